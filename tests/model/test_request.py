"""Requests: what a delegation asks of its principals, and when they will have replied."""

import pytest

from sim.model.calendar import slot_of
from sim.model.chronicle import kept_draws
from sim.model.codes import NEVER, NONE, Answer, Happening, Motion, Slot
from sim.model.draws import lognormal
from sim.model.request import (
    anyone_refused,
    ask_share,
    heard_from_all,
    is_asked_about,
    is_granted,
    is_out,
    move,
    plead,
    schedule_replies,
    was_refused,
)
from tests.talks import Talks

COURT = """
scenario: court
start: 2001-01-01
horizon: 100 days
parties:
  a:
    patience: 40 days
    mandate: 0.3
    principals:
      king: {consulted: always, reply: 3 days}
      heir: {insists_on: [zone], yields_at: 0.5, reply: 5 days}
      poet: {consulted: never, insists_on: [zone], reply: 50 days}
  b: {patience: 40 days}
items:
  zone:
    clauses:
      line: {stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}}
      width: {stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}}
    objections: {doubt: {by: b, likelihood: never, remedies: [{amend: {line: 0.6}}]}}
  other: {stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}}
"""
A, B = 0, 1
KING, HEIR, POET = range(3)
ZONE, OTHER = 0, 1
LINE, WIDTH, UNIT_OTHER = 0, 1, 2
DOUBT, OF_ZONE = 0, 5  # a motion an objection, unforeseen ones too, then one an item
DAY = 1440


def court(text: str = COURT) -> Talks:
    """Return the talks on their second day."""
    talks = Talks(text)
    talks.at(1)
    return talks


def replies_due(talks: Talks) -> int:
    """Return the minute at which the next replies are in."""
    return int(talks.table("slot")[slot_of(talks.setting, Slot.REPLIES)])


def ask(talks: Talks, s: int, c: int, *, share: float = 0.5, pauses: int = 0) -> bool:
    """Let a party ask for a share; say whether nobody had to be asked."""
    return bool(ask_share(*talks.score, (s, c), (share, pauses, NONE)))


def test_the_answer_is_in_when_the_last_who_is_asked_has_replied() -> None:
    talks = court()
    assert heard_from_all(*talks.score, A, (ZONE, LINE)) == 6 * DAY
    assert heard_from_all(*talks.score, A, (OTHER, UNIT_OTHER)) == 4 * DAY
    assert heard_from_all(*talks.score, B, (ZONE, LINE)) == 1 * DAY
    talks = court(COURT.replace("reply: 3 days", "reply: 9 days"))
    assert heard_from_all(*talks.score, A, (ZONE, LINE)) == 10 * DAY


def test_each_principal_takes_his_own_time_each_time() -> None:
    text = COURT.replace("reply: 3 days", "reply: {median: 3 days, p90: 6 days}")
    talks = court(text)
    due = [heard_from_all(*talks.score, A, (OTHER, UNIT_OTHER)) for _ in range(2)]
    drawn = kept_draws(talks.log)[:2]
    assert talks.draws() == ["reply/a.king/other"] * 2
    assert drawn["index"].tolist() == [0, 1]
    expected = [DAY + round(lognormal(3 * DAY, 6 * DAY, u)) for u in drawn["uniform"]]
    assert due == expected


def test_a_delegation_that_answers_to_nobody_grants_itself_the_share_at_once() -> None:
    talks = court(COURT.replace("consulted: always", "consulted: insisted"))
    assert ask(talks, A, UNIT_OTHER)
    assert talks.table("stance")["mandate"][A, UNIT_OTHER] == 0.5
    assert ask(talks, A, UNIT_OTHER, share=0.2)
    assert talks.table("stance")["mandate"][A, UNIT_OTHER] == 0.5
    assert talks.rows(Happening.ASKED).size == 0
    assert replies_due(talks) == NEVER


def test_a_question_about_a_share_waits_for_its_reply_and_changes_nothing_yet() -> None:
    talks = court()
    assert not ask(talks, A, LINE)
    assert is_out(talks.state, A, LINE)
    assert not is_out(talks.state, A, WIDTH)
    assert talks.table("stance")["mandate"][A, LINE] == 0.3
    (asked,) = talks.rows(Happening.ASKED)
    assert (asked["party"], asked["unit"], asked["subject"]) == (A, LINE, Motion.SHARE)
    assert asked["share"] == 0.5
    assert replies_due(talks) == 6 * DAY


def test_a_question_comes_from_the_text_that_stands_or_from_the_item() -> None:
    talks = Talks(COURT)
    talks.meet([0])
    ask(talks, A, LINE)
    (asked,) = talks.rows(Happening.ASKED)
    assert asked["cause"] == talks.table("unit")["text_row"][LINE]
    talks.table("unit")["text_row"][WIDTH] = NONE
    ask(talks, A, WIDTH)
    assert talks.rows(Happening.ASKED)["cause"][1] == talks.table("item")["row"][ZONE]


