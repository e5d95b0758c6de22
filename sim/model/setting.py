"""The columns of every table of a setting, each with its unit.

Names are those of the scenario language where the number comes from there. Indices follow the order
of the scenario file: s, b parties; p principals; i items; c units; o objections; e incidents.

Stances are held by *voices*: the parties, behind them the principals, then the ratifiers.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

I8, F8 = np.int64, np.float64
Fields = list[tuple[str, type]]


def table(fields: Fields) -> "np.dtype[Any]":
    """Return the type of one row, its columns where the compiler wants them."""
    return np.dtype(fields, align=True)


SETTING: Mapping[str, "np.dtype[Any]"] = {
    # Who draws: the key of every draw of this replication.
    "run": table(
        [
            ("seed", I8),
            ("replication", I8),
            ("inner", I8),  # so many replications share what is drawn beforehand
            ("at_defaults", I8),
        ]
    ),
    "procedure": table(
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
            ("goodwill", F8),
            ("signalling", F8),
            ("majority", F8),  # of the parties' weights; nan: unanimity
            ("tolerance", F8),  # of worth, on whole items
            ("unanimous", I8),  # a party's principals must all allow what it asks
            ("ask_again", F8),  # minutes
            ("tide_every", F8),  # minutes
            ("tide_persistence", F8),
            ("tide_volatility", F8),  # 0: no tide
            ("tide_stream", I8),
        ]
    ),
    "party": table(
        [
            ("patience", F8),  # minutes
            ("strategy", I8),  # concession.Strategy
            ("exponent", F8),
            ("time", F8),  # weights of a mixed strategy
            ("reciprocity", F8),
            ("window", F8),  # texts it looks back over
            ("most", F8),  # that it gives at random
            ("registered", I8),  # address of the strategy a user has added, or 0
            ("first_parameter", F8),  # of that
            ("second_parameter", F8),
            ("mandate", F8),  # share it may go unasked
            ("weight", F8),  # for majority decisions
            ("must_sign", I8),
            ("first_principal", I8),
            ("principals", I8),
            ("delay_cost", F8),  # worth a minute at normal pressure
            ("discount", F8),  # worth kept per patience
            ("alternative", F8),  # nan: none
        ]
    ),
    "principal": table(
        [
            ("of_party", I8),
            ("weight", F8),
            ("consulted", I8),  # Consulted
            ("reply_median", F8),  # minutes
            ("reply_p90", F8),
            ("patience", F8),  # minutes; nan: so many times the party's
            ("times", F8),
            ("exponent", F8),  # nan: the party's
            ("yields_at", F8),  # of his patience; inf: never
        ]
    ),
    "insists": np.dtype(I8),  # [p, i]
    "reply_stream": np.dtype(I8),  # [p, target], units and then items
    "item": table(
        [
            ("main", I8),
            ("first_unit", I8),
            ("units", I8),
            ("first_objection", I8),
            ("objections", I8),
            ("forum", I8),  # the first that takes it, or NONE
            ("target", I8),  # of the questions about it to principals
            ("recess_stream", I8),
        ]
    ),
    "unit": table(
        [
            ("of_item", I8),
            ("options", I8),  # how many; 0: an ordered scale
            ("first_option", I8),
            ("withheld", I8),
            ("severable", I8),
            ("without", F8),  # position if the treaty is silent; nan: worth nothing
            ("ambiguity", F8),  # positions this near may be left vague
            ("whole", I8),  # its options are the combinations of an item's clauses
        ]
    ),
    "stance": table(  # [voice, c]
        [
            ("present", I8),  # 0: the party is indifferent here
            ("ideal", F8),
            ("reservation", F8),
            ("red_line", F8),
            ("follows", I8),  # the red line follows the reservation
            ("salience", F8),
            ("risk", F8),
            ("weight", F8),  # derived: salience over the party's total
            ("least", F8),  # derived: worth of the reservation
            ("most", F8),  # derived: worth of the ideal
            ("span", F8),  # derived: the farthest a position can be from the ideal
        ]
    ),
    "worth": np.dtype(F8),  # [voice, option], options of all units in file order
    "begins": np.dtype(F8),  # [s, option]: the conceded share from which on s puts it
    "initiative": table(  # [s, i]
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
    "strategy_stream": np.dtype(I8),  # [s, c]
    "objection": table(
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
    "target": table(  # of an objection
        [
            ("unit", I8),
            ("held", I8),  # 0: only countered
            ("counter", F8),  # nan: none
        ]
    ),
    "remedy": table(
        [
            ("kind", I8),  # Remedy
            ("of_objection", I8),
            ("persuades", F8),
            ("meetings", F8),
            ("unit", I8),
            ("position", F8),
            ("forum", I8),
            ("share", F8),  # given in trade
            ("stream", I8),
            ("place", I8),  # in its list: the index of its draw
        ]
    ),
    "spillover": table([("of_item", I8), ("onto", I8), ("hardens", F8)]),
    "precondition": table([("of_item", I8), ("before", I8)]),
    "supervision": table([("of_item", I8), ("over", I8), ("effect", F8)]),
    "rung": table([("kind", I8), ("median", F8), ("p90", F8)]),
    "incident": table(
        [
            ("date", I8),  # minutes, or NONE: at random
            ("rate", F8),  # a minute
            ("probability", F8),
            ("lasts", F8),  # minutes its pressure lasts; nan: for good
            ("suspends_median", F8),  # minutes; nan: does not suspend
            ("suspends_p90", F8),
            ("ends", I8),
            ("trigger", I8),  # Trigger
            ("of_item", I8),  # what the trigger waits for: an item …
            ("unit", I8),  # … or a unit
            ("removes", I8),  # principal or NONE
            ("reopens", I8),  # unit or NONE
            ("raises", I8),  # objection or NONE
            ("gap_stream", I8),
            ("length_stream", I8),
            ("happens_stream", I8),
        ]
    ),
    "pressure": np.dtype(F8),  # [incident, s], multiplier
    "successor": table(
        [
            ("of_incident", I8),
            ("principal", I8),
            ("patience", F8),  # minutes; nan: so many times the party's
            ("times", F8),
            ("exponent", F8),  # nan: the party's
        ]
    ),
    "forum": table(
        [
            ("every", I8),  # as of the procedure
            ("weekdays", I8),
            ("within", F8),  # minutes after signature by which it meets
            ("succeeds", F8),
            ("counts_as", F8),
        ]
    ),
    "hearing_stream": np.dtype(I8),  # [forum, c]
    "duty": table(
        [
            ("unit", I8),
            ("period", F8),  # minutes
            ("batches", F8),
            ("breach", F8),
            ("stream", I8),
        ]
    ),
    "ratifier": table([("threshold", F8), ("stream", I8)]),
}
"""The tables of a setting and their columns, all of eight bytes: views of one buffer."""

BEFOREHAND: Mapping[str, "np.dtype[Any]"] = {
    "knob": table(  # an assumption about one path, or an estimative word
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
    "cell": table([("place", I8), ("slope", F8), ("shift", F8)]),
    "change": table(  # a number that an incident sets
        [
            ("of_incident", I8),
            ("place", I8),  # among the cells
            ("number", F8),  # as it stands there
            ("party", I8),  # whose reservation it is, or NONE
            ("unit", I8),
        ]
    ),
    "stream": np.dtype(np.uint64),  # key of each
    "outcome": np.dtype(F8),  # [s, combination] of all whole items: its worth
    "ranked": np.dtype(I8),  # [s, place]: the combinations of each whole item by rising worth
    "quantiles": np.dtype(F8),  # [row, QUANTILES]
}
"""The tables of a setting that stand outside that buffer: what is drawn, and where it acts."""
