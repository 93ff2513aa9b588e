"""What is true of every report under any rules: each sentence under a name, and how it is tried.

Some of it can be asked of whatever gives an index, or ranks; the rest of what also says what these
are made of, as the scorers of the library do.
"""

import json
from collections.abc import Iterable
from decimal import ROUND_DOWN, Decimal, localcontext
from fractions import Fraction
from typing import Any, TypeAlias

from attrs import evolve

from inovasi_index.contest import ContestResult
from inovasi_index.exact import shortest
from inovasi_index.explanation import explain
from inovasi_index.result import Result
from inovasi_index.ruleset import DeductionPart, Ruleset
from inovasi_index.testing.examples import (
    Example,
    as_chosen,
    as_claimed,
    as_read,
    as_tied,
    deducted,
    of_equal_scores,
    of_everything,
    of_nothing,
    of_one_answer,
    raised,
    turned,
)
from inovasi_index.testing.naive import Terms, index_of, kematangan_of, standings_of
from inovasi_index.testing.trying import Listed, Property, Trial, Wrong
from inovasi_index.text import LANGS, Text, local
from inovasi_index.values import FrozenMap

Properties: TypeAlias = tuple[Property | Listed, ...]

Pairs: TypeAlias = Iterable[tuple[Text, Any, Any]]
"""What is compared: its name, what a scorer says, and what it should say."""


def _terms(trial: Trial, example: Example) -> Terms:
    return Terms.of(trial.rules, example.interpretations, example.answers)


def _shown(value: Any) -> Any:
    """A value for a sentence: a number as short as it can be, ranks without brackets."""
    if isinstance(value, tuple):
        return ", ".join("–" if each is None else str(each) for each in value) or "–"
    return Decimal(shortest(value)) if isinstance(value, Fraction) else value


def _difference(pairs: Pairs) -> Text | None:
    """The first of the pairs that differ."""
    for what, given, expected in pairs:
        if given != expected:
            return _DIFFERS.fill(what=what, given=_shown(given), expected=_shown(expected))
    return None


# Whatever gives an index, or ranks.


def _is_not_zero(trial: Trial, example: Example) -> Text | None:
    return _difference([(_INDEX, trial.figure(example.laporan), Fraction(0))])


def _is_not_the_scale(trial: Trial, example: Example) -> Text | None:
    scale = Fraction(trial.rules.formula.scale)
    return _difference([(_INDEX, trial.figure(example.laporan), scale)])


def _is_another_index(trial: Trial, example: Example) -> Text | None:
    by_rules = index_of(example.laporan, _terms(trial, example))
    given = trial.figure(example.laporan)
    if given == by_rules.index:
        return None
    return _OTHER_INDEX.fill(
        given=_shown(given),
        expected=_shown(by_rules.index),
        spd=_shown(by_rules.spd),
        kematangan=_shown(by_rules.kematangan),
        jumlah=_shown(by_rules.jumlah_inovasi),
        maximum=trial.rules.formula.highest,
        scale=trial.rules.formula.scale,
    )


def _is_another_ranking(trial: Trial, example: Example) -> Text | None:
    standings = standings_of(example.laporan, _terms(trial, example))
    expected = tuple(each.rank for each in standings)
    return _difference([(_RANKS, trial.figure(example.laporan), expected)])


def _before_and_after(trial: Trial, example: Example) -> tuple[Any, Any]:
    """What a scorer says of a report, and of the same with a level raised."""
    after = example.change.laporan if example.change else example.laporan
    return trial.figure(example.laporan), trial.figure(after)


def _falls(trial: Trial, example: Example) -> Text | None:
    """An index that is lower after a level was raised."""
    before, after = _before_and_after(trial, example)
    return _fell(before, after, example) if after < before else None


def _falls_behind(trial: Trial, example: Example) -> Text | None:
    """An innovation whose rank is worse after a level of its own was raised."""
    if example.change is None or example.change.inovasi is None:
        return None
    before, after = (each[example.change.inovasi] for each in _before_and_after(trial, example))
    if before is None or (after is not None and after <= before):
        return None
    return _fell(before, after, example)


