"""The types of the domain: what they refuse, in both languages, and how they compare and count."""

import enum
import pickle
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from inovasi_index import (
    Aggregate,
    Answer,
    Answers,
    BentukLainnya,
    Evidence,
    Koordinat,
    Laporan,
    PelayananPublik,
    Pemda,
    Pkpn,
    Predikat,
    RancangBangun,
    Ruleset,
    TataKelola,
    Text,
    Total,
    WrongValueError,
)
from inovasi_index.exact import decimal, whole
from inovasi_index.laporan import Inovasi
from inovasi_index.ruleset import (
    Anomaly,
    Aspect,
    Band,
    Basis,
    Code,
    Condition,
    CountPart,
    Eligibility,
    EvidenceRule,
    Formula,
    Indicator,
    Interpretation,
    Level,
    MeanPart,
    Measure,
    Profile,
    Requirement,
    Rounding,
    Source,
    SumPart,
    UrusanGroup,
)
from inovasi_index.values import FrozenMap

Build = Callable[..., Any]

PEMDA = Pemda(nama="Kabupaten Contoh")
WORDS = Text(id="dua kata", en="two words")

NO_NUMBERS: tuple[Any, ...] = (
    *(1.0, 0.1, float("nan"), float("inf"), True, False, None, [1], 1 + 0j, Fraction(1, 2)),
    *(Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), Decimal("-Infinity")),
    *("", " ", "1 ", "+1", "01", ".5", "5.", "1e3", "1,5", "1_000", "0x10", "NaN", "satu", "--1"),
    *("٣", "１２", "²", "½", "−1", "1\n"),
)


class Twofold(int):
    """A whole number of a kind of its own."""


class Steps(enum.IntEnum):
    """Whole numbers with names."""

    TWO = 2


class Broken(float):
    """A binary number of a kind of its own."""


def refused(build: Build, /, **values: Any) -> WrongValueError:
    """The error with which a type refuses its values."""
    with pytest.raises(WrongValueError) as wrong:
        build(**values)
    return wrong.value


def check_sentence(wrong: WrongValueError, *named: str) -> None:
    """The sentence stands in both languages, whole, and names what is wrong."""
    assert wrong.message.id.strip()
    assert wrong.message.en.strip()
    assert wrong.message.id != wrong.message.en
    shown = str(wrong)
    assert wrong.message.id in shown
    assert wrong.message.en in shown
    assert not re.search(r"\{\w*\}", shown)
    for name in named:
        assert name in shown


INOVASI: Mapping[str, tuple[tuple[Any, str], ...]] = {
    "nama": ((None, "not-a-text"), ("", "empty-text"), (" \n", "empty-text"), (5, "not-a-text")),
    "jenis": (("Digital", "unknown-code"), (1, "unknown-code"), ("", "unknown-code")),
    "tahapan": (("ujicoba", "unknown-code"), (True, "unknown-code")),
    "inisiator": (("opd", "unknown-code"), (["asn"], "unknown-code")),
    "klasifikasi": (("kelurahan", "unknown-code"),),
    "status": (("terima", "unknown-code"), (None, "unknown-code")),
    "perangkat_daerah": (("", "empty-text"), (7, "not-a-text")),
    "urusan": ((7, "not-a-text"), ("", "empty-text")),
    "urusan_beririsan": (("sosial", "wrong-shape"), ([1], "not-a-text"), (7, "wrong-shape")),
    "uji_coba": (("2024-02-30", "not-a-date"), ("2024-2-3", "not-a-date"), (2024, "not-a-date")),
    "penerapan": (("01-02-2024", "not-a-date"), ("2024-W01-1", "not-a-date")),
    "pengembangan": ((datetime(2024, 1, 1), "not-a-date"), ("20240101", "not-a-date")),
    "koordinat": (((-2, 113), "wrong-type"), ({"lat": 1, "lon": 2}, "wrong-type")),
    "pkpn": (("kesehatan", "wrong-type"),),
    "tujuan": ((5, "not-a-text"),),
    "kematangan": tuple((value, "not-a-number") for value in NO_NUMBERS if value is not None),
}

