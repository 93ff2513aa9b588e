"""Keep what this version writes, to be read for ever: run once before each release.

    python tests/compat/keep.py

A version that the changelog lists as released is never written again.
"""

import json
import re
from pathlib import Path
from typing import Any

import inovasi_index
from inovasi_index import (
    Laporan,
    Ruleset,
    get_ruleset,
    read_laporan,
    read_ruleset,
    score,
    score_contest,
    write_laporan,
    write_ruleset,
)

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
LOMBA = ROOT / "examples" / "lomba-kota"


def subjects() -> dict[str, tuple[Laporan, Ruleset]]:
    """A report and its rules: an index, an index of a city, and a contest."""
    national, city = get_ruleset(2026), read_ruleset(HERE.parent / "data" / "kota-contoh.yaml")
    contest = read_ruleset(LOMBA / "kota-contoh" / "lomba-2026" / "ruleset.yaml")
    report = HERE.parent / "good" / "same" / "block.yaml"
    return {
        "indeks": (read_laporan(report), national),
        "indeks-kota": (read_laporan(HERE / "laporan-kota.yaml"), city),
        "lomba": (read_laporan(LOMBA / "peserta.yaml"), contest),
    }


def scored(laporan: Laporan, rules: Ruleset) -> dict[str, Any]:
    """The result as plain data, without what tells of the machine and the version."""
    result = (score_contest if rules.ranks_inovasi else score)(laporan, rules)
    passing = ("engine", "source", "origin")
    return {key: value for key, value in result.to_dict().items() if key not in passing}


def keep(target: Path) -> None:
    """Write reports in every form, rules, and results."""
    for name, (laporan, rules) in subjects().items():
        folder = target / name
        folder.mkdir(parents=True, exist_ok=True)
        write_ruleset(rules, folder / "ruleset.yaml")
        for ending in ("yaml", "json", "csv", "xlsx"):
            write_laporan(laporan, folder / f"laporan.{ending}")
        result = json.dumps(scored(laporan, rules), ensure_ascii=False, indent=1)
        (folder / "result.json").write_text(result + "\n", encoding="utf-8")


def main() -> None:
    version = inovasi_index.__version__
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    if re.search(rf"^## \[{re.escape(version)}\]", changelog, re.MULTILINE):
        raise SystemExit(f"{version} is released: what it wrote is kept already")
    keep(HERE / version)
    print(f"kept what {version} writes")


if __name__ == "__main__":
    main()
