"""JSON Schema of the files: what an editor completes and checks while they are typed.

Only keywords that draft-07 has too are used, because many editors know no other.
"""

from collections.abc import Callable, Mapping
from copy import deepcopy

from inovasi_index.problems import WrongValueError, did_you_mean, listed, shorten
from inovasi_index.schemas.classes import cases, issuer, laporan, ruleset
from inovasi_index.schemas.keys import Schema
from inovasi_index.schemas.results import contest, result
from inovasi_index.schemas.words import both
from inovasi_index.text import Text

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema(kind: str) -> Schema:
    """The JSON Schema (draft 2020-12) of one kind of file, or of a result.

    Where the library reads a text, an editor sees a number, a yes or no, or nothing: the schema
    takes both. It does not say what only a whole edition, another file or a calendar can tell.

    Args:
        kind: ``ruleset``, ``laporan``, ``cases`` or ``issuer``, which are read; ``result`` or
            ``contest``, which are written.

    Raises:
        WrongValueError: ``unknown-option`` for any other kind.

    >>> schema("laporan")["$id"]
    'inovasi-index/laporan@1'
    """
    if kind not in _KINDS:
        text = _NO_SCHEMA.fill(
            kind=shorten(kind), known=listed(KINDS), guess=did_you_mean(kind, KINDS)
        )
        raise WrongValueError("unknown-option", text)
    title, make = _KINDS[kind]
    head = {"$schema": DRAFT, "$id": f"inovasi-index/{kind}@1", "title": both(title)}
    # Parts that recur are made once; nobody else's change to them should be seen here.
    return deepcopy({**head, **make()})


_KINDS: Mapping[str, tuple[Text, Callable[[], Schema]]] = {
    "ruleset": (Text(id="Aturan satu edisi", en="The rules of one edition"), ruleset),
    "laporan": (
        Text(id="Laporan inovasi satu pemda", en="The innovation report of one region"),
        laporan,
    ),
    "cases": (Text(id="Kasus uji satu edisi", en="The cases of one edition"), cases),
    "issuer": (
        Text(id="Penerbit dan dasar hukumnya", en="An issuer and the law it rests on"),
        issuer,
    ),
    "result": (Text(id="Indeks satu laporan", en="The index of one report"), result),
    "contest": (Text(id="Peringkat satu lomba", en="The ranking of one contest"), contest),
}

KINDS: tuple[str, ...] = tuple(_KINDS)
"""What there is a schema of."""

_NO_SCHEMA = Text(
    id="tidak ada skema {kind}{guess}; yang ada: {known}",
    en="there is no schema of {kind}{guess}; there are: {known}",
)
