"""Which perangkat daerah report, how mature their innovations are, and of which kinds these are."""

import json
import random
import re
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from typing import Any
from xml.etree import ElementTree as ET

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inovasi_index import (
    Aggregate,
    Inovasi,
    Laporan,
    LaporanError,
    PelayananPublik,
    Pemda,
    Ruleset,
    WrongValueError,
    read_laporan,
    score,
)
from inovasi_index.pages import WIDEST_LINE, Format, Paragraph, in_notebook
from inovasi_index.participants import (
    BREAKDOWNS,
    MOST_GUESSES,
    Breakdown,
    Participation,
    Tally,
    breakdown,
    participation,
)
from inovasi_index.text import LANGS, Lang
from strategies import Edition

FORMS: tuple[Format, ...] = ("text", "markdown", "html")
FEW = settings(max_examples=settings().max_examples // 8)
PEMDA = Pemda(nama="Kabupaten Kotawaringin Timur", jenis="kabupaten")
UNITS = (
    *(f"Dinas {of}" for of in ("Kesehatan", "Pendidikan", "Sosial", "Perikanan", "Kearsipan")),
    *(f"Badan {of}" for of in ("Keuangan", "Kepegawaian", "Pendapatan", "Kesbangpol")),
    *(f"Kecamatan {letter}" for letter in "ABCDEFGHIJKLMNOPQ"),
    *(f"Kelurahan {letter}" for letter in "ABCDEFGHIJKLMNOPQ"),
    *("Inspektorat", "Sekretariat DPRD", "Satpol PP", "RSUD dr. Murjani"),
)
THREE = ("Dinas Kesehatan", "Dinas Sosial", "Inspektorat")
UNFILLED = re.compile(r"\{[a-z_]*\}")
every_page = pytest.mark.parametrize(
    ("form", "lang"), [(form, lang) for form in FORMS for lang in LANGS]
)


def of(unit: str | None, nama: str = "SIAP ANTAR", **profile: Any) -> Inovasi:
    return PelayananPublik(nama=nama, perangkat_daerah=unit, **profile)


def report(*inovasi: Inovasi, **changes: Any) -> Laporan:
    return Laporan(**{"pemda": PEMDA, "tahun": 2026, "inovasi": inovasi, **changes})


def tallies(answer: Participation) -> dict[str, Tally]:
    return {unit.name: unit.tally for unit in answer.units}


def counts(answer: Breakdown) -> dict[str | None, int]:
    return {each.code: each.tally.innovations for each in answer.values}


def well_formed(shown: str, form: Format) -> None:
    """A page that its reader can take as what it says it is."""
    assert shown.endswith("\n")
    assert not UNFILLED.search(shown)
    assert "None" not in shown
    if form == "html":
        assert ET.fromstring(shown).tag == "section"
    elif form == "markdown":
        assert shown.startswith("# ")
    else:
        assert max(map(len, shown.splitlines())) <= WIDEST_LINE


# Kotawaringin Timur: 15 of 47.


@pytest.fixture(scope="module")
def kotim() -> Participation:
    """Fifteen of 47 units with 28 innovations: thirteen units have two, two have one."""
    inovasi = [of(UNITS[number % 15], f"Inovasi {number + 1}") for number in range(28)]
    return participation(report(*inovasi, tahun=2023), UNITS)


def test_fifteen_of_the_47_units_of_kotawaringin_timur_reported(kotim: Participation) -> None:
    """15 of 47 is 31.91 %, to two places half up."""
    assert len(kotim.perangkat_daerah) == 47
    assert len(kotim.reported) == 15
    assert kotim.share == Fraction(15, 47)
    assert str(kotim.percent) == "31.91"
    assert kotim.innovations == 28
    assert Counter(unit.tally.innovations for unit in kotim.reported) == {2: 13, 1: 2}


def test_the_32_units_that_did_not_report_stand_in_alphabetical_order(
    kotim: Participation,
) -> None:
    assert kotim.not_reported == tuple(sorted(UNITS[15:]))


def test_the_page_opens_with_the_sentence_for_the_head_of_the_region(kotim: Participation) -> None:
    title, rule, _, headline, *_ = kotim.render().splitlines()
    assert title == "Kabupaten Kotawaringin Timur: Partisipasi perangkat daerah 2023"
    assert rule == "=" * len(title)
    assert headline == "15 dari 47 perangkat daerah (31,91%) melaporkan 28 inovasi."
    assert "\n15 of 47 units (31.91%) reported 28 innovations.\n" in kotim.render(lang="en")


def test_the_page_names_every_unit_once_in_the_league_or_among_those_without(
    kotim: Participation,
) -> None:
    lines = kotim.render().splitlines()
    league = [line for line in lines for unit in UNITS if line.startswith(f"{unit}  ")]
    without = [line.removeprefix("- ") for line in lines if line.startswith("- ")]
    assert len(league) == 15
    assert [line for line in without if line in UNITS] == list(kotim.not_reported)
    assert "Perangkat daerah yang belum melaporkan: 32" in lines


def test_the_duty_of_one_innovation_per_agency_is_told_as_a_choice_of_the_region(
    kotim: Participation,
) -> None:
    """Row 12, p. 31: one agency, one innovation is printed as an example of what a region sets."""
    sentence = (
        "Bila daerah mewajibkan satu instansi satu inovasi: 15 perangkat daerah sudah memenuhi, "
        "32 belum."
    )
    assert f"- {sentence}\n" in kotim.render()
    assert "one innovation per agency: 15 units meet it, 32 do not." in kotim.render(lang="en")


def test_the_page_of_nobody_says_so() -> None:
    answer = participation(report(), THREE)
    assert answer.percent == Decimal("0.00")
    assert answer.not_reported == THREE
    shown = answer.render()
    assert "Belum ada perangkat daerah yang melaporkan inovasi: 0 dari 3 (0,00%)." in shown
    assert "Perangkat daerah yang melaporkan\n" not in shown


def test_the_page_of_everybody_has_no_list_of_those_without() -> None:
    answer = participation(report(*map(of, THREE)), THREE)
    assert (answer.share, str(answer.percent)) == (1, "100.00")
    assert "belum melaporkan:" not in answer.render()


def test_one_innovation_is_one_in_english() -> None:
    answer = participation(report(of("Inspektorat")), THREE)
    assert "1 of 3 units (33.33%) reported 1 innovation." in answer.render(lang="en")


def test_an_innovation_that_is_rejected_or_not_scored_is_reported_all_the_same() -> None:
    laporan = report(of("Inspektorat", status="ditolak"), of("Dinas Sosial", tahapan="inisiatif"))
    assert {unit.name for unit in participation(laporan, THREE).reported} == {
        "Inspektorat",
        "Dinas Sosial",
    }


# Names.


@pytest.mark.parametrize(
    "spelling",
    [
        "DINAS KESEHATAN",
        " dinas   kesehatan ",
        "Dinas-Kesehatan.",
        "Dinas\tKesehatan",
        "“Dinas” Kesehatan,",
        "DinasKesehatan",
        "Dinas_Kesehatan",
        "D.i.n.a.s Kesehatan",
        "Ｄｉｎａｓ Kesehatan",
    ],
)
def test_capitals_spaces_and_punctuation_do_not_matter(spelling: str) -> None:
    answer = participation(report(of(spelling)), THREE)
    assert [unit.name for unit in answer.reported] == ["Dinas Kesehatan"]
    assert answer.unlisted == ()


@pytest.mark.parametrize("other", ["SDN 11-2", "SDN 112", "SDN 1 1 2", "SDN 1", "SD 1-12"])
def test_the_numbers_in_a_name_are_kept_apart(other: str) -> None:
    answer = participation(report(of(other)), ["SDN 1-12"])
    assert answer.reported == ()
    assert len(participation(report(of("sdn 1/12")), ["SDN 1-12"]).reported) == 1


def test_a_name_that_the_list_has_twice_is_one_unit_and_said() -> None:
    """Counted twice, it would lower the share of the others."""
    answer = participation(report(of("INSPEKTORAT")), [*THREE, "inspektorat", "Inspektorat."])
    assert answer.perangkat_daerah == THREE
    assert answer.repeated == ("Inspektorat",)
    assert answer.share == Fraction(1, 3)
    assert "Tercantum lebih dari sekali dalam daftar, dihitung satu kali: Inspektorat." in (
        answer.render()
    )
    assert answer.to_dict()["repeated"] == ["Inspektorat"]


def test_any_iterable_is_a_list_of_names() -> None:
    laporan = report(of("Inspektorat"))
    expected = participation(laporan, THREE).to_dict()
    for kind in (list, set, iter, dict.fromkeys):
        assert participation(laporan, kind(THREE)).to_dict() == expected


@pytest.mark.parametrize(
    ("given", "code", "key", "said"),
    [
        ("Dinas Kesehatan", "wrong-shape", "perangkat_daerah", "bukan daftar nama"),
        (None, "wrong-shape", "perangkat_daerah", "bukan daftar nama"),
        (47, "wrong-shape", "perangkat_daerah", "is not a list of names"),
        (["Inspektorat", ""], "empty-text", "perangkat_daerah[1]", "kosong"),
        (["  "], "empty-text", "perangkat_daerah[0]", "empty"),
        (["–"], "empty-text", "perangkat_daerah[0]", "tidak ada huruf maupun angka"),
        (["Inspektorat", 47], "not-a-text", "perangkat_daerah[1]", "47 bukan teks"),
        ([None], "not-a-text", "perangkat_daerah[0]", "is not a text"),
    ],
)
def test_what_is_no_list_of_names_is_refused(given: Any, code: str, key: str, said: str) -> None:
    with pytest.raises(WrongValueError) as caught:
        participation(report(), given)
    assert (caught.value.code, caught.value.keys) == (code, (key,))
    assert said in caught.value.message


def test_the_share_of_an_empty_list_is_not_defined() -> None:
    answer = participation(report(of("Inspektorat"), of(None)), [])
    assert (answer.share, answer.percent, answer.reported) == (None, None, ())
    assert "tidak dapat dihitung; laporan memuat 2 inovasi." in " ".join(answer.render().split())
    assert "Salah tulis" not in answer.render()
    plain = answer.to_dict()
    assert (plain["units"], plain["reported"]) == (0, 0)
    assert not {"share", "percent"} & plain.keys()


def test_a_name_that_is_not_in_the_list_is_offered_the_nearest() -> None:
    """A slip makes a unit look as if it had not reported."""
    answer = participation(report(of("Dinas Kesehatn"), of("DINAS KESEHATN")), THREE)
    (strange,) = answer.unlisted
    assert (strange.name, strange.tally.innovations) == ("DINAS KESEHATN", 2)
    assert strange.text.id == "DINAS KESEHATN: 2 inovasi; maksud Anda Dinas Kesehatan?"
    assert strange.text.en == "DINAS KESEHATN: 2 innovations; did you mean Dinas Kesehatan?"
    assert "Dinas Kesehatan" in answer.not_reported
    assert "- DINAS KESEHATN: 2 inovasi; maksud Anda Dinas Kesehatan?\n" in answer.render()
    assert "Salah tulis pada laporan" in answer.render()


def test_the_nearest_name_is_sought_for_so_many_and_no_more() -> None:
    """A report in which hardly a name is known was not meant for this list."""
    many = [of(f"Dinas Sosia{number:03}") for number in range(MOST_GUESSES + 5)]
    answer = participation(report(*many), ["Dinas Sosial"])
    guessed = ["maksud Anda" in each.text for each in answer.unlisted]
    assert guessed == [True] * MOST_GUESSES + [False] * 5


def test_innovations_that_name_no_unit_are_counted_apart() -> None:
    """A dash in the column names nobody."""
    laporan = report(of("Inspektorat"), of(None), of("-"), of("Dinas Lain"))
    answer = participation(laporan, THREE)
    assert (answer.innovations, answer.unnamed.innovations) == (1, 2)
    sentence = (
        "Laporan memuat 4 inovasi: 1 dari perangkat daerah dalam daftar, 1 dengan nama di luar "
        "daftar, 2 tanpa nama perangkat daerah."
    )
    assert sentence in " ".join(answer.render().split())
    assert "Laporan memuat" not in participation(report(of("Inspektorat")), THREE).render()


# Maturity.


def test_the_mean_maturity_of_a_unit_is_exact_and_shown_with_two_places() -> None:
    """(76 + 76.01) / 2 = 76.005, half up 76.01; what is not scored is not in the mean."""
    answer = participation(
        report(
            of("Inspektorat", kematangan=76),
            of("Inspektorat", kematangan="76.01"),
            of("Inspektorat", kematangan=111, tahapan="inisiatif"),
        ),
        THREE,
    )
    tally = tallies(answer)["Inspektorat"]
    assert tally == Tally(3, 2, Fraction(15201, 100))
    assert tally.kematangan == Fraction(15201, 200)
    assert tally.to_dict() == {"innovations": 3, "scored": 2, "kematangan": "76.005"}
    assert re.search(r"(?m)^Inspektorat +3 +2 +76,01$", answer.render())


def test_a_rejected_innovation_is_scored_and_brings_nothing() -> None:
    """The ministry counts it among those sent; its maturity is 0."""
    laporan = report(
        of("Inspektorat", kematangan=80), of("Inspektorat", kematangan=100, status="ditolak")
    )
    assert tallies(participation(laporan, THREE))["Inspektorat"].kematangan == 40


def test_a_unit_of_which_nothing_is_scored_has_no_mean() -> None:
    laporan = report(of("Inspektorat", kematangan=80, tahapan="uji_coba"))
    answer = participation(laporan, THREE)
    tally = tallies(answer)["Inspektorat"]
    assert (tally.scored, tally.kematangan) == (0, None)
    assert tally.to_dict() == {"innovations": 1, "scored": 0}
    assert re.search(r"(?m)^Inspektorat +1 +0 +–$", answer.render())


def test_the_league_has_the_most_innovations_first_then_scored_then_mature_then_by_name() -> None:
    laporan = report(
        of("D", kematangan=50),
        of("a", kematangan=50),
        of("B", kematangan=60),
        *(of("C", tahapan="inisiatif"), of("C", kematangan=111)),
        *(of("E", kematangan=1), of("E", kematangan=1)),
    )
    answer = participation(laporan, tuple("GFEDCBA"))
    assert [unit.name for unit in answer.reported] == ["E", "C", "B", "A", "D"]
    assert answer.not_reported == ("F", "G")


# Under which rules.


def test_without_rules_the_edition_of_the_report_is_taken_then_its_year() -> None:
    """Answers under 2023 exclude nothing; those of 2026 keep an initiative out."""
    inovasi = of("Inspektorat", tahapan="inisiatif", kematangan=80)
    taken = {
        participation(laporan, THREE).rules: tallies(participation(laporan, THREE))
        for laporan in (
            report(inovasi, tahun=2023),
            report(inovasi, tahun=2023, edition="kemendagri/2026"),
        )
    }
    assert {rules and rules.year: each["Inspektorat"].scored for rules, each in taken.items()} == {
        2023: 1,
        2026: 0,
    }


def test_rules_that_are_given_hold_whatever_the_report_picks(rules_2026: Ruleset) -> None:
    laporan = report(of("Inspektorat", tahapan="inisiatif"), tahun=2023)
    answer = participation(laporan, THREE, rules_2026)
    assert answer.rules is rules_2026
    assert tallies(answer)["Inspektorat"].scored == 0
    assert breakdown(laporan, "tahapan", rules_2026).total.scored == 0


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"tahun": None}, "laporan tidak menyebut tahun maupun edisi"),
        ({"tahun": 2019}, "2019"),
        ({"edition": "kemendagri/2062"}, "kemendagri/2062"),
    ],
)
def test_a_report_without_a_known_edition_is_counted_without_maturity(
    changes: Any, why: str
) -> None:
    laporan = report(of("Inspektorat", jenis="digital", kematangan=80), **changes)
    answer = participation(laporan, THREE)
    assert (answer.rules, answer.share) == (None, Fraction(1, 3))
    assert tallies(answer)["Inspektorat"] == Tally(1, None, None)
    assert answer.ground.id.startswith("Kematangan tidak dicantumkan: ")
    assert why in answer.ground
    assert "edition" not in answer.to_dict()
    shown = answer.render()
    assert "Kematangan tidak dicantumkan" in shown
    assert "Dinilai" not in shown
    assert re.search(r"(?m)^digital +1 +100,00$", shown)


