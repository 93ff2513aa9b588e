"""A second scorer, as slow and as plain as the guide reads.

It shares no code with the library and knows nothing of its types: reports and rules are plain data
in which every scalar is a text, and every number is a :class:`fractions.Fraction`.  The library is
tested against it, so whoever reads this file should be able to hold it beside the guide
(XI.B, p. 13-15) and beside the settled cases, line by line.

The report must be valid for the rules, and the rules must be complete: an edition that is based on
another one is made complete first, by :func:`resolved`.
"""

from __future__ import annotations

from copy import deepcopy
from fractions import Fraction
from itertools import pairwise
from typing import Any

Plain = dict[str, Any]
Row = tuple[int, Fraction, bool]


# ---------------------------------------------------------------------------------------------
# Plain data and numbers


def given(mapping: Plain, key: str) -> Any:
    """Return what stands under a key, or None.

    "A key with an empty value counts as left out."
    """
    value = mapping.get(key)
    if value == "":
        return None
    return value


def number(text: str) -> Fraction:
    """Read a decimal.

    "Everything is exact until one declared rounding."
    """
    return Fraction(text)


def round_half_up(value: Fraction, places: int) -> Fraction:
    """Round, ties away from zero.

    "`half_up` sends ties away from zero: 0.005 -> 0.01, -50.325 -> -50.33."
    """
    unit = Fraction(1, 10**places)
    whole_units = (abs(value) / unit + Fraction(1, 2)) // 1
    rounded = whole_units * unit
    if value < 0:
        return -rounded
    return rounded


def with_places(value: Fraction, places: int) -> str:
    """Write a number that has been rounded.

    "`index` has as many places as the ruleset rounds to (`"44.00"`)."
    """
    units = value * 10**places
    assert units.denominator == 1, "only a rounded number can be written"
    digits = str(abs(units.numerator)).rjust(places + 1, "0")
    sign = "-" if units < 0 else ""
    if places == 0:
        return sign + digits
    return f"{sign}{digits[:-places]}.{digits[-places:]}"


# ---------------------------------------------------------------------------------------------
# Rules that are based on others

#: What names the entries of a list: the first of these that all of them have.
NAMED_BY = ("id", "code", "name", "level")

#: What says how sure its fact is, where it does not say so itself: one step per key, `*` for each.
GRADED = (
    "aspects/*",
    "indicators/*",
    "indicators/*/bases/*",
    "formula",
    "formula/parts/*",
    "predikat/*",
    "eligibility/conditions/*",
)


def resolved(own: Plain, base: Plain) -> Plain:
    """Return the complete rules of an edition that is based on another one.

    "What the base says (as sure as `inherited` calls it), less what `remove` names, with the
    changes, and what `add` brings."  Nothing is checked: what the file asks for must be there.
    """
    rules: Plain = base
    for steps in GRADED:
        rules = graded(rules, steps.split("/"), own.get("inherited") or {})
    rules = without(rules, own.get("remove") or {})
    changes = {key: own[key] for key in own if key not in ("inherited", "remove", "add")}
    rules = changed(rules, changes)
    return dict(extended(rules, own.get("add") or {}))


def graded(base: Any, steps: list[str], grade: Plain) -> Any:
    """Return what is taken over, as sure as the edition calls it: not surer than it was."""
    if len(steps) == 0:
        if "confidence" in base:
            return base
        return {**base, **deepcopy(grade)}
    if steps[0] == "*":
        return [graded(entry, steps[1:], grade) for entry in base]
    if steps[0] not in base:
        return base
    return {**base, steps[0]: graded(base[steps[0]], steps[1:], grade)}


def naming_key(entries: list[Any]) -> str | None:
    """Return the key that names the entries of a list, None where they have no names."""
    if len(entries) == 0 or not all(isinstance(entry, dict) for entry in entries):
        return None
    for key in NAMED_BY:
        if all(isinstance(entry.get(key), str) for entry in entries):
            return key
    return None


def without(base: Any, removed: Any) -> Any:
    """Return what is left: a list names entries by their names, or keys by themselves."""
    if isinstance(removed, dict):
        left = dict(base)
        for key in removed:
            left[key] = without(base[key], removed[key])
        return left
    if isinstance(base, dict):
        return {key: base[key] for key in base if key not in removed}
    key = str(naming_key(base))
    return [entry for entry in base if entry[key] not in removed]


