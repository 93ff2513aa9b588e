"""Inputs that fuzzing has met: one for each code that a reader gives, and all that it found.

``fuzz/corpus/<target>/<code>`` is an input for which the target gives that code; behind a point in
the name stands what was once wrong with the answer.
"""

import os
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

FUZZ = Path(__file__).parents[1] / "fuzz"
CORPUS = sorted(path for path in FUZZ.glob("corpus/*/*") if path.is_file())

pytestmark = pytest.mark.skipif(not FUZZ.exists(), reason="fuzz/ is not there beside the tests")


@pytest.fixture(scope="module")
def readers() -> ModuleType:
    spec = spec_from_file_location("readers", FUZZ / "readers.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_an_input_is_answered_as_it_was(path: Path, readers: ModuleType) -> None:
    """The corpus is kept: a value or one of our errors, each with its place and two sentences."""
    code = path.name.partition(".")[0]
    assert code in readers.TARGETS[path.parent.name](path.read_bytes())


def test_the_corpus_is_small_and_of_every_reader(readers: ModuleType) -> None:
    """Every reader is fuzzed; what is kept is what tells something."""
    assert {path.parent.name for path in CORPUS} == set(readers.TARGETS)
    assert sum(path.stat().st_size for path in CORPUS) <= 300_000
    assert len({path.name.partition(".")[0] for path in CORPUS}) > MANY


MANY = 70
"""Different codes; a file of a few kilobytes cannot have all."""


def test_fuzzing_finds_nothing_in_a_moment(tmp_path: Path) -> None:
    """`python fuzz/run.py` counts what it has read, and has found nothing."""
    pytest.importorskip("resource")
    call = [sys.executable, str(FUZZ / "run.py"), "--minutes", "0.1", "--target", "units"]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    run = subprocess.run(
        [*call, "--findings", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "| units |" in run.stdout
    assert not [*tmp_path.iterdir()]
