"""Who gains: what the signed treaties are worth to two parties, and what they could be worth.

A dot is a run that is signed. Worth is weighted and counted from the reservations, before what
delay costs, and for all runs by the same stances, those that the scenario states. The line is the
frontier: the treaties of which none is better for one party and worse for neither, within the red
lines of all, or of those who are enough to decide. On it lie the solutions of Nash and of Kalai and
Smorodinsky. The dashed lines are the frontiers that a party believes in, where it believes
otherwise. Runs whose reservations are drawn wider, or set so by an event, may lie beyond it. Of
three parties and more the first three are drawn, two by two.
"""

from functools import partial

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from sim.analysis.stakes import Array
from sim.plots import key
from sim.plots.account import called, called_within
from sim.plots.key import Entry
from sim.plots.lettering import Tries, cut, fitted, width
from sim.plots.pairs import PARTIES, Pair, beyond, pairs_of
from sim.plots.style import (
    AGREED,
    HALF,
    INK,
    ITEM,
    MARGIN,
    MEDIAN,
    NOTE,
    PAPER,
    PHONE,
    RULE,
    SECONDARY,
    WIDE,
    Form,
    Sheet,
    letter,
    letter_block,
)
from sim.plots.tally import counted, signed
from sim.results.ensemble import Ensemble
from sim.results.estimate import Estimate, mean, share_of
from sim.results.summary import percent
from sim.scenario.argument import finding

TOP, KEYED, FOOTER = 0.47, 0.34, 0.36
GAP, NUMBERS = 0.16, 0.42
"""The gap between two columns, and the room for the numbers at the left; inches."""

ALONE, LARGEST, NAME = 4.4, 2.9, 0.03
"""The greatest side of a plot, alone or of several, and the room below the name of a panel."""

NAMES: Tries = ((ITEM, 1), (NOTE, 1), (NOTE, 4))
"""How the name of a panel may be set."""

AXIS = 0.22
"""Room for the name of the upright axis above it."""

DOTS = 1000
"""So many runs are drawn as dots; all are counted."""

POINTS = 300
"""A line of more points is drawn with so many of them."""

NASH, KALAI = "*", "^"
SIZES, LEVELS = {NASH: 6.0, KALAI: 10.4}, {NASH: 7, KALAI: 6}
"""The star stands before the triangle, which is so large that it is seen where they coincide."""

POINT = 72
"""Points to an inch."""

DASHES = ((0, (4, 2)), (0, (1, 1.2)))
PAD = 0.06
BEYOND = (
    "beyond the best there is by the stances as written: they drew other stances, or events set "
    "some anew"
)

TRIES = ((NOTE, 1), (NOTE, 3))


def frontier(ensemble: Ensemble) -> Sheet:
    """Draw who gains how much in the signed runs of an ensemble.

    In the axes of two parties x is the worth to the first, y that to the second; 1 is the best
    that a party could have on every clause.
    """
    finding("ensemble", ensemble, Ensemble)
    return _drawn(ensemble, WIDE)


def narrow_frontier(ensemble: Ensemble) -> Sheet:
    """Draw the same for a telephone, two parties below the other."""
    return _drawn(ensemble, PHONE)


