"""Files that are wrong, and files that only look wrong.

``tests/bad/<kind>/<code>/`` holds small files with one kind of mistake each. What must be said of a
file stands at its top, ``# expect: line:column code path`` for every problem (``-`` for no path),
or in a ``.expect`` beside it where a comment at the top would spoil the point. In a table the
column is a letter; what only a workbook can have wrong is in ``test_bad_tables.py``.

``tests/good/`` holds files that are odd and fine; those in ``same/`` all tell one report.
``tests/warned/<code>/`` holds tables that are read, with a warning each.
"""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import attrs
import pytest

import inovasi_index
from inovasi_index.catalog import get_ruleset
from inovasi_index.conformance import read_cases
from inovasi_index.files.reading import LaporanFile, read_laporan, read_ruleset
from inovasi_index.laporan import Laporan
from inovasi_index.problems import (
    LaporanError,
    Problem,
    RulesetError,
    UnknownEditionError,
    column_letters,
)
from inovasi_index.ruleset import Anomaly
from test_bad_tables import BOOKS

HERE = Path(__file__).parent
BAD = HERE / "bad"
GOOD = HERE / "good"
WARNED = HERE / "warned"
LOCAL_RULES = HERE / "data" / "kota-contoh.yaml"
SOURCE = Path(inovasi_index.__file__).parent

Place = tuple[int | None, int | None, str, str]
"""Line, column, code and path of a problem."""

EXPECTATION = re.compile(r"^# expect: (\d+):(\d+|[A-Z]) (\S+) ([^\r\n]+?)\r?$", re.MULTILINE)


# Reading, as the command line does it.


def read_report(source: Any, name: str | None = None) -> Laporan:
    """A report under the rules it picks; an edition that cannot be had is refused where named."""
    file = LaporanFile(source, name)
    if file.picks is None:
        return file.alone()
    try:
        rules = get_ruleset(file.picks)
    except UnknownEditionError as error:
        raise file.refused(error.message, "unknown-edition") from None
    return file.under(rules)


READERS: dict[str, Callable[[Path], Any]] = {
    "laporan": read_report,
    "ruleset": read_ruleset,
    "cases": lambda path: read_cases(path, read_ruleset(LOCAL_RULES)),
}


def problems_of(read: Callable[..., Any], *source: Any) -> tuple[Problem, ...]:
    """What a reader says against a source; every other exception passes on and fails the test."""
    with pytest.raises((LaporanError, RulesetError)) as caught:
        read(*source)
    return caught.value.problems


def places_of(problems: tuple[Problem, ...]) -> list[Place]:
    return [(each.line, each.column, each.code, each.path) for each in problems]


@dataclass(frozen=True)
class BadFile:
    """A file of the corpus and what must be said of it."""

    kind: str
    code: str
    path: Path

    def __str__(self) -> str:
        return f"{self.kind}-{self.code}-{self.path.name}"

    @property
    def expected(self) -> list[Place]:
        """The problems that the head of the file, or the file beside it, announces."""
        beside = self.path.with_suffix(".expect")
        head = beside if beside.exists() else self.path
        found = EXPECTATION.findall(head.read_bytes().decode("utf-8", errors="replace"))
        return [
            (int(line), _column(column), code, "" if path == "-" else path)
            for line, column, code, path in found
        ]

    @property
    def problems(self) -> tuple[Problem, ...]:
        return problems_of(READERS[self.kind], self.path)


def _column(text: str) -> int:
    """The number of a column, of a table by its letter."""
    return int(text) if text.isdecimal() else ord(text) - ord("A") + 1


def _bad_files() -> Iterator[BadFile]:
    for path in sorted(BAD.glob("*/*/*")):
        if path.suffix in (".yaml", ".json", ".csv"):
            yield BadFile(path.parts[-3], path.parts[-2], path)


BAD_FILES = list(_bad_files())
each_bad_file = pytest.mark.parametrize("bad", BAD_FILES, ids=str)


