"""The domain ``inovasi``: directives that show rules, and roles that refer to them."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Set
from pathlib import Path
from typing import Any, ClassVar

from attrs import frozen
from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.roles import XRefRole
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import make_refnode
from sphinx.util.typing import OptionSpec

from inovasi_index.problems import InovasiIndexError
from inovasi_index.sphinx import editions, indicators, results
from inovasi_index.sphinx.sheets import (
    EDITION,
    KEYWORDS,
    NO_INDEX,
    NO_TITLE,
    SUMMARY,
    Entry,
    Options,
    Sheet,
)
from inovasi_index.sphinx.site import Site, site_of
from inovasi_index.text import Text

logger = logging.getLogger(__name__)

NAME = "inovasi"

SHOWN: Mapping[str, Callable[[Sheet], None]] = {
    "edition": editions.edition,
    "editions": editions.editions,
    "aspect": editions.aspect,
    "variable": editions.variable,
    "formula": editions.formula,
    "predikat": editions.predikat,
    "urusan": editions.urusan,
    "comparison": editions.comparison,
    "law": editions.law,
    "indicator": indicators.indicator,
    "indicators": indicators.indicators,
    "levels": indicators.levels,
    "history": indicators.history,
    "result": results.result,
}
"""What the directives show, by their names."""

OF_FILES = ("result",)
"""The directives whose argument is a file, beside the page or from the folder of the site."""

NOTHING = ""
"""The digest of what could not be shown."""

KINDS: Mapping[str, Text] = {
    "edition": Text(id="edisi", en="edition"),
    "aspect": Text(id="aspek", en="aspect"),
    "variable": Text(id="variabel", en="variable"),
    "indicator": Text(id="indikator", en="indicator"),
    "comparison": Text(id="perbandingan", en="comparison"),
    "law": Text(id="dasar hukum", en="law"),
}
"""What can be referred to; each kind has a role of its name."""


def setup(app: Sphinx) -> None:
    """Add the domain, the short role ``indikator``, and what keeps a build up to date."""
    app.add_domain(InovasiDomain)
    app.add_role("indikator", _indikator)
    app.connect("env-get-outdated", _outdated)
    app.connect("doctree-resolved", _keep_from_translators)
    # After intersphinx, which may know a page of another site.
    app.connect("missing-reference", _plain_text, priority=900)


@frozen
class Shown:
    """One directive of a page, and a digest of what it showed when the page was read.

    One that could show nothing is outdated until it can, so that every build tells why.
    """

    what: str
    argument: str
    options: Options
    digest: str

    def is_outdated(self, site: Site) -> bool:
        """Whether it would now show something else."""
        try:
            return self.digest != _digest(_sheet_of(self.what, site, self.argument, self.options))
        except InovasiIndexError:
            return True


def _sheet_of(what: str, site: Site, argument: str, options: Options) -> Sheet:
    """What a directive shows.

    Raises:
        InovasiIndexError: Its id, its report or the rules are wrong.
    """
    sheet = Sheet(site, argument, options)
    SHOWN[what](sheet)
    return sheet


def _digest(sheet: Sheet) -> str:
    """A short sign of all that a sheet shows."""
    shown = "".join(child.pformat() for child in sheet.body.children)
    return hashlib.sha256(shown.encode()).hexdigest()


class _Show(SphinxDirective):
    """A directive that shows something of the rules; what stands in it goes below that."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = {
        NO_TITLE: directives.flag,
        NO_INDEX: directives.flag,
        SUMMARY: directives.flag,
        EDITION: directives.unchanged_required,
        "inovasi": directives.positive_int,
        "indicator": directives.unchanged_required,
    }

    def run(self) -> list[nodes.Node]:
        """The nodes, or a warning at the line of the directive."""
        what = self.name.rpartition(":")[2]
        site = site_of(self.config, Path(self.env.srcdir))
        domain = self.env.domains[NAME]
        assert isinstance(domain, InovasiDomain)  # noqa: S101 - it is what has this name
        argument = self._argument(what)
        try:
            sheet = _sheet_of(what, site, argument, self.options)
        except InovasiIndexError as error:
            # An error says it in both languages, as a console does that serves several people.
            logger.warning(str(error), location=self.get_location(), type=NAME, subtype=what)
            domain.note_shown(Shown(what, argument, self.options, NOTHING))
            return []
        domain.note_shown(Shown(what, argument, self.options, _digest(sheet)))
        for entry in sheet.entries:
            domain.note_entry(entry, self.get_location())
        self._settle(sheet.body)
        place = next(sheet.body.findall(nodes.section), sheet.body)
        place += self.parse_content_to_nodes()
        return sheet.body.children

    def _argument(self, what: str) -> str:
        argument = " ".join(" ".join(self.arguments).split())
        if what not in OF_FILES:
            return argument
        path, _ = self.env.relfn2path(argument)
        self.env.note_dependency(path)
        return path

    def _settle(self, body: nodes.Element) -> None:
        """Make the nodes part of the document: their ids, their page, and no text to translate."""
        for element in list(body.findall(nodes.Element)):
            if element is not body and (element["ids"] or isinstance(element, nodes.section)):
                self.state.document.note_implicit_target(element)
        for reference in body.findall(addnodes.pending_xref):
            reference["refdoc"] = self.env.docname
        for text in body.findall(nodes.TextElement):
            text["translatable"] = False


