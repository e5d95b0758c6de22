"""What a party must at least get from a package, and whether it may be signed.

T_s = sum over the package of w v(pos(min(k*, m'))): what its next offers would leave it. Never from
true reservations: that ends all talks at their first deadlock.

* Past its patience a party yields towards its red lines: T falls by rho w (d - v(z)) on units on
  which it stands at its last offer, rho = min(1, tau - 1)^(1/e).
* Never so far that it gives more in all than the others last asked for, where each has a text.
* Never so far that what is agreed outside, the package, and what silence leaves on the rest are
  worth less than its alternative, 0 if it has none.
"""

import math

from sim.model.codes import EPSILON, Disposition
from sim.model.concession import candidate_share
from sim.model.linkage import is_effective
from sim.model.objection import hardening
from sim.model.rule import rule
from sim.model.tables import Log, Setting, State
from sim.model.text import least_asked
from sim.model.value import begins, position_at, worth


@rule
def yielding(tau: float, exponent: float) -> float:
    """Return rho, how far past its reservations a party yields at pressure `tau`."""
    if tau <= 1.0:
        return 0.0
    return math.pow(min(1.0, tau - 1.0), 1.0 / exponent)


@rule
def next_share(setting: Setting, state: State, log: Log, s: int, c: int) -> float:
    """Return min(k*, m'), the share that the next offer of s on unit c may go to."""
    candidate = candidate_share(setting, state, log, (s, c), hardening(setting, state, s, c))
    return max(state.stance[s, c].share, min(candidate, state.stance[s, c].mandate))


@rule
def stands_at_last_offer(setting: Setting, s: int, c: int, share: float) -> bool:
    """Say whether there is no further offer for s on unit c than that at `share`."""
    if setting.unit[c].options == 0:
        return share >= 1.0 - EPSILON
    return share >= begins(setting, s, c, int(setting.stance[s, c].reservation)) - EPSILON


@rule
def yielded(setting: Setting, s: int, c: int) -> float:
    """Return w (d - v(z)): what yielding to its red line on c costs s."""
    stance = setting.stance[s, c]
    return stance.weight * max(0.0, stance.least - worth(setting, s, c, stance.red_line))


@rule
def elsewhere(setting: Setting, state: State, s: int, i: int) -> float:
    """Return what the treaty is worth to s, above its reservations, outside item i's package."""
    total = 0.0
    for c in range(len(setting.unit)):
        stance = setting.stance[s, c]
        if stance.present == 0 or not math.isnan(state.package[i, c]):
            continue
        x = state.unit[c].position
        if not is_effective(state, c):
            x = setting.unit[c].without
            if state.unit[c].status == Disposition.OPEN:
                x = math.nan
        if not math.isnan(x):
            total += stance.weight * (worth(setting, s, c, x) - stance.least)
    return total


@rule
def threshold(setting: Setting, state: State, log: Log, of: tuple[int, int], rho: float) -> float:
    """Return T_s, the least that the package of an item must be worth to a party.

    Parameters
    ----------
    of : (party, item)
    rho : how far it yields past its reservations, from 0 to 1
    """
    s, i = of
    total, asked, floor = 0.0, 0.0, -elsewhere(setting, state, s, i)
    alternative = setting.party[s].alternative
    if not math.isnan(alternative):
        floor += alternative
    for c in range(len(setting.unit)):
        stance = setting.stance[s, c]
        if math.isnan(state.package[i, c]) or stance.present == 0:
            continue
        floor += stance.weight * stance.least
        if is_effective(state, c):
            left = stance.weight * worth(setting, s, c, state.unit[c].position)
            total, asked = total + left, asked + left
            continue
        share = next_share(setting, state, log, s, c)
        left = stance.weight * worth(setting, s, c, position_at(setting, state, s, c, share))
        if rho > 0.0 and stands_at_last_offer(setting, s, c, share):
            left -= rho * yielded(setting, s, c)
        least = least_asked(setting, state, s, c)
        total += left
        asked += left if least == math.inf else stance.weight * least
    return max(total, asked, floor)
