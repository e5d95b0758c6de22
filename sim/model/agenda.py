"""The agenda: which items are called, who may table them, and which are worked at this meeting.

* The queue is walked until the business is found; later items are not called.
* When an item is called each party's initiative is settled: it tables, waits (for a time, or for
  the other), or withholds.
* An item that nobody will ever table is withheld; one on which everybody left waits for the other
  is withheld once nothing else is open.
"""

from sim.model.authority import insisting
from sim.model.chronicle import note, whose
from sim.model.codes import NEVER, NONE, Disposition, Happening, Initiative
from sim.model.draws import happens, minutes
from sim.model.linkage import is_barred, is_open
from sim.model.offer import speaker
from sim.model.rule import rule
from sim.model.settlement import withhold
from sim.model.tables import Log, Setting, State


@rule
def may_table(setting: Setting, state: State, s: int, i: int) -> bool:
    """Say whether party s may table item i now.

    It may if a principal of its own insists, whatever it had in mind.
    """
    right = state.right[s, i]
    if right.kind == Initiative.TABLE:
        return True
    if never_wishes(state, s, i):
        return insisting(setting, state, s, i) != NONE
    waited = right.kind == Initiative.WAIT and state.run[0].now >= right.from_time
    return waited and right.withholds_then == 0


@rule
def never_tables(setting: Setting, state: State, s: int, i: int) -> bool:
    """Say whether party s will table item i at no time from now on.

    While a principal of its own insists on the item it may not leave it off.
    """
    return never_wishes(state, s, i) and insisting(setting, state, s, i) == NONE


@rule
def never_wishes(state: State, s: int, i: int) -> bool:
    """Say whether party s does not mean to table item i, now or later."""
    right = state.right[s, i]
    if right.kind == Initiative.WITHHOLD:
        return True
    waited = right.kind == Initiative.WAIT and state.run[0].now >= right.from_time
    return waited and right.withholds_then == 1


@rule
def tabler(setting: Setting, state: State, i: int) -> int:
    """Return who tables item i now, or NONE.

    The earliest right; a plain intention before a drawn one; then the speaking order.
    """
    chosen, earliest, chosen_drawn = NONE, NEVER, 1
    for turn in range(len(setting.party)):
        s = speaker(setting, state, turn)
        right = state.right[s, i]
        if not may_table(setting, state, s, i):
            continue
        earlier = right.from_time < earliest
        plainer = right.from_time == earliest and right.drawn < chosen_drawn
        if chosen == NONE or earlier or plainer:
            chosen, earliest, chosen_drawn = s, right.from_time, right.drawn
    return chosen


@rule
def nobody_will(setting: Setting, state: State, i: int) -> bool:
    """Say whether no party will ever table item i."""
    for s in range(len(setting.party)):
        if not never_tables(setting, state, s, i):
            return False
    return True


@rule
def all_wait(setting: Setting, state: State, i: int) -> bool:
    """Say whether everyone who might table item i waits for another to do so."""
    for s in range(len(setting.party)):
        waits = state.right[s, i].kind == Initiative.WAIT_FOR_THE_OTHER
        if not waits and not never_tables(setting, state, s, i):
            return False
    return True


@rule
def call(setting: Setting, state: State, log: Log, i: int) -> None:
    """Call item i for the first time: each party's initiative is settled (a moment)."""
    now = state.run[0].now
    state.item[i].called_at = now
    state.item[i].row = note(state, log, Happening.CALLED, NONE)
    whose(log, NONE, i, NONE)
    for s in range(len(setting.party)):
        wish, right = setting.initiative[s, i], state.right[s, i]
        kind, drawn = wish.kind, 0
        if kind == Initiative.MAYBE:
            tables = happens(setting, log, wish.stream, 0, wish.likelihood)
            kind, drawn = (Initiative.TABLE if tables else wish.otherwise), 1
        right.kind, right.drawn, right.from_time = kind, drawn, now
        if kind == Initiative.WAIT:
            right.from_time = now + minutes(wish.wait)
            right.withholds_then = wish.withholds_then


@rule
def withhold_item(setting: Setting, state: State, log: Log, i: int) -> None:
    """Leave a whole item off, since nobody tables it (a moment)."""
    first, cause = setting.item[i].first_unit, state.item[i].row
    for c in range(first, first + setting.item[i].units):
        if state.unit[c].status == Disposition.OPEN:
            withhold(setting, state, log, c, (NONE, cause))


@rule
def is_callable(setting: Setting, state: State, log: Log, i: int) -> bool:
    """Say whether item i can be worked now; call it, or withhold it, if need be (a moment)."""
    if not is_open(setting, state, i) or is_barred(setting, state, i):
        return False
    if state.item[i].tabler != NONE:
        return True
    if state.item[i].called_at == NONE:
        call(setting, state, log, i)
    if nobody_will(setting, state, i):
        withhold_item(setting, state, log, i)
        return False
    return tabler(setting, state, i) != NONE


@rule
def find_business(setting: Setting, state: State, log: Log) -> None:
    """Find the items of this meeting, in the order of the queue (a moment).

    The first that can be worked, and with it those that have a track of their own; or all.
    """
    run = state.run[0]
    run.business = 0
    found = False
    for q in range(len(state.queue)):
        i = state.queue[q]
        own_track = state.item[i].own_track == 1
        if found and not own_track:
            continue
        if is_callable(setting, state, log, i):
            state.business[run.business] = i
            run.business += 1
            found = found or (not own_track and setting.procedure[0].parallel == 0)
    if run.business == 0:
        break_the_wait(setting, state, log)


@rule
def break_the_wait(setting: Setting, state: State, log: Log) -> None:
    """Withhold what is left if on all of it everybody waits for the other (a moment)."""
    for i in range(len(setting.item)):
        if is_barred(setting, state, i):
            continue
        if is_open(setting, state, i) and not all_wait(setting, state, i):
            return
    for i in range(len(setting.item)):
        # what this one barred until now has not been called, and nobody waits for it yet
        if is_open(setting, state, i) and all_wait(setting, state, i):
            withhold_item(setting, state, log, i)


@rule
def to_the_end(state: State, i: int) -> None:
    """Move item i to the end of the queue (a moment)."""
    at = 0
    while state.queue[at] != i:
        at += 1
    for q in range(at, len(state.queue) - 1):
        state.queue[q] = state.queue[q + 1]
    state.queue[len(state.queue) - 1] = i
