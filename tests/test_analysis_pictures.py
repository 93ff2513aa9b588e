"""The answers of the analyses as pictures: what is drawn is what the answer says."""

import re
import sys
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve

from inovasi_index import (
    Answer,
    Laporan,
    MissingLibraryError,
    Pemda,
    Result,
    Ruleset,
    TataKelola,
    Text,
    WrongValueError,
    analysis,
    get_ruleset,
    plots,
    read_laporan,
    score,
)
from inovasi_index.analysis import (
    Bridge,
    Published,
    SetAnswer,
    bridge,
    gains,
    keep,
    picture,
    plan,
    rank,
    robustness,
    sensitivity,
    summary,
    what_if,
)
from inovasi_index.analysis.picturing import MOST_ROWS, MOST_STEPS
from inovasi_index.pages import Grid, Heading
from inovasi_index.text import LANGS, Lang

EXAMPLES = Path(__file__).parents[1] / "examples"
SVG = "{http://www.w3.org/2000/svg}"
RULES = get_ruleset(2026)
REPORT = read_laporan(EXAMPLES / "kabupaten-2026.yaml", RULES)
HOSTILE = [
    '<script>alert("x")</script>&\x1b[31m',
    "{said} {0}",
    "\ud800",
    "\0a",
    "x" * 100_000,
    "KOTA " * 30,
    "\u202eقلم",
    "A",
    "A",
    "A (2)",
]
ENGLISH = re.compile(
    r"\b(the|of|and|index|before|after|class|step|source|rules|change|regions?|innovations?)\b",
    re.IGNORECASE,
)

pytest.importorskip("altair", reason="the extra plots is not installed")
pytest.importorskip("vl_convert", reason="the extra plots is not installed")
pytest.importorskip("highspy", reason="the extra plan is not installed")

in_every_language = pytest.mark.parametrize("lang", LANGS)


def result_of(name: str, year: int) -> Result:
    return score(read_laporan(EXAMPLES / f"{name}-{year}.yaml"), get_ruleset(year))


def region(nama: str, index: object, rules: Ruleset = RULES, **fields: Any) -> Published:
    return Published(Pemda(nama=nama, **fields), index, rules)  # type: ignore[arg-type]


def laporan(nama: str, *inovasi: str) -> Laporan:
    given = [TataKelola(nama=each, sid={"33": 1}) for each in inovasi]
    return Laporan(pemda=Pemda(nama=nama), tahun=RULES.year, spd={"1": 2}, inovasi=given)


REGIONS = [
    region("Tegal", "77.59", jenis="kabupaten"),
    region("Belitung Timur", "58.29", jenis="kabupaten"),
    region("Bandung", "58.29", jenis="kota"),
    region("Kendari", "12", jenis="kota"),
]


@pytest.fixture(scope="module")
def answers() -> Mapping[str, Any]:
    return {
        "bridge": bridge(result_of("kotim", 2024), result_of("kotim", 2025)),
        "back": bridge(result_of("tegal", 2025), result_of("tegal", 2023)),
        "gains": gains(REPORT, RULES),
        "what_if": what_if(REPORT, SetAnswer("12", Answer(level=3))),
        "plan": plan(REPORT, RULES, "58.00"),
        "keep": keep(REPORT, RULES, "57.00"),
        "robustness": robustness(REPORT, RULES),
        "rank": rank(REGIONS),
        "summary": summary(REGIONS),
        "sensitivity": sensitivity([REPORT, laporan("Kota")], RULES, seed=1, draws=20),
    }


def drawn(shown: plots.Picture) -> ET.Element:
    return ET.fromstring(shown.svg())


def words_in(shown: plots.Picture) -> list[str]:
    return [" ".join(each.itertext()) for each in drawn(shown).iter(f"{SVG}text")]


def marks_of(shown: plots.Picture, kind: str) -> list[dict[str, Any]]:
    """What the marks of one kind stand for, in their order."""
    spec = shown.chart.to_dict()
    found = []
    for layer in spec["layer"]:
        if layer["mark"]["type"] == kind:
            data = layer.get("data") or spec["data"]
            found += data["values"] if "values" in data else spec["datasets"][data["name"]]
    return found


def grids(answer: Any, lang: Lang) -> Iterator[Grid]:
    return (block for block in answer.blocks(lang) if isinstance(block, Grid))


def number(cell: str) -> Decimal:
    return Decimal(cell.removeprefix("≈ "))


