"""Tipping values: where within its range an assumption turns the order of the best two options.

Both options are played with the assumption held at a value, on the draws of the same
replications. First both ends of the range are tried. Where the second option is better at an end,
surely or perhaps, the value at which the two are worth the same is found by halving the stretch
between, on those same draws, so that what is halved is one curve without noise of its own. Its
interval holds the values at which nothing tells the two apart [fieller-1954].

An end is tried with ever more runs, until the two are told apart. So many looks find something by
chance: that the order turns is said only at a level at which, of all ends and looks of a question
together, one question in twenty is wrong at most [dunn-1961].
"""

import math
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from statistics import NormalDist

from sim.analysis.advise import Told
from sim.analysis.axis import refuse_settled
from sim.analysis.duel import Curve, Field, Held
from sim.engine.workers import how_many, side_by_side
from sim.errors import UsageError
from sim.results.advice import Advice, Tipping
from sim.results.assumed import held
from sim.results.estimate import Estimate, Z
from sim.scenario.argument import finding, known, names, teller, whole_number
from sim.scenario.assumption import Spread, spread
from sim.scenario.scenario import Scenario

LOOKS = (0.125, 0.25, 0.5, 1.0)
"""With which shares of the runs an end is tried, one after another."""

LEVEL = 0.05
FINE = 0.0025
"""A value is found to this share of the range."""

NEAR_ENOUGH = 1.1
"""More runs are not tried where the difference is told this nearly as well as without holding."""

LEAST = 8
"""Runs that the first look needs, for a standard error that says something."""

FEWEST = math.ceil(LEAST / LOOKS[0])
"""Replications that a search takes at least."""


def tipping(
    advice: Advice,
    *,
    assumptions: Sequence[str] = (),
    replications: int = 400,
    workers: int | None = None,
    progress: Told | None = None,
) -> Advice:
    """Return the advice with the tipping values of assumptions, in the world of the file.

    Parameters
    ----------
    assumptions : which; default: all that an option still draws
    replications : how often a value is tried at most; not more than the advice has replications
    workers : assumptions that are searched side by side; default: one a processor
    progress : is told when one more is searched, and of how many

    Raises
    ------
    UsageError
        If an assumption is none of the scenario, or settled, or there are too few replications.
    """
    advice, assumptions = finding("advice", advice, Advice), names("assumptions", assumptions)
    for name in assumptions:
        refuse_undrawn(advice.scenario, name)
    count = min(whole_number("replications", replications), advice.replications)
    if count < FEWEST:
        raise UsageError(f"{count} replications are too few to search with; it takes {FEWEST}.")
    threads, told = how_many(workers), teller(progress, takes=2)
    field = Field(advice, threads=threads)
    searched = [
        name
        for name in advice.scenario.assumptions
        if field.draws(name) and (not assumptions or name in assumptions)
    ]
    searches = [_Search(field, name, count, len(searched)) for name in searched]
    tips = _all(searches, threads, told)
    counsels = tuple(
        replace(one, tipping=tuple(tips[name][one.choice.id] for name in searched))
        for one in advice.counsels
    )
    return replace(advice, searched=count, sought=assumptions, counsels=counsels)


def refuse_undrawn(scenario: Scenario, name: str) -> None:
    """Raise UsageError if an assumption is none of the scenario, or what it is about is set."""
    refuse_settled(scenario, name)
    known("assumption", name, scenario.assumptions, scenario)


def _all(searches: Sequence["_Search"], threads: int, told: Told) -> dict[str, dict[str, Tipping]]:
    found = {}
    with closing(side_by_side(_Search.by_question, searches, threads)) as parts:
        for name, tips in parts:
            found[name] = tips
            told(1, len(searches))
    return found


