"""Are these rules right, and does this scorer follow them: all that can be tried, in one call."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeAlias

from attrs import frozen

from inovasi_index.contest import ContestResult, score_contest
from inovasi_index.files.layout import as_json
from inovasi_index.files.reading import read_ruleset
from inovasi_index.files.rules_writing import plain_ruleset
from inovasi_index.laporan import Laporan
from inovasi_index.problems import (
    InovasiIndexError,
    Problem,
    RulesetError,
    WrongValueError,
    did_you_mean,
    listed,
)
from inovasi_index.ruleset import Ruleset
from inovasi_index.scoring import score, score_inovasi
from inovasi_index.testing.examples import Example
from inovasi_index.testing.properties import (
    OF_A_CONTEST,
    OF_AN_INDEX,
    OF_ANY_INDEX,
    OF_ANY_RANKING,
    OF_KEMATANGAN,
    Properties,
)
from inovasi_index.testing.soundness import OF_RULES
from inovasi_index.testing.trying import Broken, Listed, Property, Trial
from inovasi_index.text import Text
from inovasi_index.vetting import validate

Scorer: TypeAlias = Callable[[Laporan], Any]
"""What gives the index of a report, or in a contest the ranks of its innovations in their order."""

EXAMPLES = 100
"""So many reports are tried for a property."""


class ChecksFailedError(InovasiIndexError, AssertionError):
    """What a check found, all of it: the problems of files, and the properties that do not hold."""

    def __init__(
        self, what: str, problems: Iterable[Problem] = (), broken: Iterable[Broken] = ()
    ) -> None:
        self.what = what
        self.problems = tuple(problems)
        self.broken = tuple(broken)
        super().__init__(what, self.problems, self.broken)

    def __str__(self) -> str:
        counts = {"problems": len(self.problems), "broken": len(self.broken)}
        head = _FAILED.fill(what=self.what, **counts)
        found = [str(each) for each in self.problems] + [each.render() for each in self.broken]
        return "\n\n".join([f"{head.en} / {head.id}", *found])


@frozen
class Checked:
    """What a check tried and found to be so; ``warnings`` are worth a look, and fail nothing."""

    edition: str
    properties: tuple[str, ...]
    warnings: tuple[Problem, ...] = ()


def check_ruleset(
    source: str | Path | Ruleset,
    *,
    examples: int = EXAMPLES,
    without: Iterable[str] = (),
    scorer: Callable[..., Any] | None = None,
) -> Checked:
    """Check rules: read them, run the cases beside them, and try all our properties on them.

    The same reports are tried every time, and nothing is written.

    Args:
        source: The path of a ``ruleset.yaml``, of the folder that holds it, or a ruleset built in
            Python, which has no cases.
        examples: How many reports are tried for each property.
        without: Names of properties that are not asked of these rules.
        scorer: What scores, if not `score` and `score_contest`; it is called like them.

    Raises:
        ChecksFailedError: Everything that is wrong: problems and cases that differ, each at its
            line, and properties, each with a small report that shows it.
        WrongValueError: ``unknown-option``: something in ``without`` is no property.
    """
    __tracebackhide__ = True
    rules, problems, warnings = _read(source)
    if rules is None:
        raise ChecksFailedError(_name_of(source), problems)
    trial, properties = _of_the_library(rules, scorer)
    asked = _asked((*OF_RULES, *properties), without)
    broken = [each for prop in OF_RULES if prop.name in asked for each in prop.broken_by(rules)]
    broken += _broken(trial, [prop for prop in properties if prop.name in asked], examples)
    if problems or broken:
        raise ChecksFailedError(rules.edition, problems, broken)
    return Checked(rules.edition, asked, warnings)


def check_scorer(
    scorer: Scorer, rules: Ruleset, *, examples: int = EXAMPLES, without: Iterable[str] = ()
) -> Checked:
    """Check another scorer: that it follows the rules on every report that these allow.

    Args:
        scorer: A function of a report that gives its index, as a number or a text of one; for the
            rules of a contest, the ranks of the innovations in the order of the report, None for
            one that is not ranked. It scores by the defaults of the rules, all answers.
        rules: What it should follow.
        examples: How many reports are tried for each property.
        without: Names of properties that are not asked of it.

    Raises:
        ChecksFailedError: The properties that do not hold, each with a small report.
        EditionIncomplete: Too little is known of the edition for an index.
        WrongValueError: ``unknown-option``: something in ``without`` is no property.

    >>> from inovasi_index import get_ruleset, score
    >>> rules = get_ruleset(2026)
    >>> check_scorer(lambda laporan: score(laporan, rules).index, rules, examples=5).properties[:2]
    ('index', 'every-answer')
    """
    __tracebackhide__ = True
    if not rules.ranks_inovasi:
        rules.require_formula()
    figure = _ranks_by(scorer) if rules.ranks_inovasi else _number_by(scorer)
    properties: Properties = OF_ANY_RANKING if rules.ranks_inovasi else OF_ANY_INDEX
    asked = _asked(properties, without)
    trial = Trial(rules, figure, whole=lambda example: figure(example.laporan))
    broken = _broken(trial, [prop for prop in properties if prop.name in asked], examples)
    if broken:
        raise ChecksFailedError(rules.edition, broken=broken)
    return Checked(rules.edition, asked)


def _number_by(scorer: Scorer) -> Callable[[Laporan], Any]:
    """An index as an exact number; a float is taken for the number it shows itself as."""

    def figure(laporan: Laporan) -> Fraction:
        given = scorer(laporan)
        return given if isinstance(given, Fraction) else Fraction(str(given).strip())

    return figure


def _ranks_by(scorer: Scorer) -> Callable[[Laporan], Any]:
    return lambda laporan: tuple(scorer(laporan))


def _of_the_library(rules: Ruleset, scorer: Callable[..., Any] | None) -> tuple[Trial, Properties]:
    """What scores under the rules, and what can be asked of it."""
    if rules.ranks_inovasi:
        trial = _trial(rules, scorer or score_contest, _ranks)
        return trial, OF_A_CONTEST
    if rules.formula.is_known:
        return _trial(rules, scorer or score, lambda result: Fraction(result.index)), OF_AN_INDEX
    one = _trial(rules, scorer or _score_one, lambda result: result.kematangan)
    return one, OF_KEMATANGAN if rules.sid_rows else ()


def _trial(rules: Ruleset, scorer: Callable[..., Any], told: Callable[[Any], Any]) -> Trial:
    def whole(example: Example) -> Any:
        return scorer(
            example.laporan,
            rules,
            interpretations=example.interpretations,
            answers=example.answers,
        )

    return Trial(rules, lambda laporan: told(whole(Example(laporan))), whole)


def _score_one(laporan: Laporan, rules: Ruleset, **terms: Any) -> Any:
    """The maturity of the one innovation of a report."""
    (inovasi,) = laporan.innovations
    return score_inovasi(inovasi, rules, **terms)


def _ranks(result: ContestResult) -> tuple[int | None, ...]:
    return tuple(each.rank for each in sorted(result.entries, key=lambda each: each.number))


def _asked(properties: Iterable[Any], without: Iterable[str]) -> tuple[str, ...]:
    """The names of the properties that are asked."""
    names = [each.name for each in properties]
    for name in without:
        if name not in names:
            text = _NO_PROPERTY.fill(
                name=name, known=listed(names), guess=did_you_mean(name, names)
            )
            raise WrongValueError("unknown-option", text, ["without"])
    return tuple(name for name in names if name not in tuple(without))


def _broken(trial: Trial, properties: Iterable[Property | Listed], examples: int) -> list[Broken]:
    found = (prop.broken_by(trial, examples) for prop in properties)
    return [each for each in found if each is not None]


# What is read.

_Read: TypeAlias = tuple[Ruleset | None, tuple[Problem, ...], tuple[Problem, ...]]


def _read(source: str | Path | Ruleset) -> _Read:
    """The rules, if they can be read; the problems of them and of their cases; the warnings."""
    if isinstance(source, Ruleset):
        return _read_object(source)
    path = Path(source)
    file = path / "ruleset.yaml" if path.is_dir() else path
    found = validate(file)
    if found.problems:
        return None, found.problems, found.warnings
    cases = file.parent / "cases.yaml"
    problems = validate(cases).problems if cases.is_file() else ()
    return read_ruleset(file), problems, found.warnings


def _read_object(rules: Ruleset) -> _Read:
    """Rules built in Python have the problems that a file of them would have."""
    try:
        read_ruleset(as_json(plain_ruleset(rules)).encode())
    except RulesetError as error:
        return None, error.problems, ()
    return rules, (), ()


def _name_of(source: str | Path | Ruleset) -> str:
    return source.edition if isinstance(source, Ruleset) else str(source)


_FAILED = Text(
    id="{what}: {problems} masalah, {broken} sifat tidak berlaku",
    en="{what}: problems: {problems}, properties that do not hold: {broken}",
)
_NO_PROPERTY = Text(
    id="{name} bukan sifat yang diuji di sini; yang ada: {known}{guess}",
    en="{name} is no property that is tried here; there are: {known}{guess}",
)
