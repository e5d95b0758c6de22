"""Sobol indices as bars: what each thing not known explains alone, and with all it acts on.

The dark bar is the first order, the pale one the total; the thin lines are the intervals. Groups
that are varied together have one bar.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from sim.errors import UsageError
from sim.plots import key
from sim.plots.key import Entry
from sim.plots.lettering import Block, fitted
from sim.plots.style import (
    AGREED,
    HALF,
    INK,
    KEY,
    MARGIN,
    NOTE,
    RULE,
    SECONDARY,
    TICK,
    WIDTH,
    Sheet,
    letter,
    letter_block,
)
from sim.plots.tornado import HIGH, LEAST, NAMES, TOP, TRIES, whisker
from sim.results.estimate import Estimate
from sim.results.sensitivity import Index, Sensitivity, Variance
from sim.results.sensitivity_table import part, told
from sim.results.summary import percent
from sim.scenario.argument import finding

RIGHT = WIDTH - MARGIN - 0.95
"""Where the bars end; what is right of it are their figures."""

NAMED = 3
LEAST_SHARE = 0.26
"""So far the axis reaches at least."""


class Lane(NamedTuple):
    """The lane of a group: its name, and its middle on the paper."""

    of: Index
    name: Block
    middle: float


def indices(found: Sensitivity) -> Sheet:
    """Draw the Sobol indices of a sensitivity.

    In its axes x is a share of the variance, and y is inches from the top of the paper. Raises
    UsageError if it has none: nothing is unknown, or what is makes no difference beyond chance.
    """
    finding("found", found, Sensitivity)
    variance = found.variance
    if variance is None or not variance.indices:
        raise UsageError("There are no indices to draw: what is not known explains no variance.")
    lanes = tuple(_lanes(found, variance))
    foot = lanes[-1].middle + LEAST / 2 + 0.04
    keys = key.laid_out(_key())
    sheet = Sheet(
        found,
        title=f"What explains {found.called}, apart from chance",
        below=_below(found, variance),
        account=told(found),
        height=foot + 0.82 + key.height(keys),
    )
    axes = sheet.placed((NAMES, TOP), (RIGHT - NAMES, foot - TOP))
    reach = [e for lane in lanes for e in (lane.of.first.high, lane.of.total.high)]
    lows = [e for lane in lanes for e in (lane.of.first.low, lane.of.total.low)]
    axes.set_xlim(min(0.0, *lows), max(LEAST_SHARE, *reach))
    for lane in lanes:
        at = (MARGIN, lane.middle)
        letter_block(sheet.paper, at, lane.name, gid=f"name/{lane.of.names[0]}")
        _draw(sheet, axes, lane)
    _axis(sheet, axes, foot)
    key.write(sheet.paper, keys, at=foot + 0.56)
    return sheet


def _below(found: Sensitivity, variance: Variance) -> str:
    return (
        f"{found.scenario.title} · {percent(variance.unknown)} of the variance of single runs is "
        f"due to what is not known, the rest to chance · {variance.points:,} points, "
        f"{variance.inner} replications at each"
    )


def _lanes(found: Sensitivity, variance: Variance) -> Iterator[Lane]:
    top = TOP
    for index in variance.indices:
        name = fitted(_name(found, index), NAMES - MARGIN - 0.12, TRIES)
        high = max(LEAST, name.height + 0.06)
        yield Lane(index, name, top + high / 2)
        top += high


def _name(found: Sensitivity, index: Index) -> str:
    """Return what a group is called: by its question, or by the names of its members."""
    if len(index.names) == 1:
        return found.labels[index.names[0]]
    if found.is_tied(index):
        more = f" and {len(index.names) - NAMED} more" if len(index.names) > NAMED else ""
        return f"{', '.join(index.names[:NAMED])}{more}: not told apart"
    return f"all {len(index.names)} others together"


def _draw(sheet: Sheet, axes: Axes, lane: Lane) -> None:
    """Draw both bars of a group, each with its interval, and its total in figures."""
    name = lane.of.names[0]
    for what, one, colour, apart in (
        ("first", lane.of.first, AGREED, -HIGH / 4),
        ("total", lane.of.total, HALF, HIGH / 4),
    ):
        _bar(axes, one, (colour, lane.middle + apart), f"{what}/{name}")
    at = (WIDTH - MARGIN, lane.middle)
    figures = part(lane.of.total)
    letter(
        sheet.paper, at, figures, size=NOTE, colour=SECONDARY, align="right", gid=f"share/{name}"
    )


def _bar(axes: Axes, one: Estimate, look: tuple[str, float], gid: str) -> None:
    colour, middle = look
    bar = Rectangle(
        (min(0.0, one.value), middle - HIGH / 4),
        abs(one.value),
        HIGH / 2,
        facecolor=colour,
        edgecolor=colour,
        lw=0.6,
        zorder=3,
        gid=gid,
    )
    axes.add_patch(bar)
    whisker(axes, (one.low, one.high), middle, f"interval/{gid}")


def _axis(sheet: Sheet, axes: Axes, foot: float) -> None:
    low, high = axes.get_xlim()
    axes.plot([low, high], [foot, foot], color=INK, lw=0.8, clip_on=False, gid="axis")
    for tick in [tick for tick in (0.0, 0.25, 0.5, 0.75, 1.0) if tick <= high]:
        ruled = SECONDARY if tick == 0 else RULE
        axes.plot([tick] * 2, [TOP, foot], color=ruled, lw=0.6, zorder=1, gid="rule")
        at = (tick, foot + 0.1)
        letter(axes, at, f"{100 * tick:.0f} %", size=TICK, align="center", gid="tick-name")
    text = "share of the variance that is due to what is not known"
    at = ((NAMES + RIGHT) / 2, foot + 0.27)
    letter(
        sheet.paper, at, text, size=KEY, colour=SECONDARY, align="center", italic=True, gid="unit"
    )


def _key() -> list[Entry]:
    return [
        Entry(_sample(AGREED), "alone (first order)"),
        Entry(_sample(HALF), "with all it acts on (total; figures at the right)"),
        Entry(_line, "interval of 95 %"),
    ]


def _sample(colour: str) -> Callable[[Axes, float, float], None]:
    def draw(paper: Axes, left: float, middle: float) -> None:
        place = (left, middle - HIGH / 4)
        paper.add_patch(Rectangle(place, key.SWATCH, HIGH / 2, facecolor=colour, lw=0, gid="key"))

    return draw


def _line(paper: Axes, left: float, middle: float) -> None:
    paper.plot([left, left + key.SWATCH], [middle] * 2, color=INK, lw=0.7, gid="key")
