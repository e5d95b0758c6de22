"""How a delegation concedes: the share of the way to its reservation that it is ready to announce.

* the strategy says which share g it wants to have conceded by now;
* what hardens it, a contested item or an objection of its own, takes a part H of that away, and
  holding back after another's first step a part more; but MiCRO's step is one, or none;
* it never retreats from what it has announced, y, and moves at most `stride` steps in a meeting,
  but after a ratifier's no as far as to its nearest text that could close; and who answers others
  goes there even where it wants less, since nobody else may have anything to answer:

    k* = max(y, min(floorK(g (1 - H)), floorK(y + stride / K)))

On options g and k* snap down to the shares at which options begin, `stride` options on at most; on
whole items k* is g (1 - H) itself.
"""

import math
from enum import IntEnum

from sim.model.codes import EPSILON, NONE
from sim.model.imitation import averaged, has_news, random_absolute, relative, share_worth
from sim.model.micro import micro_share
from sim.model.pressure import clock
from sim.model.registered import registered_share
from sim.model.rubinstein import share_at_once
from sim.model.rule import rule
from sim.model.signalling import held_back
from sim.model.tables import Log, Setting, State
from sim.model.text import serves
from sim.model.value import begins, floored, position_at, snapped, steps_on
from sim.model.zeuthen import share_by_risk


class Strategy(IntEnum):
    """How a party concedes; each is named as the language names it."""

    TIME_DEPENDENT = 0
    HARDLINER = 1
    MIXED = 2
    RELATIVE_TIT_FOR_TAT = 3
    RANDOM_ABSOLUTE_TIT_FOR_TAT = 4
    AVERAGED_TIT_FOR_TAT = 5
    ZEUTHEN = 6
    RUBINSTEIN = 7
    MICRO = 8
    SEAT = 9
    REGISTERED = 10


@rule
def share_conceded(tau: float, exponent: float) -> float:
    """Share of the way from opening to reservation given up by now.

    min(1, tau)^(1 / exponent); exponent < 1 Boulware, > 1 Conceder [faratin-1998].
    tau : pressure used up, in units of patience, >= 0.
    """
    if tau >= 1.0:
        return 1.0
    return math.pow(tau, 1.0 / exponent)


@rule
def timed_share(setting: Setting, state: State, s: int, t: int) -> float:
    """Return the share that the clock of party s asks for by minute t; 0 if it heeds none."""
    party = setting.party[s]
    if party.strategy in (Strategy.TIME_DEPENDENT, Strategy.MIXED):
        return share_conceded(clock(setting, state, s, t), party.exponent)
    return 0.0


@rule
def mixed_share(setting: Setting, state: State, s: int, c: int) -> float:
    """Return the weighted mean of the clock's share and of averaged tit for tat's [faratin-1998].

    The text that it answers counts once: what the others gave is not given back again.
    """
    party, given = setting.party[s], state.stance[s, c].share
    if has_news(setting, state, s, c):
        given = share_worth(setting, state, s, c, averaged(setting, state, s, c))
    weighed = party.time * state.party[s].desired + party.reciprocity * given
    return weighed / (party.time + party.reciprocity)


@rule
def imitating_share(setting: Setting, state: State, log: Log, s: int, c: int) -> float:
    """Return the share that tit for tat asks of s on unit c; what it has announced until news."""
    strategy = setting.party[s].strategy
    if not has_news(setting, state, s, c):
        return state.stance[s, c].share
    if strategy == Strategy.RELATIVE_TIT_FOR_TAT:
        v = relative(setting, state, s, c)
    elif strategy == Strategy.AVERAGED_TIT_FOR_TAT:
        v = averaged(setting, state, s, c)
    else:
        v = random_absolute(setting, state, log, s, c)
    return share_worth(setting, state, s, c, v)


@rule
def ordered_share(state: State, s: int, c: int) -> float:
    """Return the share that the person in the seat of s has ordered on c, or what is announced."""
    order = state.stance[s, c].order
    return state.stance[s, c].share if math.isnan(order) else order


