"""The timeline for everybody: twenty dots a lane, each of them one talk in twenty.

A quantile dotplot [fernandes-2018]: the dots stand at the quantiles of the day on which the runs
close the clause, from 2.5 to 97.5 %, those too near to each other upon one another. Whoever counts
dots counts chances. Talks that leave the clause open stand right of the axis.
"""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from matplotlib.axes import Axes

from sim.model.codes import MINUTES_A_DAY
from sim.plots import calendar, columns, key, labels
from sim.plots.key import Entry
from sim.plots.lanes import RIGHT, Group, laid_out, raised, write_names
from sim.plots.marks import SHAPES, mark_record
from sim.plots.style import (
    BOTTOM,
    HALF,
    INK,
    KEY,
    LABELS,
    MEDIAN,
    PAPER,
    RULE,
    SECONDARY,
    TERMS,
    TOP,
    WIDE,
    WIDTH,
    Sheet,
    letter,
    letter_block,
)
from sim.plots.tally import WORDS, counted, describe
from sim.results.ensemble import Ensemble
from sim.results.record import ends, last_minute
from sim.results.spread import Spread, among, closings, spreads

COUNT = 20
"""Dots in a lane."""

DOT = 0.064
"""How wide a dot is with its air, in inches."""

ABREAST = 3
"""So many open talks stand beside each other."""

ROOM = DOT * (ABREAST + 2)
"""Room for them right of the axis, in inches."""

MOST = 8
"""A higher stack is pressed together to the height of so many; its dots can still be counted."""

AIR = 0.05
"""What is left free below the dots of a lane and above, in inches."""

PAD = 1.02
FOOTING = 0.09


class Dot(NamedTuple):
    """A dot: the minute it stands at, and how many stand below it."""

    minute: float
    below: int


def dots(ensemble: Ensemble) -> Sheet:
    """Draw the timeline of an ensemble in twenty dots a lane.

    In the axes of the lanes x is minutes since the start, and y inches from the top of the paper.
    """
    known, scenario = spreads(ensemble), ensemble.scenario
    wide = WIDTH - LABELS - TERMS - ROOM
    last = _last(ensemble)
    stood = {spread.unit.id: _at(ensemble, c, last * DOT / wide) for c, spread in enumerate(known)}
    words = {spread.unit.id: _often(spread) for spread in known}
    heights = {
        clause: 2 * AIR + DOT * min(MOST, _highest(stacks)) for clause, stacks in stood.items()
    }
    groups = raised(laid_out(scenario, words), heights)
    foot = groups[-1].foot + 0.01
    keys = key.laid_out(_key(ensemble, stood))
    sheet = Sheet(
        ensemble,
        title="When each point settles: each dot is one talk in twenty",
        below=f"{scenario.title} · {_signed(ensemble)} · drawn from {counted(ensemble)}",
        account=describe(ensemble),
        height=foot + BOTTOM + FOOTING + key.height(keys),
    )
    axes = sheet.placed((LABELS, TOP), (wide, foot - TOP))
    axes.set_gid("lanes")
    axes.set_xlim(0, last)
    calendar.rule_turns(axes, scenario.start, last, top=TOP, foot=foot)
    calendar.draw(axes, scenario.start, last, foot=foot)
    form = WIDE._replace(right=LABELS + wide)
    columns.draw_dated(sheet.paper, axes, scenario, foot=foot, form=form)
    _head(sheet.paper, is_open=any(still for _, still in stood.values()))
    write_names(sheet.paper, groups)
    _fill(sheet, axes, ensemble, groups, stood)
    key.write(sheet.paper, keys, at=foot + 0.48)
    return sheet


def stacked(minutes: Sequence[float], near: float) -> tuple[Dot, ...]:
    """Return where dots stand: each upon those nearer than `near` to the first of its stack.

    A stack stands midway between its first dot and its last.
    """
    found: list[Dot] = []
    rest = sorted(minutes)
    while rest:
        stack = [minute for minute in rest if minute < rest[0] + near]
        middle = (stack[0] + stack[-1]) / 2
        found += [Dot(middle, number) for number in range(len(stack))]
        rest = rest[len(stack) :]
    return tuple(found)


def _at(ensemble: Ensemble, c: int, near: float) -> tuple[tuple[Dot, ...], int]:
    """Return the dots of a clause that close, and how many stay open."""
    closed = closings(ensemble)[:, c]
    minutes = [among(closed, (number + 0.5) / COUNT) for number in range(COUNT)]
    done = [minute for minute in minutes if math.isfinite(minute)]
    return stacked(done, near), COUNT - len(done)


def _highest(stacks: tuple[tuple[Dot, ...], int]) -> int:
    """Return how many dots stand upon each other at most."""
    closed, still = stacks
    return max([dot.below + 1 for dot in closed] + [math.ceil(still / ABREAST)], default=0)


