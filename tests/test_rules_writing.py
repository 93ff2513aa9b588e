"""Rules written to files read back equal, and can be read by those who are to change them."""

import datetime as dt
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from inovasi_index import Ruleset, Text, WrongValueError, editions, get_ruleset, read_ruleset
from inovasi_index.files.layout import COLUMNS, as_json, as_outline, as_yaml
from inovasi_index.files.nodes import Document, Node
from inovasi_index.files.rules_writing import plain_ruleset, write_ruleset
from inovasi_index.files.yaml import compose
from inovasi_index.ruleset import Source

REPOSITORY = Path(__file__).parents[1]
CONTEST = REPOSITORY / "examples" / "lomba-kota" / "kota-contoh" / "lomba-2026" / "ruleset.yaml"
LOCAL = Path(__file__).parent / "data" / "kota-contoh.yaml"
EDITIONS = [*editions(), CONTEST, LOCAL]
SECTIONS = (
    *("format", "edition", "revision", "status", "year", "title", "standing", "sources", "units"),
    *("aspects", "indicators", "formula", "predikat", "eligibility", "urusan", "profile"),
    *("interpretations", "unknown", "anomalies"),
)
"""The sections in the order in which the bundled files have them."""


def rules_of(edition: str | Path) -> Ruleset:
    return read_ruleset(edition) if isinstance(edition, Path) else get_ruleset(edition)


@pytest.fixture(params=EDITIONS, ids=str)
def rules(request: pytest.FixtureRequest) -> Ruleset:
    return rules_of(request.param)


class TestEveryEdition:
    """Dump → load is identity: the digest changes exactly when the meaning changes."""

    @pytest.mark.parametrize("ending", [".yaml", ".json"])
    def test_reads_back_equal(self, rules: Ruleset, tmp_path: Path, ending: str) -> None:
        target = tmp_path / f"ruleset{ending}"
        write_ruleset(rules, target)
        assert read_ruleset(target).digest == rules.digest

    def test_is_whole_even_if_it_was_based_on_another(self, rules: Ruleset) -> None:
        """What is written needs no base: it holds every rule itself."""
        assert "based_on" not in plain_ruleset(rules)

    def test_has_its_sections_in_order(self, rules: Ruleset) -> None:
        keys = list(plain_ruleset(rules))
        assert keys == [key for key in SECTIONS if key in keys]

    def test_fits_within_the_columns(self, rules: Ruleset) -> None:
        """A line is longer only where a word is, such as an address."""
        for line in as_yaml(plain_ruleset(rules)).splitlines():
            assert len(line) <= COLUMNS or len(line.split()) == 1, line

    def test_has_numbers_as_they_were(self, rules: Ruleset) -> None:
        """100.00 stays 100.00: a table is printed in so many places."""
        written = {str(each) for each in decimals(plain_ruleset(rules))}
        text = as_yaml(plain_ruleset(rules))
        for number in written:
            assert re.search(rf"(?<![0-9.]){re.escape(number)}(?![0-9.])", text), number

    def test_is_the_same_to_another_reader_of_yaml(self, rules: Ruleset) -> None:
        """No text is a number, a date or a yes to a reader that guesses."""
        read = yaml.load(as_yaml(plain_ruleset(rules)), Loader=yaml.CSafeLoader)
        assert texts(read) == texts(plain_ruleset(rules))


def decimals(plain: Any) -> list[Decimal]:
    if isinstance(plain, dict):
        return [each for value in plain.values() for each in decimals(value)]
    if isinstance(plain, list):
        return [each for value in plain for each in decimals(value)]
    return [plain] if isinstance(plain, Decimal) else []


def texts(plain: Any) -> Any:
    """The same with nothing but its texts."""
    if isinstance(plain, dict):
        return {str(key): texts(value) for key, value in plain.items()}
    if isinstance(plain, list):
        return [texts(value) for value in plain]
    return plain if isinstance(plain, str) else None


class TestWhatIsWritten:
    """A civil servant reads it beside the guide."""

    def test_is_short_where_it_can_be(self, rules_2026: Ruleset) -> None:
        text = as_yaml(plain_ruleset(rules_2026))
        assert (
            "\ntitle: {id: Indeks Inovasi Daerah 2026, en: Regional Innovation Index 2026}" in text
        )
        assert "\n  percent: {id: persen, en: percent}\n" in text
        assert "\n    measure: {kind: choice}\n" in text

    def test_names_what_it_is_about_before_what_is_said(self, rules_2026: Ruleset) -> None:
        lines = as_yaml(plain_ruleset(rules_2026)).splitlines()
        at = lines.index("  - id: 5a")
        row = lines[at : lines.index("  - id: 5b")]
        keys = [line.strip(" -").partition(":")[0] for line in row if line[4] not in " -"]
        assert keys == [
            *("id", "number", "heading", "name", "aspect", "variable", "definition", "mandatory"),
            *("weight", "measure", "levels", "evidence", "note", "source"),
        ]

    def test_says_of_every_row_whether_it_must_be_filled(self, rules_2026: Ruleset) -> None:
        rows = plain_ruleset(rules_2026)["indicators"]
        assert {row["mandatory"] for row in rows} == {True, False}
        assert all("mandatory" in row for row in rows)

    def test_leaves_out_what_goes_without_saying(self, rules_2026: Ruleset) -> None:
        text = as_yaml(plain_ruleset(rules_2026))
        assert "confidence:" not in text
        assert "bases: []" not in text

    def test_may_be_any_text(self, rules_2026: Ruleset, tmp_path: Path) -> None:
        """Rules built in Python may hold what nobody types."""
        odd = Text(
            id="ya\u2028tidak: # [x] \x7f 'a' \"b\" \U000e0001", en=" two  spaces\nand lines "
        )
        rules = attrs.evolve(
            rules_2026,
            standing=odd,
            sources={**rules_2026.sources, "y": Source(document="2026-01-01", note=odd)},
        )
        for ending in (".yaml", ".json"):
            write_ruleset(rules, tmp_path / f"a{ending}")
            again = read_ruleset(tmp_path / f"a{ending}")
            assert again.digest == rules.digest
            assert again.sources["y"] == rules.sources["y"]


