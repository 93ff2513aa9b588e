"""Eligibility as a service: what fails and by how much, what was not judged, what is close."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import attrs
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from inovasi_index import (
    Aggregate,
    Inovasi,
    Laporan,
    LaporanError,
    Pemda,
    RancangBangun,
    Ruleset,
    TataKelola,
    get_ruleset,
    read_laporan,
    score,
)
from inovasi_index.describe import cited
from inovasi_index.eligibility import days_outside
from inovasi_index.pages import WIDEST_LINE, Format, Grid, Paragraph, in_notebook
from inovasi_index.ruleset import Condition
from inovasi_index.screening import Reason, Screened, Screening, check
from inovasi_index.text import LANGS, Lang
from strategies import Edition

EXAMPLE = Path(__file__).parents[1] / "examples" / "kabupaten-2026.yaml"
FORMS: tuple[Format, ...] = ("text", "markdown", "html", "csv")
PEMDA = Pemda(nama="Kabupaten Contoh", jenis="kabupaten")
FEW = settings(max_examples=settings().max_examples // 5)

in_every_language = pytest.mark.parametrize("lang", LANGS)


def laporan_of(report: Mapping[str, Any], rules: Ruleset) -> Laporan:
    return read_laporan(yaml.safe_dump(report, allow_unicode=True).encode(), rules)


def report(*inovasi: Inovasi, **parts: Any) -> Laporan:
    return Laporan(pemda=PEMDA, tahun=2026, inovasi=list(inovasi), **parts)


def sound(**fields: Any) -> TataKelola:
    """An innovation that meets every condition of 2026 with room to spare."""
    plain: dict[str, Any] = {
        "nama": "E-Arsip",
        "tahapan": "penerapan",
        "penerapan": date(2025, 6, 1),
        "rancang_bangun": RancangBangun(words=500),
    }
    return TataKelola(**(plain | fields))


def of(inovasi: Inovasi, edition: int | Ruleset = 2026) -> Screened:
    """What is found of one innovation."""
    rules = edition if isinstance(edition, Ruleset) else get_ruleset(edition)
    (only,) = check(report(inovasi), rules).inovasi
    return only


def codes(reasons: tuple[Reason, ...]) -> list[str]:
    return [each.condition.code for each in reasons]


def words(count: int) -> TataKelola:
    return sound(rancang_bangun=RancangBangun(words=count))


def condition(rules: Ruleset, method: str) -> Condition:
    (only,) = [each for each in rules.eligibility.judged if each.method == method]
    return only


def with_condition(rules: Ruleset, code: str, **changes: Any) -> Ruleset:
    """The rules with one condition that is otherwise."""
    conditions = tuple(
        attrs.evolve(each, **changes) if each.code == code else each
        for each in rules.eligibility.conditions
    )
    return attrs.evolve(rules, eligibility=attrs.evolve(rules.eligibility, conditions=conditions))


def paragraphs(found: Screening, lang: Lang) -> list[str]:
    return [each.text for each in found.blocks(lang) if isinstance(each, Paragraph)]


def grids(found: Screening, lang: Lang) -> list[Grid]:
    return [each for each in found.blocks(lang) if isinstance(each, Grid)]


@pytest.fixture(scope="module")
def example(rules_2026: Ruleset) -> Screening:
    return check(read_laporan(EXAMPLE, rules_2026), rules_2026)


# What holds for every report, of every edition.


@FEW
@given(data=st.data())
def test_what_check_calls_not_scored_is_what_score_leaves_out(
    edition: Edition, data: st.DataObject
) -> None:
    """`check` and `score` agree on every innovation, and on why one is not scored."""
    laporan = laporan_of(data.draw(edition.reports), edition.rules)
    found, result = check(laporan, edition.rules), score(laporan, edition.rules)
    assert len(found.inovasi) == len(result.inovasi)
    for each, scored in zip(found.inovasi, result.inovasi, strict=True):
        assert each.scored == scored.scored
        if not scored.scored:
            assert tuple(reason.condition for reason in each.failed) == scored.reasons


@FEW
@given(data=st.data())
def test_check_says_what_the_notices_say(edition: Edition, data: st.DataObject) -> None:
    """Every failed condition and every one not judged, rejections and missing mandatory rows."""
    laporan = laporan_of(data.draw(edition.reports), edition.rules)
    notices = score(laporan, edition.rules).notices
    for number, each in enumerate(check(laporan, edition.rules).inovasi):
        own = [notice for notice in notices if f"{notice.at}.".startswith(f"inovasi[{number}].")]
        said = [notice.code for notice in own]
        assert len(each.failed) == said.count("not-scored") + said.count("condition-failed")
        assert len(each.unjudged) == said.count("condition-not-judged")
        assert each.inovasi.is_rejected == ("rejected" in said)
        missing = [notice.at for notice in own if notice.code == "mandatory-missing"]
        rows = [f"inovasi[{number}].sid.{row.id}" for row in each.mandatory_missing]
        assert rows == missing


@FEW
@given(data=st.data())
def test_the_summary_counts_the_innovations(edition: Edition, data: st.DataObject) -> None:
    """So many would be scored, would not, were not judged fully, are close."""
    found = check(laporan_of(data.draw(edition.reports), edition.rules), edition.rules)
    counts = found.counts
    assert counts["inovasi"] == len(found.inovasi)
    assert counts["scored"] + counts["not_scored"] == counts["inovasi"]
    assert counts["scored"] == len([each for each in found.inovasi if each.scored])
    assert counts["unjudged"] == len([each for each in found.inovasi if each.unjudged])
    assert counts["close"] == len([each for each in found.inovasi if each.close])
    assert counts["not_scored"] == (counts["failed"] if found.excludes else 0)


@FEW
@given(data=st.data())
def test_a_margin_is_negative_where_a_condition_fails(
    edition: Edition, data: st.DataObject
) -> None:
    """Whatever fails by a number is short of it; whatever is met by a number has it to spare."""
    inovasi = data.draw(edition.innovations)
    laporan = laporan_of(
        {"pemda": {"nama": "X"}, "tahun": edition.year, "inovasi": [inovasi]}, edition.rules
    )
    (only,) = check(laporan, edition.rules).inovasi
    failed = codes(only.failed)
    for each in only.failed:
        assert (each.margin is None) == (each.condition.method == "one_of")
        assert each.margin is None or each.margin < 0
    for each in only.close:
        if each.margin is not None:
            assert (each.margin < 0) == (each.condition.code in failed)


@FEW
@given(data=st.data())
def test_a_window_that_moves_on_leaves_behind_what_is_close(
    edition: Edition, data: st.DataObject
) -> None:
    """Close is a date in the window of this year with none in that of the next, and no other.

    An edition whose window is not announced calls no date close.
    """
    days = st.dates(date(edition.year - 4, 1, 1), date(edition.year + 1, 12, 31))
    dates = {name: data.draw(st.none() | days) for name in ("penerapan", "pengembangan")}
    expected = []
    for window in edition.rules.eligibility.judged:
        if window.method == "date_within":
            first, last = window.from_, window.to
            moved = first.replace(year=first.year + 1), last.replace(year=last.year + 1)
            seen = [dates[name] for name in window.fields if dates[name]]
            now = any(first <= day <= last for day in seen)
            then = any(moved[0] <= day <= moved[1] for day in seen)
            expected += [window.code] if now and not then else []
    assert codes(of(sound(**dates), edition.rules).close) == expected


# Words.


@pytest.mark.parametrize(
    ("count", "is_close", "fails"),
    [
        (0, False, True),
        (269, False, True),
        (270, True, True),
        (296, True, True),
        (299, True, True),
        (300, True, False),
        (305, True, False),
        (330, True, False),
        (331, False, False),
    ],
)
def test_a_design_is_close_within_a_tenth_of_the_least(
    count: int, is_close: bool, fails: bool
) -> None:
    """Counting words is not an exact art: 270…330 words of 300 are close, on either side."""
    found = of(words(count))
    assert ("rancang_bangun" in codes(found.close)) == is_close
    assert ("rancang_bangun" in codes(found.failed)) == fails
    assert found.scored == (not fails)


def test_how_many_words_are_missing_is_told() -> None:
    """296 words of 300: 4 short."""
    (failed,), (close,) = of(words(296)).failed, of(words(305)).close
    assert (failed.margin, failed.text["en"]) == (-4, "296 of 300 words: 4 short")
    assert failed.text["id"] == "296 dari 300 kata: kurang 4"
    assert (close.margin, close.text["en"]) == (5, "305 of 300 words: 5 to spare")
    assert close.text["id"] == "305 dari 300 kata: lebih 5"


# Dates.


@pytest.mark.parametrize(
    ("day", "margin", "text"),
    [
        (date(2023, 12, 31), -1, "penerapan 2023-12-31: 1 day before 2024-01-01"),
        (date(2023, 12, 1), -31, "penerapan 2023-12-01: 31 days before 2024-01-01"),
        (date(2026, 1, 1), -1, "penerapan 2026-01-01: 1 day after 2025-12-31"),
        (date(2026, 3, 1), -60, "penerapan 2026-03-01: 60 days after 2025-12-31"),
    ],
)
def test_how_far_a_date_lies_from_the_window_is_told(day: date, margin: int, text: str) -> None:
    """So many days before its first day, or after its last."""
    (failed,) = of(sound(penerapan=day)).failed
    assert (failed.condition.code, failed.margin) == ("masa_penerapan", margin)
    assert failed.text["en"] == text


def test_of_two_dates_outside_the_nearer_decides() -> None:
    """Either date may meet the window, so the distance is that of the nearer; both are told."""
    (failed,) = of(sound(penerapan=date(2020, 2, 29), pengembangan=date(2026, 1, 5))).failed
    assert failed.margin == -5
    assert failed.text["id"] == (
        "penerapan 2020-02-29: 1402 hari sebelum 2024-01-01; "
        "pengembangan 2026-01-05: 5 hari sesudah 2025-12-31"
    )


def test_days_are_counted_from_the_ends_of_the_window(rules_2026: Ruleset) -> None:
    """Both ends belong to the window."""
    window = condition(rules_2026, "date_within")
    ends = date(2023, 12, 31), date(2024, 1, 1), date(2025, 12, 31), date(2026, 1, 1)
    assert [days_outside(day, window) for day in ends] == [-1, 0, 0, 1]


@pytest.mark.parametrize(
    ("penerapan", "pengembangan", "is_close"),
    [
        (date(2024, 1, 1), None, True),
        (date(2024, 12, 31), None, True),
        (date(2025, 1, 1), None, False),
        (date(2019, 5, 1), date(2024, 6, 1), True),
        (None, date(2024, 6, 1), True),
        (date(2024, 6, 1), date(2025, 6, 1), False),
        (date(2024, 2, 1), date(2024, 6, 1), True),
        (date(2024, 6, 1), date(2026, 3, 1), False),
        (date(2023, 12, 31), None, False),
        (None, None, False),
    ],
)
def test_a_window_closes_on_its_first_year(
    penerapan: date | None, pengembangan: date | None, is_close: bool
) -> None:
    """A window that moves on by a year no longer holds a date in the first of its years.

    A later development that the next window holds, even one that this window does not, keeps it.
    """
    found = of(sound(penerapan=penerapan, pengembangan=pengembangan))
    assert ("masa_penerapan" in codes(found.close)) == is_close


def test_the_last_date_in_the_window_is_told() -> None:
    """What is close by its date says until which date it holds."""
    (close,) = of(sound(penerapan=date(2024, 2, 1), pengembangan=date(2024, 6, 1))).close
    assert close.margin is None
    assert "2024-06-01" in close.text
    assert "2024-02-01" not in close.text
    assert close.text["en"].endswith("unless a development follows")


def test_where_no_development_counts_none_is_offered() -> None:
    """In 2023 the window looks at the date of implementation alone."""
    (close,) = of(sound(penerapan=date(2021, 3, 1)), 2023).close
    assert "development" not in close.text["en"]
    assert "dikembangkan" not in close.text["id"]


def test_a_window_that_begins_on_29_february_can_move_on(rules_2026: Ruleset) -> None:
    """The next year has no such day: from 1 March on a date is in the moved window."""
    rules = with_condition(rules_2026, "masa_penerapan", from_=date(2024, 2, 29))
    assert of(sound(penerapan=date(2025, 2, 28)), rules).close
    assert not of(sound(penerapan=date(2025, 3, 1)), rules).close


# What fails, what was not judged, and what else a desk should know.


def test_every_reason_is_listed_with_its_page() -> None:
    """All conditions that fail, in the order of the guide, each with where it stands."""
    found = of(
        sound(
            tahapan="uji_coba",
            penerapan=date(2020, 1, 1),
            rancang_bangun=RancangBangun(words=10),
        )
    )
    assert not found.scored
    assert codes(found.failed) == ["tahapan", "masa_penerapan", "rancang_bangun"]
    assert [each.source["id"] for each in found.failed] == [
        "[guide, hlm. 22-23]",
        "[guide, hlm. 5]",
        "[guide, hlm. 22]",
    ]
    assert found.failed[0].text["id"] == "Uji Coba; yang dinilai: Penerapan"
    assert found.failed[0].margin is None


def test_a_stage_without_a_name_is_told_by_its_code(rules_2026: Ruleset) -> None:
    """An edition without a list of stages still says which one it asks for."""
    rules = attrs.evolve(rules_2026, profile=attrs.evolve(rules_2026.profile, tahapan=()))
    (failed,) = of(sound(tahapan="uji_coba"), rules).failed
    assert failed.text["en"] == "uji_coba; assessed: penerapan"


def test_what_was_left_out_is_named_by_its_field() -> None:
    """A condition whose field was left out is not judged; the field to fill in is named."""
    found = of(TataKelola(nama="E-Arsip"))
    assert [(each.condition.code, each.field) for each in found.unjudged] == [
        ("tahapan", "tahapan"),
        ("masa_penerapan", "penerapan"),
        ("rancang_bangun", "rancang_bangun"),
    ]
    assert found.unjudged[1].text["en"] == "fill in penerapan"
    assert (found.scored, found.failed, found.close) == (True, (), ())


@pytest.mark.parametrize("field", ["tahapan", "penerapan", "rancang_bangun"])
def test_the_field_that_is_named_is_enough(field: str) -> None:
    """Once the named field is filled in, the condition is judged, whatever it says."""
    filled = {
        "tahapan": "inisiatif",
        "penerapan": date(1990, 1, 1),
        "rancang_bangun": RancangBangun(words=1),
    }
    left_out = sound(**{field: None})
    assert [each.field for each in of(left_out).unjudged] == [field]
    found = of(attrs.evolve(left_out, **{field: filled[field]}))
    assert not found.unjudged
    assert len(found.failed) == 1


def test_a_sound_innovation_has_nothing_to_say_of() -> None:
    """What meets every condition with room to spare is scored, and that is all."""
    found = of(sound())
    assert (found.scored, found.failed, found.unjudged, found.close) == (True, (), (), ())


def test_where_nothing_excludes_a_failure_is_only_noted() -> None:
    """In 2024 a failed condition is a notice and excludes nothing; the page says that."""
    found = check(report(words(10)), get_ruleset(2024))
    (only,) = found.inovasi
    assert (found.excludes, only.scored) == (False, True)
    assert codes(only.failed) == ["masa_penerapan", "rancang_bangun"]
    assert any("only noted" in each for each in paragraphs(found, "en"))
    assert any(
        "is not scored" in each
        for each in paragraphs(check(report(words(10)), get_ruleset(2026)), "en")
    )


def test_a_local_default_may_include_what_fails(rules_2026: Ruleset) -> None:
    """`ineligible: included` as an edition's default excludes nothing, as in `score`."""
    choices = tuple(
        attrs.evolve(each, default="included") if each.name == "ineligible" else each
        for each in rules_2026.interpretations
    )
    found = check(report(words(10)), attrs.evolve(rules_2026, interpretations=choices))
    assert (found.excludes, found.inovasi[0].scored) == (False, True)


