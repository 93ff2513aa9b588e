"""The rules of one edition, as data: what is asked, what it weighs, and how it becomes an index.

Every class here mirrors a mapping of ``ruleset.yaml``; nothing in it knows a year or a number.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import groupby, repeat
from typing import Any, Literal, cast, get_args

from attrs import field, frozen

from inovasi_index.exact import Exact, decimal, round_half_up, shortest
from inovasi_index.problems import (
    EditionIncomplete,
    OtherKindError,
    Path,
    WrongValueError,
    did_you_mean,
    listed,
    shorten,
)
from inovasi_index.text import Text, joined, printable
from inovasi_index.values import FrozenMap, checked, to_plain

Confidence = Literal["printed", "secondary", "inferred"]
Status = Literal["official", "reconstructed", "partial", "prognosis", "local"]
Certainty = Literal["printed", "secondary", "inferred", "open"]
Kind = Literal[
    "choice",
    "count",
    "value",
    "growth",
    "decrease",
    "increase",
    "score",
    "computed",
    "unknown",
]

CHANGES: tuple[Kind, ...] = ("growth", "decrease", "increase")
"""The kinds of measure that compare two readings."""

NOT_ANSWERED: tuple[Kind, ...] = ("computed", "unknown")
"""The kinds of rows that no report answers."""

MOST_PLACES = 12
"""More decimal places than any table is printed in, and few enough to compute with."""

INTERPRETATIONS: Mapping[str, tuple[str, ...]] = {
    "mandatory_missing": ("zero_row", "void_innovation"),
    "counted_innovations": ("sent", "accepted"),
    "divisor_innovations": ("sent", "accepted"),
    "predikat_on": ("rounded", "exact"),
    "above_top_band": ("top_level", "no_level"),
    "band_overlap": ("ends_first", "highest_level"),
    "ineligible": ("excluded", "included"),
    "gate_urusan": ("main", "main_and_beririsan"),
    "gate_effect": ("zero_count", "none"),
}
"""Every interpretation the engine knows, with its options; an edition names those it has."""


def require_between(rule: object, key: str, least: int, most: int | None = None) -> None:
    """That a number of a rule makes sense, before anything is computed with it.

    Raises:
        WrongValueError: ``out-of-range``.
    """
    number = getattr(rule, key)
    if number < least or (most is not None and number > most):
        span = f"≥ {least}" if most is None else f"{least}–{most}"
        raise WrongValueError("out-of-range", OUT_OF_RANGE.fill(value=number, range=span), (key,))


@frozen(field_transformer=checked)
class Source:
    """A document that facts of the edition are taken from."""

    document: str
    date: dt.date | None = None
    pages: int | None = None
    url: str | None = None
    kind: Literal["primary", "secondary"] = "primary"
    note: Text | None = None


Citation = FrozenMap[str, str]
"""Where a fact stands: the code of a source and the place in it, ``{guide: p. 28}``."""


@frozen(field_transformer=checked)
class Doubt:
    """How surely a single field is known, where that is otherwise than the whole."""

    confidence: Confidence
    reason: Text


@frozen(kw_only=True, field_transformer=checked)
class Sourced:
    """What can be asked where it stands and how surely it is known.

    What a primary source prints is ``printed``. ``doubts`` name the single fields that are known
    less surely than the whole, or more, by their keys.
    """

    source: Citation = Citation()
    confidence: Confidence = "printed"
    reason: Text | None = None
    doubts: FrozenMap[str, Doubt] = FrozenMap()


@frozen
class Fact:
    """How surely one thing is known: where it stands in the rules, and why it is in doubt.

    ``open`` is what the rules leave to an interpretation, and what nobody could find.
    """

    at: str
    confidence: Certainty
    source: Citation
    reason: Text | None = None


@frozen(field_transformer=checked)
class Band:
    """A stretch of numbers; ``from``/``to`` include the end, ``above``/``below`` leave it out."""

    from_: Decimal | None = None
    to: Decimal | None = None
    above: Decimal | None = None
    below: Decimal | None = None

    def __attrs_post_init__(self) -> None:
        for keys in (("from", "above"), ("to", "below")):
            if all(getattr(self, "from_" if key == "from" else key) is not None for key in keys):
                raise WrongValueError("two-ends", _TWO_ENDS.fill(keys=listed(keys)), keys)
        if self.lowest is not None and self.highest is not None and self.lowest > self.highest:
            raise WrongValueError("upside-down", _UPSIDE_DOWN, ("from", "above", "to", "below"))

    @property
    def lowest(self) -> Decimal | None:
        """The lower end as printed, or None for a band that is open below."""
        return self.above if self.from_ is None else self.from_

    @property
    def highest(self) -> Decimal | None:
        """The upper end as printed, or None for a band that is open above."""
        return self.below if self.to is None else self.to

    def holds(self, number: Decimal) -> bool:
        """Whether a number lies in the band. Comparing decimals is exact in any context."""
        return (
            (self.from_ is None or number >= self.from_)
            and (self.to is None or number <= self.to)
            and (self.above is None or number > self.above)
            and (self.below is None or number < self.below)
        )

    def show(self) -> str:
        """The band as a short sign, ``0.01–0.36`` or ``≥ 0.36``."""
        if self.lowest is not None and self.highest is not None:
            return (
                f"{self.lowest}"
                if self.lowest == self.highest
                else f"{'> ' if self.from_ is None else ''}{self.lowest}–"
                f"{'< ' if self.to is None else ''}{self.highest}"
            )
        if self.lowest is not None:
            return f"{'>' if self.from_ is None else '≥'} {self.lowest}"
        if self.highest is not None:
            return f"{'<' if self.to is None else '≤'} {self.highest}"
        return "…"


@frozen(field_transformer=checked)
class Level:
    """One level of a row: its number, what it means, and the band that leads to it."""

    level: int
    label: Text
    band: Band | None = None

    def __attrs_post_init__(self) -> None:
        require_between(self, "level", 1)


@frozen(field_transformer=checked)
class Measure:
    """How a row is measured.

    ``places`` are those its table is printed in; ``range`` bounds the value or the change,
    ``readings`` the two readings it is made from. In a contest, a ``score`` within its ``range``
    counts as it was given, without levels.
    """

    kind: Kind
    unit: str | None = None
    places: int = 0
    range: Band = Band()
    readings: Band = Band()

    def __attrs_post_init__(self) -> None:
        require_between(self, "places", 0, MOST_PLACES)


@frozen(field_transformer=checked)
class Code:
    """One entry of a code list: its code, its official name, and what it means."""

    code: str
    name: Text
    definition: Text | None = None
    programs: tuple[Text, ...] = ()
    source: Citation = Citation()


@frozen(field_transformer=checked)
class Together:
    """One of these kinds of documents must be there: always, or beside another that is."""

    one_of: tuple[str, ...]
    beside: str | None = None


@frozen(field_transformer=checked)
class EvidenceRule:
    """Which document shows an answer, and as which types of file it is taken.

    ``years`` are those the documents tell of, as the guide writes them: ``T-1`` is the year before
    that of the edition; any of them will do, or all must be told of. With ``for_each`` there is a
    document for each one that the answer counts. ``documents`` are the kinds there are, where
    some must come ``together``.

    Raises:
        WrongValueError: ``not-a-year``.
    """

    id: str
    en: str
    files: tuple[str, ...]
    years: tuple[str, ...] = ()
    years_needed: Literal["any", "all"] = "any"
    for_each: bool = False
    documents: tuple[Code, ...] = ()
    together: tuple[Together, ...] = ()

    def __attrs_post_init__(self) -> None:
        for year in self.years:
            if not _RELATIVE_YEAR.fullmatch(year):
                raise WrongValueError(
                    "not-a-year", _NOT_A_YEAR.fill(value=shorten(year)), ["years"]
                )

    @property
    def text(self) -> Text:
        """The rule in words."""
        return Text(id=self.id, en=self.en)

    def years_of(self, year: int) -> tuple[int, ...]:
        """The years that the documents tell of in the edition of a year.

        >>> rule = EvidenceRule(id="APBD", en="Budget", files=["pdf"], years=["T-2", "T-1"])
        >>> rule.years_of(2026)
        (2024, 2025)
        """
        return tuple(year - int(each.removeprefix("T-")) for each in self.years)


@frozen(cache_hash=True, field_transformer=checked)
class Basis(Sourced):
    """One of the ways to measure an indicator that can be measured in several."""

    code: str
    name: Text
    measure: Measure
    levels: tuple[Level, ...]
    evidence: EvidenceRule
    definition: Text | None = None
    note: Text | None = None


@frozen(cache_hash=True, field_transformer=checked)
class Indicator(Sourced):
    """One row of the score: ``weight × level`` points.

    A printed indicator with two weighted lines is two rows, ``5a`` and ``5b``, of one ``number``
    under one ``heading``. Two kinds cannot be answered: indicator 36 is ``computed`` by counting,
    and of one that is ``unknown`` no more is known than that it was asked.
    """

    id: str
    number: int
    aspect: str
    variable: str
    name: Text
    source: Citation = field(kw_only=True)
    definition: Text | None = None
    mandatory: bool = False
    weight: Decimal | None = None
    measure: Measure | None = None
    levels: tuple[Level, ...] = ()
    bases: tuple[Basis, ...] = ()
    bases_follow: Literal["jenis"] | None = None
    evidence: EvidenceRule | None = None
    part: str | None = None
    heading: Text | None = None
    also_named: tuple[str, ...] = ()
    agrees_with: str | None = None
    note: Text | None = None
    top_level: int | None = None

    def __attrs_post_init__(self) -> None:
        if self.weight is not None:
            require_between(self, "weight", 0)
        if self.top_level is not None:
            require_between(self, "top_level", 1)

    @property
    def is_answered(self) -> bool:
        """Whether a report can answer the row."""
        return self.measure is None or self.measure.kind not in NOT_ANSWERED

    @property
    def is_scored(self) -> bool:
        """Whether the row is given a score that counts as it is, instead of a level."""
        return self.measure is not None and self.measure.kind == "score"

    @property
    def highest(self) -> Exact:
        """The highest level of the row, or the highest score."""
        if self.is_scored and self.measure:
            return self.measure.range.highest or 0
        return max((each.level for table in self.tables for each in table.levels), default=0)

    def basis(self, code: str | None) -> Basis | None:
        """The basis of that code, or None."""
        return next((basis for basis in self.bases if basis.code == code), None)

    @property
    def tables(self) -> "tuple[Indicator | Basis, ...]":
        """What carries a measure and its levels: the bases, or the row itself."""
        return self.bases or (self,)

    def _repr_html_(self) -> str:
        # Only a notebook asks for this; a look upwards, so that it shows itself.
        from inovasi_index.overview import row_html  # noqa: PLC0415 - late on purpose

        return row_html(self)


@frozen(field_transformer=checked)
class UrusanGroup:
    """A group of government affairs; one group is that of the basic services."""

    code: str
    name: Text
    urusan: tuple[Code, ...]
    basic_service: bool = False
    source: Citation = Citation()


@frozen(field_transformer=checked)
class Profile:
    """The code lists of an innovation's profile."""

    bentuk: tuple[Code, ...] = ()
    jenis: tuple[Code, ...] = ()
    tahapan: tuple[Code, ...] = ()
    inisiator: tuple[Code, ...] = ()
    klasifikasi: tuple[Code, ...] = ()
    asta_cita: tuple[Code, ...] = ()
    pkpn: tuple[Code, ...] = ()


