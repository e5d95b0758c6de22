"""Columns and lines through all lanes: times without meetings, events, and the end of the talks.

Of many runs only what has a date beforehand is drawn. Those of the run are pale; those of the
record are drawn in ink, and only together with it. Each has its name above the lanes if there is
room; what has none is told by the account.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from matplotlib.axes import Axes

from sim.plots import calendar
from sim.plots.account import ENDINGS
from sim.plots.labels import Label, Span, underside, write
from sim.plots.style import (
    INK,
    SECONDARY,
    SUSPENSION,
    SUSPENSION_EDGE,
    WIDE,
    Form,
)
from sim.results.course import Incident, Suspension, incidents, suspensions
from sim.results.dated import dated, dated_suspensions
from sim.results.outcome import Outcome
from sim.results.record import minute, times
from sim.scenario.scenario import Scenario

SOLID, DOTTED = "solid", (0, (1, 1.7))
HATCH = "/" * 4
SIGNED = "signed in fact"

SEEN = 0.025
"""The breadth of a column from which on it is seen well enough to be named early, in inches."""

ASIDE = 1.4
"""How far to the left of the lanes a name may begin, in inches."""


class Line(NamedTuple):
    """A line down through the lanes at a minute, and its name."""

    minute: float
    text: str
    colour: str
    style: str | tuple[int, tuple[float, float]]
    row: int
    gid: str


def draw(paper: Axes, axes: Axes, outcome: Outcome, *, foot: float, form: Form = WIDE) -> None:
    """Draw them from the top of the lanes to their foot, with their names above.

    Room for names is given first to the end of the talks, then to what the record says lasted, and
    to its signature, then to the suspensions of the run, the longest first; then to days, and last
    to columns too narrow to be seen well.
    """
    lines = [*_ending(outcome), *_incidents(incidents(outcome))]
    _draw(paper, axes, outcome.scenario, lines, suspensions(outcome), (form, foot))


def draw_dated(
    paper: Axes, axes: Axes, scenario: Scenario, *, foot: float, form: Form = WIDE
) -> None:
    """Draw in the same way what is known before the talks: events and suspensions with a date."""
    last = axes.get_xlim()[1]
    lines = [line for line in _incidents(dated(scenario)) if line.minute <= last]
    stops = [
        stop._replace(end=min(stop.end, int(last)))
        for stop in dated_suspensions(scenario)
        if stop.start < last
    ]
    _draw(paper, axes, scenario, lines, stops, (form, foot))


def _draw(
    paper: Axes,
    axes: Axes,
    scenario: Scenario,
    theirs: Sequence[Line],
    stops: Sequence[Suspension],
    place: tuple[Form, float],
) -> None:
    """Draw lines and suspensions with what the record says, on lanes of a form, to their foot."""
    form, foot = place
    lines = [*theirs, *_recorded(scenario)]
    named = [
        Label(_across(axes, line.minute), line.text, line.row, line.colour, lined=True)
        for line in lines
    ]
    reach = (form.top, foot)
    record = [*_recesses(axes, scenario, reach)]
    signed = [label for label in named if label.text == SIGNED]
    ends = [label for line, label in zip(lines, named, strict=True) if line.gid == "ending"]
    days = [label for label in named if label.text != SIGNED and label not in ends]
    lasting = [*record, *_suspensions(axes, stops, reach)]
    broad = [label for label in lasting if _breadth(label) >= SEEN]
    narrow = sorted((label for label in lasting if label not in broad), key=_breadth, reverse=True)
    recorded = sorted((one for one in broad if one in record), key=_breadth, reverse=True)
    own = sorted((one for one in broad if one not in record), key=_breadth, reverse=True)
    labels = [*ends, *recorded, *signed, *own, *days, *narrow]
    found = write(paper, labels, left=form.left - ASIDE, form=form)
    rows = {place.label: place.row for place in found if place is not None}
    for line, label in zip(lines, named, strict=True):
        upper = underside(rows[label], form.top) if label in rows else form.top
        axes.plot(
            [line.minute, line.minute],
            [upper, foot],
            color=line.colour,
            linestyle=line.style,
            lw=0.8,
            zorder=2,
            clip_on=False,
            gid=line.gid,
        )


def _breadth(label: Label) -> float:
    """Return how broad the broadest column is that a label names."""
    return max((end - start for start, end in label.spans), default=0.0)


def _ending(outcome: Outcome) -> Iterator[Line]:
    word = ENDINGS[outcome.ending]
    yield Line(outcome.minute, word, INK, SOLID, 0, "ending")


def _incidents(struck_by: Sequence[Incident]) -> Iterator[Line]:
    """Yield the events that do not suspend the talks."""
    for number, (struck, name, suspends) in enumerate(struck_by):
        if not suspends:
            yield Line(struck, name, SECONDARY, DOTTED, 1, f"incident/{number}")


def _recorded(scenario: Scenario) -> Iterator[Line]:
    """Yield what really happened at a day."""
    for number, (start, end, text) in enumerate(times(scenario)):
        if end is None:
            yield Line(start, _in_fact(text), INK, DOTTED, 1, f"recorded/{number}")
    record = scenario.record
    if record is not None and record.signed is not None:
        signed = minute(scenario, record.signed)
        yield Line(signed, SIGNED, INK, DOTTED, 0, "recorded/signed")


def _suspensions(axes: Axes, stops: Sequence[Suspension], reach: Span) -> Iterator[Label]:
    """Draw the suspensions; yield their names, each once, over any of its columns."""
    named: dict[str, list[Span]] = {}
    top, foot = reach
    for number, (start, end, why) in enumerate(stops):
        axes.broken_barh(
            [(start, end - start)],
            (top, foot - top),
            facecolor=SUSPENSION,
            edgecolor=SUSPENSION_EDGE,
            hatch=HATCH,
            lw=0.8,
            zorder=0.5,
            gid=f"suspension/{number}",
        )
        named.setdefault(", ".join(why), []).append((_across(axes, start), _across(axes, end)))
    for text, spans in named.items():
        yield _name(text, spans, SECONDARY)


def _recesses(axes: Axes, scenario: Scenario, reach: Span) -> Iterator[Label]:
    """Draw what really lasted a while, such as a suspension; yield its names."""
    top, foot = reach
    for number, (start, end, text) in enumerate(times(scenario)):
        if end is not None:
            axes.broken_barh(
                [(start, end - start)],
                (top, foot - top),
                facecolor="none",
                edgecolor=INK,
                lw=0.5,
                linestyle=DOTTED,
                zorder=1.5,
                gid=f"recorded/{number}",
            )
            axes.plot([start, end], [top, top], color=INK, lw=1.6, zorder=5, clip_on=False)
            yield _name(_in_fact(text), [(_across(axes, start), _across(axes, end))], INK)


def _name(text: str, spans: list[Span], colour: str) -> Label:
    """Return the name of columns, which stands over the broadest of them if it can."""
    spans = sorted(spans, key=lambda span: span[0] - span[1])
    return Label(sum(spans[0]) / 2, text, 0, colour, italic=True, spans=tuple(spans))


def _in_fact(text: str) -> str:
    """Return the name of what really happened: it says so, since ink alone is easily overlooked."""
    return f"{text} (in fact)"


def _across(axes: Axes, minute: float) -> float:
    """Return where a minute lies on the paper, in inches from the left."""
    place, (first, last), wide = axes.get_position(), axes.get_xlim(), calendar.paper_width(axes)
    return float(wide * (place.x0 + place.width * (minute - first) / (last - first)))
