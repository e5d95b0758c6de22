"""Replies: what principals answer, and what their delegation may do from then on."""

import pytest

from sim.model.calendar import slot_of
from sim.model.codes import NEVER, NONE, Disposition, Happening, Motion, Slot, Standing
from sim.model.deadlock import act
from sim.model.remedy import work
from sim.model.reply import allowed_together, hear_replies, instruct, share_allowed
from sim.model.request import ask_share, is_out
from tests.talks import Talks

COURT = """
scenario: court
start: 2001-01-01
horizon: 200 days
parties:
  a:
    patience: 40 days
    mandate: 0.2
    principals:
      king: {consulted: always, weight: 3, reply: 3 days}
      heir: {insists_on: [zone], patience: 20 days, yields_at: 0.5, reply: 1 day}
      envoy: {consulted: always, patience: 20 days, exponent: 0.5, KEEN}
      poet: {consulted: never, insists_on: [zone], patience: 1 day}
  b: {patience: 40 days}
procedure: {steps: 10, on_deadlock: [sever, refer], ask_again: 7 days}
forums: {conference: {takes: [zone]}}
items:
  zone:
    clauses:
      line: {stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}}
      width:
        severable: true
        stances: {a: {ideal: 0, reservation: 1, salience: 2}, b: {ideal: 1, reservation: 0}}
    objections: {doubt: {by: b, to: [line], likelihood: 0, remedies: [REMEDY]}}
  form:
    options: [treaty, pact, note]
    stances:
      a: {worth: {treaty: 1, pact: 0.6, note: 0}, reservation: note}
      b: {worth: {treaty: 0, pact: 0.5, note: 1}, reservation: treaty}
events: {outcry: {when: {refused: zone}, pressure: {a: 2}}}
"""
KEEN = "stances: {zone.line: {ideal: 0.4, reservation: 0.8, salience: 4}}"
A, B = 0, 1
KING, HEIR, ENVOY, POET = range(4)
ZONE = 0
LINE, WIDTH, FORM = range(3)
DOUBT = 0


def court(day: float = 0.0, *, remedy: str = "drop: width", gone: tuple[int, ...] = ()) -> Talks:
    """Return the talks on a day, in which b doubts the line a has put."""
    talks = Talks(COURT.replace("KEEN", KEEN).replace("REMEDY", remedy))
    talks.table("present")[list(gone)] = 0
    talks.table("item")["tabler"][ZONE] = A
    doubt = talks.table("objection")[DOUBT]
    doubt["status"], doubt["against"] = Standing.STANDING, A
    talks.at(day)
    return talks


def ask(talks: Talks, share: float, *, c: int = LINE, pauses: int = 0) -> None:
    """Let a ask for a share."""
    assert not ask_share(*talks.score, (A, c), (share, pauses, NONE))


def hear(talks: Talks, day: float, *, times: int = 1) -> None:
    """Hear the replies that are in on a day."""
    talks.at(day)
    for _ in range(times):
        hear_replies(*talks.score)


def replies_due(talks: Talks) -> int:
    """Return the minute at which the next replies are in."""
    return int(talks.table("slot")[slot_of(talks.setting, Slot.REPLIES)])


@pytest.mark.parametrize(
    ("p", "c", "share"),
    [
        (KING, LINE, 0.3),  # 10 of 40 days: a quarter, and the next step
        (HEIR, LINE, 0.5),  # 10 of 20
        (ENVOY, WIDTH, 0.3),  # half, squared
        (KING, FORM, 0.25),  # on options no steps
        # a quarter of his way from 0.4 to 0.8 is at 0.5: half of the party's
        (ENVOY, LINE, 0.5),
    ],
)
def test_a_principal_allows_what_his_own_patience_has_come_to(p: int, c: int, share: float) -> None:
    talks = court(10)
    assert share_allowed(talks.setting, talks.state, p, c) == pytest.approx(share)


def test_a_principal_allows_less_of_what_is_contested() -> None:
    talks = court(20)
    assert share_allowed(talks.setting, talks.state, KING, WIDTH) == 0.5
    talks.written("objection")["by"][DOUBT] = A
    talks.written("objection")["blocks"][DOUBT] = 0
    talks.written("objection")["hardens"][DOUBT] = 0.4
    assert share_allowed(talks.setting, talks.state, KING, LINE) == 0.3
    assert share_allowed(talks.setting, talks.state, KING, WIDTH) == 0.5


def test_a_principal_with_wishes_of_his_own_among_options_allows_what_his_choice_needs() -> None:
    own = "stances: {form: {worth: {treaty: 0, pact: 1, note: 0.9}, reservation: treaty}}"
    talks = Talks(COURT.replace("KEEN", own).replace("REMEDY", "drop: width"))
    # to him the pact is best; the party puts it from half way between 1 and 0.6 on
    assert share_allowed(talks.setting, talks.state, ENVOY, FORM) == pytest.approx(0.2)


