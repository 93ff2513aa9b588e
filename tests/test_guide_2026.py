"""The ruleset of 2026 says what the guide prints.

Everything in this file was typed from the guide, Surat Kepala BSKDN 400.10.11/1887/BSKDN of
29 April 2026, and not from the ruleset; the pages are those of its PDF. Decimal commas are written
as points.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest

from inovasi_index import Ruleset, Text
from inovasi_index.ruleset import Band, Basis, EvidenceRule, Indicator

Ends = tuple[str | None, str | None, str | None, str | None]
"""A printed band: from, to, above, below."""
Bands = tuple[Ends, Ends, Ends] | None
"""Parameter 1, 2 and 3 of a row; None for a row whose parameters are words."""
Row = tuple[str, str, bool, str, Bands, int]
"""Id, weight, mandatory, kind of measure, parameters, and the page they are printed on."""


def span(low: str, high: str) -> Ends:
    """``2,34 s.d. 5,92``, ``11-30 SDM``; one number stands for both ends."""
    return low, high, None, None


def le(high: str) -> Ends:
    """``≤ 2,04%``."""
    return None, high, None, None


def ge(low: str) -> Ends:
    """``≥ 8,17%``, ``501 orang atau lebih``."""
    return low, None, None, None


def gt(low: str) -> Ends:
    """``>7``, ``Lebih dari 30``, ``diatas 50,00%``."""
    return None, None, low, None


def one(number: str) -> Ends:
    """``Pernah 1 kali``."""
    return span(number, number)


SPD: tuple[Row, ...] = (
    ("1", "1", True, "choice", None, 26),
    ("2a", "1", False, "count", (one("1"), one("2"), one("3")), 26),
    ("2b", "1", False, "count", (one("2"), one("3"), gt("3")), 26),
    ("3", "1", True, "growth", (le("-50.32"), span("-50.33", "8.16"), ge("8.17")), 27),
    ("4", "1", True, "growth", (le("2.04"), span("2.05", "5.23"), ge("5.23")), 27),
    ("5a", "0.75", True, "decrease", (le("0.00"), span("0.01", "0.36"), ge("0.36")), 27),
    ("5b", "0.75", True, "value", (ge("5.91"), span("2.34", "5.92"), le("2.35")), 28),
    ("6", "1.5", True, "growth", (le("-47.42"), span("-47.43", "94.75"), ge("94.76")), 28),
    ("7", "1.5", True, "growth", (le("-5.14"), span("-5.15", "33.84"), ge("33.85")), 28),
    ("8", "1.5", True, "choice", None, 29),
    ("9", "1", True, "choice", None, 29),
    ("10a", "0.75", True, "decrease", (le("0.07"), span("0.08", "1.15"), ge("1.16")), 29),
    ("10b", "0.75", True, "value", (ge("13.10"), span("4.81", "13.11"), le("4.82")), 30),
    ("11a", "0.75", True, "increase", (le("0.55"), span("0.56", "0.90"), ge("0.90")), 30),
    ("11b", "0.75", True, "value", (le("69.99"), span("70.00", "79.99"), ge("80.00")), 30),
    ("12", "2", False, "choice", None, 31),
    ("13a", "1", False, "count", (span("1", "3"), span("4", "7"), gt("7")), 31),
    ("13b", "1", False, "choice", None, 32),
    ("14", "1", False, "choice", None, 32),
    ("15", "1", False, "choice", None, 32),
)

SID: tuple[Row, ...] = (
    ("16", "3", True, "choice", None, 33),
    ("17", "2", True, "count", (span("1", "10"), span("11", "30"), gt("30")), 34),
    ("18", "2", False, "choice", None, 35),
    ("19", "2", False, "choice", None, 36),
    ("20", "1", False, "count", (one("1"), one("2"), ge("3")), 37),
    ("21", "2", False, "choice", None, 37),
    ("22", "1", False, "count", (one("3"), one("4"), ge("5")), 38),
    ("23", "1", False, "choice", None, 39),
    ("24", "1", False, "count", (one("2"), span("3", "4"), ge("5")), 39),
    ("25", "1", False, "choice", None, 39),
    ("26", "1", False, "choice", None, 40),
    ("27", "1", False, "count", (one("1"), one("2"), ge("3")), 40),
    ("28", "2", False, "count", (ge("6"), span("2", "5"), one("1")), 41),
    ("29", "1", False, "value", (le("50"), span("51", "90"), ge("91")), 41),
    ("30", "2", False, "bases", None, 42),
    ("31", "3", False, "count", (one("1"), one("2"), one("3")), 43),
    ("32", "2", True, "count", (ge("9"), span("5", "8"), span("1", "4")), 44),
    ("33", "3", True, "bases", None, 44),
    ("34", "2", False, "choice", None, 47),
    ("35", "4", True, "count", (span("1", "2"), span("3", "4"), one("5")), 47),
)

BASES: Mapping[str, tuple[tuple[str, str, Bands, int], ...]] = {
    "30": (("digital", "choice", None, 42), ("nondigital", "choice", None, 42)),
    "33": (
        ("a", "count", (span("1", "200"), span("201", "500"), ge("501")), 44),
        ("b", "value", (span("5.00", "20.00"), span("20.01", "50.00"), gt("50.00")), 44),
        ("c", "value", (span("0.01", "10.00"), span("10.01", "20.00"), span("20.01", "30")), 45),
        ("d", "value", (span("0.01", "9.99"), span("10.00", "19.99"), ge("20")), 45),
        ("e", "count", (span("1", "100"), span("101", "200"), gt("200")), 46),
        ("f", "count", (one("1"), one("2"), one("3")), 46),
    ),
}

PLACES: Mapping[str, int] = {
    **dict.fromkeys(("3", "4", "5a", "5b", "6", "7", "10a", "10b", "11a", "11b"), 2),
    **dict.fromkeys(("33b", "33c", "33d"), 2),
}
"""The decimal places of a printed table, where it has any."""

NAMES: Mapping[int, str] = {
    1: "Visi dan Misi",
    2: "APBD tepat waktu dan pengalokasian mandatory spending",
    3: "Kualitas peningkatan perizinan",
    4: "Jumlah pendapatan perkapita",
    5: "Penurunan tingkat pengangguran terbuka",
    6: "Jumlah peningkatan investasi",
    7: "Jumlah peningkatan PAD",
    8: "Opini BPK",
    9: "Nilai capaian Lakip",
    10: "Penurunan Angka Kemiskinan",
    11: "Nilai IPM",
    12: "Penghargaan bagi inovator",
    13: "Jumlah Rekomendasi Kebijakan yang Mendukung Inovasi dan Capaian Nilai Indeks Kualitas "
    "Kebijakan",
    14: "Rencana Induk dan Peta Jalan Pemajuan Iptek Daerah (RIPJ PID)",
    15: "Fasilitasi atas Pengakuan Hak Kekayaan Intelektual atas Inovasi Daerah",
    16: "Regulasi Inovasi Daerah",
    17: "Ketersediaan dan peran SDM terhadap inovasi daerah",
    18: "Dukungan anggaran",
    19: "Alat Kerja",
    20: "Bimtek inovasi",
    21: "Integrasi Program Dan Kegiatan Inovasi Dalam RKPD",
    22: "Keterlibatan aktor inovasi",
    23: "Pelaksana inovasi daerah",
    24: "Jejaring inovasi",
    25: "Sosialisasi Inovasi Daerah",
    26: "Pedoman teknis",
    27: "Kemudahan informasi layanan",
    28: "Kemudahan proses inovasi yang dihasilkan",
    29: "Penyelesaian layanan pengaduan",
    30: "Layanan Terintegrasi",
    31: "Replikasi",
    32: "Kecepatan penciptaan inovasi",
    33: "Kemanfaatan inovasi",
    34: "Monitoring dan Evaluasi Inovasi Daerah",
    35: "Video inovasi daerah",
    36: "Jumlah Inovasi Daerah",
}
"""The column Indikator of the table on pages 26-48."""

LISTED_OTHERWISE: Mapping[int, str] = {
    21: "Program dan kegiatan inovasi Perangkat Daerah dalam RKPD",
}
"""Names in the list of XII (pages 18-19) that differ in more than capitals and stops."""

DEFINITIONS: Mapping[str, str] = {
    "2a": "Penetapan APBD tepat waktu dalam kurun waktu 3 tahun terakhir",
    "2b": "Pengalokasian Mandatory spending pada belanja pendidikan (20% APBD), kesehatan, dana "
    "desa/kelurahan (10% DAU+DBH), belanja infrastruktur (40% DTU) dan belanja pegawai (30%)",
    "5a": "Progres penurunan persentase Tingkat Pengangguran Terbuka pada suatu Daerah (T-1 "
    "dikurangi T-2 dikali (-1)) atau (T-2 dikurangi T-1)",
    "5b": "Persentase Tingkat Pengangguran Terbuka pada suatu Daerah (T-1)",
    "10a": "Progres penurunan persentase penduduk miskin berdasarkan data persentase penduduk "
    "miskin dari BPS (-([T-1] dikurangi [T-2])) atau T-2 dikurangi T-1)",
    "10b": "Persentase penduduk miskin berdasarkan data persentase penduduk miskin dari BPS (T-1)",
    "11a": "Peningkatan IPM dua tahun terakhir (T-1 dikurangi T-2)",
    "11b": "Capaian IPM dua tahun terakhir (T-1 dikurangi T-2)",
    "13a": "Jumlah rekomendasi kebijakan yang menunjang inovasi daerah dalam bentuk policy brief, "
    "policy paper, makalah kebijakan dan artikel kebijakan",
    "13b": "Capaian Nilai Indeks Kualitas Kebijakan",
}
"""The column Definisi Operasional of the rows that share an indicator."""

PDF = frozenset({"pdf"})
PICTURES = frozenset({"jpeg", "jpg", "png"})

FILES: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("1", "2a", "3", "4", "5a", "5b", "6", "7", "8", "9"), PDF),
    **dict.fromkeys(("10a", "10b", "11a", "11b", "14"), PDF),
    **dict.fromkeys(("12", "13b"), PDF | PICTURES),
    **dict.fromkeys(("16", "17", "18", "20", "21", "23", "24", "28", "31", "32", "33f"), PDF),
    **dict.fromkeys(("19", "26", "33a", "34"), PDF | PICTURES),
    **dict.fromkeys(("25", "27", "29", "30digital"), PICTURES),
    "35": PICTURES | {"mp4"},
}
"""The types of file that the column Panduan Pengisian (33a: Definisi Operasional) prints."""

FILES_NOT_PRINTED = ("2b", "13a", "15", "22", "30nondigital", "33b", "33c", "33d", "33e")
"""Rows that name documents without their type; 33b names pdf for nondigital innovations alone."""

OVERLAPS = {
    ("3", "-50.33", "-50.32", (1, 2)),
    ("4", "5.23", "5.23", (2, 3)),
    ("5a", "0.36", "0.36", (2, 3)),
    ("5b", "5.91", "5.92", (1, 2)),
    ("5b", "2.34", "2.35", (2, 3)),
    ("6", "-47.43", "-47.42", (1, 2)),
    ("7", "-5.15", "-5.14", (1, 2)),
    ("10b", "13.10", "13.11", (1, 2)),
    ("10b", "4.81", "4.82", (2, 3)),
    ("11a", "0.90", "0.90", (2, 3)),
}
"""Values that stand in two parameters of one row."""

VARIABLES: Mapping[str, tuple[str, tuple[int, ...]]] = {
    "institusi": ("Institusi", tuple(range(1, 11))),
    "sumber_daya_manusia": ("Sumber Daya Manusia", (11, 12)),
    "ekosistem_inovasi_dan_kajian": ("Ekosistem Inovasi dan Kajian", (13, 14, 15)),
    "infrastruktur": ("Infrastruktur", (16, 17, 18, 20, 21)),
    "kecanggihan_produk": ("Kecanggihan Produk", (19, 30, 31)),
    "output_pengetahuan_dan_teknologi": ("Output Pengetahuan dan Teknologi", (22, 23, 24, 25)),
    "kecepatan_bisnis_proses": ("Kecepatan Bisnis Proses", (26, 27, 28, 29, 32)),
    "jumlah_inovasi_dan_hasil_kreatif": ("Jumlah Inovasi dan Hasil Kreatif", (33, 34, 35, 36)),
}
"""The column Variabel: three of SPD, five of SID."""

URUSAN: tuple[tuple[str, ...], ...] = (
    (
        *("pendidikan", "kesehatan", "pekerjaan umum dan penataan ruang"),
        "perumahan rakyat dan kawasan permukiman",
        "ketenteraman, ketertiban umum, dan perlindungan masyarakat",
        "sosial",
    ),
    (
        *("Tenaga kerja", "Pemberdayaan perempuan dan perlindungan anak", "Pangan", "Pertanahan"),
        *("Lingkungan hidup", "Administrasi kependudukan dan pencatatan sipil"),
        *("Pemberdayaan masyarakat dan desa", "Pengendalian penduduk dan keluarga berencana"),
        *("Perhubungan", "Komunikasi dan informatika", "Koperasi, usaha kecil, dan menengah"),
        *("Penanaman modal", "Kepemudaan dan olahraga", "Statistik", "Persandian", "Kebudayaan"),
        *("Perpustakaan", "Kearsipan"),
    ),
    (
        *("Kelautan dan perikanan", "Pariwisata", "Pertanian", "Kehutanan"),
        *("Energi dan sumber daya mineral", "Perdagangan", "Perindustrian", "Transmigrasi"),
    ),
    (
        *("Perencanaan", "Keuangan", "Kepegawaian", "Pendidikan dan pelatihan"),
        "Penelitian dan pengembangan",
        "Fungsi lain sesuai dengan ketentuan peraturan perundang-undangan",
    ),
)
"""VIII, pages 8-10: affairs of basic service, other obligatory ones, optional ones, functions."""

ASTA_CITA = (
    "Memperkokoh ideologi Pancasila",
    "Memantapkan sistem pertahanan keamanan negara",
    "Meningkatkan lapangan kerja yang berkualitas",
    "Memperkuat pembangunan sumber daya manusia (SDM)",
    "Melanjutkan hilirisasi dan industrialisasi",
    "Membangun dari desa dan dari bawah",
    "Memperkuat reformasi politik, hukum, dan birokrasi",
    "Memperkuat penyelarasan kehidupan yang harmonis",
)
"""How each of the eight begins, page 10."""

PKPN: Mapping[str, int] = {
    "Kedaulatan Pangan": 9,
    "Kemandirian Energi dan Air": 14,
    "Pendidikan": 11,
    "Kesehatan": 4,
    "Hilirisasi dan Industrialisasi": 5,
    "Infrastruktur Perumahan, dan Ketahanan Bencana": 5,
    "Ekonomi Kerakyatan dan Desa": 2,
    "Penurunan Kemiskinan": 2,
    "NON PKPN": 0,
}
"""The clusters and how many programmes are listed under each, pages 11-13."""

FIRST_PAGE, LAST_PAGE = 26, 48
SAME_IN_BOTH = ("Digital", "Nondigital")
"""Words that Indonesian and English share."""

every_row = pytest.mark.parametrize(
    ("aspect", "row"),
    [
        pytest.param(aspect, row, id=row[0])
        for aspect, rows in (("SPD", SPD), ("SID", SID))
        for row in rows
    ],
)
every_basis = pytest.mark.parametrize(
    ("row_id", "printed"),
    [
        pytest.param(row_id, printed, id=row_id + printed[0])
        for row_id, all_printed in BASES.items()
        for printed in all_printed
    ],
)


def number_of(row_id: str) -> int:
    return int(row_id.rstrip("ab"))


def bands_of(carrier: Indicator | Basis) -> list[tuple[Decimal | None, ...]] | None:
    """The bands of the levels 1, 2, 3 as the ruleset has them."""
    bands = [each.band for each in carrier.levels]
    if bands == [None] * len(bands):
        return None
    return [ends_of(band) for band in bands if band]


def ends_of(band: Band) -> tuple[Decimal | None, ...]:
    return band.from_, band.to, band.above, band.below


def decimals(printed: Bands) -> list[tuple[Decimal | None, ...]] | None:
    if printed is None:
        return None
    return [tuple(None if end is None else Decimal(end) for end in ends) for ends in printed]


def pages_of(carrier: Indicator | Basis) -> tuple[int, int]:
    """The first and the last page that the source of a row names."""
    assert carrier.source.keys() == {"guide"}
    match = re.fullmatch(r"p\. (\d+)(?:-(\d+))?", carrier.source["guide"])
    assert match is not None
    return int(match[1]), int(match[2] or match[1])


class TestTheRows:
    """II, p. 26-48: thirty-six indicators, their weights and their parameters."""

    def test_are_the_ones_printed_in_their_order(self, rules_2026: Ruleset) -> None:
        """SPD has 20 rows, SID 20 and the number of innovations."""
        assert [row.id for row in rules_2026.spd_rows] == [row[0] for row in SPD]
        assert [row.id for row in rules_2026.sid_rows] == [row[0] for row in SID]
        assert [row.id for row in rules_2026.indicators] == [row[0] for row in (*SPD, *SID)] + [
            "36"
        ]
        assert (len(SPD), len(SID)) == (20, 20)

    def test_bear_the_36_numbers(self, rules_2026: Ruleset) -> None:
        assert list(dict.fromkeys(row.number for row in rules_2026.indicators)) == [*range(1, 37)]
        for row in rules_2026.indicators:
            assert row.number == number_of(row.id)

    @every_row
    def test_have_the_weight_and_the_mandatory_mark_that_are_printed(
        self, aspect: str, row: Row, rules_2026: Ruleset
    ) -> None:
        row_id, weight, mandatory, *_ = row
        rule = rules_2026.rows[row_id]
        assert rule.aspect == aspect
        assert rule.weight == Decimal(weight)
        assert rule.mandatory is mandatory

    @every_row
    def test_have_the_parameters_that_are_printed(
        self, aspect: str, row: Row, rules_2026: Ruleset
    ) -> None:
        row_id, _, _, kind, printed, _ = row
        rule = rules_2026.rows[row_id]
        if kind == "bases":
            assert (rule.measure, rule.levels) == (None, ())
            assert [basis.code for basis in rule.bases] == [basis[0] for basis in BASES[row_id]]
        else:
            assert rule.bases == ()
            self.check(rule, row_id, kind, printed)

    @every_basis
    def test_have_the_parameters_of_each_basis_that_are_printed(
        self, row_id: str, printed: tuple[str, str, Bands, int], rules_2026: Ruleset
    ) -> None:
        code, kind, bands, _ = printed
        basis = rules_2026.rows[row_id].basis(code)
        assert basis is not None
        self.check(basis, row_id + code, kind, bands)

    def check(self, carrier: Indicator | Basis, name: str, kind: str, printed: Bands) -> None:
        assert carrier.measure is not None
        assert carrier.measure.kind == kind
        assert carrier.measure.places == PLACES.get(name, 0)
        assert [each.level for each in carrier.levels] == [1, 2, 3]
        assert bands_of(carrier) == decimals(printed)

    @every_row
    def test_name_the_page_they_are_printed_on(
        self, aspect: str, row: Row, rules_2026: Ruleset
    ) -> None:
        first, last = pages_of(rules_2026.rows[row[0]])
        assert FIRST_PAGE <= first <= row[-1] <= last <= LAST_PAGE

    @every_basis
    def test_name_the_page_each_basis_is_printed_on(
        self, row_id: str, printed: tuple[str, str, Bands, int], rules_2026: Ruleset
    ) -> None:
        basis = rules_2026.rows[row_id].basis(printed[0])
        assert basis is not None
        first, last = pages_of(basis)
        assert FIRST_PAGE <= first <= printed[-1] <= last <= LAST_PAGE

    def test_have_a_source_within_the_table_every_one_of_them(self, rules_2026: Ruleset) -> None:
        for row in rules_2026.indicators:
            first, last = pages_of(row)
            assert FIRST_PAGE <= first <= last <= LAST_PAGE

    @pytest.mark.parametrize("number", NAMES)
    def test_are_named_exactly_as_printed(self, number: int, rules_2026: Ruleset) -> None:
        for row in rules_2026.indicators:
            if row.number == number:
                assert (row.heading or row.name).id == NAMES[number]
                assert (row.heading is not None) == (row.id in DEFINITIONS)
                listed = LISTED_OTHERWISE.get(number)
                assert row.also_named == ((listed,) if listed else ())

    @pytest.mark.parametrize("row_id", DEFINITIONS)
    def test_that_share_an_indicator_are_named_in_the_words_of_their_definition(
        self, row_id: str, rules_2026: Ruleset
    ) -> None:
        """A shorter name is fine, another word or another order is not."""
        words = iter(DEFINITIONS[row_id].split())
        assert all(word in words for word in rules_2026.rows[row_id].name.id.split())

    @pytest.mark.parametrize("code", VARIABLES)
    def test_belong_to_the_variable_that_is_printed(self, code: str, rules_2026: Ruleset) -> None:
        name, numbers = VARIABLES[code]
        rows = [row for row in rules_2026.indicators if row.variable == code]
        assert sorted({row.number for row in rows}) == sorted(numbers)
        (variable,) = (
            variable
            for aspect in rules_2026.aspects
            for variable in aspect.variables
            if variable.code == code
        )
        assert variable.name.id == name

    def test_have_eight_variables_three_of_spd_and_five_of_sid(self, rules_2026: Ruleset) -> None:
        spd, sid = rules_2026.aspects
        codes = [variable.code for variable in (*spd.variables, *sid.variables)]
        assert sorted(codes) == sorted(VARIABLES)
        assert (len(spd.variables), len(sid.variables)) == (3, 5)

    @pytest.mark.parametrize("name", FILES)
    def test_take_the_types_of_file_that_are_printed(self, name: str, rules_2026: Ruleset) -> None:
        assert set(self.evidence(name, rules_2026).files) == FILES[name]

    @pytest.mark.parametrize("name", FILES_NOT_PRINTED)
    def test_take_usual_types_of_file_where_none_is_printed(
        self, name: str, rules_2026: Ruleset
    ) -> None:
        assert PDF <= set(self.evidence(name, rules_2026).files) <= PDF | PICTURES

    def test_have_all_their_types_of_file_checked_here(self, rules_2026: Ruleset) -> None:
        names = [
            row.id + getattr(table, "code", "")
            for row in rules_2026.rows.values()
            for table in row.tables
        ]
        assert sorted(names) == sorted([*FILES, *FILES_NOT_PRINTED])

    def evidence(self, name: str, rules: Ruleset) -> EvidenceRule:
        row_id = name if name in rules.rows else name[:2]
        row = rules.rows[row_id]
        evidence = (row.basis(name.removeprefix(row_id)) or row).evidence
        assert evidence is not None
        return evidence

    def test_30_follows_the_kind_of_innovation(self, rules_2026: Ruleset) -> None:
        """Pilih sub indikator yang sesuai dengan jenis inovasi (digital dan nondigital), p. 42."""
        assert rules_2026.rows["30"].bases_follow == "jenis"
        assert rules_2026.rows["33"].bases_follow is None

    def test_36_is_computed_and_has_no_level(self, rules_2026: Ruleset) -> None:
        """Penghitungan dilakukan secara otomatis oleh sistem, p. 48."""
        row = rules_2026.indicators[-1]
        assert (row.id, row.is_answered, row.levels) == ("36", False, ())
        assert "36" not in rules_2026.rows


class TestTheOverlaps:
    """Ten places of the 2026 table overlap."""

    def test_are_the_ten_that_are_printed(self, rules_2026: Ruleset) -> None:
        found = {
            (each.row, str(each.from_), str(each.to), each.levels)
            for each in rules_2026.anomalies
            if each.kind == "band_overlap"
        }
        assert found == OVERLAPS
        assert len(OVERLAPS) == 10

    def test_are_all_that_the_typed_table_has(self) -> None:
        found = {
            (row_id, low, high, (one + 1, other + 1))
            for row_id, _, _, _, printed, _ in (*SPD, *SID)
            for one, other, low, high in shared(printed)
        }
        assert {
            (row, Decimal(low), Decimal(high), levels) for row, low, high, levels in OVERLAPS
        } == found

    def test_stand_where_a_top_is_left_open_in_31_33c_and_33f(self, rules_2026: Ruleset) -> None:
        """The open tops the table forgot: 31 and 33f above 3, 33c above 30 %."""
        found = {
            (each.row, each.basis, each.above)
            for each in rules_2026.anomalies
            if each.kind == "above_top_band"
        }
        assert found == {("31", None, 3), ("33", "c", 30), ("33", "f", 3)}

    def test_leave_no_gap(self, rules_2026: Ruleset) -> None:
        assert "band_gap" not in {each.kind for each in rules_2026.anomalies}


def shared(printed: Bands) -> Iterator[tuple[int, int, Decimal, Decimal]]:
    """Which two parameters of a row share values, and from where to where."""
    bands = decimals(printed) or []
    for one in range(len(bands)):
        for other in range(one + 1, len(bands)):
            lows = [low for low in (bands[one][0], bands[other][0]) if low is not None]
            highs = [high for high in (bands[one][1], bands[other][1]) if high is not None]
            closed = bands[one][2] is None and bands[other][2] is None
            if closed and lows and highs and max(lows) <= min(highs):
                yield one, other, max(lows), min(highs)


class TestTheFormula:
    """XI.B, p. 13-15: the total score, its maximum of 250, and the index from 0 to 100."""

    def test_has_the_maximum_of_250_and_the_scale_of_100(self, rules_2026: Ruleset) -> None:
        """Skor Total Maksimum adalah 250. Skala IID adalah 0 s.d. 100."""
        formula = rules_2026.formula
        assert (formula.maximum, formula.scale) == (250, 100)
        assert (formula.rounding.places, formula.rounding.mode) == (2, "half_up")

    def test_has_parts_of_63_111_and_76(self, rules_2026: Ruleset) -> None:
        """SPD senilai 63, 20 indikator SID senilai 111, Jumlah Inovasi maks. senilai 76."""
        formula = rules_2026.formula
        parts = (formula.spd, formula.kematangan, formula.jumlah_inovasi)
        assert formula.parts == parts
        assert [part.maximum for part in parts] == [63, 111, 76]
        assert sum(part.maximum for part in parts) == 250

    def test_has_shares_of_2520_4440_and_3040_percent(self, rules_2026: Ruleset) -> None:
        shares = [part.share for part in rules_2026.formula.parts]
        assert shares == [Decimal("25.20"), Decimal("44.40"), Decimal("30.40")]
        assert sum(share or 0 for share in shares) == 100
        assert [Fraction(maximum, 250) * 100 for maximum in (63, 111, 76)] == shares

    def test_adds_up_to_the_printed_maxima(self, rules_2026: Ruleset) -> None:
        for rows, rules, most in ((SPD, rules_2026.spd_rows, 63), (SID, rules_2026.sid_rows, 111)):
            assert sum(3 * Decimal(row[1]) for row in rows) == most
            assert sum(3 * (row.weight or 0) for row in rules) == most
        assert Decimal("0.38") * 200 == 76

    def test_divides_by_at_least_12_innovations(self, rules_2026: Ruleset) -> None:
        """MAX(12, n)."""
        assert rules_2026.formula.kematangan.divisor_at_least == 12

    def test_counts_038_for_each_of_at_most_200_innovations(self, rules_2026: Ruleset) -> None:
        """MIN(n, 200) × 0.38."""
        part = rules_2026.formula.jumlah_inovasi
        assert (part.weight, part.cap) == (Decimal("0.38"), 200)

    def test_opens_the_count_with_5_of_the_6_affairs(self, rules_2026: Ruleset) -> None:
        """Minimal 5 urusan wajib pelayanan dasar dari 6 pelayanan dasar, p. 5."""
        requires = rules_2026.formula.jumlah_inovasi.requires
        assert requires is not None
        assert requires.urusan_pelayanan_dasar == 5
        assert len(rules_2026.basic_services) == 6

    def test_sums_spd_and_averages_sid(self, rules_2026: Ruleset) -> None:
        formula = rules_2026.formula
        assert (formula.spd.aspect, formula.kematangan.aspect) == ("SPD", "SID")
        assert {aspect.code: aspect.answered_by for aspect in rules_2026.aspects} == {
            "SPD": "pemda",
            "SID": "inovasi",
        }


class TestTheClasses:
    """Skor dan kategori indeks inovasi daerah tahun 2026, p. 15."""

    def test_are_the_four_that_are_printed(self, rules_2026: Ruleset) -> None:
        assert [
            (each.name.id, str(each.from_), str(each.to)) for each in rules_2026.predikat_bands
        ] == [
            ("Sangat Inovatif", "65.01", "100.00"),
            ("Inovatif", "40.01", "65.00"),
            ("Kurang Inovatif", "0.01", "40.00"),
            ("Tidak Dapat Dinilai", "0", "0"),
        ]

    def test_have_their_codes_from_their_names(self, rules_2026: Ruleset) -> None:
        for each in rules_2026.predikat_bands:
            assert each.code == code_of(each.name.id)
            assert each.source == {"guide": "p. 15"}


class TestTheMandatoryIndicators:
    """IV.B, p. 6: 10 indicators of SPD and 5 of SID must be filled in."""

    def test_are_the_ten_and_the_five_that_are_listed(self, rules_2026: Ruleset) -> None:
        spd = {row.number for row in rules_2026.spd_rows if row.mandatory}
        sid = {row.number for row in rules_2026.sid_rows if row.mandatory}
        assert spd == {1, 3, 4, 5, 6, 7, 8, 9, 10, 11}
        assert sid == {16, 17, 32, 33, 35}
        assert (len(spd), len(sid)) == (10, 5)

    def test_are_the_ones_with_an_asterisk_in_the_table(self) -> None:
        assert {number_of(row[0]) for row in SPD if row[2]} == {1, *range(3, 12)}
        assert {number_of(row[0]) for row in SID if row[2]} == {16, 17, 32, 33, 35}


class TestTheConditions:
    """What an innovation must meet to be scored."""

    def test_that_a_report_can_answer_are_three_and_exclude(self, rules_2026: Ruleset) -> None:
        assert rules_2026.eligibility.effect == "excluded"
        assert [each.method for each in rules_2026.eligibility.judged] == [
            *("one_of", "date_within", "words_at_least")
        ]

    def test_ask_for_the_stage_of_penerapan(self, rules_2026: Ruleset) -> None:
        """Untuk persyaratan penilaian wajib pada tahapan penerapan, p. 22-23."""
        stage, _, _ = rules_2026.eligibility.judged
        assert (stage.field, stage.values) == ("tahapan", ("penerapan",))

    def test_ask_for_the_window_of_2024_and_2025(self, rules_2026: Ruleset) -> None:
        """Sejak 1 Januari 2024 s.d. 31 Desember 2025, p. 5."""
        _, window, _ = rules_2026.eligibility.judged
        assert (window.from_, window.to) == (date(2024, 1, 1), date(2025, 12, 31))
        assert window.fields == ("penerapan", "pengembangan")

    def test_ask_for_300_words(self, rules_2026: Ruleset) -> None:
        """Minimal penulisan rancang bangun sebanyak 300 kata, p. 22."""
        _, _, design = rules_2026.eligibility.judged
        assert (design.field, design.minimum) == ("rancang_bangun", 300)


class TestTheCodeLists:
    """V-X, p. 6-13: forms, kinds, classifications, affairs, Asta Cita and priority programmes."""

    def test_have_38_affairs_in_groups_of_6_18_8_and_6(self, rules_2026: Ruleset) -> None:
        assert [len(group.urusan) for group in rules_2026.urusan] == [6, 18, 8, 6]
        assert [group.basic_service for group in rules_2026.urusan] == [True, False, False, False]
        assert len(rules_2026.urusan_codes) == 38

    @pytest.mark.parametrize("number", range(4))
    def test_have_the_affairs_by_the_names_that_are_printed(
        self, number: int, rules_2026: Ruleset
    ) -> None:
        """The guide writes the names with small and with capital letters; the words are these."""
        given = rules_2026.urusan[number].urusan
        assert [each.name.id.casefold() for each in given] == [
            name.casefold() for name in URUSAN[number]
        ]
        codes = [code_of(name) for name in URUSAN[number]]
        if number == 3:
            codes[-1] = "fungsi_lain"
        assert [each.code for each in given] == codes

    def test_have_the_three_forms_two_kinds_and_three_stages(self, rules_2026: Ruleset) -> None:
        profile = rules_2026.profile
        assert [each.name.id for each in profile.bentuk] == [
            "Inovasi Tata Kelola Pemerintahan Daerah",
            "Inovasi Pelayanan Publik",
            "Inovasi bentuk lainnya sesuai bidang urusan pemerintahan yang menjadi kewenangan "
            "Daerah",
        ]
        assert [each.name.id for each in profile.jenis] == ["Inovasi Digital", "Inovasi Nondigital"]
        assert [each.code for each in profile.tahapan] == ["inisiatif", "uji_coba", "penerapan"]
        assert [each.name.id for each in profile.klasifikasi] == [
            *("Inovasi Perangkat Daerah", "Inovasi Desa", "Inovasi Masyarakat")
        ]

    def test_have_the_eight_asta_cita(self, rules_2026: Ruleset) -> None:
        given = rules_2026.profile.asta_cita
        assert [each.code for each in given] == [str(number) for number in range(1, 9)]
        for each, beginning in zip(given, ASTA_CITA, strict=True):
            assert each.name.id.startswith(beginning)

    def test_have_the_eight_clusters_of_pkpn_and_the_answer_that_it_is_none(
        self, rules_2026: Ruleset
    ) -> None:
        given = {each.name.id: len(each.programs) for each in rules_2026.profile.pkpn}
        assert given == PKPN


def code_of(name: str) -> str:
    """A printed name in lower case with ``_`` between words."""
    return "_".join(re.findall(r"[a-z0-9]+", name.casefold()))


def texts_in(value: Any, path: str = "") -> Iterator[tuple[str, Text]]:
    """Every text of the rules in both languages, and where it stands."""
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, EvidenceRule):
        yield path, value.text
    elif attrs.has(type(value)):
        for at in attrs.fields(type(value)):
            yield from texts_in(getattr(value, at.name), f"{path}.{at.name}")
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from texts_in(item, f"{path}.{key}")
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from texts_in(item, f"{path}[{number}]")


def test_every_text_stands_in_both_languages(rules_2026: Ruleset) -> None:
    """Every number can be unfolded to its legal source in Indonesian and in English."""
    texts = list(texts_in(rules_2026))
    assert len(texts) > 500
    for path, text in texts:
        assert text.id.strip() == text.id != "", path
        assert text.en.strip() == text.en != "", path
        assert text.id != text.en or text.id in SAME_IN_BOTH, path


def test_every_row_that_is_answered_says_what_it_asks_and_what_each_level_means(
    rules_2026: Ruleset,
) -> None:
    """Each row can be read beside the guide: definition, three levels, evidence, page."""
    for row in rules_2026.rows.values():
        assert row.definition.id
        for table in row.tables:
            assert len({each.label.id for each in table.levels}) == 3
            assert len({each.label.en for each in table.levels}) == 3
            assert table.evidence is not None


def test_the_guide_is_the_source_of_the_rules(rules_2026: Ruleset) -> None:
    """Nomor 400.10.11/1887/BSKDN, tanggal 29 April 2026, 48 pages."""
    guide = rules_2026.sources["guide"]
    assert "400.10.11/1887/BSKDN" in guide.document
    assert (guide.date, guide.pages, guide.kind) == (date(2026, 4, 29), 48, "primary")
    assert (rules_2026.edition, rules_2026.year) == ("kemendagri/2026", 2026)
    assert rules_2026.status == "official"
    assert {fact.confidence for fact in rules_2026.facts()} == {"printed", "open"}
