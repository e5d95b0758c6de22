"""A unit of bargaining closes: agreed, packaged, left vague, dropped, referred or withheld.

One that has closed may be opened again: what was announced and allowed stays, but no text stands on
it, and nobody consents to any.
"""

import math

from sim.model.calendar import slot_of
from sim.model.chronicle import about, note, whose, worded
from sim.model.codes import NEVER, NONE, Disposition, Happening, Slot
from sim.model.objection import moot
from sim.model.rule import rule
from sim.model.tables import Log, Setting, State
from sim.model.text import carries
from sim.model.trigger import trip_agreed


@rule
def close(setting: Setting, state: State, log: Log, c: int, closed: tuple[int, float, int]) -> None:
    """Close unit c: `closed` is (disposition, position, row that says so) (a moment).

    The item has moved, its sitting starts anew, and objections that spoke against this unit alone
    are moot.
    """
    unit = state.unit[c]
    unit.status, unit.position, row = closed
    unit.closed_at = state.run[0].now
    state.run[0].closing_row = row
    i = setting.unit[c].of_item
    state.item[i].moved = 1
    state.item[i].since_closing = 0
    moot(setting, state, log, i, row)
    trip_agreed(setting, state, c)


@rule
def drop(setting: Setting, state: State, log: Log, c: int, why: tuple[int, int]) -> None:
    """Drop unit c: `why` is (party that gave it up or NONE, cause) (a moment)."""
    party, cause = why
    row = note(state, log, Happening.DROPPED, cause)
    whose(log, party, setting.unit[c].of_item, c)
    close(setting, state, log, c, (Disposition.DROPPED, math.nan, row))


@rule
def refer(setting: Setting, state: State, log: Log, c: int, why: tuple[int, int, int]) -> None:
    """Refer unit c: `why` is (party that moved it or NONE, forum, cause) (a moment)."""
    party, forum, cause = why
    row = note(state, log, Happening.REFERRED, cause)
    whose(log, party, setting.unit[c].of_item, c)
    about(log, forum, NONE)
    state.unit[c].forum = forum
    close(setting, state, log, c, (Disposition.REFERRED, math.nan, row))


@rule
def withhold(setting: Setting, state: State, log: Log, c: int, why: tuple[int, int]) -> None:
    """Leave unit c off: `why` is (party that leaves it off or NONE, cause) (a moment)."""
    party, cause = why
    row = note(state, log, Happening.WITHHELD, cause)
    whose(log, party, setting.unit[c].of_item, c)
    close(setting, state, log, c, (Disposition.WITHHELD, math.nan, row))


@rule
def consent(setting: Setting, state: State, log: Log, s: int, c: int) -> None:
    """Let s consent to the text on c; when those who consent decide it, it is agreed (a moment)."""
    unit, i = state.unit[c], setting.unit[c].of_item
    mine = state.stance[s, c]
    mine.consents, mine.asked = 1, unit.text
    mine.taken += 1
    row = note(state, log, Happening.CONSENTED, unit.text_row)
    whose(log, s, i, c)
    about(log, NONE, unit.proposer)
    worded(log, unit.text, math.nan, math.nan)
    if carries(setting, state, c):
        agreed = note(state, log, Happening.AGREED, row)
        whose(log, NONE, i, c)
        worded(log, unit.text, math.nan, math.nan)
        close(setting, state, log, c, (Disposition.AGREED, unit.text, agreed))


@rule
def blur(setting: Setting, state: State, log: Log, c: int, left: tuple[int, float, float]) -> None:
    """Leave unit c vague: `left` is (party that offers it, position, how far apart) (a moment)."""
    s, x, apart = left
    unit = state.unit[c]
    row = note(state, log, Happening.BLURRED, unit.text_row)
    whose(log, s, setting.unit[c].of_item, c)
    about(log, NONE, unit.proposer)
    worded(log, x, unit.text, apart)
    unit.vague = apart
    close(setting, state, log, c, (Disposition.AMBIGUOUS, x, row))


@rule
def reopen(setting: Setting, state: State, log: Log, c: int, cause: int) -> bool:
    """Open unit c again; say whether it was closed, and can be worked (a moment).

    No text stands on it then; each party keeps what it has announced, and who agreed to what it
    was closed on has asked for that last. Any signature that was prepared is void.
    """
    unit, i = state.unit[c], setting.unit[c].of_item
    if unit.status == Disposition.OPEN or state.item[i].tabler == NONE:
        return False
    unit.text_row = note(state, log, Happening.REOPENED, cause)
    whose(log, NONE, i, c)
    worded(log, math.nan, unit.position, math.nan)
    together = unit.status in (Disposition.PACKAGED, Disposition.AMBIGUOUS)
    for stance in state.stance[:, c]:
        if together:
            stance.asked = unit.position
        stance.consents = 0
    unit.agreed = unit.position
    unit.status, unit.position, unit.vague = Disposition.OPEN, math.nan, 0.0
    unit.text, unit.proposer, unit.forum = math.nan, NONE, NONE
    state.item[i].moved = 1
    state.slot[slot_of(setting, Slot.SIGNATURE)] = NEVER
    return True
