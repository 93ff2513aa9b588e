"""What the tests share: how Hypothesis runs, the two complete editions, and reports under them.

A run is repeatable: Hypothesis draws the same examples every time. ``HYPOTHESIS_PROFILE=thorough``
draws ten times as many.
"""

import os
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

import strategies
from inovasi_index import Ruleset, get_ruleset
from inovasi_index.catalog import bundled

Plain = dict[str, Any]

settings.register_profile(
    "repeatable",
    deadline=None,
    derandomize=True,
    max_examples=100,
    # A report is large by nature: some of those that are drawn have 230 innovations.
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.large_base_example,
    ],
)
settings.register_profile("thorough", settings.get_profile("repeatable"), max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


def plain_ruleset(edition: str) -> Plain:
    """The file of a bundled edition as mappings, lists and texts, read without the library."""
    text = (bundled() / edition / "ruleset.yaml").read_text(encoding="utf-8")
    plain: Plain = yaml.load(text, Loader=yaml.BaseLoader)  # it makes texts alone
    return plain


@pytest.fixture(scope="session")
def rules_2026() -> Ruleset:
    return get_ruleset(2026)


@pytest.fixture(scope="session")
def rules_2025() -> Ruleset:
    return get_ruleset(2025)


@pytest.fixture(scope="session")
def raw_2026() -> Plain:
    """The rules of 2026 as plain data in which every scalar is a text."""
    return plain_ruleset("kemendagri/2026")


@pytest.fixture(scope="session")
def raw_2025() -> Plain:
    """The rules of 2025 as plain data in which every scalar is a text."""
    return plain_ruleset("kemendagri/2025")


@pytest.fixture(scope="session")
def reports_2026(raw_2026: Plain) -> st.SearchStrategy[Plain]:
    """Reports, as plain data, that are valid under the rules of 2026."""
    return strategies.reports(raw_2026)


@pytest.fixture(scope="session")
def reports_2025(raw_2025: Plain) -> st.SearchStrategy[Plain]:
    """Reports, as plain data, that are valid under the rules of 2025."""
    return strategies.reports(raw_2025)


@pytest.fixture(scope="session")
def choices_2026(raw_2026: Plain) -> st.SearchStrategy[dict[str, str]]:
    """Options for some of the interpretations of 2026."""
    return strategies.interpretations(raw_2026)


@pytest.fixture(scope="session")
def choices_2025(raw_2025: Plain) -> st.SearchStrategy[dict[str, str]]:
    """Options for some of the interpretations of 2025."""
    return strategies.interpretations(raw_2025)
