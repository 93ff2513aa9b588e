"""Results and pages as files: workbooks that can be printed, CSV that other programs read."""

import csv
import io
import json
import re
import sys
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from inovasi_index import (
    Aggregate,
    Answer,
    Laporan,
    Pemda,
    Result,
    Ruleset,
    TataKelola,
    Total,
    WrongValueError,
    across,
    compare,
    explain,
    get_ruleset,
    history,
    read_laporan,
    score,
)
from inovasi_index.describe import marked
from inovasi_index.explanation import tables
from inovasi_index.files.tables.cells import from_cell, from_csv
from inovasi_index.pages import (
    Block,
    Grid,
    Heading,
    Items,
    Paragraph,
    number_of,
    one_line,
    render,
    show_number,
)
from inovasi_index.problems import MissingLibraryError
from inovasi_index.result import RowResult
from inovasi_index.saving import ENDINGS, save_page, write_result
from inovasi_index.text import LANGS, Lang, from_local, local
from inovasi_index.workbook import Sheets, save, to_xlsx
from strategies import Edition

EXAMPLES = Path(__file__).parents[1] / "examples"
HUNDRED = settings().max_examples
SOME = settings(max_examples=HUNDRED // 4)
FEW = settings(max_examples=HUNDRED // 10)

in_every_language = pytest.mark.parametrize("lang", LANGS)
langs = st.sampled_from(LANGS)

FORMULAS = ("=1+1", "@SUM(A1)", "-2+3", "+x", "=cmd|' /C calc'!A0", "'=1", "\t=1", "＝1+1", "#REF!")
"""Names that a spreadsheet runs, or takes for an error, where nothing keeps it from doing so."""
ODD = ("_x0041_", "<b>&amp;", 'a "b", c', "dua\r\nbaris", "\x00\x1b[31m", "\ud800", "😀", "é" * 40)
names = st.one_of(
    st.sampled_from((*FORMULAS, *ODD)), st.text(st.characters(), min_size=1, max_size=60)
).filter(str.strip)

numbers = st.builds(
    lambda whole, places: f"{whole}{'.' if places else ''}{places}",
    st.integers(-(10**14), 10**14),
    st.text("0123456789", max_size=6),
)


def read_book(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def parts_of(content: bytes) -> dict[str, str]:
    """The files inside a workbook."""
    with ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def table_of(sheet: Any) -> tuple[int, list[str], list[tuple[Any, ...]]]:
    """The only table of a sheet: the line of its head, its heads and its rows."""
    lines = list(sheet.iter_rows())
    (head,) = [
        cells[0].row
        for cells in lines
        if cells[0].style.startswith("inovasi-index head ")
        or cells[0].style in ("inovasi-index head", "inovasi-index head of numbers")
    ]
    heads = [cell.value for cell in lines[head - 1] if cell.value]
    rows = [tuple(cell for cell in cells[: len(heads)]) for cells in lines[head:]]
    return head, heads, rows


def exact(cell: Any) -> Decimal:
    """The number of a cell as it was written: a float stands for its shortest text."""
    assert cell.data_type == "n"
    return Decimal(repr(cell.value))


def of(laporan: Laporan, **how: Any) -> Result:
    return score(laporan, get_ruleset(laporan.tahun or 2026), **how)


def report(**given: Any) -> Laporan:
    usual: dict[str, Any] = {"pemda": Pemda(nama="Kabupaten Contoh"), "tahun": 2026}
    return Laporan(**(usual | given))


def all_rows(result: Result) -> list[tuple[int | None, RowResult]]:
    """Every row, with the number of the innovation that answered it."""
    region: list[tuple[int | None, RowResult]] = [(None, row) for row in result.spd_rows]
    return region + [(each.number + 1, row) for each in result.inovasi for row in each.rows]


def grid_in(blocks: tuple[Block, ...]) -> Grid:
    (grid,) = [block for block in blocks if isinstance(block, Grid)]
    return grid


@pytest.fixture(scope="module")
def kabupaten() -> Result:
    return score(read_laporan(EXAMPLES / "kabupaten-2026.yaml"), get_ruleset(2026))


@pytest.fixture(scope="module", params=LANGS)
def printed(request: pytest.FixtureRequest, kabupaten: Result) -> tuple[Lang, Any]:
    """The workbook of the example, in each language."""
    lang = request.param
    return lang, read_book(to_xlsx(tables(kabupaten, lang), lang, title="Kabupaten Contoh"))


# Numbers, read back.


@given(numbers, langs)
def test_a_number_that_was_written_locally_is_read_back_exactly(number: str, lang: Lang) -> None:
    """41250.50 is 41.250,50 in Indonesian and 41,250.50 in English, and both are 41250.50."""
    number = re.sub(r"^(-?)0+(?=[0-9])", r"\1", number)
    assert from_local(local(number, lang), lang) == number


@pytest.mark.parametrize(
    ("shown", "lang"),
    [
        *(
            (text, lang)
            for text in ("", "–", "10 / 12", "-", "007", "1 000", "2a")
            for lang in LANGS
        ),
        ("1.250", "id"),
        ("1,250", "en"),
        ("12.34.567", "id"),
        ("41.250.5", "id"),
        ("41,250,5", "en"),
        (",5", "id"),
        ("5,", "id"),
    ],
)
def test_what_is_no_number_alone_is_left_as_it_is(shown: str, lang: Lang) -> None:
    """Four digits stay together, so that 1.250 is no number that Indonesian writes so."""
    assert from_local(shown, lang) is None
    grid = Grid("Tabel", ("#Skor",), ((shown,),))
    (row,) = list(csv.reader(io.StringIO(render([grid], "csv", lang))))[2:]
    assert [from_csv(cell) for cell in row] == [shown]


# CSV.


@pytest.mark.parametrize(("lang", "shown"), [("id", "1.250.000,50"), ("en", "1,250,000.50")])
def test_numbers_of_a_csv_have_a_decimal_point_and_no_groups(lang: Lang, shown: str) -> None:
    """Other programs read them, whatever the language of the page."""
    row = (shown, shown, local("-0.5", lang), f"≈ {local('85.4167', lang)}", "–")
    grid = Grid("Tabel", ("Nama", "#A", "#B", "#C", "#D"), (row,))
    told = f'"{shown}"'
    assert render([grid], "csv", lang) == f"Tabel\nNama,A,B,C,D\n{told},1250000.50,-0.5,85.4167,–\n"


def test_a_csv_quotes_what_has_a_comma_or_a_quote_and_runs_nothing() -> None:
    """RFC 4180: such a field is enclosed in quotes, and a quote in it is doubled."""
    items = Items(('a "b", c', "=1+1", "@SUM(A1)", "-2+3", "+x", "", "dua\nbaris"))
    assert render([Heading(1, "Judul"), items], "csv", "id") == (
        'Judul\n\n"a ""b"", c"\n\'=1+1\n\'@SUM(A1)\n\'-2+3\n\'+x\n""\ndua baris\n'
    )


texts = st.one_of(names, st.just(""))


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    heads = draw(st.lists(st.tuples(st.booleans(), names), min_size=1, max_size=4))
    heads = [(is_number, head.lstrip("#") or "x") for is_number, head in heads]
    lang = draw(langs)
    cells = [
        st.one_of(texts, numbers.map(lambda number: local(number, lang))) if is_number else texts
        for is_number, _ in heads
    ]
    rows = draw(st.lists(st.tuples(*cells), max_size=4))
    shown = tuple(("#" if is_number else "") + head for is_number, head in heads)
    return Grid(draw(names), shown, tuple(rows))


pages = st.lists(
    st.one_of(
        st.builds(Heading, st.integers(1, 6), names),
        st.builds(Paragraph, texts),
        st.builds(Items, st.lists(texts, min_size=1, max_size=3).map(tuple)),
        grids(),
    ),
    min_size=1,
    max_size=4,
).map(tuple)


def rows_of(block: Block, lang: Lang) -> Iterator[list[str]]:
    """The rows of a block as a reader of the CSV should find them."""
    if isinstance(block, Grid):
        yield [one_line(block.caption)]
        yield [one_line(title) for title in block.titles]
        for row in block.rows:
            pairs = zip(row, block.is_number, strict=True)
            yield [
                (is_number and number_of(cell, lang)) or one_line(cell) for cell, is_number in pairs
            ]
    else:
        for text in block.items if isinstance(block, Items) else (block.text,):
            yield [one_line(text)]


@given(pages, langs)
def test_a_csv_is_read_back_with_the_cells_of_the_page(
    blocks: tuple[Block, ...], lang: Lang
) -> None:
    """One row a line; an empty line stands between two blocks."""
    text = render(blocks, "csv", lang)
    assert text.endswith("\n")
    expected: list[list[str]] = []
    for number, block in enumerate(blocks):
        expected += [[]] if number else []
        expected += rows_of(block, lang)
    read = list(csv.reader(io.StringIO(text, newline="")))
    assert [[from_csv(cell) for cell in row] for row in read] == expected
    assert len(text.splitlines()) == len(read)


@given(pages, langs)
def test_no_cell_of_a_csv_is_run_by_a_spreadsheet(blocks: tuple[Block, ...], lang: Lang) -> None:
    """What begins like a formula stands behind an apostrophe, but for a plain number."""
    for row in csv.reader(io.StringIO(render(blocks, "csv", lang))):
        for cell in row:
            assert not cell.startswith(tuple("=+@\t\r＝＋－＠"))
            assert not cell.startswith("-") or re.fullmatch(r"-[0-9]+(\.[0-9]+)?", cell)


def test_a_very_long_text_of_a_csv_is_cut_as_it_is_on_a_terminal() -> None:
    """A name of a million letters keeps nobody waiting, and no spreadsheet from opening."""
    for letter in ("A", "_x0041_"):
        (line,) = render([Paragraph(letter * 1_000_000)], "csv", "id").splitlines()
        assert line.endswith("…")
        assert len(from_csv(line)) == 4001


# The workbook: what stands in it.


@in_every_language
def test_the_sheets_have_their_names_in_both_languages(kabupaten: Result, lang: Lang) -> None:
    book = read_book(to_xlsx(tables(kabupaten, lang), lang))
    assert (
        book.sheetnames
        == {
            "id": ["Ringkasan", "Inovasi", "Rincian", "Kekurangan", "Catatan"],
            "en": ["Summary", "Innovations", "Rows", "Missing", "Notices"],
        }[lang]
    )


def test_every_number_of_the_rows_is_the_result_s(
    printed: tuple[Lang, Any], kabupaten: Result
) -> None:
    """Level, weight, points and most points of each row of the region and each innovation."""
    _, heads, rows = table_of(printed[1].worksheets[2])
    assert len(heads) == 11
    expected = all_rows(kabupaten)
    assert len(rows) == len(expected) == 20 + 28 * 20
    for cells, (number, row) in zip(rows, expected, strict=True):
        who = cells[0].value.partition(". ")[0]
        assert who == (str(number) if number else {"id": "Daerah", "en": "The region"}[printed[0]])
        assert cells[1].value == marked(row.row)
        if row.answered:
            assert exact(cells[5]) == row.level
        else:
            assert cells[5].value == "–"
        assert [Fraction(exact(cell)) for cell in cells[6:9]] == [
            Fraction(row.weight),
            row.points,
            kabupaten.ruleset.most_points(row.row),
        ]


def test_every_number_of_the_parts_is_the_result_s(
    printed: tuple[Lang, Any], kabupaten: Result
) -> None:
    """SPD, mean maturity, count and total: score and maximum."""
    _, heads, rows = table_of(printed[1].worksheets[0])
    assert len(heads) == 4
    found = [[exact(cell) for cell in cells[1:3]] for cells in rows[:4]]
    parts = (kabupaten.spd, kabupaten.kematangan, kabupaten.jumlah_inovasi)
    assert found == [
        *([each.score, each.maximum] for each in parts),
        [kabupaten.total, kabupaten.maximum],
    ]


def test_the_innovations_stand_in_the_order_of_their_maturity(
    printed: tuple[Lang, Any], kabupaten: Result
) -> None:
    """The most mature first; those of one maturity in the order of the report."""
    _, _, rows = table_of(printed[1].worksheets[1])
    found = [(exact(cells[4]), exact(cells[0])) for cells in rows]
    assert found == sorted(found, key=lambda each: (-each[0], each[1]))
    assert {int(number): maturity for maturity, number in found} == {
        each.number + 1: each.kematangan for each in kabupaten.inovasi
    }
    for cells in rows:
        inovasi = kabupaten.inovasi[cells[0].value - 1].inovasi
        assert (cells[1].value, cells[2].value) == (inovasi.nama, inovasi.perangkat_daerah)


def test_what_is_missing_has_the_mandatory_rows_first(
    printed: tuple[Lang, Any], kabupaten: Result
) -> None:
    _, _, rows = table_of(printed[1].worksheets[3])
    found = [(cells[0].value.partition(".")[0], cells[1].value) for cells in rows]
    missing = [(str(number), row) for number, row in all_rows(kabupaten) if not row.answered]
    ordered = sorted(missing, key=lambda each: not each[1].row.mandatory)
    assert found == [(number, marked(row.row)) for number, row in ordered]
    assert found[0] == ("23", "35*")


def test_every_notice_stands_with_its_code(printed: tuple[Lang, Any], kabupaten: Result) -> None:
    lang, book = printed
    _, _, rows = table_of(book.worksheets[4])
    assert [(cells[0].value, cells[2].value) for cells in rows] == [
        (notice.code, notice.text[lang]) for notice in kabupaten.notices
    ]


def yaml_of(plain: Any) -> bytes:
    return yaml.safe_dump(plain, allow_unicode=True, sort_keys=False).encode()


@SOME
@given(st.data(), langs)
def test_the_tables_of_any_report_hold_all_rows_and_the_result_s_numbers(
    edition: Edition, data: st.DataObject, lang: Lang
) -> None:
    """Whatever was reported: no row is left out, and none is told twice."""
    result = score(
        read_laporan(yaml_of(data.draw(edition.reports)), edition.rules),
        edition.rules,
        answers=data.draw(st.sampled_from(("claimed", "verified"))),
    )
    summary, innovations, rows, lacking, notices = (blocks for _, blocks in tables(result, lang))
    expected = all_rows(result)
    shown = [each for each in rows if isinstance(each, Grid)]
    assert [(each[1], *each[6:9]) for each in (shown[0].rows if shown else ())] == [
        (
            marked(row.row),
            *(
                show_number(each, lang)
                for each in (row.weight, row.points, result.ruleset.most_points(row.row))
            ),
        )
        for _, row in expected
    ]
    assert all(row[9] for grid in shown for row in grid.rows), "a row without its reason"
    assert sum(isinstance(each, Grid) for each in innovations) == bool(result.inovasi)
    assert sum(isinstance(each, Grid) for each in notices) == bool(result.notices)
    open_rows = [row for grid in lacking if isinstance(grid, Grid) for row in grid.rows]
    assert len(open_rows) == sum(not row.answered for _, row in expected)
    assert show_number(result.index, lang) in " ".join(
        each.text for each in summary if isinstance(each, Paragraph)
    )


# How a level was found, or why nothing counts.


def reasons(result: Result, lang: Lang = "en") -> dict[str, str]:
    """The reason of every row by its id."""
    return {row[1].rstrip("*"): row[9] for row in grid_in(tables(result, lang)[2][1]).rows}


@pytest.mark.parametrize(
    ("row", "answer", "how"),
    [
        ("8", Answer(level=3), "given as a level"),
        ("8", Answer(level=0), "nothing chosen"),
        ("1", None, "not answered"),
        ("5a", Answer(previous="6.20", current="5.91"), "in the band of level 2"),
        (
            "5b",
            Answer(value="5.91"),
            "5.91 lies in more than one level (1, 2) because the printed bands overlap; "
            "ends_first makes it level 1",
        ),
    ],
)
def test_each_row_of_the_region_says_how_its_level_was_found(
    row: str, answer: Answer | None, how: str
) -> None:
    result = of(report(spd={row: answer} if answer else {"2a": 1}))
    assert reasons(result)[row] == how


@pytest.mark.parametrize(
    ("row", "answer", "how"),
    [
        ("22", Answer(value=1), "outside the band of every level"),
        ("31", Answer(value=9), "9 is above the highest printed value; top_level makes it level 3"),
        (
            "33",
            Answer(level=2),
            "given as a level; indicator 33 was answered without naming its basis; "
            "the level given is used",
        ),
        ("33", Answer(basis="a", value=640), "in the band of level 3"),
    ],
)
def test_each_row_of_an_innovation_says_how_its_level_was_found(
    row: str, answer: Answer, how: str
) -> None:
    result = of(report(inovasi=[TataKelola(nama="X", urusan="sosial", sid={row: answer})]))
    assert reasons(result)[row] == how


def test_an_answer_that_is_not_verified_is_told_from_one_that_is_not_there() -> None:
    """Under `verified` only the answers marked so count."""
    laporan = report(
        spd={"1": Answer(level=3, verified=True), "8": 3},
        inovasi=[TataKelola(nama="X", sid={"16": 2})],
    )
    told = reasons(of(laporan, answers="verified"))
    unverified = "the answer is not verified and does not count"
    assert (told["1"], told["8"], told["9"]) == ("given as a level", unverified, "not answered")
    assert (told["16"], told["17"]) == (unverified, "not answered")


def test_the_rows_of_an_innovation_that_does_not_count_say_why() -> None:
    """Not scored, rejected or voided: the points of its rows reach no index."""
    sid = {"16": 2}
    for inovasi, how, why in (
        (TataKelola(nama="X", tahapan="uji_coba", sid=sid), {}, "not scored"),
        (TataKelola(nama="X", status="ditolak", sid=sid), {}, "rejected"),
        (
            TataKelola(nama="X", sid=sid),
            {"mandatory_missing": "void_innovation"},
            "voided: mandatory row empty",
        ),
    ):
        told = reasons(of(report(inovasi=[inovasi]), interpretations=how))
        assert told["16"] == f"given as a level; innovation {why}, so its points do not count"


def test_the_lists_before_the_missing_rows_tell_of_the_whole() -> None:
    """The affairs left open, too few innovations, and which are not scored."""
    inovasi = TataKelola(nama="X", urusan="sosial", tahapan="uji_coba", sid={"16": 2})
    blocks = tables(of(report(spd=Total(Decimal(1)), inovasi=[inovasi])), "en")[3][1]
    (items,) = [block.items for block in blocks if isinstance(block, Items)]
    assert [item.split(" ")[0] for item in items] == ["Basic-service", "Innovations", "X"]


SUMS = Aggregate(jumlah=129, rata_rata_kematangan=Decimal("52.04"), urusan_pelayanan_dasar=6)


@in_every_language
def test_a_report_of_sums_says_that_it_has_no_rows(lang: Lang) -> None:
    """A sheet that would be empty says so, and is still there."""
    result = of(report(spd=Total(Decimal(63)), inovasi=SUMS))
    sheets = dict(tables(result, lang))
    assert len(sheets) == 5
    told = [
        blocks[-1].text for blocks in list(sheets.values())[1:] if isinstance(blocks[-1], Paragraph)
    ]
    assert (
        told
        == {
            "id": [
                "Laporan ini tidak memuat inovasi satu per satu.",
                "Laporan ini tidak memuat jawaban per indikator.",
                "Tidak ada baris yang belum dijawab.",
                "Tidak ada catatan.",
            ],
            "en": [
                "This report does not list its innovations one by one.",
                "This report has no answers by indicator.",
                "There is no row without an answer.",
                "There are no notices.",
            ],
        }[lang]
    )
    assert len(read_book(to_xlsx(tables(result, lang), lang)).worksheets) == 5


# The workbook: what does not stand in it.


def nothing_runs(content: bytes) -> None:
    """No formula, no macro, no link to another file, and every text is one."""
    parts = parts_of(content)
    assert not [name for name in parts if "vba" in name.lower() or "external" in name.lower()]
    for name, xml in parts.items():
        assert "<f>" not in xml, name
        assert "<f " not in xml, name
        assert 'TargetMode="External"' not in xml, name
    for sheet in read_book(content).worksheets:
        for cells in sheet.iter_rows():
            for cell in cells:
                assert cell.hyperlink is None
                is_number = cell.style == "inovasi-index number"
                assert cell.data_type == ("n" if is_number or cell.value is None else "s")
                assert cell.quotePrefix == (cell.has_style and not is_number) or not cell.value


@SOME
@given(st.lists(names, min_size=1, max_size=4), langs)
def test_no_name_becomes_a_formula(rules_2026: Ruleset, given_names: list[str], lang: Lang) -> None:
    """Names come from files that anybody may have written."""
    laporan = report(
        pemda=Pemda(nama=given_names[0]),
        inovasi=[
            TataKelola(nama=name, perangkat_daerah=name, kematangan=number)
            for number, name in enumerate(given_names)
        ],
    )
    result = score(laporan, rules_2026)
    content = to_xlsx(tables(result, lang), lang, title=given_names[0])
    nothing_runs(content)
    _, _, rows = table_of(read_book(content).worksheets[1])
    found = [tuple(from_cell(cell.value) for cell in cells[1:3]) for cells in rows]
    assert found == [(one_line(name), one_line(name)) for name in reversed(given_names)]


@SOME
@given(st.lists(st.tuples(texts, pages), min_size=1, max_size=3), langs, texts)
def test_any_page_can_be_written_and_read_back(
    sheets: list[tuple[str, tuple[Block, ...]]], lang: Lang, title: str
) -> None:
    """Each text of a page stands in a cell; a number is one where its column holds numbers."""
    content = to_xlsx(sheets, lang, title=title)
    nothing_runs(content)
    for sheet, (_, blocks) in zip(read_book(content).worksheets, sheets, strict=True):
        expected = [row for block in blocks for row in rows_of(block, lang)]
        lines = [[cell for cell in cells if cell.has_style] for cells in sheet.iter_rows()]
        shown = [
            [
                from_cell(cell.value or "")
                if cell.data_type == "s" or cell.value is None
                else exact(cell)
                for cell in cells
            ]
            for cells in lines
            if cells
        ]
        assert len(shown) == len(expected)
        for found, row in zip(shown, expected, strict=True):
            for cell, text in zip(found, row, strict=False):
                # A number that is too long for a spreadsheet stands as the page shows it.
                as_number = Decimal(text) if isinstance(cell, Decimal) else local(text, lang)
                assert cell in (text, as_number)


@FEW
@given(st.data(), langs)
def test_the_same_report_gives_the_same_bytes(
    rules_2026: Ruleset, data: st.DataObject, lang: Lang
) -> None:
    """No time, no name of a machine: a file can be compared with the one of yesterday."""
    name = data.draw(names)
    result = score(report(pemda=Pemda(nama=name)), rules_2026)
    first, second = (to_xlsx(tables(result, lang), lang, title=name) for _ in range(2))
    assert first == second
    with ZipFile(io.BytesIO(first)) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_time_of_writing_stands_nowhere(
    kabupaten: Result, monkeypatch: pytest.MonkeyPatch
) -> None:
    properties = parts_of(to_xlsx(tables(kabupaten, "id"), "id", title="Judul"))[
        "docProps/core.xml"
    ]
    assert set(re.findall(r">([0-9TZ:-]{10,})<", properties)) == {"1980-01-01T00:00:00Z"}
    assert ">Judul<" in properties
    assert ">inovasi-index<" in properties


# How it is printed.


def test_a_number_keeps_its_decimals_and_its_groups() -> None:
    """What the page shows as 1.250.000,50 is shown so, in the signs of whoever opens it."""
    shown = ("57,50", "3", "1490", "41.250", "1.250.000,5", "-47,43", "≈ 85,4167", "≈ 41.250,1234")
    grid = Grid("Tabel", ("#Skor",), tuple((each,) for each in shown))
    _, _, rows = table_of(read_book(to_xlsx([("A", [grid])], "id")).worksheets[0])
    assert [(exact(cell), cell.number_format) for (cell,) in rows] == [
        (Decimal("57.5"), "0.00"),
        (Decimal(3), "0"),
        (Decimal(1490), "0"),
        (Decimal(41250), "#,##0"),
        (Decimal("1250000.5"), "#,##0.0"),
        (Decimal("-47.43"), "0.00"),
        (Decimal("85.4167"), '"≈ "0.0000'),
        (Decimal("41250.1234"), '"≈ "#,##0.0000'),
    ]
    assert {cell.alignment.horizontal for (cell,) in rows} == {"right"}


@given(st.integers(1, 10**24).map(str), st.text("0123456789", max_size=6), langs)
@settings(max_examples=HUNDRED // 2)
def test_a_number_that_a_spreadsheet_would_round_is_a_text(
    whole: str, places: str, lang: Lang
) -> None:
    """A spreadsheet keeps fifteen digits; what has more is not written as another number."""
    number = f"{whole}.{places}" if places else whole
    shown = local(number, lang)
    book = read_book(to_xlsx([("A", [Grid("Tabel", ("#Skor",), ((shown,),))])], lang))
    _, _, [(cell,)] = table_of(book.worksheets[0])
    digits = f"{whole}{places}".strip("0")
    if len(digits) <= 15:
        assert exact(cell) == Decimal(number)
    else:
        assert (cell.data_type, cell.value) == ("s", shown)
        assert cell.alignment.horizontal == "right"


@pytest.mark.parametrize(
    ("number", "kept"),
    [
        ("123456789012345", True),
        ("1234567890123456", False),
        ("0.00123456789012345", True),
        ("1234567890.123456", False),
        ("123456789012345000000", True),
    ],
)
def test_fifteen_digits_are_a_number_and_sixteen_a_text(number: str, kept: bool) -> None:
    """Zeros at either end are no digits that could get lost."""
    grid = Grid("Tabel", ("#Skor",), ((local(number, "en"),),))
    _, _, [(cell,)] = table_of(read_book(to_xlsx([("A", [grid])], "en")).worksheets[0])
    assert cell.data_type == ("n" if kept else "s")


def test_each_sheet_is_printed_on_a4_as_wide_as_the_paper(printed: tuple[Lang, Any]) -> None:
    lang, book = printed
    for sheet in book.worksheets:
        assert int(sheet.page_setup.paperSize) == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.oddFooter.left.text == "Kabupaten Contoh"
        page = {"id": "halaman &[Page] dari &N", "en": "page &P of &N"}[lang].replace("[Page]", "P")
        assert sheet.oddFooter.right.text == f"{sheet.title} · {page}"
    turned = [sheet.page_setup.orientation == "landscape" for sheet in book.worksheets]
    assert turned == [False, True, True, True, False]


def test_the_head_of_a_long_table_stays_in_sight(printed: tuple[Lang, Any]) -> None:
    """On the screen, and on each printed page; the summary has no table at its end."""
    summary, *sheets = printed[1].worksheets
    assert (summary.freeze_panes, summary.print_title_rows) == (None, None)
    for sheet in sheets:
        head, _, rows = table_of(sheet)
        assert sheet.freeze_panes == f"A{head + 1}"
        assert sheet.print_title_rows == f"${head}:${head}"
        assert rows


def test_a_head_far_down_is_printed_again_but_does_not_take_the_screen() -> None:
    blocks = [Items(("satu",) * 20), Grid("Tabel", ("Nama",), (("a",),))]
    (sheet,) = read_book(to_xlsx([("A", blocks)], "id")).worksheets
    assert (sheet.freeze_panes, sheet.print_title_rows) == (None, "$23:$23")


def test_of_two_tables_neither_is_the_main_one() -> None:
    grid = Grid("Tabel", ("Nama",), (("a",),))
    (sheet,) = read_book(to_xlsx([("A", [grid, grid])], "id")).worksheets
    assert (sheet.freeze_panes, sheet.print_title_rows) == (None, None)


def test_a_text_beside_the_tables_is_merged_over_the_width_of_the_sheet(
    printed: tuple[Lang, Any],
) -> None:
    for sheet in printed[1].worksheets:
        last = list(sheet.column_dimensions)[-1]
        merged = {str(each) for each in sheet.merged_cells.ranges}
        across = {
            cells[0].row
            for cells in sheet.iter_rows()
            if cells[0].has_style and not (cells[0].border.left and cells[0].border.left.style)
        }
        assert merged == {f"A{row}:{last}{row}" for row in across}


def test_every_text_has_room_for_its_lines(printed: tuple[Lang, Any]) -> None:
    """Nothing is cut off: a digit of 11 points is half as broad as it is high, a line 1.2 times."""
    for sheet in printed[1].worksheets:
        widths = {letter: each.width for letter, each in sheet.column_dimensions.items()}
        merged = {each.min_row for each in sheet.merged_cells.ranges}
        for cells in sheet.iter_rows():
            for cell in cells:
                if cell.value is None:
                    continue
                text, size = str(cell.value), cell.font.size
                room = sum(widths.values()) if cell.row in merged else widths[cell.column_letter]
                lines = len(text) * 0.85 * size / 11 / room
                assert sheet.row_dimensions[cell.row].height >= max(int(lines), 1) * size * 1.2
                if cell.data_type == "n":
                    assert room >= len(text) + 2, "shown as ###"


@pytest.mark.parametrize("lines", [1, 2, 10, 25])
def test_a_sentence_is_as_high_as_its_lines(lines: int) -> None:
    """A line of 92 digits of 11 points takes 101 of 10 points, and is 12.2 points high."""
    text = "0" * (101 * (lines - 1) + 80)
    (sheet,) = read_book(to_xlsx([("A", [Paragraph(text)])], "id")).worksheets
    assert 12.2 * lines <= sheet.row_dimensions[1].height < 12.2 * (lines * 1.1 + 2)


@pytest.mark.parametrize("letter", ["A", "w", "新", "kata "])
def test_a_very_long_name_makes_no_column_wider_than_the_paper(letter: str) -> None:
    """A name of a million letters is cut, and no line is higher than a spreadsheet draws it."""
    name = letter * 200_000
    laporan = report(pemda=Pemda(nama=name), inovasi=[TataKelola(nama=name, kematangan=Decimal(1))])
    result = of(laporan)
    book = read_book(to_xlsx(tables(result, "id"), "id", title=name))
    for sheet in book.worksheets:
        widths = [each.width for each in sheet.column_dimensions.values()]
        assert sum(widths) <= 180
        heights = [each.height for each in sheet.row_dimensions.values() if each.height]
        assert max(heights) <= 409
        assert len(sheet.oddFooter.left.text) <= 70
        assert max(len(str(c.value or "")) for row in sheet.iter_rows() for c in row) < 10_000


def test_a_column_of_numbers_is_as_wide_as_its_widest_number() -> None:
    """However little room is left: a number that does not fit is shown as ###."""
    row = ("9.999.999.999.999,99",) * 9 + ("kata " * 50,)
    grid = Grid("Tabel", (*["#Skor"] * 9, "Nama"), (row,))
    (sheet,) = read_book(to_xlsx([("A", [grid])], "id")).worksheets
    assert all(sheet.column_dimensions[letter].width >= 22 for letter in "ABCDEFGHI")


def test_an_ampersand_at_the_foot_is_no_command() -> None:
    """&P would be the number of the page."""
    content = to_xlsx([("A&B", []), ("C", [])], "en", title="Litbang &P Inovasi")
    footer = re.search(
        "<oddFooter>(.*?)</oddFooter>", parts_of(content)["xl/worksheets/sheet1.xml"]
    )
    assert footer is not None
    assert footer[1] == (
        "&amp;L&amp;8 Litbang &amp;&amp;P Inovasi&amp;R&amp;8 A&amp;&amp;B · page &amp;P of &amp;N"
    )


@given(st.lists(texts, min_size=1, max_size=6))
@settings(max_examples=HUNDRED // 2)
def test_a_sheet_has_a_name_that_a_spreadsheet_takes(given_names: list[str]) -> None:
    """At most 31 characters, none of seven signs, no apostrophe at an end, none twice."""
    book = read_book(to_xlsx([(name, []) for name in given_names], "id"))
    assert len(book.sheetnames) == len(given_names)
    assert len({name.casefold() for name in book.sheetnames}) == len(given_names)
    for name in book.sheetnames:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= 31
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert not name.endswith("'")


@pytest.mark.parametrize(
    ("given_names", "taken"),
    [
        (("kemendagri/2025 → 2026",), ["kemendagri 2025 → 2026"]),
        (("A", "a", "A"), ["A", "a (2)", "A (3)"]),
        (("A (2)", "A", "A"), ["A (2)", "A", "A (3)"]),
        (("", ""), ["(2)", "(3)"]),
        (("History",), ["History (2)"]),
        (("'Sari'", "a[1]: b?"), ["Sari", "a 1   b"]),
        (("E-Arsip \N{GRINNING FACE}",), ["E-Arsip"]),
        (("x" * 40, "x" * 40), ["x" * 31, "x" * 27 + " (2)"]),
    ],
)
def test_how_a_name_of_a_sheet_is_made(given_names: tuple[str, ...], taken: list[str]) -> None:
    """Excel keeps History for itself."""
    book = read_book(to_xlsx([(name, []) for name in given_names], "id"))
    assert book.sheetnames == taken


# Files.


def test_a_workbook_is_written_whole_or_not_at_all(
    kabupaten: Result, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was there stays as it was when the new file cannot be made."""
    target = tmp_path / "hasil.xlsx"
    save(tables(kabupaten, "id"), target, "id", title="Judul")
    content = target.read_bytes()
    assert content == to_xlsx(tables(kabupaten, "id"), "id", title="Judul")

    broken: Sheets = [("A", [Heading(1, "a"), Grid("b", ("x", "y"), (("one",),))])]
    with pytest.raises(ValueError, match="argument"):
        save(broken, target, "id")
    assert target.read_bytes() == content
    with pytest.raises(ValueError, match="argument"):
        save(broken, tmp_path / "baru.xlsx", "id")
    assert list(tmp_path.iterdir()) == [target]


def test_without_the_library_a_sentence_says_what_to_install(
    kabupaten: Result, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only a workbook needs it: every other form is written without."""
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(MissingLibraryError) as caught:
        write_result(kabupaten, tmp_path / "hasil.xlsx")
    error = caught.value
    assert isinstance(error, ImportError)
    assert error.extra == "xlsx"
    for lang in LANGS:
        assert 'pip install "inovasi-index[xlsx]"' in error.message[lang]
        assert error.message[lang] in str(error)
    assert list(tmp_path.iterdir()) == []
    for ending in set(ENDINGS) - {".xlsx"}:
        write_result(kabupaten, tmp_path / f"hasil{ending}")
    assert len(list(tmp_path.iterdir())) == len(ENDINGS) - 1


@in_every_language
def test_a_result_is_written_in_the_form_that_the_ending_asks_for(
    kabupaten: Result, tmp_path: Path, lang: Lang
) -> None:
    written = {}
    for ending in ENDINGS:
        target = tmp_path / f"hasil{ending.upper() if lang == 'en' else ending}"
        write_result(kabupaten, target, lang=lang)
        written[ending] = target.read_bytes()
    assert written[".txt"].decode() == explain(kabupaten, lang=lang)
    assert written[".md"].decode() == explain(kabupaten, lang=lang, form="markdown")
    assert explain(kabupaten, lang=lang, form="html") in written[".html"].decode()
    assert written[".html"].startswith(b"<!doctype html>")
    assert json.loads(written[".json"]) == kabupaten.to_dict()
    title = {"id": "Indeks Inovasi Daerah", "en": "Regional Innovation Index"}[lang]
    assert written[".xlsx"] == to_xlsx(
        tables(kabupaten, lang), lang, title=f"Kabupaten Contoh — {title} 2026"
    )
    assert written[".csv"].startswith(b"\xef\xbb\xbfKabupaten Contoh")
    blocks = [block for _, blocks in tables(kabupaten, lang) for block in blocks]
    assert written[".csv"].decode("utf-8-sig") == render(blocks, "csv", lang)


def test_the_language_is_indonesian_unless_another_is_asked_for(
    kabupaten: Result, tmp_path: Path
) -> None:
    write_result(kabupaten, str(tmp_path / "hasil.txt"))
    save_page(compare(2025, 2026), str(tmp_path / "beda.txt"))
    assert (tmp_path / "hasil.txt").read_text(encoding="utf-8") == explain(kabupaten)
    page = compare(2025, 2026).render()
    assert (tmp_path / "beda.txt").read_text(encoding="utf-8") == page


@pytest.mark.parametrize("name", ["hasil", "hasil.xls", "hasil.pdf", ".xlsx", "hasil.xlsx.bak"])
def test_another_ending_is_refused_with_those_that_there_are(
    kabupaten: Result, tmp_path: Path, name: str
) -> None:
    for write in (write_result, save_page):
        page: Any = kabupaten if write is write_result else compare(2025, 2026)
        with pytest.raises(WrongValueError) as caught:
            write(page, tmp_path / name)
        assert caught.value.code == "unknown-ending"
        for lang in LANGS:
            assert caught.value.message[lang].startswith(f"{name}: ")
            assert ".csv, .html, .json, .md, .txt, .xlsx" in caught.value.message[lang]
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_the_caller_s_matter(
    kabupaten: Result, tmp_path: Path
) -> None:
    with pytest.raises(OSError, match="hasil"):
        write_result(kabupaten, tmp_path / "tidak-ada" / "hasil.csv")


@in_every_language
def test_a_page_is_written_in_every_form(tmp_path: Path, lang: Lang) -> None:
    """What compares editions, follows a row, or scores a report under several editions."""
    laporan = read_laporan(EXAMPLES / "kota-lintas-tahun.yaml")
    pages = (compare(2025, 2026), history("33"), across(laporan, [2023, 2024, 2025, 2026]))
    for number, page in enumerate(pages):
        blocks = tuple(page.blocks(lang))
        title = blocks[0].text if isinstance(blocks[0], Heading) else ""
        for ending in ENDINGS:
            save_page(page, tmp_path / f"{number}{ending}", lang=lang)
        read = {ending: (tmp_path / f"{number}{ending}").read_bytes() for ending in ENDINGS}
        assert read[".txt"].decode() == page.render(lang=lang)
        assert read[".md"].decode() == page.render(lang=lang, form="markdown")
        assert page.render(lang=lang, form="html") in read[".html"].decode()
        assert json.loads(read[".json"]) == page.to_dict()
        assert read[".csv"].decode("utf-8-sig") == page.render(lang=lang, form="csv")
        assert read[".xlsx"] == to_xlsx([(title, blocks)], lang, title=title)
        nothing_runs(read[".xlsx"])
        (sheet,) = read_book(read[".xlsx"]).worksheets
        assert sheet["A1"].value == title
        assert (
            sheet.oddFooter.right.text == {"id": "halaman &P dari &N", "en": "page &P of &N"}[lang]
        )


def test_a_page_without_a_heading_and_with_half_a_character_is_written(tmp_path: Path) -> None:
    """Half of a pair of code units is no character: JSON has an escape for it."""
    page = SimpleNamespace(
        to_dict=lambda: {"nama": "\ud800"}, blocks=lambda lang: [Paragraph("a\ud800b")]
    )
    for ending in ENDINGS:
        save_page(page, tmp_path / f"halaman{ending}")
    assert json.loads((tmp_path / "halaman.json").read_bytes()) == {"nama": "\ud800"}
    assert (tmp_path / "halaman.txt").read_bytes() == b"a b\n"
    (sheet,) = openpyxl.load_workbook(tmp_path / "halaman.xlsx").worksheets
    assert sheet["A1"].value == "a b"
