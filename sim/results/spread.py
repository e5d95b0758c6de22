"""The spread of an ensemble: over all its runs, when each clause closes and how it ends.

A run in which a clause stays open counts with those in which it closes later: its day is infinite.
So no quantile speaks of the runs that closed alone, and a clause that more than half of the runs
leave open has no median.
"""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.model.codes import MINUTES_A_DAY, Disposition
from sim.results.ensemble import Ensemble
from sim.results.estimate import Estimate, among, quantile, share_of
from sim.results.outcome import terms
from sim.scenario.scenario import Unit

Array = np.ndarray[Any, Any]

PARTS = (0.05, 0.25, 0.5, 0.75, 0.95)
"""The quantiles: nine in ten of the runs, half of them, and the median."""

AGREED = (Disposition.AGREED, Disposition.PACKAGED, Disposition.AMBIGUOUS)
ENDS = ("agreed", "draft", "referred", "dropped", "withheld", "open")
"""How a clause may end; `draft` is agreed in talks that were not signed."""


@dataclass(frozen=True, kw_only=True)
class Spread:
    """When a clause closes and how it ends, over all runs.

    when : its quantiles by `PARTS`, in minutes since the start; infinite beyond the runs that close
    error : half the interval of the median, in days; infinite or nan where it has none
    shares : of the runs, by `ENDS`; those at which none ended are left out
    terms : what is agreed most often on options, or about the median on a scale; empty if nothing
    """

    unit: Unit
    when: tuple[float, ...]
    error: float
    shares: dict[str, Estimate]
    terms: str

    @property
    def median(self) -> float:
        """The median of its closing, in minutes since the start."""
        return self.when[2]

    @property
    def agreed(self) -> float:
        """The share of the runs in which it was agreed, be it in draft."""
        return sum(self.shares[end].value for end in ("agreed", "draft") if end in self.shares)

    def part(self, end: str) -> float:
        """Return the share of the runs that end it so; what is agreed in draft is agreed."""
        if end == "agreed":
            return self.agreed
        return self.shares[end].value if end in self.shares else 0.0

    @property
    def commonest(self) -> tuple[str, float]:
        """How most runs end it, with their share; what is agreed in draft is agreed."""
        rest = {
            end: one.value for end, one in self.shares.items() if end not in ("agreed", "draft")
        }
        counted = {"agreed": self.agreed, **rest}
        end = max(counted, key=lambda one: counted[one])
        return end, counted[end]


def spreads(ensemble: Ensemble) -> tuple[Spread, ...]:
    """Return the spread of each clause, in the order of the file."""
    return tuple(_spread(ensemble, c) for c in range(len(ensemble.scenario.units)))


def medians(ensemble: Ensemble) -> tuple[Estimate, ...]:
    """Return when half of all runs have closed each clause, in minutes since the start.

    Infinite where fewer do; the interval may reach there where the median does not.
    """
    return tuple(quantile(minutes, 0.5, ensemble.groups) for minutes in closings(ensemble).T)


def closings(ensemble: Ensemble) -> Array:
    """(n, C): when each clause closed in each run, in minutes since the start; open: infinite."""
    minutes = ensemble.unit["minute"]
    found: Array = np.where(minutes < 0, np.inf, minutes.astype(float))
    return found


def last_closing(ensemble: Ensemble) -> float:
    """Return the last minute at which any run closes a clause; the horizon if none does."""
    last = float(ensemble.unit["minute"].max())
    return ensemble.scenario.horizon.minutes if last < 0 else last


def _spread(ensemble: Ensemble, c: int) -> Spread:
    minutes = closings(ensemble)[:, c]
    return Spread(
        unit=ensemble.scenario.units[c],
        when=tuple(among(minutes, q) for q in PARTS),
        error=_error(quantile(minutes, 0.5, ensemble.groups)),
        shares=_shares(ensemble, c),
        terms=_terms(ensemble, c),
    )


def _error(median: Estimate) -> float:
    """Return half the interval of a median in minutes, in days."""
    return math.nan if math.isinf(median.low) else (median.high - median.low) / 2 / MINUTES_A_DAY


def _shares(ensemble: Ensemble, c: int) -> dict[str, Estimate]:
    ended, signed = ensemble.unit["disposition"][:, c], ensemble.is_signed
    is_agreed = np.isin(ended, AGREED)
    said = {"agreed": is_agreed & signed, "draft": is_agreed & ~signed}
    said |= {end: ended == Disposition[end.upper()] for end in ENDS[2:]}
    return {end: share_of(one, ensemble.groups) for end, one in said.items() if one.any()}


def _terms(ensemble: Ensemble, c: int) -> str:
    unit, positions = ensemble.scenario.units[c], ensemble.unit["position"][:, c]
    agreed = positions[~np.isnan(positions)]
    if len(agreed) == 0:
        return ""
    if unit.whole is None and unit.clause.scale is not None:
        return terms(unit, among(agreed, 0.5))
    different, counts = np.unique(agreed, return_counts=True)
    return terms(unit, float(different[counts.argmax()]))
