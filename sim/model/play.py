"""The score of the talks: what a conductor needs to play them, and nothing else.

* ``begin`` readies the setting and the state for one replication;
* ``soonest`` and ``due`` say when something happens next;
* ``fire`` lets it happen.

A conductor decides only when. Slots act in the order of their minute, then of their number:
incidents, ends of pressure, the meeting, the signature, the horizon.
"""

import math

from sim.model.assumption import assume, derive, order_agenda
from sim.model.calendar import first_meeting
from sim.model.chronicle import note
from sim.model.codes import NEVER, NONE, Ending, Happening, Slot
from sim.model.draws import minutes
from sim.model.ending import end, slot_of
from sim.model.environment import next_strike, relieve, strike
from sim.model.meeting import hold
from sim.model.rule import rule
from sim.model.tables import Log, Setting, State


@rule
def begin(setting: Setting, state: State, log: Log, seed: int, replication: int) -> None:
    """Ready everything for one replication: draw what is assumed, open the talks (a moment)."""
    setting.cells[:] = setting.written
    setting.run[0].seed, setting.run[0].replication = seed, replication
    assume(setting, log)
    derive(setting)
    state.slot[:] = NEVER
    run = state.run[0]
    run.now = run.held = run.suspended_until = run.business = run.ended_at = 0
    run.suspended_row = run.closing_row = run.drafting_row = NONE
    run.ending = Ending.GOING_ON
    begin_parties(setting, state)
    begin_units(setting, state)
    begin_items(setting, state)
    order_agenda(setting, state)
    note(state, log, Happening.OPENED, NONE)
    begin_slots(setting, state, log)


@rule
def begin_parties(setting: Setting, state: State) -> None:
    """Set the clocks to zero and the openings to the ideals (a moment)."""
    for s in range(len(setting.party)):
        party = state.party[s]
        party.clock, party.since, party.pressure, party.desired, party.below = 0.0, 0, 1.0, 0.0, 0
        for c in range(len(setting.unit)):
            mine = state.stance[s, c]
            mine.opening, mine.share, mine.last_text = setting.stance[s, c].ideal, 0.0, math.nan
            mine.consents = mine.anchored = 0


@rule
def begin_units(setting: Setting, state: State) -> None:
    """Open every unit, without a text (a moment)."""
    for c in range(len(setting.unit)):
        unit = state.unit[c]
        unit.status = unit.closed_at = 0
        unit.position = unit.text = math.nan
        unit.proposer = unit.text_row = NONE


@rule
def begin_items(setting: Setting, state: State) -> None:
    """Leave every item uncalled and every objection dormant (a moment)."""
    for i in range(len(setting.item)):
        item = state.item[i]
        item.called_at = item.tabler = item.row = item.deadlock_row = NONE
        item.stall = item.since_closing = item.moved = item.deadlocked = 0
        for s in range(len(setting.party)):
            right = state.right[s, i]
            right.kind = right.from_time = right.withholds_then = right.drawn = 0
    state.spent[:, :] = 0
    for o in range(len(setting.objection)):
        objection = state.objection[o]
        objection.status = objection.remedy = objection.meetings = 0
        objection.against = objection.row = NONE
        objection.raised_clock = 0.0


@rule
def begin_slots(setting: Setting, state: State, log: Log) -> None:
    """Set the first due minute of everything that comes by itself (a moment)."""
    for e in range(len(setting.incident)):
        state.incident[e].times = state.incident[e].active = 0
        state.slot[e] = next_strike(setting, state, log, e)
    state.slot[slot_of(setting, Slot.MEETING)] = first_meeting(setting, 0)
    state.slot[slot_of(setting, Slot.HORIZON)] = minutes(setting.procedure[0].horizon)


@rule
def slots(state: State) -> int:
    """Return how many slots there are."""
    return len(state.slot)


@rule
def due(state: State, slot: int) -> int:
    """Return the minute at which `slot` fires next; NEVER if it waits for nothing."""
    return state.slot[slot]


@rule
def soonest(state: State) -> int:
    """Return the slot that fires next: the earliest, and of those the first."""
    chosen = 0
    for slot in range(len(state.slot)):
        if state.slot[slot] < state.slot[chosen]:
            chosen = slot
    return chosen


@rule
def fire(setting: Setting, state: State, log: Log, slot: int, t: int) -> None:
    """Let what `slot` stands for happen at minute t (a moment)."""
    state.run[0].now = t
    incidents = len(setting.incident)
    if slot < incidents:
        strike(setting, state, log, slot)
    elif slot < 2 * incidents:
        relieve(setting, state, log, slot - incidents)
    elif slot == 2 * incidents + Slot.MEETING:
        hold(setting, state, log)
    elif slot == 2 * incidents + Slot.SIGNATURE:
        end(state, log, Ending.SIGNED, Happening.SIGNED, state.run[0].drafting_row)
    else:
        end(state, log, Ending.HORIZON, Happening.HORIZON, NONE)


@rule
def is_over(state: State) -> bool:
    """Say whether the talks have ended."""
    return state.run[0].ending != Ending.GOING_ON
