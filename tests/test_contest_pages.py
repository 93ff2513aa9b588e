"""The other pages that take a report and rules, or rules alone: what each says of a contest.

The example has seven innovations, three jurors and six criteria; its SID rows are those of 2026.
"""

import json
from pathlib import Path
from typing import Any

import attrs
import pytest

from inovasi_index import (
    Aggregate,
    Answer,
    Evidence,
    Juri,
    Laporan,
    LaporanError,
    OtherKindError,
    PelayananPublik,
    Pemda,
    Ruleset,
    TataKelola,
    compare,
    get_ruleset,
    read_laporan,
    read_ruleset,
    score_contest,
)
from inovasi_index.comparison import Comparison
from inovasi_index.describe import describe, describe_indicator
from inovasi_index.pages import Format
from inovasi_index.participants import BREAKDOWNS, breakdown, participation
from inovasi_index.proof import completeness
from inovasi_index.ruleset import Ranking
from inovasi_index.screening import check
from inovasi_index.text import LANGS, Lang
from inovasi_index.timeline import across
from inovasi_index.views import verification

HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "examples" / "lomba-kota"
EXAMPLE_RULES = EXAMPLE / "kota-contoh" / "lomba-2026" / "ruleset.yaml"
FORMS: tuple[Format, ...] = ("text", "markdown", "html", "csv")
KOTA = Pemda(nama="Kota Contoh")


@pytest.fixture(scope="module")
def lomba() -> Ruleset:
    """Proposal p1 (mandatory), p2, presentation n1 (0-100), n2; SID 16, 33; t1 is taken off."""
    return read_ruleset(HERE / "data" / "lomba.yaml")


@pytest.fixture(scope="module")
def rules() -> Ruleset:
    return read_ruleset(EXAMPLE_RULES)


@pytest.fixture(scope="module")
def entries(rules: Ruleset) -> Laporan:
    return read_laporan(EXAMPLE / "peserta.yaml", rules)


def report(*innovations: Any, **fields: Any) -> Laporan:
    return Laporan(pemda=KOTA, tahun=2026, inovasi=list(innovations), **fields)


def shown(page: Any, lang: Lang = "en") -> str:
    """A page in one form, after all the others could be made of it."""
    for form in FORMS:
        for each in LANGS:
            assert page.render(lang=each, form=form)
    json.dumps(page.to_dict())
    return " ".join(page.render(lang=lang).split())


# What it lacks.


def test_completeness_looks_at_entries_and_at_the_sheets_of_jurors(lomba: Ruleset) -> None:
    """No row of the region; what a juror has not given, without any evidence of it."""
    proof = [Evidence(file="sk.pdf")]
    laporan = report(
        PelayananPublik(
            nama="SIAP ANTAR",
            sid={"16": Answer(level=2, evidence=proof)},
            juri=[Juri("Sari", {"p1": 3, "n1": 0}), Juri("Budi", {"p2": 0})],
        ),
        TataKelola(nama="E-Arsip", sid={"33": Answer(value=5)}),
    )
    found = completeness(laporan, lomba)
    assert [(each.code, each.at) for each in found.findings] == [
        ("no-answer", "inovasi[0].juri[1].nilai.p1"),
        ("no-answer", "inovasi[0].juri[0].nilai.p2"),
        ("no-answer", "inovasi[0].juri[1].nilai.n1"),
        ("no-answer", "inovasi[0].juri[0].nilai.n2"),
        ("no-answer", "inovasi[0].juri[1].nilai.n2"),
        ("no-answer", "inovasi[1].sid.16"),
        ("no-answer", "inovasi[0].sid.33"),
        ("no-evidence", "inovasi[1].sid.33"),
    ]
    assert (found.tally.rows, found.tally.answered, found.tally.with_evidence) == (4, 2, 1)
    assert [(each.nama, each.mandatory_missing) for each in found.juri] == [
        ("SIAP ANTAR – Sari", ()),
        ("SIAP ANTAR – Budi", ("p1",)),
    ]
    text = shown(found)
    assert "2 of 4 rows are answered (50.00%); 1 of them with evidence (50.00%)." in text
    assert "p1* Novelty: not given by the juror (SIAP ANTAR – Budi)" in text
    assert "n2 Questions: not given by the juror (all 2 sheets of the jurors)" in text
    assert "Judged by no juror yet: E-Arsip." in text
    assert "How complete each innovation is" in text
    assert "region" not in text
    plain = found.to_dict()
    assert "spd" not in plain
    assert [each["at"] for each in plain["juri"]] == ["inovasi[0].juri[0]", "inovasi[0].juri[1]"]
    assert not plain["juri"][0].keys() & {"with_evidence", "evidence_share"}


