"""A unit of bargaining closes: agreed, dropped, referred or withheld."""

import math

from sim.model.chronicle import about, note, whose, worded
from sim.model.codes import NONE, Disposition, Happening
from sim.model.objection import moot
from sim.model.rule import rule
from sim.model.tables import Log, Setting, State
from sim.model.text import everyone_consents


@rule
def is_effective(state: State, c: int) -> bool:
    """Say whether unit c stands in the treaty as agreed so far."""
    return state.unit[c].status == Disposition.AGREED


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
    """Let s consent to the text on c; when nobody is missing it is agreed (a moment)."""
    unit, i = state.unit[c], setting.unit[c].of_item
    state.stance[s, c].consents = 1
    row = note(state, log, Happening.CONSENTED, unit.text_row)
    whose(log, s, i, c)
    about(log, NONE, unit.proposer)
    worded(log, unit.text, math.nan, math.nan)
    if everyone_consents(state, c):
        agreed = note(state, log, Happening.AGREED, row)
        whose(log, NONE, i, c)
        worded(log, unit.text, math.nan, math.nan)
        close(setting, state, log, c, (Disposition.AGREED, unit.text, agreed))
