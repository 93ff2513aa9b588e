"""The rules that a site shows, and in which language."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path
from weakref import WeakKeyDictionary

from sphinx.application import Sphinx
from sphinx.config import Config

from inovasi_index.catalog import Catalog
from inovasi_index.files.shelves import ISSUER, edition_id
from inovasi_index.issuer import Issuer
from inovasi_index.problems import UnknownEditionError, WrongValueError, shorten
from inovasi_index.ruleset import Ruleset
from inovasi_index.text import Lang, Text


def setup(app: Sphinx) -> None:
    """Add what a ``conf.py`` can say."""
    app.add_config_value("inovasi_rulesets", [], "env", list)
    app.add_config_value("inovasi_editions", [], "env", list)
    app.add_config_value("inovasi_folder", "reference", "env", str)
    app.connect("config-inited", _add_style)
    app.add_css_file("inovasi.css")


def _add_style(_: Sphinx, config: Config) -> None:
    config.html_static_path.append(str(Path(__file__).with_name("static")))


class Site:
    """What a ``conf.py`` says: where rules are looked for, which are shown, and the language."""

    def __init__(self, config: Config, folder: Path) -> None:
        self.lang: Lang = "id" if (config.language or "").partition("_")[0] == "id" else "en"
        self.folder = folder
        self.patterns: Sequence[str] = config.inovasi_editions
        self.catalog = Catalog([folder / path for path in config.inovasi_rulesets])

    @cached_property
    def editions(self) -> tuple[str, ...]:
        """The editions that the site shows, as it names them; all there are, if it names none."""
        known, patterns = self.catalog.editions(), self.patterns or ["*"]
        named = (each for one in patterns for each in known if fnmatchcase(each, one))
        return tuple(dict.fromkeys(named))

    @property
    def unmatched(self) -> Iterator[str]:
        """What ``inovasi_editions`` names and the catalog does not have."""
        known = self.catalog.editions()
        for pattern in self.patterns:
            if not any(fnmatchcase(each, pattern) for each in known):
                yield pattern

    @cached_property
    def issuer(self) -> str:
        """Whose editions are meant where an id does not say it: the first that the site names."""
        return next(iter(self.patterns), ISSUER).partition("/")[0]

    def rules(self, edition: str) -> Ruleset:
        """The rules of an edition, by its id or its name alone.

        Raises:
            UnknownEditionError: There is no such edition.
        """
        named = edition if "/" in edition else f"{self.issuer}/{edition}"
        return self.catalog.get(named if named in self.catalog.editions() else edition_id(edition))

    def line(self, issuer: str) -> tuple[Ruleset, ...]:
        """The editions of an issuer that the site shows and that give an index, in order."""
        known = map(self.catalog.get, self.editions)
        return tuple(each for each in known if each.issuer == issuer and not each.ranks_inovasi)

    @cached_property
    def lines(self) -> tuple[tuple[Ruleset, ...], ...]:
        """The editions that continue each other: those of one issuer; each contest on its own."""
        lines: dict[str, list[Ruleset]] = {}
        for name in self.editions:
            rules = self.catalog.get(name)
            lines.setdefault(name if rules.ranks_inovasi else rules.issuer, []).append(rules)
        return tuple(map(tuple, lines.values()))

    @property
    def issuers(self) -> Iterator[Issuer]:
        """Those whose editions the site shows and who tell of themselves."""
        for name in dict.fromkeys(each.partition("/")[0] for each in self.editions):
            with suppress(UnknownEditionError):  # an issuer may go without a file of its own
                yield self.catalog.issuer(name)

    def within(self, name: str, what: str) -> tuple[Ruleset, str]:
        """The rules and the rest of an id such as ``kemendagri/2026/SPD``.

        Raises:
            UnknownEditionError: There is no such edition.
            WrongValueError: ``wrong-shape`` for an id of too few parts.
        """
        parts = name.split("/")
        at = next((n for n in (2, 1) if self._is_edition("/".join(parts[:n]))), 2)
        edition, rest = "/".join(parts[:at]), "/".join(parts[at:])
        if not rest:
            raise WrongValueError("wrong-shape", _TOO_SHORT.fill(name=shorten(name), what=what))
        return self.rules(edition), rest

    def _is_edition(self, name: str) -> bool:
        known = self.catalog.editions()
        return name in known or f"{self.issuer}/{name}" in known


_SITES: "WeakKeyDictionary[Config, Site]" = WeakKeyDictionary()


def site_of(config: Config, folder: Path) -> Site:
    """The site of a build: read once, and by the processes that a build starts."""
    if config not in _SITES:
        _SITES[config] = Site(config, folder)
    return _SITES[config]


_TOO_SHORT = Text(
    id="{name} bukan id {what}; tulis edisi lalu kodenya, seperti kemendagri/2026/33",
    en="{name} is no id of {what}; write the edition and then its code, as in kemendagri/2026/33",
)
