"""What a file's own words say of a clause: how likely the text first put survives the objections.

A file that foresees objections says of each how likely it is raised, and of each argument and trade
how likely it is enough. So it says how likely nothing is left standing that the text would have to
be moved for, one objection independent of the others:

    chance = product over objections of 1 - L (1 - A),   A = 1 - product over its answers of 1 - p

L is how likely the objection is raised, p how likely an answer is enough. Answers are the arguments
and trades that come before the text is amended, dropped or referred; an objection that none of them
answers counts against the text, even where it would lapse in time.

Words mean what the lexicon says, drawn anew for each replication as the talks draw them. This is
what the author foresees of objections alone: whether the others could sign the text is not in it.
"""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.analysis.arena import Arena
from sim.engine.lowering import lower
from sim.model.codes import NONE, Initiative, Remedy
from sim.model.play import begin
from sim.model.tables import new_log
from sim.results.estimate import Estimate

Array = np.ndarray[Any, np.dtype[Any]]

ANSWERS = (Remedy.ARGUE, Remedy.TRADE)
MOVES = (Remedy.AMEND, Remedy.DROP, Remedy.REFER)
DRAWS = 200
"""So many meanings of the words are drawn."""

READY = (Initiative.TABLE, Initiative.MAYBE, Initiative.WAIT)
"""Who puts an item on the table, the readiest first."""


@dataclass(frozen=True, kw_only=True)
class Expectation:
    """What the file's words say of a clause.

    tabler : the place of the party that would put it on the table first; None if nobody would
    objections : how many are foreseen to its text
    chance : that its text survives them: the mean over what the words may mean, and the values
        between which nine tenths of these meanings lie; None if no objection is foreseen
    """

    tabler: int | None
    objections: int
    chance: Estimate | None


def expectations(arena: Arena, *, seed: int, at_defaults: bool) -> tuple[Expectation, ...]:
    """Return what the file says of each unit, in the order of the file."""
    lowered = lower(arena.scenario, at_defaults=at_defaults)
    tables, log = lowered.setting_tables, new_log(0)
    tablers = [_tabler(tables, i) for i in range(len(tables["item"]))]
    draws = 1 if at_defaults else DRAWS
    units = range(len(tables["unit"]))
    chances = np.ones((draws, len(units)))
    for n in range(draws):
        begin(lowered.setting, lowered.state, log, seed, n)
        for c in units:
            for o in _foreseen(tables, c, tablers[tables["unit"]["of_item"][c]]):
                chances[n, c] *= _survives(tables, o)
    return tuple(
        _expectation(
            tablers[tables["unit"]["of_item"][c]],
            len(_foreseen(tables, c, tablers[tables["unit"]["of_item"][c]])),
            chances[:, c],
        )
        for c in units
    )


def _expectation(tabler: int | None, objections: int, chances: Array) -> Expectation:
    low, high = np.quantile(chances, [0.05, 0.95])
    chance = Estimate(float(chances.mean()), float(low), float(high), len(chances))
    return Expectation(tabler=tabler, objections=objections, chance=chance if objections else None)


def _tabler(tables: Any, i: int) -> int | None:
    """Return who is readiest to table item i, the first in speaking order; None if nobody is."""
    kinds = tables["initiative"]["kind"][:, i]
    for kind in READY:
        ready = np.flatnonzero(kinds == kind)
        if len(ready):
            return int(ready[0])
    return None


def _foreseen(tables: Any, c: int, tabler: int | None) -> list[int]:
    """Return the objections that the file foresees to the text of unit c."""
    item = tables["item"][tables["unit"]["of_item"][c]]
    found = []
    for o in range(item["first_objection"], item["first_objection"] + item["objections"]):
        objection = tables["objection"][o]
        first = objection["first_target"]
        targets = tables["target"][first : first + objection["targets"]]
        held = ((targets["unit"] == c) & (targets["held"] == 1)).any()
        addressed = objection["against"] in (NONE, tabler) and objection["by"] != tabler
        if objection["foreseen"] == 1 and held and addressed:
            found.append(o)
    return found


def _survives(tables: Any, o: int) -> float:
    """Return how likely objection o leaves the text as it is: not raised, or answered."""
    objection = tables["objection"][o]
    first, unanswered = objection["first_remedy"], 1.0
    for remedy in tables["remedy"][first : first + objection["remedies"]]:
        if remedy["kind"] in MOVES:
            break
        if remedy["kind"] in ANSWERS and not math.isnan(remedy["persuades"]):
            unanswered *= 1.0 - float(remedy["persuades"])
    return 1.0 - float(objection["likelihood"]) * unanswered
