"""The opening of the talks and their end: signed, walked out, broken off, or out of time."""

from collections import Counter
from collections.abc import Iterator

from sim.model.codes import Happening
from sim.results.episodes.episode import CLOSED, Episode, Thread, numbers, put
from sim.results.episodes.settlement import is_carried
from sim.results.outcome import SETTLED
from sim.results.row import Row

STOOD = 0.7
"""How much it matters where the parties stood on what stayed open."""

FEW = 3
"""So few clauses that stayed open are named."""

TALLIED = (*SETTLED, "dropped", "referred", "withheld", "open")
ENDS = {
    Happening.SIGNED: "signed",
    Happening.WALKED_OUT: "walked out",
    Happening.BROKEN_OFF: "broken off",
    Happening.BROKEN_DOWN: "not ratified",
    Happening.HORIZON: "horizon",
}

SITUATIONS = frozenset({*ENDS.values(), "no way out", "signed whole", "horizon, few open"})
"""How the end of the talks can be told."""


def opening(thread: Thread) -> Iterator[Episode]:
    """Tell who meets, and over how many points."""
    scenario, language = thread.outcome.scenario, thread.voice.language
    row = thread.rows[0]
    yield Episode(
        situation="opened",
        facts={
            "parties": language.listed(
                thread.voice.introduced(party) for party in scenario.parties
            ),
            "points": language.counted(len(scenario.items), "point"),
            "clauses": language.counted(len(scenario.units), "clause"),
        },
        rows=numbers([row]),
        at=row.number,
    )


def endings(thread: Thread) -> Iterator[Episode]:
    """Tell of the drafting and of the end, and where the parties stood on what is left."""
    signed = [thread.day(row) for row in thread.all(Happening.SIGNED)]
    for row in thread.all(Happening.DRAFTING):
        if thread.day(row) not in signed:
            yield _drafting(thread, row)
    for row in thread.all(*ENDS):
        if row.kind is not Happening.SIGNED:
            yield from _stood(thread, row)
        yield _ended(thread, row)


def _drafting(thread: Thread, row: Row) -> Episode:
    days = row.amount or 0.0
    closing = [] if row.cause is None else [thread.rows[row.cause]]
    return Episode(
        situation="drafting" if days >= 1 else "complete",
        facts={
            "days": thread.voice.language.days(days),
            "last": _said_last(thread, closing[0]) if closing else "",
        },
        rows=numbers([row], closing),
        at=row.number,
    )


def _said_last(thread: Thread, closing: Row) -> str:
    """Return what closed last of all that signature needed; empty where that cannot be said.

    The last row that closed a clause names one that was needed, or just the last of a package.
    """
    together = [closing]
    if closing.kind is Happening.PACKAGED and closing.cause is not None:
        together = thread.caused(thread.rows[closing.cause], Happening.PACKAGED)
    items = thread.outcome.scenario.items
    if all(items[str(row.item)].tier == "additional" for row in together):
        return ""
    packaged = closing.kind is Happening.PACKAGED
    return (
        thread.voice.language.patterns["the package"]
        if packaged
        else thread.voice.clause(str(closing.clause))
    )


def _ended(thread: Thread, row: Row) -> Episode:
    voice = thread.voice
    tally = Counter(end.disposition for end in thread.outcome.settlements)
    still = [end.clause for end in thread.outcome.settlements if end.disposition == "open"]
    how = ENDS[row.kind]
    if row.kind is Happening.WALKED_OUT and row.party is None:
        how = "no way out"
    settled = sum(tally[how] for how in SETTLED)
    if row.kind is Happening.SIGNED and settled == tally.total():
        how = "signed whole"
    if row.kind is Happening.HORIZON and 0 < len(still) <= FEW:
        how = "horizon, few open"
    carried = row.kind is Happening.SIGNED and is_carried(thread)
    closings = thread.all(*CLOSED)
    cause = [] if row.cause is None else [thread.rows[row.cause]]
    return Episode(
        situation=how,
        facts={
            "party": voice.party(row.party) if row.party else "",
            "parties": "" if carried else voice.parties(thread.outcome.scenario.parties),
            "item": voice.item(row.item) if row.item else "",
            "event": voice.event(row.event) if row.event else "",
            "span": thread.span(thread.rows[0], row),
            "tally": _tally(thread, tally),
            "rest": _rest(thread, tally),
            "open": voice.language.counted(len(still), "clause") if still else "",
            "clauses": voice.listed_clauses(still) if 0 < len(still) <= FEW else "",
            "agreed": voice.language.counted(settled, "clause") if settled else "",
            "ratifier": voice.ratifier(row.ratifier) if row.ratifier else "",
        },
        rows=numbers([row, thread.rows[0]], closings, cause),
        at=row.number,
    )


def _tally(thread: Thread, tally: Counter[str]) -> str:
    """Return how many clauses ended how: eleven clauses agreed, one dropped and two open."""
    language = thread.voice.language
    told = [(how, tally[how]) for how in TALLIED if tally[how]]
    parts = [
        language.say(
            "clauses so" if place == 0 else "so",
            clauses=language.counted(count, "clause"),
            number=language.number(count),
            how=language.patterns[how],
        )
        for place, (how, count) in enumerate(told)
    ]
    return language.listed(parts)


def _rest(thread: Thread, tally: Counter[str]) -> str:
    """Return how many clauses were not settled, and how they ended; empty if there are none."""
    language = thread.voice.language
    parts = [
        language.say("so", number=language.number(tally[how]), how=language.patterns[how])
        for how in TALLIED[len(SETTLED) :]
        if tally[how]
    ]
    return language.listed(parts) if parts else ""


def _stood(thread: Thread, row: Row) -> Iterator[Episode]:
    """Tell where two parties stood on each clause that stayed open."""
    for end in thread.outcome.settlements:
        standing = thread.standing(end.clause, before=row.number)
        if end.disposition != "open" or len(standing) != 2:
            continue
        (one, first), (other, second) = standing.items()
        if first.position == second.position:
            continue
        yield Episode(
            situation="stood",
            facts={
                "clause": thread.voice.clause(end.clause),
                "party": thread.voice.party(one),
                "other": thread.voice.party(other),
                "at": thread.voice.terms(end.clause, put(first)),
                "other_at": thread.voice.terms_again(end.clause, put(second)),
            },
            rows=numbers([first, second, row]),
            at=row.number,
            weight=STOOD,
        )
