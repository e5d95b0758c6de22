"""The agreement timeline of an ensemble: a lane a clause, when the runs close it, and how.

A thin bar holds nine in ten of the runs, a thick one half of them, and a tick is the median: all
over all runs, so that those in which the clause stays open count as later than any other. Where a
bar does not finish it ends in an open arrow head, and a clause that most runs leave open has no
tick. At the right stands how the runs end the clause. What really happened is drawn hollow, if the
scenario has a record.
"""

import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from sim.errors import UsageError
from sim.model.codes import MINUTES_A_DAY
from sim.plots import above, calendar, columns, key, labels, shares
from sim.plots.key import Entry
from sim.plots.lanes import RIGHT, ROOM, Group, Lane, laid_out, write_names
from sim.plots.marks import SHAPES, mark_end, mark_record
from sim.plots.style import (
    BOTTOM,
    HALF,
    INK,
    KEY,
    LANE,
    MARGIN,
    MEDIAN,
    PHONE,
    SECONDARY,
    TOP,
    WIDE,
    Form,
    Sheet,
    letter,
    letter_block,
)
from sim.plots.tally import WORDS, below, commonest, describe, either, per_cent, table
from sim.results.ensemble import Ensemble
from sim.results.premises import assumptions
from sim.results.record import ends, last_minute
from sim.results.spread import ENDS, Spread, last_closing, spreads
from sim.scenario.argument import finding

FOOTING = 0.09
"""Room for the line of assumptions, below all else."""

NINE, HALVES, TICK, OUTLINE = 0.17, 0.5, 0.62, 0.14
"""Heights of the bars and of the median, and how much higher an outline is, in lanes."""

PAD = 1.015
"""How much farther the axis reaches than what is on it."""

AIR = 0.07
"""What keeps the bar of shares from its words, in inches."""

LAST = 3
"""Parts at the end of the line of assumptions that change nothing: seed, runs, version."""

LEGEND = "nine in ten of all runs, half, median"
SAMPLE = 0.4
"""Width of the sample of bars in the key."""


class _Shown(NamedTuple):
    """What is drawn: an ensemble by its spreads, and those of another, by clause.

    first : the minute at which the axis begins: 0, or when the talks of the other do, if earlier
    """

    ensemble: Ensemble
    spreads: tuple[Spread, ...]
    against: Ensemble | None
    known: Mapping[str, Spread]
    first: int = 0


def agreements(ensemble: Ensemble, *, against: Ensemble | None = None) -> Sheet:
    """Draw the agreement timeline of an ensemble.

    In the axes of the lanes x is minutes since the start, and y inches from the top of the paper.

    Parameters
    ----------
    against : another ensemble, such as one of the scenario as it was; its bars are drawn as thin
        outlines in the same lanes

    Raises
    ------
    UsageError
        If either is no ensemble, or the other shares no clause with this one.
    """
    shown = _shown(ensemble, against)
    groups = laid_out(ensemble.scenario, _words(shown), room=ROOM - shares.WIDE - AIR)
    sheet = _drawn(shown, groups, WIDE)
    at = (RIGHT, labels.rows(TOP)[0])
    letter(
        sheet.paper,
        at,
        "how the runs end it",
        size=KEY,
        colour=SECONDARY,
        italic=True,
        gid="heading",
    )
    write_names(sheet.paper, groups)
    for spread, lane in zip(shown.spreads, _lanes(groups), strict=True):
        place = (RIGHT + shares.WIDE + AIR, lane.middle)
        letter_block(sheet.paper, place, lane.terms, gid=f"terms/{lane.unit.id}")
        shares.draw(sheet.paper, (RIGHT, lane.middle), spread.shares, lane.unit.id)
    return sheet


def narrow_agreements(ensemble: Ensemble, *, against: Ensemble | None = None) -> Sheet:
    """Draw the same for a telephone, with the words above the lanes."""
    shown = _shown(ensemble, against)
    words = _words(shown)
    room = above.ROOM - shares.WIDE - AIR
    groups = above.laid_out(ensemble.scenario, words, room=room)
    sheet = _drawn(shown, groups, PHONE)
    (lanes,) = (axes for axes in sheet.axes if axes.get_gid() == "lanes")
    above.write(sheet.paper, lanes, groups, settled=words)
    widest = max(lane.terms.width for lane in _lanes(groups))
    for spread, lane in zip(shown.spreads, _lanes(groups), strict=True):
        left = PHONE.width - MARGIN - widest - AIR - shares.WIDE
        middle = lane.top - above.depth(lane.name, lane.terms) / 2
        shares.draw(sheet.paper, (left, middle), spread.shares, lane.unit.id)
    return sheet