@frozen(field_transformer=checked)
class Aspect(Sourced):
    """A sheet of rows and its variables, answered by the pemda, by each inovasi, or by each juror.

    The index of a region has two, SPD and SID; a contest has as many as its rules ask for.
    ``top_level`` is how many levels its rows have, where that is not what most of the edition has.
    """

    code: str
    name: Text
    answered_by: Literal["pemda", "inovasi", "juri"]
    variables: tuple[Code, ...] = ()
    top_level: int | None = None

    def __attrs_post_init__(self) -> None:
        if self.top_level is not None:
            require_between(self, "top_level", 1)


@frozen(kw_only=True, field_transformer=checked)
class Part(Sourced):
    """One summand of the total score, at most ``maximum`` points."""

    name: str
    method: str
    title: Text
    maximum: Decimal
    share: Decimal | None = None


@frozen(kw_only=True, field_transformer=checked)
class SheetPart(Part):
    """A part made of the rows of one aspect.

    In a contest, the sheets of several jurors are made one as ``jury`` says, and who has less than
    ``void_below`` points in the part is not ranked.
    """

    aspect: str
    jury: Literal["mean"] | None = None
    void_below: Decimal | None = None


@frozen(kw_only=True, field_transformer=checked)
class SumPart(SheetPart):
    """The sum of the rows of an aspect: weight × level."""

    method: Literal["sum"] = "sum"


