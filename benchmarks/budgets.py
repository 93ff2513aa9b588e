"""What the library costs, against its budgets: ``python benchmarks/budgets.py``.

Every time is measured beside a plain floor in the same run, in turns, so that a busy machine slows
both; what is printed is the median of the rounds. No budget is enforced: the exit status is 0.
"""

import gc
import os
import re
import subprocess
import sys
import tempfile
import tomllib
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from importlib import import_module, metadata
from importlib.util import find_spec
from math import ceil
from pathlib import Path
from platform import python_version
from statistics import median
from time import perf_counter
from typing import Any

import openpyxl
import yaml
from attrs import evolve
from sample import laporan_text, nation

from inovasi_index import (
    Answer,
    Laporan,
    Result,
    Ruleset,
    get_ruleset,
    read_laporan,
    score,
    write_laporan,
)
from inovasi_index.analysis import Limits, bridge, gains, keep, plan, robustness
from inovasi_index.exact import common_unit

ROOT = Path(__file__).parents[1]
YEAR = 2026
PEMDA, NATION = 531, 36_742
"""The regions and innovations of one year of the whole country."""
ONE_REPORT = 70
WORKBOOK = 260
THIRD = 1 / 3

LOADER = getattr(yaml, "CLoader", yaml.Loader)
LIBYAML = "libyaml" if hasattr(yaml, "CLoader") else "PyYAML without libyaml"


# The table.


def as_time(seconds: float) -> str:
    """A time to three digits, in the unit that suits it."""
    for unit, size in (("s", 1), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size / 10:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-9:.0f} ns"


def as_kilobytes(size: float) -> str:
    return f"{size / 1000:.0f} kB"


def as_count(number: float) -> str:
    return f"{number:.0f}"


@dataclass(frozen=True)
class Row:
    """One line of the table: what was measured, and what it may be at most.

    ``most`` bounds the number itself, ``most_ratio`` its ratio to the floor.
    """

    what: str
    measured: float | None
    floor: float | None = None
    floor_is: str = ""
    most: float | None = None
    most_ratio: float | None = None
    show: Callable[[float], str] = as_time

    @property
    def ratio(self) -> float | None:
        return self.measured / self.floor if self.measured and self.floor else None

    @property
    def budget(self) -> str:
        bounds = [self.show(self.most)] if self.most is not None else []
        bounds += [f"{self.most_ratio:g} × floor"] if self.most_ratio is not None else []
        return " and ".join(bounds) or "–"

    @property
    def within(self) -> str:
        pairs = [(self.measured, self.most), (self.ratio, self.most_ratio)]
        bounded = [(number, most) for number, most in pairs if most is not None]
        if not bounded:
            return "–"
        met = [None if number is None else number <= most for number, most in bounded]
        if False in met:
            return "no"
        return "not measured" if None in met else "yes"

    def cells(self) -> list[str]:
        measured = "not measured" if self.measured is None else self.show(self.measured)
        floor = "–" if self.floor is None else f"{self.show(self.floor)} ({self.floor_is})"
        ratio = "–" if self.ratio is None else f"{self.ratio:.2f}"
        return [self.what, self.budget, measured, floor, ratio, self.within]


HEADINGS = ["what", "budget", "measured", "floor (what it is)", "ratio to floor", "within budget"]


def markdown(rows: Iterable[Row]) -> Iterator[str]:
    for cells in (HEADINGS, ["---"] * len(HEADINGS), *(row.cells() for row in rows)):
        yield f"| {' | '.join(cells)} |"


# Taking times.


@dataclass(frozen=True)
class Timed:
    """Something to time: ``run`` gets what ``prepare`` made, which is not timed."""

    run: Callable[[Any], object]
    prepare: Callable[[], Any] = lambda: None

    def mean(self, repeat: int = 1) -> float:
        """The time of one run, as the mean of so many."""
        given = [self.prepare() for _ in range(repeat)]
        start = perf_counter()
        for each in given:
            self.run(each)
        return (perf_counter() - start) / repeat


SHORTEST = 0.02
"""Seconds that are long enough to be timed."""


def in_turns(subjects: Mapping[str, Timed], rounds: int) -> dict[str, float]:
    """The median time of each subject, each repeated until it takes as long as the slowest.

    Of two that need the processor for different times, a busy machine interrupts the longer one.
    """
    gc.collect()
    once = [{name: each.mean() for name, each in subjects.items()} for _ in range(2)][-1]
    longest = max(SHORTEST, *once.values())
    clocks = {
        name: partial(each.mean, ceil(longest / once[name])) for name, each in subjects.items()
    }
    return medians(clocks, rounds)


