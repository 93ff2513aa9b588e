"""Reports and rulesets from files: every problem of a file in one pass, each at its line."""

from collections.abc import Iterable, Iterator
from pathlib import Path as FilePath
from typing import Any

import attrs

from inovasi_index.files.checks import faults_in_ruleset
from inovasi_index.files.structure import structure
from inovasi_index.files.yaml import Document, read_document
from inovasi_index.laporan import Laporan
from inovasi_index.problems import (
    MOST_PROBLEMS,
    Fault,
    LaporanError,
    Problem,
    RulesetError,
    in_order,
    placed,
    run_checks,
)
from inovasi_index.ruleset import Ruleset
from inovasi_index.text import Text
from inovasi_index.validity import faults_in

Source = str | FilePath | bytes | Any
"""A path, the bytes of a file, or a resource of a package."""


class LaporanFile:
    """A report as a file has it, before it is known whether rules allow it."""

    def __init__(self, source: Source, name: str | None = None) -> None:
        self._document = read_document(source, name)
        self._laporan: Laporan | None = None
        self._faults: list[Fault] = []
        root = self._document.root
        if root is not None:
            self._laporan, self._faults = structure(root, Laporan)
            object.__setattr__(self._laporan, "origin", self._document.origin)

    @property
    def picks(self) -> str | int | None:
        """The edition that the report names, or the year that picks one, as far as readable."""
        edition = getattr(self._laporan, "edition", None)
        tahun: int | None = getattr(self._laporan, "tahun", None)
        return edition or tahun

    def refused(self, error: Text, code: str) -> LaporanError:
        """The error of a report whose edition cannot be had: said at what names it."""
        key = "edition" if getattr(self._laporan, "edition", None) else "tahun"
        return LaporanError(self._problems([Fault((key,), code, error)]))

    def alone(self) -> Laporan:
        """The report, as far as it can be checked without rules.

        Raises:
            LaporanError: All its problems.
        """
        return self._checked(run_checks((_names_no_rules,), self._laporan))

    def under(self, rules: Ruleset) -> Laporan:
        """The report, checked against rules.

        Raises:
            LaporanError: All its problems.
        """
        if self._laporan is None:
            return self._checked([])
        return self._checked(faults_in(self._laporan, rules))

    def _checked(self, faults: Iterable[Fault]) -> Laporan:
        problems = self._problems(faults)
        if problems or self._laporan is None:
            raise LaporanError(problems)
        return self._laporan

    def _problems(self, faults: Iterable[Fault]) -> list[Problem]:
        return problems_in(self._document, [*self._faults, *faults])


def _names_no_rules(laporan: Laporan | None) -> Iterator[Fault]:
    if laporan is not None and laporan.tahun is None and laporan.edition is None:
        yield Fault(("tahun",), "missing-key", _NO_YEAR, at="first")


def read_laporan(
    source: Source, ruleset: Ruleset | None = None, *, name: str | None = None
) -> Laporan:
    """A report from a YAML or JSON file.

    Args:
        source: The path of a file, its bytes, or a resource of a package.
        ruleset: The rules to check it against at once; without them, `score` checks.
        name: What to call the file in problems, if not by its path.

    Raises:
        LaporanError: All problems of the file, each at its line.
    """
    file = LaporanFile(source, name)
    return file.alone() if ruleset is None else file.under(ruleset)


def read_ruleset(source: Source, *, name: str | None = None) -> Ruleset:
    """A ruleset from a YAML or JSON file, checked.

    Raises:
        RulesetError: All problems of the file, each at its line.
    """
    document = read_document(source, name)
    if document.root is None:
        raise RulesetError(document.problems)
    rules, faults = structure(document.root, Ruleset)
    problems = problems_in(document, [*faults, *faults_in_ruleset(rules)])
    if problems:
        raise RulesetError(problems)
    return rules


def problems_in(document: Document, faults: Iterable[Fault]) -> list[Problem]:
    """The problems of a document and the faults of its values, in the order of their places."""
    origin = document.origin
    distinct = in_order([*document.problems, *(placed(fault, origin) for fault in faults)])
    if len(distinct) > MOST_PROBLEMS:
        end = attrs.evolve(distinct[MOST_PROBLEMS], code="more-problems", message=_MORE, path="")
        return [*distinct[:MOST_PROBLEMS], end]
    return distinct


_NO_YEAR = Text(
    id="kunci tahun harus ada (atau edition, yang menyebut peraturannya)",
    en="the key tahun must be there (or edition, which names the rules)",
)
_MORE = Text(id="masih ada masalah lagi sesudah ini", en="there are more problems after this one")
