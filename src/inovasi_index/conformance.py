"""Conformance cases: reports with the figures that must come out, each with its source."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

from attrs import field, frozen

from inovasi_index.contest import score_contest
from inovasi_index.files.nodes import MOST_OF_CASES, Source
from inovasi_index.files.reading import most_of, problems_in
from inovasi_index.files.structure import Plain, structure
from inovasi_index.files.yaml import read_document
from inovasi_index.laporan import Inovasi, Laporan
from inovasi_index.problems import Fault, RulesetError, WrongValueError, listed, run_checks
from inovasi_index.result import AnswersView
from inovasi_index.ruleset import Ruleset
from inovasi_index.scoring import score, score_inovasi
from inovasi_index.text import Text
from inovasi_index.validity import faults_in, faults_in_inovasi
from inovasi_index.values import FrozenMap, as_given, checked

PUBLISHED_WITHIN = Fraction(1, 100)
"""How near a published index must be met: the parts it was made from were published rounded."""


@frozen(field_transformer=checked)
class Case:
    """One input and what must come out of it.

    The input is a report, one innovation (for its maturity), or a published index (for its class).
    ``expect`` is any part of the result as plain data; ``published`` an index as printed, which
    must be met within 0.01.
    """

    name: str
    source: Text
    expect: Plain = field(converter=as_given)
    laporan: Laporan | None = None
    inovasi: Inovasi | None = None
    index: Decimal | None = None
    interpretations: FrozenMap[str, str] = FrozenMap()
    answers: AnswersView = "claimed"
    published: Decimal | None = None

    def __attrs_post_init__(self) -> None:
        given = [key for key in _INPUTS if getattr(self, key) is not None]
        if not given:
            raise WrongValueError("missing-key", _NO_INPUT, ("laporan",))
        if len(given) > 1:
            raise WrongValueError("two-inputs", _TWO_INPUTS.fill(keys=listed(given)), given)
        if self.published is not None and self.laporan is None:
            raise WrongValueError("missing-key", _NO_REPORT, ("laporan",))


_INPUTS = ("laporan", "inovasi", "index")


@frozen(field_transformer=checked)
class Cases:
    """The cases of one edition."""

    edition: str
    cases: tuple[Case, ...]
    format: Literal["inovasi-index/cases@1"] = "inovasi-index/cases@1"


def read_cases(source: Source, ruleset: Ruleset, *, name: str | None = None) -> tuple[Case, ...]:
    """The cases in a file, checked against the rules they are for.

    Raises:
        RulesetError: All problems of the file, each at its line.
    """
    document = read_document(source, name, MOST_OF_CASES)
    if document.root is None:
        raise RulesetError(problems_in(document, ()))
    cases, faults = structure(document.root, Cases)
    faults += most_of(run_checks((_edition_faults, _report_faults), cases, ruleset))
    problems = problems_in(document, faults)
    if problems:
        raise RulesetError(problems)
    return cases.cases


def _edition_faults(cases: Cases, ruleset: Ruleset) -> Iterator[Fault]:
    if cases.edition != ruleset.edition:
        text = _OTHER_EDITION.fill(edition=ruleset.edition, given=cases.edition)
        yield Fault(("edition",), "unresolved-reference", text)


def _report_faults(cases: Cases, ruleset: Ruleset) -> Iterator[Fault]:
    for number, case in enumerate(cases.cases):
        for fault in run_checks((_laporan_faults, _choice_faults), case, ruleset):
            yield fault.below(number).below("cases")


def _laporan_faults(case: Case, ruleset: Ruleset) -> Iterator[Fault]:
    for key in ("published", "inovasi") if ruleset.ranks_inovasi else ():
        if getattr(case, key) is not None:
            yield Fault((key,), "not-in-a-contest", _NO_INDEX, "key")
    if case.laporan is not None:
        for fault in faults_in(case.laporan, ruleset):
            yield fault.below("laporan")
    if case.inovasi is not None:
        for fault in faults_in_inovasi(case.inovasi, ruleset):
            yield fault.below("inovasi")
    if case.index is not None:
        try:
            ruleset.predikat(case.index)
        except WrongValueError as wrong:
            yield Fault(("index",), wrong.code, wrong.message)


def _choice_faults(case: Case, ruleset: Ruleset) -> Iterator[Fault]:
    for name, option in case.interpretations.items():
        try:
            ruleset.interpret({name: option})
        except WrongValueError as wrong:
            known = ruleset.interpretation(name) is not None
            at: Literal["value", "key"] = "value" if known else "key"
            yield Fault(("interpretations", name), wrong.code, wrong.message, at)


def run_case(case: Case, ruleset: Ruleset) -> list[Text]:
    """What came out otherwise than the case says; nothing when it holds."""
    given = _outcome(case, ruleset)
    differences = list(_differences("", case.expect.value, given))
    if case.published is not None:
        off = abs(Fraction(case.published) - Fraction(given["index"]))
        if off > PUBLISHED_WITHIN:
            text = _NOT_PUBLISHED.fill(published=case.published, index=given["index"])
            differences.append(text)
    return differences


def _outcome(case: Case, ruleset: Ruleset) -> dict[str, Any]:
    """What comes out of the input of a case, as plain data."""
    choices, view = case.interpretations, case.answers
    if case.laporan is not None and ruleset.ranks_inovasi:
        ranked = score_contest(case.laporan, ruleset, interpretations=choices, answers=view)
        return ranked.to_dict()
    if case.laporan is not None:
        return score(case.laporan, ruleset, interpretations=choices, answers=view).to_dict()
    if case.inovasi is not None:
        inovasi = score_inovasi(case.inovasi, ruleset, interpretations=choices, answers=view)
        return inovasi.to_dict()
    return {"predikat": ruleset.predikat(case.index).code}


def _differences(at: str, expected: Any, given: Any) -> Iterator[Text]:
    """Where a result is not as expected; an expected list may be shorter, but not an empty one."""
    if isinstance(expected, Mapping) and isinstance(given, Mapping):
        for key, value in expected.items():
            yield from _differences(f"{at}.{key}".removeprefix("."), value, given.get(key))
    elif isinstance(expected, list) and isinstance(given, list) and 0 < len(expected) <= len(given):
        for number, value in enumerate(expected):
            yield from _differences(f"{at}[{number}]", value, given[number])
    elif given is None:
        yield _ABSENT.fill(at=at, expected=expected)
    elif expected != _plain(given):
        yield _DIFFERS.fill(at=at, expected=expected, given=_plain(given))


def _plain(given: Any) -> Any:
    """A value of a result as a file would write it."""
    if isinstance(given, list | Mapping):
        return given
    return str(given).lower() if isinstance(given, bool) else str(given)


_NO_REPORT = Text(
    id="indeks yang dipublikasikan (published) memerlukan laporan",
    en="a published index needs a laporan to be met by",
)
_NO_INDEX = Text(
    id="lomba tidak menghasilkan indeks atau kematangan; tulis laporan, dan nilainya di expect",
    en="a contest gives no index or maturity; write a laporan, and its scores in expect",
)
_NO_INPUT = Text(
    id="kasus memerlukan laporan, inovasi, atau index",
    en="a case needs a laporan, an inovasi or an index",
)
_TWO_INPUTS = Text(
    id="satu kasus, satu masukan; {keys} tidak boleh bersama",
    en="one case, one input; {keys} exclude each other",
)
_ABSENT = Text(
    id="{at}: diharapkan {expected}, tetapi tidak ada dalam hasil",
    en="{at}: expected {expected}, but the result does not have it",
)
_OTHER_EDITION = Text(
    id="kasus ini untuk {given}, bukan untuk {edition}",
    en="these cases are for {given}, not for {edition}",
)
_NOT_PUBLISHED = Text(
    id="indeks {index}, padahal yang dipublikasikan {published}",
    en="the index is {index}, but {published} was published",
)
_DIFFERS = Text(
    id="{at}: diharapkan {expected}, hasilnya {given}", en="{at}: expected {expected}, got {given}"
)
