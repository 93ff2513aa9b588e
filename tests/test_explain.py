"""The sheets: what stands in them, in what order, in both languages and all three forms.

The pages in ``golden`` are renewed with ``UPDATE_GOLDEN=1 python -m pytest tests/test_explain.py``.
"""

import os
import re
from collections.abc import Iterator
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Literal, NamedTuple

import attrs
import pytest

from inovasi_index import (
    Aggregate,
    Answer,
    BentukLainnya,
    Laporan,
    PelayananPublik,
    Pemda,
    Result,
    Ruleset,
    TataKelola,
    Text,
    Total,
    WrongValueError,
    __version__,
    editions,
    get_ruleset,
    read_laporan,
    score,
)
from inovasi_index.describe import describe, describe_indicator
from inovasi_index.explanation import explain, summarize, summary_html
from inovasi_index.pages import Block, Format, Grid, Heading, Items, Paragraph, html_page, render
from inovasi_index.result import Notice
from inovasi_index.ruleset import Band, Basis, Citation, Indicator
from inovasi_index.text import LANGS, Lang

GOLDEN = Path(__file__).parent / "golden"
FORMS: tuple[Format, ...] = ("text", "markdown", "html")
BASIC_SERVICES = 6

REPORT = b"""\
pemda: {nama: Kabupaten Contoh, jenis: kabupaten}
tahun: 2026
spd:
  1: 3
  2b: {value: 4}
  3: {previous: 1250, current: 1490}
  5a: {previous: 6.20, current: 5.91}
  5b: {value: 5.91}
  8: {level: 3, verified: true}
  12: 0
inovasi:
  - nama: SIAP ANTAR
    bentuk: pelayanan_publik
    jenis: digital
    tahapan: penerapan
    urusan: kesehatan
    penerapan: 2024-02-01
    rancang_bangun: {words: 412}
    sid:
      16: {level: 2, verified: true}
      17: {value: 14}
      29: {value: 96.4}
      30: {basis: digital, level: 2}
      31: {value: 5}
      32: {value: 4}
      33: {basis: b, value: 62.50}
      35: {value: 5}
  - nama: E-ARSIP
    bentuk: tata_kelola
    tahapan: penerapan
    urusan: sosial
    penerapan: 2025-06-01
    rancang_bangun: {words: 300}
    status: ditolak
    sid: {16: 3, 17: 2, 32: 1, 33: 2, 35: 1}
  - nama: COBA DULU
    bentuk: bentuk_lainnya
    tahapan: uji_coba
    urusan: pendidikan
    penerapan: 2025-06-01
    rancang_bangun: {words: 299}
    sid: {16: 1}
  - nama: SUDAH DIHITUNG
    bentuk: tata_kelola
    tahapan: penerapan
    urusan: pendidikan
    penerapan: 2025-06-01
    rancang_bangun: {words: 300}
    kematangan: 76.5
"""


@pytest.fixture(scope="module")
def rules() -> Ruleset:
    return get_ruleset(2026)


@pytest.fixture(scope="module")
def result(rules: Ruleset) -> Result:
    """One small report that meets most of what a sheet can say."""
    return score(read_laporan(REPORT, rules, name="laporan.yaml"), rules)


def of(laporan: Laporan, **how: Any) -> Result:
    """The result of a report under the rules of its year."""
    return score(laporan, get_ruleset(laporan.tahun or 2026), **how)


def report(**given: Any) -> Laporan:
    """A report of 2026 built in Python."""
    usual: dict[str, Any] = {"pemda": Pemda(nama="Kabupaten Contoh"), "tahun": 2026}
    return Laporan(**(usual | given))


def in_one_line(sheet: str) -> str:
    """A text without its line ends, as a reader takes it in."""
    return " ".join(sheet.split())


# HTML, read back.

VOID = {"meta", "br", "hr", "img", "link", "input"}


