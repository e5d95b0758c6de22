"""Beliefs: the world as a party sees it."""

import pytest

from sim.errors import ScenarioError
from sim.scenario.document import load, loads
from tests.scenario.files import HOUSE, problem

BELIEF = HOUSE + (
    "beliefs:\n"
    "  seller: {set: {parties.buyer.patience: 20 days, horizon: 2 years}}\n"
    "questions:\n"
    "  when:\n"
    "    asked_by: seller\n"
    "    options:\n"
    "      soon: {set: {horizon: 3 years}}\n"
    "      later: {set: {start: 2027-01-01}}\n"
    "assumptions:\n"
    "  hurry: {about: parties.buyer.patience, default: 1 year, range: [1 day, 2 years]}\n"
)


def test_a_belief_changes_nothing_until_its_world_is_asked_for() -> None:
    assert str(loads(BELIEF).parties["buyer"].patience) == "1 year"
    believed = loads(BELIEF, as_believed_by="seller")
    assert str(believed.parties["buyer"].patience) == "20 days"


def test_what_a_party_is_sure_of_is_no_assumption_in_its_world() -> None:
    assert list(loads(BELIEF).assumptions) == ["hurry"]
    assert loads(BELIEF, as_believed_by="seller").assumptions == {}


def test_a_party_of_which_no_belief_is_written_believes_what_the_file_says() -> None:
    assert loads(BELIEF, as_believed_by="buyer") == loads(BELIEF)


def test_a_belief_comes_over_the_facts_and_under_the_option_taken() -> None:
    assert str(loads(BELIEF, as_believed_by="seller").horizon) == "2 years"
    taken = loads(BELIEF, options={"when": "soon"}, as_believed_by="seller")
    assert str(taken.horizon) == "3 years"


def test_a_belief_is_itself_open_to_change() -> None:
    doubt = {"beliefs.seller.set": {"horizon": "9 days"}}
    assert str(loads(BELIEF, set=doubt, as_believed_by="seller").horizon) == "9 days"


def test_who_is_no_party_believes_nothing() -> None:
    told = problem(BELIEF, as_believed_by="buyr")
    assert (told.file, told.suggestion) == ("--as-believed-by", "buyer")


def test_a_shipped_scenario_is_loaded_as_a_party_believes_it() -> None:
    assert load("house-sale", as_believed_by="buyer") == load("house-sale")


def test_an_option_that_does_not_fit_a_belief_is_told_of_the_option() -> None:
    text = BELIEF.replace("horizon: 2 years", "items.price.stances.seller.red_line: 430")
    text = text.replace("start: 2027-01-01", "items.price.stances.seller.reservation: 420")
    assert loads(text).questions
    with pytest.raises(ScenarioError) as caught:
        loads(text, options={"when": "later"}, as_believed_by="seller")
    assert caught.value.problems[0].file == "--option"
