"""How talks end: signature, walking out, or the horizon; and what the end is worth.

Signature is due the drafting delay after every required unit has closed, at least one of them
agreed, and every ratifier has said yes. Required are the main items that were not withheld, and
what is tabled while a principal insists on it. The talks go on meanwhile.

U_s = discount^tau [sum over agreed units w (v(x) - d) + sum over units decided at their forum
counts_as w (v(N) - d) + sum over other units that say it w (v(without) - d)] - delay_cost tau
patience, tau at the end of the talks; 0 without a signature. So a treaty can be worse than none.
"""

import math

from sim.model.authority import insisting
from sim.model.calendar import end, slot_of
from sim.model.chronicle import note, worded
from sim.model.codes import (
    MINUTES_A_DAY,
    NEVER,
    NONE,
    Disposition,
    Ending,
    Happening,
    Hearing,
    Slot,
)
from sim.model.draws import delay
from sim.model.implementation import begin_aftermath
from sim.model.linkage import is_effective
from sim.model.pressure import clock
from sim.model.ratification import is_ratified
from sim.model.rule import entry, rule
from sim.model.tables import Log, Setting, State
from sim.model.value import worth


@rule
def is_required(setting: Setting, state: State, c: int) -> bool:
    """Say whether unit c must close before signature."""
    i = setting.unit[c].of_item
    if setting.item[i].main == 1:
        return state.unit[c].status != Disposition.WITHHELD
    if state.item[i].tabler == NONE:
        return False
    for s in range(len(setting.party)):
        if insisting(setting, state, s, i) != NONE:
            return True
    return False


@rule
def is_complete(setting: Setting, state: State) -> bool:
    """Say whether every required unit has closed, and anything at all is agreed."""
    agreed = False
    for c in range(len(setting.unit)):
        if state.unit[c].status == Disposition.OPEN and is_required(setting, state, c):
            return False
        agreed = agreed or is_effective(state, c)
    return agreed


@rule
def seek_signature(setting: Setting, state: State, log: Log) -> None:
    """Have the text ratified once it is complete, and give it to the drafters (a moment)."""
    slot = slot_of(setting, Slot.SIGNATURE)
    if state.slot[slot] != NEVER or not is_complete(setting, state):
        return
    if not is_ratified(setting, state, log):
        return
    procedure = setting.procedure[0]
    length = (procedure.drafting_median, procedure.drafting_p90)
    drafting = delay(setting, log, procedure.drafting_stream, 0, length)
    state.slot[slot] = state.run[0].now + drafting
    run = state.run[0]
    run.drafting_row = note(state, log, Happening.DRAFTING, run.closing_row)
    worded(log, math.nan, math.nan, drafting / MINUTES_A_DAY)


@rule
def sign(setting: Setting, state: State, log: Log) -> None:
    """Sign the treaty: its aftermath begins (a moment)."""
    end(state, log, Ending.SIGNED, Happening.SIGNED, state.run[0].drafting_row)
    begin_aftermath(setting, state, log, log.count - 1)


@entry
def unit_worth(setting: Setting, state: State, s: int, c: int) -> float:
    """Return what unit c adds to the worth of the treaty to s: 0 if it says nothing of it."""
    stance, unit = setting.stance[s, c], state.unit[c]
    if stance.present == 0:
        return 0.0
    x, counts = setting.unit[c].without, 1.0
    if is_effective(state, c):
        x = unit.position
    elif unit.hearing == Hearing.AGREED:
        x, counts = unit.decision, setting.forum[unit.forum].counts_as
    if math.isnan(x):
        return 0.0
    return counts * stance.weight * (worth(setting, s, c, x) - stance.least)


@rule
def treaty_worth(setting: Setting, state: State, s: int) -> float:
    """Return what the treaty as it stands is worth to s above its reservations, undelayed."""
    total = 0.0
    for c in range(len(setting.unit)):
        total += unit_worth(setting, state, s, c)
    return total


@rule
def delayed(setting: Setting, state: State, s: int, value: float) -> float:
    """Return a worth to s as it is left by the delay so far."""
    party = setting.party[s]
    run = state.run[0]
    tau = clock(setting, state, s, run.now if run.ending == Ending.GOING_ON else run.ended_at)
    kept = value if party.discount == 1.0 else math.pow(party.discount, tau) * value
    return kept - party.delay_cost * tau * party.patience


@entry
def utility(setting: Setting, state: State, s: int) -> float:
    """Return U_s, what the talks were worth to s: 0 if nothing was signed."""
    if state.run[0].ending != Ending.SIGNED:
        return 0.0
    return delayed(setting, state, s, treaty_worth(setting, state, s))


@rule
def best_on_offer(setting: Setting, state: State, s: int, c: int) -> float:
    """Return the weighted worth to s of the best that another last asked for on c; 0 without."""
    best = -math.inf
    for b in range(len(setting.party)):
        x = state.stance[b, c].asked
        if b != s and not math.isnan(x):
            best = max(best, worth(setting, s, c, x))
    if best == -math.inf:
        return 0.0
    return setting.stance[s, c].weight * (best - setting.stance[s, c].least)


@rule
def prospect(setting: Setting, state: State, s: int) -> float:
    """Return what s sees before it: what is agreed and what is on offer, less the delay so far."""
    total = 0.0
    for c in range(len(setting.unit)):
        stance = setting.stance[s, c]
        if stance.present == 0:
            continue
        if is_effective(state, c):
            total += stance.weight * (worth(setting, s, c, state.unit[c].position) - stance.least)
        elif state.unit[c].status == Disposition.OPEN:
            total += best_on_offer(setting, state, s, c)
    return delayed(setting, state, s, total)
