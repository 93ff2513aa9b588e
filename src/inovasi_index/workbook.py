"""Pages as a workbook: sheets that can be printed as they are."""

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import count
from pathlib import Path
from textwrap import wrap
from typing import Any, TypeAlias

from attrs import frozen

from inovasi_index.files.tables.books import is_kept, library, packed, write_text
from inovasi_index.files.tables.cells import to_cell
from inovasi_index.pages import (
    ROUNDED,
    Block,
    Grid,
    Heading,
    Items,
    column_widths,
    number_of,
    one_line,
)
from inovasi_index.text import Lang, Text

Sheets: TypeAlias = Sequence[tuple[str, Iterable[Block]]]

A4 = 9
MARGIN, FOOT = 0.5, 0.8
"""In inches, on three sides of the paper and at its foot."""
ACROSS, ALONG = 92, 175
"""How much fits on a line of upright and of turned paper, in digits of the usual size."""
MOST_UPRIGHT = 5
"""With more columns the paper is turned."""
MOST_FROZEN = 8
"""Lines; more of them would leave too little of the screen for the table below."""
PADDING = 3
"""What a column is wider than its text, in digits."""

LONGEST_SHEET_NAME = 31
LONGEST_FOOTER = 70
FOOTER_SIZE = 8
TALLEST_LINE = 400
"""In points; a spreadsheet draws no line much taller."""


def save(sheets: Sheets, target: str | os.PathLike[str], lang: Lang, *, title: str = "") -> None:
    """Write sheets into an XLSX file, at once or not at all.

    Args:
        sheets: The name and the blocks of each, at least one. A name is shortened and made unique
            where a spreadsheet asks for it.
        target: The path of the file; one that is there is written over.
        lang: The language the blocks are in.
        title: What stands at the foot of every printed page.

    Raises:
        MissingLibraryError: The extra ``xlsx`` is not installed.
        OSError: The file cannot be written.
    """
    Path(target).write_bytes(to_xlsx(sheets, lang, title=title))


def to_xlsx(sheets: Sheets, lang: Lang, *, title: str = "") -> bytes:
    """Sheets as the content of an XLSX file; the same sheets give the same bytes.

    No cell holds a formula: a number is a number, and everything else is a text, whatever it looks
    like.

    Raises:
        MissingLibraryError: The extra ``xlsx`` is not installed.
    """
    openpyxl = library()
    book = openpyxl.Workbook()
    book.remove(book.active)
    for style in _styles(openpyxl):
        book.add_named_style(style)
    names = _sheet_names(name for name, _ in sheets)
    for name, (_, blocks) in zip(names, sheets, strict=True):
        shown = name if len(names) > 1 else ""
        _Sheet(openpyxl, book.create_sheet(name), lang).write(tuple(blocks), title, shown)
    return packed(book, one_line(title))


_FORBIDDEN = re.compile(r"[\[\]:*?/\\]|[^\u0000-\uffff]")
_TAKEN = ("", "history")
"""What is no name of a sheet: nothing at all, and one that Excel keeps for itself."""


def _sheet_names(names: Iterable[str]) -> list[str]:
    """Names as a spreadsheet takes them: short, without some signs, none twice."""
    given: dict[str, str] = dict.fromkeys(_TAKEN, "")
    for name in names:
        plain = to_cell(_FORBIDDEN.sub(" ", one_line(name)))
        ends = (f" ({number})" for number in count(2))
        end = ""
        while (short := _cut(plain, end)).casefold() in given:
            end = next(ends)
        given[short.casefold()] = short
    return list(given.values())[len(_TAKEN) :]


def _cut(name: str, end: str) -> str:
    """A name with an end, no longer than a spreadsheet takes it."""
    return (name[: LONGEST_SHEET_NAME - len(end)].strip(" '") + end).strip()


# How things look.


@frozen
class _Look:
    """How a line looks: the size of its letters in points, and what is around them."""

    size: int = 10
    bold: bool = False
    shade: str | None = None
    framed: bool = False
    right: bool = False
    wrapped: bool = True
    indent: int = 0
    number_format: str = "General"


_SHADE = "DCE6F1"
LOWEST_HEADING = 3
_LOOKS: Mapping[str, _Look] = {
    "heading 1": _Look(size=16, bold=True),
    "heading 2": _Look(size=13, bold=True),
    "heading 3": _Look(size=11, bold=True),
    "paragraph": _Look(),
    "item": _Look(indent=1, number_format='"•  "@'),
    "caption": _Look(bold=True),
    "head": _Look(bold=True, shade=_SHADE, framed=True, indent=1),
    "head of numbers": _Look(bold=True, shade=_SHADE, framed=True, right=True),
    "text": _Look(framed=True, indent=1, number_format="@"),
    "text among numbers": _Look(framed=True, right=True, number_format="@"),
    "number": _Look(framed=True, right=True, wrapped=False),
}
_GAP = ""
"""The style of the empty line between two blocks."""
GAP_HEIGHT = 7
SLACK = 4
"""What a line is higher than its text, in points."""