def test_a_rejected_innovation_is_named() -> None:
    """`status: ditolak`: scored, with a maturity of 0."""
    found = check(report(sound(status="ditolak")), get_ruleset(2026))
    assert found.inovasi[0].scored
    assert "rejected; its maturity is 0" in found.render(lang="en")
    assert "rejected" not in check(report(sound()), get_ruleset(2026)).render(lang="en")


def test_mandatory_rows_without_an_answer_are_named() -> None:
    """16, 17, 32, 33 and 35 are mandatory (p. 6); an explicit level 0 is no answer."""
    found = of(sound(sid={"16": 1, "17": 0, "20": 3, "32": 2, "35": 1}))
    assert [row.id for row in found.mandatory_missing] == ["17", "33"]
    assert not of(sound(kematangan=Decimal(80))).mandatory_missing
    page = check(report(sound(sid={"16": 1})), get_ruleset(2026)).render(lang="en")
    assert "17*, 32*, 33*, 35*; mandatory_missing = void_innovation" in page


def test_where_no_choice_voids_nothing_is_mandatory() -> None:
    """2021 has no interpretation by which a missing row could void an innovation."""
    found = check(report(sound()), get_ruleset(2021))
    assert found.inovasi[0].mandatory_missing == ()
    assert "For information" not in found.render(lang="en")


