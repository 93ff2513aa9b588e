"""Results are the same on every machine, and scoring built objects costs attrs alone.

Everything here runs in a fresh interpreter: what surrounds it is what is varied. Each run scores
reports under every edition, and of the partial ones asks what can be asked of them.
"""

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, seed, settings
from hypothesis import strategies as st

import inovasi_index
from inovasi_index import Ruleset
from strategies import Edition

Plain = dict[str, Any]

SOURCES = Path(inovasi_index.__file__).parents[1]
HOW_MANY = 5
"""So many reports under each edition."""

SCORE = """
import json, sys
from pathlib import Path
from inovasi_index import (
    EditionIncomplete, editions, get_ruleset, read_laporan, score, score_inovasi
)

def ways(rules):
    turned = {each.name: each.options[-1] for each in rules.interpretations}
    return [(choices, view) for choices in ({}, turned) for view in ("claimed", "verified")]

def all_of(result):
    plain = result.to_dict()
    return [
        str(result.index_exact), str(result.index), result.predikat.code,
        plain["total"], plain["kematangan"], plain["spd"], plain.get("inovasi"),
        plain["arose"], plain["notices"], plain["interpretations"],
    ]

for path in sorted(Path(sys.argv[1]).glob("*.yaml")):
    laporan = read_laporan(path.read_bytes())
    rules = get_ruleset(laporan.tahun)
    for choices, view in ways(rules):
        try:
            line = all_of(score(laporan, rules, interpretations=choices, answers=view))
        except EditionIncomplete as error:
            line = [str(error)] + [
                str(score_inovasi(each, rules, interpretations=choices, answers=view).kematangan)
                for each in laporan
            ]
        print(json.dumps([rules.edition, *line]))
for edition in editions():
    rules = get_ruleset(edition)
    classes = [rules.predikat(f"{each}.{each}5").code for each in range(100)]
    print(json.dumps([edition, rules.digest, len(rules.facts()), classes]))
"""

COARSE_DECIMALS = """
import decimal
for context in (decimal.getcontext(), decimal.DefaultContext):
    context.prec = 3
    context.rounding = decimal.ROUND_UP
    context.Emax, context.Emin = 9, -9
    for signal in (decimal.Inexact, decimal.Rounded, decimal.Subnormal, decimal.FloatOperation):
        context.traps[signal] = True
assert decimal.getcontext().prec == 3
"""

OWN_LOCALE = """
import locale
locale.setlocale(locale.LC_ALL, "{name}")
"""


def run(code: str, *args: object, flags: tuple[str, ...] = (), **surroundings: str) -> str:
    """What a program prints in a fresh interpreter with these surroundings."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(SOURCES), *path_before()])}
    done = subprocess.run(
        [sys.executable, *flags, "-c", code, *map(str, args)],
        env={**environment, **surroundings},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def path_before() -> list[str]:
    before = os.environ.get("PYTHONPATH")
    return [before] if before else []


def installed_locales() -> list[str]:
    """The German locales of this machine: they write a decimal comma."""
    try:
        done = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False)
    except OSError:
        return []
    return [name for name in done.stdout.split() if name.startswith("de_DE")]


@pytest.fixture(scope="module")
def reports(every_edition: tuple[Edition, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a fixed set of generated reports, some under each edition with rows."""
    folder = tmp_path_factory.mktemp("laporan")
    for edition in every_edition:
        if edition.rules.sid_rows:
            for number, report in enumerate(telling_reports(edition)):
                text = yaml.dump(
                    report, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False
                )
                name = f"{edition.year}-{number:03}.yaml"
                (folder / name).write_text(text, encoding="utf-8")
    return folder


def telling_reports(edition: Edition) -> list[Plain]:
    """The longer ones of the reports that are drawn; under a partial edition, of innovations."""
    drawn: list[Plain] = []
    pemda = {"nama": "Kabupaten Contoh"}
    innovations = st.lists(edition.innovations, min_size=1, max_size=5).map(
        lambda sent: {"pemda": pemda, "tahun": str(edition.year), "inovasi": sent}
    )

    @seed(edition.year)
    @settings(max_examples=6 * HOW_MANY, derandomize=True, database=None)
    @given(edition.reports if edition.rules.formula.is_known else innovations)
    def collect(report: Plain) -> None:
        drawn.append(report)

    collect()
    telling = sorted(drawn, key=lambda report: len(json.dumps(report)))[-3 * HOW_MANY :: 3]
    assert len(telling) == HOW_MANY
    return telling


@pytest.fixture(scope="module")
def expected(reports: Path, every_edition: tuple[Edition, ...]) -> str:
    """The results of the set in ordinary surroundings."""
    printed = run(SCORE, reports, PYTHONHASHSEED="0")
    lines = [json.loads(line) for line in printed.splitlines()]
    scored = [line for line in lines if len(line) == 11]
    assert len({line[0] for line in lines}) == len(every_edition)
    for edition in every_edition:
        results = [line[1] for line in scored if line[0] == edition.name]
        assert len(results) == (4 * HOW_MANY if edition.rules.formula.is_known else 0)
        assert len(set(results)) >= HOW_MANY or not results
        assert any("/" in result for result in results) or not results
    assert any(line[9] for line in scored)
    maturities = [line[2:] for line in lines if line[0] == "kemendagri/2021"][:-1]
    assert len(maturities) == 4 * HOW_MANY
    assert len({number for line in maturities for number in line}) > HOW_MANY
    return printed


