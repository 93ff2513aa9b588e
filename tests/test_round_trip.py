"""A report written as any kind of file reads back equal, and no spreadsheet runs what it says."""

import csv
import json
import re
from pathlib import Path

import attrs
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inovasi_index import (
    Aggregate,
    Answer,
    Evidence,
    Juri,
    Koordinat,
    Laporan,
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
    read_ruleset,
    write_laporan,
)
from inovasi_index.testing import contests, laporans
from strategies import Edition, Plain

WAY = ("yaml", "xlsx", "csv", "json", "yaml")
"""A round trip through every kind of file."""

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("files")


@pytest.fixture(scope="module")
def lomba() -> Ruleset:
    """A contest with levels, scores of 0 to 100, a count and a deduction."""
    return read_ruleset(Path(__file__).parent / "data" / "lomba.yaml")


def go_round(start: Laporan, rules: Ruleset, folder: Path) -> None:
    laporan = start
    for ending in WAY:
        file = folder / f"laporan.{ending}"
        write_laporan(laporan, file)
        laporan = read_laporan(file, rules)
        assert (laporan, laporan.warnings) == (start, ()), ending


def test_a_round_trip_of_any_report_is_identity(edition: Edition, folder: Path) -> None:
    """YAML → XLSX → CSV → JSON → YAML gives the same report, and nothing is passed over."""

    @settings(max_examples=25)
    @given(edition.reports)
    def check(plain: Plain) -> None:
        start = read_laporan(json.dumps(plain).encode(), edition.rules)
        go_round(start, edition.rules, folder)

    check()


def test_a_round_trip_of_measurements_is_identity(edition: Edition, folder: Path) -> None:
    """A measurement keeps every digit, whatever a spreadsheet would make of it."""

    @settings(max_examples=15)
    @given(edition.measurements)
    def check(plain: Plain) -> None:
        start = read_laporan(json.dumps(plain).encode(), edition.rules)
        go_round(start, edition.rules, folder)

    check()


@settings(max_examples=20)
@given(data=st.data())
def test_a_round_trip_under_any_contest_is_identity(data: st.DataObject, folder: Path) -> None:
    """Whatever jurors are asked, levels, counts, bases or scores: what they gave stays the same."""
    rules = data.draw(contests())
    go_round(data.draw(laporans(rules)), rules, folder)


HOSTILE = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8),
    st.text("=+-@'\",;\n\r\t _x00dD5aNO1.2~:#&*!{}[]%|>\x85\u2028", min_size=1, max_size=10),
    st.from_regex(r"_x[0-9A-Fa-f]{4}_", fullmatch=True),
    st.sampled_from(
        ["=1+1", "+x", "-2+3", "@SUM(A1)", "'=1", "No", "Nama inovasi", "Tahun", "Total", "2026"]
    ),
    st.sampled_from(["1.250", "true", "null", "~", "12/31/2024", "-", "–", "tidak", "sep=;"]),
).filter(str.strip)
"""Texts that a format or a spreadsheet could take for something else."""

