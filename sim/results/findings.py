"""Findings: what an analysis of runs comes to, as data that shows itself.

Whoever finds one fills it in; it is frozen, and stands by itself without the run it is about.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from textwrap import wrap

from sim.results.language import ENGLISH, Language
from sim.results.story import Line

WIDTH = 80
"""So many columns a finding takes on a terminal."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Why:
    """Why a clause ended as it did in one run.

    clause : `item.clause`, or the item's id
    headline : how it ended, in a line
    chain : what led to it, in order of time; each line names the rows it rests on
    missed : what came near and did not happen, and what chance decided
    """

    clause: str
    headline: str
    chain: tuple[Line, ...]
    missed: tuple[Line, ...]
    language: Language = ENGLISH

    def __str__(self) -> str:
        parts = [[self.headline]]
        for heading, lines in self._sections():
            parts.append([heading, *(row for line in lines for row in self._wrapped(line))])
        return "\n\n".join("\n".join(part) for part in parts)

    def __repr__(self) -> str:
        """Show the finding in a line."""
        return f"<Why {self.headline}>"

    def _repr_html_(self) -> str:
        """Show the finding in a notebook."""
        told = "".join(
            f"<h4>{escape(heading)}</h4><ul>{''.join(map(self._entry, lines))}</ul>"
            for heading, lines in self._sections()
        )
        return f"<p><b>{escape(self.headline)}</b></p>{told}"

    def _sections(self) -> Iterable[tuple[str, tuple[Line, ...]]]:
        """Return the headings with what stands under each; one without lines is left out."""
        headings = (self.language.patterns["why chain"], self.language.patterns["why missed"])
        both = zip(headings, (self.chain, self.missed), strict=True)
        return [(heading, lines) for heading, lines in both if lines]

    def _wrapped(self, line: Line) -> list[str]:
        """Return a line with its day at the margin."""
        day = self.language.short_day(line.date)
        first, later = f"{day:>13}  ", " " * 15
        return wrap(line.text, WIDTH, initial_indent=first, subsequent_indent=later)

    def _entry(self, line: Line) -> str:
        day = self.language.short_day(line.date)
        return f"<li><b>{escape(day)}</b> {escape(line.text)}</li>"
