"""Editions are found by year and by id and read once; an unknown one names those there are."""

import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import inovasi_index
from inovasi_index import RulesetError, UnknownEditionError, editions, get_ruleset
from inovasi_index.catalog import Catalog
from inovasi_index.files import shelves

REPOSITORY = Path(__file__).parents[1]
PACKAGE_ROOT = Path(inovasi_index.__file__).parents[1]


def in_a_new_process(program: str) -> str:
    """What a program prints that starts with nothing imported."""
    shown = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(PACKAGE_ROOT)!r})\n{program}"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert shown.returncode == 0, shown.stderr
    return shown.stdout.strip()


# Finding an edition.


@pytest.mark.parametrize("name", [2026, "2026", "kemendagri/2026"])
def test_an_edition_is_found_by_its_year_and_by_its_id(name: int | str) -> None:
    assert get_ruleset(name).edition == "kemendagri/2026"


def test_an_edition_is_read_once() -> None:
    assert get_ruleset(2026) is get_ruleset("2026") is get_ruleset("kemendagri/2026")
    assert get_ruleset(2025) is not get_ruleset(2026)


@pytest.mark.parametrize("edition", editions())
def test_every_edition_that_is_listed_can_be_had(edition: str) -> None:
    rules = get_ruleset(edition)
    assert rules.edition == edition
    assert rules.digest.startswith("sha256:")
    assert repr(rules) == f"<Ruleset {edition} revision {rules.revision}, {rules.status}>"


def test_the_editions_stand_in_order_and_are_those_of_the_repository() -> None:
    there = [
        "/".join(path.parts[-3:-1]) for path in (REPOSITORY / "rulesets").glob("*/*/ruleset.yaml")
    ]
    assert editions() == tuple(sorted(there))
    assert {"kemendagri/2025", "kemendagri/2026"} <= set(editions())


UNKNOWN = [
    *(1999, 0, -1, 20260, "1999", "foo/bar", "kemendagri", "kemendagri/", "/2026", ""),
    *("KEMENDAGRI/2026", " 2026", "2026/ruleset.yaml", "kemendagri/2026/", "٢٠٢٦"),
    *("../rulesets/kemendagri/2026", "kemendagri/../kemendagri/2026", "kemendagri\\2026"),
    *("a\0b", "a\nb", "x" * 100_000),
]


@pytest.mark.parametrize("name", UNKNOWN, ids=lambda name: repr(name)[:30])
def test_an_unknown_edition_names_the_known_ones_in_both_languages(name: int | str) -> None:
    with pytest.raises(UnknownEditionError) as unknown:
        get_ruleset(name)
    message = unknown.value.message
    for sentence in (message.id, message.en):
        assert all(edition in sentence for edition in editions())
        assert len(sentence.splitlines()) == 1
        assert len(sentence) < 400 + sum(map(len, editions()))
    assert "tidak dikenal" in message.id
    assert "is not known" in message.en
    assert str(unknown.value) == f"{message.en} / {message.id}"


def test_an_unknown_edition_is_a_lookup_error_and_one_of_ours() -> None:
    with pytest.raises(LookupError) as unknown:
        get_ruleset(1999)
    assert isinstance(unknown.value, inovasi_index.InovasiIndexError)


def test_a_refusal_is_not_remembered_for_an_edition_that_is_there() -> None:
    for _ in range(2):
        with pytest.raises(UnknownEditionError):
            get_ruleset("kemendagri/1999")
        assert get_ruleset("kemendagri/2026").year == 2026


def test_a_year_of_another_type_is_not_taken_for_a_year() -> None:
    assert (
        in_a_new_process(
            "from inovasi_index import UnknownEditionError, get_ruleset\n"
            "for wrong in (2026.0, True, None):\n"
            "    try: get_ruleset(wrong)\n"
            "    except UnknownEditionError: print('refused')\n"
        ).split()
        == ["refused"] * 3
    )


def test_what_was_asked_before_changes_nothing() -> None:
    get_ruleset(2026)
    with pytest.raises(UnknownEditionError):
        get_ruleset(2026.0)


def test_the_cases_of_an_edition_stand_beside_its_rules() -> None:
    for edition in editions():
        file, name = Catalog.default().cases(edition)
        assert file.is_file()
        assert name == f"rulesets/{edition}/cases.yaml"


# Where the rulesets are.


