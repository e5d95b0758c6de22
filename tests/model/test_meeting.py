"""A meeting, from the chair's call to the signature test."""

from sim.model.codes import Happening, Slot
from tests.talks import TWO, Talks, due

ITEMS = """
items:
  first:
    tier: additional
    accepts: {b: certain}
    scale: {between: [0, 1]}
    stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 0, reservation: 1}}
  second:
    accepts: {b: certain}
    scale: {between: [0, 1]}
    stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 0, reservation: 1}}
"""


def test_two_aligned_parties_who_accept_settle_at_the_first_meeting() -> None:
    talks = Talks(TWO + ITEMS)
    talks.meet([0])
    assert talks.rows(Happening.AGREED)["of_item"].tolist() == [0]
    assert talks.draws() == []


def test_one_item_is_worked_at_a_meeting_and_the_text_is_tested_after_it() -> None:
    talks = Talks(TWO + ITEMS)
    talks.meet([0])
    assert talks.rows(Happening.DRAFTING).size == 0
    talks.meet([1])
    assert talks.rows(Happening.DRAFTING).size == 1
    assert talks.table("run")["held"][0] == 2


def test_each_item_is_worked_through_before_the_next_begins() -> None:
    talks = Talks(TWO + "procedure: {protocol: parallel}\n" + ITEMS)
    talks.meet([0])
    items = talks.rows()["of_item"]
    worked = items[items >= 0].tolist()
    called_first = worked[:2]
    assert called_first == [0, 1]
    assert worked[2:] == sorted(worked[2:])


def test_a_meeting_names_the_day_of_the_next() -> None:
    talks = Talks(TWO + ITEMS)
    talks.meet([4])
    assert due(talks, Slot.MEETING) == 7 * 1440 + 600
