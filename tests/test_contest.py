"""Contests: rules that rank single innovations, each way to count by its name, ties as declared.

A second scorer, naive and written from the words of docs/how-to/contests.md over the plain file,
agrees with the engine on every report.
"""

import copy
import json
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from inovasi_index import (
    Aggregate,
    Answer,
    ContestResult,
    Juri,
    Laporan,
    LaporanError,
    OtherKindError,
    PelayananPublik,
    Pemda,
    Ruleset,
    RulesetError,
    TataKelola,
    get_ruleset,
    read_laporan,
    read_ruleset,
    save_page,
    score,
    score_contest,
    score_inovasi,
)
from inovasi_index.cli import main
from inovasi_index.conformance import read_cases, run_case
from inovasi_index.describe import describe, describe_indicator
from inovasi_index.problems import WrongValueError

HERE = Path(__file__).parent
FILE = HERE / "data" / "lomba.yaml"
EXAMPLE = HERE.parent / "examples" / "lomba-kota"
EXAMPLE_RULES = EXAMPLE / "kota-contoh" / "lomba-2026" / "ruleset.yaml"
PLAIN: dict[str, Any] = yaml.load(FILE.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)


@pytest.fixture(scope="module")
def lomba() -> Ruleset:
    return read_ruleset(FILE)


@pytest.fixture(scope="module")
def example() -> ContestResult:
    rules = read_ruleset(EXAMPLE_RULES)
    return score_contest(read_laporan(EXAMPLE / "peserta.yaml", rules), rules)


# A naive scorer, from the words and not from the code.


def naive_points(row: dict[str, Any], given: Any) -> Fraction:
    """How far up a row an answer is: its level, the level of its count, or its score."""
    if row["measure"]["kind"] == "count" and isinstance(given, dict):
        for level in row["levels"]:
            low, high = level["band"]["from"], level["band"].get("to")
            if int(low) <= given["value"] and (high is None or given["value"] <= int(high)):
                return Fraction(level["level"])
        return Fraction(3 if given["value"] > 1000 else 0)  # above_top_band: top_level
    return Fraction(str(given["value"] if isinstance(given, dict) else given))


def naive_part(part: dict[str, Any], entry: dict[str, Any]) -> Fraction:
    """The points of a part: the mean of its sheets."""
    rows = [row for row in PLAIN["indicators"] if row["aspect"] == part["aspect"]]
    sheets = [juror["nilai"] for juror in entry.get("juri", [])]
    if "jury" not in part:
        sheets = [entry.get("sid", {})]
    total = Fraction(0)
    for sheet in sheets:
        for row in rows:
            if row["id"] in sheet:
                degree, weight = naive_points(row, sheet[row["id"]]), Fraction(row["weight"])
                if part["method"] == "percentage":
                    top = 100 if row["measure"]["kind"] == "score" else len(row["levels"])
                    total += Fraction(part["maximum"]) * weight / 100 * degree / top
                else:
                    total += weight * degree
    return total / len(sheets) if sheets else Fraction(0)


def naive_scores(entry: dict[str, Any]) -> tuple[Decimal, dict[str, Fraction], bool]:
    """The score, the points by part, and whether the innovation is ranked."""
    points = {part["name"]: naive_part(part, entry) for part in PLAIN["formula"]["parts"]}
    total = points["proposal"] + points["presentasi"] + points["kematangan"] - points["terlambat"]
    exact = max(total, Fraction(0)) / Fraction("75.5") * 100
    with localcontext(prec=60):
        decimal = Decimal(exact.numerator) / Decimal(exact.denominator)
        rounded = decimal.quantize(Decimal("0.01"), ROUND_HALF_UP)
    ranked = points["proposal"] >= 4 and entry["tahapan"] == "penerapan"
    return rounded, points, ranked and entry.get("status") != "ditolak"


def naive_ranks(entries: list[dict[str, Any]]) -> dict[str, int | None]:
    """Rank = 1 + how many stand before: by score, proposal, n1, and the least deduction."""
    keys = {}
    for entry in entries:
        rounded, points, ranked = naive_scores(entry)
        n1 = [naive_points(N1, juror["nilai"].get("n1", 0)) for juror in entry.get("juri", [])]
        mean = sum(n1, Fraction(0)) / len(n1) if n1 else Fraction(0)
        key = (Fraction(rounded), points["proposal"], mean, -points["terlambat"])
        keys[entry["nama"]] = key if ranked else None
    standing = [key for key in keys.values() if key is not None]
    return {
        name: None if key is None else 1 + sum(other > key for other in standing)
        for name, key in keys.items()
    }


