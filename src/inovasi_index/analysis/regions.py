"""Who competes with whom: the 38 provinces, the regional groups and the awards of 2026."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import frozen

from inovasi_index.laporan import Pemda
from inovasi_index.text import Text

_FILE = "awards-2026.yaml"


@frozen
class Category:
    """One list of regions that are compared with one another; ``source`` is a page of the guide."""

    code: str
    name: Text
    jenis: tuple[str, ...]
    source: str
    provinces: tuple[str, ...] = ()


@frozen
class Award:
    """One of the further awards of the guide, and the page it stands on.

    ``urusan_pelayanan_dasar`` is how many different basic-service affairs it asks for, ``urusan``
    the groups of affairs that it counts; each where it does.
    """

    code: str
    name: Text
    source: str
    urusan_pelayanan_dasar: int | None = None
    urusan: tuple[str, ...] = ()


@cache
def _data() -> Mapping[str, Any]:
    import yaml  # noqa: PLC0415 - only what asks for it pays for it

    text = files(__package__).joinpath(_FILE).read_text(encoding="utf-8")
    data: Mapping[str, Any] = yaml.safe_load(text)
    return data


@cache
def regional_categories() -> tuple[Category, ...]:
    """The categories of the regional groups, in the order of the guide.

    >>> [each.code for each in regional_categories()][-2:]
    ['VI-provinsi', 'VI-kabupaten-kota']
    """
    return tuple(
        Category(
            code=f"{group['code']}-{'-'.join(jenis)}",
            name=_CATEGORY.fill(
                code=group["code"], group=Text(**group["name"]), jenis=kinds_of(jenis)
            ),
            jenis=tuple(jenis),
            source=group["source"],
            provinces=tuple(group["provinces"]),
        )
        for group in _data()["regional"]
        for jenis in group["categories"]
    )


@cache
def border_category() -> Category:
    """The border cluster; the guide does not print who belongs to it."""
    border = _data()["perbatasan"]
    (jenis,) = border["categories"]
    return Category("perbatasan", Text(**border["name"]), tuple(jenis), border["source"])


@cache
def awards() -> Mapping[str, Award]:
    """The further awards of the guide by their codes, in its order."""
    return {
        each["code"]: Award(
            code=each["code"],
            name=Text(**each["name"]),
            source=each["source"],
            urusan_pelayanan_dasar=each.get("urusan_pelayanan_dasar"),
            urusan=tuple(each.get("urusan", ())),
        )
        for each in _data()["awards"]
    }


@cache
def provinces() -> Mapping[str, str]:
    """The 38 provinces by the plain form of every way they are written.

    >>> len(set(provinces().values()))
    38
    """
    known = [name for group in _data()["regional"] for name in group["provinces"]]
    also = _data()["also_written"]
    return {plain(written): name for name in known for written in (name, *also.get(name, ()))}


def province_of(pemda: Pemda) -> str | None:
    """The province of a region as this file writes it, or as its report does; None if unknown.

    >>> province_of(Pemda(nama="Provinsi Bangka Belitung", jenis="provinsi"))
    'Kepulauan Bangka Belitung'
    """
    given = pemda.provinsi
    if given is None and pemda.jenis == "provinsi":
        given = pemda.nama
    return None if given is None else provinces().get(plain(given), given)


def plain(name: str) -> str:
    """A name without what is written in one place and not in another."""
    return named(name)[1]


def named(name: str, jenis: str | None = None) -> tuple[str | None, str]:
    """What kind of region a name is of, if it or its report says, and the name without that.

    >>> named("Kab. Belu"), named("Belu", "kabupaten"), named("Belu")
    (('kabupaten', 'belu'), ('kabupaten', 'belu'), (None, 'belu'))
    """
    first, _, rest = " ".join(name.split()).casefold().partition(" ")
    if rest and first in _WRITTEN:
        return jenis or _WRITTEN[first], rest
    return jenis, f"{first} {rest}".rstrip()


_WRITTEN = {
    **{kind: kind for kind in ("provinsi", "kabupaten", "kota")},
    **dict.fromkeys(("prov.", "prov"), "provinsi"),
    **dict.fromkeys(("kab.", "kab"), "kabupaten"),
}
"""The words for a kind of region at the beginning of its name."""


def kinds_of(jenis: list[str]) -> Text:
    """Some kinds of regions in words."""
    shown = "/".join(jenis)
    return Text(id=shown, en=shown)


_CATEGORY = Text(id="Regional {code} {group}: {jenis}", en="Regional {code} {group}: {jenis}")
