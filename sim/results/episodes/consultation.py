"""Consultation: what a party asks of its principals, and what they let it do.

- Requests for a share on one clause that end alike, one after another, are told as one.
- A question about a package is told with it; one that nobody has to be asked leaves no row.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from sim.model.codes import Happening
from sim.results.episodes.episode import Episode, Thread, numbers, put
from sim.results.row import Row

ALLOWED, DENIED, AGAIN, UNANSWERED = 0.45, 0.6, 0.5, 0.55
"""How much it matters that principals allow more, refuse, do so again and again, or keep silent."""

FIRST, KEPT, GIVEN_UP = 0.85, 0.9, 0.75
"""How much: the first that a party asks for; what they will not let go; what they let go."""

LET_GO = {"drop": "to drop", "sever": "to cut off", "refer": "to refer"}
"""What a party asks to be rid of, by the pattern that says it."""


@dataclass(frozen=True)
class Request:
    """A question to principals, from the row that asks it to the one that answers, if any does."""

    thread: Thread
    asked: Row

    @property
    def answer(self) -> Row | None:
        """The row that answers it."""
        kinds = (Happening.GRANTED, Happening.REFUSED, Happening.VOID)
        return next(iter(self.thread.caused(self.asked, *kinds)), None)

    @property
    def verdict(self) -> Happening | None:
        """What the answer is."""
        return None if self.answer is None else self.answer.kind

    @property
    def replies(self) -> list[Row]:
        """What each principal says."""
        return self.thread.caused(self.asked, Happening.REPLIED)

    @property
    def instructions(self) -> list[Row]:
        """How far the mandate reaches from now on, where it reaches farther."""
        return self.thread.caused(self.asked, Happening.INSTRUCTED)

    @property
    def rows(self) -> tuple[int, ...]:
        """All it rests on."""
        answer = [] if self.answer is None else [self.answer]
        return numbers([self.asked], self.replies, self.instructions, answer)


def consultations(thread: Thread) -> Iterator[Episode]:
    """Tell of every request for more room, and of every wish to let something go."""
    asked = [Request(thread, row) for row in thread.all(Happening.ASKED)]
    shares = [one for one in asked if one.asked.motion == "share"]
    shares.sort(key=lambda one: (str(one.asked.party), str(one.asked.clause), one.asked.number))
    told = set()
    groups = groupby(shares, key=lambda one: (one.asked.party, one.asked.clause, one.verdict))
    runs = sorted((list(group) for _, group in groups), key=lambda run: run[0].asked.number)
    for run in runs:
        for episode in _room(thread, run):
            party = run[0].asked.party
            yield episode if party in told else replace(episode, weight=FIRST)
            told.add(party)
    for one in asked:
        if one.asked.motion in LET_GO and one.answer is not None and one.replies:
            yield from _let_go(thread, one, one.answer)


def said_principals(thread: Thread, replies: list[Row], party: str) -> str:
    """Return who replies; `the principals of` a party where no reply is on record."""
    names = list(dict.fromkeys(str(row.principal) for row in replies))
    if names:
        return thread.voice.principals(names)
    return thread.voice.language.say("its principals", party=thread.voice.party(party))


def _room(thread: Thread, requests: list[Request]) -> Iterator[Episode]:
    """Tell of requests for a share on one clause that were answered alike."""
    last, voice = requests[-1], thread.voice
    how, weight = _verdict(requests)
    if not how:
        return
    party, clause = str(last.asked.party), str(last.asked.clause)
    replies = [row for one in requests for row in one.replies]
    told = last.answer or thread.end
    reached = [row for one in requests for row in one.instructions]
    many = len(requests) > 1
    yield Episode(
        situation=how,
        facts={
            "party": voice.party(party),
            "principals": said_principals(thread, replies, party),
            "clause": voice.clause(clause),
            "allowed": voice.terms(clause, put(reached[-1])) if reached else "",
            "span": "" if many else _span(thread, last.asked, told),
            "count": voice.language.times(len(requests)),
            **(thread.since(requests[0].asked, told) if many else {}),
        },
        rows=numbers([thread.rows[n] for one in requests for n in one.rows], [told]),
        at=told.number,
        weight=weight,
    )


def _verdict(requests: list[Request]) -> tuple[str, float]:
    """Return how requests that were answered alike are told, and how much that matters."""
    several = " several" if len(requests) > 1 else ""
    reached = any(one.instructions for one in requests)
    match requests[-1].verdict:
        case Happening.GRANTED:
            return (f"allowed{several}", ALLOWED) if reached else ("", 0.0)
        case Happening.REFUSED:
            part = " in part" if reached and not several else ""
            return f"denied{part}{several}", AGAIN if several else DENIED
        case None:
            return "unanswered", UNANSWERED
    return "", 0.0


def _span(thread: Thread, first: Row, last: Row) -> str:
    """Return how long an answer took; empty if it came the same day."""
    return thread.span(first, last) if thread.day(first) < thread.day(last) else ""


def _let_go(thread: Thread, one: Request, answer: Row) -> Iterator[Episode]:
    """Tell whether principals let something be dropped, cut off or referred."""
    if answer.kind is Happening.VOID:
        return
    voice, asked = thread.voice, one.asked
    against = [row for row in one.replies if row.amount == 0.0]
    refused = answer.kind is Happening.REFUSED
    clause = str(asked.clause or asked.item)
    yield Episode(
        situation="kept" if refused else "let go",
        facts={
            "party": voice.party(str(asked.party)),
            "principals": said_principals(
                thread, against if refused else one.replies, str(asked.party)
            ),
            "what": voice.language.say(LET_GO[str(asked.motion)], clause=voice.clause(clause)),
            "span": _span(thread, asked, answer),
        },
        rows=one.rows,
        at=answer.number,
        weight=KEPT if refused else GIVEN_UP,
    )
