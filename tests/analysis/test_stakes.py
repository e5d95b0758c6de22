"""What is at stake, against the talks themselves and against all treaties tried one by one."""

from itertools import product

import numpy as np
import pytest

from sim.analysis.solutions import kalai_smorodinsky, nash, pareto
from sim.analysis.stakes import (
    Stake,
    believes_otherwise,
    disagreement,
    frontier,
    stakes,
    worths,
)
from sim.engine.ensemble import ensemble
from sim.model.codes import Disposition
from sim.scenario.document import load, loads
from tests.builders import HARBOUR, WHOLE
from tests.ensembles import End, Run, agreed, many
from tests.scenario.files import OUTVOTED

BOTH = (0, 1)


def split(north: float, south: float) -> Stake:
    """Return a stake that one party has whole, or the other, or they share in tenths."""
    share = np.linspace(0.0, 1.0, 11)
    unit = loads(HARBOUR).units[0]
    gains = np.column_stack([north * share, south * (1 - share)])
    return Stake(unit=unit, places=share, gains=gains, silence=np.zeros(2))


def test_on_two_linear_issues_everyone_gets_first_what_he_cares_for_more() -> None:
    # north gains 3 on the one and 1 on the other, south 1 and 3: the frontier bends at (3, 3)
    line = frontier((split(3, 1), split(1, 3)), BOTH)
    assert line[0].tolist() == [0.0, 4.0]
    assert line[-1].tolist() == [4.0, 0.0]
    assert [3.0, 3.0] in line.tolist()
    # beyond that one more for north costs south three
    assert all(3 * x + y == pytest.approx(12) for x, y in line if x > 3)
    none = np.zeros(2)
    assert line[nash(line, none)].tolist() == [3.0, 3.0]
    assert line[kalai_smorodinsky(line, none)].tolist() == [3.0, 3.0]


def test_the_frontier_is_that_of_all_treaties_tried_one_by_one() -> None:
    at_stake = stakes(loads(HARBOUR))
    choices = [np.vstack([stake.gains, stake.silence]) for stake in at_stake]
    every = np.array([np.sum(one, axis=0) for one in product(*choices)])
    best = np.unique(every[pareto(every)].round(9), axis=0)
    line = frontier(at_stake, BOTH)
    assert np.unique(line.round(9), axis=0) == pytest.approx(best)
    product_of_gains = np.where((every >= 0).all(axis=1), every.prod(axis=1), -1)
    picked = line[nash(line, np.zeros(2))]
    assert picked.prod() == pytest.approx(product_of_gains.max())


def test_no_place_lies_beyond_anybody_s_red_line() -> None:
    quota, season, tolls = stakes(loads(HARBOUR))
    assert (quota.places.min(), quota.places.max()) == (0.4, 0.6)
    assert season.places.tolist() == [1.0]
    # tolls: north until 2003-01-01, half of the scale but for a day; south from 2002-07-01 on
    assert tolls.places.min() == pytest.approx(181 / 730)
    assert tolls.places.max() == pytest.approx(365 / 730)


def test_by_majority_a_place_lies_within_the_red_lines_of_those_who_can_decide() -> None:
    (fee,) = stakes(loads(OUTVOTED))
    assert (fee.places.min(), fee.places.max()) == (0.0, 0.4)
    (none,) = stakes(loads(OUTVOTED.replace("c: {}", "c: {must_sign: true}")))
    assert none.places.size == 0


def test_terms_are_worth_what_the_talks_themselves_count() -> None:
    played = ensemble(load("house-sale"), replications=4, seed=3, at_defaults=True)
    assert worths(played) == pytest.approx(played.worth.sum(axis=1))


def test_what_a_treaty_is_silent_about_and_what_a_forum_decides_count_as_they_say() -> None:
    text = HARBOUR.replace("  tolls:\n", "  tolls:\n    without: 2002-07-01\n").replace(
        "{takes: [tolls], name", "{takes: [tolls], counts_as: 0.5, name"
    )
    ends = (End(Disposition.REFERRED, 3, 0.0), End(Disposition.DROPPED, 3), agreed(3, 0.0))
    heard, silent, told = worths(many([Run({"tolls": end}) for end in ends], scenario=text))
    assert heard == pytest.approx(told / 2)
    # north: ideal at the beginning, reservation a year on, half of the scale, weight a third
    assert told[0] == pytest.approx(365 / 730 / 3)
    assert silent[0] == pytest.approx((365 - 181) / 730 / 3)
    assert worths(many([Run({})])).tolist() == [[0.0, 0.0]]


def test_an_item_bargained_whole_is_worth_what_its_clauses_are() -> None:
    # outcome 3 q + s of 101 places of the quota and 3 seasons
    whole = worths(many([Run({"fishing": agreed(1, 3.0 * 50 + 2)})], scenario=WHOLE))
    apart = Run({"fishing.quota": agreed(1, 0.5), "fishing.season": agreed(1, 2.0)})
    assert whole == pytest.approx(worths(many([apart])))


def test_a_party_may_believe_that_another_goes_farther() -> None:
    path = "items.fishing.clauses.quota.stances.south.reservation"
    believing = loads(HARBOUR + f"beliefs: {{north: {{set: {{{path}: 80}}}}}}\n")
    assert believes_otherwise(believing, "north")
    assert not believes_otherwise(believing, "south")
    own, seen = stakes(believing), stakes(believing, believed_by="north")
    assert (own[0].places.max(), seen[0].places.max()) == (0.6, 0.8)
    assert frontier(seen, BOTH)[-1, 0] > frontier(own, BOTH)[-1, 0]


def test_what_a_party_has_without_a_treaty_is_its_alternative() -> None:
    text = HARBOUR.replace("north: {patience: 100 days}", "north: {alternative: -0.6}")
    assert disagreement(loads(text)).tolist() == [-0.6, 0.0]


def test_of_too_many_treaties_the_best_of_each_stretch_are_kept() -> None:
    curve = np.linspace(0, np.pi / 2, 5000)
    unit = loads(HARBOUR).units[0]
    gains = np.column_stack([np.cos(curve), np.sin(curve)])
    line = frontier((Stake(unit=unit, places=curve, gains=gains, silence=np.zeros(2)),), BOTH)
    assert len(line) <= 2001
    assert np.hypot(*line.T) == pytest.approx(1.0)
    assert line[[0, -1]] == pytest.approx(np.array([[0, 1], [1, 0]]), abs=1e-9)
