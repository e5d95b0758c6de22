"""The spatial model of politics: actors challenge one another on several issues at once [ktab-smp].

A successor of the challenge model by the KAPSARC toolkit, in that program's settings of reference:
linear votes, conditional probabilities, one move a turn, bargains as their initiator sees them.
With d_ij the distance that i sees between its own position and that of j,

    d_ij    = sqrt(sum_k (s_ik (x_ik - x_jk))^2 / sum_k s_ik^2)      by its saliences s_ik
    u_ij    = (1 - d_ij) (1 + d_ij R_i); (1 - d_ij) (1 + R_i) from d_ij = 1 on
    P(m)    = product over n of c_mn / (c_mn + c_nm), normalised; c_mn the power of those who
              prefer m to n, times by how much
    R_i     = (3 P(i) - (P_max + 2 P_min)) / (2 (P_max - P_min)), P over all positions at R = 0

A turn:

1. Of every challenge of i to j, i estimates the probability p of winning it, and what it gains.
   Everyone takes others to be two parts as ready for risk as itself, and one part as they are.
2. i challenges whom it gains most by challenging, if anybody. It proposes that both meet where,
   issue by issue, s^2 p^2 draws them to i, and s^2 (1 - p)^2 to j. Both consider that.
3. Everyone, out of what it considers and staying where it is, does what is likeliest: P over these,
   by what the mean position would then be worth to each. All move at once.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[np.float64]]

LEAST_COALITION, LEAST_SIDE, LEAST_PULL = 1e-8, 1e-10, 1e-6
"""Kept by whoever nobody supports: in a vote, in a challenge, and in a bargain."""

LEAST_GAIN = 1e-5
"""Nobody challenges for less."""

APART = 1e-3
"""Positions nearer than that are one."""

SETTLED, FEWEST, MOST = 0.02, 2, 100
"""It ends when a turn moves so small a part of what the first moved; after that many turns."""

PLACES = 10_000.0
"""A bargain is struck to the ten-thousandth of an issue."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Arena:
    """Who wants what.

    position : (actor, issue) float in [0, 1]
    salience : (actor, issue) float, at least 0, of each actor more than 0 and at most 1 in sum
    power : (actor,) float, above 0
    """

    position: Array
    salience: Array
    power: Array


@dataclass(frozen=True, kw_only=True, eq=False)
class Course:
    """How the actors moved, turn by turn, T turns in all.

    position : (T + 1, actor, issue) float in [0, 1], from where they began
    probability : (T + 1, actor) float, how likely the position of each is to prevail; those who
        stand at one place have the probability of that place
    change : (T,) float, how far all moved in a turn, as a part of the first turn's
    """

    position: Array
    probability: Array
    change: Array

    @property
    def turns(self) -> int:
        """How many turns were played."""
        return len(self.change)


def spatial(arena: Arena) -> Course:
    """Play the turns until hardly anybody moves any more, 100 at most.

    Raises ValueError if the arena has fewer actors than two, or numbers out of bounds.
    """
    _check(arena)
    places = [arena.position]
    moved: list[float] = []
    change: list[float] = []
    while not _is_over(change):
        following = _turn(arena, places[-1])
        moved.append(float(np.linalg.norm(following - places[-1], axis=1).sum()))
        change.append(moved[-1] / (moved[0] + 1e-4))
        places.append(following)
    return Course(
        position=np.array(places),
        probability=np.array([_prevailing(arena, position) for position in places]),
        change=np.array(change),
    )


def _check(arena: Arena) -> None:
    position, salience, power = arena.position, arena.salience, arena.power
    if position.ndim != 2 or position.shape != salience.shape or len(power) != len(position):
        raise ValueError("position and salience take an actor a row, power a number for each")
    if len(position) < 2:
        raise ValueError("it takes two actors")
    if not ((position >= 0) & (position <= 1)).all():
        raise ValueError("positions lie between 0 and 1")
    whole = salience.sum(axis=1)
    if not ((salience >= 0).all() and (whole > 0).all() and (whole <= 1 + 1e-9).all()):
        raise ValueError("saliences are not negative, and of each actor above 0 and 1 in sum")
    if not (power > 0).all():
        raise ValueError("power is above 0")


def _is_over(change: list[float]) -> bool:
    return len(change) >= FEWEST and (len(change) >= MOST or change[-1] < SETTLED)


def _distances(arena: Arena, ideal: Array, position: Array) -> Array:
    """(actor, position): how far each position is from each actor's ideal, as that one sees it."""
    apart = (ideal[:, None, :] - position[None, :, :]) * arena.salience[:, None, :]
    weight = np.square(arena.salience).sum(axis=1)
    seen: Array = np.sqrt(np.square(apart).sum(axis=2) / weight[:, None])
    return seen


def _utilities(distance: Array, risk: Array) -> Array:
    """(actor, position): what positions are worth to those who take risks so readily."""
    bend = np.where(distance <= 1.0, distance, 1.0)
    return (1.0 - distance) * (1.0 + bend * risk[:, None])


def _probabilities(utility: Array, power: Array) -> Array:
    """(choice,): how likely each choice is to prevail, by what it is worth to each actor."""
    prefer = np.maximum(utility[:, :, None] - utility[:, None, :], 0.0)
    coalition = LEAST_COALITION + (power[:, None, None] * prefer).sum(axis=0)
    winning = np.prod(coalition / (coalition + coalition.T), axis=1)
    chances: Array = winning / winning.sum()
    return chances


