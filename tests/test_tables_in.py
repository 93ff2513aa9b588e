"""Reports from tables: what agencies export is read as it is, and nothing of it is guessed.

``tests/tables/`` holds a small file in the format of each application, with its real headings and
constructed values.
"""

import datetime as dt
import sys
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inovasi_index import (
    Aggregate,
    Answer,
    BentukLainnya,
    Evidence,
    Inovasi,
    Koordinat,
    Laporan,
    LaporanError,
    PelayananPublik,
    Pemda,
    Pkpn,
    RancangBangun,
    Ruleset,
    TataKelola,
    Total,
    WrongValueError,
    get_ruleset,
    read_laporan,
    write_laporan,
)
from inovasi_index.files.tables.headings import BUKTI, INOVASI, MONTHS, NOTHING, PEMDA, SPD
from inovasi_index.files.tables.words import joined_parts, parts_in
from inovasi_index.problems import MissingLibraryError
from workbooks import (
    GIVEN,
    SPACES,
    Rows,
    book_of,
    csv_of,
    parts_of,
    raw_book,
    read,
    refused,
    row_xml,
    rows_of,
    said,
    sheet_xml,
    zip_of,
)

TABLES = Path(__file__).parent / "tables"
THERE = Answer(level=0, evidence=(Evidence(note="ada"),))
CONTOH = Pemda(nama="Kota Contoh")


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


# The formats of the applications, whole.

SIMONDA = [
    PelayananPublik(
        nama="SIAP ANTAR",
        perangkat_daerah="Dinas Kesehatan",
        tahapan="penerapan",
        inisiator="asn",
        nama_inisiator="dr. Sari",
        klasifikasi="perangkat_daerah",
        jenis="digital",
        asta_cita="4",
        pkpn=Pkpn(klaster="kesehatan"),
        urusan="kesehatan",
        uji_coba=day("2023-09-01"),
        penerapan=day("2024-02-01"),
        pengembangan=day("2025-03-01"),
        rancang_bangun="Obat diantar ke rumah pasien, tanpa antre\ndi puskesmas.",
        tujuan="Antrean pendek",
        manfaat="Pasien hemat waktu",
        hasil="Rata-rata 12 menit",
        anggaran="Rp50.000.000",
        kematangan=Decimal(76),
    ),
    TataKelola(
        nama="E-Arsip",
        perangkat_daerah="Dinas Perpustakaan dan Kearsipan",
        tahapan="uji_coba",
        inisiator="perangkat_daerah",
        klasifikasi="perangkat_daerah",
        jenis="nondigital",
        asta_cita="7",
        pkpn=Pkpn(klaster="non_pkpn"),
        urusan="kearsipan",
        uji_coba=day("2025-01-06"),
        kematangan=Decimal("76.5"),
    ),
    BentukLainnya(
        nama='Bank Sampah "Berkah"',
        perangkat_daerah="Desa Contoh",
        tahapan="inisiatif",
        inisiator="masyarakat",
        nama_inisiator="Ibu Ani",
        klasifikasi="desa",
        jenis="nondigital",
        urusan="lingkungan_hidup",
        anggaran="-",
    ),
]
MKS = [
    BentukLainnya(
        nama="Lorong Wisata",
        perangkat_daerah="Dinas Pariwisata",
        inisiator="kepala_daerah",
        nama_inisiator="Wali Kota",
        koordinat=Koordinat(lat=Decimal("-5.1477"), lon=Decimal("119.4327")),
        klasifikasi="perangkat_daerah",
        jenis="nondigital",
        asta_cita="6",
        urusan="pariwisata",
        uji_coba=day("2023-03-01"),
        penerapan=day("2023-08-17"),
        rancang_bangun="Lorong ditata warga.",
        tujuan="Lorong bersih",
        manfaat="Pendapatan warga",
        hasil="12 lorong",
        sid={"16": THERE, "17": THERE, "35": THERE},
    ),
    PelayananPublik(
        nama="Telemedik",
        perangkat_daerah="Dinas Kesehatan",
        inisiator="asn",
        nama_inisiator="dr. Ratna",
        koordinat=Koordinat(lat=Decimal("-5.1"), lon=Decimal("119.4")),
        klasifikasi="perangkat_daerah",
        jenis="digital",
        asta_cita="4",
        urusan="kesehatan",
        uji_coba=day("2024-02-05"),
        penerapan=day("2024-07-01"),
    ),
]
LARA = [
    PelayananPublik(
        nama="Peduli Lansia",
        perangkat_daerah="Dinas Sosial",
        tahapan="penerapan",
        uji_coba=day("2023-03-01"),
        penerapan=day("2023-12-31"),
        sid={"16": 3, "17": 2, "18": 3, "20": 1, "35": 3},
    ),
    PelayananPublik(
        nama="Pojok Baca",
        perangkat_daerah="Dinas Pendidikan",
        tahapan="penerapan",
        uji_coba=day("2024-02-28"),
        penerapan=day("2024-06-01"),
        sid={"16": 1, "35": 2},
    ),
]
BRIDA = [
    PelayananPublik(
        nama="Posyandu Remaja",
        tahapan="penerapan",
        inisiator="perangkat_daerah",
        nama_inisiator="Dinas Kesehatan",
        jenis="nondigital",
        urusan="kesehatan",
        urusan_beririsan=("pendidikan", "sosial"),
        uji_coba=day("2022-08-01"),
        penerapan=day("2023-01-02"),
        pengembangan=day("2024-11-14"),
        rancang_bangun="Kader remaja mencatat tumbuh kembang.",
        tujuan="Remaja sehat",
        manfaat="Anemia turun",
        hasil="31,9% menjadi 20,1%",
    ),
    TataKelola(
        nama="Jalan Terang",
        tahapan="uji_coba",
        inisiator="anggota_dprd",
        jenis="digital",
        urusan="ketenteraman_ketertiban_umum_dan_perlindungan_masyarakat",
        urusan_beririsan=(
            "ketenteraman_ketertiban_umum_dan_perlindungan_masyarakat",
            "perhubungan",
        ),
        uji_coba=day("2025-05-03"),
    ),
]
IN_ALL = {"bentuk": "Pelayanan Publik"}
"""LARA has no column Bentuk: the caller says it for all innovations."""

EXPORTS = [
    pytest.param("simonda", ",", {}, SIMONDA, [], id="SIMONDA"),
    pytest.param(
        "mks",
        ";",
        {},
        MKS,
        [
            *("1:A unknown-column", "1:K unknown-column", "1:L unknown-column"),
            *("1:U unknown-column", "1:V unknown-column", "1:W read-as"),
        ],
        id="MKS",
    ),
    pytest.param(
        "lara",
        ",",
        IN_ALL,
        LARA,
        ["1:D unknown-column", "1:E unknown-column", "1:F unknown-column", "1:K read-as"],
        id="LARA",
    ),
    pytest.param(
        "brida",
        "\t",
        {},
        BRIDA,
        ["1:H unknown-column", "1:N unknown-column", "1:S unknown-column"],
        id="BRIDA",
    ),
]


