"""Procedure, its rungs and its delays."""

import pytest

from sim.scenario.document import loads, resolved
from sim.scenario.procedure import Delay, Majority, Recess
from sim.scenario.quantity import Duration
from tests.scenario.files import HOUSE, house, problem


def test_what_nothing_is_said_of_is_plain() -> None:
    procedure = house().procedure
    assert (procedure.agenda, procedure.protocol, procedure.speaking) == (
        "as-listed",
        "item-by-item",
        "rotating",
    )
    assert (procedure.steps, procedure.stride, procedure.anchoring) == (20, 1, 0)
    assert procedure.on_deadlock == ()
    assert procedure.drafting.median.minutes == 0
    assert procedure.unforeseen.number == 0
    assert (procedure.decision, procedure.consultation) == ("unanimity", "mean")
    assert (procedure.tolerance, procedure.goodwill, procedure.signalling) == (0, 0, 0)
    assert procedure.ask_again.minutes == 14 * 1_440


@pytest.mark.parametrize(
    ("written", "share"), [("2/3", 2 / 3), ("60 %", 0.6), (0.5, 0.5), ("2 / 4", 0.5), (1, 1)]
)
def test_a_majority_is_a_share_or_a_fraction_of_all_weights(
    written: str | float, share: float
) -> None:
    scenario = house(procedure__decision={"majority": written})
    assert isinstance(scenario.procedure.decision, Majority)
    assert scenario.numbers["procedure.decision.majority"] == share
    assert loads(resolved(scenario)) == scenario


@pytest.mark.parametrize("written", ["0", "3/2", "2/0", "two thirds", "[2, 3]"])
def test_a_majority_is_more_than_nobody_and_at_most_all(written: str) -> None:
    told = problem(HOUSE + f"procedure: {{decision: {{majority: {written}}}}}\n")
    assert told.path == "procedure.decision.majority"


def test_weights_and_signatures_are_said_of_the_parties() -> None:
    seller = house(parties__seller={"weight": 3, "must_sign": True}).parties["seller"]
    assert (seller.weight, seller.must_sign) == (3, True)
    buyer = house().parties["buyer"]
    assert (buyer.weight, buyer.must_sign) == (1, False)


def test_a_sitting_that_is_not_written_is_left_to_the_talks() -> None:
    assert house(procedure__deadlock_after=7).procedure.sitting is None
    sitting = house(procedure__sitting="30 meetings").procedure.sitting
    assert sitting is not None
    assert sitting.number == 30


def test_rungs_are_words_and_recesses() -> None:
    text = HOUSE + (
        "procedure: {on_deadlock: [sever, {recess: 30 days}, "
        "refer, park, walk-out, package, sub-delegation]}\n"
    )
    rungs = loads(text).procedure.on_deadlock
    assert rungs == ("sever", Recess(recess=Delay(median=Duration.read("30 days"))), *rungs[2:])
    assert rungs[2:] == ("refer", "park", "walk-out", "package", "sub-delegation")


@pytest.mark.parametrize("rung", ["logrolling", "recess", "{recess: soon}", "{pause: 3 days}"])
def test_another_rung_is_refused(rung: str) -> None:
    problem(HOUSE + f"procedure: {{on_deadlock: [{rung}]}}\n")


def test_a_delay_is_fixed_or_varies_about_its_median() -> None:
    fixed = house(procedure__drafting="3 days").procedure.drafting
    assert (fixed.median, fixed.p90) == (Duration.read("3 days"), None)
    varied = house(procedure__drafting={"median": "3 days", "p90": "1 week"}).procedure.drafting
    assert varied.p90 == Duration.read("7 days")


def test_a_delay_does_not_vary_about_nothing() -> None:
    told = problem(HOUSE, set={"procedure.drafting": {"median": "0 days", "p90": "1 day"}})
    assert told.expected == "Write a median above 0, or no p90"


def test_a_forum_takes_one_item_or_several() -> None:
    for takes in ("price", "[price]"):
        forum = loads(HOUSE + f"forums: {{court: {{takes: {takes}}}}}\n").forums["court"]
        assert (forum.name, forum.takes) == ("Court", ("price",))
