"""Replies: what principals answer, and what their delegation may do from then on.

A share, when all have replied:

    G_p = ceilK(min(1, tau_p)^(1/e_p) (1 - H)); with a stance of his own, need of where he stands
    m'  = max(m, floorK(sum weight salience G / sum weight salience)); by unanimity the least G

On options nothing is rounded. Less than what was asked is a refusal: not asked again for a while.

To let something go is refused while an addressed principal insists on the item. A package is
granted if it is worth its threshold once the principals have allowed what they allow of shares.

A question whose target has closed is void. A principal who has gone does not reply.
"""

import math

from sim.model.authority import (
    answers_to_nobody,
    exponent_of,
    insists,
    is_addressed,
    principal_clock,
)
from sim.model.chronicle import about, note, whose, worded
from sim.model.codes import (
    EPSILON,
    NEVER,
    NONE,
    Answer,
    Disposition,
    Happening,
    Motion,
    Standing,
    Trigger,
)
from sim.model.concession import share_conceded, timed_share
from sim.model.deadlock import cut_off, pass_on
from sim.model.objection import hardening
from sim.model.package import has_come_apart, is_worth_it, take_package, unbundle
from sim.model.remedy import carry_out, hand_over, share_given, turn_to_next
from sim.model.request import is_granted, schedule_replies
from sim.model.rule import rule
from sim.model.tables import Log, Setting, State
from sim.model.trigger import trip
from sim.model.value import ceiled, floored, option_put, position_at, share_needed

GRANTS = -2
"""Nobody refuses."""
TOGETHER = -1
"""They refuse together; no one of them does."""


@rule
def has_own_stance(setting: Setting, p: int, c: int) -> bool:
    """Say whether principal p has a stance of his own on unit c."""
    return setting.stance[len(setting.party) + p, c].present == 1


@rule
def share_allowed(setting: Setting, state: State, p: int, c: int) -> float:
    """Return G_p, the share of his party's way on unit c that principal p allows now."""
    s, voice = setting.principal[p].of_party, len(setting.party) + p
    tau = principal_clock(setting, state, p, state.run[0].now)
    conceded = share_conceded(tau, exponent_of(setting, p))
    conceded *= 1.0 - hardening(setting, state, s, c)
    ordered = setting.unit[c].options == 0
    if not has_own_stance(setting, p, c):
        return ceiled(setting, conceded) if ordered else conceded
    own = setting.stance[voice, c]
    if ordered:
        x = own.ideal + conceded * (own.reservation - own.ideal)
    else:
        x = option_put(setting, voice, c, conceded)
    return share_needed(setting, state, s, c, x)


@rule
def salience_of(setting: Setting, p: int, c: int) -> float:
    """Return the salience of unit c to principal p: his own or his party's, as written."""
    if has_own_stance(setting, p, c):
        return setting.stance[len(setting.party) + p, c].salience
    return setting.stance[setting.principal[p].of_party, c].salience


@rule
def allowed_together(setting: Setting, state: State, s: int, c: int) -> float:
    """Return the share that the addressed principals of s allow together on unit c.

    Their mean by weight and salience, or by unanimity the least.
    """
    total, weight, least = 0.0, 0.0, math.inf
    first = setting.party[s].first_principal
    for p in range(first, first + setting.party[s].principals):
        if is_addressed(setting, state, p, setting.unit[c].of_item):
            allowed = share_allowed(setting, state, p, c)
            w = setting.principal[p].weight * salience_of(setting, p, c)
            total += w * allowed
            weight += w
            least = min(least, allowed)
    if setting.procedure[0].unanimous == 1 or weight <= 0.0:
        return 0.0 if least == math.inf else least
    mean = total / weight
    return floored(setting, mean) if setting.unit[c].options == 0 else mean


