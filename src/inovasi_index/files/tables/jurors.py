"""What jurors gave, one juror and innovation a row, brought to the innovations."""

from collections.abc import Mapping

from inovasi_index.files.nodes import Node
from inovasi_index.files.tables.answers import AnswerTable
from inovasi_index.files.tables.finding import Table
from inovasi_index.files.tables.headings import Path
from inovasi_index.files.tables.innovations import Given, Juror
from inovasi_index.files.tables.owners import NO_INOVASI, Owners
from inovasi_index.files.tables.rows import Rows, is_nothing


def add_jurors(rows: Rows, table: Table, owners: Owners, given: Given) -> None:
    """Bring each juror to the innovation that the row names, in the order of the rows.

    A row without a juror or an answer says nothing: sheets are made before anybody judges. The
    same juror twice for one innovation stays twice, and whoever scores it says so.
    """
    sheet = AnswerTable.of(rows, table, owners.of_jurors, given, _NAME)
    for row in table.rows:
        if sheet.passes_over(row):
            continue
        cells, answers = sheet.cells(row), sheet.answers(row)
        if not answers and not _is_named(cells):
            continue
        verified, owner = cells.get(("verified",)), cells.get(("inovasi",))
        if verified is not None:
            sheet.verify(verified, answers)
        if owner is None:
            place = rows.place(table, row[0], sheet.columns.fields["inovasi",])
            rows.document.problem("missing-key", NO_INOVASI, place)
            continue
        entry = owners.innovation(rows, owner)
        if entry is not None:
            place = rows.place(table, row[0], sheet.name_column)
            values = {"nama": cells[_NAME]} if _NAME in cells else {}
            entry.jurors.append(Juror(sheet, place, values, answers))


def _is_named(cells: Mapping[Path, Node]) -> bool:
    """Whether a row says who judged, with more than a dash that fills an empty row."""
    return _NAME in cells and (("inovasi",) in cells or not is_nothing(cells[_NAME].value))


_NAME: Path = ("juri", "nama")
