"""Parties: what one may say of them, and what follows when one does not."""

import pytest

from sim.scenario.party import Hardliner, TimeDependent
from sim.scenario.quantity import Duration
from tests.scenario.files import HOUSE, house, problem


def test_a_party_of_which_nothing_is_said_waits_to_the_horizon_and_gives_way_steadily() -> None:
    seller = house(horizon="2 years").parties["seller"]
    assert seller.patience == Duration.read("2 years")
    assert seller.concession == TimeDependent(exponent=1)
    assert (seller.delay_cost.number, seller.discount, seller.alternative) == (0, 1, None)


@pytest.mark.parametrize(
    ("word", "exponent"),
    [("boulware", 0.25), ("linear", 1), ("conceder", 4), ("time-dependent", 1)],
)
def test_a_short_word_stands_for_an_exponent(word: str, exponent: float) -> None:
    concession = house(parties__seller__concession=word).parties["seller"].concession
    assert concession == TimeDependent(exponent=exponent)


def test_an_exponent_alone_is_a_concession_by_time() -> None:
    concession = house(parties__seller__concession={"exponent": 2}).parties["seller"].concession
    assert concession == TimeDependent(exponent=2)


def test_a_hardliner_is_named_by_a_word_or_in_full() -> None:
    for written in ("hardliner", {"strategy": "hardliner"}):
        concession = house(parties__seller__concession=written).parties["seller"].concession
        assert concession == Hardliner()


def test_an_alternative_is_a_worth_or_none() -> None:
    assert house(parties__buyer__alternative=0.2).parties["buyer"].alternative == 0.2
    assert house(parties__buyer__alternative="none").parties["buyer"].alternative is None
    assert problem(HOUSE, set={"parties.buyer.alternative": "nothing"}).found == (
        "'nothing' is no number"
    )


def test_a_party_keeps_something_of_its_worth() -> None:
    told = problem(HOUSE, set={"parties.buyer.discount": 0})
    assert told.sentence == "'0' is out of bounds. It must be a share above 0 and at most 1."
