"""Pages made of rules: what directives show, what roles lead to, and what is built again."""

import json
import re
import shutil
import zlib
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.locale import translators
from sphinx.search.en import SearchEnglish
from sphinx.util.console import strip_escape_sequences
from sphinx.util.docutils import docutils_namespace, patch_docutils

from inovasi_index import compare, get_issuer, get_ruleset, history, read_laporan, score
from inovasi_index.describe import row_blocks
from inovasi_index.explanation import sheet_blocks, summary_blocks
from inovasi_index.pages import Block, Grid, Items, show_number
from inovasi_index.text import LANGS, Lang

EXAMPLES = Path(__file__).parents[1] / "examples"
AGENCY = EXAMPLES / "agency_ruleset"

pytestmark = pytest.mark.filterwarnings("default")  # what Sphinx deprecates is for its users


class Built:
    """What a build made: its warnings, the pages it read, and what they say."""

    def __init__(self, app: Sphinx, read: list[str], warnings: str) -> None:
        self.app = app
        self.read = sorted(read)
        self.out = Path(app.outdir)
        self.warnings = warnings

    def text(self, page: str = "index") -> str:
        """The text of a page, its lines joined."""
        doctree = self.app.env.get_doctree(page)
        return plain(" ".join(node.astext() for node in doctree.findall(nodes.Text)))

    def html(self, page: str = "index") -> str:
        return (self.out / f"{page}.html").read_text(encoding="utf-8")

    def files(self) -> dict[str, str]:
        pages = sorted(self.out.glob("**/*.html"))
        return {page.relative_to(self.out).as_posix(): page.read_text() for page in pages}


class Site:
    """The source of a site, whose pages are written one by one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.extra = {"extensions": ["inovasi_index.sphinx", "myst_parser"], "html_theme": "basic"}
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "conf.py").touch()

    def page(self, text: str, name: str = "index.rst") -> None:
        """Write a page, which no table of contents needs to name."""
        orphan = "---\norphan: true\n---\n" if name.endswith(".md") else ":orphan:\n\n"
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text if path.stem == "index" else orphan + text, encoding="utf-8")

    def build(self, builder: str = "html", *, parallel: int = 0, **config: Any) -> Built:
        read: list[str] = []
        warnings, built = StringIO(), self.folder.parent / "built"
        with patch_docutils(self.folder), docutils_namespace():
            app = Sphinx(
                self.folder,
                self.folder,
                built / builder,
                built / "doctrees",
                builder,
                {**self.extra, **config},
                status=None,
                warning=warnings,
                parallel=parallel,
            )
            app.connect("env-before-read-docs", lambda app, env, names: read.extend(names))
            app.build()
        translators.clear()  # which Sphinx keeps for a whole program
        return Built(app, read, strip_escape_sequences(warnings.getvalue()))


def plain(text: str) -> str:
    """A text in one line, with the quotation marks of a keyboard."""
    return " ".join(re.sub("[“”]", '"', re.sub("[‘’]", "'", text)).split())


def texts_of(blocks: Iterator[Block]) -> list[str]:
    """Every text that stands in some blocks."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Grid):
            found += [block.caption, *block.titles, *(cell for row in block.rows for cell in row)]
        elif isinstance(block, Items):
            found += block.items
        else:
            found.append(block.text)
    return [plain(text) for text in found]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path / "docs")


@pytest.fixture
def rulesets(tmp_path: Path) -> Path:
    """A copy of the rules of a city, of which the index differs from the ministry's."""
    return Path(shutil.copytree(AGENCY / "rulesets", tmp_path / "rulesets"))


@pytest.fixture
def city(site: Site, rulesets: Path) -> Site:
    """A site of the rules of that city."""
    site.extra |= {"inovasi_rulesets": ["../rulesets"], "inovasi_editions": ["kota-contoh/*"]}
    site.page("Title\n=====\n\n.. toctree::\n   :glob:\n\n   reference/*/index\n")
    return site


