"""How surely everything is known, the one line it comes to, and the maturity of one innovation."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import chain
from typing import Any, get_args
from xml.etree import ElementTree as ET

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inovasi_index import (
    Answer,
    EditionIncomplete,
    Fact,
    Inovasi,
    Laporan,
    LaporanError,
    PelayananPublik,
    Pemda,
    Ruleset,
    RulesetError,
    TataKelola,
    Text,
    Total,
    WrongValueError,
    editions,
    explain,
    get_ruleset,
    read_ruleset,
    score,
    score_inovasi,
)
from inovasi_index.describe import describe, describe_indicator
from inovasi_index.explanation import summarize
from inovasi_index.files.shelves import bundled
from inovasi_index.pages import Format
from inovasi_index.ruleset import Basis, Certainty, Citation, Doubt, Indicator, Sourced
from inovasi_index.text import LANGS, Lang

FORMS: tuple[Format, ...] = ("text", "markdown", "html")
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)
PARTIAL = [each for each in editions() if get_ruleset(each).status == "partial"]
SCORING = [each for each in editions() if each not in PARTIAL]
PROGNOSIS = ("kemendagri/2027", "kemendagri/2028", "kemendagri/2029")

in_every_edition = pytest.mark.parametrize("edition", editions())
in_every_language = pytest.mark.parametrize("lang", LANGS)

REASON = Text(id="Hanya dari pers.", en="From the press only.")


def paragraphs(shown: str) -> list[str]:
    return [each.text or "" for each in ET.fromstring(shown).iter("p")]


def items(shown: str) -> list[str]:
    return [each.text or "" for each in ET.fromstring(shown).iter("li")]


def of_one_line(text: str) -> str:
    return " ".join(text.split())


def doubtful(rules: Ruleset, row_id: str, **changes: Any) -> Ruleset:
    """The rules with a doubt about one row."""
    rows = tuple(
        attrs.evolve(row, **changes) if row.id == row_id else row for row in rules.indicators
    )
    return attrs.evolve(rules, indicators=rows)


# What is known how surely.


@in_every_edition
def test_every_fact_has_a_place_of_its_own_and_one_confidence(edition: str) -> None:
    facts = get_ruleset(edition).facts()
    assert len({fact.at for fact in facts}) == len(facts) > 20
    for fact in facts:
        assert fact.confidence in CERTAINTIES
        assert (fact.reason is None) <= (fact.confidence == "printed")
    parts = [get_ruleset(edition).facts(each) for each in CERTAINTIES]
    assert sum(map(len, parts)) == len(facts)
    assert set(chain.from_iterable(parts)) == set(facts)


@in_every_edition
@pytest.mark.parametrize("confidence", CERTAINTIES)
def test_asking_for_one_confidence_gives_it_alone_and_in_order(
    edition: str, confidence: Certainty
) -> None:
    rules = get_ruleset(edition)
    assert list(rules.facts(confidence)) == [
        fact for fact in rules.facts() if fact.confidence == confidence
    ]


@pytest.mark.parametrize("word", ["certain", "", "Printed", "x" * 10_000, "{0}", "a\nb"])
def test_any_other_word_is_refused_and_the_known_ones_are_named(word: str) -> None:
    with pytest.raises(WrongValueError) as refused:
        get_ruleset(2026).facts(word)  # type: ignore[arg-type]
    assert (refused.value.code, refused.value.keys) == ("unknown-option", ("confidence",))
    for lang in LANGS:
        message = refused.value.message[lang]
        assert message.endswith("printed, secondary, inferred, open")
        assert len(message) < 200
        assert message.isprintable()


def test_of_the_guide_of_2026_nothing_is_secondary_or_inferred() -> None:
    rules = get_ruleset(2026)
    assert rules.facts("secondary") == rules.facts("inferred") == ()
    assert all("guide" in fact.source for fact in rules.facts("printed"))


def test_what_is_open_in_2026_are_its_eight_questions() -> None:
    rules = get_ruleset(2026)
    assert [fact.at for fact in rules.facts("open")] == [
        f"interpretations.{each.name}" for each in rules.interpretations
    ]
    assert len(rules.interpretations) == 8
    assert rules.unknown == ()


@in_every_edition
def test_what_is_open_are_the_interpretations_and_what_nobody_found(edition: str) -> None:
    rules = get_ruleset(edition)
    expected = [
        *(Fact(f"interpretations.{each.name}", "open", each.source, each.reason)
          for each in rules.interpretations),
        *(Fact(f"unknown.{each.code}", "open", each.source, each.reason)
          for each in rules.unknown),
    ]  # fmt: skip
    assert list(rules.facts("open")) == expected
    assert expected


@in_every_edition
def test_every_row_basis_part_class_and_condition_is_a_fact(edition: str) -> None:
    rules = get_ruleset(edition)
    facts = {fact.at: fact for fact in rules.facts()}
    carriers: dict[str, Sourced] = {f"aspects.{each.code}": each for each in rules.aspects}
    for row in rules.indicators:
        carriers[f"indicators.{row.id}"] = row
        carriers |= {f"indicators.{row.id}.{basis.code}": basis for basis in row.bases}
    carriers["formula"] = rules.formula
    carriers |= {f"formula.{part.name}": part for part in rules.formula.parts}
    carriers |= {f"predikat.{each.code}": each for each in rules.predikat_bands}
    carriers |= {f"eligibility.{each.code}": each for each in rules.eligibility.conditions}
    for at, each in carriers.items():
        fact = facts.pop(at)
        assert (fact.confidence, fact.source, fact.reason) == (
            each.confidence,
            each.source,
            each.reason,
        )
        for key, doubt in each.doubts.items():
            single = facts.pop(f"{at}.{key}")
            assert (single.confidence, single.reason) == (doubt.confidence, doubt.reason)
    assert {fact.confidence for fact in facts.values()} == {"open"}


@pytest.mark.parametrize("edition", PROGNOSIS)
def test_the_prognosis_prints_what_table_xiv_has_and_infers_the_rest(edition: str) -> None:
    """Table XIV (p. 21): divisor, affairs, and the two upper classes."""
    rules = get_ruleset(edition)
    assert [fact.at for fact in rules.facts("printed")] == [
        "formula.kematangan.divisor_at_least",
        "formula.jumlah_inovasi.requires",
        "predikat.sangat_inovatif",
        "predikat.inovatif",
        "eligibility.urusan_pelayanan_dasar",
    ]
    for fact in rules.facts("printed"):
        assert dict(fact.source) == {"guide": "p. 21"}
    assert rules.facts("secondary") == ()
    inferred = {fact.at: fact for fact in rules.facts("inferred")}
    reason = inferred["indicators.33"].reason
    assert reason is not None
    assert f"Not announced for {rules.year}" in reason.en
    assert f"Belum diumumkan untuk {rules.year}" in reason.id
    assert {row.id for row in rules.indicators} == {
        at.split(".")[1] for at in inferred if at.startswith("indicators.")
    }


def test_the_divisor_of_2027_is_printed_in_a_part_that_is_not() -> None:
    facts = {fact.at: fact for fact in get_ruleset(2027).facts()}
    assert facts["formula.kematangan"].confidence == "inferred"
    assert facts["formula.kematangan.divisor_at_least"].confidence == "printed"
    told = facts["formula.kematangan.divisor_at_least"].reason
    assert told is not None
    assert "14" in told.id
    assert "14" in told.en


def test_each_reconstructed_year_names_what_is_not_printed() -> None:
    for year in (2023, 2024, 2025):
        rules = get_ruleset(year)
        counted = Counter(fact.confidence for fact in rules.facts())
        assert min(counted["secondary"], counted["inferred"], counted["open"]) > 0


# The weakest of them.


@in_every_edition
def test_only_in_2026_is_all_that_decides_a_score_printed(edition: str) -> None:
    rules = get_ruleset(edition)
    expected = "printed" if edition == "kemendagri/2026" else "inferred"
    assert rules.weakest() == expected


@pytest.mark.parametrize("confidence", ["secondary", "inferred"])
@pytest.mark.parametrize(
    ("key", "counts"),
    [
        *[(key, True) for key in ("weight", "levels", "measure", "bases", "mandatory", "aspect")],
        *[(key, False) for key in ("name", "definition", "evidence", "note", "number")],
    ],
)
def test_a_doubt_counts_where_it_can_change_a_score(
    key: str, counts: bool, confidence: Any
) -> None:
    doubt = Doubt(confidence=confidence, reason=REASON)
    rules = doubtful(get_ruleset(2026), "16", doubts={key: doubt})
    assert rules.weakest() == (confidence if counts else "printed")
    assert [fact.at for fact in rules.facts(confidence)] == [f"indicators.16.{key}"]


def test_of_two_doubts_the_greater_decides() -> None:
    rules = get_ruleset(2026)
    second = doubtful(rules, "16", confidence="secondary", reason=REASON)
    assert second.weakest() == "secondary"
    both = doubtful(second, "17", confidence="inferred", reason=REASON)
    assert both.weakest() == "inferred"
    assert doubtful(both, "17", confidence="printed", reason=None).weakest() == "secondary"


def test_what_an_aspect_or_a_question_is_called_changes_no_score() -> None:
    rules = get_ruleset(2026)
    aspects = tuple(
        attrs.evolve(each, confidence="inferred", reason=REASON) for each in rules.aspects
    )
    assert attrs.evolve(rules, aspects=aspects).weakest() == "printed"
    questions = tuple(attrs.evolve(each, confidence="secondary") for each in rules.interpretations)
    assert attrs.evolve(rules, interpretations=questions).weakest() == "printed"


def file_of_2026(old: str, new: str) -> bytes:
    text = (bundled() / "kemendagri/2026/ruleset.yaml").read_text(encoding="utf-8")
    assert text.count(old) == 1
    return text.replace(old, new).encode()


DOUBT = "confidence: secondary\n    reason: {id: Dari pers., en: From the press.}"


@pytest.mark.parametrize(("status", "refused"), [("official", True), ("reconstructed", False)])
def test_an_edition_with_a_doubt_about_a_score_is_not_official(status: str, refused: bool) -> None:
    """An edition is never called better than the weakest fact that can change a score."""
    changed = file_of_2026("  - id: 16\n", f"  - id: 16\n    {DOUBT}\n")
    changed = changed.replace(b"status: official", f"status: {status}".encode())
    if refused:
        with pytest.raises(RulesetError) as error:
            read_ruleset(changed)
        assert [each.code for each in error.value.problems] == ["status-too-good"]
        assert "indicators.16" in error.value.problems[0].message
    else:
        rules = read_ruleset(changed)
        assert (rules.weakest(), rules.status) == ("secondary", "reconstructed")


def test_what_cannot_be_in_doubt_is_refused() -> None:
    """A source, a reason and a confidence say what is known, and are no part of what is asked."""
    doubt = "{confidence: secondary, reason: {id: Dari pers., en: From the press.}}"
    for key in ("source", "reason", "confidence", "doubts"):
        line = f"doubts: {{{key}: {doubt}}}"
        with pytest.raises(RulesetError) as error:
            read_ruleset(file_of_2026("  - id: 16\n", f"  - id: 16\n    {line}\n"))
        (problem,) = (each for each in error.value.problems if each.path.endswith(key))
        assert problem.code == "unresolved-reference"
        id_, _, _ = problem.message.id.partition("; ")
        en, _, _ = problem.message.en.partition("; ")
        assert id_ == f"{key} bukan kunci bagian ini yang dapat diragukan"
        assert en == f"{key} is no key of this part that can be in doubt"


# The ground: one line.

GROUNDS: Mapping[str, tuple[str, str]] = {
    "kemendagri/2021": ("Sebagian, sebagian disimpulkan. ", "Partial, some of it inferred. "),
    "kemendagri/2022": ("Sebagian, sebagian disimpulkan. ", "Partial, some of it inferred. "),
    **{
        f"kemendagri/{year}": (
            "Direkonstruksi, sebagian disimpulkan. ",
            "Reconstructed, some of it inferred. ",
        )
        for year in (2023, 2024, 2025)
    },
    "kemendagri/2026": (
        "Resmi, semua yang menentukan skor tercetak. ",
        "Official, all that decides a score is printed. ",
    ),
    **dict.fromkeys(
        PROGNOSIS, ("Prognosis, sebagian disimpulkan. ", "Prognosis, some of it inferred. ")
    ),
}


@in_every_edition
def test_the_ground_is_one_line_status_weakest_fact_and_standing(edition: str) -> None:
    rules = get_ruleset(edition)
    for lang, start in zip(LANGS, GROUNDS[edition], strict=True):
        assert rules.ground[lang] == start + rules.standing[lang]
        assert rules.ground[lang].isprintable()
        assert len(rules.ground[lang]) < 300


@pytest.mark.parametrize(
    ("confidence", "told"),
    [
        ("secondary", ("sebagian dari sumber sekunder", "some of it from secondary sources")),
        ("inferred", ("sebagian disimpulkan", "some of it inferred")),
    ],
)
def test_the_ground_follows_the_weakest_fact(confidence: str, told: tuple[str, str]) -> None:
    rules = doubtful(get_ruleset(2026), "33", confidence=confidence, reason=REASON)
    assert (told[0] in rules.ground.id, told[1] in rules.ground.en) == (True, True)
    local = attrs.evolve(rules, status="local")
    assert local.ground.id.startswith(f"Setempat, {told[0]}. ")
    assert local.ground.en.startswith(f"Local, {told[1]}. ")


@in_every_language
@in_every_edition
def test_the_ground_stands_once_on_the_page_of_the_edition(edition: str, lang: Lang) -> None:
    rules = get_ruleset(edition)
    assert paragraphs(describe(rules, lang=lang, form="html"))[0] == rules.ground[lang]
    for form in FORMS:
        words = of_one_line(describe(rules, lang=lang, form=form)).replace("\\", "")
        assert words.replace("- ", "-").count(rules.ground[lang].replace("- ", "-")) == 1


@in_every_language
@pytest.mark.parametrize("edition", SCORING)
def test_the_ground_of_a_result_is_that_of_its_rules(edition: str, lang: Lang) -> None:
    rules = get_ruleset(edition)
    laporan = Laporan(pemda=Pemda(nama="A"), tahun=rules.year, spd=Total(Decimal(40)))
    result = score(laporan, rules)
    assert result.ground == rules.ground
    for shown in (summarize(result, lang=lang), explain(result, lang=lang)):
        head = of_one_line(shown.split("\n\n")[2])
        assert head.replace("- ", "-") == rules.ground[lang].replace("- ", "-")
    ending = explain(result, lang=lang, form="html")
    assert rules.ground[lang] in items(ending)
    assert rules.ground[lang] in paragraphs(ending)


# The page of an edition whose facts are in doubt.

HEADS: dict[Lang, str] = {
    "id": "Fakta yang tidak tercetak dalam sumber primer",
    "en": "Facts not printed in a primary source",
}
UNKNOWN: dict[Lang, str] = {"id": "Yang tidak diketahui", "en": "What is not known"}
GRADES: dict[Lang, dict[str, str]] = {
    "id": {
        "printed": "Tercetak: ",
        "secondary": "Dari sumber sekunder: ",
        "inferred": "Disimpulkan: ",
    },
    "en": {
        "printed": "Printed: ",
        "secondary": "From a secondary source: ",
        "inferred": "Inferred: ",
    },
}


@in_every_language
@in_every_edition
def test_the_page_lists_every_doubt_once_under_its_reason(edition: str, lang: Lang) -> None:
    rules = get_ruleset(edition)
    shown = describe(rules, lang=lang, form="html")
    expected: dict[str, list[str]] = {}
    for fact in (*rules.facts("secondary"), *rules.facts("inferred")):
        assert fact.reason is not None
        text = GRADES[lang][fact.confidence] + fact.reason[lang]
        expected.setdefault(text, []).append(fact.at)
    found = {}
    for item in items(shown):
        places, grade, reason = item.partition(
            next((each for each in GRADES[lang].values() if f": {each}" in item), "\0")
        )
        if grade:
            found[grade + reason] = places.removesuffix(": ").split(", ")
    assert {text: sorted(at) for text, at in found.items()} == {
        text: sorted(at) for text, at in expected.items()
    }
    heads = [each.text for each in ET.fromstring(shown).iter("h2")]
    assert (HEADS[lang] in heads) is bool(expected)


@in_every_language
@in_every_edition
def test_the_page_says_what_is_not_known(edition: str, lang: Lang) -> None:
    rules = get_ruleset(edition)
    shown = describe(rules, lang=lang, form="html")
    heads = [each.text for each in ET.fromstring(shown).iter("h2")]
    assert (UNKNOWN[lang] in heads) is bool(rules.unknown)
    for each in rules.unknown:
        assert f"{each.name[lang]}: {each.reason[lang]}" in items(shown)


@in_every_language
@pytest.mark.parametrize("form", FORMS)
@in_every_edition
def test_the_page_of_every_edition_is_well_formed(edition: str, form: Format, lang: Lang) -> None:
    rules = get_ruleset(edition)
    shown = describe(rules, lang=lang, form=form)
    assert not re.search(r"\{[a-z_]*\}", shown)
    if form == "html":
        section = ET.fromstring(shown)
        for table in section.iter("table"):
            assert len({len(row) for row in table.iter("tr")}) == 1
        captions = len(list(section.iter("caption")))
        tables = [rules.formula.is_known, True, rules.eligibility.conditions, rules.indicators]
        assert captions == sum(map(bool, tables))


@in_every_language
def test_a_partial_edition_shows_neither_a_formula_nor_indicators_it_lacks(lang: Lang) -> None:
    """Of 2022 the classes are all that is known; of 2021 the SID rows as well."""
    formula = {"id": "Indeks = ", "en": "Index = "}[lang]
    rows = {"id": "Indikator (* wajib)", "en": "Indicators (* mandatory)"}[lang]
    shown = {year: describe(get_ruleset(year), lang=lang) for year in (2021, 2022, 2023)}
    assert [formula in shown[year] for year in (2021, 2022, 2023)] == [False, False, True]
    assert [rows in shown[year] for year in (2021, 2022, 2023)] == [True, False, True]


@in_every_language
def test_an_edition_may_have_no_conditions_and_no_questions(lang: Lang) -> None:
    rules = get_ruleset(2026)
    fewer = attrs.evolve(
        rules,
        eligibility=attrs.evolve(rules.eligibility, conditions=()),
        interpretations=(),
        anomalies=(),
    )
    section = ET.fromstring(describe(fewer, lang=lang, form="html"))
    assert len(list(section.iter("table"))) == 3
    assert [each.text for each in section.iter("h2")] == []


@in_every_language
def test_a_row_known_by_name_alone_says_so(lang: Lang) -> None:
    told = {
        "id": "Untuk tahun ini hanya namanya yang diketahui; bobot, level, dan buktinya tidak "
        "ditemukan.",
        "en": "Of this year only the name is known; weight, levels and evidence were not found.",
    }[lang]
    for year, row_id in ((2021, "1"), (2023, "8")):
        rules = get_ruleset(year)
        (row,) = [each for each in rules.indicators if each.id == row_id]
        assert row.measure is not None
        assert row.measure.kind == "unknown"
        shown = describe_indicator(rules, row_id, lang=lang, form="html")
        assert paragraphs(shown)[0] == told
        assert "<table" not in shown
        assert ("Bobot" in shown, "Weight" in shown) == (False, False)
    assert told not in describe_indicator(get_ruleset(2023), "16", lang=lang, form="html")


@in_every_language
@pytest.mark.parametrize("edition", editions())
def test_a_row_tells_its_doubts_and_those_of_its_fields(edition: str, lang: Lang) -> None:
    rules = get_ruleset(edition)
    for row in rules.indicators:
        said = paragraphs(describe_indicator(rules, row.id, lang=lang, form="html"))
        carriers: list[Indicator | Basis] = [row, *row.bases]
        expected = [
            GRADES[lang][each.confidence] + each.reason[lang] for each in carriers if each.reason
        ]
        expected += [
            f"{key}: {GRADES[lang][doubt.confidence]}{doubt.reason[lang]}"
            for each in carriers
            for key, doubt in each.doubts.items()
        ]
        starts = tuple(GRADES[lang].values())
        told = [each for each in said if each.split(": ", 1)[-1].startswith(starts)]
        told += [each for each in said if each.startswith(starts)]
        assert sorted(set(told)) == sorted(set(expected)), row.id


@in_every_language
def test_a_basis_of_which_nothing_is_said_adds_no_paragraph(lang: Lang) -> None:
    rules = get_ruleset(2026)
    row = rules.rows["30"]
    bare = tuple(
        attrs.evolve(each, definition=None, note=None, source=Citation()) for each in row.bases
    )
    unsourced = tuple(attrs.evolve(each, source=Citation()) for each in row.bases)
    counts = {}
    for name, bases in (("bare", bare), ("unsourced", unsourced), ("printed", row.bases)):
        shown = describe_indicator(doubtful(rules, "30", bases=bases), "30", lang=lang, form="html")
        counts[name] = len(paragraphs(shown))
        assert all(paragraphs(shown))
        assert shown.count("<table>") == 2
    said = [each.definition or each.note for each in row.bases]
    assert counts["bare"] == counts["printed"] - 2
    assert counts["unsourced"] == counts["bare"] + sum(map(bool, said))


# What cannot give an index.


@pytest.mark.parametrize("edition", PARTIAL)
def test_a_partial_edition_names_what_is_missing_for_an_index(edition: str) -> None:
    rules = get_ruleset(edition)
    with pytest.raises(EditionIncomplete) as refused:
        rules.require_formula()
    assert str(refused.value) == f"{refused.value.message.en} / {refused.value.message.id}"
    for each in rules.unknown:
        for lang in LANGS:
            assert (each.name[lang] in refused.value.message[lang]) is each.changes_score
    with pytest.raises(EditionIncomplete) as scored:
        score(Laporan(pemda=Pemda(nama="A"), tahun=rules.year), rules)
    assert scored.value.message == refused.value.message


def test_where_nothing_is_named_it_is_the_formula_that_is_missing() -> None:
    rules = attrs.evolve(get_ruleset(2022), unknown=())
    with pytest.raises(EditionIncomplete) as refused:
        rules.require_formula()
    assert refused.value.message == Text(
        id="kemendagri/2022 tidak lengkap, jadi indeks tidak dapat dihitung; "
        "yang tidak diketahui: rumusnya",
        en="kemendagri/2022 is incomplete, so no index can be computed; "
        "what is not known: its formula",
    )


@pytest.mark.parametrize("edition", SCORING)
def test_an_edition_with_a_formula_lacks_nothing(edition: str) -> None:
    rules = get_ruleset(edition)
    rules.require_formula()
    assert rules.formula.is_known


# The maturity of one innovation.


@in_every_edition
def test_the_most_one_innovation_can_have(edition: str) -> None:
    """150 in 2021 (5 × 3 for the two heaviest rows), 111 since 2023; of 2022 no row is known."""
    highest = {"kemendagri/2021": 150, "kemendagri/2022": 0}
    assert get_ruleset(edition).highest_kematangan == highest.get(edition, 111)


@pytest.mark.parametrize("edition", [each for each in editions() if each != "kemendagri/2022"])
@pytest.mark.parametrize("level", [0, 1, 2, 3])
def test_all_rows_at_one_level_are_so_many_parts_of_the_highest(edition: str, level: int) -> None:
    rules = get_ruleset(edition)
    every = TataKelola(nama="Semua", sid={row.id: Answer(level=level) for row in rules.sid_rows})
    result = score_inovasi(every, rules)
    assert result.kematangan == rules.highest_kematangan * Fraction(level, 3)
    assert [row.points for row in result.rows] == [
        Fraction(row.weight or 0) * level for row in rules.sid_rows
    ]
    assert len(result.rows) == 20


def maturity(edition: str, sid: Mapping[str, Any], **options: str) -> Fraction:
    return score_inovasi(
        TataKelola(nama="X", sid=sid), get_ruleset(edition), interpretations=options
    ).kematangan


@pytest.mark.parametrize(
    ("answer", "points"),
    [
        ({"33": Answer(value=Decimal(100))}, 5),
        ({"33": Answer(value=Decimal(101))}, 10),
        ({"33": Answer(value=Decimal(201))}, 15),
        ({"29": Answer(value=Decimal(30))}, 2),
        ({"29": Answer(value=Decimal(31))}, 4),
        ({"29": Answer(value=Decimal(61))}, 6),
        ({"22": Answer(value=Decimal(3))}, 0),
        ({"22": Answer(value=Decimal(4))}, 1),
        ({"22": Answer(value=Decimal(6))}, 3),
        ({"16": 3, "35": 1}, 17),
    ],
)
def test_measurements_of_2021_get_the_levels_of_2021(answer: dict[str, Any], points: int) -> None:
    assert maturity("kemendagri/2021", answer) == points


@pytest.mark.parametrize(("option", "points"), [("top_level", 6), ("no_level", 0)])
def test_more_replications_than_are_printed_follow_the_option(option: str, points: int) -> None:
    """Level 3 of 31 is written as exactly 3 times; more is not mentioned."""
    five = {"31": Answer(value=Decimal(5))}
    assert maturity("kemendagri/2021", five, above_top_band=option) == points
    assert maturity("kemendagri/2021", {"31": Answer(value=Decimal(3))}, above_top_band=option) == 6
    assert maturity("kemendagri/2021", five) == 6


SID_2026 = {
    row.id: st.integers(0, 3).map(lambda level: Answer(level=level))
    for row in get_ruleset(2026).sid_rows
}


@given(
    sids=st.lists(st.fixed_dictionaries({}, optional=SID_2026), min_size=1, max_size=4),
    view=st.sampled_from(["claimed", "verified"]),
    missing=st.sampled_from(["zero_row", "void_innovation"]),
)
def test_one_innovation_alone_is_what_it_is_in_its_report(
    sids: list[dict[str, Answer]], view: Any, missing: str
) -> None:
    rules = get_ruleset(2026)
    innovations = [
        PelayananPublik(
            nama=f"Inovasi {number}",
            jenis="digital",
            tahapan="penerapan",
            urusan="kesehatan",
            penerapan=dt.date(2025, 1, 1),
            sid=sid,
        )
        for number, sid in enumerate(sids)
    ]
    options = {"mandatory_missing": missing, "ineligible": "included"}
    result = score(
        Laporan(pemda=Pemda(nama="A"), tahun=2026, inovasi=innovations),
        rules,
        interpretations=options,
        answers=view,
    )
    alone = [
        score_inovasi(each, rules, interpretations=options, answers=view) for each in innovations
    ]
    assert [each.kematangan for each in alone] == [each.kematangan for each in result.inovasi]
    assert [each.rows for each in alone] == [each.rows for each in result.inovasi]
    assert sum(each.kematangan for each in alone) == result.kematangan.sum


def test_a_supplied_maturity_is_taken_as_it_is() -> None:
    ready = TataKelola(nama="X", kematangan=Decimal("76.5"))
    for year in (2023, 2026, 2027):
        assert score_inovasi(ready, get_ruleset(year)).kematangan == Decimal("76.5")


@pytest.mark.parametrize(
    ("edition", "inovasi", "code", "path"),
    [
        ("kemendagri/2026", TataKelola(nama="X", sid={"61": 1}), "unknown-indicator", "sid.61"),
        ("kemendagri/2026", TataKelola(nama="X", sid={"16": 4}), "unknown-level", "sid.16"),
        ("kemendagri/2021", TataKelola(nama="X", sid={"1": 1}), "unknown-indicator", "sid.1"),
        (
            "kemendagri/2021",
            TataKelola(nama="X", sid={"33": Answer(basis="a", value=Decimal(5))}),
            "unknown-basis",
            "sid.33.basis",
        ),
        (
            "kemendagri/2021",
            TataKelola(nama="X", sid={"16": Answer(value=Decimal(5))}),
            "level-only",
            "sid.16",
        ),
        (
            "kemendagri/2026",
            TataKelola(nama="X", kematangan=Decimal(112)),
            "out-of-range",
            "kematangan",
        ),
    ],
)
def test_an_answer_that_the_rules_do_not_allow_is_refused_at_its_place(
    edition: str, inovasi: Inovasi, code: str, path: str
) -> None:
    with pytest.raises(LaporanError) as refused:
        score_inovasi(inovasi, get_ruleset(edition))
    (problem,) = refused.value.problems
    assert problem.code == code
    assert problem.path.startswith(path)


def test_every_refused_answer_is_told_at_once() -> None:
    wrong = TataKelola(nama="X", sid={"16": 4, "61": 1, "35": 9})
    with pytest.raises(LaporanError) as refused:
        score_inovasi(wrong, get_ruleset(2026))
    assert {each.path.split(".")[1] for each in refused.value.problems} == {"16", "61", "35"}


def test_of_2022_not_even_a_maturity_can_be_computed() -> None:
    with pytest.raises(EditionIncomplete) as refused:
        score_inovasi(TataKelola(nama="X"), get_ruleset(2022))
    assert "the weights and levels of the SID indicators" in refused.value.message.en


def test_an_option_that_the_edition_lacks_is_refused_for_one_innovation_too() -> None:
    one = TataKelola(nama="X", sid={"16": 1})
    for options, code in (
        ({"gate_effect": "none"}, "unknown-interpretation"),
        ({"above_top_band": "best"}, "unknown-option"),
    ):
        with pytest.raises(WrongValueError) as refused:
            score_inovasi(one, get_ruleset(2021), interpretations=options)
        assert refused.value.code == code
    with pytest.raises(WrongValueError):
        score_inovasi(one, get_ruleset(2021), answers="checked")  # type: ignore[arg-type]
