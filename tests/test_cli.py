"""The command that plays and draws, by its real entry point."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.interruption import interruptible

SIM = Path(sys.executable).with_name("sim")
PLAIN = os.environ | {"NUMBA_DISABLE_JIT": "1", "COLUMNS": "100"}
FILES = {
    "index.html",
    "outcome.json",
    "chronicle.jsonl",
    "draws.jsonl",
    *(f"{name}.{form}" for name in ("timeline", "concession") for form in ("png", "svg", "pdf")),
}


def sim(*words: str, at: Path, code: int = 0) -> subprocess.CompletedProcess[str]:
    """Call the command in a folder; it must end with this code, and without a traceback."""
    told = subprocess.run(
        [SIM, *words], cwd=at, env=PLAIN, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in told.stderr
    assert told.returncode == code, told.stdout + told.stderr
    return told


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


@pytest.mark.parametrize("words", [["show", "house-sale"], ["run", "house-sale", "--draws"]])
def test_a_terminal_that_knows_ascii_alone_is_told_all_the_same(
    tmp_path: Path, words: list[str]
) -> None:
    ascii_alone = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    told = subprocess.run(
        [SIM, *words],
        cwd=tmp_path,
        env=PLAIN | ascii_alone,
        capture_output=True,
        encoding="ascii",
        check=False,
    )
    assert (told.returncode, told.stderr) == (0, "")
    assert "price" in told.stdout


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


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["run", "kaesong-1950"], "kaesong-1951"),
        (["run", "house-sale", "--seed", "-1"], "seed"),
        (["run", "house-sale", "--seed", "one"], "seed"),
        (["run", "house-sale", "--set", "parties.buyer.patience"], "NAME=VALUE"),
        (["run", "house-sale", "--set", "parties.byer.patience=2 days"], "buyer"),
        (["run", "kaesong-1951", "--option", "control-comittee=wait"], "control-committee"),
        (["run", "kaesong-1951", "--option", "control-committee=weight"], "wait"),
        (["plot", "timeline", "."], "run"),
        (["plot", "timetable", "."], "timeline"),
        (["run", "."], "."),
    ],
)
def test_bad_input_gets_one_clear_error(tmp_path: Path, words: list[str], says: str) -> None:
    told = sim(*words, at=tmp_path, code=2)
    assert says in re.sub(r"[│╭╰─╮╯\n]", " ", told.stderr)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
def test_a_kept_run_is_drawn_again(kept: Path, form: str) -> None:
    picture = kept / f"again.{form}"
    folder = "runs/house-sale/seed-2"
    told = sim("plot", "timeline", folder, "--out", picture.name, at=kept)
    assert picture.name in told.stdout
    assert picture.read_bytes() == (kept / folder / f"timeline.{form}").read_bytes()


def test_a_picture_of_another_kind_is_refused(kept: Path) -> None:
    told = sim("plot", "concession", "runs/house-sale/seed-2", "--out", "x.gif", at=kept, code=2)
    assert ".png" in told.stderr
    assert not (kept / "x.gif").exists()


@pytest.mark.parametrize("place", ["nowhere/x.png", "folder.png", "file.txt/x.png"])
def test_a_picture_that_cannot_be_written_is_one_clear_error(
    kept: Path, tmp_path: Path, place: str
) -> None:
    (tmp_path / "folder.png").mkdir()
    (tmp_path / "file.txt").touch()
    run = str(kept / "runs/house-sale/seed-2")
    told = sim("plot", "timeline", run, "--out", place, at=tmp_path, code=2)
    assert "written" in told.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"folder.png", "file.txt"}


def test_a_run_that_cannot_be_kept_is_one_clear_error(tmp_path: Path) -> None:
    told = sim("run", "house-sale", "--out", "x" * 300, at=tmp_path, code=2)
    assert "written" in told.stderr


def test_an_interrupted_run_leaves_nothing_behind(tmp_path: Path) -> None:
    with interruptible(SIM, "run", "kaesong-1951", "--full", at=tmp_path, env=PLAIN) as process:
        time.sleep(1.0)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in said
    assert list(tmp_path.rglob("*.*")) == []


def test_a_kept_run_says_why_a_clause_ended_as_it_did(kept: Path) -> None:
    told = sim("why", "runs/house-sale/seed-2", "price", at=kept)
    assert told.stdout.startswith("The price: agreed, ")
    assert "refused" in told.stdout
    wrong = sim("why", "runs/house-sale/seed-2", "prize", at=kept, code=2)
    assert wrong.stderr == "'prize' is no clause; did you mean 'price'?\n"
    assert "is not a stored run" in sim("why", "runs", "price", at=kept, code=2).stderr


def test_an_ensemble_tells_shares_dates_and_terms_with_their_intervals(tmp_path: Path) -> None:
    asked = ["ensemble", "house-sale", "-n", "12", "--by", "2026-06-01", "--workers", "2"]
    told = sim(*asked, at=tmp_path).stdout
    assert "12 replications of seed 1" in told
    assert "price      agreed 100 % (76–100)" in told
    assert "Signed by 1 June 2026: " in told
    assert sim(*asked, at=tmp_path).stdout == told
    assert list(tmp_path.iterdir()) == []
    assert "Invalid value" in sim("ensemble", "house-sale", "-n", "0", at=tmp_path, code=2).stderr


def test_of_a_party_without_beliefs_it_is_said_that_it_sees_what_is_so(tmp_path: Path) -> None:
    told = sim("ensemble", "house-sale", "-n", "2", "--as-believed-by", "buyer", at=tmp_path)
    assert "buyer has no beliefs in this file: it sees what is so." in told.stderr
