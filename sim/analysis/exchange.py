"""Issue exchange on a scenario's clauses: the trade that pays two parties most, and what it moves.

The rules are those of `sim.model.exchange`: equal gains, as much as possible
[stokman-vanoosten-1994]. Only clauses on scales can be traded so; salience and power are those of
the `arena`.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.analysis.arena import Arena
from sim.model import exchange as model
from sim.model.codes import NONE
from sim.model.rule import entry

Array = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True, kw_only=True, eq=False)
class Trade:
    """What two parties trade, and what comes of it; parties and clauses by their places.

    * The first gives way on `first_clause`, the second on `second_clause`; what each gives matters
      less to it, compared with what it gets, than to the other.
    * `gain` is what each of them gains: shares of a scale times salience.
    * `effect` (party,) is what the trade brings everyone; of third parties it is the externality.
    * `shift` (clause,) is how far the outcome of each clause moves, in shares of its scale.
    """

    first: int
    second: int
    first_clause: int
    second_clause: int
    gain: float
    effect: Array
    shift: Array


@entry
def _traded(arena: model.Arena) -> tuple[model.Exchange, Array]:
    """Return the best trade and its effects; compiled once, whatever calls it."""
    trade = model.best_exchange(arena)
    return trade, model.effects(arena, trade)


def best_trade(arena: Arena) -> Trade | None:
    """Return the trade of two clauses on scales that pays two parties most; None if none pays."""
    ordered = np.flatnonzero(arena.is_ordered)
    if len(ordered) < 2 or len(arena.power) < 2:
        return None
    salience = np.ascontiguousarray(arena.salience[:, ordered])
    position = np.where(arena.present[:, ordered], arena.ideal[:, ordered], 0.0)
    power = np.ascontiguousarray(np.broadcast_to(arena.power[:, None], salience.shape))
    trade, effect = _traded(model.Arena(position, salience, power))
    if trade.first == NONE:
        return None
    shift = np.zeros(len(arena.is_ordered))
    first, second = ordered[trade.first_issue], ordered[trade.second_issue]
    shift[first], shift[second] = trade.first_shift, trade.second_shift
    return Trade(
        first=int(trade.first),
        second=int(trade.second),
        first_clause=int(first),
        second_clause=int(second),
        gain=float(trade.gain),
        effect=effect,
        shift=shift,
    )
