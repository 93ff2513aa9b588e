"""What jurors gave, as a table: read as agencies write it, written so that it reads back equal."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from inovasi_index import (
    Answer,
    Evidence,
    Juri,
    Laporan,
    LaporanError,
    PelayananPublik,
    Pemda,
    Ruleset,
    TataKelola,
    read_laporan,
    read_ruleset,
    score_contest,
    write_laporan,
)
from inovasi_index.files.tables.headings import BUKTI, JURI
from workbooks import Rows, book_of, csv_of, said

HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "examples" / "lomba-kota"
EXAMPLE_RULES = EXAMPLE / "kota-contoh" / "lomba-2026" / "ruleset.yaml"
GIVEN = {"pemda": "Kota Contoh", "tahun": "2026"}

SIAP, ARSIP = "SIAP ANTAR", "E-Arsip"
INNOVATIONS: Rows = [
    ["No", "Nama inovasi", "Bentuk"],
    [1, SIAP, "Pelayanan Publik"],
    [2, ARSIP, "Tata Kelola"],
]


@pytest.fixture(scope="module")
def lomba() -> Ruleset:
    """Proposal p1 (levels 1-4), p2 (level 1), presentation n1 (0-100) and n2 (levels 1-3)."""
    return read_ruleset(HERE / "data" / "lomba.yaml")


@pytest.fixture(scope="module")
def example() -> Ruleset:
    return read_ruleset(EXAMPLE_RULES)


def two_tables(*rows: list[Any]) -> bytes:
    """The innovations, and below them, after an empty row, what jurors gave."""
    return csv_of([*INNOVATIONS, [], *rows], ";")


def read(data: bytes, rules: Ruleset | None, **given: str) -> Laporan:
    return read_laporan(data, rules, given={**GIVEN, **given})


def jurors(laporan: Laporan) -> list[tuple[str, str, dict[str, Any]]]:
    """Who gave which innovation what: levels as integers, scores as texts."""
    return [
        (inovasi.nama, juror.nama, {row: shown(answer) for row, answer in juror.nilai.items()})
        for inovasi in laporan
        for juror in inovasi.juri
    ]


def shown(answer: Answer) -> Any:
    return answer.level if answer.value is None else str(answer.value)


def refused(data: bytes, rules: Ruleset | None) -> list[str]:
    with pytest.raises(LaporanError) as raised:
        read(data, rules)
    return said(raised.value.problems)


# Reading.


def test_a_sheet_of_its_own(lomba: Ruleset) -> None:
    """One row a juror and innovation; an empty cell is no answer, and 0 is one."""
    rows = [
        ["Inovasi", "Juri", "p1", "p2", "n1", "n2"],
        [SIAP, "Sari", 4, 1, 87.5, 3],
        [SIAP, "Budi", 3, None, 90, None],
        [ARSIP, "Sari", 0, 1, 0, 1],
    ]
    laporan = read(book_of({"Peserta": INNOVATIONS, "Nilai": rows}), lomba)
    assert laporan.warnings == ()
    assert jurors(laporan) == [
        (SIAP, "Sari", {"p1": 4, "p2": 1, "n1": "87.5", "n2": 3}),
        (SIAP, "Budi", {"p1": 3, "n1": 90}),
        (ARSIP, "Sari", {"p1": 0, "p2": 1, "n1": 0, "n2": 1}),
    ]


@pytest.mark.parametrize("innovation", JURI["inovasi",])
@pytest.mark.parametrize("juror", JURI["juri", "nama"])
def test_headings_that_make_it_a_table_of_jurors(
    innovation: str, juror: str, lomba: Ruleset
) -> None:
    """Columns by a documented heading map: below the innovations of a CSV file."""
    heads = [innovation.upper(), f"{juror}:", "p1"]
    for number in JURI["number",]:
        laporan = read(two_tables([number, *heads], [1, "1", "Sari", 3]), lomba)
        assert jurors(laporan) == [(SIAP, "Sari", {"p1": 3})]
        assert laporan.warnings == ()


@pytest.mark.parametrize("heading", JURI["verified",])
def test_a_column_of_what_was_verified(heading: str, lomba: Ruleset) -> None:
    """What a juror gave counts either way; a report may say so all the same."""
    heads = ["Inovasi", "Juri", "p1", "p2", heading]
    laporan = read(two_tables(heads, [SIAP, "Sari", 3, 1, "Lengkap"]), lomba)
    nilai = laporan.innovations[0].juri[0].nilai
    assert (nilai["p1"].verified, nilai["p2"].verified) == (False, True)


def test_no_heading_of_a_juror_is_without_its_test() -> None:
    """Columns by a documented heading map: all of it."""
    assert set(JURI) == {("inovasi",), ("juri", "nama"), ("number",), ("verified",)}


@pytest.mark.parametrize(
    "heading",
    [
        *("n1", "N1", "Penyampaian", "Delivery", "n1 Penyampaian", "3. Penyampaian"),
        *("Nilai Penyampaian", "Penyampaian skor", "n1 nilai juri", "n1 level", "Poin n1"),
        *("Indikator n1", "n1* nilai juri\nPenyampaian"),
    ],
)
def test_columns_of_a_row_that_is_given_a_score(heading: str, lomba: Ruleset) -> None:
    """By the id or the name of the row; whatever it is called, the number is the score."""
    rows: Rows = [["Inovasi", "Juri", heading], [SIAP, "Sari", "87,5"], [ARSIP, "Sari", "64"]]
    laporan = read(csv_of([*INNOVATIONS, [], *rows], ";"), lomba)
    given = [inovasi.juri[0].nilai["n1"] for inovasi in laporan]
    assert [answer.value or answer.level for answer in given] == [
        Answer(value="87.5").value,
        64,
    ]
    assert laporan.warnings == ()


@pytest.mark.parametrize("heading", ["p1", "Kebaruan", "p1 level", "Nilai Kebaruan", "1 Kebaruan"])
def test_columns_of_a_row_that_is_a_choice(heading: str, lomba: Ruleset) -> None:
    """What stands below *nilai* of a row with levels is a level."""
    laporan = read(two_tables(["Inovasi", "Juri", heading], [SIAP, "Sari", "3"]), lomba)
    assert jurors(laporan) == [(SIAP, "Sari", {"p1": 3})]
    assert laporan.warnings == ()


def test_points_are_the_level_that_brings_them(lomba: Ruleset) -> None:
    """p1 weighs 2.5: cells that can only be points are read as such, and that is said."""
    laporan = read(
        two_tables(["Inovasi", "Juri", "p1"], [SIAP, "Sari", "7,5"], [ARSIP, "Sari", "10"]), lomba
    )
    assert [nilai for _, _, nilai in jurors(laporan)] == [{"p1": 3}, {"p1": 4}]
    assert said(laporan.warnings) == ["5:C read-as"]
    asked = two_tables(["Inovasi", "Juri", "p1 poin"], [SIAP, "Sari", 5])
    assert jurors(read(asked, lomba)) == [(SIAP, "Sari", {"p1": 2})]


def test_points_of_a_share_are_not_weight_times_level(lomba: Ruleset) -> None:
    """n2 is worth 40 per cent of 50 points: 40 × level are no points of it, and levels are."""
    laporan = read(two_tables(["Inovasi", "Juri", "n2"], [SIAP, "Sari", 3]), lomba)
    assert jurors(laporan) == [(SIAP, "Sari", {"n2": 3})]
    points = two_tables(["Inovasi", "Juri", "n2 poin"], [SIAP, "Sari", 120])
    assert refused(points, lomba) == ["6:C not-points"]


def test_what_a_column_is_can_be_said(lomba: Ruleset) -> None:
    """``indikator=poin`` settles it for the rows with levels; a score is one in any case."""
    data = two_tables(["Inovasi", "Juri", "p2", "n1"], [SIAP, "Sari", 2, 88])
    laporan = read(data, lomba, indikator="poin")
    assert jurors(laporan) == [(SIAP, "Sari", {"n1": 88, "p2": 1})]


def test_a_column_called_like_a_field_of_the_profile(example: Ruleset) -> None:
    """A juror's table is one of jurors even where its criteria are called Manfaat or Hasil."""
    rows: Rows = [["Nama Inovasi", "Juri", "Manfaat", "Hasil"], [SIAP, "Sari", 3, "baik"]]
    laporan = read(two_tables(*map(list, rows)), example)
    assert jurors(laporan) == [(SIAP, "Sari", {"manfaat": 3})]
    assert said(laporan.warnings) == ["5:D unknown-column"]


