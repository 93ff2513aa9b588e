"""What the rules mean for a region: what it would take, what changed, how sure it is, its rank.

Everything here asks `score`, or is proved by it: no rule is known twice.

>>> from inovasi_index import Laporan, Pemda, Total, get_ruleset, score
>>> from inovasi_index.analysis import bridge, gains
>>> kabupaten = Laporan(pemda=Pemda(nama="Kabupaten Contoh"), tahun=2026, spd={"1": 2})
>>> best = gains(kabupaten, get_ruleset(2026)).steps[0]
>>> best.row.id, str(best.gain)
('12', '4/5')
>>> def index(spd):
...     contoh = Laporan(pemda=Pemda(nama="Kabupaten Contoh"), spd=Total(total=spd))
...     return score(contoh, get_ruleset(2026))
>>> str(bridge(index("40"), index("50")).change)
'4'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from inovasi_index.analysis.bounding import Robustness, robustness
    from inovasi_index.analysis.bridging import Bridge, bridge
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
    from inovasi_index.analysis.perturbing import Sensitivity, sensitivity
    from inovasi_index.analysis.picturing import picture
    from inovasi_index.analysis.planning import Keep, Plan, keep, plan
    from inovasi_index.analysis.pricing import Costs, Limits, Target
    from inovasi_index.analysis.ranking import Published, Ranks, rank
    from inovasi_index.analysis.summaries import Summary, summary

__all__ = [
    "Accept",
    "Add",
    "Bridge",
    "Change",
    "Costs",
    "Gain",
    "Gains",
    "Group",
    "Keep",
    "Limits",
    "Plan",
    "Published",
    "Ranks",
    "Reject",
    "Robustness",
    "Sensitivity",
    "SetAnswer",
    "Step",
    "Summary",
    "Target",
    "Verify",
    "WhatIf",
    "Withdraw",
    "bridge",
    "changed",
    "gains",
    "keep",
    "picture",
    "plan",
    "rank",
    "robustness",
    "sensitivity",
    "summary",
    "what_if",
]

# Where each public name lives; as in the package above, a name is imported when it is asked for.
# No module has the name of a function: importing it would put it in the place of that.
_HOMES = {
    "bounding": ("Robustness", "robustness"),
    "bridging": ("Bridge", "bridge"),
    "changes": (
        *("Accept", "Add", "Change", "Reject", "SetAnswer", "Verify", "WhatIf", "Withdraw"),
        *("changed", "what_if"),
    ),
    "gaining": ("Gain", "Gains", "Group", "gains"),
    "models": ("Step",),
    "perturbing": ("Sensitivity", "sensitivity"),
    "picturing": ("picture",),
    "planning": ("Keep", "Plan", "keep", "plan"),
    "pricing": ("Costs", "Limits", "Target"),
    "ranking": ("Published", "Ranks", "rank"),
    "summaries": ("Summary", "summary"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