@each_bad_file
def test_every_problem_is_answered_at_its_place(bad: BadFile) -> None:
    """All problems of a file in one pass, in the order of their places; at one place in any order.

    The place is that of the value at fault; of the key when the key is at fault (unknown; the
    second of a duplicate); of the mapping's first key when something is missing.
    """
    found = places_of(bad.problems)
    assert sorted(found) == sorted(bad.expected)
    assert [place[:2] for place in found] == sorted(place[:2] for place in found)


@each_bad_file
def test_a_file_is_kept_under_the_code_it_is_about(bad: BadFile) -> None:
    """Bad files: one folder per problem code, each file with the expected code and line."""
    assert bad.code in {code for _, _, code, _ in bad.expected}


@each_bad_file
def test_a_problem_is_one_line_with_a_sentence_in_both_languages(bad: BadFile) -> None:
    """`file:line:column: code: path: sentence`, the file as named by the caller.

    In a table the column is a letter.
    """
    for problem in bad.problems:
        column = problem.column if problem.sheet is None else column_letters(problem.column or 0)
        head = f"{bad.path}:{problem.line}:{column}: {problem.code}: "
        assert str(problem).startswith(head + (f"{problem.path}: " if problem.path else ""))
        assert len(str(problem).splitlines()) == 1
        assert problem.message.id.strip()
        assert problem.message.en.strip()
        assert problem.message.id != problem.message.en
        assert " object at 0x" not in str(problem)


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("unknown-key/near.yaml", ["tahun"]),
        ("unknown-key/of-pemda.yaml", ["provinsi"]),
        ("unknown-key/of-an-answer.yaml", ["verified"]),
        ("unknown-key/of-an-innovation.yaml", ["urusan_beririsan"]),
        ("unknown-indicator/near.yaml", ["16"]),
        ("unknown-indicator/five-has-two-rows.yaml", ["5a", "5b"]),
        ("unknown-indicator/of-the-other-aspect.yaml", ["SID"]),
        ("unknown-code/urusan-as-printed.yaml", ["kesehatan"]),
        ("unknown-code/status.yaml", ["diterima"]),
        ("unknown-edition/year-to-come.yaml", ["2025", "2026"]),
        ("spd-rows-unknown/row-in-2025.yaml", ["total", "63"]),
        ("two-answers/level-and-value.yaml", ["level", "value", "previous", "current"]),
    ],
)
def test_a_sentence_names_what_to_write_instead(file: str, words: list[str]) -> None:
    """An unknown key is refused with the nearest known one; a `5` with the two ids it has."""
    first = problems_of(read_report, BAD / "laporan" / file)[0]
    for word in words:
        assert word in first.message.id
        assert word in first.message.en


# Codes: none without a file, no file without a code.

RAISING = frozenset(
    {
        "Broken",
        "Fault",
        "Problem",
        "UnreadableError",
        "WrongValueError",
        "_break",
        "_fault",
        "_refuse",
        "refuse",
        "_refused",
        "evolve",
        "problem",
        "refused",
    }
)
"""The calls of the source that name the code of a problem."""

WITHOUT_A_FILE = {
    "based-on-itself": "said of editions in a folder; see test_finding.py",
    "binary-file": "has bytes that are no text; made below",
    "broken-package": "said of an installation; see test_finding.py",
    "cannot-open": "is no file at all; made below",
    "cannot-write": "said of what is to be written, and not of a file that is read",
    "duplicate-edition": "said of an installation; see test_finding.py",
    "missing-library": "said of an installation; see test_tables_in.py and test_cli.py",
    "too-long-for-a-cell": "said of what is to be written; see test_round_trip.py",
    "unknown-ending": "said of what is to be written; see test_round_trip.py",
    "more-problems": "takes more than a thousand problems; made below",
    "not-a-text": "a file holds nothing but texts; only Python can give another type",
    "too-large": "is larger than 16 MiB; made below",
    "unknown-inovasi": "asked of explain, and not in any file",
    "wrong-folder": "said of an edition in a folder; see test_finding.py",
    "wrong-type": "a file holds nothing but texts; only Python can give another type",
    "already-exists": "said of what is to be written; see test_scaffold.py",
    "case-differs": "said of cases that are run; see test_vetting.py",
    "not-in-a-contest": "said under the rules of a contest; see test_contest.py",
    "nothing-to-check": "said of a folder or a call; see test_vetting.py",
    "other-kind": "said of a call; see test_contest.py",
    "rules-refused": "said of cases beside rules; see test_vetting.py",
    **dict.fromkeys(
        (
            *("bands-not-in-order", "no-cases", "placeholder", "same-label", "untranslated"),
            *("unused-source", "unused-unit", "unused-variable", "weightless"),
        ),
        "a warning refuses nothing; see test_vetting.py",
    ),
}