@frozen(kw_only=True, field_transformer=checked)
class PercentagePart(SheetPart):
    """Rows whose weights are percentages: maximum × Σ weight / 100 × level / top level."""

    method: Literal["percentage"] = "percentage"


@frozen(kw_only=True, field_transformer=checked)
class DeductionPart(SheetPart):
    """The sum of the rows of an aspect, taken off; the total does not fall below 0."""

    method: Literal["deduction"] = "deduction"


@frozen(kw_only=True, field_transformer=checked)
class MeanPart(Part):
    """The maturities of all innovations, divided by their number or by a least divisor."""

    method: Literal["mean_per_innovation"] = "mean_per_innovation"
    aspect: str
    divisor_at_least: int

    def __attrs_post_init__(self) -> None:
        require_between(self, "divisor_at_least", 1)


@frozen(field_transformer=checked)
class Requirement:
    """What opens the count: so many different basic-service affairs."""

    urusan_pelayanan_dasar: int


@frozen(kw_only=True, field_transformer=checked)
class CountPart(Part):
    """Points for the number of innovations up to a cap, if the gate is open."""

    method: Literal["capped_count"] = "capped_count"
    weight: Decimal
    cap: int
    requires: Requirement | None = None

    def __attrs_post_init__(self) -> None:
        require_between(self, "cap", 0)
        require_between(self, "weight", 0)


PERCENT = 100
"""What percentages add up to."""

