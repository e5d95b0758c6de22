"""The tornado: each thing that is not known at its low and at its high end, all else as usual.

All variants play the same replications, so the change is taken in pairs: what differs within one,
the held number has done.
"""

from dataclasses import replace
from typing import Any

import numpy as np

from sim.analysis.bench import Bench
from sim.analysis.compare import changed
from sim.engine.assumed import Factor, ends
from sim.results.assumed import amount
from sim.results.ensemble import Ensemble
from sim.results.estimate import share
from sim.results.paired import estimated_apart
from sim.results.sensitivity import Swing
from sim.scenario.scenario import Scenario

Array = np.ndarray[Any, Any]


def tornado(bench: Bench, known: tuple[Factor, ...]) -> tuple[Swing, ...]:
    """Return the swing of each factor, the widest first; what makes no difference last."""
    points = np.full((2 * len(known), bench.knobs), np.nan)
    for f, factor in enumerate(known):
        for k in factor.knobs:
            points[2 * f, k], points[2 * f + 1, k] = ends(bench.lowered, k)
    runs = bench.played(points, first=np.zeros(len(points), int), count=bench.replications)
    values = bench.measured(runs).reshape(len(known), 2, bench.replications)
    found = []
    for f, factor in enumerate(known):
        both = (part(runs, 2 * f + end, bench.replications) for end in (0, 1))
        differs = np.logical_or(*(changed(bench.usual, one) for one in both))
        found.append(_swing(bench, factor, values[f], differs))
    return tuple(sorted(found, key=lambda swing: (swing.is_none, -swing.reach)))


def part(runs: Ensemble, number: int, size: int) -> Ensemble:
    """Return the runs of one point: those after `number` times `size` others."""
    which = slice(number * size, (number + 1) * size)
    arrays = {name: getattr(runs, name)[which] for name in ("ending", "utility", "unit", "worth")}
    return replace(runs, **arrays)


def _swing(bench: Bench, factor: Factor, values: Array, differs: Array) -> Swing:
    key, usual = bench.key, bench.values
    low, high = values
    scenario: Scenario = bench.scenario
    told = [amount(scenario, factor.paths[0], end) for end in ends(bench.lowered, factor.knobs[0])]
    return Swing(
        name=factor.name,
        label=labelled(scenario, factor.name),
        paths=factor.paths,
        low=told[0],
        high=told[1],
        at_low=estimated_apart(key, usual, low),
        at_high=estimated_apart(key, usual, high),
        across=estimated_apart(key, low, high),
        changed=share(int(differs.sum()), len(differs)),
    )


def labelled(scenario: Scenario, name: str) -> str:
    """Return the question that an assumption answers, or what a word is asked for."""
    if name not in scenario.assumptions:
        return f"How likely is “{name.partition('.')[2]}”?"
    return scenario.assumptions[name].label or name.replace("-", " ")
