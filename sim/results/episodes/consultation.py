"""Consultation: what a party asks of its principals, and what they let it do.

- Requests for a share on one clause that end alike, one after another, are told as one.
- The first that a party asks, and what its principals will not let go, no story leaves out.
- A question about a package is told with it; one that nobody has to be asked leaves no row.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from sim.model.codes import Happening
from sim.results.episodes.episode import ALWAYS, Episode, Thread, numbers, put
from sim.results.row import Row

ALLOWED, DENIED, AGAIN, UNANSWERED = 0.45, 0.6, 0.5, 0.55
"""How much it matters that principals allow more, refuse, do so again and again, or keep silent."""

GIVEN_UP = 0.75
"""How much: what they let go. What they will not let go is always told."""

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
    def gives(self) -> bool:
        """Whether the mandate reaches another text: on options a larger share may not."""
        return any(row.position != row.before for row in self.instructions)

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
            heads = numbers([run[0].asked])
            first = replace(episode, weight=ALWAYS, kin="asked", heads=heads)
            yield episode if party in told else first
            told.add(party)
    for one in asked:
        if one.asked.motion in LET_GO and one.answer is not None and one.replies:
            yield from _let_go(thread, one, one.answer)


def first_requests(thread: Thread, rows: list[Row]) -> Episode:
    """Tell of the first that several parties ask for."""
    requests = [Request(thread, row) for row in rows]
    parts = [
        thread.voice.language.say(
            "asked about",
            party=thread.voice.party(str(one.asked.party)),
            principals=said_principals(thread, one.replies),
            clause=thread.voice.clause(str(one.asked.clause)),
        )
        for one in requests
    ]
    return _several(thread, "asked", requests, parts)


def refusals(thread: Thread, rows: list[Row]) -> Episode:
    """Tell of several things that principals would not let go."""
    requests = [Request(thread, row) for row in rows]
    parts = [
        thread.voice.language.say(
            "kept from", party=thread.voice.party(str(one.asked.party)), what=_what(thread, one)
        )
        for one in requests
    ]
    return _several(thread, "kept", requests, parts)


def _several(thread: Thread, kin: str, requests: list[Request], parts: list[str]) -> Episode:
    """Tell several requests as one, at the last of them."""
    rows = [one.asked for one in requests]
    return Episode(
        situation=f"{kin} several",
        facts={
            "list": thread.voice.language.listed(dict.fromkeys(parts)),
            **thread.since(rows[0], rows[-1]),
        },
        rows=numbers([thread.rows[n] for one in requests for n in one.rows]),
        at=rows[-1].number,
        kin=kin,
        heads=numbers(rows),
    )


def said_principals(thread: Thread, replies: list[Row]) -> str:
    """Return who replies; `those at home` where no reply is on record."""
    names = list(dict.fromkeys(str(row.principal) for row in replies))
    if names:
        return thread.voice.principals(names)
    return thread.voice.language.say("its principals")


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
            "principals": said_principals(thread, replies),
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
    match requests[-1].verdict:
        case Happening.GRANTED:
            reached = any(one.instructions for one in requests)
            return (f"allowed{several}", ALLOWED) if reached else ("", 0.0)
        case Happening.REFUSED:
            part = " in part" if requests[-1].gives and not several else ""
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
    yield Episode(
        situation="kept" if refused else "let go",
        facts={
            "party": voice.party(str(asked.party)),
            "principals": said_principals(thread, against if refused else one.replies),
            "what": _what(thread, one),
            "span": _span(thread, asked, answer),
        },
        rows=one.rows,
        at=answer.number,
        weight=ALWAYS if refused else GIVEN_UP,
        kin="kept" if refused else "",
        heads=numbers([asked]),
    )


def _what(thread: Thread, one: Request) -> str:
    """Return what a party asks to be rid of: to drop the bonus."""
    clause = thread.voice.clause(str(one.asked.clause or one.asked.item))
    return thread.voice.language.say(LET_GO[str(one.asked.motion)], clause=clause)
