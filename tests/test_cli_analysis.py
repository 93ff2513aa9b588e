"""The commands of the analysis: what would it take, and something to look at meanwhile."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from inovasi_index import console, waiting
from inovasi_index.cli import main

EXAMPLES = Path(__file__).parents[1] / "examples"
REPORT = str(EXAMPLES / "kabupaten-2026.yaml")
FORMS = ("text", "json", "markdown", "html", "csv")

Cli = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Cli:
    def run(*words: str) -> tuple[int, str, str]:
        try:
            status = main(words)
        except SystemExit as end:
            status = int(end.code or 0)
        out, err = capsys.readouterr()
        return status, out, err

    return run


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "words", [("gains", REPORT), ("plan", REPORT, "60"), ("plan", REPORT, "--keep")]
)
def test_every_form_is_printed_in_both_languages(
    call: Cli, words: tuple[str, ...], form: str, lang: str
) -> None:
    status, out, err = call(*words, "--format", form, "--lang", lang)
    assert (status, err) == (0, "")
    assert out.endswith("\n")


def test_gains_takes_the_options_of_scoring(call: Cli) -> None:
    words = ("--answers", "verified", "--interpret", "mandatory_missing=void_innovation")
    _, out, _ = call("gains", REPORT, "--format", "json", *words)
    plain = json.loads(out)
    assert plain["answers"] == "verified"
    assert plain["interpretations"]["mandatory_missing"] == "void_innovation"
    assert {"verify", "answer"} <= {each["kind"] for each in plain["steps"]}


def costs_of(call: Cli, *words: str) -> Any:
    status, out, err = call("plan", REPORT, "60,00", "--format", "json", *words)
    assert (status, err) == (0, "")
    return json.loads(out)


def test_plan_takes_costs_of_every_kind(call: Cli) -> None:
    given = ("add=10", "level:3=2,5", "indicator:33=4", "inovasi:2=1.5")
    costs = costs_of(call, *(word for each in given for word in ("--cost", each)))["costs"]
    assert costs["add"] == "10"
    assert costs["levels"] == {"3": "2.5"}
    assert costs["indicators"] == {"33": "4"}
    assert costs["inovasi"] == {"1": "1.5"}


def test_plan_takes_limits(call: Cli) -> None:
    words = ("--additions", "0", "--withdrawals", "0", "--fix", "12", "--fix-inovasi", "3")
    plain = costs_of(call, *words)
    assert plain["limits"] == {"additions": 0, "withdrawals": 0, "rows": ["12"], "inovasi": [2]}
    assert {each["changes"][0]["change"] for each in plain["steps"]} == {"answer"}


def test_plan_writes_a_file(call: Cli, tmp_path: Path) -> None:
    target = tmp_path / "rencana.md"
    assert call("plan", REPORT, "sangat_inovatif", "-o", str(target))[0] == 0
    assert "rencana" in target.read_text(encoding="utf-8")


def test_a_target_out_of_reach_is_no_error(call: Cli) -> None:
    status, out, _ = call("plan", REPORT, "100", "--additions", "0", "--withdrawals", "0")
    assert status == 0
    assert "tidak dapat dicapai" in out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((REPORT,), "missing-key"),
        ((REPORT, "emas"), "unknown-code"),
        ((REPORT, "101"), "out-of-range"),
        ((REPORT, "60", "--cost", "add=mahal"), "not-a-number"),
        ((REPORT, "60", "--cost", "add=-1"), "out-of-range"),
        ((REPORT, "60", "--fix", "61"), "unknown-indicator"),
        ((REPORT, "60", "--fix-inovasi", "0"), "unknown-inovasi"),
        ((REPORT, "60", "--additions", "-1"), "out-of-range"),
        ((str(EXAMPLES / "tegal-2024.yaml"), "60", "--edition", "2022"), "edition-incomplete"),
        (
            (REPORT, "60", "--edition", str(next(EXAMPLES.glob("lomba-kota/*/*/ruleset.yaml")))),
            "other-kind",
        ),
    ],
)
def test_what_cannot_be_asked_is_refused_in_a_sentence(
    call: Cli, words: tuple[str, ...], code: str
) -> None:
    status, out, err = call("plan", *words)
    assert (status, out) == (2, "")
    assert f"{code}: " in err


@pytest.mark.parametrize(
    "cost", ["murah", "murah=1", "add", "add=", "level:x=1", "add:3=1", "inovasi:²=1"]
)
def test_a_cost_that_cannot_be_read_is_a_usage_error(call: Cli, cost: str) -> None:
    status, _, err = call("plan", REPORT, "60", "--cost", cost)
    assert status == 2
    assert f"{cost} is no cost" in err


@pytest.mark.parametrize(
    "words",
    [("--keep", "--additions", "1"), ("--keep", "--withdrawals", "1"), ("60", "--rejections", "1")],
)
def test_a_limit_that_means_nothing_is_refused(call: Cli, words: tuple[str, ...]) -> None:
    status, out, err = call("plan", REPORT, *words)
    assert (status, out) == (2, "")
    assert "unknown-option" in err


def test_a_number_of_thousands_of_digits_is_refused_in_a_sentence(call: Cli) -> None:
    status, out, err = call("plan", REPORT, "60", "--cost", f"inovasi:{'9' * 5000}=2")
    assert (status, out) == (2, "")
    assert "too-many-digits" in err


def test_sums_alone_have_no_step_and_say_so(call: Cli) -> None:
    _, out, _ = call("plan", str(EXAMPLES / "tegal-2024.yaml"), "95", "--lang", "en")
    assert "cannot be reached, and no step that may be taken raises the index" in out


COMMANDS = (
    ("gains", REPORT),
    ("plan", REPORT, "60"),
    ("plan", REPORT, "--keep"),
    ("robust", REPORT),
    ("bridge", REPORT, REPORT),
    ("rank", REPORT),
    ("rank", REPORT, "--summary"),
)


@pytest.mark.parametrize("words", COMMANDS)
def test_every_answer_is_drawn_into_a_file(
    call: Cli, tmp_path: Path, words: tuple[str, ...]
) -> None:
    target = tmp_path / "gambar.SVG"
    assert call(*words, "-o", str(target)) == (0, "", "")
    drawn = target.read_text(encoding="utf-8")
    assert ET.fromstring(drawn).tag == "{http://www.w3.org/2000/svg}svg"
    call(*words, "-o", str(target), "--lang", "en")
    assert target.read_text(encoding="utf-8") != drawn


def test_a_picture_that_cannot_be_written_is_refused(call: Cli, tmp_path: Path) -> None:
    status, out, err = call("gains", REPORT, "-o", str(tmp_path / "tidak-ada" / "gambar.svg"))
    assert (status, out) == (2, "")
    assert "cannot-write" in err


# Meanwhile.


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.seen.set()
        return super().write(text)

    def __init__(self) -> None:
        super().__init__()
        self.seen = waiting.Event()


def test_a_terminal_counts_the_seconds_and_is_wiped_clean() -> None:
    terminal = Terminal()
    with waiting.waiting(terminal, "menghitung …", patience=0.01):
        assert terminal.seen.wait(30)
    shown = terminal.getvalue()
    assert "menghitung … 0 s" in shown
    assert shown.endswith(" \r")


def test_what_is_done_at_once_shows_nothing() -> None:
    terminal = Terminal()
    with waiting.waiting(terminal, "menghitung …"):
        pass
    assert terminal.getvalue() == ""


@pytest.mark.parametrize("stream", [None, io.StringIO()])
def test_nothing_is_counted_where_nobody_looks(stream: io.StringIO | None) -> None:
    with waiting.waiting(stream, "menghitung …", patience=0.0):
        pass
    assert stream is None or stream.getvalue() == ""


@pytest.mark.parametrize("words", COMMANDS)
def test_every_command_counts_on_standard_error(
    call: Cli, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    asked: list[tuple[Any, str]] = []
    original = console.waiting

    def noting(stream: Any, text: str) -> Any:
        asked.append((stream, text))
        return original(stream, text)

    monkeypatch.setattr(console, "waiting", noting)
    assert call(*words, "--lang", "en")[0] == 0
    assert asked == [(sys.stderr, "computing …")]