CASES: list[tuple[Build, Mapping[str, Any], Mapping[str, tuple[tuple[Any, str], ...]]]] = [
    (
        Pemda,
        {"nama": "Kota Contoh"},
        {
            "nama": ((None, "not-a-text"), ("", "empty-text"), (1.5, "not-a-text")),
            "jenis": (("desa", "unknown-code"), ("Kota", "unknown-code"), (1, "unknown-code")),
            "provinsi": (("  ", "empty-text"), (62, "not-a-text")),
        },
    ),
    (
        Evidence,
        {},
        {
            "file": (("", "empty-text"), (b"a.pdf", "not-a-text")),
            "date": (("2026-13-01", "not-a-date"), ("20 Mei 2026", "not-a-date")),
        },
    ),
    (
        Answer,
        {},
        {
            "level": (
                *((value, "not-a-number") for value in NO_NUMBERS if value is not None),
                *(("1.0", "not-a-whole-number"), (Decimal("1.5"), "not-a-whole-number")),
                (-1, "unknown-level"),
            ),
            "value": (
                *((value, "not-a-number") for value in NO_NUMBERS if value is not None),
                *(("1" * 31, "too-many-digits"), ("0." + "0" * 30, "too-many-digits")),
            ),
        },
    ),
    (
        Answer,
        {"level": 1},
        {
            "basis": (("", "empty-text"), (1, "not-a-text")),
            "verified": (("yes", "not-a-yes-no"), (1, "not-a-yes-no"), (None, "not-a-yes-no")),
            "evidence": (("lhp.pdf", "wrong-shape"), (["lhp.pdf"], "wrong-type")),
        },
    ),
    (Answer, {"current": 1}, {"previous": ((1.0, "not-a-number"), ("x", "not-a-number"))}),
    (Answer, {"previous": 1}, {"current": ((1.0, "not-a-number"), ("x", "not-a-number"))}),
    (
        RancangBangun,
        {},
        {"words": ((-1, "out-of-range"), (300.0, "not-a-number"), ("3.5", "not-a-whole-number"))},
    ),
    (
        Koordinat,
        {"lat": "-2.2", "lon": "113.9"},
        {
            "lat": (("90.0001", "out-of-range"), (-91, "out-of-range"), (1.5, "not-a-number")),
            "lon": (("180.0001", "out-of-range"), (-181, "out-of-range"), (True, "not-a-number")),
        },
    ),
    (
        Pkpn,
        {"klaster": "kesehatan"},
        {"klaster": ((None, "not-a-text"),), "beririsan": (("x", "wrong-shape"),)},
    ),
    (TataKelola, {"nama": "E-Arsip"}, INOVASI),
    (PelayananPublik, {"nama": "E-Arsip"}, INOVASI),
    (BentukLainnya, {"nama": "E-Arsip"}, INOVASI),
    (Total, {}, {"total": tuple((value, "not-a-number") for value in NO_NUMBERS)}),
    (
        Aggregate,
        {"jumlah": 12, "rata_rata_kematangan": "52.04", "urusan_pelayanan_dasar": 6},
        {
            "jumlah": (
                *((-1, "out-of-range"), (12.0, "not-a-number"), ("12.0", "not-a-whole-number")),
                (True, "not-a-number"),
            ),
            "rata_rata_kematangan": (("-0.01", "out-of-range"), (52.04, "not-a-number")),
            "urusan_pelayanan_dasar": ((-1, "out-of-range"), (13, "out-of-range")),
        },
    ),
    (
        Laporan,
        {"pemda": PEMDA},
        {
            "pemda": (("Kota Contoh", "wrong-type"), (None, "wrong-type")),
            "tahun": ((2026.0, "not-a-number"), ("dua ribu", "not-a-number")),
            "edition": (("", "empty-text"), (2026, "not-a-text")),
            "format": (("inovasi-index/laporan@2", "unknown-code"),),
        },
    ),
    (
        Source,
        {"document": "Surat"},
        {
            "document": (("", "empty-text"),),
            "date": (("2026", "not-a-date"),),
            "pages": ((1.5, "not-a-number"),),
            "kind": (("tertiary", "unknown-code"),),
            "note": (("catatan", "wrong-type"),),
        },
    ),
    (
        Band,
        {},
        dict.fromkeys(
            ("from_", "to", "above", "below"),
            ((0.5, "not-a-number"), (True, "not-a-number"), ("NaN", "not-a-number")),
        ),
    ),
    (
        Level,
        {"level": 1, "label": WORDS},
        {
            "level": (("satu", "not-a-number"), (1.0, "not-a-number"), (True, "not-a-number")),
            "label": (("label", "wrong-type"), (None, "wrong-type")),
            "band": (((1, 2), "wrong-type"),),
        },
    ),
    (
        Measure,
        {"kind": "value"},
        {
            "kind": (("ratio", "unknown-code"), (None, "unknown-code")),
            "places": ((-1, "out-of-range"), (13, "out-of-range"), ("2.0", "not-a-whole-number")),
            "range": (((0, 100), "wrong-type"),),
            "readings": ((None, "wrong-type"),),
        },
    ),
    (
        EvidenceRule,
        {"id": "LHP", "en": "Report", "files": ["pdf"]},
        {"id": (("", "empty-text"),), "files": (("pdf", "wrong-shape"), ([1], "not-a-text"))},
    ),
    (
        Code,
        {"code": "sosial", "name": WORDS},
        {"code": ((1, "not-a-text"),), "name": (("Sosial", "wrong-type"),)},
    ),
    (
        UrusanGroup,
        {"code": "pilihan", "name": WORDS, "urusan": []},
        {"basic_service": (("ya", "not-a-yes-no"),), "urusan": ((["sosial"], "wrong-type"),)},
    ),
    (Profile, {}, {"bentuk": (("tata_kelola", "wrong-shape"),), "pkpn": (([1], "wrong-type"),)}),
    (
        Aspect,
        {"code": "SPD", "name": WORDS, "answered_by": "pemda", "variables": []},
        {"answered_by": (("kota", "unknown-code"),), "variables": ((5, "wrong-shape"),)},
    ),
    (
        SumPart,
        {"name": "spd", "title": WORDS, "maximum": 63, "aspect": "SPD"},
        {
            "maximum": ((63.0, "not-a-number"), (None, "not-a-number")),
            "method": (("mean_per_innovation", "unknown-code"),),
            "share": ((0.5, "not-a-number"),),
            "confidence": (("sure", "unknown-code"),),
            "source": (("p. 13", "wrong-shape"), ({"guide": 13}, "not-a-text")),
        },
    ),
    (
        MeanPart,
        {
            "name": "kematangan",
            "title": WORDS,
            "maximum": 111,
            "aspect": "SID",
            "divisor_at_least": 12,
        },
        {"divisor_at_least": ((0, "out-of-range"), (-3, "out-of-range"), (12.0, "not-a-number"))},
    ),
    (
        CountPart,
        {"name": "jumlah", "title": WORDS, "maximum": 76, "weight": "0.38", "cap": 200},
        {
            "weight": (("-0.38", "out-of-range"), (0.38, "not-a-number")),
            "cap": ((-1, "out-of-range"), ("2.5", "not-a-whole-number")),
            "requires": ((5, "wrong-type"),),
        },
    ),
    (Requirement, {}, {"urusan_pelayanan_dasar": ((5.0, "not-a-number"), (None, "not-a-number"))}),
    (
        Rounding,
        {"places": 2},
        {
            "places": ((-1, "out-of-range"), (13, "out-of-range"), (True, "not-a-number")),
            "mode": (("half_even", "unknown-code"),),
        },
    ),
    (
        Formula,
        {"maximum": 250, "scale": 100, "parts": [], "rounding": Rounding(places=2)},
        {
            "maximum": ((0, "out-of-range"), (-250, "out-of-range"), (250.0, "not-a-number")),
            "scale": ((0, "out-of-range"), (-1, "out-of-range")),
            "parts": ((["spd"], "wrong-type"),),
            "rounding": ((2, "wrong-type"),),
        },
    ),
    (
        Predikat,
        {"code": "inovatif", "name": WORDS},
        {"from_": ((40.01, "not-a-number"),), "name": (("Inovatif", "wrong-type"),)},
    ),
    (
        Condition,
        {"code": "tahapan", "rule": WORDS},
        {
            "method": (("guess", "unknown-code"),),
            "field": (("nama", "unknown-code"),),
            "fields": ((["uji_coba"], "unknown-code"),),
            "minimum": ((300.0, "not-a-number"),),
            "from_": (("2024", "not-a-date"),),
        },
    ),
    (
        Eligibility,
        {},
        {"effect": (("ignored", "unknown-code"),), "conditions": (([1], "wrong-type"),)},
    ),
    (
        Interpretation,
        {
            "name": "predikat_on",
            "question": WORDS,
            "options": ["a"],
            "default": "a",
            "reason": WORDS,
        },
        {
            "options": (("a", "wrong-shape"),),
            "question": (("?", "wrong-type"),),
            "meanings": (({"a": "b"}, "wrong-type"),),
        },
    ),
    (
        Anomaly,
        {"kind": "wording", "note": WORDS},
        {"kind": (("typo", "unknown-code"),), "levels": (([1.5], "not-a-number"),)},
    ),
    (
        Basis,
        {
            "code": "a",
            "name": WORDS,
            "measure": Measure(kind="count"),
            "levels": [],
            "evidence": EvidenceRule(id="LHP", en="Report", files=["pdf"]),
        },
        {"measure": (("count", "wrong-type"),), "levels": (([1], "wrong-type"),)},
    ),
    (
        Indicator,
        {
            "id": "16",
            "number": 16,
            "aspect": "SID",
            "variable": "infrastruktur",
            "name": WORDS,
            "definition": WORDS,
            "source": {"guide": "p. 33"},
        },
        {
            "id": ((16, "not-a-text"),),
            "number": (("16.0", "not-a-whole-number"), (16.0, "not-a-number")),
            "weight": ((-1, "out-of-range"), (3.0, "not-a-number")),
            "mandatory": (("wajib", "not-a-yes-no"),),
            "bases_follow": (("bentuk", "unknown-code"),),
            "source": (("p. 33", "wrong-shape"),),
        },
    ),
]

