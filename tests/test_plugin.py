"""The pytest plugin: cases beside a ruleset are tests wherever pytest comes by them."""

from collections.abc import Callable
from pathlib import Path

import pytest

# Imported before the plugin is: what pytest imports for a run of its own, it forgets again.
import inovasi_index.testing.plugin
import inovasi_index.vetting

pytest_plugins = ["pytester"]

ROOT = Path(__file__).parents[1]
KOTA = ROOT / "tests" / "data" / "kota-contoh.yaml"
HEAD = "format: inovasi-index/cases@1\nedition: {edition}\ncases:\n"
CASE = """\
  - name: {name}
    source: {{id: Pasal 9, en: Article 9}}
    index: {index}
    expect: {{predikat: {predikat}}}
"""

Run = Callable[..., pytest.RunResult]


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs pytest with our plugin and no other, wherever it is installed."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    return lambda *given: pytester.runpytest_inprocess(
        "-p", "inovasi_index.testing.plugin", "-p", "no:cacheprovider", *given
    )


def cases(edition: str, *given: tuple[str, str, str]) -> str:
    """A file of cases, each an index and its class."""
    each = (CASE.format(name=name, index=index, predikat=code) for name, index, code in given)
    return HEAD.format(edition=edition) + "".join(each)


GOOD, BAD = ("atas", "65.01", "sangat_inovatif"), ("batas", "65.00", "sangat_inovatif")


def put(pytester: pytest.Pytester, folder: str, text: str, rules: str | None = None) -> Path:
    """A folder with cases, and with rules beside them."""
    path = pytester.mkdir(folder)
    (path / "cases.yaml").write_text(text, encoding="utf-8")
    if rules is not None:
        (path / "ruleset.yaml").write_text(rules, encoding="utf-8")
    return path