def _styles(library: Any) -> Iterator[Any]:
    styles = library.styles
    thin = styles.Side(style="thin", color="A6A6A6")
    for name, look in _LOOKS.items():
        yield styles.NamedStyle(
            name=_style(name),
            font=styles.Font(name="Calibri", size=look.size, bold=look.bold),
            fill=styles.PatternFill("solid", fgColor=look.shade) if look.shade else None,
            border=styles.Border(thin, thin, thin, thin) if look.framed else None,
            alignment=styles.Alignment(
                horizontal="right" if look.right else "left",
                vertical="center" if look.framed else "bottom" if look.bold else "top",
                wrap_text=look.wrapped,
                indent=look.indent,
            ),
            number_format=look.number_format,
        )


def _style(name: str) -> str:
    """The name of a style among those that a spreadsheet brings itself."""
    return f"inovasi-index {name}"


# What stands on a sheet.


@frozen
class _Line:
    """One line of a sheet: its style, its texts, and which of them are to be numbers."""

    style: str
    cells: tuple[str, ...] = ()
    is_number: tuple[bool, ...] = ()


def _lines(blocks: Iterable[Block]) -> Iterator[_Line]:
    """The blocks line by line, with an empty one between two of them."""
    for number, block in enumerate(blocks):
        if number:
            yield _Line(_GAP)
        yield from _lines_of(block)


def _lines_of(block: Block) -> Iterator[_Line]:
    if isinstance(block, Grid):
        yield _Line("caption", (block.caption,))
        yield _Line("head", block.titles, block.is_number)
        yield from (_Line("text", row, block.is_number) for row in block.rows)
    elif isinstance(block, Items):
        yield from (_Line("item", (item,)) for item in block.items)
    else:
        level = min(block.level, LOWEST_HEADING) if isinstance(block, Heading) else None
        yield _Line(f"heading {level}" if level else "paragraph", (block.text,))


@frozen
class _Sheet:
    """A sheet that is being written."""

    library: Any
    sheet: Any
    lang: Lang

    def write(self, blocks: tuple[Block, ...], title: str, name: str) -> None:
        """Write the blocks, one under the other, and how they are to be printed."""
        lines = tuple(_lines(blocks))
        widths = _widths(lines, self.lang)
        for number, line in enumerate(lines, start=1):
            if line.is_number:
                self.write_cells(number, line)
            else:
                self.write_across(number, line, len(widths))
            self.sheet.row_dimensions[number].height = _height(line, widths)
        for column, width in enumerate(widths, start=1):
            letter = self.library.utils.get_column_letter(column)
            self.sheet.column_dimensions[letter].width = width
        self.set_page(is_turned=_columns(lines) > MOST_UPRIGHT)
        self.set_foot(title, name)
        if blocks and isinstance(blocks[-1], Grid):
            self.keep_head(lines)

    def write_cells(self, number: int, line: _Line) -> None:
        """Write a line of a table: each text into a cell of its own."""
        for column, (text, is_number) in enumerate(
            zip(line.cells, line.is_number, strict=True), start=1
        ):
            cell = self.sheet.cell(number, column)
            value = number_of(text, self.lang) if is_number and line.style == "text" else None
            if value is not None and is_kept(value):
                cell.style = _style("number")
                cell.value = Decimal(value)
                cell.number_format = _number_format(text, value)
            else:
                _write_text(cell, text, _AMONG_NUMBERS[line.style] if is_number else line.style)

    def write_across(self, number: int, line: _Line, columns: int) -> None:
        """Write a line that is as wide as the sheet."""
        for text in line.cells:
            _write_text(self.sheet.cell(number, 1), text, line.style)
            if columns > 1:
                self.sheet.merge_cells(None, number, 1, number, columns)

    def set_page(self, *, is_turned: bool) -> None:
        """Print on A4, made smaller where the table is wider."""
        sheet = self.sheet
        sheet.sheet_view.showGridLines = False
        sheet.page_setup.paperSize = A4
        sheet.page_setup.orientation = "landscape" if is_turned else "portrait"
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        for side in ("left", "right", "top"):
            setattr(sheet.page_margins, side, MARGIN)
        sheet.page_margins.bottom = FOOT

    def set_foot(self, title: str, name: str) -> None:
        """Say at the foot of each page what it is a page of, and which."""
        foot = self.sheet.oddFooter
        foot.left.text = _in_footer(title)
        page = _PAGE[self.lang]
        foot.right.text = f"{_in_footer(name)} · {page}" if name else page
        foot.left.size = foot.right.size = FOOTER_SIZE

    def keep_head(self, lines: Sequence[_Line]) -> None:
        """Keep the head of the one table in sight, on the screen and on each printed page."""
        heads = [number for number, line in enumerate(lines, start=1) if line.style == "head"]
        if len(heads) == 1:
            self.sheet.print_title_rows = f"{heads[0]}:{heads[0]}"
            if heads[0] <= MOST_FROZEN:
                self.sheet.freeze_panes = self.sheet.cell(heads[0] + 1, 1)


