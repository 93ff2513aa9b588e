"""Plain data to types: every value by the declared type of the field it lands in.

One pass finds everything: a class that cannot be built for its faults is handed on with the fields
that could be read, so that what they mean together can still be checked.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from types import UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin

import attrs
from attrs import frozen
from cattrs import Converter

from inovasi_index.files.nodes import EMPTY_ITEM, Node
from inovasi_index.laporan import (
    FORMS,
    Aggregate,
    Answer,
    Answers,
    Inovasi,
    Juri,
    Laporan,
    RancangBangun,
    Total,
)
from inovasi_index.problems import (
    MOST_PROBLEMS,
    Fault,
    Step,
    WrongValueError,
    did_you_mean,
    listed,
    run_checks,
    shorten,
)
from inovasi_index.ruleset import METHODS, Formula, Part, SumPart
from inovasi_index.text import LANGS, Text
from inovasi_index.values import LEAVES, FrozenMap, key_of, reader_of, text

T = TypeVar("T")
_LANGS = frozenset(LANGS)
Hook = Callable[[Node, Any], Any]


@frozen
class Plain:
    """A value of a file as mappings, lists and texts, for what is compared and not interpreted."""

    value: Any


class FaultsError(Exception):
    """A value with faults, and as much of it as could be read."""

    def __init__(self, faults: list[Fault], partial: Any = None) -> None:
        super().__init__(faults)
        self.faults = faults
        self.partial = partial


def structure(node: Node, kind: type[T]) -> tuple[T, list[Fault]]:
    """A node as a value of a type, and its faults.

    With faults, the value may lack the fields that could not be read; use it for checks alone.
    """
    try:
        value: T = CONVERTER.structure(node, kind)
    except FaultsError as end:
        return (end.partial if end.partial is not None else kind.__new__(kind)), end.faults
    return value, []


def _fault(node: Node, code: str, message: Text) -> Fault:
    return Fault((), code, message, place=node.place)


def _refused(node: Node, code: str, message: Text) -> FaultsError:
    """The end of a value of the wrong shape; nothing more is said of one refused already."""
    return FaultsError([] if node.value is None else [_fault(node, code, message)])


class _Gathering:
    """The faults of the parts of one value, and whether every part could be read."""

    __slots__ = ("faults", "is_whole")

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.is_whole = True

    def read(self, step: Step, node: Node, hook: Hook) -> Any:
        """A part, or what of it could be read; its faults are noted under its step.

        After more of them than anybody reads, no more parts are.
        """
        if self.is_full:
            return _UNREAD
        try:
            return hook(node, None)
        except FaultsError as end:
            self.is_whole = False
            self.faults += [fault.below(step) for fault in end.faults]
            return _UNREAD if end.partial is None else end.partial

    @property
    def is_full(self) -> bool:
        """Whether there are more faults already than are shown."""
        return len(self.faults) > MOST_PROBLEMS

    def unknown_key(self, key: str, node: Node, known: tuple[str, ...]) -> None:
        """Note a key that nobody knows, as long as anybody reads on."""
        if not self.is_full:
            text = _UNKNOWN_KEY.fill(key=shorten(key), guess=did_you_mean(key, known))
            self.faults.append(Fault((key,), "unknown-key", text, at="key", place=node.key))

    def empty_item(self, at: int, node: Node) -> None:
        """Note an item of a list with nothing in it, as long as anybody reads on."""
        if not self.is_full:
            self.faults.append(_fault(node, "empty-item", EMPTY_ITEM).below(at))


_UNREAD = object()


def mapping_of(node: Node) -> dict[str, Node]:
    """The entries of a mapping.

    Raises:
        FaultsError: ``wrong-shape``; with no fault when the value was refused already.
    """
    if isinstance(node.value, dict):
        return node.value
    raise _refused(node, "wrong-shape", _NOT_A_MAPPING)


# The kinds of types. Each has a factory that makes the hook of one type once, with the hooks of
# its parts inside: reading a ruleset calls hooks some thousand times.


def _leaf_hook(kind: Any) -> Hook:
    """A scalar, by the one rule for its type."""
    read = reader_of(kind)

    def hook(node: Node, _: Any) -> Any:
        if not isinstance(node.value, str):
            raise _refused(node, "wrong-shape", _NOT_A_VALUE)
        try:
            return read(node.value)
        except WrongValueError as wrong:
            raise FaultsError([_fault(node, wrong.code, wrong.message)]) from None

    return hook


def _is_leaf(kind: Any) -> bool:
    """Whether a type is written as one scalar."""
    return not attrs.has(kind) and get_origin(kind) not in (tuple, FrozenMap, Union, UnionType)


def _optional_hook(kind: Any) -> Hook:
    (inner,) = (each for each in get_args(kind) if each is not type(None))
    return CONVERTER.get_structure_hook(inner)


def _is_optional(kind: Any) -> bool:
    return get_origin(kind) in (Union, UnionType) and type(None) in get_args(kind)


def _items_hook(kind: Any) -> Hook:
    """A list, as a tuple."""
    item = get_args(kind)[0]
    inner = CONVERTER.get_structure_hook(item)

    def hook(node: Node, _: Any) -> tuple[Any, ...]:
        if not isinstance(node.value, list):
            raise _refused(node, "wrong-shape", _NOT_A_LIST)
        gathering = _Gathering()
        items = [_item(gathering, at, each, inner, item) for at, each in enumerate(node.value)]
        read = tuple(each for each in items if each is not _UNREAD)
        if gathering.faults:
            raise FaultsError(gathering.faults, read)
        return read

    return hook


def _item(gathering: _Gathering, at: int, node: Node, inner: Hook, kind: Any) -> Any:
    if node.is_left_out:
        gathering.empty_item(at, node)
        value = _UNREAD
    else:
        value = gathering.read(at, node, inner)
    # An unreadable item keeps its place, so that the numbers of those after it stay right.
    return kind.__new__(kind) if value is _UNREAD and attrs.has(kind) else value


def _entries_hook(kind: Any) -> Hook:
    """A mapping with keys of its own."""
    item = get_args(kind)[1]
    inner = CONVERTER.get_structure_hook(item)

    def hook(node: Node, _: Any) -> FrozenMap[str, Any]:
        given = {key: each for key, each in mapping_of(node).items() if not each.is_left_out}
        entries, faults = _read_entries(given, inner, item)
        if faults:
            raise FaultsError(faults, entries)
        return entries

    return hook


def _read_entries(
    given: dict[str, Node], inner: Hook, kind: Any
) -> tuple[FrozenMap[str, Any], list[Fault]]:
    """The values of a mapping by their keys; one that could not be read is there, but blank."""
    gathering = _Gathering()
    gathering.faults += _blank_keys(given)
    named = {key: each for key, each in given.items() if key.strip()}
    values = {key: gathering.read(key, each, inner) for key, each in named.items()}
    blank = kind.__new__(kind)
    read = {key: blank if value is _UNREAD else value for key, value in values.items()}
    return FrozenMap(read), gathering.faults


def _blank_keys(given: dict[str, Node]) -> Iterator[Fault]:
    """Keys that say nothing: what they name could not be named again."""
    for key, node in given.items():
        try:
            text(key)
        except WrongValueError as wrong:
            yield Fault((key,), wrong.code, wrong.message, at="key", place=node.key)


@frozen
class _Keys:
    """The keys of a class: each with the name of its field and its hook; which must be there."""

    hooks: dict[str, tuple[str, Hook]]
    required: frozenset[str]
    required_fields: frozenset[str]
    known: tuple[str, ...]


def _keys_of(cls: Any, extra: tuple[str, ...]) -> _Keys:
    fields = {key_of(at): at for at in attrs.fields(cls) if at.init and at.name != "origin"}
    hooks = {
        key: (at.name, CONVERTER.get_structure_hook(_FIELD_KINDS.get((cls, key), at.type)))
        for key, at in fields.items()
    }
    required = {key: at.name for key, at in fields.items() if at.default is attrs.NOTHING}
    return _Keys(hooks, frozenset(required), frozenset(required.values()), (*fields, *extra))


def _object_hook(cls: Any, extra: tuple[str, ...] = ()) -> Hook:
    """An object of the domain, from the mapping that mirrors it."""
    keys = _keys_of(cls, extra)

    def hook(node: Node, _: Any) -> Any:
        entries, gathering = mapping_of(node), _Gathering()
        values: dict[str, Any] = {}
        for key, each in entries.items():
            if key not in keys.hooks:
                if key not in extra:
                    gathering.unknown_key(key, each, keys.known)
            elif not each.is_left_out:
                name, inner = keys.hooks[key]
                values[name] = gathering.read(key, each, inner)
        if not keys.required_fields <= values.keys():
            gathering.faults += missing_keys(node, keys.required)
        return _build(node, cls, values, gathering)

    return hook


def missing_keys(node: Node, required: frozenset[str]) -> Iterator[Fault]:
    """The keys that must be there; the place is that of the mapping's first key."""
    entries = mapping_of(node)
    for key in sorted(required):
        if key not in entries or entries[key].is_left_out:
            yield Fault((key,), "missing-key", _MISSING.fill(key=key), place=node.missing(key))


