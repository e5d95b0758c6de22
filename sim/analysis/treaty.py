"""The treaty that an arbiter would write: a place for every clause at once, by a solution's rule.

What a treaty is worth to a party is the sum of what its clauses add, so one who gives way on a
clause may be repaid on another. Of the rules of `solutions`, which pick from a list:

* Up to `FEW` treaties all are listed, and the pick is exact.
* Beyond, the treaty is climbed to from several sides: clause after clause takes the place that is
  best by the rule with all others as they are, and two or three clauses move together at the end.
  It may stop a little short of the best; tests hold it against the full list.
* The least gain is climbed to by a soft minimum that hardens step by step; one of the starts is the
  best treaty where scales may be mixed and options may not: an integer programme.
* The most that a party could gain, which Kalai and Smorodinsky measure by, is taken beyond `FEW`
  over mixtures of treaties [kalai-smorodinsky-1975]: a linear programme.
"""

from collections.abc import Callable, Sequence
from itertools import combinations
from math import prod
from typing import Any, NamedTuple

import numpy as np

from sim.analysis.solutions import egalitarian, kalai_smorodinsky, nash

Array = np.ndarray[Any, np.dtype[Any]]
Gains = Sequence[Array]
"""A table a clause, (place, party) float: what each of its places adds to a treaty's worth."""

Treaty = tuple[int, ...]
"""The place that each clause takes."""

FEW = 100_000
STARTS, REFINED = 12, 3
"""So many treaties are climbed from, and so many of the best are refined at the end."""

AT_ONCE = 50_000
"""So many pairs of places of two clauses are tried together; a tenth as many triples."""

FIRM = tuple(4.0**power for power in range(1, 8))
"""How hard the soft minimum is, step by step."""

OPTIONS = 12
"""A clause of no more places than that is one of options: it is not mixed."""

BETTER, SOME, HARM = 1e-12, 1e-9, 1e3

Rule = Callable[[Array], Array]
"""Scores treaties by the gains of all parties over disagreement, (treaty, party) float."""


class Problem(NamedTuple):
    """What is climbed: gains in a unit of each party's own, and who can gain anything.

    tables : a table a clause, (place, party) float
    least : (party,) float, disagreement
    active : (party,) bool
    """

    tables: Gains
    least: Array
    active: Array


def nash_treaty(gains: Gains, disagreement: Array) -> Treaty | None:
    """Return the treaty of the greatest product of gains; None if each leaves somebody worse off.

    gains : a table a clause, (place, party) float
    disagreement : (party,) float
    """
    if _is_listed(gains):
        return _picked(gains, disagreement, nash)
    return _climbed(gains, disagreement, by_most=False, rule=_product)


def egalitarian_treaty(gains: Gains, disagreement: Array) -> Treaty | None:
    """Return the treaty of the greatest least gain; None if each leaves somebody worse off."""
    if _is_listed(gains):
        return _picked(gains, disagreement, egalitarian)
    return _climbed(gains, disagreement, by_most=False, rule=None)


def kalai_smorodinsky_treaty(gains: Gains, disagreement: Array) -> Treaty | None:
    """Return the treaty of the greatest least share of the most each could gain; None if none."""
    if _is_listed(gains):
        return _picked(gains, disagreement, kalai_smorodinsky)
    return _climbed(gains, disagreement, by_most=True, rule=None)


def utopia(gains: Gains, disagreement: Array) -> Array | None:
    """(party,): the most each gains over disagreement by a mixture that harms nobody; None if none.

    gains : a table a clause, (place, party) float
    """
    from scipy.optimize import linprog

    rows = np.concatenate(list(gains))
    whole = np.zeros((len(gains), len(rows)))
    first = 0
    for c, table in enumerate(gains):
        whole[c, first : first + len(table)] = 1.0
        first += len(table)
    most = []
    for s in range(len(disagreement)):
        found = linprog(
            -rows[:, s],
            A_ub=-rows.T,
            b_ub=-np.asarray(disagreement),
            A_eq=whole,
            b_eq=np.ones(len(gains)),
            method="highs",
        )
        if found.fun is None:
            return None
        most.append(-float(found.fun) - float(disagreement[s]))
    gained: Array = np.maximum(np.array(most), 0.0)
    return gained


def worths(gains: Gains, treaty: Treaty) -> Array:
    """(party,): what a treaty is worth to each."""
    total: Array = np.sum([table[n] for table, n in zip(gains, treaty, strict=True)], axis=0)
    return total


def _is_listed(gains: Gains) -> bool:
    return prod(len(table) for table in gains) <= FEW


def _picked(
    gains: Gains, disagreement: Array, solution: Callable[[Array, Array], int | None]
) -> Treaty | None:
    """Return what a solution picks from the list of all treaties, the last clause fastest."""
    listed = np.zeros((1, len(disagreement)))
    for table in gains:
        listed = (listed[:, None, :] + table[None, :, :]).reshape(-1, len(disagreement))
    row = solution(listed, disagreement)
    if row is None:
        return None
    sizes = [len(table) for table in gains]
    return tuple(int(place) for place in np.unravel_index(row, sizes))


