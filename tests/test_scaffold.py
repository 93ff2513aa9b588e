"""New rules to begin with: they make sense at once, and say what is still to be done."""

import json
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
import yaml

from inovasi_index import (
    EditionIncomplete,
    Ruleset,
    Text,
    UnknownEditionError,
    WrongValueError,
    get_ruleset,
    read_ruleset,
)
from inovasi_index.conformance import read_cases, run_case
from inovasi_index.files.checks import faults_in_ruleset
from inovasi_index.files.reading import read_laporan
from inovasi_index.ruleset import Predikat
from inovasi_index.scaffold import new_differences, new_ruleset
from inovasi_index.scaffold.changes import changeable, failing, trial
from inovasi_index.scaffold.readme import COPIED, readme
from inovasi_index.scaffold.samples import cases
from inovasi_index.schemas import schema
from inovasi_index.vetting import validate_path

New = Callable[..., tuple[Path, ...]]
Plain = dict[str, Any]

REPOSITORY = Path(__file__).parents[1]
DATA = Path(__file__).parent / "data"
CONTEST = REPOSITORY / "examples" / "lomba-kota" / "kota-contoh" / "lomba-2026" / "ruleset.yaml"
BASES = [2023, 2024, 2025, 2026, 2027, 2028, 2029, "kota-contoh.yaml", "lomba.yaml", CONTEST]
"""Everything that gives an index or ranks: bundled editions, a city's, and contests."""

FILES = (
    *("ruleset.yaml", "cases.yaml", "laporan.yaml", "README.md"),
    *("schema/ruleset.schema.json", "schema/cases.schema.json", "schema/laporan.schema.json"),
)


def rules_of(base: int | str | Path) -> Ruleset:
    return get_ruleset(base) if isinstance(base, int) else read_ruleset(DATA / base)


@pytest.fixture(params=BASES, ids=lambda base: Path(str(base)).parent.name + Path(str(base)).stem)
def base(request: pytest.FixtureRequest) -> Ruleset:
    return rules_of(request.param)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def text_of(path: str) -> str:
    return Path(path).read_text(encoding="utf-8")


