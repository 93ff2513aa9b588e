"""What is fuzzed: every reader of files of the library, and what is done with what was read.

A target takes bytes. Whatever they are, it gives the codes of the problems that were found, or
``read``; any other exception than one of ours, and any problem that nobody could act on, is a
finding.
"""

import json
import re
import tempfile
import zlib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from inovasi_index import (
    InovasiIndexError,
    Laporan,
    Ruleset,
    check,
    completeness,
    explain,
    get_ruleset,
    participation,
    read_laporan,
    read_perangkat_daerah,
    read_ruleset,
    score,
    score_contest,
    validate,
    verification,
    write_laporan,
)
from inovasi_index.conformance import read_cases, run_case
from inovasi_index.files.reading import LaporanFile, read_issuer
from inovasi_index.files.tables.headings import NOTHING
from inovasi_index.laporan import Answers
from inovasi_index.problems import (
    MOST_PROBLEMS,
    EditionError,
    Problem,
    ProblemsError,
    WrongValueError,
)
from inovasi_index.text import Text

HERE = Path(__file__).parent
ROOT = HERE.parent
GIVEN = {"pemda": "Kota Contoh", "tahun": "2026"}
"""What a table that does not say it is taken to be of."""
READ = frozenset(("read",))

Codes = frozenset[str]
Target = Callable[[bytes], Codes]


class FoundError(Exception):
    """What no input may bring about."""


# What an answer must be.


@cache
def documented() -> Codes:
    """The codes that a user can look up."""
    page = (ROOT / "docs" / "reference" / "codes.md").read_text(encoding="utf-8")
    return frozenset(re.findall(r"^\| \[?`([a-z0-9-]+)`", page, re.MULTILINE))


def expect(holds: object, what: str) -> None:
    """Note a finding, if something does not hold."""
    if not holds:
        raise FoundError(what)


def codes_of(error: InovasiIndexError, data: bytes) -> Codes:
    """The codes of an error that says what is wrong as a user needs it."""
    if isinstance(error, ProblemsError):
        return codes_in(error.problems, data)
    if not isinstance(error, WrongValueError | EditionError):
        raise FoundError(f"an error of another kind: {error!r}")
    check_sentence(error.code, error.message)
    return frozenset((error.code,))


def codes_in(problems: tuple[Problem, ...], data: bytes) -> Codes:
    """The codes of problems, each of which has its place, and which stand in order."""
    expect(problems, "refused without a problem")
    expect(len(problems) <= MOST_PROBLEMS + 1, f"{len(problems)} problems")
    lines = data.count(b"\n") + 1
    for each in problems:
        check_sentence(each.code, each.message)
        expect(each.line is None or each.line >= 1, f"line {each.line}")
        expect(each.column is None or each.column >= 1, f"column {each.column}")
        is_in_text = each.sheet is None and each.file == NAME and each.line is not None
        expect(not is_in_text or (each.line or 0) <= lines, f"line {each.line} of {lines}")
        expect(len(str(each).splitlines()) == 1, f"more than one line: {each}")
        expect(json.loads(json.dumps(each.to_dict())) == each.to_dict(), "no plain data")
    places = [(p.file or "", p.sheet or "", p.line or 0, p.column or 0) for p in problems]
    expect(places == sorted(places), "not in the order of their places")
    return frozenset(each.code for each in problems)


def check_sentence(code: str, message: Text) -> None:
    """That a code is documented, and that its sentence stands in both languages."""
    expect(code in documented(), f"no such code: {code}")
    expect(message.id.strip() and message.en.strip(), f"{code} says nothing")


NAME = "berkas"
"""What every input is called: readers go by what a file is."""


def answered(read: Callable[[bytes], None]) -> Target:
    """A target of a reader: what was read, or what our error says."""

    def target(data: bytes) -> Codes:
        try:
            read(data)
        except InovasiIndexError as error:
            return codes_of(error, data)
        return READ

    target.__doc__ = read.__doc__
    return target


# Reports.


@answered
def laporan(data: bytes) -> None:
    """A report, under the rules that it picks itself."""
    report = read_laporan(data, name=NAME)
    expect(isinstance(report, Laporan), "no report")
    check_warnings(report)


def under(rules: Callable[[], Ruleset]) -> Target:
    """A report under given rules, and all that can be done with it."""

    @answered
    def read(data: bytes) -> None:
        report = LaporanFile(data, NAME, GIVEN).under(rules())
        check_warnings(report)
        if rules().ranks_inovasi:
            use_contest(report, rules())
        else:
            use(report, rules(), data)
        read_back(report, rules(), data)

    return read


