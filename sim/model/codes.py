"""The words of the model as small integers, and the shape of a chronicle row.

Everything compiled speaks in these codes; everything a person reads speaks in their names. This
file needs NumPy alone, so that a stored run can be read without the compiler.
"""

from enum import IntEnum
from typing import cast

import numpy as np

NEVER = np.iinfo(np.int64).max
"""A minute that does not come: the due time of a slot that waits for nothing."""

MINUTES_A_DAY = 1440
MEETING_MINUTE = 600
"""Meetings begin at 10:00."""

EPSILON = 1e-12
"""Two worths nearer than this are equal."""

QUANTILES = 4097
"""Points of a table of quantiles: the i-th at probability (i + 0.5) / 4097."""

POINTS = 21
"""Points of an ordered scale that a package or a forum considers, its ends among them."""

NONE: int = cast(int, np.int64(-1))
"""No party, no item, no row: an index that points nowhere (of one type for the compiler)."""


class Happening(IntEnum):
    """What a row of the chronicle says happened.

    The comment names what the row's columns hold besides time, party, item, unit and cause.
    """

    OPENED = 0  # the talks open
    CALLED = 1  # the item is called for the first time
    TABLED = 2  # party tables the item
    WITHHELD = 3  # the unit is left off (party: its author, or none when nobody would table)
    OBJECTED = 4  # subject: objection; other: against whom
    SILENT = 5  # subject: objection that the party did not raise after all
    ARGUED = 6  # subject: remedy; other: objector; share: how many meetings it has been argued
    WITHDRAWN = 7  # subject: objection; party: objector; cause: the argument or remedy
    UNMOVED = 8  # subject: remedy that failed; party: objector; cause: the argument
    AMENDED = 9  # subject: remedy; position: the new text; before: the party's former text or nan
    INSISTED = 10  # subject: remedy; other: objector; share: how many meetings
    LAPSED = 11  # subject: objection that lapsed; party: objector
    MOOT = 12  # subject: objection that lost its target; party: objector
    OFFERED = 13  # position: the text put; before: the party's former text or nan; share: announced
    CONSENTED = 14  # position: the other's text that the party takes; other: its proposer
    AGREED = 15  # position: the terms; cause: the last consent
    DROPPED = 16  # party: who gave it up; cause: the remedy (drop) or the rung (sever)
    REFERRED = 17  # subject: forum; cause: the remedy or the rung
    DEADLOCKED = 18  # share: meetings without movement
    SEVERED = 19  # the rung: the unit is cut off; a DROPPED row follows
    PARKED = 20  # the item goes to the end of the queue
    RECESSED = 21  # share: days; the rung: a SUSPENDED row follows
    HANDED_ON = 22  # the rung refer: subject: forum; REFERRED rows follow
    EXHAUSTED = 23  # a deadlock finds no rung left: the item goes to the end of the queue
    SET_ASIDE = (
        24  # a sitting without a closing is over; share: its meetings; to the end of the queue
    )
    STRUCK = 25  # subject: incident that happens
    SUSPENDED = 26  # subject: incident or none; share: days until the talks go on; cause: why
    RESUMED = 27  # the first meeting after a suspension
    PRESSED = (
        28  # subject: incident; party: whose pressure changes; share: the pressure from now on
    )
    RELIEVED = 29  # subject: incident whose pressure ends; party; share: the pressure from now on
    WALKED_OUT = 30  # party: who leaves (none: by the ladder); cause: the deadlock
    BROKEN_OFF = 31  # subject: incident that ends the talks
    DRAFTING = 32  # every required point is closed; share: days until signature
    SIGNED = 33
    HORIZON = 34  # time is up
    COUNTERED = 35  # a text put with an objection: position; before; share; cause: the objection
    ASKED = 36  # party asks its principals; subject: Motion; share: the share asked
    REPLIED = 37  # subject: principal; share: the share he allows, or 1 for yes and 0 for no
    INSTRUCTED = 38  # position, before: how far the mandate reaches, reached; share: the mandate
    GRANTED = 39  # subject: Motion; the party may do what it asked for
    REFUSED = 40  # subject: Motion; the party may not, for now; other: the principal who refused
    VOID = 41  # subject: Motion; what was asked for is settled already
    TRADED = 42  # as amended: subject: remedy; position; before; share; other: objector
    PROPOSED = 43  # the rung: a package is put together; share: how many clauses are in it
    BUNDLED = 44  # position: what the package says on the unit; before: the text that stands
    PACKAGED = 45  # position: the terms; cause: the package
    UNBUNDLED = 46  # the package is refused; cause: the refusal, or the closing that voids it
    BLURRED = 47  # position: the terms, left vague; share: by how much; cause: the two texts
    DELEGATED = 48  # the rung sub-delegation: the item gets a track of its own
    REOPENED = 49  # the unit is open again; cause: the incident or the ratifier's no
    REMOVED = 50  # party; other and subject: the principal who goes; cause: the incident
    REPLACED = 51  # party; subject: the principal whose successor takes office; cause: the incident
    SHIFTED = 52  # subject: incident; share: the number from now on; before: until now
    TIDE = 53  # party; share: the pressure from now on
    RATIFIED = 54  # subject: ratifier; share: what the treaty is worth to it
    REJECTED = 55  # subject: ratifier; share: what the treaty is worth to it
    BROKEN_DOWN = 56  # subject: ratifier whose no is the second
    DELIVERED = 57  # subject: duty; share: the batch, from 1
    BREACHED = 58  # subject: duty; share: the batch that was not delivered as agreed
    DECIDED = 59  # subject: forum; position: what it decides on the unit
    FAILED = 60  # subject: forum; it comes to no decision on the unit


