"""The compiled conductor: plays a replication from its opening to its end, as fast as it goes."""

from sim.model.outcome import Kept, keep
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


@entry
def play_part(
    setting: Setting, state: State, log: Log, kept: Kept, which: tuple[int, int, int, int]
) -> None:
    """Play a part of many replications, and keep how each ended.

    which : (seed, the first's number, the place it is kept at, how many)
    """
    seed, first, place, count = which
    for n in range(count):
        play(setting, state, log, seed, first + n)
        keep(setting, state, kept, place + n)
