"""A new year without us: from an empty folder to rules that are found by their id.

The walk is that of the README which ``inovasi-index new`` writes: its commands are run, its tables
of numbers are followed, its ``pyproject.toml`` is saved and installed.
"""

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

import inovasi_index
from inovasi_index import read_ruleset
from inovasi_index.cli import main

REPOSITORY = Path(__file__).parents[1]
SOURCES = Path(inovasi_index.__file__).parents[1]
CONTESTS = REPOSITORY / "examples" / "lomba-kota"
EDITION = "kota-baru/2027"
BEGINNINGS: Mapping[str, tuple[str, ...]] = {
    "copied": ("--from", "kemendagri/2026"),
    "based": ("--based-on", "kemendagri/2026"),
    "contest": ("--from", "kota-contoh/lomba-2026"),
}
"""How new rules are begun: a copy, differences, and a copy of the rules of a contest."""

Edit = tuple[list[str], str, str]
"""Words to look for one after the other, what stands behind them, and what is to stand there."""


@dataclass
class Readme:
    """The README of new rules: what it says is done."""

    text: str

    @property
    def commands(self) -> list[str]:
        """Every command, in the order of the steps."""
        return [line for block in self._blocks("") for line in block.splitlines()]

    @property
    def pyproject(self) -> str:
        (block,) = self._blocks("toml")
        return block

    def _blocks(self, lang: str) -> list[str]:
        fence = r"^```(\w*)\n(.*?)^```$"
        blocks = re.findall(fence, self.text, re.MULTILINE | re.DOTALL)
        return [block for each, block in blocks if each == lang]

    @property
    def tables(self) -> tuple[list[Edit], list[Edit]]:
        """The numbers to change in the rules, and then in the cases."""
        rules, cases = re.findall(r"(?:^\| `.*\n)+", self.text, re.MULTILINE)
        return self._edits(rules), self._edits(cases)

    def _edits(self, table: str) -> list[Edit]:
        rows = re.findall(r"^\| `(.*)` \| `(.*)` \| `(.*)` \|$", table, re.MULTILINE)
        return [(at.split(" › "), old, new) for at, old, new in rows]

    @property
    def examples(self) -> list[str]:
        """The sections that are to be brought to life first, if there are some."""
        told = re.search(r"hapus `#` di depan contoh (.*)\.", self.text)
        return re.findall("`(.*?)`", told[1]) if told else []


class Walk:
    """Somebody who does what the README says, in a folder that was empty."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.status = -1
        self.out: list[str] = []
        self.err: list[str] = []

    def run(self, *words: str) -> "Walk":
        """Run the command line here."""
        self.status = main(words)
        shown = self._capsys.readouterr()
        self.out, self.err = shown.out.splitlines(), shown.err.splitlines()
        return self

    def follow(self, command: str) -> "Walk":
        """Run a command of the README here."""
        program, *words = shlex.split(command)
        assert program == "inovasi-index"
        return self.run(*words)

    @property
    def folder(self) -> Path:
        return Path(*EDITION.split("/"))

    @property
    def readme(self) -> Readme:
        return Readme((self.folder / "README.md").read_text(encoding="utf-8"))

    def fill_in(self) -> None:
        """Replace the texts that are marked."""
        for key in ("title", "standing"):
            said = f"{key}: {{id: Lomba menurut peraturan kami, en: Contest by our regulation}}\n"
            self._change("ruleset.yaml", rf"(?m)^{key}:.*\n(?:  .*\n)*", said)

    def bring_to_life(self) -> None:
        """Take the signs before the examples away."""
        for section in self.readme.examples:
            self._change("ruleset.yaml", rf"(?m)^#({section}:)$", r"\1")
            pattern = rf"(?m)(?<=^{section}:\n)((?:^#  .*\n)+)"
            self._change("ruleset.yaml", pattern, lambda lines: lines[0].replace("#  ", "  "))

    def _change(self, name: str, pattern: str, new: str | Callable[[re.Match[str]], str]) -> None:
        path = self.folder / name
        text, count = re.subn(pattern, new, path.read_text(encoding="utf-8"))
        assert count, pattern
        path.write_text(text, encoding="utf-8")

    def edit(self, name: str, edits: list[Edit]) -> None:
        """Change numbers as a table says, each the first one behind the words that it names."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        for at, old, new in edits:
            place = 0
            for words in at:
                place = text.index(words, place)
            place = text.index(old, place)
            text = text[:place] + new + text[place + len(old) :]
        path.write_text(text, encoding="utf-8")