def test_principals_allow_their_mean_by_weight_and_salience_down_to_a_step() -> None:
    talks = court(10)
    # king 3 x 0.3 and heir 1 x 0.5 at the party's salience 1; envoy 1 x 0.5 at his own, 4:
    # 3.4 of 8 is 0.425
    assert allowed_together(talks.setting, talks.state, A, LINE) == 0.4
    # on options it stays as it is: king 3 x 1/4, envoy 1 x 1/4; the heir is not asked
    assert allowed_together(talks.setting, talks.state, A, FORM) == 0.25


def test_by_unanimity_they_allow_what_the_least_willing_does() -> None:
    talks = court(16)
    assert allowed_together(talks.setting, talks.state, A, WIDTH) == 0.5  # 0.4, 0.8 and 0.7
    talks.written("procedure")["unanimous"] = 1
    assert allowed_together(talks.setting, talks.state, A, WIDTH) == 0.4


def test_who_is_never_consulted_or_has_gone_has_no_say() -> None:
    talks = court(10, gone=(KING, ENVOY))
    assert allowed_together(talks.setting, talks.state, A, LINE) == 0.5
    talks = court(10, gone=(KING, HEIR, ENVOY))
    assert allowed_together(talks.setting, talks.state, A, LINE) == 0.0


def test_a_mandate_grows_by_instruction_and_never_shrinks() -> None:
    talks = court(20)
    mandate = talks.table("stance")["mandate"]
    instruct(*talks.score, A, (WIDTH, NONE))
    assert mandate[A, WIDTH] == 0.7  # king 3 x 0.5, heir and envoy all the way
    (instructed,) = talks.rows(Happening.INSTRUCTED)
    assert (instructed["before"], instructed["position"]) == (
        pytest.approx(0.2),
        pytest.approx(0.7),
    )
    assert talks.rows(Happening.REPLIED)["subject"].tolist() == [KING, HEIR, ENVOY]
    talks.at(0)
    instruct(*talks.score, A, (WIDTH, NONE))
    assert mandate[A, WIDTH] == 0.7
    assert talks.rows(Happening.INSTRUCTED).size == 1


def test_a_share_is_granted_by_the_patience_of_the_day_the_replies_are_in() -> None:
    talks = court(17)
    ask(talks, 0.7, c=WIDTH, pauses=1)
    assert talks.table("unit")["paused"][WIDTH] == 1
    hear(talks, 20)
    assert talks.table("stance")["mandate"][A, WIDTH] == 0.7
    assert talks.table("unit")["paused"][WIDTH] == 0
    assert not is_out(talks.state, A, WIDTH)
    assert talks.rows(Happening.GRANTED)["subject"].tolist() == [Motion.SHARE]
    assert talks.table("stance")["ask_after"][A, WIDTH] == 20 * 1440
    assert replies_due(talks) == NEVER


def test_less_than_was_asked_is_a_refusal_and_not_asked_again_for_a_while() -> None:
    talks = court(17)
    ask(talks, 0.8, c=WIDTH)
    hear(talks, 20)
    assert talks.table("stance")["mandate"][A, WIDTH] == 0.7
    assert talks.rows(Happening.REFUSED)["share"].tolist() == [0.8]
    assert talks.table("stance")["ask_after"][A, WIDTH] == 27 * 1440
    assert talks.table("incident")["tripped"].tolist() == [1]


def test_what_has_closed_meanwhile_is_no_question_any_more() -> None:
    talks = court(17)
    ask(talks, 0.7, c=WIDTH, pauses=1)
    talks.table("unit")["status"][WIDTH] = Disposition.AGREED
    hear(talks, 20)
    assert talks.rows(Happening.VOID).size == 1
    assert talks.table("stance")["mandate"][A, WIDTH] == 0.2
    assert talks.table("unit")["paused"][WIDTH] == 0


def test_when_all_who_were_asked_have_gone_the_delegation_may_do_as_it_asked() -> None:
    talks = court(0)
    ask(talks, 0.9)
    talks.table("present")[:] = 0
    hear(talks, 3)
    assert talks.table("stance")["mandate"][A, LINE] == 0.9
    assert talks.rows(Happening.REPLIED).size == 0
    assert talks.rows(Happening.GRANTED).size == 1


def test_no_reply_is_heard_before_it_is_in_and_the_first_question_is_answered_first() -> None:
    talks = court(17)
    ask(talks, 0.7, c=WIDTH)
    ask(talks, 0.4, c=LINE)
    hear(talks, 19.9)
    assert talks.rows(Happening.REPLIED).size == 0
    hear(talks, 20)
    assert talks.rows(Happening.GRANTED)["unit"].tolist() == [WIDTH]
    assert replies_due(talks) == 20 * 1440
    hear(talks, 20)
    assert talks.rows(Happening.GRANTED)["unit"].tolist() == [WIDTH, LINE]


