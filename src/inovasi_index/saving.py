"""A result or a page as a file, in the form that the ending of its name asks for."""

import json
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from attrs import frozen

from inovasi_index.explanation import tables, whole
from inovasi_index.pages import Block, Format, Heading, html_page, render
from inovasi_index.problems import unknown_ending
from inovasi_index.result import Result
from inovasi_index.text import Lang
from inovasi_index.workbook import Sheets, to_xlsx

Target: TypeAlias = str | os.PathLike[str]


class Page(Protocol):
    """What can be saved: an answer of the library as data, and as a page to be read."""

    def to_dict(self) -> dict[str, Any]:
        """The answer as plain data."""

    def blocks(self, lang: Lang) -> Iterable[Block]:
        """The answer as headings, sentences and tables."""


def write_result(result: Result, target: Target, *, lang: Lang = "id") -> None:
    """Write a result into a file, in the form that the ending of its name asks for.

    ``.xlsx`` and ``.csv`` hold the tables of the result: a summary, the innovations, every row,
    what is missing and the notices, each on a sheet of its own, or one under the other. ``.txt``,
    ``.md`` and ``.html`` hold its whole sheet, ``.json`` is `Result.to_dict`.

    Args:
        result: What `score` gave.
        target: The path of the file; one that is there is written over.
        lang: ``"id"`` or ``"en"``.

    Raises:
        WrongValueError: ``unknown-ending``.
        MissingLibraryError: ``.xlsx`` needs the extra ``xlsx``.
        OSError: The file cannot be written.
    """
    form = _form(target)
    saved = _Saved(lang, tuple(whole(result, lang)), tables(result, lang), result.to_dict)
    Path(target).write_bytes(form(saved))


def save_page(page: Page, target: Target, *, lang: Lang = "id") -> None:
    """Write a page into a file, as `write_result` does; a workbook has it on one sheet.

    Args:
        page: What `across`, `compare` or `history` gave, or another answer of the library.
        target: The path of the file; one that is there is written over.
        lang: ``"id"`` or ``"en"``.

    Raises:
        WrongValueError: ``unknown-ending``.
        MissingLibraryError: ``.xlsx`` needs the extra ``xlsx``.
        OSError: The file cannot be written.
    """
    form = _form(target)
    blocks = tuple(page.blocks(lang))
    saved = _Saved(lang, blocks, ((_title(blocks), blocks),), page.to_dict)
    Path(target).write_bytes(form(saved))


@frozen
class _Saved:
    """What a file is made of: a page to be read, the same as sheets, and as data."""

    lang: Lang
    blocks: tuple[Block, ...]
    sheets: Sheets
    data: Callable[[], dict[str, Any]]

    def rendered(self, form: Format) -> str:
        """The page in one of its forms."""
        return render(self.blocks, form, self.lang)


def _title(blocks: Iterable[Block]) -> str:
    """What a page calls itself."""
    return next((block.text for block in blocks if isinstance(block, Heading)), "")


def _text(saved: _Saved) -> bytes:
    return saved.rendered("text").encode()


def _markdown(saved: _Saved) -> bytes:
    return saved.rendered("markdown").encode()


def _html(saved: _Saved) -> bytes:
    page = html_page(_title(saved.blocks), saved.lang, [saved.rendered("html")])
    return page.encode()


def _csv(saved: _Saved) -> bytes:
    """The tables with a mark of their encoding, without which Excel guesses another."""
    blocks = (block for _, blocks in saved.sheets for block in blocks)
    return render(blocks, "csv", saved.lang).encode("utf-8-sig")


def _xlsx(saved: _Saved) -> bytes:
    return to_xlsx(saved.sheets, saved.lang, title=_title(saved.blocks))


def _json(saved: _Saved) -> bytes:
    """The data, indented; half of a pair of code units is no character, and stays an escape."""
    text = json.dumps(saved.data(), ensure_ascii=False, indent=2)
    return f"{text}\n".encode(errors="backslashreplace")


_FORMS: Mapping[str, Callable[[_Saved], bytes]] = {
    ".csv": _csv,
    ".html": _html,
    ".json": _json,
    ".md": _markdown,
    ".txt": _text,
    ".xlsx": _xlsx,
}
ENDINGS: tuple[str, ...] = tuple(_FORMS)
"""The endings of the files that can be written."""


def _form(target: Target) -> Callable[[_Saved], bytes]:
    """What makes the content of a file.

    Raises:
        WrongValueError: ``unknown-ending``.
    """
    path = Path(target)
    form = _FORMS.get(path.suffix.lower())
    if form is None:
        raise unknown_ending(path.name, ENDINGS)
    return form
