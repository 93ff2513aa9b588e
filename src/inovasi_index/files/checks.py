"""Does a ruleset make sense: what its parts must be to each other, each being well formed."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, pairwise
from typing import Any, Literal

import attrs

from inovasi_index.exact import grid_half_up, is_on_grid, shortest
from inovasi_index.levels import Span, highest_end, span
from inovasi_index.problems import (
    NO_GUESS,
    Fault,
    Path,
    did_you_mean,
    listed,
    run_checks,
    shorten,
)
from inovasi_index.ruleset import (
    INTERPRETATIONS,
    METHODS,
    NOT_ANSWERED,
    OF_CONTEST,
    OF_REGION,
    OUT_OF_RANGE,
    PERCENT,
    Basis,
    CountPart,
    DeductionPart,
    EvidenceRule,
    Indicator,
    Level,
    MeanPart,
    PercentagePart,
    Predikat,
    Ruleset,
    SheetPart,
    Sourced,
    codes_of,
    doubts_of_score,
)
from inovasi_index.text import Text
from inovasi_index.values import key_of

ALWAYS_ASKED = (
    "mandatory_missing",
    "counted_innovations",
    "divisor_innovations",
    "predikat_on",
    "above_top_band",
)
"""The questions that every edition that gives an index must settle."""

ASKED_OF_CONTEST = ("mandatory_missing", "above_top_band")
"""Those that a contest must settle."""


MOST_GUESSED = 200
"""Names in a file of rules among which the nearest is sought, a thousand times at most."""

SHOWN = 5
"""How many facts a sentence names before it stops."""

MOST_LEVELS = 20
"""More than any table has, and few enough to compare every pair of their bands."""

_EDITION = re.compile(r"[a-z0-9][a-z0-9_-]*/[a-z0-9][a-z0-9_-]*")


def faults_in_ruleset(rules: Ruleset) -> Iterator[Fault]:
    """Everything about a ruleset that does not make sense, as far as it could be read."""
    yield from run_checks(_CHECKS, rules)
    for number, row in enumerate(rules.indicators if hasattr(rules, "indicators") else ()):
        for fault in run_checks(_ROW_CHECKS, row, rules):
            yield fault.below(number).below("indicators")


# Names: each thing has one, and every name that is used is one.


def _edition_faults(rules: Ruleset) -> Iterator[Fault]:
    if not _EDITION.fullmatch(rules.edition):
        yield Fault(("edition",), "edition-id", _EDITION_ID.fill(edition=shorten(rules.edition)))


def _unique_faults(rules: Ruleset) -> Iterator[Fault]:
    yield from run_checks([lambda at=at, of=of: _twice(at, of(rules)) for at, of in _NAMED])


_NAMED: tuple[tuple[Path, Callable[[Ruleset], Iterable[tuple[Path, str]]]], ...] = (
    (("indicators",), lambda rules: _named(rules.indicators, "id")),
    (("aspects",), lambda rules: _named(rules.aspects, "code")),
    (("formula", "parts"), lambda rules: _named(rules.formula.parts, "name")),
    (("predikat",), lambda rules: _named(rules.predikat_bands, "code")),
    (("eligibility", "conditions"), lambda rules: _named(rules.eligibility.conditions, "code")),
    (("interpretations",), lambda rules: _named(rules.interpretations, "name")),
    (("unknown",), lambda rules: _named(rules.unknown, "code")),
    (("urusan",), lambda rules: _named(rules.urusan, "code")),
    (
        ("urusan",),
        lambda rules: (
            ((number, "urusan", *at), code)
            for number, group in enumerate(rules.urusan)
            for at, code in _named(group.urusan, "code")
        ),
    ),
    (
        ("profile",),
        lambda rules: (
            ((at.name, *path), f"{at.name}.{code}")
            for at in attrs.fields(type(rules.profile))
            for path, code in _named(getattr(rules.profile, at.name), "code")
        ),
    ),
    (
        ("aspects",),
        lambda rules: (
            ((number, "variables", *at), code)
            for number, aspect in enumerate(rules.aspects)
            for at, code in _named(aspect.variables, "code")
        ),
    ),
)


def _named(entries: Iterable[Any], key: str) -> Iterator[tuple[Path, str]]:
    for number, entry in enumerate(entries):
        if hasattr(entry, key):
            yield (number, key), getattr(entry, key)


def _twice(at: Path, names: Iterable[tuple[Path, str]]) -> Iterator[Fault]:
    seen: set[str] = set()
    for path, name in names:
        if name in seen:
            text = _DUPLICATE_ID.fill(name=shorten(name.rpartition(".")[2]))
            yield Fault((*at, *path), "duplicate-id", text)
        seen.add(name)


def _unknown(
    path: Path, name: str | None, known: Collection[str], at: Literal["value", "key"] = "value"
) -> Iterator[Fault]:
    """A name that is used but is none."""
    if name is not None and name not in known:
        guess = did_you_mean(name, known) if len(known) <= MOST_GUESSED else NO_GUESS
        text = _UNRESOLVED.fill(name=shorten(name), guess=guess)
        yield Fault(path, "unresolved-reference", text, at)


def _citation_faults(rules: Ruleset) -> Iterator[Fault]:
    """Every ``source:`` names a source of the edition."""
    for path, carrier in _carriers_of_sources(rules):
        for code in getattr(carrier, "source", ()):
            yield from _unknown((*path, "source", code), code, rules.sources, "key")


def _carriers_of_sources(rules: Ruleset) -> Iterator[tuple[Path, Any]]:
    yield from ((path, part) for path, _, part in rules.parts_of_rules())
    yield from ((("unknown", number), each) for number, each in enumerate(rules.unknown))
    yield from ((("urusan", number), each) for number, each in enumerate(rules.urusan))
    yield from ((("anomalies", number), each) for number, each in enumerate(rules.anomalies))
    for at in attrs.fields(type(rules.profile)):
        codes = enumerate(getattr(rules.profile, at.name))
        yield from ((("profile", at.name, number), each) for number, each in codes)


def _reference_faults(rules: Ruleset) -> Iterator[Fault]:
    answered_by = {aspect.code: aspect.answered_by for aspect in rules.aspects}
    for number, part in enumerate(rules.formula.parts):
        if isinstance(part, SheetPart | MeanPart):
            at: Path = ("formula", "parts", number, "aspect")
            yield from _unknown(at, part.aspect, answered_by)
            needed = _answered_by(part, rules)
            if answered_by.get(part.aspect, needed[0]) not in needed:
                text = _WRONG_ASPECT.fill(
                    method=part.method, needed=" / ".join(needed), aspect=shorten(part.aspect)
                )
                yield Fault(at, "wrong-aspect", text)


def _answered_by(part: SheetPart | MeanPart, rules: Ruleset) -> tuple[str, ...]:
    """Who can answer the aspect of a part."""
    if rules.ranks_inovasi:
        return "inovasi", "juri"
    return ("inovasi",) if isinstance(part, MeanPart) else ("pemda",)


def _row_reference_faults(row: Indicator, rules: Ruleset) -> Iterator[Fault]:
    yield from _unknown(("aspect",), row.aspect, [aspect.code for aspect in rules.aspects])
    variables = [
        variable.code
        for aspect in rules.aspects
        if aspect.code == row.aspect
        for variable in aspect.variables
    ]
    if variables:
        yield from _unknown(("variable",), row.variable, variables)
    yield from _unknown(("agrees_with",), row.agrees_with, [each.id for each in rules.indicators])


def _part_reference_faults(row: Indicator, rules: Ruleset) -> Iterator[Fault]:
    yield from _unknown(("part",), row.part, [part.name for part in rules.formula.parts])


def _unit_faults(row: Indicator, rules: Ruleset) -> Iterator[Fault]:
    for at, table in _tables(row):
        if table.measure:
            yield from _unknown((*at, "measure", "unit"), table.measure.unit, rules.units)


def _basis_faults(row: Indicator, rules: Ruleset) -> Iterator[Fault]:
    yield from _twice(("bases",), _named(row.bases, "code"))
    if row.bases_follow:
        known = codes_of(rules.profile.jenis)
        for number, basis in enumerate(row.bases):
            yield from _unknown(("bases", number, "code"), basis.code, known)


def _evidence_rules(row: Indicator) -> Iterator[tuple[Path, EvidenceRule]]:
    for at, table in _tables(row):
        if table.evidence:
            yield (*at, "evidence"), table.evidence


def _years_faults(row: Indicator, _: Ruleset) -> Iterator[Fault]:
    for at, rule in _evidence_rules(row):
        if rule.years_needed == "all" and not rule.years:
            yield Fault((*at, "years"), "missing-key", _ALL_OF_NONE, at="first")


def _document_faults(row: Indicator, _: Ruleset) -> Iterator[Fault]:
    for at, rule in _evidence_rules(row):
        yield from _twice((*at, "documents"), _named(rule.documents, "code"))


def _together_faults(row: Indicator, _: Ruleset) -> Iterator[Fault]:
    """What must come together are kinds of documents of the same rule."""
    for at, rule in _evidence_rules(row):
        known = dict.fromkeys(codes_of(rule.documents))
        for number, each in enumerate(rule.together):
            path: Path = (*at, "together", number)
            if not each.one_of:
                yield Fault((*path, "one_of"), "missing-key", _ONE_OF_NONE)
            for place, name in enumerate(each.one_of):
                yield from _unknown((*path, "one_of", place), name, known)
            yield from _unknown((*path, "beside"), each.beside, known)


def _condition_faults(rules: Ruleset) -> Iterator[Fault]:
    for number, each in enumerate(rules.eligibility.conditions):
        if (each.from_ or date.min) > (each.to or date.max):
            yield Fault(("eligibility", "conditions", number, "to"), "upside-down", _UPSIDE_DOWN)


def _stage_faults(rules: Ruleset) -> Iterator[Fault]:
    stages = dict.fromkeys(codes_of(rules.profile.tahapan))
    for number, each in enumerate(rules.eligibility.conditions):
        for place, value in enumerate(each.values):
            yield from _unknown(
                ("eligibility", "conditions", number, "values", place), value, stages
            )


# Rows: complete, with levels from 1 up and bands that leave nothing open but what is listed.


def _tables(row: Indicator) -> Iterator[tuple[Path, Indicator | Basis]]:
    if not row.bases:
        yield (), row
    yield from ((("bases", number), basis) for number, basis in enumerate(row.bases))


def _row_faults(row: Indicator, rules: Ruleset) -> Iterator[Fault]:
    for key in _needs(row, rules):
        if getattr(row, key) is None:
            yield Fault(
                (key,), "missing-key", _ROW_NEEDS.fill(row=shorten(row.id), key=key), at="first"
            )
    yield from _measure_faults(row)
    if row.is_answered and row.bases and (row.measure or row.levels):
        key = "measure" if row.measure else "levels"
        yield Fault((key,), "two-measures", _TWO_MEASURES.fill(row=shorten(row.id)))


def _measure_faults(row: Indicator) -> Iterator[Fault]:
    """What is computed or unknown is a whole row, and has nothing to be answered with."""
    for number, basis in enumerate(row.bases):
        if basis.measure.kind in NOT_ANSWERED:
            text = _NOT_A_BASIS.fill(kind=basis.measure.kind)
            yield Fault(("bases", number, "measure", "kind"), "not-answerable", text)
    for key in ("weight", "levels", "bases"):
        if not row.is_answered and row.measure and getattr(row, key) not in (None, ()):
            yield Fault(
                (key,), "not-answerable", _NOT_ANSWERABLE.fill(kind=row.measure.kind, key=key)
            )


def _needs(row: Indicator, rules: Ruleset) -> tuple[str, ...]:
    """The keys that a row must have by its kind; of one that is unknown its name is enough.

    What a juror says needs no evidence.
    """
    if not row.is_answered and row.measure:
        return () if row.measure.kind == "unknown" else ("definition", "part")
    if row.bases:
        return ("definition", "weight")
    if row in rules.juri_rows:
        return ("definition", "weight", "measure")
    return ("definition", "weight", "measure", "evidence")


def _score_faults(row: Indicator, rules: Ruleset) -> Iterator[Fault]:
    """A score counts as it is given: within a range that has both ends, and without levels."""
    for at, table in _tables(row):
        if table.measure is None or table.measure.kind != "score":
            continue
        if at:
            text = _NOT_A_BASIS.fill(kind="score")
            yield Fault((*at, "measure", "kind"), "not-answerable", text)
        elif not rules.ranks_inovasi:
            text = _CONTEST_ONLY.fill(key="kind: score")
            yield Fault(("measure", "kind"), "contest-only", text)
        elif not (table.measure.range.highest or 0) > 0 or table.measure.range.lowest is None:
            yield Fault((*at, "measure", "range"), "missing-key", _NO_RANGE, at="first")
        if table.levels:
            yield Fault((*at, "levels"), "levels-on-score", _LEVELS_ON_SCORE)


def _level_faults(row: Indicator, rules: Ruleset) -> Iterator[Fault]:
    if not row.is_answered:
        return
    for at, table in _tables(row):
        if table.measure and table.measure.kind == "score":
            continue
        given, top = [each.level for each in table.levels], int(rules.top_of(row))
        if not _is_ladder(given, top):
            text = _LEVELS.fill(given=_some(given), top=top)
            yield Fault((*at, "levels"), "levels-incomplete", text)
        yield from _band_presence(at, table)


def _is_ladder(levels: list[int], top: int) -> bool:
    """Whether levels are 1 up to the top, in order."""
    return len(levels) == top and all(level == at for at, level in enumerate(levels, start=1))


def _some(levels: list[int]) -> str:
    shown = listed(levels[:SHOWN])
    return f"{shown}, …" if len(levels) > SHOWN else shown or "–"


def _band_presence(at: Path, table: Indicator | Basis) -> Iterator[Fault]:
    is_choice = table.measure is None or table.measure.kind == "choice"
    for number, each in enumerate(table.levels):
        path = (*at, "levels", number)
        if is_choice and each.band:
            yield Fault((*path, "band"), "band-on-choice", _BAND_ON_CHOICE)
        if not is_choice and not each.band:
            yield Fault((*path, "band"), "missing-key", _BAND_MISSING, at="first")


def _band_faults(row: Indicator, _: Ruleset) -> Iterator[Fault]:
    for at, table in _tables(row):
        if table.measure:
            yield from _too_fine((*at, "levels"), table.levels, table.measure.places)


def _too_fine(at: Path, levels: tuple[Level, ...], places: int) -> Iterator[Fault]:
    for number, each in enumerate(levels):
        for key in ("from_", "to", "above", "below"):
            end = getattr(each.band, key, None)
            if end is not None and not is_on_grid(end, places):
                text = _TOO_FINE.fill(value=shortest(end), places=places)
                yield Fault((*at, number, "band", key.rstrip("_")), "band-too-fine", text)


def _hole_faults(rules: Ruleset) -> Iterator[Fault]:
    """Every overlap, gap and closed top of a table stands in the list of anomalies."""
    known = {key for _, key in _listed_holes(rules)}
    for number, row in enumerate(rules.indicators):
        for fault in run_checks((_unlisted_holes,), row, known):
            yield fault.below(number).below("indicators")


def _unlisted_holes(row: Indicator, known: set["Hole"]) -> Iterator[Fault]:
    for at, table in _tables(row):
        for number, key in _found_holes(row, table):
            if key not in known:
                kind, *_, ends = key
                path: Path = (*at, "levels", number, "band")
                code = f"{kind.replace('_', '-')}-not-listed"
                yield Fault(path, code, _hole_text(kind, ends, table))


Hole = tuple[str, str | None, str | None, Any]
"""Kind, row, basis, and where: grid points and levels."""


def _found_holes(row: Indicator, table: Indicator | Basis) -> Iterator[tuple[int, Hole]]:
    basis = table.code if isinstance(table, Basis) else None
    places = table.measure.places if table.measure else 0
    if len(table.levels) > MOST_LEVELS or any(_too_fine((), table.levels, places)):
        return  # said already; what would follow from it helps nobody
    spans = [
        (number, each.level, span(each.band, places))
        for number, each in enumerate(table.levels)
        if each.band
    ]
    for (_, one, first), (number, other, second) in combinations(spans, 2):
        both = _meet(first, second)
        if both:
            levels = tuple(sorted((one, other)))
            yield number, ("band_overlap", row.id, basis, (*both, levels))
    in_order = sorted(spans, key=lambda each: _low(each[2]))
    for (_, _, first), (number, _, second) in pairwise(in_order):
        if first[1] is not None and second[0] is not None and second[0] > first[1] + 1:
            yield number, ("band_gap", row.id, basis, (first[1] + 1, second[0] - 1))
    top = highest_end([on_grid for _, _, on_grid in spans])
    if top is not None and not _ends_at(table, top):
        number = max(spans, key=lambda each: each[2][1] or 0)[0]
        yield number, ("above_top_band", row.id, basis, top)


def _ends_at(table: Indicator | Basis, top: int) -> bool:
    """Whether nothing above the top is possible at all."""
    measure = table.measure
    most = measure.range.highest if measure else None
    return most is not None and measure is not None and grid_half_up(most, measure.places) <= top


def _low(on_grid: Span) -> tuple[bool, int]:
    return on_grid[0] is not None, on_grid[0] or 0


def _meet(one: Span, other: Span) -> tuple[int, int] | None:
    """The grid points that two bands share; two bands open to one side share endlessly many."""
    low = max((end for end in (one[0], other[0]) if end is not None), default=None)
    high = min((end for end in (one[1], other[1]) if end is not None), default=None)
    if low is None or high is None:
        return (low or 0, high or 0)
    return (low, high) if low <= high else None


def _listed_holes(rules: Ruleset) -> Iterator[tuple[int, Hole]]:
    """The holes that the edition lists, as they would be found."""
    for number, each in enumerate(rules.anomalies):
        row = rules.rows.get(each.row or "")
        table = (row.basis(each.basis) or row) if row else None
        places = table.measure.places if table and table.measure else 0
        if each.kind == "above_top_band" and each.above is not None:
            where: Any = grid_half_up(each.above, places)
        elif each.from_ is not None and each.to is not None:
            where = (grid_half_up(each.from_, places), grid_half_up(each.to, places))
            if each.kind == "band_overlap":
                where = (*where, tuple(sorted(each.levels)))
        else:
            continue
        yield number, (each.kind, each.row, each.basis, where)


def _anomaly_faults(rules: Ruleset) -> Iterator[Fault]:
    """An anomaly that is listed is there: a list that lies hides the next real one."""
    found = {
        key
        for row in rules.rows.values()
        for table in row.tables
        for _, key in _found_holes(row, table)
    }
    listed_ones = dict(_listed_holes(rules))
    for number, each in enumerate(rules.anomalies):
        if each.kind != "wording" and listed_ones.get(number) not in found:
            text = _NO_ANOMALY.fill(kind=each.kind, row=shorten(each.row or "–"))
            yield Fault(("anomalies", number), "anomaly-not-found", text)


def _hole_text(kind: str, ends: Any, table: Indicator | Basis) -> Text:
    places = table.measure.places if table.measure else 0
    points = ends if isinstance(ends, tuple) else (ends,)
    shown = [shortest(Fraction(end, 10**places)) for end in points if isinstance(end, int)]
    return _HOLES[kind].fill(ends="–".join(dict.fromkeys(shown)))


# Sums: what the parts are worth, and that the classes cover the scale.


def _formula_faults(rules: Ruleset) -> Iterator[Fault]:
    formula = rules.formula
    if rules.status == "partial" and not formula.is_known:
        if not any(each.changes_score for each in rules.unknown):
            yield Fault(("unknown",), "missing-unknown", _MISSING_UNKNOWN, at="first")
        return
    if formula.maximum is None:
        yield Fault(("formula", "maximum"), "missing-key", _NO_MAXIMUM, at="first")
    others = list(_other_methods(rules))
    yield from others
    if not rules.ranks_inovasi:
        yield from () if others else _one_each(rules)
    elif all(isinstance(part, DeductionPart) for part in formula.parts):
        yield Fault(("formula", "parts"), "part-count", _NO_PART)


def _other_methods(rules: Ruleset) -> Iterator[Fault]:
    """Methods that are for rules of the other kind."""
    kinds = OF_CONTEST if rules.ranks_inovasi else OF_REGION
    for number, part in enumerate(rules.formula.parts):
        if not isinstance(part, kinds):
            text = _OTHER_METHOD.fill(
                method=part.method,
                scores=rules.formula.scores,
                known=listed(name for name, kind in METHODS.items() if kind in kinds),
            )
            yield Fault(("formula", "parts", number, "method"), "other-method", text)


def _one_each(rules: Ruleset) -> Iterator[Fault]:
    """The index of a region has one part of each of its kinds."""
    for name, kind in METHODS.items():
        count = sum(isinstance(part, kind) for part in rules.formula.parts)
        if kind in OF_REGION and count != 1:
            text = _ONE_PART.fill(method=name, count=count)
            yield Fault(("formula", "parts"), "part-count", text)


def _contest_faults(rules: Ruleset) -> Iterator[Fault]:
    """What belongs to a contest stands in one, and nowhere else."""
    at: Path = ("formula", "ranking")
    if rules.ranks_inovasi and rules.formula.ranking is None:
        yield Fault(at, "missing-key", _NO_RANKING, at="first")
    if not rules.ranks_inovasi:
        for number, aspect in enumerate(rules.aspects):
            if aspect.answered_by == "juri":
                text = _CONTEST_ONLY.fill(key="juri")
                yield Fault(("aspects", number, "answered_by"), "contest-only", text)
        if rules.formula.ranking is not None:
            yield Fault(at, "contest-only", _CONTEST_ONLY.fill(key="ranking"), "key")
        for number, part in enumerate(rules.formula.parts):
            for key in ("jury", "void_below"):
                if getattr(part, key, None) is not None:
                    text = _CONTEST_ONLY.fill(key=key)
                    yield Fault(("formula", "parts", number, key), "contest-only", text, "key")


def _jury_faults(rules: Ruleset) -> Iterator[Fault]:
    """How the sheets of several jurors are made one is said where there are jurors."""
    answered_by = {aspect.code: aspect.answered_by for aspect in rules.aspects}
    for number, part in enumerate(rules.formula.parts):
        if not (rules.ranks_inovasi and isinstance(part, SheetPart)):
            continue
        at: Path = ("formula", "parts", number, "jury")
        by_jurors = answered_by.get(part.aspect) == "juri"
        if by_jurors and part.jury is None:
            yield Fault(at, "missing-key", _NO_JURY.fill(aspect=shorten(part.aspect)), at="first")
        if part.jury is not None and not by_jurors and part.aspect in answered_by:
            yield Fault(at, "wrong-aspect", _NOT_BY_JURORS.fill(aspect=shorten(part.aspect)), "key")


def _tie_faults(rules: Ruleset) -> Iterator[Fault]:
    """What parts equal scores is a part or a row of the contest."""
    if rules.formula.ranking is not None:
        names = dict.fromkeys([*(part.name for part in rules.formula.parts), *rules.rows])
        for number, name in enumerate(rules.formula.ranking.ties):
            yield from _unknown(("formula", "ranking", "ties", number), name, names)


def _void_faults(rules: Ruleset) -> Iterator[Fault]:
    """A threshold lies within what its part can have, and is no threshold at 0."""
    for number, part in enumerate(rules.formula.parts):
        below = getattr(part, "void_below", None)
        if below is not None and not 0 < below <= part.maximum:
            text = OUT_OF_RANGE.fill(value=shortest(below), range=f"> 0, ≤ {part.maximum}")
            yield Fault(("formula", "parts", number, "void_below"), "out-of-range", text)


def _sum_faults(rules: Ruleset) -> Iterator[Fault]:
    formula = rules.formula
    if formula.is_known:
        adding = (part for part in formula.parts if not isinstance(part, DeductionPart))
        together = sum((Fraction(part.maximum) for part in adding), Fraction(0))
        yield from _differs(("formula", "maximum"), formula.highest, together)
    for number, part in enumerate(formula.parts):
        at: Path = ("formula", "parts", number)
        yield from run_checks((_part_sum_faults,), (*at, "maximum"), part, rules)
        if part.share is not None and formula.maximum is not None:
            share = Fraction(part.maximum) / Fraction(formula.maximum) * PERCENT
            yield from _differs((*at, "share"), part.share, share)


def _part_sum_faults(at: Path, part: Any, rules: Ruleset) -> Iterator[Fault]:
    if isinstance(part, CountPart):
        yield from _differs(at, part.maximum, Fraction(part.weight) * part.cap)
        return
    rows = [row for row in rules.indicators if row.aspect == part.aspect and row.is_answered]
    weights = [(Fraction(row.weight), row) for row in rows if row.weight is not None]
    if rows and len(weights) == len(rows):
        if isinstance(part, PercentagePart):
            whole = sum((weight for weight, _ in weights), Fraction(0))
            if rules.ranks_inovasi and whole != PERCENT:
                text = _NOT_WHOLE.fill(
                    aspect=shorten(part.aspect), sum=shortest(whole), whole=PERCENT
                )
                yield Fault((*at[:-1], "aspect"), "does-not-add-up", text)
            return
        points = (weight * Fraction(rules.top_of(row)) for weight, row in weights)
        yield from _differs(at, part.maximum, sum(points, Fraction(0)))
    elif not rows and rules.status == "official":
        yield Fault(at[:-1], "no-rows", _NO_ROWS.fill(aspect=shorten(part.aspect)))


def _differs(at: Path, declared: Decimal, computed: Fraction) -> Iterator[Fault]:
    if Fraction(declared) != computed:
        text = _SUM.fill(declared=shortest(declared), computed=shortest(computed))
        yield Fault(at, "does-not-add-up", text)


def _requirement_faults(rules: Ruleset) -> Iterator[Fault]:
    for number, part in enumerate(rules.formula.parts):
        if isinstance(part, CountPart) and part.requires:
            required, most = part.requires.urusan_pelayanan_dasar, len(rules.basic_services)
            if not 0 <= required <= most:
                at = ("formula", "parts", number, "requires", "urusan_pelayanan_dasar")
                yield Fault(at, "out-of-range", _AFFAIRS.fill(required=required, most=most))


def _predikat_faults(rules: Ruleset) -> Iterator[Fault]:
    """The classes lie on the grid of the index; those of a complete edition cover the scale."""
    places = rules.formula.rounding.places
    spans = []
    for number, each in enumerate(rules.predikat_bands):
        for key, end in (("from", each.from_), ("to", each.to)):
            if end is not None and not is_on_grid(end, places):
                text = _TOO_FINE.fill(value=shortest(end), places=places)
                yield Fault(("predikat", number, key), "band-too-fine", text)
        spans.append((number, _predikat_span(each, rules, places)))
    spans.sort(key=lambda each: each[1])
    yield from _cover_faults(spans, rules, places)


def _class_faults(rules: Ruleset) -> Iterator[Fault]:
    """An index has classes, a contest may do without; what is no contest is an index."""
    scores = getattr(getattr(rules, "formula", None), "scores", "pemda")
    if not rules.predikat_bands and scores == "pemda":
        yield Fault(("predikat",), "missing-key", _NO_CLASSES, at="first")


def _predikat_span(each: Predikat, rules: Ruleset, places: int) -> tuple[int, int]:
    low = Decimal(0) if each.from_ is None else each.from_
    high = rules.formula.scale if each.to is None else each.to
    return grid_half_up(low, places), grid_half_up(high, places)


def _cover_faults(
    spans: list[tuple[int, tuple[int, int]]], rules: Ruleset, places: int
) -> Iterator[Fault]:
    if not spans:
        return
    step, end = 10**places, -1
    for number, (low, high) in spans:
        if low <= end:
            yield Fault(("predikat", number), "predikat-overlap", _CLASS_OVERLAP)
        elif low > end + 1 and rules.status != "partial":
            ends = [shortest(Fraction(point, step)) for point in (end + 1, low - 1)]
            text = _CLASS_GAP.fill(ends="–".join(dict.fromkeys(ends)))
            yield Fault(("predikat", number), "predikat-gap", text)
        end = max(end, high)
    last = grid_half_up(rules.formula.scale, places)
    if end != last and rules.status != "partial":
        text = _CLASS_END.fill(scale=shortest(rules.formula.scale))
        yield Fault(("predikat",), "predikat-gap", text)


# Interpretations and standing.


def _interpretation_faults(rules: Ruleset) -> Iterator[Fault]:
    for number, each in enumerate(rules.interpretations):
        at: Path = ("interpretations", number)
        known = INTERPRETATIONS.get(each.name)
        if known is None:
            text = _NO_QUESTION.fill(
                name=shorten(each.name), guess=did_you_mean(each.name, INTERPRETATIONS)
            )
            yield Fault((*at, "name"), "unknown-interpretation", text)
            continue
        for place, option in enumerate(each.options):
            yield from _unknown((*at, "options", place), option, known)
        yield from _unknown((*at, "default"), each.default, each.options)
        options = dict.fromkeys(each.options)
        for option in each.meanings:
            yield from _unknown((*at, "meanings", option), option, options, "key")


def _question_faults(rules: Ruleset) -> Iterator[Fault]:
    """Each question that the engine would ask of this edition has its answer in it."""
    asked = list(_always_asked(rules))
    if any(each.kind == "band_overlap" for each in rules.anomalies):
        asked.append("band_overlap")
    given = [each.name for each in rules.interpretations if hasattr(each, "name")]
    for name in asked:
        if name not in given:
            text = _MISSING_QUESTION.fill(name=name, options=listed(INTERPRETATIONS[name]))
            yield Fault(("interpretations",), "missing-interpretation", text)


def _always_asked(rules: Ruleset) -> tuple[str, ...]:
    if rules.status == "partial":
        return ()
    return ASKED_OF_CONTEST if rules.ranks_inovasi else ALWAYS_ASKED


def _standing_faults(rules: Ruleset) -> Iterator[Fault]:
    """An edition is never called better than the weakest fact that can change a score."""
    if rules.status != "official":
        return
    doubts = [name for _, name, part in rules.parts_of_rules() if doubts_of_score(part)]
    doubts += [f"unknown.{each.code}" for each in rules.unknown if each.changes_score]
    if doubts:
        yield Fault(("status",), "status-too-good", _TOO_GOOD.fill(at=listed(doubts[:SHOWN])))


def _reason_faults(rules: Ruleset) -> Iterator[Fault]:
    for path, name, part in rules.parts_of_rules():
        if part.confidence != "printed" and not part.reason:
            yield Fault(
                (*path, "reason"), "missing-key", _REASON.fill(name=shorten(name)), at="first"
            )


def _doubt_faults(rules: Ruleset) -> Iterator[Fault]:
    """A doubt is about a field that there is."""
    own = {key_of(at) for at in attrs.fields(Sourced)}
    for path, _, part in rules.parts_of_rules():
        known = [key_of(at) for at in attrs.fields(type(part)) if key_of(at) not in own]
        for key in part.doubts:
            if key not in known:
                guess = NO_GUESS if key in own else did_you_mean(key, known)
                text = _NO_FIELD.fill(key=shorten(key), guess=guess)
                yield Fault((*path, "doubts", key), "unresolved-reference", text, "key")


_CHECKS: tuple[Callable[[Ruleset], Iterator[Fault]], ...] = (
    _edition_faults,
    _unique_faults,
    _citation_faults,
    _reference_faults,
    _condition_faults,
    _stage_faults,
    _hole_faults,
    _anomaly_faults,
    _formula_faults,
    _contest_faults,
    _jury_faults,
    _tie_faults,
    _void_faults,
    _sum_faults,
    _requirement_faults,
    _predikat_faults,
    _class_faults,
    _interpretation_faults,
    _question_faults,
    _standing_faults,
    _reason_faults,
    _doubt_faults,
)

_ROW_CHECKS: tuple[Callable[[Indicator, Ruleset], Iterator[Fault]], ...] = (
    _row_reference_faults,
    _part_reference_faults,
    _unit_faults,
    _basis_faults,
    _years_faults,
    _document_faults,
    _together_faults,
    _row_faults,
    _score_faults,
    _level_faults,
    _band_faults,
)

_EDITION_ID = Text(
    id="{edition} bukan id edisi; tulis penerbit/edisi, seperti kemendagri/2026",
    en="{edition} is not the id of an edition; write issuer/edition, like kemendagri/2026",
)
_DUPLICATE_ID = Text(id="{name} sudah dipakai", en="{name} is taken already")
_UNRESOLVED = Text(
    id="{name} tidak ada dalam berkas ini{guess}", en="there is no {name} in this file{guess}"
)
_ALL_OF_NONE = Text(
    id="years_needed: all memerlukan years, tahun-tahun yang dimaksud",
    en="years_needed: all needs years, those that are meant",
)
_ONE_OF_NONE = Text(
    id="sebut sedikitnya satu jenis dokumen dalam one_of",
    en="name at least one kind of document in one_of",
)
_UPSIDE_DOWN = Text(id="akhir mendahului awal", en="the end lies before the start")
_ROW_NEEDS = Text(id="indikator {row} memerlukan {key}", en="indicator {row} needs {key}")
_TWO_MEASURES = Text(
    id="indikator {row} memiliki bases; ukuran dan level ditulis pada tiap basis",
    en="indicator {row} has bases; measure and levels belong to each basis",
)
_LEVELS = Text(
    id="levelnya {given}; seharusnya 1 sampai {top}, berurutan",
    en="its levels are {given}; they must be 1 to {top}, in order",
)
_BAND_ON_CHOICE = Text(
    id="baris pilihan tidak memiliki rentang (band)", en="a row that is a choice has no band"
)
_BAND_MISSING = Text(
    id="level baris yang diukur memerlukan rentang (band)",
    en="a level of a measured row needs a band",
)
_TOO_FINE = Text(
    id="{value} lebih halus daripada {places} angka di belakang titik",
    en="{value} is finer than {places} decimal places",
)
_HOLES: Mapping[str, Text] = {
    "band_overlap": Text(
        id="rentang bertumpang tindih pada {ends}; perbaiki, atau daftarkan di anomalies",
        en="the bands overlap at {ends}; mend them, or list it under anomalies",
    ),
    "band_gap": Text(
        id="tidak ada rentang untuk {ends}; perbaiki, atau daftarkan di anomalies",
        en="no band holds {ends}; mend them, or list it under anomalies",
    ),
    "above_top_band": Text(
        id="tidak ada rentang di atas {ends}; perbaiki, atau daftarkan di anomalies",
        en="no band holds what is above {ends}; mend them, or list it under anomalies",
    ),
}
_NO_ANOMALY = Text(
    id="tidak ada {kind} seperti ini pada indikator {row}; hapus atau perbaiki",
    en="indicator {row} has no such {kind}; remove it or mend it",
)
_ONE_PART = Text(
    id="harus ada tepat satu bagian bermetode {method}, bukan {count}",
    en="there must be exactly one part of method {method}, not {count}",
)
_OTHER_METHOD = Text(
    id="metode {method} bukan untuk aturan yang menilai {scores}; yang ada: {known}",
    en="the method {method} is not for rules that score the {scores}; there are: {known}",
)
_NO_PART = Text(
    id="lomba memerlukan sedikitnya satu bagian yang menambah nilai",
    en="a contest needs at least one part that adds to the score",
)
_NO_RANKING = Text(
    id="ranking harus ada: apa yang dibandingkan, dan bagaimana nilai yang sama diurutkan",
    en="ranking must be there: what is compared, and how equal scores are ranked",
)
_CONTEST_ONLY = Text(
    id="{key} hanya untuk lomba (scores: inovasi); hapus",
    en="{key} belongs to a contest (scores: inovasi) alone; leave it out",
)
_NO_JURY = Text(
    id="aspek {aspect} dinilai juri; tulis jury: mean, cara nilai para juri digabung",
    en="the aspect {aspect} is judged by jurors; write jury: mean, how their scores are made one",
)
_NOT_BY_JURORS = Text(
    id="aspek {aspect} tidak dinilai juri (answered_by: juri); hapus jury",
    en="the aspect {aspect} is not judged by jurors (answered_by: juri); leave jury out",
)
_NO_RANGE = Text(
    id="nilai (kind: score) memerlukan range dengan kedua ujungnya, seperti {from: 0, to: 100}",
    en="a score (kind: score) needs a range with both ends, like {from: 0, to: 100}",
)
_LEVELS_ON_SCORE = Text(
    id="baris yang diberi nilai (kind: score) tidak memiliki level; hapus",
    en="a row that is given a score (kind: score) has no levels; leave them out",
)
_NOT_WHOLE = Text(
    id="bobot persen aspek {aspect} berjumlah {sum}, seharusnya {whole}",
    en="the percentages of the aspect {aspect} add up to {sum}, not to {whole}",
)
_NO_CLASSES = Text(id="kunci predikat harus ada", en="the key predikat must be there")
_NO_FIELD = Text(
    id="{key} bukan kunci bagian ini yang dapat diragukan{guess}",
    en="{key} is no key of this part that can be in doubt{guess}",
)
_NOT_A_BASIS = Text(
    id="{kind} bukan cara mengukur sebuah basis", en="a basis cannot be measured as {kind}"
)
_NOT_ANSWERABLE = Text(
    id="baris {kind} tidak dijawab, jadi tidak memiliki {key}",
    en="a row that is {kind} is not answered, so it has no {key}",
)
_NO_MAXIMUM = Text(
    id="maximum harus ada, kecuali pada edisi partial", en="only a partial edition has no maximum"
)
_MISSING_UNKNOWN = Text(
    id="edisi tanpa rumus harus menyebut di unknown apa yang tidak diketahui (changes_score: true)",
    en="an edition without a formula must say under unknown what is missing (changes_score: true)",
)
_WRONG_ASPECT = Text(
    id="metode {method} memerlukan aspek yang dijawab oleh {needed}; {aspect} tidak",
    en="the method {method} needs an aspect answered by {needed}; {aspect} is not",
)
_SUM = Text(
    id="tertulis {declared}, tetapi jumlah bagian-bagiannya {computed}",
    en="it says {declared}, but its parts add up to {computed}",
)
_NO_ROWS = Text(
    id="edisi resmi memerlukan indikator untuk aspek {aspect}",
    en="an official edition needs the indicators of the aspect {aspect}",
)
_AFFAIRS = Text(
    id="{required} urusan disyaratkan, tetapi hanya ada {most} urusan pelayanan dasar",
    en="{required} affairs are required, but there are only {most} basic-service affairs",
)
_CLASS_OVERLAP = Text(
    id="predikat ini bertumpang tindih dengan yang di bawahnya",
    en="this class overlaps with the one below it",
)
_CLASS_GAP = Text(id="tidak ada predikat untuk {ends}", en="there is no class for {ends}")
_CLASS_END = Text(
    id="predikat teratas harus berakhir pada {scale}", en="the highest class must end at {scale}"
)
_NO_QUESTION = Text(
    id="interpretasi {name} tidak dikenal{guess}",
    en="the interpretation {name} is not known{guess}",
)
_MISSING_QUESTION = Text(
    id="interpretasi {name} harus ada (pilihan: {options})",
    en="the interpretation {name} must be there (options: {options})",
)
_TOO_GOOD = Text(
    id="bukan edisi resmi: skor bergantung pada yang tidak tercetak dalam sumber primer ({at})",
    en="not an official edition: scores depend on what no primary source prints ({at})",
)
_REASON = Text(
    id="{name} memiliki confidence; tulis juga reason, alasannya",
    en="{name} has a confidence; write its reason too",
)
