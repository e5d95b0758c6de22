"""Lanes: one for each clause, in the order of the agenda, never sorted by date.

Two variants of a scenario so line up lane by lane. A lane grows where the words beside it need the
room; the words are never cut.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from matplotlib.axes import Axes

from sim.plots.account import item_name
from sim.plots.lettering import LINE, Block, fitted
from sim.plots.style import (
    CLAUSE,
    GAP,
    ITEM,
    LABELS,
    LANE,
    MARGIN,
    NOTE,
    RULE,
    SECONDARY,
    TERMS,
    TICK,
    TOP,
    WIDTH,
    letter,
    letter_block,
)
from sim.scenario.scenario import Scenario, Unit

NUMBER = 0.15
"""Width of the column of item numbers, in inches."""

CLAUSES = 1.16
"""The most room for the name of a clause."""

AIR = 0.09
"""What keeps words apart from what is beside them."""

LEAD = 0.05
"""What keeps the lines of one lane apart from those of the next."""

SMALLER = ((NOTE, 1), (NOTE, 2), (6.0, 2), (5.5, 3))
"""How words are set that do not fit: size and lines."""

RIGHT = WIDTH - TERMS + 0.13
"""Where the column of terms begins."""

ROOM = WIDTH - MARGIN - RIGHT
"""How wide the column of terms is."""


@dataclass(frozen=True, kw_only=True)
class Lane:
    """The lane of a clause: where it lies on the paper, and the words at its sides."""

    unit: Unit
    top: float
    height: float
    name: Block
    terms: Block

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.top + self.height / 2


@dataclass(frozen=True, kw_only=True)
class Group:
    """The lanes of an item, under its number and name; `above` is free above the first lane."""

    number: str
    name: Block
    lanes: tuple[Lane, ...]
    above: float = 0.0

    @property
    def top(self) -> float:
        """The height of its upper edge."""
        return self.lanes[0].top

    @property
    def foot(self) -> float:
        """The height of its lower edge."""
        return self.lanes[-1].top + self.lanes[-1].height


def laid_out(
    scenario: Scenario, terms: Mapping[str, str], *, room: float = ROOM
) -> tuple[Group, ...]:
    """Return the lanes of all clauses, with the terms to stand beside each, from the top down.

    room : for the terms, in inches
    """
    groups: list[Group] = []
    top = TOP
    for item, number in numbers(scenario).items():
        units = [unit for unit in scenario.units if unit.item == item]
        said = {unit.id: fitted(terms[unit.id], room, ((TICK, 1), *SMALLER)) for unit in units}
        group = _group(item_name(scenario, item), number, units, said, top)
        groups.append(group)
        top = group.foot + GAP
    return tuple(groups)


def raised(groups: tuple[Group, ...], heights: Mapping[str, float]) -> tuple[Group, ...]:
    """Return the same lanes, those that are to be higher with so much more room above them."""
    found: list[Group] = []
    down = 0.0
    for group in groups:
        lanes: list[Lane] = []
        for lane in group.lanes:
            down += max(0.0, heights[lane.unit.id] - lane.height)
            lanes.append(replace(lane, top=lane.top + down))
        first = max(0.0, heights[group.lanes[0].unit.id] - group.lanes[0].height)
        found.append(replace(group, lanes=tuple(lanes), above=first))
    return tuple(found)


def numbers(scenario: Scenario) -> dict[str, str]:
    """Return the number of each item: its author's if there are any, else its place."""
    if all(item.point is None for item in scenario.items.values()):
        return {item: str(place) for place, item in enumerate(scenario.items, 1)}
    points = {name: item.point for name, item in scenario.items.items()}
    return {name: "" if point is None else str(point) for name, point in points.items()}


def write_names(paper: Axes, groups: tuple[Group, ...]) -> None:
    """Write the numbers and names of the items and of their clauses at the left of the lanes."""
    for group in groups:
        rule = group.top - group.above - GAP / 2
        paper.plot([0.02, WIDTH - 0.02], [rule, rule], color=RULE, lw=0.6, gid="rule")
        middle = group.top + LANE / 2
        letter(paper, (MARGIN, middle), group.number, size=ITEM, bold=True, gid="number")
        below = middle + (len(group.name.lines) - 1) / 2 * group.name.pitch
        letter_block(paper, (MARGIN + NUMBER, below), group.name, gid="item")
        for lane in group.lanes:
            at = (LABELS - AIR, lane.middle)
            letter_block(paper, at, lane.name, colour=SECONDARY, align="right", gid="clause")


def _group(
    name: str, number: str, units: list[Unit], terms: Mapping[str, Block], top: float
) -> Group:
    """Return an item's lanes from `top` down, the last as high as the item's name needs it."""
    lanes: list[Lane] = []
    for unit in units:
        lanes.append(_lane(unit, terms[unit.id], top))
        top += lanes[-1].height
    beside = max(lane.name.width for lane in lanes)
    room = LABELS - AIR - MARGIN - NUMBER - (beside + AIR if beside else 0.0)
    height = sum(lane.height for lane in lanes)
    tries = tuple((size, int(height / (LINE * size / 72))) for size in (ITEM, 7.5, 7.0, NOTE))
    block = fitted(name, room, tries, bold=True)
    lacking = LANE / 2 - block.pitch / 2 + block.height - height
    if lacking > 0:
        lanes[-1] = replace(lanes[-1], height=lanes[-1].height + lacking)
    return Group(number=number, name=block, lanes=tuple(lanes))


def _lane(unit: Unit, said: Block, top: float) -> Lane:
    """Return a clause's lane; a clause that is a whole item has no name of its own beside it."""
    own = "" if unit.id == unit.item else unit.clause.name
    name = fitted(own, CLAUSES, ((CLAUSE, 1), *SMALLER))
    height = max(LANE, *(block.height + LEAD for block in (name, said)))
    return Lane(unit=unit, top=top, height=height, name=name, terms=said)
