"""The cheapest way to a class, and the least whose loss costs it, against trying everything."""

import sys
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, product
from typing import Any

import pytest
from attrs import evolve, frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from inovasi_index import (
    Aggregate,
    Answer,
    EditionIncomplete,
    Inovasi,
    Laporan,
    LaporanError,
    MissingLibraryError,
    OtherKindError,
    PelayananPublik,
    Pemda,
    Ruleset,
    TataKelola,
    Total,
    WrongValueError,
    get_ruleset,
    score,
)
from inovasi_index.analysis import (
    Add,
    Change,
    Costs,
    Keep,
    Limits,
    Plan,
    Reject,
    SetAnswer,
    Step,
    Verify,
    Withdraw,
    changed,
    keep,
    plan,
    planning,
    programme,
)
from inovasi_index.analysis.models import Search
from inovasi_index.analysis.programme import solver
from inovasi_index.pages import Grid
from inovasi_index.testing import choices, contests, laporans, rulesets
from inovasi_index.text import LANGS, Lang

CONTOH = Pemda(nama="Kabupaten Contoh")
RULES = get_ruleset(2026)
AFFAIRS = tuple(RULES.basic_services)
MANDATORY = [row.id for row in RULES.sid_rows if row.mandatory]
NONE = Fraction(0)
VOID = {"mandatory_missing": "void_innovation"}
ACCEPTED = {"counted_innovations": "accepted", "divisor_innovations": "accepted"}


def report(**given: Any) -> Laporan:
    return Laporan(pemda=CONTOH, tahun=2026, **given)


def sent(nama: str = "E-Arsip", **given: Any) -> Inovasi:
    return TataKelola(nama=nama, **given)


def many(count: int, level: int = 3, **given: Any) -> list[Inovasi]:
    """Innovations that have all rows on a level, of all affairs of the basic services."""
    sid = {row.id: level for row in RULES.sid_rows}
    return [
        sent(f"Inovasi {each + 1}", urusan=AFFAIRS[each % 6], sid=sid, **given)
        for each in range(count)
    ]


# Trying everything, without the library's own numbers: levels, costs, and `score`.


