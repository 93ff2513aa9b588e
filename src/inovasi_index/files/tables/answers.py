"""The answers of a table: their parts as the report writes them, whoever gave them."""

from collections.abc import Mapping
from typing import TypeAlias

from inovasi_index.files.nodes import Node
from inovasi_index.files.tables.columns import Subjects
from inovasi_index.files.tables.finding import Table
from inovasi_index.files.tables.headings import FIELDS, Path
from inovasi_index.files.tables.rows import TWICE, Rows, yes_no
from inovasi_index.problems import shorten
from inovasi_index.text import Text

Parts: TypeAlias = dict[str, Node]
"""What is known of one answer: its level, value, readings, basis, evidence, whether verified."""

NUMBERS = ("level", "value", "previous", "current")
PARTS = (*NUMBERS, "points", "basis", "verified")


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
    points = read.pop("points", None)
    for key in NUMBERS:
        if key in read:
            read[key] = rows.number(read[key])
    if "verified" in read:
        read["verified"] = yes_no(read["verified"])
    if points is not None and "level" not in read:
        read["level"] = _level_of(rows, row_id, points, subjects)
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


NO_ROW = Text(
    id="indikatornya tidak disebut; isi kolom Indikator",
    en="the indicator is not named; fill in the column Indikator",
)
_NOT_POINTS = Text(
    id="{value} bukan poin indikator {row}; yang mungkin: {points}",
    en="{value} is no number of points of indicator {row}; there are: {points}",
)