MAYBE = st.none() | HOSTILE
LATITUDES = st.decimals(-90, 90, places=3)
PIECES = st.builds(
    Evidence,
    file=MAYBE,
    link=MAYBE,
    number=MAYBE,
    date=st.none() | st.dates(),
    note=MAYBE,
    years=st.lists(st.integers(2000, 2030), max_size=2),
)
ANSWERS = st.builds(
    Answer, level=st.integers(0, 3), verified=st.booleans(), evidence=st.lists(PIECES, max_size=2)
)
INNOVATIONS = st.builds(
    lambda form, **fields: form(**fields),
    st.sampled_from([TataKelola, PelayananPublik]),
    nama=HOSTILE,
    perangkat_daerah=MAYBE,
    tujuan=MAYBE,
    anggaran=MAYBE,
    rancang_bangun=MAYBE | st.builds(RancangBangun, words=st.integers(0, 500), text=MAYBE),
    penerapan=st.none() | st.dates(),
    koordinat=st.none() | st.builds(Koordinat, lat=LATITUDES, lon=LATITUDES),
    pkpn=st.none()
    | st.builds(
        Pkpn,
        klaster=st.just("pendidikan"),
        program=MAYBE,
        beririsan=st.lists(st.sampled_from(["pendidikan", "kesehatan"]), max_size=2),
    ),
    urusan_beririsan=st.lists(st.sampled_from(["sosial", "kesehatan"]), max_size=2),
    sid=st.dictionaries(st.sampled_from(["16", "18", "22", "24"]), ANSWERS, max_size=3),
)
REPORTS = st.builds(
    Laporan,
    pemda=st.builds(Pemda, nama=HOSTILE, provinsi=MAYBE),
    tahun=st.just(2026),
    spd=st.sampled_from([None, {}, {"1": 2}]),
    inovasi=st.none() | st.lists(INNOVATIONS, max_size=3),
)


@settings(max_examples=150)
@given(start=REPORTS)
def test_a_round_trip_of_hostile_texts_is_identity(
    start: Laporan, folder: Path, rules_2026: Ruleset
) -> None:
    """What looks like a formula, a quote, a heading or a number is a text and stays one."""
    go_round(start, rules_2026, folder)


SCORES = st.decimals(0, 100, places=3) | st.integers(0, 100)
GRADES = st.fixed_dictionaries(
    {},
    optional={
        "p1": ANSWERS,
        "p2": st.integers(0, 1)
        | st.builds(Answer, level=st.integers(0, 1), verified=st.just(True)),
        "n1": st.integers(0, 100)
        | st.builds(
            Answer, value=SCORES, verified=st.booleans(), evidence=st.lists(PIECES, max_size=1)
        ),
        "n2": ANSWERS,
    },
)
JURORS = st.builds(Juri, nama=HOSTILE | st.sampled_from(["Sari", "1", "2"]), nilai=GRADES)
ENTRANTS = st.builds(
    lambda form, **fields: form(**fields),
    st.sampled_from([TataKelola, PelayananPublik]),
    nama=HOSTILE | st.sampled_from(["SARI", "1", "2", "Juri", "Inovasi"]),
    sid=st.dictionaries(st.just("16"), ANSWERS),
    juri=st.lists(JURORS, max_size=3),
)
CONTESTS = st.builds(
    Laporan,
    pemda=st.builds(Pemda, nama=HOSTILE),
    edition=st.just("kota-contoh/lomba"),
    inovasi=st.none() | st.lists(ENTRANTS, max_size=3),
)


@settings(max_examples=150)
@given(start=CONTESTS)
def test_a_round_trip_of_what_jurors_gave_is_identity(
    start: Laporan, folder: Path, lomba: Ruleset
) -> None:
    """Levels, scores and their evidence, of whoever is called whatever, as often as they stand."""
    go_round(start, lomba, folder)


@settings(max_examples=50)
@given(start=CONTESTS)
def test_what_jurors_gave_reads_back_without_rules(start: Laporan, folder: Path) -> None:
    """A report is converted where its rules are not at hand."""
    alone = attrs.evolve(
        start, inovasi=[attrs.evolve(each, sid={}) for each in start.innovations] or None
    )
    for ending in ("csv", "xlsx"):
        file = folder / f"lomba.{ending}"
        write_laporan(alone, file)
        assert read_laporan(file) == alone


@settings(max_examples=60)
@given(start=st.one_of(REPORTS, CONTESTS))
def test_no_cell_is_ever_run(start: Laporan, folder: Path) -> None:
    """A cell that begins with =, +, - or @ is written so that no spreadsheet runs it."""
    book, table = folder / "aman.xlsx", folder / "aman.csv"
    write_laporan(start, book)
    write_laporan(start, table)
    for sheet in openpyxl.load_workbook(book):
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)
    with table.open(encoding="utf-8-sig", newline="") as file:
        for cells in csv.reader(file):
            for cell in cells:
                assert not cell.startswith(("=", "+", "-", "@")) or NUMBER.fullmatch(cell)


