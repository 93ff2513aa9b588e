"""What an edition asks, and what a spreadsheet takes for an answer."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from textwrap import shorten
from typing import TypeAlias

from attrs import evolve, frozen

from inovasi_index.describe import cited, marked, row_name
from inovasi_index.exact import shortest
from inovasi_index.files.tables.headings import Path
from inovasi_index.files.tables.words import code_in, codes_in
from inovasi_index.ruleset import CHANGES, Band, Basis, Code, Indicator, Measure, Ruleset
from inovasi_index.text import Lang, Text, local, printable

Table: TypeAlias = Indicator | Basis

LONGEST_TITLE = 32

LONGEST_PROMPT = 255

LONGEST_DEFINITION = 400
"""In a comment; the sheet to read has all of it."""

THIS = "{cell}"
"""In a formula that checks: the cell that is checked."""

GENERAL, TEXT, DATE, WHOLE = "General", "@", "yyyy-mm-dd", "0"
"""How cells show what is in them; as texts they also keep a 08 as it is typed."""


@frozen
class Check:
    """What a spreadsheet takes in a cell, and what it says there, in the language of the form.

    Without an ``error`` anything else is taken as well.
    """

    kind: str
    formula: str
    to: str | None = None
    operator: str | None = None
    error: str | None = None
    title: str = ""
    prompt: str = ""

    def saying(self, title: str, prompt: str) -> "Check":
        """The same, with what is said when the cell is chosen."""
        return evolve(self, title=cut(title, LONGEST_TITLE), prompt=cut(prompt, LONGEST_PROMPT))


@frozen
class Column:
    """A column to fill in: its head, what its cells are, and what the head tells."""

    head: str
    width: int
    check: Check | None = None
    told: str = ""
    number_format: str = GENERAL
    wrapped: bool = True
    mandatory: bool = False


def cut(text: str, most: int) -> str:
    """A text in one line, cut after a word where it is too long."""
    return shorten(printable(text), most, placeholder=MORE)


MORE = " …"


def within(bands: Sequence[Band], lang: Lang, *, whole: bool) -> Check:
    """Numbers within any of some bands: a spreadsheet cannot tell which of them counts."""
    lows, highs = [band.lowest for band in bands], [band.highest for band in bands]
    low = None if None in lows else min(end for end in lows if end is not None)
    high = None if None in highs else max(end for end in highs if end is not None)
    if low is None and high is None:
        return Check("custom", f"ISNUMBER({THIS})", error=_ANY_NUMBER[lang])
    shown = local(Band(from_=low, to=high).show(), lang)
    error = (_WRITE_WHOLE if whole else _WRITE_NUMBER).fill(range=shown)[lang]
    ends = [shortest(end) for end in (low, high) if end is not None]
    operator = _OPERATORS[low is not None, high is not None]
    return Check("whole" if whole else "decimal", ends[0], (*ends, None)[1], operator, error)


_OPERATORS: Mapping[tuple[bool, bool], str] = {
    (True, True): "between",
    (True, False): "greaterThanOrEqual",
    (False, True): "lessThanOrEqual",
}
"""How a spreadsheet calls a range that has a lower end, an upper end, or both."""


def up_to(most: Decimal, lang: Lang) -> Check:
    """A number that is not negative."""
    return within([Band(from_=Decimal(0), to=most)], lang, whole=False)


def date(lang: Lang) -> Check:
    """Any day that a spreadsheet knows: it counts them from 1."""
    return Check("date", "1", None, "greaterThanOrEqual", _WRITE_DATE[lang])


def forms_of(row: Indicator) -> tuple[str, ...]:
    """The parts of an answer that a row takes: its level, what it is measured by, or its score.

    >>> from inovasi_index import get_ruleset
    >>> [forms_of(get_ruleset(2026).rows[row]) for row in ("8", "3", "33")]
    [('level',), ('level', 'value', 'previous', 'current'), ('level', 'value', 'basis')]
    """
    if row.is_scored:
        return ("value",)
    kinds = {measure.kind for measure in measures_of(row)}
    measured = ("value",) if kinds else ()
    compared = ("previous", "current") if kinds & set(CHANGES) else ()
    return ("level", *measured, *compared, *(("basis",) if row.bases else ()))


def measures_of(row: Indicator) -> tuple[Measure, ...]:
    """How a row is measured, basis by basis; a choice is not."""
    each = (table.measure for table in row.tables)
    return tuple(measure for measure in each if measure and measure.kind != "choice")


def levels_of(row: Indicator) -> tuple[int, ...]:
    """The levels that a row can be answered with, 0 among them."""
    return tuple(sorted({0, *(each.level for table in row.tables for each in table.levels)}))


def labels_of(path: Path, rules: Ruleset, lang: Lang) -> tuple[str, ...]:
    """What a list offers for a field: the names of its codes where a reader knows them.

    >>> from inovasi_index import get_ruleset
    >>> labels_of(("inisiator",), get_ruleset(2026), "id")[:2]
    ('Kepala Daerah', 'Anggota DPRD')
    >>> labels_of(("status",), get_ruleset(2026), "id")
    ('dikirim', 'diterima', 'ditolak')
    """
    known = codes_in(path, rules)
    names = (_label(entry, path, known, lang) for entry in _entries(path, rules))
    return tuple(names) or tuple(dict.fromkeys(known.values()))


def _entries(path: Path, rules: Ruleset) -> tuple[Code, ...]:
    """What the edition lists of a field of codes; nothing of another field."""
    if path in (("urusan",), ("urusan_beririsan",)):
        return tuple(rules.urusan_codes.values())
    entries: tuple[Code, ...] = getattr(rules.profile, path[0], ())
    return () if path == ("pkpn", "program") else entries


def _label(entry: Code, path: Path, known: Mapping[str, str], lang: Lang) -> str:
    shown = numbered(entry, lang)
    return shown if code_in(shown, path, known) == entry.code else entry.code


def numbered(entry: Code, lang: Lang) -> str:
    """The name of a code, after the code where that is a number."""
    return f"{entry.code}. {entry.name[lang]}" if entry.code.isdecimal() else entry.name[lang]


def bases(row: Indicator, lang: Lang) -> Iterator[str]:
    """The bases of a row, each with its name."""
    return (f"{basis.code} = {basis.name[lang]}" for basis in row.bases)


def levels(table: Table, lang: Lang) -> Iterator[str]:
    """The levels of a table in words, with the numbers that lead to them; or which score it is."""
    for each in table.levels:
        band = f" ({local(each.band.show(), lang)})" if each.band else ""
        yield f"{each.level} = {each.label[lang]}{band}"
    if table.measure and table.measure.kind == "score":
        yield _SCORE.fill(range=local(table.measure.range.show(), lang))[lang]


def told_of(row: Indicator, lang: Lang) -> str:
    """What the head of an indicator tells: its definition, its levels in words, its page."""
    lines = [f"{marked(row)} {row_name(row)[lang]}"]
    if row.definition:
        lines.append(cut(row.definition[lang], LONGEST_DEFINITION))
    for table in row.tables:
        lines += [f"{table.code}: {table.name[lang]}"] if isinstance(table, Basis) else []
        lines += levels(table, lang)
    return "\n".join([*lines, cited(row.source)[lang]])


_SCORE = Text(id="Nilai {range}", en="A score, {range}")

_WRITE_WHOLE = Text(id="Tulis bilangan bulat, {range}.", en="Write a whole number, {range}.")

_WRITE_NUMBER = Text(id="Tulis angka, {range}.", en="Write a number, {range}.")

_ANY_NUMBER = Text(id="Tulis angka.", en="Write a number.")

_WRITE_DATE = Text(
    id="Tulis tanggal, misalnya 2025-03-31.", en="Write a date, for example 2025-03-31."
)
