"""Our talks over a domain of another program's files, to be compared with what it agrees."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

import sim
from sim.engine.calendar import play
from sim.engine.lowering import Lowered, lower
from sim.engine.run import settlement_of
from sim.model.codes import MINUTES_A_DAY
from sim.model.tables import new_log
from sim.scenario.whole import POINTS
from tests.peers.domain import Domain


class Agreed(NamedTuple):
    """What was agreed, issue by issue, and at which step, from 0; None if it was not."""

    agreement: list[str] | None
    step: int | None


def played(
    domain: Domain,
    folder: Path,
    pair: Sequence[str],
    steps: int,
    *,
    put: Sequence[Sequence[int]] = (),
    points: int = POINTS,
) -> Agreed:
    """Play the talks of a domain's files, their real issues cut into so many points.

    put : which outcomes each party puts of those worth the same; default: the first
    """
    scenario = sim.from_genius(folder, steps=steps, strategies=pair, points=points)
    lowered = lower(scenario)
    for s, outcomes in enumerate(put):
        _prefer(lowered, s, outcomes)
    play(lowered.setting, lowered.state, new_log(0), 1, 0)
    end = settlement_of(scenario, lowered, 0)
    if end.minute is None or end.position is None:
        return Agreed(None, None)
    whole = scenario.units[0].whole
    assert whole is not None
    taken = whole.points(int(end.position))
    values = [known[point] for known, point in zip(domain.issues.values(), taken, strict=True)]
    return Agreed(values, end.minute // MINUTES_A_DAY)


def _prefer(lowered: Lowered, s: int, outcomes: Sequence[int]) -> None:
    """Rank each outcome first among those that are worth as much to party s."""
    worth, ranked = lowered.setting_tables["outcome"][s], lowered.setting_tables["ranked"][s]
    rising = worth[ranked]
    for outcome in outcomes:
        first = int(np.searchsorted(rising, worth[outcome]))
        equals = ranked[first : int(np.searchsorted(rising, worth[outcome], side="right"))]
        place = int(np.flatnonzero(equals == outcome)[0])
        equals[0], equals[place] = outcome, equals[0]
