"""The sensitivity of a scenario: what its outcome hangs on, asked in five ways of the same chance.

1. Each thing not known at either end, all else as usual: the tornado.
2. Which of them no outcome can tell apart: ties.
3. The shares of the variance of the mean outcome that are theirs: Sobol indices, apart from chance.
4. Which of their ranges lead to no agreement: rules.
5. What each line of the file changes by being there.

Replications from 0 on are those of 1, 2 and 5; those of 3 and of 4 are others behind them, so what
one part is chosen by is not what another counts.
"""

from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any, NamedTuple

import numpy as np

from sim.analysis.bench import Bench, Told
from sim.analysis.indices import Group, indices
from sim.analysis.lines import lines, written
from sim.analysis.rules import rules
from sim.analysis.ties import TRIED, ties
from sim.analysis.tornado import tornado
from sim.engine.assumed import Factor, drawn, factors, quantile
from sim.engine.lowering import lower
from sim.engine.run import version_here
from sim.engine.workers import how_many
from sim.errors import UsageError
from sim.results.measure import estimated
from sim.results.sensitivity import Rules, Sensitivity, Swing, Tie, Variance
from sim.results.yardstick import yardstick
from sim.scenario.argument import loaded, teller, whole_number
from sim.scenario.scenario import Scenario

Array = np.ndarray[Any, Any]

ALONE = 10
"""So many groups have indices of their own, those of the widest swings; all others have one."""

FEWEST = 400
"""Fewer runs make no rules."""

RULED = 10
"""So many times the replications of a variant are the plain runs, of rules and first orders."""

NEEDED = {"SALib": "SALib", "sklearn": "scikit-learn"}


class Effort(NamedTuple):
    """How much is played: replications of a variant; points, and replications at each."""

    replications: int
    points: int
    inner: int


def sensitivity(
    scenario: Scenario,
    *,
    measure: str = "day",
    replications: int = 400,
    points: int = 128,
    inner: int = 16,
    seed: int = 1,
    workers: int | None = None,
    progress: Told | None = None,
) -> Sensitivity:
    """Return what the outcome of `scenario` hangs on, by one measure.

    Parameters
    ----------
    measure : signed, day, day:<clause>, agreed:<clause>, worth:<party>, utility:<party> or
        delay:<party>
    replications : how many of each variant, at least 2
    points : how many base points the Sobol indices are made of, a power of two
    inner : how many replications are played at each point, at least 2
    seed : from 0 to 2**63 - 1
    workers : threads that play side by side; default: as many as the machine has processors
    progress : is told how many more replications are done; `effort` says of how many, at most

    Raises
    ------
    UsageError
        If `scenario` is none, there is no such measure, a number is out of bounds, or SALib or
        scikit-learn is not installed.
    """
    refuse_without_packages()
    scenario = loaded(scenario)
    asked = _asked(replications, points, inner)
    bench = Bench(
        scenario=scenario,
        key=yardstick(scenario, measure),
        seed=whole_number("seed", seed),
        replications=asked.replications,
        workers=None if workers is None else how_many(workers),
        progress=teller(progress),
    )
    return _found(bench, asked)


def _found(bench: Bench, asked: Effort) -> Sensitivity:
    """Return what is found on a bench."""
    known = factors(bench.scenario, bench.lowered)
    swings, tied = tornado(bench, known), ties(bench, known)
    found, needed = lines(bench)
    variance, ruled = _analysed(bench, known, swings, tied, asked)
    return Sensitivity(
        scenario=bench.scenario,
        measure=bench.key,
        seed=bench.seed,
        replications=bench.replications,
        **bench.scenario.made._asdict(),
        version=version_here(),
        until=bench.until,
        usual=estimated(bench.key, bench.values),
        swings=swings,
        ties=tied,
        variance=variance,
        rules=ruled,
        lines=found,
        needed=needed,
    )


