"""Whole items: all combinations of an item's clauses, bargained over as one unit.

* A combination's worth is the weighted mean of what its parts are worth; all are enumerated and
  ranked once, when the scenario is lowered.
* pos(k)   the least valued combination worth at least T - tolerance, T = most - k (most - least);
           one up to 1e-6 below wins if it is strictly nearer [negmas]
* need(x)  max(0, (most - tolerance - v(x)) / (most - least))

There are no steps here: what the strategy says is what is put. The tolerance counts in the units of
the clauses' saliences, as the utilities of such domains are published.
"""

import math

from sim.model.rule import rule
from sim.model.tables import Setting

NEAR = 1e-6
"""A combination this little below what is aimed at may be put, if it is the nearest."""


@rule
def ranked_worth(setting: Setting, s: int, c: int, place: int) -> float:
    """Return the worth to s of the combination that stands at `place` by rising worth."""
    first = setting.unit[c].first_option
    return setting.outcome[s, first + setting.ranked[s, first + place]]


@rule
def first_worth(setting: Setting, s: int, c: int, least: float) -> int:
    """Return the first place, by rising worth to s, worth at least `least`: how many are less."""
    low, high = 0, setting.unit[c].options
    while low < high:
        middle = (low + high) // 2
        if ranked_worth(setting, s, c, middle) < least:
            low = middle + 1
        else:
            high = middle
    return low


@rule
def tolerance(setting: Setting, s: int, c: int) -> float:
    """Return by how much worth a text of s may miss its mark: the tolerance, by its salience."""
    return setting.procedure[0].tolerance / setting.stance[s, c].salience


@rule
def target(setting: Setting, s: int, c: int, share: float) -> float:
    """Return the worth s aims at when it has conceded `share`, within what it may aim at."""
    stance = setting.stance[s, c]
    aimed = stance.most - share * (stance.most - stance.least) - tolerance(setting, s, c)
    return min(max(aimed, stance.least), stance.most)


@rule
def outcome_put(setting: Setting, s: int, c: int, share: float) -> float:
    """Return pos(k): the combination that s puts when it has conceded `share`."""
    aimed = target(setting, s, c, share)
    place = first_worth(setting, s, c, aimed)
    last = setting.unit[c].options - 1
    if place > last:
        place = last
    elif place > 0:
        below = ranked_worth(setting, s, c, place - 1)
        nearer = aimed - below < ranked_worth(setting, s, c, place) - aimed
        near = NEAR / setting.stance[s, c].salience
        if nearer and aimed - below <= near and below >= setting.stance[s, c].least:
            place = first_worth(setting, s, c, below)
    return float(setting.ranked[s, setting.unit[c].first_option + place])


@rule
def share_giving(setting: Setting, s: int, c: int, v: float) -> float:
    """Return need(x) for a combination worth v to s: the share that goes with it."""
    stance = setting.stance[s, c]
    way = stance.most - stance.least
    if way <= 0.0:
        return 0.0
    short = stance.most - tolerance(setting, s, c) - v
    return min(1.0, max(0.0, short / way)) if not math.isnan(v) else 1.0
