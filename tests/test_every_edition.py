"""What is settled of each edition, and what can be asked of those that are known in part.

The numbers stand here once more, so that a property which reads them from the rules is not the only
one to know them.
"""

import random
from fractions import Fraction
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from inovasi_index import (
    EditionIncomplete,
    Inovasi,
    Laporan,
    LaporanError,
    Pemda,
    TataKelola,
    WrongValueError,
    read_laporan,
    score,
    score_inovasi,
)
from naive import naive_score_inovasi
from naive import round_half_up as naively_rounded
from strategies import Edition, decimal_text, indices, part_of, rows_of

Plain = dict[str, Any]

HUNDRED = settings().max_examples
"""What the profile in force calls a hundred examples."""

SOME = settings(max_examples=HUNDRED // 3)
VIEWS = st.sampled_from(("claimed", "verified"))
PEMDA = Pemda(nama="Kabupaten Contoh")


def yaml_of(plain: Plain) -> bytes:
    text: str = yaml.dump(plain, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    return text.encode()


SETTLED = {
    # year: least divisor, affairs asked for, where the two upper classes begin, rows of the region
    2023: (10, 2, "60.01", "35.00", 0),
    2024: (10, None, "60.01", "35.00", 0),
    2025: (10, 3, "65.01", "40.01", 0),
    2026: (12, 5, "65.01", "40.01", 20),
    2027: (14, 6, "65.01", "40.01", 20),
    2028: (16, 6, "65.01", "40.01", 20),
    2029: (18, 6, "65.01", "40.01", 20),
}
WINDOWS = {
    2023: ("2021-01-01", "2022-12-31"),
    2024: ("2022-01-01", "2023-12-31"),
    2025: ("2023-01-01", "2024-12-31"),
    2026: ("2024-01-01", "2025-12-31"),
}


def test_no_edition_is_left_out(every_edition: tuple[Edition, ...]) -> None:
    """2022, 2021: partial; 2023 to 2029 can score; 2018-2020 are not comparable."""
    years = {each.year: each.rules.formula.is_known for each in every_edition}
    assert years == {2021: False, 2022: False, **dict.fromkeys(SETTLED, True)}
    standing = {each.year: each.rules.status for each in every_edition}
    assert standing[2026] == "official"
    assert {standing[year] for year in (2023, 2024, 2025)} == {"reconstructed"}
    assert {standing[year] for year in (2027, 2028, 2029)} == {"prognosis"}


class TestWhatIsSettled:
    """The divisor, the gate, the classes and the window of each year."""

    def test_of_its_divisor_gate_and_classes(self, edition: Edition) -> None:
        divisor, gate, sangat, inovatif, rows = SETTLED[edition.year]
        rules = edition.rules
        assert rules.formula.kematangan.divisor_at_least == divisor
        assert part_of(edition.raw, "mean_per_innovation")["divisor_at_least"] == str(divisor)
        requires = rules.formula.jumlah_inovasi.requires
        assert (requires.urusan_pelayanan_dasar if requires else None) == edition.gate == gate
        lowest = {band.code: str(band.from_) for band in rules.predikat_bands}
        assert (lowest["sangat_inovatif"], lowest["inovatif"]) == (sangat, inovatif)
        assert len(rules.spd_rows) == len(rows_of(edition.raw, "SPD")) == rows
        assert len(rules.sid_rows) == len(rows_of(edition.raw, "SID")) == 20
        assert rules.highest_kematangan == 111

    def test_of_the_divisor_in_a_score(self, edition: Edition) -> None:
        """One innovation of 111 points has the mean of 111 divided by the least divisor."""
        divisor = SETTLED[edition.year][0]
        one = TataKelola(nama="E-Arsip", kematangan=111)
        part = score(Laporan(pemda=PEMDA, inovasi=[one]), edition.rules).kematangan
        assert (part.divisor, part.score) == (divisor, Fraction(111, divisor))
        many = score(Laporan(pemda=PEMDA, inovasi=[one] * (divisor + 1)), edition.rules).kematangan
        assert (many.divisor, many.score) == (divisor + 1, 111)

    @pytest.mark.parametrize("stage", ["inisiatif", "uji_coba", "penerapan"])
    def test_of_what_a_failed_condition_does(self, stage: str, edition: Edition) -> None:
        """2026 excludes; 2027–2029 exclude by stage and words; before, nothing is excluded."""
        excludes = edition.year >= 2026
        early = TataKelola(nama="E-Arsip", tahapan=stage, kematangan=1)
        short = TataKelola(nama="E-Arsip", rancang_bangun="dua kata", kematangan=1)
        old = TataKelola(nama="E-Arsip", penerapan="2019-12-31", kematangan=1)
        laporan = Laporan(pemda=PEMDA, inovasi=[early, short, old])
        scored = [each.scored for each in score(laporan, edition.rules).inovasi]
        in_stage, of_length, in_window = stage == "penerapan", not excludes, edition.year != 2026
        assert scored == [in_stage or not excludes, of_length, in_window]

    def test_of_its_window(self, edition: Edition) -> None:
        """The two years before; for 2027–2029 it is not announced and is not judged."""
        windows = [
            (condition.from_.isoformat(), condition.to.isoformat())
            for condition in edition.rules.eligibility.judged
            if condition.method == "date_within"
        ]
        assert windows == [WINDOWS[year] for year in [edition.year] if year in WINDOWS]

    def test_of_an_answer_per_row_of_the_region(self, edition: Edition) -> None:
        """2023–2025: an answer per SPD row is refused with a sentence saying why."""
        laporan = Laporan(pemda=PEMDA, spd={"1": 3})
        if edition.rules.spd_rows:
            assert score(laporan, edition.rules).spd.score == 3
            return
        with pytest.raises(LaporanError) as refused:
            score(laporan, edition.rules)
        (problem,) = refused.value.problems
        assert (problem.code, problem.path) == ("spd-rows-unknown", "spd.1")
        assert edition.name in problem.message.id
        assert edition.name in problem.message.en


class TestOneInnovationAlone:
    """The maturity of one innovation needs no more than the SID rows."""

    @SOME
    @given(data=st.data(), view=VIEWS)
    def test_is_what_it_is_in_a_report(
        self, data: st.DataObject, view: Any, edition: Edition
    ) -> None:
        rules = edition.rules
        laporan = read_laporan(yaml_of(data.draw(edition.measurements)), rules)
        choices = data.draw(edition.choices)
        result = score(laporan, rules, interpretations=choices, answers=view)
        for each in result.inovasi:
            alone = score_inovasi(each.inovasi, rules, interpretations=choices, answers=view)
            assert (alone.kematangan, alone.rows) == (each.kematangan, each.rows)
            assert (alone.scored, alone.reasons) == (each.scored, each.reasons)


class TestAnEditionKnownInPart:
    """Only what the evidence supports may be asked."""

    @settings(max_examples=HUNDRED)
    @given(data=st.data(), view=VIEWS)
    def test_gives_no_index_whatever_the_report(
        self,
        data: st.DataObject,
        view: Any,
        partial: Edition,
        every_edition: tuple[Edition, ...],
    ) -> None:
        """Asking for an index raises `EditionIncomplete` and says what is missing."""
        scoring = [each for each in every_edition if each.rules.formula.is_known]
        drawn = data.draw(data.draw(st.sampled_from(scoring)).reports)
        report = {**drawn, "tahun": str(partial.year)}
        choices = data.draw(partial.choices)
        with pytest.raises(EditionIncomplete) as incomplete:
            score(
                read_laporan(yaml_of(report)), partial.rules, interpretations=choices, answers=view
            )
        for entry in partial.raw["unknown"]:
            missing = entry["changes_score"] == "true"
            assert (entry["name"]["id"] in incomplete.value.message.id) is missing
            assert (entry["name"]["en"] in incomplete.value.message.en) is missing
        with pytest.raises(LaporanError) as refused:
            read_laporan(yaml_of(report), partial.rules)
        assert [each.code for each in refused.value.problems] == ["edition-incomplete"]

    @settings(max_examples=2 * HUNDRED)
    @given(data=st.data())
    def test_classes_an_index_by_the_band_that_holds_it_or_not_at_all(
        self, data: st.DataObject, partial: Edition
    ) -> None:
        """A score in a stretch without evidence is `undetermined`, never a guess."""
        index = data.draw(indices(partial.raw))
        rounded = naively_rounded(index, 2)
        holding = [
            band["code"]
            for band in partial.raw["predikat"]
            if Fraction(band["from"]) <= rounded <= Fraction(band["to"])
        ]
        (expected,) = holding or ["undetermined"]
        assert partial.rules.predikat(decimal_text(index)).code == expected

    def test_classes_every_index_of_two_places_once_or_not_at_all(self, partial: Edition) -> None:
        """0 tidak dapat dinilai; from 0.40 as printed, with the stretches between left open."""
        ends = EVIDENCE[partial.year]
        found: dict[str, list[int]] = {}
        for hundredths in range(10_001):
            code = partial.rules.predikat(decimal_text(Fraction(hundredths, 100))).code
            found.setdefault(code, []).append(hundredths)
        undetermined = found.pop("undetermined")
        assert {code: (each[0], each[-1]) for code, each in found.items()} == ends
        for first, last in ends.values():
            assert not set(undetermined) & set(range(first, last + 1))

    @pytest.mark.parametrize("index", ["-0.01", "100.01", "x"])
    def test_classes_nothing_that_is_no_index(self, index: str, partial: Edition) -> None:
        with pytest.raises(WrongValueError):
            partial.rules.predikat(index)


EVIDENCE = {
    2021: {
        "tidak_dapat_dinilai": (0, 0),
        "kurang_inovatif": (40, 2732),
        "inovatif": (3876, 5807),
        "sangat_inovatif": (6151, 10_000),
    },
    2022: {
        "tidak_dapat_dinilai": (0, 0),
        "kurang_inovatif": (40, 3397),
        "inovatif": (3560, 5988),
        "sangat_inovatif": (6049, 10_000),
    },
}
"""The lowest and the highest score published with each class, in hundredths."""


class TestTheMaturityOf2021:
    """2021 also gives the maturity of one innovation (its own 20 weights, at most 150)."""

    @settings(max_examples=HUNDRED)
    @given(data=st.data())
    def test_does_not_depend_on_the_order_of_keys_and_answers(
        self, data: st.DataObject, edition_2021: Edition
    ) -> None:
        inovasi, dice = data.draw(edition_2021.innovations), random.Random(data.draw(st.integers()))
        one, other = (
            score_inovasi(as_read(each), edition_2021.rules)
            for each in (inovasi, shuffled(inovasi, dice))
        )
        assert (one.kematangan, one.rows) == (other.kematangan, other.rows)

    @settings(max_examples=HUNDRED)
    @given(data=st.data())
    def test_rises_by_the_weight_of_a_row_whose_level_is_raised(
        self, data: st.DataObject, edition_2021: Edition
    ) -> None:
        rules = edition_2021.rules
        levels = {row.id: data.draw(st.integers(0, 3)) for row in rules.sid_rows}
        row = data.draw(st.sampled_from(rules.sid_rows))
        raised = data.draw(st.integers(levels[row.id], 3))
        before, after = (
            score_inovasi(TataKelola(nama="E-Arsip", sid=sid), rules).kematangan
            for sid in (levels, {**levels, row.id: raised})
        )
        assert after - before == Fraction(row.weight) * (raised - levels[row.id])
        plain = {"nama": "E-Arsip", "sid": {row_id: str(each) for row_id, each in levels.items()}}
        assert naive_score_inovasi(plain, edition_2021.raw)["kematangan"] == before

    def test_is_0_without_answers_and_150_at_the_top(self, edition_2021: Edition) -> None:
        rules = edition_2021.rules
        for level, kematangan in ((0, 0), (1, 50), (2, 100), (3, 150)):
            sid = {row.id: level for row in rules.sid_rows}
            each = score_inovasi(TataKelola(nama="E-Arsip", sid=sid), rules)
            assert (each.kematangan, len(each.rows)) == (kematangan, 20)
        assert score_inovasi(TataKelola(nama="E-Arsip"), rules).kematangan == 0

    @pytest.mark.parametrize("kematangan", ["0", "150", "150.000", "111.5"])
    def test_is_taken_as_supplied(self, kematangan: str, edition_2021: Edition) -> None:
        each = score_inovasi(TataKelola(nama="A", kematangan=kematangan), edition_2021.rules)
        assert (each.kematangan, each.supplied) == (Fraction(kematangan), True)

    @pytest.mark.parametrize("kematangan", ["-0.01", "150.01"])
    def test_beyond_150_is_refused(self, kematangan: str, edition_2021: Edition) -> None:
        with pytest.raises(LaporanError) as refused:
            score_inovasi(TataKelola(nama="A", kematangan=kematangan), edition_2021.rules)
        assert [each.code for each in refused.value.problems] == ["out-of-range"]

    def test_is_not_known_of_2022(self, every_edition: tuple[Edition, ...]) -> None:
        (rules,) = (each.rules for each in every_edition if each.year == 2022)
        with pytest.raises(EditionIncomplete):
            score_inovasi(TataKelola(nama="E-Arsip"), rules)


def as_read(inovasi: Plain) -> Inovasi:
    """An innovation as read from a report that no rules are applied to."""
    report = {"pemda": {"nama": "Kota Contoh"}, "tahun": "2021", "inovasi": [inovasi]}
    (read,) = read_laporan(yaml_of(report))
    return read


def shuffled(value: Any, dice: random.Random) -> Any:
    """The same data with every mapping in another order."""
    if not isinstance(value, dict):
        return value
    entries = [(key, shuffled(item, dice)) for key, item in value.items()]
    dice.shuffle(entries)
    return dict(entries)