@frozen
class Small:
    """A report of which only a little can be moved, and what moving costs."""

    laporan: Laporan
    free: tuple[int, ...]
    rows: tuple[str, ...]
    costs: Costs
    additions: int
    how: dict[str, Any]

    @property
    def limits(self) -> Limits:
        others = set(range(len(self.laporan.innovations))) - set(self.free)
        return Limits(
            additions=self.additions,
            rows=[row for row in RULES.rows if row not in self.rows],
            inovasi=others,
        )

    @property
    def spd(self) -> list[str]:
        return [row.id for row in RULES.spd_rows if row.id in self.rows]

    @property
    def sid(self) -> list[str]:
        return [row.id for row in RULES.sid_rows if row.id in self.rows]

    def price(self, row: str, low: int, high: int, times: Decimal | int = 1) -> Fraction:
        costs = self.costs
        each = (
            costs.indicators.get(row, costs.levels.get(level, costs.level))
            for level in range(low + 1, high + 1)
        )
        return sum(map(Fraction, each), NONE) * Fraction(times)

    def index(self, changes: Iterable[Change]) -> Fraction:
        return score(changed(self.laporan, changes), RULES, **self.how).index_exact

    def of_row(self, row: str, number: int | None) -> Iterator[tuple[Fraction, list[Change]]]:
        """Everywhere a row can end, with what it costs."""
        answers = self.laporan.spd if number is None else self.laporan.innovations[number].sid
        given = answers.get(row)  # type: ignore[union-attr]
        level = 0 if given is None else given.level or 0
        is_verified = self.how["answers"] == "verified"
        times = 1 if number is None else self.costs.inovasi.get(number, 1)
        verify = Fraction(self.costs.verify) * Fraction(times) if is_verified else NONE
        yield NONE, []
        if is_verified and level and not given.verified:
            yield verify, [Verify(row, number)]
        for higher in range(level + 1, 4):
            answer = Answer(level=higher, verified=is_verified)
            cost = self.price(row, level, higher, times) + verify
            yield cost, [SetAnswer(row, answer, number)]

    def of_free(self, number: int) -> Iterator[tuple[Fraction, list[Change]]]:
        """Everything that can become of one innovation."""
        times = Fraction(self.costs.inovasi.get(number, 1))
        yield self.of_withdrawing(number) * times, [Withdraw(number)]
        if self.laporan.innovations[number].is_rejected:
            yield NONE, []
            return
        for ends in product(*(self.of_row(row, number) for row in self.sid)):
            yield sum((cost for cost, _ in ends), NONE), [each for _, some in ends for each in some]

    def of_withdrawing(self, number: int) -> Fraction:
        """``withdraw``, or as much as to send it again: "``add`` and the levels that it has"."""
        if self.costs.withdraw is not None:
            return Fraction(self.costs.withdraw)
        sid = self.laporan.innovations[number].sid
        levels = (self.price(row, 0, each.level or 0) for row, each in sid.items())
        return Fraction(self.costs.add) + sum(levels, NONE)

    def of_new(self) -> Iterator[tuple[Fraction, list[Change]]]:
        """Every innovation that can be added."""
        is_verified = self.how["answers"] == "verified"
        for levels in product(range(4), repeat=len(self.sid)):
            told = [(row, level) for row, level in zip(self.sid, levels, strict=True) if level]
            cost = Fraction(self.costs.add) + sum(
                (self.price(row, 0, level) + is_verified * Fraction(self.costs.verify)
                 for row, level in told), NONE,
            )  # fmt: skip
            sid = {row: Answer(level=level, verified=is_verified) for row, level in told}
            for urusan in (None, *AFFAIRS):
                yield cost, [Add(PelayananPublik(nama="Baru", urusan=urusan, sid=sid))]

    def ways(self) -> Iterator[tuple[Fraction, list[Change]]]:
        """Every set of steps with its cost."""
        added = [(NONE, [])]
        for count in range(1, self.additions + 1):
            added += [
                (sum((cost for cost, _ in some), NONE), [each for _, more in some for each in more])
                for some in combinations(list(self.of_new()), count)
            ]
        parts = [self.of_row(row, None) for row in self.spd]
        parts += [self.of_free(number) for number in self.free]
        for ends in product(*parts, added):
            yield sum((cost for cost, _ in ends), NONE), [each for _, some in ends for each in some]

    def outcomes(self) -> list[tuple[Fraction, Fraction]]:
        """The cost and the index of every set of steps."""
        return [(cost, self.index(changes)) for cost, changes in self.ways()]


@st.composite
def smalls(draw: st.DrawFn) -> Small:
    few = st.integers(0, 3)
    maturity = st.integers(0, 111) | st.decimals(0, 111, places=5)
    answer = st.builds(Answer, level=few, verified=st.booleans())
    rows = (draw(st.sampled_from(("8", "12"))), draw(st.sampled_from(("16", "33", "35"))))
    if draw(st.booleans()):
        rows = (*rows, MANDATORY[0])
    mandatory = dict.fromkeys(MANDATORY, Answer(level=1, verified=True))
    fixed = [
        sent(f"Tetap {each}", urusan=AFFAIRS[each % 6], kematangan=Decimal(maturity))
        for each, maturity in enumerate(draw(st.lists(maturity, min_size=3, max_size=13)))
    ]
    free = [
        sent(
            f"Bebas {each}",
            urusan=draw(st.sampled_from((None, *AFFAIRS))),
            urusan_beririsan=draw(st.lists(st.sampled_from(AFFAIRS), max_size=2)),
            status=draw(st.sampled_from(("dikirim", "dikirim", "ditolak"))),
            tahapan=draw(st.sampled_from((None, None, "uji_coba"))),
            sid={**mandatory, **{row: draw(answer) for row in rows[1:]}},
        )
        for each in range(draw(st.integers(0, 2)))
    ]
    cost = st.decimals(0, 9, places=2) | st.integers(0, 3) | st.integers(0, 1000)
    times = st.decimals(0, 9, places=1) | st.integers(0, 3)
    costs = Costs(
        level=draw(cost),
        verify=draw(cost),
        add=draw(cost),
        withdraw=draw(st.none() | cost),
        reject=draw(cost),
        indicators=draw(st.dictionaries(st.sampled_from(rows), cost, max_size=1)),
        levels=draw(st.dictionaries(st.sampled_from((1, 2, 3)), cost, max_size=2)),
        inovasi={each: draw(times) for each in range(len(free)) if draw(st.booleans())},
    )
    options = ("mandatory_missing", "counted_innovations", "divisor_innovations", "predikat_on")
    options += ("gate_urusan", "ineligible")
    chosen = {
        name: draw(st.sampled_from(RULES.interpretation(name).options))  # type: ignore[union-attr]
        for name in options
    }
    return Small(
        laporan=report(spd={rows[0]: draw(answer)}, inovasi=[*free, *fixed]),
        free=tuple(range(len(free))),
        rows=rows,
        costs=costs,
        additions=draw(st.integers(0, max(0, 4 - len(free) - len(rows)))),
        how={"interpretations": chosen, "answers": draw(st.sampled_from(("claimed", "verified")))},
    )


