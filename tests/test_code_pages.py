"""The page of each code: its mistake earns exactly the answer that is printed, its mend none.

A page of ``docs/reference/codes`` is a test case. The file that its first section shows (as a
block, or as a table of cells) is written under the name that the answer gives it, and the command
line is asked of it: what `inovasi-index validate` says, or the calls that the page shows. What only
the caller of Python can get wrong is run. The answers are renewed with ``UPDATE_GOLDEN=1 python -m
pytest tests/test_code_pages.py``; read the difference then.
"""

import doctest
import io
import os
import re
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from inovasi_index.cli import main
from inovasi_index.files import shelves
from inovasi_index.problems import InovasiIndexError
from inovasi_index.vetting import validate_path
from workbooks import book_of, zip_of

ROOT = Path(__file__).parents[1]
CODES = ROOT / "docs" / "reference" / "codes.md"
PAGES = ROOT / "docs" / "reference" / "codes"
REPORT = ROOT / "examples" / "kabupaten-2026.yaml"
CONTEST = ROOT / "examples" / "lomba-kota"

MISTAKE, ANSWER, MEND, WHY = (
    "Salah / The mistake",
    "Jawaban / The answer",
    "Benar / The mend",
    "Mengapa / Why",
)

NOT_OF_A_FILE = (
    "Catatan / Notices",
    "Alasan dalam lomba / Reasons of a contest",
    "Temuan kelengkapan / Findings of completeness",
)
"""The tables of ``docs/reference/codes.md`` whose codes refuse no file, and have no pages."""

WITHOUT_A_PAGE = {"more-problems"}
"""Said after a thousand problems, each of which has its page."""


# What a page says.


@dataclass(frozen=True)
class Page:
    """A page of ``docs/reference/codes``: its code, and what stands under each heading."""

    path: Path

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        return self.path.stem

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def sections(self) -> dict[str, str]:
        """What stands below each heading, the title first."""
        parts = re.split(r"(?:\A#|^##) (.+)\n", self.text, flags=re.MULTILINE)
        return dict(zip(parts[1::2], parts[2::2], strict=True))

    def blocks(self, heading: str) -> list[tuple[str, str]]:
        """The fenced blocks of a section: their languages and texts."""
        fence = r"^```(\w+)\n(.*?)^```$"
        return re.findall(fence, self.sections[heading], re.MULTILINE | re.DOTALL)

    def block(self, heading: str, lang: str) -> str | None:
        """The block of a language in a section, if there is one."""
        return dict(self.blocks(heading)).get(lang)

    def cells(self, heading: str) -> list[list[str]]:
        """The rows of a sheet, shown as a table with its letters above and its numbers beside."""
        lines = re.findall(r"^\| \d+ \|(.*)\|$", self.sections[heading], re.MULTILINE)
        return [[cell.strip() for cell in line.split("|")] for line in lines]

    @property
    def answer(self) -> list[str]:
        return self.blocks(ANSWER)[0][1].splitlines()

    @property
    def file(self) -> str:
        """What the answer names; what is said of a base is said of the rules laid over it."""
        name = re.split("[:!]", self.answer[0])[0]
        return "ruleset.yaml" if name.startswith("rulesets/") else name

    @property
    def paragraphs(self) -> list[list[str]]:
        """What is told in words, line by line: no headings, blocks or tables."""
        words = re.sub(r"^```.*?^```$", "", self.text, flags=re.MULTILINE | re.DOTALL)
        told = [part.splitlines() for part in re.split(r"\n{2,}", words.strip())]
        return [lines for lines in told if not lines[0].startswith(("#", "|"))]

    def renewed(self, said: list[str]) -> "Page":
        """The page with another answer."""
        before = "\n".join(["```text", *self.answer, "```"])
        after = "\n".join(["```text", *said, "```"])
        self.path.write_text(self.text.replace(before, after), encoding="utf-8", newline="\n")
        return Page(self.path)


ALL = [Page(path) for path in sorted(PAGES.glob("*.md"))]
each_page = pytest.mark.parametrize("page", ALL, ids=str)


# What a page shows, made into files.

SAVED_AS = {"binary-file": "utf-16", "not-utf-8": "cp1252"}
"""The encodings of files that are right but for how they were saved."""

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(500)
"""The beginning of a compound file: an old workbook, or one with a password."""

