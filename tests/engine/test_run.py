"""One run: the outcome, complete and the same each time."""

from pathlib import Path

import numpy as np
import pytest

from sim.engine.run import run
from sim.errors import UsageError
from sim.scenario.document import load, loads
from tests.talks import TWO

LINE = """
items:
  line:
    scale: {between: [0, 20], unit: miles}
    without: 18
    stances:
      a: {ideal: 0, reservation: 12, salience: 3}
      b: {ideal: 20, reservation: 8}
  troops:
    tier: additional
    without: 1
    stances: {a: {ideal: 0, reservation: 0.1}, b: {ideal: 1, reservation: 0.9}}
"""


def test_the_worths_of_the_clauses_add_up_to_the_utility_of_a_signed_treaty() -> None:
    outcome = run(loads(TWO + LINE))
    assert outcome.is_signed
    for party, total in outcome.utility.items():
        assert sum(end.worth[party] for end in outcome.settlements) == pytest.approx(total)


def test_the_worth_of_a_clause_is_weighted_and_above_the_reservation() -> None:
    outcome = run(loads(TWO + LINE))
    end = outcome.settlement("line")
    assert end.position is not None
    assert end.worth["a"] == pytest.approx(0.75 * ((1 - end.position) - (1 - 0.6)))
    # the troops are open: silence leaves them at 1, worth 0 to a, whose reservation is worth 0.9
    assert outcome.settlement("troops").worth["a"] == pytest.approx(0.25 * (0 - 0.9))


def test_what_was_assumed_is_told_in_the_unit_in_which_it_was_written() -> None:
    outcome = run(load("house-sale"), seed=2)
    assert 20 * 1440 <= outcome.assumed["parties.buyer.patience"] <= 90 * 1440
    assert run(load("house-sale"), at_defaults=True).assumed["parties.buyer.patience"] == 45 * 1440


VOTE = """
items:
  line:
    stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}
    accepts: {b: likely}
    objections:
      roof: {by: b, likelihood: likely, remedies: [{insist: {meetings: 3}}]}
assumptions:
  yes: {about: items.line.accepts.b, default: 0.015, range: [0.01, 0.02]}
  hurry: {about: parties.a.patience, default: 40 days, range: [20 days, 90 days]}
"""
TURN = "events: {turn: {date: 2001-01-03, set: {parties.a.patience: 5 days}}}\n"


def test_what_a_word_meant_is_told_where_no_assumption_has_replaced_it() -> None:
    told = run(loads(TWO + VOTE)).assumed
    plain = run(loads(TWO + VOTE.partition("assumptions")[0])).assumed
    assert told["lexicon.likely"] == plain["lexicon.likely"] > 0.1
    assert 0.01 <= told["items.line.accepts.b"] <= 0.02
    elsewhere = VOTE.replace("likelihood: likely", "likelihood: 0.5")
    assert "lexicon.likely" not in run(loads(TWO + elsewhere)).assumed


def test_what_was_drawn_is_told_though_an_event_has_set_another_number_since() -> None:
    usual, turned = run(loads(TWO + VOTE)), run(loads(TWO + VOTE + TURN))
    assert turned.assumed == usual.assumed
    assert turned.assumed["parties.a.patience"] >= 20 * 1440


def test_a_run_is_named_by_its_seed_and_replication() -> None:
    scenario = load("house-sale")
    drawn = {
        (seed, replication): run(scenario, seed=seed, replication=replication).draws.tobytes()
        for seed in (1, 2)
        for replication in (0, 1)
    }
    assert len(set(drawn.values())) == 4


@pytest.mark.parametrize("seed", [0, 2**63 - 1])
def test_any_seed_of_63_bits_will_do(seed: int) -> None:
    assert run(load("house-sale"), seed=seed).seed == seed


@pytest.mark.parametrize("named", ["house-sale", Path("house-sale.yaml"), None, {}])
def test_the_mere_name_of_a_scenario_is_not_played(named: object) -> None:
    with pytest.raises(UsageError, match="is no scenario that can be played; load it first"):
        run(named)  # type: ignore[arg-type]


@pytest.mark.parametrize("which", ["seed", "replication"])
@pytest.mark.parametrize("number", [1.5, 1.0, -1, True, "1", None, 2**63, np.True_, float("nan")])
def test_a_seed_and_a_replication_are_whole_numbers(which: str, number: object) -> None:
    with pytest.raises(
        UsageError, match=f"^{which} is .*whole number from 0 to 9223372036854775807"
    ):
        run(load("house-sale"), **{which: number})  # type: ignore[arg-type]


def test_a_whole_number_of_an_array_is_one_too() -> None:
    outcome = run(load("house-sale"), seed=np.int64(3))  # type: ignore[arg-type]
    assert outcome == run(load("house-sale"), seed=3)
    assert type(outcome.seed) is int
