"""A fixed amount of work, timed beside whatever is timed, so that machines and days compare.

A *kernel* is a million steps of a compiled loop that is half floating-point and half whole numbers.
A figure in kernels says how long something takes on a machine on which the kernel takes one second,
or how often it is done while the kernel is played once.
"""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

import numba
import numpy as np

Clock = Callable[[], float]

STEPS = 1_000_000
TURNS = 5


@numba.njit(nogil=True, error_model="numpy")
def kernel(steps: int) -> float:
    """Draw by xorshift, branch, divide, take roots and add; return what nobody can leave out."""
    word, total, table = np.uint64(88172645463325252), 0.0, np.zeros(64)
    for n in range(steps):
        word ^= word << np.uint64(13)
        word ^= word >> np.uint64(7)
        word ^= word << np.uint64(17)
        u = (word >> np.uint64(12)) / 4503599627370496.0
        place = n & 63
        if u < 0.5:
            table[place] += np.sqrt(u + total * 1e-9)
        else:
            table[place] /= 1.0 + u
        total += table[place] * u
    return total


class Timed(NamedTuple):
    """How long some work took, and the kernel beside it: the least of several turns, seconds."""

    seconds: float
    kernel: float


def seconds(work: Callable[[], Any], clock: Clock) -> float:
    """Return how long some work takes, by a clock."""
    start = clock()
    work()
    return clock() - start


def beside(
    work: Callable[[], Any],
    *,
    clock: Clock = time.perf_counter,
    threads: int = 1,
    turns: int = TURNS,
) -> Timed:
    """Time some work and the kernel in turn, and return the least of each.

    clock : `time.process_time` for what runs on one thread, on a machine that others use too
    threads : on how many the kernel is played at once, so that it meets what the work meets
    """
    kernel(1)
    taken: list[float] = []
    kernels: list[float] = []
    for _ in range(turns):
        kernels.append(seconds(lambda: _side_by_side(threads), clock))
        taken.append(seconds(work, clock))
    return Timed(min(taken), min(kernels))


def _side_by_side(threads: int) -> None:
    """Play the kernel once on each of so many threads, at once."""
    if threads == 1:
        kernel(STEPS)
        return
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(kernel, [STEPS] * threads))
