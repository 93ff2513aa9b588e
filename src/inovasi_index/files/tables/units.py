"""The perangkat daerah of a pemda from a file: one a line, or the column of a table."""

import io
from collections.abc import Iterator, Sequence
from itertools import islice

from inovasi_index.files.nodes import (
    MOST_VALUES,
    Document,
    Source,
    UnreadableError,
    bytes_of,
    decode,
    is_workbook,
    name_of,
)
from inovasi_index.files.tables.finding import DELIMITERS, ROWS_TRIED
from inovasi_index.files.tables.headings import INOVASI, plain
from inovasi_index.files.tables.parts import Bound
from inovasi_index.files.tables.sheets import (
    TOO_MANY,
    Sheet,
    csv_rows,
    csv_sheet,
    workbook_sheets,
)
from inovasi_index.problems import LaporanError

_HEADINGS = frozenset(plain(name) for name in INOVASI["perangkat_daerah",])


def read_perangkat_daerah(source: Source, *, name: str | None = None) -> tuple[str, ...]:
    """The names of the units of a pemda, in the order of the file.

    Args:
        source: A text of one name a line, or a CSV or XLSX file with a column headed
            ``Perangkat daerah`` (or OPD, SKPD, …); without such a heading, its first column.
        name: What to call the file in problems, if not by its path.

    Raises:
        LaporanError: The file cannot be read.
        MissingLibraryError: A workbook, without the extra ``xlsx``.
    """
    document = Document(name if name is not None else name_of(source))
    try:
        data = bytes_of(source)
        if is_workbook(data):
            return tuple(_names(_rows(workbook_sheets(data))))
        return tuple(_names(_text_rows(decode(data))))
    except UnreadableError as end:
        document.problem(end.code, end.message, end.place)
        raise LaporanError(document.problems) from None


def _rows(sheets: Sequence[Sheet]) -> list[list[str]]:
    return [cells for sheet in sheets for _, cells in sheet.rows]


def _text_rows(text: str) -> list[list[str]]:
    """The rows of a text: cells where a heading says that it is a table, else whole lines."""
    for delimiter in DELIMITERS:
        try:
            if _has_heading(text, delimiter):
                return _rows([csv_sheet(text, delimiter)])
        except UnreadableError as end:
            if end.code != "syntax":  # a name may have a quote in it: the lines are no table then
                raise
    bound, rows = Bound(MOST_VALUES, TOO_MANY), []
    for line in io.StringIO(text, newline=None):
        bound.count()
        rows.append([line])
    return rows


def _has_heading(text: str, delimiter: str) -> bool:
    rows = islice(csv_rows(text, delimiter), ROWS_TRIED)
    return any(len(cells) > 1 and _column_of(cells) is not None for _, cells in rows)


def _column_of(cells: Sequence[str]) -> int | None:
    return next((at for at, cell in enumerate(cells) if plain(cell) in _HEADINGS), None)


def _names(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The names below the heading, or all of the first column where there is none."""
    start, column = next(
        (
            (number + 1, at)
            for number, cells in enumerate(rows[:ROWS_TRIED])
            if (at := _column_of(cells)) is not None
        ),
        (0, 0),
    )
    for cells in rows[start:]:
        if column < len(cells) and cells[column].strip():
            yield " ".join(cells[column].split())
