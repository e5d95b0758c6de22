"""Workers: threads that play side by side, each taking the next piece of work when it is free.

Compiled talks need no lock of the interpreter, so as many run at once as there are processors.
"""

import os
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from itertools import islice
from typing import TypeVar

from sim.scenario.argument import whole_number

Piece = TypeVar("Piece")
Done = TypeVar("Done")

MOST = 1_024
"""The most threads that play: more than any machine has processors for."""

AHEAD = 4
"""Pieces in work or waiting, for each thread: what is played does not run ahead of what is kept."""


def how_many(workers: int | None) -> int:
    """Return how many threads play: by default as many as the machine has processors.

    Raises UsageError if `workers` is no whole number from 1 to 1,024.
    """
    threads = (os.cpu_count() or 1) if workers is None else workers
    return whole_number("workers", threads, least=1, most=MOST)


def side_by_side(
    work: Callable[[Piece], Done], pieces: Iterable[Piece], threads: int
) -> Generator[Done, None, None]:
    """Yield what comes of each piece of work, as soon as it is done; in any order.

    What is not begun when one fails, or nobody asks any more, is left.
    """
    left = iter(pieces)
    with ThreadPoolExecutor(threads) as pool:
        going = {pool.submit(work, piece) for piece in islice(left, AHEAD * threads)}
        try:
            while going:
                done, going = wait(going, return_when=FIRST_COMPLETED)
                going |= {pool.submit(work, piece) for piece in islice(left, len(done))}
                yield from [one.result() for one in done]
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
