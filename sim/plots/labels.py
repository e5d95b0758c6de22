"""Labels above the lanes: words that never run into each other, each tied to what it names."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from matplotlib.axes import Axes

from sim.plots.lettering import width
from sim.plots.style import INK, MARGIN, NOTE, TOP, Form, letter

FIRST, PITCH, HIGHEST = 0.095, 0.11, 0.46
"""How far above the lanes the nearest row is, how far apart the rows are, and the least height of
one from the top of the paper, in inches."""

AIR = 0.06
BESIDE = 0.03
"""The least distance of words from other words and from a line, in inches."""

UNDER = 0.02
"""How far words reach beyond the line that comes up to their first or last letter."""

NARROW, BROAD = 0.06, 0.4
"""A narrower column needs a leader to be told from its neighbours; a broader one may have its
name over either half; inches."""

TRIES = 500
"""How many places are tried before a label is left out."""

Span = tuple[float, float]


class Label(NamedTuple):
    """Words to stand above a place, or above one of some columns, in inches from the left.

    `row` is the one wanted; `lined` says whether a line of its own comes up to it. `spans` are the
    columns it names, the best first, if it names any.
    """

    x: float
    text: str
    row: int = 0
    colour: str = INK
    italic: bool = False
    lined: bool = False
    spans: tuple[Span, ...] = ()

    @property
    def wide(self) -> float:
        """Its width, in inches."""
        return width(self.text, size=NOTE, italic=self.italic)


class Placed(NamedTuple):
    """Where a label stands: its row, its left edge, and the column below it.

    `foot` is where the line between the two runs down, below the words or, if it is the label's
    own, beside them.
    """

    label: Label
    row: int
    left: float
    span: Span
    foot: float

    @property
    def right(self) -> float:
        """The place of its right edge."""
        return self.left + self.label.wide

    @property
    def is_led(self) -> bool:
        """Whether it needs a leader: it has no line, and stands not plainly over its column."""
        start, end = self.span
        centred = abs((self.left + self.right - start - end) / 2) < UNDER
        over = centred or (start <= self.left and self.right <= end)
        plain = self.row == 0 and end - start >= NARROW and over
        return not (self.label.lined or plain)


def rows(top: float) -> tuple[float, ...]:
    """Return the heights of the rows above lanes that begin there, the nearest first."""
    count = int((top - FIRST - HIGHEST) / PITCH + 1e-9) + 1
    return tuple(top - FIRST - PITCH * number for number in range(count))


def placed(
    labels: Sequence[Label], *, left: float, right: float, top: float = TOP
) -> tuple[Placed | None, ...]:
    """Return where each label stands between two edges, None where there is no room.

    Each stands in the row it wants, else in one farther from the lanes, else nearer to them, and
    centred on its place, else with its first or last letter there. Room is made for those named
    first.
    """
    count = len(rows(top))
    options = [_options(label, left, right, count) for label in labels]
    standing: list[int] = []
    places: tuple[Placed, ...] = ()
    for number in range(len(options)):
        wanted = [*standing, number]
        found = _together([options[n] for n in wanted], iter(range(TRIES)))
        if found is not None:
            standing, places = wanted, found
    at = dict(zip(standing, places, strict=True))
    return tuple(at.get(number) for number in range(len(options)))


def write(
    paper: Axes, labels: Sequence[Label], *, left: float, form: Form
) -> tuple[Placed | None, ...]:
    """Write the labels for which there is room, with their leaders; return where each stands."""
    heights = rows(form.top)
    found = placed(labels, left=max(MARGIN, left), right=form.right, top=form.top)
    for place in found:
        if place is not None:
            label, at = place.label, (place.left, heights[place.row])
            letter(
                paper,
                at,
                label.text,
                size=NOTE,
                colour=label.colour,
                italic=label.italic,
                gid="label",
            )
            if place.is_led:
                _lead(paper, place, form.top)
    return found


def underside(row: int, top: float) -> float:
    """Return the height at which a line from lanes that begin there ends below a row of words."""
    return rows(top)[row] + NOTE / 144 + 0.01


def _lead(paper: Axes, place: Placed, top: float) -> None:
    """Draw the leader from a label down to its column."""
    x, colour = place.foot, place.label.colour
    ends = [underside(place.row, top), top]
    paper.plot([x, x], ends, color=colour, lw=0.5, zorder=2, gid="leader")


def _options(label: Label, left: float, right: float, count: int) -> list[Placed]:
    """Return where a label may stand, the best place first; nowhere if it is too long."""
    if label.wide > right - left:
        return []
    found: dict[Placed, None] = {}
    for row in (*range(label.row, count), *range(label.row)):
        for span, foot in _feet(label):
            for start in _starts(label, foot):
                within = min(max(left, start), right - label.wide)
                if label.lined or within <= foot <= within + label.wide:
                    found[Placed(label, row, within, span, foot)] = None
    return list(found)


def _starts(label: Label, foot: float) -> Iterator[float]:
    """Yield where a label may begin whose line runs down there, or beside a line of its own."""
    yield foot - label.wide / 2
    yield foot - UNDER
    yield foot - label.wide + UNDER
    if label.lined:
        yield foot + BESIDE
        yield foot - label.wide - BESIDE


def _feet(label: Label) -> Iterator[tuple[Span, float]]:
    """Yield where the line between a label and its column may run down, the best place first."""
    for start, end in label.spans or ((label.x, label.x),):
        for share in (0.5, 0.25, 0.75) if end - start > BROAD else (0.5,):
            yield (start, end), start + share * (end - start)


def _together(
    options: Sequence[Sequence[Placed]], tries: Iterator[int]
) -> tuple[Placed, ...] | None:
    """Return a place for each label at which all stand together; None if none was found.

    The label with the fewest places left is placed first.
    """
    if not options:
        return ()
    first = min(range(len(options)), key=lambda number: len(options[number]))
    others = [*options[:first], *options[first + 1 :]]
    for place in options[first]:
        if next(tries, None) is None:
            break
        left = [[other for other in places if _agree(place, other)] for places in others]
        found = _together(left, tries) if all(left) else None
        if found is not None:
            return (*found[:first], place, *found[first:])
    return None


def _agree(a: Placed, b: Placed) -> bool:
    """Say whether two labels stand apart, and their lines from each other's words."""
    return not (_clash(a, b) or _crosses(a, b) or _crosses(b, a) or _merge(a, b))


def _clash(a: Placed, b: Placed) -> bool:
    """Say whether two labels stand in each other's way."""
    apart = a.right + AIR <= b.left or b.right + AIR <= a.left
    return a.row == b.row and not apart


def _crosses(a: Placed, b: Placed) -> bool:
    """Say whether the line up to one label runs through another."""
    through = -BESIDE / 2 < a.foot - b.left < b.label.wide + BESIDE / 2
    return a.row > b.row and through


def _merge(a: Placed, b: Placed) -> bool:
    """Say whether a leader would be taken for the line or leader of the other label."""
    if abs(a.foot - b.foot) >= BESIDE:
        return False
    return (a.is_led and (b.is_led or b.label.lined)) or (b.is_led and a.label.lined)