@pytest.mark.parametrize(("name", "delimiter", "more", "expected", "warnings"), EXPORTS)
def test_what_an_application_exports_is_read_without_a_map(
    name: str,
    delimiter: str,
    more: dict[str, str],
    expected: list[Inovasi],
    warnings: list[str],
) -> None:
    """Files in each of the formats met, with real headings, are read without a hand-written map.

    Unknown columns are reported once, not swallowed; CSV and XLSX of one content tell one report.
    """
    data = (TABLES / f"{name}.csv").read_bytes()
    whole = Laporan(pemda=CONTOH, tahun=2026, inovasi=expected)
    report = read(data, **more)
    assert report == whole
    assert said(report.warnings) == warnings
    from_book = read(book_of({"Data": rows_of(data, delimiter)}), **more)
    assert from_book == whole
    assert said(from_book.warnings) == [f"Data:{each}" for each in warnings]


@pytest.mark.parametrize(
    "export", [each.values for each in EXPORTS], ids=[str(each.id) for each in EXPORTS]
)
@pytest.mark.parametrize(
    ("sign", "encoding", "change"),
    [
        pytest.param(",", "utf-8", str, id="comma"),
        pytest.param(";", "utf-8-sig", str.upper, id="semicolon, BOM, capitals"),
        pytest.param("\t", "utf-8", str.lower, id="tab, small letters"),
        pytest.param(";", "utf-8", lambda head: f"  {head.replace(' ', '_')} : ", id="punctuation"),
        pytest.param(",", "utf-8", lambda head: head.replace(" ", "\n"), id="broken lines"),
    ],
)
def test_the_spelling_of_headings_and_the_delimiter_change_nothing(
    export: Any, sign: str, encoding: str, change: Callable[[str], str]
) -> None:
    """Case, spaces, punctuation aside; comma, semicolon, tab; UTF-8 with and without BOM."""
    name, delimiter, more, expected, warnings = export
    heads, *rows = rows_of((TABLES / f"{name}.csv").read_bytes(), delimiter)
    report = read(csv_of([[change(head) for head in heads], *rows], sign, encoding), **more)
    assert list(report) == expected
    assert said(report.warnings) == warnings


# Headings.

HEADS = ("No", "Nama inovasi", "Bentuk")
TEXT = "Teks, apa adanya: -"
FEBRUARY = day("2024-02-01")
CELLS: Mapping[tuple[str, ...], tuple[str, Any]] = {
    ("nama",): (TEXT, TEXT),
    ("bentuk",): ("Inovasi tata kelola", "tata_kelola"),
    ("jenis",): ("Non-Digital", "nondigital"),
    ("tahapan",): ("Uji Coba", "uji_coba"),
    ("inisiator",): ("Anggota DPRD", "anggota_dprd"),
    ("nama_inisiator",): (TEXT, TEXT),
    ("klasifikasi",): ("Inovasi Desa", "desa"),
    ("perangkat_daerah",): (TEXT, TEXT),
    ("urusan",): ("Tenaga Kerja", "tenaga_kerja"),
    ("urusan_beririsan",): ("Sosial\nKesehatan", ("sosial", "kesehatan")),
    ("uji_coba",): ("2024-02-01", FEBRUARY),
    ("penerapan",): ("2024-02-01", FEBRUARY),
    ("pengembangan",): ("2024-02-01", FEBRUARY),
    ("rancang_bangun", "text"): (TEXT, RancangBangun.of(TEXT)),
    ("rancang_bangun", "words"): ("412", RancangBangun(words=412)),
    ("asta_cita",): ("Asta Cita 4", "4"),
    ("status",): ("Disetujui", "diterima"),
    ("koordinat",): ("-2,5, 113", Koordinat(lat=Decimal("-2.5"), lon=Decimal(113))),
    ("pkpn", "klaster"): ("Pendidikan", Pkpn(klaster="pendidikan")),
    ("tujuan",): (TEXT, TEXT),
    ("manfaat",): (TEXT, TEXT),
    ("hasil",): (TEXT, TEXT),
    ("anggaran",): (TEXT, TEXT),
    ("profil_bisnis",): (TEXT, TEXT),
    ("haki",): (TEXT, TEXT),
    ("penghargaan",): (TEXT, TEXT),
    ("kematangan",): ("76 / 111", Decimal(76)),
}
"""A cell of each field, and what it says."""
TOGETHER = {
    ("number",),
    ("verified",),
    ("koordinat", "lat"),
    ("koordinat", "lon"),
    ("pkpn", "program"),
    ("pkpn", "beririsan"),
}
"""Fields that say something only beside others."""


def one(heads: str, *cells: Any, before: Rows = (), **more: str) -> Inovasi:
    """The innovation of a table with some columns beside its number, name and form."""
    rows = [*before, [*HEADS, *heads.split("|")], [1, "SIAP ANTAR", "pelayanan publik", *cells]]
    report = read(csv_of(rows), **more)
    assert report.warnings == ()
    (inovasi,) = report
    return inovasi


@pytest.mark.parametrize("path", CELLS, ids=".".join)
def test_every_heading_of_an_innovation_leads_to_its_field(path: tuple[str, ...]) -> None:
    """Columns by a documented, forgiving heading map, with the headings that apps export."""
    cell, value = CELLS[path]
    for name in INOVASI[path]:
        line = {"Nama inovasi": "Apel", "Bentuk": "tata_kelola", name: cell}
        line = {head: line[head] for head in line if head == name or INOVASI[path][0] != head}
        (inovasi,) = read(csv_of([list(line), list(line.values())]))
        assert getattr(inovasi, path[0]) == value


def test_no_heading_of_an_innovation_is_without_its_test() -> None:
    """Columns by a documented heading map: all of it."""
    assert {*CELLS} | TOGETHER == {*INOVASI}


def test_what_is_split_over_columns_is_joined() -> None:
    """Coordinates and priority programmes may stand in columns of their own."""
    inovasi = one("Lintang|Bujur", "-1,5", "113.92")
    assert inovasi.koordinat == Koordinat(lat=Decimal("-1.5"), lon=Decimal("113.92"))
    inovasi = one(
        "Klaster PKPN|Program PKPN|PKPN beririsan|Rancang bangun|Jumlah kata",
        *("Kesehatan", "Penuntasan Tuberkulosis", "Pendidikan; kesehatan", "Dua kata", "412"),
    )
    assert inovasi.pkpn == Pkpn(
        klaster="kesehatan",
        program="Penuntasan Tuberkulosis",
        beririsan=("pendidikan", "kesehatan"),
    )
    assert inovasi.rancang_bangun == RancangBangun(words=412, text="Dua kata")


@pytest.mark.parametrize(
    "text", ["-1.5; 113,92", "-1,5; 113,92", "-1.5, 113.92", "-1,5 113,92", "-1.5,113.92"]
)
def test_coordinates_stand_in_one_cell_in_any_way(text: str) -> None:
    """Latitude and longitude are apart by a semicolon, a comma or a space."""
    expected = Koordinat(lat=Decimal("-1.5"), lon=Decimal("113.92"))
    assert one("Koordinat", text).koordinat == expected


