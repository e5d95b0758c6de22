"""The chain of causes behind a clause's end: which rows led to it, and the episodes they make.

- Each row names the row that made it happen; the chain goes back from the closing along these.
- Beside them stand what made the closing possible and what stood in its way: every text put on the
  clause, the objections against it and what was done about them, instructions without which the
  terms lay beyond a mandate, leave to let it go, limits that an event moved.
- A clause that stayed open, or whose treaty was not signed, ends as the talks do.
"""

from collections.abc import Iterable, Iterator

from sim.analysis.objection import life, objections
from sim.model.codes import Happening
from sim.results.episodes.consultation import LET_GO, Request
from sim.results.episodes.deadlock import QUIET
from sim.results.episodes.episode import CLOSED, Episode, Thread, put
from sim.results.episodes.settlement import agreed
from sim.results.row import Row
from sim.results.story import all_episodes

STEP = 0.4
"""Movement that closes so much of the gap is told by itself."""

ANYWHERE = (Happening.REOPENED, Happening.INSTRUCTED)
"""Rows of the chain that are told wherever they are told, with others or later."""

OTHERS = ("stood", "opened")
"""What tells of the talks as a whole: where others stood at the end, who met at the beginning."""


def closing(thread: Thread, clause: str) -> Row | None:
    """Return the row that closed a clause for good; None if it stayed open."""
    turns = [row for row in thread.all(*CLOSED, Happening.REOPENED) if row.clause == clause]
    return turns[-1] if turns and turns[-1].kind in CLOSED else None


def end(thread: Thread, clause: str) -> Row:
    """Return the row that closed a clause for good, or else the one that ended the talks."""
    return closing(thread, clause) or thread.end


def chain(thread: Thread, clause: str) -> list[Episode]:
    """Return what is told of the rows that led to the end of a clause."""
    causes = frozenset(row.number for row in _causes(thread, clause))
    anywhere = {n for n in causes if thread.rows[n].kind in ANYWHERE}
    found = [
        episode
        for episode in all_episodes(thread, step=STEP)
        if episode.kin not in ("agreed", QUIET)
        and episode.situation not in OTHERS
        and not (
            causes.isdisjoint({episode.at, *episode.heads}) and anywhere.isdisjoint(episode.rows)
        )
    ]
    closed = [row for row in thread.all(Happening.AGREED) if row.clause == clause]
    told = [*found, *(agreed(thread, row, STEP) for row in closed)]
    return [*told, *_never_tabled(thread, clause)]


def _never_tabled(thread: Thread, clause: str) -> Iterator[Episode]:
    """Tell of a clause that nobody put before the talks ended."""
    item, last = clause.partition(".")[0], end(thread, clause)
    if closing(thread, clause) is None and thread.tabling(item) is None:
        yield Episode(
            situation="never tabled",
            facts={"item": thread.voice.item(item)},
            rows=(last.number,),
            at=last.number,
            weight=0.0,
        )


def _causes(thread: Thread, clause: str) -> Iterator[Row]:
    """Yield the rows that led to the end of a clause, some more than once."""
    last = end(thread, clause)
    turns = [row for row in thread.all(*CLOSED, Happening.REOPENED) if row.clause == clause]
    texts = [row for row in thread.texts(clause) if row.number <= last.number]
    for row in [*turns, *texts]:
        yield from _back(thread, row)
    for row in _obstacles(thread, clause, last):
        yield from _back(thread, row)
    yield from _leave(thread, clause, last)
    yield from _room(thread, clause)
    yield from _afterwards(thread, clause)


def _back(thread: Thread, row: Row) -> Iterator[Row]:
    """Yield a row and all that made it happen."""
    found: Row | None = row
    while found is not None:
        yield found
        found = thread.why(found)


def _obstacles(thread: Thread, clause: str, last: Row) -> Iterable[Row]:
    """Return what happened to the objections against a clause, and to the limits on it."""
    for raised in objections(thread, clause):
        yield from (row for row in life(thread, raised) if row.number <= last.number)
    for row in thread.all(Happening.SHIFTED):
        if row.clause == clause and row.number <= last.number:
            yield row


def _leave(thread: Thread, clause: str, last: Row) -> Iterator[Row]:
    """Yield the answers that gave leave to drop, cut off or refer a clause."""
    if last.kind not in (Happening.DROPPED, Happening.REFERRED):
        return
    for asked in thread.all(Happening.ASKED):
        ours = asked.item == last.item and asked.clause in (None, clause)
        if ours and asked.motion in LET_GO and asked.cause == _root(thread, last):
            answer = Request(thread, asked).answer
            if answer is not None and answer.kind is Happening.GRANTED:
                yield answer


def _root(thread: Thread, last: Row) -> int | None:
    """Return the objection or the deadlock for which a clause was let go."""
    cause = thread.why(last)
    if cause is not None and cause.kind in (Happening.SEVERED, Happening.HANDED_ON):
        return cause.cause
    return last.cause


def _room(thread: Thread, clause: str) -> Iterator[Row]:
    """Yield the instructions without which the terms would have lain beyond a mandate."""
    last = closing(thread, clause)
    if last is None or last.kind not in (Happening.AGREED, Happening.BLURRED):
        return
    options = thread.voice.clauses[clause].scale is None
    for row in thread.all(Happening.INSTRUCTED):
        if row.clause == clause and row.number < last.number and _was_needed(row, last, options):
            yield row


def _was_needed(row: Row, last: Row, options: bool) -> bool:
    """Say whether the terms lie beyond what a mandate reached before."""
    before, after, terms = row.before, put(row), put(last)
    if before is None:
        return False
    if options:
        return terms == after != before
    return (terms - before) * (after - before) > 0.0


def _afterwards(thread: Thread, clause: str) -> Iterator[Row]:
    """Yield what came of it: a forum's decision, or the end of talks that left it as it was."""
    last = closing(thread, clause)
    yield from (
        row for row in thread.all(Happening.DECIDED, Happening.FAILED) if row.clause == clause
    )
    referred = last is not None and last.kind is Happening.REFERRED
    if last is None or referred or not thread.outcome.is_signed:
        yield thread.end
        why = thread.why(thread.end)
        if why is not None and why.kind is Happening.STRUCK:
            yield why
