"""Pictures of results and rules: drawn as SVG, said in words, and with their numbers in a table.

A picture takes the colour of the text around it and has no ground of its own, so that it is as
legible on a dark page as on a light one. It holds no script and loads nothing.
"""

import re
import textwrap
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from io import StringIO
from typing import Any, TypeAlias

from attrs import frozen

from inovasi_index.files.shelves import ISSUER
from inovasi_index.pages import Grid, both, escaped, in_notebook, one_line, show_number
from inovasi_index.problems import MissingLibraryError
from inovasi_index.result import Result
from inovasi_index.ruleset import Certainty, Predikat, Ruleset
from inovasi_index.text import Lang, Text, joined

BLUE, ORANGE, GREEN, GREY = "#0072B2", "#D55E00", "#00875F", "#767676"
"""Colours that stand out from white as from black, and from one another to every eye."""
INK = "currentColor"
WIDTH, BAR = 300, 26
"""In pixels, before a page makes the picture as wide as it has room; small screens have 360."""
SIZE = 12
ON_THE_AXIS = Decimal("0.01")
"""As a part of the scale: no line that stands so near can be told from the axis.

The lowest class of all begins there.
"""
WIDEST = "40rem"
LONGEST_NAME = 32
"""In letters; a longer one would leave no room for the bar."""
LONGEST_LINE, MOST_LINES = 24, 2
"""In letters and lines: where the bars are called by sentences."""
ROOM, LETTER, MORE_FOR_A_CAPITAL, TWO_LINES = 385, 7, 2, 34
"""In pixels: what names and bars have together, letters of a name, and the row of a long one."""
NAMELESS = "–"

Named: TypeAlias = Mapping[Any, Result]
Mark: TypeAlias = Mapping[str, Any]
"""What one bar, dot or line stands for."""


@frozen(repr=False)
class Picture:
    """A picture with its title, what it shows in words, where its numbers are from, and these.

    ``chart`` is the Altair chart, to be changed or saved by those who know it.
    """

    chart: Any
    title: str
    alt: str
    source: str
    numbers: Grid
    lang: Lang

    def __repr__(self) -> str:
        return f"<Picture {self.title}>"

    def svg(self) -> str:
        """The picture as SVG, to be put into a page: it has the colour of the text around it."""
        drawn = StringIO()
        self.chart.save(drawn, format="svg", embed_options={"formatLocale": _NUMBERS[self.lang]})
        start, marks = drawn.getvalue().split(">", 1)
        size = re.search(r'viewBox="[^"]*"', start)
        name = escaped(f"{self.title}. {self.alt}")
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{name}" '
            f'{size[0] if size else ""} style="width: 100%; max-width: {WIDEST}; height: auto">'
            f"{_OF_PARTS.sub('', marks)}"
        )

    def _repr_html_(self) -> str:
        numbers = in_notebook([self.numbers], self.lang)
        return (
            f'<figure class="inovasi-index" lang="{self.lang}">\n{self.svg()}\n'
            f"<figcaption><p><strong>{escaped(self.title)}.</strong> "
            f"{escaped(self.source)}</p>\n"
            f"<details><summary>{_NUMBERS_BELOW[self.lang]}</summary>\n{numbers}</details>\n"
            "</figcaption>\n</figure>\n"
        )


_OF_PARTS = re.compile(r' (?:role|class|aria-[a-z]+|pointer-events)="[^"]*"')
"""What is said of single bars and lines: the picture is read as one."""


def library() -> Any:
    """The library that draws; it is slow to import, and not everybody needs it.

    Raises:
        MissingLibraryError: The extra ``plots`` is not installed.
    """
    try:
        import_module("vl_convert")
        return import_module("altair")
    except ImportError as error:
        raise MissingLibraryError("plots") from error


