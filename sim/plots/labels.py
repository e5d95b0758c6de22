"""Labels above the lanes: words that never run into each other."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from matplotlib.axes import Axes

from sim.plots.lettering import width
from sim.plots.style import INK, MARGIN, NOTE, WIDTH, letter

ROWS = (0.685, 0.575, 0.465)
"""Heights of the rows, in inches from the top of the paper, the nearest to the lanes first."""

AIR = 0.06
BESIDE = 0.03
"""The least distance of words from other words and from a line, in inches."""

TRIES = 500
"""How many places are tried before a label is left out."""


class Label(NamedTuple):
    """Words to stand above a place, in inches from the left.

    `row` is the one wanted; `lined` says whether a line comes up to it, which may cross no other.
    """

    x: float
    text: str
    row: int = 0
    colour: str = INK
    italic: bool = False
    lined: bool = False

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

    Each stands in the row it wants, else in one farther from the lanes, else nearer to them, and
    centred on its place, else beside it. Room is made for those named first.
    """
    options = [_options(label, left, right) for label in labels]
    standing: list[int] = []
    places: tuple[Placed, ...] = ()
    for number in range(len(options)):
        wanted = [*standing, number]
        found = _together([options[n] for n in wanted], iter(range(TRIES)))
        if found is not None:
            standing, places = wanted, found
    at = dict(zip(standing, places, strict=True))
    return tuple(at.get(number) for number in range(len(options)))


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


def _options(label: Label, left: float, right: float) -> list[Placed]:
    """Return where a label may stand, the best place first; nowhere if it is too long."""
    if label.wide > right - left:
        return []
    rows = [*range(label.row, len(ROWS)), *range(label.row)]
    starts = [label.x - label.wide / 2, label.x + BESIDE, label.x - label.wide - BESIDE]
    within = dict.fromkeys(min(max(left, start), right - label.wide) for start in starts)
    return [Placed(label, row, start) for row in rows for start in within]


def _together(
    options: Sequence[Sequence[Placed]], tries: Iterator[int]
) -> tuple[Placed, ...] | None:
    """Return a place for each label at which all stand together; None if none was found."""
    if not options:
        return ()
    for place in options[0]:
        if next(tries, None) is None:
            break
        left = [[other for other in others if _agree(place, other)] for others in options[1:]]
        found = _together(left, tries) if all(left) else None
        if found is not None:
            return (place, *found)
    return None


def _agree(a: Placed, b: Placed) -> bool:
    """Say whether two labels stand apart, and their lines from each other's words."""
    return not (_clash(a, b) or _crosses(a, b) or _crosses(b, a))


def _clash(a: Placed, b: Placed) -> bool:
    """Say whether two labels stand in each other's way."""
    apart = a.left + a.label.wide + AIR <= b.left or b.left + b.label.wide + AIR <= a.left
    return a.row == b.row and not apart


def _crosses(a: Placed, b: Placed) -> bool:
    """Say whether the line up to one label runs through another."""
    through = -BESIDE / 2 < a.label.x - b.left < b.label.wide + BESIDE / 2
    return a.label.lined and a.row > b.row and through
