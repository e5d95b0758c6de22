"""The tornado: what each thing not known changes at its low and at its high end, widest first.

A bar reaches from nought to the change, pale for the low end and dark for the high one; the thin
line across its end is the interval, of pairs of runs. Beside it stands what the end is. A hollow
bar makes no difference: nought lies inside its interval.
"""

import math
from collections.abc import Callable, Iterator
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from sim.plots import key
from sim.plots.forest import tick_step
from sim.plots.key import Entry
from sim.plots.lettering import Block, fitted, width
from sim.plots.style import (
    AGREED,
    CLAUSE,
    HALF,
    INK,
    KEY,
    MARGIN,
    NOTE,
    PAPER,
    RULE,
    SECONDARY,
    TICK,
    WIDTH,
    Sheet,
    letter,
    letter_block,
)
from sim.results.amount import DAYS, factor, is_none
from sim.results.estimate import Estimate
from sim.results.sensitivity import Sensitivity, Swing
from sim.results.sensitivity_table import told
from sim.scenario.argument import finding

MOST = 20
"""So many bars at most; of the others the line below the title says how many there are."""

TOP, NAMES, RIGHT = 0.62, 2.3, WIDTH - MARGIN
HIGH = 0.17
"""How thick a bar is, of both ends one below the other."""

APART, LEAST = 0.09, 0.26
TRIES = ((CLAUSE, 1), (NOTE, 2), (6.0, 2), (6.0, 3))
ENDS = (("low", HALF), ("high", AGREED))


GROUND = {"facecolor": PAPER, "linewidth": 0.0, "pad": 0.6}
"""What keeps a line from running through words."""


class Lane(NamedTuple):
    """The lane of a swing: its name, and its middle on the paper."""

    swing: Swing
    name: Block
    middle: float


def tornado(found: Sensitivity) -> Sheet:
    """Draw the tornado of a sensitivity.

    In its axes x is the change in the unit of the measure as tables tell it, and y is inches from
    the top of the paper.
    """
    finding("found", found, Sensitivity)
    lanes = tuple(_lanes(found))
    foot = (lanes[-1].middle + LEAST / 2 if lanes else TOP) + 0.04
    keys = key.laid_out(_key())
    sheet = Sheet(
        found,
        title=f"What moves {found.called}",
        below=_below(found, lanes),
        account=told(found),
        height=foot + 0.82 + key.height(keys),
    )
    axes = sheet.placed((NAMES, TOP), (RIGHT - NAMES, foot - TOP))
    _scale(axes, found, lanes)
    for lane in lanes:
        at = (MARGIN, lane.middle)
        letter_block(sheet.paper, at, lane.name, gid=f"name/{lane.swing.name}")
        _draw(axes, found, lane)
    _axis(sheet, axes, found, foot)
    key.write(sheet.paper, keys, at=foot + 0.56)
    return sheet


def _lanes(found: Sensitivity) -> Iterator[Lane]:
    """Yield a lane for each swing that makes a difference, as high as its name needs it."""
    top = TOP
    for swing in [one for one in found.swings if not one.is_none][:MOST]:
        name = fitted(swing.label, NAMES - MARGIN - 0.12, TRIES)
        high = max(LEAST, name.height + 0.06)
        yield Lane(swing, name, top + high / 2)
        top += high


def _below(found: Sensitivity, lanes: tuple[Lane, ...]) -> str:
    moving = sum(not swing.is_none for swing in found.swings)
    still = len(found.swings) - moving
    more = [f"{moving - len(lanes)} smaller not drawn"] if moving > len(lanes) else []
    none = [f"{still} make no difference"] if still else []
    said = ["one held at either end, all else drawn as usual", *more, *none]
    return f"{found.scenario.title} · {' · '.join(said)}"


def _per(found: Sensitivity) -> float:
    return factor(found.scenario, found.measure)


def _ends(found: Sensitivity, swing: Swing) -> Iterator[tuple[str, str, Estimate, float]]:
    """Yield each end of a swing: its name, what it is, its change, and where its half bar lies."""
    for name, words, change, side in (
        ("low", swing.low, swing.at_low, -1),
        ("high", swing.high, swing.at_high, 1),
    ):
        per = _per(found)
        low, high = sorted((change.low * per, change.high * per))
        yield name, words, Estimate(change.value * per, low, high, change.n), side * HIGH / 4