def parts(
    results: Named,
    *,
    source: Text,
    published: Mapping[Any, Decimal] | None = None,
    title: Text | None = None,
    lang: Lang = "id",
) -> Picture:
    """What each part brings to the index of each result: a bar that is as long as the index.

    Args:
        results: Results by what they are called: a year, a name, or a `Text`.
        source: Where the reports come from.
        published: The index that was published, for those results that have one.
        title: What the picture is called, if more is to be said than what it shows.
        lang: ``"id"`` or ``"en"``.

    Raises:
        MissingLibraryError: The extra ``plots`` is not installed.
    """
    known = published or {}
    names = row_names(results, lang)
    bars = [
        _Bar(name, each, known.get(key))
        for name, (key, each) in zip(names, results.items(), strict=True)
    ]
    heads = (*_PARTS, _INDEX, *([_AS_PUBLISHED] if known else []))
    said = [text for bar in bars for text in bar.in_words()]
    colours = {part[lang]: colour for part, colour in _PARTS.items()}
    marks = [each for bar in bars for each in bar.marks(lang)]
    axis = index_axis(bar.result.ruleset for bar in bars)[lang]
    drawn = [stacked_bars(marks, names, colours, axis)]
    if known:
        ends = [(bar.name, bar.published) for bar in bars if bar.published is not None]
        marks = [{"name": name, "value": float(index)} for name, index in ends]
        drawn.append(upright_ticks(marks, names))
    return Picture(
        chart=styled(library().layer(*drawn)),
        title=(title or _PARTS_TITLE)[lang],
        alt=_PARTS_ALT.fill(said=joined(said, "; "))[lang],
        source=joined([source, *([_TICKS] if known else [])], " ")[lang],
        numbers=Grid(
            (title or _PARTS_TITLE)[lang],
            (_RESULT[lang], _CLASS[lang], *(f"#{head[lang]}" for head in heads)),
            tuple(bar.cells(lang)[: len(heads) + 2] for bar in bars),
        ),
        lang=lang,
    )


@frozen
class _Bar:
    """One result in a picture: what it is called, and the index that was published of it."""

    name: str
    result: Result
    published: Decimal | None

    @property
    def shares(self) -> tuple[Fraction, ...]:
        """What each part brings to the index, before it is rounded."""
        each = self.result
        points = (each.spd.score, each.kematangan.score, each.jumlah_inovasi.score)
        scale = Fraction(each.ruleset.formula.scale) / Fraction(each.maximum)
        return tuple(part * scale for part in points)

    def cells(self, lang: Lang) -> tuple[str, ...]:
        """The row of the table below the picture."""
        numbers = (*self.shares, self.result.index, self.published)
        shown = ("–" if each is None else show_number(each, lang) for each in numbers)
        return self.name, self.result.predikat.name[lang], *shown

    def in_words(self) -> Iterator[Text]:
        """The index and its class, and the one that was published."""
        index, predikat = both(self.result.index), self.result.predikat.name
        yield _SAID_INDEX.fill(name=self.name, index=index, predikat=predikat)
        if self.published is not None:
            yield _SAID_PUBLISHED.fill(name=self.name, index=both(self.published))

    def marks(self, lang: Lang) -> Iterator[Mark]:
        """One mark for each part."""
        for part, share in zip(_PARTS, self.shares, strict=True):
            yield {"name": self.name, "part": part[lang], "value": float(share)}


