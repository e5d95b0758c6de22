"""Designs: at which points of its axes a scenario is played.

A grid takes every combination. A Latin hypercube [mckay-1979] has one point in each of so many
slices of every axis; a Sobol sequence [sobol-1967], scrambled [owen-1998], fills the space more
evenly still, best with a power of two of points. On an axis that lists its values, a share of the
way is the value of that place in the list.
"""

import warnings
from collections.abc import Iterator, Sequence
from itertools import product
from math import prod
from typing import Any

import numpy as np

from sim.analysis.axis import MOST_POINTS, between
from sim.errors import UsageError, nearest
from sim.results.sweep import Axis
from sim.scenario.scenario import Scenario

GRID, LATIN_HYPERCUBE, SOBOL = "grid", "latin-hypercube", "sobol"
DESIGNS = (GRID, LATIN_HYPERCUBE, SOBOL)
SAMPLED = 64
"""Points of a sample, if nobody says how many."""

Values = dict[str, str]


def along(axes: int) -> int:
    """Return through how many values of a range a grid of so many axes goes by itself."""
    return {1: 9, 2: 5}.get(axes, 3)


def design(
    scenario: Scenario, axes: Sequence[Axis], *, kind: str, points: int | None, seed: int
) -> tuple[Values, ...]:
    """Return the points of a design, each the values of its axes by name.

    Raises
    ------
    UsageError
        If there is no design of that name, or it has too many points.
    """
    if kind not in DESIGNS:
        near = nearest(kind, DESIGNS)
        guess = f"; did you mean '{near}'?" if near else "."
        raise UsageError(f"'{kind}' is no design{guess} There is: {', '.join(DESIGNS)}.")
    count = prod(len(axis.values) for axis in axes) if kind == GRID else points or SAMPLED
    if not 1 <= count <= MOST_POINTS:
        raise UsageError(f"{count:,} points; a sweep has 1 to {MOST_POINTS:,}.")
    if kind == GRID:
        return tuple(_grid(axes))
    shares = _shares(len(axes), kind=kind, points=count, seed=seed)
    return tuple(
        {axis.name: _at(scenario, axis, share) for axis, share in zip(axes, row, strict=True)}
        for row in shares.tolist()
    )


def _grid(axes: Sequence[Axis]) -> Iterator[Values]:
    """Yield every combination, the last axis fastest."""
    for values in product(*(axis.values for axis in axes)):
        yield dict(zip((axis.name for axis in axes), values, strict=True))


def _shares(axes: int, *, kind: str, points: int, seed: int) -> "np.ndarray[Any, Any]":
    """(points, axes): shares of the way along each axis, from 0 to 1."""
    from scipy.stats import qmc

    chance = np.random.Generator(np.random.Philox(seed))
    made = qmc.LatinHypercube if kind == LATIN_HYPERCUBE else qmc.Sobol
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # a number of points that is no power of two
        shares: np.ndarray[Any, Any] = made(axes, seed=chance).random(points)
    return shares


def _at(scenario: Scenario, axis: Axis, share: float) -> str:
    if not axis.is_range:
        return axis.values[min(len(axis.values) - 1, int(share * len(axis.values)))]
    ends = axis.values[0], axis.values[-1]
    return between(scenario, axis.paths[0], ends, share, asked=axis.name)
