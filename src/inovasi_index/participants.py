"""Who reports: the units of a pemda that report innovations, and what kinds of innovations."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, get_args

from attrs import frozen

from inovasi_index.catalog import get_ruleset
from inovasi_index.exact import ratio_text, round_half_up, shortest
from inovasi_index.laporan import Aggregate, Inovasi, Laporan
from inovasi_index.pages import Block, Grid, Heading, Items, Paragraph, Shown, both
from inovasi_index.problems import (
    NO_GUESS,
    EditionError,
    LaporanError,
    WrongValueError,
    did_you_mean,
    listed,
    shorten,
    show_path,
)
from inovasi_index.result import InovasiResult
from inovasi_index.ruleset import Ruleset
from inovasi_index.scoring import score
from inovasi_index.text import Lang, Text
from inovasi_index.validity import faults_in, problems_of
from inovasi_index.values import one_of, text, to_plain

By = Literal["bentuk", "jenis", "urusan", "tahapan", "inisiator", "klasifikasi", "asta_cita"]
BREAKDOWNS: tuple[By, ...] = get_args(By)
"""What the innovations of a report can be broken down by, in the order of a page."""

PLACES = 2
"""As many as a percentage and a mean are shown with."""

MOST_GUESSES = 50
"""Names for which the nearest listed one is sought; a report with more has another list in mind."""


@frozen
class Tally:
    """Some innovations: how many there are, how many of them are scored, how mature those are.

    ``sum`` is that of the maturities (kematangan) of the scored ones, a rejected one as 0. It and
    ``scored`` are None where no maturity is known.
    """

    innovations: int
    scored: int | None = None
    sum: Fraction | None = None

    @property
    def kematangan(self) -> Fraction | None:
        """The mean maturity of the scored ones; None where there is none or none is known."""
        return self.sum / self.scored if self.sum is not None and self.scored else None

    def to_dict(self) -> dict[str, Any]:
        """As in the JSON of the pages, without what is not known."""
        scored = {} if self.scored is None else {"scored": self.scored}
        mean = {} if self.kematangan is None else {"kematangan": shortest(self.kematangan)}
        return {"innovations": self.innovations, **scored, **mean}


@frozen
class Unit:
    """A perangkat daerah, by the name its list gives it, and its innovations."""

    name: str
    tally: Tally

    def to_dict(self) -> dict[str, Any]:
        """As in the participation's JSON."""
        return {"name": self.name, **self.tally.to_dict()}


@frozen
class Unlisted:
    """A name in the report that is not in the list of units; ``text`` offers the nearest one."""

    name: str
    tally: Tally
    text: Text

    def to_dict(self) -> dict[str, Any]:
        """As in the participation's JSON."""
        return {"name": self.name, **self.tally.to_dict(), "text": self.text.to_dict()}


@frozen
class Value:
    """One value of a field: its code, its official name, and the innovations that have it.

    ``code`` is None for the innovations that leave the field out; ``share`` is that of all
    innovations of the report, from 0 to 1, and None where the report has none.
    """

    code: str | None
    name: Text
    share: Fraction | None
    tally: Tally

    @property
    def percent(self) -> Decimal | None:
        """The share in percent, to two places."""
        return _percent(self.share)

    def to_dict(self) -> dict[str, Any]:
        """As in the breakdown's JSON."""
        code = {} if self.code is None else {"code": self.code}
        return {**code, "name": self.name.to_dict(), **_shares(self.share), **self.tally.to_dict()}


@frozen
class Breakdown(Shown):
    """The innovations of a report by the values of one field.

    ``rules`` is None where the report picks no known edition. ``ground`` says what the maturities
    rest on, or why there are none; ``innovations_unknown`` why the innovations are not known one
    by one, and then there are no ``values``.
    """

    laporan: Laporan
    rules: Ruleset | None
    by: By
    values: tuple[Value, ...]
    total: Tally
    ground: Text
    innovations_unknown: Text | None = None

    def to_dict(self) -> dict[str, Any]:
        """The breakdown as plain data: ``inovasi-index/breakdown@1``."""
        return {
            "format": "inovasi-index/breakdown@1",
            **_head_dict(self),
            "by": self.by,
            **_values_dict(self),
        }

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """The breakdown as headings, sentences and a table."""
        yield Heading(1, _titled(self.laporan, _TITLES[self.by], lang))
        if self.innovations_unknown:
            yield Paragraph(self.innovations_unknown[lang])
            return
        yield Paragraph(self.ground[lang])
        yield _breakdown_grid(self, lang)


