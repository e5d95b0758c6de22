"""The bench: the same chance, and one measure of it."""

import numpy as np

from sim.engine.ensemble import ensemble
from tests.unknowns import bench


def test_the_usual_runs_are_those_of_an_ensemble_of_its_seed() -> None:
    made = bench(replications=10, seed=3)
    expected = ensemble(made.scenario, replications=10, seed=3, workers=1)
    assert made.usual.ending.tobytes() == expected.ending.tobytes()


def test_the_day_of_signature_is_measured_up_to_the_horizon() -> None:
    made = bench(replications=10)
    signed = made.usual.is_signed
    days = made.usual.ending["minute"] / 1440
    assert made.values.tolist() == np.where(signed, days, 300.0).tolist()


def test_it_tells_how_many_runs_are_played() -> None:
    heard: list[int] = []
    made = bench(replications=10, progress=heard.append)
    assert len(made.values) == sum(heard) == 10
