"""The search for a package: one position a unit, so that all get at least what they must.

Deterministic coordinate ascent over the points of each unit, in file order, from what is worth most
in sum, from the middle and from each party's next offers; the best of all starts is kept. While
somebody's slack (what the package is worth to it less its threshold) is negative, what is missing
in all is made smaller; then the product of the slacks is raised, as in Nash's solution [nash-1950].
It moves only for more than 1e-12, to the lowest point of equals.

What each point is worth to each party is written down once, and again only when an event has
changed what counts. A step adds up the other units once and then tries the points of its own.

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
MUCH = 1e6
"""A weight beside which the others hardly count."""


@rule
def point_count(setting: Setting, state: State, c: int) -> int:
    """Return how many points unit c has: its options, or those of the scale and one more."""
    if setting.unit[c].options > 0:
        return setting.unit[c].options
    return POINTS if math.isnan(one_more(state, c)) else POINTS + 1


@rule
def one_more(state: State, c: int) -> float:
    """Return the point of unit c beside those of the scale: what is agreed on it already.

    Of one that is open the middle of what was last asked for; nan if not two have asked.
    """
    if is_effective(state, c):
        return state.unit[c].position
    texts, low, high = 0, math.inf, -math.inf
    for s in range(len(state.party)):
        x = state.stance[s, c].asked
        if not math.isnan(x):
            texts, low, high = texts + 1, min(low, x), max(high, x)
    return (low + high) / 2.0 if texts > 1 else math.nan


@rule
def point(setting: Setting, state: State, c: int, n: int) -> float:
    """Return the n-th point of unit c."""
    if setting.unit[c].options > 0:
        return float(n)
    return one_more(state, c) if n == POINTS else n / (POINTS - 1)


@rule
def is_permitted(setting: Setting, state: State, c: int, x: float) -> bool:
    """Say whether x on unit c is inside every red line, and good enough for who rejected before."""
    for s in range(len(setting.party)):
        if not within_red_line(setting, s, c, x):
            return False
    return serves(setting, state, c, x)


@rule
def weigh_points(setting: Setting, state: State, c: int) -> None:
    """Write down what every point of unit c is worth to every party, if it is not yet (a moment).

    The one beside those of the scale is weighed each time.
    """
    if state.unit[c].weighed == 0:
        state.unit[c].weighed = 1
        options = setting.unit[c].options
        for n in range(options if options > 0 else POINTS):
            weigh(setting, state, c, n)
    if setting.unit[c].options == 0 and point_count(setting, state, c) > POINTS:
        weigh(setting, state, c, POINTS)


@rule
def has_room(setting: Setting, state: State, c: int) -> bool:
    """Say whether unit c has a point that is permitted, now that all are weighed (a moment)."""
    weigh_points(setting, state, c)
    for n in range(point_count(setting, state, c)):
        if may_be_chosen(state, c, n):
            return True
    return False


@rule
def take_in(setting: Setting, state: State, i: int) -> None:
    """Take the units of the package of item i into the search, each at its first point (a moment).

    What their points are worth is written down, if it is not yet.
    """
    for c in range(len(setting.unit)):
        state.unit[c].point = NONE if math.isnan(state.package[i, c]) else 0
        if state.unit[c].point != NONE:
            weigh_points(setting, state, c)
    for s in range(len(setting.party)):
        state.party[s].concerned = is_concerned(setting, state, s)


@rule
def weigh(setting: Setting, state: State, c: int, n: int) -> None:
    """Write down what the n-th point of unit c is worth to each party, by its weight (a moment).

    Nan where it is not permitted.
    """
    x = point(setting, state, c, n)
    permitted = is_permitted(setting, state, c, x)
    for s in range(len(setting.party)):
        weighed = setting.stance[s, c].weight * worth(setting, s, c, x)
        state.point_worth[c, n, s] = weighed if permitted else math.nan


@rule
def is_concerned(setting: Setting, state: State, s: int) -> int:
    """Return 1 if party s has a stance on anything in the package, else 0."""
    for c in range(len(setting.unit)):
        if state.unit[c].point != NONE and setting.stance[s, c].present == 1:
            return 1
    return 0


@rule
def may_be_chosen(state: State, c: int, n: int) -> bool:
    """Say whether the n-th point of unit c is permitted."""
    return not math.isnan(state.point_worth[c, n, 0])


@rule
def add_up(setting: Setting, state: State, but: int) -> None:
    """Add up for each party what the package is worth, all units `but` one (a moment).

    but : a unit, or NONE
    """
    parties = len(setting.party)
    for s in range(parties):
        state.party[s].total = 0.0
    for c in range(len(setting.unit)):
        n = state.unit[c].point
        if n != NONE and c != but:
            for s in range(parties):
                state.party[s].total += state.point_worth[c, n, s]


@rule
def slack(state: State, s: int, least: float, at: tuple[int, int]) -> float:
    """Return what the package is worth to s, less what it must be worth.

    at : (unit, its point) to count besides what was added up; (NONE, NONE) for nothing
    """
    c, n = at
    total = state.party[s].total - least
    return total if c == NONE else total + state.point_worth[c, n, s]


@rule
def merit(state: State, least: np.ndarray, at: tuple[int, int]) -> tuple[float, float]:
    """Return how good the package is: compared by the first number, then the second.

    (0, minus what is missing in all) while one is short, then (1, the product of the slacks).
    at : as for `slack`
    """
    missing, lowest, product = 0.0, math.inf, 1.0
    for s in range(len(least)):
        if state.party[s].concerned == 1:
            mine = slack(state, s, least[s], at)
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
def improve(setting: Setting, state: State, c: int, least: np.ndarray) -> bool:
    """Move unit c of the package to its best point; say whether that moved it (a moment)."""
    add_up(setting, state, c)
    start = kept = state.unit[c].point
    best = merit(state, least, (c, start))
    for n in range(point_count(setting, state, c)):
        if n == start or not may_be_chosen(state, c, n):
            continue
        found = merit(state, least, (c, n))
        if is_better(found, best):
            best, kept = found, n
    state.unit[c].point = kept
    return kept != start


@rule
def ascend(setting: Setting, state: State, least: np.ndarray) -> None:
    """Improve unit after unit until nothing moves any more (a moment)."""
    moved = True
    while moved:
        moved = False
        for c in range(len(setting.unit)):
            if state.unit[c].point != NONE and improve(setting, state, c, least):
                moved = True


@rule
def nearest(setting: Setting, state: State, c: int, x: float) -> int:
    """Return which permitted point of unit c is nearest to x; the lowest of equals."""
    best, apart = NONE, math.inf
    for n in range(point_count(setting, state, c)):
        distance = abs(point(setting, state, c, n) - x)
        if distance < apart - EPSILON and may_be_chosen(state, c, n):
            best, apart = n, distance
    return best


@rule
def worth_most(setting: Setting, state: State, c: int) -> int:
    """Return which permitted point of unit c is worth most in sum; the lowest of equals."""
    best, most = NONE, -math.inf
    for n in range(point_count(setting, state, c)):
        if may_be_chosen(state, c, n):
            total = 0.0
            for s in range(len(setting.party)):
                total += state.point_worth[c, n, s]
            if total > most + EPSILON:
                best, most = n, total
    return best


@rule
def most(setting: Setting, state: State, least: np.ndarray, weights: tuple[int, float]) -> float:
    """Return the most that any package leaves in sum, over the parties' weighted slacks.

    Each unit stands where it is worth most by these weights, which no package can beat.
    weights : (party, its weight); the others weigh 1, and who has no stance in it 0
    """
    special, weight = weights
    total = 0.0
    for s in range(len(least)):
        if state.party[s].concerned == 1:
            w = weight if s == special else 1.0
            total -= w * (least[s] + SHORT)
    for c in range(len(setting.unit)):
        if state.unit[c].point == NONE:
            continue
        best = -math.inf
        for n in range(point_count(setting, state, c)):
            if may_be_chosen(state, c, n):
                worth_of_it = 0.0
                for s in range(len(least)):
                    w = weight if s == special else 1.0
                    worth_of_it += w * state.point_worth[c, n, s]
                best = max(best, worth_of_it)
        total += best
    return total


@rule
def is_out_of_reach(setting: Setting, state: State, least: np.ndarray) -> bool:
    """Say whether it is sure, without a search, that no package gives all what they must.

    Where a weighted sum of slacks cannot reach 0, one of them is negative whatever is chosen: the
    bound of Lagrange multipliers, tried for a few weights [everett-1963]. It spares nine searches
    in ten.
    """
    if most(setting, state, least, (NONE, 1.0)) < -EPSILON:
        return True
    for s in range(len(least)):
        if state.party[s].concerned == 1:
            for weight in (MUCH, 4.0, 2.0, 0.5, 0.25):
                if most(setting, state, least, (s, weight)) < -EPSILON * weight:
                    return True
    return False


@rule
def set_out(setting: Setting, state: State, log: Log, start: int) -> None:
    """Place the package at a start (a moment).

    start : a party, for its next offers; NONE for the middle; below that, what is worth most in sum
    """
    for c in range(len(setting.unit)):
        if state.unit[c].point == NONE:
            continue
        if start < NONE:
            state.unit[c].point = worth_most(setting, state, c)
            continue
        options = setting.unit[c].options
        x = point(setting, state, c, (options if options > 0 else POINTS) // 2)
        if start != NONE and setting.stance[start, c].present == 1:
            if is_effective(state, c):
                x = state.unit[c].position
            else:
                share = next_share(setting, state, log, start, c)
                x = position_at(setting, state, start, c, share)
        state.unit[c].point = nearest(setting, state, c, x)


@rule
def search(setting: Setting, state: State, log: Log, i: int, least: np.ndarray) -> bool:
    """Put the best package found for item i; say whether it gives all what they must (a moment).

    Its units are those that were taken in.
    least : (party,) float, what it must be worth to each
    """
    best = (-1.0, 0.0)
    for start in range(-2, len(setting.party)):
        set_out(setting, state, log, start)
        ascend(setting, state, least)
        add_up(setting, state, NONE)
        found = merit(state, least, (NONE, NONE))
        if is_better(found, best):
            best = found
            write_down(setting, state, i)
    return best[0] == 1.0


@rule
def write_down(setting: Setting, state: State, i: int) -> None:
    """Let the package of item i say what the search has reached (a moment)."""
    for c in range(len(setting.unit)):
        if state.unit[c].point != NONE:
            state.package[i, c] = point(setting, state, c, state.unit[c].point)