@in_every_language
class TestEveryPicture:
    """What holds of the pictures of all answers, in both languages."""

    def test_it_has_no_script_and_loads_nothing(
        self, lang: Lang, answers: Mapping[str, Any]
    ) -> None:
        for answer in answers.values():
            shown = picture(answer, lang=lang)._repr_html_()
            for word in ("<script", "<img", "url(", "href"):
                assert word not in shown
            assert not re.search(r"\bon\w+=", shown)

    def test_it_is_one_image_with_a_name_in_the_ink_of_the_page(
        self, lang: Lang, answers: Mapping[str, Any]
    ) -> None:
        known = {plots.INK, plots.BLUE, plots.ORANGE, plots.GREEN, plots.GREY, "none"}
        for answer in answers.values():
            shown = picture(answer, lang=lang)
            root, *inside = drawn(shown).iter()
            assert root.get("role") == "img"
            assert root.get("aria-label") == f"{shown.title}. {shown.alt}"
            names = {name for each in inside for name in each.attrib}
            assert not {name for name in names if name.startswith(("aria-", "role", "id", "class"))}
            for each in inside:
                for key in ("fill", "stroke"):
                    assert each.get(key, "none") in known | {"transparent"}

    def test_it_shrinks_to_the_width_of_a_telephone(
        self, lang: Lang, answers: Mapping[str, Any]
    ) -> None:
        """Of 360 pixels a page leaves about 320: letters of 12 must stay larger than 9."""
        for name, answer in answers.items():
            width = float((drawn(picture(answer, lang=lang)).get("viewBox") or "").split()[2])
            assert plots.SIZE * 320 / width > 9, name

    def test_it_has_the_title_of_the_page_its_words_source_and_numbers(
        self, lang: Lang, answers: Mapping[str, Any]
    ) -> None:
        for answer in answers.values():
            shown = picture(answer, lang=lang)
            heading = next(each for each in answer.blocks(lang) if isinstance(each, Heading))
            assert shown.title == heading.text
            assert shown.alt.endswith(".")
            assert shown.source.startswith({"id": "Sumber: ", "en": "Source: "}[lang])
            assert shown._repr_html_().count("<tr>") == 1 + len(shown.numbers.rows)
            assert len(shown._repr_html_()) < 30_000

    def test_its_axis_has_a_unit(self, lang: Lang, answers: Mapping[str, Any]) -> None:
        units = {
            "id": re.compile(r"^(Indeks \(0–100\)|Banyaknya pemda|.*poin dari 100)"),
            "en": re.compile(r"^(Index \(0–100\)|Number of pemda|.*points of 100)"),
        }
        for answer in answers.values():
            assert any(map(units[lang].match, words_in(picture(answer, lang=lang))))


def test_each_language_has_its_own_words(answers: Mapping[str, Any]) -> None:
    for answer in answers.values():
        ours, theirs = picture(answer), picture(answer, lang="en")
        assert ours.lang == "id"
        for name in ("title", "alt", "source", "numbers"):
            assert getattr(ours, name) != getattr(theirs, name)
        said = [ours.title, ours.alt, ours.source, *ours.numbers.titles, *words_in(ours)]
        assert not [each for each in said if ENGLISH.search(each)]


def test_every_answer_that_has_a_page_has_a_picture(answers: Mapping[str, Any]) -> None:
    public = [getattr(analysis, name) for name in analysis.__all__]
    with_page = {each for each in public if isinstance(each, type) and hasattr(each, "blocks")}
    assert {type(answer) for answer in answers.values()} == with_page


