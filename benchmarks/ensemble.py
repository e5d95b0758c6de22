"""How fast ensembles are: replications a second, what a meeting costs, and how all that grows.

    python benchmarks/ensemble.py                     # kaesong-1951; a few minutes
    python benchmarks/ensemble.py house-sale --plot growth.png
    python benchmarks/ensemble.py --record            # into the history and docs/performance.md
    python benchmarks/ensemble.py --compile           # also compiles the model anew: minutes more

Every time is the least of several turns, and the kernel of `calibration` is timed in turn with it;
the second number is the ratio of the two. Times on one thread are of the processor, others by the
clock on the wall. `--record` compares the ratios with the last record and exits with 1 if one is
worse by a tenth or more: record on a machine that does nothing else.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from benchmarks.calibration import TURNS, beside, kernel
from benchmarks.generated import talks
from benchmarks.record import COUNT, Figure, lasting, rate, record
from sim.engine.ensemble import ensemble
from sim.engine.loop import play
from sim.engine.lowering import Lowered, lower
from sim.engine.run import run
from sim.model import rule
from sim.model.tables import new_log
from sim.scenario.document import load, loads
from sim.scenario.scenario import Scenario

BLOCK = "ensemble"
GROWN = (100, 1_000, 10_000)
SIZES = {2: (10, 100, 1_000), 4: (10, 100, 1_000), 8: (10, 100, 800)}
"""Clauses, by the number of parties: a file may hold 50,000 keys and values, and no more."""

SINGLE, PLAIN, COUNTED, STREAMED = 20, 2, 200, 100_000
SEED = 1

UNCOMPILED = """
import sys, time
from sim.engine.ensemble import ensemble
from sim.scenario.document import load
scenario, count = load(sys.argv[1]), int(sys.argv[2])
start = time.process_time()
ensemble(scenario, replications=count, workers=1)
print((time.process_time() - start) / count)
"""
PEAK = """
import resource, sys
from pathlib import Path
from sim.engine.ensemble import ensemble
from sim.scenario.document import load
ensemble(load("house-sale"), replications=int(sys.argv[1]), out=sys.argv[2])
status = Path("/proc/self/status")
if status.exists():
    lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
    print(int(lines["VmHWM"].split()[0]) * 1024)
else:
    unit = 1 if sys.platform == "darwin" else 1024
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit)
"""
"""Linux counts into getrusage's peak what the process weighed that started this one."""

WARM = """
from sim.engine.warm import warm
from sim.model import rule
assert rule.COMPILED and not rule.is_warm(rule.LAST), rule.FOLDER
warm()
"""
HELP = "import sys; from sim.cli import main; sys.argv = ['sim', '--help']; main()"


def python(code: str, *words: str, **environment: str) -> str:
    """Run code in a Python of its own, and return what it prints."""
    command = [sys.executable, "-c", code, *words]
    told = os.environ | environment
    return subprocess.run(command, env=told, check=True, capture_output=True, text=True).stdout


def played(scenario: Scenario, replications: int, workers: int | None = 1) -> Callable[[], object]:
    """Return the work of playing an ensemble."""
    return partial(ensemble, scenario, replications=replications, seed=SEED, workers=workers)


def meetings(scenario: Scenario, replications: int = COUNTED) -> float:
    """Return the mean number of meetings a run."""
    lowered, held = lower(scenario), 0
    for r in range(replications):
        play(lowered.setting, lowered.state, new_log(0), SEED, r)
        held += int(lowered.state_tables["run"][0]["held"])
    return held / replications


def speed(name: str, scenario: Scenario) -> Iterator[Figure]:
    """Yield how fast the ensemble is, beside itself uncompiled and beside single runs."""
    many = GROWN[1]
    one = beside(played(scenario, many), clock=time.process_time)
    yield rate(f"{name}: replications, 1 thread", one, count=many)
    two = beside(played(scenario, 2 * many, 2), threads=2)
    yield rate(f"{name}: replications, 2 threads", two, count=2 * many)
    held = meetings(scenario)
    yield Figure(f"{name}: meetings a run", held, COUNT)
    yield lasting(f"{name}: a meeting", one, "µs", count=many * held)
    back = beside(played(scenario, many, None), threads=os.cpu_count() or 1)
    yield lasting(f"{name}: {many:,} replications, back in Python", back, "s")
    single = beside(
        lambda: [run(scenario, seed=SEED, replication=r) for r in range(SINGLE)],
        clock=time.process_time,
    )
    yield lasting(f"{name}: sim.run, by SimPy's calendar", single, "ms", count=SINGLE)
    lowered = beside(lambda: lower(scenario), clock=time.process_time)
    yield lasting(f"{name}: of that, lowering", lowered, "ms")


def uncompiled(name: str) -> Iterator[Figure]:
    """Yield how long a run takes as plain Python, by the processor."""
    taken = [float(python(UNCOMPILED, name, str(PLAIN), NUMBA_DISABLE_JIT="1")) for _ in range(2)]
    alone = beside(lambda: None, clock=time.process_time)
    timed = alone._replace(seconds=min(taken))
    yield lasting(f"{name}: a run, uncompiled", timed, "ms")


