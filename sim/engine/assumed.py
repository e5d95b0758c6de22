"""What is not known of a scenario: which numbers a replication draws, and what it draws for them.

A *factor* is what is varied as one: an assumption, with all the numbers it is about, or an
estimative word. Its numbers are places among the *knobs* of the lowered scenario. What is fixed,
acts nowhere, or has a range of one number is none.
"""

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from sim.engine.knobs import WORD, own_cells
from sim.engine.lowering import Lowered, lower
from sim.model.chronicle import kept_draws
from sim.model.codes import NONE, QUANTILES, Spread
from sim.model.draws import NINETY_FIFTH
from sim.model.play import begin
from sim.model.tables import new_log
from sim.scenario.argument import loaded, whole_number
from sim.scenario.scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd

Array = np.ndarray[Any, Any]

LEAST, MOST = 0.05, 0.95
"""The quantiles that stand for the two ends of a distribution that has none, or thins out to it."""


class Factor(NamedTuple):
    """Something not known that is varied as one.

    name : the id of an assumption, or lexicon.word
    paths : what it is about
    knobs : the place of each of these among the knobs
    """

    name: str
    paths: tuple[str, ...]
    knobs: tuple[int, ...]


def factors(scenario: Scenario, lowered: Lowered) -> tuple[Factor, ...]:
    """Return what is not known: the assumptions in the order of the file, then the words."""
    acting = [own != NONE for own in own_cells(lowered.setting_tables)]
    knobs = zip(lowered.knobs, acting, strict=True)
    places = {path: k for k, (path, acts) in enumerate(knobs) if acts and _is_drawn(lowered, k)}
    found = []
    for name, assumption in scenario.assumptions.items():
        paths = tuple(path for path in assumption.about if path in places)
        if paths:
            found.append(Factor(name, paths, tuple(places.pop(path) for path in paths)))
    words = (Factor(path, (path,), (k,)) for path, k in places.items() if path.startswith(WORD))
    return (*found, *words)


def quantile(lowered: Lowered, k: int, u: Array) -> Array:
    """(n,): what knob k is at quantiles u, in the unit in which it was written.

    u : (n,), from 0 to 1; of a lognormal strictly between
    """
    knob = lowered.setting_tables["knob"][k]
    low, high = float(knob["low"]), float(knob["high"])
    match Spread(int(knob["spread"])):
        case Spread.FIXED:
            values = np.full(len(u), float(knob["default"]))
        case Spread.UNIFORM:
            values = low + u * (high - low)
        case Spread.LOGNORMAL:
            from scipy.special import ndtri

            middle, sd = np.log(low * high) / 2, np.log(high / low) / (2 * NINETY_FIFTH)
            values = np.exp(middle + sd * ndtri(u))
        case Spread.QUANTILES:
            table = lowered.setting_tables["quantiles"][knob["quantiles"]]
            values = np.interp(u * QUANTILES - 0.5, np.arange(QUANTILES), table)
    return np.round(values) if knob["whole"] else values


def ends(lowered: Lowered, k: int) -> tuple[float, float]:
    """Return the low and the high end of knob k: of a uniform its range, else 5 and 95 %."""
    is_flat = lowered.setting_tables["knob"]["spread"][k] == Spread.UNIFORM
    both = np.array([0.0, 1.0] if is_flat else [LEAST, MOST])
    low, high = quantile(lowered, k, both).tolist()
    return low, high


def drawn(lowered: Lowered, *, seed: int, first: int, count: int) -> Array:
    """(count, K): what replications from `first` on draw for each of the K knobs.

    In the unit in which it was written: times in minutes, rates a minute, shares from 0 to 1.
    """
    knobs = lowered.setting_tables["knob"]
    taken = np.flatnonzero(knobs["spread"] != Spread.FIXED)
    u = np.full((count, len(knobs)), 0.5)
    for n in range(count):
        log = new_log(len(knobs) + 1)
        begin(lowered.setting, lowered.state, log, seed, first + n)
        u[n, taken] = kept_draws(log)["uniform"][: len(taken)]
    return np.column_stack(
        [quantile(lowered, k, u[:, k]) for k in range(len(knobs))] or [np.empty((count, 0))]
    )


def assumed_frame(scenario: Scenario, *, replications: int, seed: int = 1) -> "pd.DataFrame":
    """Return what replications 0, 1, 2 … draw: a row a replication, a column a path or word.

    Times are in minutes, rates a minute, positions in the unit of their scale.

    Raises
    ------
    UsageError
        If `scenario` is none, or a number is out of bounds.
    """
    import pandas as pd

    scenario = loaded(scenario)
    seed, count = whole_number("seed", seed), whole_number("replications", replications)
    lowered = lower(scenario)
    known = factors(scenario, lowered)
    values = drawn(lowered, seed=seed, first=0, count=count)
    columns = {
        path: values[:, k] for one in known for path, k in zip(one.paths, one.knobs, strict=True)
    }
    return pd.DataFrame(columns, index=pd.RangeIndex(count, name="replication"))


def _is_drawn(lowered: Lowered, k: int) -> bool:
    if lowered.setting_tables["knob"]["spread"][k] == Spread.FIXED:
        return False
    low, high = quantile(lowered, k, np.array([0.01, 0.99])).tolist()
    return bool(low < high)
