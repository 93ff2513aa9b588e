"""Whose answers a row of a table is about: those of the region, of an innovation, of a juror."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from attrs import frozen

from inovasi_index.files.nodes import Node
from inovasi_index.files.tables.answers import Parts
from inovasi_index.files.tables.columns import Subjects
from inovasi_index.files.tables.headings import plain
from inovasi_index.files.tables.innovations import Entry, Juror
from inovasi_index.files.tables.rows import Rows
from inovasi_index.problems import shorten
from inovasi_index.ruleset import Ruleset
from inovasi_index.text import Text

K = TypeVar("K")
V = TypeVar("V")


@frozen(slots=False)
class Owners:
    """Whose answers there are: those of the region, and those of each innovation."""

    rules: Ruleset | None
    spd: dict[str, Parts]
    innovations: Sequence[Entry]

    # A table has many rows: what each of them asks is worked out once.

    @cached_property
    def of_region(self) -> Subjects:
        """The rows that the region answers."""
        return Subjects(self.rules, "spd")

    @cached_property
    def of_innovations(self) -> Subjects:
        """The rows that each innovation answers."""
        return Subjects(self.rules, "inovasi")

    @cached_property
    def of_jurors(self) -> Subjects:
        """The rows that each juror answers."""
        return Subjects(self.rules, "juri")

    @cached_property
    def _by_number(self) -> Mapping[str, list[Entry]]:
        return _grouped((each.number, each) for each in self.innovations)

    @cached_property
    def _by_name(self) -> Mapping[str, list[Entry]]:
        return _grouped((each.name, each) for each in self.innovations)

    def innovation(self, rows: Rows, named: Node) -> Entry | None:
        """The innovation that a cell names, by its number or its name; if none, that is said."""
        if named.value is None:
            return None
        wanted = str(named.value).strip()
        found = self._by_number.get(wanted) or self._by_name.get(plain(wanted), [])
        return _only(found, rows, named, (_NO_OWNER, self.innovations))

    @cached_property
    def _jurors(self) -> Mapping[tuple[int, str], list[Juror]]:
        """The jurors of each innovation by their names; all of them are known when it is asked."""
        return _grouped(
            ((id(each), one.name), one) for each in self.innovations for one in each.jurors
        )

    def juror(self, rows: Rows, entry: Entry, named: Node) -> Juror | None:
        """The juror of an innovation that a cell names, by its number or its name."""
        if named.value is None:
            return None
        wanted = str(named.value).strip()
        number = int(wanted) if _NUMBER.fullmatch(wanted) else 0
        if 0 < number <= len(entry.jurors):
            return entry.jurors[number - 1]
        found = self._jurors.get((id(entry), plain(wanted)), [])
        return _only(found, rows, named, (_NO_JUROR, entry.jurors))


def _only(
    found: Sequence[V], rows: Rows, named: Node, refusal: tuple[Text, Iterable[Entry | Juror]]
) -> V | None:
    """The one that was found; if there is none or more than one, that is said of the cell."""
    if len(found) == 1:
        return found[0]
    text, known = refusal
    wanted = str(named.value).strip()
    told = text.fill(name=shorten(wanted), guess=rows.guess(wanted, _names(known)))
    rows.document.problem("unresolved-reference", told, named.place)
    return None


def _names(entries: Iterable[Entry | Juror]) -> Iterator[str]:
    return (str(each.values["nama"].value) for each in entries if each.name)


def _grouped(pairs: Iterable[tuple[K, V]]) -> Mapping[K, list[V]]:
    groups: dict[K, list[V]] = {}
    for key, entry in pairs:
        groups.setdefault(key, []).append(entry)
    return groups


_NUMBER = re.compile("[0-9]{1,6}")

NO_INOVASI = Text(
    id="inovasinya tidak disebut; isi kolom Inovasi",
    en="the innovation is not named; fill in the column Inovasi",
)
_NO_OWNER = Text(
    id="tidak ada tepat satu inovasi bernomor atau bernama {name}{guess}",
    en="there is not exactly one innovation of the number or name {name}{guess}",
)
_NO_JUROR = Text(
    id="inovasi ini tidak mempunyai tepat satu juri bernomor atau bernama {name}{guess}",
    en="this innovation has not exactly one juror of the number or name {name}{guess}",
)
