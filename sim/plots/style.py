"""The look of every figure: one hue, one face of type, measures in inches and points.

A figure is a sheet: its paper is an axes that covers all of it, in inches from the top left corner,
and what has a scale of its own stands in axes at a fixed place on it. Nothing is laid out by the
drawing library, so the same figure is the same to the point wherever it is drawn.

Every sheet says what it assumes, small in its foot and whole in its metadata.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from textwrap import shorten
from typing import Any, NamedTuple, Self

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from sim.errors import UsageError
from sim.plots.lettering import LINE, NO_BREAK, Block, families, fitted, wrapped
from sim.results.place import whole_file
from sim.results.premises import Premises, assumptions
from sim.scenario.argument import path as read_path
from sim.scenario.argument import refused

INK = "#16202A"
SECONDARY = "#56616C"
RULE = "#D9DDE1"
MEDIAN = "#0B2B45"
AGREED = "#1F4E79"
HALF = "#5F90BE"
REFERRED = "#8FA3B5"
SUSPENSION = "#F4F4F2"
SUSPENSION_EDGE = "#D3D3CF"
PAPER = "#FFFFFF"

WIDTH = 7.09
LANE = 0.235
GAP = 0.085
TOP = 0.78
BOTTOM = 0.66
LABELS = 2.42
TERMS = 1.46
MARGIN = 0.05
HEADING = 0.18

TITLE = 10.0
ITEM = 8.0
YEAR = 7.5
CLAUSE = 7.3
TICK = 7.0
KEY = 6.8
NOTE = 6.5
FOOT = 5.5

DPI = 200
FORMATS = ("png", "svg", "pdf")
RULED: dict[Any, object] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "negotiation-position-simulator",
    "pdf.fonttype": 42,
    "hatch.linewidth": 0.6,
    "text.parse_math": False,
    "path.simplify": False,
}
"""What the drawing library is told while it writes a file, whatever the user told it before."""


class Form(NamedTuple):
    """How wide a sheet with lanes is, and from where to where its lanes reach, in inches.

    `top` is where the lanes begin; `least` is the smallest type on it, in points.
    """

    width: float
    left: float
    right: float
    top: float
    least: float


WIDE = Form(WIDTH, LABELS, WIDTH - TERMS, TOP, FOOT)
PHONE = Form(3.4, 0.1, 3.3, 1.0, 6.4)
"""For a page on a telephone, where its smallest type is nine pixels high."""


class Sheet(Figure):
    """A figure of a run or of many, in inches from its top left corner.

    paper : axes over the whole sheet, y downwards
    title, below : its title, and the line below it
    account : the same in words, for those who cannot see it
    assumes : what it is drawn from: scenario, overrides, seed, replications and version
    cut : how much of its top is left away, in inches
    """

    def __init__(
        self,
        made: Premises,
        *,
        title: str,
        below: str,
        account: str,
        height: float,
        form: Form = WIDE,
    ) -> None:
        self.assumes = assumptions(made)
        unbroken = self.assumes.replace(" ", NO_BREAK).replace(f"{NO_BREAK}·{NO_BREAK}", " · ")
        self.wide, size = form.width, form.least
        foot = wrapped(unbroken, self.wide - 2 * MARGIN, size=size)
        self.tall = height + foot.height - LINE * size / 72
        super().__init__(figsize=(self.wide, self.tall), dpi=DPI, facecolor=PAPER)
        self.title, self.account = title, account
        self.paper = self.placed((0.0, 0.0), (self.wide, self.tall))
        self.paper.set_axis_off()
        self.paper.set_gid("paper")
        self.paper.set_zorder(1)
        heading = f"{title}, with hindsight" if made.scenario.hindsight else title
        self.heading = letter(
            self.paper, (MARGIN, 0.13), heading, size=TITLE, bold=True, gid="title"
        )
        self.cut = 0.0
        told = _below(below, form)
        letter_block(self.paper, (MARGIN, 0.31), told, colour=SECONDARY, gid="subtitle")
        letter_block(
            self.paper,
            (MARGIN, self.tall - 0.04 - foot.height / 2),
            foot,
            colour=SECONDARY,
            gid="foot",
        )

    def placed(self, corner: tuple[float, float], size: tuple[float, float]) -> Axes:
        """Return new axes of a size whose top left corner is there; their y is the paper's."""
        (left, top), (width, height) = corner, size
        axes = self.add_axes(
            (
                left / self.wide,
                1 - (top + height) / self.tall,
                width / self.wide,
                height / self.tall,
            )
        )
        axes.set_xlim(left, left + width)
        axes.set_ylim(top + height, top)
        axes.patch.set_visible(False)
        axes.set_xticks([])
        axes.set_yticks([])
        for spine in axes.spines.values():
            spine.set_visible(False)
        return axes

    def untitled(self) -> Self:
        """Take off its title, and return it: for a page that has a heading right above."""
        self.heading.set_visible(False)
        self.cut = HEADING
        return self

    def _repr_png_(self) -> bytes:
        """Show itself in a notebook."""
        return drawn(self, "png")


