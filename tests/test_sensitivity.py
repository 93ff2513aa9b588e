"""What hangs on the weights: the same for a seed, exact, and within what the noise allows."""

import json
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import inovasi_index
from inovasi_index import (
    EditionIncomplete,
    Laporan,
    Pemda,
    Ruleset,
    TataKelola,
    Total,
    WrongValueError,
    get_ruleset,
    score,
)
from inovasi_index.analysis import Sensitivity, sensitivity
from inovasi_index.pages import Grid
from inovasi_index.text import LANGS, Lang
from strategies import Edition
from test_bridge import laporan_of

FEW = settings(max_examples=settings().max_examples // 8)
in_every_language = pytest.mark.parametrize("lang", LANGS)


def report(nama: str, **parts: Any) -> Laporan:
    return Laporan(pemda=Pemda(nama=nama), **parts)


THREE = [
    report("A", spd={"1": 3, "8": 3}, inovasi=[TataKelola(nama="x", sid={"16": 3, "35": 1})]),
    report("B", spd={"1": 3, "9": 3, "10a": 2}, inovasi=[TataKelola(nama="x", sid={"33": 3})]),
    report("C", spd=Total(total="20"), inovasi=[TataKelola(nama="x", kematangan="50")]),
]


@FEW
@given(data=st.data())
def test_without_noise_nothing_moves(edition: Edition, data: st.DataObject) -> None:
    """The sum of weights times levels is the index that `score` gives, to the last digit."""
    laporan = laporan_of(data.draw(edition.reports), edition.rules)
    (found,) = sensitivity(laporan, edition.rules, seed=1, draws=2, noise="0").reports
    exact = score(laporan, edition.rules).index_exact
    assert found.index.lowest == found.index.highest == found.result.index_exact == exact


@FEW
@given(data=st.data())
def test_leaving_a_row_out_is_scoring_without_its_weight(
    edition: Edition, data: st.DataObject
) -> None:
    """With the other weights scaled to the same sum; `score` under such rules says the same."""
    rules = edition.rules
    laporan = laporan_of(data.draw(edition.reports), rules)
    dropped = sensitivity(laporan, rules, seed=1, draws=1).dropped
    each = data.draw(st.sampled_from(dropped))
    others = [row for row in rules.indicators if row.aspect == each.row.aspect]
    whole = sum(Fraction(row.weight or 0) for row in others if row.is_answered)
    back = whole / (whole - Fraction(each.row.weight or 0))
    result = score(laporan, rules)
    if each.row in rules.spd_rows:
        own = list(result.spd_rows)
        points, divisor = sum(row.points for row in own), 1
        lost = sum(row.points for row in own if row.id == each.row.id)
    else:
        counted = [one for one in result.inovasi if one.scored and not one.inovasi.is_rejected]
        rows = [row for one in counted for row in one.rows]
        points, divisor = sum(row.points for row in rows), result.kematangan.divisor or 1
        lost = sum(row.points for row in rows if row.id == each.row.id)
    expected = ((points - lost) * back - points) / divisor
    assert each.changes == (expected * 100 / Fraction(rules.formula.highest),)


class TestTheSeed:
    def test_the_same_seed_gives_the_same_answer(self, rules_2026: Ruleset) -> None:
        one, again = (sensitivity(THREE, rules_2026, seed=3, draws=50) for _ in range(2))
        other = sensitivity(THREE, rules_2026, seed=4, draws=50)
        assert one.to_dict() == again.to_dict()
        assert one.to_dict()["reports"] != other.to_dict()["reports"]

    def test_in_every_process(self, rules_2026: Ruleset) -> None:
        """Bit for bit: another process, with another hash seed, prints the same."""
        program = (
            "import json; from inovasi_index import Laporan, Pemda, get_ruleset\n"
            "from inovasi_index.analysis import sensitivity\n"
            "l = Laporan(pemda=Pemda(nama='A'), spd={'1': 3, '8': 2, '12': 1})\n"
            "print(json.dumps(sensitivity(l, get_ruleset(2026), seed=5, draws=20).to_dict()))"
        )
        source = str(Path(inovasi_index.__file__).parents[1])
        told = {
            subprocess.run(
                [sys.executable, "-c", program],
                env={"PYTHONPATH": source, "PYTHONHASHSEED": seed},
                capture_output=True,
                check=True,
            ).stdout
            for seed in ("1", "2")
        }
        assert len(told) == 1

    def test_the_numbers_are_these(self, rules_2026: Ruleset) -> None:
        """What a seed gives does not change with the version of Python or of the library."""
        laporan = report("A", spd={"1": 3, "8": 2, "12": 1})
        (found,) = sensitivity(laporan, rules_2026, seed=5, draws=3).reports
        assert [f"{float(end):.9f}" for end in (found.index.lowest, found.index.highest)] == [
            "3.226491240",
            "3.396614407",
        ]


class TestTheNoise:
    def test_what_is_supplied_stays(self, rules_2026: Ruleset) -> None:
        found = sensitivity(THREE, rules_2026, seed=1, draws=20).reports[2]
        assert found.index.lowest == found.index.highest

    def test_who_was_rejected_has_no_part_in_it(self, rules_2026: Ruleset) -> None:
        rejected = report("A", inovasi=[TataKelola(nama="x", status="ditolak", sid={"16": 3})])
        (found,) = sensitivity(rejected, rules_2026, seed=1, draws=5).reports
        assert found.index.highest == found.result.index_exact == 0

    def test_all_at_the_top_stay_there(self, rules_2026: Ruleset) -> None:
        """The weights keep their sum, so that whoever has everything loses nothing."""
        top = report("A", spd={row.id: int(row.highest) for row in rules_2026.spd_rows})
        (found,) = sensitivity(top, rules_2026, seed=1, draws=20, noise="1").reports
        assert found.index.lowest == found.index.highest == found.result.index_exact

    def test_spans_are_in_order_and_ranks_within_the_field(self, rules_2026: Ruleset) -> None:
        found = sensitivity(THREE, rules_2026, seed=1, draws=40, noise=Decimal("0.5"))
        for each in found.reports:
            for span in (each.index, each.ranks):
                assert span.lowest <= span.low <= span.high <= span.highest
            assert 1 <= each.ranks.lowest <= each.ranks.highest <= 3
        assert sorted(each.rank for each in found.reports) == [1, 2, 3]

    def test_equal_ones_share_a_rank(self, rules_2026: Ruleset) -> None:
        found = sensitivity([THREE[0], THREE[0]], rules_2026, seed=1, draws=5)
        assert [each.rank for each in found.reports] == [1, 1]

    def test_an_aspect_of_one_row_loses_it_whole(self, rules_2026: Ruleset) -> None:
        """There is nobody to share its weight out to."""
        only = [row for row in rules_2026.indicators if row.aspect != "SPD" or row.id == "8"]
        rules = evolve(rules_2026, indicators=only)
        laporan = report("A", spd={"8": 3})
        dropped = sensitivity(laporan, rules, seed=1, draws=1).dropped
        assert dropped[0].changes == (-score(laporan, rules).index_exact,)

    @pytest.mark.parametrize(
        "words",
        [
            *({"draws": draws} for draws in (0, 10**6, None, True, 2.0)),
            *({"noise": noise} for noise in ("1.01", "-0.1", 0.1, None)),
            *({"seed": seed} for seed in (None, 1.5, "a", True)),
        ],
    )
    def test_a_wrong_number_is_refused(self, rules_2026: Ruleset, words: Any) -> None:
        with pytest.raises(WrongValueError) as caught:
            sensitivity(THREE, rules_2026, **{"seed": 1, **words})
        assert str(caught.value).startswith(next(iter(words)))

    def test_all_reports_together_have_a_limit(self, rules_2026: Ruleset) -> None:
        many = [report(f"A{number}", spd={"8": 1}) for number in range(6)]
        with pytest.raises(WrongValueError, match="too many for 6 reports"):
            sensitivity(many, rules_2026, seed=1, draws=100_000)

    def test_reports_are_a_list(self, rules_2026: Ruleset) -> None:
        with pytest.raises(WrongValueError):
            sensitivity("laporan.yaml", rules_2026, seed=1)  # type: ignore[arg-type]

    def test_an_edition_without_an_index_says_so(self) -> None:
        with pytest.raises(EditionIncomplete):
            sensitivity(THREE[2], get_ruleset(2022), seed=1)


@in_every_language
def test_the_page_tells_reports_and_rows(rules_2026: Ruleset, lang: Lang) -> None:
    found = sensitivity(THREE, rules_2026, seed=1, draws=10)
    reports, dropped = [each for each in found.blocks(lang) if isinstance(each, Grid)]
    assert [row[1] for row in reports.rows] == ["A", "B", "C"]
    assert len(dropped.rows) == len(rules_2026.rows)
    assert {"id": "10 kali", "en": "10 times"}[lang] in found.render(lang=lang)
    assert "<table>" in found._repr_html_()
    nobody: Sensitivity = sensitivity([], rules_2026, seed=1, draws=1)
    assert not [each for each in nobody.blocks(lang) if isinstance(each, Grid)]


def test_it_is_data_too(rules_2026: Ruleset) -> None:
    plain = json.loads(json.dumps(sensitivity(THREE, rules_2026, seed=1, draws=10).to_dict()))
    assert plain["format"] == "inovasi-index/sensitivity@1"
    assert (plain["seed"], plain["draws"], plain["noise"]) == (1, 10, "0.1")
    assert [each["pemda"]["nama"] for each in plain["reports"]] == ["A", "B", "C"]
    assert len(plain["dropped"]) == len(rules_2026.rows)
