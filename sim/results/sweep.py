"""A sweep: what comes of the talks as numbers and answers are varied, point by point.

Every point is played under the same seed, so that neighbours differ by what was changed alone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.errors import SimError
from sim.results.estimate import Estimate
from sim.results.lookup import found
from sim.results.measure import Key
from sim.results.premises import assumptions
from sim.scenario.quantity import UNITS
from sim.scenario.scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd

DESIGNS = {"latin-hypercube": "Latin hypercube", "sobol": "Sobol sequence"}
"""What people call the designs."""

APART = ("apart", "apart_low", "apart_high", "apart_n")
COLUMNS = ("point", "measure", "clause", "party", "terms", "estimate", "low", "high", "n", *APART)


COUNTED = (*UNITS, "meeting")
"""Units that are said otherwise of one than of many."""


@dataclass(frozen=True, kw_only=True)
class Axis:
    """What is varied: an assumption, a path, or a question.

    name : as it was asked for
    paths : what it is about; empty for a question
    assumption : the assumption that is held at each value; empty for a path that is set
    values : the values to go through, as they are written; of a range, its two ends first and last
    is_range : whether it may take any value between the two ends
    """

    name: str
    paths: tuple[str, ...] = ()
    assumption: str = ""
    values: tuple[str, ...]
    is_range: bool

    @property
    def column(self) -> str:
        """The column of a table that holds its values."""
        return f"{self.name}=" if self.name in COLUMNS else self.name


@dataclass(frozen=True, kw_only=True)
class Point:
    """One point of the design, played.

    values : of each axis as it was set, by its name
    estimates : every measure of `sim.results.measure`
    apart : by how much each exceeds that of the first point, over pairs of runs of one replication
    """

    values: Mapping[str, str]
    estimates: Mapping[Key, Estimate]
    apart: Mapping[Key, Estimate]


@dataclass(frozen=True, kw_only=True, repr=False)
class Sweep:
    """A scenario played at every point of a design, under one seed.

    - `points` are those that were finished, in the order of the design, which has `planned`.
    - Days count up to `until`, in days since the start.
    """

    scenario: Scenario
    axes: tuple[Axis, ...]
    design: str
    planned: int
    points: tuple[Point, ...]
    replications: int
    seed: int
    at_defaults: bool
    version: str
    until: float

    @property
    def is_complete(self) -> bool:
        """Whether all points were played."""
        return len(self.points) == self.planned

    @property
    def assumes(self) -> str:
        """What it rests on, in a line."""
        return assumptions(self)

    @property
    def overrides(self) -> Mapping[str, object]:
        """What was set at every point, and through what each axis goes."""
        return {**self.scenario.made.overrides, **{one.name: _range(one) for one in self.axes}}

    @property
    def options(self) -> Mapping[str, str]:
        """The options all points took, but for those of an axis."""
        names = {axis.name for axis in self.axes if not axis.paths}
        taken = self.scenario.made.options.items()
        return {question: option for question, option in taken if question not in names}

    @property
    def as_believed_by(self) -> str | None:
        """Whose beliefs were taken for the truth, if anybody's."""
        return self.scenario.made.as_believed_by

    @property
    def which(self) -> str:
        """Which replications of the seed these are, in words."""
        points = f"{len(self.points):,} points of a {DESIGNS.get(self.design, self.design)}"
        return f"{self.replications:,} replications at each of {points}"

    def estimates(
        self, name: str, *, clause: str = "", party: str = "", terms: str = ""
    ) -> tuple[Estimate, ...]:
        """Return a measure at every point; raise NoSuchName if there is none such."""
        asked = Key(name, clause, party, terms).told
        return tuple(
            found("measure", asked, {key.told: one for key, one in point.estimates.items()})
            for point in self.points
        )

    def numbers(self, axis: Axis) -> tuple[float, ...] | None:
        """Return the number of an axis at every point, in the unit it is written in.

        None where its values are words, or are not all written in one unit.
        """
        read = [number_and_unit(point.values[axis.name]) for point in self.points]
        units = {unit for _, unit in read}
        if len(units) != 1 or any(number is None for number, _ in read):
            return None
        return tuple(number for number, _ in read if number is not None)

    def unit(self, axis: Axis) -> str:
        """Return the unit that the values of an axis are written in; empty for plain numbers."""
        return number_and_unit(axis.values[-1])[1]

    def frame(self) -> "pd.DataFrame":
        """Return a table of one row a point and measure.

        Columns: point, one an axis with its value as written, measure, clause, party, terms,
        estimate, low, high, n; and apart, apart_low, apart_high, apart_n, the paired difference
        from the first point.
        """
        import pandas as pd

        columns = ["point", *(axis.column for axis in self.axes), *COLUMNS[1:]]
        return pd.DataFrame(list(self._rows()), columns=columns)

    def _rows(self) -> Iterator[dict[str, object]]:
        for number, point in enumerate(self.points):
            at = {axis.column: point.values[axis.name] for axis in self.axes}
            for key, one in point.estimates.items():
                said = {"measure": key.name, "clause": key.clause, "party": key.party}
                figures: dict[str, object] = {
                    "estimate": one.value,
                    "low": one.low,
                    "high": one.high,
                    "n": one.n,
                }
                other = point.apart[key]
                from_first = (other.value, other.low, other.high, other.n)
                figures |= dict(zip(APART, from_first, strict=True))
                yield {"point": number} | at | said | {"terms": key.terms} | figures

    def __repr__(self) -> str:
        """Show the sweep in a line: over what, and how many points are done."""
        axes = ", ".join(axis.name for axis in self.axes)
        return (
            f"<Sweep of {self.scenario.scenario} over {axes}: {len(self.points):,} of "
            f"{self.planned:,} points, {self.replications:,} replications each of seed {self.seed}>"
        )


class Unfinished(SimError):  # noqa: N818
    """A point of a sweep that cannot be played; `sweep` holds those that were finished."""

    def __init__(self, sweep: Sweep, reason: SimError) -> None:
        self.sweep = sweep
        self.reason = reason
        super().__init__(sweep, reason)

    def __str__(self) -> str:
        done = f"{len(self.sweep.points):,} of {self.sweep.planned:,} points"
        return f"{self.reason}\nThe sweep ends there, with {done} finished."


def number_and_unit(written: str) -> tuple[float | None, str]:
    """Return the number that a value begins with and what follows it; None where none does."""
    first, _, unit = written.strip().partition(" ")
    try:
        return float(first.removesuffix("%")), "%" if first.endswith("%") else _plural(unit)
    except ValueError:
        return None, written


def _plural(unit: str) -> str:
    """Return a unit as it is said of many, so that 1 day and 2 days have one unit."""
    return f"{unit}s" if unit in COUNTED else unit


def _range(axis: Axis) -> str:
    return f"{axis.values[0]} to {axis.values[-1]}" if axis.is_range else ", ".join(axis.values)
