"""Rubinstein's strategy: propose at once what perfect play would end in [rubinstein-1982].

With delta_s what a round of waiting leaves of a party's worth, whoever proposes keeps

    (1 - delta_b) / (1 - delta_s delta_b)

of what lies between the two reservations, b the other; a half where neither loses by waiting. The
text is the first announced step that gives the other at least the rest, and s takes a text that
brings it delta_s of what its own would: two such parties settle on the first text.

A round is the mean time between two meetings. It knows the other's reservation and discount.
"""

import math

from sim.model.codes import MINUTES_A_DAY, NONE
from sim.model.rule import rule
from sim.model.tables import Setting, State
from sim.model.value import ceiled

DAYS_A_WEEK = 7


@rule
def equilibrium_share(mine: float, theirs: float) -> float:
    """Return what the proposer keeps, by the discount factors of a round [rubinstein-1982]."""
    lost = 1.0 - mine * theirs
    return 0.5 if lost <= 0.0 else (1.0 - theirs) / lost


@rule
def round_minutes(setting: Setting) -> float:
    """Return the mean time between two meetings, in minutes."""
    procedure = setting.procedure[0]
    if procedure.every > 0:
        return float(procedure.every * MINUTES_A_DAY)
    days = 0
    for day in range(DAYS_A_WEEK):
        days += (procedure.weekdays >> day) & 1
    return MINUTES_A_DAY * DAYS_A_WEEK / days


@rule
def discount_factor(setting: Setting, s: int) -> float:
    """Return what a round of waiting leaves of a worth to s."""
    party = setting.party[s]
    return math.pow(party.discount, round_minutes(setting) / party.patience)


@rule
def opponent(setting: Setting, s: int, c: int) -> int:
    """Return the first other party with a stance on unit c, or NONE."""
    for b in range(len(setting.party)):
        if b != s and setting.stance[b, c].present == 1:
            return b
    return NONE


@rule
def share_at_once(setting: Setting, state: State, s: int, c: int) -> float:
    """Return the share of the way to its reservation that the equilibrium asks of s on c."""
    b = opponent(setting, s, c)
    if b == NONE:
        return 0.0
    kept = equilibrium_share(discount_factor(setting, s), discount_factor(setting, b))
    stance = setting.stance[s, c]
    if setting.unit[c].options > 0:
        return 1.0 - kept
    opening = state.stance[s, c].opening
    limit = setting.stance[b, c].reservation
    way = stance.reservation - opening
    apart = (limit - stance.reservation) * (stance.reservation - stance.ideal) >= 0.0
    if way == 0.0 or apart:
        return 1.0
    x = stance.reservation + kept * (limit - stance.reservation)
    return min(1.0, max(0.0, ceiled(setting, (x - opening) / way)))


@rule
def least_accepted(setting: Setting, s: int, c: int, own: float) -> float:
    """Return what a text on c must be worth to s now, if its next text would be worth `own`."""
    least = setting.stance[s, c].least
    return least + discount_factor(setting, s) * (own - least)
