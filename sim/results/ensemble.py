"""The outcomes of many runs of a scenario: how each ended, and what became of each clause.

An ensemble is frozen, its arrays too, and complete: any of its replications can be played again
alone, with its full story, by its number.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.errors import UsageError
from sim.model.codes import MINUTES_A_DAY, Disposition, Ending, Hearing
from sim.results.estimate import Estimate, share_of
from sim.results.outcome import terms
from sim.scenario.argument import day_of
from sim.scenario.scenario import Scenario, Unit

if TYPE_CHECKING:
    import pandas as pd

Array = np.ndarray[Any, Any]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Ensemble:
    """Many runs of a scenario; n replications from 0 on, C units of bargaining, S parties.

    inner : so many replications after one another share what is assumed; n is a multiple of it
    ending : (n,), of dtype `sim.model.codes.RUN_END`
    utility : (n, S), to each party, delay counted; 0 without a signature
    unit : (n, C), of dtype `sim.model.codes.UNIT_END`
    worth : (n, C, S), weighted and above the reservation: what a unit's end adds to a utility
    """

    scenario: Scenario
    seed: int
    at_defaults: bool
    overrides: Mapping[str, object]
    options: Mapping[str, str]
    as_believed_by: str | None
    version: str
    inner: int = 1
    ending: Array
    utility: Array
    unit: Array
    worth: Array

    def __post_init__(self) -> None:
        """Let nobody write to the arrays."""
        for name in ("ending", "utility", "unit", "worth"):
            own = getattr(self, name).view()
            own.flags.writeable = False
            object.__setattr__(self, name, own)

    @property
    def replications(self) -> int:
        """How many runs there are."""
        return len(self.ending)

    @property
    def which(self) -> str:
        """Which replications of the seed these are, in words."""
        told = "1 replication" if self.replications == 1 else f"{self.replications:,} replications"
        return told if self.inner == 1 else f"{told}, inner {self.inner:,}"

    @property
    def groups(self) -> Array | None:
        """(n,): with which others each run shares what is assumed, by number; None if with none."""
        return None if self.inner == 1 else np.arange(self.replications) // self.inner

    @property
    def is_signed(self) -> Array:
        """(n,) bool: whether the talks ended with a signature."""
        signed: Array = self.ending["ending"] == Ending.SIGNED
        return signed

    def signed(self, *, by: date | str | None = None) -> Estimate:
        """Return the share of the runs that are signed, by the end of a day if one is given.

        by : a date, also as text such as 2026-05-31; of a time of day its date

        Raises
        ------
        UsageError
            If `by` is no date, lies before the talks begin, or after the horizon.
        """
        signed = self.is_signed
        if by is not None:
            last = ((day_of(self.scenario, by) - self.scenario.start).days + 1) * MINUTES_A_DAY
            signed = signed & (self.ending["minute"] < last)
        return share_of(signed, self.groups)

    def frame(self, replications: range | None = None) -> "pd.DataFrame":
        """Return a table of one row a replication and clause, with the columns of an outcome's.

        Columns: replication, item, clause, disposition, hearing, date, position, terms, and
        worth_<party> for each party.

        replications : of which, in steps of 1; default: of all

        Raises
        ------
        UsageError
            If there are no such replications, or they do not follow one another.
        """
        import pandas as pd

        of = self._within(replications)
        kept = slice(of.start, of.stop)
        units, ends = self.scenario.units, self.unit[kept].reshape(-1)
        names = [unit.id for unit in units]
        days = ends["minute"] // MINUTES_A_DAY
        when = np.datetime64(self.scenario.start, "s") + days.astype("timedelta64[D]")
        when[ends["minute"] < 0] = np.datetime64("NaT")
        columns: dict[str, object] = {
            "replication": np.repeat(np.arange(of.start, of.stop), len(units)),
            "item": np.tile([name.partition(".")[0] for name in names], len(of)),
            "clause": np.tile(names, len(of)),
            "disposition": _words(ends["disposition"], Disposition),
            "hearing": _words(ends["hearing"], Hearing, {"none": ""}),
            "date": when,
            "position": ends["position"],
            "terms": self._terms(kept).reshape(-1),
        }
        for s, party in enumerate(self.scenario.parties):
            columns[f"worth_{party}"] = self.worth[kept, :, s].reshape(-1)
        return pd.DataFrame(columns)

    def _within(self, replications: range | None) -> range:
        """Return replications that a user asked for; raise UsageError if there are none such."""
        of = range(self.replications) if replications is None else replications
        if not isinstance(of, range) or of.step != 1:
            raise UsageError(f"Replications are a range in steps of 1, not {of!r}.")
        if len(of) and not 0 <= of.start < of.stop <= self.replications:
            last = self.replications
            raise UsageError(f"{of!r} reaches beyond the replications there are, range(0, {last}).")
        return of

    def _terms(self, kept: slice) -> Array:
        """(n, C): of some replications the terms in words; empty where nothing is agreed."""
        position = self.unit["position"][kept]
        told = np.full(position.shape, "", dtype=object)
        for c, unit in enumerate(self.scenario.units):
            told[:, c] = _told(unit, position[:, c])
        return told

    def __repr__(self) -> str:
        """Show the ensemble in a line: of which scenario, how many runs, and how many signed."""
        signed = self.signed()
        return (
            f"<Ensemble of {self.scenario.scenario}: {self.replications} replications of seed "
            f"{self.seed}, {100 * signed.value:.1f} % signed "
            f"({100 * signed.low:.1f} to {100 * signed.high:.1f} %)>"
        )


def _words(
    codes: Array, kinds: type[Disposition] | type[Hearing], instead: Mapping[str, str] = {}
) -> Array:
    """Return codes as the words of files and tables."""
    words = [kind.name.lower() for kind in kinds]
    found: Array = np.array([instead.get(word, word) for word in words], dtype=object)[codes]
    return found


def _told(unit: Unit, positions: Array) -> Array:
    """Return positions on a unit in words, each different one told once."""
    agreed = ~np.isnan(positions)
    told = np.full(len(positions), "", dtype=object)
    different, which = np.unique(positions[agreed], return_inverse=True)
    words = np.array([terms(unit, float(x)) for x in different], dtype=object)
    if len(words):
        told[agreed] = words[which]
    return told
