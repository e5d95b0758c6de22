"""Requests: what a delegation asks of its principals, and when they will have replied.

* A *share*: to go farther on a unit than its mandate. One a party and unit at a time.
* A *motion*: to drop, refer, sever or bundle. Every party it takes has a *plea* of its own; one
  that answers to nobody grants it at once.
* All who are addressed are asked at once; the answer is in when the last of them has replied.
"""

import math

from sim.model.authority import answers_to_nobody, insists, is_addressed
from sim.model.calendar import slot_of
from sim.model.chronicle import about, note, whose, worded
from sim.model.codes import NEVER, NONE, Answer, Happening, Motion, Slot
from sim.model.draws import delay
from sim.model.rule import rule
from sim.model.tables import Log, Setting, State


@rule
def heard_from_all(setting: Setting, state: State, log: Log, s: int, of: tuple[int, int]) -> int:
    """Return the minute at which all principals of s will have replied (a moment: it draws).

    of : the item it concerns, and the target of the question
    """
    i, target = of
    due = state.run[0].now
    first = setting.party[s].first_principal
    for p in range(first, first + setting.party[s].principals):
        if not is_addressed(setting, state, p, i):
            continue
        spread = (setting.principal[p].reply_median, setting.principal[p].reply_p90)
        times = state.asked[p, target]
        length = delay(setting, log, setting.reply_stream[p, target], times, spread)
        state.asked[p, target] = times + 1
        due = max(due, state.run[0].now + length)
    return due


@rule
def next_serial(state: State) -> int:
    """Return the number of the next question to principals (a moment)."""
    state.run[0].serial += 1
    return state.run[0].serial


@rule
def schedule_replies(setting: Setting, state: State) -> None:
    """Let the replies be due when the next of them is (a moment)."""
    due = NEVER
    for request in state.request.flat:
        due = min(due, request.due)
    for j in range(len(state.motion)):
        for s in range(len(setting.party)):
            if state.motion[j].live == 1 and state.plea[j, s].answer == Answer.WAITING:
                due = min(due, state.plea[j, s].due)
    state.slot[slot_of(setting, Slot.REPLIES)] = due


@rule
def is_out(state: State, s: int, c: int) -> bool:
    """Say whether s waits for an answer about its share on unit c."""
    return state.request[s, c].due != NEVER


@rule
def ask_share(
    setting: Setting, state: State, log: Log, of: tuple[int, int], asked: tuple[float, int, int]
) -> bool:
    """Ask for a share on a unit; say whether it is granted at once, by nobody (a moment).

    Parameters
    ----------
    of : (party, unit)
    asked : the share; 1 if the unit pauses meanwhile; the remedy that waits for it, or NONE
    """
    (s, c), (share, pauses, remedy) = of, asked
    i, mine = setting.unit[c].of_item, state.stance[s, c]
    if answers_to_nobody(setting, state, s, i):
        mine.mandate = max(mine.mandate, share)
        return True
    request = state.request[s, c]
    request.row = note(state, log, Happening.ASKED, text_row(state, c, i))
    whose(log, s, i, c)
    about(log, Motion.SHARE, NONE)
    worded(log, math.nan, math.nan, share)
    request.asked, request.pauses, request.remedy = share, pauses, remedy
    request.serial = next_serial(state)
    request.due = heard_from_all(setting, state, log, s, (i, c))
    state.unit[c].paused += pauses
    schedule_replies(setting, state)
    return False


@rule
def text_row(state: State, c: int, i: int) -> int:
    """Return the row that a question about unit c comes from: its text's, or its item's."""
    row = state.unit[c].text_row
    return row if row != NONE else state.item[i].row


@rule
def move(setting: Setting, state: State, j: int, kind: int, why: tuple[int, int]) -> None:
    """Begin motion j: `why` is (remedy or rung, cause); nobody is asked yet (a moment)."""
    motion = state.motion[j]
    motion.kind, motion.live, motion.serial = kind, 1, next_serial(state)
    motion.subject, motion.row = why
    for s in range(len(setting.party)):
        state.plea[j, s].answer, state.plea[j, s].due = Answer.NOT_ASKED, NEVER


@rule
def plead(setting: Setting, state: State, log: Log, j: int, of: tuple[int, int, int]) -> None:
    """Let a party ask its principals for motion j, if it has any to ask (a moment).

    of : (party, item, unit or NONE)
    """
    s, i, c = of
    plea = state.plea[j, s]
    plea.answer = Answer.GRANTED
    if answers_to_nobody(setting, state, s, i):
        return
    plea.answer = Answer.WAITING
    plea.row = note(state, log, Happening.ASKED, state.motion[j].row)
    whose(log, s, i, c)
    about(log, state.motion[j].kind, NONE)
    plea.due = heard_from_all(setting, state, log, s, (i, target_of(setting, i, c)))
    schedule_replies(setting, state)


@rule
def target_of(setting: Setting, i: int, c: int) -> int:
    """Return the target of a question: the unit it names, or its item."""
    return setting.item[i].target if c == NONE else c


@rule
def is_granted(setting: Setting, state: State, j: int) -> bool:
    """Say whether no party still waits for an answer about motion j."""
    for s in range(len(setting.party)):
        if state.plea[j, s].answer == Answer.WAITING:
            return False
    return True


@rule
def was_refused(setting: Setting, state: State, s: int, i: int) -> bool:
    """Say whether a principal of s who refused to let item i go still insists on it."""
    first = setting.party[s].first_principal
    for p in range(first, first + setting.party[s].principals):
        if state.refused[p, i] == 1 and insists(setting, state, p, i):
            return True
    return False


@rule
def anyone_refused(setting: Setting, state: State, i: int) -> bool:
    """Say whether any party's principal who refused to let item i go still insists on it."""
    for s in range(len(setting.party)):
        if was_refused(setting, state, s, i):
            return True
    return False


@rule
def is_asked_about(setting: Setting, state: State, i: int) -> bool:
    """Say whether a question about item i or a unit of it is out."""
    for o in range(
        setting.item[i].first_objection,
        setting.item[i].first_objection + setting.item[i].objections,
    ):
        if state.motion[o].live == 1:
            return True
    if state.motion[len(setting.objection) + i].live == 1:
        return True
    for c in range(setting.item[i].first_unit, setting.item[i].first_unit + setting.item[i].units):
        if state.unit[c].paused > 0:
            return True
        for s in range(len(setting.party)):
            if is_out(state, s, c):
                return True
    return False
