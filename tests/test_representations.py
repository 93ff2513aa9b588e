"""What a notebook shows of an object by itself: tables that are read aloud, and no script."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from inovasi_index import (
    Aggregate,
    Answer,
    BentukLainnya,
    Evidence,
    Juri,
    Laporan,
    Pemda,
    TataKelola,
    Text,
    Total,
    across,
    check,
    compare,
    completeness,
    get_issuer,
    get_ruleset,
    history,
    participation,
    read_laporan,
    read_ruleset,
    score,
    score_contest,
    validate,
    verification,
)
from inovasi_index.analysis import (
    Withdraw,
    bridge,
    gains,
    keep,
    plan,
    rank,
    robustness,
    sensitivity,
    summary,
    what_if,
)
from inovasi_index.describe import describe_indicator
from inovasi_index.pages import (
    LONGEST_CELL,
    MOST_HTML,
    MOST_SHOWN,
    Grid,
    Heading,
    Items,
    Paragraph,
    in_notebook,
)

EXAMPLES = Path(__file__).parents[1] / "examples"
LOMBA = EXAMPLES / "lomba-kota"
HOSTILE = (
    "<script>alert('x')</script>&<img src=http://example.org/x onerror=alert(1)>\u202e\x1b[31m"
)
MUCH = 300_000
"""So many letters are far below a megabyte."""
ALLOWED = {
    *("section", "style", "h3", "h4", "h5", "p", "ul", "li", "div"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"class", "lang", "scope", "role", "aria-label", "tabindex"}


class Shown(HTMLParser):
    """An HTML fragment as its tags, tables and words; refuses tags that do not balance."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.texts: list[tuple[str, str]] = []
        self.tables: list[list[tuple[str, str | None]]] = []
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag == "table":
            self.tables.append([])
        if tag in ("caption", "th", "td"):
            self.tables[-1].append((tag, dict(attrs).get("scope")))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append((self.open[-1] if self.open else "", data))

    def of(self, tag: str) -> list[str]:
        return [text for name, text in self.texts if name == tag]


@pytest.fixture(scope="module")
def laporan() -> Laporan:
    return read_laporan(EXAMPLES / "kabupaten-2026.yaml")


@pytest.fixture(scope="module")
def objects(laporan: Laporan) -> dict[str, Any]:
    """Something of every kind that shows itself."""
    rules = get_ruleset(2026)
    return {
        "laporan": laporan,
        "inovasi": laporan.innovations[0],
        "ruleset": rules,
        "ruleset of a partial year": get_ruleset(2022),
        "indicator": rules.rows["33"],
        "indicator of a partial year": get_ruleset(2021).indicators[-1],
        "issuer": get_issuer("kemendagri"),
        "result": score(laporan, rules),
        "comparison": compare(2025, 2026),
        "history": history("33"),
        "across": across(laporan, [2025, 2026, 2027]),
        "contest": contest(),
        "verification": verification(laporan, rules),
        "screening": check(laporan, rules),
        "completeness": completeness(laporan, rules),
        "participation": participation(laporan, ["Dinas Kesehatan"]),
        "breakdown": participation(laporan, ["Dinas Kesehatan"]).breakdowns[0],
        "validation": validate(EXAMPLES / "kabupaten-2026.yaml"),
        "gains": gains(laporan, rules),
        "what if": what_if(laporan, Withdraw(13), ruleset=rules),
        "plan": plan(laporan, rules, "60"),
        "keep": keep(laporan, rules),
        "bridge": bridge(score(laporan, rules), score(laporan, get_ruleset(2027))),
        "robustness": robustness(laporan, rules),
        "ranks": rank([score(laporan, rules)]),
        "summary": summary([score(laporan, rules)]),
        "sensitivity": sensitivity(laporan, rules, seed=1, draws=3),
    }


def contest() -> Any:
    (file,) = LOMBA.rglob("ruleset.yaml")
    rules = read_ruleset(file)
    return score_contest(read_laporan(LOMBA / "peserta.yaml", rules), rules)


def rows_of(shown: str) -> list[list[str]]:
    """The cells of the first table, row by row."""
    body = shown.partition("<tbody>")[2].partition("</tbody>")[0]
    return [re.findall("<td[^>]*>(.*?)</td>", row) for row in body.strip().splitlines()]


KINDS = [
    *("laporan", "inovasi", "ruleset", "ruleset of a partial year", "indicator"),
    *("indicator of a partial year", "issuer", "result", "comparison", "history", "across"),
    *("contest", "verification", "screening", "completeness", "participation", "breakdown"),
    *("validation", "gains", "what if", "plan", "keep", "bridge", "robustness", "ranks", "summary"),
    "sensitivity",
]


