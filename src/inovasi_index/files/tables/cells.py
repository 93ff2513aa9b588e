"""A text as it can stand in a cell: one that no spreadsheet runs, and that reads back the same."""

import re

from inovasi_index.problems import WrongValueError
from inovasi_index.text import Text

LONGEST_CELL = 32_767
"""More characters a spreadsheet does not keep in a cell."""

# Control characters cannot stand in a workbook. They are written as Office writes them, _x000d_,
# and a text that has such letters of its own gets its underscore written so. The small letters
# matter: capital ones are taken off by some readers.
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_LIKE_AN_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_TAKEN_OFF = re.compile(r"x(?=005F_)")
_ESCAPE = re.compile(r"_x([0-9a-f]{4}|00[0-1][0-9A-F])_")

_RUN = "=+-@\t＝＋－＠"
"""What a spreadsheet may take for the beginning of a formula."""
_GUARDED = re.compile(rf"'[{re.escape(_RUN)}']")


def to_cell(text: str) -> str:
    r"""A text for a cell that is marked as text.

    Raises:
        WrongValueError: ``too-long-for-a-cell``.

    >>> to_cell("satu\r\ndua")
    'satu_x000d_\ndua'
    """
    text = _LIKE_AN_ESCAPE.sub("_x005f_", text)
    text = _TAKEN_OFF.sub("_x0078_", text)
    text = _UNWRITABLE.sub(lambda each: f"_x{ord(each[0]):04x}_", text)
    if len(text) > LONGEST_CELL:
        raise WrongValueError("too-long-for-a-cell", _TOO_LONG.fill(most=LONGEST_CELL))
    return text


def from_cell(text: str) -> str:
    r"""The text that `to_cell` wrote.

    >>> from_cell("satu_x000d_\ndua")
    'satu\r\ndua'
    """
    return _ESCAPE.sub(lambda each: chr(int(each[1], 16)), text) if "_x" in text else text


def to_csv(text: str) -> str:
    """A text for a CSV file: behind an apostrophe where a spreadsheet would run it.

    >>> to_csv("=HYPERLINK(A1)"), to_csv("-0.5"), to_csv("E-Arsip")
    ("'=HYPERLINK(A1)", "'-0.5", 'E-Arsip')
    """
    text = to_cell(text)
    return f"'{text}" if text.startswith(tuple(_RUN)) or _GUARDED.match(text) else text


def from_csv(text: str) -> str:
    """The text that `to_csv` wrote.

    >>> from_csv("'=HYPERLINK(A1)"), from_csv("'kutip")
    ('=HYPERLINK(A1)', "'kutip")
    """
    return from_cell(text[1:] if _GUARDED.match(text) else text)


_TOO_LONG = Text(
    id="lebih panjang daripada {most} karakter, terlalu panjang untuk satu sel; simpan sebagai "
    "YAML atau JSON",
    en="longer than {most} characters, too long for a cell; save as YAML or JSON",
)
