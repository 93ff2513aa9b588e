"""Reports to files: the same report as YAML, JSON, CSV or XLSX, each of which reads back equal."""

import csv
import datetime as dt
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path as FilePath
from typing import Any, TypeAlias

import attrs
import yaml

from inovasi_index.exact import shortest
from inovasi_index.files.layout import as_json
from inovasi_index.files.tables import books
from inovasi_index.files.tables.cells import to_cell, to_csv
from inovasi_index.files.tables.headings import (
    BUKTI,
    FORMS,
    INOVASI,
    JURI,
    PEMDA,
    SHEETS,
    SPD,
    Kind,
    Path,
    plain,
)
from inovasi_index.files.tables.words import joined_parts
from inovasi_index.laporan import (
    Aggregate,
    Answer,
    Answers,
    Evidence,
    Inovasi,
    Juri,
    Laporan,
    Total,
)
from inovasi_index.problems import unknown_ending
from inovasi_index.values import FrozenMap, key_of

Cell: TypeAlias = str | int | Decimal | dt.date
Rows: TypeAlias = Sequence[Sequence[Cell]]
Grids: TypeAlias = Mapping[Kind, Rows]


def write_laporan(laporan: Laporan, target: str | FilePath) -> None:
    """A report as a file that reads back equal, of the kind its name ends in.

    Args:
        laporan: The report.
        target: A path that ends in ``.yaml``, ``.yml``, ``.json``, ``.csv`` or ``.xlsx``. A file
            that is there is written over; when the report cannot be written, it is left alone.

    Raises:
        WrongValueError: ``unknown-ending``, or ``too-long-for-a-cell`` for a text of more than
            32,767 characters in a table.
        MissingLibraryError: A workbook, without the extra ``xlsx``.
        OSError: The file cannot be written.
    """
    path = FilePath(target)
    make = _MAKERS.get(path.suffix.lower())
    if make is None:
        raise unknown_ending(path.name, _MAKERS)
    path.write_bytes(make(laporan))


# YAML and JSON.


def plain_laporan(laporan: Laporan) -> dict[str, Any]:
    """A report as mappings, lists, texts, numbers and dates, as a file of it would have them."""
    plain: dict[str, Any] = _plain(laporan)
    return plain