METHODS: Mapping[str, type[Part]] = {
    "sum": SumPart,
    "mean_per_innovation": MeanPart,
    "capped_count": CountPart,
    "percentage": PercentagePart,
    "deduction": DeductionPart,
}
"""Every way to make points that the engine knows; a file names those it uses."""

OF_REGION: tuple[type[Part], ...] = (SumPart, MeanPart, CountPart)
"""What the index of a region is made of, one each."""
OF_CONTEST: tuple[type[SheetPart], ...] = (SumPart, PercentagePart, DeductionPart)
"""What the score of an innovation in a contest is made of, as many as there are."""


@frozen(field_transformer=checked)
class Rounding:
    """The one rounding of the index."""

    places: int
    mode: Literal["half_up"] = "half_up"

    def __attrs_post_init__(self) -> None:
        require_between(self, "places", 0, MOST_PLACES)


@frozen(field_transformer=checked)
class Ranking:
    """How a contest ranks: what is compared, what parts equal scores, and how ranks go on.

    ``ties`` are parts and rows, the first of which that differs decides. Who is equal in all of
    them shares a rank; the next rank leaves out as many as share it (``competition``: 1, 2, 2, 4)
    or none (``dense``: 1, 2, 2, 3).
    """

    compares: Literal["rounded", "exact"] = "rounded"
    ties: tuple[str, ...] = ()
    ranks: Literal["competition", "dense"] = "competition"

    def positions(self, standings: Iterable[object]) -> Iterator[tuple[int, bool]]:
        """The rank of each, and whether it is shared; equal ones stand side by side, best first.

        >>> [rank for rank, _ in Ranking().positions([9, 8, 8, 7])]
        [1, 2, 2, 4]
        """
        before = 0
        for number, (_, equal) in enumerate(groupby(standings)):
            many = len(tuple(equal))
            rank = (number if self.ranks == "dense" else before) + 1
            yield from repeat((rank, many > 1), many)
            before += many


@frozen(field_transformer=checked)
class Formula(Sourced):
    """``index = total of the parts / maximum × scale``, rounded once.

    It ``scores`` a region, or each innovation of a contest with its ``ranking``. In a partial
    edition maximum and parts may not be known; then only the scale of the published index and its
    places are.
    """

    scale: Decimal
    rounding: Rounding
    maximum: Decimal | None = None
    parts: tuple[SumPart | MeanPart | CountPart | PercentagePart | DeductionPart, ...] = ()
    scores: Literal["pemda", "inovasi"] = "pemda"
    ranking: Ranking | None = None

    def __attrs_post_init__(self) -> None:
        for key in ("maximum", "scale"):
            if getattr(self, key) is not None:
                require_between(self, key, 0)
                if not getattr(self, key):
                    raise WrongValueError("out-of-range", _NOT_ZERO, (key,))

    @property
    def is_known(self) -> bool:
        """Whether an index can be computed by it."""
        return self.maximum is not None and bool(self.parts)

    @property
    def highest(self) -> Decimal:
        """The ``maximum``, for a formula that is known."""
        return cast(Decimal, self.maximum)

    def _part(self, kind: type[Any]) -> Any:
        return next(part for part in self.parts if isinstance(part, kind))

    @property
    def spd(self) -> SumPart:
        """The part of the region's own rows."""
        part: SumPart = self._part(SumPart)
        return part

    @property
    def kematangan(self) -> MeanPart:
        """The part of the mean maturity."""
        part: MeanPart = self._part(MeanPart)
        return part

    @property
    def jumlah_inovasi(self) -> CountPart:
        """The part of the number of innovations."""
        part: CountPart = self._part(CountPart)
        return part


@frozen(repr=False, field_transformer=checked)
class Predikat(Sourced):
    """A class of the index. Both ends are included, as printed."""

    code: str
    name: Text
    from_: Decimal | None = None
    to: Decimal | None = None

    def __str__(self) -> str:
        return self.code

    def __repr__(self) -> str:
        return f"Predikat {self.code!r}"


UNDETERMINED = Predikat(
    code="undetermined", name=Text(id="Belum dapat ditentukan", en="Undetermined")
)
"""The answer for an index in a stretch of which the edition knows no class."""


@frozen(field_transformer=checked)
class Condition(Sourced):
    """What an innovation must meet to be scored.

    One without a ``method`` is asked of the region but cannot be judged from a report.
    """

    code: str
    rule: Text
    method: Literal["one_of", "date_within", "words_at_least"] | None = None
    field: Literal["tahapan", "rancang_bangun"] | None = None
    fields: tuple[Literal["penerapan", "pengembangan"], ...] = ()
    values: tuple[str, ...] = ()
    from_: dt.date | None = None
    to: dt.date | None = None
    minimum: int | None = None
    note: Text | None = None

    def __attrs_post_init__(self) -> None:
        for name in _CONDITION_NEEDS.get(self.method, ()):
            if getattr(self, name) in (None, ()):
                key = name.rstrip("_")
                text = _METHOD_NEEDS.fill(method=self.method, key=key)
                raise WrongValueError("missing-key", text, (key,))


