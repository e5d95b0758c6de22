"""Lowering of whole items: every combination of an item's clauses, what it is worth, its rank."""

import numpy as np
from numpy.typing import NDArray

from sim.engine.ledger import Ledger
from sim.results.index import Index
from sim.scenario.stance import OptionStance, Stance
from sim.scenario.whole import Whole

DIGITS = 12
"""Worths that agree to so many digits are equal, the least one too: rounding decides nothing."""


def lower_whole_items(index: Index, ledger: Ledger) -> None:
    """Enumerate and rank the combinations of every whole item."""
    parties = len(index.parties)
    worths: list[NDArray[np.float64]] = [np.zeros((parties, 0))]
    ranks: list[NDArray[np.int64]] = [np.zeros((parties, 0), np.int64)]
    first = 0
    for c, unit in enumerate(index.units):
        if unit.whole is None:
            continue
        row = ledger.tables["unit"][c]
        row["whole"], row["options"], row["first_option"] = 1, unit.whole.outcomes, first
        outcome = np.array([_worths(index, ledger, c, s) for s in range(parties)])
        worths.append(outcome)
        ranks.append(np.argsort(outcome, axis=1, kind="stable"))
        first += unit.whole.outcomes
    ledger.tables["outcome"] = np.concatenate(worths, axis=1)
    ledger.tables["ranked"] = np.concatenate(ranks, axis=1)


def _worths(index: Index, ledger: Ledger, c: int, s: int) -> NDArray[np.float64]:
    """Return what each combination is worth to party s, and lower its stance on the whole.

    Salience is the sum of the clauses'; a worth is their mean by salience.
    """
    unit, party = index.units[c], index.parties[s]
    assert unit.whole is not None
    stances = {name: clause.stances.get(party) for name, clause in unit.whole.clauses.items()}
    total = sum(stance.salience for stance in stances.values() if stance is not None)
    outcome, least = np.zeros(unit.whole.outcomes), 0.0
    if total > 0:
        grid = np.zeros(unit.whole.sizes)
        for axis, (name, stance) in enumerate(stances.items()):
            if stance is not None and stance.salience > 0:
                worth, reserved = _clause(unit.whole, name, axis, stance)
                shape = [1] * len(unit.whole.sizes)
                shape[axis] = len(worth)
                grid = grid + (stance.salience / total) * worth.reshape(shape)
                least += (stance.salience / total) * reserved
        outcome = np.round(grid.reshape(-1), DIGITS)
    row = ledger.tables["stance"][s, c]
    row["present"], row["salience"], row["risk"] = total > 0, total, 1.0
    said = index.scenario.items[unit.item].least.get(party)
    row["most"] = outcome.max()
    row["least"] = max(outcome.min(), round(float(least if said is None else said), DIGITS))
    row["ideal"] = row["reservation"] = row["red_line"] = np.argmax(outcome)
    return outcome


def _clause(
    whole: Whole, name: str, axis: int, stance: Stance
) -> tuple[NDArray[np.float64], float]:
    """Return what each point of a clause is worth by a stance, and what its reservation is."""
    clause = whole.clauses[name]
    if isinstance(stance, OptionStance):
        worth = np.array([stance.worth[option] for option in clause.options or ()])
        return worth, stance.worth[stance.reservation]
    assert clause.scale is not None
    ideal, reservation = (
        clause.scale.share(position) for position in (stance.ideal, stance.reservation)
    )
    span = max(ideal, 1.0 - ideal)
    x = np.arange(whole.sizes[axis]) / max(1, whole.sizes[axis] - 1)
    worth = 1.0 - (np.abs(x - ideal) / span) ** stance.risk
    return worth, float(1.0 - (abs(reservation - ideal) / span) ** stance.risk)