def _risks(arena: Arena, distance: Array) -> Array:
    """(actor,): from -1/2, of whose position is least likely to prevail, to 1."""
    chance = _probabilities(1.0 - distance, arena.power)
    most, least = chance.max(), chance.min()
    if most == least:
        return np.zeros(len(chance))
    risks: Array = (3.0 * chance - (most + 2.0 * least)) / (2.0 * (most - least))
    return risks


def _turn(arena: Arena, position: Array) -> Array:
    """Return where all stand after a turn."""
    distance = _distances(arena, position, position)
    risk = _risks(arena, distance)
    considered: list[list[dict[int, Array]]] = [[{}] for _ in position]
    for i in range(len(position)):
        seen = _utilities(distance, (2.0 * risk[i] + risk) / 3.0)
        target = _best_challenge(arena, seen, i)
        if target is not None:
            j, p = target
            bargain = _bargain(arena, position, (i, j), p)
            considered[i].append(bargain)
            considered[j].append(bargain)
    worth = _utilities(distance, risk)
    following = position.copy()
    for k, bargains in enumerate(considered):
        utility = np.column_stack(
            [_worth_after(arena, position, risk, worth, bargain) for bargain in bargains]
        )
        chosen = bargains[int(_probabilities(utility, arena.power).argmax())]
        following[k] = chosen.get(k, position[k])
    return following


def _best_challenge(arena: Arena, seen: Array, i: int) -> tuple[int, float] | None:
    """Return whom i challenges, and how likely i thinks it is to win; None if it gains nothing."""
    best, most = None, LEAST_GAIN
    resists = arena.salience.sum(axis=1)
    for j in range(len(seen)):
        if j == i:
            continue
        p = _winning(arena, seen, i, j)
        won, lost = 2.0 * seen[i, i], 2.0 * seen[i, j]
        contest = p * won + (1.0 - p) * lost
        expected = (1.0 - resists[j]) * won + resists[j] * contest
        gain = expected - (seen[i, i] + seen[i, j])
        if gain > most:
            best, most = (j, p), gain
    return best


def _winning(arena: Arena, seen: Array, i: int, j: int) -> float:
    """Return the probability that i wins a challenge to j, as someone sees all utilities.

    A third party weighs what it would get on either side, half committed: on the winning one it
    keeps a third of its own position, on the losing one nothing. It reckons with the two principals
    and itself, not with other third parties.
    """
    weight = arena.salience.sum(axis=1) * arena.power
    side = LEAST_SIDE + weight[i] * (seen[i, i] - seen[i, j])
    other = LEAST_SIDE + weight[j] * (seen[j, j] - seen[j, i])
    third = np.ones(len(seen), dtype=bool)
    third[[i, j]] = False
    w, at_i, at_j, own = weight[third], seen[third, i], seen[third, j], seen[third].T[third]
    own = np.diagonal(own)
    lean = w * (at_i - at_j)
    p = (side + np.maximum(lean, 0.0)) / (side + other + np.abs(lean))
    q = 1.0 - p
    with_i = p * (2.0 * at_i + own) + 3.0 * q * at_j
    with_j = 3.0 * p * at_i + q * (2.0 * at_j + own)
    vote = w * (with_i - with_j)
    side += float(np.maximum(vote, 0.0).sum())
    other += float(np.maximum(-vote, 0.0).sum())
    return float(side / (side + other))


def _bargain(arena: Arena, position: Array, pair: tuple[int, int], p: float) -> dict[int, Array]:
    """Return where the two would stand, by actor, if the first wins with probability p."""
    i, j = pair
    to_i = np.square(arena.salience[i] * p)
    to_j = np.square(arena.salience[j] * (1.0 - p))
    whole = to_i + LEAST_PULL + to_j
    first = ((to_i + LEAST_PULL) * position[i] + to_j * position[j]) / whole
    second = (to_i * position[i] + (to_j + LEAST_PULL) * position[j]) / whole
    return {i: _rounded(first), j: _rounded(second)}


def _rounded(position: Array) -> Array:
    rounded: Array = np.floor(position * PLACES + 0.5) / PLACES
    return rounded


def _worth_after(
    arena: Arena, position: Array, risk: Array, worth: Array, bargain: dict[int, Array]
) -> Array:
    """(actor,): the mean worth of all positions to each, once a bargain is carried out."""
    after = worth.copy()
    for k, place in bargain.items():
        after[:, k] = _utilities(_distances(arena, position, place[None, :]), risk)[:, 0]
    mean: Array = after.mean(axis=1)
    return mean


def _prevailing(arena: Arena, position: Array) -> Array:
    """(actor,): how likely the position of each is to prevail; places that are one count once."""
    place, unique = np.zeros(len(position), dtype=int), list[int]()
    for k, own in enumerate(position):
        near = [n for n, u in enumerate(unique) if np.linalg.norm(own - position[u]) < APART]
        place[k] = near[0] if near else len(unique)
        unique.extend([] if near else [k])
    distance = _distances(arena, position, position)
    worth = _utilities(distance, _risks(arena, distance))
    prevailing: Array = _probabilities(worth[:, unique], arena.power)[place]
    return prevailing