def _fell(before: Any, after: Any, example: Example) -> Text:
    made = example.change.said if example.change else ""
    return _FELL.fill(before=_shown(before), after=_shown(after), change=made)


def _moves(trial: Trial, example: Example) -> Text | None:
    """What is otherwise for the same report in the opposite order."""
    given, other = trial.figure(example.laporan), trial.figure(turned(example.laporan))
    expected = tuple(reversed(other)) if isinstance(other, tuple) else other
    return None if given == expected else _MOVES.fill(one=_shown(given), other=_shown(expected))


def _depends_on_decimals(trial: Trial, example: Example) -> Text | None:
    """What is otherwise where decimals have three digits and are rounded down."""
    given = trial.figure(example.laporan)
    with localcontext(prec=_FEW_DIGITS, rounding=ROUND_DOWN):
        other = trial.figure(example.laporan)
    return None if given == other else _MOVES.fill(one=_shown(given), other=_shown(other))


_FEW_DIGITS = 3


# A result of the library, which says what it is made of.


def _is_another_result(trial: Trial, example: Example) -> Text | None:
    """What a result says otherwise than the second scorer."""
    result: Result = trial.whole(example)
    second = index_of(example.laporan, _terms(trial, example))
    return _difference(
        (
            (_SPD, result.spd.score, second.spd),
            (_KEMATANGAN, result.kematangan.score, second.kematangan),
            (_JUMLAH, result.jumlah_inovasi.score, second.jumlah_inovasi),
            (_TOTAL, result.total, second.total),
            (_INDEX, Fraction(result.index), second.index),
            (_CLASS, result.predikat.code, second.predikat),
        )
    )


def _does_not_add_up(trial: Trial, example: Example) -> Text | None:
    """What of a result does not follow from what it is made of."""
    return _difference(_sums_of(trial.whole(example), trial.rules))


def _sums_of(result: Result, rules: Ruleset) -> Pairs:
    mean = result.kematangan
    parts = (result.spd, mean, result.jumlah_inovasi)
    yield _TOTAL, result.total, _sum(part.score for part in parts)
    yield _INDEX, result.index_exact, _scaled(result.total, rules)
    for part in parts:
        yield _PART, min(max(part.score, Fraction(0)), Fraction(part.maximum)), part.score
    if not result.spd.supplied:
        yield _SPD, result.spd.score, _sum(row.points for row in result.spd_rows)
    if mean.sum is not None and mean.divisor is not None:
        scored = _sum(each.kematangan for each in result.inovasi if each.scored)
        yield _KEMATANGAN, mean.score, scored / mean.divisor
    for sheet in (result.spd_rows, *(each.rows for each in result.inovasi)):
        for row in sheet:
            yield _POINTS.fill(row=row.id), row.points, Fraction(row.weight) * row.level


def _sum(points: Iterable[Fraction]) -> Fraction:
    return sum(points, Fraction(0))


def _scaled(total: Fraction, rules: Ruleset) -> Fraction:
    return total / Fraction(rules.formula.highest) * Fraction(rules.formula.scale)


def _claims_less(trial: Trial, example: Example) -> Text | None:
    """An index that is higher when only verified answers count."""
    claimed, verified = (
        trial.whole(evolve(example, answers=view)).index_exact for view in ("claimed", "verified")
    )
    if verified <= claimed:
        return None
    return _MORE_VERIFIED.fill(claimed=_shown(claimed), verified=_shown(verified))


def _answers_what_nobody_asked(trial: Trial, example: Example) -> Text | None:
    """What is otherwise after choosing among interpretations that did not arise."""
    given = trial.whole(evolve(example, interpretations=FrozenMap()))
    others = {
        name: option for name, option in example.interpretations.items() if name not in given.arose
    }
    other = trial.whole(evolve(example, interpretations=others))
    return _difference([(_RESULT, _outcome(other), _outcome(given))])