FEW = settings(max_examples=settings().max_examples * 3 // 5)


@given(smalls(), st.data())
@FEW
def test_no_set_of_steps_is_cheaper_than_the_plan(small: Small, data: st.DataObject) -> None:
    outcomes = small.outcomes()
    highest = max(index for _, index in outcomes)
    indices = sorted({index for _, index in outcomes})
    goal = data.draw(st.sampled_from(indices)) + data.draw(
        st.sampled_from((NONE, Fraction(1, 100)))
    )
    target = min(Decimal(round(goal * 100)) / 100, Decimal(100))
    found = plan(small.laporan, RULES, target, cost=small.costs, limits=small.limits, **small.how)
    least = Fraction(target) - Fraction(1, 200)
    if found.is_met:
        assert found.steps == ()
        return
    if highest < least:
        assert not found.is_reached
        assert found.after.index_exact == highest
        least = highest
    assert found.after.index_exact >= least
    assert found.cost == min(cost for cost, index in outcomes if index >= least)
    assert found.after.index_exact == small.index(found.changes)


@given(st.data())
@FEW
def test_a_plan_under_any_rules_is_what_score_makes_of_it(data: st.DataObject) -> None:
    rules = data.draw(rulesets())
    laporan = data.draw(laporans(rules))
    how: dict[str, Any] = {
        "interpretations": data.draw(choices(rules)),
        "answers": data.draw(st.sampled_from(("claimed", "verified"))),
    }
    limits = Limits(additions=data.draw(st.integers(0, 3)))
    target = data.draw(st.sampled_from(rules.predikat_bands))
    found = plan(laporan, rules, target, limits=limits, **how)
    after = score(changed(laporan, found.changes), rules, **how)
    assert after == found.after
    assert found.is_reached == found.target.is_met(after.index_exact)
    if not found.is_reached:
        further = plan(laporan, rules, rules.formula.scale, limits=limits, **how)
        assert further.after.index_exact == after.index_exact
    held = keep(laporan, rules, target, **how)
    lost = score(changed(laporan, held.losses and [
        change for each in held.losses for change in each.changes
    ]), rules, **how)  # fmt: skip
    assert lost == held.after
    assert held.is_met or not held.losses


# Keeping.


def losses(small: Small) -> Iterator[tuple[Fraction, list[Change]]]:
    """Every set of losses with what it counts."""
    view = small.how["answers"]

    def of_row(row: str, number: int | None) -> Iterator[tuple[Fraction, list[Change]]]:
        answers = small.laporan.spd if number is None else small.laporan.innovations[number].sid
        given = answers.get(row)  # type: ignore[union-attr]
        yield NONE, []
        if given is None or (view == "verified" and not given.verified):
            return
        times = 1 if number is None else small.costs.inovasi.get(number, 1)
        for level in range(given.level or 0):
            answer = Answer(level=level, verified=True)
            cost = small.price(row, level, given.level or 0, times)
            yield cost, [SetAnswer(row, answer, number)]

    def of_free(number: int) -> Iterator[tuple[Fraction, list[Change]]]:
        if not small.laporan.innovations[number].is_rejected:
            times = Fraction(small.costs.inovasi.get(number, 1))
            yield Fraction(small.costs.reject) * times, [Reject(number)]
        for ends in product(*(of_row(row, number) for row in small.sid)):
            yield sum((cost for cost, _ in ends), NONE), [each for _, some in ends for each in some]

    parts = [of_row(row, None) for row in small.spd] + [of_free(each) for each in small.free]
    for ends in product(*parts):
        yield sum((cost for cost, _ in ends), NONE), [each for _, some in ends for each in some]


@given(smalls(), st.data())
@FEW
def test_nothing_that_counts_less_costs_the_class(small: Small, data: st.DataObject) -> None:
    outcomes = [(cost, small.index(changes)) for cost, changes in losses(small)]
    indices = sorted({index for _, index in outcomes})
    goal = data.draw(st.sampled_from(indices)) + data.draw(
        st.sampled_from((NONE, Fraction(1, 100)))
    )
    target = min(Decimal(round(goal * 100)) / 100, Decimal(100))
    held = keep(small.laporan, RULES, target, cost=small.costs, limits=small.limits, **small.how)
    least = Fraction(target) - Fraction(1, 200)
    below = [cost for cost, index in outcomes if index < least]
    if not held.is_met:
        assert held.losses == ()
    elif not below:
        assert not held.is_lost
        assert held.losses == ()
    else:
        assert held.is_lost
        assert held.cost == min(below)


# What is said.


def sentences(found: Plan | Keep) -> tuple[str, str]:
    assert found._repr_html_()
    assert found.to_dict()["verdict"] == found.verdict.to_dict()
    return found.render(lang="id"), found.render(lang="en")


def test_a_class_is_reached_by_the_cheapest_steps() -> None:
    found = plan(
        report(spd={row.id: 2 for row in RULES.spd_rows}, inovasi=many(30, 1)), RULES, "inovatif"
    )
    assert found.after.predikat.code == "inovatif"
    shown = sentences(found)
    assert "Tidak ada cara yang lebih murah" in shown[0]
    assert "There is no cheaper way" in shown[1]
    assert found.to_dict()["reached"] is True
    assert found.to_dict()["target"] == {"predikat": "inovatif", "index": "40.01"}


def test_a_target_already_met_needs_no_step() -> None:
    found = plan(report(spd={"8": 3}), RULES, "1.80")
    assert (found.steps, found.cost) == ((), 0)
    assert "sudah tercapai" in sentences(found)[0]
    assert found.to_dict()["target"] == {"index": "1.8"}


def test_a_target_out_of_reach_is_answered_with_how_far_one_gets() -> None:
    found = plan(report(spd={"8": 1}), RULES, "65.01", limits=Limits(additions=0))
    assert not found.is_reached
    assert found.after.index == Decimal("25.20")
    assert "paling jauh" in sentences(found)[0]


def test_where_nothing_moves_that_is_said() -> None:
    sums = Aggregate(jumlah=20, rata_rata_kematangan=Decimal(50), urusan_pelayanan_dasar=6)
    found = plan(report(spd=Total(total=Decimal(40)), inovasi=sums), RULES, "sangat_inovatif")
    assert found.steps == ()
    assert found.verdict.en.endswith("no step that may be taken raises the index 39.04.")


def test_an_aggregate_leaves_the_rows_of_the_region_to_raise() -> None:
    sums = Aggregate(jumlah=20, rata_rata_kematangan=Decimal(50), urusan_pelayanan_dasar=6)
    found = plan(report(spd={"8": 1}, inovasi=sums), RULES, "25")
    assert found.is_reached
    assert {change.inovasi for change in found.changes} == {None}  # type: ignore[attr-defined]
    held = keep(report(spd={"8": 1}, inovasi=sums), RULES, "23.64", cost=Costs(level=2))
    assert held.cost == 2


def test_an_empty_report_has_a_way_too() -> None:
    found = plan(report(), RULES, "sangat_inovatif")
    assert found.after.predikat.code == "sangat_inovatif"
    assert any(isinstance(change, Add) for change in found.changes)
    assert found.after.jumlah_inovasi.gate == "open"


def test_a_new_innovation_brings_what_it_has_already() -> None:
    new = PelayananPublik(nama="SIAP", urusan=AFFAIRS[0], sid={row.id: 3 for row in RULES.sid_rows})
    found = plan(
        report(inovasi=[]), RULES, "20", new=new, limits=Limits(additions=12, rows=RULES.rows)
    )
    assert len(found.changes) == 6
    assert {each.inovasi.urusan for each in found.changes} == {AFFAIRS[0]}  # type: ignore[attr-defined]


def test_one_new_innovation_keeps_its_name() -> None:
    new = PelayananPublik(nama="SIAP")
    (change,) = plan(
        report(inovasi=many(6)), RULES, "23.26", new=new, limits=Limits(rows=RULES.rows)
    ).changes
    assert isinstance(change, Add)
    assert change.inovasi.nama == "SIAP"


def test_a_new_innovation_that_would_not_be_scored_is_never_added() -> None:
    new = PelayananPublik(nama="SIAP", tahapan="uji_coba")
    found = plan(report(), RULES, "65.01", new=new)
    assert not any(isinstance(change, Add) for change in found.changes)


def test_answers_of_a_new_innovation_are_verified_too() -> None:
    new = PelayananPublik(nama="SIAP", sid={"35": 3})
    found = plan(report(), RULES, "0.4", new=new, answers="verified",
                 limits=Limits(additions=1, rows=[row.id for row in RULES.spd_rows]))  # fmt: skip
    (change,) = found.changes
    assert isinstance(change, Add)
    assert change.inovasi.sid["35"].verified
    assert found.cost == 6


def test_a_void_innovation_is_revived_by_its_mandatory_rows() -> None:
    rows = {row.id: 3 for row in RULES.sid_rows if not row.mandatory}
    laporan = report(inovasi=[sent(sid=rows)])
    limits = Limits(additions=0, rows=[row.id for row in RULES.spd_rows])
    found = plan(laporan, RULES, "3", interpretations=VOID, limits=limits)
    assert {change.row for change in found.changes} == set(MANDATORY)  # type: ignore[attr-defined]
    new = plan(report(), RULES, "0.4", interpretations=VOID,
               limits=Limits(additions=1, rows=[row.id for row in RULES.spd_rows]))  # fmt: skip
    (change,) = new.changes
    assert isinstance(change, Add)
    assert set(MANDATORY) <= set(change.inovasi.sid)


def test_a_void_innovation_names_its_affair_while_it_stands() -> None:
    """It is counted whatever its maturity; without it too few affairs would be named."""
    laporan = report(inovasi=[sent("A", urusan=AFFAIRS[0]), *many(5)[1:]])
    how: Any = {"interpretations": VOID, "cost": Costs(withdraw=0), "limits": Limits(additions=0)}
    now = score(laporan, RULES, interpretations=VOID)
    assert now.jumlah_inovasi.gate == "open"
    found = plan(laporan, RULES, now.index + 1, **how)
    assert found.is_reached
    assert found.after.jumlah_inovasi.gate == "open"
    assert Withdraw(0) not in found.changes


def test_a_void_innovation_that_may_not_be_answered_stays_void() -> None:
    rows = {row.id: 3 for row in RULES.sid_rows if not row.mandatory}
    limits = Limits(additions=0, rows=[*(row.id for row in RULES.spd_rows), MANDATORY[0]])
    found = plan(report(inovasi=[sent(sid=rows)]), RULES, "3", interpretations=VOID, limits=limits)
    assert found.steps == ()


def test_a_gate_that_is_opened_by_two_is_not_opened_by_one() -> None:
    laporan = report(inovasi=many(3))
    limits = Limits(rows=RULES.rows, additions=1)
    assert not plan(laporan, RULES, "11.20", limits=limits).is_reached
    assert plan(laporan, RULES, "11.20", limits=evolve(limits, additions=2)).is_reached


def test_what_costs_nothing_is_done_only_where_it_is_needed() -> None:
    laporan = report(spd={row.id: 1 for row in RULES.spd_rows}, inovasi=many(14, 1))
    free = Costs(level=0, add=0, withdraw=0)
    found = plan(laporan, RULES, "27", cost=free)
    assert found.cost == 0
    for left_out in found.steps:
        others = [each for step in found.steps if step is not left_out for each in step.changes]
        assert score(changed(laporan, others), RULES).index < Decimal(27)


def test_withdrawing_pays_where_it_costs_little() -> None:
    laporan = report(inovasi=[*many(12), *(sent(f"Kosong {each}") for each in range(4))])
    limits = Limits(rows=RULES.rows, additions=0)
    free = plan(laporan, RULES, "44", cost=Costs(withdraw=0), limits=limits)
    assert {type(change) for change in free.changes} == {Withdraw}
    bound = evolve(limits, withdrawals=1)
    assert not plan(laporan, RULES, "44", limits=bound).is_reached


def test_the_class_is_taken_from_the_exact_index_where_the_rules_are_read_so() -> None:
    laporan = report(spd=Total(total=Decimal("62.99")), inovasi=many(21))
    exact = plan(laporan, RULES, "sangat_inovatif", interpretations={"predikat_on": "exact"})
    assert exact.target.least == Fraction("65.01")
    assert plan(laporan, RULES, "sangat_inovatif").target.least == Fraction("65.005")


def test_what_must_not_be_lost_is_named() -> None:
    laporan = report(spd={row.id: 3 for row in RULES.spd_rows}, inovasi=many(40))
    held = keep(laporan, RULES)
    shown = sentences(held)
    assert held.target.predikat == held.before.predikat
    assert "hilang bersama" in shown[0]
    assert "leaves it as it is" in shown[1]
    assert held.to_dict()["lost"] is True


def test_rejections_close_the_gate_where_only_the_accepted_count() -> None:
    laporan = report(spd={row.id: 3 for row in RULES.spd_rows}, inovasi=[
        *many(5), *(evolve(each, urusan=AFFAIRS[0]) for each in many(35))])  # fmt: skip
    dear = Costs(level=10)
    held = keep(laporan, RULES, "75", cost=dear, interpretations=ACCEPTED)
    assert [type(change) for each in held.losses for change in each.changes] == [Reject]
    assert held.after.jumlah_inovasi.gate == "closed"
    kept = keep(
        laporan, RULES, "75", cost=dear, interpretations=ACCEPTED, limits=Limits(rejections=0)
    )
    assert kept.cost > held.cost
    few = keep(laporan, RULES, limits=Limits(rejections=1), cost=Costs(reject=0))
    assert few.is_lost


def test_a_mandatory_row_is_enough_to_lose_where_it_voids() -> None:
    held = keep(report(inovasi=many(12)), RULES, "44", interpretations=VOID)
    rows = [change.row for each in held.losses for change in each.changes]  # type: ignore[attr-defined]
    assert [row in MANDATORY for row in rows] == [True]


def test_what_cannot_be_lost_is_safe() -> None:
    held = keep(report(spd={"8": 3}), RULES, "1", limits=Limits(rows=["8"]))
    assert held.losses == ()
    assert "tidak dapat hilang" in sentences(held)[0]


def test_what_is_not_reached_cannot_be_lost() -> None:
    held = keep(report(spd={"8": 3}), RULES, "sangat_inovatif")
    assert "is not reached" in sentences(held)[1]


def test_the_lowest_class_cannot_be_lost() -> None:
    assert not keep(report(), RULES).is_lost


# Refusals.


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("sangat", "unknown-code"),
        ("101", "out-of-range"),
        (65.01, "not-a-number"),
        ("65,0", "not-a-number"),
    ],
)
def test_a_target_that_there_is_not_is_refused(target: object, code: str) -> None:
    for ask in (plan, keep):
        with pytest.raises(WrongValueError) as refused:
            ask(report(), RULES, target)
        assert refused.value.code == code


