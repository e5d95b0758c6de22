"""Deadlock: meetings without movement, and the ladder that leads out.

Movement is an announced step, another option put, an objection changing, a unit closing, tabling.
After `deadlock_after` worked meetings without it the next rung is taken that has not been and that
can act; a rung that cannot act is not spent. With no rung left the item goes to the end of the
queue, as it does after a *sitting*: so many meetings without a closing.
"""

import math

from sim.model.agenda import to_the_end
from sim.model.calendar import end, suspend
from sim.model.chronicle import about, note, whose, worded
from sim.model.codes import (
    MINUTES_A_DAY,
    NONE,
    Disposition,
    Ending,
    Happening,
    Motion,
    Rung,
    Trigger,
)
from sim.model.draws import delay, minutes
from sim.model.ending import prospect
from sim.model.linkage import is_effective, is_open
from sim.model.package import bundle
from sim.model.request import anyone_refused, is_asked_about, is_granted, move, plead
from sim.model.rule import rule
from sim.model.settlement import drop, refer
from sim.model.tables import Log, Setting, State
from sim.model.trigger import trip


@rule
def judge(setting: Setting, state: State, log: Log, i: int) -> None:
    """After an item was worked: has it moved, is it deadlocked, has it sat too long (a moment)."""
    item = state.item[i]
    if item.moved == 1:
        item.stall = 0
    elif not is_asked_about(setting, state, i):
        item.stall += 1
    if item.stall >= minutes(setting.procedure[0].deadlock_after):
        deadlock(setting, state, log, i)
    if state.run[0].ending != Ending.GOING_ON or not is_open(setting, state, i):
        return
    if setting.procedure[0].parallel == 1 or item.own_track == 1:
        return
    if item.since_closing >= minutes(setting.procedure[0].sitting):
        note(state, log, Happening.SET_ASIDE, item.row)
        whose(log, NONE, i, NONE)
        worded(log, math.nan, math.nan, float(item.since_closing))
        item.since_closing = 0
        to_the_end(state, i)


@rule
def deadlock(setting: Setting, state: State, log: Log, i: int) -> None:
    """Face a deadlock: who walks out, or else which rung is taken (a moment)."""
    item = state.item[i]
    item.deadlock_row = note(state, log, Happening.DEADLOCKED, item.row)
    whose(log, NONE, i, NONE)
    worded(log, math.nan, math.nan, float(item.stall))
    item.stall, item.deadlocked = 0, 1
    trip(setting, state, Trigger.DEADLOCKED, i, NONE)
    if setting.item[i].main == 1:
        weigh_alternatives(setting, state, log, i)
    if state.run[0].ending == Ending.GOING_ON:
        climb(setting, state, log, i)


@rule
def weigh_alternatives(setting: Setting, state: State, log: Log, i: int) -> None:
    """Let a party walk out to whom no agreement was worth more twice running (a moment)."""
    for s in range(len(setting.party)):
        alternative = setting.party[s].alternative
        if math.isnan(alternative):
            continue
        worse = prospect(setting, state, s) < alternative
        state.party[s].below = state.party[s].below + 1 if worse else 0
        if state.party[s].below == 2:
            end(state, log, Ending.WALKED_OUT, Happening.WALKED_OUT, state.item[i].deadlock_row)
            whose(log, s, i, NONE)
            return


@rule
def climb(setting: Setting, state: State, log: Log, i: int) -> None:
    """Take the next rung that can act; with none, go to the end of the queue (a moment).

    A rung is spent once it has acted. After one that was refused the search begins behind it, this
    once.
    """
    item = state.item[i]
    first, item.next_rung = item.next_rung, 0
    for rung in range(first, len(setting.rung)):
        if state.spent[i, rung] == 0 and act(setting, state, log, i, rung):
            return
    note(state, log, Happening.EXHAUSTED, item.deadlock_row)
    whose(log, NONE, i, NONE)
    to_the_end(state, i)


@rule
def act(setting: Setting, state: State, log: Log, i: int, rung: int) -> bool:
    """Take a rung, or ask whether it may be taken; say whether it could act (a moment)."""
    kind = setting.rung[rung].kind
    if kind == Rung.PACKAGE:
        return bundle(setting, state, log, i, rung)
    if kind == Rung.SEVER:
        return sever(setting, state, log, i, rung)
    if kind == Rung.REFER:
        return hand_on(setting, state, log, i, rung)
    acted = True
    if kind == Rung.PARK:
        acted = park(setting, state, log, i)
    elif kind == Rung.SUB_DELEGATION:
        acted = delegate(setting, state, log, i)
    elif kind == Rung.RECESS:
        recess(setting, state, log, i, rung)
    else:
        end(state, log, Ending.WALKED_OUT, Happening.WALKED_OUT, state.item[i].deadlock_row)
        whose(log, NONE, i, NONE)
    state.spent[i, rung] = acted
    return acted


