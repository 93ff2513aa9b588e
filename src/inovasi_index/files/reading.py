"""Reports and rulesets from files: every problem of a file in one pass, each at its line."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

import attrs
from attrs import frozen

from inovasi_index.files.based_on import resolve
from inovasi_index.files.checks import faults_in_ruleset
from inovasi_index.files.nodes import (
    MOST_OF_RULES,
    Document,
    FileOrigin,
    Node,
    Source,
    UnreadableError,
    bytes_of,
    decode,
    is_workbook,
    name_of,
)
from inovasi_index.files.shelves import Shelf, Shelves, default_shelves, edition_id, places_of
from inovasi_index.files.structure import structure
from inovasi_index.files.yaml import DEEPEST, begins_like_a_report, compose, read_document
from inovasi_index.issuer import Issuer
from inovasi_index.laporan import Laporan
from inovasi_index.problems import (
    MOST_PROBLEMS,
    DuplicateEditionError,
    EditionError,
    Fault,
    LaporanError,
    Problem,
    RulesetError,
    UnknownEditionError,
    WrongValueError,
    in_order,
    placed,
    run_checks,
    shorten,
)
from inovasi_index.ruleset import Doubt, Ruleset, RulesetOrigin
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
            return None if picked is None else read_edition(edition_id(picked), default_shelves())
        except (EditionError, RulesetError):  # which whoever asks for them is told
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
    return open_ruleset(source, name=name)[0]


def open_ruleset(
    source: Source, *, name: str | None = None, way: "Way | None" = None
) -> tuple[Ruleset, FileOrigin]:
    """A ruleset from a file, and where each of its values stands: there, or in its base.

    Args:
        source: As `read_ruleset` takes it.
        name: What to call the file in problems, if not by its path.
        way: How the file was come to, if it stands on a shelf: its base may stand there too.

    Raises:
        RulesetError: As `read_ruleset`; ``wrong-folder`` too, for a file on a shelf.
    """
    document = read_document(source, name, MOST_OF_RULES)
    for edition in way.above[-1:] if way is not None else ():
        _compare_folder(document, "edition", edition)
    rules, places = _ruleset_in(document, way or Way(default_shelves()))
    if places.file is not None:
        rules = rules.found_in(RulesetOrigin("file", places.file))
    return rules, places


@lru_cache(maxsize=256)
def read_edition(edition: str, shelves: Shelves) -> Ruleset:
    """The rules of an edition, by its id; read once.

    Raises:
        UnknownEditionError: There is no such edition; of a year that was judged otherwise, why.
        DuplicateEditionError: It is found in more than one place.
        RulesetError: Its file is broken.
    """
    shelf = _holder(edition, shelves)
    way = Way(shelves, shelf, (edition,))
    rules, _ = _ruleset_in(_document_of(edition, shelf), way)
    return rules.found_in(shelf.origin)


@frozen
class Way:
    """How a ruleset was come to: the shelf it stands on, and the editions that are based on it."""

    shelves: Shelves
    shelf: Shelf | None = None
    above: tuple[str, ...] = ()

    def to(self, edition: str) -> "Way":
        """The way to a base. One that stands on the same shelf is meant, whatever others hold."""
        near = self.shelf is not None and edition in self.shelf.ids
        shelf = self.shelf if near else _holder(edition, self.shelves)
        return Way(self.shelves, shelf, (*self.above, edition))


def _holder(edition: str, shelves: Shelves) -> Shelf:
    """The shelf of an edition.

    Raises:
        UnknownEditionError: There is no such edition; of a year that was judged otherwise, why.
        DuplicateEditionError: It is found in more than one place.
    """
    try:
        return shelves.holder(edition)
    except UnknownEditionError:
        reason = _why_unscored(edition, shelves)
        if reason is None:
            raise
        text = _UNSCORED.fill(edition=edition, reason=reason, known=shelves.known)
        raise UnknownEditionError(text) from None


def _why_unscored(edition: str, shelves: Shelves) -> Text | None:
    """Why a year has no edition, if its issuer knows."""
    issuer, _, year = edition.partition("/")
    try:
        unscored = find_issuer(issuer, shelves).unscored
    except (EditionError, RulesetError):
        return None
    return next((each.reason for each in unscored if str(each.year) == year), None)


def _document_of(edition: str, shelf: Shelf) -> Document:
    """The file of an edition; one that comes with the library never changes, and is kept."""
    read = _kept_document if shelf.origin.kind == "bundled" else _read_on_shelf
    return read(edition, shelf)


def _read_on_shelf(edition: str, shelf: Shelf) -> Document:
    file, name = shelf.file(f"{edition}/ruleset.yaml")
    document = read_document(file, name, MOST_OF_RULES)
    _compare_folder(document, "edition", edition)
    return document


_kept_document = lru_cache(maxsize=2)(_read_on_shelf)


def _compare_folder(document: Document, key: str, folder: str) -> None:
    """Note where a file says that it is another than its folder says."""
    root = document.root
    entries = root.value if root is not None and isinstance(root.value, dict) else {}
    said = entries[key].value if key in entries else ""
    if isinstance(said, str) and said not in ("", folder):
        text = _WRONG_FOLDER.fill(folder=folder, said=shorten(said))
        document.problems.append(placed(Fault((key,), "wrong-folder", text), document.origin))


def _ruleset_in(own: Document, way: Way) -> tuple[Ruleset, FileOrigin]:
    document, faults = _resolved(own, way)
    if document.root is None:
        raise RulesetError(problems_in(document, ()))
    rules, more = structure(document.root, Ruleset)
    problems = problems_in(document, [*faults, *more, *most_of(faults_in_ruleset(rules))])
    if problems:
        raise RulesetError(problems)
    return rules, FileOrigin(document.name, document.root)


def most_of(faults: Iterable[Fault]) -> Iterator[Fault]:
    """As many faults as anybody reads, and one more."""
    return islice(faults, MOST_PROBLEMS + 1)


def _resolved(document: Document, way: Way) -> tuple[Document, list[Fault]]:
    """A document with its base under it, if it names one."""
    root = document.root
    entries = root.value if root is not None and isinstance(root.value, dict) else {}
    named = entries.get("based_on")
    if root is None or named is None or named.is_left_out:
        return document, []
    base = _base_of(document, named, way)
    grade = entries.get("inherited")
    wrong = structure(grade, Doubt)[1] if grade is not None and not grade.is_left_out else []
    usable = {} if wrong or grade is None or not isinstance(grade.value, dict) else grade.value
    laid, faults = resolve(root, base, usable)
    return document.over(laid), [*(fault.below("inherited") for fault in wrong), *faults]


def _base_of(document: Document, named: Node, way: Way) -> Node:
    """The base that a document names; without it nothing more can be said of the document.

    Raises:
        RulesetError: There is no such edition, or its file is broken.
    """
    name, faults = structure(named, str)
    try:
        below = way if faults else _way_down(edition_id(name), way)
    except (EditionError, WrongValueError) as error:
        faults = [Fault((), error.code, error.message, place=named.place)]
    if faults or below.shelf is None:
        raise RulesetError(problems_in(document, [each.below("based_on") for each in faults]))
    base, more = _resolved(_document_of(below.above[-1], below.shelf), below)
    problems = problems_in(base, more)
    if problems or base.root is None:
        raise RulesetError(problems)
    return base.root


def _way_down(edition: str, way: Way) -> Way:
    """The way to a base that is not based on itself.

    Raises:
        UnknownEditionError: There is no such edition.
        DuplicateEditionError: It is found in more than one place.
        WrongValueError: ``based-on-itself``, or ``too-deep``.
    """
    if edition in way.above:
        circle = " → ".join([*way.above[way.above.index(edition) :], edition])
        raise WrongValueError("based-on-itself", _ITSELF.fill(circle=circle))
    if len(way.above) > DEEPEST:
        raise WrongValueError("too-deep", _TOO_DEEP)
    return way.to(edition)


@lru_cache(maxsize=64)
def find_issuer(issuer: str, shelves: Shelves) -> Issuer:
    """What the editions of an issuer have in common, by its code; read once.

    Where several packages tell of it, they must tell the same.

    Raises:
        UnknownEditionError: No file tells of that issuer.
        DuplicateEditionError: Several do, not all the same.
        RulesetError: A file of it is broken.
    """
    path = f"{issuer}/issuer.yaml"
    holders = shelves.of_issuer(issuer)
    there = [shelf for shelf in holders if shelf.file(path)[0].is_file()]
    found = [_issuer_in(_issuer_document(issuer, *shelf.file(path))) for shelf in there]
    if not found:
        text = _NO_ISSUER_FILE if holders else _NO_ISSUER
        raise UnknownEditionError(text.fill(issuer=shorten(issuer), known=shelves.known))
    if any(each != found[0] for each in found):
        places = places_of(there, path)
        raise DuplicateEditionError(_TWO_ISSUERS.fill(issuer=issuer, places=places))
    return found[0]


def _issuer_document(issuer: str, file: Source, name: str) -> Document:
    document = read_document(file, name, MOST_OF_RULES)
    _compare_folder(document, "issuer", issuer)
    return document


def read_issuer(source: Source, *, name: str | None = None) -> Issuer:
    """What the editions of an issuer have in common, from a file.

    Raises:
        RulesetError: All problems of the file, each at its line.
    """
    return _issuer_in(read_document(source, name, MOST_OF_RULES))


def _issuer_in(document: Document) -> Issuer:
    if document.root is None:
        raise RulesetError(problems_in(document, ()))
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
_NO_ISSUER = Text(
    id="penerbit {issuer} tidak dikenal; edisi yang ada: {known}",
    en="the issuer {issuer} is not known; the editions there are: {known}",
)
_NO_ISSUER_FILE = Text(
    id="edisi {issuer} tidak disertai issuer.yaml, yang memuat dasar hukumnya",
    en="the editions of {issuer} come without an issuer.yaml, which tells the law behind them",
)
_TWO_ISSUERS = Text(
    id="keterangan tentang penerbit {issuer} ada di lebih dari satu tempat dan tidak sama; "
    "singkirkan salah satunya: {places}",
    en="the issuer {issuer} is told of in more than one place, and not the same; take one of them "
    "away: {places}",
)
_WRONG_FOLDER = Text(
    id="berkas ini menyebut {said}, tetapi ada di folder {folder}; samakan keduanya",
    en="the file says {said}, but stands in the folder {folder}; make them the same",
)
_ITSELF = Text(
    id="edisi ini berdasar pada dirinya sendiri: {circle}",
    en="the edition is based on itself: {circle}",
)
_TOO_DEEP = Text(
    id="lebih dari 32 edisi, yang satu berdasarkan yang lain",
    en="more than 32 editions, one based on the other",
)
_NO_YEAR = Text(
    id="kunci tahun harus ada (atau edition, yang menyebut peraturannya)",
    en="the key tahun must be there (or edition, which names the rules)",
)
_MORE = Text(id="masih ada masalah lagi sesudah ini", en="there are more problems after this one")