def _shown(ensemble: Ensemble, against: Ensemble | None) -> _Shown:
    """Return what is drawn of an ensemble, and of another if it is compared with one."""
    own = spreads(finding("ensemble", ensemble, Ensemble))
    if against is None:
        return _Shown(ensemble, own, None, {})
    finding("against", against, Ensemble)
    ids = {spread.unit.id for spread in own}
    aside = (against.scenario.start - ensemble.scenario.start) // timedelta(minutes=1)
    known = {one.unit.id: _moved(one, aside) for one in spreads(against) if one.unit.id in ids}
    if not known:
        other = against.scenario.scenario
        raise UsageError(f"'{other}' shares no clause with '{ensemble.scenario.scenario}'.")
    return _Shown(ensemble, own, against, known, min(0, aside))


def _moved(spread: Spread, minutes: int) -> Spread:
    """Return the spread of talks that begin so much later, on the dates of those that do not."""
    return replace(spread, when=tuple(when + minutes for when in spread.when))


def _words(shown: _Shown) -> dict[str, str]:
    """Return how most runs end each clause, and how many end it so in what it is compared with."""
    found = {}
    for spread in shown.spreads:
        told, other = commonest(spread), shown.known.get(spread.unit.id)
        if other is not None:
            was = per_cent(other.part(spread.commonest[0]))
            told += "" if told.startswith(f"{was} ") else f", was {was}"
        found[spread.unit.id] = told
    return found


def _lanes(groups: tuple[Group, ...]) -> list[Lane]:
    return [lane for group in groups for lane in group.lanes]


def _last(shown: _Shown) -> int:
    """Return the minute to which the axis reaches: as far as any bar, and any date of the record.

    Where a bar does not finish, as far as any run closes a clause; to the horizon if none does.
    """
    drawn = [*shown.spreads, *shown.known.values()]
    finished = [spread.when[-1] for spread in drawn if math.isfinite(spread.when[-1])]
    reached = [*finished, MINUTES_A_DAY, last_minute(shown.ensemble.scenario)]
    if len(finished) < len(drawn):
        reached.append(last_closing(shown.ensemble))
    return round(PAD * max(reached))


def _drawn(shown: _Shown, groups: tuple[Group, ...], form: Form) -> Sheet:
    """Draw all but the words beside or above the lanes."""
    ensemble, scenario, foot = shown.ensemble, shown.ensemble.scenario, groups[-1].foot + 0.01
    keys = key.laid_out(_key(shown), form=form)
    sheet = Sheet(
        ensemble,
        title="When each point settles",
        below=f"{scenario.title} · {below(ensemble, shown.spreads)}",
        account=_account(shown),
        height=foot + BOTTOM + FOOTING + key.height(keys),
        form=form,
    )
    axes = sheet.placed((form.left, form.top), (form.right - form.left, foot - form.top))
    axes.set_gid("lanes")
    last = _last(shown)
    axes.set_xlim(shown.first, last)
    calendar.rule_turns(axes, scenario.start, last, top=form.top, foot=foot)
    calendar.draw(axes, scenario.start, last, foot=foot)
    columns.draw_dated(sheet.paper, axes, scenario, foot=foot, form=form)
    facts = ends(scenario)
    for lane, spread in zip(_lanes(groups), spreads(ensemble), strict=True):
        fill(axes, spread, lane.middle, last)
        if lane.unit.id in shown.known:
            outline(axes, shown.known[lane.unit.id], lane.middle, last)
        fact = facts.get(lane.unit.id)
        if fact is not None and fact.minute is not None:
            at = (float(fact.minute), lane.middle)
            mark_record(axes, at, fact.disposition, gid=f"record/{lane.unit.id}")
    key.write(sheet.paper, keys, at=foot + 0.48, form=form)
    return sheet


def _account(shown: _Shown) -> str:
    """Say in plain text what is drawn, and of what is outlined in what it differs and when."""
    told, against = describe(shown.ensemble), shown.against
    if against is None:
        return told
    rows = zip(spreads(against), table(against), strict=True)
    half = [f"{row['Clause']}: {row['Median']}" for one, row in rows if one.unit.id in shown.known]
    other = f"Outlined is what it is compared with: {_differs(shown.ensemble, against)}."
    return f"{told}\n{other} Half closed by: {'; '.join(half)}."


def fill(axes: Axes, spread: Spread, middle: float, last: float) -> None:
    """Draw the bars of a clause and its median; what lies beyond the axis ends at its edge."""
    clause = spread.unit.id
    first, early, _, late, final = spread.when
    _bar(axes, (first, final), middle, (NINE, last), gid=f"nine/{clause}")
    _bar(axes, (early, late), middle, (HALVES, last), gid=f"half/{clause}")
    if math.isfinite(spread.median):
        _tick(axes, spread.median, middle, 1.9, gid=f"median/{clause}")
    if math.isinf(final):
        mark_end(axes, (last, middle), "open", gid=f"beyond/{clause}")


