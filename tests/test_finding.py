"""Editions of others: in search folders, and in packages that are really installed.

"Two agencies' packages, one broken, one duplicate." The packages are wheels that pip installs, most
of them written by hand, which is quicker than building them; some are built from their projects.
"""

import importlib.util
import os
import pickle
import shutil
import site
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from importlib.machinery import ModuleSpec
from pathlib import Path
from typing import Any

import attrs
import pytest

import inovasi_index
from inovasi_index import (
    Laporan,
    Pemda,
    Ruleset,
    RulesetError,
    TataKelola,
    UnknownEditionError,
    WrongValueError,
    check,
    explain,
    get_ruleset,
    history,
    read_laporan,
    read_ruleset,
    score,
    verification,
)
from inovasi_index.catalog import Catalog, editions, get_issuer
from inovasi_index.files import shelves
from inovasi_index.problems import DuplicateEditionError, Problem
from inovasi_index.ruleset import RulesetOrigin
from inovasi_index.text import LANGS

BUNDLED = shelves.bundled_shelf().ids
SOURCES = Path(inovasi_index.__file__).parents[1]
RULES = """\
format: inovasi-index/ruleset@1
edition: {edition}
based_on: {base}
revision: 1
year: {year}
title: {{id: Lomba Kota Contoh, en: Contest of Kota Contoh}}
standing: {{id: Peraturan Wali Kota., en: Regulation of the mayor.}}
"""
ISSUER = """\
format: inovasi-index/issuer@1
issuer: {issuer}
name: {{id: {name}, en: {name}}}
"""
UNSCORED = "unscored: [{year: 2019, reason: {id: Juri., en: By jury.}, source: {id: -, en: -}}]\n"


def rules_of(edition: str, base: str = "kemendagri/2026", more: str = "") -> str:
    """A ruleset that differs from its base in its name, and as ``more`` says."""
    return RULES.format(edition=edition, base=base, year=edition[-4:]) + more


def issuer_of(issuer: str, name: str = "Kota Contoh", more: str = "") -> str:
    return ISSUER.format(issuer=issuer, name=name) + more


def laid_out(*ids: str, **files: str) -> dict[str, str]:
    """The files of some editions, by their paths on a shelf, and others: a__b is a/b.yaml."""
    plain = {f"{name}/ruleset.yaml": rules_of(name) for name in ids}
    return {**plain, **{f"{at.replace('__', '/')}.yaml": text for at, text in files.items()}}


def written(folder: Path, files: Mapping[str, str]) -> Path:
    for at, text in files.items():
        path = folder / at
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    """What was found before is looked for again: other things are on Python's path."""
    shelves._shelves_on.cache_clear()
    yield
    shelves._shelves_on.cache_clear()


@pytest.fixture
def shelf(tmp_path: Path) -> Callable[..., Path]:
    """Make a search folder with editions of these ids, or with these files."""

    def make(name: str, *ids: str, files: Mapping[str, str] | None = None) -> Path:
        return written(tmp_path / name, {**laid_out(*ids), **(files or {})})

    return make


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [each.code for each in problems]


def said(problems: tuple[Problem, ...]) -> str:
    return "\n".join(f"{each.message.en}\n{each.message.id}" for each in problems)


# Packages.

PIP = (
    *(sys.executable, "-m", "pip", "install", "--no-index", "--no-deps", "--quiet"),
    *("--no-build-isolation", "--no-compile", "--disable-pip-version-check", "--target"),
)