@pytest.fixture(scope="module", params=LANGS)
def ministry(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Built, Lang]:
    """The site of all editions of the ministry, in each language."""
    site = Site(tmp_path_factory.mktemp(request.param) / "docs")
    site.page("Title\n=====\n\n.. toctree::\n   :glob:\n\n   reference/*/index\n")
    built = site.build(inovasi_editions=["kemendagri/*"], language=request.param, nitpicky=True)
    return built, request.param


def change(rulesets: Path, old: str, new: str) -> None:
    path = rulesets / "kota-contoh/2027/ruleset.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


# What a directive shows, in either language: what the library says of it elsewhere.

RULES = get_ruleset(2026)
REPORT = EXAMPLES / "kabupaten-2026.yaml"


def of_row(lang: Lang) -> list[str]:
    row = next(row for row in RULES.indicators if row.id == "33")
    return texts_of(row_blocks(row, RULES, lang))


def of_result(lang: Lang, **chosen: Any) -> list[str]:
    return texts_of(sheet_blocks(score(read_laporan(REPORT), RULES), lang, **chosen))


def of_summary(lang: Lang) -> list[str]:
    return texts_of(summary_blocks(score(read_laporan(REPORT), RULES), lang))


SHOWN: dict[str, Callable[[Lang], list[str]]] = {
    "edition:: kemendagri/2026": lambda lang: [
        RULES.title[lang],
        RULES.ground[lang],
        RULES.interpretations[0].reason[lang],
        RULES.anomalies[0].note[lang],
        RULES.urusan[0].name[lang],
        RULES.urusan_codes["kearsipan"].name[lang],
        RULES.profile.tahapan[0].name[lang],
        RULES.profile.pkpn[0].programs[0][lang],
        {"id": "Dijawab untuk setiap inovasi.", "en": "Answered for each innovation."}[lang],
    ],
    "aspect:: kemendagri/2026/SPD": lambda lang: [
        *(each.name[lang] for each in RULES.aspects[0].variables),
        next(row for row in RULES.indicators if row.id == "8").name[lang],
    ],
    "variable:: kemendagri/2026/SPD/institusi": lambda lang: [RULES.indicators[0].name[lang]],
    "indicator:: kemendagri/2026/33": of_row,
    "indicator:: 2026/33": of_row,
    "indicator:: 2026/5a": lambda lang: [RULES.rows["5a"].name[lang]],
    "indicator:: 33": of_row,
    "indicator:: kemendagri/33": of_row,
    "levels:: kemendagri/2026/33": lambda lang: [
        each.label[lang] for basis in RULES.rows["33"].bases for each in basis.levels
    ],
    "formula:: 2026": lambda lang: [
        {"id": r"\text{Indeks} = \frac{S + M + J}", "en": r"\text{Index} = \frac{S + M + J}"}[lang],
        {"id": r"\text{0,38} \times \min(n; 200)", "en": r"\text{0.38} \times \min(n; 200)"}[lang],
        *(part.title[lang] for part in RULES.formula.parts),
    ],
    "predikat:: kemendagri/2026": lambda lang: [each.name[lang] for each in RULES.predikat_bands],
    "urusan:: kemendagri/2026": lambda lang: [
        each.name[lang] for each in RULES.urusan_codes.values()
    ],
    "comparison:: kemendagri/2025 kemendagri/2026": lambda lang: texts_of(
        compare(2025, 2026).blocks(lang)
    ),
    "comparison:: 2025..2026": lambda lang: texts_of(compare(2025, 2026).blocks(lang)),
    "history:: 33": lambda lang: texts_of(history("33").blocks(lang)),
    "history:: kemendagri/33": lambda lang: texts_of(history("33").blocks(lang)),
    "law:: kemendagri/2026": lambda lang: [
        document.source[lang] for document in get_issuer().legal_base(2026)
    ],
    "law:: kemendagri": lambda lang: [each.reason[lang] for each in get_issuer().unscored],
    "result:: laporan.yaml": of_result,
    "result:: laporan.yaml\n   :inovasi: 1": lambda lang: of_result(lang, inovasi=0),
    "result:: laporan.yaml\n   :indicator: 33": lambda lang: of_result(lang, indicator="33"),
    "result:: laporan.yaml\n   :summary:": of_summary,
    "editions::": lambda lang: [RULES.standing[lang], get_issuer().name[lang]],
    "indicators::": lambda lang: [RULES.rows["33"].name[lang], "2021, 2023–2029"],
}


