"""Whether the tests notice what is changed in the arithmetic: ``python mutation/run.py``.

Every mutant of the modules in ``cosmic-ray.toml`` is made and tested in a copy of the project, so
that a run that is broken off leaves nothing behind. One that no test notices must be explained in
``survivors.yaml``; the exit status is 1 where one is not, or where too few are noticed.
"""

import argparse
import ast
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

import yaml
from cosmic_ray.config import serialize_config
from cosmic_ray.work_db import WorkDB
from cosmic_ray.work_item import TestOutcome, WorkerOutcome, WorkResult

ROOT = Path(__file__).parents[1]
HERE = ROOT / "mutation"
CONFIG: dict[str, Any] = tomllib.loads((HERE / "cosmic-ray.toml").read_text())["cosmic-ray"]
MODULES = {Path(path).stem: path for path in CONFIG["module-path"]}
LEAST = 95
"""The percentage of mutants that the tests must notice."""
OUT_OF_TIME = ("timeout", "out of time")
"""How the output of tests ends that ran too long: by the clock, or by the processor."""
NOT_COPIED = shutil.ignore_patterns(".*", "*.egg-info", "__pycache__", "build", "dist", "htmlcov")

Position = tuple[int, int]
Change = tuple[str, str]
"""The lines that a mutant takes out and those that it puts there, each without its indentation."""


@dataclass
class Tally:
    """What became of the mutants of one module."""

    module: str
    seconds: float = 0.0
    mutants: int = 0
    noticed: int = 0
    timeouts: int = 0
    explained: int = 0
    unexplained: tuple[str, ...] = ()
    outdated: tuple[Change, ...] = ()

    @property
    def percent(self) -> float:
        return 100 * self.noticed / self.mutants

    @property
    def is_enough(self) -> bool:
        return self.percent >= LEAST and not self.unexplained

    def row(self) -> str:
        survived = self.mutants - self.noticed
        return (
            f"| `{self.module}` | {self.mutants} | {self.noticed} | {self.timeouts} | {survived} "
            f"| {self.explained} | {self.percent:.1f} % |"
        )


# A run.