def test_a_partial_edition_gives_the_counts_and_says_what_is_missing(partial: Edition) -> None:
    laporan = report(of("Inspektorat", tahapan="penerapan"), tahun=partial.year)
    answer = participation(laporan, THREE)
    assert answer.rules == partial.rules
    assert tallies(answer)["Inspektorat"] == Tally(1)
    assert f"{partial.name} tidak lengkap" in answer.ground
    assert "kematangan" not in answer.to_dict()["perangkat_daerah"][0]
    assert breakdown(laporan, "tahapan").ground == answer.ground


def test_the_page_says_under_which_rules_it_counts(edition: Edition) -> None:
    answer = participation(report(of("Inspektorat"), tahun=edition.year), THREE)
    for lang in LANGS:
        assert edition.name in answer.ground[lang]
        assert edition.rules.ground[lang] in answer.ground[lang]
        assert Paragraph(answer.ground[lang]) in answer.blocks(lang)


@pytest.mark.parametrize(
    "ask", [lambda laporan: participation(laporan, THREE), lambda each: breakdown(each, "jenis")]
)
def test_a_report_that_the_rules_do_not_allow_is_refused_with_all_its_problems(ask: Any) -> None:
    laporan = report(of("Inspektorat", sid={"61": 2}), of("Inspektorat", urusan="kesehatn"))
    with pytest.raises(LaporanError) as caught:
        ask(laporan)
    assert [each.path for each in caught.value.problems] == [
        "inovasi[0].sid.61",
        "inovasi[1].urusan",
    ]


