"""The text that stands on a unit: who put it, and who consents to it."""

import math

from sim.model.chronicle import note, whose, worded
from sim.model.codes import Disposition
from sim.model.rule import rule
from sim.model.tables import Log, Setting, State

Of = tuple[int, int, int, int]
Put = tuple[float, float]


@rule
def stands(state: State, c: int) -> bool:
    """Say whether a text stands on unit c."""
    return not math.isnan(state.unit[c].text)


@rule
def everyone_consents(state: State, c: int) -> bool:
    """Say whether every party has consented to the text that stands."""
    for stance in state.stance[:, c]:
        if stance.consents == 0:
            return False
    return True


@rule
def lay(setting: Setting, state: State, log: Log, of: Of, put: Put) -> int:
    """Put a text on the table in place of what stood there; return its row (a moment).

    The party's announced share never goes down. It is movement if the party had a text here and
    now announces a further step or, on options, puts another one.

    Parameters
    ----------
    of : kind of row, party, unit and cause
    put : position and the share that goes with it
    """
    kind, s, c, cause = of
    position, share = put
    unit, mine, item = state.unit[c], state.stance[s, c], setting.unit[c].of_item
    if not math.isnan(mine.last_text):
        stepped = position != mine.last_text if setting.unit[c].options > 0 else share > mine.share
        if stepped:
            state.item[item].moved = 1
    mine.share = max(mine.share, share)
    row = note(state, log, kind, cause)
    whose(log, s, item, c)
    worded(log, position, mine.last_text, mine.share)
    mine.last_text = position
    unit.text, unit.proposer, unit.text_row = position, s, row
    for stance in state.stance[:, c]:
        stance.consents = 0
    mine.consents = 1
    return row


@rule
def is_live(state: State, c: int) -> bool:
    """Say whether unit c is still open."""
    return state.unit[c].status == Disposition.OPEN
