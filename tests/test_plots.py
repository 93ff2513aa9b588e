"""Pictures are drawn without a script, in the colour of the page, and say all they show."""

import re
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve

from inovasi_index import (
    MissingLibraryError,
    Result,
    Text,
    get_ruleset,
    plots,
    read_laporan,
    score,
)
from inovasi_index.text import LANGS, Lang

EXAMPLES = Path(__file__).parents[1] / "examples"
SVG = "{http://www.w3.org/2000/svg}"
SOURCE = Text(id="Sumber: contoh.", en="Source: an example.")
HOSTILE = '<script>alert("x")</script>&\x1b[31m'
GROUNDS = ("#ffffff", "#131416", "#111111", "#000000")
"""Pages in light and in dark mode: of the site and of notebooks."""

pytest.importorskip("altair", reason="the extra plots is not installed")
pytest.importorskip("vl_convert", reason="the extra plots is not installed")


@pytest.fixture(scope="module")
def tegal() -> dict[int, Result]:
    return {
        year: score(read_laporan(EXAMPLES / f"tegal-{year}.yaml"), get_ruleset(year))
        for year in (2023, 2024, 2025)
    }


def published(index: str = "77.59", predikat: str = "sangat inovatif") -> plots.Published:
    return plots.Published("kabupaten Tegal", get_ruleset(2025), Decimal(index), predikat)


def pictures(lang: Lang, results: dict[int, Result]) -> Iterator[plots.Picture]:
    yield plots.parts(results, source=SOURCE, lang=lang)
    yield plots.parts(results, source=SOURCE, published={2023: Decimal("60.33")}, lang=lang)
    yield plots.certainty(map(get_ruleset, range(2021, 2030)), lang=lang)
    yield plots.classes([published(), published("62.00")], source=SOURCE, lang=lang)


def drawn(picture: plots.Picture) -> ET.Element:
    return ET.fromstring(picture.svg())


def words_in(picture: plots.Picture) -> list[str]:
    return [each.text or "" for each in drawn(picture).iter(f"{SVG}text")]