@frozen
class Participation(Shown):
    """Which units of a pemda report innovations, and how mature these are.

    ``perangkat_daerah`` are the names of the list, each once; ``repeated`` those it has more than
    once. ``units`` stand with the most innovations first, then the most scored, then the highest
    mean maturity. ``unnamed`` are the innovations that name no unit. ``rules``, ``ground`` and
    ``innovations_unknown`` are as in `Breakdown`; where the innovations are not known, nothing is
    said of any unit.
    """

    laporan: Laporan
    rules: Ruleset | None
    perangkat_daerah: tuple[str, ...]
    repeated: tuple[str, ...]
    units: tuple[Unit, ...]
    unlisted: tuple[Unlisted, ...]
    unnamed: Tally
    total: Tally
    breakdowns: tuple[Breakdown, ...]
    ground: Text
    innovations_unknown: Text | None = None

    @property
    def reported(self) -> tuple[Unit, ...]:
        """The units with at least one innovation, whatever becomes of it."""
        return tuple(unit for unit in self.units if unit.tally.innovations)

    @property
    def not_reported(self) -> tuple[str, ...]:
        """The names of the units without an innovation, in alphabetical order."""
        names = (unit.name for unit in self.units if not unit.tally.innovations)
        return tuple(sorted(names, key=_key))

    @property
    def share(self) -> Fraction | None:
        """The units that reported among all, from 0 to 1; None for an empty list."""
        return Fraction(len(self.reported), len(self.units)) if self.units else None

    @property
    def percent(self) -> Decimal | None:
        """The share in percent, to two places."""
        return _percent(self.share)

    @property
    def innovations(self) -> int:
        """The innovations that name a listed unit."""
        return sum(unit.tally.innovations for unit in self.units)

    def to_dict(self) -> dict[str, Any]:
        """The participation as plain data: ``inovasi-index/participation@1``."""
        return {
            "format": "inovasi-index/participation@1",
            **_head_dict(self),
            "units": len(self.perangkat_daerah),
            "repeated": list(self.repeated),
            **({} if self.innovations_unknown else self._known_dict()),
        }

    def _known_dict(self) -> dict[str, Any]:
        return {
            "reported": len(self.reported),
            **_shares(self.share),
            "innovations": self.innovations,
            "perangkat_daerah": [unit.to_dict() for unit in self.reported],
            "not_reported": list(self.not_reported),
            "unlisted": [each.to_dict() for each in self.unlisted],
            "unnamed": self.unnamed.to_dict(),
            "total": self.total.to_dict(),
            "breakdowns": {each.by: _values_dict(each) for each in self.breakdowns},
        }

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """The participation as a page for the head of the region."""
        yield Heading(1, _titled(self.laporan, _PARTICIPATION, lang))
        yield Paragraph(self._headline()[lang])
        facts = tuple(fact[lang] for fact in self._facts())
        if facts:
            yield Items(facts)
        if self.innovations_unknown:
            return
        yield from self._unit_blocks(lang)
        yield Heading(2, _BREAKDOWNS[lang])
        yield Paragraph(self.ground[lang])
        for each in self.breakdowns:
            if any(value.code for value in each.values):
                yield _breakdown_grid(each, lang)

    def _headline(self) -> Text:
        """The one sentence that a head of region reads."""
        if self.innovations_unknown:
            return self.innovations_unknown
        if self.percent is None:
            return _EMPTY_LIST.fill(innovations=_innovations(self.total.innovations))
        return (_HEADLINE if self.reported else _NOBODY).fill(
            reported=len(self.reported),
            units=len(self.units),
            percent=both(self.percent),
            innovations=_innovations(self.innovations),
        )

    def _facts(self) -> Iterator[Text]:
        if self.units:
            yield _DUTY.fill(met=len(self.reported), unmet=len(self.not_reported))
        if self.units and self.innovations != self.total.innovations:
            yield _ADDED_UP.fill(
                total=_innovations(self.total.innovations),
                listed=self.innovations,
                unlisted=sum(each.tally.innovations for each in self.unlisted),
                unnamed=self.unnamed.innovations,
            )
        if self.repeated:
            yield _REPEATED.fill(names=listed(self.repeated))

    def _unit_blocks(self, lang: Lang) -> Iterator[Block]:
        if self.reported:
            yield self._league(lang)
        if self.not_reported:
            yield Heading(2, _NOT_REPORTED.fill(count=len(self.not_reported))[lang])
            yield Items(self.not_reported)
        if self.unlisted:
            yield Heading(2, _UNLISTED[lang])
            if self.units:
                yield Paragraph(_UNLISTED_WHY[lang])
            yield Items(tuple(each.text[lang] for each in self.unlisted))

    def _league(self, lang: Lang) -> Grid:
        heads = (_UNIT, *_tally_heads(self.total))
        return Grid(
            _LEAGUE[lang],
            tuple(head[lang] for head in heads),
            tuple((unit.name, *_tally_cells(unit.tally, lang)) for unit in self.reported),
        )