def _plain(value: Any) -> Any:
    if isinstance(value, Answers):
        return {row: _plain_answer(answer) for row, answer in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return _plain_object(value) if attrs.has(type(value)) else value


def _plain_object(value: Any) -> Any:
    if isinstance(value, Inovasi):
        return {"nama": value.nama, "bentuk": value.bentuk, **_plain_fields(value)}
    if isinstance(value, Juri):
        nilai = {row: _plain_score(answer) for row, answer in value.nilai.items()}
        return {"nama": value.nama, **({"nilai": nilai} if nilai else {})}
    design = getattr(value, "text", None)
    if design is not None and value == type(value).of(design):
        return design
    return _plain_fields(value)


def _plain_answer(answer: Answer) -> Any:
    fields = _plain_fields(answer)
    return fields["level"] if set(fields) == {"level"} else fields


def _plain_score(answer: Answer) -> Any:
    """What a juror gave: a score with a point stands for itself, as a level does."""
    fields = _plain_answer(answer)
    is_bare = isinstance(fields, dict) and set(fields) == {"value"} and _is_score(fields["value"])
    return fields["value"] if is_bare else fields


def _is_score(value: Any) -> bool:
    """Whether a number is read as a score where it stands alone: an integer is a level."""
    return isinstance(value, Decimal) and "." in shortest(value)


def _plain_fields(value: Any) -> dict[str, Any]:
    return {
        key_of(at): _plain(getattr(value, at.name))
        for at in attrs.fields(type(value))
        if at.eq is not False and getattr(value, at.name) != at.default
    }


class _Dumper(yaml.SafeDumper):
    """Writes numbers and dates as they stand, and quotes a text that looks like one."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - no file of ours has anchors
        return True


def _represent_decimal(dumper: yaml.SafeDumper, number: Decimal) -> yaml.ScalarNode:
    text = shortest(number)
    kind = "float" if "." in text else "int"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{kind}", text)


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """A text; in double quotes, with escapes, where it has letters that nobody sees."""
    style = None if text.replace("\n", "").isprintable() else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(Decimal, _represent_decimal)
_Dumper.add_representer(str, _represent_text)


def _to_yaml(laporan: Laporan) -> bytes:
    text: str = yaml.dump(
        plain_laporan(laporan), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100
    )
    return text.encode()


def _to_json(laporan: Laporan) -> bytes:
    return as_json(plain_laporan(laporan)).encode()


# Tables.


def tables_of(laporan: Laporan) -> Grids:
    """A report as tables: that of the pemda, and those of what the report has."""
    grids: dict[Kind, Rows] = {"pemda": _pemda(laporan)}
    if isinstance(laporan.spd, Answers):
        grids["spd"] = _spd(laporan.spd)
    if isinstance(laporan.inovasi, tuple):
        grids["inovasi"] = _inovasi(laporan.inovasi)
    jurors = list(_jurors(laporan.innovations))
    if jurors:
        grids["juri"] = _answered(JURI, jurors, OF_JURORS)
    documents = list(_documents(laporan))
    if documents:
        grids["bukti"] = _columns({key: names[0] for key, names in BUKTI.items()}, documents)
    return grids


def _pemda(laporan: Laporan) -> Rows:
    said: dict[Path, Any] = {("format",): laporan.format}
    said |= {("pemda", at.name): value for at, value in _given(laporan.pemda)}
    said |= {("tahun",): laporan.tahun, ("edition",): laporan.edition}
    if isinstance(laporan.spd, Total):
        said["spd", "total"] = laporan.spd.total
    if isinstance(laporan.inovasi, Aggregate):
        said |= {("inovasi", at.name): value for at, value in _given(laporan.inovasi)}
    return [[PEMDA[path][0], value] for path, value in said.items() if value is not None]


def _given(value: Any) -> Iterator[tuple[Any, Any]]:
    for at in attrs.fields(type(value)):
        given = getattr(value, at.name)
        if given is not None:
            yield at, given


ALWAYS, OF_JURORS = 3, 2
"""As many columns as make a table what it is, whether or not there is something in them."""


def _columns(
    heads: Mapping[Any, str], rows: Sequence[Mapping[Any, Cell]], always: int = ALWAYS
) -> Rows:
    """Rows under their heads, without the columns that are empty in all of them."""
    used = [key for at, key in enumerate(heads) if at < always or any(key in row for row in rows)]
    return [[heads[key] for key in used], *([row.get(key, "") for key in used] for row in rows)]


def _spd(answers: Answers) -> Rows:
    rows = [{("row",): row_id, **_answer_cells(answer)} for row_id, answer in answers.items()]
    return _columns({key: names[0] for key, names in SPD.items() if key not in _NOT_WRITTEN}, rows)


_NOT_WRITTEN = (("points",), ("name",), ("number",))
"""Columns of the region's table that are read but never needed."""


def _answer_cells(answer: Answer) -> dict[Path, Cell]:
    """An answer by the fields of its row, but for its evidence."""
    cells: dict[Path, Cell] = {
        (key,): value
        for key in ("level", "value", "previous", "current", "basis")
        if (value := getattr(answer, key)) is not None
    }
    return cells | ({("verified",): _YES} if answer.verified else {})


def _inovasi(innovations: Sequence[Inovasi]) -> Rows:
    rows = [
        {("number",): number, **_profile(inovasi), **_answers_in_columns(inovasi.sid)}
        for number, inovasi in enumerate(innovations, start=1)
    ]
    return _answered(INOVASI, rows, ALWAYS)


def _answered(
    fields: Mapping[Path, Sequence[str]], rows: Sequence[Mapping[Any, Cell]], always: int
) -> Rows:
    """Rows of some fields and of answers, each part of which has a column."""
    answered = dict.fromkeys(key for row in rows for key in row if key not in fields)
    heads: dict[Any, str] = {key: names[0] for key, names in fields.items()}
    ids = list(dict.fromkeys(row_id for row_id, _ in answered))
    for row_id, form in sorted(answered, key=lambda key: _in_order(key, ids)):
        heads[row_id, form] = f"{row_id} {FORMS[form][0]}"
    return _columns(heads, rows, always)


def _in_order(key: tuple[str, str], ids: Sequence[str]) -> tuple[Any, ...]:
    """Indicators without a number as they come, then by number, 9 before 10; parts of an answer."""
    row_id, form = key
    digits = re.match("[0-9]*", row_id)
    number = digits[0] if digits else ""
    order = (int(number), 0, row_id) if number else (-1, ids.index(row_id), row_id)
    return *order, list(FORMS).index(form)


def _profile(inovasi: Inovasi) -> dict[Any, Cell]:
    """All that is said of an innovation but its answers, by the fields of its row."""
    cells: dict[Any, Cell] = {("bentuk",): inovasi.bentuk}
    for at in attrs.fields(type(inovasi)):
        value = getattr(inovasi, at.name)
        if value == at.default or at.name in ("sid", "juri"):
            continue
        if attrs.has(type(value)):
            cells |= {(at.name, key): given for key, given in _parts_of(value)}
        else:
            cells[at.name,] = joined_parts(value) if isinstance(value, tuple) else value
    return cells


def _parts_of(value: Any) -> Iterator[tuple[str, Cell]]:
    """The parts of a design, of coordinates, of a programme; words that the text has are left."""
    for at, given in _given(value):
        is_counted = at.name == "words" and value == type(value).of(value.text or "-")
        if given != at.default and not (is_counted and value.text is not None):
            yield at.name, joined_parts(given) if isinstance(given, tuple) else given


def _answers_in_columns(answers: Answers) -> dict[Any, Cell]:
    cells: dict[Any, Cell] = {
        (row_id, path[0]): value
        for row_id, answer in answers.items()
        for path, value in _answer_cells(answer).items()
        if path != ("verified",)
    }
    verified = [row_id for row_id, answer in answers.items() if answer.verified]
    return cells | ({("verified",): joined_parts(verified)} if verified else {})


def _jurors(innovations: Sequence[Inovasi]) -> Iterator[dict[Any, Cell]]:
    """What each juror gave each innovation; a level and a score have one column."""
    times = Counter(plain(inovasi.nama) for inovasi in innovations)
    numbers = {str(number) for number, _ in enumerate(innovations, start=1)}
    for number, inovasi in enumerate(innovations, start=1):
        nama = inovasi.nama
        is_told = times[plain(nama)] == 1 and plain(nama) != "" and nama.strip() not in numbers
        for juror in inovasi.juri:
            given = _answers_in_columns(juror.nilai)
            yield {
                ("inovasi",): nama if is_told else number,
                ("juri", "nama"): juror.nama,
                **{_as_given(key, value): value for key, value in given.items()},
            }


def _as_given(key: tuple[str, str], value: Cell) -> tuple[str, str]:
    """The column of a level, and of a score that has a point: what a juror gives as it is."""
    is_score = key[-1] == "value" and _is_score(value)
    return (key[0], "score") if key[-1] == "level" or is_score else key


def _documents(laporan: Laporan) -> Iterator[dict[Path, Cell]]:
    if isinstance(laporan.spd, Answers):
        yield from _documents_of(laporan.spd, {})
    for number, inovasi in enumerate(laporan.innovations, start=1):
        owner: dict[Path, Cell] = {("inovasi",): number}
        yield from _documents_of(inovasi.sid, owner)
        for place, juror in enumerate(inovasi.juri, start=1):
            yield from _documents_of(juror.nilai, {**owner, ("juri",): place})


def _documents_of(
    answers: FrozenMap[str, Answer], owner: dict[Path, Cell]
) -> Iterator[dict[Path, Cell]]:
    for row_id, answer in answers.items():
        for piece in answer.evidence:
            yield {**owner, ("row",): row_id, **_document_cells(piece)}


def _document_cells(piece: Evidence) -> dict[Path, Cell]:
    return {
        (at.name,): joined_parts(map(str, value)) if isinstance(value, tuple) else value
        for at, value in _given(piece)
        if value != at.default
    }


def to_csv_text(grids: Grids) -> str:
    """Tables as one CSV file, an empty line between two of them."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\n")
    for number, rows in enumerate(grids.values()):
        if number:
            writer.writerow([])
        writer.writerows([_csv_cell(cell) for cell in row] for row in rows)
    return written.getvalue()


def _csv_cell(cell: Cell) -> str:
    return to_csv(cell) if isinstance(cell, str) else _number_text(cell)


def _number_text(cell: Cell) -> str:
    """A number that nobody can take for thousands: one of three places gets a fourth."""
    if not isinstance(cell, Decimal):
        return str(cell)
    text = shortest(cell)
    return f"{text}0" if len(text.partition(".")[2]) == _GROUP else text


def _to_csv(laporan: Laporan) -> bytes:
    # Spreadsheets take a file for UTF-8 only by this mark.
    return to_csv_text(tables_of(laporan)).encode("utf-8-sig")


def _to_xlsx(laporan: Laporan) -> bytes:
    book = books.library().Workbook()
    book.remove(book.active)
    for kind, rows in tables_of(laporan).items():
        sheet = book.create_sheet(SHEETS[kind])
        for line, row in enumerate(rows, start=1):
            for column, cell in enumerate(row, start=1):
                write_cell(sheet.cell(line, column), cell)
    return books.packed(book, to_cell(laporan.pemda.nama))


def write_cell(cell: Any, value: Cell) -> None:
    """Write a value: a number as one if it loses no digit, and anything else as a text."""
    if isinstance(value, int | Decimal) and books.is_kept(shortest(value)):
        cell.value = value
    elif value != "":
        books.write_text(cell, _number_text(value) if not isinstance(value, str) else value)


_MAKERS: Mapping[str, Callable[[Laporan], bytes]] = {
    ".yaml": _to_yaml,
    ".yml": _to_yaml,
    ".json": _to_json,
    ".csv": _to_csv,
    ".xlsx": _to_xlsx,
}
_GROUP = 3
_YES = "ya"
