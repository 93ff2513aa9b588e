"""The score: a pure function of a report, a ruleset, and the choices made where it is silent.

Points are counted in whole parts of the smallest weight, so that adding them up is exact and
fast; nothing is rounded before the index itself.
"""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from weakref import WeakKeyDictionary

from attrs import frozen

from inovasi_index.eligibility import is_eligible
from inovasi_index.exact import common_unit, round_half_up
from inovasi_index.laporan import (
    Aggregate,
    Answer,
    Answers,
    Inovasi,
    Jenis,
    Laporan,
    Total,
    cell,
)
from inovasi_index.levels import Table, table_of, wrong_basis
from inovasi_index.problems import LaporanError, WrongValueError, in_order, listed, placed
from inovasi_index.result import (
    AnswersView,
    Gate,
    InovasiResult,
    JumlahInovasi,
    Kematangan,
    Result,
    Spd,
    affairs_of,
    counting,
    excluding,
    is_accepted,
    lacks_mandatory,
    unfold_inovasi,
    unfold_rows,
)
from inovasi_index.ruleset import Indicator, Predikat, Ruleset
from inovasi_index.text import Text
from inovasi_index.validity import faults_in, faults_in_inovasi, problems_of
from inovasi_index.values import FrozenMap
from inovasi_index.version import __version__


def score(
    laporan: Laporan,
    ruleset: Ruleset,
    *,
    interpretations: Mapping[str, str] | None = None,
    answers: AnswersView = "claimed",
) -> Result:
    """The innovation index of a report under a ruleset (2026: Lampiran I, XI.B, p. 13-15).

    Args:
        laporan: What the pemda reports.
        ruleset: The rules, from `get_ruleset` or built in Python.
        interpretations: Options for questions that the rules leave open, by name; the edition's
            defaults hold for the rest.
        answers: ``"claimed"`` scores every answer, ``"verified"`` those marked verified.

    Returns:
        A `Result` with the index from 0 to 100, its class, and all it rests on.

    Raises:
        EditionIncomplete: Too little is known of the edition; the sentence names what is missing.
        OtherKindError: The rules rank innovations.
        LaporanError: The report has answers that the rules do not allow; all of them are listed.
        WrongValueError: An interpretation, option or view that the edition does not have.

    >>> from inovasi_index import Laporan, Pemda, get_ruleset
    >>> empty = Laporan(pemda=Pemda(nama="Kabupaten Contoh"), tahun=2026)
    >>> result = score(empty, get_ruleset(2026))
    >>> result.index, result.predikat
    (Decimal('0.00'), Predikat 'tidak_dapat_dinilai')
    """
    terms = _terms(ruleset, interpretations, answers)
    ruleset.require_formula()
    options = terms.options
    try:
        spd = _spd(laporan, terms)
        kematangan, jumlah = _sid(laporan, terms)
    except _UnfitError:
        raise LaporanError(problems_of(laporan, faults_in(laporan, ruleset))) from None
    total = spd.score + kematangan.score + jumlah.score
    formula = ruleset.formula
    exact = total / Fraction(formula.highest) * Fraction(formula.scale)
    index = round_half_up(exact, formula.rounding.places)
    return Result(
        laporan=laporan,
        ruleset=ruleset,
        interpretations=options,
        answers=answers,
        engine=__version__,
        index=index,
        index_exact=exact,
        predikat=_predikat(index, exact, terms),
        total=total,
        spd=spd,
        kematangan=kematangan,
        jumlah_inovasi=jumlah,
    )


def score_inovasi(
    inovasi: Inovasi,
    ruleset: Ruleset,
    *,
    interpretations: Mapping[str, str] | None = None,
    answers: AnswersView = "claimed",
) -> InovasiResult:
    """The maturity (kematangan) of one innovation, which needs no more than the SID rows.

    An edition may know these without knowing the formula of the index (2021).

    Returns:
        An `InovasiResult` with ``kematangan``, from 0 to the edition's highest, and every row.

    Raises:
        EditionIncomplete: Not even the SID rows of the edition are known.
        LaporanError: The innovation has answers that the rules do not allow.
        WrongValueError: An interpretation, option or view that the edition does not have.

    >>> from inovasi_index import Answer, TataKelola, get_ruleset
    >>> arsip = TataKelola(nama="E-Arsip", sid={"16": 2, "35": Answer(value=5)})
    >>> str(score_inovasi(arsip, get_ruleset(2021)).kematangan)
    '23'
    """
    terms = _terms(ruleset, interpretations, answers)
    if not ruleset.sid_rows:
        ruleset.require_formula()
    faults = list(faults_in_inovasi(inovasi, ruleset))
    if faults:
        raise LaporanError(in_order(placed(fault, None) for fault in faults))
    return unfold_inovasi(0, inovasi, ruleset, terms.options, answers)


