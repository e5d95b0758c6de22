"""Lowering of items, stances and initiatives."""

from sim.engine.lowering import lower
from sim.model.codes import Initiative
from sim.scenario.document import loads
from tests.talks import TWO

STANCES = "stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}"


def test_a_drawn_initiative_has_its_likelihood_and_what_it_does_otherwise() -> None:
    wish = "{table: 0.4, otherwise: {wait: 2 days, then: withhold}}"
    text = f"items: {{line: {{initiative: {{b: {wish}}}, {STANCES}}}}}\n"
    row = lower(loads(TWO + text)).setting_tables["initiative"][1, 0]
    assert row["kind"] == Initiative.MAYBE
    assert row["likelihood"] == 0.4
    assert row["otherwise"] == Initiative.WAIT
    assert (row["wait"], row["withholds_then"]) == (2880.0, 1)


def test_items_know_their_units_and_tiers() -> None:
    text = f"""
items:
  zone: {{clauses: {{line: {{{STANCES}}}, width: {{severable: true, {STANCES}}}}}}}
  troops: {{tier: additional, {STANCES}}}
"""
    tables = lower(loads(TWO + text)).setting_tables
    assert tables["item"]["main"].tolist() == [1, 0]
    assert tables["item"]["first_unit"].tolist() == [0, 2]
    assert tables["item"]["units"].tolist() == [2, 1]
    assert tables["unit"]["of_item"].tolist() == [0, 0, 1]
    assert tables["unit"]["severable"].tolist() == [0, 1, 0]


def test_who_has_no_stance_is_marked_as_indifferent() -> None:
    three = TWO.replace("b: {patience: 40 days}}", "b: {patience: 40 days}, c: {}}")
    tables = lower(loads(three + f"items: {{line: {{{STANCES}}}}}\n")).setting_tables
    assert tables["stance"]["present"][:, 0].tolist() == [1, 1, 0]