class TestBridge:
    """A waterfall: each bar begins where the last one ended."""

    @pytest.mark.parametrize("name", ["bridge", "back"])
    def test_the_bars_add_up_as_the_steps_do(self, name: str, answers: Mapping[str, Any]) -> None:
        found: Bridge = answers[name]
        first, *steps, last = marks_of(picture(found), "bar")
        assert first["end"] == float(found.before.index_exact)
        assert last["end"] == float(found.after.index_exact)
        assert first["start"] == last["start"] < min(each["end"] for each in [first, *steps])
        for bar, following in pairwise([first, *steps]):
            assert following["start"] == bar["end"]
        assert steps[-1]["end"] == last["end"]
        for bar, step in zip(steps, found.steps, strict=True):
            assert bar["end"] - bar["start"] == pytest.approx(float(step.change))

    def test_lines_join_the_bars_in_their_order(self, answers: Mapping[str, Any]) -> None:
        shown = picture(answers["bridge"])
        names = [each["name"] for each in marks_of(shown, "bar")]
        lines = [(each["name"], each["next"]) for each in marks_of(shown, "rule")]
        assert lines == list(pairwise(names))
        labels = [each.replace("\n", " ") for each in names]
        assert [each for each in words_in(shown) if each in labels] == labels

    def test_rises_falls_and_wholes_are_told_apart(self, answers: Mapping[str, Any]) -> None:
        for name, moved in (("bridge", "Rise"), ("back", "Fall")):
            shown = picture(answers[name], lang="en")
            kinds = [each["part"] for each in marks_of(shown, "bar")]
            assert (kinds[0], kinds[-1]) == ("Index", "Index")
            assert set(kinds) == {"Index", moved, "No change"}
            assert set(kinds) <= set(words_in(shown))

    def test_every_bar_has_its_number_beside_it(self, answers: Mapping[str, Any]) -> None:
        said = [each["said"] for each in marks_of(picture(answers["bridge"]), "text")]
        assert said == ["58,09", "0,00", "+0,50", "+2,04", "+0,37", "+0,61", "0,00", "61,60"]

    @in_every_language
    def test_the_table_is_that_of_the_page(self, lang: Lang, answers: Mapping[str, Any]) -> None:
        for name in ("bridge", "back"):
            found = answers[name]
            assert picture(found, lang=lang).numbers == next(grids(found, lang))
        rows = picture(found, lang="en").numbers.rows
        assert [number(row[1]) for row in rows[1:-1]] == [
            pytest.approx(Decimal(float(step.change)), abs=Decimal("0.0001"))
            for step in found.steps
        ]

    def test_told_by_indicator_it_is_still_of_steps(self, answers: Mapping[str, Any]) -> None:
        detailed = bridge(result_of("kotim", 2024), result_of("kotim", 2025), by="indicator")
        assert picture(detailed).svg() == picture(answers["bridge"]).svg()

    def test_the_axis_begins_near_small_steps_and_says_so(self, answers: Mapping[str, Any]) -> None:
        shown = picture(answers["bridge"])
        assert marks_of(shown, "bar")[0]["start"] == 54
        assert "Indeks (0–100), sumbu mulai dari 54" in words_in(shown)

    def test_it_begins_at_0_for_large_steps_and_for_none(self) -> None:
        low, high = score(laporan("A"), RULES), score(REPORT, RULES)
        for found in (bridge(low, high), bridge(high, high)):
            shown = picture(found)
            assert marks_of(shown, "bar")[0]["start"] == 0
            assert "Indeks (0–100)" in words_in(shown)

    def test_both_editions_are_its_source(self, answers: Mapping[str, Any]) -> None:
        found = answers["bridge"]
        shown = picture(found)
        for side in (found.before, found.after):
            assert side.edition in shown.source
            assert side.ground["id"] in shown.source
        assert picture(bridge(found.before, found.before)).source.count("kemendagri/") == 1


class TestGains:
    """Bars of the best steps."""

    def test_the_best_steps_are_drawn_and_the_table_has_those_of_the_page(
        self, answers: Mapping[str, Any]
    ) -> None:
        found = answers["gains"]
        shown = picture(found, lang="en")
        assert [each["value"] for each in marks_of(shown, "bar")] == [
            float(step.gain) for step in found.steps[:MOST_STEPS]
        ]
        assert shown.numbers == next(grids(found, "en"))
        assert f"the best {MOST_STEPS} of {len(found.steps)}" in shown.alt
        assert "withdraw innovation 14 (TERTIB RAMAH): Gain of index ≈ 1.1557" in shown.alt

    def test_few_steps_are_all_drawn(self) -> None:
        found = gains(evolve(laporan("A"), inovasi=()), RULES)
        few = evolve(found, steps=found.steps[:3])
        assert len(marks_of(picture(few), "bar")) == 3


class TestBeforeAndAfter:
    """The parts of the index, without and with what is done."""

    @pytest.mark.parametrize("name", ["what_if", "plan", "keep"])
    def test_the_parts_are_those_of_both_results(
        self, name: str, answers: Mapping[str, Any]
    ) -> None:
        found = answers[name]
        sides = {Text(id="Sebelum", en="Before"): found.before}
        sides[Text(id="Sesudah", en="After")] = found.after
        for lang in LANGS:
            expected = plots.parts(sides, source=Text(id="x", en="x"), lang=lang)
            shown = picture(found, lang=lang)
            assert shown.numbers == expected.numbers
            assert marks_of(shown, "bar") == marks_of(expected, "bar")
            assert shown.alt.startswith(expected.alt)

    @pytest.mark.parametrize("name", ["plan", "keep"])
    def test_a_line_stands_at_the_target(self, name: str, answers: Mapping[str, Any]) -> None:
        found = answers[name]
        shown = picture(found)
        assert marks_of(shown, "rule") == [{"value": float(found.target.index)}]
        assert shown.source.endswith(f"Garis tegak: sasaran, {found.target.text['id']}.")
        assert shown.alt.endswith(found.verdict["id"])

    def test_what_has_no_target_has_no_line(self, answers: Mapping[str, Any]) -> None:
        assert not marks_of(picture(answers["what_if"]), "rule")

    def test_a_plan_without_steps_shows_that_nothing_changes(self) -> None:
        met = picture(plan(REPORT, RULES, "1.00"), lang="en")
        before, after = met.numbers.rows
        assert before[1:] == after[1:]
        assert "is reached already" in met.alt


