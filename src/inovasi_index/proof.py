"""What a report still lacks: answers, evidence, and evidence as the edition asks for it.

Only what the report says is held against the rules; no document is opened.
"""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from pathlib import PurePath
from typing import Any, Literal, get_args

from attrs import frozen

from inovasi_index.describe import marked
from inovasi_index.exact import Exact, round_half_up
from inovasi_index.laporan import Aggregate, Answer, Evidence, Laporan
from inovasi_index.levels import span
from inovasi_index.pages import Block, Grid, Heading, Items, Paragraph, Shown, both
from inovasi_index.problems import LaporanError, listed
from inovasi_index.result import Result, RowResult, edition_notices, unfold_rows
from inovasi_index.ruleset import (
    Basis,
    DeductionPart,
    EvidenceRule,
    Indicator,
    Ruleset,
    codes_of,
)
from inovasi_index.scoring import score
from inovasi_index.text import Lang, Text, joined
from inovasi_index.validity import faults_in, problems_of
from inovasi_index.values import to_plain

FindingCode = Literal[
    "no-answer",
    "no-evidence",
    "file-type",
    "wrong-year",
    "years-missing",
    "not-together",
    "too-few-documents",
    "not-checked",
]

SHARE_PLACES = 2
"""The places that a share in percent is shown with."""


@frozen
class Finding:
    """One thing to be done, or to be looked at: what it is, and on which row.

    ``at`` is a path in the report, down to the piece of evidence where it is about one.
    """

    code: FindingCode
    at: str
    row: str
    text: Text

    def to_dict(self) -> dict[str, Any]:
        """The finding as plain data."""
        return {"code": self.code, "at": self.at, "row": self.row, "text": self.text.to_dict()}


@frozen
class Tally:
    """How many rows there are, how many are answered, and how many answers have evidence.

    ``mandatory_missing`` counts the mandatory rows without an answer.
    """

    rows: int = 0
    answered: int = 0
    with_evidence: int = 0
    mandatory_missing: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.rows + other.rows,
            self.answered + other.answered,
            self.with_evidence + other.with_evidence,
            self.mandatory_missing + other.mandatory_missing,
        )

    @property
    def answered_share(self) -> Fraction | None:
        """The answered rows in percent of all rows, exact; None without any row."""
        return _share(self.answered, self.rows)

    @property
    def evidence_share(self) -> Fraction | None:
        """The answers with evidence in percent of all answers, exact; None without any answer.

        >>> Tally(rows=20, answered=3, with_evidence=2).evidence_share
        Fraction(200, 3)
        """
        return _share(self.with_evidence, self.answered)

    def to_dict(self) -> dict[str, Any]:
        """The numbers, shares in percent to two places; a share of nothing is left out."""
        shares = {"answered_share": self.answered_share, "evidence_share": self.evidence_share}
        return {
            "rows": self.rows,
            "answered": self.answered,
            "with_evidence": self.with_evidence,
            "mandatory_missing": self.mandatory_missing,
            **{
                name: str(round_half_up(share, SHARE_PLACES))
                for name, share in shares.items()
                if share is not None
            },
        }


@frozen
class Checklist:
    """The rows of the region, or of one innovation: how far they are, and what they lack.

    Where a sum was given there are no rows, and ``tally`` is all zero. ``mandatory_missing`` are
    the ids of the mandatory rows without an answer; mandatory rows come first in ``findings``.
    """

    nama: str
    at: str
    tally: Tally
    mandatory_missing: tuple[str, ...]
    findings: tuple[Finding, ...]

    def to_dict(self) -> dict[str, Any]:
        """The checklist as plain data."""
        return {
            "nama": self.nama,
            "at": self.at,
            **self.tally.to_dict(),
            "mandatory_missing": list(self.mandatory_missing),
            "findings": [each.to_dict() for each in self.findings],
        }