def pip_install(target: Path, *what: str | Path) -> None:
    shown = subprocess.run(
        [*PIP, str(target), *map(str, what)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
        env={key: each for key, each in os.environ.items() if key != "PYTHONPATH"},
    )
    assert shown.returncode == 0, shown.stdout + shown.stderr


def wheel(folder: Path, name: str, version: str, entry: str, files: Mapping[str, str]) -> Path:
    """A wheel with these files and one entry point of the group, ``aturan = …``."""
    module = name.replace("-", "_")
    info = f"{module}-{version}.dist-info"
    inside = {
        **files,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\n"
        "Tag: py3-none-any\n",
        f"{info}/entry_points.txt": f"[inovasi_index.rulesets]\naturan = {entry}\n",
    }
    record = "".join(f"{at},,\n" for at in [*inside, f"{info}/RECORD"])
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{module}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for at, text in {**inside, f"{info}/RECORD": record}.items():
            archive.writestr(at, text)
    return path


def package(module: str, files: Mapping[str, str], init: str | None = "") -> dict[str, str]:
    """The files of a Python package with a folder ``rulesets``."""
    folder = module.replace(".", "/")
    own = {} if init is None else {f"{folder}/__init__.py": init}
    return {**own, **{f"{folder}/rulesets/{at}": text for at, text in files.items()}}


TRAP = 'from pathlib import Path\nPath(__file__).with_name("ran").touch()\nraise SystemExit(3)\n'
"""What a package does that would be noticed if it were run."""

KOTA = laid_out(
    "kota-contoh/2026",
    **{
        "kota-contoh__2027__ruleset": rules_of("kota-contoh/2027", "kota-contoh/2026"),
        "kota-contoh__2026__cases": "format: inovasi-index/cases@1\nedition: kota-contoh/2026\n"
        "cases: []\n",
        "kota-contoh__issuer": issuer_of("kota-contoh", more=UNSCORED),
    },
)
INVALID = "edition: kota-rusak/2026\nyear: soon\n"


@pytest.fixture(scope="module")
def agencies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the packages of agencies are installed: sound ones, broken ones, and a duplicate."""
    folder = tmp_path_factory.mktemp("agencies")
    ship = folder / "wheels"
    wheels = [
        wheel(ship, "inovasi-kota", "1.2", "inovasi_kota:rulesets", package("inovasi_kota", KOTA)),
        wheel(
            ship,
            "inovasi-kab",
            "0.3",
            "inovasi_kab:rulesets",
            package("inovasi_kab", laid_out("kab-contoh/2026"), TRAP),
        ),
        wheel(
            ship,
            "dua-kota",
            "2.0",
            "dua_kota:rulesets",
            package("dua_kota", laid_out("kota-contoh/2026", "kota-lain/2026")),
        ),
        wheel(
            ship,
            "kota-rusak",
            "0.1",
            "kota_rusak:rulesets",
            package(
                "kota_rusak",
                {**laid_out("kota-rusak/2025"), "kota-rusak/2026/ruleset.yaml": INVALID},
            ),
        ),
        wheel(ship, "tanpa-folder", "1", "tanpa_folder:rulesets", {"tanpa_folder/__init__.py": ""}),
    ]
    pip_install(folder / "site", *wheels)
    return folder / "site"


@pytest.fixture
def installed(agencies: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Among what is installed are the packages of the agencies."""
    monkeypatch.syspath_prepend(agencies)
    return agencies


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Put a wheel where Python finds it, unpacked as an installer does it."""

    def run(entry: str, files: Mapping[str, str], name: str = "paket-uji") -> Path:
        target = tmp_path / f"site-{name}"
        with zipfile.ZipFile(wheel(tmp_path / "wheels", name, "1.0", entry, files)) as archive:
            archive.extractall(target)
        monkeypatch.syspath_prepend(target)
        return target

    return run


def run_python(program: str, *path: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    """A program in a new process that finds the library and these folders."""
    return subprocess.run(
        [sys.executable, "-c", program],
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(map(str, [SOURCES, *path])),
            "PYTHONIOENCODING": "utf-8",
            **environment,
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


class TestInstalledPackages:
    """Installed package by the entry-point group `inovasi_index.rulesets`, `package:folder`."""

    def test_a_program_finds_them_and_runs_nothing_of_them(self, agencies: Path) -> None:
        """Data only, no code of the package is run."""
        shown = run_python(
            "from inovasi_index import get_ruleset\n"
            "import sys\n"
            "for name in ('kota-contoh/2027', 'kab-contoh/2026', 2026):\n"
            "    print(get_ruleset(name).origin)\n"
            "print(any(name.startswith('inovasi_k') for name in sys.modules))",
            agencies,
        )
        assert (shown.returncode, shown.stderr) == (0, "")
        assert shown.stdout.splitlines() == [
            str(RulesetOrigin("package", "inovasi-kota", "1.2")),
            str(RulesetOrigin("package", "inovasi-kab", "0.3")),
            str(RulesetOrigin("bundled", "inovasi-index", inovasi_index.__version__)),
            "False",
        ]
        assert not list(agencies.rglob("ran"))

    def test_lists_have_those_that_can_be_had(self, installed: Path) -> None:
        """A broken package is reported and skipped in lists."""
        catalog = Catalog()
        assert catalog.editions() == (
            "kab-contoh/2026",
            *BUNDLED,
            "kota-contoh/2027",
            "kota-lain/2026",
            "kota-rusak/2025",
        )
        assert [catalog.get(name).edition for name in catalog.editions()] == list(
            catalog.editions()
        )

    def test_what_is_wrong_is_told_by_package(self, installed: Path) -> None:
        """A package that is broken is named, with its version, its entry point, and the reason."""
        folder, duplicate, invalid = Catalog().problems
        assert codes((folder, duplicate, invalid)) == [
            "broken-package",
            "duplicate-edition",
            "broken-package",
        ]
        assert folder.message.en == (
            "the package tanpa-folder 1, entry point aturan = tanpa_folder:rulesets: there is no "
            "folder rulesets in tanpa_folder; include its files when the package is built"
        )
        assert folder.message.id.startswith(
            "paket tanpa-folder 1, titik masuk aturan = tanpa_folder:rulesets: tidak ada folder"
        )
        where = installed / "kota_rusak/rulesets/kota-rusak/2026/ruleset.yaml"
        assert invalid.message.en.startswith(
            "the package kota-rusak 0.1, entry point aturan = kota_rusak:rulesets: "
            f"kota-rusak/2026 cannot be used; of its problems (10) the first is: {where}:1:1: "
        )
        assert "kota-rusak/2026 tidak dapat dipakai, masalahnya 10" in invalid.message.id
        for each in (folder, duplicate, invalid):
            assert len(each.render().splitlines()) == 1

    def test_two_origins_for_one_id_are_an_error_that_names_both(self, installed: Path) -> None:
        catalog = Catalog()
        with pytest.raises(DuplicateEditionError) as refused:
            catalog.get("kota-contoh/2026")
        message = refused.value.message
        for text in message.en, message.id:
            for name, module in (
                ("inovasi-kota 1.2", "inovasi_kota"),
                ("dua-kota 2.0", "dua_kota"),
            ):
                file = installed / module / "rulesets/kota-contoh/2026/ruleset.yaml"
                assert f"{name}, " in text
                assert f" ({file})" in text
        assert "is found in more than one place" in message.en
        assert "ada di lebih dari satu tempat" in message.id
        assert message in [each.message for each in catalog.problems]
        assert isinstance(refused.value, LookupError | inovasi_index.InovasiIndexError)
        with pytest.raises(DuplicateEditionError):
            catalog.cases("kota-contoh/2026")

    def test_a_broken_one_raises_when_it_is_asked_for(self, installed: Path) -> None:
        """It raises only when it is asked for, with the problems of the ruleset itself."""
        with pytest.raises(RulesetError) as refused:
            Catalog().get("kota-rusak/2026")
        places = [(each.code, each.line, each.path) for each in refused.value.problems]
        assert ("not-a-number", 2, "year") in places
        assert {each.file for each in refused.value.problems} == {
            str(installed / "kota_rusak/rulesets/kota-rusak/2026/ruleset.yaml")
        }

    def test_an_unknown_edition_says_which_could_not_be_used(self, installed: Path) -> None:
        with pytest.raises(UnknownEditionError) as refused:
            Catalog().get("tanpa-folder/2026")
        message = refused.value.message
        assert message.en.endswith("; what cannot be used: the package tanpa-folder 1")
        assert message.id.endswith("; yang tidak dapat dipakai: paket tanpa-folder 1")
        for known in ("kab-contoh/2026", "kota-contoh/2026", "kota-rusak/2026", *BUNDLED):
            assert known in message

    def test_a_base_on_the_same_shelf_is_meant_whatever_others_hold(self, installed: Path) -> None:
        rules = Catalog().get("kota-contoh/2027")
        assert rules.based_on == "kota-contoh/2026"
        assert rules == attrs.evolve(get_ruleset(2026), edition="kota-contoh/2027", **LOCAL_2027)

    def test_a_year_that_was_judged_otherwise_says_so(self, installed: Path) -> None:
        """UnknownEditionError names the known, and unscored years keep their sentence."""
        for catalog in (Catalog(), Catalog.default()):
            with pytest.raises(
                UnknownEditionError, match=r"cannot be scored\. By jury\. The editions"
            ):
                catalog.get("kota-contoh/2019")
            with pytest.raises(UnknownEditionError, match="kota-contoh/2018 is not known"):
                catalog.get("kota-contoh/2018")

    def test_the_issuer_and_the_cases_stand_beside_the_rules(self, installed: Path) -> None:
        catalog = Catalog()
        assert catalog.issuer("kota-contoh").name.en == "Kota Contoh"
        assert catalog.issuer("kota-contoh/2027") is catalog.issuer("kota-contoh")
        assert catalog.issuer() == get_issuer()
        file, shown = catalog.cases("kab-contoh/2026")
        assert not file.is_file()
        assert shown.endswith("inovasi_kab/rulesets/kab-contoh/2026/cases.yaml")
        assert catalog.cases(2026)[1] == "rulesets/kemendagri/2026/cases.yaml"
        assert catalog.cases(2026)[0].is_file()

    def test_an_issuer_may_go_without_a_file(self, installed: Path) -> None:
        with pytest.raises(UnknownEditionError, match="kab-contoh come without an issuer"):
            Catalog().issuer("kab-contoh")
        with pytest.raises(UnknownEditionError, match="the issuer kab-mana is not known"):
            Catalog().issuer("kab-mana")


LOCAL_2027: Mapping[str, Any] = {
    "status": "local",
    "year": 2027,
    "title": inovasi_index.Text(id="Lomba Kota Contoh", en="Contest of Kota Contoh"),
    "standing": inovasi_index.Text(id="Peraturan Wali Kota.", en="Regulation of the mayor."),
}


class TestKindsOfPackages:
    """No code of a package is run, of whatever kind it is."""

    FILES = laid_out("kota-uji/2026")

    def found(self, *also: str) -> Ruleset:
        """The one edition of the package under test."""
        catalog = Catalog()
        assert catalog.problems == ()
        assert catalog.editions() == tuple(sorted((*BUNDLED, "kota-uji/2026", *also)))
        assert catalog.get("kota-uji/2026").origin == RulesetOrigin("package", "paket-uji", "1.0")
        return catalog.get("kota-uji/2026")

    def test_a_part_of_a_package(self, install: Callable[..., Path]) -> None:
        """Importing a part imports the whole: its folders are gone through instead."""
        inner = package("agensi.data.aturan", self.FILES, TRAP)
        outer = {"agensi/__init__.py": TRAP, "agensi/data/__init__.py": TRAP}
        where = install("agensi.data.aturan:rulesets", {**outer, **inner})
        self.found()
        assert not list(where.rglob("ran"))
        assert "agensi" not in sys.modules

    def test_a_namespace_package(self, install: Callable[..., Path]) -> None:
        install("agensi.kota:rulesets", package("agensi.kota", self.FILES, None))
        self.found()

    def test_a_namespace_package_of_several(self, install: Callable[..., Path]) -> None:
        """Each of its folders holds its own, and a module beside is no folder."""
        other = laid_out("kota-dua/2026")
        install("agensi:rulesets", package("agensi", self.FILES, None))
        install("agensi:rulesets", package("agensi", other, None), "paket-dua")
        catalog = Catalog()
        assert catalog.problems == ()
        assert {"kota-uji/2026", "kota-dua/2026"} <= set(catalog.editions())

    def test_an_archive(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A wheel on Python's path works packed as it is."""
        files = {
            **package("agensi", self.FILES, TRAP),
            "agensi/rulesets/kota-uji/2026/cases.yaml": "cases: []\n",
        }
        path = wheel(tmp_path, "paket-uji", "1.0", "agensi:rulesets", files)
        monkeypatch.syspath_prepend(path)
        self.found()
        file, shown = Catalog().cases("kota-uji/2026")
        assert file.read_text(encoding="utf-8") == "cases: []\n"
        assert shown == f"{path}/agensi/rulesets/kota-uji/2026/cases.yaml"
        assert not list(tmp_path.rglob("ran"))

    def test_a_namespace_package_in_an_archive(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folders = {"agensi/": "", "agensi/kota/": ""}  # without which Python finds none
        files = {**folders, **package("agensi.kota", self.FILES, None)}
        path = wheel(tmp_path, "paket-uji", "1.0", "agensi.kota:rulesets", files)
        monkeypatch.syspath_prepend(path)
        self.found()

    @pytest.mark.parametrize("editable", [False, True], ids=["built", "editable"])
    def test_a_project(
        self, editable: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A package is built from its project by hatchling, or used from there while it is made."""
        if importlib.util.find_spec("hatchling") is None:
            pytest.skip("the module hatchling is not installed: python -m pip install hatchling")
        project = written(
            tmp_path / "project",
            {
                "pyproject.toml": PROJECT,
                **{f"src/{at}": text for at, text in package("agensi", self.FILES, TRAP).items()},
            },
        )
        pip_install(tmp_path / "site", *(["--editable"] if editable else []), project)
        monkeypatch.setattr(sys, "path", list(sys.path))
        site.addsitedir(str(tmp_path / "site"))
        rules = self.found()
        assert not list(tmp_path.rglob("ran"))
        shown = Catalog().cases(rules.edition)[1]
        assert shown.startswith(str(project if editable else tmp_path / "site"))

    def test_a_part_of_a_namespace_that_is_used_where_it_is_made(
        self, install: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        """As setuptools installs it to be edited: found by its whole name, and by no folder."""
        made = written(tmp_path / "kota", package("kota", self.FILES, TRAP)) / "kota"
        place = {"agensi": [], "agensi.kota": [str(made)]}

        class Finder:
            @staticmethod
            def find_spec(name: str, path: object, target: object = None) -> ModuleSpec | None:
                if name not in place:
                    return None
                spec = ModuleSpec(name, None, is_package=True)
                spec.submodule_search_locations = [*place[name], "__editable__.__path_hook__"]
                return spec

        monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Finder])
        install("agensi.kota:rulesets", {})
        self.found()
        assert not list(made.rglob("ran"))

    @pytest.mark.parametrize(
        "entry", ["agensi:data/rulesets", "agensi : rulesets/", "agensi:a b.c"]
    )
    def test_a_folder_below_a_folder(self, entry: str, install: Callable[..., Path]) -> None:
        folder = entry.partition(":")[2].strip().rstrip("/")
        files = {f"agensi/{folder}/{at}": text for at, text in self.FILES.items()}
        install(entry, {"agensi/__init__.py": "", **files})
        self.found()

    def test_of_two_versions_the_first_is_meant(self, install: Callable[..., Path]) -> None:
        """As Python takes it, which imports from the first place on its path."""
        late = laid_out("kota-uji/2026", "kota-uji/2027")
        install("agensi:rulesets", package("agensi", late), "paket-uji")
        install("agensi:rulesets", package("agensi", self.FILES), "Paket_Uji")
        rules = Catalog().get("kota-uji/2026")
        assert rules.origin == RulesetOrigin("package", "Paket_Uji", "1.0")
        assert "kota-uji/2027" not in Catalog().editions()

    def test_a_folder_that_two_offer_is_one(self, install: Callable[..., Path]) -> None:
        install("agensi:rulesets", package("agensi", self.FILES))
        install("agensi:rulesets", {}, "zaket-uji")
        self.found()

    def test_a_folder_that_is_searched_too_is_one(self, install: Callable[..., Path]) -> None:
        """Whoever writes a package may search its folder at once."""
        where = install("agensi:rulesets", package("agensi", self.FILES))
        catalog = Catalog([where / "agensi" / "rulesets"])
        assert catalog.problems == ()
        assert catalog.get("kota-uji/2026").origin.kind == "path"  # type: ignore[union-attr]


PROJECT = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "paket-uji"
version = "1.0"

[project.entry-points."inovasi_index.rulesets"]
aturan = "agensi:rulesets"

[tool.hatch.build]
dev-mode-dirs = ["src"]

[tool.hatch.build.targets.wheel]
packages = ["src/agensi"]
"""

EMPTY = {"agensi/__init__.py": "", "agensi/rulesets/README.md": "", "agensi.py": ""}
BROKEN: Mapping[str, tuple[str, Mapping[str, str], str]] = {
    "no folder named": ("agensi", EMPTY, "its value is not package:folder"),
    "no name of a folder": ("agensi:", EMPTY, "its value is not package:folder"),
    "no package named": (":rulesets", EMPTY, "its value is not package:folder"),
    "another folder": ("agensi:../rulesets", EMPTY, "its value is not package:folder"),
    "an absolute folder": ("agensi:/rulesets", EMPTY, "its value is not package:folder"),
    "a name that is none": ("agen-si:rulesets", EMPTY, "its value is not package:folder"),
    "no such package": ("tiada:rulesets", EMPTY, "there is no Python package tiada"),
    "no such part": ("agensi.tiada:rulesets", EMPTY, "there is no Python package agensi.tiada"),
    "a module": ("modul:rulesets", {"modul.py": ""}, "there is no Python package modul"),
    "a module of Python": ("sys:rulesets", {}, "there is no Python package sys"),
    "no such folder": ("agensi:aturan", EMPTY, "there is no folder aturan in agensi"),
    "a file": ("agensi:rulesets/README.md", EMPTY, "there is no folder rulesets/README.md in"),
    "no edition": ("agensi:rulesets", EMPTY, "no edition in it, that is, no file <issuer>/"),
    "too far down": (
        "agensi:rulesets/kota",
        package("agensi", laid_out("kota/2026")),
        "this is the folder of one issuer, with editions right in it; name the folder above",
    ),
    "even further": (
        "agensi:rulesets/kota/2026",
        package("agensi", laid_out("kota/2026")),
        "this is the folder of one edition, with a ruleset.yaml right in it; name the folder two",
    ),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_package_that_cannot_be_used_is_told_and_hides_no_other(
    what: str, install: Callable[..., Path], agencies: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry, files, reason = BROKEN[what]
    install(entry, files)
    monkeypatch.syspath_prepend(agencies)
    catalog = Catalog()
    (problem,) = (each for each in catalog.problems if "paket-uji" in each.message.en)
    assert problem.code == "broken-package"
    assert problem.message.en.startswith(f"the package paket-uji 1.0, entry point aturan = {entry}")
    assert problem.message.id.startswith(f"paket paket-uji 1.0, titik masuk aturan = {entry}")
    assert reason in problem.message.en
    assert {*BUNDLED, "kab-contoh/2026"} <= set(catalog.editions())
    with pytest.raises(UnknownEditionError, match="cannot be used: the package paket-uji"):
        catalog.get("kota/2026")


class TestMetadataOfPackages:
    """What an installer left behind may be anything."""

    def test_that_is_no_text(self, install: Callable[..., Path]) -> None:
        where = install("agensi:rulesets", package("agensi", laid_out("kota/2026")))
        (entries,) = where.rglob("entry_points.txt")
        entries.write_bytes(b"[inovasi_index.rulesets]\naturan = \xff:rulesets\n")
        (problem,) = Catalog().problems
        assert problem.message.en == (
            "the package paket-uji 1.0: what it says of itself cannot be read "
            "(UnicodeDecodeError); install it again"
        )
        assert "paket paket-uji 1.0: keterangannya tidak dapat dibaca" in problem.message.id

    def test_that_names_nothing(self, install: Callable[..., Path]) -> None:
        """A package without a name is told by where it lies."""
        where = install("agensi:rulesets", package("agensi", laid_out("kota/2026")))
        (said_of_itself,) = where.rglob("METADATA")
        said_of_itself.unlink()
        (problem,) = Catalog().problems
        assert problem.code == "broken-package"
        assert problem.message.en.startswith(f"the package {where}: what it says of itself cannot")
        assert Catalog().editions() == BUNDLED

    def test_of_other_packages_is_passed_by(self, install: Callable[..., Path]) -> None:
        """What offers no rulesets is none of our business, whatever its state."""
        where = install("agensi:rulesets", package("agensi", laid_out("kota/2026")))
        (entries,) = where.rglob("entry_points.txt")
        entries.write_text("[console_scripts]\nwithout a sign of equality\n", encoding="utf-8")
        next(where.rglob("METADATA")).unlink()
        assert (Catalog().problems, Catalog().editions()) == ((), BUNDLED)

    def test_may_name_other_groups_too(self, install: Callable[..., Path]) -> None:
        where = install("agensi:rulesets", package("agensi", laid_out("kota/2026")))
        (entries,) = where.rglob("entry_points.txt")
        text = "\n[console_scripts]\nagensi = agensi:main\n"
        entries.write_text(entries.read_text(encoding="utf-8") + text, encoding="utf-8")
        assert (Catalog().problems, len(Catalog().editions())) == ((), len(BUNDLED) + 1)


# The search path.


class TestTheSearchPath:
    """Search path (`Catalog(paths=…)`, `INOVASI_INDEX_PATH`)."""

    def test_an_edition_in_a_folder_is_found(self, shelf: Callable[..., Path]) -> None:
        folder = shelf("aturan", "kota/2026")
        for given in (str(folder), folder):
            rules = Catalog(paths=[given]).get("kota/2026")
            assert rules.edition == "kota/2026"
            assert rules.origin == RulesetOrigin("path", str(folder))
        with pytest.raises(UnknownEditionError, match="kota/2026 is not known"):
            get_ruleset("kota/2026")

    def test_the_environment_names_folders_too(
        self, shelf: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Empty entries are ignored."""
        one, two = shelf("satu", "kota/2026"), shelf("dua", "kota/2027")
        monkeypatch.setenv(shelves.SEARCH_PATH, os.pathsep.join(["", str(one), "", str(two), ""]))
        assert editions() == (*BUNDLED, "kota/2026", "kota/2027")
        assert get_ruleset("kota/2027").origin == RulesetOrigin("path", str(two))
        assert get_ruleset("kota/2027") is get_ruleset("kota/2027")
        three = shelf("tiga", "kota/2028")
        assert Catalog([three]).editions() == (*BUNDLED, "kota/2026", "kota/2027", "kota/2028")
        monkeypatch.setenv(shelves.SEARCH_PATH, "")
        assert editions() == BUNDLED
        assert Catalog(["", three]).editions() == (*BUNDLED, "kota/2028")

    def test_a_year_is_that_of_the_ministry(self, shelf: Callable[..., Path]) -> None:
        """2026 means kemendagri/2026 as before, wherever that is found."""
        folder = shelf("aturan", "kota/2031", "kemendagri/2031")
        catalog = Catalog([folder])
        assert catalog.get(2031) is catalog.get("2031") is catalog.get("kemendagri/2031")
        assert catalog.get(2031).origin == RulesetOrigin("path", str(folder))
        with pytest.raises(UnknownEditionError, match="kemendagri/2032 is not known"):
            catalog.get(2032)

    def test_a_folder_named_twice_is_one(
        self, shelf: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder = shelf("aturan", "kota/2026")
        link = folder.with_name("tautan")
        link.symlink_to(folder)
        monkeypatch.chdir(folder.parent)
        names = ["aturan", "aturan/", "./aturan", str(folder), f"{folder}/../aturan", str(link)]
        monkeypatch.setenv(shelves.SEARCH_PATH, os.pathsep.join(names))
        catalog = Catalog(names)
        assert catalog.problems == ()
        assert catalog.get("kota/2026").origin == RulesetOrigin("path", "aturan")

    def test_a_folder_stays_the_same_wherever_the_program_goes(
        self, shelf: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        folder = shelf("aturan", "kota/2026")
        monkeypatch.chdir(folder.parent)
        catalog = Catalog(["aturan/"])
        assert "kota/2026" in catalog.editions()
        monkeypatch.chdir(folder)
        file, shown = catalog.cases("kota/2026")
        assert shown == "aturan/kota/2026/cases.yaml"
        assert str(file) == str(folder / "kota/2026/cases.yaml")

    def test_a_tilde_is_a_tilde(
        self, shelf: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        home = shelf("rumah", "kota/2026")
        monkeypatch.setenv("HOME", str(home))
        (problem,) = Catalog(["~"]).problems
        assert problem.message.en == "the search folder ~: there is no such folder"

    @pytest.mark.parametrize("path", ["aturan", b"aturan", Path("aturan")], ids=repr)
    def test_one_folder_is_written_as_a_list(self, path: Any) -> None:
        with pytest.raises(WrongValueError) as refused:
            Catalog(path)
        assert (refused.value.code, refused.value.keys) == ("wrong-shape", ("paths",))

    def test_a_broken_ruleset_is_told_with_its_folder(self, shelf: Callable[..., Path]) -> None:
        """All of its problems are told when it is asked for."""
        folder = shelf("aturan", "kota/2025", files={"kota/2026/ruleset.yaml": "edition: [\n"})
        catalog = Catalog([folder])
        assert catalog.editions() == (*BUNDLED, "kota/2025")
        (problem,) = catalog.problems
        assert problem.message.en.startswith(
            f"the search folder {folder}: kota/2026 cannot be used; of its problems (1) the first "
            f"is: {folder}/kota/2026/ruleset.yaml:2:1: syntax: "
        )
        with pytest.raises(RulesetError) as refused:
            catalog.get("kota/2026")
        assert codes(refused.value.problems) == ["syntax"]

    def test_what_goes_while_the_program_runs_is_told(self, shelf: Callable[..., Path]) -> None:
        folder = shelf("aturan", "kota/2026")
        catalog = Catalog([folder])
        assert "kota/2026" in catalog._shelves.holders
        shutil.rmtree(folder)
        with pytest.raises(RulesetError) as refused:
            catalog.get("kota/2026")
        assert codes(refused.value.problems) == ["cannot-open"]

    def test_a_folder_of_somebody_else_in_it_hides_no_other(
        self, shelf: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """As ``lost+found`` at the top of a disk."""
        folder = shelf("aturan", "kota/2026", "tertutup/2026")
        listed = Path.iterdir

        def iterdir(path: Path) -> Iterator[Path]:
            if path.name == "tertutup":
                raise PermissionError(13, "Permission denied")
            return listed(path)

        monkeypatch.setattr(Path, "iterdir", iterdir)
        catalog = Catalog([folder])
        assert catalog.editions() == (*BUNDLED, "kota/2026")
        (problem,) = catalog.problems
        assert problem.message.en == (
            f"the search folder {folder}: tertutup in it: this folder cannot be opened, it may not "
            "be read"
        )
        assert f"folder pencarian {folder}: tertutup di dalamnya: " in problem.message.id


WRONG_FOLDERS: Mapping[str, str] = {
    "tiada": "there is no such folder",
    "berkas.txt": "it is a file, not a folder",
    "kosong": "there is no edition in it, that is, no file <issuer>/<edition>/ruleset.yaml",
    "aturan/kota": "name the folder above",
    "aturan/kota/2026": "name the folder two levels above",
    "x" * 300: "this folder cannot be opened, check its name",
    "a\0b": "this folder cannot be opened, check its name",
}


@pytest.mark.parametrize("name", WRONG_FOLDERS, ids=lambda name: repr(name)[:20])
def test_a_search_folder_that_is_none_is_told(
    name: str, shelf: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that is not there or cannot be read is a problem too."""
    monkeypatch.chdir(shelf("aturan", "kota/2026").parent)
    Path("kosong").mkdir()
    Path("berkas.txt").touch()
    catalog = Catalog([name])
    (problem,) = catalog.problems
    assert problem.code == "broken-package"
    assert WRONG_FOLDERS[name] in problem.message.en
    assert problem.message.en.startswith("the search folder ")
    assert problem.message.id.startswith("folder pencarian ")
    assert len(problem.render().splitlines()) == 1
    assert catalog.editions() == BUNDLED
    with pytest.raises(UnknownEditionError, match="what cannot be used: the search folder "):
        catalog.get("kota/2026")


# The id, and its one origin.


class TestTheIdOfAFolder:
    """Ids are `issuer/edition`."""

    def test_is_that_of_the_file(self, shelf: Callable[..., Path]) -> None:
        files = {"kota/2026/ruleset.yaml": "# Kota\n" + rules_of("kota/2025")}
        folder = shelf("aturan", files=files)
        catalog = Catalog([folder])
        assert catalog.editions() == BUNDLED
        with pytest.raises(RulesetError) as refused:
            catalog.get("kota/2026")
        (problem,) = refused.value.problems
        assert (problem.code, problem.path) == ("wrong-folder", "edition")
        assert problem.file == f"{folder}/kota/2026/ruleset.yaml"
        assert (problem.line, problem.column) == (3, 10)
        assert problem.message.en == (
            "the file says kota/2025, but stands in the folder kota/2026; make them the same"
        )
        assert "menyebut kota/2025" in problem.message.id

    @pytest.mark.parametrize("edition", ["", "[kota/2026]"])
    def test_is_asked_for_otherwise_where_the_file_has_none(
        self, edition: str, shelf: Callable[..., Path]
    ) -> None:
        text = rules_of("kota/2026").replace("edition: kota/2026", f"edition: {edition}")
        folder = shelf("aturan", files={"kota/2026/ruleset.yaml": text})
        with pytest.raises(RulesetError) as refused:
            Catalog([folder]).get("kota/2026")
        assert codes(refused.value.problems) == ["wrong-shape" if edition else "missing-key"]

    def test_is_asked_of_a_base_too(self, shelf: Callable[..., Path]) -> None:
        files = {
            "kota/2026/ruleset.yaml": rules_of("kota/2025"),
            "kota/2027/ruleset.yaml": rules_of("kota/2027", "kota/2026"),
        }
        with pytest.raises(RulesetError) as refused:
            Catalog([shelf("aturan", files=files)]).get("kota/2027")
        assert codes(refused.value.problems) == ["wrong-folder"]

    def test_is_not_asked_of_a_file_that_is_named(self, shelf: Callable[..., Path]) -> None:
        folder = shelf("aturan", files={"kota/2026/ruleset.yaml": rules_of("kota/2025")})
        assert read_ruleset(folder / "kota/2026/ruleset.yaml").edition == "kota/2025"

    def test_must_be_one(self, shelf: Callable[..., Path]) -> None:
        folder = shelf("aturan", files={"Kota A/2026/ruleset.yaml": rules_of("Kota A/2026")})
        with pytest.raises(RulesetError) as refused:
            Catalog([folder]).get("Kota A/2026")
        assert codes(refused.value.problems) == ["edition-id"]


class TestTwoOrigins:
    """Two origins for one id is an error that names both."""

    def test_of_the_library_and_a_folder(self, shelf: Callable[..., Path]) -> None:
        """The bundled ones too: nobody wins in silence."""
        files = {"kemendagri/2026/ruleset.yaml": rules_of("kemendagri/2026", "kemendagri/2025")}
        folder = shelf("aturan", "kota/2027", files=files)
        catalog = Catalog([folder])
        for name in (2026, "kemendagri/2026"):
            with pytest.raises(DuplicateEditionError) as refused:
                catalog.get(name)
            assert refused.value.message.en.endswith(
                ": inovasi-index itself (rulesets/kemendagri/2026/ruleset.yaml), "
                f"the search folder {folder} ({folder}/kemendagri/2026/ruleset.yaml)"
            )
            assert "inovasi-index sendiri (rulesets/" in refused.value.message.id
        assert set(catalog.editions()) == {*BUNDLED, "kota/2027"} - {"kemendagri/2026"}
        assert codes(catalog.problems) == ["duplicate-edition"]

    def test_leave_what_is_based_on_it_alone_on_its_shelf(self, shelf: Callable[..., Path]) -> None:
        """2027 to 2029 of the ministry are based on its 2026, and on no other."""
        folder = shelf("aturan", "kemendagri/2026")
        catalog = Catalog([folder])
        assert [catalog.get(year) for year in (2027, 2028, 2029)] == [
            get_ruleset(year) for year in (2027, 2028, 2029)
        ]

    def test_of_a_base_are_told_where_it_is_named(self, shelf: Callable[..., Path]) -> None:
        one, two = shelf("satu", "kota/2026"), shelf("dua", "kota/2026")
        files = {"kota/2027/ruleset.yaml": rules_of("kota/2027", "kota/2026")}
        three = shelf("tiga", files=files)
        catalog = Catalog([one, two, three])
        with pytest.raises(RulesetError) as refused:
            catalog.get("kota/2027")
        (problem,) = refused.value.problems
        assert (problem.code, problem.line, problem.path) == ("duplicate-edition", 3, "based_on")
        assert problem.file == f"{three}/kota/2027/ruleset.yaml"
        assert codes(catalog.problems) == ["duplicate-edition", "broken-package"]

    def test_of_three_are_told_in_the_order_of_the_search(self, shelf: Callable[..., Path]) -> None:
        folders = [shelf(name, "kota/2026") for name in ("tiga", "satu", "dua")]
        with pytest.raises(DuplicateEditionError) as refused:
            Catalog(folders).get("kota/2026")
        places = refused.value.message.en.partition("away: ")[2].split("), ")
        assert [each.partition(" (")[0] for each in places] == [
            f"the search folder {folder}" for folder in folders
        ]


class TestIssuers:
    def test_of_several_packages_must_say_the_same(self, shelf: Callable[..., Path]) -> None:
        """A package a year may each bring the file of its issuer along."""
        same = {"kota/issuer.yaml": issuer_of("kota")}
        one, two = shelf("satu", "kota/2026", files=same), shelf("dua", "kota/2027", files=same)
        catalog = Catalog([one, two])
        assert (catalog.problems, catalog.issuer("kota").issuer) == ((), "kota")
        other = {"kota/issuer.yaml": issuer_of("kota", "Kota Lain")}
        three = shelf("tiga", "kota/2028", files=other)
        catalog = Catalog([one, two, three])
        with pytest.raises(DuplicateEditionError) as refused:
            catalog.issuer("kota")
        for folder in (one, two, three):
            assert f"{folder} ({folder}/kota/issuer.yaml)" in refused.value.message
        assert [(each.code, each.message) for each in catalog.problems] == [
            ("duplicate-edition", refused.value.message)
        ]
        assert catalog.editions()[-3:] == ("kota/2026", "kota/2027", "kota/2028")
        with pytest.raises(UnknownEditionError, match="kota/2019 is not known"):
            catalog.get("kota/2019")

    @pytest.mark.parametrize(
        ("text", "code"),
        [("", "empty-file"), ("issuer: kota\n", "missing-key"), (issuer_of("b"), "wrong-folder")],
    )
    def test_of_a_broken_file_are_told(
        self, text: str, code: str, shelf: Callable[..., Path]
    ) -> None:
        """The editions beside it can be had all the same."""
        whole = shelf("satu", "kota/2027", files={"kota/issuer.yaml": issuer_of("kota")})
        folder = shelf("aturan", "kota/2026", files={"kota/issuer.yaml": text})
        catalog = Catalog([whole, folder])
        with pytest.raises(RulesetError) as refused:
            catalog.issuer("kota")
        assert codes(refused.value.problems) == [code]
        (problem,) = catalog.problems
        assert problem.code == "broken-package"
        assert problem.message.en.startswith(f"the search folder {folder}: kota cannot be used; ")
        assert f"{folder}/kota/issuer.yaml:" in problem.message.en
        assert "kota/2026" in catalog.editions()
        with pytest.raises(UnknownEditionError, match="kota/2019 is not known"):
            catalog.get("kota/2019")


# Bases.


class TestBases:
    """`based_on` finds its base among all that is found."""

    def test_of_an_installed_edition(self, installed: Path, shelf: Callable[..., Path]) -> None:
        text = rules_of("kec/2026", "kab-contoh/2026")
        rules = Catalog([shelf("aturan", files={"kec/2026/ruleset.yaml": text})]).get("kec/2026")
        assert (rules.based_on, rules.edition) == ("kab-contoh/2026", "kec/2026")

    def test_of_a_file_that_is_named(
        self, shelf: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Explicit files: the default catalog."""
        text = rules_of("kec/2026", "kota/2026").encode()
        with pytest.raises(RulesetError, match="the edition kota/2026 is not known"):
            read_ruleset(text)
        monkeypatch.setenv(shelves.SEARCH_PATH, str(shelf("aturan", "kota/2026")))
        assert read_ruleset(text).based_on == "kota/2026"

    @pytest.mark.parametrize(
        ("bases", "circle"),
        [
            ({"2026": "kota/2026"}, "kota/2026 → kota/2026"),
            (
                {"2026": "kota/2027", "2027": "kota/2028", "2028": "kota/2026"},
                "kota/2026 → kota/2027 → kota/2028 → kota/2026",
            ),
            ({"2026": "kota/2027", "2027": "kota/2027"}, "kota/2027 → kota/2027"),
        ],
    )
    def test_end_somewhere(
        self, bases: Mapping[str, str], circle: str, shelf: Callable[..., Path]
    ) -> None:
        files = {
            f"kota/{year}/ruleset.yaml": rules_of(f"kota/{year}", base)
            for year, base in bases.items()
        }
        catalog = Catalog([shelf("aturan", files=files)])
        with pytest.raises(RulesetError) as refused:
            catalog.get("kota/2026")
        (problem,) = refused.value.problems
        assert (problem.code, problem.line, problem.path) == ("based-on-itself", 3, "based_on")
        assert problem.message.en == f"the edition is based on itself: {circle}"
        assert len(catalog.problems) == len(bases)

    def test_are_not_without_end(self, shelf: Callable[..., Path]) -> None:
        files = {
            f"kota/{year}/ruleset.yaml": rules_of(f"kota/{year}", f"kota/{year + 1}")
            for year in range(2027, 2327)
        }
        with pytest.raises(RulesetError) as refused:
            Catalog([shelf("aturan", files=files)]).get("kota/2027")
        assert codes(refused.value.problems) == ["too-deep"]

    @pytest.mark.parametrize(
        ("wrong", "code"),
        [
            ("formula: &rumus {scale: 100}\n", "yaml-anchor"),
            ("remove: {units: [tiada]}\n", "unresolved-reference"),
            ("formula: {scale: -1}\n", "out-of-range"),
            ("inherited: {confidence: yakin, reason: {id: a, en: b}}\n", "unknown-code"),
        ],
    )
    def test_that_are_wrong_are_told_in_their_file(
        self, wrong: str, code: str, shelf: Callable[..., Path]
    ) -> None:
        """Nothing is built on what is refused by itself."""
        files = {
            "kota/2026/ruleset.yaml": rules_of("kota/2026", more=wrong),
            "kota/2027/ruleset.yaml": rules_of("kota/2027", "kota/2026"),
        }
        folder = shelf("aturan", files=files)
        for name in ("kota/2026", "kota/2027"):
            with pytest.raises(RulesetError) as refused:
                Catalog([folder]).get(name)
            found = {(each.code, each.file) for each in refused.value.problems}
            assert found == {(code, f"{folder}/kota/2026/ruleset.yaml")}


# The origin, in every result.


class TestTheOrigin:
    """The origin stands in every result."""

    LAPORAN = Laporan(
        pemda=Pemda(nama="Kota Contoh", jenis="kota"),
        inovasi=[TataKelola(nama="E-Arsip", urusan="kearsipan", sid={"16": 2})],
    )

    def test_of_the_library(self, rules_2026: Ruleset) -> None:
        assert score(self.LAPORAN, rules_2026).to_dict()["origin"] == {
            "kind": "bundled",
            "name": "inovasi-index",
            "version": inovasi_index.__version__,
        }

    def test_of_a_folder(self, shelf: Callable[..., Path]) -> None:
        folder = shelf("aturan", "kota/2026")
        result = score(self.LAPORAN, Catalog([folder]).get("kota/2026"))
        assert result.to_dict()["origin"] == {"kind": "path", "name": str(folder)}
        assert f"Rules from the search folder {folder}" in words(explain(result, lang="en"))
        assert f"Aturan dari folder pencarian {folder}" in words(explain(result, lang="id"))

    def test_of_a_package(self, installed: Path) -> None:
        rules = Catalog().get("kab-contoh/2026")
        origin = {"kind": "package", "name": "inovasi-kab", "version": "0.3"}
        result = score(self.LAPORAN, rules)
        pages = (result, verification(self.LAPORAN, rules), check(self.LAPORAN, rules))
        assert [page.to_dict()["origin"] for page in pages] == [origin] * len(pages)
        keys = list(result.to_dict())
        assert keys[keys.index("ruleset_digest") + 1] == "origin"
        assert "Rules from the package inovasi-kab 0.3" in words(explain(result, lang="en"))
        assert "Aturan dari paket inovasi-kab 0.3" in words(explain(result, lang="id"))

    def test_of_a_file(self, tmp_path: Path) -> None:
        path = tmp_path / "aturan.yaml"
        path.write_text(rules_of("kota/2026"), encoding="utf-8")
        for given, name in ((path, None), (str(path), None), (path.read_bytes(), str(path))):
            rules = read_ruleset(given, name=name)
            assert rules.origin == RulesetOrigin("file", str(path))
        assert read_ruleset(path, name="kita.yaml").origin == RulesetOrigin("file", "kita.yaml")
        result = score(self.LAPORAN, rules)
        assert result.to_dict()["origin"] == {"kind": "file", "name": str(path)}
        assert f"Rules from the file {path}" in words(explain(result, lang="en"))

    def test_of_rules_without_a_file_is_not_known(self, rules_2026: Ruleset) -> None:
        """Rules that were changed in Python are no longer those that were found."""
        changed = attrs.evolve(rules_2026, edition="kota/2026")
        for rules in (changed, read_ruleset(rules_of("kota/2026").encode())):
            assert rules.origin is None
            result = score(self.LAPORAN, rules)
            assert "origin" not in result.to_dict()
            assert "Rules from" not in explain(result, lang="en")

    def test_changes_nothing_that_the_rules_say(
        self, rules_2026: Ruleset, shelf: Callable[..., Path]
    ) -> None:
        text = (shelves.bundled() / "kemendagri/2026/ruleset.yaml").read_text(encoding="utf-8")
        named = text.replace("edition: kemendagri/2026", "edition: kota/2026")
        folder = shelf("aturan", files={"kota/2026/ruleset.yaml": named})
        rules = Catalog([folder]).get("kota/2026")
        elsewhere = read_ruleset(named.encode())
        assert (rules, rules.digest, hash(rules)) == (elsewhere, elsewhere.digest, hash(elsewhere))
        assert rules.digest != rules_2026.digest

    def test_is_kept_by_copies(self, rules_2026: Ruleset) -> None:
        copied = pickle.loads(pickle.dumps(rules_2026))
        assert (copied, copied.origin) == (rules_2026, rules_2026.origin)

    def test_is_not_read_from_a_file(self) -> None:
        text = rules_of("kota/2026", more="origin: {kind: bundled, name: inovasi-index}\n")
        with pytest.raises(RulesetError) as refused:
            read_ruleset(text.encode())
        assert codes(refused.value.problems) == ["unknown-key"]

    def test_is_one_printable_line(self) -> None:
        for kind in ("bundled", "path", "package", "file"):
            text = RulesetOrigin(kind, "a\nb\x1b", "1\n").text
            for lang in LANGS:
                assert text[lang].isprintable()


def words(sheet: str) -> str:
    """A sheet in one line, as it was before it was broken into lines."""
    return " ".join(sheet.split())


# What else a catalog is.


def test_an_edition_is_read_once(shelf: Callable[..., Path]) -> None:
    catalog = Catalog([shelf("aturan", "kota/2026")])
    assert catalog.get("kota/2026") is catalog.get("kota/2026")
    assert get_ruleset(2026) is Catalog.default().get(2026) is get_ruleset("kemendagri/2026")


def test_a_new_catalog_looks_again(shelf: Callable[..., Path]) -> None:
    folder = shelf("aturan", "kota/2026")
    before = Catalog([folder])
    assert "kota/2027" not in before.editions()
    shelf("aturan", "kota/2027")
    assert "kota/2027" not in before.editions()
    assert "kota/2027" in Catalog([folder]).editions()


def test_two_threads_get_equal_rules(shelf: Callable[..., Path], installed: Path) -> None:
    """Two threads asking at once get equal rulesets."""
    names = ["kota/2026", "kab-contoh/2026", "kota-contoh/2027", "kemendagri/2026"] * 4
    catalog = Catalog([shelf("aturan", "kota/2026")])
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(catalog.get, names))
    assert [rules.edition for rules in found] == names
    for rules in found:
        assert rules == catalog.get(rules.edition)
        assert rules.origin == catalog.get(rules.edition).origin


def test_everything_stands_in_one_order(shelf: Callable[..., Path], installed: Path) -> None:
    """Deterministic order everywhere: folders as they are named, packages by their names."""
    one = shelf("z", "kota/2027", files={"kota/2026/ruleset.yaml": "", "kab/2026/ruleset.yaml": ""})
    found = [Catalog([one, "tiada", "b", "a"]) for _ in range(2)]
    assert found[0].problems == found[1].problems
    heads = [each.message.en.partition(":")[0] for each in found[0].problems]
    assert heads == [
        *("the search folder tiada", "the search folder b", "the search folder a"),
        "the package tanpa-folder 1, entry point aturan = tanpa_folder",
        f"the search folder {one}",
        "the edition kota-contoh/2026 is found in more than one place, so that it is not certain "
        "which rules hold; take one of them away",
        "the package kota-rusak 0.1, entry point aturan = kota_rusak",
        f"the search folder {one}",
    ]


def test_the_history_of_an_indicator_keeps_to_one_issuer(
    shelf: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A local edition is no year of the ministry."""
    before = [year.rules.edition for year in history("33").years]
    more = "indicators: [{id: 33, name: {id: Manfaat, en: Benefit}}]\n"
    files = {"kota/2027/ruleset.yaml": rules_of("kota/2027", more=more)}
    folder = shelf("aturan", "kota/2026", files=files)
    monkeypatch.setenv(shelves.SEARCH_PATH, str(folder))
    assert [year.rules.edition for year in history("33").years] == before
    local = history("33", issuer="kota")
    assert [year.rules.edition for year in local.years] == ["kota/2026", "kota/2027"]
    with pytest.raises(WrongValueError) as refused:
        history("33", issuer="kab")
    assert refused.value.message.en == "no edition of kab has an indicator 33"


def test_a_report_names_an_edition_of_others(
    shelf: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A table is read by the names that its edition gives; without one that can be had, by none."""
    csv = b"Nama pemda,Kota Contoh\nEdisi,kota/2026\n\nNama inovasi,16 level\nE-Arsip,2\n"
    for text, is_there in ((rules_of("kota/2026"), True), ("", False)):
        folder = shelf("aturan", files={"kota/2026/ruleset.yaml": text})
        monkeypatch.setenv(shelves.SEARCH_PATH, f"{folder}{os.sep if is_there else ''}")
        laporan = read_laporan(csv, given={"bentuk": "tata_kelola"})
        assert laporan.edition == "kota/2026"
        assert ("kota/2026" in editions()) == is_there


def test_nothing_is_looked_for_before_it_is_asked(agencies: Path) -> None:
    """Discovery is lazy: importing looks for nothing, and imports nothing that looks."""
    shown = run_python(
        "import sys\n"
        "import inovasi_index\n"
        "from inovasi_index import get_ruleset\n"
        "from inovasi_index.catalog import Catalog\n"
        "Catalog(['aturan'])\n"
        "late = {'importlib.metadata', 'yaml', 'zipfile'}\n"
        "print(sorted(late & set(sys.modules)))",
        agencies,
    )
    assert (shown.stdout, shown.stderr) == ("[]\n", "")
