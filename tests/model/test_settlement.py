"""A unit of bargaining closes."""

import math

import pytest

from sim.model.codes import Disposition, Happening
from sim.model.settlement import consent, drop, is_effective, refer, withhold
from tests.talks import TWO, Talks

ITEM = """
forums: {conference: {takes: [line]}}
items:
  line:
    stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}
"""


@pytest.fixture
def talks() -> Talks:
    """Return talks in which a has tabled its ideal and b has countered."""
    talks = Talks(TWO + ITEM)
    talks.meet([0])
    return talks


def test_the_last_consent_closes_on_the_text_that_stands(talks: Talks) -> None:
    consent(*talks.score, 0, 0)
    unit = talks.table("unit")[0]
    assert (unit["status"], unit["position"], unit["closed_at"]) == (Disposition.AGREED, 1.0, 600)
    agreed, consented = (talks.rows(kind)[-1] for kind in (Happening.AGREED, Happening.CONSENTED))
    rows = talks.rows()
    assert rows[agreed["cause"]]["kind"] == Happening.CONSENTED
    assert rows[consented["cause"]]["kind"] == Happening.OFFERED
    assert consented["other"] == 1
    assert is_effective(talks.state, 0)


def test_what_is_dropped_referred_or_withheld_has_no_terms(talks: Talks) -> None:
    drop(*talks.score, 0, (1, 0))
    assert talks.table("unit")["status"][0] == Disposition.DROPPED
    assert math.isnan(talks.table("unit")["position"][0])
    assert not is_effective(talks.state, 0)
    assert talks.rows(Happening.DROPPED)["party"].tolist() == [1]


def test_a_referral_names_its_forum(talks: Talks) -> None:
    refer(*talks.score, 0, (0, 0, 0))
    assert talks.table("unit")["status"][0] == Disposition.REFERRED
    assert talks.rows(Happening.REFERRED)["subject"].tolist() == [0]


def test_a_closing_is_movement_and_a_sitting_starts_anew(talks: Talks) -> None:
    talks.table("item")["since_closing"][0] = 7
    withhold(*talks.score, 0, (0, 0))
    assert talks.table("item")["since_closing"][0] == 0
    assert talks.table("item")["moved"][0] == 1
