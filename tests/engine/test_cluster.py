"""A cluster: the same talks on other processes, and one that dies takes nothing with it."""

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from sim.engine import cluster
from sim.engine.ensemble import ensemble
from sim.engine.run import version_here
from sim.engine.strategy import strategy
from sim.errors import StrategyError, UsageError
from sim.results.archive import read
from sim.scenario.document import loads, resolved
from tests.quick import QUICK
from tests.results.ends import same

distributed = pytest.importorskip("distributed")

LONGEST = 120
"""Seconds that a test may take: a cluster that hangs fails it, and does not stop all others."""

QUIET: dict[str, Any] = {"dashboard_address": ":0", "silence_logs": 60}
SCENARIO = loads(QUICK, set={"parties.a.patience": "9 days"})


@pytest.fixture(autouse=True)
def _in_time() -> Iterator[None]:
    def over(*_: object) -> None:
        raise TimeoutError(f"the cluster has hung for {LONGEST} seconds")

    before = signal.signal(signal.SIGALRM, over)
    signal.alarm(LONGEST)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.fixture(scope="module")
def two_workers() -> Iterator[Any]:
    """Yield a scheduler of Dask's with two worker processes, which play uncompiled."""
    plain = {"NUMBA_DISABLE_JIT": "1"}
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, env=plain, **QUIET) as local:
        yield local


def of(local: Any) -> Any:
    """Return a client of a cluster."""
    return distributed.Client(local, set_as_default=False)