# Whole reports.


def test_what_a_person_must_check_is_listed_once(rules_2026: Ruleset, example: Screening) -> None:
    """Conditions that no report answers, with their pages, once for all innovations."""
    asked = [each for each in rules_2026.eligibility.conditions if each.method is None]
    assert list(example.by_hand) == asked
    assert "form_integritas" in [each.code for each in asked]
    last = grids(example, "en")[-1]
    assert [row[1:] for row in last.rows] == [
        (each.rule["en"], cited(each.source)["en"]) for each in asked
    ]


def test_an_edition_without_conditions_has_nothing_to_check(rules_2026: Ruleset) -> None:
    """Without conditions every innovation is scored, and the page has no list of them."""
    rules = attrs.evolve(rules_2026, eligibility=type(rules_2026.eligibility)())
    found = check(report(words(1)), rules)
    assert found.inovasi[0].scored
    assert found.by_hand == ()
    assert any(each.startswith("This edition has no condition") for each in paragraphs(found, "en"))
    assert "guide, p." not in found.render(lang="en")


@pytest.mark.parametrize(
    ("inovasi", "start"),
    [
        (
            Aggregate(jumlah=20, rata_rata_kematangan=Decimal(70), urusan_pelayanan_dasar=6),
            "This report has only an aggregate",
        ),
        (None, "This report has no innovations"),
        ([], "This report has no innovations"),
    ],
)
def test_without_innovations_there_is_a_sentence(inovasi: Any, start: str) -> None:
    """An aggregate cannot be held against conditions, and nothing cannot either."""
    laporan = Laporan(pemda=PEMDA, tahun=2026, inovasi=inovasi)
    found = check(laporan, get_ruleset(2026))
    assert found.inovasi == ()
    assert any(each.startswith(start) for each in paragraphs(found, "en"))
    assert found.by_hand


