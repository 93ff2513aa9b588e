"""Hypothesis strategies for reports that are valid under a given ruleset, of whichever edition.

Everything drawn is plain data as a YAML file would give it: every scalar is a text.  `rules` is a
complete ruleset in the same form, and all that differs from year to year is taken from it: the
rows, their bases, measures and ranges, the codes, the window, the divisor, the gate and the
classes.  An edition without rows of the region gets their total, and one without a list of codes
gets codes that it has to take as they are.

Ordinary rows are cheap (one short text is drawn for all rows of an innovation, a character a row),
and a few rows of each report are drawn with care: at the ends of the bands, inside the overlaps, as
two readings, with a basis, verified, with evidence.
"""

from __future__ import annotations

from calendar import isleap
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from math import ceil, floor
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

if TYPE_CHECKING:
    from inovasi_index import Ruleset

Plain = dict[str, Any]
Draw = st.DrawFn


@dataclass(frozen=True)
class Edition:
    """What a test needs of one edition: its rules as both scorers take them, and its reports.

    `raw` is complete; `own` is what the file of the edition says, which may be based on another.
    """

    name: str
    rules: Ruleset
    raw: Plain
    own: Plain

    @property
    def year(self) -> int:
        """The year whose rules these are."""
        return int(self.raw["year"])

    @property
    def gate(self) -> int | None:
        """How many basic-service affairs the edition asks for, where it says a number."""
        requires = part_of(self.raw, "capped_count").get("requires") or {}
        return int(requires["urusan_pelayanan_dasar"]) if requires else None

    @property
    def basic_services(self) -> list[str]:
        """The codes of the basic-service affairs."""
        return urusan_codes(self.raw)[0]

    def has(self, interpretation: str) -> bool:
        """Tell whether the edition leaves this choice open."""
        return interpretation in {each["name"] for each in self.raw.get("interpretations") or []}

    @cached_property
    def reports(self) -> st.SearchStrategy[Plain]:
        """Reports that are valid under the edition."""
        return reports(self.raw)

    @cached_property
    def sums(self) -> st.SearchStrategy[Plain]:
        """Reports of sums alone, whose index is near the end of a class."""
        return reports_of_sums(self.raw)

    @cached_property
    def measurements(self) -> st.SearchStrategy[Plain]:
        """Reports in which much is measured, near the ends of the bands."""
        return reports_of_measurements(self.raw)

    @cached_property
    def innovations(self) -> st.SearchStrategy[Plain]:
        """Innovations that are valid under the edition."""
        return innovations(self.raw)

    @cached_property
    def choices(self) -> st.SearchStrategy[dict[str, str]]:
        """Options for some of the interpretations of the edition."""
        return interpretations(self.raw)


#: What one character of a row text stands for; `0`, the simplest, leaves the row out.
SHORT_ANSWERS: dict[str, Plain | str] = {
    "e": "",
    "o": "0",
    "1": "1",
    "2": "2",
    "3": "3",
    "a": {"level": "1", "verified": "true"},
    "b": {"level": "2", "verified": "true"},
    "c": {"level": "3", "verified": "true"},
    "u": {"level": "2", "verified": "false"},
    "z": {"level": "0", "verified": "true"},
}

#: Which characters the rows of one innovation are drawn from.
ALPHABETS = ("03", "0123", "0123o", "123", "123abc", "abc", "0123abcuzeo", "3")

#: What may stand beside the answer of a row.
COMPANIONS: tuple[Plain, ...] = (
    {},
    {},
    {"verified": "true"},
    {"verified": "false"},
    {"verified": "true", "evidence": ["first"]},
    {"verified": "", "evidence": ["first", "second"]},
    {"x-catatan": "periksa lagi"},
)

#: Distances from the end of a band, in units of the last printed place.
NEAR_AN_END = tuple(
    Fraction(text)
    for text in (
        "0", "1", "-1", "0.5", "-0.5", "0.49", "-0.49", "0.51", "-0.51", "0.4999", "-0.5001", "2"
    )
)  # fmt: skip

