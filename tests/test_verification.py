"""Claimed and verified side by side: the gap is never negative, and a desk sees where it lies."""

import json
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from inovasi_index import (
    Aggregate,
    Answer,
    EditionIncomplete,
    Inovasi,
    Laporan,
    LaporanError,
    PelayananPublik,
    Pemda,
    Ruleset,
    TataKelola,
    Total,
    WrongValueError,
    get_ruleset,
    read_laporan,
    score,
)
from inovasi_index.exact import ratio_text
from inovasi_index.pages import WIDEST_LINE, Format, Grid, Items, Paragraph, in_notebook
from inovasi_index.text import LANGS, Lang
from inovasi_index.views import Verification, verification
from strategies import Edition

EXAMPLE = Path(__file__).parents[1] / "examples" / "kabupaten-2026.yaml"
FORMS: tuple[Format, ...] = ("text", "markdown", "html", "csv")
PEMDA = Pemda(nama="Kabupaten Contoh", jenis="kabupaten")
SOME = settings(max_examples=settings().max_examples // 3)
FEW = settings(max_examples=settings().max_examples // 8)

in_every_language = pytest.mark.parametrize("lang", LANGS)


def laporan_of(report: Mapping[str, Any], rules: Ruleset) -> Laporan:
    return read_laporan(yaml.safe_dump(report, allow_unicode=True).encode(), rules)


def report(*inovasi: Inovasi, **parts: Any) -> Laporan:
    return Laporan(pemda=PEMDA, tahun=2026, inovasi=list(inovasi), **parts)


def checked(level: int) -> Answer:
    return Answer(level=level, verified=True)


def table(found: Verification, lang: Lang, head: str) -> list[tuple[str, ...]]:
    """The rows of the one table that has such a column."""
    grids = [each for each in found.blocks(lang) if isinstance(each, Grid) and head in each.titles]
    (grid,) = grids
    return list(grid.rows)


def heads_of(found: Verification, lang: Lang) -> list[tuple[str, ...]]:
    return [each.titles for each in found.blocks(lang) if isinstance(each, Grid)]


def sentences(found: Verification, lang: Lang) -> list[str]:
    said: list[str] = []
    for each in found.blocks(lang):
        if isinstance(each, Paragraph):
            said.append(each.text)
        elif isinstance(each, Items):
            said += each.items
    return said


@pytest.fixture(scope="module")
def example(rules_2026: Ruleset) -> Verification:
    return verification(read_laporan(EXAMPLE, rules_2026), rules_2026)


# What holds for every report.


@SOME
@given(data=st.data())
def test_what_is_verified_is_never_more_than_what_is_claimed(
    edition: Edition, data: st.DataObject
) -> None:
    """Verified answers are some of the claimed ones, and each adds points: no gap is negative.

    That holds for every innovation, the SPD and the index, whichever interpretations are chosen:
    what `void_innovation` voids as claimed lacks a row that is not verified either.
    """
    laporan = laporan_of(data.draw(edition.reports), edition.rules)
    found = verification(laporan, edition.rules, interpretations=data.draw(edition.choices))
    assert found.gap >= 0
    assert found.spd.gap >= 0
    assert all(each.gap >= 0 for each in found.inovasi)
    assert found.verified.index <= found.claimed.index


@FEW
@given(data=st.data())
def test_verifying_changes_neither_the_count_nor_the_divisor(
    edition: Edition, data: st.DataObject
) -> None:
    """All of the gap comes from points: the gaps in the index, over the divisor, are the mean's."""
    laporan = laporan_of(data.draw(edition.reports), edition.rules)
    found = verification(laporan, edition.rules, interpretations=data.draw(edition.choices))
    claimed, verified = found.claimed, found.verified
    assert claimed.jumlah_inovasi == verified.jumlah_inovasi
    assert claimed.kematangan.divisor == verified.kematangan.divisor
    mean_gap = claimed.kematangan.score - verified.kematangan.score
    gaps = sum((each.gap for each in found.inovasi if each.in_index), Fraction(0))
    assert gaps / (claimed.kematangan.divisor or 1) == mean_gap
    formula = edition.rules.formula
    assert found.gap == (found.spd.gap + mean_gap) / Fraction(formula.highest) * Fraction(
        formula.scale
    )


@FEW
@given(data=st.data())
def test_the_two_sides_are_the_two_scores(edition: Edition, data: st.DataObject) -> None:
    """Claimed and verified are what `score` gives, and each innovation stands in report order."""
    laporan = laporan_of(data.draw(edition.reports), edition.rules)
    choices = data.draw(edition.choices)
    found = verification(laporan, edition.rules, interpretations=choices)
    for side, answers in ((found.claimed, "claimed"), (found.verified, "verified")):
        alone = score(laporan, edition.rules, interpretations=choices, answers=answers)
        assert (side, side.index_exact, side.predikat) == (alone, alone.index_exact, alone.predikat)
        maturities = [getattr(each, answers) for each in found.inovasi]
        assert maturities == [each.kematangan for each in alone.inovasi]
        assert getattr(found.spd, answers) == alone.spd.score
    assert [each.nama for each in found.inovasi] == [each.nama for each in laporan.innovations]


@FEW
@given(data=st.data())
def test_an_answered_row_is_verified_or_named(edition: Edition, data: st.DataObject) -> None:
    """Of each innovation: so many rows answered, so many verified, and the rest by their ids."""
    laporan = laporan_of(data.draw(edition.reports), edition.rules)
    for inovasi, each in zip(
        laporan.innovations, verification(laporan, edition.rules).inovasi, strict=True
    ):
        given_rows = {row: answer for row, answer in inovasi.sid.items() if answer.level != 0}
        open_rows = {row for row, answer in given_rows.items() if not answer.verified}
        assert each.answered == len(given_rows)
        assert each.rows_verified == len(given_rows) - len(open_rows)
        assert {row.id for row in each.unverified} == open_rows
        mandatory = [row.mandatory for row in each.unverified]
        assert mandatory == sorted(mandatory, reverse=True)


@FEW
@given(data=st.data())
def test_where_everything_is_verified_there_is_no_gap(
    edition: Edition, data: st.DataObject
) -> None:
    """A report whose every answer is verified is worth what it claims."""
    plain = data.draw(edition.measurements)
    for answers in (plain["spd"], plain["inovasi"][0]["sid"]):
        for row, answer in answers.items():
            if row != "total" and answer != "":
                own = answer if isinstance(answer, dict) else {"level": answer}
                answers[row] = {**own, "verified": "true"}
    found = verification(laporan_of(plain, edition.rules), edition.rules)
    assert found.gap == 0
    assert not found.spd.unverified
    assert not any(each.unverified for each in found.inovasi)


# One report, by hand.


def test_the_gap_of_an_innovation_shows_who_over_reports() -> None:
    """Points are weight × level: 16 is verified, 17 is not, so 17 is the gap."""
    rules = get_ruleset(2026)
    weights = {row.id: row.weight for row in rules.sid_rows}
    arsip = TataKelola(
        nama="E-Arsip", perangkat_daerah="Dinas Kearsipan", sid={"16": checked(2), "17": 3}
    )
    only = verification(report(arsip), rules).inovasi[0]
    assert (only.nama, only.perangkat_daerah) == ("E-Arsip", "Dinas Kearsipan")
    assert only.claimed == 2 * weights["16"] + 3 * weights["17"]
    assert only.verified == 2 * weights["16"]
    assert only.gap == 3 * weights["17"]
    assert (only.answered, only.rows_verified) == (2, 1)
    assert [row.id for row in only.unverified] == ["17"]


def test_the_gap_of_the_index_is_exact(example: Verification) -> None:
    """57.504 − 18.348444… = 1762/45, before any rounding."""
    assert (example.claimed.index, example.verified.index) == (Decimal("57.50"), Decimal("18.35"))
    assert example.gap == Fraction(1762, 45)


def test_the_region_is_shown_like_an_innovation() -> None:
    """The SPD has its own gap and its own rows to verify, the mandatory ones first."""
    spd = {"8": checked(3), "12": 2, "1": 3, "14": Answer(level=0)}
    found = verification(report(spd=spd), get_ruleset(2026)).spd
    assert (found.nama, found.perangkat_daerah) == ("Kabupaten Contoh", None)
    assert (found.answered, found.rows_verified) == (3, 1)
    assert [row.id for row in found.unverified] == ["1", "12"]
    assert found.gap > 0


def test_a_voided_innovation_is_worth_nothing_either_way() -> None:
    """`void_innovation` asks for every mandatory row, under `verified` for a verified answer."""
    rules = get_ruleset(2026)
    mandatory = {row.id: checked(1) for row in rules.sid_rows if row.mandatory}
    whole = TataKelola(nama="Lengkap", sid={**mandatory, "20": 1})
    claimed_only = TataKelola(nama="Belum diperiksa", sid={**mandatory, "16": 1})
    lacking = TataKelola(nama="Kosong", sid={"20": 1})
    options = {"mandatory_missing": "void_innovation"}
    found = verification(report(whole, claimed_only, lacking), rules, interpretations=options)
    one, two, three = found.inovasi
    assert 0 < one.verified < one.claimed
    assert two.verified == 0 < two.claimed
    assert (three.claimed, three.verified, three.in_index) == (0, 0, False)
    assert one.in_index
    assert two.in_index


def test_a_supplied_sum_is_the_same_on_both_sides() -> None:
    """A supplied sum has no answers to verify: it is used under both views."""
    supplied = PelayananPublik(nama="SIAP ANTAR", kematangan=Decimal("80.5"))
    found = verification(report(supplied, spd=Total(total=Decimal(40))), rules := get_ruleset(2026))
    (only,) = found.inovasi
    assert (only.claimed, only.verified, only.gap) == (Fraction("80.5"), Fraction("80.5"), 0)
    assert (only.supplied, only.answered, only.unverified) == (True, 0, ())
    assert (found.spd.supplied, found.spd.gap, found.gap) == (True, 0, 0)
    told = [each for each in sentences(found, "en") if each.startswith("Supplied")]
    assert [each.partition(": ")[2] for each in told] == ["SPD; SIAP ANTAR."]
    assert "Supplied" not in verification(report(), rules).render(lang="en")


def test_an_aggregate_is_the_same_on_both_sides() -> None:
    """Of an aggregate there are no innovations to compare, and the page says why."""
    aggregate = Aggregate(jumlah=20, rata_rata_kematangan=Decimal(70), urusan_pelayanan_dasar=6)
    laporan = Laporan(pemda=PEMDA, tahun=2026, spd={"8": 3}, inovasi=aggregate)
    found = verification(laporan, get_ruleset(2026))
    assert found.inovasi == ()
    assert found.claimed.kematangan == found.verified.kematangan
    assert found.gap == found.spd.gap / 250 * 100
    assert any("all innovations (an aggregate)" in each for each in sentences(found, "en"))


# Errors, as `score` has them.


def test_an_edition_without_a_formula_is_refused() -> None:
    """The errors are those of `score`: too little is known of 2021 for an index."""
    with pytest.raises(EditionIncomplete):
        verification(report(), get_ruleset(2021))


def test_an_answer_that_the_rules_do_not_allow_is_refused() -> None:
    """The errors are those of `score`: every problem of the report is listed."""
    wrong = TataKelola(nama="E-Arsip", sid={"61": 2, "16": 9})
    with pytest.raises(LaporanError) as caught:
        verification(report(wrong), get_ruleset(2026))
    assert {each.path for each in caught.value.problems} == {
        "inovasi[0].sid.61",
        "inovasi[0].sid.16.level",
    }


def test_an_option_that_is_not_known_is_refused() -> None:
    """The errors are those of `score`."""
    with pytest.raises(WrongValueError):
        verification(report(), get_ruleset(2026), interpretations={"ineligible": "perhaps"})


# The page.


@in_every_language
@pytest.mark.parametrize("form", FORMS)
def test_the_page_can_be_read_in_every_form(
    example: Verification, form: Format, lang: Lang
) -> None:
    """Text fits its width, HTML is well formed, and nothing is left unfilled."""
    shown = example.render(lang=lang, form=form)
    assert "{" not in shown
    assert "None" not in shown
    if form == "html":
        assert ET.fromstring(shown).attrib == {"class": "inovasi-index", "lang": lang}
    if form == "text":
        assert max(map(len, shown.splitlines())) <= WIDEST_LINE


@in_every_language
def test_the_verdict_of_both_comes_first(example: Verification, lang: Lang) -> None:
    """Index and class, as claimed and as verified."""
    claimed, verified = sentences(example, lang)[:2]
    number = {"id": ("57,50", "18,35"), "en": ("57.50", "18.35")}[lang]
    assert number[0] in claimed
    assert example.claimed.predikat.name[lang] in claimed
    assert number[1] in verified
    assert example.verified.predikat.name[lang] in verified


@in_every_language
def test_every_part_stands_with_its_gap(example: Verification, lang: Lang) -> None:
    """SPD, maturity, count, total and index: claimed, verified, gap."""
    head = {"id": "Bagian", "en": "Part"}[lang]
    rows = table(example, lang, head)
    formula = example.claimed.ruleset.formula
    titles = [formula.spd.title, formula.kematangan.title, formula.jumlah_inovasi.title]
    assert [row[0] for row in rows[:3]] == [each[lang] for each in titles]
    spd = {"id": ("48,5", "15,5", "33"), "en": ("48.5", "15.5", "33")}[lang]
    count = {"id": ("10,26", "10,26", "0"), "en": ("10.26", "10.26", "0")}[lang]
    assert rows[0][1:] == spd
    assert rows[2][1:] == count
    assert len(rows) == 5


def test_the_largest_gap_comes_first_and_equal_gaps_in_report_order() -> None:
    """Innovations are sorted by their gap, ties as the report has them."""
    named = {"kecil": 1, "besar": 3, "sama satu": 2, "sama dua": 2}
    laporan = report(*(TataKelola(nama=nama, sid={"16": level}) for nama, level in named.items()))
    rows = table(verification(laporan, get_ruleset(2026)), "id", "Perangkat daerah")
    assert [(row[0], row[1]) for row in rows] == [
        ("2", "besar"),
        ("3", "sama satu"),
        ("4", "sama dua"),
        ("1", "kecil"),
    ]
    assert {row[6] for row in rows} == {"0 dari 1"}


def test_a_desk_sees_which_rows_to_verify() -> None:
    """Rows that are answered but not verified, by id, the mandatory ones first and with a star."""
    one = TataKelola(nama="satu", sid={"16": checked(3), "20": 1, "33": 2, "17": 1})
    done = TataKelola(nama="sudah", sid={"16": checked(3)})
    found = verification(report(done, one, spd={"12": 1, "8": 3}), get_ruleset(2026))
    rows = table(found, "id", "Indikator")
    assert rows == [("–", "SPD", "8*, 12"), ("2", "satu", "17*, 33*, 20")]


def test_a_report_without_open_rows_says_so() -> None:
    """All answers verified is a sentence; no answers at all is none."""
    rules = get_ruleset(2026)
    done = verification(report(TataKelola(nama="sudah", sid={"16": checked(3)})), rules)
    assert "All answers have been verified." in sentences(done, "en")
    region = verification(report(spd={"8": checked(3)}), rules)
    assert "All answers have been verified." in sentences(region, "en")
    assert "All answers have been verified." not in sentences(verification(report(), rules), "en")
    assert len(heads_of(verification(report(), rules), "en")) == 1


def test_what_is_not_in_the_index_is_named() -> None:
    """Not scored, rejected or voided: verifying its answers changes no index."""
    out = TataKelola(nama="inisiatif", tahapan="inisiatif", sid={"16": 3})
    rejected = TataKelola(nama="ditolak", status="ditolak", sid={"16": 3})
    silent = TataKelola(nama="kosong", tahapan="inisiatif")
    inside = TataKelola(nama="dinilai", sid={"16": 3})
    found = verification(report(out, rejected, silent, inside), get_ruleset(2026))
    assert [each.in_index for each in found.inovasi] == [False, False, False, True]
    told = [each for each in sentences(found, "en") if each.startswith("Not scored")]
    assert [each.partition(": ")[2] for each in told] == ["inisiatif; ditolak."]


def test_a_choice_that_is_not_the_default_is_told() -> None:
    """Both sides rest on the same interpretations; one that was chosen stands on the page."""
    rules = get_ruleset(2026)
    found = verification(report(), rules, interpretations={"ineligible": "included"})
    told = "ineligible = included was chosen, not the default excluded."
    assert told in sentences(found, "en")
    assert not any("chosen" in each for each in sentences(verification(report(), rules), "en"))


def test_a_notebook_shows_the_page_as_html(example: Verification) -> None:
    """In a notebook the two views show themselves."""
    assert example._repr_html_() == in_notebook(example.blocks("id"))


def test_the_views_are_plain_data_that_survives_json(example: Verification) -> None:
    """Numbers as decimal texts, the exact gap as a ratio."""
    plain = example.to_dict()
    assert json.loads(json.dumps(plain)) == plain
    assert plain["format"] == "inovasi-index/verification@1"
    assert plain["edition"] == "kemendagri/2026"
    assert plain["claimed"] == {
        "index": "57.50",
        "index_exact": ratio_text(example.claimed.index_exact),
        "predikat": "inovatif",
    }
    assert plain["gap"] == "1762/45"
    assert plain["parts"]["spd"] == {"claimed": "48.5", "verified": "15.5", "gap": "33"}
    assert plain["inovasi"][0] == {
        "nama": "SIAP ANTAR (Siap Mengantar Obat Pasien Kronis)",
        "perangkat_daerah": "Dinas Kesehatan",
        "claimed": "100",
        "verified": "89",
        "gap": "11",
        "in_index": True,
        "rows_answered": 20,
        "rows_verified": 17,
        "unverified": ["24", "29", "30"],
    }


def test_a_supplied_sum_has_no_rows_in_json() -> None:
    """What was supplied says so in place of its rows."""
    supplied = PelayananPublik(nama="SIAP ANTAR", kematangan=Decimal("80.5"))
    (only,) = verification(report(supplied), get_ruleset(2026)).to_dict()["inovasi"]
    assert only == {
        "nama": "SIAP ANTAR",
        "claimed": "80.5",
        "verified": "80.5",
        "gap": "0",
        "in_index": True,
        "supplied": True,
    }
