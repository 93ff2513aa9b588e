"""Integer programmes in exact numbers, solved by HiGHS (the extra ``plan``).

Numbers are fractions until the solver gets them, each row of them as whole numbers without a common
divisor: what is whole cannot be nearly met, so that the solver's small tolerance decides nothing.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cache, cached_property
from importlib import import_module
from math import ceil, gcd
from typing import Any

from attrs import evolve, frozen

from inovasi_index.exact import common_unit
from inovasi_index.problems import MissingLibraryError, WrongValueError
from inovasi_index.text import Text

Values = Mapping[int, int]
"""The solution: the number of each column."""

GAP = 0.999
"""Two costs that are whole numbers and differ by less are the same."""
TOLERANCE = 1e-9
LARGEST_COST, LARGEST = 10**7, 10**9
"""With larger numbers in what is to be small, or in a row, the solver would have too few digits to
tell whole numbers apart."""
NEARLY = 1e-7
"""So far, as a part of it, may a bound be from what it should be."""


class Sum:
    """A sum of columns, each times a number, and a constant."""

    def __init__(self, constant: Fraction | int = 0) -> None:
        self.constant = Fraction(constant)
        self.terms: dict[int, Fraction] = {}

    def add(self, column: int, times: Fraction | int = 1) -> None:
        """Add a column so many times."""
        self.terms[column] = self.terms.get(column, Fraction(0)) + times

    def plus(self, other: "Sum", times: Fraction | int = 1) -> None:
        """Add another sum so many times."""
        self.constant += other.constant * times
        for column, number in other.terms.items():
            self.add(column, number * times)

    def of(self, values: Values) -> Fraction:
        """What the sum is in a solution."""
        return self.constant + sum(
            (number * values[column] for column, number in self.terms.items()), Fraction(0)
        )


@frozen
class Bounds:
    """A row: that a sum of columns lies between two whole numbers."""

    numbers: Mapping[int, int]
    least: int | None = None
    most: int | None = None


def at_least(total: Sum, least: Fraction | int) -> Bounds:
    """That a sum is not less than a number."""
    numbers, unit = _whole(total)
    return Bounds(numbers, least=-((total.constant - least) * unit // 1))


def at_most(total: Sum, most: Fraction | int) -> Bounds:
    """That a sum is not more than a number."""
    numbers, unit = _whole(total)
    return Bounds(numbers, most=(most - total.constant) * unit // 1)


def below(total: Sum, bound: Fraction) -> Bounds:
    """That a sum is less than a number."""
    numbers, unit = _whole(total)
    return Bounds(numbers, most=-((total.constant - bound) * unit // 1) - 1)


def equal(total: Sum, number: Fraction | int) -> Bounds:
    """That a sum is a number, which it can be."""
    return evolve(at_least(total, number), most=at_most(total, number).most)


class Programme:
    """Whole-numbered columns from 0 to a bound, and rows that hold whatever is asked.

    A question may bring rows of its own. The first question ends the building.
    """

    def __init__(self) -> None:
        self._uppers = [0]  # a column that stays 0: without any, a solver has nothing to say
        self._rows: list[Bounds] = []

    def column(self, upper: int) -> int:
        """A new column."""
        self._uppers.append(upper)
        return len(self._uppers) - 1

    def require(self, row: Bounds) -> None:
        """That a row holds."""
        self._rows.append(row)

    def least(self, total: Sum, *rows: Bounds) -> Values | None:
        """A solution in which a sum is as small as it can be; None where there is none."""
        if not self._solve(total, rows, whole=True):
            return None
        return dict(enumerate(map(round, self._model.getSolution().col_value)))

    def bound(self, total: Sum, *rows: Bounds) -> Fraction | None:
        """A number that the sum is not below in any solution; None where there is none.

        It is found without asking for whole columns, which is much faster.
        """
        if not self._solve(total, rows, whole=False):
            return None
        _, unit = _whole(total)
        value: float = self._model.getInfo().objective_function_value
        return total.constant + ceil(value - NEARLY * max(1, abs(value))) / unit

    def _solve(self, total: Sum, rows: tuple[Bounds, ...], *, whole: bool) -> bool:
        """Whether there is a solution.

        Raises:
            WrongValueError: ``too-many-digits``: the solver does not know.
        """
        model, (numbers, _) = self._model, _whole(total, LARGEST_COST)
        count = model.getNumRow() - len(self._rows)
        model.deleteRows(count, [len(self._rows) + number for number in range(count)])
        columns = range(len(self._uppers))
        model.changeColsCost(
            len(columns), list(columns), [numbers.get(column, 0) for column in columns]
        )
        for row in rows:
            _add(model, row)
        if whole:  # from where an answer starts must not depend on what was asked before
            model.clearSolver()
        model.setOptionValue("solve_relaxation", not whole)
        model.run()
        status, known = model.getModelStatus(), solver().HighsModelStatus
        if status not in (known.kOptimal, known.kInfeasible):
            raise unsolved()
        return bool(status == known.kOptimal)

    @cached_property
    def _model(self) -> Any:
        highspy = solver()
        model = highspy.Highs()
        for name, setting in _SETTINGS.items():
            model.setOptionValue(name, setting)
        for column, upper in enumerate(self._uppers):
            model.addCol(0, 0, upper, 0, [], [])
            model.changeColIntegrality(column, highspy.HighsVarType.kInteger)
        for row in self._rows:
            _add(model, row)
        return model


@frozen
class Question:
    """How small a sum can be under some rows; the answer counts ``per`` so much."""

    total: Sum
    rows: tuple[Bounds, ...]
    per: int = 1


def smallest(programme: Programme, questions: Iterable[Question]) -> tuple[Fraction, Values] | None:
    """The smallest answer to any of the questions, with its solution; None without any.

    Bounds tell which question is likely to have it, and which cannot have it any more.
    """
    bounds = [(programme.bound(each.total, *each.rows), each) for each in questions]
    possible = [(bound / each.per, each) for bound, each in bounds if bound is not None]
    best: tuple[Fraction, Values] | None = None
    for bound, each in sorted(possible, key=lambda known: known[0]):
        if best is not None and bound >= best[0]:
            break
        values = programme.least(each.total, *each.rows)
        if values is not None:
            found = each.total.of(values) / each.per
            best = min(best or (found, values), (found, values), key=lambda known: known[0])
    return best


def _add(model: Any, row: Bounds) -> None:
    end = solver().kHighsInf
    low = -end if row.least is None else row.least
    high = end if row.most is None else row.most
    model.addRow(low, high, len(row.numbers), list(row.numbers), list(row.numbers.values()))


_SETTINGS: Mapping[str, Any] = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": GAP,
    "mip_feasibility_tolerance": TOLERANCE,
    "primal_feasibility_tolerance": TOLERANCE,
}


@cache
def solver() -> Any:
    """The library that solves.

    Raises:
        MissingLibraryError: It needs the extra ``plan``.
    """
    try:
        return import_module("highspy")
    except ModuleNotFoundError:
        raise MissingLibraryError("plan") from None


def _whole(total: Sum, most: int = LARGEST) -> tuple[dict[int, int], Fraction]:
    """The numbers of a sum, whole and without a common divisor, and what they were times.

    Raises:
        WrongValueError: ``too-many-digits``.
    """
    unit = common_unit(total.terms.values())
    numbers = {column: int(number * unit) for column, number in total.terms.items() if number}
    divisor = gcd(*numbers.values()) or 1
    shared = {column: number // divisor for column, number in numbers.items()}
    if max(map(abs, shared.values()), default=0) > most:
        raise unsolved()
    return shared, Fraction(unit, divisor)


def unsolved() -> WrongValueError:
    """The error of numbers that the solver cannot be relied on with."""
    return WrongValueError("too-many-digits", _TOO_FINE)


_TOO_FINE = Text(
    id="biaya, bobot, atau kematangan di sini terlalu besar atau terlalu banyak angka di belakang "
    "komanya untuk dihitung sebagai rencana; bulatkan",
    en="costs, weights or maturities are too large here, or have too many decimal places, for a "
    "plan to be computed; round them",
)
