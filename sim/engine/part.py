"""Play a part of an ensemble: some replications in a row, one after the other."""

from collections.abc import Generator

import numpy as np

from sim.engine.loop import play_part
from sim.engine.lowering import Lowered
from sim.engine.strategy import tell_what_was_raised
from sim.model.codes import RUN_END, UNIT_END
from sim.model.outcome import room
from sim.model.tables import new_log
from sim.results.part import Ends

Part = tuple[int, int]
"""The number of its first replication, and how many it holds."""

Played = Generator[tuple[int, Ends], None, None]
"""Of each part the number of its first replication, and its ends; in any order."""


def played(lowered: Lowered, seed: int, part: Part) -> Ends:
    """Play a part, on arrays that nobody else is playing on, and return its ends.

    Raises `StrategyError` if a strategy of the user's own failed in it.
    """
    first, count = part
    units, parties = len(lowered.setting_tables["unit"]), len(lowered.setting_tables["party"])
    kept = room(count, units, parties)
    play_part(lowered.setting, lowered.state, new_log(0), kept, (seed, first, 0, count))
    tell_what_was_raised()
    return Ends(
        ending=np.asarray(kept.ending).view(RUN_END),
        utility=kept.utility,
        unit=np.asarray(kept.unit).view(UNIT_END),
        worth=kept.worth,
    )
