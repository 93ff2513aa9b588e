"""Tables that are wrong, and workbooks that mean harm.

Each table has one kind of mistake and, at its end, another one: what is good is still judged, and
all problems come in one pass. A problem is named by its sheet, row and column.
"""

import datetime as dt
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from inovasi_index import LaporanError, Ruleset, Text, read_laporan
from inovasi_index.files.reading import LaporanFile
from workbooks import (
    GIVEN,
    SPACES,
    Cell,
    Rows,
    book_of,
    csv_of,
    parts_of,
    raw_book,
    read,
    row_xml,
    said,
    sheet_xml,
    zip_of,
)

HEADS = ("No", "Nama inovasi", "Bentuk")
GOOD = (1, "A", "tata kelola")
WRONG = (9, "Z", "salah")
"""A second mistake, at the end of each table: the form is unknown."""
SPD = ("Indikator", "Level")
SPD_WRONG = ("99", "1")
BUKTI = ("Inovasi", "Indikator", "Berkas")


def table(heads: str, *lines: tuple[Cell, ...]) -> Rows:
    """Innovations with some more columns, and one that is wrong."""
    return [(*HEADS, *heads.split("|")), *((*GOOD, *line) for line in lines), WRONG]


def beside(*rows: tuple[Cell, ...]) -> Rows:
    """Rows above a table of innovations of which one is wrong."""
    return [*rows, (), HEADS, GOOD, WRONG]


def below(*rows: tuple[Cell, ...]) -> Rows:
    """Rows below a table of innovations of which one is wrong."""
    return [HEADS, GOOD, WRONG, (), *rows]


