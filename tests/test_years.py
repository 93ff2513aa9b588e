"""The editions beside 2026 say what is known of their years, and how surely.

The tables were typed from the research notes, and not from the rulesets: for 2023 and 2024 the
copies of the forms, the radiogram 400.10.11/2705/SJ, the slides of BSKDN and the press; for 2025
the copy of its form; for 2021 the two applications of that time; for 2025 to 2029 table XIV of the
guide of 2026, p. 21. Decimal commas are written as points.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from inovasi_index import (
    EditionIncomplete,
    Laporan,
    PelayananPublik,
    Pemda,
    Ruleset,
    Total,
    get_issuer,
    get_ruleset,
    score,
    score_inovasi,
)
from inovasi_index.files.shelves import bundled
from inovasi_index.issuer import LegalDocument, Provision
from inovasi_index.ruleset import Basis, Indicator
from inovasi_index.values import to_plain
from test_guide_2026 import (
    SPD as SPD_2026,
)
from test_guide_2026 import (
    Bands,
    Ends,
    bands_of,
    code_of,
    decimals,
    ends_of,
    ge,
    gt,
    le,
    one,
    span,
    texts_in,
)

Row = tuple[str, str, str, bool, str, Bands]
"""Id, official name, weight, mandatory, kind of measure, and the bands of the levels 1, 2, 3."""

YEARS = (2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028, 2029)
RECONSTRUCTED = (2023, 2024, 2025)
PROGNOSIS = (2027, 2028, 2029)
SCORED = (*RECONSTRUCTED, 2026, *PROGNOSIS)

STATUS: Mapping[int, str] = {
    **dict.fromkeys((2021, 2022), "partial"),
    **dict.fromkeys(RECONSTRUCTED, "reconstructed"),
    2026: "official",
    **dict.fromkeys(PROGNOSIS, "prognosis"),
}

# The rows of an innovation.

PEOPLE = (span("1", "10"), span("11", "30"), gt("30"))
TRAININGS = (one("1"), one("2"), gt("2"))
ACTORS = (one("3"), one("4"), ge("5"))
UNITS = (span("1", "2"), span("3", "4"), ge("5"))
METHODS = (one("1"), one("2"), ge("3"))
DAYS = (ge("6"), span("2", "5"), one("1"))
TIMES = (one("1"), one("2"), one("3"))
MONTHS = (ge("9"), span("5", "8"), span("1", "4"))
USERS = (span("1", "100"), span("101", "200"), ge("201"))
ELEMENTS = (span("1", "2"), span("3", "4"), one("5"))

SID: Mapping[int, tuple[Row, ...]] = {
    2021: (
        ("16", "Regulasi Inovasi Daerah", "4", False, "choice", None),
        ("17", "Ketersediaan SDM inovasi daerah", "2", False, "count", PEOPLE),
        ("18", "Dukungan anggaran", "4", False, "choice", None),
        ("19", "Penggunaan IT", "2", False, "choice", None),
        ("20", "Bimtek inovasi", "2", False, "count", TRAININGS),
        ("21", "Program inovasi perangkat daerah dalam RKPD", "2", False, "choice", None),
        ("22", "Keterlibatan aktor inovasi", "1", False, "count", (one("4"), one("5"), gt("5"))),
        ("23", "Pelaksana inovasi daerah", "2", False, "choice", None),
        ("24", "Jejaring inovasi", "1", False, "count", UNITS),
        ("25", "Sosialisasi inovasi daerah", "2", False, "choice", None),
        ("26", "Pedoman teknis", "2", False, "choice", None),
        ("27", "Kemudahan informasi layanan", "2", False, "choice", None),
        ("28", "Kemudahan proses inovasi yang dihasilkan", "2", False, "count", DAYS),
        (
            *("29", "Penyelesaian layanan pengaduan", "2", False, "value"),
            (le("30"), span("31", "60"), ge("61")),
        ),
        ("30", "Online sistem", "2", False, "choice", None),
        ("31", "Replikasi", "2", False, "count", TIMES),
        ("32", "Kecepatan inovasi", "3", False, "count", MONTHS),
        ("33", "Kemanfaatan inovasi", "5", False, "count", USERS),
        ("34", "Monitoring dan evaluasi", "3", False, "choice", None),
        ("35", "Kualitas inovasi daerah", "5", False, "count", ELEMENTS),
    ),
    2023: (
        ("16", "Regulasi Inovasi Daerah", "3", True, "choice", None),
        ("17", "Ketersediaan SDM terhadap Inovasi Daerah", "2", True, "count", PEOPLE),
        ("18", "Dukungan Anggaran", "2", False, "choice", None),
        ("19", "Penggunaan IT", "2", False, "choice", None),
        ("20", "Bimtek Inovasi", "1", False, "count", TRAININGS),
        (
            *("21", "Program dan kegiatan inovasi Perangkat Daerah dalam RKPD", "2"),
            *(False, "choice", None),
        ),
        ("22", "Keterlibatan aktor inovasi", "1", False, "count", ACTORS),
        ("23", "Pelaksana Inovasi Daerah", "1", False, "choice", None),
        ("24", "Jejaring Inovasi", "1", False, "count", UNITS),
        ("25", "Sosialisasi Inovasi Daerah", "1", False, "choice", None),
        ("26", "Pedoman Teknis", "1", False, "choice", None),
        ("27", "Kemudahan Informasi Layanan", "1", False, "choice", None),
        ("28", "Kemudahan proses inovasi yang dihasilkan", "2", False, "count", DAYS),
        (
            *("29", "Penyelesaian Layanan Pengaduan", "1", False, "value"),
            (le("40.00"), span("40.01", "70.99"), ge("71.00")),
        ),
        ("30", "Online Sistem", "2", False, "choice", None),
        ("31", "Replikasi", "3", False, "count", TIMES),
        ("32", "Kecepatan Penciptaan Inovasi", "2", True, "count", MONTHS),
        ("33", "Kemanfaatan Inovasi", "3", True, "count", USERS),
        ("34", "Monitoring dan Evaluasi Inovasi Daerah", "2", False, "choice", None),
        ("35", "Kualitas Inovasi Daerah", "4", True, "count", ELEMENTS),
    ),
    2024: (
        ("16", "Regulasi Inovasi Daerah", "3", True, "choice", None),
        ("17", "Ketersediaan SDM terhadap Inovasi Daerah", "2", True, "count", PEOPLE),
        ("18", "Dukungan Anggaran", "2", False, "choice", None),
        ("19", "Alat Kerja", "2", False, "choice", None),
        ("20", "Bimtek Inovasi", "1", False, "count", TRAININGS),
        ("21", "Integrasi Program dan Kegiatan Inovasi dalam RKPD", "2", False, "choice", None),
        ("22", "Keterlibatan aktor inovasi", "1", False, "count", ACTORS),
        ("23", "Pelaksana Inovasi Daerah", "1", False, "choice", None),
        ("24", "Jejaring Inovasi", "1", False, "count", UNITS),
        ("25", "Sosialisasi Inovasi Daerah", "1", False, "choice", None),
        ("26", "Pedoman Teknis", "1", False, "choice", None),
        ("27", "Kemudahan Informasi Layanan", "1", False, "count", METHODS),
        ("28", "Kemudahan proses inovasi yang dihasilkan", "2", False, "count", DAYS),
        (
            *("29", "Penyelesaian Layanan Pengaduan", "1", False, "value"),
            (le("50"), span("51", "85"), ge("86")),
        ),
        ("30", "Layanan Terintegrasi", "2", False, "bases", None),
        ("31", "Replikasi", "3", False, "count", TIMES),
        ("32", "Kecepatan Penciptaan Inovasi", "2", True, "count", MONTHS),
        ("33", "Kemanfaatan Inovasi", "3", True, "bases", None),
        ("34", "Monitoring dan Evaluasi Inovasi Daerah", "2", False, "choice", None),
        ("35", "Kualitas Inovasi Daerah", "4", True, "count", ELEMENTS),
    ),
    2025: (
        ("16", "Regulasi Inovasi Daerah", "3", True, "choice", None),
        ("17", "Ketersediaan SDM terhadap Inovasi Daerah", "2", True, "count", PEOPLE),
        ("18", "Dukungan Anggaran", "2", False, "choice", None),
        ("19", "Alat Kerja", "2", False, "choice", None),
        ("20", "Bimtek Inovasi", "1", False, "count", TRAININGS),
        ("21", "Integrasi Program dan Kegiatan Inovasi dalam RKPD", "2", False, "choice", None),
        ("22", "Keterlibatan Aktor Inovasi", "1", False, "count", ACTORS),
        ("23", "Pelaksana Inovasi Daerah", "1", False, "choice", None),
        ("24", "Jejaring Inovasi Daerah", "1", False, "count", UNITS),
        ("25", "Sosialisasi Inovasi Daerah", "1", False, "choice", None),
        ("26", "Pedoman Teknis", "1", False, "choice", None),
        ("27", "Kemudahan Informasi Layanan", "1", False, "count", METHODS),
        ("28", "Kemudahan Proses Inovasi yang Dihasilkan", "2", False, "count", DAYS),
        (
            *("29", "Penyelesaian Layanan Pengaduan", "1", False, "value"),
            (le("50"), span("51", "85"), ge("86")),
        ),
        ("30", "Integrasi Layanan", "2", False, "bases", None),
        ("31", "Replikasi", "3", False, "count", TIMES),
        ("32", "Kecepatan Penciptaan Inovasi", "2", True, "count", MONTHS),
        ("33", "Kemanfaatan Inovasi Daerah", "3", True, "bases", None),
        ("34", "Monitoring dan Evaluasi Inovasi Daerah", "2", False, "choice", None),
        ("35", "Kualitas Inovasi Daerah", "4", True, "count", ELEMENTS),
    ),
}

BASES: Mapping[str, tuple[tuple[str, str, Bands], ...]] = {
    "30": (("digital", "choice", None), ("nondigital", "choice", None)),
    "33": (
        ("a", "count", USERS),
        ("b", "value", (span("5.00", "20.00"), span("20.01", "50.00"), gt("50.00"))),
        ("c", "value", (span("0.01", "10.00"), span("10.01", "20.00"), span("20.01", "30.00"))),
        ("d", "value", (span("0.01", "49.99"), span("50.00", "99.99"), ge("100"))),
        ("e", "count", (span("1", "100"), span("101", "200"), gt("200"))),
    ),
}
"""The same in 2024 and in 2025; 2021 and 2023 have none."""

TWO_PLACES = {(2023, "29"), *((year, "33" + unit) for year in (2024, 2025) for unit in "bcd")}
"""The tables that are printed with two decimals; the others have none."""

OPEN: Ends = (None, None, None, None)
RANGES: Mapping[str, Ends] = {
    **dict.fromkeys(("17", "20", "22", "24", "31", "33", "33a", "33e"), ge("0")),
    **dict.fromkeys(("28", "32"), ge("1")),
    **dict.fromkeys(("29", "33b"), span("0", "100")),
    "27": span("0", "4"),
    "33c": le("100"),
    "33d": OPEN,
    "35": span("0", "5"),
}
"""What a measurement can be, in every year; a choice has no range."""

ALSO_NAMED: Mapping[tuple[int, str], tuple[str, ...]] = {
    (2021, "17"): ("Ketersediaan SDM",),
    (2023, "32"): ("Kecepatan Inovasi",),
    (2025, "27"): ("Kuantitas/jumlah media informasi layanan",),
    (2025, "30"): ("Layanan Terintegrasi",),
}
"""Other names that the notes have of a row.

