"""The rules in words: an edition as a page, and what it says of one indicator."""

from collections.abc import Iterable, Iterator

from inovasi_index.issuer import Issuer, LegalDocument, Provision
from inovasi_index.pages import (
    Block,
    Format,
    Grid,
    Heading,
    Items,
    Paragraph,
    both,
    render,
    show_number,
)
from inovasi_index.problems import WrongValueError, did_you_mean, shorten
from inovasi_index.ruleset import (
    Anomaly,
    Basis,
    Citation,
    Confidence,
    CountPart,
    EvidenceRule,
    Indicator,
    Interpretation,
    MeanPart,
    Predikat,
    Ranking,
    Ruleset,
    SheetPart,
    Sourced,
)
from inovasi_index.text import Lang, Text, joined, local


def describe(rules: Ruleset, *, lang: Lang = "id", form: Format = "text") -> str:
    """An edition as a page: its ground, formula, classes, conditions, indicators and questions."""
    return render(edition_blocks(rules, lang), form, lang)


def describe_indicator(
    rules: Ruleset, indicator: str, *, lang: Lang = "id", form: Format = "text"
) -> str:
    """What the rules say of one indicator: definition, levels, evidence, source.

    Raises:
        WrongValueError: ``unknown-indicator``.
    """
    rows = rows_of(rules, indicator)
    return render([block for row in rows for block in row_blocks(row, rules, lang)], form, lang)


def describe_law(issuer: Issuer, year: int, *, lang: Lang = "id", form: Format = "text") -> str:
    """The law that the edition of a year rests on: each document, what it says and governs."""
    return render(law_blocks(issuer, year, lang), form, lang)


def law_blocks(issuer: Issuer, year: int, lang: Lang) -> Iterator[Block]:
    """The law behind the edition of a year as blocks of a page."""
    yield Heading(1, _LAW.fill(name=issuer.name, year=year)[lang])
    for document in issuer.legal_base(year):
        yield from document_blocks(document, lang)


def document_blocks(document: LegalDocument, lang: Lang) -> Iterator[Block]:
    """One document of the law: where it was found, what it says, and what that governs."""
    yield Heading(2, f"{document.number}: {document.title[lang]}")
    said = [_dated(document)[lang]] if document.date or document.published else []
    yield Paragraph(" ".join([*said, document.source[lang]]))
    yield from _doubt_of(document.confidence, document.reason, lang)
    if document.provisions:
        rows = tuple(_provision(each, lang) for each in document.provisions)
        yield Grid(_PROVISIONS[lang], (_AT[lang], _SAYS[lang], _GOVERNS[lang]), rows)


def _dated(document: LegalDocument) -> Text:
    date = document.date.isoformat() if document.date else ""
    parts = [Text(date, date)] if date else []
    return _SENTENCE.fill(
        text=joined([*parts, *([document.published] if document.published else [])])
    )


def _provision(each: Provision, lang: Lang) -> tuple[str, str, str]:
    doubt = ""
    if each.confidence in DOUBT and each.reason:
        doubt = f" ({DOUBT[each.confidence].fill(reason=each.reason)[lang]})"
    governs = joined([_part_of_rules(part) for part in each.governs] or [_NOTHING], "; ")
    return each.at, each.says[lang] + doubt, governs[lang]


def _part_of_rules(part: str) -> Text:
    """What a document governs, in words."""
    section, _, code = part.partition(".")
    name = _GOVERNED[section]
    return _OF.fill(name=name, code=code.replace("_", " ")) if code else name


def _doubt_of(confidence: Confidence, reason: Text | None, lang: Lang) -> Iterator[Block]:
    if confidence in DOUBT and reason:
        yield Paragraph(DOUBT[confidence].fill(reason=reason)[lang])


