"""One indicator, and one report, through the editions."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from attrs import frozen

from inovasi_index.catalog import editions, get_ruleset
from inovasi_index.comparison import (
    Change,
    Edition,
    ladder,
    proved,
    row_changes,
    rules_of,
    tables_of,
)
from inovasi_index.describe import marked, row_name
from inovasi_index.files.shelves import ISSUER
from inovasi_index.laporan import Laporan
from inovasi_index.pages import Block, Grid, Heading, Items, Shown, both
from inovasi_index.problems import (
    EditionIncomplete,
    LaporanError,
    OtherKindError,
    WrongValueError,
    did_you_mean,
    shorten,
)
from inovasi_index.result import AnswersView, Result
from inovasi_index.ruleset import STATUS, Indicator, Ruleset
from inovasi_index.scoring import score
from inovasi_index.text import LANGS, Lang, Text, joined

Refusal: TypeAlias = LaporanError | EditionIncomplete | OtherKindError
"""Why an edition has no index of a report: its answers, the rules, or that it is a contest."""

MOST_REASONS = 3
"""How many reasons of a refusal stand in a table of results; `score` gives them all."""

# One indicator through the years.


@frozen
class Year:
    """An indicator in one edition: its rows, and what changed since the edition before."""

    rules: Ruleset
    rows: tuple[Indicator, ...]
    changes: tuple[Change, ...]


@frozen
class History(Shown):
    """One indicator through all editions of an issuer that know it."""

    indicator: str
    years: tuple[Year, ...]

    def to_dict(self) -> dict[str, Any]:
        """The history as plain data: ``inovasi-index/history@1``."""
        return {
            "format": "inovasi-index/history@1",
            "indicator": self.indicator,
            "years": [
                {
                    "edition": each.rules.edition,
                    "status": each.rules.status,
                    "rows": [_row_dict(row) for row in each.rows],
                    "changes": [change.to_dict() for change in each.changes],
                }
                for each in self.years
            ],
        }

    def _alike(self) -> list[list[Year]]:
        """The years, those that follow one another without a change together."""
        groups: list[list[Year]] = []
        for year in self.years:
            last = groups[-1][-1] if groups else None
            if last and not year.changes and _cells(last) == _cells(year):
                groups[-1].append(year)
            else:
                groups.append([year])
        return groups

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """The history as a page: the years in one table, and what changed in each."""
        latest = self.years[-1].rows[0]
        name = latest.heading or latest.name
        yield Heading(1, f"{self.indicator} {name[lang]}")
        rows: tuple[tuple[str, ...], ...] = tuple(
            (_span(alike), STATUS[alike[0].rules.status][lang], *_row_cells(row, lang))
            for alike in self._alike()
            for row in alike[0].rows
        )
        rows = tuple(_without_repetition(rows, lang))
        heads = tuple(head[lang] for head in (_EDITION, _STATUS, _NAME, _WEIGHT, _LEVELS))
        yield Grid(_THROUGH[lang], heads, rows)
        for each in self.years:
            if each.changes:
                yield Heading(2, each.rules.edition)
                yield Items(tuple(change.text[lang] for change in each.changes))


def history(indicator: str | int, *, issuer: str = ISSUER) -> History:
    """One indicator through all years, by its id (``"33"``, ``"5a"``) or its number.

    Where an edition has the indicator as one row and another as two, all its rows are shown.

    Args:
        indicator: The id or number of an indicator.
        issuer: Whose editions are followed, ``kemendagri`` or that of a region: what one of them
            changes is no change of the other's rules.

    Raises:
        WrongValueError: ``unknown-indicator``, for one that no edition of the issuer has.

    >>> [year.rules.year for year in history("33").years][:3]
    [2021, 2023, 2024]
    """
    known = [get_ruleset(each) for each in editions() if each.startswith(f"{issuer}/")]
    return through(str(indicator), known, issuer)


def through(name: str, known: Sequence[Ruleset], issuer: str) -> History:
    """One indicator through some editions of an issuer, in their order.

    Raises:
        WrongValueError: ``unknown-indicator``, for one that none of them has.
    """
    rows = [row for rules in known for row in rules.indicators]
    numbers = {row.number for row in rows if name in (row.id, str(row.number))}
    if not numbers:
        guess = did_you_mean(name, dict.fromkeys(row.id for row in rows))
        raise WrongValueError(
            "unknown-indicator",
            _NO_ROW.fill(issuer=shorten(issuer), row=shorten(name), guess=guess),
            ["indicator"],
        )
    years: list[Year] = []
    for rules in known:
        own = _rows_named(rules, name, numbers)
        if own:
            changes = _changes_since(years[-1], rules, own) if years else ()
            years.append(Year(rules, own, tuple(changes)))
    return History(name, tuple(years))


def _changes_since(last: Year, rules: Ruleset, rows: Iterable[Indicator]) -> Iterator[Change]:
    """What changed in the rows that both years know more of than the name."""
    before = {row.id: row for row in last.rows if row.is_answered}
    known = (row for row in rows if row.is_answered and row.id in before)
    changes = (change for row in known for change in row_changes(before[row.id], row))
    return proved(changes, last.rules, rules)


def _without_repetition(rows: Sequence[tuple[str, ...]], lang: Lang) -> Iterator[tuple[str, ...]]:
    """Rows whose levels, if they are those that the row had above, are not told again."""
    above: dict[str, str] = {}
    for edition, status, name, weight, levels in rows:
        row_id = name.partition(" ")[0].rstrip("*")
        is_same = levels != "–" and levels.casefold() == above.get(row_id, "").casefold()
        yield edition, status, name, weight, (_SAME[lang] if is_same else levels)
        above[row_id] = levels


def _cells(year: Year) -> list[tuple[str, ...]]:
    """What a year shows; capitals differ from one print to the next."""
    rows = (_row_cells(row, lang) for row in year.rows for lang in LANGS)
    return [(year.rules.status, *(cell.casefold() for cell in row)) for row in rows]


def _span(years: Sequence[Year]) -> str:
    """The editions of some years: ``kemendagri/2026–2029``."""
    first, last = years[0].rules, years[-1].rules
    return first.edition if first is last else f"{first.edition}–{last.year}"


def _rows_named(rules: Ruleset, name: str, numbers: set[int]) -> tuple[Indicator, ...]:
    exact = tuple(row for row in rules.indicators if row.id == name)
    return exact or tuple(row for row in rules.indicators if row.number in numbers)


def _row_dict(row: Indicator) -> dict[str, Any]:
    weight = {} if row.weight is None else {"weight": str(row.weight)}
    levels = {code or "": ladder(table) for code, table in tables_of(row).items() if table.levels}
    return {
        "id": row.id,
        "name": row_name(row).to_dict(),
        "mandatory": row.mandatory,
        "confidence": row.confidence,
        **weight,
        "levels": {code: ladder.to_dict() for code, ladder in levels.items()},
    }


def _row_cells(row: Indicator, lang: Lang) -> tuple[str, str, str]:
    weight = "–" if row.weight is None else both(row.weight)[lang]
    ladders = [
        f"{code}: {ladder(table)[lang]}" if code else ladder(table)[lang]
        for code, table in tables_of(row).items()
        if table.levels
    ]
    return f"{marked(row)} {row_name(row)[lang]}", weight, " | ".join(ladders) or "–"


# One report under several editions.


@frozen
class Across(Shown):
    """One report under several editions: what the rules alone change.

    Under an edition that cannot score it, a contest among them, stands the error that says why.
    """

    laporan: Laporan
    results: tuple[tuple[Ruleset, Result | Refusal], ...]

    def to_dict(self) -> dict[str, Any]:
        """The results as plain data: ``inovasi-index/across@1``."""
        return {
            "format": "inovasi-index/across@1",
            "results": [
                outcome.to_dict()
                if isinstance(outcome, Result)
                else {"edition": rules.edition, "refused": _reason(outcome).to_dict()}
                for rules, outcome in self.results
            ],
        }

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """The results side by side, and why an edition has none."""
        yield Heading(1, self.laporan.pemda.nama)
        scored = [(rules, each) for rules, each in self.results if isinstance(each, Result)]
        if scored:
            yield Grid(
                _ACROSS[lang],
                (_EDITION[lang], *(f"#{_head(rules)}" for rules, _ in scored)),
                tuple(
                    (title[lang], *(tell(each)[lang] for _, each in scored))
                    for title, tell in _TELLS
                ),
            )
        refused = tuple(
            _refused(rules, each)[lang]
            for rules, each in self.results
            if not isinstance(each, Result)
        )
        if refused:
            yield Items(refused)
        yield Items(tuple(f"{rules.edition}: {rules.ground[lang]}" for rules, _ in self.results))

    @property
    def is_refused(self) -> bool:
        """Whether no edition can score the report."""
        return not any(isinstance(outcome, Result) for _, outcome in self.results)


def across(
    laporan: Laporan,
    editions: Iterable[Edition],
    *,
    interpretations: Mapping[str, str] | None = None,
    answers: AnswersView = "claimed",
) -> Across:
    """One report scored under several editions: what the rules alone change.

    Args:
        laporan: The report, whatever year it is for.
        editions: Years, ids or rules.
        interpretations: Options by name; an edition without the question goes without it.
        answers: As in `score`.

    Raises:
        UnknownEditionError: One of the editions is not known.
        WrongValueError: An option that its edition does not have, a question that none has.
    """
    known, choices = [rules_of(edition) for edition in editions], dict(interpretations or {})
    for name, option in choices.items():
        if known and not any(rules.interpretation(name) for rules in known):
            known[-1].interpret({name: option})  # which says that there is no such question
    results = []
    for rules in known:
        chosen = {name: each for name, each in choices.items() if rules.interpretation(name)}
        outcome: Result | Refusal
        try:
            outcome = score(laporan, rules, interpretations=chosen, answers=answers)
        except (LaporanError, EditionIncomplete, OtherKindError) as error:
            outcome = error
        results.append((rules, outcome))
    return Across(laporan, tuple(results))


def _head(rules: Ruleset) -> str:
    """The year of an edition of the ministry, the whole id of another."""
    return str(rules.year) if rules.issuer == ISSUER else rules.edition


def _refused(rules: Ruleset, error: Refusal) -> Text:
    """That an edition cannot score a report, and why, in one line."""
    reason = _reason(error, MOST_REASONS)
    if isinstance(error, LaporanError):
        return _REFUSED.fill(edition=rules.edition, reason=reason)
    return reason  # which names the edition already


def _reason(error: Refusal, most: int | None = None) -> Text:
    """Why an edition cannot score a report: all reasons, or the first of them and their number."""
    if not isinstance(error, LaporanError):
        return error.message
    told = [_AT.fill(path=each.path, text=each.message) for each in error.problems[:most]]
    more = len(error.problems) - len(told)
    return joined([*told, *([_MORE.fill(more=more)] if more else [])], "; ")


def _count(result: Result) -> Text:
    part = result.jumlah_inovasi
    return _GATES[part.gate].fill(
        score=both(part.score), sent=part.urusan_pelayanan_dasar, required=part.urusan_required
    )


def _divisor(result: Result) -> Text:
    divisor = result.kematangan.divisor
    return _DASH if divisor is None else both(divisor)


_INDEX = Text(id="Indeks", en="Index")
_CLASS = Text(id="Predikat", en="Class")
_SPD = Text(id="SPD", en="SPD")
_MEAN = Text(id="Rata-rata kematangan", en="Mean maturity")
_DIVIDED = Text(id="Pembagi", en="Divisor")
_COUNT = Text(id="Skor jumlah inovasi", en="Count score")
_SCORED = Text(id="Inovasi yang dihitung", en="Innovations counted")
_SUM = Text(id="Skor total", en="Total score")
_DASH = Text(id="–", en="–")
_TELLS: tuple[tuple[Text, Callable[[Result], Text]], ...] = (
    (_INDEX, lambda result: both(result.index)),
    (_CLASS, lambda result: result.predikat.name),
    (_SPD, lambda result: both(result.spd.score)),
    (_MEAN, lambda result: both(result.kematangan.score)),
    (_DIVIDED, _divisor),
    (_SCORED, lambda result: both(result.jumlah_inovasi.counted)),
    (_COUNT, _count),
    (_SUM, lambda result: both(result.total)),
)
_GATES = {
    "open": Text(
        id="{score} ({sent} urusan, syarat {required})",
        en="{score} ({sent} affairs, {required} required)",
    ),
    "closed": Text(
        id="{score} ({sent} urusan, syarat {required})",
        en="{score} ({sent} affairs, {required} required)",
    ),
    "not_applied": Text(id="{score}", en="{score}"),
}

_EDITION = Text(id="Edisi", en="Edition")
_NAME = Text(id="Nama", en="Name")
_SAME = Text(id="seperti di atas", en="as above")
_STATUS = Text(id="Status", en="Status")
_WEIGHT = Text(id="#Bobot", en="#Weight")
_LEVELS = Text(id="Level, dari yang terendah", en="Levels, the lowest first")
_THROUGH = Text(id="Indikator ini dari tahun ke tahun (* wajib)", en="Year by year (* mandatory)")
_ACROSS = Text(
    id="Laporan yang sama menurut beberapa edisi", en="The same report under several editions"
)
_AT = Text(id="{path}: {text}", en="{path}: {text}")
_REFUSED = Text(
    id="menurut {edition} tidak dapat dinilai: {reason}",
    en="cannot be scored under {edition}: {reason}",
)
_MORE = Text(id="dan {more} lagi", en="and {more} more")
_NO_ROW = Text(
    id="tidak ada edisi {issuer} yang memiliki indikator {row}{guess}",
    en="no edition of {issuer} has an indicator {row}{guess}",
)
