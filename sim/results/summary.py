"""An ensemble in a table: of each clause how often it ends how, when, and on what terms."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest
from typing import TYPE_CHECKING

import numpy as np

from sim.model.codes import MINUTES_A_DAY, Disposition
from sim.results.ensemble import Array, Ensemble
from sim.results.estimate import Estimate, mean, quantile, share_of
from sim.results.outcome import terms
from sim.results.table import hundredths
from sim.scenario.scale import Scale, singular
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
    unit, ends, groups = ensemble.scenario.units[c], ensemble.unit[:, c], ensemble.groups
    counts = np.bincount(ends["disposition"], minlength=len(Disposition))
    often = sorted((d for d in Disposition if counts[d]), key=lambda d: -counts[d])
    is_closed, is_agreed = ends["minute"] >= 0, ~np.isnan(ends["position"])
    days, agreed = ends["minute"][is_closed] / MINUTES_A_DAY, ends["position"][is_agreed]
    alike, among = (None if groups is None else groups[so] for so in (is_closed, is_agreed))
    is_ordered = unit.whole is None and unit.clause.scale is not None
    return ClauseSummary(
        unit=unit,
        shares={d.name.lower(): share_of(ends["disposition"] == d, groups) for d in often},
        day=tuple(quantile(days, q, alike) for q in QUARTERS),
        position=tuple(quantile(agreed, q, among) for q in QUARTERS) if is_ordered else (),
        common=None if is_ordered else _most_common(unit, agreed, among),
    )


def _most_common(unit: Unit, agreed: Array, groups: Array | None) -> tuple[str, Estimate] | None:
    if len(agreed) == 0:
        return None
    different, counts = np.unique(agreed, return_counts=True)
    chosen = different[counts.argmax()]
    return terms(unit, float(chosen)), share_of(agreed == chosen, groups)


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
    clauses = summary(ensemble)
    for clause in clauses:
        shown += [Text(clause.unit.id, style="bold"), _grid(_rows(ensemble, clause))]
    title = f"{ensemble.replications:,} replications of seed {ensemble.seed}"
    foot = [f"{title}.", HOW_TO_READ, dispositions(clauses), alike(ensemble)]
    return Group(*shown, line, Text(" ".join(part for part in foot if part)))


HEADINGS = ("Clause: how it ends", "When and on what terms: median", "Middle half of runs")
HOW_TO_READ = (
    "Brackets hold the interval of 95 %. Dates are of the runs in which the clause closed, terms "
    "of those that agreed on any; of options the one agreed most often, and in how many of those."
)


MEANT = {"agreed": "by offers", "packaged": "in a package", "ambiguous": "left vague"}
"""How a clause comes to be agreed, by what the table calls that."""


def dispositions(clauses: Iterable[ClauseSummary]) -> str:
    """Say what the table calls agreed and its like, signed or not; nothing if none is."""
    seen = {name for clause in clauses for name in clause.shares}
    told = [f"{name}: {meant}" for name, meant in MEANT.items() if name in seen]
    if not told:
        return ""
    tail = {1: ",", 2: "; both"}.get(len(told), "; all")
    said = "; ".join(told)
    return f"{said[:1].upper()}{said[1:]}{tail} whether or not a treaty was signed."


def alike(ensemble: Ensemble) -> str:
    """Say what runs that share their assumptions make of the intervals; nothing if none do."""
    if ensemble.inner == 1:
        return ""
    if ensemble.inner == ensemble.replications:
        return "All share what is assumed: the brackets hold chance alone, under that."
    each = f"Each {ensemble.inner:,} after one another share what is assumed"
    return f"{each}: the brackets allow for that."


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
    """Return a share in per cent with its interval: 0 and 100 are said of none and of all alone.

    So it is of an interval too, save where it is known to whole per cents.
    """
    value, *ends = (round(100 * end, 9) for end in (estimate.value, estimate.low, estimate.high))
    is_rough = ends[1] - ends[0] >= 1
    low, high = (f"{round(end)}" if is_rough else _exact(end, 1) for end in ends)
    span = f"{low} to {high}" if low.startswith("-") else f"{low}–{high}"
    return f"{_exact(value, 0 if is_rough else 1)} % ({span})".replace("-", "−")


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


def span(first: date, last: date, told: Callable[[date], str] = brief) -> str:
    """Return two dates, with the month and the year said once where they are the same.

    told : how one is said, its day and its month as `brief` has them
    """
    if first == last:
        return told(first)
    if first.year != last.year:
        return f"{told(first)}–{told(last)}"
    month = "" if first.month == last.month else f" {first:%b}"
    return f"{first.day}{month}–{told(last)}"


def terms_of(clause: ClauseSummary) -> str:
    """Return the terms in the middle, or of options those agreed most often, with the interval.

    Both are of the runs that agree on any; empty if none does.
    """
    told = _on_what(clause)
    if told is None:
        return ""
    return told[0] if clause.position else f"{told[0]}, {told[1]} of those agreed"


def _on_what(clause: ClauseSummary) -> Cells | None:
    scale = clause.unit.clause.scale
    if scale is not None and clause.position and clause.position[1].n:
        return on_scale(scale, clause.position)
    if clause.common is None:
        return None
    words, often = clause.common
    return words, f"in {percent(often)}"


def on_scale(scale: Scale, quarters: Sequence[Estimate]) -> Cells:
    """Return terms in words: the median with its interval, and the middle half, its unit unsaid."""
    first, middle, last = quarters
    ends = [middle.value, middle.low, middle.high, first.value, last.value]
    if scale.kind == "date":
        value, low, high, early, late = (
            date.fromordinal(round(scale.low + x * (scale.high - scale.low))) for x in ends
        )
        return f"{brief(value)} ({span(low, high)})", span(early, late)
    median, *others = [scale.brief(end) for end in ends]
    sure, half = (_stretch(others[n], others[n + 1], beside=median) for n in (0, 2))
    return f"{median} ({sure})", half


def _stretch(first: str, last: str, *, beside: str) -> str:
    """Return terms from one to another, with their unit once, or not if it stands beside them."""
    (one, unit), (other, its_unit) = _parted(first), _parted(last)
    if singular(unit) != singular(its_unit):
        return f"{first}–{last}"
    is_said = singular(its_unit) in ("", singular(_parted(beside)[1]))
    return f"{one}–{other}" if is_said else f"{one}–{other} {its_unit}"


def _parted(told: str) -> tuple[str, str]:
    """Return the number of a quantity and its unit; a name has none."""
    number, _, unit = told.partition(" ")
    return (number, unit) if number[0].isdigit() else (told, "")


def chances(ensemble: Ensemble, *, by: Sequence[date] = ()) -> str:
    """Return the chance of a signature, in all and by each of some days, and who gains what."""
    lines = [f"Signed within the horizon: {percent(ensemble.signed())} of the runs."]
    for day in by:
        chance = percent(ensemble.signed(by=day))
        lines.append(f"Signed by {day.day} {day:%B %Y}: {chance} of the runs.")
    for s, party in enumerate(ensemble.scenario.parties):
        worth = mean(ensemble.utility[:, s], ensemble.groups)
        told = [hundredths(end) for end in (worth.value, worth.low, worth.high)]
        number = f"{told[0]} ({told[1]} to {told[2]})"
        lines.append(f"Utility to {party}, in hundredths, 0 without a signature: {number}.")
    return "\n".join(lines)