IN_A_WORKBOOK = {
    "cell-error": "a CSV file has no formulas",
    "formula-without-value": "a CSV file has no formulas",
    "locked-workbook": "a CSV file has no password",
    "merged-cells": "the cells of a CSV file cannot be merged",
    "not-a-workbook": "is not even an archive that can be opened",
    "old-workbook": "was written before 2007",
}
"""Codes that no text can have: test_bad_tables.py makes a workbook for each."""

CODE = re.compile(r"[a-z]+(-[a-z0-9]+)*")


def codes_in_source(raising: frozenset[str] = RAISING) -> set[str]:
    """The first text of every call that names a problem, and whatever is called ``code``."""
    found: set[str] = set()
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            found |= set(_codes_named_by(node, raising))
    return found


def _codes_named_by(node: ast.AST, raising: frozenset[str]) -> Iterator[str]:
    if isinstance(node, ast.Call) and _name_of(node.func) in raising:
        texts = [arg for arg in node.args if isinstance(arg, ast.JoinedStr) or _is_text(arg)]
        yield from _codes_in(texts[:1])
        yield from _codes_in(each.value for each in node.keywords if each.arg == "code")
    elif (
        raising is RAISING and isinstance(node, ast.Assign) and _name_of(node.targets[0]) == "code"
    ):
        yield from _codes_in([node.value])


