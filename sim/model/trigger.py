"""Triggers: what happens at the table may set off an incident, once.

A moment that makes a trigger true *trips* the incidents that wait for it; they strike right after
that moment (`environment.strike_tripped`).
"""

from sim.model.codes import NONE, Trigger
from sim.model.linkage import is_effective, is_in_effect, is_open
from sim.model.rule import rule
from sim.model.tables import Setting, State


@rule
def set_off(state: State, e: int) -> None:
    """Let incident e wait to strike, once (a moment)."""
    if state.incident[e].tripped == 0:
        state.incident[e].tripped = 1
        state.run[0].tripped += 1


@rule
def trip(setting: Setting, state: State, trigger: int, i: int, c: int) -> None:
    """Trip the incidents that wait for `trigger` on item i or, if one is named, unit c (a moment).

    c : the unit it happened to, or NONE for the item as a whole
    """
    for e in range(len(setting.incident)):
        incident = setting.incident[e]
        if incident.trigger != trigger or state.incident[e].times > 0:
            continue
        if (c != NONE and incident.unit == c) or (incident.unit == NONE and incident.of_item == i):
            set_off(state, e)


@rule
def trip_agreed(setting: Setting, state: State, c: int) -> None:
    """Trip what waits for unit c, which has just closed, or for its item to be agreed (a moment).

    An item is agreed when its last unit closes, however, and any of its units is agreed.
    """
    i = setting.unit[c].of_item
    done = not is_open(setting, state, i) and is_in_effect(setting, state, i)
    for e in range(len(setting.incident)):
        incident = setting.incident[e]
        if incident.trigger != Trigger.AGREED or state.incident[e].times > 0:
            continue
        waits_for_it = incident.unit == c and is_effective(state, c)
        if waits_for_it or (incident.unit == NONE and incident.of_item == i and done):
            set_off(state, e)
