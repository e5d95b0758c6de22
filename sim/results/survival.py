"""Survival: the share of runs in which something has not yet happened, by time.

The product-limit estimator [kaplan-meier-1958]: S(t) is the product, over the times up to t at
which something happened, of 1 - d/r, where d is in how many runs it did and r how many were then
still followed without it. Its variance is S(t)^2 times the sum of d/(r (r - d)) [greenwood-1926],
and the band is that of log(-log S), so it stays within 0 and 1 [kalbfleisch-prentice-2002]. Of runs
that share what is assumed the variance is larger by their design effect, as in `estimate`.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.results.estimate import Z, widened

Array = np.ndarray[Any, Any]


@dataclass(frozen=True, kw_only=True, eq=False)
class Survival:
    """A step curve: from each of `times` on, and until the next, the share is as its row says.

    times : (k,), ascending: when something happened in one run or more
    share, low, high : (k,), the share to which it has not happened, with its band of 95 %, point
        by point; the band is nan where there is none: before the first time, and at a share of 0
    followed : (k,), in how many runs it had not happened before, and they were still followed
    n : how many runs there are
    """

    times: Array
    share: Array
    low: Array
    high: Array
    followed: Array
    n: int

    def at(self, time: float) -> float:
        """Return the share to which it has not happened by a time."""
        place = int(np.searchsorted(self.times, time, side="right"))
        return 1.0 if place == 0 else float(self.share[place - 1])


def survival(times: Array, happened: Array, groups: Array | None = None) -> Survival:
    """Return the survival of so many runs.

    Parameters
    ----------
    times : (n,), when it happened in a run, or until when that was followed
    happened : (n,) bool, which of the two; who is followed to a time counts as followed there
    groups : (n,), with which others each run shares what is assumed, by number; default: with none
    """
    moments = np.unique(times[happened])
    ordered = np.sort(times)
    followed = len(times) - np.searchsorted(ordered, moments, side="left")
    events = np.sort(times[happened])
    deaths = np.searchsorted(events, moments, side="right") - np.searchsorted(events, moments)
    share = np.cumprod(1.0 - deaths / followed)
    with np.errstate(divide="ignore", invalid="ignore"):
        variance = np.cumsum(deaths / (followed * (followed - deaths)))
        if groups is not None:
            variance *= _effects(times, happened, groups)
        spread = np.sqrt(variance) / np.abs(np.log(share))
        low, high = (share ** np.exp(sign * Z * spread) for sign in (1.0, -1.0))
    sure = (share > 0.0) & (share < 1.0)
    return Survival(
        times=moments,
        share=share,
        low=np.where(sure, low, np.nan),
        high=np.where(sure, high, np.nan),
        followed=followed,
        n=len(times),
    )


def _effects(times: Array, happened: Array, groups: Array) -> Array:
    """(k,): at each time at which it happens, the design effect of the share to which it has.

    It is that of `estimate`, for runs that are all followed to the end, in groups of one size: the
    j-th run of a group to which it happens adds 2 j - 1 to the sum of the groups' squared counts.
    """
    n, many = len(times), len(np.unique(groups))
    moments, place = np.unique(times[happened], return_inverse=True)
    if many in (n, 1):
        return np.ones(len(moments))
    order = np.lexsort((times[happened], groups[happened]))
    own = groups[happened][order]
    before = np.arange(len(own)) - np.searchsorted(own, own)
    squares = np.cumsum(np.bincount(place[order], 2 * before + 1, len(moments)))
    done = np.cumsum(np.bincount(place, minlength=len(moments))) / n
    between = (squares - many * (n / many * done) ** 2) * many / (many - 1)
    found: Array = np.maximum(1.0, between / (done * (1 - done) * n * n / (n - 1)))
    return found * widened(many)