class Page(HTMLParser):
    """An HTML page as its tables, headings and items; refuses tags that do not balance."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.tables: list[list[list[str]]] = []
        self.feed(source)
        self.close()
        assert self.open == [], f"left open: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute twice in <{tag}>"
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "table":
            self.tables.append([])
        if tag == "tr":
            self.tables[-1].append([])
        if tag in ("td", "th"):
            self.tables[-1][-1].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1] == tag, f"</{tag}> closes <{self.open[-1]}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("td", "th"):
            self.tables[-1][-1][-1] += data
        if self.open and data.strip():
            self.texts.append((self.open[-1], data))

    def of(self, tag: str) -> list[str]:
        """The texts directly in elements of one kind."""
        return [text for at, text in self.texts if at == tag]

    def items(self, heading: str) -> list[str]:
        """The items under a heading of level 2."""
        found, under = [], False
        for tag, text in self.texts:
            if tag in ("h1", "h2", "h3"):
                under = (tag, text) == ("h2", heading)
            elif under and tag == "li":
                found.append(text)
        return found


class Sheet(NamedTuple):
    """The whole sheet of a result, as its reader takes it in."""

    known: list[str]
    missing: list[str]
    notices: list[str]
    choices: list[str]
    parts: list[list[str]]


HEADS: dict[str, tuple[str, str, str]] = {
    "id": ("Yang belum ada", "Catatan", "Interpretasi yang dipakai"),
    "en": ("What is missing", "Notices", "Interpretations in force"),
}


def sheet_of(result: Result, lang: Lang) -> Sheet:
    """The lists of a sheet by what they are about."""
    source = explain(result, lang=lang, form="html")
    head = re.split("<h2>|<table>", source, maxsplit=1)[0]
    page = Page(source)
    known = Page(f"{head}</section>").of("li")
    return Sheet(known, *(page.items(each) for each in HEADS[lang]), page.tables[0])


def sheets(result: Result) -> Iterator[tuple[Lang, Format, str]]:
    """Every sheet of a result: whole, its head, each innovation, some indicators."""
    numbers = [None, *range(len(result.inovasi))]
    indicators = [None, "33", "5" if result.spd_rows else "16"]
    for lang in LANGS:
        for form in FORMS:
            yield lang, form, summarize(result, lang=lang, form=form)
            for number in numbers:
                for indicator in indicators:
                    sheet = explain(
                        result, inovasi=number, indicator=indicator, lang=lang, form=form
                    )
                    yield lang, form, sheet


SCORING = [each for each in editions() if get_ruleset(each).status != "partial"]
"""The editions of which enough is known for an index."""

SHAPES: dict[str, Laporan] = {
    "empty": report(),
    "without-innovations": report(spd={"1": 3}, inovasi=()),
    "supplied-spd": report(spd=Total(Decimal("49.75"))),
    "supplied-maturity": report(
        inovasi=[TataKelola(nama="X", urusan="sosial", kematangan=Decimal("76.5"))]
    ),
    "aggregate": report(
        spd=Total(Decimal(63)),
        inovasi=Aggregate(
            jumlah=129, rata_rata_kematangan=Decimal("52.04"), urusan_pelayanan_dasar=6
        ),
    ),
    "empty-2025": report(tahun=2025),
    "aggregate-2025": report(
        tahun=2025,
        spd=Total(Decimal("51.00")),
        inovasi=Aggregate(
            jumlah=137, rata_rata_kematangan=Decimal("90.91"), urusan_pelayanan_dasar=6
        ),
    ),
    "innovations-2025": report(
        tahun=2025,
        spd=Total(Decimal(51)),
        inovasi=[
            TataKelola(nama="X", urusan="sosial", sid={"16": 3, "33": Answer(level=1)}),
            BentukLainnya(nama="Y", tahapan="uji_coba", sid={"35": 0}),
        ],
    ),
}


# What comes first.


@pytest.mark.parametrize(
    ("lang", "title", "verdict"),
    [
        (
            "id",
            "Kabupaten Contoh — Indeks Inovasi Daerah 2026",
            "Indeks 10,62: Kurang Inovatif (0,01–40,00). "
            "Masih perlu 29,39 untuk menjadi Inovatif (40,01–65,00).",
        ),
        (
            "en",
            "Kabupaten Contoh — Regional Innovation Index 2026",
            "Index 10.62: Less innovative (0.01–40.00). "
            "It needs 29.39 more for Innovative (40.01–65.00).",
        ),
    ],
)
def test_the_index_and_the_class_come_first(
    result: Result, lang: Lang, title: str, verdict: str
) -> None:
    """SPD 15.75; (53 + 0 + 76.5) / 12 = 10.7916…; no count; 26.5416… × 0.4 = 10.616… of 100."""
    for sheet in (explain(result, lang=lang), summarize(result, lang=lang)):
        first, second = sheet.split("\n\n")[:2]
        assert first == f"{title}\n{'=' * len(title)}"
        assert in_one_line(second) == verdict


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("form", FORMS)
def test_the_head_is_the_beginning_of_the_whole_sheet(
    result: Result, lang: Lang, form: Format
) -> None:
    head = summarize(result, lang=lang, form=form)
    end = "\n</section>\n" if form == "html" else "\n"
    assert explain(result, lang=lang, form=form).startswith(head.removesuffix(end))


def at_index(total: str, **how: Any) -> Result:
    """A result of 2026 with a total score of so many points."""
    mean = Decimal(total) - 63 - Decimal("0.38") * 100
    aggregate = Aggregate(jumlah=100, rata_rata_kematangan=mean, urusan_pelayanan_dasar=6)
    return of(report(spd=Total(Decimal(63)), inovasi=aggregate), **how)


@pytest.mark.parametrize(
    ("total", "verdict"),
    [
        (
            "101.25",
            "Index 40.50: Innovative (40.01–65.00). "
            "It needs 24.51 more for Very innovative (65.01–100.00).",
        ),
        (
            "162.5",
            "Index 65.00: Innovative (40.01–65.00). "
            "It needs 0.01 more for Very innovative (65.01–100.00).",
        ),
        ("162.525", "Index 65.01: Very innovative (65.01–100.00)."),
        ("162.5125", "Index 65.01: Very innovative (65.01–100.00)."),
        ("212", "Index 84.80: Very innovative (65.01–100.00)."),
    ],
)
def test_the_distance_to_the_next_class_is_told_until_there_is_none(
    total: str, verdict: str
) -> None:
    assert in_one_line(summarize(at_index(total), lang="en").split("\n\n")[1]) == verdict


def test_no_index_is_zero_short_of_a_class() -> None:
    """65.005 is shown as 65.01, yet its exact form does not reach the class that starts there."""
    result = at_index("162.5125", interpretations={"predikat_on": "exact"})
    assert in_one_line(summarize(result, lang="en").split("\n\n")[1]) == (
        "Index 65.01: Innovative (40.01–65.00). "
        "It needs 0.005 more for Very innovative (65.01–100.00)."
    )


@pytest.mark.parametrize("lang", LANGS)
def test_the_lowest_class_is_shown_with_its_one_end(lang: Lang) -> None:
    verdict = in_one_line(summarize(of(report()), lang=lang).split("\n\n")[1])
    low = "0,01" if lang == "id" else "0.01"
    assert verdict.startswith(
        "Indeks 0,00: Tidak Dapat Dinilai" if lang == "id" else "Index 0.00: Cannot be assessed"
    )
    assert f" {low} " in verdict


def test_a_class_of_one_value_is_not_shown_as_a_band() -> None:
    assert "0–0" not in summarize(of(report()))


# What changes how the index is to be read.


@pytest.mark.parametrize("lang", LANGS)
def test_an_official_edition_as_it_stands_needs_no_warning(result: Result, lang: Lang) -> None:
    assert sheet_of(result, lang).known == []
    verdict, ground, parts = summarize(result, lang=lang).split("\n\n")[1:4]
    assert "\n- " not in verdict
    assert in_one_line(ground) == result.ground[lang]
    assert parts.startswith("Dari mana indeks ini" if lang == "id" else "What made it")


@pytest.mark.parametrize(
    ("lang", "known"),
    [
        (
            "id",
            [
                "laporan ini untuk tahun 2026, tetapi dinilai menurut kemendagri/2025 "
                "sebagaimana diminta",
                "Hanya jawaban terverifikasi yang dihitung.",
                "Dipilih mandatory_missing = void_innovation, bukan zero_row yang bawaan.",
                "Dipilih gate_effect = none, bukan zero_count yang bawaan.",
            ],
        ),
        (
            "en",
            [
                "this report is for 2026 but was scored under kemendagri/2025 as asked",
                "Only verified answers are counted.",
                "mandatory_missing = void_innovation was chosen, not the default zero_row.",
                "gate_effect = none was chosen, not the default zero_count.",
            ],
        ),
    ],
)
def test_the_edition_the_view_and_the_choices_stand_in_the_head(
    lang: Lang, known: list[str]
) -> None:
    other = score(
        report(spd=Total(Decimal(40))),
        get_ruleset(2025),
        answers="verified",
        interpretations={
            "gate_effect": "none",
            "gate_urusan": "main",
            "mandatory_missing": "void_innovation",
        },
    )
    assert sheet_of(other, lang).known == known
    ground, lines = (in_one_line(each) for each in summarize(other, lang=lang).split("\n\n")[2:4])
    assert ground == other.ground[lang]
    assert lines == " ".join(f"- {each}" for each in known)


@pytest.mark.parametrize("name", ["empty-2025", "aggregate-2025", "innovations-2025"])
def test_what_a_score_rests_on_is_told_once_above_the_parts(name: str) -> None:
    rules, result = get_ruleset(2025), of(SHAPES[name])
    for lang in LANGS:
        sheet, head = sheet_of(result, lang), in_one_line(summarize(result, lang=lang))
        assert head.count(rules.standing[lang]) == head.count(rules.ground[lang]) == 1
        assert rules.standing[lang] not in " ".join(sheet.notices)


def test_every_default_may_be_named_without_being_called_a_choice(result: Result) -> None:
    named = score(result.laporan, result.ruleset, interpretations=dict(result.interpretations))
    assert explain(named) == explain(result)


@pytest.mark.parametrize("part", [{"inovasi": 0}, {"indicator": "33"}])
def test_a_part_of_the_sheet_says_which_answers_were_counted(
    result: Result, part: dict[str, Any]
) -> None:
    verified = score(result.laporan, result.ruleset, answers="verified")
    assert "verified" in explain(verified, lang="en", **part)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("part", [{"inovasi": 0}, {"indicator": "33"}])
def test_a_part_of_the_sheet_says_how_its_edition_came_about(
    part: dict[str, Any], lang: Lang
) -> None:
    rules, result = get_ruleset(2025), of(SHAPES["innovations-2025"])
    told = Page(explain(result, lang=lang, form="html", **part)).of("p")
    assert told.count(rules.ground[lang]) == 1
    assert rules.ground[lang].startswith("Direkonstruksi" if lang == "id" else "Reconstructed")


@pytest.mark.parametrize("part", [{"inovasi": 0}, {"indicator": "33"}])
def test_a_part_of_the_sheet_of_an_official_edition_says_that_it_is_printed(
    result: Result, part: dict[str, Any]
) -> None:
    """Every result says in one line what the score rests on."""
    told = in_one_line(explain(result, lang="en", **part))
    assert "Official, all that decides a score is printed. The official rules" in told


# What made the index.


def decimal_of(cell: str) -> Decimal:
    """A number of an English table."""
    return Decimal(cell.removeprefix("≈ ").replace(",", ""))


@pytest.mark.parametrize("name", SHAPES)
def test_the_table_of_parts_adds_up(name: str) -> None:
    result = of(SHAPES[name])
    page = Page(explain(result, lang="en", form="html"))
    head, *parts, total = page.tables[0]
    assert head == ["Part", "Score", "Maximum", "Computed as"]
    assert len(parts) == 3
    assert sum(decimal_of(row[1]) for row in parts) == decimal_of(total[1]) == result.total
    assert sum(decimal_of(row[2]) for row in parts) == decimal_of(total[2]) == result.maximum


def test_the_table_of_parts_adds_up_as_far_as_it_is_rounded(result: Result) -> None:
    _, *parts, total = Page(explain(result, lang="en", form="html")).tables[0]
    assert [row[1] for row in parts] == ["15.75", "≈ 10.7917", "0"]
    assert total[1] == "≈ 26.5417"
    assert sum(decimal_of(row[1]) for row in parts) == decimal_of(total[1])


def test_each_part_says_how_it_came_about(result: Result) -> None:
    page = Page(summarize(result, lang="en", form="html"))
    assert [row[3] for row in page.tables[0][1:]] == [
        "6 of 20 rows answered",
        "129.5 / max(12, 3) = 129.5 / 12",
        "0, not 0.38 × min(3, 200), because only 3 of 5 basic-service affairs",
        "≈ 26.5417 / 250 × 100 = 10.62",
    ]
    table = Page(summarize(result, lang="id", form="html")).tables[0]
    assert table == [
        ["Bagian", "Skor", "Maksimum", "Perhitungan"],
        ["Skor Satuan Pemerintahan Daerah (SPD)", "15,75", "63", "6 dari 20 baris dijawab"],
        [
            "Rata-rata skor kematangan inovasi",
            "≈ 10,7917",
            "111",
            "129,5 / maks(12; 3) = 129,5 / 12",
        ],
        [
            "Skor Jumlah Inovasi",
            "0",
            "76",
            "0, bukan 0,38 × min(3; 200), karena baru 3 dari 5 urusan pelayanan dasar",
        ],
        ["Skor total", "≈ 26,5417", "250", "≈ 26,5417 / 250 × 100 = 10,62"],
    ]


def test_an_open_gate_and_one_without_effect_are_told_apart() -> None:
    aggregate = Aggregate(jumlah=10, rata_rata_kematangan=Decimal(50), urusan_pelayanan_dasar=2)
    laporan = report(tahun=2025, inovasi=aggregate)
    told = [
        (of(laporan), "0", "0, not 0.38 × min(10, 200), because only 2 of 3 basic-service affairs"),
        (
            of(laporan, interpretations={"gate_effect": "none"}),
            "3.8",
            "0.38 × min(10, 200); 2 basic-service affairs, without effect",
        ),
        (at_index("162.5"), "38", "0.38 × min(100, 200); 6 basic-service affairs, 5 required"),
    ]
    for result, points, how in told:
        row = sheet_of(result, "en").parts[3]
        assert (row[1], row[3]) == (points, how)


@pytest.mark.parametrize(
    ("lang", "supplied", "not_reported"),
    [
        ("id", "diberikan sebagai angka jadi", "tidak dilaporkan"),
        ("en", "supplied as a sum", "not reported"),
    ],
)
def test_a_supplied_sum_is_said_to_be_one(lang: Lang, supplied: str, not_reported: str) -> None:
    rows = sheet_of(of(SHAPES["aggregate"]), lang).parts
    assert [row[3] for row in rows[1:3]] == [supplied] * 2
    assert sheet_of(of(SHAPES["empty-2025"]), lang).parts[1][3] == not_reported


# What is missing.


def missing(result: Result, lang: Lang = "en") -> list[str]:
    """The list of what is missing, as it stands in the head."""
    found = Page(summarize(result, lang=lang, form="html")).items(HEADS[lang][0])
    assert found == sheet_of(result, lang).missing
    return found


def test_what_is_missing_is_named(result: Result) -> None:
    affairs, few, spd, *innovations = missing(result)
    assert affairs.startswith("Basic-service affairs without an innovation (3): ")
    for name in ("Public works", "Public housing", "Peace, public order"):
        assert name in affairs
    for name in ("Health", "Social affairs", "Education"):
        assert (name in affairs) is False
    assert few == "Innovations counted: 3; the mean maturity is still divided by 12."
    assert spd.startswith("SPD not answered: 2a, 4*, 6*, 7*, 9*, 10a*, 10b*, 11a*, 11b*, 12, 13a")
    assert "(at most 45 points; * mandatory)" in spd
    assert innovations[0].startswith("COBA DULU is not scored: Only innovations at the impl")
    assert "at least 300 words" in innovations[0]
    assert innovations[1] == "COBA DULU: mandatory indicators not answered: 17, 32, 33, 35."


def test_what_is_missing_is_named_in_indonesian_too(result: Result) -> None:
    affairs, few, spd, *innovations = missing(result, "id")
    assert affairs.startswith("Urusan pelayanan dasar tanpa inovasi (3): Pekerjaan Umum")
    assert few == "Inovasi yang dihitung: 3; rata-rata kematangan tetap dibagi 12."
    assert spd.startswith("SPD belum dijawab: 2a, 4*, 6*")
    assert innovations[0].startswith("COBA DULU tidak dinilai: Hanya inovasi pada tahapan")
    assert innovations[1] == "COBA DULU: indikator wajib belum dijawab: 17, 32, 33, 35."


def test_an_unscored_innovation_fills_no_affair(result: Result, rules: Ruleset) -> None:
    """COBA DULU is of education; only because another is, education is not missing."""
    fewer = report(inovasi=[PelayananPublik(nama="X", urusan="pendidikan", tahapan="uji_coba")])
    assert missing(score(fewer, rules))[0].startswith(
        f"Basic-service affairs without an innovation ({BASIC_SERVICES}): "
    )


def test_an_affair_that_counts_for_the_gate_is_not_missing() -> None:
    laporan = report(
        inovasi=[TataKelola(nama="X", urusan="sosial", urusan_beririsan=("kesehatan",))]
    )
    counted = of(laporan, interpretations={"gate_urusan": "main_and_beririsan"})
    assert counted.jumlah_inovasi.urusan_pelayanan_dasar == 2
    affairs = missing(counted)[0]
    assert affairs.startswith("Basic-service affairs without an innovation (4): ")
    assert "Health" not in affairs
    assert "Social affairs" not in affairs
    by_main = missing(of(laporan))[0]
    assert by_main.startswith("Basic-service affairs without an innovation (5): ")
    assert "Health" in by_main


def test_a_report_that_lacks_nothing_has_no_such_list(rules: Ruleset) -> None:
    everything = {row.id: 3 for row in rules.spd_rows}
    aggregate = Aggregate(jumlah=200, rata_rata_kematangan=Decimal(111), urusan_pelayanan_dasar=6)
    full = score(report(spd=everything, inovasi=aggregate), rules)
    assert missing(full) == []
    assert "missing" not in summarize(full, lang="en").lower()
    assert "Index 100.00: Very innovative" in summarize(full, lang="en")


def test_rows_that_are_not_verified_are_missing_under_that_view(rules: Ruleset) -> None:
    verified = score(read_laporan(REPORT, rules), rules, answers="verified")
    assert "SPD not answered: 1*, 2a, 2b, 3*, 4*, 5a*, 5b*, 6*, 7*, 9*" in missing(verified)[2]
    assert in_one_line(explain(verified, lang="en")).endswith("; verified answers only")
    assert "SIAP ANTAR: mandatory indicators not answered: 17, 32, 33, 35." in missing(verified)


def test_an_aggregate_does_not_say_which_affairs_are_missing() -> None:
    aggregate = Aggregate(jumlah=3, rata_rata_kematangan=Decimal(9), urusan_pelayanan_dasar=2)
    assert missing(of(report(spd=Total(Decimal(9)), inovasi=aggregate))) == []


# Rows, innovations, notices and the ground of it all.


def column(table: list[list[str]], name: str) -> dict[str, str]:
    """A column of a table, by the first cells of its rows."""
    place = table[0].index(name)
    return {row[0]: row[place] for row in table[1:]}


def test_every_row_of_the_region_shows_its_answer_level_and_points(result: Result) -> None:
    table = Page(explain(result, lang="en", form="html")).tables[1]
    answers = column(table, "Answer")
    assert len(answers) == len(result.spd_rows)
    assert answers["1*"] == "Both vision and mission speak of innovation"
    assert answers["2a"] == "not answered"
    assert answers["2b"] == "4 components (> 3)"
    assert answers["3*"] == "1250 → 1490 = 19.20 percent (≥ 8.17)"
    assert answers["5a*"] == "6.20 → 5.91 = 0.29 percentage points (0.01–0.36)"
    assert answers["5b*"] == "5.91 percent (≥ 5.91)"
    assert answers["12"] == "nothing chosen"
    levels, points = column(table, "Level"), column(table, "Points")
    rows = ("1*", "2a", "2b", "3*", "5a*", "5b*", "8*", "12")
    assert [levels[row] for row in rows] == ["3", "–", "3", "3", "2", "1", "3", "–"]
    assert [points[row] for row in rows] == ["3", "0", "3", "3", "1.5", "0.75", "4.5", "0"]


@pytest.mark.parametrize(
    ("lang", "head", "row"),
    [
        (
            "id",
            ["No", "Indikator", "Jawaban", "Bobot", "Level", "Poin", "Maksimum", "Halaman"],
            [
                "5a*",
                "Penurunan tingkat pengangguran terbuka: "
                "Progres penurunan persentase Tingkat Pengangguran Terbuka",
                "6,20 → 5,91 = 0,29 poin persentase (0,01–0,36)",
                *("0,75", "2", "1,5", "2,25", "hlm. 27-28"),
            ],
        ),
        (
            "en",
            ["No", "Indicator", "Answer", "Weight", "Level", "Points", "Maximum", "Page"],
            [
                "5a*",
                "Reduction of the open unemployment rate: "
                "Progress in reducing the open unemployment rate",
                "6.20 → 5.91 = 0.29 percentage points (0.01–0.36)",
                *("0.75", "2", "1.5", "2.25", "p. 27-28"),
            ],
        ),
    ],
)
def test_a_row_has_its_weight_its_maximum_and_its_page(
    result: Result, lang: Lang, head: list[str], row: list[str]
) -> None:
    table = Page(explain(result, lang=lang, form="html")).tables[1]
    assert table[0] == head
    assert row in table


def test_every_row_names_the_page_where_it_is_printed(result: Result, rules: Ruleset) -> None:
    spd = Page(explain(result, lang="en", form="html")).tables[1]
    sid = Page(explain(result, inovasi=0, lang="en", form="html")).tables[0]
    pages = {**column(spd, "Page"), **column(sid, "Page")}
    assert {key.rstrip("*"): page for key, page in pages.items()} == {
        row.id: row.source["guide"] for row in (*rules.spd_rows, *rules.sid_rows)
    }


def tables_of_one_value(rules: Ruleset) -> Iterator[tuple[Indicator, Indicator | Basis]]:
    """Every row and every basis that is answered with one value."""
    for row in (*rules.spd_rows, *rules.sid_rows):
        for table in row.tables:
            if table.measure and table.measure.kind in ("count", "value"):
                yield row, table


def value_in(band: Band, places: int) -> Decimal:
    """A value in a band, at its lowest end where it has one."""
    step = Decimal(1).scaleb(-places)
    if band.lowest is not None:
        return band.lowest + (step if band.above is not None else 0)
    assert band.highest is not None
    return band.highest - (step if band.below is not None else 0)


def as_shown(number: str, lang: Lang) -> str:
    """A number of less than five digits as a language writes it."""
    return number.replace(".", ",") if lang == "id" else number


@pytest.mark.parametrize("edition", SCORING)
@pytest.mark.parametrize("lang", LANGS)
def test_every_value_is_shown_with_its_unit_and_the_band_it_fell_into(
    edition: str, lang: Lang
) -> None:
    rules = get_ruleset(edition)
    shown = 0
    for row, table in tables_of_one_value(rules):
        assert table.measure is not None
        assert table.measure.unit is not None
        for level in table.levels:
            assert level.band is not None
            value = value_in(level.band, table.measure.places)
            basis = table.code if isinstance(table, Basis) else None
            given = {row.id: Answer(value=value, basis=basis)}
            laporan = (
                report(tahun=rules.year, spd=given)
                if row in rules.spd_rows
                else report(tahun=rules.year, inovasi=[TataKelola(nama="X", sid=given)])
            )
            result = score(laporan, rules)
            rows = (*result.spd_rows, *(each for one in result.inovasi for each in one.rows))
            (answered,) = [each for each in rows if each.answer]
            band = table.levels[answered.level - 1].band
            assert band is not None
            sheet = explain(result, indicator=row.id, lang=lang, form="html")
            assert Page(sheet).tables[-1][1][1:3] == [
                f"{basis}: " * (basis is not None)
                + as_shown(str(value), lang)
                + f" {rules.units[table.measure.unit][lang]} ({as_shown(band.show(), lang)})",
                str(answered.level),
            ]
            shown += 1
    assert shown >= 30


@pytest.mark.parametrize(
    ("lang", "growth", "count"),
    [
        ("id", "41.250 → 1.234.567,5 = 2892,89 persen (≥ 8,17)", "12.345 orang (> 30)"),
        ("en", "41,250 → 1,234,567.5 = 2892.89 percent (≥ 8.17)", "12,345 people (> 30)"),
    ],
)
def test_long_numbers_have_their_thousands_grouped(lang: Lang, growth: str, count: str) -> None:
    """From five digits on; four stay together."""
    large = of(
        report(
            spd={"3": Answer(previous=Decimal(41250), current=Decimal("1234567.5"))},
            inovasi=[TataKelola(nama="X", sid={"17": Answer(value=Decimal(12345))})],
        )
    )
    spd, _, sid = Page(explain(large, lang=lang, form="html")).tables[1:4]
    head = "Jawaban" if lang == "id" else "Answer"
    assert column(spd, head)["3*"] == growth
    assert column(sid, head)["17*"] == count


def test_points_are_weight_times_level_and_add_up_to_the_part(result: Result) -> None:
    spd = Page(explain(result, lang="en", form="html")).tables[1]
    sid = Page(explain(result, inovasi=0, lang="en", form="html")).tables[0]
    for table, score_of, most in (
        (spd, result.spd.score, result.spd.maximum),
        (sid, result.inovasi[0].kematangan, result.kematangan.maximum),
    ):
        weights, levels = column(table, "Weight"), column(table, "Level")
        points = column(table, "Points")
        for row, level in levels.items():
            times = Decimal(0) if level == "–" else Decimal(level)
            assert Decimal(weights[row]) * times == Decimal(points[row])
        assert sum(map(Decimal, points.values())) == score_of
        assert sum(map(Decimal, column(table, "Maximum").values())) == most


def test_every_innovation_stands_in_the_sheet_with_its_standing(result: Result) -> None:
    assert Page(explain(result, lang="en", form="html")).tables[2] == [
        ["No", "Name", "Affair", "Maturity", "Status"],
        ["1", "SIAP ANTAR", "Health", "53", "scored"],
        ["2", "E-ARSIP", "Social affairs", "0", "rejected"],
        ["3", "COBA DULU", "Education", "3", "not scored"],
        ["4", "SUDAH DIHITUNG", "Education", "76.5", "supplied as a sum"],
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_the_whole_sheet_unfolds_the_rows_of_every_innovation(result: Result, lang: Lang) -> None:
    """All but the one whose maturity was supplied, which has no rows."""
    whole = Page(explain(result, lang=lang, form="html"))
    assert whole.of("h3") == ["1. SIAP ANTAR", "2. E-ARSIP", "3. COBA DULU"]
    assert whole.tables[3:] == [
        Page(explain(result, inovasi=number, lang=lang, form="html")).tables[0]
        for number in range(3)
    ]
    supplied = Page(explain(result, inovasi=3, lang=lang, form="html"))
    assert supplied.tables == []


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_the_rows_of_an_innovation_stand_under_the_innovations(
    result: Result, form: Format
) -> None:
    whole = explain(result, lang="en", form=form)
    heads = re.findall(r"^(?:## |### |<h[23]>)([^<\n]*)", whole, re.MULTILINE)
    assert heads[heads.index("1. SIAP ANTAR") - 1] == "Innovations"


def test_the_name_of_an_innovation_is_written_as_it_was_given(rules: Ruleset) -> None:
    named = score(report(inovasi=[TataKelola(nama="e-Arsip Desa", sid={"16": 1})]), rules)
    assert "1. e-Arsip Desa" in explain(named)


def test_a_voided_innovation_is_said_to_be_voided(rules: Ruleset) -> None:
    laporan = report(inovasi=[TataKelola(nama="X", sid={"16": 3})])
    voided = score(laporan, rules, interpretations={"mandatory_missing": "void_innovation"})
    rows = Page(explain(voided, lang="en", form="html")).tables[2]
    assert rows[1] == ["1", "X", "–", "0", "voided: mandatory row empty"]


def test_an_affair_of_an_edition_without_a_list_is_shown_by_its_code(rules: Ruleset) -> None:
    unlisted = attrs.evolve(rules, urusan=())
    laporan = report(inovasi=[TataKelola(nama="X", urusan="pelabuhan_antariksa")])
    assert "pelabuhan_antariksa" in explain(score(laporan, unlisted))


def test_an_innovation_has_a_sheet_of_its_own(result: Result) -> None:
    sheet = explain(result, inovasi=0, lang="en")
    assert sheet.startswith("SIAP ANTAR\n==========\n\nMaturity 53 of 111; scored.\n\n")
    answers = column(Page(explain(result, inovasi=0, form="html")).tables[0], "Jawaban")
    assert answers["29"] == "96,4 ≈ 96 persen (≥ 91)"
    assert answers["33*"] == "b: 62,50 persen (> 50,00)"
    assert answers["34"] == "belum dijawab"


@pytest.mark.parametrize(
    ("value", "shown"),
    [("90.6", "90,6 ≈ 91 persen (≥ 91)"), ("91", "91 persen (≥ 91)")],
)
def test_a_value_is_shown_with_what_it_is_rounded_to(
    rules: Ruleset, value: str, shown: str
) -> None:
    text = f"""\
