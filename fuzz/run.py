"""Fuzz every reader with mutated real files, for some minutes: `python fuzz/run.py --minutes 10`.

A worker reads one input after the other, each within two seconds of a processor and 500 MB. It is
started again where an input has ended it. What should not happen is written to fuzz/findings/, with
all that is needed to see it again.
"""

import argparse
import hashlib
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

SECONDS = 2.0
"""What an input may take of a processor."""
MEGABYTES = 500
"""What a process that reads may have of memory, the interpreter and all libraries included."""
LARGEST_KEPT = 8000
"""Bytes of an input of the corpus, at most."""
MOST_ALIKE = 3
"""Findings that end at the same place of the code, of which the inputs are written down."""

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]


# The worker: reads inputs until its time is over, or one of them ends it.


class Worker:
    """Reads inputs, and counts what comes of them."""

    def __init__(self, task: dict[str, Any]) -> None:
        import mutations  # noqa: PLC0415 - within the limits, which are set first
        import readers  # noqa: PLC0415 - as above
        from seeds import seeds  # noqa: PLC0415 - as above

        self.readers, self.mutations = readers, mutations
        self.folder, self.seed = Path(task["folder"]), task["seed"]
        self.names: list[str] = task["targets"]
        self.findings = Path(task["findings"])
        self.state: dict[str, dict[str, Any]] = task["state"]
        self.kept: dict[tuple[str, str], bytes] = {}
        self.files = {name: self._parted(name, seeds(name)) for name in self.names}

    def _parted(self, name: str, files: Sequence[bytes]) -> tuple[Sequence[bytes], Sequence[bytes]]:
        """The real files of a target: those that are fine, and all of them."""
        target = self.readers.TARGETS[name]
        return [each for each in files if target(each) == self.readers.READ] or files, files

    def work(self, start: int, until: float) -> None:
        """Read inputs until a time."""
        current = os.open(self.folder / "input", os.O_RDWR | os.O_CREAT)
        written = 0.0
        for number in count(start):
            if time.time() > until:
                break
            name = self.names[number % len(self.names)]
            random = Random(f"{self.seed}/{name}/{number}")
            fine, files = self.files[name]
            data = self.mutations.mutated(random, fine if random.random() < FINE else files, files)
            head = json.dumps({"number": number, "target": name}).encode() + b"\n"
            os.pwrite(current, head + data, 0)
            os.ftruncate(current, len(head) + len(data))
            self.read(name, number, data)
            if time.monotonic() > written + 0.2:
                self.write()
                written = time.monotonic()
        self.write()

    def read(self, name: str, number: int, data: bytes) -> None:
        """Read one input; if it takes too long, the system ends the process."""
        state = self.state[name]
        before = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            codes = self.readers.TARGETS[name](data)
        except Exception as error:
            signal.setitimer(signal.ITIMER_PROF, 0)
            self.note(name, number, data, error)
            codes = frozenset()
        signal.setitimer(signal.ITIMER_PROF, 0)
        took = time.process_time() - before
        state["inputs"] += 1
        state["read"] += codes == self.readers.READ
        state["refused"] += bool(codes - self.readers.READ)
        state["codes"] = sorted({*state["codes"], *codes} - {"read"})
        state["slowest"] = max(state["slowest"], round(took, 3))
        for code in codes:
            there = self.kept.get((name, code))
            if len(data) <= LARGEST_KEPT and (there is None or len(data) < len(there)):
                self.kept[name, code] = data

    def note(self, name: str, number: int, data: bytes, error: Exception) -> None:
        """Write down what should not have happened."""
        at = traceback.extract_tb(error.__traceback__)[-1]
        key = f"{type(error).__name__}-{Path(at.filename).name}-{at.lineno}"
        if isinstance(error, self.readers.FoundError):
            key = str(error)[:60]
        self.state[name]["findings"][key] = self.state[name]["findings"].get(key, 0) + 1
        if self.state[name]["findings"][key] <= MOST_ALIKE:
            said = "".join(traceback.format_exception(error))[-6000:]
            save_finding(self.findings, name, data, f"{self.seed}/{name}/{number}\n{said}")

    def write(self) -> None:
        """Write down the counts, and the smallest input of each code."""
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        for state in self.state.values():
            state["peak"] = max(state["peak"], peak)
        (self.folder / "next").write_text(json.dumps(self.state))
        (self.folder / "next").replace(self.folder / "state")
        for (name, code), data in self.kept.items():
            place = self.folder / "kept" / name / code
            if not place.exists() or place.stat().st_size > len(data):
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(data)


FINE = 0.7
"""How many inputs are made of a file without a problem."""


