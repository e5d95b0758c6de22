"""Talks with something that is assumed held at a value: the same as with a file that says so."""

import numpy as np
import pytest

from sim.engine.ensemble import ensemble
from sim.engine.held import held
from sim.engine.lowering import lower
from sim.engine.part import played
from sim.scenario.document import load, loads
from tests.builders import HARBOUR

RUNS = 12
ASSUMED = (
    HARBOUR
    + """
assumptions:
  words: {about: items.fishing.objections.stocks.likelihood, default: 0.5, range: [0, 1]}
  time:
    about: [parties.north.patience, parties.south.patience]
    default: 50 days
    range: [20 days, 90 days]
"""
)


@pytest.mark.parametrize(
    ("name", "value", "days"), [("parties.buyer.patience", 30 * 1440.0, "30 days")]
)
def test_what_is_held_is_as_if_the_file_had_said_so(name: str, value: float, days: str) -> None:
    said = ensemble(load("house-sale", set={name: days}), replications=RUNS)
    ends = played(held(lower(load("house-sale")), {name: value}), 1, (0, RUNS))
    assert ends.ending.tobytes() == said.ending.tobytes()
    assert ends.utility.tobytes() == said.utility.tobytes()


def test_all_numbers_that_an_assumption_is_about_are_held() -> None:
    scenario = loads(ASSUMED)
    both = {f"parties.{name}.patience": 40 * 1440.0 for name in scenario.parties}
    ends = played(held(lower(scenario), both), 3, (0, RUNS))
    said = ensemble(loads(ASSUMED, set=dict.fromkeys(both, "40 days")), replications=RUNS, seed=3)
    assert ends.ending.tobytes() == said.ending.tobytes()


def test_with_nothing_held_the_talks_are_those_of_the_file() -> None:
    scenario = load("house-sale")
    ends = played(held(lower(scenario), {}), 2, (0, RUNS))
    assert ends.unit.tobytes() == ensemble(scenario, replications=RUNS, seed=2).unit.tobytes()


def test_later_replications_are_those_of_their_numbers() -> None:
    option = held(lower(load("house-sale")), {})
    every = played(option, 1, (0, RUNS))
    later = played(option, 1, (5, RUNS - 5))
    assert np.array_equal(every.utility[5:], later.utility)


def test_holding_leaves_the_scenario_it_was_made_from_as_it_was() -> None:
    lowered = lower(load("house-sale"))
    before = lowered.setting_tables["knob"].tobytes()
    held(lowered, {"parties.buyer.patience": 1.0})
    assert lowered.setting_tables["knob"].tobytes() == before
