"""A ranking: differences of pairs, chances of being best, and regret, worked by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.results.criterion import Criterion
from sim.results.ranking import Ranking, chances_of_best, ranked, regret

FISH = [0.4, 0.2, 0.6, 0.0]
TOLL = [0.1, 0.3, 0.5, 0.1]
"""Of four runs, what two options are worth: in the mean 0.3 and 0.25."""


def ranking(*, criterion: Criterion = Criterion.WORTH, **options: list[float]) -> Ranking:
    """Return the ranking of options by the worth of each run; all of them are signed."""
    scored = {
        name: {one: np.array(worths) for one in Criterion} for name, worths in options.items()
    }
    return ranked(scored, criterion=criterion, seed=1, as_believed_by=None)


def test_the_option_of_the_largest_mean_comes_first() -> None:
    found = ranking(toll=TOLL, fish=FISH)
    assert [one.option for one in found.options] == ["fish", "toll"]
    assert [one.value.value for one in found.options] == pytest.approx([0.3, 0.25])


def test_how_far_an_option_is_behind_is_told_pair_by_pair() -> None:
    """Differences -0.3, 0.1, -0.1, 0.1: mean -0.05, standard deviation sqrt(0.11 / 3)."""
    behind = ranking(fish=FISH, toll=TOLL).option("toll").behind
    half = 1.959963984540054 * (0.11 / 3 / 4) ** 0.5
    assert (behind.value, behind.low, behind.high) == pytest.approx(
        (-0.05, -0.05 - half, -0.05 + half)
    )
    assert behind.n == 4


def test_an_option_whose_interval_holds_nought_is_level_with_the_best() -> None:
    found = ranking(fish=FISH, toll=TOLL)
    assert found.option("toll").is_level
    assert not found.is_clear
    assert ranking(fish=FISH, none=[x - 0.2 for x in FISH]).is_clear


def test_regret_is_what_the_best_option_of_each_run_would_have_won_more() -> None:
    lost = regret(np.array([FISH, TOLL]))
    assert lost == pytest.approx(np.array([[0, 0.1, 0, 0.1], [0.3, 0, 0.1, 0]]))
    found = ranking(fish=FISH, toll=TOLL)
    assert found.option("fish").regret.value == pytest.approx(0.05)
    assert found.option("toll").regret.value == pytest.approx(0.1)
    assert found.option("fish").regret.low == 0.0  # its mean less two errors is below


@given(
    st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1)), min_size=2, max_size=30)
)
def test_regrets_lie_as_far_apart_as_the_options_and_are_never_below_nought(
    runs: list[tuple[float, float, float]],
) -> None:
    scores = np.array(runs).T
    lost = regret(scores)
    assert lost.min() >= 0
    assert (lost.min(axis=0) == 0).all()
    assert lost.mean(axis=1) + scores.mean(axis=1) == pytest.approx(scores.max(axis=0).mean())


def test_options_that_are_the_same_are_the_best_equally_often() -> None:
    assert chances_of_best(np.array([FISH, FISH]), seed=1).tolist() == [0.5, 0.5]


def test_the_chance_of_being_best_is_that_of_the_resampled_means() -> None:
    """Of two runs, fish wins one by 3 and loses one by 1: only both of the second lose it."""
    chance = chances_of_best(np.array([[3.0, 0.0], [0.0, 1.0]]), seed=5)
    assert chance[0] == pytest.approx(0.75, abs=0.03)
    assert chance.sum() == pytest.approx(1)


def test_the_same_seed_gives_the_same_chances() -> None:
    scores = np.array([FISH, TOLL])
    assert (chances_of_best(scores, 7) == chances_of_best(scores, 7)).all()
    assert (chances_of_best(scores, 7) != chances_of_best(scores, 8)).any()


def test_of_signatures_even_a_clean_sweep_leaves_a_doubt() -> None:
    found = ranking(criterion=Criterion.SIGNED, a=[1.0] * 9, b=[1.0] * 9)
    assert found.option("b").is_level
    assert found.option("b").behind.low < 0 < found.option("b").behind.high
