"""Rules that nobody has issued, small and of every kind, as Hypothesis draws them.

Each of them is valid: written to a file, it reads back without a problem. They have one row or
many, of every kind of measure, with bands that rise or fall, end or do not, overlap or leave gaps
(all of which they list), other numbers of levels, other divisors, caps, gates, windows, classes and
scales. What is drawn shrinks to the fewest and simplest rules there are.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import Any

from attrs import evolve, frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from inovasi_index.exact import decimal, round_half_up, shortest
from inovasi_index.files.checks import ALWAYS_ASKED, ASKED_OF_CONTEST
from inovasi_index.ruleset import (
    CHANGES,
    INTERPRETATIONS,
    PERCENT,
    Anomaly,
    Aspect,
    Band,
    Basis,
    Citation,
    Code,
    Condition,
    CountPart,
    DeductionPart,
    Eligibility,
    EvidenceRule,
    Formula,
    Indicator,
    Interpretation,
    Kind,
    Level,
    MeanPart,
    Measure,
    PercentagePart,
    Predikat,
    Profile,
    Ranking,
    Requirement,
    Rounding,
    Ruleset,
    SheetPart,
    Source,
    SumPart,
    Together,
    Unknown,
    UrusanGroup,
)
from inovasi_index.text import Text
from inovasi_index.values import FrozenMap


def rulesets() -> SearchStrategy[Ruleset]:
    """Rules of the index of a region: `score` takes them, with any report of `laporans`."""
    return _regions()


def contests() -> SearchStrategy[Ruleset]:
    """Rules of a contest: `score_contest` takes them, with any report of `laporans`."""
    return _contests()


def partial_rulesets() -> SearchStrategy[Ruleset]:
    """Rules of which too little is known for an index: their formula, perhaps their rows."""
    return _partial()


# Words.


def _text(indonesian: str, english: str | None = None) -> Text:
    return Text(id=indonesian, en=english or indonesian)


_SAID = Citation({"aturan": "hlm. 1"})
_REASON = _text("Rekaan", "Invented")


def _variable(aspect: str) -> str:
    """The code of the one variable of an aspect."""
    return f"umum_{aspect.lower()}"


def _code(code: str) -> Code:
    return Code(code=code, name=_text(f"Kode {code}", f"Code {code}"))


# Tables: levels with their bands, on the grid that the table is printed on.

_WIDTHS = st.integers(4, 7)
"""Wider than two overlaps, so that no value lies in three bands and every level is reached."""
_STEPS = st.sampled_from((0, 0, 0, 0, 1, -1, 2, -2))
"""From one band to the next: nothing between them, a gap, or an overlap."""


@frozen
class _Table:
    """A measure, its levels, and what the rules must say of their bands."""

    measure: Measure
    levels: tuple[Level, ...]
    holes: tuple[Anomaly, ...] = ()


@frozen
class _Outer:
    """How the bands of a table end: on each side they are open, or nothing lies beyond."""

    open_below: bool
    open_above: bool
    ends_below: bool
    ends_above: bool


@cache
@st.composite
def _tables(draw: DrawFn, kind: Kind, top: int) -> _Table:
    """A table of a kind with so many levels; row and basis of its holes are not filled in."""
    if kind == "score":
        most = draw(st.sampled_from(("10", "100", "2.5")))
        return _Table(Measure(kind=kind, range=Band(from_=Decimal(0), to=Decimal(most))), ())
    if kind == "choice":
        return _Table(Measure(kind=kind), tuple(_level(at, None) for at in range(1, top + 1)))
    places = 0 if kind == "count" else draw(st.integers(0, 2))
    rises = kind in CHANGES or draw(st.booleans())
    outer = draw(_outers(rises=rises, bounded=kind not in CHANGES, several=top > 1))
    spans = draw(_spans(kind, top))
    numbers = range(1, top + 1) if rises else range(top, 0, -1)
    excludes = draw(st.booleans())
    bands = [_band(span, places, excludes) for span in _opened(spans, outer)]
    levels = [_level(level, band) for level, band in zip(numbers, bands, strict=True)]
    return _Table(
        measure=Measure(
            kind=kind,
            unit="buah",
            places=places,
            range=_range(kind, spans, outer, places),
            readings=_READINGS.get(kind, Band()),
        ),
        levels=tuple(sorted(levels, key=lambda each: each.level)),
        holes=tuple(_holes(spans, list(numbers), outer, places)),
    )


def _level(level: int, band: Band | None) -> Level:
    return Level(level=level, label=_text(f"Tingkat {level}", f"Level {level}"), band=band)


_HUNDRED = Band(from_=Decimal(0), to=Decimal(PERCENT))
_READINGS: Mapping[Kind, Band] = {
    "growth": Band(from_=Decimal(0)),
    "decrease": _HUNDRED,
    "increase": _HUNDRED,
}

_Span = tuple[int, int]


@cache
@st.composite
def _spans(draw: DrawFn, kind: Kind, top: int) -> list[_Span]:
    """Stretches of the grid in the order of their numbers."""
    first = draw(st.integers(0, 9) if kind == "count" else st.integers(-9, 9))
    spans = []
    for _ in range(top):
        last = first + draw(_WIDTHS) - 1
        spans.append((first, last))
        first = last + 1 + draw(_STEPS)
    return spans


@cache
@st.composite
def _outers(draw: DrawFn, *, rises: bool, bounded: bool, several: bool) -> _Outer:
    """Where nothing is better than the best band: it is open, or nothing beyond it is possible.

    Beyond a best band that lies at the top, an edition may have forgotten what holds. What two
    readings come to is not bounded by how the bands end.
    """
    open_above = draw(st.booleans())
    open_below = draw(st.booleans()) and (several or not open_above)
    return _Outer(
        open_below=open_below,
        open_above=open_above,
        ends_below=not open_below and (not rises or (bounded and draw(st.booleans()))),
        ends_above=not open_above and (not rises or (bounded and draw(st.booleans()))),
    )


def _opened(spans: Sequence[_Span], outer: _Outer) -> list[tuple[int | None, int | None]]:
    """The stretches with the outer two open where they are."""
    opened: list[tuple[int | None, int | None]] = list(spans)
    if outer.open_below:
        opened[0] = (None, opened[0][1])
    if outer.open_above:
        opened[-1] = (opened[-1][0], None)
    return opened


def _on_grid(units: int, places: int) -> Decimal:
    return round_half_up(Fraction(units, 10**places), places)


def _band(span: tuple[int | None, int | None], places: int, excludes: bool) -> Band:
    """A stretch as it is printed: with its ends, or with the numbers just outside of it."""
    low, high = span
    first = None if low is None else _on_grid(low - excludes, places)
    last = None if high is None else _on_grid(high + excludes, places)
    if excludes:
        return Band(above=first, below=last)
    return Band(from_=first, to=last)


def _range(kind: Kind, spans: Sequence[_Span], outer: _Outer, places: int) -> Band:
    """What is possible at all."""
    least = {"count": 0, "growth": -PERCENT, "decrease": -PERCENT, "increase": -PERCENT}.get(kind)
    low = None if least is None else Decimal(least)
    high = Decimal(PERCENT) if kind in ("decrease", "increase") else None
    return Band(
        from_=_on_grid(spans[0][0], places) if outer.ends_below else low,
        to=_on_grid(spans[-1][1], places) if outer.ends_above else high,
    )


def _holes(
    spans: Sequence[_Span], numbers: Sequence[int], outer: _Outer, places: int
) -> Iterable[Anomaly]:
    """Every overlap and gap between the bands, and a top that is closed though more is possible."""
    for (one, other), ((_, last), (first, _)) in zip(
        pairwise(numbers), pairwise(spans), strict=True
    ):
        if first <= last:
            levels = tuple(sorted((one, other)))
            yield _hole("band_overlap", _on_grid(first, places), _on_grid(last, places), levels)
        elif first > last + 1:
            yield _hole("band_gap", _on_grid(last + 1, places), _on_grid(first - 1, places))
    if not (outer.open_above or outer.ends_above):
        above = _on_grid(spans[-1][1], places)
        yield Anomaly(kind="above_top_band", above=above, note=_REASON)


def _hole(kind: Any, low: Decimal, high: Decimal, levels: tuple[int, ...] = ()) -> Anomaly:
    return Anomaly(kind=kind, from_=low, to=high, levels=levels, note=_REASON)


# Rows.

_KINDS: tuple[Kind, ...] = ("choice", "count", "value", "growth", "decrease", "increase")
_WEIGHTS = st.sampled_from(("1", "2", "0.5", "3", "1.25", "0.1")).map(Decimal)
_EVIDENCE = st.sampled_from(
    (
        EvidenceRule(id="Dokumen", en="Document", files=("pdf",)),
        EvidenceRule(
            id="Keputusan dan foto",
            en="Decree and photograph",
            files=("pdf", "jpg"),
            years=("T-1", "T-2"),
            for_each=True,
            documents=(_code("keputusan"), _code("foto")),
            together=(Together(one_of=("keputusan",), beside="foto"),),
        ),
    )
)


@frozen
class _Sheet:
    """The rows of an aspect, and what the rules must say of their bands."""

    aspect: Aspect
    rows: tuple[Indicator, ...]
    holes: tuple[Anomaly, ...]

    def points(self) -> Fraction:
        """The most points that its rows bring."""
        return sum((Fraction(row.weight or 0) * Fraction(row.highest) for row in self.rows), _NONE)


_NONE = Fraction(0)


@cache
@st.composite
def _rows(
    draw: DrawFn, row_id: str, aspect: Aspect, kinds: Sequence[Kind]
) -> tuple[Indicator, tuple[Anomaly, ...]]:
    """A row with its table, or with two bases and a table on each."""
    top = int(aspect.top_level or 1)
    own: dict[str, Any] = {
        "id": row_id,
        "number": 1,
        "aspect": aspect.code,
        "variable": _variable(aspect.code),
        "name": _text(f"Baris {row_id}", f"Row {row_id}"),
        "definition": _text(f"Yang ditanyakan pada {row_id}", f"What is asked on {row_id}"),
        "source": _SAID,
        "weight": draw(_WEIGHTS),
        "mandatory": draw(st.booleans()),
    }
    kind = draw(st.sampled_from((*kinds, *kinds, None)))
    if kind is None:
        codes = draw(st.sampled_from((("a", "b"), ("digital", "nondigital"))))
        tables = [(code, draw(_tables(draw(st.sampled_from(_KINDS)), top))) for code in codes]
        bases = tuple(
            Basis(
                code=code,
                name=_text(f"Dasar {code}", f"Basis {code}"),
                measure=table.measure,
                levels=table.levels,
                evidence=draw(_EVIDENCE),
            )
            for code, table in tables
        )
        holes = [evolve(each, row=row_id, basis=code) for code, its in tables for each in its.holes]
        if codes == ("digital", "nondigital"):
            own["bases_follow"] = "jenis"
        return Indicator(**own, bases=bases), tuple(holes)
    table = draw(_tables(kind, top))
    row = Indicator(**own, measure=table.measure, levels=table.levels, evidence=draw(_EVIDENCE))
    return row, tuple(evolve(each, row=row_id) for each in table.holes)


@cache
@st.composite
def _sheets(draw: DrawFn, aspect: Aspect, kinds: Sequence[Kind], least: int) -> _Sheet:
    """The rows of an aspect, as many as it takes or a few more."""
    names = [f"{_DIGIT_OF[aspect.code]}{number}" for number in range(1, 7)]
    count = draw(st.integers(least, len(names)))
    made = [draw(_rows(name, aspect, kinds)) for name in names[:count]]
    holes = [hole for _, its in made for hole in its]
    return _Sheet(aspect, tuple(row for row, _ in made), tuple(holes))


_DIGIT_OF = {"SPD": 1, "SID": 2, "PROPOSAL": 3, "PRESENTASI": 4}
"""With which digit the ids of the rows of an aspect begin."""


@cache
@st.composite
def _aspects(draw: DrawFn, code: str, answered_by: Sequence[str]) -> Aspect:
    given: dict[str, Any] = {"answered_by": draw(st.sampled_from(answered_by))}
    return Aspect(
        code=code,
        name=_text(f"Aspek {code}", f"Aspect {code}"),
        variables=(_code(_variable(code)),),
        top_level=draw(st.sampled_from((3, 1, 2, 4, 5))),
        **given,
    )


# Profiles, conditions, affairs, classes, questions.

_STAGES = ("inisiatif", "uji_coba", "penerapan")
_BASIC = ("pendidikan", "kesehatan", "pekerjaan_umum", "sosial")
_PROFILE = Profile(
    jenis=(_code("digital"), _code("nondigital")), tahapan=tuple(map(_code, _STAGES))
)
_PROFILES = st.sampled_from(
    (_PROFILE, evolve(_PROFILE, asta_cita=(_code("1"), _code("2")), pkpn=(_code("a"), _code("b"))))
)


@cache
@st.composite
def _urusan(draw: DrawFn) -> tuple[UrusanGroup, ...]:
    """Affairs, of which some are basic services, or none at all."""
    basic = _BASIC[: draw(st.integers(0, len(_BASIC)))]
    groups = []
    if basic:
        groups.append(_group("pelayanan_dasar", basic, basic_service=True))
    if draw(st.booleans()):
        groups.append(_group("lainnya", ("kearsipan",), basic_service=False))
    return tuple(groups)


def _group(code: str, urusan: Sequence[str], *, basic_service: bool) -> UrusanGroup:
    return UrusanGroup(
        code=code,
        name=_code(code).name,
        urusan=tuple(map(_code, urusan)),
        basic_service=basic_service,
    )


@cache
@st.composite
def _eligibilities(draw: DrawFn, year: int) -> Eligibility:
    """Conditions of every kind, and whether failing one excludes."""
    stages = _STAGES[draw(st.integers(0, 2)) :]
    first = dt.date(year - draw(st.integers(1, 3)), 1, 1)
    rule = _REASON
    conditions = (
        Condition(code="tahapan", rule=rule, method="one_of", field="tahapan", values=stages),
        Condition(
            code="rancang_bangun",
            rule=rule,
            method="words_at_least",
            field="rancang_bangun",
            minimum=draw(st.sampled_from((1, 0, 50, 300))),
        ),
        Condition(
            code="masa_penerapan",
            rule=rule,
            method="date_within",
            fields=draw(st.sampled_from((("penerapan",), ("penerapan", "pengembangan")))),
            from_=first,
            to=dt.date(year - 1, 12, 31),
        ),
        Condition(code="pembaharuan", rule=rule),
    )
    chosen = [each for each in conditions if draw(st.booleans())]
    effects: tuple[Any, ...] = ("notice", "excluded")
    return Eligibility(effect=draw(st.sampled_from(effects)), conditions=tuple(chosen))


@cache
@st.composite
def _classes(draw: DrawFn, scale: Decimal, places: int) -> tuple[Predikat, ...]:
    """Classes that cover the scale, the highest first."""
    last = int(Fraction(scale) * 10**places)
    starts = draw(st.lists(st.integers(1, last), unique=True, max_size=3))
    ends = [0, *sorted(starts), last + 1]
    classes = [
        Predikat(
            code=f"kelas_{number}",
            name=_text(f"Kelas {number}", f"Class {number}"),
            from_=_on_grid(low, places),
            to=_on_grid(high - 1, places),
        )
        for number, (low, high) in enumerate(pairwise(ends))
    ]
    return tuple(reversed(classes))


@cache
@st.composite
def _questions(draw: DrawFn, asked: Iterable[str], others: Iterable[str]) -> tuple[Any, ...]:
    """The questions that must be settled, and some of the others, each with a default."""
    names = [*asked, *(name for name in others if draw(st.booleans()))]
    return tuple(
        Interpretation(
            name=name,
            question=_text(f"Bagaimana {name}?", f"What of {name}?"),
            options=INTERPRETATIONS[name],
            default=draw(st.sampled_from(INTERPRETATIONS[name])),
            reason=_REASON,
            source=_SAID,
        )
        for name in names
    )


# Whole rulesets.


@frozen
class _Scale:
    """The scale of an index or of a score, and its classes."""

    scale: Decimal
    places: int
    classes: tuple[Predikat, ...]


@cache
@st.composite
def _scales(draw: DrawFn) -> _Scale:
    scale = Decimal(draw(st.sampled_from(("100", "10", "1000", "1", "4"))))
    places = draw(st.sampled_from((2, 0, 1, 3)))
    return _Scale(scale, places, draw(_classes(scale, places)))


_YEARS = st.integers(2030, 2040)
_SEVERAL_PLACES = st.sampled_from(("5", "12.5", "63", "0.75")).map(Decimal)


@st.composite
def _regions(draw: DrawFn) -> Ruleset:
    spd = draw(_sheets(draw(_aspects("SPD", ("pemda",))), _KINDS, 0))
    sid = draw(_sheets(draw(_aspects("SID", ("inovasi",))), _KINDS, 0))
    urusan = draw(_urusan())
    needed = draw(st.sampled_from((None, *range(_basic_services(urusan) + 1))))
    weight = draw(_WEIGHTS)
    cap = draw(st.sampled_from((3, 0, 1, 12, 200)))
    formula = [
        SumPart(name="spd", title=_text("SPD"), aspect="SPD", maximum=draw(_most_points(spd))),
        MeanPart(
            name="kematangan",
            title=_text("Kematangan", "Maturity"),
            aspect="SID",
            maximum=draw(_most_points(sid)),
            divisor_at_least=draw(st.sampled_from((1, 2, 3, 12))),
        ),
        CountPart(
            name="jumlah_inovasi",
            title=_text("Jumlah inovasi", "Number of innovations"),
            weight=weight,
            cap=cap,
            maximum=decimal(shortest(Fraction(weight) * cap)),
            requires=None if needed is None else Requirement(urusan_pelayanan_dasar=needed),
        ),
    ]
    scale = draw(_scales())
    asked = [*dict.fromkeys((*ALWAYS_ASKED, *_asked_by((spd, sid))))]
    rules = _rules(draw, scale, (spd, sid), formula, asked)
    computed = Indicator(
        id="36",
        number=36,
        aspect="SID",
        variable=_variable("SID"),
        name=formula[2].title,
        definition=_REASON,
        source=_SAID,
        measure=Measure(kind="computed"),
        part="jumlah_inovasi",
    )
    is_whole = bool(spd.rows and sid.rows)
    statuses: tuple[Any, ...] = ("local", "prognosis", "reconstructed")
    return evolve(
        rules,
        status=draw(st.sampled_from((*statuses, "official") if is_whole else statuses)),
        urusan=urusan,
        indicators=(*rules.indicators, *([computed] if draw(st.booleans()) else [])),
    )


def _basic_services(groups: Iterable[UrusanGroup]) -> int:
    return sum(len(each.urusan) for each in groups if each.basic_service)


def _most_points(sheet: _Sheet) -> SearchStrategy[Decimal]:
    """What a part has at most: the points of its rows, or anything where these are not known."""
    if not sheet.rows:
        return _SEVERAL_PLACES
    return st.just(decimal(shortest(sheet.points())))


def _asked_by(sheets: Iterable[_Sheet]) -> list[str]:
    """The questions that overlapping bands ask, and such that end below what is possible."""
    kinds = {hole.kind for sheet in sheets for hole in sheet.holes}
    return [name for name in ("band_overlap", "above_top_band") if name in kinds]


def _rules(
    draw: DrawFn, scale: _Scale, sheets: Sequence[_Sheet], parts: Sequence[Any], asked: list[str]
) -> Ruleset:
    """What all rules have, whatever they score."""
    year = draw(_YEARS)
    rows = tuple(row for sheet in sheets for row in sheet.rows)
    tops = {sheet.aspect.top_level for sheet in sheets}
    aspects = tuple(sheet.aspect for sheet in sheets)
    if len(tops) == 1:
        aspects = tuple(evolve(each, top_level=None) for each in aspects)
    adding = [part.maximum for part in parts if not isinstance(part, DeductionPart)]
    is_measured = any(table.measure and table.measure.unit for row in rows for table in row.tables)
    others = [name for name in INTERPRETATIONS if name not in asked]
    return Ruleset(
        edition=f"rekaan/{year}",
        revision=draw(st.integers(1, 3)),
        status="local",
        year=year,
        title=_text(f"Aturan rekaan {year}", f"Invented rules of {year}"),
        standing=_text("Aturan rekaan.", "Invented rules."),
        sources=FrozenMap({"aturan": Source(document="Aturan rekaan")}),
        units=FrozenMap({"buah": _text("buah", "pieces")} if is_measured else {}),
        aspects=aspects,
        indicators=rows,
        formula=Formula(
            scale=scale.scale,
            rounding=Rounding(places=scale.places),
            maximum=decimal(shortest(sum(map(Fraction, adding), _NONE))) if parts else None,
            parts=tuple(parts),
            source=_SAID,
        ),
        predikat_bands=scale.classes,
        eligibility=draw(_eligibilities(year)),
        profile=draw(_PROFILES),
        interpretations=draw(_questions(tuple(asked), tuple(others))),
        anomalies=tuple(hole for sheet in sheets for hole in sheet.holes),
    )


_BY_INNOVATION: tuple[Kind, ...] = (*_KINDS, "score")


@st.composite
def _contests(draw: DrawFn) -> Ruleset:
    codes = ("PROPOSAL", "SID", "PRESENTASI")[: draw(st.integers(1, 3))]
    sheets, parts = [], []
    for number, code in enumerate(codes):
        aspect = draw(_aspects(code, ("inovasi", "juri")))
        sheet = draw(_sheets(aspect, _BY_INNOVATION, 1))
        kinds = _ADDING if number == 0 else (*_ADDING, DeductionPart)
        sheet, part = _part(draw, sheet, draw(st.sampled_from(kinds)))
        sheets.append(sheet)
        parts.append(part)
    scale = draw(_scales())
    if draw(st.booleans()):
        scale = evolve(scale, classes=())
    asked = [*dict.fromkeys((*ASKED_OF_CONTEST, *_asked_by(sheets)))]
    rules = _rules(draw, scale, sheets, parts, asked)
    names = [*(part.name for part in parts), *rules.rows]
    ranking = Ranking(
        compares=draw(st.sampled_from(("rounded", "exact"))),
        ties=tuple(draw(st.lists(st.sampled_from(names), unique=True, max_size=3))),
        ranks=draw(st.sampled_from(("competition", "dense"))),
    )
    return evolve(rules, formula=evolve(rules.formula, scores="inovasi", ranking=ranking))


_ADDING = (SumPart, PercentagePart)


def _part(draw: DrawFn, sheet: _Sheet, kind: Any) -> tuple[_Sheet, SheetPart]:
    """A part of a contest; where its weights are percentages, its rows have others."""
    if kind is PercentagePart:
        shares = _shares(draw(st.lists(st.integers(1, 9), min_size=6, max_size=6)), sheet.rows)
        rows = zip(sheet.rows, shares, strict=True)
        sheet = evolve(sheet, rows=tuple(evolve(row, weight=weight) for row, weight in rows))
        most = draw(_SEVERAL_PLACES)
    else:
        most = draw(_most_points(sheet))
    least = (None, most, decimal(shortest(Fraction(most) / 2)))
    code = sheet.aspect.code.lower()
    part: SheetPart = kind(
        name=code,
        title=_text(f"Bagian {code}", f"Part {code}"),
        aspect=sheet.aspect.code,
        maximum=most,
        jury="mean" if sheet.aspect.answered_by == "juri" else None,
        void_below=draw(st.sampled_from(least)),
    )
    return sheet, part


def _shares(drawn: Sequence[int], rows: Sequence[Indicator]) -> list[Decimal]:
    """Percentages for rows, together all of it."""
    shares = [Decimal(each) for each in drawn[: len(rows) - 1]]
    return [*shares, Decimal(PERCENT - sum(map(int, shares)))]


@st.composite
def _partial(draw: DrawFn) -> Ruleset:
    sid = draw(_sheets(draw(_aspects("SID", ("inovasi",))), _KINDS, 0))
    scale = draw(_scales())
    spd = _Sheet(draw(_aspects("SPD", ("pemda",))), (), ())
    rules = _rules(draw, scale, (spd, sid), (), _asked_by((sid,)))
    missing = Unknown(
        code="rumus", name=_text("rumus", "formula"), reason=_REASON, changes_score=True
    )
    known = [each for each in rules.predikat_bands if draw(st.booleans())]
    return evolve(
        rules,
        status="partial",
        predikat_bands=tuple(known or rules.predikat_bands),
        unknown=(missing,),
    )
