"""What the press printed of 2021 to 2025 is what the editions say of it.

``examples/published-scores.csv`` has scores with the predikat that was printed beside them. One
that is printed otherwise than its edition gives says why under ``contradicts``.
"""

import csv
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from inovasi_index import get_ruleset, read_laporan, score
from inovasi_index.catalog import Catalog
from inovasi_index.conformance import Case, read_cases
from inovasi_index.ruleset import UNDETERMINED

EXAMPLES = Path(__file__).parents[1] / "examples"
PUBLISHED = EXAMPLES / "published-scores.csv"
COLUMNS = [
    *("region", "type", "index_year", "score", "predicate", "rank", "rank_of", "innovations"),
    *("source_title", "source_url", "contradicts"),
]
YEARS = (2021, 2022, 2023, 2024, 2025)
FROM_THE_TOP = ("sangat_inovatif", "inovatif", "kurang_inovatif", "tidak_dapat_dinilai")

Row = dict[str, str]


def published() -> list[Row]:
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def name_of(row: Row) -> str:
    return f"{row['index_year']}-{row['type']}-{row['region']}-{row['score']}".replace(" ", "-")


def printed(row: Row) -> str:
    """The code of the predikat that was printed."""
    return row["predicate"].replace(" ", "_")


def given(row: Row) -> str:
    """The code of the predikat that the edition gives."""
    return get_ruleset(int(row["index_year"])).predikat(row["score"]).code


def cases_with_an_index(year: int) -> list[Case]:
    """The cases of an edition that ask for the predikat of a published index."""
    rules = get_ruleset(year)
    file, name = Catalog.default().cases(rules.edition)
    return [case for case in read_cases(file, rules, name=name) if case.index is not None]


ROWS = published()
every_row = pytest.mark.parametrize("row", ROWS, ids=name_of)


# The file.


def test_the_file_is_utf_8_with_unix_lines_and_ends_with_one() -> None:
    raw = PUBLISHED.read_bytes()
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    assert not raw.endswith(b"\n\n")
    assert not raw.decode("utf-8").startswith("\ufeff")


def test_the_file_has_its_columns_and_every_row_has_them_all() -> None:
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file, strict=True)
    assert header == COLUMNS
    assert {len(row) for row in rows} == {len(COLUMNS)}


@every_row
def test_a_row_says_who_when_what_and_where_it_was_printed(row: Row) -> None:
    assert all(value == value.strip() for value in row.values())
    assert row["region"]
    assert row["type"] in ("provinsi", "kabupaten", "kota")
    assert int(row["index_year"]) in YEARS
    assert 0 <= Decimal(row["score"]) <= 100
    assert printed(row) in FROM_THE_TOP
    assert row["source_title"]
    assert row["source_url"].startswith(("https://", "http://"))
    for number in ("rank", "rank_of", "innovations"):
        assert row[number] == "" or int(row[number]) > 0
    if row["rank"] and row["rank_of"]:
        assert int(row["rank"]) <= int(row["rank_of"])


def test_no_region_stands_twice_in_a_year() -> None:
    regions = [(row["region"], row["type"], row["index_year"]) for row in ROWS]
    assert len(set(regions)) == len(regions)


def test_every_year_from_2021_to_2025_has_rows() -> None:
    assert {int(row["index_year"]) for row in ROWS} == set(YEARS)


# What was printed, and what the editions give.


@every_row
def test_the_predikat_that_was_printed_is_what_the_edition_gives(row: Row) -> None:
    """A row that says why it contradicts must contradict: a reason that is out of date fails."""
    assert (given(row) == printed(row)) == (row["contradicts"] == "")


def test_one_row_contradicts_its_edition() -> None:
    """Kota Serang was called inovatif with 60.56, Aceh Jaya sangat inovatif with 60.49."""
    (row,) = (row for row in ROWS if row["contradicts"])
    assert (row["region"], row["type"], row["index_year"]) == ("Serang", "kota", "2022")
    assert (printed(row), given(row)) == ("inovatif", "sangat_inovatif")
    assert "60.49" in row["contradicts"]


@pytest.mark.parametrize("year", YEARS)
def test_a_higher_score_has_no_lower_predikat(year: int) -> None:
    """All that was published of a year, by score, and one predikat after the other."""
    found = [
        (Decimal(row["score"]), FROM_THE_TOP.index(printed(row)))
        for row in ROWS
        if row["index_year"] == str(year) and not row["contradicts"]
    ]
    found += [
        (case.index, FROM_THE_TOP.index(case.expect.value["predikat"]))
        for case in cases_with_an_index(year)
        if case.index is not None and case.expect.value["predikat"] != UNDETERMINED.code
    ]
    places = [place for _, place in sorted(found, reverse=True)]
    assert places == sorted(places)


