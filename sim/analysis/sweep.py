"""Play a scenario at every point of a design: how what comes out follows from what is put in."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from sim.analysis.axis import Grid, axis
from sim.analysis.beginning import refuse_other_starts
from sim.analysis.design import GRID, Values, along
from sim.analysis.design import design as designed
from sim.analysis.variant import held
from sim.engine.ensemble import ensemble
from sim.engine.run import version_here
from sim.errors import SimError, UsageError
from sim.results.measure import Measured, estimated, horizon, measured, on_other_scales
from sim.results.paired import estimated_apart
from sim.results.sweep import Axis, Point, Sweep, Unfinished
from sim.scenario.argument import (
    at_least_one,
    by_name,
    loaded,
    names,
    text,
    whole_number,
    yes_or_no,
)
from sim.scenario.document import varied
from sim.scenario.override import overlapping
from sim.scenario.scenario import Scenario

Over = Mapping[str, Grid] | Sequence[str] | str


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is to be played: a scenario, axes, and the points of a design on them.

    Every value of a list, and both ends of every range, have been tried: each fits by itself.

    rescaled : the clauses that have not the same scale at every point: their terms are left out
    """

    scenario: Scenario
    axes: tuple[Axis, ...]
    design: str
    seed: int
    points: tuple[Values, ...]
    until: float
    rescaled: frozenset[str] = frozenset()


def sweep(
    scenario: Scenario,
    *,
    over: Over,
    design: str = GRID,
    points: int | None = None,
    replications: int = 200,
    seed: int = 1,
    workers: int | None = None,
    at_defaults: bool = False,
    progress: Callable[[int], None] | None = None,
) -> Sweep:
    """Play `scenario` at every point of a design, each under the same seed.

    If it is interrupted, it returns the points that are finished.

    Parameters
    ----------
    over : assumptions, paths and questions, each with its grid: `LOW..HIGH/POINTS`, a list of
        values, or None for the whole range or all options; or their names alone, or one name
    design : grid, latin-hypercube or sobol
    points : of a grid, through how many values of a range it goes if its grid does not say; of a
        sample, how many points there are
    replications : how many at each point, at least 1
    seed : from 0 to 2**63 - 1
    workers : threads that play side by side; default: as many as the machine has processors
    at_defaults : do not draw the other assumptions and words; take their defaults and medians
    progress : is told how many more replications are done, over all points

    Raises
    ------
    UsageError
        If a name is unknown, a grid is malformed, a value lies outside what is assumed, a number is
        out of bounds, or a point begins on another day.
    ScenarioError
        If a value does not fit the scenario.
    Unfinished
        If only some points can be played; it holds these.
    """
    planned = plan(scenario, over=over, design=design, points=points, seed=seed)
    return played(
        planned,
        replications=replications,
        workers=workers,
        at_defaults=at_defaults,
        progress=progress,
    )


def plan(
    scenario: Scenario,
    *,
    over: Over,
    design: str = GRID,
    points: int | None = None,
    seed: int = 1,
) -> Plan:
    """Return what `sweep` would play, every value tried; raises what it raises."""
    scenario, seed = loaded(scenario), whole_number("seed", seed)
    design = text("design", design)
    if points is not None:
        points = whole_number("points", points, least=2)
    listed = [over] if isinstance(over, str) else over
    is_map = isinstance(listed, Mapping)
    asked = by_name("over", listed) if is_map else dict.fromkeys(names("over", listed))
    if not asked:
        raise UsageError("A sweep goes over something: name an assumption, a path or a question.")
    steps = points if points is not None and design == GRID else along(len(asked))
    axes = tuple(axis(scenario, name, grid, points=steps) for name, grid in asked.items())
    _refuse_overlaps(scenario, axes)
    tried = [scenario, *_tried(scenario, axes)]
    refuse_other_starts(tried)
    return Plan(
        scenario=scenario,
        axes=axes,
        design=design,
        seed=seed,
        points=designed(scenario, axes, kind=design, points=points, seed=seed),
        until=min(horizon(variant) for variant in tried[1:]),
        rescaled=frozenset[str]().union(*(on_other_scales(scenario, one) for one in tried)),
    )


