"""A sweep in a file: CSV, JSON, Parquet, whole or not at all."""

import json
import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from sim.errors import NotARun, UsageError
from sim.results.sweep import Sweep
from sim.results.sweep_file import read, write, writer
from sim.scenario.document import loads
from sim.scenario.made import Made
from tests.sweeps import one_way, two_ways


def test_csv_gives_the_table_back(tmp_path: Path) -> None:
    back = pd.read_csv(write(two_ways(), tmp_path / "a.csv"), keep_default_na=False)
    frame = two_ways().frame()
    assert back.columns.tolist() == frame.columns.tolist()
    assert back["measure"].tolist() == frame["measure"].tolist()
    assert [float(x) for x in back["estimate"]] == pytest.approx(frame["estimate"].tolist())


def test_json_also_says_what_it_was_made_of(tmp_path: Path) -> None:
    sweep = one_way()
    broken = replace(
        sweep.points[0],
        estimates={
            key: replace(one, low=-math.inf) for key, one in sweep.points[0].estimates.items()
        },
    )
    written = write(replace(sweep, points=(broken, *sweep.points[1:])), tmp_path / "a.json")
    told = json.loads(written.read_text())
    assert (told["format"], told["kind"], told["scenario"]) == (1, "sweep", "harbour")
    assert (told["planned"], told["done"], told["seed"]) == (2, 2, 1)
    assert told["axes"] == [
        {
            "name": "patience",
            "paths": ["parties.north.patience"],
            "assumption": "",
            "values": ["10 days", "20 days"],
            "is_range": True,
        }
    ]
    assert told["rows"][0]["low"] is None
    assert len(told["rows"]) == len(sweep.frame())
    assert loads(told["resolved"]) == sweep.scenario


def test_what_was_changed_at_every_point_is_read_back(tmp_path: Path) -> None:
    made = Made({"horizon": "2 years"}, {"tolls": "high"}, "north")
    sweep = replace(one_way(), scenario=one_way().scenario.made_of(made))
    assert read(write(sweep, tmp_path / "a.json")).assumes == sweep.assumes


@pytest.mark.parametrize("made", [one_way, two_ways])
def test_a_sweep_is_read_back_to_the_last_bit(made: Callable[[], Sweep], tmp_path: Path) -> None:
    back = read(write(made(), tmp_path / "a.json"))
    assert repr(back.points) == repr(made().points)
    assert replace(back, points=()) == replace(made(), points=())
    assert write(back, tmp_path / "b.json").read_bytes() == (tmp_path / "a.json").read_bytes()


def test_a_sweep_that_was_broken_off_is_read_back_as_one(tmp_path: Path) -> None:
    half = replace(two_ways(), points=two_ways().points[:3])
    back = read(write(half, tmp_path / "a.json"))
    assert (len(back.points), back.planned, back.is_complete) == (3, 4, False)
    nothing = replace(two_ways(), points=())
    assert read(write(nothing, tmp_path / "b.json")).points == ()


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"format": 2}, "it has format 2; this version reads 1"),
        ({"kind": "forecast"}, "is of kind 'forecast', and not 'sweep'"),
        ({"axes": [{"name": "patience"}]}, r"axes\.0\.paths"),
        ({"done": 1}, "it tells of point 1, and has 1 points"),
        ({"done": 3}, "it tells nothing of one of its points"),
        ({"rows": [{"point": 0}]}, r"rows\.0\.measure"),
        ({"resolved": "scenario: x"}, "its scenario is not what the language allows"),
    ],
)
def test_what_is_misshapen_is_told_in_a_sentence(
    tmp_path: Path, changes: dict[str, object], says: str
) -> None:
    place = write(one_way(), tmp_path / "a.json")
    place.write_text(json.dumps(json.loads(place.read_text()) | changes))
    with pytest.raises(NotARun, match=says):
        read(place)


def test_a_row_that_says_not_where_it_is_is_found_out(tmp_path: Path) -> None:
    place = write(one_way(), tmp_path / "a.json")
    said = json.loads(place.read_text())
    del said["rows"][0]["patience"]
    place.write_text(json.dumps(said))
    with pytest.raises(NotARun, match="does not say where on 'patience' it is"):
        read(place)


def test_parquet_gives_the_table_back(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    back = pd.read_parquet(write(one_way(), tmp_path / "a.parquet"))
    pd.testing.assert_frame_equal(back, one_way().frame(), check_dtype=False)


def test_without_what_writes_parquet_it_is_said_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    monkeypatch.setitem(__import__("sys").modules, "fastparquet", None)
    with pytest.raises(UsageError, match="pip install pyarrow"):
        writer("a.parquet")


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.csv, \.json or \.parquet"):
        write(one_way(), tmp_path / "a.xlsx")
    with pytest.raises(UsageError, match="written"):
        write(one_way(), tmp_path / "nowhere" / "a.csv")
    assert list(tmp_path.iterdir()) == []
