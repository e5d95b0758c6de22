"""An ensemble in a table: of each clause how often it ends how, when, and on what terms."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from sim.model.codes import MINUTES_A_DAY, Disposition
from sim.results.ensemble import Ensemble
from sim.results.estimate import Estimate, mean, quantile, share
from sim.results.outcome import terms
from sim.scenario.scenario import Unit

if TYPE_CHECKING:
    from rich.table import Table

QUARTERS = (0.25, 0.5, 0.75)


@dataclass(frozen=True, kw_only=True)
class ClauseSummary:
    """What became of a clause over the runs of an ensemble.

    shares : of the runs, by disposition, the most frequent first
    day : of the runs in which it closed, the quartiles of the days since the start
    position : of the runs in which something is agreed on an ordered scale, the quartiles
    common : on options and whole items, the terms agreed most often, and their share of these runs
    """

    unit: Unit
    shares: dict[str, Estimate]
    day: tuple[Estimate, ...]
    position: tuple[Estimate, ...]
    common: tuple[str, Estimate] | None


def summary(ensemble: Ensemble) -> tuple[ClauseSummary, ...]:
    """Return what became of each clause, in the order of the file."""
    return tuple(_of(ensemble, c) for c in range(len(ensemble.scenario.units)))


def _of(ensemble: Ensemble, c: int) -> ClauseSummary:
    unit, ends = ensemble.scenario.units[c], ensemble.unit[:, c]
    counts = np.bincount(ends["disposition"], minlength=len(Disposition))
    often = sorted((d for d in Disposition if counts[d]), key=lambda d: -counts[d])
    days = ends["minute"][ends["minute"] >= 0] / MINUTES_A_DAY
    agreed = ends["position"][~np.isnan(ends["position"])]
    is_ordered = unit.whole is None and unit.clause.scale is not None
    return ClauseSummary(
        unit=unit,
        shares={d.name.lower(): share(int(counts[d]), len(ends)) for d in often},
        day=tuple(quantile(days, q) for q in QUARTERS),
        position=tuple(quantile(agreed, q) for q in QUARTERS) if is_ordered else (),
        common=None if is_ordered else _most_common(unit, agreed),
    )


def _most_common(unit: Unit, agreed: "np.ndarray") -> tuple[str, Estimate] | None:
    if len(agreed) == 0:
        return None
    different, counts = np.unique(agreed, return_counts=True)
    chosen = int(counts.argmax())
    return terms(unit, float(different[chosen])), share(int(counts[chosen]), len(agreed))


def table(ensemble: Ensemble) -> "Table":
    """Return the table for a terminal, with the interval of each number behind it."""
    from rich import box
    from rich.table import Table

    title = f"{ensemble.replications:,} replications of seed {ensemble.seed}"
    shown = Table("Clause", "How it ends", "When: median", "On what terms", box=box.HORIZONTALS)
    shown.caption = (
        f"{title}. Behind a number its interval of 95 %; below it the middle half of the runs. "
        "Dates are of the runs in which the clause closed, terms of those that agreed on any."
    )
    for clause in summary(ensemble):
        shown.add_row(
            clause.unit.id,
            "\n".join(f"{name} {percent(one)}" for name, one in clause.shares.items()),
            _when(ensemble, clause.day),
            _on_what(clause),
        )
    return shown


def percent(estimate: Estimate) -> str:
    """Return a share in per cent with its interval."""
    low, high = 100 * estimate.low, 100 * estimate.high
    places = 0 if high - low >= 1 else 1
    return f"{100 * estimate.value:.{places}f} % ({low:.{places}f}–{high:.{places}f})"


def _when(ensemble: Ensemble, days: tuple[Estimate, ...]) -> str:
    first, middle, last = days
    if middle.n == 0:
        return "–"

    def told(day: float) -> str:
        when = ensemble.scenario.start + timedelta(days=int(day))
        return f"{when.day} {when:%b} {when.year}"

    return (
        f"{told(middle.value)} ({told(middle.low)} – {told(middle.high)})\n"
        f"{told(first.value)} – {told(last.value)}"
    )


def _on_what(clause: ClauseSummary) -> str:
    scale = clause.unit.clause.scale
    if scale is not None and clause.position and clause.position[1].n:
        first, middle, last = clause.position
        interval = scale.span(middle.low, middle.high, joint=" – ")
        half = scale.span(first.value, last.value, joint=" – ")
        return f"{scale.brief(middle.value)} ({interval})\n{half}"
    if clause.common is None:
        return "–"
    words, often = clause.common
    return f"{words}\nin {percent(often)}"


def chances(ensemble: Ensemble, *, by: Sequence[date] = ()) -> str:
    """Return the chance of a signature, in all and by each of some days, and who gains what."""
    lines = [f"Signed within the horizon: {percent(ensemble.signed())} of the runs."]
    for day in by:
        chance = percent(ensemble.signed(by=day))
        lines.append(f"Signed by {day.day} {day:%B %Y}: {chance} of the runs.")
    for s, party in enumerate(ensemble.scenario.parties):
        worth = mean(ensemble.utility[:, s])
        number = f"{100 * worth.value:.1f} ({100 * worth.low:.1f} to {100 * worth.high:.1f})"
        lines.append(f"Utility to {party}, in hundredths, 0 without a signature: {number}.")
    return "\n".join(lines)