@pytest.mark.parametrize("kind", KINDS)
class TestEveryObject:
    """What holds of all that a notebook shows."""

    def test_it_is_one_section_in_indonesian(self, objects: dict[str, Any], kind: str) -> None:
        shown = objects[kind]._repr_html_()
        assert shown.startswith('<section class="inovasi-index" lang="id">\n')
        assert shown.count("<section") == 1

    def test_it_has_plain_tags_alone_and_loads_nothing(
        self, objects: dict[str, Any], kind: str
    ) -> None:
        found = Shown(objects[kind]._repr_html_())
        assert set(found.tags) <= ALLOWED
        assert found.attributes <= ATTRIBUTES
        assert not any("url(" in style or "@import" in style for style in found.of("style"))

    def test_it_sets_no_colour(self, objects: dict[str, Any], kind: str) -> None:
        """On dark ground it has the colours of the dark notebook."""
        (style,) = Shown(objects[kind]._repr_html_()).of("style")
        assert "color" not in style
        assert "background" not in style
        assert "border" not in style

    def test_each_table_has_a_caption_and_says_what_its_heads_are_of(
        self, objects: dict[str, Any], kind: str
    ) -> None:
        for cells in Shown(objects[kind]._repr_html_()).tables:
            assert cells[0] == ("caption", None)
            assert [tag for tag, _ in cells].count("caption") == 1
            assert {scope for tag, scope in cells if tag == "th"} == {"col"}
            assert "td" in [tag for tag, _ in cells]

    def test_a_table_that_is_wider_than_the_page_scrolls_by_itself(
        self, objects: dict[str, Any], kind: str
    ) -> None:
        """Whoever has no mouse reaches it, and hears what it is."""
        shown = objects[kind]._repr_html_()
        around = re.findall(
            r'<div class="wide" role="group" aria-label="([^"]+)" tabindex="0">\n'
            r"<table>\n<caption>([^<]+)</caption>",
            shown,
        )
        assert len(around) == shown.count("<table>")
        assert all(name == caption for name, caption in around)

    def test_its_headings_stand_below_those_of_the_notebook(
        self, objects: dict[str, Any], kind: str
    ) -> None:
        levels = [int(tag[1]) for tag in Shown(objects[kind]._repr_html_()).tags if tag[0] == "h"]
        assert not levels or levels[0] in (3, 4)
        assert all(after - before <= 1 for before, after in pairwise(levels))

    def test_it_is_small(self, objects: dict[str, Any], kind: str) -> None:
        assert 100 < len(objects[kind]._repr_html_()) < 60_000


class TestSize:
    """However much an object holds, a notebook shows a page of it and says that there is more."""

    @pytest.fixture
    def large(self) -> Laporan:
        """260 innovations with long names that nobody has answered much of."""
        sent = [
            TataKelola(
                nama=f"Inovasi {number} " + "panjang " * 200,
                perangkat_daerah=f"Dinas {number} " + "luas " * 200,
                urusan="kesehatan",
                sid={"16": 1},
            )
            for number in range(260)
        ]
        return Laporan(pemda=Pemda(nama="Kabupaten Besar"), tahun=2026, inovasi=sent)

    def test_a_report_of_260_innovations_is_a_page(self, large: Laporan) -> None:
        shown = large._repr_html_()
        assert len(shown) < MUCH
        assert "<p>… dan 200 lagi.</p>" in shown
        assert shown.count("<td>tata_kelola</td>") == MOST_SHOWN

    @pytest.mark.parametrize("function", [score, verification, check, completeness])
    def test_so_is_what_is_computed_from_it(self, large: Laporan, function: Any) -> None:
        assert len(function(large, get_ruleset(2026))._repr_html_()) < MUCH

    def test_so_are_its_units(self, large: Laporan) -> None:
        shown = participation(large, ["Dinas Kesehatan"])
        assert len(shown._repr_html_()) < MUCH
        assert all(len(each._repr_html_()) < MUCH for each in shown.breakdowns)

    def test_a_name_of_a_million_letters_is_cut(self) -> None:
        rules = evolve(get_ruleset(2026), title=Text(id="a" * 1_000_000, en="a"))
        laporan = Laporan(pemda=Pemda(nama="b" * 1_000_000))
        for each in (rules, laporan, score(laporan, rules)):
            shown = each._repr_html_()
            assert len(shown) < MUCH
            assert "…" in shown

    def test_a_long_list_says_how_many_more_there_are(self) -> None:
        shown = in_notebook([Items(tuple(map(str, range(MOST_SHOWN + 7))))])
        assert shown.count("<li>") == MOST_SHOWN
        assert Shown(shown).of("p") == ["… dan 7 lagi."]

    def test_what_just_fits_is_shown_whole(self) -> None:
        rows = tuple((str(row), "x" * LONGEST_CELL) for row in range(MOST_SHOWN))
        shown = in_notebook([Grid("Daftar", ("No", "#Isi"), rows)])
        assert shown.count("x" * LONGEST_CELL) == MOST_SHOWN
        assert "…" not in shown

    def test_many_blocks_end_with_a_word_that_there_are_more(self) -> None:
        block = Paragraph("kata " * 700)
        shown = in_notebook(block for _ in range(10_000))
        assert MOST_HTML / 2 < len(shown) < MOST_HTML * 1.1
        assert Shown(shown).of("p")[-1].startswith("… selebihnya tidak ditampilkan di sini")

    def test_headings_and_sentences_come_in_their_order(self) -> None:
        shown = Shown(in_notebook([Heading(1, "Satu"), Paragraph("Dua"), Heading(2, "Tiga")]))
        assert shown.texts[1:] == [("h3", "Satu"), ("p", "Dua"), ("h4", "Tiga")]


