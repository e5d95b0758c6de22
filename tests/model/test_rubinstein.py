"""Rubinstein's strategy: propose at once what perfect play would end in [rubinstein-1982]."""

import math

import pytest

from sim.model.codes import Happening
from sim.model.rubinstein import (
    discount_factor,
    equilibrium_share,
    least_accepted,
    opponent,
    round_minutes,
    share_at_once,
)
from tests.talks import TWO, Talks

ITEMS = """
items:
  line:
    scale: {between: [0, 20], unit: miles}
    stances: {a: {ideal: 0, reservation: 12}, b: {ideal: 20, reservation: 8}}
  form:
    options: [treaty, note]
    stances:
      a: {worth: {treaty: 1, note: 0}, reservation: note}
      b: {worth: {treaty: 0, note: 1}, reservation: treaty}
  gap:
    scale: {between: [0, 20], unit: miles}
    stances: {a: {ideal: 0, reservation: 8}, b: {ideal: 20, reservation: 12}}
"""
A, B, LINE, FORM, GAP = 0, 1, 0, 1, 2


def waiting(a: float, b: float, meets: str = "every day") -> Talks:
    """Return talks in which a and b keep so much of a worth over forty days."""
    parties = TWO.replace("a: {", f"a: {{concession: rubinstein, discount: {a}, ")
    parties = parties.replace("b: {", f"b: {{concession: rubinstein, discount: {b}, ")
    return Talks(parties + ITEMS + f"procedure: {{meets: {meets}, stride: 20, speaking: fixed}}\n")


@pytest.mark.parametrize(
    ("mine", "theirs", "kept"),
    [
        (0.9, 0.9, 0.1 / 0.19),  # (1 - d2) / (1 - d1 d2)
        (0.9, 0.5, 0.5 / 0.55),
        (0.5, 0.9, 0.1 / 0.55),
        (1.0, 0.5, 1.0),  # who can wait for ever keeps it all
        (0.5, 1.0, 0.0),
        (1.0, 1.0, 0.5),  # neither loses by waiting
    ],
)
def test_the_proposer_keeps_what_the_equilibrium_gives_him(
    mine: float, theirs: float, kept: float
) -> None:
    assert equilibrium_share(mine, theirs) == pytest.approx(kept)


@pytest.mark.parametrize(
    ("meets", "days"), [("every day", 1), ("every 3 days", 3), ("weekdays", 7 / 5), ("[mon]", 7)]
)
def test_a_round_is_the_mean_time_between_two_meetings(meets: str, days: float) -> None:
    assert round_minutes(waiting(1, 1, meets).setting) == pytest.approx(days * 1440)


def test_a_round_of_waiting_leaves_its_part_of_a_worth() -> None:
    talks = waiting(0.25, 1, "every 2 days")
    # twenty rounds of two days make the patience of forty, after which a quarter is left
    assert math.pow(discount_factor(talks.setting, A), 20) == pytest.approx(0.25)
    assert discount_factor(talks.setting, B) == 1.0


def test_it_knows_the_first_other_who_cares() -> None:
    three = TWO.replace("parties: {", "parties: {c: {}, ")
    talks = Talks(three + ITEMS)
    assert opponent(talks.setting, 1, LINE) == 2
    assert opponent(talks.setting, 2, LINE) == 1
    assert opponent(talks.setting, 0, LINE) == 1


@pytest.mark.parametrize(
    ("a", "b", "unit", "share"),
    [
        (1, 1, LINE, 0.85),  # half of what lies between 8 and 12 miles: 10 of 12, or a step more
        (1, 0.5, LINE, 0.7),  # all of it: it offers b no more than 8 of 12 miles
        (0.5, 1, LINE, 1.0),
        (1, 1, FORM, 0.5),
        (1, 0.5, FORM, 0.0),
        (1, 1, GAP, 1.0),  # nothing lies between: it offers its last
    ],
)
def test_the_share_at_once_is_the_way_to_the_equilibrium(
    a: float, b: float, unit: int, share: float
) -> None:
    talks = waiting(a, b)
    assert share_at_once(talks.setting, talks.state, A, unit) == pytest.approx(share)


def test_an_opening_drawn_towards_the_other_leaves_less_of_the_way() -> None:
    talks = waiting(1, 1)
    talks.table("stance")["opening"][A, LINE] = 0.4
    assert share_at_once(talks.setting, talks.state, A, LINE) == pytest.approx(0.5)
    talks.table("stance")["opening"][A, LINE] = 0.6
    assert share_at_once(talks.setting, talks.state, A, LINE) == 1.0


@pytest.mark.parametrize(("own", "least"), [(0.9, 0.4 + 0.5 * 0.5), (0.4, 0.4)])
def test_a_text_now_is_worth_a_round_of_waiting(own: float, least: float) -> None:
    # half of a gain above the reservation, worth 0.4, is lost in a round of forty days
    talks = waiting(0.5, 1, "every 40 days")
    assert least_accepted(talks.setting, A, LINE, own) == pytest.approx(least)


@pytest.mark.parametrize("steps", [20, 1000])
def test_two_who_play_the_equilibrium_settle_on_the_first_text_of_the_second_to_speak(
    steps: int,
) -> None:
    talks = waiting(0.25, 0.25, f"every 10 days, steps: {steps}")
    talks.written("procedure")["stride"] = steps
    talks.meet([0, 10])
    (agreed,) = talks.rows(Happening.AGREED)
    # a round leaves 0.25^(1/4), so b keeps 0.5858 of what lies between 8 and 12 miles
    factor = math.pow(0.25, 0.25)
    assert agreed["position"] == pytest.approx(0.4 + 0.2 / (1 + factor), abs=0.6 / steps)
    assert talks.rows(Happening.CONSENTED)["party"].tolist() == [A]


def test_who_does_not_lose_by_waiting_takes_no_less_than_its_own_text_gives() -> None:
    assert least_accepted(waiting(1, 0.5).setting, A, LINE, 0.7) == 0.7
