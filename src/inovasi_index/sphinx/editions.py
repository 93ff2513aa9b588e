"""Editions: what the rules of one say, its parts one by one, and what changed between two."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from attrs import evolve
from docutils import nodes

from inovasi_index.comparison import compare
from inovasi_index.describe import (
    classes_table,
    conditions_table,
    document_blocks,
    formula_table,
    how_ranked,
    indicators_table,
    law_blocks,
    open_blocks,
    sources_list,
)
from inovasi_index.issuer import Issuer
from inovasi_index.pages import Block, Grid, Heading, Items, Paragraph
from inovasi_index.problems import WrongValueError, did_you_mean, shorten
from inovasi_index.ruleset import STATUS, Aspect, Code, Ruleset
from inovasi_index.sphinx.blocks import fill, listing, node_of, paragraph, section, table
from inovasi_index.sphinx.formula import equations, meanings, rounded
from inovasi_index.sphinx.sheets import Sheet
from inovasi_index.text import LANGS, Lang, Text


def edition(sheet: Sheet) -> None:
    """All that an edition says."""
    rules = sheet.site.rules(sheet.argument)
    title = rules.title[sheet.lang]
    page = sheet.titled(f"{title} ({rules.edition})")
    sheet.anchor(page, "edition", rules.edition, title)
    sheet.index(title)
    sheet.findable([rules.title])
    page += paragraph(rules.ground[sheet.lang])
    page += node_of(sources_list(rules))
    page += listing(_see_also(sheet, rules))
    for name, is_there, show in (
        (_FORMULA, True, _show_formula),
        (_CLASSES, bool(rules.predikat_bands), _show_classes),
        (_CONDITIONS, bool(rules.eligibility.conditions), _show_conditions),
        (_INDICATORS, bool(rules.indicators), _show_aspects),
        (_URUSAN, bool(rules.urusan), _show_urusan),
        (_PROFILE, any(_lists(rules)), _show_profile),
    ):
        if is_there:
            place = section(name[sheet.lang])
            page += place
            show(sheet, place, rules)
    fill(page, open_blocks(rules, sheet.lang), 1)


def formula(sheet: Sheet) -> None:
    """The formula of an edition as mathematics, and its parts."""
    _show_formula(sheet, sheet.body, sheet.site.rules(sheet.argument))


def predikat(sheet: Sheet) -> None:
    """The classes of an edition and their bands."""
    _show_classes(sheet, sheet.body, sheet.site.rules(sheet.argument))


def urusan(sheet: Sheet) -> None:
    """The affairs of government that an edition knows, by their groups."""
    _show_urusan(sheet, sheet.body, sheet.site.rules(sheet.argument))


def aspect(sheet: Sheet) -> None:
    """One aspect of an edition: who answers it, and its indicators by variable."""
    rules, code = sheet.site.within(sheet.argument, "aspect")
    _show_aspect(sheet, sheet.body, rules, _aspect_of(rules, code))


def variable(sheet: Sheet) -> None:
    """The indicators of one variable of an edition."""
    rules, codes = sheet.site.within(sheet.argument, "variable")
    code, _, name = codes.partition("/")
    own = _aspect_of(rules, code)
    found = next((each for each in own.variables if each.code == name), None)
    if found is None:
        raise _unknown(rules, codes, [f"{code}/{each.code}" for each in own.variables])
    sheet.body += _rows_of_variable(sheet, rules, own, found)


def comparison(sheet: Sheet) -> None:
    """What changed from one edition to another."""
    sides = _SIDES.fullmatch(sheet.argument)
    if sides is None:
        raise WrongValueError("wrong-shape", _TWO.fill(given=shorten(sheet.argument)))
    before, after = map(sheet.site.rules, sides.groups())
    page = sheet.blocks(compare(before, after).blocks(sheet.lang))
    title = f"{before.edition} → {after.edition}"
    sheet.anchor(page, "comparison", f"{before.edition}..{after.edition}", title)
    sheet.index(title)


def law(sheet: Sheet) -> None:
    """The law behind one edition, or behind all of an issuer, and the years without an edition."""
    issuer = sheet.site.catalog.issuer(sheet.argument)
    if "/" in sheet.argument:
        rules = sheet.site.rules(sheet.argument)
        blocks = law_blocks(issuer, rules.year, sheet.lang)
    else:
        blocks = _law_of(issuer, sheet)
    page = sheet.blocks(blocks)
    sheet.anchor(page, "law", sheet.argument, issuer.name[sheet.lang])


def editions(sheet: Sheet) -> None:
    """Every edition of the site, what changed between them, and the law behind them."""
    lang = sheet.lang
    page = sheet.titled(_EDITIONS[lang])
    known = [sheet.site.catalog.get(name) for name in sheet.site.editions]
    rows = tuple(
        (each.edition, each.title[lang], STATUS[each.status][lang], each.standing[lang])
        for each in known
    )
    heads = tuple(head[lang] for head in (_EDITION, _TITLE, _STATUS, _STANDING))
    cells = {(place, 0): sheet.edition(rules) for place, rules in enumerate(known)}
    page += table(Grid(_EDITIONS[lang], heads, rows), cells)
    pairs = [pair for line in sheet.site.lines for pair in pairwise(line)]
    if pairs:
        place = section(_CHANGES[lang])
        page += place
        place += listing(_comparison_link(sheet, *pair) for pair in pairs)
    issuers = list(sheet.site.issuers)
    if issuers:
        place = section(_LAW[lang].capitalize())
        page += place
        place += listing(sheet.link("law", each.issuer, each.name[lang]) for each in issuers)


def _see_also(sheet: Sheet, rules: Ruleset) -> Iterator[nodes.Node]:
    """The law behind an edition, and what changed since the edition before and to the next."""
    for issuer in sheet.site.issuers:
        if issuer.issuer == rules.issuer:
            law_of = _LAW_BEHIND.fill(issuer=issuer.name)[sheet.lang]
            yield sheet.link("law", issuer.issuer, law_of)
    line = next((each for each in sheet.site.lines if rules in each), ())
    for before, after in pairwise(line):
        if rules in (before, after):
            yield _comparison_link(sheet, before, after)


def _comparison_link(sheet: Sheet, before: Ruleset, after: Ruleset) -> nodes.Node:
    text = _FROM_TO.fill(before=before.edition, after=after.edition)[sheet.lang]
    return sheet.link("comparison", f"{before.edition}..{after.edition}", text)


def _show_formula(sheet: Sheet, place: nodes.Element, rules: Ruleset) -> None:
    if not rules.formula.is_known:
        place += paragraph(_NOT_KNOWN[sheet.lang])
        return
    for each in equations(rules, sheet.lang):
        place += nodes.math_block("", each, nowrap=False, number=None, label=None)
    signs = nodes.bullet_list()
    for sign, meaning in meanings(rules, sheet.lang):
        line = nodes.paragraph("", "", nodes.math("", sign), nodes.Text(f": {meaning}"))
        signs += nodes.list_item("", line)
    place += signs
    place += paragraph(rounded(rules, sheet.lang))
    place += table(formula_table(rules, sheet.lang))
    if rules.ranks_inovasi:
        place += paragraph(how_ranked(rules)[sheet.lang])


def _show_classes(sheet: Sheet, place: nodes.Element, rules: Ruleset) -> None:
    place += table(classes_table(rules, sheet.lang))


def _show_conditions(sheet: Sheet, place: nodes.Element, rules: Ruleset) -> None:
    place += table(conditions_table(rules, sheet.lang))


def _show_aspects(sheet: Sheet, page: nodes.Element, rules: Ruleset) -> None:
    for each in rules.aspects:
        place = section(f"{each.code}: {each.name[sheet.lang]}")
        page += place
        _show_aspect(sheet, place, rules, each)


def _show_aspect(sheet: Sheet, place: nodes.Element, rules: Ruleset, own: Aspect) -> None:
    lang = sheet.lang
    if place is not sheet.body:
        sheet.anchor(place, "aspect", f"{rules.edition}/{own.code}", own.name[lang])
    place += paragraph(_ANSWERED[own.answered_by][lang])
    for each in own.variables:
        made = _rows_of_variable(sheet, rules, own, each)
        if place is not sheet.body:
            name = f"{rules.edition}/{own.code}/{each.code}"
            sheet.anchor(made, "variable", name, each.name[lang])
        place += made


def _rows_of_variable(sheet: Sheet, rules: Ruleset, own: Aspect, each: Code) -> nodes.table:
    """The rows of a variable; each leads to its page."""
    rows = [row for row in rules.indicators if (row.aspect, row.variable) == (own.code, each.code)]
    grid = indicators_table(rules, sheet.lang, rows)
    caption = f"{_VARIABLE[sheet.lang]}: {each.name[sheet.lang]} ({_STARRED[sheet.lang]})"
    cells = {
        (place, 1): sheet.link("indicator", f"{rules.edition}/{row.id}", grid.rows[place][1])
        for place, row in enumerate(rows)
    }
    return table(evolve(grid, caption=caption), cells)


def _show_urusan(sheet: Sheet, place: nodes.Element, rules: Ruleset) -> None:
    for group in rules.urusan:
        place += node_of(_codes_table(group.name[sheet.lang], group.urusan, sheet))


def _lists(rules: Ruleset) -> Iterator[tuple[Text, Sequence[Code]]]:
    """The code lists of the profile of an innovation that the rules have."""
    for name, title in _LISTS.items():
        codes = getattr(rules.profile, name)
        if codes:
            yield title, codes


def _show_profile(sheet: Sheet, place: nodes.Element, rules: Ruleset) -> None:
    for title, codes in _lists(rules):
        place += node_of(_codes_table(title[sheet.lang], codes, sheet))


def _codes_table(title: str, codes: Sequence[Code], sheet: Sheet) -> Grid:
    """A list of codes with their names, and what they cover where that is told."""
    lang = sheet.lang
    rows = tuple((each.code, each.name[lang], _covers(each)[lang]) for each in codes)
    heads = (_CODE[lang], _NAME[lang], _COVERS[lang])
    if not any(covers for *_, covers in rows):
        return Grid(title, heads[:2], tuple(row[:2] for row in rows))
    return Grid(title, heads, rows)


def _covers(each: Code) -> Mapping[Lang, str]:
    definition = [each.definition] if each.definition else []
    return {lang: "; ".join(text[lang] for text in (*definition, *each.programs)) for lang in LANGS}


def _aspect_of(rules: Ruleset, code: str) -> Aspect:
    for each in rules.aspects:
        if each.code == code:
            return each
    raise _unknown(rules, code, [each.code for each in rules.aspects])


def _unknown(rules: Ruleset, code: str, known: Sequence[str]) -> WrongValueError:
    guess = did_you_mean(code, known)
    text = _NO_CODE.fill(edition=rules.edition, code=shorten(code), guess=guess)
    return WrongValueError("unknown-code", text)


def _law_of(issuer: Issuer, sheet: Sheet) -> Iterator[Block]:
    """All law that an issuer names, each document with the years that it governs."""
    lang = sheet.lang
    yield Heading(1, f"{issuer.name[lang]}: {_LAW[lang]}")
    for document in issuer.legal:
        heading, *said = document_blocks(document, lang)
        yield heading
        ends = [document.editions.from_, document.editions.to or ""]
        yield Paragraph(_GOVERNS.fill(years="–".join(map(str, dict.fromkeys(ends))))[lang])
        yield from said
    if issuer.unscored:
        yield Heading(2, _UNSCORED[lang])
        yield Items(
            tuple(
                f"{each.year}: {each.reason[lang]} [{each.source[lang]}]"
                for each in issuer.unscored
            )
        )


_SIDES = re.compile(r"(\S+?)(?:\s+|\.\.)(\S+)")
_FORMULA = Text(id="Rumus", en="Formula")
_CLASSES = Text(id="Predikat", en="Classes")
_CONDITIONS = Text(id="Syarat inovasi", en="Conditions of an innovation")
_INDICATORS = Text(id="Aspek, variabel, dan indikator", en="Aspects, variables and indicators")
_URUSAN = Text(id="Urusan pemerintahan", en="Affairs of government")
_PROFILE = Text(id="Profil inovasi", en="Profile of an innovation")
_LISTS = {
    "bentuk": Text(id="Bentuk inovasi", en="Form of the innovation"),
    "jenis": Text(id="Jenis inovasi", en="Kind of the innovation"),
    "tahapan": Text(id="Tahapan inovasi", en="Stage of the innovation"),
    "inisiator": Text(id="Inisiator", en="Initiator"),
    "klasifikasi": Text(id="Klasifikasi", en="Classification"),
    "asta_cita": Text(id="Asta Cita", en="Asta Cita, the eight missions of the president"),
    "pkpn": Text(id="Program kerja prioritas nasional (PKPN)", en="National priorities (PKPN)"),
}
_EDITIONS = Text(id="Edisi", en="Editions")
_EDITION = Text(id="Edisi", en="Edition")
_TITLE = Text(id="Nama", en="Name")
_STATUS = Text(id="Status", en="Status")
_STANDING = Text(id="Dasar skornya", en="What a score rests on")
_CHANGES = Text(id="Perubahan antaredisi", en="What changed between editions")
_LAW = Text(id="dasar hukum", en="the law behind the index")
_LAW_BEHIND = Text(id="Dasar hukum: {issuer}", en="The law behind it: {issuer}")
_FROM_TO = Text(id="Perubahan dari {before} ke {after}", en="What changed from {before} to {after}")
_NOT_KNOWN = Text(
    id="Rumus edisi ini tidak diketahui, jadi indeks tidak dapat dihitung.",
    en="The formula of this edition is not known, so that no index can be computed.",
)
_ANSWERED = {
    "pemda": Text(id="Dijawab oleh daerah.", en="Answered by the region."),
    "inovasi": Text(id="Dijawab untuk setiap inovasi.", en="Answered for each innovation."),
    "juri": Text(
        id="Dijawab oleh setiap juri untuk setiap inovasi.",
        en="Answered by each juror for each innovation.",
    ),
}
_VARIABLE = Text(id="Variabel", en="Variable")
_STARRED = Text(id="* wajib", en="* mandatory")
_CODE = Text(id="Kode", en="Code")
_NAME = Text(id="Nama", en="Name")
_COVERS = Text(id="Artinya", en="Meaning")
_GOVERNS = Text(id="Berlaku untuk edisi {years}.", en="Governs the editions {years}.")
_UNSCORED = Text(id="Tahun tanpa edisi", en="Years without an edition")
_TWO = Text(
    id="{given} bukan dua edisi; tulis seperti kemendagri/2025 kemendagri/2026",
    en="{given} is not two editions; write them as in kemendagri/2025 kemendagri/2026",
)
_NO_CODE = Text(id="{edition} tidak memiliki {code}{guess}", en="{edition} has no {code}{guess}")
