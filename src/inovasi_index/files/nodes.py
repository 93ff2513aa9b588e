"""A file as nodes: plain data of which each value knows where it stands, whatever the format."""

import codecs
import errno
from collections.abc import Mapping
from pathlib import Path as FilePath
from typing import Any, TypeAlias

from attrs import frozen

from inovasi_index.problems import MOST_PROBLEMS, Fault, Path, Place, Problem, Step, in_order
from inovasi_index.text import Text

Source: TypeAlias = "str | FilePath | bytes | Any"
"""A path, the bytes of a file, or a resource of a package."""

MOST_BYTES = 16 * 1024 * 1024
MOST_VALUES = 500_000
"""Keys and scalars in a file: a bound on time and memory, far above any region's report."""

MOST_OF_RULES = 70_000
"""The same in a file of rules, where much refers to each other; that of 2026 has 8,000."""

MOST_OF_CASES = 200_000
"""The same in a file of cases, each of which has a report."""

START = Place(1, 1)

WORKBOOK = b"PK\x03\x04"
"""How a workbook begins: it is a ZIP archive."""
LOCKED = bytes.fromhex("d0cf11e0a1b11ae1")
"""How an encrypted workbook begins, and one of before 2007."""


class Node:
    """A value of a file and where it stands: a text, a list, a mapping, or a refused value.

    ``value`` is None where the reader refused it and has said so. A mark is a `Place`, or a mark of
    the YAML parser that is made one when it is asked for: most never are.
    """

    __slots__ = ("key_mark", "mark", "value")

    def __init__(self, value: "Value", mark: Any, key_mark: Any = None) -> None:
        self.value = value
        self.mark = mark
        self.key_mark = key_mark or mark

    def with_value(self, value: "Value") -> "Node":
        """Another value at the same place."""
        return Node(value, self.mark, self.key_mark)

    def with_key(self, mark: Any) -> "Node":
        """The same value, its key at another place."""
        return Node(self.value, self.mark, mark)

    def missing(self, key: str) -> Place:  # noqa: ARG002 - a row of a table asks which
        """Where a key that is not there is missed: at the first that is."""
        return self.first

    @property
    def place(self) -> Place:
        """Where the value begins."""
        return place_at(self.mark)

    @property
    def key(self) -> Place:
        """Where its key begins, for a value in a mapping."""
        return place_at(self.key_mark)

    @property
    def first(self) -> Place:
        """Where its first key stands, for a mapping that has one."""
        entries = self.value if isinstance(self.value, dict) else {}
        return next((each.key for each in entries.values()), self.place)

    @property
    def is_left_out(self) -> bool:
        """An empty value counts as left out."""
        return self.value == ""


Value: TypeAlias = str | list[Node] | dict[str, Node] | None


def place_at(mark: Any) -> Place:
    """A mark as a place."""
    if isinstance(mark, Place):
        return mark
    return Place(mark.line + 1, mark.column + 1, mark.name or None)


@frozen
class FileOrigin:
    """Where the values of a file stand."""

    file: str | None
    root: Node
    warnings: tuple[Problem, ...] = ()

    def locate(self, fault: Fault) -> tuple[Place, Path]:
        """Place and path of what is at fault, or of the nearest value that holds it."""
        node, found = self.root, 0
        for step in fault.path:
            below = _below(node, step)
            if below is None or (fault.at == "first" and below.is_left_out):
                break
            node, found = below, found + 1
        if fault.at == "first":
            return node.first, fault.path
        return (node.key if fault.at == "key" else node.place), fault.path[:found] or fault.path


def _below(node: Node, step: Step) -> Node | None:
    if isinstance(node.value, dict) and isinstance(step, str):
        return node.value.get(step)
    if isinstance(node.value, list) and isinstance(step, int):
        return node.value[step]
    return None


