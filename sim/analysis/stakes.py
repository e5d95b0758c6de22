"""What is at stake: what each clause is worth to each party, and the best that a treaty could be.

The stances are those that the scenario states, before anything is drawn and before any event sets
one anew. Worths are those of `docs/model/value.md`: weighted, and counted from the
reservation, so that they add up over the clauses to what a treaty is worth before delay costs.

A treaty takes a place within everybody's red lines on each clause, or leaves the clause out; by
majority it need only lie within those of parties enough to decide. The clauses of an item bargained
whole are bargained over like others, but have no red lines.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.results.ensemble import Ensemble
from sim.results.terms import STANDINGS, agreed_terms
from sim.scenario.item import Clause
from sim.scenario.majority import is_carried
from sim.scenario.quantity import Position
from sim.scenario.scale import Scale
from sim.scenario.scenario import Scenario, Unit
from sim.scenario.stance import OptionStance, OrderedStance, Stance
from sim.scenario.zone import red_line

Array = np.ndarray[Any, np.dtype[Any]]

STEPS = 40
"""So many steps a scale is searched in, beside the places that somebody names."""

MOST = 2000
"""The most treaties that are kept on a frontier: of more, the best of each stretch."""

SAME = 1e-9
FORUM = STANDINGS.index("referred")


@dataclass(frozen=True, kw_only=True, eq=False)
class Stake:
    """A clause and what it could add to the worth of a treaty.

    places : (k,), shares of the scale or indices of options, within the red lines of enough parties
    gains : (k, S), what each adds for each party, weighted and above the reservation
    silence : (S,), what it adds if the treaty leaves the clause out
    """

    unit: Unit
    places: Array
    gains: Array
    silence: Array


def stakes(scenario: Scenario, *, believed_by: str | None = None) -> tuple[Stake, ...]:
    """Return what is at stake on each clause, in the order of the file.

    believed_by : a party, if the stances are to be those that it thinks the parties have
    """
    units = _clauses(scenario, {} if believed_by is None else _beliefs(scenario, believed_by))
    totals = _saliences(scenario, units)
    return tuple(_stake(scenario, unit, totals) for unit in units)


def believes_otherwise(scenario: Scenario, party: str) -> bool:
    """Return whether a party thinks that somebody's stances are other than the scenario says."""
    return any(".stances." in path for path in _beliefs(scenario, party))


def worths(ensemble: Ensemble) -> Array:
    """(n, S): what the terms of each run are worth by the stances that the scenario states.

    Each run has stances of its own where they are drawn, and its worths are counted from those;
    these are all counted from the same, so that they can be compared with each other and with a
    frontier. What a forum decides counts as much as the forum says.
    """
    scenario = ensemble.scenario
    totals = _saliences(scenario, _clauses(scenario, {}))
    found = np.zeros((ensemble.replications, len(totals)))
    for one in agreed_terms(ensemble):
        agreed = one.is_agreed
        counts = np.where(one.standing == FORUM, _counts_as(scenario, one.unit), 1.0)[agreed]
        found[agreed] += counts[:, None] * _gains(one.unit.clause, one.position[agreed], totals)
        found[~agreed] += _silence(one.unit.clause, totals)
    return found


def disagreement(scenario: Scenario) -> Array:
    """(S,): what each party has without a treaty: its `alternative`, or else 0."""
    return np.array([party.alternative or 0.0 for party in scenario.parties.values()])


def frontier(at_stake: tuple[Stake, ...], pair: tuple[int, int]) -> Array:
    """(n, 2): what the best treaties are worth to two parties, the best for the first last.

    No treaty is better for one of them and worse for neither; what it is worth to others is not
    asked beyond the red lines that count. The sum of the clauses is built up clause by clause, and
    what is dominated is left out at once, which loses nothing; where more than `MOST` are left, the
    best of each of so many equal stretches is kept.
    """
    best = np.zeros((1, 2))
    for stake in at_stake:
        choices = np.vstack([stake.gains, stake.silence])[:, list(pair)]
        sums = (best[:, None, :] + _undominated(choices)[None, :, :]).reshape(-1, 2)
        best = _thinned(_undominated(sums))
    return best


def _undominated(points: Array) -> Array:
    """Return the points of the plane that no other dominates, by the first of their coordinates."""
    ordered = points[np.lexsort((-points[:, 1], -points[:, 0]))]
    highest = np.maximum.accumulate(ordered[:, 1])
    before = np.concatenate([[-np.inf], highest[:-1]])
    kept: Array = ordered[ordered[:, 1] > before + SAME][::-1]
    return kept


def _thinned(points: Array) -> Array:
    if len(points) <= MOST:
        return points
    low, high = points[0, 0], points[-1, 0]
    stretch = ((points[:, 0] - low) / (high - low) * (MOST - 1)).astype(int)
    last = np.flatnonzero(np.diff(stretch, append=MOST))  # the best there for the first party
    kept: Array = points[np.unique(np.concatenate([[0], last]))]
    return kept


def _beliefs(scenario: Scenario, party: str) -> Mapping[str, Any]:
    return scenario.beliefs[party].set if party in scenario.beliefs else {}