pemda: {{nama: X}}
tahun: 2026
inovasi:
  - {{nama: X, bentuk: tata_kelola, sid: {{29: {{value: {value}}}}}}}
"""
    rounded = score(read_laporan(text.encode(), rules), rules)
    table = Page(explain(rounded, inovasi=0, form="html")).tables[0]
    assert column(table, "Jawaban")["29"] == shown


def test_an_innovation_that_is_not_scored_says_why_and_where_that_stands(result: Result) -> None:
    items = Page(explain(result, inovasi=2, lang="en", form="html")).of("li")
    assert items[0] == (
        "Only innovations at the implementation stage are assessed. [guide, p. 22-23]"
    )
    assert items[1].endswith("at least 300 words. [guide, p. 22]")


def test_an_innovation_shows_its_own_notices_only(rules: Ruleset) -> None:
    innovations = [
        TataKelola(nama=f"X{number}", urusan="sosial", sid={"33": number % 4})
        for number in range(12)
    ]
    many = score(report(inovasi=innovations), rules)
    for number in (0, 1, 10, 11):
        notices = Page(explain(many, inovasi=number, form="html")).items("Catatan")
        assert len(notices) >= 4
        assert all(re.match(rf"X{number}(: | \(\d+\): )", each) for each in notices)


def test_an_indicator_shows_the_answers_of_all_or_of_one(result: Result) -> None:
    everyone = Page(explain(result, indicator="33", lang="en", form="html")).tables[-1]
    answers = column(everyone, "Answer")
    assert list(answers) == ["SIAP ANTAR", "E-ARSIP", "COBA DULU"]
    assert everyone[0] == ["Answered by", "Answer", "Level", "Points"]
    assert answers["SIAP ANTAR"] == "b: 62.50 percent (> 50.00)"
    assert answers["E-ARSIP"] == "given as a level"
    assert answers["COBA DULU"] == "not answered"
    assert list(column(everyone, "Points").values()) == ["9", "6", "0"]
    one = Page(explain(result, inovasi=0, indicator="33", lang="en", form="html")).tables[-1]
    assert one == everyone[:2]


def test_an_indicator_of_the_region_is_answered_by_the_region(result: Result) -> None:
    page = Page(explain(result, indicator="5", lang="en", form="html"))
    first, second = (table for table in page.tables if table[0][0] == "Answered by")
    assert first[1:] == [
        ["The region", "6.20 → 5.91 = 0.29 percentage points (0.01–0.36)", "2", "1.5"]
    ]
    assert second[1:] == [["The region", "5.91 percent (≥ 5.91)", "1", "0.75"]]
    indonesian = Page(explain(result, indicator="5b", form="html")).tables[-1]
    assert indonesian == [
        ["Penjawab", "Jawaban", "Level", "Poin"],
        ["Daerah", "5,91 persen (≥ 5,91)", "1", "0,75"],
    ]
    assert page.of("h1")[0].startswith("5a* ")
    assert page.of("h1")[1].startswith("5b* ")


def test_an_indicator_that_nobody_answers_shows_the_rules_alone(result: Result) -> None:
    sheet = explain(result, indicator="36", lang="en")
    assert sheet.startswith("36 Number of regional innovations")
    assert "Answered by" not in sheet


OVERLAP = (
    "SPD 5b: 5.91 lies in more than one level (1, 2) because the printed bands overlap; "
    "ends_first makes it level 1"
)


def test_the_notices_of_an_indicator_are_those_of_that_row(result: Result) -> None:
    def notices(indicator: str, **how: Any) -> list[str]:
        page = Page(explain(result, indicator=indicator, lang="en", form="html", **how))
        return page.items("Notices")

    assert notices("5b") == notices("5") == [OVERLAP]
    assert notices("5a") == []
    basis, missing_row = (
        "E-ARSIP (33): indicator 33 was answered without naming its basis; the level given is used",
        "COBA DULU (33): the mandatory indicator 33 (Benefit of the innovation) is not answered",
    )
    assert notices("33") == [basis, missing_row]
    assert [notices("33", inovasi=number) for number in range(4)] == [
        [],
        [basis],
        [missing_row],
        [],
    ]


def test_an_indicator_of_one_innovation_shows_its_notices_only(result: Result) -> None:
    sheet = explain(result, inovasi=0, indicator="33")
    assert "SIAP ANTAR" in sheet
    for other in ("E-ARSIP", "COBA DULU", "SUDAH DIHITUNG", "inovasi["):
        assert other not in sheet


def test_an_innovation_has_no_answer_of_the_region(result: Result) -> None:
    assert "6.20" in explain(result, indicator="5a", lang="en")
    assert "6.20" not in explain(result, inovasi=0, indicator="5a", lang="en")


@pytest.mark.parametrize("number", [-1, 4, 5, 10**30])
@pytest.mark.parametrize("indicator", [None, "33"])
def test_an_innovation_out_of_range_is_refused(
    result: Result, number: int, indicator: str | None
) -> None:
    with pytest.raises(WrongValueError) as wrong:
        explain(result, inovasi=number, indicator=indicator)
    assert wrong.value.code == "unknown-inovasi"
    assert "this report has 4" in wrong.value.message.en


@pytest.mark.parametrize("indicator", ["99", "", "5c", "33a", "3 3", "x" * 1000])
def test_an_indicator_that_is_not_there_is_refused(result: Result, indicator: str) -> None:
    with pytest.raises(WrongValueError) as wrong:
        explain(result, indicator=indicator)
    assert wrong.value.code == "unknown-indicator"


def test_an_overlap_is_explained_with_the_choice_that_settled_it(
    result: Result, rules: Ruleset
) -> None:
    assert OVERLAP in sheet_of(result, "en").notices
    highest = score(
        read_laporan(REPORT, rules), rules, interpretations={"band_overlap": "highest_level"}
    )
    assert OVERLAP.replace("ends_first makes it level 1", "highest_level makes it level 2") in (
        sheet_of(highest, "en").notices
    )


def test_a_value_above_the_printed_table_is_explained(result: Result) -> None:
    told = "SIAP ANTAR (31): 5 is above the highest printed value; top_level makes it level 3"
    assert told in sheet_of(result, "en").notices
    assert told in Page(explain(result, inovasi=0, lang="en", form="html")).items("Notices")


def test_a_value_short_of_the_printed_table_has_no_band_and_no_points(rules: Ruleset) -> None:
    """Indicator 22 starts at 3 actors, 33b at 5.00 percent of the units."""
    sid = {"22": Answer(value=Decimal(1)), "33": Answer(basis="b", value=Decimal("4.99")), "24": 0}
    few = score(report(inovasi=[TataKelola(nama="X", sid=sid)]), rules)
    table = Page(explain(few, inovasi=0, lang="en", form="html")).tables[0]
    answers, levels = column(table, "Answer"), column(table, "Level")
    assert [answers[row] for row in ("22", "33*", "24")] == [
        "1 actors",
        "b: 4.99 percent",
        "nothing chosen",
    ]
    assert [levels[row] for row in ("22", "33*", "24")] == ["0", "0", "–"]
    assert column(table, "Points")["33*"] == "0"


NOISY = b"""\
pemda: {nama: Kabupaten Contoh}
tahun: 2026
spd: {5a: {previous: 6.20, current: 5.91}, 5b: {value: 5.90}}
inovasi:
  - nama: A
    bentuk: tata_kelola
    tahapan: uji_coba
    uji_coba: 2025-02-01
    penerapan: 2023-02-01
    sid: {16: 3, 31: {value: 5}, 33: 1}
  - {nama: a, bentuk: tata_kelola, status: ditolak, kematangan: 5}
