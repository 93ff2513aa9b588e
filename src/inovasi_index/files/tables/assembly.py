"""Tables to one report: an agency's own columns, as nodes that the types of the report check.

What is read of a table lands in the same nodes as what is read of YAML, each at its cell, so that
a cell gets the sentence that a key would.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from inovasi_index.files.nodes import START, Document, Node, UnreadableError, decode, is_workbook
from inovasi_index.files.tables.answers import Parts, add_answers, finished
from inovasi_index.files.tables.columns import Subjects
from inovasi_index.files.tables.documents import add_documents
from inovasi_index.files.tables.finding import Table, delimiter_of, tables_in
from inovasi_index.files.tables.headings import FIELDS, PEMDA, Kind, Path, plain
from inovasi_index.files.tables.innovations import Entry, InnovationTable
from inovasi_index.files.tables.jurors import add_jurors
from inovasi_index.files.tables.owners import Owners
from inovasi_index.files.tables.parts import Bound
from inovasi_index.files.tables.rows import TWICE, Rows, below
from inovasi_index.files.tables.sheets import Sheet, csv_sheet, workbook_sheets
from inovasi_index.files.tables.words import code_in, codes_in
from inovasi_index.problems import Place, WrongValueError, did_you_mean, listed, shorten
from inovasi_index.ruleset import Ruleset
from inovasi_index.text import Text

MOST_TABLES = 2000
MOST_HEADINGS = 50_000
"""Headings of all tables of a file; each is to be understood."""


def tables_of(document: Document, data: bytes, given: Mapping[str, str]) -> "TableReader | None":
    """The tables of a file, or None for a text that is no table.

    Raises:
        UnreadableError: The file cannot be read.
        MissingLibraryError: A workbook, without the extra ``xlsx``.
        WrongValueError: ``unknown-option``, for something in ``given`` that is no heading.
    """
    if is_workbook(data):
        return TableReader(document, workbook_sheets(data), given)
    text = decode(data)
    delimiter = delimiter_of(text, document.name)
    return None if delimiter is None else TableReader(document, [csv_sheet(text, delimiter)], given)


def _tables_in(sheets: Iterable[Sheet]) -> list[Table]:
    count = Bound(MOST_TABLES, _TOO_MANY_TABLES)
    headings = Bound(MOST_HEADINGS, _TOO_MANY_HEADINGS)
    found = []
    for table in chain.from_iterable(map(tables_in, sheets)):
        count.count()
        headings.count(sum(map(bool, table.heads)))
        found.append(table)
    if not found:
        raise UnreadableError("no-table", _NO_TABLE, START)
    return found


class TableReader:
    """Reads the tables of a file, under the rules that name its columns if any are known.

    Raises:
        UnreadableError: ``no-table`` or ``too-large``.
        WrongValueError: ``unknown-option``, for something in ``given`` that is no heading.
    """

    def __init__(
        self, document: Document, sheets: Sequence[Sheet], given: Mapping[str, str]
    ) -> None:
        self._given = _fields_of(given)
        self._tables = _tables_in(sheets)
        self._document = document
        self._rows = Rows(document)
        self._top = Place(1, 1, document.name, sheets[0].name)
        self._unnamed = self._top
        self._said: dict[Path, Node] = {}
        for table in self._of("pemda"):
            for row in table.rows:
                self._read_said(table, *row)
        for path, text in self._given.items():
            if path in PEMDA:
                self._said.setdefault(path, Node(text, self._top))

    def _of(self, kind: Kind) -> list[Table]:
        return [table for table in self._tables if table.kind == kind]

    @property
    def picks(self) -> str | int | None:
        """The edition that the file names, or the year that picks one, as far as readable."""
        edition, tahun = (self._said.get((key,)) for key in ("edition", "tahun"))
        if edition is not None and isinstance(edition.value, str):
            return edition.value.strip()
        year = str(tahun.value).strip() if tahun is not None else ""
        return int(year) if _YEAR.fullmatch(year) else None

    def root(self, rules: Ruleset | None) -> Node:
        """The report that the tables say."""
        if rules is not None:
            self._compare_template(rules)
        spd: dict[str, Parts] = {}
        of_region = Subjects(rules, "spd")
        for table in self._of("spd"):
            add_answers(self._rows, table, of_region, spd)
        of_innovations = [
            (reader, list(reader.entries()))
            for table in self._of("inovasi")
            for reader in [InnovationTable.of(self._rows, table, rules, self._given)]
        ]
        owners = Owners(rules, spd, [each for _, entries in of_innovations for each in entries])
        for table in self._of("juri"):
            add_jurors(self._rows, table, owners, self._given)
        for table in self._of("bukti"):
            add_documents(self._rows, table, owners)
        root = self._root()
        self._add_spd(root, finished(self._rows, spd, of_region))
        self._add_inovasi(root, owners.innovations, of_innovations)
        return Node(root, self._top)

    # What is said once of the whole report.

    def _read_said(self, table: Table, line: int, cells: list[str]) -> None:
        filled = [at for at, cell in enumerate(cells, start=1) if cell.strip()]
        if not filled:  # a formula that failed, beside nothing that says what it is
            return
        path = FIELDS["pemda"].get(plain(cells[filled[0] - 1]))
        place = self._rows.place(table, line, filled[0])
        if path is None:
            if len(filled) > 1:
                text = _UNKNOWN_ROW.fill(name=shorten(cells[filled[0] - 1]))
                self._document.warning("unknown-column", text, place)
            return
        node = self._rows.cell(table, (line, cells), filled[0] + 1, path)
        if node is None and path == _NAME:
            self._unnamed = self._rows.place(table, line, filled[0] + 1)
        elif node is not None and path in self._said:
            text = TWICE.fill(name=shorten(cells[filled[0] - 1]))
            self._document.problem("duplicate-column", text, place)
        elif node is not None:
            self._said[path] = node

    def _root(self) -> dict[str, Node]:
        root: dict[str, Node] = {}
        for path, node in self._said.items():
            if path == ("tahun",):
                root[path[0]] = self._rows.number(node)
            elif path == _KIND and isinstance(node.value, str):
                code = code_in(node.value, path, codes_in(path, None))
                below(root, path[0], node.place)[path[1]] = node.with_value(code)
            elif path[0] == "pemda":
                below(root, path[0], node.place)[path[1]] = node
            elif len(path) == 1:
                root[path[0]] = node
        if _NAME not in self._said:
            self._document.problem("missing-key", _NO_PEMDA, self._unnamed)
            root["pemda"] = Node(None, self._unnamed)
        return root

    def _compare_template(self, rules: Ruleset) -> None:
        """Say of a filled template that it was made for other rules."""
        edition, digest = (self._said.get(("template", key)) for key in ("edition", "digest"))
        if edition is not None and edition.value != rules.edition:
            text = _OTHER_TEMPLATE.fill(made=shorten(edition.value), edition=rules.edition)
            self._document.warning("other-template", text, edition.place)
        elif digest is not None and digest.value != rules.digest:
            text = _REVISED.fill(edition=rules.edition, revision=rules.revision)
            self._document.warning("template-outdated", text, digest.place)

    def _sums(self, kind: str) -> dict[str, Node]:
        """What was only said as sums, of the region or of the innovations."""
        return {
            path[1]: self._rows.number(node) for path, node in self._said.items() if path[0] == kind
        }

    def _add_spd(self, root: dict[str, Node], answers: dict[str, Node]) -> None:
        sums = self._sums("spd")
        if sums or answers or self._of("spd"):
            root["spd"] = Node({**sums, **answers}, self._top)

    def _add_inovasi(
        self,
        root: dict[str, Node],
        entries: Sequence[Entry],
        read: Sequence[tuple[InnovationTable, Sequence[Entry]]],
    ) -> None:
        sums = self._sums("inovasi")
        if sums and entries:
            self._document.problem("total-beside-rows", _BESIDE_ROWS, entries[0].place)
        if entries or (read and not sums):
            nodes = [reader.node_of(each) for reader, mine in read for each in mine]
            root["inovasi"] = Node(nodes, self._top)
        elif sums:
            root["inovasi"] = Node(dict(sums), next(iter(sums.values())).place)


def _fields_of(given: Mapping[str, str]) -> dict[Path, str]:
    """What the caller says that the file does not, by its field."""
    fields = {**FIELDS["inovasi"], **FIELDS["pemda"], _BARE: (_BARE,)}
    found: dict[Path, str] = {}
    for name, value in given.items():
        path = fields.get(plain(name))
        if path is None:
            text = _NOT_A_FIELD.fill(
                name=shorten(name), known=listed(sorted(fields)), guess=did_you_mean(name, fields)
            )
            raise WrongValueError("unknown-option", text, ["given"])
        found[path] = str(value)
    return found


_NAME, _KIND = ("pemda", "nama"), ("pemda", "jenis")
_BARE = "indikator"
"""How columns under the bare number or name of an indicator are to be read."""

_YEAR = re.compile("[0-9]{1,9}")

_NO_TABLE = Text(
    id="tidak ada tabel yang dikenal; satu baris judul harus memuat Nama inovasi dan kolom lain, "
    "atau Indikator dan Level",
    en="no table that is known; a row of headings must have Nama inovasi and another column, "
    "or Indikator and Level",
)
_TOO_MANY_TABLES = Text(
    id="berkas ini memuat lebih dari {most} tabel", en="this file holds more than {most} tables"
)
_TOO_MANY_HEADINGS = Text(
    id="tabel-tabel berkas ini memuat lebih dari {most} judul kolom",
    en="the tables of this file have more than {most} headings",
)
_UNKNOWN_ROW = Text(
    id="baris {name} tidak dikenal, jadi tidak dibaca",
    en="the row {name} is not known and was not read",
)
_NO_PEMDA = Text(
    id='nama pemda tidak ada; isi baris "Nama pemda", atau sebutkan saat membaca (--given pemda=…)',
    en='the name of the pemda is not there; fill in the row "Nama pemda", or say it when reading '
    "(--given pemda=…)",
)
_OTHER_TEMPLATE = Text(
    id="isian ini dibuat dari templat {made}, tetapi dibaca menurut {edition}",
    en="this was filled into a template of {made} but is read under {edition}",
)
_REVISED = Text(
    id="templat isian ini dibuat sebelum {edition} diubah menjadi revisi {revision}",
    en="the template of this was made before {edition} became revision {revision}",
)
_BESIDE_ROWS = Text(
    id="jumlah jadi dan inovasi satu per satu tidak boleh bersama; hapus salah satunya",
    en="sums and innovations one by one exclude each other; leave one out",
)
_NOT_A_FIELD = Text(
    id="{name} bukan isian yang dapat disebut{guess}; yang ada: {known}",
    en="{name} is nothing that can be said{guess}; there are: {known}",
)
