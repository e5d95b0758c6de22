"""The terms of an ensemble: for each clause how often the runs agree on what, on its own scale.

Beside the scale stand the parties' wishes as the scenario has them: on a scale from the dot, what a
party wants, to the bar, the farthest it signs, and thinly on to its red line; of options the larger
dots are worth more to it, and the hollow ones it does not sign. The pale band is the zone of
agreement: what all parties sign. The diamond is what was really agreed, if there is a record.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from sim.plots import key, wishes
from sim.plots.account import called, full_name, in_fact
from sim.plots.key import Entry
from sim.plots.lanes import numbers
from sim.plots.lettering import Block, Tries, fitted, joined
from sim.plots.marks import mark_record
from sim.plots.panels import (
    APART,
    BETWEEN,
    COLUMN,
    INSET,
    NAME,
    PLACES,
    TRIES,
    Ladder,
    needed,
    places,
    write_places,
)
from sim.plots.shares import LOOKS, sample
from sim.plots.style import (
    HALF,
    ITEM,
    MARGIN,
    NOTE,
    PAPER,
    PHONE,
    RULE,
    SECONDARY,
    WIDE,
    Form,
    Sheet,
    letter_block,
)
from sim.plots.tally import EITHER, counted, signed
from sim.plots.tally import WORDS as ENDED
from sim.plots.wishes import Side
from sim.results.ensemble import Ensemble
from sim.results.estimate import share_of
from sim.results.record import RecordedEnd, ends
from sim.results.summary import QUARTERS, on_scale, percent
from sim.results.terms import STANDINGS, Terms, agreed_terms
from sim.scenario.argument import finding
from sim.scenario.scale import Scale
from sim.scenario.zone import zone

TOP, KEYED = 0.47, 0.34
BARS = 1.5
"""How wide the plot of the bars is; what is left of a column is the parties'."""

NARROW = PHONE.width - 2 * MARGIN
LARGE = ((NOTE, 1), (NOTE, 4))
"""Of a sheet for a telephone: how wide its column is, and how the words on it are set."""

BINS = 20
"""So many stretches a scale is divided in, half of one at either end."""

ROOM = 2.15
"""How much farther than the longest bar the axis reaches, for the words at its end."""

THICK, BAR = 0.15, 0.8
"""How thick the bar of an option is, in inches, and that of a stretch, as a share of it."""

GROUND = {"facecolor": PAPER, "linewidth": 0.0, "pad": 0.8}
"""What keeps a line from running through words."""

WAY = " % of the way"
WORDS = ENDED | {"referred": "by a forum"}
"""What the key calls where terms come from."""


@dataclass(frozen=True, kw_only=True)
class Panel(Ladder):
    """The panel of a clause: its terms, and the words in the room above it, its `header`.

    size : of its smallest type, in points; wide : how wide it is with all that belongs to it
    """

    terms: Terms
    name: Block
    said: Block
    size: float
    wide: float
    header: float = 0.0

    @property
    def thick(self) -> float:
        """How thick its bars are, on its scale."""
        low, high = self.ends
        if self.unit.clause.options is None:
            return BAR / BINS
        return THICK * max(1.0, abs(high - low)) / (self.height - 2 * INSET)


def terms(ensemble: Ensemble) -> Sheet:
    """Draw on what terms the runs agree each clause.

    In the axes of a clause x is the share of all runs, and y the share of its scale or the index
    of an option.
    """
    finding("ensemble", ensemble, Ensemble)
    return _drawn(ensemble, _laid_out(ensemble, (COLUMN, COLUMN), TRIES), WIDE)


def narrow_terms(ensemble: Ensemble) -> Sheet:
    """Draw the same for a telephone, one clause below the other."""
    return _drawn(ensemble, _laid_out(ensemble, (NARROW,), LARGE), PHONE)


def _drawn(ensemble: Ensemble, panels: tuple[Panel, ...], form: Form) -> Sheet:
    """Draw the panels and their key."""
    foot = max(panel.foot for panel in panels)
    keys = key.laid_out(_key(ensemble, panels), form=form)
    sheet = Sheet(
        ensemble,
        title="On what terms each point is agreed",
        below=f"{ensemble.scenario.title} · {counted(ensemble)} · {signed(ensemble)}",
        account=describe(ensemble),
        height=foot + KEYED + 0.1 + key.height(keys),
        form=form,
    )
    facts = ends(ensemble.scenario)
    for panel in panels:
        _name(sheet.paper, panel)
        write_places(sheet.paper, panel)
        _fill(sheet, ensemble, panel, facts.get(panel.unit.id))
    key.write(sheet.paper, keys, at=foot + 0.2, form=form)
    return sheet


