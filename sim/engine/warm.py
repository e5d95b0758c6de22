"""Warming: every entry of the model is compiled and kept, before anybody waits for it."""

from sim.engine.loop import play
from sim.engine.lowering import lower
from sim.engine.run import run
from sim.model.tables import new_log
from sim.scenario.document import load

SMALLEST = "house-sale"
"""Any scenario needs all of the model: which of it is called does not matter to the compiler."""


def warm() -> None:
    """Play a small scenario by both conductors; what that compiles stays on disk."""
    scenario = load(SMALLEST)
    lowered = lower(scenario)
    play(lowered.setting, lowered.state, new_log(0), 1, 0)
    run(scenario, seed=1)