def played(
    plan: Plan,
    *,
    replications: int = 200,
    workers: int | None = None,
    at_defaults: bool = False,
    progress: Callable[[int], None] | None = None,
) -> Sweep:
    """Play what is planned; if it is interrupted, return the points that are finished.

    Raises Unfinished, with those, where a point cannot be played.
    """
    replications = at_least_one("replications", replications)
    at_defaults = yes_or_no("at_defaults", at_defaults)
    found: list[Measured] = []
    try:
        for values in plan.points:
            ends = ensemble(
                variant_at(plan.scenario, plan.axes, values),
                replications=replications,
                seed=plan.seed,
                workers=workers,
                at_defaults=at_defaults,
                progress=progress,
            )
            found.append(measured(ends, until=plan.until))
    except KeyboardInterrupt:
        if not found:
            raise
    except SimError as error:
        if not found:
            raise
        done = swept(plan, found, replications=replications, at_defaults=at_defaults)
        raise Unfinished(done, error) from error
    return swept(plan, found, replications=replications, at_defaults=at_defaults)


def swept(plan: Plan, found: list[Measured], *, replications: int, at_defaults: bool) -> Sweep:
    """Return the sweep of a plan whose first points came out so."""
    done = plan.points[: len(found)]
    return Sweep(
        scenario=plan.scenario,
        axes=plan.axes,
        design=plan.design,
        planned=len(plan.points),
        points=_points(done, _completed(found, replications, plan.rescaled)),
        replications=replications,
        seed=plan.seed,
        at_defaults=at_defaults,
        version=version_here(),
        until=plan.until,
    )


def variant_at(scenario: Scenario, axes: Iterable[Axis], values: Values) -> Scenario:
    """Return the scenario at a point: an assumption stands at its value wherever it acts."""
    taken: dict[str, str] = {}
    paths: dict[str, object] = {}
    for one in axes:
        value = values[one.name]
        if one.assumption:
            paths |= held(one.assumption, value)
        elif one.paths:
            paths |= dict.fromkeys(one.paths, value)
        else:
            taken[one.name] = value
    return varied(scenario, set=paths, options=taken, asked="--over")


def _tried(scenario: Scenario, axes: tuple[Axis, ...]) -> list[Scenario]:
    """Return the scenario at each value of each list, and at both ends of each range.

    Raises ScenarioError if one does not fit.
    """
    tried = [(one, (one.values[0], one.values[-1]) if one.is_range else one.values) for one in axes]
    return [
        variant_at(scenario, [one], {one.name: value}) for one, values in tried for value in values
    ]


def _refuse_overlaps(scenario: Scenario, axes: tuple[Axis, ...]) -> None:
    """Raise UsageError if two axes set one number; two questions may, the later over the other."""
    for one, other in combinations(axes, 2):
        shared = overlapping(_set_along(scenario, one), _set_along(scenario, other))
        if shared and (one.paths or other.paths):
            both = f"{one.name} and {other.name} both set {min(shared)}"
            raise UsageError(f"{both}; a sweep varies each number once.")


def _set_along(scenario: Scenario, one: Axis) -> tuple[str, ...]:
    """Return the paths that an axis sets: of a question, those of its options."""
    if one.paths:
        return one.paths
    options = scenario.questions[one.name].options
    return tuple(path for value in one.values for path in options[value].set)


def _points(done: Sequence[Values], found: Sequence[Measured]) -> tuple[Point, ...]:
    return tuple(
        Point(
            values=values,
            estimates={key: estimated(key, one) for key, one in measures.items()},
            apart={key: estimated_apart(key, found[0][key], one) for key, one in measures.items()},
        )
        for values, measures in zip(done, found, strict=True)
    )


def _completed(
    found: list[Measured], replications: int, rescaled: frozenset[str]
) -> list[Measured]:
    """Return measures with the same keys at every point; terms agreed on in no run are no less."""
    every = dict.fromkeys(
        key
        for point in found
        for key in point
        if key.name != "position" or key.clause not in rescaled
    )
    nobody = np.zeros(replications)
    return [
        {key: point.get(key, nobody) for key in every if key in point or key.name == "terms"}
        for point in found
    ]
