"""Packages: a deadlock is broken by trading one unit against another [raiffa-1982].

* A package must contain a live unit of the deadlocked item; it is made of the live units of all
  tabled items that have a point inside every red line. If those give none, what is agreed already,
  outside other packages, joins.
* It is judged by worth, not unit by unit: a party past a mandate or a reservation anywhere asks its
  principals, who first allow what they would allow of shares, and then grant it if it is worth the
  party's threshold.
* All grant it: its units close as packaged. One refuses, or a unit closes meanwhile: all resume.
"""

import math

import numpy as np

from sim.model.authority import exponent_of, is_addressed, principal_clock
from sim.model.chronicle import note, whose, worded
from sim.model.codes import EPSILON, NONE, Disposition, Happening, Motion
from sim.model.linkage import is_effective
from sim.model.objection import is_blocked
from sim.model.pressure import clock
from sim.model.request import is_granted, move, plead
from sim.model.rule import rule
from sim.model.search import has_room, is_out_of_reach, search, take_in
from sim.model.settlement import close
from sim.model.tables import Log, Setting, State
from sim.model.text import is_live
from sim.model.threshold import threshold, yielding
from sim.model.value import share_needed, within_reservation, worth


@rule
def can_join(setting: Setting, state: State, c: int) -> bool:
    """Say whether unit c can be part of a package: live, of a tabled item, with room for all."""
    if setting.unit[c].whole == 1 or not is_live(state, c) or is_blocked(setting, state, c):
        return False
    tabled = state.item[setting.unit[c].of_item].tabler != NONE
    return tabled and has_room(setting, state, c)


@rule
def gather(setting: Setting, state: State, i: int, widely: bool) -> bool:
    """Mark the units of a package for item i; say whether any of its own is live (a moment).

    widely : take what is agreed already, too
    """
    own = False
    for c in range(len(setting.unit)):
        state.package[i, c] = math.nan
        if can_join(setting, state, c):
            state.package[i, c] = 0.0
            own = own or setting.unit[c].of_item == i
        elif widely and can_be_reconsidered(setting, state, c):
            state.package[i, c] = 0.0
    return own


@rule
def can_be_reconsidered(setting: Setting, state: State, c: int) -> bool:
    """Say whether unit c is agreed, in no package that still waits, and has room for all."""
    if setting.unit[c].whole == 1 or not is_effective(state, c):
        return False
    return state.unit[c].paused == 0 and has_room(setting, state, c)


@rule
def thresholds(setting: Setting, state: State, log: Log, i: int) -> np.ndarray:
    """Return what the package of item i must be worth to each party, as its delegation sees it."""
    least = np.zeros(len(setting.party))
    for s in range(len(setting.party)):
        tau = clock(setting, state, s, state.run[0].now)
        rho = yielding(tau, setting.party[s].exponent)
        least[s] = threshold(setting, state, log, (s, i), rho)
    return least


@rule
def bundle(setting: Setting, state: State, log: Log, i: int, rung: int) -> bool:
    """Put a package together for item i and ask for it; say whether there is one (a moment)."""
    refused = state.item[i].bundled_at
    if refused != NONE and state.run[0].now < refused + setting.procedure[0].ask_again:
        return False
    found = False
    for widely in (False, True):
        if not found and gather(setting, state, i, widely):
            least = thresholds(setting, state, log, i)
            take_in(setting, state, i)
            found = not is_out_of_reach(setting, state, least) and search(
                setting, state, log, i, least
            )
    if not found or is_empty(setting, state, i):
        state.package[i, :] = math.nan
        return False
    propose(setting, state, log, i, rung)
    return True


@rule
def is_empty(setting: Setting, state: State, i: int) -> bool:
    """Say whether the package of item i closes no unit of it."""
    for c in range(len(setting.unit)):
        if setting.unit[c].of_item == i and closes(state, i, c):
            return False
    return True


@rule
def closes(state: State, i: int, c: int) -> bool:
    """Say whether the package of item i changes how unit c stands."""
    x = state.package[i, c]
    if math.isnan(x):
        return False
    return not is_effective(state, c) or x != state.unit[c].position


