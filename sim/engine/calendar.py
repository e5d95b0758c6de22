"""The SimPy conductor: each slot of the talks is an event of the simulation's own calendar.

It never asks which slot is soonest. A slot waits as one SimPy event at its due minute, with its
number as priority; when a moment moves a due minute, the event that waited is given up and another
waits instead. So it is a second, independent calendar, and a user's own processes can run beside
the talks in the same environment. Time is in minutes since 00:00 of the start date.
"""

import functools
from collections.abc import Callable

import simpy
from simpy.events import EventPriority

from sim.model.codes import NEVER
from sim.model.play import begin, due, fire, is_over, slots
from sim.model.tables import Log, Setting, State

FIRST_PRIORITY = 2
"""Behind SimPy's urgent (0) and normal (1) events of the same minute."""


class Talks:
    """Talks that run in a SimPy environment.

    * They open when made, at the environment's minute 0.
    * `over` is the event that succeeds when they end.
    * `then` is called after every moment.
    """

    def __init__(
        self,
        *,
        env: simpy.Environment,
        score: tuple[Setting, State, Log],
        seed: int,
        replication: int,
        then: Callable[[], None] = lambda: None,
    ) -> None:
        self.env = env
        self._then = then
        self.over: simpy.Event = env.event()
        self._setting, self._state, self._log = score
        self._due: list[int] = [NEVER] * slots(self._state)
        self._waiting: list[simpy.Event | None] = [None] * len(self._due)
        begin(*score, seed, replication)
        self._follow()

    def _follow(self) -> None:
        """Let every slot whose due minute has changed wait for the new one."""
        for slot, known in enumerate(self._due):
            minute = int(due(self._state, slot))
            if minute == known and self._waiting[slot] is not None:
                continue
            self._due[slot] = minute
            self._waiting[slot] = None if minute == NEVER else self._wait(slot, minute)

    def _wait(self, slot: int, minute: int) -> simpy.Event:
        """Put an event for `slot` into the environment's calendar."""
        event = self.env.event()
        event._ok, event._value = True, None
        callback: Callable[[simpy.Event], None] = functools.partial(self._fire, slot)
        assert event.callbacks is not None
        event.callbacks.append(callback)
        priority = EventPriority(FIRST_PRIORITY + slot)
        self.env.schedule(event, priority=priority, delay=minute - self.env.now)
        return event

    def _fire(self, slot: int, event: simpy.Event) -> None:
        """Play the slot, unless it was moved meanwhile or the talks are over."""
        if event is not self._waiting[slot] or self.over.triggered:
            return
        self._waiting[slot] = None
        fire(self._setting, self._state, self._log, slot, int(self.env.now))
        self._then()
        if is_over(self._state):
            self.over.succeed()
        else:
            self._follow()


def play(setting: Setting, state: State, log: Log, seed: int, replication: int) -> None:
    """Play one replication in an environment of its own."""
    env = simpy.Environment()
    talks = Talks(env=env, score=(setting, state, log), seed=seed, replication=replication)
    env.run(until=talks.over)
