"""So that ``st.from_type`` knows our types: called whenever Hypothesis is imported.

Importing Hypothesis must not cost the import of what nobody may use. So the types of a module are
registered when that module is imported, by whoever wants them, and what draws them is imported when
it is asked for.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, cast

TYPES: Mapping[str, Sequence[str]] = {
    "inovasi_index.laporan": (
        *("Aggregate", "Answer", "Answers", "BentukLainnya", "Evidence", "Inovasi", "Juri"),
        *("Koordinat", "Laporan", "PelayananPublik", "Pemda", "Pkpn", "RancangBangun"),
        *("TataKelola", "Total"),
    ),
    "inovasi_index.ruleset": ("Indicator", "Ruleset"),
}
"""The types that are drawn, by the module that has them."""


def register() -> None:
    """Register the types of the modules that are imported, and wait for the others."""
    waiting = [name for name in TYPES if not _is_registered(name)]
    if waiting:
        sys.meta_path.insert(0, _Waiting())


def _is_registered(name: str) -> bool:
    module = sys.modules.get(name)
    if module is None:
        return False
    _register_types_of(module)
    return True


def _register_types_of(module: ModuleType) -> None:
    from hypothesis.strategies import register_type_strategy  # noqa: PLC0415 - it is being imported

    for name in TYPES[module.__name__]:
        register_type_strategy(getattr(module, name), _drawn_by(name))


def _drawn_by(name: str) -> Callable[[type[Any]], Any]:
    return lambda _: import_module("inovasi_index.testing.typed").drawn(name)


class _Waiting(MetaPathFinder):
    """Finds a module as the finders after it do, and has its types registered once it is there."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Where our modules are, and nothing about any other."""
        if fullname not in TYPES:
            return None
        others = sys.meta_path[sys.meta_path.index(self) + 1 :]
        specs = (finder.find_spec(fullname, path, target) for finder in others)
        spec = next((each for each in specs if each is not None), None)
        if spec is not None and spec.loader is not None:
            spec.loader = _Registering(spec.loader)
        return spec


class _Registering(Loader):
    """Loads a module as its own loader does, which it then leaves to it."""

    def __init__(self, loader: Loader) -> None:
        self._loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """The module as its own loader makes it."""
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        """Run the module, then register its types."""
        cast("ModuleSpec", module.__spec__).loader = self._loader
        module.__loader__ = self._loader
        self._loader.exec_module(module)
        _register_types_of(module)
