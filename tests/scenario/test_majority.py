"""Majorities, counted by hand."""

import pytest

from sim.scenario.document import loads
from sim.scenario.majority import has_zone, is_carried
from sim.scenario.zone import red_line, reservation
from tests.scenario.files import GARDEN, OUTVOTED


@pytest.mark.parametrize(
    ("decision", "party", "against", "carried"),
    [
        ("{majority: 2/3}", "c: {}", "c", True),
        ("{majority: 2/3}", "c: {}", "bc", False),
        ("{majority: 0.7}", "c: {}", "c", False),
        ("unanimity", "c: {}", "c", False),
        ("unanimity", "c: {}", "", True),
        ("{majority: 2/3}", "c: {must_sign: true}", "c", False),
        ("{majority: 2/3}", "c: {weight: 3}", "c", False),
        ("{majority: 0.6}", "c: {weight: 3}", "ab", True),
    ],
)
def test_a_majority_takes_weight_enough_and_all_who_must_sign(
    decision: str, party: str, against: str, carried: bool
) -> None:
    text = OUTVOTED.replace("{majority: 2/3}", decision).replace("c: {}", party)
    assert is_carried(loads(text), against) is carried


@pytest.mark.parametrize(
    ("text", "there"),
    [
        (OUTVOTED, True),
        (OUTVOTED.replace("reservation: 50", "reservation: 15"), True),
        (OUTVOTED.replace("reservation: 50", "reservation: 15").replace("40}", "4}"), False),
        (OUTVOTED.replace("      b: {ideal: 10, reservation: 50}\n", ""), True),
        (OUTVOTED.replace("{majority: 2/3}", "unanimity"), False),
    ],
)
def test_a_majority_has_a_zone_where_those_who_suffice_would_sign(text: str, there: bool) -> None:
    scenario = loads(text)
    assert has_zone(scenario, scenario.clauses["fee"], reservation) is there


def test_of_options_one_must_suit_those_who_suffice() -> None:
    firm = GARDEN.replace("goes: 1}, reservation: stays", "goes: 1}, reservation: goes")
    apart = firm.replace("goes: 0.3}, reservation: goes", "goes: 0.3}, reservation: stays")
    for decision, there in (("unanimity", False), ("{majority: 1/2}", True)):
        scenario = loads(f"{apart}procedure: {{decision: {decision}}}\n")
        assert has_zone(scenario, scenario.clauses["garden.shed"], red_line) is there
