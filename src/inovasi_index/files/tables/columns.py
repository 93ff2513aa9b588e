"""The columns of a table of innovations or jurors: what each is, and how to read it.

An indicator's column says in its heading how its answers stand there, ``16 level`` or ``17 nilai``.
Under a bare ``16`` or ``Regulasi Inovasi Daerah`` the cells decide, all of them together.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import islice
from typing import TypeVar

from attrs import define, field, frozen

from inovasi_index.exact import decimal, shortest
from inovasi_index.files.nodes import Node
from inovasi_index.files.tables import headings
from inovasi_index.files.tables.headings import FIELDS, Kind, Path, plain
from inovasi_index.files.tables.words import Order, date_in, is_open, number_in, orders_in
from inovasi_index.problems import WrongValueError, listed
from inovasi_index.ruleset import Indicator, PercentagePart, Ruleset
from inovasi_index.text import Text

K = TypeVar("K")
Row = tuple[int, list[str]]

LONGEST_HEADING = 1000
"""Letters of a heading, in which a word is looked for at every place."""

DATES = (("uji_coba",), ("penerapan",), ("pengembangan",), ("date",))


class Subjects:
    """The rows that columns of a kind of table can be about, by number and by name."""

    def __init__(self, rules: Ruleset | None, kind: Kind) -> None:
        self.kind = kind
        parts = rules.formula.parts if rules is not None else ()
        self._by_share = {each.aspect for each in parts if isinstance(each, PercentagePart)}
        rows = _ROWS_OF[kind](rules) if rules is not None else ()
        self.rows = {row.id: row for row in rows}
        self._names: dict[str, str] = {}
        for row in rows:
            for name in (row.name.id, row.name.en, *row.also_named):
                self._names |= {plain(name): row.id, plain(f"{row.id} {name}"): row.id}
                if rules is not None and rules.ranks_inovasi:  # there an id need not be a number
                    self._names.setdefault(plain(f"{row.number} {name}"), row.id)
        self._names |= {plain(row_id): row_id for row_id in self.rows}

    @property
    def takes_any(self) -> bool:
        """Whether a heading that is not known is a row: what jurors gave is said without rules."""
        return self.kind == "juri" and not self.rows

    def named(self, small: str) -> str | None:
        """The row of a heading as it is compared; without rules, of one that is a number."""
        row_id = self._names.get(small)
        if row_id is None and not self.rows and headings.ROW_NUMBER.fullmatch(small):
            return small
        return row_id

    def find(self, text: str) -> str:
        """The row that a cell names: by its number, its name, or both; else the text itself."""
        if not self.rows:  # nobody knows the ids, and a sign may be a part of one
            numbered = _NUMBERED.fullmatch(text.strip())
            return numbered[1] if numbered else text.strip()
        small = plain(text).removeprefix("indikator ")
        row_id = self.named(small)
        first, _, rest = small.partition(" ")
        second = rest.removeprefix("dan ").partition(" ")[0]  # "16 dan 17" names neither
        if row_id is None and first in self.rows and second not in self.rows:
            row_id = first
        return row_id or text.strip()

    def row_of(self, named: Node) -> Node:
        """A cell that names a row, as the id of the row."""
        return named.with_value(self.find(named.value)) if isinstance(named.value, str) else named

    def points(self, row_id: str) -> Mapping[str, int]:
        """The levels of a row by the points they bring, where these are weight × level."""
        row = self.rows.get(row_id)
        if row is None or row.weight is None or row.aspect in self._by_share:
            return {}
        levels = {level.level for table in row.tables for level in table.levels} | {0}
        return {shortest(Fraction(row.weight) * level): level for level in sorted(levels)}

    def level_of(self, row_id: str, points: str) -> int | None:
        """The level that brings so many points, if one does."""
        number = _as_number(points)
        return None if number is None else self.points(row_id).get(shortest(number))

    def points_of(self, row_id: str) -> str:
        """The points that a row can bring, in a list."""
        return listed(self.points(row_id)) or "–"

    def is_level(self, row_id: str, text: str) -> bool:
        """Whether a cell could be a level of a row."""
        levels = self.points(row_id).values()
        number = _number(text)
        return number in {str(level) for level in levels} if levels else number.isdecimal()

    def is_measured(self, row_id: str) -> bool:
        """Whether a row can be answered with a number that is measured."""
        row = self.rows.get(row_id)
        return row is not None and any(
            table.measure is not None and table.measure.kind != "choice" for table in row.tables
        )

    def is_scored(self, row_id: str) -> bool:
        """Whether a row is given a score instead of a level, as far as rules say."""
        row = self.rows.get(row_id)
        return self.takes_any if row is None else row.is_scored

    def form_of(self, row_id: str, form: str) -> str:
        """How a cell is read whose heading says ``form``.

        The points of a row without levels are its score, and what a juror writes below *nilai* of
        a row that is a choice is its level.
        """
        if form == "points" and self.is_scored(row_id):
            return "score"
        is_choice = row_id in self.rows and not self.is_measured(row_id)
        return "score" if form == "value" and self.kind == "juri" and is_choice else form

    def sum_of(self, levels: Mapping[str, object]) -> str | None:
        """The points of some levels together; None where one of them is none."""
        total = Fraction(0)
        for row_id, level in levels.items():
            points = {str(each): number for number, each in self.points(row_id).items()}
            if str(level) not in points:
                return None
            total += Fraction(points[str(level)])
        return shortest(total)


_ROWS_OF: Mapping[Kind, Callable[[Ruleset], tuple[Indicator, ...]]] = {
    "spd": lambda rules: rules.spd_rows,
    "inovasi": lambda rules: rules.sid_rows,
    "juri": lambda rules: rules.juri_rows,
}


def _as_number(text: str) -> Fraction | None:
    try:
        return Fraction(decimal(text))
    except WrongValueError:
        return None


@define
class Columns:
    """What each column of a table is, by its number from 1, and what is to be said of them.

    ``read_as`` tells of the columns whose heading does not say how they are to be read;
    ``ambiguous`` holds the first cell of each column of dates that could be read in two ways.
    """

    heads: frozenset[str] = frozenset()
    fields: dict[Path, int] = field(factory=dict)
    answers: dict[tuple[str, str], int] = field(factory=dict)  # in the order of the columns
    dates: dict[Path, Order] = field(factory=dict)
    open_dates: set[Path] = field(factory=set)
    unknown: list[int] = field(factory=list)
    twice: list[int] = field(factory=list)
    read_as: list[tuple[int, Text]] = field(factory=list)
    ambiguous: list[tuple[int, int]] = field(factory=list)

    @property
    def used(self) -> set[int]:
        """The columns that are read."""
        return {*self.fields.values(), *self.answers.values()}

    def date_in(self, path: Path, text: str) -> str | None:
        """A date of a column; None for one of which it was said that it can be read in two ways."""
        if path in self.open_dates and is_open(text):
            return None
        return date_in(text, self.dates.get(path))


@frozen
class _Bare:
    """A column under an indicator's number or name alone, and what stands in it."""

    row_id: str
    at: int
    texts: tuple[str, ...]