def test_who_looked_at_an_innovation_is_no_juror(rules_2026: Ruleset) -> None:
    """A Penilai beside the Bentuk of an innovation is a column that is not read, as ever."""
    rows: Rows = [["Judul", "Bentuk", "Penilai", "16"], [SIAP, "Pelayanan Publik", "Sari", 2]]
    laporan = read(csv_of(rows), rules_2026)
    assert [(inovasi.nama, inovasi.juri) for inovasi in laporan] == [(SIAP, ())]
    assert said(laporan.warnings) == ["1:C unknown-column"]
    rows = [["Judul", "Bentuk", "Juri", "16"], [SIAP, "Pelayanan Publik", "Sari", 2]]
    assert refused(csv_of(rows), rules_2026) == ["2:A unresolved-reference"]


@pytest.mark.parametrize(
    ("named", "found"),
    [
        ("siap  antar!", SIAP),
        ("2", ARSIP),
        ("SIAP ANTER", "3:A unresolved-reference"),
        ("3", "3:A unresolved-reference"),
        ("-", "3:A missing-key"),
        ("", "3:A missing-key"),
    ],
)
def test_the_innovation_of_a_row(named: str, found: str, lomba: Ruleset) -> None:
    """By its name or its number, as evidence names it; one that is not there is refused there."""
    rows = [["Inovasi", "Juri", "p1"], [SIAP, "Budi", 1], [named, "Sari", 2]]
    data = book_of({"SID": INNOVATIONS, "Juri": rows})
    if found in (SIAP, ARSIP):
        assert (found, "Sari", {"p1": 2}) in jurors(read(data, lomba))
    else:
        assert refused(data, lomba) == [f"Juri:{found}"]


