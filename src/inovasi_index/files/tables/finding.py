"""What in a file is a table, and of what: headings make it one, wherever they stand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import define, field

from inovasi_index.files.nodes import UnreadableError
from inovasi_index.files.tables.columns import Row
from inovasi_index.files.tables.headings import FIELDS, ROW_NUMBER, Kind, Path, plain
from inovasi_index.files.tables.sheets import Sheet, csv_rows, hinted_delimiter

DELIMITERS = (",", ";", "\t")
TABLES = (".csv", ".tsv")
"""How the names of tables end."""
ROWS_TRIED = 60
"""Rows in which the headings of a text are looked for: titles and empty rows stand above them."""
LETTERS_TRIED = 200_000


@define
class Table:
    """The rows of one table, under the headings that made it one."""

    kind: Kind
    sheet: Sheet
    line: int
    heads: list[str]
    rows: list[Row] = field(factory=list)


def delimiter_of(text: str, name: str | None) -> str | None:
    """What parts the cells of a text, or None for a text that is no table.

    What is called a table and has no headings that are known is a table without them.
    """
    hint = hinted_delimiter(text)
    if hint:
        return hint
    found = {each: _known_headings(text[:LETTERS_TRIED], each) for each in DELIMITERS}
    best = max(found, key=lambda each: found[each])
    return best if found[best] or (name or "").lower().endswith(TABLES) else None


def _known_headings(text: str, delimiter: str) -> int:
    """How many headings the best row of a text has, if its cells are parted so."""
    most = 0
    try:
        for number, cells in csv_rows(text, delimiter):
            is_said = _is_of_pemda(cells) and len(_filled(cells)) > 1
            most = max(most, len(_kind_of(cells)[1]), is_said)
            if number == ROWS_TRIED:
                break
    except UnreadableError:
        pass  # said when the whole is read; the text may also be cut in the middle of a cell
    return most


_MARKS: Mapping[Kind, tuple[Path, set[Path]]] = {
    "inovasi": (("nama",), set(FIELDS["inovasi"].values()) - {("nama",)}),
    "spd": (("row",), {("level",), ("value",), ("previous",), ("current",), ("points",)}),
    "juri": (("juri", "nama"), {("inovasi",)}),
    "bukti": (("row",), {("file",), ("link",), ("date",), ("note",), ("document",)}),
}
"""What makes a row the headings of a table: a field that it must have, and one of some others."""


def _kind_of(cells: Sequence[str]) -> tuple[Kind, set[Path]]:
    """The kind of table that a row of headings begins, and the fields it names; none for no row."""
    found: dict[Kind, set[Path]] = {}
    small = [plain(cell) for cell in cells]
    for kind, (needed, others) in _MARKS.items():
        named = {FIELDS[kind][each] for each in small if each in FIELDS[kind]}
        if needed in named and (named & others or _has_numbers(kind, small)):
            found[kind] = named
    if "juri" in found and "inovasi" in found:
        # What is judged may be called like a field of the profile: Manfaat, Hasil, Penerapan. But
        # who looked at an innovation, a Penilai beside its Bentuk, is no juror of a contest.
        is_juror = any("juri" in each.split() for each in small)
        found.pop("inovasi" if is_juror or ("bentuk",) not in found["inovasi"] else "juri")
    best = max(found, key=lambda kind: len(found[kind]), default=None)
    return ("inovasi", set()) if best is None else (best, found[best])


def _has_numbers(kind: Kind, small: Iterable[str]) -> bool:
    return kind == "inovasi" and any(ROW_NUMBER.fullmatch(each) for each in small)


def _is_of_pemda(cells: Sequence[str]) -> bool:
    filled = _filled(cells)
    return bool(filled) and plain(filled[0]) in FIELDS["pemda"]


def _filled(cells: Iterable[str]) -> list[str]:
    return [cell for cell in cells if cell.strip()]


def tables_in(sheet: Sheet) -> Iterator[Table]:
    """The tables of a sheet: headings begin one at the top, and again after an empty row."""
    current: Table | None = None
    before = 0
    for row in sheet.rows:
        line, cells = row
        is_start = current is None or line > before + 1
        before = line
        kind, named = _kind_of(cells) if is_start else ("inovasi", set())
        begun = None
        if named:
            begun = Table(kind, sheet, line, cells)
        elif is_start and _is_of_pemda(cells) and (current is None or current.kind != "pemda"):
            begun = Table("pemda", sheet, line, [], [row])
        elif current is not None:
            current.rows.append(row)
        if begun is not None:
            current = begun
            yield begun
