"""Labels above the lanes: words that never run into each other."""

from collections.abc import Sequence
from typing import NamedTuple

from matplotlib.axes import Axes

from sim.plots.lettering import width
from sim.plots.style import INK, MARGIN, NOTE, WIDTH, letter

ROWS = (0.685, 0.575, 0.465)
"""Heights of the rows, in inches from the top of the paper, the nearest to the lanes first."""

AIR = 0.06


class Label(NamedTuple):
    """Words to stand above a place, in inches from the left; `row` is the nearest they may stand."""

    x: float
    text: str
    row: int = 0
    colour: str = INK
    italic: bool = False

    @property
    def wide(self) -> float:
        """Its width, in inches."""
        return width(self.text, size=NOTE, italic=self.italic)


class Placed(NamedTuple):
    """Where a label stands: its row, and the place of its left edge."""

    label: Label
    row: int
    left: float


def placed(labels: Sequence[Label], *, left: float, right: float) -> tuple[Placed | None, ...]:
    """Return where each label stands between two edges, None where there is no room.

    Those named first are placed first, each in the nearest row where nothing is in its way.
    """
    found: list[Placed | None] = []
    for label in labels:
        start = min(max(left, label.x - label.wide / 2), right - label.wide)
        tried = (Placed(label, row, start) for row in range(label.row, len(ROWS)))
        found.append(next((place for place in tried if _is_free(place, found)), None))
    return tuple(found)


def write(
    paper: Axes, labels: Sequence[Label], *, left: float, right: float
) -> tuple[Placed | None, ...]:
    """Write the labels for which there is room, and return where each stands."""
    found = placed(labels, left=max(MARGIN, left), right=min(WIDTH - MARGIN, right))
    for place in found:
        if place is not None:
            label, at = place.label, (place.left, ROWS[place.row])
            letter(
                paper,
                at,
                label.text,
                size=NOTE,
                colour=label.colour,
                italic=label.italic,
                gid="label",
            )
    return found


def _is_free(place: Placed, others: Sequence[Placed | None]) -> bool:
    """Say whether a label there would stand apart from all others in its row."""
    end = place.left + place.label.wide + AIR
    return all(
        other is None
        or other.row != place.row
        or end <= other.left
        or other.left + other.label.wide + AIR <= place.left
        for other in others
    )
