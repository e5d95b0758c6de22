"""Estimates and their intervals, by numbers known from elsewhere."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sim.results.estimate import among, design_effect, mean, quantile, share, share_of, student


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


@given(st.lists(st.floats(0, 9), min_size=1), st.floats(0, 1))
def test_at_least_the_share_has_closed_by_its_quantile_and_fewer_before(
    values: list[float], q: float
) -> None:
    found = among(np.array(values), q)
    assert sum(value <= found for value in values) >= q * len(values) - 1e-9
    assert sum(value < found for value in values) <= q * len(values) + 1e-9


def test_a_quantile_may_never_come() -> None:
    told = quantile(np.array([1.0] * 45 + [math.inf] * 55), 0.5)
    assert (told.value, told.low, told.high) == (math.inf, 1.0, math.inf)


@pytest.mark.parametrize("groups", [2, 3, 4, 5, 10, 100])
def test_few_groups_widen_an_interval_as_students_t_does(groups: int) -> None:
    assert student(groups - 1) == pytest.approx(stats.t.ppf(0.975, groups - 1), rel=0.002)


def test_runs_of_one_group_that_are_all_the_same_count_once() -> None:
    groups = np.repeat(np.arange(40), 5)
    said = np.repeat(np.arange(40) % 2 == 0, 5)
    # the variance among 40 groups, 0.25 * 40/39 of the mean's 40; of 200 runs alone 0.25 * 200/199
    by_hand = 5 * (40 / 39) / (200 / 199)
    widened = (stats.t.ppf(0.975, 39) / 1.959964) ** 2
    assert design_effect(said, groups) == pytest.approx(by_hand * widened)
    assert design_effect(np.ones(200, bool), groups) == pytest.approx(5 * widened)
    alone = share_of(said[::5])
    assert share_of(said, groups).low == pytest.approx(alone.low, abs=0.01)
    assert share_of(said, groups).n == 200


def test_runs_that_share_nothing_or_all_count_each() -> None:
    said = np.arange(12) % 3 == 0
    for groups in (None, np.arange(12), np.zeros(12, int)):
        assert design_effect(said, groups) == 1.0
        assert share_of(said, groups) == share(4, 12)


def test_runs_less_alike_than_chance_has_them_narrow_nothing() -> None:
    said = np.tile([True, False], 20)
    assert design_effect(said, np.repeat(np.arange(20), 2)) == pytest.approx(
        (stats.t.ppf(0.975, 19) / 1.959964) ** 2
    )


@pytest.mark.parametrize(
    ("outer", "inner", "alike", "part"), [(20, 5, 0.5, 0.5), (100, 5, 0.5, 0.1), (6, 10, 0.8, 0.5)]
)
def test_nineteen_intervals_in_twenty_hold_the_truth_of_runs_that_are_alike(
    outer: int, inner: int, alike: float, part: float
) -> None:
    chance, tries = np.random.default_rng(1), 400
    groups, truth = np.repeat(np.arange(outer), inner), stats.norm.ppf(part)
    held, without = np.zeros(3), np.zeros(3)
    for _ in range(tries):
        shared = np.repeat(chance.normal(size=outer), inner)
        values = math.sqrt(alike) * shared + math.sqrt(1 - alike) * chance.normal(size=len(shared))
        for found, known in ((held, groups), (without, None)):
            told = (
                (share_of(values <= truth, known), part),
                (mean(values, known), 0.0),
                (quantile(values, part, known), truth),
            )
            found += [one.low <= true <= one.high for one, true in told]
    assert (held / tries >= 0.93).all()
    assert without[1] / tries < 0.85
