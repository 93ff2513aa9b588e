"""Pages that stand in both languages, line beside line, shown in the language of the build.

On the pages of the codes an Indonesian line ends in two spaces and its English one follows, a
heading is ``Indonesian / English``, a head of a table too, or a table has a column *arti* beside a
column *meaning*. So
whoever reads the file itself has both; the site shows one.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from inovasi_index.sphinx.site import site_of

PAGES = ("reference/codes", "reference/headings")
"""The pages that stand in both languages, with those below them."""

_HEADING = re.compile(r"(#+) (.+) / (.+)")
_HEADS = {"id": "arti", "en": "meaning"}


def setup(app: Sphinx) -> dict[str, Any]:
    """Show one language of the pages, and leave nothing of them to be translated."""
    app.connect("source-read", _read)
    app.connect("doctree-read", _need_no_translation)
    return {"version": "1", "parallel_read_safe": True}


def is_bilingual(docname: str) -> bool:
    """Whether a page stands in both languages."""
    return any(docname == page or docname.startswith(f"{page}/") for page in PAGES)


def in_one_language(text: str, lang: str) -> str:
    """What a page says in one language; what stands in fenced blocks is left alone."""
    kept = _outside_fences(text, lang)
    return "\n".join(line for line in kept if line is not None) + "\n"


def _read(app: Sphinx, docname: str, source: list[str]) -> None:
    if is_bilingual(docname):
        source[0] = in_one_language(source[0], site_of(app.config, Path(app.srcdir)).lang)


def _need_no_translation(app: Sphinx, doctree: nodes.document) -> None:
    if is_bilingual(app.env.docname):
        for node in doctree.findall(nodes.Element):
            node["translatable"] = False


def _outside_fences(text: str, lang: str) -> Iterator[str | None]:
    """The lines of a page, None for those that stay away."""
    is_fenced, before, columns = False, "", None
    for line in text.splitlines():
        is_fence = line.startswith("```")
        if is_fenced or is_fence:
            is_fenced ^= is_fence
            yield line
        else:
            is_head = line.startswith("|") and not before.startswith("|")
            columns = _columns(line, columns, lang)
            shown = _heads(line, lang) if is_head else line
            yield _in_one_language(shown, before, lang) if columns is None else _cut(shown, columns)
        before = line


def _in_one_language(line: str, before: str, lang: str) -> str | None:
    heading = _HEADING.fullmatch(line)
    if heading:
        return f"{heading[1]} {heading[2 if lang == 'id' else 3]}"
    if line.endswith("  "):
        return line.rstrip() if lang == "id" else None
    return None if before.endswith("  ") and lang == "id" else line


def _columns(line: str, known: tuple[int, ...] | None, lang: str) -> tuple[int, ...] | None:
    """Which cells of a table stay; None outside of a table that has both languages."""
    if not line.startswith("|"):
        return None
    if known is not None:
        return known
    heads = _cells(line)
    if not set(_HEADS.values()) <= set(heads):
        return None
    others = {head for each, head in _HEADS.items() if each != lang}
    return tuple(number for number, head in enumerate(heads) if head not in others)


def _heads(line: str, lang: str) -> str:
    """The heads of a table in one language."""
    heads = (head.split(" / ")[0 if lang == "id" else -1] for head in _cells(line))
    return f"| {' | '.join(heads)} |"


def _cut(line: str, columns: tuple[int, ...]) -> str:
    cells = _cells(line)
    return f"| {' | '.join(cells[number] for number in columns)} |"


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip()[1:-1])]
