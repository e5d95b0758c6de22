"""The compiled conductor."""

from sim.engine.loop import play
from sim.engine.lowering import lower
from sim.model.chronicle import kept_rows
from sim.model.tables import new_log
from sim.scenario.document import load


def test_a_log_of_length_zero_changes_nothing_of_what_happens() -> None:
    lowered = lower(load("house-sale"))
    ends = []
    for log in (new_log(64), new_log(0)):
        play(lowered.setting, lowered.state, log, 3, 5)
        ends.append({name: table.tobytes() for name, table in lowered.state_tables.items()})
    assert ends[0] == ends[1]


def test_replications_follow_one_another_without_a_trace() -> None:
    lowered = lower(load("house-sale"))
    chronicles = []
    for replication in (0, 1, 2, 0):
        log = new_log(64)
        play(lowered.setting, lowered.state, log, 1, replication)
        chronicles.append(kept_rows(log).tobytes())
    assert chronicles[0] == chronicles[3]
    assert len(set(chronicles)) == 3