def _outcome(result: Result | ContestResult) -> tuple[Any, ...]:
    """What a result comes to."""
    if isinstance(result, Result):
        return (result.index_exact, result.predikat.code)
    return tuple(
        (entry.number, entry.rank, entry.score_exact, entry.predikat) for entry in result.entries
    )


def _is_not_explained(trial: Trial, example: Example) -> Text | None:
    """A page of a result that does not have its index, in one of the languages."""
    result: Result = trial.whole(example)
    json.dumps(result.to_dict())
    pages = {lang: explain(result, lang=lang) for lang in LANGS}
    missing = [lang for lang in LANGS if local(str(result.index), lang) not in pages[lang]]
    return _difference([(_PAGES, tuple(missing), ())])


# The maturity of one innovation, of which more is known than of an index.


def _is_another_maturity(trial: Trial, example: Example) -> Text | None:
    (inovasi,) = example.laporan.innovations
    second = kematangan_of(inovasi, _terms(trial, example))
    return _difference([(_KEMATANGAN, trial.whole(example).kematangan, second)])


# A contest of the library.


def _is_another_contest(trial: Trial, example: Example) -> Text | None:
    """What a contest says otherwise than the second scorer."""
    result: ContestResult = trial.whole(example)
    second = standings_of(example.laporan, _terms(trial, example))
    return _difference(
        pair
        for entry in result.entries
        for pair in (
            (_TOTAL, entry.total, second[entry.number].total),
            (_SCORE, Fraction(entry.score), second[entry.number].score),
            (_RANK, entry.rank, second[entry.number].rank),
            (_CLASS, entry.predikat and entry.predikat.code, second[entry.number].predikat),
        )
    )


def _entries_do_not_add_up(trial: Trial, example: Example) -> Text | None:
    """What of a contest does not follow from what it is made of."""
    return _difference(_sums_of_entries(trial.whole(example), trial.rules))


def _sums_of_entries(result: ContestResult, rules: Ruleset) -> Pairs:
    for entry in result.entries:
        taken = [part for part in entry.parts if isinstance(part.part, DeductionPart)]
        added = [part for part in entry.parts if part not in taken]
        less = _sum(part.points for part in taken)
        total = max(_sum(part.points for part in added) - less, Fraction(0))
        yield _TOTAL, entry.total, total
        yield _SCORE, entry.score_exact, _scaled(total, rules)
        for part in entry.parts:
            most = Fraction(part.part.maximum)
            yield _PART, min(max(part.points, Fraction(0)), most), part.points
            sheets = _sum(sheet.points for sheet in part.sheets)
            yield _PART, part.points, sheets / max(1, len(part.sheets))


def _is_ranked_below_a_threshold(trial: Trial, example: Example) -> Text | None:
    result: ContestResult = trial.whole(example)
    return _difference(
        (_RANK, entry.rank, None)
        for entry in result.entries
        for part in entry.parts
        if part.part.void_below is not None and part.points < Fraction(part.part.void_below)
    )


def _is_raised_by_a_deduction(trial: Trial, example: Example) -> Text | None:
    """A total that rises when more is taken off."""
    if example.change is None:
        return None
    after = evolve(example, laporan=example.change.laporan)
    totals = [
        {entry.number: entry.total for entry in trial.whole(each).entries}
        for each in (example, after)
    ]
    for number, before in totals[0].items():
        if totals[1][number] > before:
            return _fell(before, totals[1][number], example)
    return None


def _is_not_the_best(trial: Trial, example: Example) -> Text | None:
    (entry,) = trial.whole(example).entries
    return _difference([(_SCORE, entry.score_exact, Fraction(trial.rules.formula.scale))])


def _is_not_the_least(trial: Trial, example: Example) -> Text | None:
    (entry,) = trial.whole(example).entries
    return _difference([(_SCORE, entry.score_exact, Fraction(0))])


