"""The formula of an edition as mathematics, and what its signs mean."""

from collections.abc import Iterator, Mapping, Sequence

from inovasi_index.exact import Exact
from inovasi_index.pages import show_number
from inovasi_index.ruleset import (
    PERCENT,
    CountPart,
    DeductionPart,
    MeanPart,
    Part,
    PercentagePart,
    Ruleset,
    SumPart,
)
from inovasi_index.text import Lang, Text


def equations(rules: Ruleset, lang: Lang) -> Iterator[str]:
    """The formula and each of its parts as TeX, for rules whose formula is known."""
    formula, signs = rules.formula, _signs(rules)
    added = [sign for sign, part in signs if not isinstance(part, DeductionPart)]
    taken = [sign for sign, part in signs if isinstance(part, DeductionPart)]
    total = " - ".join([" + ".join(added), *taken])
    if taken:
        total = rf"\max(0; {total})"
    named = rf"\text{{{(_SCORE if rules.ranks_inovasi else _INDEX)[lang]}}}"
    maximum, scale = (_number(each, lang) for each in (formula.highest, formula.scale))
    yield rf"{named} = \frac{{{total}}}{{{maximum}}} \times {scale}"
    for sign, part in signs:
        yield f"{sign} = {_right_side(part, rules, lang)}"


def meanings(rules: Ruleset, lang: Lang) -> Iterator[tuple[str, str]]:
    """The signs of the equations as TeX, each with what it stands for."""
    for sign, part in _signs(rules):
        most = show_number(part.maximum, lang)
        yield sign, _AT_MOST.fill(title=part.title, most=most)[lang]
    kinds = {type(part) for part in rules.formula.parts}
    for sign, (meaning, needed_by) in _MEANINGS.items():
        if kinds & set(needed_by):
            yield sign, meaning[lang]


def rounded(rules: Ruleset, lang: Lang) -> str:
    """How what comes out is rounded, in a sentence."""
    return _ROUNDED.fill(places=rules.formula.rounding.places)[lang]


def _signs(rules: Ruleset) -> Sequence[tuple[str, Part]]:
    """The parts with the letters they are called by: of an index S, M and J, else P₁, P₂ …."""
    parts = rules.formula.parts
    if rules.ranks_inovasi:
        return [(f"P_{{{number}}}", part) for number, part in enumerate(parts, 1)]
    return [(_LETTERS[type(part)], part) for part in parts]


def _right_side(part: Part, rules: Ruleset, lang: Lang) -> str:
    if isinstance(part, MeanPart):
        return rf"\frac{{\sum_{{i=1}}^{{n}} K_i}}{{\max({part.divisor_at_least}; n)}}"
    if isinstance(part, PercentagePart):
        most = _number(part.maximum, lang)
        return rf"{most} \times \sum_r \frac{{w_r}}{{{PERCENT}}} \times \frac{{\ell_r}}{{L_r}}"
    if isinstance(part, CountPart):
        return _count(part, rules, lang)
    return r"\sum_r w_r \times \ell_r"


def _count(part: CountPart, rules: Ruleset, lang: Lang) -> str:
    count = rf"{_number(part.weight, lang)} \times \min(n; {part.cap})"
    effect = rules.interpretation("gate_effect")
    if part.requires is None or (effect and effect.default == "none"):
        return count
    required = part.requires.urusan_pelayanan_dasar
    if_, else_ = _IF[lang], _ELSE[lang]
    return rf"{count} \quad \text{{{if_}}} \; u \ge {required}, \; \text{{{else_}}} \; 0"


def _number(number: Exact, lang: Lang) -> str:
    """A number as text, so that its decimal comma is no comma between two things."""
    return rf"\text{{{show_number(number, lang)}}}"


_LETTERS: Mapping[type[Part], str] = {SumPart: "S", MeanPart: "M", CountPart: "J"}
_IF = Text(id="bila", en="if")
_ELSE = Text(id="selain itu", en="otherwise")
_INDEX = Text(id="Indeks", en="Index")
_SCORE = Text(id="Nilai", en="Score")
_AT_MOST = Text(id="{title}, paling banyak {most}", en="{title}, at most {most}")
_SHEETS = (SumPart, PercentagePart, DeductionPart)
_MEANINGS: Mapping[str, tuple[Text, Sequence[type[Part]]]] = {
    "w_r": (Text(id="bobot baris r", en="weight of row r"), _SHEETS),
    r"\ell_r": (Text(id="level atau nilai baris r", en="level or score of row r"), _SHEETS),
    "L_r": (
        Text(id="level atau nilai tertinggi baris r", en="highest level or score of row r"),
        [PercentagePart],
    ),
    "K_i": (Text(id="kematangan inovasi i", en="maturity of innovation i"), [MeanPart]),
    "n": (Text(id="banyaknya inovasi", en="number of innovations"), [MeanPart, CountPart]),
    "u": (
        Text(
            id="banyaknya urusan wajib pelayanan dasar yang berbeda",
            en="number of different basic-service affairs",
        ),
        [CountPart],
    ),
}
"""What the other signs stand for, each with the parts that it occurs in."""
_ROUNDED = Text(
    id="Hasilnya dibulatkan sekali, sampai {places} angka desimal.",
    en="What comes out is rounded once, to {places} decimal places.",
)
