"""Remedies: worked one after another by the party an objection was raised against."""

import pytest

from sim.model.codes import Disposition, Happening, Standing
from tests.talks import TWO, Talks

ITEM = """
procedure: {deadlock_after: 200 meetings}
forums: {conference: {takes: [zone]}}
items:
  zone:
    clauses:
      line:
        scale: {between: [0, 20], unit: miles}
        stances: {a: {ideal: 0, reservation: 10}, b: {ideal: 20, reservation: 10}}
      width:
        scale: {between: [0, 20], unit: miles}
        severable: true
        stances: {a: {ideal: 0, reservation: 10}, b: {ideal: 20, reservation: 10}}
    objections:
      divergence: {by: b, to: [line], remedies: [REMEDIES]}
"""
LINE, WIDTH = 0, 1


def worked(remedies: str, meetings: int) -> Talks:
    """Return talks in which an objection to the line was worked so, for so many meetings."""
    talks = Talks(TWO + ITEM.replace("REMEDIES", remedies))
    talks.meet(range(meetings))
    return talks


def test_an_argument_is_decided_once_at_its_last_meeting() -> None:
    talks = worked("{argue: {persuades: certain, meetings: 3}}", 2)
    assert talks.table("objection")["status"][0] == Standing.STANDING
    talks = worked("{argue: {persuades: certain, meetings: 3}}", 3)
    assert talks.table("objection")["status"][0] == Standing.WITHDRAWN
    assert talks.rows(Happening.ARGUED)["share"].tolist() == [1.0, 2.0, 3.0]
    talks = worked("{argue: {persuades: 0.5, meetings: 3}}", 9)
    assert talks.draws() == ["remedy/zone/divergence"]


def test_after_a_failed_argument_the_next_remedy_begins_at_the_next_meeting() -> None:
    remedies = "{argue: never}, {argue: {persuades: certain, meetings: 1}}"
    assert worked(remedies, 1).table("objection")["status"][0] == Standing.STANDING
    talks = worked(remedies, 2)
    assert talks.table("objection")["status"][0] == Standing.WITHDRAWN
    assert talks.rows(Happening.UNMOVED).size == 1


def test_insisting_takes_its_meetings_and_moves_nobody() -> None:
    talks = worked("{insist: {meetings: 2}}, {argue: certain}", 2)
    assert talks.rows(Happening.INSISTED)["share"].tolist() == [1.0, 2.0]
    assert talks.table("objection")["status"][0] == Standing.STANDING
    assert (
        worked("{insist: {meetings: 2}}, {argue: certain}", 3).rows(Happening.WITHDRAWN).size == 1
    )


def test_dropping_another_clause_buys_the_withdrawal() -> None:
    talks = worked("{drop: width}", 1)
    assert talks.table("unit")["status"][WIDTH] == Disposition.DROPPED
    assert talks.table("objection")["status"][0] == Standing.WITHDRAWN
    (dropped,) = talks.rows(Happening.DROPPED)
    assert dropped["party"] == 0


def test_referring_sends_what_was_objected_to_to_the_forum() -> None:
    talks = worked("{refer: conference}", 1)
    assert talks.table("unit")["status"].tolist() == [Disposition.REFERRED, Disposition.OPEN]
    (referred,) = talks.rows(Happening.REFERRED)
    assert referred["subject"] == 0


def test_amending_moves_to_the_text_and_announces_the_share_it_needs() -> None:
    talks = worked("{amend: {line: 6}}", 1)
    (amended,) = talks.rows(Happening.AMENDED)
    # from 0 to 10 in twenty steps: 6 miles are twelve of them
    assert (amended["position"], amended["share"]) == (0.3, pytest.approx(0.6))
    assert talks.table("objection")["status"][0] == Standing.WITHDRAWN


def test_nobody_amends_beyond_its_own_reservation() -> None:
    talks = worked("{amend: {line: 11}}, {argue: certain}", 1)
    assert talks.rows(Happening.AMENDED).size == 0
    assert talks.rows(Happening.ARGUED).size == 1


def test_amending_to_what_was_conceded_already_puts_nothing() -> None:
    talks = worked("{amend: {line: 0}}", 1)
    assert talks.rows(Happening.AMENDED).size == 0
    assert talks.table("objection")["status"][0] == Standing.WITHDRAWN


def test_an_objection_with_no_remedy_left_stands_until_it_lapses() -> None:
    talks = worked("{argue: never}", 39)
    assert talks.table("objection")["status"][0] == Standing.STANDING
    assert talks.rows(Happening.ARGUED).size == 1
