"""Pairs: what the signed runs are worth to two parties, beside the best that there could be."""

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import NamedTuple

import numpy as np

from sim.analysis.solutions import kalai_smorodinsky, nash
from sim.analysis.stakes import Array, believes_otherwise, disagreement, stakes, worths
from sim.analysis.stakes import frontier as best_of
from sim.results.ensemble import Ensemble

PARTIES = 3
"""So many parties are drawn two by two."""

SEEN = 0.005
"""Frontiers nearer to each other than this, in worth, are drawn as one."""


class Pair(NamedTuple):
    """Two parties: what the signed runs are worth to them, and the best they could be.

    - `runs` is (m, 2), over the signed runs; `best` (n, 2), the frontier
    - `groups` is (m,), with which others each run shares what is assumed; None if with none
    - `nash` and `kalai` are the solutions on it, None where they would give nobody anything
    - `beliefs` are the frontiers in which a party believes otherwise
    """

    parties: tuple[str, str]
    runs: Array
    groups: Array | None
    best: Array
    nash: Array | None
    kalai: Array | None
    beliefs: dict[str, Array]


def pairs_of(ensemble: Ensemble) -> Iterator[Pair]:
    """Yield the pairs of the first parties."""
    scenario = ensemble.scenario
    parties = tuple(scenario.parties)[:PARTIES]
    worth, none = worths(ensemble)[ensemble.is_signed], disagreement(scenario)
    groups = None if ensemble.groups is None else ensemble.groups[ensemble.is_signed]
    own = stakes(scenario)
    seen = {
        party: stakes(scenario, believed_by=party)
        for party in parties
        if believes_otherwise(scenario, party)
    }
    for one, other in combinations(range(len(parties)), 2):
        both = [one, other]
        best = best_of(own, (one, other))
        first, second = (_solved(best, none[both], by) for by in (nash, kalai_smorodinsky))
        beliefs = {
            party: best_of(seen[party], (one, other))
            for party in (parties[one], parties[other])
            if party in seen
        }
        yield Pair(
            parties=(parties[one], parties[other]),
            runs=worth[:, both],
            groups=groups,
            best=best,
            nash=first,
            kalai=second,
            beliefs={party: line for party, line in beliefs.items() if not _same(line, best)},
        )


def _solved(best: Array, none: Array, by: Callable[[Array, Array], int | None]) -> Array | None:
    """Return what a solution picks; None where nobody gains by anything that harms nobody."""
    pick = by(best, none)
    if pick is None or (best[pick] <= none + SEEN).all():
        return None
    picked: Array = best[pick]
    return picked


def _same(one: Array, other: Array) -> bool:
    """Say whether two frontiers cannot be told apart."""
    heights = np.interp(other[:, 0], one[:, 0], one[:, 1])
    ends = np.abs(one[[0, -1]] - other[[0, -1]])
    return bool(max(np.abs(heights - other[:, 1]).max(), ends.max()) < SEEN)


def beyond(pair: Pair) -> Array:
    """(m,) bool: which signed runs lie farther out than the frontier is drawn, as can be seen."""
    x, y = (pair.runs - SEEN).T
    found: Array = np.interp(x, pair.best[:, 0], pair.best[:, 1], right=-np.inf) < y
    return found
