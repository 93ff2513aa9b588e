"""Tables to texts with places: the sheets of a workbook, or the one of a CSV file.

Nothing is computed here and no cell is ever executed: of a formula, the value that the spreadsheet
program last stored is read, and a formula without one is answered at its cell.
"""

import csv
import datetime as dt
import io
import math
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from attrs import define, field

from inovasi_index.exact import shortest
from inovasi_index.files.nodes import LOCKED, MOST_VALUES, START, UnreadableError
from inovasi_index.files.tables.books import library
from inovasi_index.files.tables.cells import from_cell, from_csv
from inovasi_index.problems import MissingLibraryError, Place, shorten
from inovasi_index.text import Text

MOST_UNPACKED = 64 * 1024 * 1024
MOST_PARTS = 1000
MOST_TAGS = 1_000_000
"""Tags of a workbook: a filled cell has four, and each costs time and memory."""
SHEETS_TIMES_TAGS = 4 * MOST_TAGS
"""Sheets of a workbook times the tags of the largest: forty sheets of 25,000 filled cells."""
MOST_CELLS = 8 * MOST_VALUES
"""Cells of a workbook, empty ones too: a single cell far to the right has thousands beside it."""


class Broken(NamedTuple):
    """Why a cell has no value."""

    code: str
    message: Text


@define
class Sheet:
    """The rows of a table as texts, by their numbers from 1; an empty cell is an empty text.

    ``broken`` holds the cells that have no value, by row and column from 1, each with why;
    ``merged`` the ranges that were made one cell: first row and column, last row and column.
    """

    name: str
    rows: list[tuple[int, list[str]]] = field(factory=list)
    broken: dict[tuple[int, int], Broken] = field(factory=dict)
    merged: list[tuple[int, int, int, int]] = field(factory=list)


@define
class _Bound:
    """How much of a file is read, counted as it is read."""

    most: int
    refusal: Text
    read: int = 0

    def count(self, number: int) -> None:
        """Count some more.

        Raises:
            UnreadableError: ``too-large``, if that is too much.
        """
        self.read += number
        if self.read > self.most:
            raise UnreadableError("too-large", self.refusal.fill(most=self.most), START)


# CSV.


def csv_sheet(text: str, delimiter: str) -> Sheet:
    """The rows of a CSV file.

    Raises:
        UnreadableError: ``syntax`` or ``too-large``.
    """
    sheet, values, places = Sheet(""), _Bound(MOST_VALUES, _TOO_MANY), _Bound(MOST_CELLS, _TOO_MANY)
    for number, cells in csv_rows(text, delimiter):
        places.count(len(cells) or 1)
        values.count(sum(map(bool, cells)))
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
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return list(_sheets_in(_parts_of(archive)))
    except (UnreadableError, MissingLibraryError, MemoryError):
        raise
    except Exception:  # a broken workbook raises whatever the library stumbles over
        raise UnreadableError("not-a-workbook", _NOT_A_WORKBOOK, START) from None


