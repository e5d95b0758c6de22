"""Sobol indices of what is not known, apart from chance [sobol-2001].

What is measured at a point of what is not known is the mean outcome there, g. It is never seen, but
in M replications a point, whose mean is off by chance. So the design and the estimators
[saltelli-2010] that SALib [herman-usher-2017] has are freed of that:

* **variance of g**: that of the means, less the variance of a mean over M.
* **total**: (f(A) - f(AB))² / 2, less half the variance of that mean difference, which the M pairs
  themselves tell: A and AB share their chance, which narrows it.
* **first order**: of plain runs, everything drawn, the share of the variance that a group's numbers
  explain, each through the first cosines of its rank [plischke-2010], adjusted for how many these
  are; over the share that is due to what is not known at all. It takes far fewer runs than
  Saltelli's estimator.

Intervals are 1.96 standard errors: of the bootstrap over the N base points, and, of a share that is
explained, the large-sample one [olkin-finn-1995].
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np

from sim.results.estimate import Estimate, Z
from sim.results.sensitivity import Index, Variance

Array = np.ndarray[Any, Any]

Play = Callable[[Array, Array], Array]
"""From quantiles (P, D) and first replications (P,) to the outcomes (P, M)."""

RESAMPLES = 500
WAVES = 6
"""So many cosines of a rank are tried: up to three ups and downs."""
EDGE = 1e-9
"""No quantile is nearer to 0 or 1: there a distribution may have no end."""


class Group(NamedTuple):
    """Things not known that are varied together: their names, and their columns."""

    names: tuple[str, ...]
    columns: tuple[int, ...]


class _Played(NamedTuple):
    """The outcomes of N base points: a, b : (N, M); ab : (N, G, M)."""

    a: Array
    b: Array
    ab: Array


def indices(
    groups: Sequence[Group],
    play: Play,
    *,
    given: tuple[Array, Array],
    points: int,
    inner: int,
    first: int,
    seed: int,
) -> Variance:
    """Return the indices of the groups, the largest total first.

    Parameters
    ----------
    groups : their columns are 0 to D - 1, each once
    given : (n, D) what was drawn in plain runs, and (n,) their outcomes
    points : N, how many base points; a power of two fills the space evenly
    inner : M, how many replications at each, at least 2
    first : the first replication that is played
    """
    played = _played(groups, play, points, inner, first, seed)
    picks = np.random.default_rng(seed).integers(points, size=(RESAMPLES, points))
    whole = _shares(played)
    spread = np.std([_shares(_Played(*(p[pick] for p in played))) for pick in picks], 0, ddof=1)
    unknown, deviation, *totals = (
        _estimate(value, sd, points)
        for value, sd in zip(whole.tolist(), spread.tolist(), strict=True)
    )
    found = [
        Index(group.names, _first(group, given, (float(whole[0]), float(spread[0]))), total)
        for group, total in zip(groups, totals, strict=True)
    ]
    return Variance(
        unknown=unknown,
        deviation=deviation,
        indices=tuple(sorted(found, key=lambda one: -one.total.value)) if unknown.low > 0 else (),
        points=points,
        inner=inner,
        runs=points * inner * (len(groups) + 2),
        given=len(given[1]),
    )


def explained(values: Array, outcomes: Array) -> tuple[float, float]:
    """Return the share of the variance that numbers explain, each alone, and its standard error.

    values : (n, d), through the first cosines of their ranks; outcomes : (n,)
    """
    n, d = values.shape
    ranks = (values.argsort(axis=0).argsort(axis=0) + 0.5) / n
    waves = np.cos(np.pi * ranks[:, :, None] * np.arange(1, WAVES + 1)).reshape(n, d * WAVES)
    apart = outcomes - outcomes.mean()
    whole, free = float(apart @ apart), n - 1 - d * WAVES
    if whole == 0 or free < 2:
        return 0.0, 0.0
    waves -= waves.mean(axis=0)
    left = apart - waves @ np.linalg.lstsq(waves, apart, rcond=None)[0]
    share = 1.0 - float(left @ left) / whole * (n - 1) / free
    within = max(share, 0.0)
    variance = (1 - within) ** 2 * (4 * within / n + 2 * d * WAVES / n**2)
    return share, float(np.sqrt(variance))


def _first(group: Group, given: tuple[Array, Array], unknown: tuple[float, float]) -> Estimate:
    """Return the first order of a group: what it explains over what is due to the unknown."""
    values, outcomes = given
    share, error = explained(values[:, list(group.columns)], outcomes)
    whole, of_whole = unknown
    if whole <= 0:
        return _estimate(0.0, 0.0, len(outcomes))
    sd = np.hypot(error / whole, share * of_whole / whole**2)
    return _estimate(share / whole, float(sd), len(outcomes))


def _estimate(value: float, sd: float, n: int) -> Estimate:
    return Estimate(value, value - Z * sd, value + Z * sd, n)


def _played(
    groups: Sequence[Group], play: Play, points: int, inner: int, first: int, seed: int
) -> _Played:
    """Play the design: for each base point A, each AB on the same chance, and B on its own."""
    from SALib.sample.sobol import sample

    columns = [c for group in groups for c in group.columns]
    names = {c: f"{g:06d}" for g, group in enumerate(groups) for c in group.columns}
    problem = {
        "num_vars": len(columns),
        "names": [str(c) for c in range(len(columns))],
        "groups": [names[c] for c in range(len(columns))],
        "bounds": [[EDGE, 1.0 - EDGE]] * len(columns),
    }
    at = sample(problem, points, calc_second_order=False, seed=np.random.default_rng(seed))
    rows = at.reshape(points, -1, len(columns))
    if len(groups) == 1:  # of one group SALib exchanges its members; that of all of it is B
        rows = rows[:, [0, -1, -1]]
    order = _order(rows, groups)
    start = first + 2 * inner * np.arange(points)
    starts = np.repeat(start[:, None], len(groups) + 2, axis=1)
    starts[:, -1] += inner
    outcomes = play(rows.reshape(-1, len(columns)), starts.reshape(-1)).reshape(
        points, len(groups) + 2, inner
    )
    return _Played(outcomes[:, 0], outcomes[:, -1], outcomes[:, 1:-1][:, order])


def _order(rows: Array, groups: Sequence[Group]) -> list[int]:
    """Return which of the rows between A and B each group is exchanged in."""
    differs = (rows[:, 1:-1] != rows[:, :1]).any(axis=0)
    return [int(differs[:, group.columns[0]].argmax()) for group in groups]


def _shares(played: _Played) -> Array:
    """Return the share of the unknown, the deviation of g, and all total indices."""
    from SALib.analyze.sobol import total_order

    a, b, ab = (part.mean(axis=-1) for part in played)
    inner = played.a.shape[-1]
    raw = float(np.var(np.concatenate([a, b])))
    within = np.mean([part.var(axis=-1, ddof=1).mean() for part in (played.a, played.b)])
    of_mean = float(raw - within / inner)
    share = of_mean / (of_mean + within) if raw > 0 else 0.0
    if of_mean <= 0:
        return np.concatenate([[share, 0.0], np.zeros(ab.shape[1])])
    apart = (played.ab - played.a[:, None, :]).var(axis=-1, ddof=1).mean(axis=0) / inner
    totals = [
        (total_order(a, column, b) * raw - noise / 2) / of_mean
        for column, noise in zip(ab.T, apart, strict=True)
    ]
    return np.array([share, np.sqrt(of_mean), *totals])
