"""Defaults that depend on other keys are filled in, and nothing else is touched."""

from sim.scenario.defaults import filled, label, long_form
from sim.scenario.shape import shaped
from sim.scenario.tree import grow
from tests.scenario.files import GARDEN, HOUSE


def test_the_long_form_says_short_things_in_full() -> None:
    text = HOUSE.replace("seller: {}", "seller: {concession: boulware}")
    text += "procedure: {drafting: 3 days}\n"
    long = long_form(shaped(grow(text, name="file.yaml")))
    assert long["parties"]["seller"]["concession"] == {
        "strategy": "time-dependent",
        "exponent": 0.25,
    }
    assert long["procedure"]["drafting"] == {"median": "3 days"}
    assert "sitting" not in long["procedure"]


def test_filling_in_twice_changes_nothing_more() -> None:
    for text in (HOUSE, GARDEN):
        once = filled(long_form(shaped(grow(text, name="file.yaml"))))
        assert filled(once) == once


def test_what_is_written_is_not_overwritten() -> None:
    text = HOUSE.replace("seller: {}", "seller: {name: Anna, patience: 3 days}")
    party = filled(long_form(shaped(grow(text, name="file.yaml"))))["parties"]["seller"]
    assert (party["name"], party["patience"]) == ("Anna", "3 days")


def test_a_name_for_people_begins_with_a_capital_and_has_spaces() -> None:
    assert label("buffer-zone") == "Buffer zone"
