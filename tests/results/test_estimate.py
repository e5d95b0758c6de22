"""Estimates and their intervals, by numbers known from elsewhere."""

import math

import numpy as np
import pytest
from scipy import stats

from sim.results.estimate import mean, quantile, share


@pytest.mark.parametrize(("count", "n"), [(0, 10), (3, 10), (10, 10), (780, 1000)])
def test_the_interval_of_a_share_is_wilsons(count: int, n: int) -> None:
    told = share(count, n)
    reference = stats.binomtest(count, n).proportion_ci(method="wilson")
    assert (told.value, told.n) == (count / n, n)
    assert (told.low, told.high) == pytest.approx((reference.low, reference.high), abs=1e-9)


def test_the_interval_of_a_mean_is_two_standard_errors_to_either_side() -> None:
    told = mean(np.array([1.0, 2.0, 3.0, 4.0]))
    half = 1.959964 * math.sqrt(5 / 3) / 2
    assert (told.low, told.value, told.high) == pytest.approx((2.5 - half, 2.5, 2.5 + half))


def test_one_number_says_nothing_of_its_own_error() -> None:
    assert mean(np.array([7.0])).high == math.inf


@pytest.mark.parametrize("q", [0.25, 0.5, 0.9])
def test_the_interval_of_a_quantile_holds_it_in_nineteen_of_twenty_samples(q: float) -> None:
    chance, held, samples = np.random.default_rng(1), 0, 2000
    truth = stats.expon.ppf(q)
    for _ in range(samples):
        told = quantile(chance.exponential(size=200), q)
        held += told.low <= truth <= told.high
    assert 0.94 <= held / samples <= 0.98


def test_of_no_runs_nothing_is_said() -> None:
    for told in (share(0, 0), mean(np.array([])), quantile(np.array([]), 0.5)):
        assert math.isnan(told.value)
        assert told.n == 0
