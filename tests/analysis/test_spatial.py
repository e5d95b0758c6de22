"""The spatial model: what always holds of it. Another program's numbers are held in tests/peers."""

import numpy as np
import pytest

from sim.analysis.spatial import MOST, SETTLED, Arena, Course, spatial


def played(position: list[list[float]], salience: list[list[float]], power: list[float]) -> Course:
    return spatial(
        Arena(position=np.array(position), salience=np.array(salience), power=np.array(power))
    )


WIDE = [[0.1, 0.9], [0.5, 0.4], [0.9, 0.2], [0.3, 0.8]]
CARE = [[0.5, 0.3], [0.2, 0.7], [0.6, 0.1], [0.3, 0.3]]


def test_it_ends_when_hardly_anybody_moves_any_more() -> None:
    course = played(WIDE, CARE, [1, 2, 3, 1])
    assert course.change[0] == pytest.approx(1, abs=1e-3)
    assert course.change[-1] < SETTLED or course.turns == MOST
    assert all(change >= SETTLED for change in course.change[1:-1])


def test_in_every_turn_the_places_share_all_of_the_probability() -> None:
    course = played(WIDE, CARE, [1, 2, 3, 1])
    for position, probability in zip(course.position, course.probability, strict=True):
        _, first = np.unique(position.round(4), axis=0, return_index=True)
        assert probability[first].sum() == pytest.approx(1)


def test_nobody_leaves_what_is_between_the_first_positions() -> None:
    course = played(WIDE, CARE, [1, 2, 3, 1])
    low, high = np.min(WIDE, axis=0), np.max(WIDE, axis=0)
    assert (course.position >= low - 1e-4).all()
    assert (course.position <= high + 1e-4).all()


def test_where_all_agree_nobody_moves() -> None:
    course = played([[0.4], [0.4], [0.4]], [[0.5], [0.2], [1]], [1, 2, 3])
    assert (course.position == 0.4).all()
    assert course.probability[0].tolist() == [1, 1, 1]


def test_the_weak_are_moved_to_the_strong() -> None:
    course = played([[0.0], [1.0]], [[0.5], [0.5]], [1, 9])
    assert course.position[-1].min() > 0.9
    assert course.probability[0].tolist() == pytest.approx([0.1, 0.9])


def test_a_bargain_is_struck_where_care_and_chance_draw_the_two() -> None:
    """Worked by hand: the votes are 1.2 * 0.6 and 0.3, so who challenges wins with p = 12 / 17.

    The pull is (0.6 * 12/17)^2 = 0.17938 against (0.3 * 5/17)^2 = 0.00779, so they meet at 0.0416,
    to the ten-thousandth.
    """
    course = played([[0.0], [1.0]], [[0.6], [0.3]], [1.2, 1])
    assert course.position[1].ravel().tolist() == [0.0416, 0.0416]


def test_of_equals_neither_bargain_is_likelier_than_to_stay() -> None:
    course = played([[0.0], [1.0]], [[0.6], [0.3]], [1, 1])
    assert course.position[-1].ravel().tolist() == [0, 1]


def test_an_issue_one_does_not_care_for_is_given_away() -> None:
    course = played([[0, 0], [1, 1]], [[0.9, 0.0], [0.0, 0.9]], [1, 1])
    assert course.position[-1, 0] == pytest.approx([0, 1], abs=0.01)


@pytest.mark.parametrize(
    ("position", "salience", "power", "said"),
    [
        ([[0.5]], [[0.5]], [1], "it takes two actors"),
        ([[0.5], [2.0]], [[0.5], [0.5]], [1, 1], "between 0 and 1"),
        ([[0.5], [0.2]], [[0.5], [0.0]], [1, 1], "above 0 and 1 in sum"),
        ([[0.5], [0.2]], [[0.5], [0.5]], [1, 0], "power is above 0"),
        ([[0.5], [0.2]], [[0.5], [0.5]], [1], "a number for each"),
    ],
)
def test_what_is_no_arena_is_refused(
    position: list[list[float]], salience: list[list[float]], power: list[float], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        played(position, salience, power)