def check_warnings(report: Laporan) -> None:
    """That a warning tells as much as a problem."""
    for each in report.warnings:
        check_sentence(each.code, each.message)


def use(report: Laporan, rules: Ruleset, data: bytes) -> None:
    """Score a report and show it; what is shown differs from input to input."""
    result = score(report, rules)
    json.dumps(result.to_dict())
    chosen = zlib.crc32(data)
    lang = ("id", "en")[chosen % 2]
    explain(result, lang=lang, form=("text", "markdown", "html")[chosen % 3])
    pages = (completeness, check, verification)
    pages[chosen % 3](report, rules).render(lang=lang)


def use_contest(report: Laporan, rules: Ruleset) -> None:
    """Rank the innovations of a report."""
    result = score_contest(report, rules)
    json.dumps(result.to_dict())
    result.render(lang="id")


def read_back(report: Laporan, rules: Ruleset, data: bytes) -> None:
    """Write a report and read it: as one of the four kinds, another for each input."""
    ending = (".yaml", ".json", ".csv", ".xlsx")[zlib.crc32(data) // 6 % 4]
    if isinstance(report.spd, Answers) and not {*report.spd}.isdisjoint(NOTHING):
        return  # an indicator that is called by a dash: in a table that cell is empty
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"laporan{ending}"
        try:
            write_laporan(report, path)
        except WrongValueError as error:
            expect(error.code == "too-long-for-a-cell", f"not written: {error}")
            return
        try:
            again = read_laporan(path, rules)
        except InovasiIndexError as error:
            raise FoundError(f"{ending} is not read back: {error}") from error
    expect(again == report, f"{ending} reads back otherwise")


# The other files.


@answered
def ruleset(data: bytes) -> None:
    """Rules, and a report under them."""
    rules = read_ruleset(data, name=NAME)
    expect(rules.digest.startswith("sha256:"), "no digest")
    rules.facts()
    judge = score_contest if rules.ranks_inovasi else score
    try:
        json.dumps(judge(sample(), rules).to_dict())
    except InovasiIndexError as error:  # of the report, not of the rules
        codes_of(error, b"")


@cache
def sample() -> Laporan:
    """A report that all rules are tried with."""
    return read_laporan(ROOT / "examples" / "tegal-2025.yaml")


@answered
def issuer(data: bytes) -> None:
    """What all editions of an issuer share."""
    read = read_issuer(data, name=NAME)
    for year in (2018, 2026):
        list(read.governing("formula", year))


@answered
def cases(data: bytes) -> None:
    """Cases, and what comes out of the first of them."""
    for each in read_cases(data, rules_2026(), name=NAME)[:3]:
        run_case(each, rules_2026())


@answered
def units(data: bytes) -> None:
    """The units of a region, and which of them have reported."""
    names = read_perangkat_daerah(data, name=NAME)
    expect(all(name.strip() for name in names), "a unit without a name")
    if len(names) <= MOST_UNITS:
        participation(sample(), names)


MOST_UNITS = 1000
"""Units with which a report is compared; the comparison is no reader."""


def any_file(data: bytes) -> Codes:
    """What `validate` says of a file, whatever it is."""
    try:
        found = validate(data, name=NAME, given=GIVEN)
    except InovasiIndexError as error:
        return codes_of(error, data)
    json.dumps(found.to_dict())
    for each in found.warnings:
        check_sentence(each.code, each.message)
    return codes_in(found.problems, data) if found.problems else READ


# Rules.


def rules_2026() -> Ruleset:
    """The rules that know every row."""
    return get_ruleset(2026)


def rules_2025() -> Ruleset:
    """Rules that know no row of the region."""
    return get_ruleset(2025)


@cache
def rules_of_contest() -> Ruleset:
    """Rules that rank innovations, by what jurors give."""
    folder = ROOT / "examples" / "lomba-kota" / "kota-contoh" / "lomba-2026"
    return read_ruleset(folder / "ruleset.yaml")


TARGETS: Mapping[str, Target] = {
    "laporan": laporan,
    "laporan-2026": under(rules_2026),
    "laporan-2025": under(rules_2025),
    "lomba": under(rules_of_contest),
    "ruleset": ruleset,
    "issuer": issuer,
    "cases": cases,
    "units": units,
    "validate": any_file,
}
