"""Play an ensemble on the workers of a Dask cluster, part by part.

There is no scheduler of our own: a part is a task of Dask's, which hands it to another worker when
its worker dies. A worker needs this package, of the same version; it is sent the scenario's text,
lowers it once, and plays compiled if the model has been compiled on its machine.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from concurrent import futures
from contextlib import contextmanager
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from sim.engine.lowering import Lowered, copied, lower
from sim.engine.part import Part, Played, played
from sim.engine.run import version_here
from sim.errors import UsageError
from sim.results.part import Ends
from sim.results.provenance import Provenance
from sim.scenario.concession import Registered, offered
from sim.scenario.document import loads, resolved
from sim.scenario.scenario import Scenario

if TYPE_CHECKING:
    from distributed import Client, Future

PATIENCE = 10.0
"""Seconds that are waited for a scheduler, and for its first worker."""

LOOK = 5.0
"""Seconds without news after which the cluster is looked at: has it workers, and do they play?"""

PAUSE = 20.0
"""Seconds that are waited for what a worker has played already."""

LOST = 5
"""How often a part may be lost with a worker and be given to another, beside Dask's own trials."""

AHEAD = 4
"""Tasks given to the scheduler, for each thread of its workers."""

LOWERED = 4
"""Scenarios that a worker keeps lowered."""

CANCELLED = (asyncio.CancelledError, futures.CancelledError)
"""What Dask raises of what was lost, with a worker or with the scheduler."""

Task = tuple[str, str, bool, int, int]
"""What all parts have in common: version, text of the scenario, at defaults or not, inner, seed."""


def played_there(provenance: Provenance, parts: Iterable[Part], cluster: "Client | str") -> Played:
    """Play parts on the workers of a cluster.

    Raises
    ------
    UsageError
        If Dask is not installed, the cluster cannot be reached or has no worker, a worker cannot
        play what is asked, or the scenario needs a strategy that does not travel.
    """
    _refuse_what_stays_here(provenance.scenario)
    task = (
        provenance.version,
        resolved(provenance.scenario),
        provenance.at_defaults,
        provenance.inner,
        provenance.seed,
    )
    with _reached(cluster) as client:
        yield from _handed_out(client, task, iter(parts))


def play_there(task: Task, part: Part) -> Ends:
    """Play a part: what a worker calls.

    Raises `UsageError` if it is of another version than the one that asks.
    """
    version, text, at_defaults, inner, seed = task
    if version != version_here():
        said = f"a worker has version {version_here()} of this program, and here it is {version}"
        raise UsageError(f"The cluster cannot play this: {said}.")
    return played(copied(_lowered(text, at_defaults, inner)), seed, part)


@lru_cache(LOWERED)
def _lowered(text: str, at_defaults: bool, inner: int) -> Lowered:
    """Return a scenario's arrays, which nobody may play on: others copy them at the same time."""
    return lower(loads(text), at_defaults=at_defaults, inner=inner)


def _refuse_what_stays_here(scenario: Scenario) -> None:
    """Raise UsageError if a strategy was registered in this process alone."""
    for name, party in scenario.parties.items():
        concession = party.concession
        if isinstance(concession, Registered) and concession.strategy not in offered():
            raise UsageError(
                f"{name} gives way by '{concession.strategy}', a strategy registered in this "
                "program alone, and a cluster's workers do not know it. Play it on this machine, "
                "or install a package that offers it on every worker (docs/how-to/strategy.md)."
            )


@contextmanager
def _reached(cluster: "Client | str") -> Iterator["Client"]:
    """Give a client of the cluster that has at least one worker; close it if it is ours."""
    try:
        from distributed import Client
    except ImportError:
        said = "A cluster needs Dask: pip install 'negotiation-position-simulator[cluster]'."
        raise UsageError(said) from None
    if not isinstance(cluster, str):
        if not isinstance(cluster, Client):
            raise UsageError(f"cluster is {cluster!r}; it takes an address or a client of Dask.")
        _wait_for_a_worker(cluster)
        yield cluster
        return
    with _quiet(), _connected(cluster) as client:
        _wait_for_a_worker(client)
        yield client


