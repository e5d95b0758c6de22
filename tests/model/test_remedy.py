"""Remedies: worked one after another by the party an objection was raised against."""

import math

import pytest

from sim.model.chronicle import kept_draws
from sim.model.codes import Disposition, Happening, Motion, Standing
from sim.model.remedy import persuasion
from sim.model.reply import hear_replies
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
WHOLE = """
items:
  deal:
    bargained: whole
    clauses:
      price: {options: [low, mid, high], stances: PRICE}
      term: {options: [short, long], stances: TERM}
    objections:
      fear: {by: b, against: a, remedies: [{trade: {clause: deal, by: 0.3, buys: certain}}]}
  law:
    options: [x, y, z]
    stances:
      a: {worth: {x: WORTH, y: 1, z: 0}, reservation: z}
      b: {worth: {x: 0.5, y: 0, z: 1}, reservation: y}
""".replace(
    "PRICE",
    "{a: {worth: {low: 1, mid: 0.6, high: 0}, reservation: high}, "
    "b: {worth: {low: 0, mid: 0.6, high: 1}, reservation: low}}",
).replace(
    "TERM",
    "{a: {worth: {short: 1, long: 0}, reservation: long}, "
    "b: {worth: {short: 0, long: 1}, reservation: short}}",
)
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


@pytest.mark.parametrize(
    "remedy", ["{amend: {line: 6}}", "{trade: {clause: zone.width, by: 0.6, buys: certain}}"]
)
def test_nobody_gives_what_a_ratifier_would_have_to_refuse_again(remedy: str) -> None:
    for floor, given in ((0.69, 1), (0.7, 0)):  # 6 miles are worth 0.7 to a
        talks = Talks(TWO + ITEM.replace("REMEDIES", f"{remedy}, {{argue: certain}}"))
        talks.table("unit")["floor_voice"], talks.table("unit")["floor"] = 0, floor
        talks.meet([0])
        assert talks.rows(Happening.AMENDED, Happening.TRADED).size == given
        assert talks.rows(Happening.ARGUED).size == 1 - given


def test_amending_to_what_was_conceded_already_puts_nothing() -> None:
    talks = worked("{amend: {line: 0}}", 1)
    assert talks.rows(Happening.AMENDED).size == 0
    assert talks.table("objection")["status"][0] == Standing.WITHDRAWN


def test_an_objection_with_no_remedy_left_stands_until_it_lapses() -> None:
    talks = worked("{argue: never}", 39)
    assert talks.table("objection")["status"][0] == Standing.STANDING
    assert talks.rows(Happening.ARGUED).size == 1


COURT = """
scenario: court
start: 2001-01-01
horizon: 100 days
parties:
  a:
    patience: 40 days
    mandate: 0.3
    principals: {king: {consulted: always, reply: 2 days, insists_on: INSISTS, patience: 4 days}}
  b: {patience: 40 days}
"""
KING = 0


def instructed(remedies: str, meetings: int, *, insists: str = "[]", text: str = COURT) -> Talks:
    """Return the talks after so many meetings when a has a king, who answers in two days."""
    head = text.replace("INSISTS", insists)
    talks = Talks(head + ITEM.replace("REMEDIES", remedies))
    for day in range(meetings):
        talks.at(day)
        hear_replies(*talks.score)
        talks.meet([day])
    return talks


def standing(talks: Talks) -> int:
    """Return how the objection stands."""
    return int(talks.table("objection")["status"][0])


@pytest.mark.parametrize(
    ("remedy", "ends"),
    [("{drop: width}", Standing.WITHDRAWN), ("{refer: conference}", Standing.MOOT)],
)
def test_letting_go_waits_for_the_answer_and_no_meeting_is_spent_meanwhile(
    remedy: str, ends: Standing
) -> None:
    remedies = f"{remedy}, {{argue: certain}}"
    talks = instructed(remedies, 3)
    assert standing(talks) == Standing.STANDING
    assert talks.table("objection")["meetings"][0] == 0
    assert talks.rows(Happening.ASKED).size == 1
    talks = instructed(remedies, 4)  # asked at 10:00, so the answer is in at 10:00 two days later
    assert standing(talks) == ends
    assert talks.rows(Happening.DROPPED, Happening.REFERRED).size == 1
    assert talks.rows(Happening.ARGUED).size == 0


@pytest.mark.parametrize("remedy", ["{drop: width}", "{refer: conference}"])
def test_after_a_refusal_the_next_remedy_begins_at_the_next_meeting(remedy: str) -> None:
    talks = instructed(f"{remedy}, {{argue: certain}}", 3, insists="[zone], yields_at: never")
    assert talks.rows(Happening.REFUSED).size == 0
    talks = instructed(f"{remedy}, {{argue: certain}}", 4, insists="[zone], yields_at: never")
    assert talks.rows(Happening.REFUSED)["other"].tolist() == [KING]
    assert talks.rows(Happening.DROPPED, Happening.REFERRED).size == 0
    assert talks.rows(Happening.ARGUED)["time"].tolist() == [3 * 1440 + 600]


