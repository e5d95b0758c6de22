"""Packages: what is put together to get past a deadlock, and whether all take it."""

from collections.abc import Iterator

from sim.model.codes import Happening
from sim.results.episodes.consultation import said_principals
from sim.results.episodes.episode import Episode, Thread, numbers, put
from sim.results.row import Row

PROPOSED, REFUSED = 0.6, 0.75
"""How much it matters that a package is put together, and that it is refused."""


def packages(thread: Thread) -> Iterator[Episode]:
    """Tell of each package: what is in it, who is asked about it, and what comes of it."""
    for row in thread.all(Happening.PROPOSED):
        taken = thread.caused(row, Happening.PACKAGED)
        end = _end(thread, row, taken)
        if end is None or thread.day(end) > thread.day(row):
            yield _proposed(thread, row)
        if taken:
            yield _taken(thread, row, taken)
        elif end is not None:
            yield _given_up(thread, row, end)


def _asked(thread: Thread, row: Row) -> list[Row]:
    """Return the questions to principals about a package."""
    return thread.caused(row, Happening.ASKED)


def _end(thread: Thread, row: Row, taken: list[Row]) -> Row | None:
    """Return the row at which a package is taken or given up; None if it is never answered."""
    if taken:
        return taken[-1]
    refused = [r for one in _asked(thread, row) for r in thread.caused(one, Happening.REFUSED)]
    void = thread.caused(row, Happening.VOID)
    return next(iter([*refused, *void]), None)


def _facts(thread: Thread, row: Row, parts: list[Row]) -> dict[str, str]:
    voice, language = thread.voice, thread.voice.language
    deadlock = thread.why(row)
    stalled = 0 if deadlock is None else int(deadlock.amount or 0)
    return {
        "item": voice.item(str(row.item)),
        "meetings": language.counted(stalled, "meeting") if stalled else "",
        "count": language.counted(len(parts), "clause"),
        "places": language.shortly(voice.place(str(part.clause), put(part)) for part in parts),
    }


def _proposed(thread: Thread, row: Row) -> Episode:
    asked = _asked(thread, row)
    parts = thread.caused(row, Happening.BUNDLED)
    parties = [str(one.party) for one in asked]
    return Episode(
        situation="package proposed",
        facts={
            **_facts(thread, row, parts),
            "parties": thread.voice.parties(parties) if parties else "",
        },
        rows=numbers([row, thread.why(row)], parts, asked),
        at=row.number,
        weight=PROPOSED,
    )


def _taken(thread: Thread, row: Row, taken: list[Row]) -> Episode:
    asked = _asked(thread, row)
    granted = [r for one in asked for r in thread.caused(one, Happening.GRANTED)]
    replies = [r for one in asked for r in thread.caused(one, Happening.REPLIED)]
    waited = thread.day(taken[-1]) > thread.day(row)
    return Episode(
        situation="package taken after" if waited else "package taken",
        facts={
            **_facts(thread, row, taken),
            "span": thread.span(row, taken[-1]) if waited else "",
            "principals": said_principals(thread, replies) if replies else "",
        },
        rows=numbers([row, thread.why(row)], asked, granted, replies, taken),
        at=taken[-1].number,
        kin="packaged",
        heads=numbers(taken),
    )


def _given_up(thread: Thread, row: Row, end: Row) -> Episode:
    """Tell that principals refuse a package, or that it came apart meanwhile."""
    parts, voice = thread.caused(row, Happening.BUNDLED), thread.voice
    asked = [] if end.kind is Happening.VOID else [thread.rows[end.cause or 0]]
    replies = [r for one in asked for r in thread.caused(one, Happening.REPLIED)]
    waited = thread.day(end) > thread.day(row)
    return Episode(
        situation="package void" if end.kind is Happening.VOID else "package refused",
        facts={
            **_facts(thread, row, parts),
            "party": voice.party(str(end.party)) if end.party else "",
            "principals": said_principals(thread, replies) if end.party else "",
            "span": thread.span(row, end) if waited else "",
        },
        rows=numbers(
            [row, thread.why(row), end],
            parts,
            asked,
            replies,
            thread.caused(end, Happening.UNBUNDLED),
        ),
        at=end.number,
        weight=REFUSED,
    )