TABLES: dict[str, tuple[Rows, list[str]]] = {
    # What the columns are.
    "the headings are those of something else": (
        [("Nomor", "Judul lagu", "Penyanyi"), (1, "A", "B")],
        ["no-table"],
    ),
    "one heading alone is none": ([("Nama inovasi",), ("A",)], ["no-table"]),
    "the headings stand one column to the left": (
        [("Nama inovasi", "Bentuk"), (1, "A", "tata kelola"), (2, "B", "tata kelola")],
        ["2:B unknown-code", "3:B unknown-code"],
    ),
    "the headings stand in two rows": (
        [
            ("No", "Nama inovasi", "Waktu", ""),
            ("", "", "Uji coba", "Penerapan"),
            (1, "A", "2024-01-01", "2024-02-01"),
        ],
        ["1:A missing-column"],
    ),
    "no column says the form": (
        [("No", "Nama inovasi", "Jenis"), (1, "A", "digital"), (2, "B", "salah")],
        ["1:A missing-column", "3:C unknown-code"],
    ),
    "two columns are the name": (
        table("Judul", ("B",)),
        ["1:D duplicate-column", "3:C unknown-code"],
    ),
    "two columns are one indicator, by number and by name": (
        table("16|Regulasi Inovasi Daerah", (2, 3)),
        ["1:E duplicate-column", "3:C unknown-code"],
    ),
    "two columns are the level of one indicator": (
        table("16 level|level 16", (2, 3)),
        ["1:E duplicate-column", "3:C unknown-code"],
    ),
    "two columns are the level of the region": (
        [("Indikator", "Level", "Parameter"), ("1", 2, 2), ("99", 1, 1)],
        ["1:C duplicate-column", "3:A unknown-indicator"],
    ),
    "coordinates stand in one column and in two": (
        table("Koordinat|Lintang", ("-1,5; 113,9", "-1,5")),
        ["1:E duplicate-column", "3:C unknown-code"],
    ),
    "coordinates stand in two columns and in one": (
        table("Bujur|Lintang|Koordinat", ("113,9", "-1,5", "-1,5; 113,9")),
        ["1:F duplicate-column", "3:C unknown-code"],
    ),
    # Names and codes.
    "a name is empty": (
        [HEADS, GOOD, (2, "", "tata kelola"), WRONG],
        ["3:B missing-key", "4:C unknown-code"],
    ),
    "a form is empty": (
        [HEADS, GOOD, (2, "B", "-"), WRONG],
        ["3:C missing-key", "4:C unknown-code"],
    ),
    "a row ends early": ([HEADS, (1, "A"), WRONG], ["2:C missing-key", "3:C unknown-code"]),
    "codes are not known": (
        table("Jenis|Urusan|Tahapan|Status", ("Digitall", "Kesehtan", "Terapan", "batal")),
        [
            *("2:D unknown-code", "2:E unknown-code", "2:F unknown-code", "2:G unknown-code"),
            "3:C unknown-code",
        ],
    ),
    "a code of a list is not known": (
        table("Urusan beririsan", ("Sosial; Kesehtan",)),
        ["2:D unknown-code", "3:C unknown-code"],
    ),
    "a programme has no cluster": (
        table("Program PKPN", ("Penuntasan Tuberkulosis",)),
        ["2:D missing-key", "3:C unknown-code"],
    ),
    "there is no ninth mission": (
        table("Asta Cita", ("9",)),
        ["2:D unknown-code", "3:C unknown-code"],
    ),
    # Numbers.
    "a level is a word": (table("16 level", ("dua",)), ["2:D not-a-number", "3:C unknown-code"]),
    "a level is too high": (table("16 level", (4,)), ["2:D unknown-level", "3:C unknown-code"]),
    "a level is negative": (table("16 level", (-1,)), ["2:D unknown-level", "3:C unknown-code"]),
    "a level is no whole number": (
        table("16 level", ("1,5",)),
        ["2:D not-a-whole-number", "3:C unknown-code"],
    ),
    "a maturity is a word": (
        table("Kematangan", ("tinggi",)),
        ["2:D not-a-number", "3:C unknown-code"],
    ),
    "a maturity is of another year": (
        table("Kematangan", ("112",)),
        ["2:D out-of-range", "3:C unknown-code"],
    ),
    "a measurement is a text": (
        table("17 nilai", ("empat belas",)),
        ["2:D not-a-number", "3:C unknown-code"],
    ),
    "a measurement is of many digits": (
        table("17 nilai", ("9" * 31,)),
        ["2:D too-many-digits", "3:C unknown-code"],
    ),
    "numbers could be thousands or decimals": (
        table("17 nilai|Kematangan|16 poin", ("1.250", "1,250 dari 111", "3.000")),
        [
            *("2:D ambiguous-number", "2:E ambiguous-number", "2:F ambiguous-number"),
            "3:C unknown-code",
        ],
    ),
    "points are none of the row": (
        table("16 poin|17 poin", (4, "banyak")),
        ["2:D not-points", "2:E not-points", "3:C unknown-code"],
    ),
    "some cells of bare columns are points and some are levels": (
        table("16|17", (9, 1), (1, 1)),
        ["2:D unknown-level", "4:C unknown-code"],
    ),
    "a bare column holds a number that could be two": (
        table("17", ("1.250",)),
        ["2:D ambiguous-number", "3:C unknown-code"],
    ),
    "bare columns hold a word": (
        table("16|17", ("ada", 1)),
        ["2:D not-a-number", "3:C unknown-code"],
    ),
    "a level stands beside a measurement": (
        table("17 level|17 nilai", (2, 14)),
        ["2:E two-answers", "3:C unknown-code"],
    ),
    "one reading stands alone": (
        table("17 sebelumnya", (2,)),
        ["2:D half-answer", "2:D no-readings", "3:C unknown-code"],
    ),
    "a basis stands alone": (
        table("30 basis", ("digital",)),
        ["2:D empty-answer", "3:C unknown-code"],
    ),
    "a basis is not known": (
        table("30 basis|30 level", ("digitl", 2)),
        ["2:D unknown-basis", "3:C unknown-code"],
    ),
    "coordinates are words": (
        table("Koordinat", ("Desa Contoh RT 1",)),
        ["2:D wrong-shape", "3:C unknown-code"],
    ),
    "coordinates stand the wrong way round": (
        table("Koordinat", ("113,9; -1,5",)),
        ["2:D out-of-range", "3:C unknown-code"],
    ),
    "coordinates are half": (table("Lintang", (-1,)), ["2:D missing-key", "3:C unknown-code"]),
    "words are no number": (
        table("Jumlah kata", ("banyak",), ("-4",)),
        ["2:D not-a-number", "3:D out-of-range", "4:C unknown-code"],
    ),
    # Dates.
    "a date is a word": (table("Penerapan", ("segera",)), ["2:D not-a-date", "3:C unknown-code"]),
    "there is no such day": (
        table("Penerapan", ("30/02/2024",), ("31/12/2024",)),
        ["2:D not-a-date", "4:C unknown-code"],
    ),
    "there is no such month": (
        table("Penerapan", ("2024-13-01",), ("13/13/2024",), ("1 Agustober 2024",)),
        ["2:D not-a-date", "3:D not-a-date", "4:D not-a-date", "5:C unknown-code"],
    ),
    "a year has two digits": (
        table("Penerapan", ("31/12/24",)),
        ["2:D not-a-date", "3:C unknown-code"],
    ),
    "dates could be day first or month first": (
        table("Penerapan", ("2024-01-01",), ("01/02/2024",), ("02/03/2024",), ("segera",)),
        ["3:D ambiguous-date", "5:D not-a-date", "6:C unknown-code"],
    ),
    "dates prove both orders": (
        table("Penerapan", ("31/12/2024",), ("12/31/2024",), ("02/03/2024",)),
        ["4:D ambiguous-date", "5:C unknown-code"],
    ),
    "every column of dates is refused once": (
        table("Uji coba|Penerapan", ("1/2/2024", "3/4/2024"), ("1/2/2024", "3/4/2024")),
        ["2:D ambiguous-date", "2:E ambiguous-date", "4:C unknown-code"],
    ),
    # What is said once.
    "a year is a word": (
        beside(("Pemda", "X"), ("Tahun", "dua ribu")),
        ["2:B not-a-number", "6:C unknown-code"],
    ),
    "a year could be thousands": (
        beside(("Pemda", "X"), ("Tahun", "2.026")),
        ["2:B ambiguous-number", "6:C unknown-code"],
    ),
    "a format is not known": (
        beside(("Format", "laporan@9")),
        ["1:B unknown-code", "5:C unknown-code"],
    ),
    "a kind of pemda is not known": (
        beside(("Jenis pemda", "kabupatn")),
        ["1:B unknown-code", "5:C unknown-code"],
    ),
    "a pemda has two names": (
        beside(("Pemda", "X"), ("Nama daerah", "Y"), ("Provinsi", "Bali")),
        ["2:A duplicate-column", "7:C unknown-code"],
    ),
    "sums stand beside innovations": (
        beside(("Jumlah inovasi", 12)),
        ["4:B total-beside-rows", "5:C unknown-code"],
    ),
    "sums are not whole": (
        [("Jumlah inovasi", 12), ("Rata-rata kematangan", "tinggi")],
        ["1:B missing-key", "2:B not-a-number"],
    ),
    # The region.
    "a total stands beside the answers of the region": (
        [("Total SPD", 12), (), SPD, ("1", 2), SPD_WRONG],
        ["4:B total-beside-rows", "5:A unknown-indicator"],
    ),
    "indicators of the region are not known": (
        [SPD, ("1", 2), ("61", 2), ("Opini", 3), ("16", 1)],
        ["3:A unknown-indicator", "4:A unknown-indicator", "5:A unknown-indicator"],
    ),
    "an indicator of the region is answered twice": (
        [SPD, ("1", 2), ("Visi dan Misi", 3), SPD_WRONG],
        ["3:A duplicate-key", "4:A unknown-indicator"],
    ),
    "an indicator of the region is answered in two tables": (
        [SPD, ("1", 2), (), SPD, ("1", 3), SPD_WRONG],
        ["5:A duplicate-key", "6:A unknown-indicator"],
    ),
    "an answer of the region is of no indicator": (
        [SPD, ("", 2), SPD_WRONG],
        ["2:B missing-key", "3:A unknown-indicator"],
    ),
    "a yes is neither": (
        [(*SPD, "Terverifikasi"), ("1", 2, "mungkin"), SPD_WRONG],
        ["2:C not-a-yes-no", "3:A unknown-indicator"],
    ),
    "an answer of the region is empty": (
        [(*SPD, "Terverifikasi"), ("1", "", "ya"), ("2a", "", ""), SPD_WRONG],
        ["2:A empty-answer", "4:A unknown-indicator"],
    ),
    # The evidence.
    "documents are of nobody": (
        below(BUKTI, ("B", "16", "b.pdf"), (7, "16", "c.pdf"), (1, "61", "d.pdf")),
        [
            *("3:C unknown-code", "6:A unresolved-reference", "7:A unresolved-reference"),
            "8:B unknown-indicator",
        ],
    ),
    "two innovations have the name of the owner": (
        [HEADS, GOOD, (2, "a ", "tata kelola"), WRONG, (), BUKTI, ("A", "16", "a.pdf")],
        ["4:C unknown-code", "7:A unresolved-reference"],
    ),
    "two innovations have the number of the owner": (
        [HEADS, GOOD, (1, "B", "tata kelola"), WRONG, (), BUKTI, (1, "16", "a.pdf")],
        ["4:C unknown-code", "7:A unresolved-reference"],
    ),
    "a document is of no indicator": (
        below(BUKTI, ("A", "", "a.pdf")),
        ["3:C unknown-code", "6:B missing-key"],
    ),
    "a document of the region shows an indicator of innovations": (
        below(BUKTI, ("", "16", "a.pdf")),
        ["3:C unknown-code", "6:B unknown-indicator"],
    ),
    "a document has no date and no years": (
        below(
            (*BUKTI[:2], "Tanggal", "Tahun"), ("A", "16", "kemarin", "x"), ("A", "17", "1/2/2024")
        ),
        ["3:C unknown-code", "6:C not-a-date", "6:D not-a-number", "7:C ambiguous-date"],
    ),
    "a kind of document is not known": (
        below((*BUKTI[:2], "Jenis dokumen"), ("A", "16", "perkda")),
        ["3:C unknown-code", "6:C unknown-code"],
    ),
}


