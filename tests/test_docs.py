"""The README and the docs say what is so; their examples run as tests by themselves."""

import ast
import re
from pathlib import Path

import pytest

import inovasi_index
from inovasi_index import compare, read_ruleset
from inovasi_index.cli import main
from inovasi_index.files.tables.headings import COLUMNS

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "inovasi_index"


def test_the_table_of_editions_is_what_the_command_prints(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The README's table is generated, so that it cannot fall behind the rulesets."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    between = re.search(r"<!-- editions:.*?-->\n(.*?)<!-- /editions -->", readme, re.DOTALL)
    main(["list", "--format", "markdown", "--lang", "en"])
    assert between is not None
    assert between[1].strip() == capsys.readouterr().out.strip()


def test_the_ruleset_in_the_docs_can_be_read() -> None:
    """An edition based on another holds what differs, and nothing else."""
    page = (ROOT / "docs" / "how-to" / "write-rules.md").read_text(encoding="utf-8")
    block = re.search(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert block is not None
    rules = read_ruleset(block[1].encode(), name="ruleset.yaml")
    (change,) = (each for each in compare(2026, rules).changes if each.at.endswith("levels.3"))
    assert change.text.en == "29 Resolution of complaints, level 3: band from ≥ 91 to ≥ 95"
    assert "waktu_pelaporan" not in {each.code for each in rules.eligibility.conditions}


def test_the_headings_in_the_docs_are_those_that_are_read() -> None:
    """The heading map is documented as it is."""
    page = (ROOT / "docs" / "reference" / "headings.md").read_text(encoding="utf-8")
    between = re.search(r"<!-- headings:.*?-->\n(.*?)<!-- /headings -->", page, re.DOTALL)
    assert between is not None
    shown = "\n".join(
        f"| `{'.'.join(path)}` | {', '.join(names)} |"
        for fields in COLUMNS.values()
        for path, names in fields.items()
    )
    rows = [line for line in between[1].splitlines() if line.startswith("| `")]
    assert "\n".join(rows) == shown


def test_the_readme_opens_with_the_two_commands() -> None:
    """The two commands are all the set-up a fresh machine with Python needs."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(r"```\n(.*?)```", readme, re.DOTALL)
    assert block is not None
    assert block[1].splitlines() == [
        "python -m pip install . && inovasi-index score examples/kabupaten-2026.yaml",
        'python -m pip install -e ".[test]" && python -m pytest',
    ]


def _modules_in_order() -> list[str]:
    page = (ROOT / "docs" / "explanation" / "architecture.md").read_text(encoding="utf-8")
    return re.findall(r"^\| `(\w+)/?` \|", page, re.MULTILINE)


def test_every_module_stands_in_the_docs() -> None:
    """A newcomer reads the module names in order and knows where a change belongs."""
    there = {path.stem for path in PACKAGE.glob("*.py")} - {"__init__", "version"}
    there |= {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert set(_modules_in_order()) == there


def test_modules_import_downwards_only() -> None:
    """Each module imports only what stands above it in the list."""
    order = {name: number for number, name in enumerate(_modules_in_order())}
    for path in PACKAGE.rglob("*.py"):
        name = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        if name in ("__init__", "version"):
            continue
        for target in _imports_at_top(path) - {name, "version"}:
            assert order[target] < order[name], f"{path.name} imports {target}"


def _imports_at_top(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        node.module.split(".")[1]
        for node in tree.body
        if isinstance(node, ast.ImportFrom)
        and node.module is not None
        and node.module.startswith("inovasi_index.")
    }


def test_every_public_name_has_a_docstring() -> None:
    """Public docstrings say what."""
    for name in inovasi_index.__all__:
        if name != "__version__":
            assert getattr(inovasi_index, name).__doc__, name


def test_no_number_of_the_rules_stands_in_python() -> None:
    """No year, weight, threshold or band stands in Python: only data files carry them."""
    for path in PACKAGE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        numbers = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
        found = numbers & {0.38, 0.75, 1.5, 65.01, 40.01, 35.0, 60.01, 111, 187, 250, 2025, 2026}
        assert not found, f"{path.name}: {found}"


_CODE_AT = {
    "Broken": 0,
    "Fault": 1,
    "Finding": 0,
    "Notice": 0,
    "Problem": 0,
    "Reason": 0,
    "UnreadableError": 0,
    "WrongValueError": 0,
    "_fault": 1,
    "_refuse": 0,
    "refuse": 0,
    "_all": 0,
    "_break": 0,
    "_finding": 0,
    "_one": 0,
    "_refused": 1,
    "problem": 0,
    "refused": 1,
    "warning": 0,
}
"""Where the code stands among the arguments of what makes a problem or a notice."""

_BUILT = {"above-top-band-not-listed", "band-gap-not-listed", "band-overlap-not-listed"}
"""Codes put together from the kind of an anomaly."""


def _codes_in(path: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    named = [(getattr(call.func, "id", getattr(call.func, "attr", "")), call) for call in calls]
    arguments = [
        call.args[_CODE_AT[name]]
        for name, call in named
        if name in _CODE_AT and len(call.args) > _CODE_AT[name]
    ]
    arguments += [
        node.value
        for node in nodes
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "code"
    ]
    return {
        each.value
        for each in arguments
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    }


def test_every_code_stands_in_the_docs() -> None:
    """No code without a docs entry, and no entry without a code."""
    page = (ROOT / "docs" / "reference" / "codes.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| \[?`([a-z0-9-]+)`(?:\]\(\S+\))? \|", page, re.MULTILINE))
    emitted = set.union(*(_codes_in(path) for path in PACKAGE.rglob("*.py")))
    later = {"more-problems"}  # put in place of the problems that are not shown
    assert documented == emitted | _BUILT | later