def test_a_class_of_other_rules_is_refused() -> None:
    other = evolve(RULES.predikat_bands[0], code="emas")
    with pytest.raises(WrongValueError) as refused:
        plan(report(), RULES, other)
    assert refused.value.code == "unknown-code"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"cost": Costs(indicators={"61": 1})}, "unknown-indicator"),
        ({"limits": Limits(rows=["61"])}, "unknown-indicator"),
        ({"cost": Costs(inovasi={3: 1})}, "unknown-inovasi"),
        ({"limits": Limits(inovasi=[-1])}, "unknown-inovasi"),
        ({"cost": Costs(levels={33: 1})}, "unknown-level"),
    ],
)
def test_a_cost_or_limit_of_what_is_not_there_is_refused(given: dict[str, Any], code: str) -> None:
    for ask in (plan, keep):
        with pytest.raises(WrongValueError) as refused:
            ask(report(), RULES, "65.01", **given)
        assert refused.value.code == code


@pytest.mark.parametrize("cost", ["-1", "0.001", "1000001", 0.5, "mahal"])
def test_a_cost_is_a_decimal_of_two_places(cost: Any) -> None:
    with pytest.raises(WrongValueError):
        Costs(level=cost)
    with pytest.raises(WrongValueError):
        Costs(indicators={"8": cost})


