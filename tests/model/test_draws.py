"""Draws: NumPy's Philox, one stream a thing, exact quantiles."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.random import Philox
from scipy.stats import norm

from sim.engine.ledger import key
from sim.model import draws
from sim.model.codes import QUANTILES

WORDS = st.integers(0, 2**64 - 1)
SEEDS = st.integers(0, 2**63 - 1)


def philox(seed: int, stream: int, replication: int, count: int) -> list[int]:
    """Return NumPy's words of a stream."""
    words = np.array([seed, stream], np.uint64), np.array([0, replication, 0, 0], np.uint64)
    return [int(word) for word in Philox(key=words[0], counter=words[1]).random_raw(count)]


@given(seed=SEEDS, stream=WORDS, replication=st.integers(0, 2**40))
def test_a_draw_is_the_word_of_numpys_philox(seed: int, stream: int, replication: int) -> None:
    expected = philox(seed, stream, replication, 9)
    drawn = [int(draws.word(seed, replication, np.uint64(stream), i)) for i in range(9)]
    assert drawn == expected


@given(a=WORDS, b=WORDS)
def test_products_and_sums_of_words_wrap_as_in_hardware(a: int, b: int) -> None:
    left, right = np.uint64(a), np.uint64(b)
    assert int(draws.high_product(left, right)) == (a * b) >> 64
    assert int(draws.low_product(left, right)) == (a * b) % 2**64
    assert int(draws.wrapped_sum(left, right)) == (a + b) % 2**64


def test_a_uniform_is_made_of_the_upper_52_bits_of_its_word() -> None:
    word = philox(1, 5, 0, 1)[0]
    assert draws.uniform(1, 0, np.uint64(5), 0) == ((word >> 12) + 0.5) * 2.0**-52


def test_a_stream_is_the_blake2b_hash_of_its_name() -> None:
    assert key("drafting") == int.from_bytes(
        __import__("hashlib").blake2b(b"drafting", digest_size=8).digest(), "little"
    )
    assert key("accepts/unc/ceasefire") != key("accepts/kpa-cpv/ceasefire")


@pytest.mark.parametrize("u", [1e-300, 1e-20, 1e-9, 0.01, 0.074, 0.3, 0.5, 0.8, 0.999, 1 - 1e-13])
def test_the_normal_quantile_agrees_with_scipy_to_its_last_digits(u: float) -> None:
    assert draws.normal_quantile(u) == pytest.approx(norm.ppf(u), rel=2e-13, abs=1e-15)


def test_half_of_the_delays_are_shorter_than_the_median_and_nine_in_ten_than_the_p90() -> None:
    assert draws.lognormal(10.0, 60.0, 0.5) == pytest.approx(10.0, rel=1e-14)
    assert draws.lognormal(10.0, 60.0, 0.9) == pytest.approx(60.0, rel=1e-14)
    assert draws.lognormal(0.0, 60.0, 0.9) == 0.0


@given(u=st.floats(1e-12, 1 - 1e-12))
def test_gaps_between_random_events_are_exponential(u: float) -> None:
    gap = draws.exponential(2.0, u)
    assert 1.0 - math.exp(-2.0 * gap) == pytest.approx(u, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize(("duration", "minutes"), [(0.5, 0), (1.5, 2), (2.5, 2), (2.51, 3)])
def test_time_is_rounded_to_the_minute_half_to_even(duration: float, minutes: int) -> None:
    assert draws.minutes(duration) == minutes


def test_a_table_of_quantiles_has_its_middle_at_one_half() -> None:
    assert QUANTILES % 2 == 1
