"""A sweep: its points, its numbers, and its table."""

from dataclasses import replace

import pytest

from sim.results.sweep import Axis, number_and_unit
from sim.scenario.made import Made
from tests.sweeps import PATIENCE, SIDE, one_way, two_ways


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("20 days", (20.0, "days")),
        ("1 day", (1.0, "days")),
        ("2 per year", (2.0, "per year")),
        ("60 %", (60.0, "%")),
        ("60%", (60.0, "%")),
        ("0.5", (0.5, "")),
        ("boulware", (None, "boulware")),
    ],
)
def test_a_value_begins_with_its_number(written: str, found: tuple[float | None, str]) -> None:
    assert number_and_unit(written) == found


def test_an_axis_of_words_has_no_numbers() -> None:
    sweep = two_ways()
    assert sweep.numbers(PATIENCE) == (10, 10, 20, 20)
    assert sweep.unit(PATIENCE) == "days"
    assert sweep.numbers(SIDE) is None


def test_every_point_and_measure_is_a_row_of_the_frame() -> None:
    sweep = one_way()
    frame = sweep.frame()
    assert list(frame.columns) == [
        "point", "patience", "measure", "clause", "party", "terms", "estimate", "low", "high", "n",
        "apart", "apart_low", "apart_high", "apart_n",
    ]  # fmt: skip
    assert len(frame) == sum(len(point.estimates) for point in sweep.points)
    signed = frame[frame.measure == "signed"]
    assert signed.patience.tolist() == ["10 days", "20 days"]
    assert signed.estimate.tolist() == [0.75, 1.0]
    assert signed.apart.tolist() == [0.0, 0.25]
    assert set(signed.n) == {40}


def test_a_measure_is_told_at_every_point() -> None:
    assert [one.value for one in one_way().estimates("signed")] == [0.75, 1.0]
    with pytest.raises(KeyError):
        one_way().estimates("signed", clause="tolls")


def test_an_axis_never_takes_the_name_of_a_column() -> None:
    assert Axis(name="clause", values=("a",), is_range=False).column == "clause="
    assert PATIENCE.column == "patience"


def test_a_sweep_says_what_it_rests_on() -> None:
    assert "patience = 10 days to 20 days" in two_ways().assumes
    assert "side = bold, meek" in two_ways().assumes


def test_what_was_changed_at_every_point_is_said_too() -> None:
    made = Made({"horizon": "2 years"}, {"side": "meek", "tolls": "high"}, "north")
    sweep = replace(two_ways(), scenario=two_ways().scenario.made_of(made))
    assert "horizon = 2 years · patience = " in sweep.assumes
    assert "tolls: high · as believed by north" in sweep.assumes
    assert "side: meek" not in sweep.assumes
    assert "40 replications at each of 4 points of a grid" in two_ways().assumes
    assert "4 of 4 points" in repr(two_ways())
