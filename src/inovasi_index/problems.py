"""What is wrong, and where: one `Problem` a mistake, and the errors that carry them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, ClassVar, Literal, NamedTuple, Protocol, TypeAlias

import attrs
from attrs import field, frozen

from inovasi_index.text import Lang, Text

Step: TypeAlias = str | int
"""One step of a path: a key, or the number of a list item from 0."""
Path: TypeAlias = tuple[Step, ...]


class Place(NamedTuple):
    """Where something stands: line and column from 1, columns in characters, and the file.

    Rules that are based on others stand in more than one file. In a table, line and column are
    those of a cell; the sheet of a CSV file has no name.
    """

    line: int
    column: int
    file: str | None = None
    sheet: str | None = None


MOST_PROBLEMS = 1000
"""Nobody reads more, and a hostile file could ask for millions."""

LONGEST_SHOWN = 60
LONGEST_GUESSED = 60
MOST_KNOWN = 1000
"""Words among which the nearest is sought."""
LEAST_ALIKE = 0.5
MOST_COMPARED = 3
"""Of those, the ones that are compared letter by letter, which takes a hundred times as long."""


@frozen
class Problem:
    """One mistake: its code, a sentence in both languages, and its place.

    ``line`` and ``column`` count from 1, columns in characters; they are ``None`` for a file that
    cannot be opened and for an object that was not read from a file. ``path`` leads to the value
    inside the document: ``inovasi[0].sid.61``. In a table, ``line`` and ``column`` are those of a
    cell, shown as ``isian.xlsx!SID:14:F``; ``sheet`` is empty for the one table of a CSV file.
    """

    code: str
    message: Text
    file: str | None = None
    line: int | None = None
    column: int | None = None
    path: str = ""
    sheet: str | None = None

    def __str__(self) -> str:
        return self.render()

    def to_dict(self) -> dict[str, Any]:
        """Plain data: code, message in both languages, and of the place what is known.

        >>> Problem("empty-file", Text(id="kosong", en="empty"), "laporan.yaml", 1, 1).to_dict()
        {'code': 'empty-file', 'message': {'id': 'kosong', 'en': 'empty'}, 'file': 'laporan.yaml', \
'line': 1, 'column': 1}
        """
        place = {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "sheet": self.sheet,
            "path": self.path,
        }
        known = {key: value for key, value in place.items() if value not in (None, "")}
        return {"code": self.code, "message": self.message.to_dict(), **known}

    def render(self, lang: Lang | None = None, *, kind: str = "") -> str:
        """``file:line:column: code: path: sentence`` on one line.

        Without ``lang`` the sentence stands in English and then in Indonesian. A ``kind`` stands
        before the code: what is only a warning says so.
        """
        head = [_visible(self.place), kind, self.code, self.path]
        sentence = self.message[lang] if lang else f"{self.message.en} / {self.message.id}"
        return ": ".join([part for part in head if part] + [_visible(sentence)])

    @property
    def place(self) -> str:
        """``file:line:column``, or ``file!sheet:row:column`` with the letters of a column."""
        parts: list[object] = [self.file, self.line, self.column]
        if self.sheet is not None and self.column is not None:
            sheet = f"!{self.sheet}" if self.sheet else ""
            parts = [f"{self.file or ''}{sheet}", self.line, column_letters(self.column)]
        return ":".join(str(part) for part in parts if part not in (None, ""))


def column_letters(column: int) -> str:
    """The letters of a column of a table, from 1.

    >>> column_letters(6), column_letters(28)
    ('F', 'AB')
    """
    before, place = divmod(column - 1, len(_LETTERS))
    return (column_letters(before) if before else "") + _LETTERS[place]


_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class InovasiIndexError(Exception):
    """The base of every error that the library raises on purpose."""


class WrongValueError(InovasiIndexError, ValueError):
    """A value that cannot be what it is meant to be.

    ``code`` and ``message`` are those of the `Problem` that a file with this value would get;
    ``keys`` names the fields at fault when it is their combination that is wrong.
    """

    def __init__(self, code: str, message: Text, keys: Iterable[str] = ()) -> None:
        super().__init__(code, message, tuple(keys))
        self.code = code
        self.message = message
        self.keys = tuple(keys)

    def __str__(self) -> str:
        where = ", ".join(self.keys)
        return f"{where + ': ' if where else ''}{self.message.en} / {self.message.id}"


def unknown_ending(name: str, known: Iterable[str]) -> WrongValueError:
    """The error of a file whose name does not say what is to be written."""
    text = _UNKNOWN_ENDING.fill(name=shorten(name), known=listed(known))
    return WrongValueError("unknown-ending", text)


class ProblemsError(InovasiIndexError, ValueError):
    """An input with problems; ``problems`` lists all of them in the order of their places."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class RulesetError(ProblemsError):
    """A ruleset (or its cases) that cannot be used."""