def test_a_juror_without_a_name_is_missed_at_the_cell(lomba: Ruleset) -> None:
    """Somebody gave the score; who, the cell must say."""
    data = book_of({"SID": INNOVATIONS, "Juri": [["Inovasi", "Juri", "p1"], [SIAP, None, 2]]})
    assert refused(data, lomba) == ["Juri:2:B missing-key"]


def test_rows_that_say_nothing_are_passed_over(lomba: Ruleset) -> None:
    """Innovations listed before anybody judges, dashes, and rows of totals."""
    rows: Rows = [
        ["Inovasi", "Juri", "p1"],
        [SIAP, None, None],
        ["-", "-", "-"],
        [SIAP, "Sari", 2],
        [None, "Rata-rata", 2],
        ["Jumlah", None, 2],
    ]
    laporan = read(book_of({"SID": INNOVATIONS, "Juri": rows}), lomba)
    assert jurors(laporan) == [(SIAP, "Sari", {"p1": 2})]
    assert said(laporan.warnings) == ["Juri:5:A row-passed-over", "Juri:6:A row-passed-over"]


def test_a_juror_who_gave_nothing_yet_is_there(lomba: Ruleset) -> None:
    """The row names both: the jury is as large as the table says."""
    laporan = read(two_tables(["Inovasi", "Juri", "p1"], [SIAP, "Sari", ""]), lomba)
    assert jurors(laporan) == [(SIAP, "Sari", {})]
    alone = read(two_tables(["Inovasi", "Juri"], [SIAP, "Sari"]), lomba)
    assert jurors(alone) == [(SIAP, "Sari", {})]


def test_the_same_juror_twice_is_kept(lomba: Ruleset) -> None:
    """It is the ranking that says so: which of the two counts, no reader can know."""
    heads = ["Inovasi", "Juri", "p1"]
    laporan = read(two_tables(heads, [SIAP, "Sari", 2], [SIAP, "Sari", 3]), lomba)
    assert [nilai for _, _, nilai in jurors(laporan)] == [{"p1": 2}, {"p1": 3}]
    codes = [notice.code for notice in score_contest(laporan, lomba).notices]
    assert "same-juror" in codes


