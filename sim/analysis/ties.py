"""Ties: what is not known but acts as one number, so that no outcome can tell it apart.

Two numbers act as their product if to multiply the one does just what to multiply the other by as
much does, in every replication; as their quotient if it does what to divide the other does. That is
tried, on as many replications as are given; it can be refuted by one, and is never proved.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import numpy as np

from sim.analysis.bench import Bench
from sim.engine.assumed import Factor, drawn
from sim.model.codes import MINUTES_A_DAY
from sim.results.ensemble import Ensemble
from sim.results.sensitivity import Tie

Array = np.ndarray[Any, Any]

TRIED = 40
"""Replications on which every pair is tried."""

FEWEST = 5
"""So many of them must come out otherwise for a tie to be told: else neither number acts enough."""

FACTOR = 1.5
"""By how much each number is multiplied, and divided."""


def ties(bench: Bench, known: tuple[Factor, ...]) -> tuple[Tie, ...]:
    """Return the groups of factors that act as one, in the order of the first of each."""
    if not known:
        return ()
    told = _endings(bench, known)
    usual, names = told[:, 0, 0], [factor.name for factor in known]
    found: list[Tie] = []
    for how, f, g in _pairs(told[:, 1:]):
        moved = int((told[:, 1:, f] != usual[:, None]).any(axis=1).sum())
        if moved >= FEWEST:
            found = _joined(found, Tie((names[f], names[g]), how, len(usual), moved))
    return tuple(found)


def _pairs(told: Array) -> Iterator[tuple[str, int, int]]:
    """Yield the pairs that come out alike; told : (R, up or down, F)."""
    up, down = told[:, 0], told[:, 1]
    for f, g in combinations(range(told.shape[2]), 2):
        if (up[:, f] == up[:, g]).all() and (down[:, f] == down[:, g]).all():
            yield "product", f, g
        elif (up[:, f] == down[:, g]).all() and (down[:, f] == up[:, g]).all():
            yield "quotient", f, g


def _joined(found: list[Tie], one: Tie) -> list[Tie]:
    """Return the ties with another, those that share a factor as one."""
    apart = [tie for tie in found if not set(tie.names) & set(one.names)]
    for tie in found:
        if tie not in apart:
            names = tuple(dict.fromkeys((*tie.names, *one.names)))
            how = tie.how if tie.how == one.how else "product and quotient"
            one = Tie(names, how, one.tried, min(tie.moved, one.moved))
    return [*apart, one]


def _endings(bench: Bench, known: tuple[Factor, ...]) -> Array:
    """(R, 3, F): a code of how each replication ends: as usual, each factor multiplied, divided."""
    usual = drawn(bench.lowered, seed=bench.seed, first=0, count=TRIED)
    points = np.full((TRIED, 3, len(known), bench.knobs), np.nan)
    for f, factor in enumerate(known):
        for k in factor.knobs:
            points[:, 1, f, k] = usual[:, k] * FACTOR
            points[:, 2, f, k] = usual[:, k] / FACTOR
    shape = points.shape[:3]
    first = np.broadcast_to(np.arange(TRIED)[:, None, None], shape).reshape(-1)
    return _codes(bench.played(points.reshape(-1, bench.knobs), first=first, count=1)).reshape(
        shape
    )


def _codes(runs: Ensemble) -> Array:
    """(n,): a number for each different end; times to the day, terms and worth to a millionth."""
    parts = [
        runs.ending["ending"][:, None],
        runs.ending["minute"][:, None] // MINUTES_A_DAY,
        runs.unit["disposition"],
        runs.unit["minute"] // MINUTES_A_DAY,
        np.nan_to_num(runs.unit["position"], nan=-1.0).round(6),
        runs.utility.round(6),
    ]
    table = np.column_stack([part.astype(float) for part in parts])
    return np.asarray(np.unique(table, axis=0, return_inverse=True)[1]).reshape(-1)
