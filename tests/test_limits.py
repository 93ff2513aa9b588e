"""What a file may ask of a machine: time and memory of every reader have an end.

Each file is small enough to be read, and made so that a reader without a limit would take minutes,
or gigabytes. Tables that mean harm are in test_bad_tables.py, reports in test_bad_files.py.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

HERE = Path(__file__).parent
MIB = 1024 * 1024
MUCH = 16 * MIB - 1000
SECONDS = 6
"""Each takes less than two on the machine it was measured on; a busy one is slower."""

LIMITED = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({500 * MIB}, {500 * MIB}))
resource.setrlimit(resource.RLIMIT_CPU, ({2 * SECONDS}, {2 * SECONDS}))
from inovasi_index import InovasiIndexError, get_ruleset, read_laporan, read_perangkat_daerah
from inovasi_index import read_ruleset
from inovasi_index.conformance import read_cases
from inovasi_index.files.reading import read_issuer
reader, path = sys.argv[1:]
read = {{
    "laporan": read_laporan,
    "ruleset": read_ruleset,
    "issuer": read_issuer,
    "cases": lambda path: read_cases(path, get_ruleset(2026)),
    "units": read_perangkat_daerah,
}}[reader]
try:
    read(path)
    print("read")
except InovasiIndexError as error:
    print(len(error.problems), error.problems[0].code)
"""
"""Reading with an end to its memory and to its time."""


def answer(reader: str, data: bytes, path: Path) -> str:
    """What a reader says, in some seconds of a processor and 500 MiB at most."""
    resource = pytest.importorskip("resource")
    path.write_bytes(data)
    call = [sys.executable, "-c", LIMITED, reader, str(path)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run(call, capture_output=True, check=False, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert run.returncode == 0, f"after {seconds:.1f} s: {run.stderr.decode()[-999:]}"
    assert seconds < SECONDS
    return run.stdout.decode().strip()


HEAD = "tahun: 2026\npemda: {nama: Kota Contoh}\ninovasi:\n"
PRIVATE = "".join(map(chr, range(0x10F000, 0x10FFFE)))
"""All characters that could stand in for a line separator while YAML is read."""


def rules(**changes: Any) -> bytes:
    """The local ruleset with other values of some of its keys, as JSON."""
    return json.dumps(local() | changes).encode()


def local() -> dict[str, Any]:
    """The local ruleset as plain data."""
    text = (HERE / "data" / "kota-contoh.yaml").read_text(encoding="utf-8")
    plain: dict[str, Any] = yaml.load(text, Loader=yaml.CBaseLoader)  # it makes texts alone
    return plain


def rows(count: int, **more: str) -> list[dict[str, Any]]:
    """The first row of the local ruleset, under so many names."""
    first = local()["indicators"][0]
    return [first | {"id": f"r{at}", **more} for at in range(count)]


def case(at: int) -> dict[str, Any]:
    """A case that asks for an interpretation that nobody knows."""
    choices = {f"z{at}{more}": "x" for more in range(90)}
    text = {"id": "a", "en": "b"}
    return {"name": f"n{at}", "source": text, "expect": {}, "index": 5, "interpretations": choices}


def law(at: int, kind: str) -> dict[str, Any]:
    text = {"id": "a", "en": "b"}
    years = {"from": 2018}
    return {"code": f"c{at}", "kind": kind, "number": "1", "title": text} | {
        "editions": years,
        "source": text,
    }


@pytest.mark.parametrize(
    ("reader", "make", "expected"),
    [
        pytest.param("laporan", lambda: b" " * MUCH + b"x", "1 wrong-shape", id="spaces"),
        pytest.param(
            "laporan", lambda: b"#\n" * (MUCH // 2) + b"x", "1 wrong-shape", id="comments"
        ),
        pytest.param(
            "laporan",
            lambda: (
                f'{HEAD}- {{nama: "\u2028", bentuk: tata_kelola, tujuan: "'.encode()
                + b"kata " * (MUCH // 5 - 4000)
                + f'{PRIVATE}"}}\n'.encode()
            ),
            "1 empty-text",
            id="every character that nobody uses",
        ),
        pytest.param(
            "laporan",
            lambda: b'{"pemda": {"nama": "' + rb"\\" * (MUCH // 2 - 50) + rb'\ud83d\ude00"}}',
            "1 missing-key",
            id="backslashes",
        ),
        pytest.param(
            "laporan",
            lambda: HEAD.encode() + b"- {nama: a, bentuk: tata_kelolaa}\n" * 90_000,
            "1001 unknown-code",
            id="90,000 forms that are not known",
        ),
        pytest.param(
            "laporan",
            lambda: HEAD.encode() + b"- {bentuk: tata_kelola}\n" * 150_000,
            "1001 missing-key",
            id="150,000 innovations without a name",
        ),
        pytest.param(
            "laporan",
            lambda: b"x-a: [" + b"&a !b 1," * 490_000 + b"1]\n",
            "1001 missing-key",
            id="490,000 anchors and tags",
        ),
        pytest.param("units", lambda: b"\n" * MUCH + b"x", "1 too-large", id="empty lines"),
        pytest.param("units", lambda: b"a\n" * (MUCH // 2), "1 too-large", id="names"),
        pytest.param(
            "units",
            lambda: b"No,OPD\n" + b"1,a\n" * (MUCH // 4 - 2),
            "1 too-large",
            id="names in a table",
        ),
        pytest.param("units", lambda: b"nama\n" * 400_000, "read", id="400,000 names"),
        pytest.param(
            "ruleset", lambda: rules(indicators=rows(10_000)), "1 too-large", id="10,000 rows"
        ),
        pytest.param(
            "ruleset",
            lambda: rules(indicators=rows(800, agrees_with="abc" * 15)),
            "802 unresolved-reference",
            id="800 names that are not there",
        ),
        pytest.param(
            "ruleset",
            lambda: json.dumps(
                {"edition": "a/b", "based_on": "kemendagri/2026"}
                | {"remove": {"indicators": [f"z{at}" for at in range(65_000)]}}
            ).encode(),
            "1001 unresolved-reference",
            id="65,000 removals of nothing",
        ),
        pytest.param(
            "issuer",
            lambda: json.dumps(
                {"issuer": "x", "name": {"id": "a", "en": "b"}}
                | {"legal": [law(at, f"law{at}") for at in range(3000)]}
            ).encode(),
            "1001 unknown-code",
            id="3,000 kinds of law",
        ),
        pytest.param(
            "cases",
            lambda: json.dumps(
                {"edition": "kemendagri/2026", "cases": [case(at) for at in range(900)]}
            ).encode(),
            "1001 unknown-interpretation",
            id="81,000 interpretations",
        ),
    ],
)
def test_a_file_is_answered_in_bounded_time(
    reader: str, make: Callable[[], bytes], expected: str, tmp_path: Path
) -> None:
    """Resource limits on every reader: no hang over 2 s, no memory over 500 MB."""
    assert answer(reader, make(), tmp_path / "berkas") == expected