def columns_of(
    heads: Sequence[str],
    rows: Sequence[Row],
    subjects: Subjects,
    given: Mapping[Path, str],
) -> Columns:
    """The columns of a table whose rows are answered in columns: of innovations, or of jurors."""
    columns, bare = Columns(frozenset(map(plain, heads))), list[_Bare]()
    found = _texts_by_column(rows)
    for at in range(1, max([len(heads), *found]) + 1):
        head = heads[at - 1] if at <= len(heads) else ""
        texts = tuple(found.get(at, ()))
        path = FIELDS[subjects.kind].get(plain(head))
        if path is not None:
            _take(columns, columns.fields, same_field(path, columns.fields), at)
            continue
        row_id, form = _row_and_form(head, texts, subjects)
        if row_id is None:
            columns.unknown += [at] if plain(head) or texts else []
        elif form is None:
            bare.append(_Bare(row_id, at, texts))
        else:
            _take(columns, columns.answers, (row_id, subjects.form_of(row_id, form)), at)
    _take_bare(columns, bare, rows, subjects, given)
    columns.answers = dict(sorted(columns.answers.items(), key=lambda each: each[1]))
    find_orders(columns, rows)
    return columns


def _texts_by_column(rows: Iterable[Row]) -> Mapping[int, list[str]]:
    """What stands in each column, where something does; there may be thousands of columns."""
    found: dict[int, list[str]] = {}
    for _, cells in rows:
        for at, cell in enumerate(cells, start=1):
            text = cell.strip()
            if text and text not in headings.NOTHING:
                found.setdefault(at, []).append(text)
    return found


def same_field(path: Path, there: Iterable[Path]) -> Path:
    """The field that is there already, whole or in parts, where coordinates are; or the same."""
    same = (each for each in there if each[0] == path[0] and len(each) != len(path))
    return next(same, path)


