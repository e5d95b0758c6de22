"""A forest of differences, by what it draws."""

import math

import pytest
from matplotlib.colors import to_hex

from sim.plots.forest import Row, draw, extent, tick_step
from sim.plots.style import MEDIAN, PAPER, Sheet
from tests.comparisons import harbour
from tests.plots.drawn import named, points, texts

SURE, NONE = Row(1.0, 4.0, 1.0, 7.0, "sure"), Row(1.5, -1.0, -3.0, 1.0, "none")


def drawn(*rows: Row) -> Sheet:
    sheet = Sheet(harbour(), title="T", below="b", account="a", height=2.0)
    draw(sheet, rows or [SURE, NONE], across=(2.0, 3.0), reach=(0.7, 1.8), heading=("days", 0.6))
    return sheet


def test_a_difference_is_a_point_on_its_interval_at_the_height_of_its_row() -> None:
    sheet = drawn()
    (interval,) = named(sheet, "interval/sure")
    assert points(interval) == [(1.0, 1.0), (7.0, 1.0)]
    (point,) = named(sheet, "difference/sure")
    assert points(point) == [(4.0, 1.0)]


def test_where_nought_lies_inside_the_point_is_hollow() -> None:
    sheet = drawn()
    (sure,), (none,) = (named(sheet, f"difference/{name}") for name in ("sure", "none"))
    assert to_hex(sure.get_markerfacecolor()).upper() == MEDIAN
    assert to_hex(none.get_markerfacecolor()).upper() == PAPER
    assert (SURE.is_none, NONE.is_none) == (False, True)


def test_a_panel_reaches_as_far_to_either_side_and_names_a_round_number() -> None:
    assert extent([SURE, NONE]) == pytest.approx(7.56)
    assert extent([SURE._replace(high=math.inf)]) == pytest.approx(1.08)
    assert texts(drawn(), "tick-name") == ["−5", "0", "+5"]
    assert texts(drawn(), "heading") == ["days"]
    assert [tick_step(most) for most in (0.7, 3.0, 130.0)] == [0.5, 2.0, 100.0]


def test_a_panel_without_any_difference_has_ticks_that_can_be_read() -> None:
    nought = Row(1.0, 0.0, 0.0, 0.0, "nought")
    assert texts(drawn(nought), "tick-name") == ["−1", "0", "+1"]
