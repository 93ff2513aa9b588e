"""The command line: reads files, asks the library, prints. No rule lives here."""

import argparse
import json
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TextIO

from inovasi_index import cli_analysis
from inovasi_index.catalog import Catalog, get_issuer, get_ruleset
from inovasi_index.comparison import compare
from inovasi_index.conformance import read_cases, run_case
from inovasi_index.console import (
    BROKEN_PIPE,
    DIFFERS,
    EDITION_HELP,
    INTERRUPTED,
    NO_FILE,
    OK,
    PAGE_TITLE,
    REFUSED,
    STANDARD_INPUT,
    abandon,
    add_answers,
    add_choices,
    add_edition,
    add_format,
    add_given,
    add_output,
    file_of,
    in_json,
    opened,
    picked,
    print_page,
    print_problems,
    print_warnings,
    read_file,
    refuse,
    rules_of,
    source_of,
    written,
)
from inovasi_index.contest import ContestResult, score_contest
from inovasi_index.describe import bounds, describe, describe_indicator, describe_law
from inovasi_index.explanation import explain, summarize
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
    shorten,
)
from inovasi_index.proof import completeness
from inovasi_index.result import Result
from inovasi_index.ruleset import STATUS, Ruleset
from inovasi_index.saving import write_result
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

_EDITION_NAME = re.compile(r"[0-9]+|[\w-]+/[\w-]+")


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
        status = print_problems(error.problems, options)
    except (WrongValueError, EditionError, MissingLibraryError) as error:
        status = refuse(error.code, error.message, options)
    except BrokenPipeError:
        abandon(sys.stdout)
        status = BROKEN_PIPE
    except OSError:
        abandon(sys.stdout)
        status = refuse("cannot-write", _CANNOT_WRITE, options)
    except KeyboardInterrupt:
        status = INTERRUPTED
    return status


def _name_editions(options: argparse.Namespace) -> None:
    """Put the rules in the place of the words that name them."""
    for name in ("edition", "before", "after"):
        if getattr(options, name, None) is not None:
            setattr(options, name, rules_of(getattr(options, name)))
    if hasattr(options, "editions"):
        options.editions = [rules_of(each) for each in options.editions]


def _speak_utf8(*streams: TextIO | None) -> None:
    """Print Indonesian and English texts whatever the locale, and any file name."""
    for stream in streams:
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")


# Commands.


def _score(options: argparse.Namespace) -> int:
    shown = _Printed(options)
    status = OK
    for name in options.files:
        try:
            result = _result_of(name, options)
        except ProblemsError as error:
            print_problems(error.problems, options)
            status = REFUSED
        else:
            shown.add(result)
    shown.end()
    return status


