"""Issue exchange: two actors trade their positions on two issues [stokman-vanoosten-1994].

The outcome of an issue is the mean of all positions, weighed by salience times power. An actor's
worth of an outcome falls by its salience for each point that lies between the outcome and the
position it came with. Of two actors on opposite sides of two outcomes, each gives way on the issue
that matters less to it, compared with the other:

    first gives p, second gives q    when s(first, q) s(second, p) > s(first, p) s(second, q)
    both gain equally                when (s(first, p) + s(second, p)) dp
                                        = (s(first, q) + s(second, q)) dq
    what each of them gains          is s(first, q) dq - s(first, p) dp

with dp and dq what the outcomes move. The variant is the deterministic one of equal gains:

* They trade as much as they can: until one of them stands where the other does, or an outcome
  stands where its taker does. No outcome is carried past the one who asked for it.
* Salience decides what a point is worth, power and salience how far an actor moves an outcome.
* Third parties do not move, and are not asked: what a trade does to them is its externality.
"""

import math
from typing import Any, NamedTuple

import numpy as np

from sim.model.codes import EPSILON, NONE
from sim.model.rule import rule

Array = np.ndarray[Any, np.dtype[np.float64]]


class Arena(NamedTuple):
    """Who wants what on which issue: three arrays (actor, issue); salience and power >= 0."""

    position: Array
    salience: Array
    power: Array


class Exchange(NamedTuple):
    """A trade of two actors. Where there is nothing to trade, the gain and both shifts are 0.

    * The first gives way on `first_issue` and then stands at `first_position`, by which the
      outcome moves by `first_shift` (signed); likewise the second.
    * `gain` is what each of the two gains, in points times salience.
    """

    first: int
    second: int
    first_issue: int
    second_issue: int
    first_position: float
    second_position: float
    first_shift: float
    second_shift: float
    gain: float


@rule
def best_exchange(arena: Arena) -> Exchange:
    """Return the exchange of the highest gain, the first of equals; its actors NONE if none is."""
    actors, issues = arena.position.shape
    none = int(NONE)
    best = Exchange(none, none, none, none, math.nan, math.nan, 0.0, 0.0, 0.0)
    for i in range(actors):
        for j in range(i + 1, actors):
            for p in range(issues):
                for q in range(p + 1, issues):
                    found = exchange(arena, i, j, p, q)
                    if found.gain > best.gain:
                        best = found
    return best


@rule
def exchange(arena: Arena, i: int, j: int, p: int, q: int) -> Exchange:
    """Return what actors i and j trade on the issues p and q."""
    s = arena.salience
    wanted, given = s[i, q] * s[j, p], s[i, p] * s[j, q]
    if wanted < given:
        p, q, wanted, given = q, p, given, wanted
    dp, dq, gain = 0.0, 0.0, 0.0
    if wanted - given > EPSILON * wanted:
        dp, dq = equal_shifts(arena, i, j, p, q)
        gain = dp * (wanted - given) / (s[i, q] + s[j, q])
    shift_p = math.copysign(dp, arena.position[j, p] - arena.position[i, p])
    shift_q = math.copysign(dq, arena.position[i, q] - arena.position[j, q])
    y_i = position_given(arena, i, p, shift_p)
    y_j = position_given(arena, j, q, shift_q)
    return Exchange(i, j, p, q, y_i, y_j, shift_p, shift_q, gain)


@rule
def effects(arena: Arena, trade: Exchange) -> Array:
    """Return what a trade brings each actor, the third parties' being its externalities.

    Returns (actor,) float: the points by which both outcomes come nearer, times salience.
    """
    brought = np.zeros(arena.position.shape[0])
    if trade.gain == 0.0:
        return brought
    p, q = trade.first_issue, trade.second_issue
    for k in range(len(brought)):
        nearer = arena.salience[k, p] * points_nearer(arena, k, p, trade.first_shift)
        brought[k] = nearer + arena.salience[k, q] * points_nearer(arena, k, q, trade.second_shift)
    return brought


@rule
def highest_gain(arena: Arena, i: int, j: int, p: int, q: int) -> float:
    """Return what i, giving p for q, gains if j only breaks even: the best rate i can ask for.

    What j can ask for is ``highest_gain(arena, j, i, q, p)``; equal gains lie below both.
    """
    s = arena.salience
    most_p, most_q = reach(arena, i, j, p), reach(arena, j, i, q)
    if most_p == 0.0 or most_q == 0.0:
        return 0.0
    dq = min(most_q, most_p * s[j, p] / s[j, q])
    dp = dq * s[j, q] / s[j, p] if s[j, p] > 0.0 else 0.0
    return max(0.0, s[i, q] * dq - s[i, p] * dp)


@rule
def equal_shifts(arena: Arena, i: int, j: int, p: int, q: int) -> tuple[float, float]:
    """Return how far the outcomes of p and q move when i gives p and j gives q for equal gains."""
    most_p, most_q = reach(arena, i, j, p), reach(arena, j, i, q)
    if most_p == 0.0 or most_q == 0.0:
        return 0.0, 0.0
    s = arena.salience
    rate = (s[i, p] + s[j, p]) / (s[i, q] + s[j, q])
    if rate * most_p <= most_q:
        return most_p, rate * most_p
    return most_q / rate, most_q


@rule
def reach(arena: Arena, i: int, j: int, p: int) -> float:
    """Return how far i can move the outcome of p towards j, 0 unless it lies between them.

    At most by standing where j stands, and never past j.
    """
    moved = weight(arena, i, p)
    if moved == 0.0:
        return 0.0
    between = outcome(arena, p)
    side = 1.0 if arena.position[j, p] > between else -1.0
    wanted = side * (arena.position[j, p] - between)
    if wanted <= EPSILON or side * (arena.position[i, p] - between) > EPSILON:
        return 0.0
    return min(wanted, moved * side * (arena.position[j, p] - arena.position[i, p]))


@rule
def outcome(arena: Arena, p: int) -> float:
    """Return the mean position on p weighed by salience times power; nan if nobody weighs."""
    total, voices = 0.0, 0.0
    for k in range(arena.position.shape[0]):
        voice = arena.salience[k, p] * arena.power[k, p]
        voices += voice
        total += voice * arena.position[k, p]
    return total / voices if voices > 0.0 else math.nan


@rule
def weight(arena: Arena, i: int, p: int) -> float:
    """Return by how much the outcome of p moves when i moves by one; 0 if nobody weighs."""
    voices = 0.0
    for k in range(arena.position.shape[0]):
        voices += arena.salience[k, p] * arena.power[k, p]
    return arena.salience[i, p] * arena.power[i, p] / voices if voices > 0.0 else 0.0


@rule
def position_given(arena: Arena, i: int, p: int, shift: float) -> float:
    """Return where i must stand on p for the outcome to move by `shift`."""
    return arena.position[i, p] + (shift / weight(arena, i, p) if shift != 0.0 else 0.0)


@rule
def points_nearer(arena: Arena, k: int, p: int, shift: float) -> float:
    """Return by how much an outcome moved by `shift` is nearer to where k stands."""
    before = outcome(arena, p)
    x = arena.position[k, p]
    return abs(before - x) - abs(before + shift - x)