# What is not known one by one.


@pytest.mark.parametrize(
    ("inovasi", "said"),
    [
        (
            Aggregate(jumlah=129, rata_rata_kematangan="52.04", urusan_pelayanan_dasar=6),
            ("hanya memuat angka gabungan 129 inovasi", "129 innovations as a sum only"),
        ),
        (None, ("tidak memuat daftar inovasi", "has no list of innovations")),
    ],
)
def test_without_the_innovations_nothing_is_said_of_any_unit(
    inovasi: Any, said: tuple[str, str]
) -> None:
    """That nobody reported would be wrong: it is not known."""
    laporan = report(inovasi=inovasi)
    answer, by_kind = participation(laporan, [*THREE, "inspektorat"]), breakdown(laporan, "jenis")
    assert (answer.share, answer.reported, answer.not_reported) == (None, (), ())
    assert by_kind.values == ()
    for lang, words in zip(LANGS, said, strict=True):
        for page in (answer, by_kind):
            assert page.innovations_unknown is not None
            assert words in page.innovations_unknown[lang]
            assert words in " ".join(page.render(lang=lang).split())
    plain = answer.to_dict()
    assert plain["units"] == 3
    assert not {"reported", "percent", "not_reported", "perangkat_daerah"} & plain.keys()
    assert "values" not in by_kind.to_dict()
    assert "satu instansi" not in answer.render()
    assert "dihitung satu kali: Inspektorat" in answer.render()