def _scale(axes: Axes, found: Sensitivity, lanes: tuple[Lane, ...]) -> None:
    """Set the limits so that every bar, its interval and the words beside it have room."""
    wide = axes.get_xlim()[1] - axes.get_xlim()[0]
    low = high = 0.0
    left = right = 0.0
    for lane in lanes:
        for _, words, change, _ in _ends(found, lane.swing):
            room = width(words, size=NOTE) + 0.08
            if change.value < 0:
                low, left = min(low, _finite(change.low)), max(left, room)
            else:
                high, right = max(high, _finite(change.high)), max(right, room)
    low, high = (-1.0, 1.0) if low == high == 0 else (low, high)
    inch = (high - low) / max(0.5, wide - left - right)
    axes.set_xlim(low - left * inch, high + right * inch)


def _finite(number: float) -> float:
    return number if math.isfinite(number) else 0.0


def _draw(axes: Axes, found: Sensitivity, lane: Lane) -> None:
    """Draw both halves of a bar, each with its interval and what the end is."""
    low, high = axes.get_xlim()
    inch = (high - low) / (RIGHT - NAMES)
    for (name, words, change, apart), (_, colour) in zip(
        _ends(found, lane.swing), ENDS, strict=True
    ):
        if math.isnan(change.value):
            continue
        middle, hollow = lane.middle + apart, is_none(change)
        bar = Rectangle(
            (min(0.0, change.value), middle - HIGH / 4),
            abs(change.value),
            HIGH / 2,
            facecolor=PAPER if hollow else colour,
            edgecolor=colour,
            lw=0.6,
            zorder=3,
            gid=f"{name}/{lane.swing.name}",
        )
        axes.add_patch(bar)
        whisker(axes, (change.low, change.high), middle, f"interval/{name}/{lane.swing.name}")
        is_left = change.value < 0
        at = change.low - 0.04 * inch if is_left else max(change.high, 0) + 0.04 * inch
        align = "right" if is_left else "left"
        gid = f"end/{name}/{lane.swing.name}"
        text = letter(axes, (at, middle), words, size=5.5, colour=SECONDARY, align=align, gid=gid)
        text.set_bbox(GROUND)


def whisker(axes: Axes, reach: tuple[float, float], middle: float, gid: str) -> None:
    """Draw an interval as a thin line, on a paler one that parts it from a dark bar."""
    axes.plot(reach, [middle] * 2, color=PAPER, lw=1.7, zorder=3.5, gid="ground")
    axes.plot(reach, [middle] * 2, color=INK, lw=0.7, zorder=4, gid=gid)


def _axis(sheet: Sheet, axes: Axes, found: Sensitivity, foot: float) -> None:
    """Draw the axis of changes below the bars, and the line of nought through them."""
    low, high = axes.get_xlim()
    axes.plot([low, high], [foot, foot], color=INK, lw=0.8, clip_on=False, gid="axis")
    step = tick_step((high - low) / 3)
    for n in range(math.ceil(low / step), math.floor(high / step) + 1):
        tick = n * step
        ruled = SECONDARY if n == 0 else RULE
        axes.plot([tick] * 2, [TOP, foot], color=ruled, lw=0.6, zorder=1, gid="rule")
        name = f"{tick:+,g}".replace("-", "−") if n else "0"
        at = (tick, foot + 0.1)
        letter(axes, at, name, size=TICK, align="center", gid="tick-name")
    unit = "days" if found.measure.name in DAYS else "hundredths"
    text = f"change of {found.called}, {unit}"
    at = ((NAMES + RIGHT) / 2, foot + 0.27)
    letter(
        sheet.paper, at, text, size=KEY, colour=SECONDARY, align="center", italic=True, gid="unit"
    )


def _key() -> list[Entry]:
    return [
        Entry(_sample(HALF, HALF), "at the low end"),
        Entry(_sample(AGREED, AGREED), "at the high end"),
        Entry(_sample(PAPER, AGREED), "no difference"),
        Entry(_line, "interval of 95 %, of pairs"),
    ]


def _sample(face: str, edge: str) -> Callable[[Axes, float, float], None]:
    def draw(paper: Axes, left: float, middle: float) -> None:
        place = (left, middle - HIGH / 4)
        paper.add_patch(
            Rectangle(
                place, key.SWATCH, HIGH / 2, facecolor=face, edgecolor=edge, lw=0.6, gid="key"
            )
        )

    return draw


def _line(paper: Axes, left: float, middle: float) -> None:
    paper.plot([left, left + key.SWATCH], [middle] * 2, color=INK, lw=0.7, gid="key")
