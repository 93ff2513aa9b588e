"""How sure an index is: no reading and no unknown input leads out of the interval."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from inovasi_index import (
    Answer,
    Answers,
    EditionIncomplete,
    Inovasi,
    Laporan,
    LaporanError,
    OtherKindError,
    Pemda,
    RancangBangun,
    Result,
    Ruleset,
    TataKelola,
    Total,
    WrongValueError,
    get_ruleset,
    read_laporan,
    read_ruleset,
    score,
)
from inovasi_index.analysis import Robustness, robustness
from inovasi_index.pages import Grid
from inovasi_index.ruleset import Indicator
from inovasi_index.text import LANGS, Lang
from strategies import Edition

PEMDA = Pemda(nama="Kabupaten Contoh", jenis="kabupaten")
SOME = settings(max_examples=settings().max_examples // 4)
FEW = settings(max_examples=settings().max_examples // 10)

in_every_language = pytest.mark.parametrize("lang", LANGS)


def laporan_of(report: Mapping[str, Any], rules: Ruleset) -> Laporan:
    return read_laporan(yaml.safe_dump(report, allow_unicode=True).encode(), rules)


def report(*inovasi: Inovasi, **parts: Any) -> Laporan:
    return Laporan(pemda=PEMDA, tahun=2026, inovasi=list(inovasi), **parts)


def one_way(data: st.DataObject, answers: Answers, rows: tuple[Indicator, ...]) -> Answers:
    """Answers as they may turn out: a row more, an answer verified; nothing taken back."""
    found: dict[str, Answer] = {}
    seed = data.draw(st.randoms(use_true_random=False))
    for row in rows:
        answer = answers.get(row.id)
        if answer is not None:
            found[row.id] = evolve(answer, verified=answer.verified or seed.random() < 0.5)
        elif seed.random() < 0.5:
            level = seed.randint(0, int(row.highest))
            found[row.id] = Answer(level=level, verified=seed.random() < 0.5)
    return Answers(found)


def one_world(data: st.DataObject, laporan: Laporan, rules: Ruleset) -> Laporan:
    """A report as it may turn out to be."""
    spd = laporan.spd
    if isinstance(spd, Answers):
        spd = one_way(data, spd, rules.spd_rows)
    elif spd is None:
        most = int(rules.formula.spd.maximum)
        spd = Total(Decimal(data.draw(st.integers(0, most))))
    if not laporan.innovations:
        return evolve(laporan, spd=spd)
    inovasi = [
        each
        if each.kematangan is not None
        else evolve(each, sid=one_way(data, each.sid, rules.sid_rows))
        for each in laporan.innovations
    ]
    return evolve(laporan, spd=spd, inovasi=inovasi)


def end(result: Result) -> tuple[Fraction, str]:
    """The same report under the same choices, scored anew."""
    again = score(
        result.laporan,
        result.ruleset,
        interpretations=result.interpretations,
        answers=result.answers,
    )
    return again.index_exact, again.predikat.code


def interval(found: Robustness, code: str) -> Any:
    (one,) = [each for each in found.intervals if each.code == code]
    return one


# What holds for every report.


@SOME
@given(data=st.data())
def test_every_world_lies_within_the_interval(edition: Edition, data: st.DataObject) -> None:
    """However the rules are read, whatever is answered and verified: never beyond the ends."""
    rules = edition.rules
    laporan = laporan_of(data.draw(edition.reports), rules)
    found = robustness(laporan, rules)
    for _ in range(3):
        world = one_world(data, laporan, rules)
        choices = data.draw(edition.choices)
        view = data.draw(st.sampled_from(["claimed", "verified"]))
        result = score(world, rules, interpretations=choices, answers=view)
        assert found.lowest.index_exact <= result.index_exact <= found.highest.index_exact
        assert result.predikat.code in {each.code for each in found.whole.predikat}
        if found.is_certain:
            assert result.predikat.code == found.result.predikat.code


@FEW
@given(data=st.data())
def test_the_ends_are_reached(edition: Edition, data: st.DataObject) -> None:
    """Every end is a report that keeps all that was known, under options that there are."""
    laporan = laporan_of(data.draw(edition.reports), edition.rules)
    view = data.draw(st.sampled_from(["claimed", "verified"]))
    found = robustness(laporan, edition.rules, answers=view)
    for each in found.intervals:
        for result in (each.lowest, each.highest):
            assert end(result) == (result.index_exact, result.predikat.code)
            kept = {inovasi.nama for inovasi in laporan}
            assert {inovasi.nama for inovasi in result.laporan} == kept
        assert each.lowest.index_exact <= found.result.index_exact <= each.highest.index_exact
        assert found.lowest.index_exact <= each.lowest.index_exact
        assert each.highest.index_exact <= found.highest.index_exact


@FEW
@given(data=st.data())
def test_no_combination_is_forgotten(edition: Edition, data: st.DataObject) -> None:
    """All combinations of all options, tried one by one, give no index and class but these."""
    laporan = laporan_of(data.draw(edition.measurements), edition.rules)
    questions = edition.rules.interpretations
    every = {
        (each.index_exact, each.predikat.code)
        for options in product(*(question.options for question in questions))
        for each in [
            score(
                laporan,
                edition.rules,
                interpretations=dict(
                    zip([question.name for question in questions], options, strict=True)
                ),
            )
        ]
    }
    found = robustness(laporan, edition.rules)
    assert {(each.index_exact, each.predikat.code) for each in found.combinations} == every


@FEW
@given(data=st.data())
def test_what_does_not_matter_can_be_settled_either_way(
    edition: Edition, data: st.DataObject
) -> None:
    laporan = laporan_of(data.draw(edition.measurements), edition.rules)
    found = robustness(laporan, edition.rules)
    for matter in found.interpretations:
        ends = set()
        for option in matter.interpretation.options:
            name = matter.interpretation.name
            settled = robustness(laporan, edition.rules, interpretations={name: option})
            low, high = matter.options[option]
            readings = interval(settled, "interpretations")
            assert readings.lowest.index_exact == low.index_exact
            assert readings.highest.index_exact == high.index_exact
            ends.add((low.index_exact, high.index_exact))
        assert matter.matters or len(ends) == 1


# Which case is which.


class TestInterpretations:
    def test_what_did_not_arise_is_not_tried(self, rules_2026: Ruleset) -> None:
        found = robustness(report(spd={"1": 3}), rules_2026)
        assert (len(found.combinations), found.interpretations) == (1, ())
        assert "tidak memuat kasus" in found.render()

    def test_a_question_that_only_another_option_raises_is_met(self, rules_2025: Ruleset) -> None:
        """The gate is open for the sent ones and closed for the accepted ones alone."""
        basic = list(rules_2025.basic_services)
        sent = [
            TataKelola(nama=code, urusan=code, kematangan="50", status=status)
            for code, status in zip(basic, ["dikirim", "dikirim", "ditolak"], strict=False)
        ]
        result = score(report(*sent), rules_2025)
        assert "gate_effect" not in result.arose
        names = [
            each.interpretation.name
            for each in robustness(report(*sent), rules_2025).interpretations
        ]
        assert names == ["counted_innovations", "divisor_innovations", "gate_effect"]

    def test_a_question_that_is_settled_is_not_asked(self, rules_2026: Ruleset) -> None:
        laporan = report(spd={"5b": Answer(value="5.91")})
        settled = {"band_overlap": "highest_level"}
        assert len(robustness(laporan, rules_2026).combinations) == 2
        found = robustness(laporan, rules_2026, interpretations=settled)
        assert len(found.combinations) == 1
        assert found.result.interpretations["band_overlap"] == "highest_level"

    def test_one_that_arises_without_effect_does_not_matter(self, rules_2026: Ruleset) -> None:
        """4: both levels that hold 5.23 are 2 and 3, and either option takes the 3."""
        found = robustness(report(spd={"4": Answer(value="5.23")}), rules_2026)
        (matter,) = found.interpretations
        assert (matter.interpretation.name, matter.matters) == ("band_overlap", False)

    def test_a_class_that_hangs_on_a_reading_is_not_certain(self, rules_2026: Ruleset) -> None:
        """65.005 is 65.01 and in the highest class, or not yet: the index itself is the same."""
        laporan = evolve(report(spd={}), spd=Total("51.5125"))
        half = evolve(rules_2026, formula=evolve(rules_2026.formula, scale=Decimal("315.475")))
        result = score(laporan, half)
        assert str(result.index) == "65.00"
        assert Fraction("65.00") < result.index_exact < Fraction("65.01")
        assert [each.interpretation.name for each in robustness(laporan, half).interpretations] == [
            "predikat_on"
        ]


class TestUnknownInputs:
    def test_an_unanswered_row_may_bring_its_top_level(self, rules_2026: Ruleset) -> None:
        answered = {row.id: 0 for row in rules_2026.spd_rows if row.id != "8"}
        found = interval(robustness(report(spd=answered), rules_2026), "unanswered")
        row = rules_2026.rows["8"]
        assert found.width == Fraction(row.weight or 0) * 3 * Fraction(100, 250)

    def test_level_0_is_an_answer_and_stays(self, rules_2026: Ruleset) -> None:
        nothing = {row.id: 0 for row in rules_2026.spd_rows}
        found = robustness(report(spd=nothing), rules_2026)
        assert found.is_certain
        assert found.highest.index == 0

    def test_an_unverified_answer_may_fall(self, rules_2026: Ruleset) -> None:
        spd = {row.id: 0 for row in rules_2026.spd_rows}
        laporan = report(spd={**spd, "1": 3, "8": Answer(level=3, verified=True)})
        for view in ("claimed", "verified"):
            found = interval(robustness(laporan, rules_2026, answers=view), "unverified")
            assert (str(found.lowest.index), str(found.highest.index)) == ("1.80", "3.00")

    def test_an_spd_that_is_not_reported_may_be_the_most(self, rules_2026: Ruleset) -> None:
        found = interval(robustness(report(), rules_2026), "spd")
        assert (str(found.lowest.index), str(found.highest.index)) == ("0.00", "25.20")

    def test_an_spd_that_is_reported_is_not_asked_for(self, rules_2026: Ruleset) -> None:
        found = robustness(report(spd={"1": 3}), rules_2026)
        assert "spd" not in {each.code for each in found.intervals}

    def test_what_is_supplied_is_known(self, rules_2026: Ruleset) -> None:
        one = TataKelola(nama="A", kematangan="100")
        found = robustness(evolve(report(one), spd=Total("60")), rules_2026)
        assert found.whole.width == 0

    def test_a_class_between_the_ends_is_passed(self, rules_2026: Ruleset) -> None:
        """From nothing to everything: all four classes lie on the way."""
        many = [
            TataKelola(nama=f"A{n}", urusan=code) for n, code in enumerate(_affairs(rules_2026))
        ]
        found = robustness(report(*many), rules_2026)
        codes = [each.code for each in found.whole.predikat]
        assert codes == ["kurang_inovatif", "inovatif", "sangat_inovatif"]


def _affairs(rules: Ruleset) -> list[str]:
    return [*rules.basic_services] * 4


class TestWhatIsNotVaried:
    """No class is certain while something else is open on which it could hang."""

    def test_conditions_that_cannot_be_judged_where_they_exclude(
        self, rules_2025: Ruleset, rules_2026: Ruleset
    ) -> None:
        laporan = evolve(report(TataKelola(nama="A", kematangan="1")), spd=Total("60"))
        found = robustness(laporan, rules_2026)
        assert dict(found.not_varied) == {"condition-not-judged": 3, "no-urusan": 1}
        assert found.whole.is_certain
        assert not found.is_certain
        assert "as far as things are varied here" in found.render(lang="en")
        assert dict(robustness(laporan, rules_2025).not_varied) == {"no-urusan": 1}

    def test_affairs_only_where_a_gate_asks_for_them(self) -> None:
        laporan = report(TataKelola(nama="A", kematangan="1"))
        assert "no-urusan" not in robustness(laporan, get_ruleset(2024)).not_varied

    def test_what_is_not_known_of_an_edition(self) -> None:
        found = robustness(report(spd=Total("60")), get_ruleset(2024))
        assert found.not_varied["not-known"] == 1
        assert not found.is_certain
        assert "what is not known of this edition (1)" in found.render(lang="en")

    def test_innovations_that_are_not_reported(self, rules_2026: Ruleset) -> None:
        found = robustness(Laporan(pemda=PEMDA, spd=Total("60")), rules_2026)
        assert dict(found.not_varied) == {"no-inovasi": 1}
        assert not found.is_certain

    def test_a_complete_report_leaves_nothing_open(self, rules_2026: Ruleset) -> None:
        one = TataKelola(
            nama="A",
            urusan="sosial",
            tahapan="penerapan",
            penerapan=date(2025, 1, 1),
            rancang_bangun=RancangBangun(words=300),
            kematangan="1",
        )
        found = robustness(evolve(report(one), spd=Total("60")), rules_2026)
        assert dict(found.not_varied) == {}
        assert found.is_certain


# What cannot be told, and the page.


def test_what_gives_no_index_says_so() -> None:
    with pytest.raises(EditionIncomplete):
        robustness(report(), get_ruleset(2021))
    with pytest.raises(WrongValueError):
        robustness(report(), get_ruleset(2026), interpretations={"warna": "biru"})
    with pytest.raises(WrongValueError):
        robustness(report(), get_ruleset(2026), answers="biru")  # type: ignore[arg-type]
    with pytest.raises(LaporanError):
        robustness(report(spd={"99": 3}), get_ruleset(2026))


def test_a_contest_has_no_index() -> None:
    lomba = Path(__file__).parents[1] / "examples" / "lomba-kota"
    (rules,) = [read_ruleset(path) for path in lomba.rglob("ruleset.yaml")]
    with pytest.raises(OtherKindError):
        robustness(report(), rules)


@in_every_language
def test_the_page_tells_every_interval_and_option(rules_2026: Ruleset, lang: Lang) -> None:
    rows = {"33": 2, "31": Answer(value=7)}
    found = robustness(
        report(TataKelola(nama="A", sid=rows), TataKelola(nama="B", status="ditolak")), rules_2026
    )
    intervals, options = [each for each in found.blocks(lang) if isinstance(each, Grid)]
    assert len(intervals.rows) == len(found.intervals) == 5
    assert len(options.rows) == sum(len(each.options) for each in found.interpretations)
    assert len(found.combinations) == 2 ** len(found.interpretations)
    assert str(len(found.combinations)) in found.render(lang=lang)


@in_every_language
def test_a_certain_class_is_said_to_be(rules_2026: Ruleset, lang: Lang) -> None:
    page = robustness(evolve(report(), spd=Total("60")), rules_2026).render(lang=lang)
    assert {"id": "Predikatnya pasti", "en": "The class is certain"}[lang] in page


def test_the_data_says_what_the_page_says(rules_2026: Ruleset) -> None:
    found = robustness(report(spd={"5b": Answer(value="5.91")}), rules_2026)
    plain = json.loads(json.dumps(found.to_dict()))
    assert plain["format"] == "inovasi-index/robustness@1"
    assert plain["combinations"] == 2
    assert [each["code"] for each in plain["intervals"]][-1] == "everything"
    assert plain["matters"][0]["options"] == {
        "ends_first": {"lowest": "0.30", "highest": "0.30"},
        "highest_level": {"lowest": "0.60", "highest": "0.60"},
    }
    assert "<table>" in found._repr_html_()
