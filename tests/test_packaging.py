"""What is shipped: a wheel and a source archive that hold the rulesets and find them."""

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections import Counter
from email.message import Message
from email.parser import Parser
from pathlib import Path
from typing import NamedTuple

import pytest

from inovasi_index import __version__, editions

REPOSITORY = Path(__file__).parents[1]
MOST_OF_CODE, MOST_OF_AN_EDITION = 470_000, 60_000
"""Bytes in the wheel. The rules grow by a file a year, so that they have a bound for each; much of
the code is sentences in two languages."""

ASK = """\
import inovasi_index
from inovasi_index import UnknownEditionError, editions, get_ruleset
print(inovasi_index.__file__)
try:
    print(" ".join(editions()))
    print(get_ruleset(2026).digest)
except UnknownEditionError as error:
    print("unknown:", error)
"""


CALL = """\
import contextlib, io, json, sys
from inovasi_index.cli import main
for arguments in json.loads(sys.argv[1]):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            status = main(arguments)
        except SystemExit as end:
            status = end.code
    print(json.dumps([status, out.getvalue(), err.getvalue()]))
"""


class Built(NamedTuple):
    """What the build made of the repository."""

    wheel: Path
    sdist: Path
    wheel_of_sdist: Path


def built(source: Path, target: Path, *kinds: str) -> None:
    """Build with what is installed, so that nothing is asked of the network."""
    shown = subprocess.run(
        [
            *(sys.executable, "-m", "build", "--no-isolation", *kinds),
            *("--outdir", str(target), str(source)),
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert shown.returncode == 0, shown.stdout + shown.stderr


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A wheel and a source archive of the repository, and the wheel of that archive."""
    for module in ("build", "hatchling"):
        if importlib.util.find_spec(module) is None:
            pytest.skip(f"the module {module} is not installed: python -m pip install {module}")
    folder = tmp_path_factory.mktemp("dist")
    built(REPOSITORY, folder / "direct", "--wheel", "--sdist")
    (wheel,) = (folder / "direct").glob("*.whl")
    (sdist,) = (folder / "direct").glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder / "unpacked", filter="data")
    (unpacked,) = (folder / "unpacked").iterdir()
    built(unpacked, folder / "again", "--wheel")
    (again,) = (folder / "again").glob("*.whl")
    return Built(wheel, sdist, again)


@pytest.fixture(scope="module")
def names(archives: Built) -> list[str]:
    """The files of the wheel."""
    return zipfile.ZipFile(archives.wheel).namelist()


@pytest.fixture(scope="module")
def metadata(archives: Built) -> Message:
    """What the wheel says of itself."""
    with zipfile.ZipFile(archives.wheel) as wheel:
        (name,) = [each for each in wheel.namelist() if each.endswith(".dist-info/METADATA")]
        return Parser().parsestr(wheel.read(name).decode("utf-8"))


def ask(path: Path, folder: Path, *call: str) -> "subprocess.CompletedProcess[str]":
    """Run a program that finds the library at a path, and nowhere near the repository."""
    return subprocess.run(
        [sys.executable, *(call or ("-c", ASK))],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(path), "PYTHONIOENCODING": "utf-8"},
        check=False,
        timeout=60,
    )


class Call(NamedTuple):
    """What one call of the command line left behind."""

    status: int
    out: str
    err: str


def calls(path: Path, folder: Path, *each: list[str]) -> list[Call]:
    """Call the command line of a library at a path, several times in one process."""
    shown = ask(path, folder, "-c", CALL, json.dumps(each))
    assert (shown.returncode, shown.stderr) == (0, "")
    return [Call(*json.loads(line)) for line in shown.stdout.splitlines()]


def bundled() -> str:
    """The editions of the repository, as a program prints them."""
    paths = (REPOSITORY / "rulesets").glob("*/*/ruleset.yaml")
    return " ".join(sorted("/".join(path.parts[-3:-1]) for path in paths))


# What is in the archives.


def test_the_wheel_holds_the_package_its_rulesets_and_its_types(names: list[str]) -> None:
    for name in (
        "inovasi_index/__init__.py",
        "inovasi_index/cli.py",
        "inovasi_index/files/yaml.py",
        "inovasi_index/py.typed",
        "inovasi_index/rulesets/kemendagri/2026/ruleset.yaml",
        "inovasi_index/rulesets/kemendagri/2026/cases.yaml",
    ):
        assert name in names


def test_the_wheel_holds_every_ruleset_of_the_repository_and_every_module(
    names: list[str],
) -> None:
    rulesets = REPOSITORY / "rulesets"
    there = {
        f"inovasi_index/rulesets/{path.relative_to(rulesets).as_posix()}"
        for path in rulesets.rglob("*.yaml")
    }
    package = REPOSITORY / "src"
    there |= {path.relative_to(package).as_posix() for path in package.rglob("*.py")}
    assert there <= set(names)


def test_the_wheel_holds_nothing_else(names: list[str]) -> None:
    """No tests, no caches, no file of an editor, and none twice."""
    allowed = re.compile(
        r"inovasi_index/((analysis|files|scaffold|schemas|sphinx|template|testing)/(tables/)?)?(\w+\.py|py\.typed)"
        r"|inovasi_index/analysis/awards-\d+\.yaml|inovasi_index/sphinx/static/inovasi\.css"
        r"|inovasi_index/rulesets/\w+/(issuer|\w+/(ruleset|cases))\.yaml"
        r"|inovasi_index-[\w.]+\.dist-info/(METADATA|WHEEL|RECORD|entry_points\.txt)"
        r"|inovasi_index-[\w.]+\.dist-info/licenses/LICENSE"
    )
    assert [name for name in names if not allowed.fullmatch(name)] == []
    assert len(set(names)) == len(names)


def test_the_wheel_is_small(archives: Built) -> None:
    sizes: Counter[str] = Counter()
    with zipfile.ZipFile(archives.wheel) as wheel:
        for each in wheel.infolist():
            edition = re.search(r"rulesets/(\w+/\w+)", each.filename)
            sizes[edition[1] if edition else "code"] += each.compress_size
    assert 0 < sizes.pop("code") < MOST_OF_CODE
    assert len(sizes) == len(editions()) + 1  # and what the editions share
    assert max(sizes.values()) < MOST_OF_AN_EDITION


def test_the_wheel_is_for_every_system(archives: Built) -> None:
    assert archives.wheel.name == f"inovasi_index-{__version__}-py3-none-any.whl"


def test_the_wheel_of_the_source_archive_is_the_same(archives: Built) -> None:
    direct, again = (
        {each.filename: each.CRC for each in zipfile.ZipFile(path).infolist()}
        for path in (archives.wheel, archives.wheel_of_sdist)
    )
    assert sorted(direct) == sorted(again)
    differing = {name for name in direct if direct[name] != again[name]}
    assert {name for name in differing if not name.endswith("/RECORD")} == set()


def test_the_source_archive_holds_what_its_tests_need(archives: Built) -> None:
    with tarfile.open(archives.sdist) as archive:
        root = f"inovasi_index-{__version__}/"
        files = {each.name.removeprefix(root) for each in archive.getmembers() if each.isfile()}
    assert {
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "conftest.py",
        "rulesets/kemendagri/2026/ruleset.yaml",
        "src/inovasi_index/py.typed",
        "tests/test_packaging.py",
    } <= files
    for path in (REPOSITORY / "tests" / "golden").iterdir():
        assert f"tests/golden/{path.name}" in files
    for path in (REPOSITORY / "examples").glob("*.yaml"):
        assert f"examples/{path.name}" in files
    assert not any("__pycache__" in name or name.endswith(".pyc") for name in files)


def test_the_metadata_names_the_version_the_needs_and_the_licence(metadata: Message) -> None:
    assert metadata["Name"] == "inovasi-index"
    assert metadata["Version"] == __version__
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Requires-Python"] == ">=3.11"
    needs = [each for each in metadata.get_all("Requires-Dist", []) if "extra ==" not in each]
    assert sorted(re.match(r"[\w-]+", each)[0].lower() for each in needs) == [  # type: ignore[index]
        "attrs",
        "cattrs",
        "pyyaml",
    ]
    assert "inovasi-index" in str(metadata.get_payload())


def test_the_wheel_gives_the_command(archives: Built) -> None:
    with zipfile.ZipFile(archives.wheel) as wheel:
        (name,) = [each for each in wheel.namelist() if each.endswith("entry_points.txt")]
        assert "inovasi-index = inovasi_index.cli:main" in wheel.read(name).decode()


# How the rulesets are found.


def test_the_rulesets_are_found_in_a_wheel_that_stays_packed(
    archives: Built, tmp_path: Path
) -> None:
    shown = ask(archives.wheel, tmp_path)
    assert shown.stderr == ""
    where, editions, digest = shown.stdout.splitlines()
    assert where.startswith(str(archives.wheel))
    assert editions == bundled()
    assert digest.startswith("sha256:")


def test_the_command_line_works_from_a_wheel_that_stays_packed(
    archives: Built, tmp_path: Path
) -> None:
    shown = ask(archives.wheel, tmp_path, "-m", "inovasi_index.cli", "list")
    assert (shown.returncode, shown.stderr) == (0, "")
    given = (["list"], ["predikat", "58,09", "--edition", "2026"], ["show", "2026"], ["cases"])
    answers = calls(archives.wheel, tmp_path, *given)
    assert len(answers) == len(given)
    assert answers[0].out == shown.stdout
    for each in answers:
        assert (each.status, each.err) == (0, "")
        assert "kemendagri/2026" in each.out


def test_the_rulesets_are_found_in_an_unpacked_wheel(archives: Built, tmp_path: Path) -> None:
    with zipfile.ZipFile(archives.wheel) as wheel:
        wheel.extractall(tmp_path / "site")
    shown = ask(tmp_path / "site", tmp_path)
    assert shown.stderr == ""
    where, editions, digest = shown.stdout.splitlines()
    assert where == str(tmp_path / "site" / "inovasi_index" / "__init__.py")
    assert editions == bundled()
    assert digest == ask(archives.wheel, tmp_path).stdout.splitlines()[2]


def test_the_rulesets_are_found_from_a_checkout(tmp_path: Path) -> None:
    shown = ask(REPOSITORY / "src", tmp_path)
    assert shown.stderr == ""
    where, editions, digest = shown.stdout.splitlines()
    assert where == str(REPOSITORY / "src" / "inovasi_index" / "__init__.py")
    assert editions == bundled()
    assert digest.startswith("sha256:")


@pytest.fixture(params=["another project", "no project"])
def foreign(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The package copied under a folder that is not ours, with rulesets that are not either."""
    shutil.copytree(
        REPOSITORY / "src" / "inovasi_index",
        tmp_path / "src" / "inovasi_index",
        ignore=shutil.ignore_patterns("__pycache__", "rulesets"),
    )
    decoy = tmp_path / "rulesets" / "kemendagri" / "2026"
    decoy.mkdir(parents=True)
    (decoy / "ruleset.yaml").write_text("edition: kemendagri/2026\n", encoding="utf-8")
    if request.param == "another project":
        (tmp_path / "pyproject.toml").write_text(
            '[project]\nname = "something-else"\n', encoding="utf-8"
        )
    return tmp_path


def test_the_rulesets_of_a_foreign_folder_are_not_taken(foreign: Path) -> None:
    shown = ask(foreign / "src", foreign)
    assert shown.stderr == ""
    where, answer = shown.stdout.splitlines()
    assert where == str(foreign / "src" / "inovasi_index" / "__init__.py")
    assert answer == (
        "unknown: this installation has no rulesets folder; install inovasi-index again / "
        "pemasangan ini tidak memuat folder rulesets; pasang ulang inovasi-index"
    )


def test_the_command_line_says_that_the_rulesets_are_missing(foreign: Path) -> None:
    (foreign / "laporan.yaml").write_text("pemda: {nama: A}\ntahun: 2026\n", encoding="utf-8")
    given = (
        ["list"],
        ["list", "--format", "json"],
        ["score", "laporan.yaml"],
        ["score", "laporan.yaml", "--edition", "2026"],
        ["explain", "laporan.yaml"],
        ["validate", "laporan.yaml"],
        ["predikat", "58.09", "--edition", "2026"],
        ["show", "2026"],
        ["cases"],
        ["cases", "2026"],
    )
    answers = calls(foreign / "src", foreign, *given)
    assert len(answers) == len(given)
    for arguments, each in zip(given, answers, strict=True):
        assert (each.status, each.out) == (2, ""), arguments
        assert each.err.count("this installation has no rulesets folder") == 1, arguments
        assert "Traceback" not in each.err
        if "--edition" not in arguments or arguments[0] == "predikat":
            assert len(each.err.splitlines()) == 1, arguments
            assert ": unknown-edition: " in each.err, arguments


def test_a_process_says_that_the_rulesets_are_missing(foreign: Path) -> None:
    shown = ask(foreign / "src", foreign, "-m", "inovasi_index.cli", "list")
    assert (shown.returncode, shown.stdout) == (2, "")
    assert shown.stderr.startswith("inovasi-index: unknown-edition: this installation has no ")
    assert "Traceback" not in shown.stderr
