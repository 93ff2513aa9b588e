"""The cheapest way to a class, and the least whose loss costs it; `score` checks every answer."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from attrs import frozen

from inovasi_index.analysis.changes import (
    Add,
    Change,
    Reject,
    SetAnswer,
    Verify,
    Withdraw,
    before_and_after,
    changed,
    head_dict,
    outcome_dict,
)
from inovasi_index.analysis.gaining import NEW
from inovasi_index.analysis.models import Search, Step, losses_below
from inovasi_index.analysis.moves import Backward, Forward
from inovasi_index.analysis.position import NONE, Position, position_of
from inovasi_index.analysis.pricing import Costs, Limits, Target, require_known, target_of
from inovasi_index.analysis.programme import solver, unsolved
from inovasi_index.describe import row_title
from inovasi_index.exact import shortest
from inovasi_index.laporan import Inovasi, Laporan
from inovasi_index.pages import Block, Grid, Heading, Items, Paragraph, Shown, both
from inovasi_index.result import AnswersView, Result
from inovasi_index.ruleset import Ruleset
from inovasi_index.scoring import score
from inovasi_index.text import Lang, Text

# Plans.


@frozen
class Plan(Shown):
    """The cheapest steps that reach a target, or that go as far as one can.

    ``after`` is what `score` makes of the report with all steps taken. Other plans may cost the
    same; none that keeps to the ``limits`` costs less.
    """

    before: Result
    after: Result
    target: Target
    steps: tuple[Step, ...]
    costs: Costs
    limits: Limits

    @property
    def cost(self) -> Fraction:
        """What all steps cost together."""
        return sum((each.cost for each in self.steps), NONE)

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes of all steps, as `what_if` takes them."""
        return tuple(change for each in self.steps for change in each.changes)

    @property
    def is_met(self) -> bool:
        """Whether the target was reached before any step."""
        return self.target.is_met(self.before.index_exact)

    @property
    def is_reached(self) -> bool:
        """Whether the target is reached with the steps."""
        return self.target.is_met(self.after.index_exact)

    @property
    def verdict(self) -> Text:
        """In one sentence: reached already, reached for so much, or how far one gets."""
        if self.is_met:
            text = _MET
        elif self.is_reached:
            text = _REACHED
        else:
            text = _NOT_REACHED if self.steps else _STUCK
        return text.fill(
            target=self.target.text,
            now=both(self.before.index),
            then=both(self.after.index),
            predikat=self.after.predikat.name,
            cost=both(self.cost),
            steps=len(self.steps),
        )

    def to_dict(self) -> dict[str, Any]:
        """The plan as plain data: ``inovasi-index/plan@1``."""
        return {
            "format": "inovasi-index/plan@1",
            **_as_data(self, {"reached": self.is_reached}),
            "steps": [each.to_dict() for each in self.steps],
        }

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """Whether the target can be reached, by which steps, and what they make of the index."""
        yield from _page(self, self.steps, _Captions(_PLAN, _STEPS, _OTHERS), lang)