WRONG_VALUES = [
    pytest.param(build, fine, name, value, code, id=f"{build.__name__}.{name}={value!r:.40}")
    for build, fine, fields in CASES
    for name, wrong in fields.items()
    for value, code in wrong
]


@pytest.mark.parametrize(("build", "fine", "name", "value", "code"), WRONG_VALUES)
def test_a_wrong_value_is_refused_by_its_field_in_both_languages(
    build: Build, fine: Mapping[str, Any], name: str, value: Any, code: str
) -> None:
    """A value of Python gets the sentence that a file would get."""
    wrong = refused(build, **{**fine, name: value})
    assert wrong.code == code
    assert name.rstrip("_") in [key.rstrip("_") for key in wrong.keys]
    check_sentence(wrong, *wrong.keys)


@pytest.mark.parametrize(
    ("build", "fine"),
    [(build, fine) for build, fine, _ in CASES if build not in (Answer, RancangBangun, Total)],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_is_not_wrong_is_taken(build: Build, fine: Mapping[str, Any]) -> None:
    """The values that the wrong ones stand beside are fine."""
    if build is not Requirement:
        built = build(**fine)
        assert built == build(**fine)
        assert hash(built) == hash(build(**fine))


class TestAnAnswer:
    """An answer is exactly one of: `level`; `value`; `previous` with `current`."""

    @pytest.mark.parametrize(
        ("values", "code", "keys"),
        [
            ({}, "empty-answer", ("level", "value", "previous", "current")),
            ({"basis": "a", "verified": True}, "empty-answer", ("level", "value")),
            ({"level": 1, "value": 2}, "two-answers", ("level", "value")),
            ({"level": 0, "value": 0}, "two-answers", ("level", "value")),
            ({"level": 1, "previous": 2}, "two-answers", ("level", "previous")),
            ({"value": 1, "previous": 2, "current": 3}, "two-answers", ("value", "current")),
            ({"previous": 1}, "half-answer", ("previous", "current")),
            ({"current": 0}, "half-answer", ("previous", "current")),
        ],
    )
    def test_in_none_or_two_of_its_forms_is_refused(
        self, values: Mapping[str, Any], code: str, keys: tuple[str, ...]
    ) -> None:
        wrong = refused(Answer, **values)
        assert wrong.code == code
        check_sentence(wrong, *keys)

    def test_keeps_the_digits_of_a_value(self) -> None:
        assert str(Answer(value="2.50").value) == "2.50"
        assert str(Answer(value=Decimal("2.50")).value) == "2.50"
        assert Answer(value="2.50") == Answer(value="2.5")

    def test_takes_0_as_a_value_and_as_a_reading(self) -> None:
        assert Answer(value=0).value == 0
        assert Answer(previous=0, current=0).current == 0
        assert Answer(level=0).level == 0


class TestNumbers:
    r"""A number is `-?(0|[1-9][0-9]*)(\.[0-9]+)?` in ASCII digits, at most 30 of them in all."""

    @pytest.mark.parametrize("value", NO_NUMBERS, ids=repr)
    def test_what_is_no_number_is_refused(self, value: Any) -> None:
        for read in (decimal, whole):
            wrong = refused(lambda read=read: read(value))
            assert wrong.code == "not-a-number"
            check_sentence(wrong)

    @pytest.mark.parametrize("value", [Broken(1), 1e300, -0.0], ids=repr)
    def test_a_binary_number_is_refused_and_the_sentence_says_why(self, value: float) -> None:
        """No binary float ever exists."""
        wrong = refused(lambda: decimal(value))
        assert wrong.code == "not-a-number"
        assert "float" in wrong.message.id
        assert "float" in wrong.message.en

    @pytest.mark.parametrize("value", [Twofold(2), Steps.TWO, Decimal(2), "2", 2], ids=repr)
    def test_every_kind_of_whole_number_becomes_a_plain_one(self, value: Any) -> None:
        assert whole(value) == 2
        assert type(whole(value)) is int
        assert type(decimal(value)) is Decimal
        assert type(Answer(level=value).level) is int

    @pytest.mark.parametrize("value", ["-0", "-0.00", Decimal("-0"), Decimal("-0.0")], ids=str)
    def test_minus_0_is_0(self, value: Any) -> None:
        """`-0` is 0."""
        assert not decimal(value).is_signed()

    @pytest.mark.parametrize("value", ["1.0", "2.50", Decimal("1.0"), "-0.0", Decimal("0.5")])
    def test_a_number_with_a_point_is_not_a_whole_one(self, value: Any) -> None:
        """A whole number has no point."""
        assert refused(lambda: whole(value)).code == "not-a-whole-number"

    def test_a_decimal_with_an_exponent_is_what_it_counts_to(self) -> None:
        assert decimal(Decimal("1.5E+3")) == 1500
        assert whole(Decimal("2E+3")) == 2000
        assert str(decimal(Decimal("25E-3"))) == "0.025"

    def test_thirty_digits_are_taken_and_thirty_one_are_not(self) -> None:
        for fine in ("1" * 30, "-" + "1" * 30, "1" * 15 + "." + "2" * 15, 10**29):
            assert Fraction(decimal(fine)) == Fraction(fine)
        for wrong in ("1" * 31, "0." + "1" * 30, 10**30, Decimal(10) ** 30, Decimal("1E-30")):
            assert refused(lambda value=wrong: decimal(value)).code == "too-many-digits"

    @pytest.mark.parametrize(
        "value",
        [10**5000, -(10**5000), Decimal("1E+5000")],
        ids=["int", "negative", "decimal"],
    )
    def test_an_enormous_number_is_refused_like_any_other(self, value: Any) -> None:
        wrong = refused(lambda: decimal(value))
        assert wrong.code == "too-many-digits"
        check_sentence(wrong)

    @given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), places=6))
    def test_a_text_and_a_decimal_are_read_alike(self, number: Decimal) -> None:
        number = number % 10**9
        assert decimal(format(number, "f")) == decimal(number) == number

    @given(st.text(max_size=6))
    def test_no_other_text_is_a_number(self, text: str) -> None:
        try:
            number = decimal(text)
        except WrongValueError as wrong:
            assert wrong.code == "not-a-number"  # noqa: PT017  # either way is right
        else:
            assert text.isascii()
            assert Decimal(text) == number


