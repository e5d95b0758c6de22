"""The search for a package: one position a unit, so that all get at least what they must.

Deterministic coordinate ascent over the points of each unit, in file order, from what is worth most
in sum, from the middle and from each party's next offers; the best of all starts is kept. While
somebody's slack (what the package is worth to it less its threshold) is negative, what is missing
in all is made smaller; then the product of the slacks is raised, as in Nash's solution [nash-1950].
It moves only for more than 1e-12, to the lowest point of equals.

To raise the least slack instead would stick where two parties are short by the same: each step that
trades one unit for another makes one of the two worse off first.
"""

import math

import numpy as np

from sim.model.codes import EPSILON, NONE, POINTS
from sim.model.linkage import is_effective
from sim.model.rule import rule
from sim.model.tables import Log, Setting, State
from sim.model.text import serves
from sim.model.threshold import next_share
from sim.model.value import position_at, within_red_line, worth

SHORT = -1e-9
"""A slack below this is one."""


@rule
def point_count(setting: Setting, state: State, c: int) -> int:
    """Return how many points unit c has: its options, or those of the scale and what stands."""
    if setting.unit[c].options > 0:
        return setting.unit[c].options
    return POINTS + 1 if is_effective(state, c) else POINTS


@rule
def point(setting: Setting, state: State, c: int, n: int) -> float:
    """Return the n-th point of unit c; behind those of the scale, what is agreed on it."""
    if setting.unit[c].options > 0:
        return float(n)
    return state.unit[c].position if n == POINTS else n / (POINTS - 1)


@rule
def is_permitted(setting: Setting, state: State, c: int, x: float) -> bool:
    """Say whether x on unit c is inside every red line, and good enough for who rejected before."""
    for s in range(len(setting.party)):
        if not within_red_line(setting, s, c, x):
            return False
    return serves(setting, state, c, x)


@rule
def has_room(setting: Setting, state: State, c: int) -> bool:
    """Say whether unit c has a point that is permitted."""
    for n in range(point_count(setting, state, c)):
        if is_permitted(setting, state, c, point(setting, state, c, n)):
            return True
    return False


@rule
def concerned(setting: Setting, state: State, s: int, i: int) -> bool:
    """Say whether party s has a stance on anything in the package of item i."""
    for c in range(len(setting.unit)):
        if not math.isnan(state.package[i, c]) and setting.stance[s, c].present == 1:
            return True
    return False


@rule
def slack(setting: Setting, state: State, i: int, s: int, least: float) -> float:
    """Return what the package of item i is worth to s, less what it must be worth."""
    total = -least
    for c in range(len(setting.unit)):
        if not math.isnan(state.package[i, c]):
            total += setting.stance[s, c].weight * worth(setting, s, c, state.package[i, c])
    return total


@rule
def merit(setting: Setting, state: State, i: int, least: np.ndarray) -> tuple[float, float]:
    """Return how good the package of item i is: compared by the first number, then the second.

    (0, minus what is missing in all) while one is short, then (1, the product of the slacks).
    """
    missing, lowest, product = 0.0, math.inf, 1.0
    for s in range(len(setting.party)):
        if concerned(setting, state, s, i):
            mine = slack(setting, state, i, s, least[s])
            missing += max(0.0, -mine)
            lowest = min(lowest, mine)
            product *= max(0.0, mine)
    if lowest < SHORT:
        return 0.0, -missing
    return 1.0, product


@rule
def is_better(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Say whether merit `one` beats `other` by more than rounding."""
    if one[0] != other[0]:
        return one[0] > other[0]
    return one[1] > other[1] + EPSILON


@rule
def improve(setting: Setting, state: State, i: int, c: int, least: np.ndarray) -> bool:
    """Move unit c of the package to its best point; say whether that moved it (a moment)."""
    start = state.package[i, c]
    best, kept = merit(setting, state, i, least), start
    for n in range(point_count(setting, state, c)):
        x = point(setting, state, c, n)
        if x == start or not is_permitted(setting, state, c, x):
            continue
        state.package[i, c] = x
        found = merit(setting, state, i, least)
        if is_better(found, best):
            best, kept = found, x
    state.package[i, c] = kept
    return kept != start


@rule
def ascend(setting: Setting, state: State, i: int, least: np.ndarray) -> None:
    """Improve unit after unit until nothing moves any more (a moment)."""
    moved = True
    while moved:
        moved = False
        for c in range(len(setting.unit)):
            if not math.isnan(state.package[i, c]) and improve(setting, state, i, c, least):
                moved = True


@rule
def nearest(setting: Setting, state: State, c: int, x: float) -> float:
    """Return the permitted point of unit c nearest to x; the lowest of equals."""
    best, apart = math.nan, math.inf
    for n in range(point_count(setting, state, c)):
        candidate = point(setting, state, c, n)
        if abs(candidate - x) < apart - EPSILON and is_permitted(setting, state, c, candidate):
            best, apart = candidate, abs(candidate - x)
    return best


@rule
def worth_most(setting: Setting, state: State, c: int) -> float:
    """Return the permitted point of unit c that is worth most in sum; the lowest of equals."""
    best, most = math.nan, -math.inf
    for n in range(point_count(setting, state, c)):
        x = point(setting, state, c, n)
        total = 0.0
        for s in range(len(setting.party)):
            total += setting.stance[s, c].weight * worth(setting, s, c, x)
        if total > most + EPSILON and is_permitted(setting, state, c, x):
            best, most = x, total
    return best


@rule
def set_out(setting: Setting, state: State, log: Log, i: int, start: int) -> None:
    """Place the package of item i at a start (a moment).

    start : a party, for its next offers; NONE for the middle; below that, what is worth most in sum
    """
    for c in range(len(setting.unit)):
        if math.isnan(state.package[i, c]):
            continue
        if start < NONE:
            state.package[i, c] = worth_most(setting, state, c)
            continue
        x = point(setting, state, c, point_count(setting, state, c) // 2)
        if start != NONE and setting.stance[start, c].present == 1:
            if is_effective(state, c):
                x = state.unit[c].position
            else:
                share = next_share(setting, state, log, start, c)
                x = position_at(setting, state, start, c, share)
        state.package[i, c] = nearest(setting, state, c, x)


@rule
def search(setting: Setting, state: State, log: Log, i: int, least: np.ndarray) -> bool:
    """Put the best package found for item i; say whether it gives all what they must (a moment).

    The units of the package are those on which it says anything yet.
    least : (party,) float, what it must be worth to each
    """
    best, kept = (-1.0, 0.0), state.package[i].copy()
    for start in range(-2, len(setting.party)):
        set_out(setting, state, log, i, start)
        ascend(setting, state, i, least)
        found = merit(setting, state, i, least)
        if is_better(found, best):
            best = found
            kept[:] = state.package[i]
    state.package[i, :] = kept
    return best[0] == 1.0