def test_completeness_asks_for_no_row_that_is_taken_off(lomba: Ruleset) -> None:
    """Who was in time answers nothing; who was late shows by how much."""
    on_time, late = PelayananPublik(nama="A"), PelayananPublik(nama="B", sid={"t1": 1})
    found = completeness(report(on_time, late), lomba)
    assert [each.tally.rows for each in found.inovasi] == [2, 3]
    assert [(each.at, each.code) for each in found.findings if each.row == "t1"] == [
        ("inovasi[1].sid.t1", "no-evidence")
    ]


def test_completeness_asks_for_evidence_of_a_score_that_an_entry_has(lomba: Ruleset) -> None:
    """A score that no juror gave is an answer like others; a score of 0 shows nothing."""
    aspects = [attrs.evolve(each, answered_by="inovasi") for each in lomba.aspects]
    own = attrs.evolve(lomba, aspects=aspects)
    laporan = report(
        TataKelola(nama="A", sid={"n1": Answer(value="87.5")}),
        TataKelola(nama="B", sid={"n1": Answer(value=0)}),
    )
    found = [each for each in completeness(laporan, own).findings if each.row == "n1"]
    assert [(each.code, each.at) for each in found] == [("no-evidence", "inovasi[0].sid.n1")]
    assert completeness(laporan, own).juri == ()


def test_completeness_where_only_jurors_answer(lomba: Ruleset) -> None:
    """Then the sheets of the jurors are all there is to look at."""
    aspects = [attrs.evolve(each, answered_by="juri") for each in lomba.aspects]
    judged = attrs.evolve(lomba, aspects=aspects)
    rows = {row.id: 1 for row in judged.juri_rows}
    full = completeness(report(TataKelola(nama="A", juri=[Juri("Sari", rows)])), judged)
    assert (full.findings, full.tally.rows) == ((), 0)
    assert "By what this report says nothing is missing." in shown(full)
    assert "There are no rows to check." not in shown(full)
    assert "There are no rows to check." in shown(completeness(report(), judged))
    assert "This report has no innovations yet." in shown(completeness(report(), judged))


def test_completeness_of_the_example(rules: Ruleset, entries: Laporan) -> None:
    """Three jurors of seven innovations gave all six criteria; evidence there is none of."""
    found = completeness(entries, rules)
    assert len(found.juri) == 21
    assert {each.tally.answered for each in found.juri} == {6}
    assert {each.code for each in found.findings} == {"no-answer", "no-evidence"}
    assert "SPD" not in shown(found)
    assert found.notes == ()


def test_completeness_says_another_year_and_refuses_faults(rules: Ruleset) -> None:
    """As for the index of a region."""
    (note,) = completeness(Laporan(pemda=KOTA, tahun=2025, inovasi=[]), rules).notes[:1]
    assert "2025" in note.en
    with pytest.raises(LaporanError) as raised:
        completeness(report(TataKelola(nama="A", juri=[Juri("Sari", {"kebaruan": 4})])), rules)
    (problem,) = raised.value.problems
    assert problem.path.startswith("inovasi[0].juri[0].nilai.kebaruan")


# Who would be ranked.


@pytest.mark.parametrize("lang", LANGS)
def test_check_speaks_of_ranks(lang: Lang, rules: Ruleset, entries: Laporan) -> None:
    """Kelas Ibu Malam is still a trial; its empty mandatory rows could keep it out as well."""
    screening = check(entries, rules)
    out = [each.inovasi.nama for each in screening.inovasi if not each.scored]
    assert out == ["Kelas Ibu Malam"]
    text = shown(screening, lang)
    words = {
        "id": ("tidak diperingkat.", "dapat diperingkat menurut syarat 6", "inovasi ini tidak"),
        "en": ("is not ranked.", "could be ranked by the conditions 6", "would not be ranked"),
    }
    for each in words[lang]:
        assert each in text
    assert not {"kematangannya", "maturity"} & set(text.replace(";", "").split())


def test_check_calls_out_whom_the_ranking_leaves_out(rules: Ruleset, entries: Laporan) -> None:
    """Conditions keep from being ranked those that `score_contest` does not rank for them."""
    kept_out = {each.inovasi.nama for each in check(entries, rules).inovasi if each.failed}
    conditions = {each.code for each in rules.eligibility.judged}
    ranking = score_contest(entries, rules)
    assert kept_out == {
        entry.inovasi.nama
        for entry in ranking.entries
        if conditions & {reason.code for reason in entry.reasons}
    }