def plan(  # noqa: PLR0913 - each of them is a word of its own
    laporan: Laporan,
    ruleset: Ruleset,
    target: object,
    *,
    cost: Costs | None = None,
    limits: Limits | None = None,
    new: Inovasi | None = None,
    interpretations: Mapping[str, str] | None = None,
    answers: AnswersView = "claimed",
) -> Plan:
    """The cheapest set of steps that reaches a class or an index, proven to be the cheapest.

    The steps are rows raised by one level or more, answers verified (where only verified ones
    count), innovations added, with as many levels as pay, and innovations withdrawn. Of a target
    that cannot be reached, the plan is the cheapest one that gets as far as possible.

    Args:
        laporan: What the pemda reports.
        ruleset: The rules, from `get_ruleset` or built in Python.
        target: The code of a class, such as ``"sangat_inovatif"``, or an index, such as 65.01 in a
            text or a `Decimal`.
        cost: What each step costs; without it a level costs 1, and so on: see `Costs`.
        limits: Which steps may not be made; see `Limits`.
        new: What a new innovation would be like before its rows are raised; without it, one that
            answers no row.
        interpretations: As in `score`.
        answers: As in `score`; under ``"verified"`` a new level costs its verification too.

    Raises:
        EditionIncomplete: As `score`.
        LaporanError: As `score`; ``new`` may not fit the rules.
        MissingLibraryError: It needs the extra ``plan``.
        OtherKindError: As `score`.
        WrongValueError: As `score`; ``unknown-code``, ``out-of-range``, ``unknown-indicator``,
            ``unknown-level`` or ``unknown-inovasi`` for what a target, a cost or a limit names;
            ``too-many-digits`` for costs, weights or maturities too fine to be computed with.

    >>> from inovasi_index import Pemda, get_ruleset
    >>> contoh = Laporan(pemda=Pemda(nama="Kabupaten Contoh"), tahun=2026, spd={"1": 1})
    >>> found = plan(contoh, get_ruleset(2026), "2.00")
    >>> str(found.cost), found.after.index
    ('2', Decimal('2.00'))
    """
    position = position_of(laporan, ruleset, interpretations, answers)
    aim = target_of(target, position.result)
    added = position.member(len(laporan.innovations), position.fitting(NEW if new is None else new))
    moves = Forward(position, cost or Costs(), limits or Limits(), added)
    require_known(moves.costs, moves.limits, position)
    solver()
    steps: tuple[Step, ...] = ()
    if not aim.is_met(position.result.index_exact):
        steps, is_reached = Search(moves).steps_to(position.total_of(aim.least))
        reached = _after(position, steps).index_exact
        if aim.is_met(reached) != is_reached:
            raise unsolved()
        steps = _needed(position, steps, min(aim.least, reached))
    return Plan(position.result, _after(position, steps), aim, steps, moves.costs, moves.limits)


def _needed(position: Position, steps: tuple[Step, ...], least: Fraction) -> tuple[Step, ...]:
    """Steps without those that cost nothing and are not needed for an index."""
    kept = steps
    for free in (step for step in steps if not step.cost):
        without = tuple(step for step in kept if step is not free)
        if _after(position, without).index_exact >= least:
            kept = without
    return kept


def _after(position: Position, steps: Iterable[Step]) -> Result:
    """What `score` makes of a report with steps taken."""
    result = position.result
    changes = [change for step in steps for change in step.changes]
    return score(
        changed(result.laporan, changes),
        result.ruleset,
        interpretations=result.interpretations,
        answers=result.answers,
    )


# Keeping.


@frozen
class Keep(Shown):
    """The least whose loss costs a target: no loss that counts less does.

    ``after`` is what `score` makes of the report without what is lost; ``losses`` is empty where
    the target is not reached as it is, or cannot be lost.
    """

    before: Result
    after: Result
    target: Target
    losses: tuple[Step, ...]
    costs: Costs
    limits: Limits

    @property
    def cost(self) -> Fraction:
        """What the losses count together; whatever counts less is harmless."""
        return sum((each.cost for each in self.losses), NONE)

    @property
    def is_met(self) -> bool:
        """Whether there is something to lose: the target is reached as it is."""
        return self.target.is_met(self.before.index_exact)

    @property
    def is_lost(self) -> bool:
        """Whether the target is lost with the losses."""
        return not self.target.is_met(self.after.index_exact)

    @property
    def verdict(self) -> Text:
        """In one sentence: what must not be lost, that it cannot be, or was not reached."""
        text = _NOT_HELD
        if self.is_met:
            text = _LOST if self.is_lost else _SAFE
        return text.fill(
            target=self.target.text,
            now=both(self.before.index),
            then=both(self.after.index),
            cost=both(self.cost),
            losses=len(self.losses),
        )

    def to_dict(self) -> dict[str, Any]:
        """The losses as plain data: ``inovasi-index/keep@1``."""
        return {
            "format": "inovasi-index/keep@1",
            **_as_data(self, {"lost": self.is_lost}),
            "losses": [each.to_dict() for each in self.losses],
        }

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """What must not be lost, and what the index would be."""
        yield from _page(self, self.losses, _Captions(_KEEP, _LOSSES, _OTHER_LOSSES), lang)


