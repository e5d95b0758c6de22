"""Measures: what is read off every run of an ensemble, a number each.

::

    signed         1 if a treaty is signed, else 0
    day_if_signed  the day of signature; nothing where none is signed
    day            the day of signature, or on which a clause closes, at most the day `until`
    agreed         1 if a clause is agreed at the table, else 0
    position       the terms agreed on an ordered scale, as a share of it; nothing without
    terms          1 if just these terms are agreed, of options or of a whole item, else 0
    worth          what the treaty is worth to a party before delay; 0 without a signature
    delay          what the delay costs of that
    utility        worth less delay

What is not signed, or does not close, counts as at `until`: the mean of `day` is a restricted mean
[royston-parmar-2013]. So runs that stay open weigh in, and no mean is of the quick ones alone.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from sim.model.codes import MINUTES_A_DAY, Disposition
from sim.results.ensemble import Array, Ensemble
from sim.results.estimate import Estimate, mean, share
from sim.results.outcome import SETTLED, terms
from sim.scenario.scenario import Scenario, Unit

SAME = 1e-12
"""Numbers this near are the same: they differ in the last bits of a sum."""

MOST_TERMS = 20
"""Of how many different terms of a clause the shares are told: the most frequent ones."""

SHARES = frozenset({"signed", "agreed", "terms"})
"""Measures whose mean is a share of the runs."""


class Key(NamedTuple):
    """What is measured, of which clause or party, and of which terms; empty where of none."""

    name: str
    clause: str = ""
    party: str = ""
    terms: str = ""

    @property
    def told(self) -> str:
        """All that it says, in a row: day:ceasefire.line."""
        return ":".join(str(part) for part in self if part)


Measured = dict[Key, Array]
"""(n,) float of each measure; nan where a run says nothing."""


def horizon(scenario: Scenario) -> float:
    """Return the horizon of a scenario, in days since the start."""
    return scenario.horizon.number / MINUTES_A_DAY


OF_THE_WHOLE = ("signed", "day_if_signed", "day")
OF_A_CLAUSE = ("agreed", "day", "position")
OF_A_PARTY = ("worth", "delay", "utility")
"""Measures by what they are of; `terms` are those of one clause, and many."""


def has_position(unit: Unit) -> bool:
    """Say whether what is agreed on a unit is a place on a scale."""
    return unit.whole is None and unit.clause.scale is not None


def on_other_scales(one: Scenario, other: Scenario) -> set[str]:
    """Return the clauses whose terms are no places on the same scale, and so have no distance."""
    scales = [{unit.id: unit.clause.scale for unit in each.units} for each in (one, other)]
    return {name for name, scale in scales[0].items() if scales[1].get(name) != scale}


def measured(ensemble: Ensemble, *, until: float) -> Measured:
    """Return all measures of an ensemble: of the whole, of each clause, of each party.

    until : the day since the start up to which days count
    """
    found: Measured = {}
    found |= _of_the_whole(ensemble, until)
    for c, unit in enumerate(ensemble.scenario.units):
        found |= dict(_of_clause(unit, ensemble.unit[:, c], until))
    for s, party in enumerate(ensemble.scenario.parties):
        found |= _of_party(ensemble, s, party)
    return found


def estimated(key: Key, values: Array) -> Estimate:
    """Return the mean of a measure over the runs that say something: a share, or a mean."""
    said = values[~np.isnan(values)]
    return share(int(said.sum()), len(said)) if key.name in SHARES else mean(said)


def _of_the_whole(ensemble: Ensemble, until: float) -> Measured:
    signed = ensemble.is_signed
    day = ensemble.ending["minute"] / MINUTES_A_DAY
    return {
        Key("signed"): signed.astype(float),
        Key("day_if_signed"): np.where(signed, day, np.nan),
        Key("day"): np.where(signed, np.minimum(day, until), until),
    }


def _of_clause(unit: Unit, ends: Array, until: float) -> Iterator[tuple[Key, Array]]:
    settled = [d for d in Disposition if d.name.lower() in SETTLED]
    day = ends["minute"] / MINUTES_A_DAY
    closed = ends["minute"] >= 0
    yield Key("agreed", unit.id), np.isin(ends["disposition"], settled).astype(float)
    yield Key("day", unit.id), np.where(closed, np.minimum(day, until), until)
    if has_position(unit):
        yield Key("position", unit.id), ends["position"].astype(float)
        return
    agreed = ends["position"]
    different, counts = np.unique(agreed[~np.isnan(agreed)], return_counts=True)
    for place in np.argsort(-counts, kind="stable")[:MOST_TERMS]:
        words = terms(unit, float(different[place]))
        yield Key("terms", unit.id, terms=words), (agreed == different[place]).astype(float)


def _of_party(ensemble: Ensemble, s: int, party: str) -> Measured:
    worth = np.where(ensemble.is_signed, ensemble.worth[:, :, s].sum(axis=1), 0.0)
    utility = ensemble.utility[:, s]
    delay = worth - utility
    return {
        Key("worth", party=party): worth,
        Key("delay", party=party): np.where(np.abs(delay) < SAME, 0.0, delay),
        Key("utility", party=party): utility,
    }
