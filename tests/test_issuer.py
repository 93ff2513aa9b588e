"""The law behind the editions: what it says, what it governs, and the years that have none."""

import datetime as dt
import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import attrs
import pytest

from inovasi_index import (
    Issuer,
    LegalDocument,
    RulesetError,
    Text,
    UnknownEditionError,
    WrongValueError,
    editions,
    get_issuer,
    get_ruleset,
)
from inovasi_index.describe import describe_law
from inovasi_index.files.reading import read_issuer
from inovasi_index.issuer import Provision, Years
from inovasi_index.pages import WIDEST_LINE, Format
from inovasi_index.text import LANGS, Lang

FORMS: tuple[Format, ...] = ("text", "markdown", "html")
EDITIONS = range(2021, 2030)
in_every_year = pytest.mark.parametrize("year", EDITIONS)
in_every_language = pytest.mark.parametrize("lang", LANGS)

ISSUER = get_issuer()
RANKS = (
    *("law", "government_regulation", "presidential_regulation", "ministerial_regulation"),
    "of a year",
)

ALWAYS = {"uu_23_2014", "pp_38_2017", "permendagri_104_2018"}
ONLY_IN_THE_GUIDE_OF_2026 = {
    *("uu_11_2019", "pp_12_2017", "perpres_95_2018", "perpres_39_2019", "perpres_114_2021"),
    *("perpres_82_2023", "perpres_12_2025", "permendagri_1_2023", "permendagri_9_2025"),
}
OF_ITS_YEAR = {
    2021: {"kepmendagri_002_6_5848_2021"},
    2022: {"kepmendagri_400_10_11_6301_a_2022"},
    2023: {
        *("menkopolhukam_b_79_2023", "surat_2704_sj_2023", "radiogram_2705_sj_2023"),
        *("radiogram_3296_bskdn_2023", "kepmendagri_400_10_11_6287_2023"),
    },
    2024: {"kepmendagri_400_10_11_4898_2024"},
    2025: {"surat_8767_sj_2025", "kepmendagri_400_10_11_6097_2025"},
    2026: {"surat_1887_bskdn_2026"},
}
TABLE_XIV = "surat_1887_bskdn_2026_xiv"


def document(code: str) -> LegalDocument:
    (found,) = [each for each in ISSUER.legal if each.code == code]
    return found


def provisions() -> Iterator[tuple[LegalDocument, Provision]]:
    for each in ISSUER.legal:
        for provision in each.provisions:
            yield each, provision


def rank(each: LegalDocument) -> int:
    return RANKS.index(each.kind) if each.kind in RANKS else len(RANKS) - 1


def year_of(each: LegalDocument) -> int:
    """The year that the number of a regulation ends in: UU 23/2014."""
    return int(each.number.rpartition("/")[2])


# The list.


def test_the_issuer_is_the_ministry() -> None:
    assert ISSUER.issuer == "kemendagri"
    assert ISSUER.name == Text(id="Kementerian Dalam Negeri", en="Ministry of Home Affairs")
    assert get_issuer("kemendagri") is get_issuer("kemendagri")


def test_every_document_has_a_code_and_a_number_of_its_own() -> None:
    for key in ("code", "number"):
        given = [getattr(each, key) for each in ISSUER.legal]
        assert len(set(given)) == len(given)


def test_the_documents_stand_by_their_rank_and_then_by_their_date() -> None:
    """Laws, government, presidential and ministerial regulations, then what belongs to a year."""
    ranks = [rank(each) for each in ISSUER.legal]
    assert ranks == sorted(ranks)
    assert set(ranks) == set(range(len(RANKS)))
    perpres = [each for each in ISSUER.legal if each.kind == "presidential_regulation"]
    assert [year_of(each) for each in perpres] == [2018, 2019, 2021, 2023, 2025]
    of_a_year = [each for each in ISSUER.legal if rank(each) == len(RANKS) - 1]
    assert [each.editions.from_ for each in of_a_year[:-1]] == sorted(
        each.editions.from_ for each in of_a_year[:-1]
    )
    dates = [each.date for each in of_a_year if each.date]
    assert dates == sorted(dates)
    assert dates[0] == dt.date(2019, 11, 20)
    assert dates[-1] == dt.date(2026, 4, 29)