@pytest.fixture(params=BEGINNINGS)
def walk(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Walk:
    """The first step is done: the folder has new rules in it, begun in each way."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("INOVASI_INDEX_PATH", str(CONTESTS))
    walk = Walk(capsys)
    assert walk.run("new", EDITION, *BEGINNINGS[request.param]).status == 0
    return walk


@pytest.fixture
def edited(walk: Walk) -> Walk:
    """The second step is done: texts are filled in, and three numbers are changed."""
    walk.fill_in()
    walk.bring_to_life()
    rules, _ = walk.readme.tables
    walk.edit("ruleset.yaml", rules)
    return walk


@pytest.fixture
def mended(edited: Walk) -> Walk:
    """The third step is done: the cases say what now holds."""
    _, cases = edited.readme.tables
    edited.edit("cases.yaml", cases)
    return edited


class TestNew:
    """`inovasi-index new kota-baru/2027 --from kemendagri/2026`."""

    def test_says_where_to_go_on(self, walk: Walk) -> None:
        walk.run("new", "kota-baru/2028", "--from", "2026", "--lang", "en")
        assert (walk.status, walk.err) == (0, [])
        *files, where = walk.out
        assert {str(each) for each in Path("kota-baru/2028").rglob("*.*")} == {*files}
        assert str(Path("kota-baru", "2028", "README.md")) in where

    def test_can_be_validated_at_once(self, walk: Walk) -> None:
        """What is written makes sense; two texts wait to be filled in."""
        validate, *_ = walk.readme.commands
        walk.follow(f"{validate} --lang en")
        assert walk.status == 0
        assert len(walk.out) == 3
        found = [line for line in walk.err if "unused-unit" not in line]
        assert [line.split(": ")[1:3] for line in found] == [["warning", "placeholder"]] * 2


class TestEdit:
    """Three numbers are changed, and the cases tell what that does."""

    def test_there_are_three(self, walk: Walk) -> None:
        rules, _ = walk.readme.tables
        assert len(rules) == 3

    def test_a_change_shows_in_the_cases_and_nowhere_else(self, edited: Walk) -> None:
        """`validate` runs the cases: those that no longer hold are told at their names."""
        validate, *_ = edited.readme.commands
        edited.follow(f"{validate} --lang en")
        assert edited.status == 2
        differing = [line for line in edited.err if "unused-unit" not in line]
        assert all(": case-differs: " in line for line in differing)
        lines = (edited.folder / "cases.yaml").read_text(encoding="utf-8").splitlines()
        named = {lines[int(line.split(":")[1]) - 1].strip(" -") for line in differing}
        _, cases = edited.readme.tables
        assert named == {at[0] for at, _, _ in cases}
        assert len(cases) >= 1

    def test_the_rules_alone_are_fine(self, edited: Walk) -> None:
        """Three numbers that belong together leave nothing that does not add up."""
        edited.run("validate", str(edited.folder / "ruleset.yaml"), "--lang", "en")
        assert edited.status == 0
        assert all("unused-unit" in line for line in edited.err)


class TestValidateAndCases:
    """With the cases mended, nothing is left to be said."""

    def test_everything_is_fine(self, mended: Walk) -> None:
        validate, cases, *_ = mended.readme.commands
        mended.follow(validate)
        assert mended.status == 0
        assert len(mended.out) == 3
        assert all("unused-unit" in line for line in mended.err)
        mended.follow(f"{cases} --lang en")
        assert (mended.status, mended.err) == (0, [])
        held = re.fullmatch(r"(\d+) of (\d+) cases hold", mended.out[-1])
        assert held is not None
        assert held[1] == held[2]


class TestScore:
    """The report beside the rules is scored under them."""

    def test_gives_an_index_or_ranks(self, mended: Walk) -> None:
        _, _, score, *_ = mended.readme.commands
        mended.follow(f"{score} --format json")
        assert (mended.status, mended.err) == (0, [])
        (line,) = mended.out
        result = json.loads(line)
        assert result["edition"] == EDITION
        rules = read_ruleset(mended.folder / "ruleset.yaml")
        assert result["ruleset_digest"] == rules.digest
        assert not [each for each in result["notices"] if each["code"] == "edition-differs"]


@dataclass
class Installed:
    """Another folder, with the package on Python's path."""

    site: Path
    folder: Path

    def run(self, *words: str) -> tuple[int, str, str]:
        """Run the command line there, in a process of its own."""
        paths = [str(self.site), str(SOURCES)]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1"}
        environment.pop("INOVASI_INDEX_PATH", None)
        done = subprocess.run(
            [sys.executable, "-m", "inovasi_index.cli", *words],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        return done.returncode, done.stdout, done.stderr


@pytest.fixture
def installed(mended: Walk, tmp_path: Path) -> Installed:
    """The last step is done: the rules are a package, installed as the README says."""
    readme = mended.readme
    Path("pyproject.toml").write_text(readme.pyproject, encoding="utf-8")
    (install,) = (line for line in readme.commands if line.startswith("python"))
    assert install == "python -m pip install ."
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    # Without an index and into a folder of the test: nothing is fetched, nothing is left behind.
    offline = ["--no-index", "--no-deps", "--no-build-isolation", "--target", str(site)]
    words = [sys.executable, *shlex.split(install)[1:], "--quiet", *offline]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    elsewhere.mkdir()
    (mended.folder / "laporan.yaml").rename(elsewhere / "laporan.yaml")
    return Installed(site, elsewhere)


class TestPackage:
    """Installed as a package, the rules are found by their id."""

    def test_the_whole_walk(self, installed: Installed) -> None:
        """From an empty folder to a score by id, by the README alone."""
        status, out, err = installed.run("list")
        assert (status, err) == (0, "")
        assert EDITION in out
        status, out, err = installed.run("score", "laporan.yaml", "--format", "json")
        assert (status, err) == (0, "")
        result = json.loads(out)
        assert result["edition"] == EDITION
        assert result["origin"] == {
            "kind": "package",
            "name": "kota-baru-rules",
            "version": "2027.1",
        }
        status, out, err = installed.run("validate", "--installed", "--lang", "en")
        assert status == 0
        assert f"ruleset {EDITION} is fine" in out
        assert f"cases of {EDITION} are fine" in out
        status, out, err = installed.run("cases", EDITION, "--lang", "en")
        assert (status, err) == (0, "")

    def test_the_last_commands_are_those(self, mended: Walk) -> None:
        *_, shown, score = mended.readme.commands
        assert (shown, score) == (
            "inovasi-index list",
            f"inovasi-index score {EDITION}/laporan.yaml",
        )
