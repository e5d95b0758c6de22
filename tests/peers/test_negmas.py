"""NegMAS itself, where the extra `bench` is installed: its figures, and domains nobody has seen."""

import random
from pathlib import Path

import pytest

from tests.peers.domain import Domain, known, write
from tests.peers.figures import PAIRS, figures
from tests.peers.peer import Met, Peer
from tests.peers.played import played

pytest.importorskip("negmas", reason="the peer comes with the extra 'bench'")

pytestmark = pytest.mark.filterwarnings("ignore")


def drawn(seed: int) -> Domain:
    """Return a small domain without equals: two to four issues, two to five values each."""
    chance = random.Random(seed)
    issues = {
        f"issue {place}": [f"value {n}" for n in range(chance.randint(2, 5))]
        for place in range(1, chance.randint(2, 4) + 1)
    }
    profiles = {}
    for name in ("first", "second"):
        weights = [chance.uniform(0.1, 1.0) for _ in issues]
        profiles[name] = {
            "reservation": chance.choice([0.0, 0.0, 0.2, 0.4]),
            "weights": [weight / sum(weights) for weight in weights],
            "evaluations": [[chance.random() for _ in values] for values in issues.values()],
        }
    return Domain(issues, profiles)


def is_left_to_chance(met: Met) -> bool:
    """Say whether a party that plays MiCRO has drawn one of its earlier offers."""
    return any(len({tuple(offer) for offer in put}) < len(put) for put in met.put)


@pytest.mark.parametrize("name", ["laptop", "itex-cypress"])
def test_the_figures_are_those_of_the_peer(name: str, tmp_path: Path) -> None:
    peer = Peer(write(known(name), tmp_path / name))
    for figure in figures():
        if figure.domain == name:
            met = peer.meet(figure.pair, figure.steps)
            assert (met.agreement, met.step) == (figure.agreement, figure.step), figure.name


@pytest.mark.parametrize("seed", range(1, 21))
def test_on_domains_drawn_at_random_they_agree_as_the_peer_does(seed: int, tmp_path: Path) -> None:
    domain = drawn(seed)
    folder = write(domain, tmp_path / f"drawn-{seed}")
    peer = Peer(folder)
    for pair in PAIRS:
        for steps in (7, 40):
            met = peer.meet(pair, steps)
            if "micro" in pair and is_left_to_chance(met):
                continue
            agreed = played(domain, folder, pair, steps)
            assert (agreed.agreement, agreed.step) == (met.agreement, met.step), (pair, steps)
