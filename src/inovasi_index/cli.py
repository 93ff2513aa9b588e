"""The command line: reads files, asks the library, prints. No rule lives here."""

import argparse
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Any, TextIO

from inovasi_index.analysis.bounding import robustness
from inovasi_index.analysis.bridging import bridge
from inovasi_index.analysis.gaining import gains
from inovasi_index.analysis.planning import keep, plan
from inovasi_index.analysis.pricing import BY_KEY, SINGLE, Costs, Limits
from inovasi_index.analysis.ranking import rank
from inovasi_index.analysis.summaries import summary
from inovasi_index.catalog import Catalog, get_issuer, get_ruleset
from inovasi_index.comparison import compare
from inovasi_index.conformance import read_cases, run_case
from inovasi_index.contest import ContestResult, score_contest
from inovasi_index.describe import bounds, describe, describe_indicator, describe_law
from inovasi_index.explanation import explain, summarize
from inovasi_index.files.reading import LaporanFile, read_ruleset
from inovasi_index.files.shelves import ISSUER, bundled_shelf, edition_id
from inovasi_index.files.tables.units import read_perangkat_daerah
from inovasi_index.files.writing import write_laporan
from inovasi_index.laporan import Laporan
from inovasi_index.pages import Format, Grid, html_page, render
from inovasi_index.participants import participation
from inovasi_index.problems import (
    DuplicateEditionError,
    EditionError,
    LaporanError,
    MissingLibraryError,
    Problem,
    ProblemsError,
    WrongValueError,
    listed,
    shorten,
)
from inovasi_index.proof import completeness
from inovasi_index.result import Result
from inovasi_index.ruleset import INTERPRETATIONS, STATUS, Ranking, Ruleset
from inovasi_index.saving import ENDINGS, Page, save_page, write_result
from inovasi_index.scaffold import new_differences, new_ruleset
from inovasi_index.schemas import KINDS, schema
from inovasi_index.scoring import score
from inovasi_index.screening import check
from inovasi_index.template import write_template
from inovasi_index.text import LANGS, Lang, Text, printable
from inovasi_index.timeline import across, history
from inovasi_index.values import to_plain
from inovasi_index.version import __version__
from inovasi_index.vetting import (
    Validation,
    rules_of_cases,
    validate,
    validate_packages,
    validate_path,
)
from inovasi_index.views import verification
from inovasi_index.waiting import waiting

OK, DIFFERS, REFUSED = 0, 1, 2
"""Exit statuses: all went well; a case did not hold; an input or the call was refused."""
BROKEN_PIPE, INTERRUPTED = 141, 130
"""What a shell reports for a program that SIGPIPE or SIGINT ended."""

STANDARD_INPUT = "-"
_EDITION_NAME = re.compile(r"[0-9]+|[\w-]+/[\w-]+")
RULES_IN = (".yaml", ".yml", ".json")
"""How the words that name an edition end when they name the file of its rules."""
_EDITION_HELP = "2026, kemendagri/2026, or the file of a ruleset"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    _speak_utf8(sys.stdout, sys.stderr)
    options = _parser().parse_args(arguments)
    try:
        _name_editions(options)
        status: int = options.run(options)
        if sys.stdout is not None:
            sys.stdout.flush()
    except ProblemsError as error:
        status = _print_problems(error.problems, options)
    except (WrongValueError, EditionError, MissingLibraryError) as error:
        status = _refuse(error.code, error.message, options)
    except BrokenPipeError:
        _abandon(sys.stdout)
        status = BROKEN_PIPE
    except OSError:
        _abandon(sys.stdout)
        status = _refuse("cannot-write", _CANNOT_WRITE, options)
    except KeyboardInterrupt:
        status = INTERRUPTED
    return status


def _name_editions(options: argparse.Namespace) -> None:
    """Put the rules in the place of the words that name them."""
    for name in ("edition", "before", "after"):
        if getattr(options, name, None) is not None:
            setattr(options, name, _rules_of(getattr(options, name)))
    if hasattr(options, "editions"):
        options.editions = [_rules_of(each) for each in options.editions]


def _rules_of(words: str) -> Ruleset:
    """The rules of a year, of an id, or in a file.

    Raises:
        ProblemsError: Their file is broken.
        EditionError: There is no such edition, or more than one.
    """
    return read_ruleset(words) if words.endswith(RULES_IN) else get_ruleset(words)


def _abandon(stream: TextIO) -> None:
    """Point an output elsewhere: nobody reads on, and Python would complain when it closes it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _speak_utf8(*streams: TextIO | None) -> None:
    """Print Indonesian and English texts whatever the locale, and any file name."""
    for stream in streams:
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")


# Commands.


def _score(options: argparse.Namespace) -> int:
    shown = _Shown(options)
    status = OK
    for name in options.files:
        try:
            result = _result_of(name, options)
        except ProblemsError as error:
            _print_problems(error.problems, options)
            status = REFUSED
        else:
            shown.add(result)
    shown.end()
    return status


class _Shown:
    """Results as they are printed: one by one, but for HTML, which is one page."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self._sections: list[str] = []
        self._first = True

    def add(self, result: Result | ContestResult) -> None:
        form, lang = self._options.format, self._options.lang or LANGS[0]
        if form == "json":
            print(_json(result.to_dict()), flush=True)
        elif form == "html":
            self._sections.append(_head(result, lang, form))
        else:
            gap = "" if self._first else "\n"
            print(gap + _dressed(_head(result, lang, form), form), end="")
        self._first = False

    def end(self) -> None:
        if self._sections:
            lang = self._options.lang or LANGS[0]
            print(html_page(_PAGE_TITLE[lang], lang, self._sections), end="")


