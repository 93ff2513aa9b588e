"""What the steps of a plan cost, which of them may be made, and what is to be reached."""

from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import Any

from attrs import field, frozen
from attrs.converters import optional

from inovasi_index.analysis.changes import unknown_inovasi
from inovasi_index.analysis.position import NONE, Member, Position, Spot, levels_of
from inovasi_index.analysis.words import BY_KEY, SINGLE
from inovasi_index.describe import no_indicator
from inovasi_index.exact import decimal, is_on_grid, shortest, whole
from inovasi_index.pages import both
from inovasi_index.problems import WrongValueError, did_you_mean, listed, shorten
from inovasi_index.result import Result
from inovasi_index.ruleset import OUT_OF_RANGE, Band, Predikat, Ruleset
from inovasi_index.text import Text
from inovasi_index.values import FrozenMap, checked, items, mapping, text

PLACES = 2
"""So many decimal places a cost may have."""
DEAREST = Decimal(1_000_000)
MOST_MOVED = 1000
"""So many innovations may a plan add, withdraw or turn down at most."""
_BOUNDS = Band(from_=Decimal(0), to=DEAREST)


def _cost(given: Any) -> Decimal:
    """A cost: a decimal that is not negative and not absurd.

    Raises:
        WrongValueError: ``not-a-number`` or ``out-of-range``.
    """
    cost = decimal(given)
    if not _BOUNDS.holds(cost) or not is_on_grid(cost, PLACES):
        refusal = _NO_COST.fill(value=shorten(cost), most=both(DEAREST), places=PLACES)
        raise WrongValueError("out-of-range", refusal)
    return cost


def _by_row(given: object) -> FrozenMap[str, Decimal]:
    return FrozenMap({text(row): _cost(cost) for row, cost in mapping(given).items()})


def _by_number(given: object) -> FrozenMap[int, Decimal]:
    return FrozenMap({whole(number): _cost(cost) for number, cost in mapping(given).items()})


def _rows(given: object) -> frozenset[str]:
    return frozenset(map(text, items(given)))


def _numbers(given: object) -> frozenset[int]:
    return frozenset(map(whole, items(given)))


def _bound(given: Any) -> int | None:
    """How many at most.

    Raises:
        WrongValueError: ``not-a-whole-number`` or ``out-of-range``.
    """
    most = None if given is None else whole(given)
    if most is not None and not 0 <= most <= MOST_MOVED:
        refusal = OUT_OF_RANGE.fill(value=most, range=f"0–{MOST_MOVED}")
        raise WrongValueError("out-of-range", refusal)
    return most


@frozen(kw_only=True, field_transformer=checked)
class Costs:
    """What each step costs, in any unit: days, rupiah, trouble.

    One row one ``level`` up costs 1, unless its id stands in ``indicators``, or else the level that
    is reached in ``levels``; several levels cost their sum. To have an answer verified costs
    ``verify``, 1. To ``add`` an innovation costs 5, for its mandatory rows want documents whether
    they bring points or not, besides the levels of its rows; to ``withdraw`` one costs, if not said
    otherwise, as much as to send it again: ``add`` and the levels that it has. All that is done to
    an innovation whose number stands in ``inovasi`` costs so many times as much.

    What is lost in `keep` counts the same, level by level, and an innovation that is turned down
    counts ``reject``, 5. A cost has at most two decimal places and is at most a million.
    """

    level: Decimal = field(default=Decimal(1), converter=_cost)
    verify: Decimal = field(default=Decimal(1), converter=_cost)
    add: Decimal = field(default=Decimal(5), converter=_cost)
    withdraw: Decimal | None = field(default=None, converter=optional(_cost))
    reject: Decimal = field(default=Decimal(5), converter=_cost)
    indicators: FrozenMap[str, Decimal] = field(default=FrozenMap(), converter=_by_row)
    levels: FrozenMap[int, Decimal] = field(default=FrozenMap(), converter=_by_number)
    inovasi: FrozenMap[int, Decimal] = field(default=FrozenMap(), converter=_by_number)

    def times(self, inovasi: int | None) -> Fraction:
        """How many times as much all costs that is done to an innovation."""
        return Fraction(1 if inovasi is None else self.inovasi.get(inovasi, 1))

    def between(self, spot: Spot, low: int, high: int) -> Fraction:
        """What it costs to bring a row from one level to a higher one."""
        passed = [level for level in levels_of(spot.row, spot.basis) if low < level <= high]
        each = (
            self.indicators.get(spot.row.id, self.levels.get(level, self.level)) for level in passed
        )
        return sum(map(Fraction, each), NONE) * self.times(spot.inovasi)

    def withdrawal(self, member: Member) -> Fraction:
        """What it costs to withdraw an innovation."""
        times = self.times(member.number)
        if self.withdraw is not None:
            return Fraction(self.withdraw) * times
        levels = sum((self.between(spot, 0, spot.claimed_level) for spot in member.spots), NONE)
        return Fraction(self.add) * times + levels

    def to_dict(self) -> dict[str, Any]:
        """Plain data: every cost that is known beforehand."""
        single = {name: getattr(self, name) for name in SINGLE}
        return {
            **{name: shortest(cost) for name, cost in single.items() if cost is not None},
            **{
                name: {str(key): shortest(cost) for key, cost in getattr(self, name).items()}
                for name in BY_KEY.values()
            },
        }