def _is_no_page(trial: Trial, example: Example) -> Text | None:
    """A page of a contest that does not have all its scores, in one of the languages."""
    result: ContestResult = trial.whole(example)
    json.dumps(result.to_dict())
    pages = {lang: result.render(lang=lang) for lang in LANGS}
    scores = [entry.score for entry in result.entries]
    missing = [
        lang for lang in LANGS if any(local(str(each), lang) not in pages[lang] for each in scores)
    ]
    return _difference([(_PAGES, tuple(missing), ())])


# The properties by what is tried.

NOTHING = Listed(
    "nothing-is-0",
    Text(
        id="Laporan kosong menghasilkan tepat 0.",
        en="A report of nothing is exactly 0.",
    ),
    of_nothing,
    _is_not_zero,
)
EVERYTHING = Listed(
    "everything-is-the-scale",
    Text(
        id="Semua pada level tertinggi, dengan inovasi sebanyak yang dihitung dan semua urusan "
        "pelayanan dasar, menghasilkan tepat batas atas skala.",
        en="All at its highest level, with as many innovations as are counted and every "
        "basic-service affair, is exactly the end of the scale.",
    ),
    of_everything,
    _is_not_the_scale,
)


def _each_answer(wrong: Wrong) -> Listed:
    """That every single answer counts as it should, by what tells what is otherwise."""
    return Listed(
        "every-answer",
        Text(
            id="Setiap jawaban bernilai sesuai rentangnya: angkanya dibulatkan seperti tabelnya "
            "tercetak, lalu dicari levelnya.",
            en="Every answer counts as its band says: its number is rounded as its table is "
            "printed, then looked up.",
        ),
        of_one_answer,
        wrong,
    )


def _equal_scores(wrong: Wrong) -> Listed:
    """That equal scores are parted as declared, by what tells what is otherwise."""
    return Listed(
        "equal-scores",
        Text(
            id="Nilai yang sama dibedakan oleh yang disebut aturan, menurut urutannya; yang sama "
            "dalam semuanya berbagi peringkat.",
            en="Equal scores are parted by what the rules name, in that order; who is equal in all "
            "of it shares a rank.",
        ),
        of_equal_scores,
        wrong,
    )


