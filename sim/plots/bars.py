"""The bars in the lanes: how a clause stands, and the moves of the parties as small ticks."""

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes

from sim.plots.style import HALF, LANE, MEDIAN, PAPER
from sim.results.course import Stage

HEIGHTS = {Stage.TABLED: 0.17, Stage.CONTESTED: 0.5, Stage.BARGAINED: 0.5}
"""Height of the bar of a stage, as a share of a lane."""

HATCH = "/" * 7
DOTS = {Stage.SET_ASIDE: (0, (0.1, 2.2)), Stage.WAITING: (0, (0.1, 1.5))}
"""The dots of a stage at which nothing can be done: wide apart while others are talked about."""

COLOURS = {Stage.SET_ASIDE: HALF, Stage.WAITING: MEDIAN}

ASKED, ANSWERED = "^", "v"
HEAD, ABOVE = 2.6, 0.5
"""Size of an arrow head, in points, and how far above the middle it stands, in lanes."""

BOLT = ((0.25, 1.0), (-0.35, 0.05), (0.35, -0.05), (-0.25, -1.0))
"""A flash, the mark of a breach: like no end of a clause."""

SEQUEL: dict[str, tuple[Any, float, float]] = {
    "delivered": ("|", 3.2, 0.6),
    "breached": (BOLT, 6.6, 1.1),
    "decided": ("D", 3.8, 0.6),
    "undecided": ("x", 3.8, 0.6),
}
"""What came after the signature, by its mark, the size of that and the breadth of its edge."""

BOTH, UPPER, LOWER = (-0.42, 0.42), (-0.42, -0.27), (0.27, 0.42)
"""What a tick spans of a lane, from its middle, downwards: across the bar, above or below it."""


def draw(
    axes: Axes, stage: Stage, times: tuple[float, float], middle: float, *, gid: str | None = None
) -> None:
    """Draw a stage from one time to another: a bar, or dots while nothing can be done about it."""
    start, end = times
    if stage in DOTS:
        axes.plot(
            [start, end],
            [middle, middle],
            color=COLOURS[stage],
            lw=1.3,
            linestyle=DOTS[stage],
            dash_capstyle="round",
            zorder=3,
            gid=gid,
        )
        return
    height = HEIGHTS[stage] * LANE
    hatched = stage is Stage.CONTESTED
    axes.broken_barh(
        [(start, end - start)],
        (middle - height / 2, height),
        facecolor=PAPER if hatched else HALF,
        edgecolor=HALF,
        hatch=HATCH if hatched else None,
        lw=0.6 if hatched else 0.0,
        zorder=3,
        gid=gid,
    )


def tick(
    axes: Axes,
    times: Sequence[float],
    middle: float,
    *,
    part: tuple[float, float] = BOTH,
    gid: str | None = None,
) -> None:
    """Draw a small tick at each time."""
    high, low = part
    axes.vlines(
        times,
        middle + high * LANE,
        middle + low * LANE,
        colors=MEDIAN,
        lw=0.6,
        zorder=4,
        gid=gid,
    )


def parts(parties: Sequence[str]) -> dict[str, tuple[float, float]]:
    """Return where each party's ticks stand: of two, the first above the bar, the other below."""
    if len(parties) == 2:
        return dict(zip(parties, (UPPER, LOWER), strict=True))
    return dict.fromkeys(parties, BOTH)


def heads(
    axes: Axes,
    times: Sequence[float],
    middle: float,
    *,
    shape: str = ASKED,
    gid: str | None = None,
) -> None:
    """Draw an arrow head at each time: up where principals are asked, down where they answer."""
    axes.plot(
        times,
        [middle - ABOVE * LANE] * len(times),
        linestyle="none",
        marker=shape,
        markersize=HEAD,
        color=MEDIAN,
        markeredgewidth=0,
        zorder=5,
        gid=gid,
    )


def sequel(
    axes: Axes, start: float, turns: Sequence[tuple[float, str]], middle: float, *, gid: str
) -> None:
    """Draw what came of a clause after the signature: a thin line, and a mark at each turn."""
    axes.plot([start, turns[-1][0]], [middle, middle], color=HALF, lw=0.6, zorder=2, gid=gid)
    for minute, kind in turns:
        shape, size, edge = SEQUEL[kind]
        axes.plot(
            [minute],
            [middle],
            marker=shape,
            markersize=size,
            color=MEDIAN,
            markerfacecolor="none" if shape is BOLT else MEDIAN,
            markeredgewidth=edge,
            zorder=5,
            gid=f"{kind}/{gid.partition('/')[2]}",
        )
