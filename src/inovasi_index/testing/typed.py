"""What ``st.from_type`` draws of our types: under the newest official rules that there are.

The module is only imported when one of them is drawn.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from inovasi_index.catalog import editions, get_ruleset
from inovasi_index.files.shelves import ISSUER
from inovasi_index.laporan import (
    FORMS,
    Evidence,
    Inovasi,
    Juri,
    Koordinat,
    Pemda,
    Pkpn,
    RancangBangun,
    Total,
)
from inovasi_index.ruleset import Indicator, Ruleset
from inovasi_index.testing.invented import contests, rulesets
from inovasi_index.testing.strategies import (
    aggregates,
    answered_rows,
    answers,
    innovations,
    laporans,
    numbers_to,
)


def drawn(name: str) -> SearchStrategy[Any]:
    """Values of one of our types, by its name."""
    return _DRAWN[name]()


@cache
def official() -> Ruleset:
    """The newest official rules of the ministry."""
    own = [edition for edition in editions() if edition.startswith(f"{ISSUER}/")]
    newest_first = (get_ruleset(edition) for edition in reversed(own))
    return next(rules for rules in newest_first if rules.status == "official")


_TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=30
)
_CODES = st.sampled_from(("1", "2", "a"))


def _pemda() -> SearchStrategy[Pemda]:
    kinds: tuple[Any, ...] = (None, "kabupaten", "kota", "provinsi")
    return st.builds(Pemda, _TEXTS, st.sampled_from(kinds), st.none() | _TEXTS)


def _evidence() -> SearchStrategy[Evidence]:
    said = st.none() | _TEXTS
    return st.builds(
        Evidence, file=said, link=said, number=said, date=st.none() | st.dates(), note=said
    )


def _koordinat() -> SearchStrategy[Koordinat]:
    return st.builds(Koordinat, st.decimals(-90, 90, places=4), st.decimals(-180, 180, places=4))


def _designs() -> SearchStrategy[RancangBangun]:
    written = st.lists(_TEXTS, min_size=1, max_size=5).map(
        lambda words: RancangBangun.of(" ".join(words))
    )
    return st.builds(RancangBangun, st.integers(0, 1000)) | written


def _of_form(form: type[Inovasi]) -> Callable[[], SearchStrategy[Any]]:
    return lambda: innovations(official(), form)


def _row(rules: Ruleset) -> SearchStrategy[Indicator]:
    return st.sampled_from(rules.indicators)


_DRAWN: Mapping[str, Callable[[], SearchStrategy[Any]]] = {
    "Aggregate": lambda: aggregates(official()),
    "Answer": lambda: answered_rows(official().sid_rows).map(lambda answered: answered[1]),
    "Answers": lambda: answers(official().sid_rows),
    "Evidence": _evidence,
    "Indicator": lambda: contests().flatmap(_row),
    "Inovasi": lambda: innovations(official()),
    "Juri": lambda: st.builds(Juri, _TEXTS, answers(official().sid_rows)),
    "Koordinat": _koordinat,
    "Laporan": lambda: laporans(official()),
    "Pemda": _pemda,
    "Pkpn": lambda: st.builds(Pkpn, _CODES, st.none() | _TEXTS, st.lists(_CODES, max_size=2)),
    "RancangBangun": _designs,
    "Ruleset": rulesets,
    "Total": lambda: st.builds(Total, numbers_to(official().formula.spd.maximum)),
    **{form.__name__: _of_form(form) for form in FORMS.values()},
}
