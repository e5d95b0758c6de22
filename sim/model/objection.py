"""Objections: predicted, drawn when the text they speak against is put, worked, and gone.

The life of an objection:

* dormant until the party it is against tables the item or first puts a text of its own there; then
  drawn once: standing, or unraised for good;
* while it stands it blocks the units it holds, or hardens its holder on them;
* withdrawn by a remedy, lapsed with its holder's patience, or moot once all that it held is closed.
"""

import math

from sim.model.chronicle import about, note, whose
from sim.model.codes import EPSILON, NONE, Disposition, Happening, Standing
from sim.model.draws import happens
from sim.model.linkage import spilled_over
from sim.model.pressure import clock
from sim.model.rule import rule
from sim.model.tables import Log, Setting, State
from sim.model.text import lay, serves
from sim.model.value import share_needed, within_reservation

HARDEST = 0.9
"""However much hardens a party, a tenth of its concession remains."""
SHORTEST_STAND = 0.25
"""An objection stands for at least this much of its holder's patience."""


@rule
def holds(setting: Setting, o: int, c: int) -> bool:
    """Say whether objection o speaks against unit c."""
    first = setting.objection[o].first_target
    for target in setting.target[first : first + setting.objection[o].targets]:
        if target.unit == c and target.held == 1:
            return True
    return False


@rule
def has_target(setting: Setting, state: State, o: int) -> bool:
    """Say whether anything that objection o speaks against is still open."""
    first = setting.objection[o].first_target
    for target in setting.target[first : first + setting.objection[o].targets]:
        if target.held == 1 and state.unit[target.unit].status == Disposition.OPEN:
            return True
    return False


@rule
def is_blocked(setting: Setting, state: State, c: int) -> bool:
    """Say whether a standing objection keeps unit c from being bargained over."""
    item = setting.item[setting.unit[c].of_item]
    for o in range(item.first_objection, item.first_objection + item.objections):
        standing = state.objection[o].status == Standing.STANDING
        if standing and setting.objection[o].blocks == 1 and holds(setting, o, c):
            return True
    return False


@rule
def objects(setting: Setting, state: State, s: int, c: int) -> bool:
    """Say whether party s itself holds an objection that stands on unit c."""
    item = setting.item[setting.unit[c].of_item]
    for o in range(item.first_objection, item.first_objection + item.objections):
        standing = state.objection[o].status == Standing.STANDING
        if standing and setting.objection[o].by == s and holds(setting, o, c):
            return True
    return False


@rule
def hardening(setting: Setting, state: State, s: int, c: int) -> float:
    """Return H, the part of its concession on c that s holds back now.

    min(0.9, the greatest of what its own standing objections and the spillovers take): a level at
    this moment, so that what hardened it once does not harden it for ever.
    """
    i = setting.unit[c].of_item
    hardest = spilled_over(setting, state, i)
    item = setting.item[i]
    for o in range(item.first_objection, item.first_objection + item.objections):
        objection = setting.objection[o]
        if objection.hardens <= hardest or objection.by != s or objection.blocks == 1:
            continue
        if state.objection[o].status == Standing.STANDING and holds(setting, o, c):
            hardest = objection.hardens
    return min(HARDEST, hardest)


@rule
def has_spoken(setting: Setting, state: State, s: int, o: int) -> bool:
    """Say whether s has put a text of its own on an open unit that objection o speaks against."""
    first = setting.objection[o].first_target
    for target in setting.target[first : first + setting.objection[o].targets]:
        unit = state.unit[target.unit]
        if target.held == 0 or unit.status != Disposition.OPEN:
            continue
        if not math.isnan(state.stance[s, target.unit].last_text):
            return True
    return False


@rule
def hear(setting: Setting, state: State, log: Log, i: int) -> None:
    """Draw the objections that wait for a text which their addressee has now put (a moment).

    Goes on until none is left, since an objection may bring a counter-proposal that another waits
    for; each is drawn once.
    """
    item, tabler = setting.item[i], state.item[i].tabler
    found = True
    while found:
        found = False
        for o in range(item.first_objection, item.first_objection + item.objections):
            against = setting.objection[o].against
            dormant = state.objection[o].status == Standing.DORMANT
            if not dormant or against in (NONE, tabler):
                continue
            if has_spoken(setting, state, against, o):
                consider(setting, state, log, o, against)
                found = True


@rule
def consider(setting: Setting, state: State, log: Log, o: int, against: int) -> None:
    """Draw whether objection o is raised against party `against`, once and for all (a moment)."""
    objection = setting.objection[o]
    cause = state.item[objection.of_item].row
    if not has_target(setting, state, o):
        state.objection[o].status = Standing.MOOT
    elif state.objection[o].forced == 1 or happens(
        setting, log, objection.stream, 0, objection.likelihood
    ):
        raise_objection(setting, state, log, o, (against, cause))
    else:
        state.objection[o].status = Standing.UNRAISED
        if objection.foreseen == 1:
            note(state, log, Happening.SILENT, cause)
            whose(log, objection.by, objection.of_item, NONE)
            about(log, o, against)


