"""Where the rulesets that come with the library are."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from inovasi_index.problems import UnknownEditionError, listed, shorten
from inovasi_index.text import Text

ISSUER = "kemendagri"
"""Whose edition a bare year means."""


@cache
def bundled() -> Traversable:
    """The folder of the rulesets that come with the library.

    A wheel carries it inside the package. An editable install has it in the repository instead,
    which is only trusted when the project file beside it is ours.
    """
    inside: Traversable = files("inovasi_index") / "rulesets"
    if inside.is_dir():
        return inside
    repository = Path(__file__).parents[3]
    project = repository / "pyproject.toml"
    if project.is_file() and 'name = "inovasi-index"' in project.read_text(encoding="utf-8"):
        return repository / "rulesets"
    raise UnknownEditionError(_NO_RULESETS)


@cache
def editions() -> tuple[str, ...]:
    """The ids of the bundled editions, in order.

    >>> "kemendagri/2026" in editions()
    True
    """
    return tuple(sorted(_ids()))


def _ids() -> Iterator[str]:
    for issuer in bundled().iterdir():
        if issuer.is_dir():
            for edition in issuer.iterdir():
                if (edition / "ruleset.yaml").is_file():
                    yield f"{issuer.name}/{edition.name}"


def edition_id(edition: str | int) -> str:
    """The id that a year or an id means: 2026 is ``kemendagri/2026``."""
    name = str(edition)
    return name if "/" in name else f"{ISSUER}/{name}"


def ruleset_of(edition: str) -> tuple[Traversable, str]:
    """The file of a bundled edition, and what to call it in problems.

    Raises:
        UnknownEditionError: There is no such edition; the sentence names those there are.
    """
    if edition not in editions():
        raise UnknownEditionError(_UNKNOWN.fill(name=shorten(edition), known=listed(editions())))
    return bundled() / edition / "ruleset.yaml", f"rulesets/{edition}/ruleset.yaml"


def cases_of(edition: str) -> tuple[Traversable, str]:
    """The conformance cases beside a bundled ruleset, and what to call their file."""
    return bundled() / edition / "cases.yaml", f"rulesets/{edition}/cases.yaml"


def issuer_of(edition: str) -> tuple[Traversable, str]:
    """The file of what all editions of an issuer share, and what to call it."""
    issuer = edition.partition("/")[0]
    return bundled() / issuer / "issuer.yaml", f"rulesets/{issuer}/issuer.yaml"


_UNKNOWN = Text(
    id="edisi {name} tidak dikenal; yang ada: {known}",
    en="the edition {name} is not known; there are: {known}",
)
_NO_RULESETS = Text(
    id="pemasangan ini tidak memuat folder rulesets; pasang ulang inovasi-index",
    en="this installation has no rulesets folder; install inovasi-index again",
)
