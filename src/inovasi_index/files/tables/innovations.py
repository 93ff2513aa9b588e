"""The innovations of a table, one a row: what is said of each, and its answers."""

import re
from collections.abc import Iterator, Mapping

from attrs import define, frozen

from inovasi_index.exact import shortest
from inovasi_index.files.nodes import Node, Value
from inovasi_index.files.tables import headings
from inovasi_index.files.tables.answers import Parts, finished
from inovasi_index.files.tables.columns import Columns, Row, Subjects, columns_of, same_field
from inovasi_index.files.tables.finding import Table
from inovasi_index.files.tables.headings import Path, plain
from inovasi_index.files.tables.rows import Rows, below, is_nothing
from inovasi_index.files.tables.words import code_in, codes_in, parts_in, yes_no_in
from inovasi_index.problems import Place, shorten
from inovasi_index.ruleset import Ruleset
from inovasi_index.text import Text

Given = Mapping[Path, str]
"""What the caller says that the file does not, by its field."""


@define
class Entry:
    """One innovation as its row has it, until its evidence has been found.

    ``missing`` tells where each field should stand that is not there.
    """

    number: str
    place: Place
    values: dict[str, Node]
    answers: dict[str, Parts]
    missing: Mapping[str, Place]

    @property
    def name(self) -> str:
        """The name as names are compared, or nothing where there is none."""
        node = self.values.get("nama")
        return plain(str(node.value)) if node is not None and node.value is not None else ""


class _RowNode(Node):
    """The values of one row: what is missing is missed at its cell."""

    __slots__ = ("cells",)

    def __init__(self, value: Value, mark: Place, cells: Mapping[str, Place]) -> None:
        super().__init__(value, mark)
        self.cells = cells

    def missing(self, key: str) -> Place:
        """Where a key that is not there should stand."""
        return self.cells.get(key, self.place)


