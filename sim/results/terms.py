"""Terms: on what terms the runs agree each clause, at the table or at its forum.

Of an item bargained whole these are the terms of each of its clauses.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from sim.model.codes import Disposition
from sim.results.ensemble import Ensemble
from sim.results.estimate import Estimate, quantile, share_of
from sim.results.spread import Array
from sim.scenario.scenario import Unit

STANDINGS = ("agreed", "draft", "referred")
"""Where terms come from: a signed treaty, talks that were not signed, or a forum."""

FORUM = STANDINGS.index("referred")


@dataclass(frozen=True, kw_only=True, eq=False)
class Terms:
    """On what terms the runs agree a clause.

    unit : the clause, also where it is part of an item bargained whole
    position : (n,), a share of the scale or an option's index; nan where nothing is agreed
    standing : (n,), by `STANDINGS`; of no meaning where nothing is agreed
    groups : (n,), with which others each run shares what is assumed; None if with none
    """

    unit: Unit
    position: Array
    standing: Array
    groups: Array | None = None

    @property
    def is_agreed(self) -> Array:
        """(n,) bool: in which runs there are terms."""
        found: Array = ~np.isnan(self.position)
        return found

    @property
    def agreed(self) -> Estimate:
        """The share of the runs in which it is agreed at the table, be it in draft."""
        return share_of(self.is_agreed & (self.standing != FORUM), self.groups)

    @property
    def by_forum(self) -> Estimate:
        """The share of the runs in which it is agreed at its forum."""
        return share_of(self.is_agreed & (self.standing == FORUM), self.groups)

    def quantile(self, q: float) -> Estimate:
        """Return a quantile of the terms, of the runs in which there are any."""
        there = self.is_agreed
        groups = None if self.groups is None else self.groups[there]
        return quantile(self.position[there], q, groups)

    def between(self, low: float, high: float) -> Estimate:
        """Return the share of the runs in which the terms lie from `low` to below `high`."""
        there = self.is_agreed & (self.position >= low) & (self.position < high)
        return share_of(there, self.groups)

    def counted(self, edges: Array) -> Array:
        """Return (3, k): in how many runs the terms lie between two edges, by `STANDINGS`.

        edges : (k + 1,), ascending; terms on the last edge count with those below it
        """
        places = self.position[self.is_agreed]
        standing = self.standing[self.is_agreed]
        return np.array(
            [np.histogram(places[standing == s], edges)[0] for s in range(len(STANDINGS))]
        )


def agreed_terms(ensemble: Ensemble) -> tuple[Terms, ...]:
    """Return the terms of every clause, in the order of the file."""
    return tuple(one for c in range(len(ensemble.scenario.units)) for one in _of(ensemble, c))


def _of(ensemble: Ensemble, c: int) -> Iterator[Terms]:
    """Yield the terms of a unit: its own, or those of its clauses if it is a whole item."""
    unit, ends = ensemble.scenario.units[c], ensemble.unit[:, c]
    draft = np.where(ensemble.is_signed, 0, 1)
    standing = np.where(ends["disposition"] == Disposition.REFERRED, FORUM, draft)
    groups = ensemble.groups
    if unit.whole is None:
        yield Terms(unit=unit, position=ends["position"], standing=standing, groups=groups)
        return
    agreed = ~np.isnan(ends["position"])
    different, which = np.unique(ends["position"][agreed], return_inverse=True)
    parts = np.array([unit.whole.positions(int(x)) for x in different])
    for place, (name, clause) in enumerate(unit.whole.clauses.items()):
        position = np.full(len(ends), np.nan)
        if len(different):
            position[agreed] = parts[which, place]
        own = Unit(f"{unit.item}.{name}", unit.item, name, clause)
        yield Terms(unit=own, position=position, standing=standing, groups=groups)
