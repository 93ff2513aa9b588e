"""A small page of headings, sentences and tables, as text, Markdown, HTML or CSV."""

import html
import io
import textwrap
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal, TypeAlias

from attrs import evolve, frozen

from inovasi_index.exact import Exact, round_half_up, shortest
from inovasi_index.files.tables.cells import to_csv
from inovasi_index.text import LANGS, Lang, Text, from_local, local, printable

Format = Literal["text", "markdown", "html", "csv"]

WIDEST_LINE = 100
NARROWEST_CELL = 12
LONGEST_TEXT = 4000
ROUNDED = "≈ "
"""What stands before a number that was rounded to be read."""

MOST_SHOWN = 60
"""So many rows of a table, and items of a list, does a notebook show."""
LONGEST_CELL = 400
"""So many letters of a cell, an item or a heading does a notebook show."""
MOST_HTML = 200_000
"""So many letters of HTML does a notebook show of one object."""
BELOW = 2
"""So many levels do the headings of an object stand below those of the notebook it is shown in."""


@frozen
class Heading:
    """A heading; level 1 is that of the page."""

    level: int
    text: str


@frozen
class Paragraph:
    """A sentence or more."""

    text: str


@frozen
class Items:
    """A list of short sentences."""

    items: tuple[str, ...]


