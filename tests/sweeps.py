"""Sweeps made by hand, of ensembles whose runs are told."""

from collections.abc import Iterable, Mapping
from functools import cache

from sim.analysis.sweep import Plan, swept
from sim.results.measure import Measured, measured
from sim.results.sweep import Axis, Sweep
from sim.scenario.document import loads
from tests.builders import HARBOUR
from tests.comparisons import FIRST, SECOND, ensemble

PATIENCE = Axis(
    name="patience", paths=("parties.north.patience",), values=("10 days", "20 days"), is_range=True
)
SIDE = Axis(name="side", values=("bold", "meek"), is_range=False)


def told(
    axes: Iterable[Axis], points: Iterable[Mapping[str, str]], found: Iterable[Measured]
) -> Sweep:
    """Return a sweep whose points were told."""
    plan = Plan(
        scenario=loads(HARBOUR), axes=tuple(axes), design="grid", seed=1,
        points=tuple(dict(one) for one in points), until=365.25,
    )  # fmt: skip
    return swept(plan, list(found), replications=40, at_defaults=False)


@cache
def one_way() -> Sweep:
    """Return a sweep over days, of two points."""
    points = [{"patience": value} for value in PATIENCE.values]
    found = [measured(ensemble(runs), until=365.25) for runs in (FIRST, SECOND)]
    return told([PATIENCE], points, found)


@cache
def two_ways() -> Sweep:
    """Return a sweep over days and words, of four points."""
    points = [
        {"patience": value, "side": side} for value in PATIENCE.values for side in SIDE.values
    ]
    runs = (FIRST, SECOND, FIRST[:3] + SECOND[3:], SECOND)
    return told([PATIENCE, SIDE], points, [measured(ensemble(one), until=365.25) for one in runs])