def test_check_lists_mandatory_rows_that_a_juror_left_out(lomba: Ruleset) -> None:
    """p1 is mandatory: one juror without it is enough for void_innovation."""
    one = TataKelola(nama="A", juri=[Juri("Sari", {"p1": 3}), Juri("Budi", {"p2": 1})])
    two = TataKelola(nama="B", juri=[Juri("Sari", {"p1": 3})], status="ditolak")
    screening = check(report(one, two), lomba)
    assert [[row.id for row in each.mandatory_missing] for each in screening.inovasi] == [
        ["p1"],
        [],
    ]
    assert "p1*; with mandatory_missing = void_innovation it would not be ranked" in shown(
        screening
    )
    assert "rejected; it is not ranked" in shown(screening)


def test_check_where_a_failure_is_only_noted(lomba: Ruleset) -> None:
    """The sentence speaks of the contest."""
    noted = attrs.evolve(lomba, eligibility=attrs.evolve(lomba.eligibility, effect="notice"))
    assert "the innovation is ranked all the same." in shown(check(report(), noted))
    sums = Aggregate(jumlah=1, rata_rata_kematangan=1, urusan_pelayanan_dasar=1)
    with pytest.raises(LaporanError) as raised:
        check(Laporan(pemda=KOTA, tahun=2026, inovasi=sums), lomba)
    assert [each.code for each in raised.value.problems] == ["not-in-a-contest"]


# Who reports.


def test_participation_and_breakdowns_count_without_maturities(
    rules: Ruleset, entries: Laporan
) -> None:
    """A contest gives an innovation a rank; who entered can be counted all the same."""
    found = participation(entries, ["Dinas Kesehatan", "Inspektorat"], rules)
    assert [(unit.name, unit.tally.innovations) for unit in found.reported] == [
        ("Dinas Kesehatan", 2)
    ]
    assert found.total.kematangan is None
    text = shown(found)
    assert "The maturity is not given: kota-contoh/lomba-2026 is a contest" in text
    for by in BREAKDOWNS:
        page = breakdown(entries, by, rules)
        assert page.total.innovations == 7
        assert page.total.scored is None
        assert "lomba-2026 is a contest" in shown(page)


def test_participation_refuses_what_a_contest_does_not_allow(lomba: Ruleset) -> None:
    """Answers that the rules do not allow are no list of participants."""
    with pytest.raises(LaporanError):
        participation(report(TataKelola(nama="A", kematangan=5)), [], lomba)


# Pages of an index.


def test_verification_is_of_an_index(rules: Ruleset, entries: Laporan) -> None:
    """Two views of one index: a contest has none."""
    with pytest.raises(OtherKindError, match="lomba-2026"):
        verification(entries, rules)


def test_a_contest_among_the_editions_of_a_report(rules: Ruleset, entries: Laporan) -> None:
    """The column of results leaves it out and says why, as of rules that cannot score."""
    bare = [attrs.evolve(each, juri=()) for each in entries]
    laporan = attrs.evolve(entries, edition=None, tahun=2026, inovasi=bare[:1])
    page = across(laporan, [2026, rules])
    assert not page.is_refused
    refused = page.to_dict()["results"][1]
    assert refused["edition"] == "kota-contoh/lomba-2026"
    assert "kota-contoh/lomba-2026" in refused["refused"]["en"]
    assert "ranks innovations" in shown(page)
    assert "cannot be scored" not in shown(page)
    assert across(laporan, [rules]).is_refused
    assert shown(across(laporan, [rules]))


# The rules.


def lines(page: Comparison) -> dict[str, tuple[str | None, str | None]]:
    return {
        change.at: (
            change.before.en if change.before else None,
            change.after.en if change.after else None,
        )
        for change in page.changes
    }


