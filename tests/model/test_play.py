"""The score: what is due, what is soonest, and what fires."""

from sim.model.codes import NEVER, Ending, Happening
from sim.model.play import due, fire, is_over, slots, soonest
from tests.talks import TWO, Talks

DAY = 1440
ITEM = """
items:
  line: {stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}}
events:
  one: {date: 2001-01-05, suspends: 1 days}
  two: {date: 2001-01-05, pressure: {a: 2}, lasts: 3 days}
"""
STRIKE_ONE, STRIKE_TWO, RELIEF_ONE, RELIEF_TWO, MEETING, SIGNATURE, HORIZON = range(7)


def test_every_slot_has_its_first_due_minute() -> None:
    talks = Talks(TWO + ITEM)
    assert slots(talks.state) == 7
    dues = [due(talks.state, slot) for slot in range(7)]
    assert dues == [4 * DAY, 4 * DAY, NEVER, NEVER, 600, NEVER, 100 * DAY]
    assert soonest(talks.state) == MEETING


def test_at_one_minute_the_first_slot_goes_first() -> None:
    talks = Talks(TWO + ITEM)
    talks.table("slot")[MEETING] = 4 * DAY
    assert soonest(talks.state) == STRIKE_ONE
    talks.table("slot")[STRIKE_ONE] = NEVER
    assert soonest(talks.state) == STRIKE_TWO


def test_firing_a_slot_lets_it_happen_at_its_minute() -> None:
    talks = Talks(TWO + ITEM)
    fire(*talks.score, STRIKE_TWO, 4 * DAY)
    assert talks.rows(Happening.STRUCK)["time"].tolist() == [4 * DAY]
    assert due(talks.state, RELIEF_TWO) == 7 * DAY
    fire(*talks.score, RELIEF_TWO, 7 * DAY)
    assert talks.rows(Happening.RELIEVED)["time"].tolist() == [7 * DAY]
    fire(*talks.score, MEETING, 7 * DAY + 600)
    assert talks.table("run")["held"][0] == 1


def test_the_signature_and_the_horizon_end_the_talks() -> None:
    for slot, ending in ((SIGNATURE, Ending.SIGNED), (HORIZON, Ending.HORIZON)):
        talks = Talks(TWO + ITEM)
        assert not is_over(talks.state)
        fire(*talks.score, slot, 50 * DAY)
        assert is_over(talks.state)
        assert talks.table("run")["ending"][0] == ending
        assert talks.table("run")["ended_at"][0] == 50 * DAY
