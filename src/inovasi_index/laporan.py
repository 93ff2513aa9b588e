"""What one pemda reports for one year: its own answers, its innovations, and their evidence."""

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, ClassVar, Literal

from attrs import field, frozen

from inovasi_index.exact import whole
from inovasi_index.problems import Origin, Problem, WrongValueError, shorten
from inovasi_index.text import Text
from inovasi_index.values import FrozenMap, as_given, checked, text

Bentuk = Literal["tata_kelola", "pelayanan_publik", "bentuk_lainnya"]
Jenis = Literal["digital", "nondigital"]


@frozen(field_transformer=checked)
class Pemda:
    """A regional government."""

    nama: str
    jenis: Literal["provinsi", "kabupaten", "kota"] | None = None
    provinsi: str | None = None


@frozen(field_transformer=checked)
class Evidence:
    """A document that shows an answer.

    ``document`` is what kind it is, by the codes of the edition; ``years`` are those it tells of,
    where they are not that of its ``date``.
    """

    file: str | None = None
    link: str | None = None
    number: str | None = None
    date: dt.date | None = None
    note: str | None = None
    document: str | None = None
    years: tuple[int, ...] = ()


@frozen(field_transformer=checked)
class Answer:
    """What is reported for one row: a level, a value, or two readings, in exactly one of the forms.

    Raises:
        WrongValueError: ``empty-answer``, ``two-answers`` or ``half-answer``.
    """

    level: int | None = None
    value: Decimal | None = None
    previous: Decimal | None = None
    current: Decimal | None = None
    basis: str | None = None
    verified: bool = False
    evidence: tuple[Evidence, ...] = ()

    def __attrs_post_init__(self) -> None:
        readings = [name for name in ("previous", "current") if _is_given(self, name)]
        given = [name for name in ("level", "value") if _is_given(self, name)]
        if not given and not readings:
            raise WrongValueError("empty-answer", _EMPTY_ANSWER)
        if len(given) + bool(readings) > 1:
            raise WrongValueError("two-answers", _TWO_ANSWERS, (*given, *readings))
        if len(readings) == 1:
            missing = "current" if readings == ["previous"] else "previous"
            raise WrongValueError("half-answer", _HALF_ANSWER, [missing])
        if self.level is not None and self.level < 0:
            raise WrongValueError("unknown-level", _NEGATIVE_LEVEL, ("level",))


def _is_given(answer: Answer, name: str) -> bool:
    """Whether a field was given; one that is not set at all was given and could not be read."""
    return getattr(answer, name, name) is not None


class Answers(FrozenMap[str, Answer]):
    """Answers by row id. A bare number stands for a level.

    >>> Answers({"16": 2})["16"].level
    2
    """

    __slots__ = ("_cells", "_measured")

    def __init__(self, answers: Mapping[str, Answer | int] | None = None) -> None:
        super().__init__({text(row): _answer(row, given) for row, given in (answers or {}).items()})
        levels = [(row, answer) for row, answer in self.items() if answer.level is not None]
        self._cells = tuple(cell(row, answer.basis, answer.level) for row, answer in levels)
        self._measured = tuple(
            (row, answer) for row, answer in self.items() if answer.level is None
        )

    @property
    def cells(self) -> tuple[str, ...]:
        """Every answer given as a level, as one text each.

        Scoring looks these texts up whole, which is what lets a nation's reports be scored in a
        blink.
        """
        return self._cells

    @property
    def measured(self) -> tuple[tuple[str, Answer], ...]:
        """The rows whose level has yet to be found from a measurement."""
        return self._measured


def cell(row: str, basis: str | None, level: int | None) -> str:
    """The key of an answer that is a level: ``2:16``, or with its basis ``2/a:33``.

    The level stands first, so that no row, whatever it is called, reads like a basis of another.
    """
    return f"{level}:{row}" if basis is None else f"{level}/{basis}:{row}"


def _answer(row: str, given: Answer | int) -> Answer:
    if isinstance(given, Answer):
        return given
    try:
        level = whole(given)
        return _BARE[level] if level in _BARE else Answer(level=level)
    except WrongValueError as wrong:
        raise WrongValueError(wrong.code, wrong.message, [row]) from None


_BARE = {level: Answer(level=level) for level in range(10)}


def _answers(given: Any) -> Answers:
    if isinstance(given, Answers):
        return given
    if isinstance(given, Mapping):
        return Answers(given)
    raise WrongValueError("wrong-shape", _NOT_ANSWERS.fill(value=shorten(given)))


@frozen(field_transformer=checked)
class RancangBangun:
    """The design of an innovation: the text itself, or how many words it has."""

    words: int
    text: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.words < 0:
            raise WrongValueError("out-of-range", _NEGATIVE_WORDS, ("words",))

    @classmethod
    def of(cls, design: str) -> "RancangBangun":
        """The design in a text; a word is a run of non-space characters with a letter or digit.

        >>> RancangBangun.of("Siap antar — obat ke rumah").words
        5
        """
        words = sum(any(map(str.isalnum, run)) for run in design.split())
        return cls(words=words, text=design)


