"""Single rows: the chronicle told row by row, for a reader who wants all of it."""

from collections.abc import Iterator

from sim.model.codes import Happening
from sim.results.chronicle import Row
from sim.results.episodes.episode import TEXTS, Episode, Thread, numbers, put
from sim.results.index import Index

WHOLE = (Happening.OPENED, Happening.SIGNED, Happening.HORIZON)
"""Rows whose facts are those of the talks as a whole."""


def singles(thread: Thread) -> Iterator[Episode]:
    """Tell every row of the chronicle."""
    for row in thread.rows:
        yield Episode(
            situation=f"row: {_how(row)}",
            facts=_facts(thread, row),
            rows=numbers([row]),
            at=row.number,
        )


def _how(row: Row) -> str:
    if row.kind is Happening.OFFERED and row.before is not None:
        return "offered again" if row.before == row.position else "stepped"
    if row.kind in (Happening.WITHHELD, Happening.DROPPED, Happening.REFERRED) and not row.party:
        return f"{row.word} by none"
    if row.kind is Happening.WALKED_OUT and not row.party:
        return "given up"
    return row.word


def _facts(thread: Thread, row: Row) -> dict[str, str]:
    voice, language = thread.voice, thread.voice.language
    facts = {
        "party": voice.party(row.party) if row.party else "",
        "other": voice.party(row.other) if row.other else "",
        "item": voice.item(row.item) if row.item else "",
        "clause": voice.clause(row.clause) if row.clause else "",
        "event": voice.event(row.event) if row.event else "",
        "forum": voice.forum(row.forum) if row.forum else "",
        "name": voice.objection(*row.objection.split("/", 1)) if row.objection else "",
    }
    if row.kind in WHOLE:
        facts["parties"] = language.listed(
            voice.introduced(party) for party in Index(thread.outcome.scenario).parties
        )
    if row.clause and row.position is not None:
        facts["place"] = voice.place(row.clause, put(row))
        facts["terms"] = voice.terms(row.clause, put(row))
    if row.kind in TEXTS and row.before is not None and row.before != row.position:
        facts["move"] = voice.move(str(row.clause), row.before, put(row))
        facts["came"] = voice.came(str(row.clause), row.before, put(row))
    return facts | _amount(thread, row)


def _amount(thread: Thread, row: Row) -> dict[str, str]:
    """Return what the row counts: meetings, days, or how hard an event presses."""
    language = thread.voice.language
    if row.amount is None or row.kind in TEXTS:
        return {}
    if row.kind in (Happening.ARGUED, Happening.INSISTED):
        return {"nth": language.nth(int(row.amount))}
    if row.kind is Happening.DEADLOCKED:
        return {"meetings": language.counted(int(row.amount), "meeting")}
    if row.kind in (Happening.PRESSED, Happening.RELIEVED):
        return {"rate": language.figures(row.amount)}
    return {"days": language.days(row.amount)}
