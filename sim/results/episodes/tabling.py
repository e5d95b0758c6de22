"""Tabling: who brings what to the table, what the others put beside it, and what stays off."""

from collections import defaultdict
from collections.abc import Iterator

from sim.model.codes import Happening
from sim.results.episodes.episode import Episode, Thread, numbers, put
from sim.results.row import Row

ANSWER = 0.55
"""How much it matters what the others put at once."""

MOST_PLACES = 4
"""A text of more clauses is told by how many they are."""


def tablings(thread: Thread) -> Iterator[Episode]:
    """Tell of each item that is tabled, and of the answers at that meeting."""
    for row in thread.all(Happening.TABLED):
        yield _tabled(thread, row)
        yield from _left_off(thread, row)
        yield from _answers(thread, row)


def withholdings(thread: Thread) -> Iterator[Episode]:
    """Tell of the items that nobody tabled."""
    rows = [row for row in thread.all(Happening.WITHHELD) if row.party is None]
    by_day: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        by_day[row.minute].append(row)
    for group in by_day.values():
        items = list(dict.fromkeys(str(row.item) for row in group))
        calls = [row for row in thread.all(Happening.CALLED) if row.item in items]
        waited = thread.day(calls[0]) < thread.day(group[0])
        yield Episode(
            situation="nobody tabled" if len(items) == 1 else "nobody tabled several",
            facts={
                "items" if len(items) > 1 else "item": thread.voice.items(items),
                "called": thread.said_day(calls[0], seen_from=group[0]) if waited else "",
            },
            rows=numbers(group, calls),
            at=group[-1].number,
            kin="withheld",
            heads=numbers(group),
        )


def several(thread: Thread, rows: list[Row]) -> Episode:
    """Tell together what was tabled, or left off, or dropped, or referred."""
    kin, voice = rows[0].kind.name.lower(), thread.voice
    if rows[0].kind is Happening.TABLED:
        parts = [
            voice.language.say(
                "tabled by", item=voice.item(str(row.item)), party=voice.party(str(row.party))
            )
            for row in rows
        ]
    else:
        parts = [voice.clause(str(row.clause)) for row in rows]
    return Episode(
        situation=f"{kin} several",
        facts={
            "list": voice.language.shortly(parts),
            **thread.since(rows[0], rows[-1]),
        },
        rows=numbers(rows),
        at=rows[-1].number,
        kin=kin,
        heads=numbers(rows),
    )


def _tabled(thread: Thread, row: Row) -> Episode:
    item, voice = str(row.item), thread.voice
    texts = [one for one in thread.caused(row, Happening.OFFERED) if one.party == row.party]
    places = [(str(text.clause), put(text)) for text in texts]
    own = [clause for clause, _ in places] == [item]
    call = next(r for r in thread.all(Happening.CALLED) if r.item == item)
    waited = thread.day(call) < thread.day(row)
    situation = "tabled one" if own else "tabled" if texts else "tabled bare"
    is_first = row == thread.all(Happening.TABLED)[0]
    counted = voice.language.counted(len(places), "clause") if len(places) > MOST_PLACES else ""
    return Episode(
        situation=f"{situation} late" if waited and texts else situation,
        facts={
            "party": voice.party(str(row.party)),
            "item": voice.item(item),
            "next": "" if is_first else voice.language.patterns["next"],
            "places": counted or (voice.places(places) if texts else ""),
            "terms": voice.terms(*places[0]) if own else "",
            "called": thread.said_day(call, seen_from=row) if waited else "",
        },
        rows=numbers([row, call], texts),
        at=row.number,
        kin="tabled",
        heads=(row.number,),
    )


def _left_off(thread: Thread, row: Row) -> Iterator[Episode]:
    off = thread.caused(row, Happening.WITHHELD)
    if off:
        clauses = thread.voice.listed_clauses(str(r.clause) for r in off)
        yield Episode(
            situation="left off",
            facts={"party": thread.voice.party(str(row.party)), "clauses": clauses},
            rows=numbers([row], off),
            at=off[-1].number,
            kin="withheld",
            heads=numbers(off),
        )


def _answers(thread: Thread, row: Row) -> Iterator[Episode]:
    """Tell what the others put at the meeting of the tabling."""
    group = [
        other
        for other in thread.all(Happening.OFFERED)
        if (other.minute, other.item) == (row.minute, row.item)
        and other.party != row.party
        and other.before is None
    ]
    by_party: dict[str, list[Row]] = defaultdict(list)
    for other in group:
        by_party[str(other.party)].append(other)
    for party, texts in by_party.items():
        places = [(str(text.clause), put(text)) for text in texts]
        own = [clause for clause, _ in places] == [row.item]
        few = len(places) <= MOST_PLACES
        yield Episode(
            situation="answered one" if own else "answered",
            facts={
                "party": thread.voice.party(party),
                "item": thread.voice.item(str(row.item)),
                "places": thread.voice.places(places) if few else "",
                "terms": thread.voice.terms(*places[0]) if own else "",
                "count": "" if few else thread.voice.language.counted(len(places), "clause"),
            },
            rows=numbers(texts),
            at=texts[-1].number,
            weight=ANSWER,
            heads=numbers(texts),
        )