# Breakdowns.


def test_every_value_of_the_list_is_there_and_the_left_out_ones_last() -> None:
    laporan = report(
        of(None, jenis="digital", kematangan=70),
        of(None, jenis="digital", kematangan=80),
        of(None, kematangan=60),
    )
    answer = breakdown(laporan, "jenis")
    told = [
        (each.code, str(each.name), each.name.en, each.share, str(each.percent), each.tally)
        for each in answer.values
    ]
    third = Fraction(1, 3)
    assert told == [
        ("digital", "Inovasi Digital", "Digital innovation", 2 * third, "66.67", Tally(2, 2, 150)),
        ("nondigital", "Inovasi Nondigital", "Nondigital innovation", 0, "0.00", Tally(0, 0, 0)),
        (None, "Tidak disebutkan", "Not stated", third, "33.33", Tally(1, 1, 60)),
    ]
    assert answer.total == Tally(3, 3, Fraction(210))


@pytest.mark.parametrize("by", ["bentuk", "jenis", "tahapan", "inisiator", "klasifikasi"])
def test_the_values_stand_in_the_order_of_the_guide(by: Any, rules_2026: Ruleset) -> None:
    answer = breakdown(report(of(None)), by)
    listed = [code.code for code in getattr(rules_2026.profile, by)]
    assert [each.code for each in answer.values if each.code] == listed
    assert [each.name for each in answer.values if each.code] == [
        code.name for code in getattr(rules_2026.profile, by)
    ]


