"""Where editions are looked for: with the library, in search folders, in installed packages.

A shelf is a folder of ``<issuer>/<edition>/ruleset.yaml``. What should be one and cannot be used is
told as a problem and raises nothing, so that a broken package hides no edition of another.
"""

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache, cached_property, lru_cache
from importlib.machinery import ModuleSpec, PathFinder
from importlib.resources import files
from importlib.resources.abc import Traversable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from inovasi_index.files.nodes import reason_of
from inovasi_index.problems import (
    DuplicateEditionError,
    Problem,
    UnknownEditionError,
    listed,
    shorten,
)
from inovasi_index.ruleset import RulesetOrigin
from inovasi_index.text import Text, joined, printable
from inovasi_index.version import __version__

ISSUER = "kemendagri"
"""Whose edition a bare year means."""

GROUP = "inovasi_index.rulesets"
"""The entry points by which an installed package offers editions: ``name = "package:folder"``."""

SEARCH_PATH = "INOVASI_INDEX_PATH"
"""The environment variable that names search folders, separated as in PATH."""


def edition_id(edition: str | int) -> str:
    """The id that a year or an id means: 2026 is ``kemendagri/2026``."""
    name = str(edition)
    return name if "/" in name else f"{ISSUER}/{name}"


@frozen
class Shelf:
    """A folder of editions, what its files are called in problems, and the ids that it holds.

    ``entry`` is the entry point of a package that names it.
    """

    origin: RulesetOrigin
    folder: Traversable
    shown: str
    entry: str | None = None
    ids: tuple[str, ...] = ()

    @property
    def text(self) -> Text:
        """The shelf in words."""
        if self.entry is None:
            return self.origin.text
        return _ENTRY.fill(origin=self.origin.text, entry=shorten(self.entry))

    @property
    def place(self) -> str:
        """Where it really is: one folder under two names is one shelf."""
        return os.path.realpath(str(self.folder))

    def file(self, path: str) -> tuple[Traversable, str]:
        """A file of it, and what to call that in problems."""
        return self.folder / path, f"{self.shown}/{path}"


@frozen
class Unread:
    """What should be a shelf, or is a part of one, and cannot be used."""

    origin: RulesetOrigin
    problem: Problem


Found = Iterator[Shelf | Unread]


class Shelves:
    """All shelves of a catalog, in order. They are looked through once, when first asked."""

    def __init__(self, paths: Iterable[str] = ()) -> None:
        self._paths = tuple(paths)

    @cached_property
    def _found(self) -> tuple[Shelf | Unread, ...]:
        return (bundled_shelf(), *path_shelves(self._paths), *package_shelves())

    @cached_property
    def all(self) -> tuple[Shelf, ...]:
        """The shelves, each folder once."""
        distinct: dict[str, Shelf] = {}
        for each in self._found:
            if isinstance(each, Shelf):
                distinct.setdefault(each.place, each)
        return tuple(distinct.values())

    @property
    def unread(self) -> tuple[Unread, ...]:
        """What cannot be used."""
        return tuple(each for each in self._found if isinstance(each, Unread))

    @cached_property
    def holders(self) -> Mapping[str, tuple[Shelf, ...]]:
        """The shelves that hold each edition, by the ids in their order."""
        ids = sorted({name for shelf in self.all for name in shelf.ids})
        return {name: tuple(each for each in self.all if name in each.ids) for name in ids}

    def of_issuer(self, issuer: str) -> tuple[Shelf, ...]:
        """The shelves that hold editions of an issuer."""
        holders = (each for name, each in self.holders.items() if name.startswith(f"{issuer}/"))
        return tuple(dict.fromkeys(shelf for each in holders for shelf in each))

    def holder(self, edition: str) -> Shelf:
        """The one shelf that holds an edition.

        Raises:
            UnknownEditionError: None does; the sentence names the editions there are, and what
                cannot be used.
            DuplicateEditionError: Several do; the sentence names them.
        """
        holders = self.holders.get(edition, ())
        if len(holders) > 1:
            raise DuplicateEditionError(self.duplicate(edition))
        for each in holders:
            return each
        raise UnknownEditionError(_UNKNOWN.fill(name=shorten(edition), known=self.known))

    def duplicate(self, edition: str) -> Text:
        """That an edition is found in several places, and in which."""
        places = places_of(self.holders[edition], f"{edition}/ruleset.yaml")
        return _DUPLICATE.fill(edition=edition, places=places)

    @property
    def known(self) -> Text:
        """The ids that are found, and what cannot be used, for the end of a sentence."""
        known = listed(self.holders) or "–"
        unread = dict.fromkeys(each.origin.text for each in self.unread)
        if not unread:
            return Text(id=known, en=known)
        return _KNOWN_BUT.fill(known=known, unread=joined(unread))