def _head(result: Result | ContestResult, lang: Lang, form: Format) -> str:
    """A result as it is printed: its head, or the ranking of a contest."""
    if isinstance(result, ContestResult):
        return result.render(lang=lang, form=form)
    return summarize(result, lang=lang, form=form)


def _explain(options: argparse.Namespace) -> int:
    lang, form = options.lang or LANGS[0], options.format
    result = _result_of(options.file, options)
    if isinstance(result, ContestResult):
        return _print_page(result, options)
    number = None if options.inovasi is None else options.inovasi - 1
    if options.output is not None:
        return _written(partial(write_result, result, options.output, lang=lang), options)
    sheet = explain(result, inovasi=number, indicator=options.indicator, lang=lang, form=form)
    if form == "html":
        sheet = html_page(result.pemda.nama, lang, [sheet])
    print(_dressed(sheet, form), end="")
    return OK


def _predikat(options: argparse.Namespace) -> int:
    rules = options.edition
    predikat = rules.predikat(options.index.replace(",", ".", 1))
    name = predikat.name[options.lang or LANGS[0]]
    print(f"{predikat.code}  {name}  {bounds(predikat)}  {rules.edition}")
    return OK


def _list(options: argparse.Namespace) -> int:
    lang, catalog = options.lang or LANGS[0], Catalog.default()
    known = [catalog.get(name) for name in catalog.editions()]
    status = _unusable(catalog, options)
    if options.format == "json":
        for rules in known:
            print(_json(_edition_dict(rules)))
        return status
    rows = tuple(
        (rules.edition, STATUS[rules.status][lang], rules.standing[lang]) for rules in known
    )
    heads = (_EDITION[lang], _STATUS[lang], _STANDING[lang])
    print(render([Grid(_EDITIONS[lang], heads, rows)], options.format, lang), end="")
    return status


def _unusable(catalog: Catalog, options: argparse.Namespace) -> int:
    """Say what cannot be used: one edition in two places is an error, a broken package is not."""
    twice = [each for each in catalog.problems if each.code == DuplicateEditionError.code]
    _print_warnings([each for each in catalog.problems if each not in twice], options)
    return _print_problems(twice, options) if twice else OK


def _edition_dict(rules: Ruleset) -> dict[str, Any]:
    return {
        "edition": rules.edition,
        "revision": rules.revision,
        "status": rules.status,
        "scores": rules.formula.scores,
        "year": rules.year,
        "title": rules.title.to_dict(),
        "standing": rules.standing.to_dict(),
        "digest": rules.digest,
        "origin": rules.stamp()["origin"],
    }


def _show(options: argparse.Namespace) -> int:
    lang, form = options.lang or LANGS[0], options.format
    rules = options.edition
    if options.indicator is None:
        page = describe(rules, lang=lang, form=form)
    else:
        page = describe_indicator(rules, options.indicator, lang=lang, form=form)
    print(html_page(rules.title[lang], lang, [page]) if form == "html" else page, end="")
    return OK


def _legal(options: argparse.Namespace) -> int:
    lang, form = options.lang or LANGS[0], options.format
    rules = options.edition
    issuer = get_issuer(rules.issuer)
    if form == "json":
        for document in issuer.legal_base(rules.year):
            print(_json(to_plain(document)))
        return OK
    page = describe_law(issuer, rules.year, lang=lang, form=form)
    print(html_page(issuer.name[lang], lang, [page]) if form == "html" else page, end="")
    return OK


def _diff(options: argparse.Namespace) -> int:
    return _print_page(compare(options.before, options.after), options)


def _history(options: argparse.Namespace) -> int:
    return _print_page(history(options.indicator, issuer=options.issuer), options)


def _across(options: argparse.Namespace) -> int:
    result = across(
        _unchecked(options),
        options.editions,
        interpretations=dict(options.interpret),
        answers=options.answers,
    )
    _print_page(result, options)
    return REFUSED if result.is_refused else OK


def _completeness(options: argparse.Namespace) -> int:
    return _print_page(completeness(*_opened(_file(options.file, options), options)), options)


def _verification(options: argparse.Namespace) -> int:
    laporan, rules = _opened(_file(options.file, options), options)
    page = verification(laporan, rules, interpretations=dict(options.interpret))
    return _print_page(page, options)


def _participation(options: argparse.Namespace) -> int:
    units = read_perangkat_daerah(_source(options.units), name=options.units)
    laporan, rules = _opened(_file(options.file, options), options)
    return _print_page(participation(laporan, units, rules), options)


def _robust(options: argparse.Namespace) -> int:
    laporan, rules = _opened(_file(options.file, options), options)
    page = robustness(
        laporan, rules, interpretations=dict(options.interpret), answers=options.answers
    )
    return _print_page(page, options)


