"""The command line: every command, what it prints, where, and with which exit status."""

import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import attrs
import pytest

import inovasi_index
from inovasi_index import UnknownEditionError, __version__, cli, console, editions, get_ruleset
from inovasi_index.cli import main

REPOSITORY = Path(__file__).parents[1]
PACKAGE_ROOT = Path(inovasi_index.__file__).parents[1]

LANGS = ("id", "en")
COMMANDS = ("score", "explain", "predikat", "list", "show", "validate", "cases")

SMALL = """\
pemda: {nama: Kabupaten Contoh, jenis: kabupaten}
tahun: 2026
spd: {total: 40}
"""

OTHER = """\
pemda: {nama: Kota Misal, jenis: kota}
tahun: 2026
spd: {total: 63}
"""

BAD = """\
pemda: {nama: Kabupaten Salah, jenis: kabupaten}
tahun: 2026
inovasi:
  - {nama: X, bentuk: tata_kelola, sid: {61: 1}}
"""

RICH = """\
format: inovasi-index/laporan@1
pemda: {nama: Kabupaten Contoh, jenis: kabupaten, provinsi: Kalimantan Tengah}
tahun: 2026
spd:
  1: 3
  2b: {value: 4}
  3: {previous: 1250, current: 1490}
  5a: {previous: 6.20, current: 5.91}
  5b: {value: 5.91}
  8: {level: 3, verified: true, evidence: [{file: lhp.pdf, date: 2026-05-20}]}
inovasi:
  - nama: SIAP ANTAR
    bentuk: pelayanan_publik
    jenis: digital
    tahapan: penerapan
    urusan: kesehatan
    urusan_beririsan: [sosial]
    penerapan: 2024-02-01
    rancang_bangun: {words: 412}
    sid:
      16: {level: 2, verified: true}
      17: {value: 14}
      30: {basis: digital, level: 2}
      33: {basis: a, value: 640}
  - nama: E-ARSIP
    bentuk: tata_kelola
    tahapan: penerapan
    urusan: sosial
    penerapan: 2025-06-01
    rancang_bangun: {words: 300}
    status: ditolak
    sid: {16: 3, 33: 2}
  - nama: COBA DULU
    bentuk: bentuk_lainnya
    tahapan: uji_coba
    urusan: pendidikan
    penerapan: 2025-06-01
    rancang_bangun: {words: 299}
    sid: {16: 1}
  - nama: SUDAH DIHITUNG
    bentuk: tata_kelola
    tahapan: penerapan
    urusan: pendidikan
    penerapan: 2025-06-01
    rancang_bangun: {words: 300}
    kematangan: 76.5
"""

AGGREGATE_2025 = """\
pemda: {nama: Kabupaten Contoh}
tahun: 2025
spd: {total: 51.00}
inovasi: {jumlah: 137, rata_rata_kematangan: 90.91, urusan_pelayanan_dasar: 6}
"""

FILES = {
    "small.yaml": SMALL,
    "other.yaml": OTHER,
    "bad.yaml": BAD,
    "rich.yaml": RICH,
    "aggregate-2025.yaml": AGGREGATE_2025,
}


class Call(NamedTuple):
    """What one call of the command line left behind."""

    status: int
    out: str
    err: str


Cli = Callable[..., Call]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The reports of this file, in the current directory."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    return tmp_path


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Cli:
    """The command line in this process; whatever it raises but an exit is a failure."""

    def run(*arguments: object) -> Call:
        capsys.readouterr()
        try:
            status = main([str(each) for each in arguments])
        except SystemExit as end:
            status = int(end.code or 0)
        shown = capsys.readouterr()
        return Call(status, shown.out, shown.err)

    return run


@pytest.fixture
def standard_input(monkeypatch: pytest.MonkeyPatch) -> Callable[[str | bytes], None]:
    """Give the next call something to read on its standard input."""

    def give(text: str | bytes) -> None:
        data = text.encode() if isinstance(text, str) else text
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    return give


def environment(**more: str) -> dict[str, str]:
    """The environment of a process that imports the library this one imports."""
    found = [str(PACKAGE_ROOT), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, found)), **more}


def command(*arguments: str | bytes) -> list[str | bytes]:
    """The command line as a process of its own."""
    return [sys.executable, "-m", "inovasi_index.cli", *arguments]


def process(
    *arguments: str | bytes, env: Mapping[str, str] | None = None, given: bytes = b""
) -> "subprocess.CompletedProcess[bytes]":
    """Run the command line as a process and wait for its end."""
    return subprocess.run(
        command(*arguments),
        input=given,
        capture_output=True,
        env=environment(**(env or {})),
        check=False,
        timeout=60,
    )


THREE = """\
import sys
from inovasi_index.cli import main
statuses = {main([verb, *sys.argv[1:]]) for verb in ("score", "explain", "validate")}
sys.exit(statuses.pop() if len(statuses) == 1 else "different statuses")
"""


def process_of_three(
    *arguments: str | bytes, env: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[bytes]":
    """Run score, explain and validate one after the other in one process: starting takes long."""
    return subprocess.run(
        [sys.executable, "-c", THREE, *arguments],
        capture_output=True,
        env=environment(**(env or {})),
        check=False,
        timeout=60,
    )


def results(call: Call) -> list[dict[str, Any]]:
    """The JSON Lines of a call."""
    return [json.loads(line) for line in call.out.splitlines()]


def problem_lines(text: str, name: str) -> list[str]:
    """The lines of standard error, each checked to be a problem of the file."""
    lines = text.splitlines()
    pattern = re.compile(rf"{re.escape(name)}(:[1-9]\d*:[1-9]\d*)?: [a-z][a-z0-9-]*: \S")
    for line in lines:
        assert pattern.match(line), line
    return lines


# score: what is printed.


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("id", "Indeks 16,00: Kurang Inovatif (0,01–40,00)."),
        ("en", "Index 16.00: Less innovative (0.01–40.00)."),
    ],
)
@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_score_says_the_index_and_the_class(call: Cli, lang: str, sentence: str, form: str) -> None:
    shown = call("score", "small.yaml", "--lang", lang, "--format", form)
    assert shown.status == 0
    assert sentence in shown.out
    assert shown.err == ""


def test_score_is_indonesian_text_unless_asked_otherwise(call: Cli) -> None:
    plain = call("score", "small.yaml")
    assert plain.out == call("score", "small.yaml", "--lang", "id", "--format", "text").out
    title = "Kabupaten Contoh — Indeks Inovasi Daerah 2026"
    assert plain.out.startswith(f"{title}\n{'=' * len(title)}\n\nIndeks 16,00")


def test_several_reports_as_html_are_one_page(call: Cli) -> None:
    shown = call("score", "small.yaml", "other.yaml", "--format", "html")
    assert shown.out.startswith("<!doctype html>")
    assert shown.out.count("<html") == shown.out.count("</html>") == 1
    assert shown.out.count("<section") == shown.out.count("</section>") == 2
    assert shown.out.index("Kabupaten Contoh") < shown.out.index("Kota Misal")


@pytest.mark.parametrize("form", ["text", "json", "markdown", "html"])
def test_a_refused_file_in_the_middle_does_not_keep_the_others_from_being_scored(
    call: Cli, form: str
) -> None:
    shown = call("score", "other.yaml", "bad.yaml", "small.yaml", "--format", form)
    assert shown.status == 2
    assert shown.out.index("Kota Misal") < shown.out.index("Kabupaten Contoh")
    assert "Kabupaten Salah" not in shown.out
    (problem,) = problem_lines(shown.err, "bad.yaml")
    assert problem == (
        "bad.yaml:4:42: unknown-indicator: inovasi[0].sid.61: "
        "kemendagri/2026 has no indicator 61; did you mean 16? / "
        "kemendagri/2026 tidak memiliki indikator 61; maksud Anda 16?"
    )


@pytest.mark.parametrize("lang", LANGS)
def test_a_language_makes_the_problems_speak_it_alone(call: Cli, lang: str) -> None:
    shown = call("score", "bad.yaml", "--lang", lang)
    assert ("has no indicator 61" in shown.err) is (lang == "en")
    assert ("tidak memiliki indikator 61" in shown.err) is (lang == "id")


def test_json_is_one_result_a_line_in_the_order_of_the_arguments(call: Cli) -> None:
    names = ["rich.yaml", "bad.yaml", "other.yaml", "small.yaml", "other.yaml"]
    shown = call("score", *names, "--format", "json")
    assert shown.status == 2
    assert [each["source"] for each in results(shown)] == [
        name for name in names if name != "bad.yaml"
    ]


def test_a_file_is_named_as_the_caller_named_it(call: Cli, folder: Path) -> None:
    for name in ("./bad.yaml", "bad.yaml", str(folder / "bad.yaml"), "../bad.yaml"):
        if name.startswith(".."):
            shutil.copy(folder / "bad.yaml", folder.parent / "bad.yaml")
        shown = call("score", name)
        assert shown.status == 2
        assert shown.err.startswith(f"{name}:4:42: ")
    assert results(call("score", "./small.yaml", "--format", "json"))[0]["source"] == (
        "./small.yaml"
    )


def test_all_problems_of_a_file_are_answered_in_the_order_of_their_places(
    call: Cli, folder: Path
) -> None:
    (folder / "many.yaml").write_text(
        "pemda: {nama: A, jenis: desa}\ntahun: 2026\nspd: {1: 9, 61: 1}\nlain: 1\n",
        encoding="utf-8",
    )
    shown = call("score", "many.yaml")
    places = [line.split(":")[1:3] for line in problem_lines(shown.err, "many.yaml")]
    assert places == [["1", "25"], ["3", "10"], ["3", "13"], ["4", "1"]]
    assert shown.out == ""


def test_a_dash_is_the_standard_input(
    call: Cli, standard_input: Callable[[str | bytes], None]
) -> None:
    standard_input(SMALL)
    (result,) = results(call("score", "-", "--format", "json"))
    assert (result["source"], result["index"]) == ("-", "16.00")


def test_the_standard_input_stands_between_files(
    call: Cli, standard_input: Callable[[str | bytes], None]
) -> None:
    standard_input(BAD)
    shown = call("score", "small.yaml", "-", "other.yaml", "--format", "json")
    assert shown.status == 2
    assert [each["source"] for each in results(shown)] == ["small.yaml", "other.yaml"]
    assert shown.err.startswith("-:4:42: unknown-indicator: ")


def test_json_reports_are_read_too(call: Cli, folder: Path) -> None:
    report = {"pemda": {"nama": "Kota Misal"}, "tahun": 2026, "spd": {"1": 3}}
    (folder / "laporan.json").write_text(json.dumps(report), encoding="utf-8")
    (result,) = results(call("score", "laporan.json", "--format", "json"))
    assert result["spd"]["score"] == "3"


# score: under which rules.


@pytest.mark.parametrize("name", ["2025", "kemendagri/2025"])
def test_an_edition_named_wins_over_the_year_of_the_report_with_a_notice(
    call: Cli, name: str
) -> None:
    shown = call("score", "small.yaml", "--edition", name, "--format", "json")
    (result,) = results(shown)
    assert (shown.status, result["edition"], result["tahun"]) == (0, "kemendagri/2025", 2026)
    (notice,) = [each for each in result["notices"] if each["code"] == "edition-differs"]
    assert notice["at"] == "tahun"
    assert "2026" in notice["text"]["en"]
    assert "kemendagri/2025" in notice["text"]["en"]


def test_the_notice_of_another_edition_stands_in_the_sheet(call: Cli) -> None:
    shown = call("explain", "small.yaml", "--edition", "2025", "--lang", "en")
    assert "this report is for 2026 but was scored under kemendagri/2025" in shown.out


def test_the_year_of_the_report_raises_no_such_notice(call: Cli) -> None:
    for arguments in (["small.yaml"], ["small.yaml", "--edition", "2026"]):
        (result,) = results(call("score", *arguments, "--format", "json"))
        assert "edition-differs" not in [each["code"] for each in result["notices"]]


def test_an_edition_named_scores_a_report_without_a_year(call: Cli, folder: Path) -> None:
    (folder / "no-year.yaml").write_text("pemda: {nama: A}\nspd: {1: 3}\n", encoding="utf-8")
    assert call("score", "no-year.yaml").status == 2
    assert "missing-key: tahun" in call("score", "no-year.yaml").err
    (result,) = results(call("score", "no-year.yaml", "--edition", "2026", "--format", "json"))
    assert "tahun" not in result


def test_a_year_that_cannot_be_scored_is_at_tahun(call: Cli, folder: Path) -> None:
    (folder / "old.yaml").write_text("pemda: {nama: A}\ntahun: 1999\n", encoding="utf-8")
    shown = call("score", "old.yaml")
    assert shown.status == 2
    assert shown.err.startswith("old.yaml:2:8: unknown-edition: tahun: ")
    assert "kemendagri/2026" in shown.err