@pytest.mark.parametrize("lang", LANGS)
def test_every_directive_says_what_the_library_says(site: Site, lang: Lang) -> None:
    shutil.copy(REPORT, site.folder / "laporan.yaml")
    for number, directive in enumerate(SHOWN):
        option = "" if directive.startswith(("levels", "formula")) else "\n   :no-index:"
        site.page(f"Page\n====\n\n.. inovasi:{directive}{option}\n", f"p{number}.rst")
    site.page("Title\n=====\n\n.. toctree::\n   :glob:\n\n   *\n")
    built = site.build("dummy", language=lang)
    assert built.warnings == ""
    for number, (directive, expected) in enumerate(SHOWN.items()):
        shown = built.text(f"p{number}")
        missing = [text for text in expected(lang) if plain(text) not in shown]
        assert not missing, directive


def test_a_page_in_markdown_is_shown_alike(site: Site) -> None:
    site.page("# Title\n\n```{inovasi:predikat} kemendagri/2026\n```\n", "index.md")
    assert "Sangat Inovatif" in site.build("dummy", language="id").text()


def test_a_region_that_speaks_another_language_reads_english(site: Site) -> None:
    site.page("Title\n=====\n\n.. inovasi:predikat:: kemendagri/2026\n")
    assert "Very innovative" in site.build("dummy", language="fr").text()


def test_a_directive_goes_without_its_title_below_one_of_its_author(site: Site) -> None:
    site.page(
        "Ours\n====\n\n.. inovasi:comparison:: 2025 2026\n   :no-title:\n\n   And *ours* below.\n"
    )
    built = site.build("dummy")
    titles = [node.astext() for node in built.app.env.get_doctree("index").findall(nodes.title)]
    assert titles[0] == "Ours"
    assert "kemendagri/2025 → kemendagri/2026" not in titles
    assert "And ours below." in built.text()


def test_the_head_of_a_result_goes_without_its_rows(site: Site) -> None:
    shutil.copy(REPORT, site.folder / "laporan.yaml")
    site.page("Title\n=====\n\n.. inovasi:result:: laporan.yaml\n   :summary:\n")
    shown = site.build("dummy", language="en").text()
    assert "What made it" in shown
    assert RULES.rows["8"].name["en"] not in shown


def test_an_edition_of_which_the_formula_is_not_known_says_so(site: Site) -> None:
    site.page("Title\n=====\n\n.. inovasi:formula:: kemendagri/2021\n")
    assert "no index can be computed" in site.build("dummy").text()


def test_a_contest_has_its_parts_its_deductions_and_how_it_ranks(site: Site) -> None:
    site.extra["inovasi_rulesets"] = [str(EXAMPLES / "lomba-kota")]
    name = next((EXAMPLES / "lomba-kota/kota-contoh").iterdir()).name
    site.page(f"Title\n=====\n\n.. inovasi:formula:: kota-contoh/{name}\n")
    shown = site.build("dummy").text()
    assert r"\text{Score} = \frac{\max(0; P_{1}" in shown
    assert "highest level or score of row r" not in shown
    assert "Equal scores are parted by" in shown


# Pages that are made for every edition and indicator.


def test_every_indicator_of_2026_has_a_page_with_all_that_is_said_of_it(
    ministry: tuple[Built, Lang],
) -> None:
    built, lang = ministry
    assert built.warnings == ""
    for row in RULES.indicators:
        shown = built.text(f"reference/indicators/{row.number}")
        _, *said = row_blocks(row, RULES, lang)
        told = [*texts_of(iter(said)), plain(row.name[lang]), RULES.sources["guide"].document]
        told += [text for block in history(row.number).blocks(lang) for text in texts_of([block])]
        assert not [text for text in told if text not in shown], row.id


