"""The examples, used as a stranger would: a package of rules, installed, and a contest."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import inovasi_index

ROOT = Path(__file__).parents[1]
AGENCY = ROOT / "examples" / "agency_ruleset"
LOMBA = ROOT / "examples" / "lomba-kota"
SOURCE = Path(inovasi_index.__file__).parents[1]


def run(*words: str, where: Path, path: tuple[Path, ...] = ()) -> subprocess.CompletedProcess[str]:
    found = os.pathsep.join(map(str, (*path, SOURCE)))
    return subprocess.run(
        [sys.executable, *words],
        cwd=where,
        env={**os.environ, "PYTHONPATH": found, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


def library(*words: str, where: Path, path: tuple[Path, ...] = ()) -> str:
    """What the command line prints when all goes well."""
    done = run("-m", "inovasi_index.cli", *words, where=where, path=path)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The agency's package, built by its own pyproject.toml and installed by pip."""
    target = tmp_path_factory.mktemp("agency")
    offline = ["--no-index", "--no-deps", "--no-build-isolation", "--quiet"]
    done = run(
        *("-m", "pip", "install", *offline, "--target", str(target), str(AGENCY)), where=target
    )
    assert done.returncode == 0, done.stderr
    return target


def test_an_installed_package_is_found_by_id(installed: Path) -> None:
    """Found by the entry point, without touching our code; the result says from where."""
    report = str(AGENCY / "laporan.yaml")
    line = library("score", report, "--format", "json", where=installed, path=(installed,))
    result = json.loads(line)
    assert (result["edition"], result["index"]) == ("kota-contoh/2027", "3.68")
    assert result["origin"] == {
        "kind": "package",
        "name": "kota-contoh-rules",
        "version": "2027.1",
    }
    assert "kota-contoh/lomba-2027" in library("list", where=installed, path=(installed,))
    assert "5/2027" in library("legal", "kota-contoh/2027", where=installed, path=(installed,))


def test_the_package_holds_data_alone(installed: Path) -> None:
    """A package of rules has no code: nothing of it could run."""
    assert not list(installed.rglob("*.py"))
    assert len(list((installed / "kota_contoh_rules" / "rulesets").rglob("ruleset.yaml"))) == 2


def test_the_package_passes_its_own_tests(tmp_path: Path) -> None:
    """One call in an agency's suite runs its cases and every property on its rules."""
    done = run(
        *("-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", os.devnull, "--rootdir"),
        *(str(AGENCY), str(AGENCY)),
        where=tmp_path,
    )
    assert done.returncode == 0, done.stdout
    assert re.search(r"\d+ passed", done.stdout)


def commands_of(readme: Path) -> list[list[str]]:
    """The calls of the library in the first block of a README."""
    block = re.search(r"```\n(.*?)```", readme.read_text(encoding="utf-8"), re.DOTALL)
    assert block is not None
    return [
        line.removeprefix("inovasi-index ").split()
        for line in block[1].splitlines()
        if line.startswith("inovasi-index ")
    ]


def test_the_contest_follows_its_own_readme(tmp_path: Path) -> None:
    """Every command of the README, in a copy of the folder."""
    for path in LOMBA.rglob("*.yaml"):
        copy = tmp_path / path.relative_to(LOMBA)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    commands = commands_of(LOMBA / "README.md")
    assert [words[0] for words in commands] == ["validate", "cases", "score", "explain"]
    printed = [library(*words, where=tmp_path) for words in commands]
    assert "5 dari 5 kasus cocok" in printed[1]
    assert re.search(r"1 +SIAP ANTAR", printed[2])
    assert (tmp_path / "peringkat.xlsx").stat().st_size > 4000
