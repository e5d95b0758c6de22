"""The key: in one line under the axis, only of what the figure shows."""

from collections.abc import Callable
from typing import NamedTuple

from matplotlib.axes import Axes

from sim.plots.lettering import width
from sim.plots.style import KEY, MARGIN, SECONDARY, WIDTH, letter

SWATCH = 0.2
"""Width of a sample, in inches."""

NEAR = 0.04
FAR = 0.16


class Entry(NamedTuple):
    """A sample, drawn from a left edge on at a height, and what it means.

    `apart` is whether it stands apart from the entry before it.
    """

    draw: Callable[[Axes, float, float], None]
    text: str
    wide: float = SWATCH


def write(paper: Axes, entries: list[Entry], *, at: float) -> None:
    """Write the key at a height of the paper, over its whole width if it needs it."""
    size = KEY
    while _length(entries, size, 0.09) > WIDTH - 2 * MARGIN and size > 5.0:
        size -= 0.1
    spare = WIDTH - 2 * MARGIN - _length(entries, size, 0.0)
    gap = min(FAR, max(0.05, spare / max(1, len(entries) - 1)))
    left = MARGIN
    for entry in entries:
        entry.draw(paper, left, at)
        left += entry.wide + NEAR
        letter(paper, (left, at), entry.text, size=size, colour=SECONDARY, gid="key")
        left += width(entry.text, size=size) + gap


def _length(entries: list[Entry], size: float, gap: float) -> float:
    words = sum(width(entry.text, size=size) + entry.wide + NEAR for entry in entries)
    return words + gap * (len(entries) - 1)
