"""The cells of tables as nodes, each at its place; what is wrong with a table as such."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import cast

from inovasi_index.files.nodes import Document, Node, Value
from inovasi_index.files.tables import headings
from inovasi_index.files.tables.columns import Row
from inovasi_index.files.tables.finding import Table
from inovasi_index.files.tables.headings import Path, plain
from inovasi_index.files.tables.words import number_in, parts_in, yes_no_in
from inovasi_index.problems import NO_GUESS, Place, WrongValueError, did_you_mean, shorten
from inovasi_index.text import Text

MOST_ITEMS = 200_000
"""Items of the lists that stand in cells."""
MOST_GUESSES = 50
"""Names for which the nearest that is there is sought."""


class RowNode(Node):
    """The values of one row: what is missing is missed at its cell."""

    __slots__ = ("cells",)

    def __init__(self, value: Value, mark: Place, cells: Mapping[str, Place]) -> None:
        super().__init__(value, mark)
        self.cells = cells

    def missing(self, key: str) -> Place:
        """Where a key that is not there should stand."""
        return self.cells.get(key, self.place)


class Rows:
    """Reads the cells of the tables of a file, and notes what cannot be read."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._items = self._guesses = 0

    def place(self, table: Table, line: int, column: int) -> Place:
        """The place of a cell, by its row and column from 1."""
        return Place(line, column, self.document.name, table.sheet.name)

    def cell(self, table: Table, row: Row, column: int, path: Path = ()) -> Node | None:
        """A cell with something in it; one that has no value is answered once."""
        line, cells = row
        broken = table.sheet.broken.pop((line, column), None)
        if not broken and (column > len(cells) or not cells[column - 1]):
            return None
        place = self.place(table, line, column)
        if broken:
            self.document.problem(*broken, place)
            return Node(None, place)
        text = cells[column - 1]
        left_out = path not in headings.TEXTS and is_nothing(text)
        return Node(text, place) if text.strip() and not left_out else None

    def cells(self, table: Table, row: Row, columns: Mapping[Path, int]) -> dict[Path, Node]:
        """The cells of a row that have something in them, by their fields."""
        found = {path: self.cell(table, row, at, path) for path, at in columns.items()}
        return {path: node for path, node in found.items() if node is not None}

    def number(self, node: Node) -> Node:
        """A cell as the number it is; one that could be two numbers is answered."""
        if not isinstance(node.value, str):
            return node
        try:
            return node.with_value(number_in(node.value))
        except WrongValueError as wrong:
            self.document.problem(wrong.code, wrong.message, node.place)
            return node.with_value(None)

    def parts(self, node: Node, known: Mapping[str, str]) -> list[str]:
        """The items of a list in one cell, as long as there are not too many in the file."""
        items = parts_in(str(node.value), known)
        self._items += len(items)
        if self._items > MOST_ITEMS:
            self.document.problem("too-large", _TOO_MANY_ITEMS.fill(most=MOST_ITEMS), node.place)
            return []
        return items

    def guess(self, given: str, known: Iterable[str]) -> Text:
        """What was meant by a name that is not there; who mistakes many has other names in mind."""
        self._guesses += 1
        return did_you_mean(given, known) if self._guesses <= MOST_GUESSES else NO_GUESS

    def columns_of(self, table: Table, fields: Mapping[str, Path]) -> dict[Path, int]:
        """The columns of a table that has no others than some fields."""
        columns: dict[Path, int] = {}
        for at, head in enumerate(table.heads, start=1):
            path = fields.get(plain(head))
            if path is None:
                if head.strip():
                    self.note_unknown(table, at)
            elif path in columns:
                self.note_twice(table, at)
            else:
                columns[path] = at
        self.check_merged(table, columns.values(), columns["row",])
        return columns

    def note_unknown(self, table: Table, column: int) -> None:
        """Say once of a column that it was not read."""
        head = table.heads[column - 1] if column <= len(table.heads) else ""
        text = _UNKNOWN.fill(name=shorten(head)) if head.strip() else _NAMELESS
        self.document.warning("unknown-column", text, self.place(table, table.line, column))

    def note_twice(self, table: Table, column: int) -> None:
        """Refuse a column that is there already."""
        text = TWICE.fill(name=shorten(table.heads[column - 1]))
        self.document.problem("duplicate-column", text, self.place(table, table.line, column))

    def passes_over(self, table: Table, row: Row, name: int) -> bool:
        """Whether a row is one of totals, which is not read and said to be so."""
        if not sums_up(row, name):
            return False
        self.document.warning("row-passed-over", _TOTALS, self.place(table, row[0], 1))
        return True

    def note_ambiguous(self, table: Table, cells: Sequence[tuple[int, int]]) -> None:
        """Refuse columns of dates that could be read in two ways."""
        for line, column in cells:
            self.document.problem("ambiguous-date", _AMBIGUOUS, self.place(table, line, column))

    def check_merged(self, table: Table, columns: Collection[int], name: int) -> None:
        """Refuse cells that were made one: which rows the value is of, nobody can tell."""
        lines = [row[0] for row in table.rows if not sums_up(row, name)]
        used, ranges = sorted(columns), table.sheet.merged
        begin = bisect_left(ranges, (table.line + 1,))
        end = bisect_left(ranges, (lines[-1] + 1,)) if lines else begin
        for first, left, last, right in ranges[begin:end]:
            if _has_between(lines, first, last) and _has_between(used, left, right):
                self.document.problem("merged-cells", _MERGED, self.place(table, first, left))