@dataclass(frozen=True)
class _Search:
    """One assumption, searched for where it turns each question.

    count : replications at most
    among : of how many assumptions that are searched it is one
    """

    field: Field
    assumption: str
    count: int
    among: int

    def by_question(self) -> tuple[str, dict[str, Tipping]]:
        """Return what was found, by question; what several questions need is played once."""
        played: Held = {}
        return self.assumption, {
            question: self.of(Curve(self.field, duel, self.assumption, played))
            for question, duel in self.field.duels.items()
        }

    def of(self, curve: Curve) -> Tipping:
        """Return what the assumption does to the order of two options."""
        scenario = self.field.scenario
        reach = spread(scenario, self.assumption)
        ends = [self.looked(curve, value) for value in (reach.low, reach.high)]
        sides = dict(zip(("least", "most"), ends, strict=True))
        surely = [side for side, (sign, _) in sides.items() if sign < 0]
        lost = surely or [side for side, (_, apart) in sides.items() if apart.value < 0]
        holds = all(sign > 0 for sign, _ in ends)
        otherwise = "may-turn" if lost else "holds" if holds else "levels"
        label = scenario.assumptions[self.assumption].label
        tip = Tipping(
            assumption=self.assumption,
            label=label or self.assumption.replace("-", " "),
            verdict="turns" if surely else otherwise,
            least=reach.low,
            default=reach.default,
            most=reach.high,
            at_least=ends[0][1],
            at_most=ends[1][1],
            side="both" if len(lost) == 2 else "".join(lost),
        )
        return _told(scenario, self.turned(tip, curve, reach) if lost else tip)

    def looked(self, curve: Curve, value: float) -> tuple[int, Estimate]:
        """Return whether the first option is better at a value, 1, surely worse, -1, or neither, 0.

        With it comes the difference, by as many runs as it took.
        """
        surely = NormalDist().inv_cdf(1 - LEVEL / (2 * 2 * len(LOOKS) * self.among))
        for part in LOOKS:
            apart = curve.at(value, round(part * self.count))
            error = (apart.high - apart.low) / (2 * Z)
            if abs(apart.value) > surely * error:
                return (1 if apart.value > 0 else -1), apart
            if error <= NEAR_ENOUGH * curve.error_as_drawn:
                break
        return int(apart.low > 0), apart

    def turned(self, tip: Tipping, curve: Curve, reach: Spread) -> Tipping:
        """Return the finding with the value at which the order turns, if the range holds one."""
        lost = reach.low if tip.side == "least" else reach.high
        others = (reach.low if lost == reach.high else reach.high, reach.default)

        def at(value: float) -> Estimate:
            return curve.at(value, self.count)

        if at(lost).value >= 0.0:  # what a look had found goes with all the runs
            return replace(tip, verdict="levels", side="")
        kept = next((value for value in others if at(value).value > 0), None)
        if kept is None:
            return tip
        halve = _Halving(reach)
        value = halve.root(lambda x: at(x).value, kept, lost)
        near = halve.root(lambda x: at(x).low, kept, value)
        far = halve.root(lambda x: at(x).high, value, lost)
        return replace(tip, value=value, low=min(near, far), high=max(near, far))


@dataclass(frozen=True)
class _Halving:
    """Finds where a curve comes down to nought, by halving; of a lognormal in its logarithm."""

    reach: Spread

    def root(self, curve: Callable[[float], float], above: float, below: float) -> float:
        """Return where the curve is nought between a value where it is above and one below.

        If it is nowhere above, that is the first of the two.
        """
        if curve(above) <= 0:
            return above
        if curve(below) > 0:
            return below
        a, b = self._scale(above), self._scale(below)
        fine = FINE * abs(self._scale(self.reach.high) - self._scale(self.reach.low))
        while abs(b - a) > fine:
            middle = (a + b) / 2
            a, b = (middle, b) if curve(self._back(middle)) > 0 else (a, middle)
        return self._back((a + b) / 2)

    @property
    def _in_logarithms(self) -> bool:
        return self.reach.distribution == "lognormal"

    def _scale(self, value: float) -> float:
        return math.log(value) if self._in_logarithms else value

    def _back(self, value: float) -> float:
        return math.exp(value) if self._in_logarithms else value


def _told(scenario: Scenario, tip: Tipping) -> Tipping:
    """Return the finding with its numbers in words."""
    numbers = {
        name: getattr(tip, name) for name in ("least", "default", "most", "value", "low", "high")
    }
    told = {
        name: held(scenario, tip.assumption, number)
        for name, number in numbers.items()
        if number is not None
    }
    return replace(tip, told=told)
