"""The marks of how a clause ended: filled for the run, hollow for what really happened."""

from matplotlib.axes import Axes

from sim.plots.style import AGREED, HALF, INK, MEDIAN, PAPER, REFERRED, SUSPENSION_EDGE

SHAPES = {
    "agreed": ("D", 5.0),
    "packaged": ("s", 5.2),
    "ambiguous": ("D", 5.0),
    "dropped": ("X", 6.4),
    "referred": (">", 6.2),
}
"""Shape and size in points, by disposition."""

COLOURS = {
    "agreed": AGREED,
    "packaged": AGREED,
    "ambiguous": SUSPENSION_EDGE,
    "dropped": AGREED,
    "referred": REFERRED,
}

NAMES = {"packaged": "in a package", "ambiguous": "left vague"}
"""What the key calls a disposition, if not by its own word."""


def mark_end(axes: Axes, at: tuple[float, float], disposition: str, *, gid: str) -> None:
    """Draw the mark of a unit's end; there is none for one withheld."""
    if disposition == "open":
        _draw(axes, at, (">", 4.6), face=HALF, edge=MEDIAN, gid=gid)
    elif disposition in SHAPES:
        _draw(axes, at, SHAPES[disposition], face=COLOURS[disposition], edge=MEDIAN, gid=gid)


def mark_undone(axes: Axes, at: tuple[float, float], disposition: str, *, gid: str) -> None:
    """Draw the mark of an end that did not last: small and hollow."""
    if disposition in SHAPES:
        shape, size = SHAPES[disposition]
        _draw(axes, at, (shape, 0.7 * size), face=PAPER, edge=AGREED, gid=gid)


def mark_record(axes: Axes, at: tuple[float, float], disposition: str, *, gid: str) -> None:
    """Draw the mark of how a unit really ended."""
    if disposition in SHAPES:
        _draw(axes, at, SHAPES[disposition], face=PAPER, edge=INK, gid=gid, weight=1.0)


def _draw(
    axes: Axes,
    at: tuple[float, float],
    shape: tuple[str, float],
    *,
    face: str,
    edge: str,
    gid: str,
    weight: float = 0.6,
) -> None:
    marker, size = shape
    axes.plot(
        [at[0]],
        [at[1]],
        linestyle="none",
        marker=marker,
        markersize=size,
        markerfacecolor=face,
        markeredgecolor=edge,
        markeredgewidth=weight,
        clip_on=False,
        zorder=6,
        gid=gid,
    )
