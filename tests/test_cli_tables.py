"""The command line with tables: workbooks and CSV in and out, and what a report still lacks."""

import csv
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest

from inovasi_index import get_ruleset, read_laporan
from inovasi_index.cli import main

LAPORAN = """\
pemda: {nama: Kabupaten Contoh, jenis: kabupaten}
tahun: 2026
spd: {1: {level: 3, verified: true}, 3: {previous: 1250, current: 1490}}
inovasi:
  - nama: SIAP ANTAR
    bentuk: pelayanan_publik
    tahapan: penerapan
    perangkat_daerah: Dinas Kesehatan
    urusan: kesehatan
    penerapan: 2024-02-01
    rancang_bangun: {words: 296}
    sid: {16: {level: 2, verified: true}, 17: {value: 14}}
  - nama: E-ARSIP
    bentuk: tata_kelola
    perangkat_daerah: Dinas Kearsipan
    sid: {16: 3}
"""

EKSPOR = """\
No;Nama Inovasi;OPD;Bentuk;Tahapan;16;Misi
1;SIAP ANTAR;Dinas Kesehatan;Pelayanan Publik;Penerapan;2;Kedua
2;E-Arsip;Dinas Kearsipan;Tata Kelola;Uji Coba;3;Kesatu
"""

UNITS = "Dinas Kesehatan\nDinas Kearsipan\nBadan Pendapatan, Aset\n"

PAGES = ("completeness", "verification", "check")


class Call(NamedTuple):
    status: int
    out: str
    err: str


