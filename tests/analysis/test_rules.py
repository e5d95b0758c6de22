"""Rules: a planted one is found, and none where there is none."""

import numpy as np
import pytest

from sim.analysis.rules import rules
from sim.results.sensitivity import Condition

PATHS = [f"parties.p{n}.patience" for n in range(12)]


def test_a_planted_rule_is_found_with_its_share() -> None:
    """Where p3 is under 0.4 and p7 over 0.5, 70 % end unsigned; else 20 %."""
    chance = np.random.default_rng(3)
    values = chance.random((4000, 12))
    planted = (values[:, 3] < 0.4) & (values[:, 7] > 0.5)
    found = rules(values, PATHS, chance.random(4000) < np.where(planted, 0.7, 0.2))
    worst = found.leaves[0]
    sides = {(one.path, one.is_above): one.number for one in worst.conditions}
    assert sides.keys() == {(PATHS[3], False), (PATHS[7], True)}
    assert sides[PATHS[3], False] == pytest.approx(0.4, abs=0.05)
    assert sides[PATHS[7], True] == pytest.approx(0.5, abs=0.05)
    assert worst.unsigned.value == pytest.approx(0.7, abs=0.06)
    assert worst.unsigned.low > 0.5
    # a fifth of the runs, in which the rule is right in 70 % and the base rate in 30 %
    assert found.gain.low < 0.2 * 0.4 < found.gain.high
    assert found.gain.low > 0
    assert found.explained.low > 0
    assert sum(leaf.unsigned.n for leaf in found.leaves) == found.tested == 2000


@pytest.mark.parametrize("seed", range(4))
def test_where_nothing_leads_to_no_agreement_no_range_is_named(seed: int) -> None:
    chance = np.random.default_rng(seed)
    found = rules(chance.random((1000, 12)), PATHS, chance.random(1000) < 0.3)
    assert [leaf.conditions for leaf in found.leaves] == [()]
    assert found.gain.value == found.explained.value == 0


def test_where_all_are_signed_the_one_leaf_says_so() -> None:
    values = np.random.default_rng(1).random((100, 12))
    (leaf,) = rules(values, PATHS, np.zeros(100, bool)).leaves
    assert (leaf.unsigned.value, leaf.unsigned.n) == (0.0, 50)


def test_of_each_side_of_a_number_the_tightest_bound_stands() -> None:
    chance = np.random.default_rng(8)
    values = chance.random((3000, 12))
    inside = (values[:, 0] > 0.3) & (values[:, 0] < 0.6)
    found = rules(values, PATHS, inside & (chance.random(3000) < 0.9))
    low, high = sorted(found.leaves[0].conditions, key=lambda one: one.number)
    assert (low, high) == (
        Condition(PATHS[0], True, low.number),
        Condition(PATHS[0], False, high.number),
    )
    assert (low.number, high.number) == pytest.approx((0.3, 0.6), abs=0.03)