def test_an_edition_that_cannot_score_can_still_check(partial: Edition) -> None:
    """Eligibility needs no formula: what is known of the conditions is judged."""
    laporan = report(words(10), sound(penerapan=None))
    found = check(laporan, partial.rules)
    judged = [each.code for each in partial.rules.eligibility.judged]
    assert ("rancang_bangun" in codes(found.inovasi[0].failed)) == ("rancang_bangun" in judged)
    assert ("masa_penerapan" in codes(found.inovasi[1].unjudged)) == ("masa_penerapan" in judged)
    assert found.counts["scored"] == 2
    assert found.by_hand


def test_an_edition_with_judged_conditions_need_not_have_a_formula() -> None:
    """2021 knows a window and a least number of words, though no formula."""
    found = check(report(words(296)), get_ruleset(2021))
    assert codes(found.inovasi[0].failed) == ["masa_penerapan", "rancang_bangun"]
    assert codes(found.inovasi[0].close) == ["rancang_bangun"]


def test_a_report_that_the_rules_do_not_allow_is_refused() -> None:
    """The faults of a report are those that `score` finds, all of them."""
    laporan = report(sound(sid={"61": 2}), spd={"99": 1})
    with pytest.raises(LaporanError) as by_check:
        check(laporan, get_ruleset(2026))
    with pytest.raises(LaporanError) as by_score:
        score(laporan, get_ruleset(2026))
    assert len(by_check.value.problems) == 2
    assert by_check.value.problems == by_score.value.problems


