"""A run as a folder for people."""

from pathlib import Path

import pytest

from sim.engine.run import run
from sim.errors import AlreadyThere
from sim.report.publish import publish
from sim.results.store import OURS, read
from sim.scenario.document import load


def test_the_folder_shows_the_run_and_gives_it_back(tmp_path: Path) -> None:
    outcome = run(load("house-sale"), seed=4)
    folder = publish(outcome, tmp_path / "run")
    assert read(folder) == outcome
    page = (folder / "index.html").read_text()
    assert page.count("<svg") == 3
    assert page.count('<div class="narrow"') == 1
    assert outcome.scenario.title in page


def test_a_page_is_replaced_by_the_next_for_all_that_is_in_its_folder_is_ours(
    tmp_path: Path,
) -> None:
    publish(run(load("house-sale"), seed=4), tmp_path / "run")
    folder = publish(run(load("house-sale"), seed=5), tmp_path / "run")
    assert {path.name for path in folder.iterdir()} == OURS
    assert read(folder).seed == 5


def test_by_default_it_lies_under_runs_by_scenario_and_seed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = publish(run(load("house-sale"), seed=4, replication=2))
    assert folder == Path("runs/house-sale/seed-4-replication-2")
    assert (tmp_path / folder / "timeline.png").is_file()


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(AlreadyThere):
        publish(run(load("house-sale")), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]