MAX_DIGITS = 30


def decimal_text(value: Fraction, extra_zeros: int = 0) -> str:
    """Write a number with a finite decimal form, exactly."""
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
        if places > MAX_DIGITS:
            message = f"{value} has no short decimal form"
            raise ValueError(message)
    places += extra_zeros
    units = abs((value * 10**places).numerator)
    digits = str(units).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    if places == 0:
        return sign + digits
    return f"{sign}{digits[:-places]}.{digits[-places:]}"


def weighted(*forms: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Choose one of the forms; one that is named twice comes twice as often."""

    @st.composite
    def one(draw: Draw) -> Any:
        return draw(forms[draw(st.integers(0, len(forms) - 1))])

    return one()


@st.composite
def decimals(draw: Draw, low: Fraction, high: Fraction) -> Fraction:
    """Draw a decimal of at most six places within both ends, or one of the ends."""
    places = draw(st.sampled_from((0, 2, 1, 3, 6)))
    scale = 10**places
    if ceil(low * scale) > floor(high * scale):
        return low
    return Fraction(draw(st.integers(ceil(low * scale), floor(high * scale))), scale)


def decimal_texts(low: Fraction, high: Fraction) -> st.SearchStrategy[str]:
    """Texts of decimals within both ends, sometimes with zeros at the end."""
    return st.builds(decimal_text, decimals(low, high), st.sampled_from((0, 0, 0, 1)))


# ---------------------------------------------------------------------------------------------
# Measurements


def in_range(value: Fraction, bounds: Plain) -> bool:
    """Tell whether a value lies within the ends that are stated, both included."""
    if "from" in bounds and value < Fraction(bounds["from"]):
        return False
    return not ("to" in bounds and value > Fraction(bounds["to"]))


def band_ends(levels: list[Plain]) -> list[Fraction]:
    """All values that are printed as the end of a band."""
    ends = {Fraction(end) for level in levels for end in level["band"].values()}
    return sorted(ends)


def beyond(table: Plain) -> list[str]:
    """Possible values above all bands of a row or a basis; none where some band is open above."""
    highest = [level["band"].get("to") for level in table.get("levels", []) if "band" in level]
    if not highest or None in highest:
        return []
    measure = table["measure"]
    unit = Fraction(1, 10 ** int(measure.get("places", "0")))
    values = [max(map(Fraction, highest)) + unit * steps for steps in (1, 2, 40)]
    return [decimal_text(value) for value in values if in_range(value, measure.get("range", {}))]


def telling_values(measure: Plain, levels: list[Plain]) -> list[Fraction]:
    """Possible values on both sides of every end of a band, and at the ends of the range."""
    bounds = measure.get("range", {})
    unit = Fraction(1, 10 ** int(measure.get("places", "0")))
    near = {end + unit * distance for end in band_ends(levels) for distance in NEAR_AN_END}
    near |= {Fraction(end) for end in bounds.values()} | {Fraction(0)}
    if measure["kind"] == "count":
        near = {value for value in near if value.denominator == 1}
    return sorted(value for value in near if in_range(value, bounds))


def outer_ends(measure: Plain, levels: list[Plain]) -> tuple[Fraction, Fraction]:
    """A least and a greatest value for random draws: the range, or well beyond the bands."""
    bounds = measure.get("range", {})
    ends = band_ends(levels)
    width = max(ends[-1] - ends[0], Fraction(10))
    low = Fraction(bounds["from"]) if "from" in bounds else Fraction(floor(ends[0] - width))
    high = Fraction(bounds["to"]) if "to" in bounds else Fraction(ceil(ends[-1] + width))
    return low, high


def single_values(measure: Plain, levels: list[Plain]) -> st.SearchStrategy[Plain]:
    """Answers of the form `{value: …}` for a measured row."""
    bounds = measure.get("range", {})
    low, high = outer_ends(measure, levels)
    special = [decimal_text(value) for value in telling_values(measure, levels)]
    if measure["kind"] == "count":
        if "to" not in bounds:
            special.append("9" * MAX_DIGITS)
        if in_range(Fraction(0), bounds):
            special.append("-0")
        random = st.integers(ceil(low), floor(high)).map(str)
    else:
        special += [decimal_text(value, 2) for value in telling_values(measure, levels)]
        if "to" not in bounds:
            special.append("9" * (MAX_DIGITS - 6) + ".999999")
        if "from" not in bounds:
            special.append("-" + "9" * (MAX_DIGITS - 6) + ".999999")
        if in_range(Fraction(0), bounds):
            special += ["-0", "-0.00"]
        random = decimal_texts(low, high)
    texts = [st.sampled_from(special), st.sampled_from(special), random]
    above = beyond({"measure": measure, "levels": levels})
    texts += [st.sampled_from(above)] * 2 if above else []
    return weighted(*texts).map(lambda text: {"value": text})


@st.composite
def two_readings(draw: Draw, measure: Plain, targets: list[Fraction]) -> Plain:
    """Draw `{previous, current}`, often so that the change is near the end of a band."""
    kind = measure["kind"]
    bounds = measure.get("readings", {})
    low = Fraction(bounds.get("from", "-1000"))
    high = Fraction(bounds.get("to", "5000"))
    if kind == "growth":
        previous = Fraction(draw(st.sampled_from(("1250", "1", "3", "0.7", "7", "100", "0.01"))))
        if not in_range(previous, bounds):
            previous = high
    else:
        previous = draw(decimals(low, high))

    current = None
    if draw(st.booleans()):
        change = draw(st.sampled_from(targets))
        if kind == "growth":
            current = previous * (1 + change / 100)
        elif kind == "decrease":
            current = previous - change
        else:
            current = previous + change
    if current is None or not in_range(current, bounds):
        zero_or_any = draw(st.sampled_from(("any", "zero")))
        if zero_or_any == "zero" and in_range(Fraction(0), bounds):
            current = Fraction(0)
        else:
            current = draw(decimals(low, min(high, previous * 3) if kind == "growth" else high))
    return {"previous": decimal_text(previous), "current": decimal_text(current)}


def measurements(measure: Plain, levels: list[Plain]) -> list[st.SearchStrategy[Plain]]:
    """The forms in which a measurement can be stated; none for a choice."""
    forms = []
    if measure["kind"] != "choice":
        forms.append(single_values(measure, levels))
    if measure["kind"] in ("growth", "decrease", "increase"):
        forms += [two_readings(measure, telling_values(measure, levels))] * 2
    return forms


# ---------------------------------------------------------------------------------------------
# Answers


def evidence(name: str, indicator: Plain) -> Plain:
    """One piece of evidence of a kind of file that the row accepts; its date says nothing."""
    kinds = (indicator.get("evidence") or {}).get("files") or ["pdf"]
    piece = {"file": f"{name}-{indicator['id']}.{kinds[0]}"}
    if name == "first":
        piece |= {"number": "12/LHP/2026", "date": "2025-05-20"}
    return piece


def with_companions(answer: Plain, companions: Plain, indicator: Plain) -> Plain:
    """Put verified, evidence and the like beside an answer."""
    whole = dict(answer)
    for key, value in companions.items():
        if key == "evidence":
            whole[key] = [evidence(name, indicator) for name in value]
        else:
            whole[key] = value
    return whole


def with_basis(answer: Plain, basis: Plain) -> Plain:
    """Name the basis in an answer."""
    return {"basis": basis["code"]} | answer


LEVELS = st.sampled_from(("3", "2", "1", "0")).map(lambda level: {"level": level})


def full_answers(indicator: Plain, follows: str | None = None) -> st.SearchStrategy[Plain]:
    """Answers of a row in every form but the bare level.

    `follows` is the basis that the innovation's kind prescribes, where it prescribes one.
    """
    forms: list[st.SearchStrategy[Plain]] = [LEVELS]
    if "bases" in indicator:
        for basis in indicator["bases"]:
            if follows is not None and basis["code"] != follows:
                continue
            named = [LEVELS, *measurements(basis["measure"], basis.get("levels", []))]
            forms += [st.builds(with_basis, form, st.just(basis)) for form in named]
    else:
        forms += measurements(indicator["measure"], indicator.get("levels", [])) * 2
    return st.builds(
        with_companions, weighted(*forms), st.sampled_from(COMPANIONS), st.just(indicator)
    )


def rows_of(rules: Plain, aspect: str) -> list[Plain]:
    """The rows of an aspect that are answered, not the computed one nor those of unknown levels."""
    return [
        indicator
        for indicator in rules["indicators"]
        if indicator["aspect"] == aspect
        and (indicator.get("measure") or {}).get("kind") not in ("computed", "unknown")
    ]


def aspect_of(rules: Plain, answered_by: str) -> str:
    """The code of the aspect that the region, or that each innovation, answers."""
    (code,) = (each["code"] for each in rules["aspects"] if each["answered_by"] == answered_by)
    return str(code)


def part_of(rules: Plain, method: str) -> Plain:
    """The part of the formula with this method."""
    return next(part for part in rules["formula"]["parts"] if part["method"] == method)


def highest_level(row: Plain) -> int:
    """The highest level of a row, whichever its basis."""
    tables = row.get("bases") or [row]
    return max(int(level["level"]) for table in tables for level in table["levels"])


def highest_kematangan(rules: Plain) -> Fraction:
    """The most points of one innovation; what a formula prints is this sum too."""
    rows = rows_of(rules, aspect_of(rules, "inovasi"))
    return sum((Fraction(row["weight"]) * highest_level(row) for row in rows), Fraction(0))


def row_answers(
    rows: list[Plain], jenis: str | None = None, care: tuple[int, ...] = (0, 1, 2, 4)
) -> st.SearchStrategy[Plain]:
    """Answers for the rows of one region or one innovation, some of them left out.

    `care` says how many of them are drawn in full, in one of any of its forms.
    """
    ids = [row["id"] for row in rows]
    full = {row["id"]: full_answers(row, jenis if "bases_follow" in row else None) for row in rows}
    telling = [row["id"] for row in rows if "bases" in row or row["measure"]["kind"] != "choice"]
    telling += 2 * [row["id"] for row in rows for table in row.get("bases", [row]) if beyond(table)]
    short = [
        st.text(alphabet=alphabet, min_size=len(ids), max_size=len(ids)) for alphabet in ALPHABETS
    ]
    chosen_ids = st.sampled_from(ids + telling)

    @st.composite
    def answers(draw: Draw) -> Plain:
        marks = draw(short[draw(st.integers(0, len(short) - 1))])
        chosen = {
            row_id: deepcopy(SHORT_ANSWERS[mark])
            for row_id, mark in zip(ids, marks, strict=True)
            if mark != "0"
        }
        for _ in range(draw(st.sampled_from(care))):
            row_id = draw(chosen_ids)
            chosen[row_id] = draw(full[row_id])
        return {row_id: chosen[row_id] for row_id in ids if row_id in chosen}

    return answers()


# ---------------------------------------------------------------------------------------------
# The profile of an innovation


def codes(rules: Plain, field: str, otherwise: tuple[str, ...] = ()) -> list[str]:
    """The codes of a profile field in this edition."""
    entries = (rules.get("profile") or {}).get(field) or []
    return [entry["code"] for entry in entries] or list(otherwise)


def conditions_of(rules: Plain, method: str) -> list[Plain]:
    """The conditions of eligibility that are judged by this method."""
    conditions = (rules.get("eligibility") or {}).get("conditions") or []
    return [condition for condition in conditions if condition.get("method") == method]


def telling_days(rules: Plain) -> list[str]:
    """Days inside, outside and at both ends of the window, and far from it."""
    year = int(rules["year"])
    leap_year = max(each for each in range(year - 4, year) if isleap(each))
    days = {date(year - 2, 2, 28), date(year - 6, 7, 1), date(year, 3, 1), date(leap_year, 2, 29)}
    for window in conditions_of(rules, "date_within"):
        for end in (window["from"], window["to"]):
            day = date.fromisoformat(end)
            days |= {day - timedelta(1), day, day + timedelta(1)}
        days.add(date.fromisoformat(window["from"]) + timedelta(200))
    return sorted(day.isoformat() for day in days)


def ordinary_day(rules: Plain) -> str:
    """A day on which an innovation is likely to have been implemented: early in the window."""
    windows = [date.fromisoformat(each["from"]) for each in conditions_of(rules, "date_within")]
    first = windows[0] if windows else date(int(rules["year"]) - 2, 1, 1)
    return (first + timedelta(31)).isoformat()


def texts_of_length(words: int) -> list[str]:
    """Texts of so many words, one of them with runs that are no words."""
    plain = " ".join(["inovasi"] * words)
    mixed = "\n".join(["R&D - 2"] * (words // 2) + ["(baru)"] * (words % 2)) + " ... • &"
    return [plain, mixed]


def rancang_bangun(rules: Plain) -> list[Plain | str]:
    """Stated numbers of words and texts, about as long as required."""
    least = [int(condition["minimum"]) for condition in conditions_of(rules, "words_at_least")]
    minimum = least[0] if least else 300
    lengths = (minimum, minimum - 1, minimum + 1, minimum + 112, 0, 1)
    stated: list[Plain | str] = [{"words": str(length)} for length in lengths]
    written = [text for length in lengths[:3] for text in texts_of_length(length)]
    return stated * 2 + written + ["Tiga ratus kata?"]


def urusan_codes(rules: Plain) -> tuple[list[str], list[str]]:
    """The codes of basic-service affairs, and of all others."""
    basic: list[str] = []
    other: list[str] = []
    for group in rules.get("urusan") or []:
        target = basic if group.get("basic_service") == "true" else other
        target += [urusan["code"] for urusan in group["urusan"]]
    return basic, other


#: Codes for an edition that has no list of them: it takes any.
ANY_URUSAN = (["kesehatan", "urusan_lain"], ["kearsipan"])

#: Free texts of the profile, with characters that need care.
FREE_TEXTS = ("Sari", "Dinas Kesehatan", "a: b #c", "~", "2.50", "NO", "é • ✓", "- baris", "08")

#: Places in Indonesia, and one on the equator.
PLACES: tuple[Plain, ...] = (
    {"lat": "-2.2096", "lon": "113.9213"},
    {"lat": "0", "lon": "95.3"},
    {"lat": "-10.50", "lon": "141"},
)


def extra_fields(rules: Plain) -> st.SearchStrategy[Plain]:
    """The fields of the profile that change no score, a few of them at a time."""
    text = st.sampled_from(FREE_TEXTS)
    fields: dict[str, st.SearchStrategy[Any]] = {
        "nama_inisiator": text,
        "perangkat_daerah": text,
        "tujuan": text,
        "manfaat": text,
        "hasil": text,
        "koordinat": st.sampled_from(PLACES).map(dict),
        "x-kode": st.sampled_from(("17", "a", "")),
    }
    for field in ("inisiator", "klasifikasi", "asta_cita"):
        if codes(rules, field):
            fields[field] = st.sampled_from(codes(rules, field))
    if codes(rules, "pkpn"):
        fields["pkpn"] = st.sampled_from(codes(rules, "pkpn")).map(lambda code: {"klaster": code})

    @st.composite
    def extras(draw: Draw) -> Plain:
        names = draw(st.lists(st.sampled_from(sorted(fields)), max_size=3, unique=True))
        return {name: draw(fields[name]) for name in names}

    return weighted(st.builds(dict), st.builds(dict), extras())


def often(values: list[Any], times: int = 1) -> st.SearchStrategy[Any]:
    """One of the values, or None so many times: the field is left out."""
    return st.sampled_from([None] * times + list(values))


def innovations(rules: Plain) -> st.SearchStrategy[Plain]:
    """One innovation: its profile, and either its answers or its maturity as a sum."""
    rows = rows_of(rules, aspect_of(rules, "inovasi"))
    kinds = codes(rules, "jenis", ("digital", "nondigital"))
    sid = {kind: row_answers(rows, kind) for kind in [*kinds, None]}
    highest = highest_kematangan(rules)
    supplied = st.one_of(
        st.sampled_from(("0", "76", "76.5", "80", decimal_text(highest))),
        decimal_texts(Fraction(0), highest),
    )
    forms = st.sampled_from(("nothing", "empty", "kematangan", "sid", "sid", "sid", "sid"))
    basic, other = urusan_codes(rules) if rules.get("urusan") else ANY_URUSAN
    urusan = st.sampled_from([None, *other[:4], other[-1], *basic, *basic])
    affairs = st.lists(st.sampled_from(basic + other[:2]), max_size=3)
    beririsan = weighted(st.none(), st.none(), affairs)
    names = st.sampled_from(("SIAP ANTAR", "SIAP ANTAR", "Pojok Baca", "e-Lapor: 1 #2"))
    days = telling_days(rules)
    stages = codes(rules, "tahapan", ("inisiatif", "uji_coba", "penerapan"))
    fields: dict[str, st.SearchStrategy[Any]] = {
        "jenis": often([*kinds, *kinds], 1),
        "tahapan": often(["penerapan"] * 5 + stages, 2),
        "urusan": urusan,
        "urusan_beririsan": beririsan,
        "uji_coba": often(days, 20),
        "penerapan": often(days + [ordinary_day(rules)] * 4, 5),
        "pengembangan": often([*days, ""], 20),
        "rancang_bangun": often(rancang_bangun(rules), 8),
        "status": often(["dikirim", "diterima", "ditolak", "ditolak"], 6),
    }
    # An ordinary innovation, which nothing speaks against.
    plain = st.fixed_dictionaries(
        {"jenis": fields["jenis"], "urusan": urusan, "status": often(["dikirim", "diterima"], 2)}
    )
    profiles = weighted(plain, plain, st.fixed_dictionaries(fields))
    bentuk = st.sampled_from(
        codes(rules, "bentuk", ("tata_kelola", "pelayanan_publik", "bentuk_lainnya"))
    )
    extras = extra_fields(rules)

    @st.composite
    def one(draw: Draw) -> Plain:
        inovasi: Plain = {"nama": draw(names), "bentuk": draw(bentuk)}
        for key, value in draw(profiles).items():
            if value is not None:
                inovasi[key] = deepcopy(value)
        inovasi |= draw(extras)
        form = draw(forms)
        if form == "sid":
            inovasi["sid"] = draw(sid[inovasi.get("jenis")])
        elif form == "kematangan":
            inovasi["kematangan"] = draw(supplied)
        elif form == "empty":
            inovasi["sid"] = {}
        return inovasi

    return one()


@st.composite
def spread_out(draw: Draw, lists: st.SearchStrategy[list[Plain]], basic: list[str]) -> list[Plain]:
    """Draw a list of innovations that between them have many basic-service affairs."""
    reported = draw(lists)
    first = draw(st.integers(0, len(basic) - 1))
    for index, inovasi in enumerate(reported):
        inovasi["urusan"] = basic[(first + index) % len(basic)]
    return reported


@st.composite
def many_innovations(draw: Draw, one: st.SearchStrategy[Plain], basic: list[str]) -> list[Plain]:
    """Draw very many innovations, made after a few small patterns."""
    patterns = draw(st.lists(one, min_size=1, max_size=3))
    spread = draw(st.booleans())
    reported = []
    for index in range(draw(st.sampled_from((200, 201, 199, 40, 16, 230)))):
        inovasi = deepcopy(patterns[index % len(patterns)])
        inovasi["nama"] = f"Inovasi {index + 1}"
        if len(inovasi.get("sid") or {}) > 2:
            inovasi["sid"] = dict(list(inovasi["sid"].items())[:2])
        if isinstance(inovasi.get("rancang_bangun"), str):
            inovasi["rancang_bangun"] = {"words": "300"}
        if spread:
            inovasi["urusan"] = basic[index % len(basic)]
        reported.append(inovasi)
    return reported


# ---------------------------------------------------------------------------------------------
# Sums instead of rows


@st.composite
def aggregates(draw: Draw, rules: Plain) -> Plain:
    """Draw the published aggregate in place of the list of innovations."""
    maximum = Fraction(part_of(rules, "mean_per_innovation")["maximum"])
    cap = int(part_of(rules, "capped_count")["cap"])
    jumlah = draw(st.one_of(st.integers(0, 12), st.integers(0, cap + 50), st.just(cap)))
    mean = "0"
    if jumlah > 0:
        mean = draw(decimal_texts(Fraction(0), maximum))
    affairs = draw(st.integers(0, min(len(urusan_codes(rules)[0]), jumlah)))
    return {
        "jumlah": str(jumlah),
        "rata_rata_kematangan": mean,
        "urusan_pelayanan_dasar": str(affairs),
    }


def supplied_spd(rules: Plain) -> st.SearchStrategy[Plain]:
    """The SPD score as a total; small totals meet the least index that is not 0.00."""
    maximum = part_of(rules, "sum")["maximum"]
    telling = ("0", maximum, "49.75", "0.0125", "0.012499", "0.01", "0.025", "40", "56.00", "-0")
    texts = st.one_of(st.sampled_from(telling), decimal_texts(Fraction(0), Fraction(maximum)))
    return texts.map(lambda text: {"total": text})


@st.composite
def aimed(draw: Draw, rules: Plain) -> tuple[Plain, Plain]:
    """Draw sums whose index is at, or very near, the end of a printed class."""
    formula = rules["formula"]
    unit = Fraction(1, 10 ** int(formula["rounding"]["places"]))
    ends = sorted({Fraction(band[key]) for band in rules["predikat"] for key in ("from", "to")})
    index = draw(st.sampled_from(ends)) + unit * draw(st.sampled_from(NEAR_AN_END))
    wanted = index * Fraction(formula["maximum"]) / Fraction(formula["scale"])

    inovasi = draw(aggregates(rules))
    count_part = part_of(rules, "capped_count")
    required = (count_part.get("requires") or {}).get("urusan_pelayanan_dasar", "0")
    if int(inovasi["urusan_pelayanan_dasar"]) >= int(required):
        counted = min(int(inovasi["jumlah"]), int(count_part["cap"]))
        wanted -= Fraction(count_part["weight"]) * counted
    spd_most = Fraction(part_of(rules, "sum")["maximum"])
    mean_most = Fraction(part_of(rules, "mean_per_innovation")["maximum"])
    mean = Fraction(inovasi["rata_rata_kematangan"])
    if inovasi["jumlah"] != "0":
        if wanted - mean < 0:
            mean = max(wanted, Fraction(0))
        elif wanted - mean > spd_most:
            mean = min(wanted - spd_most, mean_most)
    spd = min(max(wanted - mean, Fraction(0)), spd_most)
    inovasi["rata_rata_kematangan"] = decimal_text(mean)
    return {"total": decimal_text(spd)}, inovasi


# ---------------------------------------------------------------------------------------------
# Whole reports


def reports(rules: Plain) -> st.SearchStrategy[Plain]:
    """Reports that are valid under these rules, from empty ones to very long ones."""
    spd_rows = rows_of(rules, aspect_of(rules, "pemda"))
    answered = [row_answers(spd_rows, care=(0, 2, 5, 10))] * 8 if spd_rows else []
    spds = weighted(st.none(), st.builds(dict), supplied_spd(rules), supplied_spd(rules), *answered)

    basic, _ = urusan_codes(rules)
    one = innovations(rules)
    aggregate = aggregates(rules)
    sums = aimed(rules)
    few = st.lists(one, min_size=1, max_size=3)
    some = st.lists(one, max_size=15)
    dozen = spread_out(st.lists(one, min_size=10, max_size=15), basic)
    many = many_innovations(one, basic)
    lists = weighted(few, few, some, some, some, dozen, dozen, many)
    shapes = st.sampled_from(("nothing", "aggregate", "aimed") + ("list",) * 8)
    jenis = st.sampled_from(("kabupaten", "kota", "provinsi", None))

    @st.composite
    def report(draw: Draw) -> Plain:
        pemda = {"nama": draw(st.sampled_from(("Kabupaten Contoh", "Kota: Contoh", "08")))}
        kind = draw(jenis)
        if kind is not None:
            pemda |= {"jenis": kind, "provinsi": "Kalimantan Tengah"}
        whole: Plain = {"pemda": pemda, "tahun": rules["year"]}
        if draw(st.booleans()):
            whole = {"format": "inovasi-index/laporan@1", "x-catatan": {"oleh": "Sari"}} | whole

        shape = draw(shapes)
        if shape == "aimed":
            whole["spd"], whole["inovasi"] = draw(sums)
            return whole
        spd = draw(spds)
        if spd is not None:
            whole["spd"] = spd
        if shape == "list":
            whole["inovasi"] = draw(lists)
        elif shape == "aggregate":
            whole["inovasi"] = draw(aggregate)
        return whole

    return report()


def reports_of_sums(rules: Plain) -> st.SearchStrategy[Plain]:
    """Reports of sums alone, whose index is at, or very near, the end of a printed class."""
    return aimed(rules).map(lambda sums: whole_report(rules, spd=sums[0], inovasi=sums[1]))


def reports_of_measurements(rules: Plain) -> st.SearchStrategy[Plain]:
    """Reports of one innovation at any stage, with full answers for many rows, the region's too."""
    spd_rows = rows_of(rules, aspect_of(rules, "pemda"))
    spd = row_answers(spd_rows, care=(5, 10, 15)) if spd_rows else supplied_spd(rules)
    sid = row_answers(rows_of(rules, aspect_of(rules, "inovasi")), care=(5, 10, 15))

    stages = st.sampled_from(codes(rules, "tahapan"))

    def report(spd: Plain, sid: Plain, tahapan: str) -> Plain:
        inovasi = {"nama": "Pojok Baca", "bentuk": "pelayanan_publik", "tahapan": tahapan}
        return whole_report(rules, spd=spd, inovasi=[{**inovasi, "sid": sid}])

    return st.builds(report, spd, sid, stages)


def indices(rules: Plain) -> st.SearchStrategy[Fraction]:
    """Every number that can be an index, often one around the end of a band."""
    ends = [Fraction(band[key]) for band in rules["predikat"] for key in ("from", "to")]
    steps = [Fraction(step, 10_000) for step in (-100, -51, -50, -49, 0, 49, 50, 51, 100)]
    near = sorted({end + step for end in ends for step in steps if 0 <= end + step <= 100})
    return st.one_of(st.sampled_from(near), decimals(Fraction(0), Fraction(100)))


def whole_report(rules: Plain, **parts: Any) -> Plain:
    """A report with these parts and no more than it needs besides."""
    return {"pemda": {"nama": "Kota: Contoh"}, "tahun": rules["year"], **parts}


def interpretations(rules: Plain) -> st.SearchStrategy[dict[str, str]]:
    """Options for some of the interpretations that an edition has, defaults among them."""
    named = {
        interpretation["name"]: st.sampled_from(interpretation["options"])
        for interpretation in rules.get("interpretations") or []
    }
    return st.fixed_dictionaries({}, optional=named)
