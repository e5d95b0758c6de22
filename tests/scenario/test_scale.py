"""Scales read positions in their own unit, and tell terms in words."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from sim.scenario.quantity import Position
from sim.scenario.scale import Scale, singular


def scale(*between: object, **more: Any) -> Scale:
    return Scale.model_validate({"between": list(between), **more})


MILES = scale(25, 0, unit="miles", landmarks={"the ridge": 10})
LINE = scale("38th parallel", "line of contact", landmarks={"half way": 0.5})
DAYS = scale("1951-07-01", "1952-07-01")
MONTHS = scale("0 months", "12 months")
EUROS = scale(400_000, 500_000, unit="euros")


@pytest.mark.parametrize(
    ("on", "written", "number", "share"),
    [
        (MILES, 10, 10, 0.6),
        (MILES, "the ridge", 10, 0.6),
        (MILES, 25, 25, 0),
        (LINE, "38th parallel", 0, 0),
        (LINE, "half way", 0.5, 0.5),
        (LINE, 0.3, 0.3, 0.3),
        (LINE, "30 %", 0.3, 0.3),
        (DAYS, "1951-07-02", date(1951, 7, 2).toordinal(), 1 / 366),
        (MONTHS, "3 months", 3 * 43_830, 0.25),
        (EUROS, 455_000, 455_000, 0.55),
    ],
)
def test_a_position_is_read_in_the_unit_of_its_scale(
    on: Scale, written: object, number: float, share: float
) -> None:
    position = Position.read(written)
    assert on.number(position) == pytest.approx(number)
    assert on.share(position) == pytest.approx(share)


@pytest.mark.parametrize(
    ("on", "written"),
    [
        (MILES, 26),
        (MILES, "the rigde"),
        (MILES, "1951-07-03"),
        (LINE, 1.2),
        (LINE, "half-way house"),
        (DAYS, 3),
        (DAYS, "1953-01-01"),
        (MONTHS, "13 months"),
        (MONTHS, "soon"),
    ],
)
def test_what_has_no_place_on_a_scale_is_refused(on: Scale, written: object) -> None:
    with pytest.raises(PydanticCustomError):
        on.number(Position.read(written))


@pytest.mark.parametrize(
    ("on", "share", "words"),
    [
        (MILES, 0.5, "12.5 miles"),
        (MILES, 0.6, "the ridge"),
        (MILES, 1, "0 miles"),
        (LINE, 0.4, "40 % of the way from 38th parallel to line of contact"),
        (LINE, 0.375, "37.5 % of the way from 38th parallel to line of contact"),
        (LINE, 0.5, "half way"),
        (LINE, 1, "line of contact"),
        (DAYS, 245 / 366, "2 March 1952"),
        (MONTHS, 1 / 3, "4 months"),
        (MONTHS, 1 / 12, "1 month"),
        (MONTHS, 0.125, "1.5 months"),
        (EUROS, 0.55, "455,000 euros"),
        (scale(0, 9_000), 0.5, "4,500"),
        (scale(0, 1), 0.25, "0.25"),
    ],
)
def test_terms_are_told_as_people_say_them(on: Scale, share: float, words: str) -> None:
    assert on.words(share) == words


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("30 days", "30 days"),
        ("14 days", "2 weeks"),
        ("18.5 days", "18.5 days"),
        ("6 months", "6 months"),
        ("7.3 months", "7.3 months"),
        ("1 year", "1 year"),
        ("1.5 years", "1.5 years"),
    ],
)
def test_a_time_shorter_than_the_unit_of_its_scale_is_told_in_one_that_it_fills(
    written: str, words: str
) -> None:
    """So a chronicle tells 30 days on a scale of years as they were written, not 0.082 years."""
    years = scale("10 days", "2 years")
    assert years.words(years.share(Position.read(written))) == words
    assert scale("0 hours", "2 years").words(0) == "0 years"


def test_a_share_ends_where_the_scale_does() -> None:
    assert EUROS.share(Position(500_000.000_01)) == 1
    assert EUROS.share(Position(399_999.999_99)) == 0


def test_a_table_says_a_unit_once() -> None:
    assert EUROS.span(0.9, 0.4, joint=" → ") == "490,000 → 440,000 euros"
    assert MILES.span(0.6, 0.8) == "the ridge to 5 miles"
    assert LINE.span(0, 0.4) == "38th parallel to 40 % of the way"


def test_a_gap_is_told_in_the_unit_of_the_scale() -> None:
    assert EUROS.distance(0.1) == "10,000 euros"
    assert DAYS.distance(10 / 366) == "10 days"
    assert LINE.distance(0.1) == "10 % of the way"


def test_ends_of_two_kinds_make_no_scale() -> None:
    with pytest.raises(PydanticCustomError):
        _ = scale(0, "line of contact").kind


@given(share=st.floats(0, 1))
def test_the_number_of_a_share_leads_back_to_it(share: float) -> None:
    number = MILES.low + share * (MILES.high - MILES.low)
    assert MILES.share(Position.read(number)) == pytest.approx(share, abs=1e-9)


@pytest.mark.parametrize(
    ("unit", "one"),
    [
        *[("boats", "boat"), ("dollars a month", "dollar a month"), ("inches", "inch")],
        *[("ferries", "ferry"), ("passes", "pass"), ("% a year", "% a year"), ("gas", "gas")],
        *[("thousand million dollars", "thousand million dollars"), ("km", "km")],
    ],
)
def test_of_one_the_unit_is_singular(unit: str, one: str) -> None:
    assert singular(unit) == one
    scale = Scale.model_validate({"between": [0, 4], "unit": unit})
    assert scale.words(0.25) == f"1 {one}"
    assert scale.words(0.5) == f"2 {unit}"