class TestFromACopy:
    """`--from` copies the rules whole."""

    def test_writes_a_folder(self, here: Path) -> None:
        """A commented ruleset, cases, a report, a README, and schemas for editors."""
        written = new_ruleset("kota-contoh/2027", 2026)
        assert [str(each) for each in written] == [f"kota-contoh/2027/{name}" for name in FILES]
        assert all(each.is_file() for each in written)

    def test_writes_it_where_it_is_told(self, here: Path) -> None:
        written = new_ruleset("kota-contoh/2027", "kemendagri/2026", Path("aturan") / "daerah")
        assert written[0] == Path("aturan/daerah/kota-contoh/2027/ruleset.yaml")

    def test_nothing_is_wrong_with_what_is_written(self, base: Ruleset, here: Path) -> None:
        """Only that the title and the ground are still to be filled in, and what the base lacks."""
        new_ruleset("kota-baru/lomba-2031", base)
        found = list(validate_path("kota-baru"))
        assert [(each.kind, each.problems) for each in found] == [
            ("ruleset", ()),
            ("cases", ()),
            ("laporan", ()),
        ]
        codes = [each.code for each in found[0].warnings if each.code != "unused-unit"]
        assert codes == ["placeholder", "placeholder"]

    def test_has_the_rules_of_its_base(self, base: Ruleset, here: Path) -> None:
        """Everything is copied: what is asked, what it weighs, and how surely it is known."""
        path, *_ = new_ruleset("kota-baru/lomba-2031", base)
        rules = read_ruleset(path)
        same = {
            each.name: getattr(base, each.name)
            for each in attrs.fields(Ruleset)
            if each.init
            and each.name not in ("edition", "revision", "status", "year", "title", "standing")
        }
        assert attrs.evolve(rules, **same) == rules
        assert rules.facts() == base.facts()

    def test_is_nobody_elses(self, here: Path) -> None:
        """Its status is local and its revision the first; the year is that of its name."""
        path, *_ = new_ruleset("kota-contoh/lomba-2031", 2026)
        rules = read_ruleset(path)
        assert (rules.edition, rules.status) == ("kota-contoh/lomba-2031", "local")
        assert (rules.revision, rules.year, rules.based_on) == (1, 2031, None)

    @pytest.mark.parametrize("name", ["lomba", "angkatan-12", "20261"])
    def test_has_the_year_of_its_base_if_its_name_has_none(self, name: str, here: Path) -> None:
        path, *_ = new_ruleset(f"kota-contoh/{name}", 2025)
        assert read_ruleset(path).year == 2025

    def test_says_what_is_to_be_filled_in(self, here: Path) -> None:
        path, *_ = new_ruleset("kota-contoh/2027", 2026)
        rules = read_ruleset(path)
        assert rules.title == Text(
            id="ISI: nama edisi ini (Indeks Inovasi Daerah 2026)",
            en="FILL IN: what it is called (Regional Innovation Index 2026)",
        )
        assert (rules.standing.id[:4], rules.standing.en[:8]) == ("ISI:", "FILL IN:")

    def test_has_a_note_before_each_section_in_both_languages(
        self, base: Ruleset, here: Path
    ) -> None:
        """The comments say what a section is, and what is usually changed in it."""
        path, *_ = new_ruleset("kota-baru/2031", base)
        lines = path.read_text(encoding="utf-8").splitlines()
        sections = [at for at, line in enumerate(lines) if re.match(r"[a-z]+:(?= *$| [{\[])", line)]
        names = {lines[at].partition(":")[0] for at in sections} - {"standing"}
        assert {"title", "sources", "aspects", "indicators", "formula"} <= names
        for at in sections:
            if not lines[at].startswith("standing"):
                assert lines[at - 1].startswith("# "), lines[at]
        assert any("Yang biasa diubah: weight" in line for line in lines)
        assert any("Usually changed: weight" in line for line in lines)

    def test_tells_editors_its_schema(self, here: Path) -> None:
        """`# yaml-language-server` leads to the schema beside the file."""
        new_ruleset("kota-contoh/2027", 2026)
        for kind in ("ruleset", "cases", "laporan"):
            first = text_of(f"kota-contoh/2027/{kind}.yaml").splitlines()[0]
            assert first == f"# yaml-language-server: $schema=schema/{kind}.schema.json"
            written = json.loads(text_of(f"kota-contoh/2027/schema/{kind}.schema.json"))
            assert written == json.loads(json.dumps(schema(kind)))


