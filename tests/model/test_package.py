"""Packages: a deadlock is broken by trading one unit against another."""

import math

import pytest

from sim.model.codes import NONE, Answer, Disposition, Happening, Motion
from sim.model.concession import Strategy
from sim.model.deadlock import deadlock
from sim.model.package import (
    bundle,
    can_join,
    closes,
    gather,
    goes_too_far,
    has_come_apart,
    is_worth_it,
    leniency,
    take_package,
    thresholds,
    unbundle,
)
from sim.model.reply import hear_replies
from sim.model.settlement import close, drop
from tests.talks import TWO, Talks

HARD = TWO.replace("40 days}", "40 days, concession: hardliner}")
COURT = """
scenario: court
start: 2001-01-01
horizon: 100 days
parties:
  a:
    patience: 40 days
    concession: hardliner
    mandate: 0.2
    principals:
      king: {consulted: always, reply: 3 days, weight: 2, patience: 20 days}
      heir: {insists_on: [zone], patience: 16 days}
  b: {patience: 40 days, concession: hardliner}
"""
TRADE = """
procedure: {steps: 10, deadlock_after: 2 meetings, sitting: 99 meetings, on_deadlock: [package]}
items:
  zone:
    clauses:
      line:
        stances:
          a: {ideal: 0, reservation: 0.8, salience: 4}
          b: {ideal: 1, reservation: 0.2}
      width:
        stances:
          a: {ideal: 0, reservation: 0.8}
          b: {ideal: 1, reservation: 0.2, salience: 4}
  other: {stances: {a: {ideal: 0, reservation: 0.8}, b: {ideal: 1, reservation: 0.2}}}
"""
A, B = 0, 1
KING, HEIR = 0, 1
ZONE, OTHER = 0, 1
LINE, WIDTH, THIRD = range(3)
OF_ZONE = 4  # the motions of the items follow those of the objections nobody foresaw


def talks(text: str = HARD) -> Talks:
    """Return talks in which the zone is tabled: a cares for the line, b for the width."""
    these = Talks(text + TRADE)
    these.table("item")["tabler"][ZONE] = A
    return these


def soft(text: str = HARD) -> Talks:
    """Return talks in which all would put their reservations next: anything is enough for them."""
    these = talks(text.replace(", concession: hardliner", "").replace("concession: hardliner", ""))
    these.written("procedure")["stride"] = 10
    these.table("party")["desired"] = 1.0
    return these


def package(these: Talks, *says: float, i: int = ZONE) -> None:
    """Let the package of an item say so, unit by unit."""
    these.table("package")[i, : len(says)] = says


def test_a_package_takes_the_live_units_of_what_is_tabled() -> None:
    these = talks()
    assert gather(these.setting, these.state, ZONE, False)
    assert [can_join(these.setting, these.state, c) for c in range(3)] == [True, True, False]
    assert not math.isnan(these.table("package")[ZONE, LINE])
    assert math.isnan(these.table("package")[ZONE, THIRD])
    these.table("item")["tabler"][OTHER] = B
    assert can_join(these.setting, these.state, THIRD)
    these.table("unit")["paused"][LINE] = 1
    assert not can_join(these.setting, these.state, LINE)
    these.written("stance")["red_line"][A, WIDTH] = 0.1
    assert not can_join(these.setting, these.state, WIDTH)


def test_what_an_objection_blocks_is_in_no_package() -> None:
    blocked = TRADE.replace(
        "  other:", "    objections: {doubt: {by: b, to: [line], remedies: []}}\n  other:"
    )
    these = Talks(HARD + blocked)
    these.meet([0])
    assert not can_join(these.setting, these.state, LINE)
    assert can_join(these.setting, these.state, WIDTH)


def test_a_package_needs_a_live_unit_of_the_item_that_is_stuck() -> None:
    these = talks()
    these.table("item")["tabler"][OTHER] = B
    these.table("unit")["status"][[LINE, WIDTH]] = Disposition.DROPPED
    assert not gather(these.setting, these.state, ZONE, False)
    assert gather(these.setting, these.state, OTHER, False)


