"""What the tests share: how Hypothesis runs, the bundled editions, and reports under them.

A test that takes an ``edition`` runs once for each edition that can score, one that takes a
``partial`` edition once for each that cannot; a new file under ``rulesets`` joins them by itself.

A run is repeatable: Hypothesis draws the same examples every time. ``HYPOTHESIS_PROFILE=thorough``
draws ten times as many, ``quick`` a tenth of them, and does not look for the smallest that fails.
"""

import os
import re
from functools import cache
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, Phase, settings

import naive
from inovasi_index import Ruleset, editions, get_ruleset
from inovasi_index.files.shelves import bundled
from strategies import Edition

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
settings.register_profile(
    "quick",
    settings.get_profile("repeatable"),
    max_examples=10,
    phases=[Phase.explicit, Phase.generate],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


def file_of(edition: str) -> str:
    return (bundled() / edition / "ruleset.yaml").read_text(encoding="utf-8")


@cache
def plain_file(edition: str) -> Plain:
    """The file of a bundled edition as mappings, lists and texts, read without the library."""
    plain: Plain = yaml.load(file_of(edition), Loader=yaml.CBaseLoader)  # it makes texts alone
    return plain


@cache
def plain_ruleset(edition: str) -> Plain:
    """The complete rules of a bundled edition as plain data, made without the library."""
    own = plain_file(edition)
    based_on = own.get("based_on")
    return own if based_on is None else naive.resolved(own, plain_ruleset(based_on))


@cache
def edition_named(name: str) -> Edition:
    return Edition(name, get_ruleset(name), plain_ruleset(name), plain_file(name))


PARTIAL = [name for name in editions() if re.search(r"(?m)^status: partial$", file_of(name))]
SCORING = [name for name in editions() if name not in PARTIAL]


@pytest.fixture(scope="module", params=SCORING)
def edition(request: pytest.FixtureRequest) -> Edition:
    """Each edition that can score, one after the other."""
    return edition_named(request.param)


@pytest.fixture(scope="module", params=PARTIAL)
def partial(request: pytest.FixtureRequest) -> Edition:
    """Each edition of which too little is known for an index."""
    return edition_named(request.param)


@pytest.fixture(scope="session")
def every_edition() -> tuple[Edition, ...]:
    """All editions at once, those that can score and those that cannot."""
    return tuple(edition_named(name) for name in editions())


@pytest.fixture(scope="session")
def edition_2021() -> Edition:
    """The one partial edition of which the rows of an innovation are known."""
    return edition_named("kemendagri/2021")


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