def participation(
    laporan: Laporan, perangkat_daerah: Iterable[str], ruleset: Ruleset | None = None
) -> Participation:
    """Which units of a pemda report innovations, and how mature these are.

    A unit that is named by at least one innovation has reported. Names are the same whatever
    their capitals, spaces and punctuation; one that the list has twice counts once. The index
    knows no rule of this: the duty of one innovation per agency is printed as an example of what
    a region may set up itself (2026: row 12, p. 31).

    Args:
        laporan: What the pemda reports.
        perangkat_daerah: The names of all its units.
        ruleset: The rules for the maturity and the official names; without them those of the
            edition that the report picks. Where these cannot score, or rank innovations as a
            contest does, there is no maturity.

    Raises:
        LaporanError: The report has answers that the rules do not allow.
        WrongValueError: ``wrong-shape``, ``not-a-text`` or ``empty-text``, for what is no list of
            names.

    >>> from inovasi_index import Laporan, PelayananPublik, Pemda
    >>> laporan = Laporan(
    ...     pemda=Pemda(nama="Kabupaten Contoh"),
    ...     tahun=2026,
    ...     inovasi=[
    ...         PelayananPublik(
    ...             nama="SIAP ANTAR", perangkat_daerah="DINAS KESEHATAN", sid={"16": 2}
    ...         ),
    ...     ],
    ... )
    >>> answer = participation(
    ...     laporan, ["Dinas Kesehatan", "Dinas Sosial", "Inspektorat"]
    ... )
    >>> answer.share, answer.percent, answer.not_reported
    (Fraction(1, 3), Decimal('33.33'), ('Dinas Sosial', 'Inspektorat'))
    """
    given = _names(perangkat_daerah)
    times = Counter(map(_key, given))
    names = {_key(name): name for name in reversed(given)}  # the first spelling stays
    counted = _counted(laporan, ruleset)
    tallies = counted.tallies(_unit_key)
    found = {} if counted.innovations_unknown else names
    units = (Unit(name, tallies.get(key, counted.tally(()))) for key, name in found.items())
    return Participation(
        laporan=laporan,
        rules=counted.rules,
        perangkat_daerah=tuple(names[key] for key in times),
        repeated=tuple(names[key] for key in times if times[key] > 1),
        units=tuple(sorted(units, key=_rank)),
        unlisted=tuple(_unlisted(laporan, tallies, names)),
        unnamed=tallies.get(None, counted.tally(())),
        total=counted.total,
        breakdowns=tuple(_breakdown(counted, by) for by in BREAKDOWNS),
        ground=counted.ground,
        innovations_unknown=counted.innovations_unknown,
    )


