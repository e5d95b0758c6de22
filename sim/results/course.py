"""The course of a run: how each unit stood from its tabling to its end, read off the chronicle.

From the minute it is tabled until it closes, or the talks end, a unit is at one of five stages:

* set aside: another item has taken its item's turn, which has not come back since;
* waiting: principals have been asked about it, or about a package it is in, and have not answered;
* contested: an objection against it stands;
* bargained: someone has moved from the text he first put;
* tabled: none of these; it is on the agenda, and nobody objects or has moved.

The first that is true holds. What lasted no time at all is left out. A unit that is opened again
has a gap in between; after the signature comes its sequel.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from sim.model.codes import MINUTES_A_DAY, Happening
from sim.results.chronicle import told
from sim.results.index import Index
from sim.results.outcome import Outcome
from sim.results.row import Row
from sim.scenario.scenario import Scenario, Unit

WORKED = frozenset(
    {
        Happening.TABLED,
        Happening.OBJECTED,
        Happening.ARGUED,
        Happening.INSISTED,
        Happening.AMENDED,
        Happening.OFFERED,
        Happening.CONSENTED,
        Happening.DEADLOCKED,
    }
)
"""Rows that show an item to be the business of the day."""

SENT_TO_THE_END = frozenset({Happening.PARKED, Happening.EXHAUSTED, Happening.SET_ASIDE})
TEXTS = frozenset({Happening.OFFERED, Happening.COUNTERED, Happening.AMENDED, Happening.TRADED})
GONE = frozenset({Happening.WITHDRAWN, Happening.LAPSED, Happening.MOOT})
CLOSED = {
    Happening.AGREED: "agreed",
    Happening.PACKAGED: "packaged",
    Happening.BLURRED: "ambiguous",
    Happening.DROPPED: "dropped",
    Happening.REFERRED: "referred",
    Happening.WITHHELD: "withheld",
}
"""Rows that close a unit, and its disposition then."""

SEQUELS = {
    Happening.DELIVERED: "delivered",
    Happening.BREACHED: "breached",
    Happening.DECIDED: "decided",
    Happening.FAILED: "undecided",
}
"""Rows of what comes after the signature, and how it is called."""

ANSWERS = frozenset({Happening.GRANTED, Happening.REFUSED, Happening.VOID})
PACKAGES = frozenset({Happening.BUNDLED, Happening.UNBUNDLED})


class Stage(StrEnum):
    """How a unit stands while it is on the table."""

    TABLED = "tabled"
    CONTESTED = "contested"
    BARGAINED = "bargained"
    SET_ASIDE = "set-aside"
    WAITING = "waiting"


class Spell(NamedTuple):
    """A stretch of time, in minutes since the start, that a unit spent at one stage."""

    stage: Stage
    start: int
    end: int


class Offer(NamedTuple):
    """A text that a party put; `before` is its former one there, None if it had none."""

    minute: int
    party: str
    position: float
    before: float | None

    @property
    def moves(self) -> bool:
        """Whether the party has moved: a first text, or one put again, is no move."""
        return self.before is not None and self.position != self.before


class Request(NamedTuple):
    """A question of a party to its principals; `answered` is None if no answer came."""

    asked: int
    answered: int | None
    party: str


class Closing(NamedTuple):
    """A minute at which a unit closed, and its disposition from then on, until undone.

    `position` is that of its terms, None if it has none.
    """

    minute: int
    disposition: str
    position: float | None = None


class Sequel(NamedTuple):
    """What came of a unit after the signature: delivered, breached, decided or undecided."""

    minute: int
    kind: str


class Suspension(NamedTuple):
    """A time without meetings; `why` names each incident that caused it, or the recess."""

    start: int
    end: int
    why: tuple[str, ...]


class Incident(NamedTuple):
    """An event that struck, by its name; `suspends` says whether it suspended the talks."""

    minute: int
    name: str
    suspends: bool


@dataclass(frozen=True, kw_only=True)
class Course:
    """How one unit came to its end.

    - `tabled` is None, and `spells` and `offers` are empty, if it never came onto the table or was
      left off there.
    - `spells` follow each other from `tabled` to `end`, without a gap save where it was closed.
    - `undone` are the closings that did not last: it was opened again, or changed by a package.
    - `end` is the minute it closed, or that of the end of the talks if it stayed open.
    - `forum` is where it was referred to, None if it was not.
    """

    clause: str
    tabled: int | None
    end: int
    spells: tuple[Spell, ...]
    offers: tuple[Offer, ...]
    forum: str | None
    requests: tuple[Request, ...] = ()
    undone: tuple[Closing, ...] = ()
    sequel: tuple[Sequel, ...] = ()

    def moved(self, party: str) -> float:
        """Return how far a party went from its first text to its last, as a share of the scale."""
        put = [offer.position for offer in self.offers if offer.party == party]
        return abs(put[-1] - put[0]) if put else 0.0


def courses(outcome: Outcome) -> tuple[Course, ...]:
    """Return the course of each unit, in the order of the scenario."""
    rows = told(outcome)
    turns = _turns(rows, outcome.scenario)
    held = _held(outcome.index)
    return tuple(
        _course(unit, [row for row in rows if _touches(row, unit)], held, turns, outcome.minute)
        for unit in outcome.scenario.units
    )


def suspensions(outcome: Outcome) -> tuple[Suspension, ...]:
    """Return the times without meetings, apart from each other and in order."""
    found: list[Suspension] = []
    for row in told(outcome):
        if row.kind is not Happening.SUSPENDED or row.amount is None:
            continue
        why = "recess" if row.event is None else outcome.scenario.events[row.event].name
        end = min(outcome.minute, row.minute + round(row.amount * MINUTES_A_DAY))
        if found and row.minute <= found[-1].end:
            last = found.pop()
            reasons = tuple(dict.fromkeys((*last.why, why)))
            found.append(Suspension(last.start, max(last.end, end), reasons))
        else:
            found.append(Suspension(row.minute, end, (why,)))
    return tuple(found)


def incidents(outcome: Outcome) -> tuple[Incident, ...]:
    """Return the events that struck, in order."""
    rows = told(outcome)
    suspending = {row.cause for row in rows if row.kind is Happening.SUSPENDED}
    return tuple(
        Incident(row.minute, outcome.scenario.events[row.event].name, row.number in suspending)
        for row in rows
        if row.kind is Happening.STRUCK and row.event is not None
    )


class _Standing:
    """How a unit stands, row by row."""

    def __init__(self, unit: Unit, held: Mapping[str, frozenset[str]]) -> None:
        self.unit, self.held = unit, held
        self.objections: set[str] = set()
        self.pending: dict[int, Row] = {}
        self.requests: dict[int, Request] = {}
        self.offers: list[Offer] = []
        self.closings: list[Closing] = []
        self.sequel: list[Sequel] = []
        self.forum: str | None = None
        self.away = self.moved = self.closed = False

    @property
    def stage(self) -> Stage | None:
        """The stage it is at; None while it is closed."""
        if self.closed:
            return None
        if self.away:
            return Stage.SET_ASIDE
        if self.pending:
            return Stage.WAITING
        if self.objections:
            return Stage.CONTESTED
        return Stage.BARGAINED if self.moved else Stage.TABLED

    def take(self, row: Row) -> None:
        """Take in what a row says of it."""
        self._take_objection(row)
        self._take_question(row)
        if row.clause != self.unit.id:
            return
        if row.kind in TEXTS:
            self.offers.append(_offer(row))
            self.moved = self.moved or self.offers[-1].moves
        if row.kind in CLOSED:
            self.closings.append(Closing(row.minute, CLOSED[row.kind], row.position))
            self.closed, self.forum = True, row.forum
            self.pending.clear()
        if row.kind is Happening.REOPENED:
            self.closed = False
        if row.kind in SEQUELS:
            self.sequel.append(Sequel(row.minute, SEQUELS[row.kind]))

    def _take_objection(self, row: Row) -> None:
        if row.objection is None or self.unit.id not in self.held[row.objection]:
            return
        if row.kind is Happening.OBJECTED:
            self.objections.add(row.objection)
        elif row.kind in GONE:
            self.objections.discard(row.objection)

    def _take_question(self, row: Row) -> None:
        """Take in a question about it, or about a package it is in, and what answers that."""
        if row.clause == self.unit.id and row.kind in (Happening.ASKED, Happening.BUNDLED):
            self.pending[row.number] = row
        if row.clause == self.unit.id and row.kind is Happening.ASKED:
            self.requests[row.number] = Request(row.minute, None, str(row.party))
        if row.kind in ANSWERS and row.cause in self.requests:
            self.pending.pop(row.cause, None)
            self.requests[row.cause] = self.requests[row.cause]._replace(answered=row.minute)
        if row.kind is Happening.UNBUNDLED:
            bundled = [n for n, one in self.pending.items() if one.kind is Happening.BUNDLED]
            for number in bundled:
                del self.pending[number]
        if row.kind is Happening.VOID and row.motion != "share" and row.item == self.unit.item:
            self.pending.clear()


def _course(
    unit: Unit,
    rows: Iterable[Row],
    held: Mapping[str, frozenset[str]],
    turns: Mapping[int, Mapping[str, bool]],
    over: int,
) -> Course:
    """Return the course of one unit, from the rows of its item and the turns of all items."""
    standing = _Standing(unit, held)
    marks: list[tuple[int, Stage | None]] = []
    tabled: int | None = None
    for row in rows:
        standing.away = turns.get(row.number, {}).get(unit.item, standing.away)
        if row.item == unit.item and row.kind is Happening.TABLED:
            tabled = row.minute
        standing.take(row)
        marks.append((row.minute, standing.stage))
    closings = standing.closings
    end = closings[-1].minute if standing.closed else over
    if standing.closed and closings[-1].disposition == "withheld":
        tabled = None
    return Course(
        clause=unit.id,
        tabled=tabled,
        end=end,
        spells=() if tabled is None else _spells(marks, tabled, end),
        offers=tuple(standing.offers),
        forum=standing.forum if standing.closed else None,
        requests=tuple(standing.requests.values()),
        undone=tuple(closings[:-1] if standing.closed else closings),
        sequel=tuple(standing.sequel),
    )


def last_minute(outcome: Outcome) -> int:
    """Return the last minute of a run, what comes after a signature with it."""
    return max(outcome.minute, *(int(minute) for minute in outcome.rows["time"]), 0)


def _touches(row: Row, unit: Unit) -> bool:
    """Say whether a row can change how a unit stands: one of its item, or of another's turn."""
    if row.kind in PACKAGES:
        return True
    return row.item is not None and (row.item == unit.item or row.kind in WORKED)


