"""The record beside the runs: what really happened, in their minutes and shares."""

from datetime import date
from typing import NamedTuple

from sim.model.codes import MINUTES_A_DAY
from sim.results.outcome import terms
from sim.scenario.quantity import Position
from sim.scenario.record import RecordedClause
from sim.scenario.scenario import Scenario, Unit


class RecordedEnd(NamedTuple):
    """How a clause really ended.

    minute : of 00:00 of that day, since the start; None if no date is known
    position : the terms as a share of the scale or an option's index; None if they are no place
    terms : the terms in words; empty if none are known
    """

    clause: str
    disposition: str
    minute: int | None
    position: float | None
    terms: str


class RecordedTime(NamedTuple):
    """Something that really happened, from a minute on and, if it lasted, until another."""

    start: int
    end: int | None
    text: str


def ends(scenario: Scenario) -> dict[str, RecordedEnd]:
    """Return how each clause of the record really ended, in the order of the scenario."""
    record = scenario.record
    known = {} if record is None else record.clauses
    return {
        unit.id: _end(scenario, unit, known[unit.id]) for unit in scenario.units if unit.id in known
    }


def times(scenario: Scenario) -> tuple[RecordedTime, ...]:
    """Return what really happened after the start, in the order of the record."""
    record = scenario.record
    if record is None:
        return ()
    return tuple(
        RecordedTime(
            minute(scenario, event.date),
            None if event.until is None else minute(scenario, event.until),
            event.text,
        )
        for event in record.events
        if event.date >= scenario.start
    )


def last_minute(scenario: Scenario) -> int:
    """Return the minute of the last thing the record knows of; 0 if it knows of none."""
    known = [0]
    record = scenario.record
    if record is not None and record.signed is not None:
        known.append(minute(scenario, record.signed))
    known += [end.minute for end in ends(scenario).values() if end.minute is not None]
    known += [happened.end or happened.start for happened in times(scenario)]
    return max(known)


def minute(scenario: Scenario, day: date) -> int:
    """Return the minute of 00:00 of a day, since the start."""
    return (day - scenario.start).days * MINUTES_A_DAY


def _end(scenario: Scenario, unit: Unit, recorded: RecordedClause) -> RecordedEnd:
    position = None if recorded.terms is None else _position(unit, recorded.terms)
    words = "" if recorded.terms is None else str(recorded.terms)
    return RecordedEnd(
        clause=unit.id,
        disposition=recorded.disposition,
        minute=None if recorded.date is None else minute(scenario, recorded.date),
        position=position,
        terms=words if position is None else terms(unit, position),
    )


def _position(unit: Unit, written: Position) -> float | None:
    """Return where recorded terms lie on a unit, None if they are words of their own."""
    clause = unit.clause
    if clause.scale is None:
        options = clause.options or ()
        return float(options.index(str(written))) if str(written) in options else None
    try:
        return clause.scale.share(written)
    except ValueError:
        return None
