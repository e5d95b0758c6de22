"""Objections that held a clause, and when they would have lapsed."""

import pytest

from sim.analysis.objection import SHORTEST_STAND, lapse, objections, still_standing
from sim.model import objection as of_the_model
from sim.model.codes import MINUTES_A_DAY, Happening
from sim.results.episodes.episode import Thread
from tests.builders import HARBOUR
from tests.results.episodes.told import ELECTION, STOCKS, Chronicle, opened, texts

DAY = MINUTES_A_DAY
HALF = HARBOUR.replace("to: [quota], ", "to: [quota], lapses_at: 0.5, ")


def raised(day: int, objection: int = STOCKS) -> Chronicle:
    """Return a chronicle in which the south objects to the quota over the stocks."""
    chronicle = opened()
    chronicle.tabled(day, "north", "fishing", quota=0.8)
    chronicle.add(
        day, Happening.OBJECTED, party="south", item="fishing", subject=objection, other="north"
    )
    return chronicle


def due(thread: Thread, seen_from: int = 400) -> float | None:
    """Return the day on which its objection lapses."""
    (row,) = thread.all(Happening.OBJECTED)
    minute = lapse(thread, row, seen_from=seen_from * DAY)
    return None if minute is None else minute / DAY


def test_an_objection_speaks_against_its_own_clauses_and_one_unforeseen_against_all() -> None:
    thread = raised(3).thread()
    assert len(objections(thread, "fishing.quota")) == 1
    assert objections(thread, "fishing.season") == objections(thread, "tolls") == []
    unforeseen = next(
        o for o, one in enumerate(thread.outcome.index.objections) if one.foreseen is None
    )
    thread = raised(3, unforeseen).thread()
    assert len(objections(thread, "fishing.season")) == 1
    assert objections(thread, "tolls") == []


def test_an_objection_lapses_with_its_holders_patience_of_a_hundred_days() -> None:
    assert due(raised(3).thread()) == pytest.approx(100)
    assert due(raised(3).thread(scenario=HALF)) == pytest.approx(50)


def test_one_raised_late_stands_for_a_quarter_of_its_holders_patience() -> None:
    assert due(raised(90).thread()) == pytest.approx(90 + 10 / 24 + 25)
    assert SHORTEST_STAND == of_the_model.SHORTEST_STAND


def test_pressure_makes_it_lapse_sooner_and_relief_later() -> None:
    chronicle = raised(3)
    about = {"party": "south", "subject": ELECTION}
    chronicle.add(20, Happening.PRESSED, amount=2.0, **about)
    begun = 20 + 10 / 24
    assert due(chronicle.thread()) == pytest.approx(begun + (100 - begun) / 2)
    chronicle.add(30, Happening.RELIEVED, amount=1.0, **about)
    assert due(chronicle.thread()) == pytest.approx(90)
    chronicle.add(40, Happening.PRESSED, amount=5.0, party="north", subject=ELECTION)
    assert due(chronicle.thread()) == pytest.approx(90)


def test_it_is_seen_from_the_pace_of_the_day_and_none_that_came_later() -> None:
    chronicle = raised(3)
    chronicle.add(80, Happening.PRESSED, amount=4.0, party="south", subject=ELECTION)
    assert due(chronicle.thread(), seen_from=60) == pytest.approx(100)


def test_the_patience_is_the_one_drawn_and_unknown_once_an_event_has_set_it() -> None:
    assumed = {"parties.south.patience": 200.0 * DAY}
    assert due(raised(3).thread(assumed=assumed)) == pytest.approx(200)
    harder = HARBOUR.replace("pressure: {north: 2}", "set: {parties.south.patience: 40 days}")
    chronicle = raised(3)
    chronicle.add(9, Happening.SHIFTED, subject=ELECTION, amount=40.0)
    assert due(chronicle.thread(scenario=harder)) is None


def test_what_still_stood_is_told_with_the_day_on_which_it_would_have_lapsed() -> None:
    chronicle = raised(3)
    end = chronicle.add(60, Happening.HORIZON)
    thread = chronicle.thread(ending="horizon")
    told = still_standing(thread, "fishing.quota", until=thread.rows[end])
    assert "11 April 2001" in texts(told)[0]
    forever = HARBOUR.replace("to: [quota], ", "to: [quota], lapses_at: never, ")
    thread = chronicle.thread(scenario=forever, ending="horizon")
    (stood,) = still_standing(thread, "fishing.quota", until=thread.rows[end])
    assert stood.situation == "objection stood for good"


def test_what_was_withdrawn_before_the_end_did_not_still_stand() -> None:
    chronicle = raised(3)
    chronicle.add(5, Happening.WITHDRAWN, party="south", item="fishing", subject=STOCKS)
    end = chronicle.add(60, Happening.HORIZON)
    thread = chronicle.thread(ending="horizon")
    assert still_standing(thread, "fishing.quota", until=thread.rows[end]) == []
