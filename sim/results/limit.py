"""Limits: the farthest that a party signs in a run, as its reservation was drawn or set there."""

from sim.model.codes import Happening
from sim.results.chronicle import told
from sim.results.outcome import Outcome
from sim.scenario.scenario import Unit
from sim.scenario.stance import OptionStance


def limit(outcome: Outcome, unit: Unit, party: str) -> float | None:
    """Return a party's reservation on a unit: a share of the scale, or the index of an option.

    It is the one drawn, if the scenario makes an assumption about it; None without a stance there.
    """
    stance = unit.clause.stances.get(party)
    if stance is None:
        return None
    if isinstance(stance, OptionStance):
        return float((unit.clause.options or ()).index(stance.reservation))
    scale = unit.clause.scale
    assert scale is not None
    drawn = outcome.assumed.get(f"{unit.path}.stances.{party}.reservation")
    if drawn is None:
        return scale.share(stance.reservation)
    return min(1.0, max(0.0, (drawn - scale.low) / (scale.high - scale.low)))


def shifts(outcome: Outcome, unit: Unit, party: str) -> tuple[tuple[int, float], ...]:
    """Return when events set a party's reservation on a unit, and where to, in order."""
    return tuple(
        (row.minute, row.amount)
        for row in told(outcome)
        if row.kind is Happening.SHIFTED and (row.clause, row.party) == (unit.id, party)
        if row.amount is not None
    )


def last_limit(outcome: Outcome, unit: Unit, party: str) -> float | None:
    """Return a party's reservation on a unit at the end; None without a stance there."""
    set_there = shifts(outcome, unit, party)
    return set_there[-1][1] if set_there else limit(outcome, unit, party)