def certainty(editions: Iterable[Ruleset], *, lang: Lang = "id") -> Picture:
    """How surely the facts of each edition are known, and how many nobody could find.

    Raises:
        MissingLibraryError: The extra ``plots`` is not installed.
    """
    found = {
        _year(rules): {grade: len(rules.facts(grade)) for grade in _GRADES} for rules in editions
    }
    numbers = Grid(
        _GRADES_TITLE[lang],
        (_EDITION[lang], *(f"#{grade[lang]}" for grade in _GRADES.values())),
        tuple((year, *map(str, counts.values())) for year, counts in found.items()),
    )
    bars = [
        {"name": year, "part": _GRADES[grade][lang], "value": count}
        for year, counts in found.items()
        for grade, count in counts.items()
    ]
    said = [
        _SAID_FACTS.fill(
            year=year,
            counts=joined(
                [_COUNTED.fill(name=_GRADES[grade], count=each) for grade, each in counts.items()]
            ),
        )
        for year, counts in found.items()
    ]
    colours = {_GRADES[grade][lang]: colour for grade, colour in _GRADE_COLOURS.items()}
    return Picture(
        chart=styled(
            library().layer(
                stacked_bars(bars, list(found), colours, _FACTS_AXIS[lang], is_count=True)
            )
        ),
        title=_GRADES_TITLE[lang],
        alt=_GRADES_ALT.fill(said=joined(said, "; "))[lang],
        source=_GRADES_SOURCE[lang],
        numbers=numbers,
        lang=lang,
    )


@frozen
class Published:
    """An index that was published: whose, of which year's rules, and the class printed beside."""

    nama: str
    rules: Ruleset
    index: Decimal
    predikat: str

    @property
    def given(self) -> Predikat:
        """The class that the edition gives to this index."""
        return self.rules.predikat(self.index)

    @property
    def agrees(self) -> bool:
        """Whether the class that was printed is that of the edition."""
        return self.given.code == self.predikat.replace(" ", "_")


def classes(scores: Iterable[Published], *, source: Text, lang: Lang = "id") -> Picture:
    """Published indices, each on the line of its year, between the limits of the classes.

    Args:
        scores: What was published.
        source: Where it was.
        lang: ``"id"`` or ``"en"``.

    Raises:
        MissingLibraryError: The extra ``plots`` is not installed.
    """
    known = sorted(scores, key=lambda each: (each.rules.year, each.index))
    numbers = Grid(
        _CLASSES_TITLE[lang],
        (_YEAR[lang], _REGION[lang], f"#{_INDEX[lang]}", _PRINTED[lang], _GIVEN[lang]),
        tuple(
            (
                _year(each.rules),
                each.nama,
                both(each.index)[lang],
                each.predikat,
                each.given.name[lang],
            )
            for each in known
        ),
    )
    dots = [
        {"name": _year(each.rules), "part": _agreement(each)[lang], "value": float(each.index)}
        for each in known
    ]
    alike = sum(each.agrees for each in known)
    said = _CLASSES_ALT.fill(count=len(known), alike=alike, other=len(known) - alike)
    editions = {_year(each.rules): each.rules for each in known}
    limits = [
        {"name": year, "value": float(limit)}
        for year, rules in editions.items()
        for limit in limits_of(rules)
    ]
    years = list(editions)
    kinds = {_AGREES[lang]: (BLUE, "circle"), _CONTRADICTS[lang]: (ORANGE, "triangle-up")}
    axis = index_axis(editions.values())[lang]
    return Picture(
        chart=styled(
            library().layer(upright_ticks(limits, years), lined_dots(dots, years, kinds, axis))
        ),
        title=_CLASSES_TITLE[lang],
        alt=said[lang],
        source=joined([source, _LIMITS], " ")[lang],
        numbers=numbers,
        lang=lang,
    )


def _agreement(each: Published) -> Text:
    return _AGREES if each.agrees else _CONTRADICTS


def _year(rules: Ruleset) -> str:
    """The year of an edition of the ministry, the whole id of another."""
    return str(rules.year) if rules.issuer == ISSUER else _short(rules.edition)


def limits_of(rules: Ruleset) -> Mapping[Decimal, Predikat]:
    """Where the classes of an edition begin, but for those that begin on the axis."""
    return {
        band.from_: band
        for band in rules.predikat_bands
        if band.from_ and band.from_ > ON_THE_AXIS * rules.formula.scale
    }


def row_names(keys: Iterable[object], lang: Lang) -> list[str]:
    """What the bars are called, each otherwise, even where long names begin alike."""
    return list(_apart(_short(key[lang] if isinstance(key, Text) else str(key)) for key in keys))


