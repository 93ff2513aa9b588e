"""Which innovations are scored, and why another is not."""

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction

from inovasi_index.laporan import Inovasi
from inovasi_index.ruleset import Condition

Judge = Callable[[Inovasi, Condition], bool | None]
"""Whether an innovation meets a condition; None when its report does not say."""


def _one_of(inovasi: Inovasi, condition: Condition) -> bool | None:
    """The stage is one of those that are assessed."""
    given = inovasi.tahapan
    return None if given is None else given in condition.values


def _date_within(inovasi: Inovasi, condition: Condition) -> bool | None:
    """Either date lies in the window; without the first date only a later one inside can tell."""
    low, high = condition.from_ or date.min, condition.to or date.max
    for name in condition.fields:
        given: date | None = getattr(inovasi, name)
        if given is not None and low <= given <= high:
            return True
    return None if getattr(inovasi, condition.fields[0]) is None else False


def _words_at_least(inovasi: Inovasi, condition: Condition) -> bool | None:
    """The design has enough words."""
    design = inovasi.rancang_bangun
    return None if design is None else design.words >= (condition.minimum or 0)


JUDGES: Mapping[str | None, Judge] = {
    "one_of": _one_of,
    "date_within": _date_within,
    "words_at_least": _words_at_least,
}
"""The methods a condition can name."""


def judge(inovasi: Inovasi, condition: Condition) -> bool | None:
    """Whether an innovation meets a condition, or None when it cannot be judged.

    >>> from inovasi_index import TataKelola, get_ruleset
    >>> stage, window, design = get_ruleset(2026).eligibility.judged
    >>> judge(TataKelola(nama="E-Arsip", tahapan="uji_coba"), stage)
    False
    >>> judge(TataKelola(nama="E-Arsip"), window) is None
    True
    """
    return JUDGES[condition.method](inovasi, condition)


def is_eligible(inovasi: Inovasi, conditions: tuple[Condition, ...]) -> bool:
    """Whether an innovation fails none of the conditions."""
    for condition in conditions:
        if JUDGES[condition.method](inovasi, condition) is False:
            return False
    return True


def failed(inovasi: Inovasi, conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """The conditions that an innovation fails, in the order of the guide."""
    return tuple(each for each in conditions if judge(inovasi, each) is False)


def unjudged(inovasi: Inovasi, conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """The conditions that cannot be judged, because what they ask was left out."""
    return tuple(each for each in conditions if judge(inovasi, each) is None)


# How far from it.

NEAR = Fraction(1, 10)
"""Within this part of what is asked a count of words is close: counting words is not exact."""


def asked(condition: Condition) -> str:
    """The field that an innovation must fill in for a condition to be judged."""
    return condition.field or condition.fields[0]


def words_over(inovasi: Inovasi, condition: Condition) -> int | None:
    """How many words a design has beyond those it must have, negative when so many are missing.

    None without a design.

    >>> from inovasi_index import TataKelola, get_ruleset
    >>> stage, window, design = get_ruleset(2026).eligibility.judged
    >>> words_over(TataKelola(nama="E-Arsip", rancang_bangun="Tiga kata saja"), design)
    -297
    """
    design = inovasi.rancang_bangun
    return None if design is None else design.words - (condition.minimum or 0)


def dates_of(inovasi: Inovasi, condition: Condition) -> Mapping[str, date]:
    """The dates of an innovation that a condition looks at, by field; without those left out."""
    given = {name: getattr(inovasi, name) for name in condition.fields}
    return {name: day for name, day in given.items() if day is not None}


def days_outside(day: date, condition: Condition) -> int:
    """How many days a date lies before the window (negative) or after it; 0 inside.

    >>> from inovasi_index import get_ruleset
    >>> stage, window, design = get_ruleset(2026).eligibility.judged
    >>> [days_outside(day, window) for day in (date(2023, 12, 1), date(2025, 12, 31))]
    [-31, 0]
    """
    low, high = _window(condition)
    return min((day - low).days, 0) + max((day - high).days, 0)


def is_close(inovasi: Inovasi, condition: Condition) -> bool:
    """Whether a condition is met or failed by little, or met now but not in a year's time.

    >>> from inovasi_index import TataKelola, get_ruleset
    >>> stage, window, design = get_ruleset(2026).eligibility.judged
    >>> is_close(TataKelola(nama="E-Arsip", penerapan=date(2024, 6, 1)), window)
    True
    >>> is_close(TataKelola(nama="E-Arsip", penerapan=date(2025, 6, 1)), window)
    False
    """
    nearness = _NEARNESS.get(condition.method)
    return nearness is not None and nearness(inovasi, condition)


def close(inovasi: Inovasi, conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """The conditions that are met or failed by little, in the order of the guide."""
    return tuple(each for each in conditions if is_close(inovasi, each))


def _has_about_enough(inovasi: Inovasi, condition: Condition) -> bool:
    """The number of words is near the least, on either side of it."""
    over = words_over(inovasi, condition)
    return over is not None and abs(over) <= (condition.minimum or 0) * NEAR


def _is_leaving(inovasi: Inovasi, condition: Condition) -> bool:
    """The window holds a date, but holds none once it moves on by a year."""
    low, high = map(_in_numbers, _window(condition))
    days = [_in_numbers(day) for day in dates_of(inovasi, condition).values()]
    is_in = any(low <= day <= high for day in days)
    return is_in and not any(low <= (year - 1, *day) <= high for year, *day in days)


def _window(condition: Condition) -> tuple[date, date]:
    return condition.from_ or date.min, condition.to or date.max


def _in_numbers(day: date) -> tuple[int, ...]:
    """A date as year, month and day: its year can be moved even on 29 February."""
    return day.year, day.month, day.day


_NEARNESS: Mapping[str | None, Callable[[Inovasi, Condition], bool]] = {
    "date_within": _is_leaving,
    "words_at_least": _has_about_enough,
}
"""The methods that can be met by little."""