def _take(columns: Columns, there: dict[K, int], key: K, at: int) -> None:
    if key in there:
        columns.twice.append(at)
    else:
        there[key] = at


def answer_heading(head: str, subjects: Subjects) -> tuple[str | None, str | None]:
    """The row of a heading, and the form of the answers under it if it names one.

    ``16``, ``16 level``, ``level 16``, ``Regulasi Inovasi Daerah``, ``16 level Regulasi …``.
    """
    if len(head) > LONGEST_HEADING:
        return None, None
    head = head.removeprefix("indikator ").removeprefix("sid ")
    row_id = subjects.named(head)
    if row_id is not None:
        return row_id, None
    for phrase, form in _PHRASES.items():
        for rest in _without(head, phrase):
            row_id = subjects.named(rest.removeprefix("indikator "))
            if row_id is not None:
                return row_id, form
    return None, None


_NUMBERED = re.compile(rf"(?:(?i:indikator)\s+)?({headings.ROW_NUMBER.pattern})[.)]?")
"""How a cell names an indicator by its number."""
_PHRASES = {plain(phrase): form for form, phrases in headings.FORMS.items() for phrase in phrases}


def _without(head: str, phrase: str) -> Iterable[str]:
    """A heading without a phrase, wherever that stands: after the id of the row, or at an end."""
    for before, after in islice(_around(f" {head} ", f" {phrase} "), _PLACES_TRIED):
        yield f"{before} {after}".strip()


_PLACES_TRIED = 3
"""Of a phrase in one heading, which may be as long as a cell."""


def _around(text: str, sign: str) -> Iterable[tuple[str, str]]:
    """What stands before and after each place of a sign."""
    at = text.find(sign)
    while at >= 0:
        yield text[:at], text[at + len(sign) :]
        at = text.find(sign, at + 1)


def _row_and_form(
    head: str, texts: Sequence[str], subjects: Subjects
) -> tuple[str | None, str | None]:
    """The row of a heading and the form of its answers, as `answer_heading`.

    Without rules a juror's row is called as its column is, if that says so or holds numbers alone.
    """
    if not subjects.takes_any:
        return answer_heading(plain(head), subjects)
    name = head.strip().split("\n")[0]
    ending = next((each for each in _ENDINGS if name.casefold().endswith(each)), "")
    row_id = name[: len(name) - len(ending)].rstrip("* ")
    if ending:
        return row_id, _PHRASES[plain(ending)]
    has_numbers = texts and all(_as_number(_number(text)) is not None for text in texts)
    is_row = has_numbers and plain(name) and not plain(name).startswith(headings.TOTALS)
    return (row_id if is_row else None), None


_ENDINGS = sorted((f" {phrase}" for each in headings.FORMS.values() for phrase in each), key=len)
_ENDINGS = [each.casefold() for each in reversed(_ENDINGS)]
"""How a heading ends that says what stands below it, the longest first."""


# Columns that do not say how they are to be read.


def _take_bare(
    columns: Columns,
    bare: Sequence[_Bare],
    rows: Sequence[Row],
    subjects: Subjects,
    given: Mapping[Path, str],
) -> None:
    for each in bare:
        if subjects.is_scored(each.row_id):
            _take(columns, columns.answers, (each.row_id, "score"), each.at)
    bare = [each for each in bare if not subjects.is_scored(each.row_id)]
    if not bare:
        return
    told = given.get(("indikator",))
    form = _PHRASES.get(plain(told)) if told is not None else None
    if form is None:
        form = _form_of(columns, bare, rows, subjects)
    for each in bare:
        own = form
        if form == "level" and told is None and _is_measurement(each, subjects):
            own = "value"
        _take(columns, columns.answers, (each.row_id, subjects.form_of(each.row_id, own)), each.at)


def _form_of(
    columns: Columns, bare: Sequence[_Bare], rows: Sequence[Row], subjects: Subjects
) -> str:
    """How the cells under bare headings are to be read: as marks, as points or as levels.

    The points of a row are its weight times its level, so that most tables can be only one of the
    two; a ready maturity beside them decides the rest, and without one they are levels.
    """
    filled_cells = [(each, text) for each in bare for text in each.texts]
    beside = {plain(name) for name in headings.MARKS_BESIDE}
    if all(text in _MARKS for _, text in filled_cells) and columns.heads & beside:
        columns.read_as.append((bare[0].at, _AS_MARKS))
        return "evidence"
    measured = {each.at for each in bare if _is_measurement(each, subjects)}
    could_be_levels = all(
        subjects.is_level(each.row_id, text)
        for each, text in filled_cells
        if each.at not in measured
    )
    could_be_points = all(
        subjects.level_of(each.row_id, _number(text)) is not None for each, text in filled_cells
    )
    if not could_be_points:
        return "level"
    if could_be_levels and not measured:
        fits = _fits_maturity(columns, bare, rows, subjects)
        if fits is None:
            differs = any(
                str(subjects.level_of(each.row_id, text)) != text for each, text in filled_cells
            )
            columns.read_as += [(bare[0].at, _AS_LEVELS)] if differs else []
        return fits or "level"
    columns.read_as.append((bare[0].at, _AS_POINTS))
    return "points"


