"""The calendar: on which days the talks meet, how suspensions move them, and how they end.

Meetings are at 10:00 of the days that the procedure names, from the first such day on. One that
falls into a suspension is lost, not postponed: waits and patience run on.
"""

from sim.model.chronicle import about, note, worded
from sim.model.codes import MEETING_MINUTE, MINUTES_A_DAY, NEVER, NONE, Happening, Slot
from sim.model.rule import rule
from sim.model.tables import Log, Setting, State

DAYS_A_WEEK = 7


@rule
def slot_of(setting: Setting, slot: int) -> int:
    """Return the number of one of the slots behind those of the environment."""
    return 2 * len(setting.incident) + 1 + slot


@rule
def falls_on(setting: Setting, every: int, weekdays: int, day: int) -> bool:
    """Say whether a body that meets `every` so many days, or on `weekdays`, meets on a day.

    day : days after the start
    """
    if every > 0:
        return day % every == 0
    weekday = (setting.procedure[0].first_weekday + day) % DAYS_A_WEEK
    return (weekdays >> weekday) & 1 == 1


@rule
def first_sitting(setting: Setting, every: int, weekdays: int, t: int) -> int:
    """Return the minute of the first meeting, at or after minute t, of a body with such days."""
    day = max(0, (t - MEETING_MINUTE + MINUTES_A_DAY - 1) // MINUTES_A_DAY)
    while not falls_on(setting, every, weekdays, day):
        day += 1
    return day * MINUTES_A_DAY + MEETING_MINUTE


@rule
def first_meeting(setting: Setting, t: int) -> int:
    """Return the minute of the first meeting of the talks at or after minute t."""
    procedure = setting.procedure[0]
    return first_sitting(setting, procedure.every, procedure.weekdays, t)


@rule
def suspend(setting: Setting, state: State, log: Log, length: int, why: tuple[int, int]) -> None:
    """Suspend the talks for `length` minutes: `why` is (incident or NONE, cause) (a moment).

    A second suspension extends the first where it reaches farther.
    """
    run, slot = state.run[0], slot_of(setting, Slot.MEETING)
    incident, cause = why
    run.suspended_until = max(run.suspended_until, run.now + length)
    run.suspended_row = note(state, log, Happening.SUSPENDED, cause)
    about(log, incident, NONE)
    worded(log, float("nan"), float("nan"), length / MINUTES_A_DAY)
    if state.slot[slot] != NEVER:
        state.slot[slot] = first_meeting(setting, max(state.slot[slot], run.suspended_until))


@rule
def resume(state: State, log: Log) -> None:
    """Note that the talks go on, if they were suspended (a moment)."""
    run = state.run[0]
    if run.suspended_row != NONE:
        note(state, log, Happening.RESUMED, run.suspended_row)
        run.suspended_row = NONE


@rule
def end(state: State, log: Log, ending: int, kind: int, cause: int) -> None:
    """End the talks: nothing that belongs to them is due any more (a moment)."""
    run = state.run[0]
    run.ending, run.ended_at = ending, run.now
    state.slot[:] = NEVER
    note(state, log, kind, cause)