def wrapped_names(names: Iterable[str]) -> list[str]:
    """Sentences as names of bars: in two lines if they are long, and each otherwise."""
    return list(_apart(_wrapped(name) for name in names))


def _apart(names: Iterable[str]) -> Iterator[str]:
    """Names with a number behind those that were there before: bars of one name would be one."""
    taken: set[str] = set()
    for name in names:
        shown, number = name, 1
        while shown in taken:
            number += 1
            shown = f"{name} ({number})"
        taken.add(shown)
        yield shown


def _wrapped(name: str) -> str:
    cut = one_line(name, LONGEST_LINE * MOST_LINES)
    lines = textwrap.wrap(cut, LONGEST_LINE, max_lines=MOST_LINES, placeholder="…")
    return "\n".join(lines) or NAMELESS


def _short(name: str) -> str:
    """A name that fits beside a bar, without what the library that draws would die of."""
    return one_line(name, LONGEST_NAME).strip() or NAMELESS


# How it is drawn.


def stacked_bars(
    data: Iterable[Mark],
    names: list[str],
    colours: Mapping[str, str],
    axis: str,
    *,
    is_count: bool = False,
) -> Any:
    """Bars of parts, one below the other; an outline parts them where colours do not."""
    altair = library()
    parts = list(colours)
    order = [{**each, "place": parts.index(each["part"])} for each in data]
    return (
        _on_rows(order, names)
        .mark_bar(stroke=INK, strokeWidth=0.7, size=BAR * 0.6)
        .encode(
            x=altair.X("value:Q", title=axis, stack="zero", **_WHOLE_NUMBERS[is_count]),
            y=_rows(names),
            color=_coloured(colours),
            order=altair.Order("place:Q"),
        )
    )


_WHOLE_NUMBERS: Mapping[bool, Mapping[str, Any]] = {False: {}, True: {"axis": {"tickMinStep": 1}}}
"""No axis of what is counted has a mark between two numbers."""


def ranged_bars(
    data: Iterable[Mark], names: list[str], colours: Mapping[str, str], axis: str, **scale: Any
) -> Any:
    """Bars that stand anywhere: from ``start`` to ``end``, on an axis that need not begin at 0."""
    altair = library()
    return (
        _on_rows(data, names)
        .mark_bar(stroke=INK, strokeWidth=0.7, size=BAR * 0.6)
        .encode(
            x=altair.X("start:Q", title=axis, scale=altair.Scale(zero=False, **scale)),
            x2="end:Q",
            y=_rows(names),
            color=_coloured(colours),
        )
    )


def index_axis(editions: Iterable[Ruleset]) -> Text:
    """The axis of an index, with the ends of its scale."""
    return _INDEX_AXIS.fill(scale=both(max(rules.formula.scale for rules in editions)))


def lined_dots(
    data: Iterable[Mark], names: list[str], kinds: Mapping[str, tuple[str, str]], axis: str
) -> Any:
    """Dots on lines; each kind has another shape as well as another colour."""
    altair = library()
    colours = {kind: colour for kind, (colour, _) in kinds.items()}
    shapes = altair.Scale(domain=list(kinds), range=[shape for _, shape in kinds.values()])
    return (
        _on_rows(data, names)
        .mark_point(size=60, filled=True, opacity=1, stroke=INK, strokeWidth=0.7)
        .encode(
            x=altair.X("value:Q", title=axis),
            y=_rows(names),
            color=_coloured(colours),
            shape=altair.Shape("part:N", scale=shapes, **_legend(kinds)),
        )
    )


def upright_ticks(data: Iterable[Mark], names: list[str]) -> Any:
    """Short upright lines, each on the row of its name."""
    return (
        library()
        .Chart(library().Data(values=list(data)))
        .mark_tick(color=INK, thickness=2.5, size=BAR * 0.9)
        .encode(x="value:Q", y=_rows(names))
    )


