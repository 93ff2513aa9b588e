"""The evidence of a table, one document a row, brought to the answers that it shows."""

from collections.abc import Mapping
from typing import cast

from inovasi_index.files.nodes import Node
from inovasi_index.files.tables.answers import NO_ROW, Parts
from inovasi_index.files.tables.columns import Columns, Subjects, find_orders
from inovasi_index.files.tables.finding import Table
from inovasi_index.files.tables.headings import FIELDS, Path
from inovasi_index.files.tables.owners import NO_INOVASI, Owners
from inovasi_index.files.tables.rows import Rows


def add_documents(rows: Rows, table: Table, owners: Owners) -> None:
    """Bring each document to its answer; one of an answer that is not there makes it."""
    columns = Columns(fields=rows.columns_of(table, FIELDS["bukti"]))
    find_orders(columns, table.rows)
    rows.note_ambiguous(table, columns.ambiguous)
    for row in table.rows:
        cells = rows.cells(table, row, columns.fields)
        owner, juror = cells.pop(("inovasi",), None), cells.pop(("juri",), None)
        named = cells.pop(("row",), None)
        if named is None:
            if cells:
                place = rows.place(table, row[0], columns.fields["row",])
                rows.document.problem("missing-key", NO_ROW, place)
            continue
        answers, subjects = _owned(rows, owner, juror, owners)
        row_id = subjects.row_of(named)
        if answers is not None and isinstance(row_id.value, str):
            parts = answers.setdefault(row_id.value, {})
            there = parts.setdefault("evidence", Node([], named.place))
            cast("list[Node]", there.value).append(Node(_read(rows, cells, columns), named.place))


def _owned(
    rows: Rows, owner: Node | None, juror: Node | None, owners: Owners
) -> tuple[dict[str, Parts] | None, Subjects]:
    """The answers that a document belongs to, and the rows that these are about."""
    if owner is None:
        if juror is None:
            return owners.spd, owners.of_region
        rows.document.problem("missing-key", NO_INOVASI, juror.place)
        return None, owners.of_jurors
    entry = owners.innovation(rows, owner)
    if juror is None:
        return entry.answers if entry else None, owners.of_innovations
    found = owners.juror(rows, entry, juror) if entry else None
    return found.answers if found else None, owners.of_jurors


def _read(rows: Rows, cells: Mapping[Path, Node], columns: Columns) -> dict[str, Node]:
    piece = {path[0]: node for path, node in cells.items()}
    for key, node in piece.items():
        if key == "date" and isinstance(node.value, str):
            piece[key] = node.with_value(columns.date_in((key,), node.value))
        if key == "years" and isinstance(node.value, str):
            years = rows.parts(node, {})
            piece[key] = node.with_value([node.with_value(each) for each in years])
    return piece