def changed(base: Any, changes: Any) -> Any:
    """Return a value for a value; in mappings key by key, in lists with names entry by entry.

    Why a fact was thought to be so sure goes with how sure it was thought to be.
    """
    if isinstance(base, dict) and isinstance(changes, dict):
        whole = dict(base)
        if "confidence" in changes:
            whole.pop("reason", None)
            whole.pop("doubts", None)
        for key, change in changes.items():
            whole[key] = changed(whole[key], change) if key in whole else change
        return whole
    if isinstance(base, list) and isinstance(changes, list):
        key = naming_key(base)
        if key is not None:
            by_name = {change[key]: change for change in changes}
            return [changed(entry, by_name.get(entry[key], {})) for entry in base]
    return changes


def extended(base: Any, added: Any) -> Any:
    """Return what is there and what is new, at any depth."""
    if isinstance(base, list):
        key = naming_key(base)
        whole_list = list(base)
        for entry in added:
            names = [each[key] for each in whole_list] if key is not None else []
            if key is not None and entry.get(key) in names:
                more = {step: entry[step] for step in entry if step != key}
                place = names.index(entry[key])
                whole_list[place] = extended(whole_list[place], more)
            else:
                whole_list.append(entry)
        return whole_list
    whole = dict(base)
    for step, more in added.items():
        whole[step] = extended(whole[step], more) if step in whole else more
    return whole


# ---------------------------------------------------------------------------------------------
# What the ruleset says


def options_in_force(rules: Plain, interpretations: dict[str, str] | None) -> dict[str, str]:
    """Return the option in force for each interpretation that the edition has.

    "The ruleset names it, its options and its default, the caller may choose another."
    """
    options = {}
    for interpretation in rules.get("interpretations") or []:
        name = interpretation["name"]
        options[name] = (interpretations or {}).get(name, interpretation["default"])
    return options


def score_rows(rules: Plain, aspect: str) -> list[Plain]:
    """Return the weighted rows of an aspect.

    "The a/b rows of 2, 5, 10, 11 and 13 are two rows that add up, not a choice."  The number of
    innovations is computed, nobody answers it; nor does anybody answer an indicator of which only
    the name is known ("2023-2025: SPD weights and thresholds are not public").
    """
    rows = []
    for indicator in rules["indicators"]:
        if indicator["aspect"] != aspect:
            continue
        if indicator.get("measure", {}).get("kind") in ("computed", "unknown"):
            continue
        rows.append(indicator)
    return rows


def aspect_answered_by(rules: Plain, who: str) -> str:
    """Return the aspect that the region (`pemda`) or each innovation (`inovasi`) answers.

    "SPD / SID: the two aspects: answers about the region / about each innovation."
    """
    for aspect in rules["aspects"]:
        if aspect["answered_by"] == who:
            return str(aspect["code"])
    raise LookupError(who)


def part(rules: Plain, method: str) -> Plain:
    """Return the part of the formula with this method: SPD + mean maturity + count."""
    for formula_part in rules["formula"]["parts"]:
        if formula_part["method"] == method:
            return dict(formula_part)
    raise LookupError(method)


def basic_service_codes(rules: Plain) -> set[str]:
    """Return the codes of the affairs of basic service ("urusan wajib pelayanan dasar")."""
    codes = set()
    for group in rules["urusan"]:
        if group.get("basic_service") == "true":
            for urusan in group["urusan"]:
                codes.add(urusan["code"])
    return codes


# ---------------------------------------------------------------------------------------------
# From a measurement to a level


def measured_number(answer: Plain, kind: str) -> Fraction:
    """Return the number that is looked up in the table.

    "`growth`: (current - previous) / previous x 100. `decrease`: previous - current. `increase`:
    current - previous. On the last three kinds `value` is the change itself."
    """
    if given(answer, "value") is not None:
        return number(answer["value"])
    previous = number(answer["previous"])
    current = number(answer["current"])
    if kind == "growth":
        return (current - previous) / previous * 100
    if kind == "decrease":
        return previous - current
    if kind == "increase":
        return current - previous
    message = f"two readings do not make a {kind}"
    raise ValueError(message)


