"""The score of a contest: innovations ranked by the sheets that they and the jurors fill in.

Here too nothing is rounded but the score itself, and no rank depends on the order of a report.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

import attrs
from attrs import field, frozen

from inovasi_index.eligibility import failed
from inovasi_index.exact import ratio_text, round_half_up, shortest
from inovasi_index.laporan import Answers, Inovasi, Laporan, Pemda
from inovasi_index.pages import Block, Shown, both
from inovasi_index.problems import LaporanError
from inovasi_index.result import (
    AnswersView,
    Notice,
    RowResult,
    condition_notices,
    edition_notices,
    excluding,
    is_between_classes,
    lacks_mandatory,
    name_notices,
    row_notices,
    unfold_rows,
)
from inovasi_index.ruleset import (
    PERCENT,
    DeductionPart,
    PercentagePart,
    Predikat,
    Ranking,
    Ruleset,
    SheetPart,
)
from inovasi_index.scoring import require_view
from inovasi_index.text import Lang, Text
from inovasi_index.validity import faults_in, problems_of
from inovasi_index.values import FrozenMap, to_plain
from inovasi_index.version import __version__


@frozen
class Sheet:
    """The rows of one aspect as one filled them in: the innovation, or the juror of that name."""

    juror: str | None
    points: Fraction
    rows: tuple[RowResult, ...]


@frozen
class PartResult:
    """What an innovation has in one part of the formula: the mean of its sheets.

    There is one sheet for an aspect that innovations answer, and one of each juror for another.
    ``points`` of a deduction are those that are taken off.
    """

    part: SheetPart
    points: Fraction
    sheets: tuple[Sheet, ...]

    @property
    def is_void(self) -> bool:
        """Whether it lies below the threshold that its part has."""
        least = self.part.void_below
        return least is not None and self.points < Fraction(least)


@frozen
class Reason:
    """Why an innovation is not ranked."""

    code: str
    text: Text

    def to_dict(self) -> dict[str, Any]:
        """As in the JSON of the contest."""
        return {"code": self.code, "text": self.text.to_dict()}


@frozen
class Entry:
    """One innovation in a contest.

    ``total`` are its points with the deductions taken off, not below 0; ``score`` is its share of
    the maximum on the scale, rounded, ``score_exact`` the same before rounding. An innovation
    with ``reasons`` keeps its score and has no ``rank``; who shares a rank is ``tied``.
    """

    inovasi: Inovasi
    number: int
    parts: tuple[PartResult, ...]
    total: Fraction
    score: Decimal
    score_exact: Fraction
    predikat: Predikat | None
    reasons: tuple[Reason, ...]
    rank: int | None = None
    tied: bool = False

    @property
    def at(self) -> str:
        """The path of the innovation in the report."""
        return f"inovasi[{self.number}]"

    @property
    def rows(self) -> Iterator[RowResult]:
        """Every row of every sheet."""
        return (row for part in self.parts for sheet in part.sheets for row in sheet.rows)


@frozen(slots=False, repr=False)
class ContestResult(Shown):
    """The ranking of the innovations of one report, and everything it rests on.

    ``entries`` stand in the order of their ranks, those without a rank at the end; who shares a
    rank stands in the order of the names.
    """

    laporan: Laporan
    ruleset: Ruleset
    interpretations: FrozenMap[str, str]
    answers: AnswersView
    engine: str
    entries: tuple[Entry, ...] = field(eq=False)

    def __repr__(self) -> str:
        ranked = sum(entry.rank is not None for entry in self.entries)
        return f"<ContestResult {self.pemda.nama}: {ranked} ranked, {self.ruleset.edition}>"

    @property
    def pemda(self) -> Pemda:
        """Who held the contest."""
        return self.laporan.pemda

    @property
    def ranking(self) -> Ranking:
        """How innovations are compared and ranked."""
        return self.ruleset.formula.ranking or Ranking()

    @cached_property
    def notices(self) -> tuple[Notice, ...]:
        """What the reader should know, from the whole to the single row."""
        return tuple(_notices(self))

    @cached_property
    def arose(self) -> tuple[str, ...]:
        """The interpretations for which this report had a case, in the order of the rules."""
        return tuple(name for name in self.interpretations if name in _CASES and _CASES[name](self))

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """The ranking, what made each score, and what to know of it."""
        # The one look upwards, as in a result: so that a ranking shows itself.
        from inovasi_index.standings import standings  # noqa: PLC0415 - late on purpose

        return standings(self, lang)

    def to_dict(self) -> dict[str, Any]:
        """The ranking as plain data, numbers as decimal texts: ``inovasi-index/contest@1``."""
        rules, laporan = self.ruleset, self.laporan
        optional = {"source": laporan.source, "tahun": laporan.tahun}
        return {
            "format": "inovasi-index/contest@1",
            **rules.stamp(),
            "engine": self.engine,
            **{key: value for key, value in optional.items() if value is not None},
            "answers": self.answers,
            "pemda": to_plain(self.pemda),
            "maximum": shortest(rules.formula.highest),
            "scale": shortest(rules.formula.scale),
            "ranking": {
                "compares": self.ranking.compares,
                "ties": list(self.ranking.ties),
                "ranks": self.ranking.ranks,
            },
            "inovasi": [_entry_dict(entry, rules) for entry in self.entries],
            "interpretations": dict(self.interpretations),
            "arose": list(self.arose),
            "notices": [notice.to_dict() for notice in self.notices],
        }


def _entry_dict(entry: Entry, rules: Ruleset) -> dict[str, Any]:
    unit = entry.inovasi.perangkat_daerah
    return {
        **({} if entry.rank is None else {"rank": entry.rank, "tied": entry.tied}),
        "nama": entry.inovasi.nama,
        "bentuk": entry.inovasi.bentuk,
        **({} if unit is None else {"perangkat_daerah": unit}),
        "score": str(entry.score),
        "score_exact": ratio_text(entry.score_exact),
        **({} if entry.predikat is None else {"predikat": entry.predikat.code}),
        "total": shortest(entry.total),
        "reasons": [reason.to_dict() for reason in entry.reasons],
        "parts": [_part_dict(part, rules) for part in entry.parts],
    }


def _part_dict(result: PartResult, rules: Ruleset) -> dict[str, Any]:
    part = result.part
    return {
        "name": part.name,
        "method": part.method,
        "points": shortest(result.points),
        "maximum": shortest(part.maximum),
        **({} if part.void_below is None else {"void_below": shortest(part.void_below)}),
        "sheets": [
            {
                **({} if sheet.juror is None else {"juror": sheet.juror}),
                "points": shortest(sheet.points),
                "indicators": [
                    {**row.to_dict(), "points": shortest(row_points(part, row, rules))}
                    for row in sheet.rows
                ],
            }
            for sheet in result.sheets
        ],
    }


def score_contest(
    laporan: Laporan,
    ruleset: Ruleset,
    *,
    interpretations: Mapping[str, str] | None = None,
    answers: AnswersView = "claimed",
) -> ContestResult:
    """The ranking of the innovations of a report under the rules of a contest.

    Args:
        laporan: What was sent in: innovations with their answers, and what the jurors gave them.
        ruleset: Rules whose formula ``scores: inovasi``.
        interpretations: As in `score`.
        answers: ``"claimed"`` takes every answer of an innovation, ``"verified"`` those marked
            verified. What a juror gave is no claim and always counts.

    Returns:
        A `ContestResult` with the innovations by rank, each with its score and what made it.

    Raises:
        OtherKindError: The rules give the index of a region.
        LaporanError: The report has answers that the rules do not allow; all of them are listed.
        WrongValueError: An interpretation, option or view that the edition does not have.
    """
    ruleset.require_contest()
    require_view(answers)
    options = ruleset.interpret(interpretations)
    problems = problems_of(laporan, faults_in(laporan, ruleset))
    if problems:
        raise LaporanError(problems)
    judging = _Judging(ruleset, options, answers)
    entries = [judging.entry(number, each) for number, each in enumerate(laporan.innovations)]
    return ContestResult(
        laporan=laporan,
        ruleset=ruleset,
        interpretations=options,
        answers=answers,
        engine=__version__,
        entries=tuple(_ranked(entries, ruleset)),
    )


def row_points(part: SheetPart, row: RowResult, rules: Ruleset) -> Fraction:
    """The points of a row in its part: weight × level, or its percentage of the part's maximum."""
    if isinstance(part, PercentagePart):
        degree = Fraction(row.level if row.score is None else row.score)
        share = Fraction(row.weight) / PERCENT * degree / Fraction(rules.top_of(row.row))
        return Fraction(part.maximum) * share
    return row.points