def answered(data: bytes, rules: Ruleset, name: str = "isian") -> list[str]:
    """What is said against a table under rules: a place and a code each."""
    with pytest.raises(LaporanError) as caught:
        read_laporan(data, rules, name=name, given=GIVEN)
    for problem in caught.value.problems:
        assert problem.message.id.strip() != problem.message.en.strip()
        assert (
            problem.render("id")
            == f"{problem.place}: {problem.code}: "
            + (f"{problem.path}: " if problem.path else "")
            + problem.message.id
        )
    return said(caught.value.problems)


@pytest.mark.parametrize(("rows", "expected"), TABLES.values(), ids=TABLES)
def test_a_bad_table_is_answered_at_each_cell(
    rows: Rows, expected: list[str], rules_2026: Ruleset
) -> None:
    """Bad tables give sheet, row and column, in one pass, as CSV and as a workbook."""
    start = f"1:1 {expected[0]}"
    is_table = expected != ["no-table"]
    book = [f"isian!SID:{each}" for each in expected] if is_table else [f"isian:{start}"]
    assert answered(book_of(rows), rules_2026) == book
    file = [f"isian.csv:{each}" for each in expected] if is_table else [f"isian.csv:{start}"]
    for sign in (",", ";"):
        assert answered(csv_of(rows, sign), rules_2026, "isian.csv") == file


