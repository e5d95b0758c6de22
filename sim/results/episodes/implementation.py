"""Implementation: what the treaty obliges to is carried out, or stops at a breach.

The batches of a duty are told as one movement.
"""

from collections.abc import Iterator

from sim.model.codes import Happening
from sim.results.episodes.episode import ALWAYS, Episode, Thread, numbers
from sim.results.row import Row


def duties(thread: Thread) -> Iterator[Episode]:
    """Tell of each duty: how far it was carried out, and how it ended."""
    for duty in thread.outcome.scenario.implementation:
        rows = [
            row for row in thread.all(Happening.DELIVERED, Happening.BREACHED) if row.duty == duty
        ]
        if rows:
            yield _carried_out(thread, duty, rows)


def _carried_out(thread: Thread, duty: str, rows: list[Row]) -> Episode:
    voice, last = thread.voice, rows[-1]
    promised = thread.outcome.scenario.implementation[duty]
    delivered = [row for row in rows if row.kind is Happening.DELIVERED]
    breached = last.kind is Happening.BREACHED
    done = len(delivered) == promised.batches
    first = "breached at once" if not delivered else "breached"
    return Episode(
        situation=first if breached else "carried out" if done else "under way",
        facts={
            "duty": voice.duty(duty),
            "clause": voice.clause(str(last.clause)),
            "delivered": voice.language.counted(len(delivered), "batch") if delivered else "",
            "nth": voice.language.nth(len(rows)),
            "batches": voice.language.counted(promised.batches, "batch"),
            "every": voice.language.every(promised.batches, "batch"),
            "span": thread.span(thread.end, last),
        },
        rows=numbers([thread.end], rows),
        at=last.number,
        weight=ALWAYS,
    )
