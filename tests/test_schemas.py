"""The schemas against an independent oracle: they accept what is read, and refuse what is not.

A file is judged twice: as the texts that the library reads, and as an editor takes it, for which
``2026`` is a number and nothing at all is ``null``. What a schema cannot say stands in tables here,
each with its reason.
"""

import json
import os
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator, Draft202012Validator, FormatChecker

from inovasi_index import (
    Result,
    WrongValueError,
    get_ruleset,
    read_laporan,
    score,
)
from inovasi_index.conformance import Cases
from inovasi_index.contest import ContestResult, score_contest
from inovasi_index.files.reading import LaporanFile, read_issuer, read_ruleset
from inovasi_index.files.structure import structure
from inovasi_index.files.yaml import read_document
from inovasi_index.problems import LaporanError, Problem, RulesetError
from inovasi_index.ruleset import INTERPRETATIONS
from inovasi_index.schemas import KINDS, schema
from strategies import Edition
from test_bad_files import BAD_FILES, BadFile

HERE = Path(__file__).parent
ROOT = HERE.parent
BUNDLED = sorted((ROOT / "rulesets").rglob("*.yaml"))
EXAMPLES = sorted((ROOT / "examples").rglob("*.yaml"))
REPORTS = sorted((ROOT / "examples").glob("*.yaml"))
GOOD = [*sorted((HERE / "good").glob("*.yaml")), *sorted((HERE / "good" / "same").glob("*.*"))]

Plain = Any


def kind_of(path: Path) -> str:
    """What a file is, by its name."""
    return path.stem if path.stem in ("ruleset", "cases", "issuer") else "laporan"


@cache
def oracle(kind: str) -> Draft202012Validator:
    return Draft202012Validator(schema(kind))


# The two ways in which a file is seen.


def as_texts(text: str) -> Plain:
    """Every scalar as the text that it is, as the library reads it."""
    return yaml.load(text, Loader=yaml.CBaseLoader)


def as_typed(text: str) -> Plain:
    """Every scalar as an editor takes it: by the core schema of YAML 1.2, which is that of JSON."""
    return _typed(yaml.compose(text, Loader=yaml.CBaseLoader))


def _typed(node: yaml.Node) -> Plain:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _typed(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_typed(item) for item in node.value]
    return node.value if node.style else core(node.value)


def core(text: str) -> str | int | float | bool | None:
    """A plain scalar by the core schema of YAML 1.2."""
    if re.fullmatch("|null|Null|NULL|~", text):
        return None
    if re.fullmatch("true|True|TRUE|false|False|FALSE", text):
        return text.lower() == "true"
    if re.fullmatch("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", text):
        return int(text, 0 if text[:2] in ("0o", "0x") else 10)
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", text):
        return float(text)
    if re.fullmatch(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)", text):
        return float(text.replace(".", ""))
    return text


def json_as_texts(text: str) -> Plain:
    """The same of JSON, whose escapes of characters YAML refuses."""
    return _texts(json.loads(text, parse_int=str, parse_float=str))


def _texts(plain: Plain) -> Plain:
    if isinstance(plain, dict):
        return {key: _texts(value) for key, value in plain.items()}
    if isinstance(plain, list):
        return [_texts(item) for item in plain]
    return plain if isinstance(plain, str) else json.dumps(plain)


VIEWS: dict[str, dict[str, Callable[[str], Plain]]] = {
    "texts": {".yaml": as_texts, ".json": json_as_texts},
    "typed": {".yaml": as_typed, ".json": json.loads},
}
each_view = pytest.mark.parametrize("view", VIEWS)


def seen(path: Path, view: str) -> Plain:
    """A file as it is seen in one of the views."""
    text = path.read_text(encoding="utf-8-sig")
    # Only the YAML of this parser takes these for line ends.
    return VIEWS[view][path.suffix](re.sub("[\x85\u2028\u2029]", "_", text))


def first_error(kind: str, plain: Plain) -> str | None:
    """What the schema has against a document, if anything."""
    errors = oracle(kind).iter_errors(plain)
    return next((f"{each.json_path}: {each.message[:999]}" for each in errors), None)