def _bridge(options: argparse.Namespace) -> int:
    """Each report is read under the edition that it picks."""
    first, second = (_index_of(name, options) for name in (options.first, options.second))
    page = bridge(first, second, by=options.by, renamed=dict(options.renamed))
    return _print_page(page, options)


def _index_of(name: str, options: argparse.Namespace) -> Result:
    """The score of one of two reports; a question that its edition does not have is let be."""
    laporan, rules = _opened(_file(name, options), options)
    choices = {name: each for name, each in options.interpret if rules.interpretation(name)}
    return score(laporan, rules, interpretations=choices, answers=options.answers)


def _rank(options: argparse.Namespace) -> int:
    """Rank reports, all of which must be right: without one, the ranks of the others are wrong."""
    results = []
    for name in options.files:
        laporan, rules = _opened(_file(name, options), options)
        results.append(score(laporan, rules, answers=options.answers))
    if options.summary:
        return _print_page(summary(results), options)
    ranking = Ranking(compares=options.compare, ties=options.ties, ranks=options.ranks)
    page = rank(results, options.by, ranking=ranking, perbatasan=options.perbatasan)
    return _print_page(page, options)


def _check(options: argparse.Namespace) -> int:
    file = _file(options.file, options)
    rules = options.edition or _picked(file)
    laporan = _read(file, lambda: file.unchecked(rules) if rules else file.alone(), options)
    return _print_page(check(laporan, rules or get_ruleset(bundled_shelf().ids[-1])), options)


def _gains(options: argparse.Namespace) -> int:
    laporan, rules = _opened(_file(options.file, options), options)
    with _counting(options):
        page = gains(
            laporan, rules, interpretations=dict(options.interpret), answers=options.answers
        )
    return _print_page(page, options)


def _plan(options: argparse.Namespace) -> int:
    if options.target is None and not options.keep:
        raise WrongValueError("missing-key", _NO_TARGET)
    laporan, rules = _opened(_file(options.file, options), options)
    target = options.target and options.target.replace(",", ".", 1)
    with _counting(options):
        page = (keep if options.keep else plan)(
            laporan,
            rules,
            target,
            cost=_costs(options.cost),
            limits=_limits(options),
            interpretations=dict(options.interpret),
            answers=options.answers,
        )
    return _print_page(page, options)


def _counting(options: argparse.Namespace) -> AbstractContextManager[None]:
    """What a terminal shows while something is computed."""
    return waiting(sys.stderr, _COMPUTING[options.lang or LANGS[0]])


def _costs(given: Iterable[tuple[str, str | None, str]]) -> Costs:
    """Costs as they were named: alone, or of one level, indicator or innovation."""
    costs: dict[str, Any] = {}
    for name, key, cost in given:
        number = cost.replace(",", ".", 1)
        if key is None:
            costs[name] = number
        else:
            own = int(key) - 1 if name == "inovasi" else key
            costs.setdefault(BY_KEY[name], {})[own] = number
    return Costs(**costs)


def _limits(options: argparse.Namespace) -> Limits:
    return Limits(
        additions=options.additions,
        withdrawals=options.withdrawals,
        rejections=options.rejections,
        rows=options.fix,
        inovasi=[number - 1 for number in options.fix_inovasi],
    )


def _template(options: argparse.Namespace) -> int:
    lang, rules = options.lang or LANGS[0], options.edition
    what = _TEMPLATE_OK.fill(edition=rules.edition)
    return _written(partial(write_template, rules, options.output, lang=lang), options, what)


def _convert(options: argparse.Namespace) -> int:
    laporan = _unchecked(options)
    what = _CONVERTED.fill(pemda=laporan.pemda.nama)
    return _written(partial(write_laporan, laporan, options.output), options, what)


def _new(options: argparse.Namespace) -> int:
    """Begin new rules, and say which files were written."""
    lang = options.lang or LANGS[0]
    differs = options.based_on is not None
    base = options.based_on if isinstance(options.based_on, str) else options.base
    if base is None:
        raise WrongValueError("missing-key", _NO_BASE)
    try:
        written = (new_differences if differs else new_ruleset)(options.id, _rules_of(base))
    except OSError:
        return _refuse("cannot-write", _NO_FILE.fill(file=shorten(options.id)), options)
    for path in written:
        print(printable(str(path)))
    readme = next(path for path in written if path.name == "README.md")
    print(printable(_READ_ON.fill(file=readme)[lang]))
    return OK


def _schema(options: argparse.Namespace) -> int:
    print(json.dumps(schema(options.kind), ensure_ascii=False, indent=2))
    return OK


def _written(
    write: Callable[[], None], options: argparse.Namespace, what: Text | None = None
) -> int:
    """Write a file, and say what it is where nothing else of it is seen."""
    try:
        write()
    except OSError:
        return _refuse("cannot-write", _NO_FILE.fill(file=shorten(options.output)), options)
    if what is not None:
        print(printable(f"{options.output}: {what[options.lang or LANGS[0]]}"))
    return OK


def _print_page(page: Page, options: argparse.Namespace) -> int:
    lang, form = options.lang or LANGS[0], options.format
    if options.output is not None:
        return _written(partial(save_page, page, options.output, lang=lang), options)
    if form == "json":
        print(_json(page.to_dict()))
        return OK
    shown = render(page.blocks(lang), form, lang)
    print(html_page(_PAGE_TITLE[lang], lang, [shown]) if form == "html" else shown, end="")
    return OK


