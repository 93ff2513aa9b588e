"""What a declared type accepts: one rule for the text in a file and for the value in Python.

The classes of the domain declare the type of each field; `checked` gives every field the converter
of its type, so that ``Pemda(jenis="desa")`` fails with the sentence a file would get.
"""

import datetime as dt
import re
import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

import attrs

from inovasi_index.exact import decimal, shortest, whole
from inovasi_index.problems import WrongValueError, did_you_mean, listed, shorten
from inovasi_index.text import Text

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

K = TypeVar("K")
V_co = TypeVar("V_co", covariant=True)

Reader = Callable[[Any], Any]


class FrozenMap(Mapping[K, V_co]):
    """A mapping that cannot change, compares by content, and can be hashed and pickled."""

    __slots__ = ("_entries", "_hash")

    def __init__(self, entries: Mapping[K, V_co] | None = None) -> None:
        self._entries = dict(entries or {})
        self._hash: int | None = None

    def __getitem__(self, key: K) -> V_co:
        return self._entries[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __hash__(self) -> int:
        if self._hash is None:
            self._hash = hash(frozenset(self._entries.items()))
        return self._hash

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._entries!r})"

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self._entries,)


def text(value: object) -> str:
    """A text that says something."""
    if not isinstance(value, str):
        raise WrongValueError("not-a-text", _NOT_A_TEXT.fill(value=shorten(value)))
    if not value.strip():
        raise WrongValueError("empty-text", _EMPTY_TEXT)
    return value


def yes_no(value: object) -> bool:
    """``true`` or ``false``, letter for letter."""
    if isinstance(value, bool):
        return value
    if value in ("true", "false"):
        return value == "true"
    raise WrongValueError("not-a-yes-no", _NOT_A_YES_NO.fill(value=shorten(value)))


def date(value: object) -> dt.date:
    """A date that exists, ``YYYY-MM-DD`` in a text."""
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            pass
    raise WrongValueError("not-a-date", _NOT_A_DATE.fill(value=shorten(value)))


def one_of(codes: tuple[str, ...]) -> Reader:
    """One of a few codes, letter for letter."""

    def read(value: object) -> object:
        if isinstance(value, str) and value in codes:
            return value
        raise WrongValueError(
            "unknown-code",
            _UNKNOWN_CODE.fill(
                value=shorten(value), codes=listed(codes), guess=did_you_mean(str(value), codes)
            ),
        )

    return read


LEAVES: dict[Any, Reader] = {
    str: text,
    int: whole,
    Decimal: decimal,
    bool: yes_no,
    dt.date: date,
}


def items(value: object) -> Iterable[Any]:
    """Any values one after the other, which a text is not meant to be."""
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise WrongValueError("wrong-shape", _NOT_A_LIST.fill(value=shorten(value)))
    return value


def mapping(value: object) -> Mapping[Any, Any]:
    """Values by their keys."""
    if not isinstance(value, Mapping):
        raise WrongValueError("wrong-shape", _NOT_A_MAPPING.fill(value=shorten(value)))
    return value


def as_given(value: Any) -> Any:
    """The value itself, for a field whose reader has made it what it must be."""
    return value


@cache
def reader_of(kind: Any) -> Reader:
    """The function that reads a value of a declared type, or says why it is none.

    Raises:
        WrongValueError: from the function it returns.
    """
    if kind in LEAVES:
        return LEAVES[kind]
    origin, args = get_origin(kind), get_args(kind)
    if origin is Literal:
        return one_of(args)
    if origin in (Union, types.UnionType):
        return _union(args)
    if origin is tuple:
        return _items(reader_of(args[0]))
    if origin in (Mapping, FrozenMap):
        return _entries(reader_of(args[1]))
    return _instance(kind)


def _union(kinds: tuple[Any, ...]) -> Reader:
    others = [kind for kind in kinds if kind is not type(None)]
    read = reader_of(others[0]) if len(others) == 1 else _instance(tuple(others))
    if len(others) == len(kinds):
        return read
    return lambda value: None if value is None else read(value)


def _items(read: Reader) -> Reader:
    def read_all(value: object) -> tuple[Any, ...]:
        return tuple(read(item) for item in items(value))

    return read_all


