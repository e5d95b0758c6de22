"""Chance: every draw is a pure function of (seed, replication, stream, index).

* A stream belongs to a named thing (``argument 0 of the objection divergence``), so nothing shifts
  when the scenario changes elsewhere; a draw that is not needed is not taken.
* The word is NumPy's ``Philox(key=[seed, stream], counter=[0, replication, 0, 0])``, drawn
  `index` + 1 times [salmon-2011]; the uniform is made of its upper 52 bits and lies inside (0, 1).

The 64-bit products are formed from 32-bit halves, so that no step overflows and plain Python gives
the same word.
"""

import math

import numpy as np

from sim.model.rule import rule
from sim.model.tables import Log, Setting

HALF = np.uint64(32)
LOW = np.uint64(0xFFFFFFFF)
MULTIPLIER_0, MULTIPLIER_1 = np.uint64(0xD2E7470EE14C6C93), np.uint64(0xCA5A826395121157)
WEYL_0, WEYL_1 = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBB67AE8584CAA73B)
ROUNDS = 10
WORDS_A_BLOCK = 4
DROPPED_BITS = np.uint64(12)
UNIT = 2.0**-52

NINETIETH = 1.2815515655446004
"""The standard normal quantile at 0.9, which turns a 90th percentile into a spread."""
NINETY_FIFTH = 1.6448536269514722


@rule
def high_product(a: np.uint64, b: np.uint64) -> np.uint64:
    """Return the upper 64 bits of a * b."""
    a_low, a_high, b_low, b_high = a & LOW, a >> HALF, b & LOW, b >> HALF
    middle = a_high * b_low + ((a_low * b_low) >> HALF)
    carried = a_low * b_high + (middle & LOW)
    return a_high * b_high + (middle >> HALF) + (carried >> HALF)


@rule
def low_product(a: np.uint64, b: np.uint64) -> np.uint64:
    """Return the lower 64 bits of a * b."""
    a_low, a_high, b_low, b_high = a & LOW, a >> HALF, b & LOW, b >> HALF
    base = a_low * b_low
    upper = ((base >> HALF) + ((a_low * b_high) & LOW) + ((a_high * b_low) & LOW)) & LOW
    return (upper << HALF) | (base & LOW)


@rule
def wrapped_sum(a: np.uint64, b: np.uint64) -> np.uint64:
    """Return a + b modulo 2**64."""
    low = (a & LOW) + (b & LOW)
    return ((((a >> HALF) + (b >> HALF) + (low >> HALF)) & LOW) << HALF) | (low & LOW)


