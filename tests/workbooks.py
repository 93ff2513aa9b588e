"""Tables for tests: rows as CSV and as a workbook, workbooks made by hand, and what is said."""

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence

import openpyxl
import pytest

from inovasi_index.files.reading import read_laporan
from inovasi_index.laporan import Laporan
from inovasi_index.problems import LaporanError, Problem, column_letters
from inovasi_index.ruleset import Ruleset

Cell = str | int | float | bool | dt.date | dt.time | None
Rows = Sequence[Sequence[Cell]]

GIVEN = {"pemda": "Kota Contoh", "tahun": "2026"}
"""What the tables of no agency say of themselves."""


def csv_of(rows: Rows, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """Rows as a CSV file."""
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return written.getvalue().encode(encoding)


def rows_of(data: bytes, delimiter: str) -> Rows:
    """The rows of a CSV file, without the library."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def book_of(
    sheets: Mapping[str, Rows] | Rows,
    merged: Iterable[str] = (),
    formats: Mapping[str, str] | None = None,
) -> bytes:
    """Rows as the sheets of a workbook, or as its only sheet; a text that begins with = is run."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in (sheets if isinstance(sheets, Mapping) else {"SID": sheets}).items():
        sheet = book.create_sheet(name)
        for line, row in enumerate(rows, start=1):
            for column, cell in enumerate(row, start=1):
                if cell not in ("", None):
                    sheet.cell(line, column).value = cell
    for cells in merged:
        book.worksheets[0].merge_cells(cells)
    for cell, form in (formats or {}).items():
        book.worksheets[0][cell].number_format = form
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


# Workbooks by hand, for what no program writes.

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
SPACES = f'xmlns="{_MAIN}" xmlns:r="{_REL}"'


def sheet_xml(*rows: str, before: str = "", after: str = "", head: str = "") -> str:
    """The XML of a sheet, from that of its rows."""
    data = "".join(rows)
    return f"{head}<worksheet {SPACES}>{before}<sheetData>{data}</sheetData>{after}</worksheet>"


def row_xml(line: int, *texts: str | None) -> str:
    """The XML of a row of texts; a text that begins with ``<c `` is the XML of a cell."""
    cells = [
        text
        if text is None or text.startswith("<c ")
        else f'<c r="{column_letters(at)}{line}" t="inlineStr"><is><t>{text}</t></is></c>'
        for at, text in enumerate(texts, start=1)
    ]
    return f'<row r="{line}">{"".join(filter(None, cells))}</row>'


def raw_book(
    *sheets: str, strings: str = "", parts: Mapping[str, str | bytes] | None = None
) -> bytes:
    """A workbook of sheets in XML, with parts of its own where they matter."""
    types, links, names = (
        [f'<Override PartName="/xl/workbook.xml" ContentType="{_MAINTYPE}"/>'],
        [],
        [],
    )
    made: dict[str, str | bytes] = {}
    for at, xml in enumerate(sheets, start=1):
        made[f"xl/worksheets/sheet{at}.xml"] = xml
        types.append(_override(f"worksheets/sheet{at}", "worksheet"))
        links.append(_link(f"rId{at}", "worksheet", f"worksheets/sheet{at}.xml"))
        names.append(f'<sheet name="S{at}" sheetId="{at}" r:id="rId{at}"/>')
    types.append(_override("sharedStrings", "sharedStrings"))
    types.append(_override("styles", "styles"))
    made |= {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">{"".join(types)}</Types>',
        "_rels/.rels": _links(_link("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f"<workbook {SPACES}><sheets>{''.join(names)}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _links(*links),
        "xl/sharedStrings.xml": f"<sst {SPACES}>{strings}</sst>",
        "xl/styles.xml": f"<styleSheet {SPACES}/>",
    }
    return zip_of({**made, **(parts or {})})


_MAINTYPE = f"{_KIND}.sheet.main+xml"


def _override(part: str, kind: str) -> str:
    return f'<Override PartName="/xl/{part}.xml" ContentType="{_KIND}.{kind}+xml"/>'


def _link(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{_REL}/{kind}" Target="{target}"/>'


def _links(*links: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(links)}</Relationships>'


def zip_of(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Parts as an archive."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return written.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


# Reading, and what is said.


def read(data: bytes, rules: Ruleset | None = None, **given: str) -> Laporan:
    """A report from the bytes of a table that does not say whose it is."""
    return read_laporan(data, rules, given={**GIVEN, **given})


def refused(data: bytes, **given: str) -> list[str]:
    """What a reader says against a table: a place and a code each, in their order."""
    with pytest.raises(LaporanError) as caught:
        read(data, **given)
    return said(caught.value.problems)


def said(problems: Iterable[Problem]) -> list[str]:
    """Problems or warnings by their places and codes: ``SID:14:F not-a-date``."""
    return [f"{each.place.removeprefix('!')} {each.code}" for each in problems]
