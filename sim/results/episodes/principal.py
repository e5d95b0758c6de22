"""Principals: who instructs a party goes, or another takes the office."""

from collections.abc import Iterator

from sim.model.codes import Happening
from sim.results.episodes.episode import Episode, Thread, numbers

CHANGED = 0.8
"""How much it matters who instructs a party."""

HOW = {Happening.REMOVED: "removed", Happening.REPLACED: "replaced"}


def principals(thread: Thread) -> Iterator[Episode]:
    """Tell of each principal who goes or is replaced."""
    for row in thread.all(*HOW):
        why = thread.why(row)
        yield Episode(
            situation=HOW[row.kind],
            facts={
                "party": thread.voice.party(str(row.party)),
                "principal": thread.voice.principal(str(row.principal)),
                "event": "" if why is None else thread.voice.event(str(why.event)),
            },
            rows=numbers([row, why]),
            at=row.number,
            weight=CHANGED,
        )
