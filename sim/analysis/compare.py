"""Compare two variants of a scenario on the same chance, replication by replication.

A draw is a function of seed, replication, stream and index alone, so what a change does not touch
is drawn alike in both variants: whatever differs in a replication, the change has done.
"""

from collections.abc import Callable

import numpy as np

from sim.analysis.beginning import refuse_other_starts
from sim.analysis.variant import Side, variant
from sim.engine.ensemble import ensemble
from sim.engine.lowering import lower
from sim.engine.run import run, version_here
from sim.errors import UsageError
from sim.results.comparison import Comparison, Difference, Spreads, Variant
from sim.results.divergence import Divergence
from sim.results.ensemble import Array, Ensemble
from sim.results.measure import Key, Measured, estimated, horizon, measured, on_other_scales
from sim.results.paired import estimated_apart
from sim.results.spread import spreads
from sim.scenario.argument import finding, loaded, whole_number
from sim.scenario.scenario import Scenario

LEAST = 2
"""One run alone says nothing of a difference."""


def compare(
    scenario: Scenario,
    *,
    a: Side = None,
    b: Side,
    replications: int = 1000,
    seed: int = 1,
    workers: int | None = None,
    at_defaults: bool = False,
    as_believed_by: str | None = None,
    progress: Callable[[int], None] | None = None,
) -> Comparison:
    """Play two variants of `scenario` under the same seed and return how far they lie apart.

    Parameters
    ----------
    a, b : values by path and options by question, or a scenario of its own; of `a`, None is the
        scenario as it is written
    replications : how many of each, at least 2: one run alone has no interval
    seed : from 0 to 2**63 - 1
    workers : threads that play side by side; default: as many as the machine has processors
    at_defaults : do not draw assumptions and words; take their defaults and medians
    as_believed_by : the party whose beliefs are taken for the truth in both; not of a `Variant`
    progress : is told how many more are done, of twice as many

    Raises
    ------
    UsageError
        If `scenario` is none, a name is neither a path nor a question, a number is out of bounds,
        or the two have no clause in common, or begin on different days.
    ScenarioError
        If a change does not fit the scenario.
    """
    scenario = loaded(scenario)
    sides = [
        variant(scenario, side, asked=name, as_believed_by=as_believed_by)
        for name, side in (("a", a), ("b", b))
    ]
    _refuse_strangers(*sides)
    refuse_other_starts(side.scenario for side in sides)
    count = whole_number("replications", replications, least=LEAST)
    one, other = (
        ensemble(
            side.scenario,
            replications=count,
            seed=seed,
            workers=workers,
            at_defaults=at_defaults,
            progress=progress,
        )
        for side in sides
    )
    return compared(one, other, a=sides[0], b=sides[1])


def compared(one: Ensemble, other: Ensemble, *, a: Variant, b: Variant) -> Comparison:
    """Return how far two ensembles of the same seed and size lie apart; `a` and `b` made them."""
    until = min(horizon(one.scenario), horizon(other.scenario))
    first, second = (ends.scenario.units for ends in (one, other))
    common = {unit.id for unit in first} & {unit.id for unit in second}
    differing = changed(one, other)
    return Comparison(
        a=a,
        b=b,
        seed=one.seed,
        replications=one.replications,
        at_defaults=one.at_defaults,
        version=version_here(),
        until=until,
        differences=_differences(one, other, until),
        spreads=_spreads(one, other),
        changed=tuple(np.flatnonzero(differing).tolist()),
        is_same=not differing.any() and _is_same(one, other),
        unpaired=tuple(unit.id for unit in (*first, *second) if unit.id not in common),
    )


def diverge(comparison: Comparison, replication: int) -> Divergence:
    """Play one replication of both variants again and return where their stories part.

    Raises
    ------
    UsageError
        If the comparison has no such replication.
    """
    comparison = finding("comparison", comparison, Comparison)
    number = whole_number("replication", replication)
    if number >= comparison.replications:
        there = f"the comparison has 0 to {comparison.replications - 1}"
        raise UsageError(f"There is no replication {number}; {there}.")
    return diverging(
        comparison.a,
        comparison.b,
        seed=comparison.seed,
        replication=number,
        at_defaults=comparison.at_defaults,
    )


