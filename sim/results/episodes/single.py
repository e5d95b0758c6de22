"""Single rows: the chronicle told row by row, for a reader who wants all of it."""

from collections.abc import Callable, Iterator

from sim.model.codes import Happening
from sim.results.episodes.deadlock import is_alone
from sim.results.episodes.episode import TEXTS, Episode, Thread, numbers, put
from sim.results.episodes.settlement import is_carried
from sim.results.episodes.shift import is_felt
from sim.results.index import Index
from sim.results.language import Language
from sim.results.row import Row

WHOLE = (Happening.OPENED, Happening.SIGNED, Happening.HORIZON)
"""Rows whose facts are those of the talks as a whole."""


COUNTS = {
    Happening.ASKED: "share",
    Happening.REPLIED: "share",
    Happening.RATIFIED: "share",
    Happening.REJECTED: "share",
    Happening.ARGUED: "nth",
    Happening.INSISTED: "nth",
    Happening.DELIVERED: "nth",
    Happening.BREACHED: "nth",
    Happening.DEADLOCKED: "meetings",
    Happening.PRESSED: "rate",
    Happening.RELIEVED: "rate",
    Happening.TIDE: "rate",
    Happening.PROPOSED: "count",
}
"""What a row counts, if not days."""


def singles(thread: Thread) -> Iterator[Episode]:
    """Tell every row of the chronicle."""
    for row in thread.rows:
        yield Episode(
            situation=f"row: {_how(thread, row)}",
            facts=_facts(thread, row),
            rows=numbers([row]),
            at=row.number,
        )


NOBODY = {
    Happening.WITHHELD: "withheld by none",
    Happening.DROPPED: "dropped by none",
    Happening.REFERRED: "referred by none",
    Happening.WALKED_OUT: "given up",
}
"""How a row is told that has no party."""


BECAUSE = {
    (Happening.UNMOVED, Happening.TRADED): "unmoved by a trade",
    (Happening.OBJECTED, Happening.STRUCK): "objected on news",
}
"""How a row is told for the kind of row that caused it."""


def _how(thread: Thread, row: Row) -> str:
    if row.kind is Happening.OFFERED and row.before is not None:
        return "offered again" if row.before == row.position else "stepped"
    if row.kind in NOBODY and not row.party:
        return NOBODY[row.kind]
    if row.kind is Happening.REPLIED and row.motion != "share":
        return "replied yes" if row.amount else "replied no"
    cause = thread.why(row)
    if cause is not None and (row.kind, cause.kind) in BECAUSE:
        return BECAUSE[row.kind, cause.kind]
    alone = row.kind in (Happening.EXHAUSTED, Happening.SET_ASIDE) and is_alone(thread, row)
    if row.kind is Happening.SHIFTED:
        return _how_shifted(thread, row)
    return row.word + (" alone" if alone else "")


def _how_shifted(thread: Thread, row: Row) -> str:
    """Return how it is told that an event set a number, or what it was already."""
    again = "" if is_felt(thread, row) else " again"
    return f"shifted number{again}" if row.clause is None else f"shifted{again}"


def _facts(thread: Thread, row: Row) -> dict[str, str]:
    voice, language = thread.voice, thread.voice.language
    facts = {
        "party": voice.party(row.party) if row.party else "",
        "other": voice.party(row.other) if row.other else "",
        "item": voice.item(row.item) if row.item else "",
        "clause": voice.clause(row.clause) if row.clause else "",
        "event": _event(thread, row),
        "forum": voice.forum(row.forum) if row.forum else "",
        "principal": voice.principal(row.principal) if row.principal else "",
        "ratifier": voice.ratifier(row.ratifier) if row.ratifier else "",
        "duty": voice.duty(row.duty) if row.duty else "",
        "motion": language.patterns[f"motion {row.motion}"] if row.motion else "",
        "name": voice.objection(*row.objection.split("/", 1)) if row.objection else "",
    }
    if row.kind in WHOLE and not (row.kind is Happening.SIGNED and is_carried(thread)):
        facts["parties"] = language.listed(
            voice.introduced(party) for party in Index(thread.outcome.scenario).parties
        )
    if row.clause and row.position is not None:
        facts["place"] = voice.place(row.clause, put(row))
        facts["terms"] = voice.terms(row.clause, put(row))
    if row.kind is Happening.SHIFTED and row.clause:
        facts["terms"] = voice.terms(row.clause, float(row.amount or 0.0))
        return facts
    if row.kind in TEXTS and row.before is not None and row.before != row.position:
        facts["move"] = voice.move(str(row.clause), row.before, put(row))
        facts["came"] = voice.came(str(row.clause), row.before, put(row))
    return facts | _amount(thread, row)


def _event(thread: Thread, row: Row) -> str:
    """Return the event that a row is about, or that made it happen."""
    cause = thread.why(row)
    event = row.event or (cause.event if cause is not None else None)
    return thread.voice.event(event) if event else ""


def _amount(thread: Thread, row: Row) -> dict[str, str]:
    """Return what the row counts: a share, meetings, days, or how hard an event presses."""
    language = thread.voice.language
    if row.amount is None or row.kind in TEXTS:
        return {}
    name = COUNTS.get(row.kind, "days")
    return {name: AMOUNTS[name](language, row.amount)}


AMOUNTS: dict[str, Callable[[Language, float], str]] = {
    "share": lambda language, amount: language.figures(amount),
    "rate": lambda language, amount: language.figures(amount),
    "nth": lambda language, amount: language.nth(int(amount)),
    "meetings": lambda language, amount: language.counted(int(amount), "meeting"),
    "count": lambda language, amount: language.counted(int(amount), "clause"),
    "days": lambda language, amount: language.days(amount),
}
"""How what a row counts is said, by the name of the fact."""
