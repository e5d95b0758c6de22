"""The columns of every table the model works on, each with its unit.

Names are those of the scenario language where the number comes from there. Indices follow the order
of the scenario file: s, b parties; i items; c units; o objections; e incidents.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

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
            ("strategy", I8),  # concession.Strategy
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