def test_several_tables_of_jurors_add_up(lomba: Ruleset) -> None:
    """One sheet a juror: the jurors stand in the order of the sheets."""
    sheets: dict[str, Rows] = {
        "SID": INNOVATIONS,
        "Sari": [["Inovasi", "Juri", "p1"], [SIAP, "Sari", 2], [ARSIP, "Sari", 1]],
        "Budi": [["Inovasi", "Juri", "n1"], [SIAP, "Budi", 70]],
    }
    laporan = read(book_of(sheets), lomba)
    assert jurors(laporan) == [
        (SIAP, "Sari", {"p1": 2}),
        (SIAP, "Budi", {"n1": 70}),
        (ARSIP, "Sari", {"p1": 1}),
    ]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("5", "unknown-level"),
        ("2,5", "level-only"),
        ("baik", "not-a-number"),
        ("1.250", "ambiguous-number"),
    ],
)
def test_a_level_that_is_none(cell: str, code: str, lomba: Ruleset) -> None:
    """What a row does not take is refused at its cell."""
    data = two_tables(["Inovasi", "Juri", "p1 nilai juri"], [SIAP, "Sari", cell])
    assert refused(data, lomba) == [f"6:C {code}"]


@pytest.mark.parametrize(
    ("cell", "code"), [("100,5", "out-of-range"), ("-1", "out-of-range"), ("A", "not-a-number")]
)
def test_a_score_that_is_none(cell: str, code: str, lomba: Ruleset) -> None:
    """A score lies in the range of its row."""
    assert refused(two_tables(["Inovasi", "Juri", "n1"], [SIAP, "Sari", cell]), lomba) == [
        f"6:C {code}"
    ]


def test_merged_cells_are_refused(lomba: Ruleset) -> None:
    """One name over the rows of three jurors: which rows it is for, nobody can tell."""
    rows: Rows = [["Inovasi", "Juri", "p1"], [SIAP, "Sari", 2], [None, "Budi", 3]]
    data = book_of({"Juri": rows, "SID": INNOVATIONS}, merged=["A2:A3"])
    assert "Juri:2:A merged-cells" in refused(data, lomba)


def test_rows_of_other_sheets_are_no_columns_here(lomba: Ruleset) -> None:
    """A row that innovations answer is not judged, nor is a juror's row claimed: both are said."""
    rows: Rows = [
        ["Nama inovasi", "Bentuk", "16 level", "p1 level"],
        [SIAP, "Pelayanan Publik", 2, 4],
        [],
        ["Inovasi", "Juri", "p1", "16 level"],
        [SIAP, "Sari", 3, 1],
    ]
    laporan = read(csv_of(rows), lomba)
    assert list(laporan.innovations[0].sid) == ["16"]
    assert jurors(laporan) == [(SIAP, "Sari", {"p1": 3})]
    assert said(laporan.warnings) == ["1:D unknown-column", "4:D unknown-column"]


def test_the_same_row_twice_is_refused(lomba: Ruleset) -> None:
    """By its id and by its name it is one row."""
    data = two_tables(["Inovasi", "Juri", "n1", "Penyampaian"], [SIAP, "Sari", 1, 2])
    assert refused(data, lomba) == ["5:D duplicate-column"]


def test_a_maturity_is_no_sum_of_a_contest(lomba: Ruleset) -> None:
    """Beside answers it says nothing: some rows are taken off, others are shares of a part."""
    heads = ["Nama inovasi", "Bentuk", "16 level", "t1 level", "Kematangan"]
    laporan = read(csv_of([heads, [SIAP, "Pelayanan Publik", 2, 1, "3 dari 13,5"]], ";"), lomba)
    assert (laporan.innovations[0].kematangan, laporan.warnings) == (None, ())
    alone = csv_of([heads, [SIAP, "Pelayanan Publik", "", "", "3 dari 13,5"]], ";")
    assert refused(alone, lomba) == ["2:E not-in-a-contest"]


def test_rules_without_jurors_refuse_their_rows(rules_2026: Ruleset) -> None:
    """The table is read all the same, so that what it says is refused and not lost."""
    rows = [["Inovasi", "Juri", "Kebaruan", "p2 nilai"], [SIAP, "Sari", 3, "87,5"]]
    assert refused(two_tables(*rows), rules_2026) == [
        "6:C unknown-indicator",
        "6:D unknown-indicator",
    ]


