"""A result as an assessor's sheet: the index and its class, what made it, and what is missing."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from inovasi_index.describe import (
    both,
    bounds,
    cited,
    marked,
    most_points,
    page_of,
    row_blocks,
    row_name,
    rows_of,
    show_number,
)
from inovasi_index.laporan import Aggregate, Answer
from inovasi_index.pages import (
    Block,
    Format,
    Grid,
    Heading,
    Items,
    Paragraph,
    render,
)
from inovasi_index.problems import WrongValueError
from inovasi_index.result import InovasiResult, Notice, Result, RowResult
from inovasi_index.ruleset import Citation, Indicator, Predikat, Ruleset
from inovasi_index.text import LANGS, Lang, Text, local


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
    if indicator is not None:
        blocks = _indicator_sheet(result, indicator, inovasi, lang)
    elif inovasi is not None:
        blocks = _inovasi_sheet(result, _innovation(result, inovasi), lang)
    else:
        blocks = _whole_sheet(result, lang)
    return render(blocks, form, lang)


def summarize(result: Result, *, lang: Lang = "id", form: Format = "text") -> str:
    """The head of the sheet: the index, the class, what made it, and what is missing."""
    return render(_head(result, lang), form, lang)


def summary_html(result: Result) -> str:
    """The head of the sheet for a notebook."""
    return summarize(result, form="html")


# The whole.


def _whole_sheet(result: Result, lang: Lang) -> Iterator[Block]:
    yield from _head(result, lang)
    if result.spd_rows:
        yield Heading(2, _SPD[lang])
        yield _rows_table(_SPD_CAPTION, result.spd_rows, lang)
    if result.inovasi:
        yield Heading(2, _INNOVATIONS[lang])
        yield _innovations_table(result, lang)
    yield from _notice_blocks(result.notices, lang)
    yield from _ground(result, lang)


def _head(result: Result, lang: Lang) -> Iterator[Block]:
    title = _TITLE.fill(nama=result.pemda.nama, title=result.ruleset.title)
    yield Heading(1, title[lang])
    yield Paragraph(_verdict(result)[lang])
    yield _parts_table(result, lang)
    missing = list(_missing(result, lang))
    if missing:
        yield Heading(2, _MISSING[lang])
        yield Items(tuple(missing))


def _verdict(result: Result) -> Text:
    predikat = result.predikat
    verdict = _INDEX.fill(index=both(result.index), predikat=_class(predikat))
    above = _next_class(result)
    if above is None or above.from_ is None:
        return verdict
    short = Fraction(above.from_) - Fraction(result.index)
    return Text(id="{verdict} {more}", en="{verdict} {more}").fill(
        verdict=verdict, more=_SHORT_OF.fill(short=both(short), predikat=_class(above))
    )


def _class(predikat: Predikat) -> Text:
    printed = bounds(predikat)
    ends = Text(*(local(printed, lang) for lang in LANGS))
    return _CLASS.fill(name=predikat.name, ends=ends)


def _next_class(result: Result) -> Predikat | None:
    """The next better class that the edition has."""
    better = [
        each
        for each in result.ruleset.predikat_bands
        if each.from_ is not None
        and Fraction(each.from_) > result.index_exact
        and each.code != result.predikat.code
    ]
    return min(better, key=lambda each: Fraction(each.from_ or 0), default=None)


def _parts_table(result: Result, lang: Lang) -> Grid:
    formula = result.ruleset.formula
    parts = (
        (formula.spd.title, result.spd.score, result.spd.maximum, _spd_how(result)),
        (
            formula.kematangan.title,
            result.kematangan.score,
            result.kematangan.maximum,
            _kematangan_how(result),
        ),
        (
            formula.jumlah_inovasi.title,
            result.jumlah_inovasi.score,
            result.jumlah_inovasi.maximum,
            _jumlah_how(result),
        ),
        (_TOTAL, result.total, result.maximum, _total_how(result)),
    )
    rows = tuple(
        (title[lang], show_number(score, lang), show_number(maximum, lang), how[lang])
        for title, score, maximum, how in parts
    )
    heads = (_PART[lang], "#" + _SCORE[lang], "#" + _OF[lang], _HOW[lang])
    return Grid(_PARTS_CAPTION[lang], heads, rows)


def _spd_how(result: Result) -> Text:
    if result.spd.supplied:
        return _SUPPLIED
    if not result.spd_rows:
        return _NO_ROWS
    answered = sum(row.answered for row in result.spd_rows)
    return _ANSWERED.fill(answered=answered, rows=len(result.spd_rows))


def _kematangan_how(result: Result) -> Text:
    part = result.kematangan
    if part.sum is None:
        return _SUPPLIED
    least = result.ruleset.formula.kematangan.divisor_at_least
    return _MEAN.fill(
        sum=both(part.sum), least=least, innovations=part.innovations, divisor=part.divisor
    )


def _jumlah_how(result: Result) -> Text:
    part, rule = result.jumlah_inovasi, result.ruleset.formula.jumlah_inovasi
    product = _COUNT.fill(weight=both(rule.weight), counted=part.counted, cap=rule.cap)
    gates = {"open": _GATE_OPEN, "closed": _GATE_CLOSED, "not_applied": _GATE_NOT_APPLIED}
    gate = gates[part.gate].fill(sent=part.urusan_pelayanan_dasar, required=part.urusan_required)
    return Text(id="{product}; {gate}", en="{product}; {gate}").fill(product=product, gate=gate)


def _total_how(result: Result) -> Text:
    return _DIVIDED.fill(
        total=both(result.total),
        maximum=both(result.maximum),
        scale=both(result.ruleset.formula.scale),
        index=both(result.index),
    )


# What is missing.


def _missing(result: Result, lang: Lang) -> Iterator[str]:
    yield from _missing_affairs(result, lang)
    yield from _empty_seats(result, lang)
    unanswered = [row for row in result.spd_rows if not row.answered]
    if unanswered:
        points = sum((most_points(row.row) for row in unanswered), Fraction(0))
        text = _SPD_OPEN.fill(
            rows=", ".join(marked(row.row) for row in unanswered), points=both(points)
        )
        yield text[lang]
    yield from _missing_in_innovations(result, lang)


def _missing_affairs(result: Result, lang: Lang) -> Iterator[str]:
    rules, part = result.ruleset, result.jumlah_inovasi
    if isinstance(result.laporan.inovasi, Aggregate) or part.urusan_required is None:
        return
    sent = {each.inovasi.urusan for each in result.inovasi if each.counted}
    names = [code.name for key, code in rules.basic_services.items() if key not in sent]
    if names:
        text = _AFFAIRS_OPEN.fill(
            count=len(names), names=Text(*("; ".join(each[to] for each in names) for to in LANGS))
        )
        yield text[lang]


def _empty_seats(result: Result, lang: Lang) -> Iterator[str]:
    part = result.kematangan
    if part.divisor is not None and part.innovations < part.divisor:
        seats = part.divisor - part.innovations
        yield _SEATS.fill(seats=seats, divisor=part.divisor)[lang]


def _missing_in_innovations(result: Result, lang: Lang) -> Iterator[str]:
    for each in result.inovasi:
        if each.reasons:
            rules = Text(*("; ".join(reason.rule[to] for reason in each.reasons) for to in LANGS))
            yield _OUT.fill(name=each.inovasi.nama, rules=rules)[lang]
        mandatory = [row.id for row in each.rows if row.row.mandatory and not row.answered]
        if mandatory:
            yield _MANDATORY_OPEN.fill(name=each.inovasi.nama, rows=", ".join(mandatory))[lang]


# Tables of rows and innovations.


def _rows_table(caption: Text, rows: Sequence[RowResult], lang: Lang) -> Grid:
    shown = tuple(
        (
            marked(row.row),
            row_name(row.row)[lang],
            _shown_answer(row, lang),
            show_number(row.weight, lang),
            str(row.level) if row.answered else "–",
            show_number(row.points, lang),
            show_number(most_points(row.row), lang),
            page_of(row.row.source)[lang],
        )
        for row in rows
    )
    heads = (
        "No",
        _INDICATOR[lang],
        _ANSWER[lang],
        "#" + _WEIGHT[lang],
        "#" + _LEVEL[lang],
        "#" + _POINTS[lang],
        "#" + _OF[lang],
        _PAGE[lang],
    )
    return Grid(caption[lang], heads, shown)


def _shown_answer(row: RowResult, lang: Lang) -> str:
    """The answer, and for a measurement what was measured and the band it fell into."""
    if row.answer is None:
        return _NOT_ANSWERED[lang]
    if row.reading.measured is None:
        return _label(row.row, row.answer, lang)
    basis = f"{row.basis}: " if row.basis else ""
    return f"{basis}{_measurement(row, lang)} {_band(row, lang)}".strip()


def _measurement(row: RowResult, lang: Lang) -> str:
    answer, reading = row.answer, row.reading
    if answer is None or answer.previous is None or answer.current is None:
        return show_number(reading.measured or 0, lang)
    previous, current = show_number(answer.previous, lang), show_number(answer.current, lang)
    return f"{previous} → {current} = {show_number(reading.rounded or 0, lang)}"


def _band(row: RowResult, lang: Lang) -> str:
    """The printed band of the level that counted, if one led to it."""
    table = row.row.basis(row.basis) or row.row
    for level in table.levels:
        if level.level == row.level and level.band:
            return f"({local(level.band.show(), lang)})"
    return ""


def _label(row: Indicator, answer: Answer, lang: Lang) -> str:
    """What the level that was given means, where the table it belongs to is known."""
    table = row.basis(answer.basis) or (None if row.bases else row)
    for level in table.levels if table else ():
        if level.level == answer.level:
            return level.label[lang]
    return _AS_LEVEL[lang] if answer.level else _NOTHING_CHOSEN[lang]


def _innovations_table(result: Result, lang: Lang) -> Grid:
    shown = tuple(
        (
            str(each.number + 1),
            each.inovasi.nama,
            _urusan(each, result.ruleset, lang),
            show_number(each.kematangan, lang),
            _standing(each, lang),
        )
        for each in result.inovasi
    )
    heads = ("#No", _NAME[lang], _URUSAN[lang], "#" + _MATURITY[lang], _STANDING[lang])
    return Grid(_INNOVATIONS_CAPTION[lang], heads, shown)


def _urusan(each: InovasiResult, rules: Ruleset, lang: Lang) -> str:
    code = rules.urusan_codes.get(each.inovasi.urusan or "")
    return code.name[lang] if code else each.inovasi.urusan or "–"


def _standing(each: InovasiResult, lang: Lang) -> str:
    states = [
        (not each.scored, _IS_OUT),
        (each.inovasi.is_rejected, _IS_REJECTED),
        (each.voided, _IS_VOIDED),
        (each.supplied, _SUPPLIED),
    ]
    shown = [text[lang] for holds, text in states if holds]
    return ", ".join(shown) or _IS_SCORED[lang]


# One innovation.


def _innovation(result: Result, number: int) -> InovasiResult:
    if not 0 <= number < len(result.inovasi):
        text = _NO_INNOVATION.fill(number=number + 1, count=len(result.inovasi))
        raise WrongValueError("unknown-inovasi", text)
    return result.inovasi[number]


def _inovasi_sheet(result: Result, each: InovasiResult, lang: Lang) -> Iterator[Block]:
    rules = result.ruleset
    yield Heading(1, each.inovasi.nama)
    yield Paragraph(
        _MATURITY_OF.fill(
            points=both(each.kematangan),
            maximum=both(rules.formula.kematangan.maximum),
            standing=Text(*(_standing(each, to) for to in LANGS)),
        )[lang]
    )
    if each.reasons:
        yield Items(tuple(_reason(reason.rule, reason.source)[lang] for reason in each.reasons))
    if each.rows:
        yield _rows_table(_SID_CAPTION, each.rows, lang)
    mine = [notice for notice in result.notices if notice.at.startswith(each.at)]
    yield from _notice_blocks(mine, lang)


def _reason(rule: Text, source: Citation) -> Text:
    return Text(id="{rule} {source}", en="{rule} {source}").fill(rule=rule, source=cited(source))


# One indicator.


def _indicator_sheet(
    result: Result, indicator: str, inovasi: int | None, lang: Lang
) -> Iterator[Block]:
    innovations = result.inovasi if inovasi is None else (_innovation(result, inovasi),)
    for row in rows_of(result.ruleset, indicator):
        yield from row_blocks(row, lang)
        answered = [("", each) for each in result.spd_rows if each.id == row.id] + [
            (each.inovasi.nama, given)
            for each in innovations
            for given in each.rows
            if given.id == row.id
        ]
        if answered:
            yield _answers_table(answered, lang)
        at = f".{row.id}"
        notices = [notice for notice in result.notices if notice.at.endswith(at)]
        yield from _notice_blocks(notices, lang)


def _answers_table(answered: Sequence[tuple[str, RowResult]], lang: Lang) -> Grid:
    rows = tuple(
        (
            name or _REGION[lang],
            _shown_answer(row, lang),
            str(row.level) if row.answered else "–",
            show_number(row.points, lang),
        )
        for name, row in answered
    )
    heads = (_WHO[lang], _ANSWER[lang], "#" + _LEVEL[lang], "#" + _POINTS[lang])
    return Grid(_ANSWERS_CAPTION[lang], heads, rows)


# Notices and the ground a result stands on.


def _notice_blocks(notices: Iterable[Notice], lang: Lang) -> Iterator[Block]:
    """Notices of one kind and sentence together, so that fifty innovations need one line."""
    ordered = sorted(notices, key=lambda notice: (notice.code, notice.text[lang]))
    groups = groupby(ordered, key=lambda notice: notice.text[lang])
    items = tuple(_with_places(text, [each.at for each in group]) for text, group in groups)
    if items:
        yield Heading(2, _NOTICES[lang])
        yield Items(items)


def _with_places(text: str, places: list[str]) -> str:
    named = [place for place in places if place]
    return f"{text} ({', '.join(named)})" if named else text


def _ground(result: Result, lang: Lang) -> Iterator[Block]:
    rules = result.ruleset
    yield Heading(2, _CHOICES[lang])
    rows = tuple(
        (
            each.name,
            result.interpretations[each.name],
            _yes_no(each.name in result.arose, lang),
            each.question[lang],
        )
        for each in rules.interpretations
    )
    yield Grid(
        _CHOICES_CAPTION[lang], (_NAME[lang], _OPTION[lang], _AROSE[lang], _QUESTION[lang]), rows
    )
    yield Heading(2, _GROUND[lang])
    yield Items((rules.standing[lang], *_sources(rules), _stamp(result)[lang]))


def _yes_no(holds: bool, lang: Lang) -> str:
    return (_YES if holds else _NO)[lang]


def _sources(rules: Ruleset) -> Iterator[str]:
    for source in rules.sources.values():
        if source.kind == "primary":
            dated = f", {source.date.isoformat()}" if source.date else ""
            yield f"{source.document}{dated}"


def _stamp(result: Result) -> Text:
    return _STAMP.fill(
        edition=result.edition,
        revision=result.ruleset.revision,
        digest=result.ruleset_digest,
        engine=result.engine,
        answers=_VIEWS[result.answers],
    )


_TITLE = Text(id="{nama} — {title}", en="{nama} — {title}")
_INDEX = Text(id="Indeks {index}: {predikat}.", en="Index {index}: {predikat}.")
_CLASS = Text(id="{name} ({ends})", en="{name} ({ends})")
_SHORT_OF = Text(id="Kurang {short} untuk {predikat}.", en="It is {short} short of {predikat}.")
_PARTS_CAPTION = Text(id="Dari mana indeks ini", en="What made it")
_PART = Text(id="Bagian", en="Part")
_SCORE = Text(id="Skor", en="Score")
_OF = Text(id="dari", en="of")
_HOW = Text(id="Bagaimana", en="How")
_TOTAL = Text(id="Skor total", en="Total score")
_SUPPLIED = Text(id="diberikan sebagai jumlah", en="supplied as a sum")
_NO_ROWS = Text(id="tidak dilaporkan", en="not reported")
_ANSWERED = Text(id="{answered} dari {rows} baris dijawab", en="{answered} of {rows} rows answered")
_MEAN = Text(
    id="{sum} / maks({least}; {innovations}) = {sum} / {divisor}",
    en="{sum} / max({least}, {innovations}) = {sum} / {divisor}",
)
_COUNT = Text(id="{weight} × min({counted}; {cap})", en="{weight} × min({counted}, {cap})")
_GATE_OPEN = Text(
    id="{sent} urusan pelayanan dasar, disyaratkan {required}",
    en="{sent} basic-service affairs, {required} required",
)
_GATE_CLOSED = Text(
    id="0, karena baru {sent} dari {required} urusan pelayanan dasar",
    en="0, because only {sent} of {required} basic-service affairs",
)
_GATE_NOT_APPLIED = Text(
    id="{sent} urusan pelayanan dasar, tanpa pengaruh", en="{sent} basic-service affairs, no effect"
)
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
_SEATS = Text(
    id="{seats} kursi kosong: rata-rata kematangan tetap dibagi {divisor}.",
    en="{seats} empty seats: the mean maturity is divided by {divisor} all the same.",
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
_STANDING = Text(id="Keadaan", en="Standing")
_IS_SCORED = Text(id="dinilai", en="scored")
_IS_OUT = Text(id="tidak dinilai", en="not scored")
_IS_REJECTED = Text(id="ditolak", en="rejected")
_IS_VOIDED = Text(id="digugurkan: indikator wajib kosong", en="voided: mandatory row empty")
_MATURITY_OF = Text(
    id="Kematangan {points} dari {maximum}; {standing}.",
    en="Maturity {points} of {maximum}; {standing}.",
)
_NO_INNOVATION = Text(
    id="tidak ada inovasi ke-{number}; laporan ini memuat {count}",
    en="there is no innovation {number}; this report has {count}",
)
_WHO = Text(id="Siapa", en="Who")
_REGION = Text(id="Daerah", en="Region")
_ANSWERS_CAPTION = Text(id="Jawaban dalam laporan ini", en="Answers in this report")
_NOTICES = Text(id="Catatan", en="Notices")
_CHOICES = Text(id="Interpretasi yang dipakai", en="Interpretations in force")
_CHOICES_CAPTION = Text(
    id="Bila tidak ada kasusnya dalam laporan ini, pilihan lain tidak mengubah apa pun",
    en="Without a case in this report, another choice changes nothing",
)
_OPTION = Text(id="Pilihan", en="Option")
_AROSE = Text(id="Ada kasus", en="Arose")
_QUESTION = Text(id="Pertanyaan", en="Question")
_YES = Text(id="ya", en="yes")
_NO = Text(id="tidak", en="no")
_GROUND = Text(id="Dasar", en="What it rests on")
_VIEWS: dict[str, Text] = {
    "claimed": Text(id="semua jawaban", en="all answers"),
    "verified": Text(id="hanya jawaban terverifikasi", en="verified answers only"),
}
_STAMP = Text(
    id="{edition} revisi {revision}, {digest}; inovasi-index {engine}; {answers}",
    en="{edition} revision {revision}, {digest}; inovasi-index {engine}; {answers}",
)