N1 = next(row for row in PLAIN["indicators"] if row["id"] == "n1")


# Reports.

COUNTS = st.integers(0, 1200).map(lambda value: {"value": value})
SID = st.fixed_dictionaries(
    {}, optional={"16": st.integers(0, 3), "33": COUNTS, "t1": st.integers(0, 3) | COUNTS}
)
NILAI = st.fixed_dictionaries(
    {},
    optional={
        "p1": st.integers(0, 4),
        "p2": st.integers(0, 1),
        "n1": st.integers(0, 100) | st.decimals(0, 100, places=2).map(lambda n: {"value": str(n)}),
        "n2": st.integers(0, 3),
    },
)
JUROR = st.fixed_dictionaries({"nama": st.sampled_from("ABC"), "nilai": NILAI})
GENEROUS = st.just({"nama": "D", "nilai": {"p1": 4, "p2": 1, "n1": 100, "n2": 3}})
ENTRY = st.fixed_dictionaries(
    {
        "bentuk": st.just("tata_kelola"),
        "tahapan": st.sampled_from(["penerapan"] * 5 + ["uji_coba"]),
        "sid": SID,
        "juri": st.lists(JUROR | GENEROUS, max_size=3),
    },
    optional={"status": st.sampled_from(["dikirim", "diterima", "ditolak"])},
)


@st.composite
def entries(draw: st.DrawFn) -> list[dict[str, Any]]:
    drawn = draw(st.lists(ENTRY, max_size=6))
    if drawn and draw(st.booleans()):  # equal ones, so that ties are met
        drawn += [copy.deepcopy(drawn[0]) for _ in range(draw(st.integers(1, 2)))]
    return [{"nama": f"Inovasi {number}", **each} for number, each in enumerate(drawn)]


def report(given: list[dict[str, Any]]) -> Laporan:
    plain = {"pemda": {"nama": "Kota Contoh"}, "edition": "kota-contoh/lomba", "inovasi": given}
    return read_laporan(json.dumps(plain).encode())


def juror(**nilai: Any) -> Juri:
    return Juri(nama="Juri A", nilai=nilai)


def contest_of(rules: Ruleset, *innovations: Any, **more: Any) -> ContestResult:
    laporan = Laporan(pemda=Pemda(nama="Kota Contoh"), tahun=2026, inovasi=list(innovations))
    return score_contest(laporan, rules, **more)


def ranks(result: ContestResult) -> dict[str, int | None]:
    return {entry.inovasi.nama: entry.rank for entry in result.entries}


# Two scorers.


@given(entries())
@settings(max_examples=150)
def test_two_scorers_agree(lomba: Ruleset, drawn: list[dict[str, Any]]) -> None:
    """Score = (sum of the parts − deductions) / maximum × scale; jurors are averaged."""
    result = score_contest(report(drawn), lomba)
    assert len(result.entries) == len(drawn)
    for entry in result.entries:
        given_entry = next(each for each in drawn if each["nama"] == entry.inovasi.nama)
        rounded, points, ranked = naive_scores(given_entry)
        assert entry.score == rounded
        assert {each.part.name: each.points for each in entry.parts} == points
        assert (not entry.reasons) == ranked
    assert ranks(result) == naive_ranks(drawn)


