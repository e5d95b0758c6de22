"""Two options against each other, with an assumption held at a value: how far they lie apart.

How much the first is better at a value v is told by m replications played with v held, and by all N
that were played as the file draws the assumption::

    D(v) = mean of d over N + mean of (d_v - d) over m

with d the difference of the two options in a replication, and d_v the same with v held. Both meet
the same chance, so d_v - d is nought wherever the assumption does not matter, and few replications
say how much it does: d is a control variate [lavenberg-welch-1981].
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

import numpy as np

from sim.engine.held import held
from sim.engine.lowering import Lowered, lower
from sim.engine.part import played
from sim.engine.workers import side_by_side
from sim.results.advice import Advice, Counsel
from sim.results.criterion import Array, Criterion, last_minute, scores
from sim.results.estimate import Estimate, Z
from sim.scenario.document import varied
from sim.scenario.scenario import Scenario

SAME = 1e-12


class Runs(NamedTuple):
    """How runs ended, from replication 0 on: (n,) endings, and (n, S) utilities."""

    ending: Array
    utility: Array

    def and_then(self, more: "Runs") -> "Runs":
        """Return these runs, and others behind them."""
        return Runs(*(np.concatenate(both) for both in zip(self, more, strict=True)))


Held = dict[tuple[str, float], Runs]
"""What was played with one assumption held, by the scenario and the value held in it."""


class Field:
    """The options of an advice, ready to be played; those that come to the same scenario are one.

    as_drawn : how the runs of each scenario end as the file draws its assumptions, by its key
    """

    def __init__(self, advice: Advice, *, threads: int) -> None:
        self.scenario: Scenario = advice.scenario
        self.seed = advice.seed
        self.lowered: dict[str, Lowered] = {}
        self.duels = {one.choice.id: self._duel(advice, one) for one in advice.counsels}
        all_of_it = partial(self._as_drawn, advice.replications)
        self.as_drawn = dict(side_by_side(all_of_it, self.lowered, threads))

    def draws(self, assumption: str) -> bool:
        """Say whether any option still draws an assumption."""
        about = set(self.scenario.assumptions[assumption].about)
        return any(not about.isdisjoint(one.knobs) for one in self.lowered.values())

    def runs(self, key: str, values: Mapping[str, float], first: int, count: int) -> Runs:
        """Play so many replications of a scenario from `first` on, with numbers held by path."""
        option = held(self.lowered[key], values)
        ends = played(option, self.seed, (first, count))
        return Runs(ends.ending, ends.utility)

    def _as_drawn(self, count: int, key: str) -> tuple[str, Runs]:
        return key, self.runs(key, {}, 0, count)

    def _duel(self, advice: Advice, counsel: Counsel) -> "Duel":
        options = counsel.choice.options
        return Duel(
            first=self._key(options[counsel.truth.best.option]),
            second=self._key(options[counsel.truth.second.option]),
            party=list(advice.scenario.parties).index(counsel.choice.party),
            criterion=advice.criterion,
            before=last_minute(advice.scenario, advice.by),
        )

    def _key(self, taken: Mapping[str, str]) -> str:
        variant = varied(self.scenario, options=taken)
        key = repr(variant.model_dump(exclude_none=True))
        if key not in self.lowered:
            self.lowered[key] = lower(variant)
        return key


@dataclass(frozen=True, kw_only=True)
class Duel:
    """Two options, by the keys of their scenarios in a field, and by what they are compared.

    party : its place among the parties
    before : the minute before which a signature counts
    """

    first: str
    second: str
    party: int
    criterion: Criterion
    before: float

    def apart(self, first: Runs, second: Runs, count: int) -> Array:
        """Return by how much the first is better in each of the first so many runs: (count,)."""
        better = self._scores(first, count) - self._scores(second, count)
        return np.where(np.abs(better) < SAME, 0.0, better)

    def _scores(self, runs: Runs, count: int) -> Array:
        return scores(
            self.criterion,
            ending=runs.ending[:count],
            utility=runs.utility[:count, self.party],
            before=self.before,
        )


class Curve:
    """How much better the first option of a duel is, over the values an assumption is held at.

    played : what was played with the assumption held so far, in whatever duel; it is added to
    """

    def __init__(self, field: Field, duel: Duel, assumption: str, played: Held) -> None:
        self.field, self.duel, self.played = field, duel, played
        self.paths = field.scenario.assumptions[assumption].about
        self.drawn = field.as_drawn[duel.first], field.as_drawn[duel.second]

    @property
    def error_as_drawn(self) -> float:
        """The standard error of the difference, by all runs with nothing held."""
        every = self.duel.apart(*self.drawn, len(self.drawn[0].ending))
        return float(every.std(ddof=1)) / math.sqrt(len(every))

    def at(self, value: float, count: int) -> Estimate:
        """Return the difference at a value, with its interval, by so many runs with it held."""
        first, second = (
            self._held(key, value, count) for key in (self.duel.first, self.duel.second)
        )
        some, every = (self.duel.apart(*self.drawn, n) for n in (count, len(self.drawn[0].ending)))
        return controlled(self.duel.apart(first, second, count), some, every)

    def _held(self, key: str, value: float, count: int) -> Runs:
        """Return how at least so many runs end; only those not yet played are played."""
        there = self.played.get((key, value))
        first = 0 if there is None else len(there.ending)
        if there is None or first < count:
            values = dict.fromkeys(self.paths, value)
            more = self.field.runs(key, values, first, count - first)
            there = more if there is None else there.and_then(more)
            self.played[key, value] = there
        return there


def controlled(held_at: Array, some: Array, every: Array) -> Estimate:
    """Return the mean of differences with something held, by the help of those as drawn.

    held_at, some : (m,), of the same replications
    every : (N,), of which `some` are the first, N at least m
    """
    m, total = len(some), len(every)
    moved = held_at - some
    value = float(moved.mean() + every.mean())
    variance = m * float(np.var(moved / m + some / total, ddof=1))
    if total - m > 1:
        variance += (total - m) * float(np.var(every[m:], ddof=1)) / total**2
    half = Z * math.sqrt(variance)
    return Estimate(value, value - half, value + half, m)
