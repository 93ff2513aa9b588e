"""What the commands share: reports read, pages and problems printed, the words of a call."""

import argparse
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from functools import partial
from typing import Any, TextIO

from inovasi_index.catalog import get_ruleset
from inovasi_index.files.reading import LaporanFile, read_ruleset
from inovasi_index.files.shelves import bundled_shelf
from inovasi_index.laporan import Laporan
from inovasi_index.pages import html_page, render
from inovasi_index.problems import (
    EditionError,
    LaporanError,
    Problem,
    listed,
    shorten,
)
from inovasi_index.ruleset import INTERPRETATIONS, Ruleset
from inovasi_index.saving import ENDINGS, Page, save_page
from inovasi_index.text import LANGS, Text, printable
from inovasi_index.waiting import waiting

OK, DIFFERS, REFUSED = 0, 1, 2
"""Exit statuses: all went well; a case did not hold; an input or the call was refused."""
BROKEN_PIPE, INTERRUPTED = 141, 130
"""What a shell reports for a program that SIGPIPE or SIGINT ended."""

STANDARD_INPUT = "-"
RULES_IN = (".yaml", ".yml", ".json")
"""How the words that name an edition end when they name the file of its rules."""
EDITION_HELP = "2026, kemendagri/2026, or the file of a ruleset"


def rules_of(words: str) -> Ruleset:
    """The rules of a year, of an id, or in a file.

    Raises:
        ProblemsError: Their file is broken.
        EditionError: There is no such edition, or more than one.
    """
    return read_ruleset(words) if words.endswith(RULES_IN) else get_ruleset(words)