def _entries(read: Reader) -> Reader:
    def read_all(value: object) -> FrozenMap[str, Any]:
        return FrozenMap({text(key): read(item) for key, item in mapping(value).items()})

    return read_all


def _instance(kinds: Any) -> Reader:
    def read(value: object) -> object:
        if isinstance(value, kinds):
            return value
        names = " | ".join(kind.__name__ for kind in get_args(kinds) or _as_tuple(kinds))
        raise WrongValueError(
            "wrong-type",
            _WRONG_TYPE.fill(value=shorten(repr(value)), kind=names, given=type(value).__name__),
        )

    return read


def _as_tuple(kinds: Any) -> tuple[Any, ...]:
    return kinds if isinstance(kinds, tuple) else (kinds,)


def checked(_: type, fields: list["attrs.Attribute[Any]"]) -> list["attrs.Attribute[Any]"]:
    """An attrs ``field_transformer``: every field reads its value by its declared type.

    A field with a reader of its own keeps it; either way, what is refused names the field.
    """
    return [_reading(field) for field in fields]


def _reading(field: "attrs.Attribute[Any]") -> "attrs.Attribute[Any]":
    given: Any = field.converter
    if not field.init or isinstance(given, attrs.Converter):  # one inherited reads already
        return field
    kind: Any = field.type
    return field.evolve(converter=_CONVERTER_OF(given or reader_of(kind)))


def _converter_of(read: Reader) -> "attrs.Converter[Any, Any]":
    def convert(value: Any, at: "attrs.Attribute[Any]") -> Any:
        try:
            return read(value)
        except WrongValueError as wrong:
            if wrong.keys:
                raise
            raise WrongValueError(wrong.code, wrong.message, [at.alias or at.name]) from None

    return attrs.Converter(convert, takes_field=True)


_CONVERTER_OF: Callable[[Reader], Any] = cache(_converter_of)


def key_of(attribute: "attrs.Attribute[Any]") -> str:
    """The key of a field in a file: ``from_`` is ``from``, ``predikat_bands`` is ``predikat``."""
    key: str = attribute.metadata.get("key", attribute.name.rstrip("_"))
    return key


def to_plain(value: Any) -> Any:
    """Any part of a ruleset or report as mappings, lists and texts, without what was left out.

    Numbers become texts as short as they can be, so that 2.50 and 2.5 are the same rule.
    """
    if attrs.has(type(value)):
        fields = attrs.fields(type(value))
        return {
            key_of(at): to_plain(getattr(value, at.name))
            for at in fields
            if at.eq is not False and getattr(value, at.name) != _default_of(at)
        }
    if isinstance(value, Mapping):
        return {key: to_plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return shortest(value)
    return str(value)


def _default_of(attribute: "attrs.Attribute[Any]") -> Any:
    return attribute.default if attribute.default is not attrs.NOTHING else _NO_DEFAULT


_NO_DEFAULT = object()


_NOT_A_TEXT = Text(id="{value} bukan teks", en="{value} is not a text")
_EMPTY_TEXT = Text(
    id="teks ini kosong; isi atau hapus", en="this text is empty; fill it or leave it out"
)
_NOT_A_YES_NO = Text(
    id="{value} bukan ya/tidak; tulis true atau false",
    en="{value} is not yes or no; write true or false",
)
_NOT_A_DATE = Text(
    id="{value} bukan tanggal yang ada; tulis TTTT-BB-HH seperti 2025-03-31",
    en="{value} is not a date that exists; write YYYY-MM-DD like 2025-03-31",
)
_UNKNOWN_CODE = Text(
    id="{value} tidak dikenal; yang ada: {codes}{guess}",
    en="{value} is not known; there are: {codes}{guess}",
)
_NOT_A_LIST = Text(id="{value} bukan daftar", en="{value} is not a list")
_NOT_A_MAPPING = Text(
    id="{value} bukan pasangan kunci dan nilai", en="{value} is not a mapping of keys to values"
)
_WRONG_TYPE = Text(
    id="{value} bertipe {given}, bukan {kind}", en="{value} is of type {given}, not {kind}"
)