def edition_blocks(rules: Ruleset, lang: Lang) -> Iterator[Block]:
    """An edition as blocks of a page."""
    yield Heading(1, f"{rules.title[lang]} ({rules.edition})")
    yield Paragraph(rules.ground[lang])
    yield sources_list(rules)
    if rules.formula.is_known:
        yield formula_table(rules, lang)
    if rules.ranks_inovasi:
        yield Paragraph(how_ranked(rules)[lang])
    if rules.predikat_bands:
        yield classes_table(rules, lang)
    if rules.eligibility.conditions:
        yield conditions_table(rules, lang)
    if rules.indicators:
        yield indicators_table(rules, lang)
    yield from open_blocks(rules, lang)


def open_blocks(rules: Ruleset, lang: Lang) -> Iterator[Block]:
    """What the rules leave open or contradict, what nobody could find, and what is in doubt."""
    if rules.interpretations:
        yield Heading(2, _QUESTIONS[lang])
    for each in rules.interpretations:
        yield Heading(3, each.name)
        yield Paragraph(f"{each.question[lang]} {each.reason[lang]}")
        yield Items(tuple(_option(each, option, lang) for option in each.options))
    if rules.unknown:
        yield Heading(2, _UNKNOWN[lang])
        yield Items(tuple(f"{each.name[lang]}: {each.reason[lang]}" for each in rules.unknown))
    if rules.anomalies:
        yield Heading(2, _ANOMALIES[lang])
        yield Items(tuple(_anomaly(each, lang) for each in rules.anomalies))
    doubts = tuple(_doubts(rules, lang))
    if doubts:
        yield Heading(2, _DOUBTS[lang])
        yield Items(doubts)


def _doubts(rules: Ruleset, lang: Lang) -> Iterator[str]:
    """The facts in doubt, those with one reason together."""
    grouped: dict[str, list[str]] = {}
    for fact in rules.facts():
        if fact.confidence in DOUBT:
            grade = DOUBT[fact.confidence].fill(reason=fact.reason)
            grouped.setdefault(grade[lang], []).append(fact.at)
    for text, places in grouped.items():
        yield f"{', '.join(places)}: {text}"


def sources_list(rules: Ruleset) -> Items:
    """The documents that the facts of an edition are taken from, by the codes that cite them."""
    dates = {
        code: each.date.isoformat() if each.date else "" for code, each in rules.sources.items()
    }
    return Items(
        tuple(
            f"{code}: {', '.join(filter(None, (each.document, dates[code])))}"
            for code, each in rules.sources.items()
        )
    )


def formula_table(rules: Ruleset, lang: Lang) -> Grid:
    """The parts of the index, each with the most it can give and its rule."""
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
    total = (_SCORE if rules.ranks_inovasi else _TOTAL).fill(
        maximum=both(formula.highest), scale=both(formula.scale)
    )
    return Grid(total[lang], (_PART[lang], "#" + _MOST[lang], _RULE[lang], _WHERE[lang]), rows)


def _part_rule(part: SheetPart | MeanPart | CountPart) -> Text:
    if isinstance(part, MeanPart):
        return _MEAN.fill(least=part.divisor_at_least)
    if isinstance(part, CountPart):
        count = _COUNT.fill(weight=both(part.weight), cap=part.cap)
        if part.requires is None:
            return count
        return _GATE.fill(count=count, required=part.requires.urusan_pelayanan_dasar)
    said = [_SHEETS[part.method]]
    if part.jury:
        said.append(_JURY)
    if part.void_below is not None:
        said.append(_VOID.fill(least=both(part.void_below)))
    return joined(said, "; ")


def how_ranked(rules: Ruleset) -> Text:
    """How the innovations of a contest are compared, in a few sentences."""
    ranking = rules.formula.ranking or Ranking()
    titles = {part.name: part.title for part in rules.formula.parts}
    ties = [titles.get(name) or _ROW.fill(row=name) for name in ranking.ties]
    said = [_COMPARED[ranking.compares]]
    if ties:
        said.append(_TIES.fill(ties=joined(ties, "; ")))
    return joined([*said, _RANKS[ranking.ranks]], " ")


def classes_table(rules: Ruleset, lang: Lang) -> Grid:
    """The classes of the index and their bands."""
    rows = tuple(
        (each.name[lang], local(bounds(each), lang), cited(each.source)[lang])
        for each in rules.predikat_bands
    )
    return Grid(_CLASSES[lang], (_CLASS[lang], "#" + _BAND[lang], _WHERE[lang]), rows)


