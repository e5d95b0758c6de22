"""Shifts: an event sets a number of the scenario, from now on, to what it was not before."""

from collections.abc import Iterator

from sim.model.codes import Happening
from sim.results.episodes.episode import Episode, Thread, numbers
from sim.results.row import Row

SHIFTED = 0.65
"""How much it matters."""

FIELDS = ("patience", "mandate", "alternative", "weight", "salience", "likelihood")
"""Numbers that people have a word for; the others go by their path."""


def shifts(thread: Thread) -> Iterator[Episode]:
    """Tell of each number that an event sets."""
    for struck in thread.all(Happening.STRUCK):
        rows = thread.caused(struck, Happening.SHIFTED)
        written = thread.outcome.scenario.events[str(struck.event)].set
        for place, row in enumerate(rows):
            if not is_felt(thread, row):
                continue
            if row.party is not None and row.clause is not None:
                yield _limit(thread, row, struck)
            elif len(rows) == len(written):
                path = list(written)[place]
                yield _number(thread, row, struck, (path, str(written[path])))


def is_felt(thread: Thread, row: Row) -> bool:
    """Say whether a number is told to be another than before: an event that comes again sets none.

    A limit that moved too little to be seen was told to go "from 60 % to 60 %".
    """
    if row.before is None or row.amount is None:
        return True
    if row.clause is None:
        return row.before != row.amount
    before, after = (thread.voice.terms(row.clause, x) for x in (row.before, row.amount))
    return before != after


def _limit(thread: Thread, row: Row, struck: Row) -> Episode:
    """Tell that a party would now go elsewhere on a clause."""
    voice, clause = thread.voice, str(row.clause)
    return Episode(
        situation="limit shifted",
        facts={
            "event": voice.event(str(struck.event)),
            "party": voice.party(str(row.party)),
            "clause": voice.clause(clause),
            "after": voice.terms(clause, float(row.amount or 0.0)),
            "before": voice.terms(clause, float(row.before or 0.0)),
        },
        rows=numbers([row, struck]),
        at=row.number,
        weight=SHIFTED,
    )


def _number(thread: Thread, row: Row, struck: Row, written: tuple[str, str]) -> Episode:
    """Tell that a number is another from now on, as the event writes it."""
    path, value = written
    return Episode(
        situation="number shifted",
        facts={
            "event": thread.voice.event(str(struck.event)),
            "what": _what(thread, path),
            "value": value,
        },
        rows=numbers([row, struck]),
        at=row.number,
        weight=SHIFTED,
    )


def _what(thread: Thread, path: str) -> str:
    """Return what a path leads to: the patience of the seller; else the path in quotation marks."""
    voice, parts = thread.voice, path.split(".")
    if parts[0] == "parties" and len(parts) == 3 and parts[2] in FIELDS:
        return voice.language.say("field of", field=parts[2], owner=voice.party(parts[1]))
    return voice.language.say("option", name=path)
