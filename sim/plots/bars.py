"""The bars in the lanes: how a clause stands, and the moves of the parties as small ticks."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from sim.plots.style import HALF, LANE, MEDIAN, PAPER
from sim.results.course import Stage

HEIGHTS = {Stage.TABLED: 0.17, Stage.CONTESTED: 0.5, Stage.BARGAINED: 0.5}
"""Height of the bar of a stage, as a share of a lane."""

HATCH = "/" * 7
DOTS = (0, (0.1, 2.2))

BOTH, UPPER, LOWER = (-0.42, 0.42), (-0.42, -0.27), (0.27, 0.42)
"""What a tick spans of a lane, from its middle, downwards: across the bar, above or below it."""


def draw(
    axes: Axes, stage: Stage, times: tuple[float, float], middle: float, *, gid: str | None = None
) -> None:
    """Draw a stage from one time to another: a bar, or dots while the clause is set aside."""
    start, end = times
    if stage is Stage.SET_ASIDE:
        axes.plot(
            [start, end],
            [middle, middle],
            color=HALF,
            lw=1.3,
            linestyle=DOTS,
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