def abandon(stream: TextIO) -> None:
    """Point an output elsewhere: nobody reads on, and Python would complain when it closes it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


# Reading.


def file_of(name: str, options: argparse.Namespace) -> LaporanFile:
    """The file of a report, with what the call says of it."""
    return LaporanFile(source_of(name), name, dict(options.given))


def opened(file: LaporanFile, options: argparse.Namespace) -> tuple[Laporan, Ruleset]:
    """A report checked against the rules it picks, or those that were named.

    Raises:
        ProblemsError: The file was refused.
    """
    rules = options.edition or picked(file)
    if rules is None:  # which is refused
        return read_file(file, file.alone, options), get_ruleset(bundled_shelf().ids[-1])
    return read_file(file, lambda: file.under(rules), options), rules


def picked(file: LaporanFile) -> Ruleset | None:
    """The rules that a report picks, if it names an edition or a year."""
    try:
        return None if file.picks is None else get_ruleset(file.picks)
    except EditionError as error:
        raise file.refused(error.message, error.code) from None


def read_file(
    file: LaporanFile, read: Callable[[], Laporan], options: argparse.Namespace
) -> Laporan:
    """A report; what its reader passed over is said, even if it is refused."""
    try:
        return read()
    finally:
        print_warnings(file.warnings, options)


def source_of(name: str) -> Any:
    """The name of a file, or what stands on standard input."""
    if name != STANDARD_INPUT:
        return name
    try:
        return b"" if sys.stdin is None else sys.stdin.buffer.read()
    except OSError:
        raise LaporanError([Problem("cannot-open", _CANNOT_READ, name)]) from None


# Printing.


def counting(options: argparse.Namespace) -> AbstractContextManager[None]:
    """What a terminal shows while something is computed."""
    return waiting(sys.stderr, _COMPUTING[options.lang or LANGS[0]])


def written(
    write: Callable[[], None], options: argparse.Namespace, what: Text | None = None
) -> int:
    """Write a file, and say what it is where nothing else of it is seen."""
    try:
        write()
    except OSError:
        return refuse("cannot-write", NO_FILE.fill(file=shorten(options.output)), options)
    if what is not None:
        print(printable(f"{options.output}: {what[options.lang or LANGS[0]]}"))
    return OK


def print_page(page: Page, options: argparse.Namespace) -> int:
    """Print a page in the form that was asked for, or write it into a file."""
    lang, form = options.lang or LANGS[0], options.format
    if options.output is not None:
        return written(partial(save_page, page, options.output, lang=lang), options)
    if form == "json":
        print(in_json(page.to_dict()))
        return OK
    shown = render(page.blocks(lang), form, lang)
    print(html_page(PAGE_TITLE[lang], lang, [shown]) if form == "html" else shown, end="")
    return OK


def print_problems(problems: Sequence[Problem], options: argparse.Namespace) -> int:
    """Print problems on standard error, a line each."""
    for problem in problems:
        _complain(problem.render(options.lang))
    return REFUSED


def print_warnings(warnings: Iterable[Problem], options: argparse.Namespace) -> None:
    """Print what is only worth a look, a line each."""
    for warning in warnings:
        _complain(warning.render(options.lang, kind=_WARNING[options.lang or LANGS[1]]))


def refuse(code: str, message: Text, options: argparse.Namespace) -> int:
    """Refuse the call as a whole."""
    _complain(f"inovasi-index: {Problem(code, message).render(options.lang)}")
    return REFUSED


def _complain(line: str) -> None:
    """A line on standard error, if anybody listens there."""
    if sys.stderr is not None:
        try:
            print(line, file=sys.stderr, flush=True)
        except OSError:
            abandon(sys.stderr)


def in_json(plain: dict[str, Any]) -> str:
    """One line of JSON; what could move a cursor is written as an escape."""
    line = json.dumps(plain, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda each: json.dumps(each[0])[1:-1], line)


_UNPRINTABLE = re.compile("[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


# The words of a call.


def _choice(text: str) -> tuple[str, str]:
    name, _, option = text.partition("=")
    if name not in INTERPRETATIONS:
        raise usage(_NO_INTERPRETATION.fill(name=shorten(name), known=listed(INTERPRETATIONS)))
    if option not in INTERPRETATIONS[name]:
        known = listed(INTERPRETATIONS[name])
        raise usage(_NO_OPTION.fill(name=name, option=shorten(option), known=known))
    return name, option


def usage(message: Text) -> argparse.ArgumentTypeError:
    """The error of a word that cannot be understood."""
    return argparse.ArgumentTypeError(f"{message.en} / {message.id}")


def statement(text: str) -> tuple[str, str]:
    """``NAME=VALUE`` as the two that it says.

    Raises:
        ArgumentTypeError: It is none.
    """
    name, sign, value = text.partition("=")
    if not (name.strip() and sign and value.strip()):
        raise usage(_NO_STATEMENT.fill(given=shorten(text)))
    return name, value


def add_edition(command: argparse.ArgumentParser) -> None:
    """Let a command be told under which edition a report is read."""
    command.add_argument(
        "--edition",
        metavar="ID|FILE",
        help="read it under this edition instead of the report's year: " + EDITION_HELP,
    )


def add_given(command: argparse.ArgumentParser) -> None:
    """Let a command be told what a table does not say."""
    command.add_argument(
        "--given",
        type=statement,
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help='what a table does not say, such as pemda="Kabupaten Contoh", tahun=2026, or '
        "bentuk=pelayanan_publik for every innovation; may be given again",
    )


def add_output(command: argparse.ArgumentParser, *more: str) -> None:
    """Let a command be told the file to write, of ``more`` endings than the usual ones."""
    command.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help=f"write into a file instead, as its name ends: {', '.join((*ENDINGS, *more))}",
    )


def add_answers(command: argparse.ArgumentParser) -> None:
    """Let a command be told which answers count."""
    command.add_argument(
        "--answers",
        choices=["claimed", "verified"],
        default="claimed",
        help="score every answer, or only those marked verified (default: claimed)",
    )


def add_choices(command: argparse.ArgumentParser) -> None:
    """Let a command be told how open questions are settled."""
    command.add_argument(
        "--interpret",
        type=_choice,
        action="append",
        default=[],
        metavar="NAME=OPTION",
        help="settle a question that the rules leave open; may be given again "
        "(see: inovasi-index show EDITION)",
    )


def add_format(command: argparse.ArgumentParser, *forms: str) -> None:
    """Let a command be told what to print; the first form unless something else is said."""
    command.add_argument(
        "--format", choices=forms, default=forms[0], help=f"what to print (default: {forms[0]})"
    )


_WARNING = {"id": "peringatan", "en": "warning"}
_NO_STATEMENT = Text(
    id="{given} bukan NAMA=NILAI, seperti tahun=2026",
    en="{given} is not NAME=VALUE, such as tahun=2026",
)
_COMPUTING = Text(id="menghitung …", en="computing …")
_CANNOT_READ = Text(id="masukan standar tidak dapat dibaca", en="standard input cannot be read")
NO_FILE = Text(id="{file} tidak dapat ditulis", en="{file} cannot be written")
_NO_INTERPRETATION = Text(
    id="{name} bukan interpretasi; yang ada: {known}",
    en="{name} is no interpretation; there are: {known}",
)
_NO_OPTION = Text(
    id="{name} tidak memiliki pilihan {option}; yang ada: {known}",
    en="{name} has no option {option}; there are: {known}",
)
PAGE_TITLE = Text(id="Indeks Inovasi Daerah", en="Regional Innovation Index")