@rule
def word(seed: int, replication: int, stream: np.uint64, index: int) -> np.uint64:
    """Return the raw word of Philox 4x64-10 that stands at `index` of a stream [salmon-2011]."""
    key_0, key_1 = np.uint64(seed), stream
    c_0, c_1 = np.uint64(index // WORDS_A_BLOCK + 1), np.uint64(replication)
    c_2, c_3 = np.uint64(0), np.uint64(0)
    for _ in range(ROUNDS):
        high_0, low_0 = high_product(MULTIPLIER_0, c_0), low_product(MULTIPLIER_0, c_0)
        high_1, low_1 = high_product(MULTIPLIER_1, c_2), low_product(MULTIPLIER_1, c_2)
        c_0, c_1, c_2, c_3 = high_1 ^ c_1 ^ key_0, low_1, high_0 ^ c_3 ^ key_1, low_0
        key_0, key_1 = wrapped_sum(key_0, WEYL_0), wrapped_sum(key_1, WEYL_1)
    within = index % WORDS_A_BLOCK
    if within == 0:
        return c_0
    if within == 1:
        return c_1
    return c_2 if within == 2 else c_3


@rule
def uniform(seed: int, replication: int, stream: np.uint64, index: int) -> float:
    """Return the number in (0, 1) at `index` of a stream: the word's upper 52 bits and a half."""
    return (float(word(seed, replication, stream, index) >> DROPPED_BITS) + 0.5) * UNIT


@rule
def take(setting: Setting, log: Log, stream: int, index: int) -> float:
    """Draw from the setting's stream number `stream`, and note the draw in the log (a moment)."""
    chance = setting.run[0]
    u = uniform(chance.seed, chance.replication, setting.stream[stream], index)
    n = log.drawn
    log.drawn = n + 1
    kept = log.draws.shape[0]
    if kept == 0:
        return u
    if n == kept:
        longer = np.empty(2 * kept, log.draws.dtype)
        longer[:kept] = log.draws
        log.draws = longer
    drawn = log.draws[n]
    drawn.stream = stream
    drawn.index = index
    drawn.uniform = u
    return u


@rule
def happens(setting: Setting, log: Log, stream: int, index: int, probability: float) -> bool:
    """Say whether something of this probability happens; what is certain takes no draw."""
    if probability <= 0.0:
        return False
    return probability >= 1.0 or take(setting, log, stream, index) < probability


@rule
def normal_quantile(u: float) -> float:
    """Return z with Φ(z) = u, for 0 < u < 1, to about 16 digits (AS 241) [wichura-1988]."""
    q = u - 0.5
    if abs(q) <= 0.425:
        r = 0.180625 - q * q
        return q * _central(r)
    r = math.sqrt(-math.log(u if q < 0.0 else 1.0 - u))
    z = _near_tail(r - 1.6) if r <= 5.0 else _far_tail(r - 5.0)
    return -z if q < 0.0 else z


@rule
def _central(r: float) -> float:
    """Return the ratio for |u - 1/2| <= 0.425."""
    top = (
        ((((((2509.0809287301226727 * r + 33430.575583588128105) * r + 67265.770927008700853) * r
            + 45921.953931549871457) * r + 13731.693765509461125) * r
          + 1971.5909503065514427) * r + 133.14166789178437745) * r + 3.387132872796366608
    )  # fmt: skip
    bottom = (
        ((((((5226.495278852545925 * r + 28729.085735721942674) * r + 39307.89580009271061) * r
            + 21213.794301586595867) * r + 5394.1960214247511077) * r
          + 687.1870074920579083) * r + 42.313330701600911252) * r + 1.0
    )  # fmt: skip
    return top / bottom


@rule
def _near_tail(r: float) -> float:
    """Return |z| for tails down to about 1e-11."""
    top = (
        ((((((7.7454501427834140764e-4 * r + 0.0227238449892691845833) * r
             + 0.24178072517745061177) * r + 1.27045825245236838258) * r
           + 3.64784832476320460504) * r + 5.7694972214606914055) * r
         + 4.6303378461565452959) * r + 1.42343711074968357734
    )  # fmt: skip
    bottom = (
        ((((((1.05075007164441684324e-9 * r + 5.475938084995344946e-4) * r
             + 0.0151986665636164571966) * r + 0.14810397642748007459) * r
           + 0.68976733498510000455) * r + 1.6763848301838038494) * r
         + 2.05319162663775882187) * r + 1.0
    )  # fmt: skip
    return top / bottom


@rule
def _far_tail(r: float) -> float:
    """Return |z| for the farthest tails."""
    top = (
        ((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r
             + 0.0012426609473880784386) * r + 0.026532189526576123093) * r
           + 0.29656057182850489123) * r + 1.7848265399172913358) * r
         + 5.4637849111641143699) * r + 6.6579046435011037772
    )  # fmt: skip
    bottom = (
        ((((((2.04426310338993978564e-15 * r + 1.4215117583164458887e-7) * r
             + 1.8463183175100546818e-5) * r + 7.868691311456132591e-4) * r
           + 0.0148753612908506148525) * r + 0.13692988092273580531) * r
         + 0.59983220655588793769) * r + 1.0
    )  # fmt: skip
    return top / bottom


@rule
def lognormal(median: float, p90: float, u: float) -> float:
    """Return the quantile at `u` of a lognormal delay; never negative, the median at u = 1/2.

    exp(ln median + z sd) with sd = ln(p90 / median) / 1.2815515655446004.
    """
    if median <= 0.0:
        return 0.0
    sd = math.log(p90 / median) / NINETIETH
    return math.exp(math.log(median) + normal_quantile(u) * sd)


@rule
def exponential(rate: float, u: float) -> float:
    """Return the quantile at `u` of the gap between random events: -ln(1 - u) / rate."""
    return -math.log(1.0 - u) / rate


@rule
def minutes(duration: float) -> int:
    """Return a duration as whole minutes, half to even: the only rounding of time."""
    return round(duration)


@rule
def delay(setting: Setting, log: Log, stream: int, index: int, length: tuple[float, float]) -> int:
    """Return a delay in minutes, drawn if `length` = (median, p90) has a 90th percentile."""
    median, p90 = length
    if math.isnan(p90) or median <= 0.0:
        return minutes(median)
    return minutes(lognormal(median, p90, take(setting, log, stream, index)))
