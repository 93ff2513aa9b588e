"""A ruleset with twenty mistakes of different kinds is answered with twenty problems, in one pass.

Each line at fault of ``data/twenty-mistakes.yaml`` ends in a comment with the number of the mistake
and the code that it earns.
"""

import re
from pathlib import Path

import pytest

from inovasi_index.files.reading import read_ruleset
from inovasi_index.problems import RulesetError
from inovasi_index.vetting import validate

FILE = Path(__file__).parent / "data" / "twenty-mistakes.yaml"
SEEDED = re.compile(r"  # ([0-9]+) ([a-z-]+)$")


def seeded() -> list[tuple[int, str]]:
    """The line and the code of each mistake, in order."""
    lines = enumerate(FILE.read_text(encoding="utf-8").splitlines(), start=1)
    found = [(number, SEEDED.search(line)) for number, line in lines]
    return [(number, match[2]) for number, match in found if match]


def test_the_file_has_twenty_mistakes_of_twenty_kinds() -> None:
    """The proof says 20 seeded mistakes of different kinds."""
    text = FILE.read_text(encoding="utf-8")
    numbers = [int(each) for each in re.findall(r"  # ([0-9]+) [a-z-]+\n", text)]
    assert numbers == list(range(1, 21))
    assert len({code for _, code in seeded()}) == 20


def test_each_is_answered_at_its_line_in_one_pass() -> None:
    """Twenty problems, no more and no less, each at the line it was seeded in."""
    found = validate(FILE)
    assert [(each.line, each.code) for each in found.problems] == seeded()
    assert {each.file for each in found.problems} == {str(FILE)}
    assert (found.kind, found.is_ok, found.what["en"]) == (
        "ruleset",
        False,
        "ruleset refused, problems: 20",
    )


def test_python_tells_the_same() -> None:
    """`RulesetError.problems` is the list that ``validate`` shows."""
    with pytest.raises(RulesetError) as caught:
        read_ruleset(FILE)
    assert caught.value.problems == validate(FILE).problems


def test_without_the_mistakes_the_file_is_fine() -> None:
    """What they are made in has none: it is only the seeds that are answered."""
    assert validate(FILE.with_name("kota-contoh.yaml")).problems == ()