def _validate(options: argparse.Namespace) -> int:
    status = OK
    for found in _validations(options):
        if options.format == "json":
            print(_json(found.to_dict()), flush=True)
        else:
            _tell(found, options)
        if found.problems or (options.strict and found.warnings):
            status = REFUSED
    return status


def _validations(options: argparse.Namespace) -> Iterator[Validation]:
    """What is to be said of the files, of those in the folders, and of installed packages."""
    if not (options.files or options.installed):
        raise WrongValueError("nothing-to-check", _NO_FILES)
    for name in options.files:
        if name == STANDARD_INPUT:
            yield validate(_source(name), edition=options.edition, given=dict(options.given))
        else:
            yield from validate_path(name, edition=options.edition, given=dict(options.given))
    if options.installed:
        yield from validate_packages()


def _tell(found: Validation, options: argparse.Namespace) -> None:
    _print_problems(found.problems, options)
    _print_warnings(found.warnings, options)
    if not (found.problems or (options.strict and found.warnings)):
        print(printable(f"{found.file}: {found.what[options.lang or LANGS[0]]}"))


def _cases(options: argparse.Namespace) -> int:
    lang = options.lang or LANGS[0]
    failed = total = 0
    for rules, cases in list(_case_groups(options.what)):
        for case in cases:
            differences = run_case(case, rules)
            total, failed = total + 1, failed + bool(differences)
            held = (_FAILED if differences else _HELD)[lang]
            print(printable(f"{held}  {rules.edition}  {case.name}"))
            for difference in differences:
                print(printable(f"      {difference[lang]}"))
    print(_CASES_SUM.fill(held=total - failed, total=total)[lang])
    return DIFFERS if failed else OK


def _case_groups(what: str | None) -> Iterator[tuple[Ruleset, Any]]:
    """The rules and cases of all editions, of one, or of a file."""
    catalog = Catalog.default()
    if what is not None and (_is_there(Path(what)) or not _EDITION_NAME.fullmatch(what)):
        source = _source(what)
        rules = rules_of_cases(source, what)
        yield rules, read_cases(source, rules, name=what)
        return
    for name in catalog.editions() if what is None else [edition_id(what)]:
        rules = catalog.get(name)
        file, shown = catalog.cases(name)
        if what is not None or file.is_file():
            yield rules, read_cases(file, rules, name=shown)


# What the commands share.


def _result_of(name: str, options: argparse.Namespace) -> Result | ContestResult:
    """The score of one file under the rules it picks, or those that were named.

    Raises:
        ProblemsError: The file was refused.
    """
    laporan, rules = _opened(_file(name, options), options)
    give = score_contest if rules.ranks_inovasi else score
    try:
        return give(
            laporan, rules, interpretations=dict(options.interpret), answers=options.answers
        )
    except WrongValueError as wrong:
        raise LaporanError([Problem(wrong.code, wrong.message, name)]) from None


def _file(name: str, options: argparse.Namespace) -> LaporanFile:
    return LaporanFile(_source(name), name, dict(options.given))


def _opened(file: LaporanFile, options: argparse.Namespace) -> tuple[Laporan, Ruleset]:
    """A report checked against the rules it picks, or those that were named.

    Raises:
        ProblemsError: The file was refused.
    """
    rules = options.edition or _picked(file)
    if rules is None:  # which is refused
        return _read(file, file.alone, options), get_ruleset(bundled_shelf().ids[-1])
    return _read(file, lambda: file.under(rules), options), rules


def _unchecked(options: argparse.Namespace) -> Laporan:
    """A report as it stands, whatever rules it will be read under."""
    file = _file(options.file, options)
    names = getattr(options, "edition", None)
    return _read(file, lambda: file.unchecked(names), options)


def _picked(file: LaporanFile) -> Ruleset | None:
    """The rules that a report picks, if it names an edition or a year."""
    try:
        return None if file.picks is None else get_ruleset(file.picks)
    except EditionError as error:
        raise file.refused(error.message, error.code) from None


def _read(file: LaporanFile, read: Callable[[], Laporan], options: argparse.Namespace) -> Laporan:
    """A report; what its reader passed over is said, even if it is refused."""
    try:
        return read()
    finally:
        _print_warnings(file.warnings, options)


def _source(name: str) -> Any:
    if name != STANDARD_INPUT:
        return name
    try:
        return b"" if sys.stdin is None else sys.stdin.buffer.read()
    except OSError:
        raise LaporanError([Problem("cannot-open", _CANNOT_READ, name)]) from None


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name too long, a folder that may not be entered
        return False


def _print_problems(problems: Sequence[Problem], options: argparse.Namespace) -> int:
    for problem in problems:
        _complain(problem.render(options.lang))
    return REFUSED


def _print_warnings(warnings: Iterable[Problem], options: argparse.Namespace) -> None:
    for warning in warnings:
        _complain(warning.render(options.lang, kind=_WARNING[options.lang or LANGS[1]]))