BOOKS: dict[str, tuple[bytes, list[str]]] = {
    "formulas have failed": (
        book_of(table("16 level|Penerapan", ("#REF!", "#N/A"))),
        ["SID:2:D cell-error", "SID:2:E cell-error", "SID:3:C unknown-code"],
    ),
    "all formulas of a row have failed": (
        book_of([HEADS, ("#N/A", "#NAME?", "#VALUE!"), WRONG]),
        ["SID:2:A cell-error", "SID:2:B cell-error", "SID:2:C cell-error", "SID:3:C unknown-code"],
    ),
    "a formula was never computed": (
        book_of(table("16 level", ("=1+1",))),
        ["SID:2:D formula-without-value", "SID:3:C unknown-code"],
    ),
    "no formula of a row was ever computed": (
        book_of([HEADS, ("=1", '="A"', '="tata kelola"'), WRONG]),
        [
            *("SID:2:A formula-without-value", "SID:2:B formula-without-value"),
            *("SID:2:C formula-without-value", "SID:3:C unknown-code"),
        ],
    ),
    "a formula has no value at all": (
        raw_book(
            sheet_xml(
                row_xml(1, *HEADS, "16 level", "Tujuan"),
                row_xml(2, "1", "A", "tata kelola", '<c r="D2"><f>1+1</f></c>'),
                row_xml(3, "2", "B", '<c r="C3"><f t="shared" si="0"/><v/></c>'),
                row_xml(4, *map(str, WRONG)),
            )
        ),
        ["S1:2:D formula-without-value", "S1:3:C formula-without-value", "S1:4:C unknown-code"],
    ),
    "formulas of the pemda have failed": (
        book_of(beside(("Pemda", "#REF!"), ("Tahun", "=1+1"), ("#REF!",))),
        ["SID:1:B cell-error", "SID:2:B formula-without-value", "SID:7:C unknown-code"],
    ),
    "formulas of the region have failed": (
        book_of([SPD, ("#REF!", 2), ("1", "#N/A"), SPD_WRONG]),
        ["SID:2:A cell-error", "SID:3:B cell-error", "SID:4:A unknown-indicator"],
    ),
    "formulas of the evidence have failed": (
        book_of(
            below(
                (*BUKTI[:2], "Tanggal", "Tahun"),
                ("#REF!", "16", "#N/A", "#N/A"),
                ("A", "#N/A", "2024-01-01", ""),
                ("A", "16", "#N/A", "#N/A"),
            )
        ),
        [
            *("SID:3:C unknown-code", "SID:6:A cell-error", "SID:6:C cell-error"),
            *("SID:6:D cell-error", "SID:7:B cell-error", "SID:8:C cell-error"),
            "SID:8:D cell-error",
        ],
    ),
    "the names of two innovations are one cell": (
        book_of([HEADS, GOOD, (2, None, "tata kelola"), WRONG], merged=["B2:B3"]),
        ["SID:2:B merged-cells", "SID:3:B missing-key", "SID:4:C unknown-code"],
    ),
    "a name and a form are one cell": (
        book_of([HEADS, GOOD, WRONG], merged=["B2:C2"]),
        ["SID:2:B merged-cells", "SID:2:C missing-key", "SID:3:C unknown-code"],
    ),
    "the headings are one cell": (
        book_of([HEADS, GOOD, WRONG], merged=["A1:B1"]),
        ["1:1 no-table"],
    ),
    "levels of the region are one cell": (
        book_of([SPD, ("1", 2), ("2a", None), SPD_WRONG], merged=["B2:B3"]),
        ["SID:2:B merged-cells", "SID:4:A unknown-indicator"],
    ),
    "owners of documents are one cell": (
        book_of(below(BUKTI, ("A", "16", "a.pdf"), (None, "1", "b.pdf")), merged=["A6:A7"]),
        ["SID:3:C unknown-code", "SID:6:A merged-cells"],
    ),
    "only a title and a column that is not read are merged": (
        book_of(
            [("JUDUL",), (), (*HEADS, "Warna"), (*GOOD, "merah"), WRONG], merged=["A1:C1", "D4:D5"]
        ),
        ["SID:5:C unknown-code"],
    ),
    "a program has made dates of those that looked day first": (
        book_of(table("Penerapan", (dt.date(2024, 4, 3),), ("04/13/2024",), ("05/06/2024",))),
        ["SID:3:D ambiguous-date", "SID:5:C unknown-code"],
    ),
    "cells are of another kind": (
        book_of(table("16 level|Penerapan|17 nilai", (True, dt.time(8, 30), 1e300), ("", 45000))),
        [
            *("SID:2:D not-a-number", "SID:2:E not-a-date", "SID:2:F too-many-digits"),
            *("SID:3:E not-a-date", "SID:4:C unknown-code"),
        ],
    ),
    "numbers are too large for any program": (
        raw_book(
            sheet_xml(
                row_xml(1, *HEADS, "17 nilai", "Penerapan"),
                row_xml(2, "1", "A", "tata kelola", '<c r="D2"><v>1E999</v></c>'),
                row_xml(3, *map(str, WRONG)),
            )
        ),
        ["S1:2:D not-a-number", "S1:3:C unknown-code"],
    ),
    "mistakes stand on two sheets": (
        book_of({"Satu": [HEADS, GOOD, WRONG], "Dua": [SPD, SPD_WRONG], "Tiga": [("Catatan",)]}),
        ["Dua:2:A unknown-indicator", "Satu:3:C unknown-code"],
    ),
    "10,000 rows are empty": (
        book_of([HEADS, GOOD, *[()] * 10_000, WRONG]),
        ["SID:10003:C unknown-code"],
    ),
    "a cell stands far away": (
        raw_book(
            sheet_xml(
                row_xml(1, *HEADS),
                row_xml(2, *map(str, WRONG)),
                '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
            )
        ),
        ["S1:2:C unknown-code"],
    ),
    "every sheet is empty": (book_of({"A": [], "B": []}), ["1:1 no-table"]),
    "a text stands where no string is": (
        raw_book(sheet_xml('<row r="1"><c r="A1" t="s"><v>7</v></c></row>')),
        ["1:1 not-a-workbook"],
    ),
    "a number is none": (
        raw_book(sheet_xml('<row r="1"><c r="A1"><v>satu</v></c></row>')),
        ["1:1 not-a-workbook"],
    ),
    "a cell in one row is very long": (
        raw_book(
            sheet_xml(
                row_xml(1, *HEADS, "Urusan beririsan"),
                row_xml(2, "1", "A", "tata kelola", '"' * 140_000),
                row_xml(3, *map(str, WRONG)),
            )
        ),
        ["S1:2:D unknown-code", "S1:3:C unknown-code"],
    ),
    "a row has a number that no sheet has": (
        raw_book(sheet_xml(row_xml(1, *HEADS), '<row r="99999999"><c r="A99999999"/></row>')),
        ["1:1 too-large"],
    ),
    "a part defines entities": (
        raw_book(sheet_xml(row_xml(1, *HEADS), head='<!DOCTYPE x [<!ENTITY a "b">]>')),
        ["1:1 not-a-workbook"],
    ),
    "a workbook is packed as no spreadsheet packs it": (
        zip_of(parts_of(book_of([HEADS, GOOD])), zipfile.ZIP_BZIP2),
        ["1:1 not-a-workbook"],
    ),
    "a workbook has very many parts": (
        zip_of({**parts_of(book_of([HEADS, GOOD])), **{f"x{at}.xml": "" for at in range(1000)}}),
        ["1:1 too-large"],
    ),
    "a tag of a sheet has no end": (
        raw_book(sheet_xml(row_xml(1, *HEADS), after="<mergeCell " + "x" * 300_000)),
        ["1:1 not-a-workbook"],
    ),
    "the rows of a sheet go back": (
        raw_book(sheet_xml(row_xml(2, *HEADS), row_xml(1, "1", "A", "tata kelola"))),
        ["1:1 not-a-workbook"],
    ),
    "a cell refers to a text before the first": (
        raw_book(sheet_xml(row_xml(1, *HEADS, '<c r="D1" t="s"><v>-1</v></c>'))),
        ["1:1 not-a-workbook"],
    ),
    "a cell stands in no column": (
        raw_book(sheet_xml(row_xml(1, *HEADS, '<c r="1"><v>1</v></c>'))),
        ["1:1 not-a-workbook"],
    ),
    "a cell has a date that no calendar has": (
        raw_book(
            sheet_xml(
                row_xml(1, *HEADS, "Penerapan"),
                row_xml(2, "1", "A", "tata kelola", '<c r="D2" s="1"><v>99999999999</v></c>'),
            ),
            parts={
                "xl/styles.xml": f"<styleSheet {SPACES}><cellXfs><xf/>"
                '<xf numFmtId="14"/></cellXfs></styleSheet>'
            },
        ),
        ["S1:2:D cell-error"],
    ),
    "an archive is no workbook": (zip_of({"a.txt": "x"}), ["1:1 not-a-workbook"]),
    "an archive is a document": (
        zip_of({"[Content_Types].xml": "<Types/>", "word/document.xml": "<x/>"}),
        ["1:1 not-a-workbook"],
    ),
    "a workbook ends early": (book_of([HEADS, GOOD])[:-200], ["1:1 not-a-workbook"]),
    "a workbook is only its beginning": (book_of([HEADS, GOOD])[:300], ["1:1 not-a-workbook"]),
    "a workbook is locked": (
        bytes.fromhex("d0cf11e0a1b11ae1") + bytes(500) + "EncryptedPackage".encode("utf-16-le"),
        ["1:1 locked-workbook"],
    ),
    "a workbook is old": (
        bytes.fromhex("d0cf11e0a1b11ae1") + bytes(500) + "Workbook".encode("utf-16-le"),
        ["1:1 old-workbook"],
    ),
}


