"""A meeting of the delegations, from the chair's call to the signature test.

1. objections whose time has come lapse;
2. the agenda is walked until the business of the day is found;
3. what is untabled is tabled, and answered with objections and ready consents;
4. standing objections are worked, one remedy each;
5. on what no objection blocks the parties exchange offers;
6. an item that has not moved for long enough is deadlocked; one that has sat too long is set aside;
7. when every required point is closed the text goes to the drafters.

Each item of the business does 3 to 6 before the next begins.
"""

from sim.model.agenda import find_business, tabler
from sim.model.calendar import first_meeting, resume
from sim.model.codes import NONE, Ending, Slot
from sim.model.concession import desired_share
from sim.model.deadlock import judge
from sim.model.ending import seek_signature, slot_of
from sim.model.linkage import is_open
from sim.model.objection import lapse
from sim.model.offer import bargain
from sim.model.remedy import work
from sim.model.rule import rule
from sim.model.tables import Log, Setting, State
from sim.model.tabling import table


@rule
def hold(setting: Setting, state: State, log: Log) -> None:
    """Hold a meeting, and name the day of the next (a moment)."""
    run, slot = state.run[0], slot_of(setting, Slot.MEETING)
    state.slot[slot] = first_meeting(setting, run.now + 1)
    resume(state, log)
    for s in range(len(setting.party)):
        state.party[s].desired = desired_share(setting, state, s, run.now)
    lapse(setting, state, log)
    find_business(setting, state, log)
    for q in range(run.business):
        take_up(setting, state, log, state.business[q])
        if run.ending != Ending.GOING_ON:
            return
    run.held += 1
    seek_signature(setting, state, log)


@rule
def take_up(setting: Setting, state: State, log: Log, i: int) -> None:
    """Work one item of the business (a moment)."""
    item = state.item[i]
    if item.tabler == NONE:
        table(setting, state, log, i, tabler(setting, state, i))
    item.since_closing += 1
    work(setting, state, log, i)
    bargain(setting, state, log, i)
    if is_open(setting, state, i):
        judge(setting, state, log, i)
    item.moved = 0
