"""A sweep in a picture: a curve over one axis, a heat map over two.

The curve joins the estimates, with the interval of 95 % of each as a whisker; dates stand in time;
over words, or the options of a question, the points stand apart. A heat map is the darker the more
there is; every cell says its number. Of a sample over two axes each point is a spot of the same
hues.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, Normalize
from matplotlib.patches import Rectangle

from sim.errors import UsageError
from sim.plots.calendar import round_days
from sim.plots.lettering import fitted, width
from sim.plots.style import (
    CLAUSE,
    HALF,
    INK,
    MARGIN,
    MEDIAN,
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
from sim.results.amount import DAYS, day, number_on, scale_of, value
from sim.results.estimate import Estimate
from sim.results.measure import SHARES, Key
from sim.results.response import heading, pictured, refuse_more_axes, sentences
from sim.results.sweep import Axis, Point, Sweep
from sim.scenario.argument import finding
from sim.scenario.defaults import capital

LEFT, RIGHT, TOP, HIGH = 1.0, WIDTH - 0.25, 0.62, 2.6
FOOT = 0.62
CELL = 0.34
"""The height of a cell of a heat map, in inches."""
HUES = LinearSegmentedColormap.from_list("hues", ["#EDF3F8", HALF, MEDIAN])
LIGHT = 0.55
"""From this share of the hues on, letters are white."""


class Along(NamedTuple):
    """Where the points of an axis stand, and what is written at which places."""

    places: tuple[float, ...]
    ticks: tuple[tuple[float, str], ...]
    is_line: bool


def sweep(sweep: Sweep, *, measure: str = "", of: str = "") -> Sheet:
    """Draw a measure of a sweep over its one or two axes.

    Parameters
    ----------
    measure : signed, day, agreed, position, worth, delay or utility; default: the first that the
        table of `of` shows
    of : a clause or a party; default: the treaty

    Raises
    ------
    UsageError
        If the sweep has more than two axes, or there is no such measure of it.
    """
    finding("sweep", sweep, Sweep)
    key = pictured(sweep, measure, of)
    refuse_more_axes(len(sweep.axes))
    return _curve(sweep, key) if len(sweep.axes) == 1 else _map(sweep, key)


def along(sweep: Sweep, axis: Axis) -> Along:
    """Return where the points stand along an axis: by number, by date, or in the order of words."""
    numbers = sweep.numbers(axis)
    if numbers is not None and len(set(numbers)) > 1:
        ticks = tuple((tick, f"{tick:,g}") for tick in _round_numbers(min(numbers), max(numbers)))
        return Along(numbers, ticks, is_line=True)
    days = _days(sweep, axis)
    if len(set(days)) > 1:
        return Along(days, tuple(_dates(sweep, min(days), max(days))), is_line=True)
    words = list(dict.fromkeys(point.values[axis.name] for point in sweep.points))
    places = tuple(float(words.index(point.values[axis.name])) for point in sweep.points)
    return Along(places, tuple((float(n), word) for n, word in enumerate(words)), is_line=False)


def _days(sweep: Sweep, axis: Axis) -> tuple[float, ...]:
    """Return the dates of an axis as days since the start; nothing where any value is no date."""
    try:
        dates = [date.fromisoformat(point.values[axis.name]) for point in sweep.points]
    except ValueError:
        return ()
    return tuple(float((when - sweep.scenario.start).days) for when in dates)


def _dates(sweep: Sweep, low: float, high: float) -> list[tuple[float, str]]:
    """Return some round dates between two days since the start, each with its name."""
    start = sweep.scenario.start
    first, last = (start + timedelta(days=int(end)) for end in (np.ceil(low), np.floor(high)))
    days = [float((when - start).days) for when in round_days(first, last)]
    return [(at, day(sweep.scenario, at)) for at in days]


def _round_numbers(low: float, high: float) -> list[float]:
    """Return some round numbers between two."""
    rough = (high - low) / 5
    power = 10.0 ** np.floor(np.log10(rough))
    step = min((one * power for one in (1, 2, 5, 10)), key=lambda one: abs(one - rough))
    first = np.ceil(low / step - 1e-9)
    return [float(round(n * step, 10)) for n in np.arange(first, high / step + 1e-9)]


def measured(sweep: Sweep, key: Key, one: Estimate) -> tuple[float, float, float]:
    """Return an estimate and its interval in the unit they are told in; of a date, in days."""
    low, middle, high = one.low, one.value, one.high
    if key.name == "position":
        scale = scale_of(sweep.scenario, key.clause)
        start = sweep.scenario.start.toordinal() if scale.kind == "date" else 0
        found = [number_on(scale, x) - start for x in (middle, max(0.0, low), min(1.0, high))]
        return found[0], min(found[1:]), max(found[1:])
    times = 1.0 if key.name in DAYS else 100.0
    return times * middle, times * low, times * high


def _sheet(sweep: Sweep, key: Key, height: float) -> Sheet:
    name = heading(sweep, key)
    of = f"{key.clause}: " if key.clause else ""
    over = " and ".join(axis.name for axis in sweep.axes)
    runs = f"{sweep.replications:,} runs"
    of_all = "" if sweep.is_complete else f"{len(sweep.points)} of {sweep.planned} points · "
    return Sheet(
        sweep,
        title=capital(f"{of}{name}, over {over}"),
        below=f"{sweep.scenario.title} · {of_all}{runs} a point, intervals of 95 %",
        account=account(sweep, key),
        height=height,
    )


def account(sweep: Sweep, key: Key) -> str:
    """Say in plain text what the picture shows: a line a point."""
    head = " ".join(sentences(sweep, key.clause or key.party))
    lines = [
        f"{_where(point)}: {value(sweep.scenario, key, point.estimates[key])}"
        for point in sweep.points
    ]
    return "\n".join([f"{heading(sweep, key)}. {head}", *lines])


def _where(point: Point) -> str:
    return ", ".join(f"{name} {written}" for name, written in point.values.items())


def _curve(sweep: Sweep, key: Key) -> Sheet:
    (axis,) = sweep.axes
    sheet = _sheet(sweep, key, TOP + HIGH + FOOT)
    axes = sheet.placed((LEFT, TOP), (RIGHT - LEFT, HIGH))
    axes.set_gid("curve")
    stood = along(sweep, axis)
    found = [measured(sweep, key, point.estimates[key]) for point in sweep.points]
    said = [(x, *one) for x, one in zip(stood.places, found, strict=True) if not np.isnan(one[0])]
    if not said:
        raise UsageError(f"No point says anything of {heading(sweep, key)}.")
    _scaled(axes, stood, said)
    _rules(sheet, axes, sweep, key)
    _below(sheet, axes, stood, _named(sweep, axis), TOP + HIGH)
    said.sort()
    x, middle, low, high = (list(column) for column in zip(*said, strict=True))
    if stood.is_line:
        axes.fill_between(x, low, high, color=HALF, alpha=0.25, lw=0, zorder=2, gid="interval")
        axes.plot(x, middle, color=MEDIAN, lw=1.2, zorder=3, gid="line")
    axes.vlines(x, low, high, colors=MEDIAN, lw=0.9, zorder=3, gid="whiskers")
    axes.plot(
        x,
        middle,
        linestyle="none",
        marker="o",
        markersize=3.6,
        color=MEDIAN,
        zorder=4,
        gid="points",
    )
    return sheet


def _scaled(axes: Axes, stood: Along, said: Sequence[tuple[float, ...]]) -> None:
    """Let the axes hold all points with some air."""
    first, last = min(stood.places), max(stood.places)
    air = 0.04 * (last - first) if stood.is_line else 0.5
    axes.set_xlim(first - (air or 0.5), last + (air or 0.5))
    low = min(one[2] for one in said if np.isfinite(one[2]))
    high = max(one[3] for one in said if np.isfinite(one[3]))
    air = 0.08 * (high - low) or max(0.5, 0.05 * abs(high))
    axes.set_ylim(low - air, high + air)


def _rules(sheet: Sheet, axes: Axes, sweep: Sweep, key: Key) -> None:
    """Draw the rules of the upright axis, with their numbers or dates at the left."""
    left, right = axes.get_xlim()
    for at, name in _marks(sweep, key, axes.get_ylim()):
        axes.plot([left, right], [at, at], color=RULE, lw=0.6, zorder=1, gid="rule")
        height = TOP + HIGH * (axes.get_ylim()[1] - at) / (axes.get_ylim()[1] - axes.get_ylim()[0])
        place = (LEFT - 0.07, height)
        letter(sheet.paper, place, name, size=TICK, align="right", gid="value-name")


def _marks(sweep: Sweep, key: Key, reach: tuple[float, float]) -> list[tuple[float, str]]:
    low, high = reach
    if _is_dated(sweep, key):
        return _dates(sweep, low, high)
    percent = " %" if key.name in SHARES else ""
    return [(at, f"{at:,g}{percent}".replace("-", "−")) for at in _round_numbers(low, high)]


def _is_dated(sweep: Sweep, key: Key) -> bool:
    if key.name == "position":
        return scale_of(sweep.scenario, key.clause).kind == "date"
    return key.name in DAYS


def _named(sweep: Sweep, axis: Axis) -> str:
    unit = sweep.unit(axis) if sweep.numbers(axis) is not None else ""
    return f"{axis.name}, {unit}" if unit else axis.name


def _below(sheet: Sheet, axes: Axes, stood: Along, name: str, foot: float) -> None:
    """Draw the lower axis at a height of the paper, with its name below."""
    left, right = axes.get_xlim()
    wide = RIGHT - LEFT

    def across(at: float) -> float:
        return LEFT + wide * (at - left) / (right - left)

    sheet.paper.plot([LEFT, RIGHT], [foot, foot], color=INK, lw=0.8, gid="axis")
    room = wide / max(1, len(stood.ticks)) - 0.05
    for at, word in stood.ticks:
        x = across(at)
        sheet.paper.plot([x, x], [foot, foot + 0.035], color=INK, lw=0.8, gid="tick")
        block = fitted(word, room, ((TICK, 1), (NOTE, 2), (6.0, 3)))
        place = (x, foot + 0.105 + (len(block.lines) - 1) / 2 * block.pitch)
        letter_block(sheet.paper, place, block, align="center", gid="tick-name")
    middle = ((LEFT + RIGHT) / 2, foot + 0.32)
    letter(
        sheet.paper, middle, name, size=CLAUSE, colour=SECONDARY, align="center", gid="axis-name"
    )


def _map(sweep: Sweep, key: Key) -> Sheet:
    """Draw a heat map: the first axis upwards, the second to the right."""
    up, across = sweep.axes
    stood = along(sweep, across), along(sweep, up)
    is_grid = (
        len({point.values[up.name] for point in sweep.points})
        * len({point.values[across.name] for point in sweep.points})
        == sweep.planned
    )
    if not is_grid:
        return _spots(sweep, key, stood)
    return _cells(sweep, key)


def _cells(sweep: Sweep, key: Key) -> Sheet:
    up, across = sweep.axes
    rows = list(dict.fromkeys(point.values[up.name] for point in sweep.points))
    columns = list(dict.fromkeys(point.values[across.name] for point in sweep.points))
    high = CELL * len(rows)
    left = max(LEFT, MARGIN + 0.12 + max(width(row, size=TICK) for row in rows))
    sheet = _sheet(sweep, key, TOP + high + FOOT)
    axes = sheet.placed((left, TOP), (RIGHT - left, high))
    axes.set_gid("map")
    axes.set_xlim(0, len(columns))
    axes.set_ylim(0, len(rows))
    hue = _hues(sweep, key)
    for point in sweep.points:
        x, y = columns.index(point.values[across.name]), rows.index(point.values[up.name])
        _cell(axes, sweep, key, point, (x, y), hue, (RIGHT - left) / len(columns))
    for n, row in enumerate(rows):
        place = (left - 0.07, TOP + high - CELL * (n + 0.5))
        letter(sheet.paper, place, row, size=TICK, align="right", gid="row-name")
    letter(
        sheet.paper,
        (left - 0.07, TOP - 0.1),
        up.name,
        size=CLAUSE,
        colour=SECONDARY,
        align="right" if width(up.name, size=CLAUSE) < left - 0.15 else "left",
        gid="axis-name",
    )
    room = (RIGHT - left) / len(columns)
    for n, column in enumerate(columns):
        block = fitted(column, room - 0.05, ((TICK, 1), (NOTE, 2), (6.0, 3)))
        at = (left + room * (n + 0.5), TOP + high + 0.1 + (len(block.lines) - 1) / 2 * block.pitch)
        letter_block(sheet.paper, at, block, align="center", gid="column-name")
    middle = ((left + RIGHT) / 2, TOP + high + 0.33)
    letter(
        sheet.paper,
        middle,
        across.name,
        size=CLAUSE,
        colour=SECONDARY,
        align="center",
        gid="axis-name",
    )
    return sheet


def _hues(sweep: Sweep, key: Key) -> Normalize:
    values = [measured(sweep, key, point.estimates[key])[0] for point in sweep.points]
    known = [one for one in values if np.isfinite(one)]
    if not known:
        raise UsageError(f"No point says anything of {heading(sweep, key)}.")
    low, high = min(known), max(known)
    return Normalize(low, high if high > low else low + 1.0)


def _cell(
    axes: Axes,
    sweep: Sweep,
    key: Key,
    point: Point,
    at: tuple[int, int],
    hue: Normalize,
    room: float,
) -> None:
    one = point.estimates[key]
    x, y = at
    found = measured(sweep, key, one)[0]
    share = 0.0 if np.isnan(found) else float(hue(found))
    face: Any = PAPER if np.isnan(found) else HUES(share)
    cell = Rectangle((x, y), 1, 1, facecolor=face, edgecolor=PAPER, lw=1.0)
    cell.set_gid(f"cell/{_where(point)}")
    axes.add_artist(cell)
    text = value(sweep.scenario, key, one)
    whole = fitted(text, room - 0.06, ((TICK, 1), (NOTE, 2), (6.0, 2), (5.5, 2)))
    ink = PAPER if share > LIGHT else INK
    pitch = whole.pitch / CELL
    for number, line in enumerate(whole.lines):
        place = (x + 0.5, y + 0.5 + ((len(whole.lines) - 1) / 2 - number) * pitch)
        down = 0.36 * whole.size / 72 / CELL
        written = letter(axes, (0, 0), line, size=whole.size, colour=ink, align="center")
        written.set_position((place[0], place[1] - down))
        written.set_gid(f"value/{_where(point)}")


def _spots(sweep: Sweep, key: Key, stood: tuple[Along, Along]) -> Sheet:
    """Draw the points of a sample as spots, each in the hue of its value."""
    across, up = stood
    sheet = _sheet(sweep, key, TOP + HIGH + FOOT)
    axes = sheet.placed((LEFT, TOP), (RIGHT - LEFT, HIGH))
    axes.set_gid("spots")
    for limits, one in ((axes.set_xlim, across), (axes.set_ylim, up)):
        first, last = min(one.places), max(one.places)
        air = (0.05 * (last - first) if one.is_line else 0.5) or 0.5
        limits(first - air, last + air)
    hue = _hues(sweep, key)
    values = [measured(sweep, key, point.estimates[key])[0] for point in sweep.points]
    spots = axes.scatter(
        across.places,
        up.places,
        c=[HUES(float(hue(one))) for one in values],
        s=46,
        edgecolors=SECONDARY,
        linewidths=0.6,
        zorder=3,
    )
    spots.set_gid("spots")
    low, high = axes.get_ylim()
    for at, word in up.ticks:
        height = TOP + HIGH * (high - at) / (high - low)
        block = fitted(word, LEFT - 0.15, ((TICK, 1), (NOTE, 2)))
        letter_block(sheet.paper, (LEFT - 0.07, height), block, align="right", gid="row-name")
    _below(sheet, axes, across, _named(sweep, sweep.axes[1]), TOP + HIGH)
    named = _named(sweep, sweep.axes[0])
    letter(sheet.paper, (MARGIN, TOP - 0.08), named, size=CLAUSE, colour=SECONDARY, gid="axis-name")
    least, most = (_told(sweep, key, pick) for pick in (min, max))
    text = f"palest {least}, darkest {most}"
    place = (RIGHT, TOP - 0.08)
    letter(sheet.paper, place, text, size=NOTE, colour=SECONDARY, align="right", gid="hues")
    return sheet


def _told(sweep: Sweep, key: Key, pick: Any) -> str:
    known = [point.estimates[key] for point in sweep.points if point.estimates[key].n]
    return value(sweep.scenario, key, pick(known, key=lambda one: one.value))
