"""Tabling: an item comes onto the table, and the others answer it.

1. The tabler's openings stand as texts; what its author leaves off closes as withheld. Those who
   left it the initiative earn goodwill.
2. Each other party, in speaking order: the objections it was predicted to make are drawn, then the
   unforeseen one.
3. After all objections each other party may take the texts at once.
"""

from sim.model.chronicle import note, whose
from sim.model.codes import NONE, Disposition, Happening, Initiative, Standing, Trigger
from sim.model.concession import Strategy, candidate_share
from sim.model.draws import happens
from sim.model.objection import consider, hear, objects
from sim.model.offer import speaker, would_sign
from sim.model.rule import rule
from sim.model.settlement import consent, withhold
from sim.model.tables import Log, Setting, State
from sim.model.text import lay, stands
from sim.model.trigger import trip
from sim.model.value import position_at

MOST_GOODWILL = 3.0
"""However often a party waits, it earns no more than it earns in so many times."""


@rule
def table(setting: Setting, state: State, log: Log, i: int, s: int) -> None:
    """Let party s table item i (a moment)."""
    item = state.item[i]
    item.tabler, item.moved, item.since_closing = s, 1, 0
    item.row = note(state, log, Happening.TABLED, item.row)
    whose(log, s, i, NONE)
    trip(setting, state, Trigger.TABLED, i, NONE)
    reward_waiting(setting, state, i)
    open_texts(setting, state, log, i)
    for turn in range(len(setting.party)):
        other = speaker(setting, state, turn)
        if other != s:
            answer(setting, state, log, i, other)
    hear(setting, state, log, i)
    for turn in range(len(setting.party)):
        other = speaker(setting, state, turn)
        if other != s:
            take_at_once(setting, state, log, i, other)


@rule
def reward_waiting(setting: Setting, state: State, i: int) -> None:
    """Let those who left the initiative on item i to another earn goodwill (a moment)."""
    gamma = setting.procedure[0].goodwill
    for s in range(len(setting.party)):
        waits = state.right[s, i].kind in (Initiative.WAIT, Initiative.WAIT_FOR_THE_OTHER)
        if waits and s != state.item[i].tabler:
            party = state.party[s]
            party.goodwill = min(party.goodwill + gamma, MOST_GOODWILL * gamma)


@rule
def open_texts(setting: Setting, state: State, log: Log, i: int) -> None:
    """Put the tabler's openings on the table; leave off what its author withholds (a moment)."""
    s, row = state.item[i].tabler, state.item[i].row
    first = setting.item[i].first_unit
    for c in range(first, first + setting.item[i].units):
        if setting.unit[c].withheld == 1:
            withhold(setting, state, log, c, (s, row))
        elif setting.stance[s, c].present == 1:
            share = opening_share(setting, state, log, s, c)
            x = position_at(setting, state, s, c, share)
            lay(setting, state, log, (Happening.OFFERED, s, c, row), (x, share))


@rule
def opening_share(setting: Setting, state: State, log: Log, s: int, c: int) -> float:
    """Return the share at which s opens on unit c: none; on a whole item that of the day.

    A whole item is bargained as its literature has it: whoever moves first makes the offer of the
    moment.
    """
    if setting.unit[c].whole == 0 or setting.party[s].strategy == Strategy.MICRO:
        return 0.0
    return candidate_share(setting, state, log, (s, c), 0.0)


@rule
def answer(setting: Setting, state: State, log: Log, i: int, s: int) -> None:
    """Draw the objections of party s to what was tabled, the unforeseen one last (a moment)."""
    first, against = setting.item[i].first_objection, state.item[i].tabler
    for o in range(first, first + setting.item[i].objections):
        objection = setting.objection[o]
        addressed = objection.against in (NONE, against)
        if objection.by == s and addressed and state.objection[o].status == Standing.DORMANT:
            consider(setting, state, log, o, against)


@rule
def take_at_once(setting: Setting, state: State, log: Log, i: int, s: int) -> None:
    """Let s take every text it can sign and does not object to, by one draw (a moment)."""
    wish = setting.initiative[s, i]
    if not happens(setting, log, wish.accepts_stream, 0, wish.accepts):
        return
    first = setting.item[i].first_unit
    for c in range(first, first + setting.item[i].units):
        unit = state.unit[c]
        if unit.status != Disposition.OPEN or not stands(state, c) or unit.proposer == s:
            continue
        if would_sign(setting, state, s, c) and not objects(setting, state, s, c):
            consent(setting, state, log, s, c)
