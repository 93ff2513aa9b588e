"""Ranks agree with counting who is better; a summary agrees with the numbers it sums up."""

import csv
import json
import statistics
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from inovasi_index import (
    Laporan,
    OtherKindError,
    Pemda,
    Result,
    TataKelola,
    Total,
    WrongValueError,
    get_ruleset,
    score,
)
from inovasi_index.analysis import Published, Ranks, Summary, rank, summary
from inovasi_index.analysis.regions import (
    awards,
    border_category,
    provinces,
    regional_categories,
)
from inovasi_index.pages import Grid
from inovasi_index.ruleset import Ranking, Ruleset
from inovasi_index.testing import contests
from inovasi_index.text import LANGS, Lang

PUBLISHED = Path(__file__).parents[1] / "examples" / "published-scores.csv"
RULES = get_ruleset(2026)
KINDS = ("provinsi", "kabupaten", "kota")
SOME = settings(max_examples=settings().max_examples // 2)

in_every_language = pytest.mark.parametrize("lang", LANGS)


def region(nama: str, index: object, rules: Ruleset = RULES, **fields: Any) -> Published:
    return Published(Pemda(nama=nama, **fields), index, rules)  # type: ignore[arg-type]


def scored(nama: str, spd: str, *inovasi: TataKelola, **fields: Any) -> Result:
    laporan = Laporan(pemda=Pemda(nama=nama, **fields), spd=Total(total=spd), inovasi=list(inovasi))
    return score(laporan, RULES)


def ranks_in(found: Ranks, code: str) -> list[tuple[int, bool, str]]:
    (group,) = [each for each in found.groups if each.code == code]
    return [(each.rank, each.tied, each.scored.pemda.nama) for each in group.places]


@st.composite
def many(draw: st.DrawFn) -> list[Published]:
    """Regions of all kinds and provinces, with indices that are often equal."""
    indices = st.decimals(0, 100, places=2) | st.integers(0, 3).map(Decimal)
    return [
        region(
            f"Daerah {number}",
            draw(indices),
            jenis=draw(st.sampled_from((None, *KINDS))),
            provinsi=draw(st.sampled_from([None, "Aceh", "Papua", "Jakarta"])),
        )
        for number in range(draw(st.integers(0, 12)))
    ]


# Ranks.


@SOME
@given(regions=many(), by=st.sampled_from(["all", "jenis", "provinsi", "regional"]))
def test_a_rank_is_one_more_than_those_who_are_better(regions: list[Published], by: Any) -> None:
    found = rank(regions, by)
    for group in found.groups:
        indices = [each.scored.index_exact for each in group.places]
        for place in group.places:
            own = place.scored.index_exact
            assert place.rank == 1 + sum(each > own for each in indices)
            assert place.tied == (indices.count(own) > 1)


@SOME
@given(regions=many())
def test_dense_ranks_leave_none_out(regions: list[Published]) -> None:
    found = rank(regions, "all", ranking=Ranking(ranks="dense"))
    for group in found.groups:
        given_ = [each.rank for each in group.places]
        assert sorted(set(given_)) == list(range(1, max(given_) + 1))


@SOME
@given(regions=many(), by=st.sampled_from(["all", "jenis", "provinsi", "regional"]))
def test_nobody_is_lost_and_the_order_does_not_matter(regions: list[Published], by: Any) -> None:
    found = rank(regions, by)
    placed = [each.scored for group in found.groups for each in group.places]
    names = [each.pemda.nama for each in (*placed, *(one.scored for one in found.unplaced))]
    assert sorted(names) == sorted(each.pemda.nama for each in regions)
    assert rank(reversed(regions), by).groups == found.groups


class TestTies:
    def test_exact_values_part_what_is_rounded_alike(self) -> None:
        """Both are 24.00; one of them has a little more."""
        pair = [scored("B", "60.00"), scored("A", "60.001")]
        assert {str(each.index) for each in pair} == {"24.00"}
        assert ranks_in(rank(pair, "all"), "all") == [(1, False, "A"), (2, False, "B")]
        rounded = rank(pair, "all", ranking=Ranking(compares="rounded"))
        assert ranks_in(rounded, "all") == [(1, True, "A"), (1, True, "B")]

    def test_a_declared_part_decides_between_equal_ones(self) -> None:
        """48 points of maturity among 12 are as many as 4 of SPD."""
        pair = [scored("A", "44"), scored("B", "40", TataKelola(nama="x", kematangan="48"))]
        tied = ranks_in(rank(pair, "all"), "all")
        assert [each[:2] for each in tied] == [(1, True), (1, True)]
        for part, first in (("spd", "A"), ("kematangan", "B")):
            found = rank(pair, "all", ranking=Ranking(ties=(part, "jumlah_inovasi")))
            assert ranks_in(found, "all")[0] == (1, False, first)
            assert part in found.render()

    @pytest.mark.parametrize("ties", [("warna",), ("spd",)])
    def test_a_tie_that_nothing_is_known_of_is_refused(self, ties: tuple[str, ...]) -> None:
        with pytest.raises(WrongValueError) as caught:
            rank([region("A", "50")], "all", ranking=Ranking(ties=ties))
        assert caught.value.code == "unknown-option"


class TestGroups:
    def test_each_kind_is_ranked_among_its_own(self) -> None:
        regions = [region(kind, "50", jenis=kind) for kind in reversed(KINDS)]
        found = rank([*regions, region("Tanpa jenis", "50")])
        assert [group.code for group in found.groups] == list(KINDS)
        assert [each.scored.pemda.nama for each in found.unplaced] == ["Tanpa jenis"]

    def test_a_province_by_any_of_its_names(self) -> None:
        regions = [
            region("A", "50", jenis="kota", provinsi="DKI Jakarta"),
            region("B", "60", jenis="kota", provinsi="Provinsi  Daerah Khusus Jakarta"),
            region("C", "60", jenis="kota", provinsi="Negeri Dongeng"),
            region("D", "60", jenis="kota"),
            region("Aceh", "60", jenis="provinsi"),
        ]
        found = rank(regions, "provinsi")
        assert ranks_in(found, "DKI Jakarta") == [(1, False, "B"), (2, False, "A")]
        assert {group.code for group in found.groups} == {"DKI Jakarta", "Negeri Dongeng"}
        assert [each.scored.pemda.nama for each in found.unplaced] == ["D", "Aceh"]

    def test_in_papua_kabupaten_and_kota_compete_together(self) -> None:
        regions = [
            region("A", "50", jenis="kota", provinsi="Papua Barat Daya"),
            region("B", "60", jenis="kabupaten", provinsi="Papua"),
            region("Provinsi Papua", "40", jenis="provinsi"),
            region("C", "60", jenis="kabupaten", provinsi="Bali"),
        ]
        found = rank(regions, "regional")
        assert [group.code for group in found.groups] == [
            "II-kabupaten",
            "VI-provinsi",
            "VI-kabupaten-kota",
        ]
        assert [group.source for group in found.groups] == ["p. 16-17"] * 3

    def test_who_cannot_be_placed_is_told_why(self) -> None:
        regions = [
            region("A", "50", jenis="kota", provinsi="Papua Bart"),
            region("B", "50", jenis="kota"),
            region("C", "50", provinsi="Papua"),
        ]
        reasons = [each.reason["en"] for each in rank(regions, "regional").unplaced]
        assert "did you mean Papua Barat?" in reasons[0]
        assert "its province is not given" in reasons[1]
        assert "its kind is not given" in reasons[2]

    def test_the_border_cluster_is_whom_the_caller_names(self) -> None:
        regions = [
            region("Kabupaten Natuna", "50", jenis="kabupaten"),
            region("Kota Batam", "60"),
            region("Kabupaten Tegal", "70", jenis="kabupaten"),
            region("Kepulauan Riau", "70", jenis="provinsi"),
        ]
        names = ["kabupaten natuna", "Kota Batam", "Kepulauan Riau"]
        found = rank(regions, "perbatasan", perbatasan=names)
        assert ranks_in(found, "perbatasan") == [
            (1, False, "Kota Batam"),
            (2, False, "Kabupaten Natuna"),
        ]
        assert len(found.unplaced) == 2

    def test_a_name_that_nobody_has_is_told(self) -> None:
        """The guide does not list them, so that a slip of the pen would go unnoticed."""
        regions = [region("Kota Batam", "50")]
        found = rank(regions, "perbatasan", perbatasan=["kota  batam", "Kabupaten Natune"])
        assert found.absent == ("Kabupaten Natune",)
        assert found.to_dict()["absent"] == ["Kabupaten Natune"]
        assert "not among these: Kabupaten Natune." in found.render(lang="en")

    @pytest.mark.parametrize("given", ["Belu", "Kabupaten Belu", "kab. belu"])
    @pytest.mark.parametrize(
        "written", [("Kabupaten Belu", None), ("Belu", "kabupaten"), ("Kab. Belu", "kabupaten")]
    )
    def test_a_region_is_known_with_its_kind_and_without(self, given: str, written: Any) -> None:
        nama, jenis = written
        found = rank([region(nama, "50", jenis=jenis)], "perbatasan", perbatasan=[given])
        assert [place.scored.pemda.nama for place in found.groups[0].places] == [nama]
        assert found.absent == ()

    def test_a_kota_is_not_the_kabupaten_of_its_name(self) -> None:
        regions = [region("Bogor", "50", jenis=jenis) for jenis in ("kabupaten", "kota")]
        found = rank(regions, "perbatasan", perbatasan=["Kota Bogor"])
        assert [place.scored.pemda.jenis for place in found.groups[0].places] == ["kota"]

    def test_the_order_they_are_given_in_is_of_no_concern(self) -> None:
        regions = [region("Tegal", "50", jenis=jenis) for jenis in ("kota", "kabupaten")]
        assert rank(regions, "all") == rank(regions[::-1], "all")

    @pytest.mark.parametrize("lang", ["id", "en"])
    def test_a_page_is_cited_as_its_language_does(self, lang: Any) -> None:
        regions = [region("Belu", "50", jenis="kabupaten", provinsi="Nusa Tenggara Timur")]
        for page in (rank(regions, "regional"), summary(regions)):
            assert {"id": " hlm. 1", "en": " p. 1"}[lang] in page.render(lang=lang)

    @pytest.mark.parametrize("results", [None, 5, "laporan", [None], [RULES]])
    def test_only_indices_are_ranked_and_summed_up(self, results: Any) -> None:
        for ask in (rank, summary):
            with pytest.raises(WrongValueError):
                ask(results)

    @pytest.mark.parametrize("names", ["Kota Batam", None, 5, [5]])
    def test_names_are_a_list_of_texts(self, names: Any) -> None:
        with pytest.raises(WrongValueError):
            rank([], "perbatasan", perbatasan=names)

    def test_without_names_it_is_refused(self) -> None:
        with pytest.raises(WrongValueError) as caught:
            rank([], "perbatasan")
        assert caught.value.code == "missing-key"

    def test_there_is_no_other_grouping(self) -> None:
        with pytest.raises(WrongValueError, match="warna"):
            rank([], "warna")  # type: ignore[arg-type]
        with pytest.raises(WrongValueError):
            rank([], ["all"])  # type: ignore[arg-type]


class TestTheDataOfTheGuide:
    def test_there_are_38_provinces_each_in_one_group(self) -> None:
        by_group = {each.provinces for each in regional_categories()}
        names = [name for group in by_group for name in group]
        assert len(names) == len(set(names)) == 38
        assert set(names) == set(provinces().values())

    def test_there_are_18_categories(self) -> None:
        """Three in each of five regions, two in Papua, and the border cluster (p. 16-17)."""
        assert len([*regional_categories(), border_category()]) == 18

    def test_every_category_and_award_has_its_page(self) -> None:
        for each in (*regional_categories(), border_category(), *awards().values()):
            assert each.source.startswith("p. 1")
        assert len(awards()) == 4

    def test_the_groups_of_affairs_are_those_of_the_rules(self) -> None:
        codes = {group.code for group in RULES.urusan}
        assert set(awards()["sebaran_terbanyak"].urusan) < codes


class TestPublished:
    @given(contests())
    @settings(max_examples=3)
    def test_rules_of_a_contest_give_no_index_to_publish(self, rules: Ruleset) -> None:
        with pytest.raises(OtherKindError):
            region("A", "50", rules)

    @pytest.mark.parametrize("index", ["100.01", "-1", "lima", 50.5])
    def test_an_index_that_is_none_is_refused(self, index: object) -> None:
        with pytest.raises(WrongValueError):
            region("A", index)

    def test_the_press_of_one_year_in_order(self) -> None:
        with PUBLISHED.open(encoding="utf-8", newline="") as file:
            rows = [row for row in csv.DictReader(file) if row["index_year"] == "2024"]
        rules = get_ruleset(2024)
        regions = [region(row["region"], row["score"], rules, jenis=row["type"]) for row in rows]
        found = rank(regions)
        by_score = sorted(
            (row for row in rows if row["type"] == "kabupaten"),
            key=lambda row: -float(row["score"]),
        )
        assert [name for _, _, name in ranks_in(found, "kabupaten")] == [
            row["region"] for row in by_score
        ]


@in_every_language
def test_the_page_declares_how_it_ranks(lang: Lang) -> None:
    found = rank([region("A", "50"), region("B", "50", get_ruleset(2025))], "all")
    page = found.render(lang=lang)
    assert {"id": "Hati-hati", "en": "Take care"}[lang] in page
    assert "1, 2, 2, 4" in page
    (grid,) = [each for each in found.blocks(lang) if isinstance(each, Grid)]
    assert [row[0] for row in grid.rows] == ["1=", "1="]
    assert {"id": "Tidak ada daerah", "en": "No region"}[lang] in rank([]).render(lang=lang)
    regional = rank([region("Aceh", "50", jenis="provinsi"), region("X", "5")], "regional")
    assert {"id": "pedoman 2026", "en": "guide of 2026"}[lang] in regional.render(lang=lang)
    assert {"id": "Tidak diperingkat", "en": "Not ranked"}[lang] in regional.render(lang=lang)


def test_ranks_as_data() -> None:
    found = rank([region("Aceh", "50", jenis="provinsi"), region("X", "5")], "regional")
    plain = json.loads(json.dumps(found.to_dict()))
    assert plain["format"] == "inovasi-index/ranks@1"
    assert plain["groups"][0]["places"][0]["rank"] == 1
    assert plain["unplaced"][0]["pemda"] == {"nama": "X"}
    assert plain["ranking"]["compares"] == "exact"
    assert "<table>" in found._repr_html_()


# Summaries.


@SOME
@given(regions=many())
def test_a_summary_agrees_with_the_library_of_statistics(regions: list[Published]) -> None:
    found = summary(regions)
    assert len(found.spreads) == (1 + len({each.pemda.jenis for each in regions} - {None})) * bool(
        regions
    )
    for spread in found.spreads:
        own = [each.index_exact for each in regions if spread.kind in (None, each.pemda.jenis)]
        assert spread.count == len(own)
        assert spread.mean == statistics.mean(own)
        assert spread.median == statistics.median(own)
        assert spread.variance == statistics.pvariance(own)
        assert abs(float(spread.deviation) - statistics.pstdev(own)) < 0.0051
        assert (spread.indices[0], spread.indices[-1]) == (min(own), max(own))
        classes = Counter(
            each.predikat.code for each in regions if spread.kind in (None, each.pemda.jenis)
        )
        assert dict(spread.predikat) == classes


def winners(found: Summary, code: str) -> list[tuple[str, Fraction]]:
    (awarded,) = [each for each in found.awards if each.award.code == code]
    return [(each.scored.pemda.nama, each.value) for each in awarded.winners]


def note(found: Summary, code: str) -> str | None:
    (awarded,) = [each for each in found.awards if each.award.code == code]
    return awarded.note["en"] if awarded.note else None


class TestAwards:
    def test_the_highest_class_is_for_all_who_have_it(self) -> None:
        found = summary([region("A", "65.00"), region("B", "65.01"), region("C", "90")])
        assert [name for name, _ in winners(found, "sangat_inovatif")] == ["C", "B"]

    def test_the_highest_rise_needs_the_year_before(self) -> None:
        before = [
            region("A", "40", get_ruleset(2025), jenis="kota"),
            region("a ", "40", get_ruleset(2025), jenis="kabupaten"),
            region("B", "70", get_ruleset(2025)),
        ]
        now = [
            region("A", "50", jenis="kota"),
            region("A", "50", jenis="kabupaten"),
            region("B", "60"),
            region("C", "90"),
        ]
        found = summary(now, before=before)
        assert winners(found, "kenaikan_tertinggi") == [("A", Fraction(10)), ("A", Fraction(10))]
        assert (
            note(found, "kenaikan_tertinggi") == "There is no index of the year before for 1 pemda."
        )
        assert winners(summary(now), "kenaikan_tertinggi") == []

    def test_a_fall_is_no_rise(self) -> None:
        found = summary([region("B", "60")], before=[region("B", "70")])
        assert winners(found, "kenaikan_tertinggi") == []
        assert note(found, "kenaikan_tertinggi") is None

    def test_the_first_to_send_cannot_be_told_but_who_has_the_affairs(self) -> None:
        basic = list(RULES.basic_services)
        sent = [TataKelola(nama=code, urusan=code) for code in basic[:5]]
        found = summary([scored("A", "40", *sent), scored("B", "40", *sent[:4]), region("C", "9")])
        assert winners(found, "terawal") == [("A", Fraction(5))]
        assert "do not say when they were sent" in (note(found, "terawal") or "")

    def test_the_widest_spread_counts_concurrent_affairs_once(self) -> None:
        def sent(*codes: str | None) -> list[TataKelola]:
            return [TataKelola(nama=f"{n}", urusan=code) for n, code in enumerate(codes)]

        found = summary(
            [
                scored("A", "40", *sent("pangan", "pangan", "keuangan", "perencanaan")),
                scored("B", "40", *sent("pangan", "pariwisata", None)),
                scored("C", "40"),
                region("D", "40"),
            ]
        )
        assert winners(found, "sebaran_terbanyak") == [("B", Fraction(2))]
        assert (note(found, "sebaran_terbanyak") or "").startswith("Left out: 2 pemda")
        only = summary([scored("A", "40", *sent("pangan"))])
        assert note(only, "sebaran_terbanyak") is None

    def test_an_edition_without_classes_gives_none(self) -> None:
        found = summary([region("A", "90", evolve(RULES, predikat_bands=()))])
        assert winners(found, "sangat_inovatif") == []


@in_every_language
def test_the_page_of_a_summary(lang: Lang) -> None:
    found = summary([region("A", "90", jenis="kota"), region("B", "0")])
    page = found.render(lang=lang)
    for each in awards().values():
        assert each.name[lang] in page
    assert {"id": "hlm. 18", "en": "p. 18"}[lang] in page
    classes, numbers = [each for each in found.blocks(lang) if isinstance(each, Grid)]
    assert classes.rows[0][1:] == ("1", "0", "0", "1")
    assert numbers.rows[1][1] == "1"
    assert {"id": "Tidak ada indeks", "en": "no index"}[lang] in summary([]).render(lang=lang)


def test_a_summary_as_data() -> None:
    found = summary([scored("A", "40"), region("B", "90", jenis="kota")])
    plain = json.loads(json.dumps(found.to_dict()))
    assert plain["format"] == "inovasi-index/summary@1"
    assert [each.get("jenis") for each in plain["spreads"]] == [None, "kota"]
    assert [each["code"] for each in plain["awards"]] == list(awards())
    assert "<table>" in found._repr_html_()
