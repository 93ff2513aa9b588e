"""Reports, rules and issuers as a notebook shows them."""

from collections.abc import Iterator, Mapping

from inovasi_index.describe import edition_blocks, row_blocks
from inovasi_index.issuer import Issuer
from inovasi_index.laporan import Aggregate, Answer, Answers, Inovasi, Laporan, Total
from inovasi_index.pages import Block, Grid, Heading, both, in_notebook
from inovasi_index.ruleset import Indicator, Ruleset
from inovasi_index.text import Lang, Text, joined
from inovasi_index.values import to_plain


def laporan_html(laporan: Laporan) -> str:
    """A report for a notebook."""
    return in_notebook(_laporan_blocks(laporan, "id"))


def inovasi_html(inovasi: Inovasi) -> str:
    """An innovation for a notebook."""
    return in_notebook(_inovasi_blocks(inovasi, "id"))


def ruleset_html(rules: Ruleset) -> str:
    """An edition for a notebook."""
    return in_notebook(edition_blocks(rules, "id"))


def row_html(row: Indicator) -> str:
    """A row for a notebook; it does not know which rules it is part of."""
    return in_notebook(row_blocks(row, None, "id"))


def issuer_html(issuer: Issuer) -> str:
    """An issuer for a notebook: the documents its editions rest on, and the years without one."""
    return in_notebook(_issuer_blocks(issuer, "id"))


def _issuer_blocks(issuer: Issuer, lang: Lang) -> Iterator[Block]:
    yield Heading(1, f"{issuer.name[lang]} ({issuer.issuer})")
    if issuer.legal:
        documents = tuple(
            (each.number, each.title[lang], f"{each.editions.from_}–{each.editions.to or ''}")
            for each in issuer.legal
        )
        yield Grid(_LAW[lang], (_DOCUMENT[lang], _TITLE[lang], _EDITIONS[lang]), documents)
    if issuer.unscored:
        unscored = tuple((str(each.year), each.reason[lang]) for each in issuer.unscored)
        yield Grid(_UNSCORED[lang], ("#" + _YEAR[lang], _WHY[lang]), unscored)


def _laporan_blocks(laporan: Laporan, lang: Lang) -> Iterator[Block]:
    yield Heading(1, laporan.pemda.nama)
    head = {
        **to_plain(laporan.pemda),
        "tahun": laporan.tahun,
        "edition": laporan.edition,
        _FILE[lang]: laporan.source,
        "spd": _spd(laporan.spd)[lang],
        "inovasi": _inovasi(laporan.inovasi)[lang],
    }
    yield _fields(_REPORT, head, lang)
    if isinstance(laporan.spd, Answers) and laporan.spd:
        yield _answers(_SPD_ANSWERS, laporan.spd, lang)
    if laporan.innovations:
        rows = tuple(_row(number, each, lang) for number, each in enumerate(laporan, 1))
        heads = ("#" + _NUMBER[lang], *(head[lang] for head in (_NAME, _FORM, _URUSAN, _STATUS)))
        yield Grid(_INNOVATIONS[lang], (*heads, _MATURITY[lang]), rows)


def _inovasi_blocks(inovasi: Inovasi, lang: Lang) -> Iterator[Block]:
    yield Heading(1, inovasi.nama)
    given = {"bentuk": inovasi.bentuk, **to_plain(inovasi)}
    yield _fields(_PROFILE, {key: each for key, each in given.items() if key not in _APART}, lang)
    if inovasi.sid:
        yield _answers(_SID_ANSWERS, inovasi.sid, lang)
    for each in inovasi.juri:
        yield _answers(_OF_JUROR.fill(name=each.nama), each.nilai, lang)


_APART = ("nama", "sid", "juri")
"""What of an innovation has a place of its own."""


def _fields(caption: Text, fields: Mapping[str, object], lang: Lang) -> Grid:
    """What is given, under the keys that a file has for it."""
    rows = tuple((key, _said(given)) for key, given in fields.items() if given is not None)
    return Grid(caption[lang], (_KEY[lang], _GIVEN[lang]), rows)


def _said(given: object) -> str:
    """Plain data in one cell."""
    if isinstance(given, Mapping):
        return "; ".join(f"{key}: {_said(each)}" for key, each in given.items())
    if isinstance(given, list):
        return ", ".join(map(_said, given))
    return str(given)