@rule
def instruct(setting: Setting, state: State, log: Log, s: int, of: tuple[int, int]) -> None:
    """Let the principals of s say what they allow on a unit; the mandate never shrinks (a moment).

    of : (unit, cause)
    """
    c, cause = of
    i, mine = setting.unit[c].of_item, state.stance[s, c]
    first = setting.party[s].first_principal
    for p in range(first, first + setting.party[s].principals):
        if is_addressed(setting, state, p, i):
            note(state, log, Happening.REPLIED, cause)
            whose(log, s, i, c)
            about(log, p, Motion.SHARE)
            worded(log, math.nan, math.nan, share_allowed(setting, state, p, c))
    allowed = allowed_together(setting, state, s, c)
    if allowed <= mine.mandate:
        return
    before = position_at(setting, state, s, c, min(1.0, mine.mandate))
    mine.mandate = allowed
    note(state, log, Happening.INSTRUCTED, cause)
    whose(log, s, i, c)
    worded(log, position_at(setting, state, s, c, min(1.0, allowed)), before, allowed)


@rule
def hear_replies(setting: Setting, state: State, log: Log) -> None:
    """Answer the question that was put first of those whose replies are in (a moment).

    Others of the same minute follow at once, each as a moment of its own.
    """
    now, found = state.run[0].now, NEVER
    kind, at, who = NONE, NONE, NONE
    for s in range(len(setting.party)):
        for c in range(len(setting.unit)):
            request = state.request[s, c]
            if request.due <= now and request.serial < found:
                found, kind, at, who = request.serial, Motion.SHARE, c, s
        for j in range(len(state.motion)):
            motion, plea = state.motion[j], state.plea[j, s]
            waits = motion.live == 1 and plea.answer == Answer.WAITING and plea.due <= now
            if waits and motion.serial < found:
                found, kind, at, who = motion.serial, motion.kind, j, s
    if kind == Motion.SHARE:
        answer_share(setting, state, log, who, at)
    elif kind != NONE:
        answer_plea(setting, state, log, who, at)
    schedule_replies(setting, state)


@rule
def answer_share(setting: Setting, state: State, log: Log, s: int, c: int) -> None:
    """Answer the request of s for a share on unit c (a moment)."""
    request, mine, i = state.request[s, c], state.stance[s, c], setting.unit[c].of_item
    request.due = NEVER
    state.unit[c].paused -= request.pauses
    now = state.run[0].now
    if state.unit[c].status != Disposition.OPEN:
        note(state, log, Happening.VOID, request.row)
        whose(log, s, i, c)
        about(log, Motion.SHARE, NONE)
        resume_remedy(setting, state, log, request.remedy, math.nan)
        return
    if answers_to_nobody(setting, state, s, i):
        mine.mandate = max(mine.mandate, request.asked)
    else:
        instruct(setting, state, log, s, (c, request.row))
    granted = mine.mandate >= request.asked - EPSILON
    mine.ask_after = now
    note(state, log, Happening.GRANTED if granted else Happening.REFUSED, request.row)
    whose(log, s, i, c)
    about(log, Motion.SHARE, NONE)
    worded(log, math.nan, math.nan, request.asked)
    if not granted:
        mine.ask_after = now + round(setting.procedure[0].ask_again)
        trip(setting, state, Trigger.REFUSED, i, c)
    resume_remedy(setting, state, log, request.remedy, request.asked if granted else math.nan)


@rule
def resume_remedy(setting: Setting, state: State, log: Log, r: int, granted: float) -> None:
    """Let the remedy that waited for a share act, or the next begin (a moment).

    granted : the share that was asked for, nan if it may not be given; more may have been announced
    meanwhile, and no more than was granted is given
    """
    if r == NONE:
        return
    o = setting.remedy[r].of_objection
    state.objection[o].asking = 0
    if state.objection[o].status != Standing.STANDING:
        return
    share = share_given(setting, state, r)
    if not math.isnan(granted) and not math.isnan(share):
        hand_over(setting, state, log, r, min(share, granted))
    else:
        turn_to_next(state, o)


@rule
def answer_plea(setting: Setting, state: State, log: Log, s: int, j: int) -> None:
    """Answer the plea of s for motion j; when all have granted it, it is carried out (a moment)."""
    if is_void(setting, state, j):
        void(setting, state, log, j)
        return
    kind = state.motion[j].kind
    if kind == Motion.PACKAGE:
        refuser = refuses_package(setting, state, log, s, j)
    else:
        refuser = refuses_to_let_go(setting, state, log, s, j)
    i, row = item_of(setting, j), state.plea[j, s].row
    granted = refuser == GRANTS
    verdict = note(state, log, Happening.GRANTED if granted else Happening.REFUSED, row)
    whose(log, s, i, NONE)
    about(log, kind, refuser if refuser >= 0 else NONE)
    if not granted:
        trip(setting, state, Trigger.REFUSED, i, NONE)
        refuse(setting, state, log, j, verdict)
        return
    state.plea[j, s].answer = Answer.GRANTED
    if is_granted(setting, state, j):
        carry(setting, state, log, j)


