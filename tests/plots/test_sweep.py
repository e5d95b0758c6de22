"""The figures of a sweep, by what they draw."""

from dataclasses import replace

import pytest

from sim.errors import UsageError
from sim.plots.sweep import along, measured, sweep
from sim.results.measure import Key
from sim.results.sweep import Axis
from tests.plots.drawn import named, names, points, texts
from tests.sweeps import PATIENCE, SIDE, one_way, two_ways


def test_a_curve_goes_through_the_estimates_with_their_intervals() -> None:
    figure = sweep(one_way())
    (line,) = named(figure, "line")
    assert points(line) == [(10, 75), (20, 100)]
    (whiskers,) = named(figure, "whiskers")
    ends = [[float(y) for _, y in segment] for segment in whiskers.get_segments()]
    for end, one in zip(ends, one_way().estimates("signed"), strict=True):
        assert end == pytest.approx([100 * one.low, 100 * one.high])
    assert texts(figure, "axis-name") == ["patience, days"]
    assert texts(figure, "title") == ["Signed, %, over patience"]


def test_terms_are_drawn_in_their_unit_and_dates_named() -> None:
    quota = sweep(one_way(), of="fishing.quota", measure="position")
    assert points(named(quota, "points")[0])[1] == pytest.approx((20, 47.5))
    days = sweep(one_way(), measure="day")
    assert all("2001" in name for name in texts(days, "value-name"))
    assert len(texts(days, "value-name")) >= 3


def test_terms_on_a_scale_of_dates_have_dates_at_the_left() -> None:
    figure = sweep(one_way(), of="tolls", measure="position")
    assert points(named(figure, "points")[0])[0] == pytest.approx((10, 730))
    assert texts(figure, "value-name") == ["1 Dec 2002", "1 Jan 2003", "1 Feb 2003"]


def test_dates_stand_in_time_whatever_their_order() -> None:
    ends = ("2001-03-01", "2001-01-02")
    red_line = Axis(name="red-line", paths=("x",), values=ends, is_range=True)
    dated = replace(
        one_way(),
        axes=(red_line,),
        points=tuple(
            replace(point, values={"red-line": written})
            for point, written in zip(one_way().points, ends, strict=True)
        ),
    )
    found = along(dated, red_line)
    assert list(found.places) == [59, 1]
    assert dict(found.ticks)[7] == "8 Jan 2001"
    assert points(named(sweep(dated), "line")[0]) == [(1, 100), (59, 75)]


def test_words_stand_apart_without_a_line() -> None:
    words = replace(
        one_way(),
        axes=(SIDE,),
        points=tuple(
            replace(point, values={"side": side})
            for point, side in zip(one_way().points, SIDE.values, strict=True)
        ),
    )
    figure = sweep(words, of="north")
    assert names(figure, "line") == set()
    assert texts(figure, "tick-name") == ["bold", "meek"]
    assert points(named(figure, "points")[0])[0][0] == 0
    assert along(words, SIDE).is_line is False


def test_a_heat_map_has_a_cell_a_point_the_darker_the_more() -> None:
    figure = sweep(two_ways())
    cells = names(figure, "cell/")
    assert len(cells) == 4
    values = {one.values["side"] + one.values["patience"]: one for one in two_ways().points}
    assert set(texts(figure, "value/patience 10 days, side bold")) == {"75 (60–86)"}
    (least,) = named(figure, "cell/patience 10 days, side bold")
    (most,) = named(figure, "cell/patience 20 days, side meek")
    assert sum(least.get_facecolor()[:3]) > sum(most.get_facecolor()[:3])
    assert (least.get_x(), least.get_y()) == (0, 0)
    assert (most.get_x(), most.get_y()) == (1, 1)
    assert len(values) == 4


def test_a_sample_over_two_axes_is_drawn_as_spots() -> None:
    odd = [
        replace(point, values={"patience": f"{n + 1} days", "side": f"{10 * n} %"})
        for n, point in enumerate(two_ways().points)
    ]
    share = Axis(name="side", paths=("x",), values=("0 %", "30 %"), is_range=True)
    figure = sweep(replace(two_ways(), axes=(PATIENCE, share), points=tuple(odd), design="sobol"))
    (spots, _) = sorted(named(figure, "spots"), key=lambda one: not hasattr(one, "get_offsets"))
    assert [(float(x), float(y)) for x, y in spots.get_offsets()] == [
        (0, 1), (10, 2), (20, 3), (30, 4),
    ]  # fmt: skip


def test_the_account_tells_every_point() -> None:
    account = sweep(two_ways()).account
    assert "patience 10 days, side bold: 75 (60–86)" in account
    assert len(account.splitlines()) == 5


def test_what_cannot_be_drawn_is_said() -> None:
    three = replace(two_ways(), axes=(PATIENCE, SIDE, SIDE))
    with pytest.raises(UsageError, match="this sweep 3"):
        sweep(three)
    with pytest.raises(UsageError, match="There is: agreed, day, position"):
        sweep(one_way(), of="fishing.quota", measure="worth")
    with pytest.raises(UsageError, match="no clause and no party"):
        sweep(one_way(), of="xyzzy")


def test_an_estimate_is_told_in_the_unit_of_its_axis() -> None:
    one = one_way().estimates("signed")[0]
    assert measured(one_way(), Key("signed"), one) == pytest.approx(
        (100 * one.value, 100 * one.low, 100 * one.high)
    )
