"""The shares: a small bar of how the runs end a clause, beside or above its lane."""

from collections.abc import Mapping
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from sim.plots.style import AGREED, HALF, PAPER, REFERRED, SECONDARY
from sim.results.estimate import Estimate
from sim.results.spread import ENDS

WIDE, HIGH = 0.42, 0.13
"""The size of the bar, in inches."""


class Look(NamedTuple):
    """How a share is filled, and with what it is hatched."""

    face: str
    hatch: str | None = None


LOOKS = {
    "agreed": Look(AGREED),
    "draft": Look(HALF),
    "referred": Look(REFERRED),
    "dropped": Look(PAPER, "/" * 7),
    "withheld": Look(PAPER, "." * 6),
    "open": Look(PAPER),
}
"""By the end of a clause; what is open is left white."""


def draw(paper: Axes, at: tuple[float, float], shares: Mapping[str, Estimate], clause: str) -> None:
    """Draw the bar of a clause from a left edge on, its middle at a height of the paper."""
    left, middle = at
    edge = left
    for end in ENDS:
        if end in shares:
            wide = WIDE * shares[end].value
            _part(paper, (edge, middle), end, wide, f"share/{clause}/{end}")
            edge += wide
    frame = Rectangle((left, middle - HIGH / 2), WIDE, HIGH, fill=False, ec=SECONDARY, lw=0.6)
    frame.set(gid=f"shares/{clause}", zorder=4)
    paper.add_artist(frame)


def sample(paper: Axes, left: float, middle: float, end: str, wide: float) -> None:
    """Draw a sample for the key."""
    _part(paper, (left, middle), end, wide, "key")
    frame = Rectangle((left, middle - HIGH / 2), wide, HIGH, fill=False, ec=SECONDARY, lw=0.6)
    frame.set(gid="key", zorder=4)
    paper.add_artist(frame)


def _part(paper: Axes, at: tuple[float, float], end: str, wide: float, gid: str) -> None:
    look, (left, middle) = LOOKS[end], at
    part = Rectangle(
        (left, middle - HIGH / 2),
        wide,
        HIGH,
        facecolor=look.face,
        edgecolor=AGREED if look.hatch else "none",
        hatch=look.hatch,
        lw=0.0,
        zorder=3,
        gid=gid,
    )
    paper.add_artist(part)
