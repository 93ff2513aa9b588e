"""Where the built site is."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--site", default="build", help="the folder that holds en/ and id/")
