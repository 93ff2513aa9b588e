"""The schemas of what is written: `Result.to_dict` and `ContestResult.to_dict`, key by key."""

from collections.abc import Mapping
from typing import Any, get_args

import attrs

from inovasi_index.laporan import FORMS, Pemda
from inovasi_index.result import AnswersView, Gate
from inovasi_index.ruleset import INTERPRETATIONS, METHODS, OF_CONTEST, Ranking, RulesetOrigin
from inovasi_index.schemas.keys import Schema, when
from inovasi_index.text import LANGS


def result() -> Schema:
    """The index of one report."""
    return {**_RESULT, "$defs": _DEFINITIONS}


def contest() -> Schema:
    """The ranking of the innovations of one report."""
    return {**_CONTEST, "$defs": _DEFINITIONS}


def _record(keys: Mapping[str, Schema]) -> Schema:
    """A mapping with these keys and no others; one that ends in ``?`` may be absent."""
    return {
        "type": "object",
        "properties": {key.removesuffix("?"): each for key, each in keys.items()},
        "required": [key for key in keys if not key.endswith("?")],
        "additionalProperties": False,
    }


def _codes(cls: Any, field: str) -> Schema:
    """The codes that a field may have."""
    kind = getattr(attrs.fields(cls), field).type
    options = [each for part in (kind, *get_args(kind)) for each in get_args(part)]
    return {"enum": [each for each in options if isinstance(each, str)]}


def _list(item: Schema) -> Schema:
    return {"type": "array", "items": item}


