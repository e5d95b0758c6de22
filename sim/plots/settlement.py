"""Settlement curves: the share of the runs that have settled an item by a day, a panel an item.

The last panel is the treaty's: how many are signed. The pale band is the share's interval of 95 %,
day by day. Runs that end with an item open stay in the count to the end (`results.settling` says
why). The diamond is the day on which it was really settled, if the scenario has a record.
"""

import math
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes

from sim.model.codes import MINUTES_A_DAY
from sim.plots import calendar, key
from sim.plots.account import item_name, told
from sim.plots.columns import DOTTED
from sim.plots.key import Entry
from sim.plots.lanes import numbers
from sim.plots.lettering import NO_BREAK, Block, fitted, joined
from sim.plots.marks import mark_record
from sim.plots.style import (
    AGREED,
    HALF,
    INK,
    ITEM,
    MARGIN,
    NOTE,
    PHONE,
    RULE,
    SECONDARY,
    WIDE,
    Form,
    Sheet,
    letter,
    letter_block,
)
from sim.plots.tally import counted, signed, within
from sim.results.ensemble import Ensemble
from sim.results.record import ends, last_minute, minute
from sim.results.settling import Settling, settling, signing
from sim.results.summary import percent
from sim.results.survival import Survival
from sim.scenario.argument import finding

GAP, SHARES = 0.14, 0.33
"""The gap between two columns, and the room for the names of shares at the left; inches."""

HEIGHT, TOP, APART = 0.95, 0.47, 0.16
NAME = 0.19
FOOTER, KEYED = 0.4, 0.34
"""Room for the dates below the panels, and for the key and the line of assumptions."""

PAD = 1.015
HALFWAY = 0.5
"""The part of the runs by whose day its interval stands."""

MOST = 200
"""A curve of more steps is drawn with so many of them."""

BAND = 0.3
TRIES = ((NOTE, 1), (NOTE, 2), (6.0, 2), (5.5, 3))


class Panel(NamedTuple):
    """A curve and where it lies: left edge, top and width of its plot, and the words above.

    `fact` is the minute on which it really came about, if that is known.
    """

    id: str
    name: Block
    said: Block
    curve: Survival
    fact: int | None
    left: float
    top: float
    wide: float
    is_last: bool


def settlement(ensemble: Ensemble) -> Sheet:
    """Draw the settlement curves of an ensemble.

    In the axes of an item x is minutes since the start, and y the share of all runs.
    """
    finding("ensemble", ensemble, Ensemble)
    return _drawn(ensemble, _panels(ensemble, 3, WIDE), WIDE)


def narrow_settlement(ensemble: Ensemble) -> Sheet:
    """Draw the same for a telephone, in fewer columns."""
    return _drawn(ensemble, _panels(ensemble, 2, PHONE), PHONE)


def _drawn(ensemble: Ensemble, panels: tuple[Panel, ...], form: Form) -> Sheet:
    """Draw the panels and their key."""
    foot = panels[-1].top + HEIGHT
    keys = key.laid_out(_key(panels), form=form)
    sheet = Sheet(
        ensemble,
        title="How surely each item is settled, by day",
        below=f"{ensemble.scenario.title} · {counted(ensemble)} · {signed(ensemble)}",
        account=describe(ensemble),
        height=foot + FOOTER + KEYED + key.height(keys),
        form=form,
    )
    last = _last(ensemble, panels)
    for panel in panels:
        _frame(sheet, ensemble, panel, last)
        _fill(sheet, panel, last)
    key.write(sheet.paper, keys, at=foot + FOOTER + 0.07, form=form)
    return sheet


