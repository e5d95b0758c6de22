"""Offers: the parties speak in turn; each takes the text that stands or puts its own.

* A party takes what is worth no less to it than what it would itself put next, AC_next
  [baarslag-2014]; only within its reservation, and only what its author may offer it. One that
  plays Rubinstein's game takes what is worth as much now as its own would be a round later.
* Beyond its mandate it asks its principals first; meanwhile the unit pauses. One that has been
  refused and may not ask again yet puts its own. To put a text beyond its mandate it asks too, and
  goes on within it meanwhile.
* Where the clause may be left vague, positions that have come near enough close it in the middle.
* Nobody moves away from its own text while that stands: it is for the others to take it, or to put
  theirs.
* Nobody gives more than each of the others last asked for; it stays at what it has announced.
* What an event has opened again, who agreed to it puts and takes again, until another text stands.
* Nobody puts a text, or asks for leave to, that could not close the unit any more, since a ratifier
  has to have better.
"""

import math

from sim.model.codes import EPSILON, NONE, Happening
from sim.model.concession import Strategy, candidate_share, ready_share
from sim.model.draws import take
from sim.model.micro import has_a_new_one, least_taken, next_place, nth_best
from sim.model.objection import hardening, hear
from sim.model.request import ask_share, is_out, text_row
from sim.model.rubinstein import least_accepted
from sim.model.rule import rule
from sim.model.settlement import blur, consent
from sim.model.tables import Log, Setting, State
from sim.model.text import agreed_before, at_most_asked, lay, least_asked, serves, stands
from sim.model.value import (
    on_its_side,
    position_at,
    share_needed,
    snapped,
    within_reservation,
    worth,
)
from sim.model.whole import share_giving


@rule
def speaker(setting: Setting, state: State, turn: int) -> int:
    """Return who speaks at this turn: in file order, or rotating from meeting to meeting."""
    if setting.procedure[0].rotating == 1:
        return (state.run[0].held + turn) % len(setting.party)
    return turn


@rule
def would_sign(setting: Setting, state: State, s: int, c: int) -> bool:
    """Say whether s could sign the text that stands on c.

    Within its reservation, on its side, and better than what a ratifier has rejected.
    """
    x = state.unit[c].text
    within = within_reservation(setting, s, c, x) and on_its_side(setting, s, c, x)
    return within and serves(setting, state, c, x)


@rule
def accepts(setting: Setting, state: State, s: int, c: int, share: float) -> bool:
    """Say whether s takes the text that stands on c, rather than put its own at `share`."""
    if setting.stance[s, c].present == 0:
        return serves(setting, state, c, state.unit[c].text)
    if agreed_before(state, s, c):
        return would_sign(setting, state, s, c)
    own = worth(setting, s, c, position_at(setting, state, s, c, share))
    if plays_micro(setting, s, c):
        own = least_taken(setting, state, s, c)
    if setting.party[s].strategy == Strategy.RUBINSTEIN:
        own = least_accepted(setting, s, c, own)
    better = worth(setting, s, c, state.unit[c].text) >= own - EPSILON
    return better and would_sign(setting, state, s, c)


@rule
def speak(setting: Setting, state: State, log: Log, s: int, c: int) -> None:
    """Let s take the text that stands on c, ask whether it may, or put its own (a moment)."""
    mine, unit = state.stance[s, c], state.unit[c]
    foreign = stands(state, c) and unit.proposer != s
    if (foreign and mine.consents == 1) or restates(setting, state, log, s, c):
        return
    if foreign and setting.stance[s, c].present == 1:
        anchor(setting, state, s, c)
    hard = hardening(setting, state, s, c)
    share = candidate_share(setting, state, log, (s, c), hard)
    willing = share
    if unit.floor_voice != NONE:
        willing = max(share, ready_share(setting, state, log, (s, c), hard)[0])
    takes = foreign and accepts(setting, state, s, c, willing)
    if takes and takes_or_waits(setting, state, log, s, c):
        return
    if setting.stance[s, c].present == 0:
        return
    if goes_past(setting, state, s, c, share):
        share = mine.share
    if foreign and leave_vague(setting, state, log, (s, c), share):
        return
    beyond = share > mine.mandate + EPSILON and could_close(setting, state, s, c, share)
    if beyond and may_ask(state, s, c):
        ask_share(setting, state, log, (s, c), (share, 0, NONE))
    if stands(state, c) and not foreign:
        return
    if plays_micro(setting, s, c):
        put_in_turn(setting, state, log, s, c)
        return
    put(setting, state, log, (s, c), max(mine.share, within_mandate(setting, state, s, c, share)))


@rule
def restates(setting: Setting, state: State, log: Log, s: int, c: int) -> bool:
    """Let s put again what it had agreed to and an event has opened again; say if so (a moment).

    While no text stands there, and as far as it could sign it still.
    """
    x, mine = state.unit[c].agreed, state.stance[s, c]
    if stands(state, c) or setting.stance[s, c].present == 0 or not agreed_before(state, s, c):
        return False
    if not within_reservation(setting, s, c, x) or not on_its_side(setting, s, c, x):
        return False
    texts = mine.texts
    lay(setting, state, log, (Happening.OFFERED, s, c, state.unit[c].text_row), (x, mine.share))
    mine.texts = texts
    return True


@rule
def takes_or_waits(setting: Setting, state: State, log: Log, s: int, c: int) -> bool:
    """Let s consent to the text on c, or ask whether it may; say if it did, or waits (a moment)."""
    mine = state.stance[s, c]
    needed = 0.0
    if setting.stance[s, c].present == 1:
        needed = share_needed(setting, state, s, c, state.unit[c].text)
    if needed <= mine.mandate + EPSILON:
        consent(setting, state, log, s, c)
        return True
    if not may_ask(state, s, c):
        return is_out(state, s, c)
    if ask_share(setting, state, log, (s, c), (needed, 1, NONE)):
        consent(setting, state, log, s, c)
    return True


