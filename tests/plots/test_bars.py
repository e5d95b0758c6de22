"""The bars in the lanes."""

from matplotlib.figure import Figure

from sim.plots import bars
from sim.plots.marks import SHAPES
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


def test_waiting_is_dotted_too_but_more_densely() -> None:
    figure = Figure()
    axes = figure.add_subplot()
    for stage in (Stage.WAITING, Stage.SET_ASIDE):
        bars.draw(axes, stage, (10, 30), 5.0, gid=stage)
    waiting, aside = (named(figure, stage)[0] for stage in (Stage.WAITING, Stage.SET_ASIDE))
    assert waiting.is_dashed()
    assert waiting.get_color() != aside.get_color()


def test_an_arrow_head_points_up_to_who_is_asked_and_down_from_who_answers() -> None:
    figure = Figure()
    axes = figure.add_subplot()
    bars.heads(axes, [10, 20], 5.0, gid="asked")
    bars.heads(axes, [12], 5.0, shape=bars.ANSWERED, gid="answered")
    (asked,), (answered,) = named(figure, "asked"), named(figure, "answered")
    assert (asked.get_marker(), answered.get_marker()) == ("^", "v")
    assert [x for x, _ in points(asked)] == [10, 20]
    assert all(y < 5.0 for _, y in points(asked))


def test_a_sequel_is_a_line_with_a_mark_at_each_turn() -> None:
    figure = Figure()
    turns = [(30, "delivered"), (40, "breached")]
    bars.sequel(figure.add_subplot(), 20, turns, 5.0, gid="sequel/quota")
    assert points(named(figure, "sequel/quota")[0]) == [(20, 5.0), (40, 5.0)]
    assert points(named(figure, "breached/quota")[0]) == [(40, 5.0)]


def test_a_breach_has_a_mark_that_no_end_of_a_clause_has() -> None:
    figure = Figure()
    turns = [(day, kind) for day, kind in enumerate(bars.SEQUEL)]
    bars.sequel(figure.add_subplot(), 0, turns, 5.0, gid="sequel/quota")
    shapes = {kind: named(figure, f"{kind}/quota")[0].get_marker() for kind in bars.SEQUEL}
    assert len({str(shape) for shape in shapes.values()}) == len(shapes)
    assert str(shapes["breached"]) not in {shape for shape, _ in SHAPES.values()}