@rule
def propose(setting: Setting, state: State, log: Log, i: int, rung: int) -> None:
    """Propose the package of item i: its units pause until all have answered (a moment)."""
    j, parts = len(setting.objection) + i, 0
    for c in range(len(setting.unit)):
        parts += closes(state, i, c)
    row = note(state, log, Happening.PROPOSED, state.item[i].deadlock_row)
    whose(log, NONE, i, NONE)
    worded(log, math.nan, math.nan, float(parts))
    for c in range(len(setting.unit)):
        if closes(state, i, c):
            note(state, log, Happening.BUNDLED, row)
            whose(log, NONE, setting.unit[c].of_item, c)
            worded(log, state.package[i, c], state.unit[c].text, math.nan)
        if not math.isnan(state.package[i, c]):
            state.unit[c].paused += 1
    move(setting, state, j, Motion.PACKAGE, (rung, row))
    for s in range(len(setting.party)):
        if goes_too_far(setting, state, s, i):
            plead(setting, state, log, j, (s, i, NONE))
    if is_granted(setting, state, j):
        take_package(setting, state, log, i)


@rule
def goes_too_far(setting: Setting, state: State, s: int, i: int) -> bool:
    """Say whether the package of item i is anywhere past a mandate or a reservation of s."""
    for c in range(len(setting.unit)):
        if not closes(state, i, c) or setting.stance[s, c].present == 0:
            continue
        x = state.package[i, c]
        if not within_reservation(setting, s, c, x):
            return True
        if share_needed(setting, state, s, c, x) > state.stance[s, c].mandate + EPSILON:
            return True
    return False


@rule
def leniency(setting: Setting, state: State, s: int, i: int) -> float:
    """Return the mean rho of the principals of s who are asked about item i, by their weight."""
    total, weight = 0.0, 0.0
    first = setting.party[s].first_principal
    for p in range(first, first + setting.party[s].principals):
        if is_addressed(setting, state, p, i):
            tau = principal_clock(setting, state, p, state.run[0].now)
            w = setting.principal[p].weight
            total += w * yielding(tau, exponent_of(setting, p))
            weight += w
    if weight > 0.0:
        return total / weight
    return yielding(clock(setting, state, s, state.run[0].now), setting.party[s].exponent)


@rule
def is_worth_it(setting: Setting, state: State, log: Log, s: int, i: int) -> bool:
    """Say whether the principals of s take the package of item i: it is worth its threshold."""
    value = 0.0
    for c in range(len(setting.unit)):
        if not math.isnan(state.package[i, c]):
            value += setting.stance[s, c].weight * worth(setting, s, c, state.package[i, c])
    rho = leniency(setting, state, s, i)
    return value >= threshold(setting, state, log, (s, i), rho) - EPSILON


@rule
def has_come_apart(setting: Setting, state: State, i: int) -> bool:
    """Say whether a unit of the package of item i has closed meanwhile, outside the treaty."""
    for c in range(len(setting.unit)):
        if math.isnan(state.package[i, c]):
            continue
        status = state.unit[c].status
        if status != Disposition.OPEN and not is_effective(state, c):
            return True
    return False


@rule
def take_package(setting: Setting, state: State, log: Log, i: int) -> None:
    """Close the units of the package of item i; those it leaves as they are keep their dates.

    (a moment)
    """
    motion = state.motion[len(setting.objection) + i]
    state.spent[i, motion.subject] = 1
    motion.live = 0
    for c in range(len(setting.unit)):
        x = state.package[i, c]
        if math.isnan(x):
            continue
        state.unit[c].paused -= 1
        if closes(state, i, c):
            row = note(state, log, Happening.PACKAGED, motion.row)
            whose(log, NONE, setting.unit[c].of_item, c)
            worded(log, x, state.unit[c].position, math.nan)
            close(setting, state, log, c, (Disposition.PACKAGED, x, row))
    state.package[i, :] = math.nan


@rule
def unbundle(setting: Setting, state: State, log: Log, i: int, cause: int) -> None:
    """Give up the package of item i: all resume, and it is not offered again for a while.

    (a moment)
    """
    motion = state.motion[len(setting.objection) + i]
    motion.live = 0
    state.item[i].bundled_at = state.run[0].now
    note(state, log, Happening.UNBUNDLED, cause)
    whose(log, NONE, i, NONE)
    for c in range(len(setting.unit)):
        if not math.isnan(state.package[i, c]):
            state.unit[c].paused -= 1
    state.package[i, :] = math.nan