class TestAnswersByRow:
    """A bare number stands for a level."""

    def test_a_level_and_an_answer_with_that_level_are_the_same(self) -> None:
        assert Answers({"16": 2}) == Answers({"16": Answer(level=2)}) == {"16": Answer(level=2)}
        assert hash(Answers({"16": 2})) == hash(Answers({"16": Answer(level=2)}))
        assert Answers({"16": 12})["16"].level == 12
        assert Answers() == Answers({}) == {}

    def test_nothing_of_them_can_be_changed(self) -> None:
        answers = Answers({"16": 2})
        with pytest.raises(TypeError):
            answers["16"] = Answer(level=3)  # type: ignore[index]
        with pytest.raises(TypeError):
            del answers["16"]  # type: ignore[attr-defined]
        with pytest.raises(AttributeError):
            answers.extra = 1  # type: ignore[attr-defined]

    def test_they_come_back_whole_from_a_pickle(self) -> None:
        answers = Answers({"16": 2, "33": Answer(value=640, basis="a")})
        again = pickle.loads(pickle.dumps(answers))
        assert type(again) is Answers
        assert again == answers
        assert again.cells == answers.cells
        assert again.measured == answers.measured

    @pytest.mark.parametrize("value", [2.0, True, None, "dua", "2.5", [2], {"level": 2}], ids=repr)
    def test_what_is_no_answer_is_refused_by_its_row(self, value: Any) -> None:
        check_sentence(refused(lambda: Answers({"17": 1, "16": value})), "16")

    def test_a_negative_level_is_refused_by_its_row(self) -> None:
        check_sentence(refused(lambda: Answers({"16": -1})), "16")

    @pytest.mark.parametrize("row", [None, "", " ", 1.5, ("16",)], ids=repr)
    def test_a_row_is_named_by_a_text(self, row: Any) -> None:
        """`16:` and `5a:` are both indicator ids, and both are texts."""
        check_sentence(refused(lambda: Answers({row: 2})))

    def test_a_row_named_by_a_number_is_refused_or_read_as_its_text(self) -> None:
        try:
            answers: Any = Answers({16: 2})  # type: ignore[dict-item]
        except WrongValueError as wrong:
            check_sentence(wrong, "16")
        else:
            assert answers == Answers({"16": 2})

    @pytest.mark.parametrize("value", [5, "16", [("16", 2)], 1.5, {"16"}], ids=repr)
    def test_what_is_no_mapping_is_refused_by_its_field(self, value: Any) -> None:
        for wrong, name in (
            (refused(TataKelola, nama="E-Arsip", sid=value), "sid"),
            (refused(Laporan, pemda=PEMDA, spd=value), "spd"),
        ):
            assert wrong.keys == (name,)
            check_sentence(wrong, name)


