"""Integer programmes in exact numbers, solved by HiGHS (the extra ``plan``).

Numbers are fractions until the solver gets them, each row of them as whole numbers without a common
divisor: what is whole cannot be nearly met, so that the solver's small tolerance decides nothing.
"""

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from importlib import import_module
from math import gcd
from typing import Any

from inovasi_index.exact import common_unit
from inovasi_index.problems import MissingLibraryError

Values = Mapping[int, int]
"""The solution: the number of each column."""

GAP = 0.999
"""Two costs that are whole numbers and differ by less are the same."""
TOLERANCE = 1e-9


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


class Programme:
    """Whole-numbered columns from 0 to a bound, and rows that bound sums of them."""

    def __init__(self) -> None:
        self._uppers: list[int] = []
        self._rows: list[tuple[list[int], list[int], int | None, int | None]] = []

    def column(self, upper: int) -> int:
        """A new column."""
        self._uppers.append(upper)
        return len(self._uppers) - 1

    def at_least(self, total: Sum, least: Fraction | int) -> None:
        """That a sum is not less than a number."""
        numbers, unit = _whole(total)
        self._row(numbers, -((total.constant - least) * unit // 1), None)

    def at_most(self, total: Sum, most: Fraction | int) -> None:
        """That a sum is not more than a number."""
        numbers, unit = _whole(total)
        self._row(numbers, None, (most - total.constant) * unit // 1)

    def below(self, total: Sum, bound: Fraction) -> None:
        """That a sum is less than a number."""
        numbers, unit = _whole(total)
        self._row(numbers, None, -((total.constant - bound) * unit // 1) - 1)

    def equal(self, total: Sum, number: Fraction | int) -> None:
        """That a sum is a number."""
        self.at_least(total, number)
        self.at_most(total, number)

    def _row(self, numbers: Mapping[int, int], least: int | None, most: int | None) -> None:
        self._rows.append((list(numbers), list(numbers.values()), least, most))

    def least(self, total: Sum) -> Values | None:
        """A solution in which a sum is as small as it can be; None where there is no solution."""
        return self._solve(total, 1)

    def most(self, total: Sum) -> Values | None:
        """A solution in which a sum is as large as it can be; None where there is no solution."""
        return self._solve(total, -1)

    def _solve(self, total: Sum, sign: int) -> Values | None:
        highspy = solver()
        numbers, _ = _whole(total)
        model, end = highspy.Highs(), highspy.kHighsInf
        for name, setting in _SETTINGS.items():
            model.setOptionValue(name, setting)
        for column, upper in enumerate(self._uppers):
            model.addCol(sign * numbers.get(column, 0), 0, upper, 0, [], [])
            model.changeColIntegrality(column, highspy.HighsVarType.kInteger)
        for columns, times, least, most in self._rows:
            low, high = -end if least is None else least, end if most is None else most
            model.addRow(low, high, len(columns), columns, times)
        model.run()
        if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return dict(enumerate(map(round, model.getSolution().col_value)))


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


def _whole(total: Sum) -> tuple[dict[int, int], Fraction]:
    """The numbers of a sum, whole and without a common divisor, and what they were times."""
    unit = common_unit(total.terms.values())
    numbers = {column: int(number * unit) for column, number in total.terms.items() if number}
    divisor = gcd(*numbers.values()) or 1
    shared = {column: number // divisor for column, number in numbers.items()}
    return shared, Fraction(unit, divisor)
