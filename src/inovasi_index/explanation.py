"""A result as an assessor's sheet: the index and its class, what made it, and what is missing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from inovasi_index.describe import (
    bounds,
    cited,
    marked,
    page_of,
    row_blocks,
    row_name,
    rows_of,
)
from inovasi_index.laporan import Aggregate, Answer, Answers
from inovasi_index.pages import (
    Block,
    Format,
    Grid,
    Heading,
    Items,
    Paragraph,
    both,
    in_notebook,
    render,
    show_number,
)
from inovasi_index.problems import WrongValueError
from inovasi_index.result import InovasiResult, Notice, Result, RowResult, affairs_of
from inovasi_index.ruleset import Basis, Indicator, Interpretation, Predikat, Ruleset
from inovasi_index.text import LANGS, Lang, Text, joined, local


def explain(
    result: Result,
    *,
    inovasi: int | None = None,
    indicator: str | None = None,
    lang: Lang = "id",
    form: Format = "text",
) -> str:
    """The sheet of a result: whole, of one innovation, or of one indicator.

    Args:
        result: What `score` gave.
        inovasi: The number of an innovation in the report, from 0.
        indicator: The id of a row; with ``inovasi`` as that innovation answered it.
        lang: ``"id"`` or ``"en"``.
        form: ``"text"``, ``"markdown"``, or ``"html"`` (a section to put into a page).

    Raises:
        WrongValueError: ``unknown-indicator`` or ``unknown-inovasi``.
    """
    return render(sheet_blocks(result, lang, inovasi, indicator), form, lang)


def sheet_blocks(
    result: Result, lang: Lang, inovasi: int | None = None, indicator: str | None = None
) -> Iterator[Block]:
    """The sheet of a result as blocks of a page: whole, of one innovation, or of one indicator.

    Raises:
        WrongValueError: ``unknown-indicator`` or ``unknown-inovasi``.
    """
    sheet = _Sheet(result, lang)
    if indicator is not None:
        return sheet.of_indicator(indicator, inovasi)
    if inovasi is not None:
        return sheet.of_innovation(sheet.innovation(inovasi))
    return sheet.whole()


def whole(result: Result, lang: Lang) -> Iterator[Block]:
    """The whole sheet of a result as blocks of a page."""
    return _Sheet(result, lang).whole()


def tables(result: Result, lang: Lang) -> tuple[tuple[str, tuple[Block, ...]], ...]:
    """A result as five sheets to be printed, each with its name.

    The summary; the innovations, the most mature first; every row of the region and of each
    innovation in one table; what is missing, mandatory rows first; the notices.
    """
    made = _Tables(result, lang)
    sheets = (
        (_SUMMARY, made.summary()),
        (_INNOVATIONS, made.by_maturity()),
        (_ROWS, made.every_row()),
        (_LACKING, made.lacking()),
        (_NOTICES, made.told()),
    )
    return tuple((name[lang], tuple(blocks)) for name, blocks in sheets)


def summarize(result: Result, *, lang: Lang = "id", form: Format = "text") -> str:
    """The head of the sheet: the index, the class, what made it, and what is missing."""
    return render(summary_blocks(result, lang), form, lang)


def summary_blocks(result: Result, lang: Lang) -> Iterator[Block]:
    """The head of the sheet as blocks of a page."""
    return _Sheet(result, lang).head()


def summary_html(result: Result) -> str:
    """The head of the sheet for a notebook."""
    return in_notebook(_Sheet(result, "id").head())


def chosen(result: Result) -> Iterator[Text]:
    """The interpretations in which another option than the default is in force."""
    for each in result.ruleset.interpretations:
        option = result.interpretations[each.name]
        if option != each.default:
            yield _CHOSEN.fill(name=each.name, option=option, default=each.default)


@frozen
class _Sheet:
    """The blocks of the sheet of one result, in one language."""

    result: Result
    lang: Lang

    @property
    def rules(self) -> Ruleset:
        return self.result.ruleset

    def whole(self) -> Iterator[Block]:
        """Everything, down to each answer of each innovation."""
        yield from self.head()
        if self.result.spd_rows:
            yield Heading(2, _SPD[self.lang])
            yield self.rows_table(_SPD_CAPTION, self.result.spd_rows)
        told = [notice for notice in self.result.notices if notice.code not in _TOLD_IN_THE_HEAD]
        yield from self.notices(told)
        yield from self.innovations()
        yield from self.ground()

    def innovations(self) -> Iterator[Block]:
        """All innovations side by side, and then the rows of each."""
        if self.result.inovasi:
            yield Heading(2, _INNOVATIONS[self.lang])
            yield self.innovations_table()
        for each in self.result.inovasi:
            if each.rows:
                yield Heading(3, f"{each.number + 1}. {each.inovasi.nama}")
                yield self.rows_table(_SID_CAPTION, each.rows)

    def head(self) -> Iterator[Block]:
        """The index and the class, what made it, what is missing, and what to know of it."""
        title = _TITLE.fill(nama=self.result.pemda.nama, title=self.rules.title)
        yield Heading(1, title[self.lang])
        yield Paragraph(self.verdict())
        yield from self.to_know()
        yield self.parts_table()
        missing = tuple(self.missing())
        if missing:
            yield Heading(2, _MISSING[self.lang])
            yield Items(missing)

    def verdict(self) -> str:
        """The index, its class, and how far the next one is."""
        index = self.result.index_exact
        if self.result.interpretations["predikat_on"] == "rounded":
            index = Fraction(self.result.index)
        verdict = _INDEX.fill(index=both(self.result.index), predikat=_class(self.result.predikat))
        above = _next_class(self.rules, index)
        if above is None:
            return verdict[self.lang]
        short = _SHORT_OF.fill(
            short=both(Fraction(above.from_ or 0) - index), predikat=_class(above)
        )
        return f"{verdict[self.lang]} {short[self.lang]}"

    def to_know(self) -> Iterator[Block]:
        """What the score rests on, and what changes how it is to be read."""
        yield Paragraph(self.result.ground[self.lang])
        known = [
            notice.text
            for notice in self.result.notices
            if notice.code in ("edition-differs", "not-known")
        ]
        if self.result.answers == "verified":
            known.append(_ONLY_VERIFIED)
        known += chosen(self.result)
        if known:
            yield Items(tuple(text[self.lang] for text in known))

    def parts_table(self) -> Grid:
        """The three parts and their total, each with how it was computed."""
        formula, result = self.rules.formula, self.result
        spd, mean, count = result.spd, result.kematangan, result.jumlah_inovasi
        parts = (
            (formula.spd.title, spd.score, spd.maximum, self.how_spd()),
            (formula.kematangan.title, mean.score, mean.maximum, self.how_kematangan()),
            (formula.jumlah_inovasi.title, count.score, count.maximum, self.how_jumlah()),
            (_TOTAL, result.total, result.maximum, self.how_total()),
        )
        rows = tuple(
            (title[self.lang], self.number(points), self.number(maximum), how[self.lang])
            for title, points, maximum, how in parts
        )
        return self.grid(_PARTS_CAPTION, (_PART, _SCORE, _MAXIMUM, _HOW), rows)

    def how_spd(self) -> Text:
        """Supplied, or so many rows answered."""
        if self.result.spd.supplied:
            return _SUPPLIED
        rows = self.result.spd_rows
        if not rows:
            return _NO_ROWS
        return _ANSWERED.fill(answered=sum(row.answered for row in rows), rows=len(rows))

    def how_kematangan(self) -> Text:
        """Supplied, or the sum over the divisor."""
        part = self.result.kematangan
        if part.sum is None:
            return _SUPPLIED
        return _MEAN.fill(
            sum=both(part.sum),
            least=self.rules.formula.kematangan.divisor_at_least,
            innovations=part.innovations,
            divisor=part.divisor,
        )

    def how_jumlah(self) -> Text:
        """The product, and what the gate made of it."""
        part, rule = self.result.jumlah_inovasi, self.rules.formula.jumlah_inovasi
        return _COUNTS[part.gate].fill(
            weight=both(rule.weight),
            counted=part.counted,
            cap=rule.cap,
            sent=part.urusan_pelayanan_dasar,
            required=part.urusan_required,
        )

    def how_total(self) -> Text:
        """The total over the maximum, scaled."""
        return _DIVIDED.fill(
            total=both(self.result.total),
            maximum=both(self.result.maximum),
            scale=both(self.rules.formula.scale),
            index=both(self.result.index),
        )

    # What is missing.

    def missing(self) -> Iterator[str]:
        """What stands between the report and a full one, the whole first."""
        yield from self.missing_as_a_whole()
        spd = self.missing_spd()
        if spd:
            yield spd[self.lang]
        for each in self.result.inovasi:
            yield from self.not_scored(each)
            yield from self.missing_in(each)

    def missing_as_a_whole(self) -> Iterator[str]:
        """The affairs and innovations that the region lacks."""
        for text in (self.missing_affairs(), self.missing_innovations()):
            if text:
                yield text[self.lang]

    def missing_affairs(self) -> Text | None:
        """The basic-service affairs that no counted innovation was sent for."""
        rules, result = self.rules, self.result
        aggregate = isinstance(result.laporan.inovasi, Aggregate)
        if aggregate or result.jumlah_inovasi.urusan_required is None:
            return None
        option = result.interpretations.get("gate_urusan")
        counted = [each.inovasi for each in result.inovasi if each.counted]
        sent = {code for inovasi in counted for code in affairs_of(inovasi, option)}
        names = [code.name for key, code in rules.basic_services.items() if key not in sent]
        if not names:
            return None
        return _AFFAIRS_OPEN.fill(count=len(names), names=joined(names, "; "))

    def missing_innovations(self) -> Text | None:
        """That there are fewer innovations than the least divisor."""
        part = self.result.kematangan
        if part.divisor is None or part.innovations >= part.divisor:
            return None
        return _FEW.fill(innovations=part.innovations, divisor=part.divisor)

    def missing_spd(self) -> Text | None:
        """The rows of the region that are not answered, and what they are worth."""
        rows = [row for row in self.result.spd_rows if not row.answered]
        if not rows:
            return None
        points = sum((self.rules.most_points(row.row) for row in rows), Fraction(0))
        names = ", ".join(marked(row.row) for row in rows)
        return _SPD_OPEN.fill(rows=names, points=both(points))

    def not_scored(self, each: InovasiResult) -> Iterator[str]:
        """Why an innovation is not scored, if it is not."""
        if each.reasons:
            rules = joined([reason.rule for reason in each.reasons], " ")
            yield _OUT.fill(name=each.inovasi.nama, rules=rules)[self.lang]

    def missing_in(self, each: InovasiResult) -> Iterator[str]:
        """The mandatory rows of an innovation without an answer."""
        rows = [row.id for row in each.rows if row.row.mandatory and not row.answered]
        if rows:
            text = _MANDATORY_OPEN.fill(name=each.inovasi.nama, rows=", ".join(rows))
            yield text[self.lang]

    # Rows and innovations.

    def rows_table(self, caption: Text, rows: Sequence[RowResult]) -> Grid:
        """Each row with its answer, weight, level, points and page."""
        shown = tuple(
            (
                marked(row.row),
                row_name(row.row)[self.lang],
                self.answer(row),
                self.number(row.weight),
                _level(row),
                self.number(row.points),
                self.number(self.rules.most_points(row.row)),
                page_of(row.row.source)[self.lang],
            )
            for row in rows
        )
        heads = (_NUMBER, _INDICATOR, _ANSWER, _WEIGHT, _LEVEL, _POINTS, _MAXIMUM, _PAGE)
        return self.grid(caption, heads, shown)

    def answer(self, row: RowResult) -> str:
        """The answer, and for a measurement what was measured and the band it fell into."""
        if row.answer is None:
            return _NOT_ANSWERED[self.lang]
        if row.reading.measured is None:
            return _label(row.row, row.answer)[self.lang]
        table = row.row.basis(row.basis) or row.row
        unit = self.rules.units.get(table.measure.unit or "") if table.measure else None
        parts = (
            f"{row.basis}:" if row.basis else "",
            self.measurement(row),
            unit[self.lang] if unit else "",
            self.band(row, table),
        )
        return " ".join(part for part in parts if part)

    def measurement(self, row: RowResult) -> str:
        """The value as given, or the two readings and what they come to."""
        answer, reading = row.answer, row.reading
        if answer is None or answer.previous is None or answer.current is None:
            given = self.number(reading.measured or 0)
            rounded = self.number(reading.rounded or 0)
            return given if reading.measured == reading.rounded else f"{given} ≈ {rounded}"
        readings = f"{self.number(answer.previous)} → {self.number(answer.current)}"
        return f"{readings} = {self.number(reading.rounded or 0)}"

    def band(self, row: RowResult, table: Indicator | Basis) -> str:
        """The printed band of the level that counted, if one led to it."""
        for level in table.levels:
            if level.level == row.level and level.band:
                return f"({local(level.band.show(), self.lang)})"
        return ""

    def innovations_table(self) -> Grid:
        """Each innovation with its maturity and standing."""
        shown = tuple(
            (
                str(each.number + 1),
                each.inovasi.nama,
                self.urusan(each),
                self.number(each.kematangan),
                _standing(each)[self.lang],
            )
            for each in self.result.inovasi
        )
        return self.grid(_INNOVATIONS_CAPTION, (_NUMBER, _NAME, _URUSAN, _MATURITY, _STATUS), shown)

    def urusan(self, each: InovasiResult) -> str:
        """The name of an innovation's main affair."""
        code = self.rules.urusan_codes.get(each.inovasi.urusan or "")
        return code.name[self.lang] if code else each.inovasi.urusan or "–"

    # One innovation, one indicator.

    def innovation(self, number: int) -> InovasiResult:
        """The innovation of that number, from 0."""
        if not 0 <= number < len(self.result.inovasi):
            text = _NO_INNOVATION.fill(number=number + 1, count=len(self.result.inovasi))
            raise WrongValueError("unknown-inovasi", text)
        return self.result.inovasi[number]

    def of_innovation(self, each: InovasiResult) -> Iterator[Block]:
        """Maturity, standing, rows and notices of one innovation."""
        yield Heading(1, each.inovasi.nama)
        text = _MATURITY_OF.fill(
            points=both(each.kematangan),
            maximum=both(self.rules.highest_kematangan),
            standing=_standing(each),
        )
        yield Paragraph(text[self.lang])
        yield from self.to_know()
        if each.reasons:
            yield Items(
                tuple(
                    f"{reason.rule[self.lang]} {cited(reason.source)[self.lang]}"
                    for reason in each.reasons
                )
            )
        if each.rows:
            yield self.rows_table(_SID_CAPTION, each.rows)
        yield from self.notices(self.notices_of(each))

    def notices_of(self, each: InovasiResult) -> list[Notice]:
        """The notices about one innovation."""
        return [
            notice
            for notice in self.result.notices
            if notice.at == each.at or notice.at.startswith(f"{each.at}.")
        ]

    def of_indicator(self, indicator: str, number: int | None) -> Iterator[Block]:
        """What the rules say of an indicator, and how this report answers it."""
        rows = rows_of(self.rules, indicator)
        chosen = self.result.inovasi if number is None else (self.innovation(number),)
        of_region = [] if number is not None else list(self.result.spd_rows)
        for row in rows:
            yield from row_blocks(row, self.rules, self.lang)
            answered = [(_REGION[self.lang], each) for each in of_region if each.id == row.id] + [
                (each.inovasi.nama, given)
                for each in chosen
                for given in each.rows
                if given.id == row.id
            ]
            if answered:
                yield self.answers_table(answered)
            notices = list(self.result.notices)
            if number is not None:
                notices = self.notices_of(chosen[0])
            yield from self.notices(each for each in notices if each.at.endswith(f".{row.id}"))
        yield from self.to_know()

    def answers_table(self, answered: Sequence[tuple[str, RowResult]]) -> Grid:
        """Who answered a row, and how."""
        rows = tuple(
            (name, self.answer(row), _level(row), self.number(row.points)) for name, row in answered
        )
        return self.grid(_ANSWERS_CAPTION, (_WHO, _ANSWER, _LEVEL, _POINTS), rows)

    # Notices, and the ground a result stands on.

    def notices(self, notices: Iterable[Notice]) -> Iterator[Block]:
        """Notices of one sentence together, so that fifty innovations need one line."""
        places: dict[str, list[str]] = {}
        for notice in notices:
            at = self.place(notice.at)
            places.setdefault(notice.text[self.lang], []).extend([at] if at else [])
        items = tuple(f"{', '.join(at)}: {text}" if at else text for text, at in places.items())
        if items:
            yield Heading(2, _NOTICES[self.lang])
            yield Items(items)

    def place(self, at: str) -> str:
        """The place of a notice in words: the name of the innovation, and the row."""
        for each in self.result.inovasi:
            if at == each.at or at.startswith(f"{each.at}."):
                row = at.removeprefix(each.at).removeprefix(".sid.")
                return f"{each.inovasi.nama} ({row})" if ".sid." in at else each.inovasi.nama
        return at.replace("spd.", "SPD ")

    def ground(self) -> Iterator[Block]:
        """The interpretations in force, the sources, and the digest of the rules."""
        yield Heading(2, _CHOICES[self.lang])
        yield Paragraph(_CHOICES_LEAD[self.lang])
        yield Items(tuple(self.choice(each) for each in self.rules.interpretations))
        yield Heading(2, _GROUND[self.lang])
        ground = self.result.ground[self.lang]
        yield Items((ground, *self.sources(), *self.origin(), self.stamp()))

    def choice(self, each: Interpretation) -> str:
        """One interpretation: the option in force, whether there was a case, what it means."""
        option = self.result.interpretations[each.name]
        arose = (_AROSE if each.name in self.result.arose else _NO_CASE)[self.lang]
        meaning = each.meanings.get(option)
        said = meaning[self.lang] if meaning else ""
        return f"{each.name} = {option} ({arose}). {each.question[self.lang]} {said}".strip()

    def sources(self) -> Iterator[str]:
        """The primary documents of the edition."""
        for source in self.rules.sources.values():
            if source.kind == "primary":
                dated = f", {source.date.isoformat()}" if source.date else ""
                yield f"{source.document}{dated}"

    def origin(self) -> Iterator[str]:
        """Where the rules were found, if they were not built in Python."""
        if self.rules.origin is not None:
            yield _ORIGIN.fill(origin=self.rules.origin.text)[self.lang]

    def stamp(self) -> str:
        """Which rules, which engine, which answers."""
        return _STAMP.fill(
            edition=self.result.edition,
            revision=self.rules.revision,
            digest=self.result.ruleset_digest,
            engine=self.result.engine,
            answers=_VIEWS[self.result.answers],
        )[self.lang]

    def number(self, number: int | Decimal | Fraction) -> str:
        """A number as the language of the sheet writes it."""
        return show_number(number, self.lang)

    def grid(
        self, caption: Text, heads: tuple[Text, ...], rows: tuple[tuple[str, ...], ...]
    ) -> Grid:
        """A table with its caption and heads in the language of the sheet."""
        shown = tuple(("#" if head in _NUMBERS else "") + head[self.lang] for head in heads)
        return Grid(caption[self.lang], shown, rows)


