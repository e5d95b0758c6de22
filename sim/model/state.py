"""The columns of every table of a state: what has come of the talks so far.

Indices are those of the setting.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from sim.model.setting import F8, I8, table

STATE: Mapping[str, "np.dtype[Any]"] = {
    "run": table(
        [
            ("now", I8),
            ("held", I8),  # meetings
            ("suspended_until", I8),
            ("suspended_row", I8),  # NONE while the talks go on
            ("closing_row", I8),  # of the last unit that closed
            ("drafting_row", I8),
            ("serial", I8),  # of the questions put to principals
            ("refusals", I8),  # of ratification
            ("turns", I8),  # of the tide
            ("ending", I8),  # Ending
            ("ended_at", I8),
            ("business", I8),  # how many items are worked at this meeting
            ("tripped", I8),  # how many incidents were set off and have not struck yet
        ]
    ),
    "party": table(
        [
            ("clock", F8),  # pressure used up at `since`, in units of patience
            ("since", I8),
            ("pressure", F8),
            ("desired", F8),  # share its clock says it should have conceded by this meeting
            ("below", I8),  # main deadlocks in a row at which its alternative was better
            ("goodwill", F8),  # log odds its arguments gain
            ("tide", F8),  # logarithm of the pressure that ebbs and flows
            ("concerned", I8),  # it has a stance in the package that is searched for
            ("total", F8),  # what that is worth to it, as far as added up
        ]
    ),
    "present": np.dtype(I8),  # [p]: the principal is in office
    "refused": np.dtype(I8),  # [p, i]: he has refused to let the item go
    "item": table(
        [
            ("called_at", I8),  # NONE until then
            ("tabler", I8),
            ("row", I8),  # that tabled it, or called it
            ("stall", I8),
            ("since_closing", I8),
            ("moved", I8),  # at this meeting
            ("deadlocked", I8),
            ("deadlock_row", I8),
            ("own_track", I8),
            ("next_rung", I8),  # at which its next deadlock begins
            ("signalled", I8),
            ("bundled_at", I8),  # when a package was last refused; NONE: never
        ]
    ),
    "queue": np.dtype(I8),
    "business": np.dtype(I8),
    "spent": np.dtype(I8),  # [i, rung]
    "right": table(  # [s, i]: to table
        [
            ("kind", I8),  # Initiative, once called
            ("from_time", I8),
            ("withholds_then", I8),
            ("drawn", I8),
            ("holds_back", I8),  # another has given way first
        ]
    ),
    "unit": table(
        [
            ("status", I8),  # Disposition
            ("position", F8),  # nan until agreed
            ("closed_at", I8),
            ("text", F8),  # nan: none stands
            ("proposer", I8),
            ("text_row", I8),
            ("paused", I8),  # by so many questions to principals
            ("vague", F8),  # by how much it was left vague
            ("floor_voice", I8),  # the ratifier who must be better served, or NONE
            ("floor", F8),  # than this
            ("agreed", F8),  # on what it was closed, if an event has opened it again; else nan
            ("hearing", I8),  # Hearing
            ("heard_at", I8),  # when its forum decides
            ("forum", I8),
            ("decision", F8),  # of its forum
            ("point", I8),  # in the package that is searched for; NONE: not part of it
            ("weighed", I8),  # what its points are worth is written down
        ]
    ),
    "stance": table(  # [s, c]
        [
            ("opening", F8),
            ("share", F8),  # announced
            ("last_text", F8),  # its own, or nan
            ("asked", F8),  # what it last put or agreed to, or nan
            ("consents", I8),
            ("anchored", I8),
            ("mandate", F8),
            ("ask_after", I8),
            ("texts", I8),  # how many of its own it has put
            ("taken", I8),  # how often it has consented to another's
            ("heard", I8),  # how many of the others' it has heard
            ("heard_then", I8),  # how many when it last put one
            ("order", F8),  # the share a person wants conceded; nan: none given
        ]
    ),
    "heard": np.dtype(F8),  # [s, c, n]: worths of the last texts of the others, newest first
    "request": table(  # [s, c]: for a share
        [
            ("due", I8),  # NEVER: none is out
            ("asked", F8),
            ("serial", I8),
            ("row", I8),
            ("pauses", I8),
            ("remedy", I8),  # that waits for it, or NONE
        ]
    ),
    "motion": table(  # one an objection, then one an item
        [
            ("kind", I8),  # Motion
            ("live", I8),
            ("serial", I8),
            ("row", I8),
            ("subject", I8),  # the remedy or the rung
        ]
    ),
    "plea": table(  # [motion, s]: a party's part of it
        [("answer", I8), ("due", I8), ("row", I8)]  # answer: Answer
    ),
    "package": np.dtype(F8),  # [i, c]: what the package of item i says on c; nan: nothing
    "point_worth": np.dtype(F8),  # [c, point, s] in a search, by weight; nan: not permitted
    "asked": np.dtype(I8),  # [p, target]: how often he was
    "objection": table(
        [
            ("status", I8),  # Standing
            ("against", I8),
            ("raised_clock", F8),
            ("remedy", I8),  # how many of its list are done with
            ("meetings", I8),  # that the present one has been worked
            ("row", I8),
            ("forced", I8),  # it will be raised without a draw
            ("asking", I8),  # a question about it is out
        ]
    ),
    "incident": table([("times", I8), ("active", I8), ("tripped", I8)]),
    "duty": table([("batch", I8), ("due", I8), ("row", I8)]),  # batches so far
    "ratifier": np.dtype(I8),  # how often it has voted
    "slot": np.dtype(I8),  # minute each is due
}
"""The tables of a state and their columns."""
