"""Text to plain data with lines: the part of YAML (and so of JSON) that the library reads.

A scalar is a text here and nothing else; what it means is decided by the type it lands in.
Everything that makes YAML surprising is refused with its place: anchors, aliases, merge keys,
tags, directives, a second document, duplicate keys.
"""

import io
import re
from collections.abc import Callable, Mapping
from typing import Any

import yaml
from yaml import (
    AliasEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from inovasi_index.files.nodes import (
    EMPTY,
    EMPTY_ITEM,
    MOST_VALUES,
    START,
    Document,
    Node,
    Source,
    UnreadableError,
    Value,
    bytes_of,
    decode,
    name_of,
    place_at,
    place_of,
)
from inovasi_index.problems import Place, shorten
from inovasi_index.text import Text

DEEPEST = 32


def read_document(source: Source, name: str | None = None, most: int = MOST_VALUES) -> Document:
    """A file as a document; what cannot be read becomes a problem of it.

    Args:
        source: A path, the bytes of a file, or a resource of a package.
        name: What to call the file in problems.
        most: How many keys and scalars are read.
    """
    document = Document(name if name is not None else name_of(source))
    try:
        compose(document, decode(bytes_of(source)), most)
    except UnreadableError as end:
        document.problem(end.code, end.message, end.place)
    return document


def begins_like_a_report(text: str) -> bool:
    """Whether a text begins like a report in YAML or JSON, whatever its file is called."""
    return _REPORT.match(text) is not None


_REPORT = re.compile(
    r"(?:\s|#[^\n]*\n|%[^\n]*\n|---)*+"
    r"(?:[{\[]|[\"']?(?:format|pemda|tahun|edition|spd|inovasi)[\"']?\s*:)"
)


def compose(document: Document, text: str, most: int = MOST_VALUES) -> Node:
    """Read a text into a document.

    Raises:
        UnreadableError: It is not YAML, or deeper or longer than is read.
    """
    stray = _STRAY.search(text)
    if stray:
        character = f"U+{ord(stray[0]):04X}"
        place = place_of(text[: stray.start()])
        raise UnreadableError("control-character", _CONTROL.fill(character=character), place)
    document.root = root = _Composer(document, most).compose(text)
    return root


_STRAY = re.compile(
    r"\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"
)


_BREAKS = "\x85\u2028\u2029"
"""Characters that YAML 1.1 takes for line ends, and editors, people and JSON do not."""

_PRIVATE_USE = (0x10F000, 0x10FFFD)
"""Code points that no text has a use for."""

_SURROGATES = re.compile(
    r"(?<!\\)((?:\\\\)*+)\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})", re.IGNORECASE
)


class _NamedText(io.StringIO):
    """A text that tells the parser, and so each of its marks, which file it is."""

    name: str


class _Composer:
    """Builds the nodes of one document from the events of the YAML parser."""

    def __init__(self, document: Document, most: int) -> None:
        self._document = document
        self._most = self._left = most
        self._stand_ins: dict[int, int] = {}
        self._has_halves = False
        self._is_shielded = False

    def compose(self, text: str) -> Node:
        """The root of the document.

        Raises:
            UnreadableError: The text is not YAML, or deeper or longer than is read.
        """
        stream = _NamedText(self._shield(text))
        stream.name = self._document.name or ""
        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)(stream)
        self._next: Callable[[], Any] = loader.get_event
        try:
            return self._documents()
        except yaml.MarkedYAMLError as error:
            raise self._syntax(error, place_of(text)) from None
        finally:
            loader.dispose()

    def _shield(self, text: str) -> str:
        """The text with stand-ins for what this parser reads otherwise than our rules do."""
        if text.lstrip()[0] in "{[" and "\\u" in text and not _HALVES.search(text):
            text, pairs = _SURROGATES.subn(_as_halves, text)
            self._has_halves = pairs > 0
        present = [character for character in _BREAKS if character in text]
        if present:
            there = set(text)  # one search for each of these points would take a minute
            unused = (point for point in range(*_PRIVATE_USE) if chr(point) not in there)
            stand_ins = dict(zip(map(ord, present), unused, strict=False))
            self._stand_ins = {stand_in: original for original, stand_in in stand_ins.items()}
            text = text.translate(stand_ins)
        self._is_shielded = self._has_halves or bool(self._stand_ins)
        return text

    def _syntax(self, error: yaml.MarkedYAMLError, end: Place) -> UnreadableError:
        mark = error.problem_mark
        if error.problem in _BEGAN_EARLIER:
            mark = error.context_mark
        # What is missing at the end of a file is met in a line after the last.
        place = min(place_at(mark), end, key=lambda each: each[:2]) if mark else START
        said = error.problem or error.context or ""
        detail = next((text for start, text in _MISTAKES.items() if said.startswith(start)), _AMISS)
        return UnreadableError("syntax", _SYNTAX.fill(detail=detail), place)

    def _documents(self) -> Node:
        self._next()  # the start of the stream
        start = self._next()
        if isinstance(start, yaml.StreamEndEvent):
            raise UnreadableError("empty-file", EMPTY, START)
        if start.version or start.tags:
            self._refuse("yaml-directive", _DIRECTIVE, start.start_mark)
        root = self._node(self._next(), depth=1)
        if root.value == "":
            raise UnreadableError("empty-file", EMPTY, START)
        self._next()  # the end of the document
        end = self._next()
        if isinstance(end, yaml.DocumentStartEvent):
            self._refuse("second-document", _SECOND, end.start_mark)
        return root

    def _refuse(self, code: str, message: Text, mark: Any) -> None:
        self._document.problem(code, message, place_at(mark))

    def _node(self, event: Any, depth: int, key_mark: Any = None) -> Node:
        mark, kind = event.start_mark, type(event)
        self._left -= 1
        if self._left < 0:
            raise UnreadableError("too-large", _TOO_MANY.fill(most=self._most), START)
        if kind is AliasEvent:
            self._refuse("yaml-anchor", _ANCHOR, mark)
            return Node(None, mark, key_mark)
        if event.anchor or event.tag:
            self._refuse_properties(event)
        if kind is ScalarEvent:
            text = self._text(event) if self._is_shielded else event.value
            return Node(text, mark, key_mark)
        if depth > DEEPEST:
            raise UnreadableError("too-deep", _TOO_DEEP, place_at(mark))
        if kind is SequenceStartEvent:
            return Node(self._items(depth + 1), mark, key_mark)
        return Node(self._entries(depth + 1), mark, key_mark)

    def _refuse_properties(self, event: Any) -> None:
        if event.anchor:
            self._refuse("yaml-anchor", _ANCHOR, event.start_mark)
        if event.tag:
            self._refuse("yaml-tag", _TAG, event.start_mark)

    def _text(self, event: Any) -> str:
        text: str = event.value
        if self._has_halves:
            text = _HALVES.sub(_joined, text)
        return text.translate(self._stand_ins)

    def _items(self, depth: int) -> list[Node]:
        items = []
        while type(event := self._next()) is not SequenceEndEvent:
            items.append(self._node(event, depth))
        return items

    def _entries(self, depth: int) -> dict[str, Node]:
        entries: dict[str, Node] = {}
        own: list[str] = []
        while type(event := self._next()) is not MappingEndEvent:
            # Half of all scalars are keys, and nearly every one is plain: no node is made of those.
            if type(event) is ScalarEvent and not (event.anchor or event.tag or self._is_shielded):
                name: Value = event.value
                self._left -= 1
            else:
                name = self._node(event, depth).value
            value = self._node(self._next(), depth, event.start_mark)
            if type(name) is not str or name in entries or name == "<<":
                self._refuse_key(entries, name, event.start_mark)
                continue
            entries[name] = value
            if name.startswith("x-"):
                own.append(name)
        for name in own:
            self._refuse_empty_items(entries.pop(name))
        return entries

    def _refuse_empty_items(self, node: Node) -> None:
        """Empty items under a key of the writer's own; under ours, the types refuse them."""
        below = list(node.value.values()) if isinstance(node.value, dict) else node.value
        for each in below if isinstance(below, list) else ():
            if each.is_left_out and isinstance(node.value, list):
                self._document.problem("empty-item", EMPTY_ITEM, each.place)
            self._refuse_empty_items(each)

    def _refuse_key(self, entries: dict[str, Node], name: "Value", mark: Any) -> None:
        if name == "<<":
            self._refuse("yaml-merge-key", _MERGE, mark)
        elif isinstance(name, str):
            text = _DUPLICATE.fill(key=shorten(name), line=entries[name].key[0])
            self._refuse("duplicate-key", text, mark)
        elif name is not None:
            self._refuse("key-not-a-text", _KEY_NOT_A_TEXT, mark)


