"""The parts of a workbook: XML in an archive, of which only what a table needs is looked at.

The library for workbooks makes objects of all that stands in one, of its rules for input, its
formats and its names: some kilobytes of them can keep it busy for minutes. Here they are passed
by. What the library knows of numbers that are dates, it is asked for.
"""

import posixpath
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from io import BytesIO
from typing import Any, NamedTuple, TypeAlias, TypeVar
from xml.parsers import expat

from attrs import define, frozen

from inovasi_index.files.nodes import START, UnreadableError
from inovasi_index.files.tables.books import library
from inovasi_index.files.tables.cells import from_cell
from inovasi_index.text import Text

MOST_UNPACKED = 64 * 1024 * 1024
MOST_PARTS = 1000
MOST_MEMBERS = 10 * MOST_PARTS
"""Files of an archive, pictures and all."""
MOST_TAGS = 1_000_000
"""Tags of a workbook: a filled cell has four, and each costs time."""
MOST_FORMATS = 5000
"""Number formats that are a workbook's own; no spreadsheet has more than some hundreds."""
LONGEST_FORMAT = 255

Attributes: TypeAlias = dict[str, str]


class BrokenPartError(Exception):
    """A part as no spreadsheet writes it."""


@define
class Bound:
    """How much of a file is read, counted as it is read."""

    most: int
    refusal: Text
    read: int = 0

    def count(self, number: int = 1) -> None:
        """Count some more.

        Raises:
            UnreadableError: ``too-large``, if that is too much.
        """
        self.read += number
        if self.read > self.most:
            raise UnreadableError("too-large", self.refusal.fill(most=self.most), START)


# Unpacking.


class Archive:
    """The parts of a workbook, each unpacked when it is asked for; pictures and the like never are.

    What is asked for again is counted again, for one part can be named as many sheets.

    Raises:
        UnreadableError: ``too-large``.
        BrokenPartError: It is packed in a way that no spreadsheet packs.
    """

    def __init__(self, data: bytes) -> None:
        Bound(MOST_MEMBERS, _TOO_MANY_PARTS).count(data.count(_MEMBER))
        self._file = zipfile.ZipFile(BytesIO(data))
        parts = [each for each in self._file.infolist() if each.filename.endswith(_ENDINGS)]
        Bound(MOST_PARTS, _TOO_MANY_PARTS).count(len(parts))
        Bound(MOST_UNPACKED, _UNPACKS_TOO_LARGE).count(sum(each.file_size for each in parts))
        if any(each.compress_type not in _UNPACKED_IN_STEPS for each in parts):
            raise BrokenPartError
        self._parts = {each.filename: each for each in parts}
        self._tags = Bound(MOST_TAGS, _TOO_MANY_TAGS)
        self._bytes = Bound(MOST_UNPACKED, _UNPACKS_TOO_LARGE)

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def part(self, name: str) -> bytes:
        """A part, which is not believed to be as large as it says.

        Raises:
            UnreadableError: ``too-large``.
            BrokenPartError: It has letters without end.
            KeyError: There is none of that name.
        """
        info = self._parts[name]
        with self._file.open(info) as member:
            part = member.read(info.file_size)
        self._bytes.count(len(part))
        self._tags.count(part.count(b"<"))
        if _ENDLESS.search(part):
            raise BrokenPartError
        return part


_MEMBER = b"PK\x01\x02"
"""How the entry of a file begins in the directory of an archive."""
_ENDINGS = (".xml", ".rels")
_UNPACKED_IN_STEPS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# A cell has 32,767 letters at most; a parser reads a tag again for each piece that it comes in.
_ENDLESS = re.compile(rb"<[^<]{262144}")


# Walking.

Begins: TypeAlias = Mapping[str, Callable[[Attributes], object]]
Ends: TypeAlias = Mapping[str, Callable[[], object]]
Call = TypeVar("Call")


