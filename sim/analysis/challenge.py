"""The challenge model: on one issue, everyone moves towards who could make it [bdm-1985].

Also called the expected utility model of group decisions. Here it is as [scholz-2011] take it
apart, with Q = 1, the only case they print numbers for. With D the range of the first positions,
d = |x_i - x_j| / D, c power, s salience and r an exponent of risk,

    vote of k for i over j   c_k s_k (|x_k - x_j| - |x_k - x_i|) / D
    P(i wins against j)      the votes for i, as a part of the votes for either
    EU(i challenges j)       s_j (P (2 - 4 (1/2 - d/2)^r) + (1 - P) (2 - 4 (1/2 + d/2)^r))
                               + (1 - s_j) (2 - 4 (1/2 - d/2)^r) - (2 - 4 (1/2)^r)
    danger of i              the sum of EU(j challenges i) over all j, at r = 1
    r_i                      (1 - R/3) / (1 + R/3), R the danger from -1, the least, to 1, the most

A round, seen by i with its own r, for each j who stands elsewhere; A = EU(i challenges j), and B
the other way round:

    B > A > 0        i loses a confrontation: it would move to where j stands
    B > |A|, A < 0   a compromise: it would move by |A / B| of the way
    |A| > B > 0 > A  i gives in: it would move to where j stands

Everyone takes the confrontation it loses that moves it least; if there is none, a compromise; if
there is none, it gives in where that moves it least. Between two that move it as far to either side
it stays where it is. All move at once.

Two variants, of which [challenge.md](../../docs/model/challenge.md) says more:

* `AS_WRITTEN` is what stands above, our reading of the text.
* `AS_TABULATED` gives the numbers that [scholz-2011] print, and does so by what their text does not
  say: votes fall with distances to the power r_k, P is the part of the votes on *all* pairs, of the
  compromises everyone takes the one whose |EU|-weighted mean lies *lowest on the scale*, and nobody
  gives in. So it depends on which end of a scale is called the low one.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.analysis.vote import mean, median

Array = np.ndarray[Any, np.dtype[np.float64]]

STILL = 1e-9
"""Who moves by less of the range does not move."""

ROUNDS = 20
"""At most so many rounds are played, unless more are asked for."""


@dataclass(frozen=True, kw_only=True)
class Variant:
    """What the accounts of the model differ in.

    risky_votes : whether exponents of risk bend the votes too
    all_pairs : whether a contest is won by a part of the votes on all pairs, not those on the two
    lowest : whether the compromise that lies lowest is taken, not the one nearest to its taker
    gives_in : whether one who has more to lose than the other to win gives in
    """

    risky_votes: bool
    all_pairs: bool
    lowest: bool
    gives_in: bool


AS_WRITTEN = Variant(risky_votes=False, all_pairs=False, lowest=False, gives_in=True)
AS_TABULATED = Variant(risky_votes=True, all_pairs=True, lowest=True, gives_in=False)


@dataclass(frozen=True, kw_only=True, eq=False)
class Course:
    """How the actors moved, round by round, T rounds in all.

    position : (T + 1, actor) float, from where they began
    median, mean : (T + 1,) float, of the positions by power times salience
    """

    position: Array
    median: Array
    mean: Array

    @property
    def rounds(self) -> int:
        """How many rounds were played."""
        return len(self.position) - 1


def challenge(
    position: Array,
    salience: Array,
    power: Array,
    *,
    variant: Variant = AS_WRITTEN,
    rounds: int = ROUNDS,
) -> Course:
    """Play so many rounds, or until nobody moves any more.

    Parameters
    ----------
    position : (actor,) float, in any unit
    salience : (actor,) float, from 0 to 1
    power : (actor,) float, at least 0
    variant : AS_WRITTEN or AS_TABULATED
    rounds : how many at most

    Raises
    ------
    ValueError
        If the arrays are not of one length, or hold numbers out of bounds.
    """
    _check(position, salience, power)
    weight, reach = salience * power, float(np.ptp(position))
    places = [np.asarray(position, dtype=float)]
    while len(places) <= rounds and reach > 0.0:
        following = _round(places[-1], salience, weight, (reach, variant))
        if np.abs(following - places[-1]).max() <= STILL * reach:
            break
        places.append(following)
    return Course(
        position=np.array(places),
        median=np.array([median(place, weight) for place in places]),
        mean=np.array([mean(place, weight) for place in places]),
    )


def _check(position: Array, salience: Array, power: Array) -> None:
    if position.ndim != 1 or position.shape != salience.shape or position.shape != power.shape:
        raise ValueError("position, salience and power take a number for each actor")
    if not (np.isfinite(position).all() and (salience >= 0).all() and (salience <= 1).all()):
        raise ValueError("positions are finite, and saliences from 0 to 1")
    if not (power >= 0).all():
        raise ValueError("power is not negative")


def _round(position: Array, salience: Array, weight: Array, how: tuple[float, Variant]) -> Array:
    """Return where all stand after a round; `how` is the range of the first positions, and how."""
    reach, variant = how
    apart = np.abs(position[:, None] - position[None, :]) / reach
    neutral = np.ones(len(position))
    danger = _expected(apart, _contests(apart, weight, neutral, variant), salience, 1.0).sum(axis=0)
    exponent = _exponents(danger)
    bend = exponent if variant.risky_votes else neutral
    winning = _contests(apart, weight, bend, variant)
    following = position.copy()
    for i, r in enumerate(exponent):
        expected = _expected(apart, winning, salience, float(r))
        following[i] = _moved(position, expected[i], expected[:, i], (i, variant))
    return following


def _contests(apart: Array, weight: Array, exponent: Array, variant: Variant) -> Array:
    """(i, j): how likely i wins against j; 0 where they stand at one place."""
    far = apart ** exponent[:, None]
    votes = weight[:, None, None] * (far[:, None, :] - far[:, :, None])  # of k, for i over j
    won, cast = np.maximum(votes, 0.0).sum(axis=0), np.abs(votes)
    whole = cast.sum() if variant.all_pairs else cast.sum(axis=0)
    winning: Array = np.divide(won, whole, out=np.zeros_like(won), where=won > 0.0)
    return winning


def _expected(apart: Array, winning: Array, salience: Array, r: float) -> Array:
    """(i, j): what i may expect of challenging j, by someone whose exponent is r; 0 of itself."""
    success, failure = 2.0 - 4.0 * (0.5 - 0.5 * apart) ** r, 2.0 - 4.0 * (0.5 + 0.5 * apart) ** r
    resisted = winning * success + (1.0 - winning) * failure
    expected = salience * resisted + (1.0 - salience) * success - (2.0 - 4.0 * 0.5**r)
    np.fill_diagonal(expected, 0.0)
    return np.asarray(expected)


def _exponents(danger: Array) -> Array:
    """(actor,): from 2, of who is safest, to 1/2, of who is in the greatest danger."""
    if np.ptp(danger) == 0.0:
        return np.ones(len(danger))
    risk = (2.0 * danger - danger.max() - danger.min()) / np.ptp(danger)
    exponents: Array = (1.0 - risk / 3.0) / (1.0 + risk / 3.0)
    return exponents


def _moved(position: Array, mine: Array, theirs: Array, whose: tuple[int, Variant]) -> float:
    """Return where an actor moves, by what it may expect of challenging others and they of it."""
    i, variant = whose
    own, elsewhere = float(position[i]), position != position[i]
    lost = elsewhere & (theirs > mine) & (mine > 0.0)
    pressed = elsewhere & (theirs > 0.0) & (mine < 0.0)
    compromises, yields = pressed & (theirs > -mine), pressed & (theirs < -mine)
    if lost.any():
        return _nearest(own, position[lost])
    if compromises.any():
        a, b, x = -mine[compromises], theirs[compromises], position[compromises]
        offers = own + (x - own) * a / b
        if variant.lowest:
            return float(offers[((a * own + b * x) / (a + b)).argmin()])
        return _nearest(own, offers)
    if yields.any() and variant.gives_in:
        return _nearest(own, position[yields])
    return own


def _nearest(own: float, places: Array) -> float:
    """Return the nearest of some places; half way between two as near: neither end is favoured."""
    far = np.abs(places - own)
    return float(places[far <= far.min() + STILL].mean())