class TestAnInnovation:
    """An innovation has one of three forms, and a maturity from its rows or as a sum."""

    def test_of_no_form_is_refused(self) -> None:
        wrong = refused(Inovasi, nama="E-Arsip")
        assert (wrong.code, wrong.keys) == ("missing-key", ("bentuk",))
        check_sentence(wrong, "bentuk", "TataKelola", "PelayananPublik", "BentukLainnya")

    def test_has_the_form_of_its_class(self) -> None:
        forms = {each: each(nama="E-Arsip").bentuk for each in (TataKelola, PelayananPublik)}
        assert forms == {TataKelola: "tata_kelola", PelayananPublik: "pelayanan_publik"}
        assert BentukLainnya(nama="E-Arsip").bentuk == "bentuk_lainnya"

    def test_of_another_form_is_another_innovation(self) -> None:
        assert TataKelola(nama="E-Arsip") != PelayananPublik(nama="E-Arsip")

    def test_with_a_maturity_beside_its_rows_is_refused(self) -> None:
        wrong = refused(TataKelola, nama="E-Arsip", kematangan=76, sid={"16": 1})
        assert wrong.code == "two-answers"
        check_sentence(wrong, "kematangan", "sid")
        assert TataKelola(nama="E-Arsip", kematangan=76, sid={}).kematangan == 76

    def test_with_a_maturity_of_0_beside_its_rows_is_refused(self) -> None:
        check_sentence(refused(TataKelola, nama="E-Arsip", kematangan=0, sid={"16": 1}), "sid")

    @pytest.mark.parametrize("value", [5, True, ["kata"], 1.5, {"words": 300}], ids=repr)
    def test_with_a_design_that_is_none_is_refused_by_its_field(self, value: Any) -> None:
        wrong = refused(TataKelola, nama="E-Arsip", rancang_bangun=value)
        assert wrong.keys == ("rancang_bangun",)
        check_sentence(wrong, "rancang_bangun")

    @pytest.mark.parametrize("value", [True, 4.0, ["4"], ""], ids=repr)
    def test_with_an_asta_cita_that_is_no_code_is_refused(self, value: Any) -> None:
        check_sentence(refused(TataKelola, nama="E-Arsip", asta_cita=value), "asta_cita")

    def test_takes_asta_cita_as_the_number_it_is(self) -> None:
        assert TataKelola(nama="E-Arsip", asta_cita=4).asta_cita == "4"
        assert TataKelola(nama="E-Arsip", asta_cita="4").asta_cita == "4"

    def test_takes_dates_as_texts_and_as_dates(self) -> None:
        day = date(2024, 2, 29)
        assert TataKelola(nama="E-Arsip", penerapan="2024-02-29").penerapan == day
        assert TataKelola(nama="E-Arsip", penerapan=day).penerapan == day

    def test_takes_lists_as_tuples(self) -> None:
        inovasi = TataKelola(nama="E-Arsip", urusan_beririsan=["sosial", "pangan"])
        assert inovasi.urusan_beririsan == ("sosial", "pangan")


