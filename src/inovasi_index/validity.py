"""Whether a report can be scored under a ruleset: every fault of it, each with its path."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import islice
from typing import Literal

from inovasi_index.exact import Exact, shortest
from inovasi_index.laporan import Aggregate, Answer, Answers, Inovasi, Jenis, Laporan, Total
from inovasi_index.levels import wrong_in
from inovasi_index.problems import (
    MOST_PROBLEMS,
    EditionIncomplete,
    Fault,
    Path,
    Problem,
    did_you_mean,
    in_order,
    listed,
    placed,
    run_checks,
    shorten,
)
from inovasi_index.ruleset import Indicator, Ruleset, codes_of
from inovasi_index.text import Text


def faults_in(laporan: Laporan, rules: Ruleset) -> Iterator[Fault]:
    """What in a report its rules do not allow: everything, or as much as anyone reads."""
    if not rules.ranks_inovasi:
        try:
            rules.require_formula()
        except EditionIncomplete as error:
            key = "edition" if getattr(laporan, "edition", None) else "tahun"
            yield Fault((key,), "edition-incomplete", error.message)
            return
    checks = _OF_CONTEST if rules.ranks_inovasi else _OF_REGION
    yield from islice(run_checks(checks, laporan, rules), MOST_PROBLEMS + 1)


def problems_of(laporan: Laporan, faults: Iterable[Fault]) -> list[Problem]:
    """Faults as problems, each at its place in the file the report was read from."""
    return in_order(placed(fault, laporan.origin) for fault in faults)


def _spd_faults(laporan: Laporan, rules: Ruleset) -> Iterator[Fault]:
    spd, part = laporan.spd, rules.formula.spd
    if isinstance(spd, Total):
        yield from _beyond(("spd", "total"), spd.total, part.maximum)
    elif spd and not rules.spd_rows:
        text = _ROWS_UNKNOWN.fill(edition=rules.edition, maximum=shortest(part.maximum))
        yield Fault(("spd", next(iter(spd))), "spd-rows-unknown", text, at="key")
    elif spd is not None:
        for fault in _answer_faults(spd, rules.spd_rows, None, rules):
            yield fault.below("spd")


def _aggregate_faults(laporan: Laporan, rules: Ruleset) -> Iterator[Fault]:
    given = laporan.inovasi
    if isinstance(given, Aggregate):
        most = rules.formula.kematangan.maximum
        mean = ("inovasi", "rata_rata_kematangan")
        yield from _beyond(mean, given.rata_rata_kematangan, most)
        affairs = ("inovasi", "urusan_pelayanan_dasar")
        services = len(rules.basic_services)
        yield from _beyond(affairs, Decimal(given.urusan_pelayanan_dasar), services)


def _beyond(path: Path, number: Decimal, most: Exact) -> Iterator[Fault]:
    if not 0 <= number <= most:
        text = _BEYOND.fill(value=shortest(number), most=shortest(most))
        yield Fault(path, "out-of-range", text)


def _sums_faults(laporan: Laporan, _: Ruleset) -> Iterator[Fault]:
    """A contest ranks innovations one by one, by their rows."""
    if isinstance(laporan.inovasi, Aggregate):
        yield Fault(("inovasi",), "not-in-a-contest", _NOT_ONE_BY_ONE)


def faults_in_innovations(laporan: Laporan, rules: Ruleset) -> Iterator[Fault]:
    """What in the innovations of a report its rules do not allow."""
    for number, inovasi in enumerate(laporan.innovations):
        for fault in faults_in_inovasi(inovasi, rules):
            yield fault.below(number).below("inovasi")


def faults_in_inovasi(inovasi: Inovasi, rules: Ruleset) -> Iterator[Fault]:
    """What in one innovation its rules do not allow."""
    if not (rules.sid_rows or rules.ranks_inovasi):
        try:
            rules.require_formula()
        except EditionIncomplete as error:
            yield Fault(("sid",), "edition-incomplete", error.message)
            return
    yield from run_checks(_INNOVATION_CHECKS, inovasi, rules)


def _sid_faults(inovasi: Inovasi, rules: Ruleset) -> Iterator[Fault]:
    for fault in _answer_faults(inovasi.sid, rules.sid_rows, inovasi, rules):
        yield fault.below("sid")


def _juri_faults(inovasi: Inovasi, rules: Ruleset) -> Iterator[Fault]:
    for number, juror in enumerate(inovasi.juri):
        for fault in _answer_faults(juror.nilai, rules.juri_rows, inovasi, rules):
            yield fault.below("nilai").below(number).below("juri")


def _answer_faults(
    answers: Answers, rows: tuple[Indicator, ...], inovasi: Inovasi | None, rules: Ruleset
) -> Iterator[Fault]:
    known = {row.id: row for row in rows}
    jenis = getattr(inovasi, "jenis", None)
    for row_id, answer in answers.items():
        row = known.get(row_id)
        if row is None:
            text = _no_row(row_id, known, rules)
            yield Fault((row_id,), "unknown-indicator", text, at="key")
        else:
            yield from run_checks((_row_faults,), row, answer, jenis)
            yield from run_checks((_document_faults,), row, answer)


def _row_faults(row: Indicator, answer: Answer, jenis: Jenis | None) -> Iterator[Fault]:
    for wrong in wrong_in(row, answer, jenis):
        at: Literal["value", "first"] = "value" if wrong.keys else "first"
        yield Fault((row.id, *wrong.keys), wrong.code, wrong.message, at)


def _document_faults(row: Indicator, answer: Answer) -> Iterator[Fault]:
    """A kind of document that the row has none of; a row without a list of kinds takes any."""
    rule = (row.basis(answer.basis) or row).evidence
    known = codes_of(rule.documents) if rule else ()
    for number, each in enumerate(answer.evidence):
        yield from _unlisted((row.id, "evidence", number, "document"), each.document, known)


def _no_row(row_id: str, known: Mapping[str, Indicator], rules: Ruleset) -> Text:
    """Why a row cannot be answered here: it has parts, belongs elsewhere, is computed, is not."""
    parts = [row.id for row in known.values() if row.heading and str(row.number) == row_id]
    if parts:
        return _IN_PARTS.fill(row=row_id, parts=listed(parts))
    row = next((row for row in rules.indicators if row.id == row_id), None)
    if row is not None and row.measure and row.measure.kind == "computed":
        return _COMPUTED.fill(row=row_id)
    if row is not None:
        return _OTHER_ASPECT.fill(row=row_id, aspect=row.aspect)
    return _UNKNOWN_ROW.fill(
        edition=rules.edition, row=shorten(row_id), guess=did_you_mean(row_id, known)
    )


def _code_faults(inovasi: Inovasi, rules: Ruleset) -> Iterator[Fault]:
    urusan, profile = tuple(rules.urusan_codes), rules.profile
    yield from _unlisted(("urusan",), inovasi.urusan, urusan)
    yield from _unlisted(("asta_cita",), inovasi.asta_cita, codes_of(profile.asta_cita))
    if inovasi.pkpn:
        yield from _unlisted(("pkpn", "klaster"), inovasi.pkpn.klaster, codes_of(profile.pkpn))
    for number, code in enumerate(inovasi.urusan_beririsan):
        yield from _unlisted(("urusan_beririsan", number), code, urusan)


def _unlisted(path: Path, code: str | None, known: tuple[str, ...]) -> Iterator[Fault]:
    """A code that a list of the edition does not have; where there is no list, any will do."""
    if code is not None and known and code not in known:
        text = _UNLISTED.fill(value=shorten(code), guess=did_you_mean(code, known))
        yield Fault(path, "unknown-code", text)


def _kematangan_faults(inovasi: Inovasi, rules: Ruleset) -> Iterator[Fault]:
    if inovasi.kematangan is not None and rules.ranks_inovasi:
        yield Fault(("kematangan",), "not-in-a-contest", _NO_MATURITY)
    elif inovasi.kematangan is not None:
        yield from _beyond(("kematangan",), inovasi.kematangan, rules.highest_kematangan)


_INNOVATION_CHECKS: tuple[Callable[[Inovasi, Ruleset], Iterator[Fault]], ...] = (
    _code_faults,
    _sid_faults,
    _juri_faults,
    _kematangan_faults,
)
_OF_REGION = (_spd_faults, _aggregate_faults, faults_in_innovations)
_OF_CONTEST = (_sums_faults, faults_in_innovations)

_ROWS_UNKNOWN = Text(
    id="bobot dan ambang indikator SPD dalam {edition} tidak dipublikasikan; berikan jumlahnya: "
    "spd: {{total: 0…{maximum}}}",
    en="the SPD weights and thresholds of {edition} are not public; give the sum: "
    "spd: {{total: 0…{maximum}}}",
)
_BEYOND = Text(id="{value} di luar 0…{most}", en="{value} is outside 0…{most}")
_NOT_ONE_BY_ONE = Text(
    id="lomba memeringkat inovasi satu per satu; tulis daftar inovasi, bukan jumlahnya",
    en="a contest ranks innovations one by one; list them instead of their sums",
)
_NO_MATURITY = Text(
    id="lomba menilai baris demi baris; tulis jawaban sid, bukan kematangan yang sudah jadi",
    en="a contest scores row by row; write the answers in sid, not a supplied kematangan",
)
_IN_PARTS = Text(
    id="indikator {row} terdiri atas baris-baris yang dijumlahkan; jawab {parts}",
    en="indicator {row} has rows that add up; answer {parts}",
)
_OTHER_ASPECT = Text(
    id="indikator {row} termasuk {aspect}; pindahkan ke sana",
    en="indicator {row} belongs to {aspect}; move it there",
)
_COMPUTED = Text(
    id="indikator {row} dihitung oleh sistem dan tidak dijawab; hapus",
    en="indicator {row} is computed and not answered; leave it out",
)
_UNKNOWN_ROW = Text(
    id="{edition} tidak memiliki indikator {row}{guess}",
    en="{edition} has no indicator {row}{guess}",
)
_UNLISTED = Text(id="kode {value} tidak dikenal{guess}", en="the code {value} is not known{guess}")
