"""A forecast in a file: whole or not at all, and opened again without playing."""

import json
import math
from dataclasses import replace
from pathlib import Path

import pytest

from sim.errors import AlreadyThere, NotARun, UsageError
from sim.results.forecast_file import read, write
from sim.scenario.document import loads
from tests.builders import HARBOUR
from tests.results.test_forecast import harbour


def test_a_forecast_is_read_back_to_the_last_bit(tmp_path: Path) -> None:
    made = harbour(overrides={"parties.north.patience": "9 days", "horizon": 0.1 + 0.2})
    back = read(write(made, tmp_path / "f.json"))
    assert repr(vars(back) | {"scenario": None}) == repr(vars(made) | {"scenario": None})
    assert back.scenario == made.scenario
    assert back.frame().equals(made.frame())
    assert write(back, tmp_path / "g.json").read_bytes() == (tmp_path / "f.json").read_bytes()


def test_what_no_model_predicts_is_no_number_when_it_is_read_back(tmp_path: Path) -> None:
    back = read(write(harbour(), tmp_path / "f.json"))
    silent = back.prediction("exchange", "fishing.quota")
    assert math.isnan(silent.position)
    assert math.isnan(silent.low)
    assert (silent.chance, silent.is_made) == (None, False)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"format": 2}, "it has format 2; this version reads 1"),
        ({"kind": "sweep"}, "is of kind 'sweep', and not 'forecast'"),
        ({"seed": -1}, "seed: Input should be greater than or equal to 0, and is -1"),
        ({"signed": {"value": 0.5}}, r"signed\.low"),
        ({"predictions": [{"model": "nash"}]}, r"predictions\.0\.clause"),
        ({"resolved": "scenario: x"}, "its scenario is not what the language allows"),
        ({"scenario": "canal"}, "resolved is of 'harbour', and scenario is 'canal'"),
    ],
)
def test_what_is_misshapen_is_told_in_a_sentence(
    tmp_path: Path, changes: dict[str, object], says: str
) -> None:
    place = write(harbour(), tmp_path / "f.json")
    place.write_text(json.dumps(json.loads(place.read_text()) | changes))
    with pytest.raises(NotARun, match=says):
        read(place)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"model": "oracle"}, "'oracle' is none of the models"),
        ({"clause": "canal"}, "'canal' is no clause of its scenario"),
    ],
)
def test_a_model_or_a_clause_that_is_not_there_is_found_out(
    tmp_path: Path, change: dict[str, str], says: str
) -> None:
    made = harbour()
    odd = replace(made, predictions=(replace(made.predictions[0], **change),))  # type: ignore[arg-type]
    with pytest.raises(NotARun, match=says):
        read(write(odd, tmp_path / "f.json"))


def test_a_file_holds_all_it_takes_to_make_it_again(tmp_path: Path) -> None:
    place = write(harbour(), tmp_path / "harbour.json")
    held = json.loads(place.read_text())
    assert (held["format"], held["kind"], held["seed"], held["replications"]) == (
        1,
        "forecast",
        7,
        40,
    )
    assert held["overrides"] == {"parties.north.patience": "9 days"}
    assert loads(held["resolved"]) == loads(HARBOUR)
    challenge, trade = held["predictions"][3:5]
    assert challenge["course"] == [0.4, 0.6, 0.6, 0.8]
    assert (trade["position"], trade["note"]) == (None, "nobody trades")
    assert held["predictions"][5]["chance"]["low"] == 0.5
    assert [path.name for path in tmp_path.iterdir()] == ["harbour.json"]


def test_a_forecast_of_the_same_talks_is_replaced_and_nothing_else(tmp_path: Path) -> None:
    place = write(harbour(), tmp_path / "f.json")
    write(harbour(seed=8), place)
    assert json.loads(place.read_text())["seed"] == 8
    for text in ("my notes", "[1]", '{"kind": "forecast", "scenario": "other"}'):
        place.write_text(text)
        with pytest.raises(AlreadyThere):
            write(harbour(), place)
        assert place.read_text() == text


def test_where_nothing_can_be_written_nothing_is(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"kept as \.json, not as '\.csv'"):
        write(harbour(), tmp_path / "f.csv")
    with pytest.raises(UsageError, match="Nothing can be written"):
        write(harbour(), tmp_path / "no" / "f.json")
    assert list(tmp_path.iterdir()) == []
