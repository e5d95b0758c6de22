"""Implementation: what was signed is carried out in batches, and may be breached.

Of n batches the k-th is due k/n of the period after signature. It is breached with probability

    base (1 - what supervision prevents) (1 + how vague the clause was left)

A breach stops the duty. The aftermath of a signature is these duties and the forums' decisions; it
ends with the last of them, or with the horizon.
"""

import math

from sim.model.calendar import slot_of
from sim.model.chronicle import about, note, whose, worded
from sim.model.codes import NEVER, NONE, Happening, Slot
from sim.model.draws import happens, minutes
from sim.model.forum import call_forums, decide
from sim.model.linkage import is_effective, watched
from sim.model.rule import rule
from sim.model.tables import Log, Setting, State


@rule
def breach_chance(base: float, prevented: float, vague: float) -> float:
    """Return the chance that a batch is breached."""
    return min(1.0, base * (1.0 - prevented) * (1.0 + vague))


@rule
def begin_aftermath(setting: Setting, state: State, log: Log, signed: int) -> None:
    """Let duties begin and forums be called, by row `signed` (a moment)."""
    for d in range(len(setting.duty)):
        duty = state.duty[d]
        duty.batch, duty.row, duty.due = 0, signed, NEVER
        if is_effective(state, setting.duty[d].unit):
            duty.due = batch_due(setting, state, d, 1)
    call_forums(setting, state, log)
    schedule_aftermath(setting, state)


@rule
def batch_due(setting: Setting, state: State, d: int, batch: int) -> int:
    """Return the minute at which a batch of duty d is due; NEVER beyond the last."""
    duty = setting.duty[d]
    batches = minutes(duty.batches)
    if batch > batches:
        return NEVER
    return state.run[0].ended_at + minutes(duty.period * batch / batches)


@rule
def schedule_aftermath(setting: Setting, state: State) -> None:
    """Let the aftermath be due when the next of it is; not beyond the horizon (a moment)."""
    due = NEVER
    for duty in state.duty:
        due = min(due, duty.due)
    for unit in state.unit:
        due = min(due, unit.heard_at)
    if due > minutes(setting.procedure[0].horizon):
        due = NEVER
    state.slot[slot_of(setting, Slot.AFTERMATH)] = due


@rule
def follow_up(setting: Setting, state: State, log: Log) -> None:
    """Deliver the batches and let the forums decide what is due now (a moment)."""
    now = state.run[0].now
    for d in range(len(setting.duty)):
        if state.duty[d].due <= now:
            deliver(setting, state, log, d)
    for c in range(len(setting.unit)):
        if state.unit[c].heard_at <= now:
            decide(setting, state, log, c)
    schedule_aftermath(setting, state)


@rule
def deliver(setting: Setting, state: State, log: Log, d: int) -> None:
    """Deliver the next batch of duty d, or breach it (a moment)."""
    duty, terms = state.duty[d], setting.duty[d]
    c, batch = terms.unit, duty.batch + 1
    i = setting.unit[c].of_item
    chance = breach_chance(terms.breach, watched(setting, state, i), state.unit[c].vague)
    breached = happens(setting, log, terms.stream, duty.batch, chance)
    duty.batch = batch
    duty.row = note(state, log, Happening.BREACHED if breached else Happening.DELIVERED, duty.row)
    whose(log, NONE, i, c)
    about(log, d, NONE)
    worded(log, math.nan, math.nan, float(batch))
    duty.due = NEVER if breached else batch_due(setting, state, d, batch + 1)