def limit() -> None:
    """Set an end to the memory of this process; that to its time is set for each input."""
    most = MEGABYTES * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGPROF, signal.SIG_DFL)


def save_finding(folder: Path, name: str, data: bytes, said: str) -> None:
    """Write an input and what came of it."""
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / f"{name}-{hashlib.sha256(data).hexdigest()[:12]}"
    place.write_bytes(data)
    place.with_suffix(".txt").write_text(said, encoding="utf-8", errors="backslashreplace")


# The parent: starts the worker as often as it takes, and tells what was found.


def fuzz(options: argparse.Namespace, folder: Path) -> dict[str, dict[str, Any]]:
    """Have inputs read for some minutes."""
    until, start = time.time() + options.minutes * 60, 0
    state = {name: dict(_NOTHING, codes=[], findings={}) for name in options.target}
    while time.time() < until:
        task = {
            "folder": str(folder),
            "findings": str(options.findings),
            "seed": options.seed,
            "targets": options.target,
            "state": state,
            "start": start,
            "until": until,
        }
        run = subprocess.run(
            [sys.executable, __file__, "--worker"],
            input=json.dumps(task),
            capture_output=True,
            text=True,
            check=False,
        )
        if (folder / "state").exists():
            state = json.loads((folder / "state").read_text())
        if run.returncode == 0:
            break
        head, _, data = _input(folder)
        if head is None:
            raise SystemExit(f"the worker did not start: {run.stderr}")
        why = _ENDS.get(-run.returncode, f"ended by {run.returncode}")
        found = state[head["target"]]["findings"]
        found[why] = found.get(why, 0) + 1
        said = f"{options.seed}/{head['target']}/{head['number']}\n{why}\n{run.stderr[-3000:]}"
        save_finding(options.findings, head["target"], data, said)
        start = head["number"] + 1
    return state


_NOTHING = {"inputs": 0, "read": 0, "refused": 0, "slowest": 0.0, "peak": 0}
_ENDS = {signal.SIGPROF: f"more than {SECONDS:g} s", signal.SIGKILL: "killed"}


def _input(folder: Path) -> tuple[dict[str, Any] | None, bytes, bytes]:
    """The input that was read last."""
    place = folder / "input"
    head, sign, data = (place.read_bytes() if place.exists() else b"").partition(b"\n")
    return (json.loads(head) if head else None), sign, data


def report(state: dict[str, dict[str, Any]], minutes: float) -> Iterator[str]:
    """The counts as a table in Markdown."""
    yield "| target | inputs | read | refused | codes | slowest | peak | findings |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
    codes: set[str] = set()
    total: Counter[str] = Counter()
    for name, each in state.items():
        codes |= set(each["codes"])
        found = sum(each["findings"].values())
        total.update(inputs=each["inputs"], read=each["read"], refused=each["refused"], found=found)
        yield (
            f"| {name} | {each['inputs']:,} | {each['read']:,} | {each['refused']:,} "
            f"| {len(each['codes'])} | {each['slowest']:.2f} s | {each['peak']} MB | {found} |"
        )
    slowest = max(each["slowest"] for each in state.values())
    peak = max(each["peak"] for each in state.values())
    yield (
        f"| all, {minutes:g} min | {total['inputs']:,} | {total['read']:,} | {total['refused']:,} "
        f"| {len(codes)} | {slowest:.2f} s | {peak} MB | {total['found']} |"
    )
    for name, each in state.items():
        for what, times in each["findings"].items():
            yield f"{name}: {what}: {times} ×"


def keep(folder: Path) -> None:
    """Add to the corpus an input for each code that it has none for."""
    for place in sorted(folder.glob("kept/*/*")):
        target = HERE / "corpus" / place.parent.name / place.name
        if not target.exists() or target.stat().st_size > place.stat().st_size:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(place.read_bytes())


def main() -> None:
    """Fuzz, and print the counts."""
    if sys.argv[1:] == ["--worker"]:
        task = json.load(sys.stdin)
        limit()
        Worker(task).work(task["start"], task["until"])
        return
    import readers  # noqa: PLC0415 - a worker sets its limits first

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--target", action="append", choices=readers.TARGETS)
    parser.add_argument("--findings", type=Path, default=HERE / "findings")
    parser.add_argument("--keep", action="store_true", help="add to fuzz/corpus")
    options = parser.parse_args()
    options.target = options.target or list(readers.TARGETS)
    with tempfile.TemporaryDirectory() as folder:
        state = fuzz(options, Path(folder))
        if options.keep:
            keep(Path(folder))
    print("\n".join(report(state, options.minutes)))
    sys.exit(any(each["findings"] for each in state.values()))


if __name__ == "__main__":
    main()
