"""Who issues a line of editions, the law these rest on, and the years that have none."""

import datetime as dt
from collections.abc import Iterator
from typing import Literal

from attrs import frozen

from inovasi_index.problems import WrongValueError, listed, shorten
from inovasi_index.ruleset import Confidence
from inovasi_index.text import Text
from inovasi_index.values import checked

Kind = Literal[
    "law",
    "government_regulation",
    "presidential_regulation",
    "ministerial_regulation",
    "decree",
    "letter",
    "radiogram",
]


@frozen(field_transformer=checked)
class Years:
    """The editions that a document governs, by their years; without an end it is in force."""

    from_: int
    to: int | None = None

    def __attrs_post_init__(self) -> None:
        if self.to is not None and self.to < self.from_:
            raise WrongValueError("upside-down", _UPSIDE_DOWN, ("to",))

    def __contains__(self, year: int) -> bool:
        return self.from_ <= year and (self.to is None or year <= self.to)


GOVERNED = (
    *("score", "results", "indicators", "formula"),
    *("predikat", "eligibility", "urusan", "profile"),
)
"""What of the rules a document can govern, before the point."""


@frozen(kw_only=True, field_transformer=checked)
class Provision:
    """What a document says at one place, and what of the rules it governs.

    ``governs`` names parts of a ruleset (``formula``, ``profile.bentuk``,
    ``eligibility.rancang_bangun``), ``score`` for the index as such, or ``results`` for the
    published results of a year.
    """

    at: str
    says: Text
    governs: tuple[str, ...] = ()
    confidence: Confidence = "printed"
    reason: Text | None = None

    def __attrs_post_init__(self) -> None:
        _require_reason(self)
        for part in self.governs:
            if part.partition(".")[0] not in GOVERNED:
                text = _NO_PART.fill(part=shorten(part), known=listed(GOVERNED))
                raise WrongValueError("unresolved-reference", text, ("governs",))


@frozen(kw_only=True, field_transformer=checked)
class LegalDocument:
    """A law, regulation, decree or letter that editions rest on."""

    code: str
    kind: Kind
    number: str
    title: Text
    editions: Years
    source: Text
    date: dt.date | None = None
    published: Text | None = None
    provisions: tuple[Provision, ...] = ()
    confidence: Confidence = "printed"
    reason: Text | None = None

    def __attrs_post_init__(self) -> None:
        _require_reason(self)


@frozen(kw_only=True, field_transformer=checked)
class Unscored:
    """A year of which no edition can be made, and what was different in it."""

    year: int
    reason: Text
    source: Text
    confidence: Confidence = "printed"


@frozen(field_transformer=checked)
class Issuer:
    """Who issues a line of editions, and what these have in common."""

    issuer: str
    name: Text
    legal: tuple[LegalDocument, ...] = ()
    unscored: tuple[Unscored, ...] = ()
    format: Literal["inovasi-index/issuer@1"] = "inovasi-index/issuer@1"

    def __attrs_post_init__(self) -> None:
        seen: set[str] = set()
        for document in self.legal:
            code = getattr(document, "code", None)
            if code in seen:
                text = _TWICE.fill(code=shorten(code))
                raise WrongValueError("duplicate-id", text, ("legal",))
            if code is not None:
                seen.add(code)

    def legal_base(self, year: int) -> tuple[LegalDocument, ...]:
        """The documents that the edition of a year rests on, in the order of the list."""
        return tuple(each for each in self.legal if year in each.editions)

    def governing(self, part: str, year: int) -> Iterator[tuple[LegalDocument, Provision]]:
        """What the law says of a part of the rules in a year: ``profile.bentuk``, ``formula``."""
        for document in self.legal_base(year):
            for provision in document.provisions:
                if part in provision.governs:
                    yield document, provision

    def _repr_html_(self) -> str:
        # Only a notebook asks for this; a look upwards, so that it shows itself.
        from inovasi_index.overview import issuer_html  # noqa: PLC0415 - late on purpose

        return issuer_html(self)


def _require_reason(part: "Provision | LegalDocument") -> None:
    """That what is not printed says why it is believed."""
    if part.confidence != "printed" and part.reason is None:
        raise WrongValueError("missing-key", _REASON, ("reason",))


_UPSIDE_DOWN = Text(id="akhir mendahului awal", en="the end lies before the start")
_REASON = Text(
    id="ada confidence; tulis juga reason, alasannya", en="there is a confidence; write its reason"
)
_TWICE = Text(id="dokumen {code} sudah ada", en="the document {code} is there already")
_NO_PART = Text(
    id="{part} bukan bagian aturan; yang ada: {known}",
    en="{part} is no part of the rules; there are: {known}",
)
