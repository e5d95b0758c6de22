"""The environment: what happens outside the room, and what it does to the talks.

An incident comes at a date, at random (at exponential gaps) or when it is set off at the table. It
presses on parties (a multiplier on the pace of their clocks, for a time or for good), suspends the
talks, sets numbers, removes or replaces principals, opens a unit again, provokes an objection, or
ends the talks.

The tide is a pressure on every party that drifts: at every turn its logarithm becomes persistence
times itself plus volatility times a normal draw.
"""

import math

from sim.model.assumption import derive
from sim.model.calendar import end, suspend
from sim.model.chronicle import about, note, whose, worded
from sim.model.codes import NEVER, NONE, Ending, Happening, Trigger
from sim.model.draws import delay, exponential, happens, minutes, normal_quantile, take
from sim.model.objection import provoke
from sim.model.pressure import press
from sim.model.rule import rule
from sim.model.settlement import reopen
from sim.model.tables import Log, Setting, State


@rule
def next_strike(setting: Setting, state: State, log: Log, e: int) -> int:
    """Return the minute at which incident e next happens, from now on (a moment: it draws)."""
    incident = setting.incident[e]
    now, times = state.run[0].now, state.incident[e].times
    if incident.trigger != Trigger.NONE:
        return NEVER
    if incident.date != NONE:
        return incident.date if times == 0 else NEVER
    if incident.rate <= 0.0:
        return NEVER
    gap = exponential(incident.rate, take(setting, log, incident.gap_stream, times))
    return now + minutes(min(gap, setting.procedure[0].horizon + 1.0))


@rule
def strike_tripped(setting: Setting, state: State, log: Log) -> None:
    """Let every incident strike that was set off; one may set off another (a moment)."""
    run = state.run[0]
    while run.tripped > 0 and run.ending == Ending.GOING_ON:
        for e in range(len(setting.incident)):
            if state.incident[e].tripped == 1 and run.ending == Ending.GOING_ON:
                state.incident[e].tripped = 0
                run.tripped -= 1
                strike(setting, state, log, e)


@rule
def strike(setting: Setting, state: State, log: Log, e: int) -> None:
    """Let incident e happen now, if it does, and draw when it comes again (a moment)."""
    incident, times = setting.incident[e], state.incident[e].times
    state.incident[e].times = times + 1
    state.slot[e] = next_strike(setting, state, log, e)
    if not happens(setting, log, incident.happens_stream, times, incident.probability):
        return
    row = note(state, log, Happening.STRUCK, NONE)
    about(log, e, NONE)
    add_pressure(setting, state, log, e, row)
    if not math.isnan(incident.suspends_median):
        spread = (incident.suspends_median, incident.suspends_p90)
        length = delay(setting, log, incident.length_stream, times, spread)
        suspend(setting, state, log, length, (e, row))
    change_numbers(setting, state, log, e, row)
    change_principals(setting, state, log, e, row)
    if incident.reopens != NONE:
        reopen(setting, state, log, incident.reopens, row)
    if incident.raises != NONE:
        provoke(setting, state, log, incident.raises, row)
    if incident.ends == 1:
        end(state, log, Ending.BROKEN_OFF, Happening.BROKEN_OFF, row)
        about(log, e, NONE)


@rule
def change_numbers(setting: Setting, state: State, log: Log, e: int, cause: int) -> None:
    """Set the numbers that incident e sets, and work out what follows from them (a moment).

    Texts stand; but who changes its reservation on a unit consents to others' texts there no more.
    """
    changed = False
    for change in setting.change:
        if change.of_incident != e:
            continue
        if not changed:
            for s in range(len(setting.party)):
                press(setting, state, s, state.run[0].now)
        before = setting.cells[change.place]
        setting.cells[change.place] = change.number
        changed = True
        note(state, log, Happening.SHIFTED, cause)
        about(log, e, NONE)
        worded(log, math.nan, before, change.number)
        s, c = change.party, change.unit
        if s != NONE:
            whose(log, s, setting.unit[c].of_item, c)
            if state.unit[c].proposer != s:
                state.stance[s, c].consents = 0
    if changed:
        derive(setting)
        for c in range(len(setting.unit)):
            state.unit[c].weighed = 0
        begin_tide(setting, state)


