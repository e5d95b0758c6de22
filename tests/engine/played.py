"""Plays numbered scenarios and prints a digest of each: rows, draws and state, to the last bit.

python -m tests.engine.played loop 0 100
"""

import hashlib
import sys
from collections.abc import Iterator

from sim.engine import calendar, loop
from sim.engine.lowering import lower
from sim.model.chronicle import kept_draws, kept_rows
from sim.model.tables import new_log
from sim.scenario.document import load, loads
from sim.scenario.scenario import Scenario
from sim.scenario.shipped import names
from tests.strategies import numbered

CONDUCTORS = {"loop": loop.play, "calendar": calendar.play}


def digest(conductor: str, scenario: Scenario, seed: int) -> str:
    """Play one replication and return a digest of all that it left."""
    lowered, log = lower(scenario), new_log(64)
    CONDUCTORS[conductor](lowered.setting, lowered.state, log, seed, seed % 3)
    left = hashlib.sha256(kept_rows(log).tobytes() + kept_draws(log).tobytes())
    for name in ("run", "unit", "stance", "party", "objection", "item", "queue"):
        left.update(lowered.state_tables[name].tobytes())
    return left.hexdigest()


def digests(conductor: str, first: int, last: int) -> Iterator[str]:
    """Yield the digests of the numbered scenarios, and of the shipped ones."""
    for number in range(first, last):
        yield digest(conductor, loads(numbered(number)), number)
    for name in names():
        for seed in (1, 2):
            yield digest(conductor, load(name), seed)


if __name__ == "__main__":
    conductor, first, last = sys.argv[1:]
    sys.stdout.writelines(f"{line}\n" for line in digests(conductor, int(first), int(last)))
