"""Remedies: how the party an objection was raised against works it, one after another.

* A remedy on a closed clause, or that cannot act, is passed over at once.
* What goes beyond the worker's mandate is asked for first; no meeting is spent while the question
  is out.
* After a refusal, an argument or a trade that fails, or when insisting is over, the next begins at
  the next meeting.
* When the list is exhausted the objection stands until it lapses.

An argument is decided by one draw at its last meeting, not one a meeting: arguing longer delays it
and does not make it stronger. The worker's goodwill adds to its log odds.
"""

import math

from sim.model.chronicle import about, note, whose, worded
from sim.model.codes import EPSILON, NONE, Disposition, Happening, Motion, Remedy, Standing
from sim.model.draws import happens, minutes
from sim.model.objection import can_move_to, end_objection, hear, holds
from sim.model.request import (
    anyone_refused,
    ask_share,
    is_granted,
    is_out,
    move,
    plead,
    was_refused,
)
from sim.model.rule import rule
from sim.model.settlement import drop, refer
from sim.model.tables import Log, Setting, State
from sim.model.text import at_most_asked, lay, most_asked, serves
from sim.model.value import ceiled, position_at, share_needed, snapped, steps_on


@rule
def work(setting: Setting, state: State, log: Log, i: int) -> None:
    """Work every objection that stands on item i, in list order (a moment)."""
    first = setting.item[i].first_objection
    for o in range(first, first + setting.item[i].objections):
        while state.objection[o].status == Standing.STANDING and state.objection[o].asking == 0:
            if state.objection[o].remedy >= setting.objection[o].remedies:
                break
            r = setting.objection[o].first_remedy + state.objection[o].remedy
            if apply(setting, state, log, r):
                break
            turn_to_next(state, o)


@rule
def turn_to_next(state: State, o: int) -> None:
    """Be done with the present remedy of objection o (a moment)."""
    state.objection[o].remedy += 1
    state.objection[o].meetings = 0


@rule
def apply(setting: Setting, state: State, log: Log, r: int) -> bool:
    """Work remedy r at this meeting; say whether it acted, or waits to (a moment)."""
    kind = setting.remedy[r].kind
    if kind == Remedy.ARGUE:
        argue(setting, state, log, r)
        return True
    if kind == Remedy.INSIST:
        insist(setting, state, log, r)
        return True
    if kind in (Remedy.DROP, Remedy.REFER):
        return let_go(setting, state, log, r)
    return give(setting, state, log, r)


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
def persuasion(likelihood: float, goodwill: float) -> float:
    """Return the chance that an argument persuades: goodwill adds to its log odds."""
    if goodwill == 0.0 or likelihood <= 0.0 or likelihood >= 1.0:
        return likelihood
    odds = math.exp(math.log(likelihood / (1.0 - likelihood)) + goodwill)
    return odds / (1.0 + odds)


@rule
def argue(setting: Setting, state: State, log: Log, r: int) -> None:
    """Argue; at the last meeting the argument persuades or fails, by one draw (a moment)."""
    row = spend_meeting(setting, state, log, r, Happening.ARGUED)
    remedy = setting.remedy[r]
    o = remedy.of_objection
    if state.objection[o].meetings < minutes(remedy.meetings):
        return
    goodwill = state.party[state.objection[o].against].goodwill
    chance = persuasion(remedy.persuades, goodwill)
    if happens(setting, log, remedy.stream, remedy.place, chance):
        withdraw(setting, state, log, o, row)
        return
    stay_unmoved(setting, state, log, r, row)


@rule
def stay_unmoved(setting: Setting, state: State, log: Log, r: int, cause: int) -> None:
    """Let remedy r fail; the next begins at the next meeting (a moment)."""
    o = setting.remedy[r].of_objection
    note(state, log, Happening.UNMOVED, cause)
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
def can_let_go(setting: Setting, state: State, r: int) -> bool:
    """Say whether the unit to be dropped is open, and nobody who refused still insists."""
    remedy = setting.remedy[r]
    i = setting.objection[remedy.of_objection].of_item
    if remedy.kind == Remedy.REFER:
        return not anyone_refused(setting, state, i)
    worker = state.objection[remedy.of_objection].against
    is_open = state.unit[remedy.unit].status == Disposition.OPEN
    return is_open and not was_refused(setting, state, worker, i)


@rule
def let_go(setting: Setting, state: State, log: Log, r: int) -> bool:
    """Ask to drop or refer what is objected to, and do so once granted; say if it can (a moment).

    Dropping takes the worker's principals alone, referring those of every party.
    """
    if not can_let_go(setting, state, r):
        return False
    remedy = setting.remedy[r]
    o = remedy.of_objection
    i = setting.objection[o].of_item
    refers = remedy.kind == Remedy.REFER
    kind = Motion.REFER if refers else Motion.DROP
    move(setting, state, o, kind, (r, state.objection[o].row))
    for s in range(len(setting.party)):
        if refers or s == state.objection[o].against:
            plead(setting, state, log, o, (s, i, remedy.unit))
    if is_granted(setting, state, o):
        carry_out(setting, state, log, o)
    else:
        state.objection[o].asking = 1
    return True


