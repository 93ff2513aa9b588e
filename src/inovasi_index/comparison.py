"""What changed from one edition to another, in lines that a civil servant understands."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal, TypeAlias, TypeVar

from attrs import frozen

from inovasi_index.catalog import get_ruleset
from inovasi_index.describe import bounds, marked, row_name
from inovasi_index.levels import span
from inovasi_index.pages import Block, Heading, Items, Paragraph, Shown, both
from inovasi_index.problems import listed
from inovasi_index.ruleset import (
    Band,
    Basis,
    Condition,
    CountPart,
    Indicator,
    Interpretation,
    Level,
    MeanPart,
    Measure,
    Part,
    Predikat,
    Ranking,
    Ruleset,
)
from inovasi_index.text import LANGS, Lang, Text, joined, local

ChangeKind = Literal[
    "added", "removed", "renamed", "reweighted", "rebanded", "reworded", "changed", "not_known"
]
Edition: TypeAlias = str | int | Ruleset
T = TypeVar("T")


@frozen
class Change:
    """One thing that is otherwise in the later edition, in one line and as data.

    ``at`` is the path in the rules (``indicators.29.levels.3``); ``before`` and ``after`` are what
    stands there, None on the side that has nothing. ``not_known`` says that one of the editions
    does not know its side, so that nothing can be compared.
    """

    kind: ChangeKind
    at: str
    text: Text
    before: Text | None = None
    after: Text | None = None

    def to_dict(self) -> dict[str, Any]:
        """As in the comparison's JSON."""
        sides = {"before": self.before, "after": self.after}
        given = {key: side.to_dict() for key, side in sides.items() if side is not None}
        return {"kind": self.kind, "at": self.at, **given, "text": self.text.to_dict()}


@frozen
class Comparison(Shown):
    """All that changed from one edition to another."""

    before: Ruleset
    after: Ruleset
    changes: tuple[Change, ...]

    def to_dict(self) -> dict[str, Any]:
        """The comparison as plain data: ``inovasi-index/comparison@1``."""
        return {
            "format": "inovasi-index/comparison@1",
            "before": self.before.edition,
            "after": self.after.edition,
            "changes": [change.to_dict() for change in self.changes],
        }

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """The comparison as a page of headings and lists."""
        yield Heading(1, f"{self.before.edition} → {self.after.edition}")
        for rules in (self.before, self.after):
            yield Paragraph(f"{rules.edition}: {rules.ground[lang]}")
        for section, title in _SECTIONS.items():
            lines = tuple(
                change.text[lang] for change in self.changes if change.at.startswith(section)
            )
            if lines:
                yield Heading(2, title[lang])
                yield Items(lines)
        if not self.changes:
            yield Paragraph(_NOTHING[lang])


def compare(before: Edition, after: Edition) -> Comparison:
    """What was added, dropped, renamed, reweighted or banded otherwise from one edition to another.

    Definitions and evidence are not compared: they are told in words of our own. Of a contest the
    parts are compared by their names, and how it ranks.

    Args:
        before: A year, an id, or rules read from a file.
        after: As ``before``.

    Raises:
        UnknownEditionError: One of them is not known.

    >>> [str(change.before) for change in compare(2025, 2026).changes if "divisor" in change.at]
    ['10']
    """
    one, other = rules_of(before), rules_of(after)
    finders = _FINDERS if one != other else ()
    return Comparison(one, other, tuple(change for find in finders for change in find(one, other)))


def rules_of(edition: Edition) -> Ruleset:
    """The rules of an edition that is given as rules, an id or a year."""
    return edition if isinstance(edition, Ruleset) else get_ruleset(edition)


# What changed: formula, gate, classes, conditions, rows, questions.


def _value(at: str, name: Text, before: Text | None, after: Text | None) -> Iterator[Change]:
    """A value that is otherwise, or on one side only."""
    if before == after:
        return
    kind: ChangeKind = "changed"
    if before is None or after is None:
        kind = "added" if before is None else "removed"
    yield _change(kind, at, name, before, after)


def _change(
    kind: ChangeKind, at: str, name: Text, before: Text | None, after: Text | None
) -> Change:
    sides = {"before": before or _NONE, "after": after or _NONE}
    return Change(kind, at, _LINES[kind].fill(name=name, **sides), before, after)


