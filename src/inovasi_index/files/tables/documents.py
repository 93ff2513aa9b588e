"""The evidence of a table, one document a row, brought to the answers that it shows."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
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


@frozen(slots=False)
class Owners:
    """Whose answers there are: those of the region, and those of each innovation."""

    rules: Ruleset | None
    spd: dict[str, Parts]
    innovations: Sequence[Entry]

    # A table has many documents: what each of them asks is worked out once.

    @cached_property
    def of_region(self) -> Subjects:
        """The rows that the region answers."""
        return Subjects(self.rules, "pemda")

    @cached_property
    def of_innovations(self) -> Subjects:
        """The rows that each innovation answers."""
        return Subjects(self.rules, "inovasi")

    @cached_property
    def by_number(self) -> Mapping[str, list[Entry]]:
        """The innovations by their numbers."""
        return _grouped((each.number, each) for each in self.innovations)

    @cached_property
    def by_name(self) -> Mapping[str, list[Entry]]:
        """The innovations by their names, as names are compared."""
        return _grouped((each.name, each) for each in self.innovations)


def _grouped(pairs: Iterable[tuple[str, Entry]]) -> Mapping[str, list[Entry]]:
    groups: dict[str, list[Entry]] = {}
    for key, entry in pairs:
        groups.setdefault(key, []).append(entry)
    return groups


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
        answers = owners.spd if owner is None else _owned(rows, owner, owners)
        subjects = owners.of_region if owner is None else owners.of_innovations
        row_id = subjects.row_of(named)
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


def _owned(rows: Rows, owner: Node, owners: Owners) -> dict[str, Parts] | None:
    """The answers of the innovation that a document belongs to: by its number, or its name."""
    if owner.value is None:
        return None
    wanted = str(owner.value).strip()
    found = owners.by_number.get(wanted) or owners.by_name.get(plain(wanted), [])
    if len(found) == 1:
        return found[0].answers
    known = [str(each.values["nama"].value) for each in owners.innovations if each.name]
    text = _NO_OWNER.fill(name=shorten(wanted), guess=did_you_mean(wanted, known))
    rows.document.problem("unresolved-reference", text, owner.place)
    return None


_NO_OWNER = Text(
    id="tidak ada tepat satu inovasi bernomor atau bernama {name}{guess}",
    en="there is not exactly one innovation of the number or name {name}{guess}",
)