@pytest.mark.parametrize(
    ("head", "cell", "code"),
    [
        ("Inisiator", "Bupati", "kepala_daerah"),
        ("Inisiator", "Wali Kota", "kepala_daerah"),
        ("Inisiator", "opd", "perangkat_daerah"),
        ("Jenis", "Inovasi Digital", "digital"),
        ("Jenis", "digital innovation", "digital"),
        ("Status", "Terkirim", "dikirim"),
        ("Asta Cita", "4. Memperkuat pembangunan", "4"),
        ("Urusan", "Urusan Kesehatan", "kesehatan"),
        ("Urusan", "ketenteraman ketertiban umum dan perlindungan masyarakat", None),
        ("Urusan", "Ketenteraman, Ketertiban Umum, dan Perlindungan Masyarakat", None),
    ],
)
def test_a_code_is_known_by_its_names(head: str, cell: str, code: str | None) -> None:
    """Codes as existing apps export them: printed names, in any capitals, with their lead."""
    code = code or "ketenteraman_ketertiban_umum_dan_perlindungan_masyarakat"
    assert getattr(one(head, cell), head.lower().replace(" ", "_")) == code


def test_a_dash_stands_for_nothing_except_in_a_text() -> None:
    """A dash says that there is nothing; a text is kept as it stands."""
    for dash in NOTHING:
        heads = "Urusan|Waktu penerapan|Kematangan|16 level|Anggaran"
        inovasi = one(heads, dash, dash, dash, dash, dash)
        assert inovasi == PelayananPublik(nama="SIAP ANTAR", anggaran=dash)


# The indicators of an innovation.


@pytest.mark.parametrize(
    ("heads", "cells", "answers"),
    [
        ("16 level|20 Level", ("2", "0"), {"16": 2, "20": 0}),
        ("level 16|Parameter 17", ("Level 2", "parameter 3"), {"16": 2, "17": 3}),
        ("Indikator 16 level|SID 17 level", ("2", "3"), {"16": 2, "17": 3}),
        ("Regulasi Inovasi Daerah|Alat Kerja", ("2", "3"), {"16": 2, "19": 3}),
        ("REGULASI INOVASI DAERAH level", ("2",), {"16": 2}),
        ("16. Regulasi Inovasi Daerah|16 basis", ("2", ""), {"16": 2}),
        ("16 level Regulasi Inovasi Daerah", ("2",), {"16": 2}),
        ("Program dan kegiatan inovasi Perangkat Daerah dalam RKPD", ("1",), {"21": 1}),
        ("Poin 16|19 skor|Skor Alat Kerja", ("9", "4", ""), None),
        ("Poin 16|19 skor", ("9", "4"), {"16": 3, "19": 2}),
        ("17 nilai|29 capaian", ("14", "96,5"), {"17": "14", "29": "96.5"}),
        ("30 basis|30 level", ("digital", "2"), {"30": Answer(level=2, basis="digital")}),
        (
            "33 basis|33 nilai",
            ("a", "640"),
            {"33": Answer(basis="a", value=Decimal(640))},
        ),
        ("16 bukti|17 data dukung", ("ada", "tidak ada"), {"16": THERE}),
        (
            "16 level|16 bukti|17 level",
            ("2", "✓", "1"),
            {"16": Answer(level=2, evidence=THERE.evidence), "17": 1},
        ),
        ("16 level|16 poin", ("2", "6"), {"16": 2}),
        (
            "16 level|17 level|Indikator terverifikasi",
            ("2", "1", "16"),
            {"16": Answer(level=2, verified=True), "17": 1},
        ),
        (
            "16 level|17 level|Terverifikasi",
            ("2", "1", "Regulasi Inovasi Daerah; indikator 17"),
            {"16": Answer(level=2, verified=True), "17": Answer(level=1, verified=True)},
        ),
        (
            "16 level|17 level|Terverifikasi",
            ("2", "", "Semua"),
            {"16": Answer(level=2, verified=True)},
        ),
    ],
)
def test_an_indicator_has_a_column_in_any_form(
    heads: str, cells: tuple[str, ...], answers: dict[str, Any] | None
) -> None:
    """Indicator columns by number or name, as level 0–3, as points, or as a measurement."""
    if answers is None:
        rows = [[*HEADS, *heads.split("|")], ["1", "SIAP ANTAR", "pelayanan publik", *cells]]
        assert refused(csv_of(rows)) == ["1:F duplicate-column"]
        return
    given = {
        row: Answer(value=Decimal(answer)) if isinstance(answer, str) else answer
        for row, answer in answers.items()
    }
    assert one(heads, *cells) == PelayananPublik(nama="SIAP ANTAR", sid=given)


BARE = ("16", "17", "18", "35")


@pytest.mark.parametrize(
    ("heads", "rows", "more", "answers", "warnings"),
    [
        pytest.param(
            BARE,
            [("3", "2", "1", "0")],
            {},
            [{"16": 3, "17": 2, "18": 1, "35": 0}],
            [],
            id="levels: 2 is no point of 16",
        ),
        pytest.param(
            BARE,
            [("9", "4", "6", "12")],
            {},
            [{"16": 3, "17": 2, "18": 3, "35": 3}],
            ["1:D read-as"],
            id="points: 9 is no level",
        ),
        pytest.param(
            BARE,
            [("3", "2", "2", "0")],
            {},
            [{"16": 3, "17": 2, "18": 2, "35": 0}],
            ["1:D read-as"],
            id="both, so levels",
        ),
        pytest.param(
            (*BARE, "Kematangan"),
            [("3", "2", "2", "0", "7")],
            {},
            [{"16": 1, "17": 1, "18": 1, "35": 0}],
            [],
            id="both, and points by the maturity",
        ),
        pytest.param(
            (*BARE, "Kematangan"),
            [("3", "2", "2", "0", "17"), ("3", "", "", "", "")],
            {},
            [{"16": 3, "17": 2, "18": 2, "35": 0}, {"16": 3}],
            [],
            id="both, and levels by the maturity",
        ),
        pytest.param(
            (*BARE, "Kematangan"),
            [("3", "2", "2", "0", "99")],
            {},
            [{"16": 3, "17": 2, "18": 2, "35": 0}],
            ["1:D read-as", "2:H sum-differs"],
            id="both, and a maturity that fits neither",
        ),
        pytest.param(
            BARE,
            [("3", "2", "2", "0")],
            {"indikator": "poin"},
            [{"16": 1, "17": 1, "18": 1, "35": 0}],
            [],
            id="both, and points as given",
        ),
        pytest.param(
            BARE,
            [("3", "2", "2", "0")],
            {"indikator": "Level"},
            [{"16": 3, "17": 2, "18": 2, "35": 0}],
            [],
            id="both, and levels as given",
        ),
        pytest.param(
            ("16", "17", "29"),
            [("3", "14", "96,5"), ("2", "3", "-")],
            {},
            [
                {"16": 3, "17": Answer(value=Decimal(14)), "29": Answer(value=Decimal("96.5"))},
                {"16": 2, "17": Answer(value=Decimal(3))},
            ],
            [],
            id="levels beside measurements",
        ),
        pytest.param(
            ("16", "17"),
            [("1", "0"), ("0", "1")],
            {},
            [{"16": 1, "17": 0}, {"16": 0, "17": 1}],
            [],
            id="0 and 1 alone are levels",
        ),
        pytest.param(
            ("16", "17", "Catatan Asistensi"),
            [("1", "0", "Lengkapi"), ("0", "", "")],
            {},
            [{"16": THERE}, {}],
            ["1:D read-as", "1:F unknown-column"],
            id="0 and 1 beside a note of assistance are marks",
        ),
        pytest.param(
            ("16", "17", "Catatan Asistensi"),
            [("1", "2", "Lengkapi")],
            {},
            [{"16": 1, "17": 2}],
            ["1:F unknown-column"],
            id="other numbers beside a note of assistance are levels",
        ),
        pytest.param(
            ("16", "17", "Catatan Asistensi"),
            [("1", "0", "Lengkapi")],
            {"indikator": "level"},
            [{"16": 1, "17": 0}],
            ["1:F unknown-column"],
            id="marks that are levels as given",
        ),
    ],
)
def test_a_bare_number_is_read_by_all_that_stands_in_the_columns(
    heads: tuple[str, ...],
    rows: list[tuple[str, ...]],
    more: dict[str, str],
    answers: list[dict[str, Any]],
    warnings: list[str],
) -> None:
    """As level, as points, or as a measurement; or one ready maturity column.

    What can be read in two ways is decided by the maturities beside it or by the caller, and said.
    """
    lines = [(at, f"Inovasi {at}", "tata_kelola", *cells) for at, cells in enumerate(rows, 1)]
    report = read(csv_of([(*HEADS, *heads), *lines]), **more)
    assert [dict(each.sid) for each in report] == [
        {
            row: each if isinstance(each, Answer) else Answer(level=each)
            for row, each in given.items()
        }
        for given in answers
    ]
    assert said(report.warnings) == warnings