def _shown(value: Decimal | int | None) -> Text | None:
    return None if value is None else both(value)


def _formula_changes(one: Ruleset, other: Ruleset) -> Iterator[Change]:
    unknown = [rules for rules in (one, other) if not rules.formula.is_known]
    if unknown:
        yield _not_known("formula", _FORMULA, unknown)
        return
    before, after = one.formula, other.formula
    kinds = _SCORED[before.scores], _SCORED[after.scores]
    yield from _value("formula.scores", _WHAT_IS_SCORED, *kinds)
    yield from _value("formula.maximum", _TOTAL, _shown(before.maximum), _shown(after.maximum))
    yield from _value("formula.scale", _SCALE, _shown(before.scale), _shown(after.scale))
    places = _shown(before.rounding.places), _shown(after.rounding.places)
    yield from _value("formula.rounding", _PLACES, *places)
    for part, *sides in _pairs_of_parts(one, other):
        yield from _part_changes(part, *sides)
    yield from _ranking_changes(before.ranking, after.ranking)


def _pairs_of_parts(
    one: Ruleset, other: Ruleset
) -> Iterator[tuple[Part, Part | None, Part | None]]:
    """The parts that belong together: of an index by what they are, of a contest by their names.

    Each pair comes after that of the two which names it.
    """
    old, new = ({part.name: part for part in rules.formula.parts} for rules in (one, other))
    if one.ranks_inovasi or other.ranks_inovasi:
        for name in _either(old, new):
            yield new.get(name) or old[name], old.get(name), new.get(name)
        return
    before, after = one.formula, other.formula
    yield after.spd, before.spd, after.spd
    yield after.kematangan, before.kematangan, after.kematangan
    yield after.jumlah_inovasi, before.jumlah_inovasi, after.jumlah_inovasi


def _part_changes(part: Part, old: Part | None, new: Part | None) -> Iterator[Change]:
    at = f"formula.{part.name}"
    most = _MOST.fill(name=part.title)
    yield from _value(f"{at}.maximum", most, *(_most(each) for each in (old, new)))
    if old is None or new is None:
        return
    method = _METHOD.fill(name=part.title)
    yield from _value(f"{at}.method", method, _METHODS[old.method], _METHODS[new.method])
    if isinstance(old, MeanPart) and isinstance(new, MeanPart):
        divisors = _shown(old.divisor_at_least), _shown(new.divisor_at_least)
        yield from _value(f"{at}.divisor_at_least", _DIVISOR, *divisors)
    if isinstance(old, CountPart) and isinstance(new, CountPart):
        yield from _value(f"{at}.weight", _PER_INNOVATION, _shown(old.weight), _shown(new.weight))
        yield from _value(f"{at}.cap", _CAP, _shown(old.cap), _shown(new.cap))
    for key, (name, tell) in _OF_SHEETS.items():
        sides = [tell(getattr(each, key, None)) for each in (old, new)]
        yield from _value(f"{at}.{key}", name.fill(name=part.title), *sides)


def _most(part: Part | None) -> Text | None:
    return None if part is None else _shown(part.maximum)


def _plain(value: str | None) -> Text | None:
    return None if value is None else Text(*[value] * len(LANGS))


def _ranking_changes(old: Ranking | None, new: Ranking | None) -> Iterator[Change]:
    """How innovations are ranked; the rules of an index rank none."""
    told: Sequence[tuple[str, Text, Callable[[Ranking], Text]]] = (
        ("compares", _COMPARES, lambda ranking: _COMPARED[ranking.compares]),
        ("ties", _TIES, lambda ranking: _plain(listed(ranking.ties) or None) or _NONE),
        ("ranks", _RANKS, lambda ranking: _RANKED[ranking.ranks]),
    )
    for key, name, tell in told:
        sides = [tell(each) if each else None for each in (old, new)]
        yield from _value(f"formula.ranking.{key}", name, *sides)


