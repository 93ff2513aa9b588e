"""What a writer of rules may have overlooked: nothing of it is wrong, all of it is worth a look.

`read_ruleset` says nothing of it; `validate` does, each at its line.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Any, TypeAlias

import attrs

from inovasi_index.problems import Fault, Path, shorten
from inovasi_index.ruleset import CHANGES, Band, Basis, EvidenceRule, Indicator, Ruleset
from inovasi_index.text import LANGS, Text
from inovasi_index.values import key_of

PLACEHOLDER = Text(id="ISI:", en="FILL IN:")
"""What stands before a text that a new ruleset leaves to its writer."""

SEVERAL = 3
"""So many words are rarely the same in two languages."""

Part: TypeAlias = tuple[Path, Any]
Advice: TypeAlias = tuple[Fault, ...]
"""One piece of advice, said at each of the places that it is about."""


def advice_on(rules: Ruleset, is_own: Callable[[Fault], bool]) -> list[Fault]:
    """What may have been overlooked in rules that make sense.

    Codes: ``placeholder``, ``untranslated``, ``unused-source``, ``unused-unit``,
    ``unused-variable``, ``same-label``, ``weightless``, ``bands-not-in-order``.

    Args:
        rules: The rules.
        is_own: Whether what is at fault stands in the file of the rules, or in their base, which
            is for its own writers to mend.
    """
    parts = list(parts_within(rules))
    pieces = (piece for check in _CHECKS for piece in check(rules, parts))
    own = ([fault for fault in piece if is_own(fault)] for piece in pieces)
    return [faults[0] for faults in own if faults]


def parts_within(value: Any, at: Path = ()) -> Iterator[Part]:
    """Everything that rules consist of, each with its path in the file."""
    yield at, value
    if attrs.has(type(value)):
        for each in attrs.fields(type(value)):
            if each.eq:
                yield from parts_within(getattr(value, each.name), (*at, key_of(each)))
    elif isinstance(value, Mapping):
        for key, entry in value.items():
            yield from parts_within(entry, (*at, key))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from parts_within(item, (*at, number))


def _text_advice(_: Ruleset, parts: list[Part]) -> Iterator[Advice]:
    """A text says something, in two languages."""
    for at, part in parts:
        text = part.text if isinstance(part, EvidenceRule) else part
        if not isinstance(text, Text):
            continue
        unfilled = [lang for lang in LANGS if PLACEHOLDER[lang] in text[lang]]
        if unfilled:
            yield (Fault((*at, unfilled[0]), "placeholder", _UNFILLED),)
        elif text.id == text.en and len(text.id.split()) >= SEVERAL:
            said = _UNTRANSLATED.fill(text=shorten(text.id))
            yield (Fault((*at, "en"), "untranslated", said),)


def _unused_advice(rules: Ruleset, parts: list[Part]) -> Iterator[Advice]:
    """What is introduced is used."""
    cited = {code for _, part in parts for code in getattr(part, "source", ())}
    for code in rules.sources.keys() - cited:
        text = _NOT_CITED.fill(source=shorten(code))
        yield (Fault(("sources", code), "unused-source", text, "key"),)
    measured = {getattr(part, "unit", None) for _, part in parts}
    for code in rules.units.keys() - measured:
        text = _NOT_MEASURED.fill(unit=shorten(code))
        yield (Fault(("units", code), "unused-unit", text, "key"),)
    yield from _unasked(rules)


def _unasked(rules: Ruleset) -> Iterator[Advice]:
    """Variables without a row; where not all rows are known, nothing can be said of it."""
    asked = {(row.aspect, row.variable) for row in rules.indicators}
    known = {row.aspect for row in rules.rows.values()}
    for number, aspect in enumerate(rules.aspects):
        for place, variable in enumerate(aspect.variables):
            if aspect.code in known and (aspect.code, variable.code) not in asked:
                text = _NOT_ASKED.fill(variable=shorten(variable.code))
                at = ("aspects", number, "variables", place, "code")
                yield (Fault(at, "unused-variable", text),)


def _weight_advice(_: Ruleset, parts: list[Part]) -> Iterator[Advice]:
    """What is asked counts."""
    for at, part in parts:
        if getattr(part, "weight", None) == 0:
            yield (Fault((*at, "weight"), "weightless", _WEIGHTLESS),)


def _label_advice(_: Ruleset, parts: list[Part]) -> Iterator[Advice]:
    """Each level says something else."""
    for at, table in _tables(parts):
        for (first, one), (second, other) in combinations(enumerate(table.levels), 2):
            same = [lang for lang in LANGS if one.label[lang] == other.label[lang]]
            if same:
                text = _SAME_LABEL.fill(first=one.level, level=other.level)
                yield tuple(
                    Fault((*at, "levels", number, "label", same[0]), "same-label", text)
                    for number in (second, first)
                )


def _band_advice(_: Ruleset, parts: list[Part]) -> Iterator[Advice]:
    """The higher the level, the higher its numbers, or the lower; of a change, the higher."""
    for at, table in _tables(parts):
        ends = [_ends(each.band) for each in table.levels if each.band]
        falls = _rises(ends[::-1])
        is_change = table.measure is not None and table.measure.kind in CHANGES
        if not _rises(ends) and (is_change or not falls):
            text = _FALLING if falls else _NO_ORDER
            yield tuple(
                Fault((*at, "levels", number, "band"), "bands-not-in-order", text)
                for number in range(len(ends))
            )


def _tables(parts: list[Part]) -> Iterator[tuple[Path, Indicator | Basis]]:
    return ((at, part) for at, part in parts if isinstance(part, Indicator | Basis))


def _ends(band: Band) -> tuple[Decimal, Decimal]:
    low, high = band.lowest, band.highest
    return (-_ENDLESS if low is None else low, _ENDLESS if high is None else high)


def _rises(ends: list[tuple[Decimal, Decimal]]) -> bool:
    return all(
        low <= next_low and high <= next_high
        for (low, high), (next_low, next_high) in pairwise(ends)
    )


_ENDLESS = Decimal("Infinity")
_CHECKS: tuple[Callable[[Ruleset, list[Part]], Iterator[Advice]], ...] = (
    _text_advice,
    _unused_advice,
    _weight_advice,
    _label_advice,
    _band_advice,
)
_UNFILLED = Text(
    id="teks ini masih menunggu diisi; ganti seluruhnya, bersama tandanya",
    en="this text still waits to be filled in; replace all of it, with its mark",
)
_UNTRANSLATED = Text(
    id='teks id dan en sama, "{text}"; terjemahkan',
    en='id and en are the same, "{text}"; translate',
)
_NOT_CITED = Text(
    id="sumber {source} tidak dirujuk di mana pun; rujuk dengan source, atau hapus",
    en="the source {source} is cited nowhere; cite it with source, or remove it",
)
_NOT_MEASURED = Text(
    id="tidak ada ukuran dalam satuan {unit}; pakai, atau hapus",
    en="nothing is measured in the unit {unit}; use it, or remove it",
)
_NOT_ASKED = Text(
    id="variabel {variable} tidak memiliki indikator; pakai, atau hapus",
    en="the variable {variable} has no indicator; use it, or remove it",
)
_WEIGHTLESS = Text(
    id="bobotnya 0, jadi jawabannya tidak mengubah apa pun",
    en="its weight is 0, so that no answer to it changes anything",
)
_SAME_LABEL = Text(
    id="level {level} berketerangan sama dengan level {first}",
    en="level {level} has the same label as level {first}",
)
_NO_ORDER = Text(
    id="rentangnya tidak naik dan tidak turun bersama levelnya; periksa batas-batasnya",
    en="its bands neither rise nor fall with the levels; check their limits",
)
_FALLING = Text(
    id="makin tinggi levelnya makin kecil perubahannya; periksa arah rentangnya",
    en="the higher the level the smaller the change; check which way its bands run",
)
