"""The schemas of what is read, made from the classes it becomes.

They follow ``files/structure.py``: each kind of type has one shape there and one here.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

import attrs

from inovasi_index.conformance import Cases
from inovasi_index.exact import MOST_DIGITS
from inovasi_index.files.based_on import NAMED_BY
from inovasi_index.files.structure import Plain
from inovasi_index.issuer import Issuer
from inovasi_index.laporan import (
    FORMS,
    Answer,
    Answers,
    Inovasi,
    Juri,
    Laporan,
    RancangBangun,
    Total,
)
from inovasi_index.ruleset import METHODS, Doubt, EvidenceRule, Part, Ruleset
from inovasi_index.schemas.keys import (
    GIVEN,
    LEFT_OUT,
    Schema,
    given,
    is_one_of,
    together,
    together_alone,
    together_over,
    unless,
    when,
)
from inovasi_index.schemas.words import VALUES, both, said_of, said_of_key
from inovasi_index.text import Text
from inovasi_index.values import FrozenMap, key_of


def ruleset() -> Schema:
    """An edition: complete, or what it changes of the one it is based on."""
    alone = _Alone()
    complete = alone.of(Ruleset)
    choice = when(given("based_on"), _Over(alone).edition(), complete)
    return _file(alone, {"type": "object", **choice})


def laporan() -> Schema:
    """A report, which names its year or its edition."""
    alone = _Alone()
    return _file(alone, {**alone.of(Laporan), "anyOf": [given("tahun"), given("edition")]})


def cases() -> Schema:
    """The cases beside a ruleset."""
    alone = _Alone()
    return _file(alone, alone.of(Cases))


def issuer() -> Schema:
    """What the editions of an issuer share."""
    alone = _Alone()
    return _file(alone, alone.of(Issuer))


_OWN: Schema = {"$ref": "#/$defs/own"}
_ANY: Schema = {"$ref": "#/$defs/any"}
_SOMETHING: Schema = {"allOf": [GIVEN, _ANY]}


def _file(alone: "_Alone", root: Schema) -> Schema:
    # What an editor takes for null may be a text of the writer's own; only what is "" is none.
    own = {"items": {"allOf": [{"minLength": 1}, _OWN]}, "additionalProperties": _OWN}
    everywhere = {
        "left_out": {"type": ["null", "string"], "maxLength": 0},
        "given": {"type": ["array", "boolean", "number", "object", "string"], "minLength": 1},
        "own": {"description": both(VALUES["own"]), **own},
        "any": {
            "patternProperties": {"^x-": _OWN},
            "items": _ANY,
            "additionalProperties": _ANY,
        },
    }
    return {**root, "$defs": {**everywhere, **alone.definitions}}


def _closed(properties: Mapping[str, Schema], others: Schema | bool = False) -> Schema:
    """A mapping with these keys, and whatever begins with x-."""
    return {
        "type": "object",
        "properties": dict(properties),
        "patternProperties": {"^x-": _OWN},
        "additionalProperties": others,
    }


def _list(item: Schema) -> Schema:
    return {"type": "array", "items": item}


def _called(reference: Schema) -> str:
    """The name of the definition that is referred to."""
    name: str = reference["$ref"].rpartition("/")[2]
    return name


def _alternatives(kind: Any) -> tuple[Any, ...]:
    """The types that a value may be of; that it may be left out is said elsewhere."""
    if get_origin(kind) not in (Union, UnionType):
        return (kind,)
    return tuple(each for each in get_args(kind) if each is not NoneType)


def _fields(cls: Any) -> "dict[str, attrs.Attribute[Any]]":
    """The fields that stand in a file, by their keys."""
    return {key_of(at): at for at in attrs.fields(cls) if at.init and at.name != "origin"}


class _Alone:
    """The shapes of types in a file that stands for itself.

    ``definitions`` are those made so far, each when it is first met.
    """

    suffix = ""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}

    def of(self, kind: Any) -> Schema:
        """What a value of a declared type looks like; that it may be left out is said elsewhere."""
        kinds = _alternatives(kind)
        if len(kinds) == 1:
            return self._of_one(*kinds)
        if Total in kinds:
            return self.named("spd", lambda: _spd(self))
        if issubclass(kinds[0], Part):
            return self.named(f"part{self.suffix}", lambda: self.part(kinds))
        return {"anyOf": [self.of(each) for each in kinds]}

    def _of_one(self, kind: Any) -> Schema:
        origin, arguments = get_origin(kind), get_args(kind)
        if origin is Literal:
            return {"enum": list(arguments)}
        if origin is tuple:
            return self.items(arguments[0])
        if origin is FrozenMap:
            value = self.of(arguments[1])
            return self.named(f"{_called(value)}_by_key", lambda: self.entries(value))
        if kind in _SCALARS:
            name, shape = _SCALARS[kind]
            return self.named(name, lambda: {"description": both(VALUES[name]), **shape})
        if kind in _SPECIAL:
            return _SPECIAL[kind](self)
        return self.named(_name(kind) + self.suffix, lambda: self.mapping(kind))

    def named(self, name: str, make: Callable[[], Schema]) -> Schema:
        """A reference to a definition, which is made if it is not there yet."""
        if name not in self.definitions:
            self.definitions[name] = {}  # keeps its place before those that it needs
            self.definitions[name] = make()
        return {"$ref": f"#/$defs/{name}"}

    def optional(self, value: Schema) -> Schema:
        """A value, or an empty one."""
        if "$ref" in value:
            return self.named(f"{_called(value)}_or_left_out", lambda: {"anyOf": [value, LEFT_OUT]})
        return {"anyOf": [*value.get("anyOf", [value]), LEFT_OUT]}

    def entries(self, value: Schema) -> Schema:
        """A mapping with keys of its own."""
        return {"propertyNames": {"pattern": r"\S"}, **_closed({}, self.optional(value))}

    def mapping(self, *classes: Any) -> Schema:
        """The mapping that a class mirrors; of several, with the keys of all of them."""
        fields = {key: at for cls in classes for key, at in _fields(cls).items()}
        required = [key for key, at in fields.items() if self.is_required(at)]
        properties = {key: self._field(classes[0], key, at) for key, at in fields.items()}
        rules = self.together(classes[0])
        return {
            "description": said_of(classes[0]),
            **_closed(properties),
            **({"required": required} if required else {}),
            **({"allOf": rules} if rules else {}),
        }

    def _field(self, cls: Any, key: str, at: "attrs.Attribute[Any]") -> Schema:
        """The value of a key, with what it means."""
        value = _AS_KEYED[cls, key](self) if (cls, key) in _AS_KEYED else self.of(at.type)
        shape = value if self.is_required(at) else self.optional(value)
        said = said_of_key(cls, key)
        return {**({"description": both(said)} if said else {}), **shape, **self.default(at)}

    # What is otherwise in a file that is laid over another.

    def is_required(self, at: "attrs.Attribute[Any]") -> bool:
        """Whether a field must be there."""
        return at.default is attrs.NOTHING

    def default(self, at: "attrs.Attribute[Any]") -> Schema:
        """What a field is when it is left out, where that is one value."""
        return {"default": at.default} if isinstance(at.default, str | int) else {}

    def together(self, cls: Any) -> list[Schema]:
        """What the keys of a class say together."""
        return together(cls) + together_alone(cls)

    def items(self, kind: Any) -> Schema:
        """A list of values of a type."""
        item = self.of(kind)
        if "$ref" in item:
            return self.named(f"{_called(item)}_list", lambda: _list(item))
        return _list(item)

    def part(self, kinds: tuple[Any, ...]) -> Schema:
        """A part of the formula, by its method."""
        return {**_by_method(self, kinds), "required": ["method"]}


class _Over(_Alone):
    """The shapes of types in a file that is laid over another: nothing must be there but names."""

    suffix = "_changes"

    def __init__(self, alone: _Alone) -> None:
        super().__init__()
        self.definitions = alone.definitions
        self._alone = alone

    def edition(self) -> Schema:
        """What an edition changes of its base, adds to it and removes from it."""
        changes = self.mapping(Ruleset)
        own = {
            "inherited": self.optional(self._alone.of(Doubt)),
            "add": self.optional(self.of(Ruleset)),
            "remove": self.optional(self.named("removal", _removal)),
        }
        said = {key: {"description": both(VALUES[key]), **each} for key, each in own.items()}
        properties = {**changes["properties"], "edition": self.of(str), **said}
        return {**changes, "properties": properties, "required": ["edition"]}

    def is_required(self, at: "attrs.Attribute[Any]") -> bool:  # noqa: ARG002 - none of them is
        """Whatever is left out is said by the base."""
        return False

    def default(self, at: "attrs.Attribute[Any]") -> Schema:  # noqa: ARG002 - as above
        """The base says what a field is."""
        return {}

    def together(self, cls: Any) -> list[Schema]:
        """What the keys of a class say together, whatever the base says."""
        return together(cls) + together_over(cls)

    def items(self, kind: Any) -> Schema:
        """An entry of a list says which it is; a list of what has no names is replaced whole."""
        key = _naming_key(_alternatives(kind)[0])
        if key is None:
            return self._alone.items(kind)
        item = self.of(kind)
        named: Schema = {"allOf": [item, given(key)]}
        return self.named(f"{_called(item)}_list", lambda: _list(named))

    def part(self, kinds: tuple[Any, ...]) -> Schema:
        """A part by its method, which the base may say."""
        shape = _by_method(self, kinds)
        any_part = unless(given("method"), self.mapping(*kinds))
        method = self.optional(shape["properties"]["method"])
        return {**shape, "properties": {"method": method}, "allOf": [*shape["allOf"], any_part]}


def _by_method(shapes: _Alone, kinds: tuple[Any, ...]) -> Schema:
    methods = {name: kind for name, kind in METHODS.items() if kind in kinds}
    return {
        "type": "object",
        "properties": {"method": {"enum": list(methods)}},
        "allOf": [when(is_one_of("method", name), shapes.of(methods[name])) for name in methods],
    }


def _naming_key(kind: Any) -> str | None:
    """The key by which the entries of a list are told apart, if they have one."""
    if not attrs.has(kind) or kind is Text:
        return None
    fields = _fields(kind)
    return next((key for key in NAMED_BY if key in fields and fields[key].type in (str, int)), None)


def _removal() -> Schema:
    """Names in a list, below any number of keys; what has no name is removed by what it says."""
    return {
        "anyOf": [
            _list(_SOMETHING),
            {
                "type": "object",
                "patternProperties": {"^x-": _OWN},
                "additionalProperties": {"$ref": "#/$defs/removal"},
            },
        ]
    }


def _name(cls: Any) -> str:
    """What the definition of a class is called."""
    words = re.sub("(?<=[a-z])(?=[A-Z])", "_", cls.__name__).lower()
    return "text_in_both_languages" if cls is Text else words


_SHORT = rf"(?!(?:[^0-9]*[0-9]){{{MOST_DIGITS + 1}}})"
_WHOLE = rf"^{_SHORT}-?(?:0|[1-9][0-9]*)"

_SCALARS: Mapping[Any, tuple[str, Schema]] = {
    str: ("text", {"type": ["string", "number", "boolean"], "pattern": r"\S"}),
    int: ("whole_number", {"type": ["integer", "string"], "pattern": f"{_WHOLE}$"}),
    Decimal: ("number", {"type": ["number", "string"], "pattern": rf"{_WHOLE}(?:\.[0-9]+)?$"}),
    bool: ("yes_no", {"type": ["boolean", "string"], "pattern": "^(?:true|false)$"}),
    dt.date: (
        "date",
        {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    ),
}
"""How a scalar may look: as the text that it is, or as what an editor takes it for."""


# The values that may be written in more than one way.


def _answer(shapes: _Alone) -> Schema:
    full = shapes.named("answer", lambda: shapes.mapping(Answer))
    return {"anyOf": [shapes.of(int), full]}


def _answers(shapes: _Alone) -> Schema:
    return shapes.named("answers", lambda: shapes.entries(_answer(shapes)))


def _juror_answers(shapes: _Alone) -> Schema:
    """A juror's bare number may have a point."""
    answer = {"anyOf": [shapes.of(Decimal), shapes.of(Answer)["anyOf"][-1]]}
    return shapes.named("juror_answers", lambda: shapes.entries(answer))


