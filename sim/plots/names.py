"""The names of the parties in a panel: each by the first text of its line, clear of what is drawn.

A name stands on no ground of its own, so it hides nothing. Of the places about the first text it
takes the one with the least in its way: above the highest line, below the others, or a little
along them. Where it could only stand on another name it is left to the key.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from sim.plots.account import called
from sim.plots.lettering import width
from sim.plots.panels import PLOT, Panel
from sim.plots.style import NOTE, SECONDARY, letter
from sim.results.outcome import Outcome

WEIGHTS = {
    **{"end": 50.0, "record": 50.0, "offers": 20.0, "moves": 20.0, "consent": 20.0},
    **{"axis": 9.0, "place": 3.0, "limit": 2.0, "turn": 0.8},
}
"""How much it is in the way of a name, by what is drawn."""

NAME = 100.0
"""How much another name is in the way."""

ASIDE = 1.5
"""How much it is to stand on the other side of the line."""

FAR = 3.0
"""How much it is to stand an inch from the first text."""

OUTSIDE = 1000.0
"""How much it is to stand outside the plot."""

HEIGHTS = (
    -0.075,
    0.075,
    -0.088,
    0.0,
    *(side * far for far in (0.1, 0.12, 0.14, 0.17, 0.2) for side in (-1, 1)),
)
"""How far below its line a name may stand, in inches, or above if negative; the best first."""

ASCENT, DESCENT = 0.038, 0.056
"""How far a name reaches above its middle, and below it where a letter hangs down."""

HANGING = frozenset("gjpqyQ,;()[]{}|/_")
"""Letters that hang down below the line."""

BESIDE = 0.06
"""How far beside a dot it stands."""

ALONG = (0.0, 0.05, 0.1, 0.17, 0.24, 0.31, 0.4, 0.5, -0.05, -0.1, -0.2)
"""How far along its line it may begin."""

OVER = 0.02
"""How far it may rise above the plot."""

STROKE, MARK = 0.012, 0.06
"""Half the width of a line, and of a mark."""


class Box(NamedTuple):
    """What something covers of the paper, in inches from the top left."""

    left: float
    top: float
    right: float
    bottom: float


def write(paper: Axes, drawn: Sequence[Axes], outcome: Outcome, panel: Panel) -> None:
    """Write each party's name by the first text of its line, clear of what these axes show."""
    last = drawn[0].get_xlim()[1]
    firsts: dict[str, tuple[float, float]] = {}
    for offer in panel.course.offers:
        at = (panel.left + PLOT * offer.minute / last, panel.height_of(offer.position))
        firsts.setdefault(offer.party, at)
    covered = [found for axes in drawn for found in _covered(axes, panel, last)]
    order = [party for party in outcome.scenario.parties if party in firsts]
    for place, party in enumerate(sorted(order, key=lambda party: firsts[party][1])):
        name = called(outcome, party)
        wide = width(name, size=NOTE)
        size = min(NOTE, NOTE * PLOT / wide)
        measures = (min(wide, PLOT), DESCENT if HANGING & set(name) else ASCENT)
        box = _best(firsts[party], measures, panel, covered, above=place == 0)
        if _on_another(box, covered):
            continue
        covered.append((box, NAME))
        at = (box.left, box.top + ASCENT)
        gid = f"party/{panel.unit.id}/{party}"
        letter(paper, at, name, size=size, colour=SECONDARY, gid=gid)


def _best(
    first: tuple[float, float],
    measures: tuple[float, float],
    panel: Panel,
    covered: Sequence[tuple[Box, float]],
    *,
    above: bool,
) -> Box:
    """Return the place for a name, of that width and depth, which has the least in its way."""
    boxes = np.array([box for box, _ in covered] or [Box(0.0, 0.0, 0.0, 0.0)])
    weights = np.array([weight for _, weight in covered] or [0.0])

    def cost(place: Box) -> float:
        across = (boxes[:, 0] < place.right) & (place.left < boxes[:, 2])
        along = (boxes[:, 1] < place.bottom) & (place.top < boxes[:, 3])
        inside = place.left >= panel.left - 1e-9 and place.right <= panel.left + PLOT + 1e-9
        inside = inside and place.top >= panel.top - OVER and place.bottom <= panel.foot
        middle = place.top + ASCENT
        other_side = middle > first[1] if above else middle < first[1]
        way = max(0.0, place.left - first[0], first[0] - place.right) + abs(middle - first[1])
        blocked = float(weights[across & along].sum())
        return blocked + FAR * way + ASIDE * other_side + OUTSIDE * (not inside)

    return min(_places(first, measures, panel), key=cost)


def _on_another(box: Box, covered: Sequence[tuple[Box, float]]) -> bool:
    """Say whether a name there would stand on another."""
    return any(
        other.left < box.right
        and box.left < other.right
        and other.top < box.bottom
        and box.top < other.bottom
        for other, weight in covered
        if weight == NAME
    )


def _places(
    first: tuple[float, float], measures: tuple[float, float], panel: Panel
) -> Iterator[Box]:
    """Yield the places about a first text, the plainest first."""
    (x, y), (wide, deep) = first, measures
    most = panel.left + PLOT - wide
    starts = (*(x + far for far in ALONG), x - BESIDE - wide)
    for below in HEIGHTS:
        for left in dict.fromkeys(max(panel.left, min(start, most)) for start in starts):
            yield Box(left, y + below - ASCENT, left + wide, y + below + deep)


def _covered(axes: Axes, panel: Panel, last: float) -> Iterator[tuple[Box, float]]:
    """Yield what the lines and marks of these axes cover, and how much each is in the way."""
    for line in axes.lines:
        kind = str(line.get_gid()).partition("/")[0]
        if kind not in WEIGHTS:
            continue
        reach = MARK if kind in ("end", "record") else STROKE
        for box in _strokes(line, kind, panel, last):
            spread = (box.left - reach, box.top - reach, box.right + reach, box.bottom + reach)
            yield Box(*spread), WEIGHTS[kind]


def _strokes(line: Line2D, kind: str, panel: Panel, last: float) -> Iterator[Box]:
    """Yield the strokes of a line, or its dots, without their breadth."""
    points: Any = np.asarray(line.get_xydata())
    on_paper = kind in ("axis", "turn")
    heights = [float(y) if on_paper else panel.height_of(float(y)) for y in points[:, 1]]
    if kind in ("place", "limit"):
        yield Box(panel.left, heights[0], panel.left + PLOT, heights[0])
        return
    across = [panel.left + PLOT * float(x) / last for x in points[:, 0]]
    if line.get_linestyle() == "None":
        yield from (Box(x, y, x, y) for x, y in zip(across, heights, strict=True))
        return
    for n in range(len(across) - 1):
        (x, y), (later, other) = (across[n], heights[n]), (across[n + 1], heights[n + 1])
        if line.get_drawstyle() == "steps-post":
            yield Box(x, y, later, y)
            x = later
        yield Box(min(x, later), min(y, other), max(x, later), max(y, other))
