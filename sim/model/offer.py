"""Offers: the parties speak in turn; each takes the text that stands or puts its own.

A party accepts what is worth no less to it than what it would itself put next, AC_next
[baarslag-2014]; only within its reservation, and only what its author may offer it.
"""

import math

from sim.model.codes import EPSILON, Disposition, Happening
from sim.model.concession import candidate_share
from sim.model.objection import hardening, hear, is_blocked
from sim.model.rule import rule
from sim.model.settlement import consent
from sim.model.tables import Log, Setting, State
from sim.model.text import is_live, lay, stands
from sim.model.value import on_its_side, position_at, within_reservation, worth


@rule
def speaker(setting: Setting, state: State, turn: int) -> int:
    """Return who speaks at this turn: in file order, or rotating from meeting to meeting."""
    if setting.procedure[0].rotating == 1:
        return (state.run[0].held + turn) % len(setting.party)
    return turn


@rule
def would_sign(setting: Setting, state: State, s: int, c: int) -> bool:
    """Say whether s could sign the text that stands on c: within its reservation, on its side."""
    x, author = state.unit[c].text, state.unit[c].proposer
    return within_reservation(setting, s, c, x) and on_its_side(setting, s, author, c, x)


@rule
def accepts(setting: Setting, state: State, s: int, c: int, share: float) -> bool:
    """Say whether s takes the text that stands on c, rather than put its own at `share`."""
    if setting.stance[s, c].present == 0:
        return True
    own = worth(setting, s, c, position_at(setting, state, s, c, share))
    better = worth(setting, s, c, state.unit[c].text) >= own - EPSILON
    return better and would_sign(setting, state, s, c)


@rule
def bargain(setting: Setting, state: State, log: Log, i: int) -> None:
    """Exchange offers on every live unit of item i, in file order (a moment)."""
    first = setting.item[i].first_unit
    for c in range(first, first + setting.item[i].units):
        if state.unit[c].status != Disposition.OPEN or is_blocked(setting, state, c):
            continue
        for turn in range(len(setting.party)):
            if not is_live(state, c):
                break
            speak(setting, state, log, speaker(setting, state, turn), c)


@rule
def speak(setting: Setting, state: State, log: Log, s: int, c: int) -> None:
    """Let s consent to the text that stands on c, or put its own (a moment)."""
    mine, unit = state.stance[s, c], state.unit[c]
    foreign = stands(state, c) and unit.proposer != s
    if foreign and mine.consents == 1:
        return
    share = candidate_share(setting, state, s, c, hardening(setting, state, s, c))
    if foreign and accepts(setting, state, s, c, share):
        consent(setting, state, log, s, c)
        return
    if setting.stance[s, c].present == 0:
        return
    if foreign:
        anchor(setting, state, s, c)
    if foreign or not stands(state, c) or share > mine.share:
        newly = math.isnan(mine.last_text)
        cause = unit.text_row if stands(state, c) else state.item[setting.unit[c].of_item].row
        x = position_at(setting, state, s, c, share)
        lay(setting, state, log, (Happening.OFFERED, s, c, cause), (x, share))
        if newly:
            hear(setting, state, log, setting.unit[c].of_item)


@rule
def anchor(setting: Setting, state: State, s: int, c: int) -> None:
    """Let the other's first text draw the opening of s towards it, once (a moment).

    o = a + kappa (clip(x, a, r) - a): at its first counter to another's ordered text, if it has
    none of its own there; so never for the party that tabled [loschelder-2014].
    """
    mine = state.stance[s, c]
    if setting.unit[c].options > 0 or mine.anchored == 1 or not math.isnan(mine.last_text):
        return
    mine.anchored = 1
    a, r = setting.stance[s, c].ideal, setting.stance[s, c].reservation
    met = min(max(state.unit[c].text, min(a, r)), max(a, r))
    mine.opening = a + setting.procedure[0].anchoring * (met - a)
