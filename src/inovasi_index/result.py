"""A score and its reasons: `Result` and its parts, unfolded only when somebody asks."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Any, Literal, Protocol

from attrs import field, frozen

from inovasi_index.eligibility import failed, is_eligible, unjudged
from inovasi_index.exact import Exact, ratio_text, shortest
from inovasi_index.laporan import (
    Aggregate,
    Answer,
    Answers,
    Inovasi,
    Laporan,
    Pemda,
    Total,
)
from inovasi_index.levels import Reading, as_level, score_of, table_of
from inovasi_index.problems import listed
from inovasi_index.ruleset import Condition, Indicator, Predikat, Ruleset
from inovasi_index.text import Text
from inovasi_index.values import FrozenMap, to_plain

AnswersView = Literal["claimed", "verified"]
Gate = Literal["open", "closed", "not_applied"]


@frozen
class Notice:
    """Something the reader of a result should know; ``at`` is a path in the report, or empty."""

    code: str
    at: str
    text: Text

    def to_dict(self) -> dict[str, Any]:
        """As in the result's JSON."""
        return {"code": self.code, "at": self.at, "text": self.text.to_dict()}


@lru_cache(maxsize=4096)
def _points(weight: Decimal, level: int) -> Fraction:
    return Fraction(weight) * level


_shortest = lru_cache(maxsize=4096)(shortest)
"""The few weights and points there are come up in every row of every innovation."""


@frozen
class RowResult:
    """What one row brought: the level that counted, and how it was found.

    ``answered`` is False for a row without an answer that counts; an explicit level 0 says that
    nothing was chosen.
    """

    row: Indicator
    answer: Answer | None
    reading: Reading

    @property
    def id(self) -> str:
        """The id of the row."""
        return self.row.id

    @property
    def basis(self) -> str | None:
        """The basis that was named."""
        return self.answer.basis if self.answer else None

    @property
    def level(self) -> int:
        """The level that counted, 0 for nothing."""
        return self.reading.level

    @property
    def weight(self) -> Decimal:
        """The weight of the row."""
        return self.row.weight or Decimal(0)

    @property
    def score(self) -> Exact | None:
        """The score that counts as it was given, on a row of a contest that has no levels."""
        return self.reading.measured or 0 if self.row.is_scored else None

    @property
    def points(self) -> Fraction:
        """The weight times the level, or times the score."""
        if self.score is not None:
            return Fraction(self.weight) * Fraction(self.score)
        return _points(self.weight, self.level)

    @property
    def answered(self) -> bool:
        """Whether an answer counted; a level 0 says nothing was chosen, a score of 0 counts."""
        return self.answer is not None and (self.row.is_scored or self.answer.level != 0)

    def to_dict(self) -> dict[str, Any]:
        """As in the result's JSON."""
        scored = {} if self.score is None else {"score": shortest(self.score)}
        return {
            "id": self.id,
            **({"basis": self.basis} if self.basis else {}),
            **(scored or {"level": self.level}),
            "weight": _shortest(self.weight),
            "points": _shortest(self.points),
            "answered": self.answered,
        }


@frozen
class InovasiResult:
    """What one innovation brought, and why it was not scored if it was not."""

    inovasi: Inovasi
    number: int
    kematangan: Fraction
    scored: bool
    counted: bool
    voided: bool
    reasons: tuple[Condition, ...]
    rows: tuple[RowResult, ...]

    @property
    def supplied(self) -> bool:
        """Whether the maturity was given as a sum."""
        return self.inovasi.kematangan is not None

    @property
    def at(self) -> str:
        """The path of the innovation in the report."""
        return f"inovasi[{self.number}]"

    def to_dict(self) -> dict[str, Any]:
        """As in the result's JSON."""
        return {
            "nama": self.inovasi.nama,
            "bentuk": self.inovasi.bentuk,
            "kematangan": shortest(self.kematangan),
            "scored": self.scored,
            "reasons": [{"code": each.code, "text": each.rule.to_dict()} for each in self.reasons],
            **(
                {"supplied": True}
                if self.supplied
                else {"indicators": [row.to_dict() for row in self.rows]}
            ),
        }


@frozen
class Spd:
    """The part of the region's own rows."""

    score: Fraction
    maximum: Decimal
    supplied: bool


