"""A pytest plugin: every ``cases.yaml`` that pytest comes by is run, one test a case.

It is there wherever the library and pytest are installed, and looks at no other file; a
``cases.yaml`` of somebody else's, which does not name our format, is left alone.
``-p no:inovasi-index`` switches it off.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from inovasi_index.conformance import Case
    from inovasi_index.files.nodes import Document
    from inovasi_index.ruleset import Ruleset
    from inovasi_index.text import Text

# Pytest loads this module for every suite: what reads and scores is imported with the first file.

CASES, RULESET = "cases.yaml", "ruleset.yaml"
_OUR_FORMAT = re.compile(rb"""^[\s{]*["']?format["']?\s*:\s*["']?inovasi-index/""", re.MULTILINE)
_BEGINNING = 16 * 1024
"""Comments may stand before the format of a file, but no more of them."""


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "CasesFile | None":
    """Collect the cases of an edition."""
    if file_path.name != CASES:
        return None
    is_ours = _is_ours(file_path) or _is_ours(file_path.with_name(RULESET))
    return CasesFile.from_parent(parent, path=file_path) if is_ours else None


def _is_ours(path: Path) -> bool:
    """Whether a file names one of our formats near its beginning."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return _OUR_FORMAT.search(file.read(_BEGINNING)) is not None


class CasesFile(pytest.File):
    """A file of cases for the ruleset beside it, or for the edition that it names."""

    def collect(self) -> Iterator["CaseItem"]:
        """One test for each case.

        Raises:
            CollectError: The problems of the file, or of its ruleset, each at its line.
        """
        from inovasi_index.conformance import read_cases  # noqa: PLC0415 - late on purpose
        from inovasi_index.files.yaml import read_document  # noqa: PLC0415 - as above
        from inovasi_index.problems import ProblemsError  # noqa: PLC0415 - as above
        from inovasi_index.vetting import rules_of_cases  # noqa: PLC0415 - as above

        document = read_document(self.path, self.nodeid)
        try:
            rules = rules_of_cases(self.path)
            cases = read_cases(self.path, rules, name=self.nodeid)
        except ProblemsError as error:
            raise self.CollectError(str(error)) from None
        for case, line in zip(cases, _lines_of(document), strict=True):
            yield CaseItem.from_parent(self, name=case.name, case=case, rules=rules, line=line)


def _lines_of(document: "Document") -> list[int]:
    """In which line each case of a file begins, from 1."""
    entries: Any = document.root.value if document.root is not None else {}
    return [node.place.line for node in entries["cases"].value]


class CaseItem(pytest.Item):
    """One case of an edition."""

    def __init__(self, *, case: "Case", rules: "Ruleset", line: int, **given: Any) -> None:
        super().__init__(**given)
        self.case, self.rules, self.line = case, rules, line

    def runtest(self) -> None:
        """Score what the case gives, and compare what comes out with what it expects.

        Raises:
            CaseDiffersError: Something comes out otherwise.
        """
        from inovasi_index.conformance import run_case  # noqa: PLC0415 - late on purpose

        differences = run_case(self.case, self.rules)
        if differences:
            raise CaseDiffersError(differences)

    def repr_failure(self, excinfo: Any, style: Any = None) -> Any:
        """What came out otherwise, in both languages; of a fault of ours, where it is."""
        if not isinstance(excinfo.value, CaseDiffersError):
            return super().repr_failure(excinfo, style)
        file, source = self.nodeid.partition("::")[0], self.case.source
        head = f"{file}:{self.line}: {self.rules.edition}: {self.name}"
        told = [f"  {each.en}\n  {each.id}" for each in excinfo.value.differences]
        return "\n".join([head, f"  ({source.en} / {source.id})", *told])

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where the case stands, and what it is called in a report."""
        return self.path, self.line - 1, f"{self.rules.edition}: {self.name}"


class CaseDiffersError(Exception):
    """A case that does not hold."""

    def __init__(self, differences: "list[Text]") -> None:
        super().__init__(differences)
        self.differences = differences
