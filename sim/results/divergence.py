"""A divergence: the first row at which the two stories of one replication part.

Both variants of a comparison meet the same chance, so their chronicles are the same, row by row,
until a change is first felt.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import TYPE_CHECKING

from sim.results.chronicle import told
from sim.results.episodes.episode import Thread
from sim.results.episodes.single import singles
from sim.results.language import ENGLISH, Language
from sim.results.outcome import Outcome
from sim.results.story import Line, sheet, tell, worded
from sim.results.voice import Voice

if TYPE_CHECKING:
    from rich.console import Group


@dataclass(frozen=True, kw_only=True, repr=False)
class Divergence:
    """One replication of two variants, and where their chronicles part.

    labels : what either variant is called
    row : the number of the first row that differs; None if none does
    """

    a: Outcome
    b: Outcome
    labels: tuple[str, str]
    row: int | None

    @classmethod
    def of(cls, a: Outcome, b: Outcome, *, labels: tuple[str, str]) -> "Divergence":
        """Return where two outcomes part.

        Rows are compared in ids, so that a variant with more items or remedies is not read amiss,
        and as people tell them: a position that differs in its last bits is the same.
        """
        pairs = zip_longest(told(a), told(b))
        row = next((number for number, (one, other) in enumerate(pairs) if one != other), None)
        return cls(a=a, b=b, labels=labels, row=row)

    @property
    def day(self) -> date | None:
        """The day of the first row that differs, the earlier of the two; None if none does."""
        if self.row is None:
            return None
        return min(
            one.day(one.chronicle[self.row].minute)
            for one in (self.a, self.b)
            if self.row < len(one.chronicle)
        )

    def parting(self, *, language: Language = ENGLISH) -> tuple[Line | None, Line | None]:
        """Return the first row that differs as either variant has it; None where it has no more."""
        return (
            self._line(self.a, self.row, language),
            self._line(self.b, self.row, language),
        )

    def before(self, *, language: Language = ENGLISH) -> Line | None:
        """Return the last row that both have; None if they part at once, or nowhere."""
        last = None if not self.row else self.row - 1
        return self._line(self.a, last, language)

    def stories(self, *, language: Language = ENGLISH) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
        """Return the stories of both from the day on which they part; whole if they never do."""
        day = self.day

        def later(outcome: Outcome) -> tuple[Line, ...]:
            lines = tell(outcome, language=language)
            return tuple(line for line in lines if day is None or line.date >= day)

        return later(self.a), later(self.b)

    @staticmethod
    def _line(outcome: Outcome, row: int | None, language: Language) -> Line | None:
        if row is None or row >= len(outcome.chronicle):
            return None
        thread = Thread.of(outcome, Voice(scenario=outcome.scenario, language=language))
        (episode,) = (one for one in singles(thread) if one.at == row)
        (line,) = worded(thread, [episode])
        return line

    def sentences(self, *, language: Language = ENGLISH) -> tuple[str, ...]:
        """Return in plain sentences where the stories part, and how each ends."""
        return tuple(self._sentences(language))

    def _sentences(self, language: Language) -> Iterator[str]:
        which = f"Replication {self.a.replication} of seed {self.a.seed}"
        a, b = (f"{name}, {label}" for name, label in zip("AB", self.labels, strict=True))
        if self.row is None:
            valued = (
                "" if self.a.utility == self.b.utility else " Only what they are worth differs."
            )
            yield f"{which} parts nowhere: {a}, and {b}, are one story."
            yield f"Both: {self.a.headline()}.{valued}"
            return
        last = self.before(language=language)
        if last is not None:
            yield f"{which} is the same story until {language.day(last.date)}: {last.text}"
        then = "Then it parts" if last is not None else f"{which} parts at once"
        assert self.day is not None
        yield f"{then}, at row {self.row} of the chronicle, {language.day(self.day)}."
        for name, line in zip((a, b), self.parting(language=language), strict=True):
            yield f"{name}: {'Nothing more happens.' if line is None else line.text}"
        for name, outcome in zip("AB", (self.a, self.b), strict=True):
            yield f"The end of {name}: {outcome.headline()}."

    def shown(self, *, language: Language = ENGLISH) -> "Group":
        """Return for a terminal where the stories part, and both from there on."""
        from rich.console import Group
        from rich.text import Text

        parts: list[object] = [Text(sentence) for sentence in self.sentences(language=language)]
        since = "" if self.day is None else f", from {language.day(self.day)}"
        both = zip("AB", self.labels, self.stories(language=language), strict=True)
        for name, label, story in both if self.row is not None else ():
            parts += [Text(""), Text(f"{name}, {label}{since}", style="bold")]
            parts += [sheet(story, language=language)]
        return Group(*parts)  # type: ignore[arg-type]

    def __str__(self) -> str:
        return "\n".join(self.sentences())

    def __repr__(self) -> str:
        """Show the divergence in a line: of which replication, and at which row it parts."""
        where = "parts nowhere" if self.row is None else f"parts at row {self.row} on {self.day}"
        return (
            f"<Divergence of {self.a.scenario.scenario}: replication {self.a.replication} {where}>"
        )
