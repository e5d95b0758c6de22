"""Remedies: how the party an objection was raised against works it, one after another.

* A remedy on a closed clause, or that cannot act, is passed over at once.
* After an argument that fails, or when insisting is over, the next begins at the next meeting.
* When the list is exhausted the objection stands until it lapses.

An argument is decided by one draw at its last meeting, not one a meeting: arguing longer delays it
and does not make it stronger.
"""

from sim.model.chronicle import about, note, whose, worded
from sim.model.codes import NONE, Disposition, Happening, Remedy, Standing
from sim.model.draws import happens, minutes
from sim.model.objection import can_move_to, end_objection, hear, holds
from sim.model.rule import rule
from sim.model.settlement import drop, refer
from sim.model.tables import Log, Setting, State
from sim.model.text import lay
from sim.model.value import share_needed


@rule
def work(setting: Setting, state: State, log: Log, i: int) -> None:
    """Work every objection that stands on item i, in list order (a moment)."""
    first = setting.item[i].first_objection
    for o in range(first, first + setting.item[i].objections):
        while state.objection[o].status == Standing.STANDING:
            if state.objection[o].remedy >= setting.objection[o].remedies:
                break
            if apply(
                setting, state, log, setting.objection[o].first_remedy + state.objection[o].remedy
            ):
                break
            turn_to_next(state, o)


@rule
def turn_to_next(state: State, o: int) -> None:
    """Be done with the present remedy of objection o (a moment)."""
    state.objection[o].remedy += 1
    state.objection[o].meetings = 0


@rule
def apply(setting: Setting, state: State, log: Log, r: int) -> bool:
    """Work remedy r at this meeting; say whether it acted (a moment)."""
    kind = setting.remedy[r].kind
    if kind == Remedy.ARGUE:
        argue(setting, state, log, r)
        return True
    if kind == Remedy.INSIST:
        insist(setting, state, log, r)
        return True
    if kind == Remedy.DROP:
        return give_up(setting, state, log, r)
    if kind == Remedy.REFER:
        return hand_over(setting, state, log, r)
    return amend(setting, state, log, r)


@rule
def spend_meeting(setting: Setting, state: State, log: Log, r: int, kind: int) -> int:
    """Note one more meeting spent on remedy r; return the row (a moment)."""
    o = setting.remedy[r].of_objection
    mine = state.objection[o]
    mine.meetings += 1
    row = note(state, log, kind, mine.row)
    whose(log, mine.against, setting.objection[o].of_item, NONE)
    about(log, r, setting.objection[o].by)
    worded(log, float("nan"), float("nan"), float(mine.meetings))
    return row


@rule
def argue(setting: Setting, state: State, log: Log, r: int) -> None:
    """Argue; at the last meeting the argument persuades or fails, by one draw (a moment)."""
    row = spend_meeting(setting, state, log, r, Happening.ARGUED)
    remedy = setting.remedy[r]
    o = remedy.of_objection
    if state.objection[o].meetings < minutes(remedy.meetings):
        return
    if happens(setting, log, remedy.stream, remedy.place, remedy.persuades):
        withdraw(setting, state, log, o, row)
        return
    note(state, log, Happening.UNMOVED, row)
    whose(log, setting.objection[o].by, setting.objection[o].of_item, NONE)
    about(log, r, state.objection[o].against)
    turn_to_next(state, o)


@rule
def insist(setting: Setting, state: State, log: Log, r: int) -> None:
    """Insist, for so many meetings; the next remedy begins after the last (a moment)."""
    spend_meeting(setting, state, log, r, Happening.INSISTED)
    o = setting.remedy[r].of_objection
    if state.objection[o].meetings >= minutes(setting.remedy[r].meetings):
        turn_to_next(state, o)


@rule
def withdraw(setting: Setting, state: State, log: Log, o: int, cause: int) -> None:
    """Let the objector withdraw objection o, if it still stands (a moment)."""
    if state.objection[o].status == Standing.STANDING:
        end_objection(setting, state, log, (o, Standing.WITHDRAWN, Happening.WITHDRAWN, cause))


@rule
def give_up(setting: Setting, state: State, log: Log, r: int) -> bool:
    """Drop the clause that was objected to; say whether it was still there (a moment)."""
    remedy = setting.remedy[r]
    o, c = remedy.of_objection, remedy.unit
    if state.unit[c].status != Disposition.OPEN:
        return False
    cause = state.objection[o].row
    drop(setting, state, log, c, (state.objection[o].against, cause))
    withdraw(setting, state, log, o, cause)
    return True


@rule
def hand_over(setting: Setting, state: State, log: Log, r: int) -> bool:
    """Refer all that the objection speaks against to another forum (a moment)."""
    remedy = setting.remedy[r]
    o = remedy.of_objection
    item = setting.item[setting.objection[o].of_item]
    worker, cause = state.objection[o].against, state.objection[o].row
    for c in range(item.first_unit, item.first_unit + item.units):
        if holds(setting, o, c) and state.unit[c].status == Disposition.OPEN:
            refer(setting, state, log, c, (worker, remedy.forum, cause))
    return True


@rule
def amend(setting: Setting, state: State, log: Log, r: int) -> bool:
    """Move to the remedy's text, if the worker may; the objection is withdrawn (a moment).

    Where the worker has already announced that much nothing is put.
    """
    remedy = setting.remedy[r]
    o, c, x = remedy.of_objection, remedy.unit, remedy.position
    s = state.objection[o].against
    if state.unit[c].status != Disposition.OPEN or not can_move_to(setting, s, c, x):
        return False
    share, cause = share_needed(setting, state, s, c, x), state.objection[o].row
    if share > state.stance[s, c].share:
        cause = lay(setting, state, log, (Happening.AMENDED, s, c, cause), (x, share))
        about(log, r, setting.objection[o].by)
        hear(setting, state, log, setting.unit[c].of_item)
    withdraw(setting, state, log, o, cause)
    return True