def test_without_rules_a_number_is_a_column_of_levels() -> None:
    """A table of a year without an edition is read as far as it can be without rules."""
    rows = [(*HEADS, "16", "61 nilai", "Alat Kerja"), (1, "A", "tata_kelola", "2", "14", "3")]
    with pytest.raises(LaporanError) as caught:
        read_laporan(csv_of(rows), given={"pemda": "X"})
    assert said(caught.value.problems) == ["1:A missing-key"]
    report = read_laporan(csv_of(rows), given={"pemda": "X", "tahun": "1999"})
    assert dict(report.innovations[0].sid) == {
        "16": Answer(level=2),
        "61": Answer(value=Decimal(14)),
    }
    assert said(report.warnings) == ["1:F unknown-column"]


def test_a_ready_maturity_may_be_of_other_rules() -> None:
    """A maturity `x dari 111` says by which rules it was counted."""
    rows = [(*HEADS, "Skor SID"), (1, "A", "tata_kelola", "76,5 dari 120")]
    report = read(csv_of(rows))
    assert report.innovations[0].kematangan == Decimal("76.5")
    assert said(report.warnings) == ["2:D other-maximum"]


def test_a_maturity_beside_its_answers_is_their_sum_or_is_said_to_differ() -> None:
    """A total beside rows: the answers count, and a sum that differs is reported."""
    rows = [
        (*HEADS, "16 level", "17 nilai", "Kematangan"),
        (1, "A", "tata_kelola", "3", "", "9"),
        (2, "B", "tata_kelola", "3", "", "10"),
        (3, "C", "tata_kelola", "3", "14", "10"),
        (4, "D", "tata_kelola", "", "", "10"),
    ]
    report = read(csv_of(rows))
    assert said(report.warnings) == ["3:F sum-differs"]
    assert [each.kematangan for each in report] == [None, None, None, Decimal(10)]


def test_what_is_called_verified_must_be_answered() -> None:
    """What is passed over is said."""
    rows = [(*HEADS, "16 level", "Terverifikasi"), (1, "A", "tata_kelola", "3", "16, 17; 99")]
    report = read(csv_of(rows))
    assert said(report.warnings) == ["2:E verified-unanswered"] * 2
    rows[1] = (1, "A", "tata_kelola", "3", "16, 17")
    report = read(csv_of(rows))
    assert said(report.warnings) == ["2:E verified-unanswered"]
    assert report.innovations[0].sid["16"].verified


# Numbers.


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("58,09", "58.09"),
        ("58.09", "58.09"),
        (" 58 ", "58"),
        ("007", "7"),
        ("000", "0"),
        ("76.0", "76"),
        ("76,50", "76.50"),
        ("31,9 %", "31.9"),
        ("31.9%", "31.9"),
        ("1.250.000", "1250000"),
        ("1,250,000", "1250000"),
        ("1.250,5", "1250.5"),
        ("1,250.50", "1250.50"),
        ("12.345.678,25", "12345678.25"),
        ("0.125", "0.125"),
        ("0,125", "0.125"),
        ("1250.125", "1250.125"),
        ("1.2500", "1.2500"),
        ("-0,5", "-0.5"),
        ("−31,9 %", "-31.9"),
        ("-1.250.000", "-1250000"),
        ("-0", "0"),
    ],
)
def test_a_number_has_a_decimal_comma_or_point(text: str, number: str) -> None:
    """Decimal comma and point; signs between thousands where they can be nothing else."""
    assert str(one("29 nilai", text).sid["29"].value) == number


@pytest.mark.parametrize(
    ("cell", "form", "number"),
    [
        (1250, "General", "1250"),
        (1.25, "General", "1.25"),
        (0.125, "0.000", "0.125"),
        (1250.125, "#,##0.000", "1250.125"),
        (0.319, "0.0%", "31.9"),
        (0.1, "0%", "10"),
        (1e-7, "General", "0.0000001"),
        (12345678901234, "0", "12345678901234"),
        (-2.5, "General", "-2.5"),
        ("58,09", "@", "58.09"),
    ],
)
def test_a_number_of_a_workbook_is_the_one_that_is_shown(cell: Any, form: str, number: str) -> None:
    """A number that a workbook has as a number could not be read in two ways; 31,9 % is 31.9."""
    rows = [(*HEADS, "29 nilai"), (1, "A", "tata_kelola", cell)]
    (inovasi,) = read(book_of(rows, formats={"D2": form}))
    assert inovasi.sid["29"].value == Decimal(number)


# Dates.


@pytest.mark.parametrize(
    "text",
    [
        *("2024-02-01", "2024-2-1", "2024/02/01", "2024-02-01 00:00:00", "2024-02-01T08:30"),
        *("1 Februari 2024", "01 Feb 2024", "1 feb. 2024", "1-Feb-2024", "1 Pebruari 2024"),
        *("1 FEBRUARY 2024", " 2024-02-01 "),
    ],
)
def test_a_date_that_can_be_read_in_one_way_is_read(text: str) -> None:
    """ISO dates and those that name their month."""
    assert one("Waktu penerapan", text).penerapan == FEBRUARY


@pytest.mark.parametrize(
    ("month", "name"), [(at, name) for at, names in enumerate(MONTHS, 1) for name in names]
)
def test_every_name_of_a_month_is_known(month: int, name: str) -> None:
    """Months in Indonesian as printed and as shortened, in any capitals."""
    assert one("Waktu penerapan", f"5 {name.title()} 2024").penerapan == dt.date(2024, month, 5)