@pytest.mark.parametrize("year", YEARS)
def test_the_cases_of_an_edition_say_what_its_bands_give(year: int) -> None:
    rules = get_ruleset(year)
    for case in cases_with_an_index(year):
        assert case.expect.value["predikat"] == rules.predikat(case.index).code, case.name


@pytest.mark.parametrize("year", YEARS)
def test_the_cases_of_an_edition_say_what_was_printed(year: int) -> None:
    """A case of a score that stands in the file expects the predikat that stands there."""
    here = {
        Decimal(row["score"]): printed(row)
        for row in ROWS
        if row["index_year"] == str(year) and not row["contradicts"]
    }
    for case in cases_with_an_index(year):
        if case.index in here:
            assert case.expect.value["predikat"] == here[case.index], case.name


# Kabupaten Tegal: three years of which the parts were published too.


@pytest.mark.parametrize(
    ("year", "published_index", "index"),
    [(2023, "60.33", "60.32"), (2024, "67.80", "67.80"), (2025, "77.59", "77.59")],
)
def test_kabupaten_tegal_comes_out_as_published(
    year: int, published_index: str, index: str
) -> None:
    """The mean of 2023 was published rounded, so its index is met within 0.01 only."""
    laporan = read_laporan(EXAMPLES / f"tegal-{year}.yaml")
    assert (laporan.pemda.nama, laporan.tahun) == ("Kabupaten Tegal", year)
    result = score(laporan, get_ruleset(year))
    assert result.index == Decimal(index)
    assert abs(result.index - Decimal(published_index)) <= Decimal("0.01")
    assert result.predikat.code == "sangat_inovatif"


@pytest.mark.parametrize("year", [2023, 2024, 2025])
def test_kabupaten_tegal_has_the_figures_of_the_case_of_its_edition(year: int) -> None:
    rules = get_ruleset(year)
    file, name = Catalog.default().cases(rules.edition)
    (case,) = (each for each in read_cases(file, rules, name=name) if each.name == f"tegal-{year}")
    assert case.laporan is not None
    assert case.laporan == read_laporan(EXAMPLES / f"tegal-{year}.yaml")


@pytest.mark.parametrize(
    ("year", "counted", "mean", "index", "spd"),
    [
        (2023, 129, "52.04", "60.33", "49.765"),
        (2024, 89, "79.69", "67.80", "55.99"),
        (2025, 137, "90.91", "77.59", "51.005"),
    ],
)
def test_the_spd_of_kabupaten_tegal_is_what_the_published_figures_leave(
    year: int, counted: int, mean: str, index: str, spd: str
) -> None:
    """2.5 times the index, less the mean and the count; on the grid of 0.25 points."""
    left = Fraction("2.5") * Fraction(index) - Fraction(mean) - Fraction("0.38") * counted
    assert left == Fraction(spd)
    used = score(read_laporan(EXAMPLES / f"tegal-{year}.yaml"), get_ruleset(year)).spd.score
    assert used % Fraction("0.25") == 0
    assert abs(used - left) <= Fraction("0.0175")


# Scores that are easily classed by the bands of another year.


@pytest.mark.parametrize(
    ("index", "year", "code"),
    [
        # Kotawaringin Timur in 2024, 1.92 short of 60.01.
        ("58.09", 2023, "inovatif"),
        ("58.09", 2024, "inovatif"),
        ("58.09", 2025, "inovatif"),
        *(("65.01", year, "sangat_inovatif") for year in range(2023, 2030)),
        *(("65.00", year, "inovatif") for year in range(2025, 2030)),
        *(("65.00", year, "sangat_inovatif") for year in (2023, 2024)),
        # By the limits of 2024 this would have been sangat inovatif.
        ("62.36", 2025, "inovatif"),
        ("62.36", 2024, "sangat_inovatif"),
        ("62.36", 2023, "sangat_inovatif"),
        # The limits of 30 and 60, which some of the press went on printing, class it as inovatif.
        *(("33.00", year, "kurang_inovatif") for year in range(2022, 2030)),
        # Inovatif until 2024, no longer from 2025.
        ("35.00", 2024, "inovatif"),
        ("35.00", 2025, "kurang_inovatif"),
        ("40.01", 2025, "inovatif"),
    ],
)
def test_a_score_is_classed_by_the_bands_of_its_year(index: str, year: int, code: str) -> None:
    assert get_ruleset(year).predikat(index).code == code
