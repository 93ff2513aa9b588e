"""The pages of the site: whole, linked, in the words of the glossary, and true.

What needs Sphinx is tried where it is installed; the build of the site tries the rest.
"""

import importlib
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import yaml
from attrs import evolve

import inovasi_index
from inovasi_index import analysis, get_ruleset, read_laporan, score, testing, validate
from inovasi_index.cli import _COMMANDS, _parser

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
GENERATED = ("reference/editions/", "reference/indicators/", "notebooks/")
"""What is written when the site is built, and is not in the repository."""
ENDINGS = (".md", ".rst")
GLOSSARY = yaml.safe_load((DOCS / "reference" / "glossary.yaml").read_text(encoding="utf-8"))

PAGES = [
    path
    for path in sorted(DOCS.rglob("*"))
    if path.suffix in ENDINGS
    and not path.relative_to(DOCS).as_posix().startswith((*GENERATED, "jupyter_execute/"))
]
READ_TOO = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")]


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


each_page = pytest.mark.parametrize("page", [*PAGES, *READ_TOO], ids=_name)
FENCE = re.compile(r"^( *)(```|~~~)(.*?)^\1\2 *$", re.MULTILINE | re.DOTALL)


def _prose(page: Path) -> str:
    """What a page says in words: no blocks, directives, and nothing between backticks."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    return re.sub(r"`[^`\n]+`|^\.\. .*$", "…", text, flags=re.MULTILINE)


class TestTheReference:
    """Every public name is in the reference, and nothing else."""

    @pytest.mark.parametrize(
        "package", [inovasi_index, analysis, testing], ids=lambda each: each.__name__
    )
    def test_every_public_name_is_in_the_reference_once(self, package: ModuleType) -> None:
        shown = [name for home, name in self._shown() if home == package.__name__]
        assert sorted(shown) == sorted(set(package.__all__) - {"__version__"})

    def _shown(self) -> Iterator[tuple[str, str]]:
        for path in (DOCS / "reference" / "api").glob("*.rst"):
            text = path.read_text(encoding="utf-8")
            home = re.search(r"currentmodule:: (\S+)", text)
            for name in re.findall(r"^\.\. auto\w+:: (\S+)", text, re.MULTILINE):
                assert home
                yield home[1], name


class TestPagesAreFound:
    """Every page can be reached from the front page, and every link leads somewhere."""

    def test_every_page_is_in_a_table_of_contents(self) -> None:
        reached: set[Path] = set()
        waiting = [DOCS / "index.md"]
        while waiting:
            page = waiting.pop()
            if page not in reached:
                reached.add(page)
                waiting += self._below(page)
        assert reached == set(PAGES)

    def _below(self, page: Path) -> Iterator[Path]:
        for _, _, block in FENCE.findall(page.read_text(encoding="utf-8")):
            first, *lines = block.splitlines()
            if first == "{toctree}":
                for line in filter(None, lines):
                    if not line.startswith(":"):
                        yield from self._entries(page, line)

    def _entries(self, page: Path, entry: str) -> Iterator[Path]:
        name = (page.parent / entry).resolve().relative_to(DOCS).as_posix()
        if not name.startswith(GENERATED):
            found = sorted(path for end in ENDINGS for path in DOCS.glob(f"{name}{end}"))
            assert found, f"{_name(page)}: {entry}"
            yield from found

    @each_page
    def test_every_relative_link_resolves(self, page: Path) -> None:
        text = FENCE.sub("", page.read_text(encoding="utf-8"))
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            file, _, anchor = target.partition("#")
            if file.startswith(("http:", "https:", "mailto:")):
                continue
            there = (page.parent / file).resolve() if file else page
            if _name(there).startswith(tuple(f"docs/{name}" for name in GENERATED)):
                continue
            assert there.exists(), f"{target} is not there"
            assert not anchor or anchor in self._anchors(there), f"{target} is not there"

    def _anchors(self, page: Path) -> set[str]:
        heads = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
        return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


class TestTheWords:
    """The spelling of the terms follows the glossary."""

    WRONG = tuple(word for entry in GLOSSARY for word in entry.get("wrong", ()))

    @each_page
    def test_no_page_has_a_wrong_spelling(self, page: Path) -> None:
        words = "|".join(map(re.escape, self.WRONG))
        assert re.findall(rf"\b(?:{words})\b", _prose(page), re.IGNORECASE) == []

    def test_the_glossary_has_every_term_once_in_both_languages(self) -> None:
        for lang in ("id", "en"):
            words = [entry.get("term") or entry[lang] for entry in GLOSSARY]
            assert len(words) == len({word.casefold() for word in words})
            assert all(entry["means"][lang].endswith(".") for entry in GLOSSARY)

    def test_the_glossary_does_not_use_what_it_forbids(self) -> None:
        said = " ".join(text for entry in GLOSSARY for text in entry["means"].values())
        assert not [word for word in self.WRONG if re.search(rf"\b{re.escape(word)}\b", said)]


def _commands() -> Iterator[tuple[Path, str]]:
    """Every call of the library that a page shows."""
    for page in [*PAGES, *READ_TOO]:
        for _, _, block in FENCE.findall(page.read_text(encoding="utf-8")):
            first, *lines = block.splitlines()
            if first in ("", "console", "text"):
                calls = (re.match(r"(?:\$ )?(inovasi-index .*)", line) for line in lines)
                yield from ((page, call[1]) for call in calls if call)


class TestCommands:
    """Every command that a page shows is one."""

    @pytest.mark.parametrize(
        ("page", "line"), [*_commands()], ids=lambda each: each if isinstance(each, str) else ""
    )
    def test_the_command_line_takes_it(self, page: Path, line: str) -> None:
        words = shlex.split(re.split(r" (?:>|&&|\|) ", line)[0], comments=True)[1:]
        if words == ["--version"] or words[0].isupper() or "{" in line or ": " in line:
            return
        assert _parser().parse_args(words).run

    def test_the_mistake_of_the_first_lesson_is_answered_as_shown(self) -> None:
        lesson = (DOCS / "tutorial" / "first-score.md").read_text(encoding="utf-8")
        report = (ROOT / "examples" / "laporan-pertama.yaml").read_text(encoding="utf-8")
        mistake = re.sub(r"35: \{value: 5\}\}\n\Z", "35: {value: 8}}\n", report)
        (problem,) = validate(mistake.encode(), name="laporan.yaml").problems
        assert str(problem) in re.sub(r"\n +", " ", lesson)


@pytest.fixture
def part_of_site(monkeypatch: pytest.MonkeyPatch):
    """A module of ``docs/_ext``, where Sphinx and what it needs is installed."""
    for library in ("sphinx", "altair", "vl_convert"):
        pytest.importorskip(library)
    monkeypatch.setattr(sys, "path", [str(DOCS / "_ext"), *sys.path])
    return importlib.import_module


class TestPagesInBothLanguages:
    """The pages of the codes show one language each, and leave examples alone."""

    @pytest.mark.parametrize("lang", ["id", "en"])
    def test_only_one_language_is_left(self, lang: str, part_of_site) -> None:
        bilingual = part_of_site("bilingual")
        for path in (DOCS / "reference" / "codes").glob("*.md"):
            text = path.read_text(encoding="utf-8")
            shown = bilingual.in_one_language(text, lang)
            pairs = re.findall(r"^(.+?)  \n(.+)$", FENCE.sub("", text), re.MULTILINE)
            assert pairs
            for pair in pairs:
                mine, other = pair if lang == "id" else reversed(pair)
                assert mine in shown
                assert other not in shown
            assert FENCE.findall(shown) == FENCE.findall(text)
            assert not re.search(r"^#.* / ", shown, re.MULTILINE)

    @pytest.mark.parametrize(("lang", "head"), [("id", "kode | arti"), ("en", "code | meaning")])
    def test_tables_lose_the_column_of_the_other(self, lang: str, head: str, part_of_site) -> None:
        bilingual = part_of_site("bilingual")
        codes = (DOCS / "reference" / "codes.md").read_text(encoding="utf-8")
        shown = bilingual.in_one_language(codes, lang)
        rows = {line.count("|") for line in shown.splitlines() if line.startswith("|")}
        assert rows == {3}
        assert f"| {head} |" in shown


class TestTheReferenceOfTheCommandLine:
    """The page of the command line is its parser, and cannot disagree with it."""

    def test_every_command_and_every_word_of_it_is_told(self, part_of_site) -> None:
        commands = part_of_site("commands")
        assert list(commands.parsers()) == list(_COMMANDS)
        for name, parser in commands.parsers().items():
            told = "\n".join(commands.described(name))
            for action in parser._actions:
                for word in action.option_strings if action.dest != "help" else ():
                    assert word in told
            assert "\N{NO-BREAK SPACE}" not in told


class TestDiagrams:
    """The diagrams show what the rules and the score say."""

    RULES = get_ruleset(2026)

    @pytest.mark.parametrize("lang", ["id", "en"])
    def test_shares_are_those_of_the_rules(self, lang: str, part_of_site) -> None:
        tree = part_of_site("diagrams").tree(self.RULES, lang)
        shares = {name: share.replace(",", ".")[:-2] for name, _, share in tree.numbers.rows}
        for part in self.RULES.formula.parts:
            assert float(shares[part.title[lang]]) == float(part.share)

    def test_another_weight_changes_the_tree(self, part_of_site) -> None:
        diagrams = part_of_site("diagrams")
        first, *rows = self.RULES.indicators
        other = evolve(self.RULES, indicators=(evolve(first, weight=first.weight * 2), *rows))
        assert diagrams.tree(other, "en").numbers != diagrams.tree(self.RULES, "en").numbers

    def test_a_closed_gate_leaves_no_points_for_the_count(self, part_of_site) -> None:
        required = self.RULES.formula.jumlah_inovasi.requires.urusan_pelayanan_dasar
        for affairs, _, _, count, _ in part_of_site("diagrams").gate(self.RULES, "en").numbers.rows:
            assert (count == "0") == (int(affairs) < required)

    def test_weak_innovations_lower_the_index_above_the_divisor_alone(self, part_of_site) -> None:
        least = self.RULES.formula.kematangan.divisor_at_least
        rows = part_of_site("diagrams").divisor(self.RULES, "en").numbers.rows
        for many, strong, weak in rows:
            assert (strong == weak) == (int(many) <= least)

    @pytest.mark.parametrize("lang", ["id", "en"])
    def test_every_picture_is_drawn_in_light_and_dark_and_loads_nothing(
        self, lang: str, part_of_site
    ) -> None:
        diagrams = part_of_site("diagrams")
        laporan = read_laporan(ROOT / "examples" / "kabupaten-2026.yaml")
        made = [
            diagrams.data(lang),
            diagrams.steps(score(laporan, self.RULES), lang),
            *(draw(self.RULES, lang) for draw in (diagrams.tree, diagrams.gate, diagrams.divisor)),
        ]
        for diagram in made:
            assert diagram.alt.endswith(".")
            light, dark = (diagrams.svg_of(diagram.draw(theme)) for theme in diagrams.THEMES)
            assert light != dark
            assert "href" not in light
            assert set(re.findall(r"https?://[^\"']+", light)) <= {
                "http://www.w3.org/2000/svg",
                "http://www.w3.org/1999/xlink",
            }