def test_every_year_of_an_indicator_stands_on_its_page(ministry: tuple[Built, Lang]) -> None:
    built, lang = ministry
    for each in history("30").years:
        row = each.rows[0]
        shown = built.text("reference/indicators/30")
        assert plain(row.name[lang]) in shown
        assert each.rules.edition in shown
        if row.definition and each.rules.year < 2026:
            assert plain(row.definition[lang]) in shown


def test_the_year_in_force_comes_first_and_what_is_only_announced_last(
    ministry: tuple[Built, Lang],
) -> None:
    built, _ = ministry
    sections = built.app.env.get_doctree("reference/indicators/33").findall(nodes.section)
    years = [each[0].astext()[:4] for each in sections if each[0].astext()[:2] == "20"]
    assert years[:4] == ["2026", "2025", "2024", "2023"]
    assert years[-3:] == ["2027", "2028", "2029"]


def test_every_edition_comparison_and_law_has_a_page(ministry: tuple[Built, Lang]) -> None:
    built, lang = ministry
    shown = built.text("reference/editions/kemendagri-2026")
    assert plain(RULES.ground[lang]) in shown
    changes = texts_of(compare(2025, 2026).blocks(lang))
    page = built.text("reference/editions/kemendagri-2025-kemendagri-2026")
    assert not [text for text in changes if text not in page]
    law = built.text("reference/editions/kemendagri-law")
    for document in get_issuer().legal:
        assert plain(document.title[lang]) in law


def test_no_page_loads_anything_and_mathematics_needs_no_script(
    ministry: tuple[Built, Lang],
) -> None:
    built, lang = ministry
    page = built.html("reference/editions/kemendagri-2026")
    assert '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block">' in page
    assert f"<mtext>{show_number(RULES.formula.jumlah_inovasi.weight, lang)}</mtext>" in page
    assert "mathjax" not in page.lower()
    assert not re.search(r'(src|<link[^>]* href)="https?:', page)


def words_found(built: Built, query: str) -> set[str]:
    """The pages that Sphinx's own search finds by all words of a query."""
    raw = (built.out / "searchindex.js").read_text(encoding="utf-8")
    index = json.loads(raw.removeprefix("Search.setIndex(").removesuffix(")"))
    found: list[set[int]] = []
    for word in query.lower().split():
        stemmed = SearchEnglish({}).stem(word)
        hits = [index[key].get(stemmed, []) for key in ("terms", "titleterms")]
        found.append({page for hit in hits for page in (hit if isinstance(hit, list) else [hit])})
    return {index["docnames"][page] for page in set.intersection(*found)}


@pytest.mark.parametrize(
    ("query", "number"), [("kemanfaatan", 33), ("penerima manfaat", 33), ("regulation", 16)]
)
def test_a_search_in_either_language_leads_to_the_page(
    ministry: tuple[Built, Lang], query: str, number: int
) -> None:
    built, _ = ministry
    assert f"reference/indicators/{number}" in words_found(built, query)


def test_pages_are_in_the_index_by_their_names(ministry: tuple[Built, Lang]) -> None:
    built, lang = ministry
    entries = built.app.env.domains["index"].entries
    assert any(
        RULES.title[lang] == entry[1] for entry in entries["reference/editions/kemendagri-2026"]
    )
    name = RULES.rows["33"].name[lang]
    assert f"33 {name}" in built.html("genindex")


def test_an_indicator_that_only_an_older_edition_has_keeps_its_page(site: Site) -> None:
    site.page("Title\n=====\n\n:indikator:`1` :indikator:`16`\n")
    built = site.build(inovasi_editions=["kemendagri/2024", "kemendagri/2025"], language="id")
    assert "Visi dan Misi" in built.text("reference/indicators/1")
    assert 'href="reference/indicators/1.html#indicator-kemendagri-1"' in built.html()
    assert "2024 (Direkonstruksi)" in built.text("reference/indicators/1")


def test_the_pages_are_made_for_the_city_and_its_contest(city: Site) -> None:
    built = city.build(language="id", nitpicky=True)
    assert built.warnings == ""
    assert "Bobot 5, wajib" in built.text("reference/indicators/33")
    assert "Gagasan" in built.text("reference/indicators/kota-contoh-lomba-2027-1")
    assert r"P_{1}" in built.text("reference/editions/kota-contoh-lomba-2027")
    assert "Gagasan" in built.text("reference/indicators/index")


