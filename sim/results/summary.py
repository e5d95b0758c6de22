"""An ensemble in a table: of each clause how often it ends how, when, and on what terms."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest
from typing import TYPE_CHECKING

import numpy as np

from sim.model.codes import MINUTES_A_DAY, Disposition
from sim.results.ensemble import Ensemble
from sim.results.estimate import Estimate, mean, quantile, share
from sim.results.outcome import terms
from sim.scenario.scale import Scale
from sim.scenario.scenario import Unit

if TYPE_CHECKING:
    from rich.console import Group, RenderableType
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


WIDTHS = (28, 31, 19)
"""Characters of the columns in 80: packaged 25.1 % (24.8–25.4); two dates in brackets; two more."""

Cells = tuple[str, str]


def table(ensemble: Ensemble) -> "Group":
    """Return the table for a terminal, with the interval of each number behind it.

    A clause has a line of its own, its shares stand below it, and beside them when it closes and
    on what terms: so much fits into 80 columns.
    """
    from rich.console import Group
    from rich.rule import Rule
    from rich.text import Text

    line = Rule(style="none")
    shown: list[RenderableType] = [_grid([HEADINGS]), line]
    for clause in summary(ensemble):
        shown += [Text(clause.unit.id, style="bold"), _grid(_rows(ensemble, clause))]
    title = f"{ensemble.replications:,} replications of seed {ensemble.seed}"
    foot = [f"{title}.", HOW_TO_READ, *([ALIKE.format(ensemble)] if ensemble.inner > 1 else [])]
    return Group(*shown, line, Text(" ".join(foot)))


HEADINGS = ("Clause: how it ends", "When and on what terms: median", "Middle half of runs")
HOW_TO_READ = (
    "Brackets hold the interval of 95 %. Dates are of the runs in which the clause closed, terms "
    "of those that agreed on any; of options the one agreed most often."
)

ALIKE = (
    "Each {0.inner:,} after one another share what is assumed: the brackets, which take all for "
    "independent, are too narrow."
)


def _grid(rows: Iterable[tuple[str, str, str]]) -> "Table":
    from rich.table import Table

    grid = Table.grid(padding=(0, 1, 0, 0), expand=True, pad_edge=False)
    shares, *others = WIDTHS
    grid.add_column(width=shares)
    for width in others:
        grid.add_column(ratio=width)
    for row in rows:
        grid.add_row(*row)
    return grid


def _rows(ensemble: Ensemble, clause: ClauseSummary) -> Iterator[tuple[str, str, str]]:
    """Yield the lines of a clause: a share, and beside the first when, and on what terms."""
    shares = [f" {name} {percent(one)}" for name, one in clause.shares.items()]
    ends = [_when(ensemble, clause.day), _on_what(clause)]
    beside = [cells for cells in ends if cells is not None]
    for shown, cells in zip_longest(shares, beside):
        yield shown or "", *(cells or ("", ""))


def percent(estimate: Estimate) -> str:
    """Return a share in per cent with its interval: 0 and 100 are said of none and of all alone."""
    value, *ends = (round(100 * end, 9) for end in (estimate.value, estimate.low, estimate.high))
    places = 0 if ends[1] - ends[0] >= 1 else 1
    low, high = (f"{end:.{0 if end in (0, 100) else places}f}" for end in ends)
    return f"{_exact(value, places)} % ({low}–{high})"


def _exact(value: float, places: int) -> str:
    """Return per cents with so many decimals, or as many as part them from 0 and from 100."""
    if value in (0, 100):
        return f"{value:.0f}"
    told = f"{value:.{places}f}"
    return _exact(value, places + 1) if float(told) in (0, 100) else told


def _when(ensemble: Ensemble, days: tuple[Estimate, ...]) -> Cells | None:
    first, middle, last = days
    if middle.n == 0:
        return None

    def day(days: float) -> date:
        return ensemble.scenario.start + timedelta(days=int(days))

    interval = span(day(middle.low), day(middle.high))
    return f"{brief(day(middle.value))} ({interval})", span(day(first.value), day(last.value))


def brief(day: date) -> str:
    """Return a date as a table says it: 12 Nov 51."""
    return f"{day.day} {day:%b} {day:%y}"


def span(first: date, last: date) -> str:
    """Return two dates, with the month and the year said once where they are the same."""
    if first == last:
        return brief(first)
    if first.year != last.year:
        return f"{brief(first)}–{brief(last)}"
    month = "" if first.month == last.month else f" {first:%b}"
    return f"{first.day}{month}–{brief(last)}"


def _on_what(clause: ClauseSummary) -> Cells | None:
    scale = clause.unit.clause.scale
    if scale is not None and clause.position and clause.position[1].n:
        first, middle, last = clause.position
        ends = [middle.value, middle.low, middle.high, first.value, last.value]
        told = _dated(scale, ends) or [scale.brief(end) for end in ends]
        bare = _without_unit(told)
        return f"{told[0]} ({bare[1]}–{bare[2]})", f"{bare[3]}–{bare[4]}"
    if clause.common is None:
        return None
    words, often = clause.common
    return words, f"in {percent(often)}"


def _dated(scale: Scale, shares: list[float]) -> list[str]:
    """Return terms that are dates as this table says dates, or nothing if they are others."""
    if scale.kind != "date":
        return []
    days = [date.fromordinal(round(scale.low + x * (scale.high - scale.low))) for x in shares]
    return [brief(day) for day in days]


def _without_unit(told: list[str]) -> list[str]:
    """Return quantities without their unit, if it is the same for all."""
    parted = [one.partition(" ") for one in told]
    same = len({unit for _, _, unit in parted}) == 1 and all(one[0].isdigit() for one in told)
    return [number for number, _, _ in parted] if same else told


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
