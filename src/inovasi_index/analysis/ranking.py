"""Where regions stand among others: ranks on exact values, by declared rules."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeAlias, get_args

from attrs import field, frozen

from inovasi_index.analysis.regions import (
    border_category,
    named,
    province_of,
    provinces,
    regional_categories,
)
from inovasi_index.analysis.words import TIES, Among
from inovasi_index.describe import in_pages
from inovasi_index.exact import decimal
from inovasi_index.laporan import Pemda
from inovasi_index.pages import Block, Grid, Heading, Items, Paragraph, Shown, both
from inovasi_index.problems import WrongValueError, did_you_mean, listed, shorten
from inovasi_index.result import Result, verdict_dict
from inovasi_index.ruleset import Predikat, Ranking, Ruleset
from inovasi_index.text import Lang, Text, joined
from inovasi_index.values import items, reader_of, to_plain
from inovasi_index.values import text as text_of

KINDS = ("provinsi", "kabupaten", "kota")


@frozen
class Published:
    """An index as it was published, without the report behind it.

    Raises:
        OtherKindError: The rules rank innovations.
        WrongValueError: ``not-a-number`` or ``out-of-range``.
    """

    pemda: Pemda
    index: Decimal = field(converter=decimal)
    ruleset: Ruleset

    def __attrs_post_init__(self) -> None:
        if self.ruleset.ranks_inovasi:  # an index may be published of rules that are not known
            self.ruleset.require_formula()
        self.ruleset.predikat(self.index)

    @property
    def index_exact(self) -> Fraction:
        """The index as published: more is not known."""
        return Fraction(self.index)

    @property
    def predikat(self) -> Predikat:
        """The class under its rules."""
        return self.ruleset.predikat(self.index)

    @property
    def edition(self) -> str:
        """The id of its rules."""
        return self.ruleset.edition


Scored: TypeAlias = Result | Published
"""What can be ranked: a result of `score`, or a published index."""


@frozen
class Place:
    """A rank, and who has it; ``tied`` if others have it too."""

    rank: int
    tied: bool
    scored: Scored

    def to_dict(self) -> dict[str, Any]:
        """As in the ranks' JSON."""
        return {"rank": self.rank, "tied": self.tied, **scored_dict(self.scored)}


@frozen
class Group:
    """Regions that are ranked among one another, the best first.

    ``source`` is the page of the guide that asks for the group, where one does.
    """

    code: str
    name: Text
    places: tuple[Place, ...]
    source: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """As in the ranks' JSON."""
        source = {} if self.source is None else {"source": self.source}
        places = [each.to_dict() for each in self.places]
        return {"code": self.code, "name": self.name.to_dict(), **source, "places": places}


@frozen
class Unplaced:
    """A region that belongs to no group, and why."""

    scored: Scored
    reason: Text

    def to_dict(self) -> dict[str, Any]:
        """As in the ranks' JSON."""
        return {**scored_dict(self.scored), "reason": self.reason.to_dict()}


