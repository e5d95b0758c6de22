"""The limits of the parties in a panel: a faint line each, named at its right; one may be moved.

Limits at one place share a name. A name that has to make way for another is led back to its line.
"""

from collections.abc import Mapping
from typing import NamedTuple

from matplotlib.axes import Axes

from sim.plots.account import called_within
from sim.plots.lettering import Block, fitted
from sim.plots.panels import LIMITS, PLOT, Panel, spread
from sim.plots.style import SECONDARY, letter_block
from sim.results.limit import last_limit, limit, shifts
from sim.results.outcome import Outcome

SIZES = ((5.5, 2), (5.0, 3))
BESIDE = 0.07
"""How far beside the plot the names stand, in inches."""

LEAD = 0.02
"""What keeps two names apart."""

SAME = 0.012
"""Limits no farther apart than this are seen as one line."""

AWAY = 0.005
"""A name farther than this from its line is led back to it."""

FAINT = 0.55
DASHES = (0, (4, 3))


class Limit(NamedTuple):
    """A limit: how high it lies on the paper, where on the scale, and whose it is."""

    height: float
    position: float
    parties: tuple[str, ...]


def draw(
    paper: Axes, axes: Axes, outcome: Outcome, panel: Panel, *, colours: Mapping[str, str]
) -> None:
    """Draw the parties' limits, faint, in their colours, and name them at the right."""
    known = _known(outcome, panel)
    for found in known:
        (party,) = found.parties
        times, positions = _course(axes, outcome, panel, party)
        axes.step(
            times,
            positions,
            where="post",
            color=colours[party],
            lw=0.8,
            alpha=FAINT,
            linestyle=DASHES,
            zorder=2,
            gid=f"limit/{panel.unit.id}/{party}",
        )
    together = _together(known)
    blocks = [_name(outcome, found) for found in together]
    heights = [block.height + LEAD for block in blocks]
    places = spread([found.height for found in together], heights)
    for found, block, at in zip(together, blocks, places, strict=True):
        where = (panel.left + PLOT + BESIDE, at)
        letter_block(paper, where, block, colour=SECONDARY, gid="limit")
        if abs(at - found.height) > AWAY:
            _lead(paper, panel, found, at, colours[found.parties[0]])


def _course(
    axes: Axes, outcome: Outcome, panel: Panel, party: str
) -> tuple[list[float], list[float]]:
    """Return where a limit lies from when on: an event may set it anew."""
    first, set_there = limit(outcome, panel.unit, party), shifts(outcome, panel.unit, party)
    begin, end = axes.get_xlim()
    positions = [0.0 if first is None else first, *(position for _, position in set_there)]
    return [begin, *(minute for minute, _ in set_there), end], [*positions, positions[-1]]


def _known(outcome: Outcome, panel: Panel) -> list[Limit]:
    """Return the limit of each party that has one at the end, downwards."""
    positions = {
        party: last_limit(outcome, panel.unit, party) for party in outcome.scenario.parties
    }
    return sorted(
        Limit(panel.height_of(position), position, (party,))
        for party, position in positions.items()
        if position is not None
    )


def _together(known: list[Limit]) -> list[Limit]:
    """Return the limits, those that are seen as one line as one."""
    found: list[Limit] = []
    for one in known:
        if found and one.height - found[-1].height <= SAME:
            found[-1] = found[-1]._replace(parties=(*found[-1].parties, *one.parties))
        else:
            found.append(one)
    return found


def _name(outcome: Outcome, found: Limit) -> Block:
    """Return the name of a limit, set to stand beside the plot."""
    among = outcome.scenario.parties
    own = [called_within(outcome, party) for party in among if party in found.parties]
    whose = ", ".join(own)
    if len(own) == len(among) > 1:
        whose = "both" if len(own) == 2 else "all"
    return fitted(f"limit of {whose}", LIMITS - BESIDE, SIZES)


def _lead(paper: Axes, panel: Panel, found: Limit, at: float, colour: str) -> None:
    """Draw a thin line from a limit to its name, which stands higher or lower."""
    right = panel.left + PLOT
    paper.plot(
        [right, right + BESIDE - 0.015],
        [found.height, at],
        color=colour,
        lw=0.5,
        alpha=FAINT,
        gid=f"lead/{panel.unit.id}/{found.parties[0]}",
    )
