"""The cheapest way to a class, and the least whose loss costs it: proven, and checked by `score`.

The model, and why it is exact
------------------------------

The total of a report is ``SPD + sum / max(D, n) + weight × min(cap, counted)``, the last behind the
gate (see `position`). All that is not linear in it is ``max``, the quotient, ``min`` and the gate:

* *The divisor* takes few values. For each value ``d`` that the changes allow (``d = D`` means
  ``n ≤ D``, every other ``n = d``), the total is linear in all else once it is multiplied by ``d``.
  There is one integer programme for each ``d``; the cheapest of their answers is the answer. They
  are tried from the present divisor outwards, and each must be cheaper than the best so far.
* *Rows.* A row ends at one of few options (stay, or a level above), each with its points and its
  cost. Rows with the same options are interchangeable, whosever they are: of each such pool only
  the numbers of rows that take each option matter. These are the columns, some hundred instead of
  thousands, and any distribution of the numbers over the rows is a solution of the same cost.
* *Innovations.* Of each innovation at most one fate comes true: it is withdrawn (forward), turned
  down or voided (backward), or revived, where a missing mandatory row voids it. A fate has its
  cost, its points, and what it does to n, counted and the affairs. The rows of an innovation belong
  to the pool only while it stands: the numbers of a pool add up to at most its size less the rows
  of those that do not. Within a pool the rows left are still interchangeable, so this is exact.
* *New innovations* are all alike; they have a number, pools that grow with it, and affairs.
* *The count* is a column that is at most ``counted``, at most ``cap``, and 0 unless the gate is
  open; the gate asks for as many affairs as it needs. More of it is always better on the way to a
  target, so the bounds are reached. Backward, the number of rejections fixes n and counted, and the
  gate is taken as open or as closed in programmes of their own.

Every number is a fraction until the solver gets it, each row of the programme as whole numbers
without a common divisor; costs are whole numbers too. A solution is turned into changes of the
report, and what these make of it is computed by `score`: that the target is reached does not rest
on the solver. That nothing is cheaper does: HiGHS proves it with a gap below one unit of cost.
"""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from typing import Any

from attrs import evolve, field, frozen

from inovasi_index.analysis.changes import (
    Add,
    Change,
    Reject,
    SetAnswer,
    Verify,
    Withdraw,
    before_and_after,
    changed,
    head_dict,
    verdict_dict,
)
from inovasi_index.analysis.gaining import NEW
from inovasi_index.analysis.position import NONE, Member, Position, Spot, position_of
from inovasi_index.analysis.pricing import Costs, Limits, Target, require_known, target_of
from inovasi_index.analysis.programme import (
    Bounds,
    Programme,
    Question,
    Sum,
    Values,
    at_least,
    at_most,
    below,
    equal,
    smallest,
    solver,
)
from inovasi_index.exact import shortest
from inovasi_index.laporan import Answer, Inovasi, Laporan
from inovasi_index.pages import (
    Block,
    Format,
    Grid,
    Heading,
    Items,
    Paragraph,
    both,
    in_notebook,
    render,
)
from inovasi_index.result import AnswersView, Result
from inovasi_index.ruleset import Ruleset
from inovasi_index.scoring import score
from inovasi_index.text import Lang, Text

MOST_DISTANT = 10**9
"""More innovations than any report has."""


# What can be done, with its points and its cost.


@frozen
class _Option:
    """Where one row can end."""

    points: Fraction
    cost: Fraction
    change: Change


@frozen
class _Fate:
    """What can become of one innovation as a whole; it stands no more unless it ``revives``."""

    cost: Fraction
    points: Fraction
    change: Change | None
    divides: int = 0
    counts: int = 0
    leaves: bool = False
    revives: bool = False


@frozen(slots=False)
class _Pool:
    """Rows that have the same options, each with the number of its innovation."""

    of_region: bool
    must: bool
    prices: tuple[tuple[Fraction, Fraction], ...]
    rows: list[tuple[int | None, tuple[_Option, ...]]] = field(factory=list)

    @cached_property
    def sizes(self) -> Mapping[int | None, int]:
        """How many rows of it each innovation has."""
        sizes: dict[int | None, int] = {}
        for number, _ in self.rows:
            sizes[number] = sizes.get(number, 0) + 1
        return sizes


def _pooled(rows: Iterable[tuple[int | None, bool, tuple[_Option, ...]]]) -> list[_Pool]:
    """Rows in pools of the same options; those that cannot move are left out."""
    pools: dict[tuple[bool, bool, tuple[tuple[Fraction, Fraction], ...]], _Pool] = {}
    for number, must, options in rows:
        if options or must:
            prices = tuple((each.points, each.cost) for each in options)
            key = number is None, must, prices
            pools.setdefault(key, _Pool(*key)).rows.append((number, options))
    return list(pools.values())