def _name_of(node: ast.AST) -> str:
    return getattr(node, "id", getattr(node, "attr", ""))


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _codes_in(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """A code that is written out, or one made from the kind of an anomaly."""
    for node in nodes:
        if isinstance(node, ast.Constant) and CODE.fullmatch(str(node.value)):
            yield str(node.value)
        elif isinstance(node, ast.JoinedStr) and isinstance(node.values[-1], ast.Constant):
            *kinds, _wording = get_args(attrs.fields(Anomaly).kind.type)
            yield from (f"{kind.replace('_', '-')}{node.values[-1].value}" for kind in kinds)


def test_every_code_of_the_source_has_a_folder() -> None:
    """No code without a file, a docs entry and a sentence in both languages."""
    folders = {bad.code for bad in BAD_FILES}
    assert codes_in_source() - set(WITHOUT_A_FILE) - set(IN_A_WORKBOOK) - folders == set()


def test_every_code_that_only_a_workbook_has_is_made_in_one() -> None:
    """No code without a file: each of these codes is expected of a workbook."""
    expected = {each.split()[-1] for _, places in BOOKS.values() for each in places}
    assert set(IN_A_WORKBOOK) <= expected & codes_in_source()
    assert not set(IN_A_WORKBOOK) & {bad.code for bad in BAD_FILES}


def test_no_folder_is_for_a_code_that_does_not_exist() -> None:
    """Bad files: one folder per problem code."""
    folders = {path.name for path in BAD.glob("*/*") if path.is_dir()}
    assert folders - codes_in_source() == set()


def test_no_code_is_excused_without_need() -> None:
    """No code without a file: what is excused exists, and has none."""
    assert set(WITHOUT_A_FILE) <= codes_in_source()
    assert not set(WITHOUT_A_FILE) & {bad.code for bad in BAD_FILES}


# Warnings: what a table had that was not read, or was read in one of several ways.

WARNED_FILES = sorted(WARNED.glob("*/*.csv"))


@pytest.mark.parametrize("path", WARNED_FILES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_every_warning_is_said_at_its_place(path: Path) -> None:
    """Unknown columns are reported once, not swallowed; a warning refuses nothing."""
    warnings = read_report(path).warnings
    expected = EXPECTATION.findall(path.with_suffix(".expect").read_text(encoding="utf-8"))
    assert places_of(warnings) == [
        (int(line), _column(column), code, "") for line, column, code, _ in expected
    ]
    assert path.parent.name in {warning.code for warning in warnings}
    for warning in warnings:
        assert str(warning).startswith(f"{path}:{warning.line}:")
        assert warning.message.id != warning.message.en


def test_every_code_of_a_warning_has_a_folder() -> None:
    """No code without a file, a docs entry and a sentence in both languages."""
    folders = {path.parent.name for path in WARNED_FILES}
    assert codes_in_source(frozenset({"warning"})) == folders


def test_the_rules_that_bad_rulesets_are_made_from_are_right() -> None:
    """A bad ruleset is a copy with one mistake: the original has none."""
    assert read_ruleset(LOCAL_RULES).edition == "kota-contoh/2026"


# Inputs that are hardly files.

TINY = b"pemda: {nama: Kabupaten Contoh}\ntahun: 2026\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"", (1, 1, "empty-file", ""), id="no bytes"),
        pytest.param(b" \t\r\n  \n", (1, 1, "empty-file", ""), id="only spaces"),
        pytest.param(b"# belum diisi", (1, 1, "empty-file", ""), id="only a comment"),
        pytest.param(b"---", (1, 1, "empty-file", ""), id="only a document mark"),
        pytest.param(b"\xef\xbb\xbf", (1, 1, "empty-file", ""), id="only a byte order mark"),
        pytest.param(PNG, (1, 1, "binary-file", ""), id="PNG"),
        pytest.param(TINY + b"\0", (1, 1, "binary-file", ""), id="NUL at the end"),
        pytest.param(b"\0" * 99, (1, 1, "binary-file", ""), id="nothing but NUL"),
        pytest.param(TINY.decode().encode("utf-16"), (1, 1, "binary-file", ""), id="UTF-16 + BOM"),
        pytest.param(TINY.decode().encode("utf-16-be"), (1, 1, "binary-file", ""), id="UTF-16-BE"),
        pytest.param(TINY.decode().encode("utf-16-le"), (1, 1, "binary-file", ""), id="UTF-16-LE"),
        pytest.param(TINY.decode().encode("utf-32"), (1, 1, "binary-file", ""), id="UTF-32"),
        pytest.param("# é\npemda: é".encode("latin-1"), (1, 3, "not-utf-8", ""), id="Latin-1"),
        pytest.param(b"# \xe2\x82", (1, 3, "not-utf-8", ""), id="half a character"),
        pytest.param(b"\xef\xbb\xbf# \xe9", (1, 3, "not-utf-8", ""), id="Latin-1 after a BOM"),
        pytest.param(b"\xef\xbb\xbf\xc3\xa9\xe9", (1, 2, "not-utf-8", ""), id="the same behind é"),
        pytest.param(b"a: \xed\xa0\x80", (1, 4, "not-utf-8", ""), id="a surrogate as bytes"),
        pytest.param(b"a: \xc0\x80", (1, 4, "not-utf-8", ""), id="NUL in two bytes"),
        pytest.param(b"a: 1\rb: 2\n", (1, 5, "control-character", ""), id="a lone CR"),
        pytest.param(b"a: 1\r\r\n", (1, 5, "control-character", ""), id="CR CR LF"),
        pytest.param(
            b"\xef\xbb\xbf\xef\xbb\xbfa: 1", (1, 1, "control-character", ""), id="two BOM"
        ),
        pytest.param(b"a: '\xef\xbf\xbf'", (1, 5, "control-character", ""), id="U+FFFF"),
        pytest.param(b"a: 1\n\x7f", (2, 1, "control-character", ""), id="DEL"),
        pytest.param(b"a: \xc2\x9b", (1, 4, "control-character", ""), id="a C1 control"),
        pytest.param(
            b"pemda: {nama: X}\ntahun: 1e999999", (2, 8, "not-a-number", "tahun"), id="1e"
        ),
        pytest.param(
            b"pemda: {nama: X}\ntahun: " + b"9" * 31, (2, 8, "too-many-digits", "tahun"), id="31"
        ),
        pytest.param(
            b"pemda: {nama: X}\ntahun: " + b"9" * 30, (2, 8, "unknown-edition", "tahun"), id="30"
        ),
    ],
)
def test_what_is_hardly_a_file_is_answered_like_one(data: bytes, expected: Place) -> None:
    """A file that is empty, binary or too large is answered at 1:1.

    UTF-8 with or without a byte order mark; only LF and CRLF end a line.
    """
    assert places_of(problems_of(read_report, data)) == [expected]
    if not expected[3]:
        assert places_of(problems_of(read_ruleset, data)) == [expected]


