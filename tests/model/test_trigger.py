"""Triggers: what happens at the table may set off an incident, once."""

import pytest

from sim.model.codes import NONE, Disposition, Happening, Trigger
from sim.model.environment import strike_tripped
from sim.model.settlement import close, drop
from sim.model.trigger import trip, trip_agreed
from tests.talks import TWO, Talks

ITEMS = """
items:
  zone:
    clauses:
      line: {stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}}
      width: {stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}}
  other: {stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}}
"""
EVENTS = """
events:
  applause: {when: {agreed: zone.line}, pressure: {a: 2}}
  feast: {when: {agreed: zone}, pressure: {a: 2}}
  rumour: {when: {tabled: zone}, pressure: {a: 2}}
  anger: {when: {refused: zone.width}, pressure: {a: 2}}
  outcry: {when: {refused: zone}, pressure: {a: 2}}
  despair: {when: {deadlocked: other}, pressure: {a: 2}}
"""
APPLAUSE, FEAST, RUMOUR, ANGER, OUTCRY, DESPAIR = range(6)
ZONE, OTHER = 0, 1
LINE, WIDTH = 0, 1


def watched() -> Talks:
    """Return talks in which events wait for what happens at the table."""
    return Talks(TWO + ITEMS + EVENTS)


def tripped(talks: Talks) -> list[int]:
    """Return the events set off and not yet struck."""
    return [e for e, row in enumerate(talks.table("incident")) if row["tripped"] == 1]


@pytest.mark.parametrize(
    ("trigger", "i", "c", "set_off"),
    [
        (Trigger.TABLED, ZONE, NONE, [RUMOUR]),
        (Trigger.TABLED, OTHER, NONE, []),
        (Trigger.DEADLOCKED, OTHER, NONE, [DESPAIR]),
        (Trigger.DEADLOCKED, ZONE, NONE, []),
        # a share refused on a clause is refused on its item, too
        (Trigger.REFUSED, ZONE, WIDTH, [ANGER, OUTCRY]),
        (Trigger.REFUSED, ZONE, LINE, [OUTCRY]),
        (Trigger.REFUSED, ZONE, NONE, [OUTCRY]),
    ],
)
def test_an_event_waits_for_its_own_item_or_clause(
    trigger: Trigger, i: int, c: int, set_off: list[int]
) -> None:
    talks = watched()
    trip(talks.setting, talks.state, trigger, i, c)
    assert tripped(talks) == set_off


def test_an_item_is_agreed_when_the_last_of_its_clauses_closes() -> None:
    talks = watched()
    status = talks.table("unit")["status"]
    status[LINE] = Disposition.AGREED
    trip_agreed(talks.setting, talks.state, LINE)
    assert tripped(talks) == [APPLAUSE]
    status[WIDTH] = Disposition.PACKAGED
    trip_agreed(talks.setting, talks.state, WIDTH)
    assert tripped(talks) == [APPLAUSE, FEAST]


@pytest.mark.parametrize("how", [Disposition.AGREED, Disposition.PACKAGED, Disposition.AMBIGUOUS])
def test_however_a_clause_is_settled_in_the_treaty_it_is_agreed(how: Disposition) -> None:
    talks = watched()
    close(*talks.score, LINE, (how, 0.5, NONE))
    assert tripped(talks) == [APPLAUSE]


def test_what_is_dropped_is_not_agreed() -> None:
    talks = watched()
    drop(*talks.score, LINE, (0, NONE))
    assert tripped(talks) == []


@pytest.mark.parametrize("dropped_last", [True, False])
def test_an_item_is_agreed_at_its_last_closing_whatever_became_of_that_clause(
    dropped_last: bool,
) -> None:
    talks = watched()
    if dropped_last:
        close(*talks.score, LINE, (Disposition.AGREED, 0.5, NONE))
        assert tripped(talks) == [APPLAUSE]
        drop(*talks.score, WIDTH, (0, NONE))
    else:
        drop(*talks.score, WIDTH, (0, NONE))
        assert tripped(talks) == []
        close(*talks.score, LINE, (Disposition.AGREED, 0.5, NONE))
    assert tripped(talks) == [APPLAUSE, FEAST]


def test_an_item_of_which_nothing_is_agreed_is_not_agreed() -> None:
    talks = watched()
    drop(*talks.score, LINE, (0, NONE))
    drop(*talks.score, WIDTH, (0, NONE))
    assert tripped(talks) == []


def test_an_event_is_set_off_once() -> None:
    talks = watched()
    for _ in range(2):
        trip(talks.setting, talks.state, Trigger.TABLED, ZONE, NONE)
        close(*talks.score, LINE, (Disposition.AGREED, 0.5, NONE))
        strike_tripped(*talks.score)
        assert tripped(talks) == []
    assert talks.rows(Happening.STRUCK)["subject"].tolist() == [APPLAUSE, RUMOUR]


def test_tabling_sets_off_at_the_meeting_what_waits_for_it() -> None:
    talks = watched()
    talks.meet([0])
    assert talks.rows(Happening.STRUCK)["subject"].tolist() == [RUMOUR]


def test_a_deadlock_sets_off_what_waits_for_it() -> None:
    despair = EVENTS.replace("deadlocked: other", "deadlocked: zone")
    hard = TWO.replace("40 days}", "40 days, concession: hardliner}")
    talks = Talks(hard + ITEMS + despair + "procedure: {deadlock_after: 3 meetings}\n")
    talks.meet(range(4))
    assert talks.rows(Happening.STRUCK)["subject"].tolist() == [RUMOUR, DESPAIR]
