"""The compiled conductor: plays a replication from its opening to its end, as fast as it goes."""

from sim.model.play import begin, due, fire, is_over, soonest
from sim.model.rule import entry
from sim.model.tables import Log, Setting, State


@entry
def play(setting: Setting, state: State, log: Log, seed: int, replication: int) -> None:
    """Play one replication: always the slot that is due soonest, until the talks are over."""
    begin(setting, state, log, seed, replication)
    while not is_over(state):
        slot = soonest(state)
        fire(setting, state, log, slot, due(state, slot))
