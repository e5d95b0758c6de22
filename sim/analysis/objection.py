"""Objections against a clause, and when one that still stands would have lapsed."""

import math
from itertools import pairwise

from sim.analysis.chance import number_at
from sim.model.codes import Happening
from sim.results.episodes.episode import Episode, Thread, numbers
from sim.results.index import IndexedObjection
from sim.results.row import Row

SHORTEST_STAND = 0.25
"""An objection stands for at least this much of its holder's patience, as the model has it."""

GONE = (Happening.WITHDRAWN, Happening.LAPSED, Happening.MOOT)
PACES = (Happening.PRESSED, Happening.RELIEVED, Happening.TIDE)
"""Rows from which on a party's time runs at another pace."""


def about(thread: Thread, row: Row) -> IndexedObjection:
    """Return the objection that a row is about."""
    item, name = str(row.objection).split("/", 1)
    known = thread.outcome.index.objections
    return next(one for one in known if (one.item, one.id) == (item, name))


def speaks_against(thread: Thread, row: Row, clause: str) -> bool:
    """Say whether the objection of a row speaks against a clause; one unforeseen does to all."""
    unit = next(unit for unit in thread.outcome.scenario.units if unit.id == clause)
    foreseen = about(thread, row).foreseen
    return row.item == unit.item and (foreseen is None or unit.name in foreseen.to)


def objections(thread: Thread, clause: str) -> list[Row]:
    """Return the rows that raise an objection against a clause."""
    raised = thread.all(Happening.OBJECTED)
    return [row for row in raised if speaks_against(thread, row, clause)]


def life(thread: Thread, raised: Row) -> list[Row]:
    """Return what is done about an objection once it is raised, in order."""
    return [row for row in thread.rows[raised.number :] if row.objection == raised.objection]


def still_standing(thread: Thread, clause: str, *, until: Row) -> list[Episode]:
    """Tell of each objection that stood against a clause at a row, closed or at the end."""
    found = []
    for raised in objections(thread, clause):
        gone = next((row for row in life(thread, raised) if row.kind in GONE), until)
        if raised.number < until.number and (gone.number >= until.number):
            found.append(_stood(thread, raised, until))
    return found


def lapse(thread: Thread, raised: Row, *, seen_from: int) -> float | None:
    """Return the minute from which an objection lapses at the pace of the minute it is seen from.

    max(lapses_at, tau when it was raised + 0.25) of its holder's clock; infinity if it never
    lapses, None if an event has set what that depends on.
    """
    party, objection = str(raised.party), about(thread, raised)
    path = f"items.{objection.item}.objections.{objection.id}"
    patience = number_at(thread, f"parties.{party}.patience")
    lapses_at: float | None = 1.0
    if objection.foreseen is not None:
        never = objection.foreseen.lapses_at == "never"
        lapses_at = math.inf if never else number_at(thread, f"{path}.lapses_at")
    if patience is None or lapses_at is None:
        return None
    paces = [(0, 1.0)] + [
        (row.minute, row.amount or 0.0)
        for row in thread.all(*PACES)
        if row.party == party and row.minute <= seen_from
    ]
    used = _used(paces, raised.minute) / patience
    return _reached(paces, patience * max(lapses_at, used + SHORTEST_STAND))


def _used(paces: list[tuple[int, float]], minute: int) -> float:
    """Return how far a clock of these paces has run by a minute."""
    until = [*[begun for begun, _ in paces[1:]], minute]
    return sum(
        pace * max(0, min(end, minute) - begun)
        for (begun, pace), end in zip(paces, until, strict=True)
    )


def _reached(paces: list[tuple[int, float]], mark: float) -> float:
    """Return the minute at which a clock of these paces has run so far, the last pace kept up."""
    for (begun, pace), (end, _) in pairwise(paces):
        if pace * (end - begun) >= mark:
            return begun + mark / pace
        mark -= pace * (end - begun)
    begun, pace = paces[-1]
    return begun + mark / pace


def _stood(thread: Thread, raised: Row, end: Row) -> Episode:
    """Tell that an objection still stood, and about when it would have lapsed."""
    voice = thread.voice
    due = lapse(thread, raised, seen_from=end.minute)
    dated = due is not None and due < math.inf and _has_a_date(thread, due)
    never = due == math.inf
    situation = "objection stood"
    return Episode(
        situation=f"{situation} for good"
        if never
        else f"{situation} until"
        if dated
        else situation,
        facts={
            "party": voice.party(str(raised.party)),
            "name": voice.objection(*str(raised.objection).split("/", 1)),
            "lapses": voice.language.day(thread.outcome.day(int(due or 0))) if dated else "",
        },
        rows=numbers([raised, end]),
        at=end.number,
    )


def _has_a_date(thread: Thread, minute: float) -> bool:
    """Say whether the calendar reaches so far."""
    try:
        thread.outcome.day(int(minute))
    except OverflowError:
        return False
    return True