def diverging(
    a: Variant, b: Variant, *, seed: int, replication: int, at_defaults: bool = False
) -> Divergence:
    """Play one replication of two variants and return where their stories part.

    Raises UsageError if they begin on different days.
    """
    refuse_other_starts(side.scenario for side in (a, b))
    one, other = (
        run(
            side.scenario,
            seed=seed,
            replication=replication,
            at_defaults=at_defaults,
        )
        for side in (a, b)
    )
    return Divergence.of(one, other, labels=(a.label, b.label))


def changed(one: Ensemble, other: Ensemble) -> Array:
    """(n,) bool: which replications came out otherwise in any way: end, clauses or worth.

    Where only one of the two has a clause or a party, all did.
    """
    sides = (one.scenario, other.scenario)
    have = [([unit.id for unit in side.units], list(side.parties)) for side in sides]
    if have[0] != have[1]:
        return np.ones(one.replications, dtype=bool)
    otherwise: Array = np.zeros(one.replications, dtype=bool)
    otherwise |= _differs(one.utility, other.utility).any(axis=1)
    for name in ("ending", "minute"):
        otherwise |= one.ending[name] != other.ending[name]
    for name in ("disposition", "hearing", "minute", "position"):
        otherwise |= _differs(one.unit[name], other.unit[name]).any(axis=1)
    return otherwise


def _differs(one: Array, other: Array) -> Array:
    """Say where two arrays differ; what neither says is alike."""
    apart: Array = np.not_equal(one, other)
    if one.dtype.kind == "f":
        apart &= ~(np.isnan(one) & np.isnan(other))
    return apart


def _refuse_strangers(a: Variant, b: Variant) -> None:
    first, second = ({unit.id for unit in side.scenario.units} for side in (a, b))
    if not first & second:
        names = f"'{a.scenario.scenario}' and '{b.scenario.scenario}'"
        raise UsageError(f"{names} have no clause in common; there is nothing to compare.")


def _differences(one: Ensemble, other: Ensemble, until: float) -> tuple[Difference, ...]:
    a, b = measured(one, until=until), measured(other, until=until)
    alien = on_other_scales(one.scenario, other.scenario)
    return tuple(
        _difference(key, *(values.get(key, nobody) for values in (a, b)))
        for key in _keys(a, b)
        for nobody in [np.zeros(one.replications)]
        if key.name != "position" or key.clause not in alien
    )


def _keys(a: Measured, b: Measured) -> list[Key]:
    """Return what both have; of terms, what either has: the other agreed on them in no run."""
    clauses = {key.clause for key in a} & {key.clause for key in b}
    both = [key for key in a if key in b or (key.name == "terms" and key.clause in clauses)]
    more = [key for key in b if key not in a and key.name == "terms" and key.clause in clauses]
    order = {name: place for place, name in enumerate(dict.fromkeys(key.clause for key in a))}
    return sorted([*both, *more], key=lambda key: (bool(key.party), order.get(key.clause, 0)))


def _difference(key: Key, a: Array, b: Array) -> Difference:
    both = ~np.isnan(a) & ~np.isnan(b)
    one, other = (estimated(key, side[both]) for side in (a, b))
    return Difference(key=key, a=one, b=other, apart=estimated_apart(key, a, b))


def _spreads(one: Ensemble, other: Ensemble) -> tuple[Spreads, ...]:
    known = {spread.unit.id: spread for spread in spreads(other)}
    return tuple(
        Spreads(clause=spread.unit.id, a=spread, b=known[spread.unit.id])
        for spread in spreads(one)
        if spread.unit.id in known
    )


def _is_same(one: Ensemble, other: Ensemble) -> bool:
    """Say whether two scenarios are the same to the talks: the same arrays, the same streams."""
    a, b = (lower(ends.scenario, at_defaults=ends.at_defaults) for ends in (one, other))
    tables = [
        {name: table.tobytes() for name, table in side.setting_tables.items()} for side in (a, b)
    ]
    return a.streams == b.streams and tables[0] == tables[1]