def test_the_beginning_of_a_workbook_is_none_and_no_ruleset() -> None:
    """A file that is empty, binary or too large is answered at 1:1; a report may be a workbook."""
    data = b"PK\x03\x04\x14\0\6\0\x08\0"
    assert places_of(problems_of(read_report, data)) == [(1, 1, "not-a-workbook", "")]
    assert places_of(problems_of(read_ruleset, data)) == [(1, 1, "binary-file", "")]


def test_a_file_that_cannot_be_opened_has_no_line(tmp_path: Path) -> None:
    """One that cannot be opened has no line; the file as named by the caller."""
    for source in (tmp_path, tmp_path / "tiada.yaml", str(tmp_path / "tiada" / "a.yaml")):
        for read in (read_report, read_ruleset):
            (problem,) = problems_of(read, source)
            assert (problem.code, problem.line, problem.column) == ("cannot-open", None, None)
            assert str(problem).startswith(f"{source}: cannot-open: ")


def test_a_name_that_no_file_can_have_is_one_that_cannot_be_opened() -> None:
    """No traceback reaches a user; one line per problem."""
    for source in ("laporan\0.yaml", "lapor\nan.yaml", ""):
        (problem,) = problems_of(read_report, source)
        assert (problem.code, problem.line, problem.column) == ("cannot-open", None, None)
        assert len(str(problem).splitlines()) == 1


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the owner of a machine may read it all"
)
def test_a_file_that_may_not_be_read_has_no_line(tmp_path: Path) -> None:
    """One that cannot be opened has no line."""
    path = tmp_path / "rahasia.yaml"
    path.write_bytes(TINY)
    path.chmod(0)
    (problem,) = problems_of(read_report, path)
    assert (problem.code, problem.line) == ("cannot-open", None)


def test_a_thousand_problems_are_listed_and_one_says_that_there_are_more() -> None:
    """All problems of a file in one pass; nobody reads more than a thousand."""
    few = TINY + b"".join(b"kunci_%d: 1\n" % number for number in range(1000))
    many = few + b"kunci: 1\nlain: 2\n"
    assert len(problems_of(read_report, few)) == 1000
    listed = problems_of(read_report, many)
    assert len(listed) == 1001
    assert listed[-1].code == "more-problems"
    assert "more problems" in listed[-1].message.en


@pytest.mark.parametrize(
    "more",
    [
        pytest.param(b"inovasi:\n" + b"  -\n" * 1200, id="empty items"),
        pytest.param(b"inovasi:\n" + b"  - {bentuk: x}\n" * 1200, id="innovations"),
        pytest.param(b"inovasi: [{" + b"a: b, " * 1200 + b"}]\n", id="the same key"),
        pytest.param(b"inovasi: {" + b"&a b: c, " * 10_100 + b"}\n", id="anchors"),
    ],
)
def test_after_a_thousand_problems_nobody_reads_on(more: bytes) -> None:
    """A flood of one mistake is told in a thousand problems, whatever part of it they are in."""
    listed = problems_of(read_report, TINY + more)
    assert len(listed) == 1001
    assert listed[-1].code == "more-problems"


# Inputs that are heavy: the command line answers them in bounded time and memory.

MIB = 1024 * 1024
MOST = 16 * MIB
MUCH = 15 * MIB
SECONDS = 15
INNOVATION = TINY + b"inovasi:\n- nama: SIAP ANTAR\n  bentuk: tata_kelola\n"
DESIGN = INNOVATION + b"  rancang_bangun: "

