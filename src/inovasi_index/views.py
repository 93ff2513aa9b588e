"""Claimed and verified: one report scored twice, side by side, with the gap between."""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from attrs import frozen

from inovasi_index.describe import marked
from inovasi_index.exact import ratio_text, shortest
from inovasi_index.explanation import chosen
from inovasi_index.laporan import Aggregate, Laporan
from inovasi_index.pages import Block, Grid, Heading, Items, Paragraph, Shown, both
from inovasi_index.result import InovasiResult, Result, RowResult, counting, verdict_dict
from inovasi_index.ruleset import Indicator, Ruleset
from inovasi_index.scoring import score
from inovasi_index.text import Lang, Text, joined
from inovasi_index.values import to_plain


@frozen
class BothViews:
    """What the region or one innovation claims, and how much of it is verified.

    ``claimed`` and ``verified`` are points: the SPD score, or the maturity of the innovation.
    ``answered`` counts the rows that are answered; ``unverified`` are those of them that nobody
    has verified, the mandatory ones first. A supplied sum has no rows and is the same in both
    views. What is not ``in_index`` (not scored, rejected, or voided) changes no index either way.
    """

    nama: str
    perangkat_daerah: str | None
    claimed: Fraction
    verified: Fraction
    answered: int
    unverified: tuple[Indicator, ...]
    supplied: bool
    in_index: bool = True

    @property
    def gap(self) -> Fraction:
        """The points that are claimed and not verified; never negative."""
        return self.claimed - self.verified

    @property
    def rows_verified(self) -> int:
        """How many of the answered rows are verified."""
        return self.answered - len(self.unverified)

    def to_dict(self) -> dict[str, Any]:
        """As in the JSON of the whole."""
        unit = self.perangkat_daerah
        return {
            "nama": self.nama,
            **({} if unit is None else {"perangkat_daerah": unit}),
            "claimed": shortest(self.claimed),
            "verified": shortest(self.verified),
            "gap": shortest(self.gap),
            "in_index": self.in_index,
            **({"supplied": True} if self.supplied else self._rows_dict()),
        }

    def _rows_dict(self) -> dict[str, Any]:
        return {
            "rows_answered": self.answered,
            "rows_verified": self.rows_verified,
            "unverified": [row.id for row in self.unverified],
        }


@frozen
class Verification(Shown):
    """A report as claimed and as verified: two results, and the gap of each part.

    ``inovasi`` stands in the order of the report; it is empty where only an aggregate is known.
    Verifying an answer only ever adds points, and neither the number of innovations nor the
    divisor depends on it: no gap is negative, whatever the interpretations.
    """

    claimed: Result
    verified: Result
    spd: BothViews
    inovasi: tuple[BothViews, ...]

    @property
    def gap(self) -> Fraction:
        """How much higher the claimed index is than the verified one, before rounding."""
        return self.claimed.index_exact - self.verified.index_exact

    def to_dict(self) -> dict[str, Any]:
        """The two views as plain data: ``inovasi-index/verification@1``."""
        claimed = self.claimed
        return {
            "format": "inovasi-index/verification@1",
            **claimed.ruleset.stamp(),
            "engine": claimed.engine,
            "pemda": to_plain(claimed.pemda),
            "interpretations": dict(claimed.interpretations),
            "claimed": verdict_dict(claimed),
            "verified": verdict_dict(self.verified),
            "gap": ratio_text(self.gap),
            "parts": {
                name: {
                    "claimed": shortest(points(claimed)),
                    "verified": shortest(points(self.verified)),
                    "gap": shortest(points(claimed) - points(self.verified)),
                }
                for name, (_, points) in _PARTS.items()
            },
            "spd": self.spd.to_dict(),
            "inovasi": [each.to_dict() for each in self.inovasi],
        }

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """The verdicts, the parts, the innovations by their gap, and what is left to verify."""
        rules = self.claimed.ruleset
        title = _TITLE.fill(nama=self.claimed.pemda.nama, title=rules.title)
        yield Heading(1, title[lang])
        yield Items(
            tuple(
                _VERDICT.fill(view=view, index=both(each.index), predikat=each.predikat.name)[lang]
                for view, each in ((_CLAIMED, self.claimed), (_VERIFIED, self.verified))
            )
        )
        yield Paragraph(self.claimed.ground[lang])
        yield self._parts_table(lang)
        yield Items(tuple(text[lang] for text in self._to_know()))
        if self.inovasi:
            yield self._innovations_table(lang)
        yield from self._unverified(lang)

    def _parts_table(self, lang: Lang) -> Grid:
        rows = tuple(
            (title(self.claimed)[lang], *_sides(points(self.claimed), points(self.verified), lang))
            for title, points in _PARTS.values()
        )
        heads = (_PART[lang], *(f"#{head[lang]}" for head in (_CLAIMED, _VERIFIED, _GAP)))
        return Grid(_PARTS_CAPTION[lang], heads, rows)

    def _to_know(self) -> Iterator[Text]:
        """How the gap is to be read."""
        yield _COUNT_STAYS
        result = self.claimed
        supplied = [_of(each.nama) for each in self.inovasi if each.supplied]
        if self.spd.supplied:
            supplied.insert(0, _SPD)
        if isinstance(result.laporan.inovasi, Aggregate):
            supplied.append(_AGGREGATE)
        if supplied:
            yield _SUPPLIED.fill(what=joined(supplied, "; "))
        out = [_of(each.nama) for each in self.inovasi if each.unverified and not each.in_index]
        if out:
            yield _OUT.fill(names=joined(out, "; "))
        yield from chosen(result)

    def _by_gap(self) -> list[tuple[int, BothViews]]:
        """The innovations and their numbers, the largest gap first."""
        return sorted(enumerate(self.inovasi, 1), key=lambda numbered: -numbered[1].gap)

    def _innovations_table(self, lang: Lang) -> Grid:
        rows = tuple(
            (
                str(number),
                each.nama,
                each.perangkat_daerah or "–",
                *_sides(each.claimed, each.verified, lang),
                _rows(each)[lang],
            )
            for number, each in self._by_gap()
        )
        numbers = (f"#{head[lang]}" for head in (_CLAIMED, _VERIFIED, _GAP))
        heads = (_NUMBER[lang], _NAME[lang], _UNIT[lang], *numbers, _ROWS[lang])
        return Grid(_INNOVATIONS_CAPTION[lang], heads, rows)

    def _unverified(self, lang: Lang) -> Iterator[Block]:
        """The answers that wait for a verifier."""
        named = [("–", _SPD[lang], self.spd)]
        named += [(str(number), each.nama, each) for number, each in self._by_gap()]
        rows = tuple(
            (number, name, ", ".join(map(marked, each.unverified)))
            for number, name, each in named
            if each.unverified
        )
        if rows:
            heads = (_NUMBER[lang], _WHO[lang], _INDICATORS[lang])
            yield Grid(_UNVERIFIED_CAPTION[lang], heads, rows)
        elif self.spd.answered or any(each.answered for each in self.inovasi):
            yield Paragraph(_ALL_VERIFIED[lang])


