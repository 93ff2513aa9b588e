"""The notebooks run from beginning to end, in both languages, and are kept without outputs."""

import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import inovasi_index

FOLDER = Path(__file__).parents[1] / "examples" / "notebooks"
NOTEBOOKS = sorted(path.stem for path in FOLDER.glob("*.ipynb"))
SOURCES = Path(inovasi_index.__file__).parents[1]
MOST_SECONDS = 120
"""On a machine that does much else; alone it is a few."""

RUN = """
import sys, nbformat
from nbclient import NotebookClient

notebook = nbformat.read(sys.argv[1], as_version=4)
NotebookClient(notebook, kernel_name="python3", timeout=100).execute()
sys.stdout.write(nbformat.writes(notebook))
"""

Cell = dict[str, Any]


def cells_of(name: str, kind: str) -> list[Cell]:
    notebook = json.loads((FOLDER / f"{name}.ipynb").read_text(encoding="utf-8"))
    return [cell for cell in notebook["cells"] if cell["cell_type"] == kind]


@cache
def executed(name: str, lang: str) -> list[Cell]:
    """The code cells with their outputs, run where the notebook stands."""
    for library in ("nbclient", "ipykernel", "altair", "vl_convert"):
        pytest.importorskip(library, reason="the extra docs is not installed")
    found = os.pathsep.join([str(SOURCES), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", RUN, f"{name}.ipynb"],
        cwd=FOLDER,
        env={**os.environ, "PYTHONPATH": found, "PYTHONUTF8": "1", "INOVASI_INDEX_LANG": lang},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=MOST_SECONDS,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    cells: list[Cell] = json.loads(done.stdout)["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


def shown(name: str, lang: str) -> list[str]:
    """Everything that the cells show as HTML."""
    outputs = [output for cell in executed(name, lang) for output in cell["outputs"]]
    html = [output["data"].get("text/html", "") for output in outputs if "data" in output]
    return ["".join(each) for each in html]


def printed(name: str, lang: str) -> str:
    outputs = [output for cell in executed(name, lang) for output in cell["outputs"]]
    return "".join("".join(each.get("text", "")) for each in outputs)


def test_there_are_three_notebooks() -> None:
    assert NOTEBOOKS == ["change-of-edition", "how-sure", "kabupaten-tegal"]


@pytest.mark.parametrize("name", NOTEBOOKS)
class TestTheFile:
    """A notebook is kept as a text to be read, compared and translated."""

    def test_it_holds_no_output(self, name: str) -> None:
        for cell in cells_of(name, "code"):
            assert (cell["outputs"], cell["execution_count"]) == ([], None)

    def test_its_cells_have_names_that_stay(self, name: str) -> None:
        notebook = json.loads((FOLDER / f"{name}.ipynb").read_text(encoding="utf-8"))
        ids = [cell["id"] for cell in notebook["cells"]]
        assert ids == [f"{name}-{place:02}" for place in range(len(ids))]
        assert all(cell["metadata"] == {} for cell in notebook["cells"])

    def test_it_begins_with_one_title(self, name: str) -> None:
        text = "\n\n".join("".join(cell["source"]) for cell in cells_of(name, "markdown"))
        assert text.startswith("# ")
        assert len(re.findall("^# ", text, re.MULTILINE)) == 1

    def test_it_has_one_sentence_a_line_and_no_raw_html(self, name: str) -> None:
        for cell in cells_of(name, "markdown"):
            for line in "".join(cell["source"]).splitlines():
                assert not re.search(r"[.?!:] [A-Z][a-z]+ [a-z]", line), line
                assert not re.search(r"<\w", line), line

    def test_the_notebooks_that_it_links_to_are_there(self, name: str) -> None:
        for cell in cells_of(name, "markdown"):
            for target in re.findall(r"\]\(([^)]*)\)", "".join(cell["source"])):
                assert (FOLDER / target).is_file(), target


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("name", NOTEBOOKS)
class TestTheRun:
    """A notebook runs, and what it shows can be put into the site as it is."""

    def test_every_cell_runs(self, name: str, lang: str) -> None:
        cells = executed(name, lang)
        assert [cell["execution_count"] for cell in cells] == list(range(1, len(cells) + 1))
        kinds = {output["output_type"] for cell in cells for output in cell["outputs"]}
        assert kinds <= {"execute_result", "stream"}
        names = {each.get("name", "stdout") for cell in cells for each in cell["outputs"]}
        assert names == {"stdout"}

    def test_it_shows_pictures_and_tables_in_its_language(self, name: str, lang: str) -> None:
        assert any(each.startswith("<figure") for each in shown(name, lang))
        for each in shown(name, lang):
            assert set(re.findall(r'\blang="(\w+)"', each)) == {lang}

    def test_it_shows_no_script_and_loads_nothing(self, name: str, lang: str) -> None:
        for each in shown(name, lang):
            assert "<script" not in each
            assert not re.search(r'(?:src|href|data)="', each)

    def test_it_shows_a_page_and_no_more(self, name: str, lang: str) -> None:
        assert sum(map(len, shown(name, lang))) < 100_000


class TestWhatTheyTell:
    """The numbers in the words of the notebooks are those that come out."""

    def test_tegal_comes_out_as_the_words_say(self) -> None:
        (picture,) = shown("kabupaten-tegal", "en")
        for row in ('60.32</td><td class="number">60.33', '67.80</td><td class="number">67.80'):
            assert row in picture
        assert printed("kabupaten-tegal", "en").splitlines() == [
            "2023 49.765 → 49.75",
            "2024 55.99 → 56",
            "2025 51.005 → 51",
            "157 39.125 ± 0.125",
            "129 49.765 ± 0.015",
        ]
        assert "2023 49,765 → 49,75" in printed("kabupaten-tegal", "id")

    def test_the_steps_from_2025_to_2026_cost_what_the_words_say(self) -> None:
        """44.20, then 2.75 less, 0.20 less and 3.82 less."""
        steps = shown("change-of-edition", "en")[2]
        found = re.findall(r"([0-9]+\.[0-9]{2})</td></tr>", steps)
        assert found == ["44.20", "41.45", "41.25", "37.43"]
        years = shown("change-of-edition", "en")[0]
        found = re.findall(r"([0-9]+\.[0-9]{2})</td></tr>", years)
        assert (found[1], found[-1]) == ("44.20", "31.24")

    def test_one_published_score_contradicts(self) -> None:
        classes = shown("how-sure", "en")[-1]
        assert "for 43, and another for 1." in classes
        assert "Serang" in classes
