"""Diagrams, drawn when the site is built from the rules and the score themselves.

Each is a picture in a light and a dark version, a text that says what it shows, and the numbers
behind it as a table. Nothing is drawn that the library did not compute.
"""

import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import altair as alt
import vl_convert
from attrs import frozen
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from inovasi_index import (
    Aggregate,
    Laporan,
    PelayananPublik,
    Pemda,
    Result,
    Ruleset,
    Total,
    get_ruleset,
    read_laporan,
    score,
)
from inovasi_index.analysis import bridge, picture
from inovasi_index.exact import round_half_up, shortest
from inovasi_index.pages import Grid
from inovasi_index.sphinx.blocks import table
from inovasi_index.sphinx.site import site_of
from inovasi_index.text import Lang, Text, local

FOLDER = "_diagrams"
"""Where the pictures are written, below the sources; it is left out of the repository."""
WIDTH = 400
"""Narrow enough to be read on a telephone; a wide screen shows it larger."""
SHOWN_WIDTH = "34rem"
SPACE = "\N{NO-BREAK SPACE}"
LINE = 16
"""The height of a line of text."""


@frozen
class Theme:
    """The colours of a picture: those of its text and lines, and of each of its parts."""

    name: str
    ink: str
    line: str
    empty: str
    parts: tuple[str, str, str, str]


THEMES = (
    Theme("light", "#1a1a1a", "#5c5c5c", "#eeeeee", ("#b5d6ec", "#f8d3a4", "#b7e3c8", "#dddddd")),
    Theme("dark", "#f2f2f2", "#b0b0b0", "#2a2a2a", ("#1f4e6e", "#6b4513", "#1d5a3c", "#4a4a4a")),
)
"""Every text has a contrast of at least 7 to 1 to what it stands on."""
INDEX = 3
"""The colour of what is the whole, and not a part."""


@frozen
class Diagram:
    """What is drawn, and what is said for those who do not see it."""

    draw: Callable[[Theme], Any]
    caption: str
    alt: str
    numbers: Grid | None = None


# The tree of the index.


def tree(rules: Ruleset, lang: Lang) -> Diagram:
    """The parts of an index and the variables below them, each as large as its share."""
    boxes = list(_tree_boxes(rules, lang))
    numbers = Grid(
        _SHARES.fill(title=rules.title)[lang],
        (_PART[lang], f"#{_POINTS[lang]}", f"#{_SHARE[lang]}"),
        tuple((box.name, _number(box.points, lang), box.share(rules, lang)) for box in boxes),
    )
    parts = "; ".join(f"{box.name} {box.share(rules, lang)}" for box in boxes if box.column == 1)
    return Diagram(
        lambda theme: _tree_chart(boxes, rules, lang, theme),
        _SHARES.fill(title=rules.title)[lang],
        _TREE_ALT.fill(title=rules.title, parts=parts)[lang],
        numbers,
    )


@frozen
class _Box:
    name: str
    column: int
    start: Fraction
    points: Fraction
    colour: int

    def share(self, rules: Ruleset, lang: Lang) -> str:
        """What part of the whole it is, in percent."""
        percent = round_half_up(self.points / Fraction(rules.formula.highest) * 100, 2)
        return f"{local(str(percent), lang)}{SPACE}%"


def _tree_boxes(rules: Ruleset, lang: Lang) -> Iterator[_Box]:
    highest, start = Fraction(rules.formula.highest), Fraction(0)
    yield _Box(_INDEX[lang], 0, start, highest, INDEX)
    for colour, part in enumerate(rules.formula.parts):
        points = Fraction(part.maximum)
        yield _Box(part.title[lang], 1, start, points, colour)
        below = start
        for name, most in _variables(rules, getattr(part, "aspect", None)):
            yield _Box(name[lang], 2, below, most, colour)
            below += most
        start += points


def _variables(rules: Ruleset, aspect: str | None) -> Iterator[tuple[Text, Fraction]]:
    """The variables of an aspect, each with the most points of its rows."""
    for each in rules.aspects:
        for variable in each.variables if each.code == aspect else ():
            rows = [row for row in rules.indicators if row.variable == variable.code]
            yield variable.name, sum(map(rules.most_points, rows), Fraction(0))


_COLUMNS = ((0, 66), (68, 206), (208, WIDTH))


