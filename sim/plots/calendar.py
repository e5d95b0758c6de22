"""The time axis: minutes since the start, marked by days, months, quarters or years.

It begins at the start, or before it where axes reach farther to the left.
As fine as there is room for: the marks with their names, and below them the longer spans (months or
years) that they lie in.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from matplotlib.axes import Axes

from sim.model.codes import MINUTES_A_DAY
from sim.plots.lettering import width
from sim.plots.style import INK, RULE, SECONDARY, TICK, YEAR, letter

AIR = 0.07
"""The least distance between two names on the axis, in inches."""

LENGTHS = (0.035, 0.105, 0.25)
"""Below the axis, in inches: the end of a mark, the names of marks, the names of spans."""


class Mark(NamedTuple):
    """A day on the axis, in minutes since the start, and its name."""

    minute: int
    name: str


class Span(NamedTuple):
    """A month or year: what of it is seen, in minutes since the start, and its name.

    `shorter` are names for less room, each shorter than the one before.
    """

    start: int
    end: int
    name: str
    shorter: tuple[str, ...] = ()


class Division(NamedTuple):
    """A way to divide time: by which days, how they are named, and what they lie in."""

    days: Callable[[date, date], Iterator[date]]
    name: Callable[[date], str]
    spans: str | None


@lru_cache(maxsize=16)
def marks(start: date, end: int, inches: float) -> tuple[tuple[Mark, ...], tuple[Span, ...]]:
    """Return the marks and spans of the first `end` minutes after `start`, drawn so wide."""
    last = (datetime.combine(start, datetime.min.time()) + timedelta(minutes=end)).date()
    for division in DIVISIONS:
        days = division.days(start, last)
        found = tuple(Mark(_minute(start, day), division.name(day)) for day in days)
        if _fits(found, inches / end):
            break
    return found, tuple(_spans(start, end, division.spans))


def round_days(first: date, last: date) -> list[date]:
    """Return about five days between two: the first of years or months, Mondays, or any."""
    found = (list(division.days(first, last)) for division in DIVISIONS)
    return min(found, key=lambda days: abs(len(days) - 5))


def draw(axes: Axes, start: date, end: int, *, foot: float) -> None:
    """Draw the axis of `axes`, whose x is minutes, at the height `foot` of the paper."""
    left, right = axes.get_xlim()
    inches = axes.get_position().width * paper_width(axes)
    found, spans = _on(axes, start, end)
    axes.plot([left, right], [foot, foot], color=INK, lw=0.8, clip_on=False, gid="axis")
    for mark in found:
        axes.plot(
            [mark.minute] * 2,
            [foot, foot + LENGTHS[0]],
            color=INK,
            lw=0.8,
            clip_on=False,
            gid="tick",
        )
        at = (float(mark.minute), foot + LENGTHS[1])
        letter(axes, at, mark.name, size=TICK, align="center", gid="tick-name")
    for span in spans:
        _name_span(axes, span, inches / (right - left), foot + LENGTHS[2])


def _name_span(axes: Axes, span: Span, scale: float, height: float) -> None:
    """Write the name of a span in its middle, as long as there is room for, or none at all."""
    room = (span.end - span.start) * scale - AIR
    for name in (span.name, *span.shorter):
        if width(name, size=YEAR) <= room:
            at = ((span.start + span.end) / 2, height)
            letter(axes, at, name, size=YEAR, align="center", colour=SECONDARY, gid="span-name")
            return


def rule_turns(axes: Axes, start: date, end: int, *, top: float, foot: float) -> None:
    """Draw a thin line through the lanes at the turn of every year, or month in short talks."""
    for span in _on(axes, start, end)[1]:
        if span.start > axes.get_xlim()[0]:
            axes.plot([span.start] * 2, [top, foot], color=RULE, lw=0.8, zorder=1, gid="turn")


def _on(axes: Axes, start: date, end: int) -> tuple[list[Mark], list[Span]]:
    """Return the marks and spans of axes, which begin at `start`, or whole days before it."""
    left = round(axes.get_xlim()[0])
    inches = axes.get_position().width * paper_width(axes)
    found, spans = marks(start + timedelta(minutes=left), end - left, inches)
    return (
        [mark._replace(minute=mark.minute + left) for mark in found],
        [span._replace(start=span.start + left, end=span.end + left) for span in spans],
    )


def paper_width(axes: Axes) -> float:
    """Return how wide the paper is on which axes stand, in inches."""
    figure = axes.get_figure(root=True)
    assert figure is not None
    return float(figure.get_figwidth())


def _minute(start: date, day: date) -> int:
    return (day - start).days * MINUTES_A_DAY


def _fits(found: tuple[Mark, ...], scale: float) -> bool:
    """Say whether the names of the marks stand apart."""
    return all(
        (width(a.name, size=TICK) + width(b.name, size=TICK)) / 2 + AIR
        <= (b.minute - a.minute) * scale
        for a, b in pairwise(found)
    )


def _spans(start: date, end: int, kind: str | None) -> Iterator[Span]:
    if kind is None:
        return
    months = 1 if kind == "month" else 12
    begin = date(start.year, start.month if kind == "month" else 1, 1)
    while (from_minute := _minute(start, begin)) < end:
        after = _later(begin, months)
        until = min(end, _minute(start, after))
        names = [f"{begin:%B} {begin.year}", f"{begin:%b} {begin.year}", f"{begin:%b}"]
        name, *shorter = names if kind == "month" else [str(begin.year)]
        yield Span(max(0, from_minute), until, name, tuple(shorter))
        begin = after


def _later(day: date, months: int) -> date:
    """Return the first day of the month so many months later."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def _every_day(start: date, end: date) -> Iterator[date]:
    yield from (start + timedelta(days=n) for n in range((end - start).days + 1))


def _mondays(start: date, end: date) -> Iterator[date]:
    yield from (day for day in _every_day(start, end) if day.weekday() == 0)


def _every(months: int) -> Callable[[date, date], Iterator[date]]:
    """Return what yields the first day of every so many months, counted from January."""

    def days(start: date, end: date) -> Iterator[date]:
        day = date(start.year, 1, 1)
        while day <= end:
            if day >= start:
                yield day
            day = _later(day, months)

    return days


def _every_years(years: int) -> Callable[[date, date], Iterator[date]]:
    def days(start: date, end: date) -> Iterator[date]:
        return (day for day in _every(12)(start, end) if day.year % years == 0)

    return days


def _day(day: date) -> str:
    return str(day.day)


def _month(day: date) -> str:
    return f"{day:%b}"


def _year(day: date) -> str:
    return str(day.year)


DIVISIONS = (
    Division(_every_day, _day, "month"),
    Division(_mondays, _day, "month"),
    Division(_every(1), _month, "year"),
    Division(_every(3), _month, "year"),
    Division(_every(6), _month, "year"),
    *(Division(_every_years(years), _year, None) for years in (1, 2, 5, 10, 20)),
)
"""From the finest to the coarsest."""