_CONDITION_NEEDS: Mapping[str | None, tuple[str, ...]] = {
    "one_of": ("field", "values"),
    "date_within": ("fields", "from_", "to"),
    "words_at_least": ("field", "minimum"),
}


@frozen(field_transformer=checked)
class Eligibility:
    """The conditions, and whether one that fails keeps the innovation out or is only noted."""

    effect: Literal["excluded", "notice"] = "notice"
    conditions: tuple[Condition, ...] = ()

    @property
    def judged(self) -> tuple[Condition, ...]:
        """The conditions that a report can answer."""
        return tuple(condition for condition in self.conditions if condition.method)


@frozen(field_transformer=checked)
class Interpretation(Sourced):
    """A named choice where the guide is silent or contradicts itself."""

    name: str
    question: Text
    options: tuple[str, ...]
    default: str
    reason: Text = field(kw_only=True)
    meanings: FrozenMap[str, Text] = FrozenMap()


@frozen(field_transformer=checked)
class Unknown:
    """What nobody could find about an edition, and whether it could change a score."""

    code: str
    name: Text
    reason: Text
    changes_score: bool
    source: Citation = Citation()


@frozen(field_transformer=checked)
class Anomaly:
    """A place where the printed rules contradict themselves or stop short."""

    kind: Literal["band_overlap", "band_gap", "above_top_band", "wording"]
    note: Text
    row: str | None = None
    basis: str | None = None
    from_: Decimal | None = None
    to: Decimal | None = None
    above: Decimal | None = None
    levels: tuple[int, ...] = ()
    at: str | None = None
    source: Citation = Citation()


@frozen
class RulesetOrigin:
    """Where rules were found: with the library, in a search folder, in a package, or as a file.

    ``name`` is that of the library or the package, whose ``version`` is known too, or that of the
    folder or file as it was given.
    """

    kind: Literal["bundled", "path", "package", "file"]
    name: str
    version: str | None = None

    @property
    def text(self) -> Text:
        """The origin in words.

        >>> RulesetOrigin("package", "inovasi-kota-contoh", "1.2").text["en"]
        'the package inovasi-kota-contoh 1.2'
        """
        known = [each for each in (self.name, self.version) if each is not None]
        return _ORIGINS[self.kind].fill(name=printable(self.name), full=printable(" ".join(known)))

    def to_dict(self) -> dict[str, str]:
        """Plain data: kind, name, and the version of a package."""
        plain: dict[str, str] = to_plain(self)
        return plain


_ORIGINS: Mapping[str, Text] = {
    "bundled": Text(id="{name} sendiri", en="{name} itself"),
    "path": Text(id="folder pencarian {name}", en="the search folder {name}"),
    "package": Text(id="paket {full}", en="the package {full}"),
    "file": Text(id="berkas {name}", en="the file {name}"),
}


