"""Play a lowered scenario with something that is assumed held at a value.

What is held is not drawn. All else meets the same chance as ever, since each draw belongs to its
own stream: a replication is the one that the file gives with the assumption fixed there.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from sim.engine.loop import play_part
from sim.engine.lowering import Lowered, copied
from sim.model.codes import Spread
from sim.model.outcome import Kept, room
from sim.model.tables import new_log, setting_on


def held(lowered: Lowered, values: Mapping[str, float]) -> Lowered:
    """Return a copy in which the knobs of these paths stand at values, in the unit of the file.

    A path that is no knob, because an override has settled its number, stays as it is.
    """
    knobs = lowered.setting_tables["knob"].copy()
    for k, path in enumerate(lowered.knobs):
        if path in values:
            knobs[k]["spread"], knobs[k]["default"] = Spread.FIXED, values[path]
    tables = lowered.setting_tables | {"knob": knobs}
    return copied(replace(lowered, setting_tables=tables, setting=setting_on(tables)))


def play_again(lowered: Lowered, *, seed: int, first: int, count: int) -> Kept:
    """Play `count` replications of a seed from `first` on, and return how each ended.

    The arrays are written through: two threads need copies of their own.
    """
    unit, party = lowered.setting_tables["unit"], lowered.setting_tables["party"]
    kept = room(count, len(unit), len(party))
    score = (lowered.setting, lowered.state, new_log(0))
    play_part(*score, kept, (seed, first, 0, count))
    return Kept(*map(np.asarray, kept))