class Walk:
    """A way through the elements of one part."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = _refuse

    def through(self, part: bytes, begins: Begins, ends: Ends) -> None:
        """Go from the beginning to the end, and call what is there for elements of some names.

        Raises:
            BrokenPartError: The part defines entities: some letters of them become gigabytes.
            xml.parsers.expat.ExpatError: It is not XML.
        """
        beginnings, endings = _in_each_space(begins), _in_each_space(ends)

        def begin(name: str, attributes: Attributes) -> None:
            call = beginnings.get(name)
            if call:
                call(attributes)

        def end(name: str) -> None:
            call = endings.get(name)
            if call:
                call()

        self._parser.StartElementHandler, self._parser.EndElementHandler = begin, end
        self._parser.Parse(part, True)

    def listen(self, _: Attributes) -> None:
        """Keep the text from here on."""
        self._parser.CharacterDataHandler = self._pieces.append

    def heard(self) -> str:
        """The text that was kept, which ends here."""
        self._parser.CharacterDataHandler = None
        text = "".join(self._pieces)
        self._pieces.clear()
        return text


_SPACES = tuple(
    f"http://{name} "
    for name in (
        "schemas.openxmlformats.org/spreadsheetml/2006/main",
        "schemas.openxmlformats.org/package/2006/content-types",
        "schemas.openxmlformats.org/package/2006/relationships",
        "purl.oclc.org/ooxml/spreadsheetml/main",
    )
)


def _in_each_space(calls: Mapping[str, Call]) -> dict[str, Call]:
    return {space + name: call for space in _SPACES for name, call in calls.items()}


def _refuse(*_: object) -> None:
    raise BrokenPartError


class Wording:
    """The text of a string: that of its runs, however each looks, but not how it is spoken."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self._pieces: list[str] = []
        self._before = 0
        self.begins: Begins = {"t": walk.listen, "rPh": self._mark}
        self.ends: Ends = {"t": self._add, "rPh": self._go_back}

    def _mark(self, _: Attributes) -> None:
        self._before = len(self._pieces)

    def _add(self) -> None:
        self._pieces.append(self._walk.heard())

    def _go_back(self) -> None:
        del self._pieces[self._before :]

    def take(self) -> str:
        """The text of the string that has ended."""
        text = "".join(self._pieces)
        self._pieces.clear()
        return text


# What a workbook says beside its cells.


class Format(NamedTuple):
    """What the numbers of a cell are: percentages, dates, or stretches of time."""

    is_percent: bool = False
    is_date: bool = False
    is_span: bool = False


class Formats:
    """What the numbers of cells are, by the styles of the cells."""

    def __init__(self, part: bytes) -> None:
        self._own: dict[int, str] = {}
        self._styles: list[int] = []
        self._known: dict[int, Format] = {}
        self._bound = Bound(MOST_FORMATS, _TOO_MANY_FORMATS)
        self._list = ""
        begins: dict[str, Callable[[Attributes], object]] = {
            name: partial(self._enter, name) for name in _LISTS
        }
        begins |= {"numFmt": self._add_format, "xf": self._add_style}
        Walk().through(part, begins, {name: partial(self._enter, "") for name in _LISTS})

    def _enter(self, name: str, _: Attributes | None = None) -> None:
        self._list = name

    def _add_format(self, given: Attributes) -> None:
        if self._list == "numFmts":
            self._bound.count()
            self._own[int(given["numFmtId"])] = given["formatCode"][:LONGEST_FORMAT]

    def _add_style(self, given: Attributes) -> None:
        if self._list == "cellXfs":
            self._styles.append(int(given.get("numFmtId", 0)))

    def of(self, style: int) -> Format:
        """What the numbers of cells of a style are."""
        number = self._styles[style] if style < len(self._styles) else 0
        if number not in self._known:
            self._known[number] = self._found(number)
        return self._known[number]

    def _found(self, number: int) -> Format:
        """What a format shows; finding it out takes some time, and there are only so many."""
        numbers = library().styles.numbers
        code = self._own.get(number) or numbers.BUILTIN_FORMATS.get(number, "")
        is_date, is_span = numbers.is_date_format(code), numbers.is_timedelta_format(code)
        return Format("%" in code, is_date, is_span)


_LISTS = ("numFmts", "cellXfs")
"""The formats that are a workbook's own, and the styles of its cells."""


@frozen
class Book:
    """The sheets of a workbook, each with its name and its part, and what their cells refer to."""

    sheets: Sequence[tuple[str, str]]
    strings: Sequence[str]
    formats: Formats
    epoch: Any


