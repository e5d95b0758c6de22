"""Ensembles: every replication is the one that a run plays, however many threads play them."""

import numpy as np
import pandas as pd
import pytest

from sim.engine.ensemble import PART, ensemble
from sim.engine.run import run
from sim.errors import UsageError
from sim.results.ensemble import Ensemble
from sim.scenario.document import load
from sim.scenario.shipped import names


def same(one: Ensemble, other: Ensemble) -> bool:
    """Say whether two ensembles hold the same, to the last bit."""
    return all(
        getattr(one, part).tobytes() == getattr(other, part).tobytes()
        for part in ("ending", "utility", "unit", "worth")
    )


@pytest.mark.parametrize("name", names())
def test_any_replication_of_an_ensemble_is_what_a_run_plays_under_its_number(name: str) -> None:
    scenario = load(name)
    played = ensemble(scenario, replications=3, seed=5)
    frame = played.frame()
    for replication in range(3):
        outcome = run(scenario, seed=5, replication=replication)
        alone = outcome.frame()
        alone["date"] = pd.to_datetime(alone["date"])
        alone["position"] = alone["position"].astype(float)
        of_it = frame[frame["replication"] == replication].reset_index(drop=True)
        pd.testing.assert_frame_equal(of_it, alone, check_dtype=False, check_exact=True)
        assert played.utility[replication].tolist() == list(outcome.utility.values())
        assert played.ending["minute"][replication] == outcome.minute


def test_workers_change_nothing() -> None:
    scenario = load("house-sale")
    alone = ensemble(scenario, replications=2 * PART + 7, workers=1)
    assert same(alone, ensemble(scenario, replications=2 * PART + 7, workers=3))


def test_more_replications_leave_the_first_as_they_were() -> None:
    few, many = (ensemble(load("house-sale"), replications=n) for n in (5, 12))
    assert few.unit.tobytes() == many.unit[:5].tobytes()


def test_at_defaults_only_chance_is_left() -> None:
    # what is drawn of the house sale beyond its one assumption: whether the roof is objected to
    played = ensemble(load("house-sale"), replications=30, at_defaults=True)
    assert len(np.unique(played.ending["minute"])) <= 4
    drawn = ensemble(load("house-sale"), replications=30)
    assert len(np.unique(drawn.ending["minute"])) > 4


def test_it_tells_how_many_are_done() -> None:
    done: list[int] = []
    ensemble(load("house-sale"), replications=PART + 20, progress=done.append)
    assert sorted(done) == [20, PART]


@pytest.mark.parametrize(
    ("name", "number"),
    [("replications", 0), ("replications", 2**60), ("workers", 0), ("workers", 1.5), ("seed", -1)],
)
def test_a_number_out_of_bounds_is_refused(name: str, number: float) -> None:
    with pytest.raises(UsageError, match=name):
        ensemble(load("house-sale"), **{name: number})  # type: ignore[arg-type]


def test_an_interruption_stops_what_has_not_begun() -> None:
    done: list[int] = []

    def interrupted(count: int) -> None:
        done.append(count)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ensemble(load("house-sale"), replications=50 * PART, workers=1, progress=interrupted)
    assert len(done) == 1
