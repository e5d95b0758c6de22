"""Workers: each takes the next piece when it is free, and nothing is begun that nobody wants."""

from contextlib import closing
from threading import Barrier, get_ident

import pytest

from sim.engine.workers import AHEAD, how_many, side_by_side
from sim.errors import UsageError


@pytest.mark.parametrize("threads", [1, 2, 3])
def test_every_piece_is_done_once_whoever_does_it(threads: int) -> None:
    assert sorted(side_by_side(lambda n: n * n, range(50), threads)) == [n * n for n in range(50)]


def test_pieces_are_done_at_the_same_time() -> None:
    both = Barrier(2, timeout=20)

    def meet(_: int) -> int:
        both.wait()
        return get_ident()

    assert len(set(side_by_side(meet, range(2), 2))) == 2


def test_what_fails_says_so_and_what_was_not_begun_is_left() -> None:
    begun: list[int] = []

    def fail(n: int) -> int:
        begun.append(n)
        if n == 3:
            raise ValueError("the third")
        return n

    with pytest.raises(ValueError, match="the third"):
        list(side_by_side(fail, range(1000), 1))
    assert len(begun) <= 4 + AHEAD


def test_who_asks_no_more_stops_the_work() -> None:
    begun: list[int] = []
    with closing(side_by_side(begun.append, range(1000), 2)) as done:
        next(done)
    assert len(begun) <= 3 * AHEAD


def test_nobody_plays_on_no_thread() -> None:
    assert how_many(None) >= 1
    assert how_many(3) == 3
    with pytest.raises(UsageError, match="workers is 0; it takes a whole number from 1"):
        how_many(0)
