"""Talks beside a user's own processes, in one SimPy environment."""

from collections.abc import Generator
from datetime import date
from typing import Any

import pytest
import simpy

from sim.engine.run import run
from sim.engine.talks import talks
from sim.errors import NoSuchClause, UsageError
from sim.scenario.document import load, loads
from tests.builders import same
from tests.talks import TWO

ITEMS = """
items:
  line:
    scale: {between: [0, 20], unit: miles}
    stances: {a: {ideal: 0, reservation: 12}, b: {ideal: 20, reservation: 8}}
  troops: {stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}}
"""
SEATED = TWO.replace("a: {", "a: {concession: seat, ") + "procedure: {stride: 20}\n" + ITEMS


def test_they_end_as_a_run_of_the_same_seed_ends() -> None:
    scenario, env = load("house-sale"), simpy.Environment()
    beside = talks(scenario, env=env, seed=3, replication=2)
    env.run(until=beside.over)
    assert same(beside.outcome(), run(scenario, seed=3, replication=2))


def test_a_process_waits_for_a_clause_to_close_and_is_told_how() -> None:
    env, told = simpy.Environment(), []
    beside = talks(loads(TWO + ITEMS), env=env)

    def observer() -> Generator[simpy.Event, Any, None]:
        told.append((yield beside.settled("line")))
        told.append(beside.day)
        told.append((yield beside.settled("line")))  # it has closed: at once
        told.append(env.now)

    env.process(observer())
    env.run(until=beside.over)
    end, day, again, minute = told
    assert (end.clause, end.disposition) == ("line", "agreed")
    assert end == again == beside.settlement("line")
    assert minute == end.minute
    assert (day - date(2001, 1, 1)).days == end.minute // 1440


def test_two_who_wait_for_one_clause_are_both_told() -> None:
    env, told = simpy.Environment(), []
    beside = talks(loads(TWO + ITEMS), env=env)

    def observer() -> Generator[simpy.Event, Any, None]:
        settlement = yield beside.settled("troops")
        told.append(settlement.clause)

    for _ in range(2):
        env.process(observer())
    env.run(until=beside.over)
    assert told == ["troops", "troops"]


def test_while_they_go_on_the_outcome_is_that_so_far() -> None:
    env = simpy.Environment()
    beside = talks(loads(TWO + ITEMS), env=env)
    env.run(until=5 * 1440)
    assert beside.outcome().ending == "going-on"
    assert beside.settlement("line").disposition == "open"
    assert beside.settlement("line").minute is None
    assert set(beside.outcome().utility.values()) == {0.0}


def test_a_person_in_the_seat_says_how_far_the_party_goes() -> None:
    env = simpy.Environment()
    beside = talks(loads(SEATED), env=env)
    env.run(until=10 * 1440)
    assert set(shares(beside)) == {0.0}  # without an order it stands at its opening
    beside.order("a", "line", share=0.5)
    env.run(until=13 * 1440)
    assert max(shares(beside)) == 0.5
    beside.order("a", "line", share=0.25)  # what is announced is not taken back
    env.run(until=16 * 1440)
    assert shares(beside)[-1] == 0.5


def shares(beside: Any) -> list[float]:
    """Return the shares that a has announced on the line."""
    rows = beside.outcome().rows
    return [float(row["share"]) for row in rows if row["party"] == row["unit"] == 0]


@pytest.mark.parametrize("share", [-0.1, 1.1, float("nan"), "x", None, True, [0.5], 10**400])
def test_an_order_is_a_share(share: Any) -> None:
    beside = talks(loads(SEATED), env=simpy.Environment())
    with pytest.raises(UsageError, match=r"share is .*; it takes a number from 0 to 1"):
        beside.order("a", "line", share=share)


@pytest.mark.parametrize("party", ["b", "c"])
def test_nobody_orders_a_party_that_plays_by_itself(party: str) -> None:
    beside = talks(loads(SEATED), env=simpy.Environment())
    with pytest.raises(UsageError, match=f"'{party}' is no party with the strategy seat"):
        beside.order(party, "line", share=0.5)


def test_a_clause_that_is_not_there_is_told_with_the_nearest() -> None:
    beside = talks(loads(TWO + ITEMS), env=simpy.Environment())
    for ask in (beside.settled, beside.settlement):
        with pytest.raises(NoSuchClause, match="troops"):
            ask("trops")


def test_a_process_that_waits_for_such_a_clause_is_told_so_too() -> None:
    env = simpy.Environment()
    beside = talks(loads(TWO + ITEMS), env=env)

    def envoy() -> Generator[simpy.Event, Any, None]:
        yield beside.settled("trops")

    env.process(envoy())
    with pytest.raises(NoSuchClause, match="'trops' is no clause; did you mean 'troops'"):
        env.run()


def test_only_a_scenario_is_played() -> None:
    with pytest.raises(UsageError, match="is no scenario that can be played; load it first"):
        talks("house-sale", env=simpy.Environment())  # type: ignore[arg-type]


def test_talks_open_in_an_environment_and_before_it_has_run() -> None:
    scenario, late = load("house-sale"), simpy.Environment()
    late.run(until=100_000)
    with pytest.raises(UsageError, match="the clock of env stands at minute 100,000 already: make"):
        talks(scenario, env=late)
    with pytest.raises(UsageError, match=r"env is 1; it takes an environment, simpy.Environment"):
        talks(scenario, env=1)  # type: ignore[arg-type]


def test_before_the_talks_open_other_things_may_happen() -> None:
    scenario, env = load("house-sale"), simpy.Environment(initial_time=-1440)
    beside = talks(scenario, env=env, seed=3)
    env.run(until=beside.over)
    assert same(beside.outcome(), run(scenario, seed=3))
