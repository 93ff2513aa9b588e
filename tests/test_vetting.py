"""What is said of files, folders and packages: structure, meaning, texts, sources and cases."""

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

from inovasi_index import editions, get_ruleset
from inovasi_index.files import shelves
from inovasi_index.vetting import (
    Validation,
    rules_of_cases,
    validate,
    validate_packages,
    validate_path,
)

Plain = dict[str, Any]
Write = Callable[..., Path]

REPOSITORY = Path(__file__).parents[1]
LOCAL = Path(__file__).parent / "data" / "kota-contoh.yaml"
SMALL = "pemda: {nama: Kabupaten Contoh}\ntahun: 2026\n"


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write a file below an empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)

    def written(name: str, text: str) -> Path:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return written


def local(**changes: Any) -> str:
    """The rules of an invented city, some sections of them changed."""
    plain: Plain = yaml.load(LOCAL.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    return yaml.dump({**plain, **changes}, Dumper=yaml.CSafeDumper, allow_unicode=True)


def warned(text: str, name: str = "aturan.yaml") -> list[tuple[str, str]]:
    """The warnings of a ruleset that has no problems: codes and paths, in their order."""
    found = validate(text.encode(), name=name)
    assert found.problems == ()
    return [(each.code, each.path) for each in found.warnings]


def told(found: Iterable[Validation]) -> list[tuple[str, str, list[str]]]:
    """Of each validation its file, its kind, and the codes of its problems."""
    return [
        (each.file.replace(os.sep, "/"), each.kind, [problem.code for problem in each.problems])
        for each in found
    ]


class TestBundled:
    """The editions that come with the library have nothing to be said of them."""

    @pytest.mark.parametrize("edition", editions())
    def test_has_neither_problems_nor_warnings(self, edition: str) -> None:
        """All bundled editions validate without warnings."""
        found = list(validate_path(REPOSITORY / "rulesets" / edition))
        assert told(found) == [
            (str(REPOSITORY / "rulesets" / edition / "ruleset.yaml"), "ruleset", []),
            (str(REPOSITORY / "rulesets" / edition / "cases.yaml"), "cases", []),
        ]
        assert [each.warnings for each in found] == [(), ()]
        assert {each.edition for each in found} == {edition}

    def test_examples_have_none_either(self) -> None:
        for found in validate_path(REPOSITORY / "examples"):
            assert (found.problems, found.warnings) == ((), ()), found.file


class TestOneFile:
    """What a file is, and one sentence about the whole."""

    @pytest.mark.parametrize(
        ("name", "kind", "edition", "what"),
        [
            (
                "rulesets/kemendagri/2026/ruleset.yaml",
                "ruleset",
                "kemendagri/2026",
                "ruleset kemendagri/2026 is fine, 41 indicators",
            ),
            (
                "rulesets/kemendagri/2025/cases.yaml",
                "cases",
                "kemendagri/2025",
                "9 cases of kemendagri/2025 are fine",
            ),
            (
                "rulesets/kemendagri/issuer.yaml",
                "issuer",
                None,
                "issuer kemendagri is fine, 26 legal documents",
            ),
            (
                "examples/tegal-2024.yaml",
                "laporan",
                "kemendagri/2024",
                "report of Kabupaten Tegal is fine under kemendagri/2024",
            ),
        ],
    )
    def test_is_known_for_what_it_is(
        self, name: str, kind: str, edition: str | None, what: str
    ) -> None:
        found = validate(REPOSITORY / name)
        assert (found.kind, found.edition, found.what["en"]) == (kind, edition, what)
        assert (found.is_ok, found.problems, found.warnings) == (True, (), ())

    def test_may_be_bytes(self) -> None:
        found = validate(SMALL.encode())
        assert (found.file, found.is_ok) == ("-", True)

    def test_is_checked_under_the_rules_that_are_named(self) -> None:
        report = b"{tahun: 2026, pemda: {nama: Kabupaten Contoh}, spd: {8: 3}}"
        assert validate(report, edition=get_ruleset(2026)).is_ok
        found = validate(report, edition=get_ruleset(2025))
        assert [each.code for each in found.problems] == ["spd-rows-unknown"]

    def test_that_names_no_rules_is_refused(self) -> None:
        found = validate(b"pemda: {nama: A}\n", name="a.yaml")
        assert told([found]) == [("a.yaml", "laporan", ["missing-key"])]
        assert found.what["id"] == "laporan ditolak, 1 masalah"

    @pytest.mark.parametrize(
        ("text", "code", "path"),
        [
            ("pemda: {nama: A}\ntahun: 2062\n", "unknown-edition", "tahun"),
            ("pemda: {nama: A}\nedition: a/b\n", "unknown-edition", "edition"),
            ("format: inovasi-index/result@1\ntahun: 2026\n", "unknown-code", "format"),
        ],
    )
    def test_is_refused_where_it_is_wrong(self, text: str, code: str, path: str) -> None:
        found = validate(text.encode(), name="a.yaml")
        assert found.kind == "laporan"
        assert (code, path) in [(each.code, each.path) for each in found.problems]

    def test_tells_the_warnings_of_a_table(self) -> None:
        """A report from a table keeps its warnings, also when it is refused."""
        table = b"Nama inovasi;Bentuk;Catatan\nA;tata kelola;x\n"
        given = {"pemda": "Kabupaten Contoh", "tahun": "2026"}
        found = validate(table, name="a.csv", given=given)
        assert (found.is_ok, [each.code for each in found.warnings]) == (True, ["unknown-column"])
        refused = validate(table.replace(b"tata kelola", b"puisi"), name="a.csv", given=given)
        assert (refused.is_ok, [each.code for each in refused.warnings]) == (
            False,
            ["unknown-column"],
        )

    @pytest.mark.parametrize("name", ["ruleset", "cases", "issuer"])
    @pytest.mark.parametrize(("text", "code"), [("a: [\n", "syntax"), ("x: 1\n", "missing-key")])
    def test_is_known_by_its_name_when_it_says_nothing(
        self, name: str, text: str, code: str
    ) -> None:
        found = validate(text.encode(), name=f"kota/2027/{name}.yaml")
        assert (found.file, found.kind) == (f"kota/2027/{name}.yaml", name)
        assert code in [each.code for each in found.problems]

    def test_that_is_not_there_has_no_line(self) -> None:
        found = validate("tidak-ada.yaml")
        assert [each.to_dict() for each in found.problems] == [
            {
                "code": "cannot-open",
                "message": {
                    "id": "berkas ini tidak dapat dibuka: berkasnya tidak ada",
                    "en": "this file cannot be opened: there is no such file",
                },
                "file": "tidak-ada.yaml",
            }
        ]


class TestAsData:
    """One object a file, for other programs."""

    def test_of_what_is_fine(self) -> None:
        found = validate(SMALL.encode(), name="a.yaml")
        assert found.to_dict() == {
            "format": "inovasi-index/validation@1",
            "file": "a.yaml",
            "kind": "laporan",
            "edition": "kemendagri/2026",
            "ok": True,
            "what": {
                "id": "laporan Kabupaten Contoh baik menurut kemendagri/2026",
                "en": "report of Kabupaten Contoh is fine under kemendagri/2026",
            },
            "problems": [],
            "warnings": [],
        }

    def test_of_what_is_refused(self) -> None:
        found = validate(b"pemda: {nama: A}\ntahun: 2026\nspd: {61: 3}\n", name="a.yaml")
        plain = found.to_dict()
        assert ("edition" in plain, plain["ok"]) == (False, False)
        (problem,) = plain["problems"]
        assert problem.pop("message").keys() == {"id", "en"}
        assert problem == {
            "code": "unknown-indicator",
            "file": "a.yaml",
            "line": 3,
            "column": 7,
            "path": "spd.61",
        }

    def test_of_a_cell(self) -> None:
        """A place in a table has its sheet, which a CSV file does not name."""
        table = b"Nama inovasi;Bentuk\nA;puisi\n"
        given = {"pemda": "Kabupaten Contoh", "tahun": "2026"}
        (problem,) = validate(table, name="a.csv", given=given).to_dict()["problems"]
        assert (problem["line"], problem["column"], "sheet" in problem) == (2, 2, False)


class TestWarningsOfRules:
    """Nothing here is wrong; all of it is worth a look, each at its line."""

    def test_there_are_none_without_a_cause(self) -> None:
        assert warned(local()) == []

    def test_a_text_left_to_be_filled_in(self) -> None:
        """What `new` leaves to its writer is told until it is written."""
        title = {"id": "Lomba", "en": "FILL IN: a title"}
        standing = {"id": "ISI: dasarnya", "en": "FILL IN: its ground"}
        assert warned(local(title=title, standing=standing)) == [
            ("placeholder", "standing.id"),
            ("placeholder", "title.en"),
        ]

    def test_a_text_that_is_the_same_in_both_languages(self) -> None:
        title = {"id": "Lomba Inovasi Kota Contoh", "en": "Lomba Inovasi Kota Contoh"}
        assert warned(local(title=title)) == [("untranslated", "title.en")]

    def test_short_names_may_be_the_same(self) -> None:
        """Many a name is the same in both languages."""
        assert warned(local(title={"id": "Inovasi Kota", "en": "Inovasi Kota"})) == []

    def test_a_rule_of_evidence_is_a_text_too(self) -> None:
        text = LOCAL.read_text(encoding="utf-8").replace(
            "en: Data of Statistics Indonesia", "en: Data BPS asli"
        )
        text = text.replace("{id: Data BPS, en:", "{id: Data BPS asli, en:")
        assert warned(text) == [("untranslated", "indicators[1].evidence.en")]

    @pytest.mark.parametrize(
        ("section", "entry", "code"),
        [
            ("sources", {"sk": {"document": "SK 1/2026"}}, "unused-source"),
            ("units", {"hari": {"id": "hari", "en": "days"}}, "unused-unit"),
        ],
    )
    def test_what_is_introduced_and_not_used(self, section: str, entry: Plain, code: str) -> None:
        plain: Plain = yaml.load(LOCAL.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
        (name,) = entry
        found = warned(local(**{section: {**plain[section], **entry}}))
        assert found == [(code, f"{section}.{name}")]

    def test_a_variable_without_a_row(self) -> None:
        text = LOCAL.read_text(encoding="utf-8").replace(
            "      - {code: hasil, name: {id: Hasil, en: Results}}",
            "      - {code: hasil, name: {id: Hasil, en: Results}}\n"
            "      - {code: dampak, name: {id: Dampak, en: Impact}}",
        )
        assert warned(text) == [("unused-variable", "aspects[1].variables[2].code")]

    def test_no_variable_is_unused_where_rows_are_not_known(self) -> None:
        """The rows of the region of 2023 are not public: a variable without one says nothing."""
        assert validate(REPOSITORY / "rulesets/kemendagri/2023/ruleset.yaml").warnings == ()

    def test_levels_that_say_the_same(self) -> None:
        text = LOCAL.read_text(encoding="utf-8").replace(
            "label: {id: Dalam visi dan misi, en: In both}", "label: {id: Dalam visi, en: In both}"
        )
        assert warned(text) == [("same-label", "indicators[0].levels[2].label.id")]

    def test_a_row_that_counts_for_nothing(self) -> None:
        text = LOCAL.read_text(encoding="utf-8")
        text = text.replace(
            "    weight: 1\n    mandatory: false\n    measure:\n",
            "    weight: 0\n    mandatory: false\n    measure:\n",
            1,
        )
        text = text.replace("maximum: 7.5", "maximum: 4.5").replace("maximum: 40", "maximum: 37")
        shares = {"18.75": "12.1621", "37.5": "40.5405", "43.75": "47.2972"}
        for share in shares:
            text = text.replace(f"      share: {share}\n", "")
        assert warned(text) == [("weightless", "indicators[1].weight")]

    @pytest.mark.parametrize(
        ("bands", "falls"),
        [
            (("{from: 6, to: 10}", "{from: 1, to: 5}", "{above: 10}"), None),
            (("{above: 10}", "{from: 6, to: 10}", "{from: 1, to: 5}"), True),
            (("{to: 5}", "{from: 6, to: 10}", "{from: 11}"), True),
        ],
    )
    def test_bands_of_a_count_may_rise_or_fall(
        self, bands: tuple[str, ...], falls: bool | None
    ) -> None:
        """Days of a service: the fewer, the higher the level. But one way it must be."""
        text = LOCAL.read_text(encoding="utf-8")
        for number, (old, new) in enumerate(
            zip(("{from: 1, to: 5}", "{from: 6, to: 10}", "{above: 10}"), bands, strict=True), 1
        ):
            text = text.replace(f"level: {number}, band: {old}", f"level: {number}, band: {new}")
        expected = [] if falls else [("bands-not-in-order", "indicators[3].levels[0].band")]
        assert warned(text) == expected

    def test_a_change_is_the_better_the_greater_it_is(self) -> None:
        """Growth, decrease and increase are turned so that more is better."""
        text = LOCAL.read_text(encoding="utf-8")
        text = text.replace("{level: 1, band: {to: 0.00}", "{level: 1, band: {from: 0.51}")
        text = text.replace("{level: 3, band: {from: 0.50}", "{level: 3, band: {to: 0.00}")
        text = text.replace("    levels: [2, 3]", "    levels: [1, 2]").replace(
            "    from: 0.50\n    to: 0.50\n", "    from: 0.51\n    to: 0.51\n"
        )
        text = text.replace("band: {from: 0.01, to: 0.50}", "band: {from: 0.01, to: 0.51}")
        found = validate(text.encode(), name="aturan.yaml")
        assert (found.problems, [each.code for each in found.warnings]) == (
            (),
            ["bands-not-in-order"],
        )
        assert found.warnings[0].message["en"].startswith("the higher the level the smaller")

    @pytest.mark.parametrize("level", [1, 2])
    def test_of_two_places_the_writers_own_is_told(self, write: Write, level: int) -> None:
        """What goes wrong between a line of the base and an own one is told at the own one."""
        write("kota-contoh/2026/ruleset.yaml", local())
        of_the_other = {1: "Dalam visi", 2: "Dalam misi"}[level]
        row = f"{{id: 1, levels: [{{level: {level}, label: {{id: {of_the_other}, en: New}}}}]}}"
        path = write(
            "kota-contoh/2027/ruleset.yaml",
            f"edition: kota-contoh/2027\nbased_on: kota-contoh/2026\nindicators: [{row}]\n",
        )
        found = [each for each in validate(path).warnings if each.code == "same-label"]
        assert [(each.file, each.line) for each in found] == [(str(path), 3)]

    def test_a_ruleset_without_cases(self, write: Write) -> None:
        """A ruleset of a folder has its cases beside it."""
        path = write("kota-contoh/2026/ruleset.yaml", local())
        found = validate(path)
        assert [(each.code, each.path) for each in found.warnings] == [("no-cases", "edition")]
        cases = "edition: kota-contoh/2026\ncases: []\n"
        write("kota-contoh/2026/cases.yaml", cases)
        assert validate(path).warnings == ()

    def test_a_base_is_for_its_own_writers_to_mend(self, write: Write) -> None:
        """What is amiss in the base is not told of the file that is laid over it."""
        write(
            "kota/2026/ruleset.yaml",
            local(
                edition="kota/2026",
                units={**yaml.safe_load(local())["units"], "hari": {"id": "hari", "en": "days"}},
            ),
        )
        title = "{id: Lomba Kota Contoh Lagi, en: Lomba Kota Contoh Lagi}"
        own = f"edition: kota/2027\nbased_on: kota/2026\nyear: 2027\ntitle: {title}\n"
        write("kota/2027/ruleset.yaml", own)
        base, over = (each for each in validate_path("kota") if each.kind == "ruleset")
        assert [each.code for each in base.warnings] == ["unused-unit", "no-cases"][::-1]
        assert [each.code for each in over.warnings] == ["no-cases", "untranslated"]

    def test_warnings_stand_in_the_order_of_their_lines(self) -> None:
        text = local(title={"id": "ISI: a", "en": "b"}, standing={"id": "ISI: a", "en": "b"})
        lines = [each.line for each in validate(text.encode(), name="a.yaml").warnings]
        assert lines == sorted(lines)
        assert len(lines) == 2


class TestCases:
    """Cases are also run: one that does not hold is a problem, at its name."""

    CASES = """\
edition: kota-contoh/2026
cases:
  - name: kosong
    source: {id: Tanpa jawaban., en: Without answers.}
    laporan: {pemda: {nama: Kota Contoh}, spd: {}, inovasi: []}
    expect: {index: 0.00, spd: {score: 1}, total: 2}
  - name: batas
    source: {id: Ujung kelas., en: The end of a class.}
    index: 65.01
    expect: {predikat: sangat_inovatif}
"""

    def test_a_case_that_differs_is_told_at_its_name(self, write: Write) -> None:
        write("kota/2026/ruleset.yaml", local())
        found = validate(write("kota/2026/cases.yaml", self.CASES))
        assert [
            (each.line, each.column, each.code, each.path, each.message["en"])
            for each in found.problems
        ] == [
            (3, 11, "case-differs", "cases[0].name", "spd.score: expected 1, got 0"),
            (3, 11, "case-differs", "cases[0].name", "total: expected 2, got 0"),
        ]

    def test_cases_that_hold_are_counted(self, write: Write) -> None:
        write("kota/2026/ruleset.yaml", local())
        held = self.CASES.replace("spd: {score: 1}, total: 2", "total: 0")
        found = validate(write("kota/2026/cases.yaml", held))
        assert (found.is_ok, found.what["en"]) == (True, "2 cases of kota-contoh/2026 are fine")

    def test_what_cannot_be_run_is_answered_as_ever(self, write: Write) -> None:
        write("kota/2026/ruleset.yaml", local())
        wrong = self.CASES.replace("spd: {}", "spd: {61: 3}")
        found = validate(write("kota/2026/cases.yaml", wrong))
        assert [each.code for each in found.problems] == ["unknown-indicator"]

    def test_of_rules_that_are_refused_are_not_run(self, write: Write) -> None:
        """What is wrong with the rules is told of their own file, once."""
        write("kota/2026/ruleset.yaml", local(status="setempat", year="2026.5"))
        write("kota/2026/cases.yaml", self.CASES)
        rules, cases = validate_path("kota")
        assert [each.code for each in rules.problems] == ["unknown-code", "not-a-whole-number"]
        assert told([cases]) == [("kota/2026/cases.yaml", "cases", ["rules-refused"])]
        assert cases.problems[0].line == 1
        assert "kota/2026/ruleset.yaml" in cases.problems[0].message.en

    def test_that_cannot_be_read_are_told_so_first(self, write: Write) -> None:
        """What is wrong with the file itself stands before what is wrong with its rules."""
        write("kota/2026/ruleset.yaml", local(status="setempat"))
        path = write("kota/2026/cases.yaml", "cases: [")
        assert [(each.code, each.file) for each in validate(path).problems] == [
            ("syntax", str(path))
        ]

    def test_of_an_edition_that_is_not_known_are_refused(self, write: Write) -> None:
        path = write("cases.yaml", self.CASES)
        assert [(each.code, each.path) for each in validate(path).problems] == [
            ("unknown-edition", "edition")
        ]

    @pytest.mark.parametrize("edition", ["", "edition: [a]\n", "edition:\n"])
    def test_that_name_no_edition_are_told_so(self, write: Write, edition: str) -> None:
        path = write("cases.yaml", self.CASES.replace("edition: kota-contoh/2026\n", edition))
        assert "edition" in [each.path for each in validate(path).problems]

    def test_find_their_rules(self, write: Write) -> None:
        """Those beside them, or the edition that they name."""
        bundled = REPOSITORY / "rulesets" / "kemendagri" / "2025" / "cases.yaml"
        assert rules_of_cases(bundled).edition == "kemendagri/2025"
        write("kota/2026/ruleset.yaml", local())
        assert (
            rules_of_cases(write("kota/2026/cases.yaml", self.CASES)).edition == "kota-contoh/2026"
        )
        assert rules_of_cases(b"edition: kemendagri/2024\ncases: []\n", "c.yaml").year == 2024


class TestFolders:
    """Every ruleset, its cases, issuers, and what begins like ours."""

    def test_finds_what_is_ours(self, write: Write) -> None:
        write("a/kota/2026/ruleset.yaml", local())
        write("a/kota/2026/cases.yaml", "edition: kota-contoh/2026\ncases: []\n")
        write("a/kota/issuer.yaml", "issuer: kota\nname: {id: Kota, en: City}\n")
        write("a/laporan/b.yml", SMALL)
        write(
            "a/laporan/c.json",
            '{"format": "inovasi-index/laporan@1", "pemda": {"nama": "A"}, "tahun": 2026}',
        )
        write("a/laporan/d.yaml", f"# Laporan\n\n---\n{SMALL}")
        write("a/laporan/package.json", '{"name": "tahun"}')
        write("a/laporan/compose.yaml", "services: {}\n")
        write("a/laporan/hasil.json", '{"format": "inovasi-index/result@1"}')
        write("a/laporan/catatan.txt", SMALL)
        write("a/.git/ruleset.yaml", "broken: [")
        write("a/.tersembunyi.yaml", SMALL)
        assert told(validate_path("a")) == [
            ("a/kota/issuer.yaml", "issuer", []),
            ("a/kota/2026/ruleset.yaml", "ruleset", []),
            ("a/kota/2026/cases.yaml", "cases", []),
            ("a/laporan/b.yml", "laporan", []),
            ("a/laporan/c.json", "laporan", []),
            ("a/laporan/d.yaml", "laporan", []),
        ]

    def test_a_named_file_is_looked_at_whatever_it_is(self, write: Write) -> None:
        path = write("services.yaml", "services: {}\n")
        assert told(validate_path(path))[0][2] != []

    def test_with_nothing_in_it_is_refused(self, write: Write) -> None:
        """Nothing found is most likely the wrong folder: what checks nothing is no check."""
        write("a/readme.txt", "nothing of ours")
        assert told(validate_path("a")) == [("a", "folder", ["nothing-to-check"])]

    def test_that_is_endless_is_looked_through_once(self, write: Write) -> None:
        """Links to folders are passed by: a circle of them has no end."""
        write("a/b/laporan.yaml", SMALL)
        Path("a/b/again").symlink_to(Path("a").absolute(), target_is_directory=True)
        assert told(validate_path("a")) == [("a/b/laporan.yaml", "laporan", [])]

    def test_that_is_too_large_is_refused(
        self, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("inovasi_index.vetting.MOST_ENTRIES", 2)
        for name in "abc":
            write(f"a/{name}/laporan.yaml", SMALL)
        assert told(validate_path("a")) == [("a", "folder", ["too-large"])]

    def test_that_cannot_be_entered_is_told(
        self, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What could not be looked at is told; the rest is looked at."""
        write("a/b/laporan.yaml", SMALL)
        write("a/c/laporan.yaml", SMALL)
        scan = os.scandir

        def closed(path: str) -> Any:
            if str(path).endswith("b"):
                raise PermissionError(13, "Permission denied", path)
            return scan(path)

        monkeypatch.setattr(os, "scandir", closed)
        found = list(validate_path("a"))
        assert told(found) == [
            ("a", "folder", ["cannot-open"]),
            ("a/c/laporan.yaml", "laporan", []),
        ]
        assert found[0].problems[0].file == str(Path("a", "b"))

    def test_a_file_that_cannot_be_opened_is_passed_by_unless_it_is_ours(
        self, write: Write
    ) -> None:
        write("a/laporan.yaml", SMALL)
        Path("a/lain.yaml").symlink_to("nowhere")
        Path("a/cases.yaml").symlink_to("nowhere")
        assert told(validate_path("a")) == [
            ("a/cases.yaml", "cases", ["cannot-open"]),
            ("a/laporan.yaml", "laporan", []),
        ]

    def test_a_report_beside_the_rules_that_it_names_is_checked_under_them(
        self, write: Write
    ) -> None:
        """Rules that are still being written are found by nobody but those beside them."""
        write("kota/2026/ruleset.yaml", local())
        write("kota/2026/cases.yaml", "edition: kota-contoh/2026\ncases: []\n")
        path = write("kota/2026/laporan.yaml", "pemda: {nama: Kota}\nedition: kota-contoh/2026\n")
        assert validate(path).edition == "kota-contoh/2026"
        write("kota/2026/laporan.yaml", "pemda: {nama: Kota}\nedition: kota-contoh/2027\n")
        assert [each.code for each in validate(path).problems] == ["unknown-edition"]
        write("kota/2026/ruleset.yaml", local(status="x"))
        write("kota/2026/laporan.yaml", "pemda: {nama: Kota}\nedition: kota-contoh/2026\n")
        assert [each.code for each in validate(path).problems] == ["unknown-edition"]

    def test_a_base_may_stand_beside(self, write: Write) -> None:
        """Rules based on others of the same folder need not be installed to be checked."""
        write("kota-contoh/2026/ruleset.yaml", local())
        over = write(
            "kota-contoh/2027/ruleset.yaml",
            "edition: kota-contoh/2027\nbased_on: kota-contoh/2026\nyear: 2027\n",
        )
        write("kota-contoh/2027/cases.yaml", "edition: kota-contoh/2027\ncases: []\n")
        assert [each.is_ok for each in validate_path("kota-contoh")] == [True, True, True]
        write("kota-contoh/2026/ruleset.yaml", local(revision="satu"))
        found = validate(over)
        assert [(each.code, each.path) for each in found.problems] == [("not-a-number", "revision")]

    def test_a_base_that_is_nowhere_is_told(self, write: Write) -> None:
        over = write(
            "kota-contoh/2027/ruleset.yaml",
            "edition: kota-contoh/2027\nbased_on: kota-contoh/2020\n",
        )
        assert [(each.code, each.path) for each in validate(over).problems] == [
            ("unknown-edition", "based_on")
        ]

    def test_a_base_that_is_nowhere_near_is_told(self, write: Write) -> None:
        """Where no folder of rulesets is around the file there is nothing to find the base in."""
        over = write("a/b/c/aturan.yaml", "edition: kota/2027\nbased_on: kota/2020\n")
        assert [each.code for each in validate(over).problems] == ["unknown-edition"]

    def test_a_folder_that_no_system_takes_has_no_rules(self) -> None:
        found = validate(b"edition: kota/2026\ncases: []\n", name=f"{'x' * 5000}/cases.yaml")
        assert [each.code for each in found.problems] == ["unknown-edition"]

    def test_a_name_that_no_system_takes_is_a_file(self) -> None:
        assert told(validate_path("x" * 5000)) == [("x" * 5000, "laporan", ["cannot-open"])]


# Packages: folders on Python's path with the metadata that installing would write.

ENTRY = "[inovasi_index.rulesets]\nkota = {}\n"


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Put a distribution on Python's path, which offers what an entry point says."""
    monkeypatch.setattr(sys, "path", [*sys.path])

    def installed(name: str, entry: str) -> Path:
        site = tmp_path / f"site-{name}"
        info = site / f"{name.replace('-', '_')}-1.0.dist-info"
        info.mkdir(parents=True)
        head = f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n"
        (info / "METADATA").write_text(head, encoding="utf-8")
        (info / "entry_points.txt").write_text(ENTRY.format(entry), encoding="utf-8")
        sys.path.insert(0, str(site))
        shelves._shelves_on.cache_clear()
        return site

    return installed


def put(site: Path, name: str, text: str) -> None:
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


class TestPackages:
    """Everything that installed packages hold, and what is wrong with the packages."""

    def test_each_file_of_a_package_is_looked_at(self, install: Callable[..., Path]) -> None:
        site = install("kota-rules", "kota_rules:rulesets")
        put(site, "kota_rules/rulesets/kota-contoh/2026/ruleset.yaml", local())
        put(site, "kota_rules/rulesets/kota-contoh/2026/cases.yaml", TestCases.CASES)
        put(
            site,
            "kota_rules/rulesets/kota-contoh/2027/ruleset.yaml",
            "edition: kota-contoh/2027\nbased_on: kota-contoh/2026\n",
        )
        put(
            site,
            "kota_rules/rulesets/kota-contoh/issuer.yaml",
            "issuer: kota-contoh\nname: {id: Kota, en: City}\n",
        )
        found = list(validate_packages())
        at = f"{site}/kota_rules/rulesets/kota-contoh"
        assert told(found) == [
            (f"{at}/issuer.yaml", "issuer", []),
            (f"{at}/2026/ruleset.yaml", "ruleset", []),
            (f"{at}/2026/cases.yaml", "cases", ["case-differs", "case-differs"]),
            (f"{at}/2027/ruleset.yaml", "ruleset", []),
        ]
        assert [[each.code for each in one.warnings] for one in found] == [[], [], [], ["no-cases"]]

    def test_an_edition_is_that_of_its_folder(self, install: Callable[..., Path]) -> None:
        site = install("kota-rules", "kota_rules:rulesets")
        put(site, "kota_rules/rulesets/kota-contoh/2030/ruleset.yaml", local())
        (found,) = validate_packages()
        assert [(each.code, each.path) for each in found.problems] == [("wrong-folder", "edition")]

    def test_a_package_that_cannot_be_used_is_told_of(self, install: Callable[..., Path]) -> None:
        install("kota-rules", "kota_rules:rulesets")
        assert told(validate_packages()) == [("kota-rules", "package", ["broken-package"])]

    def test_an_edition_in_two_packages_is_told_of(self, install: Callable[..., Path]) -> None:
        for name in ("satu", "dua"):
            site = install(name, f"{name}_rules:rulesets")
            put(site, f"{name}_rules/rulesets/kota-contoh/2026/ruleset.yaml", local())
        assert told(validate_packages())[-1] == (
            "kota-contoh/2026",
            "package",
            ["duplicate-edition"],
        )

    def test_no_package_at_all_is_told(self) -> None:
        """Who asks for packages expects one: that none is found is what they must know."""
        assert told(validate_packages()) == [
            ("inovasi_index.rulesets", "package", ["nothing-to-check"])
        ]