@frozen
class Kematangan:
    """The mean maturity; ``sum`` and ``divisor`` are None where only the mean was published."""

    score: Fraction
    maximum: Decimal
    innovations: int
    sum: Fraction | None
    divisor: int | None


@frozen
class JumlahInovasi:
    """The points for the number of innovations; ``counted`` is their number before the cap."""

    score: Fraction
    maximum: Decimal
    counted: int
    urusan_pelayanan_dasar: int
    urusan_required: int | None
    gate: Gate


class Verdict(Protocol):
    """An index and its class, computed or published."""

    @property
    def index(self) -> Decimal:
        """The index, rounded."""

    @property
    def index_exact(self) -> Fraction:
        """The index before rounding."""

    @property
    def predikat(self) -> Predikat:
        """The class."""


def verdict_dict(verdict: Verdict) -> dict[str, Any]:
    """An index and its class as plain data, as every answer tells them."""
    return {
        "index": str(verdict.index),
        "index_exact": ratio_text(verdict.index_exact),
        "predikat": verdict.predikat.code,
    }


@frozen(slots=False, repr=False)
class Result:
    """The index of one report under one ruleset, and everything it rests on.

    A result is determined by the report, the rules, the interpretations in force and the view of
    the answers; two results are equal when these are. The numbers are there at once, the rows,
    reasons and notices are unfolded when they are first asked for.
    """

    laporan: Laporan
    ruleset: Ruleset
    interpretations: FrozenMap[str, str]
    answers: AnswersView
    engine: str
    index: Decimal = field(eq=False)
    index_exact: Fraction = field(eq=False)
    predikat: Predikat = field(eq=False)
    total: Fraction = field(eq=False)
    spd: Spd = field(eq=False)
    kematangan: Kematangan = field(eq=False)
    jumlah_inovasi: JumlahInovasi = field(eq=False)

    def __repr__(self) -> str:
        return (
            f"<Result {self.pemda.nama}: {self.index} {self.predikat.code}, {self.ruleset.edition}>"
        )

    def _repr_html_(self) -> str:
        # Only a notebook asks for this; a look upwards, so that it shows itself.
        from inovasi_index.explanation import summary_html  # noqa: PLC0415 - late on purpose

        return summary_html(self)

    @property
    def edition(self) -> str:
        """The id of the rules, ``kemendagri/2026``."""
        return self.ruleset.edition

    @property
    def ruleset_digest(self) -> str:
        """The digest of the rules."""
        return self.ruleset.digest

    @property
    def ground(self) -> Text:
        """What the score rests on, in one line: how its rules came about, their weakest fact."""
        return self.ruleset.ground

    @property
    def pemda(self) -> Pemda:
        """Whose index it is."""
        return self.laporan.pemda

    @property
    def tahun(self) -> int | None:
        """The year of the report."""
        return self.laporan.tahun

    @property
    def source(self) -> str | None:
        """The file of the report, as its reader named it."""
        return self.laporan.source

    @property
    def maximum(self) -> Decimal:
        """The highest total there is."""
        return self.ruleset.formula.highest

    @cached_property
    def spd_rows(self) -> tuple[RowResult, ...]:
        """Every row of the region; empty where its score was supplied or the rows are not known."""
        if self.spd.supplied:
            return ()
        given = self.laporan.spd if isinstance(self.laporan.spd, Answers) else Answers()
        return unfold_rows(self.ruleset.spd_rows, given, self.interpretations, self.answers)

    @cached_property
    def inovasi(self) -> tuple[InovasiResult, ...]:
        """Every innovation of the report; empty where only their aggregate is known."""
        return tuple(
            unfold_inovasi(number, inovasi, self.ruleset, self.interpretations, self.answers)
            for number, inovasi in enumerate(self.laporan.innovations)
        )

    @cached_property
    def notices(self) -> tuple[Notice, ...]:
        """What the reader should know, from the whole to the single row."""
        return tuple(_notices(self))

    @cached_property
    def arose(self) -> tuple[str, ...]:
        """The interpretations for which this report had a case, in the order of the rules.

        As long as none of a set of them arose, no choice among them changes anything.
        """
        return tuple(name for name in self.interpretations if has_case(name, self))

    def to_dict(self) -> dict[str, Any]:
        """The result as plain data, numbers as decimal texts: ``inovasi-index/result@1``."""
        source = {"source": self.source} if self.source is not None else {}
        tahun = {"tahun": self.tahun} if self.tahun is not None else {}
        innovations = (
            {}
            if isinstance(self.laporan.inovasi, Aggregate)
            else {"inovasi": [each.to_dict() for each in self.inovasi]}
        )
        return {
            "format": "inovasi-index/result@1",
            **self.ruleset.stamp(),
            "engine": self.engine,
            **source,
            "answers": self.answers,
            "pemda": to_plain(self.pemda),
            **tahun,
            **verdict_dict(self),
            "total": shortest(self.total),
            "maximum": shortest(self.maximum),
            "spd": self._spd_dict(),
            "kematangan": self._kematangan_dict(),
            "jumlah_inovasi": self._jumlah_dict(),
            **innovations,
            "interpretations": dict(self.interpretations),
            "arose": list(self.arose),
            "notices": [notice.to_dict() for notice in self.notices],
        }

    def _spd_dict(self) -> dict[str, Any]:
        rows = {"indicators": [row.to_dict() for row in self.spd_rows]} if self.spd_rows else {}
        return {
            "score": shortest(self.spd.score),
            "maximum": shortest(self.spd.maximum),
            **({"supplied": True} if self.spd.supplied else rows),
        }

    def _kematangan_dict(self) -> dict[str, Any]:
        part = self.kematangan
        known = (
            {"supplied": True}
            if part.sum is None
            else {"sum": shortest(part.sum), "divisor": part.divisor}
        )
        return {
            "score": shortest(part.score),
            **known,
            "innovations": part.innovations,
            "maximum": shortest(part.maximum),
        }

    def _jumlah_dict(self) -> dict[str, Any]:
        part = self.jumlah_inovasi
        required = {} if part.urusan_required is None else {"urusan_required": part.urusan_required}
        return {
            "score": shortest(part.score),
            "counted": part.counted,
            "maximum": shortest(part.maximum),
            "urusan_pelayanan_dasar": part.urusan_pelayanan_dasar,
            **required,
            "gate": part.gate,
        }


