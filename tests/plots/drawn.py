"""What a figure draws, found by its names: the data of its artists."""

from typing import Any

import numpy as np
import pytest
from matplotlib import font_manager
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text

from sim.model.codes import Happening
from tests.builders import Row

TALKS = (
    Row(0, Happening.TABLED, "north", item="fishing"),
    Row(0, Happening.OFFERED, "north", "fishing.quota", position=0.8),
    Row(0, Happening.OFFERED, "north", "fishing.season", position=2.0),
    Row(0, Happening.OBJECTED, "south", item="fishing", subject=0, other="north"),
    Row(0, Happening.OFFERED, "south", "fishing.season", position=0.0),
    Row(5, Happening.WITHDRAWN, "south", item="fishing", subject=0, other="north"),
    Row(5, Happening.OFFERED, "south", "fishing.quota", position=0.0),
    Row(8, Happening.OFFERED, "north", "fishing.quota", position=0.7, before=0.8),
    Row(9, Happening.OFFERED, "south", "fishing.quota", position=0.2, before=0.0),
    Row(10, Happening.OFFERED, "north", "fishing.quota", position=0.7, before=0.7),
    Row(10, Happening.SET_ASIDE, item="fishing"),
    Row(11, Happening.STRUCK, subject=0),
    Row(11, Happening.SUSPENDED, subject=0, cause=11, amount=10.0),
    Row(22, Happening.TABLED, "south", item="tolls"),
    Row(22, Happening.OFFERED, "south", "tolls", position=1.0),
    Row(30, Happening.REFERRED, "south", "tolls", subject=0),
    Row(31, Happening.STRUCK, subject=1),
    Row(40, Happening.OFFERED, "north", "fishing.quota", position=0.5, before=0.7),
    Row(40, Happening.AGREED, clause="fishing.quota", position=0.5),
    Row(41, Happening.DROPPED, "north", "fishing.season"),
)
"""Talks at the harbour in which everything that a figure shows happens once."""


def minute(day: int) -> int:
    """Return the minute at which the meeting of a day begins."""
    return Row(day, Happening.OPENED).minute


def named(figure: Figure, gid: str) -> list[Any]:
    """Return the artists of that name, in the order in which they were drawn."""
    found: list[Artist] = figure.findobj(lambda artist: artist.get_gid() == gid)
    return found


def names(figure: Figure, prefix: str) -> set[str]:
    """Return the names of artists that begin so."""
    found = figure.findobj(lambda artist: str(artist.get_gid() or "").startswith(prefix))
    return {str(artist.get_gid()) for artist in found}


def texts(figure: Figure, gid: str) -> list[str]:
    """Return what is written under that name, line by line; what is kept together, by a space."""
    found = [text.get_text() for text in named(figure, gid) if isinstance(text, Text)]
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in found]


def reach(bar: PolyCollection) -> tuple[float, float, float, float]:
    """Return the left, right, least and greatest y of a bar."""
    corners = np.asarray(bar.get_paths()[0].vertices)
    (left, low), (right, high) = corners.min(axis=0), corners.max(axis=0)
    return float(left), float(right), float(low), float(high)


def points(line: Line2D) -> list[tuple[float, float]]:
    """Return the points of a line or mark."""
    return [(float(x), float(y)) for x, y in np.asarray(line.get_xydata())]


def covers(figure: Figure, gid: str) -> list[tuple[float, float, float, float]]:
    """Return the left, top, right and bottom of what is written under that name, with its ground.

    In inches from the top left corner.
    """
    renderer = FigureCanvasAgg(figure).get_renderer()  # type: ignore[no-untyped-call]
    found = []
    for text in named(figure, gid):
        ground = text.get_bbox_patch()
        if ground is not None:
            text.draw(renderer)
        box = (ground or text).get_window_extent(renderer)
        left, right = box.x0 / figure.dpi, box.x1 / figure.dpi
        tall = figure.get_figheight()
        found.append((left, tall - box.y1 / figure.dpi, right, tall - box.y0 / figure.dpi))
    return found


def has_narrow_type() -> bool:
    """Say whether this machine has the type that figures are made for, or one as narrow."""
    installed = {font.name for font in font_manager.fontManager.ttflist}
    return bool(installed & {"Liberation Sans", "Arial"})


narrow_type = pytest.mark.skipif(
    not has_narrow_type(), reason="names wrap in the wider type that this machine has"
)
