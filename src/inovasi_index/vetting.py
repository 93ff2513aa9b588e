"""Is a file right: reports, rulesets, cases and issuers, one by one, by the folder, or installed.

Everything that can be said of a file is said at once, and what is only worth a look apart from
what is wrong. Cases are run too.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal, TypeAlias

import attrs
from attrs import frozen

from inovasi_index.catalog import get_ruleset
from inovasi_index.conformance import read_cases, run_case
from inovasi_index.files.advice import advice_on
from inovasi_index.files.nodes import Document, FileOrigin, Source, name_of
from inovasi_index.files.reading import LaporanFile, Way, open_ruleset, problems_in, read_issuer
from inovasi_index.files.shelves import (
    GROUP,
    Shelf,
    Shelves,
    Unread,
    bundled_shelf,
    default_shelves,
    edition_id,
    package_shelves,
    path_shelves,
    search_path,
)
from inovasi_index.files.yaml import read_document
from inovasi_index.pages import Block, Grid, Heading, Paragraph, in_notebook
from inovasi_index.problems import (
    EditionError,
    Fault,
    LaporanError,
    Problem,
    ProblemsError,
    RulesetError,
    in_order,
    placed,
    shorten,
)
from inovasi_index.ruleset import Ruleset
from inovasi_index.text import Lang, Text

Kind: TypeAlias = Literal["laporan", "ruleset", "cases", "issuer", "folder", "package"]

RULES = "ruleset.yaml"
"""What the rules of an edition are called in their folder."""

MOST_ENTRIES = 100_000
"""More files than any collection of rulesets and reports has."""

MOST_BEGINNING = 16 * 1024
"""How much of a file is read to see whether it begins like one of ours, comments and all."""


@frozen(kw_only=True)
class Validation:
    """What is to be said of one file: what it is, what is wrong, and what is worth a look.

    ``problems`` refuse the file, ``warnings`` do not. ``what`` is one sentence about the whole.
    """

    file: str
    kind: Kind
    what: Text
    edition: str | None = None
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()

    @property
    def is_ok(self) -> bool:
        """Whether nothing is wrong with it; warnings do not count."""
        return not self.problems

    def to_dict(self) -> dict[str, Any]:
        """Plain data, one object a file."""
        edition = {} if self.edition is None else {"edition": self.edition}
        return {
            "format": "inovasi-index/validation@1",
            "file": self.file,
            "kind": self.kind,
            **edition,
            "ok": self.is_ok,
            "what": self.what.to_dict(),
            "problems": [each.to_dict() for each in self.problems],
            "warnings": [each.to_dict() for each in self.warnings],
        }

    def _repr_html_(self) -> str:
        return in_notebook(self._blocks("id"))

    def _blocks(self, lang: Lang) -> Iterator[Block]:
        """The file, what it is, and what is wrong with it."""
        yield Heading(1, self.file)
        yield Paragraph(self.what[lang])
        for caption, told in ((_PROBLEMS, self.problems), (_WARNINGS, self.warnings)):
            if told:
                rows = tuple((each.place, each.code, each.message[lang]) for each in told)
                heads = (_PLACE[lang], _CODE[lang], _SAID[lang])
                yield Grid(f"{caption[lang]} ({len(told)})", heads, rows)


def validate(
    source: Source,
    *,
    name: str | None = None,
    edition: Ruleset | None = None,
    given: Mapping[str, str] | None = None,
) -> Validation:
    """What is to be said of a file: of a report, a ruleset, its cases, or an issuer.

    Args:
        source: The path of a file, its bytes, or a resource of a package.
        name: What to call the file, if not by its path.
        edition: The rules to check a report against, if not those that it picks.
        given: What a table does not say, as `read_laporan` takes it.

    >>> found = validate(b"{tahun: 2026, pemda: {nama: Kabupaten Contoh}}", name="a.yaml")
    >>> found.is_ok, found.what["en"]
    (True, 'report of Kabupaten Contoh is fine under kemendagri/2026')

    Raises:
        MissingLibraryError: A workbook, without the extra ``xlsx``.
    """
    return _vetted(attrs.evolve(_subject_of(source, name), edition=edition, given=given))


def _subject_of(source: Source, name: str | None) -> "_Subject":
    shown = name or name_of(source) or STANDARD_INPUT
    return _Subject(source, shown, read_document(source, shown), Path(shown).parent)


STANDARD_INPUT = "-"
"""What a file without a name is called."""


@frozen
class _Subject:
    """A file that is looked at, and the folder that it stands in.

    ``way`` is how it was come to on a shelf; ``near`` are the rulesets of the folder that is looked
    through as a whole.
    """

    source: Source
    name: str
    document: Document
    folder: Any
    edition: Ruleset | None = None
    given: Mapping[str, str] | None = None
    way: Way | None = None
    near: tuple[Path, ...] = ()

    def rules_beside(self) -> Ruleset | None:
        """The rules that stand in the folder, if there are some.

        Raises:
            RulesetError: They are refused.
        """
        file = self.folder / RULES
        return _open(file, self.folder, way=self.way)[0] if _is_there(file) else None

    def rules_near(self, edition: str) -> Ruleset | None:
        """The rules of that id, if they stand in the folder or among those looked at with it."""
        named = (each for each in self.near if each.parts[-3:-1] == tuple(edition.split("/")))
        for file in (self.folder / RULES, *named):
            with suppress(RulesetError):
                rules, _ = _open(file, file.parent)
                if rules.edition == edition:
                    return rules
        return None


def _open(
    file: Source, folder: Any, *, name: str | None = None, way: Way | None = None
) -> tuple[Ruleset, FileOrigin]:
    """A ruleset in a folder; its base may stand in a folder beside that.

    Raises:
        RulesetError: It is refused.
    """
    try:
        return open_ruleset(file, name=name, way=way)
    except RulesetError as error:
        if way is not None or all(each.path != "based_on" for each in error.problems):
            raise
        around = Path(folder).absolute().parent.parent
        for shelf in path_shelves([str(around)]):
            if isinstance(shelf, Shelf):
                return open_ruleset(file, name=name, way=Way(default_shelves(), shelf))
        raise


def _vetted(subject: _Subject) -> Validation:
    kind = _kind_of(subject)
    try:
        return _VALIDATORS[kind](subject)
    except ProblemsError as error:
        return _rejected(subject.name, kind, error.problems)


def _rejected(
    file: str, kind: Kind, problems: Iterable[Problem], warnings: Iterable[Problem] = ()
) -> Validation:
    found = tuple(problems)
    what = _REFUSED.fill(kind=_KINDS[kind], count=len(found))
    return Validation(file=file, kind=kind, what=what, problems=found, warnings=tuple(warnings))


def _kind_of(subject: _Subject) -> Kind:
    """What a file is: by the format it names, by the keys of only one kind, or by its name."""
    root = subject.document.root
    entries = root.value if root is not None and isinstance(root.value, dict) else {}
    named = entries["format"].value if "format" in entries else ""
    if isinstance(named, str) and named.startswith("inovasi-index/"):
        kinds = [kind for kind in _OWN_KEYS if named.startswith(f"inovasi-index/{kind}@")]
    else:
        kinds = [kind for kind, keys in _OWN_KEYS.items() if keys & entries.keys()]
        kinds += [kind for name, kind in _NAMED.items() if name == Path(subject.name).name]
    return kinds[0] if kinds else "laporan"  # whose reader says what else there is


_OWN_KEYS: Mapping[Kind, frozenset[str]] = {
    "cases": frozenset(("cases",)),
    "issuer": frozenset(("issuer", "legal")),
    "ruleset": frozenset(("formula", "indicators", "based_on")),
}
_NAMED: Mapping[str, Kind] = {
    RULES: "ruleset",
    "cases.yaml": "cases",
    "issuer.yaml": "issuer",
}
"""What files are called in a folder of rulesets."""


def _laporan(subject: _Subject) -> Validation:
    file = LaporanFile(subject.source, subject.name, subject.given)
    try:
        rules = subject.edition or _picked(file, subject)
        laporan = file.under(rules)
    except ProblemsError as error:
        return _rejected(subject.name, "laporan", error.problems, file.warnings)
    return Validation(
        file=subject.name,
        kind="laporan",
        what=_LAPORAN_OK.fill(pemda=laporan.pemda.nama, edition=rules.edition),
        edition=rules.edition,
        warnings=file.warnings,
    )


def _picked(file: LaporanFile, subject: _Subject) -> Ruleset:
    """The rules that a report picks, which may be those beside it.

    Raises:
        LaporanError: It names none, or some that cannot be had.
    """
    picks = file.picks
    if picks is None:
        picks = file.alone().edition or ""  # which is refused: it names no rules
    try:
        return get_ruleset(picks)
    except EditionError as error:
        rules = subject.rules_near(edition_id(picks))
        if rules is None:
            raise file.refused(error.message, error.code) from None
        return rules


def _ruleset(subject: _Subject) -> Validation:
    rules, origin = _open(subject.source, subject.folder, name=subject.name, way=subject.way)
    advice = advice_on(rules, lambda fault: origin.locate(fault)[0].file == origin.file)
    if Path(subject.name).name == RULES and not _is_there(subject.folder / "cases.yaml"):
        advice.append(Fault(("edition",), "no-cases", _NO_CASES))
    return Validation(
        file=subject.name,
        kind="ruleset",
        what=_RULESET_OK.fill(edition=rules.edition, indicators=len(rules.indicators)),
        edition=rules.edition,
        warnings=tuple(in_order(placed(fault, origin) for fault in advice)),
    )


def _issuer(subject: _Subject) -> Validation:
    issuer = read_issuer(subject.source, name=subject.name)
    what = _ISSUER_OK.fill(issuer=issuer.issuer, documents=len(issuer.legal))
    return Validation(file=subject.name, kind="issuer", what=what)


def _cases(subject: _Subject) -> Validation:
    if subject.document.root is None:
        raise RulesetError(problems_in(subject.document, ()))
    rules = _rules_for(subject)
    cases = read_cases(subject.source, rules, name=subject.name)
    origin = subject.document.origin
    differing = [
        placed(Fault(("cases", number, "name"), "case-differs", difference), origin)
        for number, case in enumerate(cases)
        for difference in run_case(case, rules)
    ]
    if differing:
        return _rejected(subject.name, "cases", differing)
    return Validation(
        file=subject.name,
        kind="cases",
        what=_CASES_OK.fill(count=len(cases), edition=rules.edition),
        edition=rules.edition,
    )


def _rules_for(subject: _Subject) -> Ruleset:
    """The rules that cases are for; what is wrong with these is said of their own file.

    Raises:
        ProblemsError: They cannot be had.
    """
    try:
        return subject.rules_beside() or _named_by(subject.document)
    except RulesetError as error:
        first = error.problems[0]
        text = _RULES_REFUSED.fill(file=shorten(first.file), count=len(error.problems))
        fault = Fault(("edition",), "rules-refused", text)
        raise RulesetError([placed(fault, subject.document.origin)]) from None


def rules_of_cases(source: Source, name: str | None = None) -> Ruleset:
    """The rules that a file of cases is for: those beside it, or the edition that it names.

    Raises:
        ProblemsError: They cannot be had.
    """
    subject = _subject_of(source, name)
    return subject.rules_beside() or _named_by(subject.document)


def _named_by(document: Document) -> Ruleset:
    """The edition that a file of cases names.

    Raises:
        LaporanError: There is no such edition.
    """
    root = document.root
    entries = root.value if root is not None and isinstance(root.value, dict) else {}
    named = entries["edition"].value if "edition" in entries else None
    try:
        # Of cases that name no edition, reading them under any rules says what is wrong.
        return get_ruleset(named if isinstance(named, str) else bundled_shelf().ids[-1])
    except EditionError as error:
        fault = Fault(("edition",), error.code, error.message)
        raise LaporanError([placed(fault, document.origin)]) from None


def _is_there(file: Any) -> bool:
    try:
        return bool(file.is_file())
    except OSError:  # a name too long, a folder that may not be entered
        return False


_VALIDATORS: Mapping[Kind, Callable[[_Subject], Validation]] = {
    "laporan": _laporan,
    "ruleset": _ruleset,
    "cases": _cases,
    "issuer": _issuer,
}


# Folders.


def validate_path(
    path: str | Path,
    *,
    edition: Ruleset | None = None,
    given: Mapping[str, str] | None = None,
) -> Iterator[Validation]:
    """What is to be said of a file, or of each file of ours in a folder and in those below it.

    Looked at in folders are ``ruleset.yaml``, ``cases.yaml``, ``issuer.yaml``, and what else begins
    like a report or a ruleset in YAML or JSON; what is hidden, and links to folders, are passed by.

    Args:
        path: A file or a folder.
        edition: As in `validate`.
        given: As in `validate`.

    Raises:
        MissingLibraryError: A workbook, without the extra ``xlsx``.
    """
    if _is_folder(path):
        yield from _in_folder(str(path), edition, given)
    else:
        yield validate(path, edition=edition, given=given)


def _is_folder(path: str | Path) -> bool:
    try:
        return Path(path).is_dir()
    except OSError:  # a name too long, a folder that may not be entered
        return False


def _in_folder(
    folder: str, edition: Ruleset | None, given: Mapping[str, str] | None
) -> Iterator[Validation]:
    found = _Found(folder)
    if found.problems or not found.files:
        nothing = [Problem("nothing-to-check", _NOTHING, folder)]
        yield _rejected(folder, "folder", found.problems or nothing)
    rules = tuple(each for each in found.files if each.name == RULES)
    for path in found.files:
        subject = _subject_of(path, None)
        yield _vetted(attrs.evolve(subject, edition=edition, given=given, near=rules))


class _Found:
    """The files of ours in a folder and in those below it, and what kept others from being seen."""

    def __init__(self, folder: str) -> None:
        self.problems: list[Problem] = []
        self.files: list[Path] = []
        left = MOST_ENTRIES
        for at, folders, names in os.walk(folder, onerror=self._unreadable):
            folders[:] = sorted(each for each in folders if not each.startswith("."))
            left -= len(folders) + len(names)
            if left < 0:
                text = _TOO_MANY.fill(most=MOST_ENTRIES)
                self.problems.append(Problem("too-large", text, folder))
                return
            self.files += [
                Path(at, each)
                for each in sorted(names, key=_rules_first)
                if _is_ours(Path(at, each))
            ]

    def _unreadable(self, error: OSError) -> None:
        self.problems.append(Problem("cannot-open", _CANNOT_ENTER, error.filename))


def _rules_first(name: str) -> tuple[bool, str]:
    return name != RULES, name


def _is_ours(path: Path) -> bool:
    if path.name in _NAMED:
        return True
    if path.name.startswith(".") or path.suffix.lower() not in (".yaml", ".yml", ".json"):
        return False
    with suppress(OSError), path.open("rb") as file:
        return _OURS.match(file.read(MOST_BEGINNING)) is not None
    return False


_OURS = re.compile(
    rb"(?:\s|#[^\n]*\n|---|\xef\xbb\xbf)*+(?:\{\s*+)?[\"']?"
    rb"(?:format[\"']?\s*:\s*[\"']?inovasi-index/(?:laporan|ruleset|cases|issuer)@"
    rb"|(?:pemda|tahun|spd|inovasi)[\"']?\s*:)"
)
"""How a report begins, and every file that names one of our formats."""

# Installed packages.


def validate_packages() -> Iterator[Validation]:
    """What is to be said of the editions that installed packages offer, file by file.

    A package that cannot be used, and an edition that is found more than once, are told of by
    their names.
    """
    shelves = Shelves(search_path())
    found = list(package_shelves())
    if not found:
        yield _rejected(GROUP, "package", [Problem("nothing-to-check", _NO_PACKAGE)])
    for each in found:
        if isinstance(each, Unread):
            yield _rejected(each.origin.name, "package", [each.problem])
        else:
            yield from _on_shelf(each, shelves)
    for edition, holders in shelves.holders.items():
        if len(holders) > 1:
            text = shelves.duplicate(edition)
            yield _rejected(edition, "package", [Problem("duplicate-edition", text)])


def _on_shelf(shelf: Shelf, shelves: Shelves) -> Iterator[Validation]:
    """The files of a shelf: those of each issuer, and of each edition."""
    for issuer in dict.fromkeys(each.partition("/")[0] for each in shelf.ids):
        yield from _file_on(shelf, issuer, "issuer.yaml", None)
    for edition in shelf.ids:
        for name in (RULES, "cases.yaml"):
            yield from _file_on(shelf, edition, name, Way(shelves, shelf, (edition,)))


def _file_on(shelf: Shelf, folder: str, name: str, way: Way | None) -> Iterator[Validation]:
    file, shown = shelf.file(f"{folder}/{name}")
    if _is_there(file):
        document = read_document(file, shown)
        yield _vetted(_Subject(file, shown, document, shelf.folder / folder, way=way))


_KINDS: Mapping[Kind, Text] = {
    "laporan": Text(id="laporan", en="report"),
    "ruleset": Text(id="ruleset", en="ruleset"),
    "cases": Text(id="kasus", en="cases"),
    "issuer": Text(id="penerbit", en="issuer"),
    "folder": Text(id="folder", en="folder"),
    "package": Text(id="paket", en="package"),
}
_REFUSED = Text(id="{kind} ditolak, {count} masalah", en="{kind} refused, problems: {count}")
_LAPORAN_OK = Text(
    id="laporan {pemda} baik menurut {edition}", en="report of {pemda} is fine under {edition}"
)
_RULESET_OK = Text(
    id="ruleset {edition} baik, {indicators} indikator",
    en="ruleset {edition} is fine, {indicators} indicators",
)
_ISSUER_OK = Text(
    id="penerbit {issuer} baik, {documents} dokumen hukum",
    en="issuer {issuer} is fine, {documents} legal documents",
)
_CASES_OK = Text(id="{count} kasus {edition} baik", en="{count} cases of {edition} are fine")
_NO_CASES = Text(
    id="tidak ada cases.yaml di sampingnya; tulis kasus yang hasilnya sudah dihitung dengan tangan",
    en="there is no cases.yaml beside it; write cases whose results were worked out by hand",
)
_RULES_REFUSED = Text(
    id="aturannya, {file}, ditolak ({count} masalah); perbaiki itu dahulu",
    en="its rules, {file}, are refused (problems: {count}); mend these first",
)
_NOTHING = Text(
    id="tidak ada ruleset, kasus, atau laporan di dalamnya",
    en="there is no ruleset, case or report in it",
)
_NO_PACKAGE = Text(
    id="tidak ada paket terpasang yang menawarkan aturan",
    en="no installed package offers rules",
)
_TOO_MANY = Text(
    id="lebih dari {most} berkas; sebut folder yang lebih kecil",
    en="more than {most} files; name a smaller folder",
)
_CANNOT_ENTER = Text(id="folder ini tidak dapat dibuka", en="this folder cannot be opened")
_PROBLEMS = Text(id="Masalah", en="Problems")
_WARNINGS = Text(id="Peringatan", en="Warnings")
_PLACE = Text(id="Tempat", en="Place")
_CODE = Text(id="Kode", en="Code")
_SAID = Text(id="Keterangan", en="What is said")
