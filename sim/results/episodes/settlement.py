"""Settlement: a clause is agreed, and how the parties came to that.

- A text is agreed when the last who must has consented. Credit goes to those who want something of
  the clause: the consent of a party without a stance on it may come last, but cost it nothing.
- Where only its author wants anything of the clause, the agreement is told as that of all.
- Where a majority carries it, who wants something of it and did not consent is named after it.
"""

from collections.abc import Iterator
from itertools import groupby

from sim.model.codes import Happening
from sim.results.episodes.episode import Episode, Thread, by_minute, numbers, put
from sim.results.episodes.movement import NAMED, arcs, the_others
from sim.results.row import Row
from sim.scenario.procedure import Majority

OTHERS = "agreed after others"
"""How it is told that neither author nor taker had moved: others had, not all the way to the terms.
On options they need not even have moved their way, so there no such move is told.
"""

LAST = {
    OTHERS: "agreed after others last",
    "agreed opening": "agreed last",
    "agreed took": "agreed last",
    "agreed came": "agreed came last",
    "agreed met": "agreed met last",
    "agreed both": "agreed both last",
    "agreed slowly": "agreed slowly last",
    "agreed met slowly": "agreed met slowly last",
}
"""How the last open clause of an item is told to be agreed."""


CLOSE = 0.05
"""Of two texts no farther apart than that, as a share of the scale, none is given up."""

SLOW = 45
"""Moves that began more days before the agreement are told with how long they took."""


def settlements(thread: Thread, *, step: float) -> Iterator[Episode]:
    """Tell of each clause that is agreed; those of one item and meeting together."""
    for rows in by_minute(thread.all(Happening.AGREED)):
        for part in _parts(thread, rows):
            yield agreed(thread, part[0], step) if len(part) == 1 else together(thread, part)
            if any(_outvoted(thread, row) for row in part):
                yield outvoted(thread, part)
    for row in thread.all(Happening.BLURRED):
        yield _left_vague(thread, row)


def outvoted(thread: Thread, rows: list[Row]) -> Episode:
    """Tell who was outvoted on the clauses that these rows agree; on one of them somebody was."""
    voice = thread.voice
    carried = [row for row in rows if _outvoted(thread, row)]
    against: dict[str, list[str]] = {}
    for row in carried:
        against.setdefault(voice.parties(_outvoted(thread, row)), []).append(str(row.clause))
    on = {who: voice.listed_clauses(dict.fromkeys(of)) for who, of in against.items()}
    parts = [
        voice.language.say("outvoted on", parties=who, clauses=clauses)
        for who, clauses in on.items()
    ]
    alone = carried[0].minute == carried[-1].minute and len(on) == 1
    (who, clauses), *_ = on.items()
    given = [consent for row in carried for consent in _consents(thread, row)]
    return Episode(
        situation="outvoted" if alone else "outvoted several",
        facts={
            "parties": who,
            "clauses": clauses,
            "list": voice.language.listed(parts),
            **thread.since(carried[0], carried[-1]),
        },
        rows=numbers(rows, given, [text for row in carried for text in _against(thread, row)]),
        at=rows[-1].number,
        kin="outvoted",
        heads=numbers(rows),
    )


def is_carried(thread: Thread) -> bool:
    """Say whether a majority carried anything, so that not all of them need have signed."""
    return any(_outvoted(thread, row) for row in thread.all(Happening.AGREED))


def _outvoted(thread: Thread, row: Row) -> list[str]:
    """Return those who want something of a clause that a majority carried, and did not consent."""
    scenario = thread.outcome.scenario
    if not isinstance(scenario.procedure.decision, Majority):
        return []
    agreed = {one.party for one in _consents(thread, row)} | {_consent(thread, row).other}
    wants = thread.parties_of(str(row.clause)) - agreed
    return [party for party in scenario.parties if party in wants]


def _against(thread: Thread, row: Row) -> list[Row]:
    """Return the last texts of those who were outvoted on what a row agrees."""
    standing = thread.standing(str(row.clause), before=row.number)
    return [standing[party] for party in _outvoted(thread, row) if party in standing]