@pytest.mark.parametrize(("data", "expected"), BOOKS.values(), ids=BOOKS)
def test_a_bad_workbook_is_answered_at_each_cell(
    data: bytes, expected: list[str], rules_2026: Ruleset
) -> None:
    """Formulas with errors, merged cells, truncated and locked workbooks: nothing good is lost."""
    signs = ["!" if each[0].isalpha() else ":" for each in expected]
    places = [f"isian{sign}{each}" for sign, each in zip(signs, expected, strict=True)]
    assert answered(data, rules_2026) == places


FILES: dict[str, tuple[bytes, list[str]]] = {
    "a quote is never closed": (
        b'No,Nama inovasi,Bentuk\n1,A,tata kelola\n2,"B,tata kelola\n3,C,salah\n',
        ["3:A syntax"],
    ),
    "a quote ends inside a cell": (
        b'No,Nama inovasi,Bentuk\n1,"A"x,tata kelola\n',
        ["2:A syntax"],
    ),
    "a cell is too long": (
        b'No,Nama inovasi,Bentuk\n1,"' + b"k" * 140_000 + b'",tata kelola\n',
        ["2:A syntax"],
    ),
    "a file has NUL": (b"No,Nama inovasi,Bentuk\n1,A\0,tata kelola\n", ["1:1 binary-file"]),
    "a file is UTF-16": (
        "No,Nama inovasi,Bentuk\n1,A,tata kelola\n".encode("utf-16"),
        ["1:1 binary-file"],
    ),
    "a file is Latin-1": ("No,Nama inovasi\n1,Kafé\n".encode("latin-1"), ["2:6 not-utf-8"]),
    "a file is empty": (b"\xef\xbb\xbf\r\n", ["1:1 empty-file"]),
    "cells are apart by bars": (b"No|Nama inovasi|Bentuk\n1|A|tata kelola\n", ["1:1 no-table"]),
    "a page is called a table": (
        b"<html><table><tr><td>Nama inovasi</td></tr></table></html>",
        ["1:1 no-table"],
    ),
    "the delimiter is not the one that is named": (
        b"sep=;\nNo,Nama inovasi,Bentuk\n1,A,tata kelola\n",
        ["1:1 no-table"],
    ),
    "a list is apart by carriage returns": (
        b'No,Nama inovasi,Bentuk,Urusan beririsan\n1,A,tata kelola,"Sosial\rKesehatan"\n',
        ["2:D unknown-code"],
    ),
    "a file is larger than any": (b"," * (16 * 1024 * 1024 + 1), ["1:1 too-large"]),
    "a lone carriage return ends a row": (
        b"No,Nama inovasi,Bentuk\n1,A\rB,tata kelola\n",
        ["2:C missing-key", "3:C missing-key"],
    ),
}


@pytest.mark.parametrize(("data", "expected"), FILES.values(), ids=FILES)
def test_a_bad_csv_file_is_answered(data: bytes, expected: list[str], rules_2026: Ruleset) -> None:
    """What is no CSV is said at its row, and what is no table at the beginning."""
    found = answered(data, rules_2026, "isian.csv")
    assert found == [f"isian.csv:{each}" for each in expected]


def test_a_list_of_very_many_items_is_refused(rules_2026: Ruleset) -> None:
    """A cell is bounded, and so are the items of all cells together."""
    items = ",".join(["kesehatan"] * 10_000)
    lines = [f'{at},A{at},tata kelola,"{items}"' for at in range(1, 23)]
    data = "\n".join(["No,Nama inovasi,Bentuk,Urusan beririsan", *lines]).encode()
    assert "isian:22:D too-large" in answered(data, rules_2026)


def test_a_heading_that_nobody_reads_is_of_nothing() -> None:
    data = f"No,Nama inovasi,Bentuk,{'16 ' * 400}\n1,A,tata kelola,3\n".encode()
    report = read(data)
    assert [each.code for each in report.warnings] == ["unknown-column"]
    assert not report.inovasi[0].sid


def test_there_are_bad_tables_enough() -> None:
    """At least 40 bad tables."""
    assert len(TABLES) + len(BOOKS) + len(FILES) >= 100


def test_a_place_is_named_by_sheet_row_and_column(tmp_path: Path) -> None:
    """Problems name sheet, row and column letter; of a CSV file, which has no sheets, the rest."""
    rows: Rows = [(*HEADS, *[f"x{at}" for at in range(30)], "16 level"), (*GOOD, *[""] * 30, "x")]
    for name, data, place in (
        ("isian.xlsx", book_of({"Lembar 1": rows}), "isian.xlsx!Lembar 1:2:AH"),
        ("isian.csv", csv_of(rows), "isian.csv:2:AH"),
    ):
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(LaporanError) as caught:
            read_laporan(path, given=GIVEN)
        (problem,) = caught.value.problems
        assert str(problem).startswith(f"{tmp_path}/{place}: not-a-number: inovasi[0].sid.16: ")
        assert (problem.line, problem.column) == (2, 34)


def test_what_the_caller_says_is_judged_too() -> None:
    """A value in `given` that is wrong is refused where it is missed."""
    rows = [("Nama inovasi", "Jenis"), ("A", "digital")]
    with pytest.raises(LaporanError) as caught:
        read(csv_of(rows), bentuk="salah", tahun="dua ribu")
    assert said(caught.value.problems) == ["1:A not-a-number", "2:A unknown-code"]


def test_a_table_that_nobody_owns_is_refused_once() -> None:
    """The pemda of a table is said in it or by the caller."""
    for rows, place in (
        ([HEADS, GOOD], "1:A"),
        ([("Pemda", ""), ("Tahun", 2026), ("Jenis pemda", "-"), (), HEADS, GOOD], "1:B"),
    ):
        with pytest.raises(LaporanError) as caught:
            read_laporan(csv_of(rows), given={"tahun": "2026"})
        assert said(caught.value.problems) == [f"{place} missing-key"]


def test_an_edition_that_cannot_be_had_is_refused_where_it_is_named() -> None:
    """A year without an edition is at fault where it stands; the rest is judged without rules."""
    rows = [("Pemda", "X"), ("Tahun", 1999), (), (*HEADS, "16"), (*GOOD, "x")]
    file = LaporanFile(csv_of(rows))
    assert file.picks == 1999
    error = file.refused(Text(id="tidak ada", en="there is none"), "unknown-edition")
    assert said(error.problems) == ["2:B unknown-edition", "5:D not-a-number"]