def _of(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


_TEXT: Schema = {"type": "string"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_YES_NO: Schema = {"type": "boolean"}
_SUPPLIED: Schema = {"const": True}
_DECIMAL, _RATIO = _of("decimal"), _of("ratio")

_REASON = _record({"code": _TEXT, "text": _of("text")})
_NOTICE = _record({"code": _TEXT, "at": _TEXT, "text": _of("text")})

_ROW: Mapping[str, Schema] = {
    "id": _TEXT,
    "basis?": _TEXT,
    "level?": _COUNT,
    "score?": _DECIMAL,
    "weight": _DECIMAL,
    "points": _DECIMAL,
    "answered": _YES_NO,
}

_DEFINITIONS: Schema = {
    "decimal": {"type": "string", "pattern": r"^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$"},
    "ratio": {"type": "string", "pattern": "^-?(?:0|[1-9][0-9]*)(?:/[1-9][0-9]*)?$"},
    "text": _record(dict.fromkeys(LANGS, _TEXT)),
    "row": {**_record(_ROW), "oneOf": [{"required": ["level"]}, {"required": ["score"]}]},
}

_HEAD: Mapping[str, Schema] = {
    "edition": _TEXT,
    "revision": {"type": "integer"},
    "ruleset_digest": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
    "origin?": _record({"kind": _codes(RulesetOrigin, "kind"), "name": _TEXT, "version?": _TEXT}),
    "engine": _TEXT,
    "source?": _TEXT,
    "answers": {"enum": list(get_args(AnswersView))},
    "pemda": _record({"nama": _TEXT, "jenis?": _codes(Pemda, "jenis"), "provinsi?": _TEXT}),
    "tahun?": {"type": "integer"},
}

_CHOICES = _record({f"{name}?": {"enum": list(all_)} for name, all_ in INTERPRETATIONS.items()})
_FOOT: Mapping[str, Schema] = {
    "interpretations": _CHOICES,
    "arose": {**_list({"enum": list(INTERPRETATIONS)}), "uniqueItems": True},
    "notices": _list(_NOTICE),
}

_FORM: Schema = {"enum": list(FORMS)}
_OF_SUM: Schema = {"required": ["supplied"]}
"""A part that was given as a sum, and so has nothing in it."""

_NO_REASONS: Schema = {"properties": {"reasons": {"maxItems": 0}}}
_SOME_REASONS: Schema = {"properties": {"reasons": {"minItems": 1}}}

_INOVASI: Schema = {
    **_record(
        {
            "nama": _TEXT,
            "bentuk": _FORM,
            "kematangan": _DECIMAL,
            "scored": _YES_NO,
            "reasons": _list(_REASON),
            "supplied?": _SUPPLIED,
            "indicators?": _list(_of("row")),
        }
    ),
    "oneOf": [_OF_SUM, {"required": ["indicators"]}],
    **when({"properties": {"scored": {"const": True}}}, _NO_REASONS, _SOME_REASONS),
}

_SPD: Schema = {
    **_record(
        {
            "score": _DECIMAL,
            "maximum": _DECIMAL,
            "supplied?": _SUPPLIED,
            "indicators?": _list(_of("row")),
        }
    ),
    "not": {"required": ["supplied", "indicators"]},
}

_KEMATANGAN: Schema = {
    **_record(
        {
            "score": _DECIMAL,
            "supplied?": _SUPPLIED,
            "sum?": _DECIMAL,
            "divisor?": _COUNT,
            "innovations": _COUNT,
            "maximum": _DECIMAL,
        }
    ),
    "oneOf": [_OF_SUM, {"required": ["sum", "divisor"]}],
}

_JUMLAH = _record(
    {
        "score": _DECIMAL,
        "counted": _COUNT,
        "maximum": _DECIMAL,
        "urusan_pelayanan_dasar": _COUNT,
        "urusan_required?": _COUNT,
        "gate": {"enum": list(get_args(Gate))},
    }
)

_RESULT: Schema = {
    **_record(
        {
            "format": {"const": "inovasi-index/result@1"},
            **_HEAD,
            "index": _DECIMAL,
            "index_exact": _RATIO,
            "predikat": _TEXT,
            "total": _DECIMAL,
            "maximum": _DECIMAL,
            "spd": _SPD,
            "kematangan": _KEMATANGAN,
            "jumlah_inovasi": _JUMLAH,
            "inovasi?": _list(_INOVASI),
            **_FOOT,
        }
    ),
    # With an aggregate there are no innovations to list.
    **when(
        {"properties": {"kematangan": _OF_SUM}},
        {"properties": {"inovasi": False}},
        {"required": ["inovasi"]},
    ),
}

_SHEET = _record({"juror?": _TEXT, "points": _DECIMAL, "indicators": _list(_of("row"))})

_PART = _record(
    {
        "name": _TEXT,
        "method": {"enum": [name for name, kind in METHODS.items() if kind in OF_CONTEST]},
        "points": _DECIMAL,
        "maximum": _DECIMAL,
        "void_below?": _DECIMAL,
        "sheets": _list(_SHEET),
    }
)

_ENTRY: Schema = {
    **_record(
        {
            "rank?": {"type": "integer", "minimum": 1},
            "tied?": _YES_NO,
            "nama": _TEXT,
            "bentuk": _FORM,
            "perangkat_daerah?": _TEXT,
            "score": _DECIMAL,
            "score_exact": _RATIO,
            "predikat?": _TEXT,
            "total": _DECIMAL,
            "reasons": _list(_REASON),
            "parts": _list(_PART),
        }
    ),
    **when(
        {"required": ["rank"]},
        {"required": ["tied"], **_NO_REASONS},
        {"properties": {"tied": False, "reasons": {"minItems": 1}}},
    ),
}

_CONTEST = _record(
    {
        "format": {"const": "inovasi-index/contest@1"},
        **_HEAD,
        "maximum": _DECIMAL,
        "scale": _DECIMAL,
        "ranking": _record(
            {
                "compares": _codes(Ranking, "compares"),
                "ties": _list(_TEXT),
                "ranks": _codes(Ranking, "ranks"),
            }
        ),
        "inovasi": _list(_ENTRY),
        **_FOOT,
    }
)
