"""Invented reports to measure with: the same every time, because the random numbers are seeded."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from random import Random
from typing import Any

from inovasi_index import (
    Answer,
    BentukLainnya,
    Inovasi,
    Laporan,
    PelayananPublik,
    Pemda,
    RancangBangun,
    Ruleset,
    TataKelola,
)
from inovasi_index.laporan import Jenis
from inovasi_index.ruleset import CHANGES, Basis, Indicator

SEED = 2026

Given = Mapping[str, Any]
"""One answer, by the keys that it has in a file."""

_FORMS: tuple[type[Inovasi], ...] = (TataKelola, PelayananPublik, BentukLainnya)
_MODES: tuple[Jenis, ...] = ("digital", "nondigital")
_WORDS = ["warga", "layanan", "antrean", "petugas", "jadwal", "laporan", "obat", "izin", "pasar"]


def laporan_text(rules: Ruleset, innovations: int, measured: float) -> str:
    """A report as a YAML file, every innovation with its whole profile.

    Args:
        rules: The rules it is written for.
        innovations: How many there are.
        measured: Which share of the answers is a measurement, not a level.
    """
    rnd = Random(SEED)
    lines = [
        "format: inovasi-index/laporan@1",
        "pemda: {nama: Kabupaten Contoh, jenis: kabupaten, provinsi: Kalimantan Tengah}",
        f"tahun: {rules.year}",
        "spd:",
        *_answer_lines(answers(rnd, rules.spd_rows, measured), "  "),
        "inovasi:",
    ]
    for number in range(innovations):
        lines += _innovation_lines(rnd, rules, number, measured)
    return "\n".join(lines) + "\n"


def nation(rules: Ruleset, pemda: int, innovations: int) -> list[Laporan]:
    """The reports of all regions as objects, all answers as levels."""
    rnd = Random(SEED)
    sizes = [innovations // pemda + (each < innovations % pemda) for each in range(pemda)]
    return [_region(rnd, rules, number, size) for number, size in enumerate(sizes)]


def answers(
    rnd: Random, rows: Iterable[Indicator], measured: float, jenis: str | None = None
) -> dict[str, Given]:
    """One answer for every row, so many of them measured."""
    rows = tuple(rows)
    can_be = [row.id for row in rows if any(_is_measured(each) for each in row.tables)]
    chosen = set(rnd.sample(can_be, round(len(rows) * measured)))
    return {row.id: _answer(rnd, row, row.id in chosen, jenis) for row in rows}


def _is_measured(table: Indicator | Basis) -> bool:
    return table.measure is not None and table.measure.kind != "choice"


def _answer(rnd: Random, row: Indicator, measured: bool, jenis: str | None) -> Given:
    if not row.bases:
        return _reading(rnd, row) if measured else {"level": rnd.randint(0, 3)}
    basis = (row.basis(jenis) if row.bases_follow else None) or rnd.choice(row.bases)
    return {
        "basis": basis.code,
        **(_reading(rnd, basis) if measured else {"level": rnd.randint(0, 3)}),
    }


def _reading(rnd: Random, table: Indicator | Basis) -> Given:
    """A measurement that lies in one of the bands, or two readings where a change is asked for."""
    measure = table.measure
    assert measure is not None
    if measure.kind in CHANGES:
        return {"previous": _hundredths(rnd, 40, 60), "current": _hundredths(rnd, 40, 60)}
    band = rnd.choice([each.band for each in table.levels if each.band])
    low = band.lowest if band.lowest is not None else (band.highest or 0) - 1
    high = band.highest if band.highest is not None else low + 1
    step = 10**measure.places
    return {"value": Decimal(rnd.randint(int(low * step), int(high * step))) / step}


def _hundredths(rnd: Random, low: int, high: int) -> Decimal:
    return Decimal(rnd.randint(low * 100, high * 100)) / 100


def _region(rnd: Random, rules: Ruleset, number: int, size: int) -> Laporan:
    return Laporan(
        pemda=Pemda(nama=f"Daerah {number}"),
        tahun=rules.year,
        spd=_as_answers(answers(rnd, rules.spd_rows, 0)),
        inovasi=[_innovation(rnd, rules, each) for each in range(size)],
    )


def _innovation(rnd: Random, rules: Ruleset, number: int) -> Inovasi:
    """An innovation with what its score depends on."""
    jenis = rnd.choice(_MODES)
    return rnd.choice(_FORMS)(
        nama=f"Inovasi {number}",
        jenis=jenis,
        tahapan="penerapan",
        urusan=rnd.choice(list(rules.urusan_codes)),
        penerapan=_date(rnd),
        rancang_bangun=RancangBangun(words=rnd.randint(300, 600)),
        sid=_as_answers(answers(rnd, rules.sid_rows, 0, jenis)),
    )


def _as_answers(given: Mapping[str, Given]) -> dict[str, Answer | int]:
    """As a program would pass them: a bare number where there is only a level."""
    return {
        row: answer["level"] if set(answer) == {"level"} else Answer(**answer)
        for row, answer in given.items()
    }


def _innovation_lines(rnd: Random, rules: Ruleset, number: int, measured: float) -> Iterator[str]:
    jenis = rnd.choice(_MODES)
    urusan, beririsan = rnd.sample(list(rules.urusan_codes), 2)
    yield f"  - nama: {_words(rnd, 3)} {number}"
    yield f"    bentuk: {rnd.choice(_FORMS).bentuk}"
    yield f"    jenis: {jenis}"
    yield "    tahapan: penerapan"
    yield "    inisiator: asn"
    yield f"    nama_inisiator: {_words(rnd, 3)}"
    yield "    klasifikasi: perangkat_daerah"
    yield f"    perangkat_daerah: Dinas {_words(rnd, 2)}"
    yield f"    koordinat: {{lat: -{_hundredths(rnd, 1, 8)}, lon: {_hundredths(rnd, 96, 140)}}}"
    yield f"    urusan: {urusan}"
    yield f"    urusan_beririsan: [{beririsan}]"
    yield "    uji_coba: 2023-09-01"
    yield f"    penerapan: {_date(rnd)}"
    yield "    pengembangan: 2025-11-03"
    yield f"    rancang_bangun: {{words: {rnd.randint(300, 600)}}}"
    yield f"    asta_cita: {rnd.choice(rules.profile.asta_cita).code}"
    klaster = rnd.choice(rules.profile.pkpn).code
    yield f"    pkpn: {{klaster: {klaster}, program: {_words(rnd, 3)}}}"
    for key in ("tujuan", "manfaat", "hasil"):
        yield f"    {key}: {_words(rnd, 14)}."
    for key in ("anggaran", "profil_bisnis", "haki", "penghargaan"):
        yield f"    {key}: {_words(rnd, 6)}"
    yield "    status: diterima"
    yield "    sid:"
    yield from _answer_lines(answers(rnd, rules.sid_rows, measured, jenis), "      ")


def _answer_lines(given: Mapping[str, Given], indent: str) -> Iterator[str]:
    for row, answer in given.items():
        if set(answer) == {"level"}:
            yield f"{indent}{row}: {answer['level']}"
        else:
            inside = ", ".join(f"{key}: {value}" for key, value in answer.items())
            yield f"{indent}{row}: {{{inside}}}"


def _words(rnd: Random, count: int) -> str:
    return " ".join(rnd.choices(_WORDS, k=count)).capitalize()


def _date(rnd: Random) -> dt.date:
    """A day in the window in which an innovation is assessed."""
    return dt.date(2024, 1, 1) + dt.timedelta(days=rnd.randrange(600))
