"""Forums: what was referred is decided there after the signature, or it is not."""

from collections.abc import Iterator
from itertools import groupby

from sim.model.codes import Happening
from sim.results.episodes.episode import ALWAYS, Episode, Thread, numbers, put
from sim.results.row import Row


def hearings(thread: Thread) -> Iterator[Episode]:
    """Tell what each forum decides, or that it comes to no decision; a day's together."""
    rows = thread.all(Happening.DECIDED, Happening.FAILED)
    for _, group in groupby(rows, key=lambda row: (row.minute, row.kind, row.forum)):
        yield _heard(thread, list(group))


def _heard(thread: Thread, rows: list[Row]) -> Episode:
    voice, decided = thread.voice, rows[0].kind is Happening.DECIDED
    clauses = [str(row.clause) for row in rows]
    referred = [row for row in thread.all(Happening.REFERRED) if row.clause in clauses]
    return Episode(
        situation="decided" if decided else "undecided",
        facts={
            "forum": voice.forum(str(rows[0].forum)),
            "clauses": voice.listed_clauses(clauses),
            "places": voice.places((str(row.clause), put(row)) for row in rows) if decided else "",
            "span": thread.span(thread.end, rows[-1]),
            "referred": thread.said_day(referred[0], seen_from=rows[-1]) if referred else "",
        },
        rows=numbers([thread.end], rows, referred),
        at=rows[-1].number,
        weight=ALWAYS,
        heads=numbers(rows),
    )
