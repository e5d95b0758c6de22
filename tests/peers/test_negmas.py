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


def with_a_real_issue(seed: int, points: int) -> Domain:
    """Return such a domain with a real issue before the others, whose points are the values."""
    chance, domain = random.Random(1000 + seed), drawn(seed)
    low, width = chance.uniform(-2, 2), chance.uniform(0.5, 3)
    places = [repr(low + width * place / (points - 1)) for place in range(points)]
    profiles = {}
    for party, profile in domain.profiles.items():
        ends = [chance.random(), chance.random()]
        between = [ends[0] + (ends[1] - ends[0]) * n / (points - 1) for n in range(points)]
        weights = [chance.uniform(0.1, 1.0), *profile["weights"]]
        profiles[party] = {
            "reservation": profile["reservation"],
            "weights": [weight / sum(weights) for weight in weights],
            "evaluations": [between, *profile["evaluations"]],
        }
    return Domain({"share": places, **domain.issues}, profiles, ("share",))


def numbered(agreement: list[str] | None) -> list[object]:
    """Return an agreement whose first value is a number."""
    return [round(float(agreement[0]), 9), *agreement[1:]] if agreement else []


def indifferent(seed: int, place: int) -> Domain:
    """Return a drawn domain of which one party gives nothing for anything."""
    domain = drawn(seed)
    flat = domain.profiles[("first", "second")[place]]
    flat["evaluations"] = [[0.0 for _ in values] for values in flat["evaluations"]]
    flat["reservation"] = 0.0
    return domain


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


@pytest.mark.parametrize(("seed", "points"), [(1, 21), (2, 21), (3, 10), (4, 7), (5, 21)])
def test_real_issues_cut_into_as_many_points_agree_as_the_peer_does(
    seed: int, points: int, tmp_path: Path
) -> None:
    domain = with_a_real_issue(seed, points)
    folder = write(domain, tmp_path / f"real-{seed}")
    peer = Peer(folder, levels=points)
    for pair in PAIRS:
        met = peer.meet(pair, 40)
        if "micro" in pair and is_left_to_chance(met):
            continue
        agreed = played(domain, folder, pair, 40, points=points)
        assert numbered(agreed.agreement) == numbered(met.agreement), pair
        assert agreed.step == met.step, pair


@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize("seed", range(1, 6))
def test_one_to_whom_all_is_worth_the_same_agrees_as_the_peer_does(
    seed: int, place: int, tmp_path: Path
) -> None:
    domain = indifferent(seed, place)
    folder = write(domain, tmp_path / f"flat-{seed}")
    for pair in PAIRS:
        if "micro" not in pair:
            met, agreed = Peer(folder).meet(pair, 40), played(domain, folder, pair, 40)
            assert (agreed.agreement, agreed.step) == (met.agreement, met.step), pair