def places_of(shelves: Iterable[Shelf], path: str) -> Text:
    """Where the same thing is found, so that one of the places can be cleared."""
    return joined(
        _PLACE.fill(shelf=each.text, file=printable(each.file(path)[1])) for each in shelves
    )


def search_path() -> tuple[str, ...]:
    """The search folders that the environment names."""
    return tuple(os.environ.get(SEARCH_PATH, "").split(os.pathsep))


def default_shelves() -> Shelves:
    """The shelves of whoever names none: looked through once for each search path."""
    return _shelves_on(os.environ.get(SEARCH_PATH, ""))


@lru_cache(maxsize=8)
def _shelves_on(search: str) -> Shelves:
    return Shelves(search.split(os.pathsep))


# With the library.


@cache
def bundled() -> Traversable:
    """The folder of the rulesets that come with the library.

    A wheel carries it inside the package. An editable install has it in the repository instead,
    which is only trusted when the project file beside it is ours.
    """
    inside: Traversable = files("inovasi_index") / "rulesets"
    if inside.is_dir():
        return inside
    repository = Path(__file__).parents[3]
    project = repository / "pyproject.toml"
    if project.is_file() and 'name = "inovasi-index"' in project.read_text(encoding="utf-8"):
        return repository / "rulesets"
    raise UnknownEditionError(_NO_RULESETS)


def bundled_shelf() -> Shelf:
    """The shelf of the rulesets that come with the library."""
    origin = RulesetOrigin("bundled", "inovasi-index", __version__)
    ids = tuple(name for each in _folders(bundled()) for name in _ids(each))
    return Shelf(origin, bundled(), "rulesets", ids=ids)


# In search folders.


def path_shelves(paths: Iterable[str]) -> Found:
    """The search folders, as they are named; those without a name are left out."""
    for name in dict.fromkeys(filter(None, paths)):
        # Made absolute at once, so that it stays the same folder wherever the program goes.
        folder = Path(name).absolute()
        yield from _searched(Shelf(RulesetOrigin("path", name), folder, str(Path(name))))


def _searched(shelf: Shelf) -> Found:
    """A folder as a shelf with its ids, and what of it cannot be used."""
    ids: list[str] = []
    try:
        for issuer in _folders(shelf.folder):
            try:
                ids += _ids(issuer)
            except OSError as error:
                yield _unread(shelf, _CLOSED.fill(name=shorten(issuer.name), reason=_why(error)))
        if not ids:
            yield _unread(shelf, _why_empty(shelf.folder))
    except (OSError, ValueError) as error:
        yield _unread(shelf, _why(error))
    if ids:
        yield evolve(shelf, ids=tuple(ids))


def _why(error: Exception) -> Text:
    """Why a folder cannot be listed."""
    return _REASONS.get(type(error)) or _NOT_OPENED.fill(reason=reason_of(error))


def _folders(folder: Traversable) -> list[Traversable]:
    return sorted((each for each in folder.iterdir() if each.is_dir()), key=lambda each: each.name)


