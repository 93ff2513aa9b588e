"""The Indonesian catalogues of the site: whole, and with the marks of the English text.

What is compared are the marks that the pages need: code, roles, the targets of links, and
placeholders. That a catalogue has every message of its pages is tried where the site is built.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

DOCS = Path(__file__).parents[1] / "docs"
CATALOGUES = sorted((DOCS / "locale" / "id").rglob("*.po"))
GLOSSARY = yaml.safe_load((DOCS / "reference" / "glossary.yaml").read_text(encoding="utf-8"))

ROLE = re.compile(r"(?<![`\w:])(?:\{([\w:+-]+)\}|:([\w:+-]+):)`([^`]+)`")
OTHER_MARKS = {
    "link": re.compile(r"`[^`<]*<([^`>]+)>`__?|\]\(([^()\s]*)\)|<(https?://[^>\s]+)>"),
    "code": re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL),
    "mathematics": re.compile(r"\$([^$]+)\$"),
    "placeholder": re.compile(r"(%(?:\(\w+\))?[sd]|\{\w*\}|\|\w+\||</?[a-z][^>]*>)"),
}
"""What no language changes, in the groups of each; one is taken out before the next is sought."""

OF_INDONESIAN = {
    word for entry in GLOSSARY for word in (entry.get("term") or entry["id"]).lower().split()
}
NAMES = {"django", "fastapi", "format", "inovasi_index"}
"""What both languages call alike, beside the words of the glossary that are Indonesian."""


def marks_of(text: str) -> tuple[Counter[str], str]:
    """The marks of a text, and the words that are left of it."""
    marks = Counter(f"{myst or rst} {_target(said)}" for myst, rst, said in ROLE.findall(text))
    left = ROLE.sub(_title, text)
    for kind, pattern in OTHER_MARKS.items():
        marks.update(f"{kind} {''.join(found.groups(''))}" for found in pattern.finditer(left))
        left = pattern.sub(_words_of_link, left)
    return marks, left


def _target(said: str) -> str:
    """Where a role leads: what stands in angle brackets behind a title, or all of it."""
    titled = re.fullmatch(r".*<([^<>]+)>", said, re.DOTALL)
    return titled[1] if titled else said


def _title(role: re.Match[str]) -> str:
    """The title that a role is given, as words to be translated; names of Python are none."""
    is_named = role[3].endswith(">") and not (role[1] or role[2]).startswith("py:")
    return f" {role[3].partition('<')[0]} " if is_named else " "


def _words_of_link(mark: re.Match[str]) -> str:
    """What a link of reStructuredText is called; of other marks no word is left."""
    is_link = mark[0].startswith("`") and mark[0].endswith("_")
    return f" {mark[0].strip('`').partition('<')[0]} " if is_link else " "


def words_of(text: str) -> set[str]:
    """The words of a text that English and Indonesian do not have in common."""
    words = re.findall(r"[^\W\d_]{2,}(?:_\w+)*", marks_of(text)[1].lower())
    return set(words) - OF_INDONESIAN - NAMES


@pytest.fixture(params=CATALOGUES, ids=lambda path: path.stem)
def messages(request: pytest.FixtureRequest) -> list:
    """The messages of one catalogue, without its head."""
    reason = "catalogues are read by babel, which Sphinx brings"
    pofile = pytest.importorskip("babel.messages.pofile", reason=reason)
    with request.param.open("rb") as file:
        catalogue = pofile.read_po(file, locale="id", abort_invalid=True)
    return [message for message in catalogue if message.id]


class TestEveryMessage:
    """Each is translated, by a person who has looked at it, with its marks."""

    def test_is_translated(self, messages: list) -> None:
        assert messages
        assert [each.id for each in messages if not each.string.strip()] == []

    def test_is_not_a_guess(self, messages: list) -> None:
        assert [each.id for each in messages if each.fuzzy] == []

    def test_has_the_marks_of_the_english(self, messages: list) -> None:
        assert [fault for each in messages for fault in _other_marks(each.id, each.string)] == []

    def test_is_not_left_in_english(self, messages: list) -> None:
        same = (each.id for each in messages if each.id.split() == each.string.split())
        assert [text for text in same if words_of(text)] == []


def _other_marks(english: str, indonesian: str) -> Iterator[str]:
    mine, other = marks_of(indonesian)[0], marks_of(english)[0]
    if mine != other:
        yield f"{english!r} has {dict(other - mine)}, its translation {dict(mine - other)}"


class TestTheComparison:
    """What is told apart, and what is not."""

    @pytest.mark.parametrize(
        ("english", "indonesian"),
        [
            ("see `score` and ``x``", "lihat ``x`` dan `score`"),
            ("[Codes](codes.md)", "[Kode](codes.md)"),
            (":doc:`rules </rules>`", ":doc:`aturan </rules>`"),
            ("{doc}`rules </rules>`", "{doc}`aturan </rules>`"),
            ("`site <https://a.example>`__", "`situs <https://a.example>`__"),
            ("{count} of $n$", "{count} dari $n$"),
        ],
    )
    def test_words_and_their_order_are_free(self, english: str, indonesian: str) -> None:
        assert list(_other_marks(english, indonesian)) == []

    @pytest.mark.parametrize(
        ("english", "indonesian"),
        [
            ("see `score`", "lihat `skor`"),
            ("see `score`", "lihat score"),
            ("see ``score``", "lihat `score` dan `score`"),
            ("[Codes](codes.md)", "[Kode](kode.md)"),
            (":doc:`rules </rules>`", ":doc:`aturan </aturan>`"),
            ("{py:func}`~a.b`", "{py:meth}`~a.b`"),
            ("`site <https://a.example>`__", "`situs <https://b.example>`__"),
            ("<https://a.example>", "<https://b.example>"),
            ("{count} of $n$", "{banyaknya} dari $n$"),
            ("%(copyright)s", "hak cipta"),
            ("<b>all</b>", "<b>semua"),
        ],
    )
    def test_a_mark_that_differs_is_told(self, english: str, indonesian: str) -> None:
        assert len(list(_other_marks(english, indonesian))) == 1

    def test_code_numbers_names_and_words_of_the_regulation_may_be_the_same(self) -> None:
        for text in (
            "`index`",
            "57.50",
            "Django",
            "Rancang bangun",
            "{py:obj}`a <b.a>`",
            "SPD: 2026",
        ):
            assert not words_of(text)

    def test_any_other_word_is_english(self) -> None:
        for text in (
            "Raises",
            "[Codes](codes.md)",
            "{doc}`Codes </codes>`",
            "`site <https://a.example>`__",
        ):
            assert words_of(text)