def test_what_was_refused_is_not_asked_again_while_he_who_refused_insists() -> None:
    twice = "{drop: width}, {drop: width}, {refer: conference}, {argue: certain}"
    talks = instructed(twice, 4, insists="[zone], yields_at: never")
    assert talks.rows(Happening.ASKED)["subject"].tolist() == [Motion.DROP]
    assert talks.rows(Happening.ARGUED).size == 1
    # once he has yielded, it is
    talks = instructed("{drop: width}, {insist: {meetings: 1}}, {drop: width}", 5, insists="[zone]")
    assert talks.rows(Happening.ASKED)["subject"].tolist() == [Motion.DROP] * 2


def test_dropping_asks_the_workers_principals_and_referring_those_of_every_party() -> None:
    of_b = COURT.replace("b: {", "b: {principals: {queen: {consulted: always, reply: 1 day}}, ")
    asked = {}
    for remedy in ("drop: width", "refer: conference"):
        talks = instructed(f"{{{remedy}}}", 1, text=of_b)
        asked[remedy] = talks.rows(Happening.ASKED)["party"].tolist()
    assert asked == {"drop: width": [0], "refer: conference": [0, 1]}


def test_amending_within_the_mandate_asks_nobody() -> None:
    talks = instructed("{amend: {line: 3}}", 1)
    assert talks.rows(Happening.ASKED).size == 0
    assert talks.rows(Happening.AMENDED)["share"].tolist() == [pytest.approx(0.3)]


def test_amending_past_the_mandate_asks_for_the_share_it_needs() -> None:
    talks = instructed("{amend: {line: 6}}", 1)
    assert talks.rows(Happening.AMENDED).size == 0
    assert talks.table("request")["asked"][0, LINE] == pytest.approx(0.6)
    assert talks.table("unit")["paused"][LINE] == 0
    assert talks.table("objection")["asking"][0] == 1
    # by the third day he allows three quarters of the way; of six days' patience only half
    assert instructed("{amend: {line: 6}}", 4).rows(Happening.AMENDED).size == 1
    patient = COURT.replace("patience: 4 days}", "patience: 6 days}")
    talks = instructed("{amend: {line: 6}}", 4, text=patient)
    assert talks.rows(Happening.AMENDED).size == 0
    assert standing(talks) == Standing.STANDING


def test_an_amendment_asks_however_lately_more_was_refused() -> None:
    talks = Talks(COURT.replace("INSISTS", "[]") + ITEM.replace("REMEDIES", "{amend: {line: 6}}"))
    talks.table("stance")["ask_after"][0, LINE] = 30 * 1440
    talks.meet([0])
    assert talks.rows(Happening.ASKED)["share"].tolist() == [pytest.approx(0.6)]


def trade(buys: str) -> str:
    """Return a remedy that gives on the width, and buys so likely."""
    return f"{{trade: {{clause: zone.width, by: 0.22, buys: {buys}}}}}"


def test_trading_gives_steps_elsewhere_and_buys_the_withdrawal() -> None:
    talks = worked(trade("certain"), 1)
    (traded,) = talks.rows(Happening.TRADED)
    # 0.22 up to the next of twenty steps: a quarter of the way from 0 to 10 miles of 20
    assert (traded["unit"], traded["share"]) == (WIDTH, 0.25)
    assert traded["position"] == pytest.approx(0.125)
    assert standing(talks) == Standing.WITHDRAWN


def test_a_trade_that_buys_nothing_is_given_all_the_same() -> None:
    talks = worked(f"{trade('never')}, {{argue: certain}}", 1)
    assert talks.table("stance")["share"][0, WIDTH] == 0.25
    assert talks.rows(Happening.UNMOVED).size == 1
    assert standing(talks) == Standing.STANDING
    assert talks.rows(Happening.ARGUED).size == 0
    assert worked(trade("0.5"), 1).draws() == ["remedy/zone/divergence"]


def test_nobody_trades_what_it_has_given_all_of_or_what_has_closed() -> None:
    for column, value in (("share", 1.0), ("status", Disposition.AGREED)):
        talks = Talks(TWO + ITEM.replace("REMEDIES", f"{trade('certain')}, {{argue: certain}}"))
        if column == "share":
            talks.table("stance")["share"][0, WIDTH] = value
        else:
            talks.table("unit")["status"][WIDTH] = value
        talks.meet([0])
        assert talks.rows(Happening.TRADED).size == 0
        assert talks.rows(Happening.ARGUED).size == 1


