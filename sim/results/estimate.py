"""Estimates: what many runs say of a share, a mean or a quantile, and how surely.

Every interval is one of 95 %: were the talks played again that often under other seeds, 95 of 100
such intervals would hold what endlessly many runs would say.

Runs that share what is assumed are alike, so many of them say less than as many that share nothing.
By how much is their *design effect* [kish-1965]: so many times larger is the variance of what they
say, as the differences between the groups show. An interval is as wide as that of so many times
fewer runs, and wider still where there are few groups to tell it from [korn-graubard-1998]. A lone
group tells nothing of it: its intervals hold chance alone, under what was assumed.
"""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]

Z = 1.959963984540054
"""Standard errors to either side of a mean that hold 95 % of a normal distribution."""


@dataclass(frozen=True)
class Estimate:
    """A number made of `n` runs, with its interval of 95 %; nan where no run says anything."""

    value: float
    low: float
    high: float
    n: int


def share(count: int, n: int, *, effect: float = 1.0) -> Estimate:
    """Return a share of n runs, with Wilson's interval [wilson-1927].

    effect : of what they share on the variance, as `design_effect` says
    """
    if n == 0:
        return Estimate(math.nan, math.nan, math.nan, 0)
    p, rate = count / n, Z * Z * effect / n
    middle = (p + rate / 2) / (1 + rate)
    half = Z / (1 + rate) * math.sqrt((p * (1 - p) / n + rate / (4 * n)) * effect)
    return Estimate(p, max(0.0, middle - half), min(1.0, middle + half), n)


def share_of(said: Array, groups: Array | None = None) -> Estimate:
    """Return the share of the runs of which something is so.

    said : (n,) bool, of which it is
    groups : (n,), the number of those with which each shares what is assumed; default: none do
    """
    return share(int(said.sum()), len(said), effect=design_effect(said, groups))


def mean(values: Array, groups: Array | None = None) -> Estimate:
    """Return the mean of some numbers, with the interval of their standard error.

    groups : as of `share_of`
    """
    n = len(values)
    if n == 0:
        return Estimate(math.nan, math.nan, math.nan, 0)
    value = float(values.mean())
    half = Z * float(values.std(ddof=1)) / math.sqrt(n) if n > 1 else math.inf
    half *= math.sqrt(design_effect(values, groups))
    return Estimate(value, value - half, value + half, n)


def quantile(values: Array, q: float, groups: Array | None = None) -> Estimate:
    """Return a quantile of some numbers, with the interval between two of them in order.

    So many of n numbers lie below the quantile as a binomial draw says; its normal approximation
    names the two [conover-1999], as far apart as the share below it is unsure [woodruff-1952].

    values : (n,), infinite where something never comes
    groups : as of `share_of`
    """
    n = len(values)
    if n == 0:
        return Estimate(math.nan, math.nan, math.nan, 0)
    ordered, value = np.sort(values), among(values, q)
    half = Z * math.sqrt(n * q * (1 - q) * design_effect(values <= value, groups))
    low, high = math.floor(n * q - half), math.ceil(n * q + half)
    return Estimate(
        value,
        float(ordered[max(0, low)]),
        float(ordered[min(n - 1, high)]),
        n,
    )


def among(values: Array, q: float) -> float:
    """Return a quantile that is one of the values, infinite ones among them.

    It is the least of them up to which so large a share lies; every quantile that is told is this.
    """
    ordered = np.sort(values)
    return float(ordered[max(0, math.ceil(q * len(ordered)) - 1)])


def design_effect(values: Array, groups: Array | None) -> float:
    """Return how many times larger the variance of a mean is than it would be of unlike runs.

    The variance of the mean is that of the groups' totals of what lies above it [kish-1965], and
    counts as if Student's t of their number were Z [korn-graubard-1998]. Since runs of one group
    differ by chance alone they are never less alike than others: it is at least 1. Where nothing
    varies the runs of a group count as one.

    values : (n,), numbers or bool
    groups : as of `share_of`
    """
    if groups is None:
        return 1.0
    n = len(values)
    members = np.bincount(groups)
    many = int(np.count_nonzero(members))
    if many in (n, 1):
        return 1.0
    apart = values - np.mean(values)
    alone = float((apart**2).sum()) * n / (n - 1)
    if alone == 0.0:
        return n / many * widened(many)
    between = float((np.bincount(groups, apart) ** 2).sum()) * many / (many - 1)
    return max(1.0, between / alone) * widened(many)


def widened(groups: int) -> float:
    """Return how much wider, squared, an interval is for resting on so few groups."""
    return (student(groups - 1) / Z) ** 2


def student(freedom: int) -> float:
    """Return Student's t that holds 95 %, by the series of [abramowitz-1964], 26.7.5.

    Of one and two degrees of freedom, where that is far off, it is exact.
    """
    if freedom == 1:
        return math.tan(0.95 * math.pi / 2)
    if freedom == 2:
        return 0.95 * math.sqrt(2 / (1 - 0.95**2))
    z = Z
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + math.fsum(term / float(freedom**power) for power, term in enumerate(terms, 1))
