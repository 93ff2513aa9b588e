"""The commands of the analysis: what would it take, what changed, how sure is it, who is ahead.

The analyses are imported when one is asked for: the other commands need not wait for them.
"""

import argparse
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, get_args

from inovasi_index import analysis
from inovasi_index.analysis.words import BY_KEY, SINGLE, TIES, Among, By
from inovasi_index.console import (
    add_answers,
    add_choices,
    add_edition,
    add_format,
    add_given,
    add_output,
    counting,
    file_of,
    opened,
    print_page,
    statement,
    usage,
    written,
)
from inovasi_index.exact import whole
from inovasi_index.problems import (
    EditionError,
    LaporanError,
    Problem,
    ProblemsError,
    WrongValueError,
    shorten,
)
from inovasi_index.result import Result
from inovasi_index.ruleset import Ranking
from inovasi_index.scoring import score
from inovasi_index.text import LANGS, Text

PICTURE = ".svg"
"""How the name of a picture ends; it needs the extra ``plots``."""


def _about_one(function: str, options: argparse.Namespace) -> int:
    """What a function of the analysis says of one report."""
    laporan, rules = opened(file_of(options.file, options), options)
    choices = dict(options.interpret)
    with counting(options):
        ask = getattr(analysis, function)
        page = ask(laporan, rules, interpretations=choices, answers=options.answers)
    return _answered(page, options)


def _plan(options: argparse.Namespace) -> int:
    if options.target is None and not options.keep:
        raise WrongValueError("missing-key", _NO_TARGET)
    unused = ("additions", "withdrawals") if options.keep else ("rejections",)
    for name in unused:
        if getattr(options, name) is not None:
            raise WrongValueError("unknown-option", _NOT_HERE.fill(name=name))
    laporan, rules = opened(file_of(options.file, options), options)
    target = options.target and options.target.replace(",", ".", 1)
    with counting(options):
        page = (analysis.keep if options.keep else analysis.plan)(
            laporan,
            rules,
            target,
            cost=_costs(options.cost),
            limits=_limits(options),
            interpretations=dict(options.interpret),
            answers=options.answers,
        )
    return _answered(page, options)


def _costs(given: Iterable[tuple[str, str | None, str]]) -> "analysis.Costs":
    """Costs as they were named: alone, or of one level, indicator or innovation."""
    costs: dict[str, Any] = {}
    for name, key, cost in given:
        number = cost.replace(",", ".", 1)
        if key is None:
            costs[name] = number
        else:
            own = whole(key) - 1 if name == "inovasi" else key
            costs.setdefault(BY_KEY[name], {})[own] = number
    return analysis.Costs(**costs)


def _limits(options: argparse.Namespace) -> "analysis.Limits":
    return analysis.Limits(
        additions=options.additions,
        withdrawals=options.withdrawals,
        rejections=options.rejections,
        rows=options.fix,
        inovasi=[number - 1 for number in options.fix_inovasi],
    )


def _bridge(options: argparse.Namespace) -> int:
    """Each report is read under the edition that it picks."""
    with counting(options):
        first, second = _results([options.first, options.second], options)
        page = analysis.bridge(first, second, by=options.by, renamed=dict(options.renamed))
    return _answered(page, options)


def _rank(options: argparse.Namespace) -> int:
    with counting(options):
        results = _results(options.files, options)
        if options.summary:
            page: Any = analysis.summary(results, before=_results(options.earlier, options))
        else:
            ranking = Ranking(compares=options.compare, ties=options.ties, ranks=options.ranks)
            page = analysis.rank(
                results, options.by, ranking=ranking, perbatasan=options.perbatasan
            )
    return _answered(page, options)


def _results(names: Iterable[str], options: argparse.Namespace) -> list[Result]:
    """The scores of reports that are compared: without one of them the answer would be wrong.

    Raises:
        LaporanError: Some were refused; it has the problems of all of them.
    """
    results, problems = [], list[Problem]()
    for name in names:
        try:
            results.append(_result(name, options))
        except ProblemsError as error:
            problems.extend(error.problems)
        except (WrongValueError, EditionError) as wrong:
            problems.append(Problem(wrong.code, wrong.message, name))
    if problems:
        raise LaporanError(problems)
    for name, _ in options.interpret:
        if results and not any(each.ruleset.interpretation(name) for each in results):
            raise WrongValueError("unknown-interpretation", _NO_QUESTION.fill(name=name))
    return results


def _result(name: str, options: argparse.Namespace) -> Result:
    """The score of one of several reports; a question that its edition does not have is let be."""
    laporan, rules = opened(file_of(name, options), options)
    choices = {name: each for name, each in options.interpret if rules.interpretation(name)}
    return score(laporan, rules, interpretations=choices, answers=options.answers)