def _connected(address: str) -> "Client":
    """Return a client of ours; raise UsageError if no scheduler answers."""
    from distributed import Client
    from distributed.comm import resolve_address

    try:
        resolve_address(address)  # a client of an address that is none takes a minute to close
        return Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(f"No scheduler of Dask answers at '{address}': {error}.") from error


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep from the terminal what Dask would print there: of what is lost we tell ourselves."""
    before = {one: one.level for one in logging.getLogger("distributed").handlers}
    for handler in before:
        handler.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for handler, level in before.items():
            handler.setLevel(level)


def _wait_for_a_worker(client: "Client") -> None:
    _asked(client, "identity")  # a scheduler that is lost is waited for without an end
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError:
        raise UsageError(f"The scheduler at '{_address(client)}' has no worker.") from None


def _asked(client: "Client", question: str) -> object:
    """Return what the scheduler answers; raise UsageError if it is lost."""
    try:
        return client.sync(getattr(client.scheduler, question), callback_timeout=PATIENCE)
    except (OSError, RuntimeError, AttributeError) as error:  # closed, or gone, or it hangs
        said = f"The scheduler at '{_address(client)}' does not answer any more."
        raise UsageError(said) from error


def _address(client: "Client") -> str:
    return str(getattr(client.scheduler, "address", "an address that is forgotten"))


def _handed_out(client: "Client", task: Task, parts: Iterator[Part]) -> Played:
    """Give parts to the cluster, so many at a time, and yield what comes back."""
    threads = sum(client.nthreads().values())
    lost: Counter[Part] = Counter()
    going: dict[Future, Part] = {}

    def submit(part: Part) -> None:
        going[client.submit(play_there, task, part, pure=False)] = part

    try:
        for part in islice(parts, AHEAD * max(1, threads)):
            submit(part)
        while going:
            for one in _some(client, set(going)):
                part = going.pop(one)
                ends = _result(client, one)
                if ends is None:
                    lost[part] += 1
                    _refuse_to_lose(part, lost[part])
                    submit(part)
                    continue
                for following in islice(parts, 1):
                    submit(following)
                yield part[0], ends
    finally:
        client.cancel(list(going))


def _some(client: "Client", going: set["Future"]) -> set["Future"]:
    """Wait until some are done, or lost; raise UsageError if no worker is left."""
    from distributed import wait

    while True:
        try:
            with client.as_current():
                return set(wait(going, timeout=LOOK, return_when="FIRST_COMPLETED").done)
        except CANCELLED:
            _wait_for_a_worker(client)
            return {one for one in going if one.status != "pending"} or going
        except TimeoutError:
            _wait_for_a_worker(client)
            if not _is_playing(_asked(client, "processing")):
                return going


def _is_playing(answer: object) -> bool:
    """Say whether any worker has something to do, by what a scheduler answers."""
    return isinstance(answer, Mapping) and any(answer.values())


def _result(client: "Client", one: "Future") -> Ends | None:
    """Return what a worker played; None if it is lost; raise UsageError if it could not play."""
    try:
        ends: Ends = one.result(timeout=PAUSE)
    except (TimeoutError, *CANCELLED):
        return None
    except UsageError:
        raise
    except OSError:  # the way to the scheduler, or from it to a worker, is lost
        _asked(client, "identity")
        return None
    except Exception as error:  # whatever a worker lacks
        said = f"{type(error).__name__}: {error}"
        raise UsageError(f"The cluster cannot play this: {said:.300}") from error
    return ends


def _refuse_to_lose(part: Part, times: int) -> None:
    if times > LOST:
        said = f"the part from replication {part[0]} was lost {times} times with its workers"
        raise UsageError(f"The cluster cannot play this: {said}.")