@frozen
class _Given:
    """A row with who answered it, and where its answer stands in the report."""

    row: RowResult
    answer: Answer | None
    at: str
    by: InovasiResult | None = None


@frozen
class _Tables(_Sheet):
    """The blocks of the sheets of a workbook, in one language."""

    def summary(self) -> Iterator[Block]:
        """The head of the sheet, and what it rests on."""
        yield from self.head()
        yield from self.ground()

    def by_maturity(self) -> Iterator[Block]:
        """The innovations, the most mature first, and of one maturity as they were reported."""
        yield Heading(1, _INNOVATIONS[self.lang])
        rows = tuple(
            (
                str(each.number + 1),
                each.inovasi.nama,
                each.inovasi.perangkat_daerah or "–",
                self.urusan(each),
                self.number(each.kematangan),
                _standing(each)[self.lang],
            )
            for each in sorted(self.result.inovasi, key=lambda each: -each.kematangan)
        )
        heads = (_IN_REPORT, _NAME, _PERANGKAT_DAERAH, _URUSAN, _MATURITY, _STATUS)
        caption = _BY_MATURITY.fill(maximum=both(self.rules.highest_kematangan))
        yield self.grid_or(_NO_INNOVATIONS, caption, heads, rows)

    def every_row(self) -> Iterator[Block]:
        """Each row of the region and of each innovation in one table."""
        yield Heading(1, _ROWS[self.lang])
        asides = self.asides()
        rows = tuple(
            (
                self.who(each),
                marked(each.row.row),
                row_name(each.row.row)[self.lang],
                self.answer(each.row),
                each.row.basis or "–",
                _level(each.row),
                self.number(each.row.weight),
                self.number(each.row.points),
                self.number(self.rules.most_points(each.row.row)),
                self.reason(each, asides),
                page_of(each.row.row.source)[self.lang],
            )
            for each in self.given()
        )
        heads = (
            *(_WHO, _NUMBER, _INDICATOR, _ANSWER, _BASIS, _LEVEL),
            *(_WEIGHT, _POINTS, _MAXIMUM, _REASON, _PAGE),
        )
        yield self.grid_or(_NO_ANSWERS, _ROWS_CAPTION, heads, rows)

    def lacking(self) -> Iterator[Block]:
        """What the region lacks, which innovations are not scored, and each row left open."""
        yield Heading(1, _LACKING[self.lang])
        out = [text for each in self.result.inovasi for text in self.not_scored(each)]
        whole = (*self.missing_as_a_whole(), *out)
        if whole:
            yield Items(whole)
        asides = self.asides()
        left_open = [each for each in self.given() if not each.row.answered]
        rows = tuple(
            (
                self.who(each),
                marked(each.row.row),
                row_name(each.row.row)[self.lang],
                self.number(self.rules.most_points(each.row.row)),
                self.reason(each, asides),
                page_of(each.row.row.source)[self.lang],
            )
            for each in sorted(left_open, key=lambda each: not each.row.row.mandatory)
        )
        heads = (_WHO, _NUMBER, _INDICATOR, _MAXIMUM, _REASON, _PAGE)
        yield self.grid_or(_ALL_ANSWERED, _LACKING_CAPTION, heads, rows)

    def told(self) -> Iterator[Block]:
        """Every notice with its code and place."""
        yield Heading(1, _NOTICES[self.lang])
        rows = tuple(
            (each.code, self.place(each.at) or "–", each.text[self.lang])
            for each in self.result.notices
        )
        yield self.grid_or(_NO_NOTICES, _NOTICES_CAPTION, (_CODE, _PLACE, _NOTICE), rows)

    def grid_or(
        self, none: Text, caption: Text, heads: tuple[Text, ...], rows: tuple[tuple[str, ...], ...]
    ) -> Block:
        """A table, or the sentence that says that it would be empty."""
        return self.grid(caption, heads, rows) if rows else Paragraph(none[self.lang])

    def given(self) -> Iterator[_Given]:
        """The rows of the region, then those of each innovation, with what was reported."""
        spd = self.result.laporan.spd
        region = spd if isinstance(spd, Answers) else Answers()
        for row in self.result.spd_rows:
            yield _Given(row, region.get(row.id), f"spd.{row.id}")
        for each in self.result.inovasi:
            for row in each.rows:
                yield _Given(row, each.inovasi.sid.get(row.id), f"{each.at}.sid.{row.id}", each)

    def who(self, given: _Given) -> str:
        """The region, or the innovation with its number."""
        if given.by is None:
            return _REGION[self.lang]
        return f"{given.by.number + 1}. {given.by.inovasi.nama}"

    def asides(self) -> dict[str, list[Text]]:
        """What the notices say of how a level was found, by the place of the answer."""
        told: dict[str, list[Text]] = {}
        for notice in self.result.notices:
            if notice.code in _HOW_FOUND:
                told.setdefault(notice.at, []).append(notice.text)
        return told

    def reason(self, given: _Given, asides: Mapping[str, list[Text]]) -> str:
        """How the level was found, or why nothing counts."""
        told = asides.get(given.at) or []
        texts = [*_how(given.row, given.answer), *told]
        standing = _standing(given.by) if given.by else _IS_SCORED
        if standing != _IS_SCORED:
            texts.append(_NOT_COUNTED.fill(standing=standing))
        return joined(texts, "; ")[self.lang]