def _drawn(ensemble: Ensemble, form: Form) -> Sheet:
    pairs = tuple(pairs_of(ensemble))
    columns = len(pairs) if form is WIDE else 1
    column = (form.width - 2 * MARGIN - (columns - 1) * GAP) / columns
    side = min(ALONE if len(pairs) == 1 else LARGEST, column - NUMBERS - 0.1)
    tries = tuple((size, lines) for size, lines in TRIES if size >= form.least)
    room = min(max(side, 2.0) + NUMBERS, column)
    words = [fitted(_said(ensemble, pair), room, tries) for pair in pairs]
    names = [fitted(_named(ensemble, pair), room, NAMES, bold=True) for pair in pairs]
    named = max(block.height for block in names) + NAME
    header = named + max(block.height for block in words) + AXIS
    rows = -(-len(pairs) // columns)
    foot = TOP + rows * (header + side + FOOTER)
    keys = key.laid_out(_key(ensemble, pairs), form=form)
    sheet = Sheet(
        ensemble,
        title="Who gains",
        below=" · ".join([ensemble.scenario.title, *_counted(ensemble)]),
        account=describe(ensemble),
        height=foot + KEYED + key.height(keys),
        form=form,
    )
    for number, (pair, *blocks) in enumerate(zip(pairs, names, words, strict=True)):
        left = MARGIN + NUMBERS + number % columns * (column + GAP)
        top = TOP + header + number // columns * (header + side + FOOTER)
        at = (left - NUMBERS, top - header + blocks[0].height / 2)
        letter_block(sheet.paper, at, blocks[0], gid="name")
        at = (left - NUMBERS, top - header + named + blocks[1].height / 2)
        gid = f"said/{'/'.join(pair.parties)}"
        letter_block(sheet.paper, at, blocks[1], colour=SECONDARY, gid=gid)
        _panel(sheet, ensemble, pair, (left, top, side))
    key.write(sheet.paper, keys, at=foot + 0.1, form=form)
    return sheet


def describe(ensemble: Ensemble) -> str:
    """Say in plain text what the figure shows, a line for two parties."""
    head = f"{ensemble.scenario.title}: {', '.join(_counted(ensemble))}."
    lines = []
    for pair in pairs_of(ensemble):
        first, second = (called(ensemble, party) for party in pair.parties)
        found = [f"{first} and {second}: {_said(ensemble, pair)}."]
        for name, point in (("Nash", pair.nash), ("Kalai and Smorodinsky", pair.kalai)):
            if point is not None:
                told = f"{_hundredths(point[0])} and {_hundredths(point[1])}"
                found.append(f"The solution of {name} would give them {told}.")
        far = int(beyond(pair).sum())
        if far:
            found.append(f"{far:,} of the signed runs {'lies' if far == 1 else 'lie'} {BEYOND}.")
        lines.append(" ".join(found))
    measure = "Worths in hundredths of the best on every clause."
    if len(ensemble.scenario.parties) > 2:
        measure += " The best for two is without regard to the others, so runs may fall far short."
    return "\n".join([head, measure, *lines])


def _counted(ensemble: Ensemble) -> list[str]:
    """Say how many runs there are, how many are signed, and which parties are left out."""
    there = len(ensemble.scenario.parties)
    left = [f"the first {PARTIES} of {there} parties"] if there > PARTIES else []
    return [counted(ensemble), signed(ensemble), *left]


def _means(pair: Pair) -> tuple[Estimate, Estimate]:
    return mean(pair.runs[:, 0], pair.groups), mean(pair.runs[:, 1], pair.groups)


def _named(ensemble: Ensemble, pair: Pair) -> str:
    first, second = pair.parties
    return f"{called(ensemble, first)} and {called_within(ensemble, second)}"


def _said(ensemble: Ensemble, pair: Pair) -> str:
    """Say what the signed runs are worth on average, and how often both gain."""
    if len(pair.runs) == 0:
        return "no run is signed"
    names = [called_within(ensemble, party) for party in pair.parties]
    told = [
        f"{_hundredths(one.value)} ({_hundredths(one.low)} to {_hundredths(one.high)}) to {name}"
        if one.n > 1
        else f"{_hundredths(one.value)} to {name}"
        for one, name in zip(_means(pair), names, strict=True)
    ]
    both = share_of(pair.runs.min(axis=1) > 0, pair.groups)
    return f"worth on average {' and '.join(told)}; both gain in {percent(both)} of the signed"


def _hundredths(worth: float) -> str:
    told = f"{100 * worth:.1f}"
    return "0" if float(told) == 0 else told.replace("-", "−")


def _panel(
    sheet: Sheet,
    ensemble: Ensemble,
    pair: Pair,
    place: tuple[float, float, float],
) -> None:
    """Draw two parties: the runs, the frontiers, the solutions and the mean."""
    left, top, side = place
    gid = "/".join(pair.parties)
    axes = sheet.placed((left, top), (side, side))
    spans = _spans(pair)
    axes.set_xlim(*spans[0])
    axes.set_ylim(*spans[1])
    within = [called_within(ensemble, party) for party in pair.parties]
    _scales(sheet.paper, axes, place, (within[0], within[1]))
    (dots,) = axes.plot(*pair.runs[:DOTS].T, "o", markersize=2.2, color=HALF, gid=f"runs/{gid}")
    dots.set(alpha=0.35, markeredgewidth=0, zorder=3)
    best = _fewer(pair.best)
    axes.plot(best[:, 0], best[:, 1], color=AGREED, lw=1.3, zorder=4, gid=f"frontier/{gid}")
    for number, (party, line) in enumerate(pair.beliefs.items()):
        told = _fewer(line)
        dash = DASHES[number % len(DASHES)]
        label = f"believed/{gid}/{party}"
        axes.plot(told[:, 0], told[:, 1], color=INK, lw=0.8, linestyle=dash, zorder=4, gid=label)
    for shape, point, kind in ((NASH, pair.nash, "nash"), (KALAI, pair.kalai, "kalai")):
        if point is not None:
            _solution(axes, (float(point[0]), float(point[1])), shape, f"{kind}/{gid}")
    if len(pair.runs) > 1:
        _mean(axes, pair, gid)


def _solution(axes: Axes, at: tuple[float, float], shape: str, gid: str) -> None:
    axes.plot(
        [at[0]],
        [at[1]],
        marker=shape,
        markersize=SIZES[shape],
        markerfacecolor=PAPER if shape == NASH else "none",
        markeredgecolor=INK,
        markeredgewidth=0.9,
        zorder=LEVELS[shape],
        clip_on=False,
        gid=gid,
    )


def _mean(axes: Axes, pair: Pair, gid: str) -> None:
    """Draw the mean of the signed runs as a cross of its intervals."""
    x, y = _means(pair)
    axes.plot([x.low, x.high], [y.value] * 2, color=MEDIAN, lw=1.6, zorder=5, gid=f"mean-x/{gid}")
    axes.plot([x.value] * 2, [y.low, y.high], color=MEDIAN, lw=1.6, zorder=5, gid=f"mean-y/{gid}")
    axes.plot([x.value], [y.value], "o", markersize=3, color=MEDIAN, zorder=5, gid=f"mean/{gid}")


def _spans(pair: Pair) -> list[tuple[float, float]]:
    """Return from where to where the axes reach: the runs, the gains on the frontier, and zero.

    The parts of a frontier on which a party loses more than in any run are not shown.
    """
    spans = []
    for place in (0, 1):
        low = float(pair.runs[:, place].min(initial=0.0))
        high = float(pair.runs[:, place].max(initial=0.0))
        for line in (pair.best, *pair.beliefs.values()):
            gaining = line[line[:, 1 - place] >= 0.0, place]
            high = max(high, float(gaining.max(initial=0.0)))
        pad = PAD * max(high - low, 0.01) if high > low else 0.1
        spans.append((low - pad, high + pad))
    return spans


def _scales(
    paper: Axes, axes: Axes, place: tuple[float, float, float], names: tuple[str, str]
) -> None:
    """Draw the frame, the lines of no gain, the numbers in hundredths, and the parties' names."""
    left, top, side = place
    (low, high), (bottom, upper) = axes.get_xlim(), axes.get_ylim()
    for value in MaxNLocator(4).tick_values(low, high):
        if low <= value <= high:
            x = left + side * (value - low) / (high - low)
            at = (x, top + side + 0.09)
            told = _whole(value)
            letter(paper, at, told, size=NOTE, colour=SECONDARY, align="center", gid="number")
            paper.plot([x, x], [top + side, top + side + 0.03], color=SECONDARY, lw=0.6, gid="tick")
    for value in MaxNLocator(4).tick_values(bottom, upper):
        if bottom <= value <= upper:
            y = top + side - side * (value - bottom) / (upper - bottom)
            at = (left - 0.06, y)
            told = _whole(value)
            letter(paper, at, told, size=NOTE, colour=SECONDARY, align="right", gid="number")
            paper.plot([left - 0.03, left], [y, y], color=SECONDARY, lw=0.6, gid="tick")
    corners = [left, left, left + side], [top, top + side, top + side]
    paper.plot(*corners, color=SECONDARY, lw=0.6, gid="axis")
    axes.plot([low, high], [0, 0], color=RULE, lw=0.8, zorder=1, gid="no-gain")
    axes.plot([0, 0], [bottom, upper], color=RULE, lw=0.8, zorder=1, gid="no-gain")
    at = (left + side, top + side + 0.22)
    first, second = names
    across = _about(first, ("worth to ", ", in hundredths →"), side + NUMBERS)
    letter(paper, at, across, size=NOTE, align="right", gid="axis-name")
    at = (left - NUMBERS, top - 0.09)
    up = _about(second, ("↑ worth to ", ""), side + NUMBERS)
    letter(paper, at, up, size=NOTE, gid="axis-name")


def _about(name: str, around: tuple[str, str], room: float) -> str:
    """Return a name between some words; where there is no room for all, the name is cut."""
    before, after = around
    left = room - width(before + after, size=NOTE)
    return f"{before}{cut(name, left, size=NOTE)}{after}"


def _whole(value: float) -> str:
    return f"{100 * value:.0f}".replace("-", "−")


def _fewer(line: Array) -> Array:
    """Return a line with no more points than are drawn, its ends among them."""
    if len(line) <= POINTS:
        return line
    kept: Array = line[np.unique(np.linspace(0, len(line) - 1, POINTS).round().astype(int))]
    return kept


def _key(ensemble: Ensemble, pairs: tuple[Pair, ...]) -> list[Entry]:
    """Return the key to what is drawn."""
    entries, most = [], max(len(pair.runs) for pair in pairs)
    if most:
        entries.append(Entry(_dot, "a signed run", key.MARK))
    if most > 1:
        entries.append(Entry(_cross, "their mean, with its interval of 95 %", key.MARK))
    if any(len(pair.best) > 1 for pair in pairs):
        entries.append(Entry(partial(_line, "-"), _best(ensemble)))
    if any(beyond(pair).any() for pair in pairs):
        entries.append(key.said("beyond it: runs with other stances, drawn or set"))
    for party in dict.fromkeys(party for pair in pairs for party in pair.beliefs):
        number = next(list(pair.beliefs).index(party) for pair in pairs if party in pair.beliefs)
        dash = DASHES[number % len(DASHES)]
        entries.append(Entry(partial(_line, dash), f"as {called_within(ensemble, party)} believes"))
    if any(pair.nash is not None for pair in pairs):
        entries.append(Entry(partial(_mark, NASH), "Nash", SIZES[NASH] / POINT))
        entries.append(Entry(partial(_mark, KALAI), "Kalai–Smorodinsky", SIZES[KALAI] / POINT))
    return entries


def _best(ensemble: Ensemble) -> str:
    """Say what the frontier is; of three parties and more no treaty need please two alone."""
    is_whole = len(ensemble.scenario.parties) == 2
    what = (
        "the best there is" if is_whole else "the best for these two, whatever it costs the others"
    )
    return f"{what}, by the stances as written"


def _dot(paper: Axes, left: float, middle: float) -> None:
    paper.plot([left + key.MARK / 2], [middle], "o", markersize=2.8, color=HALF, gid="key")


def _cross(paper: Axes, left: float, middle: float) -> None:
    paper.plot([left, left + key.MARK], [middle] * 2, color=MEDIAN, lw=1.6, gid="key")
    upright = [middle - key.MARK / 2, middle + key.MARK / 2]
    paper.plot([left + key.MARK / 2] * 2, upright, color=MEDIAN, lw=1.6, gid="key")


def _line(
    dash: str | tuple[int, tuple[float, float]], paper: Axes, left: float, middle: float
) -> None:
    is_own = dash == "-"
    colour, weight = (AGREED, 1.3) if is_own else (INK, 0.8)
    ends = [left, left + key.SWATCH]
    paper.plot(ends, [middle] * 2, color=colour, lw=weight, linestyle=dash, gid="key")


def _mark(shape: str, paper: Axes, left: float, middle: float) -> None:
    _solution(paper, (left + SIZES[shape] / POINT / 2, middle), shape, "key")