def upright_lines(values: Iterable[Decimal]) -> Any:
    """Thin upright lines from the top of the picture to its bottom."""
    return (
        library()
        .Chart(library().Data(values=[{"value": float(each)} for each in values]))
        .mark_rule(color=INK, strokeWidth=1, strokeDash=[4, 3])
        .encode(x="value:Q")
    )


def joining_lines(data: Iterable[Mark], names: list[str]) -> Any:
    """Thin upright lines from one row, ``name``, down to another one, ``next``."""
    return (
        _on_rows(data, names)
        .mark_rule(color=INK, strokeWidth=1)
        .encode(x="value:Q", y=_rows(names), y2="next:N")
    )


def words_beside(data: Iterable[Mark], names: list[str]) -> Any:
    """What is ``said`` of a bar, to the right of where it ends."""
    return (
        _on_rows(data, names)
        .mark_text(color=INK, fontSize=SIZE, align="left", dx=4)
        .encode(x="value:Q", y=_rows(names), text="said:N")
    )


def sentence(said: str) -> Any:
    """A sentence in the place of a picture, where there is nothing to draw."""
    altair = library()
    lines = textwrap.wrap(said, WIDTH // LETTER)
    return (
        altair.Chart(altair.Data(values=[{"said": lines}]), width=WIDTH, height=BAR * len(lines))
        .mark_text(color=INK, fontSize=SIZE, align="left")
        .encode(x=altair.value(0), text="said:N")
    )


def _on_rows(data: Iterable[Mark], names: list[str]) -> Any:
    """A chart with a row for each name, no wider than a small screen can show."""
    lines = [line for name in names for line in name.split("\n")]
    width = min(WIDTH, ROOM - max(map(_width_of, lines), default=0))
    height = BAR if lines == names else TWO_LINES
    values = library().Data(values=list(data))
    return library().Chart(values, width=width, height=height * len(names))


def _width_of(line: str) -> int:
    """About how wide a line is: innovations are often called in capitals."""
    return LETTER * len(line) + MORE_FOR_A_CAPITAL * sum(map(str.isupper, line))


def _rows(names: list[str]) -> Any:
    """The rows in their order: every layer says it, or they would be sorted by the alphabet."""
    altair = library()
    lines = {"axis": altair.Axis(**_TWO_LINES)} if any("\n" in name for name in names) else {}
    return altair.Y("name:N", title=None, sort=names, **lines)


_TWO_LINES: Mapping[str, Any] = {
    "labelExpr": r"split(datum.label, '\n')",
    "labelOffset": {
        "condition": {"test": r"indexof(datum.value, '\n') >= 0", "value": -7},
        "value": 0,
    },
}
"""A long name is split, and raised by half a line to stand beside its bar as a whole."""


def _coloured(colours: Mapping[str, str]) -> Any:
    altair = library()
    parts = list(colours)
    scale = altair.Scale(domain=parts, range=list(colours.values()))
    return altair.Color("part:N", scale=scale, sort=parts, **_legend(parts))


def _legend(parts: Collection[str]) -> Mapping[str, Any]:
    """None where all is of one kind: the title says what it is."""
    return {"title": None} if len(parts) > 1 else {"legend": None}


def styled(chart: Any) -> Any:
    """A chart in the colour of the text around it, without a ground, and legible when small."""
    words = {"labelColor": INK, "titleColor": INK, "labelFontSize": SIZE, "titleFontSize": SIZE}
    lines = {"domainColor": INK, "tickColor": INK, "gridColor": INK, "gridOpacity": 0.2}
    return (
        chart.configure(background="transparent", font="sans-serif", aria=False, padding=4)
        .configure_view(stroke=None)
        .configure_axis(**words, **lines, labelLimit=0, titleFontWeight="normal")
        .configure_legend(**words, orient="bottom", columns=1, labelLimit=0, symbolStrokeWidth=0.7)
    )


_NUMBERS: Mapping[Lang, Mapping[str, Any]] = {
    "id": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["Rp", ""]},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["Rp", ""]},
}
_NUMBERS_BELOW = Text(id="Angka dalam gambar ini", en="The numbers of this picture")
_RESULT = Text(id="Hasil", en="Result")
_INDEX = Text(id="Indeks", en="Index")
_AS_PUBLISHED = Text(id="Indeks yang diumumkan", en="Index as published")
_CLASS = Text(id="Predikat", en="Class")
_INDEX_AXIS = Text(id="Indeks (0–{scale})", en="Index (0–{scale})")
_PARTS: Mapping[Text, str] = {
    Text(id="SPD", en="The region's own indicators (SPD)"): BLUE,
    Text(id="Rata-rata kematangan", en="Mean maturity"): ORANGE,
    Text(id="Jumlah inovasi", en="Number of innovations"): GREEN,
}
_PARTS_TITLE = Text(id="Sumbangan tiap bagian pada indeks", en="What each part brings to the index")
_PARTS_ALT = Text(
    id="Batang bertumpuk, sepanjang indeksnya. {said}.",
    en="Stacked bars, each as long as its index. {said}.",
)
_SAID_INDEX = Text(id="{name}: indeks {index}, {predikat}", en="{name}: index {index}, {predikat}")
_SAID_PUBLISHED = Text(id="{name} diumumkan {index}", en="{name} was published as {index}")
_TICKS = Text(id="Garis tegak: indeks yang diumumkan.", en="Upright line: the index as published.")
_GRADES: Mapping[Certainty, Text] = {
    "printed": Text(id="Tercetak di sumber primer", en="Printed in a primary source"),
    "secondary": Text(id="Dari sumber sekunder", en="From a secondary source"),
    "inferred": Text(id="Disimpulkan", en="Inferred"),
    "open": Text(id="Terbuka atau tidak ditemukan", en="Left open or not found"),
}
_GRADE_COLOURS: Mapping[Certainty, str] = {
    "printed": BLUE,
    "secondary": GREEN,
    "inferred": ORANGE,
    "open": GREY,
}
_GRADES_TITLE = Text(
    id="Seberapa pasti fakta tiap edisi diketahui",
    en="How surely the facts of an edition are known",
)
_GRADES_ALT = Text(id="Batang bertumpuk. {said}.", en="Stacked bars. {said}.")
_GRADES_SOURCE = Text(
    id="Sumber: berkas aturan setiap edisi, fakta demi fakta.",
    en="Source: the file of rules of each edition, fact by fact.",
)
_SAID_FACTS = Text(id="{year}: {counts}", en="{year}: {counts}")
_COUNTED = Text(id="{name} {count}", en="{name} {count}")
_FACTS_AXIS = Text(id="Banyaknya fakta", en="Number of facts")
_EDITION = Text(id="Edisi", en="Edition")
_CLASSES_TITLE = Text(
    id="Indeks yang diumumkan dan batas predikatnya",
    en="Published indices and the limits of classes",
)
_CLASSES_ALT = Text(
    id="Titik pada satu garis untuk setiap tahun: {count} indeks yang diumumkan; predikat tercetak "
    "sama dengan predikat edisinya pada {alike}, berbeda pada {other}.",
    en="Dots on one line for each year: {count} published indices; the class that was printed is "
    "that of the edition for {alike}, and another for {other}.",
)
_LIMITS = Text(
    id="Garis tegak: batas bawah setiap predikat menurut edisi tahun itu.",
    en="Upright lines: the lower limit of each class in the edition of the year.",
)
_AGREES = Text(id="Predikat sama dengan edisi", en="Class as the edition gives it")
_CONTRADICTS = Text(id="Predikat berbeda dari edisi", en="Another class than the edition gives")
_YEAR = Text(id="Tahun", en="Year")
_REGION = Text(id="Daerah", en="Region")
_PRINTED = Text(id="Predikat tercetak", en="Class as printed")
_GIVEN = Text(id="Predikat menurut edisi", en="Class by the edition")
