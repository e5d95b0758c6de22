"""Survival curves, by a table worked by hand and by another's estimator."""

import warnings
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import CensoredData, ecdf

from sim.results.estimate import design_effect
from sim.results.survival import survival


def test_the_share_is_the_product_over_those_still_followed() -> None:
    # 6 followed: at 1 one of 6, at 3 two of 4 (one left at 2), at 5 none, the last left at 5
    times, happened = np.array([1, 2, 3, 3, 5, 5.0]), np.array([1, 0, 1, 1, 1, 0], bool)
    curve = survival(times, happened)
    assert curve.times.tolist() == [1, 3, 5]
    assert curve.followed.tolist() == [6, 4, 2]
    assert curve.share == pytest.approx([5 / 6, 5 / 12, 5 / 24])
    # var(log S) at 1 is 1/(6·5); the band is S^exp(±z·se/|log S|)
    spread = 1.959963984540054 * np.sqrt(1 / 30) / -np.log(5 / 6)
    assert curve.low[0] == pytest.approx((5 / 6) ** np.exp(spread))
    assert curve.high[0] == pytest.approx((5 / 6) ** np.exp(-spread))


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 12), st.booleans()), min_size=3, max_size=60))
def test_share_and_band_are_those_of_another_estimator(runs: list[tuple[int, bool]]) -> None:
    times = np.array([float(time) for time, _ in runs])
    happened = np.array([did for _, did in runs])
    curve = survival(times, happened)
    if not happened.any():
        assert len(curve.times) == 0
        return
    theirs = ecdf(CensoredData(uncensored=times[happened], right=times[~happened])).sf
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # where the share is 0 or 1 it has no band
        band: Any = theirs.confidence_interval(method="log-log")
    at = np.isin(theirs.quantiles, curve.times)
    assert curve.share == pytest.approx(theirs.probabilities[at])
    sure = (curve.share > 0) & (curve.share < 1)
    assert curve.low[sure] == pytest.approx(band.low.probabilities[at][sure])
    assert curve.high[sure] == pytest.approx(band.high.probabilities[at][sure])
    assert np.isnan(curve.low[~sure]).all()


def test_it_says_the_share_at_any_time() -> None:
    curve = survival(np.array([2.0, 4.0]), np.array([True, False]))
    assert [curve.at(time) for time in (0, 2, 3, 9)] == [1.0, 0.5, 0.5, 0.5]


def test_the_band_of_runs_that_are_alike_is_that_of_their_share_at_each_time() -> None:
    chance = np.random.default_rng(3)
    groups = np.repeat(np.arange(30), 4)
    times = np.round(np.repeat(chance.normal(50, 8, 30), 4) + chance.normal(0, 8, 120))
    happened = times < 60
    times = np.where(happened, times, 60.0)
    curve, alone = survival(times, happened, groups), survival(times, happened)
    assert curve.share.tolist() == alone.share.tolist()
    for place, time in enumerate(curve.times):
        effect = design_effect(happened & (times <= time), groups)
        wide, narrow = (
            np.log(-np.log(one.low[place])) - np.log(-np.log(one.share[place]))
            for one in (curve, alone)
        )
        assert (wide / narrow) ** 2 == pytest.approx(effect)
    assert survival(times, happened, np.zeros(120, int)).low.tolist() == alone.low.tolist()
