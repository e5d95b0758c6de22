"""A part as a file: the words of the frame and the raw numbers, back to the last bit."""

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from sim.results.part import ABOUT, blank, decoded, encoded, spans
from sim.scenario.document import loads
from tests.builders import HARBOUR
from tests.results.ends import ended, harbour, whole

ROOT = Path(__file__).parents[2]
SCENARIO = loads(HARBOUR)


def test_what_is_hard_to_keep_is_read_back_to_the_last_bit() -> None:
    ends = ended(SCENARIO, 40, 60)
    into = blank(SCENARIO, 60)
    about = decoded(encoded(SCENARIO, ends, first=40, about={"seed": 1}), SCENARIO, into, first=40)
    assert [one.tobytes() for one in into] == [one.tobytes() for one in ends]
    assert about == {"seed": 1, "first": 40}


def test_any_reader_of_parquet_finds_the_columns_of_the_frame() -> None:
    ensemble = whole(harbour(), 40)
    file = encoded(SCENARIO, ended(SCENARIO, 0, 40), first=0, about={"seed": 1})
    read, frame = pd.read_parquet(BytesIO(file)), ensemble.frame()
    for name in set(frame) - {"date", "terms"}:
        told = read[name].astype(frame[name].dtype)
        pd.testing.assert_series_equal(told, frame[name], check_exact=True)
    assert pd.to_datetime(read["date"]).equals(
        frame["date"].astype(pd.to_datetime(read["date"]).dtype)
    )
    assert read["ending"].iloc[::3].tolist()[:3] == ["signed", "walked-out", "broken-off"]
    assert read["ending_minute"].tolist()[3:6] == [2040, 2040, 2040]
    assert json.loads(pq.read_schema(BytesIO(file)).metadata[ABOUT])["seed"] == 1


def test_the_same_ends_give_the_same_bytes() -> None:
    one, other = (
        encoded(SCENARIO, ended(SCENARIO, 7, 30), first=7, about={"seed": 1}) for _ in range(2)
    )
    assert one == other


@pytest.mark.parametrize(("first", "count"), [(41, 10), (40, 9)])
def test_a_part_of_other_replications_is_not_taken(first: int, count: int) -> None:
    file = encoded(SCENARIO, ended(SCENARIO, 40, 10), first=40, about={})
    with pytest.raises(ValueError, match="rows"):
        decoded(file, SCENARIO, blank(SCENARIO, count), first=first)


def test_a_part_of_another_scenario_is_not_taken() -> None:
    other = loads(HARBOUR.replace("fishing:", "whaling:"))
    file = encoded(SCENARIO, ended(SCENARIO, 0, 10), first=0, about={})
    with pytest.raises(ValueError, match=r"whaling|fishing"):
        decoded(file, other, blank(other, 10), first=0)


def test_what_is_no_parquet_is_not_taken() -> None:
    with pytest.raises(ValueError, match="Parquet"):
        decoded(b"years of work", SCENARIO, blank(SCENARIO, 1), first=0)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="Linux alone tells its threads")
def test_reading_starts_no_thread_that_could_outlive_the_program() -> None:
    code = """
import os
from tests.results.test_part import SCENARIO, blank, decoded, encoded, ended
file = encoded(SCENARIO, ended(SCENARIO, 0, 40), first=0, about={})
before = set(os.listdir("/proc/self/task"))
decoded(file, SCENARIO, blank(SCENARIO, 40), first=0)
print(len(set(os.listdir("/proc/self/task")) - before))
"""
    command = [sys.executable, "-c", code]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert told.stdout == "0\n"


def test_parts_follow_each_other_and_the_last_may_be_short() -> None:
    assert list(spans(7, 3)) == [(0, 3), (3, 3), (6, 1)]
    assert list(spans(6, 3)) == [(0, 3), (3, 3)]
