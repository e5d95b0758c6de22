"""What a position is worth, and how positions and conceded shares answer to one another.

Whose worth it is, is a voice: a party's, a principal's or a ratifier's.

v(x)      worth to a voice: 1 - (|x - ideal| / span)^risk on an ordered scale, where span is the
          farthest a position can be from the ideal; on options, the worth they are given
pos(k)    the text that goes with a conceded share k: on the way from opening to reservation; on
          options the one nearest in worth to most - k (most - least), never below the reservation
need(x)   the smallest share whose text is worth no more than x: the inverse of pos

How whole items answer to shares stands in `whole`.
"""

import math

from sim.model.codes import EPSILON
from sim.model.rule import entry, rule
from sim.model.tables import Setting, State
from sim.model.whole import outcome_put, share_giving

GRID_SLACK = 1e-9
"""Keeps a share that is a step, but for rounding, on its step."""


@rule
def floored(setting: Setting, share: float) -> float:
    """Return the last announced step at or below `share`."""
    steps = setting.procedure[0].steps
    return math.floor(share * steps + GRID_SLACK) / steps


@rule
def ceiled(setting: Setting, share: float) -> float:
    """Return the first announced step at or above `share`."""
    steps = setting.procedure[0].steps
    return math.ceil(share * steps - GRID_SLACK) / steps


@entry
def worth(setting: Setting, s: int, c: int, x: float) -> float:
    """Return v(x), what position x on unit c is worth to party s; 0 if it is indifferent."""
    stance = setting.stance[s, c]
    if stance.present == 0:
        return 0.0
    unit = setting.unit[c]
    if unit.whole == 1:
        return setting.outcome[s, unit.first_option + int(x)]
    if unit.options > 0:
        return setting.worth[s, unit.first_option + int(x)]
    distance = abs(x - stance.ideal) / stance.span
    if stance.risk == 1.0:
        return 1.0 - distance
    return 1.0 - math.pow(distance, stance.risk)


@rule
def within_reservation(setting: Setting, s: int, c: int, x: float) -> bool:
    """Say whether s would sign x on unit c alone: no farther from its ideal than its reservation.

    A party without a stance signs anything.
    """
    stance = setting.stance[s, c]
    if stance.present == 0:
        return True
    if setting.unit[c].options > 0:
        return worth(setting, s, c, x) >= stance.least - EPSILON
    return abs(x - stance.ideal) <= abs(stance.reservation - stance.ideal) + EPSILON


@rule
def within_red_line(setting: Setting, s: int, c: int, x: float) -> bool:
    """Say whether s could sign x on unit c as part of a package: no farther than its red line."""
    stance = setting.stance[s, c]
    if stance.present == 0:
        return True
    if setting.unit[c].options > 0:
        return worth(setting, s, c, x) >= worth(setting, s, c, stance.red_line) - EPSILON
    return abs(x - stance.ideal) <= abs(stance.red_line - stance.ideal) + EPSILON


@rule
def half_way(setting: Setting, s: int, c: int, option: int) -> float:
    """Work out the conceded share from which on s puts an option of clause c; inf if never.

    Half way, in worth, between the option and the next better one.
    """
    stance, unit = setting.stance[s, c], setting.unit[c]
    v = setting.worth[s, unit.first_option + option]
    if v < stance.least - EPSILON:
        return math.inf
    better = math.inf
    for j in range(unit.options):
        other = setting.worth[s, unit.first_option + j]
        if v + EPSILON < other < better:
            better = other
    if better == math.inf:
        return 0.0
    return (stance.most - (v + better) / 2.0) / (stance.most - stance.least)


@rule
def begins(setting: Setting, s: int, c: int, option: int) -> float:
    """Return the conceded share from which on s puts an option of clause c; inf if never."""
    return setting.begins[s, setting.unit[c].first_option + option]


@rule
def option_put(setting: Setting, s: int, c: int, share: float) -> float:
    """Return the option s puts on clause c when it has conceded `share`: the last that has begun.

    Of options of equal worth the first in file order.
    """
    unit = setting.unit[c]
    chosen, lowest = 0, math.inf
    for j in range(unit.options):
        v = setting.worth[s, unit.first_option + j]
        if v < lowest - EPSILON and begins(setting, s, c, j) <= share + EPSILON:
            chosen, lowest = j, v
    return float(chosen)


@rule
def snapped(setting: Setting, s: int, c: int, share: float) -> float:
    """Return the largest share, at or below `share`, at which another option of c begins."""
    best = 0.0
    for j in range(setting.unit[c].options):
        start = begins(setting, s, c, j)
        if best < start <= share + EPSILON:
            best = start
    return best


@rule
def steps_on(setting: Setting, s: int, c: int, share: float) -> float:
    """Return the share that lies `stride` options on from `share`; the last where fewer remain."""
    reached = share
    for _ in range(setting.procedure[0].stride):
        following = math.inf
        for j in range(setting.unit[c].options):
            start = begins(setting, s, c, j)
            if reached + EPSILON < start < following:
                following = start
        if following == math.inf:
            break
        reached = following
    return reached


@rule
def position_at(setting: Setting, state: State, s: int, c: int, share: float) -> float:
    """Return pos(k), the text of party s on unit c when it has conceded `share`."""
    if setting.unit[c].whole == 1:
        return outcome_put(setting, s, c, share)
    if setting.unit[c].options > 0:
        return option_put(setting, s, c, share)
    opening = state.stance[s, c].opening
    return opening + share * (setting.stance[s, c].reservation - opening)


@rule
def share_needed(setting: Setting, state: State, s: int, c: int, x: float) -> float:
    """Return need(x), the smallest share whose text is worth no more than x to s; 1 if none is."""
    if setting.unit[c].whole == 1:
        return share_giving(setting, s, c, worth(setting, s, c, x))
    v = worth(setting, s, c, x) + EPSILON
    if setting.unit[c].options > 0:
        least = 1.0
        for j in range(setting.unit[c].options):
            if setting.worth[s, setting.unit[c].first_option + j] <= v:
                least = min(least, begins(setting, s, c, j))
        return least
    steps = setting.procedure[0].steps
    for step in range(steps):
        share = step / steps
        if worth(setting, s, c, position_at(setting, state, s, c, share)) <= v:
            return share
    return 1.0


@rule
def on_its_side(setting: Setting, s: int, c: int, x: float) -> bool:
    """Say whether a text x that overshoots the ideal of s may be offered to it.

    Beyond its own ideal, on the side away from its reservation, s takes x only if the ideal of some
    other party lies there too: nobody is given more than he asked where nobody wants that.
    """
    if setting.unit[c].options > 0 or setting.stance[s, c].present == 0:
        return True
    mine = setting.stance[s, c]
    if (x - mine.ideal) * (mine.reservation - mine.ideal) >= 0.0:
        return True
    for b in range(len(setting.party)):
        theirs = setting.stance[b, c]
        if theirs.present == 1 and (theirs.ideal - mine.ideal) * (x - mine.ideal) > 0.0:
            return True
    return False