# JSON writes a character beyond U+FFFF as two escapes, which YAML refuses one by one. Each becomes
# an escape of the same length for a code point of private use, and the two are joined when read.
_HALVES = re.compile("([\ue000-\ue3ff])([\ue400-\ue7ff])")


def _as_halves(pair: re.Match[str]) -> str:
    high, low = int(pair[2], 16) - 0xD800, int(pair[3], 16) - 0xDC00
    return f"{pair[1]}\\u{0xE000 + high:04x}\\u{0xE400 + low:04x}"


def _joined(pair: re.Match[str]) -> str:
    high, low = ord(pair[1]) - 0xE000, ord(pair[2]) - 0xE400
    return chr(0x10000 + (high << 10) + low)


_TOO_MANY = Text(
    id="berkas ini memuat lebih dari {most} nilai", en="this file holds more than {most} values"
)
_CONTROL = Text(
    id="karakter {character} tidak boleh ada dalam berkas; hapus (baris diakhiri LF atau CRLF)",
    en="the character {character} may not stand in a file; remove it (lines end with LF or CRLF)",
)
_SYNTAX = Text(id="bukan YAML yang benar: {detail}", en="not valid YAML: {detail}")
_AMISS = Text(
    id="periksa tanda kutip, titik dua dan indentasi di sekitar sini",
    en="check quotes, colons and indentation around here",
)
_BEGAN_EARLIER = ("could not find expected ':'", "found unexpected end of stream")
"""Mistakes that the parser meets far behind the key or the quote that made them."""
_MISTAKES: Mapping[str, Text] = {
    "mapping values are not allowed": Text(
        id="titik dua di tengah nilai; beri tanda kutip pada nilainya, atau perbaiki indentasinya",
        en="a colon inside a value; quote the value, or mend the indentation",
    ),
    "did not find expected key": Text(
        id="di sini seharusnya kunci (kunci: nilai); perbaiki indentasi atau tanda kutipnya",
        en="a key (key: value) should stand here; mend the indentation or the quotes",
    ),
    "could not find expected ':'": Text(
        id="titik dua sesudah kunci tidak ada", en="the colon after a key is missing"
    ),
    "did not find expected node content": Text(
        id="di sini seharusnya sebuah nilai; kurung yang dibuka belum ditutup",
        en="a value should stand here; a bracket that was opened is not closed",
    ),
    "did not find expected ',' or": Text(
        id="koma atau kurung tutup tidak ada", en="a comma or a closing bracket is missing"
    ),
    "did not find expected '-'": Text(
        id="di sini seharusnya butir daftar (- …); perbaiki indentasinya",
        en="a list item (- …) should stand here; mend the indentation",
    ),
    "block sequence entries are not allowed": Text(
        id="daftar (- …) tidak boleh mulai di sini; taruh pada baris sendiri di bawah kuncinya",
        en="a list (- …) cannot begin here; put it on a line of its own below its key",
    ),
    "found character that cannot start any token": Text(
        id="karakter ini tidak boleh mengawali nilai (tab, @, ` atau %); beri tanda kutip, "
        "dan indentasi dengan spasi",
        en="this character cannot begin a value (a tab, @, ` or %); "
        "quote it, and indent with spaces",
    ),
    "found unexpected end of stream": Text(
        id="tanda kutip yang dibuka belum ditutup", en="a quote that was opened is not closed"
    ),
    "found unknown escape character": Text(
        id="garis miring terbalik (\\) yang tidak dikenal; pakai tanda kutip tunggal",
        en="an unknown backslash escape; use single quotes",
    ),
}
_DIRECTIVE = Text(
    id="direktif YAML (%) tidak dibaca; hapus baris itu",
    en="YAML directives (%) are not read; remove the line",
)
_SECOND = Text(
    id="satu berkas berisi satu dokumen; hapus dokumen kedua",
    en="a file holds one document; remove the second",
)
_ANCHOR = Text(
    id="jangkar dan alias YAML (& dan *) tidak dibaca; tulis nilainya, atau beri tanda kutip",
    en="YAML anchors and aliases (& and *) are not read; write the value, or quote it",
)
_TAG = Text(
    id="tag YAML (!) tidak dibaca; hapus, atau beri tanda kutip pada nilainya",
    en="YAML tags (!) are not read; remove it, or quote the value",
)
_TOO_DEEP = Text(id="lebih dari 32 tingkat ke dalam", en="more than 32 levels deep")
_KEY_NOT_A_TEXT = Text(id="kunci harus berupa teks", en="a key must be a text")
_MERGE = Text(
    id="kunci gabung YAML (<<) tidak dibaca; tulis isinya",
    en="the YAML merge key (<<) is not read; write out what it merges",
)
_DUPLICATE = Text(
    id="kunci {key} sudah ada di baris {line}; gabungkan atau hapus salah satunya",
    en="the key {key} already stands in line {line}; join the two or remove one",
)