def hostile_laporan() -> Laporan:
    return Laporan(
        pemda=Pemda(nama=HOSTILE, provinsi=HOSTILE),
        tahun=2026,
        spd={"1": Answer(level=3, basis="z", evidence=[Evidence(note=HOSTILE)])},
        inovasi=[
            BentukLainnya(nama=HOSTILE, tujuan=HOSTILE, perangkat_daerah=HOSTILE, sid={"16": 1})
        ],
    )


def hostile_things() -> Iterator[Any]:
    laporan, rules = hostile_laporan(), get_ruleset(2026)
    scored = evolve(laporan, spd={"1": 3})
    row = evolve(rules.rows["16"], name=Text(id=HOSTILE, en=HOSTILE))
    issuer = evolve(get_issuer("kemendagri"), name=Text(id=HOSTILE, en=HOSTILE))
    yield from (laporan, laporan.innovations[0], row, issuer)
    yield evolve(rules, title=Text(id=HOSTILE, en=HOSTILE), indicators=(row,))
    yield from (score(scored, rules), verification(scored, rules), check(scored, rules))
    yield from (completeness(scored, rules), across(scored, [2026]))
    yield participation(scored, [HOSTILE])
    yield from (gains(scored, rules), what_if(scored, Withdraw(0)), plan(scored, rules, "2"))
    yield from (keep(scored, rules, "0.5"), robustness(scored, rules))
    before, after = score(evolve(scored, spd={}), rules), score(scored, rules)
    yield from (
        bridge(before, after, by="inovasi"),
        rank([after]),
        summary([after], before=[before]),
    )
    yield sensitivity(scored, rules, seed=1, draws=2)
    yield validate(b"pemda: {nama: A}\ntahun: [1]\n", name=HOSTILE)


@pytest.mark.parametrize("thing", list(hostile_things()), ids=lambda thing: type(thing).__name__)
def test_a_hostile_name_is_shown_and_not_obeyed(thing: Any) -> None:
    shown = thing._repr_html_()
    found = Shown(shown)
    assert set(found.tags) <= ALLOWED
    assert found.attributes <= ATTRIBUTES
    assert any("<script>alert('x')</script>&<img" in text for _, text in found.texts)
    assert "\x1b" not in shown
    assert "\u202e" not in shown


