"""Every example in the README, the docs and the docstrings runs as a test."""

from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser

# Two stars reach one folder deep here, so each depth is named.
pytest_collect_file = (
    Sybil(parsers=[PythonCodeBlockParser()], patterns=["*.md"])
    + Sybil(parsers=[DocTestParser()], patterns=["src/*/*.py", "src/*/*/*.py", "src/*/*/*/*.py"])
).pytest()
