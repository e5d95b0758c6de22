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
from sim.plots import above, calendar, columns, key, labels
from sim.plots.key import Entry
from sim.plots.lanes import RIGHT, Group, laid_out, raised, write_names
from sim.plots.marks import SHAPES, mark_record
from sim.plots.style import (
    BOTTOM,
    HALF,
    INK,
    KEY,
    MEDIAN,
    PAPER,
    PHONE,
    RULE,
    SECONDARY,
    TERMS,
    TOP,
    WIDE,
    WIDTH,
    Form,
    Sheet,
    letter,
    letter_block,
)
from sim.plots.tally import called_mostly, counted, describe, either, nothing
from sim.results.ensemble import Ensemble
from sim.results.estimate import among
from sim.results.record import ends, last_minute
from sim.results.spread import closings, last_closing, spreads
from sim.scenario.argument import finding

COUNT = 20
"""Dots in a lane."""

DOT = 0.064
"""How wide a dot is with its air, in inches."""

ABREAST = 3
"""So many open talks stand beside each other."""

ROOM = DOT * (ABREAST + 2)
"""Room for them right of the axis, in inches."""

AIR = 0.05
"""What is left free below the dots of a lane and above, in inches."""

PAD = 1.02
FOOTING = 0.09


class Dot(NamedTuple):
    """A dot: the minute it stands at, and how many stand below it."""

    minute: float
    below: int


class Stacks(NamedTuple):
    """The dots of a clause: those of the talks that close it, and how many leave it open."""

    closed: tuple[Dot, ...]
    still: int

    @property
    def highest(self) -> int:
        """How many dots stand upon each other at most."""
        rows = math.ceil(self.still / ABREAST)
        return max([dot.below + 1 for dot in self.closed] + [rows])


def dots(ensemble: Ensemble) -> Sheet:
    """Draw the timeline of an ensemble in twenty dots a lane.

    In the axes of the lanes x is minutes since the start, and y inches from the top of the paper.
    """
    finding("ensemble", ensemble, Ensemble)
    stood = _stood(ensemble, WIDE)
    groups = raised(laid_out(ensemble.scenario, _often(ensemble)), _heights(stood))
    sheet = _drawn(ensemble, stood, groups, WIDE)
    _head(sheet.paper, is_open=any(stacks.still for stacks in stood.values()))
    write_names(sheet.paper, groups)
    for lane in (lane for group in groups for lane in group.lanes):
        at = (RIGHT, lane.middle)
        letter_block(sheet.paper, at, lane.terms, colour=INK, gid=f"terms/{lane.unit.id}")
    return sheet


def narrow_dots(ensemble: Ensemble) -> Sheet:
    """Draw the same for a telephone, with the words above the lanes."""
    stood, words = _stood(ensemble, PHONE), _often(ensemble)
    groups = above.deepened(above.laid_out(ensemble.scenario, words), _heights(stood))
    sheet = _drawn(ensemble, stood, groups, PHONE)
    (lanes,) = (axes for axes in sheet.axes if axes.get_gid() == "lanes")
    above.write(sheet.paper, lanes, groups, settled=words)
    return sheet


def _drawn(
    ensemble: Ensemble, stood: Mapping[str, Stacks], groups: tuple[Group, ...], form: Form
) -> Sheet:
    """Draw all but the words beside or above the lanes."""
    scenario, foot, right = ensemble.scenario, groups[-1].foot + 0.01, form.right - ROOM
    keys = key.laid_out(_key(ensemble, stood), form=form)
    each = "each dot is one talk in twenty"
    parts = [_signed(ensemble), f"drawn from {counted(ensemble)}", *nothing(ensemble)]
    title = "When each point settles"
    sheet = Sheet(
        ensemble,
        title=f"{title}: {each}" if form is WIDE else title,
        below=" · ".join([each if form is PHONE else scenario.title, *parts]),
        account=describe(ensemble),
        height=foot + BOTTOM + FOOTING + key.height(keys),
        form=form,
    )
    axes = sheet.placed((form.left, form.top), (right - form.left, foot - form.top))
    axes.set_gid("lanes")
    last = _last(ensemble)
    axes.set_xlim(0, last)
    calendar.rule_turns(axes, scenario.start, last, top=form.top, foot=foot)
    calendar.draw(axes, scenario.start, last, foot=foot)
    columns.draw_dated(sheet.paper, axes, scenario, foot=foot, form=form._replace(right=right))
    _fill(sheet.paper, axes, ensemble, groups, stood)
    key.write(sheet.paper, keys, at=foot + 0.48, form=form)
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