def test_a_contest_beside_the_index_that_it_is_based_on(rules: Ruleset) -> None:
    """Both ways: parts by their names, the gate and the classes gone, the ranking new."""
    there, back = compare(2026, rules), compare(rules, 2026)
    changed = lines(there)
    assert changed["formula.scores"] == (
        "the index of a region",
        "the score and rank of innovations",
    )
    assert changed["formula.proposal.maximum"] == (None, "63")
    assert changed["formula.spd.maximum"] == ("63", None)
    assert changed["formula.kematangan.method"] == (
        "mean of the maturities",
        "sum of weight × level",
    )
    assert "formula.kematangan.maximum" not in changed
    assert changed["formula.ranking.ties"] == (None, "proposal, kebaruan")
    assert changed["gate.urusan_pelayanan_dasar"] == ("5", None)
    assert changed["indicators.1"] == ("weight 1", None)
    assert changed["indicators.kebaruan"] == (None, "weight 5")
    assert {at: (after, before) for at, (before, after) in changed.items()} == lines(back)
    assert "not_known" not in {each.kind for each in (*there.changes, *back.changes)}
    shown(there)
    shown(back)


def test_two_contests(rules: Ruleset, lomba: Ruleset) -> None:
    """What another contest counts, and how."""
    changed = lines(compare(rules, lomba))
    assert changed["formula.proposal.void_below"] == ("21", "4")
    assert changed["formula.presentasi.maximum"] == (None, "50")
    assert changed["formula.keterlambatan.maximum"] == ("6", None)
    assert "formula.scores" not in changed
    assert "gate.urusan_pelayanan_dasar" not in changed
    assert changed["predikat.emas"] == (None, "80.00–100")
    # Rules of a region are complete: what they do not ask, they do not ask.
    assert changed["eligibility.rancang_bangun"] == ("at least 300 words", None)
    shown(compare(rules, lomba))


def test_what_a_contest_can_change_of_itself(lomba: Ruleset) -> None:
    """Sheet, jury, threshold, who answers, the range of a score, and each word of the ranking."""
    proposal, *others = lomba.formula.parts
    part = attrs.evolve(proposal, aspect="SID", jury=None, void_below=None)
    formula = attrs.evolve(
        lomba.formula,
        parts=[part, *others],
        ranking=Ranking(compares="exact", ties=(), ranks="dense"),
    )
    aspects = [attrs.evolve(each, answered_by="inovasi") for each in lomba.aspects[:2]]
    row = lomba.rows["n1"]
    measure = attrs.evolve(row.measure, range=attrs.evolve(row.measure.range, to=10))
    rows = [
        attrs.evolve(row, measure=measure) if each is row else each for each in lomba.indicators
    ]
    other = attrs.evolve(
        lomba, formula=formula, aspects=[*aspects, *lomba.aspects[2:]], indicators=rows
    )
    assert lines(compare(lomba, other)) == {
        "formula.proposal.aspect": ("PROPOSAL", "SID"),
        "formula.proposal.jury": ("the mean of the jurors", None),
        "formula.proposal.void_below": ("4", None),
        "formula.ranking.compares": ("the score after rounding", "the score before rounding"),
        "formula.ranking.ties": ("proposal, n1, terlambat", "none"),
        "formula.ranking.ranks": ("ranks are skipped (1, 2, 2, 4)", "none is skipped (1, 2, 2, 3)"),
        "indicators.PROPOSAL.answered_by": ("each juror", "each innovation"),
        "indicators.PRESENTASI.answered_by": ("each juror", "each innovation"),
        "indicators.n1.measure": ("a score, 0–100", "a score, 0–10"),
    }
    text = shown(compare(lomba, other))
    assert "Who answers PROPOSAL: from each juror to each innovation" in text
    assert "What parts equal scores: from proposal, n1, terlambat to none" in text


def test_a_contest_beside_an_index_of_which_too_little_is_known(rules: Ruleset) -> None:
    """Of 2021 the formula is not known: that is all that can be said of it."""
    changed = compare(2021, rules).changes
    assert [each.kind for each in changed if each.at.startswith("formula")] == ["not_known"]


@pytest.mark.parametrize("lang", LANGS)
def test_the_rules_of_a_contest_in_words(lang: Lang, rules: Ruleset, lomba: Ruleset) -> None:
    """Its parts, how it ranks, and each of its rows."""
    for each in (rules, lomba):
        assert each.title[lang] in describe(each, lang=lang)
        for row in each.rows.values():
            assert row.name[lang].split()[0] in describe_indicator(each, row.id, lang=lang)


def test_an_index_has_no_ranking(rules_2026: Ruleset) -> None:
    """Two editions of the ministry say nothing of jurors, sheets or ranks."""
    kinds = {at.rpartition(".")[2] for at in lines(compare(get_ruleset(2025), rules_2026))}
    assert not kinds & {"scores", "method", "jury", "aspect", "void_below", "ties", "answered_by"}
