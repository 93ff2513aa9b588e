"""The conformance cases of every bundled edition hold, and a case that should not hold is found."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest

from inovasi_index import Answer, RulesetError, TataKelola, Text, editions, get_ruleset
from inovasi_index.catalog import Catalog
from inovasi_index.conformance import Case, read_cases, run_case
from inovasi_index.validity import faults_in_inovasi

HEAD = {"format": "inovasi-index/cases@1", "edition": "kemendagri/2026"}
SOURCE = {"id": "Pedoman", "en": "Guide"}
REPORT = {
    "pemda": {"nama": "Kabupaten Contoh"},
    "tahun": "2026",
    "spd": {"1": "3", "5b": {"value": "5.91"}},
    "inovasi": [
        {"nama": "A", "bentuk": "tata_kelola", "urusan": "sosial", "sid": {"16": "2"}},
        {"nama": "B", "bentuk": "tata_kelola", "tahapan": "uji_coba", "sid": {"17": "1"}},
    ],
}


def bundled_cases() -> Iterator[Any]:
    """Every case of every bundled edition, named after both."""
    for edition in editions():
        rules = get_ruleset(edition)
        file, name = Catalog.default().cases(edition)
        for case in read_cases(file, rules, name=name):
            yield pytest.param(case, edition, id=f"{edition}-{case.name}")


BUNDLED = list(bundled_cases())


def cases_in(data: dict[str, Any]) -> tuple[Case, ...]:
    """The cases of a file with this data."""
    return read_cases(json.dumps(data).encode(), get_ruleset(2026), name="cases.yaml")


def case_with(expect: dict[str, Any], **more: Any) -> Case:
    """One case of the report above."""
    case = {"name": "one", "source": SOURCE, "laporan": REPORT, "expect": expect, **more}
    (read,) = cases_in({**HEAD, "cases": [case]})
    return read


def differences(expect: dict[str, Any], **more: Any) -> list[str]:
    """What came out otherwise, in English."""
    return [each.en for each in run_case(case_with(expect, **more), get_ruleset(2026))]


# The bundled cases.


@pytest.mark.parametrize(("case", "edition"), BUNDLED)
def test_a_bundled_case_holds(case: Case, edition: str) -> None:
    assert [each.en for each in run_case(case, get_ruleset(edition))] == []


@pytest.mark.parametrize("edition", editions())
def test_every_bundled_edition_has_cases_with_names_of_their_own(edition: str) -> None:
    file, _ = Catalog.default().cases(edition)
    cases = read_cases(file, get_ruleset(edition))
    names = [case.name for case in cases]
    assert names
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(("case", "edition"), BUNDLED)
def test_a_bundled_case_says_what_it_rests_on_and_expects_something(
    case: Case, edition: str
) -> None:
    assert case.source.id != case.source.en
    assert case.expect.value


@pytest.mark.parametrize(("case", "edition"), BUNDLED)
def test_a_bundled_case_expects_no_empty_part(case: Case, edition: str) -> None:
    """An empty mapping would hold whatever came out."""

    def parts(value: Any) -> Iterator[Any]:
        inner = value.values() if isinstance(value, dict) else value
        for part in inner if isinstance(value, dict | list) else ():
            yield part
            yield from parts(part)

    assert {} not in list(parts(case.expect.value))


# What a case can expect, and how it is told that it was wrong.


@pytest.mark.parametrize(
    "expect",
    [
        {"index": "1.70"},
        {"index": "1.70", "predikat": "kurang_inovatif", "tahun": "2026"},
        {"spd": {"score": "3.75"}},
        {"spd": {"indicators": [{"id": "1", "level": "3", "answered": "true"}]}},
        {"inovasi": [{"nama": "A"}, {"scored": "false", "kematangan": "2"}]},
        {"arose": ["mandatory_missing", "band_overlap", "ineligible"]},
        {"interpretations": {"band_overlap": "ends_first"}},
        {"kematangan": {"divisor": "12", "innovations": "1"}},
        {"inovasi": [{"reasons": []}]},
    ],
    ids=str,
)
def test_any_part_of_a_result_can_be_expected(expect: dict[str, Any]) -> None:
    """SPD 3 + 0.75, and 6 / 12 for the one innovation that is scored: 4.25 of 250."""
    assert differences(expect) == []


@pytest.mark.parametrize(
    ("expect", "told"),
    [
        ({"index": "1.71"}, "index: expected 1.71, got 1.70"),
        ({"index": "1.7"}, "index: expected 1.7, got 1.70"),
        ({"predikat": "inovatif"}, "predikat: expected inovatif, got kurang_inovatif"),
        ({"spd": {"score": "3"}}, "spd.score: expected 3, got 3.75"),
        ({"kematangan": {"divisor": "2"}}, "kematangan.divisor: expected 2, got 12"),
        (
            {"jumlah_inovasi": {"gate": "open"}},
            "jumlah_inovasi.gate: expected open, got closed",
        ),
        (
            {"inovasi": [{}, {"scored": "true"}]},
            "inovasi[1].scored: expected true, got false",
        ),
        (
            {"spd": {"indicators": [{"points": "3"}, {"id": "2b"}]}},
            "spd.indicators[1].id: expected 2b, got 2a",
        ),
        ({"arose": ["band_overlap"]}, "arose[0]: expected band_overlap, got mandatory_missing"),
        (
            {"interpretations": {"band_overlap": "highest_level"}},
            "interpretations.band_overlap: expected highest_level, got ends_first",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_wrong_expectation_is_told_at_its_place(expect: dict[str, Any], told: str) -> None:
    assert differences(expect) == [told]


@pytest.mark.parametrize(
    ("expect", "place", "expected"),
    [
        ({"indeks": "1.70"}, "indeks", "1.70"),
        ({"indeks": "None"}, "indeks", "None"),
        ({"indeks": ""}, "indeks", ""),
        ({"spd": {"supplied": "true"}}, "spd.supplied", "true"),
        ({"inovasi": [{}, {"alasan": "x"}]}, "inovasi[1].alasan", "x"),
        ({"inovasi": [{"alasan": {"a": "b"}}]}, "inovasi[0].alasan", "{'a': 'b'}"),
        ({"alasan": []}, "alasan", "[]"),
        ({"pemda": {"jenis": "kota"}}, "pemda.jenis", "kota"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_key_that_the_result_lacks_is_told(
    expect: dict[str, Any], place: str, expected: str
) -> None:
    (told,) = run_case(case_with(expect), get_ruleset(2026))
    assert told == Text(
        id=f"{place}: diharapkan {expected}, tetapi tidak ada dalam hasil",
        en=f"{place}: expected {expected}, but the result does not have it",
    )


@pytest.mark.parametrize(
    ("expect", "place"),
    [
        ({"inovasi": []}, "inovasi"),
        ({"arose": []}, "arose"),
        ({"notices": []}, "notices"),
        ({"spd": {"indicators": []}}, "spd.indicators"),
        ({"inovasi": [{}, {"reasons": []}]}, "inovasi[1].reasons"),
    ],
    ids=str,
)
def test_a_list_that_is_expected_to_be_empty_must_be(expect: dict[str, Any], place: str) -> None:
    (told,) = differences(expect)
    assert told.startswith(f"{place}: expected [], got [")


def test_a_list_that_is_expected_to_be_empty_and_is_holds() -> None:
    full = {row.id: "1" for row in get_ruleset(2026).spd_rows}
    laporan = {**REPORT, "spd": full, "inovasi": []}
    expect: dict[str, Any] = {"inovasi": [], "arose": [], "notices": []}
    assert differences(expect, laporan=laporan) == []


@pytest.mark.parametrize(
    ("expect", "place"),
    [
        ({"inovasi": [{}, {}, {"nama": "C"}]}, "inovasi: expected "),
        ({"index": {"value": "1.70"}}, "index: expected "),
        ({"spd": "3.75"}, "spd: expected 3.75, got "),
        ({"spd": [{"score": "3.75"}]}, "spd: expected "),
        ({"inovasi": {"nama": "A"}}, "inovasi: expected "),
        ({"arose": "band_overlap"}, "arose: expected band_overlap, got "),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_part_of_another_shape_is_told(expect: dict[str, Any], place: str) -> None:
    (told,) = differences(expect)
    assert told.startswith(place)


def test_every_difference_of_a_case_is_told_in_both_languages() -> None:
    expect = {"index": "9", "spd": {"score": "9"}, "inovasi": [{"nama": "X"}, {"nama": "Y"}]}
    found = run_case(case_with(expect, published="9.00"), get_ruleset(2026))
    assert [each.en for each in found] == [
        "index: expected 9, got 1.70",
        "spd.score: expected 9, got 3.75",
        "inovasi[0].nama: expected X, got A",
        "inovasi[1].nama: expected Y, got B",
        "the index is 1.70, but 9.00 was published",
    ]
    assert found[0] == Text(id="index: diharapkan 9, hasilnya 1.70", en=found[0].en)


@pytest.mark.parametrize("published", ["1.69", "1.70", "1.71", "1.705", "1.7"])
def test_a_published_index_is_met_within_a_hundredth(published: str) -> None:
    assert differences({}, published=published) == []


@pytest.mark.parametrize("published", ["1.68", "1.6899", "1.7101", "1.72", "0", "100"])
def test_a_published_index_that_is_further_off_is_told(published: str) -> None:
    (told,) = differences({}, published=published)
    assert told == f"the index is 1.70, but {published} was published"


def test_a_case_has_its_interpretations_and_its_view_of_the_answers() -> None:
    assert (
        differences(
            {"spd": {"score": "4.5"}, "interpretations": {"band_overlap": "highest_level"}},
            interpretations={"band_overlap": "highest_level"},
        )
        == []
    )
    assert differences({"spd": {"score": "0"}, "answers": "verified"}, answers="verified") == []


def test_a_case_built_in_python_runs_as_one_that_was_read() -> None:
    read = case_with({"index": "1.70"})
    built = Case(
        name="one",
        source=Text(id="Pedoman", en="Guide"),
        laporan=read.laporan,
        expect=read.expect,
        published=Decimal("1.70"),
    )
    assert run_case(built, get_ruleset(2026)) == []


# Files of cases.


def refusals(data: dict[str, Any]) -> list[tuple[str, str]]:
    """The codes and paths of the problems of a file."""
    with pytest.raises(RulesetError) as refused:
        cases_in(data)
    assert all(problem.file == "cases.yaml" for problem in refused.value.problems)
    assert all(problem.line for problem in refused.value.problems)
    return [(problem.code, problem.path) for problem in refused.value.problems]


def test_every_problem_of_a_file_of_cases_is_told_in_one_pass() -> None:
    wrong = {**REPORT, "spd": {"61": "1"}, "inovasi": [{"nama": "A", "bentuk": "lain"}]}
    cases = [
        {"name": "one", "source": SOURCE, "laporan": wrong, "expect": {}, "answers": "some"},
        {"name": "two", "source": SOURCE, "laporan": REPORT, "lain": "1"},
        {
            "name": "three",
            "source": SOURCE,
            "laporan": REPORT,
            "expect": {},
            "interpretations": {"band_overlap": "best"},
        },
    ]
    assert set(refusals({**HEAD, "cases": cases})) == {
        ("unknown-indicator", "cases[0].laporan.spd.61"),
        ("unknown-code", "cases[0].laporan.inovasi[0].bentuk"),
        ("unknown-code", "cases[0].answers"),
        ("missing-key", "cases[1].expect"),
        ("unknown-key", "cases[1].lain"),
        ("unknown-option", "cases[2].interpretations.band_overlap"),
    }


@pytest.mark.parametrize(
    ("laporan", "problem"),
    [
        ("none", ("wrong-shape", "cases[0].laporan")),
        ({**REPORT, "spd": {"61": "1"}}, ("unknown-indicator", "cases[0].laporan.spd.61")),
        ({**REPORT, "tahun": "soon"}, ("not-a-number", "cases[0].laporan.tahun")),
    ],
    ids=["no-report", "a-wrong-answer", "a-wrong-year"],
)
def test_a_report_that_cannot_be_read_hides_no_other_problem_of_its_case(
    laporan: Any, problem: tuple[str, str]
) -> None:
    case = {
        "name": "one",
        "source": SOURCE,
        "laporan": laporan,
        "expect": {"index": "1"},
        "interpretations": {"band_overlap": "best"},
    }
    assert set(refusals({**HEAD, "cases": [case]})) == {
        problem,
        ("unknown-option", "cases[0].interpretations.band_overlap"),
    }


def test_every_wrong_interpretation_of_a_case_is_told() -> None:
    case = {
        "name": "one",
        "source": SOURCE,
        "laporan": REPORT,
        "expect": {"index": "1"},
        "interpretations": {"gate_effect": "none", "gate_urusan": "main", "band_overlap": "best"},
    }
    assert refusals({**HEAD, "cases": [case]}) == [
        ("unknown-interpretation", "cases[0].interpretations.gate_effect"),
        ("unknown-option", "cases[0].interpretations.band_overlap"),
    ]


def test_an_interpretation_that_the_edition_lacks_is_told() -> None:
    case = {
        "name": "one",
        "source": SOURCE,
        "laporan": REPORT,
        "expect": {"index": "1"},
        "interpretations": {"gate_effect": "none"},
    }
    assert refusals({**HEAD, "cases": [case]}) == [
        ("unknown-interpretation", "cases[0].interpretations.gate_effect")
    ]


ONE = {"nama": "A", "bentuk": "tata_kelola", "sid": {"16": "2"}}


def partial_cases(edition: str, **given: Any) -> tuple[Case, ...]:
    """The one case of an edition of which too little is known for an index."""
    case = {"name": "one", "source": SOURCE, "expect": {"kematangan": "8"}, **given}
    data = {**HEAD, "edition": edition, "cases": [case]}
    return read_cases(json.dumps(data).encode(), get_ruleset(edition), name="cases.yaml")


@pytest.mark.parametrize("sid", [{"16": "2"}, {"99": "2"}, {}], ids=str)
def test_one_innovation_cannot_be_a_case_where_no_row_is_known(sid: dict[str, str]) -> None:
    with pytest.raises(RulesetError) as refused:
        partial_cases("kemendagri/2022", inovasi={**ONE, "sid": sid})
    (problem,) = refused.value.problems
    assert (problem.code, problem.path) == ("edition-incomplete", "cases[0].inovasi.sid")
    assert problem.line
    assert "weights and levels of the SID indicators" in problem.message.en
    assert "bobot dan level indikator SID" in problem.message.id


def test_one_innovation_can_be_a_case_where_only_the_formula_is_unknown() -> None:
    (case,) = partial_cases("kemendagri/2021", inovasi=ONE)
    assert run_case(case, get_ruleset(2021)) == []


def test_rules_that_ask_nothing_of_an_innovation_refuse_its_answers() -> None:
    """A formula may be known of which no SID row is: then it is the row that is unknown."""
    rules = get_ruleset(2026)
    bare = attrs.evolve(rules, indicators=rules.spd_rows)
    given = {row: Answer(level=2) for row in ("16", "17")}
    found = faults_in_inovasi(TataKelola(nama="A", sid=given), bare)
    assert [(each.code, each.path) for each in found] == [
        ("unknown-indicator", ("sid", "16")),
        ("unknown-indicator", ("sid", "17")),
    ]
    assert list(faults_in_inovasi(TataKelola(nama="A"), bare)) == []


@pytest.mark.parametrize("index", ["100.01", "-0.01", "-1", "101", "1000"])
def test_an_index_beyond_its_scale_is_no_case(index: str) -> None:
    case = {"name": "one", "source": SOURCE, "index": index, "expect": {"predikat": "inovatif"}}
    assert refusals({**HEAD, "cases": [case]}) == [("out-of-range", "cases[0].index")]


@pytest.mark.parametrize(
    ("index", "predikat"),
    [("0", "tidak_dapat_dinilai"), ("40.01", "inovatif"), ("100", "sangat_inovatif")],
)
def test_an_index_within_its_scale_has_its_class(index: str, predikat: str) -> None:
    case = {"name": "one", "source": SOURCE, "index": index, "expect": {"predikat": predikat}}
    (read,) = cases_in({**HEAD, "cases": [case]})
    assert run_case(read, get_ruleset(2026)) == []
    (wrong,) = cases_in({**HEAD, "cases": [{**case, "expect": {"predikat": "baik"}}]})
    assert [each.en for each in run_case(wrong, get_ruleset(2026))] == [
        f"predikat: expected baik, got {predikat}"
    ]


def test_cases_of_another_edition_are_refused() -> None:
    assert refusals({**HEAD, "edition": "kemendagri/2025", "cases": []}) == [
        ("unresolved-reference", "edition")
    ]


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    for source, code in ((b"cases: [", "syntax"), (tmp_path / "missing.yaml", "cannot-open")):
        with pytest.raises(RulesetError) as refused:
            read_cases(source, get_ruleset(2026))
        assert [problem.code for problem in refused.value.problems] == [code]
