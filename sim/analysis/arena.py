"""Who wants what of each clause, in numbers: what the classic models take from a scenario.

The stances are those that the talks begin with when assumptions stand at their defaults; what a
position is worth to whom is what the talks themselves count (docs/model/value.md).

* Power is a party's `weight`, its voice in a majority.
* Salience is the share of a party's attention that a clause has: what it writes over the sum of
  what it writes. Where no party's saliences sum to more than 1 they are such shares already, the
  rest of which belongs to other matters, and are taken as they are.
* A party without a stance on a clause has salience 0 there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from sim.engine.lowering import Lowered, lower
from sim.model.codes import EPSILON
from sim.model.play import begin
from sim.model.tables import new_log
from sim.scenario.scenario import Scenario, Unit

Array = np.ndarray[Any, np.dtype[Any]]

GRID = 200
"""So many steps a scale is searched in, beside the places somebody names."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Arena:
    """The stances of S parties on C units of bargaining, as the talks begin.

    present : (S, C) bool, whether a party has a stance
    ideal, reservation, red_line : (S, C) float, shares of the scale, or the index of an option
    salience : (S, C) float in [0, 1], 0 without a stance
    power : (S,) float, at least 0
    disagreement : (S,) float, what each has without a treaty: its `alternative`, or else 0
    """

    scenario: Scenario
    lowered: Lowered
    present: Array
    ideal: Array
    reservation: Array
    red_line: Array
    salience: Array
    power: Array
    disagreement: Array

    @cached_property
    def is_ordered(self) -> Array:
        """(C,) bool: whether a unit is a clause on a scale."""
        return np.array([is_ordered(unit) for unit in self.scenario.units])

    def units(self, clauses: Sequence[str]) -> list[int]:
        """Return the places of units by their ids."""
        ids = [unit.id for unit in self.scenario.units]
        return [ids.index(clause) for clause in clauses]

    def places(self, c: int) -> Array:
        """Return the places that unit c could be settled at, none beyond anybody's red line.

        On a scale, its steps and whatever place a party names; else all options.
        """
        if not self.is_ordered[c]:
            count = int(self.lowered.setting_tables["unit"]["options"][c])
            places = np.arange(count, dtype=float)
        else:
            named = [part[self.present[:, c], c] for part in self._named]
            steps = np.linspace(0.0, 1.0, GRID + 1)
            places = np.unique(np.concatenate([steps, *named]).round(12))
        kept = np.ones(len(places), dtype=bool)
        values = self.worths(c, places)
        for s in np.flatnonzero(self.present[:, c]):
            if self.is_ordered[c]:
                far = np.abs(places - self.ideal[s, c])
                kept &= far <= abs(self.red_line[s, c] - self.ideal[s, c]) + 1e-9
            elif not self.scenario.units[c].whole:
                least = values[int(self.red_line[s, c]), s]
                kept &= values[:, s] >= least - EPSILON
            else:
                kept &= values[:, s] >= self._stance["least"][s, c] - EPSILON
        return places[kept]

    def worths(self, c: int, places: Array) -> Array:
        """(place, party): what places of unit c are worth, as `sim.model.value` counts it."""
        tables, unit = self.lowered.setting_tables, self.lowered.setting_tables["unit"][c]
        if self.is_ordered[c]:
            stance = self._stance[:, c]
            span = np.where(stance["span"] > 0.0, stance["span"], 1.0)
            far = np.abs(places[:, None] - stance["ideal"]) / span
            values = 1.0 - far ** stance["risk"]
        else:
            by_option = tables["outcome" if unit["whole"] else "worth"]
            values = by_option[: len(self.power), unit["first_option"] + places.astype(int)].T
        worths: Array = np.where(self.present[:, c], values, 0.0)
        return worths

    def gains(self, c: int, places: Array) -> Array:
        """(place, party): what places of unit c add to the worth of a treaty."""
        weight, least = self._stance["weight"][:, c], self._stance["least"][:, c]
        gains: Array = np.where(self.present[:, c], weight * (self.worths(c, places) - least), 0.0)
        return gains

    def silence(self, c: int) -> Array:
        """(party,): what it adds to the worth of a treaty that it says nothing of unit c."""
        without = float(self.lowered.setting_tables["unit"]["without"][c])
        if np.isnan(without):
            return np.zeros(len(self.power))
        kept: Array = self.gains(c, np.array([without]))[0]
        return kept

    @property
    def _stance(self) -> Array:
        stance: Array = self.lowered.setting_tables["stance"][: len(self.power)]
        return stance

    @property
    def _named(self) -> tuple[Array, ...]:
        return self.ideal, self.reservation, self.red_line


def is_ordered(unit: Unit) -> bool:
    """Return whether a unit is a clause on a scale, not one of options or a whole item."""
    return unit.whole is None and unit.clause.scale is not None


def arena(scenario: Scenario) -> Arena:
    """Return the stances as the talks begin, assumptions and words at their defaults."""
    lowered = lower(scenario, at_defaults=True)
    begin(lowered.setting, lowered.state, new_log(0), 0, 0)
    parties = len(scenario.parties)
    stance = lowered.setting_tables["stance"][:parties]
    party = lowered.setting_tables["party"]
    present = stance["present"] == 1
    return Arena(
        scenario=scenario,
        lowered=lowered,
        present=present,
        ideal=stance["ideal"].copy(),
        reservation=stance["reservation"].copy(),
        red_line=stance["red_line"].copy(),
        salience=_salience(np.where(present, stance["salience"], 0.0)),
        power=party["weight"].copy(),
        disagreement=np.nan_to_num(party["alternative"]),
    )


def _salience(written: Array) -> Array:
    """Return saliences as shares of each party's attention."""
    whole = written.sum(axis=1, keepdims=True)
    if (whole <= 1.0 + 1e-9).all():
        return written
    shares: Array = np.divide(written, whole, out=np.zeros_like(written), where=whole > 0.0)
    return shares