Cli = Callable[..., Call]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "laporan.yaml").write_text(LAPORAN, encoding="utf-8")
    (tmp_path / "ekspor.csv").write_text(EKSPOR, encoding="utf-8-sig")
    (tmp_path / "opd.txt").write_text(UNITS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Cli:
    def run(*arguments: str) -> Call:
        capsys.readouterr()
        try:
            status = main(arguments)
        except SystemExit as end:
            status = int(end.code or 0)
        return Call(status, *capsys.readouterr())

    return run


GIVEN = ("--given", "pemda=Kabupaten Contoh", "--given", "tahun=2026")


def test_a_table_is_scored_as_it_is(call: Cli) -> None:
    """An agency's export needs no map: what it cannot say is said beside it."""
    shown = call("score", "ekspor.csv", *GIVEN, "--format", "json", "--lang", "en")
    result = json.loads(shown.out)
    assert (shown.status, result["pemda"]) == (0, {"nama": "Kabupaten Contoh"})
    assert [each["kematangan"] for each in result["inovasi"]] == ["6", "9"]
    assert result["source"] == "ekspor.csv"
    assert shown.err == (
        "ekspor.csv:1:G: warning: unknown-column: the column Misi is not known and was not read\n"
    )


def test_what_was_passed_over_is_said_of_a_refused_table_too(call: Cli) -> None:
    """Unknown columns are reported once, not swallowed, also beside problems."""
    shown = call("score", "ekspor.csv", "--given", "tahun=2026", "--lang", "id")
    assert (shown.status, shown.out) == (2, "")
    assert shown.err.splitlines()[0] == (
        "ekspor.csv:1:G: peringatan: unknown-column: kolom Misi tidak dikenal, jadi tidak dibaca"
    )
    assert shown.err.splitlines()[1].startswith("ekspor.csv:1:A: missing-key: nama pemda")


@pytest.mark.parametrize("given", ["tahun", "=2026", "tahun=", "tahun= "])
def test_what_is_given_has_a_name_and_a_value(call: Cli, given: str) -> None:
    """A wrong call is a usage error, in both languages."""
    shown = call("score", "ekspor.csv", "--given", given)
    assert shown.status == 2
    assert "is not NAME=VALUE, such as tahun=2026 / " in shown.err


def test_something_given_that_is_no_heading(call: Cli) -> None:
    """A name that no table has is refused with the nearest one."""
    shown = call("score", "ekspor.csv", "--given", "tahn=2026", "--lang", "en")
    assert shown.status == 2
    assert "unknown-option: tahn is nothing that can be said; did you mean tahun?" in shown.err


@pytest.mark.parametrize("ending", ["yaml", "json", "csv", "xlsx"])
def test_a_report_is_converted(call: Cli, ending: str) -> None:
    """`convert` writes any kind of file from any other, and it reads back equal."""
    shown = call("convert", "laporan.yaml", "-o", f"ubah.{ending}", "--lang", "en")
    assert shown == (0, f"ubah.{ending}: report of Kabupaten Contoh\n", "")
    assert read_laporan(f"ubah.{ending}") == read_laporan("laporan.yaml")


def test_a_template_is_written_filled_and_scored(call: Cli, folder: Path) -> None:
    """From nothing to a score: template, name, one innovation, score."""
    shown = call("template", "2026", "-o", "isian.xlsx")
    assert shown == (0, "isian.xlsx: templat isian kemendagri/2026\n", "")
    shown = call("score", "isian.xlsx", "--lang", "en")
    assert shown.status == 2
    assert "isian.xlsx!Pemda:" in shown.err
    assert 'fill in the row "Nama pemda"' in shown.err
    place = shown.err.split(":")
    book = openpyxl.load_workbook(folder / "isian.xlsx")
    book["Pemda"][f"{place[2]}{place[1]}"] = "Kabupaten Contoh"
    book.save(folder / "isian.xlsx")
    shown = call("score", "isian.xlsx", "--format", "json")
    assert (shown.status, shown.err) == (0, "")
    assert json.loads(shown.out)["pemda"]["nama"] == "Kabupaten Contoh"


def test_there_is_no_template_of_an_edition_that_cannot_score(call: Cli, folder: Path) -> None:
    """Of 2022 nobody knows what to ask: the sentence names what is missing."""
    shown = call("template", "2022", "-o", "isian.xlsx", "--lang", "en")
    assert (shown.status, shown.out) == (2, "")
    assert shown.err.startswith("inovasi-index: edition-incomplete: kemendagri/2022 is incomplete")
    assert not (folder / "isian.xlsx").exists()


@pytest.mark.parametrize("name", ["template", "convert"])
def test_what_writes_a_file_asks_for_its_name(call: Cli, name: str) -> None:
    """A file is written where the caller says, and nowhere else."""
    shown = call(name, "2026")
    assert shown.status == 2
    assert "-o/--output" in shown.err


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_pages_about_a_report(call: Cli, name: str, lang: str) -> None:
    """What is missing, what is claimed, what would not be scored: each in both languages."""
    text = call(name, "laporan.yaml", "--lang", lang)
    assert (text.status, text.err) == (0, "")
    assert text.out.startswith("Kabupaten Contoh")
    assert "SIAP ANTAR" in text.out
    plain = call(name, "laporan.yaml", "--lang", lang, "--format", "json")
    assert json.loads(plain.out)["format"].startswith("inovasi-index/")
    page = call(name, "laporan.yaml", "--lang", lang, "--format", "html")
    assert f'<html lang="{lang}">' in page.out


def test_who_reports(call: Cli) -> None:
    """Two of three units have reported: 66.67 %."""
    shown = call("participation", "laporan.yaml", "opd.txt", "--lang", "en")
    assert (shown.status, shown.err) == (0, "")
    assert "2 of 3 units (66.67%) reported 2 innovations." in shown.out
    assert "- Badan Pendapatan, Aset" in shown.out


def test_who_reports_without_the_list(call: Cli) -> None:
    """A list that is not there is refused like a report that is not."""
    shown = call("participation", "laporan.yaml", "tidak-ada.txt", "--lang", "en")
    assert (shown.status, shown.out) == (2, "")
    assert shown.err.startswith("tidak-ada.txt: cannot-open: ")


def test_check_takes_an_edition_that_cannot_score(call: Cli) -> None:
    """The conditions of 2021 are known although its formula is not."""
    shown = call("check", "laporan.yaml", "--edition", "2021", "--lang", "en")
    assert shown.status in (0, 2)
    shown = call("check", "ekspor.csv", *GIVEN, "--edition", "2021", "--lang", "en")
    assert shown.status == 0
    assert "2021" in shown.out


@pytest.mark.parametrize("name", ["completeness", "verification"])
def test_an_edition_that_cannot_score_says_so(call: Cli, name: str) -> None:
    """What needs a formula names what is missing instead of a traceback."""
    shown = call(name, "laporan.yaml", "--edition", "2022", "--lang", "en")
    assert (shown.status, shown.out) == (2, "")
    assert "edition-incomplete" in shown.err


def test_check_without_a_year(call: Cli, folder: Path) -> None:
    """A report that names no rules is asked for its year."""
    (folder / "tanpa.yaml").write_text("pemda: {nama: X}\n", encoding="utf-8")
    shown = call("check", "tanpa.yaml", "--lang", "en")
    assert (shown.status, shown.out) == (2, "")
    assert "the key tahun must be there" in shown.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("explain", "laporan.yaml"),
        ("across", "laporan.yaml", "2026", "2027"),
        ("diff", "2025", "2026"),
        ("history", "33"),
        *((name, "laporan.yaml") for name in PAGES),
        ("participation", "laporan.yaml", "opd.txt"),
    ],
    ids=lambda arguments: arguments[0],
)
@pytest.mark.parametrize("ending", ["csv", "html", "json", "md", "txt", "xlsx"])
def test_a_page_is_written_into_a_file(
    call: Cli, folder: Path, arguments: tuple[str, ...], ending: str
) -> None:
    """`-o` writes a page as the name of the file ends, and prints nothing."""
    file = folder / f"halaman.{ending}"
    assert call(*arguments, "-o", str(file)) == (0, "", "")
    assert file.stat().st_size > 100


