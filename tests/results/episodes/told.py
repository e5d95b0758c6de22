"""Episodes of handmade chronicles, and what they say in English."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sim.model.codes import Happening
from sim.results.episodes.episode import Episode, Thread
from sim.results.language import ENGLISH
from sim.results.phrases import Phrasebook
from sim.results.voice import Voice
from tests.builders import HARBOUR, Row, played

STOCKS = 0
"""The index of the objection over the stocks; its remedies are argue (0) and insist (1)."""
STORM, ELECTION = 0, 1
COURT = 0


@dataclass
class Chronicle:
    """Rows to be told, numbered as they are written down."""

    rows: list[Row]

    def add(self, day: int, kind: Happening, **said: Any) -> int:
        """Write a row down, and return its number."""
        self.rows.append(Row(day, kind, **said))
        return len(self.rows) - 1

    def offers(self, clause: str, offers: Iterable[tuple[int, str, float]]) -> None:
        """Write offers down: the day, who, and what; each knows its author's former one."""
        for day, party, position in offers:
            before = [
                row.position
                for row in self.rows
                if row.clause == clause and row.party == party and row.position == row.position
            ]
            former = {"before": before[-1]} if before else {}
            self.add(
                day, Happening.OFFERED, party=party, clause=clause, position=position, **former
            )

    def tabled(self, day: int, party: str, item: str, **openings: float) -> int:
        """Write down that an item is called and tabled with these texts."""
        call = self.add(day, Happening.CALLED, item=item)
        tabling = self.add(day, Happening.TABLED, party=party, item=item, cause=call)
        for clause, position in openings.items():
            name = item if clause == item else f"{item}.{clause}"
            opening = {"party": party, "clause": name, "position": position, "cause": tabling}
            self.add(day, Happening.OFFERED, **opening)
        return tabling

    def agreed(self, day: int, party: str, clause: str) -> int:
        """Write down that a party takes the last text on a clause."""
        place, text = [(n, row) for n, row in enumerate(self.rows) if row.clause == clause][-1]
        taken = {"clause": clause, "position": text.position}
        consent = self.add(
            day, Happening.CONSENTED, party=party, other=text.party, cause=place, **taken
        )
        return self.add(day, Happening.AGREED, cause=consent, **taken)

    def thread(self, *, scenario: str = HARBOUR, **told: Any) -> Thread:
        """Return the thread of these rows."""
        outcome = played(self.rows, scenario=scenario, **told)
        return Thread.of(outcome, Voice(scenario=outcome.scenario, language=ENGLISH))


def opened() -> Chronicle:
    """Return a chronicle that has only begun."""
    return Chronicle([Row(0, Happening.OPENED)])


def texts(episodes: Iterable[Episode]) -> list[str]:
    """Return what the episodes say, each by the first of its frames that fits."""
    return [Phrasebook(ENGLISH).say(one.situation, one.facts, 0)[1] for one in episodes]


def situations(episodes: Iterable[Episode]) -> list[str]:
    """Return the situations of the episodes."""
    return [episode.situation for episode in episodes]


def every_way(episode: Episode) -> Iterator[str]:
    """Yield every sentence that can tell an episode."""
    for number in range(len(ENGLISH.frames[episode.situation])):
        yield Phrasebook(ENGLISH).say(episode.situation, episode.facts, number)[1]
