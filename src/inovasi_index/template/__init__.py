"""A workbook to fill in: the questions of an edition, with the answers that each of them takes.

What is filled in reads back as the same report. The workbook checks no more than a spreadsheet can
while somebody types: the rest is said when it is read.
"""

import os
from pathlib import Path as FilePath
from typing import TypeAlias

from inovasi_index.files.tables import books
from inovasi_index.problems import unknown_ending
from inovasi_index.ruleset import Ruleset
from inovasi_index.template.form import Form
from inovasi_index.template.reading import write_reading
from inovasi_index.template.sheets import (
    TITLE,
    write_bukti,
    write_inovasi,
    write_juri,
    write_pemda,
    write_spd,
)
from inovasi_index.text import Lang

Target: TypeAlias = str | os.PathLike[str]

ENDING = ".xlsx"


def write_template(ruleset: Ruleset, target: Target, *, lang: Lang = "id") -> None:
    """Write the workbook that an agency fills in, and that `read_laporan` reads.

    That of a contest has a sheet for what jurors give, if its rules ask them.

    Args:
        ruleset: The edition that asks.
        target: A path that ends in ``.xlsx``; a file that is there is written over.
        lang: The language of the explanations, names and lists. The headings are those of the
            report in either, so that one reader reads both.

    Raises:
        EditionIncomplete: The edition can give no index.
        WrongValueError: ``unknown-ending``.
        MissingLibraryError: The extra ``xlsx`` is not installed.
        OSError: The file cannot be written.
    """
    path = FilePath(target)
    if path.suffix.lower() != ENDING:
        raise unknown_ending(path.name, [ENDING])
    path.write_bytes(to_template(ruleset, lang))


def to_template(ruleset: Ruleset, lang: Lang = "id") -> bytes:
    """The workbook of `write_template` as bytes; the same rules give the same bytes.

    Raises:
        EditionIncomplete: The edition can give no index.
        MissingLibraryError: The extra ``xlsx`` is not installed.

    >>> from inovasi_index import get_ruleset, read_laporan
    >>> template = to_template(get_ruleset(2026))
    >>> read_laporan(template, given={"pemda": "Kabupaten Contoh"}).tahun
    2026
    """
    if not ruleset.ranks_inovasi:
        ruleset.require_formula()
    library = books.library()
    book = library.Workbook()
    book.remove(book.active)
    form = Form(library, book, ruleset, lang)
    write_pemda(form)
    if ruleset.spd_rows:
        write_spd(form)
    write_inovasi(form)
    if ruleset.juri_rows:
        write_juri(form)
    if ruleset.spd_rows or ruleset.sid_rows:
        write_bukti(form)
    write_reading(form)
    form.write_lists()
    form.keep("edition", ruleset.edition)
    form.keep("digest", ruleset.digest)
    return books.packed(book, TITLE.fill(title=ruleset.title)[lang])
