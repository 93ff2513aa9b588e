"""Where a report stands: its result as numbers that can be moved one by one.

The total of a report is the sum of three parts, and nothing else couples its rows:

``total = SPD + sum / max(divisor, n) + weight × min(cap, counted)``, the last only behind an open
gate. A row moves SPD, or the sum; an innovation moves the sum, n, counted and the affairs that open
the gate, all at once. A `Position` knows every row with the level that counts and what each
innovation adds to which of these numbers, under the interpretations in force.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, lru_cache

from attrs import frozen

from inovasi_index.exact import round_half_up
from inovasi_index.laporan import Aggregate, Answer, Answers, Inovasi, Jenis, Laporan
from inovasi_index.problems import LaporanError, in_order, placed
from inovasi_index.result import (
    AnswersView,
    InovasiResult,
    Result,
    RowResult,
    affairs_of,
    is_accepted,
    unfold_inovasi,
    unfold_rows,
)
from inovasi_index.ruleset import Indicator, Predikat, Ruleset
from inovasi_index.scoring import score
from inovasi_index.validity import faults_in_inovasi
from inovasi_index.values import reader_of

NONE = Fraction(0)


@frozen
class Spot:
    """One row of the region, or of one innovation.

    ``level`` is the one that counts; ``claimed`` is what was answered and ``claimed_level`` the
    level of that, which is higher where the answer waits to be verified.
    """

    row: Indicator
    inovasi: int | None
    jenis: Jenis | None
    level: int
    is_answered: bool
    claimed: Answer | None
    claimed_level: int
    is_claimed: bool

    @property
    def waits(self) -> bool:
        """Whether there is an answer that would count if it were verified."""
        return self.is_claimed and not self.is_answered

    @property
    def basis(self) -> str | None:
        """The basis of its next answer: the one there is, or that of the kind of innovation."""
        if self.claimed is not None and self.claimed.basis is not None:
            return self.claimed.basis
        return self.jenis if self.row.bases_follow and self.row.basis(self.jenis) else None

    @property
    def above(self) -> tuple[int, ...]:
        """The levels above the claimed one, the lowest first."""
        levels = levels_of(self.row, self.basis)
        return tuple(level for level in levels if level > self.claimed_level)

    @property
    def below(self) -> tuple[int, ...]:
        """The levels below the one that counts, the highest first; the last is 0."""
        levels = (0, *levels_of(self.row, self.basis))
        return tuple(level for level in reversed(levels) if level < self.level)

    def points(self, level: int) -> Fraction:
        """By how many points the row rises when this level counts instead."""
        return step_points(self.row.weight, level - self.level)

    def answer(self, level: int, view: AnswersView) -> Answer:
        """The answer of a level, such that it counts."""
        return level_answer(level, self.basis, view == "verified")


@lru_cache(maxsize=4096)
def levels_of(row: Indicator, basis: str | None) -> tuple[int, ...]:
    """The levels that a row can be answered with on a basis, the lowest first."""
    carriers = row.tables if basis is None else (row.basis(basis) or row,)
    return tuple(sorted({each.level for carrier in carriers for each in carrier.levels}))


@lru_cache(maxsize=4096)
def step_points(weight: Decimal | None, levels: int) -> Fraction:
    """The points of so many levels of a weight."""
    return Fraction(weight or 0) * levels


@lru_cache(maxsize=4096)
def level_answer(level: int, basis: str | None, verified: bool) -> Answer:
    """An answer that is a level."""
    return Answer(level=level, basis=basis, verified=verified)


@frozen(slots=False)
class Member:
    """One innovation, and what it adds to each number of the formula.

    ``points`` are those of its rows, or as supplied; of them counts what is ``in_sum``, unless
    ``lacking`` mandatory rows void it. It ``divides`` and ``counts`` 1 or 0, and names ``affairs``
    of the basic services while it counts.
    """

    number: int
    inovasi: Inovasi
    spots: tuple[Spot, ...]
    points: Fraction
    lacking: int
    in_sum: bool
    divides: int
    counts: int
    affairs: frozenset[str]
    scored: bool

    @property
    def maturity(self) -> Fraction:
        """What it adds to the sum."""
        return self.maturity_with(NONE, 0)

    def maturity_with(self, points: Fraction, filled: int) -> Fraction:
        """What it adds to the sum with so many points more and mandatory rows filled."""
        is_alive = self.in_sum and filled >= self.lacking
        return self.points + points if is_alive else NONE


@frozen
class Tally:
    """The numbers that the total is made of; ``affairs`` says how often each is named."""

    spd: Fraction
    sum: Fraction
    divides: int
    counts: int
    affairs: Mapping[str, int]

    def plus(self, members: Iterable[Member], sign: int = 1) -> "Tally":
        """The numbers with innovations more, or less."""
        moved = list(members)
        affairs = dict(self.affairs)
        for member in moved:
            for code in member.affairs:
                affairs[code] = affairs.get(code, 0) + sign
        return Tally(
            self.spd,
            self.sum + sign * sum((each.maturity for each in moved), NONE),
            self.divides + sign * sum(each.divides for each in moved),
            self.counts + sign * sum(each.counts for each in moved),
            affairs,
        )

    @property
    def covered(self) -> int:
        """How many affairs of the basic services are named."""
        return sum(times > 0 for times in self.affairs.values())


@frozen(slots=False)
class Position:
    """Where a report stands under its rules."""

    result: Result

    @property
    def rules(self) -> Ruleset:
        """The rules."""
        return self.result.ruleset

    @property
    def laporan(self) -> Laporan:
        """The report."""
        return self.result.laporan

    @property
    def view(self) -> AnswersView:
        """Which answers count."""
        return self.result.answers

    @property
    def is_aggregate(self) -> bool:
        """Whether only the sums of all innovations are known."""
        return isinstance(self.laporan.inovasi, Aggregate)

    @cached_property
    def voids(self) -> bool:
        """Whether a missing mandatory row makes the maturity of an innovation 0."""
        return self.result.interpretations["mandatory_missing"] == "void_innovation"

    @cached_property
    def spd(self) -> tuple[Spot, ...]:
        """The rows of the region, where they are known and no total stands for them."""
        if self.view == "claimed":
            return _spots(self.result.spd_rows, self.result.spd_rows, None)
        given = self.laporan.spd
        answers = given if isinstance(given, Answers) else Answers()
        rows = (each.row for each in self.result.spd_rows)
        claimed = unfold_rows(rows, answers, self.result.interpretations, "claimed")
        return _spots(self.result.spd_rows, claimed, None)

    @cached_property
    def members(self) -> tuple[Member, ...]:
        """The innovations of the report, one by one."""
        return tuple(map(self._member, self.result.inovasi))

    def member(self, number: int, inovasi: Inovasi) -> Member:
        """An innovation as it would count if it were that of a number in the report."""
        unfolded = unfold_inovasi(
            number, inovasi, self.rules, self.result.interpretations, self.view
        )
        return self._member(unfolded)

    def fitting(self, inovasi: Inovasi) -> Inovasi:
        """An innovation that the rules allow.

        Raises:
            LaporanError: They do not.
            WrongValueError: It is none.
        """
        inovasi = reader_of(Inovasi)(inovasi)
        faults = list(faults_in_inovasi(inovasi, self.rules))
        if faults:
            raise LaporanError(in_order(placed(fault, None) for fault in faults))
        return inovasi

    def _member(self, each: InovasiResult) -> Member:
        options, inovasi = self.result.interpretations, each.inovasi
        claimed = each.rows
        if self.view == "verified":
            claimed = unfold_rows(self.rules.sid_rows, inovasi.sid, options, "claimed")
        named = affairs_of(inovasi, options.get("gate_urusan")) if each.counted else ()
        lacking = 0
        if self.voids and not each.supplied:
            lacking = sum(row.row.mandatory and not row.answered for row in each.rows)
        points = Fraction(inovasi.kematangan) if inovasi.kematangan is not None else NONE
        divides = each.scored and is_accepted(inovasi, options["divisor_innovations"])
        return Member(
            number=each.number,
            inovasi=inovasi,
            spots=() if each.supplied else _spots(each.rows, claimed, each),
            points=points + sum((row.points for row in each.rows), NONE),
            lacking=lacking,
            in_sum=each.scored and not inovasi.is_rejected,
            divides=int(divides),
            counts=int(each.counted),
            affairs=frozenset(self.rules.basic_services.keys() & set(named)),
            scored=each.scored,
        )

    # The total.

    @cached_property
    def required(self) -> int:
        """How many affairs of the basic services open the count; 0 where there is no gate."""
        part = self.result.jumlah_inovasi
        return (part.urusan_required or 0) if part.gate != "not_applied" else 0

    @cached_property
    def tally(self) -> Tally:
        """The numbers as they are."""
        empty = Tally(self.result.spd.score, NONE, 0, 0, {})
        return empty.plus(self.members)

    @property
    def divisor_at_least(self) -> int:
        """The least divisor."""
        return self.rules.formula.kematangan.divisor_at_least

    def divisor(self, divides: int) -> int:
        """What the sum is divided by; a published mean is not divided again."""
        return 1 if self.is_aggregate else max(self.divisor_at_least, divides)

    def total(self, tally: Tally) -> Fraction:
        """The total that such numbers make."""
        part = self.rules.formula.jumlah_inovasi
        mean = tally.sum / self.divisor(tally.divides)
        count = Fraction(part.weight) * min(part.cap, tally.counts)
        return tally.spd + mean + (count if tally.covered >= self.required else NONE)

    def index(self, total: Fraction) -> Fraction:
        """The index of a total, before rounding."""
        formula = self.rules.formula
        return total / Fraction(formula.highest) * Fraction(formula.scale)

    def total_of(self, index: Fraction) -> Fraction:
        """The total of an index before rounding."""
        formula = self.rules.formula
        return index / Fraction(formula.scale) * Fraction(formula.highest)

    def verdict(self, index: Fraction) -> tuple[Decimal, Predikat]:
        """An index, rounded, and its class."""
        rounded = round_half_up(index, self.rules.formula.rounding.places)
        if self.result.interpretations.get("predikat_on") == "exact":
            return rounded, self.rules.predikat_reached(index)
        return rounded, self.rules.predikat(rounded)

    @property
    def missing_affairs(self) -> tuple[str, ...]:
        """The affairs of the basic services that no counted innovation names, by code."""
        return tuple(
            code for code in self.rules.basic_services if not self.tally.affairs.get(code, 0)
        )


def _spots(
    counted: tuple[RowResult, ...], claimed: tuple[RowResult, ...], of: InovasiResult | None
) -> tuple[Spot, ...]:
    number, jenis = (None, None) if of is None else (of.number, of.inovasi.jenis)
    return tuple(
        Spot(
            row=now.row,
            inovasi=number,
            jenis=jenis,
            level=now.level,
            is_answered=now.answered,
            claimed=then.answer,
            claimed_level=then.level,
            is_claimed=then.answered,
        )
        for now, then in zip(counted, claimed, strict=True)
    )


def position_of(
    laporan: Laporan,
    ruleset: Ruleset,
    interpretations: Mapping[str, str] | None,
    answers: AnswersView,
) -> Position:
    """Where a report stands; raises what `score` raises."""
    return Position(score(laporan, ruleset, interpretations=interpretations, answers=answers))
