"""How sure an index is: every reading of the rules, and every unknown input, from end to end.

Raising a level never lowers an index, whatever the interpretations, and neither does verifying an
answer. So what is unknown about answers need not be tried out: its ends are the report with nothing
more and the report with the most. Interpretations are tried out, all combinations of those for
which the report has a case; where it has none for some of them, no choice among these changes it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import groupby, product
from typing import Any, Literal

from attrs import evolve, frozen

from inovasi_index.explanation import chosen
from inovasi_index.laporan import Answer, Answers, Inovasi, Laporan, Total
from inovasi_index.pages import Block, Grid, Heading, Items, Paragraph, Shown, both
from inovasi_index.result import CASES_OF_CHOICES, AnswersView, Result, has_case, verdict_dict
from inovasi_index.ruleset import Indicator, Interpretation, Predikat, Ruleset
from inovasi_index.scoring import score
from inovasi_index.text import Lang, Text, joined
from inovasi_index.values import FrozenMap, to_plain

Unknown = Literal["interpretations", "unanswered", "unverified", "spd", "everything"]
"""What an index can be unsure of: one thing alone, or everything together."""


@frozen
class Interval:
    """From the lowest index to the highest one, both reached by a result that can be unfolded.

    ``predikat`` are the classes from one end to the other, the lowest first. Of interpretations
    they are those that some choice gives; of unknown inputs also those that are only passed.
    """

    code: Unknown
    lowest: Result
    highest: Result
    predikat: tuple[Predikat, ...]

    @property
    def is_certain(self) -> bool:
        """Whether the class is the same all the way."""
        return len(self.predikat) == 1

    @property
    def width(self) -> Fraction:
        """The points of the index between the ends, before rounding."""
        return self.highest.index_exact - self.lowest.index_exact

    def to_dict(self) -> dict[str, Any]:
        """As in the JSON of the whole."""
        return {
            "code": self.code,
            "lowest": _end_dict(self.lowest),
            "highest": _end_dict(self.highest),
            "predikat": [each.code for each in self.predikat],
            "certain": self.is_certain,
        }


@frozen
class Matter:
    """An interpretation for which the report has a case, and what its options come to.

    ``options`` hold the lowest and the highest result under each option, whatever the others are.
    It ``matters`` if changing it alone changes the index or the class under some choice of the
    others.
    """

    interpretation: Interpretation
    options: FrozenMap[str, tuple[Result, Result]]
    matters: bool

    def to_dict(self) -> dict[str, Any]:
        """As in the JSON of the whole."""
        return {
            "name": self.interpretation.name,
            "matters": self.matters,
            "options": {
                option: {"lowest": str(low.index), "highest": str(high.index)}
                for option, (low, high) in self.options.items()
            },
        }


@frozen
class Robustness(Shown):
    """What an index and its class could be instead.

    ``combinations`` are the results under all choices among the interpretations for which the
    report has a case, that of ``result`` among them. ``intervals`` tell how far the index can go,
    for each thing it is unsure of, the last one for everything together. ``not_varied`` says of how
    much else the report leaves open, by the codes of the notices; the intervals take it as scored.
    """

    result: Result
    combinations: tuple[Result, ...]
    interpretations: tuple[Matter, ...]
    intervals: tuple[Interval, ...]
    not_varied: FrozenMap[str, int]

    @property
    def whole(self) -> Interval:
        """The interval over everything that is unknown."""
        return self.intervals[-1]

    @property
    def lowest(self) -> Result:
        """The lowest index there can be."""
        return self.whole.lowest

    @property
    def highest(self) -> Result:
        """The highest index there can be."""
        return self.whole.highest

    @property
    def is_certain(self) -> bool:
        """Whether the class is certain whatever the interpretations and the unknown inputs are.

        Never where the report leaves open what is `not_varied`.
        """
        return self.whole.is_certain and not self.not_varied

    def to_dict(self) -> dict[str, Any]:
        """The index and its ends as plain data: ``inovasi-index/robustness@1``."""
        result = self.result
        return {
            "format": "inovasi-index/robustness@1",
            **result.ruleset.stamp(),
            "engine": result.engine,
            "pemda": to_plain(result.pemda),
            "answers": result.answers,
            **_end_dict(result),
            "combinations": len(self.combinations),
            "matters": [each.to_dict() for each in self.interpretations],
            "intervals": [each.to_dict() for each in self.intervals],
            "not_varied": dict(self.not_varied),
            "certain": self.is_certain,
        }

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """The verdict, how far it can go, and which interpretations move it."""
        result = self.result
        title = _TITLE.fill(nama=result.pemda.nama, title=result.ruleset.title)
        yield Heading(1, title[lang])
        yield Items(tuple(text[lang] for text in self._verdicts()))
        yield self._intervals_table(lang)
        if self.interpretations:
            yield self._options_table(lang)
            how_many = _COMBINATIONS.fill(many=len(self.combinations))
            yield Paragraph(how_many[lang])
        else:
            yield Paragraph(_NO_CASE[lang])
        yield Paragraph(_HOW[lang])
        yield Paragraph(result.ground[lang])

    def _verdicts(self) -> Iterator[Text]:
        result = self.result
        yield _VERDICT.fill(index=both(result.index), predikat=result.predikat.name)
        yield from chosen(result)
        whole = self.whole
        if self.is_certain:
            yield _CERTAIN.fill(predikat=whole.predikat[0].name)
        elif whole.is_certain:
            yield _AS_FAR.fill(predikat=whole.predikat[0].name)
        else:
            yield _UNSURE.fill(predikat=_names(whole.predikat))
        for code, many in self.not_varied.items():
            yield _NOT_VARIED[code].fill(many=many)

    def _intervals_table(self, lang: Lang) -> Grid:
        rows = tuple(
            (
                _UNKNOWN[each.code][lang],
                both(each.lowest.index)[lang],
                both(each.highest.index)[lang],
                _names(each.predikat)[lang],
            )
            for each in self.intervals
        )
        heads = (_OF[lang], "#" + _LOWEST[lang], "#" + _HIGHEST[lang], _CLASS[lang])
        return Grid(_INTERVALS[lang], heads, rows)

    def _options_table(self, lang: Lang) -> Grid:
        rows = tuple(
            (
                f"{each.interpretation.name}: {option}",
                both(low.index)[lang],
                both(high.index)[lang],
                _names(_classes([low, high]))[lang],
                (_YES if each.matters else _NO)[lang],
            )
            for each in self.interpretations
            for option, (low, high) in each.options.items()
        )
        heads = (_OPTION, _LOWEST, _HIGHEST, _CLASS, _MATTERS)
        first, low, high, *rest = (head[lang] for head in heads)
        return Grid(_OPTIONS[lang], (first, f"#{low}", f"#{high}", *rest), rows)


def robustness(
    laporan: Laporan,
    ruleset: Ruleset,
    *,
    interpretations: Mapping[str, str] | None = None,
    answers: AnswersView = "claimed",
) -> Robustness:
    """How far the index and class of a report can go, and whether the class is certain.

    What is unsure is how open questions are read (``interpretations``); which level a row has that
    is not answered (``unanswered``: an explicit level 0 is an answer, and known); which answers
    will be verified (``unverified``); and, where the report has no SPD, how many points that will
    be (``spd``). Each is taken alone, and everything together. What else a report leaves open is
    not varied but counted, and then no class is certain: conditions that could not be judged,
    missing affairs, what is not known of the edition, and innovations where none are reported. What
    is supplied as a sum is known; an innovation that the ministry may still turn down counts.

    Args:
        laporan: What the pemda reports.
        ruleset: The rules.
        interpretations: Options that are settled; only the other questions are left open.
        answers: As in `score`; the unverified answers are unsure in either view.

    Raises:
        EditionIncomplete: Too little is known of the edition.
        OtherKindError: The rules rank innovations.
        LaporanError: The report has answers that the rules do not allow.
        WrongValueError: An interpretation, option or view that the edition does not have.

    >>> from inovasi_index import Pemda, get_ruleset
    >>> empty = Laporan(pemda=Pemda(nama="Kabupaten Contoh"), tahun=2026)
    >>> found = robustness(empty, get_ruleset(2026))
    >>> str(found.lowest.index), str(found.highest.index), found.is_certain
    ('0.00', '25.20', False)
    """
    settled = dict(interpretations or {})
    completed = _completed(laporan, ruleset)

    def under(report: Laporan, view: AnswersView) -> Result:
        return score(report, ruleset, interpretations=settled, answers=view)

    result = under(laporan, answers)
    low, high = under(laporan, "verified"), under(_with_spd(completed, ruleset), "claimed")
    combinations = _combinations(result, settled)
    intervals = [
        _interval("interpretations", combinations),
        _between("unanswered", [result, under(completed, answers)]),
        _between("unverified", [low, under(laporan, "claimed")]),
    ]
    if laporan.spd is None:
        most = under(_with_spd(laporan, ruleset), answers)
        intervals.append(_between("spd", [result, most]))
    ends = [*_combinations(low, settled), *_combinations(high, settled)]
    return Robustness(
        result=result,
        combinations=combinations,
        interpretations=tuple(_matters(combinations)),
        intervals=(*intervals, _between("everything", ends)),
        not_varied=FrozenMap(_not_varied(low)),
    )


def _not_varied(result: Result) -> Mapping[str, int]:
    """How often the report leaves something else open on which the index could hang."""
    found = Counter(notice.code for notice in result.notices)
    if result.ruleset.eligibility.effect == "notice":
        del found["condition-not-judged"]
    if result.jumlah_inovasi.gate == "not_applied":
        del found["no-urusan"]
    return {code: found[code] for code in _NOT_VARIED if found[code]}


# The readings of the rules.


def _combinations(first: Result, settled: Mapping[str, str]) -> tuple[Result, ...]:
    """The results under all choices among the questions that the report meets.

    Some questions are met only under some choices among others, so whoever is met later joins in.
    """
    rules = first.ruleset
    open_ = [each for each in rules.interpretations if each.name not in settled]
    varied: list[Interpretation] = []
    results: tuple[Result, ...] = (first,)
    while True:
        met = [each for each in open_ if each in varied or _is_met(each.name, first, results)]
        if met == varied:
            return results
        varied = met
        choices = product(*([(each.name, option) for option in each.options] for each in varied))
        results = tuple(
            score(
                first.laporan,
                rules,
                interpretations={**settled, **dict(chosen_ones)},
                answers=first.answers,
            )
            for chosen_ones in choices
        )


def _is_met(name: str, first: Result, results: Sequence[Result]) -> bool:
    if name in CASES_OF_CHOICES:
        return any(has_case(name, each) for each in results)
    return has_case(name, first)


def _matters(combinations: Sequence[Result]) -> Iterator[Matter]:
    """The interpretations that differ among some results, and what each comes to."""
    first = combinations[0]
    for each in first.ruleset.interpretations:
        found = {result.interpretations[each.name] for result in combinations}
        if len(found) > 1:
            options = {
                option: _ends(
                    [one for one in combinations if one.interpretations[each.name] == option]
                )
                for option in each.options
            }
            yield Matter(each, FrozenMap(options), _does_matter(each.name, combinations))


def _does_matter(name: str, combinations: Sequence[Result]) -> bool:
    def others(result: Result) -> list[tuple[str, str]]:
        return sorted(each for each in result.interpretations.items() if each[0] != name)

    return any(
        len({(each.index_exact, each.predikat.code) for each in alike}) > 1
        for _, alike in groupby(sorted(combinations, key=others), key=others)
    )


# The unknown inputs.


def _completed(laporan: Laporan, rules: Ruleset) -> Laporan:
    """The report with every row that it leaves out at its highest level, and verified."""
    spd = laporan.spd
    if isinstance(spd, Answers):
        spd = _filled(spd, rules.spd_rows)
    if not laporan.innovations:
        return evolve(laporan, spd=spd)
    return evolve(
        laporan, spd=spd, inovasi=[_filled_inovasi(each, rules) for each in laporan.innovations]
    )


def _filled_inovasi(inovasi: Inovasi, rules: Ruleset) -> Inovasi:
    if inovasi.kematangan is not None:
        return inovasi
    return evolve(inovasi, sid=_filled(inovasi.sid, rules.sid_rows))


def _filled(answers: Answers, rows: Iterable[Indicator]) -> Answers:
    tops = {row.id: Answer(level=int(row.highest), verified=True) for row in rows}
    return Answers({**tops, **answers})


def _with_spd(laporan: Laporan, rules: Ruleset) -> Laporan:
    """The report with the most points of the region, if it says nothing of them."""
    if laporan.spd is not None:
        return laporan
    return evolve(laporan, spd=Total(rules.formula.spd.maximum))


# The ends.


def _ends(results: Iterable[Result]) -> tuple[Result, Result]:
    """The results of the lowest and of the highest index; the first of equals."""
    results = tuple(results)
    return min(results, key=_exact), max(results, key=_exact)


def _exact(result: Result) -> Fraction:
    return result.index_exact


def _interval(code: Unknown, results: Sequence[Result]) -> Interval:
    """Some results, of which there are no others."""
    return Interval(code, *_ends(results), _classes(results))


def _between(code: Unknown, results: Sequence[Result]) -> Interval:
    """The ends of what lies between some results, with every class on the way."""
    low, high = _ends(results)
    at_ends = {each.code: each for each in _classes(results)}
    passed = {
        each.code: each
        for each in low.ruleset.predikat_bands
        if each.from_ is not None and low.index < each.from_ <= high.index
    }
    found = {**at_ends, **passed}.values()
    return Interval(code, low, high, tuple(sorted(found, key=_lower_end)))


def _lower_end(predikat: Predikat) -> Decimal:
    return predikat.from_ or Decimal(0)


def _classes(results: Iterable[Result]) -> tuple[Predikat, ...]:
    """The classes of some results, that of the lowest index first."""
    in_order = sorted(results, key=_exact)
    return tuple({each.predikat.code: each.predikat for each in in_order}.values())


def _names(predikat: Iterable[Predikat]) -> Text:
    return joined([each.name for each in predikat], ", ")


def _end_dict(result: Result) -> dict[str, Any]:
    return {**verdict_dict(result), "interpretations": dict(result.interpretations)}


_TITLE = Text(id="{nama} — seberapa pasti, {title}", en="{nama} — how sure, {title}")
_VERDICT = Text(id="Indeks {index}, {predikat}.", en="Index {index}, {predikat}.")
_CERTAIN = Text(
    id="Predikatnya pasti: {predikat}, bagaimanapun hal yang divariasikan di sini, selama tidak "
    "ada lagi inovasi yang ditolak.",
    en="The class is certain: {predikat}, whatever is varied here turns out to be, as long as no "
    "more innovation is turned down.",
)
_UNSURE = Text(
    id="Predikatnya belum pasti: {predikat}.", en="The class is not certain: {predikat}."
)
_AS_FAR = Text(
    id="Predikatnya {predikat} sejauh yang divariasikan di sini.",
    en="The class is {predikat} as far as things are varied here.",
)
_NOT_VARIED: Mapping[str, Text] = {
    "no-inovasi": Text(
        id="Tidak divariasikan: laporan ini tidak memuat inovasi.",
        en="Not varied: this report has no inovasi.",
    ),
    "condition-not-judged": Text(
        id="Tidak divariasikan: {many} syarat inovasi yang isiannya kosong.",
        en="Not varied: {many} conditions of innovations whose field is empty.",
    ),
    "not-known": Text(
        id="Tidak divariasikan: {many} hal yang tidak diketahui dari edisi ini.",
        en="Not varied: what is not known of this edition ({many}).",
    ),
    "no-urusan": Text(
        id="Tidak divariasikan: {many} inovasi tidak menyebut urusannya.",
        en="Not varied: {many} innovations name no urusan.",
    ),
}
"""What is not varied, by the codes of the notices that tell it."""
_OF = Text(id="Yang belum pasti", en="What is not sure")
_LOWEST = Text(id="Terendah", en="Lowest")
_HIGHEST = Text(id="Tertinggi", en="Highest")
_CLASS = Text(id="Predikat", en="Class")
_INTERVALS = Text(
    id="Indeks terendah dan tertinggi yang mungkin", en="The lowest and highest index possible"
)
_UNKNOWN: Mapping[Unknown, Text] = {
    "interpretations": Text(id="Interpretasi aturan", en="Interpretations of the rules"),
    "unanswered": Text(id="Baris yang belum dijawab", en="Rows not answered"),
    "unverified": Text(id="Jawaban yang belum terverifikasi", en="Answers not verified"),
    "spd": Text(id="SPD yang tidak dilaporkan", en="SPD not reported"),
    "everything": Text(id="Semuanya bersama", en="Everything together"),
}
_OPTION = Text(id="Pilihan", en="Option")
_MATTERS = Text(id="Berpengaruh", en="Matters")
_OPTIONS = Text(
    id="Interpretasi yang ada kasusnya di laporan ini, apa pun pilihan yang lain",
    en="Interpretations for which this report has a case, whatever the others are",
)
_YES, _NO = Text(id="ya", en="yes"), Text(id="tidak", en="no")
_COMBINATIONS = Text(
    id="{many} kombinasi pilihan dihitung; pilihan lain tidak mengubah laporan ini.",
    en="{many} combinations of options were scored; no other option changes this report.",
)
_NO_CASE = Text(
    id="Laporan ini tidak memuat kasus bagi interpretasi mana pun.",
    en="This report has no case for any interpretation.",
)
_HOW = Text(
    id="Terendah: baris yang tidak dijawab tetap kosong dan hanya jawaban terverifikasi yang "
    "dihitung. Tertinggi: baris itu berlevel tertinggi dan semua jawaban dihitung. Inovasi yang "
    "belum dilaporkan, dan yang masih dapat ditolak kementerian, tidak diperhitungkan.",
    en="Lowest: rows that are not answered stay empty and only verified answers count. Highest: "
    "those rows are at their highest level and all answers count. Innovations that are not yet "
    "reported, and those that the ministry may still turn down, are left out of account.",
)