def test_what_was_passed_over_is_known_of_a_refused_table_too() -> None:
    """Unknown columns are reported, not swallowed, whatever else is wrong."""
    file = LaporanFile(csv_of([(*HEADS, "Warna"), (*WRONG, "merah")]), given=GIVEN)
    with pytest.raises(LaporanError):
        file.alone()
    assert said(file.warnings) == ["1:D unknown-column"]


# Workbooks that mean harm: answered in bounded time and memory.

MIB = 1024 * 1024
SECONDS = 6
"""Each takes less than two on the machine it was measured on; a busy one is slower."""

LIMITED = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({512 * MIB}, {512 * MIB}))
resource.setrlimit(resource.RLIMIT_CPU, ({2 * SECONDS}, {2 * SECONDS}))
from inovasi_index import LaporanError, read_laporan
try:
    report = read_laporan(sys.argv[1], given={GIVEN!r})
    print(len(report.innovations), "innovations")
except LaporanError as error:
    for problem in error.problems[:1]:
        print(problem.place.removeprefix(sys.argv[1])[1:], problem.code)
"""
"""Reading with an end to its memory and to its time."""

FINE = row_xml(1, *HEADS) + row_xml(2, "1", "A", "tata kelola")


def answer(data: bytes, path: Path) -> str:
    """What reading a file says first, in some seconds of a processor and 512 MiB at most."""
    resource = pytest.importorskip("resource")
    path.write_bytes(data)
    call = [sys.executable, "-c", LIMITED, path.name]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run(call, capture_output=True, check=False, cwd=path.parent, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert run.returncode == 0, f"after {seconds:.1f} s: {run.stderr.decode()[-999:]}"
    assert seconds < SECONDS
    return run.stdout.decode().strip()


def lying(data: bytes, name: str, size: int) -> bytes:
    """An archive that says of a part that it is smaller than it is, wherever it says so."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        real = archive.getinfo(name).file_size
    before, after = (number.to_bytes(4, "little") for number in (real, size))
    assert data.count(before) == 2
    return data.replace(before, after)


MANY_CELLS = " ".join(f"A{at}" for at in range(9999))
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"


def far_away(rows: int) -> str:
    """A sheet with a cell at the far right of many rows."""
    return sheet_xml(FINE, *(f'<row><c r="XFD{at}"><v>1</v></c></row>' for at in range(3, rows)))


def entity(text: str, times: int) -> str:
    """A sheet with an entity that stands for much."""
    head = f'<!DOCTYPE x [<!ENTITY a "{text}">]>'
    return sheet_xml(FINE, row_xml(3, "2", "&a;" * times, "tata kelola"), head=head)


def sheets_xml(times: int) -> str:
    """A workbook whose sheets are all one part."""
    sheets = '<sheet name="S" sheetId="1" r:id="rId1"/>' * times
    return f"<workbook {SPACES}><sheets>{sheets}</sheets></workbook>"


def styles(*texts: str) -> dict[str, str]:
    """The part of the styles, of some texts."""
    return {"xl/styles.xml": f"<styleSheet {SPACES}>{''.join(texts)}</styleSheet>"}


