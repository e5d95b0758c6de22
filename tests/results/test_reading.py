"""A JSON file of ours is opened again, or says in a sentence why not."""

import json
import math
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.errors import NotARun
from sim.results.estimate import Estimate
from sim.results.reading import Strict, Whole, opened, plain, told


class Vote(Strict):
    """What a made-up kind of file says."""

    votes: Whole
    share: Estimate
    names: tuple[str, ...] = ()


NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
SHARE = {"value": 0.5, "low": 0.25, "high": 0.75, "n": 4}


def kept(folder: Path, **changes: object) -> Path:
    """Return a file that says how a vote went."""
    said = {"format": 1, "kind": "vote", "votes": 3, "share": SHARE, "names": ["a", "b"]}
    (folder / "vote.json").write_text(json.dumps(said | changes))
    return folder / "vote.json"


def test_a_file_is_read_field_by_field(tmp_path: Path) -> None:
    vote = opened(kept(tmp_path), Vote, kind="vote")
    assert (vote.votes, vote.names) == (3, ("a", "b"))
    assert vote.share == Estimate(0.5, 0.25, 0.75, 4)


@given(value=NUMBERS, low=NUMBERS | st.just(-math.inf), high=NUMBERS | st.just(math.inf))
def test_an_estimate_is_read_back_to_the_last_bit(
    tmp_path_factory: pytest.TempPathFactory, value: float, low: float, high: float
) -> None:
    one = Estimate(value, low, high, 7)
    place = kept(tmp_path_factory.getbasetemp(), share=told(one))
    assert opened(place, Vote, kind="vote").share == one


def test_an_estimate_of_no_runs_is_none(tmp_path: Path) -> None:
    nothing = Estimate(math.nan, math.nan, math.nan, 0)
    assert told(nothing) == {"value": None, "low": None, "high": None, "n": 0}
    back = opened(kept(tmp_path, share=told(nothing)), Vote, kind="vote").share
    assert repr(back) == repr(nothing)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"kind": "tally"}, r"vote\.json is of kind 'tally', and not 'vote'"),
        ({"format": 2}, "it has format 2; this version reads 1"),
        ({"votes": "3"}, "votes: Input should be a valid integer, and is '3'"),
        ({"votes": -1}, "votes"),
        ({"share": {**SHARE, "n": None}}, r"share\.n"),
        ({"share": 0.5}, "share"),
        ({"votes": math.nan}, "NaN is no number of JSON"),
    ],
)
def test_a_field_that_is_not_as_it_was_written_is_told(
    tmp_path: Path, changes: dict[str, object], says: str
) -> None:
    with pytest.raises(NotARun, match=says):
        opened(kept(tmp_path, **changes), Vote, kind="vote")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"{", "is no JSON"),
        (b"[" * 100_000, "is no JSON"),
        (b"[1]", "was not written by this program"),
        (b"\xff", "cannot be read"),
    ],
)
def test_what_is_no_file_of_ours_is_told(tmp_path: Path, text: bytes, says: str) -> None:
    (tmp_path / "vote.json").write_bytes(text)
    with pytest.raises(NotARun, match=says):
        opened(tmp_path / "vote.json", Vote, kind="vote")


def test_what_is_not_there_is_told_by_what_was_asked_for(tmp_path: Path) -> None:
    with pytest.raises(NotARun, match=r"vote\.json' is not a stored run: there is no such file"):
        opened(tmp_path / "vote.json", Vote, kind="vote")
    with pytest.raises(NotARun, match=r"there is no vote\.json in it"):
        opened(tmp_path / "vote.json", Vote, kind="vote", place=tmp_path)


def test_an_override_is_written_as_it_was_given_and_as_text_where_json_has_no_word_for_it() -> None:
    given = {"a": (1, 0.5, None, True), "b": {2: "x"}, "day": date(2001, 2, 3), "far": math.inf}
    assert plain(given) == {
        "a": [1, 0.5, None, True],
        "b": {"2": "x"},
        "day": "2001-02-03",
        "far": "inf",
    }