def test_taken_widely_it_reopens_what_is_agreed_outside_other_packages() -> None:
    these = talks()
    status, paused = these.table("unit")["status"], these.table("unit")["paused"]
    status[[WIDTH, THIRD]] = Disposition.AGREED
    these.table("unit")["position"][[WIDTH, THIRD]] = 0.5
    paused[THIRD] = 1
    gather(these.setting, these.state, ZONE, False)
    assert math.isnan(these.table("package")[ZONE, WIDTH])
    gather(these.setting, these.state, ZONE, True)
    assert not math.isnan(these.table("package")[ZONE, WIDTH])
    assert math.isnan(these.table("package")[ZONE, THIRD])


def test_stuck_parties_trade_what_they_care_for_less() -> None:
    these = soft()
    assert bundle(*these.score, ZONE, 0)
    rows = these.rows(Happening.PACKAGED)
    assert rows["unit"].tolist() == [LINE, WIDTH]
    assert rows["position"].tolist() == [0.2, 0.8]
    assert these.table("unit")["status"].tolist()[:2] == [Disposition.PACKAGED] * 2
    (proposed,) = these.rows(Happening.PROPOSED)
    assert proposed["share"] == 2.0
    assert these.table("spent")[ZONE].tolist() == [1]


def test_hardliners_give_no_package_and_the_rung_is_not_spent() -> None:
    these = talks()
    assert not bundle(*these.score, ZONE, 0)
    assert these.rows(Happening.PROPOSED).size == 0
    assert these.table("spent")[ZONE].tolist() == [0]
    assert math.isnan(these.table("package")[ZONE, LINE])


def test_a_deadlock_is_broken_by_a_package() -> None:
    these = soft()
    deadlock(*these.score, ZONE)
    packaged = these.rows(Happening.PACKAGED)
    proposed = these.rows()[packaged["cause"][0]]
    assert proposed["kind"] == Happening.PROPOSED
    assert these.rows()["kind"][proposed["cause"]] == Happening.DEADLOCKED


def test_each_party_must_get_its_own_threshold() -> None:
    these = talks()
    package(these, 0.0, 0.0)
    # hardliners put their ideals: all of what they weigh in the package
    assert thresholds(*these.score, ZONE).tolist() == pytest.approx([5 / 6, 5 / 6])


def test_a_package_that_only_repeats_what_is_agreed_changes_nothing() -> None:
    these = talks()
    these.table("unit")["status"][WIDTH] = Disposition.AGREED
    these.table("unit")["position"][WIDTH] = 0.5
    package(these, 0.5, 0.5)
    assert [bool(closes(these.state, ZONE, c)) for c in range(3)] == [True, False, False]
    package(these, 0.5, 0.6)
    assert closes(these.state, ZONE, WIDTH)


def test_what_a_wide_package_leaves_as_it_is_keeps_its_date() -> None:
    these = talks()
    close(*these.score, WIDTH, (Disposition.AGREED, 0.5, NONE))
    these.at(9)
    package(these, 0.4, 0.5)
    these.table("unit")["paused"][[LINE, WIDTH]] = 1
    take_package(*these.score, ZONE)
    unit = these.table("unit")
    assert unit["status"][[LINE, WIDTH]].tolist() == [Disposition.PACKAGED, Disposition.AGREED]
    assert unit["closed_at"][[LINE, WIDTH]].tolist() == [9 * 1440, 0]
    assert unit["paused"].tolist() == [0, 0, 0]


@pytest.mark.parametrize(
    ("line", "width", "too_far"),
    [(0.16, 0.1, False), (0.1, 0.24, True), (0.9, 0.1, True), (0.0, 0.0, False)],
)
def test_who_goes_past_a_mandate_or_a_reservation_anywhere_asks(
    line: float, width: float, too_far: bool
) -> None:
    these = talks(COURT)
    package(these, line, width)
    # a mandate of 0.2 reaches to 0.16
    assert goes_too_far(these.setting, these.state, A, ZONE) == too_far


def test_past_a_reservation_even_who_has_a_full_mandate_goes_too_far() -> None:
    these = talks()
    package(these, 0.8, 0.8)
    assert not goes_too_far(these.setting, these.state, A, ZONE)
    package(these, 0.85, 0.8)
    assert goes_too_far(these.setting, these.state, A, ZONE)


