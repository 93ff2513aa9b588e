"""Which innovations would be scored, what keeps the others out, and what is about to."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from attrs import frozen

from inovasi_index.describe import cited, marked
from inovasi_index.eligibility import (
    NEAR,
    asked,
    close,
    dates_of,
    days_outside,
    failed,
    unjudged,
    words_over,
)
from inovasi_index.laporan import Aggregate, Inovasi, Laporan
from inovasi_index.pages import Block, Grid, Heading, Paragraph, Shown, both
from inovasi_index.problems import MOST_PROBLEMS, Fault, LaporanError
from inovasi_index.result import excluding, unfold_rows
from inovasi_index.ruleset import Condition, Indicator, Ruleset
from inovasi_index.text import Lang, Text, joined
from inovasi_index.validity import faults_in, faults_in_innovations, problems_of
from inovasi_index.values import to_plain


@frozen
class Reason:
    """What a condition says of one innovation.

    ``margin`` is how far the innovation is from failing, in words or days, negative when so much
    is missing; None where that is no number. ``field`` is the one to fill in where one was left
    out.
    """

    condition: Condition
    text: Text
    margin: int | None = None
    field: str | None = None

    @property
    def source(self) -> Text:
        """The page of the guide that asks for it."""
        return cited(self.condition.source)

    def to_dict(self) -> dict[str, Any]:
        """As in the JSON of the whole."""
        return {
            "code": self.condition.code,
            "rule": self.condition.rule.to_dict(),
            "text": self.text.to_dict(),
            **({} if self.margin is None else {"margin": self.margin}),
            **({} if self.field is None else {"field": self.field}),
            "source": dict(self.condition.source),
        }


@frozen
class Screened:
    """One innovation held against the conditions of an edition.

    ``scored`` says that none of them keeps it out; in a contest, that none keeps it from being
    ranked. ``failed`` are all reasons for which it would not be scored, or which would be noted;
    ``unjudged`` what could not be checked because a field was left out; ``close`` what is met or
    failed by little, or met now and not in a year's time. ``mandatory_missing`` are the rows that
    must be filled and are not, where an interpretation could void the innovation for them.
    """

    inovasi: Inovasi
    scored: bool
    failed: tuple[Reason, ...]
    unjudged: tuple[Reason, ...]
    close: tuple[Reason, ...]
    mandatory_missing: tuple[Indicator, ...]

    def to_dict(self) -> dict[str, Any]:
        """As in the JSON of the whole."""
        unit = self.inovasi.perangkat_daerah
        return {
            "nama": self.inovasi.nama,
            **({} if unit is None else {"perangkat_daerah": unit}),
            "scored": self.scored,
            "rejected": self.inovasi.is_rejected,
            **{name: [each.to_dict() for each in getattr(self, name)] for name in _KINDS},
            "mandatory_missing": [row.id for row in self.mandatory_missing],
        }


@frozen
class Screening(Shown):
    """The innovations of a report held against the conditions of an edition.

    ``inovasi`` stands in the order of the report; it is empty where only an aggregate is known.
    """

    laporan: Laporan
    ruleset: Ruleset
    inovasi: tuple[Screened, ...]

    @property
    def excludes(self) -> bool:
        """Whether an innovation that fails a condition is left out, by the edition's defaults."""
        return bool(excluding(self.ruleset, self.ruleset.interpret()))

    @property
    def by_hand(self) -> tuple[Condition, ...]:
        """The conditions that no report answers: a person must check them."""
        return tuple(each for each in self.ruleset.eligibility.conditions if not each.method)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many innovations would be scored and would not, and of how many there is more to say.

        ``failed``, ``unjudged`` and ``close`` count innovations, not conditions.
        """
        scored = sum(each.scored for each in self.inovasi)
        return {
            "inovasi": len(self.inovasi),
            "scored": scored,
            "not_scored": len(self.inovasi) - scored,
            **{kind: sum(bool(getattr(each, kind)) for each in self.inovasi) for kind in _KINDS},
        }

    def to_dict(self) -> dict[str, Any]:
        """The screening as plain data: ``inovasi-index/screening@1``."""
        return {
            "format": "inovasi-index/screening@1",
            **self.ruleset.stamp(),
            "pemda": to_plain(self.laporan.pemda),
            "effect": self.ruleset.eligibility.effect,
            "counts": dict(self.counts),
            "inovasi": [each.to_dict() for each in self.inovasi],
            "by_hand": [
                {"code": each.code, "rule": each.rule.to_dict(), "source": dict(each.source)}
                for each in self.by_hand
            ],
        }

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """The counts, what each innovation fails, lacks and nearly fails, and what is by hand."""
        title = _TITLE.fill(nama=self.laporan.pemda.nama, title=self.ruleset.title)
        yield Heading(1, title[lang])
        yield Paragraph(self.ruleset.ground[lang])
        yield Paragraph(self._effect()[lang])
        if self.inovasi:
            yield self._counts_table(lang)
            yield from self._sections(lang)
        else:
            is_aggregate = isinstance(self.laporan.inovasi, Aggregate)
            yield Paragraph((_AGGREGATE if is_aggregate else _NO_INOVASI)[lang])
        yield from _conditions(self.ruleset.eligibility.judged, _JUDGED, lang)
        yield from _conditions(self.by_hand, _BY_HAND, lang)

    def _effect(self) -> Text:
        if not self.ruleset.eligibility.judged:
            return _NONE_JUDGED
        ranks = self.ruleset.ranks_inovasi
        if self.excludes:
            return _NOT_RANKED if ranks else _EXCLUDES
        return _NOTED_IN_CONTEST if ranks else _ONLY_NOTED

    def _counts_table(self, lang: Lang) -> Grid:
        names = {**_COUNTED, **(_COUNTED_IN_CONTEST if self.ruleset.ranks_inovasi else {})}
        rows = tuple((names[name][lang], str(count)) for name, count in self.counts.items())
        return Grid(_COUNTS[lang], (_INOVASI[lang], f"#{_COUNT[lang]}"), rows)

    def _sections(self, lang: Lang) -> Iterator[Block]:
        for kind, title in _KINDS.items():
            found = tuple(
                (str(number), each.inovasi.nama, *_cells(reason, lang))
                for number, each in enumerate(self.inovasi, 1)
                for reason in getattr(each, kind)
            )
            if found:
                yield Heading(2, title[lang])
                yield Paragraph(_LEADS[kind][lang])
                yield _grid(
                    _ONE_BY_ONE, (_NUMBER, _NAME, _CONDITION, _FINDING, _SOURCE), found, lang
                )
        told = tuple(
            (str(number), each.inovasi.nama, text[lang])
            for number, each in enumerate(self.inovasi, 1)
            for text in _also(each, self.ruleset)
        )
        if told:
            caption = _ALSO_IN_CONTEST if self.ruleset.ranks_inovasi else _ALSO_CAPTION
            yield Heading(2, _ALSO[lang])
            yield _grid(caption, (_NUMBER, _NAME, _FINDING), told, lang)


def _cells(reason: Reason, lang: Lang) -> tuple[str, str, str]:
    return _named(reason.condition), reason.text[lang], reason.source[lang]


def _conditions(conditions: tuple[Condition, ...], title: Text, lang: Lang) -> Iterator[Block]:
    rows = tuple((_named(each), each.rule[lang], cited(each.source)[lang]) for each in conditions)
    if rows:
        yield _grid(title, (_CONDITION, _ASKS, _SOURCE), rows, lang)


def _named(condition: Condition) -> str:
    """What a condition is called: its code, which is Indonesian, as words."""
    return condition.code.replace("_", " ")


def _grid(
    caption: Text, heads: tuple[Text, ...], rows: tuple[tuple[str, ...], ...], lang: Lang
) -> Grid:
    return Grid(caption[lang], tuple(head[lang] for head in heads), rows)


def check(laporan: Laporan, ruleset: Ruleset) -> Screening:
    """Which innovations would be scored, and why others would not (2026: p. 4-6, 22-23).

    No clock is read: all that is said follows from the report and the rules, with the defaults of
    the edition. The formula is not needed, so an edition that cannot give an index is no error.

    Raises:
        LaporanError: The report has answers that the rules do not allow; all of them are listed.
            Of an edition without a formula only the innovations are looked at, and only where it
            knows their rows.

    >>> from datetime import date
    >>> from inovasi_index import Laporan, Pemda, RancangBangun, TataKelola, get_ruleset
    >>> arsip = TataKelola(
    ...     nama="E-Arsip",
    ...     tahapan="penerapan",
    ...     penerapan=date(2024, 3, 1),
    ...     rancang_bangun=RancangBangun(words=296),
    ... )
    >>> contoh = Laporan(pemda=Pemda(nama="Kabupaten Contoh"), tahun=2026, inovasi=[arsip])
    >>> [only] = check(contoh, get_ruleset(2026)).inovasi
    >>> [(each.condition.code, each.margin, each.text["en"]) for each in only.failed]
    [('rancang_bangun', -4, '296 of 300 words: 4 short')]
    >>> [each.condition.code for each in only.close]
    ['masa_penerapan', 'rancang_bangun']
    """
    faults = list(_faults_in(laporan, ruleset))
    if faults:
        raise LaporanError(problems_of(laporan, faults))
    screened = tuple(_screened(inovasi, ruleset) for inovasi in laporan.innovations)
    return Screening(laporan, ruleset, screened)


def _faults_in(laporan: Laporan, rules: Ruleset) -> Iterable[Fault]:
    """What in a report its rules do not allow, as far as they are known."""
    if rules.formula.is_known:
        return faults_in(laporan, rules)
    if not rules.sid_rows:
        return ()
    return islice(faults_in_innovations(laporan, rules), MOST_PROBLEMS + 1)


def _screened(inovasi: Inovasi, rules: Ruleset) -> Screened:
    judged, excludes = rules.eligibility.judged, excluding(rules, rules.interpret())
    return Screened(
        inovasi=inovasi,
        scored=not failed(inovasi, excludes),
        failed=tuple(
            _FAILURES[each.method](inovasi, each, rules) for each in failed(inovasi, judged)
        ),
        unjudged=tuple(_left_out(each) for each in unjudged(inovasi, judged)),
        close=tuple(
            _NEARNESSES[each.method](inovasi, each, rules) for each in close(inovasi, judged)
        ),
        mandatory_missing=_mandatory_missing(inovasi, rules),
    )


def _mandatory_missing(inovasi: Inovasi, rules: Ruleset) -> tuple[Indicator, ...]:
    """The rows that must be filled and are not, where a choice makes that void an innovation."""
    if inovasi.kematangan is not None or not rules.interpretation("mandatory_missing"):
        return ()
    options = rules.interpret()
    sheets = [(rules.sid_rows, inovasi.sid)]
    sheets += [(rules.juri_rows, juror.nilai) for juror in inovasi.juri]
    missing = [
        each.row
        for asked, answers in sheets
        for each in unfold_rows(
            [row for row in asked if row.mandatory], answers, options, "claimed"
        )
        if not each.answered
    ]
    return tuple(dict.fromkeys(missing))


def _left_out(condition: Condition) -> Reason:
    field = asked(condition)
    return Reason(condition, _FILL_IN.fill(field=field), field=field)


Tell = Callable[[Inovasi, Condition, Ruleset], Reason]
"""Why a condition fails or is close, and by how much."""


def _stage(inovasi: Inovasi, condition: Condition, rules: Ruleset) -> Reason:
    names = {code.code: code.name for code in rules.profile.tahapan}
    given, *wanted = (
        names.get(code) or _CODE.fill(code=code)
        for code in (str(inovasi.tahapan), *condition.values)
    )
    return Reason(condition, _STAGE.fill(given=given, wanted=joined(wanted)))


def _dates(inovasi: Inovasi, condition: Condition, _: Ruleset) -> Reason:
    """How far each date lies outside the window; the nearest decides."""
    dates = dates_of(inovasi, condition)
    outside = {name: days_outside(day, condition) for name, day in dates.items()}
    told = [
        (_BEFORE if days < 0 else _AFTER).fill(
            field=name,
            day=dates[name],
            days=(_ONE_DAY if abs(days) == 1 else _DAYS).fill(days=both(abs(days))),
            end=condition.from_ if days < 0 else condition.to,
        )
        for name, days in outside.items()
    ]
    return Reason(condition, joined(told, "; "), -min(map(abs, outside.values())))


def _leaving(inovasi: Inovasi, condition: Condition, _: Ruleset) -> Reason:
    """The last date that meets the window, which will have left it in a year."""
    dates = dates_of(inovasi, condition).values()
    last = max(day for day in dates if not days_outside(day, condition))
    text = _LEAVING if "pengembangan" in condition.fields else _LEAVING_FOR_GOOD
    return Reason(condition, text.fill(day=last))


def _words(inovasi: Inovasi, condition: Condition, _: Ruleset) -> Reason:
    """How many words there are, and how many too few or more than enough."""
    over, least = words_over(inovasi, condition) or 0, condition.minimum or 0
    text = (_SHORT if over < 0 else _SPARE).fill(
        words=both(least + over), least=both(least), over=both(abs(over))
    )
    return Reason(condition, text, over)


_FAILURES: Mapping[str | None, Tell] = {
    "one_of": _stage,
    "date_within": _dates,
    "words_at_least": _words,
}
"""What to say of a condition that fails, by its method."""

_NEARNESSES: Mapping[str | None, Tell] = {"date_within": _leaving, "words_at_least": _words}
"""What to say of a condition that is close, by its method."""


def _also(each: Screened, rules: Ruleset) -> Iterator[Text]:
    """What else a desk should know of an innovation."""
    if each.inovasi.is_rejected:
        yield _REJECTED_IN_CONTEST if rules.ranks_inovasi else _REJECTED
    if each.mandatory_missing:
        text = _MANDATORY_IN_CONTEST if rules.ranks_inovasi else _MANDATORY
        yield text.fill(rows=", ".join(map(marked, each.mandatory_missing)))


_TITLE = Text(
    id="{nama} — pemeriksaan syarat inovasi, {title}",
    en="{nama} — conditions of the innovations, {title}",
)
_EXCLUDES = Text(
    id="Inovasi yang tidak memenuhi salah satu syarat tidak dinilai.",
    en="An innovation that fails one of the conditions is not scored.",
)
_ONLY_NOTED = Text(
    id="Menurut edisi ini syarat yang tidak terpenuhi hanya dicatat; inovasinya tetap dinilai.",
    en="In this edition a condition that fails is only noted; the innovation is scored all the "
    "same.",
)
_NOT_RANKED = Text(
    id="Inovasi yang tidak memenuhi salah satu syarat tidak diperingkat.",
    en="An innovation that fails one of the conditions is not ranked.",
)
_NOTED_IN_CONTEST = Text(
    id="Dalam lomba ini syarat yang tidak terpenuhi hanya dicatat; inovasinya tetap diperingkat.",
    en="In this contest a condition that fails is only noted; the innovation is ranked all the "
    "same.",
)
_NONE_JUDGED = Text(
    id="Edisi ini tidak memiliki syarat yang dapat diperiksa dari laporan.",
    en="This edition has no condition that can be checked from a report.",
)
_AGGREGATE = Text(
    id="Laporan ini hanya memuat agregat inovasi; syarat diperiksa untuk tiap inovasi satu per "
    "satu.",
    en="This report has only an aggregate of its innovations; conditions are checked for each "
    "innovation.",
)
_NO_INOVASI = Text(
    id="Laporan ini tidak memuat inovasi, jadi tidak ada yang diperiksa.",
    en="This report has no innovations, so there is nothing to check.",
)
_COUNTS = Text(id="Ringkasan", en="Summary")
_INOVASI = Text(id="Inovasi", en="Innovations")
_COUNT = Text(id="Banyaknya", en="Number")
_COUNTED: Mapping[str, Text] = {
    "inovasi": Text(id="dalam laporan", en="in the report"),
    "scored": Text(id="akan dinilai", en="would be scored"),
    "not_scored": Text(id="tidak akan dinilai", en="would not be scored"),
    "failed": Text(id="tidak memenuhi suatu syarat", en="fail a condition"),
    "unjudged": Text(id="belum dapat diperiksa seluruhnya", en="could not be checked fully"),
    "close": Text(id="mendekati batas suatu syarat", en="are near the limit of a condition"),
}
_COUNTED_IN_CONTEST: Mapping[str, Text] = {
    "scored": Text(id="dapat diperingkat menurut syarat", en="could be ranked by the conditions"),
    "not_scored": Text(id="tidak akan diperingkat", en="would not be ranked"),
}
_KINDS: Mapping[str, Text] = {
    "failed": Text(id="Syarat yang tidak terpenuhi", en="Conditions that fail"),
    "unjudged": Text(id="Syarat yang belum dapat diperiksa", en="Conditions that were not checked"),
    "close": Text(id="Syarat yang mendekati batas", en="Conditions near their limit"),
}
"""What is listed of an innovation, by the name of its field."""
_LEADS: Mapping[str, Text] = {
    "failed": Text(
        id="Setiap syarat yang tidak terpenuhi, dan seberapa jauh.",
        en="Every condition that fails, and by how much.",
    ),
    "unjudged": Text(
        id="Isiannya tidak ada, jadi syarat ini tidak diperiksa dan tidak menggugurkan inovasi.",
        en="The field was left out, so the condition was not checked and keeps nothing out.",
    ),
    "close": Text(
        id="Jumlah kata yang berselisih paling banyak {near} persen dari batasnya (hitungan kata "
        "tidak selalu sama), atau tanggal yang keluar bila kurun waktu maju setahun.",
        en="A number of words within {near} percent of the least (counts of words differ), or a "
        "date that falls out when the window moves on by a year.",
    ).fill(near=int(NEAR * 100)),
}
_ONE_BY_ONE = Text(id="Inovasi demi inovasi", en="Innovation by innovation")
_NUMBER = Text(id="No", en="No")
_NAME = Text(id="Inovasi", en="Innovation")
_CONDITION = Text(id="Syarat", en="Condition")
_ASKS = Text(id="Bunyinya", en="What it asks")
_FINDING = Text(id="Keterangan", en="Finding")
_SOURCE = Text(id="Sumber", en="Source")
_ALSO = Text(id="Untuk diketahui", en="For information")
_ALSO_CAPTION = Text(
    id="Yang juga menentukan kematangan (* wajib)",
    en="What else decides the maturity (* mandatory)",
)
_ALSO_IN_CONTEST = Text(
    id="Yang juga menentukan peringkat (* wajib)", en="What else decides the rank (* mandatory)"
)
_JUDGED = Text(id="Yang diperiksa dari laporan", en="What is checked from the report")
_BY_HAND = Text(
    id="Yang harus diperiksa orang, karena tidak terbaca dari laporan",
    en="What a person must check, because no report tells it",
)
_FILL_IN = Text(id="isi {field}", en="fill in {field}")
_CODE = Text(id="{code}", en="{code}")
_STAGE = Text(id="{given}; yang dinilai: {wanted}", en="{given}; assessed: {wanted}")
_BEFORE = Text(id="{field} {day}: {days} sebelum {end}", en="{field} {day}: {days} before {end}")
_AFTER = Text(id="{field} {day}: {days} sesudah {end}", en="{field} {day}: {days} after {end}")
_ONE_DAY = Text(id="{days} hari", en="{days} day")
_DAYS = Text(id="{days} hari", en="{days} days")
_SHORT = Text(
    id="{words} dari {least} kata: kurang {over}", en="{words} of {least} words: {over} short"
)
_SPARE = Text(
    id="{words} dari {least} kata: lebih {over}", en="{words} of {least} words: {over} to spare"
)
_LEAVING = Text(
    id="tanggal terakhir {day}; bila kurun waktu maju setahun tidak lagi terpenuhi, kecuali "
    "dikembangkan lagi",
    en="last date {day}; no longer met once the window moves on by a year, unless a "
    "development follows",
)
_LEAVING_FOR_GOOD = Text(
    id="tanggal terakhir {day}; bila kurun waktu maju setahun tidak lagi terpenuhi",
    en="last date {day}; no longer met once the window moves on by a year",
)
_REJECTED = Text(id="ditolak; kematangannya 0", en="rejected; its maturity is 0")
_MANDATORY = Text(
    id="wajib tetapi belum dijawab: {rows}; dengan mandatory_missing = void_innovation "
    "kematangannya menjadi 0",
    en="mandatory but not answered: {rows}; mandatory_missing = void_innovation would make its "
    "maturity 0",
)
_REJECTED_IN_CONTEST = Text(id="ditolak; tidak diperingkat", en="rejected; it is not ranked")
_MANDATORY_IN_CONTEST = Text(
    id="wajib tetapi belum dijawab: {rows}; dengan mandatory_missing = void_innovation inovasi ini "
    "tidak diperingkat",
    en="mandatory but not answered: {rows}; with mandatory_missing = void_innovation it would not "
    "be ranked",
)
