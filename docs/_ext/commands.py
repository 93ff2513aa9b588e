"""The command line as it explains itself: one section a command, from the parser itself."""

import argparse
import re
import textwrap
from collections.abc import Iterator
from functools import cache
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from inovasi_index.cli import _parser

WIDEST_USAGE = 76
_CODE = re.compile(r"--[a-z-]+(?: json)?|\w+=(?:\"[^\"]+\"|\w+)|inovasi-index show EDITION")
"""What stands as code in the sentences of the parser."""


class Commands(SphinxDirective):
    """A section for each command: what it is for, how it is called, what each word means."""

    def run(self) -> list[nodes.Node]:
        """Read the sections as if they stood on the page."""
        text = "\n".join(line for name in parsers() for line in described(name))
        return self.parse_text_to_nodes(text, allow_section_headings=True)


@cache
def parsers() -> dict[str, argparse.ArgumentParser]:
    """The parser of each command, by its name."""
    (commands,) = (
        action
        for action in _parser()._actions  # noqa: SLF001 - argparse offers no other way to them
        if isinstance(action, argparse._SubParsersAction)  # noqa: SLF001 - as above
    )
    return dict(commands.choices)


def described(name: str) -> Iterator[str]:
    """A command as lines of Markdown."""
    parser = parsers()[name]
    yield f"## `inovasi-index {name}`\n"
    yield f"{_marked(parser.description or '')}\n"
    yield f"```text\n{_usage(parser)}\n```\n"
    for action in parser._actions:  # noqa: SLF001 - as above
        if action.dest not in ("help", "lang"):
            yield f"- `{_words(action)}`: {_marked(action.help or '')}"
    yield ""


def _usage(parser: argparse.ArgumentParser) -> str:
    """How a command is called, broken between its words and not within them."""
    words = " ".join(parser.format_usage().removeprefix("usage: ").split())
    kept = re.sub(r"\[[^\[\]]*(?:\[[^\]]*\][^\]]*)?\]", lambda word: _glued(word[0]), words)
    lines = textwrap.wrap(
        kept, WIDEST_USAGE, subsequent_indent="    ", break_on_hyphens=False, break_long_words=False
    )
    return "\n".join(lines).replace(_GLUE, " ")


_GLUE = "\N{NO-BREAK SPACE}"


def _glued(word: str) -> str:
    return word.replace(" ", _GLUE)


def _marked(sentence: str) -> str:
    return _CODE.sub(lambda code: f"`{code[0]}`", " ".join(sentence.split()))


def _words(action: argparse.Action) -> str:
    values = str(action.metavar or "|".join(action.choices or ()))
    if not action.option_strings:
        return values
    names = ", ".join(action.option_strings)
    if action.nargs == 0:
        return names
    return f"{names} [{values}]" if action.nargs == "?" else f"{names} {values}"


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the directive ``commands``."""
    app.add_directive("commands", Commands)
    return {"version": "1", "parallel_read_safe": True}