def _spd(spd: Answers | Total | None) -> Text:
    if spd is None:
        return _LEFT_OUT
    if isinstance(spd, Total):
        return _SUPPLIED.fill(total=both(spd.total))
    return _ANSWERED.fill(rows=len(spd))


def _inovasi(inovasi: tuple[Inovasi, ...] | Aggregate | None) -> Text:
    if inovasi is None:
        return _LEFT_OUT
    if isinstance(inovasi, Aggregate):
        return _AGGREGATE.fill(
            count=inovasi.jumlah,
            mean=both(inovasi.rata_rata_kematangan),
            affairs=inovasi.urusan_pelayanan_dasar,
        )
    return _LISTED.fill(count=len(inovasi))


def _row(number: int, each: Inovasi, lang: Lang) -> tuple[str, ...]:
    supplied = each.kematangan
    maturity = _ANSWERED.fill(rows=len(each.sid)) if supplied is None else both(supplied)
    urusan = ", ".join([each.urusan or "–", *each.urusan_beririsan])
    return str(number), each.nama, each.bentuk, urusan, each.status, maturity[lang]


def _answers(caption: Text, answers: Answers, lang: Lang) -> Grid:
    rows = tuple(
        (
            row,
            answer.basis or "–",
            _answer(answer)[lang],
            (_YES if answer.verified else _NO)[lang],
            str(len(answer.evidence)),
        )
        for row, answer in answers.items()
    )
    heads = tuple(head[lang] for head in (_INDICATOR, _BASIS, _ANSWER, _VERIFIED))
    return Grid(caption[lang], (*heads, "#" + _EVIDENCE[lang]), rows)


def _answer(answer: Answer) -> Text:
    """The level, the value, or the two readings."""
    if answer.level is not None:
        return _LEVEL.fill(level=answer.level)
    readings = [
        each for each in (answer.value, answer.previous, answer.current) if each is not None
    ]
    return joined(map(both, readings), " → ")


_LAW = Text(id="Dasar hukum setiap edisi", en="The law behind the editions")
_DOCUMENT = Text(id="Nomor", en="Number")
_TITLE = Text(id="Tentang", en="Title")
_EDITIONS = Text(id="Edisi", en="Editions")
_UNSCORED = Text(id="Tahun tanpa edisi", en="Years without an edition")
_YEAR = Text(id="Tahun", en="Year")
_WHY = Text(id="Mengapa", en="Why")
_REPORT = Text(id="Isi laporan", en="What the report has")
_KEY = Text(id="Isian", en="Field")
_GIVEN = Text(id="Isi", en="Given")
_FILE = Text(id="berkas", en="file")
_LEFT_OUT = Text(id="tidak diisi", en="left out")
_SUPPLIED = Text(id="{total}, sebagai angka jadi", en="{total}, supplied as a sum")
_ANSWERED = Text(id="{rows} baris dijawab", en="{rows} rows answered")
_AGGREGATE = Text(
    id="{count} inovasi sebagai agregat: rata-rata kematangan {mean}, "
    "{affairs} urusan pelayanan dasar",
    en="{count} innovations as an aggregate: mean maturity {mean}, {affairs} basic-service affairs",
)
_LISTED = Text(id="{count} inovasi, satu per satu", en="{count} innovations, one by one")
_SPD_ANSWERS = Text(id="Jawaban SPD", en="Answers of the region (SPD)")
_SID_ANSWERS = Text(id="Jawaban SID", en="Answers of the innovation (SID)")
_OF_JUROR = Text(id="Nilai dari juri {name}", en="What the juror {name} gave")
_INNOVATIONS = Text(id="Inovasi dalam laporan ini", en="Innovations of this report")
_PROFILE = Text(id="Profil inovasi", en="Profile of the innovation")
_NUMBER = Text(id="No", en="No")
_NAME = Text(id="Nama", en="Name")
_FORM = Text(id="Bentuk", en="Form")
_URUSAN = Text(id="Urusan", en="Affair")
_STATUS = Text(id="Status", en="Status")
_MATURITY = Text(id="Kematangan", en="Maturity")
_INDICATOR = Text(id="Indikator", en="Indicator")
_BASIS = Text(id="Basis", en="Basis")
_ANSWER = Text(id="Jawaban", en="Answer")
_VERIFIED = Text(id="Terverifikasi", en="Verified")
_EVIDENCE = Text(id="Bukti", en="Evidence")
_LEVEL = Text(id="level {level}", en="level {level}")
_YES = Text(id="ya", en="yes")
_NO = Text(id="belum", en="no")