@frozen
class _Judging:
    """What the innovations of a contest are scored under."""

    rules: Ruleset
    options: FrozenMap[str, str]
    view: AnswersView

    def entry(self, number: int, inovasi: Inovasi) -> Entry:
        """One innovation with its score, not ranked yet."""
        rules, formula = self.rules, self.rules.formula
        parts = tuple(self._part(part, inovasi) for part in formula.parts)
        total = max(sum((_signed(part) for part in parts), _NONE), _NONE)
        exact = total / Fraction(formula.highest) * Fraction(formula.scale)
        score = round_half_up(exact, formula.rounding.places)
        return Entry(
            inovasi=inovasi,
            number=number,
            parts=parts,
            total=total,
            score=score,
            score_exact=exact,
            predikat=self._predikat(score, exact) if rules.predikat_bands else None,
            reasons=tuple(self._reasons(inovasi, parts)),
        )

    def _part(self, part: Any, inovasi: Inovasi) -> PartResult:
        rows = tuple(row for row in self.rules.rows.values() if row.aspect == part.aspect)
        given: list[tuple[str | None, Answers, AnswersView]] = [(None, inovasi.sid, self.view)]
        if part.jury:
            given = [(juror.nama, juror.nilai, "claimed") for juror in inovasi.juri]
        sheets = []
        for juror, answers, view in given:
            unfolded = unfold_rows(rows, answers, self.options, view)
            points = sum((row_points(part, row, self.rules) for row in unfolded), _NONE)
            sheets.append(Sheet(juror, points, unfolded))
        return PartResult(part, _mean([sheet.points for sheet in sheets]), tuple(sheets))

    def _predikat(self, score: Decimal, exact: Fraction) -> Predikat:
        if self.options.get("predikat_on") == "exact":
            return self.rules.predikat_reached(exact)
        return self.rules.predikat(score)

    def _reasons(self, inovasi: Inovasi, parts: tuple[PartResult, ...]) -> Iterator[Reason]:
        """Why it is not ranked: a condition, a rejection, a missing row, a threshold."""
        for condition in failed(inovasi, excluding(self.rules, self.options)):
            yield Reason(condition.code, condition.rule)
        if inovasi.is_rejected:
            yield Reason("rejected", _REJECTED)
        rows = (row for part in parts for sheet in part.sheets for row in sheet.rows)
        if self.options["mandatory_missing"] == "void_innovation" and lacks_mandatory(rows):
            yield Reason("mandatory-missing", _VOIDED)
        for each in parts:
            if each.is_void:
                least = each.part.void_below or 0
                text = _BELOW.fill(
                    part=each.part.title, points=both(each.points), least=both(least)
                )
                yield Reason("below-threshold", text)


