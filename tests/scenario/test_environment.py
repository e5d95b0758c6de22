"""Events: dated or random, each with an effect."""

from datetime import date

import pytest

from sim.scenario.document import loads, resolved
from sim.scenario.environment import DatedEvent, RandomEvent, TriggeredEvent
from sim.scenario.quantity import Times
from tests.scenario.files import GARDEN, HOUSE, problem


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


@pytest.mark.parametrize("written", ["{ends: true}", "{}", "storm"])
def test_an_event_comes_at_some_time(written: str) -> None:
    told = problem(events(written))
    assert told.expected == (
        "An event has a date, such as 1952-11-04, a rate, such as 2 per year, "
        "or a trigger, such as when: {agreed: price}"
    )


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


NEGOTIATED = (
    HOUSE.replace("seller: {}", "seller: {principals: {boss: {consulted: always}}}")
    + """\
  repairs:
    options: [seller, buyer]
    stances:
      seller: {worth: {seller: 0, buyer: 1}, reservation: buyer}
      buyer: {worth: {seller: 1, buyer: 0.2}, reservation: buyer}
    objections:
      damp: {by: buyer, remedies: [{argue: likely}]}
"""
)


def struck(written: str) -> str:
    """A file with one event."""
    return f"{NEGOTIATED}events: {{storm: {{date: 2026-04-01, {written}}}}}\n"


@pytest.mark.parametrize("moment", ["agreed", "tabled", "refused", "deadlocked"])
def test_an_event_may_follow_from_what_happens_in_the_room(moment: str) -> None:
    scenario = loads(events(f"{{when: {{{moment}: price}}, ends: true}}"))
    storm = scenario.events["storm"]
    assert isinstance(storm, TriggeredEvent)
    assert (storm.when.kind, storm.when.of) == (moment, "price")
    assert f"when: {{{moment}: price}}" in resolved(scenario)


@pytest.mark.parametrize(("moment", "fits"), [("agreed", 1), ("refused", 1), ("tabled", 0)])
def test_clauses_are_agreed_and_refused_but_only_items_tabled(moment: str, fits: int) -> None:
    text = GARDEN + f"events: {{storm: {{when: {{{moment}: garden.shed}}, ends: true}}}}\n"
    if fits:
        assert loads(text).events["storm"].when.of == "garden.shed"  # type: ignore[union-attr]
    else:
        assert problem(text).expected == "There is: garden"


def test_an_event_changes_numbers_by_their_paths() -> None:
    storm = loads(struck("set: {parties.seller.patience: 9 days, lexicon.likely: 0.9}")).events
    assert storm["storm"].set == {"parties.seller.patience": "9 days", "lexicon.likely": 0.9}


def test_a_reservation_on_options_is_set_by_the_name_of_an_option() -> None:
    path = "items.repairs.stances.seller.reservation"
    assert loads(struck(f"set: {{{path}: seller}}")).events["storm"].set == {path: "seller"}
    assert problem(struck(f"set: {{{path}: both}}")).found == "there is no option 'both'"


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("parties.seller.patience: 30", "'30' is a bare number, no duration"),
        ("parties.seller.mandate: 2", "'2' is out of bounds"),
        ("parties.seller.principals.boss.patience: 9 days", None),
        ("items.price.stances.seller.reservation: 530", "'530' lies outside the scale"),
        ("items.price.scale: 3", "'items.price.scale' is no number"),
        ("procedure.steps: 4", "'procedure.steps' is no number"),
        ("items.repairs.stances.seller.worth: 1", "is no single number"),
    ],
)
def test_what_an_event_sets_is_read_as_at_its_path(change: str, found: str | None) -> None:
    text = struck(f"set: {{{change}}}")
    if found is None:
        loads(text)
    else:
        assert found in problem(text).found


def test_each_of_two_events_is_tried_alone() -> None:
    text = NEGOTIATED + (
        "events:\n"
        "  down: {date: 2026-04-01, set: {items.price.stances.seller.reservation: 410}}\n"
        "  off: {date: 2026-05-01, set: {items.price.stances.seller.reservation: 399}}\n"
    )
    assert (problem(text).line, problem(text).found) == (19, "'399' lies outside the scale")


def test_a_principal_leaves_or_is_replaced_by_a_successor() -> None:
    storm = loads(struck("remove_principal: seller.boss")).events["storm"]
    assert storm.remove_principal == "seller.boss"
    text = struck("replace_principal: {seller.boss: {patience: 0.5 times, exponent: 2}}")
    successor = loads(text).events["storm"].replace_principal["seller.boss"]
    assert (successor.patience, successor.exponent) == (Times.read("0.5 times"), 2)
    numbers = loads(text).numbers
    assert numbers["events.storm.replace_principal.seller.boss.exponent"] == 2


def test_what_is_other_about_a_successor_can_be_assumed_and_overridden() -> None:
    text = struck("replace_principal: {seller.boss: {exponent: 2}}")
    path = "events.storm.replace_principal.seller.boss.exponent"
    knob = f"assumptions: {{knob: {{about: {path}, default: 1, range: [0.5, 3]}}}}\n"
    changed = loads(text + knob, set={path: 3})
    assert changed.numbers[path] == 3
    assert loads(resolved(changed)) == changed


def test_an_event_opens_a_clause_again_or_has_an_objection_raised() -> None:
    assert loads(struck("reopens: price")).events["storm"].reopens == "price"
    assert loads(struck("objection: repairs.damp")).events["storm"].objection == "repairs.damp"
    assert problem(struck("objection: damp")).found == "there is no objection 'damp'"


def test_the_tide_is_slack_unless_it_is_said_how_widely_it_swings() -> None:
    tide = loads(HOUSE).tide
    assert (tide.every.minutes, tide.persistence, tide.volatility) == (43_200, 0.8, 0)
    assert loads(HOUSE + "tide: {volatility: 0.1}\n").numbers["tide.volatility"] == 0.1
    assert problem(HOUSE + "tide: {volatility: -0.1}\n").found == "'-0.1' is out of bounds"