"""

NOTICES = {
    *("values-disagree", "mandatory-missing", "dates-out-of-order", "condition-not-judged"),
    *("same-name", "rejected", "no-urusan", "supplied-not-verified", "gate-closed"),
}


def place_of(notice: Notice, result: Result) -> str:
    """The place of a notice as a reader knows it."""
    inside = re.fullmatch(r"inovasi\[(\d+)\](?:\.sid\.(\w+)|\.\w+)?", notice.at)
    if inside:
        name = result.inovasi[int(inside[1])].inovasi.nama
        return f"{name} ({inside[2]})" if inside[2] else name
    return re.sub(r"^spd\.", "SPD ", notice.at)


ABOVE = {
    "edition-differs",
    "edition-standing",
    "gate-closed",
    "mandatory-missing",
    "not-known",
    "not-scored",
}
"""The notices that the head of the sheet tells in words of its own."""


def is_told_above(notice: Notice, result: Result, sheet: Sheet, lang: Lang) -> bool:
    """Whether the head says what a notice says."""
    name, _, row = re.sub(r" \((\w+)\)$", r"|\1", place_of(notice, result)).partition("|")
    part = result.jumlah_inovasi
    texts = {
        "id": ("SPD belum dijawab: ", "indikator wajib belum dijawab: ", "tidak dinilai: "),
        "en": ("SPD not answered: ", "mandatory indicators not answered: ", "is not scored: "),
    }
    of_region, of_innovation, not_scored = texts[lang]
    if notice.code in ("edition-differs", "not-known"):
        return notice.text[lang] in sheet.known
    if notice.code == "edition-standing":
        return notice.text[lang] in in_one_line(summarize(result, lang=lang))
    if notice.code == "gate-closed":
        only = f"only {part.urusan_pelayanan_dasar} of {part.urusan_required} "
        baru = f"baru {part.urusan_pelayanan_dasar} dari {part.urusan_required} "
        return (only if lang == "en" else baru) in sheet.parts[3][3]
    if notice.code == "not-scored":
        rule = re.sub(r"^.*?: ", "", notice.text[lang])
        return any(
            each.startswith(f"{name} {not_scored}") and rule in each for each in sheet.missing
        )
    if notice.at.startswith("spd."):
        (rows,) = [each for each in sheet.missing if each.startswith(of_region)]
        return f"{notice.at.removeprefix('spd.')}*" in re.findall(r"\w+\*", rows)
    (rows,) = [each for each in sheet.missing if each.startswith(f"{name}: {of_innovation}")]
    return row in re.findall(r"\w+", rows.removeprefix(f"{name}: {of_innovation}"))


def assert_told(result: Result, lang: Lang) -> None:
    """Each notice once: in the head in other words, or in the list, in the order they have."""
    sheet = sheet_of(result, lang)
    told: dict[str, list[str]] = {}
    for notice in result.notices:
        if notice.code in ABOVE:
            assert is_told_above(notice, result, sheet, lang), notice
        else:
            place = place_of(notice, result)
            told.setdefault(notice.text[lang], []).extend([place] if place else [])
    assert sheet.notices == [
        f"{', '.join(places)}: {text}" if places else text for text, places in told.items()
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_whatever_there_is_to_notice_is_told_in_the_sheet(rules: Ruleset, lang: Lang) -> None:
    laporan = read_laporan(NOISY, rules)
    found = set()
    views: tuple[dict[str, Any], ...] = (
        {},
        {"answers": "verified"},
        {"interpretations": {"ineligible": "included", "mandatory_missing": "void_innovation"}},
    )
    for how in views:
        noisy = score(laporan, rules, **how)
        assert_told(noisy, lang)
        found |= {notice.code for notice in noisy.notices}
    assert found >= NOTICES | {"not-scored", "condition-failed", "voided", "above-top-band"}


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("view", ["claimed", "verified"])
def test_whatever_the_shape_of_a_report_its_notices_are_told(
    name: str, view: Literal["claimed", "verified"]
) -> None:
    for lang in LANGS:
        assert_told(of(SHAPES[name], answers=view), lang)


def test_a_report_of_another_year_is_told_of_in_the_head_alone() -> None:
    other = score(SHAPES["empty-2025"], get_ruleset(2026))
    assert "edition-differs" in {notice.code for notice in other.notices}
    for lang in LANGS:
        assert_told(other, lang)


def test_sums_that_were_not_verified_are_noticed() -> None:
    assert sheet_of(of(SHAPES["aggregate"], answers="verified"), "en").notices == [
        "SPD total, inovasi: this supplied sum has no answers to verify; it is used as given"
    ]


def test_a_notice_that_the_head_tells_in_other_words_is_still_a_notice_of_its_innovation(
    result: Result,
) -> None:
    notices = Page(explain(result, inovasi=2, lang="en", form="html")).items("Notices")
    assert [re.sub(r"(is not scored|\)).*", r"\1", each) for each in notices] == [
        *["COBA DULU: the innovation is not scored"] * 2,
        *(f"COBA DULU ({row})" for row in (17, 32, 33, 35)),
    ]


def test_an_edition_without_a_gate_anomalies_or_files_is_described(rules: Ruleset) -> None:
    count = rules.formula.jumlah_inovasi
    parts = tuple(
        attrs.evolve(part, requires=None) if part is count else part for part in rules.formula.parts
    )
    row = rules.rows["17"]
    bare = attrs.evolve(
        rules,
        formula=attrs.evolve(rules.formula, parts=parts),
        anomalies=(),
        indicators=(attrs.evolve(row, evidence=None, note=None, source=Citation()),),
    )
    page = describe(bare, lang="en")
    assert "requires 5 basic-service affairs" not in in_one_line(page)
    assert "\nPrinted anomalies\n-----------------\n" in describe(rules, lang="en")
    assert "printed anomalies" not in page.lower()
    sheet = describe_indicator(bare, "17", lang="en")
    assert "Evidence" not in sheet
    assert sheet.endswith("[no source]\n")
    result = score(report(spd=Total(Decimal(1))), bare)
    assert sheet_of(result, "en").parts[3][3] == (
        "0.38 × min(0, 200); 0 basic-service affairs, without effect"
    )


def test_notices_of_one_sentence_stand_on_one_line(rules: Ruleset) -> None:
    innovations = [TataKelola(nama=f"X{number}", urusan="sosial") for number in range(50)]
    words = in_one_line(explain(score(report(inovasi=innovations), rules), lang="en"))
    everyone = ", ".join(f"X{number}" for number in range(50))
    assert words.count(f"- {everyone}: this condition could not be checked ") == 3
    assert words.count(" could not be checked ") == 3


@pytest.mark.parametrize("lang", LANGS)
def test_every_notice_of_a_result_is_told_once_and_in_order(result: Result, lang: Lang) -> None:
    assert_told(result, lang)
    assert len(sheet_of(result, lang).notices) == 4


def test_the_notices_stand_in_the_order_of_the_result(rules: Ruleset) -> None:
    """Those of the region first, then innovation by innovation, whatever they are about."""
    sid = {"31": Answer(value=Decimal(5)), "33": 1}
    innovations = [TataKelola(nama=f"X{number}", kematangan=None, sid=sid) for number in (1, 2)]
    spd = {
        "5a": Answer(previous=Decimal("6.20"), current=Decimal("5.91")),
        "5b": Answer(value=Decimal("5.91")),
    }
    told = sheet_of(score(report(spd=spd, inovasi=innovations), rules), "en").notices
    assert [each.split(": ")[0] for each in told] == [
        "SPD 5b",
        *["X1, X2"] * 4,
        "X1 (31), X2 (31)",
        "X1 (33), X2 (33)",
    ]


@pytest.mark.parametrize(
    ("lang", "arose", "no_case"), [("id", "ada kasus", "tanpa kasus"), ("en", "arose", "no case")]
)
def test_the_interpretations_say_whether_they_mattered_and_what_they_mean(
    result: Result, lang: Lang, arose: str, no_case: str
) -> None:
    given = {each.name: each for each in result.ruleset.interpretations}
    assert list(given) == list(result.interpretations)
    assert 0 < len(result.arose) < len(given)
    assert sheet_of(result, lang).choices == [
        f"{name} = {option} ({arose if name in result.arose else no_case}). "
        f"{given[name].question[lang]} {given[name].meanings[option][lang]}"
        for name, option in result.interpretations.items()
    ]


def test_the_sheet_names_its_sources_rules_and_engine(result: Result, rules: Ruleset) -> None:
    words = in_one_line(explain(result, lang="en"))
    assert "Surat Kepala BSKDN 400.10.11/1887/BSKDN, 2026-04-29" in words
    assert f"kemendagri/2026 revision {rules.revision}, {rules.digest}" in words
    assert f"inovasi-index {__version__}; all answers" in words


def test_a_reconstructed_edition_is_said_to_be_one() -> None:
    rules_2025 = get_ruleset(2025)
    for lang in LANGS:
        words = in_one_line(explain(of(SHAPES["aggregate-2025"]), lang=lang))
        assert words.count(in_one_line(rules_2025.standing[lang])) >= 1


# Languages.

DECIMAL_POINT = re.compile(r"(?<![\w./,])\d+\.\d+(?![\w./])")
DECIMAL_COMMA = re.compile(r"(?<![\w./,])\d+,\d+(?![\w./])")


@pytest.mark.parametrize("form", FORMS)
def test_indonesian_has_the_decimal_comma_and_english_the_point(
    result: Result, form: Format
) -> None:
    """Read without notices, sources and rules: what the sheet itself computes and shows."""
    for inovasi in (None, 0, 3):
        head = [
            explain(result, inovasi=inovasi, lang=lang, form=form)
            if inovasi is not None
            else summarize(result, lang=lang, form=form)
            for lang in LANGS
        ]
        indonesian, english = (re.sub(r"<style>.*?</style>", "", each) for each in head)
        assert DECIMAL_COMMA.search(indonesian)
        assert not DECIMAL_POINT.search(indonesian)
        assert DECIMAL_POINT.search(english)
        assert not DECIMAL_COMMA.search(english)


def test_indonesian_has_the_decimal_comma_in_notices_too(result: Result) -> None:
    assert not DECIMAL_POINT.search(explain(result, indicator="5b", lang="id"))


@pytest.mark.parametrize("edition", editions())
def test_indonesian_rules_have_the_decimal_comma(edition: str) -> None:
    rules = get_ruleset(edition)
    for row in rules.indicators:
        page = Page(describe_indicator(rules, row.id, lang="id", form="html"))
        for table in page.tables:
            for cells in table:
                assert not any(DECIMAL_POINT.search(cell) for cell in cells), row.id


def fixed_phrases() -> Iterator[Text]:
    """Every text of the modules that write pages, whatever it is kept in."""
    for function in (Result.to_dict, describe, explain):
        names = function.__globals__
        for value in names.values():
            if isinstance(value, Text):
                yield value
            elif isinstance(value, dict):
                yield from (each for each in value.values() if isinstance(each, Text))


def stretches(phrase: str) -> set[str]:
    """The words of a phrase between what is filled in, as long as they say something."""
    parts = re.split(r"\{\w*\}", phrase)
    words = {part.strip(" .,:;()[]=/×–—") for part in parts}
    return {each for each in words if len(each) > 3 and re.search(r"[a-z]{4}", each)}


def names_of_rows() -> Iterator[Text]:
    """The names that the rules give; an Indonesian one may have English words in it."""
    for edition in editions():
        for row in get_ruleset(edition).indicators:
            yield row.name
            if row.heading:
                yield row.heading


def test_no_sheet_has_a_fixed_phrase_of_the_other_language(result: Result) -> None:
    phrases = list(fixed_phrases())
    assert len(phrases) > 100
    results = [result, *(of(shape) for shape in SHAPES.values())]
    for lang, other in (LANGS, LANGS[::-1]):
        mine = " ".join(each[lang] for each in (*phrases, *names_of_rows()))
        foreign = set().union(*(stretches(each[other]) for each in phrases))
        foreign = {each for each in foreign if each.lower() not in mine.lower()}
        assert len(foreign) > 50
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(foreign)))})(?!\w)")
        # What the rules and reports say themselves, such as the titles of documents, may be
        # in either language; so may the names of options.
        for each in results:
            names = [source.document for source in each.ruleset.sources.values()]
            for form in FORMS:
                sheet = explain(each, lang=lang, form=form)
                words = in_one_line(re.sub(r"<[^>]*>", " ", sheet))
                for name in names:
                    words = words.replace(in_one_line(name), "")
                found = {match[0] for match in pattern.finditer(words)}
                assert not found, (lang, each.edition, sorted(found))


@pytest.mark.parametrize("edition", SCORING)
def test_every_text_of_a_sheet_stands_in_both_languages(edition: str) -> None:
    """The same blocks in both languages: as many headings, items and rows."""
    rules = get_ruleset(edition)
    pages = [Page(describe(rules, lang=lang, form="html")) for lang in LANGS]
    assert [tag for tag, _ in pages[0].tags] == [tag for tag, _ in pages[1].tags]
    empty = report(tahun=rules.year)
    for each in (empty, *(shape for shape in SHAPES.values() if shape.tahun == rules.year)):
        result = score(each, rules)
        first, second = (Page(explain(result, lang=lang, form="html")) for lang in LANGS)
        assert [tag for tag, _ in first.tags] == [tag for tag, _ in second.tags]


# The rules in words.


@pytest.mark.parametrize("edition", editions())
@pytest.mark.parametrize("lang", LANGS)
def test_the_page_of_the_rules_lists_every_option_with_its_meaning(
    edition: str, lang: Lang
) -> None:
    rules = get_ruleset(edition)
    default = "bawaan" if lang == "id" else "default"
    page = describe(rules, lang=lang, form="markdown").replace("\\", "")
    for each in rules.interpretations:
        assert each.default in each.options
        assert set(each.meanings) == set(each.options)
        options = [
            f"- {option}{f' ({default})' if option == each.default else ''}: "
            f"{each.meanings[option][lang]}"
            for option in each.options
        ]
        block = [f"### {each.name}", "", f"{each.question[lang]} {each.reason[lang]}", "", *options]
        assert "\n".join(block) in page


@pytest.mark.parametrize("edition", editions())
@pytest.mark.parametrize("lang", LANGS)
def test_the_page_of_the_rules_names_the_row_of_every_anomaly(edition: str, lang: Lang) -> None:
    rules = get_ruleset(edition)
    heading = "Kejanggalan yang tercetak" if lang == "id" else "Printed anomalies"
    listed = Page(describe(rules, lang=lang, form="html")).items(heading)
    assert len(listed) == len(rules.anomalies) >= 3
    for shown, each in zip(listed, rules.anomalies, strict=True):
        at = each.at or " ".join(filter(None, (each.row, each.basis)))
        assert at
        assert shown.startswith(f"{at}: {each.note[lang]} [")
        assert shown.endswith("]")


@pytest.mark.parametrize("edition", editions())
@pytest.mark.parametrize("lang", LANGS)
def test_the_page_of_a_row_says_everything_of_its_bases(edition: str, lang: Lang) -> None:
    rules = get_ruleset(edition)
    for row in rules.indicators:
        words = in_one_line(describe_indicator(rules, row.id, lang=lang))
        for basis in row.bases:
            assert f"{basis.code}: {basis.name[lang]}" in words
            for text in (basis.definition, basis.note, basis.reason):
                if text:
                    assert in_one_line(text[lang]) in words
            for code, place in basis.source.items():
                shown = place.replace("p. ", "hlm. ") if lang == "id" else place
                assert f"{code}, {shown}" in words
    has_bases = {row.id for row in rules.indicators if row.bases}
    assert has_bases == ({"30", "33"} if "33" in rules.rows and rules.year >= 2024 else set())


def test_the_note_the_source_and_the_doubt_of_a_basis_stand_under_its_levels(
    rules: Ruleset,
) -> None:
    row = rules.rows["33"]
    doubted = attrs.evolve(
        row.bases[0],
        definition=None,
        note=Text(id="Catatan basis.", en="A note of the basis."),
        source=Citation({"guide": "p. 44"}),
        confidence="inferred",
        reason=Text(id="sebab.", en="for a reason."),
    )
    bare = attrs.evolve(
        row.bases[1],
        definition=None,
        note=None,
        source=Citation(),
        confidence="printed",
        reason=None,
    )
    given = attrs.evolve(rules, indicators=(attrs.evolve(row, bases=(doubted, bare), note=None),))
    page = describe_indicator(given, "33", lang="en", form="markdown")
    first, second = page.split("**b: Units that benefit**")
    assert "\n\nA note of the basis. \\[guide, p. 44\\]\n\nInferred: for a reason.\n\nEvid" in first
    table, evidence = second.strip().split("\n\n")[:2]
    assert table.startswith("| Level |")
    assert evidence.startswith("Evidence: ")
    indonesian = describe_indicator(given, "33", form="markdown")
    assert "\n\nCatatan basis. \\[guide, hlm. 44\\]\n\nDisimpulkan: sebab.\n\n" in indonesian


@pytest.mark.parametrize("edition", editions())
def test_the_name_of_an_interpretation_is_written_as_it_must_be_given(edition: str) -> None:
    rules = get_ruleset(edition)
    page = describe(rules, lang="en")
    for each in rules.interpretations:
        assert f"\n{each.name}\n" in page


# Shapes.


@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_of_a_report_has_its_sheets(name: str) -> None:
    result = of(SHAPES[name])
    for lang, form, sheet in sheets(result):
        assert sheet.endswith("\n")
        assert "{" not in re.sub(r"<style>.*?</style>", "", sheet, flags=re.DOTALL)
        assert "None" not in sheet
        assert "Fraction(" not in sheet
        assert "Decimal(" not in sheet
        if form == "html":
            Page(html_page("Judul", lang, [sheet]))


def test_an_empty_report_says_that_everything_is_missing() -> None:
    affairs, few, spd = missing(of(report()))
    assert affairs.startswith(f"Basic-service affairs without an innovation ({BASIC_SERVICES}): ")
    assert few == "Innovations counted: 0; the mean maturity is still divided by 12."
    assert "(at most 63 points; * mandatory)" in spd
    assert sheet_of(of(report()), "en").notices == [
        "this report has no spd; its SPD score counts as 0",
        "this report has no inovasi; their score counts as 0",
    ]


def test_the_notebook_shows_the_head_of_the_sheet(result: Result) -> None:
    shown = result._repr_html_()
    assert shown == summary_html(result)
    assert shown.startswith('<section class="inovasi-index" lang="id">')
    page = Page(shown)
    assert page.of("h3") == ["Kabupaten Contoh — Indeks Inovasi Daerah 2026"]
    assert page.tables == Page(summarize(result, lang="id", form="html")).tables


# HTML.


def test_html_is_well_formed_and_its_tables_can_be_read_aloud(result: Result) -> None:
    for lang, form, sheet in sheets(result):
        if form == "html":
            page = Page(html_page("Judul", lang, [sheet, sheet]))
            tags = [tag for tag, _ in page.tags]
            assert tags.count("caption") == len(page.of("caption")) == tags.count("table")
            heads = [attributes for tag, attributes in page.tags if tag == "th"]
            assert all(attributes.get("scope") == "col" for attributes in heads)
            for table in page.tables:
                assert len({len(row) for row in table}) == 1, "rows of one length"


@pytest.mark.parametrize("lang", LANGS)
def test_a_page_names_its_language_and_its_title(lang: Lang) -> None:
    page = Page(html_page('A & "B" <c>', lang, ["<p>x</p>\n"]))
    assert page.of("title") == ['A & "B" <c>']
    assert ("html", {"lang": lang}) in page.tags
    assert ("meta", {"charset": "utf-8"}) in page.tags


def test_a_page_asks_nothing_of_the_network_and_runs_nothing(result: Result) -> None:
    whole = html_page("Judul", "id", [explain(result, form="html")])
    for word in ("<script", "<link", "<img", "http:", "https:", "javascript:", "@import", "url("):
        assert word not in whole.lower()


@pytest.mark.parametrize("edition", editions())
@pytest.mark.parametrize("lang", LANGS)
def test_the_pages_of_the_rules_are_well_formed(edition: str, lang: Lang) -> None:
    rules = get_ruleset(edition)
    Page(describe(rules, lang=lang, form="html"))
    for row in rules.indicators:
        Page(describe_indicator(rules, row.id, lang=lang, form="html"))


# Whatever a report says.

HOSTILE = (
    "<script>alert('x')</script> & \"quoted\" 'single' &amp; | pipe `code` *bold* _it_ # no "
    "[a](http://x) ![i](y) \\ <!-- c --> \x1b[31mred\x1b[0m\n\n# Heading\r\n- item\t\x07"
    "\u202e\x9b1m"
)


@pytest.fixture(scope="module")
def hostile(rules: Ruleset) -> Result:
    """A report whose texts try to be more than texts."""
    innovations = [
        TataKelola(nama=HOSTILE, tahapan="uji_coba", sid={"16": 3}),
        TataKelola(nama="# " + HOSTILE, urusan="sosial", kematangan=Decimal(1)),
    ]
    return score(report(pemda=Pemda(nama=HOSTILE), inovasi=innovations), rules)


def test_html_escapes_everything_that_a_report_says(hostile: Result) -> None:
    plain = of(report(inovasi=[TataKelola(nama="A", tahapan="uji_coba", sid={"16": 3})]))
    allowed = {tag for tag, _ in Page(explain(plain, form="html")).tags}
    for lang, form, sheet in sheets(hostile):
        if form == "html":
            page = Page(html_page(HOSTILE, lang, [sheet]))
            assert {tag for tag, _ in page.tags} <= allowed | {
                "html",
                "head",
                "meta",
                "title",
                "style",
                "body",
                "section",
            }
            assert "<script" not in sheet
            assert "<!--" not in sheet


def test_no_text_of_a_report_moves_the_cursor_or_ends_a_line_of_text(hostile: Result) -> None:
    for _, form, sheet in sheets(hostile):
        if form == "text":
            assert all(sign.isprintable() or sign == "\n" for sign in sheet)
            assert not re.search(r"^(# Heading|- item)", sheet, re.MULTILINE)


@pytest.mark.parametrize("form", FORMS)
def test_no_control_character_of_a_report_stays_in_a_sheet(hostile: Result, form: Format) -> None:
    for _, given, sheet in sheets(hostile):
        if given == form:
            assert {sign for sign in sheet if not sign.isprintable()} <= {"\n"}


def test_a_control_character_becomes_a_blank(hostile: Result) -> None:
    blanked = "".join(sign if sign.isprintable() else " " for sign in HOSTILE)
    assert Page(summarize(hostile, form="html")).of("h1") == [
        f"{blanked} — Indeks Inovasi Daerah 2026"
    ]
    title, rule, _ = re.split(r"^(=+)\n", summarize(hostile), maxsplit=1, flags=re.MULTILINE)
    lines = title.splitlines()
    assert title.split() == f"{blanked} — Indeks Inovasi Daerah 2026".split()
    assert too_wide(title) == []
    assert len(rule) == max(map(len, lines))


def test_no_control_character_of_a_report_stays_in_the_title_of_a_page() -> None:
    page = html_page(HOSTILE, "id", [])
    assert {sign for sign in page if not sign.isprintable()} <= {"\n"}


def test_markdown_keeps_every_sign_of_a_report_a_sign(hostile: Result) -> None:
    for _, form, sheet in sheets(hostile):
        if form != "markdown":
            continue
        assert "\r" not in sheet
        assert not re.search(r"^(# Heading|- item)", sheet, re.MULTILINE)
        for line in sheet.splitlines():
            said = line.replace("\\\\", "")
            if "alert" not in said:
                continue
            start = said.index("script")
            stretch = said[start - 2 : said.rindex("Heading") + len("Heading")]
            for sign in "`*_[]<>|#&~":
                assert not re.search(rf"(?<!\\){re.escape(sign)}", stretch), (sign, stretch)


def test_a_table_in_markdown_has_as_many_cells_in_every_row(hostile: Result) -> None:
    sheet = explain(hostile, form="markdown", lang="en")
    tables: list[list[int]] = [[]]
    for line in sheet.splitlines():
        if line.startswith("|"):
            tables[-1].append(len(re.findall(r"(?<!\\)\|", line)))
        elif tables[-1]:
            tables.append([])
    assert len(tables) > 3
    assert all(len(set(counts)) == 1 for counts in tables if counts)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("A &lt;b&gt; C", r"A \&lt;b\&gt; C"),
        ("A &amp; B & C", r"A \&amp; B \& C"),
        ("~~A~~", r"\~\~A\~\~"),
        ("A \\& B", r"A \\\& B"),
    ],
)
def test_markdown_shows_entities_and_strokes_as_they_were_written(name: str, shown: str) -> None:
    title = summarize(of(report(pemda=Pemda(nama=name))), form="markdown").splitlines()[0]
    assert title == f"# {shown} — Indeks Inovasi Daerah 2026"


def test_the_blocks_of_a_page_are_plain_values() -> None:
    """What pages are made of, in each of the four forms."""
    blocks: list[Block] = [
        Heading(1, "Judul"),
        Heading(2, "Bagian"),
        Heading(3, "1. e-Butir"),
        Paragraph("Satu kalimat."),
        Items(("satu", "dua")),
        Grid("Tabel", ("#No", "Nama"), (("1", "A|B"), ("10", ""))),
    ]
    assert render(blocks, "text", "id") == (
        "Judul\n=====\n\nBagian\n------\n\n1. e-Butir\n\nSatu kalimat.\n\n- satu\n- dua\n\n"
        "Tabel\nNo  Nama\n--  ----\n 1  A|B\n10\n"
    )
    assert render(blocks, "markdown", "id") == (
        "# Judul\n\n## Bagian\n\n### 1. e-Butir\n\nSatu kalimat.\n\n- satu\n- dua\n\n"
        "**Tabel**\n\n| No | Nama |\n| --: | --- |\n| 1 | A\\|B |\n| 10 |  |\n"
    )
    assert render(blocks, "html", "id") == (
        '<section class="inovasi-index" lang="id">\n<h1>Judul</h1>\n<h2>Bagian</h2>\n'
        "<h3>1. e-Butir</h3>\n"
        "<p>Satu kalimat.</p>\n<ul>\n<li>satu</li>\n<li>dua</li>\n</ul>\n<table>\n"
        '<caption>Tabel</caption>\n<thead>\n<tr><th scope="col" class="number">No</th>'
        '<th scope="col">Nama</th></tr>\n</thead>\n<tbody>\n'
        '<tr><td class="number">1</td><td>A|B</td></tr>\n'
        '<tr><td class="number">10</td><td></td></tr>\n</tbody>\n</table>\n</section>\n'
    )
    assert render(blocks, "csv", "id") == (
        "Judul\n\nBagian\n\n1. e-Butir\n\nSatu kalimat.\n\nsatu\ndua\n\n"
        "Tabel\nNo,Nama\n1,A|B\n10,\n"
    )


# The width of a page of text.

WIDEST = 100


def too_wide(sheet: str) -> list[str]:
    """The lines that do not fit on a page."""
    return [line for line in sheet.splitlines() if len(line) > WIDEST]


@pytest.mark.parametrize("lang", LANGS)
def test_no_line_of_a_sheet_is_wider_than_a_page(result: Result, lang: Lang) -> None:
    for each in (result, *(of(shape) for shape in SHAPES.values())):
        assert too_wide(explain(each, lang=lang)) == []
        for number in range(len(each.inovasi)):
            assert too_wide(explain(each, inovasi=number, lang=lang)) == []


@pytest.mark.parametrize("edition", editions())
@pytest.mark.parametrize("lang", LANGS)
def test_no_line_of_the_rules_is_wider_than_a_page(edition: str, lang: Lang) -> None:
    rules = get_ruleset(edition)
    assert too_wide(describe(rules, lang=lang)) == []
    for row in rules.indicators:
        heading, _, rest = describe_indicator(rules, row.id, lang=lang).partition("\n\n")
        assert heading.startswith(row.id)
        assert too_wide(rest) == []


@pytest.mark.parametrize("name", ["x" * 500, "kata panjang " * 40, "a-b/" * 100])
def test_a_long_name_of_an_innovation_makes_no_table_and_no_item_wider(
    rules: Ruleset, name: str
) -> None:
    innovations = [
        TataKelola(nama=name, sid={"31": Answer(value=Decimal(5)), "33": 1}),
        TataKelola(nama=f"{name}2", urusan="sosial", tahapan="uji_coba"),
    ]
    long = score(report(inovasi=innovations), rules)
    headings = {f"{number}. {each.nama}" for number, each in enumerate(innovations, start=1)}
    for lang in LANGS:
        whole = explain(long, lang=lang)
        assert {line.strip() for line in too_wide(whole)} <= {
            heading.upper().strip() for heading in headings
        }
        assert too_wide(explain(long, indicator="33", lang=lang)) == []
        words = "".join(whole.split())
        assert words.count("".join(name.split())) >= 3


def test_a_table_of_many_wide_columns_gives_up_width_where_it_has_most() -> None:
    grid = Grid("Tabel", ("#No", "A", "B"), (("1", "kata " * 30, "kata " * 10), ("1000", "", "")))
    head, rule, *rows = render([grid], "text", "id").splitlines()[1:]
    assert too_wide("\n".join([head, rule, *rows])) == []
    assert [len(part) for part in rule.split()] == [4, 46, 46]
    assert all(row.startswith(("   1  ", "1000", " " * 6)) for row in rows)


# Golden pages.

SUFFIXES: dict[Format, str] = {"text": "txt", "markdown": "md", "html": "html"}


def settled(result: Result, **how: Any) -> str:
    """A sheet without what changes with every revision of the rules and the library."""
    sheet = explain(attrs.evolve(result, engine="0.0.0"), **how)
    return sheet.replace(result.ruleset_digest, f"sha256:{'0' * 64}")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("name", "part", "form"),
    [
        *(("laporan", {}, form) for form in FORMS),
        ("inovasi-1", {"inovasi": 0}, "text"),
        ("inovasi-3", {"inovasi": 2}, "text"),
        ("indikator-5", {"indicator": "5"}, "text"),
        ("indikator-33", {"indicator": "33"}, "text"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_page_is_what_it_was(
    result: Result, name: str, part: dict[str, Any], form: Format, lang: Lang
) -> None:
    """Renewed by ``UPDATE_GOLDEN=1 python -m pytest tests/test_explain.py``; read it then."""
    sheet = settled(result, lang=lang, form=form, **part)
    if form == "html":
        sheet = html_page(result.pemda.nama, lang, [sheet])
    path = GOLDEN / f"{name}.{lang}.{SUFFIXES[form]}"
    if os.environ.get("UPDATE_GOLDEN") == "1":
        path.parent.mkdir(exist_ok=True)
        path.write_text(sheet, encoding="utf-8", newline="\n")
    assert sheet == path.read_bytes().decode("utf-8")


@pytest.mark.parametrize(
    "name",
    [path.name for path in sorted(GOLDEN.glob("*.txt"))],
)
def test_no_line_of_a_golden_page_is_wider_than_a_page(name: str) -> None:
    assert too_wide((GOLDEN / name).read_text(encoding="utf-8")) == []


def test_every_golden_page_is_one_that_is_made() -> None:
    names = {"laporan.{}.txt", "laporan.{}.md", "laporan.{}.html", "inovasi-1.{}.txt"}
    names |= {"inovasi-3.{}.txt", "indikator-5.{}.txt", "indikator-33.{}.txt"}
    there = {path.name for path in GOLDEN.iterdir()}
    assert there == {name.format(lang) for name in names for lang in LANGS}


def test_a_name_of_a_million_letters_is_cut_on_a_terminal(rules_2026: Ruleset) -> None:
    """Nothing a file contains keeps anybody waiting: wrapping takes time that grows with length."""
    endless = Laporan(pemda=Pemda(nama="A" * 1_000_000), tahun=2026)
    head = summarize(score(endless, rules_2026))
    assert "…" in head
    assert len(head) < 20_000
