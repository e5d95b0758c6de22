"""Two options against each other with an assumption held: few runs, helped by many."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.analysis.advise import advise
from sim.analysis.duel import Curve, Field, controlled
from sim.engine.ensemble import ensemble
from sim.scenario.document import loads
from tests.advised import GIFT

RUNS = 32


@pytest.fixture(scope="module")
def field() -> Field:
    """Return the bridge and the gift, ready to be played."""
    return Field(advise(loads(GIFT), replications=RUNS), threads=1)


def test_what_does_not_matter_changes_nothing() -> None:
    every = np.array([0.3, 0.1, -0.2, 0.5])
    found = controlled(every[:2], every[:2], every)
    assert found.value == pytest.approx(every.mean())
    variance = 2 * (every[:2].var(ddof=1) + every[2:].var(ddof=1)) / 16
    half = 1.959963984540054 * variance**0.5
    assert found.high - found.value == pytest.approx(half)


@given(st.lists(st.tuples(st.floats(-1, 1), st.floats(-1, 1)), min_size=2, max_size=20))
def test_with_all_runs_held_it_is_the_plain_mean(pairs: list[tuple[float, float]]) -> None:
    held, drawn = (np.array(side) for side in zip(*pairs, strict=True))
    found = controlled(held, drawn, drawn)
    assert found.value == pytest.approx(held.mean(), abs=1e-12)
    half = 1.959963984540054 * held.std(ddof=1) / np.sqrt(len(held))
    assert found.high - found.value == pytest.approx(half, abs=1e-9)


def test_the_interval_of_a_controlled_mean_holds_the_truth_as_often_as_it_says() -> None:
    chance, hits = np.random.default_rng(1), 0
    for _ in range(400):
        every = chance.normal(0.2, 1.0, 200)
        some = every[:40]
        found = controlled(some * 0.9 + chance.normal(0.1, 0.1, 40), some, every)
        hits += found.low <= 0.2 * 0.9 + 0.1 <= found.high
    assert 0.91 <= hits / 400 <= 0.98


def test_at_a_value_the_difference_is_that_of_the_file_with_the_number_fixed(field: Field) -> None:
    curve = Curve(field, field.duels["which"], "objection", {})
    path = "items.bridge.objections.toll.likelihood"
    fixed = [
        ensemble(
            loads(GIFT, set={path: 0.6}, options={"which": option}), replications=RUNS
        ).utility[:, 0]
        for option in ("bridge", "gift")
    ]
    assert curve.at(0.6, RUNS).value == pytest.approx(float((fixed[0] - fixed[1]).mean()))


def test_what_was_played_is_not_played_again(field: Field) -> None:
    played: dict[tuple[str, float], object] = {}
    curve = Curve(field, field.duels["which"], "objection", played)  # type: ignore[arg-type]
    curve.at(0.6, 8)
    first = dict(played)
    assert curve.at(0.6, 8) == curve.at(0.6, 8)
    assert played == first
    curve.at(0.6, 16)
    assert {len(runs.ending) for runs in curve.played.values()} == {16}


def test_an_assumption_that_no_option_draws_is_known() -> None:
    scenario = loads(GIFT, set={"items.bridge.objections.toll.likelihood": 0.2})
    field = Field(advise(scenario, replications=2), threads=1)
    assert field.draws("generosity")
    assert "objection" not in scenario.assumptions
