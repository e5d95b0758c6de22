"""Deadlock: what counts as movement, and the ladder that leads out."""

import pytest

from sim.model.codes import NONE, Disposition, Ending, Happening, Motion
from sim.model.deadlock import deadlock, weigh_alternatives
from sim.model.reply import hear_replies
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


@pytest.mark.parametrize(("alternative", "walks"), [(-0.8, False), (-0.75, False), (-0.7, True)])
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


def unwilling(alternative: float, meetings: int, *, items: str = STUCK, ladder: str = "") -> Talks:
    """Return talks after so many meetings in which a has this alternative; b offers it -0.75."""
    hard = HARD.replace("a: {patience", f"a: {{alternative: {alternative}, patience")
    talks = Talks(hard + items.replace("LADDER", ladder))
    talks.meet(range(meetings))
    return talks


def test_nobody_walks_out_over_what_is_not_a_main_item() -> None:
    additional = STUCK.replace("  zone:", "  zone:\n    tier: additional")
    talks = unwilling(-0.1, 10, items=additional)
    assert talks.rows(Happening.DEADLOCKED).size == 3
    assert talks.table("run")["ending"][0] == Ending.GOING_ON
    assert unwilling(-0.1, 10).table("run")["ending"][0] == Ending.WALKED_OUT


def test_a_better_offer_between_two_bad_deadlocks_keeps_a_party_at_the_table() -> None:
    talks = unwilling(-0.1, 4)  # the first deadlock is behind them
    texts = talks.table("stance")["asked"]
    for b_offers in (0.0, 1.0, 0.0, 1.0):
        texts[1] = b_offers
        weigh_alternatives(*talks.score, 0)
        assert talks.table("run")["ending"][0] == Ending.GOING_ON
    weigh_alternatives(*talks.score, 0)
    assert talks.table("run")["ending"][0] == Ending.WALKED_OUT


def test_what_is_off_the_table_is_not_on_offer() -> None:
    # with the width cut off only the line is left, on which b offers a -0.5625
    talks = unwilling(-0.6, 10, ladder="sever")
    assert talks.rows(Happening.DROPPED).size == 1
    assert talks.rows(Happening.DEADLOCKED).size == 3
    assert talks.table("run")["ending"][0] == Ending.GOING_ON
    assert unwilling(-0.5, 10, ladder="sever").table("run")["ending"][0] == Ending.WALKED_OUT


@pytest.mark.parametrize(
    ("objection", "deadlocked_on"),
    [
        ("{by: b, effect: {hardens: 0.1}, lapses_at: never}", 12),
        ("{by: b, effect: {hardens: 0.1}, remedies: [{argue: {persuades: 1, meetings: 5}}]}", 16),
        ("{by: b, effect: {hardens: 0.1}, lapses_at: 0.25}", 22),
    ],
)
def test_an_objection_that_goes_is_movement(objection: str, deadlocked_on: int) -> None:
    text = HARD + STUCK.replace("LADDER", "").replace("3 meetings", "12 meetings")
    talks = Talks(text + f"    objections: {{doubt: {objection}}}\n")
    talks.meet(range(30))
    assert talks.rows(Happening.DEADLOCKED)["time"][0] // 1440 == deadlocked_on


COURT = HARD.replace(
    "a: {patience",
    "a: {principals: {king: {consulted: always, insists_on: INSISTS, reply: REPLY}}, patience",
)
KING = 0


def instructed(
    ladder: str,
    meetings: int,
    *,
    insists: str = "[]",
    reply: str = "2 days",
    more: str = "",
) -> Talks:
    """Return talks between hardliners, of whom a has a king, after so many meetings."""
    head = COURT.replace("INSISTS", insists).replace("REPLY", reply)
    talks = Talks(head + STUCK.replace("LADDER", ladder) + more)
    for day in range(meetings):
        talks.at(day)
        hear_replies(*talks.score)
        talks.meet([day])
    return talks


