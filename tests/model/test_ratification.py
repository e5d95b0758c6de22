"""Ratification: those who were not at the table say yes or no to what was agreed."""

import math
from itertools import pairwise

import numpy as np
import pytest

from sim.model.codes import NEVER, NONE, Disposition, Ending, Happening, Slot
from sim.model.ending import seek_signature
from sim.model.ratification import (
    chance_of_yes,
    is_ratified,
    last_agreed,
    ratifier_worth,
    voice_of,
)
from sim.model.search import has_room, may_be_chosen
from sim.model.text import serves
from tests.talks import TWO, Talks, due

ITEMS = """
items:
  line:
    scale: {between: [0, 20], unit: miles}
    stances: {a: {ideal: 0, reservation: 20}, b: {ideal: 20, reservation: 0}}
  width:
    scale: {between: [0, 20], unit: miles}
    stances: {a: {ideal: 0, reservation: 20}, b: {ideal: 20, reservation: 0}}
  troops:
    tier: additional
    scale: {between: [0, 20], unit: miles}
    stances: {a: {ideal: 0, reservation: 20}, b: {ideal: 20, reservation: 0}}
ratification:
  senate:
    threshold: FIRST
    stances:
      line: {ideal: 0, reservation: 10, salience: 3}
      width: {ideal: 20, reservation: 10}
  council: {threshold: SECOND, stances: {line: {ideal: 0, reservation: 20}}}
"""
TERMS = """
procedure: {steps: 20, deadlock_after: 300 meetings}
items:
  pay:
    scale: {between: [0, 100], unit: cents}
    stances: {a: {ideal: 0, reservation: 80}, b: {ideal: 100, reservation: 20}}
ratification:
  members: {threshold: 0.15, stances: {pay: {ideal: 100, reservation: 40}}}
"""
LINE, WIDTH, TROOPS = range(3)
SENATE, COUNCIL = range(2)
SENATORS = 2
"""The voice of the senate: behind the two parties."""
SURE, NEVER_EVER = -50, 50


def agreed(first: float = SURE, second: float = SURE) -> Talks:
    """Return talks in which the line was agreed at 4 miles, then the width and the troops."""
    talks = Talks(TWO + ITEMS.replace("FIRST", str(first)).replace("SECOND", str(second)))
    talks.table("item")["tabler"][:] = 0
    for c, (x, closed) in enumerate(((0.2, 600), (0.75, 700), (0.5, 800))):
        unit = talks.table("unit")[c]
        unit["status"], unit["position"], unit["closed_at"] = Disposition.AGREED, x, closed
        unit["text"], unit["proposer"] = x, 0
        talks.table("stance")["consents"][:, c] = 1
    return talks


def test_a_ratifier_weighs_what_is_agreed_by_stances_of_his_own() -> None:
    talks = agreed()
    # 3/4 ((1 - 0.2) - 0.5) on the line, 1/4 (0.75 - 0.5) on the width, 0 on the troops
    assert ratifier_worth(talks.setting, talks.state, SENATE) == pytest.approx(0.225 + 0.0625)
    assert ratifier_worth(talks.setting, talks.state, COUNCIL) == pytest.approx(0.8)
    talks.table("unit")["status"][LINE] = Disposition.DROPPED
    assert ratifier_worth(talks.setting, talks.state, SENATE) == pytest.approx(0.0625)
    talks.table("unit")["status"][LINE] = Disposition.AMBIGUOUS
    assert ratifier_worth(talks.setting, talks.state, SENATE) == pytest.approx(0.2875)


@pytest.mark.parametrize(
    ("value", "threshold", "chance"),
    [
        (0.1, 0.1, 0.5),
        (0.15, 0.1, 1 / (1 + math.exp(-1))),
        (0.1, 0.15, 1 / (1 + math.exp(1))),
        (0.0, 100.0, 0.0),
        (0.0, -100.0, 1.0),
    ],
)
def test_the_more_a_treaty_is_worth_to_him_the_surer_is_his_yes(
    value: float, threshold: float, chance: float
) -> None:
    assert chance_of_yes(value, threshold) == pytest.approx(chance)


def test_when_all_say_yes_the_treaty_goes_to_the_drafters() -> None:
    talks = agreed()
    seek_signature(*talks.score)
    assert talks.rows(Happening.RATIFIED)["subject"].tolist() == [SENATE, COUNCIL]
    assert talks.rows(Happening.RATIFIED)["share"].tolist() == pytest.approx([0.2875, 0.8])
    assert due(talks, Slot.SIGNATURE) != NEVER


def test_a_no_opens_again_the_main_point_that_was_agreed_last() -> None:
    talks = agreed(NEVER_EVER)
    assert last_agreed(talks.setting, talks.state, SENATORS) == WIDTH
    seek_signature(*talks.score)
    assert due(talks, Slot.SIGNATURE) == NEVER
    assert talks.rows(Happening.REJECTED)["subject"].tolist() == [SENATE]
    assert talks.rows(Happening.RATIFIED).size == 0  # after a no the others are not asked
    (reopened,) = talks.rows(Happening.REOPENED)
    assert (reopened["unit"], reopened["before"]) == (WIDTH, 0.75)
    assert talks.rows()["kind"][reopened["cause"]] == Happening.REJECTED
    assert talks.table("unit")["status"].tolist() == [1, 0, 1]
    assert talks.table("run")["ending"][0] == Ending.GOING_ON


