"""What is true of any rules that make sense, whatever is reported under them."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import groupby, pairwise

from attrs import frozen

from inovasi_index.exact import decimal, shortest
from inovasi_index.files.layout import as_json, as_yaml
from inovasi_index.files.reading import read_ruleset
from inovasi_index.files.rules_writing import plain_ruleset
from inovasi_index.laporan import Answer
from inovasi_index.levels import Reading, table_of
from inovasi_index.problems import RulesetError
from inovasi_index.ruleset import INTERPRETATIONS, Basis, Indicator, Ruleset
from inovasi_index.testing.examples import Example, answered
from inovasi_index.testing.naive import Terms, predikat_of
from inovasi_index.testing.strategies import telling_values
from inovasi_index.testing.trying import Broken
from inovasi_index.text import Text

Told = tuple[Text, Example | None]


@frozen
class Soundness:
    """A property of rules: its name, its sentence, and everything that speaks against it."""

    name: str
    text: Text
    found: Callable[[Ruleset], Iterator[Told]]

    def broken_by(self, rules: Ruleset) -> Iterator[Broken]:
        """Where rules do not have the property."""
        for told, example in self.found(rules):
            yield Broken(self.name, self.text, told, example)


# Tables.


def _tables(rules: Ruleset) -> Iterator[tuple[Indicator, Indicator | Basis]]:
    """Every table whose levels are found by measuring."""
    for row in rules.rows.values():
        for table in row.tables:
            if table.levels and telling_values(table):
                yield row, table


def _readings(table: Indicator | Basis, rules: Ruleset) -> Iterator[tuple[Decimal, Reading]]:
    """The level of each number that tells one from the next, from the lowest number on."""
    options = {**_ANY_OPTIONS, **rules.interpret()}
    for value in sorted(telling_values(table)):
        yield value, table_of(table).read(Answer(value=value), options)


_ANY_OPTIONS = {name: options[0] for name, options in INTERPRETATIONS.items()}
"""Options for questions that rules of which little is known may not have settled."""


def _unreached(rules: Ruleset) -> Iterator[Told]:
    for row, table in _tables(rules):
        reached = {reading.level for _, reading in _readings(table, rules)}
        for each in table.levels:
            if each.level not in reached:
                yield _UNREACHED.fill(level=each.level, row=_called(row, table)), None


def _called(row: Indicator, table: Indicator | Basis) -> str:
    return f"{row.id}.{table.code}" if isinstance(table, Basis) else row.id


def _out_of_order(rules: Ruleset) -> Iterator[Told]:
    """Tables whose levels both rise and fall as the number rises."""
    for row, table in _tables(rules):
        steps = [(reading.level, value) for value, reading in _in_order(table, rules)]
        runs = [next(run) for _, run in groupby(steps, key=lambda step: step[0])]
        rises = [value for (before, _), (after, value) in pairwise(runs) if after > before]
        falls = [value for (before, _), (after, value) in pairwise(runs) if after < before]
        if rises and falls:
            shown = "; ".join(f"{shortest(value)} → {level}" for level, value in runs)
            against = min(falls, rises, key=len)[0]
            text = _OUT_OF_ORDER.fill(row=_called(row, table), shown=shown)
            code = table.code if isinstance(table, Basis) else None
            yield text, answered(rules, row, Answer(value=against, basis=code))


def _in_order(table: Indicator | Basis, rules: Ruleset) -> Iterator[tuple[Decimal, Reading]]:
    """The readings that the order of the bands says something of.

    What lies in no band is left out, but for what lies before all of them: a gap, and what nothing
    holds above the top, stand in the list of anomalies with what is made of them.
    """
    was_in_a_band = False
    for value, reading in _readings(table, rules):
        was_in_a_band = was_in_a_band or bool(reading.found)
        if reading.found or reading.level or not was_in_a_band:
            yield value, reading


# Classes.


def _classes_out_of_order(rules: Ruleset) -> Iterator[Told]:
    """Classes that are left and come again as the index rises, and classes of no index."""
    by, found = Terms.of(rules, {"predikat_on": "rounded"}), []
    for index in _telling_indices(rules):
        given = rules.predikat(decimal(shortest(index))).code
        expected = predikat_of(index, by)
        if given != expected:
            yield _OTHER_CLASS.fill(index=_plain(index), given=given, expected=expected), None
        found.append(given)
    for each in rules.predikat_bands:
        if each.code not in found:
            yield _NO_INDEX.fill(code=each.code), None


def _plain(number: Fraction) -> Decimal:
    return Decimal(shortest(number))


def _telling_indices(rules: Ruleset) -> list[Fraction]:
    """Every end of a class and of the scale, and the numbers around it, on the grid and off it."""
    scale, unit = Fraction(rules.formula.scale), Fraction(1, 10**rules.formula.rounding.places)
    ends = [end for each in rules.predikat_bands for end in (each.from_, each.to)]
    near = {
        Fraction(end or 0) + unit * step for end in (*ends, rules.formula.scale) for step in _NEAR
    }
    return sorted(each for each in near if 0 <= each <= scale)


_NEAR = tuple(Fraction(step, 100) for step in (0, 1, -1, 49, -49, 50, -50, 51, -51, 100, -100))


# Files.


def _lost(rules: Ruleset) -> Iterator[Told]:
    """What a file of the rules does not give back."""
    for kind, write in (("YAML", as_yaml), ("JSON", as_json)):
        try:
            again = read_ruleset(write(plain_ruleset(rules)).encode(), name=kind)
        except RulesetError as error:
            for problem in error.problems:
                yield Text(id=problem.render("id"), en=problem.render("en")), None
            return
        if again.digest != rules.digest:
            yield _ANOTHER.fill(kind=kind, given=again.digest, expected=rules.digest), None


REACHED = Soundness(
    "every-level-reached",
    Text(
        id="Setiap level dari setiap baris yang diukur dapat dicapai oleh suatu angka.",
        en="Every level of every measured row is reached by some number.",
    ),
    _unreached,
)
IN_ORDER = Soundness(
    "levels-in-order",
    Text(
        id="Level mengikuti angkanya: makin besar makin tinggi, atau makin kecil makin tinggi.",
        en="Levels follow their numbers: the higher the better, or the lower the better.",
    ),
    _out_of_order,
)
CLASSES = Soundness(
    "classes",
    Text(
        id="Indeks dibulatkan lalu digolongkan; setiap predikat dapat dicapai.",
        en="An index is rounded, then classed; every class is that of some index.",
    ),
    _classes_out_of_order,
)
WRITTEN = Soundness(
    "write-and-read",
    Text(
        id="Aturan yang ditulis lalu dibaca kembali adalah aturan yang sama (digest).",
        en="Rules that are written and read back are the same rules (digest).",
    ),
    _lost,
)
OF_RULES = (WRITTEN, REACHED, IN_ORDER, CLASSES)
"""What can be asked of any rules, also where they give no index."""

_UNREACHED = Text(
    id="baris {row}: tidak ada angka yang mencapai level {level}",
    en="row {row}: no number leads to level {level}",
)
_OUT_OF_ORDER = Text(
    id="baris {row}: level naik dan turun sepanjang angkanya (angka → level): {shown}",
    en="row {row}: its levels rise and fall along its numbers (number → level): {shown}",
)
_OTHER_CLASS = Text(
    id="indeks {index}: {given}, seharusnya {expected}", en="index {index}: {given}, not {expected}"
)
_NO_INDEX = Text(
    id="tidak ada indeks yang berpredikat {code}", en="no index is of the class {code}"
)
_ANOTHER = Text(
    id="{kind}: {given}, seharusnya {expected}", en="{kind}: {given} instead of {expected}"
)
