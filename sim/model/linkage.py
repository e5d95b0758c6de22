"""How items hang together: a contested item hardens the parties on others.

An item is contested while an objection stands on it, or from its first deadlock until it closes.
A spillover acts at the level of the moment: it is never added up, and it ends with the contest.
"""

from sim.model.codes import Disposition, Standing
from sim.model.rule import rule
from sim.model.tables import Setting, State


@rule
def is_open(setting: Setting, state: State, i: int) -> bool:
    """Say whether any unit of the item is still open."""
    first = setting.item[i].first_unit
    for c in range(first, first + setting.item[i].units):
        if state.unit[c].status == Disposition.OPEN:
            return True
    return False


@rule
def is_contested(setting: Setting, state: State, i: int) -> bool:
    """Say whether the item is contested now."""
    if not is_open(setting, state, i):
        return False
    if state.item[i].deadlocked == 1:
        return True
    first = setting.item[i].first_objection
    for o in range(first, first + setting.item[i].objections):
        if state.objection[o].status == Standing.STANDING:
            return True
    return False


@rule
def spilled_over(setting: Setting, state: State, i: int) -> float:
    """Return how much contested items harden everyone on i: the strongest link, not the sum."""
    hardest = 0.0
    for link in setting.spillover:
        if link.onto == i and is_contested(setting, state, link.of_item):
            hardest = max(hardest, link.hardens)
    return hardest