@pytest.mark.parametrize("each", ISSUER.legal, ids=lambda each: each.code)
def test_a_document_is_not_older_than_what_it_is_cited_for(each: LegalDocument) -> None:
    last = each.editions.to or 9999
    assert each.editions.from_ <= last
    if each.date is not None:
        assert each.date.year <= last
        assert each.date.year >= each.editions.from_ - 1 or each.code == TABLE_XIV


# What each edition rests on.


@in_every_year
def test_the_documents_of_a_year_are_those_that_govern_it(year: int) -> None:
    base = ISSUER.legal_base(year)
    expected = ALWAYS | OF_ITS_YEAR.get(year, set())
    if year >= 2026:
        expected |= ONLY_IN_THE_GUIDE_OF_2026
    if year >= 2025:
        expected |= {TABLE_XIV}
    assert {each.code for each in base} == expected
    assert list(base) == [each for each in ISSUER.legal if each.code in expected]


@pytest.mark.parametrize("year", [1999, 2017])
def test_before_the_index_there_is_no_legal_base(year: int) -> None:
    assert ISSUER.legal_base(year) == ()
    assert list(ISSUER.governing("score", year)) == []


def test_years_hold_both_their_ends_and_an_open_end_holds_all_that_follow() -> None:
    assert [year in Years(2021, 2023) for year in (2020, 2021, 2022, 2023, 2024)] == [
        *(False, True, True, True, False)
    ]
    assert 9999 in Years(2021)
    assert 2020 not in Years(2021)


def test_the_forms_of_an_innovation_go_back_to_pp_38_2017() -> None:
    for year in EDITIONS:
        (first, provision), *guides = ISSUER.governing("profile.bentuk", year)
        assert first.number == "PP 38/2017"
        assert "tata kelola" in provision.says.id
        assert [each.code for each, _ in guides] == (["surat_1887_bskdn_2026"] * (year == 2026))


CRITERIA = ("pembaharuan", "manfaat", "tanpa_pembebanan", "kewenangan_daerah", "dapat_direplikasi")


@in_every_year
@pytest.mark.parametrize(("number", "criterion"), list(enumerate(CRITERIA, 1)))
def test_the_five_criteria_govern_the_five_conditions(
    number: int, criterion: str, year: int
) -> None:
    """PP 38/2017, Pasal 6; the guide of 2026 repeats them (p. 4-5)."""
    found = list(ISSUER.governing(f"eligibility.{criterion}", year))
    assert [(each.code, provision.at) for each, provision in found] == [
        ("pp_38_2017", f"Pasal 6, kriteria {number}"),
        *[("surat_1887_bskdn_2026", f"Lampiran I, IV.A.{number}")] * (year == 2026),
    ]


DECREES = {
    2019: "kepmendagri_002_6_415_2019",
    2020: "kepmendagri_100_4672_2020",
    2021: "kepmendagri_002_6_5848_2021",
    2022: "kepmendagri_400_10_11_6301_a_2022",
    2023: "kepmendagri_400_10_11_6287_2023",
    2024: "kepmendagri_400_10_11_4898_2024",
    2025: "kepmendagri_400_10_11_6097_2025",
}


@pytest.mark.parametrize("year", range(2017, 2031))
def test_the_decree_of_a_year_governs_the_results_of_that_year_alone(year: int) -> None:
    """Of 2018 and of 2026 no decree was found."""
    governing = [each.code for each, _ in ISSUER.governing("results", year)]
    assert governing == ([DECREES[year]] if year in DECREES else [])
    for code in governing:
        assert document(code).editions == Years(year, year)


