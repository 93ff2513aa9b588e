"""Indicators: what the rules of each year say of one, how it changed, and which there are."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from docutils import nodes

from inovasi_index.describe import levels_table, marked, page_of, row_blocks, row_name, rows_of
from inovasi_index.pages import Block, Grid, Paragraph, show_number
from inovasi_index.ruleset import STATUS, Citation, Indicator, Ruleset
from inovasi_index.sphinx.blocks import fields, fill, section, table
from inovasi_index.sphinx.sheets import Sheet, short_name
from inovasi_index.text import Text
from inovasi_index.timeline import History, Year, through

ANNOUNCED = "prognosis"
"""The status of an edition that is not in force yet."""


def indicator(sheet: Sheet) -> None:
    """One indicator: in one edition, or through all years, the one in force first."""
    issuer, number = _in_line(sheet)
    if issuer is None:
        _in_one_edition(sheet)
        return
    past = through(number, sheet.site.line(issuer), issuer)
    first = in_force([each.rules for each in past.years])
    at = [each.rules for each in past.years].index(first)
    title = _title(sheet, number, past.years[at].rows)
    page = sheet.titled(title)
    rows = [row for each in past.years for row in each.rows]
    for name in dict.fromkeys([number, *(row.id for row in rows)]):
        sheet.anchor(page, "indicator", f"{issuer}/{name}", title)
    sheet.index(title)
    sheet.findable(_names(rows))
    _show_year(sheet, page, past.years[at])
    _show_history(sheet, page, past)
    for order in (past.years[at::-1], past.years[at:]):
        for above, year in pairwise(order):
            _show_year(sheet, page, year, above)


def _in_one_edition(sheet: Sheet) -> None:
    rules, name = sheet.site.within(sheet.argument, "indicator")
    rows = rows_of(rules, name)
    title = _title(sheet, name, rows)
    page = sheet.titled(title)
    sheet.findable(_names(rows))
    _show_rows(sheet, page, Year(rules, rows, ()))
    sheet.index(title)


def history(sheet: Sheet) -> None:
    """One indicator through all years: what it weighed and took, and what changed."""
    issuer, number = _in_line(sheet)
    own = issuer or sheet.site.issuer
    sheet.blocks(through(number, sheet.site.line(own), own).blocks(sheet.lang))


def levels(sheet: Sheet) -> None:
    """The levels of an indicator, and the evidence they take."""
    rules, name = sheet.site.within(sheet.argument, "indicator")
    for row in rows_of(rules, name):
        for each in row.tables:
            fill(sheet.body, levels_table(each, sheet.lang))


def indicators(sheet: Sheet) -> None:
    """Every indicator of the site, with the years that ask for it."""
    page = sheet.titled(_INDICATORS[sheet.lang])
    lines = [line for line in sheet.site.lines if any(rules.indicators for rules in line)]
    for line in lines:
        place = page
        if len(lines) > 1:
            place = section(in_force(line).title[sheet.lang])
            page += place
        place += _table_of(sheet, line)


def in_force(line: Sequence[Ruleset]) -> Ruleset:
    """The latest of some editions that is not only announced."""
    known = [rules for rules in line if rules.status != ANNOUNCED]
    return (known or line)[-1]


def _in_line(sheet: Sheet) -> tuple[str | None, str]:
    """The issuer and the number of an id that names no edition; no issuer for one that does."""
    first, slash, rest = sheet.argument.partition("/")
    if not slash:
        return sheet.site.issuer, first
    issuers = {name.partition("/")[0] for name in sheet.site.catalog.editions()}
    return (first if first in issuers and "/" not in rest else None), rest


def _title(sheet: Sheet, name: str, rows: Sequence[Indicator]) -> str:
    row = rows[0]
    told = row_name(row) if row.id == name else row.heading or row.name
    return f"{name} {told[sheet.lang]}"


def _names(rows: Iterable[Indicator]) -> Iterator[Text]:
    for row in rows:
        yield row_name(row)
        yield from (basis.name for basis in row.bases)


def _show_year(sheet: Sheet, page: nodes.Element, year: Year, above: Year | None = None) -> None:
    """What one year says, in a section; what the year above it says too is not repeated."""
    place = section(f"{short_name(year.rules)} ({STATUS[year.rules.status][sheet.lang]})")
    page += place
    _show_rows(sheet, place, year, above)


def _show_history(sheet: Sheet, page: nodes.Element, past: History) -> None:
    place = section(_HISTORY[sheet.lang])
    page += place
    _, *blocks = past.blocks(sheet.lang)
    fill(place, blocks, 1)


def _show_rows(sheet: Sheet, place: nodes.Element, year: Year, above: Year | None = None) -> None:
    """The rows of an indicator in one edition: one right in its place, several in sections."""
    edition = year.rules.edition
    number = str(year.rows[0].number)
    if len(year.rows) == len([row for row in year.rules.indicators if str(row.number) == number]):
        title = f"{_title(sheet, number, year.rows)} ({short_name(year.rules)})"
        sheet.anchor(place, "indicator", f"{edition}/{number}", title)
    for row in year.rows:
        title = f"{row.id} {row_name(row)[sheet.lang]}"
        at = place
        if len(year.rows) > 1:
            at = section(f"{marked(row)} {row_name(row)[sheet.lang]}")
            place += at
        if row.id != number:
            full = f"{title} ({short_name(year.rules)})"
            sheet.anchor(at, "indicator", f"{edition}/{row.id}", full)
        at += _facts(sheet, year.rules, row, is_named=at is not place)
        fill(at, _not_told(sheet, row, year, above))


def _not_told(sheet: Sheet, row: Indicator, year: Year, above: Year | None) -> list[Block]:
    """What a year says of a row; where it only adds to the year above, what it adds."""
    _, *blocks = row_blocks(row, year.rules, sheet.lang)
    same = above and next((each for each in above.rows if each.id == row.id), None)
    if not above or not same:
        return blocks
    _, *known = row_blocks(same, above.rules, sheet.lang)
    if not all(block in blocks for block in known):
        return blocks
    as_above = _AS_ABOVE.fill(edition=above.rules.edition)[sheet.lang]
    return [Paragraph(as_above), *(block for block in blocks if block not in known)]


def _facts(sheet: Sheet, rules: Ruleset, row: Indicator, *, is_named: bool) -> nodes.field_list:
    """What a row is called, if no heading says it, where it belongs, and where it is printed."""
    lang, edition = sheet.lang, rules.edition
    aspect = next(each for each in rules.aspects if each.code == row.aspect)
    variable = next(each for each in aspect.variables if each.code == row.variable)
    at = f"{edition}/{aspect.code}"
    printed = "; ".join(
        f"{rules.sources[code].document}, {page_of(Citation({code: place}))[lang]}"
        for code, place in row.source.items()
    )
    name = (_NAME, nodes.Text(f"{marked(row)} {row_name(row)[lang]}"))
    pairs = (
        *(() if is_named else (name,)),
        (_EDITION, sheet.edition(rules)),
        (_ASPECT, sheet.link("aspect", at, f"{aspect.name[lang]} ({aspect.code})")),
        (_VARIABLE, sheet.link("variable", f"{at}/{variable.code}", variable.name[lang])),
        (_PRINTED, nodes.Text(printed)),
    )
    return fields((name[lang], value) for name, value in pairs)


def _table_of(sheet: Sheet, line: Sequence[Ruleset]) -> nodes.table:
    """The indicators of a line of editions, each as in the latest edition in force that has it."""
    known = sorted({row.number for rules in line for row in rules.indicators})
    rows, cells = [], {}
    for place, number in enumerate(known):
        years = [rules for rules in line if any(row.number == number for row in rules.indicators)]
        rules = in_force(years)
        own = rows_of(rules, str(number))
        name = (own[0].heading or own[0].name)[sheet.lang]
        rows.append((str(number), name, own[0].aspect, _weight(sheet, own), _spans(years, line)))
        of_line = rules.edition if rules.ranks_inovasi else rules.issuer
        cells[place, 1] = sheet.link("indicator", f"{of_line}/{number}", name)
    heads = ("#No", _NAME[sheet.lang], _ASPECT[sheet.lang], _WEIGHT[sheet.lang], _YEARS[sheet.lang])
    return table(Grid(_EACH[sheet.lang], heads, tuple(rows)), cells)


def _weight(sheet: Sheet, rows: Sequence[Indicator]) -> str:
    known = [show_number(row.weight, sheet.lang) for row in rows if row.weight is not None]
    return " + ".join(known) or "–"


def _spans(years: Sequence[Ruleset], line: Sequence[Ruleset]) -> str:
    """Years as spans of the line that they belong to, ``2021, 2023–2029``."""
    spans: list[list[str]] = []
    for rules in line:
        if rules not in years:
            spans.append([])
        else:
            spans = spans or [[]]
            spans[-1].append(short_name(rules))
    return ", ".join("–".join(dict.fromkeys((span[0], span[-1]))) for span in spans if span)


_INDICATORS = Text(id="Indikator", en="Indicators")
_EACH = Text(
    id="Setiap indikator, menurut edisi terakhir yang berlaku",
    en="Every indicator, by the latest edition in force",
)
_HISTORY = Text(id="Dari tahun ke tahun", en="Year by year")
_AS_ABOVE = Text(id="Seperti {edition} di atas.", en="As {edition} above.")
_NAME = Text(id="Nama", en="Name")
_EDITION = Text(id="Edisi", en="Edition")
_ASPECT = Text(id="Aspek", en="Aspect")
_VARIABLE = Text(id="Variabel", en="Variable")
_PRINTED = Text(id="Tercetak pada", en="Printed in")
_WEIGHT = Text(id="#Bobot", en="#Weight")
_YEARS = Text(id="Edisi", en="Editions")