def inside(value: Fraction, band: Plain) -> bool:
    """Tell whether a rounded number lies in a band.

    "`from`/`to` include the end, `above`/`below` leave it out."
    """
    if "from" in band and not value >= number(band["from"]):
        return False
    if "to" in band and not value <= number(band["to"]):
        return False
    if "above" in band and not value > number(band["above"]):
        return False
    return not ("below" in band and not value < number(band["below"]))


def has_open_top(levels: list[Plain]) -> bool:
    """Tell whether some band of the table has no upper end."""
    return any("to" not in level["band"] and "below" not in level["band"] for level in levels)


def highest_printed(levels: list[Plain]) -> Fraction:
    """Return the highest value that is printed anywhere in the table."""
    return max(number(end) for level in levels for end in level["band"].values())


def level_at_the_top(levels: list[Plain]) -> int:
    """Return the level of the band that ends at the highest printed value."""
    top = highest_printed(levels)
    found = 0
    for level in levels:
        for key in ("to", "below"):
            if key in level["band"] and number(level["band"][key]) == top:
                found = max(found, int(level["level"]))
    return found


def level_of_number(  # noqa: PLR0911 - one return for each sentence of the rule
    exact: Fraction, measure: Plain, levels: list[Plain], options: dict[str, str], arose: set[str]
) -> int:
    """Look a measured number up.

    "The measured number is rounded half up to the places the table is printed in, then looked up."
    "Short of the least printed value: level 0." `above_top_band`: "`top_level` (default) |
    `no_level`". `band_overlap`, "for a value that lies in more than one band: `ends_first`
    (default: level 3 if it is one of them, else level 1 if it is one of them, else level 2) |
    `highest_level`."
    """
    value = round_half_up(exact, int(measure.get("places", "0")))
    found = [int(level["level"]) for level in levels if inside(value, level["band"])]

    if len(found) == 0:
        if not has_open_top(levels) and value > highest_printed(levels):
            arose.add("above_top_band")
            if options.get("above_top_band") == "no_level":
                return 0
            return level_at_the_top(levels)
        return 0

    if len(found) == 1:
        return found[0]

    arose.add("band_overlap")
    if options.get("band_overlap") == "highest_level":
        return max(found)
    if 3 in found:
        return 3
    if 1 in found:
        return 1
    return 2


def level_of_answer(
    indicator: Plain, answer: Plain, options: dict[str, str], arose: set[str]
) -> int:
    """Return the level of an answer: as given, or from its measurement.

    "A bare level may leave the basis out; a measurement may not."
    """
    if given(answer, "level") is not None:
        return int(answer["level"])
    table = indicator
    if "bases" in indicator:
        for basis in indicator["bases"]:
            if basis["code"] == answer["basis"]:
                table = basis
    exact = measured_number(answer, table["measure"]["kind"])
    return level_of_number(exact, table["measure"], table["levels"], options, arose)


# ---------------------------------------------------------------------------------------------
# Rows


def answer_that_counts(mapping: Plain, row_id: str, answers: str) -> Plain | None:
    """Return the answer of a row if there is one that counts, else None.

    "A row is answered when the report has an answer for it that counts (under `verified`: a
    verified one), whatever level comes out. An explicit level 0 says that nothing was chosen: the
    row is missing."
    """
    answer = given(mapping, row_id)
    if answer is None:
        return None
    if isinstance(answer, str):
        answer = {"level": answer}
    if answers == "verified" and given(answer, "verified") != "true":
        return None
    level = given(answer, "level")
    if level is not None and int(level) == 0:
        return None
    return dict(answer)


def score_answers(
    rows: list[Plain], mapping: Plain, options: dict[str, str], answers: str, arose: set[str]
) -> dict[str, Row]:
    """Score every row: level, points, and whether it was answered.

    "row points = weight x level"; "a missing row gives 0 points".
    """
    scored: dict[str, Row] = {}
    for indicator in rows:
        answer = answer_that_counts(mapping, indicator["id"], answers)
        if answer is None:
            scored[indicator["id"]] = (0, Fraction(0), False)
        else:
            level = level_of_answer(indicator, answer, options, arose)
            scored[indicator["id"]] = (level, number(indicator["weight"]) * level, True)
    return scored


def sum_of_points(rows: dict[str, Row]) -> Fraction:
    """Add the points of all rows up."""
    total = Fraction(0)
    for _, points, _ in rows.values():
        total = total + points
    return total


