"""Arguments: each kind is read in one place, and told by its name where it is another."""

from datetime import date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.errors import NoSuchClause, UsageError
from sim.scenario import argument
from sim.scenario.document import loads
from tests.scenario.files import HOUSE


@given(st.integers(0, argument.LARGEST))
def test_a_whole_number_is_itself(number: int) -> None:
    assert argument.whole_number("seed", number) == number


@pytest.mark.parametrize("number", [np.int64(3), np.uint8(3), np.int16(3)])
def test_a_whole_number_of_an_array_becomes_a_plain_one(number: Any) -> None:
    assert type(argument.whole_number("seed", number)) is int


@pytest.mark.parametrize("number", [True, np.True_, 3.0, "3", None, -1, 2**63])
def test_no_other_number_is_whole(number: object) -> None:
    with pytest.raises(UsageError, match=r"^seed is .*; it takes a whole number from 0 to 92"):
        argument.whole_number("seed", number)


@pytest.mark.parametrize("share", [0, 1, 0.5, np.float32(0.5), Fraction(1, 2)])
def test_a_share_lies_between_nothing_and_all(share: Any) -> None:
    assert argument.share("share", share) == float(share)


@pytest.mark.parametrize("share", [-0.1, 1.1, float("nan"), float("inf"), 10**400, True, "0.5"])
def test_nothing_else_is_a_share(share: object) -> None:
    with pytest.raises(UsageError, match="takes a number from 0 to 1"):
        argument.share("share", share)


def test_a_number_is_finite() -> None:
    assert argument.number("patience", np.int64(3)) == 3.0
    with pytest.raises(UsageError, match=r"patience is inf; it takes a number, such as 0\.5"):
        argument.number("patience", float("inf"))


@pytest.mark.parametrize("truth", [True, False, np.True_, np.False_])
def test_a_truth_value_of_an_array_is_one_too(truth: Any) -> None:
    assert argument.yes_or_no("resume", truth) is bool(truth)


@pytest.mark.parametrize("other", [1, 0, "yes", None])
def test_a_number_is_no_truth_value(other: object) -> None:
    with pytest.raises(UsageError, match="takes True or False"):
        argument.yes_or_no("resume", other)


@pytest.mark.parametrize("bad", [3, None, b"x", "a\0b", ["x"]])
def test_a_path_can_be_that_of_a_file(bad: object) -> None:
    assert argument.path("out", "x", "a folder") == argument.path("out", Path("x"), "a folder")
    with pytest.raises(UsageError, match="takes the path of a folder"):
        argument.path("out", bad, "a folder")


@pytest.mark.parametrize(
    "day",
    ["2026-05-31", date(2026, 5, 31), datetime(2026, 5, 31, 9), np.datetime64("2026-05-31")],
)
def test_a_day_is_a_date_in_any_of_its_forms(day: object) -> None:
    assert argument.day(day) == date(2026, 5, 31)


@pytest.mark.parametrize("day", ["31 May", 3, None, np.datetime64("NaT")])
def test_what_is_no_date_is_no_day(day: object) -> None:
    with pytest.raises(UsageError, match="is no date: write a day as 2026-05-31"):
        argument.day(day)


@pytest.mark.parametrize("missing", [pd.NaT, np.datetime64("NaT"), np.datetime64("NaT", "D")])
def test_a_date_that_is_missing_is_called_so(missing: object) -> None:
    said = "^NaT, a date that is missing, is no date: write a day as 2026-05-31\\.$"
    with pytest.raises(UsageError, match=said):
        argument.day(missing)


def test_a_word_is_told_with_the_nearest() -> None:
    assert argument.one_of("kind", "tea", ["tea", "coffee"]) == "tea"
    with pytest.raises(UsageError, match=r"kind is 'tee'; did you mean 'tea'[?] It takes tea or"):
        argument.one_of("kind", "tee", ["tea", "coffee"])
    with pytest.raises(UsageError, match="kind is 3; it takes tea or coffee"):
        argument.one_of("kind", 3, ["tea", "coffee"])


def test_names_may_stand_in_any_collection() -> None:
    for some in (["a", "b"], ("a", "b"), {"a": 1, "b": 2}.keys(), np.array(["a", "b"])):
        assert argument.names("clauses", some) == ("a", "b")


def test_a_long_value_is_cut() -> None:
    with pytest.raises(UsageError) as caught:
        argument.text("measure", list(range(1000)))
    assert len(str(caught.value)) < 100


def test_nothing_set_is_nothing() -> None:
    assert argument.by_name("set", None) == {}
    assert argument.texts_by_name("options", {"a": "b"}) == {"a": "b"}


def test_a_clause_has_its_place() -> None:
    assert argument.clause("price", loads(HOUSE)) == 0
    with pytest.raises(NoSuchClause, match="'prise' is no clause; did you mean 'price'"):
        argument.clause("prise", loads(HOUSE))


def test_nobody_is_told_where_nobody_asks() -> None:
    tell: Any = argument.teller(None)
    assert tell(3) is None


@pytest.mark.parametrize("told", [print, [].append, lambda *_: None, lambda _, __=0: None])
def test_progress_is_told_to_any_function_of_one_number(told: Any) -> None:
    assert argument.teller(told) is told


def test_a_day_of_the_talks_lies_from_their_start_to_the_horizon() -> None:
    house = loads(HOUSE)
    last = house.start + timedelta(minutes=house.horizon.number)
    assert [argument.day_of(house, day) for day in (house.start, last)] == [house.start, last]
    for day, said in (
        (house.start - timedelta(days=1), "before the talks begin"),
        (last + timedelta(days=1), f"after the horizon of the talks, {last}; none are played then"),
    ):
        with pytest.raises(UsageError, match=f"{day} is {said}"):
            argument.day_of(house, day)
