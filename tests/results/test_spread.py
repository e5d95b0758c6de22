"""The spread of an ensemble, by runs told by hand."""

import math

import numpy as np
import pytest

from sim.model.codes import Disposition, Ending
from sim.results.spread import last_closing, medians, spreads
from tests.builders import WHOLE
from tests.ensembles import OPEN, End, Run, agreed, many, minute

QUOTA, SEASON, TOLLS = 0, 1, 2


def test_a_quantile_is_of_all_runs_and_those_left_open_come_last() -> None:
    days = [Run({"tolls": agreed(day)}) for day in range(1, 13)]
    tolls = spreads(many([*days, *[Run({"tolls": OPEN})] * 8]))[TOLLS]
    assert tolls.when == (minute(1), minute(5), minute(10), math.inf, math.inf)


def test_what_more_than_half_of_the_runs_leave_open_has_no_median() -> None:
    half = [Run({"tolls": agreed(4)})] * 5
    assert spreads(many([*half, *[Run({})] * 5]))[TOLLS].median == minute(4)
    assert spreads(many([*half, *[Run({})] * 6]))[TOLLS].median == math.inf


def test_shares_tell_what_is_signed_from_what_is_agreed_in_draft() -> None:
    runs = [
        Run({"tolls": agreed(4)}),
        Run({"tolls": agreed(4)}),
        Run({"tolls": End(Disposition.PACKAGED, 5, 0.2)}, Ending.WALKED_OUT),
        Run({"tolls": End(Disposition.REFERRED, 6)}),
        Run({"tolls": End(Disposition.DROPPED, 7)}),
    ]
    tolls = spreads(many(runs))[TOLLS]
    assert {end: one.value for end, one in tolls.shares.items()} == {
        "agreed": 0.4,
        "draft": 0.2,
        "referred": 0.2,
        "dropped": 0.2,
    }
    assert tolls.agreed == pytest.approx(0.6)
    assert tolls.commonest[0] == "agreed"
    assert tolls.commonest[1] == pytest.approx(0.6)


def test_the_terms_are_those_about_the_median_or_the_option_agreed_most_often() -> None:
    runs = [
        Run({"fishing.quota": agreed(1, position), "fishing.season": agreed(1, option)})
        for position, option in ((0.2, 0.0), (0.5, 2.0), (0.9, 2.0))
    ]
    known = spreads(many([*runs, Run({})]))
    assert (known[QUOTA].terms, known[SEASON].terms, known[TOLLS].terms) == ("half", "all year", "")


def test_of_an_item_bargained_whole_the_terms_are_its_commonest_outcome() -> None:
    runs = [Run({"fishing": agreed(1, outcome)}) for outcome in (4.0, 4.0, 7.0)]
    assert spreads(many(runs, scenario=WHOLE))[0].terms == "quota: 1 boat, season: winter"


def test_the_error_of_a_median_is_half_the_interval_of_conover() -> None:
    runs = [Run({"tolls": agreed(day)}) for day in range(100)]
    assert spreads(many(runs))[TOLLS].error == (60 - 40) / 2
    assert math.isinf(spreads(many([*runs[:55], *[Run({})] * 45]))[TOLLS].error)
    assert math.isnan(spreads(many([Run({})] * 9))[TOLLS].error)


def test_half_have_closed_a_clause_by_a_day_that_is_told_with_its_interval() -> None:
    runs = [Run({"tolls": agreed(day)}) for day in range(100)]
    median = medians(many(runs))[TOLLS]
    assert (median.low, median.value, median.high) == (minute(40), minute(49), minute(60))
    never = medians(many([Run({})] * 9))[TOLLS]
    assert (never.low, never.value) == (math.inf, math.inf)


def test_runs_that_share_what_is_assumed_say_less() -> None:
    days = np.repeat(np.arange(20), 5)
    runs = [Run({"tolls": agreed(int(day))} if day < 10 else {}) for day in days]
    alone, alike = (spreads(many(runs, inner=inner))[TOLLS] for inner in (1, 5))
    assert alone.shares["agreed"].value == alike.shares["agreed"].value == 0.5
    for end in ("agreed", "open"):
        one, other = (1 / (spread.shares[end].high - 0.5) for spread in (alone, alike))
        assert one > 2 * other  # the root of 5, and more since there are but 20


def test_the_last_closing_is_that_of_any_clause_and_without_one_the_horizon() -> None:
    runs = [Run({"tolls": agreed(3), "fishing.quota": agreed(2)}), Run({})]
    assert last_closing(many(runs)) == minute(3)
    bare = many([Run({})])
    assert last_closing(bare) == bare.scenario.horizon.minutes
