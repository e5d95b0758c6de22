"""Ratification: those who were not at the table say yes or no to what was agreed.

Each ratifier, in file order, says yes with probability Lambda((U_r - threshold) / 0.05), where
U_r = sum over what is agreed of w_r (v_r(x) - d_r), its weights normalised over its own stances and
Lambda the logistic function.

* A no opens again the main unit that was agreed last of those on which the one who refused has a
  stance; it closes only at what is worth more to him. If he has none anywhere, the last of all.
* A second no, by anyone, breaks the talks down.
"""

import math

from sim.model.calendar import end
from sim.model.chronicle import about, note, worded
from sim.model.codes import NONE, Ending, Happening
from sim.model.draws import happens
from sim.model.linkage import is_effective
from sim.model.rule import rule
from sim.model.settlement import reopen
from sim.model.tables import Log, Setting, State
from sim.model.value import worth

HESITATION = 0.05
"""How much worth turns an even vote into one of 73 in a hundred."""
FARTHEST = 700.0
"""Log odds beyond which plain Python cannot count; nobody says yes at them."""


@rule
def voice_of(setting: Setting, r: int) -> int:
    """Return the voice of ratifier r: behind the parties and the principals."""
    return len(setting.party) + len(setting.principal) + r


@rule
def ratifier_worth(setting: Setting, state: State, r: int) -> float:
    """Return U_r, what the treaty as agreed is worth to ratifier r above its reservations."""
    total, voice = 0.0, voice_of(setting, r)
    for c in range(len(setting.unit)):
        stance = setting.stance[voice, c]
        if stance.present == 1 and is_effective(state, c):
            above = worth(setting, voice, c, state.unit[c].position) - stance.least
            total += stance.weight * above
    return total


@rule
def chance_of_yes(value: float, threshold: float) -> float:
    """Return the chance that a ratifier says yes to a treaty of that worth to it."""
    short = min(FARTHEST, (threshold - value) / HESITATION)
    return 1.0 / (1.0 + math.exp(short))


@rule
def last_agreed(setting: Setting, state: State, voice: int) -> int:
    """Return the main unit agreed last, of the same date the first in the file; or NONE.

    Of those on which the voice has a stance, if there are any: what means nothing to him would come
    back as it was, for another toss.
    """
    chosen, latest, matters = NONE, -1, 0
    for c in range(len(setting.unit)):
        main = setting.item[setting.unit[c].of_item].main == 1
        if not main or not is_effective(state, c):
            continue
        present, closed_at = setting.stance[voice, c].present, state.unit[c].closed_at
        if present > matters or (present == matters and closed_at > latest):
            chosen, latest, matters = c, closed_at, present
    return chosen


@rule
def is_ratified(setting: Setting, state: State, log: Log) -> bool:
    """Let every ratifier vote; say whether all say yes (a moment)."""
    for r in range(len(setting.ratifier)):
        value = ratifier_worth(setting, state, r)
        chance = chance_of_yes(value, setting.ratifier[r].threshold)
        times = state.ratifier[r]
        state.ratifier[r] = times + 1
        yes = happens(setting, log, setting.ratifier[r].stream, times, chance)
        kind = Happening.RATIFIED if yes else Happening.REJECTED
        row = note(state, log, kind, state.run[0].closing_row)
        about(log, r, NONE)
        worded(log, math.nan, math.nan, value)
        if not yes:
            reject(setting, state, log, r, row)
            return False
    return True


@rule
def reject(setting: Setting, state: State, log: Log, r: int, cause: int) -> None:
    """Let the no of ratifier r have its effect (a moment)."""
    run, voice = state.run[0], voice_of(setting, r)
    run.refusals += 1
    if run.refusals > 1:
        end(state, log, Ending.NOT_RATIFIED, Happening.BROKEN_DOWN, cause)
        about(log, r, NONE)
        return
    c = last_agreed(setting, state, voice)
    if c == NONE:
        return
    x = state.unit[c].position
    if reopen(setting, state, log, c, cause) and setting.stance[voice, c].present == 1:
        state.unit[c].floor_voice = voice
        state.unit[c].floor = worth(setting, voice, c, x)
        state.unit[c].weighed = 0
        state.unit[c].agreed = math.nan
        for stance in state.stance[:, c]:
            stance.asked = stance.last_text  # what he has refused nobody asks for any more