def breakdown(laporan: Laporan, by: By, ruleset: Ruleset | None = None) -> Breakdown:
    """The innovations of a report by the values of one field, with their mean maturity.

    Every value that the edition lists is there, of the affairs the basic services; other affairs
    and values without a list when they occur, and last the innovations that leave the field out.

    Args:
        laporan: What the pemda reports.
        by: The field: ``bentuk``, ``jenis``, ``urusan`` (the main one), ``tahapan``,
            ``inisiator``, ``klasifikasi`` or ``asta_cita``.
        ruleset: As in `participation`.

    Raises:
        LaporanError: The report has answers that the rules do not allow.
        WrongValueError: ``unknown-code``, for another field.

    >>> from inovasi_index import Laporan, Pemda, TataKelola
    >>> laporan = Laporan(
    ...     pemda=Pemda(nama="Kabupaten Contoh"),
    ...     tahun=2026,
    ...     inovasi=[TataKelola(nama="E-Arsip", jenis="digital")],
    ... )
    >>> [(str(each.name), each.percent) for each in breakdown(laporan, "jenis").values]
    [('Inovasi Digital', Decimal('100.00')), ('Inovasi Nondigital', Decimal('0.00'))]
    """
    try:
        one_of(BREAKDOWNS)(by)
    except WrongValueError as wrong:
        raise WrongValueError(wrong.code, wrong.message, ["by"]) from None
    return _breakdown(_counted(laporan, ruleset), by)


# A report as it is counted.


@frozen
class _Counted:
    """A report, and what its innovations scored, where an edition can say."""

    laporan: Laporan
    rules: Ruleset | None
    results: tuple[InovasiResult, ...] | None
    ground: Text

    @property
    def innovations_unknown(self) -> Text | None:
        given = self.laporan.inovasi
        if isinstance(given, Aggregate):
            return _AGGREGATE.fill(innovations=_innovations(given.jumlah))
        return _ABSENT if given is None else None

    @property
    def total(self) -> Tally:
        return self.tally(range(len(self.laporan.innovations)))

    def tally(self, numbers: Sequence[int]) -> Tally:
        """The innovations of these numbers."""
        if self.results is None:
            return Tally(len(numbers))
        scored = [each.kematangan for each in map(self.results.__getitem__, numbers) if each.scored]
        return Tally(len(numbers), len(scored), sum(scored, Fraction(0)))

    def tallies(self, value: Callable[[Inovasi], str | None]) -> dict[str | None, Tally]:
        """The innovations by something that each of them says, or leaves out."""
        groups: defaultdict[str | None, list[int]] = defaultdict(list)
        for number, inovasi in enumerate(self.laporan.innovations):
            groups[value(inovasi)].append(number)
        return {each: self.tally(numbers) for each, numbers in groups.items()}


def _counted(laporan: Laporan, ruleset: Ruleset | None) -> _Counted:
    rules = ruleset
    try:
        rules = rules or _picked(laporan)
        if rules.ranks_inovasi:
            return _in_contest(laporan, rules)
        results = score(laporan, rules).inovasi
    except EditionError as error:
        return _Counted(laporan, rules, None, _NO_MATURITY.fill(reason=error.message))
    ground = _MATURITY.fill(edition=rules.edition, ground=rules.ground)
    return _Counted(laporan, rules, results, ground)


def _in_contest(laporan: Laporan, rules: Ruleset) -> _Counted:
    """A report of a contest, which gives its innovations a rank and no maturity."""
    faults = list(faults_in(laporan, rules))
    if faults:
        raise LaporanError(problems_of(laporan, faults))
    return _Counted(laporan, rules, None, _RANKED.fill(edition=rules.edition))


def _picked(laporan: Laporan) -> Ruleset:
    """The rules of the edition that a report names, or of its year."""
    edition = laporan.edition or laporan.tahun
    if edition is None:
        raise EditionError(_NO_EDITION)
    return get_ruleset(edition)