def brightness(colour: str) -> float:
    """The relative luminance of a colour, as WCAG computes it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("colour", [plots.BLUE, plots.ORANGE, plots.GREEN, plots.GREY])
def test_a_colour_stands_out_from_light_and_dark_ground(colour: str, ground: str) -> None:
    """WCAG asks for 3 : 1 of what must be seen to understand a picture."""
    lower, higher = sorted((brightness(colour), brightness(ground)))
    assert (higher + 0.05) / (lower + 0.05) >= 3


@pytest.mark.parametrize("lang", LANGS)
class TestEveryPicture:
    """What holds of all pictures, in both languages."""

    def test_it_has_no_script_and_loads_nothing(self, lang: Lang, tegal: dict[int, Result]) -> None:
        for picture in pictures(lang, tegal):
            shown = picture._repr_html_()
            assert "<script" not in shown
            assert "<img" not in shown
            assert "url(" not in shown
            assert not re.search(r"\bon\w+=", shown)
            links = set(re.findall(r'https?://[^"\s<]*', shown))
            assert links <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}

    def test_it_is_one_image_with_a_name_and_no_second_one_inside(
        self, lang: Lang, tegal: dict[int, Result]
    ) -> None:
        for picture in pictures(lang, tegal):
            root, *inside = drawn(picture).iter()
            assert root.get("role") == "img"
            assert root.get("aria-label") == f"{picture.title}. {picture.alt}"
            names = {name for each in inside for name in each.attrib}
            assert not {name for name in names if name.startswith(("aria-", "role", "id", "class"))}

    def test_it_has_no_ground_and_the_ink_of_the_page(
        self, lang: Lang, tegal: dict[int, Result]
    ) -> None:
        known = {plots.INK, plots.BLUE, plots.ORANGE, plots.GREEN, plots.GREY, "none"}
        for picture in pictures(lang, tegal):
            for each in drawn(picture).iter():
                for key in ("fill", "stroke"):
                    assert each.get(key, "none") in known | {"transparent"}
            assert all(each.get("fill") == plots.INK for each in drawn(picture).iter(f"{SVG}text"))

    def test_it_shrinks_to_the_width_of_a_telephone(
        self, lang: Lang, tegal: dict[int, Result]
    ) -> None:
        """Of 360 pixels a page leaves about 320: letters of 12 must stay larger than 9."""
        for picture in pictures(lang, tegal):
            root = drawn(picture)
            assert "max-width" in (root.get("style") or "")
            width = float((root.get("viewBox") or "").split()[2])
            assert plots.SIZE * 320 / width > 9

    def test_it_says_its_source_and_its_numbers(self, lang: Lang, tegal: dict[int, Result]) -> None:
        for picture in pictures(lang, tegal):
            shown = picture._repr_html_()
            assert shown.startswith(f'<figure class="inovasi-index" lang="{lang}">')
            assert f"<strong>{picture.title}.</strong> {picture.source}" in shown
            assert picture.source.startswith({"id": "Sumber: ", "en": "Source: "}[lang])
            assert shown.endswith("</details>\n</figcaption>\n</figure>\n")
            assert shown.count("<caption>") == 1
            assert shown.count("<tr>") == 1 + len(picture.numbers.rows)

    def test_its_axis_has_a_title(self, lang: Lang, tegal: dict[int, Result]) -> None:
        titles = {
            "id": {"Indeks (0–100)", "Banyaknya fakta"},
            "en": {"Index (0–100)", "Number of facts"},
        }
        for picture in pictures(lang, tegal):
            assert titles[lang] & set(words_in(picture))

    def test_it_is_small(self, lang: Lang, tegal: dict[int, Result]) -> None:
        for picture in pictures(lang, tegal):
            assert len(picture._repr_html_()) < 30_000


class TestParts:
    """A bar is as long as the index; its parts are what each part of the formula brings."""

    def test_the_parts_add_up_to_the_index(self, tegal: dict[int, Result]) -> None:
        picture = plots.parts(tegal, source=SOURCE, lang="en")
        assert picture.numbers.rows[0] == (
            *("2023", "Very innovative", "19.9", "20.816", "19.608", "60.32"),
        )
        for row in picture.numbers.rows:
            *shares, index = map(Decimal, row[2:])
            assert abs(sum(shares) - index) < Decimal("0.005")

    def test_what_was_published_stands_beside_what_was_computed(
        self, tegal: dict[int, Result]
    ) -> None:
        picture = plots.parts(tegal, source=SOURCE, published={2023: Decimal("60.33")}, lang="id")
        assert picture.numbers.titles[-1] == "Indeks yang diumumkan"
        assert [row[-1] for row in picture.numbers.rows] == ["60,33", "–", "–"]
        assert "2023 diumumkan 60,33; 2024: indeks 67,80" in picture.alt
        assert picture.source == "Sumber: contoh. Garis tegak: indeks yang diumumkan."

    def test_results_are_called_as_they_are_named(self, tegal: dict[int, Result]) -> None:
        named = {Text(id="Dahulu", en="Before"): tegal[2023], "B": tegal[2024]}
        title = Text(id="Dua tahun", en="Two years")
        picture = plots.parts(named, source=SOURCE, title=title, lang="id")
        assert [row[0] for row in picture.numbers.rows] == ["Dahulu", "B"]
        assert {"Dahulu", "B"} <= set(words_in(picture))
        assert (picture.title, picture.numbers.caption) == ("Dua tahun", "Dua tahun")
        assert repr(picture) == "<Picture Dua tahun>"

    @pytest.mark.parametrize(
        "name",
        [HOSTILE, "\ud800", "\ufffe", "\0", "", "a\nb", "x" * 100_000, "\u202eقلم"],
        ids=lambda name: ascii(name)[:20],
    )
    def test_a_hostile_name_is_a_name(self, name: str, tegal: dict[int, Result]) -> None:
        """Some of them would end the whole process within the library that draws."""
        source = Text(HOSTILE, HOSTILE)
        picture = plots.parts({name: tegal[2023], "B": tegal[2024]}, source=source, lang="en")
        shown = picture._repr_html_()
        assert "<script" not in shown
        assert "\x1b" not in shown
        assert len(words_in(picture)[0]) <= 33

    def test_names_that_begin_alike_stay_apart(self, tegal: dict[int, Result]) -> None:
        results = {"x" * 50 + str(year): result for year, result in tegal.items()}
        picture = plots.parts(results, source=SOURCE)
        cut = "x" * 32 + "…"
        assert [row[0] for row in picture.numbers.rows] == [cut, f"{cut} (2)", f"{cut} (3)"]

    def test_names_with_a_number_stay_apart_too(self, tegal: dict[int, Result]) -> None:
        names = ["A", "A (2)", " A"]
        picture = plots.parts(dict(zip(names, tegal.values(), strict=True)), source=SOURCE)
        assert len({row[0] for row in picture.numbers.rows}) == len(names)

    def test_results_stand_in_the_order_they_were_given(self, tegal: dict[int, Result]) -> None:
        """Not in that of the alphabet, whichever of them have a published index."""
        results = {"C": tegal[2023], "A": tegal[2024], "B": tegal[2025]}
        for known in ({}, {"B": Decimal("77.59"), "C": Decimal("60.33")}):
            picture = plots.parts(results, source=SOURCE, published=known)
            assert [each for each in words_in(picture) if each in results] == ["C", "A", "B"]

    def test_the_scale_is_that_of_the_rules(self, tegal: dict[int, Result]) -> None:
        rules = get_ruleset(2025)
        tenth = evolve(rules, formula=evolve(rules.formula, scale=10))
        result = score(tegal[2025].laporan, tenth)
        picture = plots.parts({"A": result}, source=SOURCE, lang="en")
        assert "Index (0–10)" in words_in(picture)


class TestCertainty:
    """Facts are counted as the rules tell them."""

    def test_every_fact_is_counted_once(self) -> None:
        known = [get_ruleset(year) for year in (2021, 2026)]
        picture = plots.certainty(known)
        for rules, row in zip(known, picture.numbers.rows, strict=True):
            assert row[0] == str(rules.year)
            assert sum(map(int, row[1:])) == len(rules.facts())

    def test_an_edition_of_another_issuer_has_its_whole_name(self) -> None:
        local = evolve(get_ruleset(2026), edition="kota-contoh/2026")
        picture = plots.certainty([get_ruleset(2026), local])
        assert [row[0] for row in picture.numbers.rows] == ["2026", "kota-contoh/2026"]


class TestClasses:
    """Published indices stand on the line of their year, with the class that was printed."""

    def test_a_class_that_contradicts_is_told_and_has_its_own_mark(self) -> None:
        picture = plots.classes([published(), published("62.00")], source=SOURCE, lang="en")
        assert "agree" not in picture.alt
        assert "for 1, and another for 1" in picture.alt
        assert [row[3:] for row in picture.numbers.rows] == [
            ("sangat inovatif", "Innovative"),
            ("sangat inovatif", "Very innovative"),
        ]
        fills = [each.get("fill") for each in drawn(picture).iter(f"{SVG}path")]
        assert plots.BLUE in fills
        assert plots.ORANGE in fills

    def test_the_limits_of_the_year_are_drawn(self) -> None:
        one = plots.classes([published()], source=SOURCE, lang="en")
        assert "lower limit of each class" in one.source
        assert published().agrees
        assert not published("62.00").agrees


def test_without_the_extra_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tegal: dict[int, Result]
) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(
        MissingLibraryError, match=r'pip install "inovasi-index\[plots\]"'
    ) as caught:
        plots.parts(tegal, source=SOURCE)
    assert caught.value.extra == "plots"
