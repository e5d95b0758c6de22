"""The text that stands on a unit: who put it, and who consents to it."""

import math

from sim.model.chronicle import note, whose, worded
from sim.model.codes import EPSILON, NONE, Disposition
from sim.model.rule import rule
from sim.model.signalling import signal
from sim.model.tables import Log, Setting, State
from sim.model.value import worth

Of = tuple[int, int, int, int]
Put = tuple[float, float]

SLACK = 1e-9
"""Keeps a majority that is exact, but for rounding, a majority."""


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
def carries(setting: Setting, state: State, c: int) -> bool:
    """Say whether those who consent to the text on c decide it.

    All of them; or, by majority, parties that weigh at least that share, all who must sign among
    them.
    """
    majority = setting.procedure[0].majority
    if math.isnan(majority):
        return everyone_consents(state, c)
    weight, total = 0.0, 0.0
    for s in range(len(setting.party)):
        party = setting.party[s]
        total += party.weight
        if state.stance[s, c].consents == 1:
            weight += party.weight
        elif party.must_sign == 1:
            return False
    return weight >= (majority - SLACK) * total


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
    another = position != mine.last_text
    stepped = another if setting.unit[c].options > 0 else share > mine.share
    stepped = stepped and not math.isnan(mine.last_text)
    if another or math.isnan(mine.last_text):
        mine.texts += 1
    before, mine.share = mine.last_text, max(mine.share, share)
    if stepped:
        state.item[item].moved = 1
        signal(setting, state, s, item)
    row = note(state, log, kind, cause)
    whose(log, s, item, c)
    worded(log, position, before, mine.share)
    mine.last_text = mine.asked = position
    mine.heard_then = mine.heard
    unit.text, unit.proposer, unit.text_row = position, s, row
    for stance in state.stance[:, c]:
        stance.consents = 0
    mine.consents = 1
    tell(setting, state, s, c)
    return row


@rule
def tell(setting: Setting, state: State, s: int, c: int) -> None:
    """Let the others weigh the text that s has put on c (a moment)."""
    for b in range(len(setting.party)):
        if b == s or setting.stance[b, c].present == 0:
            continue
        for n in range(state.heard.shape[2] - 1, 0, -1):
            state.heard[b, c, n] = state.heard[b, c, n - 1]
        state.heard[b, c, 0] = worth(setting, b, c, state.unit[c].text)
        state.stance[b, c].heard += 1


@rule
def is_live(state: State, c: int) -> bool:
    """Say whether unit c is open, and nobody is asked about a text on it."""
    return state.unit[c].status == Disposition.OPEN and state.unit[c].paused == 0


@rule
def serves(setting: Setting, state: State, c: int, x: float) -> bool:
    """Say whether x on c is worth more to the ratifier for whom it was opened again, if any."""
    voice = state.unit[c].floor_voice
    return voice == NONE or worth(setting, voice, c, x) > state.unit[c].floor + EPSILON


@rule
def agreed_before(state: State, s: int, c: int) -> bool:
    """Say whether s agreed to what an event has opened again on c, and no other text stands."""
    unit = state.unit[c]
    alone = math.isnan(unit.text) or unit.text == unit.agreed
    return alone and state.stance[s, c].asked == unit.agreed


@rule
def most_asked(setting: Setting, state: State, s: int, c: int) -> float:
    """Return what another last asked for on c, put or agreed to, that is worth least to s.

    Of what could close the unit yet; nan if there is none.
    """
    most, least = math.nan, math.inf
    for b in range(len(setting.party)):
        x = state.stance[b, c].asked
        if b == s or math.isnan(x) or not serves(setting, state, c, x):
            continue
        v = worth(setting, s, c, x)
        if v < least:
            most, least = x, v
    return most


@rule
def at_most_asked(setting: Setting, state: State, s: int, c: int, x: float) -> float:
    """Return x, or what is asked most of s on c where x would give each of the others more."""
    most = most_asked(setting, state, s, c)
    if not math.isnan(most) and worth(setting, s, c, x) < worth(setting, s, c, most) - EPSILON:
        return most
    return x


@rule
def least_asked(setting: Setting, state: State, s: int, c: int) -> float:
    """Return what that is worth to s which asks most of it on c; inf if nobody asks anything."""
    most = most_asked(setting, state, s, c)
    return math.inf if math.isnan(most) else worth(setting, s, c, most)
