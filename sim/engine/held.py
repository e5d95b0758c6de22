"""Hold at a value something that is assumed.

What is held is not drawn. All else meets the same chance as ever, since each draw belongs to its
own stream: a replication is the one that the file gives with the assumption fixed there.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from sim.engine.lowering import Lowered, copied
from sim.model.codes import Spread
from sim.model.setting import BEFOREHAND
from sim.model.tables import setting_on

Array = np.ndarray[Any, Any]


def held(lowered: Lowered, values: Mapping[str, float]) -> Lowered:
    """Return a copy in which the knobs of these paths stand at values, in the unit of the file.

    A path that is no knob, because an override has settled its number, stays as it is.
    """
    mine = with_own_knobs(lowered)
    hold(mine, lowered, np.array([values.get(path, np.nan) for path in lowered.knobs]))
    return mine


def with_own_knobs(lowered: Lowered) -> Lowered:
    """Return a copy that another thread may play, whose knobs it may hold."""
    mine = copied(lowered)
    tables = mine.setting_tables | {
        name: lowered.setting_tables[name].copy() for name in BEFOREHAND
    }
    return replace(mine, setting=setting_on(tables), setting_tables=tables)


def hold(mine: Lowered, usual: Lowered, point: Array) -> None:
    """Hold knobs at the numbers of a point; let those at which it has nan be drawn as usual.

    mine : a copy of `usual` with knobs of its own, which are changed
    """
    knobs, fixed = mine.setting_tables["knob"], ~np.isnan(point)
    knobs[:] = usual.setting_tables["knob"]
    knobs["default"][fixed] = point[fixed]
    knobs["spread"][fixed] = Spread.FIXED
