"""What the rules mean for a region: which step brings what, and what it takes to reach a class.

Everything here starts from a result of `score` and is proved by it.

>>> from inovasi_index import Laporan, Pemda, get_ruleset
>>> from inovasi_index.analysis import gains
>>> kabupaten = Laporan(pemda=Pemda(nama="Kabupaten Contoh"), tahun=2026, spd={"1": 2})
>>> best = gains(kabupaten, get_ruleset(2026)).steps[0]
>>> best.row.id, str(best.gain)
('12', '4/5')
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from inovasi_index.analysis.changes import (
        Accept,
        Add,
        Change,
        Reject,
        SetAnswer,
        Verify,
        WhatIf,
        Withdraw,
        changed,
        what_if,
    )
    from inovasi_index.analysis.gaining import Gain, Gains, Group, gains
    from inovasi_index.analysis.models import Step
    from inovasi_index.analysis.planning import Keep, Plan, keep, plan
    from inovasi_index.analysis.pricing import Costs, Limits, Target

__all__ = [
    "Accept",
    "Add",
    "Change",
    "Costs",
    "Gain",
    "Gains",
    "Group",
    "Keep",
    "Limits",
    "Plan",
    "Reject",
    "SetAnswer",
    "Step",
    "Target",
    "Verify",
    "WhatIf",
    "Withdraw",
    "changed",
    "gains",
    "keep",
    "plan",
    "what_if",
]

# Where each public name lives; as in the package above, a name is imported when it is asked for.
# No module has the name of a function: importing it would put it in the place of that.
_HOMES = {
    "changes": (
        *("Accept", "Add", "Change", "Reject", "SetAnswer", "Verify", "WhatIf", "Withdraw"),
        *("changed", "what_if"),
    ),
    "gaining": ("Gain", "Gains", "Group", "gains"),
    "models": ("Step",),
    "planning": ("Keep", "Plan", "keep", "plan"),
    "pricing": ("Costs", "Limits", "Target"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
