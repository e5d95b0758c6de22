"""Reopening: what was closed comes back to the table."""

from collections.abc import Iterator

from sim.model.codes import Happening
from sim.results.episodes.episode import Episode, Thread, numbers
from sim.results.row import Row

REOPENED = 0.9
"""How much it matters."""


def reopenings(thread: Thread) -> Iterator[Episode]:
    """Tell of each clause that an event opens again; a ratifier's no is told with the vote."""
    for row in thread.all(Happening.REOPENED):
        why = thread.why(row)
        if why is not None and why.kind is Happening.STRUCK:
            yield _reopened(thread, row, why)


def _reopened(thread: Thread, row: Row, why: Row) -> Episode:
    voice, clause = thread.voice, str(row.clause)
    closing = closed_before(thread, row)
    return Episode(
        situation="reopened",
        facts={
            "event": voice.event(str(why.event)),
            "clause": voice.clause(clause),
            "terms": "" if row.before is None else voice.terms(clause, row.before),
            "closed": "" if closing is None else _since(thread, closing, row),
        },
        rows=numbers([row, why, closing]),
        at=row.number,
        weight=REOPENED,
    )


def _since(thread: Thread, closing: Row, row: Row) -> str:
    """Return since when a clause had been closed."""
    say = thread.voice.language.say
    if thread.day(closing) == thread.day(row):
        return say("that very day")
    return say("since the day", day=thread.said_day(closing, seen_from=row))


def closed_before(thread: Thread, row: Row) -> Row | None:
    """Return the row that had closed what a row opens again."""
    closing = thread.closing(str(row.clause))
    while closing is not None:
        later = thread.closing(str(row.clause), after=closing.number)
        if later is None or later.number > row.number:
            break
        closing = later
    return closing
