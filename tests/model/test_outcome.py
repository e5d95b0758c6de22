"""What is kept of a replication."""

import math

import pytest

from sim.model.codes import NONE, Disposition, Ending, Hearing
from sim.model.outcome import Kept, keep, room
from tests.talks import TWO, Talks

ITEMS = """
items:
  line:
    scale: {between: [0, 20], unit: miles}
    stances: {a: {ideal: 0, reservation: 12, salience: 3}, b: {ideal: 20, reservation: 8}}
  troops:
    scale: {between: [0, 20], unit: months}
    without: 20
    stances: {a: {ideal: 0, reservation: 10}, b: {ideal: 20, reservation: 10}}
"""
LINE, TROOPS = 0, 1


def kept(talks: Talks) -> Kept:
    """Return room for two replications, of which these talks are the second."""
    ends = room(2, 2, 2)
    keep(talks.setting, talks.state, ends, 1)
    return ends


def test_a_signed_treaty_is_kept_with_its_day_its_terms_and_its_worth() -> None:
    talks = Talks(TWO + ITEMS)
    talks.table("run")["ending"], talks.table("run")["ended_at"] = Ending.SIGNED, 9000
    unit = talks.table("unit")
    unit["status"] = Disposition.AGREED, Disposition.DROPPED
    unit["position"], unit["closed_at"] = (0.4, math.nan), (700, 800)
    ends = kept(talks)
    assert ends.ending[1].tolist() == (Ending.SIGNED, 9000)
    assert ends.unit["disposition"][1].tolist() == [Disposition.AGREED, Disposition.DROPPED]
    assert ends.unit["minute"][1].tolist() == [700, 800]
    assert ends.unit["position"][1].tolist() == pytest.approx([0.4, math.nan], nan_ok=True)
    # a: 3/4 (0.6 - 0.4) on the line; 1/4 (0 - 0.5) where silence leaves the troops
    assert ends.worth[1, :, 0].tolist() == pytest.approx([0.15, -0.125])
    assert ends.utility[1, 0] == pytest.approx(0.025)
    assert ends.ending[0].tolist() == (0, 0)


def test_what_is_open_has_no_day_and_unsigned_talks_no_utility() -> None:
    talks = Talks(TWO + ITEMS)
    talks.table("run")["ending"] = Ending.HORIZON
    ends = kept(talks)
    assert ends.unit["minute"][1].tolist() == [NONE, NONE]
    assert ends.utility[1].tolist() == [0.0, 0.0]


def test_of_a_referred_unit_the_decision_of_its_forum_is_kept() -> None:
    forum = "forums: {court: {takes: [troops], counts_as: 0.5, succeeds: 0.5}}\n"
    talks = Talks(TWO + ITEMS + forum)
    unit = talks.table("unit")
    unit["status"][TROOPS], unit["hearing"][TROOPS] = Disposition.REFERRED, Hearing.AGREED
    unit["forum"][TROOPS], unit["decision"][TROOPS] = 0, 0.25
    ends = kept(talks)
    assert ends.unit["position"][1, TROOPS] == 0.25
    assert ends.unit["hearing"][1, TROOPS] == Hearing.AGREED
    assert ends.worth[1, TROOPS, 0] == pytest.approx(0.5 * 0.25 * (0.75 - 0.5))
