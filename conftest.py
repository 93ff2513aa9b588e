"""Every example in the README, the docs and the docstrings runs as a test."""

from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser

pytest_collect_file = (
    Sybil(parsers=[PythonCodeBlockParser()], patterns=["*.md"])
    + Sybil(parsers=[DocTestParser()], patterns=["src/**/*.py"])
).pytest()
