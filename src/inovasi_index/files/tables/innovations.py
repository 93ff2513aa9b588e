"""The innovations of a table, one a row: what is said of each, and its answers."""

import re
from collections.abc import Iterator, Mapping

from attrs import define, field, frozen

from inovasi_index.exact import shortest
from inovasi_index.files.nodes import Node, Value
from inovasi_index.files.tables import headings
from inovasi_index.files.tables.answers import AnswerTable, Parts, finished
from inovasi_index.files.tables.columns import Row, Subjects, same_field
from inovasi_index.files.tables.finding import Table
from inovasi_index.files.tables.headings import Path, plain
from inovasi_index.files.tables.rows import RowNode, Rows, below, is_nothing
from inovasi_index.files.tables.words import code_in, codes_in
from inovasi_index.problems import Place, shorten
from inovasi_index.ruleset import Ruleset
from inovasi_index.text import Text

Given = Mapping[Path, str]
"""What the caller says that the file does not, by its field."""


@define
class Entry:
    """One innovation as its row has it, until its jurors and its evidence have been found.

    ``missing`` tells where each field should stand that is not there.
    """

    number: str
    place: Place
    values: dict[str, Node]
    answers: dict[str, Parts]
    missing: Mapping[str, Place]
    jurors: "list[Juror]" = field(factory=list)

    @property
    def name(self) -> str:
        """The name as names are compared, or nothing where there is none."""
        return _name_in(self.values)


@define
class Juror:
    """What a juror gave an innovation, as a row of a table has it; ``place`` is for the name."""

    sheet: AnswerTable
    place: Place
    values: dict[str, Node]
    answers: dict[str, Parts]

    @property
    def name(self) -> str:
        """The name as names are compared, or nothing where there is none."""
        return _name_in(self.values)

    @property
    def node(self) -> Node:
        """The juror as the report writes one, when the evidence has been found."""
        values = dict(self.values)
        if self.answers:
            answers = finished(self.sheet.rows, self.answers, self.sheet.subjects)
            values["nilai"] = Node(answers, self.place)
        return RowNode(values, self.place, {"nama": self.place})


def _name_in(values: Mapping[str, Node]) -> str:
    node = values.get("nama")
    return plain(str(node.value)) if node is not None and node.value is not None else ""