@frozen(slots=False, eq=False, repr=False, field_transformer=checked)
class Ruleset:
    """The rules of one edition. Two are equal when their meaning is: see `digest`."""

    edition: str
    revision: int
    status: Status
    year: int
    title: Text
    standing: Text
    sources: FrozenMap[str, Source]
    aspects: tuple[Aspect, ...]
    indicators: tuple[Indicator, ...]
    formula: Formula
    predikat_bands: tuple[Predikat, ...] = field(default=(), metadata={"key": "predikat"})
    format: Literal["inovasi-index/ruleset@1"] = "inovasi-index/ruleset@1"
    units: FrozenMap[str, Text] = FrozenMap()
    eligibility: Eligibility = Eligibility()
    urusan: tuple[UrusanGroup, ...] = ()
    profile: Profile = Profile()
    interpretations: tuple[Interpretation, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    anomalies: tuple[Anomaly, ...] = ()
    based_on: str | None = field(default=None, eq=False)
    origin: RulesetOrigin | None = field(default=None, init=False, eq=False)
    """Where they were found; None for rules that were built or changed in Python."""

    def __repr__(self) -> str:
        return f"<Ruleset {self.edition} revision {self.revision}, {self.status}>"

    def _repr_html_(self) -> str:
        # Only a notebook asks for this; a look upwards, so that it shows itself.
        from inovasi_index.overview import ruleset_html  # noqa: PLC0415 - late on purpose

        return ruleset_html(self)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Ruleset):
            return NotImplemented
        return self is other or self.digest == other.digest

    def __hash__(self) -> int:
        return hash((self.edition, self.revision))

    @cached_property
    def digest(self) -> str:
        """``sha256:…`` of everything the rules say, however the file that says it is written."""
        import hashlib  # noqa: PLC0415 - scoring alone needs no digest
        import json  # noqa: PLC0415 - as above

        plain = json.dumps(
            to_plain(self), sort_keys=True, ensure_ascii=False, separators=(",", ":")
        )
        return "sha256:" + hashlib.sha256(plain.encode()).hexdigest()

    def found_in(self, origin: RulesetOrigin) -> "Ruleset":
        """The same rules, which know where they were found."""
        found = copy(self)
        object.__setattr__(found, "origin", origin)
        return found

    def stamp(self) -> dict[str, Any]:
        """Which rules these are and where they were found, as every result says it."""
        return {
            "edition": self.edition,
            "revision": self.revision,
            "ruleset_digest": self.digest,
            **({} if self.origin is None else {"origin": self.origin.to_dict()}),
        }

    @cached_property
    def rows(self) -> Mapping[str, Indicator]:
        """The rows that a report can answer, by id, in the order of the guide."""
        return {row.id: row for row in self.indicators if row.is_answered}

    @property
    def ranks_inovasi(self) -> bool:
        """Whether these are the rules of a contest, which ranks innovations."""
        return self.formula.scores == "inovasi"

    @cached_property
    def juri_rows(self) -> tuple[Indicator, ...]:
        """The rows that each juror answers about an innovation."""
        return self._rows_of("juri")

    @cached_property
    def spd_rows(self) -> tuple[Indicator, ...]:
        """The rows of the region; empty in an edition of which they are not known."""
        return self._rows_of("pemda")

    @cached_property
    def sid_rows(self) -> tuple[Indicator, ...]:
        """The rows of each innovation."""
        return self._rows_of("inovasi")

    def _rows_of(self, answered_by: str) -> tuple[Indicator, ...]:
        aspects = {each.code for each in self.aspects if each.answered_by == answered_by}
        return tuple(row for row in self.rows.values() if row.aspect in aspects)

    @cached_property
    def highest_kematangan(self) -> Fraction:
        """The most points of one innovation: as the formula declares, else by its rows."""
        if self.formula.is_known and not self.ranks_inovasi:
            return Fraction(self.formula.kematangan.maximum)
        points = (Fraction(row.weight or 0) * Fraction(self.top_of(row)) for row in self.sid_rows)
        return sum(points, _NONE)

    @cached_property
    def top_level(self) -> int:
        """The highest level of the edition, which nearly all of its tables go up to."""
        tables = [table for row in self.indicators for table in row.tables if table.levels]
        tops = Counter(max(each.level for each in table.levels) for table in tables)
        return max(tops, key=lambda level: (tops[level], level), default=0)

    @cached_property
    def _tops(self) -> Mapping[str, int]:
        """How many levels the rows of an aspect have, where it says so."""
        return {each.code: each.top_level for each in self.aspects if each.top_level is not None}

    def top_of(self, row: Indicator) -> Exact:
        """The highest level that a row must have: as it says, as its aspect says, or as most do.

        Of a row that is given a score, the highest score.
        """
        if row.is_scored:
            return row.highest
        return row.top_level or self._tops.get(row.aspect, self.top_level)

    def most_points(self, row: Indicator) -> Fraction:
        """The most points of a row: weight × the highest level, or its share of the part."""
        weight = Fraction(row.weight or 0)
        for part in self.formula.parts:
            if isinstance(part, PercentagePart) and part.aspect == row.aspect:
                return Fraction(part.maximum) * weight / PERCENT
        return weight * Fraction(row.highest)

    @cached_property
    def urusan_codes(self) -> Mapping[str, Code]:
        """Every affair by its code."""
        return {code.code: code for group in self.urusan for code in group.urusan}

    @cached_property
    def basic_services(self) -> Mapping[str, Code]:
        """The basic-service affairs, those the gate counts, by their codes."""
        return {
            code.code: code for group in self.urusan if group.basic_service for code in group.urusan
        }

    @cached_property
    def _interpretations(self) -> Mapping[str, Interpretation]:
        return {interpretation.name: interpretation for interpretation in self.interpretations}

    def interpretation(self, name: str) -> Interpretation | None:
        """The interpretation of that name, or None where the edition does not have it."""
        return self._interpretations.get(name)

    def interpret(self, choices: Mapping[str, str] | None = None) -> FrozenMap[str, str]:
        """The options in force: the choices given, and the defaults for the rest.

        Raises:
            WrongValueError: ``unknown-interpretation`` for a name that this edition does not
                have, ``unknown-option`` for an option that the name does not have.
        """
        chosen = {each.name: each.default for each in self.interpretations}
        for name, option in (choices or {}).items():
            known = self.interpretation(name)
            if known is None:
                raise WrongValueError("unknown-interpretation", self._no_interpretation(name))
            if option not in known.options:
                raise WrongValueError(
                    "unknown-option",
                    _NO_OPTION.fill(name=name, option=option, options=listed(known.options)),
                )
            chosen[name] = option
        return FrozenMap(chosen)

    def _no_interpretation(self, name: str) -> Text:
        names = [each.name for each in self.interpretations]
        return _NO_INTERPRETATION.fill(
            edition=self.edition, name=name, names=listed(names), guess=did_you_mean(name, names)
        )

    def predikat(self, index: object) -> Predikat:
        """The class of a published index, which is rounded as an index is rounded.

        Raises:
            WrongValueError: ``not-a-number``, or ``out-of-range`` for what is not within
                0…scale as given.
        """
        number = decimal(index)
        if not 0 <= number <= self.formula.scale:
            raise WrongValueError(
                "out-of-range",
                _NO_INDEX.fill(value=shorten(index), scale=shortest(self.formula.scale)),
            )
        rounded = round_half_up(number, self.formula.rounding.places)
        return next(
            (each for each in self.predikat_bands if _between(each.from_, rounded, each.to)),
            UNDETERMINED,
        )

    def predikat_reached(self, index: Fraction) -> Predikat:
        """The highest class whose lower end an exact index reaches."""
        reached = [
            each
            for each in self.predikat_bands
            if each.from_ is not None and Fraction(each.from_) <= index
        ]
        return max(reached, key=lambda each: Fraction(each.from_ or 0), default=UNDETERMINED)

    @property
    def issuer(self) -> str:
        """Who issues the edition: ``kemendagri`` of ``kemendagri/2026``."""
        return self.edition.partition("/")[0]

    @cached_property
    def ground(self) -> Text:
        """What a score rests on, in one line: the status, the weakest fact, how they came about."""
        return _GROUND.fill(
            status=STATUS[self.status], weakest=_WEAKEST[self.weakest()], standing=self.standing
        )

    def require_formula(self) -> None:
        """That the edition can give an index.

        Raises:
            EditionIncomplete: It cannot; what is missing is named.
            OtherKindError: It ranks innovations.
        """
        if self.ranks_inovasi:
            raise OtherKindError(_RANKS.fill(edition=self.edition))
        if not self.formula.is_known:
            missing = [each.name for each in self.unknown if each.changes_score] or [_FORMULA]
            told = joined(missing, "; ")
            raise EditionIncomplete(_INCOMPLETE.fill(edition=self.edition, missing=told))

    def require_contest(self) -> None:
        """That the edition ranks innovations.

        Raises:
            OtherKindError: It does not.
        """
        if not self.ranks_inovasi:
            raise OtherKindError(_NO_CONTEST.fill(edition=self.edition))

    def facts(self, confidence: Certainty | None = None) -> tuple[Fact, ...]:
        """How surely each part of the rules is known, in the order of the file.

        Args:
            confidence: Only what is ``printed`` in a primary source, ``secondary``, ``inferred``,
                or ``open`` (left to an interpretation, or not found).

        Raises:
            WrongValueError: ``unknown-option`` for any other word.

        >>> from inovasi_index import get_ruleset
        >>> [fact.at for fact in get_ruleset(2026).facts("inferred")]
        []
        """
        known = get_args(Certainty)
        if confidence is not None and confidence not in known:
            text = _NO_CERTAINTY.fill(given=shorten(confidence), known=listed(known))
            raise WrongValueError("unknown-option", text, ["confidence"])
        return tuple(fact for fact in self._facts() if confidence in (None, fact.confidence))

    def _facts(self) -> Iterator[Fact]:
        for _, name, part in self.parts_of_rules():
            if isinstance(part, Interpretation):
                yield Fact(name, "open", part.source, part.reason)
                continue
            yield Fact(name, part.confidence, part.source, part.reason)
            for key, doubt in part.doubts.items():
                yield Fact(f"{name}.{key}", doubt.confidence, part.source, doubt.reason)
        for each in self.unknown:
            yield Fact(f"unknown.{each.code}", "open", each.source, each.reason)

    def weakest(self) -> Certainty:
        """How sure the least sure of the facts is that can change a score."""
        found = {each for _, _, part in self.parts_of_rules() for each in doubts_of_score(part)}
        return next((each for each in _FROM_WEAKEST if each in found), "printed")

    def parts_of_rules(self) -> Iterator[tuple[Path, str, Any]]:
        """What carries a confidence of its own: its path in the file, its name, and itself."""
        for number, aspect in enumerate(self.aspects):
            yield ("aspects", number), f"aspects.{aspect.code}", aspect
        for number, row in enumerate(self.indicators):
            yield ("indicators", number), f"indicators.{row.id}", row
            for place, basis in enumerate(row.bases):
                path: Path = ("indicators", number, "bases", place)
                yield path, f"indicators.{shorten(row.id)}.{basis.code}", basis
        yield ("formula",), "formula", self.formula
        for number, part in enumerate(self.formula.parts):
            yield ("formula", "parts", number), f"formula.{part.name}", part
        for number, band in enumerate(self.predikat_bands):
            yield ("predikat", number), f"predikat.{band.code}", band
        for number, each in enumerate(self.eligibility.conditions):
            yield ("eligibility", "conditions", number), f"eligibility.{each.code}", each
        for number, choice in enumerate(self.interpretations):
            yield ("interpretations", number), f"interpretations.{choice.name}", choice


