"""What the model works on: the setting of one replication, its state, and the log of the talks.

* **Setting**: what the scenario says, as arrays. Every number that an assumption may move lies in
  one buffer, of which each table is a view; `cells` is that buffer as plain floats, `written` its
  copy as lowered, so a replication begins by copying one over the other and drawing.
* **State**: what has come of it so far. Only moments change it.
* **Log**: the chronicle, and the draws taken. One of length zero keeps nothing and costs nothing.

Compiled, each is one reference that all functions share, lent and not counted, with arrays that are
lent too: `owners` holds them. Uncompiled, it is a plain object on the same arrays.
"""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
from numba.experimental import structref

from sim.model.codes import DRAWN, POINTS, ROW, Slot
from sim.model.lent import Lent, borrowed, lend
from sim.model.rule import COMPILED, entry
from sim.model.setting import BEFOREHAND, SETTING
from sim.model.state import STATE

I8, F8 = np.int64, np.float64

SETTING_FIELDS = (*SETTING, "cells", "written", *BEFOREHAND)
OWNERS = "owners"
LOG_FIELDS = ("rows", "count", "draws", "drawn")

Shape = tuple[int, ...]
Tables = dict[str, "np.ndarray[Any, Any]"]


class _Plain:
    """Uncompiled: the fields as attributes, rows as records."""

    fields: ClassVar[tuple[str, ...]]

    def __init__(self, *values: Any) -> None:
        for name, value in zip(self.fields, values, strict=True):
            structured = getattr(value, "dtype", None) is not None and value.dtype.names
            setattr(self, name, value.view(np.recarray) if structured else value)

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...
        def __setattr__(self, name: str, value: Any) -> None: ...


if TYPE_CHECKING or not COMPILED:

    class Setting(_Plain):
        """What the scenario says, for one replication."""

        fields = (*SETTING_FIELDS, OWNERS)

    class State(_Plain):
        """What has come of it so far."""

        fields = (*STATE, OWNERS)

    class Log(_Plain):
        """The chronicle, and the draws taken."""

        fields = LOG_FIELDS

else:

    class SettingType(Lent):
        """Compiled form of a setting."""

    class StateType(Lent):
        """Compiled form of a state."""

    class LogType(Lent):
        """Compiled form of a log."""

    class Setting(structref.StructRefProxy):
        """What the scenario says, for one replication."""

    class State(structref.StructRefProxy):
        """What has come of it so far."""

    class Log(structref.StructRefProxy):
        """The chronicle, and the draws taken."""

    lend(SettingType, Setting, (*SETTING_FIELDS, OWNERS))
    lend(StateType, State, (*STATE, OWNERS))
    lend(LogType, Log, LOG_FIELDS)


def blank_setting(shapes: Mapping[str, Shape]) -> Tables:
    """Return the tables of a setting, all zero, as views of one buffer, ready to be filled.

    Those of `BEFOREHAND` are still missing: how long they are is known once all else is filled.

    Parameters
    ----------
    shapes : the shape of each table of `SETTING`
    """
    lengths = {name: math.prod(shapes[name]) * SETTING[name].itemsize // 8 for name in SETTING}
    buffer = np.zeros(sum(lengths.values()), I8)
    tables: Tables = {}
    first = 0
    for name, dtype in SETTING.items():
        tables[name] = buffer[first : first + lengths[name]].view(dtype).reshape(shapes[name])
        first += lengths[name]
    tables["cells"] = buffer.view(F8)
    tables["written"] = np.zeros(len(buffer), F8)
    return tables


def place(tables: Tables, name: str, index: Shape, column: str | None) -> int:
    """Return where one number of a setting's table stands among its `cells`."""
    table = tables[name] if column is None else tables[name][column]
    ahead = sum(i * stride for i, stride in zip(index, table.strides, strict=True))
    address = table.__array_interface__["data"][0] + ahead
    return int(address - tables["cells"].__array_interface__["data"][0]) // 8


def blank_state(setting: Tables) -> Tables:
    """Return the tables of a state, all zero, for talks in `setting`."""
    parties, units = len(setting["party"]), len(setting["unit"])
    principals, items, incidents = (
        len(setting[name]) for name in ("principal", "item", "incident")
    )
    objections = len(setting["objection"])
    motions = objections + items
    traded = setting["unit"]["options"][setting["unit"]["whole"] == 0]
    shapes: dict[str, Shape] = {
        "run": (1,),
        "party": (parties,),
        "present": (principals,),
        "refused": (principals, items),
        "item": (items,),
        "queue": (items,),
        "business": (items,),
        "spent": (items, len(setting["rung"])),
        "right": (parties, items),
        "unit": (units,),
        "stance": (parties, units),
        "heard": (parties, units, 2 + int(max(setting["party"]["window"], default=0))),
        "request": (parties, units),
        "motion": (motions,),
        "plea": (motions, parties),
        "package": (items, units),
        "point_worth": (units, max(POINTS + 1, int(max(traded, default=0))), parties),
        "asked": (principals, units + items),
        "objection": (objections,),
        "incident": (incidents,),
        "duty": (len(setting["duty"]),),
        "ratifier": (len(setting["ratifier"]),),
        "slot": (2 * incidents + 1 + len(Slot),),
    }
    return {name: np.zeros(shapes[name], dtype) for name, dtype in STATE.items()}


@entry
def _setting(fields: tuple[Any, ...]) -> Setting:
    """Bind a setting; kept on disk, where a proxy's own making is compiled in every process."""
    return Setting(*borrowed(fields), fields)


@entry
def _state(fields: tuple[Any, ...]) -> State:
    return State(*borrowed(fields), fields)


@entry
def _log(rows: np.ndarray, draws: np.ndarray) -> Log:
    return Log(rows, 0, draws, 0)


def setting_on(tables: Tables) -> Setting:
    """Bind a setting to its tables."""
    return _setting(tuple(tables[name] for name in SETTING_FIELDS))


def state_on(tables: Tables) -> State:
    """Bind a state to its tables."""
    return _state(tuple(tables[name] for name in STATE))


def new_log(capacity: int) -> Log:
    """Return a log that keeps everything and grows from `capacity` rows; 0 keeps nothing."""
    return _log(np.zeros(capacity, ROW), np.zeros(capacity, DRAWN))
