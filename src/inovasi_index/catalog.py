"""Find an edition: the rulesets that come with the library, read when first asked for."""

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from inovasi_index.problems import UnknownEditionError, listed, shorten
from inovasi_index.ruleset import Ruleset
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
    repository = Path(__file__).parents[2]
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


@lru_cache(maxsize=64)
def get_ruleset(edition: str | int) -> Ruleset:
    """The rules of a bundled edition: by its id, or by its year for those of the ministry.

    Raises:
        UnknownEditionError: There is no such edition; the sentence names those there are.
        RulesetError: Its file is broken.

    >>> get_ruleset(2026)
    <Ruleset kemendagri/2026 revision 1, official>
    """
    name = edition_id(edition)
    if name not in editions():
        raise UnknownEditionError(_UNKNOWN.fill(name=shorten(name), known=listed(editions())))
    return _read(name)


@cache
def _read(name: str) -> Ruleset:
    # Reading costs three libraries that scoring built objects does not need.
    from inovasi_index.files.reading import read_ruleset  # noqa: PLC0415 - late on purpose

    return read_ruleset(bundled() / name / "ruleset.yaml", name=f"rulesets/{name}/ruleset.yaml")


def edition_id(edition: str | int) -> str:
    """The id that a year or an id means: 2026 is ``kemendagri/2026``."""
    name = str(edition)
    return name if "/" in name else f"{ISSUER}/{name}"


def cases_of(name: str) -> Traversable:
    """The conformance cases beside a bundled ruleset."""
    return bundled() / name / "cases.yaml"


_UNKNOWN = Text(
    id="edisi {name} tidak dikenal; yang ada: {known}",
    en="the edition {name} is not known; there are: {known}",
)
_NO_RULESETS = Text(
    id="pemasangan ini tidak memuat folder rulesets; pasang ulang inovasi-index",
    en="this installation has no rulesets folder; install inovasi-index again",
)
