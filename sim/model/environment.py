"""The environment: incidents at a date or at random, and what they do to the talks.

An incident presses on parties (a multiplier on the pace of their clocks, for a time or for good),
suspends the talks, or ends them. Random ones come at exponential gaps.
"""

import math

from sim.model.calendar import suspend
from sim.model.chronicle import about, note, whose, worded
from sim.model.codes import NEVER, NONE, Ending, Happening
from sim.model.draws import delay, exponential, happens, minutes, take
from sim.model.ending import end
from sim.model.pressure import press
from sim.model.rule import rule
from sim.model.tables import Log, Setting, State


@rule
def next_strike(setting: Setting, state: State, log: Log, e: int) -> int:
    """Return the minute at which incident e next happens, from now on (a moment: it draws)."""
    incident = setting.incident[e]
    now, times = state.run[0].now, state.incident[e].times
    if incident.date != NONE:
        return incident.date if times == 0 else NEVER
    if incident.rate <= 0.0:
        return NEVER
    gap = exponential(incident.rate, take(setting, log, incident.gap_stream, times))
    return now + minutes(min(gap, setting.procedure[0].horizon + 1.0))


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
    if incident.ends == 1:
        end(state, log, Ending.BROKEN_OFF, Happening.BROKEN_OFF, row)
        about(log, e, NONE)


@rule
def add_pressure(setting: Setting, state: State, log: Log, e: int, cause: int) -> None:
    """Let incident e press on the parties it concerns, for a time or for good (a moment).

    One that lasts and comes again meanwhile lasts longer; one for good presses once more.
    """
    lasts = setting.incident[e].lasts
    if math.isnan(lasts):
        state.incident[e].active += 1
    else:
        relief = len(setting.incident) + e
        state.incident[e].active = 1
        state.slot[relief] = state.run[0].now + minutes(lasts)
    feel(setting, state, log, e, (Happening.PRESSED, cause))


@rule
def relieve(setting: Setting, state: State, log: Log, e: int) -> None:
    """Let the pressure of incident e end (a moment)."""
    state.slot[len(setting.incident) + e] = NEVER
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
