"""Two parties' worths, beside the best there could be."""

import numpy as np

from sim.plots.pairs import SEEN, beyond, pairs_of
from tests.ensembles import Run, agreed, many

PLAYED = many([Run({"fishing.quota": agreed(1, 0.5), "tolls": agreed(2, 0.3)})])


def test_a_run_lies_beyond_only_if_no_treaty_is_as_good_for_both() -> None:
    (pair,) = pairs_of(PLAYED)
    spread = np.random.default_rng(1).uniform(-0.6, 0.9, (400, 2))
    as_good = (pair.best[:, None, :] >= spread - SEEN).all(axis=2).any(axis=0)
    assert 0 < as_good.sum() < 400
    assert beyond(pair._replace(runs=spread)).tolist() == (~as_good).tolist()
