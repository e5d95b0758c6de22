"""The course of a run: how each unit stood from its tabling to its end, read off the chronicle.

From the minute it is tabled until it closes, or the talks end, a unit is at one of four stages:

* set aside: another item has taken its item's turn, which has not come back since;
* contested: an objection against it stands;
* bargained: someone has moved from the text he first put;
* tabled: none of these; it is on the agenda, and nobody objects or has moved.

The first that is true holds. What lasted no time at all is left out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from sim.model.codes import MINUTES_A_DAY, Happening
from sim.results.chronicle import Row, told
from sim.results.index import Index
from sim.results.outcome import Outcome
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
TEXTS = frozenset({Happening.OFFERED, Happening.COUNTERED, Happening.AMENDED})
GONE = frozenset({Happening.WITHDRAWN, Happening.LAPSED, Happening.MOOT})
CLOSED = frozenset({Happening.AGREED, Happening.DROPPED, Happening.REFERRED, Happening.WITHHELD})


class Stage(StrEnum):
    """How a unit stands while it is on the table."""

    TABLED = "tabled"
    CONTESTED = "contested"
    BARGAINED = "bargained"
    SET_ASIDE = "set-aside"


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
    - `spells` follow each other without a gap from `tabled` to `end`.
    - `end` is the minute it closed, or that of the end of the talks if it stayed open.
    - `forum` is where it was referred to, None if it was not.
    """

    clause: str
    tabled: int | None
    end: int
    spells: tuple[Spell, ...]
    offers: tuple[Offer, ...]
    forum: str | None

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


def _course(
    unit: Unit,
    rows: Iterable[Row],
    held: Mapping[str, frozenset[str]],
    turns: Mapping[int, Mapping[str, bool]],
    over: int,
) -> Course:
    """Return the course of one unit, from the rows of its item and the turns of all items."""
    standing: set[str] = set()
    offers: list[Offer] = []
    marks: list[tuple[int, Stage]] = []
    tabled, end, forum, away, moved = None, over, None, False, False
    for row in rows:
        away = turns.get(row.number, {}).get(unit.item, away)
        if row.item == unit.item and row.kind is Happening.TABLED:
            tabled = row.minute
        if row.objection is not None and unit.id in held[row.objection]:
            if row.kind is Happening.OBJECTED:
                standing.add(row.objection)
            elif row.kind in GONE:
                standing.discard(row.objection)
        if row.clause == unit.id and row.kind in TEXTS:
            offers.append(_offer(row))
            moved = moved or offers[-1].moves
        if row.clause == unit.id and row.kind in CLOSED:
            end, forum = row.minute, row.forum
            tabled = None if row.kind is Happening.WITHHELD else tabled
            break
        marks.append((row.minute, _stage(away, bool(standing), moved)))
    return Course(
        clause=unit.id,
        tabled=tabled,
        end=end,
        spells=() if tabled is None else _spells(marks, tabled, end),
        offers=tuple(offers),
        forum=forum,
    )


def _touches(row: Row, unit: Unit) -> bool:
    """Say whether a row can change how a unit stands: one of its item, or of another's turn."""
    return row.item is not None and (row.item == unit.item or row.kind in WORKED)


def _stage(away: bool, contested: bool, moved: bool) -> Stage:
    if away:
        return Stage.SET_ASIDE
    if contested:
        return Stage.CONTESTED
    return Stage.BARGAINED if moved else Stage.TABLED


def _spells(marks: Iterable[tuple[int, Stage]], tabled: int, end: int) -> tuple[Spell, ...]:
    """Return the spells between two minutes; of the marks of one minute the last holds."""
    at: dict[int, Stage] = {tabled: Stage.TABLED}
    for minute, stage in marks:
        if tabled <= minute < end:
            at[minute] = stage
    spells: list[Spell] = []
    for start, until in zip(at, [*list(at)[1:], end], strict=True):
        if spells and spells[-1].stage is at[start]:
            spells[-1] = spells[-1]._replace(end=until)
        elif until > start:
            spells.append(Spell(at[start], start, until))
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
