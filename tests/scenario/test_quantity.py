"""Quantities read what people write, and write what they read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from sim.scenario.quantity import (
    UNITS,
    Duration,
    Likelihood,
    Meetings,
    Meets,
    Position,
    Quantity,
    Rate,
    Times,
    day,
    is_times,
)


def refused(reader: type[Quantity], written: object) -> dict[str, str]:
    with pytest.raises(PydanticCustomError) as caught:
        reader.read(written)
    assert caught.value.context is not None
    return caught.value.context


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("1 minute", 1),
        ("90 minutes", 90),
        ("2 hours", 120),
        ("1 day", 1_440),
        ("30 days", 43_200),
        ("2 weeks", 20_160),
        ("1 month", 43_830),
        ("1.5 years", 788_940),
        ("0 days", 0),
        ("30days", 43_200),
    ],
)
def test_a_duration_is_told_in_minutes(written: str, minutes: float) -> None:
    assert Duration.read(written).minutes == minutes
    assert Duration.read(written).number == minutes


def test_a_year_is_twelve_months() -> None:
    assert Duration.read("12 months") == Duration.read("1 year")


@given(number=st.integers(0, 9_999), unit=st.sampled_from(list(UNITS)))
def test_a_duration_is_written_as_it_was_read(number: int, unit: str) -> None:
    assert str(Duration.read(f"{number} {unit}s")) == f"{number} {unit}s"


@pytest.mark.parametrize("written", [30, 1.5, True, "30", "days", "-3 days", "3 days 2", "", None])
def test_what_is_no_duration_is_refused(written: object) -> None:
    refused(Duration, written)


def test_a_bare_number_is_told_to_be_one() -> None:
    assert refused(Duration, 30)["found"] == "'30' is a bare number, no duration"


def test_a_slip_in_the_unit_is_mended() -> None:
    assert refused(Duration, "30 dayz")["suggestion"] == "30 days"


def test_nobody_waits_ten_thousand_years() -> None:
    Duration.read("10000 years")
    assert refused(Duration, "10001 years")["found"] == "'10001 years' is too long"


@pytest.mark.parametrize(
    ("written", "a_day"),
    [("1 per day", 1.0), ("0 per year", 0.0), ("3 per week", 3 / 7), ("1 per 30 days", 1 / 30)],
)
def test_a_rate_counts_times_a_minute(written: str, a_day: float) -> None:
    assert Rate.read(written).number * 1_440 == pytest.approx(a_day)
    assert str(Rate.read(written)) == written


@pytest.mark.parametrize("written", [2, "2", "2 a year", "per year", "2 per 0 days", "2 per moon"])
def test_what_is_no_rate_is_refused(written: object) -> None:
    refused(Rate, written)


@pytest.mark.parametrize(
    ("written", "number"),
    [(0.4, 0.4), (1, 1.0), ("40 %", 0.4), ("40%", 0.4), ("certain", 1.0), ("never", 0.0)],
)
def test_a_likelihood_may_be_a_number(written: object, number: float) -> None:
    likelihood = Likelihood.read(written)
    assert (likelihood.number, likelihood.word) == (number, None)
    assert likelihood.written == written


def test_a_likelihood_may_be_a_word_of_several() -> None:
    likelihood = Likelihood.read("hard to refute")
    assert (likelihood.number, likelihood.word) == (None, "hard to refute")


@pytest.mark.parametrize("written", [1.01, -0.1, "101 %", True, "", float("nan"), [0.5]])
def test_what_is_no_likelihood_is_refused(written: object) -> None:
    refused(Likelihood, written)


def test_meetings_are_counted_from_one() -> None:
    assert Meetings.read("12 meetings").number == Meetings.read(12).number == 12
    assert Meetings.read("1 meeting").number == 1
    for written in (0, "0 meetings", 2.5, "some meetings", True):
        refused(Meetings, written)


@pytest.mark.parametrize(
    ("written", "weekdays", "every"),
    [
        ("weekdays", (0, 1, 2, 3, 4), None),
        ("every day", None, 1),
        ("every 3 days", None, 3),
        (["thu", "mon"], (0, 3), None),
    ],
)
def test_meetings_fall_on_days_of_the_week_or_so_many_days_apart(
    written: object, weekdays: tuple[int, ...] | None, every: int | None
) -> None:
    meets = Meets.read(written)
    assert (meets.weekdays, meets.every) == (weekdays, every)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("every 3 dayz", "every 3 days"), ("evry day", "every day"), ("week days", "weekdays")],
)
def test_misspelt_days_of_meeting_are_told_with_the_nearest(written: str, meant: str) -> None:
    assert refused(Meets, written)["suggestion"] == meant


@pytest.mark.parametrize("written", ["every 0 days", "now and then", [], ["noday"], 3])
def test_what_names_no_days_of_meeting_is_refused(written: object) -> None:
    refused(Meets, written)


def test_a_position_keeps_what_is_written_for_its_scale_to_read() -> None:
    assert Position.read("half way").written == "half way"
    assert Position.read(3).written == 3
    for written in (True, None, "", [1], float("inf"), 10**400):
        refused(Position, written)


def test_a_day_is_written_in_full() -> None:
    assert day("1951-07-03") == date(1951, 7, 3)
    for written in ("1951-7-3", "03.07.1951", "1951-02-30", 19510703, "1951-07-03T10:00"):
        with pytest.raises(PydanticCustomError):
            day(written)


def test_so_many_times_are_more_than_none_and_no_length_of_time() -> None:
    assert Times.read("1.3 times").number == 1.3
    assert str(Times.read("2times")) == "2times"
    for written in ("0 times", "-1 times", "2 days", "2", 2, "twice", None, "9999999999 times"):
        refused(Times, written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1.3 times", True),
        ("1.3 tmes", True),
        (Times.read("2 times"), True),
        ("3 minutes", False),
        ("3 dayss", False),
        ("times", False),
        (3, False),
    ],
)
def test_times_are_told_from_lengths_of_time_even_where_they_are_misspelt(
    written: object, meant: bool
) -> None:
    assert is_times(written) is meant


@pytest.mark.parametrize(("written", "meant"), [("1 moth", "1 month"), ("2 moths", "2 months")])
def test_of_one_the_right_spelling_is_singular(written: str, meant: str) -> None:
    with pytest.raises(PydanticCustomError) as told:
        Duration.read(written)
    assert (told.value.context or {})["suggestion"] == meant