@pytest.mark.parametrize(
    "name", ["1999", "kemendagri/1999", "foo/bar", "²", "", "../2026", "2026/"]
)
@pytest.mark.parametrize("verb", [["score"], ["explain"], ["validate"]])
def test_an_unknown_edition_is_refused_with_those_there_are(
    call: Cli, verb: list[str], name: str
) -> None:
    """No Indonesian reader gets an English answer: --lang holds here too."""
    shown = call(*verb, "small.yaml", f"--edition={name}", "--lang", "id")
    assert (shown.status, shown.out) == (2, "")
    assert shown.err.startswith("inovasi-index: unknown-edition: edisi ")
    assert "kemendagri/2026" in shown.err


def test_an_interpretation_is_taken_and_named_in_the_result(call: Cli) -> None:
    arguments = ["score", "rich.yaml", "--format", "json"]
    (default,) = results(call(*arguments))
    (chosen,) = results(call(*arguments, "--interpret", "band_overlap=highest_level"))
    assert default["interpretations"]["band_overlap"] == "ends_first"
    assert chosen["interpretations"]["band_overlap"] == "highest_level"
    assert (default["spd"]["score"], chosen["spd"]["score"]) == ("15.75", "16.5")


def test_several_interpretations_hold_together(call: Cli) -> None:
    shown = call(
        *("score", "rich.yaml", "--format", "json"),
        *("--interpret", "band_overlap=highest_level"),
        *("--interpret", "ineligible=included"),
    )
    (result,) = results(shown)
    assert result["interpretations"]["band_overlap"] == "highest_level"
    assert result["interpretations"]["ineligible"] == "included"
    assert [each["scored"] for each in result["inovasi"]] == [True] * 4


def test_of_two_options_for_one_interpretation_the_last_wins(call: Cli) -> None:
    for last in ("highest_level", "ends_first"):
        first = "ends_first" if last == "highest_level" else "highest_level"
        shown = call(
            *("score", "rich.yaml", "--format", "json"),
            *("--interpret", f"band_overlap={first}"),
            *("--interpret", f"band_overlap={last}"),
        )
        assert results(shown)[0]["interpretations"]["band_overlap"] == last


@pytest.mark.parametrize(
    ("choice", "named"),
    [
        ("overlap=highest_level", "band_overlap"),
        ("band_overlap=best", "highest_level"),
        ("band_overlap", "highest_level"),
        ("band_overlap=", "highest_level"),
        ("=highest_level", "band_overlap"),
        ("", "band_overlap"),
    ],
)
def test_an_unknown_name_or_option_is_a_usage_error_that_names_the_known(
    call: Cli, choice: str, named: str
) -> None:
    shown = call("score", "small.yaml", f"--interpret={choice}")
    assert (shown.status, shown.out) == (2, "")
    assert "usage:" in shown.err
    assert named in shown.err


def test_an_interpretation_that_the_edition_lacks_refuses_that_file_alone(call: Cli) -> None:
    shown = call(
        *("score", "small.yaml", "aggregate-2025.yaml", "other.yaml", "--format", "json"),
        *("--interpret", "gate_effect=none"),
    )
    assert shown.status == 2
    assert [each["source"] for each in results(shown)] == ["aggregate-2025.yaml"]
    lines = shown.err.splitlines()
    assert [line.split(": ")[:2] for line in lines] == [
        ["small.yaml", "unknown-interpretation"],
        ["other.yaml", "unknown-interpretation"],
    ]
    assert all("kemendagri/2026 has no interpretation gate_effect" in line for line in lines)


