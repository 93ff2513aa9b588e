"""What a property is tried on: a report, what it is scored under, and one change of it."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Any

import attrs
from attrs import field, frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from inovasi_index.exact import decimal
from inovasi_index.files.layout import as_yaml
from inovasi_index.files.writing import plain_laporan
from inovasi_index.laporan import (
    Aggregate,
    Answer,
    Answers,
    Inovasi,
    Juri,
    Laporan,
    PelayananPublik,
    Pemda,
    Total,
)
from inovasi_index.problems import Path, show_path
from inovasi_index.result import AnswersView
from inovasi_index.ruleset import DeductionPart, Indicator, Ruleset
from inovasi_index.testing.naive import Terms, level_of
from inovasi_index.testing.strategies import (
    MOST_LISTED,
    choices,
    innovations,
    laporans,
    plain_answers,
    steps,
    tied_laporans,
)
from inovasi_index.values import FrozenMap


@frozen
class Change:
    """Another answer in the place of one: the report with it, whose it is, and how it is said."""

    laporan: Laporan
    inovasi: int | None
    said: str


@frozen(repr=False)
class Example:
    """A report and how it is scored; with a change, two reports that are compared."""

    laporan: Laporan
    interpretations: Mapping[str, str] = field(factory=FrozenMap)
    answers: AnswersView = "claimed"
    change: Change | None = None

    def __repr__(self) -> str:
        return f"<Example of {self.laporan.edition}>"

    def _repr_pretty_(self, printer: Any, _: bool) -> None:
        """As Hypothesis shows it, which would spell a report out to the last innovation."""
        printer.text(repr(self))

    def to_yaml(self) -> str:
        """The report as a file that can be scored by itself."""
        return as_yaml(plain_laporan(self.laporan))


@lru_cache(maxsize=2)
def reports(rules: Ruleset) -> SearchStrategy[Laporan]:
    """Reports that can be scored; of one innovation, where its maturity is all that can be."""
    if rules.ranks_inovasi or rules.formula.is_known:
        return laporans(rules)
    return innovations(rules).map(lambda each: Laporan(pemda=_PEMDA, inovasi=(each,)))


def as_claimed(rules: Ruleset) -> SearchStrategy[Example]:
    """Reports under the defaults of the rules, with every answer."""
    return st.builds(Example, reports(rules))


def as_chosen(rules: Ruleset) -> SearchStrategy[Example]:
    """Reports under any options that the rules leave open, and in either view of the answers."""
    views: tuple[AnswersView, ...] = ("claimed", "verified")
    return st.builds(Example, reports(rules), choices(rules), st.sampled_from(views))


def as_read(rules: Ruleset) -> SearchStrategy[Example]:
    """Reports that are short enough to be read."""
    return as_chosen(rules).filter(lambda each: len(each.laporan.innovations) <= _FEW)


def as_tied(rules: Ruleset) -> SearchStrategy[Example]:
    """Reports of sums whose index lies half way between two rounded numbers."""
    return st.builds(Example, tied_laporans(rules))


_FEW = 10
_PEMDA = Pemda(nama="Kabupaten Contoh")


# Reports at both ends, and of one answer.


def of_nothing(rules: Ruleset) -> Iterator[Example]:
    """The report of nothing; in a contest, of one innovation without an answer."""
    inovasi = [PelayananPublik(nama="Inovasi 1")] if rules.ranks_inovasi else None
    yield Example(report_of(rules, inovasi=inovasi))


def of_everything(rules: Ruleset) -> Iterator[Example]:
    """The report with all there is: every row at its top, and all that counts counted."""
    if rules.ranks_inovasi:
        yield Example(report_of(rules, inovasi=[_best_entry(rules)]))
        return
    formula = rules.formula
    services = tuple(rules.basic_services) or (None,)
    count = max(formula.kematangan.divisor_at_least, formula.jumlah_inovasi.cap, len(services))
    best: dict[str, Any] = {"sid": _at_the_top(rules.sid_rows)}
    if not rules.sid_rows:
        best = {"kematangan": formula.kematangan.maximum}
    inovasi: Any = [
        PelayananPublik(nama=f"Inovasi {at + 1}", urusan=services[at % len(services)], **best)
        for at in range(min(count, MOST_LISTED))
    ]
    if count > MOST_LISTED:
        inovasi = Aggregate(
            jumlah=count,
            rata_rata_kematangan=formula.kematangan.maximum,
            urusan_pelayanan_dasar=len(rules.basic_services),
        )
    spd = _at_the_top(rules.spd_rows) if rules.spd_rows else Total(formula.spd.maximum)
    yield Example(report_of(rules, spd=spd, inovasi=inovasi))


def of_one_answer(rules: Ruleset) -> Iterator[Example]:
    """Every answer that tells something of its row, each in a report of its own.

    In a contest the innovation stands beside others, one at each level of the row, so that its
    rank shows its level.
    """
    for row in rules.rows.values():
        for group in plain_answers(row):
            for answer in group:
                yield answered(rules, row, answer)


def of_equal_scores(rules: Ruleset) -> Iterator[Example]:
    """Innovations that lose as many points on one row or another, beside one that loses none.

    Each of them comes twice, so that some are equal in everything.
    """
    losing: dict[Fraction, list[Inovasi]] = {}
    for row in rules.rows.values():
        for answer in steps(row):
            losing.setdefault(_lost(rules, row, answer), []).append(_best_entry(rules, row, answer))
    for some in losing.values():
        entries = (_best_entry(rules), *some, *some)
        named = [attrs.evolve(each, nama=f"Inovasi {at + 1}") for at, each in enumerate(entries)]
        yield Example(report_of(rules, inovasi=named))


def _lost(rules: Ruleset, row: Indicator, answer: Answer) -> Fraction:
    """How many points less an innovation has that has one answer in place of the best."""
    given = answer.value if answer.level is None else answer.level
    share = Fraction(given or 0) / Fraction(row.highest)
    is_off = row.aspect in taken_off(rules)
    return rules.most_points(row) * (share if is_off else 1 - share)


def answered(rules: Ruleset, row: Indicator, answer: Answer) -> Example:
    """A report with one answer."""
    if row in rules.spd_rows:
        return Example(report_of(rules, spd={row.id: answer}))
    beside = steps(row) if rules.ranks_inovasi else ()
    key = "juri" if row in rules.juri_rows else "sid"
    return Example(
        report_of(
            rules,
            inovasi=[
                PelayananPublik(nama=f"Inovasi {at + 1}", **{key: _sheet(key, row, each)})
                for at, each in enumerate((answer, *beside))
            ],
        )
    )


def _sheet(key: str, row: Indicator, answer: Answer) -> Any:
    answers = Answers({row.id: answer})
    return (Juri(nama="Juri A", nilai=answers),) if key == "juri" else answers


def report_of(rules: Ruleset, **parts: Any) -> Laporan:
    """A report for these rules with nothing but these parts."""
    return Laporan(pemda=_PEMDA, tahun=rules.year, edition=rules.edition, **parts)


def _at_the_top(rows: Sequence[Indicator]) -> Answers:
    return Answers({row.id: _highest(row) for row in rows})


def _highest(row: Indicator) -> Answer:
    if row.is_scored:
        return Answer(value=decimal(row.highest))
    return Answer(level=int(row.highest))


def _best_entry(
    rules: Ruleset, but: Indicator | None = None, answer: Answer | None = None
) -> Inovasi:
    """An innovation with all points of a contest and nothing taken off, but for one answer."""
    off = taken_off(rules)
    best = {row.id: _highest(row) for row in rules.rows.values() if row.aspect not in off}
    if but is not None and answer is not None:
        best[but.id] = answer
    by_jurors = {row.id for row in rules.juri_rows}
    juri = Juri("Juri A", Answers({row: best[row] for row in best if row in by_jurors}))
    sid = Answers({row: best[row] for row in best if row not in by_jurors})
    return PelayananPublik(nama="Inovasi 1", sid=sid, juri=(juri,) if by_jurors else ())


# One answer raised.


def taken_off(rules: Ruleset) -> frozenset[str]:
    """The aspects whose points are taken off in a contest."""
    parts = rules.formula.parts
    return frozenset(part.aspect for part in parts if isinstance(part, DeductionPart))


def raised(rules: Ruleset) -> SearchStrategy[Example]:
    """Reports with an answer that is raised to a level at least as high as it had."""
    off = taken_off(rules)
    return _raised(rules, frozenset(row.id for row in rules.rows.values() if row.aspect not in off))


def deducted(rules: Ruleset) -> SearchStrategy[Example]:
    """Reports of a contest with an answer that is raised, and whose points are taken off."""
    off = taken_off(rules)
    return _raised(rules, frozenset(row.id for row in rules.rows.values() if row.aspect in off))


@frozen
class _Sheet:
    """Rows that one answers: where the answers stand, and the report with others in their place."""

    at: Path
    rows: tuple[Indicator, ...]
    answers: Answers
    owner: Any
    key: str

    def changed(self, row: Indicator, answer: Answer) -> Any:
        """Whose answers they are, with another answer on a row."""
        return attrs.evolve(self.owner, **{self.key: {**self.answers, row.id: answer}})


def _raised(rules: Ruleset, ids: frozenset[str]) -> SearchStrategy[Example]:
    drawn = reports(rules)

    @st.composite
    def example(draw: DrawFn) -> Example:
        laporan = draw(drawn)
        places = [
            (sheet, row)
            for sheet in _sheets_of(laporan, rules)
            for row in sheet.rows
            if row.id in ids
        ]
        if not places:
            return Example(laporan)
        sheet, row = places[draw(st.integers(0, len(places) - 1))]
        answer = _highest(row)
        if not row.is_scored:
            before = level_of(row, sheet.answers.get(row.id), Terms.of(rules))
            answer = Answer(level=max(draw(st.integers(1, int(row.highest))), int(before)))
        return Example(laporan, change=_change(laporan, sheet, row, answer))

    return example()


def _change(laporan: Laporan, sheet: _Sheet, row: Indicator, answer: Answer) -> Change:
    given = answer.value if answer.level is None else answer.level
    return Change(
        laporan=_put(laporan, sheet.at, sheet.changed(row, answer)),
        inovasi=int(sheet.at[1]) if len(sheet.at) > 1 else None,
        said=f"{show_path((*sheet.at, row.id))}: {given}",
    )


def _sheets_of(laporan: Laporan, rules: Ruleset) -> Iterator[_Sheet]:
    if rules.spd_rows and not isinstance(laporan.spd, Total):
        yield _Sheet(("spd",), rules.spd_rows, laporan.spd or Answers(), laporan, "spd")
    for number, inovasi in enumerate(laporan.innovations):
        at: Path = ("inovasi", number)
        if inovasi.kematangan is None:
            yield _Sheet((*at, "sid"), rules.sid_rows, inovasi.sid, inovasi, "sid")
        for place, juror in enumerate(inovasi.juri):
            path = (*at, "juri", place, "nilai")
            yield _Sheet(path, rules.juri_rows, juror.nilai, juror, "nilai")


def _put(laporan: Laporan, at: Path, owner: Any) -> Laporan:
    """The report with one of its parts in place of another: itself, an innovation, or a juror."""
    if isinstance(owner, Laporan):
        return owner
    number = int(at[1])
    inovasi = laporan.innovations[number]
    if isinstance(owner, Juri):
        owner = attrs.evolve(inovasi, juri=_with(inovasi.juri, int(at[3]), owner))
    return attrs.evolve(laporan, inovasi=_with(laporan.innovations, number, owner))


def _with(items: Sequence[Any], number: int, item: Any) -> tuple[Any, ...]:
    return (*items[:number], item, *items[number + 1 :])


# The same in another order.


def turned(laporan: Laporan) -> Laporan:
    """A report with everything in it in the opposite order."""
    spd, inovasi = laporan.spd, laporan.inovasi
    if isinstance(spd, Answers):
        spd = _backwards(spd)
    if isinstance(inovasi, tuple):
        inovasi = tuple(_turned(each) for each in reversed(inovasi))
    return attrs.evolve(laporan, spd=spd, inovasi=inovasi)


def _turned(inovasi: Inovasi) -> Inovasi:
    juri = (Juri(nama=each.nama, nilai=_backwards(each.nilai)) for each in reversed(inovasi.juri))
    return attrs.evolve(inovasi, sid=_backwards(inovasi.sid), juri=tuple(juri))


def _backwards(answers: Answers) -> Answers:
    return Answers(dict(reversed(list(answers.items()))))