_NONE = Fraction(0)

_FROM_WEAKEST: tuple[Confidence, ...] = ("inferred", "secondary")

_POINTLESS = frozenset(
    (
        *("number", "variable", "heading", "name", "also_named", "definition", "evidence"),
        *("note", "agrees_with", "title", "share", "rule", "source"),
    )
)
"""Fields that no score depends on."""


def doubts_of_score(part: Sourced) -> set[Confidence]:
    """How sure the facts of a part are that can change a score, where they are in doubt."""
    if isinstance(part, Aspect | Interpretation):
        return set()
    doubts = {each.confidence for key, each in part.doubts.items() if key not in _POINTLESS}
    return (doubts | {part.confidence}) - {"printed"}


def _between(low: Decimal | None, number: Decimal, high: Decimal | None) -> bool:
    return (low is None or low <= number) and (high is None or number <= high)


def codes_of(entries: Iterable[Code]) -> tuple[str, ...]:
    """The codes of a code list, in its order."""
    return tuple(entry.code for entry in entries)


STATUS: dict[str, Text] = {
    "official": Text(id="Resmi", en="Official"),
    "reconstructed": Text(id="Direkonstruksi", en="Reconstructed"),
    "partial": Text(id="Sebagian", en="Partial"),
    "prognosis": Text(id="Prognosis", en="Prognosis"),
    "local": Text(id="Setempat", en="Local"),
}
"""What the standing of an edition is called."""