def keep(  # noqa: PLR0913 - as `plan`
    laporan: Laporan,
    ruleset: Ruleset,
    target: object = None,
    *,
    cost: Costs | None = None,
    limits: Limits | None = None,
    interpretations: Mapping[str, str] | None = None,
    answers: AnswersView = "claimed",
) -> Keep:
    """The least that must not be lost to keep a class: the cheapest losses that would cost it.

    What can be lost are answers, whole or some of their levels, and innovations that the ministry
    turns down. Whatever counts less than the answer leaves the class as it is, proven.

    Args:
        laporan: What the pemda reports.
        ruleset: The rules, from `get_ruleset` or built in Python.
        target: What is to be kept, as in `plan`; without it the class of the report.
        cost: What each loss counts: a level lost as one that is gained; see `Costs`.
        limits: What cannot be lost: its ``rows``, its ``inovasi``, more than so many
            ``rejections``.
        interpretations: As in `score`.
        answers: As in `score`.

    Raises:
        EditionIncomplete: As `score`.
        LaporanError: As `score`.
        MissingLibraryError: It needs the extra ``plan``.
        OtherKindError: As `score`.
        WrongValueError: As `plan`.

    >>> from inovasi_index import Pemda, get_ruleset
    >>> contoh = Laporan(pemda=Pemda(nama="Kabupaten Contoh"), tahun=2026, spd={"1": 1, "8": 3})
    >>> held = keep(contoh, get_ruleset(2026), "1.80")
    >>> str(held.cost), held.after.index
    ('1', Decimal('1.60'))
    """
    position = position_of(laporan, ruleset, interpretations, answers)
    aim = target_of(position.result.predikat if target is None else target, position.result)
    moves = Backward(position, cost or Costs(), limits or Limits())
    require_known(moves.costs, moves.limits, position)
    solver()
    losses: tuple[Step, ...] = ()
    if aim.is_met(position.result.index_exact):
        losses = losses_below(moves, position.total_of(aim.least))
    after = _after(position, losses)
    if losses and aim.is_met(after.index_exact):
        raise unsolved()
    return Keep(position.result, after, aim, losses, moves.costs, moves.limits)


# What both have.


def _as_data(answer: Plan | Keep, outcome: Mapping[str, bool]) -> dict[str, Any]:
    """What is asked, what comes of it, and what that costs."""
    return {
        **head_dict(answer.before),
        "target": answer.target.to_dict(),
        **outcome,
        "verdict": answer.verdict.to_dict(),
        "before": outcome_dict(answer.before),
        "after": outcome_dict(answer.after),
        "cost": shortest(answer.cost),
        "costs": answer.costs.to_dict(),
        "limits": answer.limits.to_dict(),
    }


@frozen
class _Captions:
    """The title of a page, the caption of its steps, and that there may be others."""

    title: Text
    steps: Text
    others: Text


def _page(
    answer: Plan | Keep, steps: tuple[Step, ...], captions: _Captions, lang: Lang
) -> Iterator[Block]:
    """The verdict, the steps it rests on, and what they make of the index."""
    before = answer.before
    yield Heading(1, captions.title.fill(nama=before.pemda.nama, title=before.ruleset.title)[lang])
    yield Paragraph(answer.verdict[lang])
    yield Paragraph(before.ground[lang])
    if steps:
        yield _in_short(steps, before.ruleset, lang)
        yield _steps_table(captions.steps, steps, before.laporan, lang)
        yield before_and_after(before, answer.after, lang)
        yield Items((captions.others[lang], _priced(answer.costs)[lang]))


def _in_short(steps: tuple[Step, ...], rules: Ruleset, lang: Lang) -> Grid:
    """How many steps each indicator takes, those of whole innovations last."""
    found: dict[str, list[Fraction]] = {row: [] for row in (*rules.rows, *_WHOLE)}
    for step in steps:
        for change in step.changes:
            key = change.row if isinstance(change, SetAnswer | Verify) else change.kind
            found[key].append(step.cost)
    rows = tuple(
        (_what(key, rules)[lang], str(len(costs)), both(sum(costs, NONE))[lang])
        for key, costs in found.items()
        if costs
    )
    heads = (_INDICATOR[lang], f"#{_HOW_MANY[lang]}", f"#{_COST[lang]}")
    return Grid(_IN_SHORT[lang], heads, rows)


def _what(key: str, rules: Ruleset) -> Text:
    row = rules.rows.get(key)
    return _WHOLE[key] if row is None else row_title(row)


def _steps_table(caption: Text, steps: tuple[Step, ...], laporan: Laporan, lang: Lang) -> Grid:
    rows = tuple(
        (str(number), change.told(laporan)[lang], both(each.cost)[lang])
        for number, each in enumerate(steps, 1)
        for change in each.changes
    )
    return Grid(caption[lang], (_NUMBER[lang], _STEP[lang], f"#{_COST[lang]}"), rows)