class TestSurroundings:
    """Results do not depend on decimal context, locale, time zone, hash seed or optimisation."""

    def test_a_coarse_decimal_context_changes_nothing(self, reports: Path, expected: str) -> None:
        assert run(COARSE_DECIMALS + SCORE, reports) == expected

    @pytest.mark.parametrize("seed", ["1", "4294967295", "random"])
    def test_the_hash_seed_changes_nothing(self, seed: str, reports: Path, expected: str) -> None:
        assert run(SCORE, reports, PYTHONHASHSEED=seed) == expected

    @pytest.mark.parametrize(
        "surroundings",
        [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"LC_ALL": "POSIX"}],
        ids=["C", "POSIX"],
    )
    def test_the_locale_changes_nothing(
        self, surroundings: Mapping[str, str], reports: Path, expected: str
    ) -> None:
        assert run(SCORE, reports, **surroundings) == expected

    def test_a_locale_with_a_decimal_comma_changes_nothing(
        self, reports: Path, expected: str
    ) -> None:
        names = installed_locales()
        if not names:
            pytest.skip("no German locale on this machine")
        code = OWN_LOCALE.format(name=names[0]) + SCORE
        assert run(code, reports, LC_ALL=names[0]) == expected

    @pytest.mark.parametrize("zone", ["UTC", "Asia/Jayapura", "Pacific/Kiritimati", "XXX+23:59"])
    def test_the_time_zone_changes_nothing(self, zone: str, reports: Path, expected: str) -> None:
        assert run(SCORE, reports, TZ=zone) == expected

    @pytest.mark.parametrize("flag", ["-O", "-OO"])
    def test_optimisation_changes_nothing(self, flag: str, reports: Path, expected: str) -> None:
        assert run(SCORE, reports, flags=(flag,)) == expected

    def test_another_folder_to_work_in_changes_nothing(
        self, reports: Path, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        assert run(SCORE, reports) == expected


READERS = ("yaml", "cattrs", "importlib.metadata", "importlib.resources", "argparse")

IMPORT = f"""
import sys
before = set(sys.modules)
{{statement}}
new = set(sys.modules) - before
print([name for name in {READERS!r} if name in new])
"""

SCORE_BUILT = f"""
import pickle, sys
from pathlib import Path
before = set(sys.modules)
from inovasi_index import Answer, Laporan, PelayananPublik, Pemda, TataKelola, score

rules = pickle.loads(Path(sys.argv[1]).read_bytes())
laporan = Laporan(
    pemda=Pemda(nama="Kabupaten Contoh"),
    tahun=2026,
    spd={{"1": 3, "5b": Answer(value="5.91")}},
    inovasi=[
        TataKelola(nama="E-Arsip", urusan="kearsipan", sid={{"16": 2, "17": Answer(value=14)}}),
        PelayananPublik(nama="SIAP ANTAR", urusan="kesehatan", tahapan="inisiatif"),
    ],
)
result = score(laporan, rules)
result.to_dict()
new = set(sys.modules) - before
print(result.index, result.predikat.code, result.ruleset_digest)
print([name for name in {READERS[:3]!r} if name in new])
"""


class TestWhatIsImported:
    """None of cattrs, yaml or importlib.metadata is imported before a file is read."""

    @pytest.mark.parametrize(
        "statement",
        [
            "import inovasi_index",
            "from inovasi_index import Answer, Laporan, Pemda, Result, TataKelola, Text, score",
            "from inovasi_index import Predikat, Problem, Ruleset, WrongValueError",
        ],
    )
    def test_importing_the_library_and_its_types_imports_no_reader(self, statement: str) -> None:
        assert run(IMPORT.format(statement=statement)).strip() == "[]"

    def test_scoring_built_objects_imports_no_reader(
        self, rules_2026: Ruleset, tmp_path: Path
    ) -> None:
        file = tmp_path / "rules.pickle"
        file.write_bytes(pickle.dumps(rules_2026))
        result, nothing = run(SCORE_BUILT, file).splitlines()
        assert nothing == "[]"
        assert result == f"1.83 kurang_inovatif {rules_2026.digest}"

    def test_every_name_of_the_library_can_be_had(self) -> None:
        code = "import inovasi_index as i; print(len([getattr(i, name) for name in i.__all__]))"
        assert run(code).strip() == str(len(inovasi_index.__all__))

    def test_a_name_that_is_none_is_an_attribute_error(self) -> None:
        with pytest.raises(AttributeError, match=r"inovasi_index.*no attribute 'skor'"):
            _ = inovasi_index.skor
        assert set(inovasi_index.__all__) <= set(dir(inovasi_index))