def _build(node: Node, cls: Any, values: dict[str, Any], gathering: _Gathering) -> Any:
    if gathering.is_whole and not gathering.faults:
        try:
            return cls(**values)
        except WrongValueError:
            pass  # said below, where a second mistake beside the first is found too
    partial = _partial(cls, values)
    more = run_checks((_whole_faults,), node, partial)
    raise FaultsError([*gathering.faults, *more], partial)


def _whole_faults(node: Node, partial: Any) -> Iterator[Fault]:
    """What is wrong with the fields together, as far as they could be read.

    A field at fault is unset, so that nothing further is concluded from it.
    """
    fields = {key_of(at): at.name for at in attrs.fields(type(partial))}
    check = getattr(partial, "__attrs_post_init__", None)
    while check is not None:
        try:
            check()
        except WrongValueError as wrong:
            yield _fault_of(node, wrong)
            if not _unset(partial, [fields[key] for key in wrong.keys]):
                _unset(partial, fields.values())
                return
        else:
            return


def _unset(partial: Any, names: Iterable[str]) -> bool:
    """Unset fields; whether there was anything left to unset."""
    there = [name for name in names if hasattr(partial, name)]
    for name in there:
        object.__delattr__(partial, name)
    return bool(there)


def _fault_of(node: Node, wrong: WrongValueError) -> Fault:
    """A fault of the fields together: of several answers at the second, else at the one."""
    entries = mapping_of(node)
    keys = [key for key in entries if key in wrong.keys and not entries[key].is_left_out]
    if not keys:
        return Fault(wrong.keys[:1], wrong.code, wrong.message, place=node.first)
    others = [key for key in keys if _PAIRED.get(key, key) != _PAIRED.get(keys[0], keys[0])]
    key = (others or keys)[0]
    return _fault(entries[key], wrong.code, wrong.message).below(key)


