"""Reports that rules allow, as Hypothesis draws them: answers, innovations, and whole reports.

All that differs from one edition to another is taken from its rules: the rows, their bases,
measures and ranges, the codes, the window, the divisor, the cap, the gate and the classes. Answers
stand at the ends of the bands and on both sides of them, sums where an index is half way between
two rounded ones. What is drawn shrinks to what is left out: a report of nothing.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import product
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from inovasi_index.exact import MOST_DIGITS, decimal, round_half_up, shortest
from inovasi_index.laporan import (
    FORMS,
    Aggregate,
    Answer,
    Answers,
    Evidence,
    Inovasi,
    Jenis,
    Juri,
    Koordinat,
    Laporan,
    Pemda,
    Pkpn,
    RancangBangun,
    Total,
)
from inovasi_index.ruleset import (
    CHANGES,
    Basis,
    Condition,
    Indicator,
    Measure,
    Ruleset,
    codes_of,
)

MOST_LISTED = 300
"""So many innovations a report lists at most; more of them are drawn as sums."""

_HALF = Fraction(1, 2)
_CHOICE = Measure(kind="choice")


# Measurements: the numbers that tell one level from the next.


def telling_values(carrier: Indicator | Basis) -> tuple[Decimal, ...]:
    """Possible numbers at every end of a band, next to it on both sides, and at those of the range.

    Any level that some number leads to is one that one of these leads to. The simplest come first;
    a choice has none.
    """
    measure = carrier.measure or _CHOICE
    bands = [each.band for each in carrier.levels if each.band is not None]
    if measure.kind == "choice":
        return ()
    unit = Fraction(1, 10**measure.places)
    ends = [end for band in bands for end in (band.lowest, band.highest)]
    near = {Fraction(end or 0) + unit * step for end in (*ends, None) for step in _STEPS}
    outer = (measure.range.lowest, measure.range.highest)
    near |= {Fraction(end) for end in outer if end is not None}
    if measure.kind == "count":
        near = {value for value in near if value.denominator == 1}
    simplest = sorted(near, key=lambda value: (abs(value), value < 0))
    return tuple(value for value in _written(simplest) if measure.range.holds(value))


_STEPS = (Fraction(0), Fraction(1), Fraction(-1), _HALF, -_HALF, Fraction(49, 100), Fraction(2))
"""Distances from an end in units of the last place: next to it, at a tie, and just before one."""


def _written(values: Iterable[Fraction]) -> Iterator[Decimal]:
    """Numbers as a report can have them, without those that are too long for one."""
    for value in values:
        text = shortest(value)
        if sum(map(str.isdigit, text)) <= MOST_DIGITS:
            yield decimal(text)


def telling_readings(carrier: Indicator | Basis) -> tuple[tuple[Decimal, Decimal], ...]:
    """Pairs of possible readings: ordinary ones, and such whose change is a telling value."""
    measure = carrier.measure or _CHOICE
    if measure.kind not in CHANGES:
        return ()
    bounds = (measure.readings.lowest, measure.readings.highest)
    given = (*(end for end in bounds if end is not None), *_READINGS)
    possible = [each for each in dict.fromkeys(given) if measure.readings.holds(each)]
    starts = [each for each in possible if each or measure.kind != "growth"]
    pairs = list(product(starts, possible))
    for start, change in product(starts[:2], telling_values(carrier)):
        pairs += [(start, end) for end in _written([_after(start, change, measure.kind)])]
    return tuple(pair for pair in pairs if measure.readings.holds(pair[1]))


_READINGS = tuple(map(Decimal, ("1", "3", "7.5", "50", "0.01", "1250")))


def _after(previous: Decimal, change: Decimal, kind: str) -> Fraction:
    """The current reading that makes a change."""
    before, by = Fraction(previous), Fraction(change)
    if kind == "growth":
        return before * (1 + by / 100)
    return before - by if kind == "decrease" else before + by


# Answers.


@lru_cache(maxsize=1024)
def plain_answers(row: Indicator, jenis: Jenis | None = None) -> tuple[tuple[Answer, ...], ...]:
    """Answers of a row, grouped by form: as levels, as measurements, as two readings.

    They are those that an innovation of that kind can give.
    """
    fitting = [each for each in row.bases if not (row.bases_follow and jenis) or each.code == jenis]
    tables = [(None, row)] if not row.bases else [(each.code, each) for each in fitting]
    levels = [*steps(row), *([] if row.is_scored else [Answer(level=0)])]
    for code, table in tables:
        levels += [Answer(level=each.level, basis=code) for each in table.levels if code]
    values = [
        Answer(value=value, basis=code) for code, table in tables for value in telling_values(table)
    ]
    pairs = [
        Answer(previous=previous, current=current, basis=code)
        for code, table in tables
        for previous, current in telling_readings(table)
    ]
    return tuple(tuple(group) for group in (levels, values, pairs) if group)


@lru_cache(maxsize=1024)
def steps(row: Indicator) -> tuple[Answer, ...]:
    """The levels of a row from the lowest to the highest, or a few scores of one that has none."""
    if row.is_scored:
        low, high = (Fraction(each) for each in telling_values(row)[:1] + telling_values(row)[-1:])
        scores = _written((low, (low + high) / 2, high))
        return tuple(Answer(value=score) for score in scores)
    levels = {each.level for table in row.tables for each in table.levels}
    return tuple(Answer(level=level) for level in sorted(levels))


def answers(rows: Iterable[Indicator], jenis: Jenis | None = None) -> SearchStrategy[Answers]:
    """Answers to some of the rows, as one region, one innovation or one juror gives them.

    Args:
        rows: ``rules.spd_rows``, ``rules.sid_rows`` or ``rules.juri_rows``.
        jenis: The kind of the innovation, which prescribes the basis of some rows.
    """
    asked = tuple(rows)
    if not asked:
        return st.builds(Answers)
    # Most rows are cheap: one short text is drawn for all of them, a character a row.
    marks = st.one_of(
        [
            st.text(alphabet, min_size=len(asked), max_size=len(asked))
            for alphabet in _alphabets(max(len(steps(row)) for row in asked))
        ]
    )

    def given(marked: str, careful: Sequence[tuple[str, Answer]]) -> Answers:
        each = zip(asked, marked, strict=True)
        bare = {row.id: _marked(mark, row) for row, mark in each if mark != _LEFT_OUT}
        return Answers({**bare, **dict(careful)})

    return st.builds(given, marks, st.lists(answered_rows(asked, jenis), max_size=4))


def answered_rows(
    rows: Sequence[Indicator], jenis: Jenis | None = None
) -> SearchStrategy[tuple[str, Answer]]:
    """One of the rows by its id, with an answer in any form, verified or not, with evidence."""
    some = st.sampled_from(rows)

    @st.composite
    def answer(draw: DrawFn) -> tuple[str, Answer]:
        row = draw(some)
        given = draw(_forms(row, jenis))
        if draw(st.booleans()):
            pieces = draw(_evidence(row, given.basis))
            given = attrs.evolve(given, verified=draw(st.booleans()), evidence=pieces)
        return row.id, given

    return answer()


@lru_cache(maxsize=1024)
def _forms(row: Indicator, jenis: Jenis | None) -> SearchStrategy[Answer]:
    return st.one_of([st.sampled_from(group) for group in plain_answers(row, jenis)])


@lru_cache(maxsize=1024)
def _evidence(row: Indicator, basis: str | None) -> SearchStrategy[tuple[Evidence, ...]]:
    """No evidence, a document of a kind that the row takes, or two documents."""
    rule = (row.basis(basis) or row).evidence
    ending = rule.files[0] if rule and rule.files else "pdf"
    kinds = codes_of(rule.documents) if rule else ()
    first = Evidence(file=f"bukti-{row.id}.{ending}", document=kinds[0] if kinds else None)
    second = Evidence(link="https://contoh.go.id/bukti", number="12/2026", note="lampiran")
    return st.sampled_from(((), (first,), (first, second)))


_LEFT_OUT, _ZERO = "0", "o"
_CLAIMED, _VERIFIED = "123456789", "abcdefghi"


def _alphabets(top: int) -> tuple[str, ...]:
    """Which characters the rows of one answer-giver are drawn from."""
    claimed, verified = _CLAIMED[:top], _VERIFIED[:top]
    return (
        _LEFT_OUT + claimed,
        _LEFT_OUT + claimed[-1],
        claimed,
        _LEFT_OUT + claimed + verified + _ZERO,
        verified,
    )


@lru_cache(maxsize=4096)
def _marked(mark: str, row: Indicator) -> Answer:
    """What a character says: a digit claims the step in that place, a letter is a verified one."""
    stairs = steps(row)
    if mark == _ZERO:
        return stairs[0] if row.is_scored else Answer(level=0)
    place = (_CLAIMED + _VERIFIED).index(mark) % len(_CLAIMED)
    return attrs.evolve(stairs[min(place, len(stairs) - 1)], verified=mark in _VERIFIED)


# Innovations.


def innovations(rules: Ruleset, form: type[Inovasi] | None = None) -> SearchStrategy[Inovasi]:
    """Innovations that the rules allow, most of them with what it takes to be scored.

    In a contest they have been judged by up to three jurors; else some come with their maturity as
    a sum.

    Args:
        rules: What they are to be scored under.
        form: Of this form only, such as `PelayananPublik`.
    """
    forms = st.just(form) if form else st.sampled_from(_FORMS)
    kinds: tuple[Jenis | None, ...] = (None, "digital", "nondigital")
    sheets = {jenis: answers(rules.sid_rows, jenis) for jenis in kinds}
    sheet = st.sampled_from(_MATURITIES if not rules.ranks_inovasi else _MATURITIES[:1])
    most = decimal(shortest(rules.highest_kematangan))
    juries = {jenis: _juries(rules.juri_rows, jenis) for jenis in kinds}
    fields = _fields(rules)
    named = st.lists(st.sampled_from(_ORDINARY + tuple(fields)), max_size=5)

    @st.composite
    def inovasi(draw: DrawFn) -> Inovasi:
        given = {name: draw(fields[name]) for name in sorted(set(draw(named)))}
        given["nama"] = draw(st.sampled_from(_NAMES))
        maturity = draw(sheet)
        if maturity == "sid":
            given["sid"] = draw(sheets[given.get("jenis")])
        else:
            given["kematangan"] = draw(numbers_to(most))
        given["juri"] = draw(juries[given.get("jenis")])
        return draw(forms)(**given)

    return inovasi()


def _juries(rows: tuple[Indicator, ...], jenis: Jenis | None) -> SearchStrategy[list[Juri]]:
    """What up to three jurors say of an innovation; nothing where no row is theirs."""
    if not rows:
        return st.builds(list)
    return st.lists(st.builds(Juri, st.sampled_from(_JURORS), answers(rows, jenis)), max_size=3)


_MATURITIES = ("sid", "sid", "sid", "kematangan")
_ORDINARY = ("urusan", "urusan", "urusan", "jenis", "status")
_NAMES = ("SIAP ANTAR", "Pojok Baca", "e-Lapor: 1 #2")
_JURORS = ("Juri A", "Juri B", "Sari")
_FORMS = tuple(FORMS.values())
_TEXTS = ("Sari", "Dinas Kesehatan", "a: b #c", "2.50", "é • ✓")


def _fields(rules: Ruleset) -> Mapping[str, SearchStrategy[Any]]:
    """What can be said of an innovation besides its answers, by the name of the field."""
    profile = rules.profile
    urusan = st.sampled_from((*rules.basic_services, *rules.urusan_codes) or _ANY_URUSAN)
    stages = next((each.values for each in _judged(rules, "one_of")), ())
    days = st.sampled_from(_telling_days(rules))
    text = st.sampled_from(_TEXTS)
    return {
        "urusan": urusan,
        "urusan_beririsan": st.lists(urusan, max_size=3),
        "jenis": st.sampled_from(("digital", "nondigital")),
        "status": st.sampled_from(("dikirim", "diterima", "ditolak")),
        "tahapan": st.sampled_from([each for each in (*stages, *_STAGES) if each in _STAGES]),
        "uji_coba": days,
        "penerapan": days,
        "pengembangan": days,
        "rancang_bangun": st.sampled_from(_designs(rules)),
        "inisiator": st.sampled_from(("kepala_daerah", "asn", "masyarakat")),
        "perangkat_daerah": text,
        "tujuan": text,
        "hasil": text,
        "koordinat": st.just(Koordinat(lat=Decimal("-2.2096"), lon=Decimal("113.9213"))),
        "asta_cita": st.sampled_from(codes_of(profile.asta_cita) or ("1",)),
        "pkpn": st.builds(Pkpn, st.sampled_from(codes_of(profile.pkpn) or ("1",))),
    }


_ANY_URUSAN = ("kesehatan", "kearsipan")
_STAGES = ("penerapan", "uji_coba", "inisiatif")


def _judged(rules: Ruleset, method: str) -> Iterator[Condition]:
    return (each for each in rules.eligibility.judged if each.method == method)


def _telling_days(rules: Ruleset) -> list[dt.date]:
    """Days at both ends of the windows, next to them on both sides, and well inside."""
    days = [dt.date(rules.year - 1, 2, 28)]
    for window in _judged(rules, "date_within"):
        first, last = window.from_ or dt.date.min, window.to or dt.date.max
        days = [first + (last - first) / 2, *days, first, last]
        days += [each for each in (_next(first, -1), _next(last, 1)) if each is not None]
    return days


def _next(day: dt.date, by: int) -> dt.date | None:
    try:
        return day + dt.timedelta(by)
    except OverflowError:
        return None


def _designs(rules: Ruleset) -> list[RancangBangun]:
    """Designs of about as many words as are asked for, counted or written."""
    minimum = next((each.minimum or 0 for each in _judged(rules, "words_at_least")), 1)
    lengths = (minimum, max(minimum - 1, 0), minimum + 1)
    counted = [RancangBangun(words=length) for length in lengths]
    return [*counted, RancangBangun.of("Siap antar — obat ke rumah (baru) & R&D")]


# Sums.


def numbers_to(most: Decimal) -> SearchStrategy[Decimal]:
    """Decimals from 0 to the most, both included, of at most two places more than it has."""
    places = max(-int(most.as_tuple().exponent), 0) + 2
    last = int(Fraction(most) * 10**places)
    units = st.one_of(st.sampled_from((0, last)), st.integers(0, last))
    return units.map(lambda each: round_half_up(Fraction(each, 10**places), places))


def aggregates(rules: Ruleset) -> SearchStrategy[Aggregate]:
    """The innovations of a region as published: their number, mean maturity and affairs."""
    formula = rules.formula
    cap, most = formula.jumlah_inovasi.cap, len(rules.basic_services)
    numbers = st.one_of(st.sampled_from((0, 1, cap, cap + 1)), st.integers(0, 2 * cap))
    means = numbers_to(formula.kematangan.maximum)
    services = st.one_of(st.integers(0, most), st.just(most))

    def aggregate(jumlah: int, mean: Decimal, affairs: int) -> Aggregate:
        return Aggregate(
            jumlah=jumlah,
            rata_rata_kematangan=mean if jumlah else Decimal(0),
            urusan_pelayanan_dasar=min(affairs, jumlah),
        )

    return st.builds(aggregate, numbers, means, services)


def indices(rules: Ruleset) -> SearchStrategy[Fraction]:
    """Numbers that can be an index, most of them at or near the end of a class or at a tie.

    A tie is half way between two rounded numbers.
    """
    places = rules.formula.rounding.places
    last = int(Fraction(rules.formula.scale) * 10**places)
    bands = rules.predikat_bands
    ends = [end for each in bands for end in (each.from_, each.to) if end is not None]
    near = st.sampled_from(sorted({int(Fraction(end) * 10**places) for end in ends} | {0, last}))
    units = st.one_of(near, st.integers(0, last))
    steps = st.sampled_from((*_STEPS, Fraction(-49, 100), Fraction(51, 100)))
    return st.builds(
        lambda unit, step: min(max(unit + step, Fraction(0)), Fraction(last)) / 10**places,
        units,
        steps,
    )


def tied_laporans(rules: Ruleset) -> SearchStrategy[Laporan]:
    """Reports of a total alone whose index lies half way between two rounded numbers."""
    formula, grid = rules.formula, 10**rules.formula.rounding.places
    last = Fraction(formula.spd.maximum) / Fraction(formula.highest) * Fraction(formula.scale)
    units = st.integers(0, max(int(last * grid) - 1, 0))
    nothing = Aggregate(jumlah=0, rata_rata_kematangan=Decimal(0), urusan_pelayanan_dasar=0)
    return _aimed_at(rules, units.map(lambda unit: (unit + _HALF) / grid), st.just(nothing))


def _aimed_at(
    rules: Ruleset, wanted: SearchStrategy[Fraction], sums: SearchStrategy[Aggregate]
) -> SearchStrategy[Laporan]:
    """Reports of sums with an index that is wanted, as near as decimals come to it."""

    @st.composite
    def laporan(draw: DrawFn) -> Laporan:
        return _head(rules, draw, _sums_for(rules, draw(wanted), draw(sums)))

    return laporan()


def _sums_for(rules: Ruleset, index: Fraction, given: Aggregate) -> Mapping[str, Any]:
    """A total, and a mean maturity beside so many innovations, that together make an index."""
    formula, part = rules.formula, rules.formula.jumlah_inovasi
    wanted = index * Fraction(formula.highest) / Fraction(formula.scale)
    if not part.requires or _opens(given, part.requires.urusan_pelayanan_dasar):
        wanted -= Fraction(part.weight) * min(given.jumlah, part.cap)
    most = Fraction(formula.spd.maximum)
    mean = Fraction(given.rata_rata_kematangan)
    if given.jumlah:
        mean = min(max(mean, wanted - most), wanted, Fraction(formula.kematangan.maximum))
    mean = max(mean, Fraction(0))
    spd = min(max(wanted - mean, Fraction(0)), most)
    inovasi = attrs.evolve(given, rata_rata_kematangan=decimal(shortest(mean)))
    return {"spd": Total(decimal(shortest(spd))), "inovasi": inovasi}


def _head(rules: Ruleset, draw: DrawFn, body: Mapping[str, Any]) -> Laporan:
    """A report with this body, by somebody, for these rules."""
    pemda = draw(st.sampled_from(_PEMDA))
    return Laporan(**body, pemda=pemda, tahun=rules.year, edition=rules.edition)


def _opens(given: Aggregate, required: int) -> bool:
    return given.urusan_pelayanan_dasar >= required


# Whole reports.


def laporans(rules: Ruleset) -> SearchStrategy[Laporan]:
    """Reports that the rules allow: each is scored, or ranked, without an error.

    They are reports by row and reports of sums, from empty ones to such with more innovations than
    the rules count, and near the ends of the classes.

    Raises:
        EditionIncomplete: Too little is known of the edition for any report to be scored.
    """
    if not rules.ranks_inovasi:
        rules.require_formula()
    body = st.one_of([st.fixed_dictionaries(each) for each in _bodies(rules)])

    @st.composite
    def laporan(draw: DrawFn) -> Laporan:
        return _head(rules, draw, draw(body))

    if rules.ranks_inovasi:
        return laporan()
    aimed = _aimed_at(rules, indices(rules), aggregates(rules))
    return st.one_of(laporan(), laporan(), laporan(), laporan(), aimed)


_PEMDA = (
    Pemda(nama="Kabupaten Contoh"),
    Pemda(nama="Kota: Contoh", jenis="kota", provinsi="Kalimantan Tengah"),
)


def _bodies(rules: Ruleset) -> Iterator[Mapping[str, SearchStrategy[Any]]]:
    """What a report can consist of besides its head."""
    one = innovations(rules)
    few = st.lists(one, max_size=4)
    if rules.ranks_inovasi:
        yield from ({"inovasi": few}, {"inovasi": _repeated(one)})
        return
    total = st.builds(Total, numbers_to(rules.formula.spd.maximum))
    spd = st.one_of(answers(rules.spd_rows), total, st.none()) if rules.spd_rows else total
    yield {"spd": spd, "inovasi": few}
    yield {"spd": spd, "inovasi": few}
    yield {"spd": spd, "inovasi": _many(one, rules)}
    yield {"spd": st.one_of(spd, st.none()), "inovasi": st.one_of(aggregates(rules), st.none())}


def _repeated(one: SearchStrategy[Inovasi]) -> SearchStrategy[list[Inovasi]]:
    """Innovations of which some are equal in all but their names."""

    @st.composite
    def innovations(draw: DrawFn) -> list[Inovasi]:
        patterns = draw(st.lists(one, min_size=1, max_size=3))
        order = draw(st.lists(st.integers(0, len(patterns) - 1), min_size=1, max_size=6))
        return [
            attrs.evolve(patterns[which], nama=f"Inovasi {at + 1}")
            for at, which in enumerate(order)
        ]

    return innovations()


def _many(one: SearchStrategy[Inovasi], rules: Ruleset) -> SearchStrategy[list[Inovasi]]:
    """About as many innovations as divide the mean or as are counted at most, of a few patterns."""
    formula = rules.formula
    around = (formula.kematangan.divisor_at_least, formula.jumlah_inovasi.cap)
    near = [most + step for most in around for step in (0, 1, -1)]
    sizes = [each for each in near if 0 < each <= MOST_LISTED] or [1]
    services = tuple(rules.basic_services)

    @st.composite
    def innovations(draw: DrawFn) -> list[Inovasi]:
        size = draw(st.sampled_from(sizes))
        patterns = draw(st.lists(one, min_size=1, max_size=3))
        spread = draw(st.booleans())
        if spread and services:
            patterns = [attrs.evolve(each, urusan=code) for code in services for each in patterns]
        return [patterns[at % len(patterns)] for at in range(size)]

    return innovations()


def choices(rules: Ruleset) -> SearchStrategy[dict[str, str]]:
    """Options for some of the questions that the rules leave open, as `score` takes them."""
    named = {each.name: st.sampled_from(each.options) for each in rules.interpretations}
    return st.fixed_dictionaries({}, optional=named)