@rule
def change_principals(setting: Setting, state: State, log: Log, e: int, cause: int) -> None:
    """Remove and replace the principals that incident e concerns (a moment)."""
    gone = setting.incident[e].removes
    if gone != NONE and state.present[gone] == 1:
        state.present[gone] = 0
        note(state, log, Happening.REMOVED, cause)
        whose(log, setting.principal[gone].of_party, NONE, NONE)
        about(log, gone, NONE)
    for successor in setting.successor:
        if successor.of_incident != e:
            continue
        p = successor.principal
        office = setting.principal[p]
        state.present[p] = 1
        office.patience, office.times = successor.patience, successor.times
        office.exponent = successor.exponent
        note(state, log, Happening.REPLACED, cause)
        whose(log, office.of_party, NONE, NONE)
        about(log, p, NONE)


@rule
def begin_tide(setting: Setting, state: State) -> None:
    """Let the tide turn for the first time, if there is one and it does not yet (a moment)."""
    slot = len(setting.incident)
    if setting.procedure[0].tide_volatility > 0.0 and state.slot[slot] == NEVER:
        state.slot[slot] = next_turn(setting, state)


@rule
def next_turn(setting: Setting, state: State) -> int:
    """Return the minute at which the tide turns next."""
    return state.run[0].now + max(1, minutes(setting.procedure[0].tide_every))


@rule
def turn_tide(setting: Setting, state: State, log: Log) -> None:
    """Let the pressure on every party drift, and the tide turn again in time (a moment)."""
    procedure, slot = setting.procedure[0], len(setting.incident)
    turn = state.run[0].turns
    state.run[0].turns = turn + 1
    state.slot[slot] = next_turn(setting, state)
    for s in range(len(setting.party)):
        u = take(setting, log, procedure.tide_stream, turn * len(setting.party) + s)
        drift = procedure.tide_volatility * normal_quantile(u)
        state.party[s].tide = procedure.tide_persistence * state.party[s].tide + drift
        press(setting, state, s, state.run[0].now)
        note(state, log, Happening.TIDE, NONE)
        whose(log, s, NONE, NONE)
        worded(log, math.nan, math.nan, state.party[s].pressure)


@rule
def add_pressure(setting: Setting, state: State, log: Log, e: int, cause: int) -> None:
    """Let incident e press on the parties it concerns, for a time or for good (a moment).

    One that lasts and comes again meanwhile lasts longer; one for good presses once more.
    """
    lasts = setting.incident[e].lasts
    if math.isnan(lasts):
        state.incident[e].active += 1
    else:
        relief = len(setting.incident) + 1 + e
        state.incident[e].active = 1
        state.slot[relief] = state.run[0].now + minutes(lasts)
    feel(setting, state, log, e, (Happening.PRESSED, cause))


@rule
def relieve(setting: Setting, state: State, log: Log, e: int) -> None:
    """Let the pressure of incident e end (a moment)."""
    state.slot[len(setting.incident) + 1 + e] = NEVER
    state.incident[e].active = 0
    feel(setting, state, log, e, (Happening.RELIEVED, NONE))


@rule
def feel(setting: Setting, state: State, log: Log, e: int, why: tuple[int, int]) -> None:
    """Let the clocks of those on whom incident e presses run at their new pace (a moment)."""
    kind, cause = why
    for s in range(len(setting.party)):
        if setting.pressure[e, s] == 1.0:
            continue
        press(setting, state, s, state.run[0].now)
        note(state, log, kind, cause)
        whose(log, s, NONE, NONE)
        about(log, e, NONE)
        worded(log, math.nan, math.nan, state.party[s].pressure)