class LaporanError(ProblemsError):
    """A report that cannot be scored under the rules at hand."""


class EditionError(InovasiIndexError):
    """An edition that cannot give what was asked; ``message`` is the sentence that says why."""

    code: ClassVar[str]

    def __init__(self, message: Text) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return f"{self.message.en} / {self.message.id}"


class UnknownEditionError(EditionError, LookupError):
    """An edition that is not known; the sentence names those that are."""

    code = "unknown-edition"


class DuplicateEditionError(EditionError, LookupError):
    """An edition that is found in more than one place; the sentence names them."""

    code = "duplicate-edition"


class EditionIncomplete(EditionError, ValueError):  # noqa: N818 - the name is a contract
    """An edition of which too little is known for an index; the sentence names what is missing."""

    code = "edition-incomplete"


class OtherKindError(EditionError, ValueError):
    """Rules of another kind than what was asked: of a region's index, or of a contest."""

    code = "other-kind"


class MissingLibraryError(InovasiIndexError, ImportError):
    """A library that only some uses need is not installed; ``message`` says how to get it.

    ``extra`` is the extra of this package that brings it.
    """

    code = "missing-library"

    def __init__(self, extra: str) -> None:
        super().__init__(extra)
        self.extra = extra
        self.message = _NOT_INSTALLED.fill(extra=extra)

    def __str__(self) -> str:
        return f"{self.message.en} / {self.message.id}"


_NOT_INSTALLED = Text(
    id='pustaka yang diperlukan belum terpasang; jalankan: pip install "inovasi-index[{extra}]"',
    en='a library that this needs is not installed; run: pip install "inovasi-index[{extra}]"',
)


@frozen
class Fault:
    """A problem before it has a file: a path, and what stands there that is at fault.

    ``at`` is ``value``, ``key`` (the key itself is wrong), or ``first`` (something is missing: the
    first key of the mapping that should have it). ``place`` is known already when the fault was
    met while reading, and looked up when not.
    """

    path: Path
    code: str
    message: Text
    at: Literal["value", "key", "first"] = "value"
    place: Place | None = field(default=None, eq=False)

    def below(self, step: Step) -> "Fault":
        """The same fault seen from one level higher up."""
        return attrs.evolve(self, path=(step, *self.path))


class Origin(Protocol):
    """The file that something was read from: it knows where each value stands."""

    @property
    def file(self) -> str | None:
        """The file as its reader named it."""

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What its reader passed over, or read in one of several ways."""

    def locate(self, fault: Fault) -> tuple[Place, Path]:
        """Place and path of what is at fault, or of the nearest value that holds it."""


def placed(fault: Fault, origin: Origin | None) -> Problem:
    """A fault as a problem at its place in a file, if there is one."""
    if origin is None:
        return Problem(fault.code, fault.message, path=show_path(fault.path))
    place, path = (fault.place, fault.path) if fault.place else origin.locate(fault)
    shown = show_path(path)
    return Problem(
        fault.code, fault.message, place.file, place.line, place.column, shown, place.sheet
    )


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems in the order of their places, none of them twice."""
    distinct = dict.fromkeys(problems)
    return sorted(distinct, key=_by_place)


