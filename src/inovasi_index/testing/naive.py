"""A second scorer, as slow and as plain as the rules read.

It takes the rules and reports of the library and nothing else from it: not how a level is found,
not how points are added, not how a number is rounded. Every number is a fraction. What it says is
compared with what another scorer says, so whoever reads this should be able to hold it beside the
rules, sentence by sentence.

The report must be valid under the rules.
"""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from attrs import frozen

from inovasi_index.laporan import Aggregate, Answer, Answers, Inovasi, Laporan, Total
from inovasi_index.ruleset import (
    Band,
    Condition,
    DeductionPart,
    Indicator,
    Level,
    Measure,
    PercentagePart,
    Ranking,
    Ruleset,
    SheetPart,
)

UNDETERMINED = "undetermined"
_NONE = Fraction(0)


@frozen
class Terms:
    """What is scored under: the rules, an option for each question they leave open, a view."""

    rules: Ruleset
    options: Mapping[str, str]
    answers: str

    @classmethod
    def of(
        cls, rules: Ruleset, chosen: Mapping[str, str] | None = None, answers: str = "claimed"
    ) -> "Terms":
        """The defaults of the rules, but for what was chosen."""
        defaults = {each.name: each.default for each in rules.interpretations}
        return cls(rules, {**defaults, **(chosen or {})}, answers)

    def option(self, name: str) -> str | None:
        """The option in force, or None where the rules do not leave the question open."""
        return self.options.get(name)


# Numbers.


def rounded(value: Fraction, places: int) -> Fraction:
    """A number to so many places; ties go away from zero."""
    unit = Fraction(1, 10**places)
    units = (abs(value) / unit + Fraction(1, 2)) // 1
    return units * unit if value >= 0 else -units * unit


def holds(band: Band, value: Fraction) -> bool:
    """Whether a number lies in a band: `from`/`to` include the end, `above`/`below` do not."""
    return not (
        (band.from_ is not None and value < Fraction(band.from_))
        or (band.above is not None and value <= Fraction(band.above))
        or (band.to is not None and value > Fraction(band.to))
        or (band.below is not None and value >= Fraction(band.below))
    )


# From an answer to a level.


def measured(answer: Answer, measure: Measure) -> Fraction:
    """The number that is looked up: as given, or the change between two readings."""
    if answer.value is not None:
        return Fraction(answer.value)
    previous, current = Fraction(answer.previous or 0), Fraction(answer.current or 0)
    if measure.kind == "growth":
        return (current - previous) / previous * 100
    return previous - current if measure.kind == "decrease" else current - previous


def banded(levels: Iterable[Level]) -> Iterator[tuple[int, Band]]:
    """The levels that a measurement can lead to, with their bands."""
    return ((each.level, each.band) for each in levels if each.band is not None)


def level_of_value(value: Fraction, measure: Measure, levels: tuple[Level, ...], by: Terms) -> int:
    """The level of a measured number, which is first rounded as the table is printed."""
    number = rounded(value, measure.places)
    numbers = [each.level for each in levels]
    found = [level for level, band in banded(levels) if holds(band, number)]
    if len(found) > 1 and by.option("band_overlap") == "ends_first":
        ends = [end for end in (max(numbers), min(numbers)) if end in found]
        return ends[0] if ends else max(found)
    if found:
        return max(found)
    if is_above_all(number, measure, levels) and by.option("above_top_band") == "top_level":
        return max(numbers)
    return 0


def is_above_all(number: Fraction, measure: Measure, levels: tuple[Level, ...]) -> bool:
    """Whether a number lies beyond a table whose bands all end somewhere."""
    unit = Fraction(1, 10**measure.places)
    tops = []
    for _, band in banded(levels):
        if band.to is None and band.below is None:
            return False
        tops.append(Fraction(band.to) if band.to is not None else Fraction(band.below or 0) - unit)
    return bool(tops) and number > max(tops)


def counts(answer: Answer | None, by: Terms) -> bool:
    """Whether there is an answer, and a verified one where only these count."""
    return answer is not None and (by.answers == "claimed" or answer.verified)


