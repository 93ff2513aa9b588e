"""What people write in a cell, as the report writes it: numbers, dates, codes, lists, yes and no.

What cannot be told apart is refused; what is not understood is handed on as it stands, so that the
type it lands in says what is wrong with it.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import get_args, get_type_hints

from inovasi_index.files.tables import headings
from inovasi_index.files.tables.headings import Path, plain
from inovasi_index.laporan import FORMS, Inovasi, Pemda
from inovasi_index.problems import WrongValueError
from inovasi_index.ruleset import Code, Ruleset
from inovasi_index.text import Text

# Numbers.

_NUMBER = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?")
_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}")
_GROUPED = re.compile(
    r"-?[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+(?:,[0-9]+)?|(?:,[0-9]{3})+(?:\.[0-9]+)?)"
)
_WITH_WORD = re.compile(r"(?:level|parameter)\s*([0-9]+)", re.IGNORECASE)


def number_in(text: str) -> str:
    """A number as the report writes it, with a decimal point and no signs between thousands.

    Raises:
        WrongValueError: ``ambiguous-number``, for one that could be either.

    >>> number_in(" 58,09 "), number_in("1.250.000,5"), number_in("31,9 %"), number_in("dua")
    ('58.09', '1250000.5', '31.9', 'dua')
    """
    given = text.strip().removesuffix("%").strip().replace("−", "-")
    word = _WITH_WORD.fullmatch(given)
    if word:
        return word[1]
    if _THOUSANDS.fullmatch(given):
        whole, point = _ungrouped(given), given.replace(",", ".")
        raise WrongValueError(
            "ambiguous-number", _AMBIGUOUS.fill(value=given, whole=whole, point=f"{point}0")
        )
    if _NUMBER.fullmatch(given):
        return _trimmed(given.replace(",", "."))
    return _ungrouped(given) if _GROUPED.fullmatch(given) else text


def _ungrouped(number: str) -> str:
    """Without the signs between thousands: the last of two different signs is that of decimals."""
    last = "," if number.rfind(",") > number.rfind(".") else "."
    head, _, tail = number.rpartition(last)
    if len(set(number) & set(".,")) == 1:
        head, tail = number, ""
    digits = re.sub("[.,]", "", head)
    return f"{digits}.{tail}" if tail else digits


def _trimmed(number: str) -> str:
    """Without zeros before the first digit, and without the .0 that spreadsheets add."""
    sign, digits = ("-", number[1:]) if number.startswith("-") else ("", number)
    whole, point, places = digits.partition(".")
    whole = whole.lstrip("0") or "0"
    return sign + whole + (point + places if places.strip("0") else "")


# Dates.

_ISO = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})(?:[T ][0-9:.]*)?")
_PARTS = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})(?: [0-9:.]*)?")
_NAMED = re.compile(r"([0-9]{1,2})[ -]([^\W\d_]+)\.?[ -]([0-9]{4})")
_MONTHS = {name: at for at, names in enumerate(headings.MONTHS, start=1) for name in names}

Order = str | None
"""Which comes first in the dates of a column: ``day`` or ``month``; None where none can tell."""


def is_open(text: str) -> bool:
    """Whether a date could be read day first and month first, and would not be the same."""
    match = _PARTS.fullmatch(text.strip())
    if match is None:
        return False
    return _is_month(match[1]) and _is_month(match[2]) and match[1] != match[2]


def orders_in(texts: Iterable[str]) -> set[str]:
    """The orders that the dates of a column prove; those of the ISO form prove their own."""
    found = set()
    for text in texts:
        match = _PARTS.fullmatch(text.strip())
        if match and _is_month(match[1]) != _is_month(match[2]):
            found.add("day" if _is_month(match[2]) else "month")
        elif _ISO.fullmatch(text.strip()):
            found.add("iso")
    return found


def _is_month(digits: str) -> bool:
    return 1 <= int(digits) <= len(headings.MONTHS)


def date_in(text: str, order: Order) -> str:
    """A date as the report writes it.

    >>> date_in("1 Februari 2024", None), date_in("31/12/2024", "day"), date_in("2024-2-1", None)
    ('2024-02-01', '2024-12-31', '2024-02-01')
    """
    given = text.strip()
    iso, parts, named = (form.fullmatch(given) for form in (_ISO, _PARTS, _NAMED))
    if iso:
        year, month, day = iso[1], iso[2], iso[3]
    elif parts:
        day, month, year = parts[1], parts[2], parts[3]
        if order == "month" or (order is None and not _is_month(month) and _is_month(day)):
            day, month = month, day
    elif named and named[2].casefold() in _MONTHS:
        day, month, year = named[1], str(_MONTHS[named[2].casefold()]), named[3]
    else:
        return text
    return f"{year}-{int(month):02}-{int(day):02}"


# Yes and no.


def yes_no_in(text: str) -> str:
    """``true`` or ``false``, for the words and signs that say so."""
    small = plain(text) or text.strip()
    if small in headings.YES:
        return "true"
    return "false" if small in headings.NO else text


# Codes and lists.


@cache
def _fixed_codes(field: str) -> tuple[str, ...]:
    """The codes that a field of a report takes under any rules; none where the rules list them."""
    if field == "bentuk":
        return tuple(FORMS)
    hints = get_type_hints(Pemda if field == "pemda.jenis" else Inovasi)
    kinds = get_args(hints[field.rpartition(".")[2]])
    codes = [each for kind in kinds for each in get_args(kind) or (kind,)]
    return tuple(each for each in codes if isinstance(each, str))


@lru_cache(maxsize=256)  # a table asks for each of its cells
def codes_in(path: Path, rules: Ruleset | None) -> Mapping[str, str]:
    """The codes of a field, by all that they are called; empty for a field without codes."""
    if path in (("pemda", "jenis"), *((name,) for name in _WITH_FIXED_CODES)):
        name = "pemda.jenis" if path[0] == "pemda" else path[0]
        entries = getattr(rules.profile, path[0], ()) if rules and len(path) == 1 else ()
        return _named(path[0], _fixed_codes(name), entries)
    entries = _listed_codes(path, rules) if rules is not None else ()
    return _named(path[0], tuple(each.code for each in entries), entries)


_WITH_FIXED_CODES = ("bentuk", "jenis", "tahapan", "inisiator", "klasifikasi", "status")


def _listed_codes(path: Path, rules: Ruleset) -> Sequence[Code]:
    if path in (("urusan",), ("urusan_beririsan",)):
        return tuple(rules.urusan_codes.values())
    if path == ("asta_cita",):
        return rules.profile.asta_cita
    return rules.profile.pkpn if path in (("pkpn", "klaster"), ("pkpn", "beririsan")) else ()


def _named(field: str, codes: Iterable[str], entries: Iterable[Code]) -> Mapping[str, str]:
    names: dict[str, str] = {}
    for code, others in headings.CODES.get(field, {}).items():
        names |= {plain(other): code for other in others}
    for entry in entries:
        names |= {plain(entry.name.en): entry.code, plain(entry.name.id): entry.code}
    return names | {plain(code): code for code in codes}


def code_in(text: str, path: Path, known: Mapping[str, str]) -> str:
    """The code that a name stands for, or the text as it stands.

    >>> code_in("Non Digital", ("jenis",), codes_in(("jenis",), None))
    'nondigital'
    """
    small = plain(text)
    if small in known:
        return known[small]
    for lead in (f"{plain(path[-1])} ", "inovasi "):  # "Asta Cita 4", "Inovasi Digital"
        if small.removeprefix(lead) in known:
            return known[small.removeprefix(lead)]
    first = small.split(" ", 1)[0]  # "4. Memperkuat pembangunan …"
    return known[first] if first.isdecimal() and first in known else text


def parts_in(text: str, known: Mapping[str, str]) -> list[str]:
    """The items of a list in one cell: apart by semicolons or lines, or else by commas.

    The name of an affair may have commas of its own.

    >>> parts_in("16, 17; 33", {}), parts_in("16, 17", {})
    (['16, 17', '33'], ['16', '17'])
    """
    items = _split(text, ";")
    if len(items) == 1 and not text.lstrip().startswith('"') and plain(text) not in known:
        parts = _split(text, ",")
        if not known or all(plain(part) in known for part in parts):
            return parts
    return items


def _split(text: str, sign: str) -> list[str]:
    """Items, of which one that has the sign itself stands in quotes."""
    lines = io.StringIO(text, newline="\n")
    rows = csv.reader(lines, delimiter=sign, skipinitialspace=True)
    try:
        return [item for row in rows for item in row if item.strip()]
    except csv.Error:  # too long for a list, or with line ends of its own
        return [text]


def joined_parts(items: Iterable[str]) -> str:
    """A list for one cell, as `parts_in` reads it."""
    return "; ".join(_quoted(item) for item in items)


def _quoted(item: str) -> str:
    if item == item.strip() and not re.search('[;,"\r\n]', item):
        return item
    doubled = item.replace('"', '""')
    return f'"{doubled}"'


_AMBIGUOUS = Text(
    id="{value} dapat berarti {whole} atau {point}; tulis salah satunya",
    en="{value} could be {whole} or {point}; write one of them",
)