def _how(row: RowResult, given: Answer | None) -> Iterator[Text]:
    """How a level was found, where no notice tells it."""
    reading = row.reading
    if row.answer is None:
        yield _NOT_ANSWERED if given is None else _NOT_VERIFIED
    elif reading.measured is None:
        yield _AS_LEVEL if row.answer.level else _NOTHING_CHOSEN
    elif len(reading.found) == 1:
        yield _IN_BAND.fill(level=row.level)
    elif not (reading.found or reading.above_top):
        yield _IN_NO_BAND


def _class(predikat: Predikat) -> Text:
    printed = bounds(predikat)
    ends = Text(*(local(printed, lang) for lang in LANGS))
    return _CLASS.fill(name=predikat.name, ends=ends)


def _next_class(rules: Ruleset, index: Fraction) -> Predikat | None:
    """The lowest class that begins above an index."""
    better = [
        each
        for each in rules.predikat_bands
        if each.from_ is not None and Fraction(each.from_) > index
    ]
    return min(better, key=lambda each: Fraction(each.from_ or 0), default=None)


def _level(row: RowResult) -> str:
    return str(row.level) if row.answered else "–"


def _label(row: Indicator, answer: Answer) -> Text:
    """What the level that was given means, where the table it belongs to is known."""
    table = row.basis(answer.basis) or (None if row.bases else row)
    for level in table.levels if table else ():
        if level.level == answer.level:
            return level.label
    return _AS_LEVEL if answer.level else _NOTHING_CHOSEN