class TestSums:
    """A total or an aggregate in place of the rows; with `jumlah: 0` the mean must be 0."""

    def test_more_affairs_than_innovations_are_refused(self) -> None:
        wrong = refused(Aggregate, jumlah=2, rata_rata_kematangan=50, urusan_pelayanan_dasar=3)
        assert wrong.code == "out-of-range"
        check_sentence(wrong, "urusan_pelayanan_dasar", "2", "3")
        assert Aggregate(jumlah=2, rata_rata_kematangan=50, urusan_pelayanan_dasar=2)

    def test_a_mean_of_no_innovations_is_refused(self) -> None:
        wrong = refused(Aggregate, jumlah=0, rata_rata_kematangan=1, urusan_pelayanan_dasar=0)
        assert wrong.code == "out-of-range"
        check_sentence(wrong, "rata_rata_kematangan")
        assert Aggregate(jumlah=0, rata_rata_kematangan=0, urusan_pelayanan_dasar=0)

    @pytest.mark.parametrize("value", [5, "E-Arsip", [PEMDA], [None], {"jumlah": 1}], ids=repr)
    def test_what_are_no_innovations_are_refused_by_their_field(self, value: Any) -> None:
        wrong = refused(Laporan, pemda=PEMDA, inovasi=value)
        assert wrong.keys == ("inovasi",)
        check_sentence(wrong, "inovasi")

    def test_a_report_gives_its_innovations_one_by_one(self) -> None:
        one, other = TataKelola(nama="E-Arsip"), PelayananPublik(nama="SIAP ANTAR")
        laporan = Laporan(pemda=PEMDA, inovasi=[one, other])
        assert list(laporan) == [one, other]
        assert laporan.innovations == (one, other)
        assert Laporan(pemda=PEMDA, inovasi=(one, other)) == laporan
        assert Laporan(pemda=PEMDA).innovations == ()
        sums = Aggregate(jumlah=1, rata_rata_kematangan=1, urusan_pelayanan_dasar=1)
        assert Laporan(pemda=PEMDA, inovasi=sums).innovations == ()

    def test_a_report_built_in_python_has_no_source(self) -> None:
        assert Laporan(pemda=PEMDA).source is None