def describe(ensemble: Ensemble) -> str:
    """Say in plain text what the curves show, a line an item."""
    known = {item_name(ensemble.scenario, item): one for item, one in settling(ensemble).items()}
    known["The treaty"] = signing(ensemble)
    lines = []
    for name, one in known.items():
        days = [(part, _reached(one.curve, part)) for part in (0.25, 0.5, 0.75, 0.95)]
        by = [
            f"{100 * part:.0f} % of all runs by {told(ensemble, at)}"
            + (f" ({within(ensemble, one.half)})" if part == HALFWAY else "")
            for part, at in days
            if at < math.inf
        ]
        lines.append(f"{name}: {', '.join([*by, f'{percent(one.settled)} in the end'])}.")
    head = f"{ensemble.scenario.title}: {counted(ensemble)}, settled and signed by day."
    return "\n".join([head, *lines])


def _panels(ensemble: Ensemble, columns: int, form: Form) -> tuple[Panel, ...]:
    """Return the panels, row by row in so many columns, the treaty's last."""
    scenario = ensemble.scenario
    column = (form.width - 2 * MARGIN - (columns - 1) * GAP) / columns
    tries = tuple((size, lines) for size, lines in TRIES if size >= form.least)
    number, facts = numbers(scenario), _facts(ensemble)
    names = {
        item: f"{number[item]}  {item_name(scenario, item)}".strip() for item in scenario.items
    }
    known = settling(ensemble) | {"": signing(ensemble)}
    names[""] = "The treaty, signed"
    drafts = [
        Panel(
            id=item or "treaty",
            name=fitted(names[item], column, ((ITEM, 1), (7.0, 1), (NOTE, 2)), bold=True),
            said=fitted(joined(_said(ensemble, one)), column, tries),
            curve=one.curve,
            fact=facts.get(item),
            left=0.0,
            top=0.0,
            wide=column - SHARES,
            is_last=False,
        )
        for item, one in known.items()
    ]
    found: list[Panel] = []
    top = TOP
    for first in range(0, len(drafts), columns):
        row = drafts[first : first + columns]
        top += max(panel.name.height + panel.said.height for panel in row) + 0.1
        for place, panel in enumerate(row):
            left = MARGIN + SHARES + place * (column + GAP)
            is_last = first + place + columns >= len(drafts)
            found.append(panel._replace(left=left, top=top, is_last=is_last))
        top += HEIGHT + APART
    return tuple(found)


def _facts(ensemble: Ensemble) -> dict[str, int]:
    """Return when each item was really settled, the last of its clauses; and the treaty, as ''."""
    scenario, found = ensemble.scenario, {}
    known = ends(scenario)
    for item in scenario.items:
        own = [known.get(unit.id) for unit in scenario.units if unit.item == item]
        dates = [end.minute for end in own if end is not None and end.minute is not None]
        if dates and len(dates) == len(own):
            found[item] = max(dates)
    if scenario.record is not None and scenario.record.signed is not None:
        found[""] = minute(scenario, scenario.record.signed)
    return found


def _said(ensemble: Ensemble, one: Settling) -> str:
    half, finally_ = one.half, f"{percent(one.settled)} in the end"
    if math.isinf(half.value):
        return f"half never, {finally_}"
    sure = within(ensemble, half).replace(" ", NO_BREAK)
    return f"half by {told(ensemble, half.value)} ({sure}), {finally_}"


def _reached(curve: Survival, part: float) -> float:
    """Return when so large a part of the runs has settled it; infinity if it never does."""
    there = np.flatnonzero(1.0 - curve.share >= part - 1e-9)
    return float(curve.times[there[0]]) if len(there) else math.inf


def _last(ensemble: Ensemble, panels: tuple[Panel, ...]) -> int:
    """Return the minute to which the axes reach: until nothing settles any more.

    To the horizon if nothing ever does.
    """
    reached = [float(panel.curve.times[-1]) for panel in panels if len(panel.curve.times)]
    reached = reached or [ensemble.scenario.horizon.minutes]
    return round(PAD * max(MINUTES_A_DAY, last_minute(ensemble.scenario), *reached))