_NONE = Fraction(0)


class _UnfitError(Exception):
    """Something in the report does not fit the rules; `faults_in` says what."""


@frozen
class _Terms:
    """What a report is scored under."""

    rules: Ruleset
    points: "_Points"
    options: FrozenMap[str, str]
    view: AnswersView


def require_view(view: str) -> None:
    """That a view of the answers is one.

    Raises:
        WrongValueError: ``unknown-option``.
    """
    if view not in ("claimed", "verified"):
        raise WrongValueError("unknown-option", _NO_VIEW.fill(view=view), ["answers"])


def _terms(rules: Ruleset, interpretations: Mapping[str, str] | None, view: AnswersView) -> _Terms:
    require_view(view)
    return _Terms(rules, _points_of(rules), rules.interpret(interpretations), view)


def _predikat(index: Decimal, exact: Fraction, terms: _Terms) -> Predikat:
    if terms.options.get("predikat_on") == "exact":
        return terms.rules.predikat_reached(exact)
    return terms.rules.predikat(index)


def _spd(laporan: Laporan, terms: _Terms) -> Spd:
    """SPD = Σ row points of the region, or its total as supplied."""
    part, rows, given = terms.rules.formula.spd, terms.points.spd, laporan.spd
    if isinstance(given, Total):
        _require_at_most(part.maximum, given.total)
        return Spd(Fraction(given.total), part.maximum, supplied=True)
    units = rows.units(given, terms) if given else 0
    return Spd(Fraction(units, terms.points.unit), part.maximum, supplied=False)


def _require_at_most(most: Decimal | int, number: Decimal | int) -> None:
    if not 0 <= number <= most:
        raise _UnfitError


def _sid(laporan: Laporan, terms: _Terms) -> tuple[Kematangan, JumlahInovasi]:
    """Σ kematangan / max(divisor, n), and the points for n innovations."""
    if isinstance(laporan.inovasi, Aggregate):
        return _aggregate(laporan.inovasi, terms)
    rules, options, points = terms.rules, terms.options, terms.points
    conditions = excluding(rules, options)
    counts, divides = options["counted_innovations"], options["divisor_innovations"]
    gate_urusan = options.get("gate_urusan")
    units, supplied, counted, divided = 0, _NONE, 0, 0
    affairs: set[str | None] = set()
    for inovasi in laporan.innovations:
        own_units, own_supplied = _maturity(inovasi, terms)
        points.require_codes(inovasi)
        if not is_eligible(inovasi, conditions):
            continue
        if not inovasi.is_rejected:
            units += own_units
            if own_supplied:
                supplied += own_supplied
        divided += is_accepted(inovasi, divides)
        if is_accepted(inovasi, counts):
            counted += 1
            affairs.update(affairs_of(inovasi, gate_urusan))
    mean = rules.formula.kematangan
    total = Fraction(units, points.unit) + supplied
    divisor = max(mean.divisor_at_least, divided)
    return (
        Kematangan(total / divisor, mean.maximum, divided, total, divisor),
        _jumlah(counted, len(rules.basic_services.keys() & affairs), terms),
    )


def _maturity(inovasi: Inovasi, terms: _Terms) -> tuple[int, Fraction]:
    """The maturity of one innovation: in units from its rows, or as supplied."""
    if inovasi.kematangan is not None:
        _require_at_most(terms.rules.formula.kematangan.maximum, inovasi.kematangan)
        return 0, Fraction(inovasi.kematangan)
    units = terms.points.sid[inovasi.jenis].units(inovasi.sid, terms)
    if terms.options["mandatory_missing"] == "void_innovation":
        rows = unfold_rows(terms.points.mandatory, inovasi.sid, terms.options, terms.view)
        if lacks_mandatory(rows):
            return 0, _NONE
    return units, _NONE


def _aggregate(given: Aggregate, terms: _Terms) -> tuple[Kematangan, JumlahInovasi]:
    """The innovations as published: the mean is used as it is."""
    mean, affairs = terms.rules.formula.kematangan, given.urusan_pelayanan_dasar
    _require_at_most(mean.maximum, given.rata_rata_kematangan)
    _require_at_most(len(terms.rules.basic_services), affairs)
    points = Fraction(given.rata_rata_kematangan)
    return (
        Kematangan(points, mean.maximum, given.jumlah, sum=None, divisor=None),
        _jumlah(given.jumlah, affairs, terms),
    )


