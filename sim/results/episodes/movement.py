"""Movement: offers on a clause, told as one arc from where a party stood to where it came.

- A first text is no movement; an amendment or a text put with an objection is told with that.
- An arc gathers steps until they amount to something: until they are worth telling (`step`, as a
  share of the gap between the first texts) and the item is set aside or deadlocked, another party
  begins to move or nobody does for long; or until half the gap is gone.
- A standstill is told only of an arc that soon came to its end: it is told on the day of its last
  step, but the standstill ended with its first.
- Where more than two have texts, the two that moved farthest are named, the others counted.
- What is left of a clause that is agreed is told with its settlement.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from sim.model.codes import Happening
from sim.results.episodes.episode import CLOSED, Episode, Thread, is_step, numbers, put
from sim.results.row import Row

HALF = 0.5
"""An arc is told as soon as it has closed so much of the gap."""

SEVERAL = 3
"""So many steps by one party alone are an arc of their own."""

NEAR = 0.15
"""Positions are near when so little of the gap is left."""

LONG = 120
"""After so many days without a step the next is the first in a long time."""

SWIFT = 30
"""Steps within so many days are one move, which can be told as if it were of its last day."""

MORE = 2.0
"""A party that moves so many times as far has moved more."""

OPTION, PART = 0.5, 0.1
"""How much of a gap it is to turn from one option to another, and to take a step on a whole item.
"""

SOON = 5
"""A move that was agreed to within so many days is told with that."""

CUTS = (Happening.DEADLOCKED, Happening.SET_ASIDE)
PLAIN, NEARLY = 0.3, 0.4
"""How much movement matters besides its size; and that two are near on the day they agree."""

MOST_MANY, NAMED = 0.8, 2
"""How much the movement of many matters at the most, and how many of them are named."""

FIRST = 0.45
"""How much it matters that a party puts its first text late."""


@dataclass(frozen=True, kw_only=True)
class Arc:
    """Steps on one clause told together; `told` is False of what is told with its settlement.

    ends_at : the row that closes the clause next, if there is no later arc before it
    """

    clause: str
    steps: tuple[Row, ...]
    told: bool
    ends_at: int | None = None

    @property
    def moves(self) -> dict[str, tuple[float, float]]:
        """From where each party moved to where, those who moved farthest first."""
        found: dict[str, tuple[float, float]] = {}
        for row in self.steps:
            party, after = str(row.party), put(row)
            before = found[party][0] if party in found else float(row.before or 0.0)
            found[party] = (before, after)
        moved = {party: move for party, move in found.items() if move[0] != move[1]}
        return dict(sorted(moved.items(), key=lambda pair: -abs(pair[1][1] - pair[1][0])))


@dataclass
class _Gathering:
    """An arc in the making."""

    clause: str
    gap: float
    options: bool
    whole: bool
    steps: list[Row] = field(default_factory=list)

    @property
    def size(self) -> float:
        """How much of the gap the steps have closed so far."""
        if self.whole:
            return PART * len(self.steps)
        moves = Arc(clause=self.clause, steps=tuple(self.steps), told=True).moves.values()
        if self.options:
            return OPTION * len(moves)
        return sum(abs(after - before) for before, after in moves) / self.gap

    def taken(self, *, told: bool) -> Arc:
        """Return the arc gathered, and begin anew."""
        arc = Arc(clause=self.clause, steps=tuple(self.steps), told=told)
        self.steps = []
        return arc


def arcs(thread: Thread, clause: str, *, step: float) -> list[Arc]:
    """Return the arcs on a clause; the last is not told where nothing made it worth telling."""
    options = thread.voice.clauses[clause].scale is None
    gathering = _Gathering(
        clause, first_gap(thread, clause), options, thread.voice.is_whole(clause)
    )
    found: list[Arc] = []
    for row in _turns(thread, clause):
        if row.kind in CLOSED:
            _close(thread, found, gathering, row, step)
            continue
        if _is_enough(thread, gathering, row, step):
            found.append(gathering.taken(told=True))
        if is_step(row) and row.kind is Happening.OFFERED:
            gathering.steps.append(row)
    if gathering.steps:
        found.append(gathering.taken(told=gathering.size >= step))
    return found


def _is_enough(thread: Thread, gathering: _Gathering, row: Row, step: float) -> bool:
    """Say whether what is gathered is an arc of its own, now that this row follows."""
    if not gathering.steps or gathering.size < step:
        return False
    half = row.minute > gathering.steps[-1].minute and gathering.size >= HALF
    begins = _is_another(gathering, row) or _is_late(thread, gathering, row)
    return row.kind in CUTS or half or begins


def _close(thread: Thread, found: list[Arc], gathering: _Gathering, row: Row, step: float) -> None:
    """End the last arc where the clause closes: it is told apart, or with how it was settled."""
    if gathering.steps:
        agreed = row.kind is Happening.AGREED
        both = len({step.party for step in gathering.steps}) > 1
        found.append(gathering.taken(told=gathering.size >= step and (both or not agreed)))
    if found and found[-1].ends_at is None:
        told = found[-1].told and not _led_to_agreement(thread, found[-1], row)
        found[-1] = replace(found[-1], told=told, ends_at=row.number)


def movements(thread: Thread, *, step: float) -> Iterator[Episode]:
    """Tell the movement on every clause, and the first texts that came late."""
    for unit in thread.outcome.scenario.units:
        yield from _first_texts(thread, unit.id)
        for arc in arcs(thread, unit.id, step=step):
            if arc.told and arc.moves:
                yield _moved(thread, arc)


def _first_places(thread: Thread, clause: str) -> dict[str, float]:
    """Return where each party's first text on a clause lay, in the order in which they came."""
    first: dict[str, float] = {}
    for row in thread.texts(clause):
        first.setdefault(str(row.party), put(row))
    return first


