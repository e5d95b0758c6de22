"""Twenty dots a lane, by where they stand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.model.codes import Ending
from sim.plots.dots import COUNT, DOT, Dot, dots, narrow_dots, stacked
from sim.plots.style import LABELS, PHONE, TERMS, WIDTH
from tests.builders import HARBOUR, RECORD
from tests.ensembles import Run, agreed, many, minute
from tests.plots.drawn import covers, named, names, points, texts

RUNS = [
    Run({"tolls": agreed(day), "fishing.quota": agreed(50)} if day < 30 else {})
    for day in range(40)
]
FIGURE = dots(many(RUNS))


def test_a_lane_has_twenty_dots_closed_or_open() -> None:
    (closed,), (still,) = named(FIGURE, "dots/tolls"), named(FIGURE, "open/tolls")
    assert (len(points(closed)), len(points(still))) == (15, 5)
    assert len(points(named(FIGURE, "open/fishing.season")[0])) == COUNT


def test_a_dot_stands_at_its_quantile_of_all_runs() -> None:
    far = dots(many([Run({"tolls": agreed(20 * day)}) for day in range(20)]))
    (closed,) = named(far, "dots/tolls")
    assert [x for x, _ in points(closed)] == [minute(20 * day) for day in range(20)]


def test_twenty_dots_of_one_day_do_not_cover_each_other() -> None:
    for draw in (dots, narrow_dots):
        figure = draw(many([Run({"tolls": agreed(50)})] * 30))
        heights = [y for _, y in points(named(figure, "dots/tolls")[0])]
        assert len(heights) == COUNT
        assert -np.diff(heights) == pytest.approx(DOT)


def test_dots_of_one_day_stand_upon_one_another() -> None:
    (closed,) = named(FIGURE, "dots/fishing.quota")
    places = points(closed)
    assert {x for x, _ in places} == {minute(50)}
    heights = [y for _, y in places]
    assert heights == sorted(set(heights), reverse=True)


def test_what_is_open_stands_right_of_the_axis() -> None:
    (still,) = named(FIGURE, "open/tolls")
    assert all(x < WIDTH - TERMS for x, _ in points(still))
    (axes,) = named(FIGURE, "lanes")
    right = axes.get_position().x1 * WIDTH
    assert min(x for x, _ in points(still)) > right > LABELS
    assert "open" in texts(FIGURE, "heading")
    closed = dots(many([Run({c: agreed(2) for c in ("tolls", "fishing.quota", "fishing.season")})]))
    assert "open" not in texts(closed, "heading")


def test_words_count_in_twenty() -> None:
    assert texts(FIGURE, "terms/tolls") == ["agreed in 15 of 20"]
    assert "agreed: signed or not" not in texts(FIGURE, "key")
    unsigned = dots(many([*RUNS, Run({"tolls": agreed(2)}, Ending.HORIZON)]))
    assert "agreed: signed or not" in texts(unsigned, "key")
    assert texts(unsigned, "terms/tolls") == ["agreed in 15 of 20"]
    assert "each dot is one talk in twenty" in texts(FIGURE, "title")[0]


def test_what_really_happened_is_marked() -> None:
    assert names(FIGURE, "record/") == set()
    real = dots(many(RUNS, scenario=HARBOUR + RECORD))
    assert names(real, "record/") == {"record/fishing.quota", "record/fishing.season"}


def test_a_stack_stands_midway_between_its_first_and_its_last() -> None:
    assert stacked([10, 1, 2, 1.5], 2) == (Dot(1.5, 0), Dot(1.5, 1), Dot(1.5, 2), Dot(10, 0))


@given(st.lists(st.floats(0, 100), max_size=20), st.floats(0.5, 9))
def test_no_dot_is_lost_and_none_moves_farther_than_half_a_dot(
    minutes: list[float], near: float
) -> None:
    found = stacked(minutes, near)
    assert len(found) == len(minutes)
    for dot, minute_ in zip(found, sorted(minutes), strict=True):
        assert abs(dot.minute - minute_) <= near / 2 + 1e-9
    assert pytest.approx(sum(dot.below == 0 for dot in found)) == len({dot.minute for dot in found})


def test_on_a_telephone_the_words_stand_above_lanes_of_as_many_dots() -> None:
    figure = narrow_dots(many(RUNS))
    assert figure.get_figwidth() == PHONE.width
    (closed,), (still,) = named(figure, "dots/tolls"), named(figure, "open/tolls")
    assert (len(points(closed)), len(points(still))) == (15, 5)
    assert max(x for x, _ in points(still)) < PHONE.width
    highest = min(y for _, y in points(closed))
    assert all(foot <= highest for *_, foot in covers(figure, "terms/tolls"))


def test_where_no_run_closes_anything_the_axis_is_the_horizon_and_no_dot_is_explained() -> None:
    bare = many([Run({}, Ending.HORIZON)] * 20)
    figure = dots(bare)
    (axes,) = named(figure, "lanes")
    assert axes.get_xlim()[1] == pytest.approx(bare.scenario.horizon.minutes, rel=0.03)
    assert texts(figure, "key") == ["one talk in twenty leaves it open"]
    assert "no run closes a clause" in " ".join(texts(figure, "subtitle"))