def test_the_bundled_folder_holds_a_ruleset_for_every_edition() -> None:
    for edition in editions():
        assert (shelves.bundled() / edition / "ruleset.yaml").is_file()


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in which the package has no rulesets of its own."""
    package = tmp_path / "src" / "inovasi_index"
    package.mkdir(parents=True)
    monkeypatch.setattr(shelves, "files", lambda _: package)
    monkeypatch.setattr(shelves, "__file__", str(package / "files" / "shelves.py"))
    return tmp_path


def found(*, cached: bool = False) -> Any:
    """Where the rulesets are looked for, as if nobody had asked before."""
    return shelves.bundled() if cached else shelves.bundled.__wrapped__()


def test_a_wheel_carries_the_rulesets_inside_the_package(elsewhere: Path) -> None:
    inside = elsewhere / "src" / "inovasi_index" / "rulesets"
    inside.mkdir()
    (elsewhere / "rulesets").mkdir()
    assert found() == inside


def test_a_checkout_has_the_rulesets_beside_its_own_project_file(elsewhere: Path) -> None:
    (elsewhere / "pyproject.toml").write_text(
        '[project]\nname = "inovasi-index"\n', encoding="utf-8"
    )
    (elsewhere / "rulesets").mkdir()
    assert found() == elsewhere / "rulesets"


@pytest.mark.parametrize("project", [None, '[project]\nname = "another"\n', ""])
def test_the_rulesets_of_another_project_are_not_taken(
    elsewhere: Path, project: str | None
) -> None:
    if project is not None:
        (elsewhere / "pyproject.toml").write_text(project, encoding="utf-8")
    (elsewhere / "rulesets" / "kemendagri" / "2026").mkdir(parents=True)
    with pytest.raises(UnknownEditionError) as unknown:
        found()
    assert "this installation has no rulesets folder" in unknown.value.message.en
    assert "pasang ulang" in unknown.value.message.id


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A bundled edition whose file can be anything."""
    file = tmp_path / "kemendagri" / "1900" / "ruleset.yaml"
    file.parent.mkdir(parents=True)
    file.touch()
    monkeypatch.setattr(shelves, "bundled", lambda: tmp_path)
    shelves._shelves_on.cache_clear()
    assert Catalog.default().editions() == ("kemendagri/1900",)
    file.unlink()
    yield file
    shelves._shelves_on.cache_clear()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty-file"),
        ("a: [", "syntax"),
        ("- a", "wrong-shape"),
        ("edition: kemendagri/1900", "missing-key"),
    ],
)
def test_a_broken_bundled_file_is_told_with_its_problems(
    broken: Path, text: str, code: str
) -> None:
    broken.write_text(text, encoding="utf-8")
    for _ in range(2):
        with pytest.raises(RulesetError) as refused:
            get_ruleset(1900)
        problem = refused.value.problems[0]
        assert (problem.code, problem.file) == (code, "rulesets/kemendagri/1900/ruleset.yaml")
        assert problem.line == 1 or code == "syntax"


def test_a_bundled_file_that_is_gone_is_told(broken: Path) -> None:
    with pytest.raises(RulesetError) as refused:
        get_ruleset(1900)
    assert [problem.code for problem in refused.value.problems] == ["cannot-open"]


def test_only_a_folder_of_an_issuer_with_a_ruleset_is_an_edition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in ("b/2/ruleset.yaml", "a/10/ruleset.yaml", "a/9/ruleset.yaml", "a/8/cases.yaml"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    (tmp_path / "README.md").touch()
    (tmp_path / "a" / "notes.txt").touch()
    monkeypatch.setattr(shelves, "bundled", lambda: tmp_path)
    assert shelves.bundled_shelf().ids == ("a/10", "a/9", "b/2")


# The names of the package.


def test_dir_lists_the_public_names() -> None:
    assert dir(inovasi_index) == sorted(inovasi_index.__all__)


def test_every_public_name_is_there() -> None:
    for name in inovasi_index.__all__:
        assert getattr(inovasi_index, name) is not None


def test_every_name_can_be_imported_at_once() -> None:
    assert (
        in_a_new_process(
            "from inovasi_index import *\n"
            "print(get_ruleset(2026).edition, 'kemendagri/2026' in editions(), callable(explain))"
        )
        == "kemendagri/2026 True True"
    )


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'inovasi_index' has no attribute 'skor'"):
        _ = inovasi_index.skor
    with pytest.raises(ImportError):
        from inovasi_index import skor  # noqa: F401, PLC0415 - that it fails is the test


def test_what_reads_and_writes_is_imported_when_it_is_first_asked_for() -> None:
    assert in_a_new_process(
        "import inovasi_index\n"
        "names = ('yaml', 'cattrs', 'inovasi_index.catalog', 'inovasi_index.explanation')\n"
        "print([name for name in names if name in sys.modules])\n"
        "inovasi_index.get_ruleset\n"
        "print(*(f'inovasi_index.{name}' in sys.modules for name in ('catalog', 'explanation')))\n"
        "print('get_ruleset' in vars(inovasi_index))"
    ).splitlines() == ["[]", "True False", "True"]


@pytest.mark.parametrize("name", ["editions", "get_ruleset", "read_laporan", "read_ruleset"])
def test_a_name_that_comes_later_is_the_function(name: str) -> None:
    assert callable(getattr(inovasi_index, name))
    assert getattr(inovasi_index, name) is getattr(inovasi_index, name)


@pytest.mark.parametrize(
    "before",
    [
        "import inovasi_index.explanation",
        "import inovasi_index.cli",
        "from inovasi_index import Laporan, Pemda, get_ruleset, score\n"
        "score(Laporan(pemda=Pemda(nama='A')), get_ruleset(2026))._repr_html_()",
    ],
    ids=["the-module", "the-command-line", "a-notebook"],
)
def test_explain_is_the_function_whatever_was_imported_before(before: str) -> None:
    assert (
        in_a_new_process(
            f"{before}\nimport inovasi_index\n"
            "print(callable(inovasi_index.explain), inovasi_index.explain.__name__)"
        )
        == "True explain"
    )


def test_no_module_has_a_name_that_the_package_offers() -> None:
    """An imported module would take the place of what is offered under its name."""
    modules = {each.name for each in pkgutil.iter_modules(inovasi_index.__path__)}
    assert "explanation" in modules
    assert modules.isdisjoint(inovasi_index.__all__)
