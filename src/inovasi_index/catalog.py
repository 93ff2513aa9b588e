"""Find an edition: the rulesets that come with the library, read when first asked for."""

from functools import cache, lru_cache

from inovasi_index.files.bundle import ISSUER, edition_id, editions, issuer_of
from inovasi_index.issuer import Issuer
from inovasi_index.problems import UnknownEditionError, listed
from inovasi_index.ruleset import Ruleset
from inovasi_index.text import Text

# Reading costs three libraries that scoring built objects does not need: imported when it happens.


@lru_cache(maxsize=64)
def get_ruleset(edition: str | int) -> Ruleset:
    """The rules of a bundled edition: by its id, or by its year for those of the ministry.

    Raises:
        UnknownEditionError: There is no such edition; the sentence names those there are, and says
            of a year that was judged otherwise what was different.
        RulesetError: Its file is broken.

    >>> get_ruleset(2026)
    <Ruleset kemendagri/2026 revision 1, official>
    """
    return _read(edition_id(edition))


@cache
def _read(name: str) -> Ruleset:
    from inovasi_index.files.reading import read_bundled  # noqa: PLC0415 - late on purpose

    return read_bundled(name)


@cache
def get_issuer(issuer: str = ISSUER) -> Issuer:
    """Who issues a line of editions, the law they rest on, and the years that have none.

    Raises:
        UnknownEditionError: Nothing bundled is by that issuer.
        RulesetError: Its file is broken.

    >>> get_issuer().name["en"]
    'Ministry of Home Affairs'
    """
    from inovasi_index.files.reading import read_issuer  # noqa: PLC0415 - late on purpose

    file, shown = issuer_of(issuer)
    if not file.is_file():
        raise UnknownEditionError(_NO_ISSUER.fill(issuer=issuer, known=listed(editions())))
    return read_issuer(file, name=shown)


_NO_ISSUER = Text(
    id="penerbit {issuer} tidak dikenal; edisi yang ada: {known}",
    en="the issuer {issuer} is not known; the editions there are: {known}",
)
