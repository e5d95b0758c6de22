"""What NegMAS 0.16.0 agreed, and at which step: figures frozen by `tests.peers.peer`.

`figures.json` holds a line a run: the agreement, issue by issue, and its step, from 0; and for
domains on which outcomes are worth the same, the numbers of those that each party's curve has put,
as the peer's unstable sort chose them from among their equals.
"""

import json
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("figures.json")

PAIRS = (
    ("boulware", "conceder"),
    ("conceder", "boulware"),
    ("linear", "linear"),
    ("boulware", "boulware"),
    ("micro", "micro"),
)
STEPS = (20, 200, 1000)


class Figure(NamedTuple):
    """What the peer agreed in one run; None if it did not."""

    domain: str
    pair: tuple[str, str]
    steps: int
    agreement: list[str] | None
    step: int | None

    @property
    def name(self) -> str:
        """What the run is called."""
        return f"{self.domain}-{'-'.join(self.pair)}-{self.steps}"


def figures() -> list[Figure]:
    """Return all runs."""
    return [
        Figure(**run | {"pair": tuple(run["pair"])})
        for run in json.loads(FILE.read_text("utf-8"))["runs"]
    ]


def put(domain: str) -> list[list[int]]:
    """Return which of equals each party puts on a domain; nothing where there are no equals."""
    said: dict[str, list[list[int]]] = json.loads(FILE.read_text("utf-8"))["put"]
    return said.get(domain, [])