def test_a_cluster_plays_what_this_machine_plays_though_a_worker_is_killed(
    two_workers: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sim.results.archive.PART", 5)
    pids = _pids(two_workers)
    assert len(pids) == 2
    killed: list[int] = []

    def kill_one(_: int) -> None:
        if not killed:
            killed.append(pids[0])
            os.kill(pids[0], signal.SIGKILL)

    asked: dict[str, Any] = {"replications": 47, "out": tmp_path / "e", "progress": kill_one}
    there = ensemble(SCENARIO, cluster=two_workers.scheduler_address, **asked)
    assert killed
    here = ensemble(SCENARIO, replications=47)
    assert same(here, there)
    assert same(here, read(tmp_path / "e"))


def test_a_client_of_ones_own_stays_open(two_workers: Any) -> None:
    with of(two_workers) as client:
        there = ensemble(SCENARIO, replications=8, inner=4, cluster=client)
        assert client.status == "running"
    assert same(there, ensemble(SCENARIO, replications=8, inner=4))


def test_a_part_that_is_lost_is_given_to_another_and_not_for_ever(
    two_workers: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    task, result, left = (version_here(), QUICK, False, 1, 1), cluster._result, [None, None]
    monkeypatch.setattr(cluster, "_result", lambda *of: left.pop() if left else result(*of))
    with of(two_workers) as client:
        played = dict(cluster._handed_out(client, task, iter([(0, 1), (1, 2)])))
        assert {first: len(ends.ending) for first, ends in played.items()} == {0: 1, 1: 2}
        monkeypatch.setattr(cluster, "_result", lambda *_: None)
        with pytest.raises(UsageError, match="from replication 4 was lost 6 times"):
            list(cluster._handed_out(client, task, iter([(4, 1)])))


class Broken:
    """A future to which the way is lost."""

    def result(self, **_: float) -> None:
        """Raise what Dask raises then, a kind of OSError."""
        raise OSError("in <TCP (closed)>")


def test_where_the_way_is_lost_the_part_is_and_a_scheduler_that_is_gone_is_told(
    two_workers: Any,
) -> None:
    with of(two_workers) as client:
        lost: Any = Broken()
        assert cluster._result(client, lost) is None
    with pytest.raises(UsageError, match="does not answer any more"):
        cluster._result(client, lost)


def test_a_worker_of_another_version_is_refused(two_workers: Any) -> None:
    task = ("another version", QUICK, False, 1, 1)
    said = "of this program, and here it is another version"
    with of(two_workers) as client, pytest.raises(UsageError, match=said):
        list(cluster._handed_out(client, task, iter([(0, 1)])))


def test_what_a_worker_cannot_do_is_one_clear_error(two_workers: Any) -> None:
    task = (version_here(), "scenario: 100", False, 1, 1)
    said = "The cluster cannot play this: ScenarioError"
    with of(two_workers) as client, pytest.raises(UsageError, match=said):
        list(cluster._handed_out(client, task, iter([(0, 1)])))


def test_a_strategy_registered_here_does_not_travel() -> None:
    strategy(lambda *_: 0.5, name="only-here")
    scenario = loads(QUICK, set={"parties.b.concession": "only-here"})
    with pytest.raises(UsageError, match=r"^b gives way by 'only-here', .* workers do not know it"):
        ensemble(scenario, replications=2, cluster="tcp://127.0.0.1:1")


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense://x", "tcp://127.0.0.1:port"])
def test_a_scheduler_that_does_not_answer_is_one_clear_error(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 0.5)
    with pytest.raises(UsageError, match=f"No scheduler of Dask answers at '{address}'") as told:
        ensemble(SCENARIO, replications=2, cluster=address)
    assert "\n" not in str(told.value)


def test_a_cluster_without_workers_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 0.5)
    said = "The scheduler at '.*' has no worker"
    none = distributed.LocalCluster(n_workers=0, **QUIET)
    with none, pytest.raises(UsageError, match=said):
        ensemble(SCENARIO, replications=2, cluster=none.scheduler_address)


def test_where_the_last_worker_goes_it_is_told_soon(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sim.results.archive.PART", 5)
    for name in ("PATIENCE", "LOOK"):
        monkeypatch.setattr(cluster, name, 0.5)
    env = {"NUMBA_DISABLE_JIT": "1"}
    gone: list[float] = []
    with distributed.LocalCluster(n_workers=1, threads_per_worker=1, env=env, **QUIET) as local:

        def dismiss(_: int) -> None:
            if not gone:
                local.scale(0)
                gone.append(time.monotonic())

        asked: dict[str, Any] = {"replications": 2000, "out": tmp_path / "e", "progress": dismiss}
        with pytest.raises(UsageError, match=r"has no worker\. .* are kept in"):
            ensemble(SCENARIO, cluster=local.scheduler_address, **asked)
        assert time.monotonic() - gone[0] < cluster.PAUSE / 2


def test_what_dask_would_print_is_kept_from_the_terminal_while_we_tell_it_ourselves() -> None:
    printed, dask = StringIO(), logging.getLogger("distributed")
    handler = logging.StreamHandler(printed)
    dask.addHandler(handler)
    try:
        with cluster._quiet():
            dask.error("Failed to reconnect to scheduler")
        assert printed.getvalue() == ""
        dask.error("What somebody else does with Dask")
    finally:
        dask.removeHandler(handler)
    assert printed.getvalue() == "What somebody else does with Dask\n"


SCHEDULER = """
import asyncio
from distributed import Scheduler

async def stand() -> None:
    async with Scheduler(host="127.0.0.1", port=0, dashboard=False) as scheduler:
        print(scheduler.address, flush=True)
        await scheduler.finished()

asyncio.run(stand())
"""


@pytest.mark.parametrize("end", [signal.SIGSTOP, signal.SIGKILL])
def test_a_scheduler_that_hangs_or_dies_is_one_clear_error(
    end: signal.Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PATIENCE", "PAUSE", "LOOK"):
        monkeypatch.setattr(cluster, name, 0.5)
    task, command = (version_here(), QUICK, False, 1, 1), [sys.executable, "-c", SCHEDULER]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        try:
            client = distributed.Client(address, timeout=60, set_as_default=False)
            monkeypatch.setattr(client, "nthreads", dict)
            process.send_signal(end)
            said = f"^The scheduler at '{address}' does not answer any more"
            with pytest.raises(UsageError, match=said):
                list(cluster._handed_out(client, task, iter([(0, 1)])))
            process.send_signal(signal.SIGCONT)
            client.close(timeout=5)
        finally:
            process.kill()


def test_threads_are_of_this_machine() -> None:
    with pytest.raises(UsageError, match="with a cluster there are none"):
        ensemble(SCENARIO, replications=2, workers=2, cluster="tcp://127.0.0.1:1")


def _pids(local: Any) -> list[int]:
    with of(local) as client:
        return list(client.run(os.getpid).values())


def test_a_strategy_that_fails_on_a_worker_is_told_as_it_is_here(two_workers: Any) -> None:
    def failing(*_: float) -> float:
        raise ZeroDivisionError("no way")

    def registered() -> None:
        strategy(failing, name="failing-on-a-worker")

    registered()
    text = resolved(loads(QUICK, set={"parties.b.concession": "failing-on-a-worker"}))
    task = (version_here(), text, False, 1, 1)
    with of(two_workers) as client:
        client.run(registered)
        for _ in range(2):  # nor does it outlast its part
            with pytest.raises(StrategyError, match=r"'failing-on-a-worker' failed: .* no way"):
                list(cluster._handed_out(client, task, iter([(0, 1)])))
        plain = (version_here(), QUICK, False, 1, 1)
        assert len(list(cluster._handed_out(client, plain, iter([(0, 1), (1, 1)])))) == 2