def test_the_six_basic_services_stand_first_even_without_an_innovation() -> None:
    """Other affairs, of which there are 32, only when they occur, in the order of the guide."""
    urusan = ("statistik", "sosial", None, "kearsipan", "pangan", "sosial")
    answer = breakdown(report(*(of(None, urusan=each) for each in urusan)), "urusan")
    assert list(counts(answer).items()) == [
        ("pendidikan", 0),
        ("kesehatan", 0),
        ("pekerjaan_umum_dan_penataan_ruang", 0),
        ("perumahan_rakyat_dan_kawasan_permukiman", 0),
        ("ketenteraman_ketertiban_umum_dan_perlindungan_masyarakat", 0),
        ("sosial", 2),
        ("pangan", 1),
        ("statistik", 1),
        ("kearsipan", 1),
        (None, 1),
    ]


def test_an_edition_without_a_list_of_its_own_shows_the_codes_that_occur() -> None:
    """2021: no list of affairs or kinds was found."""
    laporan = report(
        of(None, urusan="sosial", jenis="nondigital"),
        of(None, urusan="kesehatan"),
        tahun=2021,
    )
    assert [str(each.name) for each in breakdown(laporan, "urusan").values] == [
        "kesehatan",
        "sosial",
    ]
    assert counts(breakdown(laporan, "jenis")) == {"nondigital": 1, None: 1}
    assert len(breakdown(laporan, "inisiator").values) == 6


