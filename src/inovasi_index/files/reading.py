"""Reports and rulesets from files: every problem of a file in one pass, each at its line."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

import attrs

from inovasi_index.files.based_on import resolve
from inovasi_index.files.bundle import edition_id, editions, issuer_of, ruleset_of
from inovasi_index.files.checks import faults_in_ruleset
from inovasi_index.files.nodes import (
    Document,
    Node,
    Source,
    UnreadableError,
    bytes_of,
    decode,
    is_workbook,
    name_of,
)
from inovasi_index.files.structure import structure
from inovasi_index.files.yaml import begins_like_a_report, compose, read_document
from inovasi_index.issuer import Issuer
from inovasi_index.laporan import Laporan
from inovasi_index.problems import (
    MOST_PROBLEMS,
    Fault,
    LaporanError,
    Problem,
    RulesetError,
    UnknownEditionError,
    in_order,
    listed,
    placed,
    run_checks,
)
from inovasi_index.ruleset import Doubt, Ruleset
from inovasi_index.text import Text
from inovasi_index.validity import faults_in

if TYPE_CHECKING:
    from inovasi_index.files.tables.assembly import TableReader


class LaporanFile:
    """A report as a file has it, before it is known whether rules allow it."""

    def __init__(
        self, source: Source, name: str | None = None, given: Mapping[str, str] | None = None
    ) -> None:
        self._document = Document(name if name is not None else name_of(source))
        self._tables: TableReader | None = None
        self._laporan: Laporan | None = None
        self._faults: list[Fault] = []
        try:
            self._open(bytes_of(source), given or {})
        except UnreadableError as end:
            self._document.problem(end.code, end.message, end.place)

    def _open(self, data: bytes, given: Mapping[str, str]) -> None:
        """Read the file by what it is, whatever it is called."""
        text = "" if is_workbook(data) else decode(data)
        if not begins_like_a_report(text):
            # Most reports are YAML, and rulesets are never tables.
            from inovasi_index.files.tables.assembly import (  # noqa: PLC0415 - late on purpose
                tables_of,
            )

            self._tables = tables_of(self._document, data, given)
        if self._tables is None:
            self._build(compose(self._document, text))

    def _build(self, root: Node) -> None:
        """Make the report of the nodes that were read."""
        self._laporan, self._faults = structure(root, Laporan)
        object.__setattr__(self._laporan, "origin", self._document.origin)

    def _build_tables(self, rules: Ruleset | None) -> None:
        """Read the tables, once: what their columns are depends on the rules."""
        if self._tables is not None:
            tables, self._tables = self._tables, None
            self._document.root = root = tables.root(rules)
            self._build(root)

    @property
    def picks(self) -> str | int | None:
        """The edition that the report names, or the year that picks one, as far as readable."""
        if self._tables is not None:
            return self._tables.picks
        edition = getattr(self._laporan, "edition", None)
        tahun: int | None = getattr(self._laporan, "tahun", None)
        return edition or tahun

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What was passed over so far, or read in one of several ways."""
        return tuple(in_order(self._document.warnings))

    def refused(self, error: Text, code: str) -> LaporanError:
        """The error of a report whose edition cannot be had: said at what names it."""
        self._build_tables(None)
        key = "edition" if getattr(self._laporan, "edition", None) else "tahun"
        return LaporanError(self._problems([Fault((key,), code, error)]))

    def alone(self) -> Laporan:
        """The report, as far as it can be checked without rules.

        Raises:
            LaporanError: All its problems.
        """
        self._build_tables(self._own_rules())
        return self._checked(run_checks((_names_no_rules,), self._laporan))

    def unchecked(self, names: Ruleset | None = None) -> Laporan:
        """The report, whatever the rules that it will be scored under.

        Args:
            names: The rules that name the columns of a table, if not those that it picks.

        Raises:
            LaporanError: All that is wrong with it under any rules.
        """
        self._build_tables(names or self._own_rules())
        return self._checked([])

    def _own_rules(self) -> Ruleset | None:
        """The rules that a table picks, for the names of its columns; none if there are none."""
        picked = self.picks if self._tables is not None else None
        try:
            return None if picked is None else read_bundled(edition_id(picked))
        except UnknownEditionError:
            return None

    def under(self, rules: Ruleset) -> Laporan:
        """The report, checked against rules.

        Raises:
            LaporanError: All its problems.
        """
        self._build_tables(rules)
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
    source: Source,
    ruleset: Ruleset | None = None,
    *,
    name: str | None = None,
    given: Mapping[str, str] | None = None,
) -> Laporan:
    """A report from a YAML, JSON, CSV or XLSX file, whatever it is called.

    Args:
        source: The path of a file, its bytes, or a resource of a package.
        ruleset: The rules to check it against at once; without them, `score` checks. The columns
            of a table are named by these rules, or by those that the table picks.
        name: What to call the file in problems, if not by its path.
        given: What a table does not say, by its headings: ``{"pemda": "Kabupaten Contoh",
            "tahun": "2026", "bentuk": "pelayanan_publik"}``. What the table says itself stands.

    Raises:
        LaporanError: All problems of the file, each at its line, or at its cell in a table.
        MissingLibraryError: A workbook, without the extra ``xlsx``.
        WrongValueError: ``unknown-option``: something in ``given`` is no heading.
    """
    file = LaporanFile(source, name, given)
    return file.alone() if ruleset is None else file.under(ruleset)


