"""The perangkat daerah of a pemda from a file, as a desk of innovation keeps the list."""

from pathlib import Path

import openpyxl
import pytest

from inovasi_index import LaporanError, read_laporan, read_perangkat_daerah

EXAMPLES = Path(__file__).parents[1] / "examples"

NAMES = ("Dinas Kesehatan", "Badan Pendapatan, Aset dan Pajak", 'Kecamatan "Kota"')


def test_one_name_a_line() -> None:
    """A plain list needs no heading: commas and quotes belong to the names."""
    text = "\n".join(NAMES) + "\n\n"
    assert read_perangkat_daerah(text.encode()) == NAMES


def test_a_name_that_begins_with_a_quote() -> None:
    """What would be a broken table is a list of names like any other."""
    text = '"Kota" Timur, Kecamatan\nDinas Sosial\n'
    assert read_perangkat_daerah(text.encode()) == ('"Kota" Timur, Kecamatan', "Dinas Sosial")


def test_lines_end_as_they_do_on_any_system() -> None:
    """LF and CRLF, a byte order mark, spaces around a name: none of them is part of it."""
    text = "\ufeff  Dinas   Kesehatan \r\nDinas Sosial\r\n"
    assert read_perangkat_daerah(text.encode()) == ("Dinas Kesehatan", "Dinas Sosial")


@pytest.mark.parametrize("heading", ["Perangkat Daerah", "OPD", "NAMA OPD", "skpd"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_column_of_a_table(heading: str, sign: str) -> None:
    """Under a known heading, its column holds the names, wherever the table begins."""
    rows = [["Daftar OPD"], [], ["No", heading, "Kepala"], ["1", "Dinas Sosial", "Ani"], ["2", ""]]
    text = "\n".join(sign.join(row) for row in rows)
    assert read_perangkat_daerah(text.encode()) == ("Dinas Sosial",)


def test_a_heading_alone_above_the_names() -> None:
    """A heading above a plain list is no name."""
    assert read_perangkat_daerah(b"OPD\nDinas Sosial\n") == ("Dinas Sosial",)


def test_a_workbook(tmp_path: Path) -> None:
    """The same list in a workbook."""
    book = openpyxl.Workbook()
    for row in (["No", "OPD"], [1, "Dinas Sosial"], [2, None], [3, "Dinas Kesehatan"]):
        book.active.append(row)
    book.save(tmp_path / "opd.xlsx")
    assert read_perangkat_daerah(tmp_path / "opd.xlsx") == ("Dinas Sosial", "Dinas Kesehatan")


def test_a_workbook_without_a_heading(tmp_path: Path) -> None:
    """Without a heading that is known, the first column holds the names."""
    book = openpyxl.Workbook()
    book.active.append(["Dinas Sosial"])
    book.save(tmp_path / "opd.xlsx")
    assert read_perangkat_daerah(tmp_path / "opd.xlsx") == ("Dinas Sosial",)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "opd.txt:1:1: empty-file"),
        (b"PK\x03\x04 broken", "opd.txt:1:1: not-a-workbook"),
        (b"OPD" + b"," * 4_000_001, "opd.txt:1:1: too-large"),
        ("Dinas Kesehatan\nDinas Sosïal".encode("latin-1"), "opd.txt:2:10: not-utf-8"),
    ],
)
def test_a_list_that_cannot_be_read(data: bytes, said: str) -> None:
    """A list is refused as a report is: at its place, with its code."""
    with pytest.raises(LaporanError) as raised:
        read_perangkat_daerah(data, name="opd.txt")
    (problem,) = raised.value.problems
    assert str(problem).startswith(f"{said}: ")


def test_the_example_lists_every_unit_of_the_example() -> None:
    """The list beside the example report has all units that report, and some that do not."""
    units = read_perangkat_daerah(EXAMPLES / "perangkat-daerah.txt")
    reporting = {each.perangkat_daerah for each in read_laporan(EXAMPLES / "kabupaten-2026.yaml")}
    assert reporting < set(units)