def by_replications(name: str, scenario: Scenario) -> Iterator[Figure]:
    """Yield what a run costs among few and among many."""
    for many in GROWN:
        timed = beside(played(scenario, many), clock=time.process_time, turns=3)
        yield lasting(f"{name}: a run among {many:,}", timed, "µs", count=many)


def rounds(lowered: Lowered, count: int) -> None:
    """Play the first replications, one after the other, on arrays that are there already."""
    for r in range(count):
        play(lowered.setting, lowered.state, new_log(0), SEED, r)


def by_clauses() -> Iterator[Figure]:
    """Yield what a run of generated talks costs, by their clauses and parties."""
    for parties, sizes in SIZES.items():
        for clauses in sizes:
            name, count = f"{clauses:,} clauses, {parties} parties", max(3, 1000 // clauses)
            scenario = loads(talks(clauses, parties))
            work = partial(rounds, lower(scenario), count)
            timed = beside(work, clock=time.process_time, turns=3)
            yield lasting(f"{name}: a run", timed, "ms", count=count)
            yield Figure(f"{name}: meetings a run", meetings(scenario, count), COUNT)


def started() -> Iterator[Figure]:
    """Yield how long `sim --help` takes, from the shell's view."""
    yield lasting("sim --help", beside(partial(python, HELP), turns=2 * TURNS), "ms")


def weighed() -> Iterator[Figure]:
    """Yield the peak of memory of an ensemble that is written while it is played."""
    for many in (1_000, STREAMED):
        with tempfile.TemporaryDirectory() as folder:
            peak = int(python(PEAK, str(many), f"{folder}/kept"))
        yield Figure(f"house-sale: {many:,} replications written, peak", peak / 2**20, "MiB")


def compiled() -> Iterator[Figure]:
    """Yield how long all of the model takes to compile, with nothing kept before."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryDirectory() as home:
        fresh = {"HOME": home, "XDG_CACHE_HOME": home, rule.ASKED: "1"}
        wall = beside(partial(python, WARM, **fresh), turns=1)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    yield lasting("compiling the model, by the clock", wall, "s")
    yield lasting("compiling the model, processor", wall._replace(seconds=spent), "s")


def plot(figures: list[Figure], name: str, file: Path) -> None:
    """Draw how a run grows with replications, and with clauses and parties."""
    import matplotlib as mpl
    from matplotlib.figure import Figure as Drawing

    from sim.plots.style import AGREED, HALF, MEDIAN, SECONDARY

    values = {figure.name: figure.value for figure in figures}
    with mpl.rc_context({"font.size": 8, "axes.spines.top": False, "axes.spines.right": False}):
        drawing = Drawing(figsize=(7.09, 2.8), layout="constrained")
        left, right = drawing.subplots(1, 2)
        among = [values[f"{name}: a run among {many:,}"] for many in GROWN]
        left.plot(GROWN, among, "o-", color=AGREED)
        left.set(xscale="log", xlabel="replications", ylabel="µs a run", ylim=(0, None))
        left.set_title(f"{name}, one thread", loc="left", fontsize=8)
        for (parties, sizes), colour in zip(SIZES.items(), (HALF, AGREED, MEDIAN), strict=True):
            times = [values[f"{c:,} clauses, {parties} parties: a run"] for c in sizes]
            right.plot(sizes, times, "o-", color=colour, label=f"{parties} parties")
            if parties == 2:
                line = [times[0] * c / sizes[0] for c in sizes]
                right.plot(sizes, line, ":", color=SECONDARY, label="in proportion")
        right.set(xscale="log", yscale="log", xlabel="clauses", ylabel="ms a run")
        right.set_title("generated talks, one thread", loc="left", fontsize=8)
        right.legend(frameon=False, fontsize=7)
        drawing.savefig(file, dpi=200)


def main() -> int:
    """Measure, print, and record if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("scenario", nargs="?", default="kaesong-1951")
    parser.add_argument("--record", action="store_true", help="into the history and the page")
    parser.add_argument("--compile", action="store_true", help="compile anew, in a fresh cache")
    parser.add_argument("--plot", type=Path, help="draw how it grows, to this file")
    asked = parser.parse_args()
    if not rule.COMPILED:
        parser.error("the model is not compiled: `sim warm` compiles it")
    name, scenario, figures = asked.scenario, load(asked.scenario), list[Figure]()
    kernel(1)
    played(scenario, 1)()
    alone = beside(lambda: None, clock=time.process_time, turns=2 * TURNS)
    figures.append(Figure("the kernel", alone.kernel * 1e3, "ms", 1.0))
    print(figures[0].told)
    parts = [speed(name, scenario), uncompiled(name), by_replications(name, scenario)]
    parts += [by_clauses(), started(), weighed(), *([compiled()] if asked.compile else [])]
    for part in parts:
        for figure in part:
            print(figure.told, flush=True)
            figures.append(figure)
    if asked.plot:
        plot(figures, name, asked.plot)
    return record(BLOCK, figures, [one.told for one in figures]) if asked.record else 0


if __name__ == "__main__":
    sys.exit(main())
