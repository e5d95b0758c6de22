"""Offers: who takes the text that stands, and who puts its own."""

import math

import pytest

from sim.model.codes import Disposition, Happening
from sim.model.offer import speaker
from sim.model.value import floored
from tests.talks import TWO, Talks

LINE = """
procedure: {steps: 20, deadlock_after: 300 meetings, speaking: SPEAKING, anchoring: KAPPA}
items:
  line:
    scale: {between: [0, 20], unit: miles}
    stances: {a: {ideal: 0, reservation: 12}, b: {ideal: 20, reservation: 8}}
"""


def line(speaking: str = "fixed", kappa: float = 0) -> str:
    """Return a scenario about a line."""
    return TWO + LINE.replace("SPEAKING", speaking).replace("KAPPA", str(kappa))


def shares(day: int) -> tuple[float, float]:
    """Return what both sides have announced on a day, forty days' patience, linear."""
    talks = Talks(line())
    g = floored(talks.setting, min(1.0, (day * 1440 + 600) / (40 * 1440)))
    return g, g


def test_two_sides_settle_at_the_first_meeting_at_which_their_curves_cross() -> None:
    # a + 12 k >= 20 - 12 k at k = 5/6, so at the step of 0.85
    crossing = next(day for day in range(100) if 12 * shares(day)[0] >= 20 - 12 * shares(day)[1])
    talks = Talks(line())
    talks.meet(range(100))
    (agreed,) = talks.rows(Happening.AGREED)
    assert agreed["time"] // 1440 == crossing
    assert 8 / 20 <= agreed["position"] <= 12 / 20


@pytest.mark.parametrize("speaking", ["fixed", "rotating"])
def test_a_party_takes_what_is_no_worse_than_what_it_would_put_next(speaking: str) -> None:
    talks = Talks(line(speaking))
    talks.meet(range(100))
    (consented,) = talks.rows(Happening.CONSENTED)
    taker = int(consented["party"])
    own = talks.rows(Happening.OFFERED)
    last = own[own["party"] == taker][-1]
    x, ideal = float(consented["position"]), (0.0, 1.0)[taker]
    # one step on, at most, and the text lies no farther from its ideal
    assert abs(x - ideal) <= abs(last["position"] - ideal) + 0.6 / 20 + 1e-12


def test_an_indifferent_party_consents_to_any_text_and_offers_none() -> None:
    three = line().replace("b: {patience: 40 days}}", "b: {patience: 40 days}, c: {}}")
    talks = Talks(three)
    talks.meet(range(60))
    offers = talks.rows(Happening.OFFERED)
    assert set(offers["party"]) == {0, 1}
    assert talks.table("unit")["status"][0] == Disposition.AGREED
    assert 2 in talks.rows(Happening.CONSENTED)["party"]


def test_nobody_consents_twice_to_the_same_text() -> None:
    four = line().replace("b: {patience: 40 days}}", "b: {patience: 40 days}, c: {}, d: {}}")
    four = four.replace("b: {ideal: 20", "d: {ideal: 20, reservation: 19}, b: {ideal: 20")
    talks = Talks(four.replace("speaking: fixed", "speaking: rotating"))
    talks.meet(range(100))
    consents = [(int(r["party"]), int(r["cause"])) for r in talks.rows(Happening.CONSENTED)]
    assert len(consents) > 10
    assert len(set(consents)) == len(consents)


def test_without_everyones_consent_nothing_is_agreed() -> None:
    three = line().replace("b: {patience: 40 days}}", "b: {patience: 40 days}, c: {}}")
    three = three.replace("b: {ideal: 20", "c: {ideal: 20, reservation: 19}, b: {ideal: 20")
    talks = Talks(three)
    talks.meet(range(100))
    assert talks.rows(Happening.AGREED).size == 0


def test_the_others_first_text_draws_the_first_counter_to_it() -> None:
    talks = Talks(line(kappa=0.5))
    talks.meet([0])
    first = talks.rows(Happening.OFFERED)
    # a tables 0; b, from 20 to 8, meets it at 8 and comes half of the way: 14
    assert first["position"].tolist() == pytest.approx([0.0, 0.7])
    assert talks.table("stance")["opening"][1, 0] == pytest.approx(0.7)
    talks.meet([1])
    # once, and never the party that tabled
    assert talks.table("stance")["opening"][:, 0].tolist() == pytest.approx([0.0, 0.7])


def test_a_first_text_is_no_movement_and_a_further_step_is() -> None:
    talks = Talks(line("fixed"))
    talks.meet([0, 1])
    rows = talks.rows(Happening.OFFERED)
    assert math.isnan(rows[rows["party"] == 1]["before"][0])
    assert talks.table("item")["stall"][0] == 1
    talks.meet([2])  # 2.4 of 40 days: the first step of a twentieth
    assert talks.table("item")["stall"][0] == 0


@pytest.mark.parametrize(("speaking", "first"), [("fixed", [0, 0, 0]), ("rotating", [0, 1, 0])])
def test_who_speaks_first_rotates_from_meeting_to_meeting(speaking: str, first: list[int]) -> None:
    talks = Talks(line(speaking))
    spoke = []
    for day in range(3):
        spoke.append(speaker(talks.setting, talks.state, 0))
        talks.meet([day])
    assert spoke == first


def test_nobody_speaks_again_on_his_own_text_without_a_further_step() -> None:
    talks = Talks(line("rotating"))
    talks.meet([0, 1])
    # b's text stands from the first meeting; on the second b has nothing to add, and a counters
    assert talks.rows(Happening.OFFERED)["party"].tolist() == [0, 1, 0]
