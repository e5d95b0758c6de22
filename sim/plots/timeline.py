"""The agreement timeline of one run: a lane a clause, how it stood through time, and its end.

In a lane there is nothing before the clause is tabled; then a bar, thin while it is on the agenda
and nobody objects or has moved, hatched while it is contested, solid while it is bargained, dotted
while it is set aside; then the mark of its end, with the terms in words at the right. Small ticks
are the moves of the parties. What really happened is drawn hollow, if the scenario has a record.
"""

from functools import partial

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from sim.plots import calendar, key, labels
from sim.plots.account import ENDINGS, describe, ending, terms
from sim.plots.key import Entry
from sim.plots.labels import Label
from sim.plots.lanes import RIGHT, Lane, laid_out, write_names
from sim.plots.marks import SHAPES, mark_end, mark_record
from sim.plots.style import (
    BOTTOM,
    CLAUSE,
    HALF,
    INK,
    KEY,
    LABELS,
    MARGIN,
    MEDIAN,
    PAPER,
    RULE,
    SECONDARY,
    SUSPENSION,
    SUSPENSION_EDGE,
    TERMS,
    TOP,
    WIDTH,
    Sheet,
    letter,
    letter_block,
)
from sim.results.course import Course, Spell, Stage, courses, incidents, suspensions
from sim.results.outcome import Outcome
from sim.results.record import ends, last_minute, times

SPAN = WIDTH - LABELS - TERMS
"""Width of the lanes, in inches."""

PAD = 1.015
"""How much farther the axis reaches than what is on it."""

HEIGHTS = {Stage.TABLED: 0.17, Stage.CONTESTED: 0.5, Stage.BARGAINED: 0.5}
"""Height of the bars of a stage, as a share of a standard lane."""

HATCH = "/" * 7
DOTS = (0, (0.1, 2.2))


def timeline(outcome: Outcome) -> Figure:
    """Draw the agreement timeline of a run.

    In the axes of the lanes x is minutes since the start, and y inches from the top of the paper.
    """
    stood = courses(outcome)
    said = {course.clause: terms(outcome, course) for course in stood}
    groups = laid_out(outcome.scenario, said)
    foot = groups[-1].foot + 0.01
    sheet = Sheet(
        outcome, title="The course of the talks", account=describe(outcome), height=foot + BOTTOM
    )
    last = round(PAD * max(outcome.minute, last_minute(outcome)))
    axes = sheet.placed((LABELS, TOP), (SPAN, foot - TOP))
    axes.set_xlim(0, last)
    axes.set_gid("lanes")
    calendar.rule_years(axes, outcome.scenario.start, last, top=TOP, foot=foot)
    calendar.draw(axes, outcome.scenario.start, last, foot=foot)
    write_names(sheet.paper, groups)
    _head(sheet.paper, outcome)
    _happenings(sheet.paper, axes, outcome, foot)
    lanes = [lane for group in groups for lane in group.lanes]
    for lane, course in zip(lanes, stood, strict=True):
        _lane(axes, outcome, lane, course)
        settled = outcome.settlement(course.clause).disposition == "agreed"
        letter_block(
            sheet.paper,
            (RIGHT, lane.middle),
            lane.terms,
            colour=INK if settled else SECONDARY,
            gid=f"terms/{course.clause}",
        )
    key.write(sheet.paper, _key(outcome, stood), at=foot + 0.43)
    return sheet


def _head(paper: Axes, outcome: Outcome) -> None:
    """Write the line below the title, and the heading of the terms."""
    below = f"{outcome.scenario.title} · {ending(outcome)}"
    letter(paper, (MARGIN, 0.31), below, size=CLAUSE, colour=SECONDARY, gid="subtitle")
    heading = "terms" if outcome.is_signed else "terms, in draft only"
    at = (RIGHT, labels.ROWS[0])
    letter(paper, at, heading, size=KEY, colour=SECONDARY, italic=True, gid="heading")


def _lane(axes: Axes, outcome: Outcome, lane: Lane, course: Course) -> None:
    """Draw what is in a lane: the bar, the moves, and the marks of its end."""
    if course.tabled is not None:
        for spell in course.spells:
            _bar(axes, lane, spell)
        _moves(axes, outcome, lane, course)
        disposition = outcome.settlement(course.clause).disposition
        at = (float(course.end), lane.middle)
        mark_end(axes, at, disposition, gid=f"end/{course.clause}")
    fact = ends(outcome).get(course.clause)
    if fact is not None and fact.minute is not None:
        at = (float(fact.minute), lane.middle)
        mark_record(axes, at, fact.disposition, gid=f"record/{course.clause}")


def _bar(axes: Axes, lane: Lane, spell: Spell) -> None:
    """Draw a spell of a clause at one stage."""
    gid = f"{spell.stage}/{lane.unit.id}"
    if spell.stage is Stage.SET_ASIDE:
        axes.plot(
            [spell.start, spell.end],
            [lane.middle] * 2,
            color=HALF,
            lw=1.3,
            linestyle=DOTS,
            dash_capstyle="round",
            zorder=3,
            gid=gid,
        )
        return
    tall = HEIGHTS[spell.stage] * lanes_height()
    hatched = spell.stage is Stage.CONTESTED
    axes.broken_barh(
        [(spell.start, spell.end - spell.start)],
        (lane.middle - tall / 2, tall),
        facecolor=PAPER if hatched else HALF,
        edgecolor=HALF if hatched else "none",
        hatch=HATCH if hatched else None,
        lw=0.6 if hatched else 0,
        zorder=3,
        gid=gid,
    )
