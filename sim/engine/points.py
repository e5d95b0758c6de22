"""Play a scenario at points of what is not known: some numbers held, all else drawn as usual.

A held number is not drawn; no other draw shifts for it, so two points under the same replications
meet the same chance.
"""

from collections.abc import Callable
from contextlib import closing
from threading import local

from sim.engine.held import Array, hold, with_own_knobs
from sim.engine.lowering import Lowered
from sim.engine.part import played
from sim.engine.run import version_here
from sim.engine.workers import how_many, side_by_side
from sim.results.ensemble import Ensemble
from sim.results.part import Ends, room_for
from sim.scenario.scenario import Scenario

Told = Callable[[int], None]

CHUNK = 100
"""Replications, about, that a thread plays before it reports."""


def played_at(
    scenario: Scenario,
    lowered: Lowered,
    points: Array,
    *,
    first: Array,
    count: int,
    seed: int,
    workers: int | None = None,
    progress: Told | None = None,
) -> Ensemble:
    """Play `count` replications at each of P points; return all P * count runs, point by point.

    Parameters
    ----------
    lowered : the scenario, lowered; it is left as it is
    points : (P, K), the number at which each knob is held, in the unit it was written in; nan
        where it is drawn as usual
    first : (P,), the first replication at each point
    progress : is told how many more replications are done

    Raises
    ------
    UsageError
        If so many runs do not fit into the memory, or a strategy of the user's own fails.
    """
    ends = room_for(scenario, len(points) * count)
    _play_all(lowered, ends, points, (seed, first, count), how_many(workers), progress)
    return Ensemble(
        scenario=scenario,
        seed=seed,
        at_defaults=False,
        **scenario.made._asdict(),
        version=version_here(),
        **ends._asdict(),
    )


def _play_all(
    lowered: Lowered,
    ends: Ends,
    points: Array,
    which: tuple[int, Array, int],
    threads: int,
    progress: Told | None,
) -> None:
    """Play all points, some at a time, and write down how each of their runs ended."""
    seed, first, count = which
    own, size = local(), max(1, CHUNK // count)

    def play(start: int) -> int:
        if not hasattr(own, "lowered"):
            own.lowered = with_own_knobs(lowered)
        stop = min(start + size, len(points))
        for p in range(start, stop):
            hold(own.lowered, lowered, points[p])
            ended = played(own.lowered, seed, (int(first[p]), count))
            for whole, piece in zip(ends, ended, strict=True):
                whole[p * count : (p + 1) * count] = piece
        return (stop - start) * count

    with closing(side_by_side(play, range(0, len(points), size), threads)) as parts:
        for done in parts:
            if progress is not None:
                progress(done)
