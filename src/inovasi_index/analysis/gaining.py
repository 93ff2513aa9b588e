"""Every single step that would raise the index, with exactly what it brings."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, TypeAlias

from attrs import evolve, field, frozen

from inovasi_index.analysis.changes import (
    Accept,
    Add,
    Change,
    SetAnswer,
    Verify,
    Withdraw,
    head_dict,
    outcome_dict,
)
from inovasi_index.analysis.position import NONE, Member, Position, Spot, position_of
from inovasi_index.describe import row_title
from inovasi_index.exact import ratio_text
from inovasi_index.laporan import Inovasi, Laporan, PelayananPublik
from inovasi_index.pages import Block, Grid, Heading, Items, Paragraph, Shown, both
from inovasi_index.result import AnswersView, Result
from inovasi_index.ruleset import Indicator, Predikat, Ruleset
from inovasi_index.text import Lang, Text, joined

Kind: TypeAlias = Literal["answer", "verify", "add", "affair", "gate", "withdraw", "accept"]
"""What a step is: a row one level up, an answer verified, one more innovation, one more for a
missing affair of the basic services, as many as open the gate, one innovation withdrawn, one that
was turned down accepted."""

MOST_STEPS = 25
"""So many steps stand in the page; `Gains.steps` and the JSON have all."""


@frozen
class Gain:
    """One step, and what it brings by itself.

    ``gain`` is by how much the index rises before it is rounded; ``index`` and ``predikat`` are
    those after the step. ``points`` are those of the total.
    """

    kind: Kind
    changes: tuple[Change, ...]
    row: Indicator | None
    inovasi: int | None
    perangkat_daerah: str | None
    points: Fraction
    gain: Fraction
    index: Decimal
    predikat: Predikat
    raises: Fraction = field(default=NONE, eq=False, repr=False)
    fills: int = field(default=0, eq=False, repr=False)

    def told(self, laporan: Laporan) -> Text:
        """The step in words; the report knows the names."""
        return joined([each.told(laporan) for each in self.changes], "; ")

    def to_dict(self) -> dict[str, Any]:
        """As in the JSON of the whole."""
        return {
            "kind": self.kind,
            **({} if self.row is None else {"row": self.row.id}),
            **({} if self.inovasi is None else {"inovasi": self.inovasi}),
            **(
                {} if self.perangkat_daerah is None else {"perangkat_daerah": self.perangkat_daerah}
            ),
            "gain": ratio_text(self.gain),
            "index": str(self.index),
            "predikat": self.predikat.code,
            "changes": [each.to_dict() for each in self.changes],
        }


@frozen
class Group:
    """The steps of one indicator, of one innovation, or of one perangkat daerah.

    ``together`` is by how much the index rises when all of them that are rows are made at once,
    ``best`` what the best of all brings. ``key`` is the id of the row, the number of the
    innovation from 0, or the name; None for what belongs to none.
    """

    key: str | int | None
    name: Text
    steps: tuple[Gain, ...]
    together: Fraction

    @property
    def best(self) -> Fraction:
        """What the best step brings."""
        return self.steps[0].gain

    def to_dict(self) -> dict[str, Any]:
        """As in the JSON of the whole."""
        return {
            "key": self.key,
            "name": self.name.to_dict(),
            "steps": len(self.steps),
            "best": ratio_text(self.best),
            "together": ratio_text(self.together),
        }


@frozen
class Gains(Shown):
    """Every step that would raise the index of a report, the best first."""

    result: Result
    steps: tuple[Gain, ...]
    position: Position = field(eq=False, repr=False)

    @property
    def by_indicator(self) -> tuple[Group, ...]:
        """The steps by the row they answer, the row that brings most first."""
        return self._groups(
            ((each.row.id, row_title(each.row)), each)
            for each in self.steps
            if each.row is not None
        )

    @property
    def by_inovasi(self) -> tuple[Group, ...]:
        """The steps by the innovation they are made on, the one that brings most first."""
        innovations = self.result.laporan.innovations
        return self._groups(
            ((each.inovasi, _named(innovations[each.inovasi].nama)), each)
            for each in self.steps
            if each.inovasi is not None
        )

    @property
    def by_perangkat_daerah(self) -> tuple[Group, ...]:
        """The steps on innovations by the unit that sent them, the one that brings most first."""
        ours = (each for each in self.steps if each.inovasi is not None)
        return self._groups((_key_of_unit(each), each) for each in ours)

    def _groups(
        self, keyed: Iterable[tuple[tuple[str | int | None, Text], Gain]]
    ) -> tuple[Group, ...]:
        found: dict[str | int | None, tuple[Text, list[Gain]]] = {}
        for (key, name), each in keyed:
            found.setdefault(key, (name, []))[1].append(each)
        groups = (
            Group(key, name, tuple(steps), self._together(steps))
            for key, (name, steps) in found.items()
        )
        return tuple(sorted(groups, key=lambda group: (group.together, group.best), reverse=True))

    def _together(self, steps: Iterable[Gain]) -> Fraction:
        """By how much the index rises when the rows of some steps are all moved at once."""
        spd, raised = NONE, dict[int, tuple[Fraction, int]]()
        for each in steps:
            if each.row is not None and each.inovasi is None:
                spd += each.raises
            elif each.row is not None and each.inovasi is not None:
                points, filled = raised.get(each.inovasi, (NONE, 0))
                raised[each.inovasi] = points + each.raises, filled + each.fills
        members = self.position.members
        gained = sum(
            (
                members[number].maturity_with(*moved) - members[number].maturity
                for number, moved in raised.items()
            ),
            NONE,
        )
        divisor = self.position.divisor(self.position.tally.divides)
        return self.position.index(spd + gained / divisor)

    def to_dict(self) -> dict[str, Any]:
        """All steps as plain data: ``inovasi-index/gains@1``."""
        return {
            "format": "inovasi-index/gains@1",
            **head_dict(self.result),
            "now": outcome_dict(self.result),
            "steps": [each.to_dict() for each in self.steps],
            "by_indicator": [each.to_dict() for each in self.by_indicator],
            "by_inovasi": [each.to_dict() for each in self.by_inovasi],
            "by_perangkat_daerah": [each.to_dict() for each in self.by_perangkat_daerah],
        }

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """The best steps, and all of them by indicator, by innovation and by unit."""
        result = self.result
        yield Heading(1, _TITLE.fill(nama=result.pemda.nama, title=result.ruleset.title)[lang])
        yield Paragraph(
            _NOW.fill(index=both(result.index), predikat=result.predikat.name, n=len(self.steps))[
                lang
            ]
        )
        yield Paragraph(result.ground[lang])
        if not self.steps:
            yield Paragraph(nothing_to_move(self.position)[lang])
            return
        yield self._steps_table(lang)
        if len(self.steps) > MOST_STEPS:
            yield Paragraph(_MORE.fill(more=len(self.steps) - MOST_STEPS)[lang])
        yield Items((_ALONE[lang],))
        for caption, head, groups in (
            (_BY_INDICATOR, _INDICATOR, self.by_indicator),
            (_BY_INNOVATION, _INNOVATION, self.by_inovasi),
            (_BY_UNIT, _UNIT, self.by_perangkat_daerah),
        ):
            if groups:
                yield _groups_table(caption, head, groups, lang)

    def _steps_table(self, lang: Lang) -> Grid:
        rows = tuple(
            (
                str(number),
                each.told(self.result.laporan)[lang],
                both(each.gain)[lang],
                both(each.index)[lang],
                each.predikat.name[lang],
            )
            for number, each in enumerate(self.steps[:MOST_STEPS], 1)
        )
        heads = (_NUMBER[lang], _STEP[lang], f"#{_GAIN[lang]}", f"#{_AFTER[lang]}", _CLASS[lang])
        return Grid(_STEPS[lang], heads, rows)


def gains(
    laporan: Laporan,
    ruleset: Ruleset,
    *,
    new: Inovasi | None = None,
    interpretations: Mapping[str, str] | None = None,
    answers: AnswersView = "claimed",
) -> Gains:
    """Every single step that would raise the index, with exactly what it brings, the best first.

    The steps are a row one level up, an answer verified (where only verified ones count), one more
    innovation, one more for an affair of the basic services that is missing, as many as open the
    gate, an innovation withdrawn, and one that was turned down accepted. A step on a row answers it
    with the next level; where only a sum is known there is no row, and no step.

    Args:
        laporan: What the pemda reports.
        ruleset: The rules, from `get_ruleset` or built in Python.
        new: What one more innovation would be like; without it, one that answers no row.
        interpretations: As in `score`.
        answers: As in `score`; under ``"verified"`` the next level is taken to be verified.

    Raises:
        EditionIncomplete: As `score`.
        LaporanError: As `score`.
        OtherKindError: As `score`.
        WrongValueError: As `score`.

    >>> from inovasi_index import Pemda, TataKelola, get_ruleset
    >>> arsip = TataKelola(nama="E-Arsip", sid={"33": 2})
    >>> contoh = Laporan(pemda=Pemda(nama="Kabupaten Contoh"), tahun=2026, inovasi=[arsip])
    >>> found = gains(contoh, get_ruleset(2026))
    >>> [(group.name["en"], str(group.best)) for group in found.by_inovasi]
    [('E-Arsip', '2/15')]
    """
    position = position_of(laporan, ruleset, interpretations, answers)
    weighed = _Weighed(position)
    found = [
        *weighed.rows(),
        *weighed.additions(position.fitting(NEW if new is None else new)),
        *weighed.withdrawals(),
        *weighed.accepted(),
    ]
    ranks = {points: rank for rank, points in enumerate(sorted({each.points for each in found}))}
    best_first = sorted(found, key=lambda each: -ranks[each.points])
    return Gains(position.result, tuple(best_first), position)


NEW = PelayananPublik(nama="Inovasi baru")
"""One more innovation of which nothing is known but that it is sent."""


class _Weighed:
    """The steps of a report, each with what it brings; those that bring nothing are left out."""

    def __init__(self, position: Position) -> None:
        self.position = position
        self.before = position.result.index_exact
        self.told: dict[Fraction, tuple[Fraction, Decimal, Predikat]] = {}

    def gain(
        self,
        kind: Kind,
        changes: tuple[Change, ...],
        points: Fraction,
        member: Member | None = None,
        move: tuple[Spot, Fraction, int] | None = None,
    ) -> Iterator[Gain]:
        """A step that raises the total by some points, if it does raise it."""
        if points <= 0:
            return
        if points not in self.told:
            gain = self.position.index(points)
            self.told[points] = (gain, *self.position.verdict(self.before + gain))
        spot, raises, fills = move or (None, NONE, 0)
        yield Gain(
            kind,
            changes,
            None if spot is None else spot.row,
            None if member is None else member.number,
            None if member is None else member.inovasi.perangkat_daerah,
            points,
            *self.told[points],
            raises,
            fills,
        )

    def rows(self) -> Iterator[Gain]:
        """The next step of every row."""
        for spot in self.position.spd:
            yield from self.row(spot, None)
        for member in self.position.members:
            if member.in_sum:
                for spot in member.spots:
                    yield from self.row(spot, member)

    def row(self, spot: Spot, member: Member | None) -> Iterator[Gain]:
        """The next step of one row: its answer verified, or the next level."""
        level, change = self._next(spot)
        if change is None:
            return
        raises = spot.points(level)
        fills = int(spot.row.mandatory and not spot.is_answered)
        points = raises
        if member is not None:
            points = member.maturity_with(raises, fills) - member.maturity
            points /= self.position.divisor(self.position.tally.divides)
        kind: Kind = "verify" if isinstance(change, Verify) else "answer"
        yield from self.gain(kind, (change,), points, member, (spot, raises, fills))

    def _next(self, spot: Spot) -> tuple[int, Change | None]:
        if spot.waits:
            return spot.claimed_level, Verify(spot.row.id, spot.inovasi)
        for level in spot.above[:1]:
            answer = spot.answer(level, self.position.view)
            return level, SetAnswer(spot.row.id, answer, spot.inovasi)
        return spot.level, None

    def additions(self, new: Inovasi) -> Iterator[Gain]:
        """One more innovation: any, one for a missing affair, as many as open the gate."""
        if self.position.is_aggregate:
            return
        yield from self._added("add", [new])
        short = self.position.required - self.position.tally.covered
        if short > 0:
            missing = [evolve(new, urusan=code) for code in self.position.missing_affairs]
            for each in missing:
                yield from self._added("affair", [each])
            if 1 < short <= len(missing):
                yield from self._added("gate", missing[:short])

    def _added(self, kind: Kind, added: list[Inovasi]) -> Iterator[Gain]:
        count = len(self.position.laporan.innovations)
        members = [self.position.member(count + at, each) for at, each in enumerate(added)]
        then = self.position.total(self.position.tally.plus(members))
        yield from self.gain(kind, tuple(map(Add, added)), then - self.position.result.total)

    def withdrawals(self) -> Iterator[Gain]:
        """Each innovation withdrawn that the index would be higher without."""
        for member in self.position.members:
            then = self.position.total(self.position.tally.plus([member], -1))
            points = then - self.position.result.total
            yield from self.gain("withdraw", (Withdraw(member.number),), points, member)

    def accepted(self) -> Iterator[Gain]:
        """Each innovation that was turned down, accepted."""
        for member in self.position.members:
            if member.inovasi.is_rejected:
                accepted = evolve(member.inovasi, status="diterima")
                then = self.position.tally.plus([member], -1).plus(
                    [self.position.member(member.number, accepted)]
                )
                points = self.position.total(then) - self.position.result.total
                yield from self.gain("accept", (Accept(member.number),), points, member)


def nothing_to_move(position: Position) -> Text:
    """Why there is no step: everything stands at its highest, or only sums are known."""
    has_rows = bool(position.spd) or any(member.spots for member in position.members)
    return _HIGHEST if has_rows else _ONLY_SUMS


def _key_of_unit(each: Gain) -> tuple[str | None, Text]:
    unit = each.perangkat_daerah
    return (None, _NOBODY) if unit is None else (unit, _named(unit))


def _named(name: str) -> Text:
    return _NAME.fill(name=name)


def _groups_table(caption: Text, head: Text, groups: tuple[Group, ...], lang: Lang) -> Grid:
    rows = tuple(
        (
            each.name[lang],
            str(len(each.steps)),
            both(each.best)[lang],
            both(each.together)[lang],
        )
        for each in groups
    )
    numbers = (f"#{each[lang]}" for each in (_STEPS_OF, _BEST, _TOGETHER))
    return Grid(caption[lang], (head[lang], *numbers), rows)


_TITLE = Text(
    id="{nama} — langkah yang menaikkan indeks, {title}",
    en="{nama} — steps that raise the index, {title}",
)
_NOW = Text(
    id="Indeks saat ini {index}, {predikat}; {n} langkah tunggal menaikkannya.",
    en="The index is {index}, {predikat}; {n} single steps raise it.",
)
_MORE = Text(
    id="dan {more} langkah lagi; semuanya ada dalam JSON.",
    en="and {more} more steps; the JSON has all of them.",
)
_ALONE = Text(
    id="Setiap langkah dihitung sendiri-sendiri; beberapa langkah sekaligus dihitung dengan "
    "what_if, dan yang termurah dicari dengan plan.",
    en="Each step is taken by itself; what_if computes several at once, and plan finds the "
    "cheapest set.",
)
_HIGHEST = Text(
    id="Tidak ada langkah tunggal yang menaikkan indeks.", en="No single step raises the index."
)
_ONLY_SUMS = Text(
    id="Laporan ini hanya memuat angka jadi, sehingga tidak ada baris yang dapat dinaikkan.",
    en="This report has sums alone, so that there is no row to raise.",
)
_NUMBER = Text(id="No", en="No")
_STEP = Text(id="Langkah", en="Step")
_GAIN = Text(id="Kenaikan indeks", en="Gain of index")
_AFTER = Text(id="Indeks", en="Index")
_CLASS = Text(id="Predikat", en="Class")
_STEPS = Text(id="Langkah terbaik, masing-masing sendiri", en="The best steps, each by itself")
_BY_INDICATOR = Text(id="Menurut indikator", en="By indicator")
_BY_INNOVATION = Text(id="Menurut inovasi", en="By innovation")
_BY_UNIT = Text(id="Menurut perangkat daerah", en="By regional apparatus")
_INDICATOR = Text(id="Indikator", en="Indicator")
_INNOVATION = Text(id="Inovasi", en="Innovation")
_UNIT = Text(id="Perangkat daerah", en="Regional apparatus")
_STEPS_OF = Text(id="Langkah", en="Steps")
_BEST = Text(id="Terbaik", en="Best")
_TOGETHER = Text(id="Semua baris sekaligus", en="All rows at once")
_NAME = Text(id="{name}", en="{name}")
_NOBODY = Text(id="–", en="–")