class TestDifferences:
    """`--based-on` writes only the differences."""

    def test_writes_no_more_than_its_own(self, here: Path) -> None:
        path, *_ = new_differences("kota-contoh/2027", 2026)
        own = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert list(own) == [
            *("format", "edition", "based_on", "revision", "year", "title", "standing"),
        ]
        assert (own["based_on"], own["year"]) == ("kemendagri/2026", 2027)

    def test_changes_no_rule(self, here: Path) -> None:
        """As long as nothing is said, everything stays as in the base."""
        path, *_ = new_differences("kota-contoh/2027", 2026)
        rules, base = read_ruleset(path), get_ruleset(2026)
        assert rules.based_on == "kemendagri/2026"
        own = {
            name: getattr(rules, name)
            for name in ("edition", "status", "year", "title", "standing")
        }
        assert attrs.evolve(base, **own) == rules

    @pytest.mark.parametrize("year", [2023, 2026, 2027])
    def test_nothing_is_wrong_with_what_is_written(self, year: int, here: Path) -> None:
        new_differences("kota-baru/2031", year)
        found = list(validate_path("kota-baru"))
        assert [each.problems for each in found] == [(), (), ()]
        assert [each.code for each in found[0].warnings] == ["placeholder", "placeholder"]

    @pytest.mark.parametrize("year", [2023, 2026, 2027])
    def test_its_examples_can_be_brought_to_life(self, year: int, here: Path) -> None:
        """A changed weight, divisor, band, `add` and `remove`: without the # they are read."""
        path, *_ = new_differences("kota-baru/2031", year)
        alive = re.sub(r"(?m)^#(?=[a-z]+:|  )", "", path.read_text(encoding="utf-8"))
        path.write_text(alive, encoding="utf-8")
        rules, base = read_ruleset(path), get_ruleset(year)
        shown = {"indicators", "formula", "predikat", "add", "remove"}
        assert set(yaml.safe_load(alive)) > shown
        assert (rules.formula, rules.indicators) == (base.formula, base.indicators)
        assert "perwal" in rules.sources
        assert len(rules.eligibility.conditions) == len(base.eligibility.conditions) - 1

    def test_shows_a_weight_and_a_limit(self, here: Path) -> None:
        path, *_ = new_differences("kota-contoh/2027", 2026)
        lines = path.read_text(encoding="utf-8").splitlines()
        assert "#  - {id: 1, weight: 1}" in lines
        assert "#  - {id: 2a, levels: [{level: 3, band: {from: 3}}]}" in lines
        assert "#  parts: [{name: kematangan, divisor_at_least: 12}]" in lines

    def test_shows_no_limit_where_there_is_none(self) -> None:
        rules = read_ruleset(DATA / "kota-contoh.yaml")
        assert changeable(attrs.evolve(rules, indicators=rules.indicators[:1])) == {
            "indicators": [{"id": 1, "weight": Decimal("1.5")}]
        }

    def test_a_base_is_found_by_its_id(self, here: Path) -> None:
        """What is based on a file that nobody finds would be found wanting by whoever reads it."""
        with pytest.raises(UnknownEditionError):
            new_differences("kota-baru/2031", read_ruleset(DATA / "kota-contoh.yaml"))


