"""Warming: every entry of the model is compiled and kept, before anybody waits for it."""

from sim.engine.ensemble import ensemble
from sim.engine.run import run
from sim.scenario.document import load

SMALLEST = "house-sale"
"""Any scenario needs all of the model: which of it is called does not matter to the compiler."""


def warm() -> None:
    """Play a small scenario by both conductors; what that compiles stays on disk."""
    scenario = load(SMALLEST)
    ensemble(scenario, replications=1)
    run(scenario, seed=1)
