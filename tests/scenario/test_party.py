"""Parties: what one may say of them, and what follows when one does not."""

from sim.scenario.concession import TimeDependent
from sim.scenario.quantity import Duration
from tests.scenario.files import HOUSE, house, problem


def test_a_party_of_which_nothing_is_said_waits_to_the_horizon_and_gives_way_steadily() -> None:
    seller = house(horizon="2 years").parties["seller"]
    assert seller.patience == Duration.read("2 years")
    assert seller.concession == TimeDependent(exponent=1)
    assert (seller.delay_cost.number, seller.discount, seller.alternative) == (0, 1, None)


def test_an_alternative_is_a_worth_or_none() -> None:
    assert house(parties__buyer__alternative=0.2).parties["buyer"].alternative == 0.2
    assert house(parties__buyer__alternative="none").parties["buyer"].alternative is None
    assert problem(HOUSE, set={"parties.buyer.alternative": "nothing"}).found == (
        "'nothing' is no number"
    )


def test_a_party_keeps_something_of_its_worth() -> None:
    told = problem(HOUSE, set={"parties.buyer.discount": 0})
    assert told.sentence == "'0' is out of bounds. It must be a share above 0 and at most 1."
