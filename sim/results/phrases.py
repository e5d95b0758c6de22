"""Phrases: which sentence of a language tells a situation.

Of the frames for a situation the one least used so far is taken, and among equals the one at which
the row's number points: the same chronicle is always told in the same words.
"""

from collections import Counter
from collections.abc import Mapping
from string import Formatter

from sim.results.language import Language

Facts = Mapping[str, str]
"""What the frames may put in, by name; an empty fact is not known."""


class Phrasebook:
    """Picks and fills frames for one telling; it remembers which it has used."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._used: Counter[str] = Counter()

    def say(self, situation: str, facts: Facts, number: int) -> tuple[str, str]:
        """Return the id of a frame for the situation, and its sentence.

        Raises KeyError if the language has no frame for which the facts suffice.
        """
        fitting = [
            (f"{situation}/{place}", frame)
            for place, frame in enumerate(self.language.frames[situation])
            if needs(frame) <= {name for name, fact in facts.items() if fact}
        ]
        if not fitting:
            raise KeyError(situation)
        fewest = min(self._used[name] for name, _ in fitting)
        least = [pair for pair in fitting if self._used[pair[0]] == fewest]
        name, frame = least[number % len(least)]
        self._used[name] += 1
        return name, self.language.begun(frame.format_map(dict(facts)))


def needs(frame: str) -> set[str]:
    """Return the facts that a frame needs."""
    return {field for _, field, _, _ in Formatter().parse(frame) if field}