def _last(ensemble: Ensemble) -> int:
    """Return the minute to which the axis reaches: the last dot, and all that the record dates."""
    closed = closings(ensemble)
    tops = [among(closed[:, c], 1 - 0.5 / COUNT) for c in range(closed.shape[1])]
    finite = [top for top in tops if math.isfinite(top)]
    reached = [*finite, MINUTES_A_DAY, last_minute(ensemble.scenario)]
    if len(finite) < len(tops):
        reached.append(float(ensemble.unit["minute"].max()))
    return round(PAD * max(reached))


def _often(spread: Spread) -> str:
    """Say in how many of twenty talks a clause ends as it does most often."""
    end, value = spread.commonest
    return f"{WORDS[end]} in {_of_twenty(value)}"


def _of_twenty(value: float) -> str:
    return f"{COUNT * value:.0f} of {COUNT}"


def _signed(ensemble: Ensemble) -> str:
    signed = ensemble.signed()
    low, high = (f"{COUNT * end:.0f}" for end in (signed.low, signed.high))
    sure = f" ({low}–{high})" if low != high else ""
    return f"about {_of_twenty(signed.value)}{sure} talks are signed"


def _head(paper: Axes, *, is_open: bool) -> None:
    """Write what stands beside the lanes, and right of the axis if anything stands there."""
    height = labels.rows(TOP)[0]
    heads = [(RIGHT, "how most end it"), (WIDTH - TERMS - ROOM + DOT / 2, "open")]
    for at, text in heads if is_open else heads[:1]:
        letter(paper, (at, height), text, size=KEY, colour=SECONDARY, italic=True, gid="heading")


def _fill(
    sheet: Sheet,
    axes: Axes,
    ensemble: Ensemble,
    groups: tuple[Group, ...],
    stood: Mapping[str, tuple[tuple[Dot, ...], int]],
) -> None:
    """Draw the dots of each lane, those still open, and what really happened."""
    facts, last = ends(ensemble.scenario), axes.get_xlim()[1]
    for lane in (lane for group in groups for lane in group.lanes):
        closed, still = stood[lane.unit.id]
        foot = lane.top + lane.height - AIR
        pitch = DOT * min(1.0, (MOST - 1) / max(1, _highest((closed, 0)) - 1))
        axes.plot([0, last], [foot, foot], color=RULE, lw=0.6, zorder=1, gid="base")
        heights = [foot - DOT / 2 - pitch * dot.below for dot in closed]
        times = [dot.minute for dot in closed]
        _dots(axes, times, heights, HALF, f"dots/{lane.unit.id}")
        left = WIDTH - TERMS - ROOM + DOT
        across = [left + DOT * (number % ABREAST + 0.5) for number in range(still)]
        up = [foot - DOT * (number // ABREAST + 0.5) for number in range(still)]
        _dots(sheet.paper, across, up, PAPER, f"open/{lane.unit.id}")
        at = (RIGHT, lane.middle)
        letter_block(sheet.paper, at, lane.terms, colour=INK, gid=f"terms/{lane.unit.id}")
        fact = facts.get(lane.unit.id)
        if fact is not None and fact.minute is not None:
            place = (float(fact.minute), foot)
            mark_record(axes, place, fact.disposition, gid=f"record/{lane.unit.id}")


def _dots(axes: Axes, times: list[float], heights: list[float], face: str, gid: str) -> None:
    axes.plot(
        times,
        heights,
        linestyle="none",
        marker="o",
        markersize=0.86 * DOT * 72,
        markerfacecolor=face,
        markeredgecolor=MEDIAN,
        markeredgewidth=0.4,
        clip_on=False,
        zorder=4,
        gid=gid,
    )


def _key(ensemble: Ensemble, stood: Mapping[str, tuple[tuple[Dot, ...], int]]) -> list[Entry]:
    """Return the key to what is drawn."""
    entries = [Entry(_closed, "one talk in twenty closes it then", key.MARK)]
    if any(still for _, still in stood.values()):
        entries.append(Entry(_open, "one talk in twenty leaves it open", key.MARK))
    facts = {fact.disposition for fact in ends(ensemble.scenario).values() if fact.minute}
    known = [disposition for disposition in SHAPES if disposition in facts]

    def draw(paper: Axes, left: float, middle: float) -> None:
        for number, disposition in enumerate(known):
            at = (left + key.MARK * (number + 0.5), middle)
            mark_record(paper, at, disposition, gid="key")

    if known:
        entries.append(Entry(draw, f"in fact {', '.join(known)}", key.MARK * len(known)))
    return entries


def _closed(paper: Axes, left: float, middle: float) -> None:
    _dots(paper, [left + key.MARK / 2], [middle], HALF, "key")


def _open(paper: Axes, left: float, middle: float) -> None:
    _dots(paper, [left + key.MARK / 2], [middle], PAPER, "key")