@pytest.mark.parametrize("name", ["additions", "withdrawals", "rejections"])
@pytest.mark.parametrize("most", [-1, "1.5", 0.5, 1001])
def test_a_limit_is_a_whole_number(name: str, most: Any) -> None:
    with pytest.raises(WrongValueError):
        Limits(**{name: most})


@pytest.mark.parametrize("given", [None, 5, [1], "33"])
def test_costs_and_limits_take_mappings_and_lists(given: Any) -> None:
    for name in ("indicators", "levels", "inovasi"):
        with pytest.raises(WrongValueError):
            Costs(**{name: given})
    for name in ("rows", "inovasi"):
        if given != [1] or name == "rows":
            with pytest.raises(WrongValueError):
                Limits(**{name: given})


@pytest.mark.parametrize(
    ("maturity", "costs"),
    [
        ("55.12345678901234", Costs()),
        ("55", Costs(level="999999.99", add="0.01", inovasi={0: "999999.99"})),
        ("55", Costs(level=1_000_000, inovasi={0: 1_000_000, 1: "999999.99"})),
    ],
)
def test_numbers_too_fine_for_the_solver_are_refused_and_not_taken_for_less(
    maturity: str, costs: Costs
) -> None:
    """That nothing is cheaper rests on the solver, which has fewer digits than `score`."""
    sid = {row.id: 1 for row in RULES.sid_rows}
    laporan = report(inovasi=[sent("B", sid=sid), sent(kematangan=Decimal(maturity))])
    for ask, target in ((plan, "30"), (keep, "0.01")):
        with pytest.raises(WrongValueError) as refused:
            ask(laporan, RULES, target, cost=costs)
        assert refused.value.code == "too-many-digits"