def _gate_changes(one: Ruleset, other: Ruleset) -> Iterator[Change]:
    at = "gate.urusan_pelayanan_dasar"
    if one.ranks_inovasi and other.ranks_inovasi:  # which count no innovations
        return
    unknown = [rules for rules in (one, other) if rules.formula.is_known and not _knows_gate(rules)]
    if unknown:
        yield _not_known(at, _AFFAIRS, unknown)
    elif one.formula.is_known and other.formula.is_known:
        yield from _value(at, _AFFAIRS, _required(one), _required(other))
        if _required(one) and _required(other):
            yield from _value("gate.effect", _GATE_EFFECT, _effect(one), _effect(other))
        services = [_services(rules) for rules in (one, other)]
        yield from _value("gate.basic_services", _SERVICES, *services)


def _knows_gate(rules: Ruleset) -> bool:
    """Whether it is known how many affairs are required; rules may well require none."""
    return (
        rules.ranks_inovasi
        or _required(rules) is not None
        or rules.status not in ("reconstructed", "partial")
    )


def _services(rules: Ruleset) -> Text | None:
    names = [code.name for code in rules.basic_services.values()]
    return joined(names, "; ") if names else None


def _required(rules: Ruleset) -> Text | None:
    requires = None if rules.ranks_inovasi else rules.formula.jumlah_inovasi.requires
    return both(requires.urusan_pelayanan_dasar) if requires else None


def _effect(rules: Ruleset) -> Text:
    """What follows when the affairs are too few."""
    question = rules.interpretation("gate_effect")
    if question is None:
        return _PRINTED_ZERO
    return _NO_EFFECT if question.default == "none" else _ASSUMED_ZERO


def _predikat_changes(one: Ruleset, other: Ruleset) -> Iterator[Change]:
    old = {each.code: each for each in one.predikat_bands}
    new = {each.code: each for each in other.predikat_bands}
    for code in _either(old, new):
        was, now = old.get(code), new.get(code)
        name = (now or was or one.predikat_bands[0]).name
        if was is None or now is None or bounds(was) != bounds(now):
            ends = [_ends(each, rules) for each, rules in ((was, one), (now, other))]
            yield from _value(f"predikat.{code}", name, *ends)


def _ends(each: Predikat | None, rules: Ruleset) -> Text | None:
    """The ends of a class; of a partial edition they are only those that are proved."""
    if each is None:
        return None
    ends = _local(bounds(each))
    return _PROVED.fill(ends=ends) if rules.status == "partial" else ends


def _either(old: Mapping[str, T], new: Mapping[str, T]) -> list[str]:
    """The keys of both, in the order of the newer."""
    return list(dict.fromkeys([*new, *old]))


def _local(text: str) -> Text:
    return Text(*(local(text, lang) for lang in LANGS))


def _condition_changes(one: Ruleset, other: Ruleset) -> Iterator[Change]:
    old = {each.code: each for each in one.eligibility.judged}
    new = {each.code: each for each in other.eligibility.judged}
    if old and new:
        effects = [_EFFECTS[rules.eligibility.effect] for rules in (one, other)]
        yield from _value("eligibility.effect", _WHEN_FAILED, *effects)
    for code in _either(old, new):
        was, now = old.get(code), new.get(code)
        at, name = f"eligibility.{code}", _CONDITIONS.get(code) or _CONDITION.fill(code=code)
        lacking = one if was is None else other if now is None else None
        if lacking is not None and lacking.status not in ("official", "local"):
            yield _not_known(at, name, [lacking])
        else:
            yield from _value(at, name, *(_asks(each) if each else None for each in (was, now)))


def _asks(condition: Condition) -> Text:
    """What a condition asks, shortly."""
    if condition.method == "date_within":
        dates = f"{condition.from_} – {condition.to}"
        fields = joined([_DATES[each] for each in condition.fields], " / ")
        return Text(*(f"{dates} ({fields[lang]})" for lang in LANGS))
    if condition.method == "words_at_least":
        return _WORDS.fill(minimum=condition.minimum)
    return Text(*[listed(condition.values)] * len(LANGS))


