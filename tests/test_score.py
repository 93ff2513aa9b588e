"""Scoring objects built in Python: what does not fit the rules is refused with all its problems."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import attrs
import pytest

from inovasi_index import (
    Aggregate,
    Answer,
    Laporan,
    LaporanError,
    Pemda,
    Pkpn,
    Ruleset,
    TataKelola,
    Total,
    WrongValueError,
    get_ruleset,
    read_laporan,
    score,
)
from inovasi_index.describe import describe_indicator
from inovasi_index.problems import Fault, run_checks

PEMDA = Pemda(nama="Kabupaten Contoh")


def refusal(rules: Ruleset, **report: Any) -> list[tuple[str, str]]:
    """Code and path of every problem with which a report is refused."""
    with pytest.raises(LaporanError) as error:
        score(Laporan(pemda=PEMDA, tahun=2026, **report), rules)
    return [(problem.code, problem.path) for problem in error.value.problems]


@pytest.mark.parametrize(
    ("report", "problem"),
    [
        ({"spd": Total("63.01")}, ("out-of-range", "spd.total")),
        ({"spd": Total("-1")}, ("out-of-range", "spd.total")),
        ({"spd": {"61": 2}}, ("unknown-indicator", "spd.61")),
        ({"spd": {"1": 4}}, ("unknown-level", "spd.1.level")),
        ({"spd": {"1": Answer(value=1)}}, ("level-only", "spd.1.value")),
        (
            {"spd": {"3": Answer(previous=0, current=1)}},
            ("growth-from-zero", "spd.3.previous"),
        ),
        (
            {"inovasi": Aggregate(1, "111.01", 1)},
            ("out-of-range", "inovasi.rata_rata_kematangan"),
        ),
        ({"inovasi": Aggregate(7, 50, 7)}, ("out-of-range", "inovasi.urusan_pelayanan_dasar")),
        (
            {"inovasi": [TataKelola(nama="A", kematangan="111.5")]},
            ("out-of-range", "inovasi[0].kematangan"),
        ),
        (
            {"inovasi": [TataKelola(nama="A", urusan="kesehatn")]},
            ("unknown-code", "inovasi[0].urusan"),
        ),
        (
            {"inovasi": [TataKelola(nama="A", urusan_beririsan=["sosial", "x"])]},
            ("unknown-code", "inovasi[0].urusan_beririsan[1]"),
        ),
        (
            {"inovasi": [TataKelola(nama="A", asta_cita=9)]},
            ("unknown-code", "inovasi[0].asta_cita"),
        ),
        (
            {"inovasi": [TataKelola(nama="A", pkpn=Pkpn(klaster="pangan"))]},
            ("unknown-code", "inovasi[0].pkpn.klaster"),
        ),
        (
            {"inovasi": [TataKelola(nama="A", sid={"33/a": 3})]},
            ("unknown-indicator", "inovasi[0].sid.33/a"),
        ),
    ],
    ids=str,
)
def test_what_does_not_fit_is_refused_at_its_path(
    report: dict[str, Any], problem: tuple[str, str], rules_2026: Ruleset
) -> None:
    """The same list that a file would get, without lines."""
    assert refusal(rules_2026, **report) == [problem]


def test_all_problems_of_a_report_are_listed_at_once(rules_2026: Ruleset) -> None:
    """All of them at once: one report, one list."""
    inovasi = [
        TataKelola(nama="A", urusan="x", sid={"16": 9}),
        TataKelola(nama="B", kematangan=112),
    ]
    assert refusal(rules_2026, spd={"61": 1}, inovasi=inovasi) == [
        ("unknown-indicator", "spd.61"),
        ("unknown-code", "inovasi[0].urusan"),
        ("unknown-level", "inovasi[0].sid.16.level"),
        ("out-of-range", "inovasi[1].kematangan"),
    ]


def test_a_view_that_is_none_is_refused(rules_2026: Ruleset) -> None:
    """`claimed` or `verified`, and nothing else."""
    with pytest.raises(WrongValueError, match="no view of the answers"):
        score(Laporan(pemda=PEMDA), rules_2026, answers="all")  # type: ignore[arg-type]  # on purpose


def test_a_wrong_answer_names_its_row() -> None:
    """Building one in Python with a wrong value fails with a sentence, as in a file."""
    with pytest.raises(WrongValueError) as error:
        TataKelola(nama="A", sid={"16": True})
    assert error.value.keys == ("16",)


def test_a_file_that_cannot_be_read_at_all_is_refused_under_rules_too(rules_2026: Ruleset) -> None:
    """After a syntax error nothing else can be said of that file."""
    with pytest.raises(LaporanError) as error:
        read_laporan(b"a: [", rules_2026)
    assert [problem.code for problem in error.value.problems] == ["syntax"]


@pytest.mark.parametrize(
    "data", [b"#" * (16 * 1024 * 1024 + 1), b"[" + b"a," * 500_000 + b"a]"], ids=["bytes", "values"]
)
def test_a_file_that_is_too_large_is_answered_at_its_start(data: bytes) -> None:
    """A file that is empty, binary or too large is answered at 1:1."""
    with pytest.raises(LaporanError) as error:
        read_laporan(data)
    (problem,) = error.value.problems
    assert (problem.code, problem.line, problem.column) == ("too-large", 1, 1)


def test_rules_are_equal_to_rules_only(rules_2026: Ruleset, rules_2025: Ruleset) -> None:
    """Two rulesets are equal when their meaning is."""
    assert rules_2026 == attrs.evolve(rules_2026)
    assert rules_2026 != rules_2025
    assert rules_2026 != rules_2026.edition


def test_a_mistake_of_a_check_is_not_taken_for_an_unreadable_field() -> None:
    """Only a field that could not be read ends a check quietly."""

    def check(pemda: Pemda) -> Iterator[Fault]:
        yield from pemda.provinces  # type: ignore[attr-defined]  # on purpose

    with pytest.raises(AttributeError, match="provinces"):
        list(run_checks((check,), PEMDA))


def test_a_row_without_an_evidence_rule_is_described(rules_2026: Ruleset) -> None:
    """What the rules do not say is not shown."""
    bare = [attrs.evolve(row, evidence=None) for row in rules_2026.indicators]
    page = describe_indicator(attrs.evolve(rules_2026, indicators=bare), "16", lang="en")
    assert "Evidence" not in page
    assert "Evidence" in describe_indicator(rules_2026, "16", lang="en")


def test_errors_and_results_show_themselves_in_a_console(rules_2026: Ruleset) -> None:
    """A developer sees what happened without asking further."""
    result = score(Laporan(pemda=PEMDA, tahun=2026), rules_2026)
    assert repr(result) == "<Result Kabupaten Contoh: 0.00 tidak_dapat_dinilai, kemendagri/2026>"
    with pytest.raises(WrongValueError) as error:
        Pemda(nama="A", jenis="desa")  # type: ignore[arg-type]  # on purpose
    assert str(error.value).startswith("jenis: desa is not known; there are: provinsi,")
    assert str(error.value).endswith("yang ada: provinsi, kabupaten, kota")


def test_an_error_shows_all_its_problems_a_line_each(rules_2026: Ruleset) -> None:
    """One line per problem."""
    with pytest.raises(LaporanError) as error:
        score(Laporan(pemda=PEMDA, tahun=2026, spd={"61": 1, "62": 1}), rules_2026)
    lines = str(error.value).splitlines()
    assert [line.split(": ")[:2] for line in lines] == [
        ["unknown-indicator", "spd.61"],
        ["unknown-indicator", "spd.62"],
    ]


def test_a_supplied_maturity_is_taken_where_the_rows_are_not_known() -> None:
    """Any decimal within the declared range is taken; the formula declares it, rows or not."""
    rules = attrs.evolve(get_ruleset(2025), indicators=())
    text = b"""\
pemda: {nama: Kabupaten Contoh}
tahun: 2025
inovasi: [{nama: X, bentuk: tata_kelola, kematangan: 76.5}]
"""
    laporan = read_laporan(text, rules)
    assert score(laporan, rules).kematangan.sum == Fraction("76.5")
    with pytest.raises(LaporanError) as refused:
        read_laporan(text.replace(b"76.5", b"111.5"), rules)
    (problem,) = refused.value.problems
    assert (problem.code, problem.path) == ("out-of-range", "inovasi[0].kematangan")
    assert problem.message.en == "111.5 is outside 0…111"
