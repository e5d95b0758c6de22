"""Sobol indices, by what the figure draws."""

import pytest

from sim.errors import UsageError
from sim.plots.indices import indices
from tests.plots.drawn import named, points, texts
from tests.sensitivities import found

FIGURE = indices(found())


def test_a_bar_is_as_long_as_its_index_and_its_interval_lies_on_it() -> None:
    assert named(FIGURE, "first/hurry")[0].get_width() == 0.9
    assert named(FIGURE, "total/hurry")[0].get_width() == 0.95
    reach = [x for x, _ in points(named(FIGURE, "interval/total/hurry")[0])]
    assert reach == pytest.approx([0.85, 1.05])


def test_its_total_stands_beside_it_in_figures() -> None:
    assert texts(FIGURE, "share/hurry") == ["95 % (85 to 105)"]


def test_a_group_is_called_by_its_members() -> None:
    assert "not told apart" in " ".join(texts(FIGURE, "name/lexicon.likely"))
    assert " ".join(texts(FIGURE, "name/hurry")) == "How long can the buyer wait?"


def test_what_is_left_over_is_not_said_to_be_alike() -> None:
    left = " ".join(texts(indices(found(ties=())), "name/lexicon.likely"))
    assert left == "all 2 others together"


def test_it_says_how_much_is_chance() -> None:
    assert "30 % (25–35) of the variance of single runs" in " ".join(texts(FIGURE, "subtitle"))


def test_where_nothing_is_explained_there_is_no_figure() -> None:
    with pytest.raises(UsageError, match="no indices to draw"):
        indices(found(variance=None))
