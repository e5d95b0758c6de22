"""The challenge model: who moves, and where to. Its published table is held in tests/peers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.analysis.challenge import AS_TABULATED, AS_WRITTEN, Array, Course, Variant, challenge


def played(
    position: list[float], salience: list[float], power: list[float] | None = None
) -> Course:
    weights = np.ones(len(position)) if power is None else np.array(power)
    return challenge(np.array(position), np.array(salience), weights)


def test_who_cares_less_gives_way_to_an_equal() -> None:
    """Worked by hand in docs/model/challenge.md: the second loses a confrontation."""
    course = played([0, 10], [0.6, 0.3])
    assert course.position[1].tolist() == [0.0, 0.0]
    assert course.rounds == 1


def test_equals_who_care_alike_stay_where_they_are() -> None:
    course = played([0, 10], [0.5, 0.5])
    assert course.rounds == 0
    assert course.median.tolist() == [5.0]


def test_where_all_agree_nobody_moves() -> None:
    assert played([3, 3, 3], [0.5, 1, 0.2]).rounds == 0


def test_who_has_the_power_is_moved_to() -> None:
    course = played([0, 40, 100], [0.8, 0.8, 0.8], [1, 1, 10])
    assert course.median.tolist() == [100.0] * (course.rounds + 1)
    assert course.position[-1].min() > 50


actors = st.lists(
    st.tuples(st.integers(0, 10), st.integers(1, 10), st.integers(1, 5)), min_size=2, max_size=6
).map(lambda rows: np.array(rows, dtype=float).T)


@given(actors)
def test_which_end_of_the_scale_is_low_does_not_matter_as_the_equations_are_written(
    told: Array,
) -> None:
    position, salience, power = told
    one = challenge(position, salience / 10, power, rounds=3)
    other = challenge(10 - position, salience / 10, power, rounds=3)
    assert other.mean == pytest.approx(10 - one.mean, abs=1e-6)


def test_in_the_variant_of_the_table_it_does_matter() -> None:
    """So its numbers are those of a scale with a certain end called low."""
    position, power = (
        np.array([4, 7, 4, 4, 10, 10, 10, 7, 4, 7.0]),
        np.array([0.08, 0.08, 0.03, 0.16, 0.16, 0.16, 0.16, 0.05, 0.05, 0.08]),
    )
    salience = np.array([0.8, 0.4, 0.2, 0.8, 0.6, 0.6, 0.9, 0.1, 1.0, 0.7])
    one, other = (
        challenge(x, salience, power, variant=AS_TABULATED, rounds=8) for x in (position, -position)
    )
    assert np.abs(one.median + other.median).max() > 2


@given(actors)
def test_the_unit_of_the_scale_does_not_matter(told: Array) -> None:
    position, salience, power = told
    one = challenge(position, salience / 10, power, rounds=3)
    other = challenge(1024 * position + 512, salience / 10, power, rounds=3)
    assert other.median == pytest.approx(1024 * one.median + 512, abs=1e-3)


@given(actors, st.sampled_from([AS_WRITTEN, AS_TABULATED]))
def test_nobody_leaves_the_range_of_the_first_positions(told: Array, variant: Variant) -> None:
    position, salience, power = told
    course = challenge(position, salience / 10, power, variant=variant, rounds=4)
    assert course.position.min() >= position.min() - 1e-9
    assert course.position.max() <= position.max() + 1e-9


@pytest.mark.parametrize(
    ("position", "salience", "power", "said"),
    [
        ([0, 1], [0.5], [1, 1], "a number for each actor"),
        ([0, 1], [0.5, 1.5], [1, 1], "saliences from 0 to 1"),
        ([0, float("nan")], [0.5, 1], [1, 1], "positions are finite"),
        ([0, 1], [0.5, 0.5], [1, -1], "power is not negative"),
    ],
)
def test_what_is_no_arena_is_refused(
    position: list[float], salience: list[float], power: list[float], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        challenge(np.array(position), np.array(salience), np.array(power))