def proposed() -> Talks:
    """Return talks in which a package waits for the principals of a: 0.2 and 0.8."""
    these = soft(COURT)
    these.table("stance")["mandate"][A] = 0.5
    assert bundle(*these.score, ZONE, 0)
    return these


def test_while_the_principals_are_asked_its_units_pause_and_nothing_is_settled() -> None:
    these = proposed()
    assert these.table("unit")["paused"].tolist() == [1, 1, 0]
    assert these.table("unit")["status"].tolist() == [Disposition.OPEN] * 3
    assert these.table("motion")["kind"][OF_ZONE] == Motion.PACKAGE
    assert these.table("plea")["answer"][OF_ZONE].tolist() == [Answer.WAITING, Answer.NOT_ASKED]
    assert these.rows(Happening.BUNDLED)["unit"].tolist() == [LINE, WIDTH]
    assert these.table("spent")[ZONE].tolist() == [0]


def test_granted_it_closes_when_the_last_reply_is_in() -> None:
    these = proposed()
    these.table("party")["clock"][A] = 1.0  # by then his principals allow all of the way
    these.at(3)
    hear_replies(*these.score)
    assert these.table("unit")["status"].tolist()[:2] == [Disposition.PACKAGED] * 2
    assert these.table("unit")["closed_at"].tolist()[:2] == [3 * 1440] * 2
    assert these.table("unit")["paused"].tolist() == [0, 0, 0]
    assert these.table("motion")["live"][OF_ZONE] == 0


def test_refused_all_resume_and_it_is_not_offered_again_for_a_while() -> None:
    these = proposed()
    these.written("party")["strategy"][A] = Strategy.HARDLINER  # it hardens meanwhile
    these.at(3)
    hear_replies(*these.score)
    assert these.table("unit")["status"].tolist() == [Disposition.OPEN] * 3
    assert these.table("unit")["paused"].tolist() == [0, 0, 0]
    assert these.rows(Happening.UNBUNDLED).size == 1
    assert these.table("item")["bundled_at"][ZONE] == 3 * 1440
    assert these.table("item")["next_rung"][ZONE] == 1
    assert math.isnan(these.table("package")[ZONE, LINE])


@pytest.mark.parametrize(("days", "again"), [(13.9, False), (14, True)])
def test_a_refused_package_is_not_offered_again_before_it_may_be_asked_for(
    days: float, again: bool
) -> None:
    these = soft()
    package(these, 0.2, 0.8)
    these.table("unit")["paused"][[LINE, WIDTH]] = 1
    unbundle(*these.score, ZONE, NONE)
    these.at(days)
    assert bundle(*these.score, ZONE, 0) == again


def test_a_package_of_which_a_unit_has_been_dropped_has_come_apart() -> None:
    these = proposed()
    assert not has_come_apart(these.setting, these.state, ZONE)
    drop(*these.score, THIRD, (A, NONE))
    assert not has_come_apart(these.setting, these.state, ZONE)
    drop(*these.score, WIDTH, (A, NONE))
    assert has_come_apart(these.setting, these.state, ZONE)
    these.at(3)
    hear_replies(*these.score)
    assert these.rows(Happening.VOID)["subject"].tolist() == [Motion.PACKAGE]
    assert these.table("unit")["status"][LINE] == Disposition.OPEN
    assert these.table("unit")["paused"].tolist() == [0, 0, 0]


def test_principals_yield_by_their_own_patience_and_weight() -> None:
    these = talks(COURT)
    these.at(24)
    # the king is at 1.2 of his patience, the heir at 1.5 of his
    assert leniency(these.setting, these.state, A, ZONE) == pytest.approx((2 * 0.2 + 0.5) / 3)
    assert leniency(these.setting, these.state, A, OTHER) == pytest.approx(0.2)


def test_without_principals_a_party_yields_by_its_own_patience() -> None:
    these = talks()
    these.at(50)
    assert leniency(these.setting, these.state, B, ZONE) == pytest.approx(0.25)


def test_principals_take_a_package_that_is_worth_its_threshold() -> None:
    these = talks()
    package(these, 0.0, 0.0)
    assert is_worth_it(*these.score, A, ZONE)
    package(these, 0.1, 0.0)
    assert not is_worth_it(*these.score, A, ZONE)
    assert not is_worth_it(*these.score, B, ZONE)
