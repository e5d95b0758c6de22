"""Refusals: texts, mandates and packages on a clause that were not granted, and by how much."""

from collections.abc import Iterator

from sim.analysis.chance import number_at
from sim.model.codes import Happening
from sim.results.episodes.consultation import Request, said_principals
from sim.results.episodes.episode import SETTLED, TEXTS, Episode, Thread, numbers, put
from sim.results.row import Row


def refusals(thread: Thread, clause: str, *, until: Row) -> Iterator[Episode]:
    """Tell what was last refused on a clause up to a row, and how near it came."""
    yield from _texts(thread, clause, until)
    yield from _floors(thread, clause, until)
    yield from _mandates(thread, clause, until)
    yield from _packages(thread, clause, until)


def _texts(thread: Thread, clause: str, until: Row) -> Iterator[Episode]:
    """Tell of each party's last refusal: the text that stood, and the one put in its place.

    What a ratifier has rejected meanwhile could not be taken, and so was not refused.
    """
    noes = list(_noes(thread, clause))
    last: dict[str, tuple[Row, Row]] = {}
    for own in thread.texts(clause):
        text = thread.why(own)
        if own.number >= until.number or text is None or not _refuses(own, text):
            continue
        if not any(text.number < opened.number < own.number for _, opened in noes):
            last[str(own.party)] = (text, own)
    for text, own in last.values():
        yield _text(thread, clause, text, own)


def _refuses(own: Row, text: Row) -> bool:
    """Say whether a party put its own text where it might have taken another's."""
    offered = own.kind is Happening.OFFERED and text.kind in TEXTS
    return offered and text.party != own.party and put(text) != put(own)


def _text(thread: Thread, clause: str, text: Row, own: Row) -> Episode:
    voice = thread.voice
    gap = voice.gap(clause, put(text), put(own))
    terms, instead = voice.terms_apart(clause, put(text), put(own))
    situation = "text refused by so much" if gap else "text refused"
    return Episode(
        situation="text refused by a hair" if terms == instead else situation,
        facts={
            "party": voice.party(str(own.party)),
            "other": voice.party(str(text.party)),
            "clause": voice.clause(clause),
            "terms": terms,
            "own": instead,
            "gap": gap,
        },
        rows=numbers([text, own]),
        at=own.number,
    )


def _floors(thread: Thread, clause: str, until: Row) -> Iterator[Episode]:
    """Tell of what could not close the clause any more once a ratifier had said no to it."""
    voice = thread.voice
    for vote, opened in _noes(thread, clause):
        if opened.number < until.number:
            yield Episode(
                situation="text that cannot close",
                facts={
                    "ratifier": voice.ratifier(str(vote.ratifier)),
                    "clause": voice.clause(clause),
                    "terms": voice.terms(clause, opened.before or 0.0),
                },
                rows=numbers([vote, opened]),
                at=opened.number,
            )


def _noes(thread: Thread, clause: str) -> Iterator[tuple[Row, Row]]:
    """Yield each no of a ratifier who wants something of the clause that it opened again."""
    for opened in thread.all(Happening.REOPENED):
        vote = thread.why(opened)
        if vote is None or vote.kind is not Happening.REJECTED or opened.clause != clause:
            continue
        if clause in thread.outcome.scenario.ratification[str(vote.ratifier)].stances:
            yield vote, opened


def _mandates(thread: Thread, clause: str, until: Row) -> Iterator[Episode]:
    """Tell of each party's last request for a share that its principals did not grant."""
    last: dict[str, Request] = {}
    for asked in thread.all(Happening.ASKED):
        request = Request(thread, asked)
        ours = asked.clause == clause and asked.motion == "share" and asked.number < until.number
        if ours and request.verdict is Happening.REFUSED:
            last[str(asked.party)] = request
    for request in last.values():
        yield _mandate(thread, clause, request)


def _mandate(thread: Thread, clause: str, request: Request) -> Episode:
    """Tell how far a mandate fell short of what was asked."""
    asked, answer = request.asked, request.answer
    assert answer is not None, "what was refused was answered"
    party, wanted = str(asked.party), asked.amount or 0.0
    allowed, source = _allowed(thread, clause, answer)
    short = allowed is not None and _percent(thread, wanted - allowed)
    return Episode(
        situation="mandate refused by so much" if short else "mandate refused",
        facts={
            "party": thread.voice.party(party),
            "principals": said_principals(thread, request.replies),
            "clause": thread.voice.clause(clause),
            "asked": _percent(thread, wanted),
            "allowed": _percent(thread, allowed or 0.0),
            "short": short or "",
        },
        rows=numbers([asked, answer, source], request.replies),
        at=answer.number,
    )


def _allowed(thread: Thread, clause: str, answer: Row) -> tuple[float | None, Row | None]:
    """Return the mandate of a party once it was answered, and the row that says so, if any does.

    Before the first instructions it is the one with which the party came.
    """
    party = str(answer.party)
    instructed = [
        row
        for row in thread.all(Happening.INSTRUCTED)
        if (row.party, row.clause) == (party, clause) and row.number < answer.number
    ]
    if instructed:
        return instructed[-1].amount, instructed[-1]
    return number_at(thread, f"parties.{party}.mandate"), None


def _packages(thread: Thread, clause: str, until: Row) -> Iterator[Episode]:
    """Tell of the last package with the clause in it that came to nothing."""
    failed = [
        part
        for part in thread.all(Happening.BUNDLED)
        if part.clause == clause and part.number < until.number and _end(thread, part)
    ]
    for part in failed[-1:]:
        yield _package(thread, clause, part)


def _end(thread: Thread, part: Row) -> Row | None:
    """Return the row that refuses or voids the package of a part; None if all took it."""
    proposed = thread.why(part)
    assert proposed is not None, "a part is in a package"
    asked = thread.caused(proposed, Happening.ASKED)
    refused = [row for one in asked for row in thread.caused(one, Happening.REFUSED)]
    return next(iter([*refused, *thread.caused(proposed, Happening.VOID)]), None)


def _package(thread: Thread, clause: str, part: Row) -> Episode:
    """Tell what a package would have put, how far that is from the terms, and why it failed."""
    voice, end = thread.voice, _end(thread, part)
    assert end is not None, "it came to nothing"
    settled = [row for row in thread.all(*SETTLED) if row.clause == clause]
    terms = settled[-1] if settled else None
    gap = "" if terms is None else voice.gap(clause, put(part), put(terms))
    refused = end.kind is Happening.REFUSED
    near = bool(gap) and terms is not None and put(terms) != put(part)
    how = "package refused" if refused else "package apart"
    return Episode(
        situation=f"{how} by so much" if near else f"{how} with it",
        facts={
            "party": voice.party(end.party) if end.party else "",
            "item": voice.item(str(end.item)),
            "place": voice.place(clause, put(part)),
            "gap": gap,
        },
        rows=numbers([part, thread.why(part), end, terms if near else None]),
        at=end.number,
    )


def _percent(thread: Thread, share: float) -> str:
    language = thread.voice.language
    return language.say("percent", number=language.figures(100 * share))
