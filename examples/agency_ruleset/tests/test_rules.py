"""Semua aturan paket ini benar, kasusnya cocok, dan sifat umum skor berlaku.

All rules of this package are right, their cases hold, and what is true of every score is true.
"""

from pathlib import Path

import pytest

from inovasi_index.testing import check_ruleset

RULESETS = sorted((Path(__file__).parents[1] / "rulesets").glob("*/*/ruleset.yaml"))


@pytest.mark.parametrize("path", RULESETS, ids=lambda path: path.parent.name)
def test_our_rules(path: Path) -> None:
    check_ruleset(path)