_NONE = Fraction(0)


def _mean(points: list[Fraction]) -> Fraction:
    """The mean of what the jurors gave; nothing where there is none."""
    return sum(points, _NONE) / len(points) if points else _NONE


def _signed(result: PartResult) -> Fraction:
    """The points of a part as they count: those of a deduction are taken off."""
    return -result.points if isinstance(result.part, DeductionPart) else result.points


# Ranks.


def _ranked(entries: list[Entry], rules: Ruleset) -> Iterator[Entry]:
    """The entries in the order of their ranks, then those that have none."""
    ranking = rules.formula.ranking or Ranking()
    keyed = [(_standing(entry, ranking, rules), entry) for entry in entries]
    ranked = sorted((each for each in keyed if not each[1].reasons), key=_in_order)
    positions = ranking.positions(key for key, _ in ranked)
    for (_, entry), (rank, tied) in zip(ranked, positions, strict=True):
        yield attrs.evolve(entry, rank=rank, tied=tied)
    yield from (entry for _, entry in sorted(keyed, key=_in_order) if entry.reasons)


_Standing = tuple[Fraction, ...]


def _in_order(keyed: tuple[_Standing, Entry]) -> tuple[Any, ...]:
    """The best first; equal ones by their names, so that the order of the report is of no concern.

    Two of one name and one standing differ in nothing that a reader would see first.
    """
    standing, entry = keyed
    name = entry.inovasi.nama
    return tuple(-each for each in standing), name.casefold(), name


def _standing(entry: Entry, ranking: Ranking, rules: Ruleset) -> _Standing:
    """What ranks an entry: its score, then whatever parts equal scores, in that order."""
    score = Fraction(entry.score) if ranking.compares == "rounded" else entry.score_exact
    by_name = {result.part.name: _signed(result) for result in entry.parts}
    rows = (name for name in ranking.ties if name not in by_name)
    by_name |= {name: _mean(list(_points_in_row(entry, name, rules))) for name in rows}
    return score, *(by_name[name] for name in ranking.ties)


def _points_in_row(entry: Entry, name: str, rules: Ruleset) -> Iterator[Fraction]:
    """What an entry has in one row, on every sheet that has the row."""
    for result in entry.parts:
        sign = -1 if isinstance(result.part, DeductionPart) else 1
        for sheet in result.sheets:
            for row in sheet.rows:
                if row.id == name:
                    yield row_points(result.part, row, rules) * sign


# What a report must have for each question to be met, and the notices.


