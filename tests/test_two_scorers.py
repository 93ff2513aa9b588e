"""The library against a second scorer that shares no code with it: both agree on every report.

Every report is drawn as plain data, written as YAML and read by the library, so that reading is
part of what is compared. What the generated set contains is counted: a comparison that never met
a rejected innovation would prove nothing about rejected innovations.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

import pytest
import yaml
from hypothesis import event, given, settings
from hypothesis import strategies as st

import strategies
from inovasi_index import Aggregate, Result, Ruleset, read_laporan, score
from inovasi_index.result import RowResult
from naive import naive_score

Plain = dict[str, Any]

HUNDRED = settings().max_examples
"""What the profile in force calls a hundred examples."""

VIEWS = st.sampled_from(("claimed", "verified"))

SUMS = frozenset({"aggregate", "supplied spd", "supplied kematangan"})
INNOVATIONS = frozenset(
    {
        "above the top band",
        "answered without a basis",
        "more innovations than the cap",
        "more innovations than the least divisor",
        "fewer innovations than the least divisor",
        "rejected innovation",
        "not all answers verified",
        "voided innovation",
    }
)
INDEX = frozenset({"between two classes", "gate open", "gate closed"})
ONLY_2025 = frozenset({"failed condition that excludes nothing", "gate not_applied"})
ONLY_2026 = frozenset(
    {
        "ineligible innovation",
        "ineligible innovation included",
        "overlapping bands",
        "growth from readings",
        "decrease from readings",
        "increase from readings",
        "sangat_inovatif",
        "inovatif",
        "kurang_inovatif",
        "tidak_dapat_dinilai",
    }
)


def yaml_of(report: Plain) -> bytes:
    text: str = yaml.dump(report, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    return text.encode()


def rows_of(rows: Iterable[RowResult]) -> dict[str, tuple[int, Fraction, bool]]:
    return {row.id: (row.level, row.points, row.answered) for row in rows}


def everything(result: Result) -> Plain:
    """A result in the words of the second scorer."""
    jumlah = result.jumlah_inovasi
    return {
        "index": str(result.index),
        "index_exact": result.index_exact,
        "predikat": result.predikat.code,
        "total": result.total,
        "spd": result.spd.score,
        "spd_rows": None if result.spd.supplied else rows_of(result.spd_rows),
        "kematangan": result.kematangan.score,
        "kematangan_sum": result.kematangan.sum,
        "divisor": result.kematangan.divisor,
        "innovations": result.kematangan.innovations,
        "jumlah_inovasi": jumlah.score,
        "counted": jumlah.counted,
        "urusan_pelayanan_dasar": jumlah.urusan_pelayanan_dasar,
        "gate": jumlah.gate,
        "inovasi": [
            {
                "kematangan": each.kematangan,
                "scored": each.scored,
                "reasons": [reason.code for reason in each.reasons],
                "rows": rows_of(each.rows),
            }
            for each in result.inovasi
        ],
        "arose": set(result.arose),
    }


def cases_in(result: Result) -> Iterator[str]:
    """The cases that a report and the way it was scored contain."""
    yield result.predikat.code
    yield f"gate {result.jumlah_inovasi.gate}"
    yield from _cases_of_sums(result)
    yield from _cases_of_innovations(result)
    yield from _cases_of_rows(result)
    if "predikat_on" in result.arose:
        yield "between two classes"


def _cases_of_sums(result: Result) -> Iterator[str]:
    laporan, cap = result.laporan, result.ruleset.formula.jumlah_inovasi.cap
    if isinstance(laporan.inovasi, Aggregate):
        yield "aggregate"
    if result.spd.supplied:
        yield "supplied spd"
    if any(each.supplied and each.scored for each in result.inovasi):
        yield "supplied kematangan"
    if result.jumlah_inovasi.counted > cap:
        yield "more innovations than the cap"
    if result.kematangan.divisor is not None and result.inovasi:
        fewer = result.kematangan.divisor > result.kematangan.innovations
        yield f"{'fewer' if fewer else 'more'} innovations than the least divisor"


def _cases_of_innovations(result: Result) -> Iterator[str]:
    for each in result.inovasi:
        if each.scored and each.inovasi.is_rejected:
            yield "rejected innovation"
        if not each.scored:
            yield "ineligible innovation"
        if each.voided:
            yield "voided innovation"
    codes = {notice.code for notice in result.notices}
    if "condition-failed" in codes:
        excludes = result.ruleset.eligibility.effect == "excluded"
        yield (
            "ineligible innovation included"
            if excludes
            else "failed condition that excludes nothing"
        )
    if "basis-not-named" in codes:
        yield "answered without a basis"
    main = {each.inovasi.urusan for each in result.inovasi if each.counted}
    basic = len(main & set(result.ruleset.basic_services))
    part = result.jumlah_inovasi
    if result.inovasi and part.urusan_pelayanan_dasar > basic:
        yield "affair of an urusan beririsan"
        if part.gate == "open" and basic < (part.urusan_required or 0):
            yield "gate opened by one"


def _cases_of_rows(result: Result) -> Iterator[str]:
    for row in (*result.spd_rows, *(row for each in result.inovasi for row in each.rows)):
        if len(row.reading.found) > 1:
            yield "overlapping bands"
        if row.reading.above_top:
            yield "above the top band"
        if row.answer and row.answer.previous is not None and row.row.measure:
            yield f"{row.row.measure.kind} from readings"


def reports_about_affairs(raw: Plain) -> st.SearchStrategy[Plain]:
    """Reports in which nothing but the affairs and the status of the innovations varies."""
    basic, other = strategies.urusan_codes(raw)
    affairs = st.sampled_from([*basic, *basic, *other[:2]])
    always = {
        "nama": st.just("Pojok Baca"),
        "bentuk": st.just("pelayanan_publik"),
        "urusan": st.sampled_from([*basic[:2] * 3, *basic, other[0], ""]),
        "urusan_beririsan": st.lists(affairs, max_size=3),
        "status": st.sampled_from(("dikirim", "diterima", "diterima", "ditolak")),
        "tahapan": st.sampled_from(("penerapan", "penerapan", "penerapan", "inisiatif")),
    }
    return st.fixed_dictionaries(
        {
            "pemda": st.just({"nama": "Kota Contoh"}),
            "tahun": st.just(raw["year"]),
            "inovasi": st.lists(st.fixed_dictionaries(always), min_size=2, max_size=7),
        }
    )


def choices_about_affairs(raw: Plain) -> st.SearchStrategy[dict[str, str]]:
    """Options of which the one that decides on urusan beririsan is named every time."""
    named = {each["name"]: st.sampled_from(each["options"]) for each in raw["interpretations"]}
    return st.fixed_dictionaries({"gate_urusan": named.pop("gate_urusan")}, optional=named)


def counted_agreement(
    reports: st.SearchStrategy[Plain],
    choices: st.SearchStrategy[dict[str, str]],
    editions: tuple[Plain, Ruleset],
    examples: int,
) -> Counter[str]:
    """Both scorers over so many reports; how often each case was met."""
    met: Counter[str] = Counter()
    raw, rules = editions

    @settings(max_examples=examples)
    @given(reports, choices, VIEWS)
    def agree(report: Plain, chosen: dict[str, str], view: Any) -> None:
        laporan = read_laporan(yaml_of(report), rules)
        result = score(laporan, rules, interpretations=chosen, answers=view)
        assert everything(result) == naive_score(report, raw, chosen, view)
        cases = set(cases_in(result))
        if view == "verified":
            claimed = score(laporan, rules, interpretations=chosen)
            cases |= {"not all answers verified"} if result.total < claimed.total else set()
        met.update(cases)
        for case in cases:
            event(case)

    agree()
    return met


def hardly_met(expected: Iterable[str], met: Counter[str], least: int) -> dict[str, int]:
    return {case: met[case] for case in expected if met[case] < least}


EDITIONS = [
    pytest.param("2026", 20 * HUNDRED, SUMS | INNOVATIONS | INDEX | ONLY_2026, id="2026"),
    pytest.param("2025", 5 * HUNDRED, SUMS | INNOVATIONS | INDEX | ONLY_2025, id="2025"),
]


@pytest.mark.parametrize(("year", "examples", "expected"), EDITIONS)
def test_the_two_scorers_agree_on_every_report(
    year: str, examples: int, expected: frozenset[str], request: pytest.FixtureRequest
) -> None:
    """Two scorers, written apart from each other, agree on every generated report."""
    reports, choices, raw, rules = (
        request.getfixturevalue(f"{kind}_{year}") for kind in ("reports", "choices", "raw", "rules")
    )
    met = counted_agreement(reports, choices, (raw, rules), examples)
    assert not hardly_met(expected, met, least=examples // 500)


@pytest.mark.parametrize("year", ["2026", "2025"])
def test_the_two_scorers_agree_on_the_affairs_that_open_the_gate(
    year: str, request: pytest.FixtureRequest
) -> None:
    """The gate counts different basic-service affairs among the counted innovations."""
    raw, rules = (request.getfixturevalue(f"{kind}_{year}") for kind in ("raw", "rules"))
    reports, choices = reports_about_affairs(raw), choices_about_affairs(raw)
    met = counted_agreement(reports, choices, (raw, rules), 3 * HUNDRED)
    expected = ("affair of an urusan beririsan", "gate opened by one", "gate closed")
    assert not hardly_met(expected, met, least=3)