def _indicator_changes(one: Ruleset, other: Ruleset) -> Iterator[Change]:
    old, new = ({each.code: each for each in rules.aspects} for rules in (one, other))
    for aspect in _either(old, new):
        if aspect in old and aspect in new:
            by = [_ANSWERED_BY[each[aspect].answered_by] for each in (old, new)]
            name = _WHO.fill(aspect=aspect)
            yield from _value(f"indicators.{aspect}.answered_by", name, *by)
        olds, news = (_rows_of(rules, aspect) for rules in (one, other))
        sides = ((one, old, olds), (other, new, news))
        unknown = [rules for rules, there, rows in sides if aspect in there and not _known(rows)]
        if unknown:
            name = _ROWS.fill(aspect=aspect)
            yield _not_known(f"indicators.{aspect}", name, unknown)
            continue
        changes = (
            change
            for row_id in _either(olds, news)
            for change in row_changes(olds.get(row_id), news.get(row_id))
        )
        yield from proved(changes, one, other)


def proved(changes: Iterable[Change], *rules: Ruleset) -> Iterator[Change]:
    """Changes without those that only show how little a partial edition knows."""
    partial = any(each.status == "partial" for each in rules)
    for each in changes:
        is_row = each.kind in ("added", "removed") and each.at.count(".") == 1
        if not (partial and (is_row or each.at.endswith(".mandatory"))):
            yield each


def _rows_of(rules: Ruleset, aspect: str) -> dict[str, Indicator]:
    return {row.id: row for row in rules.indicators if row.aspect == aspect}


def _known(rows: Mapping[str, Indicator]) -> bool:
    return any(row.is_answered for row in rows.values())


def row_changes(was: Indicator | None, now: Indicator | None) -> Iterator[Change]:
    """What changed of one row; of one that is only on one side, that it is there."""
    row = now or was
    if row is None:
        return
    at, name = f"indicators.{row.id}", _named(row)
    if was is None or now is None:
        kind: ChangeKind = "added" if was is None else "removed"
        sides = [_weight(each) if each else None for each in (was, now)]
        yield _change(kind, at, name, *sides)
        return
    if _same_word(was) != _same_word(now):
        yield _change("renamed", f"{at}.name", name, _official(was), _official(now))
    if was.weight != now.weight:
        sides = [_shown(each.weight) for each in (was, now)]
        yield _change("reweighted", f"{at}.weight", name, *sides)
    yield from _value(
        f"{at}.mandatory",
        _MANDATORY.fill(name=name),
        *((_YES if each.mandatory else _NO) for each in (was, now)),
    )
    yield from _table_changes(at, name, was, now)


def _same_word(row: Indicator) -> str:
    """The official name as it is compared: capitals differ from one print to the next."""
    return " ".join(row_name(row).id.casefold().split())


def _official(row: Indicator) -> Text:
    """The name that the ministry gives, which is Indonesian in every language."""
    return Text(*[row_name(row).id] * len(LANGS))


def _named(row: Indicator) -> Text:
    return Text(*(f"{marked(row)} {row_name(row)[lang]}" for lang in LANGS))


def _weight(row: Indicator) -> Text:
    if row.weight is None:
        return _MEASURES[row.measure.kind] if row.measure else _NONE
    return _WEIGHT.fill(weight=both(row.weight))


def _table_changes(at: str, name: Text, was: Indicator, now: Indicator) -> Iterator[Change]:
    """What changed in the tables of a row: the one it has, or that of each basis."""
    old, new = tables_of(was), tables_of(now)
    if set(old) == set(new) == {None}:
        yield from _level_changes(at, name, old[None], new[None])
        return
    if None in old or None in new:
        ways = [_ways(each) for each in (old, new)]
        yield from _value(f"{at}.bases", _WAYS.fill(name=name), *ways)
    if was.bases and now.bases:
        yield from _value(f"{at}.bases_follow", _CHOICE.fill(name=name), _follow(was), _follow(now))
    bases = {basis.code: basis for basis in (*now.bases, *was.bases)}
    for code, basis in bases.items():
        before, after = was.basis(code), now.basis(code)
        called = _BASIS.fill(name=name, code=code, basis=basis.name)
        if before is not None and after is not None:
            yield from _level_changes(f"{at}.{code}", called, before, after)
        else:
            sides = [ladder(each) if each else None for each in (before, after)]
            yield from _value(f"{at}.{code}", called, *sides)