def test_a_breakdown_of_which_the_report_and_the_edition_say_nothing_is_not_printed() -> None:
    """2023 asks for no Asta Cita."""
    answer = participation(report(of("Inspektorat", inisiator="asn"), tahun=2023), THREE)
    shown = answer.render()
    assert "Inovasi menurut inisiator" in shown
    assert "Inovasi menurut Asta Cita" not in shown
    assert counts(answer.breakdowns[BREAKDOWNS.index("asta_cita")]) == {None: 1}


def test_without_innovations_there_are_no_shares() -> None:
    answer = breakdown(report(), "jenis")
    assert [(each.share, each.percent) for each in answer.values] == [(None, None)] * 2
    assert re.search(r"(?m)^Jumlah +0 +0 +– +–$", answer.render())
    assert "share" not in answer.to_dict()["values"][0]


def test_a_breakdown_is_a_page_of_its_own() -> None:
    answer = breakdown(report(of(None, jenis="digital", kematangan="76.5")), "jenis")
    lines = answer.render().splitlines()
    assert lines[0] == "Kabupaten Kotawaringin Timur: Inovasi menurut jenis 2026"
    assert lines[-4:] == [
        "------------------  -------  -------  --------------------  ------",
        "Inovasi Digital           1        1                 76,50  100,00",
        "Inovasi Nondigital        0        0                     –    0,00",
        "Jumlah                    1        1                 76,50  100,00",
    ]
    undated = breakdown(report(edition="kemendagri/2026", tahun=None), "jenis")
    assert undated.render().startswith("Kabupaten Kotawaringin Timur: Inovasi menurut jenis\n")
    assert "tahun" not in undated.to_dict()