@rule
def item_of(setting: Setting, j: int) -> int:
    """Return the item that motion j concerns."""
    objections = len(setting.objection)
    return setting.objection[j].of_item if j < objections else j - objections


@rule
def refuses_to_let_go(setting: Setting, state: State, log: Log, s: int, j: int) -> int:
    """Return the principal of s who refuses to let the item of motion j go (a moment)."""
    i, refuser = item_of(setting, j), GRANTS
    first = setting.party[s].first_principal
    for p in range(first, first + setting.party[s].principals):
        if not is_addressed(setting, state, p, i):
            continue
        refuses = insists(setting, state, p, i)
        note(state, log, Happening.REPLIED, state.plea[j, s].row)
        whose(log, s, i, NONE)
        about(log, p, state.motion[j].kind)
        worded(log, math.nan, math.nan, 0.0 if refuses else 1.0)
        if refuses:
            state.refused[p, i] = 1
            if refuser == GRANTS:
                refuser = p
    return refuser


@rule
def refuses_package(setting: Setting, state: State, log: Log, s: int, j: int) -> int:
    """Return whether the principals of s refuse the package of motion j (a moment).

    They first allow what they allow of shares on every unit of it.
    """
    i, row = item_of(setting, j), state.plea[j, s].row
    state.party[s].desired = timed_share(setting, state, s, state.run[0].now)
    for c in range(len(setting.unit)):
        bundled = not math.isnan(state.package[i, c]) and setting.stance[s, c].present == 1
        if bundled and state.unit[c].status == Disposition.OPEN:
            if answers_to_nobody(setting, state, s, setting.unit[c].of_item):
                continue
            instruct(setting, state, log, s, (c, row))
    return GRANTS if is_worth_it(setting, state, log, s, i) else TOGETHER


@rule
def is_void(setting: Setting, state: State, j: int) -> bool:
    """Say whether what motion j asks for is settled already."""
    if j < len(setting.objection):
        return state.objection[j].status != Standing.STANDING
    i = j - len(setting.objection)
    if state.motion[j].kind == Motion.PACKAGE:
        return has_come_apart(setting, state, i)
    first = setting.item[i].first_unit
    for c in range(first, first + setting.item[i].units):
        if state.unit[c].status == Disposition.OPEN:
            return False
    return True


@rule
def void(setting: Setting, state: State, log: Log, j: int) -> None:
    """Give up motion j: there is nothing left to grant (a moment)."""
    i, kind = item_of(setting, j), state.motion[j].kind
    row = note(state, log, Happening.VOID, state.motion[j].row)
    whose(log, NONE, i, NONE)
    about(log, kind, NONE)
    if kind == Motion.PACKAGE:
        unbundle(setting, state, log, i, row)
    state.motion[j].live = 0
    if j < len(setting.objection):
        state.objection[j].asking = 0


@rule
def refuse(setting: Setting, state: State, log: Log, j: int, cause: int) -> None:
    """Give up motion j, since principals refuse it (a moment)."""
    state.motion[j].live = 0
    if j < len(setting.objection):
        state.objection[j].asking = 0
        turn_to_next(state, j)
        return
    i = item_of(setting, j)
    state.item[i].next_rung = state.motion[j].subject + 1
    if state.motion[j].kind == Motion.PACKAGE:
        unbundle(setting, state, log, i, cause)


@rule
def carry(setting: Setting, state: State, log: Log, j: int) -> None:
    """Do what motion j asks for, now that all have granted it (a moment)."""
    kind = state.motion[j].kind
    if j < len(setting.objection):
        carry_out(setting, state, log, j)
    elif kind == Motion.PACKAGE:
        take_package(setting, state, log, item_of(setting, j))
    elif kind == Motion.SEVER:
        cut_off(setting, state, log, item_of(setting, j))
    else:
        pass_on(setting, state, log, item_of(setting, j))
