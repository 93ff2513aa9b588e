"""A sheet: what one directive shows, and what on it others can refer to."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from attrs import frozen
from docutils import nodes
from sphinx import addnodes

from inovasi_index.pages import Block
from inovasi_index.ruleset import Ruleset
from inovasi_index.sphinx.blocks import fill, section
from inovasi_index.sphinx.site import Site
from inovasi_index.text import Lang, Text

Options: TypeAlias = Mapping[str, Any]
KEYWORDS = "inovasi-keywords"
NO_TITLE, NO_INDEX, SUMMARY = "no-title", "no-index", "summary"
EDITION = "edition"


@frozen
class Entry:
    """What can be referred to: its kind, its name, what it is called, and where on the page."""

    kind: str
    name: str
    title: str
    node_id: str


class Sheet:
    """What one directive shows, made from rules alone, in the language of the site."""

    def __init__(self, site: Site, argument: str, options: Options) -> None:
        self.site = site
        self.argument = argument
        self.options = options
        self.body = nodes.Element()
        self.entries: list[Entry] = []

    @property
    def lang(self) -> Lang:
        """The language of the site."""
        return self.site.lang

    def titled(self, title: str) -> nodes.Element:
        """Where what has a title goes: a section, or the place of a directive without it."""
        if NO_TITLE in self.options:
            return self.body
        made = section(title)
        self.body += made
        return made

    def blocks(self, blocks: Iterable[Block]) -> nodes.Element:
        """Show blocks, the first of which is the title; where they went."""
        title, *rest = blocks
        place = self.titled(title.text)  # type: ignore[union-attr]
        fill(place, rest, 1)
        return place

    def anchor(self, place: nodes.Element, kind: str, name: str, title: str) -> None:
        """Let others refer to a place, unless the directive says that it is told elsewhere."""
        if NO_INDEX in self.options:
            return
        node_id = nodes.make_id(f"{kind}-{name}")
        place["ids"].append(node_id)
        self.entries.append(Entry(kind, name, title, node_id))

    def index(self, title: str) -> None:
        """Put the page into the index of the site, at what was let be referred to last."""
        if NO_INDEX not in self.options:
            at = self.entries[-1].node_id
            self.body += addnodes.index(entries=[("single", title, at, "", None)])

    def link(self, kind: str, name: str, text: str) -> nodes.Node:
        """A reference to what may have a page, and is plain text if it has none."""
        return addnodes.pending_xref(
            "",
            nodes.inline("", text),
            refdomain="inovasi",
            reftype=kind,
            reftarget=name,
            refexplicit=True,
            may_be_missing=True,
        )

    def edition(self, rules: Ruleset) -> nodes.Node:
        """A reference to an edition."""
        return self.link("edition", rules.edition, rules.edition)

    def findable(self, texts: Iterable[Text]) -> None:
        """Let a search find the page by the words of the other language too."""
        other: Lang = "en" if self.lang == "id" else "id"
        words = {word for text in texts for word in re.findall(r"\w+", text[other].lower())}
        # A word each: Sphinx takes what stands between two commas for one word.
        content = ", ".join(sorted(words))
        self.body += nodes.meta(name="keywords", content=content, classes=[KEYWORDS])


def short_name(rules: Ruleset) -> str:
    """The name of an edition without its issuer."""
    return rules.edition.partition("/")[2]