def medians(clocks: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, float]:
    times = times_of(clocks, rounds)
    return {name: median(each[name] for each in times) for name in clocks}


def times_of(clocks: Mapping[str, Callable[[], float]], rounds: int) -> list[dict[str, float]]:
    """One time of each clock a round, one after the other; a first round warms up and is lost."""
    return [{name: clock() for name, clock in clocks.items()} for _ in range(rounds + 1)][1:]


class Fresh:
    """Programs in processes of their own.

    All bytecode comes from one cache, ours as that of the floors: an installation has it, a
    checkout may not.
    """

    def __init__(self, cache: Path) -> None:
        settings = {"PYTHONPYCACHEPREFIX": str(cache), "PYTHONDONTWRITEBYTECODE": ""}
        self._environment = {**os.environ, **settings}

    def output(self, program: str) -> str:
        """What a program prints."""
        command = [sys.executable, "-c", program]
        done = subprocess.run(
            command, check=True, capture_output=True, text=True, env=self._environment
        )
        return done.stdout

    def clock(self, program: str) -> Callable[[], float]:
        """A clock for the whole process, start and end included."""
        return Timed(lambda _: self.output(program)).mean

    def clock_inside(self, program: str) -> Callable[[], float]:
        """A clock that a program keeps itself: it prints the time it took."""
        return lambda: float(self.output(program))


# Importing.


def import_rows(fresh: Fresh) -> Iterator[Row]:
    """The wall time of a process that imports, less that of one that does nothing."""
    programs = {
        "ours": "import inovasi_index",
        "score": "from inovasi_index import score",
        "attrs": "import attrs",
        "bare": "pass",
    }
    times = times_of({name: fresh.clock(each) for name, each in programs.items()}, 15)
    ours, score, attrs = (
        median(each[it] - each["bare"] for each in times) for it in ("ours", "score", "attrs")
    )
    yield Row("`import inovasi_index`", ours, attrs, "`import attrs`", most_ratio=1.8)
    yield Row("…, what scoring needs imported", score, attrs, "`import attrs`")


# Reading a ruleset.


_FIRST = """
import time
{before}
start = time.perf_counter()
{what}
print(time.perf_counter() - start)
"""

_EVENTS = f"""
loader = yaml.{LOADER.__name__}(file.read_bytes())
while loader.get_event() is not None:
    pass
"""


_ALL_EVENTS = f"""
for edition in bundled_shelf().ids:
    loader = yaml.{LOADER.__name__}((bundled() / edition / "ruleset.yaml").read_bytes())
    while loader.get_event() is not None:
        pass
"""


def ruleset_rows(fresh: Fresh) -> Iterator[Row]:
    """The first time, in fresh processes, and again."""
    public = "from inovasi_index import get_ruleset"
    call = f"get_ruleset({YEAR})"
    file = f"file = bundled() / 'kemendagri/{YEAR}/ruleset.yaml'"
    bundled = f"import yaml; from inovasi_index.files.shelves import bundled; {file}"
    every, load = (
        "from inovasi_index import editions, get_ruleset",
        "[*map(get_ruleset, editions())]",
    )
    files = "import yaml; from inovasi_index.files.shelves import bundled, bundled_shelf"
    programs = {
        "first": _FIRST.format(before=f"import yaml, cattrs; {public}", what=call),
        "ready": _FIRST.format(before=f"{public}; import inovasi_index.files.reading", what=call),
        "cold": _FIRST.format(before="import inovasi_index", what=f"{public}; {call}"),
        "floor": _FIRST.format(before=bundled, what=_EVENTS),
        "all": _FIRST.format(before=f"{every}; import inovasi_index.files.reading", what=load),
        "all cold": _FIRST.format(before="import inovasi_index", what=f"{every}; {load}"),
        "all floor": _FIRST.format(before=files, what=_ALL_EVENTS),
    }
    took = medians({name: fresh.clock_inside(each) for name, each in programs.items()}, 15)
    floor, floor_is = took["floor"], f"event loop of {LIBYAML} over the same file"
    first = f"first `{call}`"
    yield Row(f"{first}, `yaml` and `cattrs` imported", took["first"], floor, floor_is, most=0.015)
    yield Row(f"{first}, all it reads with imported", took["ready"], floor, floor_is)
    yield Row(f"{first}, imports included", took["cold"], floor, floor_is)
    everything, floor_is = "all editions, one after the other", f"event loop of {LIBYAML} over all"
    ready = f"{everything}, all it reads with imported"
    yield Row(ready, took["all"], took["all floor"], floor_is, most=0.120)
    yield Row(f"{everything}, imports included", took["all cold"], took["all floor"], floor_is)
    plain = {YEAR: get_ruleset(YEAR)}
    again = in_turns(
        {
            "ours": Timed(lambda _: get_ruleset(YEAR)),
            "floor": Timed(lambda _: plain[YEAR]),
        },
        15,
    )
    yield Row(f"`{call}` again", again["ours"], again["floor"], "a dict asked", most=5e-6)


