"""New rules to begin with: a folder with a ruleset, its cases, a report, and the way from there."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

import attrs

from inovasi_index.catalog import editions
from inovasi_index.comparison import Edition, rules_of
from inovasi_index.files.checks import faults_in_ruleset
from inovasi_index.files.layout import as_json, as_outline, as_yaml, comment
from inovasi_index.files.reading import read_ruleset
from inovasi_index.files.rules_writing import plain_ruleset
from inovasi_index.files.writing import plain_laporan
from inovasi_index.problems import WrongValueError, shorten
from inovasi_index.ruleset import Ruleset
from inovasi_index.scaffold import notes
from inovasi_index.scaffold.changes import changeable, trial
from inovasi_index.scaffold.readme import BASED, COPIED, readme
from inovasi_index.scaffold.samples import Plain, cases, example
from inovasi_index.schemas import schema
from inovasi_index.text import Text

Files: TypeAlias = Mapping[str, str]
"""What to write: texts by the names of their files."""

SCHEMAS = ("ruleset", "cases", "laporan")
"""The kinds of files that get a schema beside them, for editors."""


def new_ruleset(edition: str, base: Edition, folder: str | Path = ".") -> tuple[Path, ...]:
    """Begin new rules from a copy of others, all of them there to be changed.

    Written are, below ``folder/<issuer>/<edition>``: ``ruleset.yaml`` with a note on each section,
    ``cases.yaml`` with figures computed from the base, ``laporan.yaml`` to score, a ``README.md``
    that says how to go on, and the schemas for editors.

    Args:
        edition: The id of the new rules, ``kota-contoh/2027``. The year in it becomes that of the
            rules.
        base: The rules to begin with: a year, an id, or rules read from a file.
        folder: Where the folder of the issuer is, or is to be.

    Returns:
        The files that were written.

    Raises:
        WrongValueError: ``edition-id`` for what is no id, ``already-exists`` for one that is known
            or whose folder is there.
        UnknownEditionError: There is no such base.
        EditionIncomplete: Too little is known of the base for an index.
        OSError: The folder cannot be written.
    """
    source = rules_of(base)
    rules = _draft(edition, source)
    about = notes.WHOLE.fill(edition=edition, base=source.edition)
    sections = {
        key: notes.lines(note.fill(base=source.edition)) for key, note in notes.SECTIONS.items()
    }
    text = _head(about, "ruleset") + as_yaml(plain_ruleset(rules), sections)
    return _written(rules, {"ruleset.yaml": text, **_beside(rules, COPIED)}, folder)


def new_differences(edition: str, base: Edition, folder: str | Path = ".") -> tuple[Path, ...]:
    """Begin rules that say only how they differ from others.

    As `new_ruleset`, but that ``ruleset.yaml`` names its base, and shows by examples in comments
    how something is changed, added or removed.

    Raises:
        WrongValueError: As `new_ruleset`.
        UnknownEditionError: The base cannot be found by its id.
        EditionIncomplete: As `new_ruleset`.
        OSError: The folder cannot be written.
    """
    source = rules_of(rules_of(base).edition)  # as whoever reads the file will find it
    draft = plain_ruleset(_draft(edition, source))
    about = notes.DIFFERENCES.fill(edition=edition, base=source.edition)
    own: Plain = {"format": draft["format"], "edition": edition, "based_on": source.edition}
    own |= {key: draft[key] for key in ("revision", "year", "title", "standing")}
    shown = trial(source).before
    text = (
        _head(about, "ruleset")
        + as_yaml(own, {"title": notes.lines(notes.SECTIONS["title"])})
        + _example(notes.CHANGE, {**changeable(source), **shown})
        + _example(notes.ADD, notes.ADDED)
        + _example(notes.REMOVE, _removable(source))
    )
    rules = read_ruleset(text.encode(), name=f"{edition}/ruleset.yaml")
    how = BASED.fill(sections=", ".join(f"`{key}`" for key in shown))
    return _written(rules, {"ruleset.yaml": text, **_beside(rules, how)}, folder)


def _removable(base: Ruleset) -> Plain:
    """Something that rules are often without: the last of their conditions."""
    codes = [each.code for each in base.eligibility.conditions[-1:]]
    return {"remove": {"eligibility": {"conditions": codes}}}


def _draft(edition: str, base: Ruleset) -> Ruleset:
    """The base under a name of its own, with its title and ground still to be said."""
    if not base.ranks_inovasi:
        base.require_formula()
    year = _YEAR.search(edition.partition("/")[2])
    rules = attrs.evolve(
        base,
        edition=edition,
        revision=1,
        status="local",
        year=base.year if year is None else int(year[0]),
        title=notes.TITLE.fill(title=base.title),
        standing=notes.STANDING.fill(base=base.edition),
        based_on=None,
    )
    for fault in faults_in_ruleset(rules):
        raise WrongValueError(fault.code, fault.message)
    if edition in editions():
        raise WrongValueError("already-exists", _TAKEN.fill(edition=edition))
    return rules


_YEAR = re.compile("(?<![0-9])[0-9]{4}(?![0-9])")


def _head(about: Text, kind: str) -> str:
    """The comment at the head of a file: for editors, and for those who read it."""
    schema_line = notes.EDITOR.format(schema=f"schema/{kind}.schema.json")
    return "\n".join((f"# {schema_line}", *comment(notes.lines(about)), "", ""))


def _example(note: Text, sections: Plain) -> str:
    """Sections in a comment, to be brought to life by taking the signs before them away."""
    lines = (f"#{line}" for line in as_outline(sections).splitlines())
    return "\n".join(("", *comment(notes.lines(note)), *lines, ""))


def _beside(rules: Ruleset, how: Text) -> dict[str, str]:
    """The files beside a ruleset."""
    edition = rules.edition
    tested = {"format": "inovasi-index/cases@1", "edition": edition, "cases": cases(rules)}
    return {
        "cases.yaml": _head(notes.CASES.fill(edition=edition), "cases") + as_yaml(tested),
        "laporan.yaml": _head(notes.LAPORAN.fill(edition=edition), "laporan")
        + as_yaml(plain_laporan(example(rules))),
        "README.md": readme(rules, trial(rules), how),
        **{f"schema/{kind}.schema.json": as_json(schema(kind)) for kind in SCHEMAS},
    }


def _written(rules: Ruleset, files: Files, folder: str | Path) -> tuple[Path, ...]:
    """Write files into a folder of their own.

    Raises:
        WrongValueError: ``already-exists``.
        OSError: One cannot be written.
    """
    target = Path(folder, *rules.edition.split("/"))
    try:
        target.mkdir(parents=True)
    except FileExistsError:
        raise WrongValueError("already-exists", _THERE.fill(folder=shorten(target))) from None
    paths = []
    for name, text in files.items():
        path = target / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        paths.append(path)
    return tuple(paths)


_TAKEN = Text(
    id="edisi {edition} sudah ada; pilih nama lain",
    en="there is an edition {edition}; choose another name",
)
_THERE = Text(
    id="{folder} sudah ada; tidak ada yang ditimpa",
    en="{folder} is there already; nothing is written over",
)