class TestCases:
    """A few cases computed from the base rules; from then on they stand still."""

    def test_hold(self, base: Ruleset, here: Path) -> None:
        path, target, *_ = new_ruleset("kota-baru/2031", base)
        rules = read_ruleset(path)
        read = read_cases(target, rules)
        assert [run_case(case, rules) for case in read] == [[]] * len(read)
        assert len({case.name for case in read}) == len(read)

    def test_of_2026_are_the_whole_and_its_ends(self, here: Path) -> None:
        """An empty report, the maximum, one innovation's, one by hand, and the ends of classes."""
        _, path, *_ = new_ruleset("kota-contoh/2027", 2026)
        found = {each["name"]: each for each in yaml.safe_load(path.read_text("utf-8"))["cases"]}
        assert list(found) == [
            *("kosong", "tertinggi", "inovasi-tertinggi", "dihitung-tangan"),
            *("sangat_inovatif-dari", "sangat_inovatif-sampai", "inovatif-dari", "inovatif-sampai"),
            *("kurang_inovatif-dari", "kurang_inovatif-sampai", "tidak_dapat_dinilai"),
        ]
        assert found["kosong"]["expect"]["index"] == 0
        assert found["tertinggi"]["expect"] == {
            "index": 100.0,
            "predikat": "sangat_inovatif",
            "total": 250,
        }
        assert found["inovasi-tertinggi"]["expect"] == {"kematangan": 111}
        assert found["inovatif-dari"]["index"] == 40.01

    def test_can_be_worked_out_by_hand(self, here: Path) -> None:
        """Guide p. 13: (13 + 14 / 12 + 0) / 250 x 100 = 5.67."""
        _, path, *_ = new_ruleset("kota-contoh/2027", 2026)
        found = {each["name"]: each for each in yaml.safe_load(path.read_text("utf-8"))["cases"]}
        case = found["dihitung-tangan"]
        assert "14 / 12 = 1.1666666667" in case["source"]["en"]
        assert "14 / 12 = 1,1666666667" in case["source"]["id"]
        assert case["expect"] == {
            "index": 5.67,
            "predikat": "kurang_inovatif",
            "spd": {"score": 13},
            "kematangan": {"sum": 14, "divisor": 12},
            "jumlah_inovasi": {"score": 0},
        }

    def test_show_a_changed_rule(self, here: Path) -> None:
        """What is edited afterwards is not computed anew: the cases tell what it changed."""
        path, target, *_ = new_ruleset("kota-contoh/2027", 2026)
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("divisor_at_least: 12", "divisor_at_least: 14"), "utf-8")
        rules = read_ruleset(path)
        differing = [case.name for case in read_cases(target, rules) if run_case(case, rules)]
        assert differing == ["dihitung-tangan"]

    def test_of_a_contest_are_its_ranks(self, here: Path) -> None:
        _, path, *_ = new_ruleset("kota-baru/lomba", read_ruleset(CONTEST))
        best, ranked = yaml.safe_load(path.read_text("utf-8"))["cases"]
        assert best["expect"] == {"inovasi": [{"rank": 1, "nama": "Inovasi 1", "score": 100.0}]}
        assert [each["nama"] for each in ranked["expect"]["inovasi"]] == ["Inovasi 1", "Inovasi 2"]

    def test_of_rules_without_rows_are_made_of_sums(self) -> None:
        """An edition may know its formula and not its rows."""
        rules = read_ruleset(DATA / "kota-contoh.yaml")
        bare = attrs.evolve(rules, indicators=(), anomalies=(), units={})
        made = {each["name"]: each for each in cases(bare)}
        assert "inovasi-tertinggi" not in made
        assert made["tertinggi"]["expect"]["index"] == Decimal("100.00")
        assert made["dihitung-tangan"]["laporan"]["inovasi"][0]["kematangan"] == Decimal(15)

    def test_of_a_class_that_is_open_has_one_end(self) -> None:
        upper, *others = get_ruleset(2026).predikat_bands
        rules = attrs.evolve(
            get_ruleset(2026), predikat_bands=(attrs.evolve(upper, to=None), *others)
        )
        names = [each["name"] for each in cases(rules)]
        assert "sangat_inovatif-dari" in names
        assert "sangat_inovatif-sampai" not in names

    def test_of_a_row_that_is_given_a_score_have_one(self) -> None:
        """A score counts as it was given: the highest, and half of it."""
        rules = rules_of("lomba.yaml")
        rows = tuple(attrs.evolve(each, mandatory=each.is_scored) for each in rules.indicators)
        ranked = cases(attrs.evolve(rules, indicators=rows))[1]
        other, best = ranked["laporan"]["inovasi"]
        scored = {each.id: each for each in rules.indicators if each.is_scored}
        assert scored
        for name, row in scored.items():
            answers = [each["juri"][0]["nilai"][name]["value"] for each in (best, other)]
            assert answers == [row.highest, int(row.highest) // 2]


class TestReport:
    """A small example report to score."""

    def test_can_be_scored(self, base: Ruleset, here: Path) -> None:
        path, _, report, *_ = new_ruleset("kota-baru/2031", base)
        rules = read_ruleset(path)
        laporan = read_laporan(report, rules)
        assert (laporan.edition, laporan.tahun, laporan.pemda.nama) == (
            *("kota-baru/2031", 2031, "Kota Baru"),
        )
        assert len(laporan.innovations) == 2

    def test_answers_in_more_than_one_way(self, here: Path) -> None:
        """A level, a measurement, and a basis: how rows are answered is shown."""
        _, _, path, *_ = new_ruleset("kota-contoh/2027", 2026)
        one, two = yaml.safe_load(path.read_text("utf-8"))["inovasi"]
        assert one["sid"][32] == {"value": 1}
        assert two["sid"][33] == {"level": 3, "basis": "a"}
        assert (two["jenis"], two["sid"][30]["basis"]) == ("digital", "digital")

    def test_meets_the_conditions(self, here: Path) -> None:
        """So that a first score is not of nothing."""
        _, _, path, *_ = new_ruleset("kota-contoh/2027", 2026)
        report = read_laporan(path, get_ruleset(2026))
        for each in report.innovations:
            assert (each.tahapan, each.rancang_bangun is not None) == ("penerapan", True)


class TestTrial:
    """The README changes three numbers by way of trial."""

    def test_the_rules_still_make_sense(self, base: Ruleset) -> None:
        """All numbers changed together leave rules that nothing is wrong with."""
        change = trial(base)
        assert list(faults_in_ruleset(change.after)) == []
        assert change.after.digest != base.digest
        assert len(change.edits) == 3

    def test_of_a_region_are_a_divisor_and_a_limit(self) -> None:
        found = [(each.at, each.old, each.new) for each in trial(get_ruleset(2026)).edits]
        assert found == [
            (("formula:", "name: kematangan"), "divisor_at_least: 12", "divisor_at_least: 14"),
            (("predikat:", "code: sangat_inovatif"), "from: 65.01", "from: 70.01"),
            (("predikat:", "code: inovatif"), "to: 65.00", "to: 70.00"),
        ]

    def test_of_a_contest_are_a_weight_and_two_maxima(self) -> None:
        found = [(each.old, each.new) for each in trial(read_ruleset(CONTEST)).edits]
        assert found == [
            ("weight: 3", "weight: 4"),
            ("maximum: 174", "maximum: 177"),
            ("maximum: 111", "maximum: 114"),
        ]

    def test_of_a_contest_pass_by_rows_without_weights_of_their_own(self) -> None:
        """The weights of a presentation are percentages: a greater one takes from another."""
        rules = rules_of("lomba.yaml")
        turned = attrs.evolve(rules, indicators=rules.indicators[::-1])
        assert trial(turned).edits[0].at == ("indicators:", "id: 33")

    def test_name_what_no_longer_holds(self) -> None:
        rules = get_ruleset(2026)
        found = [(each.at[0], each.old, each.new) for each in failing(rules, trial(rules).after)]
        assert found == [
            ("name: dihitung-tangan", "index: 5.67", "index: 5.60"),
            ("name: dihitung-tangan", "divisor: 12", "divisor: 14"),
            ("name: sangat_inovatif-dari", "index: 65.01", "index: 70.01"),
        ]

    @pytest.mark.parametrize(
        "bands",
        [
            (),
            ({"code": "semua", "from": "0.00", "to": "100.00"},),
            ({"code": "atas", "from": "97.00", "to": "100.00"}, {"code": "b", "to": "96.99"}),
            ({"code": "semua"},),
        ],
    )
    def test_there_may_be_no_limit_to_raise(self, bands: tuple[Plain, ...]) -> None:
        """Without two classes, or without room above their limit, the divisor alone is changed."""
        made = tuple(
            Predikat(
                code=each["code"],
                name=Text(id="a", en="b"),
                from_=each.get("from"),
                to=each.get("to"),
            )
            for each in bands
        )
        rules = attrs.evolve(get_ruleset(2026), predikat_bands=made)
        assert [each.old for each in trial(rules).edits] == ["divisor_at_least: 12"]

    def test_a_highest_class_may_be_open(self) -> None:
        upper, *others = get_ruleset(2026).predikat_bands
        rules = attrs.evolve(
            get_ruleset(2026), predikat_bands=(attrs.evolve(upper, to=None), *others)
        )
        assert len(trial(rules).edits) == 3


class TestRefusals:
    """What cannot be begun is refused before anything is written."""

    @pytest.mark.parametrize("make", [new_ruleset, new_differences])
    @pytest.mark.parametrize(
        "name", ["kota", "Kota/2027", "kota contoh/2027", "kota/../2027", "/a"]
    )
    def test_what_is_no_id(self, make: New, name: str, here: Path) -> None:
        with pytest.raises(WrongValueError) as caught:
            make(name, 2026)
        assert caught.value.code == "edition-id"
        assert list(here.iterdir()) == []

    @pytest.mark.parametrize("make", [new_ruleset, new_differences])
    def test_what_is_there(self, make: New, here: Path) -> None:
        """Never is anything written over."""
        Path("kota/2027").mkdir(parents=True)
        Path("kota/2027/ruleset.yaml").write_text("mine", encoding="utf-8")
        with pytest.raises(WrongValueError) as caught:
            make("kota/2027", 2026)
        assert caught.value.code == "already-exists"
        assert "kota/2027" in caught.value.message.en
        assert [each.name for each in Path("kota/2027").iterdir()] == ["ruleset.yaml"]
        assert text_of("kota/2027/ruleset.yaml") == "mine"

    @pytest.mark.parametrize("make", [new_ruleset, new_differences])
    def test_an_edition_that_is_known(self, make: New, here: Path) -> None:
        """Two of one id would be found by nobody."""
        with pytest.raises(WrongValueError) as caught:
            make("kemendagri/2025", 2026)
        assert caught.value.code == "already-exists"
        assert list(here.iterdir()) == []

    @pytest.mark.parametrize("make", [new_ruleset, new_differences])
    def test_a_base_that_is_not_known(self, make: New, here: Path) -> None:
        with pytest.raises(UnknownEditionError):
            make("kota/2027", 2062)

    @pytest.mark.parametrize("make", [new_ruleset, new_differences])
    @pytest.mark.parametrize("year", [2021, 2022])
    def test_a_base_without_a_formula(self, make: New, year: int, here: Path) -> None:
        """What is not known of it would have to be made up; the sentence says what it is."""
        with pytest.raises(EditionIncomplete) as caught:
            make("kota/2027", year)
        assert "the formula" in caught.value.message.en
        assert list(here.iterdir()) == []

    def test_a_folder_that_cannot_be_written(self, here: Path) -> None:
        Path("kota").write_text("a file", encoding="utf-8")
        with pytest.raises(OSError, match="kota"):
            new_ruleset("kota/2027", 2026)


class TestReadme:
    """The way from there, in both languages."""

    def test_says_every_step(self, base: Ruleset, here: Path) -> None:
        new_ruleset("kota-baru/2031", base)
        text = text_of("kota-baru/2031/README.md")
        assert re.findall(r"^## (.*)$", text, re.MULTILINE) == [
            *("1. Ubah · Edit", "2. Periksa · Validate", "3. Uji · Cases", "4. Nilai · Score"),
            "5. Bagikan · Share",
        ]
        assert "$" not in text

    def test_is_short(self, here: Path) -> None:
        new_ruleset("kota-contoh/2027", 2026)
        assert len(text_of("kota-contoh/2027/README.md").splitlines()) < 110

    def test_of_differences_says_how_to_begin(self, here: Path) -> None:
        new_differences("kota-contoh/2027", 2026)
        text = text_of("kota-contoh/2027/README.md")
        assert "hapus `#` di depan contoh `formula`, `predikat`" in text
        assert "remove the `#` before the examples `formula`, `predikat`" in text

    def test_has_no_example_where_there_is_none(self, here: Path) -> None:
        """A contest of percentages alone has no three numbers that go together."""
        rules = rules_of("lomba.yaml")
        parts = tuple(
            attrs.evolve(each, share=Decimal(1)) if hasattr(each, "share") else each
            for each in rules.formula.parts
        )
        bare = attrs.evolve(
            rules, formula=attrs.evolve(rules.formula, parts=parts), predikat_bands=()
        )
        assert trial(bare).edits == ()
        assert "| --- |" not in readme(bare, trial(bare), COPIED)
        assert "| --- |" in readme(rules, trial(rules), COPIED)
