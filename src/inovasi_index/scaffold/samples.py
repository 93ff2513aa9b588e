"""A report and cases to begin with, made from whatever the rules are.

The figures of the cases are what the rules give on the day they are written. From then on they
stand still, so that every change of the rules shows in them.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeAlias

from inovasi_index.contest import ContestResult, score_contest
from inovasi_index.exact import Exact, shortest
from inovasi_index.files.writing import plain_laporan
from inovasi_index.laporan import (
    Aggregate,
    Answer,
    Inovasi,
    Juri,
    Laporan,
    PelayananPublik,
    Pemda,
    RancangBangun,
    TataKelola,
    Total,
)
from inovasi_index.result import Result
from inovasi_index.ruleset import DeductionPart, Indicator, Ruleset
from inovasi_index.scoring import score, score_inovasi
from inovasi_index.text import LANGS, Text, local

Plain: TypeAlias = dict[str, Any]
Rows: TypeAlias = tuple[Indicator, ...]
Answered: TypeAlias = dict[str, Answer]

FEW = 3
"""So many rows show how rows are answered, where none has to be."""

JURORS = ("Juri A", "Juri B")
_NOTHING = Fraction(0)


# Answers.


def _at_top(row: Indicator) -> Answer:
    """The answer that gives the most."""
    if row.is_scored:
        return Answer(value=Decimal(shortest(row.highest)))
    return Answer(level=int(row.highest), basis=_basis(row))


def _at_first(row: Indicator) -> Answer:
    """The answer that gives the least of what gives something; a score is halved."""
    if row.is_scored:
        return Answer(value=Decimal(int(Fraction(row.highest) / 2)))
    return Answer(level=1, basis=_basis(row))


def _measured(row: Indicator) -> Answer:
    """An answer by its measurement, where a number of its table is one."""
    levels = row.levels[-1:] if row.measure and row.measure.kind in ("count", "value") else ()
    for level in levels:
        if level.band is not None and level.band.from_ is not None:
            return Answer(value=level.band.from_)
    return _at_first(row)


def _basis(row: Indicator) -> str | None:
    return row.bases[0].code if row.bases else None


def _asked(rows: Rows) -> Rows:
    """The rows that must be answered, or a few of those that may be."""
    return tuple(row for row in rows if row.mandatory) or rows[:FEW]


def _gaining(rows: Rows, rules: Ruleset) -> Rows:
    """The rows that give points: not those whose points are taken off."""
    lost = {part.aspect for part in rules.formula.parts if isinstance(part, DeductionPart)}
    return tuple(row for row in rows if row.aspect not in lost)


# Reports.


def _laporan(rules: Ruleset, spd: Any, inovasi: Any) -> Laporan:
    return Laporan(
        pemda=Pemda(nama=rules.issuer.replace("-", " ").replace("_", " ").title()),
        tahun=rules.year,
        edition=rules.edition,
        spd=None if rules.ranks_inovasi else spd,
        inovasi=inovasi,
    )


def _innovation(rules: Ruleset, kind: type[Inovasi], nama: str, how: Any) -> Inovasi:
    """An innovation that meets the conditions, its rows answered in one way."""
    sid, juri = _gaining(rules.sid_rows, rules), _gaining(rules.juri_rows, rules)
    rows, judged = (_asked(sid), _asked(juri)) if how is not _at_top else (sid, juri)
    nilai = {row.id: how(row) for row in judged}
    return kind(
        nama=nama,
        urusan=next(iter((*rules.basic_services, *rules.urusan_codes)), None),
        sid={row.id: how(row) for row in rows},
        juri=tuple(Juri(nama=each, nilai=nilai) for each in JURORS if judged),
        **_meeting(rules, rows),
    )


def _meeting(rules: Ruleset, rows: Rows) -> Plain:
    """The fields by which an innovation meets every condition, and answers on the right basis."""
    fields: Plain = {}
    if any(row.bases_follow for row in rows):
        fields["jenis"] = next(_basis(row) for row in rows if row.bases_follow)
    for each in rules.eligibility.judged:
        if each.method == "date_within":
            fields[each.fields[0]] = each.from_
        elif each.method == "words_at_least":
            fields["rancang_bangun"] = RancangBangun(words=each.minimum or 0)
        else:
            fields[str(each.field)] = each.values[0]
    return fields


def example(rules: Ruleset) -> Laporan:
    """A small report that the rules take, with answers of more than one kind."""
    spd: Any = {row.id: _measured(row) for row in _asked(rules.spd_rows)}
    if not rules.spd_rows and not rules.ranks_inovasi:
        spd = Total(total=Decimal(int(rules.formula.spd.maximum)))
    innovations = (
        _innovation(rules, PelayananPublik, "Antar Obat", _measured),
        _innovation(rules, TataKelola, "E-Arsip", _at_top),
    )
    return _laporan(rules, spd, innovations)


# Cases.


def cases(rules: Ruleset) -> list[Plain]:
    """Cases of the whole and of its ends, as a file of cases has them."""
    of_kind = _of_contest if rules.ranks_inovasi else _of_region
    return [*of_kind(rules), *_of_classes(rules)]


def _case(name: str, source: Text, given: Plain, expect: Plain) -> Plain:
    return {"name": name, "source": source.to_dict(), **given, "expect": expect}


def _of_region(rules: Ruleset) -> Iterator[Plain]:
    empty = _laporan(rules, {} if rules.spd_rows else Total(total=Decimal(0)), ())
    result = score(empty, rules)
    expect = {**_index(result), "total": _number(result.total)}
    yield _case("kosong", _EMPTY, {"laporan": plain_laporan(empty)}, expect)
    yield from _at_maximum(rules)
    yield _by_hand(rules)


def _at_maximum(rules: Ruleset) -> Iterator[Plain]:
    formula = rules.formula
    count = formula.jumlah_inovasi
    affairs = count.requires.urusan_pelayanan_dasar if count.requires else 0
    inovasi = Aggregate(
        jumlah=max(count.cap, affairs, 1),
        rata_rata_kematangan=formula.kematangan.maximum,
        urusan_pelayanan_dasar=affairs,
    )
    spd: Any = {row.id: _at_top(row) for row in rules.spd_rows}
    laporan = _laporan(rules, spd or Total(total=formula.spd.maximum), inovasi)
    result = score(laporan, rules)
    added = " + ".join(shortest(part.maximum) for part in formula.parts)
    source = _MAXIMUM.fill(added=_local(added), total=_shown(result.total))
    expect = {**_index(result), "total": _number(result.total)}
    yield _case("tertinggi", source, {"laporan": plain_laporan(laporan)}, expect)
    if rules.sid_rows:
        best = _innovation(rules, PelayananPublik, "Inovasi 1", _at_top)
        points = score_inovasi(best, rules).kematangan
        source = _HIGHEST.fill(points=_shown(points))
        given = {"inovasi": _plain_inovasi(best, rules)}
        yield _case("inovasi-tertinggi", source, given, {"kematangan": _number(points)})


def _plain_inovasi(inovasi: Inovasi, rules: Ruleset) -> Plain:
    plain: Plain = plain_laporan(_laporan(rules, {}, (inovasi,)))["inovasi"][0]
    return plain


def _by_hand(rules: Ruleset) -> Plain:
    """One innovation, so few figures that anybody can work them out."""
    spd: Any = {row.id: _at_first(row) for row in _asked(rules.spd_rows)}
    inovasi = _innovation(rules, PelayananPublik, "Inovasi 1", _at_first)
    if not rules.sid_rows:
        inovasi = PelayananPublik(nama="Inovasi 1", kematangan=rules.formula.kematangan.maximum)
    laporan = _laporan(rules, spd or Total(total=Decimal(0)), (inovasi,))
    result = score(laporan, rules)
    mean = result.kematangan
    source = _BY_HAND.fill(
        spd=_shown(result.spd.score),
        sum=_shown(mean.sum or 0),
        divisor=mean.divisor,
        mean=_shown(mean.score),
        count=_shown(result.jumlah_inovasi.score),
        maximum=_shown(result.maximum),
        scale=_shown(rules.formula.scale),
        index=result.index,
    )
    expect = {
        **_index(result),
        "spd": {"score": _number(result.spd.score)},
        "kematangan": {"sum": _number(mean.sum or 0), "divisor": mean.divisor},
        "jumlah_inovasi": {"score": _number(result.jumlah_inovasi.score)},
    }
    return _case("dihitung-tangan", source, {"laporan": plain_laporan(laporan)}, expect)


def _of_contest(rules: Ruleset) -> Iterator[Plain]:
    """The best there can be, and how it ranks before another."""
    best = _innovation(rules, PelayananPublik, "Inovasi 1", _at_top)
    other = _innovation(rules, TataKelola, "Inovasi 2", _at_first)
    for name, source, inovasi in (
        ("tertinggi", _BEST, (best,)),
        ("peringkat", _RANKED, (other, best)),
    ):
        laporan = _laporan(rules, None, inovasi)
        expect = {"inovasi": _ranks(score_contest(laporan, rules))}
        yield _case(name, source, {"laporan": plain_laporan(laporan)}, expect)


def _ranks(result: ContestResult) -> list[Plain]:
    return [
        {
            **({} if entry.rank is None else {"rank": entry.rank}),
            "nama": entry.inovasi.nama,
            "score": entry.score,
        }
        for entry in result.entries
    ]


def _of_classes(rules: Ruleset) -> Iterator[Plain]:
    """The ends of every class."""
    for each in rules.predikat_bands:
        ends = {f"{each.code}-dari": each.from_, f"{each.code}-sampai": each.to}
        if each.from_ == each.to:
            ends = {each.code: each.from_}
        for name, end in ends.items():
            if end is not None:
                source = _END.fill(predikat=each.name)
                yield _case(name, source, {"index": end}, {"predikat": each.code})


def _index(result: Result) -> Plain:
    return {"index": result.index, "predikat": result.predikat.code}


def _number(number: Exact) -> Decimal:
    """A number as a result tells it."""
    return Decimal(shortest(number))


def _shown(number: Exact) -> Text:
    return _local(shortest(number))


def _local(numbers: str) -> Text:
    return Text(*(local(numbers, lang) for lang in LANGS))


_EMPTY = Text(id="Tanpa jawaban tidak ada skor.", en="Without answers there is no score.")
_MAXIMUM = Text(
    id="Semua yang dapat diperoleh: {added} = {total}.",
    en="All there is to be had: {added} = {total}.",
)
_HIGHEST = Text(
    id="Setiap baris inovasi pada level tertinggi; jumlah bobot x level = {points}.",
    en="Each row of an innovation at its highest level; the sum of weight x level = {points}.",
)
_BY_HAND = Text(
    id="Yang wajib diisi pada level 1. SPD {spd}; kematangan {sum} / {divisor} = {mean}; jumlah "
    "inovasi {count}. ({spd} + {mean} + {count}) / {maximum} x {scale} = {index}.",
    en="What must be filled in at level 1. SPD {spd}; maturity {sum} / {divisor} = {mean}; number "
    "of innovations {count}. ({spd} + {mean} + {count}) / {maximum} x {scale} = {index}.",
)
_BEST = Text(id="Semua yang dapat diperoleh satu inovasi.", en="All that an innovation can have.")
_RANKED = Text(
    id="Yang terbaik di atas yang hanya mengisi yang wajib.",
    en="The best above one that has only what it must have.",
)
_END = Text(id="Batas predikat {predikat}.", en="An end of the class {predikat}.")
