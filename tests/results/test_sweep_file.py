"""A sweep in a file: CSV, JSON, Parquet, whole or not at all."""

import json
import math
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from sim.errors import UsageError
from sim.results.sweep_file import write, writer
from sim.scenario.document import loads
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
    assert told["axes"] == [{"name": "patience", "values": ["10 days", "20 days"]}]
    assert told["rows"][0]["low"] is None
    assert len(told["rows"]) == len(sweep.frame())
    assert loads(told["resolved"]) == sweep.scenario


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
