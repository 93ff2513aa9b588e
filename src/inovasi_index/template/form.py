"""The workbook that is being made: its sheets, cells, lists and looks."""

from collections.abc import Iterable, Mapping, Sequence
from math import ceil
from textwrap import wrap
from typing import Any

from attrs import Factory, define, frozen

from inovasi_index.files.tables import books
from inovasi_index.ruleset import Ruleset
from inovasi_index.template.asking import GENERAL, THIS, Check, Column, cut
from inovasi_index.text import Lang, Text, printable

READING, LISTS = "Bacaan", "Daftar"
"""What the sheets are called that nobody fills in: the one to read, and the hidden one."""

LONGEST_INLINE = 255

LONGEST_ERROR = 225
"""What a spreadsheet takes of an inline list and of what it says at a cell, in characters."""

A4 = 9

MARGIN, FOOT = 0.5, 0.7
"""In inches, on three sides of the paper and at its foot."""

SCALE = 70
"""How large the sheet of innovations is printed, in per cent: it goes over several pages."""


@frozen
class _Look:
    """How a cell looks: its letters, what is behind them, and where they stand."""

    size: int = 10
    bold: bool = False
    color: str = "000000"
    shade: str | None = None
    framed: bool = False
    wrapped: bool = True
    centred: bool = False
    vertical: str = "center"
    indent: int = 0
    number_format: str = GENERAL


_SHADE, _MANDATORY, _CLOSED = "DCE6F1", "FFE699", "E7E6E6"

_LINE, _QUIET = "A6A6A6", "595959"

_LOOKS: Mapping[str, _Look] = {
    "title": _Look(size=16, bold=True, wrapped=False),
    "subtitle": _Look(color=_QUIET),
    "heading": _Look(size=12, bold=True, wrapped=False),
    "paragraph": _Look(),
    "hint": _Look(color=_QUIET, indent=1),
    "head": _Look(bold=True, shade=_SHADE, framed=True, centred=True),
    "mandatory head": _Look(bold=True, shade=_MANDATORY, framed=True, centred=True),
    "name": _Look(bold=True, shade=_SHADE, framed=True, indent=1),
    "mandatory name": _Look(bold=True, shade=_MANDATORY, framed=True, indent=1),
    "open": _Look(framed=True, indent=1),
    "closed": _Look(framed=True, shade=_CLOSED, color=_QUIET, indent=1),
    "section": _Look(bold=True, shade=_SHADE, wrapped=False, indent=1),
    "read": _Look(size=9, framed=True, vertical="top", indent=1),
}

USUAL_SIZE = 11
"""The size of letters, in points, that the widths of columns are counted in."""

ROOM = 2
"""What of a column no text stands in, in digits."""

LETTERS = 1.15
"""How many letters stand in the room of a digit, rather less than more."""

SPACING, SLACK = 1.25, 4
"""From one line of a text to the next, in sizes of its letters; what a row is higher, in points."""


def fit(sheet: Any, line: int, widths: Iterable[int]) -> None:
    """Make a row as high as its texts; a spreadsheet does not when it opens the file."""
    cells = zip(sheet[line], widths, strict=False)
    sheet.row_dimensions[line].height = SLACK + max(
        _lines_in(cell, width) * cell.font.size * SPACING for cell, width in cells
    )


def _lines_in(cell: Any, width: int) -> int:
    """How many lines a cell needs where so many digits fit beside one another."""
    if not cell.alignment.wrap_text:
        return 1
    room = (width - ROOM) * LETTERS * USUAL_SIZE / cell.font.size
    return sum(len(wrap(line, int(room))) for line in str(cell.value or "").split("\n")) or 1


