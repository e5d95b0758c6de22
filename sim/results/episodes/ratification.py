"""Ratification: who was not at the table says yes or no to what was agreed there."""

from collections.abc import Iterator

from sim.model.codes import Happening
from sim.results.episodes.episode import Episode, Thread, by_minute, numbers
from sim.results.episodes.reopening import closed_before
from sim.results.row import Row

RATIFIED, REJECTED = 0.7, 0.95
"""How much a yes matters, and a no."""


def votes(thread: Thread) -> Iterator[Episode]:
    """Tell of each vote; those who say yes on one day together."""
    for rows in by_minute(thread.all(Happening.RATIFIED)):
        yield _ratified(thread, rows)
    for row in thread.all(Happening.REJECTED):
        if not thread.caused(row, Happening.BROKEN_DOWN):
            yield _rejected(thread, row)


def _ratified(thread: Thread, rows: list[Row]) -> Episode:
    voice = thread.voice
    names = dict.fromkeys(voice.ratifier(str(row.ratifier)) for row in rows)
    return Episode(
        situation="ratified",
        facts={"ratifiers": voice.language.listed(names)},
        rows=numbers(rows),
        at=rows[-1].number,
        weight=RATIFIED,
    )


def _rejected(thread: Thread, row: Row) -> Episode:
    voice = thread.voice
    opened = thread.caused(row, Happening.REOPENED)
    clauses = [str(one.clause) for one in opened]
    before = [closed_before(thread, one) for one in opened]
    return Episode(
        situation="rejected",
        facts={
            "ratifier": voice.ratifier(str(row.ratifier)),
            "clauses": voice.listed_clauses(clauses) if clauses else "",
        },
        rows=numbers([row], opened, before),
        at=opened[-1].number if opened else row.number,
        weight=REJECTED,
    )
