"""Zeuthen's strategy: whoever has less to lose by failure gives way next [zeuthen-1930].

The risk limit of a party is the part of what its own text would bring it, above its reservation,
that it loses by taking the other's instead:

    risk = (v(own) - v(other's)) / (v(own) - d)

The lower limit concedes, the least that makes its limit the higher one; so the product of what both
gain above their reservations rises with every step [nash-1950]. It knows what texts are worth to
the other: the classic assumption of full information.
"""

import math

from sim.model.codes import EPSILON
from sim.model.rule import rule
from sim.model.tables import Setting, State
from sim.model.value import position_at, worth


@rule
def risk_limit(setting: Setting, s: int, c: int, own: float, theirs: float) -> float:
    """Return the risk of failure that s bears rather than take `theirs` in place of `own`.

    Whose own text brings it nothing has nothing to lose by failure: inf.
    """
    v = worth(setting, s, c, own)
    gain = v - setting.stance[s, c].least
    lost = v - worth(setting, s, c, theirs)
    if lost <= 0.0:
        return 0.0
    return lost / gain if gain > EPSILON else math.inf


@rule
def share_by_risk(setting: Setting, state: State, s: int, c: int) -> float:
    """Return the share s wants to have conceded on c, by the risk limits of both texts."""
    mine, unit = state.stance[s, c], state.unit[c]
    b = unit.proposer
    if math.isnan(unit.text) or b == s or math.isnan(mine.last_text):
        return mine.share
    theirs = risk_limit(setting, b, c, unit.text, mine.last_text)
    if risk_limit(setting, s, c, mine.last_text, unit.text) > theirs:
        return mine.share
    steps = setting.procedure[0].steps
    for step in range(steps + 1):
        share = step / steps
        if share <= mine.share:
            continue
        x = position_at(setting, state, s, c, share)
        answered = risk_limit(setting, b, c, unit.text, x)
        if risk_limit(setting, s, c, x, unit.text) > answered:
            return share
    return 1.0
