"""The tornado, by what it draws."""

import pytest
from matplotlib.colors import to_hex

from sim.plots.style import PAPER
from sim.plots.tornado import MOST, tornado
from tests.plots.drawn import named, names, points, texts
from tests.sensitivities import HURRY, STILL, found

FIGURE = tornado(found())


def test_a_bar_reaches_from_nought_to_the_change_at_its_end() -> None:
    (low,), (high,) = named(FIGURE, "low/hurry"), named(FIGURE, "high/hurry")
    assert (low.get_x(), low.get_width()) == (-2.0, 2.0)
    assert (high.get_x(), high.get_width()) == (0.0, 6.0)


def test_an_interval_reaches_as_far_as_it_does() -> None:
    assert [x for x, _ in points(named(FIGURE, "interval/high/hurry")[0])] == [5.5, 6.5]


def test_beside_a_bar_stands_what_its_end_is() -> None:
    assert texts(FIGURE, "end/low/hurry") == ["20 days"]
    assert texts(FIGURE, "end/high/lexicon.likely") == ["86 %"]
    assert " ".join(texts(FIGURE, "name/hurry")) == "How long can the buyer wait?"


def test_an_end_that_makes_no_difference_is_hollow() -> None:
    (none,), (some,) = named(FIGURE, "high/lexicon.likely"), named(FIGURE, "low/lexicon.likely")
    assert to_hex(none.get_facecolor()).upper() == PAPER
    assert to_hex(some.get_facecolor()).upper() != PAPER


def test_what_makes_no_difference_at_either_end_is_counted_not_drawn() -> None:
    assert names(FIGURE, "low/lexicon.unlikely") == set()
    assert "1 make no difference" in " ".join(texts(FIGURE, "subtitle"))


def test_shares_are_drawn_in_points_of_a_hundred() -> None:
    from sim.results.measure import Key

    figure = tornado(found(measure=Key("signed")))
    assert named(figure, "high/hurry")[0].get_width() == pytest.approx(600)


def test_of_very_many_the_widest_are_drawn() -> None:
    many = tuple(HURRY._replace(name=f"n{n}") for n in range(MOST + 5))
    figure = tornado(found(swings=many))
    assert len(names(figure, "low/")) == MOST
    assert "5 smaller not drawn" in " ".join(texts(figure, "subtitle"))


def test_words_beside_the_bars_stay_on_the_sheet() -> None:
    low, high = next(
        axes for axes in FIGURE.axes if named(FIGURE, "low/hurry")[0] in axes.patches
    ).get_xlim()
    assert low < -2.5
    assert high > 6.5


def test_where_nothing_makes_a_difference_there_are_no_bars() -> None:
    assert names(tornado(found(swings=(STILL,))), "low/") == set()


def test_those_who_cannot_see_it_are_told_the_same() -> None:
    assert "+6 (5.5…6.5)" in FIGURE.account
