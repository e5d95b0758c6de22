"""Estimates: what many runs say of a share or a quantile, and how surely.

Every interval is one of 95 %: were the talks played again that often under other seeds, 95 of 100
such intervals would hold what endlessly many runs would say.
"""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

Z = 1.959963984540054
"""Standard errors to either side of a mean that hold 95 % of a normal distribution."""


@dataclass(frozen=True)
class Estimate:
    """A number made of `n` runs, with its interval of 95 %; nan where no run says anything."""

    value: float
    low: float
    high: float
    n: int


def share(count: int, n: int) -> Estimate:
    """Return a share of n runs, with Wilson's interval [wilson-1927]."""
    if n == 0:
        return Estimate(math.nan, math.nan, math.nan, 0)
    p, rate = count / n, Z * Z / n
    middle = (p + rate / 2) / (1 + rate)
    half = Z / (1 + rate) * math.sqrt(p * (1 - p) / n + rate / (4 * n))
    return Estimate(p, max(0.0, middle - half), min(1.0, middle + half), n)


def mean(values: "np.ndarray[Any, Any]") -> Estimate:
    """Return the mean of some numbers, with the interval of their standard error."""
    n = len(values)
    if n == 0:
        return Estimate(math.nan, math.nan, math.nan, 0)
    value = float(values.mean())
    half = Z * float(values.std(ddof=1)) / math.sqrt(n) if n > 1 else math.inf
    return Estimate(value, value - half, value + half, n)


def quantile(values: "np.ndarray[Any, Any]", q: float) -> Estimate:
    """Return a quantile of some numbers, with the interval between two of them in order.

    So many of n numbers lie below the quantile as a binomial draw says; its normal approximation
    names the two [conover-1999].
    """
    n = len(values)
    if n == 0:
        return Estimate(math.nan, math.nan, math.nan, 0)
    ordered, half = np.sort(values), Z * math.sqrt(n * q * (1 - q))
    low, high = math.floor(n * q - half), math.ceil(n * q + half)
    return Estimate(
        float(np.quantile(ordered, q)),
        float(ordered[max(0, low)]),
        float(ordered[min(n - 1, high)]),
        n,
    )
