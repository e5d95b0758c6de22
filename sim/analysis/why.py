"""Why a clause ended as it did: the chain of causes, and what came near and did not happen.

All of it is read off one run's chronicle and draws; nothing is played again. So what is told under
`missed` would have had to differ for that step to go otherwise; what the talks would have come to
then, only another run can say.
"""

from sim.analysis.chain import chain, closing, end
from sim.analysis.chance import chances
from sim.analysis.objection import life, objections, speaks_against, still_standing
from sim.analysis.refusal import refusals
from sim.model.codes import Happening
from sim.results.episodes.consultation import consultations
from sim.results.episodes.episode import Episode, Thread
from sim.results.findings import Why
from sim.results.language import ENGLISH, Language
from sim.results.outcome import Outcome
from sim.results.row import Row
from sim.results.story import worded
from sim.results.table import NOTHING, entries
from sim.results.voice import Voice
from sim.scenario.argument import clause as clause_of
from sim.scenario.argument import finding, refused

UNGRANTED = ("kept", "unanswered")
"""Questions to principals that got a no, or no answer, as the story tells them."""


def why(outcome: Outcome, clause: str, *, language: Language = ENGLISH) -> Why:
    """Return why a clause ended as it did in a run.

    clause : `item.clause`, or the item's id if it is its own clause or is bargained whole

    Raises
    ------
    NoSuchClause
        If the scenario has no clause of that id.
    """
    outcome = finding("outcome", outcome, Outcome)
    if not isinstance(language, Language):
        raise refused("language", language, "what sim.results.language reads")
    place = clause_of(clause, outcome.scenario)
    thread = Thread.of(outcome, Voice(scenario=outcome.scenario, language=language))
    entry = entries(outcome, language=language)[place]
    parts = {"end": entry.end, "date": entry.date, "terms": entry.terms}
    known = " ".join(name for name, part in parts.items() if part != NOTHING)
    name = thread.voice.clause(clause)
    return Why(
        clause=clause,
        headline=language.begun(language.say(f"why {known}", clause=name, **parts)),
        chain=worded(thread, chain(thread, clause)),
        missed=worded(thread, _missed(thread, clause)),
        language=language,
    )


def _missed(thread: Thread, clause: str) -> list[Episode]:
    """Return what is told of what came near, and of what chance decided."""
    last = end(thread, clause)
    return [
        *refusals(thread, clause, until=last),
        *chances(thread, _decided_by_chance(thread, clause, last)),
        *still_standing(thread, clause, until=last),
        *(one for one in consultations(thread) if _is_ungranted(thread, one, clause)),
    ]


def _decided_by_chance(thread: Thread, clause: str, last: Row) -> list[Row]:
    """Return the rows on which a draw may have decided: objections, remedies, forums, votes."""
    raised = objections(thread, clause)
    silent = [row for row in thread.all(Happening.SILENT) if speaks_against(thread, row, clause)]
    worked = [
        row
        for one in raised
        for row in life(thread, one)
        if row.kind in (Happening.WITHDRAWN, Happening.UNMOVED) and row.number < last.number
    ]
    heard = [row for row in thread.all(Happening.DECIDED, Happening.FAILED) if row.clause == clause]
    return [*raised, *silent, *worked, *heard, *_votes(thread, clause)]


def _votes(thread: Thread, clause: str) -> list[Row]:
    """Return the votes against the treaty that opened a clause again, or undid it."""
    opened = [row for row in thread.all(Happening.REOPENED) if row.clause == clause]
    undone = [] if closing(thread, clause) is None else thread.all(Happening.BROKEN_DOWN)
    votes = [thread.why(row) for row in [*opened, *undone]]
    return [row for row in votes if row is not None and row.kind is Happening.REJECTED]


def _is_ungranted(thread: Thread, episode: Episode, clause: str) -> bool:
    """Say whether an episode tells of leave that was not given to do something about a clause."""
    if episode.situation not in UNGRANTED:
        return False
    asked = thread.rows[episode.rows[0]]
    item = clause.partition(".")[0]
    return asked.clause == clause or (asked.clause is None and asked.item == item)
