"""A meeting of the delegations, from the chair's call to the signature test.

1. objections whose time has come lapse;
2. the agenda is walked until the business of the day is found;
3. what is untabled is tabled, and answered with objections and ready consents;
4. standing objections are worked, one remedy each;
5. on what no objection blocks the parties exchange offers;
6. an item that has not moved for long enough is deadlocked; one that has sat too long is set aside;
7. when every required point is closed the treaty is ratified, and goes to the drafters.

Each item of the business does 3 to 6 before the next begins. What a step sets off strikes right
after it; an end stops the meeting there.
"""

from sim.model.agenda import find_business, tabler
from sim.model.calendar import first_meeting, resume, slot_of
from sim.model.codes import NONE, Ending, Slot
from sim.model.concession import timed_share
from sim.model.deadlock import judge
from sim.model.ending import seek_signature
from sim.model.environment import strike_tripped
from sim.model.linkage import is_open
from sim.model.objection import is_blocked, lapse
from sim.model.offer import speak, speaker
from sim.model.remedy import work
from sim.model.rule import rule
from sim.model.tables import Log, Setting, State
from sim.model.tabling import table
from sim.model.text import is_live


@rule
def hold(setting: Setting, state: State, log: Log) -> None:
    """Hold a meeting, and name the day of the next (a moment)."""
    run, slot = state.run[0], slot_of(setting, Slot.MEETING)
    state.slot[slot] = first_meeting(setting, run.now + 1)
    resume(state, log)
    for s in range(len(setting.party)):
        state.party[s].desired = timed_share(setting, state, s, run.now)
    lapse(setting, state, log)
    find_business(setting, state, log)
    for q in range(run.business):
        if not take_up(setting, state, log, state.business[q]):
            return
    run.held += 1
    seek_signature(setting, state, log)


@rule
def goes_on(setting: Setting, state: State, log: Log) -> bool:
    """Let what was just set off strike; say whether the talks go on (a moment)."""
    strike_tripped(setting, state, log)
    return state.run[0].ending == Ending.GOING_ON


@rule
def take_up(setting: Setting, state: State, log: Log, i: int) -> bool:
    """Work one item of the business; say whether the talks go on (a moment)."""
    item = state.item[i]
    if item.tabler == NONE:
        table(setting, state, log, i, tabler(setting, state, i))
        if not goes_on(setting, state, log):
            return False
    item.since_closing += 1
    work(setting, state, log, i)
    if not goes_on(setting, state, log) or not bargain(setting, state, log, i):
        return False
    if is_open(setting, state, i):
        judge(setting, state, log, i)
    item.moved = 0
    return goes_on(setting, state, log)


@rule
def bargain(setting: Setting, state: State, log: Log, i: int) -> bool:
    """Exchange offers on every live unit of item i, in file order (a moment).

    Say whether the talks go on.
    """
    first = setting.item[i].first_unit
    for c in range(first, first + setting.item[i].units):
        if not is_live(state, c) or is_blocked(setting, state, c):
            continue
        for turn in range(len(setting.party)):
            if not is_live(state, c):
                break
            speak(setting, state, log, speaker(setting, state, turn), c)
        if not goes_on(setting, state, log):
            return False
    return True
