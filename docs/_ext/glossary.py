"""The words of the library as a glossary, each language beside the other."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.domains.std import make_glossary_term
from sphinx.util.docutils import SphinxDirective

from inovasi_index.sphinx.site import site_of
from inovasi_index.text import Lang, Text

_IN = {"id": Text(id="Indonesia", en="Indonesian"), "en": Text(id="Inggris", en="English")}
_LONG = Text(id="Kepanjangan", en="Stands for")


class Glossary(SphinxDirective):
    """The terms of a file, in the order of the alphabet of the language of the build."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Make a list of the terms, each of which can be referred to."""
        relative, file = self.env.relfn2path(self.arguments[0])
        self.env.note_dependency(relative)
        lang = site_of(self.config, Path(self.env.srcdir)).lang
        entries = yaml.safe_load(Path(file).read_text(encoding="utf-8"))
        entries.sort(key=lambda entry: word_of(entry, lang).casefold())
        terms = nodes.definition_list("", *(self._item(entry, lang) for entry in entries))
        terms["classes"].append("simple")
        glossary = addnodes.glossary("", terms, sorted=False)
        for node in glossary.findall(nodes.Element):
            node["translatable"] = False
        return [glossary]

    def _item(self, entry: Mapping[str, Any], lang: Lang) -> nodes.definition_list_item:
        word = word_of(entry, lang)
        source, line = self.get_source_info()
        term = make_glossary_term(
            self.env, [nodes.Text(word)], word[0].upper(), source, line, None, self.state.document
        )
        said = f"{entry['means'][lang]} {' '.join(_others(entry, lang))}".strip()
        definition = nodes.definition("", nodes.paragraph("", said))
        return nodes.definition_list_item("", term, definition)


def word_of(entry: Mapping[str, Any], lang: Lang) -> str:
    """What a language calls it: the word of the regulation, or its own."""
    word: str = entry.get("term") or entry[lang]
    return word


def _others(entry: Mapping[str, Any], lang: Lang) -> Iterator[str]:
    """What the other language calls it, or what its letters stand for."""
    if "term" in entry:
        words = list(dict.fromkeys(entry["other"].values()))
        name = _LONG if "id" in entry["other"] else _IN["en"]
        yield f"{name[lang]}: {words[0]}" + "".join(f" ({word})" for word in words[1:]) + "."
        return
    other = "en" if lang == "id" else "id"
    if entry[other] != entry[lang]:
        yield f"{_IN[other][lang]}: {entry[other]}."


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the directive ``glossary-of-terms``."""
    app.add_directive("glossary-of-terms", Glossary)
    return {"version": "1", "parallel_read_safe": True}
