"""Tables to texts with places: the sheets of a workbook, or the one of a CSV file.

Nothing is computed here and no cell is ever executed: of a formula, the value that the spreadsheet
program last stored is read, and a formula without one is answered at its cell.
"""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator
from decimal import Context, Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from attrs import define, field

from inovasi_index.exact import MOST_DIGITS
from inovasi_index.files.nodes import LOCKED, MOST_VALUES, START, UnreadableError
from inovasi_index.files.tables.books import library
from inovasi_index.files.tables.cells import from_cell, from_csv
from inovasi_index.files.tables.parts import (
    MOST_UNPACKED,
    TRUE,
    Archive,
    Attributes,
    Begins,
    Book,
    Bound,
    BrokenPartError,
    Walk,
    Wording,
    book_in,
)
from inovasi_index.problems import MissingLibraryError, Place, shorten
from inovasi_index.text import Text

MOST_CELLS = 8 * MOST_VALUES
"""Cells of a file, empty ones too: a single cell far to the right has thousands beside it."""
MOST_LETTERS = MOST_UNPACKED
"""Letters of a file: one text of a workbook can be that of many cells."""


class Broken(NamedTuple):
    """Why a cell has no value."""

    code: str
    message: Text


@define
class Sheet:
    """The rows of a table as texts, by their numbers from 1; an empty cell is an empty text.

    ``broken`` holds the cells that have no value, by row and column from 1, each with why;
    ``merged`` the ranges that were made one cell, in order: first row and column, last row and
    column.
    """

    name: str
    rows: list[tuple[int, list[str]]] = field(factory=list)
    broken: dict[tuple[int, int], Broken] = field(factory=dict)
    merged: list[tuple[int, int, int, int]] = field(factory=list)


@define
class _Bounds:
    """How much of a file is read: filled cells, all cells, and what stands in them."""

    values: Bound = field(factory=lambda: Bound(MOST_VALUES, TOO_MANY))
    cells: Bound = field(factory=lambda: Bound(MOST_CELLS, TOO_MANY))
    letters: Bound = field(factory=lambda: Bound(MOST_LETTERS, _TOO_LONG))


# CSV.


def csv_sheet(text: str, delimiter: str) -> Sheet:
    """The rows of a CSV file.

    Raises:
        UnreadableError: ``syntax`` or ``too-large``.
    """
    sheet, bounds = Sheet(""), _Bounds()
    for number, cells in csv_rows(text, delimiter):
        bounds.cells.count(len(cells) or 1)
        bounds.values.count(sum(map(bool, cells)))
        if any(cells):
            sheet.rows.append((number, [from_csv(cell) for cell in cells]))
    return sheet


