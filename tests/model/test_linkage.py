"""How items hang together: a contested item hardens everyone on others."""

import pytest

from sim.model.codes import Disposition, Standing
from sim.model.linkage import (
    is_barred,
    is_contested,
    is_effective,
    is_in_effect,
    spilled_over,
    watched,
)
from sim.model.objection import hardening
from tests.talks import TWO, Talks

STANCES = "stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}"
ITEMS = f"""
items:
  refugees: {{{STANCES}, objections: {{many: {{by: b}}}}}}
  troops: {{{STANCES}}}
  prisoners: {{{STANCES}}}
linkages:
  - spillover: {{of: refugees, onto: [prisoners], hardens: 0.2}}
  - spillover: {{of: troops, onto: [prisoners], hardens: 0.3}}
"""
REFUGEES, TROOPS, PRISONERS = 0, 1, 2


def test_an_item_is_contested_while_an_objection_stands_or_since_its_first_deadlock() -> None:
    talks = Talks(TWO + ITEMS)
    assert not is_contested(talks.setting, talks.state, REFUGEES)
    talks.meet([0])
    assert is_contested(talks.setting, talks.state, REFUGEES)
    talks.table("item")["deadlocked"][TROOPS] = 1
    assert is_contested(talks.setting, talks.state, TROOPS)
    talks.table("unit")["status"][TROOPS] = Disposition.AGREED
    assert not is_contested(talks.setting, talks.state, TROOPS)


def test_the_strongest_contest_counts_and_not_their_sum() -> None:
    talks = Talks(TWO + ITEMS)
    talks.meet([0])
    assert spilled_over(talks.setting, talks.state, PRISONERS) == 0.2
    talks.table("item")["deadlocked"][TROOPS] = 1
    assert spilled_over(talks.setting, talks.state, PRISONERS) == 0.3
    assert hardening(talks.setting, talks.state, 0, PRISONERS) == 0.3
    assert hardening(talks.setting, talks.state, 1, PRISONERS) == 0.3
    assert hardening(talks.setting, talks.state, 0, TROOPS) == 0.0


@pytest.mark.parametrize("gone", [Standing.WITHDRAWN, Standing.LAPSED, Standing.MOOT])
def test_it_ends_with_the_contest(gone: Standing) -> None:
    talks = Talks(TWO + ITEMS)
    talks.meet([0])
    talks.table("objection")["status"][0] = gone
    assert spilled_over(talks.setting, talks.state, PRISONERS) == 0.0


WATCHED = (
    TWO
    + """
items:
  committee: {stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}}
  weapons: {stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}}
  troops: {stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}}
linkages:
  - precondition: {item: committee, before: weapons}
  - supervision: {by: committee, over: [weapons], effect: 0.3}
  - supervision: {by: troops, over: [weapons], effect: 0.5}
"""
)
COMMITTEE, WEAPONS, SOLDIERS = 0, 1, 2


def test_an_item_waits_for_the_one_that_comes_before_it_and_no_other_does() -> None:
    talks = Talks(WATCHED)
    barred = [is_barred(talks.setting, talks.state, i) for i in (COMMITTEE, WEAPONS, SOLDIERS)]
    assert barred == [False, True, False]
    talks.table("unit")["status"][COMMITTEE] = Disposition.DROPPED
    assert not is_barred(talks.setting, talks.state, WEAPONS)


def test_committees_in_effect_prevent_breaches_as_much_as_the_best_of_them() -> None:
    talks = Talks(WATCHED)
    assert watched(talks.setting, talks.state, WEAPONS) == 0.0
    talks.table("unit")["status"][COMMITTEE] = Disposition.PACKAGED
    assert watched(talks.setting, talks.state, WEAPONS) == 0.3
    assert watched(talks.setting, talks.state, SOLDIERS) == 0.0
    talks.table("unit")["status"][SOLDIERS] = Disposition.AMBIGUOUS
    assert watched(talks.setting, talks.state, WEAPONS) == 0.5


@pytest.mark.parametrize("status", list(Disposition))
def test_what_is_agreed_packaged_or_left_vague_is_in_effect(status: Disposition) -> None:
    talks = Talks(WATCHED)
    talks.table("unit")["status"][COMMITTEE] = status
    stands = status in (Disposition.AGREED, Disposition.PACKAGED, Disposition.AMBIGUOUS)
    assert is_effective(talks.state, COMMITTEE) == stands
    assert is_in_effect(talks.setting, talks.state, COMMITTEE) == stands