def _ids(issuer: Traversable) -> list[str]:
    folders = _folders(issuer)
    return [f"{issuer.name}/{each.name}" for each in folders if _has_rules(each)]


def _has_rules(folder: Traversable) -> bool:
    return (folder / "ruleset.yaml").is_file()


def _why_empty(folder: Traversable) -> Text:
    """Why nothing is found in a folder: most likely it is one too far down."""
    if _has_rules(folder):
        return _IS_AN_EDITION
    return _IS_AN_ISSUER if any(map(_has_rules, _folders(folder))) else _EMPTY


def _unread(shelf: Shelf, reason: Text) -> Unread:
    """A shelf, or a part of one, that cannot be used."""
    text = UNUSABLE.fill(shelf=shelf.text, reason=reason)
    return Unread(shelf.origin, Problem("broken-package", text))


# In installed packages.


def package_shelves() -> Found:
    """The folders that installed packages offer, in the order of their names.

    They are data: nothing of such a package is imported, its ``__init__`` neither.
    """
    # Imported late: it takes longer than all of reading a ruleset.
    from importlib import metadata  # noqa: PLC0415

    found: dict[str, Sequence[Shelf | Unread]] = {}
    for each in metadata.distributions():
        try:
            if GROUP in (each.read_text("entry_points.txt") or ""):
                # Of several of one name this is the one that Python takes.
                package = metadata.distribution(each.name)
                found[package.name] = list(_shelves_of(package))
        # Whatever is wrong with what a package says of itself, or with those that find modules.
        except Exception as error:
            shelf = Shelf(_origin_of(each), Path(), "")
            reason = _UNREADABLE.fill(error=type(error).__name__)
            found[shelf.origin.name] = [_unread(shelf, reason)]
    for name in sorted(found):
        yield from found[name]


def _origin_of(package: Any) -> RulesetOrigin:
    """What an installed package is called; one that does not say it, by where it lies."""
    origin = RulesetOrigin("package", str(package.locate_file("")))
    with suppress(Exception):
        origin = RulesetOrigin("package", package.name or origin.name, package.version)
    return origin


def _shelves_of(package: Any) -> Found:
    """The shelves of a distribution, by its entry points."""
    origin = _origin_of(package)
    for entry in sorted(package.entry_points.select(group=GROUP)):
        named = f"{entry.name} = {entry.value}"
        yield from _offered(Shelf(origin, Path(), "", named), entry.value)


def _offered(shelf: Shelf, value: str) -> Found:
    """The folder that one entry point offers; of a namespace package, its folders."""
    offer = _OFFER.fullmatch(value)
    if offer is None or {".", ".."} & set(offer["folder"].split("/")):
        yield _unread(shelf, _NO_OFFER)
        return
    places = _folders_of(offer["module"])
    there = [each for each in (at / offer["folder"] for at in places) if each.is_dir()]
    for each in there:
        yield from _searched(evolve(shelf, folder=each, shown=str(each).rstrip("/")))
    if not there:
        yield _unread(shelf, (_NO_FOLDER if places else _NO_PACKAGE).fill(**offer.groupdict()))


_OFFER = re.compile(
    r"(?P<module>\w+(\.\w+)*)\s*:\s*(?P<folder>[^\s/\\][^/\\]*(/[^/\\]+)*)/?", re.ASCII
)


def _folders_of(module: str) -> list[Traversable]:
    """Where a package lies. Only its first name is looked up: finding a part imports the whole."""
    top, *parts = module.split(".")
    return _folders_at(find_spec(top), parts) or _folders_at(_spec_in_full(module), [])


def _spec_in_full(module: str) -> ModuleSpec | None:
    """What is known by its whole name alone: parts that are used where they are made."""
    others = (each for each in sys.meta_path if each is not PathFinder)
    return next(filter(None, (each.find_spec(module, None) for each in others)), None)