def level_of(row: Indicator, answer: Answer | None, by: Terms) -> Fraction | int:
    """The level that an answer brings its row, or the score; 0 without an answer that counts."""
    if answer is None or not counts(answer, by):
        return 0
    if answer.level is not None:
        return answer.level
    if is_scored(row):
        return Fraction(answer.value or 0)
    for basis in row.bases:
        if basis.code == answer.basis:
            value = measured(answer, basis.measure)
            return level_of_value(value, basis.measure, basis.levels, by)
    measure = row.measure or Measure(kind="choice")
    return level_of_value(measured(answer, measure), measure, row.levels, by)


def is_scored(row: Indicator) -> bool:
    """Whether a row has no levels: it is given a score that counts as it is."""
    return row.measure is not None and row.measure.kind == "score"


def highest_of(row: Indicator) -> Fraction | int:
    """The highest level of a row, or the highest score."""
    if row.measure is not None and is_scored(row):
        return Fraction(row.measure.range.highest or 0)
    return max(each.level for table in row.tables for each in table.levels)


def points_of(row: Indicator, answers: Answers, by: Terms) -> Fraction:
    """`row points = weight × level`."""
    return Fraction(row.weight or 0) * level_of(row, answers.get(row.id), by)


def lacks_mandatory(rows: Iterable[Indicator], answers: Answers, by: Terms) -> bool:
    """Whether a mandatory row has no answer that counts; level 0 says that nothing was chosen."""
    for row in rows:
        answer = answers.get(row.id)
        nothing = answer is None or (answer.level == 0 and not is_scored(row))
        if row.mandatory and (nothing or not counts(answer, by)):
            return True
    return False


# Which innovations are scored.


def fails(inovasi: Inovasi, condition: Condition) -> bool:
    """Whether an innovation fails a condition; one that cannot be judged is not failed."""
    if condition.method == "one_of":
        return inovasi.tahapan is not None and inovasi.tahapan not in condition.values
    if condition.method == "words_at_least":
        design = inovasi.rancang_bangun
        return design is not None and design.words < (condition.minimum or 0)
    if condition.method == "date_within" and condition.from_ and condition.to:
        days = [getattr(inovasi, name) for name in condition.fields]
        inside = [day for day in days if day and condition.from_ <= day <= condition.to]
        return days[0] is not None and not inside
    return False


def is_eligible(inovasi: Inovasi, by: Terms) -> bool:
    """Whether an innovation is scored: it fails nothing, or failing excludes nothing."""
    if by.rules.eligibility.effect == "notice" or by.option("ineligible") == "included":
        return True
    return not any(fails(inovasi, each) for each in by.rules.eligibility.conditions)


# The class of an index.


def predikat_of(exact: Fraction, by: Terms) -> str:
    """The class of an index: that of the rounded one, unless the exact one is asked for."""
    bands = by.rules.predikat_bands
    if by.option("predikat_on") == "exact":
        reached = [each for each in bands if each.from_ is None or exact >= Fraction(each.from_)]
        return max(reached, key=lambda each: Fraction(each.from_ or 0)).code
    index = rounded(exact, by.rules.formula.rounding.places)
    for each in bands:
        if holds(Band(from_=each.from_, to=each.to), index):
            return each.code
    return UNDETERMINED


def _scaled(total: Fraction, rules: Ruleset) -> Fraction:
    """`index = total / maximum × scale`."""
    return total / Fraction(rules.formula.highest) * Fraction(rules.formula.scale)


# The index of a region.


@frozen
class Index:
    """The index of a region: ``index`` is rounded, ``exact`` is not."""

    index: Fraction
    exact: Fraction
    predikat: str
    spd: Fraction
    kematangan: Fraction
    jumlah_inovasi: Fraction

    @property
    def total(self) -> Fraction:
        """The points of all parts."""
        return self.spd + self.kematangan + self.jumlah_inovasi


def index_of(laporan: Laporan, by: Terms) -> Index:
    """`SPD + Σ kematangan / max(divisor, n) + jumlah; index = that total / maximum × scale`."""
    spd = spd_of(laporan, by)
    kematangan = mean_of(laporan, by)
    jumlah = jumlah_of(laporan, by)
    exact = _scaled(spd + kematangan + jumlah, by.rules)
    index = rounded(exact, by.rules.formula.rounding.places)
    return Index(index, exact, predikat_of(exact, by), spd, kematangan, jumlah)