def days(talks: Talks, *kinds: Happening) -> list[int]:
    """Return the days on which rows of these kinds were noted."""
    return [int(time) // 1440 for time in talks.rows(*kinds)["time"]]


@pytest.mark.parametrize("rung", ["sever", "refer"])
def test_what_lets_something_go_is_asked_of_every_party(rung: str) -> None:
    both = COURT.replace(
        "b: {patience", "b: {principals: {queen: {consulted: always, reply: 4 days}}, patience"
    )
    text = both.replace("INSISTS", "[]").replace("REPLY", "2 days")
    talks = Talks(text + STUCK.replace("LADDER", rung))
    talks.meet(range(4))
    assert talks.rows(Happening.ASKED)["party"].tolist() == [0, 1]
    assert talks.table("spent")[0].tolist() == [0]
    talks.at(5.5)
    hear_replies(*talks.score)  # the king alone has answered
    assert talks.table("unit")["status"].tolist() == [Disposition.OPEN] * 2
    talks.at(7.5)
    hear_replies(*talks.score)
    assert Disposition.OPEN not in talks.table("unit")["status"][1:]
    assert talks.table("spent")[0].tolist() == [1]


def test_while_a_question_is_out_no_meeting_counts_towards_a_deadlock() -> None:
    talks = instructed("sever", 6)
    assert days(talks, Happening.DEADLOCKED) == [3]
    assert talks.table("item")["stall"][0] == 0
    # granted on the sixth day, which is movement; then three meetings without
    talks = instructed("sever", 12)
    assert days(talks, Happening.DROPPED) == [6]
    assert days(talks, Happening.DEADLOCKED) == [3, 9]


@pytest.mark.parametrize(
    ("ladder", "refused"), [("sever, park", Motion.SEVER), ("refer, park", Motion.REFER)]
)
def test_after_a_refusal_the_next_deadlock_begins_behind_that_rung(
    ladder: str, refused: Motion
) -> None:
    talks = instructed(ladder, 10, insists="[zone], yields_at: never", more=OTHER)
    assert talks.rows(Happening.REFUSED)["subject"].tolist() == [refused]
    assert talks.rows(Happening.REFUSED)["other"].tolist() == [KING]
    # asked on the third day, refused on the sixth, and then three meetings without movement
    assert days(talks, Happening.PARKED) == [8]
    assert talks.table("spent")[0].tolist() == [0, 1]


def test_the_deadlock_after_that_begins_at_the_top_again() -> None:
    ladder = "sever, {recess: 1 days}, walk-out"
    talks = instructed(ladder, 12, insists="[zone], yields_at: 0.2")
    # refused on the sixth day, recess on the ninth; the king has yielded by the twelfth
    assert days(talks, Happening.REFUSED) == [6]
    assert days(talks, Happening.RECESSED) == [8]
    assert days(talks, Happening.ASKED) == [3, 11]
    assert talks.rows(Happening.WALKED_OUT).size == 0


def test_what_was_refused_is_not_asked_again_while_he_insists_and_the_next_rung_is_taken() -> None:
    ladder = "sever, {recess: 1 days}, refer, walk-out"
    talks = instructed(ladder, 13, insists="[zone], yields_at: never")
    assert talks.rows(Happening.ASKED)["subject"].tolist() == [Motion.SEVER]
    assert days(talks, Happening.WALKED_OUT) == [11]


def test_with_nobody_asked_a_rung_is_taken_at_once() -> None:
    talks = instructed("sever", 4, insists="[zone]")
    assert talks.rows(Happening.DROPPED).size == 0
    talks = Talks(
        COURT.replace("INSISTS", "[]").replace("REPLY", "2 days").replace("always", "never")
        + STUCK.replace("LADDER", "sever")
    )
    talks.meet(range(4))
    assert days(talks, Happening.DROPPED) == [3]


def test_a_sub_delegation_works_the_item_beside_the_main_table() -> None:
    talks = stuck("sub-delegation", 5, more=OTHER)
    assert talks.table("item")["own_track"].tolist() == [1, 0]
    assert days(talks, Happening.DELEGATED) == [3]
    assert talks.rows(Happening.TABLED)["of_item"].tolist() == [0, 1]
    assert talks.table("spent")[0].tolist() == [1]


def test_only_one_sub_delegation_an_item_and_none_where_all_are_worked_at_once() -> None:
    talks = stuck("sub-delegation, sub-delegation", 8)
    assert days(talks, Happening.DELEGATED) == [3]
    assert talks.table("spent")[0].tolist() == [1, 0]
    parallel = STUCK.replace("sitting", "protocol: parallel, sitting")
    talks = Talks(HARD + parallel.replace("LADDER", "sub-delegation"))
    talks.meet(range(8))
    assert talks.rows(Happening.DELEGATED).size == 0


def test_what_has_a_track_of_its_own_sits_as_long_as_it_takes() -> None:
    text = STUCK.replace("sitting: 99", "sitting: 5")
    talks = Talks(HARD + text.replace("LADDER", "sub-delegation") + OTHER)
    talks.meet(range(9))
    assert 0 not in talks.rows(Happening.SET_ASIDE)["of_item"]


@pytest.mark.parametrize(("refused_at", "taken"), [(NONE, [1, 0]), (0, [0, 1])])
def test_a_package_just_refused_makes_way_for_the_next_rung(
    refused_at: int, taken: list[int]
) -> None:
    meet_half_way = STUCK.replace("reservation: 5", "reservation: 12").replace("15", "8")
    text = meet_half_way.replace("{deadlock", "{stride: 20, deadlock")
    talks = Talks(
        HARD.replace("hardliner", "linear") + text.replace("LADDER", "package, park") + OTHER
    )
    talks.meet([0])
    talks.table("party")["desired"] = 1.0
    talks.table("item")["bundled_at"][0] = refused_at
    deadlock(*talks.score, 0)
    assert talks.table("spent")[0].tolist() == taken
    assert talks.rows(Happening.PROPOSED).size == taken[0]
