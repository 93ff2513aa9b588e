"""From one index to another in named steps that add up exactly.

The rules come first: they were printed before anybody reported under them, so the report of last
year is scored as it stands under the rules of this year, and what that changes is what the rules
did. All else is measured under the rules of this year, which were in force when it was done.

Within a stage no order is chosen. The three parts of the total are summands. Where two things make
one part by multiplication (points times their share of the mean; points for the count times an open
gate), the change of each is taken at the mean of what the other was and what it became, as in the
indicator of Bennet (1920):

    Δ(a × b) = Δa × (b + b') / 2 + Δb × (a + a') / 2

That adds up to the last digit, gives nothing to what did not change, and turns its signs when the
two results change places. It is what averaging over both orders would give.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any, Literal, get_args

from attrs import frozen

from inovasi_index.analysis.words import By
from inovasi_index.describe import row_title
from inovasi_index.exact import ratio_text
from inovasi_index.explanation import chosen
from inovasi_index.laporan import Inovasi
from inovasi_index.pages import Block, Grid, Heading, Items, Paragraph, Shown, both
from inovasi_index.problems import WrongValueError, did_you_mean, listed, shorten
from inovasi_index.result import InovasiResult, Result, verdict_dict
from inovasi_index.scoring import score
from inovasi_index.text import Lang, Text
from inovasi_index.values import mapping, reader_of, text, to_plain

Stage = Literal["rules", "choices", "own"]
"""What a step belongs to: the rules, how the open questions were settled, what the region did."""

_NONE, _HALF = Fraction(0), Fraction(1, 2)


@frozen
class Item:
    """One entry of a bridge: so much of the change, in points of the index.

    ``step`` is the code of its step; ``indicator`` and ``inovasi`` are None where the entry belongs
    to none, such as the divisor, or to a sum that was supplied.
    """

    stage: Stage
    step: str
    change: Fraction
    indicator: str | None = None
    inovasi: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """As in the bridge's JSON, without what it does not belong to."""
        at = {"indicator": self.indicator, "inovasi": self.inovasi}
        return {
            "stage": self.stage,
            "step": self.step,
            **{key: each for key, each in at.items() if each is not None},
            "change": ratio_text(self.change),
        }


@frozen
class Step:
    """A named step of a bridge and its change, in points of the index before rounding."""

    code: str
    name: Text
    change: Fraction

    def to_dict(self) -> dict[str, Any]:
        """As in the bridge's JSON."""
        return {
            "code": self.code,
            "name": self.name.to_dict(),
            "change": ratio_text(self.change),
        }


