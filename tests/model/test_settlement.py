"""A unit of bargaining closes."""

import math

import pytest

from sim.model.calendar import slot_of
from sim.model.codes import NEVER, NONE, Disposition, Happening, Slot
from sim.model.linkage import is_effective
from sim.model.settlement import blur, consent, drop, refer, reopen, withhold
from tests.talks import TWO, Talks

ITEM = """
forums: {conference: {takes: [line]}}
items:
  line:
    stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}
"""


@pytest.fixture
def talks() -> Talks:
    """Return talks in which a has tabled its ideal and b has countered."""
    talks = Talks(TWO + ITEM)
    talks.meet([0])
    return talks


def test_the_last_consent_closes_on_the_text_that_stands(talks: Talks) -> None:
    consent(*talks.score, 0, 0)
    unit = talks.table("unit")[0]
    assert (unit["status"], unit["position"], unit["closed_at"]) == (Disposition.AGREED, 1.0, 600)
    agreed, consented = (talks.rows(kind)[-1] for kind in (Happening.AGREED, Happening.CONSENTED))
    rows = talks.rows()
    assert rows[agreed["cause"]]["kind"] == Happening.CONSENTED
    assert rows[consented["cause"]]["kind"] == Happening.OFFERED
    assert consented["other"] == 1
    assert is_effective(talks.state, 0)


def test_what_is_dropped_referred_or_withheld_has_no_terms(talks: Talks) -> None:
    drop(*talks.score, 0, (1, 0))
    assert talks.table("unit")["status"][0] == Disposition.DROPPED
    assert math.isnan(talks.table("unit")["position"][0])
    assert not is_effective(talks.state, 0)
    assert talks.rows(Happening.DROPPED)["party"].tolist() == [1]


def test_a_referral_names_its_forum(talks: Talks) -> None:
    refer(*talks.score, 0, (0, 0, 0))
    assert talks.table("unit")["status"][0] == Disposition.REFERRED
    assert talks.table("unit")["forum"][0] == 0
    assert talks.rows(Happening.REFERRED)["subject"].tolist() == [0]


def test_a_closing_is_movement_and_a_sitting_starts_anew(talks: Talks) -> None:
    talks.table("item")["since_closing"][0] = 7
    withhold(*talks.score, 0, (0, 0))
    assert talks.table("item")["since_closing"][0] == 0
    assert talks.table("item")["moved"][0] == 1


def test_what_is_left_vague_stands_in_the_middle_and_says_how_far_apart(talks: Talks) -> None:
    blur(*talks.score, 0, (0, 0.75, 0.5))
    unit = talks.table("unit")[0]
    assert (unit["status"], unit["position"]) == (Disposition.AMBIGUOUS, 0.75)
    assert unit["vague"] == 0.5
    assert is_effective(talks.state, 0)
    (blurred,) = talks.rows(Happening.BLURRED)
    assert (blurred["party"], blurred["other"]) == (0, 1)
    assert (blurred["position"], blurred["before"], blurred["share"]) == (0.75, 1.0, 0.5)
    assert talks.rows()["kind"][blurred["cause"]] == Happening.OFFERED


def test_on_what_is_opened_again_no_text_stands_and_each_keeps_what_it_announced(
    talks: Talks,
) -> None:
    consent(*talks.score, 0, 0)
    talks.table("stance")["share"][:, 0] = (0.25, 0.5)
    talks.table("stance")["mandate"][:, 0] = (0.75, 1.0)
    talks.table("item")["moved"][0] = 0
    assert reopen(*talks.score, 0, 0)
    unit = talks.table("unit")[0]
    assert (unit["status"], unit["proposer"]) == (Disposition.OPEN, NONE)
    assert math.isnan(unit["text"])
    assert math.isnan(unit["position"])
    assert unit["text_row"] == talks.log_position(Happening.REOPENED)
    assert talks.table("stance")["consents"][:, 0].tolist() == [0, 0]
    assert talks.table("stance")["share"][:, 0].tolist() == [0.25, 0.5]
    assert talks.table("stance")["mandate"][:, 0].tolist() == [0.75, 1.0]
    assert talks.table("item")["moved"][0] == 1
    assert talks.rows(Happening.REOPENED)["before"].tolist() == [1.0]


def test_what_an_event_opens_again_each_has_asked_for_who_agreed_to_it(talks: Talks) -> None:
    consent(*talks.score, 0, 0)  # to 1.0, which b has put
    assert talks.table("stance")["asked"][:, 0].tolist() == [1.0, 1.0]
    reopen(*talks.score, 0, 0)
    assert talks.table("stance")["asked"][:, 0].tolist() == [1.0, 1.0]
    assert talks.table("stance")["last_text"][:, 0].tolist() == [0.0, 1.0]


@pytest.mark.parametrize("together", [Disposition.PACKAGED, Disposition.AMBIGUOUS])
def test_all_have_agreed_to_a_package_and_to_what_is_left_vague(
    talks: Talks, together: Disposition
) -> None:
    talks.table("unit")["status"][0], talks.table("unit")["position"][0] = together, 0.6
    reopen(*talks.score, 0, 0)
    assert talks.table("stance")["asked"][:, 0].tolist() == [0.6, 0.6]


def test_the_outvoted_goes_on_asking_for_its_own(talks: Talks) -> None:
    talks.table("unit")["status"][0], talks.table("unit")["position"][0] = Disposition.AGREED, 0.6
    reopen(*talks.score, 0, 0)
    assert talks.table("stance")["asked"][:, 0].tolist() == [0.0, 1.0]


def test_so_nothing_is_signed_that_was_being_drafted(talks: Talks) -> None:
    consent(*talks.score, 0, 0)
    slot = slot_of(talks.setting, Slot.SIGNATURE)
    talks.table("slot")[slot] = 9000
    reopen(*talks.score, 0, 0)
    assert talks.table("slot")[slot] == NEVER


def test_what_was_left_vague_or_referred_is_neither_once_it_is_open_again(talks: Talks) -> None:
    blur(*talks.score, 0, (0, 0.75, 0.5))
    reopen(*talks.score, 0, 0)
    assert talks.table("unit")["vague"][0] == 0.0
    refer(*talks.score, 0, (0, 0, 0))
    reopen(*talks.score, 0, 0)
    assert talks.table("unit")["forum"][0] == NONE


def test_only_what_has_closed_is_opened_again_and_only_if_it_was_ever_tabled(
    talks: Talks,
) -> None:
    assert not reopen(*talks.score, 0, 0)
    withhold(*talks.score, 0, (0, 0))
    talks.table("item")["tabler"][0] = NONE
    assert not reopen(*talks.score, 0, 0)
    assert talks.rows(Happening.REOPENED).size == 0
    assert talks.table("unit")["status"][0] == Disposition.WITHHELD
