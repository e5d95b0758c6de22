"""Ratifiers: who must assent to a treaty, and by what he weighs it."""

import pytest

from sim.scenario.document import loads, resolved
from sim.scenario.quantity import Position
from sim.scenario.ratification import Ratifier
from sim.scenario.stance import OptionStance, OrderedStance
from tests.scenario.files import GARDEN, problem

HEIRS = GARDEN + (
    "ratification:\n"
    "  heirs:\n"
    "    stances:\n"
    "      garden.hedge: {ideal: as now, reservation: 0.9}\n"
    "      garden.shed: {worth: {stays: 1, goes: 0}, reservation: goes}\n"
)
HEDGE = "ratification.heirs.stances.garden.hedge"


def heirs(**how: object) -> Ratifier:
    return loads(HEIRS, **how).ratification["heirs"]  # type: ignore[arg-type]


def test_a_ratifier_has_stances_of_his_own_on_the_clauses_he_looks_at() -> None:
    ratifier = heirs()
    assert (ratifier.name, ratifier.threshold) == ("Heirs", 0)
    assert isinstance(ratifier.stances["garden.hedge"], OrderedStance)
    assert isinstance(ratifier.stances["garden.shed"], OptionStance)


def test_a_ratifier_may_be_overridden_by_the_dotted_name_of_a_clause() -> None:
    changed = heirs(set={f"{HEDGE}.reservation": "half", "ratification.heirs.threshold": 0.1})
    stance = changed.stances["garden.hedge"]
    assert isinstance(stance, OrderedStance)
    assert (stance.reservation, changed.threshold) == (Position("half"), 0.1)


def test_what_a_ratifier_wants_can_be_assumed() -> None:
    knob = f"assumptions: {{far: {{about: {HEDGE}.reservation, default: 0.9, range: [0.5, 1]}}}}\n"
    scenario = loads(HEIRS + knob)
    assert f"{HEDGE}.reservation" in scenario.numbers
    assert loads(resolved(scenario)) == scenario
    assert loads(HEIRS + knob, set={f"{HEDGE}.reservation": 0.8}).assumptions == {}


@pytest.mark.parametrize(
    ("path", "found"),
    [
        (f"{HEDGE}.reservaton", "there is no 'reservaton' in ratification.heirs.stances.garden"),
        ("ratification.heirs.stances.garden.shade.ideal", "there is no 'garden'"),
    ],
)
def test_an_assumption_that_leads_nowhere_is_told_how_far_it_goes(path: str, found: str) -> None:
    knob = f"assumptions: {{far: {{about: {path}, default: 0.9, range: [0.5, 1]}}}}\n"
    assert found in problem(HEIRS + knob).found


def test_an_override_past_the_clauses_he_looks_at_is_told() -> None:
    told = problem(HEIRS, set={f"{HEDGE}s.reservation": 0.4})
    assert told.expected == "There is: garden.hedge, garden.shed"