def test_without_rules_a_row_is_called_as_its_column_is() -> None:
    """Every column of numbers, but a sum, and what says that it is an answer."""
    heads = ["No", "Inovasi", "Juri", "P1", "p2* nilai juri\nLengkap", "Catatan", "Total", "K3"]
    rows: list[list[Any]] = [heads, [1, SIAP, "Sari", 3, "87,5", "bagus", "90,5", ""]]
    laporan = read(two_tables(*rows), None)
    assert jurors(laporan) == [(SIAP, "Sari", {"P1": 3, "p2": "87.5"})]
    assert said(laporan.warnings) == [f"5:{column} unknown-column" for column in "FGH"]


def test_a_basis_beside_a_level_and_marks(lomba: Ruleset) -> None:
    """Answers of jurors have all the parts that others have."""
    heads = ["Inovasi", "Juri", "p1 level", "p1 basis", "p2 bukti", "Terverifikasi"]
    data = two_tables(heads, [SIAP, "Sari", 2, "a", "ya", "p1; p9"])
    laporan = read(data, None)
    (juror,) = laporan.innovations[0].juri
    assert juror.nilai["p1"] == Answer(level=2, basis="a", verified=True)
    assert juror.nilai["p2"] == Answer(level=0, evidence=[Evidence(note="ada")])
    assert said(laporan.warnings) == ["6:F verified-unanswered"]
    assert refused(data, lomba) == ["6:D unknown-basis"]


# Evidence.


@pytest.mark.parametrize("heading", BUKTI["juri",])
@pytest.mark.parametrize(
    ("juror", "code"),
    [("Sari", None), ("2", None), ("Ani", "unresolved-reference"), ("Budi", None)],
)
def test_evidence_of_a_juror(heading: str, juror: str, code: str | None, lomba: Ruleset) -> None:
    """By the name of the juror, or its number among those of the innovation."""
    data = csv_of(
        [
            *INNOVATIONS,
            [],
            ["Inovasi", "Juri", "p1"],
            [SIAP, "Sari", 2],
            [SIAP, "Budi", 3],
            [],
            ["Inovasi", heading, "Indikator", "Berkas"],
            [SIAP, juror, "Kebaruan", "catatan.pdf"],
        ]
    )
    if code:
        assert refused(data, lomba) == [f"10:B {code}"]
        return
    number = 0 if juror == "Sari" else 1
    answer = read(data, lomba).innovations[0].juri[number].nilai["p1"]
    assert [piece.file for piece in answer.evidence] == ["catatan.pdf"]


def test_evidence_of_nobody(lomba: Ruleset) -> None:
    """A juror judges an innovation: without one the document belongs nowhere."""
    heads = ["Inovasi", "Juri", "Indikator", "Berkas"]
    assert refused(two_tables(heads, ["", "Sari", "p1", "a.pdf"]), lomba) == ["6:B missing-key"]
    assert refused(two_tables(heads, ["X", "Sari", "p1", "a.pdf"]), lomba) == [
        "6:A unresolved-reference"
    ]


def test_names_that_cannot_be_read_are_said_once(lomba: Ruleset) -> None:
    """A formula that failed names neither an innovation nor a juror."""
    heads = ["Inovasi", "Juri", "p1"]
    sheets: dict[str, Rows] = {
        "SID": INNOVATIONS,
        "Juri": [heads, ["=1/0", "Sari", 1], [SIAP, "=1/0", 2]],
        "Bukti": [["Inovasi", "Juri", "Indikator", "Berkas"], [SIAP, "=1/0", "p1", "a.pdf"]],
    }
    assert refused(book_of(sheets), lomba) == [
        "Bukti:2:B formula-without-value",
        "Juri:2:A formula-without-value",
        "Juri:3:B formula-without-value",
    ]


# Writing.


def written(laporan: Laporan, folder: Path, *heads: str) -> list[list[str]]:
    """The table that begins with some headings, as it stands in the CSV file."""
    file = folder / "laporan.csv"
    write_laporan(laporan, file)
    tables: list[list[list[str]]] = [[]]
    for row in csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"), newline="")):
        if row:
            tables[-1].append(row)
        else:
            tables.append([])
    return next((each for each in tables if tuple(each[0][: len(heads)]) == heads), [])


