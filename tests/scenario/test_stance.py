"""Stances: on a scale or among options, told apart by what is written."""

from sim.scenario.document import loads
from sim.scenario.quantity import Position
from sim.scenario.stance import OptionStance, OrderedStance
from tests.scenario.files import GARDEN, HOUSE, problem


def test_a_stance_on_a_scale_has_an_ideal_and_one_among_options_has_worths() -> None:
    clauses = loads(GARDEN).items["garden"].units("garden")
    hedge, shed = clauses["hedge"].stances["seller"], clauses["shed"].stances["seller"]
    assert isinstance(hedge, OrderedStance)
    assert (hedge.ideal, hedge.red_line) == (Position("as now"), Position(0.7))
    assert isinstance(shed, OptionStance)
    assert shed.worth == {"stays": 0.2, "goes": 1}


def test_a_red_line_that_is_not_written_stays_open_to_follow_the_reservation() -> None:
    stance = loads(HOUSE).items["price"].units("price")["price"].stances["seller"]
    assert stance.red_line is None


def test_a_misspelt_worth_is_still_a_worth() -> None:
    text = GARDEN.replace("{worth: {stays: 0.2, goes: 1}", "{wroth: {stays: 0.2, goes: 1}")
    told = problem(text)
    assert (told.found, told.suggestion) == ("'wroth' is no key of a stance on options", "worth")


def test_a_misspelt_ideal_is_still_an_ideal() -> None:
    told = problem(HOUSE.replace("ideal: 490", "idael: 490"))
    assert (told.found, told.suggestion) == ("'idael' is no key of a stance", "ideal")


def test_a_stance_is_a_map() -> None:
    told = problem(HOUSE.replace("{ideal: 490, reservation: 440}", "490"))
    assert told.found == "'490' is no stance"


def test_nobody_cares_less_than_nothing() -> None:
    told = problem(HOUSE, set={"items.price.stances.buyer.salience": -1})
    assert told.expected == "It must be a number from 0 on"