def conditions_table(rules: Ruleset, lang: Lang) -> Grid:
    """The conditions of an innovation, and what follows when one fails."""
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


def indicators_table(rules: Ruleset, lang: Lang, rows: Iterable[Indicator] | None = None) -> Grid:
    """The rows of an edition, or some of them, each with its weight and the most it can give."""
    shown = tuple(
        (
            marked(row),
            row_name(row)[lang],
            row.aspect,
            "–" if row.weight is None else show_number(row.weight, lang),
            "–" if row.weight is None else show_number(rules.most_points(row), lang),
        )
        for row in (rules.indicators if rows is None else rows)
    )
    heads = ("No", _INDICATOR[lang], _ASPECT[lang], "#" + _WEIGHT_HEAD[lang], "#" + _MOST[lang])
    return Grid(_INDICATORS[lang], heads, shown)


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


def row_name(row: Indicator) -> Text:
    """The name of a row, after that of the indicator it is a part of."""
    if row.heading is None:
        return row.name
    return Text(id="{heading}: {name}", en="{heading}: {name}").fill(
        heading=row.heading, name=row.name
    )


def row_title(row: Indicator) -> Text:
    """The id of a row and its name."""
    return _ROW_TITLE.fill(id=row.id, name=row_name(row))


def no_indicator(indicator: str, known: Iterable[str], rules: Ruleset) -> Text:
    """That the rules do not have an indicator; ``known`` are those that may have been meant."""
    guess = did_you_mean(indicator, known)
    return _NO_ROW.fill(edition=rules.edition, row=shorten(indicator), guess=guess)


def rows_of(rules: Ruleset, indicator: str) -> tuple[Indicator, ...]:
    """The row of that id, or the rows of a printed indicator that has several."""
    found = tuple(row for row in rules.indicators if indicator in (row.id, str(row.number)))
    exact = tuple(row for row in found if row.id == indicator)
    if not found:
        text = no_indicator(indicator, [row.id for row in rules.indicators], rules)
        raise WrongValueError("unknown-indicator", text)
    return exact or found


def row_blocks(row: Indicator, rules: Ruleset | None, lang: Lang) -> Iterator[Block]:
    """What the rules say of a row: definition, weight, levels, evidence, doubts, source.

    What it brings at most is said where the rules are given that it is part of.
    """
    yield Heading(1, f"{marked(row)} {row_name(row)[lang]}")
    yield Paragraph((row.definition or _NAME_ONLY)[lang])
    if row.weight is not None:
        mandatory = _IS_MANDATORY if row.mandatory else _IS_OPTIONAL
        text = _WEIGHT.fill(weight=both(row.weight), mandatory=mandatory)
        if rules is not None:
            text = _WITH_MOST.fill(weight=text, most=both(rules.most_points(row)))
        yield Paragraph(_SENTENCE.fill(text=text)[lang])
    for table in row.tables:
        yield from levels_table(table, lang)
    if row.note:
        yield Paragraph(row.note[lang])
    yield from doubt_paragraphs(row, lang)
    yield Paragraph(cited(row.source)[lang])


def doubt_paragraphs(part: Sourced, lang: Lang) -> Iterator[Block]:
    """How surely a part is known, and single fields of it."""
    yield from _doubt_of(part.confidence, part.reason, lang)
    for key, doubt in part.doubts.items():
        grade = _GRADES[doubt.confidence].fill(reason=doubt.reason)
        yield Paragraph(f"{key}: {grade[lang]}")


