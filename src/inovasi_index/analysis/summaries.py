"""Many indices in a few numbers, and who would have the further awards of the guide of 2026."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

from attrs import field, frozen

from inovasi_index.analysis.ranking import (
    KINDS,
    Scored,
    in_order_of_names,
    scored_dict,
    scored_only,
)
from inovasi_index.analysis.regions import Award, awards, named
from inovasi_index.describe import in_pages
from inovasi_index.exact import ratio_text, round_half_up, shortest
from inovasi_index.laporan import Pemda
from inovasi_index.pages import Block, Grid, Heading, Items, Paragraph, Shown, both
from inovasi_index.result import Result
from inovasi_index.ruleset import Predikat
from inovasi_index.text import Lang, Text

PLACES = 2
"""As many as a mean is shown with."""
_DIGITS = 60
"""Enough for a square root that is rounded to a few places."""


@frozen
class Spread:
    """Some indices in a few numbers, all of them exact but for the deviation.

    ``kind`` is that of the regions, or None for all together.
    """

    kind: str | None
    indices: tuple[Fraction, ...]
    predikat: Mapping[str, int] = field(eq=False)

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.indices)

    @property
    def mean(self) -> Fraction:
        """Their mean."""
        return sum(self.indices, Fraction(0)) / self.count

    @property
    def median(self) -> Fraction:
        """The one in the middle, or the mean of the two in the middle."""
        low, high = self.indices[(self.count - 1) // 2], self.indices[self.count // 2]
        return (low + high) / 2

    @property
    def variance(self) -> Fraction:
        """The mean of the squared distances from the mean."""
        mean = self.mean
        return sum(((each - mean) ** 2 for each in self.indices), Fraction(0)) / self.count

    @property
    def deviation(self) -> Decimal:
        """The standard deviation, the root of the variance, rounded."""
        with localcontext(prec=_DIGITS):
            ratio = Decimal(self.variance.numerator) / Decimal(self.variance.denominator)
            return round_half_up(ratio.sqrt(), PLACES)

    def to_dict(self) -> dict[str, Any]:
        """As in the summary's JSON."""
        return {
            **({} if self.kind is None else {"jenis": self.kind}),
            "count": self.count,
            "predikat": dict(self.predikat),
            "mean": ratio_text(self.mean),
            "median": ratio_text(self.median),
            "lowest": ratio_text(self.indices[0]),
            "highest": ratio_text(self.indices[-1]),
            "deviation": str(self.deviation),
        }


@frozen
class Winner:
    """Who would have an award, and the number that says so."""

    scored: Scored
    value: Fraction

    def to_dict(self) -> dict[str, Any]:
        """As in the summary's JSON."""
        return {**scored_dict(self.scored), "value": shortest(self.value)}


@frozen
class Awarded:
    """An award and who would have it, as far as the data says; ``note`` tells what it does not."""

    award: Award
    winners: tuple[Winner, ...]
    note: Text | None = None

    def to_dict(self) -> dict[str, Any]:
        """As in the summary's JSON."""
        note = {} if self.note is None else {"note": self.note.to_dict()}
        return {
            "code": self.award.code,
            "source": self.award.source,
            "winners": [each.to_dict() for each in self.winners],
            **note,
        }


@frozen
class Summary(Shown):
    """Many indices: how many have which class, means and spread, and the further awards."""

    spreads: tuple[Spread, ...]
    classes: tuple[Predikat, ...]
    awards: tuple[Awarded, ...]

    def to_dict(self) -> dict[str, Any]:
        """The summary as plain data: ``inovasi-index/summary@1``."""
        return {
            "format": "inovasi-index/summary@1",
            "spreads": [each.to_dict() for each in self.spreads],
            "awards": [each.to_dict() for each in self.awards],
        }

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """Classes and spread in two tables, and each award."""
        yield Heading(1, _TITLE[lang])
        if not self.spreads:
            yield Paragraph(NOTHING_TO_SUM_UP[lang])
            return
        yield self._classes(lang)
        yield self._numbers(lang)
        for each in self.awards:
            source = in_pages(each.award.source)
            yield Heading(2, _AWARD.fill(name=each.award.name, source=source)[lang])
            if each.winners:
                shown = (
                    _WINNER.fill(nama=_who(one.scored), value=both(one.value))
                    for one in each.winners
                )
                yield Items(tuple(text[lang] for text in shown))
            else:
                yield Paragraph(_NO_WINNER[lang])
            if each.note:
                yield Paragraph(each.note[lang])

    def _classes(self, lang: Lang) -> Grid:
        rows = tuple(
            (_kind(each)[lang], *(str(each.predikat.get(one.code, 0)) for one in self.classes))
            for each in self.spreads
        )
        return Grid(
            _CLASSES[lang], (_KIND[lang], *(f"#{one.name[lang]}" for one in self.classes)), rows
        )

    def _numbers(self, lang: Lang) -> Grid:
        rows = tuple(
            (
                _kind(each)[lang],
                str(each.count),
                *(
                    both(round_half_up(number, PLACES))[lang]
                    for number in (each.mean, each.median, each.indices[0], each.indices[-1])
                ),
                both(each.deviation)[lang],
            )
            for each in self.spreads
        )
        first, *rest = (_KIND, _COUNT, _MEAN, _MEDIAN, _LOWEST, _HIGHEST, _DEVIATION)
        return Grid(_NUMBERS[lang], (first[lang], *(f"#{head[lang]}" for head in rest)), rows)


