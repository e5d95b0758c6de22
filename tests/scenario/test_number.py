"""Plain numbers, and what an error calls them."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from sim.scenario.number import (
    Count,
    PositiveNumber,
    PositiveShare,
    Share,
    Weight,
    fraction,
    number,
    shown,
)


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (Share, [0, 0.5, 1, "15 %"], [-0.1, 1.1, "101 %", "half", True]),
        (PositiveShare, [0.01, 1], [0, 1.5]),
        (PositiveNumber, [0.1, 40], [0, -1, "2", float("inf")]),
        (Weight, [0, 3.5], [-1, None]),
        (Count, [1, 20], [0, 2.5, True, "3", 10**9]),
    ],
)
def test_a_number_lies_within_its_bounds(kind: Any, good: list[object], bad: list[object]) -> None:
    adapter: TypeAdapter[Any] = TypeAdapter(kind)
    for written in good:
        adapter.validate_python(written)
    for written in bad:
        with pytest.raises(ValidationError):
            adapter.validate_python(written)


def test_a_percentage_is_a_share() -> None:
    assert TypeAdapter(Share).validate_python("15 %") == pytest.approx(0.15)


def test_a_whole_number_stays_whole() -> None:
    assert isinstance(number(400_000), int)
    assert isinstance(number(10**20), float)


@pytest.mark.parametrize("written", [True, "3", float("nan"), 10**400])
def test_what_is_no_number_is_refused(written: object) -> None:
    with pytest.raises(PydanticCustomError):
        number(written)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (None, "nothing"),
        (True, "'true'"),
        ({}, "a map"),
        ([], "a list"),
        (2.0, "'2'"),
        ("a", "'a'"),
    ],
)
def test_an_error_names_what_is_written(written: object, told: str) -> None:
    assert shown(written) == told


def test_an_error_quotes_no_more_than_fits_in_a_line() -> None:
    assert len(shown("x" * 10_000)) == 42


@pytest.mark.parametrize(
    ("written", "meant"),
    [("2/3", 2 / 3), ("3 / 4", 0.75), ("1/0", "1/0"), ("2/3/4", "2/3/4")],
)
def test_a_fraction_is_the_number_it_stands_for(written: object, meant: object) -> None:
    assert fraction(written) == meant
