"""Exact numbers: decimals read from text, ratios, and the one rounding.

No value is ever a binary float, and nothing here uses the caller's decimal context.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import TypeAlias

from inovasi_index.problems import WrongValueError, shorten
from inovasi_index.text import Text

Exact: TypeAlias = int | Decimal | Fraction

MOST_DIGITS = 30
LONGEST_ENDLESS = 10
_NOT_TOO_LONG: int = 10**MOST_DIGITS
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")


def decimal(value: object) -> Decimal:
    """An exact decimal from a text, a whole number or a `Decimal`.

    At most 30 digits, ASCII, with a decimal point; ``2.50`` keeps its digits, ``-0`` is 0.

    >>> decimal("2.50"), decimal(7)
    (Decimal('2.50'), Decimal('7'))

    Raises:
        WrongValueError: ``not-a-number`` or ``too-many-digits``; a `float` is refused, because it
            is no longer what was written.
    """
    if isinstance(value, float):
        raise WrongValueError("not-a-number", _FLOAT.fill(value=shorten(value)))
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise WrongValueError("not-a-number", _NOT_A_NUMBER.fill(value=shorten(value)))
    if not isinstance(value, str) and _is_enormous(value):
        raise WrongValueError("too-many-digits", _TOO_MANY.fill(value="…"))
    text = format(value, "f") if isinstance(value, Decimal) else str(value)
    if not _NUMBER.fullmatch(text):
        raise WrongValueError("not-a-number", _NOT_A_NUMBER.fill(value=shorten(text)))
    if len(text) > MOST_DIGITS and sum(map(str.isdigit, text)) > MOST_DIGITS:
        raise WrongValueError("too-many-digits", _TOO_MANY.fill(value=shorten(text)))
    number = Decimal(text)
    return number or number.copy_abs()


def _is_enormous(number: int | Decimal) -> bool:
    """Whether writing a number out would take longer than its refusal."""
    if isinstance(number, int):
        return not -_NOT_TOO_LONG < number < _NOT_TOO_LONG
    return number.is_finite() and abs(number.adjusted()) > MOST_DIGITS


def whole(value: object) -> int:
    """A whole number from a text or an `int`; a number with a point is not one.

    Raises:
        WrongValueError: ``not-a-whole-number``, or as `decimal`.
    """
    if type(value) is int and abs(value) < _NOT_TOO_LONG:
        return value
    number = decimal(value)
    if has_point(number):
        raise WrongValueError("not-a-whole-number", _NOT_WHOLE.fill(value=shorten(value)))
    return int(number)


def has_point(number: Decimal) -> bool:
    """Whether a number is written with a point: 14.0 is no whole number."""
    return number.as_tuple().exponent != 0


def round_half_up(number: Exact, places: int) -> Decimal:
    """The number to so many places, ties away from zero.

    >>> round_half_up(Fraction(-50325, 1000), 2)
    Decimal('-50.33')
    """
    grid = grid_half_up(number, places)
    digits = str(abs(grid)).rjust(places + 1, "0")
    sign = "-" if grid < 0 else ""
    return Decimal(f"{sign}{digits[: len(digits) - places]}.{digits[len(digits) - places :]}")


def grid_half_up(number: Exact, places: int) -> int:
    """The rounded number counted in units of its last place: 5.915 to 2 places is 592."""
    numerator, denominator = number.as_integer_ratio()
    doubled = 2 * int(10**places) * abs(numerator)
    grid = (doubled + denominator) // (2 * denominator)
    return -grid if numerator < 0 else grid


def is_on_grid(number: Exact, places: int) -> bool:
    """Whether a number has no more than so many decimal places."""
    numerator, denominator = number.as_integer_ratio()
    return int(10**places) * numerator % denominator == 0


def shortest(number: Exact) -> str:
    """The number as a decimal text, exact and as short as it can be.

    One without a finite form is given to ten places, rounded half up.

    >>> shortest(Fraction(49, 10)), shortest(Decimal("80.00")), shortest(Fraction(1, 3))
    ('4.9', '80', '0.3333333333')
    """
    ratio = Fraction(number)
    places = _places(ratio.denominator)
    rounded = round_half_up(ratio, LONGEST_ENDLESS if places is None else places)
    return format(rounded, "f")


def ratio_text(number: Exact) -> str:
    """``p/q`` in lowest terms, or ``p``.

    >>> ratio_text(Fraction(12456, 250)), ratio_text(Fraction(44))
    ('6228/125', '44')
    """
    return str(Fraction(number))


def common_unit(numbers: Iterable[Exact]) -> int:
    """How many parts one whole must have for all numbers to be counted in whole parts."""
    return lcm(*(Fraction(number).denominator for number in numbers))


def _places(denominator: int) -> int | None:
    """How many decimal places a ratio with this denominator needs, or None for endlessly many."""
    twos = (denominator & -denominator).bit_length() - 1
    rest, fives = denominator >> twos, 0
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


_NOT_A_NUMBER = Text(
    id="{value} bukan angka; tulis seperti 12 atau 58.09, dengan titik desimal",
    en="{value} is not a number; write it like 12 or 58.09, with a decimal point",
)
_NOT_WHOLE = Text(
    id="{value} bukan bilangan bulat; tulis tanpa titik, seperti 12",
    en="{value} is not a whole number; write it without a point, like 12",
)
_TOO_MANY = Text(
    id="{value} terlalu panjang; paling banyak 30 angka",
    en="{value} is too long; at most 30 digits",
)
_FLOAT = Text(
    id="{value} adalah bilangan biner (float) yang tidak eksak; tulis sebagai teks atau Decimal",
    en="{value} is a binary float and not exact; write it as a text or a Decimal",
)
