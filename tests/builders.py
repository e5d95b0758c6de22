"""Scenarios and outcomes made by hand, for tests of what comes after the talks.

A chronicle is written as what happened on which day, in the ids of the scenario, so that a test
knows what it must find without playing.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np

from sim.model.codes import DRAWN, MEETING_MINUTE, MINUTES_A_DAY, NONE, ROW, Happening, Motion
from sim.results.index import Index
from sim.results.outcome import Outcome, Settlement, terms
from sim.scenario.document import loads
from sim.scenario.scenario import Scenario

HARBOUR = """
scenario: harbour
title: The harbour talks
start: 2001-01-01
parties:
  north: {patience: 100 days}
  south: {patience: 100 days}
items:
  fishing:
    clauses:
      quota:
        scale: {between: [0, 100], unit: boats, landmarks: {half: 50}}
        stances:
          north: {ideal: 80, reservation: 40}
          south: {ideal: 0, reservation: 60}
      season:
        options: [summer, winter, all year]
        severable: true
        stances:
          north: {worth: {summer: 0.2, winter: 0.5, all year: 1}, reservation: winter}
          south: {worth: {summer: 1, winter: 0.5, all year: 0}, reservation: winter}
    objections:
      stocks: {by: south, to: [quota], remedies: [{argue: likely}, {insist: {meetings: 3}}]}
  tolls:
    scale: {between: [2002-01-01, 2004-01-01]}
    stances:
      north: {ideal: 2002-01-01, reservation: 2003-01-01}
      south: {ideal: 2004-01-01, reservation: 2002-07-01}
    objections:
      law: {by: south, remedies: [{refer: court}]}
forums:
  court: {takes: [tolls], name: the sea court}
events:
  storm: {rate: 1 per year, suspends: 10 days}
  election: {date: 2001-02-01, pressure: {north: 2}}
"""
"""Two parties over two items: three clauses, a scale, options and dates among them."""

WHOLE = (
    HARBOUR.replace("  fishing:\n", "  fishing:\n    bargained: whole\n")
    .replace("to: [quota], ", "")
    .replace("        severable: true\n", "")
)
"""The same, with the fishing bargained as a whole."""

CAPITALS = (
    HARBOUR.replace(
        "north: {patience: 100 days}",
        "north: {patience: 100 days, mandate: 0.3, principals: {king: {consulted: always},"
        " council: {consulted: always, insists_on: [tolls]}}}",
    )
    + """
ratification:
  senate: {stances: {fishing.quota: {ideal: 100, reservation: 50}}}
implementation:
  buoys: {of: fishing.quota, period: 40 days, batches: 4, breach: possibly}
"""
)
"""The same, with principals behind the north, a ratifier and a duty."""

RECORD = """
record:
  signed: 2001-06-30
  clauses:
    fishing.quota: {disposition: agreed, date: 2001-03-01, terms: 50}
    fishing.season: {disposition: dropped, date: 2001-02-01}
    tolls: {disposition: agreed, terms: when the mole is built}
  events:
    - {date: 2001-01-20, until: 2001-01-30, text: a strike}
    - {date: 2001-04-01, text: the mayor dies}
"""
"""What is said to have happened at the harbour."""

CLOSINGS = {
    Happening.AGREED: "agreed",
    Happening.DROPPED: "dropped",
    Happening.REFERRED: "referred",
    Happening.WITHHELD: "withheld",
    Happening.PACKAGED: "packaged",
    Happening.BLURRED: "ambiguous",
    Happening.REOPENED: "open",
}

HEARINGS = {Happening.DECIDED: "agreed", Happening.FAILED: "failed"}


class Row(NamedTuple):
    """What happened, before it is numbered; `subject` is the index of what the kind says.

    `other` is a party, or what a reply is to, or the principal who refuses.
    """

    day: int
    kind: Happening
    party: str | None = None
    clause: str | None = None
    item: str | None = None
    subject: int = NONE
    other: str | None = None
    cause: int = NONE
    position: float = np.nan
    before: float = np.nan
    amount: float = np.nan

    @property
    def minute(self) -> int:
        """When the meeting of that day began."""
        return self.day * MINUTES_A_DAY + MEETING_MINUTE


def played(
    rows: Iterable[Row],
    *,
    scenario: Scenario | str = HARBOUR,
    ending: str = "signed",
    last: int = 100,
    **told: Any,
) -> Outcome:
    """Return an outcome whose chronicle is these rows, and whose last day is `last`."""
    scenario = loads(scenario) if isinstance(scenario, str) else scenario
    happened = tuple(rows)
    index = Index(scenario)
    fields: dict[str, Any] = {
        "seed": 1,
        "replication": 0,
        "at_defaults": False,
        "overrides": {},
        "options": {},
        "version": "0",
        "utility": dict.fromkeys(scenario.parties, 0.0),
        "assumed": {},
        "draws": np.zeros(0, DRAWN),
        "streams": (),
    }
    return Outcome(
        scenario=scenario,
        ending=ending,
        minute=last * MINUTES_A_DAY + MEETING_MINUTE,
        settlements=tuple(_settlement(index, c, happened) for c in range(len(index.units))),
        rows=np.array([_numbered(index, row) for row in happened], ROW),
        **fields | told,
    )


def same(one: Outcome, other: Outcome) -> bool:
    """Say whether two outcomes are the same to the last bit, rows and draws too."""
    fields = [name for name in Outcome.__dataclass_fields__ if name not in ("rows", "draws")]
    return all(getattr(one, name) == getattr(other, name) for name in fields) and all(
        getattr(one, name).tobytes() == getattr(other, name).tobytes() for name in ("rows", "draws")
    )


def _settlement(index: Index, c: int, rows: tuple[Row, ...]) -> Settlement:
    unit = index.units[c]
    closed = [row for row in rows if row.clause == unit.id and row.kind in CLOSINGS]
    closed = [] if closed and closed[-1].kind is Happening.REOPENED else closed
    hearing, decided = _hearing(unit.id, rows)
    agreed = bool(closed) and CLOSINGS[closed[-1].kind] in ("agreed", "packaged", "ambiguous")
    position = closed[-1].position if agreed else decided
    return Settlement(
        clause=unit.id,
        disposition=CLOSINGS[closed[-1].kind] if closed else "open",
        hearing=hearing,
        minute=closed[-1].minute if closed else None,
        position=position,
        terms="" if position is None else terms(unit, position),
        worth=dict.fromkeys(index.parties, 0.0),
    )


def _hearing(clause: str, rows: tuple[Row, ...]) -> tuple[str, float | None]:
    """Return what came of a clause at its forum, and on what terms."""
    heard = [row for row in rows if row.clause == clause and row.kind in HEARINGS]
    if not heard:
        return "", None
    decided = heard[-1].kind is Happening.DECIDED
    return HEARINGS[heard[-1].kind], heard[-1].position if decided else None


def _other(index: Index, row: Row) -> int:
    if row.other is None:
        return int(NONE)
    if row.kind is Happening.REPLIED:
        return Motion[row.other.upper()]
    among = index.principals if row.kind is Happening.REFUSED else index.parties
    return among.index(row.other)


def _numbered(index: Index, row: Row) -> tuple[float, ...]:
    units = [unit.id for unit in index.units]
    item = row.clause.partition(".")[0] if row.clause else row.item
    return (
        row.minute,
        row.kind,
        index.parties.index(row.party) if row.party else NONE,
        index.items.index(item) if item else NONE,
        units.index(row.clause) if row.clause else NONE,
        row.subject,
        _other(index, row),
        row.cause,
        row.position,
        row.before,
        row.amount,
    )
