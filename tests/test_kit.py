"""The kit that others test their rules and scorers with: what it draws is valid, what it says true.

A check that never fails proves nothing, so every property has here a scorer or a ruleset that
breaks it, and is found to.
"""

import datetime as dt
import random
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal, getcontext
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

import inovasi_index
from inovasi_index import (
    Aggregate,
    Answer,
    Answers,
    BentukLainnya,
    EditionIncomplete,
    Inovasi,
    Laporan,
    MissingLibraryError,
    PelayananPublik,
    Pemda,
    Ruleset,
    TataKelola,
    Total,
    WrongValueError,
    editions,
    get_ruleset,
    read_laporan,
    read_ruleset,
    score,
    score_inovasi,
    validate,
)
from inovasi_index import testing as kit
from inovasi_index.contest import score_contest
from inovasi_index.exact import round_half_up
from inovasi_index.files.rules_writing import write_ruleset
from inovasi_index.files.writing import write_laporan
from inovasi_index.laporan import Evidence, Juri, Koordinat, Pkpn, RancangBangun
from inovasi_index.levels import table_of, wrong_in
from inovasi_index.ruleset import DeductionPart, Indicator
from inovasi_index.testing import (
    Checked,
    ChecksFailedError,
    answers,
    check_ruleset,
    check_scorer,
    choices,
    contests,
    indices,
    innovations,
    laporans,
    partial_rulesets,
    registration,
    rulesets,
    typed,
)
from inovasi_index.testing.naive import Terms, index_of, kematangan_of, standings_of
from inovasi_index.testing.properties import OF_A_CONTEST, OF_AN_INDEX
from inovasi_index.testing.strategies import plain_answers, telling_values
from strategies import Edition

ROOT = Path(__file__).parents[1]
KOTA = ROOT / "tests" / "data" / "kota-contoh.yaml"
RULES_2026 = ROOT / "rulesets" / "kemendagri" / "2026"
LOMBA = ROOT / "examples" / "lomba-kota" / "kota-contoh" / "lomba-2026"

HUNDRED = settings().max_examples
"""What the profile in force calls a hundred examples."""

