"""Play a scenario at points of what is not known: some numbers held, all else drawn as usual.

A held number is not drawn; no other draw shifts for it, so two points under the same replications
meet the same chance.
"""

import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import replace
from threading import local
from typing import Any

import numpy as np

from sim.engine.loop import play_part
from sim.engine.lowering import Lowered, copied
from sim.engine.run import version_here
from sim.engine.strategy import tell_what_was_raised
from sim.errors import UsageError
from sim.model.codes import Spread
from sim.model.outcome import Kept, room
from sim.model.setting import BEFOREHAND
from sim.model.tables import new_log, setting_on
from sim.results.ensemble import Ensemble
from sim.scenario.scenario import Scenario

Array = np.ndarray[Any, Any]
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
    total = len(points) * count
    try:
        kept = room(total, len(scenario.units), len(scenario.parties))
    except (MemoryError, ValueError):
        raise UsageError(f"{total:,} replications do not fit into the memory.") from None
    threads = workers or os.cpu_count() or 1
    _play_all(lowered, kept, points, (seed, first, count), threads, progress or (lambda _: None))
    tell_what_was_raised()
    return Ensemble(
        scenario=scenario,
        seed=seed,
        at_defaults=False,
        overrides={},
        options={},
        as_believed_by=None,
        version=version_here(),
        ending=np.asarray(kept.ending),
        utility=kept.utility,
        unit=np.asarray(kept.unit),
        worth=kept.worth,
    )


def _play_all(
    lowered: Lowered,
    kept: Kept,
    points: Array,
    which: tuple[int, Array, int],
    threads: int,
    progress: Told,
) -> None:
    """Play all points, some at a time; what is not begun when interrupted is left."""
    seed, first, count = which
    own, usual = local(), lowered.setting_tables["knob"]
    size = max(1, CHUNK // count)

    def play(start: int) -> int:
        if not hasattr(own, "lowered"):
            own.lowered = _with_own_knobs(lowered)
        mine = own.lowered
        stop = min(start + size, len(points))
        for p in range(start, stop):
            _hold(mine, usual, points[p])
            score = (mine.setting, mine.state, new_log(0))
            play_part(*score, kept, (seed, int(first[p]), p * count, count))
        return (stop - start) * count

    with ThreadPoolExecutor(threads) as pool:
        parts: list[Future[int]] = [
            pool.submit(play, start) for start in range(0, len(points), size)
        ]
        try:
            for part in as_completed(parts):
                progress(part.result())
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _with_own_knobs(lowered: Lowered) -> Lowered:
    """Return a copy that another thread may play, whose knobs it may hold."""
    mine = copied(lowered)
    tables = mine.setting_tables | {
        name: lowered.setting_tables[name].copy() for name in BEFOREHAND
    }
    return replace(mine, setting=setting_on(tables), setting_tables=tables)


def _hold(lowered: Lowered, usual: Array, point: Array) -> None:
    """Hold knobs at the numbers of a point; let the others be drawn as usual."""
    knobs, held = lowered.setting_tables["knob"], ~np.isnan(point)
    knobs[:] = usual
    knobs["default"][held] = point[held]
    knobs["spread"][held] = Spread.FIXED
