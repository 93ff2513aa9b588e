"""What the columns of a table are called: the headings we write first, then those we know.

Capitals, spaces and punctuation do not matter. Users find this map in
``docs/reference/headings.md``.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["pemda", "spd", "inovasi", "juri", "bukti"]
Path: TypeAlias = tuple[str, ...]
"""The keys that lead to a value in the report: ``("pkpn", "klaster")``."""

SHEETS: Mapping[Kind, str] = {
    "pemda": "Pemda",
    "spd": "SPD",
    "inovasi": "SID",
    "juri": "Juri",
    "bukti": "Bukti",
}
"""What the sheets are called that we write; those that are read may have any name."""

PEMDA: Mapping[Path, tuple[str, ...]] = {
    ("format",): ("Format",),
    ("pemda", "nama"): ("Nama pemda", "Pemda", "Pemerintah daerah", "Nama daerah", "Daerah"),
    ("pemda", "jenis"): ("Jenis pemda", "Jenis daerah"),
    ("pemda", "provinsi"): ("Provinsi",),
    ("tahun",): ("Tahun", "Tahun pengukuran", "Tahun penilaian"),
    ("edition",): ("Edisi", "Edition"),
    ("spd", "total"): ("Skor SPD", "Total SPD"),
    ("inovasi", "jumlah"): ("Jumlah inovasi",),
    ("inovasi", "rata_rata_kematangan"): ("Rata-rata kematangan",),
    ("inovasi", "urusan_pelayanan_dasar"): ("Urusan pelayanan dasar",),
    ("template", "edition"): ("Edisi templat",),
    ("template", "digest"): ("Digest templat",),
}
"""What is said once of the whole report, in two columns: its name and its value."""

INOVASI: Mapping[Path, tuple[str, ...]] = {
    ("number",): ("No", "Nomor", "No urut"),
    ("nama",): ("Nama inovasi", "Inovasi", "Judul", "Judul inovasi", "Nama"),
    ("bentuk",): ("Bentuk", "Bentuk inovasi"),
    ("jenis",): ("Jenis", "Jenis inovasi"),
    ("tahapan",): ("Tahapan", "Tahapan inovasi", "Tahap"),
    ("inisiator",): ("Inisiator", "Inisiator inovasi", "Inisiator inovasi daerah"),
    ("nama_inisiator",): ("Nama inisiator",),
    ("klasifikasi",): ("Klasifikasi", "Klasifikasi inovasi"),
    ("perangkat_daerah",): (
        *("Perangkat daerah", "OPD", "OPD pelaksana", "SKPD", "Nama OPD", "Nama perangkat daerah"),
        *("Unit", "Instansi", "Dinas"),
    ),
    ("urusan",): ("Urusan", "Urusan utama", "Urusan inovasi", "Urusan pemerintahan"),
    ("urusan_beririsan",): ("Urusan beririsan", "Urusan irisan", "Urusan lain yang beririsan"),
    ("uji_coba",): ("Waktu uji coba", "Uji coba", "Waktu uji", "Tanggal uji coba"),
    ("penerapan",): (
        *("Waktu penerapan", "Penerapan", "Penerapan awal", "Tanggal penerapan"),
        *("Waktu implementasi", "Implementasi", "Tanggal implementasi"),
    ),
    ("pengembangan",): (
        *("Waktu pengembangan", "Pengembangan", "Pengembangan terbaru", "Tanggal pengembangan"),
        *("Waktu pengembangan terbaru", "Perkembangan", "Berkembang"),
    ),
    ("rancang_bangun", "text"): ("Rancang bangun",),
    ("rancang_bangun", "words"): ("Jumlah kata", "Jumlah kata rancang bangun"),
    ("asta_cita",): ("Asta Cita", "Asta Cipta"),
    ("status",): ("Status", "Status pengiriman"),
    ("koordinat",): ("Koordinat", "Titik koordinat"),
    ("koordinat", "lat"): ("Lintang", "Latitude"),
    ("koordinat", "lon"): ("Bujur", "Longitude"),
    ("pkpn", "klaster"): ("Klaster PKPN", "PKPN"),
    ("pkpn", "program"): ("Program PKPN",),
    ("pkpn", "beririsan"): ("PKPN beririsan",),
    ("tujuan",): ("Tujuan", "Tujuan inovasi"),
    ("manfaat",): ("Manfaat", "Manfaat inovasi"),
    ("hasil",): ("Hasil", "Hasil inovasi"),
    ("anggaran",): ("Anggaran",),
    ("profil_bisnis",): ("Profil bisnis",),
    ("haki",): ("HAKI", "HKI"),
    ("penghargaan",): ("Penghargaan",),
    ("kematangan",): (
        *("Kematangan", "Skor kematangan", "Nilai kematangan", "Skor SID"),
        *("Skor SID terverifikasi", "Skor kematangan terverifikasi"),
    ),
    ("verified",): ("Indikator terverifikasi", "Terverifikasi"),
}
"""One row an innovation; its indicators have columns of their own, see `FORMS`."""

SPD: Mapping[Path, tuple[str, ...]] = {
    ("row",): ("Indikator", "Nomor indikator", "No indikator", "Kode indikator"),
    ("level",): ("Level", "Parameter"),
    ("value",): ("Nilai", "Capaian", "Angka"),
    ("previous",): ("Sebelumnya", "Tahun sebelumnya", "T-2"),
    ("current",): ("Sekarang", "Tahun terakhir", "T-1"),
    ("points",): ("Poin", "Skor"),
    ("basis",): ("Basis",),
    ("verified",): ("Terverifikasi",),
    ("name",): ("Nama indikator", "Nama"),
    ("number",): ("No",),
}
"""One row an answer of the region."""

JURI: Mapping[Path, tuple[str, ...]] = {
    ("inovasi",): (
        *("Inovasi", "Nama inovasi", "Judul", "Judul inovasi"),
        *("No inovasi", "Nomor inovasi"),
    ),
    ("juri", "nama"): ("Juri", "Nama juri", "Penilai", "Nama penilai"),
    ("number",): ("No", "Nomor", "No urut"),
    ("verified",): ("Indikator terverifikasi", "Terverifikasi"),
}
"""One row what a juror gave an innovation; its indicators have columns of their own."""

BUKTI: Mapping[Path, tuple[str, ...]] = {
    ("inovasi",): ("Inovasi", "No inovasi", "Nomor inovasi"),
    ("row",): ("Indikator", "Nomor indikator", "No indikator", "Kode indikator"),
    ("file",): ("Berkas", "Nama berkas", "File"),
    ("link",): ("Tautan", "Link", "URL"),
    ("number",): ("Nomor", "Nomor dokumen"),
    ("date",): ("Tanggal", "Tanggal dokumen"),
    ("note",): ("Catatan", "Keterangan"),
    ("document",): ("Dokumen", "Jenis dokumen"),
    ("years",): ("Tahun", "Tahun dokumen"),
    ("juri",): ("Juri", "No juri", "Nama juri"),
}
"""One row a document: of an innovation by its number or name, of its juror, or of the region."""

COLUMNS: Mapping[Kind, Mapping[Path, tuple[str, ...]]] = {
    "pemda": PEMDA,
    "spd": SPD,
    "inovasi": INOVASI,
    "juri": JURI,
    "bukti": BUKTI,
}

TEXTS: frozenset[Path] = frozenset(
    (
        *(("pemda", "nama"), ("pemda", "provinsi"), ("nama",), ("nama_inisiator",)),
        ("juri", "nama"),
        *(("perangkat_daerah",), ("rancang_bangun", "text"), ("pkpn", "program"), ("tujuan",)),
        *(("manfaat",), ("hasil",), ("anggaran",), ("profil_bisnis",), ("haki",)),
        *(("penghargaan",), ("file",), ("link",), ("number",), ("note",)),
    )
)
"""What is kept as it stands; anywhere else a dash says that there is nothing."""

FORMS: Mapping[str, tuple[str, ...]] = {
    "level": ("level", "parameter"),
    "points": ("poin", "skor"),
    "score": ("nilai juri",),
    "value": ("nilai", "capaian", "angka"),
    "previous": ("sebelumnya", "tahun sebelumnya", "T-2"),
    "current": ("sekarang", "tahun terakhir", "T-1"),
    "basis": ("basis",),
    "evidence": ("bukti", "data dukung"),
}
"""How the answer stands in the column of an indicator: ``16 level``, ``17 nilai``, ``33 basis``.

