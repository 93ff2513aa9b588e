"""Rules that say only how they differ from an edition: what they change, add and remove.

Nearly every test lays a few lines over the rules of 2026, which the fixture ``rules_2026`` has
read by themselves, and compares the two.
"""

import copy
import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inovasi_index import (
    Ruleset,
    RulesetError,
    Text,
    UnknownEditionError,
    get_ruleset,
    read_ruleset,
)
from inovasi_index.files import shelves
from inovasi_index.files.shelves import bundled
from inovasi_index.ruleset import Band, Indicator, Level

Plain = dict[str, Any]
Place = tuple[str, int, int, str, str]
"""File, line, column, code and path of a problem."""

OWN = "kota.yaml"
BASE = "rulesets/kemendagri/2026/ruleset.yaml"
BASE_TEXT = (bundled() / "kemendagri/2026/ruleset.yaml").read_text(encoding="utf-8")

HEAD = """\
edition: kota-contoh/2026
based_on: kemendagri/2026
status: local
"""
SAID_IN_HEAD = {"edition": "kota-contoh/2026", "status": "local"}

INHERITED = """\
inherited:
  confidence: inferred
  reason: {id: Dianggap tetap., en: Assumed to stay.}
"""
ASSUMED = Text(id="Dianggap tetap.", en="Assumed to stay.")

UNKNOWN = "{code: z, name: {id: A, en: B}, reason: {id: C, en: D}, changes_score: false}"

