"""Mathematics as MathML, which browsers show by themselves: no script, no other host."""

import html

from docutils import nodes
from docutils.utils.math.latex2mathml import tex2mathml
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.writers.html5 import HTML5Translator

from inovasi_index.text import Text

logger = logging.getLogger(__name__)


def setup(app: Sphinx) -> None:
    """Add the way to write mathematics; Sphinx takes it instead of MathJax by itself."""
    app.add_html_math_renderer("mathml", (_inline, None), (_displayed, None))


def _inline(translator: HTML5Translator, node: nodes.math) -> None:
    translator.body.append(_written(node, as_block=False))
    raise nodes.SkipNode


def _displayed(translator: HTML5Translator, node: nodes.math_block) -> None:
    written = _written(node, as_block=True)
    # On a small screen it is scrolled, which must be possible with the keyboard, too.
    div = translator.starttag(node, "div", CLASS="math inovasi-math", tabindex="0")
    translator.body.append(f"{div}{written}</div>\n")
    raise nodes.SkipNode


def _written(node: nodes.math | nodes.math_block, *, as_block: bool) -> str:
    try:
        return str(tex2mathml(node.astext(), as_block=as_block))
    # What is not finished ends the parser of docutils in other errors than its own, too.
    except Exception as error:
        text = _NO_MATHEMATICS.fill(reason=error)
        logger.warning(f"{text.en} / {text.id}", location=node, type="inovasi", subtype="math")
        return f"<code>{html.escape(node.astext().strip())}</code>"


_NO_MATHEMATICS = Text(
    id="rumus ini tidak dapat ditulis sebagai MathML: {reason}",
    en="this mathematics cannot be written as MathML: {reason}",
)
