"""Links to folders and pages of the repository that the site does not have: their paths, as text.

Whoever reads a page where it lies can follow them; a file that is no page is offered for download.
"""

import re
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

_LINK = re.compile(r"\[[^\]]*\]\(((?:\.\./)+[^)#\s]+)(?:#[^)]*)?\)")


def setup(app: Sphinx) -> dict[str, Any]:
    """Show paths where links would lead nowhere."""
    app.connect("source-read", _read)
    return {"version": "1", "parallel_read_safe": True}


def _read(app: Sphinx, docname: str, source: list[str]) -> None:
    folder = Path(app.env.doc2path(docname)).parent
    root = Path(app.srcdir).resolve()

    def shown(link: re.Match[str]) -> str:
        target = (folder / link[1]).resolve()
        if target.is_relative_to(root) or (target.is_file() and target.suffix != ".md"):
            return link[0]
        return f"`{target.relative_to(root.parent).as_posix()}`"

    source[0] = _LINK.sub(shown, source[0])
