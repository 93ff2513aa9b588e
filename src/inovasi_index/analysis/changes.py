"""Changes to a report, and what the index would be with them.

A change names an innovation by its number in the report as it was before any change, from 0; an
innovation that is added gets the next number. So changes mean the same whatever others are made.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any, ClassVar

from attrs import evolve, frozen

from inovasi_index.catalog import get_ruleset
from inovasi_index.exact import Exact, ratio_text, shortest
from inovasi_index.laporan import Aggregate, Answer, Answers, Inovasi, Laporan, Total
from inovasi_index.pages import Block, Grid, Heading, Items, Paragraph, Shown, both
from inovasi_index.problems import WrongValueError, shorten
from inovasi_index.result import AnswersView, Result, verdict_dict
from inovasi_index.ruleset import Ruleset
from inovasi_index.scoring import score
from inovasi_index.text import Lang, Text
from inovasi_index.values import checked, to_plain


class _Draft:
    """A report that is being changed."""

    def __init__(self, laporan: Laporan) -> None:
        self.laporan = laporan
        self.spd = laporan.spd
        self.slots: list[Inovasi | None] = list(laporan.innovations)

    def inovasi(self, number: int) -> Inovasi:
        """The innovation of a number.

        Raises:
            WrongValueError: ``unknown-inovasi``; it may have been withdrawn.
        """
        if not 0 <= number < len(self.slots):
            raise unknown_inovasi(number, len(self.laporan.innovations))
        found = self.slots[number]
        if found is None:
            refusal = _WITHDRAWN.fill(number=number + 1)
            raise WrongValueError("unknown-inovasi", refusal, ["inovasi"])
        return found

    def answers(self, inovasi: int | None) -> Answers:
        """The answers of the region, or of an innovation.

        Raises:
            WrongValueError: ``total-beside-rows``, ``two-answers`` or ``unknown-inovasi``.
        """
        if inovasi is not None:
            return self.inovasi(inovasi).sid
        if isinstance(self.spd, Total):
            raise WrongValueError("total-beside-rows", _ONLY_A_TOTAL, ["spd"])
        return self.spd or Answers()

    def answer(self, row: str, answer: Answer, inovasi: int | None) -> None:
        """Put an answer in the place of the one there is."""
        answers = Answers({**self.answers(inovasi), row: answer})
        if inovasi is None:
            self.spd = answers
        else:
            self.slots[inovasi] = evolve(self.inovasi(inovasi), sid=answers)

    def add(self, inovasi: Inovasi) -> None:
        """Append an innovation.

        Raises:
            WrongValueError: ``total-beside-rows``, where only the sums of all are known.
        """
        if isinstance(self.laporan.inovasi, Aggregate):
            raise WrongValueError("total-beside-rows", _ONLY_SUMS, ["inovasi"])
        self.slots.append(inovasi)

    def done(self) -> Laporan:
        """The changed report, which is no longer that of a file."""
        left = tuple(each for each in self.slots if each is not None)
        inovasi = left if left or self.laporan.innovations else self.laporan.inovasi
        return evolve(self.laporan, spd=self.spd, inovasi=inovasi, origin=None)


@frozen
class Change(ABC):
    """Something in a report that could be otherwise."""

    kind: ClassVar[str]

    @abstractmethod
    def apply(self, draft: _Draft) -> None:
        """Make the change."""

    @abstractmethod
    def told(self, laporan: Laporan) -> Text:
        """The change in words; the report before it knows the names."""

    @abstractmethod
    def to_dict(self) -> dict[str, Any]:
        """Plain data: what is done, to which row or innovation."""


@frozen(field_transformer=checked)
class SetAnswer(Change):
    """Answer a row of the region, or of an innovation, in the place of what was answered."""

    kind = "answer"

    row: str
    answer: Answer
    inovasi: int | None = None

    def apply(self, draft: _Draft) -> None:
        """Make the change."""
        draft.answer(self.row, self.answer, self.inovasi)

    def told(self, laporan: Laporan) -> Text:
        """The change in words."""
        return _ANSWERS.fill(row=_row(self.row, self.inovasi, laporan), answer=_given(self.answer))

    def to_dict(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "change": self.kind,
            "row": self.row,
            **_number(self.inovasi),
            "answer": to_plain(self.answer),
        }


@frozen(field_transformer=checked)
class Verify(Change):
    """Have the answer of a row verified as it stands."""

    kind = "verify"

    row: str
    inovasi: int | None = None

    def apply(self, draft: _Draft) -> None:
        """Make the change."""
        answer = draft.answers(self.inovasi).get(self.row)
        if answer is None:
            text = _NOT_ANSWERED.fill(row=shorten(self.row))
            raise WrongValueError("empty-answer", text, [self.row])
        draft.answer(self.row, evolve(answer, verified=True), self.inovasi)

    def told(self, laporan: Laporan) -> Text:
        """The change in words."""
        return _VERIFIES.fill(row=_row(self.row, self.inovasi, laporan))

    def to_dict(self) -> dict[str, Any]:
        """Plain data."""
        return {"change": self.kind, "row": self.row, **_number(self.inovasi)}


@frozen(field_transformer=checked)
class Add(Change):
    """Send one more innovation."""

    kind = "add"

    inovasi: Inovasi

    def apply(self, draft: _Draft) -> None:
        """Make the change."""
        draft.add(self.inovasi)

    def told(self, laporan: Laporan) -> Text:  # noqa: ARG002 - it brings its name
        """The change in words."""
        named = _ADDS_FOR if self.inovasi.urusan else _ADDS
        levels = ", ".join(f"{row}: {_level(each)}" for row, each in self.inovasi.sid.items())
        urusan = (self.inovasi.urusan or "").replace("_", " ")
        text = named.fill(nama=shorten(self.inovasi.nama), urusan=urusan)
        return _WITH.fill(added=text, levels=levels) if levels else text

    def to_dict(self) -> dict[str, Any]:
        """Plain data."""
        given = {"bentuk": self.inovasi.bentuk, **to_plain(self.inovasi)}
        return {"change": self.kind, "inovasi": given}


@frozen(field_transformer=checked)
class _OfOne(Change):
    """A change of one innovation as a whole."""

    words: ClassVar[Text]

    inovasi: int

    def told(self, laporan: Laporan) -> Text:
        """The change in words."""
        return self.words.fill(inovasi=_named(self.inovasi, laporan))

    def to_dict(self) -> dict[str, Any]:
        """Plain data."""
        return {"change": self.kind, "inovasi": self.inovasi}


@frozen
class Withdraw(_OfOne):
    """Take an innovation out of the report."""

    kind = "withdraw"
    words = Text(id="tarik {inovasi}", en="withdraw {inovasi}")

    def apply(self, draft: _Draft) -> None:
        """Make the change."""
        draft.inovasi(self.inovasi)
        draft.slots[self.inovasi] = None


@frozen
class Accept(_OfOne):
    """The ministry accepts an innovation."""

    kind = "accept"
    words = Text(id="{inovasi} diterima", en="{inovasi} is accepted")

    def apply(self, draft: _Draft) -> None:
        """Make the change."""
        draft.slots[self.inovasi] = evolve(draft.inovasi(self.inovasi), status="diterima")


@frozen
class Reject(_OfOne):
    """The ministry turns an innovation down."""

    kind = "reject"
    words = Text(id="{inovasi} ditolak", en="{inovasi} is rejected")

    def apply(self, draft: _Draft) -> None:
        """Make the change."""
        draft.slots[self.inovasi] = evolve(draft.inovasi(self.inovasi), status="ditolak")


def unknown_inovasi(number: int, count: int) -> WrongValueError:
    """The error of a number that no innovation has; people count from 1."""
    text = _NO_INNOVATION.fill(number=number + 1, count=count)
    return WrongValueError("unknown-inovasi", text, ["inovasi"])


def changed(laporan: Laporan, changes: Iterable[Change]) -> Laporan:
    """A report with changes made, in their order.

    Raises:
        WrongValueError: ``unknown-inovasi``, ``total-beside-rows``, ``two-answers`` or
            ``empty-answer``: a change has nothing to change.

    >>> from inovasi_index import Pemda, TataKelola
    >>> arsip = TataKelola(nama="E-Arsip", sid={"16": 1})
    >>> before = Laporan(pemda=Pemda(nama="Kabupaten Contoh"), inovasi=[arsip])
    >>> after = changed(before, [SetAnswer("16", Answer(level=2), inovasi=0), Add(arsip)])
    >>> [each.sid["16"].level for each in after]
    [2, 1]
    """
    draft = _Draft(laporan)
    for change in changes:
        change.apply(draft)
    return draft.done()


# What if.


@frozen
class WhatIf(Shown):
    """A report before and after some changes."""

    before: Result
    after: Result
    changes: tuple[Change, ...]

    @property
    def gain(self) -> Fraction:
        """By how much the index rises, before rounding; negative if it falls."""
        return self.after.index_exact - self.before.index_exact

    def to_dict(self) -> dict[str, Any]:
        """Both indices and the changes as plain data: ``inovasi-index/what-if@1``."""
        return {
            "format": "inovasi-index/what-if@1",
            **head_dict(self.before),
            "before": outcome_dict(self.before),
            "after": outcome_dict(self.after),
            "gain": ratio_text(self.gain),
            "changes": [each.to_dict() for each in self.changes],
        }

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """The changes, and the parts of the index without and with them."""
        yield Heading(1, _WHAT_IF.fill(nama=self.before.pemda.nama)[lang])
        told = tuple(each.told(self.before.laporan)[lang] for each in self.changes)
        yield Items(told) if told else Paragraph(_NOTHING_CHANGED[lang])
        yield before_and_after(self.before, self.after, lang)
        yield Paragraph(self.before.ground[lang])


def what_if(
    laporan: Laporan,
    *changes: Change,
    ruleset: Ruleset | None = None,
    interpretations: Mapping[str, str] | None = None,
    answers: AnswersView = "claimed",
) -> WhatIf:
    """What the index would be if a report were otherwise, compared with what it is.

    Args:
        laporan: The report as it stands.
        changes: What would be otherwise, one after the other.
        ruleset: The rules; without them those that the report picks by its edition or year.
        interpretations: As in `score`.
        answers: As in `score`; under ``"verified"`` a new answer counts if it is verified.

    Raises:
        EditionIncomplete: As `score`.
        LaporanError: As `score`; an answer may not fit its row.
        OtherKindError: As `score`.
        WrongValueError: As `score` and `changed`; ``missing-key`` for a report without a year.

    >>> from inovasi_index import Pemda
    >>> kabupaten = Laporan(pemda=Pemda(nama="Kabupaten Contoh"), tahun=2026, spd={"8": 1})
    >>> then = what_if(kabupaten, SetAnswer("8", Answer(level=3)))
    >>> then.before.index, then.after.index
    (Decimal('0.60'), Decimal('1.80'))
    """
    rules = ruleset if ruleset is not None else _picked(laporan)
    before = score(laporan, rules, interpretations=interpretations, answers=answers)
    after = score(
        changed(laporan, changes), rules, interpretations=interpretations, answers=answers
    )
    return WhatIf(before, after, changes)


def _picked(laporan: Laporan) -> Ruleset:
    picks = laporan.edition if laporan.edition is not None else laporan.tahun
    if picks is None:
        raise WrongValueError("missing-key", _NO_YEAR, ["tahun"])
    return get_ruleset(picks)


# What the answers of this package share.


def head_dict(result: Result) -> dict[str, Any]:
    """Which rules, whose report, and under which choices: what every answer says of itself."""
    return {
        **result.ruleset.stamp(),
        "engine": result.engine,
        "answers": result.answers,
        "pemda": to_plain(result.pemda),
        "interpretations": dict(result.interpretations),
    }


def outcome_dict(result: Result) -> dict[str, Any]:
    """The index of a result, its class and its total."""
    return {**verdict_dict(result), "total": shortest(result.total)}


def before_and_after(before: Result, after: Result, lang: Lang) -> Grid:
    """The parts of the index, its total and its class, without and with changes."""
    formula = before.ruleset.formula
    titles = (
        *(part.title for part in (formula.spd, formula.kematangan, formula.jumlah_inovasi)),
        _TOTAL,
        _INDEX,
    )
    rows: list[tuple[str, ...]] = []
    for title, *sides in zip(titles, _numbers(before), _numbers(after), strict=True):
        difference = Fraction(sides[1]) - Fraction(sides[0])
        rows.append((title[lang], *(both(each)[lang] for each in (*sides, difference))))
    rows.append((_CLASS[lang], before.predikat.name[lang], after.predikat.name[lang], ""))
    heads = (_PART[lang], *(f"#{each[lang]}" for each in (_BEFORE, _AFTER, _DIFFERENCE)))
    return Grid(_SIDES[lang], heads, tuple(rows))


def _numbers(result: Result) -> tuple[Exact, ...]:
    """The points of the parts, their total, and the index."""
    parts = result.spd.score, result.kematangan.score, result.jumlah_inovasi.score
    return *parts, result.total, result.index


def _row(row: str, inovasi: int | None, laporan: Laporan) -> Text:
    if inovasi is None:
        return _OF_REGION.fill(row=shorten(row))
    return _OF_INNOVATION.fill(row=shorten(row), inovasi=_named(inovasi, laporan))


def _named(inovasi: int, laporan: Laporan) -> Text:
    """An innovation by its number, from 1, and its name where the report knows it."""
    known = laporan.innovations[inovasi : inovasi + 1]
    names = f" ({shorten(known[0].nama)})" if known else ""
    return _INNOVATION.fill(number=inovasi + 1, name=names)


def _given(answer: Answer) -> Text:
    """An answer in a few words."""
    basis = f" ({answer.basis})" if answer.basis else ""
    if answer.level is not None:
        return _LEVEL.fill(level=answer.level, basis=basis)
    return _VALUE.fill(value=_level(answer), basis=basis)


def _level(answer: Answer) -> str:
    """The level or the measurement of an answer."""
    numbers = [answer.level, answer.value, answer.previous, answer.current]
    return " → ".join(shortest(each) for each in numbers if each is not None)


def _number(inovasi: int | None) -> dict[str, int]:
    return {} if inovasi is None else {"inovasi": inovasi}


_ONLY_A_TOTAL = Text(
    id="laporan ini hanya memuat jumlah SPD, sehingga tidak ada baris yang dapat diubah",
    en="this report has only the sum of SPD, so that there is no row to change",
)
_ONLY_SUMS = Text(
    id="laporan ini hanya memuat jumlah seluruh inovasi, sehingga tidak ada yang dapat ditambahkan",
    en="this report has only the sums of all innovations, so that none can be added",
)
_NO_INNOVATION = Text(
    id="tidak ada inovasi ke-{number}; laporan ini memuat {count}",
    en="there is no innovation {number}; this report has {count}",
)
_WITHDRAWN = Text(
    id="inovasi ke-{number} sudah ditarik oleh perubahan sebelumnya",
    en="innovation {number} was withdrawn by a change before this one",
)
_NOT_ANSWERED = Text(
    id="indikator {row} belum dijawab, sehingga tidak ada yang dapat diverifikasi",
    en="indicator {row} is not answered, so that there is nothing to verify",
)
_NO_YEAR = Text(
    id="laporan ini tidak menyebut tahun atau edisi; berikan ruleset",
    en="this report names neither a year nor an edition; give a ruleset",
)
_ANSWERS = Text(id="{row}: {answer}", en="{row}: {answer}")
_VERIFIES = Text(id="verifikasi {row}", en="verify {row}")
_OF_REGION = Text(id="indikator {row}", en="indicator {row}")
_OF_INNOVATION = Text(id="indikator {row}, {inovasi}", en="indicator {row}, {inovasi}")
_INNOVATION = Text(id="inovasi ke-{number}{name}", en="innovation {number}{name}")
_LEVEL = Text(id="level {level}{basis}", en="level {level}{basis}")
_VALUE = Text(id="nilai {value}{basis}", en="value {value}{basis}")
_ADDS = Text(id="tambah {nama}", en="add {nama}")
_ADDS_FOR = Text(id="tambah {nama} untuk urusan {urusan}", en="add {nama} for the affair {urusan}")
_WITH = Text(id="{added}, dengan level {levels}", en="{added}, with the levels {levels}")
_WHAT_IF = Text(id="{nama} — seandainya", en="{nama} — what if")
_NOTHING_CHANGED = Text(id="Tidak ada yang diubah.", en="Nothing is changed.")
_PART = Text(id="Bagian", en="Part")
_BEFORE = Text(id="Sebelum", en="Before")
_AFTER = Text(id="Sesudah", en="After")
_DIFFERENCE = Text(id="Selisih", en="Difference")
_SIDES = Text(id="Sebelum dan sesudah perubahan", en="Before and after the changes")
_TOTAL = Text(id="Skor total", en="Total score")
_INDEX = Text(id="Indeks", en="Index")
_CLASS = Text(id="Predikat", en="Class")