def counting(answer: Answer | None, view: AnswersView) -> Answer | None:
    """The answer if it counts: under ``verified`` only a verified one does."""
    return answer if answer and (view == "claimed" or answer.verified) else None


def unfold_rows(
    rows: Iterable[Indicator], answers: Answers, options: Mapping[str, str], view: AnswersView
) -> tuple[RowResult, ...]:
    """Every row with the answer that counted and the level it came to."""
    return tuple(_unfold_row(row, counting(answers.get(row.id), view), options) for row in rows)


def _unfold_row(row: Indicator, answer: Answer | None, options: Mapping[str, str]) -> RowResult:
    if answer is None:
        return RowResult(row, None, as_level(0))
    if row.is_scored:
        return RowResult(row, answer, Reading(level=0, measured=score_of(answer)))
    if answer.level is not None:
        return RowResult(row, answer, as_level(answer.level))
    return RowResult(row, answer, table_of(row.basis(answer.basis) or row).read(answer, options))


def lacks_mandatory(rows: Iterable[RowResult]) -> bool:
    """Whether a row that must be filled has no answer that counts."""
    return any(each.row.mandatory and not each.answered for each in rows)


def excluding(rules: Ruleset, options: Mapping[str, str]) -> tuple[Condition, ...]:
    """The conditions that keep an innovation from being scored when it fails one."""
    if rules.eligibility.effect == "notice" or options.get("ineligible") == "included":
        return ()
    return rules.eligibility.judged


def is_accepted(inovasi: Inovasi, option: str) -> bool:
    """Whether an innovation is among those a count takes: all that were sent, or the accepted."""
    return option == "sent" or not inovasi.is_rejected


def affairs_of(inovasi: Inovasi, option: str | None) -> tuple[str | None, ...]:
    """The affairs that an innovation was sent for; without a main one it opens none."""
    if option == "main_and_beririsan" and inovasi.urusan is not None:
        return inovasi.urusan, *inovasi.urusan_beririsan
    return (inovasi.urusan,)


