"""The SimPy conductor: talks as events among others."""

from collections.abc import Generator
from typing import Any

import simpy

from sim.engine.calendar import Talks
from sim.engine.lowering import lower
from sim.model.chronicle import kept_rows
from sim.model.codes import Ending
from sim.model.tables import new_log
from sim.scenario.document import load


def test_a_users_own_process_runs_beside_the_talks_on_the_same_clock() -> None:
    lowered, env, seen = lower(load("house-sale")), simpy.Environment(), []
    score = (lowered.setting, lowered.state, new_log(64))
    talks = Talks(env=env, score=score, seed=1, replication=0)

    def observer() -> Generator[simpy.Event, Any, None]:
        while not talks.over.triggered:
            seen.append((int(env.now), int(lowered.state_tables["run"]["held"][0])))
            yield env.timeout(1440)

    env.process(observer())
    env.run(until=talks.over)
    assert env.now == lowered.state_tables["run"]["ended_at"][0]
    assert lowered.state_tables["run"]["ending"][0] == Ending.SIGNED
    held = [meetings for _, meetings in seen]
    # by midnight of the sixth day, a Saturday, the five meetings of the week have been held
    assert held[:7] == [0, 1, 2, 3, 4, 5, 5]


def test_nothing_happens_after_the_talks_are_over() -> None:
    lowered, env = lower(load("house-sale")), simpy.Environment()
    log = new_log(64)
    talks = Talks(env=env, score=(lowered.setting, lowered.state, log), seed=1, replication=0)
    env.run(until=talks.over)
    rows = len(kept_rows(log))
    env.run()
    assert len(kept_rows(log)) == rows
