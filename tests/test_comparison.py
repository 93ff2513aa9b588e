"""What changed between editions, through the years of an indicator, and for one report."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise, permutations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from inovasi_index import (
    Across,
    Aggregate,
    Change,
    Comparison,
    EditionIncomplete,
    History,
    Laporan,
    LaporanError,
    Pemda,
    Result,
    Ruleset,
    TataKelola,
    Text,
    Total,
    UnknownEditionError,
    WrongValueError,
    across,
    compare,
    editions,
    get_ruleset,
    history,
    read_laporan,
    read_ruleset,
    score,
)
from inovasi_index.comparison import row_changes
from inovasi_index.pages import WIDEST_LINE, Format, in_notebook
from inovasi_index.ruleset import Band, Basis, Indicator, Level, Measure
from inovasi_index.text import LANGS, Lang
from inovasi_index.timeline import MOST_REASONS, Year

EXAMPLES = Path(__file__).parents[1] / "examples"
FORMS: tuple[Format, ...] = ("text", "markdown", "html")
PAIRS = list(permutations(editions(), 2))
in_every_language = pytest.mark.parametrize("lang", LANGS)

KINDS = {
    *("added", "removed", "renamed", "reweighted", "rebanded", "reworded", "changed"),
    "not_known",
}
MIRRORED = {"added": "removed", "removed": "added"}

UNFILLED = re.compile(r"\{[a-z_]*\}")

Sides = tuple[str, object, object]


def named(edition: str) -> str:
    return edition.replace("kemendagri/", "")


def by_place(changes: Iterable[Change], *kinds: str) -> dict[str, Sides]:
    """Changes by their place: what kind, and what stood and stands there in Indonesian."""
    return {
        each.at: (each.kind, each.before and each.before.id, each.after and each.after.id)
        for each in changes
        if not kinds or each.kind in kinds
    }


def numbers_in(text: str) -> set[str]:
    return set(re.findall(r"[0-9]+(?:[.,][0-9]+)*", text))


def well_formed(shown: str, form: Format, lang: Lang) -> None:
    """A page that its reader can take as what it says it is."""
    assert shown.endswith("\n")
    assert not UNFILLED.search(shown)
    assert "None" not in shown
    if form == "html":
        section = ET.fromstring(shown)
        assert (section.tag, section.attrib) == (
            "section",
            {"class": "inovasi-index", "lang": lang},
        )
        assert all(
            (each.text or len(each)) for each in section.iter() if each.tag not in ("td", "th")
        )
        for table in section.iter("table"):
            assert len({len(row) for row in table.iter("tr")}) == 1
    elif form == "markdown":
        assert shown.startswith("# ")
        for block in shown.split("\n\n"):
            rows = [line for line in block.splitlines() if line.startswith("|")]
            assert len({len(re.findall(r"(?<!\\)\|", row)) for row in rows}) <= 1
    else:
        lines = shown.splitlines()
        assert set(lines[1]) == {"="}
        assert max(map(len, lines)) <= WIDEST_LINE
        assert all(line == line.rstrip() for line in lines)


def evolved_row(rules: Ruleset, row_id: str, **changes: Any) -> Ruleset:
    """The rules with one row that is otherwise."""
    rows = (attrs.evolve(row, **changes) if row.id == row_id else row for row in rules.indicators)
    return attrs.evolve(rules, indicators=tuple(rows))


def evolved_part(rules: Ruleset, name: str, **changes: Any) -> Ruleset:
    """The rules with one part of the formula that is otherwise."""
    parts = tuple(
        attrs.evolve(part, **changes) if part.name == name else part for part in rules.formula.parts
    )
    return attrs.evolve(rules, formula=attrs.evolve(rules.formula, parts=parts))


def evolved_condition(rules: Ruleset, code: str, **changes: Any) -> Ruleset:
    """The rules with one condition that is otherwise."""
    conditions = tuple(
        attrs.evolve(each, **changes) if each.code == code else each
        for each in rules.eligibility.conditions
    )
    return attrs.evolve(rules, eligibility=attrs.evolve(rules.eligibility, conditions=conditions))


# From 2025 to 2026.


@pytest.fixture(scope="module")
def to_2026() -> Comparison:
    return compare(2025, 2026)


def test_what_table_xiv_and_the_guide_changed_from_2025_to_2026(to_2026: Comparison) -> None:
    """Table XIV (p. 21): divisor 10, then 12; basic-service affairs 3, then 5."""
    changes = by_place(to_2026.changes)
    assert changes["formula.kematangan.divisor_at_least"] == ("changed", "10", "12")
    assert changes["gate.urusan_pelayanan_dasar"] == ("changed", "3", "5")
    assert changes["gate.effect"] == (
        "changed",
        "skor jumlah inovasi 0 (dianggap)",
        "skor jumlah inovasi 0 (tercetak)",
    )
    assert changes["eligibility.effect"] == ("changed", "hanya dicatat", "tidak dinilai")
    window = "{} – {} (penerapan / pengembangan)"
    assert changes["eligibility.masa_penerapan"] == (
        "changed",
        window.format("2023-01-01", "2024-12-31"),
        window.format("2024-01-01", "2025-12-31"),
    )


def test_the_formula_and_the_classes_stay_otherwise_as_they_were(to_2026: Comparison) -> None:
    places = [each.at for each in to_2026.changes]
    assert [at for at in places if at.startswith("formula")] == [
        "formula.kematangan.divisor_at_least"
    ]
    assert [at for at in places if at.startswith("predikat")] == []


def test_the_bands_that_changed_from_2025_to_2026(to_2026: Comparison) -> None:
    assert by_place(to_2026.changes, "rebanded") == {
        "indicators.24.levels.1": ("rebanded", "1–2", "2"),
        "indicators.29.levels.2": ("rebanded", "51–85", "51–90"),
        "indicators.29.levels.3": ("rebanded", "≥ 86", "≥ 91"),
        "indicators.33.a.levels.1": ("rebanded", "1–100", "1–200"),
        "indicators.33.a.levels.2": ("rebanded", "101–200", "201–500"),
        "indicators.33.a.levels.3": ("rebanded", "≥ 201", "≥ 501"),
        "indicators.33.d.levels.1": ("rebanded", "0,01–49,99", "0,01–9,99"),
        "indicators.33.d.levels.2": ("rebanded", "50,00–99,99", "10,00–19,99"),
        "indicators.33.d.levels.3": ("rebanded", "≥ 100,00", "≥ 20,00"),
    }


def test_the_bands_of_each_edition_are_those_that_the_comparison_names(
    to_2026: Comparison, rules_2025: Ruleset, rules_2026: Ruleset
) -> None:
    for change in to_2026.changes:
        if change.kind != "rebanded":
            continue
        _, row_id, *basis, _, level = change.at.split(".")
        for rules, side in ((rules_2025, change.before), (rules_2026, change.after)):
            row = rules.rows[row_id]
            table = row.basis(basis[0]) if basis else row
            assert table is not None
            band = next(each.band for each in table.levels if str(each.level) == level)
            assert band is not None
            assert side is not None
            assert side.en == band.show()


def test_basis_f_is_new_and_35_has_another_name(to_2026: Comparison) -> None:
    changes = by_place(to_2026.changes)
    assert changes["indicators.33.f"] == ("added", None, "1; 2; 3")
    assert by_place(to_2026.changes, "renamed") == {
        "indicators.17.name": (
            "renamed",
            "Ketersediaan SDM terhadap Inovasi Daerah",
            "Ketersediaan dan peran SDM terhadap inovasi daerah",
        ),
        "indicators.35.name": ("renamed", "Kualitas Inovasi Daerah", "Video inovasi daerah"),
    }


def test_a_name_that_is_told_in_two_languages_is_the_ministry_s_in_both(
    to_2026: Comparison,
) -> None:
    (video,) = [each for each in to_2026.changes if each.at == "indicators.35.name"]
    assert video.text == Text(
        id="35* Video inovasi daerah: berganti nama dari Kualitas Inovasi Daerah "
        "menjadi Video inovasi daerah",
        en="35* Video of the regional innovation: renamed from Kualitas Inovasi Daerah "
        "to Video inovasi daerah",
    )


def test_the_levels_of_16_moved_up(to_2026: Comparison) -> None:
    """2025: a decree of the apparatus was level 1; the guide of 2026 asks for more (p. 33-34)."""
    levels = {
        at: sides for at, sides in by_place(to_2026.changes, "reworded").items() if ".16." in at
    }
    assert levels == {
        "indicators.16.levels.1": (
            "reworded",
            "SK Kepala Perangkat Daerah",
            "SK Kepala Daerah, atau keputusan Kepala Perangkat Daerah atas nama Kepala Daerah",
        ),
        "indicators.16.levels.2": (
            "reworded",
            "SK Kepala Daerah",
            "Peraturan Kepala Daerah (Perkada)",
        ),
        "indicators.16.levels.3": (
            "reworded",
            "Peraturan Kepala Daerah atau Peraturan Daerah",
            "Peraturan Daerah (Perda)",
        ),
    }


def test_no_weight_changed_from_2025_to_2026(
    to_2026: Comparison, rules_2025: Ruleset, rules_2026: Ruleset
) -> None:
    weights = [{row.id: row.weight for row in each.sid_rows} for each in (rules_2025, rules_2026)]
    assert weights[0] == weights[1]
    assert by_place(to_2026.changes, "reweighted") == {}


def test_of_spd_it_is_said_only_that_it_cannot_be_compared(
    to_2026: Comparison, rules_2026: Ruleset
) -> None:
    spd = {row.id for row in rules_2026.spd_rows}
    assert not [each.at for each in to_2026.changes if each.at.split(".")[1] in spd]
    (change,) = [each for each in to_2026.changes if each.at == "indicators.SPD"]
    assert change == Change(
        kind="not_known",
        at="indicators.SPD",
        text=Text(
            id="Indikator SPD: tidak dapat dibandingkan, tidak diketahui dalam kemendagri/2025",
            en="The SPD indicators: cannot be compared, not known in kemendagri/2025",
        ),
    )


def test_a_band_of_whole_numbers_may_be_written_in_two_ways(
    to_2026: Comparison, rules_2025: Ruleset, rules_2026: Ruleset
) -> None:
    """Above 2 kinds of information and 3 kinds or more are the same band."""
    bands = [
        each.rows["27"].levels[2].band.show()  # type: ignore[union-attr]
        for each in (rules_2025, rules_2026)
    ]
    assert len(set(bands)) == 2 or bands == ["≥ 3", "≥ 3"]
    assert not [each for each in to_2026.changes if each.at.startswith("indicators.27")]
    two = Level(level=3, label=Text(id="x", en="x"), band=Band(above=Decimal(2)))
    three = attrs.evolve(two, band=Band(from_=Decimal(3)))
    for places, told in ((0, []), (2, ["rebanded"])):
        measure = Measure(kind="count", places=places)
        one, other = (
            attrs.evolve(rules_2026.rows["27"], measure=measure, levels=(level,))
            for level in (two, three)
        )
        assert [each.kind for each in row_changes(one, other)] == told


def test_capitals_alone_are_no_other_name(
    to_2026: Comparison, rules_2025: Ruleset, rules_2026: Ruleset
) -> None:
    names = [each.rows["18"].name.id for each in (rules_2025, rules_2026)]
    assert names == ["Dukungan Anggaran", "Dukungan anggaran"]
    assert "indicators.18.name" not in by_place(to_2026.changes)


def test_the_questions_that_2026_leaves_open_are_others(to_2026: Comparison) -> None:
    assert {
        at: sides
        for at, sides in by_place(to_2026.changes).items()
        if at.startswith("interpretations")
    } == {
        "interpretations.band_overlap": ("added", None, "ends_first, highest_level"),
        "interpretations.ineligible": ("added", None, "excluded, included"),
        "interpretations.gate_effect": ("removed", "zero_count, none", None),
    }


def test_a_line_about_a_question_begins_with_the_question(
    to_2026: Comparison, rules_2025: Ruleset, rules_2026: Ruleset
) -> None:
    lines = {each.at: each.text for each in to_2026.changes}
    gone, new = rules_2025.interpretation("gate_effect"), rules_2026.interpretation("ineligible")
    assert gone is not None
    assert new is not None
    assert gone.question.en.startswith("What follows ")
    assert lines["interpretations.gate_effect"] == Text(
        id=f"{gone.question.id} (gate_effect): dihapus (zero_count, none)",
        en=f"{gone.question.en} (gate_effect): dropped (zero_count, none)",
    )
    assert lines["interpretations.ineligible"] == Text(
        id=f"{new.question.id} (ineligible): baru (excluded, included)",
        en=f"{new.question.en} (ineligible): new (excluded, included)",
    )


# From one year to another.


def test_the_classes_begin_higher_from_2025_on() -> None:
    """Table XIV (p. 21): Sangat Inovatif from 65.01, Inovatif from 40.01."""
    changes = by_place(compare(2024, 2025).changes)
    assert changes["predikat.sangat_inovatif"] == ("changed", "60,01–100,00", "65,01–100,00")
    assert changes["predikat.inovatif"] == ("changed", "35,00–60,00", "40,01–65,00")
    assert changes["predikat.kurang_inovatif"] == ("changed", "0,01–34,99", "0,01–40,00")
    assert "predikat.tidak_dapat_dinilai" not in changes


def test_what_is_not_known_of_a_year_is_no_change() -> None:
    """How many affairs 2024 required was not found, and nothing is said of them."""
    for pair in ((2023, 2024), (2024, 2025)):
        gate = [each for each in compare(*pair).changes if each.at.startswith("gate")]
        assert [(each.kind, each.at) for each in gate] == [
            ("not_known", "gate.urusan_pelayanan_dasar")
        ]
        assert "kemendagri/2024" in gate[0].text.id
        assert "kemendagri/2024" in gate[0].text.en


def test_19_and_30_have_other_names_from_2024_on() -> None:
    changes = by_place(compare(2023, 2024).changes, "renamed")
    assert changes["indicators.19.name"] == ("renamed", "Penggunaan IT", "Alat Kerja")
    assert changes["indicators.30.name"] == ("renamed", "Online Sistem", "Layanan Terintegrasi")


def test_27_is_counted_and_29_in_whole_percents_from_2024_on() -> None:
    changes = by_place(compare(2023, 2024).changes)
    assert changes["indicators.27.measure"] == ("changed", "pilihan", "bilangan bulat, 0–4")
    bands = {at: sides[1:] for at, sides in changes.items() if ".29." in at}
    assert bands == {
        "indicators.29.levels.1": ("≤ 40,00", "≤ 50"),
        "indicators.29.levels.2": ("40,01–70,99", "51–85"),
        "indicators.29.levels.3": ("≥ 71,00", "≥ 86"),
    }


def test_a_choice_that_became_a_count_shows_its_words_on_both_sides() -> None:
    """27 in 2023 names media of information, in 2024 how many of four there are."""
    changes = by_place(compare(2023, 2024).changes)
    assert changes["indicators.27.levels.3"] == (
        "reworded",
        "Aplikasi daring",
        "Tiga metode atau lebih",
    )
    back = by_place(compare(2024, 2023).changes)
    assert back["indicators.27.levels.3"] == (
        "reworded",
        "Tiga metode atau lebih",
        "Aplikasi daring",
    )


def test_33_has_five_bases_from_2024_on() -> None:
    """One way of measuring became five: that is one change and five that are new, none gone."""
    changes = by_place(compare(2023, 2024).changes)
    assert {at: sides[0] for at, sides in changes.items() if at.startswith("indicators.33")} == {
        "indicators.33.bases": "changed",
        **{f"indicators.33.{basis}": "added" for basis in "abcde"},
    }
    assert changes["indicators.33.bases"] == (
        "changed",
        "satu cara (1–100; 101–200; ≥ 201)",
        "a, b, c, d, e",
    )
    assert changes["indicators.33.a"][2] == "1–100; 101–200; ≥ 201"


def test_30_is_asked_by_the_kind_of_the_innovation_from_2024_on() -> None:
    changes = by_place(compare(2023, 2024).changes)
    assert {at: sides[0] for at, sides in changes.items() if at.startswith("indicators.30")} == {
        "indicators.30.name": "renamed",
        "indicators.30.bases": "changed",
        "indicators.30.digital": "added",
        "indicators.30.nondigital": "added",
    }
    assert changes["indicators.30.bases"][2] == "digital, nondigital"
    back = by_place(compare(2024, 2023).changes)
    assert "indicators.30.bases_follow" not in back
    assert back["indicators.30.bases"][2] == changes["indicators.30.bases"][1]
    assert back["indicators.30.digital"][0] == "removed"


@pytest.mark.parametrize(
    ("year", "divisor", "affairs"), [(2027, "14", "6"), (2028, "16", "6"), (2029, "18", "6")]
)
def test_the_prognosis_changes_two_numbers_and_does_not_know_the_window(
    year: int, divisor: str, affairs: str
) -> None:
    """Table XIV (p. 21) prints the divisor and the affairs; all else is assumed to stay."""
    found = compare(2026, year)
    assert by_place(found.changes) == {
        "formula.kematangan.divisor_at_least": ("changed", "12", divisor),
        "gate.urusan_pelayanan_dasar": ("changed", "5", affairs),
        "eligibility.masa_penerapan": ("not_known", None, None),
    }
    assert found.changes[-1].text.en.endswith(f"not known in kemendagri/{year}")


def test_from_one_prognosis_to_the_next_the_divisor_alone_changes() -> None:
    for year, divisors in ((2027, ("14", "16")), (2028, ("16", "18"))):
        assert by_place(compare(year, year + 1).changes) == {
            "formula.kematangan.divisor_at_least": ("changed", *divisors)
        }


# Editions of which little is known.


def test_of_a_partial_edition_the_formula_cannot_be_compared() -> None:
    """Of 2021 the SID rows are known, of 2022 not even these."""
    places = {
        2021: {"formula", "indicators.SPD"},
        2022: {
            *("formula", "indicators.SPD", "indicators.SID"),
            *("eligibility.masa_penerapan", "eligibility.rancang_bangun"),
        },
    }
    for year, expected in places.items():
        found = compare(year, 2023)
        unknown = [each for each in found.changes if each.kind == "not_known"]
        assert {each.at for each in unknown} == expected
        for each in unknown:
            assert f"kemendagri/{year}" in each.text.id
            assert each.before is each.after is None


def test_of_a_partial_edition_neither_formula_nor_gate_nor_question_changed() -> None:
    for other in ("kemendagri/2023", "kemendagri/2026", "kemendagri/2022"):
        for pair in (("kemendagri/2021", other), (other, "kemendagri/2021")):
            places = [each.at for each in compare(*pair).changes]
            assert not [
                at for at in places if at.startswith(("formula.", "gate", "interpretations"))
            ]


def test_the_weights_of_2021_are_known_and_were_others() -> None:
    """150 points for one innovation in 2021, 111 since 2023."""
    weights = by_place(compare(2021, 2023).changes, "reweighted")
    assert weights["indicators.16.weight"] == ("reweighted", "4", "3")
    assert weights["indicators.33.weight"] == ("reweighted", "5", "3")
    assert weights["indicators.31.weight"] == ("reweighted", "2", "3")
    old, new = get_ruleset(2021), get_ruleset(2023)
    assert {at.split(".")[1] for at in weights} == {
        row.id for row in old.sid_rows if row.weight != new.rows[row.id].weight
    }


def test_the_classes_of_a_partial_edition_reach_as_far_as_is_proved() -> None:
    """2021: 38.76 to 58.07 were published as Inovatif; the limits may lie further apart."""
    (inovatif,) = [each for each in compare(2021, 2023).changes if each.at == "predikat.inovatif"]
    assert inovatif.text == Text(
        id="Inovatif: dari 38,76–58,07 (sejauh terbukti) menjadi 35,00–60,00",
        en="Innovative: from 38.76–58.07 (as far as proved) to 35.00–60.00",
    )


def test_a_partial_edition_s_lack_of_mandatory_marks_is_no_change() -> None:
    """No marks of 2021 were found: that its rows say no is not a rule of that year."""
    marked = {row.id for row in get_ruleset(2023).sid_rows if row.mandatory}
    assert marked == {"16", "17", "32", "33", "35"}
    assert not [each for each in compare(2021, 2023).changes if each.at.endswith("mandatory")]


def test_a_mark_that_comes_or_goes_is_a_change_between_known_editions(
    rules_2026: Ruleset,
) -> None:
    other = evolved_row(rules_2026, "34", mandatory=True)
    assert [each.text for each in compare(rules_2026, other).changes] == [
        Text(
            id="34* Monitoring dan Evaluasi Inovasi Daerah, wajib diisi: dari tidak menjadi ya",
            en="34* Monitoring and evaluation of the regional innovation, mandatory: "
            "from no to yes",
        )
    ]


# Any two editions.


@pytest.mark.parametrize("edition", editions(), ids=named)
def test_nothing_changed_from_an_edition_to_itself(edition: str) -> None:
    """Not even what is not known: it is the same on both sides."""
    found = compare(edition, edition)
    assert found.before is found.after
    assert found.changes == ()


@pytest.mark.parametrize("edition", editions(), ids=named)
def test_nothing_changed_between_equal_rules(edition: str) -> None:
    rules = get_ruleset(edition)
    again = attrs.evolve(rules)
    assert again is not rules
    assert compare(rules, again).changes == ()


@in_every_language
def test_where_nothing_changed_the_page_says_so(lang: Lang) -> None:
    sentence = {"id": "Tidak ada perubahan.", "en": "Nothing changed."}[lang]
    for form in FORMS:
        shown = compare(2026, 2026).render(lang=lang, form=form)
        well_formed(shown, form, lang)
        assert sentence in shown
        assert sentence not in compare(2026, 2027).render(lang=lang, form=form)


@pytest.mark.parametrize(
    ("before", "after"),
    [pair for pair in PAIRS if pair[0] < pair[1]],
    ids=named,
)
def test_the_way_back_undoes_the_way_there(before: str, after: str) -> None:
    there, back = compare(before, after), compare(after, before)
    assert (there.before, there.after) == (back.after, back.before)
    mirrored = Counter(
        (MIRRORED.get(each.kind, each.kind), each.at, each.after, each.before)
        for each in there.changes
    )
    assert mirrored == Counter(
        (each.kind, each.at, each.before, each.after) for each in back.changes
    )


@pytest.mark.parametrize(("before", "after"), PAIRS, ids=named)
def test_every_change_is_one_line_in_both_languages(before: str, after: str) -> None:
    changes = compare(before, after).changes
    places = [each.at for each in changes]
    assert len(set(places)) == len(places)
    for each in changes:
        assert each.kind in KINDS
        assert (each.before is None) is (each.kind in ("added", "not_known"))
        assert (each.after is None) is (each.kind in ("removed", "not_known"))
        for lang in LANGS:
            assert each.text[lang].isprintable()
            assert not UNFILLED.search(each.text[lang])
            for side in (each.before, each.after):
                assert side is None or side[lang] in each.text[lang]
        assert each.text.id != each.text.en


@pytest.mark.parametrize(("before", "after"), PAIRS, ids=named)
def test_a_comparison_is_plain_data_that_survives_json(before: str, after: str) -> None:
    found = compare(before, after)
    plain = found.to_dict()
    assert json.loads(json.dumps(plain)) == plain
    assert set(plain) == {"format", "before", "after", "changes"}
    assert plain["format"] == "inovasi-index/comparison@1"
    assert (plain["before"], plain["after"]) == (before, after)
    for change, data in zip(found.changes, plain["changes"], strict=True):
        sides = {"before": change.before, "after": change.after}
        assert data == {
            "kind": change.kind,
            "at": change.at,
            **{key: {"id": side.id, "en": side.en} for key, side in sides.items() if side},
            "text": {"id": change.text.id, "en": change.text.en},
        }


HEADS: dict[str, dict[Lang, str]] = {
    "formula": {"id": "Rumus", "en": "Formula"},
    "gate": {"id": "Urusan wajib pelayanan dasar", "en": "Basic-service affairs"},
    "predikat": {"id": "Predikat", "en": "Classes"},
    "eligibility": {"id": "Syarat inovasi", "en": "Conditions of an innovation"},
    "indicators": {"id": "Indikator", "en": "Indicators"},
    "interpretations": {
        "id": "Pertanyaan yang dibiarkan terbuka",
        "en": "Questions that are left open",
    },
}


@in_every_language
@pytest.mark.parametrize(("before", "after"), PAIRS, ids=named)
def test_the_page_has_each_change_once_under_the_head_it_belongs_to(
    before: str, after: str, lang: Lang
) -> None:
    found = compare(before, after)
    shown = found.render(lang=lang, form="html")
    well_formed(shown, "html", lang)
    section = ET.fromstring(shown)
    heads = [each.text for each in section.iter("h2")]
    lists = [[item.text for item in each] for each in section.iter("ul")]
    expected = {
        head[lang]: [each.text[lang] for each in found.changes if each.at.split(".")[0] == part]
        for part, head in HEADS.items()
    }
    assert dict(zip(heads, lists, strict=True)) == {
        head: lines for head, lines in expected.items() if lines
    }
    assert [each.text for each in section.iter("p")] == [
        f"{rules.edition}: {rules.ground[lang]}" for rules in (found.before, found.after)
    ]


@in_every_language
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("before", "after"), [(2025, 2026), (2021, 2024), (2029, 2022)])
def test_a_comparison_is_a_page_in_every_form(
    before: int, after: int, form: Format, lang: Lang
) -> None:
    shown = compare(before, after).render(lang=lang, form=form)
    well_formed(shown, form, lang)
    assert f"kemendagri/{before} → kemendagri/{after}" in shown
    assert (HEADS["predikat"][lang] in shown) is (2025 not in (before, after))


def test_a_notebook_shows_a_comparison_as_html() -> None:
    found = compare(2026, 2027)
    assert found._repr_html_() == in_notebook(found.blocks("id"))


@pytest.mark.parametrize("pair", [(2031, 2026), (2026, "kemendagri/1999"), (2020, 2026)])
def test_an_edition_that_is_not_known_cannot_be_compared(pair: tuple[Any, Any]) -> None:
    with pytest.raises(UnknownEditionError, match="kemendagri/2026"):
        compare(*pair)


def test_a_year_an_id_and_the_rules_themselves_name_the_same_edition(rules_2026: Ruleset) -> None:
    expected = compare(2025, 2026)
    assert compare("2025", "kemendagri/2026") == expected
    assert compare(get_ruleset(2025), rules_2026) == expected


# Rules of an agency.

LOCAL = """\
format: inovasi-index/ruleset@1
edition: daerah/contoh
based_on: kemendagri/2026
revision: 1
status: local
year: 2026
title: {id: Indeks setempat, en: Local index}
standing: {id: Aturan perangkat daerah., en: Rules of an agency.}
indicators:
  - {id: "19", weight: 1}
  - {id: "20", weight: 2}
