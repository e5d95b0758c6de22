"""What made a scenario of its file, from where it is read to the record of what is played."""

from pathlib import Path

import pytest

import sim
from sim.scenario.document import loads, varied
from sim.scenario.made import AS_WRITTEN, Made
from tests.scenario.files import HOUSE

ASKED = """
questions:
  hurry:
    text: Is there haste?
    asked_by: buyer
    options: {wait: {set: {}}, hurry: {set: {horizon: 9 days}}}
beliefs:
  seller: {set: {parties.buyer.patience: 3 days}}
"""
SET = {"parties.seller.patience": "30 days"}
MADE = Made(SET, {"hurry": "hurry"}, "seller")


def test_a_file_taken_as_it_is_was_made_by_nothing() -> None:
    assert loads(HOUSE).made == AS_WRITTEN


def test_a_record_tells_what_was_changed_in_the_file_and_nothing_else() -> None:
    made = loads(HOUSE + ASKED, set=SET, options={"hurry": "hurry"}, as_believed_by="seller")
    outcome = sim.run(made)
    assert made.made == MADE
    assert (outcome.overrides, outcome.options, outcome.as_believed_by) == tuple(MADE)
    with pytest.raises(TypeError, match="overrides"):
        sim.run(made, overrides={"horizon": "1 day"})  # type: ignore[call-arg]


def test_a_variant_of_a_variant_was_made_by_both_in_their_order() -> None:
    first = loads(HOUSE, set={"parties.seller.patience": "9 days", "horizon": "2 years"})
    later = varied(first, set=SET)
    assert list(later.made.overrides.items()) == [("horizon", "2 years"), *SET.items()]
    assert first.made.overrides["parties.seller.patience"] == "9 days"


def test_a_side_of_a_comparison_is_told_with_what_the_scenario_was_read_with() -> None:
    both = sim.compare(loads(HOUSE, set=SET), b={"horizon": "9 days"}, replications=2)
    assert both.a.label == "parties.seller.patience = 30 days"
    assert both.b.label == "parties.seller.patience = 30 days, horizon = 9 days"


def test_what_is_read_back_and_played_again_is_recorded_alike(tmp_path: Path) -> None:
    many = sim.ensemble(loads(HOUSE, set=SET), replications=2, out=tmp_path / "many")
    back = sim.read(tmp_path / "many")
    assert isinstance(back, sim.Ensemble)
    assert sim.run(back.scenario).overrides == many.overrides == SET
