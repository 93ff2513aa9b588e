"""Find an edition: bundled, on the search path, or installed by another package."""

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from importlib.resources.abc import Traversable

from inovasi_index.files.shelves import (
    ISSUER,
    UNUSABLE,
    Shelf,
    Shelves,
    default_shelves,
    edition_id,
    search_path,
)
from inovasi_index.issuer import Issuer
from inovasi_index.problems import (
    DuplicateEditionError,
    Problem,
    RulesetError,
    UnknownEditionError,
    WrongValueError,
)
from inovasi_index.ruleset import Ruleset
from inovasi_index.text import Text

# Reading costs three libraries that scoring built objects does not need: imported when it happens.


class Catalog:
    """The editions there are: those of the library, of search folders, and of installed packages.

    A search folder holds ``<issuer>/<edition>/ruleset.yaml``; besides ``paths``, those named by
    the environment variable ``INOVASI_INDEX_PATH`` are searched. A package offers such a folder by
    an entry point of the group ``inovasi_index.rulesets``, ``name = "package:folder"``; no code of
    it is run. All are looked through when the catalog is first asked, and not again: a new catalog
    finds what was installed since.

    Args:
        paths: Search folders. ``~`` stands for itself.

    Raises:
        WrongValueError: ``wrong-shape``, for one path instead of several.

    >>> catalog = Catalog(paths=["aturan-daerah"])
    >>> catalog.get(2026)
    <Ruleset kemendagri/2026 revision 1, official>
    >>> print(catalog.problems[0].message.en)
    the search folder aturan-daerah: there is no such folder
    """

    def __init__(self, paths: Iterable[str | os.PathLike[str]] = ()) -> None:
        if isinstance(paths, str | bytes | os.PathLike):
            raise WrongValueError("wrong-shape", _ONE_PATH, ["paths"])
        self._shelves = Shelves([*map(os.fsdecode, paths), *search_path()])

    @classmethod
    def default(cls) -> "Catalog":
        """The catalog that `get_ruleset` asks, one for each value of ``INOVASI_INDEX_PATH``."""
        return _catalog_of(default_shelves())

    def get(self, edition: str | int) -> Ruleset:
        """The rules of an edition: by its id, or by its year for those of the ministry.

        Raises:
            UnknownEditionError: There is no such edition; the sentence names those there are and
                what cannot be used, and says of a year that was judged otherwise what was
                different.
            DuplicateEditionError: It is found in more than one place; the sentence names them.
            RulesetError: Its file is broken.
        """
        from inovasi_index.files.reading import read_edition  # noqa: PLC0415 - late on purpose

        return read_edition(edition_id(edition), self._shelves)

    def editions(self) -> tuple[str, ...]:
        """The ids of the editions that can be had, in order; `problems` tell of the others."""
        return tuple(name for name in self._shelves.holders if name not in self._refused)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What cannot be used: ``broken-package``, ``duplicate-edition``."""
        unread = (each.problem for each in self._shelves.unread)
        return (*unread, *self._refused.values(), *self._issuer_problems)

    def issuer(self, name: str = ISSUER) -> Issuer:
        """Who issues a line of editions, the law they rest on, and the years that have none.

        The id of an edition stands for its issuer.

        Raises:
            UnknownEditionError: No file tells of that issuer.
            DuplicateEditionError: Several do, and not the same.
            RulesetError: Its file is broken.
        """
        from inovasi_index.files.reading import find_issuer  # noqa: PLC0415 - late on purpose

        return find_issuer(name.partition("/")[0], self._shelves)

    def cases(self, edition: str | int) -> tuple[Traversable, str]:
        """The file of conformance cases beside an edition, and what to call it in problems.

        Not every edition has one: ask ``is_file()``.

        Raises:
            UnknownEditionError: There is no such edition.
            DuplicateEditionError: It is found in more than one place.
        """
        name = edition_id(edition)
        return self._shelves.holder(name).file(f"{name}/cases.yaml")

    @cached_property
    def _refused(self) -> Mapping[str, Problem]:
        """The editions that cannot be had, by their ids, each with why."""
        known = self._shelves.holders
        return {name: problem for name in known for problem in self._fault_of(name)}

    def _fault_of(self, edition: str) -> Iterator[Problem]:
        shelf, *others = self._shelves.holders[edition]
        if others:
            yield Problem("duplicate-edition", self._shelves.duplicate(edition))
        elif shelf.origin.kind != "bundled":  # which its own tests have read
            try:
                self.get(edition)
            except RulesetError as error:
                yield _broken(shelf, edition, error)

    @cached_property
    def _issuer_problems(self) -> tuple[Problem, ...]:
        """What is wrong with what others tell of issuers."""
        issuers = dict.fromkeys(name.partition("/")[0] for name in self._shelves.holders)
        return tuple(problem for name in issuers for problem in self._fault_of_issuer(name))

    def _fault_of_issuer(self, issuer: str) -> Iterator[Problem]:
        try:
            self.issuer(issuer)
        except UnknownEditionError:
            return  # an issuer may go without a file of its own
        except DuplicateEditionError as error:
            yield Problem("duplicate-edition", error.message)
        except RulesetError as error:
            for shelf in self._shelves.of_issuer(issuer):
                if shelf.file(f"{issuer}/issuer.yaml")[1] == error.problems[0].file:
                    yield _broken(shelf, issuer, error)


def _broken(shelf: Shelf, what: str, error: RulesetError) -> Problem:
    """That a file on a shelf cannot be used, and the first of its problems."""
    first = error.problems[0]
    reason = _BROKEN.fill(
        what=what, count=len(error.problems), place=first.place, code=first.code, text=first.message
    )
    return Problem("broken-package", UNUSABLE.fill(shelf=shelf.text, reason=reason))


class _Default(Catalog):
    """The catalog over the shelves on which the bases of explicit files are found too."""

    def __init__(self, shelves: Shelves) -> None:
        self._shelves = shelves


@lru_cache(maxsize=8)
def _catalog_of(shelves: Shelves) -> Catalog:
    return _Default(shelves)


def get_ruleset(edition: str | int) -> Ruleset:
    """The rules of an edition: by its id, or by its year for those of the ministry.

    It is asked of the default `Catalog`: the library's own editions, those on the search path
    ``INOVASI_INDEX_PATH``, and those of installed packages.

    Raises:
        UnknownEditionError: There is no such edition; the sentence names those there are, and says
            of a year that was judged otherwise what was different.
        DuplicateEditionError: It is found in more than one place; the sentence names them.
        RulesetError: Its file is broken.

    >>> get_ruleset(2026)
    <Ruleset kemendagri/2026 revision 1, official>
    """
    return Catalog.default().get(edition)


def editions() -> tuple[str, ...]:
    """The ids of the editions that can be had, in order, of the default `Catalog`.

    >>> "kemendagri/2026" in editions()
    True
    """
    return Catalog.default().editions()


def get_issuer(issuer: str = ISSUER) -> Issuer:
    """Who issues a line of editions, the law they rest on, and the years that have none.

    Raises:
        UnknownEditionError: No file tells of that issuer.
        DuplicateEditionError: Several do, and not the same.
        RulesetError: Its file is broken.

    >>> get_issuer().name["en"]
    'Ministry of Home Affairs'
    """
    return Catalog.default().issuer(issuer)


_ONE_PATH = Text(
    id="ini satu folder; tulis sebagai daftar, [folder]",
    en="this is one folder; write it as a list, [folder]",
)
_BROKEN = Text(
    id="{what} tidak dapat dipakai, masalahnya {count}, yang pertama: {place}: {code}: {text}",
    en="{what} cannot be used; of its problems ({count}) the first is: {place}: {code}: {text}",
)
