"""The clock of each party: time, weighed by the pressure on it, in units of its patience.

tau_s(t) = integral from 0 to t of p_s(u) du / patience_s, where p_s is the product of the
multipliers now acting on s and of the tide. It runs through suspensions.
"""

import math

from sim.model.rule import rule
from sim.model.tables import Setting, State


@rule
def clock(setting: Setting, state: State, s: int, t: int) -> float:
    """Return tau_s(t), the pressure party s has used up by minute t, in units of its patience."""
    party = state.party[s]
    return party.clock + party.pressure * (t - party.since) / setting.party[s].patience


@rule
def multiplier(setting: Setting, state: State, s: int) -> float:
    """Return p_s, the product of the tide and of the multipliers of what presses on s."""
    tide = state.party[s].tide
    product = 1.0 if tide == 0.0 else math.exp(tide)
    for e in range(len(state.incident)):
        for _ in range(state.incident[e].active):
            product *= setting.pressure[e, s]
    return product


@rule
def press(setting: Setting, state: State, s: int, t: int) -> None:
    """Let the clock of s run on from minute t under the multipliers that act now (a moment)."""
    party = state.party[s]
    party.clock = clock(setting, state, s, t)
    party.since = t
    party.pressure = multiplier(setting, state, s)
