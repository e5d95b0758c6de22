"""The calendar: on which days the talks meet, and how suspensions move them.

Meetings are at 10:00 of the days that the procedure names, from the first such day on. One that
falls into a suspension is lost, not postponed: waits and patience run on.
"""

from sim.model.chronicle import about, note, worded
from sim.model.codes import MEETING_MINUTE, MINUTES_A_DAY, NEVER, NONE, Happening, Slot
from sim.model.rule import rule
from sim.model.tables import Log, Setting, State

DAYS_A_WEEK = 7


@rule
def meets(setting: Setting, day: int) -> bool:
    """Say whether the talks meet on the day so many days after the start."""
    procedure = setting.procedure[0]
    if procedure.every > 0:
        return day % procedure.every == 0
    weekday = (procedure.first_weekday + day) % DAYS_A_WEEK
    return (procedure.weekdays >> weekday) & 1 == 1


@rule
def first_meeting(setting: Setting, t: int) -> int:
    """Return the minute of the first meeting at or after minute t."""
    day = max(0, (t - MEETING_MINUTE + MINUTES_A_DAY - 1) // MINUTES_A_DAY)
    while not meets(setting, day):
        day += 1
    return day * MINUTES_A_DAY + MEETING_MINUTE


@rule
def suspend(setting: Setting, state: State, log: Log, length: int, why: tuple[int, int]) -> None:
    """Suspend the talks for `length` minutes: `why` is (incident or NONE, cause) (a moment).

    A second suspension extends the first where it reaches farther.
    """
    run, slot = state.run[0], 2 * len(setting.incident) + Slot.MEETING
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
