"""Indonesia's regional innovation index: the rules of each year as data, and the score they give.

>>> from inovasi_index import Laporan, Pemda, TataKelola, get_ruleset, score
>>> kabupaten = Laporan(
...     pemda=Pemda(nama="Kabupaten Contoh", jenis="kabupaten"),
...     tahun=2026,
...     spd={"1": 3, "8": 3},
...     inovasi=[TataKelola(nama="E-Arsip", urusan="kearsipan", sid={"16": 2, "17": 1})],
... )
>>> hasil = score(kabupaten, get_ruleset(2026))
>>> hasil.index, hasil.predikat.code
(Decimal('3.27'), 'kurang_inovatif')
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from inovasi_index.version import __version__

if TYPE_CHECKING:
    from inovasi_index.catalog import editions, get_ruleset
    from inovasi_index.explanation import explain
    from inovasi_index.files.reading import read_laporan, read_ruleset
    from inovasi_index.laporan import (
        Aggregate,
        Answer,
        Answers,
        BentukLainnya,
        Evidence,
        Inovasi,
        Koordinat,
        Laporan,
        PelayananPublik,
        Pemda,
        Pkpn,
        RancangBangun,
        TataKelola,
        Total,
    )
    from inovasi_index.problems import (
        InovasiIndexError,
        LaporanError,
        Problem,
        RulesetError,
        UnknownEditionError,
        WrongValueError,
    )
    from inovasi_index.result import Notice, Result
    from inovasi_index.ruleset import Predikat, Ruleset
    from inovasi_index.scoring import score
    from inovasi_index.text import Text

__all__ = [
    "Aggregate",
    "Answer",
    "Answers",
    "BentukLainnya",
    "Evidence",
    "Inovasi",
    "InovasiIndexError",
    "Koordinat",
    "Laporan",
    "LaporanError",
    "Notice",
    "PelayananPublik",
    "Pemda",
    "Pkpn",
    "Predikat",
    "Problem",
    "RancangBangun",
    "Result",
    "Ruleset",
    "RulesetError",
    "TataKelola",
    "Text",
    "Total",
    "UnknownEditionError",
    "WrongValueError",
    "__version__",
    "editions",
    "explain",
    "get_ruleset",
    "read_laporan",
    "read_ruleset",
    "score",
]

# Where each public name lives. A name is imported when it is first asked for, so that a program
# pays for what it uses: scoring objects it has built costs attrs alone, and no file is read.
_HOMES = {
    "catalog": ("editions", "get_ruleset"),
    "explanation": ("explain",),
    "files.reading": ("read_laporan", "read_ruleset"),
    "laporan": (
        "Aggregate",
        "Answer",
        "Answers",
        "BentukLainnya",
        "Evidence",
        "Inovasi",
        "Koordinat",
        "Laporan",
        "PelayananPublik",
        "Pemda",
        "Pkpn",
        "RancangBangun",
        "TataKelola",
        "Total",
    ),
    "problems": (
        "InovasiIndexError",
        "LaporanError",
        "Problem",
        "RulesetError",
        "UnknownEditionError",
        "WrongValueError",
    ),
    "result": ("Notice", "Result"),
    "ruleset": ("Predikat", "Ruleset"),
    "scoring": ("score",),
    "text": ("Text",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    value = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