def first_gap(thread: Thread, clause: str) -> float:
    """Return how far the first texts of the first two parties are apart; 1 if there are none."""
    positions = list(_first_places(thread, clause).values())[:2]
    return abs(positions[0] - positions[-1]) or 1.0 if positions else 1.0


def _turns(thread: Thread, clause: str) -> list[Row]:
    """Return the texts on a clause, where it closes, and where its item is cut off."""
    item = clause.partition(".")[0]
    cuts = [row for row in thread.all(*CUTS) if row.item == item]
    cuts += [row for row in thread.all(*CLOSED) if row.clause == clause]
    return sorted([*thread.texts(clause), *cuts], key=lambda row: row.number)


def _is_another(gathering: _Gathering, row: Row) -> bool:
    """Say whether a row is the first step of another party, after several of one alone."""
    movers = {step.party for step in gathering.steps}
    alone = len(movers) == 1 and len(gathering.steps) >= SEVERAL
    return alone and is_step(row) and row.party not in movers


def _is_late(thread: Thread, gathering: _Gathering, row: Row) -> bool:
    """Say whether a row is the first step in a long time."""
    return is_step(row) and (thread.day(row) - thread.day(gathering.steps[-1])).days >= LONG


def _led_to_agreement(thread: Thread, arc: Arc, closing: Row) -> bool:
    """Say whether an arc is a move of one party that was soon agreed to."""
    if closing.kind is not Happening.AGREED or len(arc.moves) > 1:
        return False
    return (thread.day(closing) - thread.day(arc.steps[-1])).days <= SOON


def _first_texts(thread: Thread, clause: str) -> Iterator[Episode]:
    """Tell of a party's first text where it came after the meeting that tabled the item."""
    tabled = thread.tabling(clause.partition(".")[0])
    for row in thread.texts(clause):
        late = tabled is not None and row.minute > tabled.minute
        if row.kind is Happening.OFFERED and row.before is None and late and tabled is not None:
            yield Episode(
                situation="first text",
                facts={
                    "party": thread.voice.party(str(row.party)),
                    "clause": thread.voice.clause(clause),
                    "place": thread.voice.place(clause, put(row)),
                    "terms": thread.voice.terms(clause, put(row)),
                },
                rows=numbers([row]),
                at=row.number,
                weight=FIRST,
            )


def _moved(thread: Thread, arc: Arc) -> Episode:
    """Tell an arc: who moved, from where to where, and where that left the others."""
    voice, last = thread.voice, arc.steps[-1]
    standing = thread.standing(arc.clause, before=last.number)
    (party, move), *others = arc.moves.items()
    still = [other for other in standing if other not in arc.moves]
    between = _between(arc, party, standing)
    rest = [row for row in thread.texts(arc.clause) if arc.steps[0].number <= row.number]
    during = [row for row in rest if row.number <= last.number]
    before = _before(thread, arc)
    facts = {
        "party": voice.party(party),
        "clause": voice.clause(arc.clause),
        "came": voice.came(arc.clause, *move),
        "move": voice.move(arc.clause, *move),
        "at": voice.terms(arc.clause, move[1]),
        "meetings": thread.meetings(during),
        **thread.since(arc.steps[0], last),
        "gap": voice.gap(arc.clause, *between) if between else "",
        "pause": thread.span(before, arc.steps[0]) if before else "",
        **_others(thread, arc, others, standing, still),
    }
    if facts["at"] == facts.get("other_at"):
        facts["at"] = ""
    situation = _situation(thread, arc, standing, between)
    at_last = situation == "moved at last"
    closing = thread.closing(arc.clause, after=last.number)
    told_anyway = closing is not None and thread.day(closing) == thread.day(last)
    near = "near" in situation and told_anyway
    return Episode(
        situation=situation,
        facts=facts,
        rows=numbers(during, [before] if at_last else [], [standing[other] for other in still]),
        at=last.number,
        weight=NEARLY if near else min(_most(standing), PLAIN + _size(thread, arc)),
    )