_PAIRED = {"current": "previous"}
"""Two keys that are one answer."""


def _partial(cls: Any, values: dict[str, Any]) -> Any:
    """An object with the fields that could be read; the others are not set at all."""
    partial = cls.__new__(cls)
    for at in attrs.fields(cls):
        value = values.get(at.name, at.default)
        if value is not _UNREAD and value is not attrs.NOTHING:
            object.__setattr__(partial, at.name, value)
    return partial


def _made(node: Node, make: Callable[[], T]) -> T:
    """What a constructor makes of a text, its complaint placed at the text."""
    try:
        return make()
    except WrongValueError as wrong:
        raise FaultsError([_fault(node, wrong.code, wrong.message)]) from None


def _text(node: Node, _: Any) -> Text:
    """A text in both languages: nearly half of all the objects of a ruleset."""
    entries = node.value
    if isinstance(entries, dict) and entries.keys() == _LANGS:
        first, second = entries["id"].value, entries["en"].value
        if type(first) is type(second) is str and first.strip() and second.strip():
            return Text(first, second)
    return cast(Text, _text_object(node, Text))  # which says what is wrong


# The values that may be written in more than one way.


def _part(node: Node, _: Any) -> Part:
    """A part of the formula, by the method it names."""
    entries = mapping_of(node)
    method, unread = entries.get("method"), SumPart.__new__(SumPart)
    if method is None or method.is_left_out:
        raise FaultsError(list(missing_keys(node, frozenset(["method"]))), unread)
    if not isinstance(method.value, str):
        refused = _refused(method, "wrong-shape", _NOT_A_VALUE)
        raise FaultsError([fault.below("method") for fault in refused.faults], unread)
    if method.value not in METHODS:
        text = _UNKNOWN_METHOD.fill(
            method=shorten(method.value),
            known=listed(METHODS),
            guess=did_you_mean(method.value, METHODS),
        )
        raise FaultsError([_fault(method, "unknown-method", text).below("method")], unread)
    part: Part = CONVERTER.structure(node, METHODS[method.value])
    return part