@frozen
class Grid:
    """A table: a caption, the heads of its columns, and its rows.

    A column whose head begins with ``#`` holds numbers and is set to the right.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def titles(self) -> tuple[str, ...]:
        """The heads as a reader sees them."""
        return tuple(head.removeprefix("#") for head in self.heads)

    @property
    def is_number(self) -> tuple[bool, ...]:
        """Which columns hold numbers."""
        return tuple(head.startswith("#") for head in self.heads)


Block: TypeAlias = Heading | Paragraph | Items | Grid


def render(blocks: Iterable[Block], form: Format, lang: Lang) -> str:
    """The blocks in one of the four forms, ending in a line end.

    In ``csv`` an empty line stands between two blocks, and numbers have a decimal point in either
    language.
    """
    if form == "csv":
        return _csv(blocks, lang)
    if form == "html":
        body = "\n".join(_html(block) for block in blocks)
        return f'<section class="inovasi-index" lang="{lang}">\n{body}\n</section>\n'
    if form == "markdown":
        return "\n\n".join(_markdown(block) for block in blocks) + "\n"
    return "\n\n".join(_text(block) for block in blocks) + "\n"


class Shown(ABC):
    """An answer that is a page, and shows itself in a notebook."""

    __slots__ = ()

    @abstractmethod
    def blocks(self, lang: Lang) -> Iterable[Block]:
        """The page as headings, sentences and tables."""

    def render(self, *, lang: Lang = "id", form: Format = "text") -> str:
        """The page as text, Markdown, HTML or CSV, ending in a line end."""
        return render(self.blocks(lang), form, lang)

    def _repr_html_(self) -> str:
        return in_notebook(self.blocks("id"))


def in_notebook(blocks: Iterable[Block], lang: Lang = "id") -> str:
    """The blocks as a notebook shows them: HTML that is cut where it would have no end.

    Its style sets no colour, so that it is as legible on dark ground as on light.
    """
    shown = [f"<style>\n{NOTEBOOK_STYLE}</style>"]
    room = MOST_HTML
    for part in (part for block in blocks for part in _in_short(block, lang)):
        tags = _wide(part) if isinstance(part, Grid) else _html(part)
        room -= len(tags)
        if room < 0:
            shown.append(_html(Paragraph(_REST[lang])))
            break
        shown.append(tags)
    body = "\n".join(shown)
    return f'<section class="inovasi-index" lang="{lang}">\n{body}\n</section>\n'


def _in_short(block: Block, lang: Lang) -> Iterator[Block]:
    """A block with no more rows, items and letters than a notebook shows."""
    more = 0
    if isinstance(block, Heading):
        yield Heading(block.level + BELOW, _cut(block.text))
    elif isinstance(block, Paragraph):
        yield Paragraph(one_line(block.text))
    elif isinstance(block, Items):
        more = len(block.items) - MOST_SHOWN
        yield Items(tuple(map(_cut, block.items[:MOST_SHOWN])))
    else:
        more = len(block.rows) - MOST_SHOWN
        rows = tuple(tuple(map(_cut, row)) for row in block.rows[:MOST_SHOWN])
        yield evolve(block, caption=_cut(block.caption), rows=rows)
    if more > 0:
        yield Paragraph(_AND_MORE.fill(more=more)[lang])


def _wide(grid: Grid) -> str:
    """A table that scrolls by itself where it is wider than the page, by the keyboard too."""
    name = escaped(grid.caption)
    return (
        f'<div class="wide" role="group" aria-label="{name}" tabindex="0">\n{_html(grid)}\n</div>'
    )


def _cut(text: str) -> str:
    return one_line(text, LONGEST_CELL)


def html_page(title: str, lang: Lang, sections: Iterable[str]) -> str:
    """Sections as a whole HTML page."""
    body = "\n".join(sections)
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escaped(title)}</title>\n<style>\n{STYLE}</style>\n</head>\n"
        f"<body>\n{body}</body>\n</html>\n"
    )


STYLE = """\
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; margin: 1rem 0; }
caption { text-align: start; font-weight: 600; padding-bottom: .3rem; }
th, td { border-bottom: 1px solid #ccc; padding: .25rem .6rem; }
th, td { text-align: start; vertical-align: top; }
td.number, th.number { text-align: end; white-space: nowrap; }
"""

NOTEBOOK_STYLE = """\
.inovasi-index .wide { overflow-x: auto; }
.inovasi-index caption { text-align: start; font-weight: 600; }
.inovasi-index th, .inovasi-index td { text-align: start; vertical-align: top; }
.inovasi-index th, .inovasi-index td { padding: 0.2em 0.6em 0.2em 0; }
.inovasi-index th.number, .inovasi-index td.number { text-align: end; }
"""
_AND_MORE = Text(id="… dan {more} lagi.", en="… and {more} more.")
_REST = Text(
    id="… selebihnya tidak ditampilkan di sini; lihat halaman lengkapnya.",
    en="… the rest is not shown here; see the whole page.",
)


def escaped(text: str) -> str:
    """A text as HTML, without what no reader sees."""
    return html.escape(printable(text))


def _html(block: Block) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level}>{escaped(block.text)}</h{block.level}>"
    if isinstance(block, Paragraph):
        return f"<p>{escaped(block.text)}</p>"
    if isinstance(block, Items):
        items = "\n".join(f"<li>{escaped(item)}</li>" for item in block.items)
        return f"<ul>\n{items}\n</ul>"
    head = _html_row("th", block.titles, block.is_number, ' scope="col"')
    rows = "\n".join(_html_row("td", row, block.is_number) for row in block.rows)
    caption = f"<caption>{escaped(block.caption)}</caption>"
    return f"<table>\n{caption}\n<thead>\n{head}\n</thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


def _html_row(tag: str, cells: Sequence[str], numbers: Sequence[bool], scope: str = "") -> str:
    kinds = (' class="number"' if number else "" for number in numbers)
    shown = (
        f"<{tag}{scope}{kind}>{escaped(cell)}</{tag}>"
        for cell, kind in zip(cells, kinds, strict=True)
    )
    return f"<tr>{''.join(shown)}</tr>"


_MARKS: Mapping[int, str] = {ord(mark): f"\\{mark}" for mark in "\\`*_[]<>|#&~"}


def _plain(text: str) -> str:
    """A text that Markdown leaves as it is."""
    return " ".join(printable(text).split()).translate(_MARKS)


def _markdown(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {_plain(block.text)}"
    if isinstance(block, Paragraph):
        return _plain(block.text)
    if isinstance(block, Items):
        return "\n".join(f"- {_plain(item)}" for item in block.items)
    lines = [
        _markdown_row(map(_plain, block.titles)),
        _markdown_row("--:" if number else "---" for number in block.is_number),
        *(_markdown_row(map(_plain, row)) for row in block.rows),
    ]
    return f"**{_plain(block.caption)}**\n\n" + "\n".join(lines)


def _markdown_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def one_line(text: str, longest: int = LONGEST_TEXT) -> str:
    """A text in one line, cut where nobody reads on: a name may have a million letters."""
    line = printable(text[: longest + 1])
    return line if len(line) <= longest else f"{line[:longest]}…"


_RULES: Mapping[int, str] = {1: "=", 2: "-"}
"""What a heading of a text is underlined with."""


def _text(block: Block) -> str:
    if isinstance(block, Heading):
        lines = textwrap.wrap(one_line(block.text), WIDEST_LINE)
        rule = _RULES.get(block.level, "") * max(map(len, lines), default=0)
        return "\n".join([*lines, rule] if rule else lines)
    if isinstance(block, Paragraph):
        return textwrap.fill(one_line(block.text), WIDEST_LINE)
    if isinstance(block, Items):
        return "\n".join(
            textwrap.fill(one_line(item), WIDEST_LINE, initial_indent="- ", subsequent_indent="  ")
            for item in block.items
        )
    return f"{one_line(block.caption)}\n{_text_table(block)}"


def _text_table(grid: Grid) -> str:
    cells = [[one_line(cell) for cell in row] for row in (grid.titles, *grid.rows)]
    widths = column_widths(cells, WIDEST_LINE - 2 * (len(grid.heads) - 1))
    lines = []
    for number, row in enumerate(cells):
        wrapped = [
            textwrap.wrap(cell, width) or [""] for cell, width in zip(row, widths, strict=True)
        ]
        for line in range(max(len(cell) for cell in wrapped)):
            parts = [cell[line] if line < len(cell) else "" for cell in wrapped]
            lines.append(_text_line(parts, widths, grid.is_number))
        if number == 0:
            lines.append("  ".join("-" * width for width in widths))
    return "\n".join(lines)


def column_widths(cells: Iterable[Sequence[str]], room: int) -> list[int]:
    """The widths of columns: what they need, the widest giving way until all fit into the room."""
    widths = [max(len(cell) for cell in column) for column in zip(*cells, strict=True)]
    while sum(widths) > room and max(widths) > NARROWEST_CELL:
        widths[widths.index(max(widths))] -= 1
    return [max(width, 1) for width in widths]


def _text_line(cells: Sequence[str], widths: Sequence[int], numbers: Sequence[bool]) -> str:
    shown = (
        cell.rjust(width) if number else cell.ljust(width)
        for cell, width, number in zip(cells, widths, numbers, strict=True)
    )
    return "  ".join(shown).rstrip()


def _csv(blocks: Iterable[Block], lang: Lang) -> str:
    """The blocks as rows whose lines end as those of every other form do.

    A CSV file may end its lines with CRLF or LF, and spreadsheets read both; a page that is printed
    on a terminal, or compared line by line, wants LF.
    """
    import csv  # noqa: PLC0415 - only this form needs it

    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    for number, block in enumerate(blocks):
        if number:
            writer.writerow(())
        writer.writerows(_csv_rows(block, lang))
    return lines.getvalue()


def _csv_rows(block: Block, lang: Lang) -> Iterator[list[str]]:
    if isinstance(block, Grid):
        yield [_csv_text(block.caption)]
        yield [_csv_text(title) for title in block.titles]
        for row in block.rows:
            cells = zip(row, block.is_number, strict=True)
            yield [
                (number_of(cell, lang) if number else None) or _csv_text(cell)
                for cell, number in cells
            ]
    else:
        texts = block.items if isinstance(block, Items) else (block.text,)
        yield from ([_csv_text(text)] for text in texts)


def _csv_text(text: str) -> str:
    return to_csv(one_line(text))


# Numbers as each language writes them.

SHOWN_PLACES = 4


def show_number(number: Exact, lang: Lang) -> str:
    """A number as it is read: exact when short, to four places when long."""
    exact = shortest(number)
    if len(exact.partition(".")[2]) > SHOWN_PLACES:
        exact = f"{ROUNDED}{shortest(round_half_up(number, SHOWN_PLACES))}"
    elif isinstance(number, Decimal):
        exact = format(number, "f")
    return local(exact, lang)


def both(number: Exact) -> Text:
    """A number as each language writes it."""
    return Text(*(show_number(number, lang) for lang in LANGS))


def number_of(cell: str, lang: Lang) -> str | None:
    """The number of a cell, with a decimal point, or None where there is another text.

    >>> number_of("≈ 85,4167", "id"), number_of("–", "id")
    ('85.4167', None)
    """
    return from_local(cell.removeprefix(ROUNDED), lang)
