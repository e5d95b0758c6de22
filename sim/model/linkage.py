"""How items hang together: spillover, precondition, supervision.

* A contested item hardens the parties on others. It is contested while an objection stands on it,
  or from its first deadlock until it closes. A spillover acts at the level of the moment: it is
  never added up, and it ends with the contest.
* An item is not called while another that must come before it is open.
* A committee that is in effect makes breaches of what it watches less likely [fortna-2003].
"""

from sim.model.codes import Disposition, Standing
from sim.model.rule import entry, rule
from sim.model.tables import Setting, State


@entry
def is_effective(state: State, c: int) -> bool:
    """Say whether unit c stands in the treaty so far: by offers, in a package or vaguely."""
    status = state.unit[c].status
    return status in (Disposition.AGREED, Disposition.PACKAGED, Disposition.AMBIGUOUS)


@rule
def is_in_effect(setting: Setting, state: State, i: int) -> bool:
    """Say whether any unit of item i stands in the treaty as agreed so far."""
    first = setting.item[i].first_unit
    for c in range(first, first + setting.item[i].units):
        if is_effective(state, c):
            return True
    return False


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


@rule
def is_barred(setting: Setting, state: State, i: int) -> bool:
    """Say whether an item that must be settled before i is still open."""
    for link in setting.precondition:
        if link.before == i and is_open(setting, state, link.of_item):
            return True
    return False


@rule
def watched(setting: Setting, state: State, i: int) -> float:
    """Return the part of the breaches on item i that committees in effect prevent: the greatest."""
    most = 0.0
    for link in setting.supervision:
        if link.over == i and is_in_effect(setting, state, link.of_item):
            most = max(most, link.effect)
    return most