def verification(
    laporan: Laporan,
    ruleset: Ruleset,
    *,
    interpretations: Mapping[str, str] | None = None,
) -> Verification:
    """A report scored as claimed and as verified, side by side, with the gap per innovation.

    Args:
        laporan: What the pemda reports; its answers say of themselves whether they are verified.
        ruleset: The rules, from `get_ruleset` or built in Python.
        interpretations: As in `score`, the same in both views.

    Raises:
        EditionIncomplete: As `score`.
        LaporanError: As `score`.
        WrongValueError: As `score`.

    >>> from inovasi_index import Answer, Laporan, Pemda, TataKelola, get_ruleset
    >>> arsip = TataKelola(nama="E-Arsip", sid={"16": Answer(level=2, verified=True), "17": 3})
    >>> contoh = Laporan(pemda=Pemda(nama="Kabupaten Contoh"), tahun=2026, inovasi=[arsip])
    >>> views = verification(contoh, get_ruleset(2026))
    >>> views.claimed.index, views.verified.index
    (Decimal('0.40'), Decimal('0.20'))
    >>> [(each.nama, str(each.gap), each.rows_verified) for each in views.inovasi]
    [('E-Arsip', '6', 1)]
    """
    claimed = score(laporan, ruleset, interpretations=interpretations, answers="claimed")
    verified = score(laporan, ruleset, interpretations=interpretations, answers="verified")
    pairs = zip(claimed.inovasi, verified.inovasi, strict=True)
    return Verification(
        claimed, verified, _of_region(claimed, verified), tuple(map(_of_one, pairs))
    )


def _of_region(claimed: Result, verified: Result) -> BothViews:
    return BothViews(
        nama=claimed.pemda.nama,
        perangkat_daerah=None,
        claimed=claimed.spd.score,
        verified=verified.spd.score,
        answered=_answered(claimed.spd_rows),
        unverified=_not_verified(claimed.spd_rows),
        supplied=claimed.spd.supplied,
    )


def _of_one(sides: tuple[InovasiResult, InovasiResult]) -> BothViews:
    claimed, verified = sides
    return BothViews(
        nama=claimed.inovasi.nama,
        perangkat_daerah=claimed.inovasi.perangkat_daerah,
        claimed=claimed.kematangan,
        verified=verified.kematangan,
        answered=_answered(claimed.rows),
        unverified=_not_verified(claimed.rows),
        supplied=claimed.supplied,
        in_index=claimed.scored and not claimed.inovasi.is_rejected and not claimed.voided,
    )