class InovasiDomain(Domain):
    """Editions, aspects, variables, indicators, comparisons and law, and where they are shown."""

    name = NAME
    label = "Inovasi"
    object_types: ClassVar = {kind: ObjType(text.en, kind) for kind, text in KINDS.items()}
    directives: ClassVar = dict.fromkeys(SHOWN, _Show)
    roles: ClassVar = {
        kind: XRefRole(innernodeclass=nodes.inline, warn_dangling=True) for kind in KINDS
    }
    dangling_warnings: ClassVar = {
        kind: f"unknown {text.en} %(target)s / {text.id} %(target)s tidak dikenal"
        for kind, text in KINDS.items()
    }
    initial_data: ClassVar = {"entries": {}, "shown": {}}
    data_version = 1

    @property
    def entries(self) -> dict[tuple[str, str], tuple[str, Entry]]:
        """What can be referred to, by kind and name, each with its page."""
        entries: dict[tuple[str, str], tuple[str, Entry]] = self.data["entries"]
        return entries

    @property
    def shown(self) -> dict[str, list[Shown]]:
        """What the directives of each page showed."""
        shown: dict[str, list[Shown]] = self.data["shown"]
        return shown

    def note_shown(self, shown: Shown) -> None:
        """Note what a directive of the page that is being read shows."""
        self.shown.setdefault(self.env.docname, []).append(shown)

    def note_entry(self, entry: Entry, location: str) -> None:
        """Note what can be referred to on the page that is being read."""
        page, _ = self.entries.setdefault((entry.kind, entry.name), (self.env.docname, entry))
        if self.entries[entry.kind, entry.name][1] is not entry:
            text = _TWICE.fill(kind=KINDS[entry.kind], name=entry.name, page=page)
            logger.warning(f"{text.en} / {text.id}", location=location, type=NAME, subtype="twice")

    def clear_doc(self, docname: str) -> None:
        """Forget a page."""
        self.shown.pop(docname, None)
        for key, (page, _) in list(self.entries.items()):
            if page == docname:
                del self.entries[key]

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process has read."""
        for docname in docnames:
            if docname in otherdata["shown"]:
                self.shown[docname] = otherdata["shown"][docname]
        for key, (page, entry) in otherdata["entries"].items():
            if page in docnames:
                self.entries[key] = page, entry

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """What can be referred to, for the inventory and the search."""
        for (kind, name), (page, entry) in self.entries.items():
            yield name, entry.title, kind, page, entry.node_id, 1

    def get_type_name(self, type: ObjType, primary: bool = False) -> str:  # noqa: A002
        """What a kind is called in the language of the site."""
        return KINDS[type.roles[0]][site_of(self.env.config, Path(self.env.srcdir)).lang]

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: addnodes.pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """A reference to what has a page."""
        issuer = site_of(env.config, Path(env.srcdir)).issuer
        for name in (target, f"{issuer}/{target}"):
            if (typ, name) in self.entries:
                page, entry = self.entries[typ, name]
                shown = contnode if node["refexplicit"] else nodes.inline("", entry.title)
                return make_refnode(builder, fromdocname, page, entry.node_id, shown, entry.title)
        return None

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: addnodes.pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """References to what has that full name, of whatever kind."""
        found = []
        for kind in KINDS:
            if (kind, target) in self.entries:
                page, entry = self.entries[kind, target]
                made = make_refnode(
                    builder, fromdocname, page, entry.node_id, contnode, entry.title
                )
                found.append((f"{NAME}:{kind}", made))
        return found


def _indikator(*args: Any, **options: Any) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """The short role: what is written as ``indikator`` is an indicator of the domain."""
    _, *rest = args
    return InovasiDomain.roles["indicator"](f"{NAME}:indicator", *rest, **options)


def _outdated(
    app: Sphinx, env: BuildEnvironment, added: Set[str], changed: Set[str], removed: Set[str]
) -> list[str]:
    """The pages whose directives would now show something else."""
    site = site_of(app.config, Path(app.srcdir))
    domain = env.domains[NAME]
    return [
        page
        for page, shown in domain.data["shown"].items()
        if page not in added | changed | removed and any(each.is_outdated(site) for each in shown)
    ]


def _plain_text(
    app: Sphinx, env: BuildEnvironment, node: addnodes.pending_xref, contnode: nodes.Element
) -> nodes.Element | None:
    """What may have a page and has none is no link."""
    return contnode if node.get("may_be_missing") else None


def _keep_from_translators(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Leave the words of the other language, which help a search, out of the catalogues."""
    if app.builder.name == "gettext":
        for node in list(doctree.findall(nodes.meta)):
            if KEYWORDS in node["classes"]:
                node.parent.remove(node)


_TWICE = Text(
    id="{kind} {name} sudah ada pada halaman {page}; tulis :no-index: pada salah satunya",
    en="the {kind} {name} is on the page {page} already; write :no-index: at one of them",
)