def levels_table(table: Indicator | Basis, lang: Lang) -> Iterator[Block]:
    """The levels of a row or of one of its bases, and the evidence they take."""
    if table.levels:
        rows = tuple(
            (str(each.level), each.label[lang], local(each.band.show(), lang) if each.band else "")
            for each in table.levels
        )
        heads = ("#" + _LEVEL[lang], _MEANING[lang], _BAND[lang])
        caption = f"{table.code}: {table.name[lang]}" if isinstance(table, Basis) else _LEVELS[lang]
        yield Grid(caption, heads, rows)
    if table.measure and table.measure.kind == "score":
        yield Paragraph(_GIVEN.fill(range=local(table.measure.range.show(), lang))[lang])
    if isinstance(table, Basis):
        yield from _said_of_basis(table, lang)
    if table.evidence:
        yield Paragraph(_evidence(table.evidence)[lang])


def _evidence(rule: EvidenceRule) -> Text:
    """Which evidence is asked for: in words, as files, of which years, and what comes together."""
    said = [_EVIDENCE.fill(text=rule.text, files=", ".join(rule.files) or "–")]
    if rule.years:
        years = ", ".join(rule.years)
        said.append((_ALL_YEARS if rule.years_needed == "all" else _ANY_YEAR).fill(years=years))
    if rule.for_each:
        said.append(_FOR_EACH)
    names = {each.code: each.name for each in rule.documents}
    for each in rule.together:
        one_of = joined([names[code] for code in each.one_of], " / ")
        said.append(
            _ALWAYS.fill(one_of=one_of)
            if each.beside is None
            else _BESIDE.fill(one_of=one_of, beside=names[each.beside])
        )
    return joined(said, " ")


def _said_of_basis(basis: Basis, lang: Lang) -> Iterator[Block]:
    """What is said of a basis alone: definition, note, doubt, source."""
    said = [text[lang] for text in (basis.definition, basis.note) if text]
    if basis.source:
        said.append(cited(basis.source)[lang])
    if said:
        yield Paragraph(" ".join(said))
    yield from doubt_paragraphs(basis, lang)


def cited(source: Citation) -> Text:
    """Where a fact stands, in brackets."""
    places = "; ".join(f"{code}, {place}" for code, place in source.items())
    return _SOURCE.fill(places=in_pages(places)) if places else _NO_SOURCE


def page_of(source: Citation) -> Text:
    """Where a fact stands, without the name of the document."""
    return in_pages("; ".join(source.values()) or "–")


def in_pages(places: str) -> Text:
    """Pages as each language writes them."""
    return Text(id=places.replace("p. ", "hlm. "), en=places)


