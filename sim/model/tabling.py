"""Tabling: an item comes onto the table, and the others answer it.

1. The tabler's openings stand as texts; what its author leaves off closes as withheld.
2. Each other party, in speaking order: the objections it was predicted to make are drawn, then the
   unforeseen one.
3. After all objections each other party may take the texts at once.
"""

from sim.model.chronicle import note, whose
from sim.model.codes import NONE, Disposition, Happening, Standing
from sim.model.draws import happens
from sim.model.objection import consider, hear, objects
from sim.model.offer import speaker, would_sign
from sim.model.rule import rule
from sim.model.settlement import consent, withhold
from sim.model.tables import Log, Setting, State
from sim.model.text import lay, stands
from sim.model.value import position_at


@rule
def table(setting: Setting, state: State, log: Log, i: int, s: int) -> None:
    """Let party s table item i (a moment)."""
    item = state.item[i]
    item.tabler, item.moved, item.since_closing = s, 1, 0
    item.row = note(state, log, Happening.TABLED, item.row)
    whose(log, s, i, NONE)
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
def open_texts(setting: Setting, state: State, log: Log, i: int) -> None:
    """Put the tabler's openings on the table; leave off what its author withholds (a moment)."""
    s, row = state.item[i].tabler, state.item[i].row
    first = setting.item[i].first_unit
    for c in range(first, first + setting.item[i].units):
        if setting.unit[c].withheld == 1:
            withhold(setting, state, log, c, (s, row))
        elif setting.stance[s, c].present == 1:
            x = position_at(setting, state, s, c, 0.0)
            lay(setting, state, log, (Happening.OFFERED, s, c, row), (x, 0.0))


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