# One report.


def reading_rows(file: Path, rules: Ruleset) -> Iterator[Row]:
    """A report from its file, alone and checked against the rules at once."""
    took = in_turns(
        {
            "alone": Timed(lambda _: read_laporan(file)),
            "checked": Timed(lambda _: read_laporan(file, rules)),
            "floor": Timed(lambda _: yaml.compose(file.read_bytes(), Loader=LOADER)),
        },
        15,
    )
    floor, floor_is = took["floor"], f"`yaml.compose` with {LIBYAML}"
    what = f"read a laporan of {ONE_REPORT} innovations (YAML)"
    yield Row(what, took["alone"], floor, floor_is, most=0.040)
    yield Row(f"{what}, checked against the rules at once", took["checked"], floor, floor_is)


def workbook_rows(file: Path, rules: Ruleset, fresh: Fresh) -> Iterator[Row]:
    """A report as an agency keeps it, beside the same cells read by the library for workbooks."""
    report = read_laporan(laporan_text(rules, WORKBOOK, THIRD).encode(), rules)
    write_laporan(report, file)
    took = in_turns(
        {
            "ours": Timed(lambda _: read_laporan(file, rules)),
            "floor": Timed(lambda _: cells_of(file)),
        },
        5,
    )
    what = f"read a workbook of {WORKBOOK} innovations"
    yield Row(what, took["ours"], took["floor"], "openpyxl, the values alone", most=2.0)
    used = [float(fresh.output(_MEMORY.format(file=str(file), what=each))) for each in _READS]
    show = as_kilobytes
    yield Row(f"{what}: memory of the process", *used, "openpyxl alone", most=300e6, show=show)


_MEMORY = """
file = {file!r}
{what}
# Not resource.getrusage: it counts what the program held that started this one.
with open("/proc/self/status") as status:
    print(next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM")))
"""
_READS = (
    f"from inovasi_index import get_ruleset, read_laporan\nread_laporan(file, get_ruleset({YEAR}))",
    "import openpyxl\n"
    "[list(sheet.values) for sheet in openpyxl.load_workbook(file, read_only=True)]",
)


def cells_of(file: Path) -> object:
    book = openpyxl.load_workbook(file, read_only=True)
    return [list(sheet.values) for sheet in book]


def scoring_rows(levels: Laporan, mixed: Laporan, rules: Ruleset) -> Iterator[Row]:
    """The index of one report, with its explanation left folded."""
    weights, plain = weights_of(rules), plain_levels(levels)
    took = in_turns(
        {
            "levels": Timed(lambda _: score(levels, rules)),
            "mixed": Timed(lambda _: score(mixed, rules)),
            "floor": Timed(lambda _: integer_loop(plain, weights)),
        },
        25,
    )
    floor, floor_is = took["floor"], "bare integer loop over the same levels"
    yield Row("score it, answers as levels", took["levels"], floor, floor_is, most=0.0003)
    floor_is = "bare integer loop over as many levels"
    yield Row("score it, a third of the answers measured", took["mixed"], floor, floor_is)


def unfolding_rows(levels: Laporan, mixed: Laporan, rules: Ruleset) -> Iterator[Row]:
    """Everything that a fresh result can tell; the scoring before is not timed."""
    weights, plain = weights_of(rules), plain_levels(levels)
    of_levels, of_mixed = (lambda: score(levels, rules)), (lambda: score(mixed, rules))
    took = in_turns(
        {
            "levels": Timed(unfold, of_levels),
            "mixed": Timed(unfold, of_mixed),
            "floor": Timed(lambda _: plain_rows(plain, weights)),
            "levels to_dict": Timed(Result.to_dict, of_levels),
            "mixed to_dict": Timed(Result.to_dict, of_mixed),
            "floor to_dict": Timed(lambda _: plain_dicts(plain, weights)),
        },
        25,
    )
    floor, floor_is = took["floor"], "a bare tuple for each row"
    what = "unfold the whole explanation, answers as levels"
    yield Row(what, took["levels"], floor, floor_is, most=0.005)
    yield Row("unfold it, a third of the answers measured", took["mixed"], floor, floor_is)
    floor, floor_is = took["floor to_dict"], "a bare dict for each row"
    yield Row("`to_dict()`, unfolding included, levels", took["levels to_dict"], floor, floor_is)
    yield Row("`to_dict()`, a third measured", took["mixed to_dict"], floor, floor_is)