def unfold_inovasi(
    number: int,
    inovasi: Inovasi,
    rules: Ruleset,
    options: Mapping[str, str],
    view: AnswersView,
) -> InovasiResult:
    """What one innovation brings, with all its rows and the reasons it is not scored."""
    rows = unfold_rows(rules.sid_rows, inovasi.sid, options, view)
    reasons = failed(inovasi, excluding(rules, options))
    scored = not reasons
    supplied = inovasi.kematangan is not None
    voided = (
        options.get("mandatory_missing") == "void_innovation"
        and not supplied
        and lacks_mandatory(rows)
    )
    points = sum((row.points for row in rows), Fraction(inovasi.kematangan or 0))
    return InovasiResult(
        inovasi=inovasi,
        number=number,
        kematangan=Fraction(0) if voided or inovasi.is_rejected else points,
        scored=scored,
        counted=scored and is_accepted(inovasi, options.get("counted_innovations", "sent")),
        voided=voided,
        reasons=reasons,
        rows=() if supplied else rows,
    )


# The cases of the interpretations: what must be in a report for each question to be met.


def _some_row(result: Result, met: str) -> bool:
    rows = [result.spd_rows, *(each.rows for each in result.inovasi)]
    return any(_ROW_CASES[met](row.reading) for group in rows for row in group)


_ROW_CASES: Mapping[str, Any] = {
    "band_overlap": lambda reading: len(reading.found) > 1,
    "above_top_band": lambda reading: reading.above_top,
}


def _mandatory_case(result: Result) -> bool:
    return any(lacks_mandatory(each.rows) for each in result.inovasi)


def _rejected_case(result: Result) -> bool:
    return any(inovasi.is_rejected for inovasi in result.laporan.innovations)


def _ineligible_case(result: Result) -> bool:
    judged = result.ruleset.eligibility.judged
    return any(failed(inovasi, judged) for inovasi in result.laporan.innovations)


def _beririsan_case(result: Result) -> bool:
    rules, options = result.ruleset, result.interpretations
    conditions = excluding(rules, options)
    return any(
        is_eligible(inovasi, conditions) and is_accepted(inovasi, options["counted_innovations"])
        for inovasi in result.laporan.innovations
        if any(code in rules.basic_services for code in inovasi.urusan_beririsan)
    )


def _gate_case(result: Result) -> bool:
    part = result.jumlah_inovasi
    return part.urusan_required is not None and part.urusan_pelayanan_dasar < part.urusan_required


def is_between_classes(exact: Fraction, rules: Ruleset) -> bool:
    """Whether an exact index lies in none of the printed classes, but between two of them."""
    return not any(
        (each.from_ is None or Fraction(each.from_) <= exact)
        and (each.to is None or exact <= Fraction(each.to))
        for each in rules.predikat_bands
    )


_CASES: Mapping[str, Any] = {
    "mandatory_missing": _mandatory_case,
    "counted_innovations": _rejected_case,
    "divisor_innovations": _rejected_case,
    "predikat_on": lambda result: is_between_classes(result.index_exact, result.ruleset),
    "above_top_band": lambda result: _some_row(result, "above_top_band"),
    "band_overlap": lambda result: _some_row(result, "band_overlap"),
    "ineligible": _ineligible_case,
    "gate_urusan": _beririsan_case,
    "gate_effect": _gate_case,
}
CASES_OF_CHOICES = frozenset(("predikat_on", "gate_urusan", "gate_effect"))
"""Questions that a report may meet under one choice among the others and not under another."""


def has_case(name: str, result: Result) -> bool:
    """Whether the report has a case for an interpretation, as its result stands."""
    met: bool = _CASES[name](result)
    return met


# The notices.


def _notices(result: Result) -> Iterator[Notice]:
    yield from edition_notices(result.laporan, result.ruleset)
    yield from _report_notices(result)
    yield from row_notices("spd", result.spd_rows, result.interpretations)
    yield from _agreement_notices(result)
    for each in result.inovasi:
        yield from _inovasi_notices(each, result)
    yield from name_notices(result.laporan)


def edition_notices(laporan: Laporan, rules: Ruleset) -> Iterator[Notice]:
    """What to know of the rules: another year than the report's, their standing, their gaps."""
    if laporan.tahun is not None and laporan.tahun != rules.year:
        text = _OTHER_YEAR.fill(tahun=laporan.tahun, edition=rules.edition)
        yield Notice("edition-differs", "tahun", text)
    if rules.status != "official":
        yield Notice("edition-standing", "", rules.standing)
    for each in rules.unknown:
        if each.changes_score:
            yield Notice("not-known", "", _NOT_KNOWN.fill(name=each.name))


