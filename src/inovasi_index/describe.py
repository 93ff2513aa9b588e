"""The rules in words: an edition as a page, and what it says of one indicator."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from inovasi_index.exact import Exact, round_half_up, shortest
from inovasi_index.pages import Block, Format, Grid, Heading, Items, Paragraph, render
from inovasi_index.problems import WrongValueError, did_you_mean, shorten
from inovasi_index.ruleset import (
    Anomaly,
    Basis,
    Citation,
    CountPart,
    Indicator,
    Interpretation,
    MeanPart,
    Part,
    Predikat,
    Ruleset,
)
from inovasi_index.text import LANGS, Lang, Text, local


def describe(rules: Ruleset, *, lang: Lang = "id", form: Format = "text") -> str:
    """An edition as a page: its ground, formula, classes, conditions, indicators and questions."""
    return render(_edition_blocks(rules, lang), form, lang)


def describe_indicator(
    rules: Ruleset, indicator: str, *, lang: Lang = "id", form: Format = "text"
) -> str:
    """What the rules say of one indicator: definition, levels, evidence, source.

    Raises:
        WrongValueError: ``unknown-indicator``.
    """
    rows = rows_of(rules, indicator)
    return render([block for row in rows for block in row_blocks(row, lang)], form, lang)


def _edition_blocks(rules: Ruleset, lang: Lang) -> Iterator[Block]:
    yield Heading(1, f"{rules.title[lang]} ({rules.edition})")
    yield Paragraph(f"{STATUS[rules.status][lang]}: {rules.standing[lang]}")
    yield Items(tuple(_sources(rules)))
    yield _formula_table(rules, lang)
    yield _classes_table(rules, lang)
    yield _conditions_table(rules, lang)
    yield _indicators_table(rules, lang)
    yield Heading(2, _QUESTIONS[lang])
    for each in rules.interpretations:
        yield Heading(3, each.name)
        yield Paragraph(f"{each.question[lang]} {each.reason[lang]}")
        yield Items(tuple(_option(each, option, lang) for option in each.options))
    if rules.anomalies:
        yield Heading(2, _ANOMALIES[lang])
        yield Items(tuple(_anomaly(each, lang) for each in rules.anomalies))
    doubts = tuple(
        f"{name}: {DOUBT[confidence].fill(reason=reason)[lang]}"
        for name, confidence, reason in rules.facts_in_doubt()
    )
    if doubts:
        yield Heading(2, _DOUBTS[lang])
        yield Items(doubts)


def _sources(rules: Ruleset) -> Iterator[str]:
    for code, source in rules.sources.items():
        dated = f", {source.date.isoformat()}" if source.date else ""
        yield f"{code}: {source.document}{dated}"


def _formula_table(rules: Ruleset, lang: Lang) -> Grid:
    formula = rules.formula
    rows = tuple(
        (
            part.title[lang],
            show_number(part.maximum, lang),
            _part_rule(part)[lang],
            cited(part.source)[lang],
        )
        for part in formula.parts
    )
    total = _TOTAL.fill(maximum=both(formula.maximum), scale=both(formula.scale))
    return Grid(total[lang], (_PART[lang], "#" + _MOST[lang], _RULE[lang], _WHERE[lang]), rows)


def _part_rule(part: Part) -> Text:
    if isinstance(part, MeanPart):
        return _MEAN.fill(least=part.divisor_at_least)
    if isinstance(part, CountPart):
        count = _COUNT.fill(weight=both(part.weight), cap=part.cap)
        if part.requires is None:
            return count
        return _GATE.fill(count=count, required=part.requires.urusan_pelayanan_dasar)
    return _SUM


def _classes_table(rules: Ruleset, lang: Lang) -> Grid:
    rows = tuple(
        (each.name[lang], local(bounds(each), lang), cited(each.source)[lang])
        for each in rules.predikat_bands
    )
    return Grid(_CLASSES[lang], (_CLASS[lang], "#" + _BAND[lang], _WHERE[lang]), rows)


def _conditions_table(rules: Ruleset, lang: Lang) -> Grid:
    effect = _EFFECTS[rules.eligibility.effect]
    rows = tuple(
        (
            " ".join(text[lang] for text in (each.rule, each.note) if text),
            (_JUDGED if each.method else _NOT_JUDGED)[lang],
            cited(each.source)[lang],
        )
        for each in rules.eligibility.conditions
    )
    return Grid(effect[lang], (_CONDITION[lang], _CHECKED[lang], _WHERE[lang]), rows)


def _indicators_table(rules: Ruleset, lang: Lang) -> Grid:
    rows = tuple(
        (
            marked(row),
            row_name(row)[lang],
            row.aspect,
            "–" if row.weight is None else show_number(row.weight, lang),
            "–" if row.weight is None else show_number(most_points(row), lang),
        )
        for row in rules.indicators
    )
    heads = ("No", _INDICATOR[lang], _ASPECT[lang], "#" + _WEIGHT_HEAD[lang], "#" + _MOST[lang])
    return Grid(_INDICATORS[lang], heads, rows)


def _option(each: Interpretation, option: str, lang: Lang) -> str:
    meaning = each.meanings.get(option)
    default = f" ({_DEFAULT[lang]})" if option == each.default else ""
    return f"{option}{default}" + (f": {meaning[lang]}" if meaning else "")


def _anomaly(each: Anomaly, lang: Lang) -> str:
    at = each.at or " ".join(part for part in (each.row, each.basis) if part)
    return f"{at}: {each.note[lang]} {cited(each.source)[lang]}"


def bounds(predikat: Predikat) -> str:
    """The ends of a class as printed, ``35.00–60.00``."""
    ends = [str(end) for end in (predikat.from_, predikat.to) if end is not None]
    return "–".join(dict.fromkeys(ends)) or "–"


def marked(row: Indicator) -> str:
    """The id of a row, with a star when it is mandatory."""
    return f"{row.id}*" if row.mandatory else row.id


def most_points(row: Indicator) -> Fraction:
    """The points of a row at its highest level."""
    levels = [each.level for table in row.tables for each in table.levels]
    return Fraction(row.weight or 0) * max(levels, default=0)


def row_name(row: Indicator) -> Text:
    """The name of a row, after that of the indicator it is a part of."""
    if row.heading is None:
        return row.name
    return Text(id="{heading}: {name}", en="{heading}: {name}").fill(
        heading=row.heading, name=row.name
    )


def rows_of(rules: Ruleset, indicator: str) -> tuple[Indicator, ...]:
    """The row of that id, or the rows of a printed indicator that has several."""
    found = tuple(row for row in rules.indicators if indicator in (row.id, str(row.number)))
    exact = tuple(row for row in found if row.id == indicator)
    if not found:
        guess = did_you_mean(indicator, [row.id for row in rules.indicators])
        text = _NO_ROW.fill(edition=rules.edition, row=shorten(indicator), guess=guess)
        raise WrongValueError("unknown-indicator", text)
    return exact or found


def row_blocks(row: Indicator, lang: Lang) -> Iterator[Block]:
    """What the rules say of a row: definition, weight, levels, evidence, doubts, source."""
    yield Heading(1, f"{marked(row)} {row_name(row)[lang]}")
    yield Paragraph(row.definition[lang])
    if row.weight is not None:
        mandatory = _IS_MANDATORY if row.mandatory else _IS_OPTIONAL
        text = _WEIGHT.fill(
            weight=both(row.weight), mandatory=mandatory, most=both(most_points(row))
        )
        yield Paragraph(text[lang])
    for table in row.tables:
        yield from _levels_table(table, lang)
    if row.note:
        yield Paragraph(row.note[lang])
    if row.confidence and row.reason:
        yield Paragraph(DOUBT[row.confidence].fill(reason=row.reason)[lang])
    yield Paragraph(cited(row.source)[lang])


def _levels_table(table: Indicator | Basis, lang: Lang) -> Iterator[Block]:
    if table.levels:
        rows = tuple(
            (str(each.level), each.label[lang], local(each.band.show(), lang) if each.band else "")
            for each in table.levels
        )
        heads = ("#" + _LEVEL[lang], _MEANING[lang], _BAND[lang])
        caption = f"{table.code}: {table.name[lang]}" if isinstance(table, Basis) else _LEVELS[lang]
        yield Grid(caption, heads, rows)
    if isinstance(table, Basis):
        yield from _said_of_basis(table, lang)
    if table.evidence:
        files = ", ".join(table.evidence.files) or "–"
        yield Paragraph(_EVIDENCE.fill(text=table.evidence.text, files=files)[lang])


def _said_of_basis(basis: Basis, lang: Lang) -> Iterator[Block]:
    """What is said of a basis alone: definition, note, doubt, source."""
    said = [text[lang] for text in (basis.definition, basis.note) if text]
    if basis.source:
        said.append(cited(basis.source)[lang])
    if said:
        yield Paragraph(" ".join(said))
    if basis.confidence and basis.reason:
        yield Paragraph(DOUBT[basis.confidence].fill(reason=basis.reason)[lang])


def cited(source: Citation) -> Text:
    """Where a fact stands, in brackets."""
    places = "; ".join(f"{code}, {place}" for code, place in source.items())
    return _SOURCE.fill(places=_pages(places)) if places else _NO_SOURCE


def page_of(source: Citation) -> Text:
    """Where a fact stands, without the name of the document."""
    return _pages("; ".join(source.values()) or "–")


def _pages(places: str) -> Text:
    return Text(id=places.replace("p. ", "hlm. "), en=places)


# Numbers as each language writes them.

SHOWN_PLACES = 4


def show_number(number: Exact, lang: Lang) -> str:
    """A number as it is read: exact when short, to four places when long."""
    exact = shortest(number)
    if len(exact.partition(".")[2]) > SHOWN_PLACES:
        exact = f"≈ {shortest(round_half_up(number, SHOWN_PLACES))}"
    elif isinstance(number, Decimal):
        exact = format(number, "f")
    return local(exact, lang)


def both(number: Exact) -> Text:
    """A number as each language writes it."""
    return Text(*(show_number(number, lang) for lang in LANGS))


STATUS: dict[str, Text] = {
    "official": Text(id="Resmi", en="Official"),
    "reconstructed": Text(id="Direkonstruksi", en="Reconstructed"),
    "partial": Text(id="Sebagian", en="Partial"),
    "prognosis": Text(id="Prognosis", en="Prognosis"),
    "local": Text(id="Setempat", en="Local"),
}
"""What the standing of an edition is called."""

_TOTAL = Text(
    id="Indeks = jumlah bagian / {maximum} × {scale}",
    en="Index = sum of the parts / {maximum} × {scale}",
)
_PART = Text(id="Bagian", en="Part")
_MOST = Text(id="Paling banyak", en="At most")
_RULE = Text(id="Aturan", en="Rule")
_WHERE = Text(id="Sumber", en="Source")
_SUM = Text(id="jumlah bobot × level", en="sum of weight × level")
_MEAN = Text(
    id="jumlah kematangan / maks({least}; banyaknya inovasi)",
    en="sum of the maturities / max({least}, number of innovations)",
)
_COUNT = Text(
    id="{weight} × banyaknya inovasi, paling banyak {cap} inovasi",
    en="{weight} × number of innovations, at most {cap} innovations",
)
_GATE = Text(
    id="{count}; mensyaratkan {required} urusan wajib pelayanan dasar",
    en="{count}; requires {required} basic-service affairs",
)
_CLASSES = Text(id="Predikat", en="Classes")
_CLASS = Text(id="Predikat", en="Class")
_CONDITION = Text(id="Syarat", en="Condition")
_CHECKED = Text(id="Diperiksa", en="Checked")
_JUDGED = Text(id="dari laporan", en="from the report")
_NOT_JUDGED = Text(id="di luar laporan", en="outside the report")
_EFFECTS: dict[str, Text] = {
    "excluded": Text(
        id="Syarat inovasi: yang tidak terpenuhi membuat inovasi tidak dinilai",
        en="Conditions of an innovation: one that fails keeps it from being scored",
    ),
    "notice": Text(
        id="Syarat inovasi: yang tidak terpenuhi hanya dicatat",
        en="Conditions of an innovation: one that fails is only noted",
    ),
}
_INDICATORS = Text(id="Indikator (* wajib)", en="Indicators (* mandatory)")
_INDICATOR = Text(id="Indikator", en="Indicator")
_ASPECT = Text(id="Aspek", en="Aspect")
_WEIGHT_HEAD = Text(id="Bobot", en="Weight")
_QUESTIONS = Text(
    id="Interpretasi: pertanyaan yang dibiarkan terbuka oleh aturan",
    en="Interpretations: questions that the rules leave open",
)
_DEFAULT = Text(id="bawaan", en="default")
_ANOMALIES = Text(id="Kejanggalan yang tercetak", en="Printed anomalies")
_DOUBTS = Text(
    id="Fakta yang tidak tercetak dalam sumber primer", en="Facts not printed in a primary source"
)
_LEVEL = Text(id="Level", en="Level")
_NO_ROW = Text(
    id="{edition} tidak memiliki indikator {row}{guess}",
    en="{edition} has no indicator {row}{guess}",
)
_IS_MANDATORY = Text(id="wajib", en="mandatory")
_IS_OPTIONAL = Text(id="tidak wajib", en="not mandatory")
_WEIGHT = Text(
    id="Bobot {weight}, {mandatory}; paling banyak {most} poin.",
    en="Weight {weight}, {mandatory}; at most {most} points.",
)
_LEVELS = Text(id="Level", en="Levels")
_MEANING = Text(id="Artinya", en="Meaning")
_BAND = Text(id="Rentang", en="Band")
_EVIDENCE = Text(id="Bukti: {text} Berkas: {files}.", en="Evidence: {text} Files: {files}.")
DOUBT: dict[str, Text] = {
    "secondary": Text(id="Dari sumber sekunder: {reason}", en="From a secondary source: {reason}"),
    "inferred": Text(id="Disimpulkan: {reason}", en="Inferred: {reason}"),
}
_SOURCE = Text(id="[{places}]", en="[{places}]")
_NO_SOURCE = Text(id="[tanpa sumber]", en="[no source]")