@pytest.mark.parametrize(
    ("texts", "days"),
    [
        pytest.param(
            ["31/12/2023", "01/02/2024"], ["2023-12-31", "2024-02-01"], id="one day of the column"
        ),
        pytest.param(
            ["1.2.2024", "31.12.2023"], ["2024-02-01", "2023-12-31"], id="proof behind, points"
        ),
        pytest.param(
            ["12/31/2023", "01/02/2024"], ["2023-12-31", "2024-01-02"], id="one month first"
        ),
        pytest.param(["05-05-2024"], ["2024-05-05"], id="the same both ways"),
        pytest.param(["31-01-2024 10.15"], ["2024-01-31"], id="with a time"),
        pytest.param(["2024-05-06", "31/12/2023"], ["2024-05-06", "2023-12-31"], id="with ISO"),
        pytest.param(
            ["31/12/2023", "-", "", "1/2/2024"], ["2023-12-31", None, None, "2024-02-01"], id="gaps"
        ),
    ],
)
def test_the_dates_of_a_column_prove_which_comes_first(
    texts: list[str], days: list[str | None]
) -> None:
    """Day-first dates; a month-first column is read as one when it proves itself."""
    rows = [(*HEADS, "Penerapan"), *((1, "A", "tata_kelola", text) for text in texts)]
    expected = [each and day(each) for each in days]
    assert [each.penerapan for each in read(csv_of(rows))] == expected


def test_a_column_of_dates_is_proved_by_the_others_of_its_table() -> None:
    """What one program wrote has one order, unless its columns say otherwise."""
    rows = [
        (*HEADS, "Uji coba", "Penerapan", "Pengembangan"),
        (1, "A", "tata_kelola", "1/2/2023", "12/31/2023", "2025-03-01"),
        (2, "B", "tata_kelola", "1/3/2023", "3/4/2023", "2/3/2025"),
    ]
    first, second = read(csv_of(rows))
    assert (first.uji_coba, second.uji_coba) == (day("2023-01-02"), day("2023-01-03"))
    assert (first.penerapan, second.penerapan) == (day("2023-12-31"), day("2023-03-04"))
    assert (first.pengembangan, second.pengembangan) == (day("2025-03-01"), day("2025-02-03"))


@pytest.mark.parametrize(
    "cell", [dt.datetime(2024, 2, 1), dt.date(2024, 2, 1), "2024-02-01", "1 Feb 2024"]
)
def test_a_date_of_a_workbook_is_read_as_it_is(cell: Any) -> None:
    """A cell that is a date in a workbook needs no order."""
    rows = [(*HEADS, "Penerapan"), (1, "A", "tata_kelola", cell)]
    assert read(book_of(rows)).innovations[0].penerapan == FEBRUARY


def test_a_date_with_a_time_of_day_is_that_day() -> None:
    """An Excel date may carry a time."""
    rows = [(*HEADS, "Penerapan"), (1, "A", "tata_kelola", dt.datetime(2024, 2, 1, 8, 30))]
    assert read(book_of(rows)).innovations[0].penerapan == FEBRUARY


# Where tables stand.

SPD_ROWS: Rows = [
    ("Indikator", "Level", "Nilai", "T-2", "T-1", "Poin", "Terverifikasi", "Basis"),
    ("1", "3", "", "", "", "", "ya", ""),
    ("Opini BPK", "Level 2", "", "", "", "", "tidak", ""),
    ("5a. Progres penurunan persentase Tingkat Pengangguran Terbuka", *[""] * 4, "2,25", "", ""),
    ("2b", "", "4", "", "", "", "", ""),
    ("3", "", "", "1.250.000", "1.490.000", "", "✓", ""),
    ("12", "2", "", "", "", "4", "belum", "-"),
]
SPD_READ = {
    "1": Answer(level=3, verified=True),
    "8": Answer(level=2),
    "5a": Answer(level=3),
    "2b": Answer(value=Decimal(4)),
    "3": Answer(previous=Decimal(1250000), current=Decimal(1490000), verified=True),
    "12": Answer(level=2),
}
PEMDA_ROWS: Rows = [
    ("Nama pemda", "Kabupaten Contoh"),
    ("Jenis daerah", "Kabupaten"),
    ("Provinsi", "Jawa Tengah"),
    ("Tahun", "2026"),
]
KABUPATEN = Pemda(nama="Kabupaten Contoh", jenis="kabupaten", provinsi="Jawa Tengah")
SID_ROWS: Rows = [
    (*HEADS, "16 level"),
    (1, "SIAP ANTAR", "pelayanan publik", 2),
    (2, "E-Arsip", "tata kelola", ""),
]
SID_READ = (
    PelayananPublik(nama="SIAP ANTAR", sid={"16": 2}),
    TataKelola(nama="E-Arsip"),
)
BUKTI_ROWS: Rows = [
    ("No inovasi", "Indikator", "Nama berkas", "Tautan", "Nomor", "Tanggal", "Keterangan", "Tahun"),
    (1, "16", "perbup.pdf", "https://contoh.go.id/1", "12/2024", "31/12/2024", "asli", ""),
    (1, "Regulasi Inovasi Daerah", "sk.pdf", "", "", "01/02/2025", "", "2024; 2025"),
    ("E-ARSIP", "17 Ketersediaan", "sk-tim.pdf", "", "", "", "", "2024, 2025"),
    ("", "8", "lhp.pdf", "", "", "", "", ""),
    ("-", "–", "", "", "", "-", "", ""),
]
BUKTI_READ = {
    "16": Answer(
        level=2,
        evidence=(
            Evidence(
                file="perbup.pdf",
                link="https://contoh.go.id/1",
                number="12/2024",
                date=day("2024-12-31"),
                note="asli",
            ),
            Evidence(file="sk.pdf", date=day("2025-02-01"), years=(2024, 2025)),
        ),
    ),
    "17": Answer(level=0, evidence=(Evidence(file="sk-tim.pdf", years=(2024, 2025)),)),
    "8": Answer(level=2, evidence=(Evidence(file="lhp.pdf"),)),
}
WHOLE = Laporan(
    pemda=KABUPATEN,
    tahun=2026,
    spd={**SPD_READ, "8": BUKTI_READ["8"]},
    inovasi=[
        PelayananPublik(nama="SIAP ANTAR", sid={"16": BUKTI_READ["16"]}),
        TataKelola(nama="E-Arsip", sid={"17": BUKTI_READ["17"]}),
    ],
)
PARTS: Mapping[str, Rows] = {
    "Pemda": PEMDA_ROWS,
    "SPD": SPD_ROWS,
    "SID": SID_ROWS,
    "Bukti": BUKTI_ROWS,
}


def one_below_the_other(*tables: Rows) -> Rows:
    """Tables with an empty row between two of them."""
    return [row for table in tables for row in [*table, ()]]


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize(
    "names",
    [["Pemda", "SPD", "SID", "Bukti"], ["Bukti", "SID", "SPD", "Pemda"]],
    ids=["in order", "the other way round"],
)
def test_tables_stand_one_below_the_other(names: list[str], sign: str) -> None:
    """SPD rows in a second table or sheet; the rest of a report likewise."""
    rows = one_below_the_other(*(PARTS[name] for name in names))
    for data in (csv_of(rows, sign), book_of({"Isian": rows})):
        report = read_laporan(data)
        assert report == WHOLE
        assert report.warnings == ()


def test_tables_stand_on_sheets_of_any_name() -> None:
    """SPD rows in a second table or sheet; headings, and not names, say what a sheet is."""
    sheets = {f"Lembar {at}": rows for at, rows in enumerate(PARTS.values(), 1)}
    assert (
        read_laporan(book_of({"Petunjuk": [("Isi semua lembar",)], **sheets, "Kosong": []}))
        == WHOLE
    )


