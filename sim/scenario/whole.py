"""A whole item: its clauses are bargained over together, as one choice among their combinations.

An outcome takes a point of every clause: an option, or a place on its scale. The places on a scale
are evenly spread, its ends among them: as many as its `points` say; else one for each whole number
from a whole end to the other, or for each day; else 21.

Outcomes count with the last clause fastest. What an outcome is worth to a party is the sum over the
clauses of weight by worth; the weights are the party's saliences, so that a whole item weighs in
the treaty what its clauses weigh together.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import prod

from sim.scenario.item import Clause
from sim.scenario.scale import Scale

MOST_OUTCOMES = 1_000_000
"""The most outcomes that one item bargained whole may have."""

POINTS = 21
"""The points of a scale that has no whole numbers of its own."""


@dataclass(frozen=True)
class Whole:
    """The clauses of a whole item, by their ids, and the outcomes they make.

    Its numbers are sure once the scenario is resolved: every clause has points, and all of them
    together at most `MOST_OUTCOMES` outcomes.
    """

    clauses: Mapping[str, Clause]

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """How many points each clause has."""
        return tuple(_points(clause) for clause in self.clauses.values())

    @property
    def outcomes(self) -> int:
        """How many outcomes there are."""
        return prod(self.sizes)

    def points(self, outcome: int) -> tuple[int, ...]:
        """Return the point of each clause that an outcome takes, by its number."""
        taken = []
        for size in reversed(self.sizes):
            outcome, point = divmod(outcome, size)
            taken.append(point)
        return tuple(reversed(taken))

    def positions(self, outcome: int) -> tuple[float, ...]:
        """Return the position of each clause: a share of its scale, or the index of an option."""
        parts = zip(self.clauses.values(), self.sizes, self.points(outcome), strict=True)
        return tuple(
            float(point) if clause.scale is None else point / (size - 1)
            for clause, size, point in parts
        )

    def words(self, outcome: int) -> str:
        """Return an outcome as people say it, clause by clause."""
        parts = zip(self.clauses.values(), self.positions(outcome), strict=True)
        return ", ".join(f"{clause.name}: {_told(clause, x)}" for clause, x in parts)


def _told(clause: Clause, x: float) -> str:
    return (clause.options or ())[int(x)] if clause.scale is None else clause.scale.words(x)


def _points(clause: Clause) -> int:
    return len(clause.options or ()) if clause.scale is None else points_of(clause.scale)


def points_of(scale: Scale) -> int:
    """Return how many places a scale has: as it says, its whole numbers or days, or `POINTS`."""
    if scale.points is not None:
        return scale.points
    whole_ends = scale.low.is_integer() and scale.high.is_integer()
    if scale.kind == "date" or (scale.kind == "number" and whole_ends):
        return round(abs(scale.high - scale.low)) + 1
    return POINTS
