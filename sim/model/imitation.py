"""Tit for tat: a party gives what it was given [faratin-1998].

With h the worths to it of the others' texts in order, W the window, and V the worth of its own last
text, its next is worth

    relative          V h[-1-W] / h[-W]
    random absolute   V - (h[-W] - h[-1-W]) - most u, with u drawn
    averaged          V h[-1-W] / h[-1]

cut to what lies between its reservation and its opening. It stands still until a new text comes,
and until it has heard W + 1 of them.
"""

import math

from sim.model.codes import NONE
from sim.model.draws import take
from sim.model.rule import rule
from sim.model.tables import Log, Setting, State
from sim.model.value import position_at, worth


@rule
def has_news(setting: Setting, state: State, s: int, c: int) -> bool:
    """Say whether s has heard enough on unit c, and something since it last spoke."""
    mine = state.stance[s, c]
    enough = mine.heard > setting.party[s].window
    return enough and mine.heard > mine.heard_then and not math.isnan(mine.last_text)


@rule
def heard(state: State, s: int, c: int, ago: int) -> float:
    """Return h[-ago], the worth to s of what it heard on unit c `ago` texts ago, from 1."""
    return state.heard[s, c, ago - 1]


@rule
def ratio(before: float, after: float) -> float:
    """Return before / after: how much the other's texts have gained; 1 where none of it counts."""
    return before / after if after > 0.0 else 1.0


@rule
def relative(setting: Setting, state: State, s: int, c: int) -> float:
    """Return the worth of the next text of s by relative tit for tat [faratin-1998]."""
    window = int(setting.party[s].window)
    v = worth(setting, s, c, state.stance[s, c].last_text)
    return v * ratio(heard(state, s, c, window + 1), heard(state, s, c, window))


@rule
def averaged(setting: Setting, state: State, s: int, c: int) -> float:
    """Return the worth of the next text of s by averaged tit for tat [faratin-1998]."""
    window = int(setting.party[s].window)
    v = worth(setting, s, c, state.stance[s, c].last_text)
    return v * ratio(heard(state, s, c, window + 1), heard(state, s, c, 1))


@rule
def random_absolute(setting: Setting, state: State, log: Log, s: int, c: int) -> float:
    """Return the worth of the next text of s by random absolute tit for tat (it draws)."""
    party, mine = setting.party[s], state.stance[s, c]
    window = int(party.window)
    given = heard(state, s, c, window) - heard(state, s, c, window + 1)
    extra = 0.0
    stream = setting.strategy_stream[s, c]
    if party.most > 0.0 and stream != NONE:
        extra = party.most * take(setting, log, stream, mine.heard)
    return worth(setting, s, c, mine.last_text) - given - extra


@rule
def share_worth(setting: Setting, state: State, s: int, c: int, v: float) -> float:
    """Return the share whose text is worth v to s: between its opening and its reservation."""
    stance = setting.stance[s, c]
    best = worth(setting, s, c, position_at(setting, state, s, c, 0.0))
    aimed = min(max(v, stance.least), best)
    if setting.unit[c].options > 0:
        way = stance.most - stance.least
        return 0.0 if way <= 0.0 else min(1.0, (stance.most - aimed) / way)
    opening = state.stance[s, c].opening
    away = stance.span * (
        1.0 - aimed if stance.risk == 1.0 else math.pow(1.0 - aimed, 1.0 / stance.risk)
    )
    way = abs(stance.reservation - opening)
    if way <= 0.0:
        return 0.0
    return min(1.0, max(0.0, (away - abs(opening - stance.ideal)) / way))