class UnreadableError(Exception):
    """The file cannot be read any further than this problem."""

    def __init__(self, code: str, message: Text, place: Place | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.message = message
        self.place = place


class Document:
    """One file as nodes, with everything that is wrong with how it is written.

    ``warnings`` are what its reader passed over, or read in one of several ways.
    """

    def __init__(self, name: str | None) -> None:
        self.name = name
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self.warnings: list[Problem] = []

    @property
    def origin(self) -> "FileOrigin | None":
        """Where the values of this file stand, if it could be read."""
        return (
            FileOrigin(self.name, self.root, tuple(in_order(self.warnings))) if self.root else None
        )

    def over(self, root: Node) -> "Document":
        """The same file with a root that was made of its own and another's."""
        document = Document(self.name)
        document.root, document.problems = root, self.problems
        return document

    def problem(self, code: str, message: Text, place: Place | None) -> None:
        """Note a problem at a place of this file."""
        self._note(self.problems, code, message, place)

    def warning(self, code: str, message: Text, place: Place) -> None:
        """Note something at a place that refuses nothing."""
        self._note(self.warnings, code, message, place)

    def _note(self, noted: list[Problem], code: str, message: Text, place: Place | None) -> None:
        """Note something, as long as anybody might read it: a file can have a million mistakes."""
        if len(noted) < MOST_NOTED:
            line, column, sheet = (place.line, place.column, place.sheet) if place else _NOWHERE
            noted.append(Problem(code, message, self.name, line, column, sheet=sheet))


MOST_NOTED = 10 * MOST_PROBLEMS
"""Mistakes that are noted; of these, the first of the file are shown."""
_NOWHERE = (None, None, None)


def name_of(source: Source) -> str | None:
    """What to call a file in problems; bytes have no name."""
    return None if isinstance(source, bytes) else str(source)


def bytes_of(source: Source) -> bytes:
    """The bytes of a file.

    Raises:
        UnreadableError: ``cannot-open`` or ``too-large``.
    """
    if isinstance(source, bytes):
        return within_bounds(source)
    resource = FilePath(source) if isinstance(source, str) else source
    try:
        with resource.open("rb") as file:
            data: bytes = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        text = _CANNOT_OPEN.fill(reason=reason_of(error))
        raise UnreadableError("cannot-open", text) from None
    return within_bounds(data)


def reason_of(error: Exception) -> Text:
    """Why the system does not give a file or a folder."""
    return _REASONS.get(getattr(error, "errno", None), _NO_REASON)


def within_bounds(data: bytes) -> bytes:
    """The same bytes, if a file may have as many."""
    if len(data) > MOST_BYTES:
        raise UnreadableError("too-large", _TOO_LARGE, START)
    return data


def is_workbook(data: bytes) -> bool:
    """Whether a file is a workbook, an encrypted one or one of before 2007 too."""
    return data.startswith((WORKBOOK, LOCKED))


def decode(data: bytes) -> str:
    """The text of a file in UTF-8, with or without a byte order mark.

    Raises:
        UnreadableError: ``binary-file``, ``not-utf-8`` or ``empty-file``.
    """
    if b"\0" in data:
        raise UnreadableError("binary-file", _BINARY, START)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = place_of(data[: error.start].decode("utf-8"))
        byte = f"0x{data[error.start]:02X}"
        raise UnreadableError("not-utf-8", _NOT_UTF8.fill(byte=byte), place) from None
    if not text.strip():
        raise UnreadableError("empty-file", EMPTY, START)
    return text


def place_of(before: str) -> Place:
    """The place after a text, in a file that begins with it."""
    line_start = before.rfind("\n") + 1
    return Place(before.count("\n") + 1, len(before) - line_start + 1)


_CANNOT_OPEN = Text(
    id="berkas ini tidak dapat dibuka: {reason}", en="this file cannot be opened: {reason}"
)
_TOO_LARGE = Text(id="berkas ini lebih besar daripada 16 MiB", en="this file is larger than 16 MiB")
_BINARY = Text(
    id="ini bukan berkas teks; simpan sebagai YAML atau JSON dalam UTF-8",
    en="this is not a text file; save it as YAML or JSON in UTF-8",
)
_NOT_UTF8 = Text(
    id="bita {byte} bukan UTF-8; simpan berkas ini dalam UTF-8",
    en="the byte {byte} is not UTF-8; save this file as UTF-8",
)
EMPTY = Text(id="berkas ini kosong", en="this file is empty")
_REASONS: Mapping[int | None, Text] = {
    errno.ENOENT: Text(id="berkasnya tidak ada", en="there is no such file"),
    errno.EISDIR: Text(id="ini folder, bukan berkas", en="it is a folder, not a file"),
    errno.EACCES: Text(id="tidak ada izin membacanya", en="it may not be read"),
}
_NO_REASON = Text(id="periksa namanya", en="check its name")
EMPTY_ITEM = Text(
    id="butir daftar ini kosong; isi atau hapus", en="this list item is empty; fill it or remove it"
)