def test_of_two_issuers_the_first_that_the_site_names_is_meant_by_a_bare_number(
    city: Site,
) -> None:
    city.page("Title\n=====\n\n:indikator:`33`, :indikator:`kemendagri/33`\n", "roles.rst")
    city.extra["inovasi_editions"] = ["kota-contoh/2027", "kemendagri/2026"]
    built = city.build(nitpicky=True)
    assert built.warnings == ""
    assert "Weight 5" in built.text("reference/indicators/33")
    assert "Weight 3" in built.text("reference/indicators/kemendagri-33")
    page = built.html("roles")
    assert 'href="reference/indicators/33.html#indicator-kota-contoh-33"' in page
    assert 'href="reference/indicators/kemendagri-33.html#indicator-kemendagri-33"' in page


def test_a_page_of_an_edition_that_went_is_deleted_and_no_other(city: Site) -> None:
    city.page("Own\n===\n", "reference/indicators/own.rst")
    city.build("dummy")
    gone = city.folder / "reference/editions/kota-contoh-lomba-2027.rst"
    assert gone.is_file()
    city.build("dummy", inovasi_editions=["kota-contoh/2027"])
    assert not gone.exists()
    assert (city.folder / "reference/indicators/own.rst").is_file()


def test_the_example_package_builds_with_its_five_lines(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(AGENCY, tmp_path / "agency"))
    lines = (copy / "docs/conf.py").read_text(encoding="utf-8").splitlines()
    assert len([line for line in lines if line and not line.startswith("#")]) == 5
    site = Site(copy / "docs")
    site.extra = {"nitpicky": True}
    built = site.build()
    assert built.warnings == ""
    assert "Bobot 5, wajib" in built.text("reference/indicators/33")
    assert "Kota Contoh" in built.html()


def test_an_issuer_who_tells_nothing_of_itself_has_no_page_of_its_law(
    city: Site, rulesets: Path
) -> None:
    (rulesets / "kota-contoh/issuer.yaml").unlink()
    built = city.build("dummy", nitpicky=True)
    assert built.warnings == ""
    assert "aw behind" not in built.text("reference/editions/index")
    assert "aw behind" not in built.text("reference/editions/kota-contoh-2027")


# Roles, and what leads to a page from elsewhere.


def test_roles_lead_to_what_they_name(city: Site) -> None:
    city.page(
        "Roles\n=====\n\n"
        ":indikator:`33`, :indikator:`2027/35`, :inovasi:indicator:`kota-contoh/2027/5a`, "
        ":indikator:`benefit <33>`, :inovasi:edition:`2027`, :inovasi:aspect:`2027/SPD`, "
        ":inovasi:variable:`2027/SPD/institusi`, :inovasi:law:`kota-contoh`, "
        ":any:`kota-contoh/2027/16`\n",
        "roles.rst",
    )
    city.page("# Roles\n\n{indikator}`33` and {inovasi:edition}`kota-contoh/2027`\n", "more.md")
    built = city.build(nitpicky=True)
    assert built.warnings == ""
    page = built.html("roles")
    edition = "reference/editions/kota-contoh-2027.html"
    for target, title in {
        "reference/indicators/33.html#indicator-kota-contoh-33": "33 Benefit of the innovation",
        "reference/indicators/35.html#indicator-kota-contoh-2027-35": (
            "35 Video of the regional innovation (2027)"
        ),
        "reference/indicators/5.html#indicator-kota-contoh-2027-5a": "5a Reduction of",
        f"{edition}#edition-kota-contoh-2027": "Innovation index of Kota Contoh 2027",
        f"{edition}#aspect-kota-contoh-2027-spd": "Regional government unit",
        f"{edition}#variable-kota-contoh-2027-spd-institusi": "Institutions",
        "reference/editions/kota-contoh-law.html#law-kota-contoh": "City government of Kota Contoh",
    }.items():
        assert re.search(f'href="{re.escape(target)}"[^>]*><span>{re.escape(title)}', page), target
    assert ">benefit</span></a>" in page
    assert "reference/indicators/16.html" in page
    assert "reference/indicators/33.html" in built.html("more")


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (".. inovasi:edition:: 2099", "kemendagri/2099"),
        (".. inovasi:indicator:: 99", "99"),
        (".. inovasi:indicator:: kemendagri/2026/99", "no indicator 99"),
        (".. inovasi:indicator:: kemendagri/2099/1", "kemendagri/2099"),
        (".. inovasi:levels:: 33", "is no id of"),
        (".. inovasi:aspect:: 2026/SPX", "has no SPX; did you mean SPD?"),
        (".. inovasi:variable:: 2026/SPD/institut", "has no SPD/institut"),
        (".. inovasi:comparison:: 2026", "is not two editions"),
        (".. inovasi:law:: kota-lain", "kota-lain"),
        (".. inovasi:history:: 99", "99"),
        (".. inovasi:result:: none.yaml", "none.yaml"),
        (":indikator:`99`", "unknown indicator 99"),
        (":inovasi:edition:`2099`", "unknown edition 2099"),
        (":inovasi:aspect:`2026/SPX`", "unknown aspect 2026/SPX"),
    ],
)
def test_an_unknown_id_is_a_warning_with_its_line(site: Site, source: str, told: str) -> None:
    site.page(f"Title\n=====\n\nText.\n\n{source}\n")
    (line,) = site.build("dummy" if source.startswith("..") else "html").warnings.splitlines()
    assert "docs/index.rst:6: WARNING: " in line
    assert told in line