def test_the_csv_of_a_result_is_read_by_other_programs(call: Cli, folder: Path) -> None:
    """The numbers of a CSV have a decimal point, whatever the language."""
    call("explain", "laporan.yaml", "-o", "hasil.csv", "--lang", "id")
    with (folder / "hasil.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    total = json.loads(call("score", "laporan.yaml", "--format", "json").out)["total"]
    assert "." in total
    assert ["Skor total", total, "250"] in [row[:3] for row in rows]
    printed = call("explain", "laporan.yaml", "--format", "csv")
    assert printed.out.startswith("Kabupaten Contoh")


def test_an_ending_that_nobody_writes(call: Cli, folder: Path) -> None:
    """The endings that there are stand in the refusal."""
    shown = call("check", "laporan.yaml", "-o", "hasil.doc", "--lang", "en")
    assert shown.status == 2
    assert "unknown-ending" in shown.err
    assert ".xlsx" in shown.err
    assert not (folder / "hasil.doc").exists()


def test_a_place_that_cannot_be_written(call: Cli) -> None:
    """A folder that is not there is a sentence, not a traceback."""
    shown = call("convert", "laporan.yaml", "-o", "tidak/ada/laporan.csv", "--lang", "en")
    said = "inovasi-index: cannot-write: tidak/ada/laporan.csv cannot be written\n"
    assert shown == (2, "", said)


@pytest.mark.parametrize(
    "arguments",
    [
        ("template", "2026", "-o", "isian.xlsx"),
        ("convert", "laporan.yaml", "-o", "laporan.xlsx"),
        ("explain", "laporan.yaml", "-o", "hasil.xlsx"),
        ("score", "buku.xlsx"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_workbooks_without_the_extra(
    call: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    """Without the library for workbooks, the extra that brings it is named."""
    openpyxl.Workbook().save(folder / "buku.xlsx")
    for module in [name for name in sys.modules if name.partition(".")[0] == "openpyxl"]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    shown = call(*arguments, "--lang", "en")
    assert (shown.status, shown.out) == (2, "")
    assert shown.err.startswith("inovasi-index: missing-library: ")
    assert "inovasi-index[xlsx]" in shown.err


def test_validate_reads_tables(call: Cli) -> None:
    """A workbook or an export is validated like any other report."""
    call("convert", "laporan.yaml", "-o", "laporan.xlsx")
    shown = call("validate", "laporan.xlsx", "ekspor.csv", *GIVEN, "--lang", "en")
    assert shown.status == 0
    assert shown.out.splitlines() == [
        "laporan.xlsx: report of Kabupaten Contoh is fine under kemendagri/2026",
        "ekspor.csv: report of Kabupaten Contoh is fine under kemendagri/2026",
    ]


def test_an_edition_that_is_named_names_the_columns(call: Cli) -> None:
    """The rules that are asked for say what the columns of a table are."""
    shown = call("score", "ekspor.csv", *GIVEN, "--edition", "2025", "--format", "json")
    result = json.loads(shown.out)
    assert result["edition"] == "kemendagri/2025"
    weight = get_ruleset(2025).rows["16"].weight
    assert result["inovasi"][0]["kematangan"] == str(weight * 2)
