"""Whole items: all combinations of an item's clauses, bargained over as one unit."""

import math

import pytest

from sim.model.codes import Happening
from sim.model.whole import NEAR, first_worth, outcome_put, share_giving, target
from tests.talks import TWO, Talks

ITEMS = """
procedure: {tolerance: TOLERANCE}
items:
  treaty:
    bargained: whole
    clauses:
      form:
        options: [pact, note]
        stances:
          a: {worth: {pact: 1, note: 0}, reservation: note}
          b: {worth: {pact: 0, note: 1}, reservation: pact, salience: 3}
      term:
        options: [long, middling, short]
        stances:
          a: {worth: {long: 1, middling: 0.5, short: 0}, reservation: middling}
          b: {worth: {long: 0, middling: 0.5, short: 1}, reservation: middling}
"""
A, B = 0, 1
PACT_LONG, PACT_MIDDLING, PACT_SHORT, NOTE_LONG, NOTE_MIDDLING, NOTE_SHORT = range(6)
# to a: 1, 0.75, 0.5, 0.5, 0.25, 0, and the least it signs is worth (0 + 0.5) / 2 = 0.25. Its
# saliences add up to 2, and in their units the tolerance is written: it counts for half


def whole(tolerance: float = 0) -> Talks:
    """Return talks about a treaty as a whole."""
    return Talks(TWO + ITEMS.replace("TOLERANCE", str(tolerance)))


@pytest.mark.parametrize(
    ("share", "tolerance", "aimed"),
    [(0.0, 0, 1.0), (0.5, 0, 0.625), (1.0, 0, 0.25), (0.5, 0.2, 0.525), (1.0, 0.2, 0.25)],
)
def test_a_party_aims_at_what_its_share_leaves_never_below_its_reservation(
    share: float, tolerance: float, aimed: float
) -> None:
    found = target(whole(tolerance).setting, A, 0, share)
    assert found == pytest.approx(aimed)


@pytest.mark.parametrize(
    ("least", "place"), [(-1, 0), (0.0, 0), (0.1, 1), (0.5, 2), (1.0, 5), (2, 6)]
)
def test_combinations_are_ranked_by_rising_worth(least: float, place: int) -> None:
    assert first_worth(whole().setting, A, 0, least) == place


@pytest.mark.parametrize(
    ("share", "tolerance", "put"),
    [
        (0.0, 0, PACT_LONG),
        (0.3, 0, PACT_LONG),  # aims at 0.775
        (0.34, 0, PACT_MIDDLING),  # 0.745
        (0.5, 0, PACT_MIDDLING),  # 0.625
        (0.5, 0.4, PACT_SHORT),  # 0.425; of equal worth the first in file order
        (0.9, 0, PACT_SHORT),  # 0.325
        (1.0, 0, NOTE_MIDDLING),
    ],
)
def test_the_least_valued_combination_worth_what_it_aims_at_is_put(
    share: float, tolerance: float, put: int
) -> None:
    assert outcome_put(whole(tolerance).setting, A, 0, share) == put


@pytest.mark.parametrize(
    ("above", "put"),
    [(0.3 * NEAR, PACT_SHORT), (0.7 * NEAR, PACT_MIDDLING), (-0.3 * NEAR, PACT_SHORT)],
)
def test_one_that_falls_short_by_next_to_nothing_is_put_if_it_is_the_nearest(
    above: float, put: int
) -> None:
    share = (1 - (0.5 + above)) / 0.75
    assert outcome_put(whole().setting, A, 0, share) == put


@pytest.mark.parametrize(
    ("v", "tolerance", "share"),
    [(1.0, 0, 0.0), (0.5, 0, 0.5 / 0.75), (0.25, 0, 1.0), (0.0, 0, 1.0), (0.5, 0.4, 0.3 / 0.75)],
)
def test_the_share_that_goes_with_a_combination_is_what_it_gives_up(
    v: float, tolerance: float, share: float
) -> None:
    assert share_giving(whole(tolerance).setting, A, 0, v) == pytest.approx(share)


def test_a_combination_whose_worth_is_unknown_takes_all() -> None:
    assert share_giving(whole().setting, A, 0, math.nan) == 1.0


def test_who_would_sign_nothing_but_its_best_has_no_way_to_go() -> None:
    talks = whole()
    talks.written("stance")["least"][A, 0] = 1.0
    assert share_giving(talks.setting, A, 0, 0.5) == 0.0


def test_two_sides_settle_on_the_combination_in_which_each_has_what_it_cares_for() -> None:
    talks = whole()
    talks.meet(range(60))
    (agreed,) = talks.rows(Happening.AGREED)
    assert agreed["position"] == NOTE_LONG