def lacks_mandatory_row(rows: list[Plain], scored: dict[str, Row]) -> bool:
    """Tell whether a mandatory row is missing."""
    for indicator in rows:
        _, _, answered = scored[indicator["id"]]
        if indicator.get("mandatory") == "true" and not answered:
            return True
    return False


# ---------------------------------------------------------------------------------------------
# Which innovations are scored


def count_words(text: str) -> int:
    """Count words.

    "A word is a run of non-space characters with a letter or digit in it."
    """
    words = 0
    for run in text.split():
        for character in run:
            if character.isalpha() or character.isdigit():
                words = words + 1
                break
    return words


def one_of_verdict(condition: Plain, inovasi: Plain) -> bool | None:
    """Judge a stage: "Scored: `tahapan: penerapan`"; None when it was left out."""
    value = given(inovasi, condition["field"])
    if value is None:
        return None
    return bool(value in condition["values"])


def date_within_verdict(condition: Plain, inovasi: Plain) -> bool | None:
    """Judge the window.

    "Without `pengembangan` there was none. The window is met by either date inside it; it cannot
    be judged when `penerapan` is left out and no `pengembangan` inside the window is given; it
    fails otherwise."  Dates are written year first, so their texts compare like the days.
    """
    for field in condition["fields"]:
        day = given(inovasi, field)
        if day is not None and condition["from"] <= day <= condition["to"]:
            return True
    if given(inovasi, "penerapan") is None:
        return None
    return False


def words_at_least_verdict(condition: Plain, inovasi: Plain) -> bool | None:
    """Judge the length: "a rancang bangun of at least 300 words"; None when it was left out."""
    rancang_bangun = given(inovasi, condition["field"])
    if rancang_bangun is None:
        return None
    if isinstance(rancang_bangun, str):
        words = count_words(rancang_bangun)
    else:
        stated = given(rancang_bangun, "words")
        if stated is None:
            return None
        words = int(stated)
    return words >= int(condition["minimum"])


def failed_conditions(rules: Plain, inovasi: Plain) -> list[str]:
    """Return the codes of the conditions that an innovation fails.

    "A condition that cannot be judged because its field was left out: the innovation is scored."
    """
    failed = []
    for condition in (rules.get("eligibility") or {}).get("conditions") or []:
        verdict: bool | None = None
        if condition.get("method") == "one_of":
            verdict = one_of_verdict(condition, inovasi)
        elif condition.get("method") == "date_within":
            verdict = date_within_verdict(condition, inovasi)
        elif condition.get("method") == "words_at_least":
            verdict = words_at_least_verdict(condition, inovasi)
        if verdict is False:
            failed.append(condition["code"])
    return failed


def excluding_reasons(rules: Plain, failed: list[str], options: dict[str, str]) -> list[str]:
    """Return why an innovation is not scored; nothing when it is.

    "One that fails a printed condition is not scored ... and the result lists it with every
    reason. Interpretation `ineligible`: `excluded` (default) | `included`."  "In 2023-2025 every
    failed condition, printed or inferred, is a notice and excludes nothing."
    """
    effect = (rules.get("eligibility") or {}).get("effect")
    if effect == "excluded" and options.get("ineligible") != "included":
        return failed
    return []


def is_rejected(inovasi: Plain) -> bool:
    """Tell whether an innovation was rejected: "`dikirim` counts as accepted"."""
    return bool(given(inovasi, "status") == "ditolak")


# ---------------------------------------------------------------------------------------------
# The parts of the formula


def score_inovasi(
    rules: Plain, inovasi: Plain, options: dict[str, str], answers: str, arose: set[str]
) -> Plain:
    """Score one innovation: "kematangan_j = sum of the row points of innovation j".

    `mandatory_missing`: "`zero_row` (default) | `void_innovation` (the innovation's maturity is 0;
    not one whose maturity was supplied)". "`status: ditolak`: its maturity is 0." "A rejected or
    voided innovation keeps its rows' points."
    """
    supplied = given(inovasi, "kematangan")
    scored_rows: dict[str, Row] = {}
    if supplied is not None:
        kematangan = number(supplied)
    else:
        rows = score_rows(rules, aspect_answered_by(rules, "inovasi"))
        sid = given(inovasi, "sid") or {}
        scored_rows = score_answers(rows, sid, options, answers, arose)
        kematangan = sum_of_points(scored_rows)
        if lacks_mandatory_row(rows, scored_rows):
            arose.add("mandatory_missing")
            if options.get("mandatory_missing") == "void_innovation":
                kematangan = Fraction(0)

    if is_rejected(inovasi):
        arose.add("counted_innovations")
        arose.add("divisor_innovations")
        kematangan = Fraction(0)

    failed = failed_conditions(rules, inovasi)
    if failed:
        arose.add("ineligible")
    reasons = excluding_reasons(rules, failed, options)
    return {
        "kematangan": kematangan,
        "scored": len(reasons) == 0,
        "reasons": reasons,
        "rows": scored_rows,
    }


