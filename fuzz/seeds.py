"""The files that inputs are made of: every real one of the project, and tables made of some."""

import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from inovasi_index import get_ruleset, read_laporan, write_laporan, write_template

HERE = Path(__file__).parent
ROOT = HERE.parent


def seeds(target: str) -> tuple[bytes, ...]:
    """The files that the inputs of a target are made of, those of the corpus too."""
    paths = [path for pattern in _SEEDS[target] for path in sorted(ROOT.glob(pattern))]
    paths += sorted(HERE.glob(f"corpus/{target}/*"))
    files = [path.read_bytes() for path in paths if _is_seed(path)]
    return (*files, *(tables() if target in _WITH_TABLES else ()))


def _is_seed(path: Path) -> bool:
    return path.is_file() and not path.name.startswith(".") and path.suffix not in _NO_SEEDS


@cache
def tables() -> tuple[bytes, ...]:
    """Workbooks, CSV and JSON files: reports written as such, and a template."""
    made = []
    with tempfile.TemporaryDirectory() as folder:
        for name in ("tegal-2023.yaml", "tegal-2025.yaml", "kabupaten-2026.yaml"):
            report = read_laporan(ROOT / "examples" / name)
            for ending in (".xlsx", ".csv", ".json"):
                path = Path(folder) / f"laporan{ending}"
                write_laporan(report, path)
                made.append(path.read_bytes())
        path = Path(folder) / "templat.xlsx"
        write_template(get_ruleset(2026), path)
        made.append(path.read_bytes())
    return tuple(made)


_NO_SEEDS = (".expect", ".py", ".md", ".toml")
_WITH_TABLES = ("laporan", "laporan-2026", "laporan-2025", "lomba", "units", "validate")
_REPORTS = (
    *("examples/*.yaml", "tests/good/**/*", "tests/tables/*"),
    *("tests/bad/laporan/*/*", "tests/warned/*/*"),
)
_RULES = ("tests/data/*.yaml", "rulesets/*/*/ruleset.yaml", "tests/bad/ruleset/*/*")
_SEEDS: Mapping[str, tuple[str, ...]] = {
    "laporan": _REPORTS,
    "laporan-2026": _REPORTS,
    "laporan-2025": _REPORTS,
    "lomba": ("examples/lomba-kota/*.*", "tests/good/**/*", "tests/tables/*"),
    "ruleset": (*_RULES, "examples/**/ruleset.yaml"),
    "issuer": ("rulesets/*/issuer.yaml", "examples/**/issuer.yaml"),
    "cases": ("rulesets/*/*/cases.yaml", "tests/bad/cases/*/*"),
    "units": ("examples/perangkat-daerah.txt", "tests/tables/*"),
    "validate": (*_REPORTS, *_RULES, "rulesets/*/*.yaml", "rulesets/*/*/cases.yaml"),
}