def test_the_faults_of_innovations_are_found_without_a_formula() -> None:
    """2021 knows the rows of an innovation, so a row that it does not have is refused."""
    with pytest.raises(LaporanError) as caught:
        check(report(sound(), sound(sid={"61": 2})), get_ruleset(2021))
    assert [each.path for each in caught.value.problems] == ["inovasi[1].sid.61"]
    assert caught.value.problems[0].code == "unknown-indicator"


def test_where_no_rows_are_known_no_answer_is_a_fault() -> None:
    """Nothing is known of the rows of 2022, so nothing can be said against an answer."""
    assert len(check(report(sound(sid={"61": 2})), get_ruleset(2022)).inovasi) == 1


# The page.


@in_every_language
@pytest.mark.parametrize("form", FORMS)
def test_the_page_can_be_read_in_every_form(example: Screening, form: Format, lang: Lang) -> None:
    """Text fits its width, HTML is well formed, and nothing is left unfilled."""
    shown = example.render(lang=lang, form=form)
    assert "{" not in shown
    assert "None" not in shown
    if form == "html":
        assert ET.fromstring(shown).attrib == {"class": "inovasi-index", "lang": lang}
    if form == "text":
        assert max(map(len, shown.splitlines())) <= WIDEST_LINE


@in_every_language
def test_the_page_lists_each_reason_with_its_innovation(lang: Lang) -> None:
    """Number, name, condition, finding and page, in report order."""
    laporan = report(
        words(296), sound(nama="B", tahapan=None), sound(nama="C", tahapan="inisiatif")
    )
    found = check(laporan, get_ruleset(2026))
    tables = [each.rows for each in grids(found, lang) if len(each.heads) == 5]
    failed, unjudged, close = tables
    page = {"id": "hlm.", "en": "p."}[lang]
    words_short = found.inovasi[0].failed[0].text[lang]
    assert failed[0] == ("1", "E-Arsip", "rancang bangun", words_short, f"[guide, {page} 22]")
    assert [row[:3] for row in failed[1:]] == [("3", "C", "tahapan")]
    assert [row[:3] for row in unjudged] == [("2", "B", "tahapan")]
    assert close == failed[:1]


