"""Negotiations a second, beside NegMAS 0.16.0 playing the same domains to the same agreement.

    pip install 'negotiation-position-simulator[bench]'
    python benchmarks/peers.py                      # the domains of the tests, and generated ones
    python benchmarks/peers.py my-domains           # a folder of folders of GENIUS files
    python benchmarks/peers.py --record             # into the history and docs/performance.md

Both read the same files first; reading is not timed. Discounts are ignored. Then the same two
strategies negotiate over and over, and must agree on the same each time. Three pairs of times, all
of the processor, each the least of several turns, ours and the peer's in turn:

- *many*: what somebody waits for who plays a domain again and again. NegMAS: a mechanism and two
  negotiators, each of which puts all outcomes in order anew. Ours: one `sim.ensemble` on one
  thread, which puts them in order once, over all its negotiations.
- *sorted*: the negotiation alone, its outcomes in order already, on both sides.
- *once*: a single one, from the scenario read to the agreement, on both sides with the ordering.
"""

import argparse
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import sim
from benchmarks.calibration import Timed, beside
from benchmarks.generated import DOMAINS, domain
from benchmarks.record import Figure, rate, record
from sim.engine.lowering import lower
from sim.engine.part import played as played_part
from sim.model import rule
from tests.peers.domain import Domain, known, write
from tests.peers.peer import DOMAINS as SHIPPED
from tests.peers.peer import Met, Peer
from tests.peers.played import played

BLOCK = "peers"
PAIR, STEPS = ("boulware", "conceder"), 200
MANY, ALONE = 10_000, 5
LARGE = 10_000
"""Outcomes from which one negotiation of the peer is enough to time."""


class Compared(NamedTuple):
    """What came of a domain: its figures, and how often ours does what the peer does once."""

    figures: list[Figure]
    line: str


def folders(asked: Path | None, room: Path) -> Iterator[Path]:
    """Yield folders of GENIUS files: those of a folder, or the shipped and generated ones."""
    if asked is not None:
        yield from sorted(path for path in asked.iterdir() if any(path.glob("*.xml")))
        return
    for name in SHIPPED:
        yield write(known(name), room / name)
    for sizes in DOMAINS:
        folder = room / f"drawn-{'x'.join(map(str, sizes))}"
        sim.to_genius(sim.loads(domain(sizes)), folder)
        yield folder


class Ordering:
    """Adds up how long NegMAS takes to put outcomes in order, while it is entered."""

    def __init__(self) -> None:
        from negmas.preferences.inv_ufun import adaptive

        self._kind: Any = adaptive.AdaptiveInverseUtilityFunction
        self._init: Any = self._kind.init
        self.seconds = 0.0

    def __enter__(self) -> "Ordering":
        def init(inverse: Any) -> Any:
            start = time.process_time()
            try:
                return self._init(inverse)
            finally:
                self.seconds += time.process_time() - start

        self._kind.init = init
        return self

    def __exit__(self, *_: object) -> None:
        self._kind.init = self._init


def readable(peer: Peer) -> Domain:
    """Return the issues of a domain with their values, in the peer's order."""
    issues = {issue.name: [str(value) for value in issue.all] for issue in peer.space.issues}
    return Domain(issues, {})


def agreeing(folder: Path, peer: Peer) -> Met:
    """Let both negotiate once; return what the peer agreed, which ours must have agreed too."""
    theirs = peer.meet(PAIR, STEPS)
    mine = played(readable(peer), folder, PAIR, STEPS)
    agreed = None if theirs.agreement is None else [str(value) for value in theirs.agreement]
    assert (mine.agreement, mine.step) == (agreed, theirs.step), (folder.name, mine, theirs[:2])
    return theirs


def theirs_timed(peer: Peer, count: int, turns: int) -> tuple[Timed, Timed]:
    """Return how long so many negotiations take the peer, with the ordering and without it."""
    bare: list[float] = []

    def work() -> None:
        with Ordering() as ordering:
            start = time.process_time()
            for _ in range(count):
                peer.meet(PAIR, STEPS)
            bare.append(time.process_time() - start - ordering.seconds)

    timed = beside(work, clock=time.process_time, turns=turns)
    return timed, timed._replace(seconds=min(bare))


def alone(scenario: sim.Scenario, count: int) -> None:
    """Play negotiations each by itself, from the scenario read to its agreement."""
    for _ in range(count):
        played_part(lower(scenario), 1, (0, 1))


def compared(folder: Path) -> Compared:
    """Hold both to the same agreement on a domain, and time them."""
    peer = Peer(folder)
    met = agreeing(folder, peer)
    scenario = sim.from_genius(folder, steps=STEPS, strategies=PAIR)
    outcomes = peer.space.cardinality
    count, turns = (1, 2) if outcomes >= LARGE else (20, 3)
    lowered, timer = lower(scenario), partial(beside, clock=time.process_time, turns=turns)
    whole, bare = theirs_timed(peer, count, turns)
    many = timer(lambda: sim.ensemble(scenario, replications=MANY, workers=1))
    ordered = timer(lambda: played_part(lowered, 1, (0, MANY)))
    once = timer(lambda: alone(scenario, ALONE))
    pairs = {
        "many": (rate(f"{folder.name}: ours, many", many, count=MANY), whole),
        "sorted": (rate(f"{folder.name}: ours, sorted", ordered, count=MANY), bare),
        "once": (rate(f"{folder.name}: ours, once", once, count=ALONE), whole),
    }
    figures = [rate(f"{folder.name}: NegMAS", whole, count=count)]
    figures += [rate(f"{folder.name}: NegMAS, sorted", bare, count=count)]
    figures += [ours for ours, _ in pairs.values()]
    times = [ours.value * theirs.seconds / count for ours, theirs in pairs.values()]
    speeds = f"{figures[0].value:>9.4g}{figures[1].value:>9.4g}{figures[2].value:>11,.0f}"
    return Compared(
        figures,
        f"{folder.name:<20.20}{outcomes:>8,}{'–' if met.step is None else met.step:>6}{speeds}"
        + "".join(f"{one:>11,.0f}" if one >= 10 else f"{one:>11.1f}" for one in times),
    )


HEAD = (
    "                                      NegMAS, a second    ours, a     ours, times NegMAS",
    "domain              outcomes  step    whole   sorted  second, many"
    "    many     sorted       once",
)


def main() -> int:
    """Compare domain by domain, and record if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("domains", nargs="?", type=Path, help="a folder of folders of files")
    parser.add_argument("--record", action="store_true", help="into the history and the page")
    asked = parser.parse_args()
    if not rule.COMPILED:
        parser.error("the model is not compiled: `sim warm` compiles it")
    warnings.simplefilter("ignore")
    lines = [f"{PAIR[0]} against {PAIR[1]}, {STEPS} steps, discounts ignored, one thread", *HEAD]
    print(*lines, sep="\n")
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as room:
        for folder in folders(asked.domains, Path(room)):
            found = compared(folder)
            print(found.line, flush=True)
            lines.append(found.line)
            figures += found.figures
    return record(BLOCK, figures, lines) if asked.record else 0


if __name__ == "__main__":
    sys.exit(main())