def _innovation(node: Node, _: Any) -> Inovasi:
    """An innovation, in the class of its form."""
    form = mapping_of(node).get("bentuk")
    if form is not None and isinstance(form.value, str) and form.value in FORMS:
        inovasi: Inovasi = CONVERTER.structure(node, FORMS[form.value])
        return inovasi
    faults, partial = _as_any_form(node)
    if form is None or form.is_left_out:
        faults += missing_keys(node, frozenset(["bentuk"]))
        raise FaultsError(faults, partial)
    if not isinstance(form.value, str):
        refused = _refused(form, "wrong-shape", _NOT_A_VALUE)
        raise FaultsError([*faults, *(each.below("bentuk") for each in refused.faults)], partial)
    text = _UNKNOWN_FORM.fill(
        value=shorten(form.value), forms=listed(FORMS), guess=did_you_mean(form.value, FORMS)
    )
    raise FaultsError([*faults, _fault(form, "unknown-code", text).below("bentuk")], partial)


def _as_any_form(node: Node) -> tuple[list[Fault], Inovasi]:
    """The other faults of an innovation whose form is not known; all forms have the same fields."""
    any_form = next(iter(FORMS.values()))
    try:
        return [], CONVERTER.structure(node, any_form)
    except FaultsError as end:
        return end.faults, end.partial


def _answer(node: Node, _: Any) -> Answer:
    """An answer: a bare level, or a mapping in one of the three forms."""
    if isinstance(node.value, str):
        level = _level(node, int)
        return _made(node, lambda: Answers({"level": level})["level"])
    answer: Answer = _answer_object(node, Answer)
    return answer


def _juror_answer(node: Node, _: Any) -> Answer:
    """What a juror gave: like an answer, but a bare number may have a point."""
    if isinstance(node.value, str) and "." in node.value:
        score = _score(node, Decimal)
        return Answer(value=score)
    return _answer(node, _)


def _answers_hook(answer: Hook) -> Callable[[Node, Any], Answers]:
    """Answers by row, each read by a hook."""

    def hook(node: Node, _: Any) -> Answers:
        given = {row: each for row, each in mapping_of(node).items() if not each.is_left_out}
        answers, faults = _read_entries(given, answer, Answer)
        if faults or any(each.value is None for each in given.values()):
            raise FaultsError(faults, answers)
        return Answers(answers)

    return hook


_answers = _answers_hook(_answer)


class _Scores(Answers):
    """The answers of a juror, which are read in their own way."""


def _spd(node: Node, _: Any) -> Answers | Total:
    """The region's rows, or their total."""
    entries = mapping_of(node)
    if "total" not in entries or entries["total"].is_left_out:
        return _answers(node, None)
    rows = {row: each for row, each in entries.items() if row != "total" and not each.is_left_out}
    if not rows:
        alone = node.with_value({"total": entries["total"]})
        total: Total = CONVERTER.structure(alone, Total)
        return total
    first = next(iter(rows))
    beside = _fault(rows[first], "total-beside-rows", _TOTAL_BESIDE_ROWS).below(first)
    answers, faults = _read_entries(rows, _answer, Answer)
    of_total = _Gathering()
    of_total.read("total", entries["total"], CONVERTER.get_structure_hook(Decimal))
    raise FaultsError([beside, *of_total.faults, *faults], answers)