def _others(
    thread: Thread,
    arc: Arc,
    others: list[tuple[str, tuple[float, float]]],
    standing: dict[str, Row],
    still: list[str],
) -> dict[str, str]:
    """Return what the facts say of those who moved less, or not at all."""
    voice, clause = thread.voice, arc.clause
    if len(others) > 1 or len(standing) > 2:
        return _many(thread, arc)
    if others:
        who, move = others[0]
        return {
            "other": voice.party(who),
            "other_came": voice.came(clause, *move),
            "other_move": voice.move_again(clause, *move),
            "other_at": voice.terms_again(clause, move[1]),
        }
    if still:
        at = voice.terms(clause, put(standing[still[0]]))
        return {"other": voice.party(still[0]), "held": at, "other_at": at}
    return {}


def _many(thread: Thread, arc: Arc) -> dict[str, str]:
    """Return what is said of many: who moved farthest, and who or how many moved besides."""
    voice, clause = thread.voice, arc.clause
    told = [
        voice.language.say("who moved", party=voice.party(who), move=voice.move(clause, *move))
        for who, move in list(arc.moves.items())[:NAMED]
    ]
    rest = the_others(thread, clause, arc.moves, verb="moved ")
    return {"moves": voice.language.listed(told), "others": rest}


def the_others(
    thread: Thread, clause: str, moves: dict[str, tuple[float, float]], *, verb: str = ""
) -> str:
    """Return who moved besides those that are named; options have no farther and no less."""
    rest = list(moves)[NAMED:]
    if not rest:
        return ""
    how = "too" if thread.voice.clauses[clause].scale is None else "less"
    one, many = thread.voice.language.patterns[f"others {verb}{how}"].split("|")
    number = thread.voice.language.number(len(rest))
    return (many if len(rest) > 1 else one).format(number=number, party=thread.voice.party(rest[0]))


def _most(standing: dict[str, Row]) -> float:
    """Return how much movement matters at the most: of many it is told more often."""
    return MOST_MANY if len(standing) > 2 else 1.0


def _situation(
    thread: Thread, arc: Arc, standing: dict[str, Row], between: tuple[float, float] | None
) -> str:
    """Return how an arc is told: the first that is true of it."""
    sizes = [abs(after - before) for before, after in arc.moves.values()]
    both = len(sizes) > 1
    cases = {
        "moved many, and others": len(sizes) > NAMED,
        "moved many": len(standing) > 2,
        "turned both": thread.voice.clauses[arc.clause].scale is None and both,
        "turned": thread.voice.clauses[arc.clause].scale is None,
        "moved at last": _is_swift(thread, arc) and _before(thread, arc) is not None and not both,
        "moved near both": _is_near(thread, arc, between) and both,
        "moved near": _is_near(thread, arc, between),
        "moved more": both and sizes[0] >= MORE * sizes[1],
        "moved both": both,
        "moved unanswered": len(standing) == 1,
        "moved a step": len(arc.steps) == 1,
    }
    return next((situation for situation, holds in cases.items() if holds), "moved alone")


def _is_near(thread: Thread, arc: Arc, between: tuple[float, float] | None) -> bool:
    """Say whether the two have come near each other, but not met, nor passed each other."""
    if between is None:
        return False
    first, party = _first_places(thread, arc.clause), next(iter(arc.moves))
    other = next(place for who, place in first.items() if who != party)
    if (first[party] - other) * (between[0] - between[1]) < 0:
        return False
    return 0 < abs(between[0] - between[1]) <= NEAR * first_gap(thread, arc.clause)


def _between(arc: Arc, party: str, standing: dict[str, Row]) -> tuple[float, float] | None:
    """Return where the party and the other one stand, if there are just two."""
    others = [row for who, row in standing.items() if who != party]
    if len(others) != 1:
        return None
    between = arc.moves[party][1], put(others[0])
    return None if between[0] == between[1] else between


def _is_swift(thread: Thread, arc: Arc) -> bool:
    return (thread.day(arc.steps[-1]) - thread.day(arc.steps[0])).days <= SWIFT


def _before(thread: Thread, arc: Arc) -> Row | None:
    """Return the last that happened on the clause before the arc, if that was long ago."""
    first = arc.steps[0]
    earlier = [
        row
        for row in thread.texts(arc.clause)
        if row.number < first.number and (is_step(row) or row.before is None)
    ]
    if not earlier or (thread.day(first) - thread.day(earlier[-1])).days < LONG:
        return None
    return earlier[-1]


def _size(thread: Thread, arc: Arc) -> float:
    options = thread.voice.clauses[arc.clause].scale is None
    whole = thread.voice.is_whole(arc.clause)
    gap = first_gap(thread, arc.clause)
    gathering = _Gathering(arc.clause, gap, options, whole, list(arc.steps))
    return gathering.size
