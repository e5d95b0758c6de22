"""How a delegation concedes: the share of the way to its reservation that it is ready to announce.

* the strategy says which share g it wants to have conceded by now;
* what hardens it, a contested item or an objection of its own, takes a part H of that away;
* it never retreats from what it has announced, y, and moves at most `stride` steps in a meeting:

    k* = max(y, min(floorK(g (1 - H)), floorK(y + stride / K)))

On options g and k* snap down to the shares at which options begin, `stride` options on at most.
"""

import math
from enum import IntEnum

from sim.model.pressure import clock
from sim.model.rule import rule
from sim.model.tables import Setting, State
from sim.model.value import floored, snapped, steps_on


class Strategy(IntEnum):
    """How a party concedes; each is named as the language names it."""

    TIME_DEPENDENT = 0
    HARDLINER = 1


@rule
def share_conceded(tau: float, exponent: float) -> float:
    """Share of the way from opening to reservation given up by now.

    min(1, tau)^(1 / exponent); exponent < 1 Boulware, > 1 Conceder [faratin-1998].
    tau : pressure used up, in units of patience, >= 0.
    """
    return math.pow(min(1.0, tau), 1.0 / exponent)


@rule
def desired_share(setting: Setting, state: State, s: int, t: int) -> float:
    """Return g, the share party s wants to have conceded by minute t."""
    party = setting.party[s]
    if party.strategy == Strategy.HARDLINER:
        return 0.0
    return share_conceded(clock(setting, state, s, t), party.exponent)


@rule
def candidate_share(setting: Setting, state: State, s: int, c: int, hardening: float) -> float:
    """Return k*, the share at which s stands ready to put its next text on unit c."""
    announced = state.stance[s, c].share
    softened = state.party[s].desired * (1.0 - hardening)
    if setting.unit[c].options > 0:
        reach = steps_on(setting, s, c, announced)
        return max(announced, min(snapped(setting, s, c, softened), reach))
    procedure = setting.procedure[0]
    reach = floored(setting, announced + procedure.stride / procedure.steps)
    return max(announced, min(floored(setting, softened), reach))
