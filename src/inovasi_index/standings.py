"""A contest as a page: the ranking, what made each score, and why another is not ranked."""

from collections.abc import Iterator

from inovasi_index.contest import ContestResult, Entry, PartResult
from inovasi_index.describe import how_ranked
from inovasi_index.exact import Exact
from inovasi_index.pages import Block, Grid, Heading, Items, Paragraph, both, show_number
from inovasi_index.ruleset import DeductionPart
from inovasi_index.text import Lang, Text, joined


def standings(result: ContestResult, lang: Lang) -> Iterator[Block]:
    """The ranking of a contest, its parts, those that are not ranked, and the notices."""
    rules = result.ruleset
    yield Heading(1, _TITLE.fill(nama=result.pemda.nama, title=rules.title)[lang])
    yield Paragraph(rules.ground[lang])
    yield Paragraph(how_ranked(rules)[lang])
    ranked = [entry for entry in result.entries if entry.rank is not None]
    if ranked:
        yield _ranking(result, ranked, lang)
    else:
        yield Paragraph(_NOBODY[lang])
    left_out = [entry for entry in result.entries if entry.rank is None]
    if left_out:
        yield _left_out(left_out, lang)
    yield from _sheets(result, lang)
    told = [each for each in result.notices if each.code not in _TOLD_ABOVE]
    if told:
        yield Heading(2, _NOTICES[lang])
        yield Items(tuple(f"{each.at or '–'}: {each.text[lang]}" for each in told))


def _ranking(result: ContestResult, ranked: list[Entry], lang: Lang) -> Grid:
    parts = result.ruleset.formula.parts
    has_classes = bool(result.ruleset.predikat_bands)
    rows = tuple(
        (
            f"{entry.rank}{'=' if entry.tied else ''}",
            entry.inovasi.nama,
            entry.inovasi.perangkat_daerah or "–",
            both(entry.score)[lang],
            *([entry.predikat.name[lang]] if entry.predikat else []),
            *(_points(part, lang) for part in entry.parts),
        )
        for entry in ranked
    )
    heads = (
        "#" + _RANK[lang],
        _NAME[lang],
        _UNIT[lang],
        "#" + _SCORE[lang],
        *([_CLASS[lang]] if has_classes else []),
        *("#" + part.title[lang] for part in parts),
    )
    formula = result.ruleset.formula
    caption = _CAPTION.fill(maximum=both(formula.highest), scale=both(formula.scale))
    return Grid(caption[lang], heads, rows)


def _points(result: PartResult, lang: Lang) -> str:
    """The points of a part as they count: those of a deduction with a minus."""
    points = -result.points if isinstance(result.part, DeductionPart) else result.points
    return show_number(points, lang)


def _left_out(entries: list[Entry], lang: Lang) -> Grid:
    rows = tuple(
        (
            entry.inovasi.nama,
            entry.inovasi.perangkat_daerah or "–",
            both(entry.score)[lang],
            joined([reason.text for reason in entry.reasons], "; ")[lang],
        )
        for entry in entries
    )
    heads = (_NAME[lang], _UNIT[lang], "#" + _SCORE[lang], _WHY[lang])
    return Grid(_NOT_RANKED[lang], heads, rows)


def _sheets(result: ContestResult, lang: Lang) -> Iterator[Block]:
    """The sheets of the jurors, where there are any: who gave what."""
    rows = tuple(
        (
            entry.inovasi.nama,
            part.part.title[lang],
            sheet.juror,
            show_number(sheet.points, lang),
            ", ".join(f"{row.id}: {_given(row.level, row.score, lang)}" for row in sheet.rows),
        )
        for entry in result.entries
        for part in entry.parts
        for sheet in part.sheets
        if sheet.juror is not None
    )
    if rows:
        heads = (_NAME[lang], _PART[lang], _JUROR[lang], "#" + _POINTS[lang], _ROWS[lang])
        yield Grid(_SHEETS[lang], heads, rows)


def _given(level: int, score: Exact | None, lang: Lang) -> str:
    return str(level) if score is None else both(score)[lang]


_TOLD_ABOVE = ("edition-standing", "not-ranked", "shared-rank")
"""Notices that the head and the tables of the page have told already."""
_TITLE = Text(id="{nama} — peringkat inovasi, {title}", en="{nama} — innovations ranked, {title}")
_CAPTION = Text(
    id="Peringkat (nilai = jumlah bagian / {maximum} × {scale}; = berarti peringkat bersama)",
    en="Ranking (score = sum of the parts / {maximum} × {scale}; = means a shared rank)",
)
_NOBODY = Text(id="Tidak ada inovasi yang diperingkat.", en="No innovation is ranked.")
_NOT_RANKED = Text(id="Tidak diperingkat", en="Not ranked")
_RANK = Text(id="Peringkat", en="Rank")
_NAME = Text(id="Inovasi", en="Innovation")
_UNIT = Text(id="Perangkat daerah", en="Perangkat daerah")
_SCORE = Text(id="Nilai", en="Score")
_CLASS = Text(id="Predikat", en="Class")
_WHY = Text(id="Mengapa", en="Why")
_SHEETS = Text(id="Penilaian juri", en="What the jurors gave")
_PART = Text(id="Bagian", en="Part")
_JUROR = Text(id="Juri", en="Juror")
_POINTS = Text(id="Poin", en="Points")
_ROWS = Text(id="Per indikator", en="By indicator")
_NOTICES = Text(id="Catatan", en="Notices")