def score_spd(
    rules: Plain, report: Plain, options: dict[str, str], answers: str, arose: set[str]
) -> tuple[Fraction, dict[str, Row] | None]:
    """Score the region: "SPD = sum of the row points of the region", or the total as supplied.

    "A supplied sum has no answers to verify: it is used under both."
    """
    spd = given(report, "spd") or {}
    total = given(spd, "total")
    if total is not None:
        return number(total), None
    rows = score_rows(rules, aspect_answered_by(rules, "pemda"))
    scored_rows = score_answers(rows, spd, options, answers, arose)
    return sum_of_points(scored_rows), scored_rows


def chosen_innovations(innovations: list[Plain], option: str | None) -> list[Plain]:
    """Return the scored innovations that a count takes.

    "`sent` (default, the guide's word: all scored ones, rejected too) | `accepted` (without the
    rejected)."
    """
    if option != "accepted":
        return list(innovations)
    return [inovasi for inovasi in innovations if not is_rejected(inovasi)]


def basic_service_affairs(
    rules: Plain, counted: list[Plain], options: dict[str, str], arose: set[str]
) -> int:
    """Count the different basic-service affairs among the counted innovations.

    "`gate_urusan`: `main` (default) | `main_and_beririsan`." "One affair named twice counts once."
    "An innovation without `urusan` opens no gate."
    """
    basic = basic_service_codes(rules)
    affairs = set()
    for inovasi in counted:
        main = given(inovasi, "urusan")
        if main in basic:
            affairs.add(main)
        for beririsan in given(inovasi, "urusan_beririsan") or []:
            if beririsan in basic:
                arose.add("gate_urusan")
                if main is not None and options.get("gate_urusan") == "main_and_beririsan":
                    affairs.add(beririsan)
    return len(affairs)


def gate_state(count_part: Plain, affairs: int, options: dict[str, str], arose: set[str]) -> str:
    """Say whether the count is open.

    "`jumlah` is 0 unless innovations were sent for at least 5 of the 6 basic-service affairs."
    `gate_effect`: "`zero_count` | `none`". "In 2024 the number is unknown and the option does not
    exist, nor does it in 2026-2029, where the guide prints the effect."
    """
    required = given(given(count_part, "requires") or {}, "urusan_pelayanan_dasar")
    if required is None:
        return "not_applied"
    enough = affairs >= int(required)
    if not enough:
        arose.add("gate_effect")
    if options.get("gate_effect") == "none":
        return "not_applied"
    if enough:
        return "open"
    return "closed"


def score_count(count_part: Plain, counted: int, gate: str) -> Fraction:
    """Score how many innovations were sent: "jumlah = 0.38 x min(n, 200), at most 76"."""
    if gate == "closed":
        return Fraction(0)
    return number(count_part["weight"]) * min(counted, int(count_part["cap"]))


# ---------------------------------------------------------------------------------------------
# The index and its class


def index_of(rules: Plain, total: Fraction) -> Fraction:
    """Return the exact index: "that total / 250 x 100"."""
    formula = rules["formula"]
    return total / number(formula["maximum"]) * number(formula["scale"])


def predikat_of(rules: Plain, exact: Fraction, rounded: Fraction, option: str | None) -> str:
    """Class an index.

    "The index is rounded to 2 places, then classed." `predikat_on`: "`rounded` (default) | `exact`
    (the highest band whose lower end the exact index reaches)." "A score in a stretch without
    evidence has the predikat `undetermined`, never a guess."
    """
    if option == "exact":
        reached = [band for band in rules["predikat"] if exact >= number(band["from"])]
        return str(max(reached, key=lambda band: number(band["from"]))["code"])
    for band in rules["predikat"]:
        if number(band["from"]) <= rounded <= number(band["to"]):
            return str(band["code"])
    return "undetermined"