@rule
def may_ask(state: State, s: int, c: int) -> bool:
    """Say whether s may ask for more on unit c: nothing is out, and no refusal is too recent."""
    return state.run[0].now >= state.stance[s, c].ask_after and not is_out(state, s, c)


@rule
def within_mandate(setting: Setting, state: State, s: int, c: int, share: float) -> float:
    """Return `share` as far as the mandate goes; on options where an option begins."""
    mandate = state.stance[s, c].mandate
    if share <= mandate + EPSILON:
        return share
    unit = setting.unit[c]
    if unit.options > 0 and unit.whole == 0:
        return snapped(setting, s, c, mandate)
    return mandate


@rule
def goes_past(setting: Setting, state: State, s: int, c: int, share: float) -> bool:
    """Say whether s, conceding `share`, would offer more than each other party last asked for.

    That is a text worth less to s than any of theirs that could close the unit yet.
    """
    if share <= state.stance[s, c].share:
        return False
    least = least_asked(setting, state, s, c)
    if least == math.inf:
        return False
    return worth(setting, s, c, position_at(setting, state, s, c, share)) < least - EPSILON


@rule
def put(setting: Setting, state: State, log: Log, of: tuple[int, int], share: float) -> None:
    """Let a party put its text at `share` on a unit, if that could close it (a moment).

    Where what it has announced gives more than any other asks, it puts what they ask.
    of : (party, unit)
    """
    s, c = of
    i = setting.unit[c].of_item
    newly = math.isnan(state.stance[s, c].last_text)
    cause = text_row(state, c, i)
    x = at_most_asked(setting, state, s, c, position_at(setting, state, s, c, share))
    if not serves(setting, state, c, x):
        return
    lay(setting, state, log, (Happening.OFFERED, s, c, cause), (x, share))
    if newly:
        hear(setting, state, log, i)


@rule
def could_close(setting: Setting, state: State, s: int, c: int, share: float) -> bool:
    """Say whether the text of s at `share` could close unit c: no ratifier must have better."""
    return serves(setting, state, c, position_at(setting, state, s, c, share))


@rule
def plays_micro(setting: Setting, s: int, c: int) -> bool:
    """Say whether party s goes through the combinations of a whole item one by one."""
    return setting.unit[c].whole == 1 and setting.party[s].strategy == Strategy.MICRO


@rule
def put_in_turn(setting: Setting, state: State, log: Log, s: int, c: int) -> None:
    """Let a party that plays MiCRO put its next combination, or an earlier one (a moment)."""
    mine = state.stance[s, c]
    cause = text_row(state, c, setting.unit[c].of_item)
    texts = mine.texts
    if has_a_new_one(setting, state, s, c):
        n = setting.unit[c].options - 1 - next_place(setting, state, s, c)
        texts = n + 1
    else:
        u = take(setting, log, setting.strategy_stream[s, c], mine.heard)
        n = max(0, min(int(u * texts), texts - 1))
    x = nth_best(setting, s, c, n)
    if not serves(setting, state, c, x):
        return
    share = share_giving(setting, s, c, worth(setting, s, c, x))
    lay(setting, state, log, (Happening.OFFERED, s, c, cause), (x, max(share, mine.share)))
    mine.texts = max(1, texts)


@rule
def leave_vague(
    setting: Setting, state: State, log: Log, of: tuple[int, int], share: float
) -> bool:
    """Close a unit in the middle, left vague, if that is allowed and near; say so (a moment).

    Near: the party's next text within its mandate, from the text that stands and from the next of
    its author; and the middle within what every party may sign.
    of : (party, unit)
    """
    s, c = of
    unit, near = state.unit[c], setting.unit[c].ambiguity
    if setting.unit[c].options > 0 or near <= 0.0:
        return False
    b, x = unit.proposer, unit.text
    theirs = candidate_share(setting, state, log, (b, c), hardening(setting, state, b, c))
    next_own = position_at(setting, state, s, c, min(share, state.stance[s, c].mandate))
    next_theirs = position_at(setting, state, b, c, min(theirs, state.stance[b, c].mandate))
    if abs(x - next_own) > near or abs(next_theirs - next_own) > near:
        return False
    middle = (next_own + x) / 2.0
    for other in range(len(setting.party)):
        if not may_sign(setting, state, other, c, middle):
            return False
    blur(setting, state, log, c, (s, middle, abs(x - next_own)))
    return True


@rule
def may_sign(setting: Setting, state: State, s: int, c: int, x: float) -> bool:
    """Say whether x on unit c is within the reservation and the mandate of s."""
    if setting.stance[s, c].present == 0:
        return serves(setting, state, c, x)
    if not within_reservation(setting, s, c, x) or not serves(setting, state, c, x):
        return False
    needed = share_needed(setting, state, s, c, x)
    return needed <= max(state.stance[s, c].share, state.stance[s, c].mandate) + EPSILON


@rule
def anchor(setting: Setting, state: State, s: int, c: int) -> None:
    """Let the other's first text draw the opening of s towards it, once (a moment).

    o = a + kappa (clip(x, a, r) - a): when it first has its say about another's ordered text, if it
    has none of its own there; so never for the party that tabled [loschelder-2014].
    """
    mine = state.stance[s, c]
    if setting.unit[c].options > 0 or mine.anchored == 1 or not math.isnan(mine.last_text):
        return
    mine.anchored = 1
    a, r = setting.stance[s, c].ideal, setting.stance[s, c].reservation
    met = min(max(state.unit[c].text, min(a, r)), max(a, r))
    mine.opening = a + setting.procedure[0].anchoring * (met - a)
