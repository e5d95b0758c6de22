"""A sensitivity on disk."""

import json
import math
from pathlib import Path

import pandas as pd
import pytest

from sim.errors import AlreadyThere, NotARun, UsageError
from sim.results.estimate import Estimate
from sim.results.sensitivity_file import default_folder, read, refuse_others, write
from sim.scenario.document import load
from tests.sensitivities import found


def test_what_is_written_is_what_was_found(tmp_path: Path) -> None:
    folder = write(found(), tmp_path / "here")
    assert sorted(one.name for one in folder.iterdir()) == ["sensitivity.csv", "sensitivity.json"]
    kept = json.loads((folder / "sensitivity.json").read_text("utf-8"))
    assert (kept["measure"], kept["seed"], kept["overrides"]) == ("day", 1, {"horizon": "1 year"})
    assert kept["tornado"][0]["at_high"] == {"value": 6.0, "low": 5.5, "high": 6.5, "n": 100}
    assert kept["rules"]["leaves"][0]["conditions"][0]["path"] == "parties.buyer.patience"
    pd.testing.assert_frame_equal(
        pd.read_csv(folder / "sensitivity.csv", keep_default_na=False), found().frame()
    )


def test_a_number_that_is_none_is_null(tmp_path: Path) -> None:
    folder = write(found(usual=Estimate(math.nan, math.nan, math.inf, 0)), tmp_path / "here")
    kept = json.loads((folder / "sensitivity.json").read_text("utf-8"))
    assert kept["usual"] == {"value": None, "low": None, "high": None, "n": 0}


@pytest.mark.parametrize(
    "told", [{}, {"variance": None, "rules": None, "ties": ()}, {"overrides": {"horizon": 30.5}}]
)
def test_a_sensitivity_is_read_back_to_the_last_bit(
    told: dict[str, object], tmp_path: Path
) -> None:
    made = found(**told)
    back = read(write(made, tmp_path / "here"))
    assert back == made
    assert back.frame().equals(made.frame())


def test_an_interval_without_an_end_is_read_back_without_one(tmp_path: Path) -> None:
    endless, nothing = (
        Estimate(1.5, -math.inf, math.inf, 1),
        Estimate(math.nan, math.nan, math.nan, 0),
    )
    swing = found().swings[0]._replace(at_low=endless, at_high=nothing)
    back = read(write(found(swings=(swing, *found().swings[1:])), tmp_path / "here")).swings[0]
    assert back.at_low == endless
    assert repr(back.at_high) == repr(nothing)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"format": 2}, "it has format 2; this version reads 1"),
        ({"kind": "forecast"}, "is of kind 'forecast', and not 'sensitivity'"),
        ({"measure": "singed"}, "'singed' is no measure; did you mean 'signed'"),
        ({"tornado": [{"name": "hurry"}]}, r"tornado\.0\.label"),
        (
            {"ties": [{"names": ["hurry", "war"], "how": "product", "tried": 1, "moved": 1}]},
            "'war'",
        ),
        ({"replications": 0}, "replications"),
        ({"resolved": "scenario: x"}, "its scenario is not what the language allows"),
    ],
)
def test_what_is_misshapen_is_told_in_a_sentence(
    tmp_path: Path, changes: dict[str, object], says: str
) -> None:
    place = write(found(), tmp_path / "here")
    text = (place / "sensitivity.json").read_text()
    (place / "sensitivity.json").write_text(json.dumps(json.loads(text) | changes))
    with pytest.raises(NotARun, match=says):
        read(place)


def test_a_folder_without_one_says_so(tmp_path: Path) -> None:
    with pytest.raises(NotARun, match=r"there is no sensitivity\.json in it"):
        read(tmp_path)


def test_one_of_the_same_scenario_is_replaced_and_nothing_else(tmp_path: Path) -> None:
    folder = write(found(), tmp_path / "here")
    write(found(seed=2), folder)
    with pytest.raises(AlreadyThere):
        write(found(scenario=load("kaesong-1951")), folder)
    (folder / "mine.txt").touch()
    with pytest.raises(AlreadyThere, match=r"mine\.txt"):
        refuse_others(folder, "house-sale")


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError):
        write(found(), tmp_path / "file" / "below")


def test_changes_have_a_folder_of_their_own() -> None:
    plain = default_folder(found(overrides={}))
    assert plain == Path("runs/house-sale/sensitivity-day-seed-1")
    assert default_folder(found()) != plain
