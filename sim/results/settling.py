"""Settling: how many of the runs have settled an item by a day, and how many are signed.

An item is settled once all of its clauses are closed: agreed, dropped, referred or left off.

Talks may end before an item is settled: by a walk-out, or by a signature that leaves a point open.
Nothing can settle it then, so the end of the talks competes with its settlement, and such a run
counts with those in which it is never settled; it is not left out from there on, as if it might
still settle as the others do. That would overstate how much is settled [gooley-1999]. So every run
is followed to the horizon, and the share by a day is one of all runs, with the band of `survival`.
"""

import numpy as np

from sim.results.ensemble import Ensemble
from sim.results.spread import Array, closings
from sim.results.survival import Survival, survival


def settling(ensemble: Ensemble) -> dict[str, Survival]:
    """Return the share of the runs that have not yet settled each item, by time in minutes."""
    closed, units = closings(ensemble), ensemble.scenario.units
    return {
        item: _followed(
            ensemble,
            closed[:, [c for c, unit in enumerate(units) if unit.item == item]].max(axis=1),
        )
        for item in ensemble.scenario.items
    }


def signing(ensemble: Ensemble) -> Survival:
    """Return the share of the runs that are not yet signed, by time in minutes."""
    signed = np.where(ensemble.is_signed, ensemble.ending["minute"], np.inf)
    return _followed(ensemble, signed)


def _followed(ensemble: Ensemble, minutes: Array) -> Survival:
    """Return the survival of what happens at these minutes, or never: then it is infinite."""
    happened = np.isfinite(minutes)
    last = minutes.max(initial=round(ensemble.scenario.horizon.minutes), where=happened)
    return survival(np.where(happened, minutes, last), happened)
