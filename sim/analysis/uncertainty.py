"""Which part of what differs between runs is what nobody knows, and which is chance.

Where several replications share what is assumed (the `inner` ones of an ensemble), what differs
among them is chance alone, and what differs between such groups beyond that is the assumptions and
the words: one-way analysis of variance with random groups.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.errors import UsageError
from sim.model.codes import MINUTES_A_DAY
from sim.results.ensemble import Ensemble
from sim.results.estimate import Estimate
from sim.results.summary import percent
from sim.scenario.argument import finding

if TYPE_CHECKING:
    from rich.table import Table

Array = np.ndarray[Any, Any]

LEVEL = 0.95


def uncertainty(ensemble: Ensemble) -> Mapping[str, Estimate]:
    """Return the share of each variance that is what nobody knows; the rest is chance.

    Of: whether the treaty is signed; the day the talks end, those that go on ending with the
    horizon; and each party's utility. nan where nothing varies. `n` counts the groups.

    Raises
    ------
    UsageError
        If the ensemble has no two groups of two replications that share their assumptions.
    """
    ensemble = finding("ensemble", ensemble, Ensemble)
    inner = ensemble.inner
    outer = ensemble.replications // inner
    if inner < 2 or outer < 2:
        raise UsageError(
            "Chance and what nobody knows are told apart by two groups at least, of replications "
            "that share what is assumed: play it with --outer and --inner of 2 or more, in Python "
            "with inner."
        )
    measures: dict[str, Array] = {
        "signed": ensemble.is_signed.astype(float),
        "last day": ensemble.ending["minute"] / MINUTES_A_DAY,
    }
    for s, party in enumerate(ensemble.scenario.parties):
        measures[f"utility to {party}"] = ensemble.utility[:, s]
    return {name: between(values.reshape(outer, inner)) for name, values in measures.items()}


def between(groups: Array) -> Estimate:
    """Return the share of a variance that lies between groups: their intraclass correlation.

    ICC(1,1) with its interval from the F distribution, which takes what differs for normal
    [shrout-1979]; for shares it is near. What comes out below 0 is 0.
    groups : (groups, of each)
    """
    from scipy.stats import f

    n, m = int(groups.shape[0]), int(groups.shape[1])
    among = m * float(groups.mean(axis=1).var(ddof=1))
    within = float(groups.var(axis=1, ddof=1).mean())
    if within == 0.0:
        share = np.nan if among == 0.0 else 1.0
        return Estimate(share, share, share, n)
    ratio, freedom = among / within, (n - 1, n * (m - 1))
    high, low = (float(f.ppf(q, *freedom)) for q in ((1 + LEVEL) / 2, (1 - LEVEL) / 2))

    def share_of(one: float) -> float:
        return max(0.0, (one - 1.0) / (one + m - 1.0))

    return Estimate(share_of(ratio), share_of(ratio / high), share_of(ratio / low), n)


def table(ensemble: Ensemble) -> "Table":
    """Return the table for a terminal: of each measure the share of either, with its interval."""
    from rich import box
    from rich.table import Table

    shown = Table("What differs between runs", "What nobody knows", "Chance", box=box.HORIZONTALS)
    outer = ensemble.replications // ensemble.inner
    shown.caption = (
        f"Shares of a variance over {outer:,} draws of what is assumed, with {ensemble.inner:,} "
        "replications of each, and their intervals of 95 %."
    )
    for name, unknown, chance in parted(ensemble):
        shown.add_row(name, unknown or "nothing differs", chance)
    return shown


def parted(ensemble: Ensemble) -> Iterator[tuple[str, str, str]]:
    """Yield each measure with the share of either in words; both empty where nothing differs.

    Raises what `uncertainty` raises.
    """
    for name, unknown in uncertainty(ensemble).items():
        if np.isnan(unknown.value):
            yield name, "", ""
            continue
        chance = Estimate(1 - unknown.value, 1 - unknown.high, 1 - unknown.low, unknown.n)
        yield name, percent(unknown), percent(chance)