@frozen
class InnovationTable:
    """One table of innovations, with all that is needed to read its rows."""

    sheet: AnswerTable
    rules: Ruleset | None
    given: Given

    @classmethod
    def of(cls, rows: Rows, table: Table, rules: Ruleset | None, given: Given) -> "InnovationTable":
        """A table whose columns are known; what is to be said of them is said."""
        subjects = Subjects(rules, "inovasi")
        made = cls(AnswerTable.of(rows, table, subjects, given, ("nama",)), rules, given)
        if not made._has_form:
            place = rows.place(table, table.line, 1)
            rows.document.problem("missing-column", _NO_FORM, place)
        return made

    @property
    def _rows(self) -> Rows:
        return self.sheet.rows

    @property
    def _is_contest(self) -> bool:
        """Whether what an innovation has is no maturity, but points of several parts."""
        return self.rules is not None and self.rules.ranks_inovasi

    @property
    def _has_form(self) -> bool:
        return ("bentuk",) in self.sheet.columns.fields or ("bentuk",) in self.given

    def entries(self) -> Iterator[Entry]:
        """The innovations; a row without anything in it is none, and one of totals neither."""
        for row in self.sheet.table.rows:
            if self.sheet.passes_over(row):
                continue
            cells, answers = self.sheet.cells(row), self.sheet.answers(row)
            number = cells.pop(("number",), None)
            if answers or not all(is_nothing(node.value) for node in cells.values()):
                yield self._entry(row, number, cells, answers)

    def _entry(
        self, row: Row, number: Node | None, cells: dict[Path, Node], answers: dict[str, Parts]
    ) -> Entry:
        line, _ = row
        table, fields = self.sheet.table, self.sheet.columns.fields
        place = self._rows.place(table, line, self.sheet.name_column)
        missing = {path[0]: self._rows.place(table, line, at) for path, at in fields.items()}
        values = {} if self._has_form else {"bentuk": Node(None, place)}
        for path, text in self.given.items():
            if path in headings.INOVASI:
                cells.setdefault(same_field(path, cells), Node(text, place))
        verified = cells.pop(("verified",), None)
        if verified is not None:
            self.sheet.verify(verified, answers)
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
        if path in self.sheet.columns.dates:
            return node.with_value(self.sheet.columns.date_in(path, text))
        if path == ("kematangan",):
            return self._maturity(node, text)
        if path == ("koordinat",):
            return self._coordinates(node, text)
        if path[-1] in _NUMBERS:
            return self._rows.number(node)
        known = codes_in(path, self.rules)
        if path in _LISTS:
            items = [code_in(each, path, known) for each in self._rows.parts(node, known)]
            return node.with_value([node.with_value(each) for each in items])
        return node.with_value(code_in(text, path, known)) if known else node

    def _maturity(self, node: Node, text: str) -> Node:
        """A ready maturity, ``76`` or ``76 dari 111``."""
        match = _OUT_OF.fullmatch(text.strip())
        if match is None:
            return self._rows.number(node)
        most = self._rows.number(node.with_value(match[2])).value
        if self.rules is None or self._is_contest:
            return self._rows.number(node.with_value(match[1]))
        if most not in (None, shortest(self.rules.highest_kematangan)):
            told = _OTHER_MAXIMUM.fill(most=most, edition=self.rules.edition)
            self._rows.document.warning("other-maximum", told, node.place)
        return self._rows.number(node.with_value(match[1]))

    def _coordinates(self, node: Node, text: str) -> Node:
        """Latitude and longitude in one cell, apart by a semicolon, a comma or a space."""
        for sign in (";", ", ", " ", ","):
            parts = [part for part in text.split(sign) if part.strip()]
            if len(parts) == len(_AXES):
                axes = zip(_AXES, parts, strict=True)
                read = {axis: self._rows.number(node.with_value(part)) for axis, part in axes}
                return node.with_value(read)
        return node

    # The innovation as the report writes it.

    def node_of(self, entry: Entry) -> Node:
        """An innovation with its answers, when its evidence has been found."""
        values = dict(entry.values)
        if entry.answers:
            answers = finished(self._rows, entry.answers, self.sheet.subjects)
            self._compare_sum(values, answers)
            values["sid"] = Node(answers, entry.place)
        if entry.jurors:
            values["juri"] = Node([juror.node for juror in entry.jurors], entry.place)
        return RowNode(values, entry.place, entry.missing)

    def _compare_sum(self, values: dict[str, Node], answers: Mapping[str, Node]) -> None:
        """A maturity beside the answers that it is the sum of: the answers count."""
        stated = values.pop("kematangan", None)
        if stated is None or stated.value is None or self._is_contest:
            return
        total = self.sheet.subjects.sum_of({row: _level(answer) for row, answer in answers.items()})
        if total is not None and stated.value != total:
            text = _SUM_DIFFERS.fill(given=shorten(stated.value), total=total)
            self._rows.document.warning("sum-differs", text, stated.place)


def _level(answer: Node) -> Value:
    """The level that an answer was given as, if it was."""
    if isinstance(answer.value, dict):
        level = answer.value.get("level")
        return None if level is None else level.value
    return answer.value


_LISTS = (("urusan_beririsan",), ("pkpn", "beririsan"))
_AXES = ("lat", "lon")
_NUMBERS = ("words", *_AXES)
_OUT_OF = re.compile(r"([0-9.,]+)\s*(?:dari|/)\s*([0-9.,]+)", re.IGNORECASE)

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
_SUM_DIFFERS = Text(
    id="kematangan tertulis {given}, tetapi jawaban per indikator berjumlah {total}; "
    "yang dipakai jawabannya",
    en="the maturity says {given}, but the answers by indicator add up to {total}; "
    "the answers are used",
)