IN_WORDS: Mapping[str, Callable[[], bytes]] = {
    "locked-workbook": lambda: OLE + "EncryptedPackage".encode("utf-16-le"),
    "not-a-workbook": lambda: zip_of({"word/document.xml": "<document/>"}),
    "old-workbook": lambda: OLE + "Workbook".encode("utf-16-le"),
    "too-large": lambda: b"#" * (17 * 1024 * 1024),
}
"""Codes of files that no page can show: these are told in words, and made here."""


def _long_design() -> None:
    report = "pemda: {nama: Kabupaten Contoh}\ntahun: 2026\ninovasi:\n  - nama: SIAP ANTAR\n"
    design = f"    bentuk: pelayanan_publik\n    rancang_bangun: {'kata ' * 8000}\n"
    Path("laporan.yaml").write_text(report + design, encoding="utf-8")


FILLED_IN = [("Nama pemda", "Kabupaten Contoh"), ("Tahun", 2026)]

OF_PYTHON = {"not-a-text", "wrong-type"}
"""Codes that only the caller of Python can earn: an error says its sentence, and not its code."""

BESIDE: Mapping[str, Callable[[], object]] = {
    "missing-library": lambda: Path("isian-2026.xlsx").write_bytes(book_of(FILLED_IN)),
    "too-long-for-a-cell": _long_design,
}
"""What must stand in the folder of a call, but for the example report and the example contest."""


def _write(page: Page, heading: str) -> None:
    """Write the files that a section shows, as their first lines or the answer call them."""
    for name, data in _files(page, heading):
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _files(page: Page, heading: str) -> Iterator[tuple[str, bytes]]:
    rows = page.cells(heading)
    if rows:
        yield page.file, book_of(rows, re.findall(r"`([A-Z]\d+:[A-Z]\d+)`", page.sections[heading]))
    elif page.code in IN_WORDS and heading == MISTAKE:
        yield page.file, IN_WORDS[page.code]()
    encoding = SAVED_AS.get(page.code, "utf-8") if heading == MISTAKE else "utf-8"
    for lang, text in page.blocks(heading):
        if lang not in ("console", "pycon"):
            named = re.match(r"# (\S+[.]\w+)$", text, re.MULTILINE)
            data = text.replace("␋", "\x0b").encode(encoding)
            yield named[1] if named else page.file, data


# What is said of it.


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a call is made: a folder with a report and a contest, and with cases of any rules."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(REPORT, "laporan.yaml")
    shutil.copytree(CONTEST, "lomba-kota")
    Path("cases.yaml").touch()
    return tmp_path


CALL = re.compile(r"^\$ (?:(INOVASI_INDEX_PATH)=(\S+) )?inovasi-index (.*)$", re.MULTILINE)


def _called(console: str) -> list[str]:
    """What the calls of a page say as errors; they are refused if they say anything."""
    errors = io.StringIO()
    for name, value, words in CALL.findall(console):
        with _searching(name, value.replace(":", os.pathsep)), redirect_stderr(errors):
            status = main(shlex.split(words))
    assert bool(status) == bool(errors.getvalue())
    return errors.getvalue().splitlines()


@contextmanager
def _searching(variable: str, folders: str) -> Iterator[None]:
    """Folders in which editions are searched, if any, below the folder of one test only."""
    if not variable:
        yield
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(variable, folders)
        shelves._shelves_on.cache_clear()
        yield
    shelves._shelves_on.cache_clear()


@contextmanager
def _without(library: str) -> Iterator[None]:
    """A Python in which a library is not installed."""
    with pytest.MonkeyPatch.context() as patch:
        for module in [name for name in sys.modules if name.partition(".")[0] == library]:
            patch.delitem(sys.modules, module)
        patch.setitem(sys.modules, library, None)
        yield


def _validated(name: str) -> list[str]:
    """What `inovasi-index validate` says of a file, or of those in a folder."""
    found = list(validate_path(name))
    problems = [str(problem) for each in found for problem in each.problems]
    warnings = [each.render(kind="warning") for one in found for each in one.warnings]
    return [*problems, *warnings]


def _said(page: Page, heading: str) -> list[str]:
    """What is said of a section: the calls of the mistake are made of the mend too."""
    console = page.block(heading, "console") or page.block(MISTAKE, "console")
    session = page.block(heading, "pycon")
    if session is not None:
        return _session(session)
    return _validated(page.file) if console is None else _called(console)