def dropping(day: float) -> Talks:
    """Return talks in which a asks on this day to drop the width."""
    talks = court(day)
    work(*talks.score, ZONE)
    return talks


def test_dropping_is_refused_while_a_principal_insists_and_the_refusal_is_remembered() -> None:
    talks = dropping(0)
    assert talks.table("objection")["asking"][DOUBT] == 1
    assert talks.table("unit")["status"][WIDTH] == Disposition.OPEN
    hear(talks, 3)
    (refused,) = talks.rows(Happening.REFUSED)
    assert (refused["subject"], refused["other"]) == (Motion.DROP, HEIR)
    assert talks.rows(Happening.REPLIED)["share"].tolist() == [1.0, 0.0, 1.0]
    assert talks.table("refused")[:, ZONE].tolist() == [0, 1, 0, 0]
    doubt = talks.table("objection")[DOUBT]
    assert (doubt["asking"], doubt["remedy"]) == (0, 1)
    assert talks.table("unit")["status"][WIDTH] == Disposition.OPEN
    assert talks.table("incident")["tripped"].tolist() == [1]


def test_dropping_is_granted_once_he_has_yielded_by_the_day_of_the_reply() -> None:
    talks = dropping(8)
    hear(talks, 11)
    assert talks.table("unit")["status"][WIDTH] == Disposition.DROPPED
    assert talks.table("objection")["status"][DOUBT] == Standing.WITHDRAWN
    assert talks.rows(Happening.GRANTED)["subject"].tolist() == [Motion.DROP]


def test_what_the_objector_has_given_up_need_not_be_dropped_any_more() -> None:
    talks = dropping(8)
    talks.table("objection")["status"][DOUBT] = Standing.LAPSED
    hear(talks, 11)
    assert talks.rows(Happening.VOID)["subject"].tolist() == [Motion.DROP]
    assert talks.table("unit")["status"][WIDTH] == Disposition.OPEN
    assert talks.table("motion")["live"][DOUBT] == 0


SEVER, REFER = 0, 1


@pytest.mark.parametrize(
    ("rung", "closed"),
    [
        (SEVER, [Disposition.OPEN, Disposition.DROPPED]),
        (REFER, [Disposition.REFERRED, Disposition.REFERRED]),
    ],
)
def test_a_rung_is_taken_when_all_have_granted_it(rung: int, closed: list[Disposition]) -> None:
    talks = court(8)
    assert act(*talks.score, ZONE, rung)
    assert talks.table("spent")[ZONE].tolist() == [0, 0]
    hear(talks, 11)
    assert talks.table("unit")["status"].tolist()[:2] == closed
    assert talks.table("spent")[ZONE, rung] == 1


def test_a_refused_rung_is_not_spent_and_the_next_deadlock_begins_after_it() -> None:
    talks = court(0)
    act(*talks.score, ZONE, SEVER)
    hear(talks, 3)
    assert talks.table("spent")[ZONE].tolist() == [0, 0]
    assert talks.table("item")["next_rung"][ZONE] == SEVER + 1
    assert talks.table("unit")["status"].tolist()[:2] == [Disposition.OPEN] * 2
    # and neither is asked again while he who refused insists
    assert not act(*talks.score, ZONE, REFER)
    assert not act(*talks.score, ZONE, SEVER)
    talks.at(10)
    assert act(*talks.score, ZONE, REFER)


def test_a_rung_is_void_when_the_item_has_closed_meanwhile() -> None:
    talks = court(8)
    act(*talks.score, ZONE, REFER)
    talks.table("unit")["status"][[LINE, WIDTH]] = Disposition.AGREED
    hear(talks, 11)
    assert talks.rows(Happening.VOID)["subject"].tolist() == [Motion.REFER]
    assert talks.rows(Happening.REFERRED).size == 0


def test_an_amendment_waits_for_its_share_and_is_put_when_it_is_granted() -> None:
    talks = court(17, remedy="amend: {width: 0.7}")
    work(*talks.score, ZONE)
    assert talks.rows(Happening.AMENDED).size == 0
    hear(talks, 20)
    (amended,) = talks.rows(Happening.AMENDED)
    assert (amended["unit"], amended["position"]) == (WIDTH, pytest.approx(0.7))
    assert talks.table("objection")["status"][DOUBT] == Standing.WITHDRAWN


def test_an_amendment_that_is_refused_leaves_the_objection_to_the_next_remedy() -> None:
    talks = court(17, remedy="amend: {width: 0.8}")
    work(*talks.score, ZONE)
    hear(talks, 20)
    assert talks.rows(Happening.AMENDED).size == 0
    doubt = talks.table("objection")[DOUBT]
    assert (doubt["status"], doubt["remedy"], doubt["asking"]) == (Standing.STANDING, 1, 0)
