"""From one index to another: the steps add up to the last digit, and say who changed what."""

import json
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from inovasi_index import (
    Aggregate,
    EditionIncomplete,
    Inovasi,
    Laporan,
    LaporanError,
    PelayananPublik,
    Pemda,
    Result,
    Ruleset,
    TataKelola,
    Total,
    WrongValueError,
    get_ruleset,
    read_laporan,
    score,
)
from inovasi_index.analysis import Bridge, bridge
from inovasi_index.analysis.bridging import Stage
from inovasi_index.pages import Grid
from inovasi_index.ruleset import Code, UrusanGroup
from inovasi_index.text import LANGS, Lang, Text
from strategies import Edition

EXAMPLES = Path(__file__).parents[1] / "examples"
PEMDA = Pemda(nama="Kabupaten Contoh", jenis="kabupaten")
SOME = settings(max_examples=settings().max_examples // 3)
FEW = settings(max_examples=settings().max_examples // 8)
NONE = Fraction(0)
STAGES: tuple[Stage, ...] = ("rules", "choices", "own")

in_every_language = pytest.mark.parametrize("lang", LANGS)


def laporan_of(report: Mapping[str, Any], rules: Ruleset) -> Laporan:
    return read_laporan(yaml.safe_dump(report, allow_unicode=True).encode(), rules)


def numbered(laporan: Laporan, first: int = 0) -> Laporan:
    """The report with its innovations called by number, so that two reports share some names."""
    if not laporan.innovations:
        return laporan
    named = [
        evolve(each, nama=f"Inovasi {number}")
        for number, each in enumerate(laporan.innovations, start=first)
    ]
    return evolve(laporan, inovasi=named)


def report(*inovasi: Inovasi, spd: str = "40", **parts: Any) -> Laporan:
    return Laporan(pemda=PEMDA, spd=Total(total=spd), inovasi=list(inovasi), **parts)


def whole(nama: str, kematangan: str, **fields: Any) -> Inovasi:
    return TataKelola(nama=nama, kematangan=kematangan, **fields)


def changes(found: Bridge) -> dict[str, Fraction]:
    """The steps, and what those of the region itself are made of."""
    return {step.code: step.change for step in (*found.steps, *found.steps_of("own"))}


def require_sum(found: Bridge) -> None:
    """Every way of telling a bridge adds up to the same, exactly."""
    expected = found.after.index_exact - found.before.index_exact
    assert found.change == expected
    assert sum((item.change for item in found.items), NONE) == expected
    assert sum((step.change for step in found.steps), NONE) == expected
    for groups in (found.by_indicator(), found.by_inovasi()):
        told = [item for items in groups.values() for item in items]
        assert sorted(map(repr, told)) == sorted(map(repr, found.items))
    sides = (found.before, found.under_rules, found.as_chosen, found.after)
    for stage, one, other in zip(STAGES, sides, sides[1:], strict=False):
        parts = sum((step.change for step in found.steps_of(stage)), NONE)
        assert parts == other.index_exact - one.index_exact


# What holds for every pair.


@SOME
@given(data=st.data())
def test_the_steps_add_up_to_the_last_digit(edition: Edition, data: st.DataObject) -> None:
    """Whatever the reports, the interpretations and the views: the sum is the difference."""
    results = []
    for first in (0, data.draw(st.integers(0, 3))):
        laporan = numbered(laporan_of(data.draw(edition.reports), edition.rules), first)
        view = data.draw(st.sampled_from(["claimed", "verified"]))
        choices = data.draw(edition.choices)
        results.append(score(laporan, edition.rules, interpretations=choices, answers=view))
    found = bridge(*results)
    require_sum(found)
    assert changes(found)["rules"] == 0


@FEW
@given(data=st.data())
def test_they_add_up_from_one_edition_to_another(
    every_edition: tuple[Edition, ...], data: st.DataObject
) -> None:
    """The same for two years, as far as the first report can be read under the second rules."""
    scoring = [each for each in every_edition if each.rules.status != "partial"]
    one, other = (data.draw(st.sampled_from(scoring)) for _ in range(2))
    forms = st.sampled_from(["reports", "sums"])
    before = laporan_of(data.draw(getattr(one, data.draw(forms))), one.rules)
    after = laporan_of(data.draw(getattr(other, data.draw(forms))), other.rules)
    try:
        score(before, other.rules)
    except LaporanError:
        assume(False)
    found = bridge(score(numbered(before), one.rules), score(numbered(after), other.rules))
    require_sum(found)


@FEW
@given(data=st.data())
def test_the_way_back_has_the_same_steps_with_other_signs(
    edition: Edition, data: st.DataObject
) -> None:
    """No order is chosen, so none can be turned round: who came has gone, all else is negated."""
    one, other = (
        score(numbered(laporan_of(data.draw(edition.reports), edition.rules)), edition.rules)
        for _ in range(2)
    )
    there, back = changes(bridge(one, other)), changes(bridge(other, one))
    swapped = {"came": "went", "went": "came"}
    assert {code: -change for code, change in there.items()} == {
        swapped.get(code, code): change for code, change in back.items()
    }


@FEW
@given(data=st.data())
def test_nothing_changes_between_a_result_and_itself(edition: Edition, data: st.DataObject) -> None:
    result = score(
        laporan_of(data.draw(edition.reports), edition.rules),
        edition.rules,
        interpretations=data.draw(edition.choices),
    )
    assert bridge(result, result).items == ()


# Which step is which.


class TestTheRegionItself:
    """Under one edition everything is done by the region."""

    def test_points_of_the_region_are_spd(self, rules_2026: Ruleset) -> None:
        before, after = (score(report(spd=spd), rules_2026) for spd in ("40", "45"))
        assert {code for code, each in changes(bridge(before, after)).items() if each} == {"spd"}

    def test_each_row_of_the_region_is_told(self, rules_2026: Ruleset) -> None:
        before, after = (
            score(Laporan(pemda=PEMDA, spd=spd), rules_2026)
            for spd in ({"1": 1, "8": 3}, {"1": 3, "8": 3})
        )
        (item,) = bridge(before, after).items
        assert (item.step, item.indicator, item.change) == ("spd", "1", Fraction(2 * 100, 250))

    def test_maturity_counts_for_its_share_of_the_mean(self, rules_2026: Ruleset) -> None:
        """Twelve points more, divided by the least divisor of 12."""
        before, after = (score(report(whole("A", k)), rules_2026) for k in ("40", "52"))
        found = bridge(before, after)
        assert changes(found)["kematangan"] == found.change == Fraction(100, 250)

    def test_who_comes_and_goes_brings_and_takes_points(self, rules_2026: Ruleset) -> None:
        before = score(report(whole("A", "48"), whole("B", "24")), rules_2026)
        after = score(report(whole("a ", "48"), whole("C", "60")), rules_2026)
        found = changes(bridge(before, after))
        assert found["came_and_went"] == Fraction(3 * 100, 250)
        assert found["came"] == Fraction(5 * 100, 250)
        assert found["went"] == -Fraction(2 * 100, 250)
        assert found["kematangan"] == found["divisor"] == 0

    def test_more_innovations_than_the_least_divisor_share_the_mean(
        self, rules_2026: Ruleset
    ) -> None:
        """12 of 60 stay, and 12 empty ones come: half the mean is gone, the divisor took it."""
        stay = [whole(f"A{number}", "60") for number in range(12)]
        come = [whole(f"B{number}", "0") for number in range(12)]
        before, after = (score(report(*each), rules_2026) for each in (stay, stay + come))
        found = changes(bridge(before, after))
        assert found["divisor"] == -Fraction(30 * 100, 250)
        assert found["came"] == 0

    def test_an_innovation_behind_a_closed_gate_is_a_number_without_points(
        self, rules_2026: Ruleset
    ) -> None:
        before = score(report(), rules_2026)
        after = score(report(whole("A", "0")), rules_2026)
        assert bridge(before, after).change == 0

    def test_the_gate_opens_for_those_who_waited(self, rules_2026: Ruleset) -> None:
        """Of 5 × 0.38 points half are the gate's and half those of the last innovation to come."""
        basic = list(rules_2026.basic_services)
        sent = [whole(f"A{n}", "0", urusan=code) for n, code in enumerate(basic[:5])]
        before, after = (score(report(*each), rules_2026) for each in (sent[:4], sent))
        found = changes(bridge(before, after))
        per_point = Fraction(100, 250) * Fraction("0.38")
        assert found["gate"] == per_point * Fraction(9, 2)
        assert found["jumlah_inovasi"] == per_point * Fraction(1, 2)

    def test_a_new_name_is_still_the_same_innovation(self, rules_2026: Ruleset) -> None:
        before, after = (
            score(report(whole(name, "48")), rules_2026) for name in ("E-Arsip", "E-Arsip 2")
        )
        apart = bridge(before, after)
        together = bridge(before, after, renamed={"e-arsip": "E-Arsip 2"})
        assert {item.step for item in apart.items} == {"came", "went"}
        assert together.items == ()

    def test_a_new_name_is_told_as_its_report_writes_it(self, rules_2026: Ruleset) -> None:
        before, after = (
            score(report(whole(name, points)), rules_2026)
            for name, points in (("E-Arsip", "48"), ("E-Arsip 2", "60"))
        )
        found = bridge(before, after, by="inovasi", renamed={"e-arsip": "e-ARSIP  2"})
        assert set(found.by_inovasi()) == {"E-Arsip 2"}
        assert "E-Arsip 2" in found.render()

    def test_two_of_one_name_are_taken_in_their_order(self, rules_2026: Ruleset) -> None:
        before = score(report(whole("A", "12"), whole("A", "24")), rules_2026)
        after = score(report(whole("A", "12"), whole("A", "36"), whole("A", "48")), rules_2026)
        found = changes(bridge(before, after))
        assert (found["kematangan"], found["came"]) == (Fraction(100, 250), Fraction(400, 250))

    def test_a_rejection_takes_the_rows(self, rules_2026: Ruleset) -> None:
        rows = {"16": 3, "35": 2}
        before, after = (
            score(report(TataKelola(nama="A", sid=rows, status=status)), rules_2026)
            for status in ("dikirim", "ditolak")
        )
        items = bridge(before, after).items
        assert {(item.step, item.indicator) for item in items} == {
            ("kematangan", "16"),
            ("kematangan", "35"),
        }

    def test_of_an_aggregate_only_the_mean_is_known(self, rules_2026: Ruleset) -> None:
        before = score(report(whole("A", "48")), rules_2026)
        laporan = evolve(report(), inovasi=Aggregate(20, Decimal(50), 5))
        found = changes(bridge(before, score(laporan, rules_2026)))
        assert list(found) == ["rules", "spd", "mean", "jumlah_inovasi", "gate"]
        assert found["mean"] == Fraction((50 - 4) * 100, 250)


class TestTheRules:
    """What the rules did is what they make of the report of before."""

    def test_the_divisor_of_2026_is_told_as_such(
        self, rules_2025: Ruleset, rules_2026: Ruleset
    ) -> None:
        laporan = report(whole("A", "60"))
        found = bridge(score(laporan, rules_2025), score(laporan, rules_2026))
        (step,) = found.steps_of("rules")
        assert step.code == "divisor"
        assert step.change == changes(found)["rules"] == Fraction(-100, 250)

    def test_who_is_no_longer_scored_went_by_the_rules(
        self, rules_2025: Ruleset, rules_2026: Ruleset
    ) -> None:
        laporan = report(whole("A", "60", tahapan="uji_coba"))
        found = bridge(score(laporan, rules_2025), score(laporan, rules_2026))
        (step,) = found.steps_of("rules")
        assert (step.code, step.name["en"]) == ("went", "Innovations that are no longer scored")

    def test_another_scale_is_a_step_of_the_rules(self, rules_2026: Ruleset) -> None:
        half = evolve(rules_2026, formula=evolve(rules_2026.formula, scale=Decimal(50)))
        laporan = report(spd="50")
        found = bridge(score(laporan, rules_2026), score(laporan, half))
        assert [step.code for step in found.steps_of("rules")] == ["scale"]
        assert found.change == -10

    def test_a_default_that_changed_is_part_of_the_rules(self) -> None:
        """2023 leaves the count below its gate, 2025 takes it: nobody chose either."""
        laporan = report(whole("A", "0"))
        found = bridge(*(score(laporan, get_ruleset(year)) for year in (2023, 2025)))
        assert [step.code for step in found.steps_of("rules")] == ["gate"]
        assert "choices" not in changes(found)

    def test_an_option_that_was_chosen_is_not(self) -> None:
        laporan = report(whole("A", "0"))
        before = score(laporan, get_ruleset(2025), interpretations={"gate_effect": "none"})
        found = changes(bridge(before, score(laporan, get_ruleset(2025))))
        assert found["choices"] == Fraction("-0.38") * Fraction(100, 250)
        assert found["rules"] == found["gate"] == 0


# What cannot be told.


def test_a_report_that_the_new_rules_refuse_is_answered(
    rules_2025: Ruleset, rules_2026: Ruleset
) -> None:
    own = UrusanGroup("x", Text(id="x", en="x"), (Code("antariksa", Text(id="x", en="x")),))
    space = evolve(rules_2025, urusan=(*rules_2025.urusan, own))
    before = score(report(whole("A", "60", urusan="antariksa")), space)
    with pytest.raises(LaporanError, match=r"inovasi\[0\]\.urusan"):
        bridge(before, score(report(), rules_2026))


def test_an_edition_without_an_index_has_no_result_to_start_from() -> None:
    with pytest.raises(EditionIncomplete):
        bridge(*(score(report(), get_ruleset(year)) for year in (2021, 2026)))


def test_only_results_are_bridged(rules_2026: Ruleset) -> None:
    result = score(report(), rules_2026)
    for pair in ((report(), result), (result, None)):
        with pytest.raises(WrongValueError) as caught:
            bridge(*pair)  # type: ignore[arg-type]
        assert caught.value.code == "wrong-type"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ({"by": "warna"}, "unknown-option"),
        ({"renamed": {"E-Arsp": "E-Arsip"}}, "unknown-inovasi"),
        ({"renamed": {"E-Arsip": "E-Arsp"}}, "unknown-inovasi"),
        ({"renamed": {"E-Arsip": 2}}, "not-a-text"),
        ({"renamed": ["E-Arsip"]}, "wrong-shape"),
        ({"renamed": "E-Arsip"}, "wrong-shape"),
    ],
)
def test_a_wrong_word_is_answered(rules_2026: Ruleset, words: Any, code: str) -> None:
    result = score(report(whole("E-Arsip", "60")), rules_2026)
    with pytest.raises(WrongValueError) as caught:
        bridge(result, result, **words)
    assert caught.value.code == code