def _inovasi(node: Node, _: Any) -> tuple[Inovasi, ...] | Aggregate:
    """The innovations one by one, or their aggregate."""
    if isinstance(node.value, dict):
        aggregate: Aggregate = CONVERTER.structure(node, Aggregate)
        return aggregate
    innovations: tuple[Inovasi, ...] = CONVERTER.structure(node, tuple[Inovasi, ...])
    return innovations


def _rancang_bangun(node: Node, _: Any) -> RancangBangun:
    """The design: its text, or how many words it has."""
    if isinstance(node.value, str):
        text = node.value
        return _made(node, lambda: RancangBangun.of(text))
    design: RancangBangun = _design_object(node, RancangBangun)
    return design


def _plain(node: Node, _: Any) -> Plain:
    """A value as it stands."""
    return Plain(_unfold(node))


def _unfold(node: Node) -> Any:
    if isinstance(node.value, dict):
        return {key: _unfold(each) for key, each in node.value.items()}
    if isinstance(node.value, list):
        return [_unfold(each) for each in node.value]
    return node.value


_FIELD_KINDS: Mapping[tuple[type, str], Any] = {
    (Laporan, "spd"): Answers | Total,
    (Laporan, "inovasi"): tuple[Inovasi, ...] | Aggregate,
    **{(form, "sid"): Answers for form in FORMS.values()},
    (Juri, "nilai"): _Scores,
}


_PART: Any = get_args(attrs.fields(Formula).parts.type)[0]


def _register(converter: Converter) -> None:
    factories: list[tuple[Callable[[Any], bool], Callable[[Any], Hook]]] = [
        (_is_leaf, _leaf_hook),
        (attrs.has, _object_hook),
        (lambda kind: get_origin(kind) is tuple, _items_hook),
        (lambda kind: get_origin(kind) is FrozenMap, _entries_hook),
        (_is_optional, _optional_hook),
        (lambda kind: kind in FORMS.values(), lambda form: _object_hook(form, ("bentuk",))),
    ]
    for applies, factory in factories:
        converter.register_structure_hook_factory(applies, factory)
    for leaf in LEAVES:
        converter.register_structure_hook(leaf, _leaf_hook(leaf))
    special: Mapping[Any, Hook] = {
        _PART: _part,
        Inovasi: _innovation,
        Answer: _answer,
        Answers: _answers,
        _Scores: _answers_hook(_juror_answer),
        Answers | Total: _spd,
        tuple[Inovasi, ...] | Aggregate: _inovasi,
        RancangBangun: _rancang_bangun,
        Plain: _plain,
        Text: _text,
    }
    converter.register_structure_hook_factory(
        lambda kind: kind in special, lambda kind: special[kind]
    )


CONVERTER = Converter()
_register(CONVERTER)
_level, _score, _answer_object, _design_object, _text_object = (
    _leaf_hook(int),
    _leaf_hook(Decimal),
    _object_hook(Answer),
    _object_hook(RancangBangun),
    _object_hook(Text),
)

_NOT_A_MAPPING = Text(
    id="di sini harus ada kunci dan nilai (kunci: nilai)", en="a mapping (key: value) belongs here"
)
_NOT_A_LIST = Text(id="di sini harus ada daftar (- …)", en="a list (- …) belongs here")
_NOT_A_VALUE = Text(id="di sini harus ada satu nilai", en="a single value belongs here")
_UNKNOWN_KEY = Text(id="kunci {key} tidak dikenal{guess}", en="the key {key} is not known{guess}")
_MISSING = Text(id="kunci {key} harus ada", en="the key {key} must be there")
_UNKNOWN_METHOD = Text(
    id="metode {method} tidak dikenal{guess}; yang ada: {known}",
    en="the method {method} is not known{guess}; there are: {known}",
)
_UNKNOWN_FORM = Text(
    id="bentuk {value} tidak dikenal{guess}; yang ada: {forms}",
    en="the form {value} is not known{guess}; there are: {forms}",
)
_TOTAL_BESIDE_ROWS = Text(
    id="jumlah jadi (total) dan jawaban per indikator tidak boleh bersama; hapus salah satunya",
    en="a total and answers by row exclude each other; leave one out",
)
