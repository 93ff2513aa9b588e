"""The built site in a real browser: `python -m pytest browser --site build`.

What is expected of an indicator page comes from the ruleset. Needed are the extra ``browser``,
Chromium, and npm, by which axe-core is fetched.
"""

import functools
import http.server
import os
import shutil
import subprocess
import tarfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, Response, ViewportSize, sync_playwright

from inovasi_index import get_ruleset
from inovasi_index.describe import page_of, row_name
from inovasi_index.pages import show_number
from inovasi_index.ruleset import Indicator
from inovasi_index.text import LANGS, Lang, local

AXE = "axe-core@4.10.3"
RULES = get_ruleset(2026)
NUMBERS = sorted({row.number for row in RULES.indicators})
OTHER: dict[Lang, Lang] = {"id": "en", "en": "id"}
HISTORY = {"id": "tahun ke tahun", "en": "year by year"}
PHONE: ViewportSize = {"width": 360, "height": 740}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing of each page."""


@pytest.fixture(scope="session")
def site(pytestconfig: pytest.Config) -> Iterator[str]:
    """The address of the site, with a folder for each language."""
    folder = Path(pytestconfig.getoption("--site"))
    for lang in LANGS:
        assert (folder / lang / "index.html").is_file(), f"build the site into {folder / lang}"
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    assert chromium, "Chromium is not installed: apt install chromium"
    with sync_playwright() as playwright:
        # A sandbox of its own cannot be made by root, as whom containers run.
        options = [] if os.geteuid() else ["--no-sandbox"]
        found = playwright.chromium.launch(executable_path=chromium, args=options)
        yield found
        found.close()


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("axe")
    npm = shutil.which("npm")
    assert npm, "npm is not installed: apt install npm"
    subprocess.run([npm, "pack", "--silent", AXE], cwd=folder, check=True, capture_output=True)
    (archive,) = folder.glob("*.tgz")
    with tarfile.open(archive) as packed:
        member = packed.extractfile("package/axe.min.js")
        assert member is not None
        return member.read().decode()


class Visit:
    """A page that notes what it should not do: errors in the console, requests to other hosts."""

    def __init__(self, page: Page, site: str) -> None:
        self.page, self.site = page, site
        self.wrong: list[str] = []
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("request", self._asked)
        page.on("response", self._answered)

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.wrong.append(f"{response.status} {response.url}")

    def _said(self, message: Any) -> None:
        if message.type == "error":
            self.wrong.append(message.text)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.site, "data:", "blob:")):
            self.wrong.append(f"loaded from another host: {request.url}")

    def go(self, path: str) -> str:
        """Open a page, and give the text of its article."""
        self.page.goto(f"{self.site}/{path}")
        return " ".join(self.page.locator("article").inner_text().split())


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Visit]:
    context = browser.new_context(viewport=DESKTOP)
    seen = Visit(context.new_page(), site)
    yield seen
    context.close()
    assert seen.wrong == []


def indicator_page(lang: Lang, number: int) -> str:
    return f"{lang}/reference/indicators/{number}.html"


def shown(text: str) -> str:
    return " ".join(text.split())


def facts(row: Indicator, lang: Lang) -> Iterator[str]:
    """What a page must show of a row of the rules."""
    yield row_name(row)[lang]
    if row.definition:
        yield row.definition[lang]
    if row.weight is not None:
        yield show_number(row.weight, lang)
    yield page_of(row.source)[lang]
    for table in row.tables:
        for level in table.levels:
            yield level.label[lang]
            if level.band:
                yield local(level.band.show(), lang)
        if table.evidence:
            yield table.evidence.text[lang]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("number", NUMBERS)
def test_an_indicator_page_shows_what_the_rules_say(number: int, lang: Lang, visit: Visit) -> None:
    """Name, definition, weight, levels, evidence, page of the guide, history."""
    text = visit.go(indicator_page(lang, number)).casefold()
    rows = [row for row in RULES.indicators if row.number == number]
    missing = [
        fact for row in rows for fact in facts(row, lang) if shown(fact).casefold() not in text
    ]
    assert missing == []
    assert HISTORY[lang] in text


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("words", ["kemanfaatan", "penerima manfaat", "regulation"])
def test_search_finds_an_indicator(words: str, lang: Lang, visit: Visit) -> None:
    visit.page.goto(f"{visit.site}/{lang}/search.html?q={words.replace(' ', '+')}")
    found = visit.page.locator("#search-results ul.search li a[href*='reference/indicators/']")
    found.first.wait_for()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("path", ["index.html", "reference/indicators/33.html", "search.html"])
def test_the_switch_leads_to_the_same_page(path: str, lang: Lang, visit: Visit) -> None:
    other = OTHER[lang]
    visit.go(f"{lang}/{path}")
    visit.page.locator(f"a[hreflang='{other}']").first.click()
    visit.page.wait_for_url(f"**/{other}/{path}")
    assert visit.page.locator("html").get_attribute("lang") == other


def sample(site: Path, lang: Lang) -> list[str]:
    """Pages of every kind, by their paths in the language's folder."""
    pages = sorted(
        path.relative_to(site / lang)
        for path in (site / lang).rglob("*.html")
        if not path.name.startswith(("genindex-", "_"))
    )
    kinds = {path.parent: path for path in pages if path.parent.name != "_modules"}
    alone = [path for path in pages if path.parent == Path()]
    return [path.as_posix() for path in sorted({*kinds.values(), *alone})]


@pytest.fixture
def paths(pytestconfig: pytest.Config, lang: Lang) -> list[str]:
    indicators = ["reference/indicators/1.html", "reference/indicators/33.html"]
    return [*sample(Path(pytestconfig.getoption("--site")), lang), *indicators]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault(
    scheme: Any, lang: Lang, paths: list[str], visit: Visit, axe: str
) -> None:
    """Legible for everyone: contrast, names of links, heads of tables, texts of pictures."""
    visit.page.emulate_media(color_scheme=scheme)
    faults = {}
    for path in paths:
        visit.go(f"{lang}/{path}")
        visit.page.evaluate(axe)
        found = visit.page.evaluate("axe.run({resultTypes: ['violations']})")
        grave = [
            (each["id"], [node["html"] for node in each["nodes"]][:3])
            for each in found["violations"]
            if each["impact"] in ("serious", "critical")
        ]
        if grave:
            faults[path] = grave
    assert faults == {}


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_is_cut_off_on_a_phone(lang: Lang, paths: list[str], visit: Visit) -> None:
    """At 360 px only tables and code scroll by themselves; a page never does."""
    visit.page.set_viewport_size(PHONE)
    wide = {}
    for path in paths:
        visit.go(f"{lang}/{path}")
        width = visit.page.evaluate("document.documentElement.scrollWidth")
        if width > PHONE["width"]:
            wide[path] = width
    assert wide == {}