def _report_notices(result: Result) -> Iterator[Notice]:
    laporan, part = result.laporan, result.jumlah_inovasi
    if laporan.spd is None:
        yield Notice("no-spd", "", _NO_SPD)
    if laporan.inovasi is None:
        yield Notice("no-inovasi", "", _NO_INOVASI)
    if result.answers == "verified":
        if isinstance(laporan.spd, Total):
            yield Notice("supplied-not-verified", "spd.total", _NOT_VERIFIED)
        if isinstance(laporan.inovasi, Aggregate):
            yield Notice("supplied-not-verified", "inovasi", _NOT_VERIFIED)
    if part.gate == "closed" and part.counted:
        text = _GATE_CLOSED.fill(
            sent=part.urusan_pelayanan_dasar, required=part.urusan_required, edition=result.edition
        )
        yield Notice("gate-closed", "inovasi", text)


def row_notices(at: str, rows: Iterable[RowResult], options: Mapping[str, str]) -> Iterator[Notice]:
    """What to know of single rows: missing, without a basis, in two bands, above the top."""
    for each in rows:
        path = f"{at}.{each.id}"
        reading = each.reading
        if each.row.mandatory and not each.answered:
            yield Notice(
                "mandatory-missing", path, _MANDATORY.fill(row=each.id, name=each.row.name)
            )
        if each.row.bases and each.answered and each.basis is None:
            yield Notice("basis-not-named", path, _NO_BASIS.fill(row=each.id))
        if len(reading.found) > 1:
            text = _OVERLAP.fill(
                value=reading.rounded,
                levels=listed(reading.found),
                option=options["band_overlap"],
                level=each.level,
            )
            yield Notice("band-overlap", path, text)
        if reading.above_top:
            text = _ABOVE_TOP.fill(
                value=reading.rounded, option=options["above_top_band"], level=each.level
            )
            yield Notice("above-top-band", path, text)


def _agreement_notices(result: Result) -> Iterator[Notice]:
    """Two rows of one figure: the current reading of one should be the value of the other."""
    given = {row.id: row.answer for row in result.spd_rows}
    for row in result.spd_rows:
        other = given.get(row.row.agrees_with or "")
        if other is None or row.answer is None:
            continue
        current, value = other.current, row.answer.value
        if current is not None and value is not None and current != value:
            text = _DISAGREE.fill(
                row=row.id,
                value=shortest(value),
                other=row.row.agrees_with,
                current=shortest(current),
            )
            yield Notice("values-disagree", f"spd.{row.id}", text)


def _inovasi_notices(each: InovasiResult, result: Result) -> Iterator[Notice]:
    inovasi = each.inovasi
    for condition in each.reasons:
        yield Notice("not-scored", each.at, _NOT_SCORED.fill(rule=condition.rule))
    yield from condition_notices(each.at, inovasi, result.ruleset, each.reasons)
    if inovasi.is_rejected:
        yield Notice("rejected", f"{each.at}.status", _REJECTED)
    if each.voided:
        yield Notice("voided", each.at, _VOIDED)
    if inovasi.urusan is None:
        yield Notice("no-urusan", each.at, _NO_URUSAN)
    if each.supplied and result.answers == "verified":
        yield Notice("supplied-not-verified", f"{each.at}.kematangan", _NOT_VERIFIED)
    if _dates_out_of_order(inovasi):
        yield Notice("dates-out-of-order", each.at, _DATES)
    yield from row_notices(f"{each.at}.sid", each.rows, result.interpretations)


def condition_notices(
    at: str, inovasi: Inovasi, rules: Ruleset, reasons: tuple[Condition, ...]
) -> Iterator[Notice]:
    """The conditions that are failed without being among the reasons, and those not judged."""
    for condition in failed(inovasi, rules.eligibility.judged):
        if condition not in reasons:
            yield Notice("condition-failed", at, _FAILED.fill(rule=condition.rule))
    for condition in unjudged(inovasi, rules.eligibility.judged):
        yield Notice("condition-not-judged", at, _NOT_JUDGED.fill(rule=condition.rule))


def _dates_out_of_order(inovasi: Inovasi) -> bool:
    given = [inovasi.uji_coba, inovasi.penerapan, inovasi.pengembangan]
    dates = [each for each in given if each is not None]
    return dates != sorted(dates)