def bridge_rows(mixed: Laporan, rules: Ruleset) -> Iterator[Row]:
    """What asks `score` again and again: the readings of the rules, and the steps between two."""
    unsure = doubtful(mixed)
    before, after = score(mixed, rules), score(unsure, rules)
    most = 3 * len(robustness(unsure, rules).combinations)
    took = in_turns(
        {
            "robustness": Timed(lambda _: robustness(unsure, rules)),
            "robustness floor": Timed(lambda _: [score(unsure, rules) for _ in range(most)]),
            "bridge": Timed(lambda _: bridge(before, after)),
            "bridge floor": Timed(lambda _: [unfold(score(unsure, rules)) for _ in range(4)]),
        },
        5,
    )
    floor, floor_is = took["robustness floor"], f"`score` {most} times, with the defaults"
    yield Row("`robustness`, with nearly every question", took["robustness"], floor, floor_is, 1)
    floor, floor_is = took["bridge floor"], "`score` and unfold 4 times"
    yield Row("`bridge` between two results", took["bridge"], floor, floor_is)


def doubtful(laporan: Laporan) -> Laporan:
    """The report with a case for nearly every interpretation, and rows that are not answered."""
    first, second, third, *rest = laporan.innovations
    fewer = {row: answer for row, answer in first.sid.items() if row not in ("16", "17", "20")}
    above = Answer(value="7")
    changed = [
        evolve(first, sid={**fewer, "31": above}, urusan_beririsan=["sosial"]),
        evolve(second, status="ditolak"),
        evolve(third, tahapan="uji_coba"),
    ]
    spd = laporan.spd if isinstance(laporan.spd, Mapping) else {}
    return evolve(laporan, spd={**spd, "5b": Answer(value="5.91")}, inovasi=[*changed, *rest])


def unfold(result: Result) -> object:
    return result.inovasi, result.spd_rows, result.notices, result.arose


# The floors: the least that any program would do with the same answers.


Levels = list[dict[str, int]]
"""The levels by row, of the region and of each of its innovations."""


def plain_levels(laporan: Laporan) -> Levels:
    answered = [laporan.spd, *(inovasi.sid for inovasi in laporan)]
    return [
        {row: answer.level or 0 for row, answer in each.items()}
        for each in answered
        if isinstance(each, Mapping)
    ]


def weights_of(rules: Ruleset) -> dict[str, int]:
    """The weights of the rows in whole parts."""
    exact = {row.id: Fraction(row.weight or 0) for row in rules.rows.values()}
    unit = common_unit(exact.values())
    return {row: int(weight * unit) for row, weight in exact.items()}


def integer_loop(levels: Levels, weights: Mapping[str, int]) -> int:
    total = 0
    for each in levels:
        for row, level in each.items():
            total += weights[row] * level
    return total


def plain_rows(levels: Levels, weights: Mapping[str, int]) -> object:
    return [
        [(row, level, weights[row], weights[row] * level) for row, level in each.items()]
        for each in levels
    ]


def plain_dicts(levels: Levels, weights: Mapping[str, int]) -> object:
    return [
        [
            {"id": row, "level": level, "weight": weights[row], "points": weights[row] * level}
            for row, level in each.items()
        ]
        for each in levels
    ]


# What would it take.


def plan_rows(levels: Laporan, rules: Ruleset) -> Iterator[Row]:
    """Every step of one report, and the cheapest way to its highest class and beyond reach."""
    best = max(rules.predikat_bands, key=lambda band: band.from_ or 0)
    took = in_turns(
        {
            "gains": Timed(lambda _: gains(levels, rules)),
            "floor": Timed(unfold, lambda: score(levels, rules)),
        },
        15,
    )
    floor, floor_is = took["floor"], "the explanation unfolded"
    yield Row(f"gains of {ONE_REPORT} innovations", took["gains"], floor, floor_is, most=0.1)
    plans = {
        f"plan to {best.code}": best,
        "plan to what cannot be reached": str(rules.formula.scale),
    }
    for what, target in plans.items():
        limits = Limits(rows=[rules.spd_rows[0].id])
        clock = Timed(
            lambda _, target=target, limits=limits: plan(levels, rules, target, limits=limits)
        )
        yield Row(what, median(clock.mean() for _ in range(3)), most=5)
    clock = Timed(lambda _: keep(levels, rules))
    yield Row("keep the class", median(clock.mean() for _ in range(3)), most=5)


