"""Limits: the farthest that a party signs, as drawn in a run."""

import pytest

from sim.model.codes import Happening
from sim.results.limit import last_limit, limit, shifts
from tests.builders import HARBOUR, Row, played

QUOTA = played([]).scenario.unit("fishing", "quota")


def test_a_limit_is_the_reservation_as_a_share_of_the_scale() -> None:
    assert limit(played([]), QUOTA, "north") == pytest.approx(0.4)
    assert limit(played([]), QUOTA, "south") == pytest.approx(0.6)


def test_a_limit_on_options_is_the_index_of_one() -> None:
    season = played([]).scenario.unit("fishing", "season")
    assert limit(played([]), season, "south") == 1.0


def test_a_limit_that_was_assumed_is_the_one_drawn() -> None:
    path = "items.fishing.clauses.quota.stances.north.reservation"
    assert limit(played([], assumed={path: 33.0}), QUOTA, "north") == pytest.approx(0.33)


def test_a_party_without_a_stance_has_no_limit() -> None:
    third = HARBOUR.replace("  south: {patience", "  west: {patience: 9 days}\n  south: {patience")
    outcome = played([], scenario=third)
    assert limit(outcome, outcome.scenario.unit("tolls", "tolls"), "west") is None


def test_a_limit_that_an_event_sets_is_another_from_then_on() -> None:
    shifted = Row(9, Happening.SHIFTED, "north", "fishing.quota", before=0.4, amount=0.3, subject=1)
    outcome = played([shifted])
    assert shifts(outcome, QUOTA, "north") == ((shifted.minute, 0.3),)
    assert (limit(outcome, QUOTA, "north"), last_limit(outcome, QUOTA, "north")) == (0.4, 0.3)
    assert last_limit(outcome, QUOTA, "south") == limit(outcome, QUOTA, "south")