def _has_between(numbers: Sequence[int], first: int, last: int) -> bool:
    """Whether there is one of some numbers, which are in order, between two others."""
    return bisect_left(numbers, first) < bisect_right(numbers, last)


def is_nothing(value: Value) -> bool:
    """Whether a cell holds no more than a dash."""
    return isinstance(value, str) and value.strip() in headings.NOTHING


def sums_up(row: Row, name: int) -> bool:
    """Whether a row sums up those above it: one of totals, that names nothing by itself."""
    filled = [(at, text) for at, text in enumerate(row[1], start=1) if text.strip()]
    if not filled or not plain(filled[0][1]).startswith(headings.TOTALS):
        return False
    (first, text), *others = filled
    if first == name:
        return plain(text) in headings.TOTALS and not any(
            map(_LETTER.search, dict(others).values())
        )
    return name not in dict(others)


_LETTER = re.compile(r"[^\W\d_]")


def yes_no(node: Node) -> Node:
    """A cell as the yes or no it is."""
    return node.with_value(yes_no_in(node.value)) if isinstance(node.value, str) else node


def below(entries: dict[str, Node], key: str, place: Place) -> dict[str, Node]:
    """The entries of a mapping below, which is made when it is first wanted."""
    return cast("dict[str, Node]", entries.setdefault(key, Node({}, place)).value)


TWICE = Text(
    id="{name} sudah ada; gabungkan atau hapus salah satunya",
    en="{name} is there already; join the two or remove one",
)
_TOO_MANY_ITEMS = Text(
    id="daftar-daftar dalam sel berkas ini memuat lebih dari {most} butir",
    en="the lists in the cells of this file have more than {most} items",
)
_UNKNOWN = Text(
    id="kolom {name} tidak dikenal, jadi tidak dibaca",
    en="the column {name} is not known and was not read",
)
_NAMELESS = Text(
    id="kolom ini berisi tetapi tanpa judul, jadi tidak dibaca",
    en="this column is filled but has no heading and was not read",
)
_TOTALS = Text(
    id="baris jumlah ini tidak dibaca",
    en="this row of totals is not read",
)
_AMBIGUOUS = Text(
    id="tanggal di kolom ini dapat berarti hari/bulan atau bulan/hari; tulis TTTT-BB-HH "
    "seperti 2025-03-31",
    en="the dates of this column could be day/month or month/day; write YYYY-MM-DD like 2025-03-31",
)
_MERGED = Text(
    id="sel-sel ini digabung, sehingga tidak jelas baris mana yang dimaksud; pisahkan dan isi "
    "setiap baris",
    en="these cells are merged, so that nobody can tell which rows are meant; split them and "
    "fill each row",
)