# The nation.


def nation_rows(rules: Ruleset) -> Iterator[Row | str]:
    """All reports of a year, built before; then a line that shows how the time grows."""
    weights, reports = weights_of(rules), nation(rules, PEMDA, NATION)
    plain = [plain_levels(laporan) for laporan in reports]
    parts = {share: reports[: PEMDA * share // 4] for share in (1, 2, 4)}
    took = in_turns(
        {
            **{str(share): timed_scores(part, rules) for share, part in parts.items()},
            "floor": Timed(lambda _: [integer_loop(each, weights) for each in plain]),
        },
        11,
    )
    what = f"{NATION:,} innovations of {PEMDA} pemda, objects already built"
    floor_is = "bare integer loop over the same levels that checks nothing"
    yield Row(what, took["4"], took["floor"], floor_is, most=0.15, most_ratio=4)
    yield "Growth: " + " · ".join(growth(part, took[str(share)]) for share, part in parts.items())


def timed_scores(reports: list[Laporan], rules: Ruleset) -> Timed:
    return Timed(lambda _: [score(each, rules) for each in reports])


def growth(part: list[Laporan], seconds: float) -> str:
    innovations = sum(len(laporan.innovations) for laporan in part)
    each = as_time(seconds / innovations)
    return f"{innovations:,} innovations of {len(part)} pemda {as_time(seconds)}, {each} each"


# The package.


def package_rows(folder: Path) -> Iterator[Row]:
    """What an installation downloads and brings along."""
    texts = (file.read_bytes() for file in (ROOT / "rulesets").rglob("*.yaml"))
    floor = sum(len(zlib.compress(text, 9)) for text in texts)
    floor_is = "the rulesets alone, deflated"
    yield Row("wheel", wheel_size(folder), floor, floor_is, most=300_000, show=as_kilobytes)
    names = runtime_distributions()
    what = f"run-time distributions ({', '.join(sorted(names))})"
    yield Row(what, len(names) or None, most=4, show=as_count)


def wheel_size(folder: Path) -> int | None:
    """The bytes of a wheel built now; None when the tools for it are not installed."""
    if not all(map(find_spec, ("build", "hatchling"))):
        return None
    options = ["--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run([sys.executable, "-m", "build", *options], check=False, capture_output=True)
    return next((wheel.stat().st_size for wheel in folder.glob("*.whl")), None)


def runtime_distributions() -> set[str]:
    """What an installation without extras consists of, by name; empty when that cannot be told."""
    if not find_spec("packaging"):
        return set()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found, waiting = {canonical(project["name"])}, _needed(project["dependencies"])
    while waiting:
        name = waiting.pop()
        found.add(name)
        waiting |= _needed(metadata.requires(name) or []) - found
    return found


def _needed(requirements: Iterable[str]) -> set[str]:
    """The names of the requirements that hold here, no extra asked for."""
    parsed = map(import_module("packaging.requirements").Requirement, requirements)
    return {
        canonical(each.name)
        for each in parsed
        if each.marker is None or each.marker.evaluate({"extra": ""})
    }


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


# All of it.


def measure(folder: Path) -> Iterator[Row | str]:
    rules = get_ruleset(YEAR)
    file = folder / "laporan.yaml"
    file.write_text(laporan_text(rules, ONE_REPORT, THIRD), encoding="utf-8")
    mixed = read_laporan(file, rules)
    levels = read_laporan(laporan_text(rules, ONE_REPORT, 0).encode(), rules)
    fresh = Fresh(folder / "bytecode")
    yield from import_rows(fresh)
    yield from ruleset_rows(fresh)
    yield from reading_rows(file, rules)
    yield from workbook_rows(folder / "laporan.xlsx", rules, fresh)
    yield from scoring_rows(levels, mixed, rules)
    yield from unfolding_rows(levels, mixed, rules)
    yield from plan_rows(levels, rules)
    yield from bridge_rows(mixed, rules)
    yield from nation_rows(rules)
    yield from package_rows(folder)


def main() -> None:
    versions = ", ".join(f"{each} {metadata.version(each)}" for each in ("attrs", "cattrs"))
    print(f"Python {python_version()}, {versions}, PyYAML {yaml.__version__} ({LIBYAML})\n")
    start = perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        found = list(measure(Path(folder)))
    print(*markdown(each for each in found if isinstance(each, Row)), sep="\n")
    print("", *(each for each in found if isinstance(each, str)), sep="\n")
    print(f"\nMeasured in {perf_counter() - start:.0f} s.")


if __name__ == "__main__":
    main()