def summary(results: Iterable[Scored], *, before: Iterable[Scored] = ()) -> Summary:
    """Many indices in a few numbers, and the further awards of the guide of 2026 (p. 17-18).

    The awards are told as far as the data goes: the highest rise needs ``before``; the first to
    send cannot be told, because reports do not say when they were sent, but who has the affairs
    is; the spread counts the main affairs of counted innovations, and needs reports that list them.

    Args:
        results: What `score` gave, or published indices.
        before: The same of the year before, for the highest rise; regions are known by kind and
            name.

    >>> from inovasi_index import get_ruleset
    >>> from inovasi_index.analysis import Published
    >>> tegal = Pemda(nama="Tegal", jenis="kabupaten")
    >>> this, last = Published(tegal, "77.59", get_ruleset(2025)), Published(
    ...     tegal, "67.80", get_ruleset(2024)
    ... )
    >>> found = summary([this], before=[last])
    >>> [str(each.value) for each in found.awards[1].winners]
    ['979/100']
    """
    scored = sorted(scored_only(results), key=in_order_of_names)
    earlier = {_known_by(each.pemda): each for each in scored_only(before)}
    kinds = [kind for kind in KINDS if any(each.pemda.jenis == kind for each in scored)]
    spreads = [
        _spread(kind, [each for each in scored if kind in (None, each.pemda.jenis)])
        for kind in (None, *kinds)
    ]
    return Summary(
        spreads=tuple(spreads) if scored else (),
        classes=_classes_of(scored),
        awards=tuple(give(award, scored, earlier) for award, give in _given()) if scored else (),
    )


def _spread(kind: str | None, scored: Sequence[Scored]) -> Spread:
    indices = tuple(sorted(each.index_exact for each in scored))
    return Spread(kind, indices, Counter(each.predikat.code for each in scored))


def _classes_of(scored: Iterable[Scored]) -> tuple[Predikat, ...]:
    """All classes of the rules in question, as these name them."""
    rules = {each.edition: each.ruleset for each in scored}.values()
    bands = [band for each in rules for band in each.predikat_bands]
    had = [each.predikat for each in scored]
    return tuple({each.code: each for each in (*bands, *had)}.values())


def _known_by(pemda: Pemda) -> tuple[str | None, str]:
    return named(pemda.nama, pemda.jenis)


# The awards.

_Earlier = Mapping[tuple[str | None, str], Scored]
_Give = Callable[[Award, Sequence[Scored], _Earlier], Awarded]


def _given() -> Iterator[tuple[Award, _Give]]:
    for code, award in awards().items():
        yield award, _AWARDS[code]


def _highest_class(award: Award, scored: Sequence[Scored], _: _Earlier) -> Awarded:
    """Everybody in the class that begins highest."""
    winners = []
    for each in scored:
        bands = each.ruleset.predikat_bands
        top = max(bands, key=lambda band: band.from_ or Decimal(0), default=None)
        if top is not None and each.predikat.code == top.code:
            winners.append(Winner(each, each.index_exact))
    return Awarded(award, tuple(sorted(winners, key=lambda one: -one.value)))


def _highest_rise(award: Award, scored: Sequence[Scored], earlier: _Earlier) -> Awarded:
    pairs = [(each, earlier.get(_known_by(each.pemda))) for each in scored]
    rises = [Winner(each, each.index_exact - was.index_exact) for each, was in pairs if was]
    left = len(pairs) - len(rises)
    note = _NO_BEFORE.fill(left=left) if left else None
    return Awarded(award, _most([each for each in rises if each.value > 0]), note)


