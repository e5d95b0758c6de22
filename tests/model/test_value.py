"""Worth, and how positions and shares answer to one another."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.model import value
from tests.talks import TWO, Talks

LINE = """
items:
  line:
    scale: {between: [0, 20], unit: miles}
    stances:
      a: {ideal: 4, reservation: 12, risk: 2}
      b: {ideal: 20, reservation: 8}
  form:
    options: [treaty, accord, note, nothing]
    stances:
      a: {worth: {treaty: 1, accord: 0.7, note: 0.5, nothing: 0}, reservation: note}
      b: {worth: {treaty: 0, accord: 0.4, note: 0.4, nothing: 1}, reservation: accord}
"""
A, B = 0, 1
LINE_, FORM = 0, 1


@pytest.fixture(scope="module")
def talks() -> Talks:
    """Return talks about a line and a form."""
    return Talks(TWO + LINE)


def test_the_ideal_is_worth_one_and_distance_costs_with_risk(talks: Talks) -> None:
    assert value.worth(talks.setting, A, LINE_, 0.2) == 1.0
    # 8 miles from the ideal of 4, where 16 are the farthest there can be: 1 - (8/16)^2
    assert value.worth(talks.setting, A, LINE_, 0.6) == pytest.approx(0.75)
    assert value.worth(talks.setting, B, LINE_, 0.4) == pytest.approx(0.4)
    assert value.worth(talks.setting, A, FORM, 2.0) == 0.5


def test_the_text_moves_from_the_opening_to_the_reservation(talks: Talks) -> None:
    assert value.position_at(talks.setting, talks.state, A, LINE_, 0.0) == 0.2
    assert value.position_at(talks.setting, talks.state, A, LINE_, 0.25) == pytest.approx(0.3)
    assert value.position_at(talks.setting, talks.state, A, LINE_, 1.0) == pytest.approx(0.6)


def test_an_option_is_put_from_half_way_in_worth_on(talks: Talks) -> None:
    # most 1, least 0.5: accord begins at (1 - 0.85) / 0.5 = 0.3, note at (1 - 0.6) / 0.5 = 0.8
    assert value.begins(talks.setting, A, FORM, 0) == 0.0
    assert value.begins(talks.setting, A, FORM, 1) == pytest.approx(0.3)
    assert value.begins(talks.setting, A, FORM, 2) == pytest.approx(0.8)
    assert value.begins(talks.setting, A, FORM, 3) == math.inf
    put = [value.option_put(talks.setting, A, FORM, k) for k in (0.0, 0.29, 0.31, 0.79, 0.81, 1.0)]
    assert put == [0.0, 0.0, 1.0, 1.0, 2.0, 2.0]


def test_of_options_of_equal_worth_the_first_is_put(talks: Talks) -> None:
    assert value.option_put(talks.setting, B, FORM, 1.0) == 1.0


def test_shares_on_options_snap_down_and_move_one_option_at_a_time(talks: Talks) -> None:
    assert value.snapped(talks.setting, A, FORM, 0.79) == pytest.approx(0.3)
    assert value.steps_on(talks.setting, A, FORM, 0.0) == pytest.approx(0.3)
    assert value.steps_on(talks.setting, A, FORM, 0.8) == pytest.approx(0.8)


def test_the_share_needed_for_a_text_is_the_first_step_worth_no_more(talks: Talks) -> None:
    # b at 20 miles, reservation 8, 20 steps of 0.6 miles: 14 needs (20 - 14) / 12 = 0.5
    assert value.share_needed(talks.setting, talks.state, B, LINE_, 0.7) == pytest.approx(0.5)
    assert value.share_needed(talks.setting, talks.state, B, LINE_, 0.69) == pytest.approx(0.55)
    assert value.share_needed(talks.setting, talks.state, B, LINE_, 0.1) == 1.0
    assert value.share_needed(talks.setting, talks.state, A, FORM, 2.0) == pytest.approx(0.8)


@given(share=st.integers(0, 20), party=st.sampled_from([A, B]))
def test_need_is_the_inverse_of_the_text(share: int, party: int) -> None:
    talks = Talks(TWO + LINE)
    x = value.position_at(talks.setting, talks.state, party, LINE_, share / 20)
    assert value.share_needed(talks.setting, talks.state, party, LINE_, x) == share / 20


def test_a_party_signs_up_to_its_reservation_and_no_farther(talks: Talks) -> None:
    assert value.within_reservation(talks.setting, A, LINE_, 0.6)
    assert not value.within_reservation(talks.setting, A, LINE_, 0.6 + 1e-9)
    assert value.within_reservation(talks.setting, B, FORM, 2.0)
    assert not value.within_reservation(talks.setting, B, FORM, 0.0)


def test_nobody_takes_more_than_he_asked_where_nobody_wants_that(talks: Talks) -> None:
    # a wants 4 miles and would go up to 12; b wants 20: a text of 2 miles is no gift
    assert not value.on_its_side(talks.setting, A, LINE_, 0.1)
    assert value.on_its_side(talks.setting, A, LINE_, 0.4)
    talks.written("stance")["ideal"][B, LINE_] = 0.0
    assert value.on_its_side(talks.setting, A, LINE_, 0.1)