def csv_rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The cells of a CSV file, row by row, with the number of the row."""
    number, hint = 0, _DELIMITER_HINT.match(text)
    if hint:
        text, number = text[hint.end() :], 1
    reader = csv.reader(
        io.StringIO(text.replace("\r\n", "\n"), newline=""), delimiter=delimiter, strict=True
    )
    while True:
        number += 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            detail = next((say for sign, say in _CSV_MISTAKES if sign in str(error)), _QUOTES)
            place = Place(number, 1, sheet="")
            raise UnreadableError("syntax", _NOT_CSV.fill(detail=detail), place) from None
        if cells is None:
            return
        yield number, cells


def hinted_delimiter(text: str) -> str | None:
    """The delimiter that a first line ``sep=;`` names."""
    hint = _DELIMITER_HINT.match(text)
    return hint[1] if hint else None


_DELIMITER_HINT = re.compile(r"sep=([,;\t])\r?\n", re.IGNORECASE)


# Workbooks.


def workbook_sheets(data: bytes) -> list[Sheet]:
    """The sheets of a workbook.

    Raises:
        UnreadableError: ``locked-workbook``, ``old-workbook``, ``not-a-workbook`` or
            ``too-large``.
        MissingLibraryError: The extra ``xlsx`` is not installed.
    """
    if data.startswith(LOCKED):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise UnreadableError("locked-workbook", _LOCKED, START)
        raise UnreadableError("old-workbook", _OLD, START)
    try:
        archive = Archive(data)
        book, bounds = book_in(archive), _Bounds()
        return [
            _SheetReader(book, Sheet(name), bounds).read(archive.part(part))
            for name, part in book.sheets
        ]
    except (UnreadableError, MissingLibraryError, MemoryError):
        raise
    except Exception:  # a broken workbook raises whatever is stumbled over
        raise UnreadableError("not-a-workbook", _NOT_A_WORKBOOK, START) from None


class _SheetReader:
    """Reads the cells of one sheet, row by row."""

    def __init__(self, book: Book, sheet: Sheet, bounds: _Bounds) -> None:
        self._book, self._sheet, self._bounds = book, sheet, bounds
        self._walk = Walk()
        self._wording = Wording(self._walk)
        self._line = self._column = 0
        self._texts: dict[int, str] = {}
        self._cell: Attributes = {}
        self._value = ""
        self._is_formula = False

    def read(self, part: bytes) -> Sheet:
        """The sheet of a part; what its cells look like and what may be put in is passed by."""
        begins: Begins = {
            **self._wording.begins,
            "row": self._begin_row,
            "c": self._begin_cell,
            "f": self._note_formula,
            "v": self._walk.listen,
            "mergeCell": self._note_merged,
        }
        ends = {"row": self._end_row, "c": self._end_cell, "v": self._end_value}
        self._walk.through(part, begins, {**self._wording.ends, **ends})
        self._sheet.merged = sorted(set(self._sheet.merged))
        return self._sheet

    # What the file says of the size of a sheet is not asked: one of one cell may claim millions.

    def _begin_row(self, given: Attributes) -> None:
        before, self._line = self._line, int(float(given.get("r", self._line + 1)))
        self._bounds.cells.count(self._line - before - 1)
        self._column = 0
        if self._line <= before:
            raise BrokenPartError

    def _end_row(self) -> None:
        width = max(self._texts, default=0)
        self._bounds.cells.count(width or 1)
        if self._texts:
            texts = [""] * width
            for column, text in self._texts.items():
                texts[column - 1] = text
            self._sheet.rows.append((self._line, texts))
            self._texts.clear()

    def _begin_cell(self, given: Attributes) -> None:
        self._column = _column_of(given["r"]) if "r" in given else self._column + 1
        self._cell, self._value, self._is_formula = given, "", False

    def _note_formula(self, _: Attributes) -> None:
        self._is_formula = True

    def _end_value(self) -> None:
        self._value = self._walk.heard()

    def _end_cell(self) -> None:
        kind, worded = self._cell.get("t", "n"), self._wording.take()
        text = worded if kind == "inlineStr" else self._value
        if text:
            self._bounds.values.count()
            self._texts[self._column] = self._read(kind, text)
            self._bounds.letters.count(len(self._texts[self._column]))
        elif self._is_formula and kind != "str":  # an empty text has been computed
            self._break("formula-without-value", _UNCOMPUTED)

    def _break(self, code: str, message: Text) -> str:
        self._sheet.broken[self._line, self._column] = Broken(code, message)
        return self._texts.setdefault(self._column, "")

    def _note_merged(self, given: Attributes) -> None:
        ends = _RANGE.fullmatch(given["ref"])
        if ends:
            self._bounds.values.count()
            first, row, last, end = ends.groups()
            self._sheet.merged.append((int(row), _column(first), int(end), _column(last)))

    # What a cell holds, by the kind that it says.

    def _read(self, kind: str, text: str) -> str:
        if kind == "n":
            return self._number(text)
        if kind == "s":
            return self._book.strings[_index(text)]
        if kind == "b":
            return str(text in TRUE).lower()
        if kind == "e":
            return self._break("cell-error", _failed(text))
        if kind == "d":
            return _time_text(library().utils.datetime.from_ISO8601(text))
        return from_cell(text)

    def _number(self, text: str) -> str:
        """A number as its shortest decimal, or as the date that it stands for."""
        is_whole = len(text) <= MOST_DIGITS and not any(sign in text for sign in ".eE")
        number = int(text) if is_whole else float(text)
        form = self._book.formats.of(int(self._cell.get("s", 0)))
        if not form.is_date:
            return _number_text(number, is_percent=form.is_percent)
        dates = library().utils.datetime
        try:
            return _time_text(dates.from_excel(number, self._book.epoch, form.is_span))
        except (OverflowError, ValueError):  # a date that no calendar has
            return self._break("cell-error", _failed("#VALUE!"))


@lru_cache
def _failed(value: str) -> Text:
    return _CELL_ERROR.fill(value=shorten(value))


def _index(text: str) -> int:
    """A number that counts from 0."""
    number = int(text)
    if number < 0:
        raise BrokenPartError
    return number


def _time_text(value: object) -> str:
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return str(value)


def _number_text(value: float, *, is_percent: bool) -> str:
    """A number as its shortest decimal; of 31.9 % the file has 0.319."""
    number = Decimal(repr(value))
    if not number.is_finite():
        return str(value)
    shown = number.scaleb(2 if is_percent else 0, _EXACT).normalize(_EXACT)
    text = format(shown or shown.copy_abs(), "f")
    places = len(text.partition(".")[2])
    # In a text, three places could be thousands; a number of a workbook says which sign it has.
    return f"{text}0" if places == THOUSANDS else text


_EXACT = Context(prec=5000)
"""Enough for all digits of a number that a computer reads from a text."""
THOUSANDS = 3
"""Digits of a group: 1.250 in a text is 1250 to some and 1.25 to others."""
_RANGE = re.compile("([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")


def _column_of(address: str) -> int:
    """The column of a cell: 2 of ``B14``."""
    return _column(address.rstrip("0123456789"))


@cache
def _column(letters: str) -> int:
    """The number of a column by its letters."""
    if not _LETTERS.fullmatch(letters):
        raise BrokenPartError
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


_LETTERS = re.compile("[A-Z]{1,3}")


TOO_MANY: Text = Text(
    id="berkas ini memuat lebih dari {most} sel", en="this file holds more than {most} cells"
)
_TOO_LONG: Text = Text(
    id="teks dalam sel berkas ini lebih dari {most} huruf",
    en="the cells of this file hold more than {most} letters",
)
_LOCKED = Text(
    id="buku kerja ini dilindungi kata sandi; simpan salinannya tanpa kata sandi",
    en="this workbook is protected by a password; save a copy without one",
)
_OLD = Text(
    id="ini buku kerja bentuk lama (.xls); simpan sebagai .xlsx",
    en="this is a workbook of the old kind (.xls); save it as .xlsx",
)
_NOT_A_WORKBOOK = Text(
    id="buku kerja ini rusak atau bukan .xlsx; buka dan simpan lagi sebagai .xlsx",
    en="this workbook is broken or no .xlsx; open it and save it again as .xlsx",
)
_CELL_ERROR = Text(
    id="rumus di sel ini gagal ({value}); perbaiki, atau tulis nilainya",
    en="the formula in this cell has failed ({value}); mend it, or write the value",
)
_UNCOMPUTED = Text(
    id="rumus di sel ini belum dihitung; buka dan simpan dengan program lembar kerja, "
    "atau tulis nilainya",
    en="the formula in this cell was never computed; open and save it with a spreadsheet program, "
    "or write the value",
)
_NOT_CSV = Text(id="bukan CSV yang benar: {detail}", en="not valid CSV: {detail}")
_QUOTES = Text(
    id='periksa tanda kutipnya: kutip di dalam sel ditulis dua kali ("")',
    en='check the quotes: a quote inside a cell is written twice ("")',
)
_CSV_MISTAKES = (
    (
        "unexpected end",
        Text(
            id="tanda kutip yang dibuka di baris ini belum ditutup",
            en="a quote that was opened in this row is not closed",
        ),
    ),
    (
        "field larger",
        Text(id="satu sel terlalu panjang", en="a cell is too long"),
    ),
)