@pytest.mark.parametrize("year", range(2025, 2030))
def test_table_xiv_governs_the_formula_and_the_classes_of_2025_to_2029(year: int) -> None:
    """Guide 2026, p. 21: divisor, affairs, and the two upper classes."""
    for part, rows in (("formula", ("XIV.5", "XIV.6")), ("predikat", ("XIV.2", "XIV.3"))):
        places = [at.at for each, at in ISSUER.governing(part, year) if each.code == TABLE_XIV]
        assert places == [f"Lampiran I, {row}" for row in rows]


def test_the_window_of_2023_stands_in_its_radiogram() -> None:
    ((radiogram, provision),) = ISSUER.governing("eligibility.masa_penerapan", 2023)
    assert radiogram.kind == "radiogram"
    assert radiogram.date == dt.date(2023, 5, 18)
    (window,) = [
        each for each in get_ruleset(2023).eligibility.judged if each.code == "masa_penerapan"
    ]
    assert window.from_ is not None
    assert window.to is not None
    assert "1 Januari 2021" in provision.says.id
    assert "31 Desember 2022" in provision.says.id
    assert (window.from_, window.to) == (dt.date(2021, 1, 1), dt.date(2022, 12, 31))


def test_what_nothing_governs_has_no_law() -> None:
    for part in ("", "eligibility", "eligibility.x", "SCORE", "Pasal 12"):
        assert list(ISSUER.governing(part, 2026)) == []


# Every text, and how surely it is known.


@pytest.mark.parametrize("each", ISSUER.legal, ids=lambda each: each.code)
def test_every_document_is_told_in_both_languages(each: LegalDocument) -> None:
    texts = [each.title, each.source, *(provision.says for provision in each.provisions)]
    reasons = [each.reason, each.published, *(provision.reason for provision in each.provisions)]
    for text in [*texts, *(reason for reason in reasons if reason)]:
        assert text.id != text.en
        assert text.id.strip() == text.id
        assert text.en.strip() == text.en
        assert "  " not in text.id + text.en
        assert text.id.isprintable()
        assert text.en.isprintable()


def test_what_is_not_printed_says_why_and_what_is_printed_needs_no_excuse() -> None:
    doubted = 0
    everything: list[LegalDocument | Provision] = list(ISSUER.legal)
    everything += [provision for _, provision in provisions()]
    for each in everything:
        assert (each.reason is None) is (each.confidence == "printed")
        doubted += each.confidence != "printed"
    assert doubted > 20


def test_what_a_provision_governs_is_a_part_of_some_edition() -> None:
    conditions = {
        f"eligibility.{each.code}"
        for name in editions()
        for each in get_ruleset(name).eligibility.conditions
    }
    lists = {f"profile.{each.name}" for each in attrs.fields(type(get_ruleset(2026).profile))}
    parts = {"score", "results", "indicators", "formula", "predikat", "urusan"}
    for each, provision in provisions():
        assert len(set(provision.governs)) == len(provision.governs)
        unknown = set(provision.governs) - conditions - lists - parts
        assert unknown == set(), each.code


def test_a_provision_cannot_govern_what_is_no_part_of_the_rules() -> None:
    says = Text(id="Isinya.", en="What it says.")
    for part in ("ketentuan", "Formula", "eligibility_x", ".formula"):
        with pytest.raises(WrongValueError) as refused:
            Provision(at="Pasal 1", says=says, governs=("score", part))
        assert (refused.value.code, refused.value.keys) == ("unresolved-reference", ("governs",))
    for part in ("formula", "eligibility.x", "profile.bentuk"):
        assert Provision(at="Pasal 1", says=says, governs=(part,)).governs == (part,)