@frozen
class Ranks(Shown):
    """Regions by rank within their groups; who shares a rank stands in the order of the names.

    ``absent`` are the names of the border cluster that none of the regions has.
    """

    by: Among
    ranking: Ranking
    groups: tuple[Group, ...]
    unplaced: tuple[Unplaced, ...]
    absent: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The ranks as plain data: ``inovasi-index/ranks@1``."""
        return {
            "format": "inovasi-index/ranks@1",
            "by": self.by,
            "ranking": to_plain(self.ranking),
            "groups": [each.to_dict() for each in self.groups],
            "unplaced": [each.to_dict() for each in self.unplaced],
            "absent": list(self.absent),
        }

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """How ranks are given, and one table for each group."""
        yield Heading(1, _TITLE[lang])
        yield Paragraph(self._rule()[lang])
        editions = dict.fromkeys(
            place.scored.edition for group in self.groups for place in group.places
        )
        if len(editions) > 1:
            yield Paragraph(_EDITIONS.fill(editions=listed(editions))[lang])
        if not self.groups:
            yield Paragraph(NOBODY_RANKED[lang])
        for group in self.groups:
            yield _table(group, lang)
        if self.unplaced:
            yield Heading(2, _UNPLACED[lang])
            yield Items(
                tuple(f"{each.scored.pemda.nama}: {each.reason[lang]}" for each in self.unplaced)
            )
        if self.absent:
            yield Paragraph(_ABSENT.fill(names=listed(self.absent))[lang])

    def _rule(self) -> Text:
        ties = ", ".join(self.ranking.ties)
        return joined(
            [
                _COMPARES[self.ranking.compares],
                _TIES.fill(ties=ties) if self.ranking.ties else _NO_TIES,
                _RANKS[self.ranking.ranks],
            ],
            " ",
        )


EXACTLY = Ranking(compares="exact")
"""How regions are ranked unless something else is declared: the guide has no rule for ties."""


def rank(
    results: Iterable[Scored],
    by: Among = "jenis",
    *,
    ranking: Ranking = EXACTLY,
    perbatasan: Iterable[str] = (),
) -> Ranks:
    """Rank regions among those they are compared with.

    Args:
        results: What `score` gave, or published indices.
        by: ``"all"`` among all; ``"jenis"`` provinsi, kabupaten and kota each among their own;
            ``"provinsi"`` kabupaten and kota within a province; ``"regional"`` within the regional
            groups of the award of 2026; ``"perbatasan"`` in its border cluster.
        ranking: Whether exact or rounded indices are compared; which parts decide between equal
            ones (``spd``, ``kematangan``, ``jumlah_inovasi``), the higher first; how ranks go on.
        perbatasan: The names of the regions of the border cluster, which the guide does not print.

    Raises:
        WrongValueError: ``unknown-option`` for another ``by`` or tie, or where a published index
            has no parts to compare; ``missing-key`` for a border cluster without names;
            ``wrong-type`` for what is no index of a region.

    >>> from inovasi_index import get_ruleset
    >>> tegal, belitung = (
    ...     Published(Pemda(nama=nama, jenis="kabupaten"), index, get_ruleset(2025))
    ...     for nama, index in (("Tegal", "77.59"), ("Belitung Timur", "58.29"))
    ... )
    >>> [(each.rank, each.scored.pemda.nama) for each in rank([belitung, tegal]).groups[0].places]
    [(1, 'Tegal'), (2, 'Belitung Timur')]
    """
    if by not in get_args(Among):
        text = _NO_BY.fill(by=shorten(by), known=listed(_PLACERS))
        raise WrongValueError("unknown-option", text, ["by"])
    given = [text_of(name) for name in items(perbatasan)]
    border = {named(name) for name in given}
    if by == "perbatasan" and not border:
        raise WrongValueError("missing-key", _NO_BORDER, ["perbatasan"])
    found: dict[str, tuple[_Where, list[Scored]]] = {}
    unplaced = []
    there = set[_Name]()
    for each in scored_only(results):
        there |= _names_of(each.pemda)
        where = _PLACERS[by](each.pemda, border)
        if isinstance(where, Text):
            unplaced.append(Unplaced(each, where))
        else:
            found.setdefault(where[1], (where, []))[1].append(each)
    groups = tuple(
        Group(code, name, tuple(_places(members, ranking)), source)
        for (_, code, name, source), members in sorted(found.values(), key=lambda one: one[0][:2])
    )
    absent = tuple(name for name in given if named(name) not in there)
    return Ranks(by, ranking, groups, tuple(unplaced), absent)


def _places(members: Sequence[Scored], ranking: Ranking) -> Iterator[Place]:
    keyed = [(_standing(each, ranking), each) for each in members]
    keyed.sort(key=lambda one: (*(-each for each in one[0]), in_order_of_names(one[1])))
    positions = ranking.positions(standing for standing, _ in keyed)
    for (_, each), (position, tied) in zip(keyed, positions, strict=True):
        yield Place(position, tied, each)


def in_order_of_names(scored: Scored) -> tuple[str, ...]:
    """What equal ones are sorted by, so that the order they are given in is of no concern."""
    pemda = scored.pemda
    return pemda.nama.casefold(), pemda.nama, pemda.jenis or "", pemda.provinsi or ""


def scored_only(results: object) -> Iterator[Scored]:
    """Indices of regions, one by one.

    Raises:
        WrongValueError: ``wrong-shape`` or ``wrong-type``.
    """
    return map(_SCORED, items(results))


_SCORED: Callable[[object], Scored] = reader_of(Result | Published)


def _standing(scored: Scored, ranking: Ranking) -> tuple[Fraction, ...]:
    """What ranks a region: its index, then the parts that decide between equal ones."""
    compared = scored.index_exact if ranking.compares == "exact" else Fraction(scored.index)
    return compared, *(_part(scored, name) for name in ranking.ties)


def _part(scored: Scored, name: str) -> Fraction:
    if name not in TIES:
        text = _NO_TIE.fill(name=shorten(name), known=listed(TIES))
        raise WrongValueError("unknown-option", text, ["ties"])
    if isinstance(scored, Published):
        text = _NO_PARTS.fill(nama=scored.pemda.nama, name=name)
        raise WrongValueError("unknown-option", text, ["ties"])
    points: Fraction = getattr(scored, name).score
    return points


# Who is compared with whom.

_Where = tuple[int, str, Text, str | None]
"""A group: its place among the groups, its code, its name, and the page that asks for it."""


_Name = tuple[str | None, str]
"""The kind of a region, where it is said, and its name."""


def _names_of(pemda: Pemda) -> set[_Name]:
    """How a region may be named: with its kind, or without."""
    kind, name = named(pemda.nama, pemda.jenis)
    return {(kind, name), (None, name)}


def _among_all(_pemda: Pemda, _border: set[_Name]) -> _Where | Text:
    return 0, "all", _ALL, None


def _among_kind(pemda: Pemda, _border: set[_Name]) -> _Where | Text:
    if pemda.jenis is None:
        return _NO_KIND
    return KINDS.index(pemda.jenis), pemda.jenis, _KIND_NAMES[pemda.jenis], None


def _in_province(pemda: Pemda, _border: set[_Name]) -> _Where | Text:
    if pemda.jenis == "provinsi":
        return _IS_PROVINCE
    name = province_of(pemda)
    if name is None:
        return _NO_PROVINCE
    return 0, name, _PROVINCE.fill(name=name), None


def _in_regional(pemda: Pemda, _border: set[_Name]) -> _Where | Text:
    name = province_of(pemda)
    if pemda.jenis is None or name is None:
        return _NO_KIND if pemda.jenis is None else _NO_PROVINCE
    for number, each in enumerate(regional_categories()):
        if name in each.provinces and pemda.jenis in each.jenis:
            return number, each.code, each.name, each.source
    guess = did_you_mean(name, dict.fromkeys(provinces().values()))
    return _UNKNOWN_PROVINCE.fill(name=shorten(name), guess=guess)


def _in_border(pemda: Pemda, border: set[_Name]) -> _Where | Text:
    category = border_category()
    if border.isdisjoint(_names_of(pemda)):
        return _NOT_AT_BORDER
    if pemda.jenis not in (*category.jenis, None):
        return _IS_PROVINCE
    return 0, category.code, category.name, category.source


_PLACERS: Mapping[Among, Callable[[Pemda, set[_Name]], _Where | Text]] = {
    "all": _among_all,
    "jenis": _among_kind,
    "provinsi": _in_province,
    "regional": _in_regional,
    "perbatasan": _in_border,
}


# The page.


def _table(group: Group, lang: Lang) -> Grid:
    rows = tuple(
        (
            f"{place.rank}{'=' if place.tied else ''}",
            place.scored.pemda.nama,
            place.scored.pemda.jenis or "–",
            place.scored.pemda.provinsi or "–",
            both(place.scored.index)[lang],
            place.scored.predikat.name[lang],
        )
        for place in group.places
    )
    heads = (_RANK, _NAME, _KIND, _PROVINCES, _INDEX, _CLASS)
    first, name, kind, province, index, predikat = (head[lang] for head in heads)
    caption = _CAPTION.fill(name=group.name, many=len(rows))[lang]
    if group.source is not None:
        caption = _PAGE.fill(caption=caption, source=in_pages(group.source))[lang]
    return Grid(caption, (f"#{first}", name, kind, province, f"#{index}", predikat), rows)


def scored_dict(scored: Scored) -> dict[str, Any]:
    """Whose index it is, and what it is."""
    return {
        "pemda": to_plain(scored.pemda),
        "edition": scored.edition,
        **verdict_dict(scored),
    }


_TITLE = Text(id="Peringkat Indeks Inovasi Daerah", en="Ranks by the Regional Innovation Index")
_COMPARES: Mapping[str, Text] = {
    "exact": Text(
        id="Yang dibandingkan adalah indeks sebelum dibulatkan.",
        en="Indices are compared before rounding.",
    ),
    "rounded": Text(
        id="Yang dibandingkan adalah indeks yang sudah dibulatkan.",
        en="Indices are compared as rounded.",
    ),
}
_TIES = Text(
    id="Bila sama, yang menentukan berturut-turut: {ties}.",
    en="Between equal ones these decide, in turn: {ties}.",
)
_NO_TIES = Text(
    id="Yang sama berbagi peringkat (=); pedoman tidak mengatur penentunya.",
    en="Equal ones share a rank (=); the guide has no rule to tell them apart.",
)
_RANKS: Mapping[str, Text] = {
    "competition": Text(
        id="Sesudah peringkat bersama, peringkat dilompati: 1, 2, 2, 4.",
        en="After a shared rank ranks are left out: 1, 2, 2, 4.",
    ),
    "dense": Text(
        id="Sesudah peringkat bersama, peringkat berlanjut: 1, 2, 2, 3.",
        en="After a shared rank ranks go on: 1, 2, 2, 3.",
    ),
}
_EDITIONS = Text(
    id="Hati-hati: indeks ini berasal dari edisi yang berbeda: {editions}.",
    en="Take care: these indices are of different editions: {editions}.",
)
NOBODY_RANKED = Text(id="Tidak ada daerah yang diperingkat.", en="No region is ranked.")
_UNPLACED = Text(id="Tidak diperingkat", en="Not ranked")
_RANK = Text(id="Peringkat", en="Rank")
_NAME = Text(id="Pemda", en="Pemda")
_KIND = Text(id="Jenis", en="Kind")
_PROVINCES = Text(id="Provinsi", en="Province")
_INDEX = Text(id="Indeks", en="Index")
_CLASS = Text(id="Predikat", en="Class")
_CAPTION = Text(id="{name} ({many} pemda)", en="{name} ({many} pemda)")
_PAGE = Text(id="{caption}, pedoman 2026 {source}", en="{caption}, guide of 2026 {source}")
_ALL = Text(id="Semua pemda", en="All pemda")
_KIND_NAMES: Mapping[str, Text] = {
    kind: Text(id=kind.capitalize(), en=kind.capitalize()) for kind in KINDS
}
_PROVINCE = Text(id="Kabupaten dan kota di {name}", en="Kabupaten and kota of {name}")
_NO_KIND = Text(
    id="jenis pemda tidak disebut: provinsi, kabupaten, atau kota",
    en="its kind is not given: provinsi, kabupaten or kota",
)
_NO_PROVINCE = Text(id="provinsinya tidak disebut", en="its province is not given")
_IS_PROVINCE = Text(
    id="provinsi tidak diperingkat bersama kabupaten dan kota",
    en="a province is not ranked among kabupaten and kota",
)
_UNKNOWN_PROVINCE = Text(
    id="tidak ada provinsi {name}{guess}", en="there is no province {name}{guess}"
)
_NOT_AT_BORDER = Text(
    id="tidak termasuk daerah perbatasan yang disebut",
    en="not among the border regions that were named",
)
_ABSENT = Text(
    id="Disebut sebagai daerah perbatasan, tetapi tidak ada di antara pemda ini: {names}.",
    en="Named as border regions, but not among these: {names}.",
)
_NO_BORDER = Text(
    id="pedoman tidak mendaftar daerah perbatasan; sebutkan nama-namanya",
    en="the guide does not list the border regions; give their names",
)
_NO_BY = Text(
    id="tidak ada pengelompokan {by}; yang ada: {known}", en="no grouping {by}; there are: {known}"
)
_NO_TIE = Text(
    id="{name} bukan bagian indeks; yang ada: {known}",
    en="{name} is no part of the index; there are: {known}",
)
_NO_PARTS = Text(
    id="indeks {nama} hanya dipublikasikan; bagiannya ({name}) tidak diketahui",
    en="the index of {nama} was only published; its parts ({name}) are not known",
)
