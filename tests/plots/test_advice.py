"""The forest of an advice, by the data of its artists."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from sim.analysis.advise import advise
from sim.plots.advice import MOST, account, advice, narrow_advice, span, ticks
from sim.plots.style import PAPER, PHONE, Sheet
from sim.results.advice import Advice
from sim.results.estimate import Estimate
from sim.scenario.document import loads
from tests.advised import BELIEVED, GIFT, advised
from tests.plots.drawn import covers, named, names, points, texts

FOUND = advised(BELIEVED)
SHEET = advice(FOUND)
COUNSEL = FOUND.counsel("which")
FIRST, SECOND = COUNSEL.truth.options
LEVEL = (FIRST, replace(SECOND, behind=Estimate(-0.015, -0.05, 0.02, 48)))
"""Answers of which the second is behind by little, if at all."""


def test_a_point_stands_as_far_left_as_its_answer_is_behind() -> None:
    behind = COUNSEL.truth.option("gift").behind
    (point,) = named(SHEET, "point/which/gift")
    (interval,) = named(SHEET, "interval/which/gift")
    assert points(point)[0][0] == behind.value < 0
    assert [x for x, _ in points(interval)] == [behind.low, behind.high]


def test_combinations_are_headed_by_the_name_of_who_asks() -> None:
    taken = {option: {"which": option, "war": "never"} for option in ("bridge", "gift")}
    choice = replace(COUNSEL.choice, id="combinations-of-north", options=taken)
    found = replace(FOUND, counsels=(replace(COUNSEL, choice=choice),))
    assert texts(advice(found), "question") == ["Combinations of the north"]
    assert "Combinations of the north: bridge first" in account(found)
    for_south = replace(COUNSEL, choice=replace(choice, party="south"))
    assert texts(advice(replace(found, counsels=(for_south,))), "question") == [
        "Combinations of the north, for the south"
    ]


def test_the_first_stands_at_nought_and_has_no_interval() -> None:
    (point,) = named(SHEET, "point/which/bridge")
    assert points(point)[0][0] == 0
    assert named(SHEET, "interval/which/bridge") == []
    assert texts(SHEET, "number/which/bridge") == ["first"]


def test_what_the_party_believes_has_points_of_its_own() -> None:
    assert COUNSEL.beliefs is not None
    behind = COUNSEL.beliefs.option("bridge").behind
    (point,) = named(SHEET, "point/which/bridge/north")
    assert points(point)[0][0] == behind.value
    assert "point/which/gift/north" not in names(advice(advised(GIFT)), "point/")


def test_a_hollow_point_may_be_nothing() -> None:
    for ranking in COUNSEL.rankings:
        for one in ranking.options[1:]:
            world = f"/{ranking.as_believed_by}" if ranking.as_believed_by else ""
            (point,) = named(SHEET, f"point/which/{one.option}{world}")
            assert (point.get_markerfacecolor() == PAPER) == one.is_level


def test_every_interval_lies_within_the_axis() -> None:
    (axis,) = named(SHEET, "axis")
    (left, _), (right, _) = points(axis)
    for gid in names(SHEET, "interval/"):
        (interval,) = named(SHEET, gid)
        ends = [x for x, _ in points(interval)]
        assert left <= min(ends)
        assert max(ends) <= right + 0.04 * (right - left)


@pytest.mark.parametrize("draw", [advice, narrow_advice])
def test_no_two_texts_of_an_answer_meet(draw: Callable[[Advice], Sheet]) -> None:
    sheet = draw(FOUND)
    for answer in ("gift", "bridge"):
        (name,) = covers(sheet, f"name/which/{answer}")
        (number,) = covers(sheet, f"number/which/{answer}")
        assert name[2] < number[0]
        assert number[2] <= sheet.get_figwidth()


def test_the_sheet_for_a_telephone_is_as_wide_as_one() -> None:
    assert narrow_advice(FOUND).get_figwidth() == pytest.approx(PHONE.width)


def test_the_axis_reaches_no_farther_than_what_is_drawn_and_a_margin() -> None:
    counsel = replace(COUNSEL, truth=replace(COUNSEL.truth, options=LEVEL), beliefs=None)
    low, high = span(replace(FOUND, counsels=(counsel,)))
    assert (low, high) == (MOST * -0.05, MOST * 0.02)


@pytest.mark.parametrize("reach", [0.003, 0.042, 0.5, 1.7])
@pytest.mark.parametrize("above", [0.04, 0.5])
def test_ticks_are_few_round_and_within(reach: float, above: float) -> None:
    found = ticks(-reach, above * reach)
    assert 2 <= len(found) <= 7
    assert 0 in found
    assert -reach <= min(found) <= max(found) <= above * reach
    assert np.allclose(np.diff(found), np.diff(found)[0])


def test_those_who_cannot_see_it_are_told_the_same() -> None:
    assert SHEET.account == account(FOUND)
    told = COUNSEL.truth.option("gift").behind
    assert f"gift {100 * told.value:.1f}".replace("-", "−") in SHEET.account
    assert "by the beliefs of the north: gift first" in SHEET.account


def test_whose_utility_counts_is_said_where_it_is_not_of_the_party_that_asks() -> None:
    assert "utility to the party that asks" in SHEET.account
    asked_for = advise(loads(GIFT), replications=4, party="south")
    assert "utility to the south" in account(asked_for)
    assert "party that asks" not in account(asked_for)


def test_it_says_what_it_assumes() -> None:
    assert "gift · seed 1 · 48 replications" in SHEET.assumes