def _spd(shapes: _Alone) -> Schema:
    """The region's rows, or their total."""
    rows = shapes.entries(_answer(shapes))
    total = {"total": shapes.optional(shapes.of(Decimal))}
    alone: Schema = {"properties": {"total": {}}, "patternProperties": {"^x-": {}}}
    return {
        **rows,
        "properties": total,
        **when(given("total"), {**alone, "additionalProperties": LEFT_OUT}),
    }


def _inovasi(shapes: _Alone) -> Schema:
    """An innovation, whose form says of which class it is; all of them have the same fields."""

    def make() -> Schema:
        shape = shapes.mapping(Inovasi)
        form: Schema = {"bentuk": {"enum": list(FORMS)}}
        required = [*shape["required"], "bentuk"]
        return {**shape, "properties": shape["properties"] | form, "required": required}

    return shapes.named("inovasi", make)


def _design(shapes: _Alone) -> Schema:
    counted = shapes.named("rancang_bangun", lambda: shapes.mapping(RancangBangun))
    return {"anyOf": [shapes.of(str), counted]}


def _years(_: _Alone) -> Schema:
    """Years relative to that of the edition."""
    return _list({"type": "string", "pattern": "^T-[0-9]$"})


_SPECIAL: Mapping[Any, Callable[[_Alone], Schema]] = {
    Answer: _answer,
    Answers: _answers,
    Inovasi: _inovasi,
    RancangBangun: _design,
    Plain: lambda _: _SOMETHING,
}

_AS_KEYED: Mapping[tuple[Any, str], Callable[[_Alone], Schema]] = {
    (Juri, "nilai"): _juror_answers,
    (EvidenceRule, "years"): _years,
}