class TestRobustness:
    """How far the index can go, between the limits of the classes."""

    def test_the_bars_are_the_intervals(self, answers: Mapping[str, Any]) -> None:
        found = answers["robustness"]
        shown = picture(found, lang="en")
        assert [(each["start"], each["end"]) for each in marks_of(shown, "bar")] == [
            (float(each.lowest.index), float(each.highest.index)) for each in found.intervals
        ]
        ticks = marks_of(shown, "tick")
        assert {each["value"] for each in ticks} == {float(found.result.index)}
        assert len(ticks) == len(found.intervals)
        assert shown.numbers == next(grids(found, "en"))

    def test_the_limits_are_those_of_the_rules(self, answers: Mapping[str, Any]) -> None:
        shown = picture(answers["robustness"], lang="en")
        limits = [band.from_ for band in RULES.predikat_bands if band.from_ and band.from_ > 1]
        drawn_at = [each["value"] for each in marks_of(shown, "rule")]
        assert drawn_at == [float(each) for each in limits]
        assert all(str(each) in shown.source for each in limits)

    def test_rules_of_one_class_have_no_limits(self) -> None:
        one = evolve(RULES, predikat_bands=[evolve(RULES.predikat_bands[-1], to=None)])
        shown = picture(robustness(REPORT, one), lang="en")
        assert not marks_of(shown, "rule")
        assert shown.source.endswith("the index by the rules.")


class TestRanks:
    """Dots, a line for each group."""

    def test_each_region_is_a_dot_on_the_line_of_its_group(
        self, answers: Mapping[str, Any]
    ) -> None:
        shown = picture(answers["rank"])
        assert [(each["name"], each["value"]) for each in marks_of(shown, "point")] == [
            ("Kabupaten", 77.59),
            ("Kabupaten", 58.29),
            ("Kota", 58.29),
            ("Kota", 12.0),
        ]
        assert "Kabupaten: 2 pemda, indeks 77,59 (Tegal) sampai 58,29; Kota: 2" in shown.alt

    @in_every_language
    def test_the_table_has_all_places(self, lang: Lang, answers: Mapping[str, Any]) -> None:
        found = answers["rank"]
        rows = [row for grid in grids(found, lang) for row in grid.rows]
        shown = picture(found, lang=lang).numbers
        assert [row[1:] for row in shown.rows] == rows
        assert [row[0] for row in shown.rows] == ["Kabupaten", "Kabupaten", "Kota", "Kota"]
        assert len(shown.heads) == len(shown.rows[0])

    def test_a_group_has_the_limits_of_its_own_editions(self) -> None:
        other = get_ruleset(2023)
        found = rank([region("A", "60", other, jenis="kota"), *REGIONS[:1]])
        at = marks_of(picture(found), "tick")
        assert {each["value"] for each in at if each["name"] == "Kota"} == {
            float(band.from_) for band in other.predikat_bands if band.from_ and band.from_ > 1
        }
        for edition in ("kemendagri/2023", "kemendagri/2026"):
            assert edition in picture(found).source

    def test_more_groups_than_can_be_seen_are_in_the_table(self) -> None:
        many = [region("A", "60", jenis="kota", provinsi=f"Provinsi {n:02}") for n in range(50)]
        shown = picture(rank(many, "provinsi"), lang="en")
        assert len(marks_of(shown, "point")) == MOST_ROWS
        assert len(shown.numbers.rows) == 50
        assert shown.source.endswith("Not drawn: 10 more lines, see the table.")
        assert shown.alt.endswith("; and 35 more.")


class TestSummary:
    """How many regions have which class, a bar for each kind."""

    def test_the_parts_are_the_counts(self, answers: Mapping[str, Any]) -> None:
        found = answers["summary"]
        shown = picture(found, lang="en")
        assert shown.numbers == next(grids(found, "en"))
        counts: dict[str, list[str]] = {}
        for each in marks_of(shown, "bar"):
            counts.setdefault(each["name"], []).append(str(each["value"]))
        assert [(name, *row) for name, row in counts.items()] == list(shown.numbers.rows)
        assert list(counts) == ["all", "kabupaten", "kota"]

    def test_an_axis_of_counts_has_whole_numbers(self, answers: Mapping[str, Any]) -> None:
        numbers = [each for each in words_in(picture(answers["summary"])) if each[0].isdigit()]
        assert numbers == ["0", "1", "2", "3", "4"]


