"""Panels: one for each clause that came onto the table, on the clause's own scale.

A panel has its name and two lines of words above, the names of places on its scale at the left, and
the parties' limits at the right. It is as high as the names at its left need it to be.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from matplotlib.axes import Axes

from sim.plots.lettering import Block, Tries, fitted
from sim.plots.style import MARGIN, NOTE, SECONDARY, WIDTH, Sheet, letter_block
from sim.results.course import Course
from sim.results.outcome import terms
from sim.scenario.scenario import Unit

BETWEEN = 0.2
"""The gap between two columns of panels, in inches."""

COLUMN = (WIDTH - 2 * MARGIN - BETWEEN) / 2
PLACES = 0.98
LIMITS = 0.52
PLOT = COLUMN - PLACES - LIMITS
NAME = 0.19
"""Room for the name of a panel; the lines below it take what they need."""

HEIGHT = 0.8
"""The least height of the plot in a panel."""

FOOTER = 0.4
"""Room for the dates below the last panel of a column."""

APART = 0.13
"""The gap between two panels of a column."""

INSET = 0.15
"""What is left free above the highest and below the lowest place of a scale."""

LEAD = 0.025
TRIES = ((NOTE, 1), (NOTE, 2), (6.0, 2), (5.5, 3))


@dataclass(frozen=True, kw_only=True)
class Place:
    """A place on the scale of a clause: a share or the index of an option, and its name."""

    position: float
    name: Block


@dataclass(frozen=True, kw_only=True)
class Ladder:
    """The scale of a clause upright on the paper: the left edge, top and height of its plot.

    The names of its places stand at the left of it.
    """

    unit: Unit
    places: tuple[Place, ...]
    left: float = 0.0
    top: float = 0.0
    height: float = HEIGHT

    @property
    def foot(self) -> float:
        """The height of the lower edge of the plot."""
        return self.top + self.height

    @property
    def ends(self) -> tuple[float, float]:
        """The lowest and the highest place: the first option is highest, the greater number too."""
        if self.unit.clause.options is not None:
            return len(self.unit.clause.options) - 1.0, 0.0
        scale = self.unit.clause.scale
        return (0.0, 1.0) if scale is None or scale.low < scale.high else (1.0, 0.0)

    def height_of(self, position: float) -> float:
        """Return where a position lies, in inches from the top of the paper."""
        low, high = self.ends
        share = 0.5 if low == high else (position - low) / (high - low)
        return self.foot - INSET - share * (self.height - 2 * INSET)

    def axes(self, sheet: Sheet, last: float, *, left: float = 0.0, wide: float = PLOT) -> Axes:
        """Return axes so wide, so far right of its edge: x is from 0 to `last`, y the position."""
        axes = sheet.placed((self.left + left, self.top), (wide, self.height))
        low, high = self.ends
        beyond = INSET / (self.height - 2 * INSET) * (high - low) if low != high else -0.5
        axes.set_xlim(0, last)
        axes.set_ylim(low - beyond, high + beyond)
        return axes


@dataclass(frozen=True, kw_only=True)
class Panel(Ladder):
    """The panel of a clause in one run, whose x is minutes since the start.

    `header` is the room above the plot, `ended` and `moved` the words in it below the name.
    """

    course: Course
    ended: Block
    moved: Block
    header: float = 0.0
    is_last: bool = False


def laid_out(
    units: Sequence[Unit],
    stood: Mapping[str, Course],
    said: Mapping[str, tuple[str, str]],
    *,
    top: float,
) -> tuple[Panel, ...]:
    """Return the panels of these units in two columns, row by row, from a height down.

    `said` holds the two lines of words above each: how it ended, and who moved.
    """
    panels = [_panel(unit, stood[unit.id], *said[unit.id]) for unit in units]
    found: list[Panel] = []
    for first in range(0, len(panels), 2):
        row = panels[first : first + 2]
        header = max(NAME + panel.ended.height + panel.moved.height + 0.04 for panel in row)
        height = max(needed(panel) for panel in row)
        top += header
        for column, drafted in enumerate(row):
            left = MARGIN + PLACES + column * (COLUMN + BETWEEN)
            panel = replace(drafted, left=left, top=top, height=height, header=header)
            found.append(replace(panel, is_last=first + column + 2 >= len(panels)))
        top += height + APART
    return tuple(found)


def spread(wanted: Sequence[float], heights: Sequence[float]) -> tuple[float, ...]:
    """Return heights for words, in the order of those wanted, at which none touches the next.

    `wanted` goes downwards. Words that would touch are moved as one group about their middle.
    """
    groups: list[tuple[list[int], float]] = []
    for number, at in enumerate(wanted):
        group, middle = [number], at
        while groups and _overlap(groups[-1], (group, middle), heights):
            before, above = groups.pop()
            total = len(before) + len(group)
            middle = (above * len(before) + middle * len(group)) / total
            group = before + group
        groups.append((group, middle))
    found: dict[int, float] = {}
    for group, middle in groups:
        edge = middle - sum(heights[number] for number in group) / 2
        for number in group:
            found[number] = edge + heights[number] / 2
            edge += heights[number]
    return tuple(found[number] for number in range(len(wanted)))


def write_places(paper: Axes, ladder: Ladder) -> None:
    """Write the names of the places at the left, apart from each other."""
    downwards = sorted(ladder.places, key=lambda place: ladder.height_of(place.position))
    wanted = [ladder.height_of(place.position) for place in downwards]
    heights = [place.name.height + 0.01 for place in downwards]
    for place, at in zip(downwards, spread(wanted, heights), strict=True):
        beside = (ladder.left - 0.08, at)
        letter_block(paper, beside, place.name, colour=SECONDARY, align="right", gid="place")


def _overlap(
    a: tuple[list[int], float], b: tuple[list[int], float], heights: Sequence[float]
) -> bool:
    needed = sum(heights[number] for number in (*a[0], *b[0])) / 2
    return b[1] - a[1] < needed - 1e-9


def _panel(unit: Unit, course: Course, ended: str, moved: str) -> Panel:
    return Panel(
        unit=unit,
        course=course,
        ended=fitted(ended, COLUMN, TRIES),
        moved=fitted(moved, COLUMN, TRIES),
        places=places(unit),
    )


def places(unit: Unit, tries: Tries = TRIES) -> tuple[Place, ...]:
    """Return the options, or the ends and landmarks of the scale, each once."""
    clause = unit.clause
    if clause.scale is None:
        positions = [float(index) for index in range(len(clause.options or ()))]
    else:
        landmarks = [clause.scale.share(place) for place in clause.scale.landmarks.values()]
        positions = sorted({0.0, 1.0, *landmarks})
    room = PLACES - MARGIN - 0.05
    return tuple(
        Place(position=position, name=fitted(terms(unit, position), room, tries))
        for position in positions
    )


def needed(ladder: Ladder) -> float:
    """Return how high the plot must be for the names at its left."""
    names = [place.name.height + LEAD for place in ladder.places]
    if ladder.unit.clause.options is not None:
        return max(HEIGHT, 2 * INSET + (len(names) - 1) * max(names))
    return max(HEIGHT, sum(names))
