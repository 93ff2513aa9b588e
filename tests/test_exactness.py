"""The ends of the arithmetic: where one digit, one level or one day more makes a difference.

These are the places that the editions and the reports drawn at random hardly ever touch, such as
a number of exactly thirty digits or a band that leaves its upper end out.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest

from inovasi_index import (
    Answer,
    Laporan,
    LaporanError,
    Pemda,
    Pkpn,
    RancangBangun,
    Result,
    Ruleset,
    TataKelola,
    Text,
    WrongValueError,
    score,
    score_inovasi,
)
from inovasi_index.exact import decimal, is_on_grid, round_half_up, shortest, whole
from inovasi_index.result import RowResult
from inovasi_index.ruleset import Band, Condition
from inovasi_index.screening import Screened, check

PEMDA = Pemda(nama="Kabupaten Contoh")
WORDS = Text(id="aturan", en="a rule")


def changed(rules: Ruleset, row_id: str, **row: Any) -> Ruleset:
    """The rules with other values in one row."""
    rows = [attrs.evolve(each, **row) if each.id == row_id else each for each in rules.indicators]
    return attrs.evolve(rules, indicators=rows)


def with_bands(rules: Ruleset, row_id: str, *bands: Mapping[str, Any]) -> Ruleset:
    """The rules with other bands for the levels of one row, the lowest level first."""
    levels = sorted(rules.rows[row_id].levels, key=lambda each: each.level)
    levels = [
        attrs.evolve(each, band=Band(**band)) for each, band in zip(levels, bands, strict=True)
    ]
    return changed(rules, row_id, levels=levels)


def of_the_region(rules: Ruleset, row_id: str, answer: Answer, **chosen: str) -> Result:
    return score(Laporan(pemda=PEMDA, spd={row_id: answer}), rules, interpretations=chosen)


def row_of(result: Result, row_id: str) -> RowResult:
    (row,) = (row for row in result.spd_rows if row.id == row_id)
    return row


class TestThirtyDigits:
    """At most 30 digits; the sign and the point are none."""

    @pytest.mark.parametrize("digits", [28, 29, 30])
    def test_beside_a_sign_and_a_point_are_taken(self, digits: int) -> None:
        text = "-" + "1" * 14 + "." + "2" * (digits - 14)
        assert str(decimal(text)) == text
        assert Answer(value=text).value == Fraction(text)

    def test_beside_a_sign_and_a_point_are_all_there_may_be(self) -> None:
        text = "-" + "1" * 14 + "." + "2" * 17
        with pytest.raises(WrongValueError) as wrong:
            decimal(text)
        assert wrong.value.code == "too-many-digits"
        assert text in str(wrong.value)

    @pytest.mark.parametrize("sign", [1, -1])
    def test_are_the_most_that_a_whole_number_has(self, sign: int) -> None:
        assert whole(sign * (10**30 - 1)) == sign * (10**30 - 1)
        for number in (10**30, 10**30 + 1, 10**31, 10**40):
            with pytest.raises(WrongValueError) as wrong:
                whole(sign * number)
            assert wrong.value.code == "too-many-digits"

    @pytest.mark.parametrize(
        "number",
        [
            *(10**30, -(10**30), 10**5000),
            *map(Decimal, ("1E+31", "-1E+31", "1E+999999", "1E-31", "1E-999999")),
        ],
        ids=lambda number: f"{str(number)[:9] if isinstance(number, Decimal) else hex(number)[:9]}",
    )
    def test_are_passed_by_so_far_that_the_number_is_not_written_out(self, number: Any) -> None:
        """The refusal must not take longer than the number is worth."""
        with pytest.raises(WrongValueError) as wrong:
            decimal(number)
        assert wrong.value.code == "too-many-digits"
        assert wrong.value.message.en.startswith("… is too long")

    @pytest.mark.parametrize("number", ["1E+30", "-1E+30", "1E-30"])
    def test_are_passed_by_so_little_that_the_number_is_shown(self, number: str) -> None:
        """The sentence names what was written, as far as a reader can take it in."""
        with pytest.raises(WrongValueError) as wrong:
            decimal(Decimal(number))
        assert wrong.value.code == "too-many-digits"
        assert format(Decimal(number), "f") in wrong.value.message.en


class TestAFiniteDecimal:
    """Decimals are exact, and as short as can be."""

    @pytest.mark.parametrize("places", [0, 1, 9, 10, 11, 23, 30])
    def test_is_given_to_its_last_digit(self, places: int) -> None:
        for base in (2, 5, 10):
            number = Fraction(7, base**places)
            assert Fraction(shortest(number)) == number
            assert Fraction(shortest(-number)) == -number

    def test_fits_a_grid_of_as_many_places_as_it_has(self) -> None:
        """No more decimal places than the table is printed in."""
        for number in ("0.01", "-0.01", "0", "5", "-7.25"):
            assert is_on_grid(Decimal(number), 2)
        for number in ("0.001", "-0.001", "-7.255"):
            assert not is_on_grid(Decimal(number), 2)
            assert is_on_grid(Decimal(number), 3)


class TestABandThatLeavesItsEndsOut:
    """`from`/`to` include the end, `above`/`below` leave it out; a value is rounded first."""

    BANDS = ({"below": 2}, {"from_": 2, "below": 4}, {"above": 4, "below": 6})

    @pytest.mark.parametrize(
        ("value", "level"),
        [
            *(("0", 1), ("1.99", 1), ("1.9949", 1), ("1.995", 2), ("2", 2)),
            *(("3.98", 2), ("3.99", 2), ("3.9949", 2), ("3.995", 0), ("4", 0), ("4.0049", 0)),
            *(("4.005", 3), ("4.01", 3), ("5.99", 3), ("5.9949", 3)),
        ],
    )
    def test_ends_one_unit_of_the_last_place_before_it(
        self, value: str, level: int, rules_2026: Ruleset
    ) -> None:
        rules = with_bands(rules_2026, "5b", *self.BANDS)
        row = row_of(of_the_region(rules, "5b", Answer(value=value)), "5b")
        assert (row.level, row.reading.above_top) == (level, False)

    @pytest.mark.parametrize("value", ["5.995", "6", "6.01", "100"])
    def test_at_the_top_of_a_table_is_passed_by_its_end(
        self, value: str, rules_2026: Ruleset
    ) -> None:
        """Above the highest printed value: `top_level` (default) or `no_level`."""
        rules = with_bands(rules_2026, "5b", *self.BANDS)
        for option, level in (("top_level", 3), ("no_level", 0)):
            result = of_the_region(rules, "5b", Answer(value=value), above_top_band=option)
            row = row_of(result, "5b")
            assert (row.level, row.reading.above_top) == (level, True)
            assert result.spd.score == level * (row.row.weight or 0)
            assert "above_top_band" in result.arose


class TestAChange:
    """Growth is (current − previous) / previous × 100, a change the difference of two readings."""

    @pytest.mark.parametrize(
        ("row", "previous", "current", "measured"),
        [
            ("5a", "0", "5", -5),
            ("5a", "5", "0", 5),
            ("5a", "0", "0", 0),
            ("10a", "7.3", "4.15", Fraction("3.15")),
            ("11a", "0", "70.5", Fraction("70.5")),
            ("11a", "70.5", "0", Fraction("-70.5")),
            ("11a", "70.5", "71.75", Fraction("1.25")),
            ("3", "3", "4", Fraction(100, 3)),
            ("3", "5", "0", -100),
        ],
    )
    def test_is_measured_exactly_from_zero_too(
        self, row: str, previous: str, current: str, measured: Fraction, rules_2026: Ruleset
    ) -> None:
        result = of_the_region(rules_2026, row, Answer(previous=previous, current=current))
        reading = row_of(result, row).reading
        assert reading.measured == measured
        assert reading.rounded == round_half_up(measured, 2)


class TestAMeasurementWithoutABasis:
    """A row that is measured on one of several bases needs its basis named."""

    @pytest.mark.parametrize(
        ("row", "value", "problems"),
        [
            ("30", "2", [("basis-missing", "30"), ("level-only", "30.value")]),
            ("33", "5", [("basis-missing", "33")]),
            ("33", "-1000000", [("basis-missing", "33")]),
            ("33", "1.5", [("basis-missing", "33")]),
        ],
    )
    def test_is_told_no_more_than_can_be_known(
        self, row: str, value: str, problems: list[tuple[str, str]], rules_2026: Ruleset
    ) -> None:
        """Without its basis nothing can be said of a value, unless no basis takes one."""
        inovasi = TataKelola(nama="E-Arsip", sid={row: Answer(value=value)})
        with pytest.raises(LaporanError) as refused:
            score(Laporan(pemda=PEMDA, inovasi=[inovasi]), rules_2026)
        assert [(each.code, each.path) for each in refused.value.problems] == [
            (code, f"inovasi[0].sid.{at}") for code, at in problems
        ]


class TestARowThatFollowsTheKind:
    """Row 30 has a table for digital innovations and one for the others."""

    @pytest.mark.parametrize(
        ("jenis", "other"), [("digital", "nondigital"), ("nondigital", "digital")]
    )
    def test_is_answered_on_the_basis_of_the_kind_alone(
        self, jenis: Any, other: str, rules_2026: Ruleset
    ) -> None:
        for basis in (jenis, None):
            answer = Answer(level=2, basis=basis)
            inovasi = TataKelola(nama="E-Arsip", jenis=jenis, sid={"30": answer})
            kematangan = score_inovasi(inovasi, rules_2026).kematangan
            assert kematangan == 2 * Fraction(rules_2026.rows["30"].weight or 0)
        answer = Answer(level=2, basis=other)
        inovasi = TataKelola(nama="E-Arsip", jenis=jenis, sid={"30": answer})
        with pytest.raises(LaporanError) as refused:
            score(Laporan(pemda=PEMDA, inovasi=[inovasi]), rules_2026)
        (problem,) = refused.value.problems
        assert (problem.code, problem.path) == ("wrong-basis", "inovasi[0].sid.30.basis")


ONE_YEAR = Condition(
    code="masa_penerapan",
    rule=WORDS,
    method="date_within",
    fields=("penerapan", "pengembangan"),
    from_=date(2024, 1, 1),
    to=date(2024, 12, 31),
)


def screened(rules: Ruleset, condition: Condition, **fields: Any) -> Screened:
    """What is found of one innovation where there is one condition."""
    eligibility = attrs.evolve(rules.eligibility, conditions=(condition,))
    inovasi = TataKelola(nama="E-Arsip", **fields)
    (only,) = check(
        Laporan(pemda=PEMDA, inovasi=[inovasi]), attrs.evolve(rules, eligibility=eligibility)
    ).inovasi
    return only


class TestAWindow:
    """A date lies in the window from its first day to its last."""

    @pytest.mark.parametrize(
        ("day", "is_scored", "is_close"),
        [
            ("2023-12-31", False, False),
            ("2024-01-01", True, True),
            ("2024-12-31", True, True),
            ("2025-01-01", False, False),
            ("2025-12-31", False, False),
            ("2026-01-01", False, False),
        ],
    )
    def test_of_one_year_leaves_all_of_it_behind(
        self, day: str, is_scored: bool, is_close: bool, rules_2026: Ruleset
    ) -> None:
        """Close is a date in the window of this year with none in that of the next."""
        found = screened(rules_2026, ONE_YEAR, penerapan=day)
        assert (found.scored, bool(found.close)) == (is_scored, is_close)

    @pytest.mark.parametrize(
        ("later", "is_close"),
        [("2025-01-01", False), ("2025-12-31", False), ("2026-01-01", True), ("2027-06-01", True)],
    )
    def test_that_moves_on_holds_what_lies_in_the_next(
        self, later: str, is_close: bool, rules_2026: Ruleset
    ) -> None:
        """A later development that the next window holds keeps it, one after that does not."""
        found = screened(rules_2026, ONE_YEAR, penerapan="2024-06-01", pengembangan=later)
        assert bool(found.close) == is_close

    @pytest.mark.parametrize(
        ("dates", "verdict"),
        [
            ({}, "unjudged"),
            ({"pengembangan": "2020-01-01"}, "unjudged"),
            ({"pengembangan": "2024-02-29"}, "met"),
            ({"penerapan": "2020-01-01"}, "failed"),
            ({"penerapan": "2020-01-01", "pengembangan": "2024-02-29"}, "met"),
        ],
        ids=str,
    )
    def test_without_the_first_date_only_a_later_one_inside_can_tell(
        self, dates: Mapping[str, str], verdict: str, rules_2026: Ruleset
    ) -> None:
        found = screened(rules_2026, ONE_YEAR, **dates)
        assert (bool(found.failed), bool(found.unjudged)) == (
            verdict == "failed",
            verdict == "unjudged",
        )


class TestACountOfWords:
    """A design has at least so many words; close is a tenth of that number, on either side."""

    @pytest.mark.parametrize(
        ("least", "words", "is_scored", "is_close"),
        [
            *((0, 0, True, True), (0, 1, True, False)),
            *((1, 0, False, False), (1, 1, True, True), (1, 2, True, False)),
            *((15, 13, False, False), (15, 14, False, True), (15, 16, True, True)),
        ],
    )
    def test_is_compared_with_any_number(
        self, least: int, words: int, is_scored: bool, is_close: bool, rules_2026: Ruleset
    ) -> None:
        condition = Condition(
            code="rancang_bangun",
            rule=WORDS,
            method="words_at_least",
            field="rancang_bangun",
            minimum=least,
        )
        design = RancangBangun(words=words)
        found = screened(rules_2026, condition, rancang_bangun=design)
        assert (found.scored, bool(found.close)) == (is_scored, is_close)


class TestOneInnovation:
    """`score_inovasi` gives what the report of that innovation alone would have."""

    def test_is_the_first_of_its_report(self, rules_2026: Ruleset) -> None:
        inovasi = TataKelola(nama="E-Arsip", urusan="kearsipan", sid={"16": 2, "17": 3})
        alone = score_inovasi(inovasi, rules_2026)
        assert alone.at == "inovasi[0]"
        (within,) = score(Laporan(pemda=PEMDA, inovasi=[inovasi]), rules_2026).inovasi
        assert alone == within


class TestAListOfCodes:
    """A code must be in the list of the edition, where the edition has such a list."""

    @staticmethod
    def listing(rules: Ruleset, codes: int) -> Ruleset:
        """The rules with so many codes in each list."""
        groups = [attrs.evolve(rules.urusan[0], urusan=rules.urusan[0].urusan[:codes])]
        lists = {name: getattr(rules.profile, name)[:codes] for name in ("asta_cita", "pkpn")}
        return attrs.evolve(rules, urusan=groups, profile=attrs.evolve(rules.profile, **lists))

    OTHER: tuple[tuple[Mapping[str, Any], str], ...] = (
        ({"urusan": "lain"}, "urusan"),
        ({"urusan_beririsan": ["lain"]}, "urusan_beririsan[0]"),
        ({"asta_cita": "lain"}, "asta_cita"),
        ({"pkpn": Pkpn(klaster="lain")}, "pkpn.klaster"),
    )

    @pytest.mark.parametrize(("fields", "path"), OTHER, ids=str)
    @pytest.mark.parametrize("codes", [1, 2])
    def test_however_short_holds_no_other_code(
        self, codes: int, fields: Mapping[str, Any], path: str, rules_2026: Ruleset
    ) -> None:
        inovasi = TataKelola(nama="E-Arsip", **fields)
        with pytest.raises(LaporanError) as refused:
            score(Laporan(pemda=PEMDA, inovasi=[inovasi]), self.listing(rules_2026, codes))
        (problem,) = refused.value.problems
        assert (problem.code, problem.path) == ("unknown-code", f"inovasi[0].{path}")

    @pytest.mark.parametrize("codes", [1, 2])
    def test_however_short_need_not_be_named(self, codes: int, rules_2026: Ruleset) -> None:
        rules = self.listing(rules_2026, codes)
        inovasi = TataKelola(nama="E-Arsip", sid={"16": 1})
        result = score(Laporan(pemda=PEMDA, inovasi=[inovasi]), rules)
        assert result.kematangan.sum == rules.rows["16"].weight

    @pytest.mark.parametrize(("fields", "path"), OTHER, ids=str)
    def test_that_the_edition_lacks_refuses_nothing(
        self, fields: Mapping[str, Any], path: str, rules_2026: Ruleset
    ) -> None:
        rules = self.listing(rules_2026, 0)
        inovasi = TataKelola(nama="E-Arsip", **fields)
        assert score(Laporan(pemda=PEMDA, inovasi=[inovasi]), rules).kematangan.innovations == 1


class TestARowWithoutAWeight:
    """A row brings its weight times its level, and nothing where it has no weight."""

    @pytest.mark.parametrize("answer", [Answer(level=3), Answer(value=8)], ids=str)
    def test_brings_nothing(self, answer: Answer, rules_2026: Ruleset) -> None:
        result = of_the_region(changed(rules_2026, "13a", weight=None), "13a", answer)
        row = row_of(result, "13a")
        assert (row.level, row.points, result.spd.score) == (3, 0, 0)


def test_how_a_report_is_scored_is_chosen_by_name(rules_2026: Ruleset) -> None:
    """Report and rules may be named or not; a choice where the rules are silent always is."""
    laporan, inovasi = Laporan(pemda=PEMDA), TataKelola(nama="E-Arsip")
    assert score(laporan=laporan, ruleset=rules_2026) == score(laporan, rules_2026)
    assert score_inovasi(inovasi=inovasi, ruleset=rules_2026) == score_inovasi(inovasi, rules_2026)
    positional: Any = ({}, "claimed")
    with pytest.raises(TypeError):
        score(laporan, rules_2026, *positional)
    with pytest.raises(TypeError):
        score_inovasi(inovasi, rules_2026, *positional)