@pytest.mark.parametrize("pauses", [0, 1])
def test_the_unit_pauses_only_if_the_question_is_about_anothers_text(pauses: int) -> None:
    talks = court()
    ask(talks, A, LINE, pauses=pauses)
    assert talks.table("unit")["paused"].tolist() == [pauses, 0, 0]


def test_questions_are_numbered_in_the_order_they_are_put() -> None:
    talks = court()
    ask(talks, A, LINE)
    move(talks.setting, talks.state, DOUBT, Motion.DROP, (0, NONE))
    ask(talks, A, WIDTH)
    assert talks.table("request")["serial"][A].tolist()[:2] == [1, 3]
    assert talks.table("motion")["serial"][DOUBT] == 2


def test_the_replies_that_are_in_first_are_heard_first() -> None:
    talks = court()
    ask(talks, A, LINE)  # king and heir: on the sixth day
    ask(talks, A, UNIT_OTHER)  # the king alone: on the fourth
    assert replies_due(talks) == 4 * DAY
    talks.table("request")["due"][A, UNIT_OTHER] = NEVER
    schedule_replies(talks.setting, talks.state)
    assert replies_due(talks) == 6 * DAY


def moved(kind: Motion = Motion.DROP) -> Talks:
    """Return talks in which something is moved on the zone, and nobody asked yet."""
    talks = court()
    move(talks.setting, talks.state, OF_ZONE, kind, (0, NONE))
    return talks


def test_a_motion_waits_for_no_party_until_one_has_asked() -> None:
    talks = moved()
    assert is_granted(talks.setting, talks.state, OF_ZONE)
    assert replies_due(talks) == NEVER


def test_who_answers_to_nobody_grants_a_motion_at_once_and_the_others_are_waited_for() -> None:
    talks = moved()
    plead(*talks.score, OF_ZONE, (B, ZONE, NONE))
    assert talks.table("plea")["answer"][OF_ZONE].tolist() == [Answer.NOT_ASKED, Answer.GRANTED]
    assert is_granted(talks.setting, talks.state, OF_ZONE)
    plead(*talks.score, OF_ZONE, (A, ZONE, NONE))
    assert talks.table("plea")["answer"][OF_ZONE].tolist() == [Answer.WAITING, Answer.GRANTED]
    assert not is_granted(talks.setting, talks.state, OF_ZONE)
    assert talks.rows(Happening.ASKED)["subject"].tolist() == [Motion.DROP]
    assert replies_due(talks) == 6 * DAY


def test_a_motion_begun_anew_forgets_what_was_answered_before() -> None:
    talks = moved()
    plead(*talks.score, OF_ZONE, (A, ZONE, NONE))
    move(talks.setting, talks.state, OF_ZONE, Motion.SEVER, (3, 7))
    assert talks.table("plea")["answer"][OF_ZONE].tolist() == [Answer.NOT_ASKED] * 2
    motion = talks.table("motion")[OF_ZONE]
    assert (motion["kind"], motion["subject"], motion["row"]) == (Motion.SEVER, 3, 7)


@pytest.mark.parametrize(("c", "about"), [(NONE, "reply/a.king/zone"), (WIDTH, "zone.width")])
def test_a_principal_is_asked_about_the_clause_that_is_named_or_the_item(
    c: int, about: str
) -> None:
    text = COURT.replace("reply: 3 days", "reply: {median: 3 days, p90: 6 days}")
    talks = court(text)
    move(talks.setting, talks.state, OF_ZONE, Motion.DROP, (0, NONE))
    plead(*talks.score, OF_ZONE, (A, ZONE, c))
    (stream,) = talks.draws()
    assert stream.endswith(about)


@pytest.mark.parametrize(("day", "remembered"), [(1, True), (19, True), (20, False)])
def test_a_refusal_counts_while_he_who_refused_still_insists(day: int, remembered: bool) -> None:
    talks = court()
    talks.table("refused")[HEIR, ZONE] = 1
    talks.at(day)
    assert was_refused(talks.setting, talks.state, A, ZONE) is remembered
    assert anyone_refused(talks.setting, talks.state, ZONE) is remembered
    assert not was_refused(talks.setting, talks.state, B, ZONE)
    assert not anyone_refused(talks.setting, talks.state, OTHER)


def test_who_insists_and_was_never_asked_has_not_refused() -> None:
    talks = court()
    assert not anyone_refused(talks.setting, talks.state, ZONE)


def test_an_item_is_asked_about_by_a_share_a_motion_or_a_package_on_one_of_its_units() -> None:
    talks = court()
    assert not is_asked_about(talks.setting, talks.state, ZONE)
    ask(talks, A, WIDTH)
    assert is_asked_about(talks.setting, talks.state, ZONE)
    assert not is_asked_about(talks.setting, talks.state, OTHER)
    for motion in (DOUBT, OF_ZONE):
        talks = court()
        move(talks.setting, talks.state, motion, Motion.REFER, (0, NONE))
        assert is_asked_about(talks.setting, talks.state, ZONE)
        assert not is_asked_about(talks.setting, talks.state, OTHER)
    talks = court()
    talks.table("unit")["paused"][UNIT_OTHER] = 1
    assert is_asked_about(talks.setting, talks.state, OTHER)