class TestCountingWords:
    """A word is a run of non-space characters with a letter or digit in it."""

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("Siap antar — obat ke rumah", 5),
            ("R&D - 2", 2),
            ("satu\ndua\ttiga\u00a0empat\u3000lima", 5),
            ("- -- ... • & ()", 0),
            ("(baru) 'lama' e-arsip", 3),
            ("2025/2026, 12%", 2),
            ("pelayanan-publik", 1),
            ("é ß 漢字 ع", 4),
        ],
    )
    def test_as_a_reader_would(self, text: str, words: int) -> None:
        design = RancangBangun.of(text)
        assert (design.words, design.text) == (words, text)
        assert TataKelola(nama="E-Arsip", rancang_bangun=text).rancang_bangun == design

    @given(
        st.lists(st.tuples(st.sampled_from(("kata", "2", "-", "•", "(a)", "&"))), max_size=40),
        st.sampled_from((" ", "\n", "\t", "  ", " \n ")),
    )
    def test_in_any_text(self, runs: list[tuple[str]], space: str) -> None:
        text = "x" + space + space.join(run for (run,) in runs)
        words = 1 + sum(run in ("kata", "2", "(a)") for (run,) in runs)
        assert RancangBangun.of(text).words == words

    def test_a_stated_number_is_taken_as_it_is(self) -> None:
        assert RancangBangun(words="412") == RancangBangun(words=412)
        assert RancangBangun(words=0).text is None


class TestBands:
    """`from`/`to` include the end, `above`/`below` leave it out."""

    @pytest.mark.parametrize(
        ("ends", "code", "keys"),
        [
            ({"from_": 1, "above": 1}, "two-ends", ("from", "above")),
            ({"to": 1, "below": 1}, "two-ends", ("to", "below")),
            ({"from_": 2, "to": 1}, "upside-down", ("from", "to")),
            ({"above": 2, "below": 1}, "upside-down", ("above", "below")),
        ],
    )
    def test_that_contradict_themselves_are_refused(
        self, ends: Mapping[str, Any], code: str, keys: tuple[str, ...]
    ) -> None:
        wrong = refused(Band, **ends)
        assert wrong.code == code
        check_sentence(wrong, *keys)

    @pytest.mark.parametrize(
        ("ends", "inside", "outside"),
        [
            ({"from_": "0.01", "to": "0.36"}, ("0.01", "0.2", "0.36"), ("0.009", "0.361")),
            ({"above": 3}, ("3.001", "4"), ("3", "2.9")),
            ({"below": "50.00"}, ("49.99", "-1"), ("50", "51")),
            ({"from_": 5, "to": 5}, ("5",), ("4.99", "5.01")),
            ({}, ("-1000", "0", "1000"), ()),
        ],
    )
    def test_hold_what_lies_between_their_ends(
        self, ends: Mapping[str, Any], inside: tuple[str, ...], outside: tuple[str, ...]
    ) -> None:
        band = Band(**ends)
        assert all(band.holds(Fraction(number)) for number in inside)
        assert not any(band.holds(Fraction(number)) for number in outside)

    @pytest.mark.parametrize(
        ("ends", "shown"),
        [
            ({"from_": "0.01", "to": "0.36"}, "0.01–0.36"),
            ({"from_": "0.36"}, "≥ 0.36"),
            ({"above": 3}, "> 3"),
            ({"to": "2.04"}, "≤ 2.04"),
            ({"below": 3}, "< 3"),
            ({"from_": 1, "to": 1}, "1"),
            ({}, "…"),
        ],
    )
    def test_are_shown_by_a_short_sign(self, ends: Mapping[str, Any], shown: str) -> None:
        assert Band(**ends).show() == shown


class TestConditions:
    """A method has what it needs, or the condition is refused."""

    @pytest.mark.parametrize(
        ("method", "given", "lacks"),
        [
            ("one_of", {"field": "tahapan"}, "values"),
            ("one_of", {"values": ["penerapan"]}, "field"),
            ("date_within", {"fields": ["penerapan"], "from_": "2024-01-01"}, "to"),
            ("date_within", {"fields": ["penerapan"], "to": "2024-01-01"}, "from"),
            ("date_within", {"from_": "2024-01-01", "to": "2024-01-01"}, "fields"),
            ("words_at_least", {"field": "rancang_bangun"}, "minimum"),
        ],
    )
    def test_without_what_their_method_needs_are_refused(
        self, method: str, given: Mapping[str, Any], lacks: str
    ) -> None:
        wrong = refused(Condition, code="syarat", rule=WORDS, method=method, **given)
        assert wrong.code == "missing-key"
        check_sentence(wrong, "method", method, lacks)

    def test_without_a_method_are_not_judged(self) -> None:
        condition = Condition(code="syarat", rule=WORDS)
        assert Eligibility(conditions=[condition]).judged == ()