def _spells(marks: Iterable[tuple[int, Stage | None]], tabled: int, end: int) -> tuple[Spell, ...]:
    """Return the spells between two minutes; of the marks of one minute the last holds."""
    at: dict[int, Stage | None] = {tabled: Stage.TABLED}
    for minute, stage in marks:
        if tabled <= minute < end:
            at[minute] = stage
    spells: list[Spell] = []
    for start, until in zip(at, [*list(at)[1:], end], strict=True):
        stage = at[start]
        if stage is None or until <= start:
            continue
        if spells and spells[-1].stage is stage and spells[-1].end == start:
            spells[-1] = spells[-1]._replace(end=until)
        else:
            spells.append(Spell(stage, start, until))
    return tuple(spells)


def _offer(row: Row) -> Offer:
    assert row.party is not None
    assert row.position is not None
    return Offer(row.minute, row.party, row.position, row.before)


def _held(index: Index) -> dict[str, frozenset[str]]:
    """Return the units against which each objection speaks."""
    return {
        f"{objection.item}/{objection.id}": frozenset(
            index.units[c].id for c, against in index.targets(o) if against
        )
        for o, objection in enumerate(index.objections)
    }


def _turns(rows: Iterable[Row], scenario: Scenario) -> dict[int, dict[str, bool]]:
    """Return, by the number of the row that shows it, which items are set aside (or no longer).

    Item by item, one item is the business at a time: it is set aside once another is worked, from
    the row that sent it to the end of the queue if there is one. In parallel none ever is.
    """
    turns: dict[int, dict[str, bool]] = {}
    if scenario.procedure.protocol == "parallel":
        return turns
    current: str | None = None
    sent: int | None = None
    for row in rows:
        if row.kind in SENT_TO_THE_END and row.item == current:
            sent = row.number
        if row.kind not in WORKED or row.item is None:
            continue
        if current not in (None, row.item):
            assert current is not None
            left = row.number if sent is None else sent
            turns.setdefault(left, {})[current] = True
        turns.setdefault(row.number, {})[row.item] = False
        current, sent = row.item, None
    return turns