@rule
def raise_objection(setting: Setting, state: State, log: Log, o: int, why: tuple[int, int]) -> None:
    """Raise objection o, with its counter-proposals: `why` is (party, cause) (a moment).

    A counter-proposal that lies beyond the objector's own reservation is not put: nobody asks for
    what it would not sign.
    """
    objection, mine = setting.objection[o], state.objection[o]
    i, s = objection.of_item, objection.by
    against, cause = why
    mine.status, mine.against, mine.remedy, mine.meetings = Standing.STANDING, against, 0, 0
    mine.forced = mine.asking = 0
    mine.raised_clock = clock(setting, state, s, state.run[0].now)
    mine.row = note(state, log, Happening.OBJECTED, cause)
    whose(log, s, i, NONE)
    about(log, o, against)
    state.item[i].moved = 1
    first = objection.first_target
    for target in setting.target[first : first + objection.targets]:
        is_open = state.unit[target.unit].status == Disposition.OPEN
        if not is_open or not can_counter(setting, state, s, target.unit, target.counter):
            continue
        share = share_needed(setting, state, s, target.unit, target.counter)
        lay(
            setting,
            state,
            log,
            (Happening.COUNTERED, s, target.unit, mine.row),
            (target.counter, share),
        )
        state.stance[s, target.unit].anchored = 1


@rule
def provoke(setting: Setting, state: State, log: Log, o: int, cause: int) -> None:
    """Let objection o be raised without a draw: now, or when its item is tabled (a moment).

    One that was raised before, or whose target is closed, is not.
    """
    mine, i = state.objection[o], setting.objection[o].of_item
    if mine.status not in (Standing.DORMANT, Standing.UNRAISED):
        return
    if not has_target(setting, state, o):
        return
    mine.forced, tabler = 1, state.item[i].tabler
    if tabler == NONE:
        mine.status = Standing.DORMANT
        return
    against = setting.objection[o].against
    if against == NONE:
        against = tabler
    if against != setting.objection[o].by:
        raise_objection(setting, state, log, o, (against, cause))


@rule
def can_counter(setting: Setting, state: State, s: int, c: int, x: float) -> bool:
    """Say whether there is a counter-proposal x to unit c that could close it, and s may put it."""
    return not math.isnan(x) and can_move_to(setting, s, c, x) and serves(setting, state, c, x)


@rule
def end_objection(
    setting: Setting, state: State, log: Log, ended: tuple[int, int, int, int]
) -> int:
    """Let an objection go: `ended` is (objection, standing, kind of row, cause) (a moment)."""
    o, status, kind, cause = ended
    objection = setting.objection[o]
    state.objection[o].status = status
    state.item[objection.of_item].moved = 1
    row = note(state, log, kind, cause)
    whose(log, objection.by, objection.of_item, NONE)
    about(log, o, state.objection[o].against)
    return row


@rule
def lapse(setting: Setting, state: State, log: Log) -> None:
    """Let every objection lapse whose holder's patience with it is used up (a moment).

    At tau >= max(lapses_at, tau when it was raised + 0.25): raised late, it still stands a while.
    """
    for o in range(len(setting.objection)):
        if state.objection[o].status != Standing.STANDING:
            continue
        objection, raised = setting.objection[o], state.objection[o].raised_clock
        tau = clock(setting, state, objection.by, state.run[0].now)
        if tau >= max(objection.lapses_at, raised + SHORTEST_STAND) - EPSILON:
            cause = state.objection[o].row
            end_objection(setting, state, log, (o, Standing.LAPSED, Happening.LAPSED, cause))


@rule
def moot(setting: Setting, state: State, log: Log, i: int, cause: int) -> None:
    """Let go of the objections on an item that have nothing left to speak against (a moment)."""
    first = setting.item[i].first_objection
    for o in range(first, first + setting.item[i].objections):
        status = state.objection[o].status
        if status not in (Standing.STANDING, Standing.DORMANT) or has_target(setting, state, o):
            continue
        if status == Standing.DORMANT:
            state.objection[o].status = Standing.MOOT
        else:
            end_objection(setting, state, log, (o, Standing.MOOT, Happening.MOOT, cause))


@rule
def can_move_to(setting: Setting, s: int, c: int, x: float) -> bool:
    """Say whether s may itself propose x on unit c: it has a stance, and x is within it."""
    return setting.stance[s, c].present == 1 and within_reservation(setting, s, c, x)