def _clauses(scenario: Scenario, changes: Mapping[str, Any]) -> tuple[Unit, ...]:
    """Return the clauses, those of items bargained whole too, with their stances so changed."""
    found: list[Unit] = []
    for unit in scenario.units:
        if unit.whole is None:
            found.append(unit)
        else:
            found += [
                Unit(f"{unit.item}.{name}", unit.item, name, clause)
                for name, clause in unit.whole.clauses.items()
            ]
    return tuple(_changed(unit, changes) for unit in found)


def _changed(unit: Unit, changes: Mapping[str, Any]) -> Unit:
    """Return a clause whose stances say what is set at their paths."""
    stances = dict(unit.clause.stances)
    for path, value in changes.items():
        within = path.removeprefix(f"{unit.path}.stances.")
        party, _, field = within.partition(".")
        if within == path or party not in stances:
            continue
        told = stances[party].model_dump()
        name, _, option = field.partition(".")
        told[name] = told[name] | {option: value} if option else value
        stances[party] = type(stances[party]).model_validate(told)
    return unit._replace(clause=unit.clause.model_copy(update={"stances": stances}))


def _saliences(scenario: Scenario, units: Iterable[Unit]) -> dict[str, float]:
    """Return the sum of each party's saliences."""
    totals = dict.fromkeys(scenario.parties, 0.0)
    for unit in units:
        for party, stance in unit.clause.stances.items():
            totals[party] += stance.salience
    return totals


def _counts_as(scenario: Scenario, unit: Unit) -> float:
    """Return how much counts what the forum of a clause decides."""
    forums = scenario.forums.values()
    taking = [one.counts_as for one in forums if {unit.id, unit.item} & set(one.takes)]
    return taking[0] if taking else 1.0


def _stake(scenario: Scenario, unit: Unit, totals: Mapping[str, float]) -> Stake:
    places = _places(unit.clause)
    if not scenario.items[unit.item].is_whole:
        places = places[_within(scenario, unit.clause, places)]
    return Stake(
        unit=unit,
        places=places,
        gains=_gains(unit.clause, places, totals),
        silence=_silence(unit.clause, totals),
    )


def _silence(clause: Clause, totals: Mapping[str, float]) -> Array:
    """(S,): what it adds that a treaty says nothing of a clause."""
    if clause.without is None:
        return np.zeros(len(totals))
    silence: Array = _gains(clause, np.array([_place(clause, clause.without)]), totals)[0]
    return silence


def _places(clause: Clause) -> Array:
    """Return the options, or the steps of the scale and whatever places a stance names."""
    scale = clause.scale
    if scale is None:
        return np.arange(len(clause.options or ()), dtype=float)
    named = [
        scale.share(place)
        for stance in clause.stances.values()
        if isinstance(stance, OrderedStance)
        for place in (stance.ideal, stance.reservation, stance.red_line)
        if place is not None
    ]
    found: Array = np.unique(np.round([*np.linspace(0.0, 1.0, STEPS + 1), *named], 12))
    return found


def _place(clause: Clause, position: Position) -> float:
    """Return where a position lies on a clause."""
    if clause.scale is not None:
        return clause.scale.share(position)
    return float((clause.options or ()).index(str(position.written)))


def _within(scenario: Scenario, clause: Clause, places: Array) -> Array:
    """(k,) bool: which places lie within the red lines of parties enough to decide."""
    beyond = {}
    for party, stance in clause.stances.items():
        least = _worth(clause, stance, _limit(clause, stance, red_line(stance)))[0]
        beyond[party] = _worth(clause, stance, places) < least - SAME
    against = [{party for party in beyond if beyond[party][k]} for k in range(len(places))]
    return np.array([is_carried(scenario, those) for those in against], dtype=bool)


def _limit(clause: Clause, stance: Stance, limit: Position | str) -> Array:
    """Return a limit of a stance as a place."""
    if isinstance(stance, OptionStance):
        return np.array([float((clause.options or ()).index(str(limit)))])
    assert clause.scale is not None
    assert isinstance(limit, Position)
    return np.array([clause.scale.share(limit)])


def _gains(clause: Clause, places: Array, totals: Mapping[str, float]) -> Array:
    found = np.zeros((len(places), len(totals)))
    for s, (party, total) in enumerate(totals.items()):
        stance = clause.stances.get(party)
        if stance is None or total == 0.0:
            continue
        least = _worth(clause, stance, _limit(clause, stance, stance.reservation))
        found[:, s] = stance.salience / total * (_worth(clause, stance, places) - least)
    return found


def _worth(clause: Clause, stance: Stance, places: Array) -> Array:
    """Return what places are worth by a stance: v(x)."""
    if isinstance(stance, OptionStance):
        by_option = np.array([stance.worth[option] for option in clause.options or ()])
        found: Array = by_option[places.astype(int)]
        return found
    assert isinstance(clause.scale, Scale)
    ideal = clause.scale.share(stance.ideal)
    span = max(ideal, 1.0 - ideal)
    worth: Array = 1.0 - (np.abs(places - ideal) / span) ** stance.risk
    return worth