def _worthwhile(options: Iterable[_Option], sign: int) -> tuple[_Option, ...]:
    """Options without those that another one beats: as many points for no more."""
    kept: list[_Option] = []
    for each in sorted(options, key=lambda option: (option.cost, -sign * option.points)):
        if sign * each.points > max((sign * other.points for other in kept), default=NONE):
            kept.append(each)
    return tuple(kept)


@frozen(slots=False)
class _Moves:
    """All that can be done to a report, forward to a target or backward from it."""

    position: Position
    costs: Costs
    limits: Limits

    @cached_property
    def pools(self) -> list[_Pool]:
        """The rows of the region and of its innovations."""
        return _pooled(self._rows())

    def _rows(self) -> Iterator[tuple[int | None, bool, tuple[_Option, ...]]]:
        for spot in self.position.spd:
            yield None, False, self.options(spot, must=False)
        for member in self.position.members:
            if member.in_sum and member.number not in self.limits.inovasi:
                yield from self.rows_of(member)

    def rows_of(self, member: Member) -> Iterator[tuple[int | None, bool, tuple[_Option, ...]]]:
        """The rows of one innovation; a mandatory one that voids it must move to revive it."""
        for spot in member.spots:
            must = member.lacking > 0 and spot.row.mandatory and not spot.is_answered
            yield member.number, must, self.options(spot, must=must)

    def options(self, spot: Spot, *, must: bool) -> tuple[_Option, ...]:
        """Where a row can end."""
        raise NotImplementedError

    @cached_property
    def fates(self) -> Mapping[int, tuple[_Fate, ...]]:
        """What can become of each innovation, by its number."""
        members = (each for each in self.position.members if each.scored)
        free = (each for each in members if each.number not in self.limits.inovasi)
        return {each.number: tuple(self.fates_of(each)) for each in free}

    def fates_of(self, member: Member) -> Iterator[_Fate]:
        """What can become of one innovation."""
        raise NotImplementedError


@frozen(slots=False)
class _Forward(_Moves):
    """Rows raised or verified, innovations withdrawn or revived, and ``new`` ones added."""

    new: Member

    @cached_property
    def new_pools(self) -> list[_Pool]:
        """The rows of one new innovation."""
        return _pooled(self.rows_of(self.new)) if self.new.in_sum else []

    @cached_property
    def additions(self) -> int:
        """How many innovations may be added."""
        return self.limits.most_additions(self.position) if self.new.scored else 0

    def options(self, spot: Spot, *, must: bool) -> tuple[_Option, ...]:
        """The claimed level where it waits to be verified, and every level above."""
        if not self.limits.may_move(spot):
            return ()
        position, found = self.position, []
        verify = NONE
        if position.view == "verified":
            verify = Fraction(self.costs.verify) * self.costs.times(spot.inovasi)
        if spot.waits:
            change: Change = Verify(spot.row.id, spot.inovasi)
            found.append(_Option(spot.points(spot.claimed_level), verify, change))
        for level in spot.above:
            cost = self.costs.between(spot, spot.claimed_level, level) + verify
            change = SetAnswer(spot.row.id, spot.answer(level, position.view), spot.inovasi)
            found.append(_Option(spot.points(level), cost, change))
        return tuple(found) if must else _worthwhile(found, 1)

    def fates_of(self, member: Member) -> Iterator[_Fate]:
        """Withdrawn; or revived, where it is void."""
        cost = Fraction(self.costs.withdraw) * self.costs.times(member.number)
        yield _Fate(
            cost,
            -member.maturity,
            Withdraw(member.number),
            -member.divides,
            -member.counts,
            leaves=True,
        )
        if member.in_sum and member.lacking:
            yield _Fate(NONE, member.points, None, revives=True)


@frozen(slots=False)
class _Backward(_Moves):
    """Rows lowered, innovations turned down or voided."""

    def options(self, spot: Spot, *, must: bool) -> tuple[_Option, ...]:
        """Every level below; a mandatory row that voids is not among them."""
        if not self.limits.may_move(spot):
            return ()
        voids = self.position.voids and spot.row.mandatory and spot.inovasi is not None
        found = [
            _Option(
                spot.points(level),
                self.costs.between(spot, level, spot.level),
                self._lowered(spot, level),
            )
            for level in spot.below
            if level or not voids
        ]
        return _worthwhile(found, -1)

    def _lowered(self, spot: Spot, level: int) -> Change:
        return SetAnswer(spot.row.id, spot.answer(level, self.position.view), spot.inovasi)

    def fates_of(self, member: Member) -> Iterator[_Fate]:
        """Turned down; or voided by the loss of a mandatory row."""
        if member.inovasi.is_rejected:
            return
        options = self.position.result.interpretations
        uncounted = options["counted_innovations"] == "accepted"
        undivided = options["divisor_innovations"] == "accepted"
        yield _Fate(
            Fraction(self.costs.reject) * self.costs.times(member.number),
            -member.maturity,
            Reject(member.number),
            -int(undivided),
            -int(uncounted),
            leaves=uncounted,
        )
        if self.position.voids and not member.lacking:
            lost = [
                (self.costs.between(spot, 0, spot.level), spot)
                for spot in member.spots
                if spot.row.mandatory and self.limits.may_move(spot)
            ]
            for cost, spot in sorted(lost, key=lambda each: each[0])[:1]:
                yield _Fate(cost, -member.maturity, self._lowered(spot, 0))


