"""Which innovations are scored, and why another is not."""

from collections.abc import Callable, Mapping
from datetime import date

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
