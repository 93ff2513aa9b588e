"""What if, and what every single step would bring: exactly what `score` gives afterwards."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from inovasi_index import (
    Aggregate,
    Answer,
    Inovasi,
    Laporan,
    LaporanError,
    PelayananPublik,
    Pemda,
    Ruleset,
    TataKelola,
    Total,
    WrongValueError,
    analysis,
    get_ruleset,
    score,
)
from inovasi_index.analysis import (
    Accept,
    Add,
    Change,
    Gain,
    Gains,
    Reject,
    SetAnswer,
    Verify,
    Withdraw,
    changed,
    gains,
    what_if,
)
from inovasi_index.levels import table_of
from inovasi_index.result import InovasiResult, Result, RowResult
from inovasi_index.testing import choices, laporans, rulesets

CONTOH = Pemda(nama="Kabupaten Contoh")
ENOUGH = settings(max_examples=settings().max_examples * 2 // 5)
SCORING = (2023, 2024, 2025, 2026, 2027)


def report(**given: Any) -> Laporan:
    return Laporan(pemda=CONTOH, tahun=2026, **given)


def sent(nama: str = "E-Arsip", **given: Any) -> Inovasi:
    return TataKelola(nama=nama, **given)


def drawn(data: st.DataObject, rules: Ruleset) -> tuple[Laporan, dict[str, Any]]:
    """A report, and under what it is scored."""
    answers = data.draw(st.sampled_from(("claimed", "verified")))
    options = data.draw(choices(rules))
    return data.draw(laporans(rules)), {"interpretations": options, "answers": answers}


# Every step does what it says.


def require_true(found: Gains, laporan: Laporan, rules: Ruleset, how: dict[str, Any]) -> None:
    before = score(laporan, rules, **how)
    assert found.result == before
    # The best, and one of each kind: a report may have thousands.
    for each in {*found.steps[:6], *{step.kind: step for step in found.steps}.values()}:
        after = score(changed(laporan, each.changes), rules, **how)
        assert after.index_exact - before.index_exact == each.gain > 0
        assert (after.index, after.predikat) == (each.index, each.predikat)
        assert after.total - before.total == each.points


@given(st.data())
@ENOUGH
def test_a_step_changes_the_index_by_exactly_what_it_said(data: st.DataObject) -> None:
    rules = get_ruleset(data.draw(st.sampled_from(SCORING)))
    laporan, how = drawn(data, rules)
    require_true(gains(laporan, rules, **how), laporan, rules, how)


@given(st.data())
@ENOUGH
def test_it_does_under_rules_that_nobody_has_issued(data: st.DataObject) -> None:
    rules = data.draw(rulesets())
    laporan, how = drawn(data, rules)
    require_true(gains(laporan, rules, **how), laporan, rules, how)


@given(st.data())
@ENOUGH
def test_all_rows_of_a_group_together_bring_what_it_says(data: st.DataObject) -> None:
    rules = get_ruleset(2026)
    laporan, how = drawn(data, rules)
    found = gains(laporan, rules, **how)
    before = score(laporan, rules, **how).index_exact
    for groups in (found.by_indicator, found.by_inovasi, found.by_perangkat_daerah):
        assert sorted(groups, key=lambda group: -group.together) == list(groups)
        for group in groups[:2]:
            rows = [change for each in group.steps if each.row for change in each.changes]
            after = score(changed(laporan, rows), rules, **how)
            assert after.index_exact - before == group.together


# No step is left out.


def next_levels(row: RowResult) -> Iterator[int]:
    """The lowest level above the one that counts, as the rows say it."""
    carriers = row.row.tables if row.basis is None else (row.row.basis(row.basis) or row.row,)
    levels = sorted({each.level for carrier in carriers for each in carrier.levels})
    yield from [level for level in levels if level > row.level][:1]


def raised(result: Result, of: InovasiResult | None) -> Iterator[Change]:
    for row in result.spd_rows if of is None else of.rows:
        for level in next_levels(row):
            basis = row.basis
            if row.row.bases_follow and of is not None and basis is None:
                basis = of.inovasi.jenis
            answer = Answer(level=level, basis=basis)
            yield SetAnswer(row.id, answer, None if of is None else of.number)


@given(st.data())
@ENOUGH
def test_no_row_that_would_raise_the_index_is_left_out(data: st.DataObject) -> None:
    rules = get_ruleset(data.draw(st.sampled_from(SCORING)))
    laporan, how = data.draw(laporans(rules)), {"interpretations": data.draw(choices(rules))}
    found = {each.changes for each in gains(laporan, rules, **how).steps}
    before = score(laporan, rules, **how)
    givers = (None, *(each for each in before.inovasi[:3] if not each.supplied))
    if before.spd.supplied:
        givers = givers[1:]
    for giver in givers:
        for change in raised(before, giver):
            after = score(changed(laporan, [change]), rules, **how)
            assert (after.index_exact > before.index_exact) == ((change,) in found)


@given(st.data())
@ENOUGH
def test_no_innovation_that_would_raise_the_index_by_its_going_is_left_out(
    data: st.DataObject,
) -> None:
    rules = get_ruleset(data.draw(st.sampled_from(SCORING)))
    laporan, how = drawn(data, rules)
    found = {each.changes for each in gains(laporan, rules, **how).steps}
    before = score(laporan, rules, **how)
    for number in range(min(len(laporan.innovations), 5)):
        for change in (Withdraw(number), Accept(number)):
            after = score(changed(laporan, [change]), rules, **how)
            assert (after.index_exact > before.index_exact) == ((change,) in found)


# The kinds of steps.


RULES = get_ruleset(2026)
AFFAIRS = tuple(RULES.basic_services)


def kinds(found: Gains) -> dict[str, Gain]:
    return {each.kind: each for each in reversed(found.steps)}


def test_the_best_step_comes_first_and_equal_ones_stand_in_the_order_of_the_report() -> None:
    found = gains(report(spd={"8": 2}), RULES)
    assert [each.gain for each in found.steps] == sorted(
        (each.gain for each in found.steps), reverse=True
    )
    assert [each.row.id for each in found.steps if each.row][:4] == ["12", "6", "7", "8"]


def test_an_open_gate_makes_one_more_innovation_a_step() -> None:
    laporan = report(inovasi=[sent(urusan=code) for code in AFFAIRS])
    step = kinds(gains(laporan, RULES))["add"]
    assert step.gain == Fraction("0.38") / 250 * 100
    assert step.row is None
    assert "affair" not in kinds(gains(laporan, RULES))


def test_the_one_missing_affair_opens_the_gate() -> None:
    laporan = report(inovasi=[sent(urusan=code) for code in AFFAIRS[:4]])
    found = [each for each in gains(laporan, RULES).steps if each.kind == "affair"]
    assert [each.changes[0].inovasi.urusan for each in found] == list(AFFAIRS[4:])  # type: ignore[attr-defined]
    assert {each.gain for each in found} == {Fraction("0.38") * 5 / 250 * 100}


def test_where_several_affairs_are_missing_all_of_them_are_one_step() -> None:
    laporan = report(inovasi=[sent(urusan=code) for code in AFFAIRS[:3]])
    found = kinds(gains(laporan, RULES))
    assert len(found["gate"].changes) == 2
    assert "affair" not in found


def test_a_new_innovation_can_be_described() -> None:
    new = PelayananPublik(nama="SIAP ANTAR", sid={"35": 3})
    found = kinds(gains(report(inovasi=[]), RULES, new=new))
    assert found["add"].points == Fraction(4 * 3, 12)


def test_a_new_innovation_that_would_not_be_scored_is_no_step() -> None:
    new = PelayananPublik(nama="SIAP ANTAR", tahapan="uji_coba", sid={"35": 3})
    assert "add" not in kinds(gains(report(inovasi=[]), RULES, new=new))


def test_a_new_innovation_that_the_rules_do_not_allow_is_refused() -> None:
    with pytest.raises(LaporanError) as refused:
        gains(report(), RULES, new=PelayananPublik(nama="X", sid={"61": 3}))
    assert [each.code for each in refused.value.problems] == ["unknown-indicator"]


def test_withdrawing_an_empty_innovation_raises_the_mean() -> None:
    full = [sent(f"Inovasi {each}", sid={"35": 3}) for each in range(12)]
    step = kinds(gains(report(inovasi=[*full, sent("Kosong")]), RULES))["withdraw"]
    assert step.changes == (Withdraw(12),)
    assert step.points == Fraction(12) - Fraction(12 * 12, 13)


def test_an_innovation_that_was_turned_down_is_a_step_when_it_is_accepted() -> None:
    laporan = report(inovasi=[sent(sid={"35": 3}, status="ditolak")])
    assert kinds(gains(laporan, RULES))["accept"].points == Fraction(4 * 3, 12)


def test_a_verification_is_a_step_where_only_verified_answers_count() -> None:
    laporan = report(spd={"8": 3, "1": Answer(level=1, verified=True)})
    found = gains(laporan, RULES, answers="verified").steps
    assert found[0].changes == (Verify("8"),)
    assert found[0].points == Fraction("4.5")
    raised = next(each for each in found if each.row and each.row.id == "1")
    assert raised.changes == (SetAnswer("1", Answer(level=2, verified=True)),)
    assert "verify" not in kinds(gains(laporan, RULES))


def test_the_last_mandatory_row_revives_a_void_innovation() -> None:
    mandatory = [row.id for row in RULES.sid_rows if row.mandatory]
    laporan = report(inovasi=[sent(sid={"35": 3, **dict.fromkeys(mandatory[1:], 1)})])
    how = {"interpretations": {"mandatory_missing": "void_innovation"}}
    (step,) = [each for each in gains(laporan, RULES, **how).steps if each.inovasi == 0]  # type: ignore[arg-type]
    assert step.row is not None
    assert step.row.id == mandatory[0]


# Where there is little to move.


def test_a_report_of_sums_has_no_step() -> None:
    sums = Aggregate(jumlah=20, rata_rata_kematangan=Decimal(50), urusan_pelayanan_dasar=6)
    found = gains(report(spd=Total(total=Decimal(40)), inovasi=sums), RULES)
    assert found.steps == ()
    assert "This report has sums alone" in found.render(lang="en")


def test_an_empty_report_has_every_row_of_the_region_to_answer() -> None:
    found = gains(report(), RULES)
    assert {each.row.id for each in found.steps if each.row} == {row.id for row in RULES.spd_rows}


def test_a_report_of_which_little_can_be_raised_has_a_short_page() -> None:
    spd = {row.id: 3 for row in RULES.spd_rows if row.id != "8"}
    none = Aggregate(jumlah=0, rata_rata_kematangan=Decimal(0), urusan_pelayanan_dasar=0)
    found = gains(report(spd=spd, inovasi=none), RULES)
    assert [each.told(found.result.laporan)["en"] for each in found.steps] == [
        "indicator 8: level 1"
    ]
    assert "more steps" not in found.render(lang="en")
    assert found.by_inovasi == ()


def test_a_full_report_has_no_step() -> None:
    rows = {row.id: 3 for row in RULES.sid_rows}
    full = [sent(f"Inovasi {each}", urusan=AFFAIRS[each % 6], sid=rows) for each in range(200)]
    found = gains(report(spd={row.id: 3 for row in RULES.spd_rows}, inovasi=full), RULES)
    assert found.steps == ()
    assert "Tidak ada langkah tunggal" in found.render()


# What is shown.


@pytest.fixture(scope="module")
def found() -> Gains:
    rows = {row.id: 1 for row in RULES.sid_rows if row.id != "33"}
    inovasi = [
        sent("E-Arsip", perangkat_daerah="Dinas Arsip", sid=rows),
        sent("SIAP", urusan=AFFAIRS[0], sid={"16": 1}),
    ]
    return gains(report(spd={"1": 3}, inovasi=inovasi), RULES)


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("form", ["text", "markdown", "html", "csv"])
def test_the_page_shows_the_best_steps_and_the_groups(found: Gains, lang: Any, form: Any) -> None:
    shown = found.render(lang=lang, form=form)
    assert {"id": "Menurut perangkat daerah", "en": "By regional apparatus"}[lang] in shown
    assert "Dinas Arsip" in shown
    assert {"id": "langkah lagi", "en": "more steps"}[lang] in shown
    assert "<table>" in found._repr_html_()


def test_the_data_has_all_steps_and_names_what_they_are_made_on(found: Gains) -> None:
    plain = found.to_dict()
    assert plain["format"] == "inovasi-index/gains@1"
    assert len(plain["steps"]) == len(found.steps)
    assert plain["by_perangkat_daerah"][0]["key"] == "Dinas Arsip"
    assert {"key", "name", "steps", "best", "together"} == set(plain["by_inovasi"][0])
    step = next(each for each in plain["steps"] if each.get("inovasi") == 0)
    assert step["perangkat_daerah"] == "Dinas Arsip"
    assert step["changes"][0]["change"] == "answer"


def test_what_belongs_to_no_unit_stands_together(found: Gains) -> None:
    assert {group.key for group in found.by_perangkat_daerah} == {"Dinas Arsip", None}


# Changes, and what if.


def test_changes_name_innovations_as_they_were_numbered_before() -> None:
    laporan = report(inovasi=[sent("A"), sent("B")])
    after = changed(
        laporan,
        [Withdraw(0), SetAnswer("16", Answer(level=2), 1), Add(sent("C")), Reject(2)],
    )
    assert [(each.nama, each.status) for each in after] == [("B", "dikirim"), ("C", "ditolak")]
    assert after.innovations[0].sid["16"].level == 2


def test_a_report_that_lists_nothing_stays_as_it_is_without_a_change() -> None:
    for laporan in (report(), report(inovasi=[sent()]), report(spd={"1": 1})):
        assert changed(laporan, []) == laporan


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (SetAnswer("1", Answer(level=1)), "total-beside-rows"),
        (SetAnswer("16", Answer(level=1), 1), "two-answers"),
        (SetAnswer("16", Answer(level=1), 9), "unknown-inovasi"),
        (Verify("16", 0), "empty-answer"),
        (Withdraw(-1), "unknown-inovasi"),
        (Accept(2), "unknown-inovasi"),
        (Reject(2), "unknown-inovasi"),
    ],
)
def test_a_change_that_has_nothing_to_change_is_refused(change: Change, code: str) -> None:
    laporan = report(spd=Total(total=Decimal(40)), inovasi=[sent(), sent(kematangan=Decimal(40))])
    with pytest.raises(WrongValueError) as refused:
        changed(laporan, [change])
    assert refused.value.code == code


def test_what_is_withdrawn_cannot_be_answered() -> None:
    with pytest.raises(WrongValueError, match="innovation 1 was withdrawn by a change before"):
        changed(report(inovasi=[sent()]), [Withdraw(0), Accept(0)])


@pytest.mark.parametrize(
    "change",
    [
        lambda: Withdraw(None),  # type: ignore[arg-type]
        lambda: Withdraw(0.0),  # type: ignore[arg-type]
        lambda: Add(None),  # type: ignore[arg-type]
        lambda: SetAnswer("16", 3),  # type: ignore[arg-type]
        lambda: Verify(16),  # type: ignore[arg-type]
    ],
)
def test_a_change_of_the_wrong_types_is_refused_when_it_is_made(change: Any) -> None:
    with pytest.raises(WrongValueError):
        change()


def test_nothing_is_added_to_sums() -> None:
    sums = Aggregate(jumlah=20, rata_rata_kematangan=Decimal(50), urusan_pelayanan_dasar=6)
    with pytest.raises(WrongValueError) as refused:
        changed(report(inovasi=sums), [Add(sent())])
    assert refused.value.code == "total-beside-rows"


def test_an_answer_that_does_not_fit_is_refused_as_in_a_report() -> None:
    with pytest.raises(LaporanError):
        what_if(report(), SetAnswer("8", Answer(level=9)))


def test_what_if_takes_the_rules_that_the_report_picks_or_those_given() -> None:
    year = Laporan(pemda=CONTOH, edition="kemendagri/2026", spd={"8": 1})
    assert what_if(year).before.edition == "kemendagri/2026"
    assert what_if(report(), ruleset=get_ruleset(2027)).after.edition == "kemendagri/2027"
    with pytest.raises(WrongValueError) as refused:
        what_if(Laporan(pemda=CONTOH))
    assert refused.value.code == "missing-key"


EVERY_CHANGE = (
    SetAnswer("8", Answer(level=3)),
    SetAnswer("5b", Answer(value=Decimal("5.92"))),
    SetAnswer("3", Answer(previous=Decimal(10), current=Decimal(12))),
    SetAnswer("33", Answer(level=2, basis="a"), 0),
    Verify("8"),
    Verify("16", 0),
    Add(sent("Baru", urusan=AFFAIRS[0], sid={"16": 2})),
    Add(sent("Polos")),
    Withdraw(1),
    Accept(0),
    Reject(0),
)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_what_if_tells_every_change_in_both_languages(lang: Any) -> None:
    laporan = report(inovasi=[sent(sid={"16": 1}), sent("B")])
    then = what_if(laporan, *EVERY_CHANGE)
    shown = then.render(lang=lang)
    for change in EVERY_CHANGE:
        assert change.told(laporan)[lang] in " ".join(shown.split()).replace("- ", "")
    assert then._repr_html_()
    assert {each["change"] for each in then.to_dict()["changes"]} == {
        "answer", "verify", "add", "withdraw", "accept", "reject",
    }  # fmt: skip


def test_what_if_of_nothing_changes_nothing() -> None:
    then = what_if(report(spd={"8": 1}))
    assert then.gain == 0
    assert then.to_dict()["gain"] == "0"
    assert "Nothing is changed." in then.render(lang="en")


def test_the_package_names_what_it_has() -> None:
    assert set(analysis.__all__) == set(dir(analysis))
    with pytest.raises(AttributeError):
        _ = analysis.nothing


def test_a_measured_answer_is_read_before_its_next_level(rules_2026: Ruleset) -> None:
    laporan = report(spd={"5b": Answer(value=Decimal(4))})
    step = next(
        each for each in gains(laporan, rules_2026).steps if each.row and each.row.id == "5b"
    )
    assert table_of(rules_2026.rows["5b"]).level(Answer(value=Decimal(4)), {}) == 2
    assert step.changes == (SetAnswer("5b", Answer(level=3)),)


def test_the_next_answer_keeps_the_basis(rules_2026: Ruleset) -> None:
    inovasi = [
        sent(jenis="digital", sid={"33": Answer(level=1, basis="a")}),
        evolve(sent(sid={"30": 1, "33": 1})),
    ]
    steps = gains(report(inovasi=inovasi), rules_2026).steps
    given = {
        (each.inovasi, each.row.id): each.changes[0].answer.basis  # type: ignore[attr-defined]
        for each in steps
        if each.row and each.row.id in ("30", "33")
    }
    assert given == {(0, "33"): "a", (0, "30"): "digital", (1, "33"): None, (1, "30"): None}
