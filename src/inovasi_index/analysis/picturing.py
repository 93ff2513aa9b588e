"""The answers of this package as pictures, drawn as `inovasi_index.plots` draws results.

A picture shows what the page of its answer says: its title is that of the page, and the table
behind it the first table there. Of an answer with nothing to draw the picture is a sentence.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import singledispatch
from itertools import accumulate, pairwise
from math import floor
from typing import Any, TypeAlias

from attrs import evolve

from inovasi_index.analysis.bounding import Robustness
from inovasi_index.analysis.bridging import Bridge
from inovasi_index.analysis.changes import WhatIf
from inovasi_index.analysis.gaining import Gains, nothing_to_move
from inovasi_index.analysis.perturbing import Sensitivity
from inovasi_index.analysis.planning import Keep, Plan
from inovasi_index.analysis.ranking import NOBODY_RANKED, Group, Ranks
from inovasi_index.analysis.summaries import NOTHING_TO_SUM_UP, Summary
from inovasi_index.exact import round_half_up
from inovasi_index.pages import LONGEST_CELL, Grid, Heading, both, one_line, show_number
from inovasi_index.plots import (
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    Mark,
    Picture,
    index_axis,
    joining_lines,
    library,
    limits_of,
    lined_dots,
    parts,
    ranged_bars,
    row_names,
    sentence,
    stacked_bars,
    styled,
    upright_lines,
    upright_ticks,
    words_beside,
    wrapped_names,
)
from inovasi_index.problems import WrongValueError, listed, shorten
from inovasi_index.ruleset import Ruleset
from inovasi_index.text import Lang, Text, joined

Drawable: TypeAlias = (
    Bridge | Gains | Keep | Plan | Ranks | Robustness | Sensitivity | Summary | WhatIf
)
"""What can be drawn."""

MOST_STEPS = 15
"""So many of the best steps are drawn; the table has those of the page."""
MOST_ROWS = 40
"""So many lines has a picture at most; the table has all."""
MOST_SAID = 15
"""Of so many lines it is said in words what they show."""
PLACES = 2
"""As many as a change is written with beside its bar."""


def picture(answer: Drawable, *, lang: Lang = "id") -> Picture:
    """An answer as a picture, with its numbers as a table, its source, and in words.

    A `Bridge` is a waterfall of its steps; `Gains` are bars of the best steps; `WhatIf`, `Plan` and
    `Keep` are the parts of the index before and after; `Robustness` is how far the index can go,
    between the limits of the classes; `Ranks` are dots, a line for each group; a `Summary` is how
    many regions have which class; `Sensitivity` is where the index of each report lay. An answer
    with nothing to draw, such as ranks of nobody, is a sentence that says so.

    Args:
        answer: What a function of this package gave.
        lang: ``"id"`` or ``"en"``.

    Raises:
        MissingLibraryError: The extra ``plots`` is not installed.
        WrongValueError: ``wrong-type`` for anything else.
    """
    return _drawn(answer, lang)


@singledispatch
def _drawn(answer: object, lang: Lang) -> Picture:  # noqa: ARG001 - those below need it
    known = sorted(kind.__name__ for kind in _drawn.registry if kind is not object)
    text = _NOT_DRAWABLE.fill(given=shorten(type(answer).__name__), known=listed(known))
    raise WrongValueError("wrong-type", text, ["answer"])


# From one index to another.


@_drawn.register
def _bridge(answer: Bridge, lang: Lang) -> Picture:
    numbers = _table(answer, lang)
    names = wrapped_names(row[0] for row in numbers.rows)
    changes = [step.change for step in answer.steps]
    reached = [*accumulate(changes, initial=answer.before.index_exact)]
    rules = _rules(answer.before.ruleset, answer.after.ruleset)
    axis, left = index_axis(rules), _left_end(reached)
    if left:
        axis = _FROM.fill(axis=axis, left=left)
    kinds = [_WHOLE, *map(_kind_of, changes), _WHOLE]
    ends = [(left, reached[0]), *pairwise(reached), (left, reached[-1])]
    bars = [
        {"name": name, "part": kind[lang], "start": float(start), "end": float(end)}
        for name, kind, (start, end) in zip(names, kinds, ends, strict=True)
    ]
    colours = {kind[lang]: colour for kind, colour in _KINDS.items() if kind in kinds}
    shown = [reached[0], *changes, reached[-1]]
    said = [_beside(*each, lang) for each in zip(kinds, shown, strict=True)]
    return Picture(
        chart=_layered(
            joining_lines(_joined_ends(bars), names),
            ranged_bars(bars, names, colours, axis[lang], nice=False),
            words_beside(_right_of(bars, said), names),
        ),
        title=_title(answer, lang),
        alt=_BRIDGE_ALT.fill(said=_in_words(numbers, 0, lang))[lang],
        source=_source(rules, lang),
        numbers=numbers,
        lang=lang,
    )


def _left_end(reached: Sequence[Fraction]) -> int:
    """Where the axis begins: near the steps, which on the whole axis would be slivers."""
    span = max(reached) - min(reached)
    return max(0, floor(min(reached) - span)) if span else 0


def _kind_of(change: Fraction) -> Text:
    if change:
        return _RISE if change > 0 else _FALL
    return _SAME


def _beside(kind: Text, number: Fraction, lang: Lang) -> str:
    """An index, or a change with its sign."""
    sign = "+" if kind is _RISE else ""
    return f"{sign}{show_number(round_half_up(number, PLACES), lang)}"


def _joined_ends(bars: Sequence[Mark]) -> Iterator[Mark]:
    """From where each bar ends to the next one, which begins there."""
    for bar, following in pairwise(bars):
        yield {"name": bar["name"], "next": following["name"], "value": bar["end"]}


def _right_of(bars: Iterable[Mark], said: Iterable[str]) -> Iterator[Mark]:
    for bar, words in zip(bars, said, strict=True):
        yield {"name": bar["name"], "said": words, "value": max(bar["start"], bar["end"])}


# What it would take.


@_drawn.register
def _gains(answer: Gains, lang: Lang) -> Picture:
    rules = [answer.result.ruleset]
    if not answer.steps:
        return _nothing(answer, nothing_to_move(answer.position), _source(rules, lang), lang)
    numbers, best = _table(answer, lang), answer.steps[:MOST_STEPS]
    told = evolve(numbers, rows=numbers.rows[: len(best)])
    names = wrapped_names(row[1] for row in told.rows)
    bars = [
        {"name": name, "part": "", "value": float(step.gain)}
        for name, step in zip(names, best, strict=True)
    ]
    axis = _GAIN_AXIS.fill(scale=both(rules[0].formula.scale))
    said = _in_words(told, 1, lang, (2, 3))
    alt = _GAINS_ALT.fill(best=len(best), all=len(answer.steps), said=said)
    return Picture(
        chart=_layered(stacked_bars(bars, names, {"": BLUE}, axis[lang])),
        title=_title(answer, lang),
        alt=alt[lang],
        source=_source(rules, lang),
        numbers=numbers,
        lang=lang,
    )


@_drawn.register
def _what_if(answer: WhatIf, lang: Lang) -> Picture:
    return _before_and_after(answer, lang)


@_drawn.register(Plan)
@_drawn.register(Keep)
def _target(answer: Plan | Keep, lang: Lang) -> Picture:
    drawn, aim = _before_and_after(answer, lang), answer.target
    return evolve(
        drawn,
        chart=drawn.chart.add_layers(upright_lines([aim.index])),
        alt=f"{drawn.alt} {answer.verdict[lang]}",
        source=f"{drawn.source} {_AIM.fill(target=aim.text)[lang]}",
    )


def _before_and_after(answer: WhatIf | Plan | Keep, lang: Lang) -> Picture:
    source = _source_of([answer.before.ruleset])
    sides = {_BEFORE: answer.before, _AFTER: answer.after}
    return evolve(parts(sides, source=source, lang=lang), title=_title(answer, lang))


# How sure it is.


@_drawn.register
def _robustness(answer: Robustness, lang: Lang) -> Picture:
    numbers, rules = _table(answer, lang), answer.result.ruleset
    names = wrapped_names(row[0] for row in numbers.rows)
    ends = [(each.lowest.index, each.highest.index) for each in answer.intervals]
    index = _SCORED.fill(index=both(answer.result.index), predikat=answer.result.predikat.name)
    said = f"{index[lang]}; {_in_words(numbers, 0, lang)}"
    return Picture(
        chart=_layered(
            upright_lines(limits_of(rules)),
            *_spans(names, ends, [answer.result.index] * len(names), index_axis([rules])[lang]),
        ),
        title=_title(answer, lang),
        alt=_ROBUSTNESS_ALT.fill(said=said)[lang],
        source=_source([rules], lang, _INDEX_TICK, *_limits_in_words(rules)),
        numbers=numbers,
        lang=lang,
    )


def _limits_in_words(rules: Ruleset) -> Iterator[Text]:
    told = [
        _LIMIT.fill(predikat=band.name, index=both(limit))
        for limit, band in limits_of(rules).items()
    ]
    if told:
        yield _LIMITS.fill(limits=joined(told))


@_drawn.register
def _sensitivity(answer: Sensitivity, lang: Lang) -> Picture:
    if not answer.reports:
        return _nothing(answer, _NO_REPORT, _source([answer.ruleset], lang), lang)
    numbers, drawn = _table(answer, lang), answer.reports[:MOST_ROWS]
    names = wrapped_names(each.result.pemda.nama for each in drawn)
    ends = [(each.index.low, each.index.high) for each in drawn]
    indices = [each.result.index_exact for each in drawn]
    said = (f"{shorten(nama)}: {index} ({middle})" for _, nama, index, middle, *_ in numbers.rows)
    return Picture(
        chart=_layered(*_spans(names, ends, indices, index_axis([answer.ruleset])[lang])),
        title=_title(answer, lang),
        alt=_SENSITIVITY_ALT.fill(said=_some(said, lang))[lang],
        source=_source([answer.ruleset], lang, _INDEX_TICK, *_left_out(answer.reports)),
        numbers=numbers,
        lang=lang,
    )


def _spans(
    names: list[str], ends: Iterable[tuple[Any, Any]], indices: Iterable[Any], axis: str
) -> Iterator[Any]:
    """A bar from end to end on each row, and a tick where the index is."""
    bars = [
        {"name": name, "part": "", "start": float(low), "end": float(high)}
        for name, (low, high) in zip(names, ends, strict=True)
    ]
    ticks = [
        {"name": name, "value": float(index)} for name, index in zip(names, indices, strict=True)
    ]
    yield ranged_bars(bars, names, {"": BLUE}, axis)
    yield upright_ticks(ticks, names)


# Where regions stand.


@_drawn.register
def _ranks(answer: Ranks, lang: Lang) -> Picture:
    if not answer.groups:
        return _nothing(answer, NOBODY_RANKED, _GIVEN[lang], lang)
    drawn = answer.groups[:MOST_ROWS]
    names = row_names((group.name for group in drawn), lang)
    rules = _rules(*(place.scored.ruleset for group in drawn for place in group.places))
    dots = [
        {"name": name, "part": "", "value": float(place.scored.index)}
        for name, group in zip(names, drawn, strict=True)
        for place in group.places
    ]
    limits = [
        {"name": name, "value": float(limit)}
        for name, group in zip(names, drawn, strict=True)
        for limit in _limits_in(group)
    ]
    said = _some((_group_in_words(group)[lang] for group in answer.groups), lang)
    return Picture(
        chart=_layered(
            upright_ticks(limits, names),
            lined_dots(dots, names, {"": (BLUE, "circle")}, index_axis(rules)[lang]),
        ),
        title=_title(answer, lang),
        alt=_RANKS_ALT.fill(said=said)[lang],
        source=_source(rules, lang, _LIMIT_TICKS, *_left_out(answer.groups)),
        numbers=_all_places(answer, lang),
        lang=lang,
    )


def _limits_in(group: Group) -> Iterable[Any]:
    """The limits of the classes for the regions of a group."""
    rules = _rules(*(place.scored.ruleset for place in group.places))
    return dict.fromkeys(limit for each in rules for limit in limits_of(each))


def _group_in_words(group: Group) -> Text:
    first, *_, last = (group.places[0], *group.places)
    return _SAID_GROUP.fill(
        name=_cut(group.name),
        many=len(group.places),
        first=shorten(first.scored.pemda.nama),
        highest=both(first.scored.index),
        lowest=both(last.scored.index),
    )


def _all_places(answer: Ranks, lang: Lang) -> Grid:
    """The tables of all groups as one."""
    tables = [block for block in answer.blocks(lang) if isinstance(block, Grid)]
    rows = [
        (group.name[lang], *row)
        for group, table in zip(answer.groups, tables, strict=True)
        for row in table.rows
    ]
    return Grid(_title(answer, lang), (_GROUP[lang], *tables[0].heads), tuple(rows))


@_drawn.register
def _summary(answer: Summary, lang: Lang) -> Picture:
    if not answer.spreads:
        return _nothing(answer, NOTHING_TO_SUM_UP, _GIVEN[lang], lang)
    numbers = _table(answer, lang)
    names = row_names((row[0] for row in numbers.rows), lang)
    classes = row_names((each.name for each in answer.classes), lang)
    bars = [
        {"name": name, "part": shown, "value": spread.predikat.get(each.code, 0)}
        for name, spread in zip(names, answer.spreads, strict=True)
        for shown, each in zip(classes, answer.classes, strict=True)
    ]
    colours = {each: _SHADES[number % len(_SHADES)] for number, each in enumerate(classes)}
    return Picture(
        chart=_layered(stacked_bars(bars, names, colours, _HOW_MANY[lang], is_count=True)),
        title=_title(answer, lang),
        alt=_SUMMARY_ALT.fill(said=_in_words(numbers, 0, lang))[lang],
        source=_GIVEN[lang],
        numbers=numbers,
        lang=lang,
    )


# What all pictures have.


def _layered(*layers: Any) -> Any:
    return styled(library().layer(*layers))


def _title(answer: Drawable, lang: Lang) -> str:
    """The title of the page of an answer."""
    heading = next(block for block in answer.blocks(lang) if isinstance(block, Heading))
    return one_line(heading.text, LONGEST_CELL)


def _table(answer: Drawable, lang: Lang) -> Grid:
    """The first table of the page: the one that tells what is drawn."""
    return next(block for block in answer.blocks(lang) if isinstance(block, Grid))


def _nothing(answer: Drawable, why: Text, source: str, lang: Lang) -> Picture:
    """The picture of an answer with nothing to draw."""
    title = _title(answer, lang)
    return Picture(
        chart=_layered(sentence(why[lang])),
        title=title,
        alt=why[lang],
        source=source,
        numbers=Grid(title, (_NOTHING[lang],), ((why[lang],),)),
        lang=lang,
    )


def _in_words(grid: Grid, name: int, lang: Lang, cells: Sequence[int] = ()) -> str:
    """The rows of a table in words: what each is called, then its cells with their heads."""
    columns = cells or [column for column in range(len(grid.heads)) if column != name]
    return _some(
        (
            f"{shorten(row[name])}: "
            + ", ".join(f"{grid.titles[column]} {row[column]}" for column in columns)
            for row in grid.rows
        ),
        lang,
    )


def _some(said: Iterable[str], lang: Lang) -> str:
    """Some of many clauses, and how many more there are: nobody listens to hundreds."""
    clauses = [*said]
    if len(clauses) > MOST_SAID:
        more = _AND_MORE.fill(more=len(clauses) - MOST_SAID)[lang]
        clauses[MOST_SAID:] = [more]
    return "; ".join(clauses)


def _cut(name: Text) -> Text:
    return Text(*(shorten(each) for each in (name.id, name.en)))


def _rules(*given: Ruleset) -> list[Ruleset]:
    """Each edition once."""
    return list({each.edition: each for each in given}.values())


def _source(rules: Iterable[Ruleset], lang: Lang, *notes: Text) -> str:
    return joined([_source_of(rules), *notes], " ")[lang]


def _source_of(rules: Iterable[Ruleset]) -> Text:
    """The rules that an answer stands on, and their ground."""
    told = [
        _UNDER.fill(title=each.title, edition=each.edition, ground=each.ground) for each in rules
    ]
    return _SOURCE.fill(rules=joined(told, " "))


def _left_out(rows: Sequence[object]) -> Iterator[Text]:
    """That there are more than what is drawn."""
    if len(rows) > MOST_ROWS:
        yield _NOT_DRAWN.fill(more=len(rows) - MOST_ROWS)


_NOT_DRAWABLE = Text(
    id="{given} tidak dapat digambar; yang dapat: {known}",
    en="{given} cannot be drawn; these can: {known}",
)
_NOTHING = Text(id="Tidak ada yang digambar", en="There is nothing to draw")
_SOURCE = Text(
    id="Sumber: yang dilaporkan, menurut {rules}", en="Source: what is reported, under {rules}"
)
_UNDER = Text(id="{title} ({edition}). {ground}", en="{title} ({edition}). {ground}")
_GIVEN = Text(
    id="Sumber: hasil dan indeks yang diberikan, dengan predikat menurut edisi masing-masing.",
    en="Source: the results and indices given, each with its class by its own edition.",
)
_AND_MORE = Text(id="dan {more} lagi", en="and {more} more")
_NOT_DRAWN = Text(
    id="Tidak digambar: {more} baris lagi, lihat tabelnya.",
    en="Not drawn: {more} more lines, see the table.",
)
_WHOLE = Text(id="Indeks", en="Index")
_RISE = Text(id="Naik", en="Rise")
_FALL = Text(id="Turun", en="Fall")
_SAME = Text(id="Tidak berubah", en="No change")
_KINDS: Mapping[Text, str] = {_WHOLE: BLUE, _RISE: GREEN, _FALL: ORANGE, _SAME: GREY}
_FROM = Text(id="{axis}, sumbu mulai dari {left}", en="{axis}, axis begins at {left}")
_BRIDGE_ALT = Text(
    id="Grafik air terjun: batang dari indeks sebelum ke indeks sesudah, setiap langkah mulai di "
    "ujung langkah sebelumnya. {said}.",
    en="Waterfall: bars from the index before to the index after, each step from where the last "
    "one ended. {said}.",
)
_GAIN_AXIS = Text(
    id="Kenaikan indeks, dalam poin dari {scale}", en="Rise of the index, in points of {scale}"
)
_GAINS_ALT = Text(
    id="Batang, sepanjang kenaikan indeks oleh setiap langkah: {best} langkah terbaik dari {all}. "
    "{said}.",
    en="Bars, each as long as the rise of the index by one step: the best {best} of {all}. {said}.",
)
_BEFORE, _AFTER = Text(id="Sebelum", en="Before"), Text(id="Sesudah", en="After")
_AIM = Text(id="Garis tegak: sasaran, {target}.", en="Upright line: the target, {target}.")
_ROBUSTNESS_ALT = Text(
    id="Batang dari indeks terendah sampai tertinggi yang mungkin. {said}.",
    en="Bars from the lowest index possible to the highest. {said}.",
)
_SCORED = Text(id="Indeks {index}, {predikat}", en="Index {index}, {predikat}")
_INDEX_TICK = Text(
    id="Garis tegak tebal: indeks menurut aturan.",
    en="Thick upright lines: the index by the rules.",
)
_LIMITS = Text(
    id="Garis tegak putus-putus, batas bawah predikat: {limits}.",
    en="Dashed upright lines, the lower limits of the classes: {limits}.",
)
_LIMIT = Text(id="{predikat} {index}", en="{predikat} {index}")
_SENSITIVITY_ALT = Text(
    id="Batang tempat indeks berada pada sembilan dari sepuluh bobot acak. {said}.",
    en="Bars where the index lay under nine out of ten random weights. {said}.",
)
_NO_REPORT = Text(id="Tidak ada laporan.", en="There is no report.")
_RANKS_ALT = Text(
    id="Titik-titik, satu garis untuk setiap kelompok. {said}.",
    en="Dots, one line for each group. {said}.",
)
_SAID_GROUP = Text(
    id="{name}: {many} pemda, indeks {highest} ({first}) sampai {lowest}",
    en="{name}: {many} pemda, index {highest} ({first}) to {lowest}",
)
_LIMIT_TICKS = Text(
    id="Garis tegak: batas bawah setiap predikat.",
    en="Upright lines: the lower limit of each class.",
)
_GROUP = Text(id="Kelompok", en="Group")
_SUMMARY_ALT = Text(
    id="Batang bertumpuk, banyaknya pemda per predikat. {said}.",
    en="Stacked bars, how many pemda have which class. {said}.",
)
_HOW_MANY = Text(id="Banyaknya pemda", en="Number of pemda")
_SHADES = (BLUE, GREEN, ORANGE, GREY)
"""The classes in the order of the rules; an outline parts them where colours come again."""
