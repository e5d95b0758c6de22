"""Play a scenario many times over: on several threads, or on the machines of a cluster.

Each replication is the one that `run` plays under its number. Whoever plays has copies of its own
and takes part after part, so how many there are, and where, changes nothing but the time.
"""

from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from threading import local
from typing import TYPE_CHECKING, NamedTuple

from sim.engine.cluster import played_there
from sim.engine.lowering import Lowered, copied, lower
from sim.engine.part import Part, Played, played
from sim.engine.run import version_here
from sim.engine.workers import how_many, side_by_side
from sim.errors import UsageError
from sim.results.archive import read
from sim.results.draft import drafted
from sim.results.ensemble import Ensemble
from sim.results.part import Ends, room_for, spans
from sim.results.provenance import Provenance
from sim.scenario.argument import (
    at_least_one,
    loaded,
    path,
    teller,
    whole_number,
    yes_or_no,
)
from sim.scenario.scenario import Scenario

if TYPE_CHECKING:
    from distributed import Client

PART = 100
"""Replications that a thread plays before it reports, if nothing is written."""

Told = Callable[[int], None]
Play = Callable[[Iterable[Part]], Played]


class Writing(NamedTuple):
    """Where an ensemble is kept, and whether what is there is gone on with."""

    out: Path
    resume: bool


def ensemble(
    scenario: Scenario,
    *,
    replications: int = 1000,
    seed: int = 1,
    workers: int | None = None,
    cluster: "Client | str | None" = None,
    at_defaults: bool = False,
    inner: int = 1,
    out: str | Path | None = None,
    resume: bool = False,
    progress: Told | None = None,
) -> Ensemble:
    """Play replications 0, 1, 2 … of `scenario` and return how each ended.

    The same scenario and seed give the same ensemble on any machine, with any number of workers,
    in one go or resumed.

    Parameters
    ----------
    replications : how many, at least 1
    seed : from 0 to 2**63 - 1
    workers : threads that play side by side; default: as many as the machine has processors
    cluster : a Dask client, or a scheduler's address, whose workers play instead of threads
    at_defaults : do not draw assumptions and words; take their defaults and medians
    inner : so many after one another share what is assumed; `replications` is a multiple of it
    out : the folder in which it is kept while it is played, part by part; default: nowhere
    resume : go on with what is kept in `out` of the same ensemble, broken off or of fewer runs
    progress : is told how many more are done, after each part; first, how many are there already

    Raises
    ------
    UsageError
        If `scenario` is none, or an argument of another kind or out of bounds; if a strategy of
        the user's own fails; if nothing can be written to `out`, or what is there is not to be
        resumed; or if the cluster cannot be reached, or is lost.
    AlreadyThere
        If something else than an ensemble of the same scenario stands in `out`.
    """
    provenance = provenance_of(scenario, seed=seed, at_defaults=at_defaults, inner=inner)
    replications, tell = _whole_groups(replications, provenance.inner), teller(progress)
    writing, play = _writing(out, resume), _player(provenance, workers, cluster)
    if writing is None:
        return _collected(provenance, replications, play, tell)
    return _kept(provenance, replications, play, tell, writing)


def provenance_of(scenario: Scenario, *, seed: int, at_defaults: bool, inner: int) -> Provenance:
    """Return of what an ensemble is that is asked for; raise UsageError at an argument amiss."""
    scenario = loaded(scenario)
    return Provenance(
        scenario=scenario,
        seed=whole_number("seed", seed),
        at_defaults=yes_or_no("at_defaults", at_defaults),
        **scenario.made._asdict(),
        version=version_here(),
        inner=at_least_one("inner", inner),
    )


def _writing(out: object, resume: object) -> Writing | None:
    """Return where an ensemble is to be kept, None for nowhere; raise UsageError for no place."""
    goes_on = yes_or_no("resume", resume)
    if out is not None:
        return Writing(path("out", out, "a folder"), goes_on)
    if goes_on:
        raise UsageError("resume takes the folder, out, in which the ensemble was broken off.")
    return None


def _whole_groups(replications: object, inner: int) -> int:
    """Return how many replications there are; raise UsageError if a group is unfinished."""
    whole = at_least_one("replications", replications)
    if whole % inner:
        said = f"they come in groups of {inner:,} that share what is assumed (inner)"
        raise UsageError(f"{whole:,} replications leave a group unfinished: {said}.")
    return whole


def _kept(
    provenance: Provenance, replications: int, play: Play, tell: Told, writing: Writing
) -> Ensemble:
    """Play what is missing into a folder, part by part, and return what it keeps then.

    What is kept is read as a whole at the end, so nothing is begun that would not fit.
    """
    room_for(provenance.scenario, replications)
    with drafted(provenance, replications, writing.out, resume=writing.resume) as draft:
        if draft.archive.kept:
            tell(draft.archive.kept)
        with closing(play(draft.missing)) as parts:
            for first, ends in draft.going_on(parts):
                draft.add(first, ends)
                tell(len(ends.ending))
    return read(writing.out)


def _player(provenance: Provenance, workers: int | None, cluster: "Client | str | None") -> Play:
    """Return who plays."""
    threads = how_many(workers)
    if cluster is None:
        at_defaults, inner = provenance.at_defaults, provenance.inner
        lowered = lower(provenance.scenario, at_defaults=at_defaults, inner=inner)
        return lambda parts: _played_here(lowered, parts, provenance.seed, threads)
    if workers is not None:
        raise UsageError("workers are the threads of this machine; with a cluster there are none.")
    return lambda parts: played_there(provenance, parts, cluster)


def _collected(provenance: Provenance, replications: int, play: Play, tell: Told) -> Ensemble:
    """Return all replications, kept in memory."""
    ends = room_for(provenance.scenario, replications)
    with closing(play(spans(replications, PART))) as parts:
        for first, part in parts:
            for whole, piece in zip(ends, part, strict=True):
                whole[first : first + len(piece)] = piece
            tell(len(part.ending))
    return Ensemble(**vars(provenance), **ends._asdict())


def _played_here(lowered: Lowered, parts: Iterable[Part], seed: int, threads: int) -> Played:
    """Play parts on threads, each on arrays of its own."""
    own = local()

    def play(part: Part) -> tuple[int, Ends]:
        if not hasattr(own, "lowered"):
            own.lowered = copied(lowered)
        return part[0], played(own.lowered, seed, part)

    with closing(side_by_side(play, parts, threads)) as ended:
        yield from ended