def _parts_of(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """The XML that a workbook is made of, by its names; pictures and the like stay packed.

    No part is believed to be as large as it says, and none may define entities: a few letters of
    them become gigabytes.

    Raises:
        UnreadableError: ``too-large`` or ``not-a-workbook``.
    """
    members = [each for each in archive.infolist() if each.filename.endswith((".xml", ".rels"))]
    if len(members) > MOST_PARTS or sum(each.file_size for each in members) > MOST_UNPACKED:
        most = MOST_UNPACKED // (1024 * 1024)
        raise UnreadableError("too-large", _UNPACKS_TOO_LARGE.fill(most=most), START)
    if any(each.compress_type not in _UNPACKED_IN_STEPS for each in members):
        raise UnreadableError("not-a-workbook", _NOT_A_WORKBOOK, START)
    tags, parts = _Bound(MOST_TAGS, _TOO_MANY_TAGS), dict[str, bytes]()
    for each in members:
        with archive.open(each) as member:
            parts[each.filename] = part = member.read(each.file_size)
        tags.count(part.count(b"<"))
        if b"<!DOCTYPE" in part.replace(b"\0", b"") or _ENDLESS.search(part):
            raise UnreadableError("not-a-workbook", _NOT_A_WORKBOOK, START)
    # One part may be named as the sheet again and again, and would be read as often.
    sheets = sum(len(_SHEET.findall(part.replace(b"\0", b""))) for part in parts.values())
    work = max(
        (part.count(b"<") + len(part) // _LETTERS_A_TAG for part in parts.values()), default=0
    )
    _Bound(SHEETS_TIMES_TAGS, _TOO_MANY_TAGS).count(sheets * work)
    return parts


_SHEET = re.compile(rb"<(?:\w+:)?sheet\s")
_LETTERS_A_TAG = 256
"""Reading a tag takes as long as reading so many letters."""
# A cell has 32,767 letters at most; some parsers read a tag again for each piece that it comes in.
_ENDLESS = re.compile(rb"<[^<]{262144}")
_UNPACKED_IN_STEPS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def _sheets_in(parts: Mapping[str, bytes]) -> Iterator[Sheet]:
    values, cells = _Bound(MOST_VALUES, _TOO_MANY), _Bound(MOST_CELLS, _TOO_MANY)
    for worksheet in _open(parts).worksheets:
        raw = parts[worksheet._worksheet_path]  # noqa: SLF001 - of no other way to merges
        sheet = Sheet(worksheet.title, broken=_uncomputed(raw))
        sheet.merged = [_range(each[1].decode()) for each in _MERGED.finditer(raw)]
        uncomputed = {line for line, _ in sheet.broken}
        for line, row in _rows_of(worksheet, cells):
            filled = [(at, cell) for at, cell in enumerate(row, start=1) if cell.value is not None]
            values.count(len(filled))
            if not filled and line not in uncomputed:
                continue
            texts = [""] * len(row)
            for at, cell in filled:
                if cell.data_type == "e":
                    text = _CELL_ERROR.fill(value=shorten(cell.value))
                    sheet.broken[line, at] = Broken("cell-error", text)
                else:
                    texts[at - 1] = _text_of(cell)
            sheet.rows.append((line, texts))
        yield sheet


def _open(parts: Mapping[str, bytes]) -> Any:
    openpyxl, content = library(), io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about looks that are of no concern here
        return openpyxl.load_workbook(content, read_only=True, data_only=True, keep_links=False)


def _rows_of(worksheet: Any, cells: _Bound) -> Iterator[tuple[int, Sequence[Any]]]:
    """The cells of a sheet, row by row, with the number of the row.

    What the file says of its own size is not believed: a sheet of one cell may claim millions.
    """
    worksheet.reset_dimensions()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for line, row in enumerate(worksheet.iter_rows(), start=1):
            cells.count(len(row) or 1)
            if row:
                yield line, row


def _uncomputed(raw: bytes) -> dict[tuple[int, int], Broken]:
    """The formulas of which the file has no value: no program has computed them yet."""
    found = (each[1] for each in _UNCOMPUTED_CELL.finditer(raw))
    places = (_ADDRESS.search(each) for each in found if not _IS_TEXT.search(each))
    return {
        (int(place[2]), _column(place[1].decode())): Broken("formula-without-value", _UNCOMPUTED)
        for place in places
        if place
    }


def _text_of(cell: Any) -> str:
    value = cell.value
    if isinstance(value, str):
        return from_cell(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return _number_text(value, is_percent="%" in (cell.number_format or ""))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return str(value)


def _number_text(value: float, *, is_percent: bool) -> str:
    """A number as its shortest decimal; of 31.9 % the file has 0.319."""
    if not math.isfinite(value):
        return str(value)
    text = shortest(Fraction(repr(value)) * (100 if is_percent else 1))
    places = len(text.partition(".")[2])
    # In a text, three places could be thousands; a number of a workbook says which sign it has.
    return f"{text}0" if places == THOUSANDS else text


THOUSANDS = 3
"""Digits of a group: 1.250 in a text is 1250 to some and 1.25 to others."""

# What the library does not tell of a sheet is found in its XML: at most one formula, at most one
# value that is empty. An empty text ("str") is a value: =IF(A1="";"";…) has been computed.
_UNCOMPUTED_CELL = re.compile(
    rb"<(?:\w+:)?c(\s[^<>]{0,400})>\s{0,99}"
    rb"<(?:\w+:)?f(?:\s[^<>]{0,400})?(?:/>|>[^<]*</(?:\w+:)?f>)\s{0,99}"
    rb"(?:<(?:\w+:)?v\s?(?:/>|></(?:\w+:)?v>)\s{0,99})?"
    rb"</(?:\w+:)?c>"
)
_IS_TEXT = re.compile(rb"\bt=.str\b")
_ADDRESS = re.compile(rb"\br=.([A-Z]{1,3})([0-9]{1,7})\b")
_MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^<>]*?\bref=.([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})\b"
)


def _range(text: str) -> tuple[int, int, int, int]:
    """The ends of a range: ``B2:C5`` is 2, 2, 5, 3."""
    (first, row), (last, end) = re.findall("([A-Z]+)([0-9]+)", text)
    return int(row), _column(first), int(end), _column(last)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


_TOO_MANY = Text(
    id="berkas ini memuat lebih dari {most} sel", en="this file holds more than {most} cells"
)
_TOO_MANY_TAGS = Text(
    id="buku kerja ini memuat lebih dari {most} tanda XML; hapus baris dan kolom yang kosong",
    en="this workbook holds more than {most} XML tags; delete rows and columns that are empty",
)
_UNPACKS_TOO_LARGE = Text(
    id="buku kerja ini lebih besar daripada {most} MiB setelah dibuka",
    en="this workbook unpacks to more than {most} MiB",
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
