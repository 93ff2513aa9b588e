"""A page for each edition, comparison, law and indicator, written before Sphinx reads."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util import logging

from inovasi_index.ruleset import Ruleset
from inovasi_index.sphinx.site import Site, site_of
from inovasi_index.text import Text

logger = logging.getLogger(__name__)

MARK = ".. inovasi-index: generated; changes are lost\n\n"
"""How a generated page begins, so that no other file is ever written over or deleted."""


def setup(app: Sphinx) -> None:
    """Write the pages as soon as it is known what the site shows."""
    app.connect("builder-inited", _write_pages)


def _write_pages(app: Sphinx) -> None:
    site = site_of(app.config, Path(app.srcdir))
    for pattern in site.unmatched:
        told = _NO_EDITION.fill(name=pattern)
        logger.warning(f"{told.en} / {told.id}", type="inovasi", subtype="edition")
    if not site.patterns:
        return
    folder = Path(app.srcdir) / app.config.inovasi_folder
    pages = {folder / f"{name}.rst": text for name, text in _pages(site)}
    for path in (*folder.glob("editions/*.rst"), *folder.glob("indicators/*.rst")):
        if path not in pages and path.read_text(encoding="utf-8").startswith(MARK):
            path.unlink()
    for path, text in pages.items():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def _pages(site: Site) -> Iterator[tuple[str, str]]:
    """The pages by their names; in their texts stand ids alone, and no language."""
    about = {f"editions/{_slug(each)}": f"edition:: {each}" for each in site.editions}
    for line in site.lines:
        for one, other in pairwise(line):
            name = f"editions/{_slug(one.edition)}-{_slug(other.edition)}"
            about[name] = f"comparison:: {one.edition} {other.edition}"
    for issuer in site.issuers:
        about[f"editions/{issuer.issuer}-law"] = f"law:: {issuer.issuer}"
    for number, line in enumerate(site.lines):
        of_line = line[0].edition if line[0].ranks_inovasi else line[0].issuer
        prefix = f"{_slug(of_line)}-" if number else ""
        for each in _numbers(line):
            about[f"indicators/{prefix}{each}"] = f"indicator:: {of_line}/{each}"
    for name, directive in about.items():
        yield name, f"{MARK}.. inovasi:{directive}\n"
    for folder in ("editions", "indicators"):
        own = [name.partition("/")[2] for name in about if name.startswith(folder)]
        yield f"{folder}/index", _index_page(folder, own)


def _index_page(kind: str, pages: list[str]) -> str:
    tree = "".join(f"      {page}\n" for page in pages)
    return f"{MARK}.. inovasi:{kind}::\n\n   .. toctree::\n      :hidden:\n\n{tree}"


def _numbers(line: tuple[Ruleset, ...]) -> list[int]:
    return sorted({row.number for rules in line for row in rules.indicators})


def _slug(name: str) -> str:
    return name.replace("/", "-")


_NO_EDITION = Text(
    id="inovasi_editions: tidak ada edisi {name}", en="inovasi_editions: there is no edition {name}"
)
