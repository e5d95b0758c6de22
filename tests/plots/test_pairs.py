"""Two parties' worths, beside the best there could be."""

from itertools import pairwise

import numpy as np

from sim.plots.pairs import SEEN, beyond, pairs_of
from tests.ensembles import Run, agreed, many
from tests.scenario.files import HOUSE, OUTVOTED

PLAYED = many([Run({"fishing.quota": agreed(1, 0.5), "tolls": agreed(2, 0.3)})])


def test_a_run_lies_beyond_only_if_no_point_of_the_line_is_as_good_for_both() -> None:
    (pair,) = pairs_of(PLAYED)
    spread = np.random.default_rng(1).uniform(-0.6, 0.9, (400, 2))
    steps = np.linspace(0.0, 1.0, 2001)[:, None]
    line = np.vstack([a + steps * (b - a) for a, b in pairwise(pair.best)])
    as_good = np.array([(line >= run - SEEN).all(axis=1).any() for run in spread])
    assert 0 < as_good.sum() < 400
    assert beyond(pair._replace(runs=spread)).tolist() == (~as_good).tolist()


def test_a_run_between_two_places_that_are_tried_lies_on_the_line() -> None:
    runs = [Run({"price": agreed(1, place)}) for place in np.linspace(0.4, 0.6, 81)]
    (pair,) = pairs_of(many(runs, scenario=HOUSE))
    assert not beyond(pair).any()


def test_who_is_outvoted_need_not_be_within_its_red_line() -> None:
    cheap = [Run({"fee": agreed(1, place)}, utility=(0, 0, 0)) for place in (0.0, 0.1, 0.25)]
    pairs = {pair.parties: pair for pair in pairs_of(many(cheap, scenario=OUTVOTED))}
    assert not any(beyond(pair).any() for pair in pairs.values())
    assert pairs["a", "b"].nash is not None
    # c gains by nothing that the others carry, so no arbiter has anything to give it and another
    assert pairs["a", "c"].nash is pairs["a", "c"].kalai is None
