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
    from inovasi_index.catalog import Catalog, editions, get_issuer, get_ruleset
    from inovasi_index.comparison import Change, Comparison, compare
    from inovasi_index.contest import ContestResult, score_contest
    from inovasi_index.explanation import explain
    from inovasi_index.files.reading import read_laporan, read_ruleset
    from inovasi_index.files.rules_writing import write_ruleset
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
        Juri,
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
        DuplicateEditionError,
        EditionIncomplete,
        InovasiIndexError,
        LaporanError,
        MissingLibraryError,
        OtherKindError,
        Problem,
        RulesetError,
        UnknownEditionError,
        WrongValueError,
    )
    from inovasi_index.proof import Completeness, completeness
    from inovasi_index.result import Notice, Result
    from inovasi_index.ruleset import Fact, Predikat, Ruleset, RulesetOrigin
    from inovasi_index.saving import save_page, write_result
    from inovasi_index.scaffold import new_differences, new_ruleset
    from inovasi_index.schemas import schema
    from inovasi_index.scoring import score, score_inovasi
    from inovasi_index.screening import Screening, check
    from inovasi_index.template import write_template
    from inovasi_index.text import Text
    from inovasi_index.timeline import Across, History, across, history
    from inovasi_index.vetting import Validation, validate, validate_packages, validate_path
    from inovasi_index.views import Verification, verification

__all__ = [
    "Across",
    "Aggregate",
    "Answer",
    "Answers",
    "BentukLainnya",
    "Breakdown",
    "Catalog",
    "Change",
    "Comparison",
    "Completeness",
    "ContestResult",
    "DuplicateEditionError",
    "EditionIncomplete",
    "Evidence",
    "Fact",
    "History",
    "Inovasi",
    "InovasiIndexError",
    "Issuer",
    "Juri",
    "Koordinat",
    "Laporan",
    "LaporanError",
    "LegalDocument",
    "MissingLibraryError",
    "Notice",
    "OtherKindError",
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
    "RulesetOrigin",
    "Screening",
    "TataKelola",
    "Text",
    "Total",
    "UnknownEditionError",
    "Validation",
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
    "new_differences",
    "new_ruleset",
    "participation",
    "read_laporan",
    "read_perangkat_daerah",
    "read_ruleset",
    "save_page",
    "schema",
    "score",
    "score_contest",
    "score_inovasi",
    "validate",
    "validate_packages",
    "validate_path",
    "verification",
    "write_laporan",
    "write_result",
    "write_ruleset",
    "write_template",
]

# Where each public name lives. A name is imported when it is first asked for, so that a program
# pays for what it uses: scoring objects it has built costs attrs alone, and no file is read.
_HOMES = {
    "catalog": ("Catalog", "editions", "get_issuer", "get_ruleset"),
    "comparison": ("Change", "Comparison", "compare"),
    "contest": ("ContestResult", "score_contest"),
    "explanation": ("explain",),
    "files.reading": ("read_laporan", "read_ruleset"),
    "files.rules_writing": ("write_ruleset",),
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
        "Juri",
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
        "DuplicateEditionError",
        "EditionIncomplete",
        "InovasiIndexError",
        "LaporanError",
        "MissingLibraryError",
        "OtherKindError",
        "Problem",
        "RulesetError",
        "UnknownEditionError",
        "WrongValueError",
    ),
    "proof": ("Completeness", "completeness"),
    "result": ("Notice", "Result"),
    "ruleset": ("Fact", "Predikat", "Ruleset", "RulesetOrigin"),
    "saving": ("save_page", "write_result"),
    "scaffold": ("new_differences", "new_ruleset"),
    "schemas": ("schema",),
    "scoring": ("score", "score_inovasi"),
    "screening": ("Screening", "check"),
    "text": ("Text",),
    "timeline": ("Across", "History", "across", "history"),
    "vetting": ("Validation", "validate", "validate_packages", "validate_path"),
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
