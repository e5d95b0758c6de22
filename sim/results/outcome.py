"""The outcome of one run: what became of each clause, of each party, and how it came about.

An outcome is frozen, and complete: with its scenario, overrides, seed and replication it can be
played again, and its story, tables and figures are made from it alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.errors import NoSuchClause
from sim.results.index import Index
from sim.results.row import Row, decoded
from sim.scenario.scenario import Scenario, Unit

if TYPE_CHECKING:
    import pandas as pd

SETTLED = ("agreed", "packaged", "ambiguous")
"""Dispositions of what is agreed at the table."""

Rows = np.ndarray[Any, np.dtype[np.void]]


def terms(unit: Unit, position: float) -> str:
    """Return a position on a unit in words and units; of a whole item, clause by clause."""
    if unit.whole is not None:
        return unit.whole.words(int(position))
    if unit.clause.scale is not None:
        return unit.clause.scale.words(position)
    return (unit.clause.options or ())[int(position)]


@dataclass(frozen=True, kw_only=True)
class Settlement:
    """How one unit of bargaining ended.

    clause : `item.clause`, or the item's id if it is its own clause
    disposition : agreed, packaged, ambiguous, dropped, referred, withheld, or open
    hearing : of a referred unit, what came of it at its forum: agreed, failed, void (there is no
        treaty), or pending at the horizon; else empty
    minute : when it closed, since 00:00 of the start date; None if it is open
    position : the terms as a share of the scale or an option's index; None where there are none
    terms : the terms in words and units, agreed at the table or at the forum; empty without
    worth : to each party, weighted and above its reservation: what it adds to the utility
    """

    clause: str
    disposition: str
    hearing: str
    minute: int | None
    position: float | None
    terms: str
    worth: Mapping[str, float]

    @property
    def is_settled(self) -> bool:
        """Whether it was agreed at the table: by itself, in a package, or left vague."""
        return self.disposition in SETTLED


@dataclass(frozen=True, kw_only=True, repr=False)
class Outcome:
    """One run of a scenario.

    ending : signed, walked-out, broken-off, not-ratified or horizon
    minute : when it ended
    utility : to each party, delay counted; 0 for all without a signature
    inner : so many replications after one another share what is assumed
    as_believed_by : the party whose beliefs were taken for the truth, if any
    assumed : what was drawn for each assumption and word: durations in minutes, rates a minute,
        positions in the unit of their scale
    rows : the chronicle, of dtype `sim.model.codes.ROW`
    draws : the draws taken, of dtype `sim.model.codes.DRAWN`, by number of `streams`
    """

    scenario: Scenario
    seed: int
    replication: int
    at_defaults: bool
    overrides: Mapping[str, object]
    options: Mapping[str, str]
    as_believed_by: str | None = None
    inner: int = 1
    version: str
    ending: str
    minute: int
    settlements: tuple[Settlement, ...]
    utility: Mapping[str, float]
    assumed: Mapping[str, float]
    rows: Rows
    draws: Rows
    streams: tuple[str, ...]

    def __eq__(self, other: object) -> bool:
        """Say whether the other tells the same, to the last bit."""
        if not isinstance(other, Outcome):
            return NotImplemented
        arrays = ("rows", "draws")
        return all(
            getattr(self, part.name) == getattr(other, part.name)
            for part in fields(self)
            if part.name not in arrays
        ) and all(
            getattr(self, name).tobytes() == getattr(other, name).tobytes() for name in arrays
        )

    __hash__ = None  # type: ignore[assignment]

    @cached_property
    def index(self) -> Index:
        """What the indices of the chronicle's rows stand for."""
        return Index(self.scenario)

    @cached_property
    def chronicle(self) -> tuple[Row, ...]:
        """What happened, row by row, in the ids of the scenario."""
        return decoded(self.index, self.rows)

    @property
    def is_signed(self) -> bool:
        """Whether the talks ended with a signature; else what is agreed is agreed in draft."""
        return self.ending == "signed"

    @property
    def which(self) -> str:
        """Which replication of the seed it is, in words."""
        told = f"replication {self.replication}"
        return told if self.inner == 1 else f"{told}, inner {self.inner:,}"

    def moment(self, minute: int) -> datetime:
        """Return the date and time so many minutes after the start."""
        start = datetime.combine(self.scenario.start, datetime.min.time())
        return start + timedelta(minutes=int(minute))

    def day(self, minute: int) -> date:
        """Return the date so many minutes after the start."""
        return self.moment(minute).date()

    def settlement(self, clause: str) -> Settlement:
        """Return how `clause` ended; raise NoSuchClause if there is none of that id."""
        for settlement in self.settlements:
            if settlement.clause == clause:
                return settlement
        raise NoSuchClause(clause, [one.clause for one in self.settlements])

    def frame(self) -> "pd.DataFrame":
        """Return a table of one row a clause.

        Columns: replication, item, clause (`item.clause`), disposition, hearing, date, position,
        terms, and worth_<party> for each party: those of an ensemble's, and of their types.
        """
        import pandas as pd

        dates = [None if end.minute is None else self.day(end.minute) for end in self.settlements]
        positions = [end.position for end in self.settlements]
        frame = pd.DataFrame(
            {
                "replication": self.replication,
                "item": end.clause.partition(".")[0],
                "clause": end.clause,
                "disposition": end.disposition,
                "hearing": end.hearing,
                "date": None,
                "position": None,
                "terms": end.terms,
                **{f"worth_{party}": worth for party, worth in end.worth.items()},
            }
            for end in self.settlements
        )
        return frame.assign(
            date=np.array(dates, "datetime64[s]"), position=np.array(positions, float)
        )

    def __repr__(self) -> str:
        """Show the outcome in a line: of which scenario, and how it ended."""
        return f"<Outcome of {self.scenario.scenario}: {self.headline()}>"

    def _repr_html_(self) -> str:
        """Show the outcome in a notebook: how it ended, and the table of clauses."""
        title = escape(f"{self.scenario.title}: {self.headline()}")
        table = self.frame().drop(columns="replication").to_html(index=False, na_rep="–")
        return f"<p><b>{title}</b></p>{table}"

    def headline(self) -> str:
        """Say in a line how the talks ended, and under which seed."""
        ends = {
            "signed": "signed on",
            "walked-out": "a party walked out on",
            "broken-off": "broken off on",
            "horizon": "still open at the horizon,",
            "not-ratified": "rejected in ratification on",
        }
        day = self.day(self.minute)
        when = f"{day.day} {day:%B %Y}"
        return f"{ends[self.ending]} {when} (seed {self.seed}, replication {self.replication})"
