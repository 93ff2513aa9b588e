"""Rules based on others: what an edition changes, adds and removes, laid over its base.

Both are still nodes here, each of which knows its file and line, so that whatever is wrong with
the whole is said at the one of the two places that made it so.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias, get_args

from inovasi_index.files.nodes import EMPTY_ITEM, Node
from inovasi_index.problems import (
    MOST_PROBLEMS,
    NO_GUESS,
    Fault,
    Path,
    Place,
    did_you_mean,
    listed,
    shorten,
)
from inovasi_index.ruleset import Confidence
from inovasi_index.text import LANGS, Text

NAMED_BY = ("id", "code", "name", "level")
"""The keys that can name the entries of a list: the first that all of them have."""

OWN = ("inherited", "add", "remove")
"""The keys of an edition that say how it differs, and are no part of the rules."""

STATUS = "local"
"""The status of an edition that does not say its own: that of its base is not for it to claim."""

_EACH = "*"
_GRADED: tuple[tuple[str, ...], ...] = (
    ("aspects", _EACH),
    ("indicators", _EACH),
    ("indicators", _EACH, "bases", _EACH),
    ("formula",),
    ("formula", "parts", _EACH),
    ("predikat", _EACH),
    ("eligibility", "conditions", _EACH),
)
"""Where a confidence stands: what is taken over may be less sure than in the year it is from."""

_RANK = {confidence: rank for rank, confidence in enumerate(get_args(Confidence))}

Entries: TypeAlias = dict[str, Node]
Lay: TypeAlias = "Callable[[Node, Node, Path, list[Fault]], Node]"


class _Overlaid(Node):
    """A mapping made of two; what it lacks is missing from the one that was laid over."""

    __slots__ = ("_own",)

    def __init__(self, entries: Entries, own: Node) -> None:
        super().__init__(entries, own.mark, own.key_mark)
        self._own = own

    @property
    def first(self) -> Place:
        return self._own.first


def resolve(own: Node, base: Node, grade: Mapping[str, Node] | None) -> tuple[Node, list[Fault]]:
    """The rules that an edition and its base make together, and what cannot be so.

    In order: what the base says (as sure as ``grade`` calls it), less what ``remove`` names, with
    the changes, and what ``add`` brings.
    """
    entries = _entries(own)
    faults = []
    if "edition" not in entries or entries["edition"].is_left_out:
        faults.append(Fault(("edition",), "missing-key", _ITS_OWN, place=own.first))
    base = _graded(base, grade) if grade else base
    base = base.with_value({**_entries(base), "status": Node(STATUS, own.mark)})
    changes = _Overlaid({key: each for key, each in entries.items() if key not in OWN}, own)
    layers: tuple[tuple[Path, Node | None, Lay], ...] = (
        (("remove",), entries.get("remove"), _without),
        ((), changes, _changed),
        (("add",), entries.get("add"), _with),
    )
    for at, layer, lay in layers:
        if layer is not None:
            base = lay(layer, base, at, faults)
    return base, faults


def _entries(node: Node | None) -> Entries:
    return node.value if node is not None and isinstance(node.value, dict) else {}


def _items(node: Node) -> list[Node]:
    return node.value if isinstance(node.value, list) else []


def _says_nothing(node: Node) -> bool:
    """Whether a value was left out, or was refused already."""
    return node.is_left_out or node.value is None


def _name_key(node: Node) -> str | None:
    """The key that names the entries of a list, if they have names; texts have none."""
    items = [_entries(each) for each in _items(node)]
    if any(each.keys() >= set(LANGS) for each in items):
        return None
    for key in NAMED_BY:
        if items and all(key in each and isinstance(each[key].value, str) for each in items):
            return key
    return None


def _name(node: Node, key: str) -> Node | None:
    """What an entry calls itself."""
    name = _entries(node).get(key)
    return name if name is not None and isinstance(name.value, str) and name.value else None


def _places(items: Iterable[Node], key: str) -> dict[str, int]:
    return {str(_entries(each)[key].value): at for at, each in enumerate(items)}


def _guess(name: str, known: Iterable[str], faults: list[Fault]) -> Text:
    """What was meant; guessing ends where nobody reads on."""
    return did_you_mean(name, known) if len(faults) < MOST_PROBLEMS else NO_GUESS


def _wrong_shape(node: Node, base: Node, at: Path) -> Fault:
    """A layer that does not have the shape of what it is laid over."""
    text = _SHAPES[type(base.value)]
    return Fault(at, "wrong-shape", text, place=node.place)


# What is taken over unchanged is at most as sure as the edition calls it.


def _graded(base: Node, grade: Mapping[str, Node]) -> Node:
    for path in _GRADED:
        base = _graded_at(base, path, grade)
    return base


def _graded_at(node: Node, path: tuple[str, ...], grade: Mapping[str, Node]) -> Node:
    if not path:
        return _at_most(node, grade)
    step, rest = path[0], path[1:]
    if step == _EACH:
        return node.with_value([_graded_at(each, rest, grade) for each in _items(node)])
    entries = _entries(node)
    if step not in entries:
        return node
    return node.with_value({**entries, step: _graded_at(entries[step], rest, grade)})


def _at_most(node: Node, grade: Mapping[str, Node]) -> Node:
    """A part of the rules, no surer than the grade; of its doubts the grave ones stay."""
    entries, rank = dict(_entries(node)), _rank(grade)
    is_surer = _rank(entries) < rank
    doubts = entries.pop("doubts", None)
    grave = {
        key: each
        for key, each in _entries(doubts).items()
        if _rank(_entries(each)) >= rank + is_surer
    }
    if doubts is not None and grave:
        entries["doubts"] = doubts.with_value(grave)
    return node.with_value({**entries, **grade} if is_surer else entries)


def _rank(entries: Mapping[str, Node]) -> int:
    confidence = entries.get("confidence")
    return _RANK.get(str(confidence.value), 0) if confidence is not None else 0


# Changes: a value for a value, entry by entry where entries have names.


def _changed(own: Node, base: Node, at: Path, faults: list[Fault]) -> Node:
    if own.is_left_out:
        return base
    if isinstance(own.value, dict) and isinstance(base.value, dict):
        return _changed_entries(own, base, at, faults)
    key = _name_key(base)
    if isinstance(own.value, list) and key is not None:
        return _changed_items(own, base, key, at, faults)
    return own


def _changed_entries(own: Node, base: Node, at: Path, faults: list[Fault]) -> Node:
    changes, entries = _entries(own), dict(_entries(base))
    faults += _half_texts(own, base, at)
    if "confidence" in changes and not changes["confidence"].is_left_out:
        # The reason and the doubts were about the confidence of the base.
        entries = {key: each for key, each in entries.items() if key not in ("reason", "doubts")}
    for key, each in changes.items():
        known = entries.get(key)
        entries[key] = each if known is None else _changed(each, known, (*at, key), faults)
    return _Overlaid(entries, own)


def _half_texts(own: Node, base: Node, at: Path) -> Iterator[Fault]:
    """A text is changed in both languages, or they would say different things."""
    changes = _entries(own)
    given = [lang for lang in LANGS if lang in changes and not changes[lang].is_left_out]
    if len(given) == 1 and all(lang in _entries(base) for lang in LANGS):
        (missing,) = (lang for lang in LANGS if lang not in given)
        yield Fault((*at, missing), "missing-key", _HALF.fill(lang=missing), place=own.first)


def _changed_items(own: Node, base: Node, key: str, at: Path, faults: list[Fault]) -> Node:
    items = list(_items(base))
    places, seen = _places(items, key), set[str]()
    for number, each in enumerate(_items(own)):
        path, name = (*at, number), _name(each, key)
        if name is None:
            faults += _unnamed(each, key, path)
            continue
        called = str(name.value)
        if called not in places:
            text = _NOT_THERE.fill(name=shorten(called), guess=_guess(called, places, faults))
            faults.append(Fault((*path, key), "unresolved-reference", text, place=name.place))
        elif called in seen:
            text = _TWICE.fill(name=shorten(called))
            faults.append(Fault((*path, key), "duplicate-id", text, place=name.place))
        else:
            seen.add(called)
            items[places[called]] = _changed(each, items[places[called]], path, faults)
    return base.with_value(items)


def _unnamed(node: Node, key: str, at: Path) -> Iterator[Fault]:
    """An entry that does not say which one it is."""
    if node.is_left_out:
        yield Fault(at, "empty-item", EMPTY_ITEM, place=node.place)
    elif node.value is not None:
        yield Fault((*at, key), "missing-key", _NAME_IT.fill(key=key), place=node.first)


# Additions: new entries, at any depth.


def _with(own: Node, base: Node, at: Path, faults: list[Fault]) -> Node:
    if _says_nothing(own):
        return base
    if isinstance(own.value, dict) and isinstance(base.value, dict):
        entries = dict(_entries(base))
        for key, each in _entries(own).items():
            known = entries.get(key)
            entries[key] = each if known is None else _with(each, known, (*at, key), faults)
        return _Overlaid(entries, own)
    if isinstance(own.value, list) and isinstance(base.value, list):
        return _with_items(own, base, at, faults)
    if isinstance(base.value, str):
        faults.append(Fault(at, "already-there", _ALREADY, at="key", place=own.key))
    else:
        faults.append(_wrong_shape(own, base, at))
    return base


def _with_items(own: Node, base: Node, at: Path, faults: list[Fault]) -> Node:
    items, key = list(_items(base)), _name_key(base)
    places = _places(items, key) if key else {}
    texts = {each.value for each in items if isinstance(each.value, str)}
    for number, each in enumerate(_items(own)):
        name = _name(each, key) if key else None
        place = places.get(str(name.value)) if name is not None else None
        if place is not None:
            more = {step: node for step, node in _entries(each).items() if step != key}
            items[place] = _with(_Overlaid(more, each), items[place], (*at, number), faults)
        elif isinstance(each.value, str) and each.value in texts:
            faults.append(Fault((*at, number), "already-there", _ALREADY, place=each.place))
        else:
            items.append(each)
    return base.with_value(items)


# Removals: entries by their names or by what they say, keys by themselves.


def _without(own: Node, base: Node, at: Path, faults: list[Fault]) -> Node:
    if _says_nothing(own):
        return base
    if isinstance(own.value, dict) and isinstance(base.value, dict):
        entries = dict(_entries(base))
        for key, each in _entries(own).items():
            path = (*at, key)
            if key not in entries:
                faults.append(_nothing(each.key, key, entries, path, faults))
            elif each.is_left_out:
                faults.append(Fault(path, "wrong-shape", _SAY_WHAT, at="key", place=each.key))
            else:
                entries[key] = _without(each, entries[key], path, faults)
        return _Overlaid(entries, own)
    if isinstance(own.value, list) and isinstance(base.value, dict):
        return _without_keys(own, base, at, faults)
    if isinstance(own.value, list) and isinstance(base.value, list):
        named = _name_key(base)
        if named is not None:
            return _without_named(own, base, named, at, faults)
        return _without_items(own, base, at, faults)
    faults.append(_wrong_shape(own, base, at))
    return base


def _without_keys(own: Node, base: Node, at: Path, faults: list[Fault]) -> Node:
    entries = dict(_entries(base))
    for path, each in _listed(own, at, faults):
        if isinstance(each.value, str) and each.value in entries:
            del entries[each.value]
        else:
            faults.append(_nothing(each.place, _shown(each), entries, path, faults))
    return _Overlaid(entries, own)


def _without_named(own: Node, base: Node, key: str, at: Path, faults: list[Fault]) -> Node:
    """Entries that are gone by their names, or smaller by what is removed from them."""
    items = {str(_entries(each)[key].value): each for each in _items(base)}
    for path, each in _listed(own, at, faults):
        name = each if isinstance(each.value, str) else _name(each, key)
        if name is None:
            faults += _unnamed(each, key, path)
            continue
        called = str(name.value)
        more = {step: node for step, node in _entries(each).items() if step != key}
        if called not in items:
            faults.append(_nothing(name.place, called, items, path, faults))
        elif more:
            items[called] = _without(_Overlaid(more, each), items[called], path, faults)
        else:
            del items[called]
    return base.with_value(list(items.values()))


def _without_items(own: Node, base: Node, at: Path, faults: list[Fault]) -> Node:
    """Entries without names that are gone by what they say."""
    items = list(_items(base))
    for path, each in _listed(own, at, faults):
        kept = [item for item in items if not _says(item, each)]
        if len(kept) == len(items):
            faults.append(_nothing(each.place, _shown(each), (), path, faults))
        items = kept
    return base.with_value(items)


def _listed(own: Node, at: Path, faults: list[Fault]) -> Iterator[tuple[Path, Node]]:
    """The items of a list that say something, with their paths."""
    for number, each in enumerate(_items(own)):
        if each.is_left_out:
            faults.append(Fault((*at, number), "empty-item", EMPTY_ITEM, place=each.place))
        elif each.value is not None:
            yield (*at, number), each


def _says(item: Node, wanted: Node) -> bool:
    """Whether an entry says all that is said of the one that is meant."""
    if isinstance(wanted.value, dict) and isinstance(item.value, dict):
        entries = item.value
        return all(
            key in entries and _says(entries[key], each) for key, each in wanted.value.items()
        )
    if isinstance(wanted.value, list) and isinstance(item.value, list):
        pairs = zip(item.value, wanted.value, strict=False)
        return len(item.value) == len(wanted.value) and all(_says(*pair) for pair in pairs)
    return item.value == wanted.value


def _shown(node: Node) -> str:
    if isinstance(node.value, str):
        return node.value
    if isinstance(node.value, list):
        return f"[{listed(map(_shown, node.value))}]"
    said = (
        f"{key}: {{{_shown(each)}}}" if isinstance(each.value, dict) else f"{key}: {_shown(each)}"
        for key, each in _entries(node).items()
    )
    return listed(said)


def _nothing(place: Place, name: str, known: Iterable[str], at: Path, faults: list[Fault]) -> Fault:
    text = _NOTHING.fill(name=shorten(name), guess=_guess(name, known, faults))
    return Fault(at, "unresolved-reference", text, place=place)


_ITS_OWN = Text(
    id="edition harus ditulis sendiri; id edisi dasarnya bukan miliknya",
    en="edition must be its own; the id of the base is not for it to use",
)
_HALF = Text(
    id="teks diganti dalam kedua bahasa; {lang} tidak ada",
    en="a text is changed in both languages; {lang} is missing",
)
_NAME_IT = Text(
    id="sebut yang dimaksud dengan {key}-nya", en="say which one is meant, by its {key}"
)
_NOT_THERE = Text(
    id="{name} tidak ada dalam edisi dasarnya (yang baru ditulis di bawah add){guess}",
    en="the base has no {name} (what is new belongs under add){guess}",
)
_TWICE = Text(id="{name} sudah diubah di atas", en="{name} is changed above already")
_ALREADY = Text(
    id="sudah ada dalam edisi dasarnya; ubah di tempatnya, di luar add",
    en="the base has it already; change it in its place, outside add",
)
_SHAPES: Mapping[type, Text] = {
    dict: Text(
        id="edisi dasar memiliki kunci dan nilai di sini; tulis kunci dan nilai",
        en="the base has a mapping (key: value) here; write one",
    ),
    list: Text(
        id="edisi dasar memiliki daftar di sini; tulis daftar",
        en="the base has a list here; list it",
    ),
    str: Text(
        id="edisi dasar memiliki satu nilai di sini; sebut kuncinya dalam daftar",
        en="the base has a single value here; list its key",
    ),
}
_SAY_WHAT = Text(
    id="sebut apa yang dihapus di sini, dalam daftar", en="say what is removed here, in a list"
)
_NOTHING = Text(
    id="tidak ada {name} yang dapat dihapus{guess}", en="there is no {name} to remove{guess}"
)
