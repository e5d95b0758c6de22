"""Talks under test: opened, and then moved by hand, one moment at a time."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from sim.engine.lowering import Lowered, lower
from sim.model.calendar import slot_of
from sim.model.chronicle import kept_draws, kept_rows
from sim.model.codes import MEETING_MINUTE, MINUTES_A_DAY, Happening, Slot
from sim.model.meeting import hold
from sim.model.play import begin
from sim.model.tables import Log, Setting, State, new_log
from sim.scenario.document import loads

TWO = """
scenario: two
start: 2001-01-01
horizon: 100 days
parties: {a: {patience: 40 days}, b: {patience: 40 days}}
"""
"""Two parties of forty days' patience; the first meeting is on a Monday."""


class Talks:
    """Talks of a scenario's text at their opening.

    `table(name)` is a table of the state, `written(name)` one of the setting: arrays that read and
    write through.
    """

    def __init__(self, text: str, *, seed: int = 1, replication: int = 0) -> None:
        self.lowered: Lowered = lower(loads(text))
        self.setting: Setting = self.lowered.setting
        self.state: State = self.lowered.state
        self.log: Log = new_log(64)
        begin(self.setting, self.state, self.log, seed, replication)

    @property
    def score(self) -> tuple[Setting, State, Log]:
        """What every moment takes."""
        return self.setting, self.state, self.log

    def table(self, name: str) -> Any:
        """Return a table of the state."""
        return self.lowered.state_tables[name]

    def written(self, name: str) -> Any:
        """Return a table of the setting, to be read or changed."""
        self.table("unit")["weighed"] = 0
        return self.lowered.setting_tables[name]

    def at(self, day: float) -> None:
        """Let it be so many days after the start."""
        self.table("run")["now"] = round(day * MINUTES_A_DAY)

    def meet(self, days: Iterable[int]) -> None:
        """Hold a meeting at 10:00 of each of the days."""
        for day in days:
            self.table("run")["now"] = day * MINUTES_A_DAY + MEETING_MINUTE
            hold(*self.score)

    def rows(self, *kinds: Happening) -> Any:
        """Return the rows of these kinds; of all kinds if none is named."""
        rows = kept_rows(self.log)
        return rows[np.isin(rows["kind"], kinds)] if kinds else rows

    def log_position(self, kind: Happening) -> int:
        """Return the number of the first row of a kind."""
        return int(np.flatnonzero(self.rows()["kind"] == kind)[0])

    def draws(self) -> list[str]:
        """Return the names of the streams drawn from, in order."""
        return [self.lowered.streams[n] for n in kept_draws(self.log)["stream"]]


def due(talks: Talks, slot: Slot) -> int:
    """Return the minute at which one of the slots behind the environment's is due."""
    return int(talks.table("slot")[slot_of(talks.setting, slot)])
