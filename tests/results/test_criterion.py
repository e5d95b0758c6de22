"""Criteria: the score of each run, and that its mean is what is meant."""

import math
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.model.codes import RUN_END, Ending
from sim.results.criterion import Criterion, last_minute, of_the_worst, scores
from sim.scenario.document import loads
from tests.builders import HARBOUR

UTILITY = np.array([0.5, -0.1, 0.0, 0.3])


def ends(*days: int) -> np.ndarray:
    """Return runs signed on these days; one that is never signed is a day below 0."""
    found = np.zeros(len(days), RUN_END)
    for end, day in zip(found, days, strict=True):
        end["ending"] = Ending.SIGNED if day >= 0 else Ending.HORIZON
        end["minute"] = abs(day) * 1440
    return found


def scored(criterion: Criterion, before: float = math.inf) -> list[float]:
    """Return the scores of four runs, signed on days 1, 10 and 20; the third is not signed."""
    found = scores(criterion, ending=ends(1, 10, -5, 20), utility=UTILITY, before=before)
    return [float(one) for one in found]


def test_worth_is_the_utility_of_the_run() -> None:
    assert scored(Criterion.WORTH) == UTILITY.tolist()


def test_signed_is_one_or_nothing() -> None:
    assert scored(Criterion.SIGNED) == [1, 1, 0, 1]


def test_a_signature_counts_to_the_end_of_the_day_asked_for() -> None:
    before = last_minute(loads(HARBOUR), date(2001, 1, 11))
    assert before == 11 * 1440
    assert scored(Criterion.SIGNED, before) == [1, 1, 0, 0]


def test_a_signature_in_the_first_minute_of_the_next_day_comes_too_late() -> None:
    found = ends(10, 10)
    found["minute"] = [11 * 1440 - 1, 11 * 1440]
    before = last_minute(loads(HARBOUR), date(2001, 1, 11))
    told = scores(Criterion.SIGNED, ending=found, utility=UTILITY[:2], before=before)
    assert told.tolist() == [1, 0]


def test_the_worst_tenth_of_twenty_runs_is_the_mean_of_the_worst_two() -> None:
    utility = np.arange(20)[::-1] / 10
    assert of_the_worst(utility).mean() == pytest.approx((0.0 + 0.1) / 2)


@given(st.lists(st.floats(-1, 1), min_size=1, max_size=80))
def test_the_worst_tenth_is_the_mean_of_the_lowest(utilities: list[float]) -> None:
    count = max(1, math.ceil(len(utilities) / 10))
    lowest = sorted(utilities)[:count]
    found = of_the_worst(np.array(utilities)).mean()
    assert found == pytest.approx(sum(lowest) / count, abs=1e-9)


def test_regret_is_of_a_utility_unless_signatures_are_counted() -> None:
    assert Criterion.WORST_DECILE.counts is Criterion.WORTH
    assert Criterion.SIGNED.counts is Criterion.SIGNED