def _refuse(code: str, message: Text, options: argparse.Namespace) -> int:
    _complain(f"inovasi-index: {Problem(code, message).render(options.lang)}")
    return REFUSED


def _complain(line: str) -> None:
    """A line on standard error, if anybody listens there."""
    if sys.stderr is not None:
        try:
            print(line, file=sys.stderr, flush=True)
        except OSError:
            _abandon(sys.stderr)


def _json(plain: dict[str, Any]) -> str:
    """One line of JSON; what could move a cursor is written as an escape."""
    line = json.dumps(plain, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda each: json.dumps(each[0])[1:-1], line)


_UNPRINTABLE = re.compile("[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def _dressed(sheet: str, form: str) -> str:
    """A text sheet with its title in bold, on a terminal that can show it and nowhere else."""
    if form != "text" or os.environ.get("NO_COLOR") or not sys.stdout or not sys.stdout.isatty():
        return sheet
    title, line_end, rest = sheet.partition("\n")
    return f"\033[1m{title}\033[0m{line_end}{rest}"


# The words of the call.


def _choice(text: str) -> tuple[str, str]:
    name, _, option = text.partition("=")
    if name not in INTERPRETATIONS:
        raise _usage(_NO_INTERPRETATION.fill(name=shorten(name), known=listed(INTERPRETATIONS)))
    if option not in INTERPRETATIONS[name]:
        known = listed(INTERPRETATIONS[name])
        raise _usage(_NO_OPTION.fill(name=name, option=shorten(option), known=known))
    return name, option


def _usage(message: Text) -> argparse.ArgumentTypeError:
    return argparse.ArgumentTypeError(f"{message.en} / {message.id}")


def _statement(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not (name.strip() and sign and value.strip()):
        raise _usage(_NO_STATEMENT.fill(given=shorten(text)))
    return name, value


def _cost(text: str) -> tuple[str, str | None, str]:
    """``add=10``, ``level:3=2``, ``indicator:33=4`` or ``inovasi:2=1.5``."""
    named, sign, cost = text.partition("=")
    name, colon, key = named.partition(":")
    is_known = name in BY_KEY if colon else name in SINGLE
    is_number = key.isascii() and key.isdigit()
    if not (is_known and sign and cost) or (colon and name != "indicator" and not is_number):
        raise _usage(_NO_COST.fill(given=shorten(text)))
    return name, key if colon else None, cost


def _add_edition(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--edition",
        metavar="ID|FILE",
        help="read it under this edition instead of the report's year: " + _EDITION_HELP,
    )


def _add_given(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--given",
        type=_statement,
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help='what a table does not say, such as pemda="Kabupaten Contoh", tahun=2026, or '
        "bentuk=pelayanan_publik for every innovation; may be given again",
    )


def _add_output(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help=f"write into a file instead, as its name ends: {', '.join(ENDINGS)}",
    )


def _add_answers(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--answers",
        choices=["claimed", "verified"],
        default="claimed",
        help="score every answer, or only those marked verified (default: claimed)",
    )


def _add_choices(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--interpret",
        type=_choice,
        action="append",
        default=[],
        metavar="NAME=OPTION",
        help="settle a question that the rules leave open; may be given again "
        "(see: inovasi-index show EDITION)",
    )


def _add_format(command: argparse.ArgumentParser, *forms: str) -> None:
    command.add_argument(
        "--format", choices=forms, default=forms[0], help=f"what to print (default: {forms[0]})"
    )


_COMMANDS: Mapping[str, tuple[Callable[[argparse.Namespace], int], str, str]] = {
    "score": (
        _score,
        "the index and class of reports",
        "Score reports (YAML or JSON): the index, the class, what made it and what is missing.\n"
        "With --format json one result a line, in the order of the files. A file that is refused\n"
        "is answered line by line on standard error; the others are scored all the same.",
    ),
    "explain": (
        _explain,
        "the whole sheet of one report",
        "Unfold a score to its answers, weights, bands, sources and notices: the whole report,\n"
        "one innovation, or one indicator.",
    ),
    "predikat": (
        _predikat,
        "the class of a published index",
        "The class of an index under the rules of an edition: code, name, band, edition.\n"
        "Both 58.09 and 58,09 are read.",
    ),
    "list": (
        _list,
        "the editions there are",
        "The editions there are, and how well each is known.",
    ),
    "show": (
        _show,
        "the rules of an edition, or of one indicator",
        "The rules of an edition, or the definition, levels and evidence of one indicator.",
    ),
    "legal": (
        _legal,
        "the law behind an edition",
        "The laws, regulations, decrees and letters that an edition rests on, what they say, and\n"
        "what of the rules they govern.",
    ),
    "diff": (
        _diff,
        "what changed from one edition to another",
        "What was added, dropped, renamed, reweighted or banded otherwise from one edition to\n"
        "another, one line each.",
    ),
    "history": (
        _history,
        "one indicator through all years",
        "One indicator through all editions: name, weight, levels, and what changed when.",
    ),
    "across": (
        _across,
        "one report under several editions",
        "Score one report under several editions: what the rules alone change, in one table.",
    ),
    "completeness": (
        _completeness,
        "what a report still lacks: answers and evidence",
        "Which rows lack an answer or evidence, and which evidence is not as the edition asks for\n"
        "it: file types, years, documents that must come together. Mandatory rows first.",
    ),
    "verification": (
        _verification,
        "claimed and verified side by side",
        "The index as claimed and as verified, with the gap of each innovation, and which of its\n"
        "answers are still to be verified.",
    ),
    "participation": (
        _participation,
        "which perangkat daerah have reported",
        "How many of the units of the pemda have reported, which have not, innovations and mean\n"
        "maturity of each, and the innovations by form, kind, affair, stage and initiator.",
    ),
    "robust": (
        _robust,
        "how sure an index and its class are",
        "The lowest and highest index there can be: under every reading of the rules, with rows\n"
        "that are not answered and answers that are not verified, and whether the class is\n"
        "certain.",
    ),
    "bridge": (
        _bridge,
        "how one index became another, step by step",
        "From the index of one report to that of another, such as last year's and this year's, in\n"
        "steps that add up exactly: what the rules changed, and what the region did itself.",
    ),
    "rank": (
        _rank,
        "where reports stand among one another",
        "Rank reports among those they are compared with, or sum them up: classes, means, spread,\n"
        "and the further awards of the guide of 2026 as far as the reports tell.",
    ),
    "check": (
        _check,
        "which innovations would be scored, and why another would not",
        "Every reason why an innovation would not be scored, what could not be judged, and what\n"
        "is about to fail, each with the page of the guide.",
    ),
    "gains": (
        _gains,
        "every single step that would raise the index",
        "What every single step would bring, the best first: a row one level up, an answer\n"
        "verified, an innovation more or fewer, an affair of the basic services; by indicator, by\n"
        "innovation and by perangkat daerah.",
    ),
    "plan": (
        _plan,
        "the cheapest way to a class, or what must not be lost to keep it",
        "The cheapest set of steps that reaches a class or an index, proven to be the cheapest,\n"
        "and how far one gets where it cannot be reached. With --keep, the least whose loss would\n"
        "cost the class. It needs the extra plan.",
    ),
    "template": (
        _template,
        "a workbook to fill in",
        "Write a workbook for a report under an edition: with dropdowns of its levels and codes,\n"
        "the definition of each indicator, and checks of what is typed. Every other command reads\n"
        "it when it is filled in.",
    ),
    "convert": (
        _convert,
        "a report from one kind of file to another",
        "Write a report as YAML, JSON, CSV or XLSX, from any of them; it reads back equal.",
    ),
    "validate": (
        _validate,
        "whether reports, rulesets and cases are right",
        "Check reports, rulesets, cases and issuers, all of a folder, or what installed packages\n"
        "offer. Every problem is answered at its line, and cases are run too; what is only worth\n"
        "a look is a warning.",
    ),
    "new": (
        _new,
        "begin rules of your own",
        "Write a folder with a ruleset to be changed, its cases, a report and the way on from\n"
        "there: a copy of an edition with a note on each section, or only what differs from it.",
    ),
    "schema": (
        _schema,
        "JSON Schema of the files, for editors",
        "Print the JSON Schema of a kind of file: editors complete and check by it while you type.",
    ),
    "cases": (
        _cases,
        "run conformance cases",
        "Run the conformance cases of all editions, of one, or of a file.",
    ),
}

_EPILOG = """\
examples:
  inovasi-index score laporan.yaml
  inovasi-index score *.yaml --format json > results.jsonl
  inovasi-index score laporan.yaml --edition 2025 --interpret gate_effect=none
  inovasi-index explain laporan.yaml --indicator 33 --lang en
  inovasi-index predikat 58,09 --edition 2026
  inovasi-index diff 2025 2026
  inovasi-index across laporan.yaml 2025 2026 2027
  inovasi-index plan laporan.yaml sangat_inovatif --cost add=10 --fix 3
  inovasi-index bridge laporan-2025.yaml laporan-2026.yaml --by indicator
  inovasi-index robust laporan.yaml
  inovasi-index rank *.yaml --by regional
  inovasi-index template 2026 -o isian-2026.xlsx
  inovasi-index explain isian-2026.xlsx -o hasil.xlsx
  inovasi-index check ekspor.csv --given pemda="Kabupaten Contoh" --given tahun=2026

exit status: 0 all went well, 1 a case did not hold, 2 an input or the call was refused
"""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="inovasi-index",
        description="Indonesia's regional innovation index: what it is, under which year's rules, "
        "and why. / Indeks Inovasi Daerah: berapa, menurut aturan tahun mana, dan mengapa.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"inovasi-index {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    made = {name: _add_command(commands, name) for name in _COMMANDS}
    _fill(made)
    return parser


def _add_command(commands: Any, name: str) -> argparse.ArgumentParser:
    run, summary, description = _COMMANDS[name]
    command: argparse.ArgumentParser = commands.add_parser(
        name,
        help=summary,
        description=description,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.set_defaults(run=run)
    command.add_argument(
        "--lang",
        choices=LANGS,
        help="Indonesian or English (default: Indonesian; errors in both)",
    )
    return command


def _fill(made: Mapping[str, argparse.ArgumentParser]) -> None:
    file_help = "a YAML, JSON, CSV or XLSX file, or - for standard input"
    made["score"].add_argument("files", nargs="+", metavar="FILE", help=file_help)
    _add_format(made["score"], "text", "json", "markdown", "html")
    made["explain"].add_argument("--indicator", metavar="ID", help="only this indicator")
    made["explain"].add_argument(
        "--inovasi", type=int, metavar="N", help="only the Nth innovation of the report, from 1"
    )
    _add_format(made["explain"], "text", "markdown", "html", "csv")
    made["predikat"].add_argument("index", metavar="INDEX", help="an index, such as 58.09")
    made["predikat"].add_argument("--edition", required=True, metavar="ID|FILE", help=_EDITION_HELP)
    _add_format(made["list"], "text", "json", "markdown", "html")
    made["show"].add_argument("edition", metavar="EDITION", help=_EDITION_HELP)
    made["show"].add_argument("indicator", nargs="?", metavar="INDICATOR", help="such as 5a or 33")
    _add_format(made["show"], "text", "markdown", "html")
    made["legal"].add_argument("edition", metavar="EDITION", help=_EDITION_HELP)
    made["diff"].add_argument("before", metavar="EDITION", help=_EDITION_HELP)
    made["diff"].add_argument("after", metavar="EDITION", help=_EDITION_HELP)
    made["history"].add_argument("indicator", metavar="INDICATOR", help="such as 5a or 33")
    made["history"].add_argument(
        "--issuer",
        default=ISSUER,
        metavar="NAME",
        help=f"whose editions to follow (default: {ISSUER})",
    )
    _add_format(made["legal"], "text", "json", "markdown", "html")
    made["validate"].add_argument(
        "files", nargs="*", metavar="FILE|FOLDER", help=f"{file_help}; or a folder of such files"
    )
    made["validate"].add_argument(
        "--installed", action="store_true", help="check what installed packages offer too"
    )
    made["validate"].add_argument(
        "--strict", action="store_true", help="take warnings for problems in the exit status"
    )
    _add_format(made["validate"], "text", "json")
    made["new"].add_argument("id", metavar="ISSUER/EDITION", help="such as kota-contoh/2027")
    made["new"].add_argument(
        "--from", dest="base", metavar="EDITION", help=f"what to begin with: {_EDITION_HELP}"
    )
    made["new"].add_argument(
        "--based-on",
        nargs="?",
        const=True,
        metavar="EDITION",
        help="write only what differs from this edition (or from that of --from)",
    )
    made["schema"].add_argument("kind", choices=KINDS, help="the kind of file, or of result")
    for name in ("explain", "across", *_OF_REPORTS, "convert"):
        made[name].add_argument("file", metavar="FILE", help=file_help)
    made["across"].add_argument(
        "editions", nargs="+", metavar="EDITION", help="such as 2025 2026 2027"
    )
    made["participation"].add_argument(
        "units",
        metavar="UNITS",
        help="a file with the names of the perangkat daerah: one a line, or a column of a table",
    )
    _fill_plan(made["plan"])
    made["template"].add_argument("edition", metavar="EDITION", help=_EDITION_HELP)
    for name in ("diff", "history", "across", *_OF_REPORTS):
        _add_format(made[name], "text", "json", "markdown", "html", "csv")
    for name in ("explain", "diff", "history", "across", *_OF_REPORTS):
        _add_output(made[name])
    for name in ("template", "convert"):
        made[name].add_argument("-o", "--output", required=True, metavar="FILE", help=_ENDS[name])
    for name in ("score", "explain", "validate", "convert", *_OF_REPORTS):
        _add_edition(made[name])
    for name in ("score", "explain", "across", "gains", "plan"):
        _add_answers(made[name])
    for name in ("score", "explain", "across", "verification", "gains", "plan"):
        _add_choices(made[name])
    for name in ("score", "explain", "across", "validate", "convert", *_OF_REPORTS):
        _add_given(made[name])
    _fill_analysis(made, file_help)
    made["cases"].add_argument(
        "what", nargs="?", metavar="EDITION|FILE", help="all editions when left out"
    )


def _fill_plan(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "target", nargs="?", metavar="TARGET", help="a class such as sangat_inovatif, or an index"
    )
    command.add_argument(
        "--keep",
        action="store_true",
        help="ask for the least whose loss would cost TARGET, or the present class",
    )
    command.add_argument(
        "--cost",
        type=_cost,
        action="append",
        default=[],
        metavar="NAME=COST",
        help=f"what a step costs: NAME is one of {', '.join(SINGLE)}, or level:3, indicator:33, "
        "inovasi:2 (times as much); may be given again",
    )
    for name, help_text in (
        ("additions", "at most so many new innovations"),
        ("withdrawals", "at most so many innovations withdrawn"),
        ("rejections", "at most so many innovations turned down, with --keep"),
    ):
        command.add_argument(f"--{name}", type=int, metavar="N", help=help_text)
    command.add_argument(
        "--fix",
        action="append",
        default=[],
        metavar="ID",
        help="leave this indicator as it is; may be given again",
    )
    command.add_argument(
        "--fix-inovasi",
        type=int,
        action="append",
        default=[],
        metavar="N",
        help="leave the Nth innovation as it is, from 1; may be given again",
    )


def _fill_analysis(made: Mapping[str, argparse.ArgumentParser], file_help: str) -> None:
    made["bridge"].add_argument("first", metavar="BEFORE", help=file_help)
    made["bridge"].add_argument("second", metavar="AFTER", help="the report to arrive at")
    made["bridge"].add_argument(
        "--by", choices=["indicator", "inovasi"], help="tell the steps by these too"
    )
    made["bridge"].add_argument(
        "--renamed",
        type=_statement,
        action="append",
        default=[],
        metavar="OLD=NEW",
        help="an innovation that has another name now; may be given again",
    )
    made["rank"].add_argument("files", nargs="+", metavar="FILE", help=file_help)
    made["rank"].add_argument(
        "--by",
        choices=["all", "jenis", "provinsi", "regional", "perbatasan"],
        default="jenis",
        help="among whom: all, the same jenis, a provinsi, a regional group of the award of 2026, "
        "or its border cluster (default: jenis)",
    )
    made["rank"].add_argument(
        "--compare",
        choices=["exact", "rounded"],
        default="exact",
        help="the index before rounding, or as rounded (default: exact)",
    )
    made["rank"].add_argument(
        "--ties",
        action="append",
        default=[],
        choices=["spd", "kematangan", "jumlah_inovasi"],
        help="what decides between equal ones, in turn; may be given again",
    )
    made["rank"].add_argument(
        "--ranks",
        choices=["competition", "dense"],
        default="competition",
        help="how ranks go on after a shared one: 1, 2, 2, 4 or 1, 2, 2, 3 (default: competition)",
    )
    made["rank"].add_argument(
        "--perbatasan",
        action="append",
        default=[],
        metavar="PEMDA",
        help="a region of the border cluster, which the guide does not list; may be given again",
    )
    made["rank"].add_argument(
        "--summary", action="store_true", help="sum the reports up instead of ranking them"
    )
    for name in ("bridge", "rank"):
        _add_given(made[name])
        _add_edition(made[name])
        _add_output(made[name])
        _add_format(made[name], "text", "json", "markdown", "html", "csv")
    for name in ("robust", "bridge", "rank"):
        _add_answers(made[name])
    for name in ("robust", "bridge"):
        _add_choices(made[name])


_OF_REPORTS = (
    *("completeness", "verification", "participation", "check"),
    *("gains", "plan", "robust"),
)
"""The commands that print a page about one report under one edition."""
_ENDS = {
    "template": "the workbook to write, such as isian-2026.xlsx",
    "convert": "the file to write, ending in .yaml, .json, .csv or .xlsx",
}
_WARNING = {"id": "peringatan", "en": "warning"}
_NO_STATEMENT = Text(
    id="{given} bukan NAMA=NILAI, seperti tahun=2026",
    en="{given} is not NAME=VALUE, such as tahun=2026",
)
_NO_COST = Text(
    id="{given} bukan biaya; tulis seperti add=10, level:3=2, indicator:33=4, atau inovasi:2=1.5",
    en="{given} is no cost; write it like add=10, level:3=2, indicator:33=4, or inovasi:2=1.5",
)
_NO_TARGET = Text(
    id="sebutkan predikat atau indeks yang dituju, atau --keep",
    en="name the class or index to be reached, or --keep",
)
_COMPUTING = Text(id="menghitung …", en="computing …")
_TEMPLATE_OK = Text(id="templat isian {edition}", en="a template for {edition}")
_CONVERTED = Text(id="laporan {pemda}", en="report of {pemda}")
_CANNOT_READ = Text(id="masukan standar tidak dapat dibaca", en="standard input cannot be read")
_NO_FILE = Text(id="{file} tidak dapat ditulis", en="{file} cannot be written")
_CANNOT_WRITE = Text(id="keluaran tidak dapat ditulis", en="the output cannot be written")
_NO_INTERPRETATION = Text(
    id="{name} bukan interpretasi; yang ada: {known}",
    en="{name} is no interpretation; there are: {known}",
)
_NO_OPTION = Text(
    id="{name} tidak memiliki pilihan {option}; yang ada: {known}",
    en="{name} has no option {option}; there are: {known}",
)
_PAGE_TITLE = Text(id="Indeks Inovasi Daerah", en="Regional Innovation Index")
_EDITIONS = Text(id="Edisi yang tersedia", en="Editions")
_EDITION = Text(id="Edisi", en="Edition")
_STATUS = Text(id="Status", en="Status")
_STANDING = Text(id="Dasar skornya", en="What a score rests on")
_NO_FILES = Text(
    id="sebutkan berkas atau folder yang diperiksa, atau --installed",
    en="name the files or folders to check, or --installed",
)
_NO_BASE = Text(
    id="sebutkan edisi yang menjadi awal: --from kemendagri/2026, atau --based-on kemendagri/2026",
    en="name the edition to begin with: --from kemendagri/2026, or --based-on kemendagri/2026",
)
_READ_ON = Text(id="Langkah berikutnya ada di {file}", en="The next steps are in {file}")
_HELD = Text(id="cocok", en="ok   ")
_FAILED = Text(id="BEDA ", en="FAIL ")
_CASES_SUM = Text(id="{held} dari {total} kasus cocok", en="{held} of {total} cases hold")

if __name__ == "__main__":
    sys.exit(main())