def test_an_unknown_id_in_markdown_is_a_warning_with_its_line(site: Site) -> None:
    site.page("# Title\n\n```{inovasi:edition} 2099\n```\n\n{indikator}`99`\n", "index.md")
    first, second = site.build().warnings.splitlines()
    assert "docs/index.md:3: WARNING: " in first
    assert "docs/index.md:6: WARNING: " in second


def test_an_edition_that_the_site_names_and_nobody_has_is_a_warning(site: Site) -> None:
    site.page("Title\n=====\n")
    built = site.build("dummy", inovasi_editions=["kota-lain/*", "kemendagri/2022"])
    assert "inovasi_editions: there is no edition kota-lain/*" in built.warnings


def test_the_same_thing_on_two_pages_is_a_warning_unless_one_is_left_out(city: Site) -> None:
    city.page("Own\n===\n\n.. inovasi:edition:: kota-contoh/2027\n", "own.rst")
    assert "is on the page own already; write :no-index:" in city.build("dummy").warnings
    city.page("Own\n===\n\n.. inovasi:edition:: 2027\n   :no-index:\n", "own.rst")
    assert city.build("dummy").warnings == ""


def test_another_site_leads_here_by_the_inventory(city: Site, tmp_path: Path) -> None:
    built = city.build()
    inventory = (built.out / "objects.inv").read_bytes().split(b"zlib.\n")[1]
    assert (
        "kota-contoh/2027/33 inovasi:indicator 1 "
        "reference/indicators/33.html#indicator-kota-contoh-2027-33 "
        "33 Benefit of the innovation (2027)\n"
    ) in zlib.decompress(inventory).decode()

    other = Site(tmp_path / "other" / "docs")
    other.extra["extensions"].append("sphinx.ext.intersphinx")
    place = str(built.out / "objects.inv")
    other.page("Title\n=====\n\n:indikator:`kota-contoh/2027/33`, :indikator:`99`\n")
    read = other.build(intersphinx_mapping={"kota": ("https://kota.example", place)})
    assert (
        'href="https://kota.example/reference/indicators/33.html#indicator-kota-contoh-2027-33"'
        in read.html()
    )
    assert "unknown indicator 99" in read.warnings


# What is built again, and what translators see.


def test_a_second_build_reads_nothing(city: Site) -> None:
    assert "reference/indicators/33" in city.build().read
    assert city.build().read == []