class TestCases:
    """One test a case."""

    def test_of_the_ruleset_beside_them(self, pytester: pytest.Pytester, run: Run) -> None:
        rules = KOTA.read_text(encoding="utf-8")
        put(pytester, "kota", cases("kota-contoh/2026", GOOD, BAD), rules)
        result = run("-v")
        result.assert_outcomes(passed=1, failed=1)
        result.stdout.fnmatch_lines(
            [
                "*kota/cases.yaml::atas PASSED*",
                "*kota/cases.yaml::batas FAILED*",
                "*_ kota-contoh/2026: batas _*",
                "kota/cases.yaml:8: kota-contoh/2026: batas",
                "  (Article 9 / Pasal 9)",
                "  predikat: expected sangat_inovatif, got inovatif",
                "  predikat: diharapkan sangat_inovatif, hasilnya inovatif",
            ]
        )
        assert "Traceback" not in result.stdout.str()
        assert "plugin.py" not in result.stdout.str()

    def test_of_an_edition_that_is_known(self, pytester: pytest.Pytester, run: Run) -> None:
        put(pytester, "tambahan", cases("kemendagri/2026", GOOD))
        run().assert_outcomes(passed=1)

    def test_of_the_bundled_editions(self, run: Run) -> None:
        result = run(str(ROOT / "rulesets" / "kemendagri" / "2022"))
        assert result.parseoutcomes()["passed"] > 1
        assert set(result.parseoutcomes()) == {"passed"}

    def test_can_be_chosen_like_any_test(self, pytester: pytest.Pytester, run: Run) -> None:
        put(pytester, "a", cases("kemendagri/2026", GOOD, BAD))
        run("-k", "not batas").assert_outcomes(passed=1, deselected=1)
        run("a/cases.yaml::batas").assert_outcomes(failed=1)

    def test_in_json_are_cases_too(self, pytester: pytest.Pytester, run: Run) -> None:
        text = (
            '{"format": "inovasi-index/cases@1", "edition": "kemendagri/2026", "cases": [{"name": '
            '"a", "source": {"id": "x", "en": "x"}, "index": 1, "expect": {"predikat": '
            '"kurang_inovatif"}}]}'
        )
        put(pytester, "a", text)
        run().assert_outcomes(passed=1)

    def test_that_cannot_be_run_for_a_fault_of_ours_show_where_it_is(
        self, pytester: pytest.Pytester, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def run_case(*_: object) -> None:
            message = "our fault"
            raise RuntimeError(message)

        monkeypatch.setattr("inovasi_index.conformance.run_case", run_case)
        put(pytester, "a", cases("kemendagri/2026", GOOD))
        result = run()
        result.assert_outcomes(failed=1)
        result.stdout.fnmatch_lines(["*RuntimeError: our fault*"])


class TestABrokenFile:
    """What is wrong with a file is told at its line, without a traceback."""

    def check(self, result: pytest.RunResult, *lines: str) -> None:
        result.assert_outcomes(errors=1)
        result.stdout.fnmatch_lines(["*ERROR collecting *cases.yaml*", *lines])
        assert "plugin.py" not in result.stdout.str()

    def test_of_cases(self, pytester: pytest.Pytester, run: Run) -> None:
        put(pytester, "a", cases("kemendagri/2026", ("atas", "200", "inovatif")))
        self.check(
            run(), "a/cases.yaml:6:12: out-of-range: cases?0?.index: 200 is no index:* / 200 bukan*"
        )

    def test_of_rules(self, pytester: pytest.Pytester, run: Run) -> None:
        rules = KOTA.read_text(encoding="utf-8").replace("weight: 1.5", "weight: 1.6")
        put(pytester, "a", cases("kota-contoh/2026", GOOD), rules)
        self.check(run(), "*ruleset.yaml:*: does-not-add-up: *")

    def test_of_an_edition_that_nobody_knows(self, pytester: pytest.Pytester, run: Run) -> None:
        put(pytester, "a", cases("kota-lain/2026", GOOD))
        self.check(run(), "*cases.yaml:2:10: unknown-edition: edition: *kota-lain/2026*")

    def test_that_is_no_yaml(self, pytester: pytest.Pytester, run: Run) -> None:
        put(pytester, "a", f"{HEAD.format(edition='kemendagri/2026')}  - [")
        self.check(run(), "*cases.yaml:*: syntax: *")


class TestOtherFiles:
    """A suite without cases of ours notices nothing."""

    def test_named_alike_are_left_alone(self, pytester: pytest.Pytester, run: Run) -> None:
        put(pytester, "a", "cases:\n  - name: x\n")
        put(pytester, "b", "format: other/cases@1\n", "rules: []\n")
        pytester.mkdir("c").joinpath("cases.yml").write_text(cases("kemendagri/2026", GOOD))
        pytester.makepyfile("def test_one():\n    pass\n")
        run().assert_outcomes(passed=1)

    def test_with_rules_of_ours_beside_them_are_cases(
        self, pytester: pytest.Pytester, run: Run
    ) -> None:
        """A file that forgot its format is told so, if its ruleset is one of ours."""
        text = cases("kota-contoh/2026", GOOD).replace("format: inovasi-index/cases@1\n", "")
        put(pytester, "a", text, KOTA.read_text(encoding="utf-8"))
        run().assert_outcomes(passed=1)

    def test_are_not_read_by_it(
        self, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The plugin alone imports nothing that reads or scores."""
        pytester.makepyfile(
            "import sys\n"
            "def test_one():\n"
            "    heavy = {'attrs', 'yaml', 'hypothesis', 'inovasi_index.ruleset'}\n"
            "    assert not heavy & set(sys.modules)\n"
        )
        sources = Path(inovasi_index.__file__).parents[1]
        monkeypatch.setenv("PYTHONPATH", str(sources))
        monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
        given = ("-p", "inovasi_index.testing.plugin", "-p", "no:cacheprovider")
        pytester.runpytest_subprocess(*given).assert_outcomes(passed=1)

    def test_of_our_own_suite_are_none_of_its_cases(self) -> None:
        """What is wrong on purpose is named otherwise."""
        assert list((ROOT / "tests").rglob("cases.yaml")) == []