def _parts(thread: Thread, rows: list[Row]) -> Iterator[list[Row]]:
    """Yield what was agreed at one meeting, apart where a clause was opened again in between."""
    reopened = [row.number for row in thread.all(Happening.REOPENED)]
    for _, part in groupby(rows, key=lambda row: sum(n < row.number for n in reopened)):
        yield list(part)


def together(thread: Thread, rows: list[Row]) -> Episode:
    """Tell of several clauses that are agreed."""
    consents = [_credited(thread, row) or _consent(thread, row) for row in rows]
    takers = {_taker(thread, row) for row in rows}
    return Episode(
        situation="agreed together" if rows[0].minute == rows[-1].minute else "agreed in turn",
        facts={
            "party": _only(thread, takers),
            "places": thread.voice.language.shortly(
                thread.voice.place(str(row.clause), put(row)) for row in rows
            ),
            "whole": _settled_item(thread, rows[-1]),
            **thread.since(rows[0], rows[-1]),
            "count": thread.voice.language.counted(len(rows), "clause"),
        },
        rows=numbers(rows, consents),
        at=rows[-1].number,
        kin="agreed",
        heads=numbers(rows),
    )


def _left_vague(thread: Thread, row: Row) -> Episode:
    """Tell of a clause whose wording covers two texts that lie near each other."""
    voice, clause = thread.voice, str(row.clause)
    texts = [text for text in thread.texts(clause) if text.number < row.number]
    return Episode(
        situation="left vague",
        facts={
            "party": voice.party(str(row.party)),
            "other": voice.party(str(row.other)) if row.other else "",
            **_the_two(thread, row),
            "clause": voice.clause(clause),
            "terms": voice.terms(clause, put(row)),
            "gap": voice.gap(clause, float(row.amount or 0.0), 0.0),
            "whole": _settled_item(thread, row),
        },
        rows=numbers([row], texts[-1:]),
        at=row.number,
        kin="blurred",
        heads=(row.number,),
    )


def _the_two(thread: Thread, row: Row) -> dict[str, str]:
    """Return the two who leave a clause vague, by name where more than two talk."""
    patterns, voice = thread.voice.language.patterns, thread.voice
    if len(thread.outcome.scenario.parties) == 2:
        return {"two": patterns["the two"], "both": patterns["both"]}
    named = voice.parties([str(row.party), str(row.other)]) if row.other else ""
    return {"two": named, "both": named}


def agreed(thread: Thread, row: Row, step: float) -> Episode:
    """Tell how one clause came to be agreed."""
    voice, clause = thread.voice, str(row.clause)
    consent = _credited(thread, row) or _consent(thread, row)
    taker, author = _taker(thread, row), str(consent.other)
    texts = [text for text in thread.texts(clause) if text.number < row.number]
    left = [arc for arc in arcs(thread, clause, step=step) if arc.ends_at == row.number]
    moves = left[-1].moves if left and not left[-1].told else {}
    slow = bool(moves) and (thread.day(row) - thread.day(left[-1].steps[0])).days > SLOW
    how, move = _how(thread, consent, texts, moves) if taker else ("agreed took", None)
    if move is not None and (slow or len(moves) > 1):
        how = _how_far(how, alone=author not in moves, slow=slow)
    own = [text for text in texts if text.party == taker and put(text) != put(row)]
    tabled = thread.tabling(str(row.item))
    whole = _settled_item(thread, row)
    last = bool(whole) and "." in clause
    used = left[-1].steps if move else ()
    return Episode(
        situation=LAST.get(how, how) if last else how,
        facts={
            "party": _only(thread, {taker}),
            "other": voice.party(author),
            "clause": voice.clause(clause),
            "place": voice.place(clause, put(row)),
            "terms": voice.terms(clause, put(row)),
            "move": voice.move(clause, *move) if move else "",
            "came": voice.came(clause, *move) if move else "",
            "before": voice.terms_again(clause, move[0]) if move else "",
            "moves": _said_moves(thread, clause, moves if move else {}),
            "over": thread.span(left[-1].steps[0], row) if slow else "",
            "gave_up": _given_up(thread, own[-1], row) if own else "",
            "span": thread.span(tabled, row) if tabled is not None else "",
            "whole": whole,
        },
        rows=numbers([row, consent, tabled], texts[-1:], own[-1:], used),
        at=row.number,
        kin="agreed",
        heads=(row.number,),
    )


