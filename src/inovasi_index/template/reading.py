"""The sheet to read: what each indicator asks, by what it is shown, and what the codes mean."""

from collections.abc import Iterator, Mapping
from typing import Any

from inovasi_index.describe import marked, page_of, row_name
from inovasi_index.pages import show_number
from inovasi_index.ruleset import Code, Condition, Indicator, Ruleset
from inovasi_index.template.asking import Table, levels, numbered
from inovasi_index.template.form import READING, Form, fit
from inovasi_index.text import Lang, Text

_READ_WIDTHS = (14, 24, 11, 8, 38, 36, 36, 11)

_FIRST_READ = 4


def write_reading(form: Form) -> None:
    """What the edition says of each indicator, of the codes and of the conditions."""
    sheet = form.sheet(READING, _READ_WIDTHS)
    form.write(sheet.cell(1, 1), form.rules.title[form.lang], "title")
    for at, head in enumerate(_READ_HEADS, start=1):
        form.write(sheet.cell(_FIRST_READ - 1, at), head[form.lang], "head")
    for line, texts in enumerate(_read_lines(form.rules, form.lang), start=_FIRST_READ):
        _write_read(form, sheet, line, texts)
    sheet.freeze_panes = sheet.cell(_FIRST_READ, 1)
    sheet.sheet_view.showGridLines = False
    form.print_on(sheet, head=_FIRST_READ - 1)


def _write_read(form: Form, sheet: Any, line: int, texts: tuple[str, ...]) -> None:
    """A line of as many texts as it has: few of them have more columns each."""
    widths, at = list(_READ_WIDTHS), 1
    for text, span in zip(texts, _SPANS[len(texts)], strict=True):
        form.write(sheet.cell(line, at), text, "section" if len(texts) == 1 else "read")
        if span > 1:
            sheet.merge_cells(None, line, at, line, at + span - 1)
        widths[at - 1] = sum(_READ_WIDTHS[at - 1 : at + span - 1])
        at += span
    fit(sheet, line, widths)


_SPANS: Mapping[int, tuple[int, ...]] = {1: (8,), 3: (5, 2, 1), 8: (1,) * 8}
"""Over how many columns the texts of a line stand, by how many they are."""


def _read_lines(rules: Ruleset, lang: Lang) -> Iterator[tuple[str, ...]]:
    """The lines of the sheet to read; one of a single text is the head of a section."""
    for title, lines in _sections(rules, lang):
        if lines:
            yield (title[lang],)
            yield from lines


def _sections(rules: Ruleset, lang: Lang) -> Iterator[tuple[Text, list[tuple[str, ...]]]]:
    """The indicators by their aspects, the lists of codes, and the conditions."""
    for aspect in rules.aspects:
        rows = (row for row in rules.rows.values() if row.aspect == aspect.code)
        yield aspect.name, [line for row in rows for line in _lines_of_row(row, lang)]
    lists = [(group.name, group.urusan) for group in rules.urusan]
    lists += [(_ASTA_CITA, rules.profile.asta_cita), (_PKPN, rules.profile.pkpn)]
    for name, codes in lists:
        yield name, [_line_of_code(code, lang) for code in codes]
    conditions = rules.eligibility.conditions
    yield _CONDITIONS[rules.eligibility.effect], [_line_of(each, lang) for each in conditions]


def _line_of(condition: Condition, lang: Lang) -> tuple[str, ...]:
    said = " ".join(text[lang] for text in (condition.rule, condition.note) if text)
    judged = (_JUDGED if condition.method else _NOT_JUDGED)[lang]
    return said, judged, page_of(condition.source)[lang]


def _lines_of_row(row: Indicator, lang: Lang) -> Iterator[tuple[str, ...]]:
    weight = "" if row.weight is None else show_number(row.weight, lang)
    mandatory = (_YES_SHOWN if row.mandatory else _NO_SHOWN)[lang]
    definition = row.definition[lang] if row.definition else ""
    levels, evidence = ("", "") if row.bases else _levels_and_evidence(row, lang)
    page = page_of(row.source)[lang]
    name = row_name(row)[lang]
    yield marked(row), name, mandatory, weight, definition, levels, evidence, page
    for basis in row.bases:
        definition = basis.definition[lang] if basis.definition else ""
        page = page_of(basis.source or row.source)[lang]
        name = f"{row.id} {basis.code}"
        cells = _levels_and_evidence(basis, lang)
        yield name, basis.name[lang], "", "", definition, *cells, page


def _levels_and_evidence(table: Table, lang: Lang) -> tuple[str, str]:
    rule = table.evidence
    evidence = f"{rule.text[lang]} ({', '.join(rule.files)})" if rule else ""
    return "\n".join(levels(table, lang)), evidence


def _line_of_code(code: Code, lang: Lang) -> tuple[str, ...]:
    told = [text[lang] for text in (code.definition, *code.programs) if text]
    name = numbered(code, lang)
    shown = name if code.code.isdecimal() else f"{name} ({code.code})"
    return shown, "; ".join(told), page_of(code.source)[lang] if code.source else ""


_READ_HEADS = (
    Text(id="Kode", en="Code"),
    Text(id="Yang dinilai", en="What is judged"),
    Text(id="Wajib", en="Mandatory"),
    Text(id="Bobot", en="Weight"),
    Text(id="Definisi", en="Definition"),
    Text(id="Arti setiap level", en="What each level means"),
    Text(id="Bukti yang diminta", en="Evidence asked for"),
    Text(id="Halaman", en="Page"),
)

_YES_SHOWN, _NO_SHOWN = Text(id="ya", en="yes"), Text(id="tidak", en="no")

_ASTA_CITA = Text(id="Asta Cita", en="Asta Cita, the eight national missions")

_PKPN = Text(id="Klaster PKPN", en="Clusters of the national priority programmes (PKPN)")

_CONDITIONS: Mapping[str, Text] = {
    "excluded": Text(
        id="Syarat inovasi; yang tidak memenuhi syarat tidak dinilai",
        en="Conditions of an innovation; one that fails them is not scored",
    ),
    "notice": Text(
        id="Syarat inovasi; yang tidak memenuhi syarat hanya dicatat",
        en="Conditions of an innovation; one that fails them is only noted",
    ),
}

_JUDGED = Text(id="Diperiksa dari laporan.", en="Checked from the report.")

_NOT_JUDGED = Text(id="Diperiksa di luar laporan.", en="Checked outside the report.")