def test_a_confidence_without_a_reason_cannot_be_had() -> None:
    says = Text(id="Isinya.", en="What it says.")
    for make in (
        lambda: Provision(at="Pasal 1", says=says, confidence="inferred"),
        lambda: attrs.evolve(document("kepmendagri_400_10_11_6287_2023"), reason=None),
    ):
        with pytest.raises(WrongValueError) as refused:
            make()
        assert (refused.value.code, refused.value.keys) == ("missing-key", ("reason",))


def test_two_documents_cannot_have_one_code() -> None:
    law = document("pp_38_2017")
    with pytest.raises(WrongValueError) as refused:
        Issuer("x", ISSUER.name, (law, document("uu_23_2014"), law))
    assert (refused.value.code, refused.value.keys) == ("duplicate-id", ("legal",))
    assert "pp_38_2017" in refused.value.message


def test_years_cannot_end_before_they_begin() -> None:
    with pytest.raises(WrongValueError) as refused:
        Years(2024, 2023)
    assert (refused.value.code, refused.value.keys) == ("upside-down", ("to",))
    assert 2024 in Years(2024, 2024)


# The years without an edition.


@pytest.mark.parametrize(
    ("year", "points"),
    [
        (2018, ("2.400", "2,400")),
        (2019, ("74.400", "74,400")),
        (2020, ("1.971", "1,971")),
    ],
)
@pytest.mark.parametrize("form", ["{}", "kemendagri/{}"])
def test_a_year_of_points_is_refused_with_what_was_different(
    year: int, points: tuple[str, str], form: str
) -> None:
    """Until 2020 the results were points without an upper end."""
    with pytest.raises(UnknownEditionError) as refused:
        get_ruleset(form.format(year))
    message = refused.value.message
    (unscored,) = [each for each in ISSUER.unscored if each.year == year]
    for lang, number in zip(LANGS, points, strict=True):
        assert number in message[lang]
        assert message[lang].startswith(f"kemendagri/{year} ")
        assert unscored.reason[lang] in message[lang]
        assert all(edition in message[lang] for edition in editions())
        assert len(message[lang].splitlines()) == 1
    assert "tidak dapat dinilai" in message.id
    assert "cannot be scored" in message.en
    assert str(refused.value) == f"{message.en} / {message.id}"


def test_the_three_years_before_2021_are_the_ones_without_an_edition() -> None:
    years = [each.year for each in ISSUER.unscored]
    assert years == [2018, 2019, 2020]
    assert not {f"kemendagri/{year}" for year in years} & set(editions())
    for each in ISSUER.unscored:
        assert each.confidence == "secondary"
        assert each.reason.id != each.reason.en
        assert each.source.id != each.source.en
        assert "0-100" in each.reason


@pytest.mark.parametrize("name", [2017, 2031, "2030", "kemendagri/1999", "kemendagri/"])
def test_any_other_year_is_not_known_and_the_known_ones_are_named(name: int | str) -> None:
    with pytest.raises(UnknownEditionError) as refused:
        get_ruleset(name)
    for lang in LANGS:
        assert all(edition in refused.value.message[lang] for edition in editions())
    assert "cannot be scored" not in refused.value.message.en
    assert "is not known" in refused.value.message.en
    assert "tidak dikenal" in refused.value.message.id


@pytest.mark.parametrize("name", ["daerah/2020", "/2020", "../2019", "x" * 1000 + "/2018"])
def test_a_year_of_another_issuer_is_not_told_the_reasons_of_the_ministry(name: str) -> None:
    with pytest.raises(UnknownEditionError) as refused:
        get_ruleset(name)
    assert "is not known" in refused.value.message.en
    assert "1,971" not in refused.value.message.en


@pytest.mark.parametrize("name", ["daerah", "", "kemendagri/2026/x", "Kemendagri", "..", "2026"])
def test_an_issuer_of_whom_nothing_is_bundled_is_not_known(name: str) -> None:
    if name.startswith("kemendagri/"):
        assert get_issuer(name) == ISSUER
        return
    with pytest.raises(UnknownEditionError) as refused:
        get_issuer(name)
    for lang in LANGS:
        assert "kemendagri/2026" in refused.value.message[lang]
    assert "is not known" in refused.value.message.en
    assert "tidak dikenal" in refused.value.message.id


