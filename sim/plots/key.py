"""The key: under the axis, in a line if there is room, and only of what the figure shows."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from math import ceil
from typing import NamedTuple

from matplotlib.axes import Axes

from sim.plots.lettering import cut, width
from sim.plots.marks import SHAPES, mark_undone
from sim.plots.style import KEY, MARGIN, NOTE, SECONDARY, WIDE, Form, letter
from sim.results.course import Closing

SWATCH = 0.17
"""Width of a sample, in inches."""

MARK = 0.1
"""Width of a mark."""

NEAR = 0.035
LEAST, MOST = 0.07, 0.16
"""The least and the most between two entries."""

PITCH = 0.17
PARTS = 8
"""From lines alike in length to full ones the lengths are tried in so many parts."""

SIZES = (KEY, NOTE, 6.2, 5.9)


class Entry(NamedTuple):
    """A sample, which is drawn from a left edge on at a height, and what it means."""

    draw: Callable[[Axes, float, float], None]
    text: str
    wide: float = SWATCH


class Line(NamedTuple):
    """Entries beside each other, in letters of one size."""

    entries: tuple[Entry, ...]
    size: float


def laid_out(entries: Sequence[Entry], *, form: Form = WIDE) -> tuple[Line, ...]:
    """Return the lines of the key: one, somewhat smaller if need be, else as many as it takes.

    What has no room even in a line of its own is cut.
    """
    room = form.width - 2 * MARGIN
    for size in SIZES:
        if size >= form.least and _length(entries, size) <= room:
            return (Line(tuple(entries), size),)
    entries = [_within(entry, room) for entry in entries]
    fewest = ceil(_length(entries, KEY) / room)
    share = _length(entries, KEY) / fewest
    lengths = [share + (room - share) * part / PARTS for part in range(PARTS + 1)]
    tried = [_broken(entries, length) for length in lengths]
    return next((lines for lines in tried if len(lines) <= fewest), tried[-1])


def _broken(entries: Sequence[Entry], longest: float) -> tuple[Line, ...]:
    """Return the entries in lines no longer than that, save where one alone is."""
    lines: list[list[Entry]] = [[]]
    for entry in entries:
        if lines[-1] and _length([*lines[-1], entry], KEY) > longest:
            lines.append([])
        lines[-1].append(entry)
    return tuple(Line(tuple(line), KEY) for line in lines)


def _within(entry: Entry, room: float) -> Entry:
    """Return an entry that fits into a line."""
    return entry._replace(text=cut(entry.text, room - entry.wide - NEAR, size=KEY))


def said(text: str) -> Entry:
    """Return an entry that has no sample: words alone."""
    return Entry(_nothing, text, -NEAR)


def _nothing(paper: Axes, left: float, middle: float) -> None:
    """Draw no sample."""


def undone(closings: Iterable[Closing]) -> list[Entry]:
    """Return the entry for the ends that did not last, by the marks there are of them."""
    seen = {closing.disposition for closing in closings}
    known = [disposition for disposition in SHAPES if disposition in seen]
    if not known:
        return []
    return [Entry(partial(_undone, known), "did not last", MARK * len(known))]


def _undone(dispositions: Sequence[str], paper: Axes, left: float, middle: float) -> None:
    for number, disposition in enumerate(dispositions):
        mark_undone(paper, (left + MARK * (number + 0.5), middle), disposition, gid="key")


def height(lines: Sequence[Line]) -> float:
    """Return how much higher than one line these are, in inches."""
    return PITCH * (len(lines) - 1)


def write(paper: Axes, lines: Sequence[Line], *, at: float, form: Form = WIDE) -> None:
    """Write the key, its first line at a height of the paper."""
    for number, (entries, size) in enumerate(lines):
        spare = form.width - 2 * MARGIN - _length(entries, size)
        gap = min(MOST, LEAST + spare / max(1, len(entries) - 1))
        middle, left = at + PITCH * number, MARGIN
        for entry in entries:
            entry.draw(paper, left, middle)
            left += entry.wide + NEAR
            letter(paper, (left, middle), entry.text, size=size, colour=SECONDARY, gid="key")
            left += width(entry.text, size=size) + gap


def _length(entries: Sequence[Entry], size: float) -> float:
    words = sum(entry.wide + NEAR + width(entry.text, size=size) for entry in entries)
    return words + LEAST * (len(entries) - 1)