# The programmes.


class _Model:
    """What both directions share: columns of the pools and fates, and the sums they make."""

    def __init__(self, moves: _Moves) -> None:
        self.moves = moves
        self.position = moves.position
        self.programme = Programme()
        now = self.position.tally
        self.cost, self.spd, self.sum = Sum(), Sum(now.spd), Sum(now.sum)
        self.divides, self.counts = Sum(now.divides), Sum(now.counts)
        if self.position.is_aggregate:
            self.sum = Sum(self.position.result.kematangan.score)
        self.fates = [
            (number, fate, self.programme.column(1))
            for number, fates in moves.fates.items()
            for fate in fates
        ]
        self.of: dict[int, list[tuple[_Fate, int]]] = {}
        for number, fate, column in self.fates:
            self.of.setdefault(number, []).append((fate, column))
        self.standing = self._standing()
        self.pools = [(pool, self._options(pool)) for pool in moves.pools]

    def _standing(self) -> dict[int, Sum]:
        """Of each innovation with fates, 1 while it stands; at most one fate comes true."""
        standing: dict[int, Sum] = {}
        for number, fate, column in self.fates:
            for total, times in (
                (self.cost, fate.cost),
                (self.sum, fate.points),
                (self.divides, fate.divides),
                (self.counts, fate.counts),
            ):
                total.add(column, times)
            standing.setdefault(number, Sum(1)).add(column, -1)
        for one in standing.values():
            self.programme.require(at_least(one, 0))
        return standing

    def _room(self, pool: _Pool) -> Sum:
        """How many rows of a pool can move: those of the region, and of what stands."""
        room = Sum()
        for number, size in pool.sizes.items():
            if number is None:
                room.constant += size
            elif self.position.members[number].lacking:
                for fate, column in self.of[number]:
                    if fate.revives:
                        room.add(column, size)
            else:
                room.plus(self.standing[number], size)
        return room

    def _options(self, pool: _Pool) -> list[int]:
        """A column for each option of a pool: how many of its rows take it."""
        return self.spread(pool, self._room(pool), len(pool.rows))

    def spread(self, pool: _Pool, room: Sum, most: int) -> list[int]:
        """Columns for the options of a pool that has so much room."""
        columns = [self.programme.column(most) for _ in pool.prices]
        left = Sum()
        left.plus(room)
        for (points, cost), column in zip(pool.prices, columns, strict=True):
            (self.spd if pool.of_region else self.sum).add(column, points)
            self.cost.add(column, cost)
            left.add(column, -1)
        if pool.must:
            self.programme.require(equal(left, 0))
        else:
            self.programme.require(at_least(left, 0))
        return columns

    def total(self, divisor: int, count: Sum) -> Sum:
        """The total, times the divisor."""
        total = Sum()
        total.plus(self.spd, divisor)
        total.plus(self.sum)
        total.plus(count, divisor)
        return total

    def leaving(self, number: int) -> Sum:
        """1 if an innovation leaves, with the affairs that it names."""
        leaving = Sum()
        for fate, column in self.of.get(number, ()):
            if fate.leaves:
                leaving.add(column)
        return leaving

    def named(self, code: str) -> list[int]:
        """The counted innovations that name an affair, by number."""
        return [each.number for each in self.position.members if code in each.affairs]

    def steps(self, values: Values) -> "Iterator[Step]":
        """What a solution does, in the order of the report."""
        gone, alive = set[int](), set[int]()
        for number, fate, column in self.fates:
            if values[column]:
                (alive if fate.revives else gone).add(number)
                if fate.change is not None:
                    yield Step((fate.change,), fate.cost)
        for pool, columns in self.pools:
            rows = [
                options
                for number, options in pool.rows
                if number is None
                or (number in alive if self.position.members[number].lacking else number not in gone)
            ]
            for options, place in zip(rows, _spread(columns, values), strict=False):
                yield Step((options[place].change,), options[place].cost)


def _spread(columns: list[int], values: Values) -> Iterator[int]:
    """The places of the options, each as often as a solution takes it."""
    for place, column in enumerate(columns):
        yield from [place] * values[column]


