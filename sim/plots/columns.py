"""Columns and lines through all lanes: times without meetings, events, and the end of the talks.

Those of the run are pale; those of the record are drawn in ink, and only together with it. Each has
its name above the lanes if there is room; what has none is told by the account.
"""

from collections.abc import Iterator
from typing import NamedTuple

from matplotlib.axes import Axes

from sim.plots.account import ENDINGS
from sim.plots.labels import ROWS, Label, write
from sim.plots.style import (
    INK,
    LABELS,
    NOTE,
    SECONDARY,
    SUSPENSION,
    SUSPENSION_EDGE,
    TERMS,
    TOP,
    WIDTH,
)
from sim.results.course import incidents, suspensions
from sim.results.outcome import Outcome
from sim.results.record import minute, times

SOLID, DOTTED = "solid", (0, (1, 1.7))
HATCH = "/" * 4


class Line(NamedTuple):
    """A line down through the lanes at a minute, and its name."""

    minute: float
    text: str
    colour: str
    style: str | tuple[int, tuple[float, float]]
    row: int
    gid: str


def draw(paper: Axes, axes: Axes, outcome: Outcome, *, foot: float) -> None:
    """Draw them from the top of the lanes to their foot, with their names above.

    Named first is the end of the talks, then what suspended them, then the rest.
    """
    lines = [*_ending(outcome), *_incidents(outcome), *_recorded(outcome)]
    columns = [*_suspensions(axes, outcome, foot), *_recesses(axes, outcome, foot)]
    named = [
        Label(_across(axes, line.minute), line.text, line.row, line.colour, lined=True)
        for line in lines
    ]
    labels = [*named[:1], *columns, *named[1:]]
    found = write(paper, labels, left=LABELS - 0.5, right=WIDTH - TERMS)
    places = [found[0], *found[1 + len(columns) :]]
    for line, place in zip(lines, places, strict=True):
        reach = TOP if place is None else ROWS[place.row] + NOTE / 144 + 0.01
        axes.plot(
            [line.minute, line.minute],
            [reach, foot],
            color=line.colour,
            linestyle=line.style,
            lw=0.8,
            zorder=2,
            clip_on=False,
            gid=line.gid,
        )


def _ending(outcome: Outcome) -> Iterator[Line]:
    word = ENDINGS[outcome.ending]
    yield Line(outcome.minute, word, INK, SOLID, 0, "ending")


def _incidents(outcome: Outcome) -> Iterator[Line]:
    """Yield the events of the run that did not suspend the talks."""
    for number, (struck, name, suspends) in enumerate(incidents(outcome)):
        if not suspends:
            yield Line(struck, name, SECONDARY, DOTTED, 1, f"incident/{number}")


def _recorded(outcome: Outcome) -> Iterator[Line]:
    """Yield what really happened at a day."""
    for number, (start, end, text) in enumerate(times(outcome)):
        if end is None:
            yield Line(start, _in_fact(text), INK, DOTTED, 1, f"recorded/{number}")
    record = outcome.scenario.record
    if record is not None and record.signed is not None:
        signed = minute(outcome, record.signed)
        yield Line(signed, "signed in fact", INK, DOTTED, 0, "recorded/signed")


def _suspensions(axes: Axes, outcome: Outcome, foot: float) -> Iterator[Label]:
    """Draw the suspensions of the run; yield their names, each once."""
    named: set[str] = set()
    for number, (start, end, why) in enumerate(suspensions(outcome)):
        axes.broken_barh(
            [(start, end - start)],
            (TOP, foot - TOP),
            facecolor=SUSPENSION,
            edgecolor=SUSPENSION_EDGE,
            hatch=HATCH,
            lw=0.8,
            zorder=0.5,
            gid=f"suspension/{number}",
        )
        text = ", ".join(why)
        if text not in named:
            named.add(text)
            yield Label(_across(axes, (start + end) / 2), text, 0, SECONDARY, italic=True)


def _recesses(axes: Axes, outcome: Outcome, foot: float) -> Iterator[Label]:
    """Draw what really lasted a while, such as a suspension; yield its names."""
    for number, (start, end, text) in enumerate(times(outcome)):
        if end is not None:
            axes.broken_barh(
                [(start, end - start)],
                (TOP, foot - TOP),
                facecolor="none",
                edgecolor=INK,
                lw=0.5,
                linestyle=DOTTED,
                zorder=1.5,
                gid=f"recorded/{number}",
            )
            axes.plot([start, end], [TOP, TOP], color=INK, lw=1.6, zorder=5, clip_on=False)
            middle = _across(axes, (start + end) / 2)
            yield Label(middle, _in_fact(text), 0, INK, italic=True)


def _in_fact(text: str) -> str:
    """Return the name of what really happened: it says so, since ink alone is easily overlooked."""
    return f"{text} (in fact)"


def _across(axes: Axes, minute: float) -> float:
    """Return where a minute lies on the paper, in inches from the left."""
    place, (first, last) = axes.get_position(), axes.get_xlim()
    return float(WIDTH * (place.x0 + place.width * (minute - first) / (last - first)))
