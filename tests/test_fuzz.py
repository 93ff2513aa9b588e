"""Files that somebody mistyped: real files with a few lines and characters changed at random.

Whatever stands in a file, reading it gives an object or a list of problems with their places.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

from inovasi_index.catalog import get_ruleset
from inovasi_index.files.reading import LaporanFile, read_ruleset
from inovasi_index.files.shelves import bundled
from inovasi_index.problems import LaporanError, Problem, RulesetError, UnknownEditionError

HERE = Path(__file__).parent
REPORT = HERE.parent / "examples" / "kabupaten-2026.yaml"
SMALL_REPORT = HERE / "good" / "same" / "block.yaml"
RULES = HERE / "data" / "kota-contoh.yaml"

Lines = list[str]
Change = Callable[[Lines], None]

EXAMPLES = settings().max_examples * 3

VALUES = (
    *(
        "~",
        "null",
        "yes",
        "true",
        "NO",
        "-1",
        "0",
        "-0",
        "4",
        "5",
        "16",
        "16.0",
        "1e9",
        "1.5",
        "+3",
    ),
    *(
        ".inf",
        "9" * 30,
        "9" * 31,
        "2025-02-30",
        "2025-2-3",
        "2025-W01-1",
        "2024-02-29",
        "5a",
        "SPD",
    ),
    *("digital", "kesehatan", "choice", "official", "growth", "a", "''", '" "', "[]", "{}", "[a]"),
    *("[[]]", "[{}]", "{a: b}", "{level: 2}", "{value: 4}", "{previous: 0, current: 1}", "é 🌾"),
)
"""What people put where another value belongs."""

SIGNS = (
    *("- ", "? ", ": ", "|", ">-", "*x", "&x ", "!x ", "!!int ", "<<: {a: b}", "%YAML 1.2", "---"),
    *(
        "...",
        "x-a: b",
        "#",
        " #",
        '"',
        "'",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\t",
        "\r",
        "\n",
        "\n\n  ",
    ),
    *("\\", "@", "`", "\x85", "\u2028", "\ufeff", "\x00", "\x1b", "١"),
)
"""What keyboards and programs leave in a text."""


KEYS = (
    *(
        "level",
        "value",
        "previous",
        "basis",
        "16",
        "33",
        "1",
        "3",
        "5a",
        "36",
        "total",
        "kematangan",
    ),
    *(
        "sid",
        "nama",
        "bentuk",
        "x-a",
        "tahun",
        "measure",
        "places",
        "to",
        "above",
        "name",
        "method",
    ),
)
"""Keys that have their place elsewhere."""


def change_at(at: float, change: Callable[[Lines, int], None]) -> Change:
    """A change of one line, told by how far down the file it stands."""

    def apply(lines: Lines) -> None:
        if lines:
            change(lines, min(int(at * len(lines)), len(lines) - 1))

    return apply


def delete_line(lines: Lines, at: int) -> None:
    del lines[at]


def duplicate_line(lines: Lines, at: int) -> None:
    lines.insert(at, lines[at])


def swap_lines(lines: Lines, at: int) -> None:
    lines[at], lines[at - 1] = lines[at - 1], lines[at]


def indent_line(lines: Lines, at: int) -> None:
    lines[at] = "  " + lines[at]


def outdent_line(lines: Lines, at: int) -> None:
    lines[at] = lines[at].removeprefix("  ")


def empty_value(lines: Lines, at: int) -> None:
    lines[at] = lines[at].partition(":")[0] + ":"


def cut_the_rest(lines: Lines, at: int) -> None:
    del lines[at + 1 :]


WHOLE_LINES = (
    delete_line,
    duplicate_line,
    swap_lines,
    indent_line,
    outdent_line,
    empty_value,
    cut_the_rest,
)

FRACTIONS = st.floats(0, 1, exclude_max=True, allow_nan=False)


@st.composite
def line_changes(draw: st.DrawFn) -> Change:
    """A whole line deleted, doubled, swapped, moved, emptied, or the last one."""
    return change_at(draw(FRACTIONS), draw(st.sampled_from(WHOLE_LINES)))


@st.composite
def other_values(draw: st.DrawFn) -> Change:
    """Another value behind one of the keys of a line, or in place of a whole flow mapping."""
    value, which = draw(st.sampled_from(VALUES)), draw(st.integers(0, 5))
    value_of_a_key = draw(st.sampled_from((r"(?<=: )[^,{}\[\]]+", r"(?<=: )\S.*$")))

    def change(lines: Lines, at: int) -> None:
        found = list(re.finditer(value_of_a_key, lines[at]))
        if found:
            start, end = found[which % len(found)].span()
            lines[at] = lines[at][:start] + value + lines[at][end:]

    return change_at(draw(FRACTIONS), change)


@st.composite
def other_keys(draw: st.DrawFn) -> Change:
    """Another key before one of the values of a line."""
    key, which = draw(st.sampled_from(KEYS)), draw(st.integers(0, 5))

    def change(lines: Lines, at: int) -> None:
        found = list(re.finditer(r"\w+(?=:( |$))", lines[at]))
        if found:
            start, end = found[which % len(found)].span()
            lines[at] = lines[at][:start] + key + lines[at][end:]

    return change_at(draw(FRACTIONS), change)


@st.composite
def character_changes(draw: st.DrawFn) -> Change:
    """A character deleted or doubled, or something typed into a line."""
    where, token = draw(FRACTIONS), draw(st.sampled_from(("", "", *SIGNS, *VALUES)))
    deleted = draw(st.booleans())

    def change(lines: Lines, at: int) -> None:
        line = lines[at]
        place = int(where * (len(line) + 1))
        lines[at] = line[:place] + (token or line[place : place + 1]) + line[place + deleted :]

    return change_at(draw(FRACTIONS), change)


MOST_READ_ON = (line_changes(), *(other_values(),) * 4, other_keys(), other_keys())
CHANGES = st.lists(st.one_of(*MOST_READ_ON, character_changes()), min_size=1, max_size=4)


def mistyped(path: Path, changes: list[Change]) -> bytes:
    lines = path.read_text(encoding="utf-8").split("\n")
    for change in changes:
        change(lines)
    return "\n".join(lines).encode()


def read_report(data: bytes) -> Any:
    """A report under the rules it picks, as the command line reads it."""
    file = LaporanFile(data, "laporan.yaml")
    if file.picks is None:
        return file.alone()
    try:
        return file.under(get_ruleset(file.picks))
    except UnknownEditionError as error:
        raise file.refused(error.message, "unknown-edition") from None


def problems_of(read: Callable[[bytes], Any], data: bytes) -> tuple[Problem, ...]:
    """What is wrong with a file, if anything; every other exception fails the test."""
    try:
        assert read(data) is not None
    except (LaporanError, RulesetError) as error:
        return error.problems or pytest.fail("refused without a problem")
    return ()


def check_places(problems: tuple[Problem, ...], data: bytes) -> None:
    """Every problem has a line and a column of the file, a code, and two sentences."""
    lines = data.decode().removeprefix("\ufeff").split("\n")
    for problem in problems:
        assert problem.line is not None
        assert problem.column is not None
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert problem.code
        assert problem.message.id
        assert problem.message.en
        assert len(str(problem).splitlines()) == 1
    places = [(problem.line, problem.column) for problem in problems]
    assert places == sorted(places)


@pytest.mark.skipif(not REPORT.exists(), reason="the examples are not installed beside the tests")
@settings(max_examples=EXAMPLES)
@given(CHANGES)
def test_a_mistyped_report_is_an_object_or_a_list_of_problems(changes: list[Change]) -> None:
    """Mutated files give a typed object or a list of problems, nothing else.

    No traceback reaches a user for anything that stands in a file.
    """
    data = mistyped(REPORT, changes)
    note(data.decode())
    check_places(problems_of(read_report, data), data)


@settings(max_examples=EXAMPLES)
@given(CHANGES)
def test_a_small_mistyped_report_is_too(changes: list[Change]) -> None:
    """Mutated files give a typed object or a list of problems, nothing else."""
    data = mistyped(SMALL_REPORT, changes)
    note(data.decode())
    check_places(problems_of(read_report, data), data)


@settings(max_examples=EXAMPLES)
@given(CHANGES)
def test_a_mistyped_ruleset_is_an_object_or_a_list_of_problems(changes: list[Change]) -> None:
    """Mutated files give a typed object or a list of problems, nothing else."""
    data = mistyped(RULES, changes)
    note(data.decode())
    check_places(problems_of(read_ruleset, data), data)


@settings(max_examples=EXAMPLES)
@given(st.binary(max_size=200), st.sampled_from(("", "{", "pemda: ", "tahun: 2026\nspd:\n  ")))
def test_bytes_that_nobody_wrote_are_refused_with_a_place(data: bytes, head: str) -> None:
    """A file that is empty, binary or too large is answered at 1:1."""
    for read in (read_report, read_ruleset):
        problems = problems_of(read, head.encode() + data)
        assert problems
        assert all(problem.line and problem.column for problem in problems)


def test_what_is_mistyped_is_right_before() -> None:
    """The files that are changed here have no problem of their own."""
    assert problems_of(read_ruleset, RULES.read_bytes()) == ()
    assert problems_of(read_report, SMALL_REPORT.read_bytes()) == ()
    assert (bundled() / "kemendagri" / "2026" / "ruleset.yaml").is_file()