def test_tables_of_innovations_are_joined() -> None:
    """Several innovation tables on several sheets are one report."""
    halves = {"Digital": SID_ROWS[:2], "Lainnya": [SID_ROWS[0], SID_ROWS[2]]}
    assert read(book_of(halves)).inovasi == SID_READ
    assert read(csv_of(one_below_the_other(*halves.values()))).inovasi == SID_READ


def test_titles_stand_above_the_headings() -> None:
    """A table begins at its headings, wherever they stand."""
    titles: Rows = [
        ("REKAP INOVASI DAERAH",),
        ("", "Kabupaten Contoh, 2026"),
        (),
        ("Dicetak", "31/12/2025"),
    ]
    shifted = [*titles, *(("", "", *row) for row in SID_ROWS)]
    for data in (csv_of(shifted), csv_of(shifted, ";"), book_of(shifted)):
        assert read(data).inovasi == SID_READ


def test_the_table_of_the_pemda_stands_right_above_the_innovations_too() -> None:
    """What is said once of the report may stand above the headings, an empty row between."""
    rows = [*PEMDA_ROWS, ("Catatan", "boleh diabaikan"), ("Hanya judul",), (), *SID_ROWS]
    report = read_laporan(csv_of(rows))
    assert (report.pemda, report.inovasi) == (KABUPATEN, SID_READ)
    assert said(report.warnings) == ["5:A unknown-column"]


@pytest.mark.parametrize(
    "totals",
    [
        ("", "", "Jumlah", 2),
        ("Jumlah", "", "", 2),
        ("Total nilai", "", "2 inovasi", 2),
        ("", "JUMLAH", "", 2),
        ("", "Rata-rata", "", "1,5"),
    ],
)
def test_a_row_of_totals_is_no_innovation(totals: tuple[Any, ...]) -> None:
    """What is passed over is said: a row that sums up those above it is no innovation."""
    for data, place in (
        (csv_of([*SID_ROWS, totals]), "4:A"),
        (book_of([*SID_ROWS, totals]), "SID:4:A"),
    ):
        report = read(data)
        assert report.inovasi == SID_READ
        assert said(report.warnings) == [f"{place} row-passed-over"]


def test_a_merged_or_failed_row_of_totals_spoils_nothing() -> None:
    """A row of totals is often merged, and its formulas may never have been computed."""
    rows = [*SID_ROWS, ("Jumlah", "", "", "=SUM(D2:D3)")]
    report = read(book_of(rows, merged=["A4:C4"]))
    assert report.inovasi == SID_READ
    assert said(report.warnings) == ["SID:4:A row-passed-over"]


def test_a_row_of_totals_below_the_answers_of_the_region_is_passed_over() -> None:
    """What is passed over is said, of the region too."""
    report = read(csv_of([*SPD_ROWS, ("Jumlah", "", "", "", "", "49,75", "", "")]))
    assert report.spd == SPD_READ
    assert said(report.warnings) == ["8:A row-passed-over"]


def test_an_innovation_may_be_named_like_a_sum() -> None:
    """Nothing that is good is lost: an innovation whose name begins like a sum is one."""
    rows = [
        HEADS,
        (1, "Total", "tata kelola"),
        ("", "Jumlah Sehat", "tata kelola"),
        ("", "Total", "tata kelola"),
    ]
    assert [each.nama for each in read(csv_of(rows))] == ["Total", "Jumlah Sehat", "Total"]


def test_empty_rows_between_innovations_end_no_table() -> None:
    """Only headings begin a table."""
    rows = [SID_ROWS[0], (), SID_ROWS[1], (), (), SID_ROWS[2], ("", "-", " ", "")]
    for data in (csv_of(rows), book_of(rows)):
        assert read(data).inovasi == SID_READ


def test_a_row_that_looks_like_headings_inside_a_table_is_an_innovation() -> None:
    """Headings begin a table at the top and after an empty row, and nowhere else."""
    rows = [*SID_ROWS[:2], (2, "Nama inovasi", "tata kelola", "")]
    assert [each.nama for each in read(csv_of(rows))] == ["SIAP ANTAR", "Nama inovasi"]


def test_an_unknown_column_is_said_once() -> None:
    """Unknown columns are reported once, not swallowed; one that is empty and nameless is none."""
    rows = [
        ("Nama inovasi", "Bentuk", "Warna", "", "", "61 level", "level"),
        ("A", "tata kelola", "merah", "x", "", "2", ""),
        ("B", "tata kelola", "biru", "y", "", "", "", "z"),
    ]
    expected = [f"1:{column} unknown-column" for column in "CDFGH"]
    assert said(read(csv_of(rows)).warnings) == expected
    assert said(read(book_of(rows)).warnings) == [f"SID:{each}" for each in expected]
    spd: Rows = [("Indikator", "Level", "Warna", ""), ("1", "2", "merah", "x")]
    assert said(read(csv_of(spd)).warnings) == ["1:C unknown-column"]


# What is said once of a report.


@pytest.mark.parametrize(
    ("path", "cell"),
    [
        (("format",), "inovasi-index/laporan@1"),
        (("pemda", "nama"), "Kabupaten Contoh"),
        (("pemda", "jenis"), "KOTA"),
        (("pemda", "provinsi"), "Bali"),
        (("tahun",), "2025"),
        (("edition",), "kemendagri/2025"),
        (("spd", "total"), "49,75"),
        (("template", "edition"), "kemendagri/2026"),
    ],
)
def test_what_is_said_once_of_a_report_is_known_by_its_names(
    path: tuple[str, ...], cell: str
) -> None:
    """The table of the pemda: its name and its value in two columns."""
    alone = Laporan(pemda=Pemda(nama="Kota Contoh"), tahun=2026)
    expected: dict[tuple[str, ...], Any] = {
        ("pemda", "nama"): {"pemda": KABUPATEN_ALONE},
        ("pemda", "jenis"): {"pemda": Pemda(nama="Kota Contoh", jenis="kota")},
        ("pemda", "provinsi"): {"pemda": Pemda(nama="Kota Contoh", provinsi="Bali")},
        ("tahun",): {"tahun": 2025},
        ("edition",): {"edition": "kemendagri/2025"},
        ("spd", "total"): {"spd": Total(total=Decimal("49.75"))},
    }
    for name in PEMDA[path]:
        report = read(csv_of([(name, cell)]))
        assert report == Laporan(**{"pemda": alone.pemda, "tahun": 2026, **expected.get(path, {})})


KABUPATEN_ALONE = Pemda(nama="Kabupaten Contoh")


def test_what_is_only_known_as_sums_is_read_as_sums() -> None:
    """What is only known as a sum may be given as a sum."""
    rows = [
        *PEMDA_ROWS,
        ("Total SPD", "49,75"),
        ("Jumlah inovasi", "129"),
        ("Rata-rata kematangan", "52,04"),
        ("Urusan pelayanan dasar", "6"),
    ]
    sums = Aggregate(jumlah=129, rata_rata_kematangan=Decimal("52.04"), urusan_pelayanan_dasar=6)
    expected = Laporan(pemda=KABUPATEN, tahun=2026, spd=Total(total=Decimal("49.75")), inovasi=sums)
    assert read_laporan(csv_of(rows, ";")) == expected
    assert read_laporan(book_of({"Pemda": rows, "SID": [HEADS]})) == expected