def test_the_page_begins_with_the_summary(example: Screening) -> None:
    """Of 28 innovations 27 would be scored, one has too few words, 16 are close."""
    summary = grids(example, "en")[0]
    assert summary.rows == (
        ("in the report", "28"),
        ("would be scored", "27"),
        ("would not be scored", "1"),
        ("fail a condition", "1"),
        ("could not be checked fully", "0"),
        ("are near the limit of a condition", "16"),
    )


def test_a_notebook_shows_the_page_as_html(example: Screening) -> None:
    """In a notebook a screening shows itself."""
    assert example._repr_html_() == in_notebook(example.blocks("id"))


def test_a_screening_is_plain_data_that_survives_json(rules_2026: Ruleset) -> None:
    """Codes, sentences in both languages, margins as numbers, sources as the rules have them."""
    inovasi = attrs.evolve(words(296), tahapan=None, perangkat_daerah="Dinas Kearsipan")
    plain = check(report(inovasi, words(305)), rules_2026).to_dict()
    assert json.loads(json.dumps(plain)) == plain
    assert plain["format"] == "inovasi-index/screening@1"
    assert (plain["edition"], plain["effect"]) == ("kemendagri/2026", "excluded")
    first, second = plain["inovasi"]
    assert (first["scored"], first["rejected"]) == (False, False)
    assert first["perangkat_daerah"] == "Dinas Kearsipan"
    assert "perangkat_daerah" not in second
    rule = condition(rules_2026, "words_at_least").rule
    assert first["failed"] == [
        {
            "code": "rancang_bangun",
            "rule": rule.to_dict(),
            "text": {"id": "296 dari 300 kata: kurang 4", "en": "296 of 300 words: 4 short"},
            "margin": -4,
            "source": {"guide": "p. 22"},
        }
    ]
    assert [(each["code"], each["field"]) for each in first["unjudged"]] == [("tahapan", "tahapan")]
    assert second["close"][0]["margin"] == 5
    assert second["mandatory_missing"] == ["16", "17", "32", "33", "35"]
    assert plain["counts"]["not_scored"] == 1
    assert plain["by_hand"][0]["source"] == {"guide": "p. 4"}