# The page.


@pytest.fixture(scope="module")
def example() -> Bridge:
    laporan = read_laporan(EXAMPLES / "kota-lintas-tahun.yaml", get_ruleset(2026))
    more = PelayananPublik(nama="Baru", urusan="sosial", sid={"16": 3})
    later = evolve(laporan, inovasi=[*laporan.innovations, more])
    return bridge(score(laporan, get_ruleset(2025)), score(later, get_ruleset(2026)))


def grids(found: Bridge, lang: Lang) -> list[Grid]:
    return [each for each in found.blocks(lang) if isinstance(each, Grid)]


@in_every_language
def test_the_page_goes_from_one_index_to_the_other(example: Bridge, lang: Lang) -> None:
    steps, of_rules, exchange = grids(example, lang)
    assert len(steps.rows) == len(example.steps) + 2
    assert len(of_rules.rows) == len(example.steps_of("rules"))
    assert len(exchange.rows) == 3
    page = example.render(lang=lang)
    for side in (example.before, example.under_rules, example.after):
        assert str(side.index).replace(".", "," if lang == "id" else ".") in page


@in_every_language
@pytest.mark.parametrize("by", ["indicator", "inovasi"])
def test_the_detail_is_told_on_demand(example: Bridge, lang: Lang, by: Any) -> None:
    detailed = evolve(example, by=by)
    *_, detail = grids(detailed, lang)
    groups = detailed.by_indicator() if by == "indicator" else detailed.by_inovasi()
    assert len(detail.rows) == len(groups)
    assert detail.rows[-1][0] == {"id": "lainnya", "en": "anything else"}[lang]


def test_what_was_chosen_is_said(rules_2026: Ruleset) -> None:
    result = score(report(), rules_2026, interpretations={"ineligible": "included"})
    assert "ineligible" in bridge(result, result).render()


def test_the_data_is_exact_and_adds_up(example: Bridge) -> None:
    plain = json.loads(json.dumps(example.to_dict()))
    assert plain["format"] == "inovasi-index/bridge@1"
    for key in ("steps", "items"):
        assert sum(Fraction(each["change"]) for each in plain[key]) == Fraction(plain["change"])
    assert {each["code"] for each in plain["of_rules"]} <= {each["step"] for each in plain["items"]}


def test_a_notebook_shows_it(example: Bridge) -> None:
    assert "<table>" in example._repr_html_()


def test_two_regions_can_be_compared(rules_2026: Ruleset) -> None:
    one = score(report(), rules_2026)
    other = score(evolve(report(spd="50"), pemda=Pemda(nama="Kota Misal")), rules_2026)
    assert isinstance(other, Result)
    assert "Kabupaten Contoh → Kota Misal" in bridge(one, other).render()