def _standing(each: InovasiResult) -> Text:
    states = (
        (not each.scored, _IS_OUT),
        (each.inovasi.is_rejected, _IS_REJECTED),
        (each.voided, _IS_VOIDED),
        (each.supplied, _SUPPLIED),
    )
    return joined([text for holds, text in states if holds] or [_IS_SCORED])


_TOLD_IN_THE_HEAD = (
    "edition-differs",
    "edition-standing",
    "gate-closed",
    "mandatory-missing",
    "not-known",
    "not-scored",
)
"""Notices that the head of the sheet says in other words."""

_HOW_FOUND = ("above-top-band", "band-overlap", "basis-not-named")
"""Notices that tell how a level was found."""

_TITLE = Text(id="{nama} — {title}", en="{nama} — {title}")
_INDEX = Text(id="Indeks {index}: {predikat}.", en="Index {index}: {predikat}.")
_CLASS = Text(id="{name} ({ends})", en="{name} ({ends})")
_SHORT_OF = Text(
    id="Masih perlu {short} untuk menjadi {predikat}.", en="It needs {short} more for {predikat}."
)
_ONLY_VERIFIED = Text(
    id="Hanya jawaban terverifikasi yang dihitung.", en="Only verified answers are counted."
)
_CHOSEN = Text(
    id="Dipilih {name} = {option}, bukan {default} yang bawaan.",
    en="{name} = {option} was chosen, not the default {default}.",
)
_PARTS_CAPTION = Text(id="Dari mana indeks ini", en="What made it")
_PART = Text(id="Bagian", en="Part")
_SCORE = Text(id="Skor", en="Score")
_MAXIMUM = Text(id="Maksimum", en="Maximum")
_HOW = Text(id="Perhitungan", en="Computed as")
_TOTAL = Text(id="Skor total", en="Total score")
_SUPPLIED = Text(id="diberikan sebagai angka jadi", en="supplied as a sum")
_NO_ROWS = Text(id="tidak dilaporkan", en="not reported")
_ANSWERED = Text(id="{answered} dari {rows} baris dijawab", en="{answered} of {rows} rows answered")
_MEAN = Text(
    id="{sum} / maks({least}; {innovations}) = {sum} / {divisor}",
    en="{sum} / max({least}, {innovations}) = {sum} / {divisor}",
)
_COUNTS: dict[str, Text] = {
    "open": Text(
        id="{weight} × min({counted}; {cap}); {sent} urusan pelayanan dasar, "
        "disyaratkan {required}",
        en="{weight} × min({counted}, {cap}); {sent} basic-service affairs, {required} required",
    ),
    "closed": Text(
        id="0, bukan {weight} × min({counted}; {cap}), karena baru {sent} dari {required} urusan "
        "pelayanan dasar",
        en="0, not {weight} × min({counted}, {cap}), because only {sent} of {required} "
        "basic-service affairs",
    ),
    "not_applied": Text(
        id="{weight} × min({counted}; {cap}); {sent} urusan pelayanan dasar, tanpa pengaruh",
        en="{weight} × min({counted}, {cap}); {sent} basic-service affairs, without effect",
    ),
}
_DIVIDED = Text(
    id="{total} / {maximum} × {scale} = {index}", en="{total} / {maximum} × {scale} = {index}"
)
_MISSING = Text(id="Yang belum ada", en="What is missing")
_SPD_OPEN = Text(
    id="SPD belum dijawab: {rows} (paling banyak {points} poin; * wajib).",
    en="SPD not answered: {rows} (at most {points} points; * mandatory).",
)
_AFFAIRS_OPEN = Text(
    id="Urusan pelayanan dasar tanpa inovasi ({count}): {names}.",
    en="Basic-service affairs without an innovation ({count}): {names}.",
)
_FEW = Text(
    id="Inovasi yang dihitung: {innovations}; rata-rata kematangan tetap dibagi {divisor}.",
    en="Innovations counted: {innovations}; the mean maturity is still divided by {divisor}.",
)
_OUT = Text(id="{name} tidak dinilai: {rules}", en="{name} is not scored: {rules}")
_MANDATORY_OPEN = Text(
    id="{name}: indikator wajib belum dijawab: {rows}.",
    en="{name}: mandatory indicators not answered: {rows}.",
)
_SPD = Text(id="Satuan pemerintahan daerah", en="The region's own indicators")
_SPD_CAPTION = Text(id="Poin tiap baris SPD (* wajib)", en="Points of each SPD row (* mandatory)")
_SID_CAPTION = Text(id="Poin tiap baris SID (* wajib)", en="Points of each SID row (* mandatory)")
_INNOVATIONS = Text(id="Inovasi", en="Innovations")
_INNOVATIONS_CAPTION = Text(id="Kematangan tiap inovasi", en="Maturity of each innovation")
_NUMBER = Text(id="No", en="No")
_INDICATOR = Text(id="Indikator", en="Indicator")
_ANSWER = Text(id="Jawaban", en="Answer")
_WEIGHT = Text(id="Bobot", en="Weight")
_PAGE = Text(id="Halaman", en="Page")
_LEVEL = Text(id="Level", en="Level")
_POINTS = Text(id="Poin", en="Points")
_NOT_ANSWERED = Text(id="belum dijawab", en="not answered")
_NOTHING_CHOSEN = Text(id="tidak ada yang dipilih", en="nothing chosen")
_AS_LEVEL = Text(id="diberikan sebagai level", en="given as a level")
_NAME = Text(id="Nama", en="Name")
_URUSAN = Text(id="Urusan", en="Affair")
_MATURITY = Text(id="Kematangan", en="Maturity")
_STATUS = Text(id="Status", en="Status")
_IN_REPORT = Text(id="Nomor", en="Number")
_NUMBERS = (_SCORE, _MAXIMUM, _WEIGHT, _LEVEL, _POINTS, _MATURITY, _IN_REPORT)
"""The heads of columns that hold numbers."""
_IS_SCORED = Text(id="dinilai", en="scored")
_IS_OUT = Text(id="tidak dinilai", en="not scored")
_IS_REJECTED = Text(id="ditolak", en="rejected")
_IS_VOIDED = Text(id="digugurkan: indikator wajib kosong", en="voided: mandatory row empty")
_MATURITY_OF = Text(
    id="Kematangan {points} dari {maximum}; {standing}.",
    en="Maturity {points} of {maximum}; {standing}.",
)
_SUMMARY = Text(id="Ringkasan", en="Summary")
_ROWS = Text(id="Rincian", en="Rows")
_LACKING = Text(id="Kekurangan", en="Missing")
_BY_MATURITY = Text(
    id="Kematangan tiap inovasi, dari yang tertinggi (paling banyak {maximum})",
    en="Maturity of each innovation, the highest first (at most {maximum})",
)
_PERANGKAT_DAERAH = Text(id="Perangkat daerah", en="Unit (perangkat daerah)")
_NO_INNOVATIONS = Text(
    id="Laporan ini tidak memuat inovasi satu per satu.",
    en="This report does not list its innovations one by one.",
)
_ROWS_CAPTION = Text(
    id="Jawaban dan poin tiap baris (* wajib)", en="Answer and points of each row (* mandatory)"
)
_BASIS = Text(id="Basis", en="Basis")
_REASON = Text(id="Keterangan", en="Reason")
_NO_ANSWERS = Text(
    id="Laporan ini tidak memuat jawaban per indikator.",
    en="This report has no answers by indicator.",
)
_NOT_VERIFIED = Text(
    id="jawaban belum terverifikasi, jadi tidak dihitung",
    en="the answer is not verified and does not count",
)
_IN_BAND = Text(id="dalam rentang level {level}", en="in the band of level {level}")
_IN_NO_BAND = Text(id="di luar rentang setiap level", en="outside the band of every level")
_NOT_COUNTED = Text(
    id="inovasi {standing}, jadi poinnya tidak dihitung",
    en="innovation {standing}, so its points do not count",
)
_LACKING_CAPTION = Text(
    id="Baris yang belum dijawab, yang wajib lebih dahulu (* wajib)",
    en="Rows not answered, the mandatory ones first (* mandatory)",
)
_ALL_ANSWERED = Text(
    id="Tidak ada baris yang belum dijawab.", en="There is no row without an answer."
)
_NOTICES_CAPTION = Text(
    id="Yang perlu diketahui tentang hasil ini", en="What to know of this result"
)
_CODE = Text(id="Kode", en="Code")
_PLACE = Text(id="Tempat", en="Place")
_NOTICE = Text(id="Catatan", en="Notice")
_NO_NOTICES = Text(id="Tidak ada catatan.", en="There are no notices.")
_NO_INNOVATION = Text(
    id="tidak ada inovasi ke-{number}; laporan ini memuat {count}",
    en="there is no innovation {number}; this report has {count}",
)
_WHO = Text(id="Penjawab", en="Answered by")
_REGION = Text(id="Daerah", en="The region")
_ANSWERS_CAPTION = Text(id="Jawaban dalam laporan ini", en="Answers in this report")
_NOTICES = Text(id="Catatan", en="Notices")
_CHOICES = Text(id="Interpretasi yang dipakai", en="Interpretations in force")
_CHOICES_LEAD = Text(
    id="Tanpa kasus dalam laporan ini, pilihan lain tidak mengubah apa pun.",
    en="Without a case in this report, another choice changes nothing.",
)
_AROSE = Text(id="ada kasus", en="arose")
_NO_CASE = Text(id="tanpa kasus", en="no case")
_GROUND = Text(id="Dasar", en="What it rests on")
_VIEWS: dict[str, Text] = {
    "claimed": Text(id="semua jawaban", en="all answers"),
    "verified": Text(id="hanya jawaban terverifikasi", en="verified answers only"),
}
_ORIGIN = Text(id="Aturan dari {origin}", en="Rules from {origin}")
_STAMP = Text(
    id="{edition} revisi {revision}, {digest}; inovasi-index {engine}; {answers}",
    en="{edition} revision {revision}, {digest}; inovasi-index {engine}; {answers}",
)