def describe(ensemble: Ensemble) -> str:
    """Say in plain text what the figure shows, a line a clause."""
    head = f"{ensemble.scenario.title}: {counted(ensemble)}, the terms of each clause."
    head += " Agreed is agreed at the table, signed or not."
    lines = [
        f"{full_name(ensemble, one.unit)}: {_said(one)}.{_fact(ensemble, one)}"
        for one in agreed_terms(ensemble)
    ]
    return "\n".join([head, *lines])


def _fact(ensemble: Ensemble, one: Terms) -> str:
    fact = in_fact(ensemble, one.unit.id)
    return f" In fact: {fact}." if fact else ""


def _said(one: Terms) -> str:
    """Say how often a clause is agreed, on what terms mostly, and whether the parties overlap."""
    often = f"agreed in {percent(one.agreed)} of the runs"
    if one.by_forum.value:
        often += f", by a forum in {percent(one.by_forum)}"
    positions = one.position[one.is_agreed]
    scale = one.unit.clause.scale
    if len(positions) == 0:
        told = often
    elif scale is not None:
        quarters = [one.quantile(q) for q in QUARTERS]
        median, _ = on_scale(scale, quarters)
        half = _span(scale, quarters[0].value, quarters[-1].value)
        told = f"{often}; median {median}, middle half {half}"
    else:
        counts = np.bincount(positions.astype(int), minlength=len(one.unit.clause.options or ()))
        most = int(counts.argmax())
        chosen = share_of(one.position == most, one.groups)
        name = (one.unit.clause.options or ())[most]
        told = f"{often}; most often: {name}, in {percent(chosen)} of all"
    return told + _missed(one)


def _span(scale: Scale, low: float, high: float) -> str:
    """Say from where to where half of the terms lie."""
    first, last = scale.brief(low), scale.brief(high)
    if first == last:
        return f"at {first}"
    if first.endswith(WAY) and last.endswith(WAY):
        return f"{first.removesuffix(WAY)} to {last}"
    return scale.span(low, high)


def _missed(one: Terms) -> str:
    """Say by how much the parties' reservations miss each other, if they do."""
    scale = one.unit.clause.scale
    if scale is None or not one.unit.clause.stances:
        return ""
    gap = zone(one.unit.clause).gap
    return f"; reservations {scale.distance(gap)} apart" if gap else ""


def _laid_out(ensemble: Ensemble, columns: tuple[float, ...], tries: Tries) -> tuple[Panel, ...]:
    """Return the panels of all clauses in columns so wide, row by row, their words set so."""
    drafts = [_panel(ensemble, one, columns[0], tries) for one in agreed_terms(ensemble)]
    found: list[Panel] = []
    top = TOP
    for first in range(0, len(drafts), len(columns)):
        row = drafts[first : first + len(columns)]
        header = max(NAME + panel.said.height + 0.04 for panel in row)
        top += header
        height = max(needed(panel) for panel in row)
        for column, panel in enumerate(row):
            left = MARGIN + PLACES + column * (panel.wide + BETWEEN)
            placed = replace(panel, left=left, top=top, height=height, header=header)
            found.append(placed)
        top += height + APART
    return tuple(found)


def _panel(ensemble: Ensemble, one: Terms, wide: float, tries: Tries) -> Panel:
    """Return the panel of a clause, before it has its place."""
    number = numbers(ensemble.scenario)[one.unit.item]
    name = f"{number}  {full_name(ensemble, one.unit)}".strip()
    smallest = tries[-1][0]
    sizes = [size for size in (ITEM, 7.5, 7.0, NOTE) if size >= smallest]
    return Panel(
        unit=one.unit,
        places=places(one.unit, tries),
        terms=one,
        name=fitted(name, wide, tuple((size, 1) for size in sizes), bold=True),
        said=fitted(joined(_said(one)), wide, tries),
        size=smallest,
        wide=wide,
    )


def _name(paper: Axes, panel: Panel) -> None:
    """Write above a panel what the clause is, and on what terms it is agreed mostly."""
    left, top = panel.left - PLACES, panel.top - panel.header
    letter_block(paper, (left, top + NAME / 2), panel.name, gid="name")
    at = (left, top + NAME + panel.said.height / 2)
    letter_block(paper, at, panel.said, colour=SECONDARY, gid=f"said/{panel.unit.id}")


