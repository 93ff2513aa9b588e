"""What the keys of one mapping say together, which no single type tells."""

from collections.abc import Mapping
from typing import Any, TypeAlias, get_args

from inovasi_index.conformance import Case
from inovasi_index.issuer import LegalDocument, Provision
from inovasi_index.laporan import Answer, Inovasi
from inovasi_index.ruleset import (
    NOT_ANSWERED,
    Band,
    Basis,
    Condition,
    Confidence,
    EvidenceRule,
    Formula,
    Indicator,
    Kind,
    Ruleset,
    Sourced,
    Together,
)
from inovasi_index.text import LANGS, Text

Schema: TypeAlias = dict[str, Any]

LEFT_OUT: Schema = {"$ref": "#/$defs/left_out"}
"""A value that is empty; its key counts as left out."""

GIVEN: Schema = {"$ref": "#/$defs/given"}
"""A value that says something."""


def given(*keys: str) -> Schema:
    """That all these keys are there and say something."""
    return {"required": list(keys), "properties": dict.fromkeys(keys, GIVEN)}


def is_one_of(key: str, *values: str) -> Schema:
    """That a key is there with one of these values."""
    return {"required": [key], "properties": {key: {"enum": list(values)}}}


def when(condition: Schema, then: Schema, otherwise: Schema | None = None) -> Schema:
    """That something holds under a condition, or else something else."""
    return {"if": condition, "then": then} | ({"else": otherwise} if otherwise else {})


def unless(condition: Schema, then: Schema) -> Schema:
    """That something holds where a condition does not."""
    return {"if": condition, "else": then}


def together(cls: type) -> list[Schema]:
    """What the keys of a class say together, in every file."""
    return _of(_ALWAYS, cls)


def together_alone(cls: type) -> list[Schema]:
    """What they say only where a file stands for itself: of another, its base may say the rest."""
    return _of(_ALONE, cls)


def together_over(cls: type) -> list[Schema]:
    """What they say only in a file that is laid over another."""
    return _of(_OVER, cls)


def _of(rules: Mapping[type, tuple[Schema, ...]], cls: type) -> list[Schema]:
    return [rule for kind, found in rules.items() if issubclass(cls, kind) for rule in found]


def _listed(*keys: str) -> Schema:
    """That these keys are there, each with a list that is not empty."""
    some = {"type": "array", "minItems": 1}
    return {"required": list(keys), "properties": dict.fromkeys(keys, some)}


def _all(*schemas: Schema) -> Schema:
    return {"allOf": list(schemas)}


def _one_at_least(*keys: str) -> Schema:
    return {"anyOf": [given(key) for key in keys]}


def _one_at_most(*keys: str) -> tuple[Schema, ...]:
    """That none of the keys after the first that is given says anything."""
    after = ((key, keys[at:]) for at, key in enumerate(keys[:-1], start=1))
    return tuple(
        when(given(key), {"properties": dict.fromkeys(others, LEFT_OUT)}) for key, others in after
    )


def _measured_by(*kinds: str) -> Schema:
    measure = {"type": "object", **is_one_of("kind", *kinds)}
    return {"required": ["measure"], "properties": {"measure": measure}}


_DOUBTFUL = tuple(each for each in get_args(Confidence) if each != "printed")
_REASON = when(is_one_of("confidence", *_DOUBTFUL), given("reason"))
_MEASURED = tuple(each for each in get_args(Kind) if each not in ("choice", "score"))
_ANSWERED = tuple(each for each in _MEASURED if each not in NOT_ANSWERED)
_BANDS: Schema = {"properties": {"levels": {"items": given("band")}}}
_NO_ROWS: Schema = {
    "anyOf": [
        {"type": "object", "patternProperties": {"^x-": {}}, "additionalProperties": LEFT_OUT},
        LEFT_OUT,
    ]
}

_ALWAYS: Mapping[type, tuple[Schema, ...]] = {
    Band: (*_one_at_most("from", "above"), *_one_at_most("to", "below")),
    Sourced: (_REASON,),
    Provision: (_REASON,),
    LegalDocument: (_REASON,),
    Answer: (
        _one_at_least("level", "value", "previous", "current"),
        *_one_at_most("level", "value", "previous"),
        when(given("previous"), given("current")),
        when(given("current"), given("previous")),
    ),
    Inovasi: (when(given("kematangan"), {"properties": {"sid": _NO_ROWS}}),),
    Case: (
        _one_at_least("laporan", "inovasi", "index"),
        *_one_at_most("laporan", "inovasi", "index"),
        when(given("published"), given("laporan")),
    ),
}

_CONTEST: Schema = {"properties": {"formula": is_one_of("scores", "inovasi")}}
_SCORED = when(
    _measured_by("score"),
    {
        "properties": {
            "measure": {
                "required": ["range"],
                "properties": {
                    "range": _all(_one_at_least("from", "above"), _one_at_least("to", "below"))
                },
            }
        }
    },
)
_WITH_EVIDENCE = unless(_measured_by("computed", "unknown"), given("evidence"))


def _rows(rule: Schema) -> Schema:
    """That something holds of every row that has no bases."""
    return {"properties": {"indicators": {"items": unless(_listed("bases"), rule)}}}


_ALONE: Mapping[type, tuple[Schema, ...]] = {
    Condition: (
        when(is_one_of("method", "one_of"), _all(given("field"), _listed("values"))),
        when(is_one_of("method", "date_within"), _all(given("from", "to"), _listed("fields"))),
        when(is_one_of("method", "words_at_least"), given("field", "minimum")),
    ),
    EvidenceRule: (when(is_one_of("years_needed", "all"), _listed("years")),),
    Together: (_listed("one_of"),),
    Basis: (when(_measured_by(*_MEASURED), _BANDS),),
    Indicator: (
        unless(_listed("bases"), when(_measured_by(*_ANSWERED), _BANDS)),
        when(_measured_by("computed"), given("definition", "part")),
        unless(_measured_by("computed", "unknown"), given("definition", "weight")),
        unless(_listed("bases"), given("measure")),
    ),
    Formula: (when(is_one_of("scores", "inovasi"), given("ranking")),),
    Ruleset: (
        unless(is_one_of("status", "partial"), {"properties": {"formula": given("maximum")}}),
        # What a juror says needs no evidence, and a contest no classes.
        when(_CONTEST, _rows(_SCORED), _all(_rows(_WITH_EVIDENCE), _listed("predikat"))),
    ),
}

_IN_BOTH_LANGUAGES = tuple(when(given(one), given(*LANGS)) for one in LANGS)

_OVER: Mapping[type, tuple[Schema, ...]] = dict.fromkeys((Text, EvidenceRule), _IN_BOTH_LANGUAGES)
