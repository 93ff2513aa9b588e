"""The answers of a table: their parts as the report writes them, whoever gave them."""

from collections.abc import Mapping
from typing import TypeAlias

from attrs import frozen

from inovasi_index.files.nodes import Node
from inovasi_index.files.tables import headings
from inovasi_index.files.tables.columns import Columns, Row, Subjects, columns_of
from inovasi_index.files.tables.finding import Table
from inovasi_index.files.tables.headings import FIELDS, Path, plain
from inovasi_index.files.tables.rows import TWICE, Rows, yes_no
from inovasi_index.files.tables.words import yes_no_in
from inovasi_index.problems import shorten
from inovasi_index.text import Text

Parts: TypeAlias = dict[str, Node]
"""What is known of one answer: its level, value, readings, basis, evidence, whether verified."""

NUMBERS = ("level", "value", "previous", "current")
PARTS = (*NUMBERS, "points", "basis", "verified")


@frozen
class AnswerTable:
    """A table whose rows are answered in columns: of innovations, or of their jurors.

    ``name`` is the field that says whose answers a row has.
    """

    rows: Rows
    table: Table
    subjects: Subjects
    columns: Columns
    name: Path

    @classmethod
    def of(
        cls, rows: Rows, table: Table, subjects: Subjects, given: Mapping[Path, str], name: Path
    ) -> "AnswerTable":
        """A table whose columns are known; what is to be said of them is said."""
        columns = columns_of(table.heads, table.rows, subjects, given)
        made = cls(rows, table, subjects, columns, name)
        made._note_columns()
        return made

    def _note_columns(self) -> None:
        rows, table, columns = self.rows, self.table, self.columns
        for at in columns.unknown:
            rows.note_unknown(table, at)
        for at in columns.twice:
            rows.note_twice(table, at)
        for at, text in columns.read_as:
            rows.document.warning("read-as", text, rows.place(table, table.line, at))
        rows.note_ambiguous(table, columns.ambiguous)
        rows.check_merged(table, columns.used, self.name_column)

    @property
    def name_column(self) -> int:
        """The column of the names; without one this would be no such table."""
        return self.columns.fields[self.name]

    def passes_over(self, row: Row) -> bool:
        """Whether a row is one of totals."""
        return self.rows.passes_over(self.table, row, self.name_column)

    def cells(self, row: Row) -> dict[Path, Node]:
        """What is said in a row besides its answers."""
        return self.rows.cells(self.table, row, self.columns.fields)

    def answers(self, row: Row) -> dict[str, Parts]:
        """The answers of a row, by the ids of the indicators."""
        found: dict[str, Parts] = {}
        for (row_id, form), at in self.columns.answers.items():
            if at > len(row[1]):  # there may be thousands of columns, and short rows
                break
            node = self.rows.cell(self.table, row, at)
            if node is None:
                continue
            if form != "evidence":
                found.setdefault(row_id, {})[form] = node
            elif yes_no_in(str(node.value)) == "true":
                found.setdefault(row_id, {})[form] = _marked(node)
        return found

    def verify(self, node: Node, answers: Mapping[str, Parts]) -> None:
        """Mark the answers that a list names as verified."""
        text = str(node.value)
        named = [self.subjects.find(each) for each in self.rows.parts(node, {})]
        for row_id in answers if plain(text) in headings.ALL else named:
            if row_id in answers:
                answers[row_id]["verified"] = node.with_value("true")
            else:
                told = _UNANSWERED.fill(row=shorten(row_id))
                self.rows.document.warning("verified-unanswered", told, node.place)


def _marked(node: Node) -> Node:
    """A mark that evidence is there: it says no more than that."""
    there = Node({"note": node.with_value(_THERE)}, node.place)
    return Node([there], node.place)


def add_answers(rows: Rows, table: Table, subjects: Subjects, answers: dict[str, Parts]) -> None:
    """Add the answers of the region that stand in a table, one a row."""
    columns = rows.columns_of(table, FIELDS["spd"])
    for row in table.rows:
        if rows.passes_over(table, row, columns["row",]):
            continue
        cells = rows.cells(table, row, columns)
        parts = {key: cells[key,] for key in PARTS if (key,) in cells}
        if parts:
            _add(rows, answers, parts, _subject(rows, cells, subjects))


def _subject(rows: Rows, cells: Mapping[Path, Node], subjects: Subjects) -> Node | None:
    """The cell that names the indicator of a row, as its id."""
    named = cells.get(("row",))
    if named is None:
        rows.document.problem("missing-key", NO_ROW, next(iter(cells.values())).place)
        return None
    return subjects.row_of(named)


def _add(rows: Rows, answers: dict[str, Parts], parts: Parts, named: Node | None) -> None:
    if named is None or not isinstance(named.value, str):
        return
    if named.value in answers:
        text = TWICE.fill(name=shorten(named.value))
        rows.document.problem("duplicate-key", text, named.place)
        return
    answers[named.value] = {key: node.with_key(named.place) for key, node in parts.items()}


def read_parts(rows: Rows, row_id: str, parts: Parts, subjects: Subjects) -> Parts:
    """The parts of an answer as the report writes them: points as the level they are of."""
    read = dict(parts)
    points, score = read.pop("points", None), read.pop("score", None)
    for key in NUMBERS:
        if key in read:
            read[key] = rows.number(read[key])
    if "verified" in read:
        read["verified"] = yes_no(read["verified"])
    if points is not None and "level" not in read:
        read["level"] = _level_of(rows, row_id, points, subjects)
    if score is not None and not read.keys() & {*NUMBERS}:
        number = rows.number(score)
        read["level" if str(number.value).isdecimal() else "value"] = number
    return read


def _level_of(rows: Rows, row_id: str, points: Node, subjects: Subjects) -> Node:
    """The level that brings so many points."""
    number = rows.number(points)
    if number.value is None:
        return number
    level = subjects.level_of(row_id, str(number.value))
    if level is None:
        text = _NOT_POINTS.fill(
            value=shorten(points.value), row=row_id, points=subjects.points_of(row_id)
        )
        rows.document.problem("not-points", text, points.place)
        return points.with_value(None)
    return points.with_value(str(level))


def finished(rows: Rows, answers: Mapping[str, Parts], subjects: Subjects) -> dict[str, Node]:
    """The answers as the report writes them; a bare level stands for itself."""
    return {
        row_id: _answer(read_parts(rows, row_id, parts, subjects))
        for row_id, parts in answers.items()
    }


def _answer(parts: Parts) -> Node:
    if set(parts) == {"level"}:
        return parts["level"]
    first = next(iter(parts.values()))
    if not parts.keys() & {*NUMBERS} and "evidence" in parts:
        # Evidence is gathered before a level is chosen: level 0 says that nothing is.
        parts["level"] = first.with_value("0")
    return Node(dict(parts), first.mark, first.key_mark)


_THERE = "ada"
"""What is noted of evidence of which a table only says that it is there."""

NO_ROW = Text(
    id="indikatornya tidak disebut; isi kolom Indikator",
    en="the indicator is not named; fill in the column Indikator",
)
_UNANSWERED = Text(
    id="indikator {row} disebut terverifikasi tetapi tidak dijawab",
    en="indicator {row} is called verified but is not answered",
)
_NOT_POINTS = Text(
    id="{value} bukan poin indikator {row}; yang mungkin: {points}",
    en="{value} is no number of points of indicator {row}; there are: {points}",
)
