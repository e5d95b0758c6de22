"""References that compiled code is lent: none outlives its owner, and none is left behind."""

import gc
from importlib import import_module
from typing import Any

import numpy as np
import pytest

from sim.engine.ensemble import ensemble
from sim.engine.loop import play
from sim.engine.lowering import Lowered, lower
from sim.model.lent import borrowed
from sim.model.rule import COMPILED
from sim.model.tables import new_log, setting_on, state_on
from sim.scenario.document import load

SALE = load("house-sale")


def ends(lowered: Lowered) -> list[float]:
    """Play a replication; return where its clauses ended."""
    play(lowered.setting, lowered.state, new_log(0), 1, 0)
    positions: list[float] = lowered.state_tables["unit"]["position"].tolist()
    return positions


def test_the_arrays_live_as_long_as_what_was_made_of_them() -> None:
    lowered = lower(SALE)
    expected = ends(lowered)
    setting = setting_on({name: table.copy() for name, table in lowered.setting_tables.items()})
    gc.collect()
    churned = [np.full(4096, np.nan) for _ in range(200)]
    play(setting, lowered.state, new_log(0), 1, 0)
    assert np.isnan(churned[0]).all()
    assert lowered.state_tables["unit"]["position"].tolist() == expected


@pytest.mark.skipif(not COMPILED, reason="plain Python counts its own references")
def test_nothing_is_left_once_its_object_is_gone() -> None:
    runtime: Any = import_module("numba.core.runtime.nrt")
    import_module("numba.core.runtime._nrt_python").memsys_enable_stats()

    def held() -> int:
        gc.collect()
        counted = runtime.rtsys.get_allocation_stats()
        return int(counted.alloc - counted.free)

    ends(lower(SALE))
    before = held()
    for _ in range(5):
        ends(lower(SALE))
    ensemble(SALE, replications=3, workers=2)
    assert held() == before


def test_what_is_borrowed_is_the_same_array() -> None:
    lowered = lower(SALE)
    state = state_on(lowered.state_tables)
    play(lowered.setting, state, new_log(0), 1, 0)
    assert lowered.state_tables["run"]["held"][0] > 0
    if not COMPILED:
        arrays = (np.zeros(2),)
        assert borrowed(arrays) is arrays
