"""Authority: who has to be asked, how used up his patience is, and on what he insists.

* tau_p of a principal is the pressed time of his party in units of his own patience.
* Asked are the present principals who are always consulted, and those with the item among what they
  insist on, yielded or not; never one who is never consulted.
* A principal insists on an item until so much of his patience is used up.
"""

import math

from sim.model.codes import NONE, Consulted
from sim.model.pressure import clock
from sim.model.rule import rule
from sim.model.tables import Setting, State


@rule
def patience_of(setting: Setting, p: int) -> float:
    """Return a principal's patience in minutes: his own, or so many times his party's."""
    principal = setting.principal[p]
    if math.isnan(principal.patience):
        return principal.times * setting.party[principal.of_party].patience
    return principal.patience


@rule
def exponent_of(setting: Setting, p: int) -> float:
    """Return the exponent of a principal's concession: his own, or his party's."""
    principal = setting.principal[p]
    if math.isnan(principal.exponent):
        return setting.party[principal.of_party].exponent
    return principal.exponent


@rule
def principal_clock(setting: Setting, state: State, p: int, t: int) -> float:
    """Return tau_p(t), the pressure principal p has felt by minute t, in units of his patience."""
    s = setting.principal[p].of_party
    return clock(setting, state, s, t) * setting.party[s].patience / patience_of(setting, p)


@rule
def insists(setting: Setting, state: State, p: int, i: int) -> bool:
    """Say whether principal p insists on item i now: present, and not yet ready to yield."""
    if state.present[p] == 0 or setting.insists[p, i] == 0:
        return False
    return principal_clock(setting, state, p, state.run[0].now) < setting.principal[p].yields_at


@rule
def insisting(setting: Setting, state: State, s: int, i: int) -> int:
    """Return the first principal of s who insists on item i now, or NONE."""
    first = setting.party[s].first_principal
    for p in range(first, first + setting.party[s].principals):
        if insists(setting, state, p, i):
            return p
    return NONE


@rule
def is_addressed(setting: Setting, state: State, p: int, i: int) -> bool:
    """Say whether principal p is asked about what concerns item i."""
    consulted = setting.principal[p].consulted
    if state.present[p] == 0 or consulted == Consulted.NEVER:
        return False
    return consulted == Consulted.ALWAYS or setting.insists[p, i] == 1


@rule
def answers_to_nobody(setting: Setting, state: State, s: int, i: int) -> bool:
    """Say whether s may decide all that concerns item i by itself."""
    first = setting.party[s].first_principal
    for p in range(first, first + setting.party[s].principals):
        if is_addressed(setting, state, p, i):
            return False
    return True
