"""The same targets for atheris, which looks for inputs that reach code that none has reached.

``python fuzz/atheris_readers.py TARGET [FOLDER …] [-max_total_time=600 …]``: what stands behind the
target is for libFuzzer. A folder is a corpus, which grows; without one, the kept one is read and a
temporary one grows.
"""

import sys
import tempfile
from pathlib import Path
from random import Random

import atheris

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]

with atheris.instrument_imports(include=["inovasi_index"]):
    import readers

from mutations import MOST_BYTES, mutated  # noqa: E402 - this need not be watched
from seeds import seeds  # noqa: E402 - as above


def main() -> None:
    """Fuzz one target until libFuzzer ends."""
    name, *arguments = sys.argv[1:]
    target, files = readers.TARGETS[name], seeds(name)
    target(files[0])

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        random = Random(seed)
        if random.random() < OF_BYTES:
            return bytes(atheris.Mutate(data, most))
        return mutated(random, [data or random.choice(files)], files)[:most]

    findings = HERE / "findings"
    findings.mkdir(exist_ok=True)
    given = [f"-artifact_prefix={findings}/{name}-", f"-max_len={MOST_BYTES}", *LIMITS, *arguments]
    if not any(Path(each).is_dir() for each in arguments):
        given += [tempfile.mkdtemp(), str(HERE / "corpus" / name)]  # only the first one grows
    atheris.Setup([sys.argv[0], *given], lambda data: target(data) and None, custom_mutator=mutate)
    atheris.Fuzz()


LIMITS = ("-timeout=10", "-rss_limit_mb=1000")
"""Code that is watched takes several times as long, and more memory."""
OF_BYTES = 0.3
"""How many mutations are those of libFuzzer; the others know lines, cells, values and parts."""


if __name__ == "__main__":
    main()