def letter(
    axes: Axes,
    at: tuple[float, float],
    text: str,
    *,
    size: float,
    colour: str = INK,
    align: str = "left",
    bold: bool = False,
    italic: bool = False,
    gid: str | None = None,
) -> Text:
    """Write a line whose capitals are centred on a point of the axes; return it."""
    x, y = at
    written = axes.text(
        x,
        y + 0.36 * size / 72,
        text,
        size=size,
        color=colour,
        ha=align,
        va="baseline",
        weight="bold" if bold else "normal",
        style="italic" if italic else "normal",
        family=list(families()),
        parse_math=False,
    )
    written.set_gid(gid)
    return written


def letter_block(
    axes: Axes,
    at: tuple[float, float],
    block: Block,
    *,
    colour: str = INK,
    align: str = "left",
    gid: str | None = None,
) -> None:
    """Write the lines of a block, centred as a whole on the height of a point."""
    x, y = at
    first = y - (len(block.lines) - 1) / 2 * block.pitch
    for number, line in enumerate(block.lines):
        place = (x, first + number * block.pitch)
        letter(
            axes, place, line, size=block.size, colour=colour, align=align, bold=block.bold, gid=gid
        )


def drawn(sheet: Sheet, form: str) -> bytes:
    """Return a figure as the bytes of a file; the same figure gives the same bytes."""
    buffer = BytesIO()
    with _ruled():
        left = Bbox.from_extents(0.0, 0.0, sheet.wide, sheet.tall - sheet.cut)
        told, seen = _metadata(sheet, form), left if sheet.cut else None
        sheet.savefig(buffer, format=form, dpi=DPI, metadata=told, bbox_inches=seen)
    return buffer.getvalue()


def save(sheet: Sheet, path: str | Path) -> Path:
    """Save a figure as PNG, SVG or PDF, by the ending of the path; return the path.

    The file appears whole or not at all. Raises UsageError for any other ending, and where nothing
    can be written.
    """
    place = read_path("path", path, "a picture")
    if not isinstance(sheet, Sheet):
        raise refused("sheet", sheet, "a figure, such as sim.plots.timeline returns")
    form = place.suffix.removeprefix(".").lower()
    if form not in FORMATS:
        raise UsageError(f"'{place}' names no kind of picture. It ends in .png, .svg or .pdf.")
    with whole_file(place) as draft:
        draft.write_bytes(drawn(sheet, form))
    return place


def _below(text: str, form: Form) -> Block:
    """Set the line below the title."""
    short = shorten(text, 240, placeholder=" …")
    sizes = [size for size in (CLAUSE, NOTE, 6.0) if size > form.least]
    tries = (*((size, 1) for size in sizes), (NOTE, 2), (form.least, 2))
    return fitted(short, form.width - 2 * MARGIN, tries)


@contextmanager
def _ruled() -> Iterator[None]:
    """Let the house rules hold while a figure is written."""
    faces: dict[Any, object] = {"font.sans-serif": list(families())[:-1]}
    with mpl.rc_context(RULED | faces):
        yield


def _metadata(sheet: Sheet, form: str) -> dict[str, str | None]:
    """Return what a file says of itself, without the day it was made."""
    told = f"{sheet.assumes}\n\n{sheet.account}"
    program = "negotiation-position-simulator"
    match form:
        case "svg":
            return {"Title": sheet.title, "Description": told, "Creator": program, "Date": None}
        case "pdf":
            return {
                "Title": sheet.title,
                "Subject": sheet.assumes,
                "Creator": program,
                "CreationDate": None,
            }
    return {"Title": sheet.title, "Description": told, "Software": program}