_AMONG_NUMBERS = {"head": "head of numbers", "text": "text among numbers"}


def _write_text(cell: Any, text: str, style: str) -> None:
    """Write a text that stays one, even if it begins with an equals sign."""
    cell.style = _style(style)
    write_text(cell, one_line(text))


def _number_format(shown: str, number: str) -> str:
    """The format that shows a number with the decimals, and the groups, that it had as a text."""
    places = len(number.partition(".")[2])
    signs = sum(sign in ".," for sign in shown)
    whole = "#,##0" if signs > (places > 0) else "0"
    rounded = f'"{ROUNDED}"' if shown.startswith(ROUNDED) else ""
    return f"{rounded}{whole}{'.' if places else ''}{'0' * places}"


# How much room things take.


def _columns(lines: Iterable[_Line]) -> int:
    """How many columns the widest table has."""
    return max((len(line.is_number) for line in lines), default=0)


def _widths(lines: Sequence[_Line], lang: Lang) -> list[int]:
    """The widths of the columns of a sheet, and of an empty one where these leave room."""
    columns = _columns(lines)
    rows = [
        [*map(one_line, line.cells), *[""] * (columns - len(line.cells))]
        for line in lines
        if line.is_number
    ]
    room = ALONG if columns > MOST_UPRIGHT else ACROSS
    widths = [
        PADDING + max(width, *(len(cell) for cell in column if number_of(cell, lang)), 0)
        for width, column in zip(
            column_widths(rows, room - PADDING * columns), zip(*rows, strict=True), strict=True
        )
    ]
    left = ACROSS - sum(widths)
    return [*widths, left] if left > 0 else widths


def _height(line: _Line, widths: Sequence[int]) -> float:
    """How high a line must be for its texts to be read whole, in points, rather more than less.

    Spreadsheets find the height of a line themselves only when somebody touches it.
    """
    if not line.cells:
        return GAP_HEIGHT
    look = _LOOKS[line.style]
    rooms = widths if line.is_number else (sum(widths),)
    most = max(
        _lines_in(one_line(text), (room - INDENT) * USUAL_SIZE / look.size)
        for text, room in zip(line.cells, rooms, strict=False)
    )
    return min(most * look.size * SPACING + SLACK, TALLEST_LINE)


@lru_cache(maxsize=4096)
def _lines_in(text: str, room: float) -> int:
    """How many lines a text needs where so many digits fit beside one another."""
    breadth = sum(map(_breadth, text)) or 1
    return len(wrap(text, max(int(room * len(text) / breadth), 1))) or 1


def _breadth(letter: str) -> float:
    """How broad a letter is, in digits, rather more than less."""
    if letter in NARROW:
        return 0.6
    if letter in BROAD:
        return 1.6
    return BREADTHS.get(unicodedata.category(letter), 1)


INDENT = 2
"""What of a column no text stands in, in digits."""
USUAL_SIZE = 11
"""The size of letters, in points, that the widths of columns are counted in."""
NARROW, BROAD = " fiIjlrt.,:;'()-/", "mwMW@%"
BREADTHS = {"Lu": 1.2, "Lo": 2.1}
"""Capitals are broader than small letters, and letters of scripts without either more so."""
SPACING = 1.25
"""From one line of a text to the next, in sizes of its letters."""


def _in_footer(text: str) -> str:
    """A text at the foot of a page, where an ampersand begins a command."""
    text = one_line(text)
    cut = text if len(text) <= LONGEST_FOOTER else f"{text[: LONGEST_FOOTER - 1]}…"
    return to_cell(cut).replace("&", "&&")


_PAGE: Text = Text(id="halaman &P dari &N", en="page &P of &N")
