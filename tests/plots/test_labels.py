"""Labels above the lanes: words that never run into each other."""

from itertools import combinations

import pytest

from sim.plots.labels import Label, Placed, placed


def standing(*labels: Label) -> list[Placed]:
    """Return where labels stand that have room."""
    return [place for place in placed(labels, left=2.0, right=5.6) if place is not None]


def test_a_label_with_room_is_centred_in_the_row_it_wants() -> None:
    (place,) = standing(Label(4.0, "recess", row=1))
    assert place.row == 1
    assert place.left + place.label.wide / 2 == pytest.approx(4.0)


def test_labels_that_would_touch_make_way_for_each_other() -> None:
    first, second = standing(Label(4.0, "talks suspended"), Label(4.1, "an incident"))
    assert first.row != second.row or first.right < second.left or second.right < first.left


def test_a_label_has_its_column_below_it_or_a_leader_to_it() -> None:
    spans = [(2.5, 2.51), (2.56, 2.58), (2.62, 2.8), (4.0, 5.0)]
    places = standing(*(Label(sum(s) / 2, "halted over troops", spans=(s,)) for s in spans))
    assert len(places) == 4
    for place in places:
        start, end = place.span
        assert start <= place.foot <= end
        assert place.left <= place.foot <= place.right
        centred = abs((place.left + place.right) / 2 - place.label.x) < 0.02
        assert place.is_led or (place.row == 0 and end - start > 0.1 and centred)


def test_a_name_of_many_columns_stands_over_the_one_with_room() -> None:
    both = Label(4.0, "recess", spans=((3.8, 4.2), (5.0, 5.3)))
    taken = Label(4.0, "the end of the talks", spans=((3.5, 4.5),))
    first, second = standing(taken, both)
    assert (first.row, second.row) == (0, 0)
    assert second.span == (5.0, 5.3)


def test_no_two_labels_of_a_row_touch_and_no_line_runs_through_words() -> None:
    labels = [
        Label(2.5 + number * 0.18, f"what happened at {number}", number % 2, lined=number % 3 == 0)
        for number in range(12)
    ]
    places = standing(*labels)
    assert len(places) >= 3
    for a, b in combinations(places, 2):
        left, right = sorted((a, b), key=lambda place: place.left)
        assert a.row != b.row or left.left + left.label.wide < right.left
        for one, other in ((a, b), (b, a)):
            if one.row > other.row:
                assert not other.left < one.foot < other.right


def test_room_is_made_for_a_later_label_by_moving_an_earlier_one() -> None:
    first, second = Label(4.0, "signed", lined=True), Label(4.01, "election", row=1, lined=True)
    places = standing(first, second)
    assert len(places) == 2
    alone = [standing(label)[0] for label in (first, second)]
    assert places != alone


def test_a_label_stays_between_its_edges() -> None:
    (place,) = standing(Label(5.59, "signed in fact"))
    assert place.left + place.label.wide <= 5.6


def test_words_for_which_there_is_no_room_are_left_out() -> None:
    found = placed([Label(4.0, "x" * 200), Label(4.0, "recess")], left=2.0, right=5.6)
    assert found[0] is None
    assert found[1] is not None


def test_a_hundred_labels_are_placed_in_the_blink_of_an_eye() -> None:
    assert standing(*(Label(2.0 + number * 0.036, "incident") for number in range(100)))


def test_a_leader_keeps_off_the_line_of_another_label() -> None:
    died = Label(4.0, "Stalin dies", row=1, lined=True)
    below = Label(4.3, "a broad name upon the lanes", spans=((4.05, 4.55),))
    recess = Label(4.0, "recess (in fact)", spans=((3.5, 4.5),))
    line, _, led = standing(died, below, recess)
    assert not led.is_led or abs(led.foot - line.foot) >= 0.03
