"""Plain data as text that people read and change: YAML with its long texts folded, and JSON.

What is written is read back by our own reader as it was: every scalar is a text, there are no
anchors, tags or aliases, and nothing that another reader of YAML would take for something else.
"""

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from textwrap import wrap
from typing import Any, TypeAlias

from inovasi_index.exact import shortest

COLUMNS = 100
"""How wide a line may be, where its words allow it."""

STEP = 2
"""How far what belongs to a key stands to the right of it."""

Scalar: TypeAlias = "str | int | bool | Decimal | dt.date"


def as_yaml(plain: Mapping[str, Any], notes: Mapping[str, Sequence[str]] | None = None) -> str:
    """A mapping as YAML.

    Args:
        plain: Mappings, lists, texts, numbers, dates and yes/no.
        notes: Lines of comment to put before a key of the mapping, after an empty line.

    >>> print(as_yaml({"year": 2027, "title": {"id": "Lomba", "en": "Contest"}}), end="")
    year: 2027
    title: {id: Lomba, en: Contest}
    """
    lines: list[str] = []
    for key, value in plain.items():
        entry = _entry(key, value, 0)
        note = (notes or {}).get(key)
        if lines and (note or len(entry) > 1):
            lines.append("")
        lines += [*comment(note or ()), *entry]
    return "\n".join(lines) + "\n"


def as_outline(plain: Mapping[str, Any]) -> str:
    """A mapping as YAML, each of its values below its key, however short it is."""
    lines = [line for key in plain for line in (f"{key}:", *_block(plain[key], STEP))]
    return "\n".join(lines) + "\n"


def comment(lines: Sequence[str]) -> Iterator[str]:
    """Lines as a comment, broken where they are too long."""
    for line in lines:
        yield from _wrapped(line, "# ") or ["#"]


def as_json(plain: Mapping[str, Any]) -> str:
    """A mapping as JSON; what nobody sees is written as an escape."""
    text = json.dumps(plain, ensure_ascii=False, indent=STEP, default=_as_text)
    escaped = _UNSEEN.sub(lambda each: json.dumps(each[0])[1:-1], text)
    return f"{escaped}\n"


_UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def _as_text(value: Any) -> str:
    return shortest(value) if isinstance(value, Decimal) else str(value)


def _entry(key: str, value: Any, indent: int) -> list[str]:
    """A key and its value: on one line if they fit, else the value below the key."""
    head = f"{' ' * indent}{_scalar(key, _KEY)}:"
    return _behind(head, value, indent) or [head, *_block(value, indent + STEP)]


def _block(value: Any, indent: int) -> list[str]:
    """A mapping or a list that does not fit on a line."""
    if isinstance(value, Mapping):
        return [line for key, each in value.items() for line in _entry(key, each, indent)]
    return [line for each in value for line in _item(each, indent)]


def _item(value: Any, indent: int) -> list[str]:
    head = f"{' ' * indent}-"
    behind = _behind(head, value, indent)
    if behind:
        return behind
    first, *others = _block(value, indent + STEP)
    return [f"{head} {first.lstrip(' ')}", *others]


def _behind(head: str, value: Any, indent: int) -> list[str]:
    """What begins on the line of its head: all that fits there, and a folded text; else nothing."""
    short = _on_a_line(value, len(head) + 1)
    if short is not None:
        return [f"{head} {short}"]
    if isinstance(value, str):
        return [f"{head} >-", *_wrapped(value, " " * (indent + STEP))]
    return []


def _on_a_line(value: Any, before: int) -> str | None:
    """A value on the rest of a line, if it fits there or can stand nowhere else."""
    text = _scalar(value, _PLAIN) if isinstance(value, Scalars) else _flow(value)
    is_short = before + len(text) <= COLUMNS
    return text if is_short or not _can_be_spread(value) else None


def _can_be_spread(value: Any) -> bool:
    """Whether a value can stand on several lines: a text only where folding gives it back."""
    if isinstance(value, str):
        return value.isprintable() and value == " ".join(value.split())
    return isinstance(value, Mapping | list) and bool(value)


def _wrapped(text: str, margin: str) -> list[str]:
    return wrap(
        text,
        COLUMNS,
        initial_indent=margin,
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _flow(value: Any) -> str:
    """A value within brackets."""
    if isinstance(value, Mapping):
        entries = (f"{_scalar(key, _KEY)}: {_flow(each)}" for key, each in value.items())
        return f"{{{', '.join(entries)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    return _scalar(value, _IN_FLOW)


def _scalar(value: Scalar, plain: re.Pattern[str]) -> str:
    """A scalar: plain where every reader of YAML takes it for what it is, else in quotes."""
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, str):
        return format(value, "f") if isinstance(value, Decimal) else str(value)
    if plain.fullmatch(value) and value.isprintable() and value.lower() not in _NOT_TEXTS:
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return "".join(each if each.isprintable() else f"\\U{ord(each):08X}" for each in quoted)


Scalars = (str, int, Decimal, dt.date)
_WORDS = r"[^\W\d_](?:[\w .()/@%+–≥≤&;'{more}-]*[\w.()/%+&;'-])?|[0-9]+[a-z]"
"""What begins with a letter, without a sign that means something to YAML; and the id of a row."""
_PLAIN = re.compile(_WORDS.format(more=","))
_IN_FLOW = re.compile(_WORDS.format(more=""))
_KEY = re.compile(f"{_IN_FLOW.pattern}|0|[1-9][0-9]*")
"""A key is a text whatever it looks like."""
_NOT_TEXTS = frozenset(("true", "false", "yes", "no", "on", "off", "y", "n", "null"))
