"""Deadlock: what counts as movement, and the ladder that leads out."""

import pytest

from sim.model.codes import Disposition, Ending, Happening
from tests.talks import TWO, Talks

STUCK = """
procedure: {deadlock_after: 3 meetings, sitting: 99 meetings, on_deadlock: [LADDER]}
forums: {conference: {takes: [zone]}}
items:
  zone:
    clauses:
      line:
        scale: {between: [0, 20], unit: miles}
        stances: {a: {ideal: 0, reservation: 5, salience: 3}, b: {ideal: 20, reservation: 15}}
      width:
        scale: {between: [0, 20], unit: miles}
        severable: true
        stances: {a: {ideal: 0, reservation: 5}, b: {ideal: 20, reservation: 15}}
"""
OTHER = """
  other:
    stances: {a: {ideal: 0, reservation: 0.1}, b: {ideal: 1, reservation: 0.9}}
"""
HARD = TWO.replace("40 days}", "40 days, concession: hardliner}")


def stuck(ladder: str, meetings: int, *, more: str = "") -> Talks:
    """Return talks between hardliners after so many meetings."""
    talks = Talks(HARD + STUCK.replace("LADDER", ladder) + more)
    talks.meet(range(meetings))
    return talks


def test_meetings_without_movement_make_a_deadlock() -> None:
    assert stuck("", 3).rows(Happening.DEADLOCKED).size == 0
    talks = stuck("", 4)  # tabling is movement; then three without
    (deadlocked,) = talks.rows(Happening.DEADLOCKED)
    assert deadlocked["share"] == 3.0
    assert talks.rows(Happening.EXHAUSTED).size == 1


def test_a_concession_is_movement_and_an_option_put_again_is_not() -> None:
    options = """
procedure: {deadlock_after: 3 meetings}
items:
  form:
    options: [treaty, note]
    stances:
      a: {worth: {treaty: 1, note: 0}, reservation: note}
      b: {worth: {treaty: 0, note: 1}, reservation: treaty}
"""
    talks = Talks(TWO + options)
    talks.meet(range(6))
    assert talks.rows(Happening.DEADLOCKED).size == 1


def test_the_least_severable_clause_is_cut_off_but_never_the_last() -> None:
    talks = stuck("sever", 4)
    assert talks.table("unit")["status"].tolist() == [Disposition.OPEN, Disposition.DROPPED]
    (dropped,) = talks.rows(Happening.DROPPED)
    assert talks.rows()["kind"][dropped["cause"]] == Happening.SEVERED
    both = STUCK.replace("      line:", "      line:\n        severable: true")
    talks = Talks(HARD + both.replace("LADDER", "sever, sever"))
    talks.meet(range(12))
    assert talks.table("unit")["status"].tolist() == [Disposition.OPEN, Disposition.DROPPED]


def test_a_rung_that_cannot_act_is_not_spent_and_the_next_is_taken() -> None:
    talks = stuck("park, refer", 4)
    assert talks.table("spent")[0].tolist() == [0, 1]
    assert talks.rows(Happening.REFERRED)["unit"].tolist() == [0, 1]


def test_a_parked_item_goes_to_the_end_of_the_queue() -> None:
    talks = stuck("park", 4, more=OTHER)
    assert talks.table("queue").tolist() == [1, 0]
    assert talks.table("spent")[0].tolist() == [1]


def test_a_recess_suspends_the_talks() -> None:
    talks = stuck("{recess: 10 days}", 4)
    assert talks.table("run")["suspended_until"][0] == 3 * 1440 + 600 + 10 * 1440
    (suspended,) = talks.rows(Happening.SUSPENDED)
    assert suspended["share"] == 10.0
    assert talks.rows()["kind"][suspended["cause"]] == Happening.RECESSED


def test_the_last_rung_may_be_to_walk_out() -> None:
    talks = stuck("walk-out", 4)
    assert talks.table("run")["ending"][0] == Ending.WALKED_OUT


def test_rungs_are_taken_one_a_deadlock_in_order() -> None:
    talks = stuck("sever, {recess: 1 days}, walk-out", 12)
    kinds = (Happening.SEVERED, Happening.RECESSED, Happening.WALKED_OUT)
    assert talks.rows(*kinds)["kind"].tolist() == list(kinds)


def test_an_item_that_sits_too_long_makes_way_for_another() -> None:
    text = STUCK.replace("sitting: 99", "sitting: 4").replace("3 meetings", "50 meetings")
    talks = Talks(TWO + text.replace("LADDER", "") + OTHER)
    talks.meet(range(5))
    assert talks.rows(Happening.SET_ASIDE)["of_item"].tolist() == [0]
    assert talks.rows(Happening.TABLED)["of_item"].tolist() == [0, 1]


@pytest.mark.parametrize(("alternative", "walks"), [(-0.8, False), (-0.7, True)])
def test_a_party_walks_out_whose_alternative_was_better_at_two_deadlocks(
    alternative: float, walks: bool
) -> None:
    hard = HARD.replace("a: {patience", f"a: {{alternative: {alternative}, patience")
    talks = Talks(hard + STUCK.replace("LADDER", ""))
    # all b offers is its ideal, worth 0 to a, whose reservation is worth 0.75
    talks.meet(range(4))
    assert talks.table("run")["ending"][0] == Ending.GOING_ON
    talks.meet(range(4, 7))
    assert bool(talks.table("run")["ending"][0] == Ending.WALKED_OUT) is walks