@define
class Form:
    """The workbook that is being made."""

    library: Any
    book: Any
    rules: Ruleset
    lang: Lang
    lists: list[tuple[str, ...]] = Factory(list)

    def sheet(self, name: str, widths: Iterable[int]) -> Any:
        """A new sheet with columns so wide."""
        sheet = self.book.create_sheet(name)
        for at, width in enumerate(widths, start=1):
            sheet.column_dimensions[self.letter(at)].width = width
        return sheet

    def letter(self, column: int) -> str:
        """What a spreadsheet calls a column."""
        letter: str = self.library.utils.get_column_letter(column)
        return letter

    def dress(self, cell: Any, look: _Look) -> None:
        """Give a cell, or all cells of a column, their look."""
        styles = self.library.styles
        cell.font = styles.Font(name="Calibri", size=look.size, bold=look.bold, color=look.color)
        if look.shade:
            cell.fill = styles.PatternFill("solid", fgColor=look.shade)
        if look.framed:
            line = styles.Side(style="thin", color=_LINE)
            cell.border = styles.Border(line, line, line, line)
        cell.alignment = styles.Alignment(
            horizontal="center" if look.centred else "left" if look.indent else None,
            vertical=look.vertical,
            wrap_text=look.wrapped,
            indent=look.indent,
        )
        cell.number_format = look.number_format

    def write(self, cell: Any, value: str | int, style: str) -> None:
        """Write a text that stays one, or a number."""
        self.dress(cell, _LOOKS[style])
        if isinstance(value, int):
            cell.value = value
        elif value:
            books.write_text(cell, value)

    def tell(self, cell: Any, text: str) -> None:
        """Give a cell a comment in a box that shows all of it."""
        if text:
            lines = [printable(line) for line in text.split("\n")]
            drawn = sum(ceil(len(line) / BOX_LETTERS) or 1 for line in lines)
            cell.comment = self.library.comments.Comment(
                "\n".join(lines), AUTHOR, height=(drawn + 1) * LINE_HEIGHT, width=BOX_WIDTH
            )

    def check(self, sheet: Any, where: str, check: Check) -> None:
        """Have a range take what a check says."""
        first = where.partition(":")[0]
        validation = self.library.worksheet.datavalidation.DataValidation(
            type=check.kind,
            operator=check.operator,
            formula1=check.formula.replace(THIS, first),
            formula2=check.to,
            allow_blank=True,
            showErrorMessage=check.error is not None,
            error=None if check.error is None else cut(check.error, LONGEST_ERROR),
            showInputMessage=bool(check.prompt),
            promptTitle=check.title or None,
            prompt=check.prompt or None,
        )
        validation.add(where)
        sheet.add_data_validation(validation)

    def choice(self, items: Sequence[object], error: str | None) -> Check:
        """One of these: listed in the check itself, or beside others where there is no room."""
        texts = tuple(map(str, items))
        inline = ",".join(texts)
        if len(inline) <= LONGEST_INLINE - len('""') and not set(',"') & set("".join(texts)):
            return Check("list", f'"{inline}"', error=error)
        if texts not in self.lists:
            self.lists.append(texts)
        letter = self.letter(self.lists.index(texts) + 1)
        return Check("list", f"{LISTS}!${letter}$1:${letter}${len(texts)}", error=error)

    def pick(self, items: Sequence[object]) -> Check:
        """One of these and nothing else."""
        return self.choice(items, PICK[self.lang])

    def write_lists(self) -> None:
        """Write the lists that are too long for a check, on a sheet that is not shown."""
        sheet = self.book.create_sheet(LISTS)
        sheet.sheet_state = "hidden"
        for column, items in enumerate(self.lists, start=1):
            for line, item in enumerate(items, start=1):
                books.write_text(sheet.cell(line, column), item)

    def keep(self, name: str, value: str) -> None:
        """Say in the properties of the file what it was made for."""
        properties = self.library.packaging.custom
        kept = properties.StringProperty(name=f"{AUTHOR} {name}", value=value)
        self.book.custom_doc_props.append(kept)

    def print_on(self, sheet: Any, *, whole: bool = True, head: int = 0) -> None:
        """Print on turned A4, as wide as the paper if it is to be seen whole."""
        setup = sheet.page_setup
        setup.paperSize, setup.orientation = A4, "landscape"
        sheet.sheet_properties.pageSetUpPr.fitToPage = whole
        if whole:
            setup.fitToWidth, setup.fitToHeight = 1, 0
        else:
            setup.scale, setup.pageOrder = SCALE, "overThenDown"
        if head:
            sheet.print_title_rows = f"{head}:{head}"
        for side in ("left", "right", "top"):
            setattr(sheet.page_margins, side, MARGIN)
        sheet.page_margins.bottom = FOOT
        edition = self.rules.edition.replace("&", "&&")  # a single one begins a command
        sheet.oddFooter.left.text = f"{edition} · {sheet.title}"
        sheet.oddFooter.right.text = _PAGE[self.lang]


AUTHOR = "inovasi-index"

BOX_WIDTH, BOX_LETTERS, LINE_HEIGHT = 420, 56, 18
"""Of a comment: how wide its box is and how high a line, in pixels, and the letters of a line."""


def write_columns(form: Form, name: str, columns: Sequence[Column], last: int) -> Any:
    """A sheet of columns to fill in, under heads that stay in sight; the rows are empty."""
    sheet = form.sheet(name, (column.width for column in columns))
    for at, column in enumerate(columns, start=1):
        letter = form.letter(at)
        look = _Look(wrapped=column.wrapped, vertical="top", number_format=column.number_format)
        form.dress(sheet.column_dimensions[letter], look)
        write_head(form, sheet.cell(1, at), column)
        if column.check:
            form.check(sheet, f"{letter}2:{letter}{last}", column.check)
    fit(sheet, 1, [column.width for column in columns])
    return sheet


def write_head(form: Form, cell: Any, column: Column) -> None:
    """Write the head of a column, and what it tells."""
    form.write(cell, column.head, "mandatory head" if column.mandatory else "head")
    form.tell(cell, column.told)


_PAGE = Text(id="halaman &P dari &N", en="page &P of &N")

PICK = Text(id="Pilih salah satu dari daftar.", en="Choose one from the list.")