def _fill(sheet: Sheet, ensemble: Ensemble, panel: Panel, fact: RecordedEnd | None) -> None:
    """Draw the bars of a panel, the zone of agreement behind them, and what was really agreed."""
    edges = _edges(panel)
    shares = panel.terms.counted(edges) / len(panel.terms.position)
    longest = max(float(shares.sum(axis=0).max()), 0.01)
    axes = panel.axes(sheet, ROOM * longest, wide=BARS)
    wishes.draw_zone(axes, panel.unit)
    beside = Side(BARS, panel.wide - PLACES - BARS, ROOM * longest / BARS)
    wishes.draw(axes, panel.unit, tuple(ensemble.scenario.parties), beside)
    for place in panel.places:
        y = [place.position] * 2
        axes.plot([0, longest], y, color=RULE, lw=0.6, zorder=1, gid=f"place/{panel.unit.id}")
    axes.plot([0, 0], axes.get_ylim(), color=SECONDARY, lw=0.6, zorder=2, gid="axis")
    middles = (edges[1:] + edges[:-1]) / 2
    start = np.zeros(len(middles))
    for standing, wide in zip(STANDINGS, shares, strict=True):
        for part in np.flatnonzero(wide):
            corner = (start[part], middles[part] - panel.thick / 2)
            face = LOOKS[standing].face
            bar = Rectangle(corner, wide[part], panel.thick, fc=face, lw=0, zorder=3)
            bar.set_gid(f"{standing}/{panel.unit.id}/{middles[part]:g}")
            axes.add_artist(bar)
        start = start + wide
    _write_shares(axes, panel, edges, start)
    if fact is not None and fact.position is not None:
        mark_record(axes, (0.0, fact.position), "agreed", gid=f"record/{panel.unit.id}")


def _edges(panel: Panel) -> "np.ndarray":
    """Return the edges between which terms count together: about options, or along the scale."""
    options = panel.unit.clause.options
    if options is not None:
        return np.arange(len(options) + 1) - 0.5
    return (np.arange(BINS + 2) - 0.5) / BINS


def _write_shares(axes: Axes, panel: Panel, edges: "np.ndarray", totals: "np.ndarray") -> None:
    """Write how often at the end of the bar of each option; on a scale at the longest alone."""
    middles = (edges[1:] + edges[:-1]) / 2
    chosen = range(len(totals)) if panel.unit.clause.options is not None else [totals.argmax()]
    for place in chosen:
        if totals[place] == 0:
            continue
        one = panel.terms.between(edges[place], edges[place + 1])
        axes.annotate(
            percent(one),
            (float(totals[place]), float(middles[place])),
            xytext=(3, 0),
            textcoords="offset points",
            size=panel.size,
            color=SECONDARY,
            va="center_baseline",
            bbox=GROUND if panel.unit.clause.options is not None else None,
            parse_math=False,
            gid=f"share/{panel.unit.id}/{middles[place]:g}",
            zorder=6,
        )


def _key(ensemble: Ensemble, panels: tuple[Panel, ...]) -> list[Entry]:
    """Return the key to what is drawn."""
    seen = [
        standing
        for s, standing in enumerate(STANDINGS)
        if any((panel.terms.standing[panel.terms.is_agreed] == s).any() for panel in panels)
    ]
    entries = [Entry(partial(_swatch, standing), WORDS[standing], key.SWATCH) for standing in seen]
    if "draft" in seen:
        entries.append(key.said(EITHER))
    if any(wishes.zone_of(panel.unit) for panel in panels):
        entries.append(Entry(_pale, "what all sign"))
    entries += [
        Entry(partial(wishes.sample, number), f"{number + 1} {called(ensemble, party)}")
        for number, party in enumerate(ensemble.scenario.parties)
    ]
    entries.append(key.said("● wants, – signs no farther; ○ does not sign"))
    facts: Mapping[str, RecordedEnd] = ends(ensemble.scenario)
    shown = [facts[panel.unit.id] for panel in panels if panel.unit.id in facts]
    if any(fact.position is not None for fact in shown):
        entries.append(Entry(_agreed, "agreed in fact", key.MARK))
    return entries


def _swatch(standing: str, paper: Axes, left: float, middle: float) -> None:
    sample(paper, left, middle, standing, key.SWATCH)


def _pale(paper: Axes, left: float, middle: float) -> None:
    across = [left, left + key.SWATCH]
    band = paper.fill_between(
        across, middle - 0.05, middle + 0.05, color=HALF, alpha=wishes.BAND, lw=0
    )
    band.set_gid("key")


def _agreed(paper: Axes, left: float, middle: float) -> None:
    mark_record(paper, (left + key.MARK / 2, middle), "agreed", gid="key")
