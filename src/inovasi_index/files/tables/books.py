"""Workbooks to bytes: cells that no spreadsheet runs, and the same bytes for the same content."""

import datetime as dt
import re
from importlib import import_module
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from inovasi_index.files.tables.cells import to_cell
from inovasi_index.problems import MissingLibraryError

MOST_DIGITS = 15
"""A spreadsheet keeps no more digits of a number; one that has more is written as a text."""
FIRST_DAY = dt.datetime(1980, 1, 1)
"""The earliest a ZIP archive can tell: it stands for no time at all."""


def library() -> Any:
    """The library that knows the format; it is slow to import, and not everybody needs it.

    Raises:
        MissingLibraryError: The extra ``xlsx`` is not installed.
    """
    try:
        return import_module("openpyxl")
    except ImportError as error:
        raise MissingLibraryError("xlsx") from error


def packed(book: Any, title: str) -> bytes:
    """A workbook without the time at which it was written."""
    openpyxl, written, target = library(), BytesIO(), BytesIO()
    book.save(written)
    book.properties = openpyxl.packaging.core.DocumentProperties(
        creator="inovasi-index", title=to_cell(title), created=FIRST_DAY, modified=FIRST_DAY
    )
    properties = openpyxl.xml.functions.tostring(book.properties.to_tree())
    with ZipFile(written) as source, ZipFile(target, "w") as archive:
        for name in source.namelist():
            content = properties if name == openpyxl.xml.constants.ARC_CORE else source.read(name)
            archive.writestr(ZipInfo(name, FIRST_DAY.timetuple()[:6]), content, ZIP_DEFLATED)
    return target.getvalue()


def write_text(cell: Any, text: str) -> None:
    """Write a text that stays one, even if it begins with an equals sign.

    Raises:
        WrongValueError: ``too-long-for-a-cell``.
    """
    cell.quotePrefix = True
    if text:
        cell.value = to_cell(text)
        cell.data_type = "s"


def is_kept(number: str) -> bool:
    """Whether a spreadsheet keeps every digit of a number."""
    return len(re.sub("[-.]", "", number).strip("0")) <= MOST_DIGITS