SOME = settings(max_examples=HUNDRED // 2)
FEW = settings(max_examples=HUNDRED // 4)
SHRINKING = settings(FEW, phases=(Phase.generate, Phase.shrink))
VIEWS = st.sampled_from(("claimed", "verified"))

MANY = 100
"""So many examples where what is looked for is rare."""


@pytest.fixture(scope="module")
def kota() -> Ruleset:
    return read_ruleset(KOTA)


@pytest.fixture(scope="module")
def lomba() -> Ruleset:
    return read_ruleset(LOMBA / "ruleset.yaml")


# What is drawn.


class TestReports:
    """Every report that is drawn for rules is scored under them without an error."""

    @FEW
    @given(data=st.data(), view=VIEWS)
    def test_are_scored_as_the_second_scorer_scores_them(
        self, data: st.DataObject, view: Any, edition: Edition
    ) -> None:
        self.check(edition.rules, data, view)

    @SOME
    @given(data=st.data(), view=VIEWS)
    def test_are_scored_under_rules_that_nobody_has_issued(
        self, data: st.DataObject, view: Any
    ) -> None:
        self.check(data.draw(rulesets()), data, view)

    def check(self, rules: Ruleset, data: st.DataObject, view: Any) -> None:
        laporan, chosen = data.draw(laporans(rules)), data.draw(choices(rules))
        result = score(laporan, rules, interpretations=chosen, answers=view)
        second = index_of(laporan, Terms.of(rules, chosen, view))
        parts = (result.spd, result.kematangan, result.jumlah_inovasi)
        assert second.exact == result.index_exact
        assert second.index == Fraction(result.index)
        assert second.total == result.total
        assert second.predikat == result.predikat.code
        assert [second.spd, second.kematangan, second.jumlah_inovasi] == [
            part.score for part in parts
        ]

    @SOME
    @given(data=st.data(), view=VIEWS)
    def test_of_a_contest_are_ranked_as_the_second_scorer_ranks_them(
        self, data: st.DataObject, view: Any, lomba: Ruleset
    ) -> None:
        rules = data.draw(st.one_of(contests(), st.builds(lambda: lomba)))
        laporan, chosen = data.draw(laporans(rules)), data.draw(choices(rules))
        result = score_contest(laporan, rules, interpretations=chosen, answers=view)
        second = standings_of(laporan, Terms.of(rules, chosen, view))
        for entry in result.entries:
            standing = second[entry.number]
            assert (standing.rank, standing.total) == (entry.rank, entry.total)
            assert (standing.score, standing.exact) == (Fraction(entry.score), entry.score_exact)
            assert standing.predikat == (entry.predikat.code if entry.predikat else None)

    @FEW
    @given(data=st.data())
    def test_read_back_equal(self, data: st.DataObject, tmp_path_factory: Any) -> None:
        rules = data.draw(st.one_of(st.builds(get_ruleset, st.just(2026)), contests()))
        laporan = data.draw(laporans(rules))
        path = tmp_path_factory.getbasetemp() / "laporan.json"
        write_laporan(laporan, path)
        assert read_laporan(path, rules) == laporan

    def test_contain_what_an_edition_has_rules_for(self, rules_2026: Ruleset) -> None:
        cases: Counter[str] = Counter()

        @settings(max_examples=4 * HUNDRED)
        @given(laporans(rules_2026))
        def count(laporan: Laporan) -> None:
            cases.update(_cases_in(score(laporan, rules_2026)))

        count()
        wanted = {
            *("sangat_inovatif", "inovatif", "kurang_inovatif", "tidak_dapat_dinilai"),
            *("gate open", "gate closed", "answers", "total", "aggregate", "nothing"),
            *("supplied", "excluded", "verified", "evidence"),
            *("more than the cap", "fewer than the divisor", "more than the divisor"),
            *(each.name for each in rules_2026.interpretations),
        }
        assert wanted - set(cases) == set()

    def test_cannot_be_drawn_where_too_little_is_known(self, edition_2021: Edition) -> None:
        with pytest.raises(EditionIncomplete):
            laporans(edition_2021.rules)

    def test_shrink_to_what_was_looked_for_and_nothing_else(self, rules_2026: Ruleset) -> None:
        nothing = find(laporans(rules_2026), lambda _: True, settings=SHRINKING)
        assert (bool(nothing.spd), nothing.inovasi) == (False, ())
        one = find(laporans(rules_2026), lambda each: bool(each.innovations), settings=SHRINKING)
        assert one.innovations == (TataKelola(nama="SIAP ANTAR"),)
        level = find(laporans(rules_2026), lambda each: bool(each.spd), settings=SHRINKING)
        (answer,) = level.spd.values() if isinstance(level.spd, Answers) else ()
        assert answer.level == 1

    @FEW
    @given(data=st.data())
    def test_have_innovations_of_the_form_that_is_asked_for(
        self, data: st.DataObject, rules_2026: Ruleset
    ) -> None:
        assert type(data.draw(innovations(rules_2026, BentukLainnya))) is BentukLainnya

    @FEW
    @given(data=st.data())
    def test_of_one_innovation_can_be_had_where_more_cannot(
        self, data: st.DataObject, edition_2021: Edition
    ) -> None:
        rules = edition_2021.rules
        inovasi = data.draw(innovations(rules))
        assert score_inovasi(inovasi, rules).kematangan == kematangan_of(inovasi, Terms.of(rules))

    @FEW
    @given(data=st.data())
    def test_are_near_indices_that_lie_on_the_scale(
        self, data: st.DataObject, edition: Edition
    ) -> None:
        assert 0 <= data.draw(indices(edition.rules)) <= edition.rules.formula.scale


def _cases_in(result: Any) -> Iterator[str]:
    """What of its rules a report has met."""
    laporan, formula = result.laporan, result.ruleset.formula
    yield result.predikat.code
    yield f"gate {result.jumlah_inovasi.gate}"
    yield from result.arose
    yield type(laporan.spd).__name__.lower() if laporan.spd is not None else "nothing"
    if isinstance(laporan.inovasi, Aggregate):
        yield "aggregate"
    if result.jumlah_inovasi.counted > formula.jumlah_inovasi.cap:
        yield "more than the cap"
    if result.kematangan.divisor is not None:
        more = result.kematangan.innovations > formula.kematangan.divisor_at_least
        yield f"{'more' if more else 'fewer'} than the divisor"
    for each in result.inovasi:
        yield "supplied" if each.supplied else "by row"
        yield "included" if each.scored else "excluded"
        given_answers = each.inovasi.sid.values()
        yield from ("verified" for answer in given_answers if answer.verified)
        yield from ("evidence" for answer in given_answers if answer.evidence)


class TestAnswers:
    """An answer that is drawn for a row fits it."""

    def test_fit_their_rows_in_every_form(self, edition: Edition) -> None:
        for row in edition.rules.rows.values():
            for jenis in (None, "digital", "nondigital"):
                for answer in _answers_of(row, jenis):
                    assert list(wrong_in(row, answer, jenis)) == []

    def test_have_every_form_that_a_row_can_be_answered_in(self, rules_2026: Ruleset) -> None:
        forms = {
            row.id: {_form(answer) for answer in _answers_of(row, None)}
            for row in rules_2026.rows.values()
        }
        assert forms["1"] == {"level"}
        assert forms["5b"] == {"level", "value"}
        assert forms["5a"] == {"level", "value", "readings"}
        assert forms["33"] >= {"level", "level of a", "value of a", "value of b"}

    def test_follow_the_kind_of_the_innovation_where_the_row_does(
        self, rules_2026: Ruleset
    ) -> None:
        forms = {_form(answer) for answer in _answers_of(rules_2026.rows["30"], "digital")}
        assert forms == {"level", "level of digital"}

    def test_lead_to_every_level(self, edition: Edition) -> None:
        """Any level that some number leads to is one that a telling value leads to."""
        options = edition.rules.interpret()
        for row in edition.rules.rows.values():
            for table in row.tables:
                values = telling_values(table)
                found = {
                    table_of(table).read(Answer(value=value), options).level for value in values
                }
                levels = {each.level for each in table.levels if each.band}
                assert found >= levels

    def test_are_never_longer_than_a_report_can_have_them(self, kota: Ruleset) -> None:
        """At most 30 digits; a number beside a bound of so many is left out."""
        row = kota.rows["4"]
        far = Decimal("9" * 30)
        wide = attrs.evolve(row.measure, range=attrs.evolve(row.measure.range, to=far))
        values = telling_values(attrs.evolve(row, measure=wide))
        assert far in values
        band = attrs.evolve(row.levels[2].band, above=Decimal("9" * 29 + "8"))
        level = attrs.evolve(row.levels[2], band=band)
        assert telling_values(attrs.evolve(row, levels=(*row.levels[:2], level)))

    @FEW
    @given(data=st.data())
    def test_of_no_rows_are_none(self, data: st.DataObject) -> None:
        assert data.draw(answers([])) == Answers()


def _answers_of(row: Indicator, jenis: Any) -> Iterator[Answer]:
    return (answer for group in plain_answers(row, jenis) for answer in group)


def _form(answer: Answer) -> str:
    form = "readings" if answer.current is not None else "level"
    form = "value" if answer.value is not None else form
    return form if answer.basis is None else f"{form} of {answer.basis}"


class TestRulesets:
    """Rules that are drawn are valid: written and read, they are the same."""

    @FEW
    @given(
        rules=st.one_of(rulesets(), contests(), partial_rulesets()),
        ending=st.sampled_from((".yaml", ".json")),
    )
    def test_read_back_equal_and_leave_nothing_to_advise(
        self, rules: Ruleset, ending: str, tmp_path_factory: Any
    ) -> None:
        path = tmp_path_factory.getbasetemp() / f"aturan{ending}"
        write_ruleset(rules, path)
        again = read_ruleset(path)
        assert (again, again.digest) == (rules, rules.digest)
        assert [each.code for each in validate(path).warnings] == []

    @settings(max_examples=HUNDRED // 20, suppress_health_check=[HealthCheck.nested_given])
    @given(rules=st.one_of(rulesets(), contests(), partial_rulesets()))
    def test_have_every_property(self, rules: Ruleset) -> None:
        assert check_ruleset(rules, examples=3).edition == rules.edition

    def test_are_of_every_kind(self) -> None:
        kinds: Counter[str] = Counter()

        @settings(max_examples=2 * HUNDRED)
        @given(rulesets(), contests())
        def count(of_region: Ruleset, of_contest: Ruleset) -> None:
            kinds.update(_kinds_in(of_region))
            kinds.update(_kinds_in(of_contest))

        count()
        wanted = {
            *("choice", "count", "value", "growth", "decrease", "increase", "score", "computed"),
            *("bases", "bases_follow", "band_overlap", "band_gap", "above_top_band"),
            *("official", "local", "prognosis", "reconstructed", "1 levels", "5 levels"),
            *("sum", "mean_per_innovation", "capped_count", "percentage", "deduction"),
            *("no rows", "many rows", "requires", "excluded", "notice", "void_below", "ties"),
            *("dense", "competition", "rounded", "exact", "jury", "no classes", "classes"),
        }
        assert wanted - set(kinds) == set()

    def test_shrink_to_rules_without_a_row(self) -> None:
        rules = find(rulesets(), lambda _: True, settings=SHRINKING)
        assert (rules.rows, rules.urusan, rules.eligibility.conditions) == ({}, (), ())
        contest = find(contests(), lambda _: True, settings=SHRINKING)
        assert [row.measure.kind for row in contest.rows.values() if row.measure] == ["choice"]


def _kinds_in(rules: Ruleset) -> Iterator[str]:
    """What kind of rules these are."""
    formula = rules.formula
    yield from (rules.status, rules.eligibility.effect)
    yield "classes" if rules.predikat_bands else "no classes"
    for row in rules.indicators:
        yield from (table.measure.kind for table in row.tables if table.measure)
        yield from (key for key in ("bases", "bases_follow") if getattr(row, key))
        yield f"{row.highest} levels"
    yield from (each.kind for each in rules.anomalies)
    yield from (part.method for part in formula.parts)
    for part in formula.parts:
        keys = ("requires", "void_below", "jury")
        yield from (key for key in keys if getattr(part, key, None) is not None)
    if not rules.spd_rows or not rules.sid_rows:
        yield "no rows"
    if len(rules.rows) > 8:
        yield "many rows"
    if formula.ranking:
        yield from (formula.ranking.compares, formula.ranking.ranks)
        yield from ("ties" for _ in formula.ranking.ties)


# What Hypothesis knows of our types.


class TestTypes:
    """`from_type` finds our types, and importing Hypothesis stays as cheap as it was."""

    @pytest.fixture(autouse=True, scope="class")
    @classmethod
    def _registered(cls) -> None:
        registration.register()

    @pytest.mark.parametrize(
        "kind",
        [
            *(Aggregate, Answer, Answers, Evidence, Indicator, Inovasi, Juri, Koordinat, Laporan),
            *(Pemda, Pkpn, RancangBangun, Ruleset, Total),
            *(TataKelola, PelayananPublik, BentukLainnya),
        ],
    )
    def test_are_drawn(self, kind: type[Any]) -> None:
        @settings(FEW, suppress_health_check=list(HealthCheck))
        @given(st.from_type(kind))
        def is_one(value: Any) -> None:
            assert isinstance(value, kind)

        is_one()

    def test_are_all_registered(self) -> None:
        """Every type that a report is made of has its strategy."""
        for module, names in registration.TYPES.items():
            classes = vars(sys.modules[module]).values()
            assert set(names) <= {getattr(each, "__name__", None) for each in classes}
        drawn = {name for names in registration.TYPES.values() for name in names}
        of_reports = {
            name
            for name, each in vars(inovasi_index.laporan).items()
            if attrs.has(each) and each.__module__ == "inovasi_index.laporan"
        }
        assert of_reports <= drawn

    @SOME
    @given(laporan=st.from_type(Laporan))
    def test_have_reports_that_are_scored_under_the_edition_that_they_name(
        self, laporan: Laporan
    ) -> None:
        rules = get_ruleset(laporan.edition or "")
        assert (rules.status, rules.year) == ("official", laporan.tahun)
        assert score(laporan, rules).edition == laporan.edition

    def test_are_of_the_newest_official_rules(self) -> None:
        official = [each for each in map(get_ruleset, editions()) if each.status == "official"]
        assert typed.official() == max(official, key=lambda rules: rules.year)

    def test_are_registered_when_their_module_is_imported(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What nobody imports costs nothing: the finder waits for it."""
        (tmp_path / "things_of_ours.py").write_text("class Thing:\n    pass\n")
        monkeypatch.syspath_prepend(tmp_path)
        monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
        monkeypatch.setattr(registration, "TYPES", {"things_of_ours": ("Thing",)})
        monkeypatch.setattr(typed, "_DRAWN", {"Thing": lambda: st.just("a thing")})
        before = len(sys.meta_path)
        registration.register()
        assert len(sys.meta_path) == before + 1
        import things_of_ours  # noqa: PLC0415 - it is not there before

        assert find(st.from_type(things_of_ours.Thing), lambda _: True) == "a thing"
        assert things_of_ours.__loader__ is things_of_ours.__spec__.loader
        assert type(things_of_ours.__loader__).__module__ != registration.__name__
        registration.register()
        assert len(sys.meta_path) == before + 1

    def test_leave_a_module_that_cannot_be_found_to_those_who_look_for_it(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
        monkeypatch.setattr(registration, "TYPES", {"things_of_nobody": ("Thing",)})
        registration.register()
        with pytest.raises(ModuleNotFoundError, match="things_of_nobody"):
            __import__("things_of_nobody")

    def test_cost_nothing_until_they_are_imported(self) -> None:
        code = (
            "import sys\n"
            "from inovasi_index.testing.registration import register\n"
            "register()\n"
            "heavy = {'attrs', 'decimal', 'hypothesis', 'inovasi_index.laporan'}\n"
            "assert not heavy & set(sys.modules)\n"
            "import hypothesis.strategies as st\n"
            "from inovasi_index import Laporan, Ruleset, score, get_ruleset\n"
            "assert 'inovasi_index.testing.strategies' not in sys.modules\n"
            "laporan = __import__('hypothesis').find(st.from_type(Laporan), lambda _: True)\n"
            "print(score(laporan, get_ruleset(laporan.tahun)).index)\n"
        )
        environment = {"PYTHONPATH": str(Path(inovasi_index.__file__).parents[1])}
        done = subprocess.run(
            [sys.executable, "-c", code],
            env={**environment, "HYPOTHESIS_NO_PLUGINS": "1"},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert (done.stdout, done.stderr) == ("0.00\n", "")


# Rules that are right.


class TestRulesThatAreRight:
    """Every bundled edition, and every example, has every property."""

    @pytest.mark.parametrize("edition", editions())
    def test_the_bundled_editions(self, edition: str) -> None:
        checked = check_ruleset(ROOT / "rulesets" / edition, examples=HUNDRED // 10)
        assert checked.edition == edition
        assert "levels-in-order" in checked.properties

    def test_a_contest(self) -> None:
        checked = check_ruleset(LOMBA, examples=HUNDRED // 10)
        assert {each.name for each in OF_A_CONTEST} <= set(checked.properties)

    def test_a_file_without_cases(self) -> None:
        checked = check_ruleset(str(KOTA), examples=HUNDRED // 10)
        assert {each.name for each in OF_AN_INDEX} <= set(checked.properties)
        assert checked.warnings == ()

    def test_rules_that_know_a_maturity_only_as_a_whole(self, kota: Ruleset) -> None:
        """Without rows about an innovation, its maturity is given and not counted."""
        spd = tuple(row for row in kota.indicators if row.aspect == "SPD")
        checked = check_ruleset(attrs.evolve(kota, indicators=spd), examples=HUNDRED // 10)
        assert "everything-is-the-scale" in checked.properties

    def test_rules_of_a_window_without_an_end(self, kota: Ruleset) -> None:
        """An innovation may be of any day since the first."""
        conditions = [
            attrs.evolve(each, to=dt.date.max) if each.method == "date_within" else each
            for each in kota.eligibility.conditions
        ]
        eligibility = attrs.evolve(kota.eligibility, conditions=tuple(conditions))
        opened = attrs.evolve(kota, eligibility=eligibility)
        assert opened.digest != kota.digest
        assert check_ruleset(opened, examples=HUNDRED // 10).properties

    def test_rules_that_count_more_innovations_than_anybody_lists(self, kota: Ruleset) -> None:
        """A thousand innovations are reported by their sums."""
        part = kota.formula.jumlah_inovasi
        many = attrs.evolve(part, weight=part.weight / 1000, cap=part.cap * 1000)
        parts = [many if each is part else each for each in kota.formula.parts]
        rules = attrs.evolve(kota, formula=attrs.evolve(kota.formula, parts=tuple(parts)))
        assert "everything-is-the-scale" in check_ruleset(rules, examples=1).properties

    def test_warnings_fail_nothing(self, tmp_path: Path) -> None:
        """A ruleset without cases beside it is worth a look."""
        (tmp_path / "ruleset.yaml").write_bytes(KOTA.read_bytes())
        checked = check_ruleset(tmp_path, examples=1)
        assert [each.code for each in checked.warnings] == ["no-cases"]

    def test_rules_of_which_little_is_known_are_asked_what_they_can_be(self) -> None:
        of_rules = ("write-and-read", "every-level-reached", "levels-in-order", "classes")
        assert check_ruleset(get_ruleset(2022)).properties == of_rules
        assert check_ruleset(get_ruleset(2021), examples=10).properties == (
            *of_rules,
            *("kematangan", "every-answer", "raising-a-level", "any-order", "any-decimal-context"),
        )

    def test_a_property_can_be_left_out(self, kota: Ruleset) -> None:
        checked = check_ruleset(kota, examples=1, without=["explained", "classes"])
        assert {"explained", "classes"}.isdisjoint(checked.properties)
        assert "index" not in checked.properties

    def test_what_is_left_out_must_be_a_property(self, kota: Ruleset) -> None:
        with pytest.raises(WrongValueError, match="did you mean levels-in-order") as caught:
            check_ruleset(kota, without=["level-in-order"])
        assert (caught.value.code, caught.value.keys) == ("unknown-option", ("without",))

    def test_the_same_is_tried_every_time(self, kota: Ruleset) -> None:
        """Nothing depends on chance, the day, or what was tried before."""
        seen: list[list[Laporan]] = [[], []]
        for reports in seen:
            random.seed(len(seen[0]))
            check_scorer(_noting(reports, kota), kota, examples=10)
        assert seen[0] == seen[1]


def _noting(reports: list[Laporan], rules: Ruleset) -> Callable[[Laporan], Decimal]:
    def scorer(laporan: Laporan) -> Decimal:
        reports.append(laporan)
        return score(laporan, rules).index

    return scorer


# Rules with a fault.


def seeded(folder: Path, source: Path, *edits: tuple[str, str]) -> Path:
    """A copy of a ruleset, with its cases, in which each text is replaced where it stands first."""
    files = [source] if source.is_file() else [source / "ruleset.yaml", source / "cases.yaml"]
    for file in files:
        name = "cases.yaml" if file.name == "cases.yaml" else "ruleset.yaml"
        text = file.read_text(encoding="utf-8")
        for old, new in edits:
            assert name == "cases.yaml" or old in text
            text = text.replace(old, new, 1) if name == "ruleset.yaml" else text
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def failure_of(source: Any, **given: Any) -> ChecksFailedError:
    """What a check of rules raises."""
    with pytest.raises(ChecksFailedError) as caught:
        check_ruleset(source, **{"examples": 5, **given})
    return caught.value


SWAPPED_IN_KOTA = (
    ("band: {from: 1, to: 5}", "band: {from: 0, to: 0}"),
    ("band: {from: 6, to: 10}", "band: {from: 1, to: 5}"),
    ("band: {from: 0, to: 0}", "band: {from: 6, to: 10}"),
)
SWAPPED_IN_2026 = (
    ("{level: 2, band: {from: 2, to: 2}", "{level: 2, band: {from: 0, to: 0}"),
    ("{level: 3, band: {from: 3, to: 3}", "{level: 3, band: {from: 2, to: 2}"),
    ("{level: 2, band: {from: 0, to: 0}", "{level: 2, band: {from: 3, to: 3}"),
)


class TestAFaultInTheRules:
    """A seeded fault is found, whether the file shows it or only the reports under it do."""

    @pytest.mark.parametrize(
        ("source", "edits", "row"),
        [
            pytest.param(KOTA, SWAPPED_IN_KOTA, "4", id="kota"),
            pytest.param(RULES_2026, SWAPPED_IN_2026, "2a", id="2026"),
        ],
    )
    def test_a_swapped_band(self, source: Path, edits: Any, row: str, tmp_path: Path) -> None:
        """Levels follow their numbers: the higher the better, or the lower the better."""
        error = failure_of(seeded(tmp_path, source, *edits))
        (broken,) = (each for each in error.broken if each.name == "levels-in-order")
        assert f"row {row}: its levels rise and fall" in broken.told.en
        assert re.search(rf"\b{row}: {{value: \d+}}", broken.render())

    @pytest.mark.parametrize(
        ("source", "level"),
        [
            pytest.param(KOTA, "      - {level: 2, label: {id: Dalam visi, en: In the vision}}\n"),
            pytest.param(
                RULES_2026,
                "      - {level: 2, label: {id: Hanya visi yang memuat inovasi, "
                "en: Only the vision speaks of innovation}}\n",
            ),
        ],
        ids=["kota", "2026"],
    )
    def test_a_missing_level(self, source: Path, level: str, tmp_path: Path) -> None:
        folder = seeded(tmp_path, source, (level, ""))
        error = failure_of(folder)
        assert [each.code for each in error.problems] == ["levels-incomplete"]
        assert error.problems[0].file == str(folder / "ruleset.yaml")
        assert error.broken == ()

    @pytest.mark.parametrize(
        ("source", "weight"),
        [
            pytest.param(KOTA, ("weight: 1.5", "weight: 1.6"), id="kota"),
            pytest.param(RULES_2026, ("weight: 1\n", "weight: 2\n"), id="2026"),
        ],
    )
    def test_a_weight_that_breaks_the_maximum(
        self, source: Path, weight: tuple[str, str], tmp_path: Path
    ) -> None:
        error = failure_of(seeded(tmp_path, source, weight))
        assert {each.code for each in error.problems} == {"does-not-add-up"}

    def test_a_swapped_predikat_is_caught_by_the_cases(self, tmp_path: Path) -> None:
        """Every class has its stretch, so only a case knows whose it is."""
        folder = seeded(
            tmp_path,
            RULES_2026,
            ("code: sangat_inovatif\n", "code: kelas\n"),
            ("code: inovatif\n", "code: sangat_inovatif\n"),
            ("code: kelas\n", "code: inovatif\n"),
        )
        error = failure_of(folder)
        assert {each.code for each in error.problems} == {"case-differs"}
        assert {each.file for each in error.problems} == {str(folder / "cases.yaml")}
        assert all("predikat: expected" in each.message.en for each in error.problems)

    def test_a_level_that_no_number_leads_to(self, tmp_path: Path) -> None:
        edit = ("measure: {kind: count, unit: person, places: 0, range: {from: 0}}",) * 2
        folder = seeded(tmp_path, KOTA, (edit[0], edit[1].replace("from: 0", "from: 0, to: 10")))
        error = failure_of(folder)
        assert [each.name for each in error.broken] == ["every-level-reached"]
        assert error.broken[0].told.en == "row 4: no number leads to level 3"

    def test_a_basis_out_of_order_is_named(self, tmp_path: Path) -> None:
        edits = (
            ("band: {from: 1, to: 100}", "band: {from: 0, to: 0}"),
            ("band: {from: 101, to: 500}", "band: {from: 1, to: 100}"),
            ("band: {from: 0, to: 0}", "band: {from: 101, to: 500}"),
        )
        (broken,) = failure_of(seeded(tmp_path, KOTA, *edits)).broken
        assert broken.told.en.startswith("row 5.a: ")
        assert "basis: a" in broken.render()

    def test_a_row_of_jurors_out_of_order(self, lomba: Ruleset) -> None:
        rules = self.measured_by_jurors(lomba)
        (broken,) = (each for each in failure_of(rules).broken if each.name == "levels-in-order")
        assert "juri:" in broken.render()

    def measured_by_jurors(self, rules: Ruleset) -> Ruleset:
        """The contest with bands on the levels of a row of its jurors, two of them swapped."""
        row = rules.juri_rows[0]
        measured = next(each for each in rules.rows.values() if each.id == "31")
        levels = tuple(
            attrs.evolve(each, band=other.band)
            for each, other in zip(row.levels, _swapped(measured.levels), strict=True)
        )
        row = attrs.evolve(row, measure=measured.measure, levels=levels)
        rows = tuple(row if each.id == row.id else each for each in rules.indicators)
        holes = [each for each in rules.anomalies if each.row == measured.id]
        more = tuple(attrs.evolve(each, row=row.id) for each in holes)
        return attrs.evolve(rules, indicators=rows, anomalies=(*rules.anomalies, *more))

    def test_a_gap_that_the_rules_list_is_none(self, kota: Ruleset) -> None:
        """What stands under anomalies is known, with what is made of it."""
        row = kota.rows["4"]
        last = attrs.evolve(row.levels[2], band=attrs.evolve(row.levels[2].band, above=12))
        rows = tuple(
            attrs.evolve(row, levels=(*row.levels[:2], last)) if each.id == row.id else each
            for each in kota.indicators
        )
        gap = attrs.evolve(
            kota.anomalies[0], kind="band_gap", row=row.id, from_=11, to=12, levels=()
        )
        rules = attrs.evolve(kota, indicators=rows, anomalies=(*kota.anomalies, gap))
        assert "levels-in-order" in check_ruleset(rules, examples=1).properties

    def test_rules_built_in_python_have_the_problems_of_their_file(self, kota: Ruleset) -> None:
        formula = attrs.evolve(kota.formula, maximum=Decimal(41))
        error = failure_of(attrs.evolve(kota, formula=formula))
        assert {each.code for each in error.problems} == {"does-not-add-up"}
        assert str(error).startswith("kota-contoh/2026: problems: 4, ")

    def test_all_of_them_are_told_at_once(self, tmp_path: Path) -> None:
        """Cases that differ and properties that do not hold, in both languages, with a report."""
        folder = seeded(tmp_path, RULES_2026, *SWAPPED_IN_2026)
        cases = folder / "cases.yaml"
        text = cases.read_text(encoding="utf-8").replace("index: 25.20", "index: 25.21", 1)
        cases.write_text(text, encoding="utf-8")
        error = failure_of(folder, scorer=partial(_scored_with, "spd_too_high"))
        said = str(error)
        assert {"case-differs"} == {each.code for each in error.problems}
        assert {"levels-in-order", "sum-of-parts", "result"} <= {each.name for each in error.broken}
        assert f"{cases}:34:" in said
        assert "index: expected 25.21, got 25.20" in said
        assert "Level mengikuti angkanya" in said
        assert "Levels follow their numbers" in said

    def test_the_example_of_a_failure_is_a_report_that_can_be_scored(self, kota: Ruleset) -> None:
        error = failure_of(kota, scorer=partial(_scored_with, "spd_too_high"), examples=50)
        for broken in error.broken:
            assert broken.example is not None
            laporan = read_laporan(broken.example.to_yaml().encode(), kota)
            assert laporan == broken.example.laporan
            assert repr(broken.example) == "<Example of kota-contoh/2026>"

    def test_a_failure_is_an_assertion_that_is_told_without_our_lines(self, tmp_path: Path) -> None:
        error = failure_of(seeded(tmp_path, KOTA, ("weight: 1.5", "weight: 1.6")))
        assert isinstance(error, AssertionError)
        assert isinstance(error, inovasi_index.InovasiIndexError)
        assert error.what == str(tmp_path)


def _swapped(levels: Any) -> tuple[Any, ...]:
    first, second, *others = levels
    return (second, first, *others)


# Scorers with a fault.


def _scored_with(fault: str, laporan: Laporan, rules: Ruleset, **terms: Any) -> Any:
    """A result of the library with a fault put into it."""
    result = score(laporan, rules, **terms)
    spd, kematangan = result.spd, result.kematangan
    if fault == "spd_too_high":
        return attrs.evolve(result, spd=attrs.evolve(spd, score=spd.score + 1))
    if fault == "below_zero":
        less = attrs.evolve(kematangan, score=kematangan.score - 1)
        return attrs.evolve(result, kematangan=less, total=result.total - 1)
    if fault == "verified_more" and terms["answers"] == "verified":
        return attrs.evolve(result, index_exact=result.index_exact + 1)
    if fault == "asks_anyway":
        more = len(terms["interpretations"])
        return attrs.evolve(result, index_exact=result.index_exact + more)
    if fault == "another_class":
        return attrs.evolve(result, predikat=rules.predikat_bands[0])
    if fault == "fails" and laporan.innovations:
        message = f"no innovation, please: {len(laporan.innovations)}"
        raise ZeroDivisionError(message)
    return result


DIFFERS = {"result", "every-answer"}
"""What finds a result that is otherwise than the second scorer's."""


class TestAFaultInTheLibrary:
    """Each property of a result is broken by a scorer that breaks it, and by no other."""

    @pytest.mark.parametrize(
        ("fault", "broken"),
        [
            ("nothing", set()),
            ("spd_too_high", {*DIFFERS, "sum-of-parts"}),
            ("below_zero", {*DIFFERS, "sum-of-parts"}),
            ("verified_more", {"verified-at-most-claimed", "sum-of-parts"}),
            ("asks_anyway", {"unasked-changes-nothing", "sum-of-parts"}),
            ("another_class", DIFFERS),
        ],
    )
    def test_is_found(self, fault: str, broken: set[str], kota: Ruleset) -> None:
        scorer = partial(_scored_with, fault)
        if not broken:
            assert check_ruleset(kota, scorer=scorer, examples=40)
            return
        error = failure_of(kota, scorer=scorer, examples=40)
        assert {each.name for each in error.broken} == broken

    def test_of_the_verified_view_is_shown_with_the_view(self, kota: Ruleset) -> None:
        """What an example is scored under stands above it."""
        error = failure_of(kota, scorer=partial(_scored_with, "verified_more"), examples=40)
        (broken,) = (each for each in error.broken if each.name == "sum-of-parts")
        assert "    # answers=verified\n" in broken.render()

    def test_that_fails_on_a_valid_report_is_told(self, kota: Ruleset) -> None:
        error = failure_of(kota, scorer=partial(_scored_with, "fails"), examples=20)
        told = error.broken[0].told
        assert told.en == (
            "the scorer fails on a valid report: ZeroDivisionError: no innovation, please: 1"
        )
        assert error.broken[0].example is not None
        assert len(error.broken[0].example.laporan.innovations) == 1

    def test_that_explains_nothing_is_found(
        self, kota: Ruleset, lomba: Ruleset, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("inovasi_index.testing.properties.local", lambda *_: "∞")
        for rules in (kota, lomba):
            error = failure_of(rules, examples=25)
            assert [each.name for each in error.broken] == ["explained"]
            assert "languages of an incomplete page: id, en" in error.broken[0].told.en

    def test_in_a_maturity_is_found(self, edition_2021: Edition) -> None:
        def scorer(laporan: Laporan, rules: Ruleset, **terms: Any) -> Any:
            result = score_inovasi(laporan.innovations[0], rules, **terms)
            return attrs.evolve(result, kematangan=150 - result.kematangan)

        error = failure_of(edition_2021.rules, scorer=scorer, examples=20)
        names = {each.name for each in error.broken}
        assert names == {"kematangan", "every-answer", "raising-a-level"}

    def test_in_a_file_is_found(self, kota: Ruleset, monkeypatch: pytest.MonkeyPatch) -> None:
        """Rules that are written and read back are the same rules."""
        other = attrs.evolve(kota, revision=2)
        monkeypatch.setattr("inovasi_index.testing.soundness.read_ruleset", lambda *_, **__: other)
        (broken, also) = failure_of(kota, examples=1).broken
        assert (broken.name, also.name) == ("write-and-read", "write-and-read")
        assert broken.told.en.startswith("YAML: sha256:")
        monkeypatch.undo()
        monkeypatch.setattr("inovasi_index.testing.soundness.as_yaml", lambda _: "format: x")
        error = failure_of(kota, examples=1)
        assert any("YAML:1:9: unknown-code" in each.told.en for each in error.broken)

    def test_in_the_classes_is_found(self, kota: Ruleset, monkeypatch: pytest.MonkeyPatch) -> None:
        def second(*_: object) -> str:
            return "sangat_inovatif"

        monkeypatch.setattr("inovasi_index.testing.soundness.predikat_of", second)
        error = failure_of(kota, examples=1)
        assert {each.name for each in error.broken} == {"classes"}
        assert error.broken[0].told.en == "index 0: tidak_dapat_dinilai, not sangat_inovatif"

    def test_in_the_classes_that_nothing_reaches_is_found(
        self, kota: Ruleset, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("inovasi_index.testing.soundness._telling_indices", lambda _: [])
        error = failure_of(kota, examples=1)
        assert error.broken[0].told.en == "no index is of the class sangat_inovatif"


# Scorers of others, given as a function.


def index_of_total(total: Fraction, rules: Ruleset) -> Decimal:
    exact = total / Fraction(rules.formula.highest) * Fraction(rules.formula.scale)
    return round_half_up(exact, rules.formula.rounding.places)


def divided_by_n(laporan: Laporan, rules: Ruleset) -> Decimal:
    """Divides by n instead of max(12, n)."""
    result = score(laporan, rules)
    mean = result.kematangan.score
    if result.kematangan.sum is not None:
        mean = result.kematangan.sum / max(result.kematangan.innovations, 1)
    return index_of_total(result.spd.score + mean + result.jumlah_inovasi.score, rules)


def in_floats(laporan: Laporan, rules: Ruleset) -> float:
    result = score(laporan, rules)
    parts = (result.spd, result.kematangan, result.jumlah_inovasi)
    return round(sum(float(part.score) for part in parts) / 250 * 100, 2)


def half_even(laporan: Laporan, rules: Ruleset) -> Fraction:
    return Fraction(round(score(laporan, rules).index_exact, 2))


def ungated(laporan: Laporan, rules: Ruleset) -> Decimal:
    result, part = score(laporan, rules), rules.formula.jumlah_inovasi
    counted = Fraction(part.weight) * min(result.jumlah_inovasi.counted, part.cap)
    return index_of_total(result.spd.score + result.kematangan.score + counted, rules)


def uncapped(laporan: Laporan, rules: Ruleset) -> Decimal:
    result, part = score(laporan, rules), rules.formula.jumlah_inovasi
    is_open = result.jumlah_inovasi.gate != "closed"
    counted = Fraction(part.weight) * result.jumlah_inovasi.counted * is_open
    return index_of_total(result.spd.score + result.kematangan.score + counted, rules)


def rounded_on_the_way(laporan: Laporan, rules: Ruleset) -> Decimal:
    result = score(laporan, rules)
    mean = Fraction(round_half_up(result.kematangan.score, 2))
    return index_of_total(result.spd.score + mean + result.jumlah_inovasi.score, rules)


def all_eligible(laporan: Laporan, rules: Ruleset) -> str:
    return str(score(laporan, rules, interpretations={"ineligible": "included"}).index)


def highest_of_two_bands(laporan: Laporan, rules: Ruleset) -> Decimal:
    return score(laporan, rules, interpretations={"band_overlap": "highest_level"}).index


def in_the_context_of_the_caller(laporan: Laporan, rules: Ruleset) -> Decimal:
    exact = score(laporan, rules).index_exact
    index = Decimal(exact.numerator) / Decimal(exact.denominator)
    return round_half_up(index, 2)


def by_the_last_innovation(laporan: Laporan, rules: Ruleset) -> Decimal:
    index = score(laporan, rules).index
    before_last, last = [0, 0, *(len(each.sid) for each in laporan.innovations)][-2:]
    return index + (last > before_last)


def less_for_a_third_level(laporan: Laporan, rules: Ruleset) -> Decimal:
    third = [answer for each in laporan for answer in each.sid.values() if answer.level == 3]
    return score(laporan, rules).index - len(third)


def a_little_more(laporan: Laporan, rules: Ruleset) -> Decimal:
    return score(laporan, rules).index + Decimal("0.01")


class TestAFaultInTheScorerOfOthers:
    """Any function from a report to an index can be checked."""

    @pytest.mark.parametrize(
        ("scorer", "broken"),
        [
            (divided_by_n, {"index", "every-answer"}),
            (in_floats, {"rounded-half-up"}),
            (half_even, {"rounded-half-up"}),
            (ungated, {"index", "every-answer"}),
            (uncapped, {"index"}),
            (rounded_on_the_way, {"index"}),
            (all_eligible, {"index"}),
            (highest_of_two_bands, {"every-answer"}),
            (in_the_context_of_the_caller, {"any-decimal-context"}),
            (by_the_last_innovation, {"any-order"}),
            (less_for_a_third_level, {"index", "every-answer", "raising-a-level"}),
            (a_little_more, {"nothing-is-0", "everything-is-the-scale"}),
        ],
        ids=lambda given: getattr(given, "__name__", ""),
    )
    def test_is_found(
        self, scorer: Callable[..., Any], broken: set[str], rules_2026: Ruleset
    ) -> None:
        with pytest.raises(ChecksFailedError) as caught:
            check_scorer(lambda laporan: scorer(laporan, rules_2026), rules_2026, examples=MANY)
        assert broken <= {each.name for each in caught.value.broken}

    def test_is_shown_by_the_smallest_report(self, rules_2026: Ruleset) -> None:
        """A divisor of n instead of max(12, n): one innovation with one level shows it."""
        with pytest.raises(ChecksFailedError) as caught:
            check_scorer(lambda laporan: divided_by_n(laporan, rules_2026), rules_2026)
        broken = caught.value.broken[0]
        assert broken.name == "index"
        assert "max(divisor, n)" in broken.text.en
        assert re.search(r"index \S+ instead of \S+: \(.*\) / 250 × 100", broken.told.en)
        assert broken.example is not None
        assert len(broken.example.laporan.innovations) <= 2

    @pytest.mark.parametrize(
        "kind", [str, Decimal, Fraction, float], ids=lambda kind: kind.__name__
    )
    def test_is_none_in_whatever_form_the_index_comes(
        self, kind: Callable[[Decimal], Any], kota: Ruleset
    ) -> None:
        checked = check_scorer(lambda laporan: kind(score(laporan, kota).index), kota, examples=20)
        assert checked == Checked("kota-contoh/2026", checked.properties)

    def test_what_is_no_index_is_told(self, kota: Ruleset) -> None:
        with pytest.raises(ChecksFailedError, match="fails on a valid report: ValueError"):
            check_scorer(lambda _: "tinggi", kota, examples=1)

    def test_another_answer_to_the_same_report_is_told(self, kota: Ruleset) -> None:
        calls: Counter[Laporan] = Counter()

        def scorer(laporan: Laporan) -> Decimal:
            calls[laporan] += 1
            return score(laporan, kota).index + (calls[laporan] == 1)

        with pytest.raises(ChecksFailedError) as caught:
            check_scorer(scorer, kota, examples=20)
        assert "the same answer to the same report" in caught.value.broken[0].told.en

    def test_a_property_can_be_left_out(self, kota: Ruleset) -> None:
        wrong = ["index", "every-answer", "nothing-is-0", "everything-is-the-scale"]
        wrong += ["rounded-half-up"]
        checked = check_scorer(lambda _: 7, kota, examples=5, without=wrong)
        assert checked.properties == ("raising-a-level", "any-order", "any-decimal-context")

    def test_an_index_must_be_known_to_be_checked(self, edition_2021: Edition) -> None:
        with pytest.raises(EditionIncomplete):
            check_scorer(lambda _: 0, edition_2021.rules)


# Contests.


def ranks_of(laporan: Laporan, rules: Ruleset, key: Callable[[Any], Any]) -> list[int | None]:
    """Ranks by a key of what the library says of an innovation."""
    entries = sorted(score_contest(laporan, rules).entries, key=lambda each: each.number)
    keys = [key(entry) for entry in entries]
    ranked = [key for key, entry in zip(keys, entries, strict=True) if not entry.reasons]
    return [
        None if entry.reasons else 1 + sum(other > key for other in ranked)
        for key, entry in zip(keys, entries, strict=True)
    ]


def by_score_alone(laporan: Laporan, rules: Ruleset) -> list[int | None]:
    return ranks_of(laporan, rules, lambda entry: entry.score)


def without_deductions(laporan: Laporan, rules: Ruleset) -> list[int | None]:
    def added(entry: Any) -> Fraction:
        parts = (part for part in entry.parts if not isinstance(part.part, DeductionPart))
        return sum((part.points for part in parts), Fraction(0))

    return ranks_of(laporan, rules, added)


def upside_down(laporan: Laporan, rules: Ruleset) -> list[int | None]:
    return ranks_of(laporan, rules, lambda entry: -entry.score)


def everybody(laporan: Laporan, rules: Ruleset) -> list[int | None]:
    scores = {entry.number: entry.score for entry in score_contest(laporan, rules).entries}
    return [
        1 + sum(other > scores[number] for other in scores.values())
        for number in range(len(scores))
    ]


def no_rank_shared(laporan: Laporan, rules: Ruleset) -> list[int | None]:
    ranks = _ranks(laporan, rules)
    return [
        None if rank is None else rank + ranks[:number].count(rank)
        for number, rank in enumerate(ranks)
    ]


def in_few_digits(laporan: Laporan, rules: Ruleset) -> list[int | None]:
    """As many ranks as the context of the caller has digits."""
    ranks = _ranks(laporan, rules)
    return [None if rank is None or rank > getcontext().prec // 4 else rank for rank in ranks]


def _ranks(laporan: Laporan, rules: Ruleset) -> list[int | None]:
    entries = sorted(score_contest(laporan, rules).entries, key=lambda each: each.number)
    return [each.rank for each in entries]


class TestAFaultInAContest:
    """Ranks follow the score, then what parts equal scores; who is still equal shares a rank."""

    @pytest.mark.parametrize(
        ("scorer", "broken"),
        [
            (by_score_alone, {"equal-scores"}),
            (without_deductions, {"equal-scores"}),
            (upside_down, {"ranks", "every-answer", "raising-a-level"}),
            (everybody, {"ranks"}),
            (no_rank_shared, {"ranks", "equal-scores", "any-order"}),
            (in_few_digits, {"any-decimal-context"}),
        ],
        ids=lambda given: getattr(given, "__name__", ""),
    )
    def test_is_found(self, scorer: Callable[..., Any], broken: set[str], lomba: Ruleset) -> None:
        rules = _without_thresholds(lomba) if scorer is not everybody else lomba
        with pytest.raises(ChecksFailedError) as caught:
            check_scorer(
                lambda laporan: scorer(laporan, rules), rules, examples=20, without=_unless(broken)
            )
        assert broken <= {each.name for each in caught.value.broken}

    def test_is_none_where_there_is_none(self, lomba: Ruleset) -> None:
        checked = check_scorer(lambda laporan: _ranks(laporan, lomba), lomba, examples=20)
        assert checked.properties == (
            *("ranks", "every-answer", "equal-scores", "raising-a-level", "any-order"),
            "any-decimal-context",
        )

    @pytest.mark.parametrize(
        ("fault", "broken"),
        [
            ("all ranked", {*DIFFERS, "below-a-threshold"}),
            (
                "deduction added",
                {"result", "every-answer", "sum-of-parts", "deductions-never-raise"},
            ),
            ("one more", {"nothing-is-0", "everything-is-the-scale", "sum-of-parts"}),
            ("asks anyway", {"sum-of-parts", "unasked-changes-nothing"}),
        ],
    )
    def test_of_the_library_is_found(self, fault: str, broken: set[str], lomba: Ruleset) -> None:
        given: Any = {"examples": 20, "without": _unless(broken)}
        error = failure_of(lomba, scorer=partial(_ranked_with, fault), **given)
        assert broken <= {each.name for each in error.broken}


def _unless(broken: set[str]) -> set[str]:
    """Every answer is tried only where it is to be found: there are many."""
    return {"every-answer"} - broken


def _without_thresholds(rules: Ruleset) -> Ruleset:
    """The contest without what keeps most reports out of the ranking."""
    parts = [
        attrs.evolve(part, void_below=None) if hasattr(part, "void_below") else part
        for part in rules.formula.parts
    ]
    eligibility = attrs.evolve(rules.eligibility, effect="notice")
    formula = attrs.evolve(rules.formula, parts=parts)
    return attrs.evolve(rules, formula=formula, eligibility=eligibility)


def _ranked_with(fault: str, laporan: Laporan, rules: Ruleset, **terms: Any) -> Any:
    """A contest of the library with a fault put into each of its entries."""
    result = score_contest(laporan, rules, **terms)

    def wrong(entry: Any) -> Any:
        off = [part for part in entry.parts if isinstance(part.part, DeductionPart)]
        points = sum((part.points for part in off), Fraction(0))
        return {
            "all ranked": lambda: attrs.evolve(entry, rank=entry.rank or 1),
            "deduction added": lambda: attrs.evolve(entry, total=entry.total + 2 * points),
            "one more": lambda: attrs.evolve(entry, score_exact=entry.score_exact + 1),
            "asks anyway": lambda: attrs.evolve(
                entry, score_exact=entry.score_exact + len(terms["interpretations"])
            ),
        }[fault]()

    return attrs.evolve(result, entries=tuple(wrong(entry) for entry in result.entries))


# The module itself.


def test_every_public_name_is_there_and_says_what_it_is() -> None:
    assert dir(kit) == sorted(kit.__all__)
    for name in kit.__all__:
        assert getattr(kit, name).__doc__, name
    with pytest.raises(AttributeError, match="no attribute 'laporan'"):
        getattr(kit, "laporan")  # noqa: B009 - the name is none


def test_without_hypothesis_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(vars(kit), "laporans", raising=False)
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    monkeypatch.delitem(sys.modules, "inovasi_index.testing.strategies")
    with pytest.raises(MissingLibraryError, match=r"inovasi-index\[testing\]"):
        kit.laporans  # noqa: B018 - asking is enough


def test_without_something_else_it_hides_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(vars(kit), "laporans", raising=False)
    monkeypatch.setitem(sys.modules, "inovasi_index.testing.strategies", None)
    with pytest.raises(ModuleNotFoundError, match="strategies"):
        kit.laporans  # noqa: B018 - as above


def test_what_the_project_offers_to_others_is_there() -> None:
    """The entry points of the project file name what exists."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert 'inovasi_index = "inovasi_index.testing.registration:register"' in text
    assert 'inovasi-index = "inovasi_index.testing.plugin"' in text
    assert callable(registration.register)
