"""Talks beside a user's own processes, in one SimPy environment.

    env = simpy.Environment()
    talks = sim.talks(scenario, env=env, seed=1)

    def observer(env, talks):
        yield talks.settled("buffer-zone.line")
        print(talks.day, talks.settlement("buffer-zone.line").terms)

    env.process(observer(env, talks))
    env.run(until=talks.over)

Time is in minutes since 00:00 of the start date.
"""

from datetime import date, timedelta

import simpy

from sim.engine.calendar import Talks as Conducted
from sim.engine.lowering import lower
from sim.engine.run import ROOM, outcome_of, settlement_of
from sim.engine.strategy import tell_what_was_raised
from sim.errors import UsageError, or_meant
from sim.model.codes import MINUTES_A_DAY, Disposition
from sim.model.tables import new_log
from sim.results.index import Index
from sim.results.outcome import Outcome, Settlement
from sim.scenario.argument import clause as clause_of
from sim.scenario.argument import loaded, refused, whole_number
from sim.scenario.argument import share as read_share
from sim.scenario.scenario import Scenario


class Talks:
    """Talks that run in an environment of the user's.

    - They open at minute 0 of the environment, are made no later, and go on as it runs.
    - Nothing a process does changes them, save `order` for a party whose strategy is `seat`.
    - `over` is the SimPy event that succeeds when they have ended, aftermath and all.
    """

    def __init__(
        self, scenario: Scenario, *, env: simpy.Environment, seed: int, replication: int
    ) -> None:
        self.scenario = loaded(scenario)
        self.env = _not_yet_run(env)
        self._seed = whole_number("seed", seed)
        self._replication = whole_number("replication", replication)
        self._index = Index(scenario)
        self._lowered = lower(scenario)
        self._log = new_log(ROOM)
        self._waiting: dict[int, simpy.Event] = {}
        self._conducted = Conducted(
            env=env,
            score=(self._lowered.setting, self._lowered.state, self._log),
            seed=self._seed,
            replication=self._replication,
            then=self._tell,
        )

    @property
    def over(self) -> simpy.Event:
        """The event of the end of it all."""
        return self._conducted.over

    @property
    def day(self) -> date:
        """Today, by the environment's clock."""
        return self.scenario.start + timedelta(days=int(self.env.now) // MINUTES_A_DAY)

    def settled(self, clause: str) -> simpy.Event:
        """Return the event that succeeds when `clause` has closed: at once if it has already.

        Its value is the `Settlement`. Raises NoSuchClause.
        """
        c = self._unit(clause)
        event = self._waiting.get(c)
        if event is None or event.triggered:
            event = self._waiting[c] = self.env.event()
            self._tell()
        return event

    def settlement(self, clause: str) -> Settlement:
        """Return how `clause` stands now. Raises NoSuchClause."""
        return settlement_of(self.scenario, self._lowered, self._unit(clause))

    def order(self, party: str, clause: str, *, share: float) -> None:
        """Let a party whose strategy is `seat` want to have conceded `share` on `clause` from now.

        Raises NoSuchClause; UsageError if nobody sits there, or the share is no number from 0 to 1.
        """
        parties = self.scenario.parties
        seats = [name for name, one in parties.items() if one.concession.strategy == "seat"]
        if party not in seats:
            there = f". There is: {', '.join(seats)}." if seats else ". Nobody has it here."
            meant = or_meant(party, seats, otherwise=there)
            raise UsageError(f"'{party}' is no party with the strategy seat{meant}")
        wanted = read_share("share", share)
        at = (self._index.parties.index(party), self._unit(clause))
        self._lowered.state_tables["stance"]["order"][at] = wanted

    def outcome(self) -> Outcome:
        """Return the outcome so far; of ended talks, what `sim.run` gives."""
        return outcome_of(
            self.scenario, self._lowered, self._log, seed=self._seed, replication=self._replication
        )

    def _unit(self, clause: str) -> int:
        return clause_of(clause, self.scenario)

    def _tell(self) -> None:
        """Let the events of units that have closed succeed."""
        tell_what_was_raised()
        status = self._lowered.state_tables["unit"]["status"]
        for c, event in self._waiting.items():
            if status[c] != Disposition.OPEN and not event.triggered:
                event.succeed(settlement_of(self.scenario, self._lowered, c))


def _not_yet_run(env: object) -> simpy.Environment:
    """Return the environment, in which nothing may have happened: its clock never runs back."""
    if not isinstance(env, simpy.Environment):
        raise refused("env", env, "an environment, simpy.Environment()")
    if env.now > 0:
        said = f"the clock of env stands at minute {env.now:,} already"
        raise UsageError(f"Talks open at minute 0, and {said}: make them before it runs.")
    return env


def talks(
    scenario: Scenario, *, env: simpy.Environment, seed: int = 1, replication: int = 0
) -> Talks:
    """Open the talks of `scenario` in `env`; they go on as it runs.

    Parameters
    ----------
    env : at minute 0, or before it
    seed : from 0 to 2**63 - 1
    replication : which of the talks of this seed, from 0

    Raises
    ------
    UsageError
        If `scenario` is none, `env` is no environment or has run, or a number is out of bounds.
    """
    return Talks(scenario, env=env, seed=seed, replication=replication)
