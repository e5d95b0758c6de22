"""Signalling: who gives way first on an item shows that it can, and the others hold back.

The first step on an item, taken while all others stand at their openings on all its units,
multiplies what the others would concede there by 1 - lambda, until each takes a step of its own.
It happens once an item.
"""

from sim.model.codes import NONE
from sim.model.rule import rule
from sim.model.tables import Setting, State


@rule
def others_stand_firm(setting: Setting, state: State, s: int, i: int) -> bool:
    """Say whether no other party has announced a step on any unit of item i."""
    first = setting.item[i].first_unit
    for b in range(len(setting.party)):
        for c in range(first, first + setting.item[i].units):
            if b != s and state.stance[b, c].share > 0.0:
                return False
    return True


@rule
def signal(setting: Setting, state: State, s: int, i: int) -> None:
    """Let a step of party s on item i be read by the others (a moment)."""
    state.right[s, i].holds_back = 0
    if state.item[i].signalled == 1:
        return
    state.item[i].signalled = 1
    if not others_stand_firm(setting, state, s, i):
        return
    for b in range(len(setting.party)):
        if b != s and setting.procedure[0].signalling > 0.0:
            state.right[b, i].holds_back = 1


@rule
def held_back(setting: Setting, state: State, s: int, i: int) -> float:
    """Return what is left of the concession of s on item i: 1 - lambda while it holds back."""
    if i != NONE and state.right[s, i].holds_back == 1:
        return 1.0 - setting.procedure[0].signalling
    return 1.0
