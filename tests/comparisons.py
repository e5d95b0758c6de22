"""Comparisons made by hand, of two ensembles whose runs are told."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import numpy as np

from sim.analysis.compare import compared
from sim.model.codes import Disposition, Ending
from sim.results.comparison import Comparison, Variant
from sim.results.ensemble import Ensemble
from sim.scenario.document import loads
from tests.builders import HARBOUR
from tests.ensembles import End, Run, agreed, many


def run(day: int, quota: float, season: float, *, last: int, **told: Any) -> Run:
    """Return a run in which all three clauses are agreed on a day, the tolls halfway."""
    ends = {
        "fishing.quota": agreed(day, quota),
        "fishing.season": agreed(day + 1, season),
        "tolls": agreed(day + 2, 0.5),
    }
    return Run(ends, last=last, **told)


DROPPED = End(Disposition.DROPPED, 60)
FIRST = (
    run(10, 0.2, 0.0, last=40, utility=(0.2, 0.1)),
    run(20, 0.4, 1.0, last=50, utility=(0.1, 0.2)),
    Run({"fishing.season": DROPPED}, ending=Ending.HORIZON, last=365),
    run(30, 0.6, 1.0, last=60, utility=(0.3, 0.3)),
)
SECOND = (
    run(15, 0.3, 0.0, last=45, utility=(0.3, 0.1)),
    run(25, 0.5, 1.0, last=55, utility=(0.2, 0.2)),
    run(35, 0.5, 2.0, last=70, utility=(0.2, 0.2)),
    run(30, 0.6, 1.0, last=60, utility=(0.3, 0.3)),
)


def ensemble(runs: Iterable[Run], times: int = 10, **told: Any) -> Ensemble:
    """Return these runs so many times over, with worths that delay takes nothing from."""
    every = list(runs) * times
    worth = np.zeros((len(every), 3, 2))
    worth[:, 0, :] = [one.utility for one in every]
    return many(every, **{"worth": worth} | told)


@lru_cache
def harbour(times: int = 10) -> Comparison:
    """Return a comparison of four runs so many times over: three of four come out otherwise."""
    scenario = loads(HARBOUR)
    a = Variant(scenario=scenario, overrides={}, options={})
    b = Variant(scenario=scenario, overrides={"parties.north.patience": "50 days"}, options={})
    return compared(ensemble(FIRST, times), ensemble(SECOND, times), a=a, b=b)
