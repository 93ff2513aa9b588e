"""A few numbers to change by way of trial, and the cases that then no longer hold."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import attrs
from attrs import frozen

from inovasi_index.exact import shortest
from inovasi_index.files.layout import as_yaml
from inovasi_index.files.rules_writing import plain_part
from inovasi_index.ruleset import Formula, Indicator, Part, Predikat, Ruleset, SumPart
from inovasi_index.scaffold.samples import Plain, cases

MORE = 2
"""By how much the least divisor is raised: as from year to year."""
HIGHER = Decimal(5)
"""By how much the limit of a class is raised."""


@frozen
class Edit:
    """One number to change: between which words it stands, and what is to stand there."""

    at: tuple[str, ...]
    old: str
    new: str


@frozen
class Trial:
    """Numbers to change: what the rules say, how to change it, and the rules that come of it."""

    before: Plain
    edits: tuple[Edit, ...]
    after: Ruleset


def trial(rules: Ruleset) -> Trial:
    """Numbers that belong together: with all of them changed, the rules still make sense."""
    unchanged = Trial({}, (), rules)
    if rules.ranks_inovasi:
        return _heavier(rules) or _higher(unchanged)
    return _higher(_harder(rules))


def _edit(at: tuple[str, ...], key: str, old: Any, new: Any) -> Edit:
    return Edit(at, *(as_yaml({key: value}).rstrip() for value in (old, new)))


def _harder(rules: Ruleset) -> Trial:
    """For a region: a higher least divisor."""
    part = rules.formula.kematangan
    old, new = part.divisor_at_least, part.divisor_at_least + MORE
    before: Plain = {"formula": {"parts": [{"name": part.name, "divisor_at_least": old}]}}
    edit = _edit(("formula:", f"name: {part.name}"), "divisor_at_least", old, new)
    formula = _with_part(rules.formula, part, divisor_at_least=new)
    return Trial(before, (edit,), attrs.evolve(rules, formula=formula))


def _higher(trial: Trial) -> Trial:
    """A higher limit between the two highest classes, where there are such."""
    bands = _two_highest(trial.after)
    if not bands:
        return trial
    edits, before = list(trial.edits), []
    changed = {each.code: each for each in trial.after.predikat_bands}
    for key, band in bands.items():
        name = f"{key}_" if key == "from" else key
        old = getattr(band, name)
        before.append({"code": band.code, key: old})
        edits.append(_edit(("predikat:", f"code: {band.code}"), key, old, old + HIGHER))
        changed[band.code] = attrs.evolve(band, **{name: old + HIGHER})
    after = attrs.evolve(trial.after, predikat_bands=tuple(changed.values()))
    return Trial({**trial.before, "predikat": before}, tuple(edits), after)


def _two_highest(rules: Ruleset) -> dict[str, Predikat]:
    """The highest class and the one below it, each by the end at which they meet."""
    bands = [each for each in rules.predikat_bands if each.from_ is not None]
    upper = max(bands, key=lambda each: each.from_ or 0, default=None)
    below = [each for each in rules.predikat_bands if each is not upper and each.to is not None]
    if upper is None or upper.from_ is None or not below:
        return {}
    if upper.from_ + HIGHER > (rules.formula.scale if upper.to is None else upper.to):
        return {}
    return {"from": upper, "to": max(below, key=lambda each: each.to or 0)}


def _heavier(rules: Ruleset) -> Trial | None:
    """For a contest: one more point for each level of a row, and so for its part and the whole."""
    formula, found = rules.formula, _growing(rules)
    if found is None:
        return None
    row, part = found
    weight, step = (row.weight or Decimal(0)) + 1, Decimal(shortest(rules.top_of(row)))
    before: Plain = {
        "indicators": [{"id": plain_part(row.id), "weight": row.weight}],
        "formula": {
            "maximum": formula.highest,
            "parts": [{"name": part.name, "maximum": part.maximum}],
        },
    }
    at = "formula:"
    edits = (
        _edit(("indicators:", f"id: {row.id}"), "weight", row.weight, weight),
        _edit((at,), "maximum", formula.highest, formula.highest + step),
        _edit((at, f"name: {part.name}"), "maximum", part.maximum, part.maximum + step),
    )
    formula = _with_part(formula, part, maximum=part.maximum + step)
    after = attrs.evolve(
        rules,
        formula=attrs.evolve(formula, maximum=formula.highest + step),
        indicators=tuple(
            attrs.evolve(each, weight=weight) if each is row else each for each in rules.indicators
        ),
    )
    return Trial(before, edits, after)


def _growing(rules: Ruleset) -> tuple[Indicator, SumPart] | None:
    """A row whose weight can grow, with the part that grows with it; shares would have to too."""
    parts = rules.formula.parts
    for row in rules.rows.values() if all(part.share is None for part in parts) else ():
        for part in parts:
            if isinstance(part, SumPart) and part.aspect == row.aspect:
                return row, part
    return None


def changeable(rules: Ruleset) -> Plain:
    """What is changed most: the weight of a row, and a limit of another."""
    rows = list(rules.rows.values())
    shown: list[Plain] = [{"id": plain_part(row.id), "weight": row.weight} for row in rows[:1]]
    for row in rows[1:]:
        for level in row.levels[-1:]:
            band = level.band
            if band is not None and band.from_ is not None:
                level_plain = {"level": level.level, "band": {"from": band.from_}}
                return {"indicators": [*shown, {"id": plain_part(row.id), "levels": [level_plain]}]}
    return {"indicators": shown}


def _with_part(formula: Formula, part: Part, **changes: Any) -> Formula:
    parts = (attrs.evolve(each, **changes) if each is part else each for each in formula.parts)
    return attrs.evolve(formula, parts=tuple(parts))


def failing(before: Ruleset, after: Ruleset) -> Iterator[Edit]:
    """What of the cases no longer holds after a change, and what holds instead."""
    for old, new in zip(cases(before), cases(after), strict=True):
        at = (f"name: {old['name']}",)
        if "index" in old and old["index"] != new["index"]:
            if after.predikat(old["index"]).code != old["expect"]["predikat"]:
                yield _edit(at, "index", old["index"], new["index"])
        else:
            yield from _differing(at, old["expect"], new["expect"])


def _differing(at: tuple[str, ...], old: Any, new: Any) -> Iterator[Edit]:
    pairs = old.items() if isinstance(old, dict) else enumerate(old)
    for key, value in pairs:
        if isinstance(value, dict | list):
            yield from _differing(at, value, new[key])
        elif value != new[key]:
            yield _edit(at, str(key), value, new[key])