@given(entries(), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_no_order_matters(lomba: Ruleset, drawn: list[dict[str, Any]], random: Any) -> None:
    """No rank depends on the order of innovations or of jurors, nor the place in the list."""
    first = score_contest(report(drawn), lomba)
    shuffled = copy.deepcopy(drawn)
    random.shuffle(shuffled)
    for entry in shuffled:
        random.shuffle(entry["juri"])
    second = score_contest(report(shuffled), lomba)
    assert [(each.inovasi.nama, each.rank, each.score) for each in first.entries] == [
        (each.inovasi.nama, each.rank, each.score) for each in second.entries
    ]


@given(entries(), st.integers(0, 3))
@settings(max_examples=60)
def test_a_deduction_never_helps(lomba: Ruleset, drawn: list[dict[str, Any]], level: int) -> None:
    """A deduction is taken off; the total is never below 0."""
    spared, late = copy.deepcopy(drawn), copy.deepcopy(drawn)
    for entry in spared:
        entry["sid"].pop("t1", None)
    for entry in late:
        entry["sid"]["t1"] = level
    before, after = (score_contest(report(each), lomba) for each in (spared, late))
    scores = {each.inovasi.nama: each for each in before.entries}
    for entry in after.entries:
        other = scores[entry.inovasi.nama]
        assert entry.total == max(other.total - 5 * level, 0)
        assert 0 <= entry.score <= other.score


# Each method by its name.


def test_a_percentage_is_one_of_the_maximum_of_its_part(lomba: Ruleset) -> None:
    """The maximum × Σ weight / 100 × level / top level: 50 × (0.6 × 0.5 + 0.4 × 2/3)."""
    result = contest_of(lomba, TataKelola(nama="A", juri=[juror(n1=50, n2=2)]))
    (part,) = (each for each in result.entries[0].parts if each.part.name == "presentasi")
    assert part.points == Fraction(50) * (Fraction(6, 10) / 2 + Fraction(4, 10) * Fraction(2, 3))
    rows = result.to_dict()["inovasi"][0]["parts"][1]["sheets"][0]["indicators"]
    assert [row["points"] for row in rows] == ["15", "13.3333333333"]
    assert [row.get("score", row.get("level")) for row in rows] == ["50", 2]


def test_a_score_counts_as_it_was_given(lomba: Ruleset) -> None:
    """A score within its range counts without levels; 0 is an answer, as no level is."""
    full = TataKelola(nama="A", juri=[juror(p1=4, n1=0, n2=0)])
    (entry,) = contest_of(lomba, full).entries
    (sheet,) = entry.parts[1].sheets
    assert [(row.id, row.answered) for row in sheet.rows] == [("n1", True), ("n2", False)]


def test_scores_may_have_decimals() -> None:
    """A juror's bare number may have a point; elsewhere a bare number is a level."""
    text = (
        "pemda: {nama: K}\nedition: kota-contoh/lomba\ninovasi:\n- nama: A\n  bentuk: tata_kelola\n"
    )
    laporan = read_laporan(f"{text}  juri: [{{nama: J, nilai: {{n1: 87.5, n2: 2}}}}]\n".encode())
    assert dict(laporan.innovations[0].juri[0].nilai) == {
        "n1": Answer(value="87.5"),
        "n2": Answer(level=2),
    }
    with pytest.raises(LaporanError, match="6:32: not-a-number"):
        read_laporan(f"{text}  juri: [{{nama: J, nilai: {{n1: 8.7.5}}}}]\n".encode())
    with pytest.raises(LaporanError, match="not-a-whole-number"):
        read_laporan(f"{text}  sid: {{16: 1.5}}\n".encode())
    with pytest.raises(LaporanError, match="wrong-shape"):
        read_laporan(f"{text}  juri: [{{nama: J, nilai: [1]}}]\n".encode())
    with pytest.raises(LaporanError, match="6:32: yaml-anchor"):
        read_laporan(f"{text}  juri: [{{nama: J, nilai: {{n1: *x}}}}]\n".encode())


def test_the_threshold_of_a_part_voids(lomba: Ruleset) -> None:
    """Who has less than void_below points in a part is not ranked; exactly as many will do."""
    result = contest_of(
        lomba,
        TataKelola(nama="Kurang", juri=[juror(p1=1, n1=100, n2=3)]),
        TataKelola(nama="Pas", juri=[juror(p1=0, p2=1, n1=0), juror(p1=2, p2=0, n1=0)]),
        TataKelola(nama="Cukup", juri=[juror(p1=2)]),
    )
    assert ranks(result) == {"Cukup": 1, "Kurang": None, "Pas": None}
    assert [entry.inovasi.nama for entry in result.entries] == ["Cukup", "Kurang", "Pas"]
    (reason,) = result.entries[1].reasons
    assert reason.code == "below-threshold"
    assert reason.text.id == "Proposal: 2,5 poin, kurang dari ambang 4"
    assert result.entries[1].score > result.entries[0].score  # it keeps its score


def with_ranking(**ranking: Any) -> Ruleset:
    plain = copy.deepcopy(PLAIN)
    plain["formula"]["ranking"] = ranking
    return read_ruleset(json.dumps(plain).encode())


@pytest.mark.parametrize(
    ("method", "expected"), [("competition", [1, 2, 2, 4]), ("dense", [1, 2, 2, 3])]
)
def test_a_shared_rank_goes_on_as_declared(method: str, expected: list[int]) -> None:
    """competition: the ranks after a shared one are left out; dense: none is."""
    result = contest_of(
        with_ranking(ranks=method),
        TataKelola(nama="Akhir", juri=[juror(p1=2)]),
        TataKelola(nama="Sama B", sid={"16": 1}, juri=[juror(p1=3)]),
        TataKelola(nama="sama a", sid={"16": 1}, juri=[juror(p1=3)]),
        TataKelola(nama="Awal", sid={"16": 3}, juri=[juror(p1=4)]),
    )
    assert list(ranks(result).items()) == list(
        zip(("Awal", "sama a", "Sama B", "Akhir"), expected, strict=True)
    )
    assert [entry.tied for entry in result.entries] == [False, True, True, False]
    assert [notice.code for notice in result.notices].count("shared-rank") == 2


@pytest.mark.parametrize(
    ("ties", "first"),
    [
        (["t1"], "Tepat"),
        (["terlambat"], "Tepat"),
        (["p1"], "Baru"),
        (["proposal"], "Baru"),
        (["16", "p1"], "Baru"),
    ],
)
def test_ties_are_parted_as_declared(ties: list[str], first: str) -> None:
    """The first part or row of `ties` that differs decides; the smaller deduction is the better."""
    two = (
        TataKelola(nama="Baru", sid={"t1": 1}, juri=[juror(p1=4)]),
        TataKelola(nama="Tepat", juri=[juror(p1=2)]),
    )
    for order in permutations(two):
        result = contest_of(with_ranking(ties=ties), *order)
        assert result.entries[0].inovasi.nama == first
        assert list(ranks(result).values()) == [1, 2]


def test_a_contest_may_do_without_jurors() -> None:
    """The sum of rows per innovation alone: nothing to be said of jurors, and no notices."""
    plain = copy.deepcopy(PLAIN)
    for key, name in (("aspects", "code"), ("indicators", "aspect")):
        plain[key] = [each for each in plain[key] if each[name] in ("SID", "LAIN")]
    formula = plain["formula"]
    formula["parts"], formula["maximum"] = formula["parts"][2:], "13.5"
    formula["ranking"] = {}
    rules = read_ruleset(json.dumps(plain).encode())
    result = contest_of(rules, TataKelola(nama="A", tahapan="penerapan", sid={"16": 3, "33": 3}))
    assert str(result.entries[0].score) == "100.00"
    assert [notice.code for notice in result.notices] == ["edition-standing"]
    assert "Notices" not in result.render(lang="en")


def test_what_is_compared_is_declared() -> None:
    """Scores are compared as they are announced, or before the rounding."""
    two = [
        TataKelola(nama=f"Nilai {n1}", juri=[juror(p1=4, n1=Answer(value=n1))])
        for n1 in ("50", "50.005")
    ]
    rounded = contest_of(with_ranking(compares="rounded"), *two)
    exact = contest_of(with_ranking(compares="exact"), *two)
    assert len({entry.score for entry in exact.entries}) == 1
    assert set(ranks(rounded).values()) == {1}
    assert ranks(exact) == {"Nilai 50.005": 1, "Nilai 50": 2}


# Conditions, rejections, mandatory rows, views, notices.


def test_why_an_innovation_is_not_ranked(lomba: Ruleset) -> None:
    """A condition that fails, a rejection, a missing mandatory row where that voids."""
    entries_of = [
        TataKelola(nama="Uji", tahapan="uji_coba", juri=[juror(p1=4)]),
        TataKelola(nama="Ditolak", status="ditolak", juri=[juror(p1=4)]),
        TataKelola(nama="Kosong", juri=[juror(p2=1), juror(p1=4, p2=1)]),
        TataKelola(nama="Penuh", juri=[juror(p1=4)]),
    ]

    def reasons(**choices: str) -> dict[str, list[str]]:
        result = contest_of(lomba, *entries_of, interpretations=choices)
        assert result.arose == ("mandatory_missing", "ineligible")
        return {each.inovasi.nama: [why.code for why in each.reasons] for each in result.entries}

    usual = {"Uji": ["tahapan"], "Ditolak": ["rejected"], "Kosong": [], "Penuh": []}
    assert reasons() == usual
    assert reasons(mandatory_missing="void_innovation") == usual | {"Kosong": ["mandatory-missing"]}
    assert reasons(ineligible="included") == usual | {"Uji": []}


def test_jurors_are_no_claim(lomba: Ruleset) -> None:
    """Under verified the verified answers count; what a juror gave is no claim and always does."""
    verified = Answer(level=2, verified=True)
    both = TataKelola(nama="A", sid={"16": verified, "33": 3}, juri=[juror(p1=4)])
    claimed = contest_of(lomba, both).entries[0]
    (entry,) = contest_of(lomba, both, answers="verified").entries
    assert (claimed.total, entry.total) == (10 + 3 + 9, 10 + 3)
    with pytest.raises(WrongValueError, match="claimed, verified"):
        contest_of(lomba, both, answers="guessed")


def test_what_a_reader_should_know(lomba: Ruleset) -> None:
    """Jurors who differ in number, one who is named twice, an innovation that nobody judged."""
    laporan = Laporan(
        pemda=Pemda(nama="Kota Contoh"),
        tahun=2025,
        spd={},
        inovasi=[
            TataKelola(nama="A", sid={"33": Answer(value=1001)}, juri=[juror(p1=4), juror(p1=4)]),
            PelayananPublik(nama="a", tahapan="penerapan", juri=[juror(p1=4)]),
            TataKelola(nama="C"),
        ],
    )
    result = score_contest(laporan, lomba)
    assert [(notice.code, notice.at) for notice in result.notices] == [
        ("edition-differs", "tahun"),
        ("edition-standing", ""),
        ("spd-not-used", "spd"),
        ("uneven-jury", "inovasi"),
        ("same-juror", "inovasi[0].juri[1].nama"),
        ("no-jury", "inovasi[2]"),
        ("condition-not-judged", "inovasi[0]"),
        ("above-top-band", "inovasi[0].sid.33"),
        ("condition-not-judged", "inovasi[2]"),
        ("not-ranked", "inovasi[2]"),
        ("same-name", "inovasi[1].nama"),
    ]
    assert result.arose == ("above_top_band",)
    assert all(notice.text.id != notice.text.en for notice in result.notices[2:])
    empty = score_contest(Laporan(pemda=Pemda(nama="Kota Contoh"), tahun=2026), lomba)
    assert [notice.code for notice in empty.notices] == ["edition-standing", "no-inovasi"]
    assert "Tidak ada inovasi yang diperingkat." in empty.render()


def test_an_excluded_innovation_is_told_once(lomba: Ruleset) -> None:
    """A condition that does not exclude is told as a notice, one that does as the reason."""
    trial = TataKelola(nama="Uji", tahapan="uji_coba", juri=[juror(p1=4)])
    excluded = contest_of(lomba, trial)
    included = contest_of(lomba, trial, interpretations={"ineligible": "included"})
    codes = [[each.code for each in result.notices] for result in (excluded, included)]
    assert codes == [["edition-standing", "not-ranked"], ["edition-standing", "condition-failed"]]


def test_classes_are_optional_and_may_be_exact(lomba: Ruleset) -> None:
    """A contest may have classes; predikat_on says which score gives them."""
    near = TataKelola(
        nama="A", sid={"16": 3, "33": 3}, juri=[juror(p1=4, n1=Answer(value="47.495"))]
    )
    (entry,) = contest_of(lomba, near).entries
    assert (str(entry.score), entry.predikat and entry.predikat.code) == ("50.00", "perak")
    exact = contest_of(lomba, near, interpretations={"predikat_on": "exact"})
    assert exact.entries[0].predikat == lomba.predikat("49.99")
    assert exact.arose == ("predikat_on",)
    plain = copy.deepcopy(PLAIN)
    del plain["predikat"]
    (bare,) = contest_of(read_ruleset(json.dumps(plain).encode()), near).entries
    assert bare.predikat is None


# Other kinds of rules.


def test_each_kind_of_rules_has_its_own_score(lomba: Ruleset) -> None:
    """Rules of a contest give no index, rules of a region rank nothing; the sentence says so."""
    laporan = Laporan(pemda=Pemda(nama="Kota Contoh"), tahun=2026)
    with pytest.raises(OtherKindError, match="those of a contest, which ranks"):
        score(laporan, lomba)
    with pytest.raises(OtherKindError, match="gives the index of a region"):
        score_contest(laporan, get_ruleset(2026))
    assert str(score_inovasi(TataKelola(nama="A", sid={"16": 2}), lomba).kematangan) == "3"


def test_jurors_have_no_place_in_an_index(rules_2026: Ruleset) -> None:
    """What jurors gave is refused by rules that have no jurors, in a file at its place."""
    judged = TataKelola(nama="A", juri=[juror(p1=3)])
    laporan = Laporan(pemda=Pemda(nama="Kota Contoh"), tahun=2026, inovasi=[judged])
    with pytest.raises(LaporanError) as caught:
        score(laporan, rules_2026)
    (problem,) = caught.value.problems
    assert (problem.code, problem.path) == ("unknown-indicator", "inovasi[0].juri[0].nilai.p1")
    unjudged = Laporan(
        pemda=Pemda(nama="Kota Contoh"), tahun=2026, inovasi=[TataKelola(nama="A", juri=[juror()])]
    )
    assert score(unjudged, rules_2026).index == 0


@pytest.mark.parametrize(
    ("inovasi", "code", "path"),
    [
        ([TataKelola(nama="A", kematangan=50)], "not-in-a-contest", "inovasi[0].kematangan"),
        (
            Aggregate(jumlah=1, rata_rata_kematangan=1, urusan_pelayanan_dasar=0),
            "not-in-a-contest",
            "inovasi",
        ),
        ([TataKelola(nama="A", sid={"p1": 1})], "unknown-indicator", "inovasi[0].sid.p1"),
        (
            [TataKelola(nama="A", juri=[juror(n1=101)])],
            "out-of-range",
            "inovasi[0].juri[0].nilai.n1.level",
        ),
        (
            [TataKelola(nama="A", juri=[juror(n1=Answer(value="100.5"))])],
            "out-of-range",
            "inovasi[0].juri[0].nilai.n1.value",
        ),
        (
            [TataKelola(nama="A", juri=[juror(n1=Answer(previous=1, current=2))])],
            "no-readings",
            "inovasi[0].juri[0].nilai.n1.previous",
        ),
    ],
)
def test_what_a_contest_does_not_take(lomba: Ruleset, inovasi: Any, code: str, path: str) -> None:
    """Innovations are ranked one by one, by rows of their sheets, within the range of a score."""
    laporan = Laporan(pemda=Pemda(nama="Kota Contoh"), tahun=2026, inovasi=inovasi)
    with pytest.raises(LaporanError) as caught:
        score_contest(laporan, lomba)
    assert [(each.code, each.path) for each in caught.value.problems] == [(code, path)]


# Rules that make no sense.


@pytest.mark.parametrize(
    ("old", "new", "code", "at"),
    [
        ("jury: mean, maximum: 12", "maximum: 12", "missing-key", "formula.parts[0].jury"),
        ("aspect: SID, maximum", "aspect: SID, jury: mean, maximum", "wrong-aspect", "jury"),
        ("jury: mean, maximum: 50", "jury: median, maximum: 50", "unknown-code", "parts[1].jury"),
        ("void_below: 4", "void_below: 13", "out-of-range", "parts[0].void_below"),
        ("void_below: 4", "void_below: 0", "out-of-range", "parts[0].void_below"),
        ("ties: [proposal,", "ties: [propsal,", "unresolved-reference", "ranking.ties[0]"),
        ("weight: 40", "weight: 41", "does-not-add-up", "formula.parts[1].aspect"),
        ("maximum: 15,", "maximum: 16,", "does-not-add-up", "formula.parts[3].maximum"),
        ("maximum: 75.5", "maximum: 90.5", "does-not-add-up", "formula.maximum"),
        ("method: deduction", "method: capped_count", "missing-key", "parts[3].weight"),
        ("method: percentage", "method: percent", "unknown-method", "formula.parts[1].method"),
        ("    top_level: 1", "    top_level: 0", "out-of-range", "indicators[1].top_level"),
        ("juri, top_level: 4}", "juri, top_level: 0}", "out-of-range", "aspects[0].top_level"),
        ("    top_level: 1\n", "", "levels-incomplete", "indicators[1].levels"),
        ("inovasi}\n  - {code: L", "pemda}\n  - {code: L", "wrong-aspect", "parts[2].aspect"),
        ("range: {from: 0, to: 100}", "places: 0", "missing-key", "indicators[2].measure.range"),
        ("  ranking:", "  x-ranking:", "missing-key", "formula.ranking"),
        ("compares: rounded", "compares: guessed", "unknown-code", "formula.ranking.compares"),
        ("above_top_band, question", "above_top, question", "unknown-interpretation", "name"),
    ],
)  # fmt: skip
def test_a_contest_that_makes_no_sense(old: str, new: str, code: str, at: str) -> None:
    """Every mistake at its line."""
    text = FILE.read_text(encoding="utf-8")
    assert text.count(old) == 1
    changed = text.replace(old, new)
    with pytest.raises(RulesetError) as caught:
        read_ruleset(changed.encode(), name="ruleset.yaml")
    found = [each for each in caught.value.problems if each.code == code and at in each.path]
    assert found, caught.value
    assert found[0].line
    assert found[0].message.id != found[0].message.en


def test_only_deductions_are_no_contest() -> None:
    """A contest needs at least one part that adds to the score."""
    plain = copy.deepcopy(PLAIN)
    plain["formula"]["parts"] = plain["formula"]["parts"][3:]
    with pytest.raises(RulesetError) as caught:
        read_ruleset(json.dumps(plain).encode())
    assert "part-count" in {each.code for each in caught.value.problems}


def test_a_basis_is_not_given_a_score() -> None:
    """A score is a whole row."""
    plain = copy.deepcopy(PLAIN)
    row = plain["indicators"][2]
    basis = {"code": "a", "name": {"id": "A", "en": "B"}, "measure": row.pop("measure")}
    row["bases"] = [basis | {"levels": [], "evidence": {"id": "A", "en": "B", "files": []}}]
    with pytest.raises(RulesetError) as caught:
        read_ruleset(json.dumps(plain).encode())
    paths = {(each.code, each.path) for each in caught.value.problems}
    assert ("not-answerable", "indicators[2].bases[0].measure.kind") in paths


def test_the_index_of_a_region_is_not_given_as_a_score() -> None:
    """A score counts as it is given, in a contest alone; an index has levels."""
    text = (HERE / "data" / "kota-contoh.yaml").read_text(encoding="utf-8")
    plain = yaml.load(text, Loader=yaml.CBaseLoader)  # it makes texts alone
    row = plain["indicators"][0]
    row.pop("levels")
    row["measure"] = {"kind": "score", "range": {"from": 0, "to": 100}}
    with pytest.raises(RulesetError) as caught:
        read_ruleset(json.dumps(plain).encode())
    paths = {(each.code, each.path) for each in caught.value.problems}
    assert ("contest-only", "indicators[0].measure.kind") in paths


# What is seen of it.


def test_the_example_ranks_as_declared(example: ContestResult) -> None:
    """Weights 5, 5, 4, 3, 2, 2 beside the SID rows; 94 points twice, the better proposal first."""
    assert [(each.rank, each.inovasi.nama, str(each.score)) for each in example.entries] == [
        (1, "SIAP ANTAR", "86.02"),
        (2, "Pasar Tertib", "66.09"),
        (3, "Bank Sampah Sekolah", "54.02"),
        (4, "Rapor Jalan", "54.02"),
        (5, "E-Arsip Kelurahan", "50.96"),
        (None, "Taman Baca Digital", "75.48"),
        (None, "Kelas Ibu Malam", "27.01"),
    ]
    proposal = [row for row in example.ruleset.indicators if row.aspect == "PROPOSAL"]
    assert [str(row.weight) for row in proposal] == ["5", "5", "4", "3", "2", "2"]
    assert repr(example) == "<ContestResult Kota Contoh: 5 ranked, kota-contoh/lomba-2026>"


def test_the_cases_of_the_example_hold() -> None:
    """Cases run for a contest as for an index."""
    rules = read_ruleset(EXAMPLE_RULES)
    cases = read_cases(EXAMPLE_RULES.with_name("cases.yaml"), rules)
    assert len(cases) == 5
    for case in cases:
        assert run_case(case, rules) == [], case.name


@pytest.mark.parametrize("key", ["published: 54.02", "inovasi: {nama: A, bentuk: tata_kelola}"])
def test_a_case_of_a_contest_asks_for_scores(lomba: Ruleset, key: str) -> None:
    """A contest gives no index and no maturity."""
    laporan = "laporan: {pemda: {nama: K}, tahun: 2026}, " if "published" in key else ""
    text = (
        "edition: kota-contoh/lomba\ncases:\n"
        f"- {{name: A, source: {{id: a, en: b}}, {laporan}{key}, expect: {{total: 1}}}}\n"
    )
    with pytest.raises(RulesetError) as caught:
        read_cases(text.encode(), lomba)
    assert [each.code for each in caught.value.problems] == ["not-in-a-contest"]


def test_the_ranking_is_told_in_every_form(example: ContestResult, tmp_path: Path) -> None:
    """As text, Markdown, HTML, CSV and data, in both languages, with the reasons and the jurors."""
    for lang, words in (("id", "kurang dari ambang 21"), ("en", "below the threshold of 21")):
        for form in ("text", "markdown", "html", "csv"):
            page = example.render(lang=lang, form=form)
            assert words.split()[-1] in page
            assert "SIAP ANTAR" in page
            assert "Juri C" in page
        assert words in " ".join(example.render(lang=lang).split())
    assert "<section" in example._repr_html_()
    for ending in ("xlsx", "csv", "json", "html", "md", "txt"):
        save_page(example, tmp_path / f"peringkat.{ending}")
        assert (tmp_path / f"peringkat.{ending}").stat().st_size > 1000
    data = json.loads((tmp_path / "peringkat.json").read_text(encoding="utf-8"))
    assert data == json.loads(json.dumps(example.to_dict()))
    assert data["format"] == "inovasi-index/contest@1"
    assert data["ranking"] == {
        "compares": "rounded",
        "ties": ["proposal", "kebaruan"],
        "ranks": "competition",
    }
    assert [part["points"] for part in data["inovasi"][0]["parts"]] == ["55.6666666667", "94", "0"]


def test_classes_stand_in_the_ranking(lomba: Ruleset) -> None:
    """Where a contest has classes, they are told beside the scores."""
    result = contest_of(lomba, TataKelola(nama="A", juri=[juror(p1=4, n1=100, n2=3)]))
    assert "Emas" in result.render() or "Perak" in result.render()
    assert result.to_dict()["inovasi"][0]["predikat"] == "perak"


def test_the_rules_of_a_contest_are_described(lomba: Ruleset) -> None:
    """Each method in words: percentage, deduction, mean of the jurors, threshold, ties."""
    page = describe(lomba, lang="en", form="markdown").replace("\\", "")
    for words in (
        "Score = (sum of the parts − deductions) / 75.5 × 100",
        "the mean of the jurors",
        "with less than 4 nobody is ranked",
        "sum of percentage × level / highest level",
        "taken off: sum of weight × level",
        "Equal scores are parted by: Proposal; indicator n1; Late.",
    ):
        assert words in page
    row = describe_indicator(lomba, "n1", lang="en")
    assert "at most 30 points" in row
    assert "Given a score, 0–100, which counts as it is." in row
    assert "Compared by the score before rounding." in describe(
        with_ranking(compares="exact"), lang="en"
    )


def test_the_command_line_ranks(capsys: pytest.CaptureFixture[str]) -> None:
    """Both score and explain print the ranking of a contest, in each form."""
    call = [str(EXAMPLE / "peserta.yaml"), "--edition", str(EXAMPLE_RULES)]
    for form, words in (("text", "Peringkat"), ("json", '"rank": 1'), ("html", "<table>")):
        assert main(["score", *call, "--format", form]) == 0
        assert words in capsys.readouterr().out
    assert main(["explain", *call, "--lang", "en"]) == 0
    assert "What the jurors gave" in capsys.readouterr().out
    assert main(["verification", *call]) == 2
    assert "other-kind" in capsys.readouterr().err
