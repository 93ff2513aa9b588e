"""The analyses as a package and on the command line."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import inovasi_index
from inovasi_index import analysis, get_ruleset, read_laporan, score
from inovasi_index.analysis import bridge, rank, robustness, summary
from inovasi_index.cli import main
from inovasi_index.ruleset import Ranking

EXAMPLES = Path(__file__).parents[1] / "examples"
BEFORE, AFTER = EXAMPLES / "kotim-2024.yaml", EXAMPLES / "kotim-2025.yaml"
YEARS = (2024, 2025)


class Call(NamedTuple):
    status: int
    out: str
    err: str


Cli = Callable[..., Call]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Cli:
    def run(*arguments: object) -> Call:
        capsys.readouterr()
        try:
            status = main([str(each) for each in arguments])
        except SystemExit as ended:
            status = int(str(ended.code))
        return Call(status, *capsys.readouterr())

    return run


def results() -> list[Any]:
    return [
        score(read_laporan(EXAMPLES / f"kotim-{year}.yaml", get_ruleset(year)), get_ruleset(year))
        for year in YEARS
    ]


# The package.


def test_every_public_name_is_there_and_says_what_it_is() -> None:
    assert dir(analysis) == sorted(analysis.__all__)
    for name in analysis.__all__:
        assert getattr(analysis, name).__doc__


def test_there_is_no_other_name() -> None:
    with pytest.raises(AttributeError, match="warna"):
        analysis.warna  # noqa: B018


@pytest.mark.parametrize(
    ("package", "known"),
    [("inovasi_index.analysis", []), ("inovasi_index.cli", ["inovasi_index.analysis.words"])],
)
def test_importing_it_imports_nothing_until_it_is_asked(package: str, known: list[str]) -> None:
    """Nor does any other command wait for it."""
    program = f"import sys, {package}\nprint([each for each in sys.modules if 'analysis.' in each])"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(Path(inovasi_index.__file__).parents[1])},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert done.stdout == f"{known}\n"


# The command line.


def test_bridge_prints_what_the_library_says(call: Cli) -> None:
    expected = bridge(*results())
    assert call("bridge", BEFORE, AFTER).out == expected.render()
    assert json.loads(call("bridge", BEFORE, AFTER, "--format", "json").out) == expected.to_dict()
    detailed = bridge(*results(), by="indicator")
    shown = call("bridge", BEFORE, AFTER, "--by", "indicator", "--lang", "en")
    assert shown.out == detailed.render(lang="en")


def test_bridge_takes_new_names(call: Cli) -> None:
    shown = call(
        "bridge", BEFORE, AFTER, "--renamed", "IKAN MENTAYA=NELAYAN SIAGA", "--format", "json"
    )
    renamed = bridge(*results(), renamed={"IKAN MENTAYA": "NELAYAN SIAGA"})
    assert json.loads(shown.out) == renamed.to_dict()
    wrong = call("bridge", BEFORE, AFTER, "--renamed", "IKAN=NELAYAN SIAGA")
    assert (wrong.status, wrong.out) == (2, "")
    assert "unknown-inovasi" in wrong.err


def test_a_question_that_only_one_of_the_editions_has_is_no_mistake(call: Cli) -> None:
    """2024 has no gate_effect, 2025 has."""
    shown = call("bridge", BEFORE, AFTER, "--interpret", "gate_effect=none")
    assert shown.status == 0
    assert "gate_effect" in shown.out


def test_a_question_that_neither_has_is_one(call: Cli) -> None:
    shown = call("bridge", BEFORE, BEFORE, "--interpret", "gate_effect=none")
    assert (shown.status, shown.out) == (2, "")
    assert "unknown-interpretation" in shown.err


def test_a_page_is_saved_as_its_name_ends(call: Cli, tmp_path: Path) -> None:
    target = tmp_path / "jembatan.md"
    assert call("bridge", BEFORE, AFTER, "-o", target).status == 0
    assert target.read_text(encoding="utf-8") == bridge(*results()).render(form="markdown")


def test_robust_prints_what_the_library_says(call: Cli) -> None:
    rules = get_ruleset(2026)
    file = EXAMPLES / "kabupaten-2026.yaml"
    laporan = read_laporan(file, rules)
    assert call("robust", file).out == robustness(laporan, rules).render()
    settled = robustness(
        laporan, rules, interpretations={"ineligible": "included"}, answers="verified"
    )
    words = ["--interpret", "ineligible=included", "--answers", "verified", "--format", "json"]
    assert json.loads(call("robust", file, *words).out) == settled.to_dict()


def test_rank_prints_what_the_library_says(call: Cli) -> None:
    assert call("rank", BEFORE, AFTER).out == rank(results()).render()
    ranking = Ranking(compares="rounded", ties=("spd",), ranks="dense")
    expected = rank(results(), "regional", ranking=ranking)
    words = ["--by", "regional", "--compare", "rounded", "--ties", "spd", "--ranks", "dense"]
    assert call("rank", BEFORE, AFTER, *words).out == expected.render()
    border = ["--by", "perbatasan", "--perbatasan", "Kabupaten Kotawaringin Timur"]
    assert "Klaster Daerah Perbatasan (2 pemda)" in call("rank", BEFORE, AFTER, *border).out
    assert call("rank", BEFORE, AFTER, "--summary").out == summary(results()).render()


def test_who_rose_most_is_told_from_the_reports_of_the_year_before(call: Cli) -> None:
    before, after = results()
    expected = summary([after], before=[before])
    assert call("rank", AFTER, "--summary", "--before", BEFORE).out == expected.render()
    assert expected.awards[1].winners[0].value == after.index_exact - before.index_exact


def test_rank_settles_open_questions(call: Cli) -> None:
    file = EXAMPLES / "kabupaten-2026.yaml"
    words = ("--answers", "verified", "--interpret", "mandatory_missing=void_innovation")
    rules = get_ruleset(2026)
    settled = score(
        read_laporan(file, rules),
        rules,
        interpretations={"mandatory_missing": "void_innovation"},
        answers="verified",
    )
    assert call("rank", file, *words).out == rank([settled]).render()


def test_without_one_of_the_reports_nobody_is_ranked(call: Cli, tmp_path: Path) -> None:
    wrong = tmp_path / "salah.yaml"
    wrong.write_text("pemda: {nama: X}\ntahun: 2026\nspd: {total: 64}\n", encoding="utf-8")
    again = tmp_path / "lagi.yaml"
    again.write_text("pemda: {nama: Y}\ntahun: 2022\n", encoding="utf-8")
    shown = call("rank", BEFORE, wrong, again)
    assert (shown.status, shown.out) == (2, "")
    assert f"{wrong}:3:14: out-of-range" in shown.err
    assert f"{again}:2:8: edition-incomplete" in shown.err  # what is wrong is told all at once


@pytest.mark.parametrize("command", ["robust", "rank"])
def test_an_edition_that_gives_no_index_is_a_sentence(call: Cli, command: str) -> None:
    shown = call(command, BEFORE, "--edition", "2022")
    assert (shown.status, shown.out) == (2, "")
    assert "Traceback" not in shown.err
    assert shown.err.strip()


def test_rules_of_a_contest_are_refused_for_every_report(call: Cli) -> None:
    (lomba,) = EXAMPLES.glob("lomba-kota/*/*/ruleset.yaml")
    shown = call("rank", BEFORE, AFTER, "--edition", lomba)
    assert (shown.status, shown.out) == (2, "")
    for report in (BEFORE, AFTER):
        assert f"{report}: other-kind" in shown.err
