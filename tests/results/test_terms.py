"""On what terms the runs agree."""

import numpy as np
import pytest

from sim.model.codes import Disposition, Ending
from sim.results.terms import agreed_terms
from tests.builders import WHOLE
from tests.ensembles import End, Run, agreed, many

RUNS = [
    Run({"fishing.quota": agreed(1, 0.2), "tolls": End(Disposition.REFERRED, 4, 0.9)}),
    Run({"fishing.quota": agreed(1, 0.5), "tolls": End(Disposition.REFERRED, 4)}),
    Run({"fishing.quota": agreed(1, 1.0)}, Ending.WALKED_OUT),
    Run({}),
]


def test_terms_are_of_the_runs_that_agree_on_any() -> None:
    quota, season, tolls = agreed_terms(many(RUNS))
    assert (quota.agreed.value, season.agreed.value, tolls.agreed.value) == (0.75, 0.0, 0.0)
    assert (quota.by_forum.value, tolls.by_forum.value) == (0.0, 0.25)
    assert quota.position[:3].tolist() == [0.2, 0.5, 1.0]


def test_they_are_counted_by_where_they_come_from() -> None:
    quota, _, tolls = agreed_terms(many(RUNS))
    edges = np.array([0.0, 0.5, 1.0])
    assert quota.counted(edges).tolist() == [[1, 1], [0, 1], [0, 0]]
    assert tolls.counted(edges).tolist() == [[0, 0], [0, 0], [0, 1]]


def test_an_item_bargained_whole_has_the_terms_of_each_of_its_clauses() -> None:
    # 101 places of the quota by 3 of the season: outcome 3 q + s
    runs = [
        Run({"fishing": agreed(1, 3.0 * 50 + 2)}),
        Run({"fishing": agreed(1, 3.0 * 20)}),
        Run({}),
    ]
    quota, season, _ = agreed_terms(many(runs, scenario=WHOLE))
    assert [one.unit.id for one in (quota, season)] == ["fishing.quota", "fishing.season"]
    assert quota.position[:2] == pytest.approx([0.5, 0.2])
    assert season.position[:2].tolist() == [2.0, 0.0]
    assert np.isnan(quota.position[2])
