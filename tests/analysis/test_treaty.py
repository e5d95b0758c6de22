"""Treaties of the solutions: against lists of all treaties, and against closed forms."""

import numpy as np
import pytest
from scipy.optimize import minimize

from sim.analysis import treaty as treaties
from sim.analysis.solutions import egalitarian, kalai_smorodinsky, nash
from sim.analysis.treaty import (
    Array,
    egalitarian_treaty,
    kalai_smorodinsky_treaty,
    nash_treaty,
    utopia,
    worths,
)

LINE = np.linspace(0.0, 1.0, 201)


def tables(seed: int, parties: int, clauses: int = 5, places: int = 6) -> list[Array]:
    """Return what the places of some clauses add, at random."""
    chance = np.random.default_rng(seed)
    return [chance.normal(0.1, 0.4, (places, parties)) for _ in range(clauses)]


def listed(gains: list[Array]) -> Array:
    every = np.zeros((1, gains[0].shape[1]))
    for table in gains:
        every = (every[:, None] + table[None]).reshape(-1, table.shape[1])
    return every


@pytest.mark.parametrize("parties", [2, 3, 4])
@pytest.mark.parametrize("seed", range(6))
def test_what_is_climbed_to_is_the_best_of_all_treaties(
    seed: int, parties: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """But for a hair: the climb for the least gain may end just short of the best."""
    gains, least = tables(seed, parties), np.zeros(parties)
    every = listed(gains)
    best_nash, best_least = (every[pick(every, least) or 0] for pick in (nash, egalitarian))
    monkeypatch.setattr(treaties, "FEW", 0)
    by_nash, by_least = (pick(gains, least) for pick in (nash_treaty, egalitarian_treaty))
    assert by_nash is not None
    assert by_least is not None
    assert np.log(worths(gains, by_nash)).sum() >= np.log(best_nash).sum() - 0.01
    assert worths(gains, by_least).min() >= best_least.min() - 0.01


def test_few_treaties_are_all_listed() -> None:
    gains, least = tables(1, 3), np.zeros(3)
    every = listed(gains)
    for pick, solution in (
        (nash_treaty, nash),
        (egalitarian_treaty, egalitarian),
        (kalai_smorodinsky_treaty, kalai_smorodinsky),
    ):
        found = pick(gains, least)
        assert found is not None
        assert worths(gains, found).tolist() == every[solution(every, least) or 0].tolist()


def test_two_who_care_for_different_things_both_get_what_they_care_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Worked by hand: 0.9 and 0.1 of the weight on two pies; each takes the one it prefers."""
    gains = [
        np.column_stack([0.9 * LINE, 0.1 * (1 - LINE)]),
        np.column_stack([0.1 * LINE, 0.9 * (1 - LINE)]),
    ]
    for few in (0, treaties.FEW):
        monkeypatch.setattr(treaties, "FEW", few)
        for pick in (nash_treaty, egalitarian_treaty, kalai_smorodinsky_treaty):
            found = pick(gains, np.zeros(2))
            assert found == (200, 0)


def test_nash_on_scales_is_what_a_solver_of_smooth_problems_finds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    weights = np.array([[0.5, 0.3, 0.2], [0.2, 0.3, 0.5]])

    def worth(x: Array) -> Array:
        own = 1 - x**2  # the first wants 0 everywhere, the second 1
        return np.array([(weights[0] * own).sum(), (weights[1] * (1 - (1 - x) ** 2)).sum()])

    def lost(x: Array) -> float:
        return -float(np.log(worth(x)).sum())

    solved = minimize(lost, np.full(3, 0.5), bounds=[(0, 1)] * 3, tol=1e-12)
    gains = [
        np.column_stack([weights[0, c] * (1 - LINE**2), weights[1, c] * (1 - (1 - LINE) ** 2)])
        for c in range(3)
    ]
    monkeypatch.setattr(treaties, "FEW", 0)
    found = nash_treaty(gains, np.zeros(2))
    assert found is not None
    assert LINE[list(found)] == pytest.approx(solved.x, abs=0.006)


def test_the_most_one_can_gain_leaves_the_other_what_it_had() -> None:
    pie = [np.column_stack([LINE, 1 - LINE])]
    assert utopia(pie, np.array([0.0, 0.25])) == pytest.approx([0.75, 0.75])
    assert utopia(pie, np.array([0.6, 0.6])) is None


@pytest.mark.parametrize("few", [0, treaties.FEW])
def test_where_every_treaty_harms_somebody_there_is_none(
    few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(treaties, "FEW", few)
    gains = [np.column_stack([LINE, 1 - LINE])]
    for pick in (nash_treaty, egalitarian_treaty, kalai_smorodinsky_treaty):
        assert pick(gains, np.array([0.6, 0.6])) is None
