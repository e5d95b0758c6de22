"""An episode: a stretch of the chronicle that is told in one sentence; the thread it is read off.

- An episode says what happened as a situation and its facts, never in a sentence: the frames of a
  language make that of it.
- It rests on `rows`, and is told at row `at`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from sim.model.codes import MINUTES_A_DAY, Happening
from sim.results.chronicle import told
from sim.results.outcome import Outcome
from sim.results.row import Row
from sim.results.voice import Voice

TEXTS = frozenset({Happening.OFFERED, Happening.COUNTERED, Happening.AMENDED, Happening.TRADED})
"""Rows that put a text."""

SETTLED = frozenset({Happening.AGREED, Happening.PACKAGED, Happening.BLURRED})
CLOSED = SETTLED | {Happening.DROPPED, Happening.REFERRED, Happening.WITHHELD}
"""Rows that close a clause, those first that settle its terms."""

ENDS = frozenset(
    {
        Happening.SIGNED,
        Happening.WALKED_OUT,
        Happening.BROKEN_OFF,
        Happening.BROKEN_DOWN,
        Happening.HORIZON,
    }
)
"""Rows that end the talks; after a signature comes its aftermath."""

ALWAYS = 2.0
"""The weight of what no story may leave out."""


@dataclass(frozen=True, kw_only=True)
class Episode:
    """What is told in one sentence.

    situation : which frames can tell it
    facts : what the frames may put in, already in words
    rows : the numbers of the rows it rests on
    at : the row at which it is told
    weight : how much it matters, from 0 to 1; `ALWAYS` if it must be told
    kin : episodes of the same kin can be joined into one; empty if it stands alone
    heads : the rows that one for several of its kin is made of
    """

    situation: str
    facts: Mapping[str, str]
    rows: tuple[int, ...]
    at: int
    weight: float = ALWAYS
    kin: str = ""
    heads: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Thread:
    """A chronicle to be told: its rows with what links them, and the voice that names things."""

    outcome: Outcome
    voice: Voice
    rows: tuple[Row, ...] = field(repr=False)

    @classmethod
    def of(cls, outcome: Outcome, voice: Voice) -> "Thread":
        """Take up the thread of an outcome."""
        return cls(outcome=outcome, voice=voice, rows=told(outcome))

    @cached_property
    def _by_cause(self) -> Mapping[int, list[Row]]:
        found = defaultdict(list)
        for row in self.rows:
            if row.cause is not None:
                found[row.cause].append(row)
        return found

    @cached_property
    def _by_clause(self) -> Mapping[str, list[Row]]:
        found = defaultdict(list)
        for row in self.rows:
            if row.clause is not None:
                found[row.clause].append(row)
        return found

    def all(self, *kinds: Happening) -> list[Row]:
        """Return the rows of these kinds."""
        return [row for row in self.rows if row.kind in kinds]

    def caused(self, row: Row, *kinds: Happening) -> list[Row]:
        """Return the rows of these kinds that a row made happen."""
        return [other for other in self._by_cause.get(row.number, ()) if other.kind in kinds]

    def texts(self, clause: str) -> list[Row]:
        """Return the rows that put a text on a clause."""
        return [row for row in self._by_clause.get(clause, ()) if row.kind in TEXTS]

    def standing(self, clause: str, *, before: int) -> dict[str, Row]:
        """Return each party's last text on a clause up to a row, by party."""
        return {str(r.party): r for r in self.texts(clause) if r.number <= before}

    def tabling(self, item: str) -> Row | None:
        """Return the row that tables an item."""
        found = [row for row in self.all(Happening.TABLED) if row.item == item]
        return found[0] if found else None

    def closing(self, clause: str, *, after: int = -1) -> Row | None:
        """Return the row that closes a clause next after a row: one may be opened again."""
        found = self._by_clause.get(clause, ())
        return next((row for row in found if row.kind in CLOSED and row.number > after), None)

    def is_open(self, clause: str, *, at: int) -> bool:
        """Say whether a clause is open once a row has happened."""
        turns = CLOSED | {Happening.REOPENED}
        found = [
            r.kind for r in self._by_clause.get(clause, ()) if r.kind in turns and r.number <= at
        ]
        return not found or found[-1] is Happening.REOPENED

    @cached_property
    def end(self) -> Row:
        """The row that ends the talks; the last one if none does."""
        return next((row for row in reversed(self.rows) if row.kind in ENDS), self.rows[-1])

    def why(self, row: Row) -> Row | None:
        """Return the row that made a row happen."""
        return None if row.cause is None else self.rows[row.cause]

    def clauses_of(self, item: str) -> list[str]:
        """Return the clauses of an item."""
        return [unit.id for unit in self.outcome.scenario.units if unit.item == item]

    def parties_of(self, clause: str) -> set[str]:
        """Return who has a stance on a clause, or on any of an item bargained whole."""
        known = self.outcome.scenario.clauses.items()
        parts = [one for name, one in known if name == clause or name.startswith(f"{clause}.")]
        return {party for one in parts for party in one.stances}

    def day(self, row: Row) -> date:
        """Return the date of a row."""
        return self.outcome.day(row.minute)

    def said_day(self, row: Row, *, seen_from: Row) -> str:
        """Return the date of a row in words; the year only if it is another."""
        day = self.day(row)
        return self.voice.language.day(day, year=day.year != self.day(seen_from).year)

    def since(self, first: Row, last: Row) -> dict[str, str]:
        """Return since when something went on, as seen from its last row.

        Of what began on that very day no `since` can be said: it was all within the day.
        """
        if self.day(first) == self.day(last):
            return {"within": self.voice.language.patterns["within the day"]}
        return {"since": self.said_day(first, seen_from=last)}

    def lasted(self, suspended: Row) -> float:
        """Return for how many days a suspension kept the talks: no longer than they lasted."""
        left = (self.end.minute - suspended.minute) / MINUTES_A_DAY
        return min(suspended.amount or 0.0, left)

    def span(self, first: Row, last: Row) -> str:
        """Return how long it is from one row to another, in words."""
        return self.voice.language.span((self.day(last) - self.day(first)).days)

    def meetings(self, rows: Iterable[Row]) -> str:
        """Return at how many meetings these rows were, in words."""
        return self.voice.language.counted(len({row.minute for row in rows}), "meeting")


def numbers(*groups: Iterable[Row | None]) -> tuple[int, ...]:
    """Return the numbers of all rows given, in order, each once."""
    return tuple(sorted({row.number for group in groups for row in group if row is not None}))


def by_minute(rows: Iterable[Row]) -> list[list[Row]]:
    """Return the rows in groups of one minute and item."""
    groups: list[list[Row]] = []
    for row in rows:
        last = groups[-1][-1] if groups else None
        if last is not None and (last.minute, last.item) == (row.minute, row.item):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def is_step(row: Row) -> bool:
    """Say whether a text is a step: its author had another one there."""
    return row.kind in TEXTS and row.before is not None and row.position != row.before


def put(row: Row) -> float:
    """Return the position that a row puts."""
    assert row.position is not None, f"row {row.number} puts no text"
    return row.position
