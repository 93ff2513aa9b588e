"""What a report still lacks: answers, evidence, and evidence as the edition asks for it."""

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, get_args
from xml.etree import ElementTree as ET

import attrs
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from inovasi_index import (
    Aggregate,
    Answer,
    Evidence,
    Laporan,
    LaporanError,
    Pemda,
    Ruleset,
    TataKelola,
    Total,
    get_ruleset,
    read_laporan,
    score,
)
from inovasi_index.pages import WIDEST_LINE, in_notebook
from inovasi_index.problems import EditionIncomplete
from inovasi_index.proof import Completeness, Finding, FindingCode, Tally, completeness
from inovasi_index.ruleset import Basis, EvidenceRule, Together
from inovasi_index.text import LANGS
from strategies import Edition

PEMDA = Pemda(nama="Kabupaten Contoh")
FEW = settings(max_examples=settings().max_examples // 4)

Plain = dict[str, Any]


def checked(rules: Ruleset, row: str, answer: Answer | int) -> list[Finding]:
    """What is found on one row that alone is answered."""
    spd = {each.id for each in rules.spd_rows}
    own = {row: answer}
    laporan = (
        Laporan(pemda=PEMDA, tahun=rules.year, spd=own)
        if row in spd
        else Laporan(pemda=PEMDA, tahun=rules.year, inovasi=[TataKelola(nama="E-Arsip", sid=own)])
    )
    return [each for each in completeness(laporan, rules).findings if each.row == row]


def codes(findings: Iterable[Finding]) -> list[str]:
    return [each.code for each in findings]


def proved(*evidence: Evidence, level: int | None = 1, **more: Any) -> Answer:
    return Answer(level=None if more.get("value") else level, evidence=evidence, **more)


def rule_of(rules: Ruleset, row: str, basis: str | None = None) -> EvidenceRule:
    found = (rules.rows[row].basis(basis) or rules.rows[row]).evidence
    assert found is not None
    return found


def evolved(rules: Ruleset, row_id: str, **changes: Any) -> Ruleset:
    """The rules with one row that is otherwise."""
    rows = (attrs.evolve(row, **changes) if row.id == row_id else row for row in rules.indicators)
    return attrs.evolve(rules, indicators=tuple(rows))


# What the editions ask for.

BOTH = ("T-2", "T-1")
THREE = ("T-2", "T-1", "T-0")
LAST = ("T-1",)


def all_rules(rules: Ruleset) -> dict[str, EvidenceRule]:
    tables = ((row, table) for row in rules.rows.values() for table in row.tables)
    return {
        row.id + (table.code if isinstance(table, Basis) else ""): table.evidence
        for row, table in tables
        if table.evidence
    }


def test_the_years_that_the_guide_asks_for(rules_2026: Ruleset) -> None:
    """`Data Sebelumnya adalah Data T-2 (2024) dan Data saat ini adalah Data T-1 (2025)` (p. 27-30).

    17, 18, 20 and 21 (p. 34-37) and 22 (p. 38) name T-2, T-1 and T-0; 2b, 5b, 8, 9, 10b and 11b are
    about T-1 alone.
    """
    asked = {name: (rule.years, rule.years_needed) for name, rule in all_rules(rules_2026).items()}
    assert {name: each for name, each in asked.items() if each[0]} == {
        **dict.fromkeys(("3", "4", "5a", "6", "7", "10a", "11a"), (BOTH, "all")),
        **dict.fromkeys(("2b", "5b", "8", "9", "10b", "11b"), (LAST, "all")),
        **dict.fromkeys(("17", "18", "20", "21", "22"), (THREE, "any")),
    }
    assert rule_of(rules_2026, "17").years_of(rules_2026.year) == (2024, 2025, 2026)


def test_the_rows_that_the_guide_wants_a_document_for_each_of(rules_2026: Ruleset) -> None:
    """2a `sesuai dengan frekuensi APBD tepat waktu` (p. 26), 27 `masing-masing metode` (p. 40).

    20 `sejumlah frekuensi pelaksanaan bimtek` (p. 37).
    """
    asked = {name for name, rule in all_rules(rules_2026).items() if rule.for_each}
    assert asked == {"2a", "20", "27"}


def test_the_documents_that_the_guide_wants_together(rules_2026: Ruleset) -> None:
    """13a p. 31-32, 16 p. 33-34, 20 p. 37, 29 p. 41-42, 33 p. 44, 35 p. 47-48."""
    papers = tuple(
        f"{each}_kebijakan" for each in ("risalah", "kertas_kerja", "makalah", "artikel")
    )
    asked = {name: rule.together for name, rule in all_rules(rules_2026).items()}
    assert {name: each for name, each in asked.items() if each} == {
        "13a": (Together(papers), Together(("surat_penyampaian",))),
        "16": (Together(("perkada", "sk_kepala_daerah", "sk_kepala_perangkat_daerah"), "perda"),),
        "20": (
            Together(("sk_kegiatan", "surat_tugas", "undangan")),
            Together(("daftar_hadir",)),
            Together(("sertifikat",)),
        ),
        "29": (
            Together(("foto_kegiatan", "tangkapan_layar")),
            Together(("rekapitulasi_pengaduan",)),
        ),
        "33a": (Together(("tanda_tangan",), "rekapitulasi_nondigital"),),
        "33b": (Together(("tanda_tangan", "testimoni"), "rekapitulasi_nondigital"),),
        "35": (Together(("video",)), Together(("gambar_sampul",))),
    }


def test_kinds_of_documents_are_listed_only_where_some_come_together(edition: Edition) -> None:
    for rule in all_rules(edition.rules).values():
        assert bool(rule.documents) == bool(rule.together)


@pytest.mark.parametrize("year", [2027, 2028, 2029])
def test_the_prognosis_asks_for_the_same_evidence(year: int, rules_2026: Ruleset) -> None:
    """Editions that are based on 2026 inherit it; their years move on by themselves."""
    rules = get_ruleset(year)
    assert all_rules(rules) == all_rules(rules_2026)
    assert rule_of(rules, "17").years_of(year) == (year - 2, year - 1, year)


def test_of_the_reconstructed_years_only_what_the_forms_say_is_asked() -> None:
    """2023: one set for each event (20), T-1 and T-2 (22, 31); 2024: a thumbnail (35)."""
    years = {
        year: {
            name: rule.years for name, rule in all_rules(get_ruleset(year)).items() if rule.years
        }
        for year in (2023, 2024, 2025)
    }
    assert years == {
        2023: {"18": THREE, "21": THREE, "22": BOTH, "31": BOTH},
        2024: {"18": THREE, "21": THREE},
        2025: {"18": THREE, "21": THREE},
    }
    together = {
        year: [name for name, rule in all_rules(get_ruleset(year)).items() if rule.together]
        for year in (2023, 2024, 2025)
    }
    assert together == {2023: ["20"], 2024: ["20", "35"], 2025: []}
    for year in (2023, 2024, 2025):
        inferred = {fact.at for fact in get_ruleset(year).facts("inferred")}
        assert {f"indicators.{row}.evidence" for row in years[year]} <= inferred


# Answers.


def test_a_row_without_an_answer_that_counts_is_found(rules_2026: Ruleset) -> None:
    """An explicit level 0 says that nothing was chosen: the row is missing."""
    for answer in (Answer(level=0), proved(Evidence(file="a.pdf"), level=0)):
        (found,) = checked(rules_2026, "8", answer)
        assert (found.code, found.at, found.row) == ("no-answer", "spd.8", "8")
        assert found.text.id == "8* Opini BPK: belum dijawab; jawab dan lampirkan buktinya"
        assert found.text.en.startswith("8* ")


def test_an_answer_above_level_0_without_evidence_is_found(rules_2026: Ruleset) -> None:
    (found,) = checked(rules_2026, "16", 2)
    assert (found.code, found.at) == ("no-evidence", "inovasi[0].sid.16")
    assert checked(rules_2026, "22", Answer(value=1)) == []  # one actor is level 0: nothing to show
    assert codes(checked(rules_2026, "22", Answer(value=3))) == ["no-evidence"]
    assert codes(checked(rules_2026, "33", 1)) == ["no-evidence"]


def test_an_empty_report_lacks_every_row_of_the_region(rules_2026: Ruleset) -> None:
    found = completeness(Laporan(pemda=PEMDA, tahun=2026), rules_2026)
    assert codes(found.findings) == ["no-answer"] * 20
    assert found.tally == Tally(rows=20, answered=0, with_evidence=0, mandatory_missing=13)
    assert found.tally.answered_share == 0
    assert found.tally.evidence_share is None
    assert [note.en for note in found.notes] == ["This report has no innovations yet."]
    shown = found.render(lang="en")
    assert "0 of 20 rows are answered (0.00%); 0 of them with evidence (–)." in shown


def test_an_empty_list_of_innovations_is_said(rules_2026: Ruleset) -> None:
    found = completeness(Laporan(pemda=PEMDA, tahun=2026, inovasi=[]), rules_2026)
    assert found.inovasi == ()
    assert "Laporan ini belum memuat inovasi." in found.render()


def test_mandatory_rows_come_first_and_then_the_order_of_the_guide(rules_2026: Ruleset) -> None:
    laporan = Laporan(
        pemda=PEMDA, tahun=2026, inovasi=[TataKelola(nama=nama) for nama in ("Satu", "Dua")]
    )
    found = completeness(laporan, rules_2026)
    rows = list(dict.fromkeys(each.row for each in found.findings))
    mandatory = [row for row in rows if rules_2026.rows[row].mandatory]
    assert rows == [
        *(row.id for row in rules_2026.rows.values() if row.mandatory),
        *(row.id for row in rules_2026.rows.values() if not row.mandatory),
    ]
    assert mandatory == rows[: len(mandatory)]
    assert found.inovasi[0].mandatory_missing == ("16", "17", "32", "33", "35")
    assert [each.row for each in found.inovasi[1].findings][:6] == [
        *found.inovasi[1].mandatory_missing,
        "18",
    ]
    assert [each.at for each in found.findings if each.row == "16"] == [
        "inovasi[0].sid.16",
        "inovasi[1].sid.16",
    ]


# Files.


@pytest.mark.parametrize(
    ("file", "found"),
    [
        ("opini.pdf", []),
        ("OPINI.PDF", []),
        (" bukti/2025/opini.v2.pdf ", []),
        ("opini.docx", ["file-type"]),
        ("opini", ["file-type"]),
        ("pdf", ["file-type"]),
        ("opini.", ["file-type"]),
        ("bukti.pdf/opini", ["file-type"]),
    ],
)
def test_the_ending_of_a_file_is_one_that_the_row_takes(
    file: str, found: list[str], rules_2026: Ruleset
) -> None:
    """8: `… tahun pemeriksaan terakhir (pdf)` (p. 29)."""
    answer = proved(Evidence(file=file, years=[2025]))
    assert codes(checked(rules_2026, "8", answer)) == found


def test_a_file_of_another_type_is_named_with_the_types_that_are_taken(
    rules_2026: Ruleset,
) -> None:
    answer = proved(Evidence(file="foto.png"), Evidence(file="foto.gif"), Evidence(file="foto.jpg"))
    (found,) = checked(rules_2026, "25", answer)
    assert (found.code, found.at) == ("file-type", "inovasi[0].sid.25.evidence[1]")
    assert found.text.en.endswith("is of a type that is not accepted; use jpeg, jpg, png")


@pytest.mark.parametrize("piece", [Evidence(link="https://contoh.go.id"), Evidence(number="1")])
def test_the_type_of_what_is_no_file_cannot_be_checked(
    piece: Evidence, rules_2026: Ruleset
) -> None:
    (found,) = checked(rules_2026, "19", proved(piece))
    assert (found.code, found.at) == ("not-checked", "inovasi[0].sid.19.evidence[0]")
    assert "(pdf, jpeg, jpg, png)" in found.text


def test_a_rule_that_lists_no_types_takes_any_file(rules_2026: Ruleset) -> None:
    rules = evolved(rules_2026, "19", evidence=EvidenceRule(id="Foto", en="Photo", files=[]))
    assert checked(rules, "19", proved(Evidence(file="a.exe"), Evidence(link="b"))) == []


# Years.


@pytest.mark.parametrize(
    ("piece", "found"),
    [
        ({"years": [2024]}, []),
        ({"years": [2022, 2026]}, []),
        ({"date": dt.date(2025, 1, 13)}, []),
        ({"years": [2024], "date": dt.date(2020, 1, 1)}, []),
        ({"years": [2023]}, ["wrong-year"]),
        ({"date": dt.date(2023, 12, 31)}, ["wrong-year"]),
        ({"years": [2027], "date": dt.date(2025, 1, 1)}, ["wrong-year"]),
        ({}, ["not-checked"]),
    ],
)
def test_one_of_the_years_will_do(piece: Plain, found: list[str], rules_2026: Ruleset) -> None:
    """17: `(T-2,T-1, T-0)` (p. 34); what years it tells of comes before its date."""
    answer = proved(Evidence(file="sk.pdf", **piece))
    assert codes(checked(rules_2026, "17", answer)) == found


def test_each_piece_of_evidence_has_a_year_of_its_own(rules_2026: Ruleset) -> None:
    answer = proved(
        Evidence(file="a.pdf", years=[2025]),
        Evidence(file="b.pdf", years=[2019]),
        Evidence(file="c.pdf"),
    )
    found = checked(rules_2026, "17", answer)
    assert [(each.code, each.at) for each in found] == [
        ("wrong-year", "inovasi[0].sid.17.evidence[1]"),
        ("not-checked", "inovasi[0].sid.17.evidence[2]"),
    ]
    assert "(2024, 2025, 2026)" in found[0].text
    assert "2024, 2025, 2026" in found[1].text


@pytest.mark.parametrize(
    ("pieces", "found"),
    [
        ([{"years": [2024, 2025]}], []),
        ([{"years": [2024]}, {"years": [2025, 2026]}], []),
        ([{"years": [2024, 2025]}, {}], []),
        ([{"years": [2025]}], ["years-missing"]),
        ([{"years": [2025]}, {"date": dt.date(2024, 5, 1)}], ["years-missing"]),
        ([{"date": dt.date(2024, 5, 1)}, {"date": dt.date(2025, 5, 1)}], ["not-checked"]),
    ],
)
def test_all_of_the_years_together(
    pieces: list[Plain], found: list[str], rules_2026: Ruleset
) -> None:
    """3: `dua tahun terakhir`, T-2 (2024) and T-1 (2025) (p. 27); its date is another matter."""
    answer = proved(*(Evidence(file="izin.pdf", **each) for each in pieces))
    findings = checked(rules_2026, "3", answer)
    assert codes(findings) == found
    assert all(each.at == "spd.3" for each in findings)
    if found == ["years-missing"]:
        assert findings[0].text.en.endswith("the evidence does not tell of 2024; attach what does")


def test_an_audit_report_of_this_year_may_tell_of_the_last(rules_2026: Ruleset) -> None:
    """8: the opinion on the statements of T-1 (2025) comes in 2026 (p. 29)."""
    report = Evidence(file="lhp.pdf", date=dt.date(2026, 5, 20))
    assert codes(checked(rules_2026, "8", proved(report))) == ["not-checked"]
    named = attrs.evolve(report, years=[2025])
    assert checked(rules_2026, "8", proved(named)) == []


def test_the_years_are_those_of_the_edition() -> None:
    """Relative years move with the edition: T-1 of 2027 is 2026."""
    answer = proved(Evidence(file="lhp.pdf", years=[2026]))
    assert codes(checked(get_ruleset(2026), "8", answer)) == ["years-missing"]
    assert checked(get_ruleset(2027), "8", answer) == []


# Documents that come together.


def documents(*kinds: str | None) -> Answer:
    return proved(*(Evidence(file="a.pdf", document=kind, years=[2025]) for kind in kinds))


@pytest.mark.parametrize(
    ("kinds", "found"),
    [
        (["perda", "perkada"], []),
        (["perda", "sk_kepala_perangkat_daerah"], []),
        (["perkada"], []),
        (["perda", "perkada", None], []),
        (["perda"], ["not-together"]),
        (["perda", "perda"], ["not-together"]),
        (["perda", None], ["not-checked"]),
        ([None], ["not-checked"]),
        (["sk_kepala_daerah", None], []),
    ],
)
def test_a_perda_comes_with_what_names_the_innovation(
    kinds: list[str | None], found: list[str], rules_2026: Ruleset
) -> None:
    """16: a Perda `disertai dengan dokumen Perkada/SK Kepala Daerah/SK Kepala Perangkat Daerah`.

    (p. 34). One that does not say what it is may be just that.
    """
    findings = checked(rules_2026, "16", documents(*kinds))
    assert codes(findings) == found
    assert all(each.at == "inovasi[0].sid.16" for each in findings)


def test_what_must_come_with_a_document_is_named(rules_2026: Ruleset) -> None:
    (found,) = checked(rules_2026, "16", documents("perda"))
    assert found.text.id == (
        "16* Regulasi Inovasi Daerah: Peraturan Daerah (Perda) harus disertai Peraturan Kepala "
        "Daerah (Perkada) / SK Kepala Daerah / SK Kepala Perangkat Daerah atas nama Kepala Daerah; "
        "lampirkan"
    )
    assert "Regional regulation (Perda) must come with Regulation of the head of" in found.text.en
    (unnamed,) = checked(rules_2026, "16", documents(None))
    assert "perda, perkada, sk_kepala_daerah, sk_kepala_perangkat_daerah" in unnamed.text


def test_a_policy_paper_comes_with_its_letter_and_a_letter_with_its_paper(
    rules_2026: Ruleset,
) -> None:
    """13a: `Dilengkapi dengan surat resmi penyampaian kepada kepala daerah` (p. 31-32)."""
    assert checked(rules_2026, "13a", documents("makalah_kebijakan", "surat_penyampaian")) == []
    (paper,) = checked(rules_2026, "13a", documents("makalah_kebijakan"))
    assert paper.code == "not-together"
    assert paper.text.id.endswith("belum ada Surat resmi penyampaian; lampirkan")
    (letter,) = checked(rules_2026, "13a", documents("surat_penyampaian"))
    assert "Policy brief / Policy paper / Policy essay / Policy article" in letter.text.en


def test_each_document_of_a_training_that_is_not_there_is_found(rules_2026: Ruleset) -> None:
    """20: `SK Kegiatan/Surat Tugas/Undangan … Daftar Hadir dan Sertifikat` (p. 37)."""
    whole = documents("undangan", "daftar_hadir", "sertifikat")
    assert checked(rules_2026, "20", whole) == []
    found = checked(rules_2026, "20", documents("daftar_hadir"))
    assert codes(found) == ["not-together", "not-together"]
    assert "SK kegiatan / Surat Tugas / Undangan" in found[0].text.id
    assert "Sertifikat" in found[1].text.id


def test_a_row_without_kinds_of_documents_takes_any(rules_2026: Ruleset) -> None:
    assert checked(rules_2026, "17", documents("surat_apa_saja")) == []


# As many as are counted.


@pytest.mark.parametrize(
    ("answer", "given", "found"),
    [
        (Answer(value=2), 1, ["too-few-documents"]),
        (Answer(value=2), 2, []),
        (Answer(value=4), 3, ["too-few-documents"]),  # level 3 from 3 on: the value counts
        (Answer(level=3), 2, ["too-few-documents"]),
        (Answer(level=3), 3, []),
        (Answer(level=1), 1, []),
        (Answer(value=0), 1, []),
    ],
)
def test_a_screenshot_for_each_method(
    answer: Answer, given: int, found: list[str], rules_2026: Ruleset
) -> None:
    """27: `screenshot pada masing-masing metode dan dilampirkan secara terpisah` (p. 40)."""
    shots = tuple(Evidence(file=f"{number}.png") for number in range(given))
    findings = checked(rules_2026, "27", attrs.evolve(answer, evidence=shots))
    assert codes(findings) == found
    if found:
        assert f"there are {given}" in findings[0].text.en


def test_a_level_above_a_number_stands_for_one_more(rules_2026: Ruleset) -> None:
    """The low end of a band that leaves its end out is the next number."""
    each = attrs.evolve(rule_of(rules_2026, "17"), for_each=True, years=[])
    rules = evolved(rules_2026, "17", evidence=each)
    sheets = [Evidence(file=f"{number}.pdf") for number in range(30)]
    assert codes(checked(rules, "17", proved(*sheets, level=3))) == ["too-few-documents"]
    assert checked(rules, "17", proved(*sheets, Evidence(file="31.pdf"), level=3)) == []


def test_a_level_that_counts_nothing_asks_for_no_number(rules_2026: Ruleset) -> None:
    each = attrs.evolve(rule_of(rules_2026, "19"), for_each=True)
    rules = evolved(rules_2026, "19", evidence=each)
    assert checked(rules, "19", proved(Evidence(file="a.pdf"), level=3)) == []
    open_below = attrs.evolve(rule_of(rules_2026, "4"), for_each=True, years=[], years_needed="any")
    rules = evolved(rules_2026, "4", evidence=open_below)
    assert checked(rules, "4", proved(Evidence(file="a.pdf"), level=1)) == []
    rules = evolved(rules_2026, "19", measure=None, evidence=each)
    assert checked(rules, "19", proved(Evidence(file="a.pdf"), level=3)) == []


# Bases.


def test_the_basis_that_was_named_decides_the_rule(rules_2026: Ruleset) -> None:
    """33: a takes images and documents, f only documents (p. 44-47)."""
    picture = (Evidence(file="a.png", document="tangkapan_layar"),)
    assert checked(rules_2026, "33", Answer(basis="a", value=640, evidence=picture)) == []
    found = checked(rules_2026, "33", Answer(basis="f", value=1, evidence=picture))
    assert codes(found) == ["file-type"]


def test_without_a_basis_the_evidence_cannot_be_checked(rules_2026: Ruleset) -> None:
    (found,) = checked(rules_2026, "33", proved(Evidence(file="a.exe")))
    assert (found.code, found.at) == ("not-checked", "inovasi[0].sid.33")
    assert found.text.id.endswith("sebut salah satu: a, b, c, d, e, f")


def test_a_row_without_a_rule_of_evidence_asks_for_some_but_for_no_kind(
    rules_2026: Ruleset,
) -> None:
    rules = evolved(rules_2026, "19", evidence=None)
    assert codes(checked(rules, "19", 2)) == ["no-evidence"]
    assert checked(rules, "19", proved(Evidence(file="a.exe"))) == []


# Sums instead of rows.


def test_supplied_sums_have_no_rows_to_check(rules_2026: Ruleset) -> None:
    laporan = Laporan(
        pemda=PEMDA, tahun=2026, spd=Total(Decimal(40)), inovasi=Aggregate(12, Decimal(50), 6)
    )
    found = completeness(laporan, rules_2026)
    assert (found.findings, found.tally) == ((), Tally())
    assert [note.en for note in found.notes] == [
        "The SPD score was supplied as a sum, so there are no SPD rows to check.",
        "The innovations were supplied as sums, so they have no rows to check.",
    ]
    assert found.tally.answered_share is None
    shown = found.render(lang="en")
    assert "There are no rows to check." in shown
    assert "Mandatory" not in shown
    assert "inovasi" not in found.to_dict()
    assert "answered_share" not in found.to_dict()


def test_a_supplied_maturity_has_no_rows_and_is_named(rules_2026: Ruleset) -> None:
    ready = TataKelola(nama="E-Arsip", kematangan=Decimal(76))
    laporan = Laporan(
        pemda=PEMDA, tahun=2026, spd=Total(Decimal(40)), inovasi=[ready, TataKelola(nama="Pos")]
    )
    found = completeness(laporan, rules_2026)
    assert [each.tally.rows for each in found.inovasi] == [0, 20]
    assert found.notes[1].en.endswith("so there are no rows to check: E-Arsip.")
    assert [row[0] for row in grid(found)] == ["Pos"]
    assert "(Pos)" in found.render()  # and not: in all innovations


def test_in_an_edition_without_rows_of_the_region_it_is_said(rules_2025: Ruleset) -> None:
    found = completeness(Laporan(pemda=PEMDA, tahun=2025), rules_2025)
    assert found.spd.tally == Tally()
    assert (
        found.notes[0].en
        == "The SPD rows of kemendagri/2025 are not known, so there are none to check."
    )


def test_a_report_for_another_year_is_said(rules_2026: Ruleset) -> None:
    found = completeness(Laporan(pemda=PEMDA, tahun=2025), rules_2026)
    assert found.notes[0].en.startswith("this report is for 2025")


# What cannot be checked at all.


@pytest.mark.parametrize("year", [2021, 2022])
def test_an_edition_that_cannot_score_cannot_check(year: int) -> None:
    rules = get_ruleset(year)
    laporan = Laporan(pemda=PEMDA, tahun=year)
    with pytest.raises(EditionIncomplete) as caught:
        completeness(laporan, rules)
    with pytest.raises(EditionIncomplete) as scored:
        score(laporan, rules)
    assert caught.value.message == scored.value.message


def test_a_report_that_cannot_be_scored_cannot_be_checked(rules_2026: Ruleset) -> None:
    laporan = Laporan(pemda=PEMDA, tahun=2026, spd={"8": 4, "61": 1})
    with pytest.raises(LaporanError) as caught:
        completeness(laporan, rules_2026)
    assert [each.code for each in caught.value.problems] == ["unknown-level", "unknown-indicator"]


def test_a_kind_of_document_that_the_row_does_not_have_is_refused(rules_2026: Ruleset) -> None:
    sid = {"16": documents("perda", "perkda")}
    laporan = Laporan(pemda=PEMDA, tahun=2026, inovasi=[TataKelola(nama="E-Arsip", sid=sid)])
    with pytest.raises(LaporanError) as caught:
        completeness(laporan, rules_2026)
    (problem,) = caught.value.problems
    assert (problem.code, problem.path) == (
        "unknown-code",
        "inovasi[0].sid.16.evidence[1].document",
    )
    assert "did you mean perkada?" in problem.message.en
    bare = evolved(rules_2026, "16", evidence=None)
    assert completeness(laporan, bare).tally.with_evidence == 1


# Totals, and the page.


def grid(found: Completeness) -> Sequence[Sequence[str]]:
    rows = [block.rows for block in found.blocks("id") if hasattr(block, "rows")]
    return rows[0] if rows else ()


@pytest.fixture
def found(rules_2026: Ruleset) -> Completeness:
    """A report with fifty innovations that are alike, and one that is further on."""
    image = Evidence(file="foto.gif")
    alike = {"16": Answer(level=1), "25": Answer(level=2, evidence=[image])}
    further = {**alike, "19": Answer(level=1, evidence=[Evidence(file="foto.png")])}
    opini = Evidence(file="lhp.pdf", years=[2025])
    return completeness(
        Laporan(
            pemda=PEMDA,
            tahun=2026,
            spd={"8": proved(opini, level=3), "9": 2, "12": 0},
            inovasi=[
                *(TataKelola(nama=f"Inovasi {number}", sid=alike) for number in range(1, 51)),
                TataKelola(nama="Pojok Baca", sid=further),
            ],
        ),
        rules_2026,
    )


def test_rows_answers_and_evidence_are_counted_for_each_and_for_all(found: Completeness) -> None:
    assert found.spd.tally == Tally(20, 2, 1, 11)
    assert found.inovasi[0].tally == Tally(20, 2, 1, 4)
    assert found.inovasi[50].tally == Tally(20, 3, 2, 4)
    assert found.tally == Tally(20 * 52, 2 * 51 + 3, 51 + 2, 11 + 4 * 51)
    assert found.tally.answered_share == Fraction(105, 1040) * 100
    assert found.tally.evidence_share == Fraction(53, 105) * 100


def test_shares_are_shown_in_percent_with_two_places_half_up(found: Completeness) -> None:
    assert Tally(rows=800, answered=1).to_dict()["answered_share"] == "0.13"  # 0.125
    assert found.to_dict()["answered_share"] == "10.10"
    assert found.to_dict()["evidence_share"] == "50.48"
    assert "105 dari 1040 baris sudah dijawab (10,10%); 53 di antaranya" in found.render()
    assert "105 of 1040 rows are answered (10.10%)" in found.render(lang="en")


def test_the_table_has_a_line_for_the_region_and_for_each_innovation(found: Completeness) -> None:
    rows = grid(found)
    assert len(rows) == 52
    assert rows[0] == ("Daerah (SPD)", "20", "2", "1", "1, 3, 4, 5a, 5b, 6, 7, 10a, 10b, 11a, 11b")
    assert rows[51] == ("Pojok Baca", "20", "3", "2", "17, 32, 33, 35")


def items(found: Completeness, lang: Any = "id") -> list[str]:
    lists = [block.items for block in found.blocks(lang) if hasattr(block, "items")]
    return [item for each in lists for item in each]


def test_one_finding_of_fifty_innovations_takes_one_line(found: Completeness) -> None:
    lines = items(found)
    assert len(lines) == len({(each.row, each.text) for each in found.findings})
    assert [line for line in lines if line.startswith("25 ")] == [
        "25 Sosialisasi Inovasi Daerah: jenis berkas buktinya tidak diterima; pakai jpeg, jpg, png "
        "(semua 51 inovasi yang diperiksa)"
    ]
    (tools,) = [line for line in lines if line.startswith("19 ")]
    assert tools.endswith("(" + ", ".join(f"Inovasi {number}" for number in range(1, 51)) + ")")
    (award,) = [line for line in lines if line.startswith("12 ")]
    assert award == "12 Penghargaan bagi inovator: belum dijawab; jawab dan lampirkan buktinya"


def test_an_innovation_is_named_once_for_a_finding_and_alone_by_its_name(
    rules_2026: Ruleset,
) -> None:
    pictures = proved(Evidence(file="a.gif"), Evidence(file="b.gif"))
    laporan = Laporan(
        pemda=PEMDA, tahun=2026, inovasi=[TataKelola(nama="Pos", sid={"25": pictures})]
    )
    lines = items(completeness(laporan, rules_2026))
    (line,) = [each for each in lines if each.startswith("25 ")]
    assert line.endswith("(Pos)")


def test_mandatory_findings_stand_under_a_heading_of_their_own(found: Completeness) -> None:
    shown = found.render(lang="en")
    mandatory, others = shown.split("Mandatory indicators\n")[1].split("Other indicators\n")
    assert "- 9* " in mandatory
    assert "- 16* " in mandatory
    assert "- 12 " in others
    assert "*" not in others


def test_where_nothing_is_missing_it_is_said(rules_2026: Ruleset) -> None:
    whole = Evidence(file="a.pdf", years=[2024, 2025])
    choice = [row for row in rules_2026.spd_rows if row.id not in ("2a", "13a")]
    rules = attrs.evolve(rules_2026, indicators=tuple(choice))
    laporan = Laporan(
        pemda=PEMDA, tahun=2026, spd={row.id: proved(whole, level=3) for row in choice}
    )
    found = completeness(laporan, rules)
    assert found.findings == ()
    assert found.tally.answered_share == found.tally.evidence_share == 100
    assert "Tidak ada yang kurang menurut isi laporan ini." in found.render()
    assert "By what this report says nothing is missing." in found.render(lang="en")


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_reads_well_in_every_form(found: Completeness, lang: Any) -> None:
    text = found.render(lang=lang)
    assert max(map(len, text.splitlines())) <= WIDEST_LINE
    assert text.endswith("\n")
    assert "None" not in text
    assert "{" not in text
    page = ET.fromstring(found.render(lang=lang, form="html"))
    assert page.attrib["lang"] == lang
    assert len(list(page.iter("tr"))) == 53
    assert found.render(lang=lang, form="markdown").startswith("# Kabupaten Contoh: ")


def test_a_notebook_shows_the_page(found: Completeness) -> None:
    assert found._repr_html_() == in_notebook(found.blocks("id"))


def test_the_plain_data_holds_every_checklist(found: Completeness) -> None:
    plain = json.loads(json.dumps(found.to_dict()))
    assert plain["format"] == "inovasi-index/completeness@1"
    assert (plain["edition"], plain["pemda"]) == ("kemendagri/2026", {"nama": "Kabupaten Contoh"})
    assert (plain["rows"], plain["mandatory_missing"]) == (1040, 215)
    assert plain["notes"] == []
    assert (plain["spd"]["at"], plain["spd"]["with_evidence"]) == ("spd", 1)
    last = plain["inovasi"][50]
    assert (last["nama"], last["at"]) == ("Pojok Baca", "inovasi[50]")
    assert last["mandatory_missing"] == ["17", "32", "33", "35"]
    assert last["findings"][0] == {
        "code": "no-evidence",
        "at": "inovasi[50].sid.16",
        "row": "16",
        "text": {
            "id": "16* Regulasi Inovasi Daerah: dijawab tanpa bukti; lampirkan buktinya",
            "en": "16* Regulation on regional innovation: answered without evidence; attach it",
        },
    }


# For every report.


def yaml_of(plain: Plain) -> bytes:
    text: str = yaml.dump(plain, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    return text.encode()


@FEW
@given(data=st.data())
def test_what_can_be_scored_can_be_checked(data: st.DataObject, edition: Edition) -> None:
    """Every row is answered, or found without an answer; every answer has evidence, or is found."""
    laporan = read_laporan(yaml_of(data.draw(edition.reports)), edition.rules)
    found = completeness(laporan, edition.rules)
    result = score(laporan, edition.rules)
    rows = [*result.spd_rows, *(row for each in result.inovasi for row in each.rows)]
    counted = Counter(codes(found.findings))
    assert found.tally.rows == len(rows)
    assert counted["no-answer"] == sum(not row.answered for row in rows)
    assert found.tally.answered == found.tally.rows - counted["no-answer"]
    bare = [row for row in rows if row.answer and row.answered and not row.answer.evidence]
    assert counted["no-evidence"] == sum(row.level > 0 for row in bare)
    assert found.tally.with_evidence == found.tally.answered - len(bare)
    assert sum(len(each.findings) for each in (found.spd, *found.inovasi)) == len(found.findings)
    assert len({(each.at, each.text) for each in found.findings}) == len(found.findings)
    missing = [each for each in result.notices if each.code == "mandatory-missing"]
    assert {each.at for each in missing} <= {
        each.at for each in found.findings if each.code == "no-answer"
    } | {f"{each.at}.sid.{row}" for each in found.inovasi for row in each.mandatory_missing}


PIECES = st.builds(
    Evidence,
    file=st.sampled_from([None, "a.pdf", "a.png", "a.mp4", "a", "a.DOCX"]),
    link=st.sampled_from([None, "https://contoh.go.id"]),
    date=st.sampled_from([None, dt.date(2023, 12, 31), dt.date(2025, 6, 1), dt.date(2026, 1, 1)]),
    years=st.lists(st.integers(2022, 2027), max_size=3),
)


def expected_of_files(rule: EvidenceRule, evidence: Sequence[Evidence]) -> Iterator[str]:
    for each in evidence:
        if each.file is None:
            yield "not-checked"
        elif "." not in each.file or each.file.lower().split(".")[-1] not in rule.files:
            yield "file-type"


def expected_of_years(rule: EvidenceRule, evidence: Sequence[Evidence]) -> Iterator[str]:
    asked = [2026 - int(each[2:]) for each in rule.years]
    if rule.years_needed == "all":
        told = [year for each in evidence for year in each.years]
        if not told:
            yield "not-checked"
        elif [year for year in asked if year not in told]:
            yield "years-missing"
        return
    for each in evidence if asked else ():
        own = list(each.years)
        if not own and each.date:
            own = [each.date.year]
        if not own:
            yield "not-checked"
        elif not [year for year in own if year in asked]:
            yield "wrong-year"


def expected_of_documents(rule: EvidenceRule, evidence: Sequence[Evidence]) -> list[str]:
    kinds = [each.document for each in evidence]
    lacking = [group for group in rule.together if not [x for x in group.one_of if x in kinds]]
    if None in kinds:
        return ["not-checked"] if lacking else []
    return ["not-together" for group in lacking if group.beside in (None, *kinds)]


@given(data=st.data())
def test_evidence_is_held_against_each_rule_by_its_letter(
    data: st.DataObject, rules_2026: Ruleset
) -> None:
    row = data.draw(st.sampled_from(list(rules_2026.rows.values())))
    table = data.draw(st.sampled_from(row.tables))
    rule = table.evidence
    assert rule is not None
    kinds = st.sampled_from([None, *(each.code for each in rule.documents)])
    pieces = [
        attrs.evolve(piece, document=data.draw(kinds))
        for piece in data.draw(st.lists(PIECES, min_size=1, max_size=5))
    ]
    level = data.draw(st.sampled_from(table.levels))
    basis = table.code if isinstance(table, Basis) else None
    found = checked(rules_2026, row.id, proved(*pieces, level=level.level, basis=basis))
    needed = Fraction(0)
    if level.band and level.band.lowest is not None:
        needed = Fraction(level.band.lowest) + (level.band.above is not None)
    assert Counter(codes(found)) == Counter(
        [
            *expected_of_files(rule, pieces),
            *expected_of_years(rule, pieces),
            *expected_of_documents(rule, pieces),
            *(["too-few-documents"] if rule.for_each and len(pieces) < needed else []),
        ]
    )
    assert [get_args(FindingCode).index(each.code) for each in found] == sorted(
        get_args(FindingCode).index(each.code) for each in found
    )
