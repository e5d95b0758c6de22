"""Who gave in: the parties that took the other's text on a clause, where their own was another.

For good, or until the clause was opened again or changed by a package.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from sim.model.codes import Happening
from sim.results.chronicle import told
from sim.results.course import CLOSED, TEXTS, Course
from sim.results.language import ENGLISH
from sim.results.outcome import Outcome
from sim.results.row import Row
from sim.results.voice import Voice


class Taking(NamedTuple):
    """That a party agreed to another's text, at a minute, in place of its own last one, if any.

    `lasted` says whether the clause then stayed agreed.
    """

    minute: int
    taker: str
    proposer: str
    own: float | None
    agreed: float
    lasted: bool


def takings(outcome: Outcome, course: Course) -> tuple[Taking, ...]:
    """Return who took whose text on a clause, those of an agreement that did not last too.

    In the order of the consents.
    """
    lasts: dict[str, float] = {}
    consents: list[Row] = []
    found: list[Taking] = []
    for row in told(outcome):
        if row.clause != course.clause:
            continue
        if row.kind in TEXTS and row.party is not None and row.position is not None:
            lasts[row.party] = row.position
        elif row.kind is Happening.CONSENTED:
            consents.append(row)
        elif row.kind in CLOSED or row.kind is Happening.REOPENED:
            found = [taking._replace(lasted=False) for taking in found]
            if row.kind is Happening.AGREED:
                found += _taken(consents, lasts, row)
            consents = []
    return tuple(found)


def _taken(consents: Iterable[Row], lasts: Mapping[str, float], closing: Row) -> Iterator[Taking]:
    """Yield the consents to what was agreed of those parties whose own text was another."""
    for row in consents:
        if row.party is None or row.other is None or row.position != closing.position:
            continue
        own = lasts.get(row.party)
        if row.position is not None and row.position != own:
            yield Taking(closing.minute, row.party, row.other, own, row.position, lasted=True)


def takers(outcome: Outcome, course: Course) -> dict[str, str]:
    """Return whose text each party took that agreed to another text than its own last one.

    In the order of the consents; empty if the clause was not agreed.
    """
    return {one.taker: one.proposer for one in takings(outcome, course) if one.lasted}


def say(outcome: Outcome, course: Course) -> list[str]:
    """Say who took whose text, for good or for a time, a phrase each."""
    voice = Voice(scenario=outcome.scenario, language=ENGLISH)
    known = takings(outcome, course)
    lasting = {one.taker for one in known if one.lasted}
    return list(
        dict.fromkeys(
            f"{voice.bare_party_within(one.taker)} took {_whose(voice, one.proposer)} text"
            + ("" if one.lasted else " for a time")
            for one in known
            if one.lasted or one.taker not in lasting
        )
    )


def _whose(voice: Voice, party: str) -> str:
    """Return a party as owner by the name that stands at its line, with the article it may have."""
    bare, full = voice.bare_party_within(party), voice.party(party)
    name = full if full.endswith(bare) else bare
    return f"{name}'" if name.endswith("s") else f"{name}'s"
