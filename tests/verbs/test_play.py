"""The verbs that play, through the command itself."""

import json
from pathlib import Path

import pytest

from tests.command import sim

FILES = {
    "index.html",
    "outcome.json",
    "chronicle.jsonl",
    "draws.jsonl",
    *(f"{name}.{form}" for name in ("timeline", "concession") for form in ("png", "svg", "pdf")),
}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which the house was sold once."""
    folder = tmp_path_factory.mktemp("kept")
    sim("run", "house-sale", "--seed", "2", at=folder)
    return folder


def test_a_run_tells_its_story_and_outcome_and_says_where_the_page_is(tmp_path: Path) -> None:
    told = sim("run", "kaesong-1951", "--seed", "2", at=tmp_path)
    page = tmp_path / "runs" / "kaesong-1951" / "seed-2" / "index.html"
    assert page.is_file()
    assert "runs/kaesong-1951/seed-2/index.html" in told.stdout
    assert {path.name for path in page.parent.iterdir()} == FILES
    lines = told.stdout.splitlines()
    table = next(n for n, line in enumerate(lines) if line.startswith("Clause"))
    assert 30 <= table <= 120
    assert "reach of" in told.stdout
    outcome = json.loads((page.parent / "outcome.json").read_text())
    assert (outcome["format"], outcome["seed"], outcome["scenario"]) == (1, 2, "kaesong-1951")


def test_the_same_seed_gives_the_same_files_to_the_byte(kept: Path, tmp_path: Path) -> None:
    sim("run", "house-sale", "--seed", "2", at=tmp_path)
    for name in FILES:
        first, second = (at / "runs/house-sale/seed-2" / name for at in (kept, tmp_path))
        assert first.read_bytes() == second.read_bytes(), name


def test_a_run_of_the_same_name_is_replaced_and_any_other_folder_is_refused(kept: Path) -> None:
    folder = kept / "runs" / "house-sale" / "seed-2"
    sim("run", "house-sale", "--seed", "2", at=kept)
    assert {path.name for path in folder.iterdir()} == FILES
    other = kept / "other"
    other.mkdir()
    (other / "thesis.txt").write_text("years of work")
    told = sim("run", "house-sale", "--out", "other", at=kept, code=2)
    assert "other" in told.stderr
    assert told.stdout == "", "it is refused before anything is played"
    assert [path.name for path in other.iterdir()] == ["thesis.txt"]


def test_a_run_beside_which_somebody_keeps_a_file_is_not_replaced(tmp_path: Path) -> None:
    sim("run", "house-sale", "--out", "mine", at=tmp_path)
    sim("plot", "timeline", "mine", "--out", "mine/concession.pdf", at=tmp_path)
    sim("run", "house-sale", "--seed", "2", "--out", "mine", at=tmp_path)
    (tmp_path / "mine" / "stray.txt").write_text("from an earlier day")
    told = sim("run", "house-sale", "--seed", "3", "--out", "mine", at=tmp_path, code=2)
    assert "mine/stray.txt' is there already" in told.stderr
    assert (tmp_path / "mine" / "stray.txt").read_text() == "from an earlier day"
    assert json.loads((tmp_path / "mine" / "outcome.json").read_text())["seed"] == 2


def test_an_override_and_a_replication_are_said_in_what_is_kept(tmp_path: Path) -> None:
    change = "parties.buyer.patience=20 days"
    sim("run", "house-sale", "--set", change, "--replication", "3", "--out", "mine", at=tmp_path)
    outcome = json.loads((tmp_path / "mine" / "outcome.json").read_text())
    assert outcome["overrides"] == {"parties.buyer.patience": "20 days"}
    assert outcome["replication"] == 3
    assert outcome["assumed"] == {} or "parties.buyer.patience" not in outcome["assumed"]
    page = (tmp_path / "mine" / "index.html").read_text()
    assert "parties.buyer.patience" in page


def test_the_world_of_a_party_is_played_and_kept_as_such(tmp_path: Path) -> None:
    sim("new", "sale", at=tmp_path)
    with (tmp_path / "sale.yaml").open("a") as file:
        file.write("beliefs: {seller: {set: {parties.buyer.patience: 9 days}}}\n")
    sim("run", "sale.yaml", "--as-believed-by", "seller", "--out", "r", at=tmp_path)
    outcome = json.loads((tmp_path / "r" / "outcome.json").read_text())
    assert outcome["as_believed_by"] == "seller"
    assert "patience: 9 days" in outcome["resolved"]


def test_an_option_of_a_question_is_played(tmp_path: Path) -> None:
    sim("run", "kaesong-1951", "--option", "foreign-troops=withhold", "--out", "r", at=tmp_path)
    rows = [json.loads(line) for line in (tmp_path / "r/chronicle.jsonl").read_text().splitlines()]
    withheld = [row["clause"] for row in rows if row["kind"] == "withheld"]
    assert "foreign-troops.withdrawal" in withheld


def test_at_defaults_no_assumption_is_drawn_and_draws_can_be_listed(tmp_path: Path) -> None:
    told = sim("run", "house-sale", "--draws", "--out", "a", at=tmp_path)
    assert "assumption/hurry" in told.stdout
    told = sim("run", "house-sale", "--draws", "--at-defaults", "--out", "b", at=tmp_path)
    assert "assumption/hurry" not in told.stdout
    assert "objection/price/roof" in told.stdout or "remedy/price/roof" in told.stdout


def test_in_full_every_row_of_offers_is_told(tmp_path: Path) -> None:
    short = sim("run", "house-sale", at=tmp_path).stdout
    full = sim("run", "house-sale", "--full", at=tmp_path).stdout
    assert len(full.splitlines()) > 2 * len(short.splitlines())


def test_a_folder_is_not_called_like_a_picture(tmp_path: Path) -> None:
    told = sim("run", "house-sale", "--out", "x.png", at=tmp_path, code=2)
    assert told.stderr.startswith("'x.png' ends like a picture, and here a folder is written.")
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_cannot_be_kept_is_one_clear_error(tmp_path: Path) -> None:
    told = sim("run", "house-sale", "--out", "x" * 300, at=tmp_path, code=2)
    assert "written" in told.stderr
