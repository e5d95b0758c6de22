"""Paired estimates: how far two variants lie apart, replication by replication.

Both variants meet the same chance, so a replication of the one belongs to that of the other, and
the difference of a pair varies far less than either variant does. Every interval is one of 95 %.
"""

import math
from typing import Any

import numpy as np

from sim.results.estimate import Estimate, Z, mean
from sim.results.measure import SAME, SHARES, Key

Array = np.ndarray[Any, Any]


def estimated_apart(key: Key, a: Array, b: Array) -> Estimate:
    """Return by how much a measure of b exceeds that of a, over the pairs of which both say it."""
    said = ~np.isnan(a) & ~np.isnan(b)
    a, b = a[said], b[said]
    if key.name in SHARES:
        return share_apart(a.astype(bool), b.astype(bool))
    return mean_apart(a, b)


def share_apart(a: Array, b: Array) -> Estimate:
    """Return by how much the share of b exceeds that of a, over n pairs of yes and no.

    The interval is Wald's with one pair added to each way of differing [bonett-price-2012], among
    those that a comparison of such intervals recommends [fagerland-2014]. It has a width even where
    no pair differs, and never goes beyond -1 or 1.
    """
    n = len(a)
    if n == 0:
        return Estimate(math.nan, math.nan, math.nan, 0)
    gained, lost = int((~a & b).sum()), int((a & ~b).sum())
    more, less = (gained + 1) / (n + 2), (lost + 1) / (n + 2)
    middle = more - less
    half = Z * math.sqrt((more + less - middle**2) / (n + 2))
    low, high = max(-1.0, middle - half), min(1.0, middle + half)
    return Estimate((gained - lost) / n, low, high, n)


def is_same(apart: Estimate) -> bool:
    """Say whether no pair differs: of shares too, whose interval has a width even then."""
    narrowest = Z * math.sqrt(2) / (apart.n + 2)
    is_nowhere = apart.low == apart.high == 0
    return apart.value == 0 and (is_nowhere or math.isclose(apart.high, narrowest))


def mean_apart(a: Array, b: Array) -> Estimate:
    """Return the mean by which b exceeds a, with the interval of its standard error."""
    apart = b - a
    return mean(np.where(np.abs(apart) < SAME, 0.0, apart))
