"""What the values and keys of a file mean, as editors show it."""

from collections.abc import Mapping
from typing import Any

from inovasi_index.laporan import (
    Aggregate,
    Answer,
    Evidence,
    Inovasi,
    Juri,
    Laporan,
    Pkpn,
    RancangBangun,
)
from inovasi_index.ruleset import Ruleset
from inovasi_index.text import Text


def both(text: Text) -> str:
    """A text as it stands in a schema, which has one language."""
    return f"{text.id} / {text.en}"


def said_of(cls: Any) -> str:
    """What a class is: the first sentence of its docstring."""
    said = " ".join((cls.__doc__ or "").replace("``", "`").split())
    return said.partition(". ")[0].removesuffix(".") + "."


def said_of_key(cls: Any, key: str) -> Text | None:
    """What a key means where its name does not say it."""
    return next((_KEYS[each, key] for each in cls.__mro__ if (each, key) in _KEYS), None)


VALUES: Mapping[str, Text] = {
    "own": Text(
        id="kunci yang diawali x- milik penulis; isinya tidak dinilai",
        en="a key that begins with x- is the writer's own; what is in it is left alone",
    ),
    "text": Text(id="teks", en="a text"),
    "whole_number": Text(id="bilangan bulat", en="a whole number"),
    "number": Text(
        id="angka dengan titik desimal, tanpa pemisah ribuan",
        en="a number with a decimal point and no other signs",
    ),
    "yes_no": Text(id="ya (true) atau tidak (false)", en="yes (true) or no (false)"),
    "date": Text(id="tanggal TTTT-BB-HH", en="a date YYYY-MM-DD"),
    "inherited": Text(
        id="seberapa pasti semua yang diambil dari edisi dasar tanpa diubah",
        en="how surely all is known that is taken over unchanged",
    ),
    "add": Text(
        id="yang belum ada dalam edisi dasar, pada kedalaman mana pun",
        en="what the base does not have, at any depth",
    ),
    "remove": Text(
        id="yang dihapus dari edisi dasar: nama-nama dalam daftar, atau isinya",
        en="what is taken out of the base: names in a list, or what an entry says",
    ),
}
"""What values are, and the keys of an edition that say how it differs from another."""

_KEYS: Mapping[tuple[type, str], Text] = {
    (Laporan, "tahun"): Text(
        id="tahun penilaian; memilih edisinya bila edition tidak ditulis",
        en="the year that is scored; it picks the edition unless one is named",
    ),
    (Laporan, "edition"): Text(
        id="edisi yang dipakai, seperti kemendagri/2026", en="the edition, like kemendagri/2026"
    ),
    (Laporan, "spd"): Text(
        id="jawaban pemda menurut nomor indikator, atau total skornya",
        en="the answers of the region by indicator, or their total",
    ),
    (Laporan, "inovasi"): Text(
        id="inovasi satu per satu, atau jumlah dan rata-ratanya",
        en="the innovations one by one, or their number and mean",
    ),
    (Answer, "level"): Text(
        id="level menurut pedoman; 0 berarti tidak ada yang dipilih",
        en="the level by the guide; 0 says that nothing was chosen",
    ),
    (Answer, "value"): Text(
        id="hasil ukur; levelnya dicari dalam tabel",
        en="what was measured; the table has its level",
    ),
    (Answer, "previous"): Text(
        id="angka sebelumnya, bersama current", en="the reading before, together with current"
    ),
    (Answer, "current"): Text(
        id="angka terakhir, bersama previous", en="the last reading, together with previous"
    ),
    (Answer, "basis"): Text(
        id="basis yang dipakai, bila indikatornya punya beberapa",
        en="the basis that was used, where the indicator has several",
    ),
    (Answer, "verified"): Text(id="buktinya sudah diperiksa", en="the evidence has been checked"),
    (Evidence, "document"): Text(
        id="jenis dokumen, menurut kode dalam aturannya",
        en="what kind of document it is, by the codes of the rules",
    ),
    (Evidence, "years"): Text(
        id="tahun yang dimuat dokumennya, bila bukan tahun tanggalnya",
        en="the years it tells of, where they are not that of its date",
    ),
    (Inovasi, "urusan"): Text(
        id="urusan utama, menurut kode dalam aturannya",
        en="the main affair, by the codes of the rules",
    ),
    (Inovasi, "rancang_bangun"): Text(
        id="teksnya, atau jumlah katanya (words)", en="its text, or how many words it has (words)"
    ),
    (Inovasi, "status"): Text(
        id="apakah Kementerian menerima atau menolaknya",
        en="whether the ministry accepted or rejected it",
    ),
    (Inovasi, "sid"): Text(id="jawaban menurut nomor indikator", en="the answers by indicator"),
    (Inovasi, "kematangan"): Text(
        id="kematangan yang sudah jadi, sebagai ganti sid",
        en="the maturity as a sum, instead of sid",
    ),
    (Inovasi, "juri"): Text(
        id="nilai setiap juri dalam lomba", en="what each juror gave it in a contest"
    ),
    (Juri, "nilai"): Text(id="nilai menurut nomor indikator", en="the scores by indicator"),
    (Pkpn, "klaster"): Text(
        id="klaster, menurut kode dalam aturannya", en="the cluster, by the codes of the rules"
    ),
    (RancangBangun, "words"): Text(id="jumlah kata", en="the number of words"),
    (Aggregate, "jumlah"): Text(id="banyaknya inovasi", en="how many innovations there are"),
    (Aggregate, "rata_rata_kematangan"): Text(
        id="seperti diumumkan, sudah dibagi pembaginya", en="as published, divided already"
    ),
    (Aggregate, "urusan_pelayanan_dasar"): Text(
        id="berapa urusan wajib pelayanan dasar yang tercakup",
        en="how many basic-service affairs are covered",
    ),
    (Ruleset, "edition"): Text(
        id="penerbit/edisi, seperti nama foldernya", en="issuer/edition, as its folder is called"
    ),
    (Ruleset, "based_on"): Text(
        id="edisi dasar; berkas ini hanya memuat yang berbeda",
        en="the edition this one is laid over; the file holds what differs",
    ),
    (Ruleset, "standing"): Text(
        id="apa dasar aturan ini, dalam satu kalimat",
        en="what these rules rest on, in one sentence",
    ),
}
"""The keys that need a word."""