def _folders_at(spec: ModuleSpec | None, parts: Sequence[str]) -> list[Traversable]:
    locations = (spec.submodule_search_locations if spec is not None else None) or ()
    places = (_place_at(each).joinpath(*parts) for each in locations)
    return [each for each in places if each.is_dir()]


def _place_at(location: str) -> Traversable:
    """A place on Python's path: a folder, or one in an archive."""
    from zipfile import Path as ZipPath  # noqa: PLC0415 - late on purpose

    path = Path(location)
    for archive in path.parents:
        if archive.is_file():
            return ZipPath(archive).joinpath(path.relative_to(archive).as_posix())
    return path


_ENTRY = Text(id="{origin}, titik masuk {entry}", en="{origin}, entry point {entry}")
_PLACE = Text(id="{shelf} ({file})", en="{shelf} ({file})")
UNUSABLE = Text(id="{shelf}: {reason}", en="{shelf}: {reason}")
_KNOWN_BUT = Text(
    id="{known}; yang tidak dapat dipakai: {unread}", en="{known}; what cannot be used: {unread}"
)
_UNKNOWN = Text(
    id="edisi {name} tidak dikenal; yang ada: {known}",
    en="the edition {name} is not known; there are: {known}",
)
_DUPLICATE = Text(
    id="edisi {edition} ada di lebih dari satu tempat, jadi tidak pasti aturan mana yang berlaku; "
    "singkirkan salah satunya: {places}",
    en="the edition {edition} is found in more than one place, so that it is not certain which "
    "rules hold; take one of them away: {places}",
)
_NO_RULESETS = Text(
    id="pemasangan ini tidak memuat folder rulesets; pasang ulang inovasi-index",
    en="this installation has no rulesets folder; install inovasi-index again",
)
_REASONS: Mapping[type[Exception], Text] = {
    FileNotFoundError: Text(id="folder ini tidak ada", en="there is no such folder"),
    NotADirectoryError: Text(id="ini berkas, bukan folder", en="it is a file, not a folder"),
}
_NOT_OPENED = Text(
    id="folder ini tidak dapat dibuka, {reason}", en="this folder cannot be opened, {reason}"
)
_CLOSED = Text(id="{name} di dalamnya: {reason}", en="{name} in it: {reason}")
_EMPTY = Text(
    id="tidak ada edisi di dalamnya, yaitu berkas <penerbit>/<edisi>/ruleset.yaml",
    en="there is no edition in it, that is, no file <issuer>/<edition>/ruleset.yaml",
)
_IS_AN_EDITION = Text(
    id="ini folder satu edisi, dengan ruleset.yaml langsung di dalamnya; sebutkan folder dua "
    "tingkat di atasnya, dan susun sebagai <penerbit>/<edisi>/ruleset.yaml",
    en="this is the folder of one edition, with a ruleset.yaml right in it; name the folder two "
    "levels above, and arrange it as <issuer>/<edition>/ruleset.yaml",
)
_IS_AN_ISSUER = Text(
    id="ini folder satu penerbit, dengan edisi langsung di dalamnya; sebutkan folder di atasnya, "
    "dan susun sebagai <penerbit>/<edisi>/ruleset.yaml",
    en="this is the folder of one issuer, with editions right in it; name the folder above, and "
    "arrange it as <issuer>/<edition>/ruleset.yaml",
)
_NO_OFFER = Text(
    id="nilainya bukan paket:folder, seperti kota_contoh:rulesets",
    en="its value is not package:folder, such as kota_contoh:rulesets",
)
_NO_PACKAGE = Text(
    id="paket Python {module} tidak ditemukan", en="there is no Python package {module}"
)
_NO_FOLDER = Text(
    id="tidak ada folder {folder} dalam {module}; ikutkan berkasnya saat paket dibuat",
    en="there is no folder {folder} in {module}; include its files when the package is built",
)
_UNREADABLE = Text(
    id="keterangannya tidak dapat dibaca ({error}); pasang ulang paket ini",
    en="what it says of itself cannot be read ({error}); install it again",
)
