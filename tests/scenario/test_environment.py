"""Events: dated or random, each with an effect."""

from datetime import date

import pytest

from sim.scenario.document import loads
from sim.scenario.environment import DatedEvent, RandomEvent
from tests.scenario.files import HOUSE, problem


def events(written: str) -> str:
    return HOUSE + f"events: {{storm: {written}}}\n"


def test_a_dated_event_has_a_day_and_a_random_one_a_rate() -> None:
    dated = loads(events("{date: 2026-04-01, ends: true}")).events["storm"]
    assert isinstance(dated, DatedEvent)
    assert (dated.kind, dated.date, dated.ends) == ("date", date(2026, 4, 1), True)
    random = loads(events("{rate: 2 per year, suspends: 3 days}")).events["storm"]
    assert isinstance(random, RandomEvent)
    assert random.kind == "rate"
    assert random.suspends is not None
    assert (random.suspends.median.minutes, random.probability.number) == (4_320, 1)


@pytest.mark.parametrize("written", ["{ends: true}", "{}", "storm", "{when: {agreed: price}}"])
def test_an_event_comes_at_some_time(written: str) -> None:
    told = problem(events(written))
    assert told.expected == "An event has a date, such as 1952-11-04, or a rate, such as 2 per year"


def test_an_event_is_not_both_dated_and_random() -> None:
    told = problem(events("{date: 2026-04-01, rate: 2 per year, ends: true}"))
    assert told.found == "'rate' is no key of a dated event, but of a random event"


def test_pressure_lasts_for_good_unless_it_is_said_how_long() -> None:
    storm = loads(events("{date: 2026-04-01, pressure: {buyer: 1.2}}")).events["storm"]
    assert (storm.pressure, storm.lasts) == ({"buyer": 1.2}, None)


def test_nothing_lasts_where_nothing_presses() -> None:
    told = problem(events("{date: 2026-04-01, ends: true, lasts: 3 days}"))
    assert told.found == "only pressure lasts, and there is none"


def test_no_incident_comes_more_than_once_an_hour() -> None:
    loads(events("{rate: 24 per day, ends: true}"))
    told = problem(events("{rate: 25 per day, ends: true}"))
    assert told.expected == "It must be at most 24 per day"