@rule
def answering_share(setting: Setting, state: State, log: Log, s: int, c: int) -> float:
    """Return the share that a strategy which heeds the others asks of s on unit c."""
    strategy = setting.party[s].strategy
    if strategy == Strategy.MIXED:
        return mixed_share(setting, state, s, c)
    if strategy == Strategy.ZEUTHEN:
        return share_by_risk(setting, state, s, c)
    if strategy == Strategy.RUBINSTEIN:
        return share_at_once(setting, state, s, c)
    if strategy == Strategy.MICRO:
        return micro_share(setting, state, s, c)
    return imitating_share(setting, state, log, s, c)


@rule
def desired_share(setting: Setting, state: State, log: Log, s: int, c: int) -> float:
    """Return g, the share party s wants to have conceded on unit c by now.

    Of a random strategy it takes a draw; asked again before anything new is said, the same.
    """
    strategy = setting.party[s].strategy
    if strategy == Strategy.TIME_DEPENDENT:
        return state.party[s].desired
    if strategy == Strategy.HARDLINER:
        return 0.0
    if strategy == Strategy.SEAT:
        return ordered_share(state, s, c)
    if strategy == Strategy.REGISTERED:
        return registered_share(setting, state, s, c)
    return answering_share(setting, state, log, s, c)


@rule
def answers(strategy: int) -> bool:
    """Say whether a strategy waits, in part at least, for what others put."""
    return Strategy.MIXED <= strategy <= Strategy.MICRO


@rule
def that_serves(
    setting: Setting, state: State, of: tuple[int, int], share: float, wanted: float
) -> float:
    """Return the share nearest to `share` whose text could close a unit after a ratifier's no.

    The greatest from what is announced to `share`; else the least from there to what is wanted, or
    from there on for who answers others; `share` itself where no text serves.
    of : (s, c)
    """
    s, c = of
    if answers(setting.party[s].strategy):
        wanted = 1.0
    below, above, unit, steps = -1.0, math.inf, setting.unit[c], setting.procedure[0].steps
    options = 0 if unit.whole == 1 else unit.options
    for n in range(options if options > 0 else steps + 1):
        k = begins(setting, s, c, n) if options > 0 else n / steps
        if not state.stance[s, c].share - EPSILON <= k <= wanted + EPSILON:
            continue
        if serves(setting, state, c, position_at(setting, state, s, c, k)):
            if k <= share + EPSILON:
                below = max(below, k)
            else:
                above = min(above, k)
    if below >= 0.0:
        return below
    return share if above == math.inf else above


@rule
def ready_share(
    setting: Setting, state: State, log: Log, of: tuple[int, int], hardening: float
) -> tuple[float, float]:
    """Return k* as if no ratifier had said no, and the share that s wants in all on unit c.

    of : (s, c)
    """
    s, c = of
    announced = state.stance[s, c].share
    wanted = desired_share(setting, state, log, s, c)
    softened = wanted
    if setting.party[s].strategy != Strategy.MICRO:
        softened *= held_back(setting, state, s, setting.unit[c].of_item) * (1.0 - hardening)
    if setting.unit[c].whole == 1:
        wanted = reach = min(1.0, softened)
    elif setting.unit[c].options > 0:
        wanted, reach = snapped(setting, s, c, softened), steps_on(setting, s, c, announced)
    else:
        procedure = setting.procedure[0]
        wanted = floored(setting, softened)
        reach = floored(setting, announced + procedure.stride / procedure.steps)
    return max(announced, min(wanted, reach)), wanted


@rule
def candidate_share(
    setting: Setting, state: State, log: Log, of: tuple[int, int], hardening: float
) -> float:
    """Return k*, the share at which party s stands ready to put its next text on unit c.

    of : (s, c)
    """
    share, wanted = ready_share(setting, state, log, of, hardening)
    if state.unit[of[1]].floor_voice == NONE:
        return share
    return that_serves(setting, state, of, share, wanted)
