"""What a folder keeps is read as what it is."""

from pathlib import Path
from typing import get_args

import pytest

from sim.errors import NotARun, UsageError
from sim.results import comparison_store, forecast_file, sensitivity_file, sweep_file
from sim.results.comparison import Comparison
from sim.results.draft import drafted
from sim.results.ensemble import Ensemble
from sim.results.kept import CALLED, Kept, called, read, refuse_among, run_in
from sim.results.outcome import Outcome
from sim.results.store import write
from tests.builders import Row, played
from tests.comparisons import harbour as compared
from tests.results.ends import ended, harbour, same, whole
from tests.results.test_forecast import harbour as forecast
from tests.sensitivities import found as sensitivity
from tests.sweeps import one_way


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Return a folder that keeps an ensemble."""
    with drafted(harbour(seed=3), 4, tmp_path / "many", resume=False) as draft:
        draft.add(0, ended(harbour().scenario, 0, 4))
    return tmp_path / "many"


def test_a_run_is_read_as_a_run_and_an_ensemble_as_an_ensemble(tmp_path: Path, many: Path) -> None:
    one: Outcome = played([Row(0, 2, "north", item="fishing")])  # type: ignore[arg-type]
    assert read(write(one, tmp_path / "one")) == one
    back = read(many)
    assert isinstance(back, Ensemble)
    assert same(back, whole(harbour(seed=3), 4))


def test_among_the_files_of_what_is_kept_stands_nothing_else(tmp_path: Path, many: Path) -> None:
    one = write(played([Row(0, 2, "north", item="fishing")]), tmp_path / "one")  # type: ignore[arg-type]
    two = comparison_store.write(compared(times=1), tmp_path / "two")
    for folder in (many, one, two):
        for name in ("x.png", "ensemble.json", "parts/x.png", "outcome.json"):
            with pytest.raises(UsageError, match=f"'{folder}' keeps what was played"):
                refuse_among(folder / name)
    for place in (many / "timeline.png", one / "concession.svg", two / "compare.pdf"):
        refuse_among(place)
    refuse_among(tmp_path / "x.png")


def test_a_comparison_is_read_as_a_comparison_and_not_as_one_run(tmp_path: Path) -> None:
    made = compared(times=1)
    place = comparison_store.write(made, tmp_path / "two")
    back = read(place)
    assert isinstance(back, Comparison)
    assert back.differences == made.differences
    with pytest.raises(NotARun, match="it keeps a comparison"):
        run_in(place)


def findings(folder: Path) -> dict[str, Path]:
    """Keep a finding of each kind that is no ensemble of runs; return where, by what it is."""
    return {
        "a sensitivity": sensitivity_file.write(sensitivity(), folder / "s"),
        "a forecast": forecast_file.write(forecast(), folder / "f.json"),
        "a sweep": sweep_file.write(one_way(), folder / "w.json"),
    }


def test_every_finding_is_opened_by_the_same_door(tmp_path: Path) -> None:
    places = findings(tmp_path)
    back = {what: read(place) for what, place in places.items()}
    assert {what: called(one) for what, one in back.items()} == {what: what for what in back}
    assert {what: repr(one) for what, one in back.items()} == {
        "a sensitivity": repr(sensitivity()),
        "a forecast": repr(forecast()),
        "a sweep": repr(one_way()),
    }
    assert set(CALLED) == set(get_args(Kept))


def test_the_file_that_says_what_a_folder_keeps_stands_for_the_folder(tmp_path: Path) -> None:
    folder = findings(tmp_path)["a sensitivity"]
    assert read(folder / "sensitivity.json") == read(folder)
    two = comparison_store.write(compared(times=1), tmp_path / "two")
    assert read(two / "comparison.json") == read(two)


def test_no_run_is_asked_of_a_finding(tmp_path: Path) -> None:
    for what, place in findings(tmp_path).items():
        with pytest.raises(NotARun, match=f"it keeps {what}, and no run of it"):
            run_in(place)


def test_a_file_that_keeps_nothing_says_so(tmp_path: Path) -> None:
    for text in ("{}", '{"kind": []}', '{"kind": "comparison"}'):
        (tmp_path / "x.json").write_text(text)
        with pytest.raises(NotARun, match="it holds no forecast or sweep"):
            read(tmp_path / "x.json")
    (tmp_path / "x.json").write_text("years of work")
    with pytest.raises(NotARun, match="is no JSON"):
        read(tmp_path / "x.json")


def test_what_is_asked_of_one_run_is_not_asked_of_an_ensemble(many: Path) -> None:
    with pytest.raises(NotARun, match=r"0 to 3, .*'sim run harbour --seed 3 --replication R'"):
        run_in(many)


def test_what_was_changed_of_an_ensemble_is_said_for_one_of_its_runs(tmp_path: Path) -> None:
    made = harbour(seed=3, inner=2, overrides={"tolls": "1"}, at_defaults=True)
    with drafted(made, 4, tmp_path / "e", resume=False) as draft:
        draft.add(0, ended(made.scenario, 0, 4))
    with pytest.raises(NotARun, match=r"--replication R --set … --at-defaults --inner 2'\."):
        run_in(tmp_path / "e")


def test_a_folder_that_keeps_neither_and_one_that_is_not_there_are_told_apart(
    tmp_path: Path,
) -> None:
    said = r"no ensemble\.json, .*, sensitivity\.json or advice\.json"
    with pytest.raises(NotARun, match=said):
        read(tmp_path)
    with pytest.raises(NotARun, match="there is no such folder"):
        read(tmp_path / "nowhere")
