"""The score of the talks: what a conductor needs to play them, and nothing else.

* ``begin`` readies the setting and the state for one replication;
* ``soonest`` and ``due`` say when something happens next;
* ``fire`` lets it happen.

A conductor decides only when. Slots act in the order of their minute, then of their number:
incidents, the tide, ends of pressure, replies, the meeting, the signature, its aftermath, the
horizon.
"""

import math

from sim.model.assumption import assume, derive, order_agenda
from sim.model.calendar import end, first_meeting, slot_of
from sim.model.chronicle import note
from sim.model.codes import NEVER, NONE, Ending, Happening, Slot
from sim.model.draws import minutes
from sim.model.ending import sign
from sim.model.environment import (
    begin_tide,
    next_strike,
    relieve,
    strike,
    strike_tripped,
    turn_tide,
)
from sim.model.forum import void_hearings
from sim.model.implementation import follow_up
from sim.model.meeting import hold
from sim.model.reply import hear_replies
from sim.model.rule import entry, rule
from sim.model.tables import Log, Setting, State
from sim.model.value import floored


@entry
def begin(setting: Setting, state: State, log: Log, seed: int, replication: int) -> None:
    """Ready everything for one replication: draw what is assumed, open the talks (a moment).

    What is assumed is shared by `inner` replications after one another: drawn once for them all.
    """
    setting.cells[:] = setting.written
    chance = setting.run[0]
    chance.seed, chance.replication = seed, replication // chance.inner
    assume(setting, log)
    chance.replication = replication
    derive(setting)
    state.slot[:] = NEVER
    run = state.run[0]
    run.now = run.held = run.suspended_until = run.business = run.ended_at = 0
    run.serial = run.refusals = run.turns = run.tripped = 0
    run.suspended_row = run.closing_row = run.drafting_row = NONE
    run.ending = Ending.GOING_ON
    begin_parties(setting, state)
    begin_units(setting, state)
    begin_items(setting, state)
    begin_objections(setting, state)
    begin_questions(setting, state)
    order_agenda(setting, state)
    note(state, log, Happening.OPENED, NONE)
    begin_slots(setting, state, log)


@rule
def begin_parties(setting: Setting, state: State) -> None:
    """Set the clocks to zero and the openings to the ideals (a moment)."""
    for s in range(len(setting.party)):
        party = state.party[s]
        party.clock, party.since, party.pressure, party.desired, party.below = 0.0, 0, 1.0, 0.0, 0
        party.goodwill = party.tide = 0.0
        for c in range(len(setting.unit)):
            mine = state.stance[s, c]
            mine.opening, mine.share = setting.stance[s, c].ideal, 0.0
            mine.last_text = mine.asked = math.nan
            mine.consents = mine.anchored = mine.ask_after = 0
            mine.texts = mine.taken = mine.heard = mine.heard_then = 0
            mine.mandate, mine.order = first_mandate(setting, s, c), math.nan
    state.heard[:, :, :] = math.nan


@rule
def first_mandate(setting: Setting, s: int, c: int) -> float:
    """Return the share party s may go on unit c unasked: all the way if it has no principals."""
    party = setting.party[s]
    if party.principals == 0:
        return 1.0
    return party.mandate if setting.unit[c].options > 0 else floored(setting, party.mandate)


@rule
def begin_units(setting: Setting, state: State) -> None:
    """Open every unit, without a text (a moment)."""
    for c in range(len(setting.unit)):
        unit = state.unit[c]
        unit.status = unit.closed_at = 0
        unit.position = unit.text = unit.agreed = math.nan
        unit.proposer = unit.text_row = unit.floor_voice = unit.forum = NONE
        unit.paused = unit.hearing = unit.weighed = 0
        unit.vague = unit.floor = 0.0
        unit.heard_at, unit.decision = NEVER, math.nan


@rule
def begin_items(setting: Setting, state: State) -> None:
    """Leave every item uncalled (a moment)."""
    for i in range(len(setting.item)):
        item = state.item[i]
        item.called_at = item.tabler = item.row = item.deadlock_row = NONE
        item.stall = item.since_closing = item.moved = item.deadlocked = 0
        for s in range(len(setting.party)):
            right = state.right[s, i]
            right.kind = right.from_time = right.withholds_then = right.drawn = 0
            right.holds_back = 0
        item.own_track = item.next_rung = item.signalled = 0
        item.bundled_at = NONE
    state.spent[:, :] = 0


@rule
def begin_objections(setting: Setting, state: State) -> None:
    """Leave every objection dormant (a moment)."""
    for o in range(len(setting.objection)):
        objection = state.objection[o]
        objection.status = objection.remedy = objection.meetings = 0
        objection.forced = objection.asking = 0
        objection.against = objection.row = NONE
        objection.raised_clock = 0.0


@rule
def begin_questions(setting: Setting, state: State) -> None:
    """Leave nothing asked, and every principal in office (a moment)."""
    state.present[:] = 1
    state.refused[:, :] = 0
    state.asked[:, :] = 0
    state.ratifier[:] = 0
    state.package[:, :] = math.nan
    for s in range(len(setting.party)):
        for c in range(len(setting.unit)):
            state.request[s, c].due = NEVER
    for motion in state.motion:
        motion.live = motion.serial = 0
    for duty in state.duty:
        duty.batch, duty.due = 0, NEVER


@rule
def begin_slots(setting: Setting, state: State, log: Log) -> None:
    """Set the first due minute of everything that comes by itself (a moment)."""
    for e in range(len(setting.incident)):
        incident = state.incident[e]
        incident.times = incident.active = incident.tripped = 0
        state.slot[e] = next_strike(setting, state, log, e)
    begin_tide(setting, state)
    state.slot[slot_of(setting, Slot.MEETING)] = first_meeting(setting, 0)
    state.slot[slot_of(setting, Slot.HORIZON)] = minutes(setting.procedure[0].horizon)


@entry
def slots(state: State) -> int:
    """Return how many slots there are."""
    return len(state.slot)


@entry
def due(state: State, slot: int) -> int:
    """Return the minute at which `slot` fires next; NEVER if it waits for nothing."""
    return state.slot[slot]


@entry
def soonest(state: State) -> int:
    """Return the slot that fires next: the earliest, and of those the first."""
    chosen = 0
    for slot in range(len(state.slot)):
        if state.slot[slot] < state.slot[chosen]:
            chosen = slot
    return chosen


@entry
def fire(setting: Setting, state: State, log: Log, slot: int, t: int) -> None:
    """Let what `slot` stands for happen at minute t (a moment)."""
    state.run[0].now = t
    incidents, first = len(setting.incident), slot_of(setting, 0)
    if slot < incidents:
        strike(setting, state, log, slot)
    elif slot == incidents:
        turn_tide(setting, state, log)
    elif slot < first:
        relieve(setting, state, log, slot - incidents - 1)
    elif slot == first + Slot.REPLIES:
        hear_replies(setting, state, log)
    elif slot == first + Slot.MEETING:
        hold(setting, state, log)
    elif slot == first + Slot.SIGNATURE:
        sign(setting, state, log)
    elif slot == first + Slot.AFTERMATH:
        follow_up(setting, state, log)
    else:
        end(state, log, Ending.HORIZON, Happening.HORIZON, NONE)
    strike_tripped(setting, state, log)
    if state.run[0].ending not in (Ending.GOING_ON, Ending.SIGNED):
        void_hearings(state)


@entry
def is_over(state: State) -> bool:
    """Say whether the talks have ended, and their aftermath is over."""
    return state.run[0].ending != Ending.GOING_ON and state.slot[soonest(state)] == NEVER