"""


@pytest.fixture
def local() -> Ruleset:
    """Rules of an agency in which 20 weighs 2 and 19, for the sum to stay, 1."""
    return read_ruleset(LOCAL.encode())


def test_rules_read_from_a_file_are_compared_like_any_other(local: Ruleset) -> None:
    found = compare(2026, local)
    assert by_place(found.changes) == {
        "indicators.19.weight": ("reweighted", "2", "1"),
        "indicators.20.weight": ("reweighted", "1", "2"),
    }
    assert found.to_dict()["after"] == "daerah/contoh"
    assert found.changes[1].to_dict() == {
        "kind": "reweighted",
        "at": "indicators.20.weight",
        "before": {"id": "1", "en": "1"},
        "after": {"id": "2", "en": "2"},
        "text": {
            "id": "20 Bimtek inovasi: bobot dari 1 menjadi 2",
            "en": "20 Technical training for innovation: weight from 1 to 2",
        },
    }


@in_every_language
def test_rules_from_a_file_may_come_first_too(local: Ruleset, lang: Lang) -> None:
    back = compare(local, 2026)
    assert by_place(back.changes)["indicators.20.weight"] == ("reweighted", "2", "1")
    for form in FORMS:
        shown = back.render(lang=lang, form=form)
        well_formed(shown, form, lang)
        assert "daerah/contoh → kemendagri/2026" in shown
        assert local.standing[lang] in shown


# One thing that is otherwise.

ROWS = st.sampled_from(sorted(get_ruleset(2026).rows))
HUNDREDTHS = st.integers(0, 2000).map(lambda number: Decimal(number).scaleb(-2))


def tables(rules: Ruleset) -> list[tuple[Indicator, Indicator | Basis, Level]]:
    """Every level that has a band, with its table and its row."""
    return [
        (row, table, level)
        for row in rules.indicators
        for table in row.tables
        for level in table.levels
        if level.band is not None
    ]


@given(row_id=ROWS, weight=HUNDREDTHS)
def test_one_weight_that_is_otherwise_is_the_one_change(row_id: str, weight: Decimal) -> None:
    rules = get_ruleset(2026)
    old = rules.rows[row_id].weight
    assert old is not None
    assume(weight != old)
    (change,) = compare(rules, evolved_row(rules, row_id, weight=weight)).changes
    assert (change.kind, change.at) == ("reweighted", f"indicators.{row_id}.weight")
    assert change.before is not None
    assert change.after is not None
    for lang, sign in zip(LANGS, (",", "."), strict=True):
        sides = [Decimal(side[lang].replace(sign, ".")) for side in (change.before, change.after)]
        assert sides == [old, weight]


def ends_of(*bands: Band) -> list[Decimal]:
    ends = [each for band in bands for each in (band.from_, band.to, band.above, band.below)]
    return [each for each in ends if each is not None]


@st.composite
def bands(draw: st.DrawFn, places: int) -> Band:
    """A band on the grid of a table, closed or open at either end."""
    low, high = sorted(draw(st.integers(-600, 600)) for _ in range(2))
    keys = draw(st.tuples(st.sampled_from(("from_", "above")), st.sampled_from(("to", "below"))))
    ends = {key: Decimal(end).scaleb(-places) for key, end in zip(keys, (low, high), strict=True)}
    kept = draw(st.sampled_from([keys, keys[:1], keys[1:]]))
    return Band(**{key: ends[key] for key in kept})


@given(data=st.data())
def test_one_band_that_takes_other_values_is_the_one_change(data: st.DataObject) -> None:
    rules = get_ruleset(2026)
    row, table, level = data.draw(st.sampled_from(tables(rules)))
    assert table.measure is not None
    assert level.band is not None
    step = Decimal(1).scaleb(-table.measure.places)
    band = data.draw(bands(table.measure.places))
    levels = tuple(
        attrs.evolve(each, band=band) if each is level else each for each in table.levels
    )
    if isinstance(table, Basis):
        changed: dict[str, Any] = {
            "bases": tuple(
                attrs.evolve(each, levels=levels) if each is table else each for each in row.bases
            )
        }
        at = f"indicators.{row.id}.{table.code}.levels.{level.level}"
    else:
        changed, at = {"levels": levels}, f"indicators.{row.id}.levels.{level.level}"
    changes = compare(rules, evolved_row(rules, row.id, **changed)).changes
    # A band is one stretch: two are the same when they agree at and beside every end, and far out.
    ends = ends_of(level.band, band)
    probes = [each + step * near for each in ends for near in (-1, 0, 1)]
    probes += [min(ends) - 10**6, max(ends) + 10**6]
    if all(level.band.holds(each) == band.holds(each) for each in probes):
        assert changes == ()
    else:
        (change,) = changes
        assert (change.kind, change.at) == ("rebanded", at)
        assert change.before is not None
        assert change.after is not None
        assert (change.before.en, change.after.en) == (level.band.show(), band.show())


@given(
    code=st.sampled_from([each.code for each in get_ruleset(2026).predikat_bands]),
    low=HUNDREDTHS,
    size=HUNDREDTHS,
)
def test_one_class_that_is_otherwise_is_the_one_change(
    code: str, low: Decimal, size: Decimal
) -> None:
    rules = get_ruleset(2026)
    (old,) = [each for each in rules.predikat_bands if each.code == code]
    new = attrs.evolve(old, from_=low, to=low + size)
    assume((new.from_, new.to) != (old.from_, old.to))
    other = attrs.evolve(
        rules,
        predikat_bands=tuple(new if each is old else each for each in rules.predikat_bands),
    )
    (change,) = compare(rules, other).changes
    assert (change.kind, change.at) == ("changed", f"predikat.{code}")
    assert change.before is not None
    assert change.after is not None
    assert numbers_in(change.before.en) == {str(end) for end in (old.from_, old.to)}
    assert numbers_in(change.after.en) == {str(end) for end in (new.from_, new.to)}


PARTS = {
    ("kematangan", "divisor_at_least"): "formula.kematangan.divisor_at_least",
    ("kematangan", "maximum"): "formula.kematangan.maximum",
    ("spd", "maximum"): "formula.spd.maximum",
    ("jumlah_inovasi", "maximum"): "formula.jumlah_inovasi.maximum",
    ("jumlah_inovasi", "weight"): "formula.jumlah_inovasi.weight",
    ("jumlah_inovasi", "cap"): "formula.jumlah_inovasi.cap",
}


@given(part=st.sampled_from(sorted(PARTS)), number=st.integers(1, 300))
def test_one_number_of_the_formula_that_is_otherwise_is_the_one_change(
    part: tuple[str, str], number: int
) -> None:
    rules = get_ruleset(2026)
    name, key = part
    (old,) = [getattr(each, key) for each in rules.formula.parts if each.name == name]
    assume(number != old)
    new = number if isinstance(old, int) else Decimal(number)
    (change,) = compare(rules, evolved_part(rules, name, **{key: new})).changes
    assert (change.kind, change.at) == ("changed", PARTS[part])
    assert [change.before and change.before.en, change.after and change.after.en] == [
        str(old),
        str(number),
    ]
    assert change.text.en.endswith(f" from {old} to {number}")


def test_the_highest_total_is_compared(rules_2026: Ruleset) -> None:
    other = attrs.evolve(
        rules_2026, formula=attrs.evolve(rules_2026.formula, maximum=Decimal(12345))
    )
    (change,) = compare(rules_2026, other).changes
    assert (change.at, change.text.id) == (
        "formula.maximum",
        "Skor total tertinggi: dari 250 menjadi 12.345",
    )


@pytest.mark.parametrize(
    ("code", "changes", "sides"),
    [
        (
            "rancang_bangun",
            {"minimum": 500},
            ("sedikitnya 300 kata", "sedikitnya 500 kata"),
        ),
        ("tahapan", {"values": ("uji_coba", "penerapan")}, ("penerapan", "uji_coba, penerapan")),
        (
            "masa_penerapan",
            {"fields": ("penerapan",)},
            (
                "2024-01-01 – 2025-12-31 (penerapan / pengembangan)",
                "2024-01-01 – 2025-12-31 (penerapan)",
            ),
        ),
    ],
)
def test_one_condition_that_is_otherwise_is_the_one_change(
    rules_2026: Ruleset, code: str, changes: dict[str, Any], sides: tuple[str, str]
) -> None:
    found = compare(rules_2026, evolved_condition(rules_2026, code, **changes)).changes
    assert by_place(found) == {f"eligibility.{code}": ("changed", *sides)}


def without_condition(rules: Ruleset, code: str) -> Ruleset:
    conditions = tuple(each for each in rules.eligibility.conditions if each.code != code)
    return attrs.evolve(rules, eligibility=attrs.evolve(rules.eligibility, conditions=conditions))


def test_a_condition_that_an_official_edition_lacks_is_dropped(rules_2026: Ruleset) -> None:
    """What an official edition does not print is not asked."""
    fewer = without_condition(rules_2026, "rancang_bangun")
    assert by_place(compare(rules_2026, fewer).changes) == {
        "eligibility.rancang_bangun": ("removed", "sedikitnya 300 kata", None)
    }
    (change,) = compare(fewer, rules_2026).changes
    assert change.text == Text(
        id="Rancang bangun: baru (sedikitnya 300 kata)", en="Design: new (at least 300 words)"
    )


def test_a_condition_of_another_code_is_called_by_its_code(rules_2026: Ruleset) -> None:
    (tahapan,) = [each for each in rules_2026.eligibility.judged if each.code == "tahapan"]
    more = attrs.evolve(
        rules_2026,
        eligibility=attrs.evolve(
            rules_2026.eligibility,
            conditions=(*rules_2026.eligibility.conditions, attrs.evolve(tahapan, code="lain")),
        ),
    )
    (change,) = compare(rules_2026, more).changes
    assert change.text == Text(
        id="Syarat lain: baru (penerapan)", en="Condition lain: new (penerapan)"
    )


def test_a_class_that_comes_or_goes(rules_2026: Ruleset) -> None:
    fewer = attrs.evolve(rules_2026, predikat_bands=rules_2026.predikat_bands[1:])
    assert by_place(compare(rules_2026, fewer).changes) == {
        "predikat.sangat_inovatif": ("removed", "65,01–100,00", None)
    }
    assert by_place(compare(fewer, rules_2026).changes) == {
        "predikat.sangat_inovatif": ("added", None, "65,01–100,00")
    }


def test_a_row_that_comes_or_goes(rules_2026: Ruleset) -> None:
    fewer = attrs.evolve(
        rules_2026, indicators=tuple(row for row in rules_2026.indicators if row.id != "31")
    )
    (gone,) = compare(rules_2026, fewer).changes
    assert (gone.kind, gone.at, gone.after) == ("removed", "indicators.31", None)
    assert gone.text == Text(
        id="31 Replikasi: dihapus (bobot 3)", en="31 Replication: dropped (weight 3)"
    )
    (new,) = compare(fewer, rules_2026).changes
    assert new.text == Text(id="31 Replikasi: baru (bobot 3)", en="31 Replication: new (weight 3)")


def test_a_level_that_comes_or_goes(rules_2026: Ruleset) -> None:
    for row_id, kind in (("16", "reworded"), ("29", "rebanded")):
        levels = rules_2026.rows[row_id].levels
        (change,) = compare(rules_2026, evolved_row(rules_2026, row_id, levels=levels[:2])).changes
        assert (change.kind, change.at, change.after) == (
            kind,
            f"indicators.{row_id}.levels.3",
            None,
        )
        assert change.text.id.endswith(
            " menjadi tidak ada" if kind == "rebanded" else "“tidak ada”"
        )
        assert not UNFILLED.search(change.text.en)


def without_requirement(rules: Ruleset, **changes: Any) -> Ruleset:
    return attrs.evolve(evolved_part(rules, "jumlah_inovasi", requires=None), **changes)


@pytest.mark.parametrize("status", ["official", "prognosis", "local"])
def test_rules_that_are_known_to_require_no_affairs_require_none(
    rules_2026: Ruleset, status: Any
) -> None:
    free = without_requirement(rules_2026, status=status)
    assert by_place(compare(rules_2026, free).changes) == {
        "gate.urusan_pelayanan_dasar": ("removed", "5", None)
    }
    assert by_place(compare(free, rules_2026).changes) == {
        "gate.urusan_pelayanan_dasar": ("added", None, "5")
    }
    assert compare(free, attrs.evolve(free, year=2030)).changes == ()


def test_of_a_reconstructed_edition_without_a_number_it_is_not_known(rules_2026: Ruleset) -> None:
    found = compare(rules_2026, without_requirement(rules_2026, status="reconstructed")).changes
    assert by_place(found) == {"gate.urusan_pelayanan_dasar": ("not_known", None, None)}


@pytest.mark.parametrize("edition", [2023, 2025])
def test_where_no_number_is_known_the_questions_of_the_gate_are_no_news(edition: int) -> None:
    """2024 leaves nothing open about a gate of which it is not known whether there is one."""
    names = [each.name for each in get_ruleset(edition).interpretations]
    assert {"gate_urusan", "gate_effect"} <= set(names)
    assert get_ruleset(2024).interpretation("gate_urusan") is None
    for pair in ((edition, 2024), (2024, edition)):
        places = [each.at for each in compare(*pair).changes]
        assert not [at for at in places if at.startswith("interpretations.gate")]


def test_options_are_compared_and_the_default_stands_first(rules_2026: Ruleset) -> None:
    questions = tuple(
        attrs.evolve(each, default="accepted") if each.name == "counted_innovations" else each
        for each in rules_2026.interpretations
    )
    found = compare(rules_2026, attrs.evolve(rules_2026, interpretations=questions)).changes
    assert by_place(found) == {
        "interpretations.counted_innovations": ("changed", "sent, accepted", "accepted, sent")
    }


def test_the_scale_and_the_places_of_the_index_are_compared(rules_2026: Ruleset) -> None:
    formula = rules_2026.formula
    other = attrs.evolve(
        rules_2026,
        formula=attrs.evolve(
            formula, scale=Decimal(1000), rounding=attrs.evolve(formula.rounding, places=3)
        ),
    )
    assert [(each.kind, each.at, each.text) for each in compare(rules_2026, other).changes] == [
        (
            "changed",
            "formula.scale",
            Text(
                id="Indeks tertinggi: dari 100 menjadi 1000",
                en="Highest index: from 100 to 1000",
            ),
        ),
        (
            "changed",
            "formula.rounding",
            Text(
                id="Angka desimal indeks: dari 2 menjadi 3",
                en="Decimal places of the index: from 2 to 3",
            ),
        ),
    ]


def test_the_affairs_of_basic_services_are_compared(rules_2026: Ruleset) -> None:
    basic, *others = rules_2026.urusan
    assert len(basic.urusan) == len(rules_2026.basic_services) == 6
    fewer = attrs.evolve(rules_2026, urusan=(attrs.evolve(basic, urusan=basic.urusan[:2]), *others))
    (change,) = compare(rules_2026, fewer).changes
    assert (change.kind, change.at) == ("changed", "gate.basic_services")
    names = [each.name for each in basic.urusan]
    for lang in LANGS:
        assert change.before is not None
        assert change.after is not None
        assert change.before[lang] == "; ".join(name[lang] for name in names)
        assert change.after[lang] == "; ".join(name[lang] for name in names[:2])
    none = attrs.evolve(rules_2026, urusan=tuple(others))
    (gone,) = compare(rules_2026, none).changes
    assert (gone.kind, gone.after) == ("removed", None)


def test_whether_a_basis_follows_the_kind_is_compared(rules_2026: Ruleset) -> None:
    assert rules_2026.rows["30"].bases_follow
    (change,) = compare(rules_2026, evolved_row(rules_2026, "30", bases_follow=None)).changes
    assert (change.kind, change.at) == ("changed", "indicators.30.bases_follow")
    assert change.text == Text(
        id="30 Layanan Terintegrasi, pemilihan dasar: dari menurut jenis inovasi menjadi bebas",
        en="30 Integrated service, choice of the basis: from by the kind of innovation to free",
    )


def test_a_row_without_bases_has_no_choice_of_them(rules_2026: Ruleset) -> None:
    """One way to measure became several, or the other way round: that is all there is to say."""
    row = rules_2026.rows["30"]
    one = evolved_row(
        rules_2026,
        "30",
        bases=(),
        bases_follow=None,
        measure=row.bases[0].measure,
        levels=row.bases[0].levels,
    )
    for pair in ((one, rules_2026), (rules_2026, one)):
        assert [each.at for each in compare(*pair).changes] == [
            f"indicators.30.{end}" for end in ("bases", "digital", "nondigital")
        ]


def test_what_a_measure_can_be_stands_beside_its_kind(rules_2026: Ruleset) -> None:
    """Its range bounds the value or the change, its readings what that is made from."""
    old = Measure(kind="growth", places=2)
    one = evolved_row(rules_2026, "27", measure=old)
    hundred, positive, half = Band(Decimal(0), Decimal(100)), Band(above=Decimal(0)), Decimal("0.5")
    for measure, shown in (
        (attrs.evolve(old, range=hundred), "growth, 0–100"),
        (attrs.evolve(old, readings=positive), "growth, > 0"),
        (attrs.evolve(old, range=Band(to=half), readings=positive), "growth, ≤ 0.5, > 0"),
    ):
        other = evolved_row(rules_2026, "27", measure=measure)
        (change,) = compare(one, other).changes
        assert (change.kind, change.at) == ("changed", "indicators.27.measure")
        assert change.before == Text(id="pertumbuhan", en="growth")
        assert change.after is not None
        assert change.after.en == shown
        assert change.after.id == shown.replace("growth", "pertumbuhan").replace("0.5", "0,5")


def test_a_row_without_a_weight_that_comes_or_goes_says_how_it_is_measured(
    rules_2026: Ruleset,
) -> None:
    """36 is counted by the system; of a row that is unknown the name is all."""
    fewer = attrs.evolve(
        rules_2026, indicators=tuple(row for row in rules_2026.indicators if row.id != "36")
    )
    (new,) = compare(fewer, rules_2026).changes
    assert (new.kind, new.at) == ("added", "indicators.36")
    assert new.after == Text(id="dihitung sistem", en="computed by the system")
    (gone,) = compare(rules_2026, fewer).changes
    assert gone.text.en.endswith(": dropped (computed by the system)")
    bare = attrs.evolve(rules_2026.rows["16"], id="x", weight=None, measure=None)
    (told,) = row_changes(None, bare)
    assert told.after == Text(id="tidak ada", en="none")
    for lang in LANGS:
        assert "None" not in told.text[lang]


# Editions of which a part is known.


def as_partial(rules: Ruleset) -> Ruleset:
    return attrs.evolve(rules, status="partial")


def test_what_a_partial_edition_lacks_is_no_change(rules_2026: Ruleset) -> None:
    """Neither a row on one side only nor a mark: nobody knows whether it was there."""
    fewer = attrs.evolve(
        rules_2026, indicators=tuple(row for row in rules_2026.indicators if row.id != "31")
    )
    unmarked = evolved_row(fewer, "16", mandatory=False)
    assert {each.at for each in compare(rules_2026, unmarked).changes} == {
        "indicators.31",
        "indicators.16.mandatory",
    }
    partial = as_partial(unmarked)
    assert compare(rules_2026, partial).changes == compare(partial, rules_2026).changes == ()


def test_what_a_partial_edition_has_otherwise_is_a_change(rules_2026: Ruleset) -> None:
    partial = as_partial(evolved_row(rules_2026, "31", weight=Decimal(9)))
    assert by_place(compare(rules_2026, partial).changes) == {
        "indicators.31.weight": ("reweighted", "3", "9")
    }


def test_a_basis_on_one_side_only_is_told_of_a_partial_edition_too(rules_2026: Ruleset) -> None:
    bases = rules_2026.rows["33"].bases[:-1]
    partial = as_partial(evolved_row(rules_2026, "33", bases=bases))
    assert by_place(compare(partial, rules_2026).changes) == {
        "indicators.33.f": ("added", None, "1; 2; 3")
    }


def test_a_class_with_the_same_ends_is_no_change_of_a_partial_edition(rules_2026: Ruleset) -> None:
    partial = as_partial(rules_2026)
    assert compare(partial, rules_2026).changes == compare(rules_2026, partial).changes == ()
    second = attrs.evolve(rules_2026.predikat_bands[1], to=Decimal(60))
    classes = (rules_2026.predikat_bands[0], second, *rules_2026.predikat_bands[2:])
    (change,) = compare(attrs.evolve(partial, predikat_bands=classes), rules_2026).changes
    assert (change.at, change.text.en) == (
        "predikat.inovatif",
        "Innovative: from 40.01–60 (as far as proved) to 40.01–65.00",
    )


def test_what_follows_behind_the_gate_is_told_of_2023(rules_2026: Ruleset) -> None:
    """2023: the radiogram names 2 of 6 affairs and no consequence."""
    changes = by_place(compare(2023, 2026).changes)
    assert changes["gate.effect"] == (
        "changed",
        "tidak ada (tidak disebutkan)",
        "skor jumlah inovasi 0 (tercetak)",
    )
    assert changes["gate.urusan_pelayanan_dasar"] == ("changed", "2", "5")


def test_a_row_on_neither_side_has_no_change() -> None:
    assert list(row_changes(None, None)) == []


# One indicator through the years.


def years_of(found: History) -> list[int]:
    return [year.rules.year for year in found.years]


def test_33_is_known_in_every_year_but_2022() -> None:
    found = history("33")
    assert years_of(found) == [2021, *range(2023, 2030)]
    assert [[row.id for row in year.rows] for year in found.years] == [["33"]] * 8
    for year in found.years:
        assert year.rows == (year.rules.rows["33"],)


def test_one_printed_indicator_may_be_two_rows() -> None:
    """The guide of 2026 splits 5 into 5a and 5b (p. 27-28); before, one name is all there is."""
    found = history("5")
    assert years_of(found) == [2021, 2023, 2024, 2026, 2027, 2028, 2029]
    rows = [[row.id for row in year.rows] for year in found.years]
    assert rows == [["5"]] * 3 + [["5a", "5b"]] * 4
    assert history(5).years == found.years


def test_one_row_leads_back_to_the_indicator_it_was_a_part_of() -> None:
    rows = [[row.id for row in year.rows] for year in history("5a").years]
    assert rows == [["5"]] * 3 + [["5a"]] * 4


def test_what_is_known_by_name_alone_has_no_change() -> None:
    for name in ("5", "5a", "1"):
        assert [year.changes for year in history(name).years if year.changes] == []


@pytest.mark.parametrize(
    ("indicator", "name_2023", "name_2024"),
    [
        (19, "Penggunaan IT", "Alat Kerja"),
        (30, "Online Sistem", "Layanan Terintegrasi"),
    ],
)
def test_each_year_has_the_name_it_was_asked_under(
    indicator: int, name_2023: str, name_2024: str
) -> None:
    names = {year.rules.year: year.rows[0].name.id for year in history(indicator).years}
    assert (names[2023], names[2024]) == (name_2023, name_2024)
    shown = history(indicator).render()
    assert name_2023 in shown
    assert name_2024 in shown


def test_an_indicator_that_no_edition_has_is_refused_with_a_guess() -> None:
    with pytest.raises(WrongValueError) as refused:
        history("61")
    assert (refused.value.code, refused.value.keys) == ("unknown-indicator", ("indicator",))
    assert refused.value.message == Text(
        id="tidak ada edisi kemendagri yang memiliki indikator 61; maksud Anda 16?",
        en="no edition of kemendagri has an indicator 61; did you mean 16?",
    )


@pytest.mark.parametrize("name", ["", "SID", "zz", "x" * 10_000, 37, -1, "٣٣", " 33"])
def test_whatever_else_is_asked_for_is_refused_in_one_line(name: str | int) -> None:
    with pytest.raises(WrongValueError) as refused:
        history(name)
    assert refused.value.code == "unknown-indicator"
    for lang in LANGS:
        assert len(refused.value.message[lang]) < 150


ALL_ROWS = sorted({row.id for each in editions() for row in get_ruleset(each).indicators})


@pytest.mark.parametrize("indicator", ALL_ROWS)
def test_the_years_stand_in_order_each_with_the_rows_of_its_edition(indicator: str) -> None:
    found = history(indicator)
    assert found.indicator == indicator
    assert years_of(found) == sorted(years_of(found))
    assert found.years[0].changes == ()
    there = [get_ruleset(each) for each in editions()]
    numbers = {row.number for rules in there for row in rules.indicators if row.id == indicator}
    having = [r.year for r in there if numbers & {row.number for row in r.indicators}]
    assert years_of(found) == having
    for year in found.years:
        assert all(row in year.rules.indicators for row in year.rows)
        assert {row.number for row in year.rows} <= numbers


@pytest.mark.parametrize("indicator", ALL_ROWS)
def test_the_changes_of_a_year_are_those_of_comparing_it_with_the_one_before(
    indicator: str,
) -> None:
    for before, after in pairwise(history(indicator).years):
        whole = compare(before.rules, after.rules)
        at = f"indicators.{indicator}"
        expected = [each for each in whole.changes if each.at == at or each.at.startswith(f"{at}.")]
        known = {row.id for year in (before, after) for row in year.rows if row.is_answered}
        if indicator in known and all(
            any(row.id == indicator for row in year.rows) for year in (before, after)
        ):
            assert list(after.changes) == expected
        else:
            assert after.changes == ()


def cells_of(shown: str) -> list[list[str | None]]:
    """The rows of the one table of a page as HTML."""
    (body,) = ET.fromstring(shown).iter("tbody")
    return [[cell.text for cell in row] for row in body]


def test_years_that_are_alike_stand_in_one_row_of_the_table() -> None:
    """2024 and 2025 took 16 over from 2023; the prognosis took it from 2026, and is less sure."""
    cells = cells_of(history(16).render(lang="en", form="html"))
    name = "Regulation on regional innovation"
    assert [row[:4] for row in cells] == [
        ["kemendagri/2021", "Partial", f"16 {name}", "4"],
        ["kemendagri/2023–2025", "Reconstructed", f"16* {name}", "3"],
        ["kemendagri/2026", "Official", f"16* {name}", "3"],
        ["kemendagri/2027–2029", "Prognosis", f"16* {name}", "3"],
    ]
    assert cells[2][4] == (
        "Decree of the head of region, or decision signed by the head of a regional apparatus on "
        "behalf of the head of region; Regulation of the head of region (Perkada); Regional "
        "regulation (Perda)"
    )
    assert [row[4] == SAME["en"] for row in cells] == [False, True, False, True]


SAME: dict[Lang, str] = {"id": "seperti di atas", "en": "as above"}


@in_every_language
@pytest.mark.parametrize("indicator", ALL_ROWS)
def test_levels_are_told_once_and_again_only_where_they_are_others(
    indicator: str, lang: Lang
) -> None:
    """The levels that a row had above are not told again; what is not known is never the same."""
    found = history(indicator)
    years = {each["edition"]: each["rows"] for each in found.to_dict()["years"]}
    above: dict[str, str] = {}
    for edition, _, name, _, shown in cells_of(found.render(lang=lang, form="html")):
        (row,) = (
            each
            for each in years[str(edition).partition("–")[0]]
            if str(name).split()[0].rstrip("*") == each["id"]
        )
        levels = " | ".join(
            f"{code}: {ladder[lang]}" if code else ladder[lang]
            for code, ladder in row["levels"].items()
        )
        is_same = bool(levels) and levels.casefold() == above.get(row["id"], "").casefold()
        assert shown == (SAME[lang] if is_same else levels or "–")
        above[row["id"]] = levels


def test_levels_that_come_back_are_told_again(rules_2026: Ruleset) -> None:
    """After a year with others, or with none, the row above is not the one they were in."""
    row = rules_2026.rows["16"]
    fewer, none = row.levels[:2], ()
    years = [
        Year(
            attrs.evolve(rules_2026, edition=f"daerah/{year}", year=year),
            (attrs.evolve(row, levels=levels, weight=Decimal(year)),),
            (),
        )
        for year, levels in enumerate(
            (row.levels, fewer, row.levels, none, none, row.levels, row.levels), start=2026
        )
    ]
    cells = [line[4] for line in cells_of(History("16", tuple(years)).render(form="html"))]
    whole, part = ("; ".join(each.label.id for each in levels) for levels in (row.levels, fewer))
    assert cells == [whole, part, whole, "–", "–", whole, SAME["id"]]


def test_years_that_differ_in_capitals_alone_stand_in_one_row(rules_2026: Ruleset) -> None:
    """A print may write Kecepatan penciptaan inovasi, and the next Kecepatan Penciptaan Inovasi."""
    row = rules_2026.rows["32"]
    named = [row.name.id, row.name.id.title(), "Kecepatan inovasi"]
    rows = [attrs.evolve(row, name=Text(id=name, en=row.name.en)) for name in named]
    years = [
        Year(attrs.evolve(rules_2026, edition=f"daerah/{year}", year=year), (each,), ())
        for year, each in zip((2026, 2027, 2028), rows, strict=True)
    ]
    assert rows[0] != rows[1]
    cells = cells_of(History("32", tuple(years)).render(form="html"))
    assert [(line[0], line[2]) for line in cells] == [
        ("daerah/2026–2027", f"32* {named[0]}"),
        ("daerah/2028", "32* Kecepatan inovasi"),
    ]


def test_alike_years_that_are_two_rows_stand_together_too() -> None:
    cells = cells_of(history("5").render(form="html"))
    assert [(row[0], row[1], (row[2] or "").split()[0], row[3]) for row in cells] == [
        ("kemendagri/2021", "Sebagian", "5", "–"),
        ("kemendagri/2023–2024", "Direkonstruksi", "5*", "–"),
        ("kemendagri/2026", "Resmi", "5a*", "0,75"),
        ("kemendagri/2026", "Resmi", "5b*", "0,75"),
        ("kemendagri/2027–2029", "Prognosis", "5a*", "0,75"),
        ("kemendagri/2027–2029", "Prognosis", "5b*", "0,75"),
    ]
    assert [row[4] for row in cells[:2]] == ["–", "–"]


def test_the_bases_of_a_year_stand_in_one_cell() -> None:
    cells = {row[0]: row[4] for row in cells_of(history("33").render(lang="en", form="html"))}
    assert cells["kemendagri/2021"] == "1–100; 101–200; ≥ 201"
    assert cells["kemendagri/2023"] == cells["kemendagri/2027–2029"] == SAME["en"]
    assert cells["kemendagri/2026"] == (
        "a: 1–200; 201–500; ≥ 501 | b: 5.00–20.00; 20.01–50.00; > 50.00 | "
        "c: 0.01–10.00; 10.01–20.00; 20.01–30.00 | d: 0.01–9.99; 10.00–19.99; ≥ 20.00 | "
        "e: 1–100; 101–200; > 200 | f: 1; 2; 3"
    )


@in_every_language
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("indicator", ["1", "5", "5a", "16", "30", "33", "36"])
def test_a_history_is_a_page_in_every_form(indicator: str, form: Format, lang: Lang) -> None:
    found = history(indicator)
    shown = found.render(lang=lang, form=form)
    well_formed(shown, form, lang)
    changed = [year for year in found.years if year.changes]
    if form == "html":
        section = ET.fromstring(shown)
        assert [each.text for each in section.iter("h2")] == [
            each.rules.edition for each in changed
        ]
        assert [each.text for each in section.iter("li")] == [
            change.text[lang] for year in changed for change in year.changes
        ]
    assert "–2029 " in shown.replace("<", " ")


def test_a_notebook_shows_a_history_as_html() -> None:
    found = history("33")
    assert found._repr_html_() == in_notebook(found.blocks("id"))


def test_a_history_is_plain_data_that_survives_json() -> None:
    found = history("33")
    plain = found.to_dict()
    assert json.loads(json.dumps(plain)) == plain
    assert (plain["format"], plain["indicator"]) == ("inovasi-index/history@1", "33")
    assert [year["edition"] for year in plain["years"]] == [
        year.rules.edition for year in found.years
    ]
    first, *_, last = plain["years"]
    assert (first["status"], first["changes"]) == ("partial", [])
    (row,) = first["rows"]
    assert row == {
        "id": "33",
        "name": {"id": "Kemanfaatan inovasi", "en": "Benefit of the innovation"},
        "mandatory": False,
        "confidence": "secondary",
        "weight": "5",
        "levels": {"": {"id": "1–100; 101–200; ≥ 201", "en": "1–100; 101–200; ≥ 201"}},
    }
    (row,) = last["rows"]
    assert set(row["levels"]) == set("abcdef")
    assert row["levels"]["d"]["id"] == "0,01–9,99; 10,00–19,99; ≥ 20,00"
    for year, data in zip(found.years, plain["years"], strict=True):
        assert data["changes"] == [each.to_dict() for each in year.changes]


def test_a_row_known_by_name_alone_has_neither_weight_nor_levels_in_json() -> None:
    (row,) = history("1").to_dict()["years"][0]["rows"]
    assert set(row) == {"id", "name", "mandatory", "confidence", "levels"}
    assert row["levels"] == {}


# One report under several editions.


@pytest.fixture(scope="module")
def tegal() -> Laporan:
    """What Kabupaten Tegal published: sums alone, so every edition with a formula can score it."""
    return read_laporan(EXAMPLES / "tegal-2025.yaml")


@pytest.fixture
def kabupaten() -> Laporan:
    """Ten innovations of three affairs, under any of the editions."""
    affairs = ("kesehatan", "pendidikan", "sosial")
    return Laporan(
        pemda=Pemda(nama="Kabupaten Contoh"),
        tahun=2026,
        spd=Total(Decimal(40)),
        inovasi=tuple(
            TataKelola(
                nama=f"Inovasi {number}",
                urusan=affairs[number % 3],
                tahapan="penerapan",
                sid={"16": 3, "35": 3},
            )
            for number in range(10)
        ),
    )


def test_the_same_report_gets_what_each_edition_gives_it(kabupaten: Laporan) -> None:
    """Divisor 10, 12 and 14; affairs 3, 5 and 6: the rules alone change the index."""
    years = (2025, 2026, 2027)
    included = {"ineligible": "included"}
    found = across(kabupaten, years, interpretations=included)
    assert found.laporan is kabupaten
    assert [rules.year for rules, _ in found.results] == list(years)
    results = [result for _, result in found.results]
    assert results == [
        score(
            kabupaten,
            get_ruleset(year),
            interpretations={} if year == 2025 else included,
        )
        for year in years
    ]
    kept = [each for each in results if isinstance(each, Result)]
    assert [each.kematangan.divisor for each in kept] == [10, 12, 14]
    assert [each.jumlah_inovasi.gate for each in kept] == ["open", "closed", "closed"]
    assert len({each.index for each in kept}) == 3


TOLD: dict[Lang, dict[str, str]] = {
    "id": {
        "index": "Indeks",
        "class": "Predikat",
        "divisor": "Pembagi",
        "count": "Skor jumlah inovasi",
        "counted": "Inovasi yang dihitung",
    },
    "en": {
        "index": "Index",
        "class": "Class",
        "divisor": "Divisor",
        "count": "Count score",
        "counted": "Innovations counted",
    },
}


def told_of(found: Across, lang: Lang) -> dict[str, list[str | None]]:
    """The lines of the table, by what they tell."""
    cells = {row[0]: row[1:] for row in cells_of(found.render(lang=lang, form="html"))}
    return {key: cells[title] for key, title in TOLD[lang].items()} | {"SPD": cells["SPD"]}


@in_every_language
def test_the_table_shows_the_results_side_by_side(kabupaten: Laporan, lang: Lang) -> None:
    found = across(kabupaten, (2025, 2026, 2027), interpretations={"ineligible": "included"})
    results = [each for _, each in found.results if isinstance(each, Result)]
    point, gate = {
        "id": (",", "(3 urusan, syarat {})"),
        "en": (".", "(3 affairs, {} required)"),
    }[lang]
    assert told_of(found, lang) == {
        "index": [str(each.index).replace(".", point) for each in results],
        "class": [each.predikat.name[lang] for each in results],
        "SPD": ["40"] * 3,
        "divisor": ["10", "12", "14"],
        "count": [f"3{point}8 {gate.format(3)}", f"0 {gate.format(5)}", f"0 {gate.format(6)}"],
        "counted": ["10"] * 3,
    }


@in_every_language
def test_a_gate_that_is_not_applied_shows_the_points_alone(kabupaten: Laporan, lang: Lang) -> None:
    told = told_of(across(kabupaten, (2024,)), lang)
    assert told["count"] == ["3,8" if lang == "id" else "3.8"]


@in_every_language
def test_a_published_mean_has_no_divisor(tegal: Laporan, lang: Lang) -> None:
    assert isinstance(tegal.inovasi, Aggregate)
    told = told_of(across(tegal, (2025, 2026)), lang)
    assert told["divisor"] == ["–", "–"]
    assert told["index"] == ["77,59" if lang == "id" else "77.59"] * 2


def test_an_edition_that_refuses_does_not_lose_the_others() -> None:
    """SPD rows under 2025, of which the sum alone can be given; 2021 and 2022 have no formula."""
    laporan = Laporan(pemda=Pemda(nama="A"), tahun=2026, spd={"1": 3})
    found = across(laporan, (2021, 2022, 2025, 2026, 2027))
    kinds = [type(each) for _, each in found.results]
    assert kinds == [EditionIncomplete, EditionIncomplete, LaporanError, Result, Result]
    refused = found.results[2][1]
    assert isinstance(refused, LaporanError)
    assert [(each.code, each.path) for each in refused.problems] == [("spd-rows-unknown", "spd.1")]


REFUSED_BY: dict[Lang, str] = {
    "id": "menurut kemendagri/{} tidak dapat dinilai",
    "en": "cannot be scored under kemendagri/{}",
}


@in_every_language
@pytest.mark.parametrize("form", FORMS)
def test_a_refusal_stands_beside_the_table_with_its_reason(form: Format, lang: Lang) -> None:
    laporan = Laporan(pemda=Pemda(nama="Kabupaten Contoh"), tahun=2026, spd={"1": 3})
    found = across(laporan, (2022, 2025, 2026))
    shown = found.render(lang=lang, form=form)
    well_formed(shown, form, lang)
    words = " ".join(shown.split()).replace("\\", "")
    for edition, result in found.results:
        assert f"{edition.edition}: {edition.ground[lang]}" in words.replace("&#x27;", "'")
        if isinstance(result, EditionIncomplete):
            assert f" {result.message[lang]}" in words.replace("<li>", " ")
            assert REFUSED_BY[lang].format("2022") not in words
        if isinstance(result, LaporanError):
            (problem,) = result.problems
            assert f"{REFUSED_BY[lang].format('2025')}: spd.1: {problem.message[lang]}" in words
    if form == "html":
        (head,) = ET.fromstring(shown).iter("thead")
        assert [each.text for each in head.iter("th")] == [
            {"id": "Edisi", "en": "Edition"}[lang],
            "2026",
        ]
        refused, _ = ET.fromstring(shown).iter("ul")
        partial, rows = [each.text or "" for each in refused]
        incomplete = found.results[0][1]
        assert isinstance(incomplete, EditionIncomplete)
        assert partial == incomplete.message[lang]
        assert rows.startswith(REFUSED_BY[lang].format("2025"))


@in_every_language
@pytest.mark.parametrize(("count", "more"), [(1, 0), (3, 0), (4, 1), (20, 17)])
def test_of_many_reasons_three_are_told_and_how_many_more_there_are(
    count: int, more: int, lang: Lang
) -> None:
    wrong = {str(number): 9 for number in range(16, 16 + count)}
    laporan = Laporan(pemda=Pemda(nama="A"), tahun=2026, inovasi=[TataKelola(nama="X", sid=wrong)])
    found = across(laporan, (2026,))
    assert found.is_refused
    refused, _ = ET.fromstring(found.render(lang=lang, form="html")).iter("ul")
    (item,) = [each.text or "" for each in refused]
    assert item.count("inovasi[0].sid.") == min(count, MOST_REASONS)
    end = {"id": f"; dan {more} lagi", "en": f"; and {more} more"}[lang]
    assert item.endswith(end) is bool(more)
    (plain,) = found.to_dict()["results"]
    reasons = plain["refused"][lang]
    assert reasons.count("inovasi[0].sid.") == count
    assert re.search(r"; (dan|and) [0-9]+ (lagi|more)", reasons) is None
    if not more:
        assert item == f"{REFUSED_BY[lang].format('2026')}: {reasons}"


@in_every_language
@pytest.mark.parametrize("form", FORMS)
def test_where_every_edition_refuses_there_is_no_table(form: Format, lang: Lang) -> None:
    found = across(Laporan(pemda=Pemda(nama="A"), tahun=2022), (2021, 2022))
    shown = found.render(lang=lang, form=form)
    well_formed(shown, form, lang)
    assert "<table" not in shown
    assert {"id": "Laporan yang sama", "en": "The same report"}[lang] not in shown
    assert "kemendagri/2021" in shown
    assert "kemendagri/2022" in shown


def test_an_interpretation_that_an_edition_lacks_is_left_out_there(tegal: Laporan) -> None:
    found = across(tegal, (2024, 2025, 2026), interpretations={"gate_effect": "none"})
    results = [each for _, each in found.results if isinstance(each, Result)]
    assert [each.interpretations.get("gate_effect") for each in results] == [None, "none", None]


def test_a_question_that_no_edition_has_raises(tegal: Laporan) -> None:
    with pytest.raises(WrongValueError) as refused:
        across(tegal, (2024, 2026), interpretations={"gate_effect": "none"})
    assert refused.value.code == "unknown-interpretation"
    for lang in LANGS:
        assert "gate_effect" in refused.value.message[lang]
        assert "gate_urusan" in refused.value.message[lang]
    with pytest.raises(WrongValueError):
        across(tegal, (2026,), interpretations={"band_overlap": "ends_first", "lain": "x"})
    assert across(tegal, (), interpretations={"lain": "x"}).results == ()


def test_a_report_is_refused_where_no_edition_can_score_it(tegal: Laporan) -> None:
    assert across(tegal, (2021, 2022)).is_refused
    assert not across(tegal, (2021, 2022, 2026)).is_refused


def test_an_option_that_is_not_known_raises(tegal: Laporan) -> None:
    with pytest.raises(WrongValueError) as refused:
        across(tegal, (2024, 2025), interpretations={"gate_effect": "maybe"})
    assert refused.value.code == "unknown-option"
    with pytest.raises(WrongValueError):
        across(tegal, (2025,), answers="checked")  # type: ignore[arg-type]


def test_the_view_of_the_answers_holds_in_every_edition(kabupaten: Laporan) -> None:
    found = across(kabupaten, (2025, 2026), answers="verified")
    for _, result in found.results:
        assert isinstance(result, Result)
        assert result.answers == "verified"
        assert result.kematangan.score == 0


def test_an_edition_that_is_not_known_raises_and_names_the_others(tegal: Laporan) -> None:
    with pytest.raises(UnknownEditionError, match="kemendagri/2026"):
        across(tegal, (2026, 2031))


def test_rules_from_a_file_stand_among_the_editions(local: Ruleset) -> None:
    trained = TataKelola(nama="A", urusan="sosial", tahapan="penerapan", sid={"20": 3})
    laporan = Laporan(pemda=Pemda(nama="A"), tahun=2026, inovasi=[trained])
    found = across(laporan, (2026, local), interpretations={"ineligible": "included"})
    means = [each.kematangan.score for _, each in found.results if isinstance(each, Result)]
    assert means == [Fraction(3, 12), Fraction(6, 12)]
    (head,) = ET.fromstring(found.render(form="html")).iter("thead")
    assert [each.text for each in head.iter("th")] == ["Edisi", "2026", "daerah/contoh"]


def test_no_editions_are_no_results(tegal: Laporan) -> None:
    found = across(tegal, ())
    assert found == Across(tegal, ())
    assert found.to_dict() == {"format": "inovasi-index/across@1", "results": []}
    for lang in LANGS:
        for form in FORMS:
            assert "Kabupaten Tegal" in found.render(lang=lang, form=form)


def test_an_across_is_plain_data_that_survives_json() -> None:
    laporan = Laporan(pemda=Pemda(nama="A"), tahun=2026, spd={"1": 3})
    found = across(laporan, (2022, 2025, 2026))
    plain = found.to_dict()
    assert json.loads(json.dumps(plain)) == plain
    assert plain["format"] == "inovasi-index/across@1"
    partial, rows, scored = plain["results"]
    assert set(partial) == set(rows) == {"edition", "refused"}
    assert partial["edition"] == "kemendagri/2022"
    assert partial["refused"]["en"].startswith("kemendagri/2022 is incomplete")
    assert rows["refused"]["en"].startswith("spd.1: the SPD weights and thresholds")
    assert rows["refused"]["id"].startswith("spd.1: bobot dan ambang indikator SPD")
    result = found.results[2][1]
    assert isinstance(result, Result)
    assert scored == result.to_dict()


def test_a_notebook_shows_an_across_as_html(tegal: Laporan) -> None:
    found = across(tegal, (2025, 2026))
    assert found._repr_html_() == in_notebook(found.blocks("id"))
    well_formed(found._repr_html_(), "html", "id")


def test_a_name_that_is_markup_stays_a_name() -> None:
    laporan = Laporan(pemda=Pemda(nama="<b>A & B</b> | [x](y)"), tahun=2026)
    found = across(laporan, (2026,))
    well_formed(found.render(form="html"), "html", "id")
    heading = ET.fromstring(found.render(form="html")).find("h1")
    assert heading is not None
    assert heading.text == "<b>A & B</b> | [x](y)"
    assert "# \\<b\\>A \\& B\\</b\\> \\| \\[x\\](y)" in found.render(form="markdown")
