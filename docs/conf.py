"""The site: `python -m sphinx -n -W -b html docs build/en`, and `-D language=id … build/id`."""

import os
import sys
from pathlib import Path

from pygments.lexers import TextLexer
from sphinx.application import Sphinx
from sphinx.config import Config

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "inovasi_index"
author = "The inovasi_index authors"
copyright = "The inovasi_index authors"  # noqa: A001 - Sphinx calls it so
language = "en"

extensions = [
    "inovasi_index.sphinx",
    "myst_nb",
    "bilingual",
    "commands",
    "diagrams",
    "docstrings",
    "glossary",
    "outside",
]
exclude_patterns = ["locale"]

# The rules. Pages of editions and indicators are written into docs/reference.
inovasi_editions = ["kemendagri/*"]

# Both languages: one catalogue for each part of the site.
locale_dirs = [str(Path(__file__).parent / "locale")]
gettext_compact = True
gettext_uuid = False
gettext_location = False

myst_enable_extensions = ["colon_fence", "deflist", "dollarmath", "fieldlist"]
myst_heading_anchors = 3
# The reference of Python: what a name between single backticks is, see _ext/docstrings.py.
default_role = "public-name"
autodoc_member_order = "bysource"
autodoc_typehints = "none"

# Notebooks run at every build, in the language of the build.
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 120

# Two hyphens are a dash; the quotes of the rules stay as they were typed.
smartquotes_action = "D"

html_theme = "furo"
html_favicon = "_static/favicon.svg"
html_static_path = ["_static"]
html_css_files = ["site.css"]
templates_path = ["_templates"]
html_copy_source = False
html_show_sourcelink = False
html_theme_options = {"top_of_page_buttons": []}
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "sidebar/language.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}
# Each language of the site stands in a folder of its own beside the other: build/en, build/id.
html_context = {"languages": {"en": "English", "id": "Bahasa Indonesia"}}

TITLES = {"en": "Regional Innovation Index", "id": "Indeks Inovasi Daerah"}


def _name_the_site(_: Sphinx, config: Config) -> None:
    config.html_title = TITLES[config.language]


def _bring_notebooks(app: Sphinx) -> None:
    """Put the notebooks where Sphinx reads pages, and tell their kernels the language."""
    os.environ["INOVASI_INDEX_LANG"] = app.config.language
    place = Path(app.srcdir) / "notebooks"
    place.mkdir(exist_ok=True)
    there = {each.name: each for each in Path(app.srcdir).parent.glob("examples/notebooks/*.ipynb")}
    for copy in place.glob("*.ipynb"):
        if copy.name not in there:
            copy.unlink()
    for name, notebook in there.items():
        copy, content = place / name, notebook.read_bytes()
        if not copy.is_file() or copy.read_bytes() != content:
            copy.write_bytes(content)


def setup(app: Sphinx) -> None:
    """Call the site by its name in the language that is built; no colours are known for CSV."""
    app.add_lexer("csv", TextLexer)
    app.connect("config-inited", _name_the_site)
    app.connect("builder-inited", _bring_notebooks)