FEW = settings(max_examples=max(settings().max_examples // 2, 1))


def over(lines: str, head: str = HEAD) -> Ruleset:
    """The rules that these lines and their base make together."""
    return read_ruleset((head + lines).encode(), name=OWN)


def faults(lines: str, head: str = HEAD) -> list[Place]:
    """All that is wrong with them, in order."""
    return [(f, line, column, code, path) for f, line, column, code, path, _ in said(lines, head)]


def said(lines: str, head: str = HEAD) -> list[tuple[Any, ...]]:
    """All that is wrong with them, and the sentences that say so."""
    with pytest.raises(RulesetError) as caught:
        over(lines, head)
    return [
        (each.file, each.line, each.column, each.code, each.path, each.message)
        for each in caught.value.problems
    ]


def own(row: int, column: int, code: str, path: str) -> Place:
    """A place in the lines below the head."""
    return OWN, row + HEAD.count("\n"), column, code, path


def in_base(text: str, at: str, code: str, path: str) -> Place:
    """A place in the base: where ``at`` begins in the one line that is ``text``."""
    lines = BASE_TEXT.splitlines()
    (number,) = (n for n, line in enumerate(lines, start=1) if line.strip() == text)
    return BASE, number, lines[number - 1].index(at) + 1, code, path


def with_rows(rules: Ruleset, change: Callable[[Indicator], Indicator]) -> Ruleset:
    """Rules in which every row is put through a function."""
    return attrs.evolve(rules, indicators=tuple(map(change, rules.indicators)))


def as_local(rules: Ruleset, **changes: Any) -> Ruleset:
    """The rules of 2026 under the name that the head gives, with changes made in Python."""
    said: Plain = {**SAID_IN_HEAD, **changes}
    return attrs.evolve(rules, **said)


class TestWhatIsSaidInItsPlace:
    """Sections given in place change the base, entry by entry where entries have names."""

    def test_changes_nothing_else(self, rules_2026: Ruleset) -> None:
        assert over("") == as_local(rules_2026)

    def test_changes_single_values(self, rules_2026: Ruleset) -> None:
        rules = over("year: 2030\nrevision: 4\nformula: {rounding: {places: 2}}\n")
        assert rules == as_local(rules_2026, year=2030, revision=4)

    def test_changes_an_entry_by_its_id(self, rules_2026: Ruleset) -> None:
        rules = over("indicators: [{id: 17, mandatory: false}]\n")
        assert rules == as_local(
            with_rows(
                rules_2026,
                lambda row: attrs.evolve(row, mandatory=False) if row.id == "17" else row,
            )
        )

    def test_changes_an_entry_by_its_code(self, rules_2026: Ruleset) -> None:
        """Two classes that meet elsewhere."""
        rules = over("predikat: [{code: inovatif, to: 70}, {code: sangat_inovatif, from: 70.01}]\n")
        top, second, *others = rules_2026.predikat_bands
        assert rules.predikat_bands == (
            attrs.evolve(top, from_=Decimal("70.01")),
            attrs.evolve(second, to=Decimal(70)),
            *others,
        )

    def test_changes_an_entry_by_its_name(self, rules_2026: Ruleset) -> None:
        rules = over("formula: {parts: [{name: kematangan, divisor_at_least: 14}]}\n")
        before = rules_2026.formula
        assert rules.formula.parts == (
            before.spd,
            attrs.evolve(before.kematangan, divisor_at_least=14),
            before.jumlah_inovasi,
        )

    def test_changes_a_level_by_its_number(self, rules_2026: Ruleset) -> None:
        label = "label: {id: Baru, en: New}"
        rules = over(f"indicators: [{{id: 16, levels: [{{level: 2, {label}}}]}}]\n")
        one, two, three = rules_2026.rows["16"].levels
        changed = attrs.evolve(two, label=Text(id="Baru", en="New"))
        assert rules.rows["16"].levels == (one, changed, three)

    def test_changes_a_level_of_a_basis(self, rules_2026: Ruleset) -> None:
        rules = over("""\
indicators:
  - id: 33
    bases:
      - code: a
        levels:
          - {level: 1, band: {to: 250}}
          - {level: 2, band: {from: 251}}
""")
        before, after = (each.rows["33"] for each in (rules_2026, rules))
        assert [(level.band or Band()).show() for level in after.bases[0].levels] == [
            "1–250",
            "251–500",
            "≥ 501",
        ]
        assert after.bases[1:] == before.bases[1:]

    def test_keeps_the_order_of_the_base(self, rules_2026: Ruleset) -> None:
        rules = over("indicators: [{id: 35, mandatory: true}, {id: 2a, mandatory: true}]\n")
        assert list(rules.rows) == list(rules_2026.rows)

    def test_may_name_an_entry_and_say_no_more_of_it(self, rules_2026: Ruleset) -> None:
        assert over("indicators: [{id: 16}]\npredikat: []\n") == as_local(rules_2026)

    def test_lays_one_mapping_over_the_other(self, rules_2026: Ruleset) -> None:
        rules = over("sources: {guide: {pages: 50}}\nunits: {day: {id: hari, en: days}}\n")
        assert rules.sources == {"guide": attrs.evolve(rules_2026.sources["guide"], pages=50)}
        assert list(rules.units) == list(rules_2026.units)
        assert rules.units["day"].id == "hari"

    def test_replaces_a_list_of_scalars_whole(self) -> None:
        rules = over("indicators: [{id: 16, evidence: {files: [docx, odt]}}]\n")
        evidence = rules.rows["16"].evidence
        assert evidence is not None
        assert evidence.files == ("docx", "odt")

    def test_replaces_a_list_without_names_whole(self, rules_2026: Ruleset) -> None:
        """The overlaps of SPD went when its rows came to be known by their total alone."""
        rows = "".join(f"    - {row.id}\n" for row in rules_2026.spd_rows)
        rules = over(f"""\
remove:
  indicators:
{rows}anomalies:
  - {{kind: above_top_band, row: 31, above: 3, note: {{id: a, en: b}}}}
  - {{kind: above_top_band, row: 33, basis: c, above: 30, note: {{id: a, en: b}}}}
  - {{kind: above_top_band, row: 33, basis: f, above: 3, note: {{id: a, en: b}}}}
""")
        assert rules.spd_rows == ()
        assert [each.row for each in rules.anomalies] == ["31", "33", "33"]

    def test_changes_a_text_in_both_languages(self) -> None:
        rules = over(
            "title: {id: Lomba, en: Contest}\npredikat:\n- code: inovatif\n  name: {id: B, en: C}\n"
        )
        assert rules.title == Text(id="Lomba", en="Contest")
        assert rules.predikat_bands[1].name == Text(id="B", en="C")

    def test_changes_nothing_where_it_is_left_empty(self, rules_2026: Ruleset) -> None:
        """An empty value counts as left out."""
        rules = over("title:\nindicators:\nformula: {maximum: }\nremove:\nadd:\ninherited:\n")
        assert rules == as_local(rules_2026)

    def test_may_be_written_as_json(self, rules_2026: Ruleset) -> None:
        plain = {"based_on": "kemendagri/2026", **SAID_IN_HEAD, "year": "2031"}
        assert read_ruleset(json.dumps(plain).encode()) == as_local(rules_2026, year=2031)

    def test_leaves_keys_of_the_writer_alone(self, rules_2026: Ruleset) -> None:
        """Keys that begin with x- are nobody's business, on every level."""
        rules = over("x-a: [1]\nformula: {x-b: 1}\nadd: {x-c: 1}\nremove: {x-d: [indicators]}\n")
        assert rules == as_local(rules_2026)

    def test_leaves_them_alone_inside_a_text_too(self, rules_2026: Ruleset) -> None:
        title = Text(id="Lomba", en="Contest")
        rules = over("title: {id: Lomba, x-dari: Perwali, en: Contest}\n")
        assert rules == as_local(rules_2026, title=title)


class TestWhatCannotBeChanged:
    @pytest.mark.parametrize(
        ("lines", "place"),
        [
            ("title: {id: Lomba}\n", own(1, 9, "missing-key", "title.en")),
            (
                "indicators:\n- id: 1\n  name: {en: Vision}\n",
                own(3, 10, "missing-key", "indicators[0].name.id"),
            ),
            (
                "indicators:\n- id: 1\n  evidence: {files: [pdf], en: Plan}\n",
                own(3, 14, "missing-key", "indicators[0].evidence.id"),
            ),
            (
                "interpretations:\n- name: ineligible\n  meanings: {excluded: {id: Keluar}}\n",
                own(3, 25, "missing-key", "interpretations[0].meanings.excluded.en"),
            ),
            ("title: {id: Lomba, en: }\n", own(1, 9, "missing-key", "title.en")),
        ],
        ids=["title", "of an entry", "beside other keys", "of a mapping", "emptied"],
    )
    def test_a_text_in_one_language_alone(self, lines: str, place: Place) -> None:
        """A text is changed in both languages, or they would say different things."""
        assert faults(lines) == [place]

    @pytest.mark.parametrize(
        ("lines", "place", "guess"),
        [
            (
                "indicators: [{id: 61}]",
                own(1, 19, "unresolved-reference", "indicators[0].id"),
                "16",
            ),
            (
                "predikat: [{code: inovasi}]",
                own(1, 19, "unresolved-reference", "predikat[0].code"),
                "inovatif",
            ),
            (
                "formula: {parts: [{name: kemantangan}]}",
                own(1, 26, "unresolved-reference", "formula.parts[0].name"),
                "kematangan",
            ),
            (
                "indicators: [{id: 33, bases: [{code: g}]}]",
                own(1, 38, "unresolved-reference", "indicators[0].bases[0].code"),
                None,
            ),
            (
                "indicators: [{id: 16, levels: [{level: 4}]}]",
                own(1, 40, "unresolved-reference", "indicators[0].levels[0].level"),
                None,
            ),
        ],
    )
    def test_an_entry_that_the_base_does_not_have(
        self, lines: str, place: Place, guess: str | None
    ) -> None:
        """With the nearest that it has, and where what is new belongs."""
        ((*found, message),) = said(lines + "\n")
        assert tuple(found) == place
        name = lines.rpartition(": ")[2].rstrip("]}")
        said_id = f"{name} tidak ada dalam edisi dasarnya (yang baru ditulis di bawah add)"
        said_en = f"the base has no {name} (what is new belongs under add)"
        if guess is not None:
            said_id += f"; maksud Anda {guess}?"
            said_en += f"; did you mean {guess}?"
        assert message == Text(id=said_id, en=said_en)

    @pytest.mark.parametrize(
        ("item", "column"), [("{weight: 2}", 15), ("16", 14), ("[16]", 14), ("{id: [16]}", 15)]
    )
    def test_an_entry_that_does_not_say_which_it_is(self, item: str, column: int) -> None:
        assert faults(f"indicators: [{item}]\n") == [
            own(1, column, "missing-key", "indicators[0].id")
        ]

    def test_an_entry_that_is_empty(self) -> None:
        lines = "predikat:\n- {code: inovatif, to: 65.00}\n-\n"
        assert faults(lines) == [own(3, 2, "empty-item", "predikat[1]")]

    def test_an_entry_that_was_refused_already(self) -> None:
        """What an alias stands for is not known, and nothing more is said of it."""
        assert faults("predikat:\n- *lain\n") == [own(2, 3, "yaml-anchor", "")]

    def test_an_entry_a_second_time(self) -> None:
        """The second is at fault; the first holds."""
        lines = "indicators:\n- {id: 17, mandatory: false}\n- {id: 17, mandatory: true}\n"
        assert faults(lines) == [own(3, 8, "duplicate-id", "indicators[1].id")]

    def test_a_fifth_class_where_the_base_has_four(self, rules_2026: Ruleset) -> None:
        """The place is known, though the rules have no fifth entry."""
        codes = [each.code for each in rules_2026.predikat_bands]
        lines = "predikat:\n" + "".join(f"- {{code: {code}}}\n" for code in [*codes, "bagus"])
        assert faults(lines) == [own(6, 10, "unresolved-reference", "predikat[4].code")]

    @pytest.mark.parametrize(
        ("lines", "column", "path"),
        [
            ("formula: 250", 10, "formula"),
            ("formula: [250]", 10, "formula"),
            ("indicators: 16", 13, "indicators"),
            ("indicators: {id: 16}", 13, "indicators"),
            ("year: {tahun: 2026}", 7, "year"),
            ("title: Lomba", 8, "title"),
        ],
    )
    def test_a_value_into_one_of_another_shape(self, lines: str, column: int, path: str) -> None:
        assert faults(lines + "\n") == [own(1, column, "wrong-shape", path)]

    def test_more_than_anyone_reads(self) -> None:
        """The thousandth entry of no such name is offered no other: guessing takes its time."""
        lines = "indicators:\n" + "- {id: 61}\n" * 1500
        found = said(lines)
        assert len(found) == 1001
        assert found[-1][3] == "more-problems"
        assert "did you mean 16?" in found[0][-1].en
        rules = "\n".join(f"- k{number}" for number in range(1500))
        found = said(f"remove:\n{rules}\n")
        assert (len(found), found[-1][3]) == (1001, "more-problems")

    def test_what_no_ruleset_has(self) -> None:
        """A digest is computed, and not given."""
        assert faults("digest: sha256:00\n") == [own(1, 1, "unknown-key", "digest")]


class TestWhatIsAdded:
    """New entries and keys, at any depth."""

    def test_is_a_new_entry_at_the_end(self, rules_2026: Ruleset) -> None:
        rules = over("""\
add:
  indicators:
    - {id: 37, number: 37, aspect: SID, variable: infrastruktur, name: {id: A, en: B},
       measure: {kind: unknown}, source: {guide: p. 1}}
""")
        assert rules.indicators[:-1] == rules_2026.indicators
        assert rules.indicators[-1].id == "37"
        assert rules.rows == rules_2026.rows

    def test_is_a_new_basis_in_a_row_that_exists(self, rules_2026: Ruleset) -> None:
        rules = over("""\
add:
  indicators:
    - id: 33
      bases:
        - code: g
          name: {id: Pohon, en: Trees}
          measure: {kind: choice}
          levels:
            - {level: 1, label: {id: Sedikit, en: Few}}
            - {level: 2, label: {id: Cukup, en: Some}}
            - {level: 3, label: {id: Banyak, en: Many}}
          evidence: {id: Foto, en: Photographs, files: [jpg]}
""")
        before, after = (each.rows["33"] for each in (rules_2026, rules))
        assert after.bases[:-1] == before.bases
        assert after.bases[-1].code == "g"
        assert attrs.evolve(after, bases=before.bases) == before

    def test_is_a_new_key_of_an_entry_that_exists(self, rules_2026: Ruleset) -> None:
        rules = over("add: {indicators: [{id: 1, agrees_with: 2a}]}\n")
        before, after = (each.rows["1"] for each in (rules_2026, rules))
        assert after == attrs.evolve(before, agrees_with="2a")

    def test_is_a_new_key_of_a_mapping(self, rules_2026: Ruleset) -> None:
        rules = over("""\
add:
  units: {tree: {id: pohon, en: trees}}
  sources: {perwali: {document: Peraturan Wali Kota}}
  formula: {source: {perwali: hlm. 1}}
""")
        assert rules.units == {**rules_2026.units, "tree": Text(id="pohon", en="trees")}
        assert rules.formula.source == {**rules_2026.formula.source, "perwali": "hlm. 1"}

    def test_is_a_section_that_the_base_lacks(self) -> None:
        rules = over(f"add: {{unknown: [{UNKNOWN}]}}\n")
        assert [each.code for each in rules.unknown] == ["z"]

    def test_is_a_scalar_at_the_end_of_its_list(self, rules_2026: Ruleset) -> None:
        before = rules_2026.rows["16"].evidence
        rules = over("add: {indicators: [{id: 16, evidence: {files: [odt]}}]}\n")
        assert before is not None
        assert rules.rows["16"].evidence == attrs.evolve(before, files=(*before.files, "odt"))

    def test_comes_after_what_is_removed_and_changed(self, rules_2026: Ruleset) -> None:
        """One of a name may go and another of that name come."""
        rules = over("""\
remove: {predikat: [inovatif]}
predikat: [{code: sangat_inovatif, from: 80.01}]
add:
  predikat:
    - {code: inovatif, from: 40.01, to: 80.00, name: {id: Inovatif, en: Innovative}}
""")
        assert [(each.code, str(each.to)) for each in rules.predikat_bands] == [
            ("sangat_inovatif", "100.00"),
            ("kurang_inovatif", "40.00"),
            ("tidak_dapat_dinilai", "0"),
            ("inovatif", "80.00"),
        ]
        assert rules.predikat_bands[-1].source == {}

    @pytest.mark.parametrize(
        ("lines", "place"),
        [
            (
                "  formula: {maximum: 250}\n",
                own(2, 13, "already-there", "add.formula.maximum"),
            ),
            (
                "  predikat:\n  - {code: inovatif, from: 40.01}\n",
                own(3, 22, "already-there", "add.predikat[0].from"),
            ),
            (
                "  indicators:\n  - id: 33\n    bases:\n    - {code: a, measure: {kind: count}}\n",
                own(5, 27, "already-there", "add.indicators[0].bases[0].measure.kind"),
            ),
            ("  title: {en: Contest}\n", own(2, 11, "already-there", "add.title.en")),
            (
                "  indicators: [{id: 16, evidence: {files: [odt, pdf]}}]\n",
                own(2, 49, "already-there", "add.indicators[0].evidence.files[1]"),
            ),
        ],
        ids=["key", "key of an entry", "far below", "language", "scalar"],
    )
    def test_is_not_there_already(self, lines: str, place: Place) -> None:
        assert faults("add:\n" + lines) == [place]

    @pytest.mark.parametrize(
        ("lines", "column", "path"),
        [
            ("add: {indicators: {id: 99}}", 19, "add.indicators"),
            ("add: {indicators: 99}", 19, "add.indicators"),
            ("add: {formula: [maximum]}", 16, "add.formula"),
            ("add: {indicators: [{id: 33, bases: g}]}", 36, "add.indicators[0].bases"),
            ("add: [units]", 6, "add"),
        ],
    )
    def test_has_the_shape_of_what_it_joins(self, lines: str, column: int, path: str) -> None:
        assert faults(lines + "\n") == [own(1, column, "wrong-shape", path)]

    @pytest.mark.parametrize(
        "line", ["add: {formula: 250}", "add: [units]", "remove: {units: day}"]
    )
    def test_is_told_that_a_mapping_belongs_over_a_mapping(self, line: str) -> None:
        ((*_, code, _, message),) = said(line + "\n")
        assert code == "wrong-shape"
        assert message == Text(
            id="edisi dasar memiliki kunci dan nilai di sini; tulis kunci dan nilai",
            en="the base has a mapping (key: value) here; write one",
        )

    def test_is_nothing_where_it_is_left_empty(self, rules_2026: Ruleset) -> None:
        """Of keys that the base has, and of those that it lacks."""
        lines = "add: {indicators: , formula: {parts: }, title: {id: }, unknown: }\n"
        assert over(lines) == as_local(rules_2026)

    @pytest.mark.parametrize(
        ("lines", "places"),
        [
            (
                "add:\n  predikat:\n  - {code: a, from: 0, to: 0}\n",
                [
                    own(3, 5, "predikat-overlap", "predikat[4]"),
                    own(3, 6, "missing-key", "predikat[4].name"),
                ],
            ),
            (
                "add:\n  profile:\n    jenis:\n    - {name: {id: A, en: B}}\n",
                [own(4, 8, "missing-key", "profile.jenis[2].code")],
            ),
            ("add:\n  indikator: 1\n", [own(2, 3, "unknown-key", "indikator")]),
        ],
        ids=["entry", "without a name", "key"],
    )
    def test_is_checked_like_everything_else(self, lines: str, places: list[Place]) -> None:
        found = faults(lines)
        assert [each for each in places if each not in found] == []
        assert {each[0] for each in found} == {OWN}

    @pytest.mark.parametrize(
        ("lines", "place"),
        [
            (
                "add:\n  profile: {jenis: [{code: z, name: {id: A, en: B}},\n"
                "    {code: z, name: {id: A, en: B}}]}\n",
                own(3, 12, "duplicate-id", "profile.jenis[3].code"),
            ),
            (
                f"add:\n  unknown:\n  - {UNKNOWN}\n  - {UNKNOWN}\n",
                own(4, 12, "duplicate-id", "unknown[1].code"),
            ),
        ],
        ids=["code list", "unknown"],
    )
    def test_is_not_added_twice(self, lines: str, place: Place) -> None:
        assert faults(lines) == [place]


class TestWhatIsRemoved:
    """Entries go by their names or by what they say, keys by themselves."""

    def test_is_an_entry_by_its_name(self, rules_2026: Ruleset) -> None:
        rules = over("remove: {eligibility: {conditions: [masa_penerapan, pendanaan]}}\n")
        before, after = (each.eligibility for each in (rules_2026, rules))
        assert after.effect == before.effect
        assert after.conditions == tuple(
            each for each in before.conditions if each.code not in ("masa_penerapan", "pendanaan")
        )

    def test_is_an_entry_named_in_a_mapping(self) -> None:
        one = over("remove: {eligibility: {conditions: [pendanaan]}}\n")
        other = over("remove: {eligibility: {conditions: [{code: pendanaan}]}}\n")
        assert one == other

    def test_is_an_entry_of_an_entry(self, rules_2026: Ruleset) -> None:
        """A basis of a row, and the anomaly that was its."""
        rules = over("remove: {indicators: [{id: 33, bases: [f]}], anomalies: [{basis: f}]}\n")
        before, after = (each.rows["33"] for each in (rules_2026, rules))
        assert after == attrs.evolve(before, bases=before.bases[:-1])
        assert len(rules.anomalies) == len(rules_2026.anomalies) - 1

    def test_is_a_key_of_a_mapping(self, rules_2026: Ruleset) -> None:
        rules = over("remove: {sources: {guide: [pages, note]}}\n")
        guide = attrs.evolve(rules_2026.sources["guide"], pages=None, note=None)
        assert rules == as_local(rules_2026, sources={"guide": guide})

    def test_is_every_unnamed_entry_that_says_the_same(self, rules_2026: Ruleset) -> None:
        rules = over("remove: {anomalies: [{kind: wording}]}\n")
        kinds = [each.kind for each in rules_2026.anomalies]
        assert [each.kind for each in rules.anomalies] == [k for k in kinds if k != "wording"]
        assert "wording" in kinds

    def test_is_an_unnamed_entry_that_says_all_of_it(self, rules_2026: Ruleset) -> None:
        rules = over('remove: {anomalies: [{kind: wording, at: "14"}, {kind: wording, at: "9"}]}\n')
        gone = [each for each in rules_2026.anomalies if each not in rules.anomalies]
        assert sorted(str(each.at) for each in gone) == ["14", "9"]

    def test_is_an_item_of_a_list_of_scalars(self, rules_2026: Ruleset) -> None:
        rules = over(
            "remove: {indicators: [{id: 33, bases: [{code: a, evidence: {files: [jpg]}}]}]}\n"
        )
        before, after = (each.rows["33"].bases[0].evidence for each in (rules_2026, rules))
        assert after.files == tuple(each for each in before.files if each != "jpg")

    def test_is_a_section(self, rules_2026: Ruleset) -> None:
        """What may be left out of a ruleset may go."""
        assert over("remove: [eligibility]\n") == as_local(
            rules_2026, eligibility=attrs.fields(Ruleset).eligibility.default
        )

    def test_makes_room_for_what_excludes_it(self) -> None:
        """A band that ended at a number and now ends below one."""
        rules = over("""\
remove: {indicators: [{id: 20, levels: [{level: 3, band: [from]}]}]}
indicators: [{id: 20, levels: [{level: 3, band: {above: 2}}]}]
""")
        assert rules.rows["20"].levels[2].band == Band(above=Decimal(2))

    @pytest.mark.parametrize(
        ("lines", "place", "name", "guess"),
        [
            (
                "remove: {indicators: [semua]}",
                own(1, 23, "unresolved-reference", "remove.indicators[0]"),
                "semua",
                None,
            ),
            (
                "remove: {predikat: [inovasi]}",
                own(1, 21, "unresolved-reference", "remove.predikat[0]"),
                "inovasi",
                "inovatif",
            ),
            (
                "remove: {indicators: [{id: 33, bases: [g]}]}",
                own(1, 40, "unresolved-reference", "remove.indicators[0].bases[0]"),
                "g",
                None,
            ),
            (
                "remove: {anomalies: [{row: 99}]}",
                own(1, 22, "unresolved-reference", "remove.anomalies[0]"),
                "row: 99",
                None,
            ),
            (
                "remove: {units: [days]}",
                own(1, 18, "unresolved-reference", "remove.units[0]"),
                "days",
                "day",
            ),
            (
                "remove: [anomaly]",
                own(1, 10, "unresolved-reference", "remove[0]"),
                "anomaly",
                "anomalies",
            ),
            (
                "remove: {anomaly: [{row: 3}]}",
                own(1, 10, "unresolved-reference", "remove.anomaly"),
                "anomaly",
                "anomalies",
            ),
            (
                "remove: {indicators: [{id: 16, evidence: {files: [jpgg]}}]}",
                own(1, 51, "unresolved-reference", "remove.indicators[0].evidence.files[0]"),
                "jpgg",
                None,
            ),
        ],
    )
    def test_must_be_there(self, lines: str, place: Place, name: str, guess: str | None) -> None:
        """Said at what names it, with the nearest that there is."""
        ((*found, message),) = said(lines + "\n")
        end = (f"; maksud Anda {guess}?", f"; did you mean {guess}?") if guess else ("", "")
        assert tuple(found) == place
        assert message == Text(
            id=f"tidak ada {name} yang dapat dihapus{end[0]}",
            en=f"there is no {name} to remove{end[1]}",
        )

    def test_is_gone_when_it_is_named_again(self) -> None:
        """The second time there is nothing of that name."""
        lines = "remove:\n  eligibility:\n    conditions: [pendanaan, pendanaan]\n"
        ((*found, message),) = said(lines)
        assert tuple(found) == own(
            3, 29, "unresolved-reference", "remove.eligibility.conditions[1]"
        )
        assert message.en.startswith("there is no pendanaan to remove")
        assert "did you mean pendanaan" not in message.en

    @pytest.mark.parametrize(
        ("lines", "column", "path"),
        [
            ("remove: anomalies", 9, "remove"),
            ("remove: {formula: parts}", 19, "remove.formula"),
            ("remove: {indicators: {id: 33}}", 22, "remove.indicators"),
            ("remove: {formula: {maximum: 250}}", 29, "remove.formula.maximum"),
        ],
    )
    def test_is_a_list(self, lines: str, column: int, path: str) -> None:
        assert faults(lines + "\n") == [own(1, column, "wrong-shape", path)]

    @pytest.mark.parametrize(
        ("lines", "column", "path"),
        [
            ("remove: {anomalies: }", 10, "remove.anomalies"),
            ("remove: {formula: {parts: }}", 20, "remove.formula.parts"),
            ("remove: {indicators: [{id: 33, bases: }]}", 32, "remove.indicators[0].bases"),
        ],
    )
    def test_is_said(self, lines: str, column: int, path: str) -> None:
        """An empty key could mean all of it or nothing."""
        ((*found, message),) = said(lines + "\n")
        assert tuple(found) == own(1, column, "wrong-shape", path)
        assert message == Text(
            id="sebut apa yang dihapus di sini, dalam daftar",
            en="say what is removed here, in a list",
        )

    @pytest.mark.parametrize("section", ["predikat", "anomalies"])
    def test_is_no_empty_item(self, section: str) -> None:
        """Neither among names nor among what is quoted; what was refused is passed over."""
        lines = f"remove:\n  {section}:\n  -\n  - *lain\n"
        assert faults(lines) == [
            own(3, 4, "empty-item", f"remove.{section}[0]"),
            own(4, 5, "yaml-anchor", ""),
        ]

    def test_of_a_list_with_names_is_named(self) -> None:
        """All classes that begin at 40.01 would be a riddle: an entry goes by its name."""
        lines = "remove:\n  predikat:\n  - {from: 40.01}\n  - [inovatif]\n"
        ((*first, message), (*second, _)) = said(lines)
        assert tuple(first) == own(3, 6, "missing-key", "remove.predikat[0].code")
        assert tuple(second) == own(4, 5, "missing-key", "remove.predikat[1].code")
        assert message.en == "say which one is meant, by its code"

    def test_of_an_entry_goes_into_it_even_where_both_say_the_same(self) -> None:
        """A further key is what goes from the entry: it is not quoted to find it."""
        lines = "remove: {predikat: [{code: inovatif, from: 40.01}]}\n"
        assert faults(lines) == [own(1, 44, "wrong-shape", "remove.predikat[0].from")]

    @pytest.mark.parametrize(
        ("levels", "goes"),
        [("[2, 3]", True), ("[3, 2]", False), ("[2]", False), ("[]", False), ("[2, 3, 4]", False)],
    )
    def test_quotes_a_list_as_a_whole(self, levels: str, goes: bool) -> None:
        lines = f"remove: {{anomalies: [{{kind: band_overlap, row: 4, levels: {levels}}}]}}\n"
        (found,) = faults(lines)
        assert found[3] == ("band-overlap-not-listed" if goes else "unresolved-reference")

    @pytest.mark.parametrize(
        ("item", "shown"),
        [
            ("{source: {guide: p. 99}}", "source: {guide: p. 99}"),
            ("{row: 4, levels: [1, 3]}", "row: 4, levels: [1, 3]"),
            ("[x]", "[x]"),
        ],
    )
    def test_is_named_by_a_sentence_that_can_be_read(self, item: str, shown: str) -> None:
        """A sentence of what there is not, and nothing of how it is kept in memory."""
        ((*_, message),) = said(f"remove: {{anomalies: [{item}]}}\n")
        assert message.en == f"there is no {shown} to remove"

    def test_without_a_name_is_all_that_says_so(self, rules_2026: Ruleset) -> None:
        """An anomaly quoted in full, its lists too, is the one that goes; then it is unlisted."""
        lines = "remove: {anomalies: [{kind: band_overlap, row: 4, levels: [2, 3]}]}\n"
        (found,) = faults(lines)
        assert found[3] == "band-overlap-not-listed"
        assert found[4].startswith("indicators[4].levels")
        assert rules_2026.indicators[4].id == "4"


@pytest.fixture
def bundle_of_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file of the one bundled edition there is, which can be anything."""
    folder = tmp_path / "kemendagri" / "1900"
    folder.mkdir(parents=True)
    file = folder / "ruleset.yaml"
    file.touch()
    monkeypatch.setattr(shelves, "bundled", lambda: tmp_path)
    shelves._shelves_on.cache_clear()
    assert list(shelves.default_shelves().holders) == ["kemendagri/1900"]
    file.unlink()
    yield file
    shelves._shelves_on.cache_clear()


class TestTheBase:
    def test_may_be_named_by_its_year(self, rules_2026: Ruleset) -> None:
        assert over("", HEAD.replace("kemendagri/2026", "2026")) == as_local(rules_2026)

    def test_is_remembered(self) -> None:
        assert over("").based_on == "kemendagri/2026"
        assert get_ruleset(2026).based_on is None

    def test_may_have_a_base_itself(self) -> None:
        """2027 says how it differs from 2026; these rules how they differ from 2027."""
        head = "edition: kota-contoh/2027\nbased_on: kemendagri/2027\nstatus: prognosis\n"
        rules = over("formula: {parts: [{name: jumlah_inovasi, cap: 200}]}\n", head)
        base = get_ruleset(2027)
        assert rules == attrs.evolve(base, edition="kota-contoh/2027")
        assert (rules.based_on, base.based_on) == ("kemendagri/2027", "kemendagri/2026")
        assert rules.formula.kematangan.divisor_at_least == 14

    @pytest.mark.parametrize("name", ["kemendagri/1998", "1998", "2018", "kota/2026", "../2026"])
    def test_must_be_known(self, name: str) -> None:
        head = HEAD.replace("kemendagri/2026", name)
        ((*found, message),) = said("", head)
        assert tuple(found) == (OWN, 2, 11, "unknown-edition", "based_on")
        assert name in message.id
        assert "kemendagri/2026" in message.en

    @pytest.mark.parametrize("value", ["[kemendagri/2026]", "{edition: kemendagri/2026}"])
    def test_is_a_text(self, value: str) -> None:
        found = faults("", f"edition: a/b\nbased_on: {value}\n")
        assert (OWN, 2, 11, "wrong-shape", "based_on") in found

    def test_that_is_left_out_leaves_rules_on_their_own(self) -> None:
        """All that a ruleset must have is then missing; add and remove mean nothing."""
        for head in ("edition: a/b\nbased_on:\n", "edition: a/b\n"):
            found = faults("add: {units: {}}\nremove: [units]\n" + INHERITED, head)
            codes = {path: code for *_, code, path in found}
            assert {codes[key] for key in ("formula", "indicators", "predikat")} == {"missing-key"}
            assert {codes[key] for key in ("add", "remove", "inherited")} == {"unknown-key"}

    @pytest.mark.parametrize("year", [2018, 2019, 2020])
    def test_that_was_judged_otherwise_says_what_was_different(self, year: int) -> None:
        with pytest.raises(UnknownEditionError) as asked:
            get_ruleset(year)
        for name in (str(year), f"kemendagri/{year}"):
            ((*found, message),) = said("", HEAD.replace("kemendagri/2026", name))
            assert tuple(found) == (OWN, 2, 11, "unknown-edition", "based_on")
            assert message == asked.value.message
            assert "cannot be scored" in message.en

    @pytest.mark.parametrize(
        ("text", "code"), [("", "empty-file"), ("a: [", "syntax"), (None, "cannot-open")]
    )
    def test_that_cannot_be_read_is_told_with_its_own_problems(
        self, bundle_of_one: Path, text: str | None, code: str
    ) -> None:
        if text is not None:
            bundle_of_one.write_text(text, encoding="utf-8")
        found = faults("year: soon\n", HEAD.replace("2026", "1900"))
        assert [(file, each) for file, _, _, each, _ in found] == [
            ("rulesets/kemendagri/1900/ruleset.yaml", code)
        ]

    def test_that_is_wrong_in_itself_is_told_at_its_lines(self, bundle_of_one: Path) -> None:
        """A base that can be read is laid under; what is wrong of it is at its own line."""
        name = "rulesets/kemendagri/1900/ruleset.yaml"
        named = BASE_TEXT.replace("edition: kemendagri/2026", "edition: kemendagri/1900")
        wrong = named.replace("maximum: 111", "maximum: 112")
        bundle_of_one.write_text(wrong, encoding="utf-8")
        line = wrong[: wrong.index("maximum: 112")].count("\n") + 1
        found = faults("", HEAD.replace("based_on: kemendagri/2026", "based_on: 1900"))
        assert (name, line, "does-not-add-up", "formula.parts[1].maximum") in [
            (file, at, code, path) for file, at, _, code, path in found
        ]
        assert {file for file, *_ in found} == {name}

    def test_stays_as_it_is(self, rules_2026: Ruleset) -> None:
        """Its nodes serve one edition after the other."""
        over(
            "formula: {parts: [{name: kematangan, divisor_at_least: 99}]}\nremove: [eligibility]\n"
        )
        assert over("") == as_local(rules_2026)


class TestWhatIsInherited:
    """``inherited`` says how sure all is that is taken over unchanged."""

    @pytest.fixture
    def rules(self) -> Ruleset:
        return over(
            INHERITED
            + """\
predikat:
  - code: inovatif
    confidence: secondary
    reason: {id: Dari berita., en: From the news.}
  - {code: sangat_inovatif, confidence: printed}
formula:
  parts:
    - name: kematangan
      divisor_at_least: 14
      doubts:
        divisor_at_least:
          confidence: printed
          reason: {id: Tercetak., en: Printed.}
add:
  units: {tree: {id: pohon, en: trees}}
  indicators:
    - {id: 37, number: 37, aspect: SID, variable: infrastruktur, name: {id: A, en: B},
       measure: {kind: unknown}, source: {guide: p. 1}}
"""
        )

    def test_is_all_that_is_not_said_otherwise(self, rules: Ruleset, rules_2026: Ruleset) -> None:
        every = {fact.at for fact in rules_2026.facts("printed")}
        inferred = {fact.at for fact in rules.facts("inferred")}
        assert every - inferred == {"predikat.inovatif", "predikat.sangat_inovatif"}
        assert {fact.reason for fact in rules.facts("inferred")} == {ASSUMED}

    def test_is_what_has_entries_and_the_entries_in_it(self, rules: Ruleset) -> None:
        at = {fact.at for fact in rules.facts("inferred")}
        assert {"aspects.SPD", "indicators.33", "indicators.33.a", "formula"} <= at
        assert {"formula.spd", "predikat.kurang_inovatif", "eligibility.tahapan"} <= at

    def test_is_not_what_is_new(self, rules: Ruleset) -> None:
        assert {fact.at for fact in rules.facts("printed")} == {
            "formula.kematangan.divisor_at_least",
            "predikat.sangat_inovatif",
            "indicators.37",
        }

    def test_keeps_what_is_open_open(self, rules: Ruleset, rules_2026: Ruleset) -> None:
        assert rules.facts("open") == rules_2026.facts("open")

    def test_gives_way_to_a_confidence_of_its_own(self, rules: Ruleset) -> None:
        """The reason was one for what is inferred; it goes with it."""
        top, second, third, _ = rules.predikat_bands
        assert (top.confidence, top.reason) == ("printed", None)
        assert (second.confidence, str(second.reason)) == ("secondary", "Dari berita.")
        assert (third.confidence, third.reason) == ("inferred", ASSUMED)

    def test_leaves_single_values_to_their_doubts(self, rules: Ruleset) -> None:
        """What is printed in a part of which the rest is not."""
        part = rules.formula.kematangan
        assert part.confidence == "inferred"
        assert part.doubts["divisor_at_least"].confidence == "printed"

    def test_is_the_weakest(self, rules: Ruleset, rules_2026: Ruleset) -> None:
        assert (rules_2026.weakest(), rules.weakest()) == ("printed", "inferred")

    def test_must_not_be_called_official(self) -> None:
        head = HEAD.replace("local", "official")
        assert faults(INHERITED, head) == [(OWN, 3, 9, "status-too-good", "status")]

    def test_is_what_2027_to_2029_are(self) -> None:
        for year, divisor in ((2027, 14), (2028, 16), (2029, 18)):
            rules = get_ruleset(year)
            printed = {fact.at for fact in rules.facts("printed")}
            assert rules.formula.kematangan.divisor_at_least == divisor
            assert rules.weakest() == "inferred"
            assert {
                "formula.kematangan.divisor_at_least",
                "formula.jumlah_inovasi.requires",
                "predikat.inovatif",
            } <= printed
            assert not any(at.startswith("indicators.") for at in printed)

    def test_drops_the_doubts_of_the_base_too(self) -> None:
        """An entry that is read in full is in doubt nowhere any more."""
        head = "edition: kota-contoh/2027\nbased_on: kemendagri/2027\n"
        rules = over("formula: {parts: [{name: kematangan, confidence: printed}]}\n", head)
        assert get_ruleset(2027).formula.kematangan.doubts
        assert not rules.formula.kematangan.doubts
        assert rules.formula.kematangan.reason is None

    def test_is_never_surer_than_it_was(self) -> None:
        """What 2027 assumes is assumed still, whatever an edition based on it calls the rest."""
        head = "edition: kota-contoh/2027\nbased_on: kemendagri/2027\n"
        for grade in ("printed", "secondary"):
            rules = over(INHERITED.replace("inferred", grade), head)
            base = get_ruleset(2027)
            assert rules.facts("inferred") == base.facts("inferred")
            assert rules.weakest() == "inferred"
            assert ASSUMED not in {fact.reason for fact in rules.facts("inferred")}

    def test_is_not_surer_than_the_grade_where_the_base_prints_it(self) -> None:
        """Table XIV prints the classes of 2027; that they hold for others is another matter."""
        head = "edition: kota-contoh/2027\nbased_on: kemendagri/2027\n"
        assert get_ruleset(2027).predikat_bands[0].confidence == "printed"
        facts = {fact.at: fact for fact in over(INHERITED, head).facts()}
        for at in ("predikat.sangat_inovatif", "predikat.inovatif"):
            assert (facts[at].confidence, facts[at].reason) == ("inferred", ASSUMED)

    @pytest.mark.parametrize(("year", "grade"), [(2027, "inferred"), (2023, "secondary")])
    def test_is_not_surer_than_the_grade_in_any_value(self, year: int, grade: str) -> None:
        head = f"edition: kota-contoh/{year}\nbased_on: kemendagri/{year}\n"
        rules = over(INHERITED.replace("inferred", grade), head)
        assert rules.facts("printed") == ()

    def test_drops_the_doubts_that_are_surer_where_the_part_is_as_unsure(self) -> None:
        """2023 has rows from the press whose marks are printed; the reason of the row stays."""
        head = "edition: kota-contoh/2023\nbased_on: kemendagri/2023\n"
        rules = over(INHERITED.replace("inferred", "secondary"), head)
        before, after = (each.rows["32"] for each in (get_ruleset(2023), rules))
        assert {key: doubt.confidence for key, doubt in before.doubts.items()} == {
            "definition": "inferred",
            "mandatory": "printed",
        }
        assert dict(after.doubts) == {"definition": before.doubts["definition"]}
        assert (before.confidence, after.confidence) == ("secondary", "secondary")
        assert after.reason == before.reason != ASSUMED

    def test_keeps_all_doubts_where_it_is_printed(self) -> None:
        """No part is surer than that, and no single value."""
        for year in (2023, 2027):
            head = f"edition: kota-contoh/{year}\nbased_on: kemendagri/{year}\n"
            rules = over(INHERITED.replace("inferred", "printed"), head)
            assert rules.facts() == get_ruleset(year).facts()

    def test_keeps_of_a_part_that_it_grades_only_the_graver_doubts(self) -> None:
        """What was secondary in a printed part is no news in one that is secondary as a whole."""
        head = "edition: kota-contoh/2023\nbased_on: kemendagri/2023\n"
        before = get_ruleset(2023).formula.kematangan
        part = over(INHERITED.replace("inferred", "secondary"), head).formula.kematangan
        assert {key: doubt.confidence for key, doubt in before.doubts.items()} == {
            "maximum": "secondary",
            "share": "inferred",
        }
        assert (before.confidence, part.confidence, part.reason) == (
            "printed",
            "secondary",
            ASSUMED,
        )
        assert dict(part.doubts) == {"share": before.doubts["share"]}

    def test_keeps_the_graver_doubts(self) -> None:
        """0.38 is inferred for 2023 in a part that is printed; it is not surer in another year."""
        head = "edition: kota-contoh/2023\nbased_on: kemendagri/2023\n"
        before = get_ruleset(2023).formula.jumlah_inovasi
        part = over(INHERITED.replace("inferred", "secondary"), head).formula.jumlah_inovasi
        assert (before.confidence, part.confidence, part.reason) == (
            "printed",
            "secondary",
            ASSUMED,
        )
        assert {doubt.confidence for doubt in part.doubts.values()} == {"inferred"}
        assert part.doubts == before.doubts
        assert "weight" in part.doubts

    def test_takes_the_doubts_that_are_no_graver(self) -> None:
        """What is inferred as a whole needs no single value that is inferred."""
        head = "edition: kota-contoh/2023\nbased_on: kemendagri/2023\n"
        part = over(INHERITED, head).formula.jumlah_inovasi
        assert not part.doubts
        assert (part.confidence, part.reason) == ("inferred", ASSUMED)

    def test_stays_where_a_confidence_is_left_empty(self) -> None:
        """An empty value counts as left out."""
        rules = over(INHERITED + "formula: {confidence: }\n")
        assert (rules.formula.confidence, rules.formula.reason) == ("inferred", ASSUMED)

    @pytest.mark.parametrize(
        ("lines", "places"),
        [
            (
                "inherited: {}\n",
                [
                    own(1, 12, "missing-key", "inherited.confidence"),
                    own(1, 12, "missing-key", "inherited.reason"),
                ],
            ),
            (
                "inherited: {confidence: inferred}\n",
                [own(1, 13, "missing-key", "inherited.reason")],
            ),
            (
                "inherited:\n  confidence: guessed\n  reason: {id: Dianggap tetap.}\n",
                [
                    own(2, 15, "unknown-code", "inherited.confidence"),
                    own(3, 12, "missing-key", "inherited.reason.en"),
                ],
            ),
            ("inherited: inferred\n", [own(1, 12, "wrong-shape", "inherited")]),
            ("inherited: [inferred]\n", [own(1, 12, "wrong-shape", "inherited")]),
            (
                INHERITED + "  source: {guide: p. 1}\n",
                [own(4, 3, "unknown-key", "inherited.source")],
            ),
        ],
        ids=["nothing", "no reason", "two faults", "text", "list", "unknown key"],
    )
    def test_has_a_confidence_and_a_reason(self, lines: str, places: list[Place]) -> None:
        assert faults(lines) == places


class TestTheDigest:
    """The digest is that of the rules as they are when resolved."""

    def test_of_rules_that_change_nothing_is_that_of_the_base(self, rules_2026: Ruleset) -> None:
        rules = over("", "edition: kemendagri/2026\nbased_on: kemendagri/2026\nstatus: official\n")
        assert rules.digest == rules_2026.digest

    def test_of_rules_that_do_not_claim_the_status_of_the_base(self) -> None:
        """An edition is never called better than it is: official is not for all to take over."""
        rules = over("", "edition: kota-contoh/2027\nbased_on: kemendagri/2026\n")
        assert rules.status == "local"
        ((*_, message),) = said("", "based_on: kemendagri/2026\n")
        assert message.en == "edition must be its own; the id of the base is not for it to use"

    def test_of_rules_that_repeat_the_base_is_that_of_the_base(
        self, rules_2026: Ruleset, raw_2026: Plain
    ) -> None:
        """Every section once more, entry by entry, and in another order."""
        whole = {"based_on": "kemendagri/2026", **dict(reversed(raw_2026.items()))}
        rules = read_ruleset(json.dumps(whole).encode())
        assert rules.digest == rules_2026.digest
        assert rules.based_on == "kemendagri/2026"

    def test_of_rules_that_remove_and_add_the_same_is_that_of_the_base(
        self, rules_2026: Ruleset, raw_2026: Plain
    ) -> None:
        last = raw_2026["indicators"][-1]
        edition = {
            "edition": "kemendagri/2026",
            "based_on": "kemendagri/2026",
            "status": "official",
        }
        moved = {"remove": {"indicators": [last["id"]]}, "add": {"indicators": [last]}}
        assert read_ruleset(json.dumps(edition | moved).encode()).digest == rules_2026.digest

    def test_is_that_of_the_same_rules_written_out(self, raw_2026: Plain) -> None:
        whole = copy.deepcopy(raw_2026) | SAID_IN_HEAD
        whole["formula"]["parts"][1]["divisor_at_least"] = "15"
        whole["predikat"][1]["name"] = {"id": "Baik", "en": "Good"}
        whole["units"]["tree"] = {"id": "pohon", "en": "trees"}
        del whole["eligibility"]["conditions"][1]
        rules = over("""\
formula: {parts: [{name: kematangan, divisor_at_least: 15}]}
predikat: [{code: inovatif, name: {id: Baik, en: Good}}]
add: {units: {tree: {id: pohon, en: trees}}}
remove: {eligibility: {conditions: [masa_penerapan]}}
""")
        assert rules.digest == read_ruleset(json.dumps(whole).encode()).digest

    def test_is_another_when_anything_is(self) -> None:
        lines = ["", "year: 2030\n", "units: {day: {id: h, en: d}}\n", INHERITED]
        lines += ["remove: {anomalies: [{at: XIV}]}\n", "title: {id: A, en: B}\n"]
        assert len({over(each).digest for each in lines}) == len(lines)


class TestAMistake:
    """Each is said at the one of the two files that made it."""

    def test_of_the_edition_is_at_its_line(self) -> None:
        assert faults("indicators:\n- id: 20\n  weight: satu\n") == [
            own(3, 11, "not-a-number", "indicators[24].weight")
        ]

    def test_in_what_the_base_still_says_is_at_the_line_of_the_base(self) -> None:
        """Without 16, what is left does not add up to what the base says."""
        assert faults("remove: {indicators: [16]}\n") == [
            in_base("maximum: 111", "111", "does-not-add-up", "formula.parts[1].maximum")
        ]

    def test_in_both_is_said_in_both(self) -> None:
        lines = "remove: {indicators: [16]}\nformula: {parts: [{name: spd, share: 20}]}\n"
        assert faults(lines) == [
            own(2, 38, "does-not-add-up", "formula.parts[0].share"),
            in_base("maximum: 111", "111", "does-not-add-up", "formula.parts[1].maximum"),
        ]

    def test_moves_with_the_value_at_fault(self) -> None:
        """A maximum of the edition's own is at fault itself."""
        lines = "remove: {indicators: [16]}\nformula: {parts: [{name: kematangan, maximum: 111}]}\n"
        assert faults(lines) == [own(2, 47, "does-not-add-up", "formula.parts[1].maximum")]

    def test_of_a_reference_is_where_the_reference_stands(self, rules_2026: Ruleset) -> None:
        """A unit that is gone, at each row of the base that is measured in it."""
        found = faults("remove: {units: [recommendation]}\n")
        (row,) = (
            number
            for number, each in enumerate(rules_2026.indicators)
            if each.measure and each.measure.unit == "recommendation"
        )
        ((file, line, column, code, path),) = found
        assert (file, code) == (BASE, "unresolved-reference")
        assert path == f"indicators[{row}].measure.unit"
        assert BASE_TEXT.splitlines()[line - 1][column - 1 :].startswith("recommendation")

    def test_of_something_missing_is_where_it_was_taken_away(self) -> None:
        lines = "title: {id: A, en: B}\nremove:\n  sources: {guide: [document]}\n"
        assert faults(lines) == [own(3, 20, "missing-key", "sources.guide.document")]

    def test_of_a_base_of_the_base_is_in_the_third_file(self) -> None:
        head = "edition: kota-contoh/2027\nbased_on: kemendagri/2027\n"
        assert faults("remove: {indicators: [16]}\n", head) == [
            in_base("maximum: 111", "111", "does-not-add-up", "formula.parts[1].maximum")
        ]

    def test_of_yaml_and_of_the_rules_are_listed_in_one_pass(self) -> None:
        lines = "year: &tahun 2030\nrevision: satu\nindicators: [{id: 61}]\nremove: {units: [x]}\n"
        assert [(line - 3, code) for _, line, _, code, _ in faults(lines)] == [
            (1, "yaml-anchor"),
            (2, "not-a-number"),
            (3, "unresolved-reference"),
            (4, "unresolved-reference"),
        ]

    def test_in_inherited_hides_no_other(self) -> None:
        """All problems of a file in one pass."""
        lines = "inherited: {confidence: inferred}\nrevision: satu\n"
        assert [code for *_, code, _ in faults(lines)] == ["missing-key", "not-a-number"]

    def test_is_shown_with_its_file(self) -> None:
        with pytest.raises(RulesetError) as caught:
            over("remove: {indicators: [16]}\nformula: {parts: [{name: spd, share: 20}]}\n")
        lines = str(caught.value).splitlines()
        assert [line.partition(":")[0] for line in lines] == [OWN, BASE]


# Changes of any number of rows.

LISTED = {(each.row, each.basis) for each in get_ruleset(2026).anomalies}


def _is_open(levels: tuple[Level, ...]) -> bool:
    """Whether a table has bands, and one of them has no end above."""
    bands = [level.band for level in levels if level.band]
    return any(band.highest is None for band in bands)


TABLES = [
    (row.id, getattr(table, "code", None))
    for row in get_ruleset(2026).rows.values()
    for table in row.tables
    if _is_open(table.levels) and (row.id, getattr(table, "code", None)) not in LISTED
]
"""The tables whose bands can all move by the same step and stay free of anomalies."""


def moved(levels: tuple[Level, ...], step: Decimal) -> tuple[Level, ...]:
    """Levels with every end of every band moved."""
    return tuple(attrs.evolve(each, band=_moved(each.band, step)) for each in levels)


def _moved(band: Band | None, step: Decimal) -> Band:
    ends = attrs.asdict(band or Band())
    return Band(**{key: None if end is None else end + step for key, end in ends.items()})


def as_file(levels: tuple[Level, ...]) -> list[Plain]:
    """Levels as an edition that changes nothing but their bands writes them."""
    return [
        {
            "level": str(each.level),
            "band": {
                key.rstrip("_"): str(end)
                for key, end in attrs.asdict(each.band or Band()).items()
                if end is not None
            },
        }
        for each in levels
    ]


@st.composite
def weights(draw: st.DrawFn) -> dict[str, Decimal]:
    """New weights of some rows. Each aspect keeps its sum: what one row loses, another has."""
    rules = get_ruleset(2026)
    new: dict[str, Decimal] = {}
    for rows in (rules.spd_rows, rules.sid_rows):
        chosen = draw(st.lists(st.sampled_from(rows), unique_by=lambda row: row.id, max_size=8))
        old = [row.weight or Decimal(0) for row in chosen]
        new |= {
            row.id: weight for row, weight in zip(chosen, draw(st.permutations(old)), strict=True)
        }
    return new


steps = st.dictionaries(st.sampled_from(TABLES), st.integers(1, 99).map(Decimal), max_size=8)
"""By how much the bands of some tables move."""


class TestAnyChanges:
    @FEW
    @given(weights(), steps, st.randoms(use_true_random=False))
    def test_give_the_rules_with_these_values_replaced(
        self, rules_2026: Ruleset, new: dict[str, Decimal], by: dict[Any, Decimal], chance: Any
    ) -> None:
        """Whatever weights and bands change: these change, in whatever order, and nothing else."""

        def changed(row: Indicator) -> Indicator:
            step = by.get((row.id, None))
            bases = [
                attrs.evolve(each, levels=moved(each.levels, by[row.id, each.code]))
                if (row.id, each.code) in by
                else each
                for each in row.bases
            ]
            return attrs.evolve(
                row,
                weight=new.get(row.id, row.weight),
                levels=moved(row.levels, step) if step else row.levels,
                bases=tuple(bases),
            )

        expected = as_local(with_rows(rules_2026, changed))
        entries = [self.entry(row, new, by) for row in expected.rows.values()]
        told = [entry for entry in entries if len(entry) > 1]
        chance.shuffle(told)
        plain = {"based_on": "kemendagri/2026", **SAID_IN_HEAD, "indicators": told}
        rules = read_ruleset(json.dumps(plain).encode())
        assert rules.indicators == expected.indicators
        assert rules == expected
        assert (rules == as_local(rules_2026)) == (expected.digest == as_local(rules_2026).digest)

    def entry(self, row: Indicator, new: dict[str, Decimal], by: dict[Any, Decimal]) -> Plain:
        """What an edition says of a row: its id, and what is otherwise than in the base."""
        entry: Plain = {"id": row.id}
        if row.id in new:
            entry["weight"] = str(row.weight)
        if (row.id, None) in by:
            entry["levels"] = as_file(row.levels)
        bases = [
            {"code": each.code, "levels": as_file(each.levels)}
            for each in row.bases
            if (row.id, each.code) in by
        ]
        return entry | ({"bases": bases} if bases else {})

    @FEW
    @given(st.data())
    def test_removed_entries_leave_the_others(
        self, rules_2026: Ruleset, data: st.DataObject
    ) -> None:
        """Conditions in any number and order, by their names or in a mapping."""
        eligibility = rules_2026.eligibility
        codes = st.sampled_from([each.code for each in eligibility.conditions])
        gone = data.draw(st.lists(codes, unique=True))
        named = [data.draw(st.sampled_from((code, {"code": code}))) for code in gone]
        plain = {
            "based_on": "kemendagri/2026",
            **SAID_IN_HEAD,
            "remove": {"eligibility": {"conditions": named}},
        }
        left = tuple(each for each in eligibility.conditions if each.code not in gone)
        expected = as_local(rules_2026, eligibility=attrs.evolve(eligibility, conditions=left))
        assert read_ruleset(json.dumps(plain).encode()) == expected
