"""Ensembles made by hand: each run is told by how its clauses ended, so a test knows its shares."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import numpy as np

from sim.model.codes import (
    MEETING_MINUTE,
    MINUTES_A_DAY,
    NONE,
    RUN_END,
    UNIT_END,
    Disposition,
    Ending,
)
from sim.results.ensemble import Ensemble
from sim.scenario.document import loads
from sim.scenario.scenario import Scenario
from tests.builders import HARBOUR


class End(NamedTuple):
    """How a clause ended: on which day, None if it is open, and on what terms, nan without."""

    disposition: Disposition
    day: int | None = None
    position: float = np.nan


def agreed(day: int, position: float = 0.5) -> End:
    """Return that a clause was agreed."""
    return End(Disposition.AGREED, day, position)


OPEN = End(Disposition.OPEN)


class Run(NamedTuple):
    """How a run ended: its clauses, and the talks; what is not told of a clause is open."""

    ends: Mapping[str, End]
    ending: Ending = Ending.SIGNED
    last: int = 100
    utility: tuple[float, ...] = (0.0, 0.0)


def minute(day: int) -> int:
    """Return the minute at which the meeting of a day begins."""
    return day * MINUTES_A_DAY + MEETING_MINUTE


def many(runs: Iterable[Run], *, scenario: Scenario | str = HARBOUR, **told: Any) -> Ensemble:
    """Return the ensemble of these runs."""
    scenario = loads(scenario) if isinstance(scenario, str) else scenario
    played, units, parties = list(runs), scenario.units, len(scenario.parties)
    unit = np.zeros((len(played), len(units)), UNIT_END)
    for row, run in zip(unit, played, strict=True):
        for cell, one in zip(row, units, strict=True):
            end = run.ends.get(one.id, OPEN)
            cell["disposition"], cell["position"] = end.disposition, end.position
            cell["minute"] = NONE if end.day is None else minute(end.day)
    fields: dict[str, Any] = {
        "seed": 1,
        "at_defaults": False,
        "overrides": {},
        "options": {},
        "as_believed_by": None,
        "version": "0",
        "worth": np.zeros((len(played), len(units), parties)),
    }
    return Ensemble(
        scenario=scenario,
        ending=np.array([(run.ending, minute(run.last)) for run in played], RUN_END),
        utility=np.array([run.utility[:parties] for run in played]),
        unit=unit,
        **fields | told,
    )