def _priced(costs: Costs) -> Text:
    """What the steps cost that have no price of their own."""
    return _PRICES.fill(
        level=both(costs.level),
        verify=both(costs.verify),
        add=both(costs.add),
        withdraw=_AS_SENT if costs.withdraw is None else both(costs.withdraw),
        reject=both(costs.reject),
    )


_MET = Text(
    id="{target} sudah tercapai: indeks saat ini {now}.",
    en="{target} is reached already: the index is {now}.",
)
_REACHED = Text(
    id="{target} tercapai dengan biaya {cost} (langkah: {steps}): indeks {now} menjadi {then}, "
    "{predikat}. Tidak ada cara yang lebih murah.",
    en="{target} is reached at a cost of {cost} (steps: {steps}): the index {now} becomes {then}, "
    "{predikat}. There is no cheaper way.",
)
_NOT_REACHED = Text(
    id="{target} tidak dapat dicapai; paling jauh indeks {now} menjadi {then}, {predikat}, "
    "dengan biaya {cost} (langkah: {steps}).",
    en="{target} cannot be reached; at most the index {now} becomes {then}, {predikat}, at a cost "
    "of {cost} (steps: {steps}).",
)
_STUCK = Text(
    id="{target} tidak dapat dicapai, dan tidak ada langkah yang boleh diambil yang menaikkan "
    "indeks {now}.",
    en="{target} cannot be reached, and no step that may be taken raises the index {now}.",
)
_NOT_HELD = Text(
    id="{target} belum tercapai, sehingga tidak dapat hilang: indeks saat ini {now}.",
    en="{target} is not reached, so that it cannot be lost: the index is {now}.",
)
_LOST = Text(
    id="{target} baru hilang bila kehilangannya senilai {cost} (yang hilang: {losses}): indeks "
    "{now} menjadi {then}. Kehilangan yang nilainya lebih kecil tidak mengubahnya.",
    en="{target} is lost only by losses that count {cost} (things lost: {losses}): the index {now} "
    "becomes {then}. Any loss that counts less leaves it as it is.",
)
_SAFE = Text(
    id="{target} tidak dapat hilang, apa pun yang hilang di antara yang boleh hilang.",
    en="{target} cannot be lost, whatever is lost of what can be.",
)
_PLAN = Text(id="{nama} — rencana, {title}", en="{nama} — plan, {title}")
_KEEP = Text(
    id="{nama} — yang tidak boleh hilang, {title}", en="{nama} — what must not be lost, {title}"
)
_STEPS = Text(id="Langkah-langkahnya", en="The steps")
_LOSSES = Text(id="Yang tidak boleh hilang bersama", en="What must not be lost together")
_IN_SHORT = Text(id="Ringkasnya, menurut indikator", en="In short, by indicator")
_INDICATOR = Text(id="Indikator", en="Indicator")
_HOW_MANY = Text(id="Banyaknya", en="How many")
_WHOLE: Mapping[str, Text] = {
    Add.kind: Text(id="Inovasi baru", en="New innovations"),
    Withdraw.kind: Text(id="Inovasi yang ditarik", en="Innovations withdrawn"),
    Reject.kind: Text(id="Inovasi yang ditolak", en="Innovations turned down"),
}
"""What is done to innovations as a whole, by the kind of change."""
_NUMBER = Text(id="No", en="No")
_STEP = Text(id="Langkah", en="Step")
_COST = Text(id="Biaya", en="Cost")
_OTHERS = Text(
    id="Rencana lain mungkin sama murahnya; tidak ada yang lebih murah.",
    en="Other plans may be as cheap; none is cheaper.",
)
_OTHER_LOSSES = Text(
    id="Kehilangan lain mungkin senilai; tidak ada yang lebih kecil.",
    en="Other losses may count as much; none that counts less is enough.",
)
_PRICES = Text(
    id="Biaya bila tidak ditentukan lain: satu level {level}, satu verifikasi {verify}, inovasi "
    "baru {add}, penarikan {withdraw}, penolakan {reject}.",
    en="Costs unless set otherwise: one level {level}, one verification {verify}, a new "
    "innovation {add}, a withdrawal {withdraw}, a rejection {reject}.",
)
_AS_SENT = Text(id="seharga mengirimnya lagi", en="as much as to send it again")