def test_a_trade_ends_at_the_reservation() -> None:
    talks = Talks(TWO + ITEM.replace("REMEDIES", trade("certain")))
    talks.table("stance")["share"][0, WIDTH] = 0.9
    talks.meet([0])
    assert talks.rows(Happening.TRADED)["share"].tolist() == [1.0]


@pytest.mark.parametrize(
    ("asked", "given"),
    [(0.1, [0.1]), (0.11, [0.11]), (0.2, [0.125]), (0.0, [])],
    ids=["less", "between two steps", "more", "nothing"],
)
def test_a_trade_gives_no_more_than_the_other_last_asked_for(
    asked: float, given: list[float]
) -> None:
    talks = Talks(TWO + ITEM.replace("REMEDIES", f"{trade('certain')}, {{argue: certain}}"))
    talks.table("stance")["asked"][1, WIDTH] = asked
    talks.meet([0])
    assert talks.rows(Happening.TRADED)["position"].tolist() == pytest.approx(given)


def test_on_a_whole_item_a_trade_gives_its_part_of_the_way_whatever_else_is_bargained() -> None:
    announced = 600 / (40 * 1440)  # at ten o'clock of the first of forty days
    for worth in (0.9, 0.5):
        talks = Talks(TWO + WHOLE.replace("WORTH", str(worth)))
        talks.meet([0])
        (traded,) = talks.rows(Happening.TRADED)
        assert traded["share"] == pytest.approx(announced + 0.3)


def test_a_trade_that_would_put_the_same_combination_again_is_passed_over() -> None:
    little = WHOLE.replace("WORTH", "0.5").replace("by: 0.3", "by: 0.05")
    talks = Talks(TWO + little)
    talks.meet([0])
    assert talks.rows(Happening.TRADED).size == 0
    assert standing(talks) == Standing.STANDING


def test_a_trade_past_the_mandate_gives_what_was_asked_for_and_granted() -> None:
    """More may have been announced while the principals were asked."""
    head = COURT.replace("INSISTS", "[]").replace("patience: 4 days}", "patience: 5 days}")
    talks = Talks(head + ITEM.replace("REMEDIES", trade("certain")))
    talks.table("stance")["share"][0, WIDTH] = 0.2
    talks.meet([0])
    assert talks.table("request")["asked"][0, WIDTH] == pytest.approx(0.45)
    talks.table("stance")["share"][0, WIDTH] = 0.3
    talks.at(2.5)
    hear_replies(*talks.score)
    assert talks.table("stance")["mandate"][0, WIDTH] == 0.5  # half of five days
    assert talks.rows(Happening.TRADED)["share"].tolist() == [pytest.approx(0.45)]


@pytest.mark.parametrize(
    ("likelihood", "goodwill", "chance"),
    [
        (0.5, 0.0, 0.5),
        (0.5, math.log(3), 0.75),  # odds of one, and three times that
        (0.2, math.log(2), 1 / 3),
        (0.2, -math.log(2), 1 / 9),
        (0.0, 2.0, 0.0),
        (1.0, -2.0, 1.0),
    ],
)
def test_goodwill_multiplies_the_odds_that_an_argument_persuades(
    likelihood: float, goodwill: float, chance: float
) -> None:
    assert persuasion(likelihood, goodwill) == pytest.approx(chance)


def test_it_is_the_goodwill_of_him_who_argues_that_persuades() -> None:
    def argued(party: int) -> Talks:
        talks = Talks(TWO + ITEM.replace("REMEDIES", "{argue: 0.5}"))
        talks.table("party")["goodwill"][party] = 60.0
        talks.meet([0])
        return talks

    drawn = kept_draws(argued(1).log)["uniform"][0]
    assert standing(argued(0)) == Standing.WITHDRAWN
    assert (standing(argued(1)) == Standing.WITHDRAWN) == (drawn < 0.5)


def test_trading_among_options_gives_the_farthest_that_has_begun_and_at_least_the_next() -> None:
    form = """
  form:
    options: [treaty, pact, note, nothing]
    stances:
      a: {worth: {treaty: 0.9, pact: 0.6, note: 0.3, nothing: 0}, reservation: nothing}
      b: {worth: {treaty: 0, pact: 0.3, note: 0.6, nothing: 0.9}, reservation: treaty}
"""
    # to a they begin at 0, 1/6, 3/6 and 5/6 of its way
    for by, option in ((0.7, 3.0), (0.05, 2.0)):
        remedy = f"{{trade: {{clause: form, by: {by}, buys: certain}}}}"
        talks = Talks(TWO + ITEM.replace("REMEDIES", remedy) + form)
        talks.table("item")["tabler"][1] = 0
        talks.table("stance")["share"][0, 2] = 1 / 6
        talks.meet([0])
        assert talks.rows(Happening.TRADED)["position"].tolist() == [option]
