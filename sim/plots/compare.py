"""Two variants in one picture: when each clause closes in either, and how far they lie apart.

In the lanes A is a thin outline and B solid, as in the agreement timeline: nine in ten of all runs,
half of them, and the median. Right of them stand the paired differences, B less A, each with its
interval of 95 %: in the chance of agreement, in the day of closing, and in the terms, in hundredths
of their scale. Below them is the signature. A hollow point is no difference.
"""

import math
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from sim.model.codes import MINUTES_A_DAY
from sim.plots import calendar, forest, key, labels
from sim.plots.agreements import SAMPLE, fill, outline, outlined, sample
from sim.plots.forest import Row
from sim.plots.key import Entry
from sim.plots.lanes import Group, laid_out, write_names
from sim.plots.style import (
    BOTTOM,
    GAP,
    ITEM,
    LABELS,
    LANE,
    MARGIN,
    RULE,
    TICK,
    TOP,
    WIDTH,
    Sheet,
    letter,
)
from sim.results.comparison import Comparison, Difference
from sim.results.contrast import sentences, told
from sim.results.measure import Key
from sim.scenario.argument import finding
from sim.scenario.scenario import Scenario

FOOTING = 0.09
PAD = 1.015
LANES_RIGHT = 4.3
SIGNATURE = "signature"


class Panel(NamedTuple):
    """One kind of difference: its measure of a clause and of the whole, its unit and its place."""

    measure: str
    whole: str
    heading: str
    times: float
    across: tuple[float, float]


PANELS = (
    Panel("agreed", "signed", "agreed, of 100", 100.0, (4.44, 5.22)),
    Panel("day", "day", "closes, days", 1.0, (5.36, 6.14)),
    Panel("position", "", "terms, % of scale", 100.0, (6.28, 7.06)),
)


def compare(comparison: Comparison) -> Sheet:
    """Draw a comparison.

    In the axes of the lanes x is minutes since the start, and y inches from the top of the paper.
    """
    finding("comparison", comparison, Comparison)
    scenario = comparison.scenario
    groups = laid_out(scenario, dict.fromkeys(_ids(scenario), ""))
    foot = groups[-1].foot + 0.01
    ended = foot + GAP + LANE
    keys = key.laid_out(_key())
    sheet = Sheet(
        comparison,
        title=f"What if? {comparison.b.label}",
        below=" ".join(sentences(comparison)[1:2]),
        account=told(comparison),
        height=ended + BOTTOM + FOOTING + key.height(keys),
    )
    _fill(sheet, comparison, groups, (foot, ended))
    write_names(sheet.paper, groups)
    _sign(sheet, comparison, foot)
    rows = labels.rows(TOP)
    for panel in PANELS:
        found = list(_rows(comparison, panel, groups, foot))
        if found:
            heading = (panel.heading, rows[0])
            forest.draw(sheet, found, across=panel.across, reach=(TOP, ended), heading=heading)
    key.write(sheet.paper, keys, at=ended + 0.48)
    return sheet


def _ids(scenario: Scenario) -> list[str]:
    return [unit.id for unit in scenario.units]


def _fill(
    sheet: Sheet, comparison: Comparison, groups: tuple[Group, ...], feet: tuple[float, float]
) -> None:
    """Draw the lanes, on a calendar below the signature."""
    _, ended = feet
    axes = sheet.placed((LABELS, TOP), (LANES_RIGHT - LABELS, ended - TOP))
    axes.set_gid("lanes")
    last = _last(comparison)
    axes.set_xlim(0, last)
    start = comparison.scenario.start
    calendar.rule_turns(axes, start, last, top=TOP, foot=ended)
    calendar.draw(axes, start, last, foot=ended)
    known = {one.clause: one for one in comparison.spreads}
    for lane in (lane for group in groups for lane in group.lanes):
        if lane.unit.id in known:
            fill(axes, known[lane.unit.id].b, lane.middle, last)
            outline(axes, known[lane.unit.id].a, lane.middle, last)


def _last(comparison: Comparison) -> int:
    """Return the minute to which the axis reaches: as far as any bar, or the horizon."""
    tops = [side.when[-1] for one in comparison.spreads for side in (one.a, one.b)]
    finite = [top for top in tops if math.isfinite(top)]
    if len(finite) < len(tops):
        finite.append(comparison.until * MINUTES_A_DAY)
    return round(PAD * max([*finite, MINUTES_A_DAY]))


def _sign(sheet: Sheet, comparison: Comparison, foot: float) -> None:
    """Write the line of the signature: how often and when, in A and in B."""
    rule, middle = foot + GAP / 2, foot + GAP + LANE / 2
    sheet.paper.plot([0.02, WIDTH - 0.02], [rule, rule], color=RULE, lw=0.6, gid="rule")
    letter(sheet.paper, (MARGIN, middle), SIGNATURE.capitalize(), size=ITEM, bold=True, gid="item")
    signed = comparison.difference("signed")
    both = (_percent(signed.a.value), _percent(signed.b.value))
    at = (LABELS - 0.09, middle)
    text = f"{both[0]} in A, {both[1]} in B"
    letter(sheet.paper, at, text, size=TICK, align="right", gid="signed")


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _rows(
    comparison: Comparison, panel: Panel, groups: tuple[Group, ...], foot: float
) -> Iterator[Row]:
    known = {one.key: one for one in comparison.differences}
    for lane in (lane for group in groups for lane in group.lanes):
        one = known.get(Key(panel.measure, clause=lane.unit.id))
        if one is not None and one.apart.n:
            yield _row(panel, one, lane.middle, f"{panel.measure}/{lane.unit.id}")
    if panel.whole:
        gid = f"{panel.whole}/{SIGNATURE}"
        yield _row(panel, known[Key(panel.whole)], foot + GAP + LANE / 2, gid)


def _row(panel: Panel, one: Difference, middle: float, gid: str) -> Row:
    value, low, high = (panel.times * x for x in (one.apart.value, one.apart.low, one.apart.high))
    return Row(middle, value, low, high, gid)


def _key() -> list[Entry]:
    wide = 0.3
    return [
        Entry(outlined, "A: nine in ten of all runs, half, median", SAMPLE),
        Entry(sample, "B", SAMPLE),
        Entry(partial(forest.sample, wide=wide, is_none=False), "B − A, interval of 95 %", wide),
        Entry(partial(forest.sample, wide=wide, is_none=True), "no difference", wide),
    ]
