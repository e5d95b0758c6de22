"""What a weighted vote comes to, on a scale and among options."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.analysis.vote import Array, best_option, mean, median, winning_option

voices = st.lists(st.tuples(st.integers(0, 10), st.integers(1, 8)), min_size=1, max_size=7).map(
    lambda pairs: np.array(pairs, dtype=float).T
)


def test_the_mean_is_drawn_to_who_weighs_more() -> None:
    assert mean(np.array([0.0, 10.0]), np.array([1.0, 3.0])) == 7.5


@pytest.mark.parametrize(
    ("weights", "where"),
    [([1, 1, 1], 4.0), ([3, 1, 1], 1.0), ([2, 1, 1], 2.5), ([1, 1, 2], 7.0), ([0, 1, 1], 7.0)],
)
def test_the_median_has_half_of_the_weight_to_either_side(
    weights: list[float], where: float
) -> None:
    assert median(np.array([1.0, 4.0, 10.0]), np.array(weights, dtype=float)) == where


def test_of_two_the_heavier_is_the_median_voter() -> None:
    assert median(np.array([0.0, 1.0]), np.array([0.4, 0.5])) == 1.0
    assert median(np.array([0.0, 1.0]), np.array([0.5, 0.5])) == 0.5


def test_where_nobody_weighs_there_is_no_middle() -> None:
    assert math.isnan(mean(np.array([1.0]), np.array([0.0])))
    assert math.isnan(median(np.array([1.0]), np.array([0.0])))


@given(voices)
def test_nobody_is_nearer_to_all_than_the_median(told: Array) -> None:
    position, weight = told
    middle = median(position, weight)
    away = [(weight * np.abs(position - x)).sum() for x in (middle, *position)]
    assert away[0] == pytest.approx(min(away))


@given(voices)
def test_the_order_of_the_voices_does_not_matter(told: Array) -> None:
    position, weight = told
    turned = np.argsort(position * weight)
    assert median(position[turned], weight[turned]) == median(position, weight)


def test_an_option_wins_if_it_beats_each_other_by_weight() -> None:
    # nobody's first choice but that of the lightest: each would rather have it than the other's
    worth = np.array([[1.0, 0.0, 0.0], [0.5, 0.5, 1.0], [0.0, 1.0, 0.0]])
    assert winning_option(worth, np.array([0.4, 0.4, 0.2])) == 1
    assert winning_option(worth, np.array([0.6, 0.3, 0.1])) == 0


def test_in_a_circle_of_options_none_wins() -> None:
    worth = np.array([[2.0, 0.0, 1.0], [1.0, 2.0, 0.0], [0.0, 1.0, 2.0]])
    assert winning_option(worth, np.ones(3)) is None


def test_who_does_not_mind_has_no_voice_among_options() -> None:
    worth = np.array([[1.0, 0.3], [0.9, 0.3]])
    assert winning_option(worth, np.array([0.1, 5.0])) == 0


def test_the_option_of_the_greatest_weighted_worth() -> None:
    worth = np.array([[1.0, 0.0], [0.6, 0.6], [0.0, 1.0]])
    assert best_option(worth, np.array([1.0, 1.0])) == 1
    assert best_option(worth, np.array([1.0, 2.0])) == 2
    assert best_option(np.zeros((3, 2)), np.ones(2)) == 0