@rule
def carry_out(setting: Setting, state: State, log: Log, o: int) -> None:
    """Drop or refer as motion o says, now that it is granted (a moment)."""
    remedy = setting.remedy[state.motion[o].subject]
    state.motion[o].live = state.objection[o].asking = 0
    cause, worker = state.motion[o].row, state.objection[o].against
    if remedy.kind == Remedy.DROP:
        if state.unit[remedy.unit].status == Disposition.OPEN:
            drop(setting, state, log, remedy.unit, (worker, cause))
    else:
        item = setting.item[setting.objection[o].of_item]
        for c in range(item.first_unit, item.first_unit + item.units):
            if holds(setting, o, c) and state.unit[c].status == Disposition.OPEN:
                refer(setting, state, log, c, (worker, remedy.forum, cause))
    withdraw(setting, state, log, o, cause)


@rule
def share_given(setting: Setting, state: State, r: int) -> float:
    """Return the share that amending or trading takes; nan where that cannot be done."""
    remedy = setting.remedy[r]
    c, s = remedy.unit, state.objection[remedy.of_objection].against
    if state.unit[c].status != Disposition.OPEN or setting.stance[s, c].present == 0:
        return math.nan
    if remedy.kind == Remedy.AMEND:
        if not can_move_to(setting, s, c, remedy.position):
            return math.nan
        return share_needed(setting, state, s, c, remedy.position)
    announced = state.stance[s, c].share
    if announced >= 1.0 or state.item[setting.unit[c].of_item].tabler == NONE:
        return math.nan
    if setting.unit[c].whole == 1:
        share = min(1.0, announced + remedy.share)
        if position_at(setting, state, s, c, share) == position_at(setting, state, s, c, announced):
            return math.nan
    elif setting.unit[c].options > 0:
        given = snapped(setting, s, c, min(1.0, announced + remedy.share))
        share = max(given, steps_on(setting, s, c, announced))
    else:
        share = min(1.0, ceiled(setting, announced + remedy.share))
    most = most_asked(setting, state, s, c)
    if not math.isnan(most):
        share = min(share, share_needed(setting, state, s, c, most))
    return share if share > announced else math.nan


@rule
def text_given(setting: Setting, state: State, r: int, share: float) -> float:
    """Return the text that remedy r puts: its own, or the sponsor's at that share.

    But a trade gives no more than each of the others last asked for.
    """
    remedy = setting.remedy[r]
    if remedy.kind == Remedy.AMEND:
        return remedy.position
    s, c = state.objection[remedy.of_objection].against, remedy.unit
    return at_most_asked(setting, state, s, c, position_at(setting, state, s, c, share))


@rule
def give(setting: Setting, state: State, log: Log, r: int) -> bool:
    """Amend or trade, asking past the mandate; say whether it acted, or waits to (a moment)."""
    remedy = setting.remedy[r]
    o, c = remedy.of_objection, remedy.unit
    s, share = state.objection[o].against, share_given(setting, state, r)
    if math.isnan(share):
        return False
    mine = state.stance[s, c]
    if share > mine.share:
        if not serves(setting, state, c, text_given(setting, state, r, share)):
            return False
        if state.unit[c].paused > 0 or is_out(state, s, c):
            return True
        if share > mine.mandate + EPSILON and not ask_share(
            setting, state, log, (s, c), (share, 0, r)
        ):
            state.objection[o].asking = 1
            return True
    hand_over(setting, state, log, r, share)
    return True


@rule
def hand_over(setting: Setting, state: State, log: Log, r: int, share: float) -> None:
    """Put what remedy r gives, and see what it buys (a moment).

    An amendment that was announced already is not put again; it ends the objection all the same.
    """
    remedy = setting.remedy[r]
    o, c = remedy.of_objection, remedy.unit
    s, cause = state.objection[o].against, state.objection[o].row
    amends = remedy.kind == Remedy.AMEND
    if share > state.stance[s, c].share:
        x = text_given(setting, state, r, share)
        kind = Happening.AMENDED if amends else Happening.TRADED
        cause = lay(setting, state, log, (kind, s, c, cause), (x, share))
        about(log, r, setting.objection[o].by)
        hear(setting, state, log, setting.unit[c].of_item)
    if amends or happens(setting, log, remedy.stream, remedy.place, remedy.persuades):
        withdraw(setting, state, log, o, cause)
    else:
        stay_unmoved(setting, state, log, r, cause)