def test_tables_without_rows_are_there_and_empty() -> None:
    """`spd: {}` and no innovations are fine."""
    rows = one_below_the_other(PEMDA_ROWS, SPD_ROWS[:1], SID_ROWS[:1])
    expected = Laporan(pemda=KABUPATEN, tahun=2026, spd={}, inovasi=[])
    assert read_laporan(csv_of(rows)) == expected
    assert read_laporan(book_of({"Isian": rows})) == expected


def test_what_the_caller_says_stands_where_the_table_is_silent() -> None:
    """Pemda, tahun and bentuk come through `given`; what the table says itself stands."""
    rows = [
        ("Nama pemda", "Kabupaten Contoh"),
        (),
        ("Inovasi", "Jenis"),
        ("A", ""),
        ("B", "digital"),
    ]
    report = read(
        csv_of(rows), bentuk="Tata Kelola", jenis="non digital", **{"Jenis pemda": "Kabupaten"}
    )
    assert report.pemda == Pemda(nama="Kabupaten Contoh", jenis="kabupaten")
    assert report.inovasi == (
        TataKelola(nama="A", jenis="nondigital"),
        TataKelola(nama="B", jenis="digital"),
    )


def test_what_the_caller_says_is_not_mixed_with_what_the_table_says() -> None:
    """Coordinates are those of the table, in one column or in two, or else those of the caller."""
    here = Koordinat(lat=Decimal(-1), lon=Decimal(113))
    there = {"koordinat": "-2; 114"}
    assert one("Lintang|Bujur", "-1", "113", **there).koordinat == here
    assert one("Koordinat", "-1; 113", Lintang="-2").koordinat == here
    assert one("Tujuan", "", **there).koordinat == Koordinat(lat=Decimal(-2), lon=Decimal(114))


def test_what_the_caller_says_must_be_something() -> None:
    """An unknown heading in `given` is refused with the nearest known one."""
    with pytest.raises(WrongValueError) as caught:
        read(csv_of(SID_ROWS), bentk="tata_kelola")
    assert (caught.value.code, caught.value.keys) == ("unknown-option", ("given",))
    assert "bentuk?" in caught.value.message


SPD_CELLS: Mapping[tuple[str, ...], tuple[dict[str, str], str, Answer]] = {
    ("row",): ({"Level": "2"}, "3", Answer(level=2)),
    ("level",): ({"Indikator": "3"}, "2", Answer(level=2)),
    ("value",): ({"Indikator": "3"}, "8,5", Answer(value=Decimal("8.5"))),
    ("previous",): (
        {"Indikator": "3", "T-1": "12"},
        "10",
        Answer(previous=Decimal(10), current=Decimal(12)),
    ),
    ("current",): (
        {"Indikator": "3", "T-2": "10"},
        "12",
        Answer(previous=Decimal(10), current=Decimal(12)),
    ),
    ("points",): ({"Indikator": "3"}, "2", Answer(level=2)),
    ("basis",): ({"Indikator": "3", "Level": "2"}, "a", Answer(level=2, basis="a")),
    ("verified",): ({"Indikator": "3", "Level": "2"}, "SUDAH", Answer(level=2, verified=True)),
    ("name",): ({"Indikator": "3", "Level": "2"}, "Kualitas", Answer(level=2)),
    ("number",): ({"Indikator": "3", "Level": "2"}, "1", Answer(level=2)),
}


@pytest.mark.parametrize("path", SPD, ids=".".join)
def test_every_heading_of_the_region_leads_to_its_field(path: tuple[str, ...]) -> None:
    """Columns by a documented heading map, of the region too; its name and number say nothing."""
    others, cell, answer = SPD_CELLS[path]
    for name in SPD[path]:
        report = read(csv_of([(*others, name), (*others.values(), cell)]))
        assert (report.spd, report.warnings) == ({"3": answer}, ())


BUKTI_CELLS: Mapping[tuple[str, ...], tuple[str, Evidence]] = {
    ("file",): (TEXT, Evidence(file=TEXT)),
    ("link",): (TEXT, Evidence(link=TEXT)),
    ("number",): ("-", Evidence(number="-")),
    ("date",): ("1 Februari 2024", Evidence(date=FEBRUARY)),
    ("note",): (TEXT, Evidence(note=TEXT)),
    ("document",): ("Perkada", Evidence(document="Perkada")),
    ("years",): ("2024, 2025", Evidence(years=(2024, 2025))),
}


@pytest.mark.parametrize("path", BUKTI_CELLS, ids=".".join)
def test_every_heading_of_a_document_leads_to_its_field(path: tuple[str, ...]) -> None:
    """Columns by a documented heading map, of the evidence too."""
    cell, piece = BUKTI_CELLS[path]
    beside = ("Berkas", "") if path != ("file",) else ("Tautan", "")
    for name in BUKTI[path]:
        for owner in BUKTI["inovasi",]:
            for row in BUKTI["row",]:
                heads, line = (owner, row, beside[0], name), ("1", "16", beside[1], cell)
                report = read(csv_of(one_below_the_other(SID_ROWS[:2], [heads, line])))
                assert report.warnings == ()
                assert report.innovations[0].sid == {"16": Answer(level=2, evidence=(piece,))}


def test_no_heading_of_a_document_is_without_its_test() -> None:
    """Columns by a documented heading map: all of it."""
    of_contests = {("juri",)}  # test_contest_tables.py
    assert {*BUKTI_CELLS} | {("inovasi",), ("row",)} | of_contests == {*BUKTI}


# Files, whatever they are called.