# The schemas themselves.


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one_in_the_newest_draft_and_in_the_one_that_editors_know(kind: str) -> None:
    """JSON Schema of ruleset, laporan and result, that editors complete and check with."""
    Draft202012Validator.check_schema(schema(kind))
    Draft7Validator.check_schema(schema(kind))
    assert schema(kind)["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_files_are_what_the_function_makes(kind: str) -> None:
    """Shipped, and kept equal to the classes.

    Renew with `inovasi-index schema KIND > schemas/KIND.schema.json`.
    """
    shipped = (ROOT / "schemas" / f"{kind}.schema.json").read_text(encoding="utf-8")
    assert shipped == json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"


def test_a_schema_that_is_changed_changes_no_other() -> None:
    first = schema("laporan")
    first["$defs"]["left_out"]["maxLength"] = 7
    assert schema("laporan")["$defs"]["left_out"]["maxLength"] == 0


def test_of_anything_else_there_is_no_schema() -> None:
    """The sentence names those there are."""
    with pytest.raises(
        WrongValueError, match=r"no schema of ruleste; did you mean ruleset\?"
    ) as bad:
        schema("ruleste")
    assert bad.value.code == "unknown-option"
    assert "laporan, cases, issuer, result" in bad.value.message.en


@pytest.mark.parametrize(
    "path",
    [path for path in [*BUNDLED, *EXAMPLES] if "agency_ruleset" not in path.parts],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_a_header_line_leads_an_editor_to_the_schema(path: Path) -> None:
    """With the header line that makes editors complete and check while typing."""
    head, _, _ = path.read_text(encoding="utf-8").partition("\n")
    found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", head)
    assert found is not None
    target = Path(os.path.normpath(path.parent / found[1]))
    assert target == ROOT / "schemas" / f"{kind_of(path)}.schema.json"


# Files that are fine.


@each_view
@pytest.mark.parametrize(
    "path", [*BUNDLED, *EXAMPLES, *GOOD], ids=lambda path: str(path.relative_to(ROOT))
)
def test_what_is_read_is_valid(path: Path, view: str) -> None:
    """All bundled rulesets, cases and reports are as the schema says."""
    # A name that is `~` is a text to the library and nothing to an editor.
    is_tilde = (path.name, view) == ("texts-of-all-kinds.yaml", "typed")
    error = first_error(kind_of(path), seen(path, view))
    assert (error or "").startswith("$.pemda.nama: None") if is_tilde else error is None


# Files that are not.

STRUCTURE = {
    *("empty-answer", "empty-item", "empty-text", "half-answer", "missing-key", "not-a-date"),
    *("not-a-number", "not-a-whole-number", "not-a-year", "not-a-yes-no", "too-many-digits"),
    *("total-beside-rows", "two-answers", "two-ends", "two-inputs", "unknown-code", "unknown-key"),
    *("unknown-method", "wrong-shape"),
}
"""What is wrong with the structure of a file."""

OF_THE_TEXT = {
    *("control-character", "duplicate-key", "empty-file", "key-not-a-text", "not-utf-8"),
    *("second-document", "syntax", "too-deep", "yaml-anchor", "yaml-directive", "yaml-merge-key"),
    "yaml-tag",
}
"""What is wrong before there is any structure: an editor says it without a schema, or nobody."""

MEANING = {
    *("above-top-band-not-listed", "already-there", "anomaly-not-found", "band-gap-not-listed"),
    *("band-on-choice", "band-overlap-not-listed", "band-too-fine", "basis-missing"),
    *("contest-only", "does-not-add-up", "duplicate-id", "edition-id", "edition-incomplete"),
    *("growth-from-zero", "level-only", "levels-incomplete", "levels-on-score"),
    *("missing-interpretation", "missing-unknown", "no-readings", "no-rows", "not-answerable"),
    *("not-in-a-contest", "other-method", "out-of-range", "part-count", "predikat-gap"),
    *("predikat-overlap", "spd-rows-unknown", "status-too-good", "two-measures", "unknown-basis"),
    *("unknown-edition", "unknown-indicator", "unknown-interpretation", "unknown-level"),
    *("unknown-option", "unresolved-reference", "upside-down", "wrong-aspect", "wrong-basis"),
}
"""What is wrong with what a file means: that takes the rules, another file, or a sum."""

CANNOT_SAY = {
    "laporan/not-a-date/leap-day-of-2023.yaml": "that a date exists (see below)",
    "laporan/not-a-date/month-thirteen.yaml": "that a date exists (see below)",
    "laporan/not-a-date/thirtieth-of-february.yaml": "that a date exists (see below)",
    "laporan/not-a-date/year-zero.yaml": "that a date exists (see below)",
    "laporan/not-a-whole-number/count-with-fraction.yaml": "which row is a count",
    "laporan/not-a-whole-number/count-with-point.yaml": "which row is a count",
    "laporan/unknown-code/asta-cita.yaml": "the codes of an edition",
    "laporan/unknown-code/document.yaml": "the codes of an edition",
    "laporan/unknown-code/pkpn.yaml": "the codes of an edition",
    "laporan/unknown-code/urusan-as-printed.yaml": "the codes of an edition",
    "ruleset/missing-key/measure-of-an-added-row.yaml": "whether the base has that row",
    "ruleset/missing-key/name-of-a-removed-entry.yaml": "which lists of the base have names",
    "ruleset/missing-key/source-of-an-added-row.yaml": "whether the base has that row",
    "ruleset/missing-key/years-of-all.yaml": "whether the base names the years",
}
"""Files with a fault of structure that no schema can see, and what it would have to know."""

CANNOT_SAY_TYPED = {
    "laporan/empty-item/in-an-own-key.yaml": "~ is nothing, and may be a text of the writer's",
    "laporan/not-a-date/null-and-tilde.yaml": "~ and null are left out",
    "laporan/not-a-number/bare-point.yaml": "5. and .5 are numbers",
    "laporan/not-a-number/exponent.yaml": "8e11 is a number",
    "laporan/not-a-number/hexadecimal.yaml": "0x0E is a number",
    "laporan/not-a-number/infinity.yaml": ".inf is a number",
    "laporan/not-a-number/leading-zero.yaml": "007 is a number",
    "laporan/not-a-number/null-word.yaml": "null is left out",
    "laporan/not-a-number/plus-sign.yaml": "+1 is a number",
    "laporan/not-a-whole-number/words-with-point.yaml": "412.0 is a whole number",
    "laporan/not-a-whole-number/year-with-point.yaml": "2026.0 is a whole number",
    "laporan/not-a-yes-no/capital-letter.yaml": "True is true",
    "laporan/too-many-digits/digits-on-both-sides.yaml": "a number has no digits to count",
    "laporan/too-many-digits/thirty-one-digits.yaml": "a number has no digits to count",
    "laporan/too-many-digits/year.yaml": "a number has no digits to count",
    "laporan/unknown-code/null-word.yaml": "null is left out",
    "ruleset/not-a-whole-number/year.yaml": "2026.0 is a whole number",
    "ruleset/too-many-digits/weight.yaml": "a number has no digits to count",
}
"""The same for what an editor sees: to YAML, this is so."""

SAYS_MORE = {
    "ruleset/already-there/language.yaml": "what is added in one language only",
    "ruleset/unknown-edition/base-of-another-issuer.yaml": "an unknown key beside the unknown base",
}
"""Files of which the library says something else, and nothing more once it has said it."""

FILES = [
    bad
    for bad in BAD_FILES
    if bad.path.suffix != ".csv" and OF_THE_TEXT.isdisjoint(code for _, _, code, _ in bad.expected)
]


def name_of(bad: BadFile) -> str:
    return f"{bad.kind}/{bad.code}/{bad.path.name}"


@each_view
@pytest.mark.parametrize("bad", FILES, ids=str)
def test_a_fault_of_structure_is_refused_and_one_of_meaning_is_not(bad: BadFile, view: str) -> None:
    """Every file whose problem is one of structure is refused by the schema, and no other."""
    codes = {code for _, _, code, _ in bad.expected}
    blind = CANNOT_SAY | (CANNOT_SAY_TYPED if view == "typed" else {})
    faulty = bool(codes & STRUCTURE) or name_of(bad) in SAYS_MORE
    error = first_error(bad.kind, seen(bad.path, view))
    assert (error is not None) == (faulty and name_of(bad) not in blind), error


def test_every_code_is_of_one_sort_and_every_exception_is_a_file() -> None:
    sorts = (STRUCTURE, OF_THE_TEXT, MEANING)
    codes = {bad.code for bad in BAD_FILES if bad.path.suffix != ".csv"}
    assert {code for code in codes if sum(code in sort for sort in sorts) != 1} == set()
    assert {*CANNOT_SAY, *CANNOT_SAY_TYPED, *SAYS_MORE} <= {name_of(bad) for bad in FILES}


DATES = [bad for bad in FILES if bad.code == "not-a-date" and "null" not in bad.path.name]


@pytest.mark.parametrize("bad", DATES, ids=str)
def test_what_checks_formats_refuses_a_date_that_does_not_exist(bad: BadFile) -> None:
    """`format: date` says it, but a validator need not check it; editors do."""
    checks = FormatChecker(["date"])
    checking = Draft202012Validator(schema(bad.kind), format_checker=checks)
    assert not checking.is_valid(seen(bad.path, "texts"))


# Files that are changed at random: the schema and the library agree on each.

LAPORAN = """
format: inovasi-index/laporan@1
pemda: {nama: Kabupaten Contoh, jenis: kabupaten, provinsi: Kalimantan Tengah, x-kode: 62.02}
tahun: 2026
edition: kemendagri/2026
spd:
  1: 3
  2b: {value: 4}
  3: {previous: 1250, current: 1490.5, x-hlm: 3}
  8:
    level: 3
    verified: true
    evidence:
      - {file: a.pdf, link: b, number: 12, date: 2026-05-20, note: c, document: d, years: [2025]}
inovasi:
  - {nama: POJOK BACA, bentuk: tata_kelola, kematangan: 76.5, sid: {}}
  - nama: SIAP ANTAR
    bentuk: pelayanan_publik
    jenis: digital
    tahapan: penerapan
    inisiator: asn
    klasifikasi: desa
    perangkat_daerah: Dinas Kesehatan
    urusan: kesehatan
    urusan_beririsan: [sosial]
    uji_coba: 2023-09-01
    rancang_bangun: {words: 412}
    asta_cita: 4
    status: dikirim
    koordinat: {lat: -2.5, lon: 113}
    pkpn: {klaster: a, program: b, beririsan: [c]}
    sid:
      16: 2
      33: {basis: a, value: 640}
    juri:
      - {nama: Juri A, nilai: {p1: 2.5, p2: {level: 3}}}
  - {nama: E-ARSIP, bentuk: bentuk_lainnya, rancang_bangun: Arsip dalam satu layar}
"""

SUMS = """
pemda: {nama: Kota Contoh}
edition: kemendagri/2026
spd: {total: 49.75, x-sumber: berita}
inovasi: {jumlah: 129, rata_rata_kematangan: 52.04, urusan_pelayanan_dasar: 6}
"""

RULES = """
format: inovasi-index/ruleset@1
edition: kota-contoh/2026
revision: 1
status: local
year: 2026
title: {id: Lomba, en: Contest}
standing: {id: Setempat., en: Local.}
sources:
  perwali:
    {document: Perwali 7, date: 2026-01-12, pages: 14, url: a, kind: primary, note: {id: a, en: b}}
units: {person: {id: orang, en: people}}
aspects:
  - code: SID
    name: {id: Inovasi, en: Innovation}
    answered_by: inovasi
    variables: [{code: hasil, name: {id: Hasil, en: Results}, definition: {id: a, en: b}}]
    source: {perwali: hlm. 3}
    confidence: inferred
    reason: {id: Tidak tercetak., en: Not printed.}
indicators:
  - id: 2
    number: 2
    aspect: SID
    variable: hasil
    name: {id: Tim, en: Team}
    definition: {id: a, en: b}
    weight: 1.5
    mandatory: false
    measure: {kind: count, unit: person, places: 0, range: {from: 0}, readings: {above: 0, to: 9}}
    levels: [{level: 1, band: {from: 1, below: 5}, label: {id: a, en: b}}]
    evidence:
      id: a
      en: b
      files: [pdf]
      years: [T-1]
      years_needed: all
      for_each: true
      documents: [{code: sk, name: {id: a, en: b}}]
      together: [{one_of: [sk], beside: sk}]
    also_named: [c]
    source: {perwali: hlm. 5}
    doubts: {weight: {confidence: secondary, reason: {id: a, en: b}}}
  - id: 5
    number: 5
    aspect: SID
    variable: hasil
    name: {id: Kemanfaatan, en: Usefulness}
    definition: {id: a, en: b}
    weight: 2
    bases:
      - code: a
        name: {id: a, en: b}
        measure: {kind: choice}
        levels: [{level: 1, label: {id: a, en: b}}]
        evidence: {id: a, en: b, files: [pdf]}
    bases_follow: jenis
    source: {perwali: hlm. 7}
  - id: 6
    number: 6
    aspect: SID
    variable: hasil
    name: {id: a, en: b}
    definition: {id: a, en: b}
    measure: {kind: computed}
    part: jumlah
    source: {perwali: hlm. 8}
  - id: 7
    number: 7
    aspect: SID
    variable: hasil
    name: {id: a, en: b}
    measure: {kind: unknown}
    source: {}
formula:
  maximum: 40
  scale: 100
  scores: pemda
  parts:
    - {name: spd, method: sum, aspect: SID, maximum: 7.5, share: 18.75, title: {id: a, en: b}}
    - name: mean
      method: mean_per_innovation
      aspect: SID
      divisor_at_least: 4
      maximum: 15
      title: {id: a, en: b}
    - name: jumlah
      method: capped_count
      weight: 0.35
      cap: 50
      maximum: 17.5
      requires: {urusan_pelayanan_dasar: 3}
      title: {id: a, en: b}
  rounding: {places: 2, mode: half_up}
predikat: [{code: inovatif, from: 0, to: 99.5, name: {id: a, en: b}}]
eligibility:
  effect: excluded
  conditions:
    - {code: a, method: one_of, field: tahapan, values: [penerapan], rule: {id: a, en: b}}
    - code: b
      method: date_within
      fields: [penerapan]
      from: 2024-01-01
      to: 2025-12-31
      rule: {id: a, en: b}
    - {code: c, method: words_at_least, field: rancang_bangun, minimum: 300, rule: {id: a, en: b}}
    - {code: d, rule: {id: a, en: b}, note: {id: a, en: b}}
urusan:
  - code: dasar
    name: {id: a, en: b}
    basic_service: true
    urusan: [{code: sosial, name: {id: a, en: b}}]
profile: {jenis: [{code: digital, name: {id: a, en: b}, programs: [{id: a, en: b}]}]}
interpretations:
  - name: predikat_on
    question: {id: a, en: b}
    options: [rounded, exact]
    meanings: {exact: {id: a, en: b}}
    default: rounded
    reason: {id: a, en: b}
unknown: [{code: a, name: {id: a, en: b}, reason: {id: a, en: b}, changes_score: false}]
anomalies: [{kind: band_gap, row: 2, from: 0.5, to: 1, levels: [1], note: {id: a, en: b}}]
"""

CONTEST = """
edition: kota-contoh/lomba
revision: 1
status: local
year: 2026
title: {id: Lomba, en: Contest}
standing: {id: Setempat., en: Local.}
sources: {}
aspects: [{code: PROPOSAL, name: {id: a, en: b}, answered_by: juri, top_level: 5, variables: []}]
indicators:
  - id: p1
    number: 1
    aspect: PROPOSAL
    variable: isi
    name: {id: a, en: b}
    definition: {id: a, en: b}
    weight: 60
    measure: {kind: score, range: {from: 0, to: 5}}
    evidence: {id: a, en: b, files: []}
    top_level: 5
    source: {}
formula:
  scores: inovasi
  maximum: 100
  scale: 100
  parts:
    - name: proposal
      method: percentage
      aspect: PROPOSAL
      jury: mean
      void_below: 20
      maximum: 100
      title: {id: a, en: b}
    - name: terlambat
      method: deduction
      aspect: PROPOSAL
      jury: mean
      maximum: 10
      title: {id: a, en: b}
  ranking: {compares: exact, ties: [proposal, p1], ranks: dense}
  rounding: {places: 2}
interpretations: []
"""

OVER = """
format: inovasi-index/ruleset@1
edition: kota-contoh/2027
based_on: kemendagri/2026
status: prognosis
title: {id: Lomba, en: Contest}
indicators:
  - id: 29
    name: {id: a, en: b}
    evidence: {files: [pdf]}
    levels: [{level: 3, label: {id: a, en: b}, band: {from: 95}}, {level: 2, band: {to: 94}}]
  - {id: 33, bases: [{code: a, measure: {places: 0}}]}
formula:
  parts: [{name: kematangan, divisor_at_least: 14}, {name: spd, method: sum, title: {id: a, en: b}}]
  confidence: inferred
  reason: {id: a, en: b}
predikat: [{code: inovatif, name: {id: a, en: b}}]
eligibility: {conditions: [{code: tahapan, note: {id: a, en: b}}]}
inherited: {confidence: inferred, reason: {id: a, en: b}}
add:
  sources: {perwal: {document: Perwal 5, date: 2026-01-12}}
  profile: {asta_cita: [{code: 9, name: {id: a, en: b}}]}
  formula:
    parts: [{name: spd, doubts: {maximum: {confidence: secondary, reason: {id: a, en: b}}}}]
remove:
  eligibility: {conditions: [waktu_pelaporan]}
  urusan: [{code: wajib_pelayanan_dasar, urusan: []}]
  profile: [pkpn]
"""

TESTED = """
edition: kota-contoh/2026
cases:
  - name: laporan
    source: {id: a, en: b}
    laporan: {pemda: {nama: Kota Contoh}, spd: {1: 3}}
    interpretations: {band_overlap: ends_first}
    answers: verified
    published: 33.97
    expect: {index: 33.97, inovasi: [{scored: true}]}
  - name: satu
    source: {id: a, en: b}
    inovasi: {nama: A, bentuk: tata_kelola, sid: {16: 2}}
    expect: {kematangan: 6}
  - {name: kelas, source: {id: a, en: b}, index: 34.5, expect: {predikat: undetermined}}
"""

LAWS = """
issuer: kota-contoh
name: {id: Kota Contoh, en: Kota Contoh}
legal:
  - code: perwal
    kind: decree
    number: Perwal 7/2026
    title: {id: a, en: b}
    editions: {from: 2021, to: 2026}
    source: {id: a, en: b}
    date: 2026-01-12
    published: {id: a, en: b}
    provisions:
      - at: Pasal 6
        says: {id: a, en: b}
        governs: [formula]
        confidence: secondary
        reason: {id: a, en: b}
    confidence: inferred
    reason: {id: a, en: b}
unscored: [{year: 2020, reason: {id: a, en: b}, source: {id: a, en: b}, confidence: printed}]
"""

DOCUMENTS: dict[str, tuple[Plain, ...]] = {
    "laporan": (as_texts(LAPORAN), as_texts(SUMS)),
    "ruleset": (as_texts(RULES), as_texts(CONTEST), as_texts(OVER)),
    "cases": (as_texts(TESTED),),
    "issuer": (as_texts(LAWS),),
}
"""Documents with most of the keys there are; what they mean together is of no concern here."""

VALUES: tuple[Plain, ...] = (
    *("", "0", "-1", "1.5", "-0", "01", "1e3", "+1", "1.0", "9" * 30, "9" * 31),
    *("true", "yes", "True", "2026-01-31", "2026-1-31", "2026-02-30", "kata", " ", "~", "T-1"),
    *([], [""], ["kata"], {}, {"x-a": ["", "b"]}, {"x-a": "1"}, {"kunci": "1"}),
    *({"id": "a", "en": "b"}, {"id": "a"}, {"id": "a", "en": ""}, {"level": "1"}, [{"code": "a"}]),
    *("sum", "inovasi", "unknown", "choice", "inferred", "partial", "all"),
)

Path_ = tuple[str | int, ...]


def places(plain: Plain, at: Path_ = ()) -> Iterator[Path_]:
    """The places of all values in a document."""
    yield at
    steps = plain.items() if isinstance(plain, dict) else enumerate(plain)
    if not isinstance(plain, str):
        for step, below in steps:
            yield from places(below, (*at, step))


def found(plain: Plain, at: Path_) -> Plain:
    for step in at:
        plain = plain[step]
    return plain


@st.composite
def changed(draw: st.DrawFn, kind: str) -> Plain:
    """A document with one or two changes: a value replaced, or a key dropped or added."""
    plain = deepcopy(draw(st.sampled_from(DOCUMENTS[kind])))
    for _ in range(draw(st.sampled_from((1, 1, 1, 2)))):
        *above, last = draw(st.sampled_from([at for at in places(plain) if at]))
        holder = found(plain, tuple(above))
        change = draw(st.sampled_from(["put", "put", "drop", "add", "move"]))
        if change == "drop":
            del holder[last]
        elif change == "put":
            holder[last] = deepcopy(draw(st.sampled_from(VALUES)))
        elif change == "move":
            holder[last] = deepcopy(found(plain, draw(st.sampled_from([*places(plain)]))))
        elif isinstance(holder, dict):
            keys = sorted({step for at in places(plain) for step in at if isinstance(step, str)})
            key = draw(st.sampled_from([*keys, "kunci", "x-kunci"]))
            holder[key] = deepcopy(draw(st.sampled_from(VALUES)))
    return plain


def problems(kind: str, plain: Plain) -> tuple[Problem, ...]:
    """What the library has against a document, whatever the rules that it is scored under."""
    data = json.dumps(plain).encode()
    try:
        if kind == "laporan":
            LaporanFile(data).alone()
        elif kind == "ruleset":
            read_ruleset(data)
        elif kind == "issuer":
            read_issuer(data)
        else:
            return cases_problems(data)
    except (LaporanError, RulesetError) as error:
        return error.problems
    return ()


AT_THE_BASE = {
    "missing-key": (r"(?!(?:edition|inherited\b.*)$).*", "what the base says already"),
    "wrong-shape": (r"remove\..*", "what shape it has in the base"),
}
ELSEWHERE = {
    "missing-key": (
        r"formula\.parts\[\d+\]\.jury|indicators\[\d+\]\.(evidence|measure\.range)",
        "which aspects jurors answer, and that the end of a range is above 0",
    ),
}
"""What a schema cannot say of a place in a ruleset, since it would have to know that."""


def can_be_said(problem: Problem, plain: Plain) -> bool:
    """Whether a problem is one of structure that a schema can see."""
    is_over = isinstance(plain, dict) and plain.get("based_on")
    blind, _ = (AT_THE_BASE if is_over else ELSEWHERE).get(problem.code, ("(?!)", ""))
    return problem.code in STRUCTURE and not re.fullmatch(blind, problem.path)


def is_seen_alike(plain: Plain) -> bool:
    """Whether an editor sees the same in every scalar as the library."""
    if isinstance(plain, dict | list):
        below = plain.values() if isinstance(plain, dict) else plain
        # An empty item of a list of the writer's own is `~` to an editor, and that may be a text.
        is_blank = isinstance(plain, list) and "" in plain
        return all(is_seen_alike(each) for each in below) and not is_blank
    value = core(plain)
    if isinstance(value, float | int) and not isinstance(value, bool):
        return bool(re.fullmatch(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]*[1-9])?", plain))
    return value == plain or plain in ("", "true", "false")


def as_editor(plain: Plain) -> Plain:
    if isinstance(plain, dict):
        return {key: as_editor(value) for key, value in plain.items()}
    return [as_editor(item) for item in plain] if isinstance(plain, list) else core(plain)


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_of_a_changed_file_schema_and_library_say_the_same(kind: str) -> None:
    """The schema accepts what the library finds no fault of structure in, and nothing else."""
    checking = Draft202012Validator(schema(kind), format_checker=FormatChecker(["date"]))

    @settings(max_examples=settings().max_examples * (2 if kind == "ruleset" else 1))
    @given(changed(kind))
    def agree(plain: Plain) -> None:
        found = problems(kind, plain)
        is_valid = checking.is_valid(plain)
        assert not (is_valid and [each for each in found if can_be_said(each, plain)])
        # Of an edition over another the library may stop, or say it of the base.
        stops = isinstance(plain, dict) and bool(plain.get("based_on"))
        assert is_valid or any(stops or each.code in STRUCTURE for each in found)
        if is_seen_alike(plain):
            assert checking.is_valid(as_editor(plain)) == is_valid

    agree()


@pytest.mark.parametrize(
    ("kind", "plain"),
    [(kind, plain) for kind, documents in DOCUMENTS.items() for plain in documents],
)
def test_what_is_changed_has_no_fault_of_structure_yet(kind: str, plain: Plain) -> None:
    assert not [each for each in problems(kind, plain) if each.code in STRUCTURE]
    assert first_error(kind, plain) is None
    assert first_error(kind, as_editor(plain)) is None


def cases_problems(data: bytes) -> tuple[Problem, ...]:
    document = read_document(data)
    assert document.root is not None
    _, faults = structure(document.root, Cases)
    return (*document.problems, *(Problem(fault.code, fault.message) for fault in faults))


# Results.

CONTESTS = sorted((ROOT / "examples").glob("lomba-*/*/*/ruleset.yaml"))


def as_json(plain: Plain) -> Plain:
    return json.loads(json.dumps(plain))


class TestResults:
    """`Result.to_dict()` and `--format json` give the same object, and the schema is strict."""

    @settings(max_examples=settings().max_examples // 10)
    @given(data=st.data())
    def test_every_result_is_valid(self, edition: Edition, data: st.DataObject) -> None:
        """The result of every report under every edition that can score."""
        report = data.draw(st.one_of(edition.reports, edition.sums, edition.measurements))
        view: Any = data.draw(st.sampled_from(("claimed", "verified")))
        laporan = read_laporan(json.dumps(report).encode(), edition.rules, name="laporan.json")
        result = score(laporan, edition.rules, answers=view)
        assert first_error("result", as_json(result.to_dict())) is None

    @pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name)
    def test_the_result_of_an_example_is_valid_and_of_no_other_kind(self, path: Path) -> None:
        result = as_json(result_of(path).to_dict())
        assert first_error("result", result) is None
        assert first_error("contest", result) is not None
        assert first_error("laporan", result) is not None

    @pytest.mark.parametrize("path", CONTESTS, ids=lambda path: path.parent.name)
    def test_the_ranking_of_an_example_is_valid(self, path: Path) -> None:
        ranking = as_json(ranking_of(path).to_dict())
        assert first_error("contest", ranking) is None
        assert first_error("result", ranking) is not None

    @pytest.mark.parametrize("name", ["kota-lintas-tahun.yaml", "tegal-2023.yaml"])
    def test_a_key_of_a_result_can_neither_be_missing_nor_more(self, name: str) -> None:
        """Removing any required key or adding an unknown one is refused."""
        assert_strict("result", as_json(result_of(ROOT / "examples" / name).to_dict()))

    @pytest.mark.parametrize("path", CONTESTS, ids=lambda path: path.parent.name)
    def test_a_key_of_a_ranking_can_neither_be_missing_nor_more(self, path: Path) -> None:
        assert_strict("contest", as_json(ranking_of(path).to_dict()))


MAY_BE_ABSENT = {
    *("origin", "origin.version", "source", "tahun", "pemda.jenis", "pemda.provinsi"),
    *("spd.indicators", "spd.supplied", "jumlah_inovasi.urusan_required"),
    *("spd.indicators.basis", "inovasi.indicators.basis"),
    *("inovasi.perangkat_daerah", "inovasi.predikat", "inovasi.parts.void_below"),
    *("inovasi.parts.sheets.juror", "inovasi.parts.sheets.indicators.basis"),
}
"""The keys of a result that are absent where there is nothing to say."""


def result_of(path: Path) -> Result:
    laporan = read_laporan(path)
    return score(laporan, get_ruleset(laporan.edition or laporan.tahun or 0))


def ranking_of(path: Path) -> ContestResult:
    return score_contest(read_laporan(path.parents[2] / "peserta.yaml"), read_ruleset(path))


def mappings(plain: Plain, at: tuple[str, ...] = ()) -> Iterator[tuple[str, dict[str, Plain]]]:
    """Every mapping in a result, with its place, whatever the item of a list."""
    if isinstance(plain, dict):
        yield ".".join(at), plain
        for key, value in plain.items():
            yield from mappings(value, (*at, key))
    if isinstance(plain, list):
        for item in plain:
            yield from mappings(item, at)


def assert_strict(kind: str, plain: Plain) -> None:
    checking, seen_keys = oracle(kind), set[str]()
    for at, mapping in mappings(plain):
        for key in mapping.keys() - ({*INTERPRETATIONS} if at == "interpretations" else set()):
            name = f"{at}.{key}".removeprefix(".")
            if name not in seen_keys | MAY_BE_ABSENT:
                seen_keys.add(name)
                value = mapping.pop(key)
                assert not checking.is_valid(plain), name
                mapping[key] = value
        if f"{at}.*" not in seen_keys:
            seen_keys.add(f"{at}.*")
            mapping["kunci"] = "1"
            assert not checking.is_valid(plain), at
            del mapping["kunci"]
    assert checking.is_valid(plain)