@frozen
class Completeness(Shown):
    """What one report still lacks under one edition.

    ``notes`` say what was not looked at, and why, and whether the report is for another year. In a
    contest nothing is asked of the region, and ``juri`` are the sheets of the jurors: what these
    have not given; no evidence is asked for that.
    """

    laporan: Laporan
    ruleset: Ruleset
    spd: Checklist
    inovasi: tuple[Checklist, ...]
    notes: tuple[Text, ...]
    juri: tuple[Checklist, ...] = ()

    @property
    def tally(self) -> Tally:
        """All rows together: those of the region and of every innovation."""
        return sum((each.tally for each in self.inovasi), self.spd.tally)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings: the mandatory rows first, then in the order of the guide."""
        found = [finding for each in self._all for finding in each.findings]
        return _in_order(found, self.ruleset)

    @property
    def _all(self) -> tuple[Checklist, ...]:
        return (self.spd, *self.inovasi, *self.juri)

    def to_dict(self) -> dict[str, Any]:
        """The checklists as plain data: ``inovasi-index/completeness@1``.

        Without ``inovasi`` where only their aggregate was reported.
        """
        innovations = (
            {}
            if isinstance(self.laporan.inovasi, Aggregate)
            else {"inovasi": [each.to_dict() for each in self.inovasi]}
        )
        return {
            "format": "inovasi-index/completeness@1",
            "edition": self.ruleset.edition,
            "pemda": to_plain(self.laporan.pemda),
            **self.tally.to_dict(),
            "notes": [note.to_dict() for note in self.notes],
            **({} if self.ruleset.ranks_inovasi else {"spd": self.spd.to_dict()}),
            **innovations,
            **({"juri": [_without_evidence(each) for each in self.juri]} if self.juri else {}),
        }

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """The totals, each innovation in a table, and the findings."""
        title = _TITLE.fill(nama=self.laporan.pemda.nama, title=self.ruleset.title)
        yield Heading(1, title[lang])
        if self._checked or not self.juri:
            yield Paragraph(_told(self.tally)[lang])
        yield Paragraph(_SCOPE.fill(ground=self.ruleset.ground)[lang])
        if self.notes:
            yield Items(tuple(note[lang] for note in self.notes))
        if self._checked:
            yield self._table(lang)
        if self.juri:
            yield self._jury_table(lang)
        if self._checked or self.juri:
            yield from self._finding_blocks(lang)

    @property
    def _checked(self) -> tuple[Checklist, ...]:
        """The checklists that have rows."""
        return tuple(each for each in (self.spd, *self.inovasi) if each.tally.rows)

    @property
    def _innovations_checked(self) -> int:
        return sum(each.at != self.spd.at for each in self._checked)

    def _table(self, lang: Lang) -> Grid:
        rows = tuple(
            (
                _REGION[lang] if each is self.spd else each.nama,
                str(each.tally.rows),
                str(each.tally.answered),
                str(each.tally.with_evidence),
                ", ".join(each.mandatory_missing) or "–",
            )
            for each in self._checked
        )
        heads = tuple(head[lang] for head in (_NAME, _ROWS, _ANSWERED, _EVIDENCED, _MISSING))
        caption = _ENTRIES if self.ruleset.ranks_inovasi else _TABLE
        return Grid(caption[lang], heads, rows)

    def _jury_table(self, lang: Lang) -> Grid:
        rows = tuple(
            (
                each.nama,
                str(each.tally.rows),
                str(each.tally.answered),
                ", ".join(each.mandatory_missing) or "–",
            )
            for each in self.juri
        )
        heads = tuple(head[lang] for head in (_SHEET, _ROWS, _ANSWERED, _MISSING))
        return Grid(_JURY[lang], heads, rows)

    def _finding_blocks(self, lang: Lang) -> Iterator[Block]:
        groups = self._grouped()
        if not groups:
            yield Paragraph(_NOTHING[lang])
        for is_mandatory, heading in ((True, _MANDATORY), (False, _OTHERS)):
            items = tuple(
                self._item(text, names)[lang]
                for (row, text), names in groups.items()
                if self.ruleset.rows[row].mandatory is is_mandatory
            )
            if items:
                yield Heading(2, heading[lang])
                yield Items(items)

    def _grouped(self) -> Mapping[tuple[str, Text], Mapping[str, str]]:
        """The findings of one sentence together, each with the names of where it was found."""
        groups: dict[tuple[str, Text], dict[str, str]] = {
            (each.row, each.text): {} for each in self.findings
        }
        for each in self._all:
            for finding in each.findings:
                groups[finding.row, finding.text][each.at] = each.nama
        return groups

    def _item(self, text: Text, names: Mapping[str, str]) -> Text:
        """A finding, and the innovations that it is about."""
        if self.spd.at in names:
            return text
        sheets = {each.at for each in self.juri}
        of_jurors = not sheets.isdisjoint(names)
        checked = len(sheets) if of_jurors else self._innovations_checked
        if 1 < checked == len(names):
            return (_IN_ALL_SHEETS if of_jurors else _IN_ALL).fill(text=text, count=checked)
        return _IN.fill(text=text, names=listed(names.values()))


def completeness(laporan: Laporan, ruleset: Ruleset) -> Completeness:
    """What a report still lacks: answers, evidence, and evidence as the edition asks for it.

    Looked at are the claimed answers of the region and of every innovation, scored or not. What
    evidence an edition asks for is printed in the table of its indicators (2026: Lampiran II,
    p. 26-48). In a contest the sheets of the jurors are looked at too; a row whose points are
    taken off lacks nothing where it is not answered.

    Raises:
        EditionIncomplete: Too little is known of the edition; the sentence names what is missing.
        LaporanError: The report has answers that the rules do not allow; all of them are listed.

    >>> from inovasi_index import Answer, Evidence, Laporan, Pemda, get_ruleset
    >>> plan = Answer(level=3, evidence=[Evidence(file="rpjmd.docx")])
    >>> laporan = Laporan(pemda=Pemda(nama="Kabupaten Contoh"), tahun=2026, spd={"1": plan})
    >>> found = completeness(laporan, get_ruleset(2026))
    >>> found.tally
    Tally(rows=20, answered=1, with_evidence=1, mandatory_missing=12)
    >>> [(each.code, each.at) for each in found.findings][:2]
    [('file-type', 'spd.1.evidence[0]'), ('no-answer', 'spd.3')]
    """
    if ruleset.ranks_inovasi:
        return _of_contest(laporan, ruleset)
    result = score(laporan, ruleset)
    faults = tuple(faults_in(laporan, ruleset))  # a kind of document changes no score
    if faults:
        raise LaporanError(problems_of(laporan, faults))
    return Completeness(
        laporan,
        ruleset,
        _checklist(laporan.pemda.nama, "spd", "spd", result.spd_rows, ruleset),
        tuple(
            _checklist(each.inovasi.nama, each.at, f"{each.at}.sid", each.rows, ruleset)
            for each in result.inovasi
        ),
        tuple(_notes(result)),
    )


def _of_contest(laporan: Laporan, rules: Ruleset) -> Completeness:
    faults = tuple(faults_in(laporan, rules))
    if faults:
        raise LaporanError(problems_of(laporan, faults))
    options = rules.interpret()
    taken_off = {each.aspect for each in rules.formula.parts if isinstance(each, DeductionPart)}
    entries, sheets = [], []
    for number, inovasi in enumerate(laporan):
        at = f"inovasi[{number}]"
        rows = [
            row for row in rules.sid_rows if row.aspect not in taken_off or row.id in inovasi.sid
        ]
        unfolded = unfold_rows(rows, inovasi.sid, options, "claimed")
        entries.append(_checklist(inovasi.nama, at, f"{at}.sid", unfolded, rules))
        for place, juror in enumerate(inovasi.juri if rules.juri_rows else ()):
            given = unfold_rows(rules.juri_rows, juror.nilai, options, "claimed")
            nama = f"{inovasi.nama} – {juror.nama}"
            sheets.append(_jury_checklist(nama, f"{at}.juri[{place}]", given, rules))
    nobody = _checklist(laporan.pemda.nama, "spd", "spd", (), rules)
    notes = tuple(_contest_notes(laporan, rules))
    return Completeness(laporan, rules, nobody, tuple(entries), notes, tuple(sheets))


def _contest_notes(laporan: Laporan, rules: Ruleset) -> Iterator[Text]:
    """What was not looked at in a contest, and who was judged by nobody."""
    for each in edition_notices(laporan, rules):
        if each.code == "edition-differs":
            yield each.text
    if not laporan.innovations:
        yield _NO_INNOVATIONS
    without = [each.nama for each in laporan if rules.juri_rows and not each.juri]
    if without:
        yield _NO_JURY.fill(names=listed(without))


def _jury_checklist(nama: str, at: str, rows: tuple[RowResult, ...], rules: Ruleset) -> Checklist:
    """What a juror has not given: a 0 is given, and no evidence is asked for anything."""
    missing = [row for row in rows if row.answer is None]
    mandatory = tuple(row.id for row in missing if row.row.mandatory)
    tally = Tally(len(rows), len(rows) - len(missing), 0, len(mandatory))
    found = [_finding("no-answer", row.row, f"{at}.nilai.{row.id}", _NOT_GIVEN) for row in missing]
    return Checklist(nama, at, tally, mandatory, _in_order(found, rules))


def _without_evidence(sheet: Checklist) -> dict[str, Any]:
    """The checklist of a juror as plain data."""
    plain = sheet.to_dict()
    return {key: plain[key] for key in plain if key not in ("with_evidence", "evidence_share")}


def _notes(result: Result) -> Iterator[Text]:
    """What was not looked at: the rows behind a sum, and those that nobody knows."""
    yield from (each.text for each in result.notices if each.code == "edition-differs")
    if result.spd.supplied:
        yield _SPD_SUPPLIED
    elif not result.spd_rows:
        yield _SPD_UNKNOWN.fill(edition=result.edition)
    supplied = [each.inovasi.nama for each in result.inovasi if each.supplied]
    if supplied:
        yield _MATURITY_SUPPLIED.fill(names=listed(supplied))
    if isinstance(result.laporan.inovasi, Aggregate):
        yield _INNOVATIONS_SUPPLIED
    elif not result.inovasi:
        yield _NO_INNOVATIONS


def _checklist(
    nama: str, at: str, path: str, rows: tuple[RowResult, ...], rules: Ruleset
) -> Checklist:
    missing = tuple(row.id for row in rows if row.row.mandatory and not row.answered)
    answers = [row.answer for row in rows if row.answer and row.answered]
    tally = Tally(
        rows=len(rows),
        answered=len(answers),
        with_evidence=sum(bool(each.evidence) for each in answers),
        mandatory_missing=len(missing),
    )
    found = [each for row in rows for each in _findings(row, f"{path}.{row.id}", rules.year)]
    return Checklist(nama, at, tally, missing, _in_order(found, rules))


def _in_order(findings: Iterable[Finding], rules: Ruleset) -> tuple[Finding, ...]:
    """Mandatory rows first, then the order of the guide; on one row the gravest first."""
    places = {row.id: (not row.mandatory, place) for place, row in enumerate(rules.rows.values())}
    codes = get_args(FindingCode)
    return tuple(sorted(findings, key=lambda each: (places[each.row], codes.index(each.code))))


def _share(part: int, whole: int) -> Fraction | None:
    return Fraction(part, whole) * 100 if whole else None


def _told(tally: Tally) -> Text:
    """The totals as a sentence."""
    if not tally.rows:
        return _NO_ROWS
    return _TOTALS.fill(
        answered=tally.answered,
        rows=tally.rows,
        answered_share=_percent(tally.answered_share),
        with_evidence=tally.with_evidence,
        evidence_share=_percent(tally.evidence_share),
        missing=tally.mandatory_missing,
    )


def _percent(share: Fraction | None) -> Text:
    if share is None:
        return _DASH
    return _PERCENT.fill(share=round_half_up(share, SHARE_PLACES))


# One row: what is there, held against what is asked for.


def _findings(row: RowResult, at: str, year: int) -> Iterator[Finding]:
    """What a row lacks, in an edition of that year."""
    answer = row.answer
    if answer is None or not row.answered:
        yield _finding("no-answer", row.row, at, _NO_ANSWER)
    elif answer.evidence:
        yield from _evidence_findings(row, answer, at, year)
    elif row.level or row.score:
        yield _finding("no-evidence", row.row, at, _NO_EVIDENCE)


def _evidence_findings(row: RowResult, answer: Answer, at: str, year: int) -> Iterator[Finding]:
    table = row.row.basis(answer.basis) or row.row
    if row.row.bases and answer.basis is None:
        codes = listed(basis.code for basis in row.row.bases)
        yield _finding("not-checked", row.row, at, _NO_BASIS.fill(codes=codes))
    elif table.evidence:
        held = _Held(row.row, at, answer.evidence, table.evidence)
        yield from held.files()
        yield from held.years(year)
        yield from held.documents()
        if table.evidence.for_each:
            yield from held.number(_counted(row, table))


def _counted(row: RowResult, table: Indicator | Basis) -> Exact:
    """How many an answer counts: its value, or the least that its level stands for."""
    if row.reading.measured is not None:
        return row.reading.measured
    places = table.measure.places if table.measure else 0
    bands = (each.band for each in table.levels if each.level == row.level)
    lows = [span(band, places)[0] for band in bands if band]
    return Fraction(lows[0] or 0, 10**places) if lows else 0


def _finding(kind: FindingCode, row: Indicator, at: str, said: Text) -> Finding:
    text = _SAID.fill(row=marked(row), name=row.name, said=said)
    return Finding(kind, at, row.id, text)


@frozen
class _Held:
    """The evidence of one answer, held against the rule of its row."""

    row: Indicator
    at: str
    evidence: tuple[Evidence, ...]
    rule: EvidenceRule

    def files(self) -> Iterator[Finding]:
        """Files of a type that is not taken."""
        taken = {each.casefold() for each in self.rule.files}
        types = listed(self.rule.files)
        for number, each in enumerate(self.evidence if taken else ()):
            if each.file is None:
                yield self._one("not-checked", number, _NO_FILE.fill(types=types))
            elif _ending(each.file) not in taken:
                yield self._one("file-type", number, _FILE_TYPE.fill(types=types))

    def years(self, year: int) -> Iterator[Finding]:
        """Evidence that tells of other years than those asked for, or not of all of them."""
        asked = self.rule.years_of(year)
        if self.rule.years_needed == "all":
            yield from self._all_years(asked)
        elif asked:
            yield from self._any_year(asked)

    def _all_years(self, asked: tuple[int, ...]) -> Iterator[Finding]:
        told = {year for each in self.evidence for year in each.years}
        missing = [year for year in asked if year not in told]
        if not told:
            yield self._all("not-checked", _NO_YEARS.fill(years=listed(asked)))
        elif missing:
            yield self._all("years-missing", _YEARS_MISSING.fill(years=listed(missing)))

    def _any_year(self, asked: tuple[int, ...]) -> Iterator[Finding]:
        years = listed(sorted(asked))
        for number, each in enumerate(self.evidence):
            told = each.years or ((each.date.year,) if each.date else ())
            if not told:
                yield self._one("not-checked", number, _NO_YEAR.fill(years=years))
            elif not set(told).intersection(asked):
                yield self._one("wrong-year", number, _WRONG_YEAR.fill(years=years))

    def documents(self) -> Iterator[Finding]:
        """Kinds of documents that must be there, some beside another, and are not."""
        told = {each.document for each in self.evidence}
        lacking = [
            each
            for each in self.rule.together
            if not told.intersection(each.one_of)
            and (each.beside is None or told.intersection((each.beside, None)))
        ]
        if lacking and None in told:  # which may be just the one
            codes = listed(codes_of(self.rule.documents))
            yield self._all("not-checked", _NO_KIND.fill(codes=codes))
            return
        for each in lacking:
            kinds = self._names(each.one_of)
            if each.beside is None:
                yield self._all("not-together", _LACKING.fill(kinds=kinds))
            else:
                beside = self._names([each.beside])
                yield self._all("not-together", _NOT_BESIDE.fill(kinds=kinds, beside=beside))

    def number(self, counted: Exact) -> Iterator[Finding]:
        """Fewer pieces of evidence than the answer counts."""
        given = len(self.evidence)
        if given < counted:
            text = _TOO_FEW.fill(counted=both(counted), given=given)
            yield self._all("too-few-documents", text)

    def _names(self, codes: Iterable[str]) -> Text:
        names = {each.code: each.name for each in self.rule.documents}
        return joined((names[each] for each in codes), " / ")

    def _all(self, kind: FindingCode, said: Text) -> Finding:
        return _finding(kind, self.row, self.at, said)

    def _one(self, kind: FindingCode, number: int, said: Text) -> Finding:
        return _finding(kind, self.row, f"{self.at}.evidence[{number}]", said)


def _ending(file: str) -> str:
    """The type of a file by its name: ``pdf`` of ``LHP.PDF``, nothing without an ending."""
    return PurePath(file.strip()).suffix.removeprefix(".").casefold()


_TITLE = Text(id="{nama}: kelengkapan {title}", en="{nama}: completeness, {title}")
_SCOPE = Text(
    id="Yang diperiksa hanya yang tertulis dalam laporan; isi dokumennya tidak dibuka. {ground}",
    en="Only what the report says is checked; no document is opened. {ground}",
)
_TOTALS = Text(
    id="{answered} dari {rows} baris sudah dijawab ({answered_share}); {with_evidence} di "
    "antaranya disertai bukti ({evidence_share}). Baris wajib yang belum dijawab: {missing}.",
    en="{answered} of {rows} rows are answered ({answered_share}); {with_evidence} of them with "
    "evidence ({evidence_share}). Mandatory rows not answered: {missing}.",
)
_NO_ROWS = Text(id="Tidak ada baris untuk diperiksa.", en="There are no rows to check.")
_PERCENT = Text(id="{share}%", en="{share}%")
_DASH = Text(id="–", en="–")
_SPD_SUPPLIED = Text(
    id="Skor SPD diberikan sebagai angka jadi, jadi tidak ada baris SPD untuk diperiksa.",
    en="The SPD score was supplied as a sum, so there are no SPD rows to check.",
)
_SPD_UNKNOWN = Text(
    id="Baris SPD {edition} tidak diketahui, jadi tidak ada yang diperiksa.",
    en="The SPD rows of {edition} are not known, so there are none to check.",
)
_MATURITY_SUPPLIED = Text(
    id="Kematangan diberikan sebagai angka jadi, jadi tidak ada baris untuk diperiksa: {names}.",
    en="The maturity was supplied as a sum, so there are no rows to check: {names}.",
)
_INNOVATIONS_SUPPLIED = Text(
    id="Inovasi diberikan sebagai angka jadi, jadi tidak ada baris inovasi untuk diperiksa.",
    en="The innovations were supplied as sums, so they have no rows to check.",
)
_NO_INNOVATIONS = Text(
    id="Laporan ini belum memuat inovasi.", en="This report has no innovations yet."
)
_NO_JURY = Text(
    id="Belum dinilai oleh seorang juri pun: {names}.", en="Judged by no juror yet: {names}."
)
_TABLE = Text(
    id="Kelengkapan daerah dan tiap inovasi", en="How complete the region and each innovation are"
)
_ENTRIES = Text(id="Kelengkapan tiap inovasi", en="How complete each innovation is")
_JURY = Text(id="Penilaian juri", en="What the jurors gave")
_SHEET = Text(id="Inovasi dan juri", en="Innovation and juror")
_REGION = Text(id="Daerah (SPD)", en="The region (SPD)")
_NAME = Text(id="Nama", en="Name")
_ROWS = Text(id="#Baris", en="#Rows")
_ANSWERED = Text(id="#Dijawab", en="#Answered")
_EVIDENCED = Text(id="#Dengan bukti", en="#With evidence")
_MISSING = Text(id="Wajib, belum dijawab", en="Mandatory, not answered")
_NOTHING = Text(
    id="Tidak ada yang kurang menurut isi laporan ini.",
    en="By what this report says nothing is missing.",
)
_MANDATORY = Text(id="Indikator wajib", en="Mandatory indicators")
_OTHERS = Text(id="Indikator lain", en="Other indicators")
_IN = Text(id="{text} ({names})", en="{text} ({names})")
_IN_ALL = Text(
    id="{text} (semua {count} inovasi yang diperiksa)",
    en="{text} (all {count} innovations checked)",
)
_IN_ALL_SHEETS = Text(
    id="{text} (semua {count} penilaian juri)", en="{text} (all {count} sheets of the jurors)"
)

_SAID = Text(id="{row} {name}: {said}", en="{row} {name}: {said}")
_NO_ANSWER = Text(
    id="belum dijawab; jawab dan lampirkan buktinya",
    en="not answered; answer it and attach the evidence",
)
_NOT_GIVEN = Text(id="belum dinilai oleh juri", en="not given by the juror")
_NO_EVIDENCE = Text(
    id="dijawab tanpa bukti; lampirkan buktinya",
    en="answered without evidence; attach it",
)
_NO_BASIS = Text(
    id="bukti tidak dapat diperiksa karena basisnya tidak disebut; sebut salah satu: {codes}",
    en="the evidence cannot be checked without the basis; name one of {codes}",
)
_FILE_TYPE = Text(
    id="jenis berkas buktinya tidak diterima; pakai {types}",
    en="the file of the evidence is of a type that is not accepted; use {types}",
)
_NO_FILE = Text(
    id="jenis berkas tidak dapat diperiksa karena tidak ada berkas; sebut namanya dalam file "
    "({types})",
    en="the type of file cannot be checked without a file; name one in file ({types})",
)
_WRONG_YEAR = Text(
    id="buktinya bukan dari tahun yang diminta ({years}); ganti, atau sebut tahun isinya dalam "
    "years",
    en="the evidence is not of the years asked for ({years}); replace it, or name the years it "
    "tells of in years",
)
_NO_YEAR = Text(
    id="tahun bukti tidak dapat diperiksa; sebut date atau years (diminta salah satu: {years})",
    en="the year of the evidence cannot be checked; name its date or years (one of {years})",
)
_YEARS_MISSING = Text(
    id="buktinya belum memuat {years}; lampirkan yang memuatnya",
    en="the evidence does not tell of {years}; attach what does",
)
_NO_YEARS = Text(
    id="tahun isi bukti tidak dapat diperiksa; sebut dalam years (harus memuat {years})",
    en="the years that the evidence tells of cannot be checked; name them in years "
    "(needed: {years})",
)
_LACKING = Text(id="belum ada {kinds}; lampirkan", en="there is no {kinds}; attach it")
_NOT_BESIDE = Text(
    id="{beside} harus disertai {kinds}; lampirkan",
    en="{beside} must come with {kinds}; attach it",
)
_NO_KIND = Text(
    id="kelengkapan dokumen tidak dapat diperiksa; sebut jenis tiap bukti dalam document ({codes})",
    en="which documents are there cannot be checked; name the kind of each in document ({codes})",
)
_TOO_FEW = Text(
    id="perlu {counted} bukti, satu untuk setiap yang dihitung; baru ada {given}",
    en="{counted} pieces of evidence are needed, one for each that is counted; there are {given}",
)
