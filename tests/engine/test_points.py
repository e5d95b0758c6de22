"""Points of what is not known: what is held stands, and nothing else shifts."""

import numpy as np
import pytest

from sim.engine.ensemble import ensemble
from sim.engine.lowering import lower
from sim.engine.points import played_at
from sim.errors import UsageError
from sim.results.ensemble import Array, Ensemble
from sim.scenario.document import loads, varied
from tests.unknowns import SALE

SCENARIO = loads(SALE)
LOWERED = lower(SCENARIO)
DRAFTERS = LOWERED.knobs.index("procedure.drafting.median")
RUNS = 12


def played(point: Array, *, workers: int | None = None) -> Ensemble:
    points = np.atleast_2d(point)
    first = np.zeros(len(points), int)
    return played_at(SCENARIO, LOWERED, points, first=first, count=RUNS, seed=1, workers=workers)


def usual() -> Array:
    return np.full(len(LOWERED.knobs), np.nan)


def test_where_nothing_is_held_the_runs_are_those_of_an_ensemble() -> None:
    mine, other = played(usual()), ensemble(SCENARIO, replications=RUNS, workers=1)
    assert mine.ending.tobytes() == other.ending.tobytes()
    assert mine.unit.tobytes() == other.unit.tobytes()


def test_what_is_held_acts_as_if_the_assumption_were_fixed_there() -> None:
    point = usual()
    point[DRAFTERS] = 7 * 1440
    fixed = {"default": "7 days", "distribution": "fixed"}
    other = varied(SCENARIO, set={f"assumptions.drafters.{key}": v for key, v in fixed.items()})
    expected = ensemble(other, replications=RUNS, workers=1)
    assert played(point).ending.tobytes() == expected.ending.tobytes()


def test_a_point_after_a_held_one_draws_again() -> None:
    held = usual()
    held[DRAFTERS] = 7 * 1440
    both = played(np.array([held, usual()]), workers=1)
    assert both.ending[RUNS:].tobytes() == played(usual()).ending.tobytes()
    assert both.ending[:RUNS].tobytes() != both.ending[RUNS:].tobytes()


def test_how_many_threads_play_changes_nothing() -> None:
    points = np.tile(usual(), (30, 1))
    points[:, DRAFTERS] = np.arange(30) * 1440.0
    one, two = played(points, workers=1), played(points, workers=2)
    assert one.ending.tobytes() == two.ending.tobytes()


def test_a_point_begins_at_its_own_replication() -> None:
    points = np.tile(usual(), (2, 1))
    runs = played_at(SCENARIO, LOWERED, points, first=np.array([3, 5]), count=2, seed=1)
    expected = ensemble(SCENARIO, replications=7, workers=1)
    assert runs.ending.tobytes() == expected.ending[[3, 4, 5, 6]].tobytes()


def test_more_runs_than_the_memory_holds_are_refused() -> None:
    points = usual()[None]
    with pytest.raises(UsageError, match="do not fit"):
        played_at(SCENARIO, LOWERED, points, first=np.zeros(1, int), count=2**60, seed=1)