_WEAKEST: dict[str, Text] = {
    "printed": Text(
        id="semua yang menentukan skor tercetak", en="all that decides a score is printed"
    ),
    "secondary": Text(id="sebagian dari sumber sekunder", en="some of it from secondary sources"),
    "inferred": Text(id="sebagian disimpulkan", en="some of it inferred"),
}
"""How sure the least sure of the facts is that decide a score."""

_GROUND = Text(id="{status}, {weakest}. {standing}", en="{status}, {weakest}. {standing}")
_RELATIVE_YEAR = re.compile("T-[0-9]")
_NOT_A_YEAR = Text(
    id="{value} bukan tahun seperti T-1 (satu tahun sebelum tahun edisi)",
    en="{value} is no year like T-1 (one before that of the edition)",
)
_TWO_ENDS = Text(
    id="satu ujung saja: {keys} tidak boleh bersama", en="one end only: {keys} exclude each other"
)
_UPSIDE_DOWN = Text(
    id="ujung bawah lebih besar daripada ujung atas", en="the lower end is above the upper end"
)
OUT_OF_RANGE = Text(
    id="{value} di luar rentang yang mungkin, {range}",
    en="{value} is outside the possible range, {range}",
)
_NOT_ZERO = Text(id="tidak boleh 0", en="must not be 0")
_METHOD_NEEDS = Text(
    id="metode {method} memerlukan kunci {key}", en="the method {method} needs the key {key}"
)
_NO_INTERPRETATION = Text(
    id="{edition} tidak memiliki interpretasi {name}; yang ada: {names}{guess}",
    en="{edition} has no interpretation {name}; there are: {names}{guess}",
)
_NO_OPTION = Text(
    id="interpretasi {name} tidak memiliki pilihan {option}; yang ada: {options}",
    en="the interpretation {name} has no option {option}; there are: {options}",
)
_FORMULA = Text(id="rumusnya", en="its formula")
_RANKS = Text(
    id="{edition} adalah aturan lomba: memeringkat inovasi dan tidak menghitung indeks daerah",
    en="the rules {edition} are those of a contest, which ranks innovations and gives no index",
)
_NO_CONTEST = Text(
    id="{edition} menghitung indeks daerah; hanya aturan lomba yang memeringkat inovasi",
    en="{edition} gives the index of a region; only the rules of a contest rank innovations",
)
_INCOMPLETE = Text(
    id="{edition} tidak lengkap, jadi indeks tidak dapat dihitung; yang tidak diketahui: {missing}",
    en="{edition} is incomplete, so no index can be computed; what is not known: {missing}",
)
_NO_CERTAINTY = Text(
    id="{given} bukan tingkat kepastian; yang ada: {known}",
    en="{given} is no degree of certainty; there are: {known}",
)
_NO_INDEX = Text(
    id="{value} bukan indeks: indeks terletak antara 0 dan {scale}",
    en="{value} is no index: an index lies between 0 and {scale}",
)