def _tree_chart(boxes: Sequence[_Box], rules: Ruleset, lang: Lang, theme: Theme) -> Any:
    tall = 700
    scale = tall / float(rules.formula.highest)
    shapes, texts = [], []
    for box in boxes:
        left, right = _COLUMNS[box.column]
        top, bottom = float(box.start) * scale, float(box.start + box.points) * scale
        shapes.append(_shape(left, right, top + 1, bottom - 1, theme.parts[box.colour]))
        lines = textwrap.wrap(f"{box.name} {box.share(rules, lang)}", (right - left) // 7)
        texts.append(_label(left + 5, (top + bottom) / 2, "\n".join(lines), len(lines)))
    return _layers(WIDTH, tall, [_rects(shapes, theme.line), _texts(texts, theme)], theme)


# The way of the data.


def data(lang: Lang) -> Diagram:
    """How files become objects, and objects a result."""
    return Diagram(lambda theme: _data_chart(lang, theme), _DATA[lang], _DATA_ALT[lang])


def _data_chart(lang: Lang, theme: Theme) -> Any:
    left, right = (0, 192), (208, WIDTH)
    middle = (104, 296)
    boxes = [
        (left, 0, f"ruleset.yaml\n{_RULES_FILE[lang]}", INDEX),
        (right, 0, "laporan\n.yaml .json .csv .xlsx", INDEX),
        (left, 1, "Ruleset", 0),
        (right, 1, "Laporan", 1),
        (middle, 2, "score", 2),
        (middle, 3, "Result", 2),
        ((0, 128), 4, f"explain\n{_SHEET[lang]}", INDEX),
        ((136, 264), 4, f"write_result\n{_FILES[lang]}", INDEX),
        ((272, WIDTH), 4, f"to_dict\n{_PLAIN[lang]}", INDEX),
    ]
    step, tall = 84, 50
    shapes, texts = [], []
    for (start, end), row, text, colour in boxes:
        top = row * step
        shapes.append(_shape(start, end, top, top + tall, theme.parts[colour]))
        texts.append(_label((start + end) / 2, top + tall / 2, text, text.count("\n") + 1))
    arrows = [(96, 96, 0), (304, 304, 0), (96, 160, 1), (304, 240, 1), (200, 200, 2)]
    arrows += [(160, 64, 3), (200, 200, 3), (240, 336, 3)]
    lines = [
        {"x": start, "x2": end, "y": row * step + tall, "y2": (row + 1) * step - 6}
        for start, end, row in arrows
    ]
    layers = [_rects(shapes, theme.line), *_arrows(lines, theme), _texts(texts, theme, "center")]
    return _layers(WIDTH, 4 * step + tall, layers, theme)


# From the parts to the index.


def steps(result: Result, lang: Lang) -> Diagram:
    """What each part added to the total of one report, and what it could have added."""
    rules = result.ruleset
    parts = [
        (part.title[lang], points, Fraction(part.maximum))
        for part, points in zip(rules.formula.parts, _points_of(result), strict=True)
    ]
    total = (_TOTAL[lang], result.total, Fraction(result.maximum))
    numbers = Grid(
        _STEPS.fill(pemda=result.pemda.nama)[lang],
        (_PART[lang], f"#{_POINTS[lang]}", f"#{_MOST[lang]}"),
        tuple(
            (name, _number(points, lang), _number(most, lang))
            for name, points, most in [*parts, total]
        ),
    )
    said = "; ".join(
        _OF.fill(name=name, points=_number(points, lang), most=_number(most, lang))[lang]
        for name, points, most in [*parts, total]
    )
    return Diagram(
        lambda theme: _steps_chart(result, [*parts, total], lang, theme),
        _STEPS.fill(pemda=result.pemda.nama)[lang],
        _STEPS_ALT.fill(said=said, index=local(str(result.index), lang))[lang],
        numbers,
    )


def _points_of(result: Result) -> tuple[Fraction, Fraction, Fraction]:
    return result.spd.score, result.kematangan.score, result.jumlah_inovasi.score


def _steps_chart(
    result: Result, rows: Sequence[tuple[str, Fraction, Fraction]], lang: Lang, theme: Theme
) -> Any:
    scale, step, thick = WIDTH / float(result.maximum), 62, 26
    shapes, texts, start = [], [], 0.0
    for number, (name, points, most) in enumerate(rows):
        is_total = number == len(rows) - 1
        left = 0.0 if is_total else start
        top = number * step + LINE + 4
        end, limit = left + float(points) * scale, left + float(most) * scale
        shapes.append(_shape(left, min(limit, WIDTH), top, top + thick, theme.empty))
        shapes.append(
            _shape(left, end, top, top + thick, theme.parts[INDEX if is_total else number])
        )
        of = _OF.fill(name=name, points=_number(points, lang), most=_number(most, lang))[lang]
        texts.append(_label(0, number * step + LINE / 2, of, 1))
        start = end
    texts.append(_label(5, len(rows) * step - step + LINE + 4 + thick / 2, _last(result, lang), 1))
    return _layers(
        WIDTH, len(rows) * step, [_rects(shapes, theme.line), _texts(texts, theme)], theme
    )


def _last(result: Result, lang: Lang) -> str:
    name = result.predikat.name[lang]
    return f"{_INDEX[lang]} {local(str(result.index), lang)}: {name}"


# What the gate does.


def gate(rules: Ruleset, lang: Lang) -> Diagram:
    """One report that differs only in how many basic-service affairs have an innovation."""
    results = [(many, _half_of_all(rules, many)) for many in range(len(rules.basic_services) + 1)]
    required = results[0][1].jumlah_inovasi.urusan_required or 0
    numbers = Grid(
        _GATE[lang],
        (
            f"#{_AFFAIRS[lang]}",
            *(f"#{part.title[lang]}" for part in rules.formula.parts),
            f"#{_INDEX[lang]}",
        ),
        tuple(
            (
                str(many),
                *(_number(points, lang) for points in _points_of(result)),
                local(str(result.index), lang),
            )
            for many, result in results
        ),
    )
    closed, opened = results[max(required - 1, 0)][1], results[required][1]
    return Diagram(
        lambda theme: _gate_chart(results, lang, theme),
        _GATE[lang],
        _GATE_ALT.fill(
            fewer=required - 1,
            closed=_AT[lang].format(index=local(str(closed.index), lang)),
            required=required,
            opened=_AT[lang].format(index=local(str(opened.index), lang)),
        )[lang],
        numbers,
    )


def _half_of_all(rules: Ruleset, affairs: int) -> Result:
    """A report with half of the points there are, and innovations for so many affairs."""
    spd, kematangan, jumlah = (
        rules.formula.spd,
        rules.formula.kematangan,
        rules.formula.jumlah_inovasi,
    )
    laporan = Laporan(
        pemda=Pemda(nama="Kabupaten Contoh"),
        edition=rules.edition,
        spd=Total(total=Decimal(spd.maximum) / 2),
        inovasi=Aggregate(
            jumlah=jumlah.cap // 2,
            rata_rata_kematangan=Decimal(kematangan.maximum) / 2,
            urusan_pelayanan_dasar=affairs,
        ),
    )
    return score(laporan, rules)


def _gate_chart(results: Sequence[tuple[int, Result]], lang: Lang, theme: Theme) -> Any:
    step, thick, left = 30, 22, 22
    top = 4 * LINE + 10
    scale = (WIDTH - left - 48) / float(max(result.total for _, result in results))
    shapes, texts = [], [_label(0, top - 10, _AFFAIRS[lang], 1)]
    parts = results[0][1].ruleset.formula.parts
    for colour, part in enumerate(parts):
        shapes.append(_shape(0, 12, colour * LINE + 2, colour * LINE + 14, theme.parts[colour]))
        texts.append(_label(18, colour * LINE + 8, part.title[lang], 1))
    for number, (many, result) in enumerate(results):
        at, start = top + number * step, float(left)
        texts.append(_label(4, at + thick / 2, str(many), 1))
        for colour, points in enumerate(_points_of(result)):
            end = start + float(points) * scale
            shapes.append(_shape(start, end, at, at + thick, theme.parts[colour]))
            start = end
        texts.append(_label(start + 4, at + thick / 2, local(str(result.index), lang), 1))
    tall = top + len(results) * step
    return _layers(WIDTH, tall, [_rects(shapes, theme.line), _texts(texts, theme)], theme)


# What the divisor does.


def divisor(rules: Ruleset, lang: Lang) -> Diagram:
    """An index as innovations are added: all of them strong, or weak ones after the divisor."""
    least = rules.formula.kematangan.divisor_at_least
    most = rules.formula.kematangan.maximum
    strong, weak = (int(most * share) for share in (Decimal("0.8"), Decimal("0.3")))
    names = (
        _STRONG.fill(strong=strong)[lang],
        _WEAK.fill(least=least, weak=weak)[lang],
    )
    rows = []
    for many in range(1, 2 * least + 1):
        mixed = [strong] * min(many, least) + [weak] * max(many - least, 0)
        rows.append((many, _index_of([strong] * many, rules), _index_of(mixed, rules)))
    numbers = Grid(
        _DIVISOR[lang],
        (f"#{_INNOVATIONS[lang]}", *(f"#{name}" for name in names)),
        tuple(
            (str(many), local(str(one), lang), local(str(other), lang)) for many, one, other in rows
        ),
    )
    at, last = rows[least - 1], rows[-1]
    return Diagram(
        lambda theme: _divisor_chart(rows, (least, names), lang, theme),
        _DIVISOR[lang],
        _DIVISOR_ALT.fill(
            least=least,
            at=_AT[lang].format(index=local(str(at[1]), lang)),
            last=last[0],
            strong=_AT[lang].format(index=local(str(last[1]), lang)),
            weak=_AT[lang].format(index=local(str(last[2]), lang)),
        )[lang],
        numbers,
    )


def _index_of(maturities: Sequence[int], rules: Ruleset) -> Decimal:
    """The index of innovations alone, each of which opens the gate."""
    main, *others = rules.basic_services
    laporan = Laporan(
        pemda=Pemda(nama="Kabupaten Contoh"),
        edition=rules.edition,
        inovasi=[
            PelayananPublik(
                nama=f"Inovasi {number}", urusan=main, urusan_beririsan=others, kematangan=each
            )
            for number, each in enumerate(maturities, 1)
        ],
    )
    return score(laporan, rules, interpretations={"gate_urusan": "main_and_beririsan"}).index


def _divisor_chart(
    rows: Sequence[tuple[int, Decimal, Decimal]],
    named: tuple[int, tuple[str, str]],
    lang: Lang,
    theme: Theme,
) -> Any:
    least, names = named
    values = [
        {"n": many, "index": float(value), "series": name}
        for many, *both in rows
        for name, value in zip(names, both, strict=True)
    ]
    strokes = ["#1f77b4", "#c45a00"] if theme.name == "light" else ["#8ec9f0", "#ffb464"]
    base = alt.Chart(alt.Data(values=values))
    x = alt.X("n:Q", title=_INNOVATIONS[lang], axis=alt.Axis(tickMinStep=1, grid=False))
    y = alt.Y("index:Q", title=_INDEX[lang], axis=alt.Axis(tickCount=5))
    legend = alt.Legend(title=None, orient="top", direction="vertical", labelLimit=WIDTH)
    colours = alt.Scale(domain=list(names), range=strokes)
    colour = alt.Color("series:N", scale=colours, legend=legend)
    shape = alt.Shape("series:N", scale=alt.Scale(domain=list(names)), legend=legend)
    lines = base.mark_line().encode(x, y, colour)
    points = base.mark_point(filled=True, size=36).encode(x, y, colour, shape)
    at = alt.Chart(alt.Data(values=[{"n": least, "text": _LEAST.fill(least=least)[lang]}]))
    rule = at.mark_rule(color=theme.line, strokeDash=[4, 4]).encode(alt.X("n:Q"))
    text = at.mark_text(align="left", dx=6, baseline="bottom", color=theme.ink, fontSize=13)
    note = text.encode(alt.X("n:Q"), alt.Text("text:N"), y=alt.value(250))
    chart = alt.layer(rule, lines, points, note).properties(width=WIDTH - 50, height=260)
    return _themed(chart, theme)


# Shapes.


def _shape(left: float, right: float, top: float, bottom: float, colour: str) -> dict[str, Any]:
    return {"x": left, "x2": right, "y": top, "y2": bottom, "colour": colour}


def _label(x: float, y: float, text: str, lines: int) -> dict[str, Any]:
    """A text of so many lines, around a height."""
    return {"x": x, "y": y - (lines - 1) * LINE / 2, "text": text}


def _rects(shapes: Sequence[Mapping[str, Any]], line: str) -> Any:
    colour = alt.Color("colour:N", scale=None)
    marks = alt.Chart(alt.Data(values=list(shapes))).mark_rect(cornerRadius=2, stroke=line)
    return marks.encode(*_at(), alt.X2("x2:Q"), alt.Y2("y2:Q"), colour)


def _texts(texts: Sequence[Mapping[str, Any]], theme: Theme, align: str = "left") -> Any:
    marks = alt.Chart(alt.Data(values=list(texts))).mark_text(
        align=align,
        baseline="middle",
        lineBreak="\n",
        lineHeight=LINE,
        fontSize=13,
        color=theme.ink,
    )
    return marks.encode(*_at(), alt.Text("text:N"))


def _arrows(lines: Sequence[Mapping[str, Any]], theme: Theme) -> list[Any]:
    drawn = alt.Chart(alt.Data(values=list(lines)))
    shafts = drawn.mark_rule(color=theme.line, strokeWidth=1.5)
    heads = alt.Chart(
        alt.Data(values=[{"x": line["x2"], "y": line["y2"]} for line in lines])
    ).mark_point(shape="triangle-down", filled=True, size=60, color=theme.line, opacity=1)
    return [shafts.encode(*_at(), alt.X2("x2:Q"), alt.Y2("y2:Q")), heads.encode(*_at())]


def _at() -> tuple[Any, Any]:
    """Where a shape is: in points of the picture, from its upper left corner."""
    return (
        alt.X("x:Q", axis=None, scale=alt.Scale(zero=False, nice=False)),
        alt.Y("y:Q", axis=None, scale=alt.Scale(zero=False, nice=False, reverse=True)),
    )


def _layers(width: int, height: int, layers: Sequence[Any], theme: Theme) -> Any:
    frame = [_shape(0, width, 0, height, "transparent")]
    chart = alt.layer(_rects(frame, "transparent"), *layers).properties(width=width, height=height)
    return _themed(chart, theme)


def _themed(chart: Any, theme: Theme) -> Any:
    quiet = {"domainColor": theme.line, "tickColor": theme.line, "gridColor": theme.empty}
    words = {"labelColor": theme.ink, "titleColor": theme.ink}
    sizes = {"labelFontSize": 13, "titleFontSize": 13, "titleFontWeight": "normal"}
    return (
        chart.configure(font="sans-serif", background="transparent", padding=2)
        .configure_view(stroke=None)
        .configure_axis(**quiet, **words, **sizes)
        .configure_legend(labelColor=theme.ink, labelFontSize=13)
    )


def svg_of(chart: Any) -> str:
    """A chart as a picture that a browser can show by itself."""
    svg: str = vl_convert.vegalite_to_svg(chart.to_json())
    return svg


# The directive.


class DiagramDirective(SphinxDirective):
    """A diagram: its name, and the edition or the reports that it shows."""

    required_arguments = 1
    optional_arguments = 2

    def run(self) -> list[nodes.Node]:
        """Draw it for both themes, and say what it shows."""
        lang = site_of(self.config, Path(self.env.srcdir)).lang
        if self.arguments[0] == "bridge":  # which the library draws itself
            waterfall = picture(bridge(*map(self._result, self.arguments[1:])), lang=lang)
            return [nodes.raw("", waterfall._repr_html_(), format="html")]
        diagram = self._diagram(lang)
        figure = nodes.container(classes=["diagram"])
        for theme in THEMES:
            figure += self._image(diagram, f"{self.arguments[0]}.{lang}.{theme.name}.svg", theme)
        figure += nodes.paragraph("", diagram.caption, classes=["caption"])
        if diagram.numbers:
            summary = f"<details><summary>{_NUMBERS[lang]}</summary>"
            figure += nodes.raw("", summary, format="html")
            figure += table(diagram.numbers)
            figure += nodes.raw("", "</details>", format="html")
        for node in figure.findall(nodes.Element):
            node["translatable"] = False
        return [figure]

    def _diagram(self, lang: Lang) -> Diagram:
        name, *about = self.arguments
        if name == "data":
            return data(lang)
        if name == "steps":
            return steps(self._result(about[0]), lang)
        return {"tree": tree, "gate": gate, "divisor": divisor}[name](get_ruleset(about[0]), lang)

    def _result(self, report: str) -> Result:
        """The score of a report, whose file is named from the page."""
        relative, path = self.env.relfn2path(report)
        self.env.note_dependency(relative)
        laporan = read_laporan(path)
        return score(laporan, get_ruleset(laporan.tahun or ""))

    def _image(self, diagram: Diagram, name: str, theme: Theme) -> nodes.image:
        folder = Path(self.env.srcdir) / FOLDER
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(svg_of(diagram.draw(theme)), encoding="utf-8")
        image = nodes.image(uri=f"/{FOLDER}/{name}", alt=diagram.alt, width=SHOWN_WIDTH)
        image["classes"].append(f"only-{theme.name}")
        return image


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the directive ``diagram``."""
    app.add_directive("diagram", DiagramDirective)
    return {"version": "1", "parallel_read_safe": True}


# Texts.


def _number(number: Fraction | Decimal, lang: Lang) -> str:
    return local(shortest(number), lang)


_NUMBERS = Text(id="Angka dalam gambar ini", en="The numbers of this picture")
_INDEX = Text(id="Indeks", en="Index")
_PART = Text(id="Bagian", en="Part")
_POINTS = Text(id="Poin", en="Points")
_MOST = Text(id="Maksimum", en="Maximum")
_SHARE = Text(id="Bagian dari indeks", en="Share of the index")
_TOTAL = Text(id="Total", en="Total")
_OF = Text(id="{name}: {points} dari {most}", en="{name}: {points} of {most}")
_AT = Text(id="indeks {index}", en="index {index}")
_SHARES = Text(id="{title}: bagian dan bobotnya", en="{title}: its parts and their shares")
_TREE_ALT = Text(
    id="Bagan pohon {title}. Bagiannya: {parts}. Setiap bagian terurai ke variabelnya.",
    en="A tree of the {title}. Its parts: {parts}. Each part unfolds into its variables.",
)
_DATA = Text(id="Jalan data, satu arah", en="The way of the data, in one direction")
_DATA_ALT = Text(
    id="Berkas ruleset.yaml menjadi Ruleset dan berkas laporan menjadi Laporan. Keduanya masuk ke "
    "score, yang memberi Result. Dari Result didapat lembar (explain), berkas (write_result), dan "
    "data (to_dict).",
    en="A file ruleset.yaml becomes a Ruleset and a file of a report a Laporan. Both go into "
    "score, which gives a Result. From a Result come a sheet (explain), files (write_result) and "
    "data (to_dict).",
)
_RULES_FILE = Text(id="aturan setahun", en="one year's rules")
_SHEET = Text(id="lembar", en="a sheet")
_FILES = Text(id="berkas", en="files")
_PLAIN = Text(id="data", en="data")
_STEPS = Text(id="{pemda}: dari bagian ke indeks", en="{pemda}: from the parts to the index")
_STEPS_ALT = Text(
    id="Batang bertingkat. {said}. Indeks {index}.", en="Bars in steps. {said}. Index {index}."
)
_AFFAIRS = Text(
    id="Urusan pelayanan dasar yang memiliki inovasi",
    en="Basic-service affairs with an innovation",
)
_GATE = Text(
    id="Laporan yang sama dengan separuh dari semua poin, menurut banyaknya urusan pelayanan dasar",
    en="One report with half of all points, by its number of basic-service affairs",
)
_GATE_ALT = Text(
    id="Batang bertumpuk. Sampai {fewer} urusan pelayanan dasar gerbangnya tertutup: {closed}. "
    "Dari {required} urusan gerbangnya terbuka: {opened}.",
    en="Stacked bars. Up to {fewer} basic-service affairs the gate is closed: {closed}. From "
    "{required} affairs on it is open: {opened}.",
)
_INNOVATIONS = Text(id="Banyaknya inovasi", en="Number of innovations")
_STRONG = Text(
    id="Setiap inovasi berkematangan {strong}", en="Every innovation has a maturity of {strong}"
)
_WEAK = Text(
    id="Sesudah yang ke-{least}, kematangannya {weak}",
    en="After the first {least}, a maturity of {weak}",
)
_LEAST = Text(id="pembagi minimal {least}", en="least divisor {least}")
_DIVISOR = Text(
    id="Indeks dari inovasi saja, menurut banyaknya inovasi",
    en="The index of innovations alone, by how many there are",
)
_DIVISOR_ALT = Text(
    id="Dua garis. Sampai {least} inovasi, indeks naik cepat ke {at}. Sesudah itu, dengan inovasi "
    "yang sama kuat, indeks naik pelan ke {strong} pada {last} inovasi; dengan inovasi lemah, "
    "indeks turun ke {weak}.",
    en="Two lines. Up to {least} innovations the index rises quickly, to {at}. After that it rises "
    "slowly with equally strong innovations, to {strong} at {last}; with weak ones it falls, to "
    "{weak}.",
)
