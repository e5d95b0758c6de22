"""Notebooks run from top to bottom, are the same as their scripts, and keep what they promise."""

import json
import re
from functools import cache
from pathlib import Path

import jupytext
import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
EXERCISES, KEY = FOLDER / "4-what-if.ipynb", FOLDER / "4-key.ipynb"
NAMES = ("patience", "strategy", "roof", "first", "agenda", "strike", "red_line", "reply")
"""The exercises by the names of their controls, which are those of the key's comparisons."""

TABLES = {"patience": ("price", "handover"), "agenda": ("price", "handover"), "reply": ()} | {
    "strike": (),
    "red_line": ("cost-of-living.ceiling",),
}
"""Of which clauses an exercise shows the table; all others show the price."""

PRESSED = f"""
import json
results = {{}}
for name in {NAMES}:
    control = globals()[name]
    control.manual_button.click()
    results[name] = json.loads(control.result.to_json(orient="split"))
print("RESULTS", json.dumps(results))
"""
KEYED = f"""
import json
results = {{}}
for name in {NAMES}:
    shown = table(globals()[name], *{TABLES}.get(name, ("price",)))
    results[name] = json.loads(shown.to_json(orient="split"))
print("RESULTS", json.dumps(results))
"""
ASKED = {EXERCISES: PRESSED, KEY: KEYED}
"""What is asked of a notebook when it has run, in its own kernel, so that none starts twice."""


@cache
def run(path: Path) -> nbformat.NotebookNode:
    """A notebook, run once; what is asked of it stands in a cell behind its own."""
    notebook: nbformat.NotebookNode = nbformat.read(path, as_version=4)
    if path in ASKED:
        notebook.cells.append(nbformat.v4.new_code_cell(ASKED[path]))
    NotebookClient(notebook, timeout=600, resources={"metadata": {"path": str(ROOT)}}).execute()
    return notebook


def printed(notebook: nbformat.NotebookNode) -> str:
    """All that a notebook prints, and its results as plain text."""
    outputs = [out for cell in notebook.cells for out in cell.get("outputs", [])]
    return "\n".join(out.get("text") or out.data.get("text/markdown", "") for out in outputs)


def results(path: Path) -> dict[str, object]:
    """The tables of the exercises, as a notebook has them."""
    (found,) = re.findall(r"^RESULTS (.*)$", printed(run(path)), re.M)
    tables: dict[str, object] = json.loads(found)
    return tables


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_says_what_its_script_says(path: Path) -> None:
    script = jupytext.read(path.with_suffix(".py"))
    notebook = nbformat.read(path, as_version=4)
    cells = [(cell.cell_type, cell.source) for cell in notebook.cells]
    assert cells == [(cell.cell_type, cell.source) for cell in script.cells]
    assert all(not cell.get("outputs") for cell in notebook.cells)


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs(path: Path) -> None:
    shown = [out for cell in run(path).cells for out in cell.get("outputs", [])]
    data = {kind for out in shown for kind in out.get("data", {})}
    assert ({"text/markdown"} if path == KEY else {"image/png"}) <= data
    assert "text/html" in data
    assert all(out.output_type != "error" for out in shown)


def test_there_is_a_notebook_for_each_lesson() -> None:
    assert [path.stem for path in NOTEBOOKS] == [
        "1-first-run",
        "2-four-questions",
        "3-an-ensemble",
        "4-key",
        "4-what-if",
        "5-your-own",
        "6-models",
    ]


def test_the_quotations_of_the_telegram_are_its_own() -> None:
    (seed,) = (ROOT / "seeds").iterdir()
    telegram = " ".join(seed.read_text("utf-8").split())
    lesson = nbformat.read(FOLDER / "2-four-questions.ipynb", as_version=4).cells[0].source
    quoted = [" ".join(quote.split()) for quote in re.findall(r"“(.*?)”", lesson, re.S)]
    assert len(quoted) == 4
    assert all(quote in telegram for quote in quoted)


def test_every_exercise_asks_before_it_shows_a_picture_and_then_a_control() -> None:
    text = "\n".join(cell.source for cell in nbformat.read(EXERCISES, as_version=4).cells)
    exercises = re.split(r"^## (?=\d\.)", text, flags=re.M)[1:]
    assert len(exercises) == len(NAMES)
    for name, exercise in zip(NAMES, exercises, strict=True):
        steps = ("**Before you look.**", "sim.plots.compare(", f"{name} = on_click(")
        places = [exercise.find(step) for step in steps]
        assert -1 < places[0] < places[1] < places[2], name


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("name", NAMES)
def test_who_does_an_exercise_by_its_text_finds_the_answer_of_the_key(name: str) -> None:
    assert results(EXERCISES)[name] == results(KEY)[name]


@pytest.mark.filterwarnings("default")
def test_the_key_has_an_answer_for_every_exercise() -> None:
    notebook = run(KEY)
    answers = [
        out.data["text/markdown"]
        for cell in notebook.cells
        for out in cell.get("outputs", [])
        if "text/markdown" in out.get("data", {})
    ]
    assert len(answers) == len(NAMES)
    assert all("(a)" in answer and "(b)" in answer for answer in answers)


@pytest.mark.filterwarnings("default")
def test_a_beginner_s_errors_are_shown_as_they_are_printed() -> None:
    said = printed(run(FOLDER / "5-your-own.ipynb"))
    for error in (
        "'My talks' is no id of a scenario; did you mean 'my-talks'?",
        "'reservaton' is no key of a stance; did you mean 'reservation'?",
        "a tab stands here. Indent with spaces.",
        "the reservation 410 is on the wrong side of the ideal 420.",
        "flat-share.yaml: valid, 1 to look at again",
    ):
        assert error in said


@pytest.mark.filterwarnings("default")
def test_a_comparison_is_printed_in_a_notebook_as_on_a_terminal() -> None:
    said = printed(run(FOLDER / "5-your-own.ipynb"))
    assert "A: other-flats = 7 days. B: other-flats = 40 days." in said
    assert "Behind a number its interval of 95 %" in said