def in_rows(cell: str, count: int) -> str:
    """Rows of 50 cells, so many of them, below the three columns of a table of innovations."""
    rows = (f'<row r="{at}">{cell * 50}</row>' for at in range(3, 3 + count // 50))
    return sheet_xml(FINE, *rows)


TOO_LARGE, BROKEN, ONE = "1:1 too-large", "1:1 not-a-workbook", "1 innovations"
WRONG_FORM = "S1:3:C unknown-code"


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        pytest.param(
            lambda: raw_book(sheet_xml(FINE, after=" " * 65 * MIB)),
            TOO_LARGE,
            id="65 MiB of spaces",
        ),
        pytest.param(
            lambda: raw_book(sheet_xml(FINE), parts={"xl/other.xml": b" " * 65 * MIB}),
            TOO_LARGE,
            id="65 MiB beside the sheet",
        ),
        pytest.param(
            lambda: lying(
                raw_book(sheet_xml(FINE, after=" " * 300 * MIB)),
                "xl/worksheets/sheet1.xml",
                4000,
            ),
            BROKEN,
            id="300 MiB that say to be 4,000 bytes",
        ),
        pytest.param(
            lambda: zip_of(parts_of(raw_book(sheet_xml(FINE))), zipfile.ZIP_BZIP2),
            BROKEN,
            id="packed in a way that no spreadsheet does",
        ),
        pytest.param(
            lambda: raw_book(sheet_xml(FINE), parts={f"x{at}.xml": "" for at in range(1000)}),
            TOO_LARGE,
            id="many parts",
        ),
        pytest.param(
            lambda: raw_book(sheet_xml(FINE, before='<dimension ref="A1:XFD1048576"/>')),
            ONE,
            id="a claim of 17 billion cells",
        ),
        pytest.param(
            lambda: raw_book(sheet_xml(FINE, '<row r="99999999"><c r="A99999999"/></row>')),
            TOO_LARGE,
            id="row 99,999,999",
        ),
        pytest.param(
            lambda: raw_book(sheet_xml(FINE, f'<row r="{"9" * 5000}"/>')),
            BROKEN,
            id="no row number",
        ),
        pytest.param(
            lambda: raw_book(*[sheet_xml(FINE, '<row r="1048576"/>')] * 900),
            TOO_LARGE,
            id="the last row of 900 sheets",
        ),
        pytest.param(lambda: raw_book(far_away(500)), TOO_LARGE, id="500 rows of 16,384 cells"),
        pytest.param(
            lambda: raw_book(*[far_away(100)] * 500), TOO_LARGE, id="100 such rows on 500 sheets"
        ),
        pytest.param(
            lambda: raw_book(sheet_xml(FINE, "<row/>" * 10_000_000)), TOO_LARGE, id="many rows"
        ),
        pytest.param(
            lambda: raw_book(sheet_xml(FINE, f"<row>{'<c/>' * 10_000_000}</row>")),
            TOO_LARGE,
            id="many cells",
        ),
        pytest.param(
            lambda: raw_book(sheet_xml(FINE, after="<a>" * 9_000_000)), TOO_LARGE, id="many levels"
        ),
        pytest.param(
            lambda: raw_book(sheet_xml(FINE, after="<a>" * 400_000 + "</a>" * 400_000)),
            ONE,
            id="400,000 levels",
        ),
        pytest.param(
            lambda: raw_book(sheet_xml(FINE), strings="<si/>" * 10_000_000),
            TOO_LARGE,
            id="many strings",
        ),
        pytest.param(
            lambda: raw_book(
                sheet_xml(FINE),
                parts={"xl/styles.xml": f"<styleSheet {SPACES}>{'<a/>' * 10_000_000}</styleSheet>"},
            ),
            TOO_LARGE,
            id="many styles",
        ),
        pytest.param(
            lambda: raw_book(sheet_xml(FINE, after=f'<mergeCell a="{"ref=" * 10_000_000}"/>')),
            BROKEN,
            id="a long attribute",
        ),
        pytest.param(
            lambda: raw_book(sheet_xml(FINE, after="<mergeCell " * 900_000)),
            BROKEN,
            id="many ranges that never end",
        ),
        pytest.param(
            lambda: raw_book(
                sheet_xml(
                    FINE,
                    *(row_xml(at, "2", "B", "tata kelola") for at in range(3, 5000)),
                    after="".join(
                        f'<mergeCell ref="A{at % 4000 + 3}:A{at // 4000 + 5000}"/>'
                        for at in range(100_000)
                    ),
                )
            ),
            "S1:3:A merged-cells",
            id="100,000 ranges",
        ),
        pytest.param(
            lambda: raw_book(entity("kata" * 1000, 10_000)), BROKEN, id="an entity of 40 MB"
        ),
        pytest.param(
            lambda: raw_book(entity("kata" * 1000, 10_000).encode("utf-16").decode("latin-1")),
            BROKEN,
            id="an entity in UTF-16",
        ),
        pytest.param(
            lambda: raw_book(
                sheet_xml(
                    FINE,
                    row_xml(3, "2", "&a;", "tata kelola"),
                    head='<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
                )
            ),
            BROKEN,
            id="an entity that is a file",
        ),
        pytest.param(
            lambda: raw_book(
                sheet_xml(
                    FINE,
                    f'<row r="3"><c r="A3"><f t="shared" si="0">{"A1+" * 3000}1</f></c></row>',
                    *(
                        f'<row r="{at}"><c r="A{at}"><f t="shared" si="0"/></c></row>'
                        for at in range(4, 3000)
                    ),
                )
            ),
            "S1:3:A formula-without-value",
            id="3,000 long formulas",
        ),
        pytest.param(
            lambda: raw_book(sheet_xml(FINE, row_xml(3, "2", "k" * 30 * MIB, "tata kelola"))),
            BROKEN,
            id="a name of 30 MiB",
        ),
        pytest.param(
            lambda: raw_book(
                sheet_xml(FINE, *(row_xml(at, "2", "k" * 260_000, "x") for at in range(3, 203)))
            ),
            "S1:3:C unknown-code",
            id="200 names of 260 kB",
        ),
        pytest.param(
            lambda: raw_book(
                sheet_xml(
                    row_xml(1, *HEADS, "Urusan beririsan"),
                    row_xml(2, "1", "A", "tata kelola", '"' * 260_000),
                )
            ),
            "1 innovations",
            id="a list of quotes",
        ),
        pytest.param(
            lambda: raw_book(
                sheet_xml(
                    row_xml(1, *HEADS, '<c r="XFD1"><v>1</v></c>'),
                    *(row_xml(at, "1", "A", "tata kelola") for at in range(2, 8000)),
                )
            ),
            "7998 innovations",
            id="8,000 rows under 16,384 headings",
        ),
        pytest.param(
            lambda: raw_book(
                sheet_xml(FINE + "<row/>" * 10_000),
                parts={"xl/workbook.xml": sheets_xml(5000)},
            ),
            TOO_LARGE,
            id="one part is 5,000 sheets",
        ),
        pytest.param(
            lambda: raw_book(
                sheet_xml(FINE, *(row_xml(at, "k" * 250_000) for at in range(3, 63))),
                parts={"xl/workbook.xml": sheets_xml(500)},
            ),
            TOO_LARGE,
            id="one part of 15 MB is 500 sheets",
        ),
        # What the library for workbooks makes objects of, and no table needs.
        pytest.param(
            lambda: raw_book(
                sheet_xml(
                    FINE,
                    after="<dataValidations>"
                    + '<dataValidation sqref="A1"/>' * 900_000
                    + "</dataValidations>",
                )
            ),
            ONE,
            id="900,000 rules for input",
        ),
        pytest.param(
            lambda: raw_book(
                sheet_xml(
                    FINE,
                    after="<dataValidations>"
                    + f'<dataValidation sqref="{MANY_CELLS}"/>' * 600
                    + "</dataValidations>",
                )
            ),
            ONE,
            id="600 rules for 9,999 cells each",
        ),
        pytest.param(
            lambda: raw_book(
                sheet_xml(
                    FINE,
                    after='<conditionalFormatting sqref="A1"><cfRule priority="1"/>'
                    "</conditionalFormatting>" * 300_000,
                )
            ),
            ONE,
            id="300,000 rules for looks",
        ),
        pytest.param(
            lambda: raw_book(
                sheet_xml(FINE),
                parts=styles("<cellXfs>", '<xf numFmtId="0" fontId="0"/>' * 900_000, "</cellXfs>"),
            ),
            ONE,
            id="900,000 styles",
        ),
        pytest.param(
            lambda: raw_book(
                in_rows('<c s="0"><v>1</v></c>', 1000),
                parts=styles(
                    f"<numFmts><numFmt numFmtId='164' formatCode='{'[d' * 100_000}'/></numFmts>",
                    '<cellXfs><xf numFmtId="164"/></cellXfs>',
                ),
            ),
            WRONG_FORM,
            id="a format of 200,000 letters",
        ),
        pytest.param(
            lambda: raw_book(
                sheet_xml(FINE),
                parts=styles(
                    "<numFmts>", '<numFmt numFmtId="164" formatCode="0"/>' * 5001, "</numFmts>"
                ),
            ),
            TOO_LARGE,
            id="5,001 formats",
        ),
        pytest.param(
            lambda: raw_book(
                sheet_xml(FINE, after='<mergeCell ref="E5:F6"/>' * 900_000),
            ),
            TOO_LARGE,
            id="900,000 ranges",
        ),
        pytest.param(
            lambda: raw_book(
                sheet_xml(
                    *(row_xml(2 * at + 1, "nama", "bentuk") for at in range(1900)),
                    after="".join(f'<mergeCell ref="D{at}:E{at}"/>' for at in range(1, 400_000)),
                )
            ),
            "0 innovations",
            id="400,000 ranges beside 1,900 tables",
        ),
        pytest.param(
            lambda: raw_book(
                sheet_xml(FINE, after='<hyperlink ref="A1" r:id="a"/>' * 400_000),
                parts={"xl/worksheets/_rels/sheet1.xml.rels": "<a/>" * 999_999},
            ),
            ONE,
            id="400,000 links",
        ),
        pytest.param(
            lambda: raw_book(
                sheet_xml(FINE),
                parts={
                    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{LINKS}">'
                    + '<Relationship Id="a" Type="/worksheet" Target="b"/>' * 100_000
                    + "</Relationships>"
                },
            ),
            TOO_LARGE,
            id="100,000 links to sheets",
        ),
        pytest.param(
            lambda: raw_book(sheet_xml(FINE, '<row ht="15" hidden="1"/>' * 900_000)),
            ONE,
            id="900,000 rows without cells",
        ),
        pytest.param(
            lambda: raw_book(in_rows("<c><v>1.7E-300</v></c>", 100_000)),
            WRONG_FORM,
            id="100,000 numbers that are nearly nothing",
        ),
        pytest.param(
            lambda: raw_book(in_rows(f"<c><v>{'9' * 4000}</v></c>", 15_000)),
            WRONG_FORM,
            id="15,000 numbers of 4,000 digits",
        ),
        pytest.param(
            lambda: raw_book(
                in_rows('<c t="s"><v>0</v></c>', 100_000), strings=f"<si><t>{'k' * 30_000}</t></si>"
            ),
            TOO_LARGE,
            id="one text in 100,000 cells",
        ),
        pytest.param(
            lambda: zip_of(
                {**parts_of(raw_book(sheet_xml(FINE))), **{f"{at}": "" for at in range(100_000)}}
            ),
            TOO_LARGE,
            id="100,000 files",
        ),
        pytest.param(
            lambda: raw_book(
                sheet_xml(*(row_xml(2 * at + 1, "nama", "bentuk") for at in range(40_000)))
            ),
            TOO_LARGE,
            id="40,000 tables",
        ),
        pytest.param(lambda: b"," * 16 * MIB, "1:1 syntax", id="16 MiB of commas"),
        pytest.param(
            lambda: csv_of([HEADS, GOOD]) + b"," * 15 * MIB, TOO_LARGE, id="commas in the last row"
        ),
        pytest.param(
            lambda: csv_of([HEADS, GOOD]) + b",,,\n" * 2 * MIB, TOO_LARGE, id="rows of commas"
        ),
        pytest.param(
            lambda: csv_of([HEADS, GOOD]) + b"\n" * 15 * MIB, TOO_LARGE, id="15 MiB of empty rows"
        ),
        pytest.param(
            lambda: csv_of([HEADS, GOOD]) + b'"' * 15 * MIB, "3:A syntax", id="15 MiB of quotes"
        ),
        pytest.param(
            lambda: csv_of(
                [
                    *(HEADS, *((at, f"Inovasi {at}", "tata kelola") for at in range(5000))),
                    *((), BUKTI, *((f"Inovsai {at}x", "16", "a.pdf") for at in range(5000))),
                ]
            ),
            "5004:A unresolved-reference",
            id="5,000 documents of innovations that are not there",
        ),
        pytest.param(
            lambda: csv_of(
                [
                    (*HEADS, "16 level", "Indikator terverifikasi"),
                    *((*GOOD, 2, "999," * 30_000) for _ in range(130)),
                ]
            ),
            "8:E too-large",
            id="lists of four million indicators",
        ),
        pytest.param(
            lambda: csv_of([HEADS, GOOD]) + b"\nnama,bentuk\n" * 100_000,
            TOO_LARGE,
            id="100,000 tables in a text",
        ),
        pytest.param(
            lambda: csv_of([(*HEADS, *(f"{at} level" for at in range(60_000))), GOOD]),
            TOO_LARGE,
            id="60,000 headings",
        ),
        pytest.param(
            lambda: csv_of(
                [
                    (*HEADS, *(f"{at % 1000}{chr(97 + at // 1000)}" for at in range(20_000))),
                    *((*GOOD, "") for _ in range(60_000)),
                ]
            ),
            "60000 innovations",
            id="60,000 rows under 20,000 indicators",
        ),
        pytest.param(
            lambda: csv_of([(*HEADS, "level " * 20_000, "17"), (*GOOD, 1, "1e999999999")]),
            "2:E not-a-number",
            id="a heading of many words, and a number of a billion digits",
        ),
    ],
)
def test_a_hostile_table_is_answered_in_bounded_time(
    make: Callable[[], bytes], expected: str, tmp_path: Path
) -> None:
    """A zip bomb, a claim of millions of cells, entities: no hang, no gigabytes, no traceback."""
    assert answer(make(), tmp_path / "isian") == expected