def read_ruleset(source: Source, *, name: str | None = None) -> Ruleset:
    """A ruleset from a YAML or JSON file, checked; one that is based on another, with its base.

    Raises:
        RulesetError: All problems of the file, each at its line, in the base where that is at
            fault.
    """
    return _ruleset_in(read_document(source, name))


def read_bundled(edition: str) -> Ruleset:
    """The rules of an edition that comes with the library.

    Raises:
        UnknownEditionError: There is no such edition.
        RulesetError: Its file is broken.
    """
    return _ruleset_in(_document_of(edition))


@lru_cache(maxsize=2)
def _document_of(edition: str) -> Document:
    """The file of a bundled edition; kept for the editions that are based on it.

    Raises:
        UnknownEditionError: There is no such edition; of a year that was judged otherwise, why.
    """
    if edition not in editions():
        _refuse_unscored(edition)
    file, name = ruleset_of(edition)
    return read_document(file, name)


def _refuse_unscored(edition: str) -> None:
    """Say of a year that has no edition why it has none, if its issuer knows."""
    file, name = issuer_of(edition)
    if edition.partition("/")[0] not in {each.partition("/")[0] for each in editions()}:
        return
    for each in read_issuer(file, name=name).unscored:
        if str(each.year) == edition.partition("/")[2]:
            text = _UNSCORED.fill(edition=edition, reason=each.reason, known=listed(editions()))
            raise UnknownEditionError(text)


def _ruleset_in(own: Document) -> Ruleset:
    document, faults = _resolved(own)
    if document.root is None:
        raise RulesetError(document.problems)
    rules, more = structure(document.root, Ruleset)
    problems = problems_in(document, [*faults, *more, *faults_in_ruleset(rules)])
    if problems:
        raise RulesetError(problems)
    return rules


def _resolved(document: Document) -> tuple[Document, list[Fault]]:
    """A document with its base under it, if it names one."""
    root = document.root
    entries = root.value if root is not None and isinstance(root.value, dict) else {}
    named = entries.get("based_on")
    if root is None or named is None or named.is_left_out:
        return document, []
    base = _base_of(document, named)
    grade = entries.get("inherited")
    wrong = structure(grade, Doubt)[1] if grade is not None and not grade.is_left_out else []
    usable = {} if wrong or grade is None or not isinstance(grade.value, dict) else grade.value
    laid, faults = resolve(root, base, usable)
    return document.over(laid), [*(fault.below("inherited") for fault in wrong), *faults]


def _base_of(document: Document, named: Node) -> Node:
    """The base that a document names; without it nothing more can be said of the document.

    Raises:
        RulesetError: There is no such edition, or its file is broken.
    """
    edition, faults = structure(named, str)
    try:
        base = None if faults else _resolved(_document_of(edition_id(edition)))[0]
    except UnknownEditionError as error:
        faults = [Fault((), "unknown-edition", error.message, place=named.place)]
        base = None
    if base is None:
        below = [fault.below("based_on") for fault in faults]
        raise RulesetError(problems_in(document, below))
    if base.root is None:
        raise RulesetError(base.problems)
    return base.root


def read_issuer(source: Source, *, name: str | None = None) -> Issuer:
    """What the editions of an issuer have in common, from a file.

    Raises:
        RulesetError: All problems of the file, each at its line.
    """
    document = read_document(source, name)
    if document.root is None:
        raise RulesetError(document.problems)
    issuer, faults = structure(document.root, Issuer)
    problems = problems_in(document, faults)
    if problems:
        raise RulesetError(problems)
    return issuer


def problems_in(document: Document, faults: Iterable[Fault]) -> list[Problem]:
    """The problems of a document and the faults of its values, in the order of their places."""
    origin = document.origin
    distinct = in_order([*document.problems, *(placed(fault, origin) for fault in faults)])
    if len(distinct) > MOST_PROBLEMS:
        end = attrs.evolve(distinct[MOST_PROBLEMS], code="more-problems", message=_MORE, path="")
        return [*distinct[:MOST_PROBLEMS], end]
    return distinct


_UNSCORED = Text(
    id="{edition} tidak dapat dinilai. {reason} Edisi yang ada: {known}",
    en="{edition} cannot be scored. {reason} The editions there are: {known}",
)
_NO_YEAR = Text(
    id="kunci tahun harus ada (atau edition, yang menyebut peraturannya)",
    en="the key tahun must be there (or edition, which names the rules)",
)
_MORE = Text(id="masih ada masalah lagi sesudah ini", en="there are more problems after this one")
