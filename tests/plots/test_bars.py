"""The bars in the lanes."""

from matplotlib.figure import Figure

from sim.plots import bars
from sim.results.course import Stage
from tests.plots.drawn import named, points, reach


def test_a_stage_is_drawn_about_the_middle_from_one_time_to_another() -> None:
    figure = Figure()
    axes = figure.add_subplot()
    for stage in (Stage.TABLED, Stage.CONTESTED, Stage.BARGAINED):
        bars.draw(axes, stage, (10, 30), 5.0, gid=stage)
        left, right, low, high = reach(named(figure, stage)[0])
        assert (left, right, (low + high) / 2) == (10, 30, 5.0)


def test_what_is_set_aside_is_dotted() -> None:
    figure = Figure()
    bars.draw(figure.add_subplot(), Stage.SET_ASIDE, (10, 30), 5.0, gid="dots")
    (dots,) = named(figure, "dots")
    assert points(dots) == [(10, 5.0), (30, 5.0)]
    assert dots.is_dashed()


def test_two_parties_tick_on_either_side_of_the_bar_and_more_across_it() -> None:
    sides = bars.parts(["north", "south"])
    assert sides["north"] < (-0.25, 0) < (0, 0.25) < sides["south"]
    assert set(bars.parts(["north", "south", "west"]).values()) == {bars.BOTH}
