"""Rules to files: a ruleset as YAML that a civil servant reads and changes, or as JSON."""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path as FilePath
from typing import Any

import attrs

from inovasi_index.files.layout import as_json, as_yaml
from inovasi_index.problems import unknown_ending
from inovasi_index.ruleset import Ruleset
from inovasi_index.values import key_of


def write_ruleset(rules: Ruleset, target: str | FilePath) -> None:
    """A ruleset as a file that reads back equal: whole, also where it was based on another.

    Args:
        rules: The rules.
        target: A path that ends in ``.yaml``, ``.yml`` or ``.json``. A file that is there is
            written over.

    Raises:
        WrongValueError: ``unknown-ending``.
        OSError: The file cannot be written.
    """
    path = FilePath(target)
    make = _MAKERS.get(path.suffix.lower())
    if make is None:
        raise unknown_ending(path.name, _MAKERS)
    path.write_bytes(make(plain_ruleset(rules)).encode())


_MAKERS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    ".yaml": as_yaml,
    ".yml": as_yaml,
    ".json": as_json,
}


def plain_ruleset(rules: Ruleset) -> dict[str, Any]:
    """Rules as mappings, lists, texts, numbers and dates, in the order in which they are read.

    What is as it would be if nothing were said is left out, but for what every row should say.
    """
    plain: dict[str, Any] = plain_part(rules)
    return plain


def plain_part(value: Any) -> Any:
    """A part of the rules as `plain_ruleset` has it."""
    if attrs.has(type(value)):
        given = {key_of(at): getattr(value, at.name) for at in attrs.fields(type(value)) if at.eq}
        defaults = {key_of(at): at.default for at in attrs.fields(type(value))}
        first = _SECTIONS if isinstance(value, Ruleset) else _FIRST
        return {
            key: plain_part(given[key])
            for key in _in_order(given, first)
            if given[key] != defaults[key] or (key in _ALWAYS_TOLD and given[key] is not None)
        }
    if isinstance(value, Mapping):
        return {key: plain_part(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return [plain_part(each) for each in value]
    # The id of a row is a text that may look like a number, and reads best as one.
    return int(value) if isinstance(value, str) and _ID.fullmatch(value) else value


def _in_order(keys: Iterable[str], first: tuple[str, ...]) -> list[str]:
    """Keys as they are best read: what a thing is called first, where it stands written last."""
    places = {key: place for place, key in enumerate((*first, "", *_LAST))}
    return sorted(keys, key=lambda key: places.get(key, places[""]))


_SECTIONS = (
    *("format", "edition", "revision", "status", "year", "title", "standing", "sources", "units"),
    *("aspects", "indicators", "formula", "predikat", "eligibility", "urusan", "profile"),
    *("interpretations", "unknown", "anomalies"),
)
_FIRST = (
    *("id", "number", "heading", "code", "name", "method", "aspect", "variable", "definition"),
    *("mandatory", "weight"),
)
_LAST = ("label", "evidence", "note", "source", "confidence", "reason", "doubts")
_ALWAYS_TOLD = ("format", "mandatory", "method")
_ID = re.compile("0|[1-9][0-9]{0,8}")