def name_notices(laporan: Laporan) -> Iterator[Notice]:
    """Two innovations of one name."""
    seen: dict[str, int] = {}
    for number, inovasi in enumerate(laporan.innovations):
        name = " ".join(inovasi.nama.split()).casefold()
        first = seen.setdefault(name, number)
        if first != number:
            text = _SAME_NAME.fill(first=first + 1, number=number + 1)
            yield Notice("same-name", f"inovasi[{number}].nama", text)


_OTHER_YEAR = Text(
    id="laporan ini untuk tahun {tahun}, tetapi dinilai menurut {edition} sebagaimana diminta",
    en="this report is for {tahun} but was scored under {edition} as asked",
)
_NOT_KNOWN = Text(
    id="tidak diketahui, padahal dapat mengubah skor: {name}",
    en="not known, although it could change the score: {name}",
)
_NO_SPD = Text(
    id="laporan ini tidak memuat spd; skor SPD dihitung 0",
    en="this report has no spd; its SPD score counts as 0",
)
_NO_INOVASI = Text(
    id="laporan ini tidak memuat inovasi; skornya dihitung 0",
    en="this report has no inovasi; their score counts as 0",
)
_NOT_VERIFIED = Text(
    id="jumlah jadi ini tidak punya jawaban untuk diverifikasi; dipakai apa adanya",
    en="this supplied sum has no answers to verify; it is used as given",
)
_GATE_CLOSED = Text(
    id="inovasi baru mencakup {sent} dari {required} urusan wajib pelayanan dasar yang disyaratkan "
    "{edition}; skor jumlah inovasi 0",
    en="innovations cover {sent} of the {required} basic-service affairs that {edition} requires; "
    "the count scores 0",
)
_MANDATORY = Text(
    id="indikator wajib {row} ({name}) belum dijawab",
    en="the mandatory indicator {row} ({name}) is not answered",
)
_NO_BASIS = Text(
    id="indikator {row} dijawab tanpa menyebut basisnya; level yang diberikan dipakai",
    en="indicator {row} was answered without naming its basis; the level given is used",
)
_OVERLAP = Text(
    id="{value} terletak pada lebih dari satu level ({levels}) karena rentang tercetak "
    "bertumpang tindih; menurut {option} dipakai level {level}",
    en="{value} lies in more than one level ({levels}) because the printed bands overlap; "
    "{option} makes it level {level}",
)
_ABOVE_TOP = Text(
    id="{value} di atas nilai tercetak tertinggi; menurut {option} dipakai level {level}",
    en="{value} is above the highest printed value; {option} makes it level {level}",
)
_DISAGREE = Text(
    id="{row} menyebut {value}, tetapi data saat ini pada {other} adalah {current}",
    en="{row} says {value}, but the current reading of {other} is {current}",
)
_FAILED = Text(
    id="syarat tidak terpenuhi, tetapi inovasi tetap dinilai: {rule}",
    en="a condition is not met, but the innovation is scored all the same: {rule}",
)
_NOT_SCORED = Text(
    id="inovasi tidak dinilai karena syarat ini tidak terpenuhi: {rule}",
    en="the innovation is not scored because it does not meet: {rule}",
)
_NOT_JUDGED = Text(
    id="syarat ini tidak dapat diperiksa karena isiannya tidak ada: {rule}",
    en="this condition could not be checked because its field was left out: {rule}",
)
_REJECTED = Text(
    id="inovasi ini ditolak; kematangannya 0", en="this innovation was rejected; its maturity is 0"
)
_VOIDED = Text(
    id="indikator wajib belum lengkap; menurut void_innovation kematangannya 0",
    en="a mandatory indicator is missing; void_innovation makes its maturity 0",
)
_NO_URUSAN = Text(
    id="urusan tidak disebut, sehingga inovasi ini tidak menambah urusan pelayanan dasar",
    en="no urusan is named, so this innovation opens no basic-service affair",
)
_DATES = Text(
    id="tanggal tidak berurutan: uji coba, penerapan, pengembangan",
    en="the dates are not in order: trial, implementation, development",
)
_SAME_NAME = Text(
    id="inovasi ke-{number} bernama sama dengan inovasi ke-{first}",
    en="innovation {number} has the same name as innovation {first}",
)
