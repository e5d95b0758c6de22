"""Measures: what is read off each run, worked out by hand."""

import math
from typing import Any

import numpy as np
import pytest

from sim.model.codes import MEETING_MINUTE, Disposition, Ending
from sim.results.ensemble import Ensemble
from sim.results.estimate import share
from sim.results.measure import MOST_TERMS, Key, estimated, horizon, measured
from tests.builders import HARBOUR
from tests.ensembles import End, Run, agreed, many

AT = MEETING_MINUTE / 1440
"""When on its day a meeting begins."""


def harbour() -> Ensemble:
    """Return three runs: one signed with all agreed, one that drops the season, one left open."""
    worth = np.array([[[0.2, 0.1]] * 3, [[0.1, 0.1]] * 3, [[0.3, 0.3]] * 3])
    runs = [
        Run(
            {"fishing.quota": agreed(10, 0.4), "fishing.season": agreed(20, 1.0)},
            last=30,
            utility=(0.5, 0.3),
        ),
        Run(
            {
                "fishing.quota": agreed(40, 0.8),
                "fishing.season": End(Disposition.DROPPED, 50),
            },
            last=60,
            utility=(0.3, 0.3),
        ),
        Run({}, ending=Ending.HORIZON, last=365),
    ]
    return many(runs, worth=worth)


def values(key: Key, until: float = 100.0) -> list[float]:
    found: list[float] = measured(harbour(), until=until)[key].tolist()
    return found


def test_a_signature_that_never_comes_counts_as_on_the_last_day() -> None:
    assert values(Key("signed")) == [1, 1, 0]
    assert values(Key("day")) == pytest.approx([30 + AT, 60 + AT, 100])
    assert values(Key("day"), until=50) == pytest.approx([30 + AT, 50, 50])


def test_the_day_of_those_signed_says_nothing_of_the_others() -> None:
    first, second, third = values(Key("day_if_signed"))
    assert (first, second) == pytest.approx((30 + AT, 60 + AT))
    assert math.isnan(third)


def test_a_clause_that_is_dropped_closes_and_is_not_agreed() -> None:
    assert values(Key("agreed", "fishing.season")) == [1, 0, 0]
    assert values(Key("day", "fishing.season")) == pytest.approx([20 + AT, 50 + AT, 100])


def test_terms_on_a_scale_are_places_and_of_options_shares_of_all_runs() -> None:
    quota = values(Key("position", "fishing.quota"))
    assert quota[:2] == [0.4, 0.8]
    assert math.isnan(quota[2])
    assert values(Key("terms", "fishing.season", terms="winter")) == [1, 0, 0]
    found = measured(harbour(), until=100.0)
    assert Key("terms", "fishing.season", terms="summer") not in found


def test_what_delay_costs_is_what_the_utility_lacks_of_the_worth() -> None:
    assert values(Key("worth", party="north")) == pytest.approx([0.6, 0.3, 0])
    assert values(Key("delay", party="north")) == pytest.approx([0.1, 0, 0])
    assert values(Key("delay", party="north"))[1] == 0, "the last bits of a sum are no cost"
    assert values(Key("utility", party="north")) == [0.5, 0.3, 0]


def test_a_measure_is_estimated_over_the_runs_that_say_something() -> None:
    found = measured(harbour(), until=100.0)
    assert estimated(Key("signed"), found[Key("signed")]) == share(2, 3)
    position = Key("position", "fishing.quota")
    assert estimated(position, found[position]).n == 2
    assert estimated(position, found[position]).value == pytest.approx(0.6)


def test_of_many_different_terms_the_most_frequent_are_told() -> None:
    options = ", ".join(f"o{n}" for n in range(30))
    scenario = HARBOUR.replace("[summer, winter, all year]", f"[{options}]")
    worth = ", ".join(f"o{n}: {n / 29}" for n in range(30))
    scenario = scenario.replace("{summer: 0.2, winter: 0.5, all year: 1}", f"{{{worth}}}")
    back = ", ".join(f"o{n}: {1 - n / 29}" for n in range(30))
    scenario = scenario.replace("{summer: 1, winter: 0.5, all year: 0}", f"{{{back}}}")
    scenario = scenario.replace("reservation: winter", "reservation: o15")
    runs = [Run({"fishing.season": agreed(5, float(n % 30))}) for n in range(31)]
    found = [key for key in measured(many(runs, scenario=scenario), until=9.0) if key.terms]
    assert len(found) == MOST_TERMS
    assert found[0].terms == "o0"


@pytest.mark.parametrize("odd", [3, ["day"], None])
def test_a_measure_is_asked_for_by_anything_and_told_as_words(odd: Any) -> None:
    assert Key(odd).told in ("3", "['day']", "")


def test_the_horizon_is_told_in_days() -> None:
    assert horizon(harbour().scenario) == 365.25