def test_what_the_solver_does_not_know_is_not_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither that a target cannot be reached, nor that it cannot be lost."""
    monkeypatch.setitem(programme.__dict__, "_SETTINGS", {"time_limit": 0.0, "output_flag": False})
    laporan = report(inovasi=many(5))
    for ask, target in ((plan, "99"), (keep, "1")):
        with pytest.raises(WrongValueError) as refused:
            ask(laporan, RULES, target)
        assert refused.value.code == "too-many-digits"


def test_what_score_does_not_confirm_is_not_said(monkeypatch: pytest.MonkeyPatch) -> None:
    lost = Step((SetAnswer("8", Answer(level=2)),), Fraction(1))
    monkeypatch.setattr(Search, "steps_to", lambda *_: ((), True))
    monkeypatch.setattr(planning, "losses_below", lambda *_: (lost,))
    for ask, target in ((plan, "99"), (keep, "0.01")):
        with pytest.raises(WrongValueError) as refused:
            ask(report(spd={"8": 3}), RULES, target)
        assert refused.value.code == "too-many-digits"


def test_prices_in_full_are_computed_or_refused() -> None:
    """Prices with cents times multipliers left the solver without an answer."""
    laporan = report(inovasi=[sent("A"), sent("B")])
    fixed = [row for row in RULES.rows if row not in ("31", "35")]
    limits = Limits(additions=0, withdrawals=0, rows=fixed)
    whole = Costs(indicators={"35": 99_999, "31": 99_998}, inovasi={0: 2, 1: "1.5"})
    found = plan(laporan, RULES, "0.33", cost=whole, limits=limits)
    assert found.is_reached
    cents = Costs(indicators={"35": "999999.49", "31": "999998.75"}, inovasi={0: "2.22"})
    with pytest.raises(WrongValueError):
        plan(laporan, RULES, "0.33", cost=cents, limits=limits)


@pytest.mark.parametrize("year", [2021, 2022])
def test_an_edition_that_cannot_score_says_what_is_missing(year: int) -> None:
    for ask in (plan, keep):
        with pytest.raises(EditionIncomplete):
            ask(report(), get_ruleset(year), "40")


@given(contests())
@settings(max_examples=5)
def test_rules_of_a_contest_have_no_index_to_reach(rules: Ruleset) -> None:
    with pytest.raises(OtherKindError):
        plan(report(), rules, "40")


def test_a_new_innovation_that_the_rules_do_not_allow_is_refused() -> None:
    with pytest.raises(LaporanError):
        plan(report(), RULES, "40", new=PelayananPublik(nama="X", sid={"61": 3}))


def test_without_the_solver_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    solver.cache_clear()
    monkeypatch.setitem(sys.modules, "highspy", None)
    try:
        with pytest.raises(MissingLibraryError, match=r"inovasi-index\[plan\]"):
            plan(report(), RULES, "40")
    finally:
        solver.cache_clear()


def test_costs_and_limits_are_told_as_data() -> None:
    costs = Costs(level="1.50", levels={3: 2}, indicators={"8": 4}, inovasi={0: 2})
    assert costs.to_dict()["levels"] == {"3": "2"}
    found = plan(
        report(inovasi=[sent()]), RULES, "1", cost=costs, limits=Limits(withdrawals=0, rows=["8"])
    )
    assert found.to_dict()["limits"] == {"withdrawals": 0, "rows": ["8"], "inovasi": []}
    assert found.to_dict()["costs"]["level"] == "1.5"


@pytest.mark.parametrize("lang", LANGS)
def test_a_page_sums_up_its_steps_by_indicator(lang: Lang) -> None:
    laporan = report(spd={"8": 1}, inovasi=many(3, level=1))
    limits = Limits(additions=2, withdrawals=0)
    found = plan(laporan, RULES, "38", cost=Costs(add=1), limits=limits)
    held = keep(laporan, RULES, "0.5")
    for page, taken in ((found, found.steps), (held, held.losses)):
        short = next(block for block in page.blocks(lang) if isinstance(block, Grid))
        assert sum(int(row[1]) for row in short.rows) == len(taken)
        costs = (Decimal(row[2].replace(",", ".")) for row in short.rows)
        assert sum(costs) == page.cost
    named = {change.kind for change in found.changes}
    assert {"add", "answer"} <= named
    assert {"id": "Inovasi baru", "en": "New innovations"}[lang] in found.render(lang=lang)


def test_rules_that_count_without_end_do_not_make_a_plan_without_end() -> None:
    """So many innovations may a plan add at most, whatever the count rewards."""
    formula = RULES.formula
    parts = [
        evolve(part, cap=10**9) if part is formula.jumlah_inovasi else part
        for part in formula.parts
    ]
    endless = evolve(RULES, formula=evolve(formula, parts=parts, maximum=10**6))
    found = plan(report(inovasi=[sent()]), endless, "0.05", limits=Limits(rows=list(RULES.rows)))
    assert not found.is_reached
    assert [change.kind for change in found.changes] == ["add"] * 1000
