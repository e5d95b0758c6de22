"""The bench: a scenario made ready to be played at any point of what is not known, and measured."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from sim.engine.lowering import Lowered, lower
from sim.engine.points import played_at
from sim.results.ensemble import Ensemble
from sim.results.measure import Key, horizon, measured
from sim.scenario.scenario import Scenario

Array = np.ndarray[Any, Any]
Told = Callable[[int], None]


@dataclass(frozen=True, kw_only=True)
class Bench:
    """A scenario, what is measured of it, and the chance on which all its variants are played.

    replications : how many of a variant, from 0 on
    until : the day since the start up to which days count
    progress : is told how many more replications are done
    """

    scenario: Scenario
    key: Key
    seed: int
    replications: int
    workers: int | None
    progress: Told

    @cached_property
    def lowered(self) -> Lowered:
        """The scenario, lowered."""
        return lower(self.scenario)

    @property
    def knobs(self) -> int:
        """How many numbers are drawn beforehand."""
        return len(self.lowered.knobs)

    @property
    def until(self) -> float:
        """The horizon, in days since the start."""
        return horizon(self.scenario)

    @cached_property
    def usual(self) -> Ensemble:
        """The scenario as it is, everything drawn."""
        point = np.full((1, self.knobs), np.nan)
        return self.played(point, first=np.zeros(1, int), count=self.replications)

    @cached_property
    def values(self) -> Array:
        """(replications,): the measure of the usual runs."""
        return self.measured(self.usual)

    def played(self, points: Array, *, first: Array, count: int) -> Ensemble:
        """Play `count` replications at each point, from the first of that point on."""
        return played_at(
            self.scenario,
            self.lowered,
            points,
            first=first,
            count=count,
            seed=self.seed,
            workers=self.workers,
            progress=self.progress,
        )

    def measured(self, runs: Ensemble) -> Array:
        """(n,): the measure of each run; nan where it says nothing."""
        return measured(runs, until=self.until)[self.key]
