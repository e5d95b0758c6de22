"""Amounts: estimates and differences in words and units."""

import math

import numpy as np
import pytest

from sim.results.amount import apart, day, figure, name, number_on, scale_of, unit_of, value
from sim.results.estimate import Estimate
from sim.results.measure import Key
from sim.results.paired import share_apart
from sim.scenario.document import loads
from tests.builders import HARBOUR

NAMED = HARBOUR.replace(
    "{between: [0, 100], unit: boats, landmarks: {half: 50}}", "{between: [none, all]}"
)
NAMED = NAMED.replace("ideal: 80, reservation: 40", "ideal: 0.8, reservation: 0.4")
NAMED = NAMED.replace("ideal: 0, reservation: 60", "ideal: 0, reservation: 0.6")
UNIT = NAMED.replace("{between: [none, all]}", "{between: [0, 1]}")
TURNED = HARBOUR.replace("[0, 100]", "[100, 0]")
LASTING = NAMED.replace("{between: [none, all]}", "{between: [0 days, 4 months]}")
LASTING = LASTING.replace("ideal: 0.8, reservation: 0.4", "ideal: 3 months, reservation: 2 months")
LASTING = LASTING.replace("ideal: 0, reservation: 0.6", "ideal: 0 days, reservation: 2 months")
YES = np.array([True, False] * 20)
QUOTA, TOLLS = Key("position", "fishing.quota"), Key("position", "tolls")


@pytest.mark.parametrize(
    ("key", "one", "text"),
    [
        (Key("signed"), Estimate(0.5, 0.4, 0.6, 90), "50 (40–60)"),
        (Key("signed"), Estimate(1.0, 0.996, 1.0, 900), "100 (99.6–100)"),
        (Key("day"), Estimate(31.4, 28.4, 34.4, 90), "1 Feb 2001 ± 3"),
        (Key("worth", party="north"), Estimate(0.2, 0.1, 0.3, 9), "20.0 (10.0–30.0)"),
        (Key("worth", party="north"), Estimate(0.0, -0.1, 0.1, 9), "0.0 (−10.0 to 10.0)"),
        (Key("delay", party="north"), Estimate(0.0, 0.0, 0.0, 9), "0.0"),
        (QUOTA, Estimate(0.5, 0.4, 0.6, 9), "50 (40–60)"),
        (QUOTA, Estimate(0.5, 0.49, 0.51, 9), "50 (49–51)"),
        (QUOTA, Estimate(0.123, 0.1225, 0.1235, 9), "12.3 (12.25–12.35)"),
        (QUOTA, Estimate(0.5, 0.5, 0.5 + 1e-16, 9), "50"),
        (QUOTA, Estimate(0.9, 0.7, 1.1, 9), "90 (70–100)"),
        (QUOTA, Estimate(math.nan, math.nan, math.nan, 0), "–"),
        (TOLLS, Estimate(0.5, 0.46, 0.54, 9), "1 Jan 2003 ± 29"),
    ],
)
def test_an_estimate_is_told_in_the_unit_of_its_line(key: Key, one: Estimate, text: str) -> None:
    assert value(loads(HARBOUR), key, one) == text


@pytest.mark.parametrize(
    ("scenario", "key", "found", "text"),
    [
        (HARBOUR, Key("signed"), Estimate(0.04, 0.027, 0.053, 9), "+4 (2.7…5.3)"),
        (HARBOUR, Key("signed"), Estimate(0.01, -0.01, 0.03, 9), "no difference (−1…3)"),
        (HARBOUR, Key("day", "tolls"), Estimate(-52.2, -68, -37, 9), "−52 (−68…−37)"),
        (HARBOUR, Key("day", "tolls"), Estimate(0, 0, 0, 9), "no difference at all"),
        (HARBOUR, Key("signed"), share_apart(YES, YES), "no difference at all"),
        (HARBOUR, Key("signed"), share_apart(YES, ~YES), "no difference (−30…30)"),
        (HARBOUR, QUOTA, Estimate(0.1, 0.05, 0.15, 9), "+10 (5…15)"),
        (TURNED, QUOTA, Estimate(0.1, 0.05, 0.15, 9), "−10 (−15…−5)"),
        (NAMED, QUOTA, Estimate(0.1, 0.05, 0.15, 9), "+10 (5…15)"),
        (LASTING, QUOTA, Estimate(0.25, 0.125, 0.375, 9), "+1 (0.5…1.5)"),
        (LASTING, QUOTA, Estimate(0.07, 0.06, 0.08, 9), "+0.28 (0.24…0.32)"),
        (HARBOUR, TOLLS, Estimate(0.1, 0.05, 0.15, 9), "+73 (36…110)"),
        (HARBOUR, Key("worth", party="north"), Estimate(0.004, 0.001, 0.007, 9), "+0.4 (0.1…0.7)"),
        (HARBOUR, Key("worth"), Estimate(26e-6, 4e-6, 48e-6, 9), "+0.003 (0.0004…0.005)"),
        (HARBOUR, Key("worth"), Estimate(-26e-6, -1e-3, -1e-18, 9), "−0.003 (−0.1…0)"),
        (UNIT, QUOTA, Estimate(26e-6, 24e-6, 28e-6, 9), "+0.00003 (0.00002…0.00003)"),
        (HARBOUR, QUOTA, Estimate(0.1, -math.inf, math.inf, 1), "no difference (−∞…∞)"),
        (HARBOUR, QUOTA, Estimate(math.nan, math.nan, math.nan, 0), "–"),
    ],
)
def test_a_difference_is_told_with_its_interval_and_one_inside_it_is_none(
    scenario: str, key: Key, found: Estimate, text: str
) -> None:
    assert apart(loads(scenario), key, found) == text


@pytest.mark.parametrize(
    ("scenario", "unit"),
    [
        (HARBOUR, "boats"),
        (NAMED, "% of the way from none to all"),
        (LASTING, "months"),
        (HARBOUR.replace(", unit: boats", ""), ""),
    ],
)
def test_terms_are_told_in_the_unit_of_their_scale(scenario: str, unit: str) -> None:
    assert unit_of(scale_of(loads(scenario), "fishing.quota")) == unit


def test_a_place_is_a_number_in_the_unit_it_is_told_in() -> None:
    assert number_on(scale_of(loads(LASTING), "fishing.quota"), 0.5) == pytest.approx(2)
    assert number_on(scale_of(loads(NAMED), "fishing.quota"), 0.5) == pytest.approx(50)
    assert unit_of(scale_of(loads(HARBOUR), "tolls")) == ""


def test_measures_of_the_treaty_and_of_a_clause_have_names_of_their_own() -> None:
    assert (name(Key("day")), name(Key("day", "tolls"))) == ("signature", "closes")
    assert name(Key("terms", "fishing.season", terms="winter")) == "winter, %"


def test_small_differences_are_not_told_as_none() -> None:
    assert [figure(x) for x in (1234.5, 12.3, 1.23, 0.12, 0.012)] == [
        "1,234",
        "12",
        "1.2",
        "0.1",
        "0.01",
    ]
    assert day(loads(HARBOUR), 0.9) == "1 Jan 2001"