def test_a_field_that_is_not_broken_down_is_refused() -> None:
    with pytest.raises(WrongValueError) as caught:
        breakdown(report(), "jenjang")
    assert (caught.value.code, caught.value.keys) == ("unknown-code", ("by",))
    assert "maksud Anda jenis?" in caught.value.message
    assert all(by in caught.value.message for by in BREAKDOWNS)


# As data.


def test_the_data_are_plain_and_named() -> None:
    answer = participation(
        report(of("INSPEKTORAT", jenis="digital", kematangan="76.5"), of("Dinas Sosal")), THREE
    )
    plain = answer.to_dict()
    values = plain.pop("breakdowns")
    ground = plain.pop("ground")
    assert ground == answer.ground.to_dict()
    assert plain == {
        "format": "inovasi-index/participation@1",
        "pemda": {"nama": "Kabupaten Kotawaringin Timur", "jenis": "kabupaten"},
        "tahun": 2026,
        "edition": "kemendagri/2026",
        "units": 3,
        "repeated": [],
        "reported": 1,
        "share": "1/3",
        "percent": "33.33",
        "innovations": 1,
        "perangkat_daerah": [
            {"name": "Inspektorat", "innovations": 1, "scored": 1, "kematangan": "76.5"}
        ],
        "not_reported": ["Dinas Kesehatan", "Dinas Sosial"],
        "unlisted": [
            {
                "name": "Dinas Sosal",
                "innovations": 1,
                "scored": 1,
                "kematangan": "0",
                "text": {
                    "id": "Dinas Sosal: 1 inovasi; maksud Anda Dinas Sosial?",
                    "en": "Dinas Sosal: 1 innovation; did you mean Dinas Sosial?",
                },
            }
        ],
        "unnamed": {"innovations": 0, "scored": 0},
        "total": {"innovations": 2, "scored": 2, "kematangan": "38.25"},
    }
    assert list(values) == list(BREAKDOWNS)
    assert values["jenis"] == {
        "values": [
            {
                "code": "digital",
                "name": {"id": "Inovasi Digital", "en": "Digital innovation"},
                "share": "1/2",
                "percent": "50.00",
                "innovations": 1,
                "scored": 1,
                "kematangan": "76.5",
            },
            {
                "code": "nondigital",
                "name": {"id": "Inovasi Nondigital", "en": "Nondigital innovation"},
                "share": "0",
                "percent": "0.00",
                "innovations": 0,
                "scored": 0,
            },
            {
                "name": {"id": "Tidak disebutkan", "en": "Not stated"},
                "share": "1/2",
                "percent": "50.00",
                "innovations": 1,
                "scored": 1,
                "kematangan": "0",
            },
        ],
        "total": {"innovations": 2, "scored": 2, "kematangan": "38.25"},
    }


def test_a_breakdown_is_the_same_alone_and_in_the_participation() -> None:
    laporan = report(of("Inspektorat", jenis="digital"))
    assert participation(laporan, THREE).breakdowns == tuple(
        breakdown(laporan, by) for by in BREAKDOWNS
    )
    plain = breakdown(laporan, "jenis").to_dict()
    whole = participation(laporan, THREE).to_dict()
    assert (plain.pop("format"), plain.pop("by")) == ("inovasi-index/breakdown@1", "jenis")
    assert plain == {
        **{key: whole[key] for key in ("pemda", "tahun", "edition", "ground")},
        **whole["breakdowns"]["jenis"],
    }


# What holds for every report.


def drawn(data: st.DataObject, edition: Edition) -> Laporan:
    plain = data.draw(edition.reports)
    return read_laporan(json.dumps(plain).encode(), edition.rules)


NAMES = st.lists(
    st.sampled_from(("SARI", "dinas kesehatan", "Dinas Kesehatan", "é", "A/B", "2,50", "Lain")),
    max_size=5,
)


def words(name: str | None) -> str:
    """What is left of a name without anything but letters and digits."""
    return "".join(re.findall(r"[^\W_]", (name or "").casefold()))