def test_of_points_agreed_at_one_time_the_first_in_the_file_opens_again() -> None:
    talks = agreed(NEVER_EVER)
    talks.table("unit")["closed_at"][:2] = 600
    assert last_agreed(talks.setting, talks.state, SENATORS) == LINE
    talks.table("unit")["status"][:2] = Disposition.DROPPED
    assert last_agreed(talks.setting, talks.state, SENATORS) == NONE


def test_it_closes_only_at_what_is_worth_more_to_the_one_who_refused() -> None:
    talks = agreed(NEVER_EVER)
    seek_signature(*talks.score)
    unit = talks.table("unit")[WIDTH]
    assert unit["floor_voice"] == voice_of(talks.setting, SENATE) == 2
    assert unit["floor"] == 0.75
    assert [bool(serves(talks.setting, talks.state, WIDTH, x)) for x in (0.7, 0.75, 0.8)] == [
        False,
        False,
        True,
    ]


def test_a_package_too_must_serve_the_one_who_refused_better() -> None:
    talks = agreed(NEVER_EVER)
    assert has_room(talks.setting, talks.state, WIDTH)
    assert may_be_chosen(talks.state, WIDTH, 14)
    seek_signature(*talks.score)
    assert has_room(talks.setting, talks.state, WIDTH)
    assert [may_be_chosen(talks.state, WIDTH, n) for n in (14, 15, 16)] == [False, False, True]


def test_a_no_opens_what_matters_to_the_one_who_refused_and_not_what_closed_last() -> None:
    talks = agreed(SURE, NEVER_EVER)  # the council cares for the line alone, which closed first
    seek_signature(*talks.score)
    assert talks.rows(Happening.REOPENED)["unit"].tolist() == [LINE]
    assert talks.table("unit")["floor_voice"][LINE] == SENATORS + COUNCIL


def test_who_has_no_stance_in_the_treaty_opens_what_closed_last_and_asks_for_nothing_better() -> (
    None
):
    talks = agreed(SURE, NEVER_EVER)
    talks.written("stance")["present"][SENATORS + COUNCIL, LINE] = 0
    seek_signature(*talks.score)
    assert talks.rows(Happening.REOPENED)["unit"].tolist() == [WIDTH]
    assert talks.table("unit")["floor_voice"][WIDTH] == NONE


@pytest.mark.parametrize("second_by", [SENATE, COUNCIL])
def test_a_second_no_by_anyone_breaks_the_talks_down(second_by: int) -> None:
    talks = agreed(NEVER_EVER)
    assert not is_ratified(*talks.score)
    talks.table("unit")["status"][WIDTH] = Disposition.AGREED
    talks.table("unit")["position"][WIDTH] = 0.8
    talks.written("ratifier")["threshold"][:] = SURE
    talks.written("ratifier")["threshold"][second_by] = NEVER_EVER
    assert not is_ratified(*talks.score)
    assert talks.table("run")["ending"][0] == Ending.NOT_RATIFIED
    (broken,) = talks.rows(Happening.BROKEN_DOWN)
    assert broken["subject"] == second_by


def test_every_vote_is_a_draw_of_its_own() -> None:
    talks = agreed(0.2875, 0.8)
    for _ in range(3):
        talks.table("run")["refusals"][0] = 0
        talks.table("unit")["status"][WIDTH] = Disposition.AGREED
        talks.table("unit")["position"][WIDTH] = 0.75
        is_ratified(*talks.score)
    senate = [n for n in talks.draws() if n == "ratify/senate"]
    assert len(senate) == 3
    assert talks.table("ratifier")[SENATE] == 3


def test_what_a_ratifier_has_refused_nobody_asks_for_any_more() -> None:
    talks = agreed(NEVER_EVER)
    talks.table("stance")["asked"][:2, WIDTH] = 0.75
    talks.table("stance")["last_text"][:2, WIDTH] = (0.5, 0.75)
    seek_signature(*talks.score)
    assert talks.rows(Happening.REOPENED)["unit"].tolist() == [WIDTH]
    assert talks.table("stance")["asked"][:2, WIDTH].tolist() == [0.5, 0.75]


@pytest.mark.parametrize("strategy", ["zeuthen", "rubinstein", "micro"])
def test_after_a_no_who_only_answers_does_not_wait_for_the_other_for_ever(strategy: str) -> None:
    both = TWO.replace("patience: 40 days", f"patience: 40 days, concession: {strategy}")
    refused = 0
    for replication in range(12):
        talks = Talks(both + TERMS, replication=replication)
        talks.meet(range(120))
        refused += min(1, talks.rows(Happening.REOPENED).size)
        assert talks.table("unit")["status"][0] == Disposition.AGREED
    assert refused >= 3


def test_after_a_no_nobody_asks_for_less_than_the_other_offers_and_what_closes_serves_better() -> (
    None
):
    two = "\n".join((TWO, TERMS))
    closed = 0
    for replication in range(12):
        talks = Talks(two, replication=replication)
        talks.meet(range(90))
        rows = talks.rows()
        opened = np.flatnonzero(rows["kind"] == Happening.REOPENED)
        for start in opened[:1]:
            later = rows[start:]
            texts = later[later["kind"] == Happening.OFFERED]
            for one, other in pairwise(texts):
                if one["party"] != other["party"]:
                    low, high = sorted((one, other), key=lambda row: row["party"])
                    assert low["position"] <= high["position"]
            agreed = later[later["kind"] == Happening.AGREED]["position"]
            assert (agreed[:1] > rows[start]["before"]).all()
            closed += min(1, agreed.size)
    assert closed >= 3
