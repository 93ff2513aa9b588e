"""What can be done to a report, forward to a target or backward from it: points and costs."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property

from attrs import field, frozen

from inovasi_index.analysis.changes import (
    Change,
    Reject,
    SetAnswer,
    Verify,
    Withdraw,
)
from inovasi_index.analysis.position import NONE, Member, Position, Spot
from inovasi_index.analysis.pricing import Costs, Limits

# What can be done, with its points and its cost.


@frozen
class Option:
    """Where one row can end."""

    points: Fraction
    cost: Fraction
    change: SetAnswer | Verify


@frozen
class Fate:
    """What can become of one innovation as a whole; it stands no more unless it ``revives``."""

    cost: Fraction
    points: Fraction
    change: Change | None
    divides: int = 0
    counts: int = 0
    leaves: bool = False
    revives: bool = False


@frozen(slots=False)
class Pool:
    """Rows that have the same options, each with the number of its innovation."""

    of_region: bool
    must: bool
    prices: tuple[tuple[Fraction, Fraction], ...]
    rows: list[tuple[int | None, tuple[Option, ...]]] = field(factory=list)

    @cached_property
    def sizes(self) -> Mapping[int | None, int]:
        """How many rows of it each innovation has."""
        sizes: dict[int | None, int] = {}
        for number, _ in self.rows:
            sizes[number] = sizes.get(number, 0) + 1
        return sizes


def pooled(rows: Iterable[tuple[int | None, bool, tuple[Option, ...]]]) -> list[Pool]:
    """Rows in pools of the same options; those that cannot move are left out."""
    pools: dict[tuple[bool, bool, tuple[tuple[Fraction, Fraction], ...]], Pool] = {}
    for number, must, options in rows:
        if options or must:
            prices = tuple((each.points, each.cost) for each in options)
            key = number is None, must, prices
            pools.setdefault(key, Pool(*key)).rows.append((number, options))
    return list(pools.values())


def _worthwhile(options: Iterable[Option], sign: int) -> tuple[Option, ...]:
    """Options without those that another one beats: as many points for no more."""
    kept: list[Option] = []
    for each in sorted(options, key=lambda option: (option.cost, -sign * option.points)):
        if sign * each.points > max((sign * other.points for other in kept), default=NONE):
            kept.append(each)
    return tuple(kept)


@frozen(slots=False)
class Moves(ABC):
    """All that can be done to a report, forward to a target or backward from it."""

    position: Position
    costs: Costs
    limits: Limits

    @cached_property
    def pools(self) -> list[Pool]:
        """The rows of the region and of its innovations."""
        return pooled(self._rows())

    def _rows(self) -> Iterator[tuple[int | None, bool, tuple[Option, ...]]]:
        for spot in self.position.spd:
            yield None, False, self.options(spot, must=False)
        for member in self.position.members:
            if member.in_sum and member.number not in self.limits.inovasi:
                yield from self.rows_of(member)

    def rows_of(self, member: Member) -> Iterator[tuple[int | None, bool, tuple[Option, ...]]]:
        """The rows of one innovation; a mandatory one that voids it must move to revive it."""
        for spot in member.spots:
            must = member.lacking > 0 and spot.row.mandatory and not spot.is_answered
            yield member.number, must, self.options(spot, must=must)

    @abstractmethod
    def options(self, spot: Spot, *, must: bool) -> tuple[Option, ...]:
        """Where a row can end."""

    @cached_property
    def fates(self) -> Mapping[int, tuple[Fate, ...]]:
        """What can become of each innovation, by its number."""
        members = (each for each in self.position.members if each.scored)
        free = (each for each in members if each.number not in self.limits.inovasi)
        return {each.number: tuple(self.fates_of(each)) for each in free}

    @abstractmethod
    def fates_of(self, member: Member) -> Iterator[Fate]:
        """What can become of one innovation."""


@frozen(slots=False)
class Forward(Moves):
    """Rows raised or verified, innovations withdrawn or revived, and ``new`` ones added."""

    new: Member

    @cached_property
    def new_pools(self) -> list[Pool]:
        """The rows of one new innovation."""
        return pooled(self.rows_of(self.new)) if self.new.in_sum else []

    @cached_property
    def additions(self) -> int:
        """How many innovations may be added."""
        return self.limits.most_additions(self.position) if self.new.scored else 0

    def options(self, spot: Spot, *, must: bool) -> tuple[Option, ...]:
        """The claimed level where it waits to be verified, and every level above."""
        if not self.limits.may_move(spot):
            return ()
        position, found = self.position, []
        verify = NONE
        if position.view == "verified":
            verify = Fraction(self.costs.verify) * self.costs.times(spot.inovasi)
        if spot.waits:
            verified = Verify(spot.row.id, spot.inovasi)
            found.append(Option(spot.points(spot.claimed_level), verify, verified))
        for level in spot.above:
            cost = self.costs.between(spot, spot.claimed_level, level) + verify
            change = SetAnswer(spot.row.id, spot.answer(level, position.view), spot.inovasi)
            found.append(Option(spot.points(level), cost, change))
        return tuple(found) if must else _worthwhile(found, 1)

    def fates_of(self, member: Member) -> Iterator[Fate]:
        """Withdrawn; or revived, where it is void."""
        yield Fate(
            self.costs.withdrawal(member),
            -member.maturity,
            Withdraw(member.number),
            -member.divides,
            -member.counts,
            leaves=True,
        )
        if member.in_sum and member.lacking:
            yield Fate(NONE, member.points, None, revives=True)


@frozen(slots=False)
class Backward(Moves):
    """Rows lowered, innovations turned down or voided."""

    def options(self, spot: Spot, *, must: bool) -> tuple[Option, ...]:  # noqa: ARG002 - as forward
        """Every level below; a mandatory row that voids is not among them."""
        if not self.limits.may_move(spot):
            return ()
        voids = self.position.voids and spot.row.mandatory and spot.inovasi is not None
        found = [
            Option(
                spot.points(level),
                self.costs.between(spot, level, spot.level),
                self._lowered(spot, level),
            )
            for level in spot.below
            if level or not voids
        ]
        return _worthwhile(found, -1)

    def _lowered(self, spot: Spot, level: int) -> SetAnswer:
        return SetAnswer(spot.row.id, spot.answer(level, self.position.view), spot.inovasi)

    def fates_of(self, member: Member) -> Iterator[Fate]:
        """Turned down; or voided by the loss of a mandatory row."""
        if member.inovasi.is_rejected:
            return
        options = self.position.result.interpretations
        uncounted = options["counted_innovations"] == "accepted"
        undivided = options["divisor_innovations"] == "accepted"
        yield Fate(
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
                yield Fate(cost, -member.maturity, self._lowered(spot, 0))
