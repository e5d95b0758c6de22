"""What the model works on: the setting of one replication, its state, and the log of the talks.

* **Setting**: what the scenario says, as arrays. Every number that an assumption may move lies in
  one buffer, of which each table is a view; `cells` is that buffer as plain floats, `written` its
  copy as lowered, so a replication begins by copying one over the other and drawing.
* **State**: what has come of it so far. Only moments change it.
* **Log**: the chronicle, and the draws taken. One of length zero keeps nothing and costs nothing.

Compiled, each is one reference that all functions share; uncompiled, a plain object on the same
arrays. Indices follow the order of the scenario file: s, b parties; i items; c units; o objections.
"""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
from numba import types
from numba.experimental import structref

from sim.model.codes import DRAWN, ROW, Slot
from sim.model.rule import COMPILED

I8, F8 = np.int64, np.float64
Fields = list[tuple[str, type]]


def _table(fields: Fields) -> "np.dtype[Any]":
    return np.dtype(fields, align=True)


SETTING: Mapping[str, "np.dtype[Any]"] = {
    # Who draws: the key of every draw of this replication.
    "run": _table([("seed", I8), ("replication", I8), ("at_defaults", I8)]),
    "procedure": _table(
        [
            ("horizon", F8),  # minutes
            ("steps", I8),
            ("stride", I8),
            ("agenda", I8),  # Agenda
            ("parallel", I8),
            ("rotating", I8),
            ("every", I8),  # meetings every so many days; 0: on the weekdays of the mask
            ("weekdays", I8),  # bit 0 Monday … bit 6 Sunday
            ("first_weekday", I8),  # of the start date
            ("deadlock_after", F8),  # meetings
            ("sitting", F8),  # meetings; nan: twice deadlock_after
            ("drafting_median", F8),  # minutes
            ("drafting_p90", F8),  # nan: exactly the median
            ("drafting_stream", I8),
            ("anchoring", F8),
            ("unforeseen", F8),
        ]
    ),
    "party": _table(
        [
            ("patience", F8),  # minutes
            ("strategy", I8),  # Strategy
            ("exponent", F8),
            ("delay_cost", F8),  # worth a minute at normal pressure
            ("discount", F8),  # worth kept per patience
            ("alternative", F8),  # nan: none
        ]
    ),
    "item": _table(
        [
            ("main", I8),
            ("first_unit", I8),
            ("units", I8),
            ("first_objection", I8),
            ("objections", I8),
            ("forum", I8),  # the first that takes it, or NONE
            ("recess_stream", I8),
        ]
    ),
    "unit": _table(
        [
            ("of_item", I8),
            ("options", I8),  # how many; 0: an ordered scale
            ("first_option", I8),
            ("withheld", I8),
            ("severable", I8),
            ("without", F8),  # position if the treaty is silent; nan: worth nothing
        ]
    ),
    "stance": _table(  # [s, c]
        [
            ("present", I8),  # 0: the party is indifferent here
            ("ideal", F8),
            ("reservation", F8),
            ("red_line", F8),  # nan until derived: the reservation
            ("salience", F8),
            ("risk", F8),
            ("weight", F8),  # derived: salience over the party's total
            ("least", F8),  # derived: worth of the reservation
            ("most", F8),  # derived: worth of the ideal
            ("span", F8),  # derived: the farthest a position can be from the ideal
        ]
    ),
    "worth": np.dtype(F8),  # [s, option], options of all units in file order
    "initiative": _table(  # [s, i]
        [
            ("kind", I8),  # Initiative
            ("wait", F8),  # minutes
            ("withholds_then", I8),
            ("likelihood", F8),  # of tabling, when kind is MAYBE
            ("otherwise", I8),  # Initiative, when it is not
            ("stream", I8),
            ("accepts", F8),
            ("accepts_stream", I8),
        ]
    ),
    "objection": _table(
        [
            ("of_item", I8),
            ("by", I8),
            ("against", I8),  # NONE: whoever tabled
            ("likelihood", F8),
            ("foreseen", I8),
            ("blocks", I8),
            ("hardens", F8),
            ("lapses_at", F8),  # inf: never
            ("first_target", I8),
            ("targets", I8),
            ("first_remedy", I8),
            ("remedies", I8),
            ("stream", I8),
        ]
    ),
    "target": _table(  # of an objection
        [
            ("unit", I8),
            ("held", I8),  # 0: only countered
            ("counter", F8),  # nan: none
        ]
    ),
    "remedy": _table(
        [
            ("kind", I8),  # Remedy
            ("of_objection", I8),
            ("persuades", F8),
            ("meetings", F8),
            ("unit", I8),
            ("position", F8),
            ("forum", I8),
            ("stream", I8),
            ("place", I8),  # in its list: the index of its draw
        ]
    ),
    "spillover": _table([("of_item", I8), ("onto", I8), ("hardens", F8)]),
    "rung": _table([("kind", I8), ("median", F8), ("p90", F8)]),
    "incident": _table(
        [
            ("date", I8),  # minutes, or NONE: at random
            ("rate", F8),  # a minute
            ("probability", F8),
            ("lasts", F8),  # minutes its pressure lasts; nan: for good
            ("suspends_median", F8),  # minutes; nan: does not suspend
            ("suspends_p90", F8),
            ("ends", I8),
            ("gap_stream", I8),
            ("length_stream", I8),
            ("happens_stream", I8),
        ]
    ),
    "pressure": np.dtype(F8),  # [incident, s], multiplier
}
"""The tables of a setting and their columns, all of eight bytes: views of one buffer."""