class TestLaporan:
    """A report says what it has, before anything is scored."""

    def test_it_shows_its_region_its_answers_and_its_innovations(self, laporan: Laporan) -> None:
        found = Shown(laporan._repr_html_())
        assert found.of("h3") == ["Kabupaten Contoh"]
        assert found.of("caption") == ["Isi laporan", "Jawaban SPD", "Inovasi dalam laporan ini"]
        cells = found.of("td")
        for said in ("Kalimantan Tengah", "2026", "level 3", "1250 → 1490", "41.250 → 42.980"):
            assert said in cells
        assert "28 inovasi, satu per satu" in cells

    def test_its_file_stands_where_it_came_from_one(self, laporan: Laporan) -> None:
        cells = Shown(laporan._repr_html_()).of("td")
        assert cells[cells.index("berkas") + 1].endswith("kabupaten-2026.yaml")
        assert "berkas" not in Shown(hostile_laporan()._repr_html_()).of("td")

    def test_sums_are_shown_as_sums(self) -> None:
        given = Laporan(
            pemda=Pemda(nama="A"),
            spd=Total("49.75"),
            inovasi=Aggregate(jumlah=129, rata_rata_kematangan="52.04", urusan_pelayanan_dasar=6),
        )
        assert rows_of(given._repr_html_())[1:] == [
            ["spd", "49,75, sebagai angka jadi"],
            [
                "inovasi",
                "129 inovasi sebagai agregat: rata-rata kematangan 52,04, 6 urusan pelayanan dasar",
            ],
        ]

    def test_what_is_left_out_is_said_to_be(self) -> None:
        shown = Laporan(pemda=Pemda(nama="A"))._repr_html_()
        assert rows_of(shown)[1:] == [["spd", "tidak diisi"], ["inovasi", "tidak diisi"]]
        empty = Laporan(pemda=Pemda(nama="A"), spd={}, inovasi=[])._repr_html_()
        assert rows_of(empty)[1:] == [
            ["spd", "0 baris dijawab"],
            ["inovasi", "0 inovasi, satu per satu"],
        ]
        assert len(Shown(empty).tables) == 1

    def test_an_innovation_shows_its_profile_its_answers_and_its_jurors(self) -> None:
        inovasi = TataKelola(
            nama="E-Arsip",
            urusan="kearsipan",
            urusan_beririsan=["kesehatan"],
            penerapan="2024-02-01",
            sid={"16": 2, "33": Answer(basis="a", value="0.5", verified=True)},
            juri=[Juri("Juri C", {"1": 3})],
        )
        found = Shown(inovasi._repr_html_())
        assert found.of("h3") == ["E-Arsip"]
        assert found.of("caption") == [
            "Profil inovasi",
            "Jawaban SID",
            "Nilai dari juri Juri C",
        ]
        cells = found.of("td")
        for said in ("tata_kelola", "kearsipan", "2024-02-01", "level 2", "0,5", "ya", "belum"):
            assert said in cells

    def test_an_innovation_without_answers_shows_its_profile_alone(self) -> None:
        found = Shown(TataKelola(nama="E-Arsip")._repr_html_())
        assert found.of("caption") == ["Profil inovasi"]

    def test_a_supplied_maturity_stands_in_the_list(self) -> None:
        sent = [TataKelola(nama="A", kematangan="92.5"), TataKelola(nama="B", sid={"16": 1})]
        shown = Laporan(pemda=Pemda(nama="A"), inovasi=sent)._repr_html_()
        assert {"92,5", "1 baris dijawab"} <= set(Shown(shown).of("td"))


class TestRules:
    """Rules show what they say; a row alone does not know what it brings at most."""

    def test_an_edition_shows_its_formula_and_its_indicators(self) -> None:
        found = Shown(get_ruleset(2026)._repr_html_())
        assert found.of("h3") == ["Indeks Inovasi Daerah 2026 (kemendagri/2026)"]
        assert found.of("caption")[0] == "Indeks = jumlah bagian / 250 × 100"
        assert "SPD" in found.of("td")

    def test_a_row_shows_its_weight_and_levels(self) -> None:
        row = get_ruleset(2026).rows["33"]
        found = Shown(row._repr_html_())
        assert found.of("h3")[0].startswith("33* ")
        (weight,) = (text for text in found.of("p") if text.startswith("Bobot"))
        assert weight.endswith(", wajib.")
        assert len(found.tables) == len(row.bases)

    def test_the_rules_say_what_a_row_brings_at_most(self) -> None:
        page = describe_indicator(get_ruleset(2026), "16")
        assert "Bobot 3, wajib; paling banyak 9 poin." in page

    def test_an_issuer_shows_its_law_and_the_years_without_an_edition(self) -> None:
        found = Shown(get_issuer("kemendagri")._repr_html_())
        assert found.of("caption") == ["Dasar hukum setiap edisi", "Tahun tanpa edisi"]
        assert "2018" in found.of("td")

    def test_an_issuer_with_a_name_alone_shows_it(self) -> None:
        bare = evolve(get_issuer("kemendagri"), legal=(), unscored=())
        found = Shown(bare._repr_html_())
        assert found.tables == []
        assert len(found.of("h3")) == 1


class TestValidation:
    """A file that was checked shows what is wrong with it, and where."""

    def test_a_file_that_is_fine_shows_no_table(self) -> None:
        found = Shown(validate(EXAMPLES / "tegal-2025.yaml")._repr_html_())
        assert found.tables == []
        assert len(found.of("p")) == 1

    def test_what_is_wrong_stands_with_its_place_and_code(self) -> None:
        found = Shown(
            validate(b"pemda: {nama: A}\ntahun: [1]\n", name="laporan.yaml")._repr_html_()
        )
        assert found.of("h3") == ["laporan.yaml"]
        assert found.of("caption") == ["Masalah (1)"]
        place, code, said = found.of("td")
        assert place == "laporan.yaml:2:8"
        assert code == "wrong-shape"
        assert said