def _by_place(problem: Problem) -> tuple[str, str, int, int]:
    return problem.file or "", problem.sheet or "", problem.line or 0, problem.column or 0


def show_path(path: Path) -> str:
    """A path as readers write it.

    >>> show_path(("inovasi", 0, "sid", "61"))
    'inovasi[0].sid.61'
    """
    shown = "".join(f"[{step}]" if isinstance(step, int) else f".{shorten(step)}" for step in path)
    return shown.removeprefix(".")


def shorten(value: object) -> str:
    """A value of a file as it can stand in a one-line sentence."""
    text = _visible(str(value)[: LONGEST_SHOWN + 1])
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


def _visible(text: str) -> str:
    """A text with its control characters written out, so that it breaks no line."""
    return "".join(each if each.isprintable() else repr(each)[1:-1] for each in text)


def did_you_mean(given: str, known: Iterable[str]) -> Text:
    """The end of a sentence that offers the nearest known word, or nothing.

    >>> did_you_mean("61", ["15", "16", "17"])["en"]
    '; did you mean 16?'
    """
    words = sorted(islice(known, MOST_KNOWN + 1), reverse=True)
    if len(given) > LONGEST_GUESSED or len(words) > MOST_KNOWN:
        return NO_GUESS
    by_lower = {word.lower(): word for word in words if len(word) <= LONGEST_GUESSED}
    near = _nearest(given.lower(), by_lower)
    if near is None:
        return NO_GUESS
    return Text(id="; maksud Anda {word}?", en="; did you mean {word}?").fill(word=by_lower[near])


def _nearest(given: str, known: Iterable[str]) -> str | None:
    """The known word that is most like another, if one is half like it."""
    letters = {letter: given.count(letter) for letter in given}
    alike = {word: _in_common(letters, word) * 2 / (len(given) + len(word)) for word in known}
    # 61 for 16 is the commonest slip in a number: all letters are there, but swapped.
    swapped = next((word for word, most in alike.items() if most == 1), None)
    if swapped is not None:
        return swapped
    import difflib  # noqa: PLC0415 - a mistake can wait the moment that a start should not

    likeliest = sorted(known, key=lambda word: alike[word], reverse=True)[:MOST_COMPARED]
    near = difflib.get_close_matches(given, likeliest, n=1, cutoff=LEAST_ALIKE)
    return near[0] if near else None


def _in_common(letters: Mapping[str, int], word: str) -> int:
    """How many letters two words have in common, wherever they stand."""
    return sum(min(number, word.count(letter)) for letter, number in letters.items())


class _NoText(Text):
    """No text at all: the end of a sentence that has none."""

    def __attrs_post_init__(self) -> None:
        """Nothing to check: here emptiness is meant."""


NO_GUESS: Text = _NoText(id="", en="")


def listed(words: Iterable[object]) -> str:
    """Words as a list inside a sentence."""
    return ", ".join(str(word) for word in words)


def run_checks(checks: Sequence[Callable[..., Iterable[Fault]]], *args: Any) -> Iterator[Fault]:
    """The faults that checks find, each check as far as its subject could be read.

    A reader hands on objects whose unreadable fields are not set, so that one bad value does not
    hide the next. A check that meets such a field stops there: the field's own problem is known.
    """
    for check in checks:
        try:
            yield from check(*args)
        except AttributeError as error:
            if not _is_unset_field(error):
                raise


def _is_unset_field(error: AttributeError) -> bool:
    kind = type(error.obj)
    return attrs.has(kind) and error.name in attrs.fields_dict(kind)


_UNKNOWN_ENDING = Text(
    id="{name}: akhiran berkas tidak dikenal; yang ada: {known}",
    en="{name}: the ending of the file is not known; there are: {known}",
)