A copy that names a row in its own way may stand under also_named, with the name of another year
as the name.
"""


def noted_names(row_id: str) -> set[str]:
    """Every name that a row has in the notes, of any of these years."""
    names = {row[1] for rows in SID.values() for row in rows if row[0] == row_id}
    others = (names for (_, row), names in ALSO_NAMED.items() if row == row_id)
    return names.union(*others)


MANDATORY_SPD = (
    *((1, "Visi dan Misi"), (3, "Kualitas Peningkatan Perizinan")),
    *((4, "Jumlah Pendapatan Perkapita"), (5, "Tingkat Pengangguran Terbuka")),
    *((6, "Jumlah Peningkatan Investasi"), (7, "Jumlah Peningkatan PAD"), (8, "Opini BPK")),
    *((9, "Nilai Capaian LAKIP"), (10, "Penurunan Angka Kemiskinan"), (11, "Nilai IPM")),
)
"""The ten that the radiogram of 2023 names; 2024 is taken to have the same."""

SPD_NAMES: Mapping[int, tuple[tuple[int, str], ...]] = {
    2021: (
        *((1, "Visi dan misi"), (2, "APBD tepat waktu"), (3, "Kualitas peningkatan perizinan")),
        (4, "Jumlah peningkatan (pendapatan) perkapita"),
        *((5, "Tingkat pengangguran terbuka"), (6, "Jumlah peningkatan investasi")),
        *((7, "Jumlah peningkatan PAD"), (8, "Opini BPK"), (9, "Nilai capaian LAKIP")),
        *((10, "Penurunan angka kemiskinan"), (11, "Nilai IPM")),
        *((12, "Penghargaan bagi inovator"), (13, "Jumlah kajian yang mendukung inovasi")),
        *((14, "Roadmap SIDa"), (15, "Tingkat lembaga kelitbangan")),
    ),
    2022: (),
    2023: MANDATORY_SPD,
    2024: MANDATORY_SPD,
    2025: (),
}
"""The indicators of the region of which a name is known, by number."""

VARIABLES: Mapping[str, tuple[int, ...]] = {
    "Institusi": tuple(range(1, 11)),
    "Sumber Daya Manusia": (11, 12),
    "Ekosistem Inovasi dan Kajian": (13, 14, 15),
    "Infrastruktur": (16, 17, 18, 20, 21),
    "Output Pengetahuan dan Teknologi": (22, 23, 24, 25),
    "Kecepatan Bisnis Proses": (26, 27, 28, 29, 32),
    "Kecanggihan Produk": (19, 30, 31),
    "Jumlah Inovasi dan Hasil Kreatif": (33, 34, 35, 36),
}
"""The eight variables of 2023 to 2029, and which indicators belong to each by the guide of 2026."""

VARIABLES_2021 = {
    "SPD": ["Institusi", "Sumber Daya Manusia dan Penelitian"],
    "SID": [
        *("Infrastruktur", "Output Pengetahuan dan Teknologi", "Kecepatan Bisnis Proses"),
        *("Kecanggihan Produk", "Hasil Kreatif"),
    ],
}

every_row = pytest.mark.parametrize(
    ("year", "row"),
    [pytest.param(year, row, id=f"{year}-{row[0]}") for year, rows in SID.items() for row in rows],
)
every_basis = pytest.mark.parametrize(
    ("year", "row_id", "printed"),
    [
        pytest.param(year, row_id, printed, id=f"{year}-{row_id}{printed[0]}")
        for year in (2024, 2025)
        for row_id, all_printed in BASES.items()
        for printed in all_printed
    ],
)


def check(carrier: Indicator | Basis, year: int, name: str, kind: str, printed: Bands) -> None:
    """That a row or a basis is measured as its table says."""
    assert carrier.measure is not None
    assert carrier.measure.kind == kind
    assert carrier.measure.places == (2 if (year, name) in TWO_PLACES else 0)
    ends = OPEN if kind == "choice" else RANGES[name]
    assert ends_of(carrier.measure.range) == decimals((ends,) * 3)[0]  # type: ignore[index]
    assert [each.level for each in carrier.levels] == [1, 2, 3]
    assert bands_of(carrier) == decimals(printed)


class TestTheRowsOfAnInnovation:
    """Twenty in 2021, 2023, 2024 and 2025; of 2022 none is known."""

    @pytest.mark.parametrize("year", SID)
    def test_are_twenty_in_the_order_of_their_numbers(self, year: int) -> None:
        rules = get_ruleset(year)
        assert [row.id for row in rules.sid_rows] == [row[0] for row in SID[year]]
        assert [row.number for row in rules.sid_rows] == [*range(16, 36)]

    @every_row
    def test_have_the_name_the_weight_and_the_mandatory_mark(self, year: int, row: Row) -> None:
        row_id, name, weight, mandatory, *_ = row
        rule = get_ruleset(year).rows[row_id]
        assert (rule.weight, rule.mandatory) == (Decimal(weight), mandatory)
        assert (rule.aspect, rule.heading) == ("SID", None)
        here = {rule.name.id, *rule.also_named}
        assert {name, *ALSO_NAMED.get((year, row_id), ())} <= here <= noted_names(row_id)

    @every_row
    def test_have_the_measure_and_the_levels(self, year: int, row: Row) -> None:
        row_id, _, _, _, kind, printed = row
        rule = get_ruleset(year).rows[row_id]
        if kind == "bases":
            assert (rule.measure, rule.levels) == (None, ())
            assert [basis.code for basis in rule.bases] == [basis[0] for basis in BASES[row_id]]
        else:
            assert rule.bases == ()
            check(rule, year, row_id, kind, printed)

    @every_basis
    def test_have_the_measure_and_the_levels_of_each_basis(
        self, year: int, row_id: str, printed: tuple[str, str, Bands]
    ) -> None:
        code, kind, bands = printed
        basis = get_ruleset(year).rows[row_id].basis(code)
        assert basis is not None
        check(basis, year, row_id + code, kind, bands)

    @pytest.mark.parametrize("year", [2024, 2025])
    def test_30_follows_the_kind_of_innovation(self, year: int) -> None:
        rows = get_ruleset(year).rows
        assert (rows["30"].bases_follow, rows["33"].bases_follow) == ("jenis", None)

    @pytest.mark.parametrize(
        ("year", "weights", "most"), [(2021, 50, 150), *((y, 37, 111) for y in RECONSTRUCTED)]
    )
    def test_weigh_37_and_give_111_at_most(self, year: int, weights: int, most: int) -> None:
        """In 2021 they weighed 50 and gave 150."""
        rules = get_ruleset(year)
        assert sum(Decimal(row[2]) for row in SID[year]) == weights
        assert sum(row.weight or 0 for row in rules.sid_rows) == weights
        assert rules.highest_kematangan == most == 3 * weights
        best = PelayananPublik(nama="A", sid={row.id: 3 for row in rules.sid_rows if not row.bases})
        left_out = 3 * sum(row.weight or 0 for row in rules.sid_rows if row.bases)
        assert score_inovasi(best, rules).kematangan == most - left_out

    @pytest.mark.parametrize("year", RECONSTRUCTED)
    def test_are_mandatory_where_the_forms_have_a_star(self, year: int) -> None:
        mandatory = {row.number for row in get_ruleset(year).sid_rows if row.mandatory}
        assert mandatory == {16, 17, 32, 33, 35}

    def test_of_2022_are_not_known(self) -> None:
        assert get_ruleset(2022).indicators == ()

    @pytest.mark.parametrize(
        ("year", "tops"),
        [
            *((year, {("31", None, 3)}) for year in (2021, 2023)),
            *((year, {("31", None, 3), ("33", "c", 30)}) for year in (2024, 2025)),
            *((y, {("31", None, 3), ("33", "c", 30), ("33", "f", 3)}) for y in (2026, *PROGNOSIS)),
        ],
    )
    def test_leave_the_top_open_where_their_tables_forgot_it(
        self, year: int, tops: set[Any]
    ) -> None:
        """31 in every year, 33c from 2024, 33f from 2026; and 2021 to 2025 have no overlap."""
        anomalies = [each for each in get_ruleset(year).anomalies if each.kind != "wording"]
        found = {(e.row, e.basis, e.above) for e in anomalies if e.kind == "above_top_band"}
        assert found == tops
        if year < 2026:
            assert {each.kind for each in anomalies} == {"above_top_band"}


class TestTheRowsOfTheRegion:
    """Names at most: their weights and limits were found for no year before 2026."""

    @pytest.mark.parametrize("year", SPD_NAMES)
    def test_have_the_names_that_are_known(self, year: int) -> None:
        rows = [row for row in get_ruleset(year).indicators if row.aspect == "SPD"]
        assert tuple((row.number, row.name.id) for row in rows) == SPD_NAMES[year]
        assert [row.id for row in rows] == [str(row.number) for row in rows]
        assert {row.mandatory for row in rows} <= {year != 2021}

    @pytest.mark.parametrize("year", SPD_NAMES)
    def test_cannot_be_answered_and_have_neither_weight_nor_level(self, year: int) -> None:
        rules = get_ruleset(year)
        assert rules.spd_rows == ()
        for row in rules.indicators:
            if row.aspect == "SPD":
                assert (row.weight, row.levels, row.bases) == (None, (), ())
                assert row.measure is not None
                assert (row.measure.kind, row.is_answered) == ("unknown", False)

    @pytest.mark.parametrize("year", SPD_NAMES)
    def test_have_no_limit_of_2026(self, year: int) -> None:
        """The limits of 2026 look drawn from the data of one year: never carry them back.

        No end of a band, and no number anywhere in the file, is one of them. Whole numbers of a
        count are no limits of that kind.
        """
        limits = {
            abs(Decimal(end))
            for row in SPD_2026
            for ends in row[4] or ()
            for end in ends
            if end is not None and row[3] != "count"
        } - {Decimal("0.00"), Decimal("80.00"), Decimal("0.01")}
        assert len(limits) > 30
        rows = [row for row in get_ruleset(year).indicators if row.aspect == "SPD"]
        ends = {end for row in rows for band in bands_of(row) or () for end in band if end}
        assert not limits & {abs(end) for end in ends}
        file = bundled() / f"kemendagri/{year}" / "ruleset.yaml"
        numbers = re.findall(r"(?<![\d.,])\d+[.,]\d\d(?!\d|[.,]\d)", file.read_text("utf-8"))
        written = {Decimal(number.replace(",", ".")) for number in numbers}
        assert len(written) > 3
        assert not limits & written


class TestTheVariables:
    """Two aspects and eight variables; seven in 2021."""

    @pytest.mark.parametrize("year", [*SCORED])
    def test_are_eight_from_2023_and_hold_the_indicators_of_2026(self, year: int) -> None:
        rules = get_ruleset(year)
        assert [aspect.code for aspect in rules.aspects] == ["SPD", "SID"]
        assert [len(aspect.variables) for aspect in rules.aspects] == [3, 5]
        names = [each.name.id for aspect in rules.aspects for each in aspect.variables]
        assert sorted(names) == sorted(VARIABLES)
        for row in rules.indicators:
            (variable,) = (name for name, numbers in VARIABLES.items() if row.number in numbers)
            assert row.variable == code_of(variable), row.id

    def test_are_seven_in_2021(self) -> None:
        rules = get_ruleset(2021)
        found = {a.code: [each.name.id for each in a.variables] for a in rules.aspects}
        assert found == VARIABLES_2021
        names = [a.name.id for a in rules.aspects]
        assert names == ["Satuan Pemerintahan Daerah", "Satuan Inovasi"]

    @pytest.mark.parametrize("year", RECONSTRUCTED)
    def test_end_with_the_number_of_innovations_as_the_36th_indicator(self, year: int) -> None:
        row = get_ruleset(year).indicators[-1]
        assert (row.id, row.number, row.name.id) == ("36", 36, "Jumlah Inovasi Daerah")
        assert (row.part, row.is_answered, row.mandatory) == ("jumlah_inovasi", False, False)

    @pytest.mark.parametrize("year", RECONSTRUCTED)
    def test_stand_beside_38_affairs_of_which_six_are_basic_services(self, year: int) -> None:
        rules = get_ruleset(year)
        assert [len(group.urusan) for group in rules.urusan] == [6, 18, 8, 6]
        assert list(rules.basic_services) == [
            *("pendidikan", "kesehatan", "pekerjaan_umum_dan_penataan_ruang"),
            "perumahan_rakyat_dan_kawasan_permukiman",
            "ketenteraman_ketertiban_umum_dan_perlindungan_masyarakat",
            "sosial",
        ]


# The formula and its classes.

DIVISOR: Mapping[int, int] = {2023: 10, 2024: 10, 2025: 10, 2026: 12, 2027: 14, 2028: 16, 2029: 18}
AFFAIRS: Mapping[int, int | None] = {
    2023: 2,
    2024: None,
    2025: 3,
    2026: 5,
    **dict.fromkeys(PROGNOSIS, 6),
}

UNTIL_2024 = (
    ("Sangat Inovatif", "60.01", "100.00"),
    ("Inovatif", "35.00", "60.00"),
    ("Kurang Inovatif", "0.01", "34.99"),
    ("Tidak Dapat Dinilai", "0", "0"),
)
FROM_2025 = (
    ("Sangat Inovatif", "65.01", "100.00"),
    ("Inovatif", "40.01", "65.00"),
    ("Kurang Inovatif", "0.01", "40.00"),
    ("Tidak Dapat Dinilai", "0", "0"),
)
CLASSES: Mapping[int, tuple[tuple[str, str, str], ...]] = {
    2021: (
        ("Sangat Inovatif", "61.51", "100.00"),
        ("Inovatif", "38.76", "58.07"),
        ("Kurang Inovatif", "0.40", "27.32"),
        ("Tidak Dapat Dinilai", "0", "0"),
    ),
    2022: (
        ("Sangat Inovatif", "60.49", "100.00"),
        ("Inovatif", "35.60", "59.88"),
        ("Kurang Inovatif", "0.40", "33.97"),
        ("Tidak Dapat Dinilai", "0", "0"),
    ),
    **dict.fromkeys((2023, 2024), UNTIL_2024),
    **dict.fromkeys((2025, 2026, *PROGNOSIS), FROM_2025),
}


class TestTheFormula:
    """SPD, the mean maturity and the count, of 250 points and to a scale of 100."""

    @pytest.mark.parametrize("year", SCORED)
    def test_has_parts_of_63_111_and_76_of_250(self, year: int) -> None:
        formula = get_ruleset(year).formula
        assert (formula.maximum, formula.scale) == (250, 100)
        assert (formula.rounding.places, formula.rounding.mode) == (2, "half_up")
        found = [(part.method, str(part.maximum), str(part.share)) for part in formula.parts]
        assert found == [
            ("sum", "63", "25.20"),
            ("mean_per_innovation", "111", "44.40"),
            ("capped_count", "76", "30.40"),
        ]

    @pytest.mark.parametrize("year", SCORED)
    def test_divides_counts_and_opens_the_count_as_its_year_does(self, year: int) -> None:
        formula = get_ruleset(year).formula
        count = formula.jumlah_inovasi
        assert formula.kematangan.divisor_at_least == DIVISOR[year]
        assert (count.weight, count.cap) == (Decimal("0.38"), 200)
        required = count.requires and count.requires.urusan_pelayanan_dasar
        assert required == AFFAIRS[year]

    @pytest.mark.parametrize("year", [2021, 2022])
    def test_is_not_known_before_2023(self, year: int) -> None:
        rules = get_ruleset(year)
        formula = rules.formula
        assert (formula.is_known, formula.maximum, formula.parts) == (False, None, ())
        assert (formula.scale, formula.rounding.places) == (100, 2)
        empty = Laporan(pemda=Pemda(nama="A"), tahun=year, spd=Total(0), inovasi=[])
        with pytest.raises(EditionIncomplete):
            score(empty, rules)

    def test_of_2022_gives_no_maturity_either(self) -> None:
        assert get_ruleset(2022).highest_kematangan == 0


class TestTheClasses:
    """The limits of each year; in 2021 and 2022 no more than the published scores bear out."""

    @pytest.mark.parametrize("year", YEARS)
    def test_are_the_four_of_the_year(self, year: int) -> None:
        found = [
            (each.name.id, str(each.from_), str(each.to))
            for each in get_ruleset(year).predikat_bands
        ]
        assert tuple(found) == CLASSES[year]
        for each in get_ruleset(year).predikat_bands:
            assert each.code == code_of(each.name.id)

    @pytest.mark.parametrize("year", [*SCORED])
    def test_leave_no_score_of_two_decimals_without_a_class(self, year: int) -> None:
        rules = get_ruleset(year)
        for _, low, high in CLASSES[year]:
            for end in (Decimal(low), Decimal(high)):
                for near in (end - Decimal("0.01"), end, end + Decimal("0.01")):
                    if 0 <= near <= 100:
                        assert rules.predikat(near).code != "undetermined"

    @pytest.mark.parametrize(
        ("year", "low", "high"),
        [
            *((2021, "0.01", "0.39"), (2021, "27.33", "38.75"), (2021, "58.08", "61.50")),
            *((2022, "0.01", "0.39"), (2022, "33.98", "35.59"), (2022, "59.89", "60.48")),
        ],
    )
    def test_are_undetermined_in_the_stretches_without_evidence(
        self, year: int, low: str, high: str
    ) -> None:
        rules = get_ruleset(year)
        for end in (low, high, (Decimal(low) + Decimal(high)) / 2):
            assert rules.predikat(end).code == "undetermined"
        outside = (Decimal(low) - Decimal("0.01"), Decimal(high) + Decimal("0.01"))
        assert "undetermined" not in [rules.predikat(end).code for end in outside]

    @pytest.mark.parametrize("year", [2021, 2022])
    def test_are_determined_at_every_end(self, year: int) -> None:
        rules = get_ruleset(year)
        for name, low, high in CLASSES[year]:
            assert rules.predikat(low).code == rules.predikat(high).code == code_of(name)


# The conditions and the interpretations.

WINDOW: Mapping[int, tuple[date, date, tuple[str, ...]]] = {
    2021: (date(2019, 1, 1), date(2020, 12, 31), ("penerapan",)),
    2023: (date(2021, 1, 1), date(2022, 12, 31), ("penerapan",)),
    2024: (date(2022, 1, 1), date(2023, 12, 31), ("penerapan", "pengembangan")),
    2025: (date(2023, 1, 1), date(2024, 12, 31), ("penerapan", "pengembangan")),
}
WORDS = (2021, 2023, 2024, *PROGNOSIS)
"""The years of which a least number of words is known: 300 in all of them."""


class TestTheConditions:
    """Notices until 2025; from 2026 an innovation that fails one is not scored."""

    @pytest.mark.parametrize("year", YEARS)
    def test_exclude_from_2026(self, year: int) -> None:
        effect = get_ruleset(year).eligibility.effect
        assert effect == ("excluded" if year >= 2026 else "notice")

    @pytest.mark.parametrize("year", [year for year in YEARS if year != 2026])
    def test_that_a_report_can_answer_are_those_of_the_year(self, year: int) -> None:
        judged = {each.code: each.method for each in get_ruleset(year).eligibility.judged}
        expected = {"masa_penerapan": "date_within"} if year in WINDOW else {}
        expected |= {"rancang_bangun": "words_at_least"} if year in WORDS else {}
        expected |= {"tahapan": "one_of"} if year in PROGNOSIS else {}
        assert judged == expected

    @pytest.mark.parametrize("year", WINDOW)
    def test_have_the_window_of_the_year(self, year: int) -> None:
        (window,) = (e for e in get_ruleset(year).eligibility.judged if e.code == "masa_penerapan")
        assert (window.from_, window.to, window.fields) == WINDOW[year]

    @pytest.mark.parametrize("year", WORDS)
    def test_ask_for_300_words(self, year: int) -> None:
        (design,) = (e for e in get_ruleset(year).eligibility.judged if e.code == "rancang_bangun")
        assert (design.field, design.minimum) == ("rancang_bangun", 300)

    @pytest.mark.parametrize("year", PROGNOSIS)
    def test_ask_for_the_stage_of_penerapan(self, year: int) -> None:
        (stage,) = (each for each in get_ruleset(year).eligibility.judged if each.values)
        assert (stage.field, stage.values) == ("tahapan", ("penerapan",))

    @pytest.mark.parametrize("year", YEARS)
    def test_have_the_five_criteria_of_pp_38_2017(self, year: int) -> None:
        codes = [each.code for each in get_ruleset(year).eligibility.conditions]
        criteria = ["pembaharuan", "manfaat", "tanpa_pembebanan", "kewenangan_daerah"]
        criteria += ["dapat_direplikasi"]
        assert [code for code in codes if code in criteria] == criteria


EVERY_SCORED_YEAR = {
    "mandatory_missing": "zero_row",
    "counted_innovations": "sent",
    "divisor_innovations": "sent",
    "predikat_on": "rounded",
    "above_top_band": "top_level",
}
FROM_2026 = {
    **EVERY_SCORED_YEAR,
    "band_overlap": "ends_first",
    "ineligible": "excluded",
    "gate_urusan": "main",
}
INTERPRETATIONS: Mapping[int, Mapping[str, str]] = {
    2021: {"above_top_band": "top_level"},
    2022: {},
    2023: {**EVERY_SCORED_YEAR, "gate_urusan": "main", "gate_effect": "none"},
    2024: EVERY_SCORED_YEAR,
    2025: {**EVERY_SCORED_YEAR, "gate_urusan": "main", "gate_effect": "zero_count"},
    **dict.fromkeys((2026, *PROGNOSIS), FROM_2026),
}
OPTIONS: Mapping[str, set[str]] = {
    "mandatory_missing": {"zero_row", "void_innovation"},
    "counted_innovations": {"sent", "accepted"},
    "divisor_innovations": {"sent", "accepted"},
    "predikat_on": {"rounded", "exact"},
    "above_top_band": {"top_level", "no_level"},
    "band_overlap": {"ends_first", "highest_level"},
    "ineligible": {"excluded", "included"},
    "gate_urusan": {"main", "main_and_beririsan"},
    "gate_effect": {"zero_count", "none"},
}


@pytest.mark.parametrize("year", YEARS)
def test_an_edition_has_the_interpretations_of_its_year_with_their_defaults(year: int) -> None:
    rules = get_ruleset(year)
    assert dict(rules.interpret()) == INTERPRETATIONS[year]
    for each in rules.interpretations:
        assert set(each.options) == set(each.meanings) == OPTIONS[each.name]


# How surely it is known.

SID_IDS = [str(number) for number in range(16, 36)]
CRITERIA = [
    f"eligibility.{code}"
    for code in (
        *("pembaharuan", "manfaat", "tanpa_pembebanan", "kewenangan_daerah"),
        "dapat_direplikasi",
    )
]
CLASS_CODES = ("sangat_inovatif", "inovatif", "kurang_inovatif", "tidak_dapat_dinilai")

STANDINGS: Mapping[int, Mapping[str, tuple[str, ...]]] = {
    2021: {
        "secondary": (
            *("formula", "aspects.SPD", "aspects.SID"),
            *(f"indicators.{number}" for number in range(1, 36)),
            *(f"predikat.{code}" for code in CLASS_CODES),
            *("eligibility.masa_penerapan", "eligibility.rancang_bangun", *CRITERIA),
        ),
        "inferred": (
            *(f"indicators.{number}.weight" for number in SID_IDS),
            *(f"indicators.{number}.levels" for number in (17, 30, 35)),
            *(f"indicators.{number}.number" for number in (13, 14, 15)),
            *("aspects.SPD.variables", "aspects.SID.variables", "formula.rounding"),
            "predikat.sangat_inovatif.to",
        ),
    },
    2022: {
        "printed": tuple(CRITERIA),
        "secondary": (
            *(f"predikat.{code}" for code in CLASS_CODES),
            *("formula", "eligibility.masa_penerapan"),
        ),
        "inferred": (
            *("aspects.SPD", "aspects.SID", "formula.rounding"),
            "predikat.sangat_inovatif.to",
        ),
    },
    2023: {
        "printed": (
            *("aspects.SPD", "aspects.SID", "formula", "formula.spd.share"),
            *("formula.kematangan.divisor_at_least", "indicators.36"),
            *(f"indicators.{number}" for number, _ in MANDATORY_SPD),
            *(f"indicators.{number}.name" for number, _ in MANDATORY_SPD),
            *(f"indicators.{number}.mandatory" for number, _ in MANDATORY_SPD),
            *(f"predikat.{code}" for code in CLASS_CODES),
            *(f"indicators.{number}.mandatory" for number in (16, 17, 32, 33, 35)),
            *("eligibility.masa_penerapan", "eligibility.pendanaan"),
            "eligibility.urusan_pelayanan_dasar",
        ),
        "secondary": (
            *(f"indicators.{number}" for number in SID_IDS),
            *(f"indicators.{number}.weight" for number in SID_IDS),
            *("formula.kematangan.maximum", "eligibility.rancang_bangun", *CRITERIA),
        ),
        "inferred": (
            *("formula.maximum", "formula.rounding", "formula.spd.maximum"),
            *("formula.jumlah_inovasi.weight", "formula.jumlah_inovasi.cap"),
            *("formula.jumlah_inovasi.maximum", "formula.jumlah_inovasi.requires"),
            *("aspects.SPD.variables", "aspects.SID.variables", "indicators.36.name"),
        ),
    },
    2024: {
        "secondary": (
            *("aspects.SPD", "aspects.SID", "formula.maximum", "formula.spd"),
            *(f"indicators.{number}" for number in SID_IDS),
            *(f"indicators.33.{code}" for code in "abcde"),
            *("predikat.sangat_inovatif", "eligibility.rancang_bangun", *CRITERIA),
            *("eligibility.pengiriman_ulang", "eligibility.indikator_sid_wajib"),
        ),
        "inferred": (
            *("formula", "formula.rounding", "formula.kematangan.divisor_at_least"),
            *("formula.jumlah_inovasi", "formula.jumlah_inovasi.weight"),
            *("formula.jumlah_inovasi.cap", "formula.jumlah_inovasi.maximum"),
            *("indicators.16.weight", "indicators.29.levels", "indicators.36"),
            *(f"indicators.{number}" for number, _ in MANDATORY_SPD),
            *("aspects.SPD.variables", "aspects.SID.variables"),
            *(f"predikat.{code}.{end}" for code in CLASS_CODES[1:3] for end in ("from", "to")),
            *("predikat.tidak_dapat_dinilai", "eligibility.masa_penerapan"),
            "eligibility.indikator_spd_wajib",
        ),
    },
    2025: {
        "printed": (
            *("predikat.sangat_inovatif", "predikat.inovatif"),
            *("formula.kematangan.divisor_at_least", "formula.jumlah_inovasi.requires"),
            "eligibility.urusan_pelayanan_dasar",
        ),
        "secondary": (
            *("aspects.SPD", "aspects.SID"),
            *(f"indicators.{number}" for number in SID_IDS if number not in ("30", "32")),
            *(f"indicators.33.{code}" for code in "abcde"),
            *("formula.kematangan.maximum", "eligibility.indikator_sid_wajib", *CRITERIA),
        ),
        "inferred": (
            *("formula", "formula.maximum", "formula.rounding", "formula.spd.maximum"),
            *("formula.jumlah_inovasi.weight", "formula.jumlah_inovasi.cap"),
            *("formula.jumlah_inovasi.maximum", "indicators.32.mandatory", "indicators.36"),
            *("aspects.SPD.variables", "aspects.SID.variables"),
            *("indicators.30.digital", "indicators.30.bases_follow"),
            *("predikat.kurang_inovatif", "predikat.tidak_dapat_dinilai"),
            "eligibility.masa_penerapan",
        ),
    },
}
"""What the notes say of each fact; a field that has no standing of its own has that of its part."""


def standing_of(at: str, rules: Ruleset) -> str:
    """How surely a part is known, or one field of it."""
    facts = {fact.at: fact.confidence for fact in rules.facts()}
    return facts.get(at) or facts[at.rpartition(".")[0]]


class TestTheStandings:
    """Nothing that was inferred passes for printed, and what was printed is called so."""

    @pytest.mark.parametrize("year", YEARS)
    def test_of_an_edition_are_its_status(self, year: int) -> None:
        rules = get_ruleset(year)
        assert (rules.status, rules.year) == (STATUS[year], year)
        assert rules.edition == f"kemendagri/{year}"
        assert rules.weakest() == ("printed" if year == 2026 else "inferred")

    @pytest.mark.parametrize(
        ("year", "standing", "at"),
        [
            pytest.param(year, standing, at, id=f"{year}-{at}")
            for year, standings in STANDINGS.items()
            for standing, places in standings.items()
            for at in places
        ],
    )
    def test_of_a_fact_are_those_of_its_sources(self, year: int, standing: str, at: str) -> None:
        assert standing_of(at, get_ruleset(year)) == standing

    @pytest.mark.parametrize("year", STANDINGS)
    def test_call_nothing_else_printed(self, year: int) -> None:
        """A part whose single fields are in doubt is printed for the rest of it."""
        known = {*STANDINGS[year].get("printed", ()), *PARTLY_PRINTED.get(year, ())}
        for fact in get_ruleset(year).facts("printed"):
            of_the_radiogram = "radiogram" in fact.source and "eligibility" in fact.at
            assert of_the_radiogram or fact.at in known, fact.at

    @pytest.mark.parametrize("year", YEARS)
    def test_rest_on_a_primary_source_where_they_are_printed(self, year: int) -> None:
        rules = get_ruleset(year)
        for fact in rules.facts("printed"):
            assert "primary" in {rules.sources[code].kind for code in fact.source}, fact.at

    @pytest.mark.parametrize("year", YEARS)
    def test_say_why_where_they_are_not_printed(self, year: int) -> None:
        for fact in get_ruleset(year).facts():
            assert fact.confidence == "printed" or fact.reason is not None, fact.at

    @pytest.mark.parametrize("year", PROGNOSIS)
    def test_of_the_prognosis_are_printed_where_table_xiv_has_them(self, year: int) -> None:
        rules = get_ruleset(year)
        assert {fact.at for fact in rules.facts("printed")} == {
            *("formula.kematangan.divisor_at_least", "formula.jumlah_inovasi.requires"),
            *("predikat.sangat_inovatif", "predikat.inovatif"),
            "eligibility.urusan_pelayanan_dasar",
        }
        assert rules.facts("secondary") == ()
        for fact in rules.facts("printed"):
            assert dict(fact.source) == {"guide": "p. 21"}

    @pytest.mark.parametrize("year", [year for year in YEARS if year != 2026])
    def test_name_what_nobody_could_find(self, year: int) -> None:
        assert get_ruleset(year).unknown


PARTLY_PRINTED: Mapping[int, tuple[str, ...]] = {
    2023: ("formula.spd", "formula.kematangan", "formula.jumlah_inovasi"),
    2025: ("formula.kematangan", "formula.jumlah_inovasi"),
}
"""Parts of which the slides or table XIV print something, though not all."""

# The prognosis: 2026 with another divisor and more affairs.

ABOUT_ITSELF = {
    *("edition", "year", "status", "revision", "title", "standing", "unknown"),
    *("confidence", "reason", "doubts", "source", "sources"),
}

ABOUT_THE_COUNT = {
    f"indicators.36.{part}.{lang}" for part in ("definition", "note") for lang in ("id", "en")
}
"""What indicator 36 says of the affairs that open it, for which the number of 2026 is wrong."""


def flat(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Every rule of an edition, and where it stands, without how it is known."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key not in ABOUT_ITSELF:
                yield from flat(item, (*path, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            keys = ("id", "code", "name") if isinstance(item, dict) else ()
            names = [item[key] for key in keys if isinstance(item.get(key), str)]
            yield from flat(item, (*path, *(names or [str(number)])))
    else:
        yield ".".join(path), value


@pytest.mark.parametrize(("year", "divisor"), [(2027, "14"), (2028, "16"), (2029, "18")])
def test_the_prognosis_differs_from_2026_in_table_xiv_alone(year: int, divisor: str) -> None:
    """And in the window and the reporting time, which are not announced."""
    listed = [list(flat(to_plain(get_ruleset(each)))) for each in (2026, year)]
    before, after = (dict(each) for each in listed)
    assert [len(before), len(after)] == [len(each) for each in listed]
    assert len(before) > 1000
    count = "formula.parts.jumlah_inovasi.requires.urusan_pelayanan_dasar"
    mean = "formula.parts.kematangan.divisor_at_least"
    assert (before[mean], after[mean]) == ("12", divisor)
    assert (before[count], after[count]) == ("5", "6")
    gone = {path for path in before if path not in after}
    assert {path.split(".")[2] for path in gone} == {"masa_penerapan", "waktu_pelaporan"}
    assert {path.split(".")[1] for path in gone} == {"conditions"}
    assert not after.keys() - before.keys()
    texts = {
        f"{part}.{lang}"
        for part in (
            "eligibility.conditions.urusan_pelayanan_dasar.rule",
            "interpretations.divisor_innovations.meanings.sent",
            "interpretations.divisor_innovations.meanings.accepted",
        )
        for lang in ("id", "en")
    }
    changed = {path for path in after if after[path] != before[path]}
    assert changed - ABOUT_THE_COUNT == {mean, count, *texts}
    for path in texts:
        if "divisor" in path:
            assert divisor in after[path]
            assert "12" not in after[path]


@pytest.mark.parametrize("year", PROGNOSIS)
def test_the_prognosis_says_nowhere_that_five_affairs_open_the_count(year: int) -> None:
    rules = dict(flat(to_plain(get_ruleset(year))))
    for path in ABOUT_THE_COUNT:
        assert not re.search("at least five|paling sedikit lima|minimal lima", rules.get(path, ""))
        assert not re.search("five affairs|lima urusan", rules.get(path, ""))


def test_what_is_asked_from_2028_beside_the_six_affairs_is_not_known() -> None:
    codes = {year: {each.code for each in get_ruleset(year).unknown} for year in PROGNOSIS}
    assert codes[2028] == codes[2029] == codes[2027] | {"urusan_nonpelayanan_dasar"}
    assert "masa_penerapan" in codes[2027]


# Both languages.

SAME_IN_BOTH = ("Digital", "Nondigital")
"""Words that Indonesian and English share."""


@pytest.mark.parametrize("year", YEARS)
def test_every_text_of_an_edition_stands_in_both_languages(year: int) -> None:
    texts = list(texts_in(get_ruleset(year)))
    assert len(texts) > 60
    for path, text in texts:
        assert text.id.strip() == text.id != "", path
        assert text.en.strip() == text.en != "", path
        assert text.id != text.en or text.id in SAME_IN_BOTH, path


def test_every_text_of_the_issuer_stands_in_both_languages() -> None:
    texts = list(texts_in(get_issuer()))
    assert len(texts) > 100
    for path, text in texts:
        assert text.id != text.en, path


# The law.

GOVERNED = [
    pytest.param(
        *(document, provision, part),
        id=f"{document.code}-{provision.at}-{part}",
    )
    for document in get_issuer().legal
    for provision in document.provisions
    for part in provision.governs
]


def parts_of(rules: Ruleset) -> set[str]:
    """The parts of an edition by the names that the law is cited with."""
    lists = {"indicators": rules.indicators, "predikat": rules.predikat_bands}
    parts = {name for name, entries in {**lists, "urusan": rules.urusan}.items() if entries}
    profile = {name: getattr(rules.profile, name) for name in ("bentuk", "jenis", "tahapan")}
    for name in ("inisiator", "klasifikasi", "asta_cita", "pkpn"):
        profile[name] = getattr(rules.profile, name)
    parts |= {f"profile.{name}" for name, entries in profile.items() if entries}
    parts |= {f"eligibility.{each.code}" for each in rules.eligibility.conditions}
    return parts | {"formula", "score", "results"}


@pytest.mark.parametrize(("document", "provision", "part"), GOVERNED)
def test_what_a_document_governs_is_there_in_every_edition_that_it_governs(
    document: LegalDocument, provision: Provision, part: str
) -> None:
    for year in SCORED:
        if year in document.editions:
            assert part in parts_of(get_ruleset(year)), year


def test_a_document_that_is_not_printed_says_why_and_so_does_each_of_its_provisions() -> None:
    issuer = get_issuer()
    for document in issuer.legal:
        for each in (document, *document.provisions):
            assert (each.confidence == "printed") == (each.reason is None), document.code
    for year in issuer.unscored:
        assert year.reason


@pytest.mark.parametrize("year", YEARS)
def test_every_edition_rests_on_the_law_the_regulation_and_the_rules_of_the_minister(
    year: int,
) -> None:
    codes = [document.code for document in get_issuer().legal_base(year)]
    assert {"uu_23_2014", "pp_38_2017", "permendagri_104_2018"} <= set(codes)


@pytest.mark.parametrize(
    ("number", "year", "issued"),
    [
        ("002.6-5848", 2021, None),
        ("400.10.11-6301.A", 2022, None),
        ("400.10.11/2704/SJ", 2023, date(2023, 5, 18)),
        ("400.10.11/2705/SJ", 2023, date(2023, 5, 18)),
        ("000.10/3296/BSKDN", 2023, date(2023, 6, 23)),
        ("400.10.11-6287", 2023, date(2023, 12, 6)),
        ("400.10.11-4898", 2024, date(2024, 12, 3)),
        ("400.10.11-6097", 2025, None),
        ("400.10.11/8767/SJ", 2025, date(2025, 10, 31)),
        ("400.10.11/1887/BSKDN", 2026, date(2026, 4, 29)),
    ],
)
def test_a_letter_or_decree_belongs_to_its_year(
    number: str, year: int, issued: date | None
) -> None:
    found = [each for each in get_issuer().legal_base(year) if number in each.number]
    assert found
    if issued is not None:
        assert {each.date for each in found} == {issued}
