"""A sensitivity: how much what comes out hangs on what is not known, and on what is written.

It is frozen, and stands by itself. Every number is an estimate with its interval of 95 %.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sim.results.amount import is_none
from sim.results.estimate import Estimate
from sim.results.lookup import found
from sim.results.measure import Key
from sim.results.premises import assumptions
from sim.results.yardstick import called, spelling
from sim.scenario.scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd


class Swing(NamedTuple):
    """What it changes to hold one thing that is not known at either end, all else drawn as usual.

    low, high : the ends in words
    at_low, at_high : by how much the measure exceeds that of the usual runs, in pairs
    across : by how much that at the high end exceeds that at the low end, in pairs
    changed : the share of replications that come out otherwise at one end or the other
    """

    name: str
    label: str
    paths: tuple[str, ...]
    low: str
    high: str
    at_low: Estimate
    at_high: Estimate
    across: Estimate
    changed: Estimate

    @property
    def is_none(self) -> bool:
        """Whether neither end makes a difference."""
        return is_none(self.at_low) and is_none(self.at_high) and is_none(self.across)

    @property
    def reach(self) -> float:
        """The greatest of its changes, either way; 0 where no run tells one."""
        found = (self.at_low, self.at_high, self.across)
        return max((abs(one.value) for one in found if not math.isnan(one.value)), default=0.0)


class Tie(NamedTuple):
    """Things not known that act as one number, so that no outcome can tell them apart.

    how : product, quotient
    tried, moved : so many replications were tried; so many of them came out otherwise, and alike
    """

    names: tuple[str, ...]
    how: str
    tried: int
    moved: int


class Index(NamedTuple):
    """Sobol indices of a group: the shares of the variance of the mean outcome.

    first : what would go, on average, if it alone were known
    total : what would stay, on average, if it alone were not known
    """

    names: tuple[str, ...]
    first: Estimate
    total: Estimate


@dataclass(frozen=True, kw_only=True)
class Variance:
    """Where the variance of the measure comes from.

    unknown : of the variance of single runs, the share that is due to what is not known; the rest
        is chance
    deviation : the standard deviation of the mean outcome over what is not known
    indices : shares of that variance; empty where it cannot be told from none
    points, inner : so many points of what is not known, so many replications at each
    runs, given : so many were played for that in all, and so many plain runs tell the first order
    """

    unknown: Estimate
    deviation: Estimate
    indices: tuple[Index, ...]
    points: int
    inner: int
    runs: int
    given: int


class Condition(NamedTuple):
    """A side of a split: a path is at most, or above, a number."""

    path: str
    is_above: bool
    number: float


class Leaf(NamedTuple):
    """A range of what is assumed, and how often the runs in it end without a signature.

    unsigned : of the runs held out, which the ranges were not made of
    """

    conditions: tuple[Condition, ...]
    unsigned: Estimate


class Rules(NamedTuple):
    """Which ranges of what is assumed lead to no agreement: the leaves of a tree [breiman-1984].

    learnt, tested : so many runs it was made of, and so many it was tried on
    right, base : of the latter, how often it was right; and how often the commoner end is
    gain : by how much it was right more often, in pairs
    explained : the share of the variance of the end that its shares take away, there
    """

    leaves: tuple[Leaf, ...]
    learnt: int
    tested: int
    right: Estimate
    base: Estimate
    gain: Estimate
    explained: Estimate


class Line(NamedTuple):
    """What it changes to take one line out of the file.

    place : the file and the number of the line; empty where it is written nowhere
    how : what was done to it
    apart : by how much the measure exceeds that of the file as it is, in pairs
    changed : the share of replications that come out otherwise
    """

    path: str
    place: str
    how: str
    apart: Estimate
    changed: Estimate

    @property
    def is_none(self) -> bool:
        """Whether it makes no difference to the measure."""
        return is_none(self.apart)


@dataclass(frozen=True, kw_only=True, repr=False)
class Sensitivity:
    """What the outcome of a scenario hangs on, by one measure.

    usual : the measure as the scenario is, everything drawn
    swings, lines : the greatest change first; what makes none last
    needed : lines that cannot be taken out alone, each with what needs it
    until : the day since the start up to which days count
    """

    scenario: Scenario
    measure: Key
    seed: int
    replications: int
    overrides: Mapping[str, object]
    options: Mapping[str, str]
    as_believed_by: str | None
    version: str
    until: float
    usual: Estimate
    swings: tuple[Swing, ...]
    ties: tuple[Tie, ...]
    variance: Variance | None
    rules: Rules | None
    lines: tuple[Line, ...]
    needed: Mapping[str, str]

    @property
    def at_defaults(self) -> bool:
        """Never: what is not known is drawn."""
        return False

    @property
    def which(self) -> str:
        """The replications it holds, in words."""
        return f"{self.replications:,} replications a variant"

    @property
    def assumes(self) -> str:
        """What it rests on, in a line."""
        return assumptions(self)

    @property
    def called(self) -> str:
        """What its measure is called in a sentence."""
        return called(self.measure)

    @cached_property
    def labels(self) -> dict[str, str]:
        """What each thing that is not known is called in figures, by its name."""
        return {swing.name: swing.label for swing in self.swings}

    def swing(self, name: str) -> Swing:
        """Return that of an assumption, or of lexicon.word; raise NoSuchName if it has none."""
        return found("assumption", name, {one.name: one for one in self.swings})

    def line(self, path: str) -> Line:
        """Return that of a path; raise NoSuchName if none was taken out."""
        return found("line", path, {one.path: one for one in self.lines})

    def index(self, name: str) -> Index:
        """Return that of the group which something not known is in; raise NoSuchName."""
        indices = () if self.variance is None else self.variance.indices
        return found("assumption", name, {own: one for one in indices for own in one.names})

    def is_tied(self, index: Index) -> bool:
        """Say whether its members are a tie; if not, a group is all that is not among the first."""
        return any(set(tie.names) == set(index.names) for tie in self.ties)

    def frame(self) -> "pd.DataFrame":
        """Return all of it as a table, a row an estimate.

        Columns: part, name, what, estimate, low, high, n. Changes are in the measure's own unit:
        shares and worths from 0 to 1, days.
        """
        import pandas as pd

        columns = ["part", "name", "what", "estimate", "low", "high", "n"]
        rows = [(*said, one.value, one.low, one.high, one.n) for said, one in self.estimates()]
        return pd.DataFrame(rows, columns=columns)

    def estimates(self) -> Iterator[tuple[tuple[str, str, str], Estimate]]:
        """Yield every estimate with its part, its name, and what it is of that."""
        yield ("usual", spelling(self.measure), "mean"), self.usual
        for swing in self.swings:
            for what in ("at_low", "at_high", "across", "changed"):
                yield ("tornado", swing.name, what), getattr(swing, what)
        if self.variance is not None:
            yield ("variance", "", "unknown"), self.variance.unknown
            yield ("variance", "", "deviation"), self.variance.deviation
            for index in self.variance.indices:
                for what in ("first", "total"):
                    yield ("sobol", " ".join(index.names), what), getattr(index, what)
        if self.rules is not None:
            for what in ("right", "base", "gain", "explained"):
                yield ("rules", "", what), getattr(self.rules, what)
            for number, leaf in enumerate(self.rules.leaves):
                yield ("rules", f"leaf {number}", "unsigned"), leaf.unsigned
        for line in self.lines:
            yield ("lines", line.path, "apart"), line.apart
            yield ("lines", line.path, "changed"), line.changed

    def __repr__(self) -> str:
        """Show it in a line: of what, by which measure, and what matters most."""
        most = self.swings[0].name if self.swings and not self.swings[0].is_none else "nothing"
        return (
            f"<Sensitivity of {self.scenario.scenario} by {spelling(self.measure)}: "
            f"{most} first of {len(self.swings)} not known, {self.which} of seed {self.seed}>"
        )
