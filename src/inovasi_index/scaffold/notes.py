"""What stands beside the rules of a new file: a line or two on each section, in both languages."""

from collections.abc import Mapping

from inovasi_index.text import LANGS, Text

EDITOR = "yaml-language-server: $schema={schema}"
"""What tells an editor which schema a file follows."""


def lines(note: Text) -> list[str]:
    """A note as the lines of a comment."""
    return [note[lang] for lang in LANGS]


WHOLE = Text(
    id="Aturan {edition}, disalin dari {base}. Teks bertanda ISI: menunggu diisi; yang lain "
    "diubah seperlunya. Angka memakai titik desimal; baris yang diawali # adalah keterangan.",
    en="The rules of {edition}, copied from {base}. Texts marked FILL IN: wait to be filled in; "
    "change the rest as needed. Numbers have a decimal point; lines that begin with # are notes.",
)

DIFFERENCES = Text(
    id="Aturan {edition}: hanya yang berbeda dari {base}; yang tidak disebut tetap sama. Teks "
    " bertanda ISI: menunggu diisi. Baris yang diawali # adalah keterangan atau contoh.",
    en="The rules of {edition}: only what differs from {base}; what is not named stays as it is "
    "there. Texts marked FILL IN: wait to be filled in. Lines that begin with # are notes or "
    "examples.",
)

SECTIONS: Mapping[str, Text] = {
    "title": Text(
        id="Nama edisi ini, dan satu kalimat tentang dasarnya; tampil di atas setiap skor.",
        en="What this edition is called, and one sentence on what it rests on; both stand above "
        "every score.",
    ),
    "sources": Text(
        id="Dokumen yang memuat aturan. Tambahkan peraturan setempat, lalu rujuk kodenya di tempat "
        "yang diaturnya: source: {{kode: hlm. 3}}.",
        en="The documents that hold the rules. Add the local regulation, and cite its code where "
        "it decides: source: {{code: p. 3}}.",
    ),
    "units": Text(
        id="Satuan yang dipakai ukuran di bawah.",
        en="The units in which things are measured below.",
    ),
    "aspects": Text(
        id="Aspek dan variabelnya, dan siapa yang menjawab: pemda, tiap inovasi, atau juri.",
        en="The aspects and their variables, and who answers: the pemda, each inovasi, or juri.",
    ),
    "indicators": Text(
        id="Satu butir satu baris skor, bobot x level. Yang biasa diubah: weight, mandatory, batas "
        "dalam band, label, evidence. Jumlah weight x level tertinggi harus sama dengan maximum "
        "bagiannya di formula.",
        en="One item is one row of the score, weight x level. Usually changed: weight, mandatory, "
        "the limits in band, label, evidence. The sum of weight x highest level must equal the "
        "maximum of its part in formula.",
    ),
    "formula": Text(
        id="Rumusnya: jumlah bagian / maximum x scale, dibulatkan sekali. Yang biasa diubah: "
        "divisor_at_least, cap, requires, maximum. Semua maximum bagian berjumlah maximum.",
        en="The formula: sum of the parts / maximum x scale, rounded once. Usually changed: "
        "divisor_at_least, cap, requires, maximum. The maxima of the parts must add up to maximum.",
    ),
    "predikat": Text(
        id="Kelas menurut indeks, kedua ujungnya termasuk, tanpa celah dan tanpa tumpang tindih.",
        en="The classes by index, both ends included. There may be no gap and no overlap.",
    ),
    "eligibility": Text(
        id="Syarat agar inovasi dinilai. Tanggalnya masih milik {base}: geser ke tahun edisi ini.",
        en="What an innovation must meet to be scored. The dates are still those of {base}: move "
        "them to the year of this edition.",
    ),
    "urusan": Text(
        id="Urusan pemerintahan menurut kelompok; basic_service menandai pelayanan dasar.",
        en="Government affairs by group; basic_service marks those of the basic services.",
    ),
    "profile": Text(
        id="Daftar kode untuk profil inovasi.", en="The code lists of an innovation's profile."
    ),
    "interpretations": Text(
        id="Pilihan untuk hal yang tidak diatur; ganti default dan reason bila kini diatur.",
        en="Choices where the rules are silent; change default and reason where these say more.",
    ),
    "unknown": Text(
        id="Hal yang tidak diketahui tentang {base}; hapus yang sudah jelas dalam aturan ini.",
        en="What is not known of {base}; remove what these rules settle.",
    ),
    "anomalies": Text(
        id="Tumpang tindih, celah, dan kata yang memang tercetak demikian; hapus bila sudah "
        "diperbaiki.",
        en="Overlaps, gaps and words that are printed so; remove those that were mended.",
    ),
}
"""What each section is, and what is usually changed in it."""

CASES = Text(
    id="Kasus uji {edition}: masukan dan hasil yang harus keluar. Angkanya dihitung dari aturan "
    "ketika berkas ini dibuat; cocokkan dengan tangan. Setiap perubahan aturan tampak di sini.",
    en="Cases of {edition}: what goes in and what must come out. The figures were computed from "
    "the rules when this file was made; check them by hand. Every change of the rules shows here.",
)

LAPORAN = Text(
    id="Laporan contoh menurut {edition}, rekaan seluruhnya. Baris tanpa jawaban bernilai 0.",
    en="An example report under {edition}, all of it invented. Rows without an answer earn 0.",
)

TITLE = Text(id="ISI: nama edisi ini ({title})", en="FILL IN: what it is called ({title})")
STANDING = Text(
    id="ISI: dasar hukum edisi ini, misalnya nomor peraturannya (isinya dari {base})",
    en="FILL IN: what it rests on, such as the number of the regulation (taken from {base})",
)

CHANGE = Text(
    id="Contoh mengubah: butir disebut dengan id, code, atau name-nya, dengan kunci yang "
    "berbeda saja. Angkanya masih yang berlaku.",
    en="Examples of a change: an entry goes by its id, code or name, with only the keys that "
    "differ. The figures are those in force.",
)
ADD = Text(id="Contoh menambah.", en="An example of adding.")
ADDED = {
    "add": {"sources": {"perwal": {"document": "Peraturan Wali Kota Contoh 5/2027", "pages": 12}}}
}
REMOVE = Text(
    id="Contoh menghapus: butir dengan namanya, kunci dengan kuncinya.",
    en="An example of removing: entries by their names, keys by themselves.",
)
