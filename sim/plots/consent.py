"""Who gave in: the parties that took the other's text on a clause, where their own was another."""

from collections.abc import Mapping

from sim.model.codes import Happening
from sim.results.chronicle import told
from sim.results.course import Course
from sim.results.language import ENGLISH
from sim.results.outcome import Outcome
from sim.results.voice import Voice


def takers(outcome: Outcome, course: Course) -> dict[str, str]:
    """Return whose text each party took that agreed to another text than its own last one.

    In the order of the consents; empty if the clause was not agreed.
    """
    settlement = outcome.settlement(course.clause)
    if settlement.disposition != "agreed" or settlement.position is None:
        return {}
    agreed = round(settlement.position, 9)
    lasts = {offer.party: offer.position for offer in course.offers}
    return {
        row.party: row.other
        for row in told(outcome)
        if row.kind is Happening.CONSENTED and row.clause == course.clause
        if row.party is not None and row.other is not None
        if row.position == agreed != lasts.get(row.party)
    }


def say(outcome: Outcome, taken: Mapping[str, str]) -> list[str]:
    """Say who took whose text, a phrase each."""
    voice = Voice(scenario=outcome.scenario, language=ENGLISH)
    return [
        f"{voice.bare_party_within(taker)} took {_whose(voice, proposer)} text"
        for taker, proposer in taken.items()
    ]


def _whose(voice: Voice, party: str) -> str:
    """Return a party as owner by the name that stands at its line, with the article it may have."""
    bare, full = voice.bare_party_within(party), voice.party(party)
    name = full if full.endswith(bare) else bare
    return f"{name}'" if name.endswith("s") else f"{name}'s"