def effort(scenario: Scenario, *, replications: int, points: int, inner: int) -> int:
    """Return how many replications `sensitivity` plays, at most."""
    known = len(factors(scenario, lower(scenario)))
    variants = 1 + 2 * known + len(written(scenario))
    design = points * inner * (min(known, ALONE + 1) + 2)
    return variants * replications + 3 * TRIED * known + design + _ruled(replications)


def refuse_without_packages() -> None:
    """Raise UsageError, with what installs them, if a package is missing."""
    missing = [name for module, name in NEEDED.items() if find_spec(module) is None]
    if missing:
        raise UsageError(
            f"Sensitivity needs {' and '.join(missing)}: "
            "pip install 'negotiation-position-simulator[sensitivity]'"
        )


def _asked(replications: int, points: int, inner: int) -> Effort:
    whole_number("replications", replications, least=2)
    whole_number("inner", inner, least=2)
    if whole_number("points", points, least=2) & (points - 1):
        lower = 1 << (points.bit_length() - 1)
        raise UsageError(f"points is {points}; it takes a power of two, {lower} or {2 * lower}.")
    return Effort(int(replications), int(points), int(inner))


class Plain(NamedTuple):
    """Plain runs: (n, D) what was drawn, (n,) their outcomes, and which ended unsigned."""

    values: Array
    outcomes: Array
    unsigned: Array


def _plain(bench: Bench, known: tuple[Factor, ...], asked: Effort) -> Plain:
    """Play plain runs, behind those of the variants."""
    count, first = _ruled(asked.replications), bench.replications
    usual = np.full((1, bench.knobs), np.nan)
    runs = bench.played(usual, first=np.array([first]), count=count)
    values = drawn(bench.lowered, seed=bench.seed, first=first, count=count)
    knobs = [k for factor in known for k in factor.knobs]
    return Plain(values[:, knobs], bench.measured(runs), ~runs.is_signed)


def _variance(
    bench: Bench, known: tuple[Factor, ...], groups: Sequence[Group], plain: Plain, asked: Effort
) -> Variance:
    """Return the Sobol indices of groups."""
    columns = [k for factor in known for k in factor.knobs]

    def play(at: Array, first: Array) -> Array:
        held = np.full((len(at), bench.knobs), np.nan)
        for column, k in enumerate(columns):
            held[:, k] = quantile(bench.lowered, k, at[:, column])
        runs = bench.played(held, first=first, count=asked.inner)
        return bench.measured(runs).reshape(len(at), asked.inner)

    return indices(
        groups,
        play,
        given=(plain.values, plain.outcomes),
        points=asked.points,
        inner=asked.inner,
        first=bench.replications + _ruled(asked.replications),
        seed=bench.seed,
    )


def grouped(
    known: Sequence[Factor], ranked: Sequence[str], tied: Sequence[Tie]
) -> tuple[Group, ...]:
    """Return the groups that are varied together: ties, and all that is not among the first.

    ranked : the names, that of the widest swing first
    """
    first, columns = 0, {}
    for factor in known:
        columns[factor.name] = tuple(range(first, first + len(factor.knobs)))
        first += len(factor.knobs)
    together = {name: tie.names for tie in tied for name in tie.names}
    own = list(dict.fromkeys(together.get(name, (name,)) for name in ranked))
    rest = tuple(name for names in own[ALONE:] for name in names)
    sets = [*own[:ALONE], *([rest] if rest else [])]
    return tuple(Group(names, tuple(c for name in names for c in columns[name])) for names in sets)


def _analysed(
    bench: Bench,
    known: tuple[Factor, ...],
    swings: Sequence[Swing],
    tied: Sequence[Tie],
    asked: Effort,
) -> tuple[Variance | None, Rules | None]:
    """Return the indices and the rules; None where nothing is left unknown."""
    if not known:
        return None, None
    groups = grouped(known, [swing.name for swing in swings], tied)
    plain = _plain(bench, known, asked)
    paths = [path for factor in known for path in factor.paths]
    variance = _variance(bench, known, groups, plain, asked)
    return variance, rules(plain.values, paths, plain.unsigned)


def _ruled(replications: int) -> int:
    """Return how many plain runs there are."""
    return max(FEWEST, RULED * replications)
