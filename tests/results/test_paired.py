"""Paired estimates: worked by hand, and right as often as they say."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.results.estimate import Estimate
from sim.results.measure import Key
from sim.results.paired import estimated_apart, mean_apart, share_apart

Pairs = st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=60)


def shares(pairs: list[tuple[bool, bool]]) -> Estimate:
    a, b = (np.array(side, dtype=bool) for side in zip(*pairs, strict=True))
    return share_apart(a, b)


def test_the_interval_of_a_difference_of_shares_is_that_of_bonett_and_price() -> None:
    """Ten pairs, three won and one lost: 4/12 - 2/12 ± 1.96 sqrt((6/12 - (2/12)²) / 12)."""
    pairs = [(False, True)] * 3 + [(True, False)] + [(True, True)] * 6
    found = shares(pairs)
    half = 1.959963984540054 * math.sqrt((1 / 2 - 1 / 36) / 12)
    assert (found.value, found.n) == (0.2, 10)
    assert (found.low, found.high) == pytest.approx((1 / 6 - half, 1 / 6 + half))


def test_where_no_pair_differs_the_interval_still_has_a_width() -> None:
    found = shares([(True, True)] * 1000)
    assert found.value == 0
    assert found.high == -found.low == pytest.approx(0.002766, abs=1e-6)


@given(pairs=Pairs)
def test_a_difference_of_shares_lies_in_its_interval_and_turns_with_its_sides(
    pairs: list[tuple[bool, bool]],
) -> None:
    found, turned = shares(pairs), shares([(b, a) for a, b in pairs])
    assert -1 <= found.low <= found.value <= found.high <= 1
    assert (turned.value, turned.low, turned.high) == pytest.approx(
        (-found.value, -found.high, -found.low)
    )


def test_a_mean_difference_is_that_of_the_pairs() -> None:
    """By 1, 2 and 3: mean 2, standard error sqrt(1/3)."""
    found = mean_apart(np.array([10.0, 0.0, 5.0]), np.array([11.0, 2.0, 8.0]))
    half = 1.959963984540054 / math.sqrt(3)
    assert (found.value, found.low, found.high) == pytest.approx((2, 2 - half, 2 + half))


def test_the_last_bits_of_a_sum_are_no_difference() -> None:
    found = mean_apart(np.array([0.3, 1.0]), np.array([0.1 + 0.2, 1.0]))
    assert (found.value, found.low, found.high) == (0, 0, 0)


def test_without_a_pair_nothing_is_said() -> None:
    nothing = np.zeros(0)
    for found in (
        share_apart(nothing.astype(bool), nothing.astype(bool)),
        mean_apart(nothing, nothing),
    ):
        assert found.n == 0
        assert math.isnan(found.value)


def test_pairs_of_which_one_says_nothing_are_left_out() -> None:
    a, b = np.array([0.5, np.nan, 0.25]), np.array([0.75, 0.1, 0.25])
    found = estimated_apart(Key("position", "tolls"), a, b)
    assert (found.n, found.value) == (2, 0.125)
    signed = estimated_apart(Key("signed"), np.array([0.0, 1.0]), np.array([1.0, 1.0]))
    assert (signed.n, signed.value) == (2, 0.5)


@pytest.mark.parametrize(("gain", "loss", "n"), [(0.1, 0.05, 200), (0.02, 0.01, 300), (0, 0, 50)])
def test_the_interval_of_shares_holds_the_truth_about_as_often_as_it_says(
    gain: float, loss: float, n: int
) -> None:
    chance = np.random.Generator(np.random.Philox(7))
    draws = chance.random((1000, n))
    held = 0
    for row in draws:
        a = (row >= gain) & (row < gain + loss) | (row > 0.7)
        b = (row < gain) | (row > 0.7)
        found = share_apart(a, b)
        held += found.low <= gain - loss <= found.high
    assert held / len(draws) >= 0.93


def test_the_interval_of_a_mean_holds_the_truth_about_as_often_as_it_says() -> None:
    """Of a change that is felt in one pair of five, and then as an exponential."""
    chance = np.random.Generator(np.random.Philox(8))
    held = 0
    for _ in range(1000):
        felt = (chance.random(200) < 0.2) * chance.exponential(10.0, 200)
        found = mean_apart(np.zeros(200), felt)
        held += found.low <= 2.0 <= found.high
    assert 0.91 <= held / 1000 <= 0.97


def test_pairs_tell_far_more_than_the_two_shares_by_themselves() -> None:
    """Half of the runs are signed in both; two of a hundred more in B."""
    pairs = [(True, True)] * 50 + [(False, True)] * 8 + [(False, False)] * 42
    assert shares(pairs).low > 0