# A file of an issuer.

FILE = """\
format: inovasi-index/issuer@1
issuer: daerah
name: {id: Kabupaten Contoh, en: Contoh Regency}
legal:
  - code: perda_1_2026
    kind: law
    number: Perda 1/2026
    title: {id: Inovasi, en: Innovation}
    editions: {from: 2026}
    source: {id: Dibaca., en: Read.}
    provisions:
      - at: Pasal 1
        says: {id: Isinya., en: What it says.}
        governs: [score]
"""


def test_an_issuer_is_read_from_a_file() -> None:
    found = read_issuer(FILE.encode())
    assert (found.issuer, found.unscored) == ("daerah", ())
    ((law, provision),) = found.governing("score", 2030)
    assert (law.number, provision.at, provision.confidence) == (
        "Perda 1/2026",
        "Pasal 1",
        "printed",
    )


@pytest.mark.parametrize(
    ("old", "new", "at", "code"),
    [
        ("kind: law", "kind: poem", "6:11", "unknown-code"),
        ("from: 2026", "from: soon", "9:22", "not-a-number"),
        ("[score]", "[skor]", "14:18", "unresolved-reference"),
        ("    number: Perda 1/2026\n", "", "5:5", "missing-key"),
        ("issuer@1", "ruleset@1", "1:9", "unknown-code"),
        ("issuer: daerah", "issuer: daerah\nlain: 1", "3:1", "unknown-key"),
        ("{from: 2026}", "{from: 2026, to: 2025}", "9:32", "upside-down"),
        ("governs: [score]", "confidence: inferred", "12:9", "missing-key"),
        ("    source:", "    confidence: secondary\n    source:", "5:5", "missing-key"),
        ("governs: [score]", "governs: [score, lain]", "14:18", "unresolved-reference"),
    ],
)
def test_a_mistake_in_a_file_of_an_issuer_is_answered_at_its_line(
    old: str, new: str, at: str, code: str
) -> None:
    assert old in FILE
    with pytest.raises(RulesetError) as refused:
        read_issuer(FILE.replace(old, new).encode(), name="issuer.yaml")
    (problem,) = refused.value.problems
    assert f"{problem.line}:{problem.column}" == at
    assert (problem.file, problem.code) == ("issuer.yaml", code)


def test_a_second_document_of_a_code_is_answered_in_its_file() -> None:
    head, _, law = FILE.partition("  - code")
    with pytest.raises(RulesetError) as refused:
        read_issuer(f"{head}  - code{law}  - code{law}".encode())
    (problem,) = refused.value.problems
    assert (problem.code, problem.path, problem.line) == ("duplicate-id", "legal", 5)
    assert "perda_1_2026" in problem.message


@pytest.mark.parametrize("text", [b"", b"[", b"a: [", b"\xff"])
def test_a_file_that_is_no_document_is_no_issuer(text: bytes) -> None:
    with pytest.raises(RulesetError):
        read_issuer(text)


# The page.


def well_formed(shown: str, form: Format, lang: Lang) -> None:
    assert shown.endswith("\n")
    assert not re.search(r"\{[a-z_]*\}", shown)
    assert "None" not in shown
    if form == "html":
        section = ET.fromstring(shown)
        assert section.attrib == {"class": "inovasi-index", "lang": lang}
        assert all(each.text or len(each) for each in section.iter())
        assert {len(row) for row in section.iter("tr")} == {3}
    elif form == "markdown":
        rows = [line for line in shown.splitlines() if line.startswith("|")]
        assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {4}
    else:
        lines = shown.splitlines()
        assert max(map(len, lines)) <= WIDEST_LINE
        assert all(line == line.rstrip() for line in lines)


