"""Play a scenario many times over, on several threads.

Each replication is the one that `run` plays under its number. Threads have copies of their own and
take part after part, so how many there are changes nothing but the time.
"""

import os
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from threading import local

import numpy as np

from sim.engine.loop import play_part
from sim.engine.lowering import Lowered, copied, lower
from sim.engine.run import LARGEST, loaded, version_here, whole_number
from sim.engine.strategy import tell_what_was_raised
from sim.errors import UsageError
from sim.model.outcome import Kept, room
from sim.model.tables import new_log
from sim.results.ensemble import Ensemble
from sim.scenario.scenario import Scenario

PART = 100
"""Replications that a thread plays before it reports."""

Told = Callable[[int], None]


def ensemble(
    scenario: Scenario,
    *,
    replications: int = 1000,
    seed: int = 1,
    workers: int | None = None,
    at_defaults: bool = False,
    overrides: Mapping[str, object] | None = None,
    options: Mapping[str, str] | None = None,
    as_believed_by: str | None = None,
    progress: Told | None = None,
) -> Ensemble:
    """Play replications 0, 1, 2 … of `scenario` and return how each ended.

    The same scenario and seed give the same ensemble on any machine, with any number of workers.

    Parameters
    ----------
    replications : how many, at least 1
    seed : from 0 to 2**63 - 1
    workers : threads that play side by side; default: as many as the machine has processors
    at_defaults : do not draw assumptions and words; take their defaults and medians
    overrides, options, as_believed_by : what made this variant of the scenario, for the record
    progress : is told how many more are done, after each part

    Raises
    ------
    UsageError
        If `scenario` is none, or a number is out of bounds; or if a strategy of the user's own
        fails.
    """
    scenario = loaded(scenario)
    seed, replications = whole_number("seed", seed), _at_least_one("replications", replications)
    threads = _at_least_one("workers", (os.cpu_count() or 1) if workers is None else workers)
    lowered = lower(scenario, at_defaults=at_defaults)
    kept = _room(scenario, replications)
    _play_all(lowered, kept, seed, threads, progress or (lambda _: None))
    tell_what_was_raised()
    return Ensemble(
        scenario=scenario,
        seed=seed,
        at_defaults=at_defaults,
        overrides=dict(overrides or {}),
        options=dict(options or {}),
        as_believed_by=as_believed_by,
        version=version_here(),
        **{name: np.asarray(part) for name, part in kept._asdict().items()},
    )


def _at_least_one(name: str, number: object) -> int:
    whole = whole_number(name, number)
    if whole == 0:
        raise UsageError(f"{name} is 0; it takes a whole number from 1 to {LARGEST}.")
    return whole


def _room(scenario: Scenario, replications: int) -> Kept:
    """Return room for all replications; raise UsageError if the memory does not suffice."""
    try:
        return room(replications, len(scenario.units), len(scenario.parties))
    except (MemoryError, ValueError):  # NumPy's word for more than it can count is ValueError
        raise UsageError(f"{replications:,} replications do not fit into the memory.") from None


def _play_all(lowered: Lowered, kept: Kept, seed: int, threads: int, progress: Told) -> None:
    """Play all replications, part by part; what is not begun when interrupted is left."""
    own = local()

    def play(first: int) -> int:
        if not hasattr(own, "lowered"):
            own.lowered = copied(lowered)
        count = min(PART, len(kept.ending) - first)
        score = (own.lowered.setting, own.lowered.state, new_log(0))
        play_part(*score, kept, (seed, first, first, count))
        return count

    with ThreadPoolExecutor(threads) as pool:
        parts: list[Future[int]] = [
            pool.submit(play, first) for first in range(0, len(kept.ending), PART)
        ]
        try:
            for part in as_completed(parts):
                progress(part.result())
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