def test_a_row_each_and_a_column_for_each_indicator(tmp_path: Path) -> None:
    """Levels and scores share a column; a whole number that was measured has its own."""
    sari = Juri("Sari", {"n1": 90, "p1": 3})
    budi = Juri("Budi", {"n1": Answer(value="87.5"), "p2": Answer(value=1, verified=True)})
    laporan = Laporan(
        pemda=Pemda(nama="Kota Contoh"),
        tahun=2026,
        inovasi=[PelayananPublik(nama=SIAP, juri=[sari, budi]), TataKelola(nama=ARSIP)],
    )
    heads = ["n1 nilai juri", "p1 nilai juri", "p2 nilai"]
    assert written(laporan, tmp_path, "Inovasi", "Juri") == [
        ["Inovasi", "Juri", "Indikator terverifikasi", *heads],
        [SIAP, "Sari", "", "90", "3", ""],
        [SIAP, "Budi", "p2", "87.5", "", "1"],
    ]


def test_an_innovation_is_named_where_the_name_tells(tmp_path: Path) -> None:
    """Two of one name, one without a letter, and one that reads like a number have numbers."""
    sari = [Juri("Sari", {"p1": 1})]
    names = ["SARI", "sari!", "–", "1", "X"]
    laporan = Laporan(
        pemda=Pemda(nama="Kota Contoh"),
        tahun=2026,
        inovasi=[TataKelola(nama=name, juri=sari) for name in names],
    )
    table = written(laporan, tmp_path, "Inovasi", "Juri")
    assert [row[0] for row in table[1:]] == ["1", "2", "3", "4", "X"]


def test_reports_without_jurors_have_no_table_of_them(tmp_path: Path) -> None:
    """And their evidence has no column for them."""
    piece = Evidence(file="sk.pdf")
    laporan = Laporan(
        pemda=Pemda(nama="Kota Contoh"),
        tahun=2026,
        inovasi=[TataKelola(nama=SIAP, sid={"16": Answer(level=1, evidence=[piece])})],
    )
    assert written(laporan, tmp_path, "Inovasi", "Juri") == []
    assert written(laporan, tmp_path, "Inovasi") == [
        ["Inovasi", "Indikator", "Berkas"],
        ["1", "16", "sk.pdf"],
    ]


def test_what_a_juror_gave_is_written_bare(tmp_path: Path) -> None:
    """In YAML a score with a point stands for itself, as a level does; nothing else can."""
    given = {
        "n1": Answer(value="87.5"),
        "n2": 3,
        "p1": Answer(value="14.0"),
        "p2": Answer(value="0.5", verified=True),
    }
    laporan = Laporan(
        pemda=Pemda(nama="Kota Contoh"),
        tahun=2026,
        inovasi=[TataKelola(nama=SIAP, juri=[Juri("Sari", given), Juri("Budi")])],
    )
    file = tmp_path / "laporan.yaml"
    write_laporan(laporan, file)
    assert "juri:\n" in file.read_text(encoding="utf-8")
    assert file.read_text(encoding="utf-8").partition("juri:\n")[2].split("\n") == [
        "  - nama: Sari",
        "    nilai:",
        "      n1: 87.5",
        "      n2: 3",
        "      p1:",
        "        value: 14",
        "      p2:",
        "        value: 0.5",
        "        verified: true",
        "  - nama: Budi",
        "",
    ]
    assert read_laporan(file) == laporan


@pytest.mark.parametrize("ending", ["xlsx", "csv", "json", "yaml"])
def test_the_example_reads_back_with_and_without_its_rules(
    ending: str, example: Ruleset, tmp_path: Path
) -> None:
    """A contest as a workbook gives the same ranking as the file it was made from."""
    start = read_laporan(EXAMPLE / "peserta.yaml", example)
    file = tmp_path / f"peserta.{ending}"
    write_laporan(start, file)
    read_back = read_laporan(file, example)
    assert (read_back, read_back.warnings) == (start, ())
    ranks = [
        [
            (entry.rank, entry.inovasi.nama, entry.score)
            for entry in score_contest(each, example).entries
        ]
        for each in (start, read_back)
    ]
    assert ranks[0] == ranks[1]
    assert [each.juri for each in read_laporan(file)] == [each.juri for each in start]
