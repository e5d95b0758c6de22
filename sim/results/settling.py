"""Settling: how many of the runs have settled an item by a day, and how many are signed.

An item is settled once all of its clauses are closed: agreed, dropped, referred or left off.

Talks may end before an item is settled: by a walk-out, or by a signature that leaves a point open.
Nothing can settle it then, so the end of the talks competes with its settlement, and such a run
counts with those in which it is never settled; it is not left out from there on, as if it might
still settle as the others do. That would overstate how much is settled [gooley-1999]. So every run
is followed to the horizon, and the share by a day is one of all runs, with the band of `survival`.
"""

from dataclasses import dataclass

import numpy as np

from sim.results.ensemble import Ensemble
from sim.results.estimate import Estimate, quantile, share_of
from sim.results.spread import Array, closings
from sim.results.survival import Survival, survival


@dataclass(frozen=True, kw_only=True)
class Settling:
    """When something is settled.

    curve : the share of the runs that have not yet settled it, by time in minutes
    half : the minute by which half of the runs have; infinite if fewer ever do
    settled : the share of the runs that settle it in the end
    """

    curve: Survival
    half: Estimate
    settled: Estimate


def settling(ensemble: Ensemble) -> dict[str, Settling]:
    """Return when each item is settled."""
    closed, units = closings(ensemble), ensemble.scenario.units
    return {
        item: _followed(
            ensemble,
            closed[:, [c for c, unit in enumerate(units) if unit.item == item]].max(axis=1),
        )
        for item in ensemble.scenario.items
    }


def signing(ensemble: Ensemble) -> Settling:
    """Return when the treaty is signed."""
    signed = np.where(ensemble.is_signed, ensemble.ending["minute"], np.inf)
    return _followed(ensemble, signed)


def _followed(ensemble: Ensemble, minutes: Array) -> Settling:
    """Return the settling of what is settled at these minutes, or never: then it is infinite."""
    happened, groups = np.isfinite(minutes), ensemble.groups
    last = minutes.max(initial=round(ensemble.scenario.horizon.minutes), where=happened)
    return Settling(
        curve=survival(np.where(happened, minutes, last), happened, groups),
        half=quantile(minutes, 0.5, groups),
        settled=share_of(happened, groups),
    )