class TestFrozenMap:
    """A mapping that cannot change, compares by content, and can be hashed and pickled."""

    @given(st.dictionaries(st.text(max_size=5), st.integers(), max_size=6))
    def test_is_equal_to_whatever_holds_the_same(self, entries: dict[str, int]) -> None:
        backwards = dict(reversed(entries.items()))
        one, other = FrozenMap(entries), FrozenMap(backwards)
        assert one == other == entries == dict(one)
        assert hash(one) == hash(other)
        assert one != {**entries, "another one": 0}
        assert (list(one), len(one)) == (list(entries), len(entries))

    @given(st.dictionaries(st.text(max_size=5), st.integers(), max_size=6))
    def test_comes_back_whole_from_a_pickle(self, entries: dict[str, int]) -> None:
        hash(one := FrozenMap(entries))
        again = pickle.loads(pickle.dumps(one))
        assert type(again) is FrozenMap
        assert again == one
        assert list(again) == list(one)
        assert hash(again) == hash(one)

    def test_cannot_be_changed(self) -> None:
        frozen = FrozenMap({"a": 1})
        with pytest.raises(TypeError):
            frozen["a"] = 2  # type: ignore[index]
        with pytest.raises(TypeError):
            del frozen["a"]  # type: ignore[attr-defined]
        with pytest.raises(AttributeError):
            frozen.extra = 1  # type: ignore[attr-defined]
        for name in ("update", "pop", "clear", "setdefault", "popitem"):
            assert not hasattr(frozen, name)

    def test_does_not_follow_the_mapping_it_was_made_from(self) -> None:
        entries = {"a": 1}
        frozen = FrozenMap(entries)
        entries["a"] = 2
        entries["b"] = 3
        assert frozen == {"a": 1}

    def test_is_a_mapping(self) -> None:
        frozen = FrozenMap({"a": 1})
        assert (frozen["a"], frozen.get("b"), "a" in frozen, "b" in frozen) == (
            1,
            None,
            True,
            False,
        )
        assert [*frozen.items()] == [("a", 1)]
        assert FrozenMap() == FrozenMap({}) == {}
        assert repr(frozen) == "FrozenMap({'a': 1})"
        with pytest.raises(KeyError):
            frozen["b"]


class TestText:
    """A text that every reader can read: in Indonesian and in English."""

    def test_stands_in_both_languages(self) -> None:
        text = Text(id="Opini BPK", en="Audit opinion")
        assert (text["id"], text["en"], str(text)) == ("Opini BPK", "Audit opinion", "Opini BPK")
        assert text.to_dict() == {"id": "Opini BPK", "en": "Audit opinion"}

    def test_contains_what_either_language_contains(self) -> None:
        text = Text(id="Opini BPK", en="Audit opinion")
        assert "Opini" in text
        assert "Audit" in text
        assert "opinion BPK" not in text

    @pytest.mark.parametrize(
        ("values", "name"),
        [
            ({"id": "", "en": "x"}, "Text.id"),
            ({"id": "x", "en": " \n"}, "Text.en"),
            ({"id": None, "en": "x"}, "Text.id"),
            ({"id": "x", "en": 5}, "Text.en"),
        ],
    )
    def test_without_one_of_its_languages_is_refused(
        self, values: Mapping[str, Any], name: str
    ) -> None:
        with pytest.raises(ValueError, match=name) as wrong:
            Text(**values)
        assert "must not be empty" in str(wrong.value)
        assert "tidak boleh kosong" in str(wrong.value)

    def test_is_filled_in_each_language_by_its_own_words(self) -> None:
        text = Text(id="{what} belum ada ({many})", en="{what} is missing ({many})")
        filled = text.fill(what=Text(id="Bukti", en="Evidence"), many=2)
        assert filled == Text(id="Bukti belum ada (2)", en="Evidence is missing (2)")

    def test_is_not_changed_by_the_braces_of_what_fills_it(self) -> None:
        assert Text(id="{x}!", en="{x}?").fill(x="{y}") == Text(id="{y}!", en="{y}?")

    def test_cannot_be_changed(self) -> None:
        text = Text(id="Opini BPK", en="Audit opinion")
        with pytest.raises(FrozenInstanceError):
            text.id = "Opini"  # type: ignore[misc]

    def test_an_error_that_carries_one_comes_back_whole_from_a_pickle(self) -> None:
        wrong = refused(Pemda, nama="")
        again = pickle.loads(pickle.dumps(wrong))
        assert (again.code, again.message, again.keys) == (wrong.code, wrong.message, wrong.keys)
        assert str(again) == str(wrong)


def test_a_ruleset_with_a_wrong_value_is_refused_by_its_field(rules_2026: Ruleset) -> None:
    """The rules of an edition are as strict with Python as with a file."""
    fine = {
        name: getattr(rules_2026, name)
        for name in (
            *("edition", "revision", "status", "year", "title", "standing", "sources", "aspects"),
            *("indicators", "formula", "predikat_bands", "interpretations"),
        )
    }
    assert Ruleset(**fine) != rules_2026
    wrong_values = {
        "edition": 2026,
        "revision": 1.0,
        "status": "final",
        "year": "dua ribu",
        "title": "Indeks",
        "sources": [1],
        "aspects": "SPD",
        "indicators": ["1"],
        "formula": None,
        "predikat_bands": [65],
        "interpretations": {"a": 1},
        "format": "inovasi-index/ruleset@2",
    }
    for name, value in wrong_values.items():
        check_sentence(refused(Ruleset, **{**fine, name: value}), name)
