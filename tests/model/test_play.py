"""The score: what is due, what is soonest, and what fires."""

from sim.model.calendar import slot_of
from sim.model.codes import NEVER, Ending, Happening, Slot
from sim.model.play import begin, due, fire, is_over, slots, soonest
from tests.talks import TWO, Talks

DAY = 1440
ITEM = """
items:
  line: {stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}}
events:
  one: {date: 2001-01-05, suspends: 1 days}
  two: {date: 2001-01-05, pressure: {a: 2}, lasts: 3 days}
"""
STRIKE_ONE, STRIKE_TWO, TIDE, RELIEF_ONE, RELIEF_TWO = range(5)
REPLIES, MEETING, SIGNATURE, AFTERMATH, HORIZON = (5 + slot for slot in Slot)


def test_every_slot_has_its_first_due_minute() -> None:
    talks = Talks(TWO + ITEM)
    assert slots(talks.state) == 10
    firsts = {slot: due(talks.state, slot) for slot in range(10)}
    awaited = {STRIKE_ONE: 4 * DAY, STRIKE_TWO: 4 * DAY, MEETING: 600, HORIZON: 100 * DAY}
    assert firsts == dict.fromkeys(range(10), NEVER) | awaited
    assert soonest(talks.state) == MEETING == slot_of(talks.setting, Slot.MEETING)


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


def test_the_signature_and_the_horizon_end_the_talks_and_nothing_is_due_any_more() -> None:
    for slot, ending in ((SIGNATURE, Ending.SIGNED), (HORIZON, Ending.HORIZON)):
        talks = Talks(TWO + ITEM)
        assert not is_over(talks.state)
        fire(*talks.score, slot, 50 * DAY)
        assert set(talks.table("slot").tolist()) == {NEVER}
        assert is_over(talks.state)
        assert talks.table("run")["ending"][0] == ending
        assert talks.table("run")["ended_at"][0] == 50 * DAY


def test_talks_that_are_signed_are_not_over_while_their_aftermath_goes_on() -> None:
    duty = "implementation: {retreat: {of: line, period: 10 days, batches: 2}}\n"
    talks = Talks(TWO + ITEM + duty)
    talks.table("unit")["status"][0] = 1
    fire(*talks.score, SIGNATURE, 50 * DAY)
    for day in (55, 60):
        assert not is_over(talks.state)
        assert due(talks.state, soonest(talks.state)) == day * DAY
        fire(*talks.score, AFTERMATH, day * DAY)
    assert is_over(talks.state)
    assert talks.table("run")["ended_at"][0] == 50 * DAY


def test_talks_that_fail_leave_nothing_for_a_forum_to_decide() -> None:
    court = "forums: {court: {takes: [line]}}\n"
    for slot, hearing in ((SIGNATURE, 1), (HORIZON, 4)):
        talks = Talks(TWO + ITEM + court)
        talks.table("unit")["status"][0], talks.table("unit")["forum"][0] = 3, 0
        fire(*talks.score, slot, 50 * DAY)
        assert talks.table("unit")["hearing"][0] == hearing


def test_a_replication_begins_with_nothing_of_the_last() -> None:
    talks = Talks(TWO + ITEM)
    fresh = {name: talks.table(name).tobytes() for name in ("run", "party", "stance", "slot")}
    for slot, day in ((STRIKE_TWO, 4), (MEETING, 5), (MEETING, 8), (HORIZON, 9)):
        fire(*talks.score, slot, day * DAY)
    begin(*talks.score, 1, 0)
    assert fresh == {name: talks.table(name).tobytes() for name in fresh}
