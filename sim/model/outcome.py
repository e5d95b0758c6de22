"""What is kept of a replication once it is over: how it ended, and each unit of bargaining."""

import math
from typing import Any, NamedTuple

import numpy as np

from sim.model.codes import NONE, RUN_END, UNIT_END, Disposition, Ending, Hearing
from sim.model.ending import unit_worth, utility
from sim.model.linkage import is_effective
from sim.model.rule import COMPILED, rule
from sim.model.tables import Setting, State


class Kept(NamedTuple):
    """The ends of replications, one beside the other; n of them, C units, S parties.

    ending : (n,), of dtype `RUN_END`
    utility : (n, S), to each party; 0 without a signature
    unit : (n, C), of dtype `UNIT_END`
    worth : (n, C, S), what the end of a unit adds to the worth of a treaty
    """

    ending: "np.ndarray[Any, Any]"
    utility: "np.ndarray[Any, Any]"
    unit: "np.ndarray[Any, Any]"
    worth: "np.ndarray[Any, Any]"


def room(replications: int, units: int, parties: int) -> Kept:
    """Return room for the ends of so many replications."""
    ending, unit = np.zeros(replications, RUN_END), np.zeros((replications, units), UNIT_END)
    return Kept(
        ending=ending if COMPILED else ending.view(np.recarray),
        utility=np.zeros((replications, parties)),
        unit=unit if COMPILED else unit.view(np.recarray),
        worth=np.zeros((replications, units, parties)),
    )


@rule
def keep(setting: Setting, state: State, kept: Kept, n: int) -> None:
    """Write down as the n-th how the talks ended (a moment)."""
    run = state.run[0]
    kept.ending[n].ending = run.ending
    kept.ending[n].minute = run.now if run.ending == Ending.GOING_ON else run.ended_at
    for s in range(len(setting.party)):
        kept.utility[n, s] = utility(setting, state, s)
    for c in range(len(setting.unit)):
        keep_unit(setting, state, kept, (n, c))


@rule
def keep_unit(setting: Setting, state: State, kept: Kept, at: tuple[int, int]) -> None:
    """Write down how a unit stands, or ended (a moment).

    at : (which replication, the unit)
    """
    n, c = at
    unit, end = state.unit[c], kept.unit[n, c]
    end.disposition, end.hearing = unit.status, unit.hearing
    end.minute = NONE if unit.status == Disposition.OPEN else unit.closed_at
    end.position = math.nan
    if unit.hearing == Hearing.AGREED:
        end.position = unit.decision
    elif is_effective(state, c):
        end.position = unit.position
    for s in range(len(setting.party)):
        kept.worth[n, c, s] = unit_worth(setting, state, s, c)
