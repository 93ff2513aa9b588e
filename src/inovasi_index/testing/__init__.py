"""A test kit for rules and scorers: what Hypothesis draws of them, and what must be true of them.

Whoever writes rules has them checked by one line in a test; it needs the extra ``testing``.

>>> from inovasi_index.testing import check_ruleset
>>> check_ruleset("rulesets/kemendagri/2022/ruleset.yaml").properties
('write-and-read', 'every-level-reached', 'levels-in-order', 'classes')
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from inovasi_index.testing.checking import (
        Checked,
        ChecksFailedError,
        check_ruleset,
        check_scorer,
    )
    from inovasi_index.testing.invented import contests, partial_rulesets, rulesets
    from inovasi_index.testing.strategies import answers, choices, indices, innovations, laporans
    from inovasi_index.testing.trying import Broken

__all__ = [
    "Broken",
    "Checked",
    "ChecksFailedError",
    "answers",
    "check_ruleset",
    "check_scorer",
    "choices",
    "contests",
    "indices",
    "innovations",
    "laporans",
    "partial_rulesets",
    "rulesets",
]

_HOMES = {
    "checking": ("Checked", "ChecksFailedError", "check_ruleset", "check_scorer"),
    "invented": ("contests", "partial_rulesets", "rulesets"),
    "strategies": ("answers", "choices", "indices", "innovations", "laporans"),
    "trying": ("Broken",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        home = import_module(f"{__name__}.{_HOME_OF[name]}")
    except ModuleNotFoundError as error:
        if error.name != "hypothesis":
            raise
        from inovasi_index.problems import MissingLibraryError  # noqa: PLC0415 - late on purpose

        raise MissingLibraryError("testing") from None
    value = getattr(home, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
