"""Lettering: how wide a text is, and how it is set so that it fits its room whole.

A text that is too long for its room is first broken into lines, then set smaller, and at the
smallest size takes as many lines as it needs. It is cut only where there is room for one line.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.textpath import text_to_path

WANTED = ("Liberation Sans", "Arial", "DejaVu Sans")
"""The face of type, by preference; the last comes with the drawing library."""

LINE = 1.16
"""Distance of two lines, in sizes of the type."""

NO_BREAK = "\N{NO-BREAK SPACE}"

Tries = tuple[tuple[float, int], ...]


@dataclass(frozen=True, kw_only=True)
class Block:
    """A text set in lines of one size, in points."""

    lines: tuple[str, ...]
    size: float
    bold: bool = False

    @property
    def pitch(self) -> float:
        """The distance of two lines, in inches."""
        return LINE * self.size / 72

    @property
    def height(self) -> float:
        """The height of all its lines, in inches."""
        return len(self.lines) * self.pitch

    @property
    def width(self) -> float:
        """The width of its longest line, in inches."""
        return max(width(line, size=self.size, bold=self.bold) for line in self.lines)


@cache
def families() -> tuple[str, ...]:
    """Return the wanted faces that are here, and last what a reader's machine may take instead."""
    known = {font.name for font in fontManager.ttflist}
    return (*(name for name in WANTED if name in known), "sans-serif")


@lru_cache(maxsize=4096)
def width(text: str, *, size: float, bold: bool = False, italic: bool = False) -> float:
    """Return how wide a line is, in inches."""
    face = FontProperties(
        family=list(families()[:1]),
        size=size,
        weight="bold" if bold else "normal",
        style="italic" if italic else "normal",
    )
    return float(text_to_path.get_text_width_height_descent(text, face, False)[0]) / 72


def joined(text: str) -> str:
    """Return a text in which no line is broken behind a number or within a short date."""
    return re.sub(r"(?<=\d) (?=\S)|(?<= [A-Z][a-z]{2}) (?=\d)", NO_BREAK, text)


def fitted(text: str, room: float, tries: Tries, *, bold: bool = False) -> Block:
    """Set a text in a room of so many inches.

    Parameters
    ----------
    text
        Words that may be broken between, and within if one alone is wider than the room.
    tries
        Sizes in points, each with the most lines it may take there, by preference. The last is
        taken at any length.
    """
    for size, most in tries:
        block = wrapped(text, room, size=size, bold=bold)
        if len(block.lines) <= most:
            break
    return _evened(text, room, block)


def cut(text: str, room: float, *, size: float) -> str:
    """Return a line that fits into a room: the text, or as much of it as does, and an ellipsis."""
    if width(text, size=size) <= room:
        return text
    while len(text) > 1 and width(f"{text}…", size=size) > room:
        text = text[:-1].rstrip()
    return f"{text}…"


def wrapped(text: str, room: float, *, size: float, bold: bool = False) -> Block:
    """Set a text at one size in as many lines as it takes, each as full as can be."""
    return Block(lines=_broken(text, room, size, bold), size=size, bold=bold)


def _evened(text: str, room: float, block: Block) -> Block:
    """Return the block in as many lines, but of more even length."""
    longest = max(width(word, size=block.size, bold=block.bold) for word in text.split(" "))
    for tenths in range(5, 10):
        if longest > room * tenths / 10:
            continue
        evener = wrapped(text, room * tenths / 10, size=block.size, bold=block.bold)
        if len(evener.lines) == len(block.lines):
            return evener
    return block


def _broken(text: str, room: float, size: float, bold: bool) -> tuple[str, ...]:
    """Break a text into lines that are no wider than the room, each as long as can be."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if width(longer, size=size, bold=bold) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        line = word
        while width(line, size=size, bold=bold) > room and len(line) > 1:
            cut = _letters(line, room, size, bold)
            lines.append(line[:cut])
            line = line[cut:]
    return (*lines, line)


def _letters(word: str, room: float, size: float, bold: bool) -> int:
    """Return how many letters of a word fit into the room: one at least."""
    fitting = 1
    while fitting < len(word) - 1 and width(word[: fitting + 1], size=size, bold=bold) <= room:
        fitting += 1
    return fitting