A ``score`` is what a juror gave, as it was given: a level, or a score with or without a point.
"""

MARKS_BESIDE = ("Status/Catatan Asistensi", "Catatan Asistensi", "Status Asistensi")
"""Beside these columns, 0 and 1 under an indicator mark whether its evidence is there."""

CODES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "bentuk": {
        "tata_kelola": ("Tata kelola pemerintahan", "Inovasi tata kelola pemerintahan daerah"),
        "pelayanan_publik": ("Inovasi pelayanan publik",),
        "bentuk_lainnya": ("Inovasi daerah lainnya", "Inovasi bentuk lainnya", "Lainnya"),
    },
    "jenis": {"nondigital": ("Non digital",)},
    "inisiator": {
        "perangkat_daerah": ("OPD", "SKPD"),
        "anggota_dprd": ("DPRD",),
        "kepala_daerah": ("Bupati", "Wali kota", "Gubernur"),
    },
    "klasifikasi": {"perangkat_daerah": ("OPD", "SKPD")},
    "status": {
        "dikirim": ("Terkirim",),
        "diterima": ("Disetujui",),
    },
}
"""What else the codes of a profile are called, beside the names that the edition has for them."""

NOTHING = ("-", "–", "—")
"""What stands in a cell for nothing."""

YES = ("true", "ya", "y", "yes", "1", "sudah", "ada", "v", "✓", "✔")
NO = ("false", "tidak", "t", "no", "n", "0", "belum", "tidak ada")
ALL = ("semua",)
"""In the list of verified indicators: all that are answered."""

TOTALS = ("total", "jumlah", "rata rata", "rerata")
"""How a row begins that sums up those above it."""

MONTHS = (
    *(("januari", "jan", "january"), ("februari", "feb", "february", "pebruari")),
    *(("maret", "mar", "march"), ("april", "apr"), ("mei", "may"), ("juni", "jun", "june")),
    *(("juli", "jul", "july"), ("agustus", "agu", "ags", "agt", "aug", "august")),
    *(("september", "sep", "sept"), ("oktober", "okt", "oct", "october")),
    *(("november", "nov", "nopember"), ("desember", "des", "dec", "december")),
)


def plain(heading: str) -> str:
    """A heading as it is compared: small letters and digits, the words apart by one space.

    >>> plain(" Status/Catatan  Asistensi: ")
    'status catatan asistensi'
    """
    return " ".join(_WORDS.findall(heading.casefold()))


def in_small(names: Mapping[Path, Iterable[str]]) -> Mapping[str, Path]:
    """The fields by their headings as they are compared, and by their own keys."""
    fields = {plain(name): path for path, each in names.items() for name in each}
    return {plain(path[-1]): path for path in names if len(path) == 1} | fields


_WORDS = re.compile(r"[^\W_]+")
ROW_NUMBER = re.compile("[0-9]{1,3}[a-z]?")
"""How the number of an indicator looks, where no rules say which there are."""

FIELDS: Mapping[Kind, Mapping[str, Path]] = {
    kind: in_small(names) for kind, names in COLUMNS.items()
}
"""The fields of each kind of table by their headings as they are compared."""