ROW = np.dtype(
    [
        ("time", np.int64),  # minutes since 00:00 of the start date
        ("kind", np.int64),  # Happening
        ("party", np.int64),
        ("of_item", np.int64),
        ("unit", np.int64),
        ("subject", np.int64),  # objection, remedy, incident or forum, as the kind says
        ("other", np.int64),  # the other party
        ("cause", np.int64),  # the row that made this one happen, or NONE
        ("position", np.float64),  # in [0, 1] on an ordered scale, an option's index, or nan
        ("before", np.float64),
        ("share", np.float64),
    ]
)
"""One row of the chronicle; indices count in the order of the scenario file, NONE where nothing."""

DRAWN = np.dtype([("stream", np.int64), ("index", np.int64), ("uniform", np.float64)])
"""One draw taken: which stream (its place in the setting's list of streams), which index, what."""

RUN_END = np.dtype([("ending", np.int64), ("minute", np.int64)])
"""How a replication ended: an Ending, and when."""

UNIT_END = np.dtype(
    [
        ("disposition", np.int8),
        ("hearing", np.int8),
        ("minute", np.int32),  # NONE: open
        ("position", np.float64),  # nan: nothing agreed, at the table or at a forum
    ],
    align=True,
)
"""How a unit ended in a replication."""


class Disposition(IntEnum):
    """How a unit of bargaining ends."""

    OPEN = 0
    AGREED = 1
    DROPPED = 2
    REFERRED = 3
    WITHHELD = 4
    PACKAGED = 5
    AMBIGUOUS = 6


class Ending(IntEnum):
    """How the talks end."""

    GOING_ON = 0
    SIGNED = 1
    WALKED_OUT = 2
    BROKEN_OFF = 3
    HORIZON = 4
    NOT_RATIFIED = 5


class Slot(IntEnum):
    """The slots behind those of the environment, in the order in which they act at one minute.

    Ahead of them stand one slot an incident (it strikes), the tide's, and one an incident (its
    pressure ends).
    """

    REPLIES = 0
    MEETING = 1
    SIGNATURE = 2
    AFTERMATH = 3
    HORIZON = 4


class Agenda(IntEnum):
    """The order in which items are called."""

    AS_LISTED = 0
    EASIEST_FIRST = 1
    HARDEST_FIRST = 2


class Initiative(IntEnum):
    """What a party does about an item that nobody has tabled."""

    UNDECIDED = 0
    TABLE = 1
    WAIT = 2
    WAIT_FOR_THE_OTHER = 3
    WITHHOLD = 4
    MAYBE = 5


class Standing(IntEnum):
    """Where an objection stands."""

    DORMANT = 0
    UNRAISED = 1
    STANDING = 2
    WITHDRAWN = 3
    LAPSED = 4
    MOOT = 5


class Remedy(IntEnum):
    """How an objection is worked."""

    ARGUE = 0
    DROP = 1
    AMEND = 2
    REFER = 3
    INSIST = 4
    TRADE = 5


class Rung(IntEnum):
    """What a deadlock may lead to."""

    SEVER = 0
    PARK = 1
    REFER = 2
    RECESS = 3
    WALK_OUT = 4
    PACKAGE = 5
    SUB_DELEGATION = 6


class Motion(IntEnum):
    """What a delegation asks its principals for."""

    SHARE = 0
    DROP = 1
    REFER = 2
    SEVER = 3
    PACKAGE = 4


class Answer(IntEnum):
    """Where a party's answer to a motion stands."""

    NOT_ASKED = 0
    WAITING = 1
    GRANTED = 2


class Consulted(IntEnum):
    """When a principal is asked."""

    NEVER = 0
    INSISTED = 1
    ALWAYS = 2


class Trigger(IntEnum):
    """What may set off an incident."""

    NONE = 0
    AGREED = 1
    TABLED = 2
    REFUSED = 3
    DEADLOCKED = 4


class Hearing(IntEnum):
    """What has come of a referred unit at its forum."""

    NONE = 0
    PENDING = 1
    AGREED = 2
    FAILED = 3
    VOID = 4


class Spread(IntEnum):
    """How an assumption is spread over its range."""

    FIXED = 0
    UNIFORM = 1
    LOGNORMAL = 2
    QUANTILES = 3