def _jumlah(counted: int, affairs: int, terms: _Terms) -> JumlahInovasi:
    """The weight times min(n, cap), or 0 behind a closed gate."""
    part = terms.rules.formula.jumlah_inovasi
    required = part.requires.urusan_pelayanan_dasar if part.requires else None
    gate: Gate = "not_applied"
    if required is not None and terms.options.get("gate_effect") != "none":
        gate = "open" if affairs >= required else "closed"
    points = _NONE if gate == "closed" else Fraction(part.weight) * min(counted, part.cap)
    return JumlahInovasi(points, part.maximum, counted, affairs, required, gate)


class _Rows:
    """The rows that one kind of answer-giver has, as points ready to be added up.

    Points are counted in so many units each. Answers given as levels are looked up whole, by
    their cells, and added in one pass; only measurements are taken one by one.
    """

    def __init__(self, rows: tuple[Indicator, ...], unit: int, jenis: Jenis | None) -> None:
        self._cells: dict[str, int] = {}
        self._tables: dict[tuple[str, str | None], tuple[Table, int]] = {}
        for row in rows:
            weight = int(Fraction(row.weight or 0) * unit)
            for basis in (None, *(basis.code for basis in row.bases)):
                if not wrong_basis(row, Answer(level=0, basis=basis), jenis):
                    self._add(row, basis, weight)

    def _add(self, row: Indicator, basis: str | None, weight: int) -> None:
        carriers = row.tables if basis is None else (row.basis(basis) or row,)
        levels = {each.level for carrier in carriers for each in carrier.levels} | {0}
        for level in levels:
            self._cells[cell(row.id, basis, level)] = weight * level
        if basis is not None or not row.bases:
            self._tables[row.id, basis] = table_of(carriers[0]), weight

    def units(self, answers: Answers, terms: _Terms) -> int:
        """The sum of weight × level over the answers that count.

        Raises:
            _UnfitError: An answer does not fit its row.
        """
        units = self._sum(answers, terms.options)
        if terms.view == "claimed":
            return units
        verified = {row: answer for row, answer in answers.items() if counting(answer, terms.view)}
        return self._sum(Answers(verified), terms.options)

    def _sum(self, answers: Answers, options: FrozenMap[str, str]) -> int:
        try:
            units = sum(map(self._cells.__getitem__, answers.cells))
            for row, answer in answers.measured:
                table, weight = self._tables[row, answer.basis]
                units += weight * table.level(answer, options)
        except (KeyError, WrongValueError):
            raise _UnfitError from None
        return units


class _Points:
    """A ruleset in whole numbers, made once and kept as long as the ruleset is."""

    def __init__(self, rules: Ruleset) -> None:
        weights = [row.weight or Decimal(0) for row in rules.rows.values()]
        self.unit = common_unit(weights)
        self.spd = _Rows(rules.spd_rows, self.unit, None)
        kinds: tuple[Jenis | None, ...] = (None, "digital", "nondigital")
        self.sid = {jenis: _Rows(rules.sid_rows, self.unit, jenis) for jenis in kinds}
        self.mandatory = tuple(row for row in rules.sid_rows if row.mandatory)
        profile = rules.profile
        self._urusan = frozenset(rules.urusan_codes) | {None}
        self._asta_cita = frozenset(code.code for code in profile.asta_cita) | {None}
        self._pkpn = frozenset(code.code for code in profile.pkpn)

    def require_codes(self, inovasi: Inovasi) -> None:
        """That the codes of an innovation are in the lists of the edition that has such lists.

        Nor is an index a matter of jurors.

        Raises:
            _UnfitError: One is not, or jurors have given points.
        """
        if inovasi.juri and any(juror.nilai for juror in inovasi.juri):
            raise _UnfitError
        known = inovasi.urusan in self._urusan and self._urusan.issuperset(inovasi.urusan_beririsan)
        if not known and len(self._urusan) > 1:
            raise _UnfitError
        if inovasi.asta_cita not in self._asta_cita and len(self._asta_cita) > 1:
            raise _UnfitError
        if inovasi.pkpn and self._pkpn and inovasi.pkpn.klaster not in self._pkpn:
            raise _UnfitError


_POINTS: WeakKeyDictionary[Ruleset, _Points] = WeakKeyDictionary()


def _points_of(rules: Ruleset) -> _Points:
    points = _POINTS.get(rules)
    if points is None:
        points = _POINTS[rules] = _Points(rules)
    return points


_NO_VIEW = Text(
    id="{view} bukan pandangan jawaban; yang ada: " + listed(["claimed", "verified"]),
    en="{view} is no view of the answers; there are: " + listed(["claimed", "verified"]),
)