@frozen(field_transformer=checked)
class Juri:
    """What one juror gave an innovation of a contest, by row."""

    nama: str
    nilai: Answers = field(default=Answers(), converter=_answers)


def _code(given: Any) -> str | None:
    """A code that is a number by nature may be given as one."""
    if given is None:
        return None
    return str(given) if type(given) is int else text(given)


def _rancang_bangun(given: Any) -> RancangBangun | None:
    if given is None or isinstance(given, RancangBangun):
        return given
    if isinstance(given, str):
        return RancangBangun.of(given)
    raise WrongValueError("wrong-shape", _NOT_A_DESIGN.fill(value=shorten(given)))


@frozen(field_transformer=checked)
class Koordinat:
    """A place on earth, in degrees."""

    lat: Decimal
    lon: Decimal

    def __attrs_post_init__(self) -> None:
        for name, most in (("lat", 90), ("lon", 180)):
            if not -most <= getattr(self, name, most) <= most:
                raise WrongValueError("out-of-range", _NO_PLACE.fill(most=most), (name,))


@frozen(field_transformer=checked)
class Pkpn:
    """The national priority programmes an innovation belongs to."""

    klaster: str
    program: str | None = None
    beririsan: tuple[str, ...] = ()


@frozen(kw_only=True, field_transformer=checked)
class Inovasi:
    """One innovation, in one of its three legal forms (PP 38/2017): build one of the subclasses.

    Its maturity comes from ``sid``, the answers per row, or is supplied as ``kematangan``. What
    jurors gave it in a contest stands in ``juri``.
    """

    bentuk: ClassVar[Bentuk]

    nama: str
    jenis: Jenis | None = None
    tahapan: Literal["inisiatif", "uji_coba", "penerapan"] | None = None
    inisiator: (
        Literal["kepala_daerah", "anggota_dprd", "perangkat_daerah", "asn", "masyarakat"] | None
    ) = None
    nama_inisiator: str | None = None
    klasifikasi: Literal["perangkat_daerah", "desa", "masyarakat"] | None = None
    perangkat_daerah: str | None = None
    urusan: str | None = None
    urusan_beririsan: tuple[str, ...] = ()
    uji_coba: dt.date | None = None
    penerapan: dt.date | None = None
    pengembangan: dt.date | None = None
    rancang_bangun: RancangBangun | None = field(default=None, converter=_rancang_bangun)
    asta_cita: str | None = field(default=None, converter=_code)
    status: Literal["dikirim", "diterima", "ditolak"] = "dikirim"
    koordinat: Koordinat | None = None
    pkpn: Pkpn | None = None
    tujuan: str | None = None
    manfaat: str | None = None
    hasil: str | None = None
    anggaran: str | None = None
    profil_bisnis: str | None = None
    haki: str | None = None
    penghargaan: str | None = None
    sid: Answers = field(default=Answers(), converter=_answers)
    kematangan: Decimal | None = None
    juri: tuple[Juri, ...] = ()

    def __attrs_post_init__(self) -> None:
        if type(self) is Inovasi:
            raise WrongValueError("missing-key", _NO_FORM, ("bentuk",))
        if self.kematangan is not None and self.sid:
            raise WrongValueError("two-answers", _TWO_MATURITIES, ("kematangan", "sid"))

    @property
    def is_rejected(self) -> bool:
        """Whether the ministry turned it down."""
        return self.status == "ditolak"

    def _repr_html_(self) -> str:
        # Only a notebook asks for this; a look upwards, so that it shows itself.
        from inovasi_index.overview import inovasi_html  # noqa: PLC0415 - late on purpose

        return inovasi_html(self)


@frozen(kw_only=True, field_transformer=checked)
class TataKelola(Inovasi):
    """An innovation in how the government manages itself."""

    bentuk = "tata_kelola"


@frozen(kw_only=True, field_transformer=checked)
class PelayananPublik(Inovasi):
    """An innovation in what the government provides to people."""

    bentuk = "pelayanan_publik"


@frozen(kw_only=True, field_transformer=checked)
class BentukLainnya(Inovasi):
    """An innovation of another form, within the affairs of the region."""

    bentuk = "bentuk_lainnya"


FORMS: Mapping[str, type[Inovasi]] = {
    form.bentuk: form for form in (TataKelola, PelayananPublik, BentukLainnya)
}


@frozen(field_transformer=checked)
class Total:
    """A score of the region that is only known as a sum."""

    total: Decimal


