"""A ranking: the options of a question in order of worth, and how sure that order is.

All options have met the same chance, run by run, so that they are compared by the differences of
pairs. Every interval is one of 95 %, for one difference alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from sim.results.criterion import Array, Criterion
from sim.results.estimate import Estimate, mean, share
from sim.results.lookup import found
from sim.results.paired import mean_apart, share_apart

RESAMPLES = 2000
"""How often the runs are drawn anew to say how likely each option is the best."""

SAME = 1e-12
"""Means this near are the same: they differ in the last bits of a sum."""


@dataclass(frozen=True, kw_only=True)
class Rated:
    """An option, and what came of it.

    value : by the criterion: a utility, or a share of the runs
    behind : by how much less that is than the best option's, run by run; 0 or less
    best : how likely it is the best: the share of resamples in which it is
    regret : how much better the best option of each run by itself would have been, in the mean
    measures : the value by every criterion, by its name
    """

    option: str
    value: Estimate
    behind: Estimate
    best: float
    regret: Estimate
    measures: Mapping[str, Estimate]

    @property
    def is_level(self) -> bool:
        """Whether nothing tells it from the best: nought lies inside the interval of `behind`."""
        return self.behind.low <= 0.0 <= self.behind.high


@dataclass(frozen=True, kw_only=True)
class Ranking:
    """The options of a question, the best first.

    as_believed_by : the party whose beliefs were taken for the truth; None for the file as it is
    """

    as_believed_by: str | None
    options: tuple[Rated, ...]

    @property
    def best(self) -> Rated:
        """The option that came out best in the mean; of equals, the first of the file."""
        return self.options[0]

    @property
    def second(self) -> Rated:
        """The option that came next."""
        return self.options[1]

    @property
    def is_clear(self) -> bool:
        """Whether the best is told from every other option."""
        return not any(one.is_level for one in self.options[1:])

    def option(self, name: str) -> Rated:
        """Return an option by its name; raise NoSuchName if there is none such."""
        return found("option", name, {one.option: one for one in self.options})


def ranked(
    scored: Mapping[str, Mapping[Criterion, Array]],
    *,
    criterion: Criterion,
    seed: int,
    as_believed_by: str | None,
) -> Ranking:
    """Return the ranking of options.

    Parameters
    ----------
    scored : (n,) the score of each run by each criterion, by option; all of the same runs
    seed : of the resamples
    """
    names = list(scored)
    by = {name: one[criterion] for name, one in scored.items()}
    means = {name: float(one.mean()) for name, one in by.items()}
    ordered = sorted(names, key=lambda name: -_rounded(means[name]))
    first = ordered[0]
    chances = dict(zip(names, chances_of_best(np.array(list(by.values())), seed), strict=True))
    counted = np.array([one[criterion.counts] for one in scored.values()])
    regrets = dict(zip(names, regret(counted), strict=True))
    rated = (
        Rated(
            option=name,
            value=_value(criterion, by[name]),
            behind=apart(criterion, by[first], by[name]),
            best=chances[name],
            regret=_not_below_nought(mean(regrets[name])),
            measures={one.value: _value(one, scored[name][one]) for one in Criterion},
        )
        for name in ordered
    )
    return Ranking(as_believed_by=as_believed_by, options=tuple(rated))


def regret(scores: Array) -> Array:
    """Return of each option and run how much the best option of that run would have won more.

    scores : (k, n). The result has the same shape, is nowhere below 0, and is 0 for one option of
    every run [savage-1951]. Between two options its means lie as far apart as theirs.
    """
    lost: Array = scores.max(axis=0) - scores
    return lost


def _not_below_nought(estimate: Estimate) -> Estimate:
    """Return the estimate of what is nowhere below 0: neither is its interval."""
    return replace(estimate, low=max(0.0, estimate.low))


def chances_of_best(scores: Array, seed: int) -> Array:
    """Return how likely each option has the largest mean, by resampling the runs.

    Whole runs are drawn with replacement, all options of a run together [efron-tibshirani-1993];
    options that come out the same share a resample between them.

    Parameters
    ----------
    scores : (k, n)

    Returns
    -------
    (k,) float, of sum 1
    """
    n = scores.shape[1]
    chance = np.random.default_rng(seed)
    won = np.zeros(len(scores))
    for _ in range(RESAMPLES):
        counts = np.bincount(chance.integers(0, n, n), minlength=n)
        means = scores @ counts / n
        top = means >= means.max() - SAME
        won += top / top.sum()
    return won / RESAMPLES


def apart(criterion: Criterion, a: Array, b: Array) -> Estimate:
    """Return by how much the mean score of b exceeds that of a, run by run."""
    if a is b:
        return Estimate(0.0, 0.0, 0.0, len(a))
    if criterion is Criterion.SIGNED:
        return share_apart(a.astype(bool), b.astype(bool))
    return mean_apart(a, b)


def _value(criterion: Criterion, scores: Array) -> Estimate:
    if criterion is Criterion.SIGNED:
        return share(int(scores.sum()), len(scores))
    return mean(scores)


def _rounded(value: float) -> float:
    return round(value / SAME) * SAME