class _Way(_Model):
    """The programme of the way to a target, whatever the divisor."""

    def __init__(self, moves: _Forward) -> None:
        super().__init__(moves)
        self.new, most = moves.new, moves.additions
        self.plain = self.programme.column(most)
        self.for_affairs = {code: self.programme.column(1) for code in self._wanted(most)}
        self.added = Sum()
        for column in (self.plain, *self.for_affairs.values()):
            self.added.add(column)
        self.programme.require(at_most(self.added, most))
        self.alive = self.programme.column(most)
        self.new_pools = self._new_pools(moves.new_pools, most)
        self.count = self._count()
        self._bind_withdrawals()

    def _wanted(self, most: int) -> tuple[str, ...]:
        """The affairs that a new innovation may be for: those that may be missing."""
        if not (most and self.position.required) or self.new.inovasi.urusan is not None:
            return ()
        return tuple(
            code
            for code in self.position.rules.basic_services
            if all(number in self.moves.fates for number in self.named(code))
        )

    def _new_pools(self, given: list[_Pool], most: int) -> list[tuple[_Pool, list[int]]]:
        """The rows of the new innovations; they bring nothing to one that stays void."""
        self.cost.plus(self.added, Fraction(self.moves.costs.add))
        self.divides.plus(self.added, self.new.divides)
        self.counts.plus(self.added, self.new.counts)
        living = Sum()
        living.plus(self.added)
        living.add(self.alive, -1)
        if self.new.lacking:
            self.programme.require(at_least(living, 0))
        else:
            self.programme.require(equal(living, 0))
        self.sum.add(self.alive, self.new.points)
        pools = []
        for pool in given:
            room = Sum()
            room.add(self.alive, len(pool.rows))
            pools.append((pool, self.spread(pool, room, most * len(pool.rows))))
        return pools

    def _count(self) -> Sum:
        """The points for the number of innovations, as a sum."""
        position, part = self.position, self.position.rules.formula.jumlah_inovasi
        if position.is_aggregate:
            return Sum(position.result.jumlah_inovasi.score)
        counted = self.programme.column(part.cap)
        surplus = Sum()
        surplus.plus(self.counts)
        surplus.add(counted, -1)
        self.programme.require(at_least(surplus, 0))
        if position.required:
            self._gate(counted, part.cap)
        count = Sum()
        count.add(counted, Fraction(part.weight))
        return count

    def _gate(self, counted: int, cap: int) -> None:
        """Nothing counts unless the affairs that are named are enough."""
        gate, affairs = self.programme.column(1), Sum()
        shut = Sum()
        shut.add(gate, cap)
        shut.add(counted, -1)
        self.programme.require(at_least(shut, 0))
        for code in self.position.rules.basic_services:
            named = Sum()
            for number in self.named(code):
                named.constant += 1
                named.plus(self.leaving(number), -1)
            if code in self.for_affairs:
                named.add(self.for_affairs[code])
            if code in self.new.affairs:
                named.plus(self.added)
            covered = self.programme.column(1)
            affairs.add(covered)
            named.add(covered, -1)
            self.programme.require(at_least(named, 0))
        affairs.add(gate, -self.position.required)
        self.programme.require(at_least(affairs, 0))

    def _bind_withdrawals(self) -> None:
        withdrawn = Sum()
        for _, fate, column in self.fates:
            if fate.leaves:
                withdrawn.add(column)
        most = self.moves.limits.withdrawals
        if most is not None:
            self.programme.require(at_most(withdrawn, most))

    def under(self, divisor: int) -> tuple[Bounds, ...]:
        """That the sum is divided by a divisor."""
        if self.position.is_aggregate:
            return ()
        if divisor == self.position.divisor_at_least:
            return (at_most(self.divides, divisor),)
        return (equal(self.divides, divisor),)

    def total_under(self, divisor: int) -> Sum:
        """The total, times the divisor."""
        return self.total(divisor, self.count)

    def steps(self, values: Values) -> "Iterator[Step]":
        """What a solution does, the new innovations last."""
        yield from super().steps(values)
        urusan = [code for code, column in self.for_affairs.items() if values[column]]
        count = sum(values[column] for column in self.added.terms)
        copies = [_Copy(self.new.inovasi, number, count) for number in range(count)]
        for copy, code in zip(copies, urusan, strict=False):
            copy.inovasi = evolve(copy.inovasi, urusan=code)
        for pool, columns in self.new_pools:
            rows = [
                (copy, options)
                for copy in copies[: values[self.alive]]
                for _, options in pool.rows
            ]
            for (copy, options), place in zip(rows, _spread(columns, values), strict=False):
                copy.take(options[place])
        yield from (copy.step(self.moves.costs) for copy in copies)


class _Copy:
    """One of the new innovations of a plan."""

    def __init__(self, new: Inovasi, number: int, count: int) -> None:
        self.inovasi = new if count == 1 else evolve(new, nama=f"{new.nama} {number + 1}")
        self._answers: dict[str, Answer] = {}
        self._cost = NONE

    def take(self, option: _Option) -> None:
        """Answer a row as an option says."""
        change = option.change
        if isinstance(change, Verify):
            answer = evolve(self.inovasi.sid[change.row], verified=True)
            self._answers[change.row] = answer
        elif isinstance(change, SetAnswer):
            self._answers[change.row] = change.answer
        self._cost += option.cost

    def step(self, costs: Costs) -> "Step":
        """The innovation added as it is then."""
        if self._answers:
            self.inovasi = evolve(self.inovasi, sid={**self.inovasi.sid, **self._answers})
        return Step((Add(self.inovasi),), Fraction(costs.add) + self._cost)