class _Printed:
    """Results as they are printed: one by one, but for HTML, which is one page."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self._sections: list[str] = []
        self._first = True

    def add(self, result: Result | ContestResult) -> None:
        form, lang = self._options.format, self._options.lang or LANGS[0]
        if form == "json":
            print(in_json(result.to_dict()), flush=True)
        elif form == "html":
            self._sections.append(_head(result, lang, form))
        else:
            gap = "" if self._first else "\n"
            print(gap + _dressed(_head(result, lang, form), form), end="")
        self._first = False

    def end(self) -> None:
        if self._sections:
            lang = self._options.lang or LANGS[0]
            print(html_page(PAGE_TITLE[lang], lang, self._sections), end="")


def _head(result: Result | ContestResult, lang: Lang, form: Format) -> str:
    """A result as it is printed: its head, or the ranking of a contest."""
    if isinstance(result, ContestResult):
        return result.render(lang=lang, form=form)
    return summarize(result, lang=lang, form=form)


def _explain(options: argparse.Namespace) -> int:
    lang, form = options.lang or LANGS[0], options.format
    result = _result_of(options.file, options)
    if isinstance(result, ContestResult):
        return print_page(result, options)
    number = None if options.inovasi is None else options.inovasi - 1
    if options.output is not None:
        return written(partial(write_result, result, options.output, lang=lang), options)
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
            print(in_json(_edition_dict(rules)))
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
    print_warnings([each for each in catalog.problems if each not in twice], options)
    return print_problems(twice, options) if twice else OK


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
            print(in_json(to_plain(document)))
        return OK
    page = describe_law(issuer, rules.year, lang=lang, form=form)
    print(html_page(issuer.name[lang], lang, [page]) if form == "html" else page, end="")
    return OK


def _diff(options: argparse.Namespace) -> int:
    return print_page(compare(options.before, options.after), options)


def _history(options: argparse.Namespace) -> int:
    return print_page(history(options.indicator, issuer=options.issuer), options)


def _across(options: argparse.Namespace) -> int:
    result = across(
        _unchecked(options),
        options.editions,
        interpretations=dict(options.interpret),
        answers=options.answers,
    )
    print_page(result, options)
    return REFUSED if result.is_refused else OK


def _completeness(options: argparse.Namespace) -> int:
    return print_page(completeness(*opened(file_of(options.file, options), options)), options)


def _verification(options: argparse.Namespace) -> int:
    laporan, rules = opened(file_of(options.file, options), options)
    page = verification(laporan, rules, interpretations=dict(options.interpret))
    return print_page(page, options)


def _participation(options: argparse.Namespace) -> int:
    units = read_perangkat_daerah(source_of(options.units), name=options.units)
    laporan, rules = opened(file_of(options.file, options), options)
    return print_page(participation(laporan, units, rules), options)


def _check(options: argparse.Namespace) -> int:
    file = file_of(options.file, options)
    rules = options.edition or picked(file)
    laporan = read_file(file, lambda: file.unchecked(rules) if rules else file.alone(), options)
    return print_page(check(laporan, rules or get_ruleset(bundled_shelf().ids[-1])), options)


def _template(options: argparse.Namespace) -> int:
    lang, rules = options.lang or LANGS[0], options.edition
    what = _TEMPLATE_OK.fill(edition=rules.edition)
    return written(partial(write_template, rules, options.output, lang=lang), options, what)


def _convert(options: argparse.Namespace) -> int:
    laporan = _unchecked(options)
    what = _CONVERTED.fill(pemda=laporan.pemda.nama)
    return written(partial(write_laporan, laporan, options.output), options, what)


def _new(options: argparse.Namespace) -> int:
    """Begin new rules, and say which files were written."""
    lang = options.lang or LANGS[0]
    differs = options.based_on is not None
    base = options.based_on if isinstance(options.based_on, str) else options.base
    if base is None:
        raise WrongValueError("missing-key", _NO_BASE)
    try:
        files = (new_differences if differs else new_ruleset)(options.id, rules_of(base))
    except OSError:
        return refuse("cannot-write", NO_FILE.fill(file=shorten(options.id)), options)
    for path in files:
        print(printable(str(path)))
    readme = next(path for path in files if path.name == "README.md")
    print(printable(_READ_ON.fill(file=readme)[lang]))
    return OK


def _schema(options: argparse.Namespace) -> int:
    print(json.dumps(schema(options.kind), ensure_ascii=False, indent=2))
    return OK


def _validate(options: argparse.Namespace) -> int:
    status = OK
    for found in _validations(options):
        if options.format == "json":
            print(in_json(found.to_dict()), flush=True)
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
            yield validate(source_of(name), edition=options.edition, given=dict(options.given))
        else:
            yield from validate_path(name, edition=options.edition, given=dict(options.given))
    if options.installed:
        yield from validate_packages()


def _tell(found: Validation, options: argparse.Namespace) -> None:
    print_problems(found.problems, options)
    print_warnings(found.warnings, options)
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
        source = source_of(what)
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
    laporan, rules = opened(file_of(name, options), options)
    give = score_contest if rules.ranks_inovasi else score
    try:
        return give(
            laporan, rules, interpretations=dict(options.interpret), answers=options.answers
        )
    except WrongValueError as wrong:
        raise LaporanError([Problem(wrong.code, wrong.message, name)]) from None


def _unchecked(options: argparse.Namespace) -> Laporan:
    """A report as it stands, whatever rules it will be read under."""
    file = file_of(options.file, options)
    names = getattr(options, "edition", None)
    return read_file(file, lambda: file.unchecked(names), options)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name too long, a folder that may not be entered
        return False


def _dressed(sheet: str, form: str) -> str:
    """A text sheet with its title in bold, on a terminal that can show it and nowhere else."""
    if form != "text" or os.environ.get("NO_COLOR") or not sys.stdout or not sys.stdout.isatty():
        return sheet
    title, line_end, rest = sheet.partition("\n")
    return f"\033[1m{title}\033[0m{line_end}{rest}"


# The words of the call.


_COMMANDS: Mapping[str, cli_analysis.Command] = {
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
    "check": (
        _check,
        "which innovations would be scored, and why another would not",
        "Every reason why an innovation would not be scored, what could not be judged, and what\n"
        "is about to fail, each with the page of the guide.",
    ),
    **cli_analysis.COMMANDS,
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
    add_format(made["score"], "text", "json", "markdown", "html")
    made["explain"].add_argument("--indicator", metavar="ID", help="only this indicator")
    made["explain"].add_argument(
        "--inovasi", type=int, metavar="N", help="only the Nth innovation of the report, from 1"
    )
    add_format(made["explain"], "text", "markdown", "html", "csv")
    made["predikat"].add_argument("index", metavar="INDEX", help="an index, such as 58.09")
    made["predikat"].add_argument("--edition", required=True, metavar="ID|FILE", help=EDITION_HELP)
    add_format(made["list"], "text", "json", "markdown", "html")
    made["show"].add_argument("edition", metavar="EDITION", help=EDITION_HELP)
    made["show"].add_argument("indicator", nargs="?", metavar="INDICATOR", help="such as 5a or 33")
    add_format(made["show"], "text", "markdown", "html")
    made["legal"].add_argument("edition", metavar="EDITION", help=EDITION_HELP)
    made["diff"].add_argument("before", metavar="EDITION", help=EDITION_HELP)
    made["diff"].add_argument("after", metavar="EDITION", help=EDITION_HELP)
    made["history"].add_argument("indicator", metavar="INDICATOR", help="such as 5a or 33")
    made["history"].add_argument(
        "--issuer",
        default=ISSUER,
        metavar="NAME",
        help=f"whose editions to follow (default: {ISSUER})",
    )
    add_format(made["legal"], "text", "json", "markdown", "html")
    made["validate"].add_argument(
        "files", nargs="*", metavar="FILE|FOLDER", help=f"{file_help}; or a folder of such files"
    )
    made["validate"].add_argument(
        "--installed", action="store_true", help="check what installed packages offer too"
    )
    made["validate"].add_argument(
        "--strict", action="store_true", help="take warnings for problems in the exit status"
    )
    add_format(made["validate"], "text", "json")
    made["new"].add_argument("id", metavar="ISSUER/EDITION", help="such as kota-contoh/2027")
    made["new"].add_argument(
        "--from", dest="base", metavar="EDITION", help=f"what to begin with: {EDITION_HELP}"
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
    made["template"].add_argument("edition", metavar="EDITION", help=EDITION_HELP)
    for name in ("diff", "history", "across", *_OF_REPORTS):
        add_format(made[name], "text", "json", "markdown", "html", "csv")
    for name in ("explain", "diff", "history", "across", *_OF_REPORTS):
        add_output(made[name])
    for name in ("template", "convert"):
        made[name].add_argument("-o", "--output", required=True, metavar="FILE", help=_ENDS[name])
    for name in ("score", "explain", "validate", "convert", *_OF_REPORTS):
        add_edition(made[name])
    for name in ("score", "explain", "across"):
        add_answers(made[name])
    for name in ("score", "explain", "across", "verification"):
        add_choices(made[name])
    for name in ("score", "explain", "across", "validate", "convert", *_OF_REPORTS):
        add_given(made[name])
    cli_analysis.fill(made, file_help)
    made["cases"].add_argument(
        "what", nargs="?", metavar="EDITION|FILE", help="all editions when left out"
    )


_OF_REPORTS = ("completeness", "verification", "participation", "check")
"""The commands that print a page about one report under one edition."""
_ENDS = {
    "template": "the workbook to write, such as isian-2026.xlsx",
    "convert": "the file to write, ending in .yaml, .json, .csv or .xlsx",
}
_TEMPLATE_OK = Text(id="templat isian {edition}", en="a template for {edition}")
_CONVERTED = Text(id="laporan {pemda}", en="report of {pemda}")
_CANNOT_WRITE = Text(id="keluaran tidak dapat ditulis", en="the output cannot be written")
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