def book_in(archive: Archive) -> Book:
    """A workbook, but for its cells.

    Raises:
        UnreadableError: ``too-large``.
        MissingLibraryError: The extra ``xlsx`` is not installed.
        Exception: The workbook is broken.
    """
    dates, parts = library().utils.datetime, _parts_by_kind(archive.part("[Content_Types].xml"))
    name = next(parts[kind] for kind in _WORKBOOKS if kind in parts)
    strings, formats = parts.get(_STRINGS, ""), "xl/styles.xml"
    sheets, is_of_1904 = _sheets_in(archive, name)
    return Book(
        [each for each in sheets if each[1] in archive],
        _strings_in(archive.part(strings)) if strings in archive else (),
        Formats(archive.part(formats) if formats in archive else _NO_FORMATS),
        dates.CALENDAR_MAC_1904 if is_of_1904 else dates.CALENDAR_WINDOWS_1900,
    )


_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_MACROS = "application/vnd.ms-excel"
_STRINGS = f"{_KIND}.sharedStrings+xml"
_WORKBOOKS = (
    f"{_KIND}.sheet.main+xml",
    f"{_KIND}.template.main+xml",
    f"{_MACROS}.sheet.macroEnabled.main+xml",
    f"{_MACROS}.template.macroEnabled.main+xml",
)
_NO_FORMATS = b"<styleSheet/>"


def _parts_by_kind(types: bytes) -> dict[str, str]:
    """The names of the parts that are looked for, by their kinds."""
    parts: dict[str, str] = {}

    def add(given: Attributes) -> None:
        kind = given["ContentType"]
        if kind == _STRINGS or kind in _WORKBOOKS:
            parts.setdefault(kind, given.get("PartName", "/xl/workbook.xml").removeprefix("/"))

    Walk().through(types, {"Override": add, "Default": add}, {})
    return parts


def _sheets_in(archive: Archive, name: str) -> tuple[list[tuple[str, str]], bool]:
    """The names and parts of the sheets in their order, and whether days count from 1904."""
    folder, file = posixpath.split(name)
    targets = _targets_in(archive.part(posixpath.join(folder, "_rels", f"{file}.rels")))
    sheets: list[tuple[str, str]] = []
    bound, settings = Bound(MOST_PARTS, _TOO_MANY_PARTS), dict[str, str]()

    def add(given: Attributes) -> None:
        bound.count()
        link = next((value for key, value in given.items() if key.endswith(" id")), None)
        if link in targets:
            part = posixpath.normpath(posixpath.join("/", folder, targets[link]))
            sheets.append((given["name"], part.removeprefix("/")))

    Walk().through(archive.part(name), {"sheet": add, "workbookPr": settings.update}, {})
    return sheets, settings.get("date1904") in TRUE


TRUE = ("1", "true")
"""How a part says yes."""


def _targets_in(links: bytes) -> dict[str, str]:
    """Where the sheets of cells are, by the names of the links to them."""
    targets: dict[str, str] = {}

    def add(given: Attributes) -> None:
        if given["Type"].endswith("/worksheet"):
            targets[given["Id"]] = given["Target"]
            bound.count()

    bound = Bound(MOST_PARTS, _TOO_MANY_PARTS)
    Walk().through(links, {"Relationship": add}, {})
    return targets


def _strings_in(part: bytes) -> list[str]:
    """The texts that cells refer to by their numbers."""
    walk, strings = Walk(), list[str]()
    wording = Wording(walk)

    def add() -> None:
        # Some programs write an underscore of a text as Office would, for all its letters are safe.
        strings.append(from_cell(wording.take().replace("x005F_", "")))

    walk.through(part, wording.begins, {**wording.ends, "si": add})
    return strings


_TOO_MANY_TAGS = Text(
    id="buku kerja ini memuat lebih dari {most} tanda XML; hapus baris dan kolom yang kosong",
    en="this workbook holds more than {most} XML tags; delete rows and columns that are empty",
)
_TOO_MANY_PARTS = Text(
    id="buku kerja ini memuat lebih dari {most} bagian",
    en="this workbook consists of more than {most} parts",
)
_TOO_MANY_FORMATS = Text(
    id="buku kerja ini memuat lebih dari {most} format angka",
    en="this workbook holds more than {most} number formats",
)
_UNPACKS_TOO_LARGE = Text(
    id="buku kerja ini lebih besar daripada 64 MiB setelah dibuka",
    en="this workbook unpacks to more than 64 MiB",
)