def spd_of(laporan: Laporan, by: Terms) -> Fraction:
    """The points of all rows of the region, or their total as supplied."""
    if isinstance(laporan.spd, Total):
        return Fraction(laporan.spd.total)
    given = laporan.spd or Answers()
    return sum((points_of(row, given, by) for row in by.rules.spd_rows), _NONE)


def mean_of(laporan: Laporan, by: Terms) -> Fraction:
    """`Σ kematangan / max(divisor, n)`; a mean as published is divided already."""
    if isinstance(laporan.inovasi, Aggregate):
        return Fraction(laporan.inovasi.rata_rata_kematangan)
    scored = [each for each in laporan.innovations if is_eligible(each, by)]
    divided = [each for each in scored if is_taken(each, by.option("divisor_innovations"))]
    together = sum((kematangan_of(each, by) for each in scored), _NONE)
    return together / max(by.rules.formula.kematangan.divisor_at_least, len(divided))


def kematangan_of(inovasi: Inovasi, by: Terms) -> Fraction:
    """The points of all rows of an innovation, or its maturity as supplied; 0 if rejected."""
    if inovasi.is_rejected:
        return _NONE
    if inovasi.kematangan is not None:
        return Fraction(inovasi.kematangan)
    rows = by.rules.sid_rows
    voids = by.option("mandatory_missing") == "void_innovation"
    if voids and lacks_mandatory(rows, inovasi.sid, by):
        return _NONE
    return sum((points_of(row, inovasi.sid, by) for row in rows), _NONE)


def is_taken(inovasi: Inovasi, option: str | None) -> bool:
    """Whether a count takes an innovation: all that were sent, or those that were accepted."""
    return option != "accepted" or not inovasi.is_rejected


def jumlah_of(laporan: Laporan, by: Terms) -> Fraction:
    """`weight × min(n, cap)`, or 0 where too few basic-service affairs have an innovation."""
    if isinstance(laporan.inovasi, Aggregate):
        counted, affairs = laporan.inovasi.jumlah, laporan.inovasi.urusan_pelayanan_dasar
    else:
        scored = [each for each in laporan.innovations if is_eligible(each, by)]
        taken = [each for each in scored if is_taken(each, by.option("counted_innovations"))]
        counted, affairs = len(taken), len(set(_basic_services(taken, by)))
    part = by.rules.formula.jumlah_inovasi
    required = part.requires.urusan_pelayanan_dasar if part.requires else 0
    if affairs < required and by.option("gate_effect") != "none":
        return _NONE
    return Fraction(part.weight) * min(counted, part.cap)


def _basic_services(innovations: Iterable[Inovasi], by: Terms) -> Iterator[str]:
    """The basic-service affairs that innovations were sent for, some of them more than once."""
    basic = {code.code for group in by.rules.urusan if group.basic_service for code in group.urusan}
    for each in innovations:
        named = [each.urusan]
        if by.option("gate_urusan") == "main_and_beririsan" and each.urusan is not None:
            named += each.urusan_beririsan
        yield from (code for code in named if code is not None and code in basic)


# A contest.


@frozen
class Standing:
    """An innovation in a contest: ``score`` is rounded, ``exact`` is not; no rank if it is out."""

    rank: int | None
    score: Fraction
    exact: Fraction
    total: Fraction
    predikat: str | None


def standings_of(laporan: Laporan, by: Terms) -> list[Standing]:
    """Every innovation of a contest, in the order of the report."""
    keys = [_key(each, by) for each in laporan.innovations]
    ranked = [
        key for key, each in zip(keys, laporan.innovations, strict=True) if is_ranked(each, by)
    ]
    ranking = by.rules.formula.ranking
    dense = ranking is not None and ranking.ranks == "dense"
    standings = []
    for key, each in zip(keys, laporan.innovations, strict=True):
        better = [other for other in ranked if other > key]
        rank = 1 + len(set(better) if dense else better)
        total = total_of(each, by)
        exact = _scaled(total, by.rules)
        standings.append(
            Standing(
                rank=rank if is_ranked(each, by) else None,
                score=rounded(exact, by.rules.formula.rounding.places),
                exact=exact,
                total=total,
                predikat=predikat_of(exact, by) if by.rules.predikat_bands else None,
            )
        )
    return standings


