"""A forest: differences with their intervals, one below the other, beside the lanes they belong to.

Where nought lies inside the interval the point is hollow: no difference.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from matplotlib.axes import Axes

from sim.plots.calendar import LENGTHS
from sim.plots.style import INK, KEY, MEDIAN, PAPER, RULE, SECONDARY, TICK, Sheet, letter

REACH = 0.75
"""How far from the middle a tick may stand, so that its name keeps within the panel."""

NOUGHT, AROUND = 1e-9, 1.5
"""Differences no larger than the first are none; where all are, a panel reaches so far around."""

POINT = 3.4
"""Size of a point, in points."""


class Row(NamedTuple):
    """A difference, at a height of the paper, in the unit of its panel."""

    middle: float
    value: float
    low: float
    high: float
    gid: str

    @property
    def is_none(self) -> bool:
        """Whether nought lies inside its interval."""
        return not (self.low > 0 or self.high < 0)


def draw(
    sheet: Sheet,
    rows: Sequence[Row],
    *,
    across: tuple[float, float],
    reach: tuple[float, float],
    heading: tuple[str, float],
) -> Axes:
    """Draw a panel from a left to a right edge, from its top to its foot; return its axes.

    heading : what stands above it, and how high
    """
    (left, right), (top, foot) = across, reach
    axes = sheet.placed((left, top), (right - left, foot - top))
    most = extent(rows)
    axes.set_xlim(-most, most)
    axes.plot([0, 0], [top, foot], color=SECONDARY, lw=0.6, zorder=1, gid="nought")
    for row in rows:
        _draw(axes, row)
    axes.plot([-most, most], [foot, foot], color=INK, lw=0.8, clip_on=False, gid="axis")
    step = tick_step(REACH * most)
    for tick in (-step, 0.0, step):
        ends = [foot, foot + LENGTHS[0]]
        axes.plot([tick, tick], ends, color=INK, lw=0.8, clip_on=False, gid="tick")
        name = f"{tick:+g}".replace("-", "−") if tick else "0"
        at = (tick, foot + LENGTHS[1])
        letter(axes, at, name, size=TICK, align="center", gid="tick-name")
    text, height = heading
    at = ((left + right) / 2, height)
    letter(
        sheet.paper,
        at,
        text,
        size=KEY,
        colour=SECONDARY,
        align="center",
        italic=True,
        gid="heading",
    )
    return axes


def extent(rows: Sequence[Row]) -> float:
    """Return how far a panel reaches to either side, so that all intervals lie in it."""
    ends = [abs(end) for row in rows for end in (row.low, row.high) if math.isfinite(end)]
    most = max([*ends, 0.0])
    return 1.08 * (most if most > NOUGHT else AROUND)


def tick_step(most: float) -> float:
    """Return the largest of 1, 2 or 5 times a power of ten that lies within."""
    power = 10.0 ** math.floor(math.log10(most))
    return max(step * power for step in (1, 2, 5) if step * power <= most)


def sample(paper: Axes, left: float, middle: float, *, wide: float, is_none: bool) -> None:
    """Draw a sample for the key."""
    row = Row(middle, left + wide / 2, left, left + wide, "key")
    _mark(paper, row, is_none=is_none)


def _draw(axes: Axes, row: Row) -> None:
    most = axes.get_xlim()[1]
    axes.plot([-most, most], [row.middle] * 2, color=RULE, lw=0.4, zorder=0.5, gid="row")
    _mark(axes, row, is_none=row.is_none)


def _mark(axes: Axes, row: Row, *, is_none: bool) -> None:
    low, high = (max(-1e12, row.low), min(1e12, row.high))
    axes.plot(
        [low, high],
        [row.middle] * 2,
        color=HUE[is_none],
        lw=1.1,
        zorder=3,
        solid_capstyle="butt",
        gid=f"interval/{row.gid}",
    )
    axes.plot(
        [row.value],
        [row.middle],
        linestyle="none",
        marker="o",
        markersize=POINT,
        markerfacecolor=PAPER if is_none else MEDIAN,
        markeredgecolor=HUE[is_none],
        markeredgewidth=0.8,
        zorder=4,
        gid=f"difference/{row.gid}",
    )


HUE = {True: SECONDARY, False: MEDIAN}