@frozen
class Bridge(Shown):
    """The way from one result to another.

    ``under_rules`` is the report of before under the rules of after, its open questions settled as
    before; ``as_chosen`` is the same with the questions settled as after. ``items`` are all entries
    that are not 0; every step is a sum of them, and so is `change`.
    """

    before: Result
    under_rules: Result
    as_chosen: Result
    after: Result
    items: tuple[Item, ...]
    by: By | None = None

    @property
    def change(self) -> Fraction:
        """How much higher the index is than before, before rounding."""
        return self.after.index_exact - self.before.index_exact

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps in their order; those of the region itself one by one.

        Innovations that come, go, and share the mean with others are one step; `steps_of` tells
        them apart.
        """
        stages: tuple[tuple[Stage, Text], ...] = (("rules", _RULES), ("choices", _CHOICES))
        whole = [Step(stage, name, self._sum(stage)) for stage, name in stages]
        if not any(item.stage == "choices" for item in self.items):
            whole = whole[:1]
        own = self.steps_of("own")
        exchanged = [step.change for step in own if step.code in _EXCHANGE]
        for step in own:
            if step.code == _EXCHANGE[0]:
                whole.append(Step("came_and_went", _CAME_AND_WENT, sum(exchanged, _NONE)))
            elif step.code not in _EXCHANGE:
                whole.append(step)
        return tuple(whole)

    def steps_of(self, stage: Stage) -> tuple[Step, ...]:
        """The parts within one stage: of what the rules changed, or of what the region did."""
        names = _NAMES if stage == "own" else {**_NAMES, **_UNDER_RULES}
        told = {item.step for item in self.items if item.stage == stage}
        if stage == "own":
            told |= _ALWAYS if self._is_one_by_one else {"mean", *_ALWAYS} - _OF_EACH
        return tuple(
            Step(code, name, self._sum(stage, code)) for code, name in names.items() if code in told
        )

    @property
    def _is_one_by_one(self) -> bool:
        """Whether both reports list their innovations, or give no more than their mean."""
        return None not in (self.before.kematangan.divisor, self.after.kematangan.divisor)

    def by_indicator(self) -> Mapping[str | None, tuple[Item, ...]]:
        """The entries by indicator, in the order of the rules; under None those of no indicator."""
        order = [*self.after.ruleset.rows, *self.before.ruleset.rows]
        return self._grouped(order, lambda item: item.indicator)

    def by_inovasi(self) -> Mapping[str | None, tuple[Item, ...]]:
        """The entries by innovation, in the order of the reports; under None those of none."""
        order = [each.nama for side in (self.after, self.before) for each in side.laporan]
        return self._grouped(order, lambda item: item.inovasi)

    def _grouped(
        self, order: Iterable[str], key: Callable[[Item], str | None]
    ) -> Mapping[str | None, tuple[Item, ...]]:
        groups: dict[str | None, list[Item]] = {name: [] for name in (*order, None)}
        for item in self.items:
            groups[key(item)].append(item)
        return {name: tuple(items) for name, items in groups.items() if items}

    def _sum(self, stage: Stage, step: str | None = None) -> Fraction:
        return _total(
            item for item in self.items if item.stage == stage and step in (None, item.step)
        )

    def to_dict(self) -> dict[str, Any]:
        """The bridge as plain data: ``inovasi-index/bridge@1``."""
        return {
            "format": "inovasi-index/bridge@1",
            "pemda": to_plain(self.after.pemda),
            "before": _side_dict(self.before),
            "under_rules": _side_dict(self.under_rules),
            "after": _side_dict(self.after),
            "change": ratio_text(self.change),
            "steps": [step.to_dict() for step in self.steps],
            "of_rules": [step.to_dict() for step in self.steps_of("rules")],
            "of_own": [step.to_dict() for step in self.steps_of("own")],
            "items": [item.to_dict() for item in self.items],
        }

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """The two verdicts, the steps between them, and on demand what each is made of."""
        names = dict.fromkeys(each.pemda.nama for each in (self.before, self.after))
        title = _TITLE.fill(
            nama=" → ".join(names), before=self.before.edition, after=self.after.edition
        )
        yield Heading(1, title[lang])
        yield Items(tuple(text[lang] for text in self._verdicts()))
        yield self._table(lang)
        exchange = [step for step in self.steps_of("own") if step.code in _EXCHANGE]
        for caption, parts in ((_OF_RULES, self.steps_of("rules")), (_CAME_AND_WENT, exchange)):
            if any(step.change for step in parts):
                rows = tuple((step.name[lang], both(step.change)[lang]) for step in parts)
                yield Grid(caption[lang], (_STEP[lang], "#" + _CHANGE[lang]), rows)
        if self.by:
            yield self._detail(lang)
        yield Paragraph(_HOW[lang])
        for side in dict.fromkeys((self.before.ground[lang], self.after.ground[lang])):
            yield Paragraph(side)

    def _verdicts(self) -> Iterator[Text]:
        sides = [(_BEFORE, self.before), (_UNDER, self.under_rules), (_AFTER, self.after)]
        for name, side in sides:
            yield _VERDICT.fill(
                side=name,
                edition=side.edition,
                index=both(side.index),
                predikat=side.predikat.name,
            )
        for side in (self.before, self.after):
            yield from chosen(side)

    def _table(self, lang: Lang) -> Grid:
        reached: Fraction = self.before.index_exact
        rows = [(_BEFORE[lang], "–", both(reached)[lang])]
        for step in self.steps:
            reached += step.change
            rows.append((step.name[lang], both(step.change)[lang], both(reached)[lang]))
        rows.append((_AFTER[lang], both(self.change)[lang], both(reached)[lang]))
        heads = (_STEP[lang], "#" + _CHANGE[lang], "#" + _REACHED[lang])
        return Grid(_CAPTION[lang], heads, tuple(rows))

    def _detail(self, lang: Lang) -> Grid:
        """The steps by indicator or by innovation: the rules, what was done, and both."""
        groups = self.by_indicator() if self.by == "indicator" else self.by_inovasi()
        rows = []
        for name, items in groups.items():
            own = _total(item for item in items if item.stage == "own")
            whole = _total(items)
            cells = [both(each)[lang] for each in (whole - own, own, whole)]
            rows.append((self._shown(name)[lang], *cells))
        heads = (_OF[self.by or "inovasi"], _RULES, _OWN, _CHANGE)
        first, *rest = (head[lang] for head in heads)
        caption = _DETAIL[lang]
        return Grid(caption, (first, *(f"#{head}" for head in rest)), tuple(rows))

    def _shown(self, name: str | None) -> Text:
        if name is None:
            return _OF_NONE
        known = self.after.ruleset.rows.get(name) or self.before.ruleset.rows.get(name)
        if self.by == "inovasi" or known is None:
            return Text(id=name, en=name)
        return row_title(known)


def bridge(
    before: Result,
    after: Result,
    *,
    by: By | None = None,
    renamed: Mapping[str, str] | None = None,
) -> Bridge:
    """What lies between two indices: what the rules changed, and what the region did itself.

    The steps are the rules; how open questions were settled, where that differs; and, under the
    rules of after, SPD, the maturity of the innovations that stayed, those that came and went (with
    the divisor that changes with them), the number of innovations, and the gate. They add up
    exactly to the difference of the indices before rounding. An innovation stayed if both reports
    have one of its name that is scored; two of one name are taken in their order.

    Args:
        before: The result to start from, such as that of last year.
        after: The result to arrive at.
        by: Tell the steps by ``"indicator"`` or by ``"inovasi"`` too.
        renamed: Innovations that have another name now: from the name before to that after.

    Raises:
        LaporanError: The report of before cannot be scored under the rules of after.
        WrongValueError: ``unknown-option`` for another ``by``, ``unknown-inovasi`` for a name in
            ``renamed`` that its report does not have, ``wrong-type`` for what is no result.
    """
    if by not in (None, *get_args(By)):
        refusal = _NO_BY.fill(by=shorten(by), known=listed(get_args(By)))
        raise WrongValueError("unknown-option", refusal, ["by"])
    before, after = map(reader_of(Result), (before, after))
    names = _found_names(dict(mapping(renamed or {})), before, after)
    under_rules, as_chosen = _between(before, after)
    stages: tuple[tuple[Stage, Result, Result, _Keys], ...] = (
        ("rules", before, under_rules, _by_place),
        ("choices", under_rules, as_chosen, _by_place),
        ("own", as_chosen, after, _by_name(names)),
    )
    shown = {_plain(name): other for name, other in names.items()}  # as it stands in after
    items = tuple(
        Item(stage, step, change, row, shown.get(_plain(inovasi or ""), inovasi))
        for stage, first, second, keys in stages
        for step, change, row, inovasi in _entries(
            _Side(first, keys(first, True)), _Side(second, keys(second, False))
        )
        if change
    )
    return Bridge(before, under_rules, as_chosen, after, items, by)


def _found_names(
    renamed: Mapping[object, object], before: Result, after: Result
) -> Mapping[str, str]:
    """The new names of innovations by the old ones, each as its report writes it."""
    old, new = ({_plain(each.nama): each.nama for each in side.laporan} for side in (before, after))
    return {_found(name, old): _found(other, new) for name, other in renamed.items()}


def _found(name: object, known: Mapping[str, str]) -> str:
    given = text(name)
    if _plain(given) not in known:
        refusal = _NO_INOVASI.fill(name=shorten(given), guess=did_you_mean(given, known.values()))
        raise WrongValueError("unknown-inovasi", refusal, ["renamed"])
    return known[_plain(given)]


def _between(before: Result, after: Result) -> tuple[Result, Result]:
    """The report of before under the rules of after, with the choices of before and of after.

    A default that was not chosen is part of the rules, and changes with them.
    """
    rules, choices = after.ruleset, {}
    for each in before.ruleset.interpretations:
        option, known = before.interpretations[each.name], rules.interpretation(each.name)
        if option != each.default and known and option in known.options:
            choices[each.name] = option
    under = score(before.laporan, rules, interpretations=choices, answers=before.answers)
    options = dict(after.interpretations)
    return under, score(before.laporan, rules, interpretations=options, answers=after.answers)


# What a stage compares.

_Key = tuple[object, int]
_Lines = Mapping[str | None, Fraction]
"""Points by row; under None those that were supplied as a sum."""
_Entry = tuple[str, Fraction, str | None, str | None]
_Keys = Callable[[Result, bool], Mapping[int, _Key]]
"""How the innovations of two reports are known by one another: a key for each number."""


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _by_place(result: Result, _: bool) -> Mapping[int, _Key]:
    """The innovations of one report, scored twice."""
    return {number: (number, 0) for number, _ in enumerate(result.laporan)}


def _by_name(renamed: Mapping[str, str]) -> _Keys:
    new = {_plain(name): _plain(other) for name, other in renamed.items()}

    def keys(result: Result, is_before: bool) -> Mapping[int, _Key]:
        seen: dict[str, int] = {}
        found: dict[int, _Key] = {}
        for number, inovasi in enumerate(result.laporan):
            name = _plain(inovasi.nama)
            name = new.get(name, name) if is_before else name
            seen[name] = seen.get(name, 0) + 1
            found[number] = name, seen[name]
        return found

    return keys


class _Side:
    """One of the two results of a stage, as the numbers its index is made of."""

    def __init__(self, result: Result, keys: Mapping[int, _Key]) -> None:
        formula = result.ruleset.formula
        count, part = formula.jumlah_inovasi, result.jumlah_inovasi
        self.per_point = Fraction(formula.scale) / Fraction(formula.highest)
        self.total = result.total
        self.spd: _Lines = {row.id: row.points for row in result.spd_rows}
        if result.spd.supplied:
            self.spd = {None: result.spd.score}
        self.mean = result.kematangan.score
        self.divisor = result.kematangan.divisor
        self.scored: Mapping[_Key, tuple[Inovasi, _Lines]] = {
            keys[each.number]: (each.inovasi, _lines(each))
            for each in result.inovasi
            if each.scored
        }
        self.count = Fraction(count.weight) * min(part.counted, count.cap)
        self.gate = Fraction(part.gate != "closed")


def _lines(each: InovasiResult) -> _Lines:
    """What an innovation brings to the sum: by row, or as supplied; nothing if it is void."""
    if each.supplied:
        return {None: each.kematangan}
    return {row.id: row.points for row in each.rows} if each.kematangan else {}


def _entries(one: _Side, other: _Side) -> Iterator[_Entry]:
    """The entries of a stage, in points of the index; they add up to its change."""
    per_point = (one.per_point + other.per_point) * _HALF
    for step, points, indicator, inovasi in _points(one, other):
        yield step, points * per_point, indicator, inovasi
    rescaled = (other.per_point - one.per_point) * (one.total + other.total) * _HALF
    yield "scale", rescaled, None, None


def _points(one: _Side, other: _Side) -> Iterator[_Entry]:
    """The entries of a stage, in points of the total."""
    for row, (was, is_) in _paired(one.spd, other.spd):
        yield "spd", is_ - was, row, None
    if one.divisor is None or other.divisor is None:
        yield "mean", other.mean - one.mean, None, None
    else:
        yield from _of_mean(one, other, Fraction(1, one.divisor), Fraction(1, other.divisor))
    yield "jumlah_inovasi", (other.count - one.count) * (one.gate + other.gate) * _HALF, None, None
    yield "gate", (other.gate - one.gate) * (one.count + other.count) * _HALF, None, None


def _of_mean(one: _Side, other: _Side, share: Fraction, new_share: Fraction) -> Iterator[_Entry]:
    """The mean maturity: each point counts for the share that the divisor leaves it."""
    between = (share + new_share) * _HALF
    stayed = _NONE
    for key in dict.fromkeys((*one.scored, *other.scored)):
        here, there = one.scored.get(key), other.scored.get(key)
        if here and there:
            name = there[0].nama
            for row, (was, is_) in _paired(here[1], there[1]):
                yield "kematangan", (is_ - was) * between, row, name
                stayed += was + is_
        elif here:
            for row, points in here[1].items():
                yield "went", -points * share, row, here[0].nama
        else:
            inovasi, lines = other.scored[key]
            for row, points in lines.items():
                yield "came", points * new_share, row, inovasi.nama
    yield "divisor", (new_share - share) * stayed * _HALF, None, None


def _paired(one: _Lines, other: _Lines) -> Iterator[tuple[str | None, tuple[Fraction, Fraction]]]:
    for row in dict.fromkeys((*one, *other)):
        yield row, (one.get(row, _NONE), other.get(row, _NONE))


def _total(items: Iterable[Item]) -> Fraction:
    return sum((item.change for item in items), _NONE)


def _side_dict(result: Result) -> dict[str, Any]:
    return {
        "edition": result.edition,
        "ruleset_digest": result.ruleset_digest,
        **verdict_dict(result),
        "interpretations": dict(result.interpretations),
        "answers": result.answers,
    }


_TITLE = Text(id="{nama} — dari {before} ke {after}", en="{nama} — from {before} to {after}")
_VERDICT = Text(
    id="{side} ({edition}): indeks {index}, {predikat}.",
    en="{side} ({edition}): index {index}, {predikat}.",
)
_BEFORE = Text(id="Sebelum", en="Before")
_UNDER = Text(
    id="Laporan sebelum menurut aturan sesudah", en="The report of before under the rules of after"
)
_AFTER = Text(id="Sesudah", en="After")
_STEP = Text(id="Langkah", en="Step")
_CHANGE = Text(id="Perubahan", en="Change")
_REACHED = Text(id="Indeks", en="Index")
_OWN = Text(id="Daerah sendiri", en="The region itself")
_CAPTION = Text(
    id="Langkah demi langkah, dalam poin indeks sebelum dibulatkan",
    en="Step by step, in points of the index before rounding",
)
_OF_RULES = Text(id="Yang diubah aturan", en="What the rules changed")
_DETAIL = Text(
    id="Perubahan yang sama, dirinci (tanpa yang tidak berubah)",
    en="The same change in detail (without what did not change)",
)
_OF: Mapping[By, Text] = {
    "indicator": Text(id="Indikator", en="Indicator"),
    "inovasi": Text(id="Inovasi", en="Innovation"),
}
_OF_NONE = Text(id="lainnya", en="anything else")
_HOW = Text(
    id="Aturan didahulukan: laporan sebelum dinilai apa adanya menurut aturan sesudah. Selebihnya "
    "diukur menurut aturan sesudah; bila dua hal berkalian, perubahan masing-masing dihitung pada "
    "rata-rata yang lain, sehingga tidak ada urutan yang dipilih dan jumlahnya tepat.",
    en="The rules come first: the report of before is scored as it stands under the rules of "
    "after. All else is measured under the rules of after; where two things are multiplied, the "
    "change of each is taken at the mean of the other, so that no order is chosen and the sum is "
    "exact.",
)
_RULES = Text(id="Aturan", en="Rules")
_CHOICES = Text(
    id="Interpretasi dan pandangan jawaban", en="Interpretations and view of the answers"
)
_NAMES: Mapping[str, Text] = {
    "spd": Text(id="SPD", en="SPD"),
    "mean": Text(id="Rata-rata kematangan", en="Mean maturity"),
    "kematangan": Text(
        id="Kematangan inovasi yang tetap ada", en="Maturity of the innovations that stayed"
    ),
    "came": Text(id="Inovasi yang datang", en="Innovations that came"),
    "went": Text(id="Inovasi yang pergi", en="Innovations that went"),
    "divisor": Text(
        id="Pembagi bagi inovasi yang tetap ada", en="The divisor of those that stayed"
    ),
    "jumlah_inovasi": Text(id="Jumlah inovasi", en="Number of innovations"),
    "gate": Text(id="Gerbang urusan pelayanan dasar", en="The gate of basic-service affairs"),
    "scale": Text(id="Skala indeks", en="Scale of the index"),
}
"""What the steps are called where the region did them."""
_EXCHANGE = ("came", "went", "divisor")
"""What becomes of the mean when innovations come and go: points, and the share each one has."""
_CAME_AND_WENT = Text(id="Inovasi yang datang dan pergi", en="Innovations that came and went")
_OF_EACH = {"kematangan", *_EXCHANGE}
_ALWAYS = {"spd", *_OF_EACH, "jumlah_inovasi", "gate"}
"""Steps of the region that are told even where they are 0; some need innovations one by one."""
_UNDER_RULES: Mapping[str, Text] = {
    "kematangan": Text(
        id="Kematangan inovasi yang sama (bobot dan ambang)",
        en="Maturity of the same innovations (weights and bands)",
    ),
    "came": Text(id="Inovasi yang kini dinilai", en="Innovations that are scored now"),
    "went": Text(id="Inovasi yang tidak lagi dinilai", en="Innovations that are no longer scored"),
    "divisor": Text(id="Pembagi", en="The divisor"),
}
"""What they are called where the rules, or choices, did them."""
_NO_BY = Text(
    id="tidak ada rincian {by}; yang ada: {known}", en="no detail {by}; there are: {known}"
)
_NO_INOVASI = Text(
    id="tidak ada inovasi bernama {name} di laporannya{guess}",
    en="its report has no innovation called {name}{guess}",
)
