"""The integer programmes of a plan: one for each divisor, on pools of rows that are alike.

The model, and why it is exact
------------------------------

The total of a report is ``SPD + sum / max(D, n) + weight × min(cap, counted)``, the last behind the
gate (see `position`). All that is not linear in it is ``max``, the quotient, ``min`` and the gate:

* *The divisor* takes few values. For each value ``d`` that the changes allow (``d = D`` means
  ``n ≤ D``, every other ``n = d``), the total is linear in all else once it is multiplied by ``d``.
  There is one integer programme for each ``d``; the cheapest of their answers is the answer. What
  each costs at least is found first, without asking for whole numbers: it says which ``d`` is the
  most promising, and when no other can be cheaper any more.
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

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cached_property
from typing import Any

from attrs import evolve, frozen

from inovasi_index.analysis.changes import (
    Add,
    Change,
    Reject,
    Verify,
)
from inovasi_index.analysis.moves import Backward, Fate, Forward, Moves, Option, Pool
from inovasi_index.analysis.position import NONE, Member
from inovasi_index.analysis.pricing import Costs
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
)
from inovasi_index.exact import shortest
from inovasi_index.laporan import Answer

MOST_DISTANT = 10**9
"""More innovations than any report has."""


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


# The programmes.


class _Model:
    """What both directions share: columns of the pools and fates, and the sums they make."""

    def __init__(self, moves: Moves) -> None:
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
        self.of: dict[int, list[tuple[Fate, int]]] = {}
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

    def _room(self, pool: Pool) -> Sum:
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

    def _options(self, pool: Pool) -> list[int]:
        """A column for each option of a pool: how many of its rows take it."""
        return self.spread(pool, self._room(pool), len(pool.rows))

    def spread(self, pool: Pool, room: Sum, most: int) -> list[int]:
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
        """What a solution does, in the order of the report: the region, then its innovations."""
        yield from (step for _, step in sorted(self._taken(values), key=lambda each: each[0]))

    def _taken(self, values: Values) -> "Iterator[tuple[tuple[int, int], Step]]":
        """What a solution does, each with its place: that of its innovation, and of its row."""
        gone, alive = set[int](), set[int]()
        for number, fate, column in self.fates:
            if values[column]:
                (alive if fate.revives else gone).add(number)
                if fate.change is not None:
                    yield (number, -1), Step((fate.change,), fate.cost)
        order = {row: place for place, row in enumerate(self.position.rules.rows)}
        for pool, columns in self.pools:
            rows = [
                options
                for number, options in pool.rows
                if number is None
                or (
                    number in alive if self.position.members[number].lacking else number not in gone
                )
            ]
            for options, taken in zip(rows, _spread(columns, values), strict=False):
                change, cost = options[taken].change, options[taken].cost
                number = -1 if change.inovasi is None else change.inovasi
                yield (number, order[change.row]), Step((change,), cost)


def _spread(columns: list[int], values: Values) -> Iterator[int]:
    """The places of the options, each as often as a solution takes it."""
    for place, column in enumerate(columns):
        yield from [place] * values[column]


class _Way(_Model):
    """The programme of the way to a target, whatever the divisor."""

    def __init__(self, moves: Forward) -> None:
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

    def _new_pools(self, given: list[Pool], most: int) -> list[tuple[Pool, list[int]]]:
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
        copies = [_Copy(self.new, number, count) for number in range(count)]
        for copy, code in zip(copies, urusan, strict=False):
            copy.inovasi = evolve(copy.inovasi, urusan=code)
        for pool, columns in self.new_pools:
            rows = [
                (copy, options) for copy in copies[: values[self.alive]] for _, options in pool.rows
            ]
            for (copy, options), place in zip(rows, _spread(columns, values), strict=False):
                copy.take(options[place])
        yield from (copy.step(self.moves.costs) for copy in copies)


class _Copy:
    """One of the new innovations of a plan."""

    def __init__(self, new: Member, number: int, count: int) -> None:
        blank = new.inovasi
        self.inovasi = blank if count == 1 else evolve(blank, nama=f"{blank.nama} {number + 1}")
        self._answers: dict[str, Answer | None] = dict.fromkeys(each.row.id for each in new.spots)
        self._cost = NONE

    def take(self, option: Option) -> None:
        """Answer a row as an option says."""
        change = option.change
        if isinstance(change, Verify):
            self._answers[change.row] = evolve(self.inovasi.sid[change.row], verified=True)
        else:
            self._answers[change.row] = change.answer
        self._cost += option.cost

    def step(self, costs: Costs) -> "Step":
        """The innovation added as it is then."""
        answers = {row: answer for row, answer in self._answers.items() if answer is not None}
        if answers:
            self.inovasi = evolve(self.inovasi, sid={**self.inovasi.sid, **answers})
        return Step((Add(self.inovasi),), Fraction(costs.add) + self._cost)


# Searching.


class Search:
    """The way to a target under every divisor, the most promising first."""

    def __init__(self, moves: Forward) -> None:
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

    def steps_to(self, total: Fraction) -> tuple[tuple[Step, ...], bool]:
        """The cheapest steps to a total, or to the highest there is; whether it is reached."""
        values = self._cheapest(total)
        if values is not None:
            return tuple(self.way.steps(values)), True
        values = self._cheapest(self._highest())
        return () if values is None else tuple(self.way.steps(values)), False

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


def losses_below(moves: Backward, total: Fraction) -> tuple[Step, ...]:
    """The cheapest losses that bring the total below a number; none where there are none."""
    best: tuple[Fraction, tuple[Step, ...]] | None = None
    for closes in (False, True) if _can_close(moves) else (False,):
        loss = _Loss(moves, closes=closes)
        questions = [loss.below(total, number) for number in _rejections(moves)]
        found = smallest(loss.programme, questions)
        if found is not None and (best is None or found[0] < best[0]):
            best = found[0], tuple(loss.steps(found[1]))
    return () if best is None else best[1]


def _rejections(moves: Backward) -> Iterable[int | None]:
    """How many rejections there may be; None, any number, where it changes no count."""
    options = moves.position.result.interpretations
    if "accepted" not in (options["counted_innovations"], options["divisor_innovations"]):
        return (None,)
    return range(min(len(moves.fates), _or_any(moves.limits.rejections)) + 1)


def _can_close(moves: Backward) -> bool:
    """Whether the gate is open and can be closed by rejections."""
    position = moves.position
    is_open = 0 < position.required <= position.tally.covered
    return is_open and any(fate.leaves for fates in moves.fates.values() for fate in fates)


class _Loss(_Model):
    """The programme of losses, with the gate left as it is, or closed."""

    def __init__(self, moves: Moves, *, closes: bool) -> None:
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


def _or_any(number: int | None) -> int:
    return MOST_DISTANT if number is None else number