def _how_far(how: str, *, alone: bool, slow: bool) -> str:
    """Return how it is told that more than one had moved, or for long; `alone` the taker had."""
    if not slow:
        return OTHERS if how == OTHERS else "agreed both"
    return "agreed met slowly" if alone else "agreed slowly"


def _said_moves(thread: Thread, clause: str, moves: dict[str, tuple[float, float]]) -> str:
    """Return how far those who moved farthest had come when the clause was agreed, and who else."""
    voice = thread.voice
    told: list[str] = []
    for party, move in list(moves.items())[:NAMED]:
        pattern = "who too" if told else "who had come"
        said = {"party": voice.party(party), "move": voice.move(clause, *move)}
        told.append(voice.language.say(pattern, **said))
    rest = the_others(thread, clause, moves)
    return voice.language.listed([*told, rest] if rest else told) if told else ""


def _given_up(thread: Thread, own: Row, agreed: Row) -> str:
    """Return the text that a party gave up; empty where what it took lies close beside it."""
    clause, before, after = str(agreed.clause), put(own), put(agreed)
    close = thread.voice.clauses[clause].scale is not None and abs(before - after) < CLOSE
    return "" if close else thread.voice.terms(clause, before)


def _how(
    thread: Thread, consent: Row, texts: list[Row], moves: dict[str, tuple[float, float]]
) -> tuple[str, tuple[float, float] | None]:
    """Return which way led to the agreement, and the last move on it that is not yet told."""
    taker, author, x = str(consent.party), str(consent.other), put(consent)
    tabled = thread.tabling(str(consent.item))
    all_along = all(put(text) == x for text in texts if text.party == author)
    answered = any(text.party == taker for text in texts)
    if not answered and not moves:
        same = tabled is not None and tabled.minute == consent.minute
        return ("agreed at once" if same else "agreed unanswered"), None
    if author in moves:
        return "agreed came", (moves[author][0], x)
    if taker in moves:
        return "agreed met", moves[taker]
    if moves and thread.voice.clauses[str(consent.clause)].scale is not None:
        return OTHERS, next(iter(moves.values()))
    return ("agreed opening" if all_along else "agreed took"), None


def _consent(thread: Thread, row: Row) -> Row:
    """Return the last consent to what was agreed."""
    consent = thread.why(row)
    assert consent is not None, f"row {row.number} was agreed with nobody's consent"
    return consent


def _consents(thread: Thread, row: Row) -> list[Row]:
    """Return every consent to what was agreed, the last of them last."""
    last = _consent(thread, row)
    text = thread.why(last)
    given = [last] if text is None else thread.caused(text, Happening.CONSENTED)
    return [one for one in given if one.number <= last.number]


def _credited(thread: Thread, row: Row) -> Row | None:
    """Return the last consent of a party with a stance on the clause; None if none has one."""
    wants = thread.parties_of(str(row.clause))
    theirs = [one for one in _consents(thread, row) if one.party in wants]
    return theirs[-1] if theirs else None


def _taker(thread: Thread, row: Row) -> str:
    """Return who is told to have taken what was agreed; empty if nobody with a stance did."""
    credited = _credited(thread, row)
    return "" if credited is None else str(credited.party)


def _only(thread: Thread, takers: set[str]) -> str:
    """Return the one who took it all, in words; empty if there were several, or nobody did."""
    (taker, *others) = takers
    return "" if others or not taker else thread.voice.party(taker)


def _settled_item(thread: Thread, row: Row) -> str:
    """Return the item, if nothing of it is open after this row."""
    clauses = thread.clauses_of(str(row.item))
    done = not any(thread.is_open(clause, at=row.number) for clause in clauses)
    return thread.voice.item(str(row.item)) if done else ""
