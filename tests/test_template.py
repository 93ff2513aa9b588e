"""The workbook that an agency fills in: what it offers, what it takes, and that it reads back."""

import datetime as dt
import io
import json
import re
import sys
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import attrs
import openpyxl
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from inovasi_index import (
    Aggregate,
    Answer,
    Answers,
    EditionIncomplete,
    Inovasi,
    Juri,
    Laporan,
    LaporanError,
    Pemda,
    RancangBangun,
    Ruleset,
    Total,
    WrongValueError,
    get_ruleset,
    read_laporan,
    read_ruleset,
)
from inovasi_index.files.tables.finding import tables_in
from inovasi_index.files.tables.headings import BUKTI, INOVASI, PEMDA, SPD, plain
from inovasi_index.files.tables.sheets import workbook_sheets
from inovasi_index.files.tables.words import code_in, codes_in, joined_parts
from inovasi_index.problems import MissingLibraryError
from inovasi_index.ruleset import Band, Code, Level, Measure
from inovasi_index.template import to_template, write_template
from inovasi_index.testing import laporans
from inovasi_index.text import LANGS, Lang, Text
from strategies import Edition, Plain, rows_of

EXAMPLES = Path(__file__).parents[1] / "examples"
FEW = settings(max_examples=max(settings().max_examples // 10, 1))
FEWER = settings(max_examples=max(settings().max_examples // 20, 1))
in_every_language = pytest.mark.parametrize("lang", LANGS)
langs = st.sampled_from(LANGS)

DIGITS_KEPT = 15
"""A spreadsheet rounds a number that has more; somebody who has one types it as a text."""
CODED = (
    *(("bentuk",), ("jenis",), ("tahapan",), ("inisiator",), ("klasifikasi",), ("status",)),
    *(("urusan",), ("urusan_beririsan",), ("asta_cita",), ("pkpn", "klaster")),
    ("pkpn", "beririsan"),
)


# Somebody fills it in.


@cache
def template(rules: Ruleset, lang: Lang) -> bytes:
    return to_template(rules, lang)


class Form:
    """A template that somebody fills in: finds cells by their heads, and heeds the checks."""

    def __init__(self, rules: Ruleset, lang: Lang) -> None:
        self.rules = rules
        self.book = openpyxl.load_workbook(io.BytesIO(template(rules, lang)))
        self._heads = {
            sheet.title: {plain(cell.value.split("\n")[0]): cell.column for cell in sheet[1]}
            for sheet in self.book
            if sheet.title in ("SPD", "SID", "Juri", "Bukti")
        }
        self._checks = {sheet.title: self._by_cell(sheet) for sheet in self.book}

    @staticmethod
    def _by_cell(sheet: Any) -> Mapping[str, Any]:
        """The checks of a sheet by the first cell of their ranges."""
        checks = {}
        for check in sheet.data_validations.dataValidation:
            for cells in check.sqref:
                first = str(cells).partition(":")[0]
                assert first not in checks
                checks[first] = check
        return checks

    def heads(self, sheet: str) -> Mapping[str, int]:
        """The columns of a sheet, by the first lines of their heads."""
        return self._heads[sheet]

    def check(self, sheet: str, line: int, column: int) -> Any:
        """The check of a cell; those of columns begin in the second row."""
        letter = openpyxl.utils.get_column_letter(column)
        checks = self._checks[sheet]
        return checks.get(f"{letter}{line}") or checks.get(f"{letter}2")

    def check_under(self, sheet: str, head: str, line: int = 2) -> Any:
        return self.check(sheet, line, self.heads(sheet)[plain(head)])

    def offered(self, check: Any) -> list[str]:
        """What a list lets one choose."""
        assert check.type == "list"
        inline = re.fullmatch('"(.*)"', check.formula1)
        if inline:
            assert len(check.formula1) <= 255
            return inline[1].split(",")
        name, cells = check.formula1.split("!")
        return [cell.value for (cell,) in self.book[name][cells.replace("$", "")]]

    def write(self, sheet: str, line: int, column: int, value: Any) -> None:
        """Type something into a cell that takes it."""
        cell = self.book[sheet].cell(line, column)
        if isinstance(value, Decimal) and len(re.sub("[-.]", "", str(value))) > DIGITS_KEPT:
            cell.value = str(value)
        else:
            assert self.takes(self.check(sheet, line, column), value), (sheet, line, column, value)
            cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"

    def takes(self, check: Any, value: Any) -> bool:
        """Whether a spreadsheet that runs the check would take a value."""
        if check is None or not check.showErrorMessage:
            return True
        if check.type == "list":
            return str(value) in self.offered(check)
        if check.type == "date":
            return isinstance(value, dt.date)
        is_number = isinstance(value, int | Decimal)
        if check.type == "custom":
            return check.formula1 != "FALSE" and is_number
        low, high = check.formula1, check.formula2
        if check.operator == "lessThanOrEqual":
            low, high = None, low
        return (
            is_number
            and (check.type == "decimal" or value == int(value))
            and (low is None or value >= Decimal(low))
            and (high is None or value <= Decimal(high))
        )

    def label(self, check: Any, path: tuple[str, ...], code: str) -> str:
        """What to choose for a code: a name that stands for it, or a code of no list."""
        if check is None:
            return code
        known = codes_in(path, self.rules)
        (label,) = [item for item in self.offered(check) if code_in(item, path, known) == code]
        return label

    def shown(self, path: tuple[str, ...], value: Any) -> Any:
        """A value of the profile as somebody types it, or chooses it."""
        if path not in CODED:
            return value
        check = self.check_under("SID", INOVASI[path][0])
        codes = value if isinstance(value, tuple) else (value,)
        return "; ".join(self.label(check, path, code) for code in codes)

    def content(self) -> bytes:
        written = io.BytesIO()
        self.book.save(written)
        return written.getvalue()

    # A whole report.

    def fill(self, laporan: Laporan) -> bytes:
        self.fill_pemda(laporan)
        if isinstance(laporan.spd, Answers):
            for row_id, answer in laporan.spd.items():
                self.fill_spd(row_id, answer)
        documents = list(documents_of(None, laporan.spd))
        for line, inovasi in enumerate(laporan.innovations, start=2):
            self.fill_inovasi(line, inovasi)
            documents += documents_of(line - 1, inovasi.sid)
        judged = [(number, juror) for number, each in enumerate(laporan, 1) for juror in each.juri]
        for line, (number, juror) in enumerate(judged, start=2):
            self.fill_juri(line, number, juror)
        for line, document in enumerate(documents, start=2):
            self.fill_under("Bukti", line, {BUKTI[key,][0]: each for key, each in document.items()})
        return self.content()

    def said(self, path: tuple[str, ...]) -> Any:
        """The cell of the sheet of the region beside a name."""
        (cell,) = [
            row[1]
            for row in self.book["Pemda"].iter_rows()
            if plain(str(row[0].value)) == plain(PEMDA[path][0])
        ]
        return cell

    def fill_pemda(self, laporan: Laporan) -> None:
        said = {("pemda", key): each for key, each in attrs.asdict(laporan.pemda).items()}
        if isinstance(laporan.spd, Total):
            said["spd", "total"] = laporan.spd.total
        for path, value in said.items():
            if value is not None:
                cell = self.said(path)
                self.write("Pemda", cell.row, cell.column, value)

    def fill_spd(self, row_id: str, answer: Answer) -> None:
        (line,) = [cell.row for cell in self.book["SPD"]["A"] if cell.value == row_id]
        cells = {SPD[key,][0]: each for key, each in parts_of(answer).items()}
        cells |= {"Terverifikasi": "ya"} if answer.verified else {}
        self.fill_under("SPD", line, cells)

    def fill_inovasi(self, line: int, inovasi: Inovasi) -> None:
        cells: dict[str, Any] = {"No": line - 1}
        for path, value in profile_of(inovasi).items():
            cells[INOVASI[path][0]] = self.shown(path, value)
        cells |= answers_by_heads(inovasi.sid)
        verified = [row_id for row_id, answer in inovasi.sid.items() if answer.verified]
        cells |= {"Indikator terverifikasi": "; ".join(verified)} if verified else {}
        self.fill_under("SID", line, cells)

    def fill_juri(self, line: int, number: int, juror: Juri) -> None:
        cells = {"Inovasi": str(number), "Juri": juror.nama}
        self.fill_under("Juri", line, cells | answers_by_heads(juror.nilai))

    def fill_under(self, sheet: str, line: int, cells: Mapping[str, Any]) -> None:
        for head, value in cells.items():
            self.write(sheet, line, self.heads(sheet)[plain(head)], value)


def parts_of(answer: Answer) -> dict[str, Any]:
    keys = ("level", "value", "previous", "current", "basis")
    return {key: each for key in keys if (each := getattr(answer, key)) is not None}


def answers_by_heads(answers: Answers) -> dict[str, Any]:
    names = {"level": "level", "value": "nilai", "basis": "basis"}
    names |= {"previous": "sebelumnya", "current": "sekarang"}
    return {
        f"{row_id} {names[key]}": each
        for row_id, answer in answers.items()
        for key, each in parts_of(answer).items()
    }


def profile_of(inovasi: Inovasi) -> dict[tuple[str, ...], Any]:
    """What somebody writes of an innovation, by the fields of the table."""
    said: dict[tuple[str, ...], Any] = {("bentuk",): inovasi.bentuk}
    for at in attrs.fields(type(inovasi)):
        value = getattr(inovasi, at.name)
        if value == at.default or at.name in ("sid", "juri", "rancang_bangun"):
            continue
        if attrs.has(type(value)):
            each = attrs.asdict(value).items()
            said |= {(at.name, key): part for key, part in each if part not in (None, ())}
        else:
            said[at.name,] = value
    design = inovasi.rancang_bangun
    if design is not None and design.text is not None:
        said["rancang_bangun", "text"] = design.text
    if design is not None and (design.text is None or design != RancangBangun.of(design.text)):
        said["rancang_bangun", "words"] = design.words
    return said


def documents_of(number: int | None, answers: object) -> Iterator[dict[str, Any]]:
    if isinstance(answers, Answers):
        for row_id, answer in answers.items():
            for piece in answer.evidence:
                said = {key: each for key, each in attrs.asdict(piece).items() if each}
                if piece.years:
                    said["years"] = joined_parts(map(str, piece.years))
                yield {**({"inovasi": number} if number else {}), "row": row_id, **said}


def as_filled(laporan: Laporan, rules: Ruleset) -> Laporan:
    """The report that a form can say: one that is not filled in answers nothing."""
    spd = laporan.spd
    if spd is None and rules.spd_rows:
        spd = Answers()
    if spd == Answers() and not rules.spd_rows:
        spd = None
    return attrs.evolve(laporan, spd=spd, inovasi=laporan.innovations)


def renamed(rules: Ruleset, **changes: Any) -> Ruleset:
    """The rules as a region might have them, under a name of their own."""
    return attrs.evolve(rules, edition="kabupaten-contoh/2026", **changes)


def with_row(rules: Ruleset, row_id: str, **changes: Any) -> Ruleset:
    rows = [attrs.evolve(row, **changes) if row.id == row_id else row for row in rules.indicators]
    return renamed(rules, indicators=tuple(rows))


def codes_of(problem: LaporanError) -> list[str]:
    return [each.code for each in problem.problems]


# It reads back.


@FEW
@given(st.data(), langs)
def test_what_is_filled_in_reads_back_the_same(
    edition: Edition, data: st.DataObject, lang: Lang
) -> None:
    """Every report of rows: no check refuses what the edition allows, no warning is given."""
    plain_report = data.draw(edition.reports)
    laporan = read_laporan(json.dumps(plain_report).encode(), edition.rules)
    assume(not isinstance(laporan.inovasi, Aggregate))
    filled = Form(edition.rules, lang).fill(laporan)
    read = read_laporan(filled, edition.rules, name="isian.xlsx")
    assert read == as_filled(laporan, edition.rules)
    assert read.warnings == ()


@FEWER
@given(st.data(), langs)
def test_every_measurement_can_be_filled_in(
    edition: Edition, data: st.DataObject, lang: Lang
) -> None:
    """Values and readings up to the ends of their ranges, on each basis."""
    laporan = read_laporan(json.dumps(data.draw(edition.measurements)).encode(), edition.rules)
    filled = Form(edition.rules, lang).fill(laporan)
    assert read_laporan(filled, edition.rules) == as_filled(laporan, edition.rules)


@in_every_language
def test_a_whole_kabupaten_reads_back_the_same(rules_2026: Ruleset, lang: Lang) -> None:
    laporan = read_laporan(EXAMPLES / "kabupaten-2026.yaml", rules_2026)
    read = read_laporan(Form(rules_2026, lang).fill(laporan))
    assert read == as_filled(laporan, rules_2026)
    assert len(read.innovations) > 20


def test_documents_are_found_by_the_name_of_their_innovation(rules_2026: Ruleset) -> None:
    """A list offers the names of the sheet SID; of equal ones the number tells."""
    form = Form(rules_2026, "id")
    form.fill_pemda(Laporan(pemda=Pemda(nama="Kota Contoh")))
    cells = {"Nama inovasi": "SARI", "Bentuk": "Inovasi Pelayanan Publik", "17 nilai": 12}
    form.fill_under("SID", 2, cells)
    assert form.offered(form.check_under("Bukti", "Inovasi"))[:2] == ["SARI", None]
    document = {"Inovasi": "SARI", "Indikator": "17", "Berkas": "sk.pdf", "Dokumen": "perda"}
    form.fill_under("Bukti", 2, document | {"Tanggal": dt.date(2025, 3, 31)})
    (inovasi,) = read_laporan(form.content()).innovations
    (piece,) = inovasi.sid["17"].evidence
    assert (piece.file, piece.date) == ("sk.pdf", dt.date(2025, 3, 31))


@in_every_language
def test_a_form_that_is_not_filled_in_is_an_empty_report(edition: Edition, lang: Lang) -> None:
    """Nothing that stands in it already is an answer, and none of its texts looks like a table."""
    form = Form(edition.rules, lang)
    form.fill_pemda(Laporan(pemda=Pemda(nama="Kota Contoh")))
    read = read_laporan(form.content())
    assert read == Laporan(
        pemda=Pemda(nama="Kota Contoh"),
        tahun=edition.year,
        spd={} if edition.rules.spd_rows else None,
        inovasi=[],
    )
    assert read.warnings == ()


@in_every_language
def test_a_form_without_a_name_is_answered_at_its_cell(edition: Edition, lang: Lang) -> None:
    with pytest.raises(LaporanError) as caught:
        read_laporan(template(edition.rules, lang), name="isian.xlsx")
    assert codes_of(caught.value) == ["missing-key"]
    cell = Form(edition.rules, lang).said(("pemda", "nama"))
    assert str(caught.value).startswith(f"isian.xlsx!Pemda:{cell.row}:B: ")


@in_every_language
def test_what_explains_is_no_table(edition: Edition, lang: Lang) -> None:
    """The sheet to read and the lists behind the checks are not taken for data."""
    sheets = {sheet.name: sheet for sheet in workbook_sheets(template(edition.rules, lang))}
    data = ["Pemda", *(["SPD"] if edition.rules.spd_rows else []), "SID", "Bukti"]
    assert list(sheets) == [*data, "Bacaan", "Daftar"]
    for name in data:
        (table,) = tables_in(sheets[name])
        assert table.kind == {"SID": "inovasi"}.get(name, name.lower())
    for name in ("Bacaan", "Daftar"):
        assert list(tables_in(sheets[name])) == []
        assert len(sheets[name].rows) > 10


# Contests.


CONTEST = Path(__file__).parent / "data" / "lomba.yaml"
CONTEST_EXAMPLE = EXAMPLES / "lomba-kota" / "kota-contoh" / "lomba-2026" / "ruleset.yaml"


@pytest.fixture(scope="module")
def lomba() -> Ruleset:
    """Jurors give p1 (levels 1-4, mandatory), p2 (level 1), n1 (0-100) and n2 (levels 1-3)."""
    return read_ruleset(CONTEST)


def as_judged(laporan: Laporan) -> Laporan:
    """The report that a form of a contest can say: a juror's answers without any proof.

    A score is a number that was measured, whole or not; of codes it asks those that it lists.
    """
    unasked = dict.fromkeys(("inisiator", "klasifikasi", "asta_cita", "pkpn"))
    innovations = [
        attrs.evolve(
            each, juri=[Juri(juror.nama, graded(juror.nilai)) for juror in each.juri], **unasked
        )
        for each in laporan.innovations
    ]
    return attrs.evolve(laporan, spd=None, inovasi=innovations)


def graded(given: Answers) -> Answers:
    bare = {row: attrs.evolve(each, verified=False, evidence=()) for row, each in given.items()}
    score = bare.get("n1")
    if score is not None and score.level is not None:
        bare["n1"] = Answer(value=Decimal(score.level))
    return Answers(bare)


@FEW
@given(st.data(), langs)
def test_what_is_filled_in_for_a_contest_reads_back_the_same(
    lomba: Ruleset, data: st.DataObject, lang: Lang
) -> None:
    """Every entry with what its jurors gave: no check refuses what the rules allow."""
    laporan = as_judged(data.draw(laporans(lomba)))
    read = read_laporan(Form(lomba, lang).fill(laporan), lomba)
    assert read == attrs.evolve(laporan, edition="kota-contoh/lomba", tahun=2026)
    assert read.warnings == ()


@in_every_language
def test_a_whole_contest_reads_back_the_same(lang: Lang) -> None:
    """The example: three jurors, six criteria, the SID rows of 2026 and a deduction."""
    rules = read_ruleset(CONTEST_EXAMPLE)
    laporan = read_laporan(EXAMPLES / "lomba-kota" / "peserta.yaml", rules)
    read = read_laporan(Form(rules, lang).fill(laporan), rules)
    assert read == attrs.evolve(laporan, tahun=2026)
    assert read.warnings == ()


@in_every_language
def test_a_contest_asks_nothing_of_the_region(lomba: Ruleset, lang: Lang) -> None:
    """No sheet SPD and no sum of it, no ready maturity; a sheet for the jurors."""
    form = Form(lomba, lang)
    assert form.book.sheetnames == ["Pemda", "SID", "Juri", "Bukti", "Bacaan", "Daftar"]
    assert "SPD" not in " ".join(words_of(form.book["Pemda"]))
    assert plain("Kematangan") not in form.heads("SID")
    with pytest.raises(ValueError, match="not enough values"):
        form.said(("spd", "total"))
    sheets = {sheet.name: sheet for sheet in workbook_sheets(template(lomba, lang))}
    kinds = [table.kind for sheet in sheets.values() for table in tables_in(sheet)]
    assert kinds == ["pemda", "inovasi", "juri", "bukti"]
    said = " ".join(words_of(form.book["Pemda"]))
    assert {"id": "hitung peringkatnya", "en": "have the innovations ranked"}[lang] in said
    assert {"id": "satu juri dan satu inovasi", "en": "one juror and one innovation"}[lang] in said
    comment = form.book["Bukti"]["A1"].comment.text
    assert "SPD" not in comment


@in_every_language
def test_the_sheet_of_the_jurors(lomba: Ruleset, lang: Lang) -> None:
    """Lists of the levels there are, numbers within the range of a score; marks and notes."""
    form = Form(lomba, lang)
    sheet = form.book["Juri"]
    name = {"id": "Kebaruan", "en": "Novelty"}[lang]
    assert [cell.value.split("\n")[0] for cell in sheet[1]] == [
        *("Inovasi*", "Juri*", "p1* level", "p2 level", "n1 nilai", "n2 level")
    ]
    assert sheet["C1"].value.endswith(f"\n{name}")
    offered = [form.offered(form.check_under("Juri", head)) for head in ("p1 level", "p2 level")]
    assert offered == [["0", "1", "2", "3", "4"], ["0", "1"]]
    check = form.check_under("Juri", "n1 nilai")
    assert [form.takes(check, Decimal(each)) for each in ("0", "87.5", "100", "100.01", "-1")] == [
        *(True, True, True, False, False)
    ]
    assert check.error == {"id": "Tulis angka, 0–100.", "en": "Write a number, 0–100."}[lang]
    assert check.prompt == {"id": "Nilai yang diberikan.", "en": "The score that is given."}[lang]
    assert {"id": "Nilai 0–100", "en": "A score, 0–100"}[lang] in sheet["E1"].comment.text
    assert lomba.rows["p1"].definition[lang] in sheet["C1"].comment.text
    coloured = [cell.value for cell in sheet[1] if cell.fill.fgColor.rgb == "00FFE699"]
    assert coloured == [sheet[cell].value for cell in ("A1", "B1", "C1")]
    assert form.check_under("Juri", "Inovasi").formula1 == "SID!$B$2:$B$301"
    assert not form.check_under("Juri", "Inovasi").showErrorMessage  # a number does as well
    assert sheet.freeze_panes == "C2"
    said = "\n".join(words_of(form.book["Bacaan"]))
    for row in lomba.juri_rows:
        assert row.definition[lang] in said
    assert "0–100" in said


def test_jurors_are_named_beside_their_innovations(lomba: Ruleset) -> None:
    """An innovation is chosen by its name; an empty form is an empty report."""
    form = Form(lomba, "id")
    form.fill_pemda(Laporan(pemda=Pemda(nama="Kota Contoh")))
    empty = read_laporan(form.content(), lomba)
    assert (empty.inovasi, empty.spd, empty.warnings) == ((), None, ())
    form.fill_under("SID", 2, {"Nama inovasi": "SARI", "Bentuk": "tata_kelola"})
    form.fill_under("Juri", 2, {"Inovasi": "SARI", "Juri": "Budi", "n1 nilai": Decimal("87.5")})
    (inovasi,) = read_laporan(form.content(), lomba).innovations
    assert inovasi.juri == (Juri("Budi", {"n1": Answer(value="87.5")}),)


@in_every_language
def test_a_contest_without_jurors_or_without_rows_of_innovations(
    lomba: Ruleset, lang: Lang
) -> None:
    """The sheets are those that the rules ask for."""
    aspects = [attrs.evolve(each, answered_by="inovasi") for each in lomba.aspects]
    alone = Form(attrs.evolve(lomba, aspects=aspects), lang)
    assert alone.book.sheetnames == ["Pemda", "SID", "Bukti", "Bacaan", "Daftar"]
    assert "Juri" not in " ".join(words_of(alone.book["Pemda"]))
    assert alone.takes(alone.check_under("SID", "n1 nilai"), Decimal("87.5"))
    aspects = [attrs.evolve(each, answered_by="juri") for each in lomba.aspects]
    judged = Form(attrs.evolve(lomba, aspects=aspects), lang)
    assert judged.book.sheetnames == ["Pemda", "SID", "Juri", "Bacaan", "Daftar"]
    assert "Bukti" not in " ".join(words_of(judged.book["Pemda"]))
    assert "33 nilai" in judged.heads("Juri")


# Which rules it was made for.


def test_a_form_of_another_edition_is_recognised() -> None:
    """A form of 2026 that is read under the rules of 2027 says so at its cell."""
    form = Form(get_ruleset(2026), "id")
    form.fill_pemda(Laporan(pemda=Pemda(nama="Kota Contoh")))
    (warning,) = read_laporan(form.content(), get_ruleset(2027), name="isian.xlsx").warnings
    cell = form.said(("template", "edition"))
    assert warning.code == "other-template"
    assert str(warning).startswith(f"isian.xlsx!Pemda:{cell.row}:B: ")


def test_a_form_of_an_earlier_revision_is_recognised(rules_2026: Ruleset) -> None:
    form = Form(attrs.evolve(rules_2026, revision=rules_2026.revision + 1), "id")
    form.fill_pemda(Laporan(pemda=Pemda(nama="Kota Contoh")))
    (warning,) = read_laporan(form.content(), name="isian.xlsx").warnings
    cell = form.said(("template", "digest"))
    assert warning.code == "template-outdated"
    assert str(warning).startswith(f"isian.xlsx!Pemda:{cell.row}:B: ")


@in_every_language
def test_the_rules_are_kept_in_the_properties_too(rules_2026: Ruleset, lang: Lang) -> None:
    form = Form(rules_2026, lang)
    kept = {each.name: each.value for each in form.book.custom_doc_props}
    assert kept == {
        "inovasi-index edition": "kemendagri/2026",
        "inovasi-index digest": rules_2026.digest,
    }
    assert form.said(("template", "edition")).value == "kemendagri/2026"
    assert form.said(("template", "digest")).value == rules_2026.digest


@in_every_language
def test_rules_that_no_year_picks_are_named(rules_2026: Ruleset, lang: Lang) -> None:
    """The ministry's are picked by their year; others stand in a row of their own."""
    rules = renamed(rules_2026)
    form = Form(rules, lang)
    assert form.said(("edition",)).value == "kabupaten-contoh/2026"
    form.fill_pemda(Laporan(pemda=Pemda(nama="Kabupaten Contoh")))
    assert read_laporan(form.content(), rules).edition == "kabupaten-contoh/2026"
    with pytest.raises(ValueError, match="not enough values"):
        Form(rules_2026, lang).said(("edition",))


def test_an_edition_without_a_formula_has_no_form(partial: Edition) -> None:
    with pytest.raises(EditionIncomplete):
        to_template(partial.rules)


# What it offers and takes.


def levels_in(row: Plain) -> list[str]:
    tables = row.get("bases") or [row]
    return sorted({"0", *(level["level"] for table in tables for level in table["levels"])})


@in_every_language
def test_each_list_of_levels_is_exactly_that_of_the_edition(edition: Edition, lang: Lang) -> None:
    """0 and the printed levels of every row, those of its bases too."""
    form = Form(edition.rules, lang)
    for aspect in edition.raw["aspects"]:
        rows = rows_of(edition.raw, aspect["code"])
        for line, row in enumerate(rows, start=2):
            if aspect["answered_by"] == "pemda":
                check = form.check_under("SPD", "Level", line)
            else:
                check = form.check_under("SID", f"{row['id']} level")
            assert form.offered(check) == levels_in(row)
            assert check.showErrorMessage
            assert not check.showDropDown  # which hides the arrow
    levels = [head for head in form.heads("SID") if head.endswith(" level")]
    assert len(levels) == len(edition.rules.sid_rows)


@in_every_language
def test_each_list_of_names_stands_for_the_codes_of_the_edition(
    edition: Edition, lang: Lang
) -> None:
    """What one chooses is read as the code, all of them are there, and in the language."""
    rules = edition.rules
    form = Form(rules, lang)
    entries = {(each,): getattr(rules.profile, each, ()) for (each, *_) in CODED}
    for path in (("urusan",), ("urusan_beririsan",)):
        entries[path] = tuple(rules.urusan_codes.values())
    for path in (("pkpn", "klaster"), ("pkpn", "beririsan")):
        entries[path] = rules.profile.pkpn
    for path in CODED:
        if not entries[path] and path != ("status",):
            assert plain(INOVASI[path][0]) not in form.heads("SID")
            continue
        offered = form.offered(form.check_under("SID", INOVASI[path][0]))
        codes = [code_in(item, path, codes_in(path, rules)) for item in offered]
        expected = [entry.code for entry in entries[path]] or ["dikirim", "diterima", "ditolak"]
        assert codes == expected
        for item, entry in zip(offered, entries[path], strict=False):
            assert item.removeprefix(f"{entry.code}. ") == entry.name[lang]


def test_a_name_that_no_reader_knows_gives_way_to_its_code(rules_2026: Ruleset) -> None:
    """Of two codes under one name the reader would take the last."""
    same = Text(id="Inovasi Warga", en="Innovation of the people")
    names = (Code(code="desa", name=same), Code(code="masyarakat", name=same))
    profile = attrs.evolve(rules_2026.profile, klasifikasi=names)
    form = Form(renamed(rules_2026, profile=profile), "id")
    offered = form.offered(form.check_under("SID", "Klasifikasi"))
    assert offered == ["desa", "Inovasi Warga"]


def test_one_of_several_affairs_helps_to_write_more(rules_2026: Ruleset) -> None:
    """A list refuses nothing where several may stand in one cell."""
    form = Form(rules_2026, "id")
    assert not form.check_under("SID", "Urusan beririsan").showErrorMessage
    assert form.check_under("SID", "Urusan").showErrorMessage


@pytest.mark.parametrize(
    ("at", "takes", "refuses"),
    [
        ("SPD 5b Nilai", ["0", "5.91", "100"], ["-0.01", "100.01"]),
        ("SPD 5a Nilai", ["-100", "100"], ["-100.01"]),
        ("SPD 5a Sebelumnya", ["0", "100"], ["-1", "101"]),
        ("SPD 3 Nilai", ["-100", "5000"], ["-101"]),
        ("SPD 3 Sekarang", ["0", "99999"], ["-1"]),
        ("SPD 2b Nilai", ["0", "5"], ["6", "2.5", "-1"]),
        ("SID 28 nilai", ["1", "400"], ["0", "1.5"]),
        ("SID 33 nilai", ["-12.5", "640", "0.01"], []),
        ("SID Jumlah kata", ["0", "300"], ["-1", "2.5"]),
        ("SID Kematangan", ["0", "76.5", "111"], ["-1", "111.5"]),
        ("SID Lintang", ["-2.2096"], []),
        ("SID No", ["1"], ["-1", "1.5"]),
    ],
)
def test_numbers_are_taken_within_the_range_of_their_measure(
    rules_2026: Ruleset, at: str, takes: list[str], refuses: list[str]
) -> None:
    """As the edition bounds them; indicator 33 takes any number, for its bases differ."""
    form = Form(rules_2026, "id")
    sheet, _, head = at.partition(" ")
    line = 2
    if sheet == "SPD":
        row_id, _, head = head.partition(" ")
        (line,) = [cell.row for cell in form.book["SPD"]["A"] if cell.value == row_id]
    check = form.check_under(sheet, head, line)
    assert [each for each in takes if not form.takes(check, Decimal(each))] == []
    assert [each for each in refuses if form.takes(check, Decimal(each))] == []
    assert not form.takes(check, "banyak")


def test_a_range_may_have_an_upper_end_alone(rules_2026: Ruleset) -> None:
    measure = Measure(kind="value", range=Band(to=Decimal("12.5")))
    form = Form(with_row(rules_2026, "16", measure=measure), "en")
    check = form.check_under("SID", "16 nilai")
    assert form.takes(check, Decimal("12.5"))
    assert form.takes(check, Decimal(-1000))
    assert not form.takes(check, Decimal("12.51"))
    assert check.error == "Write a number, ≤ 12.5."


def test_a_cell_that_a_row_does_not_take_is_grey_and_takes_nothing(edition: Edition) -> None:
    """Level alone for a choice, no readings for a number that is not compared."""
    if not edition.rules.spd_rows:
        assert "SPD" not in Form(edition.rules, "id").book
        return
    form = Form(edition.rules, "id")
    for line, row in enumerate(rows_of(edition.raw, "SPD"), start=2):
        kind = row["measure"]["kind"]
        compared = kind in ("growth", "decrease", "increase")
        is_open = {"Nilai": kind != "choice", "Sebelumnya": compared, "Sekarang": compared}
        for head, opens in is_open.items():
            cell = form.book["SPD"].cell(line, form.heads("SPD")[plain(head)])
            check = form.check_under("SPD", head, line)
            assert (cell.fill.fgColor.rgb == "00E7E6E6") is not opens
            assert form.takes(check, Decimal(1)) is opens
            assert check.showErrorMessage


def test_an_edition_without_rows_of_the_region_asks_for_their_sum() -> None:
    """Of 2023 the SPD rows are not known: the region is one number."""
    form = Form(get_ruleset(2023), "id")
    form.fill_pemda(Laporan(pemda=Pemda(nama="Kota Contoh"), spd=Total(total=Decimal("40.5"))))
    assert read_laporan(form.content()).spd == Total(total=Decimal("40.5"))
    hint = form.said(("spd", "total")).offset(0, 1).value
    assert "indikator SPD edisi ini tidak diketahui" in hint


def test_bases_stand_beside_the_answers_of_the_region_too(rules_2026: Ruleset) -> None:
    """Any row may be measured on one of several bases."""
    bases = rules_2026.rows["33"].bases
    rules = with_row(rules_2026, "8", bases=bases, measure=None, levels=(), evidence=None)
    form = Form(rules, "id")
    (line,) = [cell.row for cell in form.book["SPD"]["A"] if cell.value == "8"]
    assert form.offered(form.check_under("SPD", "Basis", line)) == [each.code for each in bases]
    assert not form.takes(form.check_under("SPD", "Basis", 2), "a")
    laporan = Laporan(
        pemda=Pemda(nama="Kota Contoh"),
        tahun=2026,
        edition=rules.edition,
        spd={"8": Answer(basis="c", value=Decimal("-0.5"))},
    )
    assert read_laporan(form.fill(laporan), rules) == as_filled(laporan, rules)


def test_a_long_list_stands_on_the_hidden_sheet_once(rules_2026: Ruleset) -> None:
    """A check holds 255 characters of a list, and its comma parts the items."""
    levels = tuple(Level(level, Text(id=f"{level} kali", en=f"{level} times")) for level in R_1_99)
    form = Form(with_row(rules_2026, "16", levels=levels), "id")
    check = form.check_under("SID", "16 level")
    assert form.offered(check) == [str(level) for level in range(100)]
    assert form.book["Daftar"].sheet_state == "hidden"
    columns = [tuple(cell.value for cell in column) for column in form.book["Daftar"].columns]
    assert len(set(columns)) == len(columns)
    both = [form.check_under("SID", head) for head in ("Urusan", "Urusan beririsan")]
    assert both[0].formula1 == both[1].formula1


R_1_99 = range(1, 100)


# What it says.


def words_of(sheet: Any) -> Iterator[str]:
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                yield cell.value


@in_every_language
def test_each_indicator_explains_itself_at_its_head(edition: Edition, lang: Lang) -> None:
    """Its definition, what each level means, and the page, in a comment."""
    form = Form(edition.rules, lang)
    heads = {
        row.id: [
            cell for cell in form.book["SID"][1] if cell.value.split("*")[0].split(" ")[0] == row.id
        ]
        for row in edition.rules.sid_rows
    }
    if edition.rules.spd_rows:
        ids = {cell.value: cell for cell in form.book["SPD"]["A"]}
        heads |= {row.id: [ids[row.id]] for row in edition.rules.spd_rows}
    for row in edition.rules.rows.values():
        assert heads[row.id]
        for cell in heads[row.id]:
            told = cell.comment.text
            assert row.name[lang] in told
            assert (row.definition or row.name)[lang][:300] in told
            for table in row.tables:
                assert all(f"{x.level} = {x.label[lang]}" in told for x in table.levels)
            for place in row.source.values():
                assert place.replace("p. ", "hlm. " if lang == "id" else "p. ") in told


@in_every_language
def test_a_cell_of_a_level_tells_what_the_levels_mean(rules_2026: Ruleset, lang: Lang) -> None:
    form = Form(rules_2026, lang)
    told = form.check_under("SPD", "Level", 2)
    assert told.promptTitle == "1* level"
    nothing = {"id": "0 = belum ada", "en": "0 = nothing yet"}[lang]
    levels = [f"{each.level} = {each.label[lang]}" for each in rules_2026.rows["1"].levels]
    assert told.prompt == "; ".join([nothing, *levels])
    units = form.check_under("SID", "33 nilai").prompt
    assert {"id": "a = orang; b = persen", "en": "a = people; b = percent"}[lang] in units


@in_every_language
def test_what_is_mandatory_is_marked_by_a_star_and_a_colour(edition: Edition, lang: Lang) -> None:
    """The mandatory rows, the name of the region, and the name and form of an innovation."""
    form = Form(edition.rules, lang)
    cells = [row[0] for row in form.book["Pemda"].iter_rows()] + list(form.book["SID"][1])
    if edition.rules.spd_rows:
        cells += [row[1] for row in form.book["SPD"].iter_rows(min_row=2)]
    marked = [
        cell
        for cell in cells
        if cell.value and "*" in cell.value.split(" ")[-1] + cell.value.split(" ")[0]
    ]
    coloured = [cell for cell in cells if cell.fill.fgColor.rgb == "00FFE699"]
    assert [cell.value for cell in marked] == [cell.value for cell in coloured]
    mandatory = [row for row in edition.rules.rows.values() if row.mandatory]
    ids = {row.id for row in mandatory if row in edition.rules.sid_rows}
    heads = {cell.value.split("*")[0] for cell in coloured if cell.parent.title == "SID"}
    assert heads == ids | {"Nama inovasi", "Bentuk"}
    spd = [cell for cell in coloured if cell.parent.title == "SPD"]
    assert len(spd) == len(mandatory) - len(ids)
    assert "Nama pemda*" in {cell.value for cell in coloured}


@in_every_language
def test_the_sheet_to_read_says_all_that_the_edition_does(edition: Edition, lang: Lang) -> None:
    """Every indicator with its levels and evidence, every code, every condition."""
    rules = edition.rules
    form = Form(rules, lang)
    said = "\n".join(words_of(form.book["Bacaan"]))
    for row in rules.rows.values():
        assert row.name[lang] in said
        assert (row.definition or row.name)[lang] in said
        for table in row.tables:
            assert all(f"{x.level} = {x.label[lang]}" in said for x in table.levels)
            assert table.evidence is None or table.evidence.text[lang] in said
    groups = [
        *(group.urusan for group in rules.urusan),
        rules.profile.asta_cita,
        rules.profile.pkpn,
    ]
    for code in (code for group in groups for code in group):
        assert (
            f"{code.name[lang]} ({code.code})" in said or f"{code.code}. {code.name[lang]}" in said
        )
        assert all(program[lang] in said for program in code.programs)
    for condition in rules.eligibility.conditions:
        assert condition.rule[lang] in said


@in_every_language
def test_the_words_are_of_the_language_and_the_heads_are_not(
    rules_2026: Ruleset, lang: Lang
) -> None:
    """An agency reads Indonesian heads in either form, so that one reader reads both."""
    form = Form(rules_2026, lang)
    other = Form(rules_2026, "en" if lang == "id" else "id")
    for sheet in ("SPD", "SID", "Bukti"):
        assert form.heads(sheet) == other.heads(sheet)
    sentence = {
        "id": "Wajib diisi, misalnya Kabupaten Contoh.",
        "en": "Required, for example Kabupaten Contoh.",
    }
    assert form.said(("pemda", "nama")).offset(0, 1).value == sentence[lang]
    said = " ".join(words_of(form.book["Pemda"]))
    assert "inovasi-index score isian-2026.xlsx" in said
    assert "Bacaan" in said
    error = {"id": "Pilih level: 0, 1, 2, 3.", "en": "Choose a level: 0, 1, 2, 3."}
    assert form.check_under("SID", "16 level").error == error[lang]


def test_the_conditions_stand_at_the_fields_they_judge(rules_2026: Ruleset) -> None:
    """300 words of design; a date of implementation within two years (p. 5, 22)."""
    form = Form(rules_2026, "id")
    for path in (("rancang_bangun", "text"), ("penerapan",), ("pengembangan",), ("tahapan",)):
        cell = form.book["SID"].cell(1, form.heads("SID")[plain(INOVASI[path][0])])
        rules = [
            each.rule.id
            for each in rules_2026.eligibility.judged
            if path[0] in (each.field, *each.fields)
        ]
        assert len(rules) == 1
        assert rules[0] in cell.comment.text


# The file.


@in_every_language
def test_the_same_rules_give_the_same_bytes(edition: Edition, lang: Lang) -> None:
    assert to_template(edition.rules, lang) == template(edition.rules, lang)


@in_every_language
def test_a_spreadsheet_takes_everything_that_the_checks_say(edition: Edition, lang: Lang) -> None:
    """Titles of 32 characters, prompts of 255, errors of 225, lists of 255."""
    form = Form(edition.rules, lang)
    checks = [each for sheet in form.book for each in sheet.data_validations.dataValidation]
    assert len(checks) > 40
    for check in checks:
        assert len(check.promptTitle or "") <= 32
        assert len(check.prompt or "") <= 255
        assert len(check.error or "") <= 225
        assert check.type != "list" or form.offered(check)
        assert bool(check.error) == bool(check.showErrorMessage)
        assert bool(check.prompt) == bool(check.showInputMessage)
    comments = [
        cell.comment for sheet in form.book for row in sheet for cell in row if cell.comment
    ]
    assert all(len(each.text) < 4000 for each in comments)


def test_a_long_prompt_is_shared_among_the_levels(rules_2026: Ruleset) -> None:
    """Three long labels are cut to the room of a prompt, and each of them begins in it."""
    labels = [Text(id=f"tingkat {each} " * 40, en=f"stage {each} " * 40) for each in "abc"]
    levels = tuple(Level(level, label) for level, label in enumerate(labels, start=1))
    form = Form(with_row(rules_2026, "16", levels=levels), "id")
    prompt = form.check_under("SID", "16 level").prompt
    assert len(prompt) <= 255
    for level, letter in enumerate("abc", start=1):
        assert f"{level} = tingkat {letter} " in prompt


@in_every_language
def test_no_cell_is_a_formula(edition: Edition, lang: Lang) -> None:
    with ZipFile(io.BytesIO(template(edition.rules, lang))) as archive:
        sheets = [name for name in archive.namelist() if "worksheets/sheet" in name]
        assert len(sheets) > 4
        for name in sheets:
            assert not re.search(rb"<f[ >/]", archive.read(name))


def test_what_the_rules_call_a_formula_is_a_text(rules_2026: Ruleset) -> None:
    """Rules of a region may say anything; no spreadsheet runs it."""
    name = Text(id="=1+1", en="@SUM(A1)\x07")
    form = Form(with_row(rules_2026, "8", name=name, definition=None), "en")
    (cell,) = [row[1] for row in form.book["SPD"].iter_rows() if row[0].value == "8"]
    assert cell.data_type == "s"
    assert cell.quotePrefix
    assert cell.offset(0, -1).comment.text.startswith("8* @SUM(A1) \n1 = ")


def test_the_sheets_can_be_printed_and_keep_their_heads(rules_2026: Ruleset) -> None:
    """Turned A4; the wide sheet of innovations over several pages, each with the names."""
    book = Form(rules_2026, "id").book
    shown = [sheet for sheet in book if sheet.sheet_state == "visible"]
    assert [sheet.title for sheet in shown] == ["Pemda", "SPD", "SID", "Bukti", "Bacaan"]
    for sheet in shown:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage == (sheet.title != "SID")
        assert sheet.page_setup.cellComments in (None, "none")
    titles = {sheet.title: (sheet.print_title_rows, sheet.print_title_cols) for sheet in shown}
    assert titles == {
        "Pemda": (None, None),
        "SPD": ("$1:$1", None),
        "SID": ("$1:$1", "$A:$B"),
        "Bukti": ("$1:$1", None),
        "Bacaan": ("$3:$3", None),
    }
    frozen = {sheet.title: sheet.freeze_panes for sheet in shown}
    assert frozen == {"Pemda": None, "SPD": "C2", "SID": "C2", "Bukti": "A2", "Bacaan": "A4"}


def test_columns_keep_what_is_typed(rules_2026: Ruleset) -> None:
    """A text as a text, so that 08 stays 08; a date as year, month and day."""
    form = Form(rules_2026, "id")
    sheet = form.book["SID"]
    formats = {
        head: sheet.column_dimensions[openpyxl.utils.get_column_letter(at)].number_format
        for head, at in form.heads("SID").items()
    }
    assert formats[plain("Nama inovasi")] == formats[plain("Perangkat daerah")] == "@"
    assert formats[plain("Waktu penerapan")] == "yyyy-mm-dd"
    assert formats[plain("33 nilai")] == "General"
    assert form.said(("pemda", "nama")).number_format == "@"


@pytest.mark.parametrize("edition_id", ["kemendagri/2023", "kemendagri/2026"])
def test_every_line_is_high_enough_and_not_too_high(edition_id: str) -> None:
    """A spreadsheet draws no line higher than 409 points: what is below would be cut."""
    for lang in LANGS:
        book = openpyxl.load_workbook(io.BytesIO(template(get_ruleset(edition_id), lang)))
        for sheet in book:
            heights = [each.height for each in sheet.row_dimensions.values() if each.height]
            assert max(heights, default=0) < 409
        lines = [row for row in book["Bacaan"].iter_rows() if "\n" in str(row[5].value)]
        for row in lines:
            needed = row[5].value.count("\n") + 1
            assert book["Bacaan"].row_dimensions[row[0].row].height > needed * row[5].font.size


def test_it_is_written_into_a_file(rules_2026: Ruleset, tmp_path: Path) -> None:
    target = tmp_path / "isian-2026.XLSX"
    write_template(rules_2026, target, lang="en")
    assert target.read_bytes() == template(rules_2026, "en")
    write_template(rules_2026, str(target))
    assert target.read_bytes() == template(rules_2026, "id")


def test_a_file_of_another_ending_is_refused(rules_2026: Ruleset, tmp_path: Path) -> None:
    target = tmp_path / "isian.csv"
    with pytest.raises(WrongValueError) as caught:
        write_template(rules_2026, target)
    assert caught.value.code == "unknown-ending"
    assert "isian.csv: the ending of the file is not known; there are: .xlsx" in str(caught.value)
    assert not target.exists()


def test_without_the_extra_it_is_said_how_to_install_it(
    rules_2026: Ruleset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(MissingLibraryError, match="xlsx"):
        to_template(rules_2026)