def is_between_bands(rules: Plain, exact: Fraction) -> bool:
    """Tell whether an index lies strictly between the end of one band and the start of the next.

    "Bands are printed to 2 places, so 65.005 is 65.01 and Sangat Inovatif."
    """
    bands = sorted(rules["predikat"], key=lambda band: number(band["from"]))
    for lower, upper in pairwise(bands):
        if number(lower["to"]) < exact < number(upper["from"]):
            return True
    return False


def naive_score_inovasi(
    inovasi: dict[str, Any],
    rules: dict[str, Any],
    interpretations: dict[str, str] | None = None,
    answers: str = "claimed",
) -> dict[str, Any]:
    """Score one innovation alone, which needs no formula.

    "2021 also gives the maturity of one innovation (its own 20 weights, at most 150)."
    """
    options = options_in_force(rules, interpretations)
    return score_inovasi(rules, inovasi, options, answers, set())


def naive_score(
    report: dict[str, Any],
    rules: dict[str, Any],
    interpretations: dict[str, str] | None = None,
    answers: str = "claimed",
) -> dict[str, Any]:
    """Score a report by the rules of an edition.

    "SPD + sum of kematangan_j / max(12, n) + jumlah; index = that total / 250 x 100."

    "`rata_rata_kematangan` is the maturity part as published, already divided by max(divisor, n):
    it is used without further division."

    Args:
        report: a valid laporan as plain data, all scalars texts.
        rules: the complete ruleset as plain data, all scalars texts.
        interpretations: options that differ from the defaults of the edition.
        answers: ``claimed`` for all answers, ``verified`` for those marked as verified.

    Returns:
        The index and everything it is made of, see the keys at the end of this function.
    """
    options = options_in_force(rules, interpretations)
    arose: set[str] = set()

    spd, spd_rows = score_spd(rules, report, options, answers, arose)

    mean_part = part(rules, "mean_per_innovation")
    count_part = part(rules, "capped_count")
    reported = given(report, "inovasi") or []
    inovasi_results: list[Plain] = []
    kematangan_sum: Fraction | None = None
    divisor: int | None = None

    if isinstance(reported, dict):
        kematangan = number(reported["rata_rata_kematangan"])
        innovations = int(reported["jumlah"])
        counted = int(reported["jumlah"])
        affairs = int(reported["urusan_pelayanan_dasar"])
    else:
        scored_innovations = []
        kematangan_sum = Fraction(0)
        for inovasi in reported:
            inovasi_result = score_inovasi(rules, inovasi, options, answers, arose)
            inovasi_results.append(inovasi_result)
            if inovasi_result["scored"]:
                scored_innovations.append(inovasi)
                kematangan_sum = kematangan_sum + inovasi_result["kematangan"]
        in_divisor = chosen_innovations(scored_innovations, options.get("divisor_innovations"))
        innovations = len(in_divisor)
        divisor = max(int(mean_part["divisor_at_least"]), innovations)
        kematangan = kematangan_sum / divisor
        in_count = chosen_innovations(scored_innovations, options.get("counted_innovations"))
        counted = len(in_count)
        affairs = basic_service_affairs(rules, in_count, options, arose)

    gate = gate_state(count_part, affairs, options, arose)
    jumlah_inovasi = score_count(count_part, counted, gate)

    total = spd + kematangan + jumlah_inovasi
    exact = index_of(rules, total)
    places = int(rules["formula"]["rounding"]["places"])
    rounded = round_half_up(exact, places)
    if is_between_bands(rules, exact):
        arose.add("predikat_on")

    return {
        "index": with_places(rounded, places),
        "index_exact": exact,
        "predikat": predikat_of(rules, exact, rounded, options.get("predikat_on")),
        "total": total,
        "spd": spd,
        "spd_rows": spd_rows,
        "kematangan": kematangan,
        "kematangan_sum": kematangan_sum,
        "divisor": divisor,
        "innovations": innovations,
        "jumlah_inovasi": jumlah_inovasi,
        "counted": counted,
        "urusan_pelayanan_dasar": affairs,
        "gate": gate,
        "inovasi": inovasi_results,
        "arose": {name for name in arose if name in options},
    }
