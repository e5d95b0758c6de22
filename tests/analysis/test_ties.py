"""Ties: what acts as one number, and what does not."""

from sim.analysis.ties import FEWEST, TRIED, ties
from tests.unknowns import SALE, bench, known


def test_patience_and_pressure_act_as_their_quotient() -> None:
    """docs/model/environment.md: pressure and patience enter as one, p / patience."""
    made = bench()
    (tie,) = ties(made, known(made))
    assert (tie.names, tie.how, tie.tried) == (("waiting", "cold"), "quotient", TRIED)
    assert FEWEST <= tie.moved <= TRIED


def test_pressure_that_ends_during_the_talks_is_told_apart_from_patience() -> None:
    made = bench(SALE.replace("lasts: 1 year", "lasts: 20 days"))
    assert ties(made, known(made)) == ()


def test_two_delays_of_one_trace_are_told_apart_when_one_alone_can_vary() -> None:
    made = bench()
    assert ties(made, tuple(one for one in known(made) if one.name != "cold")) == ()