@frozen
class InnovationTable:
    """One table of innovations, with all that is needed to read its rows."""

    rows: Rows
    table: Table
    subjects: Subjects
    rules: Ruleset | None
    given: Given
    columns: Columns

    @classmethod
    def of(cls, rows: Rows, table: Table, rules: Ruleset | None, given: Given) -> "InnovationTable":
        """A table whose columns are known; what is to be said of them is said."""
        subjects = Subjects(rules, "inovasi")
        columns = columns_of(table.heads, table.rows, subjects, given)
        made = cls(rows, table, subjects, rules, given, columns)
        made._note_columns()
        return made

    def _note_columns(self) -> None:
        rows, table, columns = self.rows, self.table, self.columns
        for at in columns.unknown:
            rows.note_unknown(table, at)
        for at in columns.twice:
            rows.note_twice(table, at)
        for at, text in columns.read_as:
            rows.document.warning("read-as", text, rows.place(table, table.line, at))
        rows.note_ambiguous(table, columns.ambiguous)
        rows.check_merged(table, columns.used, self._name)
        if not self._has_form:
            rows.document.problem("missing-column", _NO_FORM, rows.place(table, table.line, 1))

    @property
    def _name(self) -> int:
        """The column of the names; without one this would be no table of innovations."""
        return self.columns.fields["nama",]

    @property
    def _has_form(self) -> bool:
        return ("bentuk",) in self.columns.fields or ("bentuk",) in self.given

    def entries(self) -> Iterator[Entry]:
        """The innovations; a row without anything in it is none, and one of totals neither."""
        for row in self.table.rows:
            if self.rows.passes_over(self.table, row, self._name):
                continue
            cells = self.rows.cells(self.table, row, self.columns.fields)
            answers = self._answers(row)
            number = cells.pop(("number",), None)
            if answers or not all(is_nothing(node.value) for node in cells.values()):
                yield self._entry(row, number, cells, answers)

    def _entry(
        self, row: Row, number: Node | None, cells: dict[Path, Node], answers: dict[str, Parts]
    ) -> Entry:
        line, _ = row
        fields = self.columns.fields
        place = self.rows.place(self.table, line, self._name)
        missing = {path[0]: self.rows.place(self.table, line, at) for path, at in fields.items()}
        values = {} if self._has_form else {"bentuk": Node(None, place)}
        for path, text in self.given.items():
            if path in headings.INOVASI:
                cells.setdefault(same_field(path, cells), Node(text, place))
        verified = cells.pop(("verified",), None)
        if verified is not None:
            self._verify(verified, answers)
        for path, node in cells.items():
            self._fill(values, path, node)
        design = values.get("rancang_bangun")
        if design is not None and isinstance(design.value, dict) and set(design.value) == {"text"}:
            values["rancang_bangun"] = design.value["text"]  # which says how many words it has
        return Entry(
            number=str(number.value).strip() if number is not None else "",
            place=place,
            values=values,
            answers=answers,
            missing=missing,
        )

    # What is said of an innovation.

    def _fill(self, values: dict[str, Node], path: Path, node: Node) -> None:
        read = self._read(path, node) if isinstance(node.value, str) else node
        if len(path) > 1:
            below(values, path[0], node.place)[path[1]] = read
        else:
            values[path[0]] = read

    def _read(self, path: Path, node: Node) -> Node:
        """A cell by what its field takes."""
        text = str(node.value)
        if path in self.columns.dates:
            return node.with_value(self.columns.date_in(path, text))
        if path == ("kematangan",):
            return self._maturity(node, text)
        if path == ("koordinat",):
            return self._coordinates(node, text)
        if path[-1] in _NUMBERS:
            return self.rows.number(node)
        known = codes_in(path, self.rules)
        if path in _LISTS:
            items = [code_in(each, path, known) for each in parts_in(text, known)]
            return node.with_value([node.with_value(each) for each in items])
        return node.with_value(code_in(text, path, known)) if known else node

    def _maturity(self, node: Node, text: str) -> Node:
        """A ready maturity, ``76`` or ``76 dari 111``."""
        match = _OUT_OF.fullmatch(text.strip())
        if match is None:
            return self.rows.number(node)
        most = self.rows.number(node.with_value(match[2])).value
        if self.rules and most not in (None, shortest(self.rules.highest_kematangan)):
            told = _OTHER_MAXIMUM.fill(most=most, edition=self.rules.edition)
            self.rows.document.warning("other-maximum", told, node.place)
        return self.rows.number(node.with_value(match[1]))

    def _coordinates(self, node: Node, text: str) -> Node:
        """Latitude and longitude in one cell, apart by a semicolon, a comma or a space."""
        for sign in (";", ", ", " ", ","):
            parts = [part for part in text.split(sign) if part.strip()]
            if len(parts) == len(_AXES):
                axes = zip(_AXES, parts, strict=True)
                read = {axis: self.rows.number(node.with_value(part)) for axis, part in axes}
                return node.with_value(read)
        return node

    # Its answers.

    def _answers(self, row: Row) -> dict[str, Parts]:
        found: dict[str, Parts] = {}
        for (row_id, form), at in self.columns.answers.items():
            node = self.rows.cell(self.table, row, at)
            if node is None:
                continue
            if form != "evidence":
                found.setdefault(row_id, {})[form] = node
            elif yes_no_in(str(node.value)) == "true":
                found.setdefault(row_id, {})[form] = _marked(node)
        return found

    def _verify(self, node: Node, answers: dict[str, Parts]) -> None:
        """Mark the answers that a list names as verified."""
        text = str(node.value)
        named = [self.subjects.find(each) for each in parts_in(text, {})]
        for row_id in answers if plain(text) in headings.ALL else named:
            if row_id in answers:
                answers[row_id]["verified"] = node.with_value("true")
            else:
                told = _UNANSWERED.fill(row=shorten(row_id))
                self.rows.document.warning("verified-unanswered", told, node.place)

    # The innovation as the report writes it.

    def node_of(self, entry: Entry) -> Node:
        """An innovation with its answers, when its evidence has been found."""
        values = dict(entry.values)
        if entry.answers:
            answers = finished(self.rows, entry.answers, self.subjects)
            self._compare_sum(values, answers)
            values["sid"] = Node(answers, entry.place)
        return _RowNode(values, entry.place, entry.missing)

    def _compare_sum(self, values: dict[str, Node], answers: Mapping[str, Node]) -> None:
        """A maturity beside the answers that it is the sum of: the answers count."""
        stated = values.pop("kematangan", None)
        if stated is None or stated.value is None:
            return
        total = self.subjects.sum_of({row: _level(answer) for row, answer in answers.items()})
        if total is not None and stated.value != total:
            text = _SUM_DIFFERS.fill(given=shorten(stated.value), total=total)
            self.rows.document.warning("sum-differs", text, stated.place)


def _level(answer: Node) -> Value:
    """The level that an answer was given as, if it was."""
    if isinstance(answer.value, dict):
        level = answer.value.get("level")
        return None if level is None else level.value
    return answer.value


def _marked(node: Node) -> Node:
    """A mark that evidence is there: it says no more than that."""
    there = Node({"note": node.with_value(_THERE)}, node.place)
    return Node([there], node.place)


_LISTS = (("urusan_beririsan",), ("pkpn", "beririsan"))
_AXES = ("lat", "lon")
_NUMBERS = ("words", *_AXES)
_OUT_OF = re.compile(r"([0-9.,]+)\s*(?:dari|/)\s*([0-9.,]+)", re.IGNORECASE)
_THERE = "ada"
"""What is noted of evidence of which a table only says that it is there."""

_NO_FORM = Text(
    id="kolom Bentuk tidak ada; tambahkan, atau sebutkan untuk semua inovasi saat membaca "
    "(--given bentuk=…)",
    en="there is no column Bentuk; add it, or say it for all innovations when reading "
    "(--given bentuk=…)",
)
_OTHER_MAXIMUM = Text(
    id="kematangan tertinggi di sini {most}, berbeda dari {edition}",
    en="the highest maturity here is {most}, unlike that of {edition}",
)
_UNANSWERED = Text(
    id="indikator {row} disebut terverifikasi tetapi tidak dijawab",
    en="indicator {row} is called verified but is not answered",
)
_SUM_DIFFERS = Text(
    id="kematangan tertulis {given}, tetapi jawaban per indikator berjumlah {total}; "
    "yang dipakai jawabannya",
    en="the maturity says {given}, but the answers by indicator add up to {total}; "
    "the answers are used",
)