def _some(met: Callable[[Entry], bool]) -> Callable[[ContestResult], bool]:
    return lambda result: any(map(met, result.entries))


_CASES: Mapping[str, Callable[[ContestResult], bool]] = {
    "mandatory_missing": _some(lambda entry: lacks_mandatory(entry.rows)),
    "above_top_band": _some(lambda entry: any(row.reading.above_top for row in entry.rows)),
    "band_overlap": _some(lambda entry: any(len(row.reading.found) > 1 for row in entry.rows)),
    "ineligible": lambda result: any(
        failed(inovasi, result.ruleset.eligibility.judged) for inovasi in result.laporan.innovations
    ),
    "predikat_on": lambda result: any(
        entry.predikat and is_between_classes(entry.score_exact, result.ruleset)
        for entry in result.entries
    ),
}


def _notices(result: ContestResult) -> Iterator[Notice]:
    laporan, rules = result.laporan, result.ruleset
    yield from edition_notices(laporan, rules)
    if laporan.spd is not None:
        yield Notice("spd-not-used", "spd", _NO_SPD)
    if not laporan.innovations:
        yield Notice("no-inovasi", "", _NO_INOVASI)
    yield from _jury_notices(laporan, rules)
    for entry in sorted(result.entries, key=lambda entry: entry.number):
        yield from _entry_notices(entry, result)
    yield from name_notices(laporan)


def _jury_notices(laporan: Laporan, rules: Ruleset) -> Iterator[Notice]:
    """Whether every innovation was judged, and by as many jurors as the others."""
    if not rules.juri_rows:
        return
    numbers = {len(inovasi.juri) for inovasi in laporan.innovations if inovasi.juri}
    if len(numbers) > 1:
        text = _UNEVEN.fill(least=min(numbers), most=max(numbers))
        yield Notice("uneven-jury", "inovasi", text)
    for number, inovasi in enumerate(laporan.innovations):
        if not inovasi.juri:
            yield Notice("no-jury", f"inovasi[{number}]", _NO_JURY)
        names = [juror.nama for juror in inovasi.juri]
        for place, name in enumerate(names):
            if name in names[:place]:
                text = _SAME_JUROR.fill(name=name)
                yield Notice("same-juror", f"inovasi[{number}].juri[{place}].nama", text)


def _entry_notices(entry: Entry, result: ContestResult) -> Iterator[Notice]:
    rules = result.ruleset
    reasons = failed(entry.inovasi, excluding(rules, result.interpretations))
    yield from condition_notices(entry.at, entry.inovasi, rules, reasons)
    for reason in entry.reasons:
        yield Notice("not-ranked", entry.at, _NOT_RANKED.fill(reason=reason.text))
    if entry.tied:
        yield Notice("shared-rank", entry.at, _SHARED.fill(rank=entry.rank))
    for part in entry.parts:
        for number, sheet in enumerate(part.sheets):
            place = "sid" if sheet.juror is None else f"juri[{number}].nilai"
            yield from row_notices(f"{entry.at}.{place}", sheet.rows, result.interpretations)


_REJECTED = Text(id="inovasi ini ditolak", en="this innovation was rejected")
_VOIDED = Text(
    id="indikator wajib belum dijawab (void_innovation)",
    en="a mandatory indicator is not answered (void_innovation)",
)
_BELOW = Text(
    id="{part}: {points} poin, kurang dari ambang {least}",
    en="{part}: {points} points, below the threshold of {least}",
)
_NO_SPD = Text(
    id="lomba menilai inovasi; spd dalam laporan ini tidak dipakai",
    en="a contest scores innovations; the spd of this report is not used",
)
_NO_INOVASI = Text(
    id="laporan ini tidak memuat inovasi; tidak ada yang diperingkat",
    en="this report has no inovasi; there is nothing to rank",
)
_UNEVEN = Text(
    id="banyaknya juri tidak sama pada semua inovasi: {least} sampai {most}",
    en="not all innovations were judged by as many jurors: {least} to {most}",
)
_NO_JURY = Text(
    id="belum ada juri yang menilai inovasi ini; bagian yang dinilai juri 0",
    en="no juror has judged this innovation; what jurors judge counts 0",
)
_SAME_JUROR = Text(
    id="juri {name} menilai inovasi ini dua kali",
    en="the juror {name} judged this innovation twice",
)
_NOT_RANKED = Text(id="inovasi tidak diperingkat: {reason}", en="not ranked: {reason}")
_SHARED = Text(
    id="nilainya sama dengan inovasi lain dalam semua yang dibandingkan; peringkat {rank} bersama",
    en="equal to another innovation in all that is compared; they share rank {rank}",
)