def _climbed(
    gains: Gains, disagreement: Array, *, by_most: bool, rule: Rule | None
) -> Treaty | None:
    """Return the best treaty climbed to: by a rule, or else by the least of the gains.

    by_most : whether gains count as parts of the most that each could gain
    """
    most = utopia(gains, disagreement)
    if most is None:
        return None
    active = most > SOME
    unit = np.where(active, most, 1.0) if by_most else np.ones(len(most))
    problem = Problem([table / unit for table in gains], np.asarray(disagreement) / unit, active)
    last = rule or _soft_least(active, FIRM[-1])
    tops = [_levelled(problem, start) for start in _starts(problem)]
    if rule is not None:
        tops = [_uphill(problem, top, rule) for top in tops]
    fair = [top for top in dict.fromkeys(tops) if (_over(problem, top) >= -BETTER).all()]

    def score(top: Treaty) -> float:
        return float(last(_over(problem, top)[None, :])[0])

    best = sorted(fair, key=score, reverse=True)[:REFINED]
    return max((_together(problem, top, last) for top in best), key=score, default=None)


def _over(problem: Problem, treaty: Treaty) -> Array:
    """(party,): what a treaty is worth to each over disagreement, in its own unit."""
    over: Array = worths(problem.tables, treaty) - problem.least
    return over


def _starts(problem: Problem) -> list[Treaty]:
    """Return treaties to climb from: the evenest, and what is worth most by weights of parties."""
    parties = len(problem.least)
    weights = [np.ones(parties), *np.eye(parties)]
    chance = np.random.Generator(np.random.Philox(0))
    weights += list(chance.dirichlet(np.ones(parties), max(0, STARTS - len(weights))))
    tops = [tuple(int((table @ w).argmax()) for table in problem.tables) for w in weights]
    return [*_evenest(problem), *tops]


def _evenest(problem: Problem) -> list[Treaty]:
    """Return the treaty of the greatest least gain, as near as its places come to its mixtures.

    Clauses of many places are mixed, and take the place at the middle of the mixture.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp

    sizes = [len(table) for table in problem.tables]
    rows = np.concatenate(list(problem.tables))
    owner = np.repeat(np.arange(len(sizes)), sizes)
    whole = (owner[None, :] == np.arange(len(sizes))[:, None]).astype(float)
    least = np.where(problem.active, 1.0, 0.0)  # who can gain nothing need only not be harmed
    found = milp(
        np.append(np.zeros(len(rows)), -1.0),
        constraints=[
            LinearConstraint(np.column_stack([whole, np.zeros(len(sizes))]), 1.0, 1.0),
            LinearConstraint(np.column_stack([rows.T, -least]), problem.least, np.inf),
        ],
        integrality=np.append(np.array(sizes)[owner] <= OPTIONS, False),
        bounds=Bounds(
            np.append(np.zeros(len(rows)), -np.inf), np.append(np.ones(len(rows)), np.inf)
        ),
    )
    if found.x is None:
        return []
    mixed = np.split(found.x[:-1], np.cumsum(sizes)[:-1])
    return [tuple(round(float(part @ np.arange(len(part)))) for part in mixed)]


def _levelled(problem: Problem, start: Treaty) -> Treaty:
    """Return a treaty climbed to by the least gain, the minimum hardening step by step."""
    for firm in FIRM:
        start = _uphill(problem, start, _soft_least(problem.active, firm))
    return start


def _soft_least(active: Array, firm: float) -> Rule:
    """Return a rule that scores by the least gain of those who can gain; to harm others is worse.

    firm : how hard the minimum is
    """

    def score(gains: Array) -> Array:
        those = gains[:, active] if active.any() else gains
        low = those.min(axis=1)
        soft = low - np.log(np.exp(-firm * (those - low[:, None])).sum(axis=1)) / firm
        harm: Array = HARM * np.minimum(gains[:, ~active], 0.0).sum(axis=1)
        scored: Array = soft + harm
        return scored

    return score


def _product(gains: Array) -> Array:
    """(treaty,): the sum of the logarithms of gains; low where somebody gains nothing."""
    score: Array = np.log(np.maximum(gains, 1e-15)).sum(axis=1) + np.minimum(gains, 0.0).min(axis=1)
    return score


def _uphill(problem: Problem, treaty: Treaty, rule: Rule) -> Treaty:
    """Return where single moves lead to, clause after clause, until none is better."""
    taken = list(treaty)
    total = _over(problem, treaty)
    score, moved = float(rule(total[None, :])[0]), True
    while moved:
        moved = False
        for c, table in enumerate(problem.tables):
            reached = total - table[taken[c]] + table
            scores = rule(reached)
            best = int(scores.argmax())
            if scores[best] > score + BETTER * max(1.0, abs(score)):
                total, score, moved = reached[best], float(scores[best]), True
                taken[c] = best
    return tuple(taken)


def _together(problem: Problem, treaty: Treaty, rule: Rule) -> Treaty:
    """Return where moves of two or three clauses at once lead to, until none is better."""
    taken, improved, tables = list(treaty), True, problem.tables
    groups = [
        group
        for size in (2, 3)
        for group in combinations(range(len(tables)), size)
        if prod(len(tables[c]) for c in group) <= (AT_ONCE if size == 2 else AT_ONCE // 10)
    ]
    while improved:
        improved = False
        for group in groups:
            total = _over(problem, tuple(taken))
            every = (total - sum(tables[c][taken[c]] for c in group))[None, :]
            for c in group:
                every = (every[:, None, :] + tables[c][None, :, :]).reshape(-1, len(total))
            scores = rule(every)
            best, now = int(scores.argmax()), float(rule(total[None, :])[0])
            if scores[best] > now + 1e-9 * max(1.0, abs(now)):
                places = np.unravel_index(best, [len(tables[c]) for c in group])
                for c, place in zip(group, places, strict=True):
                    taken[c] = int(place)
                improved = True
    return tuple(taken)
