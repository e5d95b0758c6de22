"""Lanes with their words above them, for narrow paper: names at the left, terms at the right.

A clause that is a whole item has its item's number and name there; other items have a line of their
own above their clauses. The words are never cut.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace

from matplotlib.axes import Axes

from sim.plots.account import item_name
from sim.plots.lanes import Group, Lane, numbers
from sim.plots.lettering import NO_BREAK, Block, fitted
from sim.plots.style import (
    GAP,
    INK,
    ITEM,
    LANE,
    MARGIN,
    NOTE,
    PAPER,
    PHONE,
    RULE,
    SECONDARY,
    TICK,
    letter_block,
)
from sim.scenario.scenario import Scenario, Unit

APART = 2 * NO_BREAK
ROOM = PHONE.width - 2 * MARGIN
NAME = 0.44
"""The share of the width that the name of a clause may take beside its terms."""

AIR, LEAD = 0.1, 0.04
"""What keeps a name from the terms, and the words of a lane from the lane above, in inches."""

TRIES = ((TICK, 1), (NOTE, 1), (NOTE, 2), (PHONE.least, 4))
TITLES = ((ITEM, 1), (TICK, 1), (TICK, 2), (NOTE, 3))


def laid_out(
    scenario: Scenario, terms: Mapping[str, str], *, room: float = ROOM
) -> tuple[Group, ...]:
    """Return the lanes of all clauses, with the words to stand above each, from the top down.

    The top of a lane is below its words, which take so many inches of its width.
    """
    groups: list[Group] = []
    top = PHONE.top
    for item, number in numbers(scenario).items():
        units = [unit for unit in scenario.units if unit.item == item]
        name = fitted(
            f"{number}{APART}{item_name(scenario, item)}".strip(), ROOM, TITLES, bold=True
        )
        top += LEAD if _is_whole(units) else name.height + LEAD
        lanes: list[Lane] = []
        for unit in units:
            lanes.append(_lane(unit, name, terms[unit.id], (room, top)))
            top = lanes[-1].top + lanes[-1].height
        groups.append(Group(number=number, name=name, lanes=tuple(lanes)))
        top += GAP
    return tuple(groups)


def deepened(groups: tuple[Group, ...], heights: Mapping[str, float]) -> tuple[Group, ...]:
    """Return the same lanes below their words, each as high as is wanted for its clause."""
    found: list[Group] = []
    down = 0.0
    for group in groups:
        lanes: list[Lane] = []
        for lane in group.lanes:
            higher = max(lane.height, heights[lane.unit.id])
            lanes.append(replace(lane, top=lane.top + down, height=higher))
            down += higher - lane.height
        found.append(replace(group, lanes=tuple(lanes)))
    return tuple(found)


def write(paper: Axes, lanes: Axes, groups: tuple[Group, ...], *, settled: Collection[str]) -> None:
    """Write the names of items and clauses, and the terms, above the lanes.

    The terms of those clauses that are settled stand in ink, others paler. Columns
    and lines pass behind the words as behind white paper.
    """
    for group in groups:
        whole = _is_whole([lane.unit for lane in group.lanes])
        top = _words_top(group.lanes[0]) - LEAD
        if not whole:
            top -= group.name.height
            letter_block(
                paper, (MARGIN, top + LEAD + group.name.height / 2), group.name, gid="item"
            )
        rule = top - GAP / 2
        paper.plot([0.02, PHONE.width - 0.02], [rule, rule], color=RULE, lw=0.6, gid="rule")
        for lane in group.lanes:
            _clear(lanes, rule, lane.top)
            rule = lane.top + lane.height
            colour, gid = (INK, "item") if whole else (SECONDARY, "clause")
            middle = _words_top(lane) + depth(lane.name, lane.terms) / 2
            letter_block(paper, (MARGIN, middle), lane.name, colour=colour, gid=gid)
            letter_block(
                paper,
                (PHONE.width - MARGIN, middle),
                lane.terms,
                colour=INK if lane.unit.id in settled else SECONDARY,
                align="right",
                gid=f"terms/{lane.unit.id}",
            )


def _clear(lanes: Axes, top: float, foot: float) -> None:
    """Leave the paper white from one height to another, over columns and under all marks."""
    span = lanes.get_xlim()
    lanes.fill_betweenx([top, foot], *span, color=PAPER, lw=0, zorder=2.5, gid="ground")


def _is_whole(units: list[Unit]) -> bool:
    """Say whether these, all of an item, are one clause without a name of its own."""
    return [unit.id for unit in units] == [unit.item for unit in units]


def _lane(unit: Unit, title: Block, terms: str, place: tuple[float, float]) -> Lane:
    """Return a clause's lane, below its words, which have so much room and begin at a height."""
    room, top = place
    if unit.id == unit.item:
        name = fitted(" ".join(title.lines), NAME * ROOM, TITLES, bold=True)
    else:
        name = fitted(unit.clause.name, NAME * ROOM, TRIES)
    said = fitted(terms, room - AIR - name.width, TRIES)
    return Lane(unit=unit, top=top + depth(name, said), height=LANE, name=name, terms=said)


def _words_top(lane: Lane) -> float:
    return lane.top - depth(lane.name, lane.terms)


def depth(name: Block, terms: Block) -> float:
    """Return how high the words above a lane are."""
    return max(name.height, terms.height) + LEAD
