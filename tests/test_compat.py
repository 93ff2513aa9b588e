"""What each release wrote is kept in ``tests/compat/`` and reads for ever.

A ruleset keeps its digest, a report its content in every form, and both together their result;
what is added to the formats later does not disturb.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import inovasi_index
from compat.keep import scored
from inovasi_index import read_laporan, read_ruleset, schema

HERE = Path(__file__).parent / "compat"
VERSIONS = sorted(path.name for path in HERE.iterdir() if (path / "indeks").is_dir())
KEPT = sorted(path.parent for path in HERE.glob("*/*/result.json"))

each_kept = pytest.mark.parametrize(
    "kept", KEPT, ids=[f"{path.parent.name}-{path.name}" for path in KEPT]
)


def result_of(kept: Path) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads((kept / "result.json").read_text(encoding="utf-8"))
    return plain


def holds(kept: Any, now: Any) -> bool:
    """Whether all that was said is said still; what is said besides is no matter."""
    if isinstance(kept, Mapping):
        told = (key for key in kept if key != "text")  # sentences may be mended
        return all(key in now and holds(kept[key], now[key]) for key in told)
    if isinstance(kept, list):
        return len(kept) == len(now) and all(map(holds, kept, now))
    return bool(kept == now)


def test_every_version_keeps_what_it_writes() -> None:
    """Before a release, `python tests/compat/keep.py` keeps what it writes."""
    assert inovasi_index.__version__ in VERSIONS
    assert len(KEPT) == 3 * len(VERSIONS)


@each_kept
def test_a_kept_ruleset_reads_and_means_what_it_meant(kept: Path) -> None:
    """The digest changes exactly when the meaning changes: no release gives it another."""
    assert read_ruleset(kept / "ruleset.yaml").digest == result_of(kept)["ruleset_digest"]


@each_kept
def test_a_kept_report_reads_equal_in_every_form(kept: Path) -> None:
    """YAML, JSON, CSV and XLSX of one report are one report."""
    rules = read_ruleset(kept / "ruleset.yaml")
    reports = [read_laporan(path, rules) for path in sorted(kept.glob("laporan.*"))]
    assert len(reports) == 4
    assert all(each == reports[0] for each in reports)


@each_kept
def test_a_kept_report_has_the_result_it_had(kept: Path) -> None:
    """The same report under the same rules gives the same numbers and reasons, for ever."""
    laporan, rules = read_laporan(kept / "laporan.yaml"), read_ruleset(kept / "ruleset.yaml")
    assert holds(result_of(kept), scored(laporan, rules))


@each_kept
def test_a_kept_result_is_one_still(kept: Path) -> None:
    """What was written as inovasi-index/result@1 is valid by the schema of today."""
    result = result_of(kept)
    kind = result["format"].partition("/")[2].partition("@")[0]
    jsonschema.validate({**result, "engine": kept.parent.name}, schema(kind))
