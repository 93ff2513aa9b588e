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
    from inovasi_index.catalog import get_issuer, get_ruleset
    from inovasi_index.comparison import Change, Comparison, compare
    from inovasi_index.explanation import explain
    from inovasi_index.files.bundle import editions
    from inovasi_index.files.reading import read_laporan, read_ruleset
    from inovasi_index.issuer import Issuer, LegalDocument
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
        EditionIncomplete,
        InovasiIndexError,
        LaporanError,
        Problem,
        RulesetError,
        UnknownEditionError,
        WrongValueError,
    )
    from inovasi_index.result import Notice, Result
    from inovasi_index.ruleset import Fact, Predikat, Ruleset
    from inovasi_index.scoring import score, score_inovasi
    from inovasi_index.text import Text
    from inovasi_index.timeline import Across, History, across, history

__all__ = [
    "Across",
    "Aggregate",
    "Answer",
    "Answers",
    "BentukLainnya",
    "Change",
    "Comparison",
    "EditionIncomplete",
    "Evidence",
    "Fact",
    "History",
    "Inovasi",
    "InovasiIndexError",
    "Issuer",
    "Koordinat",
    "Laporan",
    "LaporanError",
    "LegalDocument",
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
    "across",
    "compare",
    "editions",
    "explain",
    "get_issuer",
    "get_ruleset",
    "history",
    "read_laporan",
    "read_ruleset",
    "score",
    "score_inovasi",
]

# Where each public name lives. A name is imported when it is first asked for, so that a program
# pays for what it uses: scoring objects it has built costs attrs alone, and no file is read.
_HOMES = {
    "catalog": ("get_issuer", "get_ruleset"),
    "comparison": ("Change", "Comparison", "compare"),
    "explanation": ("explain",),
    "files.bundle": ("editions",),
    "files.reading": ("read_laporan", "read_ruleset"),
    "issuer": ("Issuer", "LegalDocument"),
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
        "EditionIncomplete",
        "InovasiIndexError",
        "LaporanError",
        "Problem",
        "RulesetError",
        "UnknownEditionError",
        "WrongValueError",
    ),
    "result": ("Notice", "Result"),
    "ruleset": ("Fact", "Predikat", "Ruleset"),
    "scoring": ("score", "score_inovasi"),
    "text": ("Text",),
    "timeline": ("Across", "History", "across", "history"),
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