@rule
def ask_all(setting: Setting, state: State, log: Log, i: int, of: tuple[int, int, int]) -> bool:
    """Ask every party whether a rung may be taken; say whether all grant it at once (a moment).

    of : (Motion, rung, unit or NONE)
    """
    kind, rung, c = of
    j = len(setting.objection) + i
    move(setting, state, j, kind, (rung, state.item[i].deadlock_row))
    for s in range(len(setting.party)):
        plead(setting, state, log, j, (s, i, c))
    return is_granted(setting, state, j)


@rule
def severed(setting: Setting, state: State, i: int) -> int:
    """Return the clause that can be cut off: open, severable, of least weight to all; or NONE.

    Not the last of its item: another clause must be open or agreed.
    """
    chosen, least, others = NONE, math.inf, 0
    first = setting.item[i].first_unit
    for c in range(first, first + setting.item[i].units):
        is_still_open = state.unit[c].status == Disposition.OPEN
        others += 1 if is_still_open or is_effective(state, c) else 0
        weight = 0.0
        for s in range(len(setting.party)):
            weight += setting.stance[s, c].weight
        if is_still_open and setting.unit[c].severable == 1 and weight < least:
            chosen, least = c, weight
    return chosen if others > 1 else NONE


@rule
def sever(setting: Setting, state: State, log: Log, i: int, rung: int) -> bool:
    """Ask to cut off the least severable clause; say whether there is one to ask for (a moment)."""
    c = severed(setting, state, i)
    if c == NONE or anyone_refused(setting, state, i):
        return False
    if ask_all(setting, state, log, i, (Motion.SEVER, rung, c)):
        cut_off(setting, state, log, i)
    return True


@rule
def cut_off(setting: Setting, state: State, log: Log, i: int) -> None:
    """Cut off the least severable clause of item i, now that it is granted (a moment).

    The rung is not spent if nothing is left to cut off.
    """
    motion = state.motion[len(setting.objection) + i]
    motion.live = 0
    c = severed(setting, state, i)
    if c == NONE:
        return
    state.spent[i, motion.subject] = 1
    row = note(state, log, Happening.SEVERED, motion.row)
    whose(log, NONE, i, c)
    drop(setting, state, log, c, (NONE, row))


@rule
def park(setting: Setting, state: State, log: Log, i: int) -> bool:
    """Put the item at the end of the queue, unless nothing else is open (a moment)."""
    alone = True
    for other in range(len(setting.item)):
        if other != i and is_open(setting, state, other):
            alone = False
    if alone:
        return False
    note(state, log, Happening.PARKED, state.item[i].deadlock_row)
    whose(log, NONE, i, NONE)
    to_the_end(state, i)
    return True


@rule
def delegate(setting: Setting, state: State, log: Log, i: int) -> bool:
    """Give the item a track of its own, beside the main table; say if that is new (a moment)."""
    if state.item[i].own_track == 1 or setting.procedure[0].parallel == 1:
        return False
    state.item[i].own_track = 1
    note(state, log, Happening.DELEGATED, state.item[i].deadlock_row)
    whose(log, NONE, i, NONE)
    return True


@rule
def hand_on(setting: Setting, state: State, log: Log, i: int, rung: int) -> bool:
    """Ask to refer the item to the first forum that takes it; say whether one does (a moment)."""
    if setting.item[i].forum == NONE or anyone_refused(setting, state, i):
        return False
    if ask_all(setting, state, log, i, (Motion.REFER, rung, NONE)):
        pass_on(setting, state, log, i)
    return True


@rule
def pass_on(setting: Setting, state: State, log: Log, i: int) -> None:
    """Refer what is open of the item, now that it is granted (a moment)."""
    motion, forum = state.motion[len(setting.objection) + i], setting.item[i].forum
    motion.live = 0
    if not is_open(setting, state, i):
        return
    state.spent[i, motion.subject] = 1
    row = note(state, log, Happening.HANDED_ON, motion.row)
    whose(log, NONE, i, NONE)
    about(log, forum, NONE)
    first = setting.item[i].first_unit
    for c in range(first, first + setting.item[i].units):
        if state.unit[c].status == Disposition.OPEN:
            refer(setting, state, log, c, (NONE, forum, row))


@rule
def recess(setting: Setting, state: State, log: Log, i: int, rung: int) -> None:
    """Suspend the talks for the length of a recess (a moment)."""
    length = delay(
        setting,
        log,
        setting.item[i].recess_stream,
        rung,
        (setting.rung[rung].median, setting.rung[rung].p90),
    )
    row = note(state, log, Happening.RECESSED, state.item[i].deadlock_row)
    whose(log, NONE, i, NONE)
    worded(log, math.nan, math.nan, length / MINUTES_A_DAY)
    suspend(setting, state, log, length, (NONE, row))