def _answered(rows: tuple[RowResult, ...]) -> int:
    return sum(row.answered for row in rows)


def _not_verified(rows: tuple[RowResult, ...]) -> tuple[Indicator, ...]:
    """The rows that are answered but not verified, the mandatory ones first."""
    found = [each.row for each in rows if each.answered and not counting(each.answer, "verified")]
    return tuple(sorted(found, key=lambda row: not row.mandatory))


def _sides(claimed: Fraction, verified: Fraction, lang: Lang) -> tuple[str, str, str]:
    """A number in both views, and the gap."""
    return both(claimed)[lang], both(verified)[lang], both(claimed - verified)[lang]


def _rows(each: BothViews) -> Text:
    """How many of the answered rows are verified."""
    if each.supplied:
        return _NO_ROWS
    return _SO_MANY.fill(verified=each.rows_verified, answered=each.answered)


def _of(name: str) -> Text:
    """A name, which is the same in both languages."""
    return _NAMED.fill(name=name)


_TITLE = Text(
    id="{nama} — klaim dan terverifikasi, {title}", en="{nama} — claimed and verified, {title}"
)
_CLAIMED = Text(id="Klaim", en="Claimed")
_VERIFIED = Text(id="Terverifikasi", en="Verified")
_GAP = Text(id="Selisih", en="Gap")
_VERDICT = Text(id="{view}: indeks {index}, {predikat}.", en="{view}: index {index}, {predikat}.")
_SPD = Text(id="SPD", en="SPD")
_AGGREGATE = Text(id="seluruh inovasi (agregat)", en="all innovations (an aggregate)")
_NAMED = Text(id="{name}", en="{name}")
_TOTAL = Text(id="Skor total", en="Total score")
_INDEX = Text(id="Indeks sebelum dibulatkan", en="Index before rounding")
_PART = Text(id="Bagian", en="Part")
_PARTS_CAPTION = Text(
    id="Bagian demi bagian menurut klaim dan menurut verifikasi",
    en="Part by part, as claimed and as verified",
)
_PARTS: Mapping[str, tuple[Callable[[Result], Text], Callable[[Result], Fraction]]] = {
    "spd": (lambda result: result.ruleset.formula.spd.title, lambda result: result.spd.score),
    "kematangan": (
        lambda result: result.ruleset.formula.kematangan.title,
        lambda result: result.kematangan.score,
    ),
    "jumlah_inovasi": (
        lambda result: result.ruleset.formula.jumlah_inovasi.title,
        lambda result: result.jumlah_inovasi.score,
    ),
    "total": (lambda _: _TOTAL, lambda result: result.total),
    "index": (lambda _: _INDEX, lambda result: result.index_exact),
}
"""The parts of the index by their names: what each is called, and its points."""
_COUNT_STAYS = Text(
    id="Verifikasi hanya menyangkut jawaban: banyaknya inovasi dan pembaginya sama pada keduanya.",
    en="Verification is about answers: the number of innovations and the divisor are the same "
    "in both views.",
)
_SUPPLIED = Text(
    id="Diberikan sebagai angka jadi, tanpa jawaban untuk diverifikasi, sehingga sama pada "
    "keduanya: {what}.",
    en="Supplied as a sum, without answers to verify, and so the same in both views: {what}.",
)
_OUT = Text(
    id="Tidak dinilai, ditolak, atau digugurkan, sehingga verifikasinya tidak mengubah indeks: "
    "{names}.",
    en="Not scored, rejected or voided, so that verifying it changes no index: {names}.",
)
_INNOVATIONS_CAPTION = Text(
    id="Kematangan tiap inovasi menurut selisihnya (baris: terverifikasi dari yang dijawab)",
    en="Maturity of each innovation by its gap (rows: verified of answered)",
)
_NUMBER = Text(id="No", en="No")
_NAME = Text(id="Inovasi", en="Innovation")
_UNIT = Text(id="Perangkat daerah", en="Regional apparatus")
_ROWS = Text(id="Baris", en="Rows")
_SO_MANY = Text(id="{verified} dari {answered}", en="{verified} of {answered}")
_NO_ROWS = Text(id="–", en="–")
_WHO = Text(id="Penjawab", en="Answered by")
_INDICATORS = Text(id="Indikator", en="Indicators")
_UNVERIFIED_CAPTION = Text(
    id="Sudah dijawab tetapi belum terverifikasi (* wajib)",
    en="Answered but not verified (* mandatory)",
)
_ALL_VERIFIED = Text(id="Semua jawaban sudah terverifikasi.", en="All answers have been verified.")