# Names of units.


def _names(given: object) -> list[str]:
    """The names of a list, each of which says something."""
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise WrongValueError(
            "wrong-shape", _NOT_A_LIST.fill(value=shorten(given)), ["perangkat_daerah"]
        )
    return [_name(each, number) for number, each in enumerate(given)]


def _name(given: object, number: int) -> str:
    at = show_path(("perangkat_daerah", number))
    try:
        name = text(given)
    except WrongValueError as wrong:
        raise WrongValueError(wrong.code, wrong.message, [at]) from None
    if not _key(name):
        raise WrongValueError("empty-text", _NO_NAME.fill(value=shorten(name)), [at])
    return name


_BETWEEN = re.compile(r"[\W_]+")
_GAP = re.compile(r"(?<!\d) | (?!\d)")


def _key(name: str) -> str:
    """What makes two names the same: letters and digits, with the numbers kept apart."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return _GAP.sub("", _BETWEEN.sub(" ", plain))


def _unit_key(inovasi: Inovasi) -> str | None:
    """The unit that an innovation names, if any: a mere dash names none."""
    return _key(inovasi.perangkat_daerah or "") or None


def _rank(unit: Unit) -> tuple[Any, ...]:
    tally = unit.tally
    return -tally.innovations, -(tally.scored or 0), -(tally.kematangan or 0), _key(unit.name)


def _unlisted(
    laporan: Laporan, tallies: Mapping[str | None, Tally], names: Mapping[str, str]
) -> Iterator[Unlisted]:
    """The names that the list does not have, each in one of its spellings."""
    spellings = {
        _key(name): name
        for name in sorted({each.perangkat_daerah or "" for each in laporan}, reverse=True)
    }
    strange = sorted(key for key in tallies if key and key not in names)
    for number, key in enumerate(strange):
        name, tally = spellings[key], tallies[key]
        guess = did_you_mean(name, names.values()) if number < MOST_GUESSES else NO_GUESS
        told = _NOT_LISTED.fill(name=name, innovations=_innovations(tally.innovations), guess=guess)
        yield Unlisted(name, tally, told)


# Values of fields.


def _breakdown(counted: _Counted, by: By) -> Breakdown:
    tallies = counted.tallies(lambda inovasi: getattr(inovasi, by))
    total, known = counted.total, _official(counted.rules, by)
    codes = () if counted.innovations_unknown else _in_order(tallies, known, counted.rules, by)
    return Breakdown(
        laporan=counted.laporan,
        rules=counted.rules,
        by=by,
        values=tuple(
            _value(code, known, tallies.get(code, counted.tally(())), total) for code in codes
        ),
        total=total,
        ground=counted.ground,
        innovations_unknown=counted.innovations_unknown,
    )


def _official(rules: Ruleset | None, by: By) -> Mapping[str, Text]:
    """The names of the values of a field, in the order of the edition that lists them."""
    if rules is None:
        return {}
    codes = rules.urusan_codes.values() if by == "urusan" else getattr(rules.profile, by)
    return {each.code: each.name for each in codes}


def _in_order(
    found: Iterable[str | None], known: Mapping[str, Text], rules: Ruleset | None, by: By
) -> tuple[str | None, ...]:
    """The values that are shown: all that are few, else those found; last what is left out."""
    found = set(found)
    always = rules.basic_services if rules and by == "urusan" else known
    others = [code for code in known if code in found and code not in always]
    strange = sorted(code for code in found if code is not None and code not in known)
    return (*always, *others, *strange, *([None] if None in found else []))


def _value(code: str | None, known: Mapping[str, Text], tally: Tally, total: Tally) -> Value:
    name = _NOT_STATED if code is None else known.get(code, Text(code, code))
    share = Fraction(tally.innovations, total.innovations) if total.innovations else None
    return Value(code, name, share, tally)


# What both pages show.


def _percent(share: Fraction | None) -> Decimal | None:
    return None if share is None else round_half_up(share * 100, PLACES)


def _shares(share: Fraction | None) -> dict[str, str]:
    if share is None:
        return {}
    return {"share": ratio_text(share), "percent": str(_percent(share))}


def _head_dict(page: Breakdown | Participation) -> dict[str, Any]:
    """Whose innovations they are, under which rules, and what is not known of them."""
    laporan, rules, unknown = page.laporan, page.rules, page.innovations_unknown
    return {
        "pemda": to_plain(laporan.pemda),
        **({} if laporan.tahun is None else {"tahun": laporan.tahun}),
        **({} if rules is None else {"edition": rules.edition}),
        "ground": page.ground.to_dict(),
        **({} if unknown is None else {"innovations_unknown": unknown.to_dict()}),
    }


def _values_dict(page: Breakdown) -> dict[str, Any]:
    if page.innovations_unknown:
        return {}
    values = [value.to_dict() for value in page.values]
    return {"values": values, "total": page.total.to_dict()}


def _titled(laporan: Laporan, title: Text, lang: Lang) -> str:
    year = "" if laporan.tahun is None else f" {laporan.tahun}"
    return f"{laporan.pemda.nama}: {title[lang]}{year}"


def _breakdown_grid(page: Breakdown, lang: Lang) -> Grid:
    heads = (_VALUE, *_tally_heads(page.total), _PERCENT)
    rows = [(each.name, each.tally, each.percent) for each in page.values]
    whole = _percent(Fraction(1)) if page.total.innovations else None
    return Grid(
        _TITLES[page.by][lang],
        tuple(head[lang] for head in heads),
        tuple(
            (name[lang], *_tally_cells(tally, lang), _cell(percent, lang))
            for name, tally, percent in (*rows, (_TOTAL, page.total, whole))
        ),
    )


def _tally_heads(tally: Tally) -> tuple[Text, ...]:
    return (_INNOVATIONS,) if tally.scored is None else (_INNOVATIONS, _SCORED, _MEAN)


def _tally_cells(tally: Tally, lang: Lang) -> tuple[str, ...]:
    count, mean = both(tally.innovations)[lang], tally.kematangan
    if tally.scored is None:
        return (count,)
    shown = None if mean is None else round_half_up(mean, PLACES)
    return count, both(tally.scored)[lang], _cell(shown, lang)


def _cell(number: Decimal | None, lang: Lang) -> str:
    return "–" if number is None else both(number)[lang]


def _innovations(count: int) -> Text:
    return (_ONE if count == 1 else _MANY).fill(count=both(count))


_PARTICIPATION = Text(id="Partisipasi perangkat daerah", en="Participation of the units")
_HEADLINE = Text(
    id="{reported} dari {units} perangkat daerah ({percent}%) melaporkan {innovations}.",
    en="{reported} of {units} units ({percent}%) reported {innovations}.",
)
_NOBODY = Text(
    id="Belum ada perangkat daerah yang melaporkan inovasi: {reported} dari {units} ({percent}%).",
    en="No unit has reported an innovation: {reported} of {units} ({percent}%).",
)
_EMPTY_LIST = Text(
    id="Daftar perangkat daerah kosong, jadi persentase yang melaporkan tidak dapat dihitung; "
    "laporan memuat {innovations}.",
    en="The list of units is empty, so the share that reported cannot be computed; "
    "the report has {innovations}.",
)
_AGGREGATE = Text(
    id="Laporan ini hanya memuat angka gabungan {innovations}, bukan daftarnya; perangkat daerah "
    "dan jenisnya tidak dapat diketahui.",
    en="This report gives {innovations} as a sum only, not one by one; their units and kinds "
    "cannot be known.",
)
_ABSENT = Text(
    id="Laporan ini tidak memuat daftar inovasi; perangkat daerah dan jenisnya belum dapat "
    "diketahui.",
    en="This report has no list of innovations; their units and kinds cannot be known yet.",
)
_NO_EDITION = Text(
    id="laporan tidak menyebut tahun maupun edisi",
    en="the report names neither a year nor an edition",
)
_DUTY = Text(
    id="Bila daerah mewajibkan satu instansi satu inovasi: {met} perangkat daerah sudah memenuhi, "
    "{unmet} belum.",
    en="Where the region requires one innovation per agency: {met} units meet it, {unmet} do not.",
)
_ADDED_UP = Text(
    id="Laporan memuat {total}: {listed} dari perangkat daerah dalam daftar, {unlisted} dengan "
    "nama di luar daftar, {unnamed} tanpa nama perangkat daerah.",
    en="The report has {total}: {listed} of units in the list, {unlisted} with a name that is not "
    "in the list, {unnamed} without the name of a unit.",
)
_REPEATED = Text(
    id="Tercantum lebih dari sekali dalam daftar, dihitung satu kali: {names}.",
    en="More than once in the list, counted once: {names}.",
)
_LEAGUE = Text(id="Perangkat daerah yang melaporkan", en="Units that reported")
_NOT_REPORTED = Text(
    id="Perangkat daerah yang belum melaporkan: {count}", en="Units that have not reported: {count}"
)
_UNLISTED = Text(id="Nama di luar daftar", en="Names that are not in the list")
_UNLISTED_WHY = Text(
    id="Salah tulis pada laporan membuat perangkat daerah tampak belum melaporkan; periksa "
    "nama-nama ini.",
    en="A slip in the report makes a unit look as if it had not reported; check these names.",
)
_NOT_LISTED = Text(id="{name}: {innovations}{guess}", en="{name}: {innovations}{guess}")
_BREAKDOWNS = Text(id="Rincian inovasi", en="Breakdown of the innovations")
_MATURITY = Text(
    id="Rata-rata kematangan dihitung menurut {edition} dari inovasi yang dinilai; inovasi yang "
    "ditolak bernilai 0. {ground}",
    en="The mean maturity is that of the scored innovations under {edition}, a rejected one as 0. "
    "{ground}",
)
_NO_MATURITY = Text(
    id="Kematangan tidak dicantumkan: {reason}.", en="The maturity is not given: {reason}."
)
_RANKED = Text(
    id="Kematangan tidak dicantumkan: {edition} adalah lomba, yang memeringkat inovasi.",
    en="The maturity is not given: {edition} is a contest, which ranks innovations.",
)
_UNIT = Text(id="Perangkat daerah", en="Unit (perangkat daerah)")
_VALUE = Text(id="Rincian", en="Value")
_INNOVATIONS = Text(id="#Inovasi", en="#Innovations")
_SCORED = Text(id="#Dinilai", en="#Scored")
_MEAN = Text(id="#Rata-rata kematangan", en="#Mean maturity")
_PERCENT = Text(id="#Persen", en="#Percent")
_TOTAL = Text(id="Jumlah", en="Total")
_NOT_STATED = Text(id="Tidak disebutkan", en="Not stated")
_ONE = Text(id="{count} inovasi", en="{count} innovation")
_MANY = Text(id="{count} inovasi", en="{count} innovations")
_TITLES: Mapping[By, Text] = {
    "bentuk": Text(id="Inovasi menurut bentuk", en="Innovations by form"),
    "jenis": Text(id="Inovasi menurut jenis", en="Innovations by kind"),
    "urusan": Text(id="Inovasi menurut urusan utama", en="Innovations by main affair"),
    "tahapan": Text(id="Inovasi menurut tahapan", en="Innovations by stage"),
    "inisiator": Text(id="Inovasi menurut inisiator", en="Innovations by initiator"),
    "klasifikasi": Text(id="Inovasi menurut klasifikasi", en="Innovations by classification"),
    "asta_cita": Text(id="Inovasi menurut Asta Cita", en="Innovations by Asta Cita"),
}
_NOT_A_LIST = Text(
    id="{value} bukan daftar nama perangkat daerah", en="{value} is not a list of names of units"
)
_NO_NAME = Text(
    id="{value} bukan nama perangkat daerah: tidak ada huruf maupun angka",
    en="{value} is not the name of a unit: it has no letter or digit",
)