def outline(axes: Axes, spread: Spread, middle: float, last: float) -> None:
    """Draw the same as a thin outline."""
    clause = spread.unit.id
    first, early, _, late, final = spread.when
    for name, (start, end), high in (
        ("nine", (first, final), NINE + OUTLINE),
        ("half", (early, late), HALVES + OUTLINE),
    ):
        if start < last:
            box = (start, middle - high * LANE / 2), min(end, last) - start, high * LANE
            patch = Rectangle(*box, fill=False, ec=INK, lw=0.6, zorder=3.5)
            patch.set_gid(f"against/{name}/{clause}")
            axes.add_artist(patch)
    if math.isfinite(spread.median):
        _tick(axes, spread.median, middle, 0.6, gid=f"against/median/{clause}")


def _bar(
    axes: Axes, span: tuple[float, float], middle: float, measures: tuple[float, float], *, gid: str
) -> None:
    """Draw a bar so many lanes high, to the edge at most."""
    (start, end), (high, last) = span, measures
    if start >= last:
        return
    corner, high = (start, middle - high * LANE / 2), high * LANE
    bar = Rectangle(corner, min(end, last) - start, high, fc=HALF, ec="none", lw=0, zorder=3)
    bar.set_gid(gid)
    axes.add_artist(bar)


def _tick(axes: Axes, x: float, middle: float, weight: float, *, gid: str) -> None:
    high = TICK * LANE / 2
    ends_at = [middle - high, middle + high]
    axes.plot([x, x], ends_at, color=MEDIAN, lw=weight, zorder=4, solid_capstyle="butt", gid=gid)


def _key(shown: _Shown) -> list[Entry]:
    """Return the key to what is drawn."""
    drawn, ensemble, against = shown.spreads, shown.ensemble, shown.against
    is_barred = any(math.isfinite(spread.when[0]) for spread in drawn)
    entries = [Entry(sample, LEGEND, SAMPLE)] if is_barred else []
    if any(math.isinf(spread.when[-1]) for spread in drawn):
        entries.append(Entry(partial(_mark, "open"), "later, or open to the end", key.MARK))
    if against is not None:
        entries.append(Entry(outlined, f"compared with: {_differs(ensemble, against)}", SAMPLE))
    facts = {fact.disposition for fact in ends(ensemble.scenario).values() if fact.minute}
    known = [disposition for disposition in SHAPES if disposition in facts]
    if known:
        told = f"in fact {', '.join(known)}"
        entries.append(Entry(partial(_facts, known), told, key.MARK * len(known)))
    seen = {end for spread in drawn for end in spread.shares}
    entries += [Entry(partial(_swatch, end), WORDS[end], key.SWATCH) for end in ENDS if end in seen]
    return [*entries, *either(drawn)]


def _differs(ensemble: Ensemble, against: Ensemble) -> str:
    """Say in what another ensemble differs from this one: first the file, then the changes."""
    is_other = _changes(ensemble) == _changes(against) and ensemble.scenario != against.scenario
    file = ["another file"] if is_other else []
    own, other = (assumptions(one).split(" · ") for one in (ensemble, against))
    told = [part for part in other if part not in own]
    changes = own[1:-LAST]
    without = [f"without {part}" for part in changes if part not in other]
    return ", ".join([*file, *without, *told]) or "the same"


def _changes(one: Ensemble) -> tuple[object, ...]:
    return dict(one.overrides), dict(one.options), one.as_believed_by


def sample(paper: Axes, left: float, middle: float) -> None:
    """Draw a sample of the bars for a key."""
    _bar(paper, (left, left + SAMPLE), middle, (NINE, math.inf), gid="key")
    _bar(paper, (left + 0.1, left + 0.28), middle, (HALVES, math.inf), gid="key")
    _tick(paper, left + 0.18, middle, 1.9, gid="key")


def outlined(paper: Axes, left: float, middle: float) -> None:
    """Draw a sample of the outline for a key."""
    for start, end, high in ((0.0, SAMPLE, NINE + OUTLINE), (0.1, 0.28, HALVES + OUTLINE)):
        corner = (left + start, middle - high * LANE / 2)
        patch = Rectangle(corner, end - start, high * LANE, fill=False, ec=INK, lw=0.6)
        patch.set_gid("key")
        paper.add_artist(patch)


def _mark(disposition: str, paper: Axes, left: float, middle: float) -> None:
    mark_end(paper, (left + key.MARK / 2, middle), disposition, gid="key")


def _facts(dispositions: list[str], paper: Axes, left: float, middle: float) -> None:
    for number, disposition in enumerate(dispositions):
        mark_record(paper, (left + key.MARK * (number + 0.5), middle), disposition, gid="key")


def _swatch(end: str, paper: Axes, left: float, middle: float) -> None:
    shares.sample(paper, left, middle, end, key.SWATCH)
