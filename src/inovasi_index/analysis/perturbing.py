"""How much an index and its rank hang on the weights: seeded noise, and indicators left out.

Points are linear in the weights: once it is known at which level every row stands, an index under
other weights is a sum. The weights of an aspect are changed and then scaled, so that together they
weigh what they did: what a row gains, the others lose. Everything is computed on exact numbers; the
random ones come from `random.Random`, whose `random` is the same for a seed on every machine.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

from attrs import field, frozen

from inovasi_index.describe import row_title
from inovasi_index.exact import common_unit, decimal, ratio_text, round_half_up, shortest
from inovasi_index.laporan import Laporan
from inovasi_index.pages import Block, Grid, Heading, Paragraph, Shown, both
from inovasi_index.problems import WrongValueError
from inovasi_index.result import InovasiResult, Result
from inovasi_index.ruleset import Indicator, Ruleset
from inovasi_index.scoring import score
from inovasi_index.text import Lang, Text
from inovasi_index.values import checked, items, to_plain

GRID = 10_000
"""Into so many steps the noise on either side is divided."""
MOST_DRAWS = 100_000
MOST_SCORED = 500_000
"""So many indices may be computed at most, for all reports together: some ten seconds."""
TAIL = Fraction(1, 20)
"""What lies below an inner interval, and above it: nine draws of ten lie within."""

_NONE = Fraction(0)


@frozen
class Span:
    """Where a number lay in the draws: its ends, and the ends of the inner nine tenths."""

    lowest: Fraction
    low: Fraction
    high: Fraction
    highest: Fraction

    @classmethod
    def of(cls, numbers: Iterable[Fraction | int]) -> "Span":
        """The span of some numbers; its ends are among them."""
        ordered = sorted(Fraction(each) for each in numbers)
        last = len(ordered) - 1
        low = int(last * TAIL)
        return cls(ordered[0], ordered[low], ordered[last - low], ordered[last])

    def to_dict(self) -> dict[str, str]:
        """As in the JSON of the whole."""
        ends = {"lowest": self.lowest, "low": self.low, "high": self.high, "highest": self.highest}
        return {name: ratio_text(each) for name, each in ends.items()}


@frozen
class Dropped:
    """An indicator left out: what that changes in each index, in the order of the reports."""

    row: Indicator
    changes: tuple[Fraction, ...]
    ranks: tuple[int, ...]

    def to_dict(self) -> dict[str, Any]:
        """As in the JSON of the whole."""
        return {
            "id": self.row.id,
            "changes": [ratio_text(each) for each in self.changes],
            "ranks": list(self.ranks),
        }


@frozen
class Sensed:
    """One report: its result and rank, and where both lay under other weights."""

    result: Result
    rank: int
    index: Span
    ranks: Span

    def to_dict(self) -> dict[str, Any]:
        """As in the JSON of the whole."""
        return {
            "pemda": to_plain(self.result.pemda),
            "index": str(self.result.index),
            "index_exact": ratio_text(self.result.index_exact),
            "rank": self.rank,
            "index_span": self.index.to_dict(),
            "rank_span": self.ranks.to_dict(),
        }


@frozen
class Sensitivity(Shown):
    """How much some indices and their ranks hang on the weights.

    ``reports`` stand in the order they were given; ``dropped`` has every row of the rules. The same
    seed gives the same numbers, bit for bit, on every machine.
    """

    ruleset: Ruleset
    seed: int
    draws: int
    noise: Decimal
    reports: tuple[Sensed, ...]
    dropped: tuple[Dropped, ...]

    def to_dict(self) -> dict[str, Any]:
        """The sensitivity as plain data: ``inovasi-index/sensitivity@1``."""
        return {
            "format": "inovasi-index/sensitivity@1",
            **self.ruleset.stamp(),
            "seed": self.seed,
            "draws": self.draws,
            "noise": shortest(self.noise),
            "reports": [each.to_dict() for each in self.reports],
            "dropped": [each.to_dict() for each in self.dropped],
        }

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """Every report with its spans, and what leaving out each indicator changes."""
        yield Heading(1, _TITLE.fill(title=self.ruleset.title)[lang])
        told = _HOW.fill(draws=self.draws, seed=self.seed, percent=both(self.noise * 100))
        yield Paragraph(told[lang])
        if self.reports:
            yield self._reports_table(lang)
            yield self._dropped_table(lang)
        yield Paragraph(self.ruleset.ground[lang])

    def _reports_table(self, lang: Lang) -> Grid:
        rows = tuple(
            (
                str(each.rank),
                each.result.pemda.nama,
                both(each.result.index)[lang],
                _range(*(round_half_up(end, 2) for end in (each.index.low, each.index.high)))[lang],
                _range(each.ranks.low, each.ranks.high)[lang],
                _range(each.ranks.lowest, each.ranks.highest)[lang],
            )
            for each in self.reports
        )
        first, name, index, *rest = (head[lang] for head in _REPORT_HEADS)
        return Grid(_REPORTS[lang], (f"#{first}", name, f"#{index}", *rest), rows)

    def _dropped_table(self, lang: Lang) -> Grid:
        ranks = [each.rank for each in self.reports]
        rows = []
        for each in self.dropped:
            low, high = (round_half_up(end, 2) for end in (min(each.changes), max(each.changes)))
            moved = sum(rank != was for rank, was in zip(each.ranks, ranks, strict=True))
            shown = row_title(each.row)
            rows.append((shown[lang], _range(low, high)[lang], str(moved)))
        indicator, change, moved_head = (head[lang] for head in _DROPPED_HEADS)
        return Grid(_DROPPED[lang], (indicator, change, f"#{moved_head}"), tuple(rows))


def sensitivity(
    reports: Laporan | Iterable[Laporan],
    ruleset: Ruleset,
    *,
    seed: int,
    draws: int = 1000,
    noise: Decimal | str = "0.1",
) -> Sensitivity:
    """How much indices and ranks hang on the weights, for research and not for an assessment.

    In each draw every weight is multiplied by a random number between 1 - ``noise`` and 1 +
    ``noise``, and the weights of an aspect are scaled back to their sum. The same weights hold for
    all reports of a draw, which are ranked among one another. What was supplied as a sum (an SPD
    total, a maturity, an aggregate) has no rows and stays as it is.

    Args:
        reports: One report, or those to be ranked among one another.
        ruleset: The rules; its default interpretations are in force.
        seed: A whole number; the same seed gives the same answer.
        draws: How many times.
        noise: How far a weight moves at most, from 0 to 1.

    Raises:
        EditionIncomplete: Too little is known of the edition.
        OtherKindError: The rules rank innovations.
        LaporanError: A report has answers that the rules do not allow.
        WrongValueError: ``not-a-number``, ``not-a-whole-number`` or ``out-of-range`` for seed,
            draws or noise.

    >>> from inovasi_index import Pemda, get_ruleset
    >>> contoh = Laporan(pemda=Pemda(nama="Kabupaten Contoh"), spd={"1": 3, "8": 2})
    >>> (found,) = sensitivity(contoh, get_ruleset(2026), seed=7, draws=20).reports
    >>> found.index.lowest < found.result.index_exact < found.index.highest
    True
    """
    asked = _Asked(seed, draws, noise)
    given = (reports,) if isinstance(reports, Laporan) else tuple(items(reports))
    if asked.draws * len(given) > MOST_SCORED:
        refusal = _TOO_MANY.fill(most=MOST_SCORED, reports=len(given))
        raise WrongValueError("out-of-range", refusal, ["draws"])
    results = [score(each, ruleset) for each in given]
    weights = _Weights(ruleset)
    linear = [_Linear(each, weights) for each in results]
    drawn = [[each.index(factors) for each in linear] for factors in weights.drawn(asked)]
    ranks = [_ranks(indices) for indices in drawn]
    now = [each.index_exact for each in results]
    return Sensitivity(
        ruleset=ruleset,
        seed=asked.seed,
        draws=asked.draws,
        noise=asked.noise,
        reports=tuple(
            Sensed(
                result,
                rank,
                Span.of(indices[number] for indices in drawn),
                Span.of(each[number] for each in ranks),
            )
            for number, (result, rank) in enumerate(zip(results, _ranks(now), strict=True))
        ),
        dropped=tuple(_drop(row, linear, weights, now) for row in weights.rows),
    )


@frozen(field_transformer=checked)
class _Asked:
    """How the weights are drawn.

    Raises:
        WrongValueError: ``not-a-number``, ``not-a-whole-number`` or ``out-of-range``.
    """

    seed: int
    draws: int
    noise: Decimal = field(converter=decimal)

    def __attrs_post_init__(self) -> None:
        if not 1 <= self.draws <= MOST_DRAWS:
            raise WrongValueError("out-of-range", _WRONG_DRAWS.fill(most=MOST_DRAWS), ["draws"])
        if not 0 <= self.noise <= 1:
            raise WrongValueError("out-of-range", _WRONG_NOISE, ["noise"])


def _drop(
    row: Indicator, linear: Sequence["_Linear"], weights: "_Weights", now: Sequence[Fraction]
) -> Dropped:
    factors = weights.without(row)
    indices = [each.index(factors) for each in linear]
    changes = tuple(index - was for index, was in zip(indices, now, strict=True))
    return Dropped(row, changes, tuple(_ranks(indices)))


def _ranks(indices: Sequence[Fraction]) -> list[int]:
    """The rank of each, the highest first; equal ones share the better rank."""
    best: dict[Fraction, int] = {}
    for place, index in enumerate(sorted(indices, reverse=True)):
        best.setdefault(index, place + 1)
    return [best[index] for index in indices]


# Indices as sums of weights.

_Points = Mapping[str, int]
"""The points of each row, in whole units that are the same for all."""


class _Weights:
    """The weights of an edition in whole units, by the aspect they belong to."""

    def __init__(self, rules: Ruleset) -> None:
        self.rows = (*rules.spd_rows, *rules.sid_rows)
        weights = {row.id: row.weight or Decimal(0) for row in self.rows}
        self.unit = common_unit(weights.values())
        self._units = {row: int(Fraction(weight) * self.unit) for row, weight in weights.items()}
        self._aspects = tuple([row.id for row in rows] for rows in (rules.spd_rows, rules.sid_rows))

    def drawn(self, asked: "_Asked") -> Iterator["_Factors"]:
        """The factors of each draw, one random number for each row."""
        rnd = Random(asked.seed)  # noqa: S311 - no secret
        above, below = asked.noise.as_integer_ratio()
        for _ in range(asked.draws):
            steps = {row.id: int(rnd.random() * (2 * GRID + 1)) - GRID for row in self.rows}
            yield self._scaled({row: below * GRID + above * step for row, step in steps.items()})

    def without(self, dropped: Indicator) -> "_Factors":
        """The factors that leave one row out."""
        return self._scaled({row.id: int(row.id != dropped.id) for row in self.rows})

    def _scaled(self, factors: Mapping[str, int]) -> "_Factors":
        """The factors, and for each aspect what brings its weights back to their sum."""
        back = []
        for rows in self._aspects:
            was = sum(self._units[row] for row in rows)
            is_ = sum(self._units[row] * factors[row] for row in rows)
            back.append(Fraction(was, is_) if is_ else _NONE)
        return factors, back[0], back[1]


_Factors = tuple[Mapping[str, int], Fraction, Fraction]
"""A factor for each row, and what scales those of SPD and of SID."""


class _Linear:
    """An index as a sum: points that stay, and points that each row brings."""

    def __init__(self, result: Result, weights: _Weights) -> None:
        formula, unit = result.ruleset.formula, weights.unit
        self._per_point = Fraction(formula.scale) / Fraction(formula.highest)
        self._spd = {row.id: int(row.points * unit) for row in result.spd_rows if row.level}
        self._sid: dict[str, int] = {}
        for inovasi in result.inovasi:
            if _counts(inovasi):
                for row in inovasi.rows:
                    self._sid[row.id] = self._sid.get(row.id, 0) + int(row.points * unit)
        self._of_spd = Fraction(1, unit)
        self._of_sid = Fraction(1, unit * (result.kematangan.divisor or 1))
        by_rows = sum(self._spd.values()) * self._of_spd + sum(self._sid.values()) * self._of_sid
        self._stays = result.total - by_rows

    def index(self, factors: _Factors) -> Fraction:
        """The exact index with other weights."""
        own, spd, sid = factors
        points = self._stays
        points += sum(each * own[row] for row, each in self._spd.items()) * self._of_spd * spd
        points += sum(each * own[row] for row, each in self._sid.items()) * self._of_sid * sid
        return points * self._per_point


def _counts(each: InovasiResult) -> bool:
    """Whether the rows of an innovation are in the index."""
    return each.scored and not (each.voided or each.inovasi.is_rejected)


def _range(low: Decimal | Fraction, high: Decimal | Fraction) -> Text:
    return _FROM_TO.fill(low=both(low), high=both(high))


_TITLE = Text(id="Kepekaan terhadap bobot, {title}", en="Sensitivity to the weights, {title}")
_HOW = Text(
    id="{draws} kali (benih {seed}) setiap bobot diubah acak paling jauh {percent}%, lalu bobot "
    "tiap aspek dikembalikan ke jumlahnya. Untuk penelitian; tidak mengubah penilaian.",
    en="{draws} times (seed {seed}) every weight was changed at random by at most {percent}%, and "
    "the weights of each aspect scaled back to their sum. For research; it changes no assessment.",
)
_REPORTS = Text(
    id="Indeks dan peringkat di bawah bobot lain (di tengah: sembilan dari sepuluh)",
    en="Index and rank under other weights (in the middle: nine out of ten)",
)
_REPORT_HEADS = (
    Text(id="Peringkat", en="Rank"),
    Text(id="Pemda", en="Pemda"),
    Text(id="Indeks", en="Index"),
    Text(id="Indeks, tengah", en="Index, middle"),
    Text(id="Peringkat, tengah", en="Rank, middle"),
    Text(id="Peringkat, seluruhnya", en="Rank, all"),
)
_DROPPED = Text(
    id="Bila satu indikator ditiadakan dan bobotnya dibagi ke yang lain",
    en="With one indicator left out and its weight shared out to the others",
)
_DROPPED_HEADS = (
    Text(id="Indikator", en="Indicator"),
    Text(id="Perubahan indeks", en="Change of the index"),
    Text(id="Pemda yang peringkatnya berubah", en="Pemda whose rank changes"),
)
_FROM_TO = Text(id="{low} … {high}", en="{low} … {high}")
_WRONG_DRAWS = Text(id="banyaknya harus 1 sampai {most}", en="there are 1 to {most} draws")
_TOO_MANY = Text(
    id="terlalu banyak untuk {reports} laporan: semuanya bersama paling banyak {most} indeks",
    en="too many for {reports} reports: together they may have at most {most} indices",
)
_WRONG_NOISE = Text(id="harus antara 0 dan 1", en="must be from 0 to 1")
