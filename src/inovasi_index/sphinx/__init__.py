"""Rulesets in Sphinx: pages of editions and indicators that cannot disagree with the score.

Five lines of a ``conf.py`` are enough::

    project = "Inovasi Kota Contoh"
    language = "id"
    extensions = ["inovasi_index.sphinx"]
    inovasi_rulesets = ["../rulesets"]
    inovasi_editions = ["kota-contoh/*"]

What is shown comes from the rules, in the language of the build: Indonesian for ``id``, English
for any other.
"""

from typing import TYPE_CHECKING

from inovasi_index.version import __version__

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

VERSION_OF_DATA = 1
"""Raised when what is kept from one build to the next has another form."""


def setup(app: "Sphinx") -> "ExtensionMetadata":
    """Make the directives, roles and pages known to Sphinx."""
    from inovasi_index.sphinx import domain, generated, mathml, site  # noqa: PLC0415 - needs Sphinx

    for part in (site, domain, generated, mathml):
        part.setup(app)
    return {
        "version": __version__,
        "env_version": VERSION_OF_DATA,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