SAME_INDEX = Property(
    "index",
    Text(
        id="Indeks = (SPD + Σ kematangan / max(pembagi, n) + jumlah) / maksimum × skala; semuanya "
        "eksak sampai satu pembulatan setengah ke atas.",
        en="The index is (SPD + Σ kematangan / max(divisor, n) + jumlah) / maximum × scale; "
        "everything is exact until the one rounding, half up.",
    ),
    as_claimed,
    _is_another_index,
)
TIES = Property(
    "rounded-half-up",
    Text(
        id="Indeks tepat di tengah dua angka yang dibulatkan naik; sebelum itu tidak ada yang "
        "dibulatkan.",
        en="An index half way between two rounded numbers is rounded up; nothing is rounded "
        "before.",
    ),
    as_tied,
    _is_another_index,
)
SAME_RESULT = Property(
    "result",
    Text(
        id="Setiap bagian, indeks, dan predikat sama dengan yang dihitung penilai kedua menurut "
        "aturan, dengan pilihan apa pun pada interpretasinya.",
        en="Every part, the index and the class are those that a second scorer finds by the "
        "rules, under any choice among their interpretations.",
    ),
    as_chosen,
    _is_another_result,
)
SUMS = Property(
    "sum-of-parts",
    Text(
        id="Total adalah jumlah bagian-bagiannya, masing-masing antara 0 dan maksimumnya; poin "
        "baris = bobot × level.",
        en="The total is the sum of its parts, each between 0 and its maximum; row points = "
        "weight × level.",
    ),
    as_chosen,
    _does_not_add_up,
)
RAISING = Property(
    "raising-a-level",
    Text(
        id="Menaikkan satu level tidak pernah menurunkan indeks.",
        en="Raising a level never lowers the index.",
    ),
    raised,
    _falls,
)
ORDER = Property(
    "any-order",
    Text(
        id="Urutan jawaban, inovasi, dan juri tidak berpengaruh.",
        en="The order of answers, innovations and jurors is of no concern.",
    ),
    as_claimed,
    _moves,
)
DECIMALS = Property(
    "any-decimal-context",
    Text(
        id="Hasil tidak bergantung pada konteks desimal pemanggil.",
        en="Results do not depend on the caller's decimal context.",
    ),
    as_claimed,
    _depends_on_decimals,
)
VERIFIED = Property(
    "verified-at-most-claimed",
    Text(
        id="Indeks dari jawaban terverifikasi tidak lebih tinggi daripada dari semua jawaban.",
        en="The index of verified answers is never above that of all answers.",
    ),
    as_chosen,
    _claims_less,
)
UNASKED = Property(
    "unasked-changes-nothing",
    Text(
        id="Selama suatu interpretasi tidak timbul, pilihan di antaranya tidak mengubah apa pun.",
        en="While none of a set of interpretations arose, no choice among them changes anything.",
    ),
    as_chosen,
    _answers_what_nobody_asked,
)
EXPLAINED = Property(
    "explained",
    Text(
        id="Setiap hasil menjelaskan dirinya dalam bahasa Indonesia dan Inggris.",
        en="Every result explains itself in Indonesian and English.",
    ),
    as_read,
    _is_not_explained,
    share=5,
)
SAME_KEMATANGAN = Property(
    "kematangan",
    Text(
        id="Kematangan sebuah inovasi adalah jumlah bobot × level semua barisnya.",
        en="The maturity of an innovation is the sum of weight × level over its rows.",
    ),
    as_chosen,
    _is_another_maturity,
)
RAISING_KEMATANGAN = Property(
    "raising-a-level",
    Text(
        id="Menaikkan satu level tidak pernah menurunkan kematangan.",
        en="Raising a level never lowers a maturity.",
    ),
    raised,
    _falls,
)
SAME_RANKS = Property(
    "ranks",
    Text(
        id="Peringkat mengikuti nilai, yaitu total / maksimum × skala; yang tidak memenuhi syarat "
        "tidak diperingkat.",
        en="Ranks follow the score, which is total / maximum × scale; what does not meet the "
        "conditions is not ranked.",
    ),
    as_claimed,
    _is_another_ranking,
)
RISING = Property(
    "raising-a-level",
    Text(
        id="Menaikkan satu level tidak pernah memperburuk peringkat inovasinya.",
        en="Raising a level never worsens the rank of its innovation.",
    ),
    raised,
    _falls_behind,
)
SAME_CONTEST = Property(
    "result",
    Text(
        id="Setiap total, nilai, predikat, dan peringkat sama dengan yang dihitung penilai kedua "
        "menurut aturan, dengan pilihan apa pun pada interpretasinya.",
        en="Every total, score, class and rank is the one that a second scorer finds by the "
        "rules, under any choice among their interpretations.",
    ),
    as_chosen,
    _is_another_contest,
)
SUMS_OF_ENTRIES = Property(
    "sum-of-parts",
    Text(
        id="Total adalah jumlah bagian-bagiannya dikurangi pengurangan, tidak pernah di bawah 0.",
        en="The total is the sum of its parts less the deductions, and never below 0.",
    ),
    as_chosen,
    _entries_do_not_add_up,
)
THRESHOLDS = Property(
    "below-a-threshold",
    Text(
        id="Inovasi yang poinnya kurang dari ambang suatu bagian tidak diperingkat.",
        en="An innovation with less points in a part than its threshold is not ranked.",
    ),
    as_chosen,
    _is_ranked_below_a_threshold,
)
DEDUCTIONS = Property(
    "deductions-never-raise",
    Text(
        id="Pengurangan yang lebih besar tidak pernah menaikkan total.",
        en="A larger deduction never raises a total.",
    ),
    deducted,
    _is_raised_by_a_deduction,
)
NOTHING_SENT = Listed(
    "nothing-is-0",
    Text(
        id="Inovasi tanpa jawaban bernilai tepat 0.",
        en="An innovation without an answer scores exactly 0.",
    ),
    of_nothing,
    _is_not_the_least,
)
EVERYTHING_SENT = Listed(
    "everything-is-the-scale",
    Text(
        id="Inovasi dengan semua level tertinggi tanpa pengurangan bernilai tepat sebesar skala.",
        en="An innovation with every highest level and no deduction scores exactly the scale.",
    ),
    of_everything,
    _is_not_the_best,
)
SHOWN = Property(
    "explained",
    Text(
        id="Setiap peringkat menjelaskan dirinya dalam bahasa Indonesia dan Inggris.",
        en="Every ranking explains itself in Indonesian and English.",
    ),
    as_read,
    _is_no_page,
    share=5,
)

