"""From the resolved scenario to arrays: nothing is lost, and every number can be moved."""

import pytest
from hypothesis import HealthCheck, given, settings

from sim.engine.lowering import lower
from sim.model.codes import NEVER, NONE
from sim.scenario.assumption import numeric_paths
from sim.scenario.document import load, loads
from sim.scenario.scenario import Scenario
from tests.strategies import scenarios
from tests.talks import TWO

ITEM = """
items:
  line:
    scale: {between: [0, 20], unit: miles}
    without: 5
    stances: {a: {ideal: 0, reservation: 12, red_line: 15}, b: {ideal: 20, reservation: 8}}
  form:
    options: [treaty, accord]
    without: accord
    stances:
      a: {worth: {treaty: 1, accord: 0.7}, reservation: accord}
      b: {worth: {treaty: 0.1, accord: 0.4}, reservation: treaty}
"""


def moved(scenario: Scenario) -> list[str]:
    """Return the paths that an assumption may be about and that act nowhere."""
    places = lower(scenario).places
    words = "lexicon."
    return [p for p in numeric_paths(scenario) if p not in places and not p.startswith(words)]


@given(scenario=scenarios())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_number_that_may_be_assumed_acts_somewhere(scenario: Scenario) -> None:
    assert moved(scenario) == []


@pytest.mark.parametrize("name", ["house-sale", "kaesong-1951"])
def test_so_it_does_in_the_shipped_scenarios(name: str) -> None:
    assert moved(load(name)) == []


def test_positions_become_shares_of_their_scale_and_options_their_place() -> None:
    tables = lower(loads(TWO + ITEM)).setting_tables
    assert tables["stance"]["ideal"][:, 0].tolist() == [0.0, 1.0]
    assert tables["stance"]["reservation"][:, 0].tolist() == [0.6, 0.4]
    assert tables["stance"]["red_line"][0, 0] == 0.75
    assert tables["unit"]["without"].tolist() == [0.25, 1.0]
    assert tables["stance"]["reservation"][:, 1].tolist() == [1.0, 0.0]
    assert tables["worth"].tolist() == [[1.0, 0.7], [0.1, 0.4]]


def test_durations_become_minutes_and_rates_times_a_minute() -> None:
    text = TWO.replace("a: {patience", "a: {delay_cost: 0.5 per year, patience") + ITEM
    tables = lower(loads(text)).setting_tables
    assert tables["party"]["patience"][0] == 40 * 1440
    assert tables["party"]["delay_cost"][0] == pytest.approx(0.5 / 525_960)
    assert tables["procedure"]["horizon"][0] == 100 * 1440


def test_a_forum_is_the_first_that_takes_the_item() -> None:
    forums = "forums: {one: {takes: [form]}, two: {takes: [line, form]}}\n"
    tables = lower(loads(TWO + ITEM + forums)).setting_tables
    assert tables["item"]["forum"].tolist() == [1, 0]
    assert lower(loads(TWO + ITEM)).setting_tables["item"]["forum"].tolist() == [NONE, NONE]


def test_a_date_is_the_minute_of_its_midnight_and_never_before_the_start() -> None:
    events = (
        "events: {one: {date: 2001-01-03, suspends: 1 days}, two: {date: 1999-01-01, ends: true}}\n"
    )
    tables = lower(loads(TWO + ITEM + events)).setting_tables
    assert tables["incident"]["date"].tolist() == [2 * 1440, NEVER]


def test_what_was_lowered_is_kept_aside_so_that_each_replication_begins_from_it() -> None:
    tables = lower(loads(TWO + ITEM)).setting_tables
    assert tables["written"].tobytes() == tables["cells"].tobytes()
