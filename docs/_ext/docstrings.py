"""Docstrings in the reference: their sections, and the names that they mention."""

from collections.abc import Sequence
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.ext.napoleon import Config, GoogleDocstring
from sphinx.util.docutils import SphinxRole

import inovasi_index
from inovasi_index import testing


class PublicName(SphinxRole):
    """A name between single backticks: a link if it is public, else code."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Refer to the name in the package that has it."""
        shown = nodes.literal(self.rawtext, self.text, classes=["py"])
        home = _home_of(self.text)
        if home is None:
            return [shown], []
        link = addnodes.pending_xref(
            self.rawtext,
            shown,
            refdomain="py",
            reftype="obj",
            reftarget=f"{home}.{self.text}",
            refdoc=self.env.docname,
            refwarn=True,
        )
        self.set_source_info(link)
        return [link], []


def _home_of(name: str) -> str | None:
    """The package whose public names have it, if one has."""
    first = name.partition(".")[0]
    packages = (inovasi_index, testing)
    return next((each.__name__ for each in packages if first in each.__all__), None)


def _in_sections(  # noqa: PLR0913, PLR0917 - what Sphinx gives
    app: Sphinx, what: str, name: str, obj: Any, options: Any, lines: list[str]
) -> None:
    """Read ``Args:`` and ``Raises:``; of a property no colon is taken for the end of a type."""
    kind = "method" if what in ("attribute", "property") else what
    read = GoogleDocstring(_without_doctests(lines), _CONFIG, app, kind, name, obj, options)
    lines[:] = read.lines()


def _without_doctests(lines: Sequence[str]) -> list[str]:
    """A docstring up to its example: examples stand in the lessons and recipes."""
    ends = (number for number, line in enumerate(lines) if line.startswith(">>> "))
    return list(lines[: next(ends, len(lines))])


_CONFIG = Config(napoleon_use_rtype=False)


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the role ``public-name`` and read docstrings in the style of Google."""
    app.setup_extension("sphinx.ext.autodoc")
    app.add_role("public-name", PublicName())
    app.connect("autodoc-process-docstring", _in_sections)
    return {"version": "1", "parallel_read_safe": True}
