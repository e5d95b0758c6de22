import pytest

from sim.model.codes import Happening
from sim.results.episodes.environment import incidents, suspensions
from tests.results.episodes.told import (
    ELECTION,
    STORM,
    Chronicle,
    every_way,
    opened,
    situations,
    texts,
)


def storm(talks: Chronicle, day: int, *, until: int | None, days: float = 10) -> None:
    """Let a storm suspend the talks, and let them go on again if they do."""
    row = talks.add(day, Happening.STRUCK, subject=STORM)
    row = talks.add(day, Happening.SUSPENDED, subject=STORM, cause=row, amount=days)
    if until is not None:
        talks.add(until, Happening.RESUMED, cause=row)


def test_a_suspension_is_told_with_its_cause_and_its_length() -> None:
    talks = opened()
    storm(talks, 20, until=31)
    (episode,) = incidents(talks.thread())
    for told in every_way(episode):
        assert "storm" in told
        assert "ten days" in told or "1 February" in told


def test_what_happens_again_is_counted() -> None:
    talks = opened()
    for day in (20, 50, 80):
        storm(talks, day, until=day + 12)
    told = list(incidents(talks.thread()))
    assert situations(told) == ["suspended", "suspended again", "suspended again"]
    assert texts(told[2:]) == ["For the third time a storm stopped the talks, until 3 April."]


def test_suspensions_that_fell_into_one_break_are_told_together() -> None:
    talks = opened()
    storm(talks, 20, until=None)
    storm(talks, 25, until=None)
    storm(talks, 28, until=40)
    (episode,) = incidents(talks.thread())
    assert episode.situation == "suspended, and again"
    assert texts([episode]) == [
        "A storm broke the talks off; the same happened twice more before they went on, on 10"
        " February."
    ]


def test_a_storm_in_a_recess_is_told_by_itself() -> None:
    talks = opened()
    talks.add(20, Happening.SUSPENDED, amount=30)
    storm(talks, 25, until=60)
    assert texts(incidents(talks.thread())) == [
        "A storm fell into the break; the parties met again on 2 March."
    ]


@pytest.mark.parametrize(
    ("signed", "situation"), [(False, "suspended for good"), (True, "suspended in drafting")]
)
def test_a_suspension_after_which_nobody_met_says_so(signed: bool, situation: str) -> None:
    talks = opened()
    if signed:
        talks.add(19, Happening.DRAFTING, amount=9)
    storm(talks, 20, until=None)
    if signed:
        talks.add(28, Happening.SIGNED)
    assert situations(incidents(talks.thread())) == [situation]


def test_several_suspensions_are_told_as_how_often_and_how_long() -> None:
    talks = opened()
    storm(talks, 20, until=31)
    storm(talks, 50, until=56, days=5)
    thread = talks.thread()
    told = suspensions(thread, thread.all(Happening.SUSPENDED))
    assert texts([told]) == [
        "Twice since 21 January the talks had stood still, for ten and five days."
    ]
    assert set(told.heads) == {row.number for row in thread.all(Happening.SUSPENDED)}


def test_pressure_is_told_as_more_or_less_than_before_and_when_it_passes() -> None:
    talks = opened()
    for day, rate in ((31, 2.0), (90, 1.5)):
        row = talks.add(day, Happening.STRUCK, subject=ELECTION)
        pressed = {"party": "north", "subject": ELECTION, "amount": rate}
        talks.add(day, Happening.PRESSED, cause=row, **pressed)
    talks.add(99, Happening.RELIEVED, party="north", subject=ELECTION, amount=1.0)
    told = list(incidents(talks.thread()))
    assert situations(told) == ["pressed more", "pressed less", "relieved"]
    assert texts(told)[0] == (
        "The election put the north under pressure: patience now wore down at 2 times its plain"
        " pace."
    )


def test_a_great_pressure_is_told_in_plain_figures() -> None:
    talks = opened()
    row = talks.add(31, Happening.STRUCK, subject=ELECTION)
    pressed = {"party": "north", "subject": ELECTION, "amount": 2500.0}
    talks.add(31, Happening.PRESSED, cause=row, **pressed)
    (told,) = incidents(talks.thread())
    assert told.facts["rate"] == "2,500"


def test_the_tide_is_told_once_where_it_ran_highest_and_not_if_it_never_did() -> None:
    talks = opened()
    for day, pressure in ((30, 1.2), (60, 1.9), (90, 1.6)):
        talks.add(day, Happening.TIDE, party="north", amount=pressure)
        talks.add(day, Happening.TIDE, party="south", amount=1.1)
    (episode,) = incidents(talks.thread())
    assert (episode.situation, episode.at) == ("high tide", 3)
    assert all("1.9 times" in told for told in every_way(episode))