class TestWriting:
    """A file of the kind its name ends in."""

    def test_writes_over_what_is_there(self, rules_2026: Ruleset, tmp_path: Path) -> None:
        target = tmp_path / "ruleset.yaml"
        target.write_text("something else", encoding="utf-8")
        write_ruleset(rules_2026, str(target))
        assert read_ruleset(target) == rules_2026

    @pytest.mark.parametrize("ending", [".yml", ".YAML", ".Json"])
    def test_knows_other_endings(self, rules_2026: Ruleset, tmp_path: Path, ending: str) -> None:
        write_ruleset(rules_2026, tmp_path / f"ruleset{ending}")
        assert read_ruleset(tmp_path / f"ruleset{ending}") == rules_2026

    def test_refuses_an_ending_that_says_nothing(self, rules_2026: Ruleset, tmp_path: Path) -> None:
        target = tmp_path / "ruleset.csv"
        target.write_text("kept", encoding="utf-8")
        with pytest.raises(WrongValueError) as caught:
            write_ruleset(rules_2026, target)
        assert caught.value.code == "unknown-ending"
        assert ".yaml, .yml, .json" in caught.value.message.en
        assert target.read_text(encoding="utf-8") == "kept"

    def test_fails_where_nothing_can_be_written(self, rules_2026: Ruleset, tmp_path: Path) -> None:
        with pytest.raises(OSError, match="no-such-folder"):
            write_ruleset(rules_2026, tmp_path / "no-such-folder" / "ruleset.yaml")


# The layout, of whatever there is.

SIGNS = st.sampled_from(
    list("abzAZé09 -:#,.{}[]'\"\\\n\t&*!|>%@`?~=\x85\u2028\xa0\u200b\ufeff😀\x7f")
)
WORDS = (
    *("yes", "NULL", "No", "y", "1", "5a", "1.5", "12:30", "0o7", "0x1f", "1e3", ".inf", "null"),
    *("- a", "? b", "a: b", "a #b", "---", "...", "x:", "2026-01-01", "people's", "T-1", "hlm. 4"),
)
LONG = st.lists(st.sampled_from([*WORDS, "Inovasi"]), min_size=12, max_size=60).map(" ".join)
ANY_TEXT = st.text(SIGNS, min_size=1, max_size=20) | st.sampled_from(WORDS) | LONG
KEYS = ANY_TEXT.filter(lambda key: not key.startswith("x-") and key != "<<")
SCALARS = (
    ANY_TEXT
    | st.integers(-(10**20), 10**20)
    | st.decimals(allow_nan=False, allow_infinity=False, places=3)
    | st.booleans()
    | st.dates()
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=12,
)
PLAIN = st.dictionaries(KEYS, VALUES, min_size=1, max_size=4)


def as_read(value: Any) -> Any:
    """What our reader has of a value: texts, whatever it was."""
    if isinstance(value, dict):
        return {key: as_read(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_read(each) for each in value]
    if isinstance(value, bool):
        return str(value).lower()
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def read(text: str) -> Any:
    document = Document("plain.yaml")
    root = unfolded(compose(document, text))
    assert document.problems == []
    return root


def unfolded(node: Node) -> Any:
    if isinstance(node.value, dict):
        return {key: unfolded(each) for key, each in node.value.items()}
    if isinstance(node.value, list):
        return [unfolded(each) for each in node.value]
    return node.value


@given(PLAIN)
@example({"a": [[["x" * 120, {"b": ["y " * 80 + "y"]}]]]})
@example({"a": "x" * 200 + " " + "y" * 200})
def test_anything_reads_back_as_it_was(plain: dict[str, Any]) -> None:
    """Every scalar is a text: of anchors, tags, aliases and guesses there is nothing."""
    assert read(as_yaml(plain)) == as_read(plain)


@given(st.dictionaries(KEYS, ANY_TEXT | st.lists(ANY_TEXT), min_size=1))
def test_a_text_is_a_text_to_another_reader_too(plain: dict[str, Any]) -> None:
    """A reader that guesses takes no text for a number, a date, or nothing."""
    text = as_yaml(plain)
    if not set("\x85\u2028") & set(text):  # which YAML 1.1 takes for the end of a line
        assert list(yaml.load(text, Loader=yaml.CSafeLoader).values()) == list(plain.values())


@given(st.dictionaries(KEYS, st.recursive(ANY_TEXT, st.lists, max_leaves=5), min_size=1))
def test_json_reads_back_too(plain: dict[str, Any]) -> None:
    assert read(as_json(plain)) == plain


def test_notes_stand_before_their_sections() -> None:
    text = as_yaml(
        {"a": 1, "b": {"c": "d"}, "e": dt.date(2026, 1, 2)},
        {"b": ["Satu.", "word " * 25 + "end"], "e": ["", "Dua."], "z": ["nothing has it"]},
    )
    assert text.splitlines() == [
        "a: 1",
        "",
        "# Satu.",
        "# " + ("word " * 19).rstrip(),
        "# " + "word " * 6 + "end",
        "b: {c: d}",
        "",
        "#",
        "# Dua.",
        "e: 2026-01-02",
    ]


def test_an_outline_opens_what_would_fit_on_a_line() -> None:
    assert as_outline({"a": {"b": 1}, "c": [{"d": "e"}]}) == "a:\n  b: 1\nc:\n  - {d: e}\n"
