"""What the parties want of a clause and how far they go, beside its scale, and where they meet.

On a scale a line leads from the dot, what a party wants, to the bar, the farthest it signs, and
thinly on to its red line. Of options the larger dots are worth more, and hollow ones it does not
sign. Each party has the number of its place in the scenario. The pale band is the zone of
agreement: what all parties sign.
"""

from typing import Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from sim.plots import key
from sim.plots.style import AGREED, FOOT, HALF, INK, REFERRED, SECONDARY
from sim.scenario.scale import Scale
from sim.scenario.scenario import Unit
from sim.scenario.stance import OptionStance, OrderedStance
from sim.scenario.zone import signs, zone

LOOK = ((AGREED, "-"), (HALF, "-"), (REFERRED, "-"), (INK, "--"), (HALF, "--"))
"""Colour and dash of the parties, in the order of the scenario."""

BAND = 0.16
PITCH, BAR = 0.24, 0.09
"""How far apart the parties stand, and how wide their bars are, in inches."""


class Side(NamedTuple):
    """The room right of some axes: from how many inches on, how wide, and units of x an inch."""

    left: float
    wide: float
    scale: float


def draw_zone(axes: Axes, unit: Unit) -> None:
    """Draw what all parties sign as a pale band, across axes whose y is the scale."""
    found = zone_of(unit)
    if found is not None:
        band = axes.axhspan(*found, color=HALF, alpha=BAND, lw=0, zorder=0.5)
        band.set_gid(f"zone/{unit.id}")


def zone_of(unit: Unit) -> tuple[float, float] | None:
    """Return from where to where all parties sign on a scale; None if nowhere, or without one."""
    clause = unit.clause
    if clause.scale is None or not clause.stances:
        return None
    low, high = zone(clause)
    return (low, high) if low <= high else None


def draw(axes: Axes, unit: Unit, parties: tuple[str, ...], side: Side) -> None:
    """Draw what each party with a stance on a clause wants of it, and how far it goes.

    Right of axes whose y is the scale of the clause; above each stands the party's number.
    """
    pitch = min(PITCH, side.wide / (len(parties) + 1))
    for number, party in enumerate(parties):
        stance = unit.clause.stances.get(party)
        at, gid = (side.left + pitch * (number + 0.7)) * side.scale, f"{unit.id}/{party}"
        if stance is not None:
            _number(axes, at, number + 1)
        match stance:
            case OrderedStance() if unit.clause.scale is not None:
                half = BAR / 2 * side.scale
                _reach(axes, (at, half), unit.clause.scale, stance, _look(number), gid)
            case OptionStance():
                _worths(axes, at, unit.clause.options or (), stance, _look(number)[0], gid)


def _number(axes: Axes, x: float, number: int) -> None:
    """Write the number of a party above its wishes."""
    axes.annotate(
        str(number),
        (x, 1.0),
        xycoords=("data", "axes fraction"),
        xytext=(0, -1),
        textcoords="offset points",
        size=FOOT,
        color=SECONDARY,
        ha="center",
        va="center",
        annotation_clip=False,
        gid="side",
    )


def _reach(
    axes: Axes,
    place: tuple[float, float],
    scale: Scale,
    stance: OrderedStance,
    look: tuple[str, str],
    gid: str,
) -> None:
    """Draw how far a party goes on a scale, with bars so far to either side."""
    (x, half), (colour, dash) = place, look
    ideal, far = scale.share(stance.ideal), scale.share(stance.reservation)
    _line(axes, [x, x], [ideal, far], color=colour, linestyle=dash, lw=1.3, gid=f"reach/{gid}")
    _line(axes, [x], [ideal], marker="o", markersize=3.4, color=colour, gid=f"ideal/{gid}")
    across = [x - half, x + half]
    _line(axes, across, [far, far], color=colour, lw=1.1, gid=f"reservation/{gid}")
    if stance.red_line is not None:
        red = scale.share(stance.red_line)
        _line(axes, [x, x], [far, red], color=colour, lw=0.6, gid=f"beyond/{gid}")
        _line(axes, across, [red, red], color=colour, lw=1.1, gid=f"red-line/{gid}")


def _worths(
    axes: Axes, x: float, options: tuple[str, ...], stance: OptionStance, colour: str, gid: str
) -> None:
    """Draw a dot for each option, the larger the more it is worth, hollow if it is not signed."""
    for place, option in enumerate(options):
        _line(
            axes,
            [x],
            [place],
            marker="o",
            markersize=1.6 + 3.6 * stance.worth[option],
            color=colour,
            markerfacecolor=colour if signs(stance, option) else "none",
            markeredgewidth=0.8,
            gid=f"worth/{gid}/{place}",
        )


def _line(axes: Axes, xs: list[float], ys: list[float], **look: Any) -> None:
    """Draw a line or a mark that may lie outside the axes, and does not stretch them."""
    axes.add_artist(Line2D(xs, ys, clip_on=False, zorder=4, **look))


def _look(number: int) -> tuple[str, str]:
    """Return the colour and dash of a party, by its place in the scenario."""
    return LOOK[number % len(LOOK)]


def sample(number: int, paper: Axes, left: float, middle: float) -> None:
    """Draw a sample for the key: from what the party wants to the farthest it signs."""
    colour, dash = _look(number)
    reach = [left + 0.02, left + key.SWATCH - 0.02]
    paper.plot(reach, [middle] * 2, color=colour, linestyle=dash, lw=1.3, gid="key")
    paper.plot(reach[:1], [middle], "o", markersize=3.4, color=colour, gid="key")
    upright = [middle - 0.035, middle + 0.035]
    paper.plot([reach[1]] * 2, upright, color=colour, lw=1.1, gid="key")