def test_a_changed_weight_is_read_again_where_it_is_shown_and_nowhere_else(
    city: Site, rulesets: Path
) -> None:
    city.page("Of 33\n=====\n\n.. inovasi:indicator:: 2027/33\n   :no-index:\n", "of33.rst")
    city.page("Of 35\n=====\n\n.. inovasi:levels:: 2027/35\n", "of35.rst")
    before = city.build().files()
    change(rulesets, "{id: 33, weight: 5", "{id: 33, weight: 4.5")
    change(rulesets, "{id: 35, weight: 2", "{id: 35, weight: 2.5")
    built = city.build()
    shown = ["of33", "reference/editions/kota-contoh-2027", "reference/indicators/33"]
    shown += ["reference/indicators/35", "reference/indicators/index"]
    assert built.read == shown
    after = built.files()
    assert [name for name, page in after.items() if before[name] != page] == [
        f"{name}.html" for name in shown
    ]
    assert "Weight 4.5, mandatory; at most 13.5 points." in built.text("reference/indicators/33")


def test_rules_that_break_are_told_where_they_are_shown(city: Site, rulesets: Path) -> None:
    city.page("Of 33\n=====\n\n.. inovasi:indicator:: kota-contoh/2027/33\n", "of33.rst")
    config = {"inovasi_editions": []}
    assert city.build("dummy", **config).read == ["index", "of33"]
    change(rulesets, "weight: 5", "weight: many")
    built = city.build("dummy", **config)
    assert built.read == ["of33"]
    assert "of33.rst:6: WARNING: " in built.warnings
    assert city.build("dummy", **config).warnings == built.warnings
    change(rulesets, "weight: many", "weight: 5")
    built = city.build("dummy", **config)
    assert (built.read, built.warnings) == (["of33"], "")
    assert "Weight 5" in built.text("of33")


def test_a_report_is_scored_under_the_edition_that_its_page_names_or_its_own(
    site: Site, rulesets: Path
) -> None:
    shutil.copy(REPORT, site.folder / "laporan.yaml")
    site.extra |= {"inovasi_rulesets": ["../rulesets"], "inovasi_editions": ["kota-contoh/2027"]}
    directive = ".. inovasi:result:: laporan.yaml\n   :summary:\n"
    site.page(f"Own\n===\n\n{directive}\n{directive}   :edition: 2027\n")
    shown = site.build("dummy").text()
    assert "Regional Innovation Index 2026" in shown
    assert "Innovation index of Kota Contoh 2027" in shown


def test_a_changed_report_is_read_again(site: Site) -> None:
    shutil.copy(AGENCY / "laporan.yaml", site.folder)
    site.extra["inovasi_rulesets"] = [str(AGENCY / "rulesets")]
    site.page("Title\n=====\n\n.. inovasi:result:: laporan.yaml\n")
    built = site.build("dummy")
    assert built.warnings == ""
    report = site.folder / "laporan.yaml"
    report.write_text(report.read_text().replace("value: 640", "value: 10"), encoding="utf-8")
    assert site.build("dummy").read == ["index"]


def test_pages_that_are_read_by_several_processes_are_the_same(city: Site, tmp_path: Path) -> None:
    alone = city.build().files()
    shutil.rmtree(tmp_path / "built")
    assert city.build(parallel=2).files() == alone


def test_translators_are_given_nothing_of_the_rules(city: Site) -> None:
    city.page(
        ".. meta::\n   :description: A description.\n\n"
        "Own\n===\n\nA sentence.\n\n.. inovasi:edition:: 2027\n   :no-index:\n",
        "own.rst",
    )
    built = city.build("gettext", gettext_compact="all")
    catalogue = (built.out / "all.pot").read_text(encoding="utf-8")
    assert re.findall('(?m)^msgid "(.+)"$', catalogue) == [
        "Title",
        "A description.",
        "Own",
        "A sentence.",
    ]


def test_mathematics_of_an_author_needs_no_script_and_a_slip_is_a_warning(site: Site) -> None:
    site.page("Title\n=====\n\nA sum :math:`a + b`.\n\n.. math:: \\nothing\n")
    built = site.build()
    assert "<mi>a</mi>" in built.html()
    assert r"<code>\nothing</code>" in built.html()
    assert "cannot be written as MathML" in built.warnings