def _session(lines: str) -> list[str]:
    """Run a Python session: what it raises, or prints without showing it."""
    example = doctest.DocTestParser().get_doctest(lines, {}, "page", None, None)
    try:
        doctest.DebugRunner().run(example)
    except doctest.DocTestFailure as failure:
        return failure.got.splitlines()
    except doctest.UnexpectedException as error:
        if isinstance(error.exc_info[1], InovasiIndexError):
            return str(error.exc_info[1]).splitlines()
        raise
    return []


@each_page
def test_the_answer_is_what_is_said_of_the_mistake(page: Page, folder: Path) -> None:
    """Every code has a page with an example of the mistake: it makes that problem and no other."""
    BESIDE.get(page.code, lambda: None)()
    _write(page, MISTAKE)
    with _without("openpyxl" if page.code == "missing-library" else "no library of that name"):
        said = _said(page, MISTAKE)
    assert said
    if os.environ.get("UPDATE_GOLDEN") == "1":
        page = page.renewed(said)
    assert said == page.answer
    assert page.code in OF_PYTHON or all(f"{page.code}: " in line for line in said)


@each_page
def test_the_mend_mends(page: Page, folder: Path) -> None:
    """Every code has a page with its mend: of that nothing is said, and it is not refused."""
    BESIDE.get(page.code, lambda: None)()
    _write(page, MISTAKE)
    _write(page, MEND)
    assert page.code in IN_WORDS or _said(page, MEND) == []


@pytest.mark.parametrize(
    "code", ["unknown-indicator", "unknown-column", "two-ends", "untranslated", "case-differs"]
)
def test_the_command_line_says_the_same(code: str, folder: Path) -> None:
    """The answer is what `inovasi-index validate` prints."""
    page = Page(PAGES / f"{code}.md")
    _write(page, MISTAKE)
    errors = io.StringIO()
    with redirect_stderr(errors):
        main(["validate", page.file])
    assert errors.getvalue().splitlines() == page.answer


# The pages themselves.


def _documented() -> dict[str, str]:
    """The codes of files in the docs, each with the page it is linked to."""
    parts = re.split(r"^## (.+)$", CODES.read_text(encoding="utf-8"), flags=re.MULTILINE)
    tables = dict(zip(parts[1::2], parts[2::2], strict=True))
    rows = "".join(text for head, text in tables.items() if head not in NOT_OF_A_FILE)
    found = re.findall(r"^\| \[?`([a-z0-9-]+)`(?:\]\((.*?)\))? \|", rows, re.MULTILINE)
    return {code: link for code, link in found if code not in WITHOUT_A_PAGE}


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    """Every problem code has a page, and its line in docs/reference/codes.md leads there."""
    assert _documented() == {page.code: f"codes/{page.code}.md" for page in ALL}


@each_page
def test_every_page_has_the_same_shape(page: Page) -> None:
    """The code, the mistake, the answer, the mend, and why where it helps."""
    headings = [f"`{page.code}`", MISTAKE, ANSWER, MEND, WHY]
    assert list(page.sections) in (headings, headings[:-1])
    assert all(text.strip() for text in page.sections.values())
    assert [lang for lang, _ in page.blocks(ANSWER)] == ["text"]


@each_page
def test_every_page_is_told_in_both_languages(page: Page) -> None:
    """Indonesian first, then English; the sentence that says what to do stands out."""
    first, *_ = page.paragraphs
    assert re.fullmatch(r"\*\*.+[.]\*\*  ", first[0])
    for indonesian, english in page.paragraphs:
        assert indonesian.endswith("  ")
        assert indonesian.strip(" *") != english


@each_page
def test_every_link_of_a_page_leads_somewhere(page: Page) -> None:
    """A page that sends its reader elsewhere sends him to what is there."""
    for target in re.findall(r"\]\(([^)#]+)", page.text):
        assert (PAGES / target).exists()


def test_no_code_is_excused_without_need() -> None:
    """What is told in words, saved otherwise or put beside a call is a code with a page."""
    pages = {page.code: page for page in ALL}
    assert {*IN_WORDS, *SAVED_AS, *BESIDE, *OF_PYTHON} <= pages.keys()
    assert not any(pages[code].blocks(MISTAKE) for code in IN_WORDS)
