"""Solutions of a bargaining problem: what arbiters of different minds pick from what is on offer.

A problem is a matrix of worths, an alternative a row and a party a column, and what each party has
if nothing is agreed: the disagreement point. A line, such as the scale of a clause, is written as
the rows of a fine grid. With g_s the gain of party s over its disagreement, and b_s the most it
gains anywhere,

    Nash               the greatest product of the g_s                          [nash-1950]
    Kalai-Smorodinsky  the greatest of the least g_s / b_s              [kalai-smorodinsky-1975]
    egalitarian        the greatest of the least g_s                               [kalai-1977]

* Only alternatives that give nobody less than its disagreement can be a solution.
* Each picks one alternative, and no other is better for one party and worse for none. The theory
  has lotteries over alternatives; a treaty is no lottery, so what is not on offer is not picked.
* Where the least gains are equal, the next least decide, and so on [imai-1983]. So the last two are
  on the frontier for any number of parties, where the plain rule may stop short of it.
* Who gains nothing anywhere has no voice. Where no alternative lets all others gain, Nash takes the
  greatest product of as many as can gain at once [caragiannis-2019].
* Of equals, the first row. Nash and Kalai-Smorodinsky do not depend on the units of worths; the
  egalitarian solution compares what different people feel.
"""

from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]

SAME = 1e-12
"""Worths this near are equal."""


def pareto(worths: Array) -> Array:
    """Return which alternatives are on the frontier: none is better for one and worse for nobody.

    Parameters
    ----------
    worths : (alternative, party) float

    Returns
    -------
    (alternative,) bool; of alternatives that are equal to all, all or none are on the frontier
    """
    table = _table(worths)
    left = np.argsort(-table.sum(axis=1), kind="stable")
    frontier = np.zeros(len(table), dtype=bool)
    while len(left):  # of those left, none has a greater sum than the first: nothing dominates it
        best = table[left[0]]
        frontier[left[0]] = True
        better = (table[left] > best + SAME).any(axis=1)
        equal = (np.abs(table[left] - best) <= SAME).all(axis=1)
        frontier[left[equal]] = True
        left = left[better]
    return frontier


def nash(worths: Array, disagreement: Array, *, powers: Array | None = None) -> int | None:
    """Return the alternative that the Nash solution picks [nash-1950].

    Parameters
    ----------
    worths : (alternative, party) float
    disagreement : (party,) float, what each has without an agreement
    powers : (party,) float, above 0: the exponents of the product; default: all equal. With
        Rubinstein's discount factors they are in the ratio of 1 / -ln(delta), the limit of
        his game as offers follow each other faster [binmore-1986]

    Returns
    -------
    The row; None if every alternative leaves somebody worse off than disagreement
    """
    fair, gains = _gains(worths, disagreement)
    if not len(fair):
        return None
    exponents = np.ones(gains.shape[1]) if powers is None else np.asarray(powers, dtype=float)
    if exponents.shape != gains.shape[1:] or not (exponents > 0.0).all():
        raise ValueError("powers takes a number above 0 for each party")
    gaining = gains > SAME
    most = gaining.sum(axis=1).max()
    rows = np.flatnonzero(gaining.sum(axis=1) == most)
    logs = np.where(gaining[rows], np.log(np.where(gaining[rows], gains[rows], 1.0)), 0.0)
    return int(fair[rows[_first_of_highest(logs @ exponents)]])


def kalai_smorodinsky(worths: Array, disagreement: Array) -> int | None:
    """Return the alternative that the solution of Kalai and Smorodinsky picks.

    Everyone comes as near as can be to the same share of the most it could gain from any
    alternative that leaves nobody worse off than disagreement [kalai-smorodinsky-1975]. With three
    parties or more the plain rule may leave the frontier; ties go to the next least [imai-1983].

    Parameters
    ----------
    worths : (alternative, party) float
    disagreement : (party,) float

    Returns
    -------
    The row; None if every alternative leaves somebody worse off than disagreement
    """
    fair, gains = _gains(worths, disagreement)
    if not len(fair):
        return None
    most = gains.max(axis=0)
    return int(fair[_leximin(gains[:, most > SAME] / most[most > SAME])])


def egalitarian(worths: Array, disagreement: Array) -> int | None:
    """Return the alternative that gives all the same gain, or as near to it as can be [kalai-1977].

    Parameters
    ----------
    worths : (alternative, party) float, on one scale for all parties
    disagreement : (party,) float

    Returns
    -------
    The row; None if every alternative leaves somebody worse off than disagreement
    """
    fair, gains = _gains(worths, disagreement)
    if not len(fair):
        return None
    most = gains.max(axis=0)
    return int(fair[_leximin(gains[:, most > SAME])])


def _table(worths: Array) -> Array:
    """Return worths as a table of numbers; raise ValueError if they are none."""
    table = np.asarray(worths, dtype=float)
    if table.ndim != 2 or table.shape[1] == 0:
        raise ValueError("worths takes a table: an alternative a row, a party a column")
    if not np.isfinite(table).all():
        raise ValueError("worths takes finite numbers")
    return table


def _gains(worths: Array, disagreement: Array) -> tuple[Array, Array]:
    """Return the rows that leave nobody worse off, and what each party gains by them."""
    table, least = _table(worths), np.asarray(disagreement, dtype=float)
    if least.shape != table.shape[1:] or not np.isfinite(least).all():
        raise ValueError("disagreement takes a finite number for each party")
    gains = table - least
    fair = np.flatnonzero((gains >= -SAME).all(axis=1))
    return fair, np.maximum(gains[fair], 0.0)


def _leximin(gains: Array) -> int:
    """Return the row whose least is greatest, of equals the one whose next least is, and so on."""
    ordered, rows = np.sort(gains, axis=1), np.arange(len(gains))
    for place in range(ordered.shape[1]):
        column = ordered[rows, place]
        rows = rows[column >= column.max() - SAME]
    return int(rows[0])


def _first_of_highest(values: Array) -> int:
    return int(np.flatnonzero(values >= values.max() - SAME)[0])
