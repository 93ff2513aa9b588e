"""The files that are broken: every real one that the project has, by target."""

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from inovasi_index import editions, get_ruleset, read_laporan, write_laporan, write_template

ROOT = Path(__file__).parents[1]
LARGEST = 250_000


def _read(*patterns: str) -> list[bytes]:
    found = sorted(path for pattern in patterns for path in ROOT.glob(pattern) if path.is_file())
    return [path.read_bytes() for path in found if path.stat().st_size <= LARGEST]


def _made() -> list[bytes]:
    """Reports as tables and workbooks, and a template, made by the library itself."""
    with tempfile.TemporaryDirectory() as folder:
        for number, name in enumerate(("kabupaten-2026", "kota-lintas-tahun", "tegal-2025")):
            laporan = read_laporan(ROOT / "examples" / f"{name}.yaml")
            for ending in ("json", "csv", "xlsx"):
                write_laporan(laporan, Path(folder, f"{number}.{ending}"))
        for edition in editions()[-2:]:
            write_template(get_ruleset(edition), Path(folder, f"{edition[-4:]}.xlsx"))
        return [path.read_bytes() for path in sorted(Path(folder).iterdir())]


def seeds() -> Mapping[str, Sequence[bytes]]:
    """The files that each target is given, broken."""
    reports = _read(
        "examples/*.yaml", "tests/good/**/*", "tests/bad/laporan/**/*", "tests/warned/**/*",
        "tests/tables/**/*", "fuzz/corpus/laporan/*",
    )  # fmt: skip
    reports += _made() * 4
    small = [data for data in reports if len(data) < 5000] * 2
    rules = _read(
        "rulesets/*/202[1345789]/ruleset.yaml", "tests/data/*.yaml", "tests/bad/ruleset/**/*",
        "examples/*/*/*/ruleset.yaml", "examples/*/*/*/*/ruleset.yaml", "fuzz/corpus/ruleset/*",
    )  # fmt: skip
    cases = _read("rulesets/*/*/cases.yaml", "tests/bad/cases/**/*", "examples/*/*/*/cases.yaml")
    issuers = _read("rulesets/*/issuer.yaml", "examples/*/*/*/issuer.yaml")
    contests = _read("examples/lomba-kota/peserta.yaml")
    units = _read("examples/perangkat-daerah.txt", "tests/tables/**/*opd*") + reports[-4:]
    return {
        "laporan": reports + small,
        "contest": contests,
        "ruleset": rules,
        "issuer": issuers,
        "cases": cases,
        "units": units,
        "validate": [*small, *rules, *cases, *issuers],
    }
