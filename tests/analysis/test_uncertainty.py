"""What nobody knows, and what is chance: two parts of one variance."""

import numpy as np
import pytest
from rich.console import Console

from sim.analysis.uncertainty import between, table, uncertainty
from sim.errors import UsageError
from sim.model.codes import Ending
from tests.ensembles import Run, many

JUDGES = np.array(
    [
        [9, 2, 5, 8],
        [6, 1, 3, 2],
        [8, 4, 6, 8],
        [7, 1, 2, 6],
        [10, 5, 6, 9],
        [6, 2, 4, 7],
    ],
    float,
)
"""Four judges on six targets, of table 2 of Shrout and Fleiss [shrout-1979]."""


def test_the_published_share_comes_out_with_its_interval() -> None:
    found = between(JUDGES)
    assert found.value == pytest.approx(0.17, abs=0.005)
    assert found.low == 0.0  # published: -0.13, which no share of a variance can be
    assert found.high == pytest.approx(0.72, abs=0.005)
    assert found.n == 6


@pytest.mark.parametrize(
    ("groups", "share"),
    [
        ([[1.0, 1.0], [2.0, 2.0], [5.0, 5.0]], 1.0),
        ([[1.0, 3.0], [3.0, 1.0], [1.0, 3.0]], 0.0),
        # among 2 * var(1, 2) = 1, within 0.5: F = 2, (2 - 1) / (2 + 2 - 1)
        ([[0.5, 1.5], [1.5, 2.5]], 1 / 3),
    ],
)
def test_what_differs_between_groups_alone_is_unknown_and_within_them_is_chance(
    groups: list[list[float]], share: float
) -> None:
    assert between(np.array(groups)).value == pytest.approx(share)


def test_where_nothing_differs_no_share_is_told() -> None:
    assert np.isnan(between(np.ones((3, 2))).value)


@pytest.mark.parametrize("true", [0.0, 0.3, 0.8])
def test_nineteen_intervals_in_twenty_hold_the_true_share(true: float) -> None:
    chance = np.random.default_rng(1)
    held, tries = 0, 400
    for _ in range(tries):
        known = chance.normal(size=(30, 1)) * np.sqrt(true)
        found = between(known + chance.normal(size=(30, 5)) * np.sqrt(1 - true))
        held += found.low <= true <= found.high
    assert 0.92 <= held / tries <= 0.99  # at 0 what falls below is cut off there


def run(last: int, utility: float, ending: Ending = Ending.SIGNED) -> Run:
    """Return a run that ends on a day, and is worth so much to the north."""
    return Run({}, ending=ending, last=last, utility=(utility, 0.0))


PLAYED = [run(10, 0.1), run(10, 0.3), run(20, 0.3), run(20, 0.1), run(50, 0.1), run(50, 0.3)]
"""Three draws of what is assumed, twice each: the day hangs on them alone, the worth on chance."""


def test_of_an_ensemble_each_measure_has_its_share() -> None:
    parts = uncertainty(many(PLAYED, inner=2))
    assert list(parts) == ["signed", "last day", "utility to north", "utility to south"]
    assert np.isnan(parts["signed"].value)
    assert (parts["last day"].value, parts["utility to north"].value) == (1.0, 0.0)
    assert np.isnan(parts["utility to south"].value)
    assert parts["last day"].n == 3


def test_one_group_or_groups_of_one_tell_nothing_apart() -> None:
    for inner in (1, 6):
        with pytest.raises(UsageError, match="by two groups at least"):
            uncertainty(many(PLAYED, inner=inner))


def test_the_table_says_what_it_is_made_of() -> None:
    ended = [*PLAYED[:-1], run(50, 0.3, Ending.HORIZON)]
    console = Console(width=100)
    with console.capture() as heard:
        console.print(table(many(ended, inner=2)))
    told = " ".join(heard.get().split())
    assert "last day 100 % (100–100) 0 % (0–0)" in told
    assert "utility to south nothing differs" in told
    assert "over 3 draws of what is assumed, with 2 replications of each" in told