def _key(inovasi: Inovasi, by: Terms) -> tuple[Fraction, ...]:
    """What is compared: the score, and then what parts equal ones, in their order."""
    exact = _scaled(total_of(inovasi, by), by.rules)
    ranking = by.rules.formula.ranking or Ranking()
    score = exact
    if ranking.compares == "rounded":
        score = rounded(exact, by.rules.formula.rounding.places)
    return score, *(_tie(inovasi, name, by) for name in ranking.ties)


def _tie(inovasi: Inovasi, name: str, by: Terms) -> Fraction:
    """The points in the part or the row of that name; what is taken off counts against it."""
    found = []
    for part in sheet_parts(by.rules):
        sign = -1 if isinstance(part, DeductionPart) else 1
        if part.name == name:
            return part_of(inovasi, part, by) * sign
        for answers, terms in sheets_of(inovasi, part, by):
            rows = [row for row in rows_of(part, by.rules) if row.id == name]
            found += [sign * row_in(part, row, answers, terms) for row in rows]
    return sum(found, _NONE) / max(1, len(found))


def sheet_parts(rules: Ruleset) -> list[SheetPart]:
    """The parts of a contest, each of which is a sheet that somebody fills in."""
    return [part for part in rules.formula.parts if isinstance(part, SheetPart)]


def rows_of(part: SheetPart, rules: Ruleset) -> list[Indicator]:
    """The rows of the aspect of a part."""
    return [row for row in rules.rows.values() if row.aspect == part.aspect]


def sheets_of(inovasi: Inovasi, part: SheetPart, by: Terms) -> list[tuple[Answers, Terms]]:
    """Who answered the rows of a part: the innovation, or each juror, whose word always counts."""
    if part.jury is None:
        return [(inovasi.sid, by)]
    claimed = Terms(by.rules, by.options, "claimed")
    return [(juror.nilai, claimed) for juror in inovasi.juri]


def row_in(part: SheetPart, row: Indicator, answers: Answers, by: Terms) -> Fraction:
    """The points of a row in its part: weight × level, or its percentage of the maximum."""
    if isinstance(part, PercentagePart):
        degree = Fraction(level_of(row, answers.get(row.id), by)) / highest_of(row)
        return Fraction(part.maximum) * Fraction(row.weight or 0) / 100 * degree
    return points_of(row, answers, by)


def part_of(inovasi: Inovasi, part: SheetPart, by: Terms) -> Fraction:
    """The points of a part: those of its one sheet, or the mean of those of the jurors."""
    rows = rows_of(part, by.rules)
    sheets = sheets_of(inovasi, part, by)
    together = sum(
        (row_in(part, row, answers, terms) for answers, terms in sheets for row in rows), _NONE
    )
    return together / max(1, len(sheets))


def total_of(inovasi: Inovasi, by: Terms) -> Fraction:
    """All parts, with what is taken off, but never below 0."""
    total = _NONE
    for part in sheet_parts(by.rules):
        points = part_of(inovasi, part, by)
        total += -points if isinstance(part, DeductionPart) else points
    return max(total, _NONE)


def is_ranked(inovasi: Inovasi, by: Terms) -> bool:
    """Whether nothing keeps an innovation out of the ranking."""
    if inovasi.is_rejected or not is_eligible(inovasi, by):
        return False
    for part in sheet_parts(by.rules):
        if part.void_below is not None and part_of(inovasi, part, by) < part.void_below:
            return False
        voids = by.option("mandatory_missing") == "void_innovation"
        rows = rows_of(part, by.rules)
        sheets = sheets_of(inovasi, part, by)
        if voids and any(lacks_mandatory(rows, answers, terms) for answers, terms in sheets):
            return False
    return True