@frozen(kw_only=True, field_transformer=checked)
class Limits:
    """Which steps may not be made, and how many of some there may be at most.

    At most so many ``additions`` (if not said: as many as the count rewards, the gate needs and the
    least divisor allows for), ``withdrawals`` and ``rejections`` (any number). The ``rows`` are not
    moved, in the region or in any innovation, nor are the ``inovasi`` of these numbers, from 0.
    """

    additions: int | None = field(default=None, converter=_bound)
    withdrawals: int | None = field(default=None, converter=_bound)
    rejections: int | None = field(default=None, converter=_bound)
    rows: frozenset[str] = field(default=frozenset(), converter=_rows)
    inovasi: frozenset[int] = field(default=frozenset(), converter=_numbers)

    def may_move(self, spot: Spot) -> bool:
        """Whether a row may be moved."""
        return spot.row.id not in self.rows

    def most_additions(self, position: Position) -> int:
        """How many innovations may be added."""
        if position.is_aggregate:
            return 0
        if self.additions is not None:
            return self.additions
        now = position.tally
        wanted = (
            position.rules.formula.jumlah_inovasi.cap - now.counts,
            position.divisor_at_least - now.divides,
            position.required - now.covered,
        )
        return min(max(0, *wanted), MOST_MOVED)

    def to_dict(self) -> dict[str, Any]:
        """Plain data: what is limited."""
        bounds = {name: getattr(self, name) for name in _BOUNDED}
        return {
            **{name: bound for name, bound in bounds.items() if bound is not None},
            "rows": sorted(self.rows),
            "inovasi": sorted(self.inovasi),
        }


_BOUNDED = ("additions", "withdrawals", "rejections")


def require_known(costs: Costs, limits: Limits, position: Position) -> None:
    """That what costs and limits name is there.

    Raises:
        WrongValueError: ``unknown-indicator``, ``unknown-level`` or ``unknown-inovasi``.
    """
    known = position.rules.rows
    for row in (*costs.indicators, *limits.rows):
        if row not in known:
            refusal = no_indicator(row, known, position.rules)
            raise WrongValueError("unknown-indicator", refusal, [row])
    levels = sorted({level for row in known.values() for level in levels_of(row, None)})
    for level in costs.levels:
        if level not in levels:
            refusal = _NO_LEVEL.fill(
                edition=position.rules.edition, level=level, levels=listed(map(str, levels))
            )
            raise WrongValueError("unknown-level", refusal, ["levels"])
    count = len(position.laporan.innovations)
    for number in (*costs.inovasi, *limits.inovasi):
        if not 0 <= number < count:
            raise unknown_inovasi(number, count)


@frozen
class Target:
    """What is to be reached, or kept: a class, or an index.

    ``least`` is the least index that reaches it, before rounding.
    """

    predikat: Predikat | None
    index: Decimal
    least: Fraction

    @property
    def text(self) -> Text:
        """The target in words."""
        if self.predikat is None:
            return _INDEX.fill(index=both(self.index))
        return _CLASS.fill(predikat=self.predikat.name, index=both(self.index))

    def is_met(self, index: Fraction) -> bool:
        """Whether an index, before rounding, reaches it."""
        return index >= self.least

    def to_dict(self) -> dict[str, Any]:
        """Plain data."""
        named = {} if self.predikat is None else {"predikat": self.predikat.code}
        return {**named, "index": shortest(self.index)}


def target_of(given: object, result: Result) -> Target:
    """A target from the code of a class, a class, or an index.

    Raises:
        WrongValueError: ``unknown-code`` for a class that the edition does not have,
            ``out-of-range`` for an index that there cannot be.
    """
    rules = result.ruleset
    code = given.code if isinstance(given, Predikat) else str(given)
    found = next((band for band in rules.predikat_bands if band.code == code), None)
    index = found.from_ or Decimal(0) if found else _index(code, given, rules)
    is_exact = found is not None and result.interpretations.get("predikat_on") == "exact"
    least = Fraction(index) if is_exact else _least_rounded(index, rules.formula.rounding.places)
    return Target(found, index, least)


def _index(code: str, given: object, rules: Ruleset) -> Decimal:
    """An index that was given as such."""
    if not any(map(str.isdigit, code)) or isinstance(given, Predikat):
        codes = [band.code for band in rules.predikat_bands]
        text = _NO_CLASS.fill(
            code=shorten(code), codes=listed(codes), guess=did_you_mean(code, codes)
        )
        raise WrongValueError("unknown-code", text, ["target"])
    rules.predikat(given)
    return decimal(given)


def _least_rounded(index: Decimal, places: int) -> Fraction:
    """The least number that is rounded to an index or to more: half a place below it."""
    grid = 10**places
    return Fraction(2 * ceil(Fraction(index) * grid) - 1, 2 * grid)


_NO_COST = Text(
    id="{value} bukan biaya: 0 sampai {most}, paling banyak {places} desimal",
    en="{value} is no cost: from 0 to {most}, with at most {places} decimal places",
)
_NO_LEVEL = Text(
    id="tidak ada indikator {edition} yang berlevel {level}; level yang ada: {levels}",
    en="no indicator of {edition} has a level {level}; there are: {levels}",
)
_NO_CLASS = Text(
    id="{code} bukan predikat atau indeks; predikat yang ada: {codes}{guess}",
    en="{code} is neither a class nor an index; there are the classes {codes}{guess}",
)
_INDEX = Text(id="indeks {index}", en="the index {index}")
_CLASS = Text(id="{predikat} (indeks {index})", en="{predikat} (index {index})")
