"""A part is played as its replications are alone, whatever was played on its arrays before."""

import numpy as np

from sim.engine.lowering import lower
from sim.engine.part import played
from sim.engine.run import run
from sim.model.codes import RUN_END, UNIT_END
from sim.scenario.document import load


def test_a_part_holds_the_ends_of_its_replications_and_of_no_other() -> None:
    scenario = load("house-sale")
    lowered = lower(scenario)
    ends = played(lowered, 3, (5, 4))
    again = played(lowered, 3, (5, 4))
    assert [one.tobytes() for one in ends] == [one.tobytes() for one in again]
    assert (ends.ending.dtype, ends.unit.dtype) == (RUN_END, UNIT_END)
    for n in range(4):
        alone = run(scenario, seed=3, replication=5 + n)
        assert ends.ending["minute"][n] == alone.minute
        assert ends.utility[n].tolist() == list(alone.utility.values())
        positions = [np.nan if x.position is None else x.position for x in alone.settlements]
        np.testing.assert_array_equal(ends.unit["position"][n], positions)