BEFOREHAND: Mapping[str, "np.dtype[Any]"] = {
    "knob": _table(  # an assumption about one path, or an estimative word
        [
            ("stream", I8),
            ("draw", I8),  # index in the stream
            ("spread", I8),  # Spread
            ("default", F8),  # or the median, for a word
            ("low", F8),
            ("high", F8),
            ("quantiles", I8),  # row of the table of quantiles
            ("whole", I8),  # rounded half to even before it acts
            ("first_cell", I8),
            ("cells", I8),
        ]
    ),
    "cell": _table([("place", I8), ("slope", F8), ("shift", F8)]),
    "stream": np.dtype(np.uint64),  # key of each
    "quantiles": np.dtype(F8),  # [row, QUANTILES]
}
"""The tables of a setting that stand outside that buffer: what is drawn, and where it acts."""

STATE: Mapping[str, "np.dtype[Any]"] = {
    "run": _table(
        [
            ("now", I8),
            ("held", I8),  # meetings
            ("suspended_until", I8),
            ("suspended_row", I8),  # NONE while the talks go on
            ("closing_row", I8),  # of the last unit that closed
            ("drafting_row", I8),
            ("ending", I8),  # Ending
            ("ended_at", I8),
            ("business", I8),  # how many items are worked at this meeting
        ]
    ),
    "party": _table(
        [
            ("clock", F8),  # pressure used up at `since`, in units of patience
            ("since", I8),
            ("pressure", F8),
            ("desired", F8),  # share it wants to have conceded by this meeting
            ("below", I8),  # main deadlocks in a row at which its alternative was better
        ]
    ),
    "item": _table(
        [
            ("called_at", I8),  # NONE until then
            ("tabler", I8),
            ("row", I8),  # that tabled it, or called it
            ("stall", I8),
            ("since_closing", I8),
            ("moved", I8),  # at this meeting
            ("deadlocked", I8),
            ("deadlock_row", I8),
        ]
    ),
    "queue": np.dtype(I8),
    "business": np.dtype(I8),
    "spent": np.dtype(I8),  # [i, rung]
    "right": _table(  # [s, i]: to table
        [
            ("kind", I8),  # Initiative, once called
            ("from_time", I8),
            ("withholds_then", I8),
            ("drawn", I8),
        ]
    ),
    "unit": _table(
        [
            ("status", I8),  # Disposition
            ("position", F8),  # nan until agreed
            ("closed_at", I8),
            ("text", F8),  # nan: none stands
            ("proposer", I8),
            ("text_row", I8),
        ]
    ),
    "stance": _table(  # [s, c]
        [
            ("opening", F8),
            ("share", F8),  # announced
            ("last_text", F8),  # its own, or nan
            ("consents", I8),
            ("anchored", I8),
        ]
    ),
    "objection": _table(
        [
            ("status", I8),  # Standing
            ("against", I8),
            ("raised_clock", F8),
            ("remedy", I8),  # how many of its list are done with
            ("meetings", I8),  # that the present one has been worked
            ("row", I8),
        ]
    ),
    "incident": _table([("times", I8), ("active", I8)]),
    "slot": np.dtype(I8),  # minute each is due
}
"""The tables of a state and their columns."""


SETTING_FIELDS = (*SETTING, "cells", "written", *BEFOREHAND)
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


if TYPE_CHECKING or not COMPILED:

    class Setting(_Plain):
        """What the scenario says, for one replication."""

        fields = SETTING_FIELDS

    class State(_Plain):
        """What has come of it so far."""

        fields = tuple(STATE)

    class Log(_Plain):
        """The chronicle, and the draws taken."""

        fields = LOG_FIELDS

else:

    @structref.register
    class SettingType(types.StructRef):
        """Compiled form of a setting."""

    @structref.register
    class StateType(types.StructRef):
        """Compiled form of a state."""

    @structref.register
    class LogType(types.StructRef):
        """Compiled form of a log."""

    class Setting(structref.StructRefProxy):
        """What the scenario says, for one replication."""

    class State(structref.StructRefProxy):
        """What has come of it so far."""

    class Log(structref.StructRefProxy):
        """The chronicle, and the draws taken."""

    structref.define_proxy(Setting, SettingType, SETTING_FIELDS)
    structref.define_proxy(State, StateType, tuple(STATE))
    structref.define_proxy(Log, LogType, LOG_FIELDS)


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
    ahead = int(np.dot(index, table.strides))
    address = table.__array_interface__["data"][0] + ahead
    return int(address - tables["cells"].__array_interface__["data"][0]) // 8


def blank_state(setting: Tables) -> Tables:
    """Return the tables of a state, all zero, for talks in `setting`."""
    parties, units = setting["stance"].shape
    items, incidents = len(setting["item"]), len(setting["incident"])
    shapes: dict[str, Shape] = {
        "run": (1,),
        "party": (parties,),
        "item": (items,),
        "queue": (items,),
        "business": (items,),
        "spent": (items, len(setting["rung"])),
        "right": (parties, items),
        "unit": (units,),
        "stance": (parties, units),
        "objection": (len(setting["objection"]),),
        "incident": (incidents,),
        "slot": (2 * incidents + len(Slot),),
    }
    return {name: np.zeros(shapes[name], dtype) for name, dtype in STATE.items()}


def setting_on(tables: Tables) -> Setting:
    """Bind a setting to its tables."""
    return Setting(*(tables[name] for name in SETTING_FIELDS))


def state_on(tables: Tables) -> State:
    """Bind a state to its tables."""
    return State(*(tables[name] for name in STATE))


def new_log(capacity: int) -> Log:
    """Return a log that keeps everything and grows from `capacity` rows; 0 keeps nothing."""
    return Log(np.zeros(capacity, ROW), 0, np.zeros(capacity, DRAWN), 0)