def test_a_part_is_unpacked_no_further_than_it_says() -> None:
    """A part that is larger than it says is refused, and was never unpacked."""
    data = raw_book(sheet_xml(FINE, after=" " * MIB))
    with pytest.raises(LaporanError) as caught:
        read(lying(data, "xl/worksheets/sheet1.xml", 4000))
    assert said(caught.value.problems) == ["1:1 not-a-workbook"]


def test_nothing_of_a_workbook_is_computed() -> None:
    """No cell is ever executed: the value that a program stored is read, whatever the formula."""
    sheet = sheet_xml(
        row_xml(1, *HEADS, "16 level"),
        row_xml(2, "1", "A", "tata kelola", '<c r="D2"><f>1+1</f><v>3</v></c>'),
    )
    (inovasi,) = read(raw_book(sheet))
    assert inovasi.sid["16"].level == 3


def test_a_workbook_of_260_innovations_is_read_quickly(tmp_path: Path) -> None:
    """A workbook of 260 innovations reads in under 2 s and within 300 MB."""
    heads = (*HEADS, "Rancang bangun", "Tujuan", *(f"{row} level" for row in range(16, 36)))
    rows = [
        (at, f"Inovasi {at}", "tata kelola", "kata " * 320, "tujuan " * 20, *[at % 4] * 20)
        for at in range(1, 261)
    ]
    assert answer(book_of([heads, *rows]), tmp_path / "isian.xlsx") == "260 innovations"