def _is_measurement(each: _Bare, subjects: Subjects) -> bool:
    """Whether a column holds numbers that are no levels, of a row that is measured."""
    return subjects.is_measured(each.row_id) and any(
        not subjects.is_level(each.row_id, text) and _as_number(_number(text)) is not None
        for text in each.texts
    )


def _fits_maturity(
    columns: Columns, bare: Sequence[_Bare], rows: Sequence[Row], subjects: Subjects
) -> str | None:
    """What the cells are by the maturities beside them: points or levels, if that tells."""
    at = columns.fields.get(("kematangan",))
    if at is None:
        return None
    readings: Mapping[str, Callable[[str, str], str | None]] = {
        "points": lambda row_id, text: str(subjects.level_of(row_id, _number(text))),
        "level": lambda _, text: text,
    }
    fitting = [
        form
        for form, read in readings.items()
        if all(_adds_up(cells, at, bare, subjects, read) for _, cells in rows)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _adds_up(
    cells: Sequence[str],
    at: int,
    bare: Sequence[_Bare],
    subjects: Subjects,
    read: Callable[[str, str], str | None],
) -> bool:
    """Whether the answers of a row add up to its maturity; one without a maturity says nothing."""
    there = bisect_right(bare, len(cells), key=lambda each: each.at)
    texts = {each.row_id: cells[each.at - 1].strip() for each in bare[:there]}
    stated = _number(cells[at - 1].strip()) if at <= len(cells) else ""
    levels = {row_id: read(row_id, text) for row_id, text in texts.items() if text}
    return not stated or not levels or subjects.sum_of(levels) == stated


def _number(text: str) -> str:
    try:
        return number_in(text)
    except WrongValueError:
        return text


# Dates.


def find_orders(columns: Columns, rows: Sequence[Row]) -> None:
    """Which comes first in the dates of each column, the day or the month.

    One date that can be read in one way only decides for its column, and for the others of the
    table if no column says otherwise. What nothing decides is ambiguous, and not guessed.
    """
    dated = {path: at for path, at in columns.fields.items() if path in DATES}
    proofs = {path: orders_in(text for _, text in _cells(rows, at)) for path, at in dated.items()}
    among_all = set().union(*proofs.values()) - {"iso"}
    for path, at in dated.items():
        own = proofs[path]
        order = _only(own) or (_only(among_all) if not own - {"iso"} else None)
        suspect = is_open
        if {"iso", "month"} <= own:  # a program has made dates of those that looked day first
            order, suspect = None, _is_month_first
        columns.dates[path] = order
        cell = next((line for line, text in _cells(rows, at) if suspect(text)), None)
        if order is None and cell is not None:
            columns.open_dates.add(path)
            columns.ambiguous.append((cell, at))


def _is_month_first(text: str) -> bool:
    return orders_in([text]) == {"month"}


def _cells(rows: Iterable[Row], at: int) -> Iterable[tuple[int, str]]:
    return ((line, cells[at - 1]) for line, cells in rows if at <= len(cells))


def _only(orders: set[str]) -> Order:
    decided = orders - {"iso"}
    return next(iter(decided)) if len(decided) == 1 else None


_MARKS = ("0", "1")
_AS_MARKS = Text(
    id="angka 0 dan 1 di kolom indikator dibaca sebagai tanda ada tidaknya bukti, bukan level; "
    'beri judul "16 level" bila itu level',
    en="0 and 1 under the indicators are read as marks that evidence is there, not as levels; "
    'write "16 level" above them if they are',
)
_AS_POINTS = Text(
    id="angka di kolom indikator dibaca sebagai poin (bobot × level)",
    en="the numbers under the indicators are read as points (weight × level)",
)
_AS_LEVELS = Text(
    id='angka di kolom indikator dibaca sebagai level; beri judul "16 poin" bila itu poin',
    en='the numbers under the indicators are read as levels; write "16 poin" above them if they '
    "are points",
)
