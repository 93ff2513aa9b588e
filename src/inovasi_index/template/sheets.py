"""The sheets that are filled in: of the region, its answers, innovations, jurors, documents."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from attrs import frozen

from inovasi_index.describe import cited, marked, row_name
from inovasi_index.files.shelves import edition_id
from inovasi_index.files.tables.headings import (
    BUKTI,
    FORMS,
    INOVASI,
    JURI,
    PEMDA,
    SHEETS,
    SPD,
    TEXTS,
    Path,
)
from inovasi_index.problems import listed
from inovasi_index.ruleset import CHANGES, Band, Indicator, Measure, Ruleset
from inovasi_index.template.asking import (
    DATE,
    GENERAL,
    LONGEST_PROMPT,
    MORE,
    TEXT,
    WHOLE,
    Check,
    Column,
    bases,
    cut,
    date,
    forms_of,
    labels_of,
    levels_of,
    measures_of,
    told_of,
    up_to,
    within,
)
from inovasi_index.template.form import PICK, READING, Form, fit, write_columns, write_head
from inovasi_index.text import Lang, Text, joined

INNOVATIONS, JUDGED, DOCUMENTS = 300, 2000, 2000
"""For how many rows the sheets check what is typed; further rows are read as well."""


@frozen
class _Said:
    """One thing that is said of the whole report: what is there already, and what to write."""

    path: Path
    hint: Text
    value: str | int = ""
    is_open: bool = True
    mandatory: bool = False
    check: Check | None = None


_PEMDA_WIDTHS = (26, 44, 58)

PAGE_WIDTH = sum(_PEMDA_WIDTHS)


def write_pemda(form: Form) -> None:
    """The sheet of what is said once of the whole report, and how to fill in the others."""
    rules, lang = form.rules, form.lang
    sheet = form.sheet(SHEETS["pemda"], _PEMDA_WIDTHS)
    form.write(sheet.cell(1, 1), TITLE.fill(title=rules.title)[lang], "title")
    form.write(sheet.cell(2, 1), rules.ground[lang], "subtitle")
    _spread(sheet, 1)
    _spread(sheet, 2)
    said = tuple(_said(form))
    for line, each in enumerate(said, start=_FIRST_SAID):
        _write_said(form, sheet, line, each)
    below = _FIRST_SAID + len(said) + 1
    form.write(sheet.cell(below, 1), _HOW[lang], "heading")
    for line, text in enumerate(_instructions(rules), start=below + 1):
        form.write(sheet.cell(line, 1), text[lang], "paragraph")
        _spread(sheet, line)
    sheet.sheet_view.showGridLines = False
    form.print_on(sheet)


def _spread(sheet: Any, line: int) -> None:
    """Let a text stand over all columns."""
    fit(sheet, line, (PAGE_WIDTH,))
    sheet.merge_cells(None, line, 1, line, 3)


_FIRST_SAID = 4


def _write_said(form: Form, sheet: Any, line: int, said: _Said) -> None:
    name, star = PEMDA[said.path][0], "*" if said.mandatory else ""
    form.write(sheet.cell(line, 1), name + star, "mandatory name" if star else "name")
    cell = sheet.cell(line, 2)
    form.write(cell, said.value, "open" if said.is_open else "closed")
    if said.path in TEXTS:
        cell.number_format = TEXT
    if said.check:
        form.check(sheet, cell.coordinate, said.check)
    form.write(sheet.cell(line, 3), said.hint[form.lang], "hint")
    fit(sheet, line, _PEMDA_WIDTHS)


def _said(form: Form) -> Iterator[_Said]:
    rules = form.rules
    kinds = form.pick(labels_of(("pemda", "jenis"), rules, form.lang))
    yield _Said(("pemda", "nama"), _PEMDA_HINT, mandatory=True)
    yield _Said(("pemda", "jenis"), _CHOOSE, check=kinds)
    yield _Said(("pemda", "provinsi"), _PROVINCE_HINT)
    yield _Said(("tahun",), _YEAR_HINT, rules.year)
    if edition_id(rules.year) != rules.edition:
        yield _Said(("edition",), _EDITION_HINT, rules.edition)
    if not rules.ranks_inovasi:
        most = rules.formula.spd.maximum
        hint = (_TOTAL_HINT if rules.spd_rows else _TOTAL_ONLY).fill(most=most)
        yield _Said(("spd", "total"), hint, check=up_to(most, form.lang))
    yield _Said(("template", "edition"), _KEEP, rules.edition, is_open=False)
    yield _Said(("template", "digest"), _KEEP, rules.digest, is_open=False)


def _instructions(rules: Ruleset) -> tuple[Text, ...]:
    names = {"reading": READING, "spd": SHEETS["spd"], "sid": SHEETS["inovasi"]}
    return tuple(
        text.fill(**names, juri=SHEETS["juri"], year=rules.year)
        for text in (
            _fill_in(rules),
            _STARS,
            _ONE_ANSWER,
            *([_WITH_BASIS] if any(row.bases for row in rules.rows.values()) else []),
            _ONE_ROW_EACH,
            *([_ONE_ROW_A_JUROR] if rules.juri_rows else []),
            _READ_THERE,
            _RANK_IT if rules.ranks_inovasi else _SCORE_IT,
        )
    )


def _fill_in(rules: Ruleset) -> Text:
    """Which sheets there are."""
    if rules.ranks_inovasi:
        sheets = [_SID_SHEET, *([_BUKTI_SHEET] if rules.sid_rows else [])]
        sheets += [_JURI_SHEET] if rules.juri_rows else []
        return _FILL_SHEETS.fill(sheets=joined(sheets))
    return _FILL_ROWS if rules.spd_rows else _FILL_SUM


def write_spd(form: Form) -> None:
    """The sheet of the answers of the region, one a row."""
    rows, lang = form.rules.spd_rows, form.lang
    taken = {part for row in rows for part in forms_of(row)}
    parts = [part for part in FORMS if part in taken]
    heads = [*_IDENTITY, *((part,) for part in parts), ("verified",)]
    widths = [_SPD_WIDTHS[path[0]] for path in heads]
    sheet = form.sheet(SHEETS["spd"], widths)
    for at, path in enumerate(heads, start=1):
        write_head(form, sheet.cell(1, at), Column(SPD[path][0], 0, told=_SPD_HINTS[path][lang]))
    for line, row in enumerate(rows, start=2):
        style = "mandatory name" if row.mandatory else "name"
        form.write(sheet.cell(line, 1), row.id, style)
        form.tell(sheet.cell(line, 1), told_of(row, lang))
        form.write(sheet.cell(line, 2), row_name(row)[lang] + ("*" if row.mandatory else ""), style)
        for at, part in enumerate(parts, start=len(_IDENTITY) + 1):
            _write_answer(form, sheet.cell(line, at), row, part)
        form.write(sheet.cell(line, len(heads)), "", "open")
        fit(sheet, line, widths)
    last = form.letter(len(heads))
    form.check(sheet, f"{last}2:{last}{len(rows) + 1}", form.pick((_YES, _NO)))
    sheet.freeze_panes = "C2"
    form.print_on(sheet, head=1)


_IDENTITY = (("row",), ("name",))

_SPD_WIDTHS: Mapping[str, int] = {
    "row": 11,
    "name": 54,
    "level": 9,
    **dict.fromkeys(("value", "previous", "current", "basis", "verified"), 16),
}


def _write_answer(form: Form, cell: Any, row: Indicator, part: str) -> None:
    """A cell for a part of an answer, closed where the row does not take it."""
    is_open = part in forms_of(row)
    form.write(cell, "", "open" if is_open else "closed")
    check = _answer_check(form, row, part) if is_open else _nothing(form.lang)
    form.check(cell.parent, cell.coordinate, check)


def _nothing(lang: Lang) -> Check:
    return Check("custom", "FALSE", error=_NOT_HERE[lang])


def _answer_check(form: Form, row: Indicator, part: str) -> Check:
    """What a cell takes as part of the answer of a row, and what it says there."""
    lang = form.lang
    if part == "level":
        levels = levels_of(row)
        error = _PICK_LEVEL.fill(levels=listed(levels))[lang]
        check, told = form.choice(levels, error), _level_prompt(row, lang)
    elif part == "basis":
        check = form.pick([basis.code for basis in row.bases])
        told = _in_room(list(bases(row, lang)))
    elif part == "value":
        measures = measures_of(row)
        whole = all(each.kind == "count" for each in measures)
        check = within([each.range for each in measures], lang, whole=whole)
        told = _value_prompt(row, form.rules)[lang]
    else:
        bands = [each.readings for each in measures_of(row) if each.kind in CHANGES]
        check = within(bands, lang, whole=False)
        told = _READINGS[part][lang]
    return check.saying(f"{marked(row)} {FORMS[part][0]}", told)


def _level_prompt(row: Indicator, lang: Lang) -> str:
    """The levels in words; of a row with bases only what these are."""
    if row.bases:
        return _BY_BASIS.fill(reading=READING)[lang]
    return _in_room([_LEVEL_ZERO[lang], *(f"{x.level} = {x.label[lang]}" for x in row.levels)])


def _in_room(parts: Sequence[str]) -> str:
    """Parts one after the other, each cut to its share of the room there is."""
    between = "; "
    whole = between.join(parts)
    share = max(LONGEST_PROMPT // len(parts) - len(between), len(MORE))
    return whole if len(whole) <= LONGEST_PROMPT else between.join(cut(x, share) for x in parts)


def _value_prompt(row: Indicator, rules: Ruleset) -> Text:
    """What the number of a row is, and its unit; with bases, the unit of each."""
    if row.bases:
        units = (
            _UNIT.fill(code=basis.code, unit=_unit_of(basis.measure, rules))
            for basis in row.bases
            if basis.measure.kind != "choice"
        )
        return _UNITS.fill(units=joined(units, "; "))
    (measure,) = measures_of(row)
    return _NUMBERS[measure.kind].fill(unit=_unit_of(measure, rules))


def _unit_of(measure: Measure, rules: Ruleset) -> Text:
    """The unit of a measure in words."""
    unit = measure.unit or ""
    return rules.units.get(unit) or Text(unit or "–", unit or "–")


def write_inovasi(form: Form) -> None:
    """The sheet of the innovations, one a row, with a column for each part of an answer."""
    columns = tuple(_columns_of_inovasi(form))
    sheet = write_columns(form, SHEETS["inovasi"], columns, INNOVATIONS + 1)
    sheet.freeze_panes = "C2"
    sheet.print_options.gridLines = True
    form.print_on(sheet, whole=False, head=1)
    sheet.print_title_cols = "A:B"


def _columns_of_inovasi(form: Form) -> Iterator[Column]:
    """The profile, the answers, and what stands beside them."""
    rules, lang = form.rules, form.lang
    yield from (_profile_column(form, path) for path in _asked(rules))
    yield from _answer_columns(form, rules.sid_rows)
    yield Column(INOVASI["verified",][0], 16, None, _VERIFIED_HINT[lang], TEXT)
    if not rules.ranks_inovasi:
        number = up_to(rules.formula.kematangan.maximum, lang)
        yield Column(INOVASI["kematangan",][0], 14, number, _SUPPLIED_HINT[lang])


def _answer_columns(form: Form, rows: Sequence[Indicator]) -> Iterator[Column]:
    """A column for each part of the answer of each row."""
    for row in rows:
        for part in forms_of(row):
            head = f"{marked(row)} {FORMS[part][0]}\n{row.name[form.lang]}"
            check, shown = _answer_check(form, row, part), _SHOWN.get(part, GENERAL)
            told = told_of(row, form.lang)
            yield Column(head, 18, check, told, shown, mandatory=row.mandatory)


_SHOWN: Mapping[str, str] = {"level": WHOLE, "basis": TEXT}


def _asked(rules: Ruleset) -> Iterator[Path]:
    """The fields of the profile that an edition asks for."""
    for path in INOVASI:
        is_known = path[0] not in _NEED_A_LIST or getattr(rules.profile, path[0])
        if path not in _NOT_IN_PROFILE and is_known:
            yield path


_NOT_IN_PROFILE: tuple[Path, ...] = (("koordinat",), ("kematangan",), ("verified",))
"""Fields with a place of their own; coordinates have a column each."""

_NEED_A_LIST = ("inisiator", "klasifikasi", "asta_cita", "pkpn")
"""Fields of which an edition without a list of their codes knows nothing."""


def _profile_column(form: Form, path: Path) -> Column:
    is_required = path in _REQUIRED
    return Column(
        INOVASI[path][0] + ("*" if is_required else ""),
        _WIDTHS.get(path, USUAL_WIDTH),
        _profile_check(form, path),
        "\n".join(text[form.lang] for text in _told_of_field(path, form.rules)),
        _FORMATS.get(path, TEXT),
        wrapped=path not in _LONG,
        mandatory=is_required,
    )


_REQUIRED: tuple[Path, ...] = (("nama",), ("bentuk",))

_LONG: tuple[Path, ...] = (("rancang_bangun", "text"),)
"""Texts that would make their line higher than any screen."""

_FORMATS: Mapping[Path, str] = {
    **{(name,): DATE for name in ("uji_coba", "penerapan", "pengembangan")},
    **dict.fromkeys((("number",), ("rancang_bangun", "words")), WHOLE),
    **{("koordinat", axis): GENERAL for axis in ("lat", "lon")},
}

USUAL_WIDTH = 24

_WIDTHS: Mapping[Path, int] = {
    ("number",): 6,
    **{(name,): 36 for name in ("nama", "urusan", "urusan_beririsan", "asta_cita")},
    **{(name,): 30 for name in ("bentuk", "perangkat_daerah", "tujuan", "manfaat", "hasil")},
    **{(name,): 18 for name in ("jenis", "tahapan", "uji_coba", "penerapan", "pengembangan")},
    ("status",): 12,
    ("rancang_bangun", "text"): 40,
    ("rancang_bangun", "words"): 12,
    **{("koordinat", axis): 12 for axis in ("lat", "lon")},
}


def _told_of_field(path: Path, rules: Ruleset) -> Iterator[Text]:
    """What is to be written there, and what the conditions of the edition ask of it."""
    if path in _HINTS:
        yield _HINTS[path]
    for each in rules.eligibility.judged:
        if path[0] in (each.field, *each.fields):
            yield joined([each.rule, cited(each.source)], " ")


def _profile_check(form: Form, path: Path) -> Check | None:
    lang, shown = form.lang, _FORMATS.get(path, TEXT)
    if shown == WHOLE:
        return within([Band(from_=Decimal(0))], lang, whole=True)
    if shown == DATE:
        return date(lang)
    if shown == GENERAL:
        return within([Band()], lang, whole=False)
    labels = labels_of(path, form.rules, lang)
    return form.choice(labels, None if path in _SEVERAL else PICK[lang]) if labels else None


_SEVERAL: tuple[Path, ...] = (("urusan_beririsan",), ("pkpn", "beririsan"))
"""Fields of several codes: a list helps with the first of them."""


def write_juri(form: Form) -> None:
    """The sheet of what jurors give, one juror and innovation a row."""
    lang, name = form.lang, ("juri", "nama")
    innovation = Column(
        f"{JURI['inovasi',][0]}*", 34, _innovations(form), _JUDGED_HINT[lang], TEXT, mandatory=True
    )
    juror = Column(f"{JURI[name][0]}*", USUAL_WIDTH, None, _JUROR_HINT[lang], TEXT, mandatory=True)
    columns = [innovation, juror, *_answer_columns(form, form.rules.juri_rows)]
    sheet = write_columns(form, SHEETS["juri"], columns, JUDGED + 1)
    sheet.freeze_panes = "C2"
    sheet.print_options.gridLines = True
    form.print_on(sheet, head=1)


def _innovations(form: Form) -> Check:
    """The names that stand on the sheet of the innovations, or any other text."""
    at = tuple(_asked(form.rules)).index(("nama",)) + 1
    letter = form.letter(at)
    return Check("list", f"{SHEETS['inovasi']}!${letter}$2:${letter}${INNOVATIONS + 1}")


def write_bukti(form: Form) -> None:
    """The sheet of the evidence, one document a row."""
    columns = [_bukti_column(form, path) for path in BUKTI if path != ("juri",)]
    sheet = write_columns(form, SHEETS["bukti"], columns, DOCUMENTS + 1)
    sheet.freeze_panes = "A2"
    sheet.print_options.gridLines = True
    form.print_on(sheet, head=1)


def _bukti_column(form: Form, path: Path) -> Column:
    return Column(
        BUKTI[path][0],
        _DOCUMENT_WIDTHS.get(path, USUAL_WIDTH),
        _bukti_check(form, path),
        (_DOCUMENT_HINTS if form.rules.spd_rows else _OF_INNOVATIONS)[path][form.lang],
        DATE if path == ("date",) else TEXT,
    )


_DOCUMENT_WIDTHS: Mapping[Path, int] = {
    **{(name,): 34 for name in ("inovasi", "file", "link", "note")},
    **{(name,): 12 for name in ("row", "date", "years")},
    ("document",): 28,
}


def _bukti_check(form: Form, path: Path) -> Check | None:
    rules, lang = form.rules, form.lang
    if path == ("inovasi",):
        return _innovations(form)
    if path == ("row",):
        return form.pick([row.id for row in (*rules.spd_rows, *rules.sid_rows)])
    if path == ("date",):
        return date(lang)
    kinds = _kinds_of_documents(rules)
    return form.choice(kinds, None) if path == ("document",) and kinds else None


def _kinds_of_documents(rules: Ruleset) -> tuple[str, ...]:
    """The kinds that the rows list; a row that lists none takes any."""
    tables = (table for row in rules.rows.values() for table in row.tables)
    rules_of_evidence = (table.evidence for table in tables if table.evidence)
    return tuple(dict.fromkeys(each.code for rule in rules_of_evidence for each in rule.documents))


_YES, _NO = "ya", "tidak"
"""The words that a cell takes, in either language."""

TITLE = Text(id="Isian {title}", en="{title}: form to fill in")

_PEMDA_HINT = Text(
    id="Wajib diisi, misalnya Kabupaten Contoh.", en="Required, for example Kabupaten Contoh."
)

_CHOOSE = Text(id="Pilih dari daftar.", en="Choose from the list.")

_PROVINCE_HINT = Text(id="Provinsi tempat daerah ini.", en="The province of the region.")

_YEAR_HINT = Text(
    id="Tahun pengukuran; menentukan aturan yang dipakai.",
    en="The year that is measured; it picks the rules.",
)

_EDITION_HINT = Text(
    id="Aturan yang dipakai menilai; jangan diubah.", en="The rules it is scored by; leave it."
)

_TOTAL_HINT = Text(
    id="Hanya bila lembar SPD dikosongkan: jumlah skor SPD, 0–{most}.",
    en="Only if the sheet SPD is left empty: the sum of the SPD scores, 0–{most}.",
)

_TOTAL_ONLY = Text(
    id="Jumlah skor SPD, 0–{most}; indikator SPD edisi ini tidak diketahui.",
    en="The sum of the SPD scores, 0–{most}; the SPD rows of this edition are not known.",
)

_KEEP = Text(id="Jangan diubah.", en="Leave this as it is.")

_HOW = Text(id="Petunjuk", en="How to fill it in")

_FILL_ROWS = Text(
    id="Isi lembar ini, lalu {spd} (jawaban daerah), {sid} (inovasi), dan Bukti (dokumen). Yang "
    "belum ada jawabannya dikosongkan.",
    en="Fill in this sheet, then {spd} (the region's answers), {sid} (the innovations) and Bukti "
    "(the documents). Leave empty what has no answer yet.",
)

_FILL_SUM = Text(
    id="Isi lembar ini, lalu {sid} (inovasi) dan Bukti (dokumen). Yang belum ada jawabannya "
    "dikosongkan. Indikator SPD edisi ini tidak diketahui, jadi tulis jumlahnya di Skor SPD.",
    en="Fill in this sheet, then {sid} (the innovations) and Bukti (the documents). Leave empty "
    "what has no answer yet. The SPD rows of this edition are not known: write their sum as "
    "Skor SPD.",
)

_FILL_SHEETS = Text(
    id="Isi lembar ini, lalu {sheets}. Yang belum ada jawabannya dikosongkan.",
    en="Fill in this sheet, then {sheets}. Leave empty what has no answer yet.",
)

_SID_SHEET = Text(id="{sid} (inovasi)", en="{sid} (the innovations)")

_BUKTI_SHEET = Text(id="Bukti (dokumen)", en="Bukti (the documents)")

_JURI_SHEET = Text(id="{juri} (nilai dari juri)", en="{juri} (what the jurors give)")

_STARS = Text(
    id="Tanda * dengan warna kuning: indikator atau isian wajib. Sel abu-abu tidak diisi.",
    en="A * on yellow marks what is mandatory. Grey cells are not filled in.",
)

_ONE_ANSWER = Text(
    id="Satu jawaban untuk setiap indikator: level, atau nilai yang diukur (bila tersedia, angka "
    "sebelumnya dan sekarang). Dari nilai itu levelnya dihitung.",
    en="One answer for each indicator: its level, or the value that is measured (where there are "
    "such columns, the numbers before and now). The level is found from the value.",
)

_WITH_BASIS = Text(
    id="Indikator yang mempunyai basis diukur menurut salah satu basisnya; pilih basis itu di "
    "samping nilainya.",
    en="An indicator with bases is measured on one of them; choose it beside the value.",
)

_ONE_ROW_EACH = Text(
    id="Di lembar {sid} satu baris adalah satu inovasi; Nama inovasi dan Bentuk wajib diisi. "
    "Jangan mengubah judul kolom.",
    en="On the sheet {sid} each row is one innovation; Nama inovasi and Bentuk are required. "
    "Leave the headings as they are.",
)

_ONE_ROW_A_JUROR = Text(
    id="Di lembar {juri} satu baris adalah satu juri dan satu inovasi yang dinilainya.",
    en="On the sheet {juri} each row is one juror and one innovation that the juror judges.",
)

_READ_THERE = Text(
    id="Arti setiap level, bukti yang diminta, dan halaman pedomannya ada di lembar {reading}; "
    "ringkasannya muncul pada judul kolom.",
    en="What each level means, the evidence asked for and the page are on the sheet {reading}; "
    "a summary shows at each heading.",
)

_SCORE_IT = Text(
    id="Sesudah disimpan, hitung indeksnya: inovasi-index score isian-{year}.xlsx",
    en="Save it, then have it scored: inovasi-index score isian-{year}.xlsx",
)

_RANK_IT = Text(
    id="Sesudah disimpan, hitung peringkatnya: inovasi-index score isian-{year}.xlsx",
    en="Save it, then have the innovations ranked: inovasi-index score isian-{year}.xlsx",
)

_PICK_LEVEL = Text(id="Pilih level: {levels}.", en="Choose a level: {levels}.")

_NOT_HERE = Text(
    id="Indikator ini tidak dijawab di kolom ini.",
    en="This indicator is not answered in this column.",
)

_LEVEL_ZERO = Text(id="0 = belum ada", en="0 = nothing yet")

_BY_BASIS = Text(
    id="Arti level bergantung pada basis yang dipilih; lihat lembar {reading}.",
    en="What a level means depends on the basis; see the sheet {reading}.",
)

_UNIT = Text(id="{code} = {unit}", en="{code} = {unit}")

_UNITS = Text(
    id="Satuan menurut basis yang dipilih: {units}.", en="The unit of each basis: {units}."
)

_NUMBERS: Mapping[str, Text] = {
    "count": Text(id="Banyaknya ({unit}).", en="How many ({unit})."),
    "value": Text(id="Angkanya, dalam {unit}.", en="The number, in {unit}."),
    "growth": Text(
        id="Pertumbuhan, dalam {unit}; atau isi angka sebelumnya dan sekarang.",
        en="The growth, in {unit}; or fill in the numbers before and now.",
    ),
    "decrease": Text(
        id="Penurunan, dalam {unit}; atau isi angka sebelumnya dan sekarang.",
        en="The decrease, in {unit}; or fill in the numbers before and now.",
    ),
    "increase": Text(
        id="Peningkatan, dalam {unit}; atau isi angka sebelumnya dan sekarang.",
        en="The increase, in {unit}; or fill in the numbers before and now.",
    ),
    "score": Text(id="Nilai yang diberikan.", en="The score that is given."),
}

_READINGS: Mapping[str, Text] = {
    "previous": Text(id="Angka tahun sebelumnya (T-2).", en="The number of the year before (T-2)."),
    "current": Text(id="Angka tahun terakhir (T-1).", en="The number of the last year (T-1)."),
}

_SPD_HINTS: Mapping[Path, Text] = {
    ("row",): Text(
        id="Nomor indikator; catatan di setiap nomor menjelaskan levelnya.",
        en="The number of the indicator; a note at each number tells its levels.",
    ),
    ("name",): Text(id="* berarti wajib.", en="* means mandatory."),
    ("basis",): Text(
        id="Cara mengukur indikator yang mempunyai beberapa basis.",
        en="How an indicator with several bases is measured.",
    ),
    ("level",): Text(
        id="Level yang dinyatakan; kosongkan bila nilainya diisi.",
        en="The level that is claimed; leave it empty beside a value.",
    ),
    ("value",): Text(
        id="Nilai yang diukur, untuk indikator yang selnya tidak abu-abu.",
        en="The value that is measured, where the cell is not grey.",
    ),
    ("previous",): _READINGS["previous"],
    ("current",): _READINGS["current"],
    ("verified",): Text(
        id="ya bila jawaban ini sudah diperiksa dengan buktinya.",
        en="ya (yes) when the answer was checked against its evidence.",
    ),
}

_SEPARATED = Text(
    id="Beberapa isian dipisahkan titik koma.", en="Several are separated by semicolons."
)

_HINTS: Mapping[Path, Text] = {
    ("number",): Text(
        id="Nomor inovasi; dipakai di lembar Bukti bila ada dua inovasi bernama sama.",
        en="The number of the innovation; the sheet Bukti needs it where two have one name.",
    ),
    ("nama",): Text(id="Wajib diisi.", en="Required."),
    ("bentuk",): Text(id="Wajib diisi; pilih dari daftar.", en="Required; choose from the list."),
    ("urusan",): Text(id="Urusan utama; satu saja.", en="The main affair; only one."),
    ("urusan_beririsan",): _SEPARATED,
    ("pkpn", "beririsan"): _SEPARATED,
    ("rancang_bangun", "words"): Text(
        id="Hanya bila teks rancang bangun tidak diisi: banyaknya kata.",
        en="Only if the text of the design is not filled in: how many words it has.",
    ),
    ("status",): Text(
        id="Kosong berarti dikirim.",
        en="Empty means dikirim (sent); diterima: accepted; ditolak: rejected.",
    ),
    ("koordinat", "lat"): Text(
        id="Dalam derajat; lintang selatan negatif, misalnya -2,2096.",
        en="In degrees; negative in the south, for example -2.2096.",
    ),
    ("koordinat", "lon"): Text(
        id="Dalam derajat, misalnya 113,9213.", en="In degrees, for example 113.9213."
    ),
}

_VERIFIED_HINT = Text(
    id="Indikator yang jawabannya sudah diperiksa dengan buktinya, dipisahkan titik koma (16; 17), "
    "atau semua.",
    en="The indicators whose answers were checked against their evidence, separated by semicolons "
    "(16; 17), or semua (all).",
)

_SUPPLIED_HINT = Text(
    id="Hanya untuk inovasi yang jawaban per indikatornya tidak ada: skor kematangan jadi.",
    en="Only for an innovation without answers by indicator: its ready maturity.",
)

_JUDGED_HINT = Text(
    id="No atau nama inovasi, seperti di lembar SID.",
    en="The No or the name of the innovation, as on the sheet SID.",
)

_JUROR_HINT = Text(
    id="Nama juri; setiap juri dan inovasi satu baris.",
    en="The name of the juror; one row for each juror and innovation.",
)

_DOCUMENT_HINTS: Mapping[Path, Text] = {
    ("inovasi",): Text(
        id="No atau nama inovasi, seperti di lembar SID. Kosongkan untuk bukti indikator SPD.",
        en="The No or the name of the innovation, as on the sheet SID. Leave it empty for the "
        "evidence of an SPD row.",
    ),
    ("row",): Text(
        id="Nomor indikator yang dibuktikan; setiap dokumen satu baris.",
        en="The number of the indicator it shows; one row for each document.",
    ),
    ("file",): Text(id="Nama berkas, misalnya sk.pdf.", en="Its name, for example sk.pdf."),
    ("link",): Text(id="Alamat di internet.", en="Its address on the web."),
    ("number",): Text(id="Nomor dokumen.", en="The number of the document."),
    ("date",): Text(id="Tanggal dokumen.", en="The date of the document."),
    ("note",): Text(id="Keterangan lain.", en="Anything else."),
    ("document",): Text(
        id="Jenis dokumen, bila indikatornya menyebut jenisnya.",
        en="What kind it is, where the indicator lists kinds.",
    ),
    ("years",): Text(
        id="Tahun yang dibuktikan, bila berbeda dari tahun tanggalnya; beberapa dipisahkan titik "
        "koma (2024; 2025).",
        en="The years it tells of, if not that of its date; several are separated by semicolons "
        "(2024; 2025).",
    ),
}

_OF_INNOVATIONS: Mapping[Path, Text] = {**_DOCUMENT_HINTS, ("inovasi",): _JUDGED_HINT}
"""Where the region has no rows of its own, as in a contest."""
