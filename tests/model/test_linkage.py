"""How items hang together: a contested item hardens everyone on others."""

import pytest

from sim.model.codes import Disposition, Standing
from sim.model.linkage import is_contested, spilled_over
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