@FEW
@given(data=st.data(), names=NAMES)
def test_the_innovations_of_the_units_are_those_that_name_a_listed_unit(
    data: st.DataObject, names: list[str], edition: Edition
) -> None:
    laporan = drawn(data, edition)
    answer = participation(laporan, names, edition.rules)
    known = {words(name) for name in names}
    naming = Counter(words(each.perangkat_daerah) for each in laporan)
    if answer.innovations_unknown is None:
        assert len(answer.units) == len(known)
        assert {words(unit.name): unit.tally.innovations for unit in answer.units} == {
            each: naming[each] for each in known
        }
        assert answer.innovations == sum(naming[each] for each in known)
        assert answer.unnamed.innovations == naming[""]
        assert {words(each.name): each.tally.innovations for each in answer.unlisted} == {
            each: count for each, count in naming.items() if each and each not in known
        }
        assert len(answer.reported) + len(answer.not_reported) == len(known)
        if known:
            assert answer.share == Fraction(len(known & naming.keys()), len(known))


@FEW
@given(data=st.data())
def test_shares_counts_and_maturities_of_a_breakdown_add_up(
    data: st.DataObject, edition: Edition
) -> None:
    """The maturities of the scored innovations, added up, are the sum that the index divides."""
    laporan = drawn(data, edition)
    result = score(laporan, edition.rules)
    for by in BREAKDOWNS:
        answer = breakdown(laporan, by, edition.rules)
        each_tally = [each.tally for each in answer.values]
        number = len(laporan.innovations)
        assert answer.total.innovations == number
        assert sum(tally.innovations for tally in each_tally) == number
        assert sum(tally.scored or 0 for tally in each_tally) == answer.total.scored
        if result.inovasi:
            assert sum(each.share or 0 for each in answer.values) == 1
            assert sum(tally.sum or 0 for tally in each_tally) == result.kematangan.sum
            assert answer.total.sum == result.kematangan.sum
        codes = [each.code for each in answer.values]
        assert None not in codes[:-1]
        assert (None in codes) == any(getattr(each, by) is None for each in laporan)


@FEW
@given(data=st.data(), names=NAMES, seed=st.integers(0, 9))
def test_the_order_of_the_report_does_not_matter(
    data: st.DataObject, names: list[str], seed: int, edition: Edition
) -> None:
    laporan = drawn(data, edition)
    mixed = laporan
    if isinstance(laporan.inovasi, tuple):
        inovasi = list(laporan.inovasi)
        random.Random(seed).shuffle(inovasi)
        mixed = attrs.evolve(laporan, inovasi=inovasi)
    one, other = (participation(each, names, edition.rules) for each in (laporan, mixed))
    assert one.to_dict() == other.to_dict()
    assert one.render() == other.render()


@FEW
@given(data=st.data(), names=NAMES)
def test_every_answer_can_be_written_and_shown(
    data: st.DataObject, names: list[str], edition: Edition
) -> None:
    laporan = drawn(data, edition)
    answer = participation(laporan, names, edition.rules)
    form, lang = data.draw(st.sampled_from(FORMS)), data.draw(st.sampled_from(LANGS))
    for page in (answer, *answer.breakdowns):
        assert json.loads(json.dumps(page.to_dict())) == page.to_dict()
        well_formed(page.render(form=form, lang=lang), form)


@every_page
def test_the_pages_are_whole_in_each_form_and_language(
    kotim: Participation, form: Format, lang: Lang
) -> None:
    for page in (kotim, *kotim.breakdowns):
        well_formed(page.render(form=form, lang=lang), form)


def test_a_notebook_shows_the_pages_by_themselves(kotim: Participation) -> None:
    for page in (kotim, *kotim.breakdowns):
        assert page._repr_html_() == in_notebook(page.blocks("id"))


def test_names_of_units_break_no_page() -> None:
    answer = participation(
        report(of("<b>Dinas</b> | A\x1b[31m")), ["<b>Dinas</b> | A\x1b[31m", "X"]
    )
    assert [
        ET.fromstring(answer.render(form="html")).findall(".//b"),
        "\x1b" in answer.render(),
    ] == [
        [],
        False,
    ]
    assert "\\<b\\>Dinas" in answer.render(form="markdown")
