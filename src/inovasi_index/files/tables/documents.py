"""The evidence of a table, one document a row, brought to the answers that it shows."""

from collections.abc import Mapping, Sequence
from typing import cast

from attrs import frozen

from inovasi_index.files.nodes import Node
from inovasi_index.files.tables.answers import NO_ROW, Parts
from inovasi_index.files.tables.columns import Columns, Subjects, find_orders
from inovasi_index.files.tables.finding import Table
from inovasi_index.files.tables.headings import FIELDS, Path, plain
from inovasi_index.files.tables.innovations import Entry
from inovasi_index.files.tables.rows import Rows
from inovasi_index.files.tables.words import parts_in
from inovasi_index.problems import did_you_mean, shorten
from inovasi_index.ruleset import Ruleset
from inovasi_index.text import Text


@frozen
class Owners:
    """Whose answers there are: those of the region, and those of each innovation."""

    rules: Ruleset | None
    spd: dict[str, Parts]
    innovations: Sequence[Entry]


def add_documents(rows: Rows, table: Table, owners: Owners) -> None:
    """Bring each document to its answer; one of an answer that is not there makes it."""
    columns = Columns(fields=rows.columns_of(table, FIELDS["bukti"]))
    find_orders(columns, table.rows)
    rows.note_ambiguous(table, columns.ambiguous)
    for row in table.rows:
        cells = rows.cells(table, row, columns.fields)
        owner, named = cells.pop(("inovasi",), None), cells.pop(("row",), None)
        if named is None:
            if cells:
                place = rows.place(table, row[0], columns.fields["row",])
                rows.document.problem("missing-key", NO_ROW, place)
            continue
        answers = owners.spd if owner is None else _owned(rows, owner, owners.innovations)
        row_id = Subjects(owners.rules, "pemda" if owner is None else "inovasi").row_of(named)
        if answers is not None and isinstance(row_id.value, str):
            parts = answers.setdefault(row_id.value, {})
            there = parts.setdefault("evidence", Node([], named.place))
            cast("list[Node]", there.value).append(Node(_read(cells, columns), named.place))


def _read(cells: Mapping[Path, Node], columns: Columns) -> dict[str, Node]:
    piece = {path[0]: node for path, node in cells.items()}
    for key, node in piece.items():
        if key == "date" and isinstance(node.value, str):
            piece[key] = node.with_value(columns.date_in((key,), node.value))
        if key == "years" and isinstance(node.value, str):
            years = parts_in(node.value, {})
            piece[key] = node.with_value([node.with_value(each) for each in years])
    return piece


def _owned(rows: Rows, owner: Node, innovations: Sequence[Entry]) -> dict[str, Parts] | None:
    """The answers of the innovation that a document belongs to: by its number, or its name."""
    if owner.value is None:
        return None
    wanted = str(owner.value).strip()
    by_number = [each for each in innovations if each.number == wanted]
    found = by_number or [each for each in innovations if each.name == plain(wanted)]
    if len(found) == 1:
        return found[0].answers
    known = [str(each.values["nama"].value) for each in innovations if each.name]
    text = _NO_OWNER.fill(name=shorten(wanted), guess=did_you_mean(wanted, known))
    rows.document.problem("unresolved-reference", text, owner.place)
    return None


_NO_OWNER = Text(
    id="tidak ada tepat satu inovasi bernomor atau bernama {name}{guess}",
    en="there is not exactly one innovation of the number or name {name}{guess}",
)