_LAW = Text(id="{name}: dasar hukum {year}", en="{name}: the law behind {year}")
_PROVISIONS = Text(id="Isinya", en="What it says")
_AT = Text(id="Pasal", en="Article")
_SAYS = Text(id="Ketentuan", en="Provision")
_GOVERNS = Text(id="Mengatur", en="Governs")
_GOVERNED: dict[str, Text] = {
    "score": Text(id="indeks", en="the index"),
    "results": Text(id="hasil tahun itu", en="the results of the year"),
    "indicators": Text(id="indikator", en="indicators"),
    "formula": Text(id="rumus", en="formula"),
    "predikat": Text(id="predikat", en="classes"),
    "eligibility": Text(id="syarat", en="condition"),
    "urusan": Text(id="urusan", en="affairs"),
    "profile": Text(id="profil", en="profile"),
}
"""The parts of the rules as a reader calls them."""
_OF = Text(id="{name}: {code}", en="{name}: {code}")
_NOTHING = Text(id="–", en="–")
_SENTENCE = Text(id="{text}.", en="{text}.")
_UNKNOWN = Text(id="Yang tidak diketahui", en="What is not known")
_NAME_ONLY = Text(
    id="Untuk tahun ini hanya namanya yang diketahui; bobot, level, dan buktinya tidak ditemukan.",
    en="Of this year only the name is known; weight, levels and evidence were not found.",
)
_TOTAL = Text(
    id="Indeks = jumlah bagian / {maximum} × {scale}",
    en="Index = sum of the parts / {maximum} × {scale}",
)
_PART = Text(id="Bagian", en="Part")
_MOST = Text(id="Paling banyak", en="At most")
_RULE = Text(id="Aturan", en="Rule")
_WHERE = Text(id="Sumber", en="Source")
_SCORE = Text(
    id="Nilai = (jumlah bagian − pengurangan) / {maximum} × {scale}",
    en="Score = (sum of the parts − deductions) / {maximum} × {scale}",
)
_SHEETS: dict[str, Text] = {
    "sum": Text(id="jumlah bobot × level", en="sum of weight × level"),
    "percentage": Text(
        id="jumlah bobot persen × level / level tertinggi, dari paling banyak",
        en="sum of percentage × level / highest level, of at most",
    ),
    "deduction": Text(
        id="pengurangan: jumlah bobot × level", en="taken off: sum of weight × level"
    ),
}
_GIVEN = Text(
    id="Diberi nilai {range}, yang dihitung apa adanya.",
    en="Given a score, {range}, which counts as it is.",
)
_ROW = Text(id="indikator {row}", en="indicator {row}")
_COMPARED: dict[str, Text] = {
    "rounded": Text(
        id="Yang dibandingkan: nilai yang sudah dibulatkan.",
        en="Compared by the score after rounding.",
    ),
    "exact": Text(
        id="Yang dibandingkan: nilai sebelum dibulatkan.",
        en="Compared by the score before rounding.",
    ),
}
_TIES = Text(
    id="Nilai yang sama diurutkan menurut: {ties}.", en="Equal scores are parted by: {ties}."
)
_RANKS: dict[str, Text] = {
    "competition": Text(
        id="Yang tetap sama berbagi peringkat, dan peringkat berikutnya terlewati (1, 2, 2, 4).",
        en="Those still equal share a rank, and the ranks after it are left out (1, 2, 2, 4).",
    ),
    "dense": Text(
        id="Yang tetap sama berbagi peringkat, tanpa peringkat yang terlewati (1, 2, 2, 3).",
        en="Those still equal share a rank, and no rank is left out (1, 2, 2, 3).",
    ),
}
_JURY = Text(id="rata-rata para juri", en="the mean of the jurors")
_VOID = Text(
    id="kurang dari {least} tidak diperingkat", en="with less than {least} nobody is ranked"
)
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
_ROW_TITLE = Text(id="{id} {name}", en="{id} {name}")
_NO_ROW = Text(
    id="{edition} tidak memiliki indikator {row}{guess}",
    en="{edition} has no indicator {row}{guess}",
)
_IS_MANDATORY = Text(id="wajib", en="mandatory")
_IS_OPTIONAL = Text(id="tidak wajib", en="not mandatory")
_WEIGHT = Text(id="Bobot {weight}, {mandatory}", en="Weight {weight}, {mandatory}")
_WITH_MOST = Text(id="{weight}; paling banyak {most} poin", en="{weight}; at most {most} points")
_ALL_YEARS = Text(id="Tahun yang harus dimuat: {years}.", en="Years it must tell of: {years}.")
_ANY_YEAR = Text(
    id="Tahunnya salah satu dari: {years}.", en="It must be of one of these years: {years}."
)
_FOR_EACH = Text(
    id="Satu dokumen untuk setiap yang dihitung.", en="One document for each one that is counted."
)
_ALWAYS = Text(id="Harus ada: {one_of}.", en="It must have: {one_of}.")
_BESIDE = Text(id="{beside} harus disertai: {one_of}.", en="{beside} must come with: {one_of}.")
_LEVELS = Text(id="Level", en="Levels")
_MEANING = Text(id="Artinya", en="Meaning")
_BAND = Text(id="Rentang", en="Band")
_EVIDENCE = Text(id="Bukti: {text} Berkas: {files}.", en="Evidence: {text} Files: {files}.")
DOUBT: dict[str, Text] = {
    "secondary": Text(id="Dari sumber sekunder: {reason}", en="From a secondary source: {reason}"),
    "inferred": Text(id="Disimpulkan: {reason}", en="Inferred: {reason}"),
}
_GRADES = {
    "printed": Text(id="Tercetak: {reason}", en="Printed: {reason}"),
    **DOUBT,
}
_SOURCE = Text(id="[{places}]", en="[{places}]")
_NO_SOURCE = Text(id="[tanpa sumber]", en="[no source]")