@frozen(field_transformer=checked)
class Aggregate:
    """All innovations as published: their number, mean maturity and basic-service affairs.

    ``rata_rata_kematangan`` is already divided by max(divisor, n).
    """

    jumlah: int
    rata_rata_kematangan: Decimal
    urusan_pelayanan_dasar: int

    def __attrs_post_init__(self) -> None:
        for name in ("jumlah", "rata_rata_kematangan", "urusan_pelayanan_dasar"):
            if getattr(self, name, 0) < 0:
                raise WrongValueError("out-of-range", _NEGATIVE, (name,))
        if self.urusan_pelayanan_dasar > self.jumlah:
            raise WrongValueError(
                "out-of-range",
                _MORE_AFFAIRS.fill(affairs=self.urusan_pelayanan_dasar, innovations=self.jumlah),
                ("urusan_pelayanan_dasar",),
            )
        if not self.jumlah and self.rata_rata_kematangan:
            raise WrongValueError("out-of-range", _MEAN_OF_NONE, ("rata_rata_kematangan",))


def _spd(given: Any) -> Answers | Total | None:
    return given if given is None or isinstance(given, Total) else _answers(given)


def _inovasi(given: Any) -> tuple[Inovasi, ...] | Aggregate | None:
    if given is None or isinstance(given, Aggregate):
        return given
    items = tuple(given) if isinstance(given, list | tuple) else (given,)
    for item in items:
        if not isinstance(item, Inovasi):
            raise WrongValueError("wrong-shape", _NOT_INNOVATIONS.fill(value=shorten(repr(item))))
    return items


@frozen(kw_only=True, field_transformer=checked)
class Laporan:
    """The report of one pemda for one year.

    ``spd`` and ``inovasi`` are given row by row and one by one, or as sums where only sums are
    known. ``tahun`` picks the edition of that year unless ``edition`` names one.
    """

    pemda: Pemda
    tahun: int | None = None
    edition: str | None = None
    spd: Answers | Total | None = field(default=None, converter=_spd)
    inovasi: tuple[Inovasi, ...] | Aggregate | None = field(default=None, converter=_inovasi)
    format: Literal["inovasi-index/laporan@1"] = "inovasi-index/laporan@1"
    origin: Origin | None = field(default=None, eq=False, repr=False, converter=as_given)

    @property
    def source(self) -> str | None:
        """The file as its reader named it, or None for a report built in Python."""
        return self.origin.file if self.origin else None

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What the reader of a table passed over, or read in one of several ways."""
        return self.origin.warnings if self.origin else ()

    @property
    def innovations(self) -> tuple[Inovasi, ...]:
        """The innovations one by one; empty where only their aggregate is known."""
        return self.inovasi if isinstance(self.inovasi, tuple) else ()

    def __iter__(self) -> Iterator[Inovasi]:
        return iter(self.innovations)

    def _repr_html_(self) -> str:
        # Only a notebook asks for this; a look upwards, so that it shows itself.
        from inovasi_index.overview import laporan_html  # noqa: PLC0415 - late on purpose

        return laporan_html(self)


_EMPTY_ANSWER = Text(
    id="jawaban ini tidak berisi level, value, maupun previous dan current",
    en="this answer has neither a level, nor a value, nor previous and current",
)
_TWO_ANSWERS = Text(
    id="dua jawaban sekaligus; berikan salah satu: level, value, atau previous dengan current",
    en="two answers at once; give one of level, value, or previous with current",
)
_HALF_ANSWER = Text(
    id="previous dan current harus diberikan bersama",
    en="previous and current belong together; give both",
)
_NEGATIVE_LEVEL = Text(id="level tidak boleh negatif", en="a level is not negative")
_NOT_ANSWERS = Text(
    id="{value} bukan jawaban per indikator", en="{value} is not a mapping of answers by row"
)
_NEGATIVE_WORDS = Text(id="jumlah kata tidak boleh negatif", en="a number of words is not negative")
_NOT_A_DESIGN = Text(
    id="{value} bukan rancang bangun: tulis teksnya, atau words: jumlah katanya",
    en="{value} is not a design: write its text, or words: how many it has",
)
_NO_PLACE = Text(id="di luar -{most}…{most} derajat", en="outside -{most}…{most} degrees")
_NO_FORM = Text(
    id="bentuk inovasi harus disebut: TataKelola, PelayananPublik, atau BentukLainnya",
    en="name the form of the innovation: TataKelola, PelayananPublik or BentukLainnya",
)
_TWO_MATURITIES = Text(
    id="kematangan sudah jadi dan jawaban sid tidak boleh bersama; hapus salah satunya",
    en="a supplied kematangan and answers in sid exclude each other; leave one out",
)
_NEGATIVE = Text(id="tidak boleh negatif", en="must not be negative")
_MORE_AFFAIRS = Text(
    id="{affairs} urusan dari {innovations} inovasi: satu inovasi mempunyai satu urusan utama",
    en="{affairs} affairs of {innovations} innovations: each innovation has one main affair",
)
_MEAN_OF_NONE = Text(
    id="tanpa inovasi, rata-rata kematangan harus 0", en="without innovations the mean must be 0"
)
_NOT_INNOVATIONS = Text(
    id="{value} bukan inovasi; berikan daftar TataKelola, PelayananPublik, BentukLainnya",
    en="{value} is not an innovation; give a list of TataKelola, PelayananPublik, BentukLainnya",
)