def _ways(tables: Mapping[str | None, Indicator | Basis]) -> Text:
    """One way to measure a row, or the bases there are."""
    only = tables.get(None)
    if only is not None:
        return _ONE_WAY.fill(levels=ladder(only))
    codes = listed(sorted(code for code in tables if code))
    return Text(codes, codes)


def _follow(row: Indicator) -> Text:
    return _BY_JENIS if row.bases_follow else _FREE


def tables_of(row: Indicator) -> dict[str | None, Indicator | Basis]:
    """The tables of a row by their basis; of a row without bases its only one."""
    return {table.code if isinstance(table, Basis) else None: table for table in row.tables}


def ladder(table: Indicator | Basis) -> Text:
    """The levels of a table in one line."""
    return joined([_level(each) for each in table.levels], "; ")


def _level(level: Level) -> Text:
    if level.band is None:
        return level.label
    return _local(level.band.show())


def _measure(measure: Measure) -> Text:
    """How a row is measured: its kind, and what its value can be at all."""
    bounds = [each for each in (measure.range, measure.readings) if each != Band()]
    shown = [_MEASURES[measure.kind], *(_local(each.show()) for each in bounds)]
    return joined(shown)


def _label(level: Level) -> Text:
    return level.label


def _level_changes(
    at: str, name: Text, was: Indicator | Basis, now: Indicator | Basis
) -> Iterator[Change]:
    measures = [_measure(each.measure) if each.measure else None for each in (was, now)]
    yield from _value(f"{at}.measure", _MEASURED.fill(name=name), *measures)
    old, new = ({each.level: each for each in table.levels} for table in (was, now))
    for number in sorted({*old, *new}):
        before, after = old.get(number), new.get(number)
        if _means(before, was) != _means(after, now):
            banded = all(each.band for each in (before, after) if each)
            kind: ChangeKind = "rebanded" if banded else "reworded"
            level = _LEVEL.fill(name=name, level=number)
            tell = _level if banded else _label
            sides = [tell(each) if each else None for each in (before, after)]
            yield _change(kind, f"{at}.levels.{number}", level, *sides)


def _means(level: Level | None, table: Indicator | Basis) -> object:
    """What a level takes: the values of its band, or its words; above 2 people is 3 and more."""
    if level is None or level.band is None or table.measure is None:
        return level and level.label
    places = table.measure.places
    return places, span(level.band, places)


def _question_changes(one: Ruleset, other: Ruleset) -> Iterator[Change]:
    old = {each.name: each for each in one.interpretations}
    new = {each.name: each for each in other.interpretations}
    if not (one.formula.is_known and other.formula.is_known):
        return
    gate_known = _required(one) and _required(other)
    for code in _either(old, new):
        if code in _OF_GATE and not gate_known:  # said of the gate already
            continue
        was, now = old.get(code), new.get(code)
        question = (now or was or one.interpretations[0]).question
        name = _QUESTION.fill(name=code, question=question)
        yield from _value(f"interpretations.{code}", name, *map(_choices, (was, now)))


def _choices(question: Interpretation | None) -> Text | None:
    """The options of a question, the default first."""
    if question is None:
        return None
    others = [each for each in question.options if each != question.default]
    return Text(*[listed([question.default, *others])] * len(LANGS))


def _not_known(at: str, name: Text, unknown: Sequence[Ruleset]) -> Change:
    names = listed(rules.edition for rules in unknown)
    return Change("not_known", at, _LINES["not_known"].fill(name=name, editions=names))


_FINDERS: tuple[Callable[[Ruleset, Ruleset], Iterable[Change]], ...] = (
    _formula_changes,
    _gate_changes,
    _predikat_changes,
    _condition_changes,
    _indicator_changes,
    _question_changes,
)