OF_ANY_INDEX: Properties = (
    *(SAME_INDEX, _each_answer(_is_another_index), TIES, RAISING, NOTHING, EVERYTHING, ORDER),
    DECIMALS,
)
"""What can be asked of whatever gives an index."""

OF_ANY_RANKING: Properties = (
    *(SAME_RANKS, _each_answer(_is_another_ranking), _equal_scores(_is_another_ranking)),
    *(RISING, ORDER, DECIMALS),
)
"""What can be asked of whatever ranks."""

OF_AN_INDEX: Properties = (
    *(SAME_RESULT, _each_answer(_is_another_result), TIES, SUMS, RAISING, NOTHING, EVERYTHING),
    *(ORDER, DECIMALS, VERIFIED, UNASKED, EXPLAINED),
)
"""What can be asked of a scorer that says what an index is made of."""

OF_A_CONTEST: Properties = (
    *(SAME_CONTEST, _each_answer(_is_another_contest), _equal_scores(_is_another_contest)),
    *(SUMS_OF_ENTRIES, RISING, NOTHING_SENT, EVERYTHING_SENT, ORDER, DECIMALS, THRESHOLDS),
    *(DEDUCTIONS, UNASKED, SHOWN),
)
"""What can be asked of a scorer that says what a ranking is made of."""

OF_KEMATANGAN: Properties = (
    *(SAME_KEMATANGAN, _each_answer(_is_another_maturity), RAISING_KEMATANGAN, ORDER, DECIMALS),
)
"""What can be asked where no more is known than the rows of an innovation."""

_INDEX = Text(id="indeks", en="index")
_SCORE = Text(id="nilai", en="score")
_RANK = Text(id="peringkat", en="rank")
_RANKS = Text(id="peringkat menurut urutan laporan", en="ranks in the order of the report")
_CLASS = Text(id="predikat", en="class")
_TOTAL = Text(id="total", en="total")
_SPD = Text(id="skor SPD", en="SPD score")
_KEMATANGAN = Text(id="kematangan", en="maturity")
_JUMLAH = Text(id="skor jumlah inovasi", en="score for the number of innovations")
_PART = Text(id="poin sebuah bagian", en="points of a part")
_POINTS = Text(id="poin baris {row}", en="points of row {row}")
_RESULT = Text(id="hasil", en="result")
_PAGES = Text(id="bahasa yang halamannya tidak lengkap", en="languages of an incomplete page")
_DIFFERS = Text(
    id="{what}: {given}, seharusnya {expected}", en="{what}: {given} instead of {expected}"
)
_OTHER_INDEX = Text(
    id="indeks {given}, seharusnya {expected}: ({spd} + {kematangan} + {jumlah}) / {maximum} × "
    "{scale}",
    en="index {given} instead of {expected}: ({spd} + {kematangan} + {jumlah}) / {maximum} × "
    "{scale}",
)
_FELL = Text(
    id="{before} menjadi {after} setelah {change}", en="{before} becomes {after} after {change}"
)
_MOVES = Text(id="{one}, lalu {other}", en="{one}, then {other}")
_MORE_VERIFIED = Text(
    id="indeks {claimed} dari semua jawaban, tetapi {verified} dari yang terverifikasi",
    en="index {claimed} of all answers, but {verified} of those verified",
)
