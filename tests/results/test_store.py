"""Runs on disk: whole or not at all, and read back equal to the last bit."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sim.engine.run import run
from sim.errors import AlreadyThere, NotARun, UsageError
from sim.model.codes import Happening
from sim.results.outcome import Outcome
from sim.results.row import SUBJECTS
from sim.results.store import CHRONICLE, DRAWS, OUTCOME, default_folder, kept, read, write
from sim.scenario.document import load, loads
from tests.builders import CAPITALS, HARBOUR, RECORD, Row, played, same
from tests.strategies import numbered

TABLED = Row(0, Happening.TABLED, "north", item="fishing")


@pytest.fixture(scope="module")
def sold() -> Outcome:
    """Return a run of the house sale."""
    return run(load("house-sale"), seed=3, replication=4)


def rewritten(place: Path, **changes: object) -> None:
    """Change what `outcome.json` says."""
    head = json.loads((place / OUTCOME).read_text())
    head.update(changes)
    (place / OUTCOME).write_text(json.dumps(head))


def test_a_run_is_read_back_to_the_last_bit(sold: Outcome, tmp_path: Path) -> None:
    back = read(write(sold, tmp_path / "run"))
    assert same(back, sold)
    assert len(back.rows) == len(sold.rows) > 0
    assert len(back.draws) == len(sold.draws) > 0


@pytest.mark.parametrize("number", range(8))
def test_whatever_is_played_is_read_back_as_it_was(number: int, tmp_path: Path) -> None:
    outcome = run(loads(numbered(number)), seed=number)
    assert same(read(write(outcome, tmp_path / "run")), outcome)


@pytest.mark.parametrize("kind", list(Happening))
def test_every_kind_of_row_is_read_back_as_it_was(kind: Happening, tmp_path: Path) -> None:
    other = {Happening.REPLIED: "package", Happening.REFUSED: "north.council"}.get(kind, "north")
    alone = SUBJECTS.get(kind) in ("forum", "ratifier", "duty")
    first, later = (0, 0 if alone else 1) if kind in SUBJECTS else (-1, -1)
    rows = [
        TABLED,
        Row(1, kind, "south", "fishing.quota", None, first, other, 0, 0.1, 0.1 + 0.2, 1 / 3),
        Row(2, kind, item="tolls", subject=later),
    ]
    outcome = played(rows, scenario=CAPITALS)
    assert same(read(write(outcome, tmp_path / "run")), outcome)


def test_a_row_about_nothing_stays_about_nothing(tmp_path: Path) -> None:
    outcome = played([Row(1, Happening.SUSPENDED, amount=3.5), Row(5, Happening.RESUMED, cause=0)])
    assert same(read(write(outcome, tmp_path / "run")), outcome)


def test_a_variant_is_kept_with_what_made_it_one(tmp_path: Path) -> None:
    outcome = played(
        [TABLED],
        scenario=HARBOUR + RECORD + "hindsight: true\n",
        overrides={"parties.north.patience": "20 days", "procedure.steps": 10},
        options={"tolls": "wait"},
        as_believed_by="north",
        at_defaults=True,
        assumed={"lexicon.likely": 0.1 + 0.2},
        utility={"north": 1 / 3, "south": -2e-17},
    )
    back = read(write(outcome, tmp_path / "run"))
    assert same(back, outcome)
    assert back.scenario.record == outcome.scenario.record


def test_the_files_say_what_they_are(sold: Outcome, tmp_path: Path) -> None:
    place = write(sold, tmp_path / "run")
    head = json.loads((place / OUTCOME).read_text())
    assert head["format"] == 1
    assert (head["scenario"], head["seed"], head["replication"]) == ("house-sale", 3, 4)
    lines = (place / CHRONICLE).read_text().splitlines()
    assert [json.loads(line)["row"] for line in lines] == list(range(len(sold.rows)))
    assert json.loads((place / DRAWS).read_text().splitlines()[0])["stream"] in sold.streams


def test_a_run_has_a_place_of_its_own_by_scenario_seed_and_replication() -> None:
    assert default_folder(played([], seed=7)) == Path("runs/harbour/seed-7")
    again = played([], seed=7, replication=2)
    assert default_folder(again) == Path("runs/harbour/seed-7-replication-2")


def test_a_run_of_the_same_scenario_is_replaced_whole(tmp_path: Path) -> None:
    place = write(played([TABLED], seed=1), tmp_path / "run")
    (place / "timeline.png").touch()
    write(played([], seed=2), place)
    assert read(place).seed == 2
    assert sorted(path.name for path in place.iterdir()) == [CHRONICLE, DRAWS, OUTCOME]
    assert list(tmp_path.iterdir()) == [place]


def test_a_run_in_a_folder_that_is_shut_stays_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(played([], seed=1), tmp_path / "run")
    monkeypatch.setattr(os, "access", lambda *_: False)  # as to one who does not rule the machine
    with pytest.raises(UsageError, match="is shut"):
        write(played([], seed=2), tmp_path / "run")
    assert [path.name for path in tmp_path.iterdir()] == ["run"]


@pytest.mark.parametrize("name", ["notes", "timeline.png"])
def test_a_run_with_a_folder_of_somebody_in_it_is_left_alone(name: str, tmp_path: Path) -> None:
    place = write(played([], seed=1), tmp_path / "run")
    (place / name).mkdir()
    (place / name / "thesis.txt").write_text("years of work")
    with pytest.raises(AlreadyThere, match=f"run/{name}' is there already"):
        write(played([], seed=2), place)
    assert (place / name / "thesis.txt").read_text() == "years of work"
    assert read(place).seed == 1
    assert list(tmp_path.iterdir()) == [place]


def test_a_run_of_another_scenario_is_left_alone(tmp_path: Path) -> None:
    place = write(played([]), tmp_path / "run")
    with pytest.raises(AlreadyThere, match="run"):
        write(played([], scenario=HARBOUR.replace("scenario: harbour", "scenario: quay")), place)
    assert read(place).scenario.scenario == "harbour"


def test_a_folder_that_is_no_run_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(AlreadyThere):
        write(played([]), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_folder_made_ready_for_a_run_is_filled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "run").mkdir()
    assert read(write(played([], seed=2), tmp_path / "run")).seed == 2
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    with pytest.raises(AlreadyThere):
        write(played([]), ".")


def test_a_file_in_the_way_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "run").write_text("mine")
    with pytest.raises(AlreadyThere):
        write(played([]), tmp_path / "run")
    with pytest.raises(UsageError, match="Nothing can be written"):
        write(played([]), tmp_path / "run" / "below")
    assert (tmp_path / "run").read_text() == "mine"


def test_pictures_arrive_together_with_the_run(tmp_path: Path) -> None:
    with kept(played([]), tmp_path / "run") as draft:
        (draft / "timeline.svg").touch()
        assert not (tmp_path / "run").exists()
    assert (tmp_path / "run" / "timeline.svg").exists()


def draw_and_fail(outcome: Outcome, folder: Path) -> None:
    """Begin to keep a run, and break off."""
    with kept(outcome, folder) as draft:
        (draft / "timeline.svg").touch()
        raise ArithmeticError


def test_what_breaks_off_leaves_the_former_run_as_it_was(tmp_path: Path) -> None:
    place = write(played([TABLED], seed=1), tmp_path / "run")
    with pytest.raises(ArithmeticError):
        draw_and_fail(played([], seed=2), place)
    assert same(read(place), played([TABLED], seed=1))
    assert list(tmp_path.iterdir()) == [place]


def test_of_two_runs_at_once_one_is_there_whole(tmp_path: Path) -> None:
    outcomes = [played([TABLED] * seed, seed=seed) for seed in range(1, 9)]
    with ThreadPoolExecutor(8) as pool:
        places = list(pool.map(lambda outcome: write(outcome, tmp_path / "run"), outcomes))
    back = read(places[0])
    assert same(back, outcomes[back.seed - 1])
    assert list(tmp_path.iterdir()) == [tmp_path / "run"]


@pytest.mark.parametrize("name", [OUTCOME, CHRONICLE, DRAWS])
def test_a_run_without_one_of_its_files_is_none(name: str, tmp_path: Path) -> None:
    place = write(played([TABLED]), tmp_path / "run")
    (place / name).unlink()
    with pytest.raises(NotARun, match=f"it holds no {name}"):
        read(place)


def test_where_there_is_nothing_there_is_no_run(tmp_path: Path) -> None:
    with pytest.raises(NotARun, match="there is no such folder"):
        read(tmp_path / "run")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"", "is no JSON"),
        (b"\xff\xfe", "is no JSON"),
        (b"[" * 100_000, "is no JSON"),
        (b"[]", "not written by this program"),
        (b'{"a": 1}', "not written by this program"),
        (b'{"format": 2}', "it has format 2; this version reads 1"),
    ],
)
def test_a_file_of_another_kind_is_refused(text: bytes, reason: str, tmp_path: Path) -> None:
    place = write(played([TABLED]), tmp_path / "run")
    (place / OUTCOME).write_bytes(text)
    with pytest.raises(NotARun, match=reason):
        read(place)


def test_a_mixture_of_two_runs_is_refused(tmp_path: Path) -> None:
    place = write(played([TABLED]), tmp_path / "run")
    other = write(played([TABLED, TABLED]), tmp_path / "other")
    (place / CHRONICLE).write_bytes((other / CHRONICLE).read_bytes())
    with pytest.raises(NotARun, match="not those it was written with"):
        read(place)


def test_a_run_whose_scenario_is_broken_says_what_is_wrong_with_it(tmp_path: Path) -> None:
    place = write(played([TABLED]), tmp_path / "run")
    rewritten(place, resolved=HARBOUR.replace("patience: 100 days", "patience: 100"))
    with pytest.raises(NotARun, match="its scenario is not what the language allows: '100'"):
        read(place)


@pytest.mark.parametrize("changes", [{"settlements": [{}]}, {"streams": 1}, {"resolved": None}])
def test_a_run_that_was_tampered_with_is_refused(
    changes: dict[str, object], tmp_path: Path
) -> None:
    place = write(played([TABLED]), tmp_path / "run")
    rewritten(place, **changes)
    with pytest.raises(NotARun, match="missing or misshapen"):
        read(place)


def test_a_run_opens_without_the_compiler_and_without_pictures(tmp_path: Path) -> None:
    place = write(played([TABLED]), tmp_path / "run")
    ask = (
        "import sys\nfrom sim.results.store import read\n"
        f"read({str(place)!r})\n"
        "print(sorted({'numba', 'matplotlib', 'pandas', 'scipy', 'simpy'} & set(sys.modules)))"
    )
    told = subprocess.run(
        [sys.executable, "-c", ask],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert told.stdout.strip() == "[]"