_LINES: Mapping[ChangeKind, Text] = {
    "added": Text(id="{name}: baru ({after})", en="{name}: new ({after})"),
    "removed": Text(id="{name}: dihapus ({before})", en="{name}: dropped ({before})"),
    "renamed": Text(
        id="{name}: berganti nama dari {before} menjadi {after}",
        en="{name}: renamed from {before} to {after}",
    ),
    "reweighted": Text(
        id="{name}: bobot dari {before} menjadi {after}",
        en="{name}: weight from {before} to {after}",
    ),
    "rebanded": Text(
        id="{name}: rentang dari {before} menjadi {after}",
        en="{name}: band from {before} to {after}",
    ),
    "reworded": Text(
        id="{name}: dari “{before}” menjadi “{after}”", en="{name}: from “{before}” to “{after}”"
    ),
    "changed": Text(
        id="{name}: dari {before} menjadi {after}", en="{name}: from {before} to {after}"
    ),
    "not_known": Text(
        id="{name}: tidak dapat dibandingkan, tidak diketahui dalam {editions}",
        en="{name}: cannot be compared, not known in {editions}",
    ),
}
_NONE = Text(id="tidak ada", en="none")
_NOTHING = Text(id="Tidak ada perubahan.", en="Nothing changed.")
_SECTIONS: Mapping[str, Text] = {
    "formula": Text(id="Rumus", en="Formula"),
    "gate": Text(id="Urusan wajib pelayanan dasar", en="Basic-service affairs"),
    "predikat": Text(id="Predikat", en="Classes"),
    "eligibility": Text(id="Syarat inovasi", en="Conditions of an innovation"),
    "indicators": Text(id="Indikator", en="Indicators"),
    "interpretations": Text(
        id="Pertanyaan yang dibiarkan terbuka", en="Questions that are left open"
    ),
}
_FORMULA = Text(id="Rumus indeks", en="The formula of the index")
_TOTAL = Text(id="Skor total tertinggi", en="Highest total score")
_SCALE = Text(id="Indeks tertinggi", en="Highest index")
_PLACES = Text(id="Angka desimal indeks", en="Decimal places of the index")
_SERVICES = Text(id="Urusan pelayanan dasar", en="Basic-service affairs")
_MOST = Text(id="{name}, paling banyak", en="{name}, at most")
_WHAT_IS_SCORED = Text(id="Yang dihitung", en="What is scored")
_SCORED: Mapping[str, Text] = {
    "pemda": Text(id="indeks daerah", en="the index of a region"),
    "inovasi": Text(id="nilai dan peringkat inovasi", en="the score and rank of innovations"),
}
_METHOD = Text(id="{name}, cara menghitung", en="{name}, how it is counted")
_METHODS: Mapping[str, Text] = {
    "sum": Text(id="jumlah bobot × level", en="sum of weight × level"),
    "mean_per_innovation": Text(id="rata-rata kematangan", en="mean of the maturities"),
    "capped_count": Text(id="banyaknya inovasi", en="number of innovations"),
    "percentage": Text(id="bobot persen", en="weights in percent"),
    "deduction": Text(id="pengurangan", en="a deduction"),
}
_BY_JURORS = Text(id="rata-rata para juri", en="the mean of the jurors")
_OF_SHEETS: Mapping[str, tuple[Text, Callable[[Any], Text | None]]] = {
    "aspect": (Text(id="{name}, lembarnya", en="{name}, its sheet"), _plain),
    "jury": (
        Text(id="{name}, penilaian juri", en="{name}, what jurors give"),
        lambda jury: _BY_JURORS if jury else None,
    ),
    "void_below": (Text(id="{name}, ambang peringkat", en="{name}, threshold of a rank"), _shown),
}
"""What a part says of its sheets: which they are, how several are made one, the threshold."""
_COMPARES = Text(id="Yang dibandingkan", en="What is compared")
_COMPARED: Mapping[str, Text] = {
    "rounded": Text(id="nilai sesudah dibulatkan", en="the score after rounding"),
    "exact": Text(id="nilai sebelum dibulatkan", en="the score before rounding"),
}
_TIES = Text(id="Penentu urutan nilai yang sama", en="What parts equal scores")
_RANKS = Text(id="Sesudah peringkat bersama", en="After a shared rank")
_RANKED: Mapping[str, Text] = {
    "competition": Text(id="peringkat terlewati (1, 2, 2, 4)", en="ranks are skipped (1, 2, 2, 4)"),
    "dense": Text(id="tanpa terlewati (1, 2, 2, 3)", en="none is skipped (1, 2, 2, 3)"),
}
_DIVISOR = Text(id="Pembagi minimal rata-rata kematangan", en="Least divisor of the mean maturity")
_PER_INNOVATION = Text(id="Poin untuk setiap inovasi", en="Points for each innovation")
_CAP = Text(
    id="Banyaknya inovasi yang masih menambah poin",
    en="Number of innovations that still add points",
)
_AFFAIRS = Text(
    id="Banyaknya urusan wajib pelayanan dasar yang disyaratkan",
    en="Number of basic-service affairs required",
)
_GATE_EFFECT = Text(id="Akibat bila urusan itu kurang", en="What follows when there are fewer")
_PRINTED_ZERO = Text(id="skor jumlah inovasi 0 (tercetak)", en="the count scores 0 (printed)")
_ASSUMED_ZERO = Text(id="skor jumlah inovasi 0 (dianggap)", en="the count scores 0 (assumed)")
_NO_EFFECT = Text(id="tidak ada (tidak disebutkan)", en="nothing (not stated)")
_WHEN_FAILED = Text(
    id="Inovasi yang tidak memenuhi syarat", en="An innovation that fails a condition"
)
_EFFECTS: Mapping[str, Text] = {
    "excluded": Text(id="tidak dinilai", en="not scored"),
    "notice": Text(id="hanya dicatat", en="only noted"),
}
_CONDITION = Text(id="Syarat {code}", en="Condition {code}")
_CONDITIONS: Mapping[str, Text] = {
    "masa_penerapan": Text(id="Masa penerapan", en="Time of implementation"),
    "rancang_bangun": Text(id="Rancang bangun", en="Design"),
    "tahapan": Text(id="Tahapan", en="Stage"),
}
_DATES: Mapping[str, Text] = {
    "penerapan": Text(id="penerapan", en="implementation"),
    "pengembangan": Text(id="pengembangan", en="development"),
}
_WORDS = Text(id="sedikitnya {minimum} kata", en="at least {minimum} words")
_ROWS = Text(id="Indikator {aspect}", en="The {aspect} indicators")
_WHO = Text(id="Yang menjawab {aspect}", en="Who answers {aspect}")
_ANSWERED_BY: Mapping[str, Text] = {
    "pemda": Text(id="daerah", en="the region"),
    "inovasi": Text(id="setiap inovasi", en="each innovation"),
    "juri": Text(id="setiap juri", en="each juror"),
}
_MANDATORY = Text(id="{name}, wajib diisi", en="{name}, mandatory")
_YES = Text(id="ya", en="yes")
_NO = Text(id="tidak", en="no")
_WEIGHT = Text(id="bobot {weight}", en="weight {weight}")
_BASIS = Text(id="{name}, dasar {code} ({basis})", en="{name}, basis {code} ({basis})")
_WAYS = Text(id="{name}, cara mengukur", en="{name}, ways to measure")
_ONE_WAY = Text(id="satu cara ({levels})", en="one way ({levels})")
_CHOICE = Text(id="{name}, pemilihan dasar", en="{name}, choice of the basis")
_BY_JENIS = Text(id="menurut jenis inovasi", en="by the kind of innovation")
_FREE = Text(id="bebas", en="free")
_LEVEL = Text(id="{name}, level {level}", en="{name}, level {level}")
_PROVED = Text(id="{ends} (sejauh terbukti)", en="{ends} (as far as proved)")
_MEASURED = Text(id="{name}, cara mengukur", en="{name}, how it is measured")
_MEASURES: Mapping[str, Text] = {
    "choice": Text(id="pilihan", en="a choice"),
    "count": Text(id="bilangan bulat", en="a whole number"),
    "value": Text(id="satu angka", en="one number"),
    "growth": Text(id="pertumbuhan", en="growth"),
    "decrease": Text(id="penurunan", en="a fall"),
    "increase": Text(id="kenaikan", en="a rise"),
    "score": Text(id="nilai", en="a score"),
    "computed": Text(id="dihitung sistem", en="computed by the system"),
    "unknown": Text(id="tidak diketahui", en="not known"),
}
_OF_GATE = ("gate_urusan", "gate_effect")
"""Questions that arise only where it is known how many affairs are required."""

_QUESTION = Text(id="{question} ({name})", en="{question} ({name})")