LIMITED = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({1024 * MIB}, {1024 * MIB}))
resource.setrlimit(resource.RLIMIT_CPU, ({2 * SECONDS}, {2 * SECONDS}))
from inovasi_index.cli import main
sys.exit(main(sys.argv[1:]))
"""
"""The command line with an end to its memory and to its time."""


def _lines(line: bytes, times: int) -> bytes:
    """So many lines, each with its number where the line has a ``%d``."""
    return b"".join(line % number for number in range(times))


def _rules(old: str, new: str) -> bytes:
    """The local ruleset with one change."""
    text = LOCAL_RULES.read_text(encoding="utf-8")
    assert text.count(old) == 1
    return text.replace(old, new).encode()


def answer(data: bytes, path: Path, command: str = "score") -> list[tuple[int, int, str]]:
    """What the command line says of a file, in some seconds of a processor and 1 GiB at most."""
    resource = pytest.importorskip("resource")
    path.write_bytes(data)
    call = [sys.executable, "-c", LIMITED, command, path.name]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run(call, capture_output=True, check=False, cwd=path.parent, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    said = run.stderr.decode()
    assert run.returncode in (0, 2), f"status {run.returncode} after {seconds:.1f} s: {said[-999:]}"
    assert seconds < SECONDS
    lines = re.findall(r"^berkas\.yaml:(\d+):(\d+): ([a-z0-9-]+): ", said, re.MULTILINE)
    assert len(lines) == len(said.splitlines())
    assert bool(lines) == (run.returncode == 2)
    return [(int(line), int(column), code) for line, column, code in lines]


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: TINY + b"#" * (MOST - len(TINY)), id="16 MiB with a long comment"),
        pytest.param(lambda: TINY + b"#\n" * (MUCH // 2), id="many comments"),
        pytest.param(lambda: TINY + b"\r\n" * (MUCH // 2), id="many empty lines"),
        pytest.param(lambda: DESIGN + b"kata " * (MUCH // 5) + b"\n", id="a long design"),
        pytest.param(lambda: DESIGN + b"a " * (MUCH // 2) + b"\n", id="very many words"),
        pytest.param(lambda: DESIGN + b"|\n" + b"    kata\n" * (MUCH // 9), id="many lines"),
        pytest.param(lambda: DESIGN + b"\n" + b"    kata\n" * (MUCH // 9), id="many folded lines"),
        pytest.param(lambda: DESIGN + b"-" * MUCH + b"\n", id="one run of dashes"),
        pytest.param(lambda: DESIGN + b'"' + b"- " * (MUCH // 2) + b'"\n', id="only dashes"),
        pytest.param(lambda: DESIGN + b'"a' + b" " * MUCH + b'b"\n', id="many spaces"),
        pytest.param(
            lambda: TINY + b'x-a: "' + "\u2028".encode() * (MUCH // 3) + b'"\n', id="separators"
        ),
        pytest.param(
            lambda: (
                b'{"pemda": {"nama": "' + rb"\ud83c\udf3e" * (MUCH // 12) + b'"}, "tahun": 2026}'
            ),
            id="surrogate pairs",
        ),
        pytest.param(
            lambda: b'{"pemda": {"nama": "' + b"\\" * MUCH + rb'\u0041"}, "tahun": 2026}',
            id="backslashes",
        ),
        pytest.param(lambda: TINY + _lines(b"x-%d: 1\n", 200_000), id="many own keys"),
        pytest.param(
            lambda: TINY + b"inovasi:\n" + b"- {nama: A, bentuk: tata_kelola}\n" * 10_000,
            id="ten thousand innovations",
        ),
    ],
)
def test_a_heavy_file_that_is_fine_is_scored(make: Callable[[], bytes], tmp_path: Path) -> None:
    """At most 16 MiB a file; in bounded time and memory."""
    assert answer(make(), tmp_path / "berkas.yaml") == []


@pytest.mark.parametrize(
    ("make", "first"),
    [
        pytest.param(
            lambda: TINY + b"#" * (MOST - len(TINY) + 1),
            (1, 1, "too-large"),
            id="16 MiB and a byte",
        ),
        pytest.param(lambda: b"a" * (MOST + MIB), (1, 1, "too-large"), id="17 MiB"),
        pytest.param(lambda: b"[" + b"a," * (MUCH // 2), None, id="items in brackets"),
        pytest.param(lambda: b"- \n" * (MUCH // 3), None, id="empty items"),
        pytest.param(lambda: b"- " * (MUCH // 2), (1, 65, "too-deep"), id="items in items"),
        pytest.param(lambda: b"a" * MUCH + b": 1\n", None, id="one key"),
        pytest.param(lambda: b"? " + b"a" * MUCH + b"\n: 1\n", None, id="one announced key"),
        pytest.param(lambda: b"%" * MUCH, None, id="percent signs"),
        pytest.param(lambda: b"&" * MUCH, None, id="ampersands"),
        pytest.param(lambda: b"x: '" + b"''" * (MUCH // 2), None, id="quotes"),
        pytest.param(lambda: TINY + b"#" * MUCH + b"\x01", None, id="a control at the end"),
        pytest.param(lambda: TINY + b"#" * MUCH + b"\xe9", None, id="no UTF-8 at the end"),
        pytest.param(lambda: b"[" * 100_000, (1, 33, "too-deep"), id="brackets in brackets"),
        pytest.param(lambda: b"{a: " * 100_000, (1, 129, "too-deep"), id="mappings in mappings"),
        pytest.param(lambda: TINY + b"a: 1\n" * 200_000, (3, 1, "unknown-key"), id="duplicates"),
        pytest.param(
            lambda: TINY + _lines(b"kunci_%d: 1\n", 200_000), (3, 1, "unknown-key"), id="keys"
        ),
        pytest.param(
            lambda: TINY + b"spd:\n" + _lines(b"  %d: 1\n", 200_000),
            (4, 3, "unknown-indicator"),
            id="rows",
        ),
        pytest.param(
            lambda: INNOVATION + b"  urusan_beririsan:\n" + b"  - sosail\n" * 200_000,
            (7, 5, "unknown-code"),
            id="codes",
        ),
        pytest.param(
            lambda: INNOVATION + b"  urusan_beririsan:\n" + b"  -\n" * 200_000,
            (7, 4, "empty-item"),
            id="empty items of one list",
        ),
        pytest.param(
            lambda: TINY + b"inovasi:\n" + b"- {nama: A}\n" * 100_000,
            (4, 4, "missing-key"),
            id="innovations without a form",
        ),
        pytest.param(
            lambda: TINY + b"x-a: [" + b"&a b," * 200_000 + b"]\n",
            (3, 7, "yaml-anchor"),
            id="anchors",
        ),
        pytest.param(
            lambda: TINY + b"? " + b"a" * MIB + b"\n: 1\n", (3, 3, "unknown-key"), id="a 1 MiB key"
        ),
        pytest.param(
            lambda: TINY + b"spd:\n  ? " + b"1" * MIB + b"\n  : 1\n",
            (4, 5, "unknown-indicator"),
            id="a 1 MiB row",
        ),
        pytest.param(
            lambda: b"pemda: {nama: X}\ntahun: " + b"9" * MUCH,
            (2, 8, "too-many-digits"),
            id="digits",
        ),
    ],
)
def test_a_heavy_file_that_is_bad_is_answered(
    make: Callable[[], bytes], first: tuple[int, int, str] | None, tmp_path: Path
) -> None:
    """A list of problems, nothing else, in bounded time and memory."""
    said = answer(make(), tmp_path / "berkas.yaml")
    assert said
    assert len(said) <= 1001
    if first:
        assert said[0] == first


@pytest.mark.parametrize(
    ("make", "code"),
    [
        pytest.param(
            lambda: _rules("      places: 2\n", "      places: 100000000\n"),
            "out-of-range",
            id="places of a row",
        ),
        pytest.param(
            lambda: _rules("rounding: {places: 2,", "rounding: {places: 100000000,"),
            "out-of-range",
            id="places of the index",
        ),
        pytest.param(
            lambda: _rules("{level: 3, label: {id: Dalam visi", "{level: 99999999, label: {id: V"),
            "levels-incomplete",
            id="a very high level",
        ),
        pytest.param(
            lambda: _rules(
                "{level: 3, label: {id: Dalam visi", f"{{level: {'9' * 30}, label: {{id: V"
            ),
            "levels-incomplete",
            id="a level of thirty digits",
        ),
        pytest.param(
            lambda: _rules(
                "      - {level: 1, band: {from: 1, to: 5}",
                "      - {level: 1, band: {from: 1, to: 1}, label: {id: a, en: b}}\n" * 2000
                + "      - {level: 1, band: {from: 1, to: 5}",
            ),
            "levels-incomplete",
            id="very many levels",
        ),
    ],
)
def test_a_ruleset_with_a_heavy_number_is_answered(
    make: Callable[[], bytes], code: str, tmp_path: Path
) -> None:
    """Mutated files give a list of problems, nothing else, in bounded time and memory."""
    said = answer(make(), tmp_path / "berkas.yaml", command="validate")
    assert code in {each for _, _, each in said}


# Files that are odd and fine.

SAME = [path for path in sorted((GOOD / "same").iterdir()) if path.suffix in (".yaml", ".json")]
FINE = sorted(GOOD.glob("*.yaml"))


@pytest.mark.parametrize("path", SAME, ids=lambda path: path.name)
def test_the_spelling_of_a_file_changes_nothing(path: Path) -> None:
    """A YAML or JSON scalar has no type of its own; a key with an empty value counts as left out.

    Keys that begin with `x-` are left alone; `---` before and `...` after the one document are
    fine; with or without a byte order mark; LF and CRLF end a line.
    """
    assert read_report(path) == read_report(GOOD / "same" / "block.yaml")


@pytest.mark.parametrize("path", FINE, ids=lambda path: path.name)
def test_an_odd_file_can_be_fine(path: Path) -> None:
    """What the rules do not refuse is read; the first line of each file quotes its rule."""
    assert read_report(path).pemda.nama


def test_a_scalar_is_a_text_until_a_type_says_otherwise() -> None:
    """`2.50` keeps its digits, `NO` stays text; `~` and `null` are texts."""
    report = read_report(GOOD / "texts-of-all-kinds.yaml")
    (inovasi,) = report.innovations
    assert (report.pemda.nama, report.pemda.provinsi) == ("~", "null")
    assert (inovasi.nama, inovasi.nama_inisiator, inovasi.tujuan) == ("NO", "2.50", "2024-02-01")
    assert inovasi.haki == "\u2028 \x85 &bukan *jangkar !bukan <<tag"
    assert (inovasi.manfaat, inovasi.anggaran, inovasi.penghargaan) == (".nan", "1_000", "08")


def test_numbers_keep_every_digit_and_minus_zero_is_zero() -> None:
    """At most 30 digits in all; `-0` is 0; no binary float ever exists."""
    report = read_report(GOOD / "numbers-at-their-limits.yaml")
    assert isinstance(report.spd, dict | inovasi_index.Answers)
    assert str(report.spd["4"].previous) == "123456789012345678901234567890"
    assert str(report.spd["6"].previous) == "1E-29"
    assert str(report.spd["2b"].value) == "0"


def test_what_is_empty_is_there_and_empty() -> None:
    """`spd: {}` and `sid: {}` are empty and fine."""
    report = read_report(GOOD / "nothing-in-it.yaml")
    assert report.spd == inovasi_index.Answers()
    assert report.innovations[0].sid == inovasi_index.Answers()


def test_a_word_has_a_letter_or_a_digit() -> None:
    """A word is a run of non-space characters with a letter or digit in it."""
    (inovasi,) = read_report(GOOD / "design-as-text.yaml").innovations
    assert inovasi.rancang_bangun is not None
    assert inovasi.rancang_bangun.words == 6 + 6 + 2


def test_a_file_may_be_a_path_its_bytes_or_what_has_bytes() -> None:
    """The file as named by the caller."""
    path = GOOD / "same" / "crlf.yaml"
    given = [str(path), path, path.read_bytes()]
    assert len({read_laporan(source) for source in given}) == 1
    named = read_laporan(path.read_bytes(), name="laporan.yaml")
    assert named.source == "laporan.yaml"
