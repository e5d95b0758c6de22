"""Lowering of events: what sets them off, what they change, and the tide."""

import math

import pytest

from sim.engine.lowering import Lowered, lower
from sim.model.codes import NEVER, NONE, Trigger
from sim.scenario.document import loads
from tests.talks import TWO

DAY = 1440
ITEMS = """
items:
  zone:
    clauses:
      line:
        scale: {between: [0, 20], unit: miles}
        stances: {a: {ideal: 0, reservation: 12}, b: {ideal: 20, reservation: 8}}
      form:
        options: [treaty, accord]
        stances:
          a: {worth: {treaty: 1, accord: 0.7}, reservation: accord}
          b: {worth: {treaty: 0.1, accord: 0.4}, reservation: treaty}
    objections: {doubt: {by: b}}
  troops:
    stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}
    objections: {cost: {by: a}, fear: {by: b}}
forums: {court: {takes: [troops]}}
implementation: {retreat: {of: troops, period: 9 days}}
ratification: {senate: {stances: {troops: {ideal: 0, reservation: 1}}}}
"""
COURT = TWO.replace(
    "a: {",
    "a: {mandate: 0.5, principals: {king: {consulted: always}, queen: {consulted: always}}, ",
)
LINE, FORM, TROOPS = range(3)


def lowered(event: str) -> Lowered:
    """Return what a scenario with one event, or with two, is lowered to."""
    return lower(loads(COURT + ITEMS + f"events:\n  incident: {{{event}}}\n"))


def incident(event: str) -> dict[str, float]:
    """Return the row of an event."""
    row = lowered(event).setting_tables["incident"][0]
    return {name: row[name].item() for name in row.dtype.names}


@pytest.mark.parametrize(
    ("when", "trigger", "item", "unit"),
    [
        ("agreed: zone", Trigger.AGREED, 0, NONE),
        ("agreed: zone.form", Trigger.AGREED, NONE, FORM),
        ("agreed: troops", Trigger.AGREED, 1, TROOPS),  # its only clause goes by its name
        ("refused: zone.line", Trigger.REFUSED, NONE, LINE),
        ("refused: troops", Trigger.REFUSED, 1, TROOPS),
        ("tabled: troops", Trigger.TABLED, 1, NONE),
        ("deadlocked: zone", Trigger.DEADLOCKED, 0, NONE),
    ],
)
def test_a_trigger_waits_for_an_item_or_a_clause(
    when: str, trigger: Trigger, item: int, unit: int
) -> None:
    row = incident(f"when: {{{when}}}, ends: true, probability: 0.4")
    assert (row["trigger"], row["of_item"], row["unit"]) == (trigger, item, unit)
    assert (row["date"], row["rate"], row["probability"]) == (NONE, 0.0, 0.4)


def test_an_event_with_a_date_or_a_rate_waits_for_nothing() -> None:
    dated = incident("date: 2001-01-11, suspends: {median: 2 days, p90: 5 days}")
    assert (dated["date"], dated["trigger"]) == (10 * DAY, Trigger.NONE)
    assert (dated["suspends_median"], dated["suspends_p90"]) == (2 * DAY, 5 * DAY)
    random = incident("rate: 2 per day, suspends: 1 day")
    assert random["date"] == NONE
    assert random["rate"] == pytest.approx(2 / DAY)
    assert math.isnan(random["suspends_p90"])
    assert incident("date: 2000-12-31, ends: true")["date"] == NEVER


def test_pressure_acts_on_those_who_are_named() -> None:
    table = lowered("date: 2001-01-11, pressure: {b: 3}, lasts: 5 days").setting_tables
    assert table["pressure"].tolist() == [[1.0, 3.0]]
    assert table["incident"]["lasts"][0] == 5 * DAY
    assert math.isnan(incident("date: 2001-01-11, pressure: {b: 3}")["lasts"])
    assert math.isnan(incident("date: 2001-01-11, pressure: {b: 3}")["suspends_median"])


@pytest.mark.parametrize(
    ("effect", "column", "index"),
    [
        ("remove_principal: a.queen", "removes", 1),
        ("reopens: zone.form", "reopens", FORM),
        ("ends: true", "ends", 1),
    ],
)
def test_an_effect_names_whom_or_what_it_concerns(effect: str, column: str, index: int) -> None:
    nothing = {"removes": NONE, "reopens": NONE, "raises": NONE, "ends": 0}
    row = incident(f"date: 2001-01-11, {effect}")
    assert {name: row[name] for name in nothing} == nothing | {column: index}


def test_a_provoked_objection_is_found_among_those_of_all_items() -> None:
    row = lowered("date: 2001-01-11, objection: troops.fear")
    raised = row.setting_tables["incident"]["raises"][0]
    objection = row.setting_tables["objection"][raised]
    assert (objection["of_item"], objection["by"], objection["foreseen"]) == (1, 1, 1)


def test_a_successor_brings_a_patience_and_an_exponent_of_his_own_or_his_partys() -> None:
    heirs = "{a.queen: {patience: 0.5 times}, a.king: {patience: 9 days, exponent: 2}}"
    queen, king = lowered(f"date: 2001-01-11, replace_principal: {heirs}").setting_tables[
        "successor"
    ]
    assert (queen["principal"], queen["times"], queen["of_incident"]) == (1, 0.5, 0)
    assert math.isnan(queen["patience"])
    assert math.isnan(queen["exponent"])
    assert (king["principal"], king["patience"], king["exponent"]) == (0, 9 * DAY, 2.0)


def changed(path: str, value: str) -> tuple[Lowered, dict[str, float]]:
    """Return what was lowered, and the row of the number that the event sets."""
    found = lowered(f"date: 2001-01-11, set: {{{path}: {value}}}")
    (row,) = found.setting_tables["change"]
    return found, {name: row[name].item() for name in row.dtype.names}


@pytest.mark.parametrize(
    ("path", "value", "number", "party", "unit"),
    [
        ("items.zone.clauses.line.stances.b.reservation", "5", 0.25, 1, LINE),
        ("items.zone.clauses.line.stances.b.ideal", "15", 0.75, NONE, NONE),
        ("items.zone.clauses.form.stances.a.reservation", "treaty", 0.0, 0, FORM),
        ("items.zone.clauses.form.stances.b.worth.accord", "0.9", 0.9, NONE, NONE),
        ("parties.a.patience", "10 days", 10 * DAY, NONE, NONE),
        ("tide.volatility", "0.3", 0.3, NONE, NONE),
        ("forums.court.succeeds", "0.2", 0.2, NONE, NONE),
        ("implementation.retreat.breach", "0.4", 0.4, NONE, NONE),
        ("ratification.senate.threshold", "0.1", 0.1, NONE, NONE),
    ],
)
def test_a_number_that_is_set_is_written_where_it_acts(
    path: str, value: str, number: float, party: int, unit: int
) -> None:
    found, row = changed(path, value)
    assert row["number"] == pytest.approx(number)
    assert (row["of_incident"], row["party"], row["unit"]) == (0, party, unit)
    assert row["place"] == found.places[path][0].place


@pytest.mark.parametrize("written", ["", "tide: {volatility: 0.3, every: 9 days}\n"])
def test_the_tide_always_has_its_numbers(written: str) -> None:
    tables = lower(loads(TWO + ITEMS + written)).setting_tables["procedure"][0]
    told = [float(tables[f"tide_{name}"]) for name in ("every", "persistence", "volatility")]
    assert told == ([9 * DAY, 0.8, 0.3] if written else [30 * DAY, 0.8, 0.0])
