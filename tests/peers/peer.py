"""The peer itself, NegMAS 0.16.0, on the same files; `python -m tests.peers.peer` freezes figures.

It takes the extra `bench`. Discounts are ignored, as its own tournaments do.
"""

import json
import logging
import tempfile
import warnings
from pathlib import Path
from typing import Any, NamedTuple

from tests.peers.domain import known, write
from tests.peers.figures import FILE, PAIRS, STEPS

DOMAINS = ("laptop", "itex-cypress", "travel")
WITH_TIES = ("travel",)
"""Domains on which many outcomes are worth the same: the peer's choice among them counts."""

NEGOTIATORS = {
    "boulware": "BoulwareTBNegotiator",
    "conceder": "ConcederTBNegotiator",
    "linear": "LinearTBNegotiator",
    "micro": "MiCRONegotiator",
}


class Met(NamedTuple):
    """What came of a meeting of two negotiators, and what each put, in order.

    step : that at which they agreed, from 0; None if they did not
    """

    agreement: list[str] | None
    step: int | None
    put: tuple[list[list[str]], list[list[str]]]


class Peer:
    """A domain as NegMAS reads it, its real issues cut into so many levels."""

    def __init__(self, folder: Path, *, levels: int | None = None) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from negmas.inout import Scenario

            read: Any = Scenario.from_genius_folder(folder, ignore_discount=True)
        logging.disable(logging.CRITICAL)
        self.space, self.utilities = read.outcome_space, read.ufuns
        if levels is not None:
            self.space = self.space.to_discrete(levels=levels)

    def meet(self, pair: tuple[str, str], steps: int) -> Met:
        """Let two strategies negotiate for so many steps."""
        from negmas import sao

        table: Any = sao.SAOMechanism(outcome_space=self.space, n_steps=steps)
        for place, (name, utility) in enumerate(zip(pair, self.utilities, strict=True)):
            party: Any = getattr(sao, NEGOTIATORS[name])(id=str(place), name=str(place))
            table.add(party, preferences=utility)
        table.run()
        agreed: Any = table.state.agreement
        put: tuple[list[list[str]], list[list[str]]] = ([], [])
        for row in table.full_trace:
            if row.offer is not None:
                put[int(row.negotiator)].append(list(row.offer))
        if agreed is None:
            return Met(None, None, put)
        return Met(list(agreed), table.state.step - 1, put)


def freeze() -> None:
    """Play all pairs on all domains, and keep what came of it."""
    runs: list[dict[str, Any]] = []
    put: dict[str, tuple[list[int], list[int]]] = {}
    for name in DOMAINS:
        domain = known(name)
        chosen: tuple[set[int], set[int]] = (set(), set())
        with tempfile.TemporaryDirectory() as folder:
            peer = Peer(write(domain, Path(folder) / name))
        for pair in PAIRS:
            for steps in STEPS:
                met = peer.meet(pair, steps)
                run = {"domain": name, "pair": pair, "steps": steps}
                runs.append(run | {"agreement": met.agreement, "step": met.step})
                for mine, offers in zip(chosen, met.put, strict=True):
                    if "micro" not in pair:
                        mine.update(domain.number(offer) for offer in offers)
        if name in WITH_TIES:
            put[name] = (sorted(chosen[0]), sorted(chosen[1]))
    FILE.write_text(_laid_out(runs, put), encoding="utf-8")


def _laid_out(runs: list[dict[str, Any]], put: dict[str, tuple[list[int], list[int]]]) -> str:
    """Return the file, a line a run."""
    lines = ",\n".join(json.dumps(run, ensure_ascii=False) for run in runs)
    return f'{{"peer": "negmas 0.16.0",\n"runs": [\n{lines}\n],\n"put": {json.dumps(put)}}}\n'


if __name__ == "__main__":
    freeze()
