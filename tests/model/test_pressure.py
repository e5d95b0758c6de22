"""The clock of each party."""

import pytest

from sim.model.pressure import clock, multiplier, press
from tests.talks import TWO, Talks

DAY = 1440
ITEM = """
items:
  line: {stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}}
events:
  bad: {rate: 1 per year, pressure: {a: 3}}
  worse: {rate: 1 per year, pressure: {a: 2, b: 0.5}}
"""


def test_the_clock_counts_time_in_units_of_patience() -> None:
    talks = Talks((TWO + ITEM).replace("b: {patience: 40", "b: {patience: 80"))
    assert clock(talks.setting, talks.state, 0, 10 * DAY) == 0.25
    assert clock(talks.setting, talks.state, 1, 10 * DAY) == 0.125


def test_what_presses_at_once_multiplies() -> None:
    talks = Talks(TWO + ITEM)
    talks.table("incident")["active"][:] = [2, 1]
    assert multiplier(talks.setting, talks.state, 0) == 18.0
    assert multiplier(talks.setting, talks.state, 1) == 0.5


def test_a_change_of_pace_keeps_what_was_used_before() -> None:
    talks = Talks(TWO + ITEM)
    talks.table("incident")["active"][0] = 1
    press(talks.setting, talks.state, 0, 10 * DAY)
    talks.table("incident")["active"][0] = 0
    press(talks.setting, talks.state, 0, 14 * DAY)
    # ten days at 1, four at 3, two at 1
    assert clock(talks.setting, talks.state, 0, 16 * DAY) == pytest.approx(24 / 40)
