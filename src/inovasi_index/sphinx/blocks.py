"""Blocks of a page as nodes of a document."""

from collections.abc import Iterable, Mapping, Sequence

from docutils import nodes

from inovasi_index.pages import (
    WIDEST_LINE,
    Block,
    Grid,
    Heading,
    Items,
    Paragraph,
    column_widths,
)
from inovasi_index.text import printable

Cells = Mapping[tuple[int, int], nodes.Node]
"""What stands in single cells of a table instead of their texts, by row and column from 0."""


def fill(place: nodes.Element, blocks: Iterable[Block], level: int = 0) -> None:
    """Put blocks into a place; a heading opens a section in the one that is open above it.

    Args:
        place: Where they go.
        blocks: What goes there.
        level: The level of the heading of the place itself.
    """
    above = [(level, place)]
    for block in blocks:
        if not isinstance(block, Heading):
            above[-1][1].append(node_of(block))
            continue
        while len(above) > 1 and above[-1][0] >= block.level:
            above.pop()
        made = section(block.text)
        above[-1][1].append(made)
        above.append((block.level, made))


def node_of(block: Paragraph | Items | Grid) -> nodes.Element:
    """A block without a heading as a node."""
    if isinstance(block, Paragraph):
        return paragraph(block.text)
    if isinstance(block, Items):
        return listing(nodes.Text(printable(item)) for item in block.items)
    return table(block)


def section(title: str) -> nodes.section:
    """A section with a title."""
    made = nodes.section("", nodes.title("", printable(title)))
    made["names"].append(nodes.fully_normalize_name(title))
    return made


def paragraph(text: str) -> nodes.paragraph:
    """A paragraph of text."""
    return nodes.paragraph("", printable(text))


def listing(items: Iterable[nodes.Node]) -> nodes.bullet_list:
    """A list of what stands in a line each."""
    return nodes.bullet_list(
        "", *(nodes.list_item("", nodes.paragraph("", "", item)) for item in items)
    )


def fields(pairs: Iterable[tuple[str, nodes.Node]]) -> nodes.field_list:
    """Names and what they are, side by side."""
    made = nodes.field_list(classes=["inovasi-facts"])
    for name, value in pairs:
        body = nodes.field_body("", nodes.paragraph("", "", value))
        made += nodes.field("", nodes.field_name("", name), body)
    return made


def table(grid: Grid, cells: Cells | None = None) -> nodes.table:
    """A table, single cells of which may hold more than text."""
    given = cells or {}
    group = nodes.tgroup("", cols=len(grid.heads))
    widths = column_widths((grid.titles, *grid.rows), WIDEST_LINE)
    group.extend(nodes.colspec(colwidth=width) for width in widths)
    group += nodes.thead("", _row([nodes.Text(title) for title in grid.titles], grid.is_number))
    body = nodes.tbody()
    for number, row in enumerate(grid.rows):
        texts = (nodes.Text(printable(text)) for text in row)
        shown = [given.get((number, column), text) for column, text in enumerate(texts)]
        body += _row(shown, grid.is_number)
    group += body
    made = nodes.table("", nodes.title("", printable(grid.caption)), group)
    made["classes"] += ["colwidths-auto", "inovasi-table"]
    return made


def _row(cells: Sequence[nodes.Node], numbers: Sequence[bool]) -> nodes.row:
    made = nodes.row()
    for cell, is_number in zip(cells, numbers, strict=True):
        entry = nodes.entry("", nodes.paragraph("", "", cell))
        if is_number:
            entry["classes"].append("inovasi-number")
        made += entry
    return made
