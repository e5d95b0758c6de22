"""Ends of replications made by hand, with every code there is and numbers that are hard to keep."""

from dataclasses import fields

import numpy as np

from sim.model.codes import Disposition, Ending, Hearing
from sim.results.ensemble import Ensemble
from sim.results.part import Ends, blank
from sim.results.provenance import Provenance
from sim.scenario.document import loads
from sim.scenario.scenario import Scenario
from tests.builders import HARBOUR

ODD = np.array([0.1 + 0.2, -0.0, 5e-324, 1 / 3, -1.5e300])
"""Numbers of which a decimal, or a comparison, loses something."""


SCENARIO = loads(HARBOUR)


def harbour(**changes: object) -> Provenance:
    """Return the provenance of the harbour talks."""
    told: dict[str, object] = {
        "scenario": SCENARIO,
        "seed": 1,
        "at_defaults": False,
        "overrides": {},
        "options": {},
        "as_believed_by": None,
        "version": "0",
    }
    return Provenance(**told | changes)  # type: ignore[arg-type]


def ended(scenario: Scenario, first: int, count: int) -> Ends:
    """Return how some replications may have ended: another number, another end."""
    ends = blank(scenario, count)
    (n, units), parties = ends.unit.shape, len(scenario.parties)
    which = first + np.arange(n)
    place = which[:, None] * units + np.arange(units)
    ends.ending["ending"] = which % (len(Ending) - 1) + 1
    ends.ending["minute"] = 1440 * which + 600
    ends.unit["disposition"] = place % len(Disposition)
    ends.unit["hearing"] = place % len(Hearing)
    ends.unit["minute"] = np.where(place % 7 == 0, -1, 1440 * place)
    ends.unit["position"] = np.where(place % 4 == 0, np.nan, (place % 3) / 2)
    ends.utility[:] = ODD[(which[:, None] + np.arange(parties)) % len(ODD)]
    ends.worth[:] = ODD[(place[:, :, None] + np.arange(parties)) % len(ODD)]
    return ends


def whole(provenance: Provenance, replications: int) -> Ensemble:
    """Return the ensemble of so many of them."""
    ends = ended(provenance.scenario, 0, replications)
    return Ensemble(**vars(provenance), **ends._asdict())


def same(one: Ensemble, other: Ensemble) -> bool:
    """Say whether two ensembles tell the same of the same, to the last bit."""
    arrays = ("ending", "utility", "unit", "worth")
    told = [field.name for field in fields(Provenance)]
    return all(getattr(one, name) == getattr(other, name) for name in told) and all(
        getattr(one, name).tobytes() == getattr(other, name).tobytes() for name in arrays
    )
