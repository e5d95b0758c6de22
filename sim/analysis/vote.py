"""What a vote comes to when each voice weighs as its holder's power times its salience.

On a scale:

    mean    the compromise model: everyone moves the outcome by its weight [achen-2006]
    median  the median voter's position: no other has more weight behind it [black-1948]

Among options, where there is no order and no middle:

    mean    the option of the greatest weighted worth
    median  the one that beats each other by weight, each voice for what it values more, if any does
"""

from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[np.float64]]

SAME = 1e-12
"""Worths and shares of the weight this near are equal."""


def mean(position: Array, weight: Array) -> float:
    """Return the mean position by weight; nan if nobody weighs.

    position, weight : (actor,) float
    """
    whole = float(weight.sum())
    return float((position * weight).sum() / whole) if whole > 0 else float("nan")


def median(position: Array, weight: Array) -> float:
    """Return the median position by weight; half way between two if just half lies to either side.

    It is a position somebody holds, or such a middle; nan if nobody weighs.
    """
    voices = weight > 0
    if not voices.any():
        return float("nan")
    order = np.argsort(position[voices], kind="stable")
    places, reached = position[voices][order], np.cumsum(weight[voices][order])
    half = reached[-1] / 2
    low = places[np.flatnonzero(reached >= half - SAME * half)[0]]
    high = places[np.flatnonzero(reached > half + SAME * half)[0]]
    return float(low + high) / 2


def best_option(worth: Array, weight: Array) -> int:
    """Return the option of the greatest weighted worth, the first of equals.

    worth : (option, actor) float
    weight : (actor,) float
    """
    total = worth @ weight
    return int(np.flatnonzero(total >= total.max() - SAME)[0])


def winning_option(worth: Array, weight: Array) -> int | None:
    """Return the option that no other beats and that beats every other; None if there is none.

    worth : (option, actor) float
    weight : (actor,) float
    """
    for option, mine in enumerate(worth):
        others = np.delete(worth, option, axis=0)
        lead = ((mine > others + SAME) * weight).sum(axis=1)
        lead = lead - ((others > mine + SAME) * weight).sum(axis=1)
        if (lead > SAME).all():
            return option
    return None
