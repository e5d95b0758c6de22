"""The record beside a run: what really happened, in the minutes and shares of the run."""

from datetime import date
from typing import NamedTuple

from sim.model.codes import MINUTES_A_DAY
from sim.results.outcome import Outcome, terms
from sim.scenario.quantity import Position
from sim.scenario.record import RecordedClause
from sim.scenario.scenario import Unit


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


def ends(outcome: Outcome) -> dict[str, RecordedEnd]:
    """Return how each clause of the record really ended, in the order of the scenario."""
    record = outcome.scenario.record
    known = {} if record is None else record.clauses
    return {
        unit.id: _end(outcome, unit, known[unit.id])
        for unit in outcome.scenario.units
        if unit.id in known
    }


def times(outcome: Outcome) -> tuple[RecordedTime, ...]:
    """Return what really happened after the start, in the order of the record."""
    record = outcome.scenario.record
    if record is None:
        return ()
    return tuple(
        RecordedTime(
            minute(outcome, event.date),
            None if event.until is None else minute(outcome, event.until),
            event.text,
        )
        for event in record.events
        if event.date >= outcome.scenario.start
    )


def last_minute(outcome: Outcome) -> int:
    """Return the minute of the last thing the record knows of; 0 if it knows of none."""
    known = [0]
    record = outcome.scenario.record
    if record is not None and record.signed is not None:
        known.append(minute(outcome, record.signed))
    known += [end.minute for end in ends(outcome).values() if end.minute is not None]
    known += [happened.end or happened.start for happened in times(outcome)]
    return max(known)


def minute(outcome: Outcome, day: date) -> int:
    """Return the minute of 00:00 of a day, since the start."""
    return (day - outcome.scenario.start).days * MINUTES_A_DAY


def _end(outcome: Outcome, unit: Unit, recorded: RecordedClause) -> RecordedEnd:
    position = None if recorded.terms is None else _position(unit, recorded.terms)
    words = "" if recorded.terms is None else str(recorded.terms)
    return RecordedEnd(
        clause=unit.id,
        disposition=recorded.disposition,
        minute=None if recorded.date is None else minute(outcome, recorded.date),
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