def test_a_file_is_read_by_what_it_is(tmp_path: Path) -> None:
    """A CSV called .yaml, a workbook called .csv, YAML called .csv: detection by content."""
    yaml = (
        b"pemda: {nama: Kota Contoh}\ntahun: 2026\ninovasi:\n"
        b"- {nama: SIAP ANTAR, bentuk: pelayanan_publik, sid: {16: 2}}\n"
        b"- {nama: E-Arsip, bentuk: tata_kelola}\n"
    )
    json = b'{"pemda": {"nama": "Kota Contoh"}, "tahun": 2026, "inovasi": []}'
    table = csv_of(SID_ROWS)
    files = {
        "a.yaml": table,
        "b.json": book_of(SID_ROWS),
        "c.csv": book_of(SID_ROWS),
        "d.csv": yaml,
        "e.xlsx": yaml,
        "f.xlsx": table,
        "g.xls": csv_of(SID_ROWS, "\t"),
        "h": csv_of(SID_ROWS, ";", "utf-8-sig"),
        "i.csv": b"# catatan\n\n---\n" + yaml,
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
        report = read_laporan(tmp_path / name, given=GIVEN)
        assert report == Laporan(pemda=CONTOH, tahun=2026, inovasi=SID_READ)
        assert report.source == str(tmp_path / name)
    assert read_laporan(json) == Laporan(pemda=CONTOH, tahun=2026, inovasi=[])


@pytest.mark.parametrize("hint", ["sep=;", "SEP=;", "sep=,", "sep=\t"])
def test_a_first_line_may_name_the_delimiter(hint: str) -> None:
    """`sep=;` is the first row of a file that Excel wrote; rows are counted with it."""
    for end in ("\n", "\r\n"):
        data = f"{hint}{end}".encode() + csv_of([*SID_ROWS, ("3", "C", "salah", "")], hint[-1])
        assert refused(data) == ["5:C unknown-code"]
        data = f"{hint}{end}".encode() + csv_of(SID_ROWS, hint[-1])
        assert read(data).inovasi == SID_READ


def test_a_cell_of_csv_may_hold_what_parts_cells() -> None:
    """Delimiters, quotes and line ends inside quotes are part of a cell."""
    text = 'satu, dua; "tiga"\n\tempat'
    for sign in (",", ";", "\t"):
        rows = [(*HEADS, "Tujuan"), (1, "A", "tata kelola", text)]
        assert read(csv_of(rows, sign)).innovations[0].tujuan == text


def test_what_a_spreadsheet_would_run_is_a_text() -> None:
    """No cell is ever executed: an apostrophe before a formula guards it and is taken off."""
    rows = [(*HEADS, "Tujuan", "Manfaat"), (1, "'=1+1", "tata kelola", "=2+2", "'kutip")]
    (inovasi,) = read(csv_of(rows))
    assert (inovasi.nama, inovasi.tujuan, inovasi.manfaat) == ("=1+1", "=2+2", "'kutip")


def test_of_a_formula_the_value_is_read_that_was_stored() -> None:
    """No cell is ever executed; an empty text is a value too."""
    cells = (
        '<c r="D2" t="str"><f>IF(A2=1,"ya","")</f><v></v></c>',
        '<c r="E2"><f>1+1</f><v>2</v></c>',
        '<c r="F2" t="str"><f>"Obat "&amp;"diantar"</f><v>Obat diantar</v></c>',
        '<c r="G2" t="b"><v>1</v></c>',
        '<c r="H2" t="d"><v>2024-02-01</v></c>',
        '<c r="I2"/>',
    )
    heads = (*HEADS, "Urusan", "16 level", "Tujuan", "17 bukti", "Penerapan", "Jenis")
    rows = (
        row_xml(1, *heads),
        row_xml(2, "1", "A", "tata kelola", *cells),
        row_xml(3, '<c r="A3"/>'),
    )
    data = raw_book(sheet_xml(*rows))
    expected = TataKelola(
        nama="A", tujuan="Obat diantar", penerapan=FEBRUARY, sid={"16": 2, "17": THERE}
    )
    assert read(data).inovasi == (expected,)


def test_the_size_that_a_sheet_claims_is_not_believed() -> None:
    """A sheet may claim a million rows, or one cell, and hold a few."""
    for claim in ("A1:XFD1048576", "A1"):
        rows = [row_xml(1, *HEADS), row_xml(2, "1", "A", "tata kelola")]
        data = raw_book(sheet_xml(*rows, before=f'<dimension ref="{claim}"/>'))
        assert read(data).inovasi == (TataKelola(nama="A"),)


def test_a_workbook_is_more_than_its_tables() -> None:
    """Pictures, themes and settings are left alone, whatever is in them."""
    picture = b'<!DOCTYPE svg [<!ENTITY a "b">]><svg/>'
    parts = {"xl/media/image1.svg": picture, "xl/printerSettings/printerSettings1.bin": b"\0<<<"}
    rows = [row_xml(1, *HEADS), row_xml(2, "1", "A", "tata kelola")]
    assert read(raw_book(sheet_xml(*rows), parts=parts)).inovasi == (TataKelola(nama="A"),)


def test_what_office_writes_beside_a_text_is_no_part_of_it() -> None:
    """How a word is pronounced, and a letter that is written by its number."""
    spoken = '<si><t>E-</t><rPh sb="0" eb="1"><t>e</t></rPh><r><t>Arsip_x0020_1</t></r></si>'
    cells = ("1", '<c r="B2" t="s"><v>0</v></c>', "tata kelola")
    data = raw_book(sheet_xml(row_xml(1, *HEADS), row_xml(2, *cells)), strings=spoken)
    assert read(data).inovasi == (TataKelola(nama="E-Arsip 1"),)


def test_of_styles_only_those_of_cells_count() -> None:
    """A format for what a rule colours is no format of a cell; merged columns merge no rows."""
    formats = '<numFmt numFmtId="164" formatCode="0%"/>'
    parts = {
        "xl/styles.xml": f"<styleSheet {SPACES}><dxfs><dxf>{formats}</dxf></dxfs></styleSheet>"
    }
    rows = [row_xml(1, *HEADS), row_xml(2, '<c r="A2" s="0"><v>1</v></c>', "A", "tata kelola")]
    data = raw_book(sheet_xml(*rows, after='<mergeCell ref="A:B"/>'), parts=parts)
    assert read(data).inovasi == (TataKelola(nama="A"),)


def test_a_sheet_of_a_chart_has_no_cells() -> None:
    parts = parts_of(raw_book(sheet_xml(row_xml(1, *HEADS), row_xml(2, "1", "A", "tata kelola"))))
    sheets = parts["xl/workbook.xml"].replace(b"<sheets>", b'<sheets><sheet name="G" r:id="rId9"/>')
    assert read(zip_of({**parts, "xl/workbook.xml": sheets})).inovasi == (TataKelola(nama="A"),)


@settings(max_examples=50)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])).filter(str.strip), max_size=4))
def test_a_list_in_a_cell_reads_back(items: list[str]) -> None:
    """A list stands in one cell, whatever its items hold."""
    assert parts_in(joined_parts(items), {item: item for item in items}) == items


# The rules that name the columns.


def test_columns_are_named_by_the_rules_at_hand() -> None:
    """The rows of an edition by its own names; the rules given win over the year of the file."""
    rows = [("Tahun", 2025), (), (*HEADS, "Alat Kerja"), (1, "A", "tata kelola", 3)]
    for rules in (None, get_ruleset(2025)):
        report = read_laporan(csv_of(rows), rules, given={"pemda": "X"})
        assert [*report.innovations[0].sid.values()] == [Answer(level=3)]
        assert report.warnings == ()


def test_a_template_of_other_rules_is_said_to_be_one() -> None:
    """A template that was made for another edition, or before a revision, is still read."""
    rules: Ruleset = get_ruleset(2026)

    def warnings(edition: str, digest: str) -> list[str]:
        rows = [*PEMDA_ROWS, ("Edisi templat", edition), ("Digest templat", digest)]
        return said(read_laporan(csv_of(rows)).warnings)

    assert warnings("kemendagri/2026", rules.digest) == []
    assert warnings("kemendagri/2025", rules.digest) == ["5:B other-template"]
    assert warnings("kemendagri/2026", "sha256:0") == ["6:B template-outdated"]


def test_an_edition_may_be_named_instead_of_a_year() -> None:
    """`tahun` picks the edition unless an edition is named."""
    rows = [("Pemda", "X"), ("Edisi", "kemendagri/2025"), (), *SID_ROWS]
    report = read_laporan(csv_of(rows))
    assert (report.edition, report.tahun, report.inovasi) == ("kemendagri/2025", None, SID_READ)


def test_the_library_for_workbooks_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Workbooks need an extra: without it a sentence says how to get it, and CSV is read."""
    data = book_of(SID_ROWS)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(MissingLibraryError, match="xlsx"):
        read(data)
    with pytest.raises(MissingLibraryError, match="xlsx"):
        write_laporan(Laporan(pemda=CONTOH, tahun=2026), tmp_path / "isian.xlsx")
    assert not [*tmp_path.iterdir()]
    assert read(csv_of(SID_ROWS)).inovasi == SID_READ