def _stood(ensemble: Ensemble, form: Form) -> dict[str, Stacks]:
    """Return the dots of each clause, by its id, in lanes of a form."""
    near = _last(ensemble) * DOT / (form.right - ROOM - form.left)
    closed, found = closings(ensemble), {}
    for c, unit in enumerate(ensemble.scenario.units):
        minutes = [among(closed[:, c], (number + 0.5) / COUNT) for number in range(COUNT)]
        done = [minute for minute in minutes if math.isfinite(minute)]
        found[unit.id] = Stacks(stacked(done, near), COUNT - len(done))
    return found


def _heights(stood: Mapping[str, Stacks]) -> dict[str, float]:
    """Return how high each lane must be for its dots, in inches."""
    return {clause: 2 * AIR + DOT * stacks.highest for clause, stacks in stood.items()}


def _last(ensemble: Ensemble) -> int:
    """Return the minute to which the axis reaches: the last dot, and all that the record dates.

    Where some stay open, as far as any run closes a clause; to the horizon if none does.
    """
    closed = closings(ensemble)
    tops = [among(closed[:, c], 1 - 0.5 / COUNT) for c in range(closed.shape[1])]
    finite = [top for top in tops if math.isfinite(top)]
    reached = [*finite, MINUTES_A_DAY, last_minute(ensemble.scenario)]
    if len(finite) < len(tops):
        reached.append(last_closing(ensemble))
    return round(PAD * max(reached))


def _often(ensemble: Ensemble) -> dict[str, str]:
    """Say in how many of twenty talks each clause ends as it does most often."""
    found = {}
    for spread in spreads(ensemble):
        end, value = spread.commonest
        found[spread.unit.id] = f"{called_mostly(end)} in {_of_twenty(value)}"
    return found


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
    paper: Axes,
    axes: Axes,
    ensemble: Ensemble,
    groups: tuple[Group, ...],
    stood: Mapping[str, Stacks],
) -> None:
    """Draw the dots of each lane, those still open, and what really happened."""
    facts, last = ends(ensemble.scenario), axes.get_xlim()[1]
    place = axes.get_position()
    edge = (place.x0 + place.width) * calendar.paper_width(axes) + DOT
    for lane in (lane for group in groups for lane in group.lanes):
        closed, still = stood[lane.unit.id]
        foot = lane.top + lane.height - AIR
        axes.plot([0, last], [foot, foot], color=RULE, lw=0.6, zorder=1, gid="base")
        heights = [foot - DOT * (dot.below + 0.5) for dot in closed]
        times = [dot.minute for dot in closed]
        _dots(axes, times, heights, HALF, f"dots/{lane.unit.id}")
        across = [edge + DOT * (number % ABREAST + 0.5) for number in range(still)]
        up = [foot - DOT * (number // ABREAST + 0.5) for number in range(still)]
        _dots(paper, across, up, PAPER, f"open/{lane.unit.id}")
        fact = facts.get(lane.unit.id)
        if fact is not None and fact.minute is not None:
            at = (float(fact.minute), foot)
            mark_record(axes, at, fact.disposition, gid=f"record/{lane.unit.id}")


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


def _key(ensemble: Ensemble, stood: Mapping[str, Stacks]) -> list[Entry]:
    """Return the key to what is drawn."""
    entries = []
    if any(stacks.closed for stacks in stood.values()):
        entries.append(Entry(_closed, "one talk in twenty closes it then", key.MARK))
    if any(stacks.still for stacks in stood.values()):
        entries.append(Entry(_open, "one talk in twenty leaves it open", key.MARK))
    facts = {fact.disposition for fact in ends(ensemble.scenario).values() if fact.minute}
    known = [disposition for disposition in SHAPES if disposition in facts]

    def draw(paper: Axes, left: float, middle: float) -> None:
        for number, disposition in enumerate(known):
            at = (left + key.MARK * (number + 0.5), middle)
            mark_record(paper, at, disposition, gid="key")

    if known:
        entries.append(Entry(draw, f"in fact {', '.join(known)}", key.MARK * len(known)))
    return [*entries, *either(spreads(ensemble))]


def _closed(paper: Axes, left: float, middle: float) -> None:
    _dots(paper, [left + key.MARK / 2], [middle], HALF, "key")


def _open(paper: Axes, left: float, middle: float) -> None:
    _dots(paper, [left + key.MARK / 2], [middle], PAPER, "key")