def _first_to_send(award: Award, scored: Sequence[Scored], _: _Earlier) -> Awarded:
    """Whoever has the affairs: when they were sent no report says."""
    asked = award.urusan_pelayanan_dasar or 0
    able = [
        Winner(each, Fraction(each.jumlah_inovasi.urusan_pelayanan_dasar))
        for each in scored
        if isinstance(each, Result) and each.jumlah_inovasi.urusan_pelayanan_dasar >= asked
    ]
    return Awarded(award, tuple(able), _NO_TIMES.fill(asked=asked))


def _widest_spread(award: Award, scored: Sequence[Scored], _: _Earlier) -> Awarded:
    listed = [each for each in scored if isinstance(each, Result) and each.laporan.innovations]
    spreads = [Winner(each, Fraction(_affairs(each, award))) for each in listed]
    left = len(scored) - len(listed)
    note = _NO_LIST.fill(left=left) if left else None
    return Awarded(award, _most([each for each in spreads if each.value > 0]), note)


def _affairs(result: Result, award: Award) -> int:
    """How many different affairs of these groups the counted innovations were sent for."""
    counted = {
        code
        for group in result.ruleset.urusan
        if group.code in award.urusan
        for code in (each.code for each in group.urusan)
    }
    return len(counted & {each.inovasi.urusan for each in result.inovasi if each.counted})


def _most(winners: Sequence[Winner]) -> tuple[Winner, ...]:
    """Those with the highest value."""
    most = max((each.value for each in winners), default=None)
    return tuple(each for each in winners if each.value == most)


_AWARDS: Mapping[str, _Give] = {
    "sangat_inovatif": _highest_class,
    "kenaikan_tertinggi": _highest_rise,
    "terawal": _first_to_send,
    "sebaran_terbanyak": _widest_spread,
}


def _kind(spread: Spread) -> Text:
    return _ALL if spread.kind is None else Text(id=spread.kind, en=spread.kind)


def _who(scored: Scored) -> Text:
    kind, name = scored.pemda.jenis, scored.pemda.nama
    told = name if kind is None else f"{name} ({kind})"
    return Text(id=told, en=told)


_TITLE = Text(id="Ringkasan Indeks Inovasi Daerah", en="Regional Innovation Indices in short")
NOTHING_TO_SUM_UP = Text(id="Tidak ada indeks untuk diringkas.", en="There is no index to sum up.")
_CLASSES = Text(id="Banyaknya pemda per predikat", en="How many pemda have which class")
_NUMBERS = Text(
    id="Indeks sebelum dibulatkan, dalam angka", en="The indices before rounding, in numbers"
)
_KIND = Text(id="Pemda", en="Pemda")
_ALL = Text(id="semua", en="all")
_COUNT = Text(id="Banyak", en="Number")
_MEAN = Text(id="Rata-rata", en="Mean")
_MEDIAN = Text(id="Median", en="Median")
_LOWEST = Text(id="Terendah", en="Lowest")
_HIGHEST = Text(id="Tertinggi", en="Highest")
_DEVIATION = Text(id="Simpangan baku", en="Standard deviation")
_AWARD = Text(id="{name} (pedoman 2026, {source})", en="{name} (guide of 2026, {source})")
_WINNER = Text(id="{nama}: {value}", en="{nama}: {value}")
_NO_WINNER = Text(id="Tidak ada.", en="Nobody.")
_NO_BEFORE = Text(
    id="Indeks tahun sebelumnya tidak ada untuk {left} pemda.",
    en="There is no index of the year before for {left} pemda.",
)
_NO_TIMES = Text(
    id="Laporan tidak memuat waktu pengiriman, jadi yang terawal tidak dapat ditentukan; yang "
    "dapat disebut hanyalah pemda yang inovasinya mencakup sedikitnya {asked} urusan pelayanan "
    "dasar.",
    en="Reports do not say when they were sent, so the first cannot be told; all that can be named "
    "are those whose innovations cover at least {asked} basic-service affairs.",
)
_NO_LIST = Text(
    id="Tidak dihitung: {left} pemda yang tidak mendaftar inovasi satu per satu.",
    en="Left out: {left} pemda that list no innovations one by one.",
)
