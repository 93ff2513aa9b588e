"""From an answer to a level: what may be answered on a row, and where a measurement falls."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from attrs import frozen

from inovasi_index.exact import Exact, grid_half_up, has_point, round_half_up, shortest
from inovasi_index.laporan import Answer, Jenis
from inovasi_index.problems import WrongValueError, did_you_mean, listed, shorten
from inovasi_index.ruleset import CHANGES, OUT_OF_RANGE, Band, Basis, Indicator, Measure
from inovasi_index.text import Text

Span = tuple[int | None, int | None]
"""A band on the grid a table is printed on: its first and last grid point, None for open."""


@frozen
class Reading:
    """How one answer became a level.

    ``measured`` is the exact number the answer gives, ``rounded`` the same to the places of the
    table; both are None for an answer given as a level. ``found`` are the levels whose bands hold
    it, ``above_top`` says that it lies beyond the highest printed value.
    """

    level: int
    measured: Exact | None = None
    rounded: Decimal | None = None
    found: tuple[int, ...] = ()
    above_top: bool = False


@lru_cache(maxsize=64)
def as_level(level: int) -> Reading:
    """The reading of an answer that is a level already."""
    return Reading(level=level)


class Table:
    """The measure and the levels of one row, or of one basis of it, ready to be looked up."""

    __slots__ = ("_bottom", "_spans", "_top", "_top_end", "measure")

    def __init__(self, carrier: Indicator | Basis) -> None:
        self.measure = carrier.measure or Measure(kind="choice")
        self._spans = tuple(
            (each.level, span(each.band, self.measure.places))
            for each in carrier.levels
            if each.band is not None
        )
        levels = [each.level for each in carrier.levels]
        self._bottom, self._top = min(levels, default=0), max(levels, default=0)
        self._top_end = highest_end([on_grid for _, on_grid in self._spans])

    def read(self, answer: Answer, options: Mapping[str, str]) -> Reading:
        """The level of a measurement.

        Raises:
            WrongValueError: when the measurement does not fit the row; see `measured`.
        """
        measured = self.measured(answer)
        grid = grid_half_up(measured, self.measure.places)
        found = tuple(level for level, on_grid in self._spans if _holds(on_grid, grid))
        above = not found and self._top_end is not None and grid > self._top_end
        return Reading(
            level=self._choose(found, above, options),
            measured=measured,
            rounded=round_half_up(measured, self.measure.places),
            found=found,
            above_top=above,
        )

    def level(self, answer: Answer, options: Mapping[str, str]) -> int:
        """The level alone, for scoring many reports.

        Raises:
            WrongValueError: as `read`.
        """
        grid = grid_half_up(self.measured(answer), self.measure.places)
        found = tuple(level for level, on_grid in self._spans if _holds(on_grid, grid))
        above = not found and self._top_end is not None and grid > self._top_end
        return self._choose(found, above, options)

    def _choose(self, found: tuple[int, ...], above: bool, options: Mapping[str, str]) -> int:
        if len(found) == 1:
            return found[0]
        if found:
            if options["band_overlap"] == "highest_level":
                return max(found)
            ends = [end for end in (self._top, self._bottom) if end in found]
            return ends[0] if ends else max(found)
        return self._top if above and options["above_top_band"] == "top_level" else 0

    def measured(self, answer: Answer) -> Exact:
        """The exact number that an answer without a level gives.

        Raises:
            WrongValueError: The first of `wrong_in`.
        """
        for wrong in self.wrong_in(answer):
            raise wrong
        if answer.value is not None:
            return answer.value
        previous, current = Fraction(answer.previous or 0), Fraction(answer.current or 0)
        if self.measure.kind == "decrease":
            return previous - current
        if self.measure.kind == "increase":
            return current - previous
        return (current - previous) / previous * 100

    def wrong_in(self, answer: Answer) -> Iterator[WrongValueError]:
        """What is wrong with an answer without a level, each with the key at fault.

        Codes: ``level-only``, ``no-readings``, ``not-a-whole-number``, ``out-of-range``,
        ``growth-from-zero``.
        """
        measure, value = self.measure, answer.value
        if measure.kind == "choice":
            yield WrongValueError(
                "level-only", _LEVEL_ONLY, ["previous" if value is None else "value"]
            )
        elif value is not None:
            if measure.kind == "count" and has_point(value):
                yield WrongValueError("not-a-whole-number", _NOT_WHOLE, ["value"])
            elif not measure.range.holds(value):
                yield _outside(value, measure.range, "value")
        elif measure.kind not in CHANGES:
            yield WrongValueError("no-readings", _NO_READINGS, ["previous"])
        else:
            yield from self._wrong_readings(answer)

    def _wrong_readings(self, answer: Answer) -> Iterator[WrongValueError]:
        for key, reading in (("previous", answer.previous), ("current", answer.current)):
            if reading is not None and not self.measure.readings.holds(reading):
                yield _outside(reading, self.measure.readings, key)
        if self.measure.kind == "growth" and not answer.previous:
            yield WrongValueError("growth-from-zero", _FROM_ZERO, ["previous"])


@lru_cache(maxsize=1024)
def table_of(carrier: Indicator | Basis) -> Table:
    """The table of a row without bases, or of a basis."""
    return Table(carrier)


def span(band: Band, places: int) -> Span:
    """The grid points of a band; an end that is left out is one point further in."""
    low, high = band.lowest, band.highest
    first = None if low is None else grid_half_up(low, places) + (band.above is not None)
    last = None if high is None else grid_half_up(high, places) - (band.below is not None)
    return first, last


def highest_end(spans: "list[Span]") -> int | None:
    """The last grid point of a table that is closed at its top, or None for an open one."""
    ends = [last for _, last in spans]
    closed = [last for last in ends if last is not None]
    return max(closed) if closed and len(closed) == len(ends) else None


def score_of(answer: Answer) -> Decimal | None:
    """The score of an answer on a row that is given one: a bare number is no level there."""
    return answer.value if answer.level is None else Decimal(answer.level)


def _wrong_score(measure: Measure, answer: Answer) -> Iterator[WrongValueError]:
    """What is wrong with a score: ``no-readings`` or ``out-of-range``."""
    score = score_of(answer)
    if score is None:
        yield WrongValueError("no-readings", _NO_READINGS, ["previous"])
    elif not measure.range.holds(score):
        yield _outside(score, measure.range, "value" if answer.level is None else "level")


def _holds(on_grid: Span, grid: int) -> bool:
    first, last = on_grid
    return (first is None or first <= grid) and (last is None or grid <= last)


def _outside(number: Decimal, band: Band, key: str) -> WrongValueError:
    text = OUT_OF_RANGE.fill(value=shortest(number), range=band.show())
    return WrongValueError("out-of-range", text, [key])


def wrong_in(row: Indicator, answer: Answer, jenis: Jenis | None) -> Iterator[WrongValueError]:
    """What is wrong with an answer on a row, each with the key at fault.

    Codes: ``unknown-basis``, ``wrong-basis``, ``basis-missing``, ``unknown-level``, and those of
    `Table.wrong_in`.
    """
    if row.is_scored and row.measure:
        yield from _wrong_score(row.measure, answer)
        return
    wrong = wrong_basis(row, answer, jenis)
    if wrong:
        yield wrong
    named = row.basis(answer.basis)
    carriers = (named,) if named else row.tables
    if answer.level is not None:
        levels = {each.level for carrier in carriers for each in carrier.levels} | {0}
        if answer.level not in levels:
            text = _UNKNOWN_LEVEL.fill(level=answer.level, levels=listed(sorted(levels)))
            yield WrongValueError("unknown-level", text, ["level"])
    elif len(carriers) == 1 or all(table_of(each).measure.kind == "choice" for each in carriers):
        # Without a known basis nothing more can be said of a measurement, unless none is wanted.
        yield from table_of(carriers[0]).wrong_in(answer)


def wrong_basis(row: Indicator, answer: Answer, jenis: Jenis | None) -> WrongValueError | None:
    """What is wrong with the basis that an answer names or leaves out, if anything is."""
    codes = [basis.code for basis in row.bases]
    if answer.basis is None:
        if not codes or answer.level is not None:
            return None
        return WrongValueError("basis-missing", _BASIS_MISSING.fill(codes=listed(codes)))
    if not codes:
        return WrongValueError("unknown-basis", _NO_BASES.fill(row=row.id), ["basis"])
    if answer.basis not in codes:
        guess = did_you_mean(answer.basis, codes)
        text = _UNKNOWN_BASIS.fill(basis=shorten(answer.basis), codes=listed(codes), guess=guess)
        return WrongValueError("unknown-basis", text, ["basis"])
    if row.bases_follow and jenis and answer.basis != jenis:
        text = _WRONG_BASIS.fill(jenis=jenis, row=row.id)
        return WrongValueError("wrong-basis", text, ["basis"])
    return None


_LEVEL_ONLY = Text(
    id="baris ini adalah pilihan; jawab dengan level",
    en="this row is a choice; answer with a level",
)
_NO_READINGS = Text(
    id="baris ini mengukur satu angka; tulis value, bukan previous dan current",
    en="this row measures one number; write value, not previous and current",
)
_NOT_WHOLE = Text(
    id="baris ini menghitung; tulis bilangan bulat", en="this row counts; write a whole number"
)
_FROM_ZERO = Text(
    id="pertumbuhan dari 0 tidak ada; jawab dengan level, atau dengan value yang dipublikasikan",
    en="there is no growth from 0; answer with a level, or with the published value",
)
_UNKNOWN_LEVEL = Text(
    id="level {level} tidak ada; yang ada: {levels}",
    en="there is no level {level}; there are: {levels}",
)
_BASIS_MISSING = Text(
    id="sebutkan basis ukurannya: {codes}", en="name the basis it is measured on: {codes}"
)
_NO_BASES = Text(
    id="indikator {row} tidak memiliki basis; hapus basis",
    en="indicator {row} has no bases; leave basis out",
)
_UNKNOWN_BASIS = Text(
    id="tidak ada basis {basis}; yang ada: {codes}{guess}",
    en="there is no basis {basis}; there are: {codes}{guess}",
)
_WRONG_BASIS = Text(
    id="inovasi berjenis {jenis} menjawab indikator {row} dengan basis {jenis}",
    en="an innovation of jenis {jenis} answers indicator {row} on the basis {jenis}",
)