def _answered(page: Any, options: argparse.Namespace) -> int:
    """Print or save an answer as other pages are; as a picture, where the file is to be one."""
    if options.output is None or not options.output.lower().endswith(PICTURE):
        return print_page(page, options)
    drawn = analysis.picture(page, lang=options.lang or LANGS[0]).svg()
    return written(partial(_write, options.output, drawn), options)


def _write(target: str, drawn: str) -> None:
    Path(target).write_text(drawn, encoding="utf-8")


Command = tuple[Callable[[argparse.Namespace], int], str, str]
COMMANDS: Mapping[str, Command] = {
    "gains": (
        partial(_about_one, "gains"),
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
    "robust": (
        partial(_about_one, "robustness"),
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
}
"""What each command does, in a line and in a few; `fill` says what it is told."""


def fill(made: Mapping[str, argparse.ArgumentParser], file_help: str) -> None:
    """Say which words the commands take."""
    for name in ("gains", "plan", "robust"):
        made[name].add_argument("file", metavar="FILE", help=file_help)
    _fill_plan(made["plan"])
    _fill_bridge(made["bridge"], file_help)
    _fill_rank(made["rank"], file_help)
    for name in COMMANDS:
        add_given(made[name])
        add_edition(made[name])
        add_output(made[name], PICTURE)
        add_format(made[name], "text", "json", "markdown", "html", "csv")
        add_answers(made[name])
        add_choices(made[name])


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


def _fill_bridge(command: argparse.ArgumentParser, file_help: str) -> None:
    command.add_argument("first", metavar="BEFORE", help=file_help)
    command.add_argument("second", metavar="AFTER", help="the report to arrive at")
    command.add_argument("--by", choices=get_args(By), help="tell the steps by these too")
    command.add_argument(
        "--renamed",
        type=statement,
        action="append",
        default=[],
        metavar="OLD=NEW",
        help="an innovation that has another name now; may be given again",
    )


def _fill_rank(command: argparse.ArgumentParser, file_help: str) -> None:
    command.add_argument("files", nargs="+", metavar="FILE", help=file_help)
    command.add_argument(
        "--by",
        choices=get_args(Among),
        default="jenis",
        help="among whom: all, the same jenis, a provinsi, a regional group of the award of 2026, "
        "or its border cluster (default: jenis)",
    )
    command.add_argument(
        "--compare",
        choices=["exact", "rounded"],
        default="exact",
        help="the index before rounding, or as rounded (default: exact)",
    )
    command.add_argument(
        "--ties",
        action="append",
        default=[],
        choices=TIES,
        help="what decides between equal ones, in turn; may be given again",
    )
    command.add_argument(
        "--ranks",
        choices=["competition", "dense"],
        default="competition",
        help="how ranks go on after a shared one: 1, 2, 2, 4 or 1, 2, 2, 3 (default: competition)",
    )
    command.add_argument(
        "--perbatasan",
        action="append",
        default=[],
        metavar="PEMDA",
        help="a region of the border cluster, which the guide does not list; may be given again",
    )
    command.add_argument(
        "--summary", action="store_true", help="sum the reports up instead of ranking them"
    )
    command.add_argument(
        "--before",
        dest="earlier",
        nargs="+",
        default=[],
        metavar="FILE",
        help="with --summary, reports of the year before: who rose most",
    )


def _cost(text: str) -> tuple[str, str | None, str]:
    """``add=10``, ``level:3=2``, ``indicator:33=4`` or ``inovasi:2=1.5``."""
    named, sign, cost = text.partition("=")
    name, colon, key = named.partition(":")
    is_known = name in BY_KEY if colon else name in SINGLE
    is_number = key.isascii() and key.isdigit()
    if not (is_known and sign and cost) or (colon and name != "indicator" and not is_number):
        raise usage(_NO_COST.fill(given=shorten(text)))
    return name, key if colon else None, cost


_NO_COST = Text(
    id="{given} bukan biaya; tulis seperti add=10, level:3=2, indicator:33=4, atau inovasi:2=1.5",
    en="{given} is no cost; write it like add=10, level:3=2, indicator:33=4, or inovasi:2=1.5",
)
_NOT_HERE = Text(
    id="--{name} tidak berlaku di sini: --additions dan --withdrawals untuk rencana, --rejections "
    "untuk --keep",
    en="--{name} means nothing here: --additions and --withdrawals are for plans, --rejections is "
    "for --keep",
)
_NO_QUESTION = Text(
    id="tidak ada edisi laporan ini yang memiliki interpretasi {name}",
    en="no edition of these reports has an interpretation {name}",
)
_NO_TARGET = Text(
    id="sebutkan predikat atau indeks yang dituju, atau --keep",
    en="name the class or index to be reached, or --keep",
)
