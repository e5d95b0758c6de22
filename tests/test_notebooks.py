"""Notebooks run from top to bottom, and are the same as the scripts they are paired with."""

from pathlib import Path

import jupytext
import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


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
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=600, resources={"metadata": {"path": str(ROOT)}}).execute()
    shown = [out for cell in notebook.cells for out in cell.get("outputs", [])]
    data = {kind for out in shown for kind in out.get("data", {})}
    assert {"image/png", "text/html"} <= data
    assert all(out.output_type != "error" for out in shown)


def test_there_is_a_notebook_for_the_first_run() -> None:
    assert [path.name for path in NOTEBOOKS][:1] == ["1-first-run.ipynb"]