def test_an_option_that_only_another_edition_has_is_refused_by_the_file(
    call: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An option that the engine knows and the edition left out is no usage error."""
    rules = get_ruleset(2026)
    fewer = tuple(
        attrs.evolve(each, options=("ends_first",)) if each.name == "band_overlap" else each
        for each in rules.interpretations
    )
    monkeypatch.setattr(
        console, "get_ruleset", lambda _: attrs.evolve(rules, interpretations=fewer)
    )
    shown = call("score", "small.yaml", "--interpret", "band_overlap=highest_level")
    assert shown.status == 2
    assert shown.err.startswith("small.yaml: unknown-option: ")


def test_verified_scores_only_what_is_marked_verified(call: Cli) -> None:
    (result,) = results(call("score", "rich.yaml", "--answers", "verified", "--format", "json"))
    assert result["answers"] == "verified"
    assert result["spd"]["score"] == "4.5"
    assert [each["kematangan"] for each in result["inovasi"]] == ["6", "0", "0", "76.5"]
    answered = [row["id"] for row in result["spd"]["indicators"] if row["answered"]]
    assert answered == ["8"]
    supplied = [each for each in result["notices"] if each["code"] == "supplied-not-verified"]
    assert [each["at"] for each in supplied] == ["inovasi[3].kematangan"]


def test_another_view_of_the_answers_is_a_usage_error(call: Cli) -> None:
    shown = call("score", "small.yaml", "--answers", "checked")
    assert shown.status == 2
    assert "verified" in shown.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["score"],
        ["score", "small.yaml", "--format", "pdf"],
        ["score", "small.yaml", "--lang", "nl"],
        ["score", "small.yaml", "--colour"],
        ["explain"],
        ["explain", "small.yaml", "--inovasi", "first"],
        ["explain", "small.yaml", "other.yaml"],
        ["predikat", "58.09"],
        ["predikat", "--edition", "2026"],
        ["show"],
        ["cases", "2025", "2026"],
        ["unknown"],
        [],
    ],
)
def test_a_call_that_cannot_be_understood_is_answered_with_its_usage(
    call: Cli, arguments: list[str]
) -> None:
    shown = call(*arguments)
    assert (shown.status, shown.out) == (2, "")
    assert shown.err.startswith("usage: inovasi-index")


# The contract of one result.

RESULT_KEYS = {
    *("format", "edition", "revision", "ruleset_digest", "origin", "engine", "source", "answers"),
    *("pemda", "tahun", "index", "index_exact", "predikat", "total", "maximum"),
    *("spd", "kematangan", "jumlah_inovasi", "inovasi", "interpretations", "arose", "notices"),
}

INTERPRETATIONS_2026 = {
    "mandatory_missing": "zero_row",
    "counted_innovations": "sent",
    "divisor_innovations": "sent",
    "predikat_on": "rounded",
    "above_top_band": "top_level",
    "band_overlap": "ends_first",
    "ineligible": "excluded",
    "gate_urusan": "main",
}


@pytest.fixture
def rich(call: Cli) -> dict[str, Any]:
    """The result of the rich report, as the command line gives it."""
    (result,) = results(call("score", "rich.yaml", "--format", "json"))
    return result


def test_a_result_has_the_keys_of_the_contract_and_no_others(rich: dict[str, Any]) -> None:
    assert set(rich) == RESULT_KEYS


def test_a_result_says_what_was_scored_under_which_rules(rich: dict[str, Any]) -> None:
    rules = get_ruleset(2026)
    assert rich["format"] == "inovasi-index/result@1"
    assert (rich["edition"], rich["revision"]) == ("kemendagri/2026", rules.revision)
    assert rich["ruleset_digest"] == rules.digest
    assert re.fullmatch(r"sha256:[0-9a-f]{64}", rich["ruleset_digest"])
    assert (rich["engine"], rich["source"]) == (__version__, "rich.yaml")
    assert (rich["answers"], rich["tahun"]) == ("claimed", 2026)
    assert rich["pemda"] == {
        "nama": "Kabupaten Contoh",
        "jenis": "kabupaten",
        "provinsi": "Kalimantan Tengah",
    }


def test_a_result_has_its_numbers_as_texts_and_its_counts_as_integers(
    rich: dict[str, Any],
) -> None:
    """SPD 15.75; (23 + 0 + 76.5) / 12; fewer than 5 basic-service affairs, so no count."""
    assert (rich["index"], rich["index_exact"], rich["predikat"]) == (
        "9.62",
        "577/60",
        "kurang_inovatif",
    )
    assert (rich["total"], rich["maximum"]) == ("24.0416666667", "250")
    spd = {key: value for key, value in rich["spd"].items() if key != "indicators"}
    assert spd == {"score": "15.75", "maximum": "63"}
    assert rich["kematangan"] == {
        "score": "8.2916666667",
        "sum": "99.5",
        "divisor": 12,
        "innovations": 3,
        "maximum": "111",
    }
    assert rich["jumlah_inovasi"] == {
        "score": "0",
        "counted": 3,
        "maximum": "76",
        "urusan_pelayanan_dasar": 3,
        "urusan_required": 5,
        "gate": "closed",
    }


def row(number: str, level: int, weight: str, points: str, **more: str) -> dict[str, Any]:
    """An answered row of a result."""
    return {
        "id": number,
        **more,
        "level": level,
        "weight": weight,
        "points": points,
        "answered": True,
    }


def test_a_result_lists_every_row_of_the_region(rich: dict[str, Any]) -> None:
    rows = rich["spd"]["indicators"]
    assert [each["id"] for each in rows] == [each.id for each in get_ruleset(2026).spd_rows]
    assert [each for each in rows if each["answered"]] == [
        row("1", 3, "1", "3"),
        row("2b", 3, "1", "3"),
        row("3", 3, "1", "3"),
        row("5a", 2, "0.75", "1.5"),
        row("5b", 1, "0.75", "0.75"),
        row("8", 3, "1.5", "4.5"),
    ]
    missing = [each for each in rows if not each["answered"]]
    assert all((each["level"], each["points"]) == (0, "0") for each in missing)
    assert all("basis" not in each for each in rows)


def test_a_result_lists_every_innovation_and_its_rows(rich: dict[str, Any]) -> None:
    keys = {"nama", "bentuk", "kematangan", "scored", "reasons"}
    assert [set(each) for each in rich["inovasi"]] == [
        keys | {"indicators"},
        keys | {"indicators"},
        keys | {"indicators"},
        keys | {"supplied"},
    ]
    assert [(each["nama"], each["bentuk"], each["kematangan"]) for each in rich["inovasi"]] == [
        ("SIAP ANTAR", "pelayanan_publik", "23"),
        ("E-ARSIP", "tata_kelola", "0"),
        ("COBA DULU", "bentuk_lainnya", "3"),
        ("SUDAH DIHITUNG", "tata_kelola", "76.5"),
    ]
    assert [each["scored"] for each in rich["inovasi"]] == [True, True, False, True]
    assert rich["inovasi"][3]["supplied"] is True


def test_a_rejected_innovation_keeps_the_points_of_its_rows(rich: dict[str, Any]) -> None:
    rejected = rich["inovasi"][1]
    assert [each for each in rejected["indicators"] if each["answered"]] == [
        row("16", 3, "3", "9"),
        row("33", 2, "3", "6"),
    ]


def test_a_basis_stands_in_the_row_that_named_one(rich: dict[str, Any]) -> None:
    rows = rich["inovasi"][0]["indicators"]
    assert [each["id"] for each in rows] == [each.id for each in get_ruleset(2026).sid_rows]
    assert [each for each in rows if each["answered"]] == [
        row("16", 2, "3", "6"),
        row("17", 2, "2", "4"),
        row("30", 2, "2", "4", basis="digital"),
        row("33", 3, "3", "9", basis="a"),
    ]


def test_an_innovation_that_is_not_scored_has_its_reasons(rich: dict[str, Any]) -> None:
    reasons = [each["reasons"] for each in rich["inovasi"]]
    assert reasons[0] == reasons[1] == reasons[3] == []
    assert len(reasons[2]) == 2
    for reason in reasons[2]:
        assert set(reason) == {"code", "text"}
        assert set(reason["text"]) == {"id", "en"}
        assert all(reason["text"].values())


def test_a_result_says_which_interpretations_held_and_which_arose(rich: dict[str, Any]) -> None:
    assert rich["interpretations"] == INTERPRETATIONS_2026
    assert rich["arose"] == [
        "mandatory_missing",
        "counted_innovations",
        "divisor_innovations",
        "band_overlap",
        "ineligible",
        "gate_urusan",
    ]


def test_a_notice_has_a_code_a_place_and_both_texts(rich: dict[str, Any]) -> None:
    for notice in rich["notices"]:
        assert set(notice) == {"code", "at", "text"}
        assert set(notice["text"]) == {"id", "en"}
        assert all(notice["text"].values())
    places = {(each["code"], each["at"]) for each in rich["notices"]}
    assert places >= {
        ("band-overlap", "spd.5b"),
        ("mandatory-missing", "spd.4"),
        ("rejected", "inovasi[1].status"),
        ("basis-not-named", "inovasi[1].sid.33"),
        ("not-scored", "inovasi[2]"),
        ("gate-closed", "inovasi"),
    }


def test_no_number_of_a_result_is_a_binary_float(rich: dict[str, Any]) -> None:
    def values(value: Any) -> Iterator[Any]:
        parts = value.values() if isinstance(value, dict) else value
        for part in parts if isinstance(value, dict | list) else ():
            yield from values(part)
        yield value

    assert not any(isinstance(value, float) for value in values(rich))


def test_what_was_given_as_a_sum_is_marked_and_hides_its_parts(call: Cli) -> None:
    (result,) = results(call("score", "aggregate-2025.yaml", "--format", "json"))
    assert set(result) == RESULT_KEYS - {"inovasi"}
    assert result["spd"] == {"score": "51", "maximum": "63", "supplied": True}
    assert result["kematangan"] == {
        "score": "90.91",
        "supplied": True,
        "innovations": 137,
        "maximum": "111",
    }
    assert (result["index"], result["predikat"]) == ("77.59", "sangat_inovatif")


def test_the_rows_of_the_region_are_absent_where_they_are_not_known(
    call: Cli, folder: Path
) -> None:
    (folder / "no-spd.yaml").write_text("pemda: {nama: A}\ntahun: 2025\n", encoding="utf-8")
    (result,) = results(call("score", "no-spd.yaml", "--format", "json"))
    assert result["spd"] == {"score": "0", "maximum": "63"}
    assert result["inovasi"] == []


def test_an_effect_that_is_set_aside_makes_the_gate_not_applied(call: Cli, folder: Path) -> None:
    (folder / "x.yaml").write_text("pemda: {nama: A}\ntahun: 2025\n", encoding="utf-8")
    shown = call("score", "x.yaml", "--format", "json", "--interpret", "gate_effect=none")
    assert results(shown)[0]["jumlah_inovasi"]["gate"] == "not_applied"


def test_the_python_result_is_the_object_of_the_command_line(rich: dict[str, Any]) -> None:
    rules = get_ruleset(2026)
    laporan = inovasi_index.read_laporan("rich.yaml", rules)
    assert inovasi_index.score(laporan, rules).to_dict() == rich


# explain.


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "part", [[], ["--indicator", "33"], ["--inovasi", "1"], ["--inovasi", "2", "--indicator", "16"]]
)
def test_explain_prints_every_part_in_every_form_and_language(
    call: Cli, part: list[str], lang: str, form: str
) -> None:
    shown = call("explain", "rich.yaml", *part, "--lang", lang, "--format", form)
    assert (shown.status, shown.err) == (0, "")
    assert shown.out.endswith("\n")
    assert shown.out.startswith("<!doctype html>") is (form == "html")
    assert shown.out.startswith("# ") is (form == "markdown")


def test_explain_shows_the_whole_report(call: Cli) -> None:
    shown = call("explain", "rich.yaml", "--lang", "en")
    for name in ("SIAP ANTAR", "E-ARSIP", "COBA DULU", "SUDAH DIHITUNG"):
        assert name in shown.out
    assert "Index 9.62" in shown.out
    assert get_ruleset(2026).digest in shown.out


def test_explain_shows_one_indicator_with_the_answers_to_it(call: Cli) -> None:
    shown = call("explain", "rich.yaml", "--indicator", "33", "--lang", "en")
    assert shown.out.startswith("33* Benefit")
    assert re.search(r"^SIAP ANTAR +a: 640 people \(≥ 501\) +3 +9$", shown.out, re.MULTILINE)
    assert re.search(r"^COBA DULU +not answered +– +0$", shown.out, re.MULTILINE)
    assert "34" not in [line.split(" ")[0] for line in shown.out.splitlines()]


def test_explain_shows_one_indicator_of_one_innovation_alone(call: Cli) -> None:
    shown = call("explain", "rich.yaml", "--indicator", "33", "--inovasi", "1", "--lang", "en")
    assert re.search(r"^SIAP ANTAR +a: 640 people \(≥ 501\) +3 +9$", shown.out, re.MULTILINE)
    for name in ("E-ARSIP", "COBA DULU", "SUDAH DIHITUNG", "Kabupaten Contoh", "NOTICES"):
        assert name not in shown.out


def test_explain_shows_both_rows_of_a_printed_indicator_that_has_two(call: Cli) -> None:
    shown = call("explain", "rich.yaml", "--indicator", "5", "--lang", "en")
    assert [line.split()[0] for line in shown.out.splitlines() if line[:3] in ("5a*", "5b*")] == [
        "5a*",
        "5b*",
    ]
    assert "6.20 → 5.91 = 0.29 percentage points (0.01–0.36)" in shown.out


def test_explain_shows_one_of_two_rows(call: Cli) -> None:
    shown = call("explain", "rich.yaml", "--indicator", "5a", "--lang", "en")
    assert shown.out.startswith("5a*")
    assert "5b*" not in shown.out


@pytest.mark.parametrize(("given", "guess"), [("99", "9"), ("5A", "5a"), ("33a", "33"), ("", "")])
def test_explain_refuses_an_indicator_that_is_not_there(call: Cli, given: str, guess: str) -> None:
    shown = call("explain", "rich.yaml", f"--indicator={given}")
    assert (shown.status, shown.out) == (2, "")
    assert shown.err.startswith(
        "inovasi-index: unknown-indicator: kemendagri/2026 has no indicator"
    )
    assert (f"did you mean {guess}?" in shown.err) is bool(guess)


def test_explain_counts_innovations_from_one(call: Cli) -> None:
    assert call("explain", "rich.yaml", "--inovasi", "1").out.startswith("SIAP ANTAR\n")
    assert call("explain", "rich.yaml", "--inovasi", "4").out.startswith("SUDAH DIHITUNG\n")


@pytest.mark.parametrize("number", ["0", "5", "-1", "99999999999999999999"])
@pytest.mark.parametrize("more", [[], ["--indicator", "33"]])
def test_explain_refuses_an_innovation_out_of_range(
    call: Cli, number: str, more: list[str]
) -> None:
    shown = call("explain", "rich.yaml", "--inovasi", number, *more, "--lang", "en")
    assert (shown.status, shown.out) == (2, "")
    assert shown.err == (
        f"inovasi-index: unknown-inovasi: there is no innovation {number}; this report has 4\n"
    )


def test_explain_with_an_aggregate_has_no_innovation_to_show(call: Cli) -> None:
    shown = call("explain", "aggregate-2025.yaml", "--inovasi", "1", "--lang", "en")
    assert shown.status == 2
    assert "this report has 0" in shown.err


def test_explain_answers_a_refused_file_like_score(call: Cli) -> None:
    assert call("explain", "bad.yaml") == call("score", "bad.yaml")


def test_explain_takes_the_options_of_scoring(call: Cli) -> None:
    shown = call(
        *("explain", "rich.yaml", "--lang", "en", "--answers", "verified"),
        *("--interpret", "band_overlap=highest_level"),
    )
    head, _, rest = shown.out.partition("What made it")
    assert "- Only verified answers are counted.\n" in head
    assert "- band_overlap = highest_level was chosen, not the default ends_first.\n" in head
    assert "verified answers only" in rest
    assert re.search(r"^- band_overlap = highest_level \(no case\)\. ", rest, re.MULTILINE)


def test_explain_reads_the_standard_input(
    call: Cli, standard_input: Callable[[str | bytes], None]
) -> None:
    standard_input(SMALL)
    assert "Indeks 16,00" in call("explain", "-").out


# predikat.


@pytest.mark.parametrize("index", ["58.09", "58,09"])
@pytest.mark.parametrize("edition", ["2026", "kemendagri/2026"])
def test_predikat_prints_code_name_band_and_edition(call: Cli, index: str, edition: str) -> None:
    shown = call("predikat", index, "--edition", edition)
    assert shown == Call(0, "inovatif  Inovatif  40.01–65.00  kemendagri/2026\n", "")


def test_predikat_names_the_class_in_english_too(call: Cli) -> None:
    shown = call("predikat", "58.09", "--edition", "2026", "--lang", "en")
    assert shown.out == "inovatif  Innovative  40.01–65.00  kemendagri/2026\n"


@pytest.mark.parametrize(
    ("index", "code"),
    [
        ("0", "tidak_dapat_dinilai"),
        ("0.00", "tidak_dapat_dinilai"),
        ("-0", "tidak_dapat_dinilai"),
        ("0.004", "tidak_dapat_dinilai"),
        ("0.005", "kurang_inovatif"),
        ("0.01", "kurang_inovatif"),
        ("0,4", "kurang_inovatif"),
        ("40", "kurang_inovatif"),
        ("40.004", "kurang_inovatif"),
        ("40.005", "inovatif"),
        ("40.01", "inovatif"),
        ("65.00", "inovatif"),
        ("65.0049", "inovatif"),
        ("65,005", "sangat_inovatif"),
        ("65.01", "sangat_inovatif"),
        ("100", "sangat_inovatif"),
        ("100.00", "sangat_inovatif"),
    ],
)
def test_predikat_rounds_and_then_classes(call: Cli, index: str, code: str) -> None:
    """Guide 2026, p. 15: 65.01–100, 40.01–65.00, 0.01–40.00, and 0."""
    shown = call("predikat", index, "--edition", "2026")
    assert shown.status == 0
    assert shown.out.split("  ")[0] == code


@pytest.mark.parametrize("index", ["100.001", "100,004", "100.01", "-0.01", "-0.004", "101", "-1"])
def test_predikat_refuses_what_is_out_of_range_as_given(call: Cli, index: str) -> None:
    shown = call("predikat", index, "--edition", "2026")
    assert (shown.status, shown.out) == (2, "")
    assert shown.err.startswith("inovasi-index: out-of-range: ")


@pytest.mark.parametrize(
    "index",
    [
        *("abc", "", " ", "58.09%", "1e1", "NaN", "inf", "+58", "058", "58.", ".58", " 58"),
        *("1.234.5", "1,234,5", "1.234,5", "1,234.5", "٥٨", "58 09", "0x10", "58.09\n"),
    ],
)
def test_predikat_refuses_what_is_not_a_number(call: Cli, index: str) -> None:
    shown = call("predikat", index, "--edition", "2026")
    assert (shown.status, shown.out) == (2, "")
    assert shown.err.startswith("inovasi-index: not-a-number: ")
    assert len(shown.err.splitlines()) == 1


def test_predikat_refuses_more_digits_than_a_number_has(call: Cli) -> None:
    shown = call("predikat", "1." + "0" * 30, "--edition", "2026")
    assert (shown.status, shown.out) == (2, "")
    assert shown.err.startswith("inovasi-index: too-many-digits: ")


def test_predikat_refuses_an_unknown_edition(call: Cli) -> None:
    shown = call("predikat", "58.09", "--edition", "1999", "--lang", "en")
    assert (shown.status, shown.out) == (2, "")
    assert shown.err.startswith("inovasi-index: unknown-edition: ")
    assert "kemendagri/2025, kemendagri/2026" in shown.err


def test_predikat_answers_undetermined_where_no_class_is_known(
    call: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = get_ruleset(2026)
    known = tuple(each for each in rules.predikat_bands if each.code != "inovatif")
    monkeypatch.setattr(console, "get_ruleset", lambda _: attrs.evolve(rules, predikat_bands=known))
    shown = call("predikat", "58.09", "--edition", "2026")
    assert shown == Call(0, "undetermined  Belum dapat ditentukan  –  kemendagri/2026\n", "")


# list and show.


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_list_names_every_edition_and_how_well_it_is_known(call: Cli, lang: str, form: str) -> None:
    shown = call("list", "--lang", lang, "--format", form)
    assert (shown.status, shown.err) == (0, "")
    for name in editions():
        assert name in shown.out
    assert ("Resmi" in shown.out) is (lang == "id")
    assert ("Official" in shown.out) is (lang == "en")


def test_list_as_json_is_one_edition_a_line(call: Cli) -> None:
    shown = call("list", "--format", "json")
    lines = results(shown)
    assert [each["edition"] for each in lines] == list(editions())
    for each in lines:
        rules = get_ruleset(each["edition"])
        assert each == {
            "edition": rules.edition,
            "revision": rules.revision,
            "status": rules.status,
            "scores": "pemda",
            "year": rules.year,
            "title": rules.title.to_dict(),
            "standing": rules.standing.to_dict(),
            "digest": rules.digest,
            "origin": {"kind": "bundled", "name": "inovasi-index", "version": __version__},
        }


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("edition", editions())
def test_show_prints_every_edition_and_every_indicator(
    call: Cli, edition: str, lang: str, form: str
) -> None:
    rules = get_ruleset(edition)
    page = call("show", edition, "--lang", lang, "--format", form)
    assert (page.status, page.err) == (0, "")
    assert rules.title[lang] in page.out  # type: ignore[index]
    numbers = dict.fromkeys(str(each.number) for each in rules.indicators)
    for each in (*(each.id for each in rules.indicators), *numbers):
        shown = call("show", edition, each, "--lang", lang, "--format", form)
        assert (shown.status, shown.err) == (0, ""), each
        assert len(shown.out) > 100, each


def test_show_takes_a_year(call: Cli) -> None:
    assert call("show", "2026").out == call("show", "kemendagri/2026").out
    assert call("show", "2026", "33").out == call("show", "kemendagri/2026", "33").out


def test_show_of_an_indicator_has_definition_levels_evidence_and_source(call: Cli) -> None:
    shown = call("show", "2026", "17", "--lang", "en")
    rules = get_ruleset(2026).rows["17"]
    words = " ".join(shown.out.split())
    assert shown.out.startswith("17* ")
    assert rules.definition is not None
    assert rules.definition.en in words
    assert rules.evidence is not None
    assert rules.evidence.en in words
    assert "Weight 2, mandatory; at most 6 points." in words
    assert re.search(r"^ +2  11 to 30 people +11–30$", shown.out, re.MULTILINE)
    assert f"[guide, {rules.source['guide']}]" in words


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["1999"], "unknown-edition"),
        (["foo/bar"], "unknown-edition"),
        (["", "33"], "unknown-edition"),
        (["2026", "99"], "unknown-indicator"),
        (["2026", ""], "unknown-indicator"),
        (["2025", "1"], "unknown-indicator"),
    ],
)
def test_show_refuses_what_it_does_not_know(call: Cli, arguments: list[str], code: str) -> None:
    shown = call("show", *arguments)
    assert (shown.status, shown.out) == (2, "")
    assert shown.err.startswith(f"inovasi-index: {code}: ")


# validate.


def bundled(name: str) -> Path:
    """A file of the rulesets as they stand in the repository."""
    return REPOSITORY / "rulesets" / "kemendagri" / name


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("id", "small.yaml: laporan Kabupaten Contoh baik menurut kemendagri/2026\n"),
        ("en", "small.yaml: report of Kabupaten Contoh is fine under kemendagri/2026\n"),
    ],
)
def test_validate_says_that_a_report_is_fine(call: Cli, lang: str, sentence: str) -> None:
    assert call("validate", "small.yaml", "--lang", lang) == Call(0, sentence, "")


def test_validate_checks_against_the_edition_that_is_named(call: Cli) -> None:
    assert call("validate", "rich.yaml", "--edition", "2026").status == 0
    shown = call("validate", "rich.yaml", "--edition", "2025")
    assert shown.status == 2
    assert "spd-rows-unknown" in shown.err


def test_validate_answers_a_report_as_score_does(call: Cli) -> None:
    assert call("validate", "bad.yaml") == call("score", "bad.yaml")


@pytest.mark.parametrize("year", ["2025", "2026"])
def test_validate_knows_a_ruleset_and_its_cases(call: Cli, year: str) -> None:
    for name, word in (("ruleset.yaml", "indicators"), ("cases.yaml", "cases")):
        path = bundled(f"{year}/{name}")
        shown = call("validate", path, "--lang", "en")
        assert (shown.status, shown.err) == (0, "")
        assert shown.out.startswith(f"{path}: ")
        assert f"kemendagri/{year}" in shown.out
        assert word in shown.out


@pytest.mark.parametrize("kind", ["ruleset", "cases"])
def test_validate_knows_what_a_file_is_without_its_format(
    call: Cli, folder: Path, kind: str
) -> None:
    text = bundled(f"2026/{kind}.yaml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("format:")]
    (folder / "file.yaml").write_text("\n".join(lines), encoding="utf-8")
    shown = call("validate", "file.yaml", "--lang", "en")
    assert (shown.status, shown.err) == (0, "")
    assert {"ruleset": "ruleset kemendagri/2026", "cases": "cases of"}[kind] in shown.out


def test_validate_answers_each_mistake_of_a_ruleset_at_its_line(call: Cli, folder: Path) -> None:
    text = bundled("2026/ruleset.yaml").read_text(encoding="utf-8")
    broken = text.replace("  maximum: 250", "  maximum: 251").replace("year: 2026", "year: soon", 1)
    assert broken.count("maximum: 251") == 1
    (folder / "ruleset.yaml").write_text(broken, encoding="utf-8")
    shown = call("validate", "ruleset.yaml", "--lang", "en")
    assert (shown.status, shown.out) == (2, "")
    lines = problem_lines(shown.err, "ruleset.yaml")
    codes = {line.split(": ")[2]: line.split(": ")[1] for line in lines}
    assert codes["year"] == "not-a-number"
    assert codes["formula.maximum"] == "does-not-add-up"


def test_validate_answers_each_mistake_of_cases_at_its_line(call: Cli, folder: Path) -> None:
    (folder / "cases.yaml").write_text(
        CASES.replace("spd: {1: 3}", "spd: {61: 3}").replace("gate_urusan: main", "gate_urusan: x"),
        encoding="utf-8",
    )
    shown = call("validate", "cases.yaml", "--lang", "en")
    assert (shown.status, shown.out) == (2, "")
    assert [line.split(": ")[:3] for line in problem_lines(shown.err, "cases.yaml")] == [
        ["cases.yaml:6:52", "unknown-indicator", "cases[0].laporan.spd.61"],
        ["cases.yaml:7:36", "unknown-option", "cases[0].interpretations.gate_urusan"],
    ]


def test_validate_goes_through_all_files_and_fails_for_one(call: Cli, folder: Path) -> None:
    empty = folder / "empty"
    empty.mkdir()
    shown = call("validate", "small.yaml", empty, "bad.yaml", "missing.yaml", "other.yaml")
    assert shown.status == 2
    assert [line.split(": ")[0] for line in shown.out.splitlines()] == ["small.yaml", "other.yaml"]
    lines = shown.err.splitlines()
    assert [line.split(": ")[:2] for line in lines] == [
        [str(empty), "nothing-to-check"],
        ["bad.yaml:4:42", "unknown-indicator"],
        ["missing.yaml", "cannot-open"],
    ]


def test_validate_reads_the_standard_input(
    call: Cli, standard_input: Callable[[str | bytes], None]
) -> None:
    standard_input(SMALL)
    assert call("validate", "-", "--lang", "en").out.startswith("-: report of Kabupaten Contoh")


# cases.

CASES = """\
format: inovasi-index/cases@1
edition: kemendagri/2026
cases:
  - name: one
    source: {id: Pedoman, en: Guide}
    laporan: {pemda: {nama: A}, tahun: 2026, spd: {1: 3}}
    interpretations: {gate_urusan: main}
    expect: {index: 1.20, spd: {score: 3}}
  - name: two
    source: {id: Pedoman, en: Guide}
    laporan: {pemda: {nama: A}, tahun: 2026, spd: {1: 2}}
    published: 0.80
    expect: {predikat: kurang_inovatif}
"""


def test_the_cases_of_all_editions_hold(call: Cli) -> None:
    shown = call("cases", "--lang", "en")
    assert (shown.status, shown.err) == (0, "")
    *lines, total = shown.out.splitlines()
    assert all(line.startswith("ok ") for line in lines)
    assert total == f"{len(lines)} of {len(lines)} cases hold"
    for name in editions():
        assert any(name in line for line in lines)


@pytest.mark.parametrize("name", ["2025", "kemendagri/2025"])
def test_the_cases_of_one_edition_run_alone(call: Cli, name: str) -> None:
    shown = call("cases", name)
    assert shown.status == 0
    *lines, total = shown.out.splitlines()
    assert all(line.startswith("cocok  kemendagri/2025  ") for line in lines)
    assert total == f"{len(lines)} dari {len(lines)} kasus cocok"


def test_a_file_of_cases_names_the_bundled_edition_it_is_for(call: Cli, folder: Path) -> None:
    (folder / "cases.yaml").write_text(CASES, encoding="utf-8")
    shown = call("cases", "cases.yaml", "--lang", "en")
    assert shown == Call(
        0,
        "ok     kemendagri/2026  one\nok     kemendagri/2026  two\n2 of 2 cases hold\n",
        "",
    )


def test_cases_are_read_from_the_standard_input(
    call: Cli, standard_input: Callable[[str | bytes], None]
) -> None:
    standard_input(CASES)
    assert call("cases", "-", "--lang", "en").out.endswith("2 of 2 cases hold\n")


def test_a_ruleset_beside_the_cases_is_the_one_they_are_for(call: Cli, folder: Path) -> None:
    text = bundled("2026/ruleset.yaml").read_text(encoding="utf-8")
    mine = folder / "mine"
    mine.mkdir()
    (mine / "ruleset.yaml").write_text(
        text.replace("edition: kemendagri/2026", "edition: daerah/contoh").replace(
            "status: official", "status: local"
        ),
        encoding="utf-8",
    )
    (mine / "cases.yaml").write_text(
        CASES.replace("kemendagri/2026", "daerah/contoh"), encoding="utf-8"
    )
    shown = call("cases", mine / "cases.yaml", "--lang", "en")
    assert (shown.status, shown.err) == (0, "")
    assert "ok     daerah/contoh  one" in shown.out
    assert call("validate", mine / "cases.yaml", "--lang", "en").out.endswith(
        "2 cases of daerah/contoh are fine\n"
    )


def test_cases_for_another_edition_than_the_ruleset_beside_them_are_refused(
    call: Cli, folder: Path
) -> None:
    shutil.copy(bundled("2025/ruleset.yaml"), folder / "ruleset.yaml")
    (folder / "cases.yaml").write_text(CASES, encoding="utf-8")
    shown = call("cases", "cases.yaml", "--lang", "en")
    assert (shown.status, shown.out) == (2, "")
    assert "cases.yaml:2:10: unresolved-reference: edition: " in shown.err


def test_a_case_that_does_not_hold_prints_the_difference(call: Cli, folder: Path) -> None:
    (folder / "cases.yaml").write_text(
        CASES.replace("score: 3", "score: 4").replace("0.80", "0.82"), encoding="utf-8"
    )
    shown = call("cases", "cases.yaml", "--lang", "en")
    assert (shown.status, shown.err) == (1, "")
    assert shown.out == (
        "FAIL   kemendagri/2026  one\n"
        "      spd.score: expected 4, got 3\n"
        "FAIL   kemendagri/2026  two\n"
        "      the index is 0.80, but 0.82 was published\n"
        "0 of 2 cases hold\n"
    )
    indonesian = call("cases", "cases.yaml")
    assert "BEDA   kemendagri/2026  one\n      spd.score: diharapkan 4, hasilnya 3\n" in (
        indonesian.out
    )
    assert indonesian.out.endswith("0 dari 2 kasus cocok\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cases: [", "syntax"),
        ("", "empty-file"),
        ("- a\n", "wrong-shape"),
        ("cases: 1\nedition: kemendagri/2026\n", "wrong-shape"),
        ("edition: kemendagri/1999\ncases: []\n", "unknown-edition"),
        (CASES.replace("expect:", "expects:"), "unknown-key"),
    ],
)
def test_a_broken_file_of_cases_is_refused(
    call: Cli, folder: Path, text: str, expected: str
) -> None:
    (folder / "cases.yaml").write_text(text, encoding="utf-8")
    shown = call("cases", "cases.yaml")
    assert (shown.status, shown.out) == (2, "")
    assert expected in [line.split(": ")[1] for line in problem_lines(shown.err, "cases.yaml")]


@pytest.mark.parametrize("what", ["1999", "20260"])
def test_cases_of_an_unknown_year_name_the_editions_there_are(call: Cli, what: str) -> None:
    shown = call("cases", what)
    assert (shown.status, shown.out) == (2, "")
    assert shown.err.startswith("inovasi-index: unknown-edition: ")
    assert "kemendagri/2026" in shown.err


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("missing.yaml", "missing.yaml: cannot-open: "),
        ("kemendagri/1999", "inovasi-index: unknown-edition: "),
    ],
)
def test_cases_that_are_neither_an_edition_nor_a_file_are_refused(
    call: Cli, what: str, said: str
) -> None:
    shown = call("cases", what)
    assert (shown.status, shown.out) == (2, "")
    assert shown.err.startswith(said)


# Help, version, and the examples.


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_mentions_its_options(call: Cli, name: str) -> None:
    shown = call(name, "--help")
    assert (shown.status, shown.err) == (0, "")
    assert shown.out.startswith(f"usage: inovasi-index {name}")
    options = {
        "score": ("--edition", "--format", "--answers", "--interpret", "FILE"),
        "explain": ("--indicator", "--inovasi", "--edition", "--format", "--interpret"),
        "predikat": ("--edition", "INDEX", "58,09"),
        "list": ("--format",),
        "show": ("EDITION", "INDICATOR", "--format"),
        "validate": ("FILE", "--edition"),
        "cases": ("EDITION|FILE",),
    }
    for option in (*options[name], "--lang", "--help"):
        assert option in shown.out


def test_the_help_names_every_command(call: Cli) -> None:
    shown = call("--help")
    assert shown.status == 0
    for name in COMMANDS:
        assert re.search(rf"^ +{name} +\S", shown.out, re.MULTILINE)


def test_the_version_is_that_of_the_library(call: Cli) -> None:
    assert call("--version") == Call(0, f"inovasi-index {__version__}\n", "")


@pytest.mark.parametrize(
    "path", sorted((REPOSITORY / "examples").glob("*.yaml")), ids=lambda path: path.name
)
def test_every_example_is_scored_explained_and_valid(call: Cli, path: Path) -> None:
    for verb in ("score", "explain", "validate"):
        shown = call(verb, path)
        assert (shown.status, shown.err) == (0, "")
        assert shown.out


# Whatever stands in a file, or is no file at all.

NASTY = {
    "empty": b"",
    "blank": b" \n\t\n",
    "binary": b"\x89PNG\r\n\x1a\n\0\0\0",
    "latin-1": "pemda: {nama: Kabupaten Contoh é}\n".encode("latin-1"),
    "utf-16": "pemda: {nama: A}".encode("utf-16"),
    "a-scalar": b"a\n",
    "a-list": b"- a\n- b\n",
    "a-null": b"null\n",
    "not-yaml": b"a: [\n",
    "deep": b"[" * 5000,
    "deep-mapping": b"".join(b" " * n + b"a:\n" for n in range(200)),
    "anchors": b"a: &a [1]\nb: *a\n",
    "two-documents": b"a: 1\n---\nb: 2\n",
    "tags": b"!!python/object/apply:os.system ['true']\n",
    "format-list": b"format: [a]\n",
    "format-unknown": b"format: inovasi-index/other@1\n",
    "format-next": b"format: inovasi-index/laporan@2\ntahun: 2026\npemda: {nama: A}\n",
    "format-ruleset": b"format: inovasi-index/ruleset@1\n",
    "format-cases": b"format: inovasi-index/cases@1\n",
    "cases-mapping": b"cases: {a: 1}\nedition: kemendagri/2026\n",
    "cases-of-texts": b"cases: [a, [b], {c: d}]\nedition: kemendagri/2026\n",
    "edition-list": b"pemda: {nama: A}\nedition: [a]\ncases: [1]\n",
    "formula": b"formula: [a]\nindicators: {a: 1}\n",
    "tahun-huge": b"pemda: {nama: A}\ntahun: 99999999999999999999999999\n",
    "tahun-text": b"pemda: {nama: A}\ntahun: soon\nspd: {1: x}\n",
    "pemda-text": b"pemda: A\ntahun: 2026\n",
    "spd-list": b"pemda: {nama: A}\ntahun: 2026\nspd: [1, 2]\n",
    "inovasi-text": b"pemda: {nama: A}\ntahun: 2026\ninovasi: many\n",
    "inovasi-list": b"pemda: {nama: A}\ntahun: 2026\ninovasi: [a, [], {}, {nama: X}]\n",
}


@pytest.mark.parametrize("verb", ["score", "explain", "validate", "cases"])
@pytest.mark.parametrize("name", NASTY)
def test_nothing_that_stands_in_a_file_ends_in_a_traceback(
    call: Cli, folder: Path, name: str, verb: str
) -> None:
    (folder / f"{name}.yaml").write_bytes(NASTY[name])
    shown = call(verb, f"{name}.yaml")
    assert (shown.status, shown.out) == (2, "")
    assert problem_lines(shown.err, f"{name}.yaml")
    assert "Traceback" not in shown.err


def test_no_object_of_python_is_shown_to_a_user(call: Cli, folder: Path) -> None:
    (folder / "cases.yaml").write_text("edition: [a]\ncases: []\n", encoding="utf-8")
    assert call("cases", "cases.yaml", "--lang", "en") == Call(
        2, "", "cases.yaml:1:10: wrong-shape: edition: a single value belongs here\n"
    )


@pytest.mark.parametrize("verb", ["score", "explain", "validate", "cases"])
def test_a_file_that_cannot_be_opened_has_no_line(call: Cli, folder: Path, verb: str) -> None:
    (folder / "unreadable.yaml").write_text(SMALL, encoding="utf-8")
    (folder / "unreadable.yaml").chmod(0)
    names = ["missing.yaml", str(folder), "small.yaml/x", "x" * 5000]
    if os.name == "posix" and os.geteuid() != 0:
        names.append("unreadable.yaml")
    shown_as = {**{name: name for name in names}, "a\0b": "a\\x00b", "a\0/b": "a\\x00/b"}
    if verb == "validate":  # which looks through folders
        del shown_as[str(folder)]
    for name, shown_name in shown_as.items():
        shown = call(verb, name)
        assert (shown.status, shown.out) == (2, "")
        assert shown.err.startswith(f"{shown_name}: cannot-open: ")
        assert len(shown.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["cases", "1" * 5000], "inovasi-index: unknown-edition: "),
        (["cases", "x" * 5000 + "/cases.yaml"], "x" * 5000 + "/cases.yaml: cannot-open: "),
        (["show", "1" * 5000], "inovasi-index: unknown-edition: "),
        (["show", "2026", "1" * 5000], "inovasi-index: unknown-indicator: "),
        (["predikat", "58.09", "--edition", "1" * 5000], "inovasi-index: unknown-edition: "),
    ],
    ids=["cases", "cases-in-a-folder", "show", "an-indicator", "predikat"],
)
def test_a_name_of_absurd_length_is_refused_like_any_other(
    call: Cli, arguments: list[str], told: str
) -> None:
    shown = call(*arguments)
    assert (shown.status, shown.out) == (2, "")
    assert shown.err.startswith(told)
    assert len(shown.err) < len(told) + 500
    assert len(shown.err.splitlines()) == 1


def test_an_edition_that_cannot_be_had_is_answered_in_the_file(
    call: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> Any:
        raise UnknownEditionError(inovasi_index.Text(id="rusak", en="broken"))

    monkeypatch.setattr(console, "get_ruleset", broken)
    shown = call("score", "small.yaml", "--lang", "en")
    assert shown == Call(2, "", "small.yaml:2:8: unknown-edition: tahun: broken\n")


# Names of files.


@pytest.mark.parametrize(
    "name", ["laporan kami.yaml", "laporan “é” 日本.yaml", "a:1:2: b.yaml", "-x.yaml", "%s{0}.yaml"]
)
def test_any_name_of_a_file_is_given_back_as_it_is(call: Cli, folder: Path, name: str) -> None:
    (folder / name).write_text(SMALL, encoding="utf-8")
    (result,) = results(call("score", "--format", "json", "--", name))
    assert result["source"] == name
    (folder / name).write_text(BAD, encoding="utf-8")
    assert call("validate", "--", name).err.startswith(f"{name}:4:42: ")


def test_a_name_that_is_not_utf_8_is_printed_escaped(folder: Path) -> None:
    raw = b"lap\xff oran.yaml"
    try:
        (folder / os.fsdecode(raw)).write_text(SMALL, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    shown = process("score", raw, "--format", "json")
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert json.loads(shown.stdout)["source"] == os.fsdecode(raw)
    (folder / os.fsdecode(raw)).write_text(BAD, encoding="utf-8")
    refused = process_of_three(raw)
    assert (refused.returncode, refused.stdout) == (2, b"")
    lines = refused.stderr.splitlines()
    assert len(lines) == 3
    for line in lines:
        assert line.startswith(b"lap\\udcff oran.yaml:4:42: unknown-indicator: ")


@pytest.mark.skipif(os.name != "posix", reason="this system takes no such names")
@pytest.mark.parametrize(
    ("name", "shown_name"),
    [
        ("a\nb.yaml", "a\\nb.yaml"),
        ("a\r\tb.yaml", "a\\r\\tb.yaml"),
        ("a\x1b[31mb.yaml", "a\\x1b[31mb.yaml"),
        ("a\x7f\x9b1m.yaml", "a\\x7f\\x9b1m.yaml"),
        ("a\u202eb\u2028.yaml", "a\\u202eb\\u2028.yaml"),
    ],
)
@pytest.mark.parametrize("verb", ["score", "explain", "validate"])
def test_a_problem_is_one_line_whatever_the_name_of_the_file(
    call: Cli, folder: Path, verb: str, name: str, shown_name: str
) -> None:
    (folder / name).write_text(BAD, encoding="utf-8")
    shown = call(verb, name)
    assert (shown.status, shown.out) == (2, "")
    assert shown.err.startswith(f"{shown_name}:4:42: unknown-indicator: inovasi[0].sid.61: ")
    assert shown.err.endswith("\n")
    assert shown.err.removesuffix("\n").isprintable()


@pytest.mark.skipif(os.name != "posix", reason="this system takes no such names")
def test_a_report_that_is_fine_is_one_line_whatever_the_name_of_its_file(
    call: Cli, folder: Path
) -> None:
    name = "a\nb\x1b[31m.yaml"
    (folder / name).write_text(SMALL, encoding="utf-8")
    shown = call("validate", name)
    assert (shown.status, shown.err) == (0, "")
    assert shown.out.removesuffix("\n").isprintable()
    assert shown.out.endswith(": laporan Kabupaten Contoh baik menurut kemendagri/2026\n")


HOSTILE = 'pemda: {nama: "Kab\\e[31m A\\nB\\x9b1m\\u202e"}\ntahun: 2026\n'


def printed_signs(text: str) -> set[str]:
    """The signs of an output that are neither printable nor the end of a line."""
    return {sign for sign in text if not sign.isprintable()} - {"\n"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["score", "--format", "text"],
        ["score", "--format", "markdown"],
        ["score", "--format", "html"],
        ["explain", "--format", "text"],
        ["explain", "--format", "markdown"],
        ["explain", "--format", "html"],
        ["validate"],
    ],
    ids=" ".join,
)
def test_no_text_of_a_report_reaches_the_terminal_as_a_control_sequence(
    call: Cli, folder: Path, arguments: list[str]
) -> None:
    (folder / "hostile.yaml").write_text(HOSTILE, encoding="utf-8")
    shown = call(*arguments, "hostile.yaml")
    assert (shown.status, shown.err) == (0, "")
    assert "Kab" in shown.out
    assert printed_signs(shown.out) == set()


def test_json_keeps_every_text_of_a_report_and_no_escape(call: Cli, folder: Path) -> None:
    (folder / "hostile.yaml").write_text(HOSTILE, encoding="utf-8")
    shown = call("score", "--format", "json", "hostile.yaml")
    assert "\x1b" not in shown.out
    assert len(shown.out.splitlines()) == 1
    assert results(shown)[0]["pemda"]["nama"] == "Kab\x1b[31m A\nB\x9b1m\u202e"


def test_json_has_no_control_sequence_of_one_sign(call: Cli, folder: Path) -> None:
    (folder / "hostile.yaml").write_text(HOSTILE, encoding="utf-8")
    assert printed_signs(call("score", "--format", "json", "hostile.yaml").out) == set()


def test_validate_says_one_line_a_file(call: Cli, folder: Path) -> None:
    (folder / "hostile.yaml").write_text(HOSTILE, encoding="utf-8")
    assert call("validate", "hostile.yaml", "small.yaml").out.splitlines() == [
        "hostile.yaml: laporan Kab [31m A B 1m  baik menurut kemendagri/2026",
        "small.yaml: laporan Kabupaten Contoh baik menurut kemendagri/2026",
    ]


def test_no_text_of_a_case_reaches_the_terminal_as_a_control_sequence(
    call: Cli, folder: Path
) -> None:
    text = CASES.replace("name: one", 'name: "o\\e[31m\\nne"').replace("1.20", '"\\e[1m\\x9b"')
    (folder / "cases.yaml").write_text(text, encoding="utf-8")
    assert call("cases", "cases.yaml", "--lang", "en") == Call(
        1,
        "FAIL   kemendagri/2026  o [31m ne\n"
        "      index: expected  [1m , got 1.20\n"
        "ok     kemendagri/2026  two\n"
        "1 of 2 cases hold\n",
        "",
    )


# The process: pipes, signals, terminals, encodings.


def test_a_process_scores_and_ends_well() -> None:
    shown = process("score", "small.yaml", "bad.yaml")
    assert shown.returncode == 2
    assert shown.stdout.decode().startswith("Kabupaten Contoh — Indeks Inovasi Daerah 2026\n")
    assert shown.stderr.startswith(b"bad.yaml:4:42: unknown-indicator: ")


def test_a_process_reads_the_standard_input() -> None:
    shown = process("score", "-", "--format", "json", given=SMALL.encode())
    assert json.loads(shown.stdout)["source"] == "-"


@pytest.mark.skipif(os.name != "posix", reason="pipes of this system end otherwise")
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_reader_that_goes_away_is_no_error_to_shout_about(form: str) -> None:
    names = ["rich.yaml"] * 200
    running = subprocess.Popen(
        command("score", *names, "--format", form),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert running.stdout is not None
    assert running.stderr is not None
    assert running.stdout.readline()
    running.stdout.close()
    assert running.stderr.read() == b""
    running.stderr.close()
    assert running.wait(timeout=60) == cli.BROKEN_PIPE


def test_an_interrupt_ends_quietly(call: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "score", interrupted)
    assert call("score", "small.yaml") == Call(cli.INTERRUPTED, "", "")


def test_a_broken_pipe_ends_quietly(
    call: Cli, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    def broken(*_: object, **__: object) -> Any:
        raise BrokenPipeError

    with (folder / "somewhere").open("wb") as somewhere:
        monkeypatch.setattr(cli, "score", broken)
        monkeypatch.setattr(sys, "stdout", somewhere)
        status = main(["score", "small.yaml"])
    assert status == cli.BROKEN_PIPE


@pytest.mark.skipif(os.name != "posix", reason="signals of this system are others")
def test_a_process_that_is_interrupted_ends_as_the_shell_expects() -> None:
    running = subprocess.Popen(
        command("score", "small.yaml", "-", "--format", "json"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        # a shell lets what it runs in the background ignore the signal, and so would this
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no thread
    )
    assert running.stdout is not None
    assert running.stdout.readline()  # from here on it waits for its standard input
    running.send_signal(signal.SIGINT)
    _, shown = running.communicate(timeout=60)
    assert (running.returncode, shown) == (130, b"")


@pytest.mark.skipif(os.name != "posix", reason="a shell of this system closes no streams")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("score small.yaml >&-", b""),
        ("list >&-", b""),
        ("score - <&-", b"-:1:1: empty-file: "),
        ("validate - <&- >&-", b"-:1:1: empty-file: "),
    ],
)
def test_a_stream_that_is_closed_ends_in_no_traceback(words: str, told: bytes) -> None:
    python = f"'{sys.executable}' -m inovasi_index.cli"
    shown = subprocess.run(
        ["sh", "-c", f"{python} {words}"],
        capture_output=True,
        env=environment(),
        check=False,
        timeout=60,
    )
    assert b"Traceback" not in shown.stderr
    assert shown.stdout == b""
    if told:
        assert shown.returncode == 2
        assert shown.stderr.startswith(told)
        assert len(shown.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments", [["list"], ["explain", "small.yaml"], ["score", "small.yaml", "--format", "json"]]
)
def test_a_call_without_an_output_shouts_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    """What Python makes of an output that was closed before the start."""
    monkeypatch.setattr(sys, "stdout", None)
    assert main(arguments) in (cli.OK, cli.REFUSED)
    assert "Traceback" not in capsys.readouterr().err


FULL = Path("/dev/full")
needs_a_full_device = pytest.mark.skipif(not FULL.exists(), reason="no device here is always full")


@needs_a_full_device
def test_a_device_that_is_full_ends_in_no_traceback() -> None:
    with FULL.open("wb") as full:
        shown = subprocess.run(
            command("list"),
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            check=False,
            timeout=60,
        )
    assert shown.returncode == 2
    assert shown.stderr.decode() == (
        "inovasi-index: cannot-write: the output cannot be written / keluaran tidak dapat ditulis\n"
    )


@needs_a_full_device
@pytest.mark.parametrize(
    "arguments",
    [
        ["score", "small.yaml"],
        ["score", *["small.yaml"] * 3, "--format", "json"],
        ["score", *["rich.yaml"] * 20, "--format", "markdown"],
        ["score", "small.yaml", "--format", "html"],
        ["explain", "rich.yaml"],
        ["predikat", "58.09", "--edition", "2026"],
        ["list"],
        ["show", "2026"],
        ["validate", "small.yaml"],
        ["cases", "2025"],
    ],
    ids=lambda arguments: " ".join(dict.fromkeys(arguments)),
)
@pytest.mark.parametrize(
    ("lang", "sentence"),
    [("id", "keluaran tidak dapat ditulis"), ("en", "the output cannot be written")],
)
def test_an_output_that_cannot_be_written_is_a_refusal(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    lang: str,
    sentence: str,
) -> None:
    with FULL.open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        status = main([*arguments, "--lang", lang])
    assert status == cli.REFUSED
    assert capsys.readouterr().err == f"inovasi-index: cannot-write: {sentence}\n"


def test_an_input_that_cannot_be_read_is_not_said_to_be_an_output(
    call: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Unreadable(io.RawIOBase):
        """A stream that was opened for writing alone."""

        def readable(self) -> bool:
            return True

        def readinto(self, _: Any) -> int:
            raise OSError(9, "Bad file descriptor")

    stream = io.TextIOWrapper(io.BufferedReader(Unreadable()))
    monkeypatch.setattr(sys, "stdin", stream)
    with Path("output").open("w", encoding="utf-8") as output:
        monkeypatch.setattr(sys, "stdout", output)
        shown = call("score", "-", "--lang", "en")
    assert shown.status == 2
    assert shown.err.startswith("-: cannot-open: ")


def test_problems_are_never_printed_among_the_results(
    call: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process whose standard error was closed has none."""
    monkeypatch.setattr(sys, "stderr", None)
    shown = call("score", "bad.yaml", "small.yaml", "--format", "json")
    assert (shown.status, len(results(shown))) == (2, 1)


@needs_a_full_device
def test_problems_that_cannot_be_written_leave_the_status_of_a_refusal(
    call: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    with FULL.open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stderr", full)
        shown = call("score", "bad.yaml", "small.yaml", "--format", "json")
    assert (shown.status, len(results(shown))) == (cli.REFUSED, 1)


@needs_a_full_device
def test_a_process_whose_every_output_is_full_ends_as_a_refusal() -> None:
    with FULL.open("wb") as full:
        for arguments in (["score", "small.yaml"], ["score", "bad.yaml"], ["score", "--nothing"]):
            ended = subprocess.run(
                command(*arguments),
                stdin=subprocess.DEVNULL,
                stdout=full,
                stderr=full,
                env=environment(),
                check=False,
                timeout=60,
            )
            assert ended.returncode == cli.REFUSED, arguments


def on_a_terminal(*arguments: str, **more: str) -> str:
    """What a call prints when its standard output is a terminal."""
    pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
    reading, writing = pty.openpty()
    running = subprocess.Popen(
        command(*arguments), stdout=writing, stderr=subprocess.DEVNULL, env=environment(**more)
    )
    os.close(writing)
    shown = b""
    try:
        while chunk := os.read(reading, 65536):
            shown += chunk
    except OSError:  # how Linux says that the other end is closed
        pass
    os.close(reading)
    assert running.wait(timeout=60) == 0
    return shown.decode()


@pytest.mark.parametrize("verb", ["score", "explain"])
def test_the_title_is_bold_on_a_terminal(verb: str) -> None:
    shown = on_a_terminal(verb, "small.yaml")
    assert shown.startswith("\033[1mKabupaten Contoh — Indeks Inovasi Daerah 2026\033[0m\r\n")
    assert shown.count("\033") == 2


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("verb", ["score", "explain"])
def test_only_the_title_is_dressed(verb: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = []
    for _ in range(2):
        terminal = Terminal()
        monkeypatch.setattr(sys, "stdout", terminal)
        assert main([verb, "small.yaml"]) == 0
        shown.append(terminal.getvalue())
        monkeypatch.setenv("NO_COLOR", "1")
    dressed, plain = shown
    title, rest = plain.split("\n", 1)
    assert dressed == f"\033[1m{title}\033[0m\n{rest}"


def shown_on_a_terminal(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> str:
    """What a call in this process prints when its output says it is a terminal."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    assert main(arguments) == 0
    return terminal.getvalue()


@pytest.mark.parametrize("verb", ["score", "explain"])
def test_no_color_keeps_a_terminal_plain(verb: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for value in ("1", "0", "no", " "):
        monkeypatch.setenv("NO_COLOR", value)
        assert "\033" not in shown_on_a_terminal(monkeypatch, verb, "small.yaml")


@pytest.mark.parametrize("verb", ["score", "explain"])
def test_an_empty_no_color_does_not_count(verb: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """https://no-color.org: when present and not an empty string."""
    monkeypatch.setenv("NO_COLOR", "")
    assert shown_on_a_terminal(monkeypatch, verb, "small.yaml").startswith("\033[1mKabupaten")


@pytest.mark.parametrize(
    "arguments",
    [
        ["score", "small.yaml", "--format", "json"],
        ["score", "small.yaml", "--format", "html"],
        ["score", "small.yaml", "--format", "markdown"],
        ["explain", "small.yaml", "--format", "html"],
        ["explain", "small.yaml", "--format", "markdown"],
        ["list"],
        ["show", "2026"],
        ["predikat", "58.09", "--edition", "2026"],
        ["validate", "small.yaml"],
        ["cases", "2025"],
    ],
    ids=" ".join,
)
def test_only_the_sheet_as_text_is_dressed_for_a_terminal(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "\033" not in shown_on_a_terminal(monkeypatch, *arguments)


@pytest.mark.parametrize("more", [{}, {"NO_COLOR": ""}, {"TERM": "xterm-256color"}])
def test_nothing_is_dressed_where_there_is_no_terminal(more: dict[str, str]) -> None:
    shown = process_of_three("small.yaml", env=more)
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert shown.stdout.count(b"Kabupaten Contoh") == 3
    assert b"\033" not in shown.stdout


@pytest.mark.parametrize(
    "more",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1:strict", "LC_ALL": "POSIX"},
    ],
    ids=str,
)
def test_whatever_the_locale_the_output_is_utf_8(folder: Path, more: dict[str, str]) -> None:
    (folder / "laporan.yaml").write_text(
        'pemda: {nama: "Kabupaten “Çontoh” 日本"}\ntahun: 2026\n', encoding="utf-8"
    )
    shown = process_of_three("laporan.yaml", env=more)
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert shown.stdout.decode("utf-8").count("Kabupaten “Çontoh” 日本") == 3
    (folder / "laporan.yaml").write_text("pemda: {nama: A, “Ç”: 1}\n", encoding="utf-8")
    refused = process("score", "laporan.yaml", env=more)
    assert refused.returncode == 2
    assert "pemda.“Ç”" in refused.stderr.decode("utf-8")


def test_the_result_is_the_same_whatever_the_hash_seed_and_the_time_zone() -> None:
    shown = {
        process(
            "score", "rich.yaml", "--format", "json", env={"PYTHONHASHSEED": seed, "TZ": zone}
        ).stdout
        for seed, zone in (("0", "UTC"), ("1", "Asia/Jayapura"), ("12345", "America/New_York"))
    }
    assert len(shown) == 1


# diff, history, across and legal.

PAGES: dict[str, list[str]] = {
    "diff": ["diff", "2025", "2026"],
    "history": ["history", "33"],
    "across": ["across", "small.yaml", "2024", "2025", "2026"],
    "legal": ["legal", "2026"],
}
every_page = pytest.mark.parametrize("name", PAGES)

TITLES = {
    "diff": ("kemendagri/2025 → kemendagri/2026",) * 2,
    "history": ("33 Kemanfaatan inovasi", "33 Benefit of the innovation"),
    "across": ("Kabupaten Contoh",) * 2,
    "legal": (
        "Kementerian Dalam Negeri: dasar hukum 2026",
        "Ministry of Home Affairs: the law behind 2026",
    ),
}


@pytest.mark.parametrize("lang", LANGS)
@every_page
def test_a_page_begins_with_its_title_in_every_form(call: Cli, name: str, lang: str) -> None:
    title = TITLES[name][LANGS.index(lang)]
    text = call(*PAGES[name], "--lang", lang)
    assert (text.status, text.err) == (0, "")
    assert text.out.startswith(f"{title}\n{'=' * len(title)}\n\n")
    markdown = call(*PAGES[name], "--lang", lang, "--format", "markdown")
    assert (markdown.status, markdown.err) == (0, "")
    assert markdown.out.startswith(f"# {title}\n\n")
    html = call(*PAGES[name], "--lang", lang, "--format", "html")
    assert (html.status, html.err) == (0, "")
    assert html.out.startswith(f'<!doctype html>\n<html lang="{lang}">\n')
    assert html.out.endswith("</section>\n</body>\n</html>\n")
    assert f"<h1>{title}</h1>" in html.out


@every_page
def test_a_page_is_indonesian_text_unless_asked_otherwise(call: Cli, name: str) -> None:
    asked = call(*PAGES[name], "--lang", "id", "--format", "text")
    assert call(*PAGES[name]) == asked
    assert asked.out != call(*PAGES[name], "--lang", "en").out


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
@pytest.mark.parametrize("lang", LANGS)
def test_the_command_line_prints_what_the_library_renders(
    call: Cli, folder: Path, lang: Any, form: Any
) -> None:
    report = inovasi_index.read_laporan("small.yaml")
    pages: dict[str, Any] = {
        "diff": inovasi_index.compare(2025, 2026),
        "history": inovasi_index.history("33"),
        "across": inovasi_index.across(report, (2024, 2025, 2026)),
    }
    for name, page in pages.items():
        shown = call(*PAGES[name], "--lang", lang, "--format", form)
        assert page.render(lang=lang, form=form) in shown.out
        if form != "html":
            assert page.render(lang=lang, form=form) == shown.out


@every_page
def test_a_page_of_html_has_a_title_for_the_window(call: Cli, name: str) -> None:
    titles = {
        "id": "Kementerian Dalam Negeri" if name == "legal" else "Indeks Inovasi Daerah",
        "en": "Ministry of Home Affairs" if name == "legal" else "Regional Innovation Index",
    }
    for lang, title in titles.items():
        shown = call(*PAGES[name], "--format", "html", "--lang", lang)
        assert f"<title>{title}</title>" in shown.out
        assert shown.out.count("<section") == shown.out.count("</section>") == 1


@pytest.mark.parametrize("lang", [[], ["--lang", "en"]])
@pytest.mark.parametrize("name", ["diff", "history", "across"])
def test_a_page_as_json_is_one_line_with_both_languages(
    call: Cli, name: str, lang: list[str]
) -> None:
    shown = call(*PAGES[name], "--format", "json", *lang)
    assert (shown.status, shown.err) == (0, "")
    (page,) = results(shown)
    kind = {"diff": "comparison"}.get(name, name)
    assert page["format"] == f"inovasi-index/{kind}@1"
    report = inovasi_index.read_laporan("small.yaml")
    expected: dict[str, Any] = {
        "diff": inovasi_index.compare(2025, 2026),
        "history": inovasi_index.history("33"),
        "across": inovasi_index.across(report, (2024, 2025, 2026)),
    }
    assert page == expected[name].to_dict()


def test_the_law_as_json_is_one_document_a_line(call: Cli) -> None:
    shown = call("legal", "2023", "--format", "json")
    assert (shown.status, shown.err) == (0, "")
    documents = results(shown)
    base = inovasi_index.get_issuer().legal_base(2023)
    assert [each["code"] for each in documents] == [each.code for each in base]
    for plain, document in zip(documents, base, strict=True):
        assert plain["title"] == document.title.to_dict()
        assert plain.get("date") == (document.date and document.date.isoformat())
        assert [each["at"] for each in plain.get("provisions", [])] == [
            each.at for each in document.provisions
        ]


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("edition", editions())
def test_every_edition_has_a_law_in_every_form(
    call: Cli, edition: str, lang: str, form: str
) -> None:
    shown = call("legal", edition, "--lang", lang, "--format", form)
    assert (shown.status, shown.err) == (0, "")
    for number in ("UU 23/2014", "PP 38/2017", "Permendagri 104/2018"):
        assert number in shown.out
    assert call("legal", edition.removeprefix("kemendagri/"), "--lang", lang, "--format", form) == (
        shown
    )


def test_the_law_is_that_of_the_issuer_of_the_edition(
    call: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rules of an agency come with a law of their own or with none."""
    rules = attrs.evolve(get_ruleset(2026), edition="daerah/contoh")
    monkeypatch.setattr(console, "get_ruleset", lambda _: rules)
    shown = call("legal", "daerah/contoh", "--lang", "en")
    assert (shown.status, shown.out) == (2, "")
    assert shown.err.startswith("inovasi-index: unknown-edition: the issuer daerah is not known")


def test_a_comparison_says_the_changes_of_2026(call: Cli) -> None:
    words = " ".join(call("diff", "2025", "2026", "--lang", "en").out.split())
    assert "Least divisor of the mean maturity: from 10 to 12" in words
    assert "Number of basic-service affairs required: from 3 to 5" in words
    assert "level 3: band from ≥ 86 to ≥ 91" in words
    back = " ".join(call("diff", "kemendagri/2026", "kemendagri/2025", "--lang", "en").out.split())
    assert "Least divisor of the mean maturity: from 12 to 10" in back


def test_a_comparison_of_an_edition_with_itself_says_that_nothing_changed(call: Cli) -> None:
    assert call("diff", "2026", "2026").out.endswith("\n\nTidak ada perubahan.\n")
    assert call("diff", "2026", "2026", "--lang", "en").out.endswith("\n\nNothing changed.\n")
    (page,) = results(call("diff", "2026", "2026", "--format", "json"))
    assert page["changes"] == []


def test_across_shows_an_edition_that_refuses_beside_those_that_score(
    call: Cli, folder: Path
) -> None:
    (folder / "rows.yaml").write_text(
        "pemda: {nama: Kabupaten Contoh}\ntahun: 2026\nspd: {1: 3}\n", encoding="utf-8"
    )
    shown = call("across", "rows.yaml", "2022", "2025", "2026", "2027", "--lang", "en")
    assert (shown.status, shown.err) == (0, "")
    words = " ".join(shown.out.split())
    assert "- kemendagri/2022 is incomplete" in words
    assert "cannot be scored under kemendagri/2022" not in words
    assert "kemendagri/2025: spd.1: the SPD weights and thresholds" in words
    assert "Index 1.20 1.20 " in words


def test_across_takes_the_choices_of_scoring(call: Cli) -> None:
    shown = call(
        *("across", "rich.yaml", "2026", "2027", "--format", "json"),
        *("--interpret", "band_overlap=highest_level", "--answers", "verified"),
    )
    (page,) = results(shown)
    assert [each["edition"] for each in page["results"]] == ["kemendagri/2026", "kemendagri/2027"]
    for each in page["results"]:
        assert each["answers"] == "verified"
        assert each["interpretations"]["band_overlap"] == "highest_level"
        assert each["spd"]["score"] == "4.5"


def test_across_leaves_a_choice_out_where_an_edition_lacks_the_question(
    call: Cli, standard_input: Callable[[str | bytes], None]
) -> None:
    standard_input("pemda: {nama: A}\ntahun: 2025\nspd: {total: 40}\n")
    choice = ("--interpret", "gate_effect=none")
    shown = call("across", "-", "2025", "2026", "--format", "json", *choice)
    (page,) = results(shown)
    chosen = [each["interpretations"].get("gate_effect") for each in page["results"]]
    assert chosen == ["none", None]


@pytest.mark.parametrize("form", ["text", "json"])
def test_across_refuses_a_choice_that_none_of_its_editions_has(call: Cli, form: str) -> None:
    choice = ("--interpret", "gate_effect=none")
    shown = call("across", "small.yaml", "2024", "2026", "--format", form, *choice)
    assert (shown.status, shown.out) == (2, "")
    assert shown.err.startswith("inovasi-index: unknown-interpretation: ")
    assert len(shown.err.splitlines()) == 1


@pytest.mark.parametrize("form", ["text", "json", "markdown", "html"])
def test_across_ends_with_2_where_no_edition_can_score(call: Cli, form: str) -> None:
    """What was refused is the answer all the same, and stands where answers stand."""
    shown = call("across", "small.yaml", "2021", "2022", "--format", form)
    assert (shown.status, shown.err) == (2, "")
    assert "kemendagri/2021" in shown.out
    assert "kemendagri/2022" in shown.out
    assert call("across", "small.yaml", "2021", "2026", "--format", form).status == 0


def test_across_reads_the_standard_input_and_any_year(
    call: Cli, standard_input: Callable[[str | bytes], None]
) -> None:
    standard_input("pemda: {nama: A}\ntahun: 2020\nspd: {total: 40}\n")
    shown = call("across", "-", "2025", "2026", "--format", "json")
    (page,) = results(shown)
    assert [(each["edition"], each["tahun"], each["source"]) for each in page["results"]] == [
        ("kemendagri/2025", 2020, "-"),
        ("kemendagri/2026", 2020, "-"),
    ]


def test_across_needs_no_year_in_the_report(call: Cli, folder: Path) -> None:
    (folder / "no-year.yaml").write_text("pemda: {nama: A}\nspd: {total: 40}\n", encoding="utf-8")
    assert call("across", "no-year.yaml", "2025", "2026").status == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["diff", "2025", "2031"], "unknown-edition"),
        (["diff", "1999", "2026"], "unknown-edition"),
        (["diff", "foo/bar", "2026"], "unknown-edition"),
        (["diff", "2025", ""], "unknown-edition"),
        (["legal", "2031"], "unknown-edition"),
        (["legal", ""], "unknown-edition"),
        (["legal", "daerah/2026"], "unknown-edition"),
        (["across", "small.yaml", "2026", "1999"], "unknown-edition"),
        (["history", "61"], "unknown-indicator"),
        (["history", ""], "unknown-indicator"),
        (["history", "1" * 5000], "unknown-indicator"),
        (["diff", "1" * 5000, "2026"], "unknown-edition"),
        (["legal", "1" * 5000], "unknown-edition"),
        (["across", "small.yaml", "1" * 5000], "unknown-edition"),
    ],
    ids=lambda arguments: " ".join(arguments)[:40] if isinstance(arguments, list) else arguments,
)
@pytest.mark.parametrize("form", ["text", "json"])
def test_what_is_not_known_is_refused_in_one_line(
    call: Cli, arguments: list[str], code: str, form: str
) -> None:
    shown = call(*arguments, "--format", form)
    assert (shown.status, shown.out) == (2, "")
    assert shown.err.startswith(f"inovasi-index: {code}: ")
    assert len(shown.err.splitlines()) == 1
    assert len(shown.err) < 1000


@pytest.mark.parametrize("year", ["2018", "2019", "2020"])
@pytest.mark.parametrize(
    "words",
    [["diff", "{}", "2026"], ["legal", "{}"], ["show", "{}"], ["across", "small.yaml", "{}"]],
)
def test_a_year_of_points_is_refused_with_its_reason(
    call: Cli, words: list[str], year: str
) -> None:
    shown = call(*(word.format(year) for word in words), "--lang", "en")
    assert (shown.status, shown.out) == (2, "")
    assert shown.err.startswith(
        f"inovasi-index: unknown-edition: kemendagri/{year} cannot be scored. "
    )
    assert "points" in shown.err
    assert "kemendagri/2026" in shown.err


NO_INDEX = {
    2018: ("unknown-edition", "2.400", "2,400"),
    2020: ("unknown-edition", "1.971 poin", "1,971 points"),
    2021: ("edition-incomplete", "rumus indeks", "the formula of the index"),
    2022: ("edition-incomplete", "tidak lengkap", "is incomplete"),
    2031: ("unknown-edition", "tidak dikenal", "is not known"),
}


@pytest.mark.parametrize("year", NO_INDEX)
@pytest.mark.parametrize("verb", ["score", "explain", "validate"])
def test_a_report_of_a_year_without_an_index_is_answered_at_its_year(
    call: Cli, folder: Path, verb: str, year: int
) -> None:
    code, *said = NO_INDEX[year]
    (folder / "old.yaml").write_text(f"pemda: {{nama: A}}\ntahun: {year}\n", encoding="utf-8")
    shown = call(verb, "old.yaml")
    assert (shown.status, shown.out) == (2, "")
    (line,) = problem_lines(shown.err, "old.yaml")
    assert line.startswith(f"old.yaml:2:8: {code}: tahun: ")
    for lang, sentence, other in zip(LANGS, said, reversed(said), strict=True):
        assert f"kemendagri/{year}" in line
        assert sentence in line
        alone = call(verb, "old.yaml", "--lang", lang)
        assert sentence in alone.err
        assert other not in alone.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["diff"],
        ["diff", "2025"],
        ["diff", "2025", "2026", "2027"],
        ["diff", "2025", "2026", "--format", "pdf"],
        ["history"],
        ["history", "33", "34"],
        ["history", "33", "--edition", "2026"],
        ["across"],
        ["across", "small.yaml"],
        ["across", "small.yaml", "2026", "--answers", "checked"],
        ["across", "small.yaml", "2026", "--interpret", "overlap=highest_level"],
        ["across", "small.yaml", "2026", "--interpret", "gate_effect=maybe"],
        ["across", "small.yaml", "2026", "--lang", "nl"],
        ["legal"],
        ["legal", "2025", "2026"],
        ["legal", "2026", "--indicator", "33"],
    ],
    ids=" ".join,
)
def test_a_page_that_cannot_be_understood_is_answered_with_its_usage(
    call: Cli, arguments: list[str]
) -> None:
    shown = call(*arguments)
    assert (shown.status, shown.out) == (2, "")
    assert shown.err.startswith("usage: inovasi-index ")
    assert "Traceback" not in shown.err


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("diff", ["EDITION EDITION", "--format", "csv}", "--lang", "--output"]),
        ("history", ["INDICATOR", "5a or 33", "--format", "csv}", "--lang", "--output"]),
        (
            "across",
            ["FILE EDITION [EDITION ...]", "--answers", "--interpret", "--format", "--lang"],
        ),
        ("legal", ["EDITION", "--format", "--lang"]),
    ],
)
def test_the_help_of_a_page_mentions_its_options(call: Cli, name: str, words: list[str]) -> None:
    shown = call(name, "--help")
    assert (shown.status, shown.err) == (0, "")
    assert shown.out.startswith(f"usage: inovasi-index {name} ")
    for word in (*words, "{text,json,markdown,html"):
        assert word in shown.out
    assert re.search(rf"^ +{name} +\S", call("--help").out, re.MULTILINE)


@pytest.mark.parametrize("name", NASTY)
def test_nothing_that_stands_in_a_file_ends_across_in_a_traceback(
    call: Cli, folder: Path, name: str
) -> None:
    (folder / f"{name}.yaml").write_bytes(NASTY[name])
    shown = call("across", f"{name}.yaml", "2025", "2026")
    assert "Traceback" not in shown.err
    if shown.status == 0:  # a report that is fine but for the year it is of
        assert name == "tahun-huge"
        assert shown.err == ""
    else:
        assert (shown.status, shown.out) == (2, "")
        assert problem_lines(shown.err, f"{name}.yaml")


@pytest.mark.parametrize("name", ["missing.yaml", ".", "small.yaml/x", "x" * 5000])
def test_a_file_that_cannot_be_opened_is_not_scored_across(call: Cli, name: str) -> None:
    shown = call("across", name, "2025", "2026")
    assert (shown.status, shown.out) == (2, "")
    assert shown.err.startswith(f"{name}: cannot-open: ")
    assert len(shown.err.splitlines()) == 1


def test_a_report_that_is_wrong_under_any_rules_is_refused_at_its_line(
    call: Cli, folder: Path
) -> None:
    (folder / "wrong.yaml").write_text(
        "pemda: {nama: A, jenis: desa}\ntahun: 2026\nlain: 1\n", encoding="utf-8"
    )
    shown = call("across", "wrong.yaml", "2025", "2026")
    assert (shown.status, shown.out) == (2, "")
    places = [line.split(":")[1:3] for line in problem_lines(shown.err, "wrong.yaml")]
    assert places == [["1", "25"], ["3", "1"]]


def test_an_answer_that_no_edition_takes_is_a_refusal_of_each(call: Cli) -> None:
    (page,) = results(call("across", "bad.yaml", "2025", "2026", "--format", "json"))
    assert [each["edition"] for each in page["results"]] == ["kemendagri/2025", "kemendagri/2026"]
    for each in page["results"]:
        assert each["refused"]["en"].startswith("inovasi[0].sid.61: ")
        assert each["refused"]["id"].endswith("maksud Anda 16?")


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_no_text_of_a_report_leaves_across_as_a_control_sequence(
    call: Cli, folder: Path, form: str
) -> None:
    (folder / "hostile.yaml").write_text(HOSTILE, encoding="utf-8")
    shown = call("across", "hostile.yaml", "2025", "2026", "--format", form)
    assert (shown.status, shown.err) == (0, "")
    assert "Kab" in shown.out
    assert printed_signs(shown.out) == set()


@every_page
@pytest.mark.parametrize("form", ["text", "json", "markdown", "html"])
def test_a_page_is_not_dressed_for_a_terminal(
    monkeypatch: pytest.MonkeyPatch, name: str, form: str
) -> None:
    assert "\033" not in shown_on_a_terminal(monkeypatch, *PAGES[name], "--format", form)


@needs_a_full_device
@every_page
@pytest.mark.parametrize("form", ["text", "json", "markdown", "html"])
def test_a_page_that_cannot_be_written_is_a_refusal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str, form: str
) -> None:
    with FULL.open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        status = main([*PAGES[name], "--format", form, "--lang", "en"])
    assert status == cli.REFUSED
    assert capsys.readouterr().err == (
        "inovasi-index: cannot-write: the output cannot be written\n"
    )


@every_page
def test_a_page_without_an_output_shouts_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """What Python makes of an output that was closed before the start."""
    monkeypatch.setattr(sys, "stdout", None)
    assert main(PAGES[name]) in (cli.OK, cli.REFUSED)
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.skipif(os.name != "posix", reason="a shell of this system closes no streams")
@every_page
def test_a_page_on_a_stream_that_is_closed_ends_in_no_traceback(name: str) -> None:
    words = " ".join(PAGES[name])
    shown = subprocess.run(
        ["sh", "-c", f"'{sys.executable}' -m inovasi_index.cli {words} >&-"],
        capture_output=True,
        env=environment(),
        check=False,
        timeout=60,
    )
    assert b"Traceback" not in shown.stderr
    assert shown.stdout == b""


# The other editions: their classes, pages and cases.


@pytest.mark.parametrize(
    ("edition", "index", "code", "band"),
    [
        ("2021", "61,51", "sangat_inovatif", "61.51–100.00"),
        ("2021", "58.08", "undetermined", "–"),
        ("2022", "35.60", "inovatif", "35.60–59.88"),
        ("2022", "34", "undetermined", "–"),
        ("2023", "60.01", "sangat_inovatif", "60.01–100.00"),
        ("2024", "60.00", "inovatif", "35.00–60.00"),
        ("2025", "60.01", "inovatif", "40.01–65.00"),
        ("2027", "65,01", "sangat_inovatif", "65.01–100.00"),
        ("2028", "40.00", "kurang_inovatif", "0.01–40.00"),
        ("2029", "0", "tidak_dapat_dinilai", "0"),
    ],
)
def test_predikat_classes_an_index_by_the_edition_that_is_named(
    call: Cli, edition: str, index: str, code: str, band: str
) -> None:
    for lang in LANGS:
        shown = call("predikat", index, "--edition", edition, "--lang", lang)
        words = shown.out.rstrip("\n").split("  ")
        assert (shown.status, shown.err) == (0, "")
        assert (words[0], words[2], words[3]) == (code, band, f"kemendagri/{edition}")


@pytest.mark.parametrize("year", ["2018", "2019", "2020"])
def test_points_have_no_class(call: Cli, year: str) -> None:
    shown = call("predikat", "58.09", "--edition", year, "--lang", "en")
    assert (shown.status, shown.out) == (2, "")
    assert f"kemendagri/{year} cannot be scored" in shown.err


@pytest.mark.parametrize("lang", LANGS)
def test_list_has_every_edition_with_its_status_and_its_standing(call: Cli, lang: Any) -> None:
    words = " ".join(call("list", "--lang", lang, "--format", "markdown").out.split())
    status = {
        "partial": ("Sebagian", "Partial"),
        "reconstructed": ("Direkonstruksi", "Reconstructed"),
        "official": ("Resmi", "Official"),
        "prognosis": ("Prognosis", "Prognosis"),
    }
    for name in editions():
        rules = get_ruleset(name)
        called = status[rules.status][LANGS.index(lang)]
        assert f"| {name} | {called} | {rules.standing[lang]} |" in words


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("edition", editions())
def test_show_says_first_what_an_edition_rests_on(call: Cli, edition: str, lang: Any) -> None:
    rules = get_ruleset(edition)
    shown = call("show", edition, "--lang", lang, "--format", "markdown")
    title, ground, *_ = shown.out.split("\n\n")
    assert title == f"# {rules.title[lang]} ({edition})"
    assert ground == rules.ground[lang]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026, 2027, 2028, 2029])
def test_score_says_what_an_index_rests_on(call: Cli, folder: Path, year: int, lang: Any) -> None:
    (folder / "this.yaml").write_text(SMALL.replace("2026", str(year)), encoding="utf-8")
    shown = call("score", "this.yaml", "--lang", lang, "--format", "markdown")
    assert (shown.status, shown.err) == (0, "")
    assert shown.out.count(f"\n\n{get_ruleset(year).ground[lang]}\n\n") == 1


@pytest.mark.parametrize("edition", editions())
def test_the_cases_of_every_edition_run_alone(call: Cli, edition: str) -> None:
    shown = call("cases", edition, "--lang", "en")
    assert (shown.status, shown.err) == (0, "")
    *lines, total = shown.out.splitlines()
    assert lines
    assert all(line.startswith(f"ok     {edition}  ") for line in lines)
    assert total == f"{len(lines)} of {len(lines)} cases hold"


@pytest.mark.parametrize("year", ["2018", "2020"])
def test_cases_of_a_year_of_points_are_refused_with_its_reason(call: Cli, year: str) -> None:
    shown = call("cases", year, "--lang", "en")
    assert (shown.status, shown.out) == (2, "")
    assert f"kemendagri/{year} cannot be scored" in shown.err


# What all editions of an issuer share.

ISSUER = """\
issuer: daerah
name: {id: Kabupaten Contoh, en: Contoh Regency}
legal:
  - code: a
    kind: law
    number: Perda 1/2026
    title: {id: Inovasi, en: Innovation}
    editions: {from: 2026}
    source: {id: Dibaca., en: Read.}
    confidence: secondary
    reason: {id: Dari pers., en: From the press.}
    provisions:
      - {at: Pasal 1, says: {id: Isinya., en: What it says.}, governs: [score]}
  - code: b
    kind: letter
    number: "2"
    title: {id: Surat, en: Letter}
    editions: {from: 2024, to: 2024}
    source: {id: Dibaca., en: Read.}
"""


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("id", "penerbit kemendagri baik, {} dokumen hukum"),
        ("en", "issuer kemendagri is fine, {} legal documents"),
    ],
)
def test_validate_knows_the_file_of_an_issuer(call: Cli, lang: str, said: str) -> None:
    path = bundled("issuer.yaml")
    count = len(inovasi_index.get_issuer().legal)
    assert call("validate", path, "--lang", lang) == Call(0, f"{path}: {said.format(count)}\n", "")


@pytest.mark.parametrize("key", ["issuer: daerah", "legal: []"])
def test_validate_knows_an_issuer_by_its_keys(call: Cli, folder: Path, key: str) -> None:
    """A file need not name its format; what it lacks is then said of an issuer."""
    (folder / "a.yaml").write_text(f"name: {{id: Kota, en: City}}\n{key}\n", encoding="utf-8")
    shown = call("validate", "a.yaml", "--lang", "en")
    if key.startswith("issuer"):
        assert shown == Call(0, "a.yaml: issuer daerah is fine, 0 legal documents\n", "")
    else:
        assert shown == Call(
            2, "", "a.yaml:1:1: missing-key: issuer: the key issuer must be there\n"
        )


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("    reason: ", "    x-alasan: ", "missing-key: legal[0].reason"),
        ("code: b", "code: a", "duplicate-id: legal"),
        ("to: 2024", "to: 2020", "upside-down: legal[1].editions.to"),
        ("[score]", "[skor]", "unresolved-reference: legal[0].provisions[0].governs"),
    ],
)
def test_validate_refuses_what_cannot_be_of_an_issuer(
    call: Cli, folder: Path, old: str, new: str, problem: str
) -> None:
    assert ISSUER.count(old) == 1
    (folder / "issuer.yaml").write_text(ISSUER, encoding="utf-8")
    assert call("validate", "issuer.yaml").status == 0
    (folder / "issuer.yaml").write_text(ISSUER.replace(old, new), encoding="utf-8")
    shown = call("validate", "issuer.yaml", "--lang", "en")
    assert (shown.status, shown.out) == (2, "")
    (line,) = problem_lines(shown.err, "issuer.yaml")
    assert f": {problem}: " in line


def test_validate_answers_a_mistake_in_the_file_of_an_issuer(call: Cli, folder: Path) -> None:
    text = bundled("issuer.yaml").read_text(encoding="utf-8")
    broken = text.replace("    kind: law\n", "    kind: poem\n", 1)
    (folder / "issuer.yaml").write_text(broken, encoding="utf-8")
    shown = call("validate", "issuer.yaml")
    assert (shown.status, shown.out) == (2, "")
    (line,) = problem_lines(shown.err, "issuer.yaml")
    number = broken[: broken.index("kind: poem")].count("\n") + 1
    assert line.startswith(f"issuer.yaml:{number}:11: unknown-code: legal[0].kind: ")


# Rules of one's own.


def test_new_needs_rules_to_begin_from(call: Cli, folder: Path) -> None:
    shown = call("new", "kota-contoh/2027", "--lang", "en")
    assert (shown.status, shown.out) == (2, "")
    assert "name the edition to begin with: --from kemendagri/2026" in shown.err
    assert not (folder / "kota-contoh").exists()


def test_new_says_where_it_cannot_write(call: Cli, folder: Path) -> None:
    (folder / "kota-contoh").write_text("a file where the folder should be", encoding="utf-8")
    shown = call("new", "kota-contoh/2027", "--from", "2026", "--lang", "en")
    assert (shown.status, shown.out) == (2, "")
    assert "cannot-write" in shown.err


def test_schema_prints_what_an_editor_reads(call: Cli) -> None:
    shown = call("schema", "laporan")
    assert (shown.status, shown.err) == (0, "")
    assert json.loads(shown.out) == inovasi_index.schema("laporan")


def test_validate_gives_one_object_a_file(call: Cli) -> None:
    """`--format json` for CI."""
    shown = call("validate", bundled("issuer.yaml"), bundled("2026/ruleset.yaml"), "--format=json")
    kinds = [json.loads(line)["kind"] for line in shown.out.splitlines()]
    assert (shown.status, kinds, shown.err) == (0, ["issuer", "ruleset"], "")


def test_validate_says_that_nothing_is_installed(call: Cli) -> None:
    """What packages offer is tried with real installs in test_finding.py."""
    shown = call("validate", "--installed", "--lang", "en")
    assert (shown.status, shown.out) == (2, "")
    assert "no installed package offers rules" in shown.err


def test_cases_of_one_edition(call: Cli) -> None:
    shown = call("cases", "2025", "--lang", "en")
    assert (shown.status, shown.err) == (0, "")
    assert "kemendagri/2025" in shown.out


def test_cases_passes_by_rules_that_have_none(
    call: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a name, all cases that there are are run; to ask for some that are not is wrong."""
    own = folder / "rulesets" / "kota-contoh" / "2026"
    own.mkdir(parents=True)
    text = (Path(__file__).parent / "data" / "kota-contoh.yaml").read_text(encoding="utf-8")
    (own / "ruleset.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setenv("INOVASI_INDEX_PATH", str(folder / "rulesets"))
    assert "kota-contoh/2026" in call("list").out
    shown = call("cases", "--lang", "en")
    assert (shown.status, shown.err) == (0, "")
    assert "kemendagri/2026" in shown.out
    assert "kota-contoh/2026" not in shown.out
    assert call("cases", "kota-contoh/2026").status == 2