def tally_of(module: str) -> Tally:
    """The mutants of a module, each tested in a copy of the project made for them."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "project")
        shutil.copytree(ROOT, copy, ignore=NOT_COPIED)
        config, session = copy / "mutation.toml", copy / "mutation.sqlite"
        config.write_text(serialize_config({**CONFIG, "module-path": MODULES[module]}))
        begun = perf_counter()
        run_in(copy, CONFIG["test-command"])  # also leaves the bytecode for all mutants
        run_in(copy, f"cosmic-ray init {config.name} {session.name}")
        run_in(copy, f"cr-filter-operators {session.name} {config.name}")
        with closing(WorkDB(session, WorkDB.Mode.open)) as work:
            skip_pointless(work, (copy / MODULES[module]).read_text())
        run_in(copy, f"cosmic-ray exec {config.name} {session.name}")
        with closing(WorkDB(session, WorkDB.Mode.open)) as work:
            results = [result for _, result in work.completed_work_items]
    return counted(Tally(module, perf_counter() - begun), results)


def run_in(copy: Path, command: str) -> None:
    """A command that must succeed, with the modules and the programs that belong to the copy."""
    env = {
        **os.environ,
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]),
        "PYTHONPATH": str(copy / "src"),
        "HYPOTHESIS_PROFILE": "quick",
    }
    done = subprocess.run(
        command.split(), cwd=copy, env=env, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{command}\n{done.stdout}{done.stderr}")


def skip_pointless(work: WorkDB, source: str) -> None:
    """Leave out the mutants that say nothing of the tests, see README.md."""
    skipped = WorkResult(worker_outcome=WorkerOutcome.SKIPPED)
    places = list(pointless_in(ast.parse(source)))
    for item in work.work_items:
        (mutation,) = item.mutations
        here, name = mutation.start_pos, mutation.operator_name
        if any(first <= here < last and re.search(what, name) for first, last, what in places):
            work.set_result(item.job_id, skipped)


def pointless_in(tree: ast.Module) -> Iterator[tuple[Position, Position, str]]:
    """From where to where which operators are pointless."""
    for node in ast.walk(tree):
        for each in remembering(node):
            yield (each.lineno, 0), end_of(each), ""
        for each in types_in(node):
            yield start_of(each), end_of(each), "BinaryOperator_BitOr"
        if isinstance(node, ast.Compare) and any(map(is_text, node.comparators)):
            yield start_of(node), end_of(node), "ComparisonOperator_(Eq|NotEq)_(Lt|Gt)"


def types_in(node: ast.AST) -> Iterator[ast.expr]:
    """The types that a node annotates something with, or gives a name to."""
    types = [getattr(node, "annotation", None), getattr(node, "returns", None)]
    if isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation) == "TypeAlias":
        types.append(node.value)
    if isinstance(node, ast.Assign) and ast.unparse(node.value).startswith(("tuple[", "Callable[")):
        types.append(node.value)
    yield from (each for each in types if each is not None)


def remembering(node: ast.AST) -> Iterator[ast.expr]:
    """The decorators of a node that keep its results: they change how long it takes, no more."""
    for each in getattr(node, "decorator_list", ()):
        if ast.unparse(each).startswith("lru_cache"):
            yield each


def is_text(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and isinstance(value.value, str)


def start_of(node: ast.expr) -> Position:
    return node.lineno, node.col_offset


def end_of(node: ast.expr) -> Position:
    return node.end_lineno or 0, node.end_col_offset or 0


# What comes of it.


def counted(tally: Tally, results: list[WorkResult]) -> Tally:
    explanations = explanations_of(tally.module)
    seen, unexplained = set(), []
    for result in results:
        if result.worker_outcome is WorkerOutcome.SKIPPED:
            continue
        tally.mutants += 1
        change = change_in(result.diff or "")
        if result.test_outcome is TestOutcome.KILLED:
            tally.noticed += 1
            tally.timeouts += (result.output or "").strip().endswith(OUT_OF_TIME)
        elif change in explanations:
            tally.explained += 1
            seen.add(change)
        else:
            unexplained.append(result.diff or result.output or "")
    tally.unexplained, tally.outdated = tuple(unexplained), tuple(explanations - seen)
    return tally


def explanations_of(module: str) -> set[Change]:
    groups = yaml.safe_load((HERE / "survivors.yaml").read_text(encoding="utf-8"))
    return {
        (plain(each["was"]), plain(mutant))
        for each in groups
        if each["module"] == module
        for mutant in each["is"]
    }


def change_in(diff: str) -> Change:
    lines = [line for line in diff.splitlines() if not line.startswith(("---", "+++"))]
    out, into = ("\n".join(line[1:] for line in lines if line[:1] == sign) for sign in "-+")
    return plain(out), plain(into)


def plain(code: str) -> str:
    return " ".join(code.split())


def show(tally: Tally) -> None:
    """What has to be done about a module."""
    for diff in tally.unexplained:
        print(f"Not noticed and not explained:\n{diff}\n", flush=True)
    for was, now in tally.outdated:
        print(f"Explained in survivors.yaml, but no survivor:\n- {was}\n+ {now}\n", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description="Whether the tests notice every mutant.")
    parser.add_argument("modules", nargs="*", metavar="MODULE", help=", ".join(MODULES))
    parser.add_argument("--jobs", type=int, default=1, help="modules at the same time")
    options = parser.parse_args()
    if unknown := set(options.modules) - set(MODULES):
        parser.error(f"{', '.join(sorted(unknown))}: not in cosmic-ray.toml")
    tallies = []
    with ThreadPoolExecutor(options.jobs) as pool:
        for tally in pool.map(tally_of, options.modules or MODULES):
            tallies.append(tally)
            show(tally)
    print("| module | mutants | noticed | of these by time | survived | explained | noticed |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    print(*(tally.row() for tally in tallies), sep="\n")
    print(f"\n{sum(tally.seconds for tally in tallies) / 60:.0f} minutes of tests")
    return 0 if all(tally.is_enough for tally in tallies) else 1


if __name__ == "__main__":
    sys.exit(main())