class TestSensitivity:
    """Where the index of each report lay under other weights."""

    def test_the_bars_are_the_inner_spans(self, answers: Mapping[str, Any]) -> None:
        found = answers["sensitivity"]
        shown = picture(found, lang="en")
        assert [(each["start"], each["end"]) for each in marks_of(shown, "bar")] == [
            (float(each.index.low), float(each.index.high)) for each in found.reports
        ]
        assert [each["value"] for each in marks_of(shown, "tick")] == [
            float(each.result.index_exact) for each in found.reports
        ]
        assert shown.numbers == next(grids(found, "en"))

    def test_more_reports_than_can_be_seen_are_in_the_table(self) -> None:
        many = [laporan(f"Kota {place}") for place in range(MOST_ROWS + 2)]
        shown = picture(sensitivity(many, RULES, seed=1, draws=1))
        assert len(marks_of(shown, "bar")) == MOST_ROWS
        assert len(shown.numbers.rows) == MOST_ROWS + 2
        assert shown.source.endswith("Tidak digambar: 2 baris lagi, lihat tabelnya.")


# What is not as it should be.


@in_every_language
def test_an_answer_with_nothing_to_draw_is_a_sentence(lang: Lang) -> None:
    """Nobody ranked is an answer as good as any: whoever loops over answers meets no error."""
    found = gains(laporan("A"), RULES)
    for answer in (
        rank([]),
        summary([]),
        sensitivity([], RULES, seed=1),
        evolve(found, steps=()),
    ):
        shown = picture(answer, lang=lang)
        assert shown.alt.endswith(".")
        assert " ".join(words_in(shown)) == shown.alt
        assert shown.numbers.rows == ((shown.alt,),)
        assert shown.alt in shown._repr_html_()
        assert shown.source.startswith({"id": "Sumber: ", "en": "Source: "}[lang])
        assert shown.alt != picture(answer, lang="en" if lang == "id" else "id").alt


@pytest.mark.parametrize("nama", HOSTILE[:7], ids=lambda each: ascii(each)[:20])
def test_a_hostile_name_is_a_name(nama: str) -> None:
    """Some of them would end the whole process within the library that draws."""
    one, other = laporan(nama, nama, nama), laporan(nama, "B")
    many = [region(each, "12", jenis="kota", provinsi=nama) for each in HOSTILE]
    for answer in (
        bridge(score(one, RULES), score(other, RULES), by="inovasi"),
        gains(one, RULES),
        what_if(one),
        plan(one, RULES, "2.00"),
        keep(one, RULES, "1.00"),
        robustness(one, RULES),
        rank(many, "provinsi"),
        summary(many),
        sensitivity([one, other], RULES, seed=1, draws=2),
    ):
        shown = picture(answer)
        html = shown._repr_html_()
        assert "<script" not in html
        assert not re.search(r"[\x00-\x08\x1b\u202e\ud800]", html)
        assert len(html) < 200_000
        assert len(shown.alt) < 20_000
        assert drawn(shown).tag == f"{SVG}svg"


def test_reports_of_one_name_are_lines_of_their_own() -> None:
    reports = [laporan(nama) for nama in ("A", "A", "A (2)", "B" * 100, "B" * 100)]
    names = [each["name"] for each in marks_of(picture(sensitivity(reports, RULES, seed=1)), "bar")]
    assert names[:3] == ["A", "A (2)", "A (2) (2)"]
    assert len(set(names)) == len(reports)
    assert max(map(len, names)) < 60


@pytest.mark.parametrize("other", [None, 3, "bridge", RULES], ids=lambda each: type(each).__name__)
def test_anything_else_is_refused_in_both_languages(other: object) -> None:
    with pytest.raises(WrongValueError, match=r"cannot be drawn.*tidak dapat digambar") as caught:
        picture(other)  # type: ignore[arg-type]
    assert caught.value.code == "wrong-type"
    assert type(other).__name__ in str(caught.value)
    assert "Bridge, Gains, Keep, Plan, Ranks" in caught.value.message


def test_without_the_extra_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, answers: Mapping[str, Any]
) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    for answer in (*answers.values(), rank([])):
        with pytest.raises(MissingLibraryError, match=r'pip install "inovasi-index\[plots\]"'):
            picture(answer)