@pytest.mark.parametrize(
    "laporan",
    [
        Laporan(pemda=Pemda(nama="Kabupaten X"), tahun=2026),
        Laporan(pemda=Pemda(nama="X", jenis="kota", provinsi="Y"), edition="kemendagri/2026"),
        Laporan(pemda=Pemda(nama="X"), tahun=2026, spd={}, inovasi=[]),
        Laporan(
            pemda=Pemda(nama="X"),
            tahun=2025,
            spd=Total("49.75"),
            inovasi=Aggregate(jumlah=129, rata_rata_kematangan="52.045", urusan_pelayanan_dasar=6),
        ),
        Laporan(
            pemda=Pemda(nama="X"),
            tahun=2026,
            spd={
                "2b": Answer(value=4),
                "3": Answer(previous="1250.125", current="-0"),
                "10": Answer(level=1, basis="a"),
                "9": 0,
            },
            inovasi=[TataKelola(nama="X", kematangan="76.125"), TataKelola(nama="X")],
        ),
    ],
    ids=["nothing", "edition", "empty", "sums", "answers"],
)
def test_a_round_trip_of_every_kind_of_report(laporan: Laporan, folder: Path) -> None:
    """What is empty stays empty, a sum stays a sum, and nothing appears that was not there."""
    for ending in ("yaml", "yml", "json", "csv", "xlsx"):
        file = folder / f"jenis.{ending.upper() if ending == 'csv' else ending}"
        write_laporan(laporan, file)
        assert read_laporan(file) == laporan, ending


def test_the_same_report_gives_the_same_bytes(folder: Path) -> None:
    """No time, no machine, no order of sets stands in what is written."""
    laporan = read_laporan(Path(__file__).parents[1] / "examples" / "kabupaten-2026.yaml")
    for ending in ("yaml", "json", "csv", "xlsx"):
        one, two = folder / f"satu.{ending}", folder / f"dua.{ending}"
        write_laporan(laporan, one)
        write_laporan(laporan, two)
        assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_text_too_long_for_a_cell_is_refused(ending: str, folder: Path) -> None:
    """Nothing is cut off in silence, and the file that is there is left alone."""
    file = folder / f"panjang.{ending}"
    file.write_text("yang lama", encoding="utf-8")
    laporan = Laporan(
        pemda=Pemda(nama="X"), tahun=2026, inovasi=[TataKelola(nama="X", tujuan="a" * 32_768)]
    )
    with pytest.raises(WrongValueError) as raised:
        write_laporan(laporan, file)
    assert raised.value.code == "too-long-for-a-cell"
    assert file.read_text(encoding="utf-8") == "yang lama"


@pytest.mark.parametrize("ending", ["yaml", "json"])
def test_a_text_of_any_length_goes_into_yaml_and_json(ending: str, folder: Path) -> None:
    """What a cell cannot hold, the other formats can."""
    laporan = Laporan(
        pemda=Pemda(nama="X"), tahun=2026, inovasi=[TataKelola(nama="X", tujuan="a b" * 20_000)]
    )
    write_laporan(laporan, folder / f"panjang.{ending}")
    assert read_laporan(folder / f"panjang.{ending}", get_ruleset(2026)) == laporan


@pytest.mark.parametrize("name", ["laporan.doc", "laporan", "laporan.xls", ".yaml"])
def test_an_ending_that_is_not_written(name: str, folder: Path) -> None:
    """The name says what is to be written; one that does not is refused with those that do."""
    with pytest.raises(WrongValueError) as raised:
        write_laporan(Laporan(pemda=Pemda(nama="X"), tahun=2026), folder / name)
    assert raised.value.code == "unknown-ending"
    assert ".xlsx" in raised.value.message
    assert not (folder / name).exists()
