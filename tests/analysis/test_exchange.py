"""Issue exchange on the clauses of a scenario; its rules are tested in tests/model."""

import pytest

from sim.analysis.arena import arena
from sim.analysis.exchange import best_trade
from sim.scenario.document import load, loads

PAIR = """
scenario: pair
start: 2001-01-01
parties: {a: {weight: 2}, b: {}}
items:
  ban: {options: [yes, no], stances: {
    a: {worth: {yes: 1, no: 0}, reservation: no}, b: {worth: {yes: 0, no: 1}, reservation: yes}}}
  first: {scale: {between: [0, 10]}, stances: {
    a: {ideal: 0, reservation: 10, salience: 1}, b: {ideal: 10, reservation: 0, salience: 3}}}
  second: {scale: {between: [100, 200]}, stances: {
    a: {ideal: 100, reservation: 200, salience: 2}, b: {ideal: 200, reservation: 100, salience: 2}}}
"""


def test_each_gives_way_where_it_matters_less_to_it() -> None:
    """Worked by hand: saliences are 1/4, 2/4 of a and 3/6, 2/6 of b, and a weighs twice as much.

    Outcomes lie at 0.5 of the first and 0.25 of the second. By going to 1, a could carry the first
    to 1; b could carry the second to 0. Equal gains: (1/4 + 1/2) dp = (1/2 + 1/3) dq. With dq as
    1/4, dp is 5/18, and each gains 1/2 * 1/4 - 1/4 * 5/18 = 1/18.
    """
    trade = best_trade(arena(loads(PAIR)))
    assert trade is not None
    assert (trade.first, trade.first_clause) == (0, 1)
    assert (trade.second, trade.second_clause) == (1, 2)
    assert trade.gain == pytest.approx(1 / 18)
    assert trade.shift == pytest.approx([0, 5 / 18, -1 / 4])
    assert trade.effect == pytest.approx([1 / 18, 1 / 18])


def test_with_the_same_priorities_there_is_nothing_to_trade() -> None:
    same = PAIR.replace("salience: 3", "salience: 1")
    assert best_trade(arena(loads(same))) is None


def test_one_clause_on_a_scale_has_nothing_to_be_traded_for() -> None:
    alone = PAIR[: PAIR.index("  second")]
    assert best_trade(arena(loads(alone))) is None


def test_who_has_no_stance_gains_and_loses_nothing() -> None:
    told = arena(load("blair-house-1978"))
    trade = best_trade(told)
    assert trade is not None
    traded = [trade.first_clause, trade.second_clause]
    for s in range(3):
        if not told.present[s, traded].any():
            assert trade.effect[s] == 0
    assert trade.effect[[trade.first, trade.second]] == pytest.approx([trade.gain] * 2)