@in_every_language
@pytest.mark.parametrize("form", FORMS)
@in_every_year
def test_the_law_of_every_year_is_a_page_in_every_form(year: int, form: Format, lang: Lang) -> None:
    shown = describe_law(ISSUER, year, lang=lang, form=form)
    well_formed(shown, form, lang)
    assert (f"dasar hukum {year}" if lang == "id" else f"the law behind {year}") in shown


@in_every_language
@in_every_year
def test_the_page_has_every_document_with_all_that_it_says(year: int, lang: Lang) -> None:
    base = ISSUER.legal_base(year)
    section = ET.fromstring(describe_law(ISSUER, year, lang=lang, form="html"))
    assert [each.text for each in section.iter("h2")] == [
        f"{each.number}: {each.title[lang]}" for each in base
    ]
    tables = iter(section.iter("tbody"))
    for each in base:
        if each.provisions:
            rows = [[cell.text or "" for cell in row] for row in next(tables)]
            assert [row[0] for row in rows] == [provision.at for provision in each.provisions]
            for row, provision in zip(rows, each.provisions, strict=True):
                assert row[1].startswith(provision.says[lang])
                reason = provision.reason
                assert ("(" in row[1].removeprefix(provision.says[lang])) is (reason is not None)
                assert reason is None or reason[lang] in row[1]
                assert (row[2] == "–") is (not provision.governs)
    assert next(tables, None) is None


@in_every_language
def test_dates_gazettes_and_doubts_stand_above_the_provisions(lang: Lang) -> None:
    section = ET.fromstring(describe_law(ISSUER, 2023, lang=lang, form="html"))
    said = [each.text or "" for each in section.iter("p")]
    pp, decree = document("pp_38_2017"), document("kepmendagri_400_10_11_6287_2023")
    assert pp.published is not None
    assert pp.date is None
    assert f"{pp.published[lang]}. {pp.source[lang]}" in said
    assert f"2023-12-06. {decree.source[lang]}" in said
    assert decree.reason is not None
    grade = {"id": "Dari sumber sekunder: ", "en": "From a secondary source: "}[lang]
    assert grade + decree.reason[lang] in said


@in_every_language
def test_a_document_with_both_a_date_and_a_gazette_has_both(lang: Lang) -> None:
    both = attrs.evolve(document("pp_38_2017"), date=dt.date(2017, 7, 19), provisions=())
    section = ET.fromstring(
        describe_law(Issuer("x", ISSUER.name, (both,)), 2026, lang=lang, form="html")
    )
    assert both.published is not None
    (said,) = [each.text for each in section.iter("p")]
    assert said == f"2017-07-19, {both.published[lang]}. {both.source[lang]}"


@in_every_language
def test_a_doubt_about_a_provision_stands_behind_what_it_says(lang: Lang) -> None:
    says, why = Text(id="Isinya.", en="What it says."), Text(id="Dari pers.", en="From the press.")
    doubted = attrs.evolve(
        document("pp_38_2017"),
        provisions=(Provision(at="Pasal 1", says=says, confidence="inferred", reason=why),),
    )
    section = ET.fromstring(
        describe_law(Issuer("x", ISSUER.name, (doubted,)), 2023, lang=lang, form="html")
    )
    told = {"id": "(Disimpulkan: Dari pers.)", "en": "(Inferred: From the press.)"}[lang]
    cells = [cell.text for cell in section.iter("td")]
    assert cells == ["Pasal 1", f"{says[lang]} {told}", "–"]
    assert len(list(section.iter("p"))) == 1


@in_every_language
def test_a_year_without_a_law_is_a_page_with_its_title(lang: Lang) -> None:
    for form in FORMS:
        shown = describe_law(ISSUER, 1999, lang=lang, form=form)
        assert "1999" in shown
        assert "UU" not in shown
