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
    from inovasi_index.files.tables.units import read_perangkat_daerah
    from inovasi_index.files.writing import write_laporan
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
    from inovasi_index.participants import Breakdown, Participation, breakdown, participation
    from inovasi_index.problems import (
        EditionIncomplete,
        InovasiIndexError,
        LaporanError,
        MissingLibraryError,
        Problem,
        RulesetError,
        UnknownEditionError,
        WrongValueError,
    )
    from inovasi_index.proof import Completeness, completeness
    from inovasi_index.result import Notice, Result
    from inovasi_index.ruleset import Fact, Predikat, Ruleset
    from inovasi_index.saving import save_page, write_result
    from inovasi_index.scoring import score, score_inovasi
    from inovasi_index.screening import Screening, check
    from inovasi_index.template import write_template
    from inovasi_index.text import Text
    from inovasi_index.timeline import Across, History, across, history
    from inovasi_index.views import Verification, verification

__all__ = [
    "Across",
    "Aggregate",
    "Answer",
    "Answers",
    "BentukLainnya",
    "Breakdown",
    "Change",
    "Comparison",
    "Completeness",
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
    "MissingLibraryError",
    "Notice",
    "Participation",
    "PelayananPublik",
    "Pemda",
    "Pkpn",
    "Predikat",
    "Problem",
    "RancangBangun",
    "Result",
    "Ruleset",
    "RulesetError",
    "Screening",
    "TataKelola",
    "Text",
    "Total",
    "UnknownEditionError",
    "Verification",
    "WrongValueError",
    "__version__",
    "across",
    "breakdown",
    "check",
    "compare",
    "completeness",
    "editions",
    "explain",
    "get_issuer",
    "get_ruleset",
    "history",
    "participation",
    "read_laporan",
    "read_perangkat_daerah",
    "read_ruleset",
    "save_page",
    "score",
    "score_inovasi",
    "verification",
    "write_laporan",
    "write_result",
    "write_template",
]

# Where each public name lives. A name is imported when it is first asked for, so that a program
# pays for what it uses: scoring objects it has built costs attrs alone, and no file is read.
_HOMES = {
    "catalog": ("get_issuer", "get_ruleset"),
    "comparison": ("Change", "Comparison", "compare"),
    "explanation": ("explain",),
    "files.bundle": ("editions",),
    "files.reading": ("read_laporan", "read_ruleset"),
    "files.tables.units": ("read_perangkat_daerah",),
    "files.writing": ("write_laporan",),
    "template": ("write_template",),
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
    "participants": ("Breakdown", "Participation", "breakdown", "participation"),
    "problems": (
        "EditionIncomplete",
        "InovasiIndexError",
        "LaporanError",
        "MissingLibraryError",
        "Problem",
        "RulesetError",
        "UnknownEditionError",
        "WrongValueError",
    ),
    "proof": ("Completeness", "completeness"),
    "result": ("Notice", "Result"),
    "ruleset": ("Fact", "Predikat", "Ruleset"),
    "saving": ("save_page", "write_result"),
    "scoring": ("score", "score_inovasi"),
    "screening": ("Screening", "check"),
    "text": ("Text",),
    "timeline": ("Across", "History", "across", "history"),
    "views": ("Verification", "verification"),
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
