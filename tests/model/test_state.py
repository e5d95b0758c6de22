"""The columns of every table of a state: what a replication leaves, the next must not see."""

import numpy as np
import pytest

from sim.engine.loop import play
from sim.engine.lowering import lower
from sim.model.chronicle import kept_draws, kept_rows
from sim.model.state import STATE
from sim.model.tables import new_log
from sim.scenario.document import loads
from tests.strategies import numbered


def test_every_number_of_a_state_is_of_eight_bytes() -> None:
    for name, dtype in STATE.items():
        fields = dtype.names or ()
        assert all(dtype[field].itemsize == 8 for field in fields), name
        assert dtype.itemsize == 8 * max(1, len(fields)), name


@pytest.mark.parametrize("number", [0, 2, 4, 6])
def test_talks_do_not_see_what_was_in_the_state_before_they_began(number: int) -> None:
    scenario, played = loads(numbered(number)), []
    for before in (0, 1):
        lowered, log = lower(scenario), new_log(64)
        for table in lowered.state_tables.values():
            table.view(np.int64)[:] = before
        play(lowered.setting, lowered.state, log, 1, 0)
        played.append(kept_rows(log).tobytes() + kept_draws(log).tobytes())
    assert played[0] == played[1]