def _frame(sheet: Sheet, ensemble: Ensemble, panel: Panel, last: int) -> None:
    """Draw what lies behind a curve: years, dates and shares; and write what stands above it."""
    behind, foot = sheet.placed((panel.left, panel.top), (panel.wide, HEIGHT)), panel.top + HEIGHT
    behind.set_xlim(0, last)
    start = ensemble.scenario.start
    calendar.rule_turns(behind, start, last, top=panel.top, foot=foot)
    if panel.is_last:
        calendar.draw(behind, start, last, foot=foot)
    else:
        behind.plot([0, last], [foot, foot], color=SECONDARY, lw=0.5, gid="axis")
    for part in (0.0, 0.5, 1.0):
        y = foot - part * HEIGHT
        at = (panel.left - 0.05, y)
        text = f"{100 * part:.0f} %"
        letter(sheet.paper, at, text, size=NOTE, colour=SECONDARY, align="right", gid="share")
        if part:
            behind.plot([0, last], [y, y], color=RULE, lw=0.6, zorder=1, gid="rule")
    left, top = panel.left - SHARES, panel.top - 0.07 - panel.said.height - panel.name.height
    at = (left, top + panel.name.height / 2)
    letter_block(sheet.paper, at, panel.name, gid="name")
    at = (left, top + panel.name.height + panel.said.height / 2)
    letter_block(sheet.paper, at, panel.said, colour=SECONDARY, gid=f"said/{panel.id}")


def _fill(sheet: Sheet, panel: Panel, last: int) -> None:
    """Draw the curve, its band, and the day on which it really came about."""
    axes = sheet.placed((panel.left, panel.top), (panel.wide, HEIGHT))
    axes.set_xlim(0, last)
    axes.set_ylim(0, 1)
    curve = panel.curve
    kept = np.arange(len(curve.times))
    if len(kept) > MOST:
        kept = np.unique(np.linspace(0, len(kept) - 1, MOST).round().astype(int))
    times = np.concatenate([[0.0], curve.times[kept], [float(last)]])
    settled = np.concatenate([[0.0], 1 - curve.share[kept]])
    _band(axes, panel, np.concatenate([curve.times[kept], [float(last)]]), kept)
    (line,) = axes.step(times, [*settled, settled[-1]], where="post", color=AGREED, lw=1.3)
    line.set(zorder=4, clip_on=False, gid=f"curve/{panel.id}")
    if panel.fact is not None:
        axes.plot([panel.fact] * 2, [0, 1], color=INK, lw=0.8, linestyle=DOTTED, gid="fact")
        at = (float(panel.fact), 1 - curve.at(panel.fact))
        mark_record(axes, at, "agreed", gid=f"record/{panel.id}")


def _band(axes: Axes, panel: Panel, times: "np.ndarray", kept: "np.ndarray") -> None:
    """Draw the band where there is one."""
    low, high = (1 - panel.curve.high[kept], 1 - panel.curve.low[kept])
    sure = np.isfinite(low)
    if sure.any():
        band = axes.fill_between(
            times,
            [*low, low[-1]],
            [*high, high[-1]],
            where=[*sure, bool(sure[-1])],
            step="post",
            color=HALF,
            alpha=BAND,
            lw=0,
            zorder=3,
        )
        band.set_gid(f"band/{panel.id}")


def _key(panels: tuple[Panel, ...]) -> list[Entry]:
    entries = [Entry(_line, "share of all runs that have settled all of the item's clauses")]
    if any(np.isfinite(panel.curve.low).any() for panel in panels):
        entries.append(Entry(_swatch, "its interval of 95 %"))
    if any(panel.fact is not None for panel in panels):
        entries.append(Entry(_fact, "in fact", key.MARK))
    return entries


def _line(paper: Axes, left: float, middle: float) -> None:
    paper.plot([left, left + key.SWATCH], [middle] * 2, color=AGREED, lw=1.3, gid="key")


def _swatch(paper: Axes, left: float, middle: float) -> None:
    reach = [left, left + key.SWATCH]
    band = paper.fill_between(reach, middle - 0.05, middle + 0.05, color=HALF, alpha=BAND, lw=0)
    band.set_gid("key")


def _fact(paper: Axes, left: float, middle: float) -> None:
    mark_record(paper, (left + key.MARK / 2, middle), "agreed", gid="key")