# Plans.


@frozen
class Step:
    """Something to do, or to lose, and what it costs."""

    changes: tuple[Change, ...]
    cost: Fraction

    def to_dict(self) -> dict[str, Any]:
        """As in the JSON of the whole."""
        return {
            "cost": shortest(self.cost),
            "changes": [each.to_dict() for each in self.changes],
        }


@frozen
class Plan:
    """The cheapest steps that reach a target, or that go as far as one can.

    ``after`` is what `score` makes of the report with all steps taken. Other plans may cost the
    same; none that keeps to the ``limits`` costs less.
    """

    before: Result
    after: Result
    target: Target
    steps: tuple[Step, ...]
    costs: Costs
    limits: Limits

    @property
    def cost(self) -> Fraction:
        """What all steps cost together."""
        return sum((each.cost for each in self.steps), NONE)

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes of all steps, as `what_if` takes them."""
        return tuple(change for each in self.steps for change in each.changes)

    @property
    def is_met(self) -> bool:
        """Whether the target was reached before any step."""
        return self.target.is_met(self.before.index_exact)

    @property
    def is_reached(self) -> bool:
        """Whether the target is reached with the steps."""
        return self.target.is_met(self.after.index_exact)

    @property
    def verdict(self) -> Text:
        """In one sentence: reached already, reached for so much, or how far one gets."""
        if self.is_met:
            text = _MET
        elif self.is_reached:
            text = _REACHED
        else:
            text = _NOT_REACHED if self.steps else _STUCK
        return text.fill(
            target=self.target.text,
            now=both(self.before.index),
            then=both(self.after.index),
            predikat=self.after.predikat.name,
            cost=both(self.cost),
            steps=len(self.steps),
        )

    def to_dict(self) -> dict[str, Any]:
        """The plan as plain data: ``inovasi-index/plan@1``."""
        return {
            "format": "inovasi-index/plan@1",
            **head_dict(self.before),
            "target": self.target.to_dict(),
            "reached": self.is_reached,
            "verdict": self.verdict.to_dict(),
            "before": verdict_dict(self.before),
            "after": verdict_dict(self.after),
            "cost": shortest(self.cost),
            "costs": self.costs.to_dict(),
            "limits": self.limits.to_dict(),
            "steps": [each.to_dict() for each in self.steps],
        }

    def render(self, *, lang: Lang = "id", form: Format = "text") -> str:
        """The plan as a page."""
        return render(self.blocks(lang), form, lang)

    def _repr_html_(self) -> str:
        return in_notebook(self.blocks("id"))

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """Whether the target can be reached, by which steps, and what they make of the index."""
        title = _PLAN.fill(nama=self.before.pemda.nama, title=self.before.ruleset.title)
        yield Heading(1, title[lang])
        yield Paragraph(self.verdict[lang])
        yield Paragraph(self.before.ground[lang])
        if self.steps:
            yield _steps_table(_STEPS, self.steps, self.before.laporan, lang)
            yield before_and_after(self.before, self.after, lang)
            yield Items((_OTHERS[lang], _priced(self.costs)[lang]))


def plan(  # noqa: PLR0913 - each of them is a word of its own
    laporan: Laporan,
    ruleset: Ruleset,
    target: object,
    *,
    cost: Costs | None = None,
    limits: Limits | None = None,
    new: Inovasi | None = None,
    interpretations: Mapping[str, str] | None = None,
    answers: AnswersView = "claimed",
) -> Plan:
    """The cheapest set of steps that reaches a class or an index, proven to be the cheapest.

    The steps are rows raised by one level or more, answers verified (where only verified ones
    count), innovations added, with as many levels as pay, and innovations withdrawn. Of a target
    that cannot be reached, the plan is the cheapest one that gets as far as possible.

    Args:
        laporan: What the pemda reports.
        ruleset: The rules, from `get_ruleset` or built in Python.
        target: The code of a class, such as ``"sangat_inovatif"``, or an index, such as 65.01 in a
            text or a `Decimal`.
        cost: What each step costs; without it a level costs 1, and so on: see `Costs`.
        limits: Which steps may not be made; see `Limits`.
        new: What a new innovation would be like before its rows are raised; without it, one that
            answers no row.
        interpretations: As in `score`.
        answers: As in `score`; under ``"verified"`` a new level costs its verification too.

    Raises:
        EditionIncomplete: As `score`.
        LaporanError: As `score`; ``new`` may not fit the rules.
        MissingLibraryError: It needs the extra ``plan``.
        OtherKindError: As `score`.
        WrongValueError: As `score`; ``unknown-code``, ``out-of-range``, ``unknown-indicator`` or
            ``unknown-inovasi`` for what a target, a cost or a limit names.

    >>> from inovasi_index import Pemda, get_ruleset
    >>> contoh = Laporan(pemda=Pemda(nama="Kabupaten Contoh"), tahun=2026, spd={"1": 1})
    >>> found = plan(contoh, get_ruleset(2026), "2.00")
    >>> str(found.cost), found.after.index
    ('3', Decimal('2.20'))
    """
    position = position_of(laporan, ruleset, interpretations, answers)
    aim = target_of(target, position.result)
    added = position.member(len(laporan.innovations), position.fitting(new or NEW))
    moves = _Forward(position, cost or Costs(), limits or Limits(), added)
    require_known(moves.costs, moves.limits, position)
    solver()
    steps: tuple[Step, ...] = ()
    if not aim.is_met(position.result.index_exact):
        steps = _Search(moves).steps_to(position.total_of(aim.least))
    return Plan(position.result, _after(position, steps), aim, steps, moves.costs, moves.limits)


class _Search:
    """The way to a target under every divisor, the most promising first."""

    def __init__(self, moves: _Forward) -> None:
        self.moves, self.position = moves, moves.position
        self.way = _Way(moves)

    @cached_property
    def divisors(self) -> Iterable[int]:
        """The divisors that the changes allow."""
        if self.position.is_aggregate:
            return (1,)
        least, now = self.position.divisor_at_least, self.position.tally.divides
        fewest = now - min(len(self.moves.fates), _or_any(self.moves.limits.withdrawals))
        return range(max(least, fewest), max(least, now + self.moves.additions) + 1)

    def steps_to(self, total: Fraction) -> tuple[Step, ...]:
        """The cheapest steps to a total, or to the highest there is."""
        values = self._cheapest(total)
        if values is None:
            values = self._cheapest(self._highest())
        return () if values is None else tuple(self.way.steps(values))

    def _cheapest(self, total: Fraction) -> Values | None:
        """The cheapest solution that makes a total."""
        way = self.way
        questions = (
            Question(
                way.cost,
                (at_least(way.total_under(divisor), total * divisor), *way.under(divisor)),
            )
            for divisor in self.divisors
        )
        found = smallest(way.programme, questions)
        return None if found is None else found[1]

    def _highest(self) -> Fraction:
        """The highest total that any divisor allows."""
        questions = []
        for divisor in self.divisors:
            less = Sum()
            less.plus(self.way.total_under(divisor), -1)
            questions.append(Question(less, self.way.under(divisor), per=divisor))
        found = smallest(self.way.programme, questions)
        return NONE if found is None else -found[0]


def _or_any(number: int | None) -> int:
    return MOST_DISTANT if number is None else number


def _after(position: Position, steps: Iterable[Step]) -> Result:
    """What `score` makes of a report with steps taken."""
    result = position.result
    changes = [change for step in steps for change in step.changes]
    return score(
        changed(result.laporan, changes),
        result.ruleset,
        interpretations=result.interpretations,
        answers=result.answers,
    )


# Keeping.


@frozen
class Keep:
    """The least whose loss costs a target: no loss that counts less does.

    ``after`` is what `score` makes of the report without what is lost; ``losses`` is empty where
    the target is not reached as it is, or cannot be lost.
    """

    before: Result
    after: Result
    target: Target
    losses: tuple[Step, ...]
    costs: Costs
    limits: Limits

    @property
    def cost(self) -> Fraction:
        """What the losses count together; whatever counts less is harmless."""
        return sum((each.cost for each in self.losses), NONE)

    @property
    def is_met(self) -> bool:
        """Whether there is something to lose: the target is reached as it is."""
        return self.target.is_met(self.before.index_exact)

    @property
    def is_lost(self) -> bool:
        """Whether the target is lost with the losses."""
        return not self.target.is_met(self.after.index_exact)

    @property
    def verdict(self) -> Text:
        """In one sentence: what must not be lost, that it cannot be, or was not reached."""
        if not self.is_met:
            text = _NOT_HELD
        else:
            text = _LOST if self.is_lost else _SAFE
        return text.fill(
            target=self.target.text,
            now=both(self.before.index),
            then=both(self.after.index),
            cost=both(self.cost),
            losses=len(self.losses),
        )

    def to_dict(self) -> dict[str, Any]:
        """The losses as plain data: ``inovasi-index/keep@1``."""
        return {
            "format": "inovasi-index/keep@1",
            **head_dict(self.before),
            "target": self.target.to_dict(),
            "lost": self.is_lost,
            "verdict": self.verdict.to_dict(),
            "before": verdict_dict(self.before),
            "after": verdict_dict(self.after),
            "cost": shortest(self.cost),
            "costs": self.costs.to_dict(),
            "limits": self.limits.to_dict(),
            "losses": [each.to_dict() for each in self.losses],
        }

    def render(self, *, lang: Lang = "id", form: Format = "text") -> str:
        """The losses as a page."""
        return render(self.blocks(lang), form, lang)

    def _repr_html_(self) -> str:
        return in_notebook(self.blocks("id"))

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """What must not be lost, and what the index would be."""
        title = _KEEP.fill(nama=self.before.pemda.nama, title=self.before.ruleset.title)
        yield Heading(1, title[lang])
        yield Paragraph(self.verdict[lang])
        yield Paragraph(self.before.ground[lang])
        if self.losses:
            yield _steps_table(_LOSSES, self.losses, self.before.laporan, lang)
            yield before_and_after(self.before, self.after, lang)
            yield Items((_OTHER_LOSSES[lang], _priced(self.costs)[lang]))


def keep(  # noqa: PLR0913 - as `plan`
    laporan: Laporan,
    ruleset: Ruleset,
    target: object = None,
    *,
    cost: Costs | None = None,
    limits: Limits | None = None,
    interpretations: Mapping[str, str] | None = None,
    answers: AnswersView = "claimed",
) -> Keep:
    """The least that must not be lost to keep a class: the cheapest losses that would cost it.

    What can be lost are answers, whole or some of their levels, and innovations that the ministry
    turns down. Whatever counts less than the answer leaves the class as it is, proven.

    Args:
        laporan: What the pemda reports.
        ruleset: The rules, from `get_ruleset` or built in Python.
        target: What is to be kept, as in `plan`; without it the class of the report.
        cost: What each loss counts: a level lost as one that is gained; see `Costs`.
        limits: What cannot be lost: its ``rows``, its ``inovasi``, more than so many
            ``rejections``.
        interpretations: As in `score`.
        answers: As in `score`.

    Raises:
        EditionIncomplete: As `score`.
        LaporanError: As `score`.
        MissingLibraryError: It needs the extra ``plan``.
        OtherKindError: As `score`.
        WrongValueError: As `plan`.

    >>> from inovasi_index import Pemda, get_ruleset
    >>> contoh = Laporan(pemda=Pemda(nama="Kabupaten Contoh"), tahun=2026, spd={"1": 1, "8": 3})
    >>> held = keep(contoh, get_ruleset(2026), "1.80")
    >>> str(held.cost), held.after.index
    ('2', Decimal('1.00'))
    """
    position = position_of(laporan, ruleset, interpretations, answers)
    aim = target_of(position.result.predikat if target is None else target, position.result)
    moves = _Backward(position, cost or Costs(), limits or Limits())
    require_known(moves.costs, moves.limits, position)
    solver()
    losses: tuple[Step, ...] = ()
    if aim.is_met(position.result.index_exact):
        losses = _losses(moves, position.total_of(aim.least))
    return Keep(position.result, _after(position, losses), aim, losses, moves.costs, moves.limits)


def _losses(moves: _Backward, total: Fraction) -> tuple[Step, ...]:
    """The cheapest losses that bring the total below a number; none where there are none."""
    best: tuple[Fraction, tuple[Step, ...]] | None = None
    for closes in (False, True) if _can_close(moves) else (False,):
        loss = _Loss(moves, closes=closes)
        questions = [loss.below(total, number) for number in _rejections(moves)]
        found = smallest(loss.programme, questions)
        if found is not None and (best is None or found[0] < best[0]):
            best = found[0], tuple(loss.steps(found[1]))
    return () if best is None else best[1]


def _rejections(moves: _Backward) -> Iterable[int | None]:
    """How many rejections there may be; None, any number, where it changes no count."""
    options = moves.position.result.interpretations
    if "accepted" not in (options["counted_innovations"], options["divisor_innovations"]):
        return (None,)
    return range(min(len(moves.fates), _or_any(moves.limits.rejections)) + 1)


def _can_close(moves: _Backward) -> bool:
    """Whether the gate is open and can be closed by rejections."""
    position = moves.position
    is_open = 0 < position.required <= position.tally.covered
    return is_open and any(fate.leaves for fates in moves.fates.values() for fate in fates)


class _Loss(_Model):
    """The programme of losses, with the gate left as it is, or closed."""

    def __init__(self, moves: _Moves, *, closes: bool) -> None:
        super().__init__(moves)
        self.closes = closes
        self.rejected = Sum()
        for _, fate, column in self.fates:
            if isinstance(fate.change, Reject):
                self.rejected.add(column)
        most = moves.limits.rejections
        if most is not None:
            self.programme.require(at_most(self.rejected, most))
        if closes:
            self._close()

    def _close(self) -> None:
        """Too few affairs are named: every affair is, unless all that name it leave."""
        named = Sum()
        for code in self.position.rules.basic_services:
            covered = self.programme.column(1)
            named.add(covered)
            for number in self.named(code):
                one = self.leaving(number)
                one.add(covered)
                self.programme.require(at_least(one, 1))
        self.programme.require(at_most(named, self.position.required - 1))

    def below(self, total: Fraction, rejections: int | None) -> Question:
        """The cost of what brings the total below a number by so many rejections."""
        divisor, count = self._fixed(rejections or 0)
        exactly = () if rejections is None else (equal(self.rejected, rejections),)
        low = below(self.total(divisor, Sum(count)), total * divisor)
        return Question(self.cost, (low, *exactly))

    def _fixed(self, rejections: int) -> tuple[int, Fraction]:
        """The divisor and the points of the count that so many rejections make."""
        position, part = self.position, self.position.rules.formula.jumlah_inovasi
        if position.is_aggregate:
            return 1, position.result.jumlah_inovasi.score
        options, now = position.result.interpretations, position.tally
        divides = now.divides - rejections * (options["divisor_innovations"] == "accepted")
        counts = now.counts - rejections * (options["counted_innovations"] == "accepted")
        is_open = now.covered >= position.required and not self.closes
        points = Fraction(part.weight) * min(part.cap, counts) if is_open else NONE
        return position.divisor(divides), points


def _steps_table(caption: Text, steps: tuple[Step, ...], laporan: Laporan, lang: Lang) -> Grid:
    rows = tuple(
        (str(number), change.told(laporan)[lang], both(each.cost)[lang])
        for number, each in enumerate(steps, 1)
        for change in each.changes
    )
    return Grid(caption[lang], (_NUMBER[lang], _STEP[lang], f"#{_COST[lang]}"), rows)


def _priced(costs: Costs) -> Text:
    """What the steps cost that have no price of their own."""
    return _PRICES.fill(
        level=both(costs.level),
        verify=both(costs.verify),
        add=both(costs.add),
        withdraw=both(costs.withdraw),
        reject=both(costs.reject),
    )


_MET = Text(
    id="{target} sudah tercapai: indeks saat ini {now}.",
    en="{target} is reached already: the index is {now}.",
)
_REACHED = Text(
    id="{target} tercapai dengan {steps} langkah seharga {cost}: indeks {now} menjadi {then}, "
    "{predikat}. Tidak ada cara yang lebih murah.",
    en="{target} is reached by {steps} steps that cost {cost}: the index {now} becomes {then}, "
    "{predikat}. There is no cheaper way.",
)
_NOT_REACHED = Text(
    id="{target} tidak dapat dicapai; paling jauh indeks {now} menjadi {then}, {predikat}, "
    "dengan {steps} langkah seharga {cost}.",
    en="{target} cannot be reached; at most the index {now} becomes {then}, {predikat}, by "
    "{steps} steps that cost {cost}.",
)
_STUCK = Text(
    id="{target} tidak dapat dicapai, dan tidak ada langkah yang menaikkan indeks {now}.",
    en="{target} cannot be reached, and no step raises the index {now}.",
)
_NOT_HELD = Text(
    id="{target} belum tercapai, sehingga tidak dapat hilang: indeks saat ini {now}.",
    en="{target} is not reached, so that it cannot be lost: the index is {now}.",
)
_LOST = Text(
    id="{target} baru hilang bila {losses} hal ini hilang bersama, senilai {cost}: indeks {now} "
    "menjadi {then}. Kehilangan yang nilainya lebih kecil tidak mengubahnya.",
    en="{target} is lost only when these {losses} are lost together, which count {cost}: the "
    "index {now} becomes {then}. Any loss that counts less leaves it as it is.",
)
_SAFE = Text(
    id="{target} tidak dapat hilang, apa pun yang hilang di antara yang boleh hilang.",
    en="{target} cannot be lost, whatever is lost of what can be.",
)
_PLAN = Text(id="{nama} — rencana, {title}", en="{nama} — plan, {title}")
_KEEP = Text(
    id="{nama} — yang tidak boleh hilang, {title}", en="{nama} — what must not be lost, {title}"
)
_STEPS = Text(id="Langkah-langkahnya", en="The steps")
_LOSSES = Text(id="Yang tidak boleh hilang bersama", en="What must not be lost together")
_NUMBER = Text(id="No", en="No")
_STEP = Text(id="Langkah", en="Step")
_COST = Text(id="Biaya", en="Cost")
_OTHERS = Text(
    id="Rencana lain mungkin sama murahnya; tidak ada yang lebih murah.",
    en="Other plans may be as cheap; none is cheaper.",
)
_OTHER_LOSSES = Text(
    id="Kehilangan lain mungkin senilai; tidak ada yang lebih kecil.",
    en="Other losses may count as much; none that counts less is enough.",
)
_PRICES = Text(
    id="Biaya bila tidak ditentukan lain: satu level {level}, satu verifikasi {verify}, inovasi "
    "baru {add}, penarikan {withdraw}, penolakan {reject}.",
    en="Costs unless set otherwise: one level {level}, one verification {verify}, a new "
    "innovation {add}, a withdrawal {withdraw}, a rejection {reject}.",
)
