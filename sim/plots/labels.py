"""Labels above the lanes: what happened when, in words that never run into each other."""

from typing import NamedTuple

from matplotlib.axes import Axes

from sim.plots.lettering import width
from sim.plots.style import INK, MARGIN, NOTE, WIDTH, letter

ROWS = (0.685, 0.575, 0.465)
"""Heights of the rows, in inches from the top of the paper, the nearest to the lanes first."""

AIR = 0.06


class Label(NamedTuple):
    """Words at a place across the paper, in inches; `row` is the nearest they may stand."""

    x: float
    text: str
    row: int = 0
    colour: str = INK
    italic: bool = False


class Placed(NamedTuple):
    """A label with its row and the place of its left edge."""

    label: Label
    row: int
    left: float


def placed(labels: list[Label], *, left: float, right: float) -> list[Placed]:
    """Give each label the nearest row with room between `left` and `right`; leave out the others.

    Those named first go first. Words that stand there already, nearby or not, are not repeated in
    want of room: what is left out is told by the figure's account.
    """
    done: list[Placed] = []
    for label in labels:
        wide = width(label.text, size=NOTE, italic=label.italic)
        start = min(max(left, label.x - wide / 2), right - wide)
        for row in range(label.row, len(ROWS)):
            if all(_apart(start, wide, other) for other in done if other.row == row):
                done.append(Placed(label, row, start))
                break
    return done


def write(paper: Axes, labels: list[Label], *, left: float, right: float) -> list[Placed]:
    """Write the labels for which there is room, and return them."""
    done = placed(labels, left=max(MARGIN, left), right=min(WIDTH - MARGIN, right))
    for label, row, start in done:
        at = (start, ROWS[row])
        letter(
            paper, at, label.text, size=NOTE, colour=label.colour, italic=label.italic, gid="label"
        )
    return done


def _apart(start: float, wide: float, other: Placed) -> bool:
    end = other.left + width(other.label.text, size=NOTE, italic=other.label.italic)
    return start + wide + AIR <= other.left or end + AIR <= start
