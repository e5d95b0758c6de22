"""Authority: who has to be asked, how used up his patience is, and on what he insists."""

import math

import pytest

from sim.model.authority import (
    answers_to_nobody,
    exponent_of,
    insisting,
    insists,
    is_addressed,
    patience_of,
    principal_clock,
)
from sim.model.codes import NONE
from sim.model.pressure import press
from tests.talks import Talks

COURT = """
scenario: court
start: 2001-01-01
horizon: 100 days
parties:
  b: {patience: 40 days, principals: {chancellor: {insists_on: [zone]}}}
  a:
    patience: 40 days
    concession: {exponent: 0.5}
    principals:
      king: {consulted: always, patience: 1.5 times}
      heir: {insists_on: [zone], yields_at: 0.5, patience: 20 days, exponent: 2}
      poet: {consulted: never, insists_on: [zone], yields_at: never}
      spare: {}
items:
  zone: {stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}}
  other: {stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}}
"""
B, A = 0, 1
CHANCELLOR, KING, HEIR, POET, SPARE = range(5)
ZONE, OTHER = 0, 1
DAY = 1440


def court(day: float = 0.0, *, gone: tuple[int, ...] = ()) -> Talks:
    """Return the talks on a day, without those who are gone."""
    talks = Talks(COURT)
    talks.table("present")[list(gone)] = 0
    talks.at(day)
    return talks


def test_a_principal_has_a_patience_of_his_own_or_so_many_times_his_partys() -> None:
    setting = court().setting
    assert patience_of(setting, KING) == 60 * DAY
    assert patience_of(setting, HEIR) == 20 * DAY
    assert patience_of(setting, SPARE) == 40 * DAY


def test_a_principal_concedes_in_his_own_manner_or_his_partys() -> None:
    setting = court().setting
    assert exponent_of(setting, HEIR) == 2.0
    assert exponent_of(setting, KING) == 0.5


@pytest.mark.parametrize(("p", "tau"), [(KING, 0.5), (HEIR, 1.5), (SPARE, 0.75)])
def test_the_same_days_use_up_more_of_a_shorter_patience(p: int, tau: float) -> None:
    talks = court()
    assert principal_clock(talks.setting, talks.state, p, 30 * DAY) == pytest.approx(tau)


def test_what_presses_on_the_party_presses_on_its_principals() -> None:
    talks = court()
    talks.table("party")["tide"][A] = math.log(2.0)
    press(talks.setting, talks.state, A, 10 * DAY)
    # ten days at the common pace and ten at twice that: thirty of twenty
    assert principal_clock(talks.setting, talks.state, HEIR, 20 * DAY) == pytest.approx(1.5)


@pytest.mark.parametrize(("day", "still"), [(9.9, True), (10, False), (30, False)])
def test_a_principal_insists_until_he_is_ready_to_yield(day: float, still: bool) -> None:
    talks = court(day)
    assert insists(talks.setting, talks.state, HEIR, ZONE) == still
    assert not insists(talks.setting, talks.state, HEIR, OTHER)


def test_who_never_yields_insists_for_ever() -> None:
    talks = court(99)
    assert insists(talks.setting, talks.state, POET, ZONE)


def test_who_has_gone_neither_insists_nor_is_asked() -> None:
    talks = court(gone=(HEIR, KING))
    assert not insists(talks.setting, talks.state, HEIR, ZONE)
    assert not is_addressed(talks.setting, talks.state, HEIR, ZONE)
    assert not is_addressed(talks.setting, talks.state, KING, ZONE)


def test_the_first_of_a_partys_own_who_insists_is_the_one_named() -> None:
    talks = court()
    assert insisting(talks.setting, talks.state, A, ZONE) == HEIR
    assert insisting(talks.setting, talks.state, B, ZONE) == CHANCELLOR
    assert insisting(talks.setting, talks.state, A, OTHER) == NONE
    talks.at(10)
    assert insisting(talks.setting, talks.state, A, ZONE) == POET


@pytest.mark.parametrize("day", [0, 30])
def test_asked_is_who_always_is_and_who_has_the_item_at_heart_yielded_or_not(day: float) -> None:
    talks = court(day)
    asked = [
        [is_addressed(talks.setting, talks.state, p, i) for p in range(5)] for i in (ZONE, OTHER)
    ]
    assert asked[ZONE] == [True, True, True, False, False]
    assert asked[OTHER] == [False, True, False, False, False]


def test_a_delegation_none_of_whose_principals_is_asked_answers_to_nobody() -> None:
    talks = court()
    assert not answers_to_nobody(talks.setting, talks.state, A, OTHER)
    assert answers_to_nobody(talks.setting, talks.state, B, OTHER)
    assert not answers_to_nobody(talks.setting, talks.state, B, ZONE)
    talks = court(gone=(KING,))
    assert answers_to_nobody(talks.setting, talks.state, A, OTHER)
    assert not answers_to_nobody(talks.setting, talks.state, A, ZONE)
